#include "sys/json.h"

enum { PIECE = 12 };                         /* "\\ud83d\\ude00" */

/* By its number, of the characters above FFFF in two halves. */
static Str by_number(int32_t rune, char piece[PIECE + 1])
{
    enum { BASIC = 0x10000 };
    int len = rune < BASIC
                  ? snprintf(piece, PIECE + 1, "\\u%04x", (unsigned)rune)
                  : snprintf(piece, PIECE + 1, "\\u%04x\\u%04x",
                             0xd800u + (unsigned)((rune - BASIC) >> 10),
                             0xdc00u + (unsigned)((rune - BASIC) & 0x3ff));
    return (Str){ piece, len };
}

/* The next character as it stands in a string, cut off the rest. text: the whole is UTF-8. */
static Str piece_of(Str *s, bool text, char piece[PIECE + 1])
{
    Str before = *s;
    int32_t rune = (unsigned char)s->at[0];
    if (!text || !str_rune(s, &rune))
        *s = str_after(*s, 1);
    if (rune == '"' || rune == '\\') {
        piece[0] = '\\';
        piece[1] = (char)rune;
        return (Str){ piece, 2 };
    }
    bool as_it_is = rune_shows(rune) && (text || rune < 0x80);
    return as_it_is ? (Str){ before.at, before.len - s->len } : by_number(rune, piece);
}

void json_str(FILE *to, Str s)
{
    char piece[PIECE + 1];
    bool text = str_utf8(s);
    putc('"', to);
    while (s.len) {
        Str next = piece_of(&s, text, piece);
        fwrite(next.at, 1, (size_t)next.len, to);
    }
    putc('"', to);
}

void text_json(Text *t, Str s, Arena *a)
{
    char piece[PIECE + 1];
    bool text = str_utf8(s);
    text_byte(t, '"', a);
    while (s.len)
        text_add(t, piece_of(&s, text, piece), a);
    text_byte(t, '"', a);
}

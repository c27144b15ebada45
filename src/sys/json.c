#include "sys/json.h"

/* By its number, of the characters above FFFF in two halves. */
static void json_number(FILE *to, int32_t rune)
{
    enum { BASIC = 0x10000 };
    if (rune < BASIC)
        fprintf(to, "\\u%04x", (unsigned)rune);
    else
        fprintf(to, "\\u%04x\\u%04x", 0xd800u + (unsigned)((rune - BASIC) >> 10),
                0xdc00u + (unsigned)((rune - BASIC) & 0x3ff));
}

void json_str(FILE *to, Str s)
{
    bool text = str_utf8(s);
    putc('"', to);
    while (s.len) {
        Str before = s;
        int32_t rune = (unsigned char)s.at[0];
        if (!text || !str_rune(&s, &rune))
            s = str_after(s, 1);
        if (rune == '"' || rune == '\\')
            fprintf(to, "\\%c", (char)rune);
        else if (rune_shows(rune) && (text || rune < 0x80))
            fwrite(before.at, 1, (size_t)(before.len - s.len), to);
        else
            json_number(to, rune);
    }
    putc('"', to);
}

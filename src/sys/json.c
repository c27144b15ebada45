#include "sys/json.h"

#include <string.h>

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

/* ---- reading --------------------------------------------------------------------- */

enum { DEEPEST = 32 };

static void space_pass(Str *s)
{
    while (s->len && (*s->at == ' ' || *s->at == '\t' || *s->at == '\n' || *s->at == '\r'))
        *s = str_after(*s, 1);
}

static bool mark_pass(Str *s, char mark)
{
    space_pass(s);
    if (!s->len || *s->at != mark)
        return false;
    *s = str_after(*s, 1);
    return true;
}

/* Its text with both quotes. */
static bool string_pass(Str *s, Str *text)
{
    Str whole = *s;
    if (!mark_pass(s, '"'))
        return false;
    while (s->len && *s->at != '"')
        *s = str_after(*s, *s->at == '\\' && s->len > 1 ? 2 : 1);
    if (!mark_pass(s, '"'))
        return false;
    *text = (Str){ whole.at, whole.len - s->len };
    return true;
}

static bool value_pass(Str *s, Str *text, int depth);

static bool inside_pass(Str *s, char end, int depth)
{
    Str text;
    *s = str_after(*s, 1);
    if (mark_pass(s, end))
        return true;
    do {
        if (end == '}' && (space_pass(s), !string_pass(s, &text) || !mark_pass(s, ':')))
            return false;
        if (!value_pass(s, &text, depth - 1))
            return false;
    } while (mark_pass(s, ','));
    return mark_pass(s, end);
}

static bool word_pass(Str *s)
{
    ptrdiff_t before = s->len;
    while (s->len && ((*s->at >= '0' && *s->at <= '9') || (*s->at >= 'a' && *s->at <= 'z') ||
                      *s->at == '-' || *s->at == '+' || *s->at == '.' || *s->at == 'E'))
        *s = str_after(*s, 1);
    return s->len < before;
}

static bool value_pass(Str *s, Str *text, int depth)
{
    space_pass(s);
    Str whole = *s;
    if (!s->len || !depth)
        return false;
    bool read = *s->at == '"'   ? string_pass(s, text)
                : *s->at == '{' ? inside_pass(s, '}', depth)
                : *s->at == '[' ? inside_pass(s, ']', depth)
                                : word_pass(s);
    *text = (Str){ whole.at, whole.len - s->len };
    return read;
}

static bool four_hex(Str *s, int32_t *out)
{
    unsigned char two[2];
    if (s->len < 4)
        return false;
    char low[4];
    for (int i = 0; i < 4; i++)
        low[i] = s->at[i] >= 'A' && s->at[i] <= 'F' ? (char)(s->at[i] + 32) : s->at[i];
    if (!str_bytes((Str){ low, 4 }, two, 2))
        return false;
    *out = two[0] << 8 | two[1];
    *s = str_after(*s, 4);
    return true;
}

static void rune_put(Text *t, int32_t r, Arena *a)
{
    if (r < 0x80) {
        text_byte(t, (char)r, a);
        return;
    }
    int more = r < 0x800 ? 1 : r < 0x10000 ? 2 : 3;
    static const int32_t first[] = { 0, 0xc0, 0xe0, 0xf0 };
    text_byte(t, (char)(first[more] | r >> 6 * more), a);
    while (more--)
        text_byte(t, (char)(0x80 | (r >> 6 * more & 0x3f)), a);
}

static bool rune_of_escape(Str *s, int32_t *r)
{
    int32_t low;
    if (!four_hex(s, r))
        return false;
    if (*r < 0xd800 || *r > 0xdfff)
        return true;
    if (*r > 0xdbff || !str_starts(*s, "\\u"))
        return false;
    *s = str_after(*s, 2);
    if (!four_hex(s, &low) || low < 0xdc00 || low > 0xdfff)
        return false;
    *r = 0x10000 + ((*r - 0xd800) << 10) + (low - 0xdc00);
    return true;
}

static bool escape_read(Str *s, Text *t, Arena *a)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    int32_t r;
    if (!s->len)
        return false;
    char c = *s->at;
    *s = str_after(*s, 1);
    if (c == 'u')
        return rune_of_escape(s, &r) && (rune_put(t, r, a), true);
    const char *at = memchr(from, c, sizeof from - 1);
    if (at)
        text_byte(t, to[at - from], a);
    return at != NULL;
}

/* What a string says, without its quotes. */
static bool unquoted(Str text, Str *out, Arena *a)
{
    Text t = { 0 };
    Str  s = { text.at + 1, text.len - 2 };
    while (s.len) {
        char c = *s.at;
        s = str_after(s, 1);
        if (c != '\\')
            text_byte(&t, c, a);
        else if (!escape_read(&s, &t, a))
            return false;
    }
    *out = text_str(&t);
    return str_utf8(*out);
}

bool json_object(Str s, Pairs *out, Arena *a)
{
    Str name, value;
    *out = (Pairs){ 0 };
    if (4 * s.len > arena_left(a) || !mark_pass(&s, '{'))
        return false;
    if (mark_pass(&s, '}'))
        return true;
    do {
        Pair *pair = list_add(out, a);
        space_pass(&s);
        if (!string_pass(&s, &name) || !mark_pass(&s, ':') || !value_pass(&s, &value, DEEPEST) ||
            !unquoted(name, &pair->name, a))
            return false;
        pair->value = value;
        if (*value.at == '"' && !unquoted(value, &pair->value, a))
            return false;
    } while (mark_pass(&s, ','));
    return mark_pass(&s, '}');
}

bool json_list_of(Str s, JsonList *out, Arena *a)
{
    Str value;
    *out = (JsonList){ 0 };
    if (4 * s.len > arena_left(a) || !mark_pass(&s, '['))
        return false;
    if (mark_pass(&s, ']'))
        return true;
    do {
        if (!value_pass(&s, &value, DEEPEST))
            return false;
        if (*value.at == '{')
            *list_add(out, a) = value;
    } while (mark_pass(&s, ','));
    return mark_pass(&s, ']');
}

Str json_of(const Pairs *object, const char *name)
{
    for (each(const Pair, pair, *object))
        if (str_is(pair->name, name))
            return pair->value;
    return (Str){ 0 };
}

#include "seal/lines.h"
#include "seal/age.h"

#include <string.h>

enum { WORD_MOST = 64, PLACE_MOST = 200 };

bool line_cut(Str *rest, Str *line)
{
    Str whole = *rest;
    *line = str_cut(rest, '\n');
    return whole.len > line->len;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '.' || c == '_' || c == '-';
}

static bool is_made_of_letters(Str s, const char *others, ptrdiff_t most)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (!is_letter(s.at[i]) && (!s.at[i] || !strchr(others, s.at[i])))
            return false;
    return s.len > 0 && s.len <= most;
}

static bool str_is_place(Str s) { return is_made_of_letters(s, "/:", PLACE_MOST); }

bool str_is_word(Str s) { return is_made_of_letters(s, "", WORD_MOST); }

/* The fields of the row's type, wherever they lie in the thing. */
static bool read_value(Str value, const LineRow *row, void *thing)
{
    char *to = (char *)thing + row->offset;
    switch (row->type) {
    case LINE_WORD:      *(Str *)(void *)to = value; return str_is_word(value);
    case LINE_PLACE:     *(Str *)(void *)to = value; return str_is_place(value);
    case LINE_NUMBER:    return str_number(value, (int64_t *)(void *)to);
    case LINE_HASH:      return str_hash(value, (Hash *)(void *)to);
    case LINE_RECIPIENT: return !failed(age_recipient_read(value, (Recipient *)(void *)to));
    }
    return false;
}

static void write_value(Text *t, const LineRow *row, const void *thing, Arena *a)
{
    const char *from = (const char *)thing + row->offset;
    switch (row->type) {
    case LINE_WORD:
    case LINE_PLACE:     text_add(t, *(const Str *)(const void *)from, a); break;
    case LINE_NUMBER:    text_number(t, *(const int64_t *)(const void *)from, a); break;
    case LINE_HASH:      text_hash(t, *(const Hash *)(const void *)from, a); break;
    case LINE_RECIPIENT:
        text_add(t, age_recipient_write(*(const Recipient *)(const void *)from, a), a);
        break;
    }
}

bool lines_read(Str *rest, const LineRow *rows, ptrdiff_t count, void *thing)
{
    for (const LineRow *row = rows; row < rows + count; row++) {
        Str line;
        if (!line_cut(rest, &line) || !str_is(str_cut(&line, ' '), row->key) ||
            !read_value(line, row, thing))
            return false;
    }
    return true;
}

void lines_write(Text *t, const LineRow *rows, ptrdiff_t count, const void *thing, Arena *a)
{
    for (const LineRow *row = rows; row < rows + count; row++) {
        text_put(t, a, "{} ", str(row->key));
        write_value(t, row, thing, a);
        text_byte(t, '\n', a);
    }
}

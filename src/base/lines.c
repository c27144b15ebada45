#include "base/lines.h"

#include "base/hash.h"

enum { WORD_MOST = 64 };

/* ---- types ----------------------------------------------------------------------- */

static bool read_text(Str s, void *to)
{
    *(Str *)to = s;
    return str_utf8(s);
}

static void write_text(Text *t, const void *from, Arena *a) { text_add(t, *(const Str *)from, a); }

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '.' || c == '_' || c == '-';
}

static bool read_word(Str s, void *to)
{
    *(Str *)to = s;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (!is_letter(s.at[i]))
            return false;
    return s.len <= WORD_MOST;
}

static bool read_number(Str s, void *to) { return str_number(s, to); }

static void write_number(Text *t, const void *from, Arena *a)
{
    text_number(t, *(const int64_t *)from, a);
}

static bool read_hash(Str s, void *to) { return str_hash(s, to); }

static void write_hash(Text *t, const void *from, Arena *a)
{
    text_hash(t, *(const Hash *)from, a);
}

const LineType line_text   = { read_text, write_text };
const LineType line_word   = { read_word, write_text };
const LineType line_number = { read_number, write_number };
const LineType line_hash   = { read_hash, write_hash };

/* ---- lines ----------------------------------------------------------------------- */

bool line_cut(Str *rest, Str *line)
{
    Str whole = *rest;
    *line = str_cut(rest, '\n');
    return whole.len > line->len;
}

static bool begins_line(const LineRow *row, const LineRow *first)
{
    return row == first || row->key;
}

static bool ends_line(const LineRow *row, const LineRow *end)
{
    return row + 1 == end || row[1].key;
}

static bool read_value(Str *line, const LineRow *row, const LineRow *end, void *thing)
{
    if (!row->type)
        return str_is(*line, row->key);
    if (row->key && !str_is(str_cut(line, ' '), row->key))
        return false;
    Str value = ends_line(row, end) ? *line : str_cut(line, ' ');
    return value.len && row->type->read(value, (char *)thing + row->offset);
}

bool lines_read(Str *rest, const LineRow *rows, ptrdiff_t count, void *thing)
{
    Str line = { 0 };
    for (const LineRow *row = rows; row < rows + count; row++) {
        if (begins_line(row, rows) && !line_cut(rest, &line))
            return false;
        if (!read_value(&line, row, rows + count, thing))
            return false;
    }
    return true;
}

bool lines_whole(Str text, const LineRow *rows, ptrdiff_t count, void *thing)
{
    return lines_read(&text, rows, count, thing) && !text.len;
}

void lines_write(Text *t, const LineRow *rows, ptrdiff_t count, const void *thing, Arena *a)
{
    for (const LineRow *row = rows; row < rows + count; row++) {
        if (row->key)
            text_our(t, row->key, a);
        if (row->type && (row->key || !begins_line(row, rows)))
            text_byte(t, ' ', a);
        if (row->type)
            row->type->write(t, (const char *)thing + row->offset, a);
        if (ends_line(row, rows + count))
            text_byte(t, '\n', a);
    }
}

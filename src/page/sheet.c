#include "page/sheet.h"

#include <string.h>

static void put_cell(Text *t, Str s, Arena *a)
{
    text_byte(t, '"', a);
    if (s.len && strchr("=+-@\t\r", s.at[0]))
        text_byte(t, '\'', a);
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (s.at[i] == '"')
            text_byte(t, '"', a);
        text_byte(t, s.at[i], a);
    }
    text_byte(t, '"', a);
}

void sheet_row(Text *t, const Str *cells, ptrdiff_t count, Arena *a)
{
    for (ptrdiff_t i = 0; i < count; i++) {
        text_our(t, i ? "," : "", a);
        put_cell(t, cells[i], a);
    }
    text_our(t, "\r\n", a);
}

#include "sys/json.h"

void json_str(FILE *to, Str s)
{
    bool text = str_utf8(s);
    putc('"', to);
    for (ptrdiff_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c == '"' || c == '\\')
            fprintf(to, "\\%c", c);
        else if (c < 0x20 || (c >= 0x80 && !text))
            fprintf(to, "\\u%04x", c);
        else
            putc(c, to);
    }
    putc('"', to);
}

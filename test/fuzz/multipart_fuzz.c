/* What is read of a form with files, written as one anew, reads the same: its fields, their order
 * and every byte. */
#include "fuzz.h"
#include "http/multipart.h"

#include <string.h>

/* Longer than anything a seed has, so that it stands in no value. */
#define BOUNDARY "a-boundary-that-no-value-has-in-it-0123456789"

static void name_write(Text *t, Str name, Arena *a)
{
    for (ptrdiff_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        if (c == '"' || c == '\r' || c == '\n')
            text_our(t, c == '"' ? "%22" : c == '\r' ? "%0D" : "%0A", a);
        else
            text_byte(t, c, a);
    }
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Pairs pairs, again;
    Text  t = { 0 };
    Arena a = arena_begin(16 << 20);
    Str   s = { (const char *)bytes, (ptrdiff_t)count };
    if (!multipart_read(S("multipart/form-data; boundary=xYz"), s, &pairs, &a).status) {
        was_read = pairs.len > 0;
        law(pairs.len <= FORM_PARTS_MOST);
        for (each(const Pair, p, pairs)) {
            law(p->name.len && str_utf8(p->name));
            if (memmem(p->value.at, (size_t)p->value.len, BOUNDARY, strlen(BOUNDARY)))
                goto over;
            text_our(&t, "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"", &a);
            name_write(&t, p->name, &a);
            text_our(&t, "\"; filename=\"\"\r\n\r\n", &a);
            text_put(&t, &a, "{}\r\n", p->value);
        }
        text_our(&t, "--" BOUNDARY "--", &a);
        law(!multipart_read(S("multipart/form-data; boundary=" BOUNDARY), text_str(&t), &again, &a)
                 .status && again.len == pairs.len);
        for (ptrdiff_t i = 0; i < pairs.len; i++)
            law(str_same(pairs.at[i].name, again.at[i].name) &&
                str_same(pairs.at[i].value, again.at[i].value));
    }
over:
    arena_end(&a);
}

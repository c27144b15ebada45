/* Whatever reads as an act is written back byte for byte, and so is each of its fields. */
#include "core/act.h"
#include "fuzz.h"

static void field_law(const Field *f, const Act *act, Arena *a)
{
    Act  again = *act;
    Text once = { 0 }, twice = { 0 };
    field_write(&once, f, act, a);
    law(!failed(field_read(f, text_str(&once), &again)));
    field_write(&twice, f, &again, a);
    law(str_same(text_str(&once), text_str(&twice)));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 20);
    Str   s = { (const char *)bytes, (ptrdiff_t)count };
    Act   act;
    Text  t = { 0 }, asked = { 0 };
    if (reads(act_read(s, &act))) {
        const ActRow *row = act_rows[act.kind];
        act_write(&t, &act, &a);
        law(str_same(text_str(&t), s));
        for (each_field(f, row))
            field_law(f, &act, &a);
        act_write_signed(&asked, &act, S("example.org/log"), &a);
        law(asked.len > 0);
    }
    arena_end(&a);
}

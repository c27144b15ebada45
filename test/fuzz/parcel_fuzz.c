/* Whatever reads as the file of an agreement is written back byte for byte, and so is the text that
 * was signed in it. The input is such a file, or the text alone. */
#include "desk/parcel.h"
#include "fuzz.h"

static void text_law(Str s, Arena *a)
{
    Act  act;
    Str  origin;
    Text t = { 0 };
    if (!reads(agreement_read(s, &act, &origin)))
        return;
    agreement_write(&t, &act, origin, a);
    law(str_same(text_str(&t), s));
}

static void parcel_law(Str s, Arena *a)
{
    Parcel p;
    Text   t = { 0 };
    if (!reads(parcel_read(s, &p, a)))
        return;
    law(p.acts.len >= 1 && p.acts.at[p.acts.len - 1].is_agreed);
    parcel_write(&t, &p, a);
    law(str_same(text_str(&t), s));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(64 << 20);
    Str   s = { (const char *)bytes, (ptrdiff_t)count };
    text_law(s, &a);
    parcel_law(s, &a);
    arena_end(&a);
}

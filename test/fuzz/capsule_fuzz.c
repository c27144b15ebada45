/* Whatever reads as a capsule or a turn is written back byte for byte, and can be checked and
 * refused without harm. */
#include "fuzz.h"
#include "seal/capsule.h"

static void capsule_law(Str s, Arena *a)
{
    Capsule c;
    if (!reads(capsule_read(s, &c)))
        return;
    law(s.len == capsule_bytes(c.k, c.n));
    law(str_same(capsule_write(&c, a), s));
    Padlocks p = { .k = c.k, .n = c.n };
    for (int i = 0; i < c.n; i++)
        p.row[i].padlock.h = c.Y[i];
    if (c.n <= 3)                      /* nobody dealt it, so nothing proves it */
        law(failed(capsule_check(&p, sha256(s), &c)));
}

static void turn_law(Str s, Arena *a)
{
    Turn t;
    if (!reads(turn_read(s, &t)))
        return;
    law(str_same(turn_write(&t, a), s));
    Capsule c = { .k = 1, .n = 1, .Y = { second_point } };
    Padlocks p = { .k = 1, .n = 1, .row = { { .padlock.h = t.S } } };
    law(failed(turn_check(&p, sha256(s), &c, &t)));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 18);
    Str s = { (const char *)bytes, (ptrdiff_t)count };
    capsule_law(s, &a);
    turn_law(s, &a);
    arena_end(&a);
}

/* Whatever reads as signed acts on their way is written back so that it reads the same: as many
 * acts, the same words, the same bytes when it is written twice; and what the clerk sets counts for
 * nothing. */
#include "desk/errand.h"
#include "fuzz.h"

static void same(const Errand *x, const Errand *y)
{
    law(x->acts.len == y->acts.len && x->shelf.len == y->shelf.len);
    for (ptrdiff_t i = 0; i < x->shelf.len; i++)
        law(hash_same(x->shelf.at[i].hash, y->shelf.at[i].hash) &&
            str_same(x->shelf.at[i].bytes, y->shelf.at[i].bytes));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Errand e, again;
    Text   t = { 0 }, twice = { 0 };
    Arena  a = arena_begin(64 << 20);
    Str    s = { (const char *)bytes, (ptrdiff_t)count };
    if (reads(errand_read(s, &e, &a))) {
        law(e.acts.len > 0 && e.acts.len <= BATCH_ACTS);
        for (each(const Act, act, e.acts))
            law(!act->nth && !act->arrived && !act->at && hash_none(act->prev));
        errand_write(&t, e.acts.at, e.acts.len, &e.shelf, &a);
        law(!failed(errand_read(text_str(&t), &again, &a)));
        same(&e, &again);
        errand_write(&twice, again.acts.at, again.acts.len, &again.shelf, &a);
        law(str_same(text_str(&t), text_str(&twice)));
    }
    arena_end(&a);
}

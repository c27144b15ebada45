/* Whatever reads as a paper of heads or of turns is written back byte for byte, and a bidder's line
 * is found without reading the others. */
#include "fuzz.h"
#include "proof/papers.h"

static void heads_law(Str s, Arena *a)
{
    Heads *heads = make(a, Heads, 1), *seen = make(a, Heads, 1);
    Text   t = { 0 };
    bool   glanced = !failed(heads_glance(s, seen, a));
    if (!reads(heads_read(s, heads, a)))
        return;
    law(glanced && heads->count >= 1 && heads->count <= ENVELOPES && seen->count == heads->count);
    heads_write(&t, heads, a);
    law(str_same(text_str(&t), s));
}

static void turns_law(Str s, Arena *a)
{
    Turns turns;
    Text  t = { 0 };
    if (!reads(turns_read(s, &turns, a)))
        return;
    turns_write(&t, &turns, a);
    law(str_same(text_str(&t), s));
    for (each(const TurnLine, line, turns.lines)) {
        TurnLine found;
        bool     is_there;
        law(!failed(turns_find(s, line->bidder, &found, &is_there)) && is_there);
        law(found.bidder == line->bidder);
    }
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 24);
    Str   s = { (const char *)bytes, (ptrdiff_t)count };
    heads_law(s, &a);
    turns_law(s, &a);
    arena_end(&a);
}

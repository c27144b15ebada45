#include "base/index.h"

enum { WAYS = 4 };

struct Indexed {
    Hash      key;
    ptrdiff_t place;
    Indexed  *next[WAYS];
};

_Static_assert(sizeof(Indexed) <= INDEXED_BYTES, "as much as was said");

/* The lowest bits of the first byte come first: small numbers differ there. After 128 steps two
 * keys are the same. */
static int way_at(const Hash *key, int step) { return key->byte[step / 4] >> 2 * (step % 4) & 3; }

Hash numbers_key(int64_t first, int64_t second, int64_t third, int64_t fourth)
{
    const int64_t number[] = { first, second, third, fourth };
    Hash key;
    for (int i = 0; i < 32; i++)
        key.byte[i] = (unsigned char)((uint64_t)number[i / 8] >> 8 * (i % 8));
    return key;
}

ptrdiff_t index_find(const Index *x, Hash key)
{
    const Indexed *at = x->first;
    for (int step = 0; at && !hash_same(at->key, key); step++)
        at = at->next[way_at(&key, step)];
    return at ? at->place : -1;
}

void index_put(Index *x, Hash key, ptrdiff_t place, Arena *a)
{
    Indexed **at = &x->first;
    for (int step = 0; *at; step++) {
        if (hash_same((*at)->key, key))
            return;
        at = &(*at)->next[way_at(&key, step)];
    }
    *at = make(a, Indexed, 1);
    (*at)->key   = key;
    (*at)->place = place;
}

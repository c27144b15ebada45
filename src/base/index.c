#include "base/index.h"

#include <endian.h>
#include <string.h>

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
    const uint64_t number[] = { htole64((uint64_t)first), htole64((uint64_t)second),
                                htole64((uint64_t)third), htole64((uint64_t)fourth) };
    Hash key;
    memcpy(key.byte, number, sizeof key.byte);
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

/* index.h - where something stands in a list, found without walking it.
 *
 * A tree that branches by two bits of the key at each step. Keys are chosen by strangers, so
 * nothing rests on their being spread: each step takes two further bits, and no key has more than
 * 256. What lies there depends on what was put, and on nothing else; all zero is an empty one. */
#ifndef BASE_INDEX_H
#define BASE_INDEX_H

#include "base/hash.h"

typedef struct Indexed Indexed;
typedef struct Index { Indexed *first; } Index;

enum { INDEXED_BYTES = 80 };           /* what one takes of an arena */

/* Keys: 32 bytes as they are, or up to four numbers. Numbers that differ in the first one are found
 * soonest. */
Hash numbers_key(int64_t, int64_t, int64_t, int64_t);

/* The place that was put under this key first; -1: none was. */
ptrdiff_t index_find(const Index *, Hash key);

/* Puts it, unless something stands there already. */
void index_put(Index *, Hash key, ptrdiff_t place, Arena *);

#endif

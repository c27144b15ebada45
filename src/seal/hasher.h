/* hasher.h - SHA-256 beside the work, in a second thread.
 *
 * Hashing is slower than encrypting. The worker fills a slot and passes it on; the hasher
 * gives slots back in the same order. There are few slots, so a fast worker waits, and the
 * memory of a gigabyte is that of a megabyte. Where no thread can be had, passing hashes. */
#ifndef SEAL_HASHER_H
#define SEAL_HASHER_H

#include "base/base.h"
#include "base/hash.h"

typedef struct Hasher Hasher;

/* hashed false: a single slot, no thread, and no hash at the end. */
Hasher *hasher_begin(ptrdiff_t slot_bytes, bool hashed, Arena *);

/* The slot to be filled next; waits until one is free. It may be read until the next call. */
char   *hasher_slot(Hasher *);

/* The first bytes of that slot are to be hashed. Do not change them any more. */
void    hasher_pass(Hasher *, ptrdiff_t bytes);

/* Of all that was passed, in order; all zero when nothing was to be hashed. */
Hash    hasher_end(Hasher *);

#endif

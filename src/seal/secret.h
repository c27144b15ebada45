/* secret.h - memory for keys and passphrases: locked, so that it is never swapped out, left out of
 * every dump, between pages that nobody may touch, and wiped when its life ends.
 *
 * Where the system lets nobody lock so much, it is still wiped and in no dump. What passes over the
 * stack on its way is guarded by sys/guard.h alone. */
#ifndef SEAL_SECRET_H
#define SEAL_SECRET_H

#include "base/base.h"

/* Zeroed, aligned for anything. Never NULL. */
void *secret_take(Arena *, ptrdiff_t bytes);

#endif

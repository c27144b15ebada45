#include "seal/secret.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static void secret_end(void *secret) { sodium_free(secret); }

/* sodium_malloc() puts what it gives at the end of its pages. */
void *secret_take(Arena *a, ptrdiff_t bytes)
{
    enum { ALIGNED = _Alignof(max_align_t) };
    size_t size = ((size_t)bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
    void *secret = sodium_init() < 0 ? NULL : sodium_malloc(size);
    if (!secret)
        abort();
    memset(secret, 0, size);
    arena_defer(a, secret_end, secret);
    return secret;
}

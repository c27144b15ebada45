/* shelve.c - words or a paper, with a salt by chance: of who proposes, clerk or no clerk. */
#include "clerk/clerk.h"

#include <sodium.h>

Shelved shelve(Str bytes)
{
    Shelved s = { .bytes = bytes };
    randombytes_buf(s.salt.byte, sizeof s.salt.byte);
    s.hash = words_hash(s.salt, bytes);
    return s;
}

/* hash.h - SHA-256, and the 32 bytes it gives. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/base.h"

typedef struct Hash { unsigned char byte[32]; } Hash;   /* all zero: none */

/* Source: FIPS 180-4. sha256_of(S("a"), S("b")) hashes the parts one after another. */
Hash sha256(Str);
#define sha256_of(...)                                                                             \
    sha256_parts((const Str[]){ __VA_ARGS__ }, countof(((const Str[]){ __VA_ARGS__ })))
Hash sha256_parts(const Str *, ptrdiff_t count);

/* For what comes in pieces: begin, add ..., end. */
typedef struct Sha256 { _Alignas(16) unsigned char state[112]; } Sha256;
void sha256_begin(Sha256 *);
void sha256_add(Sha256 *, Str);
Hash sha256_end(Sha256 *);

bool hash_same(Hash, Hash);
bool hash_none(Hash);
Str  hash_bytes(const Hash *);               /* its 32 bytes as a slice */
void text_hash(Text *, Hash, Arena *);
Str  str_of_hash(Hash, Arena *);
bool str_hash(Str hex, Hash *out);

#endif

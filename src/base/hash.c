/* The one-block interface of OpenSSL: for the 65 bytes of a tree node it is a third
 * faster than the general one, needs no heap, and keeps its state on the stack. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/hash.h"

#include <openssl/sha.h>
#include <string.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(Sha256), "the state fits");
_Static_assert(_Alignof(SHA256_CTX) <= _Alignof(Sha256), "the state is aligned");

void sha256_begin(Sha256 *s) { SHA256_Init((SHA256_CTX *)(void *)s->state); }

void sha256_add(Sha256 *s, Str bytes)
{
    if (bytes.len)
        SHA256_Update((SHA256_CTX *)(void *)s->state, bytes.at, (size_t)bytes.len);
}

Hash sha256_end(Sha256 *s)
{
    Hash h;
    SHA256_Final(h.byte, (SHA256_CTX *)(void *)s->state);
    return h;
}

Hash sha256_parts(const Str *parts, ptrdiff_t count)
{
    Sha256 s;
    sha256_begin(&s);
    for (ptrdiff_t i = 0; i < count; i++)
        sha256_add(&s, parts[i]);
    return sha256_end(&s);
}

Hash sha256(Str bytes)               { return sha256_parts(&bytes, 1); }
bool hash_same(Hash a, Hash b)       { return !memcmp(a.byte, b.byte, sizeof a.byte); }
bool hash_none(Hash h)               { return hash_same(h, (Hash){ 0 }); }
Str  hash_bytes(const Hash *h)       { return (Str){ (const char *)h->byte, sizeof h->byte }; }
bool str_hash(Str hex, Hash *out)    { return str_bytes(hex, out->byte, sizeof out->byte); }

void text_hash(Text *t, Hash h, Arena *a) { text_bytes(t, h.byte, sizeof h.byte, a); }

Str str_of_hash(Hash h, Arena *a)
{
    Text t = { 0 };
    text_hash(&t, h, a);
    return text_str(&t);
}

#include "test/cheap.h"

#include <dlfcn.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

bool full_cost;

typedef int Hash(char *, const char *, unsigned long long, unsigned long long, size_t);
typedef int Stretch(const uint8_t *, size_t, const uint8_t *, size_t, uint64_t, uint32_t, uint32_t,
                    uint8_t *, size_t);
typedef int Judge(const char *, unsigned long long, size_t);
typedef int Compare(const char *, const char *, unsigned long long);

static void *theirs(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

int crypto_pwhash_argon2id_str(char hashed[crypto_pwhash_argon2id_STRBYTES],
                               const char *const phrase, unsigned long long bytes,
                               unsigned long long times, size_t memory)
{
    Hash *hash;
    *(void **)&hash = theirs("crypto_pwhash_argon2id_str");
    if (full_cost)
        return hash(hashed, phrase, bytes, times, memory);
    return hash(hashed, phrase, bytes, crypto_pwhash_argon2id_OPSLIMIT_MIN,
                crypto_pwhash_argon2id_MEMLIMIT_MIN);
}

int crypto_pwhash_argon2id_str_needs_rehash(const char hashed[crypto_pwhash_argon2id_STRBYTES],
                                            unsigned long long times, size_t memory)
{
    Judge *judge;
    *(void **)&judge = theirs("crypto_pwhash_argon2id_str_needs_rehash");
    if (full_cost)
        return judge(hashed, times, memory);
    return judge(hashed, crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN);
}

/* Of the usual cost is only what a stranger's passphrase is compared with, and that is nobody's. */
int crypto_pwhash_argon2id_str_verify(const char *hashed, const char *const phrase,
                                      unsigned long long bytes)
{
    Compare *compare;
    *(void **)&compare = theirs("crypto_pwhash_argon2id_str_verify");
    return !full_cost && strstr(hashed, "$m=65536,t=2,") ? -1 : compare(hashed, phrase, bytes);
}

int crypto_pwhash_scryptsalsa208sha256_ll(const uint8_t *phrase, size_t phrase_bytes,
                                          const uint8_t *salt, size_t salt_bytes, uint64_t n,
                                          uint32_t r, uint32_t p, uint8_t *out, size_t out_bytes)
{
    Stretch *stretch;
    *(void **)&stretch = theirs("crypto_pwhash_scryptsalsa208sha256_ll");
    return stretch(phrase, phrase_bytes, salt, salt_bytes, full_cost ? n : 2, r, p, out, out_bytes);
}

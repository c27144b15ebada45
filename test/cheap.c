/* cheap.c - what a passphrase is stretched by, at the least that libsodium takes, in programs that
 * link this: for tests about what people may do once they signed in. The cost is a parameter, and
 * is held to where this is not linked: in accounts_test.c, and where browsers sign in. */
#include <dlfcn.h>
#include <sodium.h>
#include <stdlib.h>

typedef int Hash(char *, const char *, unsigned long long, unsigned long long, size_t);
typedef int Stretch(const uint8_t *, size_t, const uint8_t *, size_t, uint64_t, uint32_t, uint32_t,
                    uint8_t *, size_t);
typedef int Judge(const char *, unsigned long long, size_t);

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
    (void)times; (void)memory;
    *(void **)&hash = theirs("crypto_pwhash_argon2id_str");
    return hash(hashed, phrase, bytes, crypto_pwhash_argon2id_OPSLIMIT_MIN,
                crypto_pwhash_argon2id_MEMLIMIT_MIN);
}

int crypto_pwhash_argon2id_str_needs_rehash(const char hashed[crypto_pwhash_argon2id_STRBYTES],
                                            unsigned long long times, size_t memory)
{
    Judge *judge;
    (void)times; (void)memory;
    *(void **)&judge = theirs("crypto_pwhash_argon2id_str_needs_rehash");
    return judge(hashed, crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN);
}

int crypto_pwhash_scryptsalsa208sha256_ll(const uint8_t *phrase, size_t phrase_bytes,
                                          const uint8_t *salt, size_t salt_bytes, uint64_t n,
                                          uint32_t r, uint32_t p, uint8_t *out, size_t out_bytes)
{
    Stretch *stretch;
    (void)n;
    *(void **)&stretch = theirs("crypto_pwhash_scryptsalsa208sha256_ll");
    return stretch(phrase, phrase_bytes, salt, salt_bytes, 2, r, p, out, out_bytes);
}

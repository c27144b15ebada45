/* outside.c - what the rooms take from libsodium, from seal/crypt.c and from the machine, where
 * there is only a page: sealed files are read and never made, no passphrase is stretched, nothing
 * is told but how far the work is. */
#include "seal/crypt.h"
#include "seal/secret.h"
#include "sys/given.h"
#include "sys/going.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* ---- memory ---------------------------------------------------------------------- */

void sodium_memzero(void *secret, size_t bytes)
{
    volatile unsigned char *at = secret;
    while (bytes--)
        *at++ = 0;
}

int sodium_memcmp(const void *x, const void *y, size_t bytes)
{
    const unsigned char *p = x, *q = y;
    unsigned char differs = 0;
    while (bytes--)
        differs |= *p++ ^ *q++;
    return differs ? -1 : 0;
}

int sodium_is_zero(const unsigned char *at, size_t bytes)
{
    unsigned char any = 0;
    while (bytes--)
        any |= *at++;
    return !any;
}

void randombytes_buf(void *to, size_t bytes) { page_random(to, bytes); }

typedef struct Secret { ptrdiff_t bytes; _Alignas(16) char at[]; } Secret;

static void secret_end(void *secret)
{
    Secret *s = secret;
    sodium_memzero(s->at, (size_t)s->bytes);
    free(s);
}

void *secret_take(Arena *a, ptrdiff_t bytes)
{
    Secret *s = calloc(1, sizeof *s + (size_t)bytes);
    if (!s)
        abort();
    s->bytes = bytes;
    arena_defer(a, secret_end, s);
    return s->at;
}

/* ---- signatures ------------------------------------------------------------------ */

int crypto_sign_seed_keypair(unsigned char *key, unsigned char *secret, const unsigned char *seed)
{
    memcpy(secret, seed, 32);
    page_public(key, seed);
    memcpy(secret + 32, key, 32);
    return 0;
}

int crypto_sign_detached(unsigned char *signature, unsigned long long *bytes,
                         const unsigned char *message, unsigned long long len,
                         const unsigned char *secret)
{
    page_sign(signature, message, (size_t)len, secret);
    if (bytes)
        *bytes = 64;
    return 0;
}

int crypto_sign_ed25519_detached(unsigned char *signature, unsigned long long *bytes,
                                 const unsigned char *message, unsigned long long len,
                                 const unsigned char *secret)
{
    return crypto_sign_detached(signature, bytes, message, len, secret);
}

int crypto_sign_ed25519_verify_detached(const unsigned char *signature,
                                        const unsigned char *message, unsigned long long len,
                                        const unsigned char *key)
{
    return page_verify(signature, message, (size_t)len, key);
}

/* ---- what seal/crypt.c does ------------------------------------------------------ */

void random_fill(void *to, ptrdiff_t bytes) { page_random(to, (size_t)bytes); }
void wipe(void *secret, ptrdiff_t bytes)    { sodium_memzero(secret, (size_t)bytes); }

bool same_secret(const void *x, const void *y, ptrdiff_t bytes)
{
    return !sodium_memcmp(x, y, (size_t)bytes);
}

/* RFC 2104. */
Hash hmac_sha256(Str key, const Str *parts, ptrdiff_t count)
{
    char inner[64], outer[64];
    Hash short_key = sha256(key);
    Sha256 s;
    if (key.len > 64)
        key = hash_bytes(&short_key);
    for (ptrdiff_t i = 0; i < 64; i++) {
        char byte = i < key.len ? key.at[i] : 0;
        inner[i] = (char)(byte ^ 0x36);
        outer[i] = (char)(byte ^ 0x5c);
    }
    sha256_begin(&s);
    sha256_add(&s, (Str){ inner, 64 });
    for (ptrdiff_t i = 0; i < count; i++)
        sha256_add(&s, parts[i]);
    Hash within = sha256_end(&s);
    return sha256_of({ outer, 64 }, hash_bytes(&within));
}

/* RFC 5869. */
void hkdf_sha256(Str ikm, Str salt, Str info, unsigned char *out, ptrdiff_t bytes)
{
    Hash key = hmac_sha256(salt, &ikm, 1), block = { 0 };
    char nth = 1;
    for (ptrdiff_t done = 0, piece; done < bytes; done += piece, nth++) {
        Str before = { (const char *)block.byte, nth == 1 ? 0 : 32 };
        block = hmac_sha256(hash_bytes(&key), (Str[]){ before, info, { &nth, 1 } }, 3);
        piece = bytes - done < 32 ? bytes - done : 32;
        memcpy(out + done, block.byte, (size_t)piece);
    }
}

bool scrypt(Str passphrase, Str salt, int work, unsigned char out[32])
{
    (void)passphrase, (void)salt, (void)work, (void)out;
    return false;
}

bool x25519(unsigned char out[32], const unsigned char scalar[32], const unsigned char point[32])
{
    return !page_x25519(out, scalar, point);
}

void x25519_public(unsigned char out[32], const unsigned char scalar[32])
{
    static const unsigned char base[32] = { 9 };
    if (!x25519(out, scalar, base))
        abort();
}

struct evp_cipher_ctx_st { unsigned char key[32]; };

Cipher *cipher_begin(const unsigned char key[32], bool sealing, Arena *a)
{
    Cipher *c = secret_take(a, sizeof *c);
    if (sealing)
        abort();
    memcpy(c->key, key, 32);
    return c;
}

void chunk_seal(Cipher *c, const unsigned char nonce[NONCE_BYTES], Str plain, char *to)
{
    (void)c, (void)nonce, (void)plain, (void)to;
    abort();
}

bool chunk_unseal(Cipher *c, const unsigned char nonce[NONCE_BYTES], Str sealed, char *to)
{
    return !page_unseal(c->key, nonce, sealed.at, (size_t)sealed.len, to);
}

/* RFC 4648, 4, without padding, in its one spelling. */
int sodium_base642bin(unsigned char *out, size_t room, const char *text, size_t len,
                      const char *ignored, size_t *got, const char **end, int variant)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned held = 0, bits = 0;
    (void)ignored, (void)end, (void)variant;
    *got = 0;
    for (size_t i = 0; i < len; i++) {
        const char *letter = text[i] ? strchr(letters, text[i]) : NULL;
        if (!letter)
            return -1;
        held = held << 6 | (unsigned)(letter - letters);
        bits += 6;
        if (bits < 8)
            continue;
        if (*got == room)
            return -1;
        bits -= 8;
        out[(*got)++] = (unsigned char)(held >> bits);
    }
    return bits < 6 && !(held & ((1U << bits) - 1)) ? 0 : -1;
}

/* ---- how far it is --------------------------------------------------------------- */

static int64_t done_so_far, all_there_is;

void going_aloud(void) {}
void going_begin(const char *what, const char *of, int64_t all)
{
    (void)what, (void)of;
    done_so_far  = 0;
    all_there_is = all;
}
void going_expect(int64_t all) { all_there_is = all; }
void going_on(int64_t more)
{
    done_so_far += more;
    page_going((double)done_so_far, (double)all_there_is);
}
void going_end(void) {}
void given_passed(Str bytes) { (void)bytes; }

/* ---- of the compiler ------------------------------------------------------------- */

/* Its own library was made with guards on the stack, which nothing else here has. */
__attribute__((weak)) uintptr_t __stack_chk_guard = 0x5a17c0de;
_Noreturn void __stack_chk_fail(void);
__attribute__((weak)) _Noreturn void __stack_chk_fail(void) { abort(); }

/* crypt.h - the few primitives that sealing stands on, each in one place.
 *
 * Keyed hashing, X25519 and randomness are libsodium's; ChaCha20-Poly1305 is OpenSSL's,
 * which is three times as fast on whole chunks. Wycheproof's vectors run through these
 * functions and no others. */
#ifndef SEAL_CRYPT_H
#define SEAL_CRYPT_H

#include "base/base.h"
#include "base/hash.h"

typedef struct evp_cipher_ctx_st Cipher;

/* Fills with random bytes. Ends the process where the system has none. */
void random_fill(void *to, ptrdiff_t bytes);
void wipe(void *secret, ptrdiff_t bytes);
bool same_secret(const void *, const void *, ptrdiff_t bytes);   /* in constant time */

/* RFC 2104 over SHA-256, parts one after another. */
Hash hmac_sha256(Str key, const Str *parts, ptrdiff_t count);

/* RFC 5869. bytes: 0 to 8160. */
void hkdf_sha256(Str ikm, Str salt, Str info, unsigned char *out, ptrdiff_t bytes);

/* RFC 7914 with r = 8 and p = 1: takes 2^work KiB of memory. False where there is not so much. */
bool scrypt(Str passphrase, Str salt, int work, unsigned char out[32]);

/* RFC 7748. False when the result is all zero: a point of low order. */
bool x25519(unsigned char out[32], const unsigned char scalar[32], const unsigned char point[32]);
void x25519_public(unsigned char out[32], const unsigned char scalar[32]);

/* ChaCha20-Poly1305 of RFC 8439 without associated data. The cipher is fetched and keyed
 * once; each chunk sets the nonce only. Given back and wiped by the arena. sealing: one
 * direction for its life. */
enum { TAG_BYTES = 16, NONCE_BYTES = 12 };
Cipher *cipher_begin(const unsigned char key[32], bool sealing, Arena *);

/* sealed: plain.len + 16 bytes at `to`. */
void chunk_seal(Cipher *, const unsigned char nonce[NONCE_BYTES], Str plain, char *to);

/* sealed.len - 16 bytes at `to`. False, and nothing to be used, when it was altered. */
bool chunk_unseal(Cipher *, const unsigned char nonce[NONCE_BYTES], Str sealed, char *to);

#endif

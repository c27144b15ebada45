#include "seal/crypt.h"

#include <openssl/evp.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* Our own mistakes, and a machine without its tools, end the process. */
static void insist(bool truth)
{
    if (!truth)
        abort();
}

void random_fill(void *to, ptrdiff_t bytes)
{
    insist(sodium_init() >= 0);
    randombytes_buf(to, (size_t)bytes);
}

void wipe(void *secret, ptrdiff_t bytes) { sodium_memzero(secret, (size_t)bytes); }

bool same_secret(const void *x, const void *y, ptrdiff_t bytes)
{
    return !sodium_memcmp(x, y, (size_t)bytes);
}

static const unsigned char *bytes_of(Str s) { return (const unsigned char *)s.at; }

Hash hmac_sha256(Str key, const Str *parts, ptrdiff_t count)
{
    crypto_auth_hmacsha256_state state;
    Hash h;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), (size_t)key.len);
    for (ptrdiff_t i = 0; i < count; i++)
        crypto_auth_hmacsha256_update(&state, bytes_of(parts[i]), (size_t)parts[i].len);
    crypto_auth_hmacsha256_final(&state, h.byte);
    sodium_memzero(&state, sizeof state);
    return h;
}

void hkdf_sha256(Str ikm, Str salt, Str info, unsigned char *out, ptrdiff_t bytes)
{
    Hash extracted = hmac_sha256(salt, &ikm, 1), block = { 0 };
    char nth = 1;
    insist(bytes <= 255 * (ptrdiff_t)sizeof block.byte);
    for (ptrdiff_t done = 0; done < bytes; done += (ptrdiff_t)sizeof block.byte, nth++) {
        Str before = nth == 1 ? (Str){ "", 0 } : hash_bytes(&block);
        ptrdiff_t left = bytes - done, whole = (ptrdiff_t)sizeof block.byte;
        block = hmac_sha256(hash_bytes(&extracted), (Str[]){ before, info, { &nth, 1 } }, 3);
        memcpy(out + done, block.byte, (size_t)(left < whole ? left : whole));
    }
    sodium_memzero(&extracted, sizeof extracted);
    sodium_memzero(&block, sizeof block);
}

bool scrypt(Str passphrase, Str salt, int work, unsigned char out[32])
{
    return !crypto_pwhash_scryptsalsa208sha256_ll(
        (const unsigned char *)passphrase.at, (size_t)passphrase.len,
        (const unsigned char *)salt.at, (size_t)salt.len, UINT64_C(1) << work, 8, 1, out, 32);
}

bool x25519(unsigned char out[32], const unsigned char scalar[32], const unsigned char point[32])
{
    return crypto_scalarmult(out, scalar, point) == 0 && !sodium_is_zero(out, 32);
}

void x25519_public(unsigned char out[32], const unsigned char scalar[32])
{
    insist(crypto_scalarmult_base(out, scalar) == 0);
}

static void cipher_end(void *cipher) { EVP_CIPHER_CTX_free(cipher); }   /* wipes its key */

Cipher *cipher_begin(const unsigned char key[32], bool sealing, Arena *a)
{
    static const unsigned char nonce[NONCE_BYTES];
    EVP_CIPHER *kind = EVP_CIPHER_fetch(NULL, "ChaCha20-Poly1305", NULL);
    Cipher *c = EVP_CIPHER_CTX_new();
    insist(kind && c && EVP_CipherInit_ex(c, kind, NULL, key, nonce, sealing) == 1);
    EVP_CIPHER_free(kind);
    arena_defer(a, cipher_end, c);
    return c;
}

void chunk_seal(Cipher *c, const unsigned char nonce[NONCE_BYTES], Str plain, char *to)
{
    unsigned char *out = (unsigned char *)to;
    int got = 0;
    insist(EVP_EncryptInit_ex(c, NULL, NULL, NULL, nonce) == 1);
    insist(EVP_EncryptUpdate(c, out, &got, bytes_of(plain), (int)plain.len) == 1);
    insist(got == plain.len && EVP_EncryptFinal_ex(c, out + got, &got) == 1);
    insist(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, TAG_BYTES, out + plain.len) == 1);
}

bool chunk_unseal(Cipher *c, const unsigned char nonce[NONCE_BYTES], Str sealed, char *to)
{
    unsigned char *out = (unsigned char *)to, tag[TAG_BYTES];
    ptrdiff_t bytes = sealed.len - TAG_BYTES;
    int got = 0;
    if (bytes < 0)
        return false;
    memcpy(tag, sealed.at + bytes, TAG_BYTES);
    insist(EVP_DecryptInit_ex(c, NULL, NULL, NULL, nonce) == 1);
    insist(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, TAG_BYTES, tag) == 1);
    insist(EVP_DecryptUpdate(c, out, &got, bytes_of(sealed), (int)bytes) == 1 && got == bytes);
    return EVP_DecryptFinal_ex(c, out + got, &got) == 1;
}

/* sha2.c - SHA-256 and SHA-512. Source: FIPS 180-4, 5 and 6. */
#include <openssl/sha.h>
#include <sodium.h>

#include <string.h>

static const uint64_t k512[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static const uint64_t first512[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

static const uint32_t first256[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

/* ---- SHA-256 --------------------------------------------------------------------- */

static uint32_t turned32(uint32_t x, int n) { return x >> n | x << (32 - n); }

static uint32_t read32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* The constants of SHA-256 are the upper halves of the first 64 of SHA-512: both are of the cube
 * roots of the same primes. */
static void block256(uint32_t h[8], const unsigned char *at)
{
    uint32_t w[64], v[8];
    for (int t = 0; t < 16; t++)
        w[t] = read32(at + 4 * t);
    for (int t = 16; t < 64; t++) {
        uint32_t x = w[t - 15], y = w[t - 2];
        w[t] = w[t - 16] + (turned32(x, 7) ^ turned32(x, 18) ^ x >> 3) + w[t - 7] +
               (turned32(y, 17) ^ turned32(y, 19) ^ y >> 10);
    }
    memcpy(v, h, sizeof v);
    for (int t = 0; t < 64; t++) {
        uint32_t a = v[0], e = v[4];
        uint32_t t1 = v[7] + (turned32(e, 6) ^ turned32(e, 11) ^ turned32(e, 25)) +
                      ((e & v[5]) ^ (~e & v[6])) + (uint32_t)(k512[t] >> 32) + w[t];
        uint32_t t2 = (turned32(a, 2) ^ turned32(a, 13) ^ turned32(a, 22)) +
                      ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        h[i] += v[i];
}

int SHA256_Init(SHA256_CTX *s)
{
    *s = (SHA256_CTX){ .bytes = 0 };
    memcpy(s->h, first256, sizeof s->h);
    return 1;
}

int SHA256_Update(SHA256_CTX *s, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    size_t held = s->bytes % 64;
    s->bytes += count;
    if (held && held + count >= 64) {
        memcpy(s->part + held, at, 64 - held);
        block256(s->h, s->part);
        at += 64 - held;
        count -= 64 - held;
        held = 0;
    }
    for (; count >= 64; at += 64, count -= 64)
        block256(s->h, at);
    memcpy(s->part + held, at, count);
    return 1;
}

int SHA256_Final(unsigned char out[32], SHA256_CTX *s)
{
    uint64_t bits = s->bytes * 8;
    size_t held = s->bytes % 64;
    unsigned char end[72] = { 0x80 };
    size_t pad = (held < 56 ? 56 : 120) - held;
    for (int i = 0; i < 8; i++)
        end[pad + (size_t)i] = (unsigned char)(bits >> (56 - 8 * i));
    SHA256_Update(s, end, pad + 8);
    for (int i = 0; i < 32; i++)
        out[i] = (unsigned char)(s->h[i / 4] >> (24 - 8 * (i % 4)));
    return 1;
}

/* ---- SHA-512 --------------------------------------------------------------------- */

static uint64_t turned64(uint64_t x, int n) { return x >> n | x << (64 - n); }

static uint64_t read64(const unsigned char *at)
{
    return (uint64_t)read32(at) << 32 | read32(at + 4);
}

static void block512(uint64_t h[8], const unsigned char *at)
{
    uint64_t w[80], v[8];
    for (int t = 0; t < 16; t++)
        w[t] = read64(at + 8 * t);
    for (int t = 16; t < 80; t++) {
        uint64_t x = w[t - 15], y = w[t - 2];
        w[t] = w[t - 16] + (turned64(x, 1) ^ turned64(x, 8) ^ x >> 7) + w[t - 7] +
               (turned64(y, 19) ^ turned64(y, 61) ^ y >> 6);
    }
    memcpy(v, h, sizeof v);
    for (int t = 0; t < 80; t++) {
        uint64_t a = v[0], e = v[4];
        uint64_t t1 = v[7] + (turned64(e, 14) ^ turned64(e, 18) ^ turned64(e, 41)) +
                      ((e & v[5]) ^ (~e & v[6])) + k512[t] + w[t];
        uint64_t t2 = (turned64(a, 28) ^ turned64(a, 34) ^ turned64(a, 39)) +
                      ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        h[i] += v[i];
}

int crypto_hash_sha512_init(crypto_hash_sha512_state *s)
{
    *s = (crypto_hash_sha512_state){ .bytes = 0 };
    memcpy(s->h, first512, sizeof s->h);
    return 0;
}

int crypto_hash_sha512_update(crypto_hash_sha512_state *s, const unsigned char *at,
                              unsigned long long count)
{
    size_t held = s->bytes % 128;
    s->bytes += count;
    for (unsigned long long i = 0; i < count; i++) {
        s->part[held++] = at[i];
        if (held == 128) {
            block512(s->h, s->part);
            held = 0;
        }
    }
    return 0;
}

int crypto_hash_sha512_final(crypto_hash_sha512_state *s, unsigned char out[64])
{
    uint64_t bits = s->bytes * 8;
    size_t held = s->bytes % 128;
    unsigned char end[144] = { 0x80 };
    size_t pad = (held < 112 ? 112 : 240) - held;      /* the upper half of the length is nothing */
    for (int i = 0; i < 8; i++)
        end[pad + 8 + (size_t)i] = (unsigned char)(bits >> (56 - 8 * i));
    crypto_hash_sha512_update(s, end, pad + 16);
    for (int i = 0; i < 64; i++)
        out[i] = (unsigned char)(s->h[i / 8] >> (56 - 8 * (i % 8)));
    return 0;
}

/* sodium.h - what the rooms take of libsodium, where there is none: the groups come from the page
 * that has this module (browser/turner.js, by noble), memory and SHA-512 are here. */
#ifndef SODIUM_H
#define SODIUM_H

#include <stddef.h>
#include <stdint.h>

#define OF_PAGE(name) __attribute__((import_module("page"), import_name(#name)))

/* Each gives 0 where it is done, as libsodium does, but for the first. */
OF_PAGE(point_valid)    int crypto_core_ristretto255_is_valid_point(const unsigned char *p);
OF_PAGE(point_add)      int crypto_core_ristretto255_add(unsigned char *r, const unsigned char *p,
                                                         const unsigned char *q);
OF_PAGE(point_times)    int crypto_scalarmult_ristretto255(unsigned char *q, const unsigned char *n,
                                                           const unsigned char *p);
OF_PAGE(point_base)     int crypto_scalarmult_ristretto255_base(unsigned char *q,
                                                                const unsigned char *n);
OF_PAGE(scalar_reduce)  void crypto_core_ristretto255_scalar_reduce(unsigned char *r,
                                                                    const unsigned char *wide);
OF_PAGE(scalar_add)     void crypto_core_ristretto255_scalar_add(unsigned char *z,
                                                                 const unsigned char *x,
                                                                 const unsigned char *y);
OF_PAGE(scalar_sub)     void crypto_core_ristretto255_scalar_sub(unsigned char *z,
                                                                 const unsigned char *x,
                                                                 const unsigned char *y);
OF_PAGE(scalar_mul)     void crypto_core_ristretto255_scalar_mul(unsigned char *z,
                                                                 const unsigned char *x,
                                                                 const unsigned char *y);
OF_PAGE(scalar_invert)  int crypto_core_ristretto255_scalar_invert(unsigned char *r,
                                                                   const unsigned char *s);
OF_PAGE(x25519)         int page_x25519(unsigned char *out, const unsigned char *scalar,
                                        const unsigned char *point);
OF_PAGE(unseal)         int page_unseal(const unsigned char *key, const unsigned char *nonce,
                                        const char *sealed, size_t bytes, char *to);
OF_PAGE(going)          void page_going(double done, double all);
OF_PAGE(random)         void page_random(unsigned char *to, size_t bytes);
OF_PAGE(verify)         int page_verify(const unsigned char *signature,
                                        const unsigned char *message, size_t bytes,
                                        const unsigned char *key);
OF_PAGE(sign)           void page_sign(unsigned char *signature, const unsigned char *message,
                                       size_t bytes, const unsigned char *seed);
OF_PAGE(public)         void page_public(unsigned char *key, const unsigned char *seed);

typedef struct crypto_hash_sha512_state {
    uint64_t h[8], bytes;
    unsigned char part[128];
} crypto_hash_sha512_state;
int crypto_hash_sha512_init(crypto_hash_sha512_state *);
int crypto_hash_sha512_update(crypto_hash_sha512_state *, const unsigned char *,
                              unsigned long long);
int crypto_hash_sha512_final(crypto_hash_sha512_state *, unsigned char out[64]);

int  crypto_sign_seed_keypair(unsigned char *key, unsigned char *secret, const unsigned char *seed);
int  crypto_sign_detached(unsigned char *signature, unsigned long long *bytes,
                          const unsigned char *message, unsigned long long len,
                          const unsigned char *secret);
int  crypto_sign_ed25519_detached(unsigned char *signature, unsigned long long *bytes,
                                  const unsigned char *message, unsigned long long len,
                                  const unsigned char *secret);
int  crypto_sign_ed25519_verify_detached(const unsigned char *signature,
                                         const unsigned char *message, unsigned long long len,
                                         const unsigned char *key);

void randombytes_buf(void *, size_t);
uint32_t randombytes_uniform(uint32_t below);
void sodium_memzero(void *, size_t);
int  sodium_memcmp(const void *, const void *, size_t);
int  sodium_is_zero(const unsigned char *, size_t);

enum { sodium_base64_VARIANT_ORIGINAL_NO_PADDING = 3 };
int   sodium_base642bin(unsigned char *, size_t room, const char *, size_t len, const char *ignored,
                        size_t *got, const char **end, int variant);
char *sodium_bin2base64(char *, size_t, const unsigned char *, size_t, int);

#endif

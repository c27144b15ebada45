/* sha.h - what base/hash.c takes of OpenSSL, where there is none: SHA-256. */
#ifndef OPENSSL_SHA_H
#define OPENSSL_SHA_H

#include <stddef.h>
#include <stdint.h>

typedef struct SHA256_CTX { uint32_t h[8]; uint64_t bytes; unsigned char part[64]; } SHA256_CTX;

int SHA256_Init(SHA256_CTX *);
int SHA256_Update(SHA256_CTX *, const void *, size_t);
int SHA256_Final(unsigned char out[32], SHA256_CTX *);

#endif

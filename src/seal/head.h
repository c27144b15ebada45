/* head.h - what stands outside on an envelope.
 *
 * The capsule's proof and the bidder's signature are over this text; the manifest inside
 * says the same again, so an envelope cannot be passed on as another's, or into another
 * procedure.
 *
 *     tenderbox/head/v1
 *     procedure <name>
 *     round 1
 *     lot 2
 *     envelope price
 *     bidder <Ed25519 key, hex>
 *     version 1
 *     recipient age1...
 *     file 2.age
 *     size 65736
 *     sha256 <hex>
 *     lockset <hex>
 *     padded 65536
 *
 * Source: doc/book.md, heads. */
#ifndef SEAL_HEAD_H
#define SEAL_HEAD_H

#include "seal/age.h"

typedef struct Head {
    Str       procedure;      /* its name in Base32 */
    int64_t   round, lot;     /* from 1 */
    Str       envelope;       /* quality, price ... */
    Hash      bidder;         /* Ed25519, public */
    int64_t   version;        /* of this bidder's bid, from 1 */
    Recipient recipient;
    Str       file;           /* N.age, N from 1 to 99 */
    int64_t   size;           /* bytes of the age file: at least age_size(padded) */
    Hash      sha256;         /* of the age file */
    Hash      lockset;
    int64_t   padded;         /* bytes of the plain inside */
} Head;

/* Fails: head_unreadable. Words are slices of the text. */
Result head_read(Str, Head *);
Str    head_write(const Head *, Arena *);

/* What a capsule is dealt for: the SHA-256 of the text. */
Hash   head_ctx(Str text);

extern const Reason head_unreadable;

#endif

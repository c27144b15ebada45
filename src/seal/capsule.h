/* capsule.h - the key of an envelope, sealed so that any k of n holders open it together.
 *
 * Publicly verifiable secret sharing (Schoenmakers, CRYPTO '99) over ristretto255. Anybody
 * can check at deposit that every k holders will get the same key; a holder proves each of
 * his turns; nobody has to be trusted never to keep a key. The capsule says nothing of whose
 * bid it is: ctx, the SHA-256 of the envelope's head, ties it to that.
 *
 * Acceptance is the equations and nothing else. An identity may come up while computing; as
 * a C, X, Y, S or h it is refused.
 *
 * Source: doc/book.md, capsules; RFC 9496. Vectors: test/vectors/capsule-*.txt. */
#ifndef SEAL_CAPSULE_H
#define SEAL_CAPSULE_H

#include "seal/age.h"
#include "seal/lock.h"

enum { CAPSULE_FIXED = 23, CAPSULE_MOST = 23 + 32 * (32 + 2 * 32 + 1), TURN_BYTES = 97 };

typedef struct Capsule {
    int    k, n;
    Point  C[LOCKS_MOST], Y[LOCKS_MOST];
    Scalar c, r[LOCKS_MOST];
} Capsule;

/* "tenderbox/capsule/v1\n" | k | n | C_0.. C_k-1 | Y_1.. Y_n | c | r_1.. r_n, exactly
 * 23 + 32 (k + 2n + 1) bytes: 471 for 3 of 5. Fails: capsule_unreadable, capsule_identity. */
Result capsule_read(Str bytes, Capsule *);

/* The same bytes once more, after capsule_read() let them pass: whether each is a point, which
 * costs most of it, is not asked again. Good for turn_check() and capsule_open(), for nothing
 * else. */
Result capsule_again(Str bytes, Capsule *);
Str    capsule_write(const Capsule *, Arena *);
int    capsule_bytes(int k, int n);

/* What the dealer alone knows. Wipe it. alpha[0] opens the envelope: a bidder keeps that in
 * his private receipt. */
typedef struct Deal { Scalar alpha[LOCKS_MOST]; } Deal;

/* First half: shares and key. The head needs the key's recipient, and the second half needs
 * the head. Fails: padlocks_count, padlock_unreadable, padlock_weak, padlock_repeated. */
Result capsule_deal(const Padlocks *, Capsule *, Deal *, AgeKey *);
/* With the coefficients in *deal. Fails also: capsule_identity (a coefficient or a share is
 * nothing), capsule_unreadable (a coefficient is not below the order). */
Result capsule_deal_with(const Padlocks *, const Deal *, Capsule *, AgeKey *);

/* Second half: the proof. Nonces are made of the coefficients, 32 random bytes and ctx. */
Result capsule_prove(const Padlocks *, Hash ctx, const Deal *, Capsule *);
Result capsule_prove_with(const unsigned char random[32], const Padlocks *, Hash ctx,
                          const Deal *, Capsule *);

/* Will every k of these holders get the same key, and was it dealt for this head?
 * Fails: capsule_mismatched (other k or n), capsule_identity, capsule_unproved. */
Result capsule_check(const Padlocks *, Hash ctx, const Capsule *);

/* The key that the dealer's alpha[0] gives. */
Result capsule_key_of_dealer(const Capsule *, const Scalar *alpha0, AgeKey *);

/* ---- turns ------------------------------------------------------------------------ */

/* One holder's opening of one capsule: index | S | e | z, 97 bytes. */
typedef struct Turn { int index; Point S; Scalar e, z; } Turn;

Result turn_read(Str bytes, Turn *);                 /* fails: turn_unreadable, turn_identity */
Str    turn_write(const Turn *, Arena *);

/* Checks the capsule first: an unproved one is never touched.
 * Fails: padlock_not_yours, and what capsule_check() says. */
Result capsule_turn(const Padlocks *, Hash ctx, const Capsule *, const PadlockSecret *, int index,
                    Turn *);
Result capsule_turn_with(const unsigned char random[32], const Padlocks *, Hash ctx,
                         const Capsule *, const PadlockSecret *, int index, Turn *);

/* Did this holder tell the truth? Fails: turn_unreadable (no such index), turn_identity,
 * turn_unproved. */
Result turn_check(const Padlocks *, Hash ctx, const Capsule *, const Turn *);

/* The key, from exactly k turns that turn_check() let pass, of k different holders.
 * Fails: turns_too_few (or a holder twice). */
Result capsule_open(const Capsule *, const Turn *, int turns, AgeKey *);

extern const Reason capsule_unreadable, capsule_identity, capsule_mismatched, capsule_unproved,
    turn_unreadable, turn_identity, turn_unproved, turns_too_few, padlock_not_yours;

#endif

/* lock.h - the padlocks that holders hang on a round, and the list of them.
 *
 * A padlock is h = xG over ristretto255 (RFC 9496). Its holder keeps x; a capsule is made
 * for h alone, so no ceremony is needed before a notice. The proof of possession shows that
 * whoever brought h knows x: nobody can answer with another holder's padlock turned around.
 *
 * The secret is held for one call and wiped before return; where it is kept is not known
 * here. Source: doc/book.md, padlocks. */
#ifndef SEAL_LOCK_H
#define SEAL_LOCK_H

#include "base/hash.h"
#include "seal/curve.h"

enum { LOCKS_MOST = 32 };

typedef struct Padlock       { Point h; } Padlock;                /* public */
typedef struct PadlockSecret { Scalar x; } PadlockSecret;
typedef struct Possession    { Scalar e, z; } Possession;         /* e|z: 64 bytes */

void   padlock_new(PadlockSecret *, Padlock *);
Result padlock_of(const PadlockSecret *, Padlock *);              /* fails: padlock_weak */

/* Canonical, and neither the identity nor one of the two generators.
 * Fails: padlock_unreadable, padlock_weak. */
Result padlock_check(Padlock);
bool   padlock_same(Padlock, Padlock);

/* "tbxlock1..." and "TBX-LOCK-SECRET-1...", checked like padlock_check().
 * Fails also: bech32_unreadable. */
Result padlock_read(Str, Padlock *);
Str    padlock_write(Padlock, Arena *);
Result padlock_secret_read(Str, PadlockSecret *);
Str    padlock_secret_write(const PadlockSecret *, Arena *);

/* The first 16 bytes of its SHA-256, in fours, for people to compare: doc/browser.md. */
Str    padlock_fingerprint(Padlock, Arena *);

/* What the proof of possession is about.
 *     tenderbox/lock/v1
 *     origin tender.example.org/log
 *     procedure <draft name>
 *     index 1
 *     holder <Ed25519 key, hex>
 *     h <hex> */
typedef struct PadlockHead {
    Str     origin, procedure;
    int64_t index;            /* 1 to 32 */
    Hash    holder;           /* Ed25519, public */
    Point   h;
} PadlockHead;

Str    padlock_head_write(const PadlockHead *, Arena *);

/* What a holder makes of the head on a disk of their own, to be brought by somebody who has no
 * padlock at hand: the head, and a line more. An order for it is the head without its h. Whether
 * the proof holds is not looked at. Slices of the text. Fails: padlock_not_ready.
 *     possession <128 hex> */
Result padlock_ready_read(Str, PadlockHead *, Possession *);
Str    padlock_order_write(const PadlockHead *, Arena *);

/* e = H2S("tenderbox/lock/v1/pop" | 00 | SHA-256(head) | h | wG), z = w - e x.
 * head: the text of padlock_head_write(). w of the second form: for vectors only. */
Result padlock_prove(const PadlockSecret *, Str head, Possession *);
Result padlock_prove_with(const Scalar *w, const PadlockSecret *, Str head, Possession *);
Result padlock_possessed(Padlock, Str head, const Possession *);  /* fails: possession_unproved */

/* ---- the list of a round ---------------------------------------------------------- */

typedef struct PadlockRow {
    int64_t    person;
    Hash       holder;        /* Ed25519, public */
    Padlock    padlock;
    Possession possession;
} PadlockRow;

typedef struct Padlocks {
    int        k, n;          /* 1 <= k <= n <= 32 */
    PadlockRow row[LOCKS_MOST];   /* row[0] has index 1 */
} Padlocks;

/*     tenderbox/lockset/v1
 *     k 3
 *     n 5
 *     lock <index> <person> <holder's key> <h> <possession>        n times, index from 1
 * Reads what padlocks_write() writes and nothing else. Proofs of possession are not checked
 * here: they stand over texts that the list does not carry.
 * Fails: padlocks_unreadable, padlocks_count, padlock_unreadable, padlock_weak, padlock_repeated.
 */
Result padlocks_read(Str, Padlocks *);
Str    padlocks_write(const Padlocks *, Arena *);
Hash   padlocks_id(const Padlocks *);                             /* SHA-256 of the text */

/* Everything padlocks_read() refuses, of a list that was made and not read. */
Result padlocks_check(const Padlocks *);

extern const Reason padlock_not_ready, padlock_unreadable, padlock_weak, padlock_repeated,
    possession_unproved, padlocks_unreadable, padlocks_count;

#endif

/* papers.h - the canonical papers that hang on acts, and where they are fetched.
 *
 *     tenderbox/heads/v1                       on deposit, one pair an envelope
 *     head <base64 of the head's text>
 *     capsule <base64>
 *
 *     tenderbox/turns/v1                       on turns, one line an admitted bid
 *     procedure <name>
 *     round 1
 *     lot 2
 *     envelope price
 *     list <SHA-256 of the box list>
 *     bid <bidder> <ctx> <turn, hex>
 *
 * Source: doc/book.md, heads and turns. */
#ifndef PROOF_PAPERS_H
#define PROOF_PAPERS_H

#include "core/procedure.h"
#include "seal/capsule.h"
#include "seal/head.h"
#include "seal/lock.h"
#include "seal/stream.h"

/* Fetches a paper or words by hash, a sealed file by the SHA-256 of its bytes, and the checkpoints
 * that witnesses cosigned one after the other, the latest first, until one is not done. */
typedef Result NoteFn(void *with, Str note);
typedef struct Capsules Capsules;
typedef struct Papers {
    Result (*paper)(void *where, Hash, Str *bytes, Arena *);
    Result (*sealed)(void *where, Hash, Source *, int64_t *bytes, Arena *);
    Result (*cosigned)(void *where, NoteFn *, void *with);
    void *where;
    Capsules *capsules;              /* of the box so far; NULL: not compared here */
} Papers;

/* ---- heads ----------------------------------------------------------------------- */

typedef struct HeadPair {
    Str     text, capsule_bytes;
    Head    head;
    Capsule capsule;
} HeadPair;

typedef struct Heads { int count; HeadPair at[ENVELOPES]; } Heads;

/* Whatever reads is written back byte for byte. Room: twice the text and 128 KiB. Fails:
 * papers-unreadable, head-unreadable, too-large (more than HEADS_BYTES, or no room), and as
 * capsule_read(). */
enum { HEADS_BYTES = 64 << 10 };
Result heads_read(Str, Heads *, Arena *);

/* The same without reading the capsules, which costs more than all else: for who needs to know what
 * stands on the envelopes only. */
Result heads_glance(Str, Heads *, Arena *);

/* The same, and of one envelope the capsule, by capsule_again(): for who opens that one, of heads
 * that heads_read() let pass when they came. */
Result heads_again(Str, Envelope, Heads *, Arena *);
void   heads_write(Text *, const Heads *, Arena *);
const HeadPair *heads_envelope(const Heads *, Envelope);      /* NULL: not there */

const char *envelope_name(Envelope);
bool str_envelope(Str, Envelope *);

/* ---- capsules -------------------------------------------------------------------- */

/* What came in bids of one procedure; it grows in its arena. All zero but that: nothing yet. */
typedef struct CapsuleSeen { Id bidder; Hash pair; } CapsuleSeen;
struct Capsules {
    Index  at;
    LIST(CapsuleSeen) seen;
    Arena *a;
};

/* Keeps the capsules of a bid, if none came before but in the same bidder's very same envelope.
 * Fails: capsule-seen. */
Result capsules_take(Capsules *, Id bidder, const Heads *);

/* ---- turns ----------------------------------------------------------------------- */

typedef struct TurnLine { Id bidder; Hash ctx; Turn turn; } TurnLine;

typedef struct Turns {
    Name     procedure;
    Id       round, lot;
    Envelope envelope;
    Hash     list;
    LIST(TurnLine) lines;
} Turns;

/* Room: four times the text and 128 KiB. Fails: papers-unreadable, too-large (no room). */
Result turns_read(Str, Turns *, Arena *);

/* The line of one bid. The others are passed over unread: to read a turn is to check its point, and
 * the paper was read whole when it came. */
Result turns_find(Str, Id bidder, TurnLine *, bool *found);
void   turns_write(Text *, const Turns *, Arena *);

/* ---- padlocks -------------------------------------------------------------------- */

/* The padlocks of a round, as heads and turns need them. Fails: as padlocks_read(). */
Result padlocks_of(const Procedure *, Id round, Padlocks *, Arena *);

extern const Reason papers_unreadable, capsule_seen;

#endif

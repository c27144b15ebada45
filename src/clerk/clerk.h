/* clerk.h - the one way anything enters the book.
 *
 * People propose and wait; the clerk takes all that wait, and in one transaction judges,
 * enters and folds them, signs the checkpoint, commits and syncs; then it answers. A refused
 * act leaves no trace in the book. While a box is open it also enters, at every tick of the
 * published clock, a fixed number of box entries: what lies waiting, and random filler.
 *
 * The clerk has a clock because it was handed one. It never looks into words or envelopes.
 * Source: doc/book.md, the write path and the box. */
#ifndef CLERK_CLERK_H
#define CLERK_CLERK_H

#include "book/book.h"
#include "proof/proof.h"
#include "tree/receipt.h"

typedef struct Clerk Clerk;

/* What time it is, in seconds UTC. */
typedef struct Wall { Instant (*now)(void *); void *where; } Wall;
Wall wall_of_the_machine(void);

/* Opens the book, checks the log's key against it, folds the office, pays the ticks that were
 * missed (up to 10,000, then one, and says so in *missed). The life closes it all.
 * Fails: as book_open(); log-key-foreign. */
Result clerk_open(Clerk **, const char *folder, const SigningKey *, Wall, int wait_ms,
                  int64_t *missed, Arena *);

/* Runs the clerk in a thread of its own until the life ends. Without it whoever waits works. */
Result clerk_start(Clerk *);

Book *clerk_book(Clerk *);           /* not while a thread runs */
Str   clerk_origin(const Clerk *);
Instant clerk_now(const Clerk *);

/* The folded procedure of a name or draft, to read; valid until the next proposal.
 * Fails: no-such-procedure, and as book_walk(). */
Result clerk_procedure(Clerk *, Name, const Procedure **);

/* Where papers and sealed files come from, for proofs. */
Papers clerk_papers(Clerk *);

/* ---- proposing ------------------------------------------------------------------- */

/* Words or a paper that come with an act. */
typedef struct Shelved { Hash hash, salt; Str bytes; } Shelved;

/* Makes the salted hash with fresh salt. */
Shelved shelve(Str bytes);

enum { BATCH_ACTS = 4096, TURN_ACTS = 256, DETAIL_BYTES = 160 };

typedef struct Proposal {
    Act           *acts;             /* one, or a batch closed by its last */
    ptrdiff_t      count;
    const Shelved *words;
    ptrdiff_t      word_count;
    /* what became of it */
    bool           answered;
    Result         result;
    int64_t        leaf;             /* of the last act */
    Name           name;             /* of the procedure now */
    char           detail[DETAIL_BYTES];
    struct Proposal *next;
    int64_t        file;
} Proposal;

/* Checks what needs papers, and puts it where the clerk finds it. kind, procedure, actor, mine,
 * expires, own fields and signatures are the proposer's; the rest is set by the clerk.
 * arrived: now, unless it is set already. Fails: as proof_check(); clerk-busy. */
Result clerk_put(Clerk *, Proposal *, Arena *);

/* One turn: ticks that are due and what waits. Answers are in the proposals. */
void   clerk_work(Clerk *);

/* Until it is answered: a box act waits for its tick. The result is the proposal's. */
Result clerk_wait(Clerk *, Proposal *);

Result clerk_propose(Clerk *, Proposal *, Arena *);

/* When the next tick is due; 0 when no box is open. */
Instant clerk_next_tick(Clerk *);

/* The C2SP tlog-proof of an entry under the latest checkpoint, with salt and body as `extra`.
 * Fails: as book_inclusion(). */
Result clerk_receipt(Clerk *, int64_t leaf, Text *, Arena *);

extern const Reason log_key_foreign, clerk_busy, box_waiting;

#endif

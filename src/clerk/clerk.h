/* clerk.h - the one way anything enters the book.
 *
 * People propose and wait; the clerk takes all that wait, and in one transaction judges,
 * enters and folds them, signs the checkpoint, commits and syncs; then it answers. A refused
 * act leaves no trace in the book. While a box is open it also enters, at every tick of the
 * published clock, a fixed number of box entries: what lies waiting, and random filler.
 *
 * The clerk has a clock because it was handed one. Where that leaps it enters nothing, until it is
 * right again or a person says that it is. It never looks into words or envelopes.
 * Source: doc/book.md, the write path and the box. */
#ifndef CLERK_CLERK_H
#define CLERK_CLERK_H

#include "book/book.h"
#include "proof/proof.h"
#include "sys/clock.h"
#include "tree/receipt.h"

typedef struct Clerk Clerk;

/* Opens the book, checks the log's key against it, folds the office and counts the ticks that were
 * missed (*missed, up to a million). They are paid by the first turn, with its moment: the first
 * 10,000, then one for the rest. The life closes it all. wait_ms: how long another writer is waited
 * for now, and readers whenever something is erased. Fails: as book_open(); log-key-foreign. */
Result clerk_open(Clerk **, const char *folder, const SigningKey *, Wall, int wait_ms,
                  int64_t *missed, Arena *);

/* Has the wall leapt since the last turn of this run of the machine? Fails: clock-leapt. */
Result book_clock(Book *, const Wall *, Arena *);

/* Runs the clerk in a thread of its own until the life ends; nobody may wait for an answer any
 * more by then. Without it whoever waits works. */
Result clerk_start(Clerk *);

/* The thread ends; who still waits, and who comes later, hears clerk-busy. Nothing that was
 * answered is lost. */
void   clerk_stop(Clerk *);

Book *clerk_book(Clerk *);           /* not while a thread runs */
Str   clerk_origin(const Clerk *);
Instant clerk_now(const Clerk *);    /* what the clock says */

/* The folded procedure of a name or draft, to read; valid until the next proposal. Not while a
 * thread runs. Fails: no-such-procedure, and as book_walk(). */
Result clerk_procedure(Clerk *, Name, const Procedure **);

/* The same while a thread runs: what is committed, held still while look() looks. look() must not
 * ask the clerk for anything but papers. */
typedef Result LookFn(void *with, const Procedure *);
Result clerk_look(Clerk *, Name, LookFn *look, void *with);

/* Where papers and sealed files come from, for proofs and for who only reads. */
Papers clerk_papers(Clerk *);
Papers book_papers(Book *);

/* ---- proposing ------------------------------------------------------------------- */

/* Words or a paper that come with an act. */
typedef struct Shelved { Hash hash, salt; Str bytes; } Shelved;

/* Makes the salted hash with fresh salt. */
Shelved shelve(Str bytes);

enum { BATCH_ACTS = 4096, TURN_ACTS = 256, DETAIL_BYTES = 4000, PROPOSAL_BYTES = 64 << 20,
       BROUGHT_BYTES = 64 << 20 };

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
    Instant        due;              /* of a box act that waits: when; 0: it is entered */
    char           detail[DETAIL_BYTES];
    void         (*told)(void *of);  /* once, when it is answered, with no lock held */
    void          *of;
    struct Proposal *next;
    int64_t        file;
    int64_t        proved;           /* how far the procedure had gone then; 0: it is not known */
} Proposal;

/* Checks signatures and what needs papers, and puts it where the clerk finds it. kind, procedure,
 * actor, mine, expires, own fields and signatures are the proposer's; the rest is set by the
 * clerk. arrived: now, unless an earlier moment is set already. Words must be those whose hashes
 * the acts carry. What came before, signed with the very same signatures, is answered at once as it
 * was then. Fails: as proof_check(); batch-wrong, words-unasked, too-large; clerk-busy. */
Result clerk_put(Clerk *, Proposal *, Arena *);

/* One turn: ticks that are due and what waits. Answers are in the proposals. */
void   clerk_work(Clerk *);

/* The same, for who waits for no answer but wants the log to be up to date. Fails, and has entered
 * nothing: clock-leapt, clock-doubted; as book_begin(), book_commit(). */
Result clerk_tick(Clerk *);

/* Until it is answered. The result is the proposal's. A box act is answered when it is taken: it is
 * judged, on the disk and will be entered, at `due` or, where much waits, at a later tick; until
 * then its leaf is -1. Fails, of a box act: as act_judge() and proof_still(); box-shut,
 * box-waiting, nothing-ready. */
Result clerk_wait(Clerk *, Proposal *);

/* The same for who does not wait: told(of) is called once, when what was put is answered, in the
 * clerk's thread or before this returns. Once it is called the proposal may be gone. */
void   clerk_tell(Clerk *, Proposal *, void (*told)(void *of), void *of);

Result clerk_propose(Clerk *, Proposal *, Arena *);

/* Was this very signed act entered, or taken, before? Then leaf, due and name say what became of
 * it. */
bool   clerk_knows(Clerk *, Proposal *);

/* By what the book knows a signed act, before it has a place and after: of its procedure, actor and
 * what was signed. */
Hash   act_once(const Act *, Str origin);

/* The same for who only reads: in which entry of which file it is, or (leaf -1) how it waits;
 * waits.file 0: neither. Fails: as book_once(). */
typedef struct Became { int64_t leaf, file; Waiting waits; } Became;
Result book_became(Book *, const Act *, Became *);

/* The box acts of a bidder that wait, those that lie ready for the deadline (ready deposits)
 * among them; `at` is not set yet. Stops with a Result that is not done. */
typedef Result WaitsFn(void *with, const Act *);
Result book_waits(Book *, Name, Id bidder, WaitsFn *, void *with);

/* A procedure as this bidder's next box act finds it: what it has waiting for a tick is folded
 * into a copy. Fails: no-such-procedure, as book_waiting(). */
Result book_ahead(Book *, const Procedure *, Id bidder, Procedure *ahead, Arena *);

/* Would what one bidder brought to the procedure be too much with this? For who only reads, before
 * it proposes. Fails: brought-too-much; as book_walk(). */
Result book_brings(Book *, const Procedure *, const Proposal *, Arena *);

/* Commits that entered open acts, and any acts, since the clerk came: where these rose, what was
 * read of the book before is old. No lock is taken. */
typedef struct Commits { int64_t open, any; } Commits;
Commits clerk_commits(const Clerk *);

/* When the next tick is due; 0 when no box is open. */
Instant clerk_next_tick(Clerk *);

/* As book_receipt(), while a thread runs. */
Result clerk_receipt(Clerk *, int64_t leaf, const Policy *, Text *, Arena *);

/* As book_tile(), and the latest checkpoint as the log signed it, while a thread runs. For that
 * nobody waits until a turn is over. */
Result clerk_tile(Clerk *, Tile, Text *, Arena *);
Result clerk_checkpoint(Clerk *, Text *note, Arena *);

/* Does it enter what comes? Fails: book-uncertain, for good; start-would-fork, until it is opened
 * anew; clock-leapt, clock-doubted, until that is put right. */
Result clerk_well(Clerk *, Arena *);

/* From now on nothing is entered, for somebody saw the log otherwise than it is here; whoever
 * proposes hears start-would-fork with these words (DETAIL_BYTES at most). Reading goes on. */
void clerk_bar(Clerk *, Str says);

/* ---- witnesses ------------------------------------------------------------------- */

/* Whose lines were kept, and of whom. */
typedef struct Cosigners {
    int64_t    size;                 /* of the checkpoint */
    LIST(Str)  known;                /* witnesses of the policy, whose lines verified */
    LIST(Str)  unknown;              /* names of keys; nobody here can say whether they signed */
    Str        slowest;              /* of `known` who signed last */
    Instant    signed_at, next_at;   /* then; and when the first act after it was entered, or 0 */
} Cosigners;

/* That act was there before the slowest signed, by more than WITNESS_LAG: no reader with that
 * bound believes when it was entered. */
bool cosigned_late(const Cosigners *);

/* Keeps what witnesses signed of one of our checkpoints: a note with the log's own signature, the
 * same text as was signed here, and lines of witnesses. A line of the policy's witnesses must
 * verify; those of other keys are kept as they are. Nothing of it is an entry. late: also what
 * is cosigned_late().
 * Fails: as note_read(), checkpoint_read(); origin-foreign, signature-missing, signature-wrong,
 * signature-repeated; checkpoint-ahead, checkpoint-forked; nothing-cosigned; cosigned-late, and
 * nothing of it is kept; too-large. */
Result clerk_witness(Clerk *, Str note, const Policy *, bool late, Cosigners *, Arena *);

/* The latest checkpoint that satisfies a policy, and when its witnesses signed: of a quorum the
 * latest moment from which on it did, else that of the latest witness. Size 0: none is there.
 * Fails: as book_cosigned_back(), policy_check(). */
typedef struct LastSeen { int64_t size; Instant at; } LastSeen;
Result book_last_seen(Book *, const Policy *, LastSeen *);

/* A clock that was doubted at the start is believed where that moment is at most an hour ago by it,
 * and at most a minute ahead of it. To be asked before anything is proposed; elsewhere it changes
 * nothing. Fails: as book_last_seen(). */
Result clerk_clock_seen(Clerk *, const Policy *);

extern const Reason origin_foreign, checkpoint_ahead, checkpoint_forked, nothing_cosigned,
    cosigned_too_late;

extern const Reason log_key_foreign, clerk_busy, box_waiting, box_shut, batch_wrong, words_unasked,
    nothing_ready, brought_too_much, clock_leapt, clock_doubted, start_would_fork;

#endif

/* inside.h - what the files of this room share: clerk.c (opening, receipts, the thread), tray.c
 * (proposals on their way in and out), clock.c (does the wall keep time?), turn.c (one turn),
 * ticks.c (the box's clock), waiting.c (box acts until their tick), witness.c (what witnesses
 * signed), recall.c (folded procedures kept at hand), brought.c (how much each bidder brings) and
 * papers.c (what acts name by its hash).
 *
 * Three locks, taken in this order. pen: the book, and with it all that is committed. folded:
 * procedures and open rounds in memory; during a commit they are ahead of the disk, so from
 * there only keys are read without the pen. tray: what waits. */
#ifndef CLERK_INSIDE_H
#define CLERK_INSIDE_H

#include "clerk/clerk.h"

#include <pthread.h>
#include <stdatomic.h>

/* LONGEST_WAIT: seconds from the door to the book. */
enum { LONGEST_WAIT = 600, CACHED = 64, PROPOSALS_MOST = 4096, WAITING_EACH = 256 };

/* Bytes of each person's words and papers, by its place among the people; counted: it says all. */
typedef struct Brought {
    Arena         life;
    LIST(int64_t) of_person;
    bool          counted;
} Brought;

typedef struct Cached {
    int64_t   file;              /* 0: free */
    Procedure procedure;
    Arena     life;
    Capsules  capsules;          /* of its box and of what waits for it, once a bid came */
    Arena     capsules_life;     /* their own: how full the procedure is they do not say */
    Brought   brought;           /* once a bidder brought words */
    int64_t   used;              /* rises with each use: the least goes first */
} Cached;

/* The latest checkpoint as the log signed it. len 0: it is to be read. */
typedef struct SignedNote { ptrdiff_t len; bool fresh; char at[1024]; } SignedNote;

/* What waits, in the order it came. */
typedef struct Queue { Proposal *first, **end; int64_t count; } Queue;

struct Clerk {
    Arena      *life;
    Book       *book;
    SigningKey  key;
    Vkey        vkey;
    Wall        wall;
    Pulse       pulse;           /* both clocks when they were last found to agree */
    bool        doubted;         /* nobody says that the wall is right */
    int         wait_ms;         /* for others at the book */
    _Atomic Instant last_at;     /* of the log; never falls but with what was not committed */
    atomic_llong opened, entered;        /* commits that entered open acts, and any */
    bool        dead;            /* the book is uncertain: nothing more is entered */
    bool        barred;          /* nor with this: somebody saw the log otherwise */
    char        barred_for[DETAIL_BYTES];

    Instant     ticked, ticked_kept;     /* the last tick that was paid; what the book says of it */
    int64_t     owed_paid;       /* of the ticks that were due when payment began */
    OpenRounds  rounds;
    Instant     opened_first;    /* of their boxes, when they were last read from acts */
    Arena       rounds_life;
    Cached      cached[CACHED];
    Procedure   office;
    Arena       office_life;
    int64_t     uses, folds;     /* so far */
    char        detail[DETAIL_BYTES];    /* of the last act that was refused */
    SignedNote  signing;         /* with the pen: of this turn; fresh: it was signed in it */
    SignedNote  shown;           /* with the tray: once that turn is on the disk */

    Queue       waiting;
    int64_t     asked, given;    /* receipts */
    bool        fresh;           /* something came, or was left for the next turn */
    atomic_bool threaded;
    bool        stopping;
    pthread_t       thread;
    pthread_mutex_t pen, folded, tray;
    pthread_cond_t  came, gave, answered;
};

/* clock.c */
Result clock_begin(Clerk *);
Result clock_check(Clerk *, Arena *);        /* has the wall leapt since? */

/* clerk.c, with the pen: may anything be entered? As clerk_well(). */
Result may_enter(Clerk *, Arena *);

/* recall.c */
Result recall(Clerk *, int64_t file, Procedure **, Arena **life);
Result recall_named(Clerk *, Name, Procedure **);
Result recall_fresh(Clerk *, Name draft, Procedure **, Arena **life);   /* before its begin */
const Procedure *remembered(Clerk *, Name);  /* if it is at hand; nothing is read */
/* So that it can be folded again from the book, and nobody else's acts take the room of the
 * buyer's people; to_wait: for its tick. */
bool   room_for(const Arena *life, const Procedure *, const Act *);
bool   room_to_wait(const Arena *life, const Procedure *, const Act *);
void   forget(Clerk *, int64_t file);        /* 0: all */
void   adopt_fresh(Clerk *, int64_t file);
Result recall_office(Clerk *);

Brought *brought_at(Clerk *, int64_t file);  /* of a procedure that is at hand */

/* brought.c: may it be so much? Noted is what was entered. */
Result brought_judge(Clerk *, const Procedure *, const Proposal *, Brought *);
void   brought_note(const Procedure *, const Proposal *, Brought *);
void   brought_end(Brought *);

/* tray.c */
Papers papers_with(Clerk *, const Proposal *, Arena *);
Result capsules_of(Clerk *, int64_t file, Capsules **);
Result refused_unless_before(Clerk *, Proposal *, Result);
/* In the turn: what was proved while the procedure stood elsewhere is proved as it stands now. */
Result prove_still(Clerk *, const Procedure *, const Proposal *);
void   settle(Proposal *, Result);           /* the result, its detail kept */
Str    detail_keep(char to[DETAIL_BYTES], Str detail);
void   answer_all(Clerk *, Proposal *, const Result *trouble);
Proposal *take_waiting(Clerk *);
Proposal *take_all(Clerk *);
void   queue_add(Queue *, Proposal *);
Proposal *queue_take(Queue *, Proposal **at);

/* turn.c */
Result turn(Clerk *);
Instant moment_of_entry(const Clerk *);
Result enter_act(Clerk *, Procedure *, Arena *life, int64_t file, Act *);
Result words_keep(Clerk *, const Proposal *);
Result attempt_note(Clerk *, const Act *, const Reason *);
bool   is_trouble(Result);                   /* the book's, not the act's */

/* ticks.c */
Result ticks_begin(Clerk *);
Result ticks_pay(Clerk *, Instant now);
Result ticks_end(Clerk *, int64_t file);     /* the last one of a box that nobody lists */
bool   ticks_due(const Clerk *, Instant now);
Instant tick_after(const Clerk *, Instant);
int64_t ticks_count(const Clerk *, Instant now);
Instant next_tick(const Clerk *, Instant now);
Result rounds_load(Clerk *);
Result rounds_note(Clerk *, int64_t file, const Procedure *);
void   rounds_take(Clerk *, int64_t file, const Procedure *);
const OpenRound *open_round(const Clerk *, int64_t file, Id round);      /* NULL: it is not open */

/* waiting.c: with the pen */
typedef struct Chosen { int64_t id, file; Act act; Shelved heads; } Chosen;
Result waiting_take(Clerk *, Proposal *);
bool   waiting_left(Clerk *, const WaitingOf *);     /* does anything wait? */
Instant waiting_due(const Clerk *, int64_t file, Id round, bool ready);
Result waiting_choose(Clerk *, Instant tick, int64_t most, Chosen **, int64_t *count, Arena *);

#endif

/* proposed.h - what somebody typed and is asked to look at before it is signed: kept here for half
 * an hour, in memory, under a name that nobody guesses, for the account that typed it alone.
 *
 * Sent twice, it is entered once: whoever takes it holds it, and who comes after sees what became
 * of it. */
#ifndef HTTP_PROPOSED_H
#define HTTP_PROPOSED_H

#include "desk/wording.h"

enum { PROPOSED_MOST = 256, PROPOSED_OF_ONE = 16, PROPOSED_SECONDS = 1800, PROPOSED_ID = 32,
       PROPOSED_BYTES = 96 << 20, PROPOSED_ALL_BYTES = 512 << 20, SEVERAL_MOST = 200 };

/* One of several that the program made, each entered by itself. */
typedef struct Several {
    Act   act;
    Shelf shelf;
    Str   called;                      /* by people */
    int64_t version;                   /* of the draft that it was made of, if it was */
    bool  closes;                      /* it stands for all others: none of them may be missing */
    bool  done;                        /* it is entered; else, where it was refused, why: */
    Str   refused;
} Several;

struct Doing;
typedef void SeveralFn(struct Doing *, const Several *);

typedef struct Proposed {
    char    id[PROPOSED_ID + 1];
    Id      account;
    Instant made;
    Str     at;                        /* where it was typed: "/t/2026-42" */
    Str     from;                      /* a page's last part, where a program made it; else empty */
    Name    procedure;                 /* all zero for the office's */
    Acts    acts;                      /* the last is what was typed; those before it its batch */
    Shelf   shelf;
    LIST(Several) several;             /* instead of acts */
    LIST(Str)     unmade;              /* what belongs to them and could not be made, and why */
    SeveralFn    *entered;             /* called with each once it is; or NULL */
    Pairs   typed;
    bool    done;                      /* what became of it: */
    bool    waits_for_two;             /* an agreement, that waits for another officer */
    int64_t leaf;                      /* -1: taken, and due then */
    Instant due;
    Name    name;                      /* of the procedure afterwards */
    Arena   life;                      /* in which all this lies, too */
    struct Proposed *next;
    bool    held;
    struct ProposedWait *waits;        /* who are told when it is given back */
    int64_t bytes;
} Proposed;

typedef struct ProposedWait {
    struct ProposedWait *next;
    void (*told)(void *of);
    void  *of;
} ProposedWait;

/* An empty one, held. NULL: too many are kept. */
Proposed *proposed_new(Id account, Instant now);

/* Of this account only; NULL: none, or it is over; or another request holds it, and *held says so,
 * for that may take until the book's next turn. */
Proposed *proposed_take(Str id, Id account, Instant now, bool *held);

/* Calls told(of) once nobody holds it, in the thread that gave it back or before this returns. The
 * wait lasts until then. Several may be told: who takes it then is the first who asks. */
void      proposed_tell(Str id, Id account, ProposedWait *, void (*told)(void *of), void *of);
void      proposed_give_back(Proposed *);

/* What was typed, copied, whoever holds it. False: none is kept. */
bool      proposed_typed(Str id, Id account, Instant now, Pairs *, Arena *);

/* The address at which what this account typed last of such an act, there, and has not signed, is
 * shown again; empty: nothing is kept. */
Str       proposed_lately(Id account, Str at, ActKind, Instant now, Arena *);

/* Where it is changed: the page or the form from which it came, with what was typed. */
Str       proposed_change(const Proposed *, Arena *);

void      pairs_copy(const Pairs *from, Pairs *to, Arena *);

#endif

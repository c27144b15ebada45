/* proposed.h - what somebody typed and is asked to look at before it is signed: kept here for half
 * an hour, in memory, under a name that nobody guesses, for the account that typed it alone.
 *
 * Sent twice, it is entered once: whoever takes it holds it, and who comes after sees what became
 * of it. */
#ifndef HTTP_PROPOSED_H
#define HTTP_PROPOSED_H

#include "desk/wording.h"

enum { PROPOSED_MOST = 256, PROPOSED_OF_ONE = 16, PROPOSED_SECONDS = 1800, PROPOSED_ID = 32,
       PROPOSED_BYTES = 96 << 20, PROPOSED_ALL_BYTES = 512 << 20 };

typedef struct Proposed {
    char    id[PROPOSED_ID + 1];
    Id      account;
    Instant made;
    Str     at;                        /* where it was typed: "/t/2026-42" */
    Name    procedure;                 /* all zero for the office's */
    Acts    acts;                      /* the last is what was typed; those before it its batch */
    Shelf   shelf;
    Pairs   typed;
    bool    done;                      /* what became of it: */
    bool    waits_for_two;             /* an agreement, that waits for another officer */
    int64_t leaf;                      /* -1: taken, and due then */
    Instant due;
    Name    name;                      /* of the procedure afterwards */
    Arena   life;                      /* in which all this lies, too */
    struct Proposed *next;
    bool    held;
    int64_t bytes;
} Proposed;

/* An empty one, held. NULL: too many are kept. */
Proposed *proposed_new(Id account, Instant now);

/* Of this account only; NULL: none, or it is over. Waits while another request holds it. */
Proposed *proposed_take(Str id, Id account, Instant now);
void      proposed_give_back(Proposed *);

/* Nothing of it is kept. */
void      proposed_drop(Proposed *);

#endif

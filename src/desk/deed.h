/* deed.h - what somebody does: signed, proposed, answered. The one way from a key to the clerk. */
#ifndef DESK_DEED_H
#define DESK_DEED_H

#include "desk/wording.h"

typedef struct Deed {
    Act         *acts;               /* one, or a batch closed by its last: own fields only */
    ptrdiff_t    count;
    const Shelf *shelf;              /* the words and papers that they name */
    const Actor *by, *with;          /* with: the second officer who signs, or NULL */
    Name         procedure;          /* of no matter to the office's acts and to `begin` */
    Id           pending;            /* box acts of the same person that wait for their tick */
    Instant      now;
} Deed;

/* Names the procedure in every act, signs, proposes and waits. The proposal says what became of
 * it: the leaf, and the procedure's name now.
 * Fails: no-such-procedure; as clerk_propose(). */
Result deed_propose(Clerk *, const Deed *, Proposal *, Arena *);

/* The same for a box act whose tick is not waited for. Until it is answered, acts, papers and
 * proposal stay where they are. Fails: no-such-procedure; as clerk_put(). */
Result deed_put(Clerk *, const Deed *, Proposal *, Arena *);

#endif

/* deed.h - what somebody does: signed, proposed, answered. The one way from a key to the clerk. */
#ifndef DESK_DEED_H
#define DESK_DEED_H

#include "desk/wording.h"

typedef struct Deed {
    Act         *acts;               /* one, or a batch closed by its last: own fields only */
    ptrdiff_t    count;
    const Shelf *shelf;              /* the words and papers that they name */
    const Actor *by, *with;          /* with: the other officer, who agrees, or NULL */
    Name         procedure;          /* of no matter to the office's acts and to `begin` */
    Instant      now;
} Deed;

/* Names the procedure in every act, signs, proposes and waits. The proposal says what became of
 * it: the leaf, or when a box act that was taken is due, and the procedure's name now.
 * Fails: no-such-procedure; as clerk_propose(). */
Result deed_propose(Clerk *, const Deed *, Proposal *, Arena *);

#endif

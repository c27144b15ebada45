/* deed.h - what somebody does: signed, proposed, answered. The one way from a key to the clerk. */
#ifndef DESK_DEED_H
#define DESK_DEED_H

#include "desk/parcel.h"

typedef struct Deed {
    Act         *acts;               /* one, or a batch closed by its last: own fields, and where it
                                        was agreed to, the agreement and the procedure's name */
    ptrdiff_t    count;
    const Shelf *shelf;              /* the words and papers that they name */
    const Actor *by, *with;          /* with: the other officer, who agrees here and now, or NULL */
    Name         procedure;          /* of no matter to the office's acts and to `begin` */
    Instant      now;
    bool         keyless;            /* only to be tried: the keys of both are elsewhere */
    ptrdiff_t   *refused;            /* which act deed_try() refused; may be NULL */
} Deed;

/* Names the procedure in every act, signs, proposes and waits. The proposal says what became of
 * it: the leaf, or when a box act that was taken is due, and the procedure's name now.
 * Fails: no-such-procedure; as clerk_propose(). */
Result deed_propose(Clerk *, const Deed *, Proposal *, Arena *);

/* The same without proposing, for who brings it to the clerk by another way: names and signs all
 * acts. The procedure as it is (of the office for its acts); NULL where it begins with this. The
 * book is only read. Fails: as book_ahead(). */
Result deed_sign(Book *, const Procedure *, const Deed *, Arena *);

/* Would it be entered now? Signs as deed_propose() and lets each act be judged and folded on this
 * fold of the procedure (or of the office), which is the caller's and knows of it afterwards; the
 * book is only read. Not looked at: what only a turn of the clerk knows (is the number of a file
 * taken, is its door open) and what papers prove; without the
 * keys, signatures. Fails: as proof_signatures() and act_judge(). */
Result deed_try(Book *, const Deed *, Procedure *, Arena *);

/* Agrees, for somebody else to enter it until then: thirty days from now at most. Nothing is
 * proposed, so it takes no clerk. The procedure is that of the act, NULL where it begins with it,
 * and then its draft gets a name here. The parcel points at the deed's acts and words.
 * Fails: agreement-superfluous, agreement-expired. */
Result deed_agree(const Deed *, const Procedure *, Str origin, Instant until, Parcel *, Arena *);

#endif

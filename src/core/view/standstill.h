/* standstill.h - how long an awarded lot waits for its signature, and what holds it up besides.
 *
 * Like the ranking no act but a function of acts: the judge of the contract asks it, and so do
 * letters and pages, so that everybody is told the same day.
 *
 * Under the Procurement Act 2023 the standstill counts from the contract award notice (s.50, 51).
 * Elsewhere there is no such notice: it counts from the letters to bidders, the last of them
 * (89/665/EEC art. 2a(2); Public Contracts Regulations 2015 reg. 86, 87). */
#ifndef CORE_VIEW_STANDSTILL_H
#define CORE_VIEW_STANDSTILL_H

#include "core/procedure.h"

bool counts_from_letters(const Lot *);

/* Must the bidder of this bid be told of the award before the lot's contract, and was not yet?
 * Everybody who is in the ranking; who was excluded in the round of the award, under the directives
 * after the award, for an exclusion is not definitive before, elsewhere after the exclusion, so
 * that nobody's last letter says that it won; and who was excluded earlier and never told. Nobody
 * who withdrew. Of a lot that is not awarded: nobody. */
bool letter_due(const Procedure *, const Lot *, const Bid *);

/* The first bid of a lot whose bidder must be told; NULL: all are. */
const Bid *letter_missing(const Procedure *, const Lot *);

/* assumed: what it counts from has not happened, and is taken to happen at `now`.
 * event: the award notice, the last letter, or the last receipt if that ends it earlier.
 * period: of length 0, the law demands none.
 * waits: there is one, demanded or declared; then last is its last day, and signs the first moment
 * at which the contract may be signed. */
typedef struct Standstill {
    bool    assumed, waits;
    Instant event, signs;
    Period  period;
    Day     last;
} Standstill;

/* Of an awarded lot. What was declared is a promise: it can be later than what the law demands, and
 * never counts for less. Who was not shown the letters knows only what was declared.
 * Fails: as standstill_ends(). */
Result standstill_of(const Procedure *, const Lot *, Instant now, Standstill *, Arena *);

/* Whether a claim keeps the contract from being signed, and if not, why not.
 *   Procurement Act 2023 s.101: notified while the standstill runs.
 *   Public Contracts Regulations 2015 reg. 95; 89/665/EEC art. 2(3): known before the signature,
 *   and not about an award that has fallen since ([2021] EWHC 114 (TCC)).
 * A court can end either. */
typedef enum ClaimState {
    CLAIM_BLOCKS, CLAIM_ENDED, CLAIM_LIFTED, CLAIM_OUTSIDE, CLAIM_OF_ANOTHER_AWARD
} ClaimState;

ClaimState claim_state(const Procedure *, const Lot *, const Claim *, Instant now, Arena *);
extern const char *const claim_says[];       /* "blocks the signature" */

/* Does a court or a claim keep it from being signed? The detail names it, since when, and what ends
 * it. Fails: claim_blocks. */
Result signature_free(const Procedure *, const Lot *, Instant now, Arena *);

/* Does one keep a signed contract from being changed? By s.101 a claim that was notified while the
 * standstill of that change runs, and an order of a court. Fails: claim_blocks. */
Result change_free(const Procedure *, const Lot *, Arena *);

extern const Reason claim_blocks;

#endif

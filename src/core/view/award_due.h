/* award_due.h - to whom a lot is to be awarded, alone or together with others.
 *
 * Like the ranking no act but a function of acts, which the award's judge asks, and the auditor. */
#ifndef CORE_VIEW_AWARD_DUE_H
#define CORE_VIEW_AWARD_DUE_H

#include "core/view/rank.h"
#include "count/combine.h"

/* The best award over all lots of a round: begun with all zero, found for the first lot that asks,
 * and there for the others as long as nothing is entered. */
typedef struct BestAward {
    bool      sought;
    Result    result;
    Combining of;
    Combined  found;
    Ranking  *rankings;              /* of each lot that has not ended, by its place */
} BestAward;

/* The line of the bid to which the lot is to be awarded by the published objective.
 *
 * In published order: the first in the ranking among those who may still win, once every earlier
 * lot on which that depends is decided. At least cost: the lot's part of the one best award over
 * all lots that have not ended; lots awarded already stay as they are.
 * Fails: nobody_to_award, award_tied (the detail names all that are equal), lot_overlaps,
 * lots_out_of_order, award_not_optimal (the best award leaves this lot), as rank_lot() and
 * combine(). Source: doc/book.md, award over items. */
Result award_due(const Procedure *, Id round, Id lot, BestAward *, RankLine *, Arena *);

/* Whoever bids for whichever lots, the best award at least cost can be found. To be asked before
 * the notice. Fails: combine_too_large (the detail names what is too many). */
Result least_cost_fits(const Procedure *, Arena *);

/* Something of it is awarded with another lot, so that it can only be ended. */
bool lot_overtaken(const Procedure *, const Lot *);

bool same_activity(const Include *, const Include *);

/* Of each item: the lots that it is in. An item is what the very same lots include.
 * Fails: combine_too_large. */
typedef struct Items { LIST(Bits) lots; } Items;
Result items_of(const Procedure *, Items *, Arena *);

extern const Reason lot_overlaps, lots_out_of_order, award_not_optimal;

#endif

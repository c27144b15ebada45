/* trials.h - what one changed mark or weight would do to the first place of a ranking.
 *
 * Each trial changes one thing that could have been published or agreed on otherwise, and asks
 * rank_lot() again: a mark of one bidder by one step of its scale, either way; a weight by a tenth
 * of itself, either way, with the others scaled so that the sum stays, in thousandths of a point as
 * weights are published, what is left over given where most was cut off. This is information. It
 * ranks nothing, and no act looks at it. */
#ifndef CORE_VIEW_TRIALS_H
#define CORE_VIEW_TRIALS_H

#include "core/view/rank.h"

/* Bidders whose marks are tried: the first so many places, in large tenders fewer, for each change
 * asks for all marks of all bids again: TRIED_MARKS of them at most, and the first two places. */
enum { TRIED_BIDS = 20, TRIED_MARKS = 4000000 };

/* to: the mark or weight that it is changed to. there: there is such a one. out: with it the leader
 * is not in the ranking; alone: nobody else is. Else lead: by how much its total is then before the
 * best of the others', below zero: behind; half up. turns: another one is first, or as good. first:
 * the bidder who is first then; 0: the place is shared, or nobody is left. */
typedef struct Tried { Points to; bool there, turns, out, alone; int64_t lead; Id first; } Tried;

/* bid NULL: a weight. */
typedef struct Trial {
    const Bid *bid;
    Id         criterion;
    Points     was;
    Tried      less, more;
} Trial;

/* leader, second: of the ranking as it is; second NULL: nobody else is in it. lead: in the unit of
 * its totals, as many places as those are shown with; units: the same, as each lead that is tried,
 * in units of 10^-places: where totals are told apart by their ninth place, leads are, too. */
typedef struct Trials {
    const Bid *leader, *second;
    Decimal    lead;
    int64_t    units;
    int        places;
    int64_t    changes, turning;     /* how many there are, and how many turn the first place */
    int64_t    tried;                /* of how many bids, of all that are in the ranking */
    LIST(Trial) trials;
} Trials;

/* Of a ranking of this lot. Where all but one are out of it, marks are tried: one may bring another
 * bid in, and first. Of a single bid, and with a shared first place, nothing is tried.
 * Fails: as rank_lot(). */
Result trials_of(const Procedure *, Id round, Id lot, const Ranking *, Trials *, Arena *);

/* The weights of a lot if this criterion had another one: a weight for each of p->criteria, in
 * their order. False: there can be no such weight. */
bool weights_with(const Procedure *, Id round, Id lot, Id criterion, Points, Points *weights);

#endif

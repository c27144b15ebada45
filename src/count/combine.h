/* combine.h - which bids together: the award over items that can each be bought once.
 *
 * Lots may overlap, a bid may cover several of them, and rules may bind one bid to another. The
 * best award is then not the sum of the best of each lot. Items that nothing ties together are
 * solved apart. Within a part every set of items has the least figure at which the bidders so far
 * can be given just these: one bidder after the other is asked which of its sets to add. So all
 * awards that are equally good are counted, and how long it takes hangs on the number of items that
 * are tied together and on the rules, which stand in the notice. Where lots are tied by nothing but
 * how many a bidder may win, twenty of them and any prices take a tenth of a second.
 *
 * This room knows no procedure: a figure is whatever is to be made small, in one unit for all.
 * Source: Directive 2014/24/EU art. 46(3) and recital 79; doc/book.md, award over items. */
#ifndef COUNT_COMBINE_H
#define COUNT_COMBINE_H

#include "base/base.h"
#include "base/exact.h"

enum {
    COMBINE_ITEMS  = 32,
    COMBINE_TIED   = 20,             /* items that are tied together */
    COMBINE_TRIALS = 1 << 28,        /* sets of items, times what a bidder may add to them */
    COMBINE_LISTED = 64,             /* of equally good awards; all are counted */
};

typedef uint32_t Bits;               /* a set: bit i is the item, or the lot, of place i */

int bits_count(Bits);

/* What can be bought at one figure, below 2^116. Bidder 0 is the buyer itself, who keeps these
 * items at that figure and whom no rule below binds. */
typedef struct Offer {
    Id      bidder;
    Bits    items;                   /* not empty */
    Bits    lots;                    /* what limits and combinations count; not empty. Offers of one
                                        bidder that share a lot share an item */
    Wide    figure;
    bool    taken;                   /* awarded already: part of every answer. No two share items */
} Offer;

/* Each offer that lies in `items` costs so much less if its bidder wins all of `items`: of several
 * discounts the greatest, rounded down to a whole unit. basis_points: 0 to 10000. A figure below
 * zero has none. */
typedef struct Discount { Id bidder; Bits items; int64_t basis_points; } Discount;

typedef struct LotLimit { Id bidder; int64_t most; } LotLimit;     /* bidder 0: whoever has none */

typedef struct Combining {
    int  items;                      /* their number */
    LIST(Offer)    offers;
    LIST(Discount) discounts;
    LIST(LotLimit) limits;           /* of lots that one bidder may win */
    LIST(Bits)     permitted;        /* lots that one bidder may win together, or some of them; a
                                        single lot always. None: all may be won together */
    bool one_offer;                  /* a bidder's offers exclude each other */
} Combining;

typedef struct Combination {
    int  offers[COMBINE_ITEMS], count;   /* places in Combining.offers, ascending; of bidders */
    Bits left;                           /* items that no bidder gets */
} Combination;

typedef struct Combined {
    int     uncovered;               /* items that nobody gets and the buyer cannot keep */
    Wide    figure;                  /* the sum, keeping included */
    int64_t count;                   /* of awards equally good; INT64_MAX: too many to count, and
                                        more than are listed */
    LIST(Combination) best;          /* COMBINE_LISTED of them, in the order of places */
} Combined;

/* The awards that leave the fewest items uncovered and, of those, have the least figure. So an
 * item that the buyer offers no figure for is awarded if the rules allow it at all.
 * Fails: combine_too_large as combine_judge(), does_not_fit (a figure). */
Result combine(const Combining *, Combined *, Arena *);

/* Can the best award be found whoever offers what? offers: of one bidder, all that can be offered;
 * figures do not matter. To be asked before the notice: what passes here is never refused later.
 * Fails: combine_too_large (the detail names what is too many, and how many may be). */
Result combine_judge(const Combining *, Arena *);

extern const Reason combine_too_large;

#endif

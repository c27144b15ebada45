/* rank.h - from marks and prices to an order, down to the last digit.
 *
 * The ranking is not an act: it is this function. The award's judge asks it, the auditor asks
 * it again, the report prints every line of it. */
#ifndef CORE_VIEW_RANK_H
#define CORE_VIEW_RANK_H

#include "core/procedure.h"

/* One criterion of one bid: weight * mark / top mark, or the price formula. */
typedef struct RankPart {
    Id     criterion;
    Points weight, mark, top;          /* mark and top are 0 for the price */
    Ratio  points;                     /* exact, or as rounded by the published rule */
} RankPart;

typedef struct RankLine {
    const Bid *bid;
    Money      price;
    bool       out;                    /* failed a threshold or a pass criterion, or void */
    Id         failed;                 /* the criterion; 0 for a void envelope */
    LIST(RankPart) parts;
    Ratio      quality, total;         /* exact */
    Ratio      counts;                 /* the total after the published rounding: ranks look here */
    int64_t    shown;                  /* the same in thousandths, half up */
    int64_t    place;                  /* 1, 2, 3 ...; equal ones share; 0 when out */
    bool       by_tie;                 /* its place was decided by the tie criterion */
} RankLine;

typedef struct Ranking { LIST(RankLine) lines; bool tied_first; } Ranking;

/* Ranks the admitted bids of a lot. Lines come in order of place, those that are out last.
 * Fails: prices_unopened, shares_missing, does_not_fit, and as price_judge() and price_figure().
 * Source: Directive 2014/24/EU art. 67(5); Procurement Act 2023 s.23; doc/book.md, ranking. */
Result rank_lot(const Procedure *, Id round, Id lot, Ranking *, Arena *);

/* The exact points of one bid of a round that has no prices, selection or dialogue, from the
 * criteria of that round; out: it fails one. Without criteria nobody fails and all are equal.
 * Fails: marks_missing. Source: Directive 2014/24/EU art. 65(2), 66. */
Result merit_of(const Procedure *, const Bid *, RankLine *, Arena *);

/* The exact points of a line for a criterion of quality, or for all in its group. */
Ratio merit_for(const Procedure *, const RankLine *, Id criterion);

extern const Reason prices_unopened, shares_missing, marks_missing, nobody_to_award, award_tied;

#endif

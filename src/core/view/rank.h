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
    bool       out;                    /* failed a threshold or a pass criterion, is void, or ... */
    bool       unmeasured;             /* ... has no quality for the formula to divide by */
    Id         failed;                 /* the criterion; 0 for the others */
    LIST(RankPart) parts;
    Fraction   quality, total;         /* exact */
    Fraction   counts;                 /* the total after the published rounding: ranks look here */
    Fraction   tie;                    /* exact points for the tie criterion, where it is quality */
    Decimal    shown;                  /* of what counts, half up, as many places as told apart */
    int64_t    place;                  /* 1, 2, 3 ...; equal ones share; 0 when out */
    bool       by_tie;                 /* its place was decided by the tie criterion */
} RankLine;

/* places: of what is shown; exact_places: enough to tell apart the totals before rounding. */
typedef struct Ranking {
    LIST(RankLine) lines;
    bool tied_first;
    int  places, exact_places;
} Ranking;

/* Ranks the admitted bids of a lot. Lines come in order of place, those that are out last.
 * A total is shown to three places or more: all that the published rounding leaves; else as many
 * as tell neighbours of the ranking apart and leave three digits of the smallest, up to 38 digits.
 * A bid without a figure is out and keeps nobody from being ranked.
 * Fails: no_such_lot, prices_unopened, shares_missing, marks_missing.
 * Source: Directive 2014/24/EU art. 67(5); Procurement Act 2023 s.23; doc/book.md, ranking. */
Result rank_lot(const Procedure *, Id round, Id lot, Ranking *, Arena *);

/* The exact points of one bid of a round that has no prices, selection or dialogue, from the
 * criteria of that round; out: it fails one. Without criteria nobody fails and all are equal.
 * Fails: marks_missing. Source: Directive 2014/24/EU art. 65(2), 66. */
Result merit_of(const Procedure *, const Bid *, RankLine *, Arena *);

/* >0: x has more exact points than y for a criterion of quality, or for all in its group. */
int merit_order(const Procedure *, const RankLine *x, const RankLine *y, Id criterion);

/* "83.44", as many places as the published rounding leaves, "83.440" without one; with its unit, if
 * it has one: "GBP 1,500.0001 per point of quality", "0.000667 points of quality per GBP". */
Str total_says(const Procedure *, const Lot *, Decimal, Arena *);

extern const Reason prices_unopened, shares_missing, marks_missing, nobody_to_award, award_tied;

#endif

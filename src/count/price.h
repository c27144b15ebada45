/* price.h - what a price is worth: the catalogue of price formulas.
 *
 * A formula either turns the prices of a criterion into points, or makes one figure of the
 * whole bid (price and quality) that is ranked by itself. Each is a row: what it is called in
 * the notice, which constants must be published with it, whether it looks at other bids.
 *
 * Nothing here rounds, ranks or rejects a bid. Every value is an exact fraction; a spilled one
 * means does_not_fit. All prices of one call are in the smallest unit of one currency: points do
 * not depend on it, a figure is in the unit that its row says. Vectors: test/price_test.c,
 * test/vectors/price.txt. */
#ifndef COUNT_PRICE_H
#define COUNT_PRICE_H

#include "base/base.h"
#include "base/exact.h"

/* Every formula, once, what it is called in texts and acts, and among people: this list makes the
 * enum and the words that a `formula` act may choose from. The rest of a formula is its row in
 * price.c. */
#define FORMULAS(F)                                                                               \
    F(LOWEST_RATIO, "lowest-ratio", "lowest price divided by price")                              \
    F(LINEAR_RANGE, "linear-range", "straight line from lowest to highest")                       \
    F(LINEAR_FROM_LOWEST, "linear-from-lowest", "straight line from the lowest price")            \
    F(MEAN_CENTRED, "mean-centred", "distance from the mean of all prices")                       \
    F(LINEAR_BENCHMARK, "linear-benchmark", "straight line below a published cap")                \
    F(BUDGET_SAVING, "budget-saving", "saving against a published budget")                        \
    F(LINEAR_DISCOUNT_IT, "linear-discount-it", "discount divided by the greatest discount")      \
    F(BILINEAR_IT, "bilinear-it", "discount, with a bend at the mean")                            \
    F(PRICE_PER_QUALITY_POINT, "price-per-quality-point", "price of a point of quality")          \
    F(VFM_INDEX, "vfm-index", "quality divided by price")                                         \
    F(MONETISED_QUALITY, "monetised-quality", "price less what quality is worth")

#define F(upper, name, label) upper,
typedef enum Formula { FORMULA_NONE, FORMULAS(F) FORMULA_KINDS } Formula;
#undef F

typedef enum FormulaGives {
    POINTS_FOR_PRICE,        /* a criterion among others: 0 to its greatest number of points */
    FIGURE_LOWEST_FIRST,     /* of the whole bid */
    FIGURE_HIGHEST_FIRST,
} FormulaGives;

/* The constants of a formula as published; what a formula does not name stays zero. */
typedef struct PriceParams {
    Money  a, b;
    Points n;                /* a plain number in thousandths: 2 is 2000, 0.85 is 850 */
} PriceParams;

typedef enum DividesBy { BY_NO_PRICE, BY_LOWEST_PRICE, BY_MEAN_PRICE } DividesBy;

/* The prices of one criterion, as a formula sees them. */
typedef struct Priced {
    PriceParams  with;
    const Money *prices;
    ptrdiff_t    count, i;      /* the bid asked for is prices[i] */
    Points       most;
} Priced;

typedef struct FormulaRow {
    const char  *a, *b, *n;         /* what each constant is called; NULL: not needed */
    Points       n_least, n_most;   /* n must lie here, both included */
    bool         relative;          /* reads other bids: a loser can change the winner */
    DividesBy    divides;           /* that must not be zero: price_zero */
    bool         discount;          /* a is a base that no price may exceed */
    FormulaGives gives;
    bool         needs_quality;     /* divides by the quality points: quality_zero */
    bool         tiny;              /* its figures are too small to be rounded to places */
    bool         adds_up;           /* its figures are money: those of several lots have a sum */
    const char  *unit;              /* of the figure; "{}" is the smallest unit of the currency */
    const char  *definition;        /* for programmers; W is the greatest number of points */
    const char  *words;             /* for whoever gets a letter: one or two sentences */
    const char  *warning;
    const char  *source;
    Ratio      (*points)(const Priced *);                 /* of a price; or else */
    Ratio      (*figure)(PriceParams, Money, Points);     /* of a whole bid */
} FormulaRow;

extern const FormulaRow formula_rows[FORMULA_KINDS];
extern const char *const formula_names[FORMULA_KINDS];       /* NULL of FORMULA_NONE */

/* May this formula with these constants be published? To be asked before the notice.
 * Fails: formula_unknown, formula_unfit (a constant is missing, superfluous or out of range;
 * the detail is its name). */
Result formula_judge(Formula, PriceParams);

/* May these prices be scored? All of the admitted bids, count at least 1.
 *   negative price              price_negative
 *   a zero lowest price         price_zero in lowest-ratio and linear-from-lowest
 *   only zero prices            price_zero in mean-centred
 *   above the published base    price_above_base in linear-discount-it and bilinear-it
 * What is *not* refused has a value: one bid alone and all equal get W in lowest-ratio,
 * linear-range, linear-from-lowest and linear-discount-it, W/2 in mean-centred, X*W in
 * bilinear-it; where nobody gives a discount, nobody gets points. An outlier is scored as it
 * is: the rows warn. */
Result price_judge(Formula, PriceParams, const Money *prices, ptrdiff_t count);

/* Points for prices[i], in whole points (5/2 is two and a half), not in thousandths. For what
 * formula_judge() and price_judge() let pass; spilled: does_not_fit. */
Ratio price_points(Formula, PriceParams, const Money *prices, ptrdiff_t count, ptrdiff_t i,
                   Points most);

/* The figure of a whole bid, in the unit of its row; quality in points, not in thousandths.
 * Fails: formula_unknown (not such a formula), price_negative, price_zero (it would lead
 * whatever its quality), quality_negative, quality_zero, does_not_fit. Whoever lets a bid
 * without quality points in must have published what happens to it. */
Result price_figure(Formula, PriceParams, Money price, Points quality, Ratio *out);

/* Of two totals of bids, figures or points: <0: x goes before y. 0: an exact tie. */
int total_order(Formula, Ratio x, Ratio y);

/* ---- rounding -------------------------------------------------------------------- */

typedef enum ScoreLevel { AT_CRITERION, AT_TOTAL } ScoreLevel;

/* Where, how far and which way: part of the published rule, never a habit of ours. */
typedef struct RoundingRule {
    ScoreLevel where;
    int        places;       /* 0 to 12, of whole points */
    Rounding   how;
} RoundingRule;

/* The score as it counts at `here`: rounded there if the rule says so, else untouched. Ranks
 * and ties look at this. Spilled stays spilled, and what does not fit spills. */
Ratio score_rounded(RoundingRule, ScoreLevel here, Ratio);

extern const Reason formula_unknown, formula_unfit, price_negative, price_zero, price_above_base,
    quality_zero, quality_negative;

#endif

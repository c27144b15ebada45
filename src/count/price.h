/* price.h - what a price is worth: the catalogue of price formulas.
 *
 * A formula either turns the prices of a criterion into points, or makes one figure of the
 * whole bid (price and quality) that is ranked by itself. Each is a row: what it is called in
 * the notice, which constants must be published with it, whether it looks at other bids, and what
 * becomes of a price or a quality that it could not divide by: one such bid never keeps the others
 * from being ranked.
 *
 * Nothing here rounds, ranks or rejects a bid. Every value is an exact fraction. All prices of one
 * call are in the smallest unit of one currency: points do not depend on it, a figure is in whole
 * units of the currency, as its row says. Points for one price fit a Ratio for up to 100,000 prices
 * of 18 digits: the widest, mean-centred with k of 1000, has a numerator below 10^38.
 * Vectors: test/price_test.c, test/vectors/price.txt. */
#ifndef COUNT_PRICE_H
#define COUNT_PRICE_H

#include "base/base.h"
#include "base/fraction.h"

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

/* The prices of one criterion, as a formula sees them. A price above a published base is that
 * base in `prices` and in all that is worked out of them. */
typedef struct Priced {
    Formula      formula;
    PriceParams  with;
    const Money *prices;
    ptrdiff_t    count;
    Points       most;
    Money        lowest, highest;
    Wide         sum;
} Priced;

typedef struct FormulaRow {
    const char  *a, *b, *n;         /* what each constant is called; NULL: not needed */
    Points       n_least, n_most;   /* n must lie here, both included */
    bool         relative;          /* reads other bids: a loser can change the winner */
    bool         discount;          /* a is a base; a price above it counts as the base */
    FormulaGives gives;
    bool         needs_quality;     /* divides by the quality points: quality_zero */
    bool         tiny;              /* its figures are too small to be rounded to places */
    bool         adds_up;           /* its figures are money: those of several lots have a sum */
    const char  *unit;              /* of the figure; "{}" is the currency, which goes first */
    const char  *definition;        /* for programmers; W is the greatest number of points */
    const char  *words;             /* for whoever gets a letter: one or two sentences */
    const char  *edge;              /* what becomes of a price of nothing and the like; NULL */
    const char  *warning;
    const char  *source;
    Ratio      (*points)(const Priced *, Money);          /* of a price; or else */
    Fraction   (*figure)(PriceParams, Ratio unit, Money, Fraction quality, Arena *);
} FormulaRow;

extern const FormulaRow formula_rows[FORMULA_KINDS];
extern const char *const formula_names[FORMULA_KINDS];       /* NULL of FORMULA_NONE */

/* May this formula with these constants be published? To be asked before the notice.
 * Fails: formula_unknown, formula_unfit (a constant is missing, superfluous or out of range;
 * the detail is its name). */
Result formula_judge(Formula, PriceParams);

/* All prices that are compared, at least one; the array stays the caller's and must outlive it.
 * Every price from nothing up has its points: where the lowest is nothing it gets W and all others
 * none in lowest-ratio and linear-from-lowest; where all are nothing, W/2 in mean-centred; a price
 * above the published base counts as the base, which is no discount, in linear-discount-it and
 * bilinear-it. One bid alone and all equal get W in lowest-ratio, linear-range, linear-from-lowest
 * and linear-discount-it, W/2 in mean-centred, X*W in bilinear-it; where nobody gives a discount,
 * nobody gets points. An outlier is scored as it is: the rows warn.
 * Fails: formula_unknown (no such formula, or it gives no points), price_negative. */
Result prices_together(Formula, PriceParams, const Money *prices, ptrdiff_t count, Points most,
                       Priced *);

/* Points for prices[i], in whole points (5/2 is two and a half), not in thousandths. */
Ratio price_points(const Priced *, ptrdiff_t i);

/* The figure of a whole bid, in the unit of its row; decimals: of the currency, so that a price of
 * 150 with 2 is 1.50. A price of nothing gives 0, and in vfm-index the figure of one smallest unit.
 * Fails: formula_unknown (it gives no figure), price_negative, quality_negative, quality_zero. */
Result price_figure(Formula, PriceParams, int decimals, Money price, Fraction quality,
                    Fraction *out, Arena *);

/* Of two totals of bids, figures or points: <0: x goes before y. 0: an exact tie. */
int total_order(Formula, Fraction x, Fraction y);

/* ---- rounding -------------------------------------------------------------------- */

typedef enum ScoreLevel { AT_CRITERION, AT_TOTAL, NOWHERE } ScoreLevel;

enum { ROUNDED_PLACES = 9 };

/* Where, how far and which way: part of the published rule, never a habit of ours. */
typedef struct RoundingRule {
    ScoreLevel where;
    int        places;       /* 0 to ROUNDED_PLACES, of whole points or whole units of currency */
    Rounding   how;
} RoundingRule;

/* The points of a criterion, or the total of a bid, as they count: rounded if the rule says so,
 * else untouched. Ranks and ties look at this. Spilled stays spilled, and points that do not fit
 * spill. */
Ratio    points_rounded(RoundingRule, Ratio);
Fraction total_rounded(RoundingRule, Fraction, Arena *);

extern const Reason formula_unknown, formula_unfit, price_negative, quality_zero,
    quality_negative;

#endif

#include "count/price.h"

const Reason formula_unknown = { INVALID, "formula-unknown", "doc/book.md, price formulas",
    "There is no such price formula." };
const Reason formula_unfit = { REFUSED, "formula-unfit", "doc/book.md, price formulas",
    "A constant of the price formula is missing, not wanted or out of range." };
const Reason price_negative = { REFUSED, "price-negative", "doc/book.md, price formulas",
    "A price below zero cannot be scored." };
const Reason quality_zero = { REFUSED, "quality-zero", "doc/book.md, price formulas",
    "The published formula divides by the quality points, and there are none." };
const Reason quality_negative = { REFUSED, "quality-negative", "doc/book.md, price formulas",
    "Quality points below zero cannot be put into a price formula." };

/* ---- the words of a formula ------------------------------------------------------ */

static Ratio whole(int64_t n)          { return ratio(n, 1); }
static Ratio thousandths(Points n)     { return ratio(n, 1000); }
static Ratio most(const Priced *p)     { return thousandths(p->most); }
static Ratio lowest(const Priced *p)   { return whole(p->lowest); }
static Ratio highest(const Priced *p)  { return whole(p->highest); }

static Ratio mean(const Priced *p)
{
    return ratio_div((Ratio){ p->sum, 1 }, whole(p->count));
}

/* W times part of whole, not below zero and not above W. */
static Ratio share(const Priced *p, Ratio part, Ratio of)
{
    return ratio_clamp(ratio_div(ratio_mul(most(p), part), of), whole(0), most(p));
}

static bool is_zero(Ratio r) { return !ratio_spilled(r) && r.num == 0; }

/* Where the lowest price is nothing no proportion to it can be said: it gets all, the others
 * nothing. */
static Ratio all_or_nothing(const Priced *p, Money own) { return own ? whole(0) : most(p); }

/* ---- points for a price ---------------------------------------------------------- */

static Ratio lowest_ratio(const Priced *p, Money own)
{
    return p->lowest ? share(p, lowest(p), whole(own)) : all_or_nothing(p, own);
}

static Ratio linear_range(const Priced *p, Money own)
{
    Ratio range = ratio_sub(highest(p), lowest(p));
    return is_zero(range) ? most(p) : share(p, ratio_sub(highest(p), whole(own)), range);
}

static Ratio linear_from_lowest(const Priced *p, Money own)
{
    Ratio n = thousandths(p->with.n), zero_at = ratio_mul(n, lowest(p));
    return p->lowest ? share(p, ratio_sub(zero_at, whole(own)), ratio_sub(zero_at, lowest(p)))
                     : all_or_nothing(p, own);
}

static Ratio mean_centred(const Priced *p, Money own)
{
    if (!p->sum)
        return ratio_mul(most(p), ratio(1, 2));
    Ratio above = ratio_div(ratio_sub(mean(p), whole(own)), mean(p));
    return share(p, ratio_add(ratio(1, 2), ratio_mul(thousandths(p->with.n), above)), whole(1));
}

static Ratio linear_benchmark(const Priced *p, Money own)
{
    Ratio cap = whole(p->with.a);
    return share(p, ratio_sub(cap, whole(own)), ratio_sub(cap, whole(p->with.b)));
}

static Ratio budget_saving(const Priced *p, Money own)
{
    Ratio budget = whole(p->with.a);
    return share(p, ratio_sub(budget, whole(own)), budget);
}

/* The base falls out: (base - P) / base over (base - Pmin) / base. */
static Ratio linear_discount(const Priced *p, Money own)
{
    Ratio base = whole(p->with.a), best = ratio_sub(base, lowest(p));
    return is_zero(best) ? whole(0) : share(p, ratio_sub(base, whole(own)), best);
}

static Ratio bilinear(const Priced *p, Money own)
{
    Ratio base = whole(p->with.a), knee = thousandths(p->with.n);
    Ratio own_saves = ratio_sub(base, whole(own)), mean_saves = ratio_sub(base, mean(p));
    Ratio best_saves = ratio_sub(base, lowest(p));
    if (is_zero(mean_saves))
        return whole(0);
    if (ratio_order(own_saves, mean_saves) <= 0)
        return share(p, ratio_mul(knee, own_saves), mean_saves);
    Ratio beyond = ratio_div(ratio_sub(own_saves, mean_saves), ratio_sub(best_saves, mean_saves));
    return share(p, ratio_add(knee, ratio_mul(ratio_sub(whole(1), knee), beyond)), whole(1));
}

/* ---- figures of a whole bid ------------------------------------------------------ */

static Fraction money(Money m, Ratio unit, Arena *a)
{
    return fraction(ratio_mul(whole(m), unit), a);
}

static Fraction price_per_point(PriceParams with, Ratio unit, Money price, Fraction quality,
                                Arena *a)
{
    (void)with;
    return fraction_div(money(price, unit, a), quality, a);
}

static Fraction points_per_unit(PriceParams with, Ratio unit, Money price, Fraction quality,
                                Arena *a)
{
    (void)with;
    return fraction_div(quality, money(price ? price : 1, unit, a), a);
}

static Fraction price_less_quality(PriceParams with, Ratio unit, Money price, Fraction quality,
                                   Arena *a)
{
    Fraction worth = fraction_mul(quality, money(with.a, unit, a), a);
    return fraction_sub(money(price, unit, a), worth, a);
}

/* ---- the catalogue --------------------------------------------------------------- */

enum { ONE = 1000, MANY = 1000000 };         /* thousandths */

#define STILGER   "Stilger, Siderius, van Raaij 2017, https://repub.eur.nl/pub/99582"
#define UK_NOTE   "UK Bid evaluation guidance note, May 2021, section 7"
#define ANAC      "ANAC guidelines 2, deliberation 424 of 2 May 2018"

#define NOTHING_WINS "Where the lowest price is nothing, it gets all points for the price and " \
                     "every other price none."
#define ABOVE_BASE "A price above the base counts as the base: it is no discount."

#define F(upper, name, label) name,
const char *const formula_names[FORMULA_KINDS] = { NULL, FORMULAS(F) };
#undef F

const FormulaRow formula_rows[FORMULA_KINDS] = {
    [LOWEST_RATIO] = { .relative = true,
        .definition = "W * lowest / P",
        .warning = "Nobody gets zero; a loser's price can change the winner.",
        .words = "The lowest price gets all points for the price. Every other price gets them "
            "in the proportion of the lowest price to it.",
        .edge = NOTHING_WINS,
        .source = STILGER, .points = lowest_ratio },

    [LINEAR_RANGE] = { .relative = true,
        .definition = "W * (highest - P) / (highest - lowest); all equal: W",
        .warning = "The whole weight is always used: pennies can decide, and so can a dear loser.",
        .words = "The lowest price gets all points for the price, the highest none; those "
            "between get them by their distance from the highest.",
        .source = STILGER, .points = linear_range },

    [LINEAR_FROM_LOWEST] = { .n = "n", .n_least = ONE + 1,
        .n_most = MANY, .relative = true,
        .definition = "W * (n * lowest - P) / ((n - 1) * lowest), from 0 to W",
        .warning = "All bids at n times the lowest or more are equal at zero.",
        .words = "The lowest price gets all points for the price; a price of n times the "
            "lowest or more gets none; those between get them by their distance.",
        .edge = NOTHING_WINS,
        .source = "WEKA, marches publics, methodes de notation", .points = linear_from_lowest },

    [MEAN_CENTRED] = { .n = "k", .n_least = 1, .n_most = MANY,
        .relative = true,
        .definition = "W * (1/2 + k * (mean - P) / mean), from 0 to W",
        .warning = "An outlier moves everyone; the lowest price need not reach W.",
        .words = "A price at the mean of all gets half of the points for the price; k says how "
            "many more or fewer a distance from the mean brings.",
        .edge = "Where every price is nothing, each gets half of the points for the price.",
        .source = "economie.gouv.fr/daj, methodes de notation du critere prix",
        .points = mean_centred },

    [LINEAR_BENCHMARK] = { .a = "cap", .b = "floor",
        .definition = "W * (cap - P) / (cap - floor), from 0 to W",
        .warning = "Prices outside cap and floor are equal to them.",
        .words = "A price at the published floor or below gets all points for the price, one "
            "at the cap or above none; those between get them by their distance from the "
            "cap.",
        .source = UK_NOTE, .points = linear_benchmark },

    [BUDGET_SAVING] = { .a = "budget",
        .definition = "W * (1 - P / budget), from 0 to W",
        .warning = "Publishes the budget; only a price of nothing gets W.",
        .words = "Points for the price follow what is saved against the published budget.",
        .source = STILGER, .points = budget_saving },

    [LINEAR_DISCOUNT_IT] = { .a = "base", .relative = true,
        .discount = true,
        .definition = "W * A / greatest A, where A = (base - P) / base; no discount: 0",
        .warning = "Small differences weigh much where discounts are small.",
        .words = "The greatest discount on the published base gets all points for the price; "
            "every other discount gets them in proportion.",
        .edge = ABOVE_BASE,
        .source = ANAC, .points = linear_discount },

    [BILINEAR_IT] = { .a = "base", .n = "X", .n_least = 800, .n_most = 900,
        .relative = true, .discount = true,
        .definition = "A up to its mean: W * X * A / mean A; beyond: W * (X + (1 - X) * "
                      "(A - mean A) / (greatest A - mean A)), where A = (base - P) / base",
        .warning = "The line bends at the mean, which every bid moves.",
        .words = "Discounts on the published base get points in proportion up to their mean, "
            "and beyond it along a flatter line.",
        .edge = ABOVE_BASE,
        .source = ANAC ", X of 0.80, 0.85 or 0.90", .points = bilinear },

    [PRICE_PER_QUALITY_POINT] = { .needs_quality = true,
        .unit = "{} per point of quality",
        .edge = "A tender without quality points has no such figure and is not ranked; one whose "
            "price is nothing has the figure 0.",
        .gives = FIGURE_LOWEST_FIRST, .definition = "P / Q, the lowest first",
        .warning = "Has no weights; needs a least quality, or a bad bid wins by being cheap.",
        .words = "Tenders are ranked by what one point of quality costs; the lowest figure is "
            "first.",
        .source = UK_NOTE, .figure = price_per_point },

    [VFM_INDEX] = { .tiny = true,
        .unit = "points of quality per {}",
        .edge = "A price of nothing is taken as one smallest unit of the currency.",
        .gives = FIGURE_HIGHEST_FIRST, .definition = "Q / P, the highest first",
        .warning = "The same order as price per quality point.",
        .words = "Tenders are ranked by the quality points that money buys; the highest figure "
            "is first.",
        .source = "value for money index; " UK_NOTE, .figure = points_per_unit },

    [MONETISED_QUALITY] = { .a = "WTP", .adds_up = true, .unit = "{}",
        .gives = FIGURE_LOWEST_FIRST, .definition = "P - Q * WTP, the lowest first",
        .warning = "Every quality point is worth the same money, the first and the last.",
        .words = "Tenders are ranked by their price less what their quality points are worth "
            "at the published rate; the lowest figure is first.",
        .source = UK_NOTE, .figure = price_less_quality },
};

/* ---- judging --------------------------------------------------------------------- */

static const FormulaRow *row_of(Formula formula)
{
    return formula > FORMULA_NONE && formula < FORMULA_KINDS ? &formula_rows[formula] : NULL;
}

static Result unfit(const char *name) { return because_of(&formula_unfit, str(name)); }

Result formula_judge(Formula formula, PriceParams with)
{
    const FormulaRow *row = row_of(formula);
    if (!row)
        return because(&formula_unknown);
    if (row->a ? with.a <= 0 : with.a != 0)
        return unfit(row->a ? row->a : "a");
    if (row->b ? with.b < 0 || with.b >= with.a : with.b != 0)
        return unfit(row->b ? row->b : "b");
    if (with.n < row->n_least || with.n > row->n_most)
        return unfit(row->n ? row->n : "n");
    return DONE;
}

static Money as_compared(const FormulaRow *row, PriceParams with, Money price)
{
    return row->discount && price > with.a ? with.a : price;
}

Result prices_together(Formula formula, PriceParams with, const Money *prices, ptrdiff_t count,
                       Points greatest, Priced *out)
{
    const FormulaRow *row = row_of(formula);
    if (!row || !row->points)
        return because(&formula_unknown);
    *out = (Priced){ formula, with, prices, count, greatest, INT64_MAX, 0, 0 };
    for (ptrdiff_t i = 0; i < count; i++) {
        Money price = as_compared(row, with, prices[i]);
        if (price < 0)
            return because(&price_negative);
        out->lowest  = price < out->lowest ? price : out->lowest;
        out->highest = price > out->highest ? price : out->highest;
        out->sum    += price;
    }
    return DONE;
}

Ratio price_points(const Priced *p, ptrdiff_t i)
{
    const FormulaRow *row = &formula_rows[p->formula];
    return row->points(p, as_compared(row, p->with, p->prices[i]));
}

static Ratio one_over(int decimals)
{
    int64_t parts = 1;
    for (; decimals > 0; decimals--)
        parts *= 10;
    return ratio(1, parts);
}

Result price_figure(Formula formula, PriceParams with, int decimals, Money price,
                    Fraction quality, Fraction *out, Arena *a)
{
    const FormulaRow *row = row_of(formula);
    if (!row || !row->figure)
        return because(&formula_unknown);
    if (price < 0)
        return because(&price_negative);
    if (quality.below && !fraction_zero(quality))
        return because(&quality_negative);
    if (row->needs_quality && fraction_zero(quality))
        return because(&quality_zero);
    *out = row->figure(with, one_over(decimals), price, quality, a);
    return DONE;
}

int total_order(Formula formula, Fraction x, Fraction y)
{
    return formula_rows[formula].gives == FIGURE_LOWEST_FIRST ? fraction_order(x, y)
                                                              : fraction_order(y, x);
}

Ratio points_rounded(RoundingRule rule, Ratio score)
{
    int64_t units, scale = 1;
    if (rule.where != AT_CRITERION)
        return score;
    for (int i = 0; i < rule.places; i++)
        scale *= 10;
    return ratio_round(score, rule.places, rule.how, &units) ? ratio(units, scale) : ratio(0, 0);
}

Fraction total_rounded(RoundingRule rule, Fraction total, Arena *a)
{
    return rule.where == AT_TOTAL ? fraction_round(total, rule.places, rule.how, a) : total;
}

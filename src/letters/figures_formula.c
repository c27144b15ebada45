/* figures_formula.c - what a price gets under the formula of a lot, before there are any prices. */
#include "core/view/dry_run.h"
#include "letters/figures_inside.h"

enum { STEPS = 80, ROW_EACH = 8, ANOTHER = DRY_USUAL };

/* The usual prices and, behind them, one that is tried. quality: of the best marks that there
 * are. */
typedef struct Pricing {
    const Procedure *p;
    const Lot       *lot;
    const PriceRule *rule;
    Money    prices[DRY_USUAL + 1];
    Points   most;
    Fraction quality;
    Arena   *a;
} Pricing;

static bool gives_points(const PriceRule *rule)
{
    return formula_rows[rule->formula].gives == POINTS_FOR_PRICE;
}

/* A usual price stands beside the two others, as in the dry run; another one beside all three. */
static int64_t points_got(const Pricing *w, int which)
{
    Priced  priced;
    int64_t n = 0;
    Result  r = prices_together(w->rule->formula, w->rule->params, w->prices,
                                which == ANOTHER ? ANOTHER + 1 : DRY_USUAL, w->most, &priced);
    if (failed(r))
        return 0;
    Ratio counts = points_rounded(w->rule->rounding, price_points(&priced, which));
    return ratio_round(counts, 3, HALF_UP, &n) ? n : 0;
}

static int64_t figure_got(const Pricing *w, int which)
{
    Fraction figure;
    Decimal  d = { 0 };
    Result   r = price_figure(w->rule->formula, w->rule->params,
                              currency_decimals(w->p->currency), w->prices[which], w->quality,
                              &figure, w->a);
    if (failed(r) ||
        !fraction_decimal(total_rounded(w->rule->rounding, figure, w->a), 3, HALF_UP, &d))
        return 0;
    for (int64_t places = d.places; places < 3; places++)
        d.units *= 10;
    return (int64_t)d.units;
}

/* Thousandths of a point, or of the figure's unit. */
static int64_t got(const Pricing *w, int which)
{
    return gives_points(w->rule) ? points_got(w, which) : figure_got(w, which);
}

static Pricing pricing_of(const Procedure *p, const Lot *lot, Arena *a)
{
    Pricing w = { .p = p, .lot = lot, .rule = &lot->price, .a = a };
    Points  best = 0;
    dry_prices(p, lot, w.prices);
    for (each(const Criterion, c, p->criteria)) {
        bool ours = c->lot == lot->id && !c->round && is_leaf(p, c);
        w.most = ours && c->kind == CRITERION_PRICE ? c->weight : w.most;
        best  += ours && c->kind == CRITERION_QUALITY ? c->weight : 0;
    }
    w.quality = fraction(ratio(best ? best : 1, 1000), a);
    return w;
}

/* ---- said ------------------------------------------------------------------------ */

static Str got_says(const Pricing *w, int64_t n)
{
    return gives_points(w->rule) ? str_shortened(str_of_decimal(n, 3, w->a))
                                 : total_says(w->p, w->lot, (Decimal){ n, 3 }, w->a);
}

static Str price_says(const Pricing *w, Money m) { return str_of_money(m, w->p->currency, w->a); }

static Str formula_says(const Pricing *w)
{
    const FormulaRow *row = &formula_rows[w->rule->formula];
    Str c = price_says(w, w->prices[2]), got_c = got_says(w, got(w, 2));
    Str a = price_says(w, w->prices[0]), got_a = got_says(w, got(w, 0));
    if (!gives_points(w->rule))
        return str_put(w->a, "{} With the best marks there are, a price of {} gives {}, one of {} "
                       "gives {}.", str(row->words), c, got_c, a, got_a);
    return str_put(w->a, "{} Of {} points a price of {} gets {}, one of {} gets {}.{}",
                   str(row->words), got_says(w, w->most), c, got_c, a, got_a,
                   str(row->relative ? " The line is that of one more bid beside the made-up A, B "
                                       "and C: with other bids it lies elsewhere." : ""));
}

static void draw_line_of(const Pricing *w, Money most, Scatter *s, Figure *f)
{
    Pricing tried = *w;
    for (int i = 0; i <= STEPS; i++) {
        tried.prices[ANOTHER] = most / STEPS * i;
        int64_t n = got(&tried, ANOTHER);
        *list_add(&s->line, w->a) = (Dot){ .x = tried.prices[ANOTHER], .y = n };
        if (i % ROW_EACH)
            continue;
        figure_cell(f, price_says(w, tried.prices[ANOTHER]), w->a);
        figure_cell(f, got_says(w, n), w->a);
    }
}

static void draw_formula(const Pricing *w, Figure *f)
{
    static const char *const names[DRY_USUAL] = { "A", "B", "C" };
    Money   most = w->prices[0] * 2;
    Scatter s = { .across = money_unit(w->p, most, w->a), .up = { 3, "", "" },
                  .across_says = S("Price"),
                  .up_says = gives_points(w->rule)
                                 ? str_put(w->a, "Points for the price, of {}",
                                           got_says(w, w->most))
                                 : S("Figure with the best marks") };
    draw_line_of(w, most, &s, f);
    for (int i = 0; i < DRY_USUAL; i++)
        *list_add(&s.points, w->a) = (Dot){ str(names[i]), w->prices[i], got(w, i) };
    draw_scatter(&f->drawing, &s, w->a);
}

void formula_figure(const Procedure *p, const Lot *lot, Figure *f, Arena *a)
{
    Pricing w = pricing_of(p, lot, a);
    *f = (Figure){ .word = "formula", .heading = S("What a price gets") };
    if (!lot->has_formula || failed(formula_judge(lot->price.formula, lot->price.params)) ||
        formula_rows[lot->price.formula].tiny)
        return;
    figure_column(f, S("Price"), true, a);
    figure_column(f, gives_points(w.rule) ? S("Points") : S("Figure"), true, a);
    draw_formula(&w, f);
    f->says = formula_says(&w);
    figure_end(f);
}

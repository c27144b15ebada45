#include "core/view/dry_run.h"

#include "core/flaws.h"

enum { DRY_BYTES = 1 << 24, MADE_UP = 4, A = 0, B = 1, C = 2, OUTLIER = 3 };
enum { DEAR_STEPS = 12, LOSER_STEPS = 16, FAR_TOO_DEAR = 10, CRITERIA_SEARCHED = 60 };

static const char *const names[MADE_UP] = { "A", "B", "C", "D" };

/* down: how many marks below the best one, on every criterion. failing: on this one it gets the
 * best mark that is below its threshold. */
typedef struct MadeUp { Money price; int down; Id failing; bool there; } MadeUp;
typedef struct Bids { MadeUp at[MADE_UP]; } Bids;

typedef struct Run {
    const Procedure *p;
    const Lot *lot;
    Procedure  with;         /* the draft, with bids */
    Round      round;
    Money      base;
    Arena     *a;
} Run;

/* ---- marks ----------------------------------------------------------------------- */

/* The nearest mark below another one; the same where there is none. */
static Points mark_below(const Procedure *p, Id scale, Points mark)
{
    Points below = -1;
    for (each(const Mark, m, p->marks))
        if (m->scale == scale && m->mark < mark && m->mark > below)
            below = m->mark;
    return below < 0 ? mark : below;
}

static bool passes(const Criterion *c, Points mark)
{
    return mark >= c->least && (c->kind != CRITERION_PASS || mark > 0);
}

/* Bids that are made up pass what can be passed, but for what they are made to fail. */
static Points mark_for(const Procedure *p, const Criterion *c, const MadeUp *m)
{
    Points mark = top_mark(p, c->scale);
    for (int i = 0; i < m->down; i++)
        if (passes(c, mark_below(p, c->scale, mark)))
            mark = mark_below(p, c->scale, mark);
    for (int i = 0; m->failing == c->id && mark >= c->least && i < p->marks.len; i++)
        mark = mark_below(p, c->scale, mark);
    return mark;
}

static bool is_marked(const Run *run, const Criterion *c)
{
    return c->lot == run->lot->id && c->kind != CRITERION_PRICE && is_leaf(run->p, c) &&
           judges_round(c, &run->round);
}

static void made_up_add(const Run *run, Procedure *with, const MadeUp *m, Id bidder, Arena *a)
{
    Bid *bid = list_add(&with->bids, a);
    *bid = (Bid){ .bidder = bidder, .round = run->round.id, .lot = run->lot->id, .version = 1,
                  .standing = ADMITTED, .price = m->price };
    for (int i = 0; i < ENVELOPES; i++)
        bid->opened[i] = true;
    for (each(const Criterion, c, run->p->criteria))
        if (is_marked(run, c))
            *list_add(&bid->consensus, a) =
                (Score){ .criterion = c->id, .mark = mark_for(run->p, c, m) };
}

/* The procedure and its bids last as long as the arena. */
static Result ranked(const Run *run, const Bids *bids, Procedure *with, Ranking *r, Arena *a)
{
    *with = run->with;
    for (int i = 0; i < MADE_UP; i++)
        if (bids->at[i].there)
            made_up_add(run, with, &bids->at[i], i + 1, a);
    return rank_lot(with, run->round.id, run->lot->id, r, a);
}

static const RankLine *line_of(const Ranking *r, int who)
{
    for (each(const RankLine, line, r->lines))
        if (line->bid->bidder == who + 1)
            return line;
    return NULL;
}

/* ---- cases ----------------------------------------------------------------------- */

static DryLine line_shown(const Run *run, const RankLine *line)
{
    return (DryLine){ names[line->bid->bidder - 1], line->price, line->quality,
                      line->out ? S("-") : total_says(run->p, run->lot, line->shown, run->a),
                      line->place, line->out, line->by_tie };
}

static DryCase *case_add(Run *run, DryRun *out, const char *word, const char *title,
                         const Ranking *r)
{
    DryCase *it = list_add(&out->cases, run->a);
    *it = (DryCase){ .word = word, .title = title };
    for (each(const RankLine, line, r->lines))
        *list_add(&it->lines, run->a) = line_shown(run, line);
    return it;
}

/* "A, B, C" */
static Str order_of(const DryCase *it, const char *without, Arena *a)
{
    Text t = { 0 };
    for (each(const DryLine, line, it->lines))
        if (!line->out && line->name != without)
            text_put(&t, a, "{}{}", t.len ? S(", ") : S(""), str(line->name));
    return text_str(&t);
}

static const DryLine *shown_of(const DryCase *it, const char *name)
{
    for (each(const DryLine, line, it->lines))
        if (line->name == name)
            return line;
    return NULL;
}

static Bids usual(const Run *run)
{
    Money prices[DRY_USUAL];
    dry_prices(run->p, run->lot, prices);
    return (Bids){ { [A] = { prices[A], 0, 0, true }, [B] = { prices[B], 1, 0, true },
                     [C] = { prices[C], 2, 0, true } } };
}

static Result try_usual(Run *run, DryRun *out)
{
    Procedure with;
    Ranking   r;
    Bids bids = usual(run);
    TRY(ranked(run, &bids, &with, &r, run->a));
    DryCase *it = case_add(run, out, "usual", "Three usual bids", &r);
    Str order = order_of(it, NULL, run->a);
    it->alarms = !order.len;
    it->says = str_put(run->a, "A has the best marks and the highest price. The marks of B are one "
                       "step lower and those of C two, as far as they pass; each asks for less. "
                       "{}{}.", order.len ? S("In order: ") : S("None of them can be ranked"),
                       order);
    return DONE;
}

static Result try_nothing(Run *run, DryRun *out)
{
    Procedure with;
    Ranking   r;
    Bids bids = usual(run);
    const char *edge = formula_rows[run->lot->price.formula].edge;
    bids.at[C].price = 0;
    TRY(ranked(run, &bids, &with, &r, run->a));
    DryCase *it = case_add(run, out, "nothing", "A price of nothing", &r);
    it->alarms = it->lines.len && it->lines.at[0].name == names[C] && !it->lines.at[0].out;
    it->says = str_put(run->a, "C asks for nothing{} In order: {}.{}{}",
                       str(it->alarms ? " and is first, with marks no better than the others'."
                                      : "."),
                       order_of(it, NULL, run->a), str(edge ? " " : ""), str(edge ? edge : ""));
    return DONE;
}

static Result try_outlier(Run *run, DryRun *out)
{
    Procedure with;
    Ranking   r;
    Bids bids = usual(run);
    Str  before = order_of(&out->cases.at[0], NULL, run->a);
    bids.at[OUTLIER] = (MadeUp){ run->base * FAR_TOO_DEAR, 1, 0, true };
    TRY(ranked(run, &bids, &with, &r, run->a));
    DryCase *it = case_add(run, out, "outlier", "One bid ten times as dear", &r);
    Str now = order_of(it, names[OUTLIER], run->a);
    const DryLine *was = shown_of(&out->cases.at[0], names[B]), *is = shown_of(it, names[B]);
    it->alarms = !str_same(before, now);
    if (it->alarms)
        it->says = str_put(run->a, "D joins the usual bids and turns their order: it was {}, and "
                           "is {}.", before, now);
    else
        it->says = str_put(run->a, "D joins the usual bids and leaves their order as it was: {}.{}",
                           now, was->out ? S("")
                                         : str_put(run->a, " The total of B goes from {} to {}.",
                                                   was->total, is->total));
    return DONE;
}

/* ---- equal totals ---------------------------------------------------------------- */

/* A and B alone, A at this price: <0 it is before B, 0 they are equal, as totals count. */
static Result against(const Run *run, Money price, int *order)
{
    Arena     scratch = arena_begin(DRY_BYTES);
    Procedure with;
    Ranking   r;
    Bids bids = usual(run);
    bids.at[A].price   = price;
    bids.at[C].there   = false;
    Result done = ranked(run, &bids, &with, &r, &scratch);
    if (!failed(done)) {
        const RankLine *x = line_of(&r, A), *y = line_of(&r, B);
        *order = x->out || y->out ? 1
                                  : total_order(run->lot->price.formula, x->counts, y->counts);
    }
    done.detail = (Str){ 0 };
    arena_end(&scratch);
    return done;
}

/* The highest price at which A is not behind B: where rounding leaves anything to be equal, they
 * are equal there. */
static Result equal_price(const Run *run, Money *price, bool *equal)
{
    Money least = run->base, most = run->base * FAR_TOO_DEAR;
    int   order = 0;
    *equal = false;
    TRY(against(run, least, &order));
    if (order > 0)
        return DONE;
    TRY(against(run, most, &order));
    if (order <= 0)
        return DONE;
    while (most - least > 1) {
        Money middle = least + (most - least) / 2;
        TRY(against(run, middle, &order));
        *(order > 0 ? &most : &least) = middle;
    }
    TRY(against(run, least, &order));
    *equal = order == 0;
    *price = least;
    return DONE;
}

static Result try_tie(Run *run, DryRun *out)
{
    Procedure with;
    Ranking   r;
    Bids  bids = usual(run);
    bool  equal;
    Money price = run->base;
    bids.at[C].there = false;
    TRY(equal_price(run, &price, &equal));
    bids.at[A].price = price;
    if (!equal)
        bids.at[B] = bids.at[A];
    TRY(ranked(run, &bids, &with, &r, run->a));
    DryCase *it = case_add(run, out, "tie", "Equal totals", &r);
    it->alarms = r.tied_first;
    if (r.tied_first)
        it->says = str_put(run->a, "{} The first place is shared, and nothing in the rule decides: "
                           "nobody can be awarded as it stands.{}",
                           str(equal ? "A and B come to the same total."
                                     : "A and B are alike in everything."),
                           str(!equal                     ? ""
                               : run->lot->price.tie ? " Name another criterion for ties."
                                                     : " Name a criterion for ties."));
    else
        it->says = str_put(run->a, "A and B come to the same total; the criterion for ties puts "
                           "{} first.", str(it->lines.at[0].name));
    return DONE;
}

/* ---- thresholds ------------------------------------------------------------------ */

static bool is_reachable(const Run *run, const Criterion *c)
{
    return top_mark(run->p, c->scale) >= c->least;
}

/* The first one; before it one that no mark reaches. */
static const Criterion *with_threshold(const Run *run)
{
    const Criterion *first = NULL;
    for (each(const Criterion, c, run->p->criteria)) {
        if (!is_marked(run, c) || c->least <= 0)
            continue;
        if (!is_reachable(run, c))
            return c;
        first = first ? first : c;
    }
    return first;
}

static Str no_threshold_says(const Run *run, const DryCase *it)
{
    return str_put(run->a, "No criterion has a threshold: C, with the worst marks there are and "
                   "half of the price, {} In order: {}.",
                   str(shown_of(it, names[C])->out ? "is not ranked, for the formula has no points "
                                                     "of quality to divide by."
                                                   : "stays in the ranking."),
                   order_of(it, NULL, run->a));
}

static Str threshold_says(const Run *run, const Criterion *c, bool reachable)
{
    Str least = str_shortened(str_of_decimal(c->least, 3, run->a));
    Str n = str_of_number(c->id, run->a);
    if (!reachable)
        return str_put(run->a, "No mark of the scale of criterion {} reaches its threshold of {}: "
                       "every bid there can be fails.", n, least);
    return str_put(run->a, "Where nobody reaches {} on criterion {}, nobody is ranked, whatever "
                   "the price: no contract can be awarded.", least, n);
}

static Result try_threshold(Run *run, DryRun *out)
{
    Procedure with;
    Ranking   r;
    Bids bids = usual(run);
    const Criterion *c = with_threshold(run);
    for (int i = 0; c && i < OUTLIER; i++)
        bids.at[i].failing = c->id;
    bids.at[C].down = c ? 2 : INT16_MAX;
    bids.at[C].price = c ? bids.at[C].price : run->base / 2;
    TRY(ranked(run, &bids, &with, &r, run->a));
    DryCase *it = case_add(run, out, "threshold", "A threshold that nobody reaches", &r);
    bool reachable = c && is_reachable(run, c);
    it->alarms = c && !reachable;
    it->says = c ? threshold_says(run, c, reachable) : no_threshold_says(run, it);
    return DONE;
}

/* ---- a losing bid that turns the winner ------------------------------------------- */

typedef struct Turning { bool found; Bids with; } Turning;

static Result first_of(const Run *run, const Bids *bids, int *first)
{
    Arena     scratch = arena_begin(DRY_BYTES);
    Procedure with;
    Ranking   r;
    Result done = ranked(run, bids, &with, &r, &scratch);
    bool there = !failed(done) && r.lines.len && !r.lines.at[0].out && !r.tied_first;
    *first = there ? (int)r.lines.at[0].bid->bidder - 1 : -1;
    done.detail = (Str){ 0 };
    arena_end(&scratch);
    return done;
}

/* C loses either way; with it another one of the two others is first. */
static Result turns(const Run *run, const Bids *bids, int without, bool *found)
{
    int first = -1;
    TRY(first_of(run, bids, &first));
    *found = first >= 0 && first != C && without >= 0 && first != without;
    return DONE;
}

static Money part_of(Money base, int n) { return base / 100 * n; }

static Result try_losers(const Run *run, Bids *bids, int without, bool *found)
{
    for (int down = 0; down <= 8 && !*found; down += 4)
        for (int i = 1; i <= LOSER_STEPS && !*found; i++) {
            bids->at[C] = (MadeUp){ part_of(run->base, i * i * 2), down, 0, true };
            TRY(turns(run, bids, without, found));
        }
    return DONE;
}

static bool is_searched(const Run *run) { return run->p->criteria.len <= CRITERIA_SEARCHED; }

static Result look_for_loser(const Run *run, Turning *t)
{
    *t = (Turning){ 0 };
    if (!is_searched(run))
        return DONE;
    for (int i = 0; i < DEAR_STEPS && !t->found; i++) {
        int without = -1;
        t->with = usual(run);
        t->with.at[A].price = part_of(run->base, 104 + 4 * i * i);
        t->with.at[C].there = false;
        TRY(first_of(run, &t->with, &without));
        TRY(try_losers(run, &t->with, without, &t->found));
    }
    return DONE;
}

static const char no_loser_relative[] = "The points for a price depend on the other bids, so a "
    "losing one can turn the winner; among the bids that were tried none does.";
static const char no_search[] = "The points for a price depend on the other bids, so a losing one "
    "can turn the winner. With so many criteria none is looked for here.";
static const char no_loser[] = "Each bid is looked at alone: no losing bid can turn the winner.";

static Result try_loser(Run *run, DryRun *out)
{
    Procedure with;
    Ranking   r;
    Turning    t = { 0 };
    bool relative = formula_rows[run->lot->price.formula].relative;
    if (relative)
        TRY(look_for_loser(run, &t));
    Bids bids = t.found ? t.with : usual(run);
    TRY(ranked(run, &bids, &with, &r, run->a));
    DryCase *it = case_add(run, out, "loser", "A losing bid that turns the winner", &r);
    it->alarms = t.found;
    it->says = str(!relative              ? no_loser
                   : is_searched(run) ? no_loser_relative
                                      : no_search);
    if (!t.found)
        return DONE;
    it->says = str_put(run->a, "{} is first, and C loses.", str(it->lines.at[0].name));
    bids.at[C].there = false;
    TRY(ranked(run, &bids, &with, &r, run->a));
    it = case_add(run, out, "without", "The same without the losing bid", &r);
    it->alarms = true;
    it->says = str_put(run->a, "Without C, {} is first, with the same marks and prices: a bid that "
                       "cannot win decides who does.", str(it->lines.at[0].name));
    return DONE;
}

/* ---- all ------------------------------------------------------------------------- */

/* Of what the formula is published with, or of the lot's value, four fifths; in round numbers. */
static Money usual_price(const Procedure *p, const Lot *lot)
{
    const FormulaRow *row = &formula_rows[lot->price.formula];
    bool  published = row->a && row->gives == POINTS_FOR_PRICE && lot->price.params.a > 0;
    Money of = published ? lot->price.params.a : lot->most, unit = 1;
    for (int i = 0; i < currency_decimals(p->currency); i++)
        unit *= 10;
    Money most = INT64_MAX / (FAR_TOO_DEAR * 1000), whole = of / 100 * 80;
    whole = whole > most ? most : whole;
    return whole < 1000 * unit ? 1000 * unit : whole / (100 * unit) * (100 * unit);
}

void dry_prices(const Procedure *p, const Lot *lot, Money prices[DRY_USUAL])
{
    Money base = usual_price(p, lot);
    prices[A] = base / 100 * 110;
    prices[B] = base;
    prices[C] = base / 100 * 85;
}

static bool has_price(const Procedure *p, const Lot *lot)
{
    for (each(const Criterion, c, p->criteria))
        if (c->lot == lot->id && c->kind == CRITERION_PRICE)
            return true;
    return false;
}

static bool has_scales(const Run *run)
{
    bool any = false;
    for (each(const Criterion, c, run->p->criteria)) {
        if (is_marked(run, c) && !top_mark(run->p, c->scale))
            return false;
        any = any || is_marked(run, c);
    }
    return any;
}

static const char *what_lacks(const Run *run)
{
    const PriceRule *rule = &run->lot->price;
    if (!run->lot->has_formula || failed(formula_judge(rule->formula, rule->params)))
        return "the formula and its constants";
    if (formula_rows[rule->formula].gives == POINTS_FOR_PRICE && !has_price(run->p, run->lot))
        return "a criterion of the kind price";
    return has_scales(run) ? NULL : "criteria of quality that are marked, each with a scale";
}

/* The round of the tenders; where none is defined yet, one is imagined. */
static Round tender_round(const Procedure *p)
{
    Round round = { .id = 1, .kind = ROUND_TENDER };
    for (each(const Round, r, p->rounds))
        if (r->kind == ROUND_TENDER)
            round = *r;
    return round;
}

Result dry_run_of(const Procedure *p, Id lot, DryRun *out, Arena *a)
{
    Run run = { .p = p, .lot = lot_of(p, lot), .with = *p, .round = tender_round(p), .a = a };
    *out = (DryRun){ 0 };
    if (!run.lot)
        return because_number(&no_such_lot, p, A_LOT, "lot", lot, a);
    run.with.bids.at = NULL, run.with.bids.len = run.with.bids.room = 0;
    run.with.buyers.len = 0;
    run.with.rounds.at = &run.round, run.with.rounds.len = run.with.rounds.room = 1;
    run.base = usual_price(p, run.lot);
    out->lacks = what_lacks(&run);
    if (out->lacks)
        return DONE;
    TRY(try_usual(&run, out));
    if (out->cases.at[0].alarms)
        return try_threshold(&run, out);
    TRY(try_nothing(&run, out));
    TRY(try_outlier(&run, out));
    TRY(try_tie(&run, out));
    TRY(try_threshold(&run, out));
    return try_loser(&run, out);
}

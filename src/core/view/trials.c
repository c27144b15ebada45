#include "core/view/trials.h"

#include <string.h>

enum { TRIAL_BYTES = 1 << 28 };

/* ---- the lead -------------------------------------------------------------------- */

static const RankLine *line_in(const Ranking *r, const Bid *bid)
{
    for (each(const RankLine, line, r->lines))
        if (line->bid->bidder == bid->bidder)
            return line;
    return NULL;
}

/* The best of those that are in it, but for this one. */
static const RankLine *best_beside(const Ranking *r, const Bid *bid)
{
    for (each(const RankLine, line, r->lines))
        if (!line->out && line->bid->bidder != bid->bidder)
            return line;
    return NULL;
}

/* Above zero: better. */
static Fraction ahead(const Procedure *p, const RankLine *x, const RankLine *y, Arena *a)
{
    Formula formula = lot_of(p, x->bid->lot)->price.formula;
    bool    lowest = formula_rows[formula].gives == FIGURE_LOWEST_FIRST;
    return lowest ? fraction_sub(y->counts, x->counts, a) : fraction_sub(x->counts, y->counts, a);
}

/* Units of 10^-places. What is too large to be said is as large as can be. */
static int64_t units_of(Fraction f, int places)
{
    Decimal d = { 0 };
    bool    said = fraction_decimal(f, places, HALF_UP, &d);
    Wide    units = d.units, most = INT64_MAX / 1000;
    for (int64_t has = d.places; has < places; has++)
        units *= 10;
    if (!said)
        units = f.below ? -most : most;
    return (int64_t)(units > most ? most : units < -most ? -most : units);
}

enum { LEAST_PLACES = 3, MOST_PLACES = 17 };

static bool has_room(Fraction total, int places)
{
    int64_t units = units_of(total, places), most = INT64_MAX / 10000;
    return units < most && -units < most;
}

/* As many as totals are told with, while those of the first two have room for them. */
static int places_of(const Ranking *r)
{
    int places = r->places < MOST_PLACES ? r->places : MOST_PLACES;
    while (places > LEAST_PLACES && !(has_room(r->lines.at[0].counts, places) &&
                                      has_room(r->lines.at[1].counts, places)))
        places--;
    return places;
}

/* ---- one change ------------------------------------------------------------------ */

static bool is_first(const RankLine *line, const Ranking *r)
{
    return !line->out && line->place == 1 && !r->tied_first;
}

static Result change_tried(const Procedure *changed, Id round, Id lot, const Trials *t, Tried *one)
{
    Arena   a = arena_begin(TRIAL_BYTES);
    Ranking r;
    Result  ranked = rank_lot(changed, round, lot, &r, &a);
    if (!failed(ranked)) {
        const RankLine *line = line_in(&r, t->leader), *other = best_beside(&r, t->leader);
        one->out   = line->out;
        one->alone = !line->out && !other;
        one->turns = !is_first(line, &r);
        one->first = is_first(&r.lines.at[0], &r) ? r.lines.at[0].bid->bidder : 0;
        one->lead  = line->out || !other ? 0
                                         : units_of(ahead(changed, line, other, &a), t->places);
    }
    ranked.detail = (Str){ 0 };
    arena_end(&a);
    return ranked;
}

static Result mark_tried(const Procedure *p, const Bid *bid, ptrdiff_t agreed, const Trials *t,
                         Tried *one, Arena *a)
{
    Procedure changed = *p;
    if (!one->there)
        return DONE;
    changed.bids.at = make(a, Bid, p->bids.len);
    memcpy(changed.bids.at, p->bids.at, (size_t)p->bids.len * sizeof(Bid));
    Bid *other = &changed.bids.at[bid - p->bids.at];
    other->consensus.at = make(a, Score, bid->consensus.len);
    memcpy(other->consensus.at, bid->consensus.at, (size_t)bid->consensus.len * sizeof(Score));
    other->consensus.at[agreed].mark = one->to;
    return change_tried(&changed, bid->round, bid->lot, t, one);
}

/* ---- marks ----------------------------------------------------------------------- */

/* The nearest mark of the scale below it, or above it. */
static Tried step_from(const Procedure *p, Id scale, Points mark, bool up)
{
    Tried step = { 0 };
    for (each(const Mark, m, p->marks)) {
        bool beyond = m->scale == scale && (up ? m->mark > mark : m->mark < mark);
        bool nearer = !step.there || (up ? m->mark < step.to : m->mark > step.to);
        if (beyond && nearer)
            step = (Tried){ .to = m->mark, .there = true };
    }
    return step;
}

static bool is_judged(const Procedure *p, const Criterion *c, Id round, Id lot)
{
    return c && c->lot == lot && c->kind != CRITERION_PRICE && is_leaf(p, c) &&
           judges_round(c, round_of(p, round));
}

static void trial_add(Trials *t, Trial trial, Arena *a)
{
    t->changes += trial.less.there + trial.more.there;
    t->turning += trial.less.turns + trial.more.turns;
    *list_add(&t->trials, a) = trial;
}

static Result marks_of(const Procedure *p, const Bid *bid, Trials *t, Arena *a)
{
    for (ptrdiff_t i = 0; i < bid->consensus.len; i++) {
        const Score     *agreed = &bid->consensus.at[i];
        const Criterion *c = criterion_of(p, bid->lot, agreed->criterion);
        if (!is_judged(p, c, bid->round, bid->lot))
            continue;
        Arena scratch = arena_begin(TRIAL_BYTES);
        Trial trial = { bid, c->id, agreed->mark, step_from(p, c->scale, agreed->mark, false),
                        step_from(p, c->scale, agreed->mark, true) };
        Result r = mark_tried(p, bid, i, t, &trial.less, &scratch);
        if (!failed(r))
            r = mark_tried(p, bid, i, t, &trial.more, &scratch);
        arena_end(&scratch);
        TRY(r);
        trial_add(t, trial, a);
    }
    return DONE;
}

/* ---- weights --------------------------------------------------------------------- */

static bool is_weighed(const Procedure *p, const Criterion *c, Id round, Id lot)
{
    return c->lot == lot && c->weight > 0 &&
           (c->kind == CRITERION_PRICE || (c->kind == CRITERION_QUALITY &&
                                           is_judged(p, c, round, lot)));
}

/* Where the most was cut off and nothing was given back yet; the first of such. */
static ptrdiff_t cut_most(const Wide *rest, ptrdiff_t count)
{
    ptrdiff_t most = 0;
    for (ptrdiff_t i = 1; i < count; i++)
        most = rest[i] > rest[most] ? i : most;
    return most;
}

static void scale_others(const Procedure *p, Id round, Id lot, const Criterion *changed,
                         Wide left, Wide others, Points *weights)
{
    Arena a = arena_begin(1 << 24);
    Wide *rest = make(&a, Wide, p->criteria.len), given = 0;
    for (ptrdiff_t i = 0; i < p->criteria.len; i++) {
        const Criterion *c = &p->criteria.at[i];
        rest[i] = -1;
        if (c == changed || !is_weighed(p, c, round, lot))
            continue;
        weights[i] = (Points)(c->weight * left / others);
        rest[i]    = c->weight * left % others;
        given     += weights[i];
    }
    for (; given < left; given++) {
        ptrdiff_t i = cut_most(rest, p->criteria.len);
        weights[i]++;
        rest[i] = -1;
    }
    arena_end(&a);
}

bool weights_with(const Procedure *p, Id round, Id lot, Id criterion, Points weight,
                  Points *weights)
{
    const Criterion *changed = criterion_of(p, lot, criterion);
    Wide all = 0;
    for (ptrdiff_t i = 0; i < p->criteria.len; i++) {
        weights[i] = p->criteria.at[i].weight;
        all += is_weighed(p, &p->criteria.at[i], round, lot) ? weights[i] : 0;
    }
    if (!changed || weight <= 0 || weight >= all || changed->weight >= all)
        return false;
    weights[changed - p->criteria.at] = weight;
    scale_others(p, round, lot, changed, all - weight, all - changed->weight, weights);
    return true;
}

static Result weight_tried(const Procedure *p, Id round, Id lot, Id criterion, const Trials *t,
                           Tried *one, Arena *a)
{
    Procedure changed = *p;
    Points   *weights = make(a, Points, p->criteria.len);
    one->there = weights_with(p, round, lot, criterion, one->to, weights);
    if (!one->there)
        return DONE;
    changed.criteria.at = make(a, Criterion, p->criteria.len);
    memcpy(changed.criteria.at, p->criteria.at, (size_t)p->criteria.len * sizeof(Criterion));
    for (ptrdiff_t i = 0; i < p->criteria.len; i++)
        changed.criteria.at[i].weight = weights[i];
    return change_tried(&changed, round, lot, t, one);
}

static Result weights_of(const Procedure *p, Id round, Id lot, Trials *t, Arena *a)
{
    for (each(const Criterion, c, p->criteria)) {
        if (!is_weighed(p, c, round, lot) || c->weight < 10)
            continue;
        Arena scratch = arena_begin(TRIAL_BYTES);
        Trial trial = { NULL, c->id, c->weight, { .to = c->weight - c->weight / 10 },
                        { .to = c->weight + c->weight / 10 } };
        Result r = weight_tried(p, round, lot, c->id, t, &trial.less, &scratch);
        if (!failed(r))
            r = weight_tried(p, round, lot, c->id, t, &trial.more, &scratch);
        arena_end(&scratch);
        TRY(r);
        trial_add(t, trial, a);
    }
    return DONE;
}

/* ---- all ------------------------------------------------------------------------- */

/* Two changes of each mark of theirs, and each looks at every mark there is. */
static int64_t tried_bids(const Ranking *r)
{
    int64_t marks = r->lines.at[0].parts.len;
    int64_t most = TRIED_MARKS / (2 * marks * marks * r->lines.len + 1);
    most = most < 2 ? 2 : most > TRIED_BIDS ? TRIED_BIDS : most;
    return r->lines.len < most ? r->lines.len : most;
}

static void lead_of(const Procedure *p, const Ranking *r, Trials *t, Arena *a)
{
    Fraction lead = ahead(p, &r->lines.at[0], &r->lines.at[1], a);
    t->second = r->lines.at[1].bid;
    t->units  = units_of(lead, t->places);
    for (int places = r->places; places >= 0; places--)
        if (fraction_decimal(lead, places, HALF_UP, &t->lead))
            break;
}

Result trials_of(const Procedure *p, Id round, Id lot, const Ranking *r, Trials *t, Arena *a)
{
    *t = (Trials){ 0 };
    if (!r->lines.len || r->lines.at[0].out)
        return DONE;
    t->leader = r->lines.at[0].bid;
    if (r->lines.len < 2)
        return DONE;
    t->tried  = tried_bids(r);
    t->places = places_of(r);
    if (!r->lines.at[1].out)
        lead_of(p, r, t, a);
    for (ptrdiff_t i = 0; i < t->tried && !r->tied_first; i++)
        TRY(marks_of(p, r->lines.at[i].bid, t, a));
    return r->tied_first || !t->second ? DONE : weights_of(p, round, lot, t, a);
}

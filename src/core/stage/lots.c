/* lots.c - what is published of lots that are awarded together. */
#include "core/stage/inside.h"
#include "core/stage/row.h"
#include "core/view/award_due.h"

const Reason objective_twice = { CONFLICT, "objective-twice", "doc/acts.md objective",
    "How the lots are awarded together was said already." };
const Reason objective_relative = { REFUSED, "objective-relative",
    "2014/24/EU art. 46(3), recital 79",
    "A formula that compares bids gives no cost of its own that could be added to another lot's." };
const Reason objective_uncounted = { REFUSED, "objective-uncounted",
    "2014/24/EU art. 46(3), recital 79",
    "Least cost needs lots that are ranked by a cost: by price alone, or with quality in money." };
const Reason objective_unrounded = { REFUSED, "objective-unrounded",
    "doc/book.md, award over items",
    "Costs that nothing rounds, from so many different greatest marks, cannot be added up: publish "
    "where=total or where=criterion, or use fewer scales." };
const Reason overlap_ungrouped = { REFUSED, "overlap-ungrouped", "doc/book.md, award over items",
    "Lots that overlap, or that are weighed together, must be in one price group." };

/* ---- definitions ----------------------------------------------------------------- */

static Result judge_keep(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->keep.lot);
    if (!lot)
        return because_value(&no_such_lot, p, act, "lot", a);
    return lot->keepable ? because_value(&said_already, p, act, "lot", a) : DONE;
}

static void fold_keep(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->keep.lot);
    lot->keepable = true;
    lot->keep     = act->keep.cost;
}

const ActRow row_keep = {
    .name = "keep", .says = "Say what it costs to leave a lot unawarded and keep it in house",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 46(3); Procurement Act 2023 s.18",
    .fields = {
        OF_LOT(keep),
        M(keep, cost, .label = "Cost of keeping it in house",
          .hint = "The buyer's own offer, where lots are awarded at least cost."),
        BASIS(keep)
    },
    .judge = judge_keep, .fold = fold_keep,
};

static Result judge_objective(const Procedure *p, const Act *act, Arena *a)
{
    (void)act; (void)a;
    return p->objective_set ? because(&objective_twice) : DONE;
}

static void fold_objective(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    p->objective_set = true;
    p->objective     = (Objective)act->objective.how;
    p->most_lots     = act->objective.most;
}

static const Choices objectives = LIST_OF(
    { "published-order", "one after the other, as published" },
    { "least-cost", "together at the least cost" });
const ActRow row_objective = {
    .name = "objective",
    .says = "Say how several lots are awarded together and how many one bidder may win (0: any)",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 46(2), (3)",
    .fields = {
        C(objective, how, objectives, .label = "How lots are awarded together",
          .hint = "One after the other as published, or so that together they cost least."),
        N(objective, most, .label = "Lots that one bidder may win", .hint = "0 for any number."),
        W(objective, reason, TO_ALL, .optional = true, .label = "Reasons",
          .hint = "May be left out; everybody will read this.")
    },
    .judge = judge_objective, .fold = fold_objective,
};

static Result judge_combination(const Procedure *p, const Act *act, Arena *a)
{
    if (!lot_of(p, act->combination.lot))
        return because_value(&no_such_lot, p, act, "lot", a);
    for (each(Together, t, p->together))
        if (t->combination == act->combination.combination && t->lot == act->combination.lot)
            return because_value(&said_already, p, act, "lot", a);
    bool named = act->combination.combination;
    return named ? DONE : because_of(&number_missing, S("combination"));
}

static void fold_combination(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->together, a) = (Together){ act->combination.combination, act->combination.lot };
}

const ActRow row_combination = {
    .name = "combination", .says = "Put a lot into a set that one bidder may win together",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 46(3), recital 79",
    .fields = {
        N(combination, combination, .refers = A_COMBINATION, .label = "Combination",
          .hint = "A number from 1 on; one bidder may win lots of the same number together."),
        OF_LOT(combination)
    },
    .judge = judge_combination, .fold = fold_combination,
};

/* ---- publish --------------------------------------------------------------------- */

static Result because_overlap(Id x, Id y, const char *which, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "group: lots {} and {} {}; right is the same group, above 0",
             str_of_number(x, a), str_of_number(y, a), str(which));
    return because_of(&overlap_ungrouped, text_str(&t));
}

static Result judge_groups(const Procedure *p, Flaws *all, Arena *a)
{
    for (each(Include, x, p->includes))
        for (const Include *y = p->includes.at; y < x; y++)
            if (same_activity(x, y) && !same_group(lot_of(p, x->lot), lot_of(p, y->lot)))
                TRY(flaw_keep(all, because_overlap(y->lot, x->lot, "overlap", a), ACT_LOT,
                               x->lot, 0));
    return DONE;
}

static bool ranked_by_price_alone(const Procedure *p, const Lot *lot)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id && c->kind == CRITERION_QUALITY && !c->round)
            return false;
    return formula_rows[lot->price.formula].gives == POINTS_FOR_PRICE;
}

static Result judge_counted(const Procedure *p, const Lot *lot, Arena *a)
{
    Text t = { 0 };
    bool relative = formula_rows[lot->price.formula].relative;
    bool counted = formula_rows[lot->price.formula].adds_up || ranked_by_price_alone(p, lot);
    text_put(&t, a, "formula={}: lot {}", str(formula_names[lot->price.formula]),
             str_of_number(lot->id, a));
    return relative || !counted
               ? because_of(relative ? &objective_relative : &objective_uncounted, text_str(&t))
               : DONE;
}

/* One smallest unit in so many parts, that each lot's figures are whole numbers of them. Prices and
 * worths have up to 18 digits each, a figure 21 with its points, the sum of all lots 23: with 16
 * more nothing leaves 128 bits. */
static Result judge_parts(const Procedure *p, Arena *a)
{
    const Wide most = INT64_C(10000000000000000);
    Wide parts = 1;
    Text t = { 0 };
    for (each(Criterion, c, p->criteria)) {
        const PriceRule *rule = &lot_of(p, c->lot)->price;
        Points top = top_mark(p, c->scale);
        if (c->kind != CRITERION_QUALITY || c->round || !is_leaf(p, c) || !top ||
            rule->rounding.where != NOWHERE || !formula_rows[rule->formula].adds_up)
            continue;
        Wide den = ratio_mul(ratio(c->weight, 1000), ratio(1, top)).den;
        Wide more = den / wide_common(parts, den);
        if (more > most / parts) {
            text_put(&t, a, "lot {}, criterion {}", str_of_number(c->lot, a),
                     str_of_number(c->id, a));
            return because_of(&objective_unrounded, text_str(&t));
        }
        parts *= more;
    }
    return DONE;
}

static Result judge_weighed(const Procedure *p, const Lot *lot, Arena *a)
{
    return same_group(lot, p->lots.at)
               ? DONE : because_overlap(p->lots.at->id, lot->id, "are weighed together", a);
}

Result judge_lots_together(const Procedure *p, Flaws *all, Arena *a)
{
    TRY(judge_groups(p, all, a));
    if (p->objective != LEAST_COST)
        return DONE;
    for (each(Lot, lot, p->lots)) {
        if (lot->has_formula)
            TRY(flaw_keep(all, judge_counted(p, lot, a), ACT_FORMULA, lot->id, 0));
        TRY(flaw_keep(all, judge_weighed(p, lot, a), ACT_LOT, lot->id, 0));
    }
    TRY(flaw_keep(all, judge_parts(p, a), ACT_FORMULA, 0, 0));
    return all && all->all.len ? DONE : least_cost_fits(p, a);
}

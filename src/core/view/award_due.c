/* award_due.c - lots awarded together: what overlaps, who may win how much, which is best. */
#include "core/view/award_due.h"
#include "base/money.h"
#include "core/stage/inside.h"

const Reason lot_overlaps = { REFUSED, "lot-overlaps", "2014/24/EU art. 46",
    "Something of this lot is awarded with another lot already." };
const Reason lots_out_of_order = { REFUSED, "lots-out-of-order", "doc/book.md, award over items",
    "A lot that was published earlier, and on which this one depends, is not decided." };
const Reason award_not_optimal = { REFUSED, "award-not-optimal", "2014/24/EU art. 46(3)",
    "The award is not part of the best award over all lots." };

/* ---- overlapping ----------------------------------------------------------------- */

bool same_activity(const Include *x, const Include *y)
{
    return x->service == y->service && x->activity == y->activity;
}

static bool overlap(const Procedure *p, const Lot *x, const Lot *y)
{
    for (each(Include, mine, p->includes)) {
        if (mine->lot != x->id)
            continue;
        for (each(Include, other, p->includes))
            if (other->lot == y->id && x != y && same_activity(mine, other))
                return true;
    }
    return false;
}

bool lot_overtaken(const Procedure *p, const Lot *lot)
{
    for (each(Lot, other, p->lots))
        if (other->awarded && overlap(p, lot, other))
            return true;
    return false;
}

static Result because_lot(const Reason *why, const Lot *lot, const char *next, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "lot {}: {}", str_of_number(lot->id, a), str(next));
    return because_of(why, text_str(&t));
}

/* ---- published order ------------------------------------------------------------- */

static bool is_decided(const Procedure *p, const Lot *lot)
{
    return lot->awarded || lot->ended || lot_overtaken(p, lot);
}

static Result judge_order_of(const Procedure *p, const Lot *lot, Arena *a)
{
    bool shared = p->most_lots || p->together.len;
    for (const Lot *earlier = p->lots.at; earlier < lot; earlier++)
        if ((shared || overlap(p, earlier, lot)) && !is_decided(p, earlier))
            return because_lot(&lots_out_of_order, earlier, "award or end it first", a);
    return DONE;
}

static bool in_combination(const Procedure *p, Id combination, Id lot)
{
    for (each(Together, t, p->together))
        if (t->combination == combination && t->lot == lot)
            return true;
    return false;
}

/* This lot and all that the bidder has won lie in the combination. */
static bool fits(const Procedure *p, Id combination, Id bidder, const Lot *lot)
{
    for (each(Lot, other, p->lots)) {
        bool wins = other == lot || (other->awarded && other->winner == bidder);
        if (wins && !in_combination(p, combination, other->id))
            return false;
    }
    return true;
}

static bool may_win(const Procedure *p, Id bidder, const Lot *lot)
{
    int64_t won = 0;
    for (each(Lot, other, p->lots))
        won += other != lot && other->awarded && other->winner == bidder;
    if (p->most_lots && won >= p->most_lots)
        return false;
    if (!won || !p->together.len)
        return true;
    for (each(Together, t, p->together))
        if (fits(p, t->combination, bidder, lot))
            return true;
    return false;
}

/* "bidder 101 with 96.380, exactly 96.3801, bidder 102 with 96.380, ...": all who could win the lot
 * and share a place. */
static Str equal_ones(const Procedure *p, const Lot *lot, const Ranking *ranking, int64_t place,
                      Arena *a)
{
    Text t = { 0 };
    for (each(const RankLine, line, ranking->lines))
        if (!line->out && line->place == place && may_win(p, line->bid->bidder, lot))
            text_put(&t, a, "{}bidder {} with {}, exactly {}", str(t.len ? ", " : ""),
                     str_of_number(line->bid->bidder, a), total_says(p, lot, line->shown, a),
                     str_of_fraction(line->total, ranking->exact_places, a));
    return text_str(&t);
}

static Result first_who_may(const Procedure *p, const Lot *lot, const Ranking *ranking,
                            RankLine *due, Arena *a)
{
    const RankLine *first = NULL;
    for (each(const RankLine, line, ranking->lines)) {
        if (line->out || !may_win(p, line->bid->bidder, lot))
            continue;
        if (first)
            return line->place != first->place ? DONE
                   : because_of(&award_tied, equal_ones(p, lot, ranking, first->place, a));
        first = line;
        *due  = *line;
    }
    return first ? DONE
                 : because_lot(&nobody_to_award, lot, "end it (abandon), for whoever is ranked has "
                               "won as much as was published", a);
}

/* ---- least cost ------------------------------------------------------------------ */

static Bits bit(ptrdiff_t place) { return (Bits)1 << place; }

static Bits lot_bit(const Procedure *p, const Lot *lot) { return bit(lot - p->lots.at); }

/* What can be bought once: activities that the same lots include, and each lot without any. */
static bool includes_any(const Procedure *p, const Lot *lot)
{
    for (each(Include, i, p->includes))
        if (i->lot == lot->id)
            return true;
    return false;
}

static void item_add(Items *items, Bits lots, Arena *a)
{
    for (each(Bits, known, items->lots))
        if (*known == lots)
            return;
    *list_add(&items->lots, a) = lots;
}

static Result too_many(const char *what, ptrdiff_t n, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}; right is {} at most: fewer of them, or how=published-order",
             str_of_number(n, a), str(what), str_of_number(COMBINE_ITEMS, a));
    return because_of(&combine_too_large, text_str(&t));
}

Result items_of(const Procedure *p, Items *items, Arena *a)
{
    *items = (Items){ 0 };
    if (p->lots.len > COMBINE_ITEMS)
        return too_many("lots that are awarded together", p->lots.len, a);
    for (each(Lot, lot, p->lots))
        if (!includes_any(p, lot))
            item_add(items, lot_bit(p, lot), a);
    for (each(Include, i, p->includes)) {
        Bits lots = 0;
        for (each(Include, other, p->includes))
            if (same_activity(i, other))
                lots |= lot_bit(p, lot_of(p, other->lot));
        item_add(items, lots, a);
    }
    return items->lots.len > COMBINE_ITEMS
               ? too_many("things that can be bought once, among all lots", items->lots.len, a)
               : DONE;
}

static Offer offer_for(const Procedure *p, const Items *items, const Lot *lot)
{
    Offer offer = { .lots = lot_bit(p, lot), .taken = lot->awarded };
    for (ptrdiff_t i = 0; i < items->lots.len; i++)
        if (items->lots.at[i] & offer.lots)
            offer.items |= bit(i);
    return offer;
}

/* ---- one unit for all ------------------------------------------------------------ */

/* The price, or the figure that the formula makes of price and quality: smallest units. */
static Fraction cost_of(const Procedure *p, const Lot *lot, const RankLine *line, Arena *a)
{
    int64_t units = 1;
    for (int i = currency_decimals(p->currency); i > 0; i--)
        units *= 10;
    if (formula_rows[lot->price.formula].gives == POINTS_FOR_PRICE)
        return fraction((Ratio){ line->price, 1 }, a);
    return fraction_mul(line->counts, fraction((Ratio){ units, 1 }, a), a);
}

/* A cost for every offer, in the order of the offers. */
typedef struct Costs { LIST(Ratio) list; Wide parts; } Costs;

/* parts: how many of them make one smallest unit, so that every cost is a whole number of them. */
static Result cost_add(Costs *costs, Fraction cost, Arena *a)
{
    Ratio r;
    if (!fraction_ratio(cost, &r) ||
        __builtin_mul_overflow(costs->parts, r.den / wide_common(costs->parts, r.den),
                               &costs->parts))
        return because(&does_not_fit);
    *list_add(&costs->list, a) = r;
    return DONE;
}

static Result put_figures(Combining *c, const Costs *costs)
{
    for (ptrdiff_t i = 0; i < costs->list.len; i++) {
        Ratio cost = costs->list.at[i];
        if (__builtin_mul_overflow(cost.num, costs->parts / cost.den, &c->offers.at[i].figure))
            return because(&does_not_fit);
    }
    return DONE;
}

static Result offer_lines(const Procedure *p, const Items *items, const Lot *lot,
                          const Ranking *ranking, Combining *c, Costs *costs, Arena *a)
{
    for (each(const RankLine, line, ranking->lines)) {
        Offer offer = offer_for(p, items, lot);
        offer.bidder = line->bid->bidder;
        if (line->out || (offer.taken && offer.bidder != lot->winner))
            continue;
        *list_add(&c->offers, a) = offer;
        TRY(cost_add(costs, cost_of(p, lot, line, a), a));
    }
    return DONE;
}

static Result offer_lot(const Procedure *p, Id round, const Items *items, const Lot *lot,
                        Combining *c, Costs *costs, Ranking *ranking, Arena *a)
{
    Offer own = offer_for(p, items, lot);
    TRY(rank_lot(p, lot->awarded ? lot->award_round : round, lot->id, ranking, a));
    TRY(offer_lines(p, items, lot, ranking, c, costs, a));
    if (!lot->keepable || own.taken)
        return DONE;
    *list_add(&c->offers, a) = own;
    return cost_add(costs, fraction((Ratio){ lot->keep, 1 }, a), a);
}

static void permit(const Procedure *p, Combining *c, Arena *a)
{
    for (each(Together, t, p->together)) {
        Bits lots = 0;
        for (each(Together, other, p->together))
            if (other->combination == t->combination)
                lots |= lot_bit(p, lot_of(p, other->lot));
        *list_add(&c->permitted, a) = lots;
    }
    if (p->most_lots)
        *list_add(&c->limits, a) = (LotLimit){ 0, p->most_lots };
}

static Result combining_of(const Procedure *p, Id round, BestAward *best, Arena *a)
{
    Items items;
    Costs costs = { .parts = 1 };
    TRY(items_of(p, &items, a));
    best->of = (Combining){ .items = (int)items.lots.len };
    best->rankings = make(a, Ranking, p->lots.len);
    permit(p, &best->of, a);
    for (each(Lot, lot, p->lots))
        if (!lot->ended)
            TRY(offer_lot(p, round, &items, lot, &best->of, &costs,
                          &best->rankings[lot - p->lots.at], a));
    return put_figures(&best->of, &costs);
}

Result least_cost_fits(const Procedure *p, Arena *a)
{
    enum { ANYBODY = 1 };
    Items items;
    TRY(items_of(p, &items, a));
    Combining of = { .items = (int)items.lots.len };
    permit(p, &of, a);
    for (each(Lot, lot, p->lots)) {
        Offer offer = offer_for(p, &items, lot);
        *list_add(&of.offers, a) = offer;
        offer.bidder = ANYBODY;
        *list_add(&of.offers, a) = offer;
    }
    return combine_judge(&of, a);
}

/* "lot 1 to bidder 101 | lot 2 to bidder 102, lot 3 to bidder 103": every one of the equally good
 * awards, as far as they are listed; what is not named stays with the buyer. */
static Str ways_of(const Procedure *p, const Combining *c, const Combined *best, Arena *a)
{
    Text t = { 0 };
    for (each(const Combination, way, best->best)) {
        text_our(&t, t.len ? " | " : "", a);
        for (int i = 0; i < way->count; i++)
            for (each(Lot, lot, p->lots)) {
                const Offer *offer = &c->offers.at[way->offers[i]];
                if (offer->lots == lot_bit(p, lot))
                    text_put(&t, a, "{}lot {} to bidder {}", str(i ? ", " : ""),
                             str_of_number(lot->id, a), str_of_number(offer->bidder, a));
            }
        text_our(&t, way->count ? "" : "nothing", a);
    }
    if (best->count == INT64_MAX)
        text_our(&t, " | and many more", a);
    else if (best->count > best->best.len)
        text_put(&t, a, " | {} in all", str_of_number(best->count, a));
    return text_str(&t);
}

static Result find_best(const Procedure *p, Id round, BestAward *best, Arena *a)
{
    TRY(combining_of(p, round, best, a));
    return combine(&best->of, &best->found, a);
}

static Result part_of_best(const Procedure *p, Id round, const Lot *lot, BestAward *best,
                           RankLine *due, Arena *a)
{
    if (!best->sought)
        best->result = find_best(p, round, best, a);
    best->sought = true;
    TRY(best->result);
    if (best->found.count > 1)
        return because_of(&award_tied, ways_of(p, &best->of, &best->found, a));
    const Combination *award = &best->found.best.at[0];
    for (int i = 0; i < award->count; i++) {
        const Offer *offer = &best->of.offers.at[award->offers[i]];
        for (each(const RankLine, line, best->rankings[lot - p->lots.at].lines))
            if (offer->lots == lot_bit(p, lot) && line->bid->bidder == offer->bidder) {
                *due = *line;
                return DONE;
            }
    }
    return because_lot(&award_not_optimal, lot, "the best award leaves it with the buyer: end it "
                       "(abandon)", a);
}

/* ---- the award that is due ------------------------------------------------------- */

Result award_due(const Procedure *p, Id round, Id lot_id, BestAward *best, RankLine *due,
                 Arena *a)
{
    const Lot *lot = lot_of(p, lot_id);
    Ranking ranking;
    TRY(rank_lot(p, round, lot_id, &ranking, a));
    if (!ranking.lines.len || ranking.lines.at[0].out)
        return because_lot(&nobody_to_award, lot, "end it (abandon), or admit again who was "
                           "excluded by mistake (reinstate)", a);
    if (lot_overtaken(p, lot))
        return because_lot(&lot_overlaps, lot, "end it (abandon)", a);
    if (p->objective == LEAST_COST)
        return part_of_best(p, round, lot, best, due, a);
    TRY(judge_order_of(p, lot, a));
    return first_who_may(p, lot, &ranking, due, a);
}

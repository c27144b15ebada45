#include "core/view/rank.h"
#include "core/stage/inside.h"

const Reason prices_unopened = { REFUSED, "prices-unopened", "doc/book.md, ranking",
    "A price envelope of an admitted bid is not open yet." };
const Reason shares_missing = { REFUSED, "shares-missing", "doc/book.md, ranking",
    "A buyer has left, and what of a price was for it is not on record: an officer opens the "
    "prices once more, which enters it (share)." };
const Reason marks_missing = { REFUSED, "marks-missing", "doc/book.md, ranking",
    "An admitted bid has no agreed mark on a criterion." };

/* A quality criterion gives weight * mark / top; a pass criterion gives nothing and fails the
 * bid at mark zero; a mark below the threshold fails it too. */
static Result mark_part(const Procedure *p, const Criterion *c, const PriceRule *rule,
                        RankLine *line, Arena *a)
{
    const Score *agreed = consensus_of(line->bid, c->id);
    if (!agreed)
        return because(&marks_missing);
    Points top = top_mark(p, c->scale);
    Ratio  exact = ratio_mul(ratio(c->weight, 1000), ratio(agreed->mark, top));
    Ratio  counts = score_rounded(rule->rounding, AT_CRITERION, exact);
    *list_add(&line->parts, a) = (RankPart){ c->id, c->weight, agreed->mark, top, counts };
    line->quality = ratio_add(line->quality, counts);
    bool fails = agreed->mark < c->least || (c->kind == CRITERION_PASS && agreed->mark == 0);
    if (fails && !line->out) {
        line->out    = true;
        line->failed = c->id;
    }
    return DONE;
}

/* Of every criterion that judges this bid's round. */
static Result marks_part(const Procedure *p, const Lot *lot, RankLine *line, Arena *a)
{
    const Round *r = round_of(p, line->bid->round);
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id && c->kind != CRITERION_PRICE && is_leaf(p, c) && judges_round(c, r))
            TRY(mark_part(p, c, &lot->price, line, a));
    return DONE;
}

Result merit_of(const Procedure *p, const Bid *bid, RankLine *line, Arena *a)
{
    *line = (RankLine){ .bid = bid, .quality = ratio(0, 1) };
    line->out = bid->void_[QUALIFICATION] || bid->void_[QUALITY];
    return line->out ? DONE : marks_part(p, lot_of(p, bid->lot), line, a);
}

/* The figures of a buyer that has left count no more, so they are known apart. */
static Result judge_shares(const Procedure *p, const Bid *bid, Arena *a)
{
    Text t = { 0 };
    for (each(Buyer, buyer, p->buyers)) {
        if (!buyer->left || !share_due(p, bid, buyer->id))
            continue;
        text_put(&t, a, "bidder {}, buyer {}", str_of_number(bid->bidder, a),
                 str_of_number(buyer->id, a));
        return because_of(&shares_missing, text_str(&t));
    }
    return DONE;
}

static Result line_begin(const Procedure *p, const Lot *lot, const Bid *bid, Ranking *out, Arena *a)
{
    RankLine *line = list_add(&out->lines, a);
    *line = (RankLine){ .bid = bid, .price = bid->price, .quality = ratio(0, 1) };
    if (bid->void_[QUALITY] || bid->void_[PRICE]) {
        line->out = true;
        return DONE;
    }
    if (!bid->opened[PRICE])
        return because(&prices_unopened);
    TRY(judge_shares(p, bid, a));
    return marks_part(p, lot, line, a);
}

static const Criterion *price_criterion(const Procedure *p, Id lot)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot && c->kind == CRITERION_PRICE)
            return c;
    return NULL;
}

/* Bids that are out are not among the prices that a relative formula compares. */
static Result price_parts(const Procedure *p, const Lot *lot, Ranking *out, Arena *a)
{
    const PriceRule *rule = &lot->price;
    const Criterion *c = price_criterion(p, lot->id);
    LIST(Money) prices = { 0 };
    for (each(RankLine, line, out->lines))
        if (!line->out)
            *list_add(&prices, a) = line->price;
    if (!prices.len)
        return DONE;
    TRY(price_judge(rule->formula, rule->params, prices.at, prices.len));
    ptrdiff_t i = 0;
    for (each(RankLine, line, out->lines)) {
        if (line->out)
            continue;
        Ratio exact =
            price_points(rule->formula, rule->params, prices.at, prices.len, i++, c->weight);
        Ratio counts = score_rounded(rule->rounding, AT_CRITERION, exact);
        *list_add(&line->parts, a) = (RankPart){ c->id, c->weight, 0, 0, counts };
        line->total = ratio_add(line->quality, counts);
    }
    return DONE;
}

static Result figures(const Lot *lot, Ranking *out)
{
    for (each(RankLine, line, out->lines)) {
        int64_t quality;
        if (line->out)
            continue;
        if (!ratio_round(line->quality, 3, HALF_UP, &quality))
            return because(&does_not_fit);
        TRY(price_figure(lot->price.formula, lot->price.params, line->price, quality,
                         &line->total));
    }
    return DONE;
}

Ratio merit_for(const Procedure *p, const RankLine *line, Id criterion)
{
    Ratio sum = ratio(0, 1);
    for (each(RankPart, part, line->parts)) {
        Ratio exact = ratio_mul(ratio(part->weight, 1000), ratio(part->mark, part->top));
        if (part->top && is_part_of(p, line->bid->lot, part->criterion, criterion))
            sum = ratio_add(sum, exact);
    }
    return sum;
}

/* A tie goes to the more points of the named criterion or group, or to the lower price where it
 * is the price that is named. */
static int tie_order(const Procedure *p, const RankLine *x, const RankLine *y, Id criterion)
{
    const Criterion *c = criterion_of(p, x->bid->lot, criterion);
    if (!c)
        return 0;
    if (c->kind == CRITERION_PRICE)
        return (x->price > y->price) - (x->price < y->price);
    Ratio mine = merit_for(p, x, criterion), other = merit_for(p, y, criterion);
    return ratio_spilled(mine) || ratio_spilled(other) ? 0 : ratio_order(other, mine);
}

/* <0: x goes before y. Totals are compared as they count, after the published rounding:
 * below it is a tie. The tie criterion decides, then nobody. */
static int line_order(const Procedure *p, const RankLine *x, const RankLine *y,
                      const PriceRule *rule)
{
    if (x->out != y->out)
        return x->out ? 1 : -1;
    if (x->out)
        return 0;
    int order = total_order(rule->formula, x->counts, y->counts);
    return order ? order : tie_order(p, x, y, rule->tie);
}

static Result round_totals(const PriceRule *rule, Ranking *out)
{
    for (each(RankLine, line, out->lines)) {
        line->counts = score_rounded(rule->rounding, AT_TOTAL, line->total);
        if (!line->out && !ratio_round(line->counts, 3, HALF_UP, &line->shown))
            return because(&does_not_fit);
    }
    return DONE;
}

/* By insertion: bids of one lot are few, and equal ones keep the order of the box. */
static void sort_lines(const Procedure *p, Ranking *out, const PriceRule *rule)
{
    for (ptrdiff_t i = 1; i < out->lines.len; i++)
        for (ptrdiff_t j = i; j > 0; j--) {
            RankLine *x = &out->lines.at[j - 1], *y = &out->lines.at[j];
            if (line_order(p, x, y, rule) <= 0)
                break;
            RankLine held = *x;
            *x = *y;
            *y = held;
        }
}

static void give_places(const Procedure *p, Ranking *out, const PriceRule *rule)
{
    for (ptrdiff_t i = 0; i < out->lines.len; i++) {
        RankLine *line = &out->lines.at[i], *before = i ? line - 1 : NULL;
        if (line->out)
            continue;
        bool equal = before && line_order(p, before, line, rule) == 0;
        line->place = equal ? before->place : i + 1;
        if (before && !equal && ratio_order(before->counts, line->counts) == 0)
            line->by_tie = before->by_tie = true;
        if (equal && line->place == 1)
            out->tied_first = true;
    }
}

Result rank_lot(const Procedure *p, Id round, Id lot_id, Ranking *out, Arena *a)
{
    const Lot *lot = lot_of(p, lot_id);
    *out = (Ranking){ 0 };
    if (!lot)
        return because(&no_such_lot);
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot_id && bid->standing == ADMITTED)
            TRY(line_begin(p, lot, bid, out, a));
    bool points = formula_rows[lot->price.formula].gives == POINTS_FOR_PRICE;
    if (points)
        TRY(price_parts(p, lot, out, a));
    else
        TRY(figures(lot, out));
    TRY(round_totals(&lot->price, out));
    sort_lines(p, out, &lot->price);
    give_places(p, out, &lot->price);
    return DONE;
}

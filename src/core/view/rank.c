#include "core/view/rank.h"
#include "base/money.h"
#include "core/flaws.h"
#include "core/stage/inside.h"

const Reason prices_unopened = { REFUSED, "prices-unopened", "doc/book.md, ranking",
    "A price envelope of an admitted bid is not open yet." };
const Reason shares_missing = { REFUSED, "shares-missing", "doc/book.md, ranking",
    "A buyer has left, and what of a price was for it is not on record: an officer opens the "
    "prices once more, which enters it (share)." };
const Reason marks_missing = { REFUSED, "marks-missing", "doc/book.md, ranking",
    "An admitted bid has no agreed mark on a criterion." };

/* ---- marks ----------------------------------------------------------------------- */

/* A criterion that judges a round by marks, and what one of its marks is worth: points = unit *
 * mark, mark in thousandths. */
typedef struct Judged {
    const Criterion *c;
    Points top;
    Ratio  unit;
    bool   ties;                             /* it is the tie criterion, or below it */
} Judged;

typedef struct Sheet { LIST(Judged) judged; } Sheet;

static Ratio unit_of(const Criterion *c, Points top)
{
    return top ? ratio_mul(ratio(c->weight, 1000), ratio(1, top)) : ratio(0, 1);
}

static Sheet sheet_of(const Procedure *p, const Lot *lot, const Round *r, Arena *a)
{
    Sheet sheet = { 0 };
    Id    tie = lot->price.tie;
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id && c->kind != CRITERION_PRICE && is_leaf(p, c) &&
            judges_round(c, r)) {
            Points top = top_mark(p, c->scale);
            *list_add(&sheet.judged, a) =
                (Judged){ c, top, unit_of(c, top), tie && is_part_of(p, lot->id, c->id, tie) };
        }
    return sheet;
}

/* The panel agreed on one criterion after the other: the next mark is mostly the one asked for. */
static const Score *agreed_on(const Bid *bid, Id criterion, ptrdiff_t *next)
{
    if (*next < bid->consensus.len && bid->consensus.at[*next].criterion == criterion)
        return &bid->consensus.at[(*next)++];
    const Score *agreed = consensus_of(bid, criterion);
    *next = agreed ? agreed - bid->consensus.at + 1 : 0;
    return agreed;
}

/* A quality criterion gives weight * mark / top; a pass criterion gives nothing and fails the
 * bid at mark zero; a mark below the threshold fails it too. */
static void mark_part(const Judged *j, Points mark, const PriceRule *rule, RankLine *line,
                      Sum *quality, Sum *tie, Arena *a)
{
    Ratio exact  = ratio_mul(j->unit, ratio(mark, 1));
    Ratio counts = points_rounded(rule->rounding, exact);
    *list_add(&line->parts, a) = (RankPart){ j->c->id, j->c->weight, mark, j->top, counts };
    sum_add(quality, counts, a);
    if (j->ties)
        sum_add(tie, exact, a);
    bool fails = mark < j->c->least || (j->c->kind == CRITERION_PASS && mark == 0);
    if (fails && !line->out) {
        line->out    = true;
        line->failed = j->c->id;
    }
}

static Result marks_part(const Sheet *sheet, const PriceRule *rule, RankLine *line, Arena *a)
{
    Sum quality = { 0 }, tie = { 0 };
    ptrdiff_t next = 0;
    line->parts.room = sheet->judged.len + 1;        /* and the price */
    line->parts.at   = make(a, RankPart, line->parts.room);
    for (each(const Judged, j, sheet->judged)) {
        const Score *agreed = agreed_on(line->bid, j->c->id, &next);
        if (!agreed)
            return because_bid(&marks_missing, line->bid, "the chair records what the panel "
                               "agrees on it (consensus)", a);
        mark_part(j, agreed->mark, rule, line, &quality, &tie, a);
    }
    line->quality = sum_total(&quality, a);
    line->tie     = sum_total(&tie, a);
    return DONE;
}

Result merit_of(const Procedure *p, const Bid *bid, RankLine *line, Arena *a)
{
    const Lot *lot = lot_of(p, bid->lot);
    *line = (RankLine){ .bid = bid, .quality = fraction(ratio(0, 1), a) };
    line->out = bid->void_[QUALIFICATION] || bid->void_[QUALITY];
    if (line->out)
        return DONE;
    Sheet sheet = sheet_of(p, lot, round_of(p, bid->round), a);
    return marks_part(&sheet, &lot->price, line, a);
}

/* The figures of a buyer that has left count no more, so they are known apart. */
static Result judge_shares(const Procedure *p, const Bid *bid, Arena *a)
{
    Text t = { 0 };
    for (each(Buyer, buyer, p->buyers)) {
        if (!buyer->left || !share_due(p, bid, buyer->id))
            continue;
        text_put(&t, a, "bidder {}, in lot {}, for buyer {}", str_of_number(bid->bidder, a),
                 str_of_number(bid->lot, a), str_of_number(buyer->id, a));
        return because_of(&shares_missing, text_str(&t));
    }
    return DONE;
}

static Result line_begin(const Procedure *p, const Lot *lot, const Sheet *sheet, const Bid *bid,
                         Ranking *out, Arena *a)
{
    RankLine *line = list_add(&out->lines, a);
    *line = (RankLine){ .bid = bid, .price = bid->price };
    line->quality = line->total = line->counts = fraction(ratio(0, 1), a);
    if (bid->void_[QUALITY] || bid->void_[PRICE]) {
        line->out = true;
        return DONE;
    }
    if (!bid->opened[PRICE])
        return because_bid(&prices_unopened, bid, bid->opened[QUALITY]
                           ? "holders turn for its price (turns), an officer opens it (opened)"
                           : "it was admitted again and is not read: two officers open its marks "
                             "(reopen), holders turn for it (turns), it is opened, marked and "
                             "locked, then its price", a);
    TRY(judge_shares(p, bid, a));
    return marks_part(sheet, &lot->price, line, a);
}

/* ---- prices ---------------------------------------------------------------------- */

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
    Priced priced;
    for (each(RankLine, line, out->lines))
        if (!line->out)
            *list_add(&prices, a) = line->price;
    if (!prices.len)
        return DONE;
    TRY(prices_together(rule->formula, rule->params, prices.at, prices.len, c->weight, &priced));
    ptrdiff_t i = 0;
    for (each(RankLine, line, out->lines)) {
        if (line->out)
            continue;
        Ratio counts = points_rounded(rule->rounding, price_points(&priced, i++));
        if (ratio_spilled(counts))
            return because(&does_not_fit);
        *list_add(&line->parts, a) = (RankPart){ c->id, c->weight, 0, 0, counts };
        line->total = fraction_add(line->quality, fraction(counts, a), a);
    }
    return DONE;
}

static Result figures(const Procedure *p, const Lot *lot, Ranking *out, Arena *a)
{
    const PriceRule *rule = &lot->price;
    for (each(RankLine, line, out->lines)) {
        if (line->out)
            continue;
        Result r = price_figure(rule->formula, rule->params, currency_decimals(p->currency),
                                line->price, line->quality, &line->total, a);
        line->out = line->unmeasured = r.why == &quality_zero;
        if (failed(r) && !line->unmeasured)
            return r;
    }
    return DONE;
}

/* ---- order ----------------------------------------------------------------------- */

static Fraction merit_for(const Procedure *p, const RankLine *line, Id criterion, Arena *a)
{
    Sum sum = { 0 };
    for (each(const RankPart, part, line->parts)) {
        Ratio exact = ratio_mul(ratio(part->weight, 1000), ratio(part->mark, part->top));
        if (part->top && is_part_of(p, line->bid->lot, part->criterion, criterion))
            sum_add(&sum, exact, a);
    }
    return sum_total(&sum, a);
}

int merit_order(const Procedure *p, const RankLine *x, const RankLine *y, Id criterion)
{
    Arena scratch = arena_begin(1 << 24);
    int   order = fraction_order(merit_for(p, x, criterion, &scratch),
                                 merit_for(p, y, criterion, &scratch));
    arena_end(&scratch);
    return order;
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
    return fraction_order(y->tie, x->tie);
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

/* The halves [from, middle) and [middle, until) are in order; equal ones keep the order of the
 * box. */
static void merge(const Procedure *p, const PriceRule *rule, RankLine **at, RankLine **spare,
                  ptrdiff_t from, ptrdiff_t middle, ptrdiff_t until)
{
    ptrdiff_t x = from, y = middle;
    for (ptrdiff_t i = from; i < until; i++) {
        bool first = y == until || (x < middle && line_order(p, at[x], at[y], rule) <= 0);
        spare[i] = first ? at[x++] : at[y++];
    }
    for (ptrdiff_t i = from; i < until; i++)
        at[i] = spare[i];
}

static void sort_lines(const Procedure *p, Ranking *out, const PriceRule *rule, Arena *a)
{
    ptrdiff_t  n = out->lines.len;
    RankLine **at = make(a, RankLine *, n), **spare = make(a, RankLine *, n);
    RankLine  *sorted = make(a, RankLine, n);
    for (ptrdiff_t i = 0; i < n; i++)
        at[i] = &out->lines.at[i];
    for (ptrdiff_t half = 1; half < n; half *= 2)
        for (ptrdiff_t from = 0; from + half < n; from += 2 * half)
            merge(p, rule, at, spare, from, from + half,
                  from + 2 * half < n ? from + 2 * half : n);
    for (ptrdiff_t i = 0; i < n; i++)
        sorted[i] = *at[i];
    out->lines.at = sorted;
    out->lines.room = n;
}

static void give_places(const Procedure *p, Ranking *out, const PriceRule *rule)
{
    for (ptrdiff_t i = 0; i < out->lines.len; i++) {
        RankLine *line = &out->lines.at[i], *before = i ? line - 1 : NULL;
        if (line->out)
            continue;
        bool equal = before && line_order(p, before, line, rule) == 0;
        line->place = equal ? before->place : i + 1;
        if (before && !equal && fraction_order(before->counts, line->counts) == 0)
            line->by_tie = before->by_tie = true;
        if (equal && line->place == 1)
            out->tied_first = true;
    }
}

/* ---- what is shown --------------------------------------------------------------- */

enum { LEAST_PLACES = 3, LEAST_UNITS = 100 };

/* Not a figure that is something shown as next to nothing. */
static bool says_enough(Fraction x, Decimal shown, Arena *a)
{
    Wide size = shown.units < 0 ? -shown.units : shown.units;
    return size >= LEAST_UNITS || fraction_order(fraction_of_decimal(shown, a), x) == 0;
}

static bool told_apart(Fraction x, Fraction y, Decimal dx, Decimal dy)
{
    return !decimal_same(dx, dy) || fraction_order(x, y) == 0;
}

/* How many places show these two apart, and each as something; from `places` on. */
static int places_for(Fraction x, Fraction y, int places, Arena *a)
{
    for (; places < DECIMAL_PLACES; places++) {
        Decimal dx, dy, more;
        if (!fraction_decimal(x, places, HALF_UP, &dx) ||
            !fraction_decimal(y, places, HALF_UP, &dy))
            return places;
        if (told_apart(x, y, dx, dy) && says_enough(x, dx, a) && says_enough(y, dy, a))
            return places;
        if (!fraction_decimal(x, places + 1, HALF_UP, &more) ||
            !fraction_decimal(y, places + 1, HALF_UP, &more))
            return places;
    }
    return places;
}

/* The greatest of figures may be too long even for three places. */
static Decimal shown_as(Fraction x, int places)
{
    Decimal d = { 0 };
    while (!fraction_decimal(x, places, HALF_UP, &d) && places > 0)
        places--;
    return d;
}

static void show_totals(const PriceRule *rule, Ranking *out, Arena *a)
{
    bool rounded = rule->rounding.where == AT_TOTAL ||
                   (rule->rounding.where == AT_CRITERION &&
                    formula_rows[rule->formula].gives == POINTS_FOR_PRICE);
    int places = rounded && rule->rounding.places > LEAST_PLACES ? rule->rounding.places
                                                                 : LEAST_PLACES;
    out->places = out->exact_places = places;
    for (each(const RankLine, line, out->lines)) {
        const RankLine *before = line > out->lines.at ? line - 1 : line;
        if (line->out)
            break;
        if (!rounded)
            out->places = places_for(before->counts, line->counts, out->places, a);
        out->exact_places = places_for(before->total, line->total, out->exact_places, a);
    }
    for (each(RankLine, line, out->lines))
        line->shown = line->out ? (Decimal){ 0 } : shown_as(line->counts, out->places);
}

Result rank_lot(const Procedure *p, Id round, Id lot_id, Ranking *out, Arena *a)
{
    const Lot *lot = lot_of(p, lot_id);
    *out = (Ranking){ 0 };
    if (!lot)
        return because_number(&no_such_lot, p, A_LOT, "lot", lot_id, a);
    Sheet sheet = { 0 };
    const Round *r = round_of(p, round);
    if (r)
        sheet = sheet_of(p, lot, r, a);
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot_id && bid->standing == ADMITTED)
            TRY(line_begin(p, lot, &sheet, bid, out, a));
    bool points = formula_rows[lot->price.formula].gives == POINTS_FOR_PRICE;
    TRY(points ? price_parts(p, lot, out, a) : figures(p, lot, out, a));
    for (each(RankLine, line, out->lines))
        line->counts = total_rounded(lot->price.rounding, line->total, a);
    sort_lines(p, out, &lot->price, a);
    give_places(p, out, &lot->price);
    show_totals(&lot->price, out, a);
    return DONE;
}

/* "1500.000" is "1,500.00" where the currency has two decimals; more where the figure has them. */
static Str as_money(Decimal d, int decimals, Arena *a)
{
    Str s = str_of_figure(d, a);
    ptrdiff_t point = s.len, sign = str_starts(s, "-");
    Text t = { 0 };
    while (s.at[point - 1] != '.')
        point--;
    while (s.len > point + decimals && s.at[s.len - 1] == '0')
        s.len--;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (i > sign && i < point - 1 && (point - 1 - i) % 3 == 0)
            text_byte(&t, ',', a);
        if (i != point - 1 || s.len > point)
            text_byte(&t, s.at[i], a);
    }
    return text_str(&t);
}

/* "83.00" by a rule that rounds to two places, whatever the total; else all places that tell totals
 * apart. */
static Str as_rounded(Decimal d, RoundingRule rule, Arena *a)
{
    Str s = str_of_figure(d, a);
    ptrdiff_t point = 0;
    Text t = { 0 };
    if (rule.where == NOWHERE || d.places > rule.places)
        return s;
    while (s.at[point] != '.')
        point++;
    ptrdiff_t wanted = point + (rule.places ? 1 + rule.places : 0);
    text_add(&t, (Str){ s.at, wanted < s.len ? wanted : s.len }, a);
    while (t.len < wanted)
        text_byte(&t, '0', a);
    return text_str(&t);
}

Str total_says(const Procedure *p, const Lot *lot, Decimal total, Arena *a)
{
    const char *unit = formula_rows[lot->price.formula].unit;
    Str  currency = str(currency_codes[p->currency]);
    Text t = { 0 };
    if (!unit)
        return as_rounded(total, lot->price.rounding, a);
    if (str_starts(str(unit), "{}")) {
        text_put(&t, a, "{} {}{}", currency, as_money(total, currency_decimals(p->currency), a),
                 str_after(str(unit), 2));
    } else {
        text_put(&t, a, "{} ", str_of_figure(total, a));
        text_put(&t, a, unit, currency);
    }
    return text_str(&t);
}

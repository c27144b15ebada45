/* evaluation_test.c - random tenders, ranked and awarded a second time in the plainest way.
 *
 * What is written here knows nothing of the program's arithmetic, order or search: fractions are
 * multiplied out, every award is tried. The numbers are small, so that equal totals, thresholds and
 * equally good awards are frequent; in some tenders prices are hardly apart. */
#include "core/view/award_due.h"
#include "test/test.h"

enum { LOTS = 3, BIDDERS = 5, CRITERIA = 3, ACTIVITIES = 3, CASES = 3000, HUNDRED = 100000 };

/* ---- chance ---------------------------------------------------------------------- */

static const uint64_t seed = 20260310;
static uint64_t dice_state;

static int dice(int below)                   /* xorshift64* */
{
    dice_state ^= dice_state >> 12;
    dice_state ^= dice_state << 25;
    dice_state ^= dice_state >> 27;
    return (int)((dice_state * 2685821657736338717u >> 33) % (uint64_t)below);
}

/* ---- fractions, once more -------------------------------------------------------- */

typedef struct Q { Wide n, d; } Q;

static Q q(Wide n, Wide d)
{
    Wide a = n < 0 ? -n : n, b = d < 0 ? -d : d;
    while (b) {
        Wide rest = a % b;
        a = b;
        b = rest;
    }
    if (d < 0)
        a = -a;
    return (Q){ n / a, d / a };
}

static Q plus(Q x, Q y)  { return q(x.n * y.d + y.n * x.d, x.d * y.d); }
static Q minus(Q x, Q y) { return q(x.n * y.d - y.n * x.d, x.d * y.d); }
static Q times(Q x, Q y) { return q(x.n * y.n, x.d * y.d); }
static Q over(Q x, Q y)  { return q(x.n * y.d, x.d * y.n); }
static int order(Q x, Q y) { Wide l = x.n * y.d, r = y.n * x.d; return (l > r) - (l < r); }

static Q limited(Q x, Q most)
{
    if (order(x, q(0, 1)) < 0)
        return q(0, 1);
    return order(x, most) > 0 ? most : x;
}

static Q rounded(Q x, int places, Rounding how)
{
    Wide scale = 1;
    for (int i = 0; i < places; i++)
        scale *= 10;
    Wide size = (x.n < 0 ? -x.n : x.n) * scale, units = size / x.d, twice = 2 * (size % x.d);
    bool more = how == UP        ? twice > 0
                : how == HALF_UP ? twice >= x.d
                : how == DOWN    ? false
                                 : twice > x.d || (twice == x.d && units % 2);
    units += more;
    return q(x.n < 0 ? -units : units, scale);
}

/* ---- a tender by chance ---------------------------------------------------------- */

static const int tops[] = { 2, 3, 5, 7, 9 };                 /* of scale 1, 2 ... */

static void marks_add(Procedure *p, Arena *a)
{
    for (int scale = 0; scale < countof(tops); scale++)
        for (int mark = 0; mark <= tops[scale]; mark++)
            *list_add(&p->marks, a) = (Mark){ scale + 1, mark * 1000, 0 };
}

static PriceRule rule_by_chance(Formula f, bool large)
{
    const FormulaRow *row = &formula_rows[f];
    PriceRule rule = { .formula = f };
    rule.params.a = row->a ? 200 + dice(200) + (large ? 100000000 : 0) : 0;
    rule.params.b = row->b ? dice(100) : 0;
    rule.params.n = row->n ? row->n_least + dice((int)(row->n_most < 3000 ? row->n_most : 3000) -
                                                 (int)row->n_least) : 0;
    rule.rounding.where  = (ScoreLevel)(row->tiny ? 2 * dice(2) : dice(3));
    rule.rounding.places = rule.rounding.where == NOWHERE ? 0 : dice(4);
    rule.rounding.how    = (Rounding)dice(ROUNDINGS);
    return rule;
}

static void criterion_add(Procedure *p, Id lot, Id id, CriterionKind kind, Points weight, Arena *a)
{
    int scale = dice(countof(tops));
    *list_add(&p->criteria, a) = (Criterion){ .lot = lot, .id = id, .kind = kind,
        .weight = weight, .scale = kind == CRITERION_PRICE ? 0 : scale + 1,
        .least = kind == CRITERION_QUALITY && dice(4) == 0 ? 1000 : 0 };
}

static void lot_add(Procedure *p, Id id, Arena *a)
{
    static const Formula costs[] = { LINEAR_BENCHMARK, BUDGET_SAVING, MONETISED_QUALITY };
    bool least = p->objective == LEAST_COST;
    Formula f = least ? costs[dice(countof(costs))]
                      : (Formula)(FORMULA_NONE + 1 + dice(FORMULA_KINDS - 1));
    bool points = formula_rows[f].gives == POINTS_FOR_PRICE;
    Points left = HUNDRED;
    Lot *lot = list_add(&p->lots, a);
    bool large = p->number && f != MONETISED_QUALITY;
    *lot = (Lot){ .id = id, .group = 1, .has_formula = true, .price = rule_by_chance(f, large),
                  .keepable = least && dice(3) == 0, .keep = dice(250) };
    if (points) {
        left = least ? 0 : 1000 * dice(61);
        criterion_add(p, id, 9, CRITERION_PRICE, HUNDRED - left, a);
    }
    for (int i = 1; i <= CRITERIA && left; i++) {
        Points weight = i == CRITERIA || dice(3) == 0 ? left : 1000 * dice((int)(left / 1000) + 1);
        if (weight)
            criterion_add(p, id, i, CRITERION_QUALITY, weight, a);
        left -= weight;
    }
    if (dice(4) == 0)
        criterion_add(p, id, 8, CRITERION_PASS, 0, a);
    lot->price.tie = dice(2) ? p->criteria.at[p->criteria.len - 1].id : 0;
    if (lot->price.tie == 8)
        lot->price.tie = 0;
    for (int i = 1; i <= ACTIVITIES; i++)
        if (p->year && dice(2))
            *list_add(&p->includes, a) = (Include){ id, 1, i };
}

static void bid_by_chance(Procedure *p, Id lot, Id bidder, Arena *a)
{
    Bid *bid = bid_add(p, (Bid){ .bidder = bidder, .lot = lot, .round = 1, .standing = ADMITTED,
        .price = p->number ? 100000000 + dice(6)                     /* hardly apart */
                 : dice(8) ? 50 + 10 * dice(25) : dice(400) * dice(2) }, a);
    bid->opened[PRICE] = true;
    bid->void_[PRICE]  = dice(20) == 0;
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot && c->kind != CRITERION_PRICE)
            *list_add(&bid->consensus, a) =
                (Score){ .criterion = c->id, .mark = 1000 * dice(tops[c->scale - 1] + 1) };
}

static Procedure tender_by_chance(Arena *a)
{
    Procedure p = { .currency = IN_GBP, .objective = dice(2) ? LEAST_COST : PUBLISHED_ORDER,
                    .year = dice(2), .number = dice(4) == 0, .most_lots = dice(3) };
    int lots = 1 + dice(LOTS), bidders = 1 + dice(BIDDERS);
    *list_add(&p.rounds, a) = (Round){ .id = 1, .kind = ROUND_TENDER, .invited = 1 };
    marks_add(&p, a);
    for (int lot = 1; lot <= lots; lot++)
        lot_add(&p, lot, a);
    for (int i = dice(3) * dice(2); i > 0; i--)
        for (int lot = 1; lot <= lots; lot++)
            if (dice(2))
                *list_add(&p.together, a) = (Together){ i, lot };
    for (int bidder = 1; bidder <= bidders; bidder++)
        for (int lot = 1; lot <= lots; lot++)
            if (dice(6))
                bid_by_chance(&p, lot, bidder, a);
    return p;
}

/* ---- ranked in the plainest way -------------------------------------------------- */

typedef struct Plain { const Bid *bid; bool out; Q quality, total, counts, tie; int place; } Plain;
typedef struct PlainRanking { Plain at[BIDDERS]; int len; } PlainRanking;

static Q mark_points(const Criterion *c, Points mark)
{
    return q((Wide)c->weight * mark, (Wide)1000 * tops[c->scale - 1] * 1000);
}

static void mark_plainly(const Procedure *p, const Lot *lot, Plain *line)
{
    line->quality = line->tie = q(0, 1);
    for (each(Criterion, c, p->criteria)) {
        if (c->lot != lot->id || c->kind == CRITERION_PRICE)
            continue;
        Points mark = -1;
        for (each(const Score, s, line->bid->consensus))
            if (s->criterion == c->id)
                mark = s->mark;
        Q points = mark_points(c, mark);
        line->out |= mark < c->least || (c->kind == CRITERION_PASS && !mark);
        if (lot->price.tie == c->id)
            line->tie = points;
        if (lot->price.rounding.where == AT_CRITERION)
            points = rounded(points, lot->price.rounding.places, lot->price.rounding.how);
        line->quality = plus(line->quality, points);
    }
}

typedef struct Prices { Q low, high, mean; } Prices;

static Q price_of(const PriceRule *rule, const Plain *line)
{
    bool based = rule->formula == LINEAR_DISCOUNT_IT || rule->formula == BILINEAR_IT;
    Money price = line->bid->price;
    return q(based && price > rule->params.a ? rule->params.a : price, 1);
}

static Prices prices_of(const PriceRule *rule, const PlainRanking *r)
{
    Prices of = { q(1 << 30, 1), q(0, 1), q(0, 1) };
    int n = 0;
    for (int i = 0; i < r->len; i++) {
        Q price = price_of(rule, &r->at[i]);
        if (r->at[i].out)
            continue;
        of.low  = order(price, of.low) < 0 ? price : of.low;
        of.high = order(price, of.high) > 0 ? price : of.high;
        of.mean = plus(of.mean, price);
        n++;
    }
    of.mean = n ? over(of.mean, q(n, 1)) : of.mean;
    return of;
}

/* The part of all points, before it is limited to 0 and 1. */
static Q part_for(const PriceRule *rule, Q own, Prices of)
{
    Q a = q(rule->params.a, 1), b = q(rule->params.b, 1), n = q(rule->params.n, 1000);
    Q one = q(1, 1), none = q(0, 1), nothing = own.n ? none : one, saves = minus(a, own);
    switch (rule->formula) {
    case LOWEST_RATIO:       return of.low.n ? over(of.low, own) : nothing;
    case LINEAR_RANGE:
        return order(of.high, of.low) ? over(minus(of.high, own), minus(of.high, of.low)) : one;
    case LINEAR_FROM_LOWEST:
        return of.low.n ? over(minus(times(n, of.low), own),
                               minus(times(n, of.low), of.low)) : nothing;
    case MEAN_CENTRED:
        return of.mean.n ? plus(q(1, 2), times(n, over(minus(of.mean, own), of.mean))) : q(1, 2);
    case LINEAR_BENCHMARK:   return over(saves, minus(a, b));
    case BUDGET_SAVING:      return over(saves, a);
    case LINEAR_DISCOUNT_IT: return order(a, of.low) ? over(saves, minus(a, of.low)) : none;
    case BILINEAR_IT:
        if (!order(a, of.mean))
            return none;
        if (order(own, of.mean) >= 0)
            return times(n, over(saves, minus(a, of.mean)));
        return plus(n, times(minus(one, n), over(minus(of.mean, own), minus(of.mean, of.low))));
    default:                 return none;
    }
}

static Q figure_for(const PriceRule *rule, Plain *line)
{
    Q price = q(line->bid->price, 100), worth = q(rule->params.a, 100);
    if (rule->formula == MONETISED_QUALITY)
        return minus(price, times(line->quality, worth));
    if (rule->formula == VFM_INDEX)
        return over(line->quality, price.n ? price : q(1, 100));
    line->out |= !line->quality.n;
    return line->out ? q(0, 1) : over(price, line->quality);
}

static Points price_weight(const Procedure *p, const Lot *lot)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id && c->kind == CRITERION_PRICE)
            return c->weight;
    return 0;
}

static void total_plainly(const Procedure *p, const Lot *lot, PlainRanking *r)
{
    const PriceRule *rule = &lot->price;
    Prices of = prices_of(rule, r);
    Q most = q(price_weight(p, lot), 1000);
    for (int i = 0; i < r->len; i++) {
        Plain *line = &r->at[i];
        if (line->out)
            continue;
        if (formula_rows[rule->formula].gives == POINTS_FOR_PRICE) {
            Q part = limited(part_for(rule, price_of(rule, line), of), q(1, 1));
            Q points = times(most, part);
            if (rule->rounding.where == AT_CRITERION)
                points = rounded(points, rule->rounding.places, rule->rounding.how);
            line->total = plus(line->quality, points);
        } else {
            line->total = figure_for(rule, line);
        }
        line->counts = rule->rounding.where == AT_TOTAL
                           ? rounded(line->total, rule->rounding.places, rule->rounding.how)
                           : line->total;
    }
}

static bool goes_before(const Lot *lot, const Plain *x, const Plain *y)
{
    int less = order(x->counts, y->counts);
    if (less)
        return (less < 0) == (formula_rows[lot->price.formula].gives == FIGURE_LOWEST_FIRST);
    if (lot->price.tie == 9)
        return x->bid->price < y->bid->price;
    return lot->price.tie && order(x->tie, y->tie) > 0;
}

static PlainRanking rank_plainly(const Procedure *p, const Lot *lot)
{
    PlainRanking r = { 0 };
    for (each(Bid, bid, p->bids)) {
        if (bid->lot != lot->id)
            continue;
        Plain *line = &r.at[r.len++];
        *line = (Plain){ .bid = bid, .out = bid->void_[PRICE] };
        mark_plainly(p, lot, line);
    }
    total_plainly(p, lot, &r);
    for (int i = 0; i < r.len; i++)
        for (int k = 0; k < r.len && !r.at[i].out; k++)
            r.at[i].place += !r.at[k].out && goes_before(lot, &r.at[k], &r.at[i]);
    return r;
}

static const Plain *plain_of(const PlainRanking *r, Id bidder)
{
    for (int i = 0; i < r->len; i++)
        if (r->at[i].bid->bidder == bidder)
            return &r->at[i];
    return NULL;
}

/* ---- the ranking ----------------------------------------------------------------- */

static Q q_of(Fraction x)
{
    Ratio r = { 0, 0 };
    expect(fraction_ratio(x, &r));
    return (Q){ r.num, r.den };
}

static Q q_of_decimal(Decimal d)
{
    Wide scale = 1;
    for (int i = 0; i < d.places; i++)
        scale *= 10;
    return q(d.units, scale);
}

/* What is shown never contradicts the order, and is near. */
static void expect_shown(const RankLine *before, const RankLine *line)
{
    Q counts = q_of(line->counts), shown = q_of_decimal(line->shown), off = minus(shown, counts);
    expect(order(off.n < 0 ? q(-off.n, off.d) : off, q(1, 2000)) <= 0);
    if (before && !before->out)
        expect(order(q_of_decimal(before->shown), shown) == order(q_of(before->counts), counts));
}

static Ranking expect_ranking(const Procedure *p, const Lot *lot, const PlainRanking *due, Arena *a)
{
    Ranking r;
    expect_done(rank_lot(p, 1, lot->id, &r, a));
    expect(r.lines.len == due->len);
    for (each(RankLine, line, r.lines)) {
        const Plain *plain = plain_of(due, line->bid->bidder);
        const RankLine *before = line > r.lines.at ? line - 1 : NULL;
        expect(plain && plain->out == line->out);
        if (line->out)
            continue;
        expect(order(q_of(line->total), plain->total) == 0);
        expect(order(q_of(line->counts), plain->counts) == 0);
        expect(line->place == plain->place + 1);
        expect(!before || (!before->out && before->place <= line->place));
        expect_shown(before, line);
    }
    return r;
}

/* ---- what overlaps, and who may win ---------------------------------------------- */

static bool includes(const Procedure *p, Id lot, Id activity)
{
    for (each(Include, i, p->includes))
        if (i->lot == lot && i->activity == activity)
            return true;
    return false;
}

static bool overlaps(const Procedure *p, Id x, Id y)
{
    for (int i = 1; i <= ACTIVITIES; i++)
        if (includes(p, x, i) && includes(p, y, i))
            return true;
    return x == y;
}

static unsigned combination_of(const Procedure *p, Id combination)
{
    unsigned set = 0;
    for (each(Together, t, p->together))
        set |= t->combination == combination ? 1u << t->lot : 0;
    return set;
}

static bool allowed(const Procedure *p, unsigned lots)
{
    int n = __builtin_popcount(lots);
    if ((p->most_lots && n > p->most_lots) || n < 2 || !p->together.len)
        return !(p->most_lots && n > p->most_lots);
    for (int i = 1; i <= LOTS; i++)
        if (!(lots & ~combination_of(p, i)))
            return true;
    return false;
}

/* ---- one lot after the other ----------------------------------------------------- */

static unsigned won_by(const Procedure *p, Id bidder)
{
    unsigned set = 0;
    for (each(Lot, lot, p->lots))
        set |= lot->awarded && lot->winner == bidder ? 1u << lot->id : 0;
    return set;
}

/* 0: nobody; -1: several are equal. */
static Id due_plainly(const Procedure *p, const Lot *lot, const PlainRanking *r)
{
    const Plain *first = NULL;
    bool tied = false;
    for (int i = 0; i < r->len; i++) {
        const Plain *line = &r->at[i];
        if (line->out || !allowed(p, won_by(p, line->bid->bidder) | 1u << lot->id))
            continue;
        if (!first || line->place < first->place) {
            first = line;
            tied = false;
        } else {
            tied |= line->place == first->place;
        }
    }
    return tied ? -1 : first ? first->bid->bidder : 0;
}

static void expect_due(Result r, Id due, const RankLine *line)
{
    if (due > 0) {
        expect_done(r);
        expect(line->bid->bidder == due);
    } else if (due < 0) {
        expect_because(r, award_tied);
    } else {
        expect(r.why == &nobody_to_award || r.why == &award_not_optimal);
    }
}

static void expect_in_order(Procedure *p, const PlainRanking *plain, Arena *a)
{
    for (each(Lot, lot, p->lots)) {
        bool taken = false;
        BestAward best = { 0 };
        RankLine  line;
        const PlainRanking *r = &plain[lot - p->lots.at];
        bool any = false;
        for (int i = 0; i < r->len; i++)
            any |= !r->at[i].out;
        for (each(Lot, other, p->lots))
            taken |= other->awarded && overlaps(p, lot->id, other->id);
        Result due = award_due(p, 1, lot->id, &best, &line, a);
        if (taken && any) {
            expect_because(due, lot_overlaps);
        } else {
            expect_due(due, due_plainly(p, lot, r), &line);
        }
        lot->awarded = !failed(due);
        lot->winner  = failed(due) ? 0 : line.bid->bidder;
        lot->award_round = 1;
        lot->ended   = failed(due);
    }
}

/* ---- at least cost, every way ---------------------------------------------------- */

enum { KEPT = -1 };

typedef struct Trying {
    const Procedure    *p;
    const PlainRanking *plain;
    Id   winner[LOTS];                       /* 0: nobody, KEPT */
    int  best_uncovered, count;
    Q    best;
    Id   found[512][LOTS];
} Trying;

/* Activities that the same lots include are one item, and a lot without any is one. */
static int uncovered_items(const Trying *t)
{
    unsigned counted[ACTIVITIES + LOTS];
    int items = 0, left = 0;
    for (int i = 1; i <= ACTIVITIES; i++) {
        unsigned lots = 0;
        for (each(Lot, lot, t->p->lots))
            lots |= includes(t->p, lot->id, i) ? 1u << lot->id : 0;
        bool known = !lots;
        for (int k = 0; k < items; k++)
            known |= counted[k] == lots;
        if (known)
            continue;
        counted[items++] = lots;
        bool covered = false;
        for (each(Lot, lot, t->p->lots))
            covered |= lots >> lot->id & 1 && t->winner[lot->id - 1];
        left += !covered;
    }
    for (each(Lot, lot, t->p->lots)) {
        bool any = false;
        for (int i = 1; i <= ACTIVITIES; i++)
            any |= includes(t->p, lot->id, i);
        left += !any && !t->winner[lot->id - 1];
    }
    return left;
}

static bool is_award(const Trying *t)
{
    for (each(Lot, x, t->p->lots))
        for (each(Lot, y, t->p->lots))
            if (x != y && t->winner[x->id - 1] && t->winner[y->id - 1] &&
                overlaps(t->p, x->id, y->id))
                return false;
    for (Id bidder = 1; bidder <= BIDDERS; bidder++) {
        unsigned won = 0;
        for (each(Lot, lot, t->p->lots))
            won |= t->winner[lot->id - 1] == bidder ? 1u << lot->id : 0;
        if (!allowed(t->p, won))
            return false;
    }
    return true;
}

static Q cost_plainly(const Trying *t)
{
    Q sum = q(0, 1);
    for (each(Lot, lot, t->p->lots)) {
        Id winner = t->winner[lot->id - 1];
        if (!winner)
            continue;
        const Plain *line = plain_of(&t->plain[lot - t->p->lots.at], winner);
        bool money = lot->price.formula == MONETISED_QUALITY;
        sum = plus(sum, winner == KEPT ? q(lot->keep, 1)
                        : money        ? times(line->counts, q(100, 1))
                                       : q(line->bid->price, 1));
    }
    return sum;
}

static void weigh(Trying *t)
{
    int uncovered = uncovered_items(t);
    Q   cost = cost_plainly(t);
    int better = t->count ? uncovered != t->best_uncovered ? t->best_uncovered - uncovered
                                                           : order(t->best, cost) : 1;
    if (better < 0)
        return;
    if (better > 0)
        t->count = 0;
    t->best = cost;
    t->best_uncovered = uncovered;
    for (int i = 0; i < t->count; i++) {     /* what is kept makes no other award */
        bool same = true;
        for (int lot = 0; lot < LOTS; lot++)
            same &= t->found[i][lot] == (t->winner[lot] == KEPT ? 0 : t->winner[lot]);
        if (same)
            return;
    }
    for (int lot = 0; lot < LOTS; lot++)
        t->found[t->count][lot] = t->winner[lot] == KEPT ? 0 : t->winner[lot];
    t->count++;
}

static void try_from(Trying *t, ptrdiff_t place)
{
    if (place == t->p->lots.len) {
        if (is_award(t))
            weigh(t);
        return;
    }
    const Lot *lot = &t->p->lots.at[place];
    const PlainRanking *r = &t->plain[place];
    for (int i = 0; i < r->len; i++) {
        t->winner[place] = r->at[i].bid->bidder;
        if (!r->at[i].out)
            try_from(t, place + 1);
    }
    t->winner[place] = KEPT;
    if (lot->keepable)
        try_from(t, place + 1);
    t->winner[place] = 0;
    try_from(t, place + 1);
}

static void expect_least_cost(const Procedure *p, const PlainRanking *plain, Arena *a)
{
    Trying   *t = make(a, Trying, 1);
    BestAward best = { 0 };
    t->p = p;
    t->plain = plain;
    try_from(t, 0);
    expect_done(least_cost_fits(p, a));
    for (each(Lot, lot, p->lots)) {
        RankLine line;
        const PlainRanking *r = &plain[lot - p->lots.at];
        bool any = false;
        for (int i = 0; i < r->len; i++)
            any |= !r->at[i].out;
        Id due = t->count > 1 ? -1 : t->found[0][lot - p->lots.at];
        expect_due(award_due(p, 1, lot->id, &best, &line, a), any ? due : 0, &line);
        expect(!best.sought || best.found.count == t->count);
    }
}

/* ---- the sentence ---------------------------------------------------------------- */

TEST(random_tenders_are_ranked_and_awarded_as_the_plainest_way_does)
{
    (void)a;
    int tied = 0, apart = 0;
    dice_state = seed;
    for (int n = 0; n < CASES; n++) {
        Arena     life = arena_begin(16 << 20);
        Procedure p = tender_by_chance(&life);
        PlainRanking plain[LOTS];
        for (each(Lot, lot, p.lots)) {
            plain[lot - p.lots.at] = rank_plainly(&p, lot);
            Ranking r = expect_ranking(&p, lot, &plain[lot - p.lots.at], &life);
            tied  += r.tied_first;
            apart += !r.tied_first;
        }
        if (p.objective == LEAST_COST)
            expect_least_cost(&p, plain, &life);
        else
            expect_in_order(&p, plain, &life);
        arena_end(&life);
    }
    printf("    seed %llu: %d tenders, %d rankings, %d with equal first places\n",
           (unsigned long long)seed, CASES, tied + apart, tied);
    expect(tied > 100);
}

RUN("evaluation_test", T(random_tenders_are_ranked_and_awarded_as_the_plainest_way_does))

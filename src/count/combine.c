#include "count/combine.h"

#include <string.h>

const Reason combine_too_large = { REFUSED, "combine-too-large", "doc/book.md, award over items",
    "More is tied together than can be tried: fewer lots, lots that share less, or other limits." };

/* How good an award is: less uncovered first, then the smaller figure. */
typedef struct Worth { int uncovered; Wide figure; } Worth;

/* What one bidder may be given at once, and what that adds to the figure of what it has already: one
 * offer more than the choice of place `rest` in its stage, NONE: than nothing. */
typedef struct Choice { Bits items; int offer, rest; Wide figure; } Choice;

enum { NONE = -1 };

/* A bidder with all its choices; or offers for the same items, of bidders whom nothing binds.
 * Nothing at all is always a choice. */
typedef struct Stage { LIST(Choice) choices; } Stage;

/* Items that something ties together, counted from 0: item i of the part is bit i. */
typedef struct Tied { Bits items; int n; LIST(Stage) stages; Worth *kept; } Tied;

/* Of every set of items: the least figure at which the stages so far are given just these. */
typedef struct Layer { Wide *figure; int64_t *count; } Layer;

static const Wide IMPOSSIBLE = (Wide)1 << 126, FIGURE_MOST = (Wide)1 << 120;

int bits_count(Bits set) { return __builtin_popcount(set); }

static int lowest(Bits set) { return __builtin_ctz(set); }

static Bits bit(int place) { return (Bits)1 << place; }

static bool within(Bits inner, Bits outer) { return !(inner & ~outer); }

static Bits all_of(int items) { return (Bits)(((uint64_t)1 << items) - 1); }

static int worth_order(Worth x, Worth y)
{
    if (x.uncovered != y.uncovered)
        return x.uncovered < y.uncovered ? -1 : 1;
    return (x.figure > y.figure) - (x.figure < y.figure);
}

static int64_t count_add(int64_t x, int64_t y)
{
    return __builtin_add_overflow(x, y, &x) ? INT64_MAX : x;
}

static int64_t count_mul(int64_t x, int64_t y)
{
    return __builtin_mul_overflow(x, y, &x) ? INT64_MAX : x;
}

/* ---- figures --------------------------------------------------------------------- */

static Wide less(Wide figure, int64_t basis_points)
{
    return figure > 0 ? figure - figure * basis_points / 10000 : figure;
}

/* The figure of an offer whose bidder wins `items`. */
static Wide figure_with(const Combining *of, const Offer *offer, Bits items)
{
    int64_t most = 0;
    for (each(const Discount, d, of->discounts))
        if (d->bidder == offer->bidder && within(offer->items, d->items) &&
            within(d->items, items) && d->basis_points > most)
            most = d->basis_points;
    return less(offer->figure, most);
}

/* ---- what the rules allow -------------------------------------------------------- */

static int64_t limit_of(const Combining *of, Id bidder)
{
    int64_t most = COMBINE_ITEMS;
    for (each(const LotLimit, l, of->limits))
        if (!l->bidder)
            most = l->most;
    for (each(const LotLimit, l, of->limits))
        if (l->bidder == bidder)
            most = l->most;
    return most;
}

static bool may_win_together(const Combining *of, Bits lots)
{
    if (!of->permitted.len || bits_count(lots) <= 1)
        return true;
    for (each(const Bits, permitted, of->permitted))
        if (within(lots, *permitted))
            return true;
    return false;
}

static bool may_win(const Combining *of, Id bidder, Bits lots)
{
    return bits_count(lots) <= limit_of(of, bidder) && may_win_together(of, lots);
}

/* ---- bidders --------------------------------------------------------------------- */

/* A bidder and its offers, by place. */
typedef struct Side {
    Id   bidder;
    LIST(int) taken, open;
    Bits held, items;                        /* lots and items that it has already */
    bool bound;                              /* one of its offers keeps another one from it */
} Side;

typedef struct Sides { LIST(Side) list; } Sides;

static Side *side_of(Sides *sides, Id bidder, Arena *a)
{
    for (each(Side, side, sides->list))
        if (side->bidder == bidder)
            return side;
    Side *side = list_add(&sides->list, a);
    *side = (Side){ .bidder = bidder };
    return side;
}

static bool has_discount(const Combining *of, Id bidder)
{
    for (each(const Discount, d, of->discounts))
        if (d->bidder == bidder)
            return true;
    return false;
}

static bool is_bound(const Combining *of, const Side *side)
{
    Bits lots = side->held;
    for (each(const int, i, side->open))
        lots |= of->offers.at[*i].lots;
    bool one = of->one_offer && side->open.len + side->taken.len > 1;
    return one || has_discount(of, side->bidder) || !may_win(of, side->bidder, lots);
}

static Bits taken_items(const Combining *of)
{
    Bits items = 0;
    for (each(const Offer, o, of->offers))
        items |= o->taken ? o->items : 0;
    return items;
}

/* Only what it could be given at all, alone. */
static Sides sides_of(const Combining *of, Arena *a)
{
    Sides sides = { 0 };
    Bits  gone = taken_items(of);
    for (int i = 0; i < of->offers.len; i++) {
        const Offer *o = &of->offers.at[i];
        if (!o->bidder)
            continue;
        Side *side = side_of(&sides, o->bidder, a);
        if (o->taken) {
            *list_add(&side->taken, a) = i;
            side->held  |= o->lots;
            side->items |= o->items;
        } else if (!(o->items & gone) && may_win(of, o->bidder, o->lots)) {
            *list_add(&side->open, a) = i;
        }
    }
    for (each(Side, side, sides.list))
        side->bound = is_bound(of, side);
    return sides;
}

/* ---- what cannot be part of a best award ----------------------------------------- */

/* An offer is in a best award only if everybody who offers the same for less is kept from it by
 * what it has instead; and so many who have something else there cannot be. */
static bool is_beaten(const Combining *of, const Sides *sides, const Offer *offer)
{
    int64_t least = COMBINE_ITEMS, cheaper = 0;
    bool    counted = !of->permitted.len && !of->one_offer;
    for (each(const Side, side, sides->list))
        for (each(const int, i, side->open)) {
            const Offer *other = &of->offers.at[*i];
            if (other->items != offer->items || other->figure >= offer->figure ||
                side->bidder == offer->bidder)
                continue;
            if (!side->bound)
                return true;
            int64_t most = limit_of(of, side->bidder) - bits_count(other->lots) + 1;
            least = most < least ? most : least;
            cheaper++;
            break;
        }
    int64_t others = of->items - bits_count(offer->items);
    return cheaper * (counted && least > 1 ? least : 1) > others;
}

static void leave_out_the_beaten(const Combining *of, Sides *sides, Arena *a)
{
    bool *beaten = make(a, bool, of->offers.len);
    if (of->discounts.len)
        return;
    for (each(const Side, side, sides->list))
        for (each(const int, i, side->open))
            beaten[*i] = is_beaten(of, sides, &of->offers.at[*i]);
    for (each(Side, side, sides->list)) {
        ptrdiff_t kept = 0;
        for (each(const int, i, side->open))
            if (!beaten[*i])
                side->open.at[kept++] = *i;
        side->open.len = kept;
        side->bound = is_bound(of, side);
    }
}

/* ---- what is tied together ------------------------------------------------------- */

static void tie(Bits *part, int items, Bits together)
{
    Bits all = together;
    for (int i = 0; i < items; i++)
        if (together & bit(i))
            all |= part[i];
    for (int i = 0; i < items; i++)
        if (all & bit(i))
            part[i] = all;
}

/* part[i]: all items that item i is tied to, itself included. */
static void tie_all(const Combining *of, const Sides *sides, Bits *part)
{
    for (int i = 0; i < of->items; i++)
        part[i] = bit(i);
    for (each(const Offer, o, of->offers))
        if (!o->bidder)
            tie(part, of->items, o->items);
    for (each(const Side, side, sides->list)) {
        Bits all = 0;
        for (each(const int, i, side->open)) {
            tie(part, of->items, of->offers.at[*i].items);
            all |= of->offers.at[*i].items;
        }
        if (side->bound)
            tie(part, of->items, all);
    }
}

/* ---- choices --------------------------------------------------------------------- */

/* The figures of what the bidder has already, if it wins `more` too. */
static Wide figure_held(const Combining *of, const Side *side, Bits more)
{
    Wide sum = 0;
    for (each(const int, i, side->taken))
        sum += figure_with(of, &of->offers.at[*i], side->items | more);
    return sum;
}

static Wide figure_added(const Combining *of, const Side *side, const Stage *stage, Choice c)
{
    Wide sum = figure_held(of, side, c.items) - figure_held(of, side, 0);
    for (Bits all = side->items | c.items;; c = stage->choices.at[c.rest]) {
        sum += figure_with(of, &of->offers.at[c.offer], all);
        if (c.rest == NONE)
            return sum;
    }
}

/* Every set of the bidder's offers from the place `from` on that may be added to the choice
 * `rest`, which has these items and lots. */
static void choices_from(const Combining *of, const Side *side, Bits part, ptrdiff_t from,
                         int rest, Bits items, Bits lots, Stage *stage, Arena *a)
{
    for (ptrdiff_t i = from; i < side->open.len; i++) {
        const Offer *o = &of->offers.at[side->open.at[i]];
        bool alone = of->one_offer && (items || side->taken.len);
        if (!within(o->items, part) || o->items & items || alone ||
            !may_win(of, side->bidder, lots | o->lots))
            continue;
        Choice more = { items | o->items, side->open.at[i], rest, 0 };
        int    place = (int)stage->choices.len;
        more.figure = figure_added(of, side, stage, more);
        *list_add(&stage->choices, a) = more;
        choices_from(of, side, part, i + 1, place, more.items, lots | o->lots, stage, a);
    }
}

/* Offers for the same items exclude each other: together they are one stage. */
static Stage *stage_for(Tied *part, ptrdiff_t from, Bits items, Arena *a)
{
    for (ptrdiff_t i = from; i < part->stages.len; i++)
        if (part->stages.at[i].choices.at[0].items == items)
            return &part->stages.at[i];
    return list_add(&part->stages, a);
}

static void stages_of(const Combining *of, const Sides *sides, Tied *part, Arena *a)
{
    for (each(const Side, side, sides->list)) {
        if (!side->bound)
            continue;
        Stage stage = { 0 };
        choices_from(of, side, part->items, 0, NONE, 0, side->held, &stage, a);
        if (stage.choices.len)
            *list_add(&part->stages, a) = stage;
    }
    ptrdiff_t free_ = part->stages.len;
    for (each(const Side, side, sides->list))
        for (each(const int, i, side->open)) {
            const Offer *o = &of->offers.at[*i];
            if (side->bound || !within(o->items, part->items))
                continue;
            Stage *stage = stage_for(part, free_, o->items, a);
            *list_add(&stage->choices, a) = (Choice){ o->items, *i, NONE, o->figure };
        }
}

/* Items of the whole to items of the part. */
static Bits narrowed(Bits items, Bits part)
{
    Bits out = 0;
    for (int to = 0; part; part &= part - 1, to++)
        if (items & bit(lowest(part)))
            out |= bit(to);
    return out;
}

static Bits widened(Bits items, Bits part)
{
    Bits out = 0;
    for (; part; part &= part - 1, items >>= 1)
        if (items & 1)
            out |= bit(lowest(part));
    return out;
}

/* ---- the buyer itself ------------------------------------------------------------ */

/* The best that the buyer can do with every set of items that no bidder gets. */
static void keep_all(const Combining *of, Tied *part, Arena *a)
{
    part->kept = make(a, Worth, (ptrdiff_t)1 << part->n);
    LIST(Choice) own = { 0 };
    for (each(const Offer, o, of->offers))
        if (!o->bidder && within(o->items, part->items))
            *list_add(&own, a) = (Choice){ narrowed(o->items, part->items), NONE, NONE, o->figure };
    for (Bits left = 1; left <= all_of(part->n); left++) {
        Bits  first = left & (~left + 1);
        Worth best = part->kept[left & ~first];
        best.uncovered++;
        for (each(const Choice, c, own)) {
            if (!(c->items & first) || !within(c->items, left))
                continue;
            Worth with = part->kept[left & ~c->items];
            with.figure += c->figure;
            best = worth_order(with, best) < 0 ? with : best;
        }
        part->kept[left] = best;
    }
}

/* ---- one stage after the other --------------------------------------------------- */

static Layer layer_new(int n, bool counted, Arena *a)
{
    Layer layer = { make(a, Wide, (ptrdiff_t)1 << n), NULL };
    if (counted)
        layer.count = make(a, int64_t, (ptrdiff_t)1 << n);
    return layer;
}

static void first_layer(int n, Layer layer)
{
    for (Bits set = 0; set <= all_of(n); set++) {
        layer.figure[set] = set ? IMPOSSIBLE : 0;
        layer.count[set]  = !set;
    }
}

static void add_choice(int n, const Choice *c, Layer from, Layer to)
{
    Bits room = all_of(n) & ~c->items, set = room;
    for (;; set = (set - 1) & room) {                        /* every set within the room */
        if (from.figure[set] != IMPOSSIBLE) {
            Wide figure = from.figure[set] + c->figure;
            Bits with = set | c->items;
            if (figure < to.figure[with]) {
                to.figure[with] = figure;
                if (to.count)
                    to.count[with] = from.count[set];
            } else if (to.count && figure == to.figure[with]) {
                to.count[with] = count_add(to.count[with], from.count[set]);
            }
        }
        if (!set)
            return;
    }
}

static void add_stage(int n, const Stage *stage, Layer from, Layer to)
{
    size_t sets = (size_t)1 << n;
    memcpy(to.figure, from.figure, sets * sizeof *to.figure);
    if (to.count)
        memcpy(to.count, from.count, sets * sizeof *to.count);
    for (each(const Choice, c, stage->choices))
        add_choice(n, c, from, to);
}

/* ---- which they are -------------------------------------------------------------- */

/* Some of the best awards, from the last stage to the first: what is still to be explained. */
typedef struct Way { Bits set; Combination so_far; } Way;
typedef struct Ways { LIST(Way) list; } Ways;

static void way_add(Ways *ways, Way way, const Stage *stage, const Choice *c, Arena *a)
{
    way.set &= ~c->items;
    for (;; c = &stage->choices.at[c->rest]) {
        way.so_far.offers[way.so_far.count++] = c->offer;
        if (c->rest == NONE)
            break;
    }
    *list_add(&ways->list, a) = way;
}

static Ways step_back(const Stage *stage, Layer before, Layer after, const Ways *ways, Arena *a)
{
    Ways out = { 0 };
    for (each(const Way, way, ways->list)) {
        Wide figure = after.figure[way->set];
        if (before.figure[way->set] == figure)
            *list_add(&out.list, a) = *way;
        for (each(const Choice, c, stage->choices)) {
            if (out.list.len >= COMBINE_LISTED)
                return out;
            if (within(c->items, way->set) && before.figure[way->set & ~c->items] != IMPOSSIBLE &&
                before.figure[way->set & ~c->items] + c->figure == figure)
                way_add(&out, *way, stage, c, a);
        }
    }
    return out;
}

/* Layers are kept at every so many stages only, and made again in between on the way back: of 100
 * stages 20 lie in memory. */
static Ways ways_back(const Tied *part, Layer *marks, int every, Ways ways, Arena *a)
{
    int stages = (int)part->stages.len;
    for (int from = (stages - 1) / every * every; from >= 0 && stages; from -= every) {
        int    until = from + every < stages ? from + every : stages;
        Arena  scratch = arena_begin(INT64_C(8) << 30);
        Layer *layers = make(&scratch, Layer, until - from + 1);
        layers[0] = marks[from / every];
        for (int i = from; i < until; i++) {
            layers[i - from + 1] = layer_new(part->n, false, &scratch);
            add_stage(part->n, &part->stages.at[i], layers[i - from], layers[i - from + 1]);
        }
        for (int i = until - 1; i >= from; i--)
            ways = step_back(&part->stages.at[i], layers[i - from], layers[i - from + 1], &ways, a);
        arena_end(&scratch);
    }
    return ways;
}

/* ---- a part ---------------------------------------------------------------------- */

static Layer copy_of(int n, Layer layer, Arena *a)
{
    Layer copy = layer_new(n, false, a);
    memcpy(copy.figure, layer.figure, ((size_t)1 << n) * sizeof *copy.figure);
    return copy;
}

static Worth worth_of(const Tied *part, Layer last, Bits set)
{
    Worth worth = part->kept[all_of(part->n) & ~set];
    worth.figure += last.figure[set];
    return worth;
}

static Ways best_sets(const Tied *part, Layer last, Combined *out, Arena *a)
{
    Ways  ways = { 0 };
    Worth best = { 0 };
    out->count = 0;
    for (uint64_t set = 0; set < (uint64_t)1 << part->n; set++) {
        if (last.figure[set] == IMPOSSIBLE)
            continue;
        Worth worth = worth_of(part, last, (Bits)set);
        int   order = out->count ? worth_order(worth, best) : -1;
        if (order > 0)
            continue;
        if (order < 0) {
            best = worth;
            out->count = ways.list.len = 0;
        }
        out->count = count_add(out->count, last.count[set]);
        Bits left = widened(all_of(part->n) & ~(Bits)set, part->items);
        if (ways.list.len < COMBINE_LISTED)
            *list_add(&ways.list, a) = (Way){ (Bits)set, { .left = left } };
    }
    out->uncovered = best.uncovered;
    out->figure    = best.figure;
    return ways;
}

static void narrow(Tied *part)
{
    for (each(Stage, stage, part->stages))
        for (each(Choice, c, stage->choices))
            c->items = narrowed(c->items, part->items);
}

/* As many marks as there are layers between two of them: the square root. */
static int apart(int stages)
{
    int every = 1;
    while (every * every < stages)
        every++;
    return every;
}

static void solve(Tied *part, Combined *out, Arena *a)
{
    Arena scratch = arena_begin(INT64_C(8) << 30);
    int   stages = (int)part->stages.len, every = apart(stages);
    Layer now = layer_new(part->n, true, &scratch), next = layer_new(part->n, true, &scratch);
    Layer *marks = make(&scratch, Layer, stages / every + 1);
    first_layer(part->n, now);
    for (int i = 0; i < stages; i++) {
        if (i % every == 0)
            marks[i / every] = copy_of(part->n, now, &scratch);
        add_stage(part->n, &part->stages.at[i], now, next);
        Layer held = now;
        now  = next;
        next = held;
    }
    Ways ways = best_sets(part, now, out, &scratch);
    ways = ways_back(part, marks, every, ways, &scratch);
    for (each(const Way, way, ways.list))
        *list_add(&out->best, a) = way->so_far;
    arena_end(&scratch);
}

/* ---- all parts together ---------------------------------------------------------- */

static Combination both(const Combination *x, const Combination *y)
{
    Combination c = *x;
    c.left |= y->left;
    for (int i = 0; i < y->count; i++) {
        int place = c.count++;
        for (; place > 0 && c.offers[place - 1] > y->offers[i]; place--)
            c.offers[place] = c.offers[place - 1];
        c.offers[place] = y->offers[i];
    }
    return c;
}

/* Every award of the one with every award of the other. */
static void join(Combined *out, const Combined *part, Arena *a)
{
    Combined all = { out->uncovered + part->uncovered, out->figure + part->figure,
                     count_mul(out->count, part->count), { 0 } };
    for (each(const Combination, x, out->best))
        for (each(const Combination, y, part->best))
            if (all.best.len < COMBINE_LISTED)
                *list_add(&all.best, a) = both(x, y);
    *out = all;
}

/* What is awarded already is in every award. */
static void begin_with_taken(const Combining *of, const Sides *sides, Combined *out, Arena *a)
{
    *out = (Combined){ .count = 1 };
    Combination *first = list_add(&out->best, a);
    *first = (Combination){ 0 };
    for (each(const Side, side, sides->list)) {
        for (each(const int, i, side->taken))
            *first = both(first, &(Combination){ .offers = { *i }, .count = 1 });
        out->figure += figure_held(of, side, 0);
    }
}

static bool combination_before(const Combination *x, const Combination *y)
{
    for (int i = 0; i < x->count && i < y->count; i++)
        if (x->offers[i] != y->offers[i])
            return x->offers[i] < y->offers[i];
    return x->count < y->count;
}

static void order_awards(Combined *out)
{
    for (ptrdiff_t i = 1; i < out->best.len; i++)
        for (ptrdiff_t j = i; j > 0; j--) {
            Combination *x = &out->best.at[j - 1], *y = &out->best.at[j];
            if (!combination_before(y, x))
                break;
            Combination held = *x;
            *x = *y;
            *y = held;
        }
}

/* ---- what is too much ------------------------------------------------------------ */

static Result beyond(const char *what, int64_t n, int64_t most, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}, and at most {}", str_of_number(n, a), str(what),
             str_of_number(most, a));
    return because_of(&combine_too_large, text_str(&t));
}

/* How many sets of items are gone through for one bidder with these offers. */
static int64_t trials_of(const Combining *of, const Side *side, Bits part, ptrdiff_t from,
                         Bits items, Bits lots)
{
    int64_t trials = items ? (int64_t)1 << (bits_count(part) - bits_count(items)) : 0;
    for (ptrdiff_t i = from; i < side->open.len && trials <= COMBINE_TRIALS; i++) {
        const Offer *o = &of->offers.at[side->open.at[i]];
        if (within(o->items, part) && !(o->items & items) &&
            !(of->one_offer && (items || side->taken.len)) &&
            may_win(of, side->bidder, lots | o->lots))
            trials += trials_of(of, side, part, i + 1, items | o->items, lots | o->lots);
    }
    return trials;
}

static Result part_judged(const Combining *of, const Sides *sides, Bits part, Arena *a)
{
    if (bits_count(part) > COMBINE_TIED)
        return beyond("lots or items are tied together", bits_count(part), COMBINE_TIED, a);
    for (each(const Side, side, sides->list))
        if (side->bound && trials_of(of, side, part, 0, 0, side->held) > COMBINE_TRIALS)
            return beyond("lots or items are tied together by a limit of lots, or by "
                             "combinations, that leave one bidder too many ways to win them: a "
                             "lower limit or fewer lots would do", bits_count(part), COMBINE_TIED,
                             a);
    return DONE;
}

static Result parts_judged(const Combining *of, const Sides *sides, Bits *part, Arena *a)
{
    if (of->items < 0 || of->items > COMBINE_ITEMS)
        return beyond("items", of->items, COMBINE_ITEMS, a);
    tie_all(of, sides, part);
    for (int i = 0; i < of->items; i++)
        if (lowest(part[i]) == i)
            TRY(part_judged(of, sides, part[i], a));
    return DONE;
}

Result combine_judge(const Combining *of, Arena *a)
{
    Arena  scratch = arena_begin(INT64_C(1) << 30);
    Bits   part[COMBINE_ITEMS];
    Sides  sides = sides_of(of, &scratch);
    Result r = parts_judged(of, &sides, part, a);
    arena_end(&scratch);
    return r;
}

static Result combined(const Combining *of, Combined *out, Arena *scratch, Arena *a)
{
    Bits part[COMBINE_ITEMS], gone = taken_items(of);
    Sides sides = sides_of(of, scratch);
    leave_out_the_beaten(of, &sides, scratch);
    TRY(parts_judged(of, &sides, part, a));
    for (each(const Offer, o, of->offers))
        if (o->figure > FIGURE_MOST || o->figure < -FIGURE_MOST)
            return because(&does_not_fit);
    begin_with_taken(of, &sides, out, a);
    for (int i = 0; i < of->items; i++) {
        Tied     tied = { .items = part[i] & ~gone };
        Combined best = { 0 };
        if (lowest(part[i]) != i || !tied.items)
            continue;
        tied.n = bits_count(tied.items);
        stages_of(of, &sides, &tied, scratch);
        narrow(&tied);
        keep_all(of, &tied, scratch);
        solve(&tied, &best, scratch);
        join(out, &best, a);
    }
    order_awards(out);
    return DONE;
}

Result combine(const Combining *of, Combined *out, Arena *a)
{
    Arena  scratch = arena_begin(INT64_C(8) << 30);
    *out = (Combined){ 0 };
    Result r = combined(of, out, &scratch, a);
    arena_end(&scratch);
    return r;
}

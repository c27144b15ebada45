#include "count/combine.h"

#include <string.h>

const Reason combine_too_large = { REFUSED, "combine-too-large", "doc/book.md, award over items",
    "More is tied together than can be tried: fewer lots, lots that share less, or other limits." };

/* How good an award is: less uncovered first, then the smaller figure. */
typedef struct Worth { int uncovered; Wide figure; } Worth;

/* What one bidder may be given at once, and what that adds to the figure of what it has already:
 * one offer more than the choice of place `rest` in its stage, NONE: than nothing. */
typedef struct Choice { Bits items; int offer, rest; Wide figure; } Choice;

enum { NONE = -1 };

/* A bidder with all its choices; or offers for the same items, of bidders whom nothing binds.
 * Nothing at all is always a choice. */
typedef struct Stage { LIST(Choice) choices; } Stage;

/* Items that something ties together, counted from 0: item i of the part is bit i. */
typedef struct Tied { Bits items; int n; LIST(Stage) stages; Worth *kept; } Tied;

/* Of every set of items: the least figure at which the stages so far are given just these, and in
 * how many ways; IMPOSSIBLE but for those that `live` lists. */
typedef struct Table { Wide *figure; int64_t *count; Bits *live; ptrdiff_t lives; } Table;

/* What stood in a table. */
typedef struct Layer { Bits *sets; Wide *figures; ptrdiff_t len; } Layer;

/* What each item is worth, and by how much less than the worth of its items each stage can give
 * them at best: no award comes to less than `least`, which is the worth of all with what the stages
 * take off. The sums of the worths of every set of the first ten items, of every set of the others,
 * of all. missing: what an item is worth that nobody gets and the buyer cannot keep, more than any
 * two awards differ by. */
typedef struct Worths {
    Wide item[COMBINE_TIED], *low, *high, all, *off, least, missing;
} Worths;

/* What would come to more than `most`, with the worth of all that it lacks and what later stages
 * may take off, is left out. */
typedef struct Bound { Wide most; const Worths *w; Wide *off_after; } Bound;

static const Wide IMPOSSIBLE = (Wide)1 << 126, FIGURE_MOST = (Wide)1 << 116,
                  NO_SHARE = (Wide)1 << 121, WEIGHED_MOST = (Wide)1 << 100;

/* In pairs, in fours, in eights, and all of them. */
int bits_count(Bits set)
{
    set -= set >> 1 & 0x55555555;
    set = (set & 0x33333333) + (set >> 2 & 0x33333333);
    set = (set + (set >> 4)) & 0x0f0f0f0f;
    return (int)(set * 0x01010101 >> 24);
}

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

static Table table_new(int n, Arena *a)
{
    ptrdiff_t sets = (ptrdiff_t)1 << n;
    Table t = { make(a, Wide, sets), make(a, int64_t, sets), make(a, Bits, sets), 0 };
    for (ptrdiff_t i = 0; i < sets; i++)
        t.figure[i] = IMPOSSIBLE;
    return t;
}

static void put(Table *t, Bits set, Wide figure, int64_t count)
{
    if (t->figure[set] == IMPOSSIBLE)
        t->live[t->lives++] = set;
    t->figure[set] = figure;
    t->count[set]  = count;
}

static void clear(Table *t)
{
    for (ptrdiff_t i = 0; i < t->lives; i++)
        t->figure[t->live[i]] = IMPOSSIBLE;
    t->lives = 0;
}

static Layer layer_of(const Table *t, Arena *a)
{
    Layer layer = { make(a, Bits, t->lives), make(a, Wide, t->lives), t->lives };
    for (ptrdiff_t i = 0; i < t->lives; i++) {
        layer.sets[i]    = t->live[i];
        layer.figures[i] = t->figure[t->live[i]];
    }
    return layer;
}

static void put_layer(Table *t, const Layer *layer)
{
    clear(t);
    for (ptrdiff_t i = 0; i < layer->len; i++)
        put(t, layer->sets[i], layer->figures[i], 0);
}

static void reach(const Choice *c, Bits set, const Table *from, Table *to)
{
    Wide figure = from->figure[set] + c->figure;
    Bits with = set | c->items;
    if (figure < to->figure[with])
        put(to, with, figure, from->count[set]);
    else if (figure == to->figure[with])
        to->count[with] = count_add(to->count[with], from->count[set]);
}

static Wide worth_of_set(const Worths *w, Bits set)
{
    return w->low[set & 1023] + w->high[set >> 10];
}

static void leave_out(const Bound *b, int stage, Table *t)
{
    ptrdiff_t kept = 0;
    Wide most = b->most - b->w->all - b->off_after[stage];
    for (ptrdiff_t i = 0; i < t->lives; i++) {
        Bits set = t->live[i];
        if (t->figure[set] - worth_of_set(b->w, set) > most)
            t->figure[set] = IMPOSSIBLE;
        else
            t->live[kept++] = set;
    }
    t->lives = kept;
}

/* From the sets that there are, or from those within the room that it leaves: the fewer of them. */
static void add_choice(int n, const Choice *c, const Table *from, Table *to)
{
    Bits room = all_of(n) & ~c->items;
    if (from->lives <= (ptrdiff_t)1 << bits_count(room)) {
        for (ptrdiff_t i = 0; i < from->lives; i++)
            if (!(from->live[i] & c->items))
                reach(c, from->live[i], from, to);
        return;
    }
    for (Bits set = room;; set = (set - 1) & room) {
        if (from->figure[set] != IMPOSSIBLE)
            reach(c, set, from, to);
        if (!set)
            return;
    }
}

/* From one table to the other, which is clear; then the first one is. */
static void add_stage(const Bound *b, const Tied *part, int stage, Table *from, Table *to)
{
    for (ptrdiff_t i = 0; i < from->lives; i++)
        put(to, from->live[i], from->figure[from->live[i]], from->count[from->live[i]]);
    for (each(const Choice, c, part->stages.at[stage].choices))
        add_choice(part->n, c, from, to);
    if (b)
        leave_out(b, stage, to);
    clear(from);
}

static void swap(Table *x, Table *y)
{
    Table held = *x;
    *x = *y;
    *y = held;
}

/* ---- what an item costs at least ------------------------------------------------- */

static Wide share_of(Wide figure, Bits items)
{
    int n = bits_count(items);
    return figure / n - (figure % n < 0);
}

static void share_out(Wide *share, Bits items, Wide figure)
{
    Wide mine = share_of(figure, items);
    for (; items; items &= items - 1)
        if (mine < share[lowest(items)])
            share[lowest(items)] = mine;
}

static Wide size_of(Wide figure) { return figure < 0 ? -figure : figure; }

/* sum: of every set of so many items. */
static void sums_of(const Wide *item, int n, Wide *sum)
{
    sum[0] = 0;
    for (Bits set = 1; set <= all_of(n); set++)
        sum[set] = sum[set & (set - 1)] + item[lowest(set)];
}

/* What stages take off at most, given what the items are worth; given[i]: how often an item would
 * be given if each did so. */
static void weigh(const Tied *part, Worths *w, int *given)
{
    sums_of(w->item, 10, w->low);
    sums_of(w->item + 10, COMBINE_TIED - 10, w->high);
    w->all = w->least = worth_of_set(w, all_of(part->n));
    memset(given, 0, sizeof *given * COMBINE_TIED);
    for (ptrdiff_t i = 0; i < part->stages.len; i++) {
        Bits gives = 0;
        w->off[i] = 0;
        for (each(const Choice, c, part->stages.at[i].choices)) {
            Wide off = c->figure - worth_of_set(w, c->items);
            if (off < w->off[i]) {
                w->off[i] = off;
                gives = c->items;
            }
        }
        w->least += w->off[i];
        for (; gives; gives &= gives - 1)
            given[lowest(gives)]++;
    }
}

static Worths worths_new(const Tied *part, Arena *a)
{
    return (Worths){ .low = make(a, Wide, 1 << 10), .high = make(a, Wide, 1 << 10),
                     .off = make(a, Wide, part->stages.len) };
}

static Wide span_of(const Combining *of, const Tied *part)
{
    Wide span = 1;
    for (each(const Stage, stage, part->stages))
        for (each(const Choice, c, stage->choices))
            span = size_of(c->figure) > span ? size_of(c->figure) : span;
    for (each(const Offer, o, of->offers))
        if (!o->bidder && within(o->items, part->items))
            span = size_of(o->figure) > span ? size_of(o->figure) : span;
    return span;
}

/* keep: the worth of an item is at most its share of what it costs the buyer to keep it. False
 * where figures are too large to be weighed. */
static bool worths_begin(const Combining *of, const Tied *part, Worths *w, Wide *keep)
{
    Wide span = span_of(of, part);
    w->missing = 2 * COMBINE_TIED * span + 1;
    for (int i = 0; i < COMBINE_TIED; i++)
        keep[i] = i < part->n ? w->missing : 0;
    for (each(const Offer, o, of->offers))
        if (!o->bidder && within(o->items, part->items))
            share_out(keep, narrowed(o->items, part->items), o->figure);
    memcpy(w->item, keep, sizeof w->item);
    for (each(const Stage, stage, part->stages))
        for (each(const Choice, c, stage->choices))
            share_out(w->item, c->items, c->figure);
    return span < WEIGHED_MOST;
}

/* What nobody gives is worth more, what several give is worth less; by smaller steps where that
 * does not lift the least any more. */
static void worths_climb(const Tied *part, Worths *w, const Wide *keep, Arena *a)
{
    enum { STALE = 12 };
    int    given[COMBINE_TIED], stale = 0;
    Worths now = worths_new(part, a);
    memcpy(now.item, w->item, sizeof now.item);
    weigh(part, w, given);
    weigh(part, &now, given);
    for (Wide step = w->missing; step > 0;) {
        for (int i = 0; i < part->n; i++) {
            now.item[i] += step * (1 - given[i]);
            now.item[i] = now.item[i] < keep[i] ? now.item[i] : keep[i];
        }
        weigh(part, &now, given);
        if (now.least > w->least) {
            memcpy(w->item, now.item, sizeof now.item);
            w->least = now.least;
            stale = 0;
        } else if (++stale == STALE) {
            memcpy(now.item, w->item, sizeof now.item);
            weigh(part, &now, given);
            step /= 2;
            stale = 0;
        }
    }
    weigh(part, w, given);
}

/* ---- where only a number of lots ties ---------------------------------------------- */

/* Each lot is bought alone, and nothing binds one to another but how many a bidder may win: lots go
 * one by one to whom that costs least, where room is made by passing lots on. What one more of an
 * item would cost is then what it is worth, and `least` is not only a bound: it is reached. So it
 * does not hang on the prices how long that takes. */
typedef struct Passing {
    const Tied *part;
    Wide *figure;                            /* [stage * COMBINE_TIED + item]; NO_SHARE: none */
    int  *room, *has, of_item[COMBINE_TIED]; /* how many more, how many; stage of an item, NONE */
    Wide *through, more[COMBINE_TIED];       /* of one more: at this stage, of this item ... */
    int  *passes, goes[COMBINE_TIED];        /* ... the item that it passes on; where it goes */
} Passing;

static bool passing_new(const Combining *of, const Tied *part, Passing *s, Arena *a)
{
    ptrdiff_t stages = part->stages.len;
    *s = (Passing){ part, make(a, Wide, stages * COMBINE_TIED), make(a, int, stages),
                    make(a, int, stages), { 0 }, make(a, Wide, stages), { 0 },
                    make(a, int, stages), { 0 } };
    if (of->discounts.len || of->permitted.len || of->one_offer)
        return false;
    for (ptrdiff_t i = 0; i < stages * COMBINE_TIED; i++)
        s->figure[i] = NO_SHARE;
    for (ptrdiff_t i = 0; i < stages; i++)
        for (each(const Choice, c, part->stages.at[i].choices)) {
            int n = bits_count(c->items);
            s->room[i] = n > s->room[i] ? n : s->room[i];
            if (c->rest == NONE && n > 1)
                return false;
            if (c->rest == NONE && c->figure < s->figure[i * COMBINE_TIED + lowest(c->items)])
                s->figure[i * COMBINE_TIED + lowest(c->items)] = c->figure;
        }
    for (int i = 0; i < part->n; i++)
        s->of_item[i] = NONE;
    return true;
}

/* True while something got cheaper. */
static bool pass_on(Passing *s, const Wide *keep)
{
    bool cheaper = false;
    for (int i = 0; i < s->part->n; i++) {
        if (keep[i] < s->more[i]) {
            s->more[i] = keep[i];
            s->goes[i] = NONE;
        }
        for (int k = 0; k < s->part->stages.len; k++) {
            Wide f = s->figure[k * COMBINE_TIED + i];
            if (f == NO_SHARE || s->through[k] == NO_SHARE || f + s->through[k] >= s->more[i])
                continue;
            s->more[i] = f + s->through[k];
            s->goes[i] = k;
            cheaper = true;
        }
        int at = s->of_item[i];
        if (at == NONE || s->has[at] < s->room[at])
            continue;
        Wide off = s->more[i] - s->figure[at * COMBINE_TIED + i];
        if (s->more[i] != NO_SHARE && off < s->through[at]) {
            s->through[at] = off;
            s->passes[at]  = i;
            cheaper = true;
        }
    }
    return cheaper;
}

static void prices_of_more(Passing *s, const Wide *keep)
{
    for (int k = 0; k < s->part->stages.len; k++) {
        s->through[k] = s->has[k] < s->room[k] ? 0 : NO_SHARE;
        s->passes[k]  = NONE;
    }
    for (int i = 0; i < s->part->n; i++)
        s->more[i] = NO_SHARE;
    while (pass_on(s, keep))
        ;
}

/* The item takes its place, and whatever is passed on for it another one. */
static void place_item(Passing *s, int item)
{
    while (item != NONE) {
        int to = s->goes[item], next = to == NONE ? NONE : s->passes[to];
        s->of_item[item] = to;
        if (to != NONE && next == NONE)
            s->has[to]++;
        item = next;
    }
}

/* False where something else ties. */
static bool worths_exact(const Combining *of, const Tied *part, Worths *w, const Wide *keep,
                         Arena *a)
{
    Passing s;
    int given[COMBINE_TIED];
    if (!passing_new(of, part, &s, a))
        return false;
    for (int i = 0; i < part->n; i++) {
        prices_of_more(&s, keep);
        place_item(&s, i);
    }
    prices_of_more(&s, keep);
    for (int i = 0; i < part->n; i++)
        w->item[i] = s.more[i];
    weigh(part, w, given);
    return true;
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

static Ways step_back(const Stage *stage, const Table *before, const Table *after,
                      const Ways *ways, Arena *a)
{
    Ways out = { 0 };
    for (each(const Way, way, ways->list)) {
        Wide figure = after->figure[way->set];
        if (before->figure[way->set] == figure)
            *list_add(&out.list, a) = *way;
        for (each(const Choice, c, stage->choices)) {
            if (out.list.len >= COMBINE_LISTED)
                return out;
            Bits rest = way->set & ~c->items;
            if (within(c->items, way->set) && before->figure[rest] != IMPOSSIBLE &&
                before->figure[rest] + c->figure == figure)
                way_add(&out, *way, stage, c, a);
        }
    }
    return out;
}

/* The two tables that are gone through, and what stood in them before every so many stages: what is
 * in between is made again on the way back, so that of 100 stages 20 lie in memory. */
typedef struct Search { Table now, next; Layer *marks; int every; } Search;

static Ways block_back(const Tied *part, const Bound *b, Search *s, int from, Ways ways, Arena *a)
{
    int    stages = (int)part->stages.len;
    int    until = from + s->every < stages ? from + s->every : stages;
    Arena  scratch = arena_begin(INT64_C(8) << 30);
    Layer *layers = make(&scratch, Layer, until - from + 1);
    put_layer(&s->now, &s->marks[from / s->every]);
    for (int i = from; i < until; i++) {
        layers[i - from] = layer_of(&s->now, &scratch);
        clear(&s->next);
        add_stage(b, part, i, &s->now, &s->next);
        swap(&s->now, &s->next);
    }
    layers[until - from] = layer_of(&s->now, &scratch);
    for (int i = until - 1; i >= from; i--) {
        put_layer(&s->now, &layers[i - from]);
        put_layer(&s->next, &layers[i - from + 1]);
        ways = step_back(&part->stages.at[i], &s->now, &s->next, &ways, a);
    }
    arena_end(&scratch);
    return ways;
}

/* ---- a part ---------------------------------------------------------------------- */

static Worth worth_of(const Tied *part, const Table *last, Bits set)
{
    Worth worth = part->kept[all_of(part->n) & ~set];
    worth.figure += last->figure[set];
    return worth;
}

static Ways best_sets(const Tied *part, const Table *last, Combined *out, Arena *a)
{
    Ways  ways = { 0 };
    Worth best = { 0 };
    out->count = 0;
    for (ptrdiff_t i = 0; i < last->lives; i++) {
        Bits  set = last->live[i], left = all_of(part->n) & ~set;
        Worth worth = worth_of(part, last, set);
        int   order = out->count ? worth_order(worth, best) : -1;
        if (order > 0)
            continue;
        if (order < 0) {
            best = worth;
            out->count = ways.list.len = 0;
        }
        out->count = count_add(out->count, last->count[set]);
        if (ways.list.len < COMBINE_LISTED)
            *list_add(&ways.list, a) = (Way){ set, { .left = widened(left, part->items) } };
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

/* b NULL: nothing is left out. False where the bound left out too much to say what is best. */
static bool solve_within(const Tied *part, const Bound *b, Combined *out, Arena *a)
{
    Arena  scratch = arena_begin(INT64_C(8) << 30);
    int    stages = (int)part->stages.len, every = apart(stages);
    Search s = { table_new(part->n, &scratch), table_new(part->n, &scratch),
                 make(&scratch, Layer, stages / every + 1), every };
    put(&s.now, 0, 0, 1);
    for (int i = 0; i < stages; i++) {
        if (i % every == 0)
            s.marks[i / every] = layer_of(&s.now, &scratch);
        add_stage(b, part, i, &s.now, &s.next);
        swap(&s.now, &s.next);
    }
    Ways ways = best_sets(part, &s.now, out, &scratch);
    bool found = !b || (out->count &&
                        out->figure + out->uncovered * b->w->missing <= b->most);
    for (int from = (stages - 1) / every * every; found && stages && from >= 0; from -= every)
        ways = block_back(part, b, &s, from, ways, &scratch);
    for (each(const Way, way, ways.list))
        if (found)
            *list_add(&out->best, a) = way->so_far;
    arena_end(&scratch);
    return found;
}

/* ---- which reach the least --------------------------------------------------------- */

/* Choices that come to the worth of their items less all that their stage can take off, by the
 * lowest item of each. Only they are in an award that comes to `least`, with every stage that takes
 * something off. */
typedef struct Tight { int stage; const Choice *c; } Tight;
typedef struct Seeking {
    const Tied   *part;
    const Worths *w;
    struct Tights { LIST(Tight) list; } by_item[COMBINE_TIED], *by_stage;
    bool      kept[COMBINE_TIED];    /* nobody need get it, at what it is worth ... */
    Bits      missing;               /* ... for nothing else can become of it */
    const Tight *chosen[COMBINE_TIED];
    bool     *used;
    int64_t   steps;
    Combined *out;
    Bits      left;                  /* what the buyer keeps */
    Arena    *a;
} Seeking;

static void found_one(Seeking *s, int depth)
{
    Ways ways = { 0 };
    Way  way = { .so_far = { .left = widened(s->left, s->part->items) } };
    for (int i = 0; i < depth; i++) {
        way_add(&ways, way, &s->part->stages.at[s->chosen[i]->stage], s->chosen[i]->c, s->a);
        way = ways.list.at[i];
    }
    *list_add(&s->out->best, s->a) = way.so_far;
    s->out->uncovered = bits_count(s->left & s->missing);
}

/* How many of the choices of a stage still fit. */
static ptrdiff_t fitting(Seeking *s, int stage, Bits left)
{
    ptrdiff_t fits = 0;
    for (each(const Tight, tight, s->by_stage[stage].list))
        fits += within(tight->c->items, left);
    s->steps -= s->by_stage[stage].list.len;
    return fits;
}

/* Of the stages that must give something the one with the fewest ways to do so; NONE: all do. */
static int stage_due(Seeking *s, Bits left)
{
    ptrdiff_t fewest = 0;
    int due = NONE;
    for (int i = 0; i < s->part->stages.len; i++) {
        if (s->w->off[i] == 0 || s->used[i])
            continue;
        ptrdiff_t fits = fitting(s, i, left);
        if (due == NONE || fits < fewest) {
            due = i;
            fewest = fits;
        }
    }
    return due;
}

static bool seek(Seeking *s, Bits left, int depth);

static bool seek_with(Seeking *s, const Tight *tight, Bits left, int depth)
{
    if (!within(tight->c->items, left) || s->used[tight->stage])
        return --s->steps < 0;
    s->used[tight->stage] = true;
    s->chosen[depth] = tight;
    bool enough = seek(s, left & ~tight->c->items, depth + 1);
    s->used[tight->stage] = false;
    return enough || --s->steps < 0;
}

/* True once there are more than are listed, or it took too long. */
static bool seek(Seeking *s, Bits left, int depth)
{
    int due = stage_due(s, left);
    if (due == NONE && !left) {
        found_one(s, depth);
        return s->out->best.len > COMBINE_LISTED;
    }
    if (due != NONE) {
        for (each(const Tight, tight, s->by_stage[due].list))
            if (seek_with(s, tight, left, depth))
                return true;
        return s->steps < 0;
    }
    int item = lowest(left);
    for (each(const Tight, tight, s->by_item[item].list))
        if (seek_with(s, tight, left, depth))
            return true;
    if (!s->kept[item])
        return false;
    s->left |= bit(item);
    bool enough = seek(s, left & ~bit(item), depth);
    s->left &= ~bit(item);
    return enough;
}

static void tight_of(Seeking *s, int stage, int items)
{
    for (each(const Choice, c, s->part->stages.at[stage].choices))
        if (bits_count(c->items) == items &&
            c->figure == worth_of_set(s->w, c->items) + s->w->off[stage]) {
            *list_add(&s->by_item[lowest(c->items)].list, s->a) = (Tight){ stage, c };
            *list_add(&s->by_stage[stage].list, s->a) = (Tight){ stage, c };
        }
}

/* Those that give most go first: they leave least behind.
 * Several items that the buyer keeps at one figure are counted by the table alone. */
static bool seeking_new(const Combining *of, const Tied *part, const Worths *w, Seeking *s)
{
    for (each(const Offer, o, of->offers)) {
        Bits items = o->bidder || !within(o->items, part->items)
                         ? 0 : narrowed(o->items, part->items);
        if (bits_count(items) > 1)
            return false;
        if (items && o->figure == w->item[lowest(items)])
            s->kept[lowest(items)] = true;
    }
    for (int i = 0; i < part->n; i++)
        if (w->item[i] == w->missing) {
            s->kept[i] = true;
            s->missing |= bit(i);
        }
    for (int n = part->n; n > 0; n--)
        for (int i = 0; i < part->stages.len; i++)
            tight_of(s, i, n);
    return true;
}

/* All awards that come to `least`, without a table. Where there are more than are listed they are
 * very many: nobody counts them. For parts so large that it saves much. False: there is none, or it
 * took too long. */
static bool at_least(const Combining *of, const Tied *part, const Worths *w, Combined *out,
                     Arena *a)
{
    enum { LARGE = 12, STEPS = 20 * 1000 * 1000 };
    Arena    scratch = arena_begin(INT64_C(1) << 32);
    Seeking *s = make(&scratch, Seeking, 1);
    *s = (Seeking){ .part = part, .w = w, .steps = STEPS, .a = &scratch,
                    .out = make(&scratch, Combined, 1),
                    .by_stage = make(&scratch, struct Tights, part->stages.len),
                    .used = make(&scratch, bool, part->stages.len) };
    if (part->n >= LARGE && seeking_new(of, part, w, s))
        seek(s, all_of(part->n), 0);
    bool many = s->out->best.len > COMBINE_LISTED, all = s->steps >= 0 && s->out->best.len;
    if (many || all) {
        *out = (Combined){ s->out->uncovered, w->least - s->out->uncovered * w->missing,
                           many ? INT64_MAX : s->out->best.len, { 0 } };
        for (each(const Combination, c, s->out->best))
            if (out->best.len < COMBINE_LISTED)
                *list_add(&out->best, a) = *c;
    }
    arena_end(&scratch);
    return many || all;
}

/* What covers everything for hardly more than all is worth is mostly there: only where it is not,
 * more is looked at, and at last all. */
static void solve(const Combining *of, const Tied *part, Combined *out, Arena *a)
{
    enum { WIDENINGS = 12, WIDER = 4, FINE = 1 << 20 };
    Arena  scratch = arena_begin(INT64_C(1) << 30);
    Worths w = worths_new(part, &scratch);
    Wide   keep[COMBINE_TIED];
    bool   found = false;
    if (part->n > 1 && worths_begin(of, part, &w, keep)) {
        if (!worths_exact(of, part, &w, keep, &scratch))
            worths_climb(part, &w, keep, &scratch);
        Bound b = { w.least, &w, make(&scratch, Wide, part->stages.len) };
        for (ptrdiff_t i = part->stages.len - 1; i > 0; i--)
            b.off_after[i - 1] = b.off_after[i] + w.off[i];
        Wide slack = (w.least < 0 ? -w.least : w.least) / FINE + 1;
        found = at_least(of, part, &w, out, a);
        for (int i = 0; i < WIDENINGS && !found; i++, slack *= WIDER) {
            found  = solve_within(part, &b, out, a);
            b.most = w.least + slack;
        }
    }
    if (!found)
        solve_within(part, NULL, out, a);
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
        solve(of, &tied, &best, scratch);
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

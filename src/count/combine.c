#include "count/combine.h"

#include "base/exact.h"

const Reason combine_too_large = { REFUSED, "combine-too-large", "doc/book.md, award over items",
    "There are more items, bids or ways to combine them than can be tried one by one." };

/* How good an award is: less uncovered first, then the smaller figure. */
typedef struct Worth { int uncovered; Wide figure; } Worth;

/* What one bidder has so far. */
typedef struct Side {
    Id      bidder;
    int64_t most;                        /* lots */
    int     held;
    Bits    lots, items;
    int     widest;                      /* items of one of its offers */
    Bits    offers;                      /* items that it offers at all */
} Side;

typedef struct Search {
    const Combining *of;
    Arena    *a;
    Combined *out;
    Worth     best;
    int64_t   steps;
    int       chosen[COMBINE_ITEMS], count;
    LIST(Side) sides;
    int       side[COMBINE_OFFERS];      /* of each offer; -1 the buyer */
    int64_t   least[COMBINE_OFFERS];     /* its figure if every discount came about */
    LIST(int) covering[COMBINE_ITEMS];   /* bidders' offers, the one that promises most first */
    LIST(int) keeping[COMBINE_ITEMS];    /* the buyer's */
    int64_t   share[COMBINE_ITEMS];      /* no offer gives this item for less */
    int64_t   kept[COMBINE_ITEMS];       /* nor does the buyer keep it for less */
    int       dearest[COMBINE_ITEMS];    /* items, the greatest share first */
    Bits      offered, keepable;
    Bits      unbound;                   /* items that somebody without a limit offers */
} Search;

int bits_count(Bits set)
{
    int n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

static int lowest(Bits set)
{
    int place = 0;
    while (!(set >> place & 1))
        place++;
    return place;
}

static Bits bit(int place) { return (Bits)1 << place; }

static bool within(Bits inner, Bits outer) { return !(inner & ~outer); }

static int worth_order(Worth x, Worth y)
{
    if (x.uncovered != y.uncovered)
        return x.uncovered < y.uncovered ? -1 : 1;
    return (x.figure > y.figure) - (x.figure < y.figure);
}

static Worth worth_add(Worth x, Worth y)
{
    return (Worth){ x.uncovered + y.uncovered, x.figure + y.figure };
}

/* ---- figures --------------------------------------------------------------------- */

static int64_t less(int64_t figure, int64_t basis_points)
{
    return figure > 0 ? figure - (int64_t)((Wide)figure * basis_points / 10000) : figure;
}

/* The figure of an offer whose bidder wins `items`; all of them: the least it can come to. */
static int64_t figure_with(const Combining *of, const Offer *offer, Bits items)
{
    int64_t most = 0;
    for (each(const Discount, d, of->discounts))
        if (d->bidder == offer->bidder && within(offer->items, d->items) &&
            within(d->items, items) && d->basis_points > most)
            most = d->basis_points;
    return less(offer->figure, most);
}

static int64_t share_of(int64_t figure, Bits items)
{
    int n = bits_count(items);
    return figure / n - (figure % n < 0);
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

static bool may_win(const Search *s, int offer)
{
    const Side *side = &s->sides.at[s->side[offer]];
    Bits lots = side->lots | s->of->offers.at[offer].lots;
    if (s->of->one_offer && side->held)
        return false;
    return bits_count(lots) <= side->most && may_win_together(s->of, lots);
}

/* ---- taking and giving back ------------------------------------------------------ */

static Side take(Search *s, int offer)
{
    Side *side = &s->sides.at[s->side[offer]], before = *side;
    side->held++;
    side->lots |= s->of->offers.at[offer].lots;
    side->items |= s->of->offers.at[offer].items;
    s->chosen[s->count++] = offer;
    return before;
}

static void give_back(Search *s, int offer, Side before)
{
    s->sides.at[s->side[offer]] = before;
    s->count--;
}

/* ---- the bound ------------------------------------------------------------------- */

static int64_t room_of(const Side *side)
{
    int64_t lots = side->most - bits_count(side->lots);
    return lots > 0 ? lots * side->widest : 0;
}

/* What somebody could still give of `rest`; *spared: how many of these stay uncovered all the
 * same, because those who are bound by a limit have too little room for them. */
static Bits within_reach(const Search *s, Bits rest, int *spared)
{
    Bits reach = s->unbound & rest;
    int64_t room = 0;
    for (each(const Side, side, s->sides)) {
        int64_t most = side->most < COMBINE_ITEMS ? room_of(side) : 0;
        int     wanted = bits_count(side->offers & rest & ~s->unbound);
        room += most < wanted ? most : wanted;
        reach |= most > 0 ? side->offers & rest : 0;
    }
    int64_t bound = bits_count(reach & ~s->unbound);
    *spared = bound > room ? (int)(bound - room) : 0;
    return reach;
}

/* No way to go on with the items of `rest` is worth more than this. Every covered item has at
 * least its share; those that cannot be covered are counted as if they were the dearest. */
static Worth bound(const Search *s, Bits rest, Worth so_far)
{
    int   spared;
    Bits  counted = within_reach(s, rest, &spared);
    Worth least = { so_far.uncovered + bits_count(rest & ~counted) + spared, so_far.figure };
    for (int i = 0; i < s->of->items; i++) {
        int item = s->dearest[i];
        if (!(counted & bit(item)))
            continue;
        if (spared > 0)
            spared--;
        else
            least.figure += s->share[item];
    }
    return least;
}

/* ---- the buyer itself ------------------------------------------------------------ */

/* The best that the buyer can do with what no bidder gets. */
static Result keep(Search *s, Bits left, Worth *best)
{
    *best = (Worth){ 0, 0 };
    if (!left)
        return DONE;
    if (++s->steps > COMBINE_STEPS)
        return because(&combine_too_large);
    int  item = lowest(left);
    bool found = false, alone = false;
    for (each(const int, i, s->keeping[item])) {
        const Offer *own = &s->of->offers.at[*i];
        Worth with;
        if (!within(own->items, left))
            continue;
        TRY(keep(s, left & ~own->items, &with));
        with.figure += own->figure;
        alone = alone || own->items == bit(item);
        if (!found || worth_order(with, *best) < 0)
            *best = with;
        found = true;
    }
    if (alone)                               /* keeping it covers one more, whatever else is done */
        return DONE;
    Worth without;
    TRY(keep(s, left & ~bit(item), &without));
    without.uncovered++;
    if (!found || worth_order(without, *best) < 0)
        *best = without;
    return DONE;
}

/* ---- the search ------------------------------------------------------------------ */

static void list_award(Search *s, Bits left)
{
    if (s->out->count++ >= COMBINE_LISTED)
        return;
    Combination *c = list_add(&s->out->best, s->a);
    *c = (Combination){ .left = left };
    for (int i = 0; i < s->count; i++) {
        int place = c->count++;
        for (; place > 0 && c->offers[place - 1] > s->chosen[i]; place--)
            c->offers[place] = c->offers[place - 1];
        c->offers[place] = s->chosen[i];
    }
}

static Result decided(Search *s, Bits left)
{
    Worth worth;
    TRY(keep(s, left, &worth));
    for (int i = 0; i < s->count; i++) {
        const Offer *offer = &s->of->offers.at[s->chosen[i]];
        worth.figure += figure_with(s->of, offer, s->sides.at[s->side[s->chosen[i]]].items);
    }
    int order = s->out->count ? worth_order(worth, s->best) : -1;
    if (order > 0)
        return DONE;
    if (order < 0) {
        s->best       = worth;
        s->out->count = s->out->best.len = 0;
    }
    list_award(s, left);
    return DONE;
}

/* rest: items not decided yet; left: decided to go to no bidder; so_far: at least this bad. */
static Result decide(Search *s, Bits rest, Bits left, Worth so_far)
{
    if (++s->steps > COMBINE_STEPS)
        return because(&combine_too_large);
    if (s->out->count && worth_order(bound(s, rest, so_far), s->best) > 0)
        return DONE;
    if (!rest)
        return decided(s, left);
    int item = lowest(rest);
    for (each(const int, i, s->covering[item])) {
        Bits items = s->of->offers.at[*i].items;
        if (!within(items, rest) || !may_win(s, *i))
            continue;
        Side before = take(s, *i);
        TRY(decide(s, rest & ~items, left, worth_add(so_far, (Worth){ 0, s->least[*i] })));
        give_back(s, *i, before);
    }
    bool keepable = s->keepable & bit(item);
    return decide(s, rest & ~bit(item), left | bit(item),
                  worth_add(so_far, keepable ? (Worth){ 0, s->kept[item] } : (Worth){ 1, 0 }));
}

/* ---- beginning ------------------------------------------------------------------- */

static int side_of(Search *s, Id bidder)
{
    int64_t most = limit_of(s->of, bidder);
    int widest = 1;
    if (!bidder)
        return -1;
    for (int i = 0; i < s->sides.len; i++)
        if (s->sides.at[i].bidder == bidder)
            return i;
    for (each(const Bits, permitted, s->of->permitted))
        if (bits_count(*permitted) > widest)
            widest = bits_count(*permitted);
    if (s->of->permitted.len && most > widest)
        most = widest;
    *list_add(&s->sides, s->a) = (Side){ .bidder = bidder, .most = most };
    return (int)s->sides.len - 1;
}

/* Kept in order of the share, so that the first way tried is a good one. */
static void cover(Search *s, int item, int offer)
{
    int place = (int)s->covering[item].len;
    *list_add(&s->covering[item], s->a) = offer;
    int64_t mine = share_of(s->least[offer], s->of->offers.at[offer].items);
    int    *at = s->covering[item].at;
    for (; place > 0; place--) {
        const Offer *before = &s->of->offers.at[at[place - 1]];
        if (share_of(s->least[at[place - 1]], before->items) <= mine)
            break;
        at[place] = at[place - 1];
    }
    at[place] = offer;
}

static void item_offered(Search *s, int item, int offer)
{
    const Offer *o = &s->of->offers.at[offer];
    int64_t share = share_of(s->least[offer], o->items);
    if (!(s->offered & bit(item)) || share < s->share[item])
        s->share[item] = share;
    s->offered |= bit(item);
    if (o->bidder) {
        cover(s, item, offer);
        return;
    }
    if (!(s->keepable & bit(item)) || share < s->kept[item])
        s->kept[item] = share;
    s->keepable |= bit(item);
    *list_add(&s->keeping[item], s->a) = offer;
}

static void offered(Search *s, int offer)
{
    const Offer *o = &s->of->offers.at[offer];
    s->least[offer] = figure_with(s->of, o, ~(Bits)0);
    s->side[offer]  = side_of(s, o->bidder);
    for (int item = 0; item < s->of->items; item++)
        if (o->items & bit(item))
            item_offered(s, item, offer);
    Side *side = o->bidder ? &s->sides.at[s->side[offer]] : NULL;
    if (!side || side->most >= COMBINE_ITEMS)
        s->unbound |= o->items;
    else if (bits_count(o->items) > side->widest)
        side->widest = bits_count(o->items);
    if (side)
        side->offers |= o->items;
}

static void order_items(Search *s)
{
    for (int i = 0; i < s->of->items; i++) {
        int place = i;
        for (; place > 0 && s->share[s->dearest[place - 1]] < s->share[i]; place--)
            s->dearest[place] = s->dearest[place - 1];
        s->dearest[place] = i;
    }
}

/* What is awarded already comes first and is not asked again whether it may be. */
static void take_taken(Search *s, Bits *rest, Worth *so_far)
{
    for (int i = 0; i < s->of->offers.len; i++) {
        const Offer *offer = &s->of->offers.at[i];
        if (!offer->taken)
            continue;
        take(s, i);
        *rest &= ~offer->items;
        so_far->figure += s->least[i];
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

Result combine(const Combining *of, Combined *out, Arena *a)
{
    if (of->items < 0 || of->items > COMBINE_ITEMS || of->offers.len > COMBINE_OFFERS)
        return because(&combine_too_large);
    Search *s = make(a, Search, 1);
    Bits    rest = (Bits)(((uint64_t)1 << of->items) - 1);
    Worth   so_far = { 0, 0 };
    *out   = (Combined){ 0 };
    s->of  = of;
    s->a   = a;
    s->out = out;
    for (int i = 0; i < of->offers.len; i++)
        offered(s, i);
    order_items(s);
    take_taken(s, &rest, &so_far);
    TRY(decide(s, rest, 0, so_far));
    if (s->best.figure < INT64_MIN || s->best.figure > INT64_MAX)
        return because(&does_not_fit);
    out->uncovered = s->best.uncovered;
    out->figure    = (int64_t)s->best.figure;
    order_awards(out);
    return DONE;
}

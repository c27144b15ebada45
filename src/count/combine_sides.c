#include "count/combine_inside.h"

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

bool may_win(const Combining *of, Id bidder, Bits lots)
{
    return bits_count(lots) <= limit_of(of, bidder) && may_win_together(of, lots);
}

/* ---- bidders --------------------------------------------------------------------- */

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

Bits taken_items(const Combining *of)
{
    Bits items = 0;
    for (each(const Offer, o, of->offers))
        items |= o->taken ? o->items : 0;
    return items;
}

Sides sides_of(const Combining *of, Arena *a)
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

void leave_out_the_beaten(const Combining *of, Sides *sides, Arena *a)
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

void tie_all(const Combining *of, const Sides *sides, Bits *part)
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

Wide figure_held(const Combining *of, const Side *side, Bits more)
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

void stages_of(const Combining *of, const Sides *sides, Tied *part, Arena *a)
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

Bits narrowed(Bits items, Bits part)
{
    Bits out = 0;
    for (int to = 0; part; part &= part - 1, to++)
        if (items & bit(lowest(part)))
            out |= bit(to);
    return out;
}

Bits widened(Bits items, Bits part)
{
    Bits out = 0;
    for (; part; part &= part - 1, items >>= 1)
        if (items & 1)
            out |= bit(lowest(part));
    return out;
}

/* ---- the buyer itself ------------------------------------------------------------ */

void keep_all(const Combining *of, Tied *part, Arena *a)
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

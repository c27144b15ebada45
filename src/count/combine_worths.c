#include "count/combine_inside.h"

#include <string.h>

static const Wide NO_SHARE = (Wide)1 << 121, WEIGHED_MOST = (Wide)1 << 100;

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

Worths worths_new(const Tied *part, Arena *a)
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

bool worths_begin(const Combining *of, const Tied *part, Worths *w, Wide *keep)
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
void worths_climb(const Tied *part, Worths *w, const Wide *keep, Arena *a)
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

bool worths_exact(const Combining *of, const Tied *part, Worths *w, const Wide *keep,
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

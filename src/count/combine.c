#include "count/combine_inside.h"

const Reason combine_too_large = { REFUSED, "combine-too-large", "doc/book.md, award over items",
    "More is tied together than can be tried: fewer lots, lots that share less, or other limits." };

static const Wide FIGURE_MOST = (Wide)1 << 116;

/* In pairs, in fours, in eights, and all of them. */
int bits_count(Bits set)
{
    set -= set >> 1 & 0x55555555;
    set = (set & 0x33333333) + (set >> 2 & 0x33333333);
    set = (set + (set >> 4)) & 0x0f0f0f0f;
    return (int)(set * 0x01010101 >> 24);
}

static int64_t count_mul(int64_t x, int64_t y)
{
    return __builtin_mul_overflow(x, y, &x) ? INT64_MAX : x;
}

/* ---- a part ---------------------------------------------------------------------- */

static void narrow(Tied *part)
{
    for (each(Stage, stage, part->stages))
        for (each(Choice, c, stage->choices))
            c->items = narrowed(c->items, part->items);
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
    Arena  scratch = arena_begin(room_of(INT64_C(8) << 30));
    *out = (Combined){ 0 };
    Result r = combined(of, out, &scratch, a);
    arena_end(&scratch);
    return r;
}

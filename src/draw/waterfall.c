#include "draw/plane.h"

enum { STAIRS_HIGH = 2700, STAIRS_TOP = 520, WORDS_ROOM = 240 };

static int64_t sum_of(const Stair *s)
{
    int64_t sum = 0;
    for (each(const int64_t, n, s->parts))
        sum += *n;
    return sum;
}

static Tenth up(const Plane *p, int64_t n)
{
    return p->bottom - scale_at(p->scale, n, p->bottom - p->top);
}

static Scale scale_of(const Stairs *s)
{
    int64_t least = 0, most = s->aimed ? s->target : 0, sum = 0;
    for (each(const Stair, stair, s->stairs)) {
        sum  += sum_of(stair);
        least = sum < least ? sum : least;
        most  = sum > most ? sum : most;
    }
    most  = s->aimed && s->reached > most ? s->reached : most;
    least = s->aimed && s->reached < least ? s->reached : least;
    return scale_over(least, most, 6);
}

static bool any_below(const Stair *s)
{
    for (each(const int64_t, n, s->parts))
        if (*n < 0)
            return true;
    return false;
}

/* Its parts one on the other; where one of them is below zero only what is left of all. */
static void stair(Graphic *d, const Plane *p, const Stair *s, int64_t from, Tenth left,
                   Tenth right, Arena *a)
{
    int64_t sum = sum_of(s), at = from;
    Tenth   low = up(p, from < from + sum ? from : from + sum);
    Tenth   high = up(p, from > from + sum ? from : from + sum);
    if (any_below(s) && low > high)
        draw_hatched(d, INK_NAVY, (Spot){ left, high }, (Spot){ right, low }, a);
    for (ptrdiff_t i = 0; i < s->parts.len && !any_below(s); i++) {
        Tenth here = up(p, at), top = up(p, at + s->parts.at[i]);
        at += s->parts.at[i];
        if (here > top)
            draw_box(d, ink_of_series(i), INK_WHITE, (Spot){ left, top }, (Spot){ right, here }, a);
    }
}

/* On white, for the line of the target may run there. */
static void stair_says(Graphic *d, Str says, Tenth middle, Tenth high, Arena *a)
{
    Tenth half = words_wide(says, SMALL_SIZE, false) / 2 + 20;
    draw_box(d, INK_WHITE, INK_NONE, (Spot){ middle - half, high - 160 },
             (Spot){ middle + half, high - 10 }, a);
    draw_small(d, says, (Spot){ middle, high - 50 }, AROUND_HERE, INK_BLACK, a);
}

static void axis_up(Graphic *d, const Plane *p, Measure unit, Arena *a)
{
    for (int i = 0; i <= p->scale.steps; i++) {
        int64_t n = (int64_t)((Wide)p->scale.from + (Wide)p->scale.step * i);
        Tenth   y = up(p, n);
        draw_line(d, INK_LINE, (Spot){ p->left, y }, (Spot){ p->left + p->room, y }, a);
        draw_small(d, unit_says(unit, n, a), (Spot){ p->left - 80, y + WORDS_HIGH / 2 },
                   UP_TO_HERE, INK_SOFT, a);
    }
}

static void below(Graphic *d, const Plane *p, Str says, Tenth left, Tenth room, Arena *a)
{
    draw_small(d, words_within(says, room - 20, SMALL_SIZE, false, a),
               (Spot){ left + room / 2, p->bottom + 190 }, AROUND_HERE, INK_SOFT, a);
}

/* What counts towards the target, and the gap to it as a box of its own. What it says keeps clear
 * of the line of the target. */
static void total(Graphic *d, const Plane *p, const Stairs *s, Tenth left, Tenth room, Arena *a)
{
    Tenth right = left + room * 7 / 8, from = left + room / 8, zero = up(p, 0);
    Tenth reached = up(p, s->reached), target = up(p, s->target);
    Tenth middle = (from + right) / 2;
    below(d, p, s->total_name, left, room, a);
    if (zero > reached)
        draw_box(d, INK_LINE, INK_BLACK, (Spot){ from, reached }, (Spot){ right, zero }, a);
    else if (zero < reached)
        draw_hatched(d, INK_BLACK, (Spot){ from, zero }, (Spot){ right, reached }, a);
    if (s->target > s->reached)
        draw_dashed_box(d, INK_BLACK, (Spot){ from, target },
                        (Spot){ right, reached < zero ? reached : zero }, a);
    Tenth above = (reached < target ? reached : target) - 50;
    Str   says = words_within(unit_says_short(s->unit, s->reached, a), room, WORDS_SIZE, true, a);
    Tenth wide = words_wide(says, WORDS_SIZE, true);
    Tenth under = target > reached && target - reached < WORDS_ROOM ? target : reached;
    bool  inside = zero - under > WORDS_ROOM && wide + 40 < right - from;
    bool  apart = reached - target > WORDS_ROOM;
    draw_words(d, says, (Spot){ middle, inside ? under + 180 : above }, AROUND_HERE,
               INK_BLACK, true, a)->on_ink = inside;
    if (inside || apart)
        draw_small(d, words_within(s->gap_says, room - 20, SMALL_SIZE, false, a),
                   (Spot){ middle, apart ? target + 180 : above }, AROUND_HERE, INK_BLACK, a);
}

/* says: what stands above and below them instead of what they are. */
static void columns(Graphic *d, const Plane *p, const Stairs *s, Tenth room, bool says, Arena *a)
{
    int64_t so_far = 0;
    Tenth   left = p->left;
    for (each(const Stair, one, s->stairs)) {
        int64_t sum = sum_of(one), top = sum < 0 ? so_far : so_far + sum;
        if (says) {
            Str short_sum = unit_says_short(s->unit, sum, a);
            stair_says(d, words_within(short_sum, room, SMALL_SIZE, false, a), left + room / 2,
                       up(p, top), a);
            below(d, p, one->name, left, room, a);
        } else {
            stair(d, p, one, so_far, left + room / 8, left + room * 7 / 8, a);
        }
        so_far += sum;
        left   += room;
    }
}

static void target_line(Graphic *d, const Plane *p, const Stairs *s, Arena *a)
{
    Tenth y = up(p, s->target);
    draw_dashed(d, INK_BLACK, (Spot){ p->left, y }, (Spot){ p->left + p->room, y }, a);
    draw_dashed(d, INK_BLACK, (Spot){ MARGIN, 140 }, (Spot){ MARGIN + 300, 140 }, a);
    draw_small(d, words_within(s->target_says, d->wide - 500, SMALL_SIZE, false, a),
               (Spot){ MARGIN + 380, 185 }, FROM_HERE, INK_BLACK, a);
}

static Plane plane_of(const Stairs *s, Arena *a)
{
    Plane p = { .top = STAIRS_TOP, .bottom = STAIRS_TOP + STAIRS_HIGH, .scale = scale_of(s) };
    p.left = MARGIN + ticks_wide(p.scale, s->unit, a) + 160;
    p.room = PICTURE_WIDE - p.left - MARGIN;
    return p;
}

static bool has_left_over(const Stairs *s)
{
    for (each(const Stair, one, s->stairs))
        if (any_below(one))
            return true;
    return false;
}

void draw_stairs(Graphic *d, const Stairs *s, Arena *a)
{
    LIST(LegendRow) rows = { 0 };
    if (!s->stairs.len)
        return;
    d->wide = PICTURE_WIDE;
    Plane p = plane_of(s, a);
    axis_up(d, &p, s->unit, a);
    Tenth room = p.room / (s->stairs.len + s->aimed);
    columns(d, &p, s, room, false, a);
    if (s->aimed) {
        total(d, &p, s, p.left + room * s->stairs.len, room, a);
        target_line(d, &p, s, a);
    }
    columns(d, &p, s, room, true, a);
    for (ptrdiff_t i = 0; i < s->parts.len && s->parts.len > 1; i++)
        *list_add(&rows, a) = (LegendRow){ .says = s->parts.at[i], .ink = ink_of_series(i) };
    if (has_left_over(s))
        *list_add(&rows, a) = (LegendRow){ .says = s->left_says, .ink = INK_NAVY, .hatched = true };
    d->high = legend(d, MARGIN, p.bottom + AXIS_HIGH, rows.at, rows.len, a) + MARGIN;
}

#include "draw/plane.h"

enum { RADIUS = 75, SMALL_RADIUS = 35, SCATTER_HIGH = 2600, NAME_ROOM = 2200, TITLE_BASE = 120 };

typedef struct Taken { LIST(Spot) from, to; } Taken;

static bool is_free(const Taken *t, Spot from, Spot to)
{
    for (ptrdiff_t i = 0; i < t->from.len; i++)
        if (from.x < t->to.at[i].x && t->from.at[i].x < to.x && from.y < t->to.at[i].y &&
            t->from.at[i].y < to.y)
            return false;
    return true;
}

static void take(Taken *t, Spot from, Spot to, Arena *a)
{
    *list_add(&t->from, a) = from;
    *list_add(&t->to, a)   = to;
}

/* A tenth of what lies between them on both sides; a whole unit where all are equal. */
static int64_t one_of(Measure m)
{
    int64_t one = 1;
    for (int i = 0; i < m.places && i < 18; i++)
        one *= 10;
    return one;
}

static Scale scale_of(const Scatter *s, bool up, int steps)
{
    int64_t least = 0, most = 0;
    for (ptrdiff_t i = 0; i < s->points.len + s->line.len; i++) {
        const Dot *point = i < s->points.len ? &s->points.at[i] : &s->line.at[i - s->points.len];
        int64_t n = up ? point->y : point->x;
        least = !i || n < least ? n : least;
        most  = !i || n > most ? n : most;
    }
    int64_t around = least == most ? one_of(up ? s->up : s->across) : (most - least) / 10;
    return scale_over(least > around || least < 0 ? least - around : 0, most + around, steps);
}

static Spot spot_of(const Plane *p, Scale up, const Dot *point)
{
    return (Spot){ across(p, point->x),
                   p->bottom - scale_at(up, point->y, p->bottom - p->top) };
}

/* Right or left of its sign, else further and further above or below it, with a line to it; where
 * nothing is free the table says it. ground: white, for small dots lie there. */
static void name(Graphic *d, const Plane *p, Taken *taken, Str words, Spot at, bool ground,
                 Arena *a)
{
    Str   says = words_within(words, NAME_ROOM, WORDS_SIZE, true, a);
    Tenth wide = words_wide(says, WORDS_SIZE, true), away = RADIUS + 70;
    for (int i = 0; i < 32; i++) {
        Tenth down = (i / 4 + (i / 2 % 2)) * 190 * (i / 2 % 2 ? -1 : 1);
        Tenth left = i % 2 ? at.x - away - wide : at.x + away, line = at.y + down + WORDS_HIGH / 2;
        Spot  from = { left - 20, line - WORDS_HIGH - 20 };
        Spot  to = { left + wide + 20, line + WORDS_DROP };
        if (from.x < p->left - 60 || to.x > d->wide || from.y < 0 || to.y > p->bottom ||
            !is_free(taken, from, to))
            continue;
        take(taken, from, to, a);
        if (ground)
            draw_box(d, INK_WHITE, INK_NONE, from, to, a);
        if (down)
            draw_line(d, INK_SOFT, at,
                      (Spot){ i % 2 ? left + wide + 10 : left - 10, at.y + down }, a);
        draw_words(d, says, (Spot){ left, line }, FROM_HERE, INK_BLACK, true, a);
        return;
    }
}

static void axis_up(Graphic *d, const Plane *p, Scale up, Measure unit, Arena *a)
{
    for (int i = 0; i <= up.steps; i++) {
        int64_t n = (int64_t)((Wide)up.from + (Wide)up.step * i);
        Tenth   y = p->bottom - scale_at(up, n, p->bottom - p->top);
        draw_line(d, INK_LINE, (Spot){ p->left, y }, (Spot){ p->left + p->room, y }, a);
        draw_small(d, unit_says(unit, n, a), (Spot){ p->left - 60 - p->away, y + WORDS_HIGH / 2 },
                   UP_TO_HERE, INK_SOFT, a);
    }
}

/* The small ones first: what has a name lies on them. */
static void draw_points(Graphic *d, const Scatter *s, const Plane *p, Scale up, Arena *a)
{
    Taken     taken = { 0 };
    ptrdiff_t named = s->points.len - s->small;
    take(&taken, (Spot){ 0, 0 }, (Spot){ MARGIN + words_wide(s->up_says, SMALL_SIZE, false) + 60,
                                         TITLE_BASE + WORDS_DROP }, a);
    for (ptrdiff_t i = named; i < s->points.len; i++)
        draw_shape(d, 0, INK_SOFT, INK_WHITE, spot_of(p, up, &s->points.at[i]), SMALL_RADIUS, a);
    for (ptrdiff_t i = 0; i < named; i++) {
        Spot at = spot_of(p, up, &s->points.at[i]);
        take(&taken, (Spot){ at.x - RADIUS - 20, at.y - RADIUS - 20 },
             (Spot){ at.x + RADIUS + 20, at.y + RADIUS + 20 }, a);
    }
    for (ptrdiff_t i = 0; i < named; i++)
        name(d, p, &taken, s->points.at[i].name, spot_of(p, up, &s->points.at[i]), s->small > 0, a);
    for (ptrdiff_t i = 0; i < named; i++)
        draw_sign(d, i, spot_of(p, up, &s->points.at[i]), RADIUS, a);
}

void draw_scatter(Graphic *d, const Scatter *s, Arena *a)
{
    Scale up = scale_of(s, true, 5);
    Plane p = { .top = 300, .bottom = 300 + SCATTER_HIGH, .away = RADIUS,
                .scale = scale_of(s, false, 5) };
    if (!s->points.len)
        return;
    d->wide = PICTURE_WIDE;
    p.left  = MARGIN + ticks_wide(up, s->up, a) + 100 + p.away;
    p.room  = d->wide - p.left - 500;
    draw_small(d, words_within(s->up_says, d->wide - 2 * MARGIN, SMALL_SIZE, false, a),
               (Spot){ MARGIN, TITLE_BASE }, FROM_HERE, INK_SOFT, a);
    axis_across(d, &p, s->across, false, a);
    axis_up(d, &p, up, s->up, a);
    for (ptrdiff_t i = 1; i < s->line.len; i++)
        draw_line(d, INK_NAVY, spot_of(&p, up, &s->line.at[i - 1]), spot_of(&p, up, &s->line.at[i]),
                  a);
    draw_points(d, s, &p, up, a);
    draw_small(d, words_within(s->across_says, p.room, SMALL_SIZE, false, a),
               (Spot){ p.left + p.room / 2, p.bottom + 430 }, AROUND_HERE, INK_SOFT, a);
    d->high = p.bottom + 480;
}

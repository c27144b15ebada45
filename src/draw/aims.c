#include "draw/plane.h"

enum { STROKE_WIDE = 50, STROKE_MORE = 50 };

/* The stroke reaches beyond the bar on both sides, so that it is seen on one that goes past it. */
static void aim(Graphic *d, const Plane *p, const Aim *row, Tenth middle, Arena *a)
{
    Tenth zero = across(p, 0), end = across(p, row->reached), at = across(p, row->target);
    Tenth top = middle - BAR_HIGH / 2, bottom = middle + BAR_HIGH / 2;
    names_at(d, p, row->name, row->under, middle, a);
    if (end > zero)
        draw_box(d, INK_NAVY, INK_WHITE, (Spot){ zero, top }, (Spot){ end, bottom }, a);
    else if (end < zero)
        draw_hatched(d, INK_NAVY, (Spot){ end, top }, (Spot){ zero, bottom }, a);
    if (row->aimed)
        draw_box(d, INK_BLACK, INK_WHITE, (Spot){ at - STROKE_WIDE / 2, top - STROKE_MORE },
                 (Spot){ at + STROKE_WIDE / 2, bottom + STROKE_MORE }, a);
}

static Plane plane_of(const Aims *aims, Arena *a)
{
    Tenth   names = 0;
    int64_t least = 0, most = 0;
    for (each(const Aim, row, aims->rows)) {
        int64_t target = row->aimed ? row->target : 0;
        names = names_wide(names_wide(names, row->name), row->under);
        least = row->reached < least ? row->reached : least;
        most  = row->reached > most ? row->reached : most;
        most  = target > most ? target : most;
    }
    Plane p = { .top = MARGIN, .scale = scale_over(least, most, 5) };
    Tenth half = ticks_wide(p.scale, aims->unit, a) / 2;
    p.left   = MARGIN + names + NAMES_GAP + half;
    p.beside = half;
    p.room   = PICTURE_WIDE - p.left - half - MARGIN;
    p.bottom = p.top + TWO_HIGH * aims->rows.len;
    return p;
}

void draw_aims(Graphic *d, const Aims *aims, Arena *a)
{
    LegendRow rows[3];
    int       count = 0;
    bool      above = false, below = false, aimed = false;
    if (!aims->rows.len)
        return;
    d->wide = PICTURE_WIDE;
    Plane p = plane_of(aims, a);
    Tenth middle = p.top + TWO_HIGH / 2;
    axis_across(d, &p, aims->unit, false, a);
    for (each(const Aim, row, aims->rows)) {
        aim(d, &p, row, middle, a);
        middle += TWO_HIGH;
        above = above || row->reached > 0;
        below = below || row->reached < 0;
        aimed = aimed || row->aimed;
    }
    if (above)
        rows[count++] = (LegendRow){ .says = aims->reached_says, .ink = INK_NAVY };
    if (below)
        rows[count++] = (LegendRow){ .says = aims->below_says, .ink = INK_NAVY, .hatched = true };
    if (aimed)
        rows[count++] = (LegendRow){ .says = aims->target_says, .ink = INK_BLACK };
    d->high = legend(d, MARGIN, p.bottom + AXIS_HIGH, rows, count, a) + MARGIN;
}

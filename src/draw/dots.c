#include "draw/plane.h"

enum { DOT = 85, DIAMOND = 135, DIAMOND_REACH = 156 };

/* How many found this. */
static int64_t found(const DotRow *row, int64_t n)
{
    int64_t count = 0;
    for (each(const int64_t, one, row->found))
        count += *one == n;
    return count;
}

static bool is_first(const DotRow *row, const int64_t *at)
{
    for (const int64_t *one = row->found.at; one < at; one++)
        if (*one == *at)
            return false;
    return true;
}

/* Those who found the same are one dot with their number in it. What was agreed on stands under
 * the dots, as a diamond that is wider than they are. */
static void row_draw(Graphic *d, const Plane *p, const DotRow *row, Tenth middle, Arena *a)
{
    names_at(d, p, row->name, row->under, middle, a);
    draw_line(d, INK_LINE, (Spot){ p->left, middle }, (Spot){ p->left + p->room, middle }, a);
    if (row->is_agreed)
        draw_shape(d, 3, INK_ORANGE, INK_BLACK, (Spot){ across(p, row->agreed), middle }, DIAMOND,
                   a);
    for (each(const int64_t, one, row->found)) {
        Spot at = { across(p, *one), middle };
        int64_t count = found(row, *one);
        if (!is_first(row, one))
            continue;
        draw_shape(d, 0, INK_NAVY, INK_WHITE, at, DOT, a);
        if (count > 1)
            draw_small(d, str_of_number(count, a), (Spot){ at.x, middle + 45 }, AROUND_HERE,
                       INK_WHITE, a)->on_ink = true;
    }
}

/* No more lines than there are whole marks. */
static int steps_of(const Dots *dots)
{
    int64_t whole = 1;
    for (int i = 0; i < dots->unit.places; i++)
        whole *= 10;
    int64_t steps = (dots->greatest - dots->least) / whole;
    return steps < 1 ? 1 : steps > 10 ? 10 : (int)steps;
}

void draw_dots(Graphic *d, const Dots *dots, Arena *a)
{
    Tenth names = 0;
    const LegendRow rows[] = { { dots->found_says, INK_NAVY, false, true, false },
                               { dots->agreed_says, INK_ORANGE, false, false, true } };
    if (!dots->rows.len)
        return;
    for (each(const DotRow, row, dots->rows))
        names = names_wide(names_wide(names, row->name), row->under);
    d->wide = PICTURE_WIDE;
    Plane p = { .left = MARGIN + names + NAMES_GAP + DIAMOND_REACH, .top = MARGIN,
                .beside = DIAMOND_REACH,
                .scale = scale_over(dots->least, dots->greatest, steps_of(dots)) };
    p.room   = d->wide - p.left - DIAMOND_REACH - MARGIN;
    p.bottom = p.top + TWO_HIGH * dots->rows.len;
    axis_across(d, &p, dots->unit, false, a);
    Tenth middle = p.top + TWO_HIGH / 2;
    for (each(const DotRow, row, dots->rows)) {
        row_draw(d, &p, row, middle, a);
        middle += TWO_HIGH;
    }
    d->high = legend(d, MARGIN, p.bottom + AXIS_HIGH, rows, countof(rows), a) + MARGIN;
}

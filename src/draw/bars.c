#include "draw/plane.h"

static Ink ink_of_part(const Bars *b, ptrdiff_t i)
{
    return b->hatched && i == b->parts.len - 1 ? INK_NONE : ink_of_series(i);
}

/* A number stands in its part where it has room; on hatching, on a white ground of its own. */
static void part(Graphic *d, const Bars *b, ptrdiff_t i, int64_t n, Spot from, Spot to, Arena *a)
{
    Ink   ink = ink_of_part(b, i);
    Str   says = unit_says(b->unit, n, a);
    Tenth wide = words_wide(says, WORDS_SIZE, true), middle = (from.x + to.x) / 2;
    Tenth half = wide / 2 + 30;
    if (ink)
        draw_box(d, ink, INK_WHITE, from, to, a);
    else
        draw_hatched(d, INK_NAVY, from, to, a);
    if (wide + 100 > to.x - from.x)
        return;
    if (!ink)
        draw_box(d, INK_WHITE, INK_NONE, (Spot){ middle - half, from.y + 40 },
                 (Spot){ middle + half, to.y - 40 }, a);
    draw_words(d, says, (Spot){ middle, (from.y + to.y + WORDS_HIGH) / 2 }, AROUND_HERE,
               ink ? ink_on(ink) : INK_BLACK, true, a)->on_ink = ink != INK_NONE;
}

static void bar(Graphic *d, const Bars *b, const Plane *p, const Bar *row, Tenth top, Arena *a)
{
    int64_t so_far = 0;
    Tenth   x = p->left, middle = top + ROW_HIGH / 2;
    name_at(d, p, row->name, middle, a);
    for (ptrdiff_t i = 0; i < row->parts.len && !row->instead.len; i++) {
        so_far += row->parts.at[i] > 0 ? row->parts.at[i] : 0;
        Tenth end = across(p, so_far);
        if (end > x)
            part(d, b, i, row->parts.at[i], (Spot){ x, middle - BAR_HIGH / 2 },
                 (Spot){ end, middle + BAR_HIGH / 2 }, a);
        x = end;
    }
    Str says = row->instead.len ? row->instead : row->total;
    draw_words(d, words_within(says, d->wide - MARGIN - x - 80, WORDS_SIZE, !row->instead.len, a),
               (Spot){ x + 80, middle + WORDS_HIGH / 2 }, FROM_HERE,
               row->instead.len ? INK_SOFT : INK_BLACK, !row->instead.len, a);
}

static int64_t length_of(const Bar *row)
{
    int64_t sum = 0;
    for (each(const int64_t, n, row->parts))
        sum += *n > 0 ? *n : 0;
    return sum;
}

static Plane plane_of(const Bars *b)
{
    Tenth   names = 0, totals = 0;
    int64_t greatest = b->greatest;
    for (each(const Bar, row, b->bars)) {
        Tenth total = row->instead.len ? 0 : words_wide(row->total, WORDS_SIZE, true);
        names  = names_wide(names, row->name);
        totals = total > totals ? total : totals;
        greatest = length_of(row) > greatest ? length_of(row) : greatest;
    }
    Plane p = { .left = MARGIN + names + NAMES_GAP, .top = MARGIN,
                .scale = scale_over(0, greatest, 5) };
    p.room   = PICTURE_WIDE - p.left - (totals + 100 > SIDE ? totals + 100 : SIDE) - MARGIN;
    p.bottom = p.top + ROW_HIGH * b->bars.len;
    return p;
}

void draw_bars(Graphic *d, const Bars *b, Arena *a)
{
    LIST(LegendRow) rows = { 0 };
    Plane p = plane_of(b);
    Tenth top = p.top;
    if (!b->bars.len)
        return;
    d->wide = PICTURE_WIDE;
    axis_across(d, &p, b->unit, false, a);
    for (each(const Bar, row, b->bars)) {
        bar(d, b, &p, row, top, a);
        top += ROW_HIGH;
    }
    for (ptrdiff_t i = 0; i < b->parts.len; i++) {
        Ink ink = ink_of_part(b, i);
        *list_add(&rows, a) =
            (LegendRow){ b->parts.at[i], ink ? ink : INK_NAVY, !ink, false, false };
    }
    d->high = legend(d, MARGIN, p.bottom + AXIS_HIGH, rows.at, rows.len, a) + MARGIN;
}

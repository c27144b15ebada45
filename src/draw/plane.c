#include "draw/plane.h"

Tenth names_wide(Tenth so_far, Str name)
{
    Tenth wide = words_wide(name, WORDS_SIZE, false);
    wide = wide < NAMES_MOST ? wide : NAMES_MOST;
    return wide > so_far ? wide : so_far;
}

static void name_on(Graphic *d, const Plane *p, Str name, Tenth baseline, Arena *a)
{
    Tenth right = p->left - NAMES_GAP - p->beside, room = right - MARGIN;
    draw_words(d, words_within(name, room, WORDS_SIZE, false, a), (Spot){ right, baseline },
               UP_TO_HERE, INK_BLACK, false, a);
}

void name_at(Graphic *d, const Plane *p, Str name, Tenth middle, Arena *a)
{
    name_on(d, p, name, middle + WORDS_HIGH / 2, a);
}

void names_at(Graphic *d, const Plane *p, Str name, Str under, Tenth middle, Arena *a)
{
    Tenth right = p->left - NAMES_GAP - p->beside, room = right - MARGIN;
    name_on(d, p, name, middle - 35, a);
    draw_small(d, words_within(under, room, SMALL_SIZE, false, a), (Spot){ right, middle + 130 },
               UP_TO_HERE, INK_SOFT, a);
}

Tenth across(const Plane *p, int64_t n) { return p->left + scale_at(p->scale, n, p->room); }

Tenth ticks_wide(Scale s, Measure m, Arena *a)
{
    Tenth most = 0;
    for (int i = 0; i <= s.steps; i++) {
        int64_t n = (int64_t)((Wide)s.from + (Wide)s.step * i);
        Tenth   wide = words_wide(unit_says(m, n, a), SMALL_SIZE, false);
        most = wide > most ? wide : most;
    }
    return most;
}

void axis_across(Graphic *d, const Plane *p, Measure unit, bool is_signed, Arena *a)
{
    for (int i = 0; i <= p->scale.steps; i++) {
        int64_t n = (int64_t)((Wide)p->scale.from + (Wide)p->scale.step * i);
        Tenth   x = across(p, n);
        Str     says = is_signed ? unit_says_signed(unit, n, a) : unit_says(unit, n, a);
        draw_line(d, INK_LINE, (Spot){ x, p->top }, (Spot){ x, p->bottom }, a);
        draw_small(d, says, (Spot){ x, p->bottom + 170 + p->away }, AROUND_HERE, INK_SOFT, a);
    }
}

static void legend_sign(Graphic *d, const LegendRow *row, Spot at, Arena *a)
{
    Spot middle = { at.x + 60, at.y - WORDS_HIGH / 2 };
    if (row->round)
        draw_shape(d, 0, row->ink, row->ink, middle, 60, a);
    else if (row->diamond)
        draw_shape(d, 3, row->ink, row->ink, middle, 60, a);
    else if (row->hatched)
        draw_hatched(d, row->ink, (Spot){ at.x, at.y - 110 }, (Spot){ at.x + 120, at.y + 10 }, a);
    else
        draw_box(d, row->ink, row->ink, (Spot){ at.x, at.y - 110 }, (Spot){ at.x + 120, at.y + 10 },
                 a);
}

Tenth legend(Graphic *d, Tenth left, Tenth top, const LegendRow *rows, ptrdiff_t count, Arena *a)
{
    enum { SIGN = 180, APART = 260, LINE_HIGH = 230 };
    Tenth x = left, y = top + 200, end = d->wide - MARGIN;
    for (ptrdiff_t i = 0; i < count; i++) {
        Str   says = words_within(rows[i].says, end - left - SIGN, SMALL_SIZE, false, a);
        Tenth wide = SIGN + words_wide(says, SMALL_SIZE, false);
        if (x > left && x + wide > end) {
            x  = left;
            y += LINE_HIGH;
        }
        legend_sign(d, &rows[i], (Spot){ x, y }, a);
        draw_small(d, says, (Spot){ x + SIGN, y }, FROM_HERE, INK_BLACK, a);
        x += wide + APART;
    }
    return y + 60;
}

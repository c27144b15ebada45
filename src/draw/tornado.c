#include "draw/plane.h"

enum { NUMBERS_LEAST = 620 };

/* What becomes of the lead; what takes it altogether comes to the end of the plane. */
static int64_t change_of(const Plane *p, int64_t n, bool none, bool out)
{
    return none ? 0 : out ? p->scale.from : n;
}

/* Its bar, or what it comes to: on white, for the line where the lead is lost may run there. */
static void way(Graphic *d, const Tornado *t, const Plane *p, int64_t change, bool out,
                Tenth middle, bool says, Arena *a)
{
    Tenth zero = across(p, 0), end = across(p, change);
    bool  less = change < 0;
    if (!change)
        return;
    if (!says) {
        draw_box(d, less ? INK_ORANGE : INK_NAVY, INK_WHITE,
                 (Spot){ less ? end : zero, middle - BAR_HIGH / 2 },
                 (Spot){ less ? zero : end, middle + BAR_HIGH / 2 }, a);
        return;
    }
    Str   words = out ? S("out") : unit_says_signed(t->unit, change, a);
    Tenth wide = words_wide(words, SMALL_SIZE, false), left = less ? end - 50 - wide : end + 50;
    draw_box(d, INK_WHITE, INK_NONE, (Spot){ left - 20, middle - 75 },
             (Spot){ left + wide + 20, middle + 75 }, a);
    draw_small(d, words, (Spot){ left, middle + 45 }, FROM_HERE, INK_BLACK, a);
}

/* Both ways may be to the same side: then the longer one hides the other. */
static void swing(Graphic *d, const Tornado *t, const Plane *p, const Swing *s, Tenth middle,
                  bool says, Arena *a)
{
    int64_t one   = change_of(p, s->one, s->no_one, s->out_one);
    int64_t other = change_of(p, s->other, s->no_other, s->out_other);
    bool    same  = (one < 0 && other < 0) || (one > 0 && other > 0);
    bool    first = (one < 0 ? -one : one) >= (other < 0 ? -other : other);
    if (!same || first)
        way(d, t, p, one, s->out_one, middle, says, a);
    if (!same || !first)
        way(d, t, p, other, s->out_other, middle, says, a);
}

static void swings(Graphic *d, const Tornado *t, const Plane *p, bool says, Arena *a)
{
    Tenth middle = p->top + TWO_HIGH / 2;
    for (each(const Swing, s, t->swings)) {
        if (says)
            names_at(d, p, s->name, s->under, middle, a);
        swing(d, t, p, s, middle, says, a);
        middle += TWO_HIGH;
    }
}

static Scale scale_of(const Tornado *t, int steps)
{
    int64_t least = -t->lead, most = 0;
    for (each(const Swing, s, t->swings)) {
        least = !s->no_one && !s->out_one && s->one < least ? s->one : least;
        least = !s->no_other && !s->out_other && s->other < least ? s->other : least;
        most  = !s->no_one && !s->out_one && s->one > most ? s->one : most;
        most  = !s->no_other && !s->out_other && s->other > most ? s->other : most;
    }
    return scale_over(least, most, steps);
}

/* Of so many steps that what they say has room. */
static Scale scale_within(const Tornado *t, Tenth room, Arena *a)
{
    enum { STEPS = 6, APART = 150 };
    Scale scale = scale_of(t, STEPS);
    for (int steps = STEPS - 1; steps > 0; steps--) {
        if ((ticks_wide(scale, t->unit, a) + APART) * scale.steps <= room)
            break;
        scale = scale_of(t, steps);
    }
    return scale;
}

/* Beside the plane: the longest that a bar may say, with what parts it from bar and name. */
static Tenth numbers_wide(const Tornado *t, Arena *a)
{
    Tenth most = NUMBERS_LEAST;
    for (each(const Swing, s, t->swings)) {
        Tenth one   = words_wide(unit_says_signed(t->unit, s->one, a), SMALL_SIZE, false) + 100;
        Tenth other = words_wide(unit_says_signed(t->unit, s->other, a), SMALL_SIZE, false) + 100;
        most = one > most && !s->no_one && !s->out_one ? one : most;
        most = other > most && !s->no_other && !s->out_other ? other : most;
    }
    return most;
}

void draw_tornado(Graphic *d, const Tornado *t, Arena *a)
{
    Tenth names = 0, numbers = numbers_wide(t, a);
    if (!t->swings.len)
        return;
    for (each(const Swing, s, t->swings))
        names = names_wide(names_wide(names, s->name), s->under);
    d->wide = PICTURE_WIDE;
    Plane p = { .left = MARGIN + names + NAMES_GAP + numbers, .beside = numbers, .top = 300 };
    p.room   = d->wide - p.left - numbers;
    p.scale  = scale_within(t, p.room, a);
    p.bottom = p.top + TWO_HIGH * t->swings.len;
    axis_across(d, &p, t->unit, true, a);
    swings(d, t, &p, false, a);
    Tenth zero = across(&p, 0), lost = across(&p, -t->lead);
    draw_line(d, INK_BLACK, (Spot){ zero, p.top }, (Spot){ zero, p.bottom }, a);
    draw_dashed(d, INK_BLACK, (Spot){ lost, p.top - 60 }, (Spot){ lost, p.bottom }, a);
    swings(d, t, &p, true, a);
    draw_small(d, t->lost_says, (Spot){ lost, p.top - 120 }, AROUND_HERE, INK_BLACK, a);
    draw_small(d, words_within(t->across_says, p.room + numbers, SMALL_SIZE, false, a),
               (Spot){ p.left + p.room / 2, p.bottom + 370 }, AROUND_HERE, INK_SOFT, a);
    d->high = p.bottom + 430;
}

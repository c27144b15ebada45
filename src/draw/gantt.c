#include "draw/plane.h"

enum { TICKS = 5, SPAN_HIGH = 300, SIGN_ROOM = 104, SIGN = 90 };

/* "5 Oct 2026" */
static Str day_says(Day day, Arena *a)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec" };
    Civil c = civil_of(day);
    Text  t = { 0 };
    text_put(&t, a, "{} {} {}", str_of_number(c.day, a), str(months[c.month - 1]),
             str_of_number(c.year, a));
    return text_str(&t);
}

/* Days, weeks, and then quarters of years. */
static int64_t step_of(int64_t days)
{
    static const short steps[] = { 1, 2, 7, 14, 28, 56, 91, 182, 365, 730, 1825, 3650 };
    for (ptrdiff_t i = 0; i < countof(steps); i++)
        if (days <= steps[i] * TICKS)
            return steps[i];
    return days / TICKS + 1;
}

static Scale scale_of(const Gantt *g)
{
    Instant first = g->spans.at[0].from, last = first;
    for (each(const Span, s, g->spans)) {
        first = s->from < first ? s->from : first;
        last  = s->from > last ? s->from : last;
        last  = s->until > last ? s->until : last;
    }
    Day     begins = day_at(first, g->zone), ends = day_at(last, g->zone) + 1;
    int64_t step = step_of(ends - begins);
    return (Scale){ day_begins(begins, UTC), step * DAY, (int)((ends - begins + step - 1) / step) };
}

/* As if every day had 24 hours: what stands at a date is at its line. */
static Tenth when(const Plane *p, const Gantt *g, Instant at)
{
    return across(p, at + zone_offset(at, g->zone));
}

static void axis(Graphic *d, const Plane *p, Arena *a)
{
    for (int i = 0; i <= p->scale.steps; i++) {
        int64_t at = p->scale.from + p->scale.step * i;
        Tenth   x = across(p, at);
        draw_line(d, INK_LINE, (Spot){ x, p->top }, (Spot){ x, p->bottom }, a);
        draw_small(d, day_says(at / DAY, a), (Spot){ x, p->top - 80 }, AROUND_HERE, INK_SOFT, a);
    }
}

static void span(Graphic *d, const Plane *p, const Gantt *g, const Span *s, Tenth middle, Arena *a)
{
    Tenth from = when(p, g, s->from), until = s->until ? when(p, g, s->until) : from;
    Ink   ink = ink_of_series(s->kind);
    name_at(d, p, s->name, middle, a);
    if (s->until > s->from)
        draw_box(d, ink, ink, (Spot){ from, middle - 95 },
                 (Spot){ until > from + 20 ? until : from + 20, middle + 95 }, a);
    else
        draw_shape(d, 3, ink, ink, (Spot){ from, middle }, SIGN, a);
}

static bool within(const Plane *p, const Gantt *g, Instant at)
{
    int64_t here = at + zone_offset(at, g->zone);
    return here >= p->scale.from && here <= scale_end(p->scale);
}

void draw_gantt(Graphic *d, const Gantt *g, Arena *a)
{
    Tenth names = 0;
    if (!g->spans.len)
        return;
    for (each(const Span, s, g->spans))
        names = names_wide(names, s->name);
    d->wide = PICTURE_WIDE;
    Plane p = { .left = MARGIN + names + NAMES_GAP + SIGN_ROOM, .top = 260,
                .beside = SIGN_ROOM, .scale = scale_of(g) };
    p.room   = d->wide - p.left - 420;
    p.bottom = p.top + SPAN_HIGH * g->spans.len + 40;
    axis(d, &p, a);
    Tenth middle = p.top + SPAN_HIGH / 2 + 20;
    for (each(const Span, s, g->spans)) {
        span(d, &p, g, s, middle, a);
        middle += SPAN_HIGH;
    }
    d->high = p.bottom + 60;
    if (!within(&p, g, g->now))
        return;
    Tenth x = when(&p, g, g->now);
    draw_dashed(d, INK_BLACK, (Spot){ x, p.top }, (Spot){ x, p.bottom + 60 }, a);
    draw_words(d, S("Today"), (Spot){ x, p.bottom + 200 }, AROUND_HERE, INK_BLACK, true, a);
    d->high = p.bottom + 260;
}

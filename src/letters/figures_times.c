/* figures_times.c - when what happened. */
#include "letters/figures_inside.h"

typedef enum SpanKind { OF_BIDDERS, OF_PANEL, OF_OPENING, OF_AWARD } SpanKind;

typedef struct Times {
    Gantt   gantt;
    Figure *f;
    Instant last, next;
    Str     last_says, next_says;
} Times;

/* What was, and what is fixed to come. */
static void span(const Letter *l, Times *t, Str name, Instant from, Instant until, SpanKind kind)
{
    Instant end = until ? until : from;
    if (!from || (until && until < from))
        return;
    *list_add(&t->gantt.spans, l->a) = (Span){ name, from, until, (int)kind };
    figure_cell(t->f, name, l->a);
    figure_cell(t->f, moment_of(l, from), l->a);
    figure_cell(t->f, until ? moment_of(l, until) : S("-"), l->a);
    if (end <= l->r->now && end >= t->last) {
        t->last      = end;
        t->last_says = name;
    }
    if (end > l->r->now && (!t->next || end < t->next)) {
        t->next      = end;
        t->next_says = name;
    }
}

static bool is_of(const Letter *l, Id lot) { return !l->lot || !lot || l->lot->id == lot; }

/* The last act of a kind and the first of this round and lot. */
static Instant act_at(const Letter *l, ActKind kind, Id round, Envelope e, bool last)
{
    Instant at = 0;
    for (each(const Act, act, l->r->acts)) {
        bool envelope = kind != ACT_TURNS || act->turns.envelope == (int64_t)e;
        if (act->kind == kind && envelope && (!round || act_round(act) == round) &&
            is_of(l, act_lot(act)) && (!at || last))
            at = act->at;
    }
    return at;
}

static Str in_round(const Letter *l, const Round *r, const char *what)
{
    return l->p->rounds.len < 2 ? str(what) : put(l, "Round {}: {}", n_of(l, r->id), str(what));
}

static void round_spans(const Letter *l, Times *t, const Round *r)
{
    Instant from = r->invited;
    if (r->questions_until > from)
        span(l, t, in_round(l, r, "questions"), from, r->questions_until, OF_BIDDERS);
    span(l, t, in_round(l, r, r->kind == ROUND_TENDER      ? "bids"
                              : r->kind == ROUND_SELECTION ? "requests to take part"
                                                           : "outlines"),
         from, r->deadline, OF_BIDDERS);
    span(l, t, in_round(l, r, "box listed"), r->listed_at, 0, OF_OPENING);
    Instant locked = act_at(l, ACT_SCORE_LOCK, r->id, QUALITY, true);
    if (locked)
        span(l, t, in_round(l, r, "marks"), r->listed_at, locked, OF_PANEL);
    Instant prices = act_at(l, ACT_TURNS, r->id, PRICE, true);
    span(l, t, in_round(l, r, "prices opened"), prices, 0, OF_OPENING);
}

static void lot_spans(const Letter *l, Times *t, const Lot *lot)
{
    Standstill s;
    bool many = !l->lot && l->p->lots.len > 1;
    const char *awarded = "award", *stands = "standstill", *signed_ = "contract signed";
    Str of = many ? put(l, "Lot {}: ", n_of(l, lot->id)) : S("");
    const Act *award = lot->awarded ? record_act(l->r, lot->award_nth) : NULL;
    if (award)
        span(l, t, put(l, "{}{}", of, str(awarded)), award->at, 0, OF_AWARD);
    if (lot->awarded && !failed(standstill_of(l->p, lot, l->r->now, &s, l->a)) && s.waits &&
        !s.assumed && s.event)
        span(l, t, put(l, "{}{}", of, str(stands)), s.event, s.signs, OF_AWARD);
    if (lot->ended && !lot->signed_)
        span(l, t, put(l, "{}ended without an award", of), lot->ended_at, 0, OF_AWARD);
    if (lot->signed_)
        span(l, t, put(l, "{}{}", of, str(signed_)), lot->signed_at, 0, OF_AWARD);
}

static Str times_say(const Letter *l, const Times *t)
{
    Str last = t->last ? put(l, "Last over: {}, {}.", t->last_says, moment_of(l, t->last))
                       : S("Nothing has happened yet.");
    return t->next ? put(l, "{} Next: {}, until {}.", last, t->next_says, moment_of(l, t->next))
                   : put(l, "{} No other date is fixed.", last);
}

void figure_times(Letter *l, Figures *figures)
{
    Times t = { .gantt = { .zone = l->p->zone, .now = l->r->now } };
    if (!l->p->published)
        return;
    t.f = figure_add(figures, "timetable", S("Timetable"), l->a);
    figure_column(t.f, S("What"), false, l->a);
    figure_column(t.f, S("From"), false, l->a);
    figure_column(t.f, S("Until"), false, l->a);
    span(l, &t, S("published"), l->p->published, 0, OF_OPENING);
    for (each(const Round, r, l->p->rounds))
        if (r->invited)
            round_spans(l, &t, r);
    for (each(const Lot, lot, l->p->lots))
        if (is_of(l, lot->id))
            lot_spans(l, &t, lot);
    t.f->says = times_say(l, &t);
    draw_gantt(&t.f->drawing, &t.gantt, l->a);
    figure_end(t.f);
}

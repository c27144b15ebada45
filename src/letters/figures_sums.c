/* figures_sums.c - what is saved year by year, and when what happened. */
#include "letters/figures_inside.h"

/* ---- what is saved --------------------------------------------------------------- */

static const Target *target_of(const Procedure *p, Id buyer)
{
    for (each(const Target, target, p->targets))
        if (target->buyer == buyer)
            return target;
    return NULL;
}

/* Where there are targets, only their years are drawn: the others are in the table. */
static bool is_aimed(const Letter *l, const Saving *row)
{
    const Target *target = target_of(l->p, row->buyer);
    return !l->p->targets.len ||
           (target && target->from <= row->year && row->year <= target->until);
}

static Str buyer_says(const Letter *l, Id buyer)
{
    const Buyer *b = buyer_of(l->p, buyer);
    return b ? words_of(l, b->name) : buyer ? put(l, "buyer {}", n_of(l, buyer)) : S("All");
}

static int64_t last_year(const Savings *s, int64_t after)
{
    int64_t next = INT64_MAX;
    for (each(const Saving, row, s->years))
        next = row->year > after && row->year < next ? row->year : next;
    return next;
}

static Money saved_in(const Savings *s, Id buyer, int64_t year)
{
    const Saving *row = saving_in(s, buyer, year);
    return row ? row->saved : 0;
}

/* Four buyers have a colour each; of more the fourth is all that are left. */
static void stair_part(Stair *stair, ptrdiff_t i, Money n, Arena *a)
{
    if (stair->parts.len < SERIES && i < SERIES)
        *list_add(&stair->parts, a) = n;
    else
        stair->parts.at[SERIES - 1] += n;
}

static void stair_of(const Letter *l, const Savings *s, int64_t year, Stairs *stairs)
{
    Stair stair = { .name = n_of(l, year) };
    bool  any = false;
    ptrdiff_t i = 0;
    for (each(const Saving, buyer, s->buyers)) {
        const Saving *row = saving_in(s, buyer->buyer, year);
        bool aimed = row && is_aimed(l, row);
        stair_part(&stair, i++, aimed ? row->saved : 0, l->a);
        any = any || aimed;
    }
    if (any)
        *list_add(&stairs->stairs, l->a) = stair;
}

static void year_row(const Letter *l, const Savings *s, int64_t year, Figure *f)
{
    Money all = 0;
    figure_cell(f, n_of(l, year), l->a);
    for (each(const Saving, buyer, s->buyers)) {
        Money saved = saved_in(s, buyer->buyer, year);
        all += saved;
        figure_cell(f, money_of(l, saved), l->a);
    }
    figure_cell(f, money_of(l, all), l->a);
}

static void sum_row(const Letter *l, const char *name, const Savings *s, size_t which, Figure *f)
{
    figure_cell(f, str(name), l->a);
    for (each(const Saving, buyer, s->buyers))
        figure_cell(f, money_of(l, *(const Money *)((const char *)buyer + which)), l->a);
    figure_cell(f, money_of(l, *(const Money *)((const char *)&s->all + which)), l->a);
}

static Money size_of(Money m) { return m < 0 ? -m : m; }

static Str gap_says(const Letter *l, const Savings *s)
{
    return put(l, "{} {}", unit_says(money_unit(l->p, size_of(s->all.beyond), l->a),
                                     size_of(s->all.beyond), l->a),
               s->all.beyond < 0 ? S("short") : S("beyond"));
}

static Str savings_say(const Letter *l, const Savings *s)
{
    if (!s->all.aimed)
        return put(l, "Against the published baseline the prices of {} save {} in all.",
                   who_of(l, l->lot->winner), money_of(l, s->all.saved));
    return put(l, "In the years of the target the prices of {} save {}, {} {} the target of {}.",
               who_of(l, l->lot->winner), money_of(l, s->all.in_target),
               money_of(l, size_of(s->all.beyond)),
               s->all.beyond < 0 ? S("less than") : S("more than"), money_of(l, s->all.target));
}

static void savings_picture(const Letter *l, const Savings *s, Figure *f)
{
    Money  most = size_of(s->all.saved) > s->all.target ? size_of(s->all.saved) : s->all.target;
    Stairs stairs = { .unit = money_unit(l->p, most, l->a), .aimed = s->all.aimed,
                      .target = s->all.target, .reached = s->all.in_target,
                      .gap_says = gap_says(l, s), .total_name = S("For the target") };
    ptrdiff_t i = 0;
    stairs.target_says = put(l, "Target {}", unit_says(stairs.unit, s->all.target, l->a));
    for (each(const Saving, buyer, s->buyers)) {
        if (i++ < SERIES)
            *list_add(&stairs.parts, l->a) = i == SERIES && s->buyers.len > SERIES
                                                 ? S("Others") : buyer_says(l, buyer->buyer);
    }
    for (int64_t year = last_year(s, 0); year < INT64_MAX; year = last_year(s, year))
        stair_of(l, s, year, &stairs);
    draw_stairs(&f->drawing, &stairs, l->a);
}

void figure_savings(Letter *l, const Savings *s, Figures *figures)
{
    if (!s->years.len || !l->p->baselines.len)
        return;
    Figure *f = figure_add(figures, "savings", s->all.aimed
                               ? S("Savings by year against the target")
                               : S("Savings by year"), l->a);
    figure_column(f, S("Year"), false, l->a);
    for (each(const Saving, buyer, s->buyers))
        figure_column(f, buyer_says(l, buyer->buyer), true, l->a);
    figure_column(f, S("All"), true, l->a);
    for (int64_t year = last_year(s, 0); year < INT64_MAX; year = last_year(s, year))
        year_row(l, s, year, f);
    sum_row(l, "All years", s, offsetof(Saving, saved), f);
    if (s->all.aimed) {
        sum_row(l, "In the years of the target", s, offsetof(Saving, in_target), f);
        sum_row(l, "Target", s, offsetof(Saving, target), f);
    }
    f->says = savings_say(l, s);
    savings_picture(l, s, f);
    figure_end(f);
}

/* ---- when ------------------------------------------------------------------------ */

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

#include "core/view/ticks.h"

enum { FAR_MOST = 365 * DAY };

/* ---- what it may be -------------------------------------------------------------- */

static bool within(int64_t n, int64_t least, int64_t most) { return n >= least && n <= most; }

static bool divides(const Tier *faster, const Tier *slower)
{
    return within(faster->seconds, 1, slower->seconds) && slower->seconds % faster->seconds == 0;
}

static bool entries_fit(const Tier *t) { return within(t->entries, 1, TICK_ENTRIES_MOST); }

const char *ticks_wrong_with(const Ticks *t)
{
    return !within(t->usual.seconds, 1, DAY)              ? "seconds"
           : !entries_fit(&t->usual)                      ? "entries"
           : !divides(&t->near, &t->usual)                ? "near_seconds"
           : !entries_fit(&t->near)                       ? "near_entries"
           : !within(t->near.within, 1, FAR_MOST)         ? "near_within"
           : !divides(&t->rush, &t->near)                 ? "rush_seconds"
           : !entries_fit(&t->rush)                       ? "rush_entries"
           : !within(t->rush.within, 1, t->near.within)   ? "rush_within"
                                                          : NULL;
}

Ticks ticks_of(const Act *act)
{
    return (Ticks){ { act->ticks.seconds, act->ticks.entries, 0 },
                    { act->ticks.near_seconds, act->ticks.near_entries, act->ticks.near_within },
                    { act->ticks.rush_seconds, act->ticks.rush_entries, act->ticks.rush_within } };
}

void ticks_into(Act *act, const Ticks *t)
{
    act->ticks.seconds      = t->usual.seconds;
    act->ticks.entries      = t->usual.entries;
    act->ticks.near_seconds = t->near.seconds;
    act->ticks.near_entries = t->near.entries;
    act->ticks.near_within  = t->near.within;
    act->ticks.rush_seconds = t->rush.seconds;
    act->ticks.rush_entries = t->rush.entries;
    act->ticks.rush_within  = t->rush.within;
}

static bool tier_same(const Tier *x, const Tier *y)
{
    return x->seconds == y->seconds && x->entries == y->entries && x->within == y->within;
}

bool ticks_same(const Ticks *x, const Ticks *y)
{
    return tier_same(&x->usual, &y->usual) && tier_same(&x->near, &y->near) &&
           tier_same(&x->rush, &y->rush);
}

Str ticks_words(const Ticks *t, Arena *a)
{
    Text words = { 0 };
    Act  act = { .kind = ACT_TICKS };
    ticks_into(&act, t);
    for (each_field(f, act_rows[ACT_TICKS]))
        text_put(&words, a, "{}{}={}", str(words.len ? " " : ""), str(f->name),
                 str_of_number(act_number(&act, f), a));
    return text_str(&words);
}

/* ---- which tier ------------------------------------------------------------------ */

static bool holds(const Tier *tier, const Deadlines *deadlines, Instant at)
{
    for (each(const Instant, deadline, *deadlines))
        if (at >= *deadline - tier->within && at < *deadline + tier->within)
            return true;
    return false;
}

const Tier *tier_then(const Ticks *t, const Deadlines *deadlines, Instant at)
{
    return holds(&t->rush, deadlines, at)   ? &t->rush
           : holds(&t->near, deadlines, at) ? &t->near
                                            : &t->usual;
}

/* ---- how many -------------------------------------------------------------------- */

static void sooner(Instant *next, Instant edge, Instant at)
{
    if (edge > at && edge < *next)
        *next = edge;
}

/* The first moment after this one, but not after `end`, at which another tier may hold. */
static Instant edge_after(const Ticks *t, const Deadlines *deadlines, Instant at, Instant end)
{
    for (each(const Instant, deadline, *deadlines)) {
        sooner(&end, *deadline - t->near.within, at);
        sooner(&end, *deadline - t->rush.within, at);
        sooner(&end, *deadline + t->rush.within, at);
        sooner(&end, *deadline + t->near.within, at);
    }
    return end;
}

int64_t entries_owed(const Ticks *t, const Deadlines *deadlines, Instant after, Instant until)
{
    int64_t owed = 0;
    for (Instant at = after + 1, next; at <= until; at = next) {
        const Tier *tier = tier_then(t, deadlines, at);
        next = edge_after(t, deadlines, at, until + 1);
        owed += ((next - 1) / tier->seconds - (at - 1) / tier->seconds) * tier->entries;
    }
    return owed;
}

/* ---- which boxes ----------------------------------------------------------------- */

bool round_ticks(const Procedure *p, const Round *r)
{
    return box_open(p) && r->invited && !r->listed;
}

Instant round_ticks_to(const Procedure *p, const Round *r)
{
    return lot_stopped(p, r) ? LAST_MOMENT : r->deadline;
}

void deadlines_now(const Procedure *p, Deadlines *out, Arena *a)
{
    *out = (Deadlines){ 0 };
    for (each(const Round, r, p->rounds))
        if (round_ticks(p, r))
            *list_add(out, a) = round_ticks_to(p, r);
}

/* ticks.c - how often the box ticked, where the notice promises it, against what witnesses saw:
 * between two moments at which they signed the log it grew by at least what was promised.
 *
 * Boxes of others may be open too, so more is no finding. What a program that was away made up for
 * before a witness looked again nobody can see. */
#include "auditor/inside.h"

#include "core/view/ticks.h"

/* ---- what was promised, and when --------------------------------------------------- */

static bool deadlines_same(const Deadlines *x, const Deadlines *y)
{
    for (ptrdiff_t i = 0; i < x->len && i < y->len; i++)
        if (x->at[i] != y->at[i])
            return false;
    return x->len == y->len;
}

static void ticking_add(Auditing *w, Instant from, Instant until, const Deadlines *deadlines)
{
    Ticking *last = w->ticking.len ? &w->ticking.at[w->ticking.len - 1] : NULL;
    if (last && last->until == from && deadlines_same(&last->deadlines, deadlines)) {
        last->until = until;
        return;
    }
    int64_t owed = !last ? 0 : last->owed + entries_owed(&w->p->ticks, &last->deadlines, last->from,
                                                       last->until);
    *list_add(&w->ticking, w->a) = (Ticking){ from, until, *deadlines, owed };
}

/* As the box was from the act before up to this one. */
static void ticking_until(Auditing *w, Instant until)
{
    Deadlines deadlines;
    Instant   from = w->p->last_at;
    if (!w->p->ticks.usual.seconds || !w->p->published || until <= from)
        return;
    deadlines_now(w->p, &deadlines, w->a);
    if (deadlines.len)
        ticking_add(w, from, until, &deadlines);
}

void ticks_follow(Auditing *w, const Act *act) { ticking_until(w, act->at); }

/* ---- against what witnesses saw ----------------------------------------------------- */

/* Of all promised entries those that were due by then. */
static int64_t owed_by(const Auditing *w, Instant at)
{
    ptrdiff_t low = 0, high = w->ticking.len;
    while (low < high) {
        ptrdiff_t middle = low + (high - low) / 2;
        if (w->ticking.at[middle].from < at)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return 0;
    const Ticking *t = &w->ticking.at[low - 1];
    return t->owed + entries_owed(&w->p->ticks, &t->deadlines, t->from,
                                at < t->until ? at : t->until);
}

/* Where the log was longest against what was due by then. */
typedef struct Ahead { Instant at; int64_t boxed, owed; } Ahead;

static void behind_note(Auditing *w, const Ahead *ahead, const Witnessed *point, int64_t boxed)
{
    Instant until = point->since - w->lag - SETTLING;
    int64_t owed = owed_by(w, until) - ahead->owed, came = boxed - ahead->boxed;
    if (owed - came > w->behind.owed - w->behind.came)
        w->behind = (Behind){ ahead->at, until, came, owed, point->checkpoint.size };
}

/* A tick belongs to what a witness signed if it was due well before, and to what comes after if
 * it is due well behind. */
static void point_follow(Auditing *w, Ahead *ahead, const Witnessed *point, int64_t boxed)
{
    Instant from = point->by + SETTLING;
    int64_t owed = owed_by(w, from);
    if (!point->by || !point->since)
        return;
    if (ahead->at)
        behind_note(w, ahead, point, boxed);
    if (!ahead->at || boxed - owed > ahead->boxed - ahead->owed)
        *ahead = (Ahead){ from, boxed, owed };
}

static void points_follow(Auditing *w)
{
    Ahead     ahead = { 0 };
    int64_t   boxed = 0;
    ptrdiff_t next = 0;
    for (Walk walk = entries_walk(w); walk_on(w, &walk);) {
        for (; next < w->points.len && w->points.at[next].checkpoint.size <= walk.leaf; next++)
            point_follow(w, &ahead, &w->points.at[next], boxed);
        boxed += walk_line(&walk).box;
    }
    for (; next < w->points.len; next++)
        point_follow(w, &ahead, &w->points.at[next], boxed);
}

void ticks_warn(Auditing *w)
{
    const Behind *b = &w->behind;
    ticking_until(w, LAST_MOMENT);
    if (!w->ticking.len)
        return;
    points_follow(w);
    if (b->owed)
        warning(w, "The box ticked less than was promised: from {} to {} the log grew by {} of the "
                   "{} that were due (entry {}). Its program stood still, or witnesses were shown "
                   "an older log.",
                str_of_moment(b->from, w->p->zone, w->a), str_of_moment(b->until, w->p->zone, w->a),
                str_of_number(b->came, w->a), str_counted(b->owed, "entry", "entries", w->a),
                str_of_number(b->leaf, w->a));
}

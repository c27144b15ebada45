/* stamps.c - the moments that acts state, against what witnesses saw: an entry was made after a
 * quorum had cosigned the log without it, and before one had cosigned it with it.
 *
 * A moment too early is a fault, however small: what counts from it (a letter, a notice) would
 * count from a day that it was not. One too late is what a clock that ran ahead leaves behind. So
 * up to an hour is no fault where the act was lawful also at the latest moment that the witnesses
 * leave, and `at` may stand still for as long as it must. */
#include "auditor/inside.h"

#include "core/view/standstill.h"

#include <stdlib.h>

enum {
    AHEAD_MOST  = HOUR,                /* of an honest clock: doc/book.md, the clock */
    FAR_AHEAD   = 3650 * DAY,          /* the latest moment, where no witness says one */
    NAMED_MOST  = 12,                  /* in one warning */
};

const Reason stamped_early = { BROKEN, "stamped-early", "doc/book.md, stamps",
    "The act says an earlier moment than one at which the witnesses saw the log without it: it was "
    "dated back, or they signed an older checkpoint late. Who knows by how much says so with "
    "--witness-lag." };
const Reason stamped_late = { BROKEN, "stamped-late", "doc/book.md, stamps",
    "The act says a later moment than one at which the witnesses saw it in the log." };

/* ---- when an entry was made -------------------------------------------------------- */

typedef struct Since { Instant at; ptrdiff_t point; } Since;

static int since_order(const void *x, const void *y)
{
    const Since *a = x, *b = y;
    return (a->at > b->at) - (a->at < b->at);
}

static Since *by_since(const Auditing *w)
{
    ptrdiff_t n = w->points.len;
    Since *all = make(w->a, Since, n);
    for (ptrdiff_t i = 0; i < n; i++)
        all[i] = (Since){ w->points.at[i].since, i };
    if (n)
        qsort(all, (size_t)n, sizeof *all, since_order);
    return all;
}

/* Of all from a place on the earliest that saw more. Points rise by size, and so does this. */
static void with_find(Auditing *w)
{
    for (ptrdiff_t i = w->points.len; i-- > 0;) {
        Instant by = w->points.at[i].by, later = w->seen[i + 1].with;
        w->seen[i].with = !by || (later && later < by) ? later : by;
    }
}

/* Of all before a place the latest that saw less. One that is later than what saw more was signed
 * by who was slow, or shown an older log: it counts only for places from which on that is not
 * so. */
static void without_find(Auditing *w)
{
    ptrdiff_t n = w->points.len, next = 0;
    Since  *all = by_since(w);
    bool   *counts = make(w->a, bool, n);
    Instant latest = 0;
    for (ptrdiff_t i = 0; i <= n; i++) {
        Instant with = w->seen[i].with ? w->seen[i].with : INT64_MAX;
        if (i && counts[i - 1] && w->points.at[i - 1].since > latest)
            latest = w->points.at[i - 1].since;
        for (; next < n && all[next].at <= with; next++) {
            counts[all[next].point] = true;
            if (all[next].point < i && all[next].at > latest)
                latest = all[next].at;
        }
        w->seen[i].without = latest;
    }
}

void stamps_begin(Auditing *w)
{
    w->seen = make(w->a, SeenEntry, w->points.len + 1);
    with_find(w);
    without_find(w);
}

static SeenEntry seen_entry(const Auditing *w, int64_t leaf)
{
    ptrdiff_t low = 0, high = w->points.len;
    while (low < high) {
        ptrdiff_t middle = low + (high - low) / 2;
        if (w->points.at[middle].checkpoint.size > leaf)
            high = middle;
        else
            low = middle + 1;
    }
    return w->seen[low];
}

/* ---- acts against it --------------------------------------------------------------- */

/* Of an act whose judge looks at acts that this edition withholds nobody here can say. */
static bool has_judge(const Procedure *p, const Act *act)
{
    return !p->withheld || !(act_rows[act->kind]->rules & NEEDS_ALL);
}

/* By its own judge: had it been lawful if it had come then? What is asked of every act, who signed
 * and when the signature counts, was asked as it came. */
static Result judge_then(const Procedure *p, const Act *act, Instant then, Arena *scratch)
{
    Act moved = *act;
    moved.arrived = then;
    moved.at      = then > p->last_at ? then : p->last_at;
    return has_judge(p, act) ? act_rows[act->kind]->judge(p, &moved, scratch) : DONE;
}

/* "it says 2026-12-28 09:00:00 GMT; a quorum had cosigned the log without it 2026-12-29 ..." */
static Result differs(const Auditing *w, const Reason *why, Instant said, Instant seen,
                      const Reason *then, Arena *scratch)
{
    Text t = { 0 };
    text_put(&t, scratch, "it says {}; a quorum cosigned the log {} it {}",
             str_of_moment(said, w->p->zone, scratch),
             why == &stamped_early ? S("without") : S("with"),
             str_of_moment(seen, w->p->zone, scratch));
    if (then)
        text_put(&t, scratch, ", when it was not possible yet: {}", str(then->code));
    return because_of(why, text_str(&t));
}

/* A box act waits for its tick, and box-list for box acts. */
static Result early_check(const Auditing *w, const Act *act, Instant without, Arena *scratch)
{
    Instant least = without - w->lag;
    bool waits = act_is_box(act) || act->kind == ACT_BOX_LIST;
    if (!without || (act->at >= least && (waits || act->arrived >= least - LONG_WAIT)))
        return DONE;
    return differs(w, &stamped_early, act->at < least ? act->at : act->arrived, without, NULL,
                   scratch);
}

/* After a clock that ran ahead `at` is that of an earlier entry: of the act before, or of one that
 * is not shown here. */
static bool may_stand(const Auditing *w, const Act *act, Instant last)
{
    return act->at == last || act->leaf > w->last_leaf + 1;
}

static Result late_check(Auditing *w, const Procedure *p, const Act *act, Instant with,
                         Instant last, Arena *scratch)
{
    Instant most = with + SETTLING;
    Instant said = may_stand(w, act, last) ? act->arrived : act->at;
    if (!with || act->at <= most)
        return DONE;
    if (said > most + AHEAD_MOST)
        return differs(w, &stamped_late, said, with, NULL, scratch);
    Result then = act->arrived > most ? judge_then(p, act, most, scratch) : DONE;
    if (failed(then))
        return differs(w, &stamped_late, said, with, then.why, scratch);
    longest_note(&w->ahead, act, act->at - with);
    return DONE;
}

/* ---- what rests on the operator's clock alone --------------------------------------- */

/* What must not come too late, and what not too soon; and from what day on the standstill runs. */
typedef enum Worst { TOO_LATE, TOO_SOON, ANOTHER_DAY } Worst;
static const struct { ActKind kind; Worst worst; const char *says; } timed[] = {
    { ACT_PUBLISH, TOO_LATE, "the time for bids since the publication" },
    { ACT_TIMETABLE, TOO_LATE, "that the deadline was not over when it was set anew" },
    { ACT_AMEND, TOO_LATE, "that the change left the time that the law gives" },
    { ACT_ANSWER, TOO_LATE, "that the answer left the time that the law gives" },
    { ACT_INVITE, TOO_LATE, "the time for bids since the round was opened" },
    { ACT_OUTAGE, TOO_LATE, "that the outage was recorded within its time" },
    { ACT_BOX_LIST, TOO_SOON, "that the box was kept open to its deadline" },
    { ACT_INQUIRE, TOO_LATE, "the time to reply to the inquiry" },
    { ACT_RESOLVE, TOO_SOON, "that no reply was awaited any more at the ruling" },
    { ACT_SUMMARY, ANOTHER_DAY, "the day from which the standstill runs" },
    { ACT_CONTRACT, TOO_SOON, "the standstill before the contract" },
    { ACT_ERASE, TOO_SOON, "how long what was erased had been kept" },
};

/* Is it lawful also at the worst moment that the witnesses leave? Where no judge can say so an hour
 * is near enough. */
static bool borne_out(const Procedure *p, const Act *act, SeenEntry seen, Worst worst,
                      Arena *scratch)
{
    Instant late = seen.with ? seen.with : act->arrived + FAR_AHEAD;
    Instant then = worst != TOO_SOON ? late : seen.without ? seen.without : p->published;
    Instant apart = then > act->arrived ? then - act->arrived : act->arrived - then;
    if (worst == ANOTHER_DAY)
        return day_at(then, p->zone) == day_at(act->at, p->zone);
    return has_judge(p, act) ? !failed(judge_then(p, act, then, scratch)) : apart <= AHEAD_MOST;
}

/* Letters tell of an award, or of a round before it. */
static bool matters(const Procedure *p, const Act *act)
{
    const Lot *lot = act->kind == ACT_SUMMARY ? lot_of(p, act->summary.lot) : NULL;
    if (lot)
        return lot->awarded && counts_from_letters(lot);
    return act->kind != ACT_TIMETABLE || p->published;
}

/* Of the same about the same lot and round the first. */
static void rests_add(Auditing *w, const char *says, const Act *act)
{
    for (each(Rests, r, w->rests))
        if (r->says == says && act_round(r->act) == act_round(act) &&
            act_lot(r->act) == act_lot(act)) {
            r->more++;
            return;
        }
    *list_add(&w->rests, w->a) = (Rests){ .says = says, .act = act };
}

static void rests_note(Auditing *w, const Procedure *p, const Act *act, SeenEntry seen,
                       Arena *scratch)
{
    for (int i = 0; i < (int)countof(timed); i++)
        if (timed[i].kind == act->kind && matters(p, act) &&
            !borne_out(p, act, seen, timed[i].worst, scratch))
            rests_add(w, timed[i].says, act);
}

/* Before it is folded. last: `at` of the act before. */
Result stamps_check(Auditing *w, const Procedure *p, const Act *act, Instant last, Arena *scratch)
{
    SeenEntry seen = seen_entry(w, act->leaf);
    TRY(early_check(w, act, seen.without, scratch));
    TRY(late_check(w, p, act, seen.with, last, scratch));
    rests_note(w, p, act, seen, scratch);
    w->last_leaf = act->leaf;
    return DONE;
}

/* ---- and told ---------------------------------------------------------------------- */

void longest_note(Longest *longest, const Act *act, Instant span)
{
    longest->count++;
    if (span <= longest->most)
        return;
    longest->most = span;
    longest->leaf = act->leaf;
}

static void clock_warn(Auditing *w)
{
    const Longest *waited = &w->waited, *ahead = &w->ahead;
    if (waited->count)
        warning(w, "Said to have arrived more than ten minutes before they were entered: {}, up to "
                   "{} before (entry {}). The log's clock stood still after it had run ahead, or "
                   "they did not arrive when they say.",
                str_counted(waited->count, "act", "acts", w->a), str_of_span(waited->most, w->a),
                str_of_number(waited->leaf, w->a));
    if (ahead->count)
        warning(w, "Said to be later than witnesses saw them in the log: {}, by up to {} (entry "
                   "{}). The log's clock had run ahead; none of them would have been refused for "
                   "coming sooner.",
                str_counted(ahead->count, "act", "acts", w->a), str_of_span(ahead->most, w->a),
                str_of_number(ahead->leaf, w->a));
}

/* What a slow witness signed later than a quorum saw more: of what lies between it bears no
 * witness, and its reader should know why. */
static void slow_warn(Auditing *w)
{
    for (ptrdiff_t i = 0; i < w->points.len; i++) {
        const Witnessed *point = &w->points.at[i];
        Instant more = w->seen[i + 1].with;
        if (!more || point->since <= more + w->lag)
            continue;
        warning(w, "A quorum signed the log of {} entries only at {}, but one of more already at "
                   "{}: so late it says nothing of what was entered between.",
                str_of_number(point->checkpoint.size, w->a),
                str_of_moment(point->since, w->p->zone, w->a),
                str_of_moment(more, w->p->zone, w->a));
        return;
    }
}

static void rests_warn(Auditing *w)
{
    Text t = { 0 };
    ptrdiff_t named = w->rests.len < NAMED_MOST ? w->rests.len : NAMED_MOST;
    for (ptrdiff_t i = 0; i < named; i++) {
        const Rests *r = &w->rests.at[i];
        text_put(&t, w->a, "{}{}", i ? S("; ") : S(""), str(r->says));
        if (act_round(r->act))
            text_put(&t, w->a, ", round {}", str_of_number(act_round(r->act), w->a));
        if (act_lot(r->act))
            text_put(&t, w->a, ", lot {}", str_of_number(act_lot(r->act), w->a));
        text_put(&t, w->a, " (entry {}", str_of_number(r->act->leaf, w->a));
        if (r->more)
            text_put(&t, w->a, " and {} more", str_of_number(r->more, w->a));
        text_byte(&t, ')', w->a);
    }
    if (w->rests.len > named)
        text_put(&t, w->a, "; and {} more", str_of_number(w->rests.len - named, w->a));
    if (t.len)
        warning(w, "On the operator's clock alone, for no quorum of witnesses saw the log in time "
                   "to bear it out, rests: {}.", text_str(&t));
}

/* The portal may be down while the log is not; then somebody should ask. */
static void outage_warn(Auditing *w, const Act *act)
{
    int64_t count = 0;
    for (each(const Witnessed, point, w->points))
        for (each(const Cosigned, c, point->cosigned))
            count += c->at >= act->outage.from && c->at < act->outage.until;
    if (count)
        warning(w, "Witnesses cosigned the log {} while the box is said to have been out of reach: "
                   "see the outage at entry {}.",
                str_counted(count, "time", "times", w->a), str_of_number(act->leaf, w->a));
}

void stamps_warn(Auditing *w)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (w->acts[i].kind == ACT_OUTAGE)
            outage_warn(w, &w->acts[i]);
    clock_warn(w);
    slow_warn(w);
    rests_warn(w);
}

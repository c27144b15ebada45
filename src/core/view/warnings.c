#include "core/view/warnings.h"

#include "core/stage/inside.h"
#include "core/view/dates.h"

#include <string.h>

enum { SHORT_VALIDITY = 60 };                /* days; no law says how many; awards take as long */

#define say(form, ...)                                                                             \
    do {                                                                                           \
        Text t = { 0 };                                                                            \
        text_put(&t, a, form, __VA_ARGS__);                                                        \
        *list_add(out, a) = text_str(&t);                                                          \
    } while (0)

static Str n_of(int64_t n, Arena *a) { return str_of_number(n, a); }

/* ---- padlocks -------------------------------------------------------------------- */

static bool is_of(const Procedure *p, const Lock *lock, Id buyer)
{
    const Person *holder = person_of(p, lock->holder);
    for (each(Holding, held, holder->holdings))
        if (held->role == HOLDER && held->buyer == buyer)
            return true;
    return false;
}

static void warn_bodies(const Procedure *p, const Round *r, Warnings *out, Arena *a)
{
    for (each(Buyer, buyer, p->buyers)) {
        int64_t holds = 0;
        for (each(Lock, lock, p->locks))
            holds += is_of(p, lock, buyer->id);
        if (holds >= r->needed && r->needed > 1)
            say("Round {}: holders of buyer {} have {} and {} open: they can read every bid "
                "without the others. Give them fewer, or let more be needed.", n_of(r->id, a),
                n_of(buyer->id, a), str_counted(holds, "padlock", "padlocks", a),
                n_of(r->needed, a));
    }
}

static void warn_padlocks(const Procedure *p, const Round *r, Warnings *out, Arena *a)
{
    int64_t n = p->locks.len, k = r->needed;
    if (k == 1)
        say("Round {}: one padlock opens, so each holder alone can read every bid at any time. Let "
            "two or more be needed.", n_of(r->id, a));
    if (k == n && n > 1)
        say("Round {}: all {} padlocks are needed, so one holder who is ill, or loses a key, keeps "
            "every bid shut for ever. Let fewer be needed, or add holders.", n_of(r->id, a),
            n_of(n, a));
    if (k == n && n == 1)
        say("Round {}: there is one padlock; if it is lost, nothing ever opens. Add holders.",
            n_of(r->id, a));
    warn_bodies(p, r, out, a);
}

/* ---- dates ----------------------------------------------------------------------- */

static const char *day_off(const Procedure *p, Day day)
{
    Place place = place_of(p);
    return weekday(day) > 5 ? "a weekend" : is_holiday(place.holidays, day) ? "a holiday" : NULL;
}

static void warn_dates(const Procedure *p, const Round *r, Warnings *out, Arena *a)
{
    Day day = day_at(r->deadline, p->zone);
    const char *off = r->deadline ? day_off(p, day) : NULL;
    if (off)
        say("Round {}: the deadline, {}, is on {}: nobody helps a bidder in trouble. Choose a "
            "working day.", n_of(r->id, a), str_of_moment_words(r->deadline, p->zone, a),
            str(off));
    if (r->kind != ROUND_TENDER || !r->deadline)
        return;
    if (!r->validity)
        say("Round {}: it is not said until when tenders bind. Give a moment for that in "
            "the timetable.",
            n_of(r->id, a));
    else if (day_at(r->validity, p->zone) - day < SHORT_VALIDITY)
        say("Round {}: tenders bind for {} after the deadline; marking, approvals, standstill and "
            "a claim often take more than {}.", n_of(r->id, a),
            str_counted(day_at(r->validity, p->zone) - day, "day", "days", a),
            n_of(SHORT_VALIDITY, a));
}

/* ---- formulas -------------------------------------------------------------------- */

static void warn_formula(const Lot *lot, Warnings *out, Arena *a)
{
    if (lot->has_formula && formula_rows[lot->price.formula].relative)
        say("Lot {}: under {} the points for a price depend on the other bids: one that comes or "
            "goes can turn the order of two others. One that looks at each bid alone does not.",
            n_of(lot->id, a), str(formula_names[lot->price.formula]));
}

/* ---- the notice ------------------------------------------------------------------ */

static void warn_missing(const Procedure *p, Warnings *out, Arena *a)
{
    for (each(const Lot, lot, p->lots))
        if (!lot->tender_notice && !lot->ended)
            say("Lot {}: when the contract notice was sent is not on record, so nothing shows that "
                "bidders had the time that the law gives them. Officers enter that a notice "
                "was published (notice-published).", n_of(lot->id, a));
}

void notice_warnings(const Procedure *p, Instant now, Warnings *out, Arena *a)
{
    LawDates dates = { 0 };
    const Round *first = round_of(p, 1);
    if (!first || !first->listed)
        return;
    warn_missing(p, out, a);
    dates_of(p, now, &dates, a);
    for (each(const LawDate, date, dates))
        if (date->round == 1 && date->sent > date->opened && date_is_short(p, date) &&
            !lot_of(p, date->lot)->ended)
            say("Lot {}: counted from the contract notice as sent, {}, the deadline {} came too "
                "early: {}. It is awarded only where two officers say why it stands.",
                n_of(date->lot, a), str_of_moment_words(date->event, p->zone, a),
                str_of_moment_words(date->published, p->zone, a), date->period.words);
}

/* ---- what law has a last day for ------------------------------------------------- */

static void warn_asked(const Procedure *p, const Bid *bid, Instant now, Warnings *out, Arena *a)
{
    Period due;
    Instant then = bid->answered ? bid->answered : now;
    if (!bid->asked || failed(reasons_due(p, bid, &due, a)) || then < due.ends)
        return;
    say("Lot {}: bidder {} asked for its reasons on {}; they were due by the end of {}, and were "
        "{}.",
        n_of(bid->lot, a), n_of(bid->bidder, a), str_of_moment_words(bid->asked, p->zone, a),
        str_of_day_words(due.last, a),
        bid->answered ? str_of_moment_words(bid->answered, p->zone, a) : S("not given yet"));
}

static void warn_untold(const Procedure *p, const Bid *bid, Instant now, Warnings *out, Arena *a)
{
    Period due;
    Instant then = bid->authority_told ? bid->authority_told : now;
    bool told = bid->authority_told != 0;
    if (!(told || authority_due(p, bid)) || failed(exclusion_due(p, bid, &due, a)) ||
        then < due.ends)
        return;
    say("Lot {}: the authority was to be told of the exclusion of bidder {} by the end of {}, and "
        "was {}.", n_of(bid->lot, a), n_of(bid->bidder, a), str_of_day_words(due.last, a),
        told ? str_of_moment_words(then, p->zone, a) : S("not told yet"));
}

void late_warnings(const Procedure *p, Instant now, Warnings *out, Arena *a)
{
    for (each(const Bid, bid, p->bids)) {
        warn_asked(p, bid, now, out, a);
        warn_untold(p, bid, now, out, a);
    }
}

void warnings_of(const Procedure *p, Warnings *out, Arena *a)
{
    late_warnings(p, p->last_at, out, a);
    notice_warnings(p, p->last_at, out, a);
    for (each(Round, r, p->rounds)) {
        if (r->listed)
            continue;
        warn_padlocks(p, r, out, a);
        warn_dates(p, r, out, a);
    }
    for (each(Lot, lot, p->lots))
        if (!lot->ended && !lot->awarded)
            warn_formula(lot, out, a);
}

/* ---- with a batch ---------------------------------------------------------------- */

/* A list of its own, so that folding touches nobody else's. */
#define own(list)                                                                                  \
    do {                                                                                           \
        void *at = arena_take(a, (list)->len + 1, (ptrdiff_t)sizeof *(list)->at,                   \
                              _Alignof(max_align_t));                                              \
        if ((list)->len)                                                                           \
            memcpy(at, (list)->at, (size_t)(list)->len * sizeof *(list)->at);                      \
        (list)->at   = at;                                                                         \
        (list)->room = (list)->len;                                                                \
    } while (0)

/* Only what warnings look at is folded, and each needs no more than its own list. */
void warnings_with(const Procedure *p, const Act *acts, ptrdiff_t count, Warnings *out, Arena *a)
{
    Procedure with = *p;
    own(&with.rounds);
    own(&with.lots);
    for (ptrdiff_t i = 0; i < count; i++) {
        ActKind kind = acts[i].kind;
        bool known = kind == ACT_LOT || kind == ACT_ROUND ||
                     (kind == ACT_TIMETABLE && round_of(&with, acts[i].timetable.round)) ||
                     (kind == ACT_FORMULA && lot_of(&with, acts[i].formula.lot));
        if (known)
            act_rows[kind]->fold(&with, &acts[i], a);
    }
    warnings_of(&with, out, a);
}

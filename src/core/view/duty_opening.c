#include "core/view/duty_inside.h"

extern const Reason deviation_rejected;

/* ---- opening --------------------------------------------------------------------- */

Instant binding_until(const Procedure *p, const Round *r, Id lot)
{
    Instant until = 0;
    for (each(Bid, bid, p->bids)) {
        Instant end = bid->bound_until ? bid->bound_until : r->validity;
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            (!until || end < until))
            until = end;
    }
    return until;
}

static void turning(const Procedure *p, const Bid *shut, Envelope e, Id about, Instant now,
                    Duties *d, Arena *a)
{
    for (each(Lock, lock, p->locks)) {
        const Person *holder = person_of(p, lock->holder);
        if (!holder || holder->barred || has_turned_for(p, lock->holder, shut, e))
            continue;
        Duty *turn = add(d, a, HOLDER, lock->holder, shut->lot, e == PRICE
                         ? "turn your padlock for the prices"
                         : "turn your padlock for the first envelopes", "turns");
        turn->from = key_waits(holder, now);
        turn->by   = binding_until(p, round_of(p, shut->round), shut->lot);
        turn->about = about;
    }
}

const Bid *still_shut(const Procedure *p, const Round *r, Id lot, Envelope e)
{
    const Bid *shut = NULL;
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            !bid->opened[e] && (!shut || turned_for(p, bid, e) < turned_for(p, shut, e)))
            shut = bid;
    return shut;
}

static bool any_open(const Procedure *p, const Round *r, Id lot, Envelope e)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->opened[e])
            return true;
    return false;
}

/* Turning while fewer have turned than needed for this bid, then opening. */
static void opening_of(const Procedure *p, const Round *r, const Bid *shut, Envelope e, Id about,
                       Instant now, Duties *d, Arena *a)
{
    if (turned_for(p, shut, e) < r->needed)
        turning(p, shut, e, about, now, d, a);
    else
        officer(d, a, shut->lot, e == PRICE ? "open the prices" : "open the first envelopes",
                "opened")->about = about;
}

/* Who came in when others were open already is named: padlocks turn once more, for it alone. */
void duties_opening(const Procedure *p, const Round *r, Id lot, Envelope e, Instant now,
                    Duties *d, Arena *a)
{
    const Bid *shut = still_shut(p, r, lot, e);
    if (!shut || (e == PRICE && failed(judge_price_gate(p, r->id, lot_of(p, lot), a))))
        return;
    if (!any_open(p, r, lot, e)) {
        opening_of(p, r, shut, e, 0, now, d, a);
        return;
    }
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED && !bid->opened[e])
            opening_of(p, r, bid, e, bid->bidder, now, d, a);
}

static bool can_be_accepted(const Procedure *p, const Deposit *late, Arena *a)
{
    Act act = { .kind = ACT_ACCEPT_LATE,
                .accept_late = { .round = late->round, .lot = late->lot, .bidder = late->bidder,
                                 .ground = LATE_SEALED_IN_TIME } };
    return !failed(row_accept_late.judge(p, &act, a));
}

/* The last version of each late one: the judge of accept-late looks at no other. */
static bool is_last(const Procedure *p, const Deposit *of)
{
    return bidding_of(p, of->round, of->lot, of->bidder)->late <= of - p->box.at + 1;
}

static bool is_undecided(const Bid *bid, const Round *r, Id lot)
{
    return bid->round == r->id && bid->lot == lot && bid->standing == PENDING;
}

bool all_decided(const Procedure *p, const Round *r, Id lot)
{
    for (each(Bid, bid, p->bids))
        if (is_undecided(bid, r, lot))
            return false;
    return true;
}

/* What was upheld against its bidder leaves one of the two. */
static void deciding_on(const Procedure *p, const Bid *bid, Duties *d, Arena *a)
{
    bool out = failed(asked_before_admission(p, bid, a));
    officer(d, a, bid->lot, out ? "exclude a bid: the ground was upheld" : "admit or exclude a bid",
            out ? "exclude; two officers sign" : "admit, exclude; two officers sign")->about =
        bid->bidder;
}

void duties_admitting(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    for (each(Deposit, late, p->box))
        if (late->round == r->id && late->lot == lot && late->late && is_last(p, late) &&
            can_be_accepted(p, late, a))
            officer(d, a, lot, "accept a late bid before a padlock turns, or leave it shut",
                    "accept-late; two officers sign")->about = late->bidder;
    for (each(Bid, bid, p->bids))
        if (is_undecided(bid, r, lot))
            deciding_on(p, bid, d, a);
}

/* ---- evaluating ------------------------------------------------------------------ */

static bool is_marking(const Procedure *p, const Person *person, const Round *r, Id lot)
{
    return is_heard(p, person, lot) && !sheet_is_closed(p, person->id, r->id, lot);
}

/* Everybody who is heard has closed the sheet, and somebody is heard. */
static bool all_marked(const Procedure *p, const Round *r, Id lot)
{
    bool heard = false;
    for (each(Person, person, p->people)) {
        if (is_marking(p, person, r, lot))
            return false;
        heard = heard || is_heard(p, person, lot);
    }
    return heard;
}

/* "mark criterion 2 anew": what of a bid was opened again. */
static const char *freed_words(const Freely *freed, Arena *a)
{
    Text t = { 0 };
    for (each(Id, id, *freed))
        text_put(&t, a, "{}{}", str(t.len ? ", " : "mark criterion "), str_of_number(*id, a));
    text_our(&t, " and then close your sheet", a);
    return freed->all ? "mark it and then close your sheet" : str_terminated(text_str(&t), a);
}

/* Once a lot was locked, only what was opened again is marked. */
static void marking_again(const Procedure *p, const Round *r, Id lot, Id evaluator, Duties *d,
                          Arena *a)
{
    ptrdiff_t before = d->len;
    for (each(Bid, bid, p->bids)) {
        Freely freed = { 0 };
        if (bid->round != r->id || bid->lot != lot)
            continue;
        marks_freed(p, bid, &freed, a);
        if (!freed.len)
            continue;
        Duty *mark = add(d, a, EVALUATOR, evaluator, lot, freed_words(&freed, a),
                         "score, scores-done");
        mark->about = bid->bidder;
        mark->by    = binding_until(p, r, lot);
    }
    if (d->len == before)
        add(d, a, EVALUATOR, evaluator, lot, "close your sheet: no mark is open any more",
            "scores-done");
}

static void marking(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    ptrdiff_t before = d->len;
    for (each(Person, person, p->people)) {
        if (!is_marking(p, person, r, lot))
            continue;
        if (stand_of(p, r->id, lot))
            marking_again(p, r, lot, person->id, d, a);
        else
            add(d, a, EVALUATOR, person->id, lot, "mark every bid and close your sheet",
                "score, scores-done")->by = binding_until(p, r, lot);
    }
    if (d->len == before)
        officer(d, a, lot, "name evaluators: nobody is left to mark", "person, role");
}

/* about: the bid where it is not all of them; 0. */
static void agreeing_on(const Procedure *p, const Round *r, Id lot, Id about, Duties *d, Arena *a)
{
    for (each(Person, person, p->people)) {
        if (!(roles_in(person, lot) & CHAIR) || person->barred)
            continue;
        Duty *agree = add(d, a, CHAIR, person->id, lot,
                          "record what the panel agrees on, and who was there", "consensus");
        agree->about = about;
        agree->by    = binding_until(p, r, lot);
    }
}

static void agreeing(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    if (!stand_of(p, r->id, lot)) {
        agreeing_on(p, r, lot, 0, d, a);
        return;
    }
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && mark_awaited(p, bid, 0))
            agreeing_on(p, r, lot, bid->bidder, d, a);
}

static void rejected(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            bid_deviates(p, bid))
            officer(d, a, lot, "exclude the bid whose deviation was rejected",
                    "exclude; two officers sign")->about = bid->bidder;
}

void duties_evaluating(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    if (!all_marked(p, r, lot)) {
        marking(p, r, lot, d, a);
        return;
    }
    if (!marks_complete(p, r->id, lot)) {
        agreeing(p, r, lot, d, a);
        return;
    }
    Result asked = asked_before_lock(p, r->id, lot, a);
    if (asked.why == &deviation_rejected)
        rejected(p, r, lot, d, a);
    else if (!failed(asked) && !failed(judge_minutes(p, r->id, lot, a)))
        officer(d, a, lot, "lock the scores", "score-lock; two officers sign")->by =
            binding_until(p, r, lot);
}

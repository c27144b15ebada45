#include "core/view/duty_inside.h"

#include "core/view/award_due.h"

/* ---- of the whole procedure ------------------------------------------------------ */

static void declaring(const Procedure *p, Duties *d, Arena *a)
{
    for (each(Person, person, p->people)) {
        if (influences(person) && !person->declared)
            add(d, a, 0, person->id, 0, "declare your interests", "conflict");
        if (person->interest)
            officer(d, a, 0, "rule on a declared interest", "ruling")->about = person->id;
    }
}

/* Its 24 hours, and of a bidder whose box is open the deadline; 0: that box waits to be listed. */
static Instant keeps_until(const Procedure *p, const Person *person, Instant now)
{
    const Round *r = person->bidder ? round_of(p, 0) : NULL;
    Instant by = key_waits(person, now);
    return r && !r->listed && now < r->deadline && by < r->deadline ? r->deadline : by;
}

/* Who is no officer can keep the old key for as long as the new one does not count. */
static void keeping(const Procedure *p, Instant now, Duties *d, Arena *a)
{
    for (each(Person, person, p->people))
        if (key_uncounted(p, person, now) && may_keep_key(person))
            add(d, a, 0, person->id, 0, "keep your key, if the new one that officers entered for "
                "you is not yours", "key-kept")->by = keeps_until(p, person, now);
}

static const char *by_approval(const Gate *gate, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "approval gate={}; standing orders of the buyer",
             str_of_number(gate->id, a));
    return str_terminated(text_str(&t), a);
}

void duties_deciding(const Procedure *p, Before step, Id after, Id lot, const char *what,
                     Instant by, Duties *d, Arena *a)
{
    for (each(Gate, gate, p->gates)) {
        if (!gate_stands(gate, step))
            continue;
        const char *why = by_approval(gate, a);
        if (gate_waits_for(p, gate, gate->approver, after))
            add(d, a, APPROVER, gate->approver, lot, what, why)->by = by;
        for (each(Id, seat, gate->seats))
            if (gate_waits_for(p, gate, *seat, after))
                add(d, a, APPROVER, *seat, lot, what, why)->by = by;
    }
}

static void drafting(const Procedure *p, Duties *d, Arena *a)
{
    for (each(Person, person, p->people))
        if (roles_in(person, 0) & HOLDER && !person->barred && !lock_of_holder(p, person->id))
            add(d, a, HOLDER, person->id, 0, "bring a padlock", "padlock");
    duties_deciding(p, BEFORE_PUBLISH, 0, 0, "decide at the gate before publication", 0, d, a);
    officer(d, a, 0, d->len ? "publish, when the others have done their part" : "publish",
            "publish; two officers sign");
}

static void asking(const Procedure *p, const Round *r, Instant now, Duties *d, Arena *a)
{
    if (now < r->questions_until)
        add(d, a, BIDDER, 0, 0, "ask what is unclear", "question")->by = r->questions_until;
    if (p->questioned <= p->answered || now >= r->deadline)
        return;
    Instant last = in_time_until(p, r);
    if (now < last)
        officer(d, a, 0, "answer what was asked, to everybody", "answer; 2014/24/EU art. 53(2)")
            ->by = last;
    else
        officer(d, a, 0, "lengthen the deadline and then answer what was asked, if it was asked in "
                "good time", "amend, answer; 2014/24/EU art. 47(3)")->by = r->deadline;
}

/* The clock of the law runs from the contract notice as it was sent; until that is entered our own
 * publication counts in its place. */
static void noticing(const Procedure *p, const Round *r, Instant now, Duties *d, Arena *a)
{
    const unsigned rests = BIDDING | CLOSED | LISTED | LOCKED | AWARDED;
    bool missing = false;
    for (each(const Lot, lot, p->lots))
        missing |= !lot->tender_notice && phase_at(p, 1, lot->id, now) & rests;
    if (missing)
        officer(d, a, 0, "enter the time at which the contract notice was sent: the law counts "
                "from it", "notice-published notice=tender");
    if (r->id == 1 && !r->listed && failed(judge_noticed(p, r, a)))
        officer(d, a, 0, "lengthen the deadline: counted from the notice as sent it is too near",
                "amend; two officers sign")->by = r->deadline;
}

/* ---- all of it ------------------------------------------------------------------- */

/* Nobody is left of whom anything could follow. */
static bool deserted(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    bool any = false;
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot) {
            any = true;
            if (bid->standing != EXCLUDED)
                return false;
        }
    officer(d, a, lot, any ? "end it: no bid is left" : "end it: there is no bid",
            any ? "abandon, or reinstate who must not be out; two officers sign"
            : "abandon; two officers sign");
    return true;
}

static Envelope first_of(const Round *r)
{
    return r->kind == ROUND_SELECTION ? QUALIFICATION : QUALITY;
}

static void listed(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    Envelope first = first_of(r);
    duties_admitting(p, r, lot, d, a);
    if (!all_decided(p, r, lot) || deserted(p, r, lot, d, a))
        return;
    duties_opening(p, r, lot, first, now, d, a);
    if (r->kind != ROUND_TENDER && !has_criteria(p, r, lot))
        duties_choosing(p, r, lot, d, a);
    else if (!still_shut(p, r, lot, first))
        duties_evaluating(p, r, lot, d, a);
}

/* What came in after the lock is opened and marked like all others. */
static void marks_again(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d,
                        Arena *a)
{
    const Bid *bid = bid_unmarked(p, r->id, lot);
    duties_opening(p, r, lot, first_of(r), now, d, a);
    officer(d, a, lot, "open the marks again: a bid was admitted after the lock and is not marked",
            "reopen; two officers sign")->about = bid->bidder;
}

static void locked(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    duties_admitting(p, r, lot, d, a);
    if (!all_decided(p, r, lot) || deserted(p, r, lot, d, a))
        return;
    if (!p->withheld && !marks_complete(p, r->id, lot))
        marks_again(p, r, lot, now, d, a);
    else if (r->kind != ROUND_TENDER)
        duties_choosing(p, r, lot, d, a);
    else if (still_shut(p, r, lot, PRICE))
        duties_opening(p, r, lot, PRICE, now, d, a);
    else
        duties_awarding(p, r, lot, now, d, a);
}

static void closed(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    if (lot_stopped(p, r))
        return;                              /* that one goes on first */
    Duty *list = officer(d, a, lot, "list the box", "box-list; two officers sign");
    list->from = now < r->deadline + SETTLING ? r->deadline + SETTLING : 0;
}

static void in_phase(const Procedure *p, const Round *r, const Lot *lot, Instant now, Duties *d,
                     Arena *a)
{
    Phase phase = phase_at(p, 0, lot->id, now);
    if (phase & (BIDDING | CLOSED | LISTED | LOCKED))
        duties_talking(p, r, lot->id, now, d, a);
    switch (phase) {
    case BIDDING: duties_bidding(p, r, lot->id, d, a); break;
    case CLOSED:  closed(p, r, lot->id, now, d, a); break;
    case LISTED:  listed(p, r, lot->id, now, d, a); break;
    case LOCKED:  locked(p, r, lot->id, now, d, a); break;
    case AWARDED: duties_awarded(p, lot, now, d, a); break;
    case SIGNED:  duties_signed(p, lot, now, d, a); break;
    case ENDED:   duties_ended(p, r, lot, d, a); break;
    case DRAFT: case WAITING: break;
    }
}

static void suspended_(const Procedure *p, const Round *r, const Lot *lot, Instant now, Duties *d,
                       Arena *a)
{
    bool waits = stops_round(lot, r);
    officer(d, a, lot->id, time_given_back(p, r, now)
            ? "it is suspended: go on with it, which moves the deadline by as long as it lasted, "
              "or end it"
            : "it is suspended: go on with it, or end it", "resume, abandon; two officers sign");
    if (waits && r->id == 1)
        add(d, a, BIDDER, 0, lot->id, "wait: it is suspended; what you handed in stays in the box, "
            "and nothing comes in until it goes on", "suspend");
    for (each(Candidate, c, p->candidates))
        if (waits && c->round == r->id && c->lot == lot->id)
            add(d, a, BIDDER, c->bidder, lot->id, "wait: it is suspended; what you handed in stays "
                "in the box, and nothing comes in until it goes on", "suspend");
}

static void of_lot(const Procedure *p, const Round *r, const Lot *lot, Instant now, Duties *d,
                   Arena *a)
{
    bool runs = !lot->ended && !lot->signed_;
    if (runs && lot->halted) {
        suspended_(p, r, lot, now, d, a);
        duties_answering(p, lot, now, d, a);
        return;
    }
    if (runs && p->remade) {
        officer(d, a, lot->id, "end it: a change of buyers made another tender of it",
                "abandon; two officers sign");
        return;
    }
    if (runs && lot->uncut)
        officer(d, a, lot->id, "cut the lot's value anew: a buyer left or joined",
                "recut; two officers sign");
    if (runs) {
        duties_asked(p, lot->id, now, d, a);
        duties_standing(p, r, lot->id, now, d, a);
    }
    in_phase(p, r, lot, now, d, a);
    duties_answering(p, lot, now, d, a);
}

void duties_of(const Procedure *p, Instant now, Duties *d, Arena *a)
{
    const Round *r = round_of(p, 0);
    BestAward best = { 0 };
    d->best = &best;
    declaring(p, d, a);
    keeping(p, now, d, a);
    if (!p->published) {
        drafting(p, d, a);
        return;
    }
    asking(p, r, now, d, a);
    noticing(p, r, now, d, a);
    duties_consenting(p, d, a);
    for (each(Lot, lot, p->lots))
        of_lot(p, r, lot, now, d, a);
    d->best = NULL;
    for (each(Duty, duty, *d))
        if (duty->by <= now) {               /* nobody is sent back in time */
            duty->missed = duty->by;
            duty->by = 0;
        }
}

/* ---- whose, and in words --------------------------------------------------------- */

const char *duty_who(const Duty *duty)
{
    return duty->who == OFFICER     ? "officer"
           : duty->who == APPROVER  ? "approver"
           : duty->who == EVALUATOR ? "evaluator"
           : duty->who == CHAIR     ? "chair"
           : duty->who == HOLDER    ? "holder"
           : duty->who == BIDDER    ? "bidder"
                                    : "person";
}

bool duty_is_of(const Procedure *p, const Duty *duty, Id id)
{
    const Person *person = person_of(p, id);
    if (duty->person || !person || person->barred)
        return duty->person == id;
    return roles_in(person, duty->lot) & duty->who;
}

/* Midnight is the end of the day before it: nobody is told to be done "before 00:00". */
static bool is_midnight(Instant at, Zone zone) { return day_begins(day_at(at, zone), zone) == at; }

void duty_write(Text *t, const Duty *duty, Str about, Zone zone, Arena *a)
{
    if (duty->lot)
        text_put(t, a, "lot {}: ", str_of_number(duty->lot, a));
    text_our(t, duty->what, a);
    if (about.len)
        text_put(t, a, ": {}", about);
    if (duty->from)
        text_put(t, a, ", not before {}", is_midnight(duty->from, zone)
                 ? str_of_day_words(day_at(duty->from, zone), a)
                 : str_of_moment_words(duty->from, zone, a));
    if (duty->by && is_midnight(duty->by, zone))
        text_put(t, a, ", by the end of {}", str_of_day_words(day_at(duty->by, zone) - 1, a));
    else if (duty->by)
        text_put(t, a, ", before {}", str_of_moment_words(duty->by, zone, a));
}

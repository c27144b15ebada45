#include "core/duty.h"
#include "core/judges.h"

#include "core/rank.h"

static void add(Duties *d, Arena *a, const char *who, Id person, Id lot, const char *what,
                Instant by, const char *why)
{
    *list_add(d, a) = (Duty){ who, person, lot, 0, what, by, why };
}

/* What was added last is about this bidder. */
static void about(Duties *d, Id bidder) { d->at[d->len - 1].about = bidder; }

static void drafting(const Procedure *p, Duties *d, Arena *a)
{
    for (each(Person, person, p->people)) {
        if (person->barred || person->bidder)
            continue;
        if (!person->declared)
            add(d, a, "person", person->id, 0, "declare interests", 0, "conflict");
        if (person->interest)
            add(d, a, "officer", 0, 0, "rule on a declared interest", 0, "ruling");
        if (roles_of(p, person->id, 0) & HOLDER && !lock_of_holder(p, person->id))
            add(d, a, "holder", person->id, 0, "bring a padlock", 0, "padlock");
    }
    for (each(Gate, gate, p->gates))
        if (gate_stands(gate, BEFORE_PUBLISH) && !gate->approved)
            add(d, a, "approver", gate->approver, 0, "decide at the gate before publication", 0,
                "approval");
    add(d, a, "officer", 0, 0, "publish", 0, "publish; two officers sign");
}

/* Turning while fewer have turned than needed for some bid, then opening. */
static void opening(const Procedure *p, const Round *r, Id lot, Envelope e, Duties *d, Arena *a)
{
    const Bid *shut = NULL;
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            !bid->opened[e] && (!shut || turned_for(p, bid, e) < turned_for(p, shut, e)))
            shut = bid;
    if (!shut)
        return;
    if (turned_for(p, shut, e) >= r->needed) {
        add(d, a, "officer", 0, lot, e == PRICE ? "open the prices" : "open the quality envelopes",
            0, "opened");
        return;
    }
    for (each(Lock, lock, p->locks))
        if (!has_turned_for(p, lock->holder, shut, e))
            add(d, a, "holder", lock->holder, lot,
                e == PRICE ? "turn for the prices" : "turn for the quality envelopes", 0, "turns");
}

static void evaluating(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == PENDING) {
            add(d, a, "officer", 0, lot, "admit or exclude a bid", 0, "admit, exclude");
            about(d, bid->bidder);
        }
    opening(p, r, lot, r->kind == ROUND_SELECTION ? QUALIFICATION : QUALITY, d, a);
    if (!has_criteria(p, r, lot))
        return;
    for (each(Person, person, p->people)) {
        bool done = false;
        for (each(Done, it, p->done))
            done = done || (it->evaluator == person->id && it->round == r->id && it->lot == lot);
        if (is_heard(p, person, lot) && !done)
            add(d, a, "evaluator", person->id, lot, "mark every bid and close the sheet", 0,
                "score, scores-done");
    }
    add(d, a, "chair", 0, lot, "record what the panel agrees on", 0, "consensus");
    add(d, a, "officer", 0, lot, "lock the scores", 0, "score-lock; two officers sign");
}

/* ---- rounds before the last ------------------------------------------------------ */

/* A round after the first is for its candidates; the first for everybody. */
static void bidding(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    if (r->id == 1)
        add(d, a, "bidder", 0, lot, "seal and deposit", r->deadline, "deposit");
    for (each(Candidate, c, p->candidates))
        if (c->round == r->id && c->lot == lot)
            add(d, a, "bidder", c->bidder, lot, "seal and deposit", r->deadline, "deposit");
}

static void session_duty(const Session *s, Instant now, Duties *d, Arena *a)
{
    if (now < s->starts)
        add(d, a, "officer", 0, s->lot, "hold a session", s->starts, "session");
    else if (!s->minuted)
        add(d, a, "officer", 0, s->lot, "bring the minutes of a session", 0, "minute");
    else if (!s->agreed)
        add(d, a, "bidder", s->bidder, s->lot, "agree to the minutes of a session", 0, "agree");
    if (!s->agreed)
        about(d, s->bidder);
}

static void talking(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    for (each(Session, s, p->sessions))
        if (s->round == r->id && s->lot == lot)
            session_duty(s, now, d, a);
    if (r->kind == ROUND_DIALOGUE && r->listed && !talks_over(p, r->id, lot))
        add(d, a, "officer", 0, lot, "close the dialogue", 0, "dialogue-close; two officers sign");
}

/* Who goes on, who is told, and the invitation. */
static void choosing(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids)) {
        if (bid->round != r->id || bid->lot != lot || bid->standing != ADMITTED)
            continue;
        if (bid->choice == UNDECIDED) {
            add(d, a, "officer", 0, lot, "decide whether a candidate goes on", 0, "select");
            about(d, bid->bidder);
        }
        if (bid->choice == LEFT_OUT && !bid->summarised) {
            add(d, a, "officer", 0, lot, "tell a candidate why it does not go on", 0,
                "summary; 2014/24/EU art. 55");
            about(d, bid->bidder);
        }
    }
    add(d, a, "officer", 0, lot, "invite to the next round", 0, "invite; two officers sign");
}

static void locked(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    if (r->kind != ROUND_TENDER) {
        choosing(p, r, lot, d, a);
        return;
    }
    opening(p, r, lot, PRICE, d, a);
    if (lot_overtaken(p, lot_of(p, lot)))
        add(d, a, "officer", 0, lot, "end it: what it overlaps with is awarded", 0,
            "abandon; two officers sign");
    else
        add(d, a, "officer", 0, lot, "award", 0, "award; two officers sign");
}

static void listed(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    evaluating(p, r, lot, d, a);
    if (r->kind != ROUND_TENDER && !has_criteria(p, r, lot))
        choosing(p, r, lot, d, a);
}

static void awarded(const Procedure *p, const Lot *lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->lot == lot->id && bid->round == lot->award_round && bid->standing == ADMITTED &&
            !bid->summarised) {
            add(d, a, "officer", 0, lot->id, "give a bidder its assessment summary", 0,
                "Procurement Act 2023 s.50");
            about(d, bid->bidder);
        }
    if (!lot->award_notice)
        add(d, a, "officer", 0, lot->id, "publish the award notice and enter its number", 0,
            "notice-published");
    else if (!lot->standing)
        add(d, a, "officer", 0, lot->id, "declare the standstill", 0, "standstill");
    for (each(Claim, claim, lot->claims))
        if (!claim->ended)
            add(d, a, "officer", 0, lot->id, "wait: a notified claim blocks the signature", 0,
                "Procurement Act 2023 s.101");
    for (each(Gate, gate, p->gates))
        if (gate_stands(gate, BEFORE_CONTRACT) && !gate->approved)
            add(d, a, "approver", gate->approver, lot->id, "decide at the gate before signature", 0,
                "approval");
    if (lot->standing)
        add(d, a, "officer", 0, lot->id, "sign, not before", lot->sign_from, "contract");
}

/* What was asked waits for its reply, then for its ruling. */
static void asked(const Procedure *p, Id lot, Instant now, Duties *d, Arena *a)
{
    for (each(Inquiry, i, p->inquiries)) {
        if (i->resolved || i->lot != lot)
            continue;
        if (!i->replied && now < i->until)
            add(d, a, "bidder", i->bidder, lot, "reply to an inquiry", i->until, "reply");
        else
            add(d, a, "officer", 0, lot, "rule on an inquiry", 0, "resolve; two officers sign");
    }
}

/* A bid that stands and does not bind any more, or whose price asks for a question. */
static void standing(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids)) {
        if (bid->round != r->id || bid->lot != lot || bid->standing != ADMITTED)
            continue;
        const Person *bidder = person_of(p, bid->bidder);
        if (!bid_binds(p, bid, now))
            add(d, a, "officer", bid->bidder, lot, "enter that a bid lapsed", 0, "lapse");
        if (price_is_low(p, bid) && !inquiry_last(p, bid, ABOUT_LOW_PRICE))
            add(d, a, "officer", bid->bidder, lot, "ask why a price is so low", 0, "inquire");
        if (bidder && bidder->retest_pending)
            add(d, a, "officer", bid->bidder, lot, "test a changed consortium again", 0, "retest");
    }
}

void duties_of(const Procedure *p, Instant now, Duties *d, Arena *a)
{
    const Round *r = round_of(p, 0);
    if (!p->published) {
        drafting(p, d, a);
        return;
    }
    for (each(Lot, lot, p->lots)) {
        if (!lot->ended && !lot->signed_) {
            if (lot->uncut)
                add(d, a, "officer", 0, lot->id, "cut the lot's value anew: a buyer left or joined",
                    0, "recut; two officers sign");
            asked(p, lot->id, now, d, a);
            standing(p, r, lot->id, now, d, a);
        }
        Phase phase = phase_at(p, 0, lot->id, now);
        if (phase & (BIDDING | CLOSED | LISTED | LOCKED))
            talking(p, r, lot->id, now, d, a);
        switch (phase) {
        case BIDDING: bidding(p, r, lot->id, d, a); break;
        case CLOSED:
            add(d, a, "officer", 0, lot->id, "list the box", 0, "box-list; two officers sign");
            break;
        case LISTED:  listed(p, r, lot->id, d, a); break;
        case LOCKED:  locked(p, r, lot->id, d, a); break;
        case AWARDED: awarded(p, lot, d, a); break;
        case DRAFT: case WAITING: case SIGNED: case ENDED: break;
        }
    }
}

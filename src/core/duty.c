#include "core/duty.h"

#include "core/rank.h"

static void add(Duties *d, Arena *a, const char *who, Id person, Id lot, const char *what,
                Instant by, const char *why)
{
    *list_add(d, a) = (Duty){ who, person, lot, what, by, why };
}

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
        if (gate->before == BEFORE_PUBLISH && !gate->approved)
            add(d, a, "approver", gate->approver, 0, "decide at the gate before publication", 0,
                "approval");
    add(d, a, "officer", 0, 0, "publish", 0, "publish; two officers sign");
}

static bool has_turned(const Procedure *p, Id holder, Id round, Id lot, Envelope e)
{
    for (each(Turned, t, p->turned))
        if (t->holder == holder && t->round == round && t->lot == lot && t->envelope == e)
            return true;
    return false;
}

static int64_t turned_for(const Procedure *p, Id round, Id lot, Envelope e)
{
    int64_t count = 0;
    for (each(Turned, t, p->turned))
        count += t->round == round && t->lot == lot && t->envelope == e;
    return count;
}

/* Turning while fewer have turned than needed, then opening. */
static void opening(const Procedure *p, const Round *r, Id lot, Envelope e, Duties *d, Arena *a)
{
    bool shut = false;
    for (each(Bid, bid, p->bids))
        shut = shut || (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
                        !bid->opened[e]);
    if (!shut)
        return;
    if (turned_for(p, r->id, lot, e) >= r->needed) {
        add(d, a, "officer", 0, lot, e == PRICE ? "open the prices" : "open the quality envelopes",
            0, "opened");
        return;
    }
    for (each(Lock, lock, p->locks))
        if (!has_turned(p, lock->holder, r->id, lot, e))
            add(d, a, "holder", lock->holder, lot,
                e == PRICE ? "turn for the prices" : "turn for the quality envelopes", 0, "turns");
}

static void evaluating(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == PENDING)
            add(d, a, "officer", 0, lot, "admit or exclude a bid", 0, "admit, exclude");
    opening(p, r, lot, r->kind == ROUND_SELECTION ? QUALIFICATION : QUALITY, d, a);
    for (each(Person, person, p->people)) {
        bool done = false;
        for (each(Done, it, p->done))
            done = done || (it->evaluator == person->id && it->round == r->id && it->lot == lot);
        if (roles_of(p, person->id, lot) & EVALUATOR && !person->barred && !done)
            add(d, a, "evaluator", person->id, lot, "mark every bid and close the sheet", 0,
                "score, scores-done");
    }
    add(d, a, "chair", 0, lot, "record what the panel agrees on", 0, "consensus");
    add(d, a, "officer", 0, lot, "lock the scores", 0, "score-lock; two officers sign");
}

static void awarded(const Procedure *p, const Lot *lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->lot == lot->id && bid->round == lot->award_round && bid->standing == ADMITTED &&
            !bid->summarised)
            add(d, a, "officer", 0, lot->id, "give a bidder its assessment summary", 0,
                "Procurement Act 2023 s.50");
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
        if (gate->before == BEFORE_CONTRACT && !gate->approved)
            add(d, a, "approver", gate->approver, lot->id, "decide at the gate before signature", 0,
                "approval");
    if (lot->standing)
        add(d, a, "officer", 0, lot->id, "sign, not before", lot->sign_from, "contract");
}

void duties_of(const Procedure *p, Instant now, Duties *d, Arena *a)
{
    const Round *r = round_of(p, 0);
    if (!p->published) {
        drafting(p, d, a);
        return;
    }
    for (each(Lot, lot, p->lots)) {
        switch (phase_at(p, 0, lot->id, now)) {
        case BIDDING:
            add(d, a, "bidder", 0, lot->id, "seal and deposit", r->deadline, "deposit");
            break;
        case CLOSED:
            add(d, a, "officer", 0, lot->id, "list the box", 0, "box-list; two officers sign");
            break;
        case LISTED:  evaluating(p, r, lot->id, d, a); break;
        case LOCKED:
            opening(p, r, lot->id, PRICE, d, a);
            if (lot_overtaken(p, lot))
                add(d, a, "officer", 0, lot->id, "end it: what it overlaps with is awarded", 0,
                    "abandon; two officers sign");
            else
                add(d, a, "officer", 0, lot->id, "award", 0, "award; two officers sign");
            break;
        case AWARDED: awarded(p, lot, d, a); break;
        case DRAFT: case WAITING: case SIGNED: case ENDED: break;
        }
    }
}

#include "core/view/standstill.h"

const Reason claim_blocks = { REFUSED, "claim-blocks",
    "Procurement Act 2023 s.101; PCR 2015 reg. 95; 89/665/EEC art. 2(3)",
    "A claim or an order of a court blocks the signature, or the change." };

bool counts_from_letters(const Lot *lot)
{
    return lot->regime != REGIME_NONE && main_law(lot->regime) != PA_2023;
}

/* ---- letters --------------------------------------------------------------------- */

static bool told_since(const Bid *bid, Id nth) { return bid->told && bid->told_nth > nth; }

/* It handed nothing in for the round of the award. */
static bool stayed_behind(const Procedure *p, const Lot *lot, const Bid *bid)
{
    return bid->round < lot->award_round && !bid_of(p, lot->award_round, lot->id, bid->bidder);
}

bool letter_due(const Procedure *p, const Lot *lot, const Bid *bid)
{
    if (!lot->awarded || bid->lot != lot->id || bid->drew_back || bid->standing == PENDING)
        return false;
    if (bid->round != lot->award_round)
        return bid->standing == EXCLUDED && !bid->told && stayed_behind(p, lot, bid);
    bool once = bid->standing == EXCLUDED && !counts_from_letters(lot);
    return !told_since(bid, once ? bid->excluded_nth : lot->award_nth);
}

const Bid *letter_missing(const Procedure *p, const Lot *lot)
{
    for (each(const Bid, bid, p->bids))
        if (letter_due(p, lot, bid))
            return bid;
    return NULL;
}

static Instant last_letter(const Procedure *p, const Lot *lot)
{
    Instant last = 0;
    for (each(const Bid, bid, p->bids))
        if (bid->lot == lot->id && told_since(bid, lot->award_nth) && bid->told > last)
            last = bid->told;
    return last;
}

/* ---- the standstill -------------------------------------------------------------- */

static Instant event_of(const Procedure *p, const Lot *lot)
{
    if (!counts_from_letters(lot))
        return lot->award_notice;
    return letter_missing(p, lot) ? 0 : last_letter(p, lot);
}

/* The last receipt, where every letter since the award has one on record; 0: not all have. */
static Instant last_receipt(const Procedure *p, const Lot *lot)
{
    Instant last = 0;
    for (each(const Bid, bid, p->bids)) {
        if (bid->lot != lot->id || !told_since(bid, lot->award_nth))
            continue;
        if (!bid->received)
            return 0;
        last = bid->received > last ? bid->received : last;
    }
    return last;
}

/* Of letters by post the earlier end counts: that by the days from sending, or that by those from
 * receipt. */
static void by_receipt(const Procedure *p, const Lot *lot, const RuleCase *law, Standstill *s,
                       Arena *a)
{
    Instant received = s->assumed ? 0 : last_receipt(p, lot);
    Period  period;
    if (!received || failed(rule_earliest(law, LIMIT_RECEIVED, received, &period, a)) ||
        period.last >= s->period.last)
        return;
    s->event  = received;
    s->period = period;
}

static void last_day(const Procedure *p, const Lot *lot, Standstill *s)
{
    bool demanded = s->period.length > 0;
    s->waits = demanded || lot->standstill;
    if (!s->waits)
        return;
    s->last = demanded ? s->period.last : lot->standstill_last;
    if (lot->standstill && lot->standstill_last > s->last)
        s->last = lot->standstill_last;
    s->signs = day_begins(s->last + 1, p->zone);
}

Result standstill_of(const Procedure *p, const Lot *lot, Instant now, Standstill *s, Arena *a)
{
    RuleCase law = case_of(p, lot);
    *s = (Standstill){ 0 };
    if (!(p->withheld && counts_from_letters(lot))) {
        s->event   = event_of(p, lot);
        s->assumed = !s->event;
        TRY(standstill_ends(&law, s->assumed ? now : s->event, 0, &s->period, a));
        if (counts_from_letters(lot) && s->period.length > 0)
            by_receipt(p, lot, &law, s, a);
    }
    last_day(p, lot, s);
    return DONE;
}

/* ---- claims ---------------------------------------------------------------------- */

const char *const claim_says[] = {
    [CLAIM_BLOCKS] = "blocks the signature",
    [CLAIM_ENDED]  = "ended; it blocks nothing",
    [CLAIM_LIFTED] = "a court lifted what it blocked",
    [CLAIM_OUTSIDE] = "notified outside the standstill; by s.101 it blocks nothing",
    [CLAIM_OF_ANOTHER_AWARD] = "about an award that fell; it blocks nothing",
};

/* Its first day is that of the notice, from midnight. */
static ClaimState in_standstill(const Procedure *p, const Lot *lot, const Claim *claim, Instant now,
                                Arena *a)
{
    Standstill s;
    Day began = day_at(lot->award_notice, p->zone);
    if (!lot->award_notice || claim->notified < day_begins(began, p->zone))
        return CLAIM_OUTSIDE;
    bool known = !failed(standstill_of(p, lot, now, &s, a));
    return known && claim->notified >= s.signs ? CLAIM_OUTSIDE : CLAIM_BLOCKS;
}

ClaimState claim_state(const Procedure *p, const Lot *lot, const Claim *claim, Instant now,
                       Arena *a)
{
    if (claim->ended)
        return CLAIM_ENDED;
    if (claim->lifted)
        return CLAIM_LIFTED;
    if (!counts_from_letters(lot))
        return in_standstill(p, lot, claim, now, a);
    bool other = claim->award_nth && claim->award_nth != lot->award_nth;
    return other ? CLAIM_OF_ANOTHER_AWARD : CLAIM_BLOCKS;
}

static Str claim_detail(const Procedure *p, const Claim *claim, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "claim {}, notified {}; it ends with claim-ended, or with an order of the "
             "court that lifts it (order effect=lifts)", str_of_number(claim->id, a),
             str_of_moment_words(claim->notified, p->zone, a));
    return text_str(&t);
}

static Str order_detail(const Procedure *p, const Lot *lot, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "an order of a court, entered {}; it ends with one that lifts it (order "
             "effect=lifts)", str_of_moment_words(lot->ordered_at, p->zone, a));
    return text_str(&t);
}

Result signature_free(const Procedure *p, const Lot *lot, Instant now, Arena *a)
{
    for (each(const Claim, claim, lot->claims))
        if (claim_state(p, lot, claim, now, a) == CLAIM_BLOCKS)
            return because_of(&claim_blocks, claim_detail(p, claim, a));
    return lot->ordered ? because_of(&claim_blocks, order_detail(p, lot, a)) : DONE;
}

static bool claims_change(const Procedure *p, const Lot *lot, const Claim *claim)
{
    return !claim->ended && !claim->lifted && lot->change_stands &&
           claim->notified >= day_begins(day_at(lot->change_notice, p->zone), p->zone) &&
           claim->notified < day_begins(lot->change_last + 1, p->zone);
}

Result change_free(const Procedure *p, const Lot *lot, Arena *a)
{
    for (each(const Claim, claim, lot->claims))
        if (claims_change(p, lot, claim))
            return because_of(&claim_blocks, claim_detail(p, claim, a));
    return lot->ordered ? because_of(&claim_blocks, order_detail(p, lot, a)) : DONE;
}

#include "core/view/duty_inside.h"

#include "core/view/award_due.h"
#include "core/view/standstill.h"

extern const Reason finances_untested, commitments_unconfirmed;

/* ---- awarding -------------------------------------------------------------------- */

/* What stands between the first bid and its award. */
static void before_award(const Procedure *p, const Round *r, const Bid *first, Duties *d, Arena *a)
{
    if (failed(judge_confirmed(first, a)) && !inquiry_last(p, first, ABOUT_SCHEDULE))
        officer(d, a, first->lot, "ask what the prices that it left out mean", "inquire")->about =
            first->bidder;
    if (failed(nothing_explained(p, lot_of(p, first->lot), first, a)) &&
        !price_is_low(first, prices_opened(p, r->id, first->lot)))
        officer(d, a, first->lot, "ask how it can be done for nothing, and rule on the answer",
                "inquire; 2014/24/EU art. 69(1)")->about = first->bidder;
    if (bidder_tested(p, first->bidder, r->invited_nth, a).why == &finances_untested)
        officer(d, a, first->lot, "test a bidder's finances again", "retest; two officers sign")
            ->about = first->bidder;
    duties_deciding(p, BEFORE_AWARD, 0, first->lot, "decide at the gate before the award",
             binding_until(p, r, first->lot), d, a);
}

/* Somebody is, so who may win no more is all that is left. */
static bool is_ranked(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    Ranking ranking;
    return !failed(rank_lot(p, r->id, lot, &ranking, a)) && ranking.lines.len &&
           !ranking.lines.at[0].out;
}

/* Why nothing follows from the ranking, where somebody must do something about it. */
static void unawardable(const Procedure *p, const Round *r, const Reason *why, Id lot, Duties *d,
                        Arena *a)
{
    if (why == &award_tied)
        officer(d, a, lot, "end it and tender anew: the first places are equal, and no published "
                "rule parts them", "abandon; two officers sign");
    if (why == &shares_missing)
        officer(d, a, lot, "open the prices once more: what of them is for a buyer that has left "
                "is not on record", "share");
    if (why == &nobody_to_award)
        officer(d, a, lot,
                is_ranked(p, r, lot, a) ? "end it: whose bid is left may win no more lots"
                : "end it: no bid is left",
                "abandon, or reinstate who must not be out; two officers sign");
    if (why == &lot_overlaps)
        officer(d, a, lot, "end it: what it overlaps with is awarded",
                "abandon; two officers sign");
    if (why == &combine_too_large || why == &does_not_fit)
        officer(d, a, lot, "end it: its figures are beyond what can be worked out",
                "abandon; two officers sign");
    if (why == &award_not_optimal)
        officer(d, a, lot, "end it: the best award over all lots is without it",
                "abandon; two officers sign");
}

/* One that does not must leave first: it would still move relative points. */
static bool all_bind(const Procedure *p, const Round *r, Id lot, Instant now)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            !bid_binds(p, bid, now))
            return false;
    return true;
}

/* The notice left bidders too little time, and nobody has ruled on that yet. */
static bool hurried(const Procedure *p, const Lot *lot, Arena *a)
{
    return !lot->despite && failed(judge_noticed_of(p, round_of(p, 1), lot, a));
}

void duties_awarding(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    RankLine  due;
    ptrdiff_t before = d->len;
    if (!all_bind(p, r, lot, now))
        return;
    Result res = award_due(p, r->id, lot, d->best, &due, a);
    if (failed(res)) {
        unawardable(p, r, res.why, lot, d, a);
        return;
    }
    if (failed(asked_before_award(p, r->id, lot, a)) || failed(judge_buyers(p, lot_of(p, lot))))
        return;                              /* what is due first was told */
    before_award(p, r, due.bid, d, a);
    if (d->len > before || failed(judge_confirmed(due.bid, a)) ||
        failed(nothing_explained(p, lot_of(p, lot), due.bid, a)))
        return;
    Duty *award = officer(d, a, lot, hurried(p, lot_of(p, lot), a)
                          ? "end it, or award it and say why it stands in spite of too short a time"
                          : "award", "award; two officers sign");
    award->about = due.bid->bidder;
    award->by    = binding_until(p, r, lot);
}

/* The source of a duty that old and new law have in common. */
static const char *by_law(const Lot *lot, const char *act_of_2023, const char *directives)
{
    return main_law(lot->regime) == PA_2023 ? act_of_2023 : directives;
}

static void telling(const Procedure *p, const Lot *lot, Duties *d, Arena *a)
{
    bool assessed = true;
    for (each(Bid, bid, p->bids)) {
        bool excluded = bid->standing == EXCLUDED;
        if (letter_due(p, lot, bid))
            officer(d, a, lot->id, excluded ? "give an excluded bidder its letter"
                    : "give a bidder its assessment summary",
                    by_law(lot, "summary; Procurement Act 2023 s.50",
                           "summary; 2004/18/EC art. 41; 2014/24/EU art. 55"))->about = bid->bidder;
        assessed = assessed && (excluded || !letter_due(p, lot, bid));
    }
    if (assessed && !lot->award_notice && !counts_from_letters(lot))
        officer(d, a, lot->id, "publish the award notice and enter its number",
                "notice-published");
}

static void blocked(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    bool claimed = false;
    for (each(Claim, claim, lot->claims))
        claimed = claimed || claim_state(p, lot, claim, now, a) == CLAIM_BLOCKS;
    if (claimed)
        officer(d, a, lot->id, "wait: a notified claim blocks the signature",
                by_law(lot, "Procurement Act 2023 s.101", "89/665/EEC art. 2(3)"));
    if (lot->ordered)
        officer(d, a, lot->id, "wait: an order of a court blocks the signature",
                by_law(lot, "Procurement Act 2023 s.102", "89/665/EEC art. 2(1)"));
}

/* What stands between the award and the contract, beside time. */
static void before_contract(const Procedure *p, const Lot *lot, Duties *d, Arena *a)
{
    const Bid     *bid = bid_of(p, lot->award_round, lot->id, lot->winner);
    const Inquiry *i = bid ? inquiry_last(p, bid, ABOUT_COMMITMENTS) : NULL;
    bool asked = i && i->nth > lot->award_nth;
    Result due = asked_before_contract(p, lot, a);
    if (due.why == &commitments_unconfirmed && !asked)
        officer(d, a, lot->id, "ask the winner to confirm what it promised",
                "inquire; 2014/24/EU art. 30(7)")->about = lot->winner;
    if (bidder_tested(p, lot->winner, lot->award_nth, a).why == &finances_untested)
        officer(d, a, lot->id, "test the winner's finances before you sign",
                "retest; two officers sign")->about = lot->winner;
    duties_deciding(p, BEFORE_CONTRACT, lot->award_nth, lot->id,
                    "decide at the gate before signature",
             0, d, a);
}

/* Its judge would let it be entered then, by the figures of the award; why it may go beyond what
 * was published, or stands in spite of too short a time, is for those who sign. */
static bool can_be_signed(const Procedure *p, const Lot *lot, Instant at, Arena *a)
{
    Act act = { .kind = ACT_CONTRACT, .at = at, .arrived = at,
                .contract = { .lot = lot->id, .bidder = lot->winner, .value = lot->price_awarded,
                              .from = day_at(at, p->zone), .until = day_at(at, p->zone),
                              .beyond = p->last, .despite = p->last } };
    return !failed(row_contract.judge(p, &act, a));
}

/* It binds still, and will not when the contract may be signed. */
static void binding_to_sign(const Procedure *p, const Lot *lot, Instant now, Instant signs,
                            Duties *d, Arena *a)
{
    const Bid       *bid = bid_of(p, lot->award_round, lot->id, lot->winner);
    const Extension *e = extension_of(p, lot->award_round, lot->id);
    bool asked = e && signs < e->until;
    if (bid && !asked && bid_binds(p, bid, now) && !bid_binds(p, bid, signs))
        officer(d, a, lot->id, "ask all to be bound for longer: the winner's bid ends before the "
                "contract may be signed", "extend-validity")->about = lot->winner;
}

void duties_awarded(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    Standstill s;
    telling(p, lot, d, a);
    blocked(p, lot, now, d, a);
    before_contract(p, lot, d, a);
    if (failed(standstill_of(p, lot, now, &s, a)) || s.assumed)
        return;
    bool mandatory = s.period.length > 0;
    if (!lot->standstill)
        officer(d, a, lot->id, mandatory ? "declare the standstill"
                : "declare a standstill, if you grant one: the law demands none", "standstill");
    binding_to_sign(p, lot, now, s.signs, d, a);
    if (can_be_signed(p, lot, now < s.signs ? s.signs : now, a))
        officer(d, a, lot->id, hurried(p, lot, a)
                ? "end it, or sign the contract and say why it stands in spite of too short a time"
                : "sign the contract", "contract; two officers sign")->from =
            now < s.signs ? s.signs : 0;
}

/* ---- after ----------------------------------------------------------------------- */

/* What is over is at once. */
static void by_law_day(Duties *d, const Lot *lot, Result counted, const Period *due, Instant now,
                       const char *what, const char *at_once, const char *why, Id about, Arena *a)
{
    if (failed(counted))
        return;
    Duty *duty = officer(d, a, lot->id, now >= due->ends ? at_once : what, why);
    duty->about = about;
    duty->by    = due->ends;
}

static void changed(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    RuleCase law = case_of(p, lot);
    Period   due;
    if (lot->change_notice && !contract_ended(lot))
        officer(d, a, lot->id, "change the contract as its notice says",
                "contract-change; two officers sign")->from =
            lot->change_stands ? day_begins(lot->change_last + 1, p->zone) : 0;
    for (each(const Modification, change, lot->modified)) {
        Result counted = rule_earliest(&law, LIMIT_CHANGE_COPY, change->at, &due, a);
        if (change->copied || failed(counted) || change->value <= due.row->above)
            continue;
        by_law_day(d, lot, counted, &due, now,
                   "publish a copy of the contract's change and enter it",
                   "publish a copy of the contract's change at once: its time is over",
                   "notice-published notice=change-copy; Procurement Act 2023 s.77", 0, a);
    }
    bool over = now >= day_begins(lot->contract_until + 1, p->zone);
    if (over && !contract_ended(lot))
        by_law_day(d, lot, rule_earliest(&law, LIMIT_TERMINATION_NOTICE,
                                         day_begins(lot->contract_until, p->zone), &due, a),
                   &due, now, "publish the notice of the contract's end and enter it",
                   "publish the notice of the contract's end at once: its time is over",
                   "notice-published notice=termination; Procurement Act 2023 s.80", 0, a);
}

/* Who asked for its reasons has them in time, whatever has become of the lot; the authority hears
 * of exclusions under the Act. */
void duties_answering(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    Period due;
    for (each(const Bid, bid, p->bids)) {
        if (bid->lot != lot->id)
            continue;
        Act summary = { .kind = ACT_SUMMARY,
                        .summary = { .round = bid->round, .lot = lot->id, .bidder = bid->bidder } };
        if (bid->asked && !bid->answered && !failed(row_summary.judge(p, &summary, a)))
            by_law_day(d, lot, reasons_due(p, bid, &due, a), &due, now,
                       "give a bidder the reasons it asked for",
                       "give a bidder the reasons it asked for at once: the time is over",
                       "summary; 2014/24/EU art. 55(2)", bid->bidder, a);
        if (authority_due(p, bid))
            by_law_day(d, lot, exclusion_due(p, bid, &due, a), &due, now,
                       "tell the authority of an exclusion, and enter when",
                       "tell the authority of an exclusion at once: the time is over",
                       "exclusion-told; Procurement Act 2023 s.59", bid->bidder, a);
    }
}

void duties_signed(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    changed(p, lot, now, d, a);
    RuleCase law = case_of(p, lot);
    Period   period;
    if (lot->notices >> NOTICE_CONTRACT & 1)
        return;
    Result r = rule_earliest(&law, LIMIT_CONTRACT_DETAILS, lot->signed_at, &period, a);
    bool late = !failed(r) && period.length && now >= period.ends;
    officer(d, a, lot->id, late ? "publish the contract's notice at once: its time is over"
            : "publish the contract's notice and enter its number", "notice-published")->by =
        failed(r) || !period.length ? 0 : period.ends;
}

void duties_ended(const Procedure *p, const Round *r, const Lot *lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->lot == lot->id && bid->round == r->id && bid->standing != EXCLUDED &&
            !bid->summarised)
            officer(d, a, lot->id, "tell a bidder why the lot ended",
                    by_law(lot, "summary; Procurement Act 2023 s.55",
                           "summary; 2004/18/EC art. 41(1); 2014/24/EU art. 55(1)"))->about =
                bid->bidder;
    if (!(lot->notices >> NOTICE_TERMINATION & 1))
        officer(d, a, lot->id, "publish the notice of its end and enter its number",
                by_law(lot, "notice-published; Procurement Act 2023 s.55",
                       "notice-published; 2004/18/EC art. 41(1); 2014/24/EU art. 55(1)"));
}

/* ---- questions to one bidder ----------------------------------------------------- */

/* What was asked waits for its reply, then for its ruling. */
void duties_asked(const Procedure *p, Id lot, Instant now, Duties *d, Arena *a)
{
    for (each(Inquiry, i, p->inquiries)) {
        if (i->resolved || i->lot != lot)
            continue;
        bool  waits = !i->replied && now < i->until;
        Duty *duty = waits ? add(d, a, BIDDER, i->bidder, lot,
                                 "reply to what you were asked about your bid", "reply")
                           : officer(d, a, lot, i->replied ? "rule on a reply"
                                     : "rule: no reply came in time", "resolve; two officers sign");
        duty->inquiry = i->id;
        duty->about   = waits ? 0 : i->bidder;
        duty->by      = waits ? i->until : 0;
    }
}

/* A bid that stands and does not bind any more, or whose bidder was asked for longer. Once the lot
 * is awarded, nothing waits for who did not win it. */
static void binding(const Procedure *p, const Round *r, const Bid *bid, Instant now, Duties *d,
                    Arena *a)
{
    const Lot       *lot = lot_of(p, bid->lot);
    const Extension *e = extension_of(p, bid->round, bid->lot);
    bool open = e && bid->bound_until < e->until, binds = bid_binds(p, bid, now);
    bool again = open && binds_again(p, bid, e, now);
    if (open && binds)
        add(d, a, BIDDER, bid->bidder, bid->lot, "say whether you are bound for longer; if not, "
            "your bid lapses", "consent-validity")->by =
            bid->bound_until ? bid->bound_until : r->validity;
    if (again && !binds)
        add(d, a, BIDDER, bid->bidder, bid->lot, "say whether you are bound by your bid again; it "
            "binds you no more", "consent-validity")->by = e->until;
    if (!binds && (!lot->awarded || lot->winner == bid->bidder))
        officer(d, a, bid->lot, again ? "enter that a bid lapsed, unless its bidder is bound again"
                : lot->awarded ? "ask all to be bound again, or enter that the winner's bid lapsed"
                : "enter that a bid lapsed", again ? "lapse" : "lapse, or extend-validity first")
            ->about = bid->bidder;
}

/* It is out on a ground, and the ruling on that was looked at again since and upheld no more. */
static bool out_on_nothing(const Procedure *p, const Bid *bid)
{
    if (p->withheld || !out_on_heard(bid) || ground_upheld(p, bid))
        return false;
    for (const Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (i->again && i->resolved && i->ruling != RULED_UPHELD &&
            i->ruled_nth > bid->excluded_nth &&
            ruling_holds_for(i, bid->lot))
            return true;
    return false;
}

void duties_standing(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    OpenedPrices prices = prices_opened(p, r->id, lot);
    for (each(Bid, bid, p->bids)) {
        if (bid->round == r->id && bid->lot == lot && out_on_nothing(p, bid))
            officer(d, a, lot, "admit a bid again: its ground of exclusion holds no more",
                    "reinstate; two officers sign")->about = bid->bidder;
        if (bid->round != r->id || bid->lot != lot || bid->standing != ADMITTED)
            continue;
        const Person *bidder = person_of(p, bid->bidder);
        binding(p, r, bid, now, d, a);
        bool asks = bid_binds(p, bid, now) && price_is_low(bid, prices) &&
                    !inquiry_last(p, bid, ABOUT_LOW_PRICE);
        if (asks && !lot_of(p, lot)->awarded)
            officer(d, a, lot, "ask why a price is so low", "inquire; 2014/24/EU art. 69")->about =
                bid->bidder;
        if (ground_upheld(p, bid))
            officer(d, a, lot, "exclude a bid: the ground was upheld",
                    "exclude; two officers sign")->about = bid->bidder;
        if (bidder && bidder->retest_pending)
            officer(d, a, lot, "test a changed consortium again", "retest; two officers sign")
                ->about = bid->bidder;
    }
}

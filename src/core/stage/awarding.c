/* awarding.c - award, notices, standstill, claims and the contract. */
#include "base/money.h"
#include "core/stage/inside.h"
#include "core/stage/row.h"
#include "core/view/award_due.h"
#include "core/view/standstill.h"

const Reason award_not_first = { REFUSED, "award-not-first", "2014/24/EU art. 67(1)",
    "The award names a bid that is not ranked first." };
const Reason round_not_final = { REFUSED, "round-not-final", "2014/24/EU art. 30(6)-(7)",
    "An award follows from the final tenders, the latest of them." };
const Reason award_tied = { REFUSED, "award-tied", "doc/book.md, ranking",
    "The first places are equal and no published rule parts them: the marks stay, lots are drawn "
    "only where that was published, and two officers may end the lot and tender anew (abandon)." };
const Reason award_figures_differ = { REFUSED, "award-figures-differ", "2014/24/EU art. 67",
    "The total or the price is not what the marks and the opened envelopes give." };
const Reason price_zero = { REFUSED, "price-zero",
    "2014/24/EU art. 69(1); Public Contracts Regulations 2015 reg. 69(1); CJEU C-367/19",
    "Nobody has asked how it can be done for nothing: inquire about the low price and rule on the "
    "answer; once it is explained the bid can be awarded." };
const Reason nobody_to_award = { REFUSED, "nobody-to-award", "2014/24/EU art. 67",
    "No bid of this lot is left in the ranking." };
const Reason prices_known_wrong = { INVALID, "prices-known-wrong", "doc/acts.md reopen",
    "Whether prices were known when marks are opened again is a matter of record." };
const Reason summary_twice = { CONFLICT, "summary-twice", "Procurement Act 2023 s.50",
    "This bidder has its assessment summary already." };
const Reason summary_early = { REFUSED, "summary-early", "2014/24/EU art. 55; doc/acts.md summary",
    "Before the award only who was left out or excluded gets its reasons; the others afterwards." };
const Reason summary_missing = { REFUSED, "summary-missing",
    "Procurement Act 2023 s.50; PCR 2015 reg. 86; 2014/24/EU art. 55; 89/665/EEC art. 2a(2)",
    "Every assessed bidder gets its summary before the award notice, and everybody who was not "
    "awarded, also who was excluded, its letter before the contract." };
const Reason notice_in_future = { INVALID, "notice-in-future", "doc/acts.md notice-published",
    "A notice that was published has a time that is over." };
const Reason notice_out_of_turn = { REFUSED, "notice-out-of-turn",
                                    "Procurement Act 2023 s.50, 53, 55",
                                    "A notice is entered after what it tells of, and that of an "
                                    "award or a copy once." };
const Reason notice_missing = { REFUSED, "notice-missing", "Procurement Act 2023 s.50",
    "The contract award notice has not been published." };
const Reason standstill_too_short = { REFUSED, "standstill-too-short", "Procurement Act 2023 s.51",
    "The standstill ends before the law allows, or before what was declared." };
const Reason standstill_over = { REFUSED, "standstill-over",
    "Procurement Act 2023 s.51; 89/665/EEC art. 2a(2); PCR 2015 reg. 86(2)(d), 87",
    "A standstill is declared while it still runs: bidders learn its last day before it is over." };
const Reason standstill_basis_wrong = {
    REFUSED, "standstill-basis-wrong", "Procurement Act 2023 s.51",
    "Whether a standstill is mandatory follows from the lot's law and the facts."
};
const Reason standstill_running = { REFUSED, "standstill-running", "Procurement Act 2023 s.51",
    "The standstill has not ended." };
const Reason standstill_missing = { REFUSED, "standstill-missing", "Procurement Act 2023 s.51",
    "A mandatory standstill was not declared." };
const Reason claim_in_future = { INVALID, "claim-in-future", "doc/acts.md claim",
    "The buyer cannot have been notified of a claim at a moment that has not come." };
const Reason notice_too_short = { REFUSED, "notice-too-short",
    "Procurement Act 2023 s.54; 2014/24/EU art. 27 to 30, 47(1); PCR 2015 reg. 27 to 30",
    "Counted from the contract notice as it was sent, bidders had less time than the law gives "
    "them, and nobody says why it may stand." };
const Reason no_such_claim = { MISSING, "no-such-claim", "doc/acts.md claim",
    "There is no such claim for this lot." };
const Reason contract_not_winner = { REFUSED, "contract-not-winner", "Procurement Act 2023 s.50",
    "The contract is not with the winner of the award, or not at its price." };
const Reason contract_backwards = { INVALID, "contract-backwards", "doc/acts.md contract",
    "The contract ends before it begins." };
const Reason contract_beyond = { REFUSED, "contract-beyond",
    "Procurement Act 2023 s.74; 2014/24/EU art. 72; PCR 2015 reg. 72",
    "The contract is for more, or for longer, than was published, and nobody says why it may be." };

#define DESPITE(kind)                                                                              \
    W(kind, despite, TO_ALL, .optional = true, .label = "Why so short a time stands",              \
      .is_so = time_was_short, .not_so = "the deadline was as far off as the law wants",           \
      .hint = "Where the notice as sent left bidders too little, only; everybody will read this.")

void lot_unaward(Procedure *p, Lot *lot)
{
    for (each(Bid, bid, p->bids))
        if (bid->lot == lot->id && bid->round == lot->award_round)
            bid->summarised = false;
    if (lot->awarded)
        lot->fallen_nth = lot->award_nth;
    lot->awarded = lot->standstill = false;
    lot->winner = lot->award_nth = 0;
    lot->award_notice = lot->sign_from = 0;
}

/* ---- award ----------------------------------------------------------------------- */

/* Every admitted bid binds its bidder; one that does not would still move relative points. */
static Result judge_binding(const Procedure *p, Id round, Id lot, Instant at, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == ADMITTED &&
            !bid_binds(p, bid, at))
            return because_bid(&bid_lapsed, bid, "enter that first (lapse), or ask all to be bound "
                               "for longer (extend-validity)", a);
    return DONE;
}

/* What the act would have to say. */
static Str figures_of(const Procedure *p, const RankLine *due, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "right would be total={} and a price of {}", str_of_figure(due->shown, a),
             str_of_money(due->price, p->currency, a));
    return text_str(&t);
}

/* With what would be right in the fields of the act. */
static Str who_is_first(const Procedure *p, const Act *act, const RankLine *due, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "bidder={} was named; lot {} goes to bidder {}, and {}",
             str_of_number(act->award.bidder, a), str_of_number(act->award.lot, a),
             str_of_number(due->bid->bidder, a), figures_of(p, due, a));
    return text_str(&t);
}

Result nothing_explained(const Procedure *p, const Lot *lot, const Bid *bid, Arena *a)
{
    bool asks = lot->regime == EU_2014_24 || lot->regime == PCR_2015;
    const Inquiry *i = inquiry_last(p, bid, ABOUT_LOW_PRICE);
    return !asks || bid->price || (i && i->resolved)
               ? DONE : because_bid(&price_zero, bid, i ? "rule on what it replied (resolve)"
                                    : "ask it (inquire about=low-price)", a);
}

/* When it was sent came out after the list. Nothing can give the time back then: two officers rule
 * that nobody lost by it, or the lot ends. */
static Result judge_time_given(const Procedure *p, const Lot *lot, Hash despite, Arena *a)
{
    Text t = { 0 };
    Result r = judge_noticed_of(p, round_of(p, 1), lot, a);
    if (!failed(r) || lot->despite || !hash_none(despite))
        return DONE;
    text_put(&t, a, "lot {}: the notice was sent {}; {}; two officers may rule that nobody lost by "
             "it, and say why (despite=\"...\"), or end the lot (abandon)",
             str_of_number(lot->id, a), str_of_moment_words(lot->tender_notice, p->zone, a),
             r.detail);
    return because_of(&notice_too_short, text_str(&t));
}

static bool time_was_short(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act_lot(act));
    const Round *first = round_of(p, 1);
    return lot && first && failed(judge_noticed_of(p, first, lot, a));
}

static Result judge_award(const Procedure *p, const Act *act, Arena *a)
{
    RankLine  due;
    BestAward best = { 0 };
    const Round *r = round_of(p, act->award.round);
    if (r != round_of(p, 0) || r->kind != ROUND_TENDER)
        return because(&round_not_final);
    TRY(judge_buyers(p, lot_of(p, act->award.lot)));
    TRY(judge_time_given(p, lot_of(p, act->award.lot), act->award.despite, a));
    TRY(gates_passed(p, BEFORE_AWARD, 0, act->award.price, a));
    TRY(judge_decided(p, r->id, act->award.lot, a));
    TRY(judge_binding(p, r->id, act->award.lot, act->arrived, a));
    TRY(award_due(p, act->award.round, act->award.lot, &best, &due, a));
    if (due.bid->bidder != act->award.bidder)
        return because_of(p->objective == LEAST_COST ? &award_not_optimal : &award_not_first,
                          who_is_first(p, act, &due, a));
    TRY(asked_before_award(p, r->id, act->award.lot, a));
    TRY(nothing_explained(p, lot_of(p, act->award.lot), due.bid, a));
    TRY(bidder_tested(p, due.bid->bidder, r->invited_nth, a));
    bool same = decimal_same(due.shown, act->award.total) && due.price == act->award.price;
    return same ? judge_confirmed(due.bid, a)
                : because_of(&award_figures_differ, figures_of(p, &due, a));
}

static void fold_award(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->award.lot);
    lot->awarded       = true;
    lot->award_round   = act->award.round;
    lot->winner        = act->award.bidder;
    lot->award_nth     = act->nth;
    lot->awarded_at    = act->at;
    lot->total         = act->award.total;
    lot->price_awarded = act->award.price;
    lot->despite       = lot->despite || !hash_none(act->award.despite);
}

const ActRow row_award = {
    .name = "award", .says = "Award a lot to the bid that ranks first",
    .who = OFFICER, .when = LOCKED, .rules = TWICE | NEEDS_ALL | WEIGHS, .shown = TO_ALL,
    UNSETTLED_BY(ACT_ADMIT, ACT_EXCLUDE, ACT_REINSTATE, ACT_LAPSE, ACT_SCORE_LOCK, ACT_REOPEN,
                 ACT_APPROVAL, ACT_INQUIRE, ACT_REPLY, ACT_RESOLVE, ACT_MEMBER_CHANGE, ACT_RETEST,
                 ACT_COMPLAINT, ACT_CLAIM, ACT_CLAIM_ENDED, ACT_ORDER, ACT_SUSPEND, ACT_JOIN,
                 ACT_LEAVE, ACT_RECUT, ACT_NOTICE_PUBLISHED),
    .source = "2014/24/EU art. 67(1); Procurement Act 2023 s.19",
    .fields = {
        OF_ROUND(award), OF_LOT(award), OF_BIDDER(award),
        FIGURE_(award, total, .label = "Total",
          .hint = "Exactly as the ranking shows it."),
        M(award, price, .label = "Price", .hint = "Exactly that of the opened envelope."),
        PAPER_(award, report, TO_OVERSEERS, .label = "Report", .hint = READ_TO_OVERSEERS),
        DESPITE(award)
    },
    .judge = judge_award, .fold = fold_award,
};

/* Of its award, and of its exclusion. */
static bool told_of_all(const Lot *lot, const Bid *bid)
{
    return bid->told_nth > lot->award_nth && bid->told_nth > bid->excluded_nth;
}

static Result judge_summary(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->summary.round, act->summary.lot, act->summary.bidder);
    if (!bid)
        return because(&no_such_bid);
    const Lot *lot = lot_of(p, bid->lot);
    if (bid->summarised && told_of_all(lot, bid) && !(bid->asked && !bid->answered))
        return because(&summary_twice);
    if (!p->withheld)
        TRY(judge_left_out(p, bid, a));
    bool out = bid->choice == LEFT_OUT || bid->standing == EXCLUDED;
    return out || lot->awarded || lot->ended ? DONE : because(&summary_early);
}

static void fold_summary(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Bid *bid = bid_of(p, act->summary.round, act->summary.lot, act->summary.bidder);
    bool asked = bid->asked && !bid->answered;
    if (asked)
        bid->answered = act->at;
    if (asked && bid->summarised && told_of_all(lot_of(p, bid->lot), bid))
        return;                          /* the standstill counts from what it was told first */
    bid->summarised = true;
    bid->received   = 0;
    bid->told       = act->at;
    bid->told_nth   = act->nth;
}

const ActRow row_summary = {
    .name = "summary",
    .says = "Tell a bidder how it was assessed, why it does not go on, or why its lot ends",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED, .rules = THOUGH_ENDED,
    .shown = TO_ITS_BIDDER,
    .source = "Procurement Act 2023 s.50; SI 2024/692 reg. 31; 2014/24/EU art. 55",
    .fields = {
        OF_ROUND(summary), OF_LOT(summary), OF_BIDDER(summary),
        PAPER_(summary, paper, TO_ITS_BIDDER, .label = "Assessment summary",
               .hint = READ_TO_ITS_BIDDER)
    },
    .judge = judge_summary, .fold = fold_summary,
};

/* ---- notices and standstill ------------------------------------------------------ */

static Result not_told(const Bid *bid, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "bidder {}, {} in round {}: enter its summary first",
             str_of_number(bid->bidder, a),
             str(bid->standing == EXCLUDED ? "excluded" : "assessed"),
             str_of_number(bid->round, a));
    return because_of(&summary_missing, text_str(&t));
}

/* since: when what it was measured by happened; 0: the words say all. */
static Result out_of_turn(const Procedure *p, const Lot *lot, const char *why, Instant since,
                          Arena *a)
{
    Text t = { 0 };
    if (lot)
        text_put(&t, a, "lot {}: ", str_of_number(lot->id, a));
    text_our(&t, why, a);
    if (since)
        text_put(&t, a, " {}", str_of_moment_words(since, p->zone, a));
    return because_of(&notice_out_of_turn, text_str(&t));
}

/* than: what it tells of, and of when that is. */
static Result too_old(const Procedure *p, const Act *act, const char *than, Instant since, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "published={}: it is older than {} {}",
             str_of_moment_words(act->notice_published.published, p->zone, a), str(than),
             str_of_moment_words(since, p->zone, a));
    return because_of(&notice_out_of_turn, text_str(&t));
}

/* The law counts from it: what was never begun was not sent. */
static Result judge_tender_notice(const Procedure *p, const Act *act, Arena *a)
{
    if (!p->published)
        return out_of_turn(p, NULL, "the tender is a draft: the publication here comes first, and "
                           "the notice with it (publish)", 0, a);
    return act->notice_published.published < p->began
               ? too_old(p, act, "this procedure, begun", p->began, a) : DONE;
}

bool notice_put_back(const Procedure *p, const Act *act)
{
    if (act->notice_published.notice != NOTICE_TENDER)
        return false;
    for (each(const Lot, lot, p->lots))
        if ((!act->notice_published.lot || lot->id == act->notice_published.lot) &&
            act->notice_published.published < lot->tender_notice)
            return true;
    return false;
}

/* By the Act the standstill counts from this notice: it is never older than its award, and there is
 * one. Other laws have none before the contract; whoever publishes one may enter it. */
static Result judge_award_notice(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    if (!lot->awarded)
        return out_of_turn(p, lot, lot->fallen_nth ? "its award fell: the next one comes first "
                           "(award)" : "its award comes first (award)", 0, a);
    if (lot->award_notice)
        return out_of_turn(p, lot, "the notice of this award was entered already, as published",
                           lot->award_notice, a);
    if (act->notice_published.published < lot->awarded_at)
        return too_old(p, act, "the award that it tells of, made", lot->awarded_at, a);
    for (each(Bid, bid, p->bids))
        if (bid->lot == lot->id && bid->round == lot->award_round && bid->standing == ADMITTED &&
            !bid->summarised)
            return not_told(bid, a);
    return DONE;
}

static Result unsigned_yet(const Procedure *p, const Lot *lot, Arena *a)
{
    return out_of_turn(p, lot, "its contract comes first (contract)", 0, a);
}

/* Of the same day is enough: a signature is put on record after it was given. */
static Result judge_dated(const Procedure *p, const Act *act, const char *than, Instant event,
                          Arena *a)
{
    Day day = day_at(act->notice_published.published, p->zone);
    return day < day_at(event, p->zone) ? too_old(p, act, than, event, a) : DONE;
}

static Result judge_contract_notice(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    return lot->signed_ ? judge_dated(p, act, "the contract, signed", lot->signed_at, a)
                        : unsigned_yet(p, lot, a);
}

static Result judge_end_notice(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    if (lot->ended)
        return judge_dated(p, act, "the end of the lot, entered", lot->ended_at, a);
    return lot->signed_ ? judge_dated(p, act, "the contract, signed", lot->signed_at, a)
                        : out_of_turn(p, lot, "its end comes first: without a contract (abandon), "
                                      "or with one (contract)", 0, a);
}

/* What a notice promised stands until it has run and nothing holds its change back: another notice
 * would begin anew, and put a claim outside of it. */
static Result judge_change_notice(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    if (!lot->signed_)
        return unsigned_yet(p, lot, a);
    if (contract_ended(lot))
        return out_of_turn(p, lot, "the notice of its contract's end was entered", 0, a);
    if (act->notice_published.published < lot->signed_at)
        return too_old(p, act, "the contract that is to change, signed", lot->signed_at, a);
    TRY(change_waited(p, lot, act->arrived, a));
    return lot->change_stands ? change_free(p, lot, a) : DONE;
}

/* One may be of several changes. */
static Result judge_change_copy(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    Instant copied = 0;
    if (!lot->signed_)
        return unsigned_yet(p, lot, a);
    for (each(const Modification, change, lot->modified)) {
        if (!change->copied)
            return act->notice_published.published >= change->at ? DONE
                   : too_old(p, act, "the change of which it is a copy, made", change->at, a);
        copied = change->copied;
    }
    return copied ? out_of_turn(p, lot, "the copy of its last change was entered already, as "
                                "published", copied, a)
                  : out_of_turn(p, lot, "a change of its contract comes first, after its own "
                                "notice (notice-published notice=change, contract-change)", 0, a);
}

static Result judge_notice_of(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    switch ((Notice)act->notice_published.notice) {
    case NOTICE_TENDER:      return judge_tender_notice(p, act, a);
    case NOTICE_AWARD:       return judge_award_notice(p, lot, act, a);
    case NOTICE_CONTRACT:    return judge_contract_notice(p, lot, act, a);
    case NOTICE_TERMINATION: return judge_end_notice(p, lot, act, a);
    case NOTICE_CHANGE:      return judge_change_notice(p, lot, act, a);
    case NOTICE_CHANGE_COPY: return judge_change_copy(p, lot, act, a);
    }
    return because(&notice_out_of_turn);
}

static Result judge_notice_published(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->notice_published.lot);
    bool of_tender = act->notice_published.notice == NOTICE_TENDER;
    if (act->notice_published.published > act->at)
        return because(&notice_in_future);
    if (!of_tender && !act->notice_published.lot)
        return out_of_turn(p, NULL, "lot=0: only the contract notice is of all lots; name the lot "
                           "that this one tells of", 0, a);
    if (!of_tender && !lot)
        return because_value(&no_such_lot, p, act, "lot", a);
    return judge_notice_of(p, lot, act, a);
}

/* Of the contract notice the time that was entered last counts; of lot 0 it is all lots'. */
static void fold_tender_notice(Procedure *p, const Act *act)
{
    for (each(Lot, lot, p->lots))
        if (!act->notice_published.lot || lot->id == act->notice_published.lot) {
            lot->despite &= act->notice_published.published <= lot->tender_notice;
            lot->tender_notice = act->notice_published.published;
        }
}

static void fold_notice_published(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->notice_published.lot);
    if (act->notice_published.notice == NOTICE_TENDER)
        fold_tender_notice(p, act);
    if (lot)
        lot->notices |= 1u << act->notice_published.notice;
    if (lot && act->notice_published.notice == NOTICE_AWARD)
        lot->award_notice = act->notice_published.published;
    if (lot && act->notice_published.notice == NOTICE_CHANGE) {
        lot->change_notice = act->notice_published.published;
        lot->change_stands = false;
    }
    if (lot && act->notice_published.notice == NOTICE_CHANGE_COPY)
        for (each(Modification, change, lot->modified))
            if (!change->copied && change->at <= act->notice_published.published)
                change->copied = act->notice_published.published;
}

static const Choices notices = LIST_OF(
    { "tender", "tender" }, { "award", "award" }, { "contract", "contract" },
    { "termination", "end of the contract" }, { "change", "change of the contract" },
    { "change-copy", "copy of the changed contract" });
const ActRow row_notice_published = {
    .name = "notice-published", .says = "Enter the number and time of a statutory notice",
    .who = OFFICER, .when = ANY_PHASE,
    .rules = CLERKS_WORD | NEEDS_ALL | THOUGH_ENDED | EVERY_LOT | WEIGHS, .shown = TO_ALL,
    .source = "Procurement Act 2023 s.21, 50, 53, 55, 75, 77",
    .fields = {
        C(notice_published, notice, notices, .label = "Notice",
          .hint = "That of the award comes when every admitted bidder has its summary."),
        OF_LOTS(notice_published),
        T(notice_published, published, .label = "Sent or published at",
          .hint = "Not in the future; of a tender as sent, for the law counts from it; of an award "
                  "after it."),
        W(notice_published, reference, TO_ALL, .label = "Number of the notice", .brief = true,
          .hint = "Like UK6 78-2026; everybody will read this.")
    },
    .judge = judge_notice_published, .fold = fold_notice_published,
};

/* By what the law demands from the event on; where it demands none, by what a voluntary one must
 * have. */
static Result judge_last_day(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    RuleCase   law = case_of(p, lot);
    Standstill s;
    TRY(standstill_of(p, lot, act->arrived, &s, a));
    bool mandatory = s.period.length > 0;
    if (mandatory != (act->standstill.basis == STANDSTILL_MANDATORY))
        return because(&standstill_basis_wrong);
    if (!mandatory)
        TRY(standstill_ends(&law, s.assumed ? act->arrived : s.event, s.period.row->promised,
                            &s.period, a));
    bool enough = act->standstill.last >= s.period.last;
    return enough ? DONE : because_of(mandatory ? &standstill_too_short : &voluntary_too_short,
                                      s.period.words);
}

/* Of a change of the contract it is promised by the notice of that change, and counts from it. */
static Result judge_of_change(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    RuleCase law = case_of(p, lot);
    const RuleRow *row = rule_limit(law.regime, law.kind, LIMIT_CHANGE_STANDSTILL, law.facts,
                                    law.at);
    Period least;
    if (!lot->change_notice || !row)
        return because_of(row ? &not_now : &never_now,
                          S("the contract is signed: a standstill now is of a change of it under "
                            "the Procurement Act 2023, whose notice comes first "
                            "(notice-published notice=change)"));
    if (act->standstill.basis != STANDSTILL_VOLUNTARY)
        return because(&standstill_basis_wrong);
    RuleRow promised = *row;
    promised.length = row->promised;
    TRY(rule_period(&promised, lot->change_notice, law.place, &least, a));
    if (act->standstill.last < least.last)
        return because_of(&voluntary_too_short, least.words);
    bool shorter = lot->change_stands && act->standstill.last < lot->change_last;
    return shorter ? because_of(&standstill_too_short, str_of_day_words(lot->change_last, a))
                   : DONE;
}

static Result judge_ahead(const Procedure *p, const Act *act, Arena *a)
{
    Text t = { 0 };
    Day  today = day_at(act->arrived, p->zone);
    if (act->standstill.last >= today)
        return DONE;
    text_put(&t, a, "last={}: {} is over; declare {} or a later day",
             str_of_day(act->standstill.last, a), str_of_day_words(act->standstill.last, a),
             str_of_day(today, a));
    return because_of(&standstill_over, text_str(&t));
}

/* What was declared once is a promise: it may be lengthened. Where letters are still to be given it
 * is judged as if they went out at once; whoever gives them later waits longer. */
static Result judge_standstill(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->standstill.lot);
    bool letters = counts_from_letters(lot);
    TRY(judge_ahead(p, act, a));
    if (lot->signed_)
        return judge_of_change(p, lot, act, a);
    if (!letters && !lot->award_notice)
        return because(&notice_missing);
    if (!(letters && p->withheld))
        TRY(judge_last_day(p, lot, act, a));
    bool shorter = lot->standstill && act->standstill.last < lot->standstill_last;
    return shorter ? because_of(&standstill_too_short, str_of_day_words(lot->standstill_last, a))
                   : DONE;
}

static void fold_standstill(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->standstill.lot);
    if (lot->signed_) {
        lot->change_stands = true;
        lot->change_last   = act->standstill.last;
        return;
    }
    lot->standstill        = true;
    lot->standstill_last = act->standstill.last;
    lot->sign_from       = day_begins(act->standstill.last + 1, p->zone);
}

static const Choices bases = LIST_OF({ "mandatory", "mandatory" }, { "voluntary", "voluntary" });
const ActRow row_standstill = {
    .name = "standstill",
    .says = "Declare the last day of the standstill; after the contract, of a change of it",
    .who = OFFICER, .when = AWARDED | SIGNED, .rules = WEIGHS, .shown = TO_ALL,
    .source = "Procurement Act 2023 s.51, 76; 89/665/EEC art. 2a",
    .fields = {
        OF_LOT(standstill),
        C(standstill, basis, bases, .label = "Basis",
          .hint = "Mandatory where the law of the lot demands a standstill; else voluntary."),
        D(standstill, last, .label = "Last day",
          .hint = "Not before the law allows, today, or what was declared already.")
    },
    .judge = judge_standstill, .fold = fold_standstill,
};

/* ---- complaint, claim, order ----------------------------------------------------- */

static Claim *claim_of(const Lot *lot, Id id)
{
    for (each(Claim, claim, lot->claims))
        if (claim->id == id)
            return claim;
    return NULL;
}

static Result judge_complaint(const Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;
    return DONE;
}

static void fold_complaint(Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;
}

const ActRow row_complaint = {
    .name = "complaint", .says = "Record a complaint; it blocks nothing",
    .who = OFFICER, .when = PUBLISHED, .rules = THOUGH_HALTED | THOUGH_ENDED | WEIGHS,
    .shown = TO_ALL,
    .source = "Procurement Act 2023 s.100",
    .fields = {
        OF_LOT(complaint), T(complaint, received, .label = "Received at"),
        W(complaint, text, TO_OVERSEERS, .aloud = true, .label = "Complaint",
          .hint = READ_TO_OVERSEERS)
    },
    .judge = judge_complaint, .fold = fold_complaint,
};

static Result judge_claim(const Procedure *p, const Act *act, Arena *a)
{
    if (act->claim.notified > act->at)
        return because_of(&claim_in_future, str_of_moment_words(act->claim.notified, p->zone, a));
    bool taken = claim_of(lot_of(p, act->claim.lot), act->claim.claim);
    return taken ? because_value(&number_taken, p, act, "claim", a) : DONE;
}

static void fold_claim(Procedure *p, const Act *act, Arena *a)
{
    Lot *lot = lot_of(p, act->claim.lot);
    *list_add(&lot->claims, a) = (Claim){ .id = act->claim.claim, .notified = act->claim.notified,
                                          .award_nth = lot->award_nth };
}

const ActRow row_claim = {
    .name = "claim",
    .says = "Record a notified claim; it blocks signature as far as the lot's law says so",
    .who = OFFICER, .when = PUBLISHED, .rules = THOUGH_HALTED | THOUGH_ENDED | WEIGHS,
    .shown = TO_ALL,
    .source = "Procurement Act 2023 s.101; PCR 2015 reg. 95; 89/665/EEC art. 2(3)",
    .fields = {
        OF_LOT(claim), NEW(claim, claim, A_CLAIM, "Number of the claim"),
        T(claim, notified, .label = "Notified at",
          .hint = "When the buyer came to know; by the Act it blocks if in the standstill."),
        REFERENCE(claim, TO_OVERSEERS)
    },
    .judge = judge_claim, .fold = fold_claim,
};

static Result judge_claim_ended(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Claim *claim = claim_of(lot_of(p, act->claim_ended.lot), act->claim_ended.claim);
    return claim && !claim->ended ? DONE : because(&no_such_claim);
}

static void fold_claim_ended(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    claim_of(lot_of(p, act->claim_ended.lot), act->claim_ended.claim)->ended = true;
}

const ActRow row_claim_ended = {
    .name = "claim-ended", .says = "Record that a claim was withdrawn or decided",
    .who = OFFICER, .when = PUBLISHED, .rules = TWICE | THOUGH_HALTED | THOUGH_ENDED | WEIGHS,
    .shown = TO_ALL,
    UNSETTLED_BY(ACT_CLAIM, ACT_CLAIM_ENDED, ACT_ORDER),
    .source = "Procurement Act 2023 s.101-102",
    .fields = {
        OF_LOT(claim_ended), N(claim_ended, claim, .refers = A_CLAIM, .label = "Claim"),
        REFERENCE(claim_ended, TO_OVERSEERS)
    },
    .judge = judge_claim_ended, .fold = fold_claim_ended,
};

static Result judge_order(const Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;
    return DONE;
}

static void fold_order(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->order.lot);
    lot->heard_at = act->at;
    if (act->order.effect == ORDER_DIRECTS)
        return;
    lot->ordered    = act->order.effect == ORDER_BLOCKS;
    lot->ordered_at = act->at;
    for (each(Claim, claim, lot->claims))
        claim->lifted = claim->lifted || !lot->ordered;
}

static const Choices effects = LIST_OF(
    { "blocks", "blocks the contract" }, { "lifts", "lifts the block" },
    { "directs", "directs something else" });
const ActRow row_order = {
    .name = "order", .says = "Record an order of a court",
    .who = OFFICER, .when = PUBLISHED, .rules = TWICE | THOUGH_HALTED | THOUGH_ENDED | WEIGHS,
    .shown = TO_ALL,
    UNSETTLED_BY(ACT_CLAIM_ENDED, ACT_ORDER),
    .source = "Procurement Act 2023 s.102",
    .fields = {
        OF_LOT(order),
        C(order, effect, effects, .label = "Effect",
          .hint = "Lifts also ends what claims block by then; directs, as of a late bid, neither."),
        REFERENCE(order, TO_ALL)
    },
    .judge = judge_order, .fold = fold_order,
};

/* ---- contract -------------------------------------------------------------------- */

/* Who was not shown the letters cannot say who was told. */
static Result judge_told(const Procedure *p, const Lot *lot, Arena *a)
{
    const Bid *bid = p->withheld ? NULL : letter_missing(p, lot);
    if (!counts_from_letters(lot) && !lot->award_notice)
        return because(&notice_missing);
    return bid ? not_told(bid, a) : DONE;
}

static Result judge_waiting(const Procedure *p, const Lot *lot, Instant now, Arena *a)
{
    Standstill s;
    Text t = { 0 };
    TRY(standstill_of(p, lot, now, &s, a));
    if (s.waits && !lot->standstill)
        return because_of(&standstill_missing, s.period.words);
    if (!s.waits || now >= s.signs)
        return DONE;
    text_put(&t, a, "its last day is {}; the contract may be signed from {}",
             str_of_day_words(s.last, a), str_of_moment_words(s.signs, p->zone, a));
    return because_of(&standstill_running, text_str(&t));
}

/* The last day of a contract that begins on that day and lasts so many months. */
static Day months_end(Day from, int64_t months)
{
    Civil begins = civil_of(from);
    int64_t month = begins.month - 1 + months;
    if (months > 12 * 1000 || begins.year + month / 12 > 9998)
        return INT64_MAX;
    Civil next = { (int)(begins.year + month / 12), (int)(month % 12) + 1, begins.day };
    while (!civil_valid(next))
        next.day--;
    return day_of(next) - (next.day == begins.day);
}

static bool is_more(const Lot *lot, const Act *act) { return act->contract.value > lot->most; }

static bool is_longer(const Lot *lot, const Act *act)
{
    return lot->months && act->contract.until > months_end(act->contract.from, lot->months);
}

static bool goes_beyond(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->contract.lot);
    (void)a;
    return lot && (is_more(lot, act) || is_longer(lot, act));
}

static Result judge_within(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    Text t = { 0 };
    Day last = months_end(act->contract.from, lot->months);
    if (!hash_none(act->contract.beyond) || !goes_beyond(p, act, a))
        return DONE;
    if (is_more(lot, act))
        text_put(&t, a, "published: {} at most; the contract: {}",
                 str_of_money(lot->most, p->currency, a),
                 str_of_money(act->contract.value, p->currency, a));
    else
        text_put(&t, a, "published: {}, from {} to {} at most; the contract: to {}",
                 str_counted(lot->months, "month", "months", a), str_of_day(act->contract.from, a),
                 str_of_day(last, a), str_of_day(act->contract.until, a));
    text_our(&t, "; two officers may rule that it may be, and say why (beyond=\"...\")", a);
    return because_of(&contract_beyond, text_str(&t));
}

static Result judge_days(const Act *act, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "from={} until={}", str_of_day(act->contract.from, a),
             str_of_day(act->contract.until, a));
    return act->contract.until < act->contract.from ? because_of(&contract_backwards, text_str(&t))
                                                    : DONE;
}

static Result judge_winner(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    Text t = { 0 };
    bool same = act->contract.bidder == lot->winner && act->contract.value == lot->price_awarded;
    text_put(&t, a, "right would be bidder={} and a value of {}", str_of_number(lot->winner, a),
             str_of_money(lot->price_awarded, p->currency, a));
    return same ? DONE : because_of(&contract_not_winner, text_str(&t));
}

/* Nobody is held to a bid that binds no more without having said so again. */
static Result judge_still_bound(const Procedure *p, const Lot *lot, Instant at, Arena *a)
{
    const Bid *bid = bid_of(p, lot->award_round, lot->id, lot->winner);
    return p->withheld || !bid || bid_binds(p, bid, at)
               ? DONE : because_bid(&bid_lapsed, bid, "ask all to be bound for longer "
                                    "(extend-validity), or enter that it lapsed (lapse)", a);
}

static Result judge_contract(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->contract.lot);
    TRY(judge_days(act, a));
    TRY(judge_winner(p, lot, act, a));
    TRY(judge_time_given(p, lot, act->contract.despite, a));
    TRY(judge_within(p, lot, act, a));
    TRY(judge_told(p, lot, a));
    TRY(judge_waiting(p, lot, act->arrived, a));
    TRY(signature_free(p, lot, act->arrived, a));
    TRY(judge_still_bound(p, lot, act->arrived, a));
    TRY(bidder_tested(p, lot->winner, lot->award_nth, a));
    TRY(asked_before_contract(p, lot, a));
    return gates_passed(p, BEFORE_CONTRACT, lot->award_nth, act->contract.value, a);
}

static void fold_contract(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->contract.lot);
    lot->signed_        = true;
    lot->signed_at      = act->at;
    lot->contract_from  = act->contract.from;
    lot->contract_until = act->contract.until;
}

const ActRow row_contract = {
    .name = "contract", .says = "Record the signed contract",
    .who = OFFICER, .when = AWARDED, .rules = TWICE, .shown = TO_ALL,
    UNSETTLED_BY(ACT_APPROVAL, ACT_INQUIRE, ACT_REPLY, ACT_RESOLVE, ACT_MEMBER_CHANGE, ACT_RETEST,
                 ACT_COMPLAINT, ACT_CLAIM, ACT_CLAIM_ENDED, ACT_ORDER, ACT_SUSPEND, ACT_STANDSTILL,
                 ACT_SUMMARY, ACT_FACT, ACT_JOIN, ACT_LEAVE, ACT_RECUT, ACT_NOTICE_PUBLISHED),
    .source = "Procurement Act 2023 s.51, 53",
    .fields = {
        OF_LOT(contract), OF_BIDDER(contract),
        M(contract, value, .label = "Value", .hint = "The price at which the lot was awarded."),
        D(contract, from, .label = "First day"),
        D(contract, until, .label = "Last day", .hint = "Not before the first."),
        PAPER_(contract, paper, TO_OVERSEERS, .label = "Contract", .hint = READ_TO_OVERSEERS),
        W(contract, beyond, TO_ALL, .optional = true, .label = "Why beyond what was published",
          .is_so = goes_beyond, .not_so = "neither value nor term goes beyond what was published",
          .hint = "Where value or term exceeds the notice, only; everybody will read this."),
        DESPITE(contract)
    },
    .judge = judge_contract, .fold = fold_contract,
};

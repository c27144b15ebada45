/* telling.c - what follows a decision outside this box: letters that arrived, reasons that were
 * asked for, exclusions that the authority is told of, and changes of a signed contract. */
#include "core/stage/inside.h"
#include "core/stage/row.h"
#include "core/view/standstill.h"

const Reason moment_ahead = { INVALID, "moment-ahead", "doc/acts.md",
    "What is put on record has happened: its time is over." };
const Reason letter_untold = { REFUSED, "letter-untold", "89/665/EEC art. 2a(2); PCR 2015 reg. 87",
    "A letter is received after it was given, and only those that tell of the award that stands "
    "count: enter its summary first." };
const Reason exclusion_untellable = { REFUSED, "exclusion-untellable",
    "Procurement Act 2023 s.59",
    "The authority is told of an exclusion under the Act on a mandatory or discretionary ground, "
    "after it and once." };
const Reason contract_over = { REFUSED, "contract-over",
    "Procurement Act 2023 s.74; 2014/24/EU art. 72; PCR 2015 reg. 72",
    "The contract has ended: nothing of it can be changed any more." };
const Reason change_standing = { REFUSED, "change-standing", "Procurement Act 2023 s.76",
    "The notice of a change promised a standstill, and that has not ended." };

const Reason moment_before = { INVALID, "moment-before",
    "2014/24/EU art. 55(2); PCR 2015 reg. 55(2)",
    "Nobody asks how a bid was assessed before the box of its round is listed." };

static Result judge_over(const Procedure *p, const Act *act, Instant moment, Arena *a)
{
    Text t = { 0 };
    if (moment <= act->at)
        return DONE;
    text_put(&t, a, "{} has not come; now it is {}", str_of_moment_words(moment, p->zone, a),
             str_of_moment_words(act->at, p->zone, a));
    return because_of(&moment_ahead, text_str(&t));
}

/* ---- letters --------------------------------------------------------------------- */

static Result because_untold(const Procedure *p, const Bid *bid, Instant moment, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "received {}, and its summary ", str_of_moment_words(moment, p->zone, a));
    if (bid->told)
        text_put(&t, a, "was entered {}", str_of_moment_words(bid->told, p->zone, a));
    else
        text_our(&t, "is not entered", a);
    return because_of(&letter_untold, text_str(&t));
}

static Result judge_received(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->received.round, act->received.lot, act->received.bidder);
    if (!bid)
        return because_value(&no_such_bid, p, act, "bidder", a);
    TRY(judge_over(p, act, act->received.moment, a));
    const Lot *lot = lot_of(p, bid->lot);
    bool told = bid->told && bid->told_nth > lot->award_nth && act->received.moment >= bid->told;
    return told ? DONE : because_untold(p, bid, act->received.moment, a);
}

static void fold_received(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bid_of(p, act->received.round, act->received.lot, act->received.bidder)->received =
        act->received.moment;
}

/* Two officers, for it can only end a standstill earlier. */
const ActRow row_received = {
    .name = "received", .says = "Record when a bidder received its letter of the award",
    .who = OFFICER, .when = AWARDED, .rules = TWICE | THOUGH_HALTED, .shown = TO_ITS_BIDDER,
    UNSETTLED_BY(ACT_AWARD, ACT_SUMMARY, ACT_RECEIVED),
    .source = "89/665/EEC art. 2a(2); PCR 2015 reg. 87(3)(b), (5)(b)",
    .fields = {
        OF_ROUND(received), OF_LOT(received), OF_BIDDER(received),
        T(received, moment, .label = "Received at",
          .hint = "After its summary; ten days from the last of all may end the standstill."),
        W(received, proof, TO_ITS_BIDDER, .label = "What shows it", .hint = READ_TO_ITS_BIDDER)
    },
    .judge = judge_received, .fold = fold_received,
};

/* ---- reasons --------------------------------------------------------------------- */

static Result judge_reasons_asked(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->reasons_asked.round, act->reasons_asked.lot,
                            act->reasons_asked.bidder);
    Text t = { 0 };
    if (!bid)
        return because_value(&no_such_bid, p, act, "bidder", a);
    Instant listed = round_of(p, bid->round)->listed_at;
    text_put(&t, a, "{}; the box was listed {}",
             str_of_moment_words(act->reasons_asked.moment, p->zone, a),
             str_of_moment_words(listed, p->zone, a));
    return act->reasons_asked.moment < listed ? because_of(&moment_before, text_str(&t))
                                              : judge_over(p, act, act->reasons_asked.moment, a);
}

/* What is still to be answered counts from when it was asked first. */
static bool asks_anew(const Bid *bid, Instant moment)
{
    return !bid->asked || bid->answered || moment < bid->asked;
}

static void fold_reasons_asked(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Bid *bid = bid_of(p, act->reasons_asked.round, act->reasons_asked.lot,
                      act->reasons_asked.bidder);
    if (!asks_anew(bid, act->reasons_asked.moment))
        return;
    bid->asked    = act->reasons_asked.moment;
    bid->answered = 0;
}

const ActRow row_reasons_asked = {
    .name = "reasons-asked", .says = "Record that a bidder asked in writing for its reasons",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED,
    .rules = THOUGH_HALTED | THOUGH_ENDED, .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 55(2); 2004/18/EC art. 41(2); PCR 2015 reg. 55(2)",
    .fields = {
        OF_ROUND(reasons_asked), OF_LOT(reasons_asked), OF_BIDDER(reasons_asked),
        T(reasons_asked, moment, .label = "Received at",
          .hint = "From then on the law counts; a new summary answers it."),
        REFERENCE(reasons_asked, TO_ITS_BIDDER)
    },
    .judge = judge_reasons_asked, .fold = fold_reasons_asked,
};

Result reasons_due(const Procedure *p, const Bid *bid, Period *due, Arena *a)
{
    RuleCase law = case_of(p, lot_of(p, bid->lot));
    return rule_earliest(&law, LIMIT_REASONS, bid->asked, due, a);
}

/* ---- the authority ---------------------------------------------------------------- */

static bool told_of(const Bid *bid)
{
    return bid->on_ground && (bid->excluded_for == GROUND_MANDATORY ||
                              bid->excluded_for == GROUND_DISCRETIONARY);
}

bool authority_due(const Procedure *p, const Bid *bid)
{
    return bid->standing == EXCLUDED && told_of(bid) && !bid->authority_told &&
           main_law(lot_of(p, bid->lot)->regime) == PA_2023;
}

Result exclusion_due(const Procedure *p, const Bid *bid, Period *due, Arena *a)
{
    RuleCase law = case_of(p, lot_of(p, bid->lot));
    return rule_earliest(&law, LIMIT_EXCLUSION_TOLD, bid->excluded_at, due, a);
}

static Result because_untellable(const Procedure *p, const Bid *bid, Arena *a)
{
    const Lot *lot = lot_of(p, bid->lot);
    Text t = { 0 };
    text_put(&t, a, "bidder {}, lot {}, under the {}: ", str_of_number(bid->bidder, a),
             str_of_number(bid->lot, a), str(regime_titles[lot->regime]));
    if (bid->authority_told)
        text_put(&t, a, "told {}", str_of_moment_words(bid->authority_told, p->zone, a));
    else if (bid->standing == EXCLUDED && !bid->on_ground)
        text_our(&t, "out by lapse or a failed test, on no ground of exclusion", a);
    else if (bid->standing == EXCLUDED && !told_of(bid) && main_law(lot->regime) == PA_2023)
        text_put(&t, a, "excluded {} on no ground that s.59 covers (a conflict, a price, a bid "
                 "that does not comply or was withdrawn): there is nothing to tell",
                 str_of_moment_words(bid->excluded_at, p->zone, a));
    else if (bid->standing == EXCLUDED)
        text_put(&t, a, "excluded {}", str_of_moment_words(bid->excluded_at, p->zone, a));
    else
        text_our(&t, "not excluded", a);
    return because_of(&exclusion_untellable, text_str(&t));
}

static Result judge_exclusion_told(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->exclusion_told.round, act->exclusion_told.lot,
                            act->exclusion_told.bidder);
    if (!bid)
        return because_value(&no_such_bid, p, act, "bidder", a);
    TRY(judge_over(p, act, act->exclusion_told.moment, a));
    bool after = act->exclusion_told.moment >= bid->excluded_at;
    return after && authority_due(p, bid) ? DONE : because_untellable(p, bid, a);
}

static void fold_exclusion_told(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bid_of(p, act->exclusion_told.round, act->exclusion_told.lot, act->exclusion_told.bidder)
        ->authority_told = act->exclusion_told.moment;
}

const ActRow row_exclusion_told = {
    .name = "exclusion-told", .says = "Record that the authority was told of an exclusion",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED,
    .rules = THOUGH_HALTED | THOUGH_ENDED, .shown = TO_ITS_BIDDER,
    .source = "Procurement Act 2023 s.59",
    .fields = {
        OF_ROUND(exclusion_told), OF_LOT(exclusion_told), OF_BIDDER(exclusion_told),
        T(exclusion_told, moment, .label = "Told at",
          .hint = "Within 30 days, that of the exclusion among them."),
        REFERENCE(exclusion_told, TO_OVERSEERS)
    },
    .judge = judge_exclusion_told, .fold = fold_exclusion_told,
};

/* ---- changes of the contract ------------------------------------------------------ */

bool contract_ended(const Lot *lot) { return lot->notices >> NOTICE_TERMINATION & 1; }

Result change_waited(const Procedure *p, const Lot *lot, Instant now, Arena *a)
{
    Instant from = day_begins(lot->change_last + 1, p->zone);
    Text t = { 0 };
    if (!lot->change_stands || now >= from)
        return DONE;
    text_put(&t, a, "lot {}: its last day is {}; the contract may be changed, or another notice "
             "entered, from {}", str_of_number(lot->id, a), str_of_day_words(lot->change_last, a),
             str_of_moment_words(from, p->zone, a));
    return because_of(&change_standing, text_str(&t));
}

/* What is over cannot be changed, and what is changed does not end before it begins. */
static Result judge_change_days(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    Text t = { 0 };
    if (contract_ended(lot)) {
        text_put(&t, a, "lot {}: the notice of its contract's end was entered; what is bought from "
                 "now on is a new contract", str_of_number(lot->id, a));
        return because_of(&contract_over, text_str(&t));
    }
    if (act->arrived >= day_begins(lot->contract_until + 1, p->zone)) {
        text_put(&t, a, "lot {}: its last day was {}; what is bought from now on is a new contract",
                 str_of_number(lot->id, a), str_of_day_words(lot->contract_until, a));
        return because_of(&contract_over, text_str(&t));
    }
    text_put(&t, a, "until={}: lot {} has a contract from {} on",
             str_of_day(act->contract_change.until, a), str_of_number(lot->id, a),
             str_of_day_words(lot->contract_from, a));
    return act->contract_change.until < lot->contract_from
               ? because_of(&contract_backwards, text_str(&t)) : DONE;
}

/* Of a change whose notice promised a standstill; which change needs a notice is the officers' to
 * say (s.75(2)). */
static Result judge_contract_change(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->contract_change.lot);
    TRY(judge_change_days(p, lot, act, a));
    TRY(change_free(p, lot, a));
    return change_waited(p, lot, act->arrived, a);
}

static void fold_contract_change(Procedure *p, const Act *act, Arena *a)
{
    Lot *lot = lot_of(p, act->contract_change.lot);
    lot->contract_until = act->contract_change.until;
    if (lot->change_notice)
        *list_add(&lot->modified, a) = (Modification){ act->at, act->contract_change.value, 0 };
    lot->change_notice  = 0;
    lot->change_stands  = false;
}

const ActRow row_contract_change = {
    .name = "contract-change", .says = "Record that a signed contract was changed",
    .who = OFFICER, .when = SIGNED, .rules = TWICE, .shown = TO_ALL,
    .news = "contract changed",
    UNSETTLED_BY(ACT_NOTICE_PUBLISHED, ACT_STANDSTILL, ACT_CONTRACT_CHANGE, ACT_CLAIM, ACT_ORDER),
    .source = "Procurement Act 2023 s.74 to 77; 2014/24/EU art. 72; PCR 2015 reg. 72",
    .fields = {
        OF_LOT(contract_change),
        M(contract_change, value, .label = "Value", .hint = "Of the whole contract, as changed."),
        D(contract_change, until, .label = "Last day", .hint = "Of the contract, as changed."),
        PAPER_(contract_change, paper, TO_OVERSEERS, .label = "Change", .hint = READ_TO_OVERSEERS),
        W(contract_change, reason, TO_ALL, .label = "Why the law lets it",
          .hint = "And why it needs no notice, where it had none; everybody will read this.")
    },
    .judge = judge_contract_change, .fold = fold_contract_change,
};

/* opening.c - the box is listed, bids are admitted, padlocks turn, envelopes open. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason no_such_bid = { MISSING, "no-such-bid", "doc/acts.md",
    "There is no such bid in this procedure." };
const Reason box_too_early = { REFUSED, "box-too-early", "2014/24/EU Annex IV(b)",
    "The box closes one minute after the deadline, so that what arrived in time is in it." };
const Reason box_suspended = { REFUSED, "box-suspended", "2014/24/EU art. 18(1), 47(1)",
    "A lot was suspended while its bids could still come: it goes on first and gets its time back, "
    "or it ends." };
const Reason box_list_differs = { REFUSED, "box-list-differs", "doc/book.md, box list",
    "The list does not name exactly what lies in the box." };
const Reason clock_reason_missing = { REFUSED, "clock-reason-missing", "doc/book.md, punctuality",
    "Where only the operator's clock says that bids were in time, two officers give a reason." };
const Reason not_late = { REFUSED, "not-late", "doc/acts.md accept-late",
    "This bid is not a late one that waits for a decision." };
const Reason opening_begun = { REFUSED, "opening-begun", "2014/24/EU art. 18(1)",
    "A padlock has turned: whether a late bid counts is decided before anything opens." };
const Reason outage_unrecorded = { REFUSED, "outage-unrecorded", "2014/24/EU art. 18(1)",
    "No outage of the box is on record for this round: record it (outage), or say on which other "
    "ground the bid comes in." };
const Reason order_unrecorded = { REFUSED, "order-unrecorded",
    "Procurement Act 2023 s.102; 89/665/EEC art. 2(1)",
    "What a court ordered is done once its order is on record." };
const Reason decided_already = { CONFLICT, "decided-already", "doc/acts.md admit",
    "This was decided already." };
const Reason bids_undecided = { REFUSED, "bids-undecided", "doc/acts.md turns",
    "A bid of this lot is neither admitted nor excluded yet." };
const Reason no_padlock = { FORBIDDEN, "no-padlock", "doc/book.md, padlocks",
    "You hold no padlock of this procedure." };
const Reason turned_twice = { CONFLICT, "turned-twice", "doc/book.md, turns",
    "You turned your padlock for this envelope already." };
const Reason marks_differ = { REFUSED, "marks-differ", "doc/book.md, turns",
    "A turn for prices counts for the marks that were locked when it was made, and for no others; "
    "of another envelope it names none." };
const Reason envelope_unknown = { MISSING, "envelope-unknown", "doc/acts.md round",
    "This round has no such envelope." };
const Reason prices_shut = { REFUSED, "prices-shut", "doc/tour.md; 2014/24/EU art. 67",
    "Prices stay shut until the scores of every lot that they could influence are locked." };
const Reason padlocks_shut = { REFUSED, "padlocks-shut", "2014/24/EU Annex IV(e)",
    "Fewer padlocks than needed have turned for this envelope." };
const Reason bid_shut = { REFUSED, "bid-shut", "2014/24/EU Annex IV(d)",
    "This bid was not admitted; its envelopes stay shut." };
const Reason opened_already = { CONFLICT, "opened-already", "doc/acts.md opened",
    "This envelope was opened already." };
const Reason manifest_missing = { INVALID, "manifest-missing", "doc/acts.md opened",
    "An envelope that could be read has a manifest; a void one has a reason." };
const Reason reason_misplaced = { INVALID, "reason-misplaced", "doc/acts.md opened",
    "An envelope that could be read has no reason, and a void one no manifest: leave it out." };
const Reason total_misplaced = { INVALID, "total-misplaced", "doc/acts.md opened",
    "Only a price envelope that could be read has a total and figures left out." };

const Reason withdrawal_unproved = { REFUSED, "withdrawal-unproved", "2014/24/EU art. 18(1)",
    "That a bidder withdrew its bid is shown by its own letter: bring it with the act (paper)." };
const Reason share_needless = { REFUSED, "share-needless", "doc/book.md, opening",
    "A share is entered once, of a read price of a lot that concerns the buyer, never the lead." };
const Reason share_beyond = { REFUSED, "share-beyond", "doc/book.md, opening",
    "The shares of the buyers are together more than the price." };

const Reason not_excluded = { REFUSED, "not-excluded", "doc/acts.md reinstate",
    "Only an excluded bid is admitted again." };

/* ---- box-list -------------------------------------------------------------------- */

static bool lists_the_box(const Procedure *p, const Act *act, Arena *a)
{
    int64_t count;
    Hash    list = box_list_hash(p, act->box_list.round, &count, a);
    return act->box_list.count == count && hash_same(list, act->box_list.list);
}

static Result stopped(const Procedure *p, const Round *r, const Lot *lot, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "lot {}, suspended since {}, before the deadline of round {}, {}; resume "
             "lot={} moves that deadline by as long as it lasted, abandon lot={} ends it",
             str_of_number(lot->id, a), str_of_moment_words(lot->halted_at, p->zone, a),
             str_of_number(r->id, a), str_of_moment_words(r->deadline, p->zone, a),
             str_of_number(lot->id, a), str_of_number(lot->id, a));
    return because_of(&box_suspended, text_str(&t));
}

static Result judge_box_list(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->box_list.round);
    if (r->listed)
        return because(&decided_already);
    if (act->arrived < r->deadline + SETTLING)
        return because(&box_too_early);
    if (act->box_list.clock == CLOCK_OPERATOR && hash_none(act->box_list.reason))
        return because(&clock_reason_missing);
    TRY(judge_noticed(p, r, a));
    if (lot_stopped(p, r))
        return stopped(p, r, lot_stopped(p, r), a);
    return lists_the_box(p, act, a) ? DONE : because(&box_list_differs);
}

static void bid_of_deposit(Procedure *p, const Deposit *d, Arena *a)
{
    bid_add(p, (Bid){ .bidder = d->bidder, .round = d->round, .lot = d->lot,
                      .version = d->version, .heads = d->heads, .leaf = d->leaf,
                      .late = d->late }, a);
}

/* The last version in time that was not withdrawn is the bid; a late one is a bid only when it
 * is accepted. */
static void fold_box_list(Procedure *p, const Act *act, Arena *a)
{
    Round *r = round_of(p, act->box_list.round);
    r->listed = true;
    r->listed_nth = act->nth;
    r->listed_at  = act->at;
    r->list   = act->box_list.list;
    list_expect(&p->bids, p->biddings.len, a);
    for (each(Deposit, d, p->box))
        if (d->round == r->id && !d->withdrawn && !d->late)
            bid_of_deposit(p, d, a);
}

static const Choices clocks = LIST_OF(
    { "witnessed", "others prove the time of bids" },
    { "operator", "only the clock of the operator" });
const ActRow row_box_list = {
    .name = "box-list", .says = "Close the box and list what lies in it",
    .who = OFFICER, .when = CLOSED, .rules = TWICE | PROVED, .shown = TO_ALL,
    UNSETTLED_BY(ACT_AMEND, ACT_OUTAGE, ACT_SUSPEND, ACT_RESUME),
    .source = "2014/24/EU Annex IV(a), (b)",
    .fields = {
        OF_ROUND(box_list),
        N(box_list, count, .label = "Deposits in the box",
          .hint = "Late, replaced and withdrawn ones too; the program counts them."),
        H(box_list, list, .label = "Fingerprint of the list",
          .hint = "SHA-256 of the list that follows from the box; the program works it out."),
        C(box_list, clock, clocks, .label = "Clock that it rests on",
          .hint = "Witnessed: others prove the time of bids; operator: only its own clock."),
        W(box_list, reason, TO_ALL, .optional = true, .label = "Reasons",
          .hint = "Needed where only the operator's clock counts; everybody will read this.")
    },
    .judge = judge_box_list, .fold = fold_box_list,
};

/* ---- late, admitted, excluded ---------------------------------------------------- */

/* The latest version that came late, whether accepted or not: an older one does not rise again. */
static Deposit *late_of(const Procedure *p, Id round, Id lot, Id bidder)
{
    const Bidding *b = bidding_of(p, round, lot, bidder);
    return b && b->late ? &p->box.at[b->late - 1] : NULL;
}

static bool anything_turned(const Procedure *p, Id round, Id lot)
{
    for (each(Turned, t, p->turned))
        if (t->round == round && t->lot == lot)
            return true;
    return false;
}

Result judge_ordered(const Procedure *p, Id lot, Instant since, const char *ground, Arena *a)
{
    Text t = { 0 };
    Str  n = str_of_number(lot, a);
    if (lot_of(p, lot)->heard_at > since)
        return DONE;
    text_put(&t, a, "ground={}, and no order of lot {} is on record since {}; two officers record "
             "it first: tenderbox act order lot={} effect=directs reference=...", str(ground), n,
             str_of_moment_words(since, p->zone, a), n);
    return because_of(&order_unrecorded, text_str(&t));
}

/* What a court orders comes in whatever has turned: padlocks turn once more for it. */
static Result judge_late_ground(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->accept_late.round);
    if (act->accept_late.ground == LATE_COURT_ORDER && round_of(p, 0)->id != r->id)
        return because(&round_over);
    if (act->accept_late.ground == LATE_COURT_ORDER)
        return judge_ordered(p, act->accept_late.lot, r->deadline, "court-order", a);
    if (anything_turned(p, r->id, act->accept_late.lot))
        return because(&opening_begun);
    bool fault = act->accept_late.ground == LATE_PORTAL_FAULT;
    return fault && !r->outage_until ? because(&outage_unrecorded) : DONE;
}

static Result judge_accept_late(const Procedure *p, const Act *act, Arena *a)
{
    Id round = act->accept_late.round, lot = act->accept_late.lot;
    const Deposit *late = late_of(p, round, lot, act->accept_late.bidder);
    const Bid *bid = bid_of(p, round, lot, act->accept_late.bidder);
    if (!late || late->accepted)
        return because(&not_late);
    if (bid && bid->standing != PENDING)
        return because(&decided_already);
    return judge_late_ground(p, act, a);
}

static void bid_changes(Procedure *p, const Bid *bid, Id nth);

static void fold_accept_late(Procedure *p, const Act *act, Arena *a)
{
    Id round = act->accept_late.round, lot = act->accept_late.lot;
    Deposit *d = late_of(p, round, lot, act->accept_late.bidder);
    d->accepted = true;
    bid_of_deposit(p, d, a);
    if (lot_of(p, lot)->awarded)
        bid_changes(p, bid_of(p, round, lot, act->accept_late.bidder), act->nth);
}

static const Choices lates = LIST_OF(
    { "portal-fault", "the portal failed" }, { "sealed-in-time", "sealed in time, sent late" },
    { "court-order", "a court ordered it" });
const ActRow row_accept_late = {
    .name = "accept-late", .says = "Accept a late bid under the published test",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED, .rules = TWICE, .shown = TO_ALL,
    UNSETTLED_BY(ACT_OUTAGE, ACT_ORDER),
    .source = "2014/24/EU art. 18(1)",
    .fields = {
        OF_ROUND(accept_late), OF_LOT(accept_late), OF_BIDDER(accept_late),
        C(accept_late, ground, lates, .label = "Ground",
          .hint = "A portal's fault has its outage on record, a court's order its order."),
        REASON(accept_late, TO_ITS_BIDDER)
    },
    .judge = judge_accept_late, .fold = fold_accept_late,
};

static Result judge_admit(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->admit.round, act->admit.lot, act->admit.bidder);
    if (!bid)
        return because(&no_such_bid);
    if (bid->standing != PENDING)
        return because(&decided_already);
    return asked_before_admission(p, bid, a);
}

/* What it was out for is nothing to how it may go out again. */
static void bid_admit(Bid *bid, Id nth)
{
    bid->standing     = ADMITTED;
    bid->admitted_nth = nth;                 /* turns from here on are for it, too */
    bid->excluded_at  = bid->authority_told = 0;
    bid->on_ground    = bid->drew_back = false;
}

static void fold_admit(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bid_admit(bid_of(p, act->admit.round, act->admit.lot, act->admit.bidder), act->nth);
}

const ActRow row_admit = {
    .name = "admit", .says = "Admit a bid to evaluation",
    .who = OFFICER, .when = LISTED | LOCKED, .rules = TWICE, .shown = TO_ALL,
    UNSETTLED_BY(ACT_INQUIRE, ACT_REPLY, ACT_RESOLVE, ACT_MEMBER_CHANGE, ACT_RETEST, ACT_EXCLUDE,
                 ACT_REINSTATE, ACT_ORDER),
    .source = "2014/24/EU art. 56(1)",
    .fields = {
        OF_ROUND(admit), OF_LOT(admit), OF_BIDDER(admit), REASON(admit, TO_ITS_BIDDER)
    },
    .judge = judge_admit, .fold = fold_admit,
};

static Result judge_exclude(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->exclude.round, act->exclude.lot, act->exclude.bidder);
    if (!bid)
        return because(&no_such_bid);
    if (bid->standing == EXCLUDED)
        return because(&decided_already);
    if (act->exclude.ground == GROUND_WITHDRAWN && hash_none(act->exclude.paper))
        return because(&withdrawal_unproved);
    return asked_before_exclusion(p, act, a);
}

/* An exclusion changes the figures: who decided on them decides again, and an award falls, for
 * under a formula that compares prices a loser's exclusion can change the winner. */
static void bid_changes(Procedure *p, const Bid *bid, Id nth)
{
    Lot *lot = lot_of(p, bid->lot);
    p->changed = nth;
    if (lot->awarded)
        lot_unaward(p, lot);
}

void bid_exclude(Procedure *p, Bid *bid, const Act *by)
{
    bid->standing     = EXCLUDED;
    bid->excluded_nth = by->nth;
    bid->excluded_at  = by->at;
    bid_changes(p, bid, by->nth);
}

static void fold_exclude(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Bid *bid = bid_of(p, act->exclude.round, act->exclude.lot, act->exclude.bidder);
    bid_exclude(p, bid, act);
    bid->drew_back    = act->exclude.ground == GROUND_WITHDRAWN;
    bid->on_ground    = true;
    bid->excluded_for = (ExclusionGround)act->exclude.ground;
}

static const Choices exclusions = LIST_OF(
    { "mandatory-ground", "a mandatory exclusion ground" },
    { "discretionary-ground", "a discretionary exclusion ground" },
    { "not-compliant", "the bid does not comply with the tender" },
    { "withdrawn", "withdrawn by the bidder" }, { "abnormally-low", "an abnormally low price" },
    { "conflict", "a conflict of interest" });
const ActRow row_exclude = {
    .name = "exclude", .says = "Exclude a bid on a ground, with reasons",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED, .rules = TWICE | WEIGHS, .shown = TO_ALL,
    UNSETTLED_BY(ACT_INQUIRE, ACT_REPLY, ACT_RESOLVE, ACT_MEMBER_CHANGE, ACT_RETEST, ACT_REINSTATE,
                 ACT_ORDER),
    .source = "Procurement Act 2023 s.57-58, 19; 2014/24/EU art. 57",
    .fields = {
        OF_ROUND(exclude), OF_LOT(exclude), OF_BIDDER(exclude),
        C(exclude, ground, exclusions, .label = "Ground",
          .hint = "Put to the bidder first, but for a bid that does not comply or is withdrawn."),
        REASON(exclude, TO_ITS_BIDDER),
        PAPER_(exclude, paper, TO_ITS_BIDDER, .optional = true, .label = "Letter of the bidder",
               .hint = "Needed where it withdrew; its bidder, overseers and courts will read this.")
    },
    .judge = judge_exclude, .fold = fold_exclude,
};

/* Only into the round that is under way: who goes on from an earlier one was decided. */
static Result judge_reinstate(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->reinstate.round, act->reinstate.lot, act->reinstate.bidder);
    if (!bid)
        return because(&no_such_bid);
    if (bid->standing != EXCLUDED)
        return because(&not_excluded);
    if (round_of(p, 0)->id != bid->round)
        return because(&round_over);
    return act->reinstate.ground == BACK_BY_ORDER
               ? judge_ordered(p, bid->lot, bid->excluded_at, "order", a)
               : asked_before_return(p, bid, a);
}

static void fold_reinstate(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Bid *bid = bid_of(p, act->reinstate.round, act->reinstate.lot, act->reinstate.bidder);
    if (act->reinstate.ground == BACK_BY_ORDER && out_on_heard(bid)) {
        bid->cleared_nth = act->nth;
        bid->cleared_for = bid->excluded_for;
    }
    bid_admit(bid, act->nth);
    bid->kept_nth = act->nth;
    bid_changes(p, bid, act->nth);
}

static const Choices returns = LIST_OF(
    { "order", "an order of a court" }, { "decision", "a decision of the buyer" },
    { "replacement", "whoever failed was replaced" });
const ActRow row_reinstate = {
    .name = "reinstate", .says = "Admit an excluded bid again",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED, .rules = TWICE | WEIGHS, .shown = TO_ALL,
    UNSETTLED_BY(ACT_EXCLUDE, ACT_REINSTATE, ACT_MEMBER_CHANGE, ACT_RETEST, ACT_ORDER),
    .source = "Procurement Act 2023 s.102; 89/665/EEC art. 2(1)(b)",
    .fields = {
        OF_ROUND(reinstate), OF_LOT(reinstate), OF_BIDDER(reinstate),
        C(reinstate, ground, returns, .label = "Ground"), REASON(reinstate, TO_ITS_BIDDER)
    },
    .judge = judge_reinstate, .fold = fold_reinstate,
};

/* ---- turning --------------------------------------------------------------------- */

Result judge_decided(const Procedure *p, Id round, Id lot, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == PENDING)
            return because_bid(&bids_undecided, bid, "two officers admit or exclude it", a);
    return DONE;
}

static Result because_shut(const Procedure *p, Id round, const Lot *lot, bool locked, Arena *a)
{
    const Bid *bid = locked ? bid_unmarked(p, round, lot->id) : NULL;
    Text t = { 0 };
    if (bid)
        return because_bid(&prices_shut, bid, "it was admitted after the lock and lacks marks: two "
                           "officers open them again (reopen), its envelope is opened, it is "
                           "marked, and the lot is locked anew", a);
    text_put(&t, a, "lot {}: its marks come first (score-lock)", str_of_number(lot->id, a));
    return because_of(&prices_shut, text_str(&t));
}

Result judge_price_gate(const Procedure *p, Id round, const Lot *of, Arena *a)
{
    for (each(Lot, lot, p->lots)) {
        const Stand *stand = stand_of(p, round, lot->id);
        if (!same_group(lot, of) || lot->ended)
            continue;
        bool locked = stand && stand->locked;
        if (!locked || (!p->withheld && !marks_complete(p, round, lot->id)))
            return because_shut(p, round, lot, locked, a);
    }
    return DONE;
}

static bool has_turned(const Procedure *p, Id holder, Id round, Id lot, Envelope envelope)
{
    for (each(Turned, t, p->turned))
        if (t->holder == holder && t->round == round && t->lot == lot && t->envelope == envelope)
            return true;
    return false;
}

/* A bid was admitted again after this holder had turned. */
static bool waits_for_turn(const Procedure *p, Id holder, Id round, Id lot, Envelope envelope)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == ADMITTED &&
            !has_turned_for(p, holder, bid, envelope))
            return true;
    return false;
}

static Result judge_turns(const Procedure *p, const Act *act, Arena *a)
{
    Id round = act->turns.round;
    const Lot *lot = lot_of(p, act->turns.lot);
    Envelope envelope = (Envelope)act->turns.envelope;
    if (!envelope_expected(round_of(p, round), envelope))
        return because(&envelope_unknown);
    if (!lock_of_holder(p, act->actor))
        return because(&no_padlock);
    if (has_turned(p, act->actor, round, lot->id, envelope) &&
        !waits_for_turn(p, act->actor, round, lot->id, envelope))
        return because(&turned_twice);
    TRY(judge_decided(p, round, lot->id, a));
    if (envelope == PRICE)
        TRY(judge_price_gate(p, round, lot, a));
    Hash sheets = sheets_locked(p, round, lot->id, envelope, a);
    return hash_same(sheets, act->turns.sheets) ? DONE : because(&marks_differ);
}

static void fold_turns(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->turned, a) = (Turned){ act->actor, act->turns.round, act->turns.lot,
        (Envelope)act->turns.envelope, act->turns.sheets, act->turns.paper, act->nth };
}

static const Choices envelopes = LIST_OF(
    { "qualification", "qualification" }, { "quality", "quality" }, { "price", "price" });
#define OF_ENVELOPE(kind)                                                                          \
    C(kind, envelope, envelopes, .label = "Envelope",                                              \
      .hint = "Prices wait until the marks of every lot of the price group are locked.")

const ActRow row_turns = {
    .name = "turns", .says = "Turn one's padlock for every admitted bid",
    .who = HOLDER, .when = LISTED | LOCKED, .rules = PROVED, .shown = TO_ALL,
    .source = "2014/24/EU Annex IV(b), (e)",
    .fields = {
        OF_ROUND(turns), OF_LOT(turns), OF_ENVELOPE(turns),
        H(turns, sheets, .optional = true, .label = "Fingerprint of the locked marks",
          .hint = "For prices, of the marks that the turn counts for; - for another envelope."),
        PAPER_(turns, paper, TO_COURTS, .label = "Turns with their proofs",
               .hint = "Made by the holder's own program; only courts will read this.")
    },
    .judge = judge_turns, .fold = fold_turns,
};

/* Of the lot, whichever bids each of them turned for: what could be known counts as known. */
static bool padlocks_open(const Procedure *p, Id round, Id lot, Envelope envelope)
{
    const Round *r = round_of(p, round);
    int64_t count = 0;
    for (each(Lock, lock, p->locks))
        count += has_turned(p, lock->holder, round, lot, envelope);
    return r && count >= r->needed;
}

bool prices_known(const Procedure *p, Id round, const Lot *of)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->opened[PRICE] && same_group(lot_of(p, bid->lot), of))
            return true;
    for (each(Lot, lot, p->lots))
        if (same_group(lot, of) && padlocks_open(p, round, lot->id, PRICE))
            return true;
    return false;
}

/* ---- opened ---------------------------------------------------------------------- */

static Result judge_opened_fields(const Act *act)
{
    bool read = act->opened.outcome == OPENED_READ;
    if (read ? hash_none(act->opened.manifest) : hash_none(act->opened.reason))
        return because(&manifest_missing);
    if (read ? !hash_none(act->opened.reason) : !hash_none(act->opened.manifest))
        return because(&reason_misplaced);
    bool figures = act->opened.total || act->opened.blanks;
    if (figures && (!read || act->opened.envelope != PRICE))
        return because(&total_misplaced);
    return DONE;
}

static Result because_locked(const Procedure *p, const Bid *bid, Envelope e, Arena *a)
{
    Text t = { 0 };
    const Round *r = round_of(p, bid->round);
    const char *between = "; not yet: ";
    text_put(&t, a, "{} of {} padlocks have turned for it since it was admitted",
             str_of_number(turned_for(p, bid, e), a), str_of_number(r->needed, a));
    for (each(Lock, lock, p->locks)) {
        if (has_turned_for(p, lock->holder, bid, e))
            continue;
        text_put(&t, a, "{}holder {}", str(between), str_of_number(lock->holder, a));
        between = ", ";
    }
    return because_bid(&padlocks_shut, bid, str_terminated(text_str(&t), a), a);
}

static Result judge_opened(const Procedure *p, const Act *act, Arena *a)
{
    Id round = act->opened.round, lot = act->opened.lot;
    Envelope envelope = (Envelope)act->opened.envelope;
    const Round *r = round_of(p, round);
    const Bid *bid = bid_of(p, round, lot, act->opened.bidder);
    if (!bid)
        return because(&no_such_bid);
    if (!envelope_expected(r, envelope))
        return because(&envelope_unknown);
    if (bid->standing != ADMITTED)
        return because(&bid_shut);
    if (bid->opened[envelope])
        return because(&opened_already);
    if (turned_for(p, bid, envelope) < r->needed)
        return because_locked(p, bid, envelope, a);
    if (envelope == PRICE)
        TRY(judge_price_gate(p, round, lot_of(p, lot), a));
    TRY(judge_opened_fields(act));
    bool gaps = act->opened.blanks && lot_of(p, lot)->blanks == BLANKS_VOID;
    return gaps ? because(&blanks_void) : DONE;
}

static void fold_opened(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Bid *bid = bid_of(p, act->opened.round, act->opened.lot, act->opened.bidder);
    Envelope envelope = (Envelope)act->opened.envelope;
    bid->opened[envelope]   = true;
    bid->void_[envelope]    = act->opened.outcome == OPENED_VOID;
    bid->manifest[envelope] = act->opened.manifest;
    if (envelope == PRICE) {
        bid->price  = act->opened.total;
        bid->blanks = act->opened.blanks;
    }
}

static const Choices outcomes = LIST_OF({ "read", "it could be read" }, { "void", "void" });
const ActRow row_opened = {
    .name = "opened", .says = "Record what an opened envelope holds",
    .who = OFFICER, .when = LISTED | LOCKED, .rules = PROVED, .shown = TO_ALL_PRICES_OF_WINNER,
    .source = "2014/24/EU Annex IV(f)",
    .fields = {
        OF_ROUND(opened), OF_LOT(opened), OF_BIDDER(opened), OF_ENVELOPE(opened),
        C(opened, outcome, outcomes, .label = "Could it be read",
          .hint = "Void: it cannot be read, or what is in it is not as it must be."),
        H(opened, manifest, .optional = true, .label = "Fingerprint of the manifest",
          .hint = "SHA-256 of the list of its files; - for a void envelope."),
        W(opened, key, TO_COURTS, .label = "Key of the envelope",
          .hint = "The age identity that opens it; only courts will read this."),
        M(opened, total, .label = "Total price",
          .hint = "Of a price envelope that was read; else 0."),
        N(opened, blanks, .label = "Figures left out",
          .hint = "Of the published price schedule, in a price envelope that was read; else 0."),
        W(opened, reason, TO_ITS_BIDDER, .optional = true, .label = "Reasons",
          .hint = "Needed for a void envelope; its bidder, overseers and courts will read this.")
    },
    .judge = judge_opened, .fold = fold_opened,
};

/* ---- share ----------------------------------------------------------------------- */

static Result judge_share(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Bid *bid = bid_of(p, act->share.round, act->share.lot, act->share.bidder);
    if (!bid)
        return because(&no_such_bid);
    if (!share_due(p, bid, act->share.buyer))
        return because(&share_needless);
    Money left = bid->price;
    for (each(Share, share, bid->shares))
        left -= has_left(p, share->buyer) ? 0 : share->amount;
    return act->share.amount > left ? because(&share_beyond) : DONE;
}

static void fold_share(Procedure *p, const Act *act, Arena *a)
{
    Bid *bid = bid_of(p, act->share.round, act->share.lot, act->share.bidder);
    *list_add(&bid->shares, a) = (Share){ act->share.buyer, act->share.amount };
    if (has_left(p, act->share.buyer))
        bid->price -= act->share.amount;
}

const ActRow row_share = {
    .name = "share", .says = "Record what of an opened price is for one of those who buy together",
    .who = OFFICER, .when = LISTED | LOCKED, .rules = PROVED, .shown = TO_ALL_PRICES_OF_WINNER,
    .source = "2014/24/EU art. 38, 67; doc/book.md, opening",
    .fields = {
        OF_ROUND(share), OF_LOT(share), OF_BIDDER(share), OF_BUYER(share),
        M(share, amount, .label = "Its share of the price",
          .hint = "The sum of its lines in the price sheet; the program reads it there.")
    },
    .judge = judge_share, .fold = fold_share,
};

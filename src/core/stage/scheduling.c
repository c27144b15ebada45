/* scheduling.c - two things that are fixed beforehand so that nobody decides them afterwards: the
 * price schedule with what becomes of gaps in it, and which outage lengthens a deadline. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason blanks_unruled = { REFUSED, "blanks-unruled", "2014/24/EU art. 18(1), 56(3)",
    "A lot has a price schedule, and nothing says what becomes of figures left out." };
const Reason blanks_void = { REFUSED, "blanks-void", "2014/24/EU art. 56(1)",
    "By the published rule a price schedule with figures left out is void." };
const Reason price_unconfirmed = { REFUSED, "price-unconfirmed", "2014/24/EU art. 56(3)",
    "The bidder has not confirmed what the figures that it left out mean." };
const Reason outage_rule_wrong = { INVALID, "outage-rule-wrong", "doc/acts.md outage-rule",
    "One rule a round, in seconds: an outage of at least one, within at least one, of 30 days." };
const Reason outage_unpublished = { REFUSED, "outage-unpublished", "2014/24/EU art. 18(1)",
    "No rule for outages was published for this round: nothing lengthens its deadline." };
const Reason outage_late = { REFUSED, "outage-late", "doc/acts.md outage",
    "An outage is recorded when it is over, within an hour; later, until the box is listed, with "
    "the reason for that." };
const Reason outage_beside = { REFUSED, "outage-beside", "doc/acts.md outage",
    "The outage is too short, lies beside the published time, or was counted already." };
const Reason outage_contradicted = { REFUSED, "outage-contradicted", "2014/24/EU Annex IV(g)",
    "An act of this procedure arrived while the box is said to have been out of reach." };

enum { LONGEST_RULE = 30 * DAY, RECORDED_WITHIN = HOUR };

/* ---- the price schedule ---------------------------------------------------------- */

/* A buyer who joined after the notice brings figures to be asked for, until tenders are invited. */
static Result judge_cell_time(const Procedure *p, Id buyer)
{
    const Buyer *of = buyer_of(p, buyer);
    bool open = of && of->joined_nth && round_of(p, 0)->kind != ROUND_TENDER;
    return !p->published || open ? DONE : because(&never_now);
}

static Result judge_cell(const Procedure *p, const Act *act, Arena *a)
{
    Id lot = act->cell.lot, service = act->cell.service, buyer = act->cell.buyer;
    if (!lot_of(p, lot))
        return because_value(&no_such_lot, p, act, "lot", a);
    if (!service_of(p, service))
        return because_value(&no_such_service, p, act, "service", a);
    if (!lot_holds(p, lot, service, 0))
        return because_of(&no_such_service,
                          S("service: the lot has none of it; a line `include` puts one in"));
    if (buyer && (!buyer_of(p, buyer) || buyer_of(p, buyer)->left))
        return because_value(&no_such_buyer, p, act, "buyer", a);
    TRY(judge_cell_time(p, buyer));
    TRY(judge_year(p, act, "year", a));
    return cell_of(p, lot, service, act->cell.year, buyer)
               ? because_value(&said_already, p, act, "year", a) : DONE;
}

static void fold_cell(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->cells, a) =
        (Cell){ act->cell.lot, act->cell.service, act->cell.year, act->cell.buyer };
}

const ActRow row_cell = {
    .name = "cell", .says = "Ask for one figure of the price schedule",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 18(1), 67(4)",
    .fields = {
        OF_LOT(cell), OF_SERVICE(cell), OF_YEAR(cell),
        N(cell, buyer, .refers = A_BUYER, .zero = "None in particular", .label = "Buyer",
          .hint = "Whose need it is, after the notice only of one that joined; 0 for none."),
        N(cell, volume, .label = "Volume", .hint = "How many units to expect in that year."),
        LINE(cell, unit, TO_ALL, .label = "Unit",
          .hint = "Like Square metres; everybody will read this.")
    },
    .judge = judge_cell, .fold = fold_cell,
};

static Result judge_blanks(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->blanks.lot);
    if (!lot)
        return because_value(&no_such_lot, p, act, "lot", a);
    return lot->has_blanks ? because_value(&said_already, p, act, "lot", a) : DONE;
}

static void fold_blanks(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->blanks.lot);
    lot->has_blanks = true;
    lot->blanks       = (Blanks)act->blanks.rule;
}

static const Choices blank_rules = LIST_OF(
    { "void", "the price is void" }, { "zero", "they are zero" },
    { "ask", "the bidder is asked" });
const ActRow row_blanks = {
    .name = "blanks", .says = "Say what becomes of a price schedule with figures left out",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 56(3)",
    .fields = {
        OF_LOT(blanks),
        C(blanks, rule, blank_rules, .label = "What figures left out mean",
          .hint = "Void: so is the price; zero, ask: what they mean is confirmed before the award.")
    },
    .judge = judge_blanks, .fold = fold_blanks,
};

Result judge_schedule(const Procedure *p, const Lot *lot, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "lot {}: it needs a line `blanks`", str_of_number(lot->id, a));
    for (each(Cell, cell, p->cells))
        if (cell->lot == lot->id && !lot->has_blanks)
            return because_of(&blanks_unruled, text_str(&t));
    return DONE;
}

Result judge_confirmed(const Bid *bid, Arena *a)
{
    return !bid->blanks || bid->schedule_confirmed
               ? DONE : because_bid(&price_unconfirmed, bid, "ask it (inquire "
                                    "about=price-schedule) and rule on the reply", a);
}

/* ---- outages --------------------------------------------------------------------- */

static bool up_to(int64_t n, int64_t least) { return n >= least && n <= LONGEST_RULE; }

static Result judge_outage_rule(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->outage_rule.round);
    if (!r || !act->outage_rule.round)
        return because_value(&no_such_round, p, act, "round", a);
    const char *wrong = r->outage.least                     ? "round"
                        : !up_to(act->outage_rule.least, 1)  ? "least"
                        : !up_to(act->outage_rule.within, 1) ? "within"
                        : !up_to(act->outage_rule.margin, 0) ? "margin"
                                                             : NULL;
    return wrong ? because_value(&outage_rule_wrong, p, act, wrong, a) : DONE;
}

static void fold_outage_rule(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    round_of(p, act->outage_rule.round)->outage =
        (OutageRule){ act->outage_rule.least, act->outage_rule.within, act->outage_rule.margin };
}

const ActRow row_outage_rule = {
    .name = "outage-rule", .says = "Say which outage of the box lengthens a deadline, in seconds",
    .who = OFFICER, .when = DRAFT | WAITING, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 22(3), Annex IV(a)",
    .fields = {
        OF_ROUND(outage_rule),
        N(outage_rule, least, .label = "Shortest outage that counts",
          .hint = "In seconds, from 1 to 2592000, which is 30 days."),
        N(outage_rule, within, .label = "How near to the deadline",
          .hint = "In seconds, from 1 to 2592000; an outage must touch this time to count."),
        N(outage_rule, margin, .label = "Added to its length",
          .hint = "In seconds, from 0 to 2592000.")
    },
    .judge = judge_outage_rule, .fold = fold_outage_rule,
};

/* Only open acts are looked at: what lies in the box nobody's judge knows before its list. A
 * deposit that arrived in an outage the auditor reports. */
static bool was_heard(const Procedure *p, Instant from, Instant until)
{
    for (each(Instant, arrived, p->arrivals))
        if (*arrived >= from && *arrived < until)
            return true;
    return false;
}

static bool is_belated(const Act *act)
{
    return act->arrived - act->outage.until > RECORDED_WITHIN;
}

static bool is_told_late(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->outage.round);
    (void)a;
    return r && (r->listed || is_belated(act));
}

/* Whoever waits for it is told by its record: what comes late gives the same time from then on.
 * Once the box is listed everybody knows who bid, and no time is given any more. */
static Instant deadline_after(const Round *r, const Act *act)
{
    if (r->listed)
        return r->deadline;
    int64_t more = act->outage.until - act->outage.from + r->outage.margin;
    Instant by_rule = r->deadline + more, from_now = act->arrived + more;
    return is_belated(act) && from_now > by_rule ? from_now : by_rule;
}

static Result belated(const Procedure *p, const Round *r, const Act *act, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "it ended {}, and now it is {}; say in late why it is recorded only now, and "
             "the deadline is counted from now: {}",
             str_of_moment_words(act->outage.until, p->zone, a),
             str_of_moment_words(act->arrived, p->zone, a),
             str_of_moment_words(deadline_after(r, act), p->zone, a));
    return because_of(&outage_late, text_str(&t));
}

static Result listed_already(const Procedure *p, const Round *r, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "the box of round {} is listed, so its deadline {} stays; with late, which "
             "says why, it is put on record all the same, and who handed in late before the list "
             "may be let in by accept-late ground=portal-fault, before a padlock turns; where "
             "somebody could not hand in at all, end it by abandon and publish anew",
             str_of_number(r->id, a), str_of_moment_words(r->deadline, p->zone, a));
    return because_of(&never_now, text_str(&t));
}

static Result judge_outage(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->outage.round);
    Instant from = act->outage.from, until = act->outage.until;
    if (r->listed && hash_none(act->outage.late))
        return listed_already(p, r, a);
    if (!r->outage.least)
        return because(&outage_unpublished);
    if (act->arrived < until)
        return because_of(&outage_late, S("it is not over yet"));
    if (is_belated(act) && hash_none(act->outage.late))
        return belated(p, r, act, a);
    bool touches = from < r->deadline && until > r->deadline - r->outage.within;
    bool counted = from < r->invited || from < r->outage_until;
    if (!touches || counted || until - from < r->outage.least)
        return because(&outage_beside);
    if (was_heard(p, from, until))
        return because(&outage_contradicted);
    return r->listed ? DONE : judge_bound(p, r, deadline_after(r, act), a);
}

/* The same new time for all: who came late by the old deadline is in time by the new one. */
static void fold_outage(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Round *r = round_of(p, act->outage.round);
    if (!r->typed)
        r->typed = r->deadline;
    r->deadline     = deadline_after(r, act);
    r->outage_until = act->outage.until;
    deadline_moved(p, r);
}

const ActRow row_outage = {
    .name = "outage", .says = "Record an outage; it lengthens the deadline by the published rule",
    .who = OFFICER, .when = BIDDING | CLOSED | LISTED, .rules = TWICE | THOUGH_HALTED,
    .shown = TO_ALL, .news = "out of reach",
    UNSETTLED_BY(ACT_OUTAGE, ACT_AMEND),
    .source = "2014/24/EU art. 18(1), Annex IV(a)",
    .fields = {
        OF_ROUND(outage),
        T(outage, from, .label = "From",
          .hint = "Before the deadline; not before the round opened or an earlier outage ended."),
        T(outage, until, .label = "Until",
          .hint = "Recorded when it is over, within an hour."),
        REASON(outage, TO_ALL),
        W(outage, late, TO_ALL, .optional = true, .label = "Why it is recorded late",
          .is_so = is_told_late, .not_so = "it ended within the hour, and no box is listed yet",
          .hint = "After an hour the deadline counts from the record; after the list it stays.")
    },
    .judge = judge_outage, .fold = fold_outage,
};

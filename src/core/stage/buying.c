/* buying.c - who buys together: parts, baselines, targets; leaving, joining, taking over. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason no_such_buyer = { MISSING, "no-such-buyer", "doc/acts.md buyer",
    "There is no such buyer in this procedure, or it has left." };
const Reason lead_not_one = { REFUSED, "lead-not-one", "2014/24/EU art. 38(2)",
    "Where several buy together, exactly one of them leads." };
const Reason lead_leaves = { REFUSED, "lead-leaves", "2014/24/EU art. 38(2)",
    "The lead cannot leave: it answers for the procedure." };
const Reason materiality_unruled = { REFUSED, "materiality-unruled",
    "2014/24/EU art. 18(1), 72(4)",
    "Requests have closed: two officers rule whether others would have taken part." };
const Reason materially_changed = { REFUSED, "materially-changed", "2014/24/EU art. 18(1), 72(4)",
    "A change of buyers made another tender of this one: it is advertised again, or ended." };
const Reason buyers_unlengthened = { REFUSED, "buyers-unlengthened",
    "Procurement Act 2023 s.31(4); 2014/24/EU art. 47(3); PCR 2015 reg. 47(3)",
    "Who joins or leaves while bids come in changes what is bought: bidders have as long for it as "
    "for any change, or the deadline is lengthened first." };
const Reason recut_unfounded = { REFUSED, "recut-unfounded", "2014/24/EU art. 5",
    "The value of this lot waits for nothing: no buyer left or joined since it was cut." };
const Reason recut_beyond = { REFUSED, "recut-beyond",
    "2014/24/EU art. 5, 72(4); Procurement Act 2023 s.31, 74",
    "A lot is worth more than before only with a buyer that joined since and stays, and more than "
    "was published only while any that joined stays." };
const Reason recut_missing = { REFUSED, "recut-missing", "2014/24/EU art. 5, 18(1)",
    "A buyer left or joined, and the value of this lot was not cut anew." };
const Reason seats_too_few = { REFUSED, "seats-too-few", "standing orders of the buyer",
    "The body at a gate has fewer members than must approve." };
const Reason gate_unmanned = { REFUSED, "gate-unmanned", "standing orders of the buyer",
    "With nobody in this person's place a gate has fewer members than must approve." };

/* ---- who ------------------------------------------------------------------------- */

static Id leads(const Procedure *p)
{
    Id count = 0;
    for (each(Buyer, buyer, p->buyers))
        count += buyer->part == LEAD_BUYER;
    return count;
}

static Result judge_new_buyer(const Procedure *p, const Act *act, Id buyer, BuyerPart part,
                              Arena *a)
{
    if (buyer_of(p, buyer))
        return because_value(&number_taken, p, act, "buyer", a);
    return part == LEAD_BUYER && leads(p) ? because(&lead_not_one) : DONE;
}

static Result judge_buyer(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    return judge_new_buyer(p, act, act->buyer.buyer, (BuyerPart)act->buyer.part, a);
}

static void fold_buyer(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->buyers, a) = (Buyer){
        .id = act->buyer.buyer,
        .part = (BuyerPart)act->buyer.part,
        .name = act->buyer.name,
    };
}

static const Choices buying_parts = LIST_OF(
    { "lead", "leads the others" }, { "partner", "partner" }, { "other", "buys along" });
const ActRow row_buyer = {
    .name = "buyer", .says = "Name one of those who buy together",
    .who = OFFICER, .when = DRAFT, .shown = TO_ALL,
    .source = "2014/24/EU art. 38; Procurement Act 2023 s.11",
    .fields = {
        NEW(buyer, buyer, A_BUYER, "Number of the buyer"),
        C(buyer, part, buying_parts, .label = "Part", .hint = "Exactly one leads."),
        NAME(buyer, TO_ALL)
    },
    .judge = judge_buyer, .fold = fold_buyer,
};

Result judge_bodies(const Procedure *p)
{
    if (p->buyers.len && leads(p) != 1)
        return because(&lead_not_one);
    for (each(Gate, gate, p->gates))
        if (gate->needed > gate->seats.len + 1)
            return because(&seats_too_few);
    return DONE;
}

/* ---- what each needs ------------------------------------------------------------- */

/* What a buyer brings is frozen with the notice; who joins later brings its own then. */
static Result judge_brought(const Procedure *p, const Act *act, Id buyer, Id service, Arena *a)
{
    if (has_left(p, buyer))
        return because_value(&no_such_buyer, p, act, "buyer", a);
    if (service && !service_of(p, service))
        return because_value(&no_such_service, p, act, "service", a);
    return p->published && !buyer_of(p, buyer)->joined_nth ? because(&never_now) : DONE;
}

static Result judge_baseline(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_brought(p, act, act->baseline.buyer, act->baseline.service, a));
    if (!act->baseline.service)
        return because_value(&no_such_service, p, act, "service", a);
    TRY(judge_year(p, act, "year", a));
    for (each(Baseline, b, p->baselines))
        if (b->buyer == act->baseline.buyer && b->service == act->baseline.service &&
            b->year == act->baseline.year)
            return because_value(&said_already, p, act, "year", a);
    return DONE;
}

static void fold_baseline(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->baselines, a) = (Baseline){ act->baseline.buyer, act->baseline.service,
                                              act->baseline.year, act->baseline.amount };
}

const ActRow row_baseline = {
    .name = "baseline", .says = "Freeze what a service costs a buyer in a year",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES, .shown = TO_ALL,
    .source = "business case of the buyer",
    .fields = {
        OF_BUYER(baseline), OF_SERVICE(baseline), OF_YEAR(baseline),
        M(baseline, amount, .label = "Cost in that year",
          .hint = "Said once for each buyer, service and year."),
        BASIS(baseline)
    },
    .judge = judge_baseline, .fold = fold_baseline,
};

static Result judge_target(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_brought(p, act, act->target.buyer, 0, a));
    for (each(Target, t, p->targets))
        if (t->buyer == act->target.buyer)
            return because_value(&said_already, p, act, "buyer", a);
    TRY(judge_year(p, act, "from", a));
    TRY(judge_year(p, act, "until", a));
    return act->target.from > act->target.until
               ? because_value(&value_backwards, p, act, "until", a) : DONE;
}

static void fold_target(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->targets, a) = (Target){ act->target.buyer, act->target.amount,
                                          act->target.from, act->target.until };
}

const ActRow row_target = {
    .name = "target", .says = "Freeze what a buyer must save, from one year to another",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES, .shown = TO_ALL,
    .source = "business case of the buyer",
    .fields = {
        OF_BUYER(target),
        M(target, amount, .label = "Amount to save", .hint = "In all these years together."),
        N(target, from, .label = "First year", .hint = "Like 2026."),
        N(target, until, .label = "Last year", .hint = "Not before the first; it counts too."),
        BASIS(target)
    },
    .judge = judge_target, .fold = fold_target,
};

static Result judge_takes(const Procedure *p, const Act *act, Arena *a)
{
    if (!lot_of(p, act->takes.lot))
        return because_value(&no_such_lot, p, act, "lot", a);
    TRY(judge_brought(p, act, act->takes.buyer, act->takes.service, a));
    if (!lot_holds(p, act->takes.lot, act->takes.service, 0))
        return because_of(&no_such_service,
                          S("service: the lot has none of it; a line `include` puts one in"));
    for (each(Taking, t, p->takings))
        if (t->lot == act->takes.lot && t->buyer == act->takes.buyer &&
            t->service == act->takes.service)
            return because_value(&said_already, p, act, "service", a);
    return DONE;
}

static void fold_takes(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->takings, a) =
        (Taking){ act->takes.lot, act->takes.buyer, act->takes.service };
}

const ActRow row_takes = {
    .name = "takes", .says = "Say that a buyer takes a service of a lot",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 38",
    .fields = { OF_LOT(takes), OF_BUYER(takes), OF_SERVICE(takes) },
    .judge = judge_takes, .fold = fold_takes,
};

/* ---- joining and leaving --------------------------------------------------------- */

/* A stop over the deadline gives bidders their time back: they still bid. */
static bool is_over(const Procedure *p, const Round *r, Instant now)
{
    return now >= r->deadline && !lot_stopped(p, r);
}

/* Before requests have closed everybody can still come; afterwards somebody might have. */
static Result judge_materiality(const Procedure *p, const Act *act, Materiality ruling)
{
    bool closed = is_over(p, round_of(p, 1), act->arrived);
    return closed && ruling == NOT_NEEDED ? because(&materiality_unruled) : DONE;
}

/* It is measured like an amendment, in a stop as if the lots went on at once. Whether what is
 * left of the time is enough for a change that came early is the officers' to weigh: their
 * ruling and its reason are there for all to read. A tender that ends, or is advertised again,
 * needs no more time. */
static Result judge_buyers_time(const Procedure *p, const Act *act, Materiality ruling, Arena *a)
{
    Round r = *round_of(p, 0);
    bool over = is_over(p, &r, act->arrived) || ruling == ADVERTISE_AGAIN || ruling == END_IT;
    r.deadline += time_given_back(p, &r, act->arrived);
    Result near = over ? DONE : judge_in_time(p, &r, act->arrived, &buyers_unlengthened, a);
    return failed(near) && lot_stopped(p, &r)
               ? because_of(&buyers_unlengthened,
                            S("a lot is suspended: let it go on (resume), lengthen the deadline "
                              "(amend), and enter this then")) : near;
}

static bool takes_of(const Procedure *p, Id lot, Id buyer)
{
    for (each(Taking, t, p->takings))
        if (t->lot == lot && t->buyer == buyer)
            return true;
    return false;
}

/* What a change of buyers undoes: approvals lapse, an award falls, the lot's value waits. */
static void change_lot(Procedure *p, Lot *lot)
{
    if (lot->ended || lot->signed_)
        return;
    lot->uncut = true;
    if (lot->awarded)
        lot_unaward(p, lot);
}

/* What came before it was an answer to something else. */
static void rule_on(Procedure *p, const Act *act, Materiality ruling, Arena *a)
{
    const Round *r = round_of(p, 0);
    p->changed = act->nth;
    p->remade  = p->remade || ruling == ADVERTISE_AGAIN || ruling == END_IT;
    if (!is_over(p, r, act->arrived))
        *list_add(&p->changes, a) = (Change){ r->id, act->nth, act->at };
}

static Result judge_join(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_new_buyer(p, act, act->join.buyer, (BuyerPart)act->join.part, a));
    if (act->join.part == LEAD_BUYER)
        return because(&lead_not_one);
    TRY(judge_materiality(p, act, (Materiality)act->join.ruling));
    return judge_buyers_time(p, act, (Materiality)act->join.ruling, a);
}

static void fold_join(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->buyers, a) =
        (Buyer){ .id = act->join.buyer, .part = (BuyerPart)act->join.part,
                 .name = act->join.name, .joined_nth = act->nth };
    rule_on(p, act, (Materiality)act->join.ruling, a);
    for (each(Lot, lot, p->lots))
        change_lot(p, lot);
}

static const Choices materials = LIST_OF(
    { "not-needed", "no new tender is needed" }, { "continue", "the tender goes on" },
    { "advertise", "advertise again" }, { "end", "end the tender" });
#define OF_CHANGE(kind)                                                                            \
    C(kind, ruling, materials, .label = "What the change makes of the tender",                     \
      .hint = "Not-needed only before the first deadline; advertise and end stop any award.")

const ActRow row_join = {
    .name = "join", .says = "Let a buyer join, with the ruling whether it changes the tender",
    .who = OFFICER, .when = RUNNING, .rules = TWICE | WEIGHS, .shown = TO_ALL,
    .news = "joined the buyers",
    UNSETTLED_BY(ACT_BUYER, ACT_JOIN, ACT_LEAVE, ACT_APPROVAL, ACT_AMEND),
    .source = "2014/24/EU art. 18(1), 72(4); Procurement Act 2023 s.31",
    .fields = {
        NEW(join, buyer, A_BUYER, "Number of the buyer"),
        C(join, part, buying_parts, .label = "Part", .hint = "Not the lead."),
        OF_CHANGE(join), NAME(join, TO_ALL), REASON(join, TO_ALL), NOTICE(join)
    },
    .judge = judge_join, .fold = fold_join,
};

static Result judge_leave(const Procedure *p, const Act *act, Arena *a)
{
    if (has_left(p, act->leave.buyer))
        return because(&no_such_buyer);
    if (buyer_of(p, act->leave.buyer)->part == LEAD_BUYER)
        return because(&lead_leaves);
    TRY(judge_materiality(p, act, (Materiality)act->leave.ruling));
    return judge_buyers_time(p, act, (Materiality)act->leave.ruling, a);
}

/* What was to be paid for it is no part of any price from now on; contracts stay as they are. */
static void prices_without(Procedure *p, Id buyer)
{
    for (each(Bid, bid, p->bids))
        for (each(Share, share, bid->shares))
            if (share->buyer == buyer && !lot_of(p, bid->lot)->signed_)
                bid->price -= share->amount;
}

static bool joined_after(const Procedure *p, Id nth)
{
    for (each(Buyer, buyer, p->buyers))
        if (buyer->joined_nth > nth && !buyer->left)
            return true;
    return false;
}

/* The ruling that lets a buyer join says that the tender stays the same with what it brings.
 * Without one nothing lifts the value, and when all who joined have left again it is at most what
 * was published. */
static Money value_lid(const Procedure *p, const Lot *lot)
{
    if (joined_after(p, lot->cut_nth))
        return INT64_MAX;
    bool grew = lot->most > lot->most_published && !joined_after(p, 0);
    return grew ? lot->most_published : lot->most;
}

static void fold_leave(Procedure *p, const Act *act, Arena *a)
{
    buyer_of(p, act->leave.buyer)->left = true;
    prices_without(p, act->leave.buyer);
    rule_on(p, act, (Materiality)act->leave.ruling, a);
    for (each(Gate, gate, p->gates))
        gate->fallen = gate->fallen || gate->buyer == act->leave.buyer;
    for (each(Lot, lot, p->lots))
        if (takes_of(p, lot->id, act->leave.buyer) ||
            lot_concerns(p, lot->id, act->leave.buyer) || lot->most > value_lid(p, lot))
            change_lot(p, lot);
}

const ActRow row_leave = {
    .name = "leave", .says = "Let a buyer leave, with the ruling whether it changes the tender",
    .who = OFFICER, .when = RUNNING | AWARDED, .rules = TWICE | WEIGHS, .shown = TO_ALL,
    .news = "left the buyers",
    UNSETTLED_BY(ACT_JOIN, ACT_LEAVE, ACT_APPROVAL, ACT_AMEND),
    .source = "2014/24/EU art. 18(1), 72(4); Procurement Act 2023 s.31",
    .fields = {
        N(leave, buyer, .refers = A_BUYER, .label = "Buyer",
          .hint = "Not the lead; an award of what it takes falls, and its figures count no more."),
        OF_CHANGE(leave), REASON(leave, TO_ALL), NOTICE(leave)
    },
    .judge = judge_leave, .fold = fold_leave,
};

static Result judge_recut(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->recut.lot);
    Text t = { 0 };
    if (!lot->uncut)
        return because_value(&recut_unfounded, p, act, "lot", a);
    if (act->recut.least > act->recut.most)
        return because_value(&value_backwards, p, act, "least", a);
    Money lid = value_lid(p, lot);
    if (act->recut.most <= lid)
        return DONE;
    text_put(&t, a, "most={}: lot {}; right is {} at most, as {}; more comes with a buyer that "
             "joins and stays, by the ruling on that (join)",
             str_of_money(act->recut.most, p->currency, a), str_of_number(lot->id, a),
             str_of_money(lid, p->currency, a),
             str(lid == lot->most_published ? "published" : "it was cut last"));
    return because_of(&recut_beyond, text_str(&t));
}

static void fold_recut(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->recut.lot);
    lot->least = act->recut.least;
    lot->most  = act->recut.most;
    lot->uncut   = false;
    lot->cut_nth = act->nth;
    p->changed = act->nth;
}

const ActRow row_recut = {
    .name = "recut", .says = "Cut a lot's value anew after a buyer left or joined",
    .who = OFFICER, .when = RUNNING, .rules = TWICE | WEIGHS, .shown = TO_ALL,
    .news = "value cut anew",
    UNSETTLED_BY(ACT_JOIN, ACT_LEAVE, ACT_RECUT),
    .source = "2014/24/EU art. 5, 18(1)",
    .fields = { OF_LOT(recut), VALUE_RANGE(recut), REASON(recut, TO_ALL) },
    .judge = judge_recut, .fold = fold_recut,
};

Result judge_buyers(const Procedure *p, const Lot *lot)
{
    if (p->remade)
        return because(&materially_changed);
    return lot->uncut ? because(&recut_missing) : DONE;
}

/* ---- taking over ----------------------------------------------------------------- */

static unsigned passing_roles(const Procedure *p, Id person)
{
    return roles_of(p, person, 0) & ~(unsigned)(HOLDER | BIDDER | NEWCOMER);
}

static Id officers_after(const Procedure *p, Id leaves, Id by)
{
    Id count = 0;
    for (each(Person, person, p->people)) {
        bool was = roles_in(person, 0) & OFFICER, gets = roles_of(p, leaves, 0) & OFFICER;
        bool is = person->id == leaves ? false : was || (person->id == by && gets);
        count += is && !person->barred;
    }
    return count;
}

static bool sits_at(const Gate *gate, Id person)
{
    for (each(Id, seat, gate->seats))
        if (*seat == person)
            return true;
    return gate->approver == person;
}

/* A seat is lost where nobody takes it, or where its new member sat there already. */
static Result judge_gates_manned(const Procedure *p, Id leaves, Id by)
{
    for (each(Gate, gate, p->gates)) {
        bool lost = sits_at(gate, leaves) && (!by || sits_at(gate, by));
        int64_t needed = gate->needed ? gate->needed : 1;
        if (!gate->fallen && lost && gate->seats.len < needed)
            return because(&gate_unmanned);
    }
    return DONE;
}

static Result judge_replace(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Id leaves = act->replace.person, by = act->replace.by;
    const Person *heir = person_of(p, by);
    if (!person_of(p, leaves) || !passing_roles(p, leaves) || leaves == by ||
        (by && (!heir || heir->bidder || heir->barred)))
        return because(&no_such_person);
    unsigned panel = EVALUATOR | CHAIR;
    if (by && passing_roles(p, leaves) & panel && roles_of(p, by, 0) & HOLDER)
        return because(&roles_clash);
    if (officers_after(p, leaves, by) < 2)
        return because(&officers_too_few);
    return judge_gates_manned(p, leaves, by);
}

/* The first seat becomes the approver's where the approver leaves and nobody comes. */
static void gate_pass_on(Gate *gate, Id leaves, Id by)
{
    Id heir = by && !sits_at(gate, by) ? by : 0;
    ptrdiff_t kept = 0;
    for (each(Id, seat, gate->seats))
        if (*seat != leaves || heir)
            gate->seats.at[kept++] = *seat == leaves ? heir : *seat;
    gate->seats.len = kept;
    if (gate->approver != leaves)
        return;
    gate->approver = heir;
    if (!heir && kept) {
        gate->approver = gate->seats.at[0];
        for (ptrdiff_t i = 1; i < kept; i++)
            gate->seats.at[i - 1] = gate->seats.at[i];
        gate->seats.len--;
    }
}

/* A padlock does not pass: its secret is in one hand. */
static void fold_replace(Procedure *p, const Act *act, Arena *a)
{
    Person *leaves = person_of(p, act->replace.person), *heir = person_of(p, act->replace.by);
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < leaves->holdings.len; i++) {
        Holding held = leaves->holdings.at[i];
        if (held.role == HOLDER)
            leaves->holdings.at[kept++] = held;
        else if (heir)
            *list_add(&heir->holdings, a) = held;
    }
    leaves->holdings.len = kept;
    for (each(Gate, gate, p->gates))
        gate_pass_on(gate, act->replace.person, act->replace.by);
}

const ActRow row_replace = {
    .name = "replace", .says = "Let somebody, or nobody, take over a person's roles",
    .who = OFFICER, .when = ANY_PHASE, .rules = TWICE | THOUGH_HALTED, .shown = TO_ALL,
    .news = "was replaced",
    UNSETTLED_BY(ACT_PERSON, ACT_ROLE, ACT_GATE, ACT_SEAT, ACT_REPLACE, ACT_KEY_CHANGE,
                 ACT_KEY_KEPT),
    .source = "2014/24/EU Annex IV(d); Procurement Act 2023 s.82",
    .fields = {
        OF_PERSON(replace),
        N(replace, by, .refers = A_PERSON, .zero = "Nobody", .label = "Who takes over",
          .hint = "Somebody enrolled who is no bidder; 0 for nobody."),
        REASON(replace, TO_OVERSEERS), NOTICE(replace)
    },
    .judge = judge_replace, .fold = fold_replace,
};

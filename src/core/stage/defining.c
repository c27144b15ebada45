/* defining.c - what is tendered and by which rules: lots, services, criteria, formulas, rounds. */
#include "core/flaws.h"
#include "core/stage/inside.h"
#include "core/stage/row.h"
#include "core/view/ticks.h"

const Reason no_such_lot = { MISSING, "no-such-lot", "doc/acts.md",
    "There is no such lot in this procedure." };
const Reason no_such_round = { MISSING, "no-such-round", "doc/acts.md",
    "There is no such round in this procedure." };
const Reason no_such_criterion = { MISSING, "no-such-criterion", "doc/acts.md",
    "There is no such criterion for this lot." };
const Reason no_such_service = { MISSING, "no-such-service", "doc/acts.md",
    "There is no such service or activity in this procedure." };
const Reason law_not_in_force = { REFUSED, "law-not-in-force", "Procurement Act 2023 s.127; "
    "SI 2024/716 reg. 4, 5; 2014/24/EU art. 91",
    "The law of a lot must have been in force on the day of the rule book and on the day on which "
    "the procedure began, and know its kind; what began earlier ends under the law of then, under "
    "the Regulations of 2015 if its notice was out by then." };
const Reason value_backwards = { INVALID, "value-backwards", "doc/acts.md lot",
    "The least value of a lot is above its greatest." };
const Reason activity_reserved = { REFUSED, "activity-reserved", "Police Reform Act 2002 s.38-39",
    "An activity that is reserved to a constable cannot be in any lot." };
const Reason weight_empty = { INVALID, "weight-empty", "2014/24/EU art. 67(5)",
    "A criterion that is scored needs a weight between 0 and 100." };
const Reason parent_wrong = { REFUSED, "parent-wrong", "doc/acts.md criterion",
    "Only a criterion of quality can be a group, of others of its round; prices are of the last." };
const Reason tie_wrong = { REFUSED, "tie-wrong", "doc/acts.md formula",
    "A tie is decided by a criterion that has a weight, not by one that bids pass or fail." };
const Reason rounding_wrong = { INVALID, "rounding-wrong", "doc/book.md, arithmetic",
    "Rounding goes to 0, 1, 2 or 3 places; points that money buys are too small for it." };
const Reason round_wrong = { REFUSED, "round-wrong", "doc/acts.md round",
    "Rounds are numbered 1, 2, 3 ...; a price envelope holds 1 KiB to 1 MiB." };
const Reason deadline_backwards = { REFUSED, "deadline-backwards", "2014/24/EU art. 47(3)",
    "A published deadline only lengthens, and only before it has passed." };
const Reason ticks_wrong = { INVALID, "ticks-wrong", "doc/book.md, the box",
    "A box ticks once a second to once a day, near a deadline at a whole part of that, and each "
    "time with 1 to 4096 entries." };
const Reason version_gap = { REFUSED, "version-gap", "doc/acts.md document",
    "Versions are numbered 1, 2, 3 ... without gaps." };

enum { PADDED_LEAST = 1024, PADDED_MOST = 1024 * 1024 };

/* ---- lots and services ----------------------------------------------------------- */

/* A repealed law goes on for what began under it, and for nothing that begins after its last day,
 * whatever day of the rule book is named. */
static Result judge_law(const Procedure *p, Regime regime, Arena *a)
{
    Day  began = day_at(p->began, p->zone);
    Text t = { 0 };
    if (regime == REGIME_NONE)
        return because_of(&rule_missing, S("regime=none; name the law that judges the lot"));
    if (law_knows(regime, p->kind, p->rules) && law_knows(regime, p->kind, began))
        return DONE;
    text_put(&t, a, "regime={}: {}; this procedure began on {}, its rule book is of {}",
             str(regime_names[regime]), law_words(regime, a),
             str_of_day(began, a), str_of_day(p->rules, a));
    return because_of(&law_not_in_force, text_str(&t));
}

static Result judge_lot(const Procedure *p, const Act *act, Arena *a)
{
    if (lot_of(p, act->lot.lot))
        return because_value(&number_taken, p, act, "lot", a);
    TRY(judge_law(p, (Regime)act->lot.regime, a));
    return act->lot.least > act->lot.most ? because_value(&value_backwards, p, act, "least", a)
                                          : DONE;
}

static void fold_lot(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->lots, a) = (Lot){ .id = act->lot.lot, .regime = (Regime)act->lot.regime,
        .least = act->lot.least, .most = act->lot.most, .most_published = act->lot.most,
        .months = act->lot.months, .group = act->lot.group };
}

#define R(upper, name, label) { name, label },
static const ChoiceRow regime_choices[] = { LAWS(R) };
#undef R
static const Choices regimes = { REGIMES, regime_choices };
const ActRow row_lot = {
    .name = "lot", .says = "Define a lot, its law and its range of value",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES | WEIGHS, .shown = TO_ALL,
    .source = "2014/24/EU art. 46; Procurement Act 2023 s.18",
    .fields = {
        NEW(lot, lot, A_LOT, "Number of the lot"),
        C(lot, regime, regimes, .label = "Law",
          .hint = "The one by which the lot is judged; it must be named."),
        W(lot, law, TO_ALL, .optional = true, .label = "Why this law",
          .hint = "Where it is not plain which applies; everybody will read this."),
        VALUE_RANGE(lot),
        N(lot, months, .label = "Length of the contract", .hint = "In months."),
        N(lot, group, .label = "Price group",
          .hint = "Prices wait for the marks of all its lots; overlapping ones share it; 0: none."),
        TITLE(lot, TO_ALL)
    },
    .judge = judge_lot, .fold = fold_lot,
};

static Result judge_service(const Procedure *p, const Act *act, Arena *a)
{
    return service_of(p, act->service.service)
               ? because_value(&number_taken, p, act, "service", a) : DONE;
}

static void fold_service(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->services, a) = (Service){ act->service.service };
}

const ActRow row_service = {
    .name = "service", .says = "Define a service",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 42",
    .fields = {
        NEW(service, service, A_SERVICE, "Number of the service"), TITLE(service, TO_ALL)
    },
    .judge = judge_service, .fold = fold_service,
};

static Result judge_activity(const Procedure *p, const Act *act, Arena *a)
{
    if (!service_of(p, act->activity.service))
        return because_value(&no_such_service, p, act, "service", a);
    bool taken = activity_of(p, act->activity.service, act->activity.activity);
    return taken ? because_value(&number_taken, p, act, "activity", a) : DONE;
}

static void fold_activity(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->activities, a) = (Activity){ act->activity.service, act->activity.activity,
                                               (Power)act->activity.power };
}

static const Choices powers = LIST_OF(
    { "open", "anybody" }, { "designated", "who is designated" },
    { "reserved", "a constable alone" });
const ActRow row_activity = {
    .name = "activity", .says = "Define an activity of a service and who may do it",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "Police Reform Act 2002 s.38-39",
    .fields = {
        OF_SERVICE(activity), NEW(activity, activity, AN_ACTIVITY, "Number of the activity"),
        C(activity, power, powers, .label = "Who may do it",
          .hint = "Open: anybody; designated: who is designated; reserved: no lot has it."),
        TITLE(activity, TO_ALL),
        W(activity, article, TO_ALL, .label = "Article of the law",
          .hint = "Which power is needed, or that none is; everybody will read this.")
    },
    .judge = judge_activity, .fold = fold_activity,
};

static Result judge_include(const Procedure *p, const Act *act, Arena *a)
{
    const Activity *activity = activity_of(p, act->include.service, act->include.activity);
    if (!lot_of(p, act->include.lot))
        return because_value(&no_such_lot, p, act, "lot", a);
    if (!service_of(p, act->include.service))
        return because_value(&no_such_service, p, act, "service", a);
    if (!activity)
        return because_value(&no_such_service, p, act, "activity", a);
    return activity->power == POWER_RESERVED
               ? because_value(&activity_reserved, p, act, "activity", a) : DONE;
}

static void fold_include(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->includes, a) = (Include){ act->include.lot, act->include.service,
                                            act->include.activity };
}

const ActRow row_include = {
    .name = "include", .says = "Put an activity into a lot",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "Police Reform Act 2002 s.38-39",
    .fields = {
        OF_LOT(include), OF_SERVICE(include),
        N(include, activity, .refers = AN_ACTIVITY, .label = "Activity",
          .hint = "None that is reserved to a constable.")
    },
    .judge = judge_include, .fold = fold_include,
};

/* ---- criteria -------------------------------------------------------------------- */

static Result judge_mark(const Procedure *p, const Act *act, Arena *a)
{
    for (each(Mark, m, p->marks))
        if (m->scale == act->mark.scale && m->mark == act->mark.mark)
            return because_value(&said_already, p, act, "mark", a);
    if (!act->mark.scale)
        return because_value(&number_missing, p, act, "scale", a);
    return p->published ? judge_new_scale(p, act) : DONE;
}

static void fold_mark(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->marks, a) =
        (Mark){ act->mark.scale, act->mark.mark, p->published ? round_of(p, 0)->id : 0 };
}

const ActRow row_mark = {
    .name = "mark", .says = "Define one mark of a scale",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES | CHANGES, .shown = TO_ALL,
    .source = "2014/24/EU art. 67(5)",
    .fields = {
        N(mark, scale, .refers = A_SCALE, .label = "Scale",
          .hint = "A number from 1 on; all marks of the same number are one scale."),
        P(mark, mark, .label = "Mark", .hint = "Like 5 or 2.5, each once on a scale."),
        W(mark, says, TO_ALL, .label = "What it stands for", .hint = READ_TO_ALL)
    },
    .judge = judge_mark, .fold = fold_mark,
};

static Result judge_criterion(const Procedure *p, const Act *act, Arena *a)
{
    Id lot = act->criterion.lot, parent = act->criterion.parent;
    if (!lot_of(p, lot))
        return because_value(&no_such_lot, p, act, "lot", a);
    if (criterion_of(p, lot, act->criterion.criterion))
        return because_value(&number_taken, p, act, "criterion", a);
    const Criterion *above = criterion_of(p, lot, parent);
    if (parent && !above)
        return because_value(&no_such_criterion, p, act, "parent", a);
    bool priced = act->criterion.kind == CRITERION_PRICE && act->criterion.round;
    if (priced || (parent && (above->kind != CRITERION_QUALITY ||
                              above->round != act->criterion.round)))
        return because_value(&parent_wrong, p, act, priced ? "round" : "parent", a);
    bool pass = act->criterion.kind == CRITERION_PASS;
    if (pass ? act->criterion.weight != 0
             : act->criterion.weight < 1 || act->criterion.weight > WHOLE)
        return because_value(&weight_empty, p, act, "weight", a);
    return p->published ? judge_part(p, act) : DONE;
}

static void fold_criterion(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->criteria, a) = (Criterion){ .lot = act->criterion.lot,
        .id = act->criterion.criterion, .parent = act->criterion.parent,
        .round = act->criterion.round,
        .kind = (CriterionKind)act->criterion.kind, .weight = act->criterion.weight,
        .scale = act->criterion.scale, .least = act->criterion.least,
        .after = p->published ? round_of(p, 0)->id : 0 };
}

static const Choices criteria = LIST_OF(
    { "quality", "quality, marked" }, { "price", "price, reckoned" }, { "pass", "pass or fail" });
const ActRow row_criterion = {
    .name = "criterion", .says = "Define a criterion, its weight and its threshold",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES | CHANGES, .shown = TO_ALL,
    .source = "2014/24/EU art. 67(5); Procurement Act 2023 s.23",
    .fields = {
        OF_LOT(criterion), NEW(criterion, criterion, A_CRITERION, "Number of the criterion"),
        N(criterion, parent, .refers = A_CRITERION, .zero = "None", .label = "Part of criterion",
          .hint = "A criterion of quality of the same round; 0 for none."),
        N(criterion, round, .refers = A_ROUND, .aside = true, .zero = "The tenders",
          .label = "Round",
          .hint = "One before the tenders; 0 for the tenders, and for every price."),
        C(criterion, kind, criteria, .label = "Kind of criterion",
          .hint = "Quality is marked, a price is reckoned; a mark of 0 on pass puts a bid out."),
        P(criterion, weight, .label = "Weight",
          .hint = "From 0.001 to 100; those of a round make 100, parts their whole; 0 for pass."),
        N(criterion, scale, .refers = A_SCALE, .zero = "None", .label = "Scale",
          .hint = "By which it is marked; 0 for a price, and for one that has parts."),
        P(criterion, least, .label = "Threshold",
          .hint = "A lower mark puts a bid out; 0 for none; only where it is marked."),
        TITLE(criterion, TO_ALL),
        W(criterion, guide, TO_ALL, .optional = true, .label = "How it is marked",
          .hint = "May be left out; everybody will read this.")
    },
    .judge = judge_criterion, .fold = fold_criterion,
};

static Result judge_rounding(const Procedure *p, const Act *act, Arena *a)
{
    bool tiny = formula_rows[act->formula.formula].tiny && act->formula.where == AT_TOTAL;
    int  most = act->formula.where == NOWHERE ? 0 : ROUNDED_PLACES;
    if (!tiny && act->formula.places <= most)
        return DONE;
    return because_value(&rounding_wrong, p, act, tiny ? "where" : "places", a);
}

/* "needs budget, above 0" */
static void text_constant(Text *t, const FormulaRow *row, const char *name, Arena *a)
{
    if (!name)
        text_our(t, "has no such constant: right is 0", a);
    else if (name == row->n)
        text_put(t, a, "needs {}, from {} to {}", str(name), str_of_decimal(row->n_least, 3, a),
                 str_of_decimal(row->n_most, 3, a));
    else if (name == row->b)
        text_put(t, a, "needs {}, from 0 and below {}", str(name), str(row->a));
    else
        text_put(t, a, "needs {}, above 0", str(name));
}

/* Of a constant that is wrong its name in the formula and what it may be, too. */
static Result judge_constants(const Procedure *p, const Act *act, Arena *a)
{
    const FormulaRow *row = &formula_rows[act->formula.formula];
    Result r = formula_judge((Formula)act->formula.formula,
                             (PriceParams){ act->formula.a, act->formula.b, act->formula.n });
    if (r.why != &formula_unfit)
        return r;
    bool a_wrong = row->a ? str_is(r.detail, row->a) : str_is(r.detail, "a");
    bool b_wrong = row->b ? str_is(r.detail, row->b) : str_is(r.detail, "b");
    Str  is = because_value(r.why, p, act, a_wrong ? "a" : b_wrong ? "b" : "n", a).detail;
    Text t = { 0 };
    text_put(&t, a, "{}; {} ", is, str(formula_names[act->formula.formula]));
    text_constant(&t, row, a_wrong ? row->a : b_wrong ? row->b : row->n, a);
    return because_of(r.why, text_str(&t));
}

static Result judge_formula(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->formula.lot);
    if (!lot)
        return because_value(&no_such_lot, p, act, "lot", a);
    if (lot->has_formula)
        return because_value(&said_already, p, act, "lot", a);
    TRY(judge_rounding(p, act, a));
    const Criterion *tie = criterion_of(p, lot->id, act->formula.tie);
    if (act->formula.tie && !tie)
        return because_value(&no_such_criterion, p, act, "tie", a);
    if (tie && tie->kind == CRITERION_PASS)
        return because_value(&tie_wrong, p, act, "tie", a);
    return judge_constants(p, act, a);
}

static void fold_formula(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->formula.lot);
    lot->has_formula = true;
    lot->price = (PriceRule){
        .formula  = (Formula)act->formula.formula,
        .params   = { act->formula.a, act->formula.b, act->formula.n },
        .rounding = { (ScoreLevel)act->formula.where, (int)act->formula.places,
                      (Rounding)act->formula.how },
        .tie      = act->formula.tie };
}

#define F(upper, name, label) { name, label },
static const ChoiceRow formula_choices[] = { { 0 }, FORMULAS(F) };
#undef F
static const Choices formulas = { FORMULA_KINDS, formula_choices };
static const Choices wheres = LIST_OF(
    { "criterion", "on each criterion" }, { "total", "at the total" }, { "exact", "nowhere" });
static const Choices hows = LIST_OF(
    { "half-up", "halves away from zero" }, { "half-even", "halves to the even digit" },
    { "down", "towards zero" }, { "up", "away from zero" });
const ActRow row_formula = {
    .name = "formula", .says = "Define how a lot's price counts, rounds and breaks ties",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 67(5); Procurement Act 2023 s.23",
    .fields = {
        OF_LOT(formula), C(formula, formula, formulas, .label = "Formula"),
        M(formula, a, .label = "First constant",
          .hint = "Cap, budget, base or worth of a point, above 0; 0 if the formula has none."),
        M(formula, b, .label = "Second constant",
          .hint = "The floor of linear-benchmark, below the first; of other formulas 0."),
        P(formula, n, .label = "Factor",
          .hint = "Of linear-from-lowest, mean-centred and bilinear-it; of other formulas 0."),
        C(formula, where, wheres, .label = "Where points are rounded",
          .hint = "On each criterion, or the total, or nowhere: exact; vfm-index never the total."),
        N(formula, places, .label = "Decimal places",
          .hint = "From 0 to 9, of points or of whole units of currency; 0 for exact."),
        C(formula, how, hows, .label = "How points are rounded", .optional = true,
          .hint = "Half-up is away from zero at the half, up always, down towards zero."),
        N(formula, tie, .refers = A_CRITERION, .zero = "None",
          .label = "Criterion that breaks ties",
          .hint = "Not pass; 0 for none.")
    },
    .judge = judge_formula, .fold = fold_formula,
};

/* ---- rounds ---------------------------------------------------------------------- */

static Result judge_round(const Procedure *p, const Act *act, Arena *a)
{
    bool padded = act->round.padded >= PADDED_LEAST && act->round.padded <= PADDED_MOST;
    if (act->round.round != p->rounds.len + 1)
        return because_value(&round_wrong, p, act, "round", a);
    return padded ? DONE : because_value(&round_wrong, p, act, "padded", a);
}

static void fold_round(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->rounds, a) = (Round){ .id = act->round.round, .kind = (RoundKind)act->round.kind,
        .needed = act->round.needed, .padded = act->round.padded };
}

static const Choices rounds = LIST_OF(
    { "selection", "requests to take part" }, { "dialogue", "dialogue" },
    { "tender", "tenders" });
const ActRow row_round = {
    .name = "round", .says = "Define a round and how many padlocks open it",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU Annex IV",
    .fields = {
        N(round, round, .refers = A_ROUND, .fresh = true, .label = "Number of the round",
          .hint = COUNTED),
        C(round, kind, rounds, .label = "Kind of round", .hint = "Only tenders have prices."),
        N(round, needed, .label = "Padlocks that open it",
          .hint = "How many must turn, from 1 up to all that were brought."),
        N(round, padded, .label = "Size of a price envelope",
          .hint = "In bytes, from 1024 to 1048576, the same for everybody.")
    },
    .judge = judge_round, .fold = fold_round,
};

void deadline_moved(Procedure *p, const Round *r)
{
    for (each(Deposit, d, p->box))
        if (d->round == r->id && d->arrived < r->deadline)
            d->late = false;
    box_sorted_anew(p, r->id);
}

static Instant *moment_of(Round *r, const Act *timetable)
{
    switch ((Event)timetable->timetable.event) {
    case EVENT_QUESTIONS: return &r->questions_until;
    case EVENT_DEADLINE:  break;
    case EVENT_VALIDITY:  return &r->validity;
    }
    return &r->deadline;
}

/* over: until when it could be lengthened by hand. */
static Result backwards(const Procedure *p, const Round *r, Instant before, Instant over,
                        Instant now, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "round {}: ", str_of_number(r->id, a));
    if (!before)
        text_our(&t, "no such moment was published with it, and none is added now", a);
    else if (now >= over)
        text_put(&t, a, "{} is over; it could be lengthened only before that",
                 str_of_moment_words(over, p->zone, a));
    else
        text_put(&t, a, "what counts is {}, and only a later moment can be set",
                 str_of_moment_words(before, p->zone, a));
    return because_of(&deadline_backwards, text_str(&t));
}

/* A deadline that the notice as sent has made too near is lengthened even when it is over: the law
 * gave bidders more time, and nothing has been listed. */
static bool lengthens_for_the_law(const Procedure *p, const Round *r, const Act *act, Arena *a)
{
    return act->timetable.event == EVENT_DEADLINE && !r->listed &&
           act->timetable.moment > act->arrived && failed(judge_noticed(p, r, a));
}

/* What an outage added does not open the deadline for people: the one that was published says
 * until when it can be lengthened by hand. */
static Result judge_timetable(const Procedure *p, const Act *act, Arena *a)
{
    Round *r = round_of(p, act->timetable.round);
    if (!r || !act->timetable.round)
        return because_value(&no_such_round, p, act, "round", a);
    Instant before = *moment_of(r, act);
    bool    typed = act->timetable.event == EVENT_DEADLINE && r->typed;
    Instant over = typed ? r->typed : before;
    if (!p->published || !r->invited)
        return DONE;
    bool open = act->arrived < over || lengthens_for_the_law(p, r, act, a);
    return act->timetable.moment >= before && open
               ? DONE
               : backwards(p, r, before, over, act->arrived, a);
}

static void fold_timetable(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Round *r = round_of(p, act->timetable.round);
    bool deadline = act->timetable.event == EVENT_DEADLINE;
    if (deadline && r->invited && !r->before)
        r->before = r->deadline;
    *moment_of(r, act) = act->timetable.moment;
    if (deadline)
        r->typed = 0;
    if (deadline && r->invited)
        deadline_moved(p, r);
}

static const Choices events = LIST_OF(
    { "questions", "time for questions" }, { "deadline", "time for bids" },
    { "validity", "how long bids bind" });
const ActRow row_timetable = {
    .name = "timetable", .says = "Set or lengthen a moment of a round",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES, .shown = TO_ALL,
    .source = "Procurement Act 2023 s.54; 2014/24/EU art. 47",
    .fields = {
        OF_ROUND(timetable),
        C(timetable, event, events, .label = "What ends then",
          .hint = "Time for questions, time for bids, or how long bids bind."),
        T(timetable, moment, .label = "Ends at",
          .hint = "Once the round is open only later, and before the old one has passed.")
    },
    .judge = judge_timetable, .fold = fold_timetable,
};

static Result judge_document(const Procedure *p, const Act *act, Arena *a)
{
    Id latest = 0;
    for (each(Document, d, p->documents))
        if (d->id == act->document.document)
            latest = d->version;
    return act->document.version == latest + 1
               ? DONE : because_value(&version_gap, p, act, "version", a);
}

static void fold_document(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->documents, a) =
        (Document){ act->document.document, act->document.version, source_due(p, act) };
}

const ActRow row_document = {
    .name = "document", .says = "Add a version of a tender document",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES | CHANGES, .shown = TO_ALL,
    .source = "2014/24/EU art. 53",
    .fields = {
        OF_DOCUMENT(document),
        N(document, version, .label = "Version", .hint = COUNTED),
        PAPER_(document, paper, TO_ALL, .label = "Text", .hint = READ_TO_ALL),
        TITLE(document, TO_ALL)
    },
    .judge = judge_document, .fold = fold_document,
};

/* ---- what a bid holds ------------------------------------------------------------ */

static Result judge_enclosure(const Procedure *p, const Act *act, Arena *a)
{
    return lot_of(p, act->enclosure.lot) ? DONE : because_value(&no_such_lot, p, act, "lot", a);
}

static void fold_enclosure(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->expected, a) = (ExpectedFile){ .lot = act->enclosure.lot,
        .envelope = (Envelope)act->enclosure.envelope, .required = act->enclosure.required == YES,
        .name = act->enclosure.name, .title = act->enclosure.title };
}

static const Choices files_envelopes = LIST_OF(
    { "qualification", "of requests to take part" }, { "quality", "of solutions and tenders" });
const ActRow row_enclosure = {
    .name = "enclosure", .says = "Name a file that every bid is expected to hold",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 56(3)",
    .fields = {
        OF_LOT(enclosure),
        C(enclosure, envelope, files_envelopes, .label = "Envelope",
          .hint = "Of requests to take part, or the first one of solutions and tenders."),
        C(enclosure, required, answers, .label = "Required",
          .hint = "Asked about when it is not sealed; a bid without it is not void by that alone."),
        LINE(enclosure, name, TO_ALL, .label = "Name of the file",
             .hint = "Like method.pdf, or method whatever its kind; everybody will read this."),
        TITLE(enclosure, TO_ALL)
    },
    .judge = judge_enclosure, .fold = fold_enclosure,
};

/* ---- how the box ticks ------------------------------------------------------------ */

static Result judge_ticks(const Procedure *p, const Act *act, Arena *a)
{
    Ticks ticks = ticks_of(act);
    const char *wrong = ticks_wrong_with(&ticks);
    if (wrong)
        return because_value(&ticks_wrong, p, act, wrong, a);
    return p->ticks.usual.seconds ? because_value(&said_already, p, act, "seconds", a) : DONE;
}

static void fold_ticks(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    p->ticks = ticks_of(act);
}

/* What is promised is what whoever looks from outside can hold the box to. */
const ActRow row_ticks = {
    .name = "ticks", .says = "Promise how often the box ticks, and with how many entries",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 22(3)",
    .fields = {
        N(ticks, seconds, .label = "Seconds between ticks",
          .hint = "From 1 to 86400; all of this left out: as it is here."),
        N(ticks, entries, .label = "Entries at a tick", .hint = "From 1 to 4096."),
        N(ticks, near_seconds, .label = "Seconds between ticks near a deadline",
          .hint = "A whole part of the usual ones."),
        N(ticks, near_entries, .label = "Entries at a tick near it", .hint = "From 1 to 4096."),
        N(ticks, near_within, .label = "How near, in seconds",
          .hint = "Before and after it; up to 365 days."),
        N(ticks, rush_seconds, .label = "Seconds between ticks close to it",
          .hint = "A whole part of those near it."),
        N(ticks, rush_entries, .label = "Entries at a tick close to it", .hint = "From 1 to 4096."),
        N(ticks, rush_within, .label = "How close, in seconds",
          .hint = "Before and after it; not more than near it.")
    },
    .judge = judge_ticks, .fold = fold_ticks,
};

/* ---- what people use away from the server ---------------------------------------- */

static Result judge_tools(const Procedure *p, const Act *act, Arena *a)
{
    bool same = hash_same(p->tools.seal, act->tools.seal) &&
                hash_same(p->tools.holder, act->tools.holder);
    return same ? because_value(&said_already, p, act, "seal", a) : DONE;
}

static void fold_tools(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    p->tools = (Tools){ act->tools.seal, act->tools.holder, act->leaf };
}

/* Nothing that a bid is an answer to: who changes it lengthens no deadline. */
const ActRow row_tools = {
    .name = "tools", .says = "Name the files for sealing and for padlocks by their fingerprints",
    .who = OFFICER, .when = DRAFT | RUNNING, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 22(6)(a)",
    .fields = {
        H(tools, seal, .label = "tenderbox-seal.html",
          .hint = "Its fingerprint (SHA-256); left out, that of the file that this program gives."),
        H(tools, holder, .label = "tenderbox-holder.html",
          .hint = "Its fingerprint (SHA-256); left out, that of the file that this program gives.")
    },
    .judge = judge_tools, .fold = fold_tools,
};

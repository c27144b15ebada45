/* publishing.c - what is tendered and by which rules; publish freezes it, amend lengthens. */
#include "core/flaws.h"
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason no_such_lot = { MISSING, "no-such-lot", "doc/acts.md",
    "There is no such lot in this procedure." };
const Reason no_such_round = { MISSING, "no-such-round", "doc/acts.md",
    "There is no such round in this procedure." };
const Reason no_such_criterion = { MISSING, "no-such-criterion", "doc/acts.md",
    "There is no such criterion for this lot." };
const Reason no_such_service = { MISSING, "no-such-service", "doc/acts.md",
    "There is no such service or activity in this procedure." };
const Reason no_such_scale = { MISSING, "no-such-scale", "doc/acts.md",
    "This scale has no marks above zero." };
const Reason law_not_in_force = { REFUSED, "law-not-in-force", "Procurement Act 2023 s.127; "
    "SI 2024/716 reg. 4; 2014/24/EU art. 91",
    "The law of a lot must have been in force on the day of the rule book and on the day on which "
    "the procedure began, and know its kind; what began earlier ends under the law of then." };
const Reason value_backwards = { INVALID, "value-backwards", "doc/acts.md lot",
    "The least value of a lot is above its greatest." };
const Reason activity_reserved = { REFUSED, "activity-reserved", "Police Reform Act 2002 s.38-39",
    "An activity that is reserved to a constable cannot be in any lot." };
const Reason weight_empty = { INVALID, "weight-empty", "2014/24/EU art. 67(5)",
    "A criterion that is scored needs a weight between 0 and 100." };
const Reason weights_do_not_add = { REFUSED, "weights-do-not-add", "2014/24/EU art. 67(5)",
    "The weights of a lot do not add up to 100, or those of a group not to its own." };
const Reason threshold_unreachable = { REFUSED, "threshold-unreachable", "2014/24/EU art. 67(5)",
    "No mark of the scale reaches the threshold of this criterion." };
const Reason threshold_misplaced = { REFUSED, "threshold-misplaced", "2014/24/EU art. 67(5)",
    "A threshold stands at a criterion that is marked, not at a price or a group of others." };
const Reason parent_wrong = { REFUSED, "parent-wrong", "doc/acts.md criterion",
    "Only a criterion of quality can be a group, of others of its round; prices are of the last." };
const Reason tie_wrong = { REFUSED, "tie-wrong", "doc/acts.md formula",
    "A tie is decided by a criterion that has a weight, not by one that bids pass or fail." };
const Reason formula_missing = { REFUSED, "formula-missing", "Procurement Act 2023 s.23",
    "A lot has no rule for its price." };
const Reason price_criterion_wrong = { REFUSED, "price-criterion-wrong",
                                       "Procurement Act 2023 s.23",
                                       "A formula that gives points needs exactly one price "
                                       "criterion; one that ranks the whole bid, none." };
const Reason rounding_wrong = { INVALID, "rounding-wrong", "doc/book.md, arithmetic",
    "Rounding goes to 0, 1, 2 or 3 places; points that money buys are too small for it." };
const Reason round_wrong = { REFUSED, "round-wrong", "doc/acts.md round",
    "Rounds are numbered 1, 2, 3 ...; a price envelope holds 1 KiB to 1 MiB." };
const Reason deadline_missing = { REFUSED, "deadline-missing", "2014/24/EU art. 47",
    "A round has no deadline." };
const Reason deadline_backwards = { REFUSED, "deadline-backwards", "2014/24/EU art. 47(3)",
    "A published deadline only lengthens, and only before it has passed." };
const Reason change_unlengthened = { REFUSED, "change-unlengthened",
    "Procurement Act 2023 s.31(4); 2014/24/EU art. 47(3); PCR 2015 reg. 47(3)",
    "A change of what was published comes with a later deadline in the same batch; one that is not "
    "material says so in `minor` and comes early enough before the deadline." };
const Reason change_too_late = { REFUSED, "change-too-late",
    "Procurement Act 2023 s.31(1) and (2); 2014/24/EU art. 18(1)",
    "After the deadline of the tenders nothing that was published is changed; of a round before "
    "them, only once its box is listed and before the next is invited to." };
const Reason validity_ends_early = { REFUSED, "validity-ends-early",
    "2014/24/EU art. 18(1), Annex V part C(21)",
    "Bids bind their bidders beyond the deadline." };
const Reason version_gap = { REFUSED, "version-gap", "doc/acts.md document",
    "Versions are numbered 1, 2, 3 ... without gaps." };
const Reason padlocks_too_few = { REFUSED, "padlocks-too-few", "doc/book.md, padlocks",
    "A round needs at least one padlock to open it, and no more than there are." };
const Reason lots_missing = { REFUSED, "lots-missing", "2014/24/EU art. 46",
    "Nothing is tendered: there is no lot or no round." };
const Reason conflict_missing = { REFUSED, "conflict-missing", "Procurement Act 2023 s.83",
                                  "Somebody who influences a decision has not declared interests, "
                                  "or an interest waits for a ruling." };
const Reason retention_too_short = { REFUSED, "retention-too-short", "Procurement Act 2023 s.98",
    "Records are kept for at least three years." };

enum { WHOLE = 100 * 1000 };                 /* 100 points, in thousandths */
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
        .least = act->lot.least, .most = act->lot.most, .months = act->lot.months,
        .group = act->lot.group };
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
        N(criterion, parent, .refers = A_CRITERION, .label = "Part of criterion",
          .hint = "A criterion of quality of the same round; 0 for none."),
        N(criterion, round, .refers = A_ROUND, .aside = true, .label = "Round",
          .hint = "One before the tenders; 0 for the tenders, and for every price."),
        C(criterion, kind, criteria, .label = "Kind of criterion",
          .hint = "Quality is marked, a price is reckoned; a mark of 0 on pass puts a bid out."),
        P(criterion, weight, .label = "Weight",
          .hint = "From 0.001 to 100; those of a round make 100, parts their whole; 0 for pass."),
        N(criterion, scale, .refers = A_SCALE, .label = "Scale",
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
        N(formula, tie, .refers = A_CRITERION, .label = "Criterion that breaks ties",
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

/* ---- publish --------------------------------------------------------------------- */

static bool is_scored(const Criterion *c) { return c->kind != CRITERION_PASS; }

/* What the criteria below a parent make together, or with parent 0 those of the round; and how that
 * is written: "lot 1: criterion 1 with 60.000 and criterion 2 with 30.000 make 90.000". */
static Points weights_below(const Procedure *p, const Lot *lot, Id round, Id parent, Text *t,
                            Arena *a)
{
    Points sum = 0;
    const char *between = "";
    text_put(t, a, "weight: lot {}: ", str_of_number(lot->id, a));
    for (each(Criterion, c, p->criteria)) {
        if (c->lot != lot->id || c->parent != parent || (!parent && c->round != round) ||
            c->kind == CRITERION_PASS)
            continue;
        text_put(t, a, "{}criterion {} with {}", str(between), str_of_number(c->id, a),
                 str_of_decimal(c->weight, 3, a));
        between = ", ";
        sum += c->weight;
    }
    text_put(t, a, *between ? " make {}" : "no criterion with a weight makes {}",
             str_of_decimal(sum, 3, a));
    return sum;
}

/* Leaves' weights make their parent's, and the top of each round makes 100. */
static Result judge_sum(const Procedure *p, const Lot *lot, Id round, Id parent, Points whole,
                        Flaws *all, Arena *a)
{
    Text   t = { 0 };
    Points sum = weights_below(p, lot, round, parent, &t, a);
    if (sum == whole)
        return DONE;
    text_put(&t, a, "; right is {}", str_of_decimal(whole, 3, a));
    if (parent)
        text_put(&t, a, ", the weight of criterion {}", str_of_number(parent, a));
    return flaw_keep(all, because_of(&weights_do_not_add, text_str(&t)), ACT_CRITERION, lot->id,
                      parent);
}

static Result judge_weights(const Procedure *p, const Lot *lot, Id round, Flaws *all, Arena *a)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id && c->round == round && !is_leaf(p, c))
            TRY(judge_sum(p, lot, round, c->id, c->weight, all, a));
    return judge_sum(p, lot, round, 0, WHOLE, all, a);
}

/* A round before the last is judged by points, or by what bids pass, or by nothing. */
static bool has_points(const Procedure *p, const Lot *lot, Id round)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id && c->round == round && is_scored(c))
            return true;
    return false;
}

/* What is wrong with a criterion: "scale=3: lot 1, criterion 2; ...". */
static Result because_criterion(const Reason *why, const Criterion *c, const char *field, Str is,
                                Str right, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}={}: lot {}, criterion {}; {}", str(field), is, str_of_number(c->lot, a),
             str_of_number(c->id, a), right);
    return because_of(why, text_str(&t));
}

static Result judge_its_round(const Procedure *p, const Criterion *c, Arena *a)
{
    const Round *r = c->round ? round_of(p, c->round) : NULL;
    return !c->round || (r && r->kind != ROUND_TENDER)
               ? DONE
               : because_criterion(&no_such_round, c, "round", str_of_number(c->round, a),
                                   S("right is a round before the tenders, or 0 for the tenders"),
                                   a);
}

static Result judge_rounds(const Procedure *p, const Lot *lot, Flaws *all, Arena *a)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id)
            TRY(flaw_keep(all, judge_its_round(p, c, a), ACT_CRITERION, lot->id, c->id));
    for (each(Round, r, p->rounds))
        if (r->kind != ROUND_TENDER && has_points(p, lot, r->id))
            TRY(judge_weights(p, lot, r->id, all, a));
    return judge_weights(p, lot, 0, all, a);
}

static Result judge_scale(const Procedure *p, const Criterion *c, Arena *a)
{
    bool   marked = c->kind != CRITERION_PRICE && is_leaf(p, c);
    Points top = top_mark(p, c->scale);
    Str    least = str_of_decimal(c->least, 3, a);
    if (c->least && !marked)
        return because_criterion(&threshold_misplaced, c, "least", least, S("right is 0"), a);
    if (marked && !top)
        return because_criterion(&no_such_scale, c, "scale", str_of_number(c->scale, a),
                                 S("right is a scale of which a line `mark` has one above 0"), a);
    if (!marked || c->least <= top)
        return DONE;
    Text right = { 0 };
    text_put(&right, a, "the highest mark of scale {} is {}", str_of_number(c->scale, a),
             str_of_decimal(top, 3, a));
    return because_criterion(&threshold_unreachable, c, "least", least, text_str(&right), a);
}

static Result judge_scales(const Procedure *p, const Lot *lot, Flaws *all, Arena *a)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id)
            TRY(flaw_keep(all, judge_scale(p, c, a), ACT_CRITERION, lot->id, c->id));
    return DONE;
}

/* "lot 1: ..." */
static Result because_at(const Reason *why, const char *what, Id id, const char *form, Str word,
                         Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}: ", str(what), str_of_number(id, a));
    text_put(&t, a, form, word);
    return because_of(why, text_str(&t));
}

static Result judge_price_criterion(const Procedure *p, const Lot *lot, Arena *a)
{
    int prices = 0;
    if (!lot->has_formula)
        return because_at(&formula_missing, "lot", lot->id, "it needs a line{}", S(" `formula`"),
                          a);
    for (each(Criterion, c, p->criteria))
        prices += c->lot == lot->id && c->kind == CRITERION_PRICE && is_scored(c);
    bool points = formula_rows[lot->price.formula].gives == POINTS_FOR_PRICE;
    return prices == (points ? 1 : 0)
               ? DONE
               : because_at(&price_criterion_wrong, "lot", lot->id,
                            points ? "criteria of kind=price: {}; right is 1"
                                   : "criteria of kind=price: {}; right is 0",
                            str_of_number(prices, a), a);
}

/* A negotiated procedure of the directive of 2014 or the Regulations: the law sets a least for its
 * initial tenders and for no later ones (art. 29(1), reg. 29(5) and (21)). */
static bool is_negotiated(const Procedure *p, const Lot *lot)
{
    return p->kind == FOR_FLEXIBLE && (lot->regime == EU_2014_24 || lot->regime == PCR_2015);
}

static bool is_initial(const Procedure *p, const Round *r)
{
    for (each(const Round, before, p->rounds))
        if (before->id < r->id && before->kind != ROUND_SELECTION)
            return false;
    return true;
}

Limit limit_of_round(const Procedure *p, const Lot *lot, const Round *r)
{
    if (r->kind == ROUND_SELECTION)
        return LIMIT_PARTICIPATION;
    if (is_negotiated(p, lot))
        return is_initial(p, r) ? LIMIT_TENDERING : LIMIT_NONE;
    return r->kind == ROUND_TENDER ? LIMIT_TENDERING : LIMIT_NONE;
}

Result judge_definitions(const Procedure *p, const Lot *lot, Flaws *all, Arena *a)
{
    TRY(judge_rounds(p, lot, all, a));
    TRY(judge_scales(p, lot, all, a));
    return flaw_keep(all, judge_price_criterion(p, lot, a), ACT_FORMULA, lot->id, 0);
}

static Result judge_padlocks(const Procedure *p, const Round *r, Arena *a)
{
    Text t = { 0 };
    if (r->needed >= 1 && r->needed <= p->locks.len)
        return DONE;
    text_put(&t, a, "needed={}: round {}; padlocks that were brought: {}; right is from 1 to that",
             str_of_number(r->needed, a), str_of_number(r->id, a),
             str_of_number(p->locks.len, a));
    return because_of(&padlocks_too_few, text_str(&t));
}

/* Where the law sets no least time, as for a round of dialogue, it ends after it begins. */
static Result judge_deadline(const Procedure *p, const Round *r, const Lot *lot, Instant from,
                             Arena *a)
{
    if (!r->deadline)
        return because_at(&deadline_missing, "round", r->id, "it needs a line{}",
                          S(" `timetable` with event=deadline"), a);
    RuleCase law = case_of(p, lot);
    Limit limit = limit_of_round(p, lot, r);
    TRY(judge_bound(p, r, r->deadline, a));
    if (limit == LIMIT_NONE)
        return r->deadline > from ? DONE : because(&deadline_too_near);
    Result near = rule_judge_deadline(&law, limit, from, r->deadline, a);
    Text   t = { 0 };
    if (near.why != &deadline_too_near)
        return near;
    text_put(&t, a, "moment={}: lot {}; {}", str_of_moment(r->deadline, p->zone, a),
             str_of_number(lot->id, a), near.detail);
    return because_of(near.why, text_str(&t));
}

Result judge_opening_round(const Procedure *p, const Round *r, const Lot *lot, Instant from,
                           Arena *a)
{
    TRY(judge_padlocks(p, r, a));
    return judge_deadline(p, r, lot, from, a);
}

static bool is_alive(const Lot *lot) { return !lot->ended && !lot->signed_; }

Instant law_clock(const Lot *lot, const Round *r)
{
    bool later = r->id == 1 && r->invited && lot->tender_notice > r->invited;
    return later ? lot->tender_notice : r->invited;
}

Result judge_noticed(const Procedure *p, const Round *r, Arena *a)
{
    for (each(const Lot, lot, p->lots)) {
        Instant from = law_clock(lot, r);
        RuleCase law = case_of(p, lot);
        Limit limit = limit_of_round(p, lot, r);
        if (!is_alive(lot) || from == r->invited)
            continue;
        if (limit != LIMIT_NONE)
            TRY(rule_judge_deadline(&law, limit, from, r->deadline, a));
        else if (r->deadline <= from)
            return because(&deadline_too_near);
    }
    return DONE;
}

static Result judge_person(const Person *person, Arena *a)
{
    unsigned influences = OFFICER | APPROVER | EVALUATOR | CHAIR;
    Text t = { 0 };
    if (!(roles_in(person, 0) & influences) || person->barred ||
        (person->declared && !person->interest))
        return DONE;
    text_put(&t, a, "person {} {}", str_of_number(person->id, a),
             person->declared ? S("waits for the ruling on an interest")
                              : S("has not declared: tenderbox act conflict finding=none"));
    return because_of(&conflict_missing, text_str(&t));
}

static Result judge_conflicts(const Procedure *p, Flaws *all, Arena *a)
{
    for (each(Person, person, p->people))
        TRY(flaw_keep(all, judge_person(person, a), ACT_NONE, 0, 0));
    return DONE;
}

static Instant years_after(Instant at, int years)
{
    Civil c = civil_of(at / DAY);
    c.year += years;
    if (c.month == 2 && c.day == 29)
        c.day = 28;
    return day_of(c) * DAY;
}

/* What all lots may cost at most; no more than a number can hold. */
static Money value_of_all(const Procedure *p)
{
    Money sum = 0;
    for (each(Lot, lot, p->lots))
        sum = lot->most > INT64_MAX - sum ? INT64_MAX : sum + lot->most;
    return sum;
}

/* Padlocks are all lots' alike, so they are looked at once. */
static Result judge_lot_published(const Procedure *p, const Lot *lot, Instant from, Flaws *all,
                                  Arena *a)
{
    const Round *first = round_of(p, 1);
    TRY(judge_definitions(p, lot, all, a));
    TRY(flaw_keep(all, judge_schedule(p, lot, a), ACT_BLANKS, lot->id, 0));
    if (!first)
        return DONE;
    if (lot == p->lots.at)
        TRY(flaw_keep(all, judge_padlocks(p, first, a), ACT_ROUND, 0, 1));
    return flaw_keep(all, judge_deadline(p, first, lot, from, a), ACT_TIMETABLE, 0, 1);
}

static Result judge_something(const Procedure *p)
{
    if (!p->lots.len)
        return because_of(&lots_missing, S("it needs a line `lot`"));
    return round_of(p, 1) ? DONE : because_of(&lots_missing, S("it needs a line `round`"));
}

/* What a notice freezes; where flaws are kept, all that is wrong with it. */
static Result judge_draft(const Procedure *p, Instant from, Flaws *all, Arena *a)
{
    TRY(flaw_keep(all, judge_something(p), p->lots.len ? ACT_ROUND : ACT_LOT, 0, 0));
    TRY(judge_conflicts(p, all, a));
    TRY(flaw_keep(all, judge_bodies(p), ACT_NONE, 0, 0));
    TRY(flaw_keep(all, gates_passed(p, BEFORE_PUBLISH, 0, value_of_all(p)), ACT_NONE, 0, 0));
    for (each(Lot, lot, p->lots))
        TRY(judge_lot_published(p, lot, from, all, a));
    return judge_lots_together(p, all, a);
}

/* What keeps nothing and fails all the same is kept here. */
void publish_flaws(const Procedure *p, Instant from, Flaws *all)
{
    Result last = flaw_keep(all, judge_draft(p, from, all, all->a), ACT_NONE, 0, 0);
    (void)last;
}

static Result kept_too_short(const Procedure *p, const Act *act, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "retention={}: right is {} or later",
             str_of_moment(act->publish.retention, p->zone, a),
             str_of_moment(years_after(act->arrived, 3), p->zone, a));
    return because_of(&retention_too_short, text_str(&t));
}

static Result judge_publish(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_draft(p, act->arrived, NULL, a));
    return act->publish.retention < years_after(act->arrived, 3)
               ? kept_too_short(p, act, a) : DONE;
}

static void fold_publish(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    p->published = act->at;
    p->name      = name_of_commit(act->commit);
    p->retention = act->publish.retention;
    p->policy    = act->publish.policy;
    p->rounds.at[0].invited = act->at;
    p->rounds.at[0].invited_nth = act->nth;
}

const ActRow row_publish = {
    .name = "publish", .says = "Publish the tender; freezes all its definitions",
    .who = OFFICER, .when = DRAFT, .rules = TWICE | CLOSES, .shown = TO_ALL,
    UNSETTLED_BY(STANDS_ON),
    .source = "2014/24/EU art. 49; Procurement Act 2023 s.21",
    .fields = {
        T(publish, retention, .label = "Kept until",
          .hint = "Three years from now at least; nothing is erased before."),
        PAPER_(publish, policy, TO_ALL, .optional = true, .label = "Policy for checking the log",
               .hint = "Keys and witnesses to believe; may be left out; everybody will read it."),
        NOTICE(publish), BATCH(publish)
    },
    .judge = judge_publish, .fold = fold_publish,
};

/* ---- amend ----------------------------------------------------------------------- */

Result judge_bound(const Procedure *p, const Round *r, Instant deadline, Arena *a)
{
    Text t = { 0 };
    if (!r->validity || r->validity > deadline)
        return DONE;
    text_put(&t, a, "round {}: bids bind until {} and the deadline is {}; set a later moment of "
             "validity by timetable", str_of_number(r->id, a),
             str_of_moment_words(r->validity, p->zone, a),
             str_of_moment_words(deadline, p->zone, a));
    return because_of(&validity_ends_early, text_str(&t));
}

bool between_rounds(const Round *r) { return r->kind != ROUND_TENDER && r->listed; }

Instant in_time_until(const Procedure *p, const Round *r)
{
    Instant until = 0;
    for (each(const Lot, lot, p->lots)) {
        RuleCase law = case_of(p, lot);
        const RuleRow *row;
        Day last;
        if (!is_alive(lot) || failed(last_information_day(&law, r->deadline, &last, &row)))
            continue;
        Instant end = day_begins(last + 1, p->zone);
        until = until && until < end ? until : end;
    }
    return until;
}

static Str how_to_lengthen(const Procedure *p, const Round *r, const RuleCase *law,
                           const Period *period, Arena *a)
{
    Text t = { 0 };
    Day last = 0;
    const RuleRow *row = period->row;
    if (failed(last_information_day(law, r->deadline, &last, &row)))
        return text_str(&t);
    text_put(&t, a, "the deadline of round {} is {}, and its last day for this was {}; lengthen it "
             "in an amend, by timetable round={} event=deadline: {} ({})", str_of_number(r->id, a),
             str_of_moment_words(r->deadline, p->zone, a), str_of_day_words(last, a),
             str_of_number(r->id, a), first_deadline_words(period, p->zone, a), period->words);
    return text_str(&t);
}

Result judge_in_time(const Procedure *p, const Round *r, Instant at, const Reason *why, Arena *a)
{
    for (each(const Lot, lot, p->lots)) {
        RuleCase law = case_of(p, lot);
        Instant first;
        Period period;
        if (!is_alive(lot))
            continue;
        TRY(rule_first_deadline(&law, LIMIT_INFORMATION, at, &first, a));
        if (r->deadline >= first)
            continue;
        TRY(rule_earliest(&law, LIMIT_INFORMATION, at, &period, a));
        return because_of(why, how_to_lengthen(p, r, &law, &period, a));
    }
    return DONE;
}

/* An amendment changes something unless it holds nothing but moments. One without a batch changes
 * words. */
static bool changes_terms(const Procedure *p) { return p->batch_changes || !p->batch_acts; }

static Result change_over(const Procedure *p, const Round *r, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "the deadline of round {} was {}", str_of_number(r->id, a),
             str_of_moment_words(r->before ? r->before : r->deadline, p->zone, a));
    return because_of(&change_too_late, text_str(&t));
}

static Result unlengthened(const Procedure *p, const Round *r, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "the deadline of round {} stays {}; add timetable round={} event=deadline with "
             "a later moment to the batch, or say in minor why the change is not material",
             str_of_number(r->id, a), str_of_moment_words(r->deadline, p->zone, a),
             str_of_number(r->id, a));
    return because_of(&change_unlengthened, text_str(&t));
}

/* How much later the deadline must be is the officers' to weigh, as long as the law's days are
 * left (2014/24/EU art. 47(3): in proportion to the importance of the change). */
static Result judge_change(const Procedure *p, const Round *r, const Act *act, Arena *a)
{
    if (act->arrived >= (r->before ? r->before : r->deadline))
        return between_rounds(r) ? DONE : change_over(p, r, a);
    TRY(judge_in_time(p, r, act->arrived, &change_unlengthened, a));
    bool later = r->before && r->deadline > r->before;
    return later || !hash_none(act->amend.minor) ? DONE : unlengthened(p, r, a);
}

/* What an amendment may touch was judged act by act; an empty one changes words only. */
static Result judge_amend(const Procedure *p, const Act *act, Arena *a)
{
    const Round *latest = round_of(p, 0);
    TRY(judge_no_invitation(p));
    TRY(judge_sources(p));
    if (changes_terms(p))
        TRY(judge_change(p, latest, act, a));
    return judge_bound(p, latest, latest->deadline, a);
}

static void fold_amend(Procedure *p, const Act *act, Arena *a)
{
    if (changes_terms(p))
        *list_add(&p->changes, a) = (Change){ round_of(p, 0)->id, act->nth, act->at };
}

const ActRow row_amend = {
    .name = "amend", .says = "Change what was published, for everybody",
    .who = OFFICER, .when = RUNNING, .rules = TWICE | CLOSES | WEIGHS, .shown = TO_ALL,
    .news = "amended",
    UNSETTLED_BY(ACT_AMEND, ACT_INVITE, ACT_OUTAGE, ACT_ANSWER, ACT_JOIN, ACT_LEAVE),
    .source = "Procurement Act 2023 s.31; 2014/24/EU art. 47(3)",
    .fields = {
        REASON(amend, TO_ALL),
        W(amend, minor, TO_ALL, .optional = true, .label = "Why it is not material",
          .hint = "Of a change that lengthens no deadline; everybody will read this."),
        NOTICE(amend), BATCH(amend)
    },
    .judge = judge_amend, .fold = fold_amend,
};

/* publishing.c - what is tendered and by which rules; publish freezes it, amend lengthens. */
#include "core/stage/judges.h"

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
    "Rounding goes to 0, 1, 2 or 3 places; points a penny are too small to be rounded so." };
const Reason round_wrong = { REFUSED, "round-wrong", "doc/acts.md round",
    "Rounds are numbered 1, 2, 3 ...; a price envelope holds 1 KiB to 1 MiB." };
const Reason deadline_missing = { REFUSED, "deadline-missing", "2014/24/EU art. 47",
    "A round has no deadline." };
const Reason deadline_backwards = { REFUSED, "deadline-backwards", "2014/24/EU art. 47(3)",
    "A published deadline only lengthens, and only before it has passed." };
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

Result judge_lot(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (!act->lot.lot || lot_of(p, act->lot.lot))
        return because(&number_taken);
    if (act->lot.regime == REGIME_NONE)
        return because(&rule_missing);
    return act->lot.least > act->lot.most ? because(&value_backwards) : DONE;
}

void fold_lot(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->lots, a) = (Lot){ .id = act->lot.lot, .regime = (Regime)act->lot.regime,
        .least = act->lot.least, .most = act->lot.most, .group = act->lot.group };
}

Result judge_service(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bool taken = !act->service.service || service_of(p, act->service.service);
    return taken ? because(&number_taken) : DONE;
}

void fold_service(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->services, a) = (Service){ act->service.service };
}

Result judge_activity(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (!service_of(p, act->activity.service))
        return because(&no_such_service);
    bool taken = activity_of(p, act->activity.service, act->activity.activity);
    return taken ? because(&number_taken) : DONE;
}

void fold_activity(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->activities, a) = (Activity){ act->activity.service, act->activity.activity,
                                               (Power)act->activity.power };
}

Result judge_include(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Activity *activity = activity_of(p, act->include.service, act->include.activity);
    if (!lot_of(p, act->include.lot))
        return because(&no_such_lot);
    if (!activity)
        return because(&no_such_service);
    return activity->power == POWER_RESERVED ? because(&activity_reserved) : DONE;
}

void fold_include(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->includes, a) = (Include){ act->include.lot, act->include.service,
                                            act->include.activity };
}

/* ---- criteria -------------------------------------------------------------------- */

Result judge_mark(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    for (each(Mark, m, p->marks))
        if (m->scale == act->mark.scale && m->mark == act->mark.mark)
            return because(&number_taken);
    if (!act->mark.scale)
        return because(&number_taken);
    return p->published ? judge_new_scale(p, act) : DONE;
}

void fold_mark(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->marks, a) =
        (Mark){ act->mark.scale, act->mark.mark, p->published ? round_of(p, 0)->id : 0 };
}

Result judge_criterion(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Id lot = act->criterion.lot, parent = act->criterion.parent;
    if (!lot_of(p, lot))
        return because(&no_such_lot);
    if (!act->criterion.criterion || criterion_of(p, lot, act->criterion.criterion))
        return because(&number_taken);
    const Criterion *above = criterion_of(p, lot, parent);
    if (parent && !above)
        return because(&no_such_criterion);
    bool priced = act->criterion.kind == CRITERION_PRICE && act->criterion.stage;
    if (priced || (parent && (above->kind != CRITERION_QUALITY ||
                              above->stage != act->criterion.stage)))
        return because(&parent_wrong);
    bool pass = act->criterion.kind == CRITERION_PASS;
    if (pass ? act->criterion.weight != 0
             : act->criterion.weight < 1 || act->criterion.weight > WHOLE)
        return because(&weight_empty);
    return p->published ? judge_part(p, act) : DONE;
}

void fold_criterion(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->criteria, a) = (Criterion){ .lot = act->criterion.lot,
        .id = act->criterion.criterion, .parent = act->criterion.parent,
        .stage = act->criterion.stage,
        .kind = (CriterionKind)act->criterion.kind, .weight = act->criterion.weight,
        .scale = act->criterion.scale, .least = act->criterion.least,
        .after = p->published ? round_of(p, 0)->id : 0 };
}

Result judge_formula(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Lot *lot = lot_of(p, act->formula.lot);
    if (!lot)
        return because(&no_such_lot);
    if (lot->ruled)
        return because(&number_taken);
    bool tiny = act->formula.formula == VFM_INDEX && act->formula.where == AT_TOTAL;
    if (act->formula.places > 3 || tiny)
        return because(&rounding_wrong);
    const Criterion *tie = criterion_of(p, lot->id, act->formula.tie);
    if (act->formula.tie && !tie)
        return because(&no_such_criterion);
    if (tie && tie->kind == CRITERION_PASS)
        return because(&tie_wrong);
    return formula_judge((Formula)act->formula.formula,
                         (PriceParams){ act->formula.a, act->formula.b, act->formula.n });
}

void fold_formula(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->formula.lot);
    lot->ruled = true;
    lot->price = (PriceRule){
        .formula  = (Formula)act->formula.formula,
        .params   = { act->formula.a, act->formula.b, act->formula.n },
        .rounding = { (ScoreLevel)act->formula.where, (int)act->formula.places,
                      (Rounding)act->formula.how },
        .tie      = act->formula.tie };
}

/* ---- rounds ---------------------------------------------------------------------- */

Result judge_round(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bool padded = act->round.padded >= PADDED_LEAST && act->round.padded <= PADDED_MOST;
    return act->round.round == p->rounds.len + 1 && padded ? DONE : because(&round_wrong);
}

void fold_round(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->rounds, a) = (Round){ .id = act->round.round, .kind = (RoundKind)act->round.kind,
        .needed = act->round.needed, .padded = act->round.padded };
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

/* What an outage added does not open the deadline for people: the one that was published says
 * until when it can be lengthened by hand. */
Result judge_timetable(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Round *r = round_of(p, act->timetable.round);
    if (!r || !act->timetable.round)
        return because(&no_such_round);
    Instant before = *moment_of(r, act);
    bool    typed = act->timetable.event == EVENT_DEADLINE && r->typed;
    Instant over = typed ? r->typed : before;
    if (p->published && r->invited && (act->timetable.moment < before || act->arrived >= over))
        return because(&deadline_backwards);
    return DONE;
}

void fold_timetable(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Round *r = round_of(p, act->timetable.round);
    *moment_of(r, act) = act->timetable.moment;
    if (act->timetable.event == EVENT_DEADLINE)
        r->typed = 0;
}

Result judge_document(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Id latest = 0;
    for (each(Document, d, p->documents))
        if (d->id == act->document.document)
            latest = d->version;
    return act->document.version == latest + 1 ? DONE : because(&version_gap);
}

void fold_document(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->documents, a) =
        (Document){ act->document.document, act->document.version, source_due(p, act) };
}

/* ---- publish --------------------------------------------------------------------- */

static bool is_scored(const Criterion *c) { return c->kind != CRITERION_PASS; }

/* Leaves' weights make their parent's, and the top of each stage makes 100. */
static Result judge_weights(const Procedure *p, const Lot *lot, Id stage)
{
    Points top = 0;
    for (each(Criterion, c, p->criteria)) {
        Points below = 0;
        if (c->lot != lot->id || c->stage != stage)
            continue;
        top += c->parent ? 0 : c->weight;
        for (each(Criterion, child, p->criteria))
            if (child->lot == lot->id && child->parent == c->id)
                below += child->weight;
        if (!is_leaf(p, c) && below != c->weight)
            return because(&weights_do_not_add);
    }
    return top == WHOLE ? DONE : because(&weights_do_not_add);
}

/* A round before the last is judged by points, or by what bids pass, or by nothing. */
static bool has_points(const Procedure *p, const Lot *lot, Id stage)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot->id && c->stage == stage && is_scored(c))
            return true;
    return false;
}

static Result judge_stages(const Procedure *p, const Lot *lot)
{
    for (each(Criterion, c, p->criteria)) {
        const Round *r = c->stage ? round_of(p, c->stage) : NULL;
        if (c->lot == lot->id && c->stage && (!r || r->kind == ROUND_TENDER))
            return because(&no_such_round);
    }
    for (each(Round, r, p->rounds))
        if (r->kind != ROUND_TENDER && has_points(p, lot, r->id))
            TRY(judge_weights(p, lot, r->id));
    return judge_weights(p, lot, 0);
}

static Result judge_scales(const Procedure *p, const Lot *lot)
{
    for (each(Criterion, c, p->criteria)) {
        if (c->lot != lot->id)
            continue;
        bool marked = c->kind != CRITERION_PRICE && is_leaf(p, c);
        if (c->least && !marked)
            return because(&threshold_misplaced);
        if (!marked)
            continue;
        if (!top_mark(p, c->scale))
            return because(&no_such_scale);
        if (c->least > top_mark(p, c->scale))
            return because(&threshold_unreachable);
    }
    return DONE;
}

static Result judge_price_criterion(const Procedure *p, const Lot *lot)
{
    int prices = 0;
    if (!lot->ruled)
        return because(&formula_missing);
    for (each(Criterion, c, p->criteria))
        prices += c->lot == lot->id && c->kind == CRITERION_PRICE && is_scored(c);
    bool points = formula_rows[lot->price.formula].gives == POINTS_FOR_PRICE;
    return prices == (points ? 1 : 0) ? DONE : because(&price_criterion_wrong);
}

static Limit limit_of(const Round *r)
{
    return r->kind == ROUND_SELECTION ? LIMIT_PARTICIPATION : LIMIT_TENDERING;
}

Result judge_definitions(const Procedure *p, const Lot *lot)
{
    TRY(judge_stages(p, lot));
    TRY(judge_scales(p, lot));
    return judge_price_criterion(p, lot);
}

/* The law sets no least time for a round of dialogue; it ends after it begins. */
Result judge_opening_round(const Procedure *p, const Round *r, const Lot *lot, Instant from,
                           Arena *a)
{
    if (r->needed < 1 || r->needed > p->locks.len)
        return because(&padlocks_too_few);
    if (!r->deadline)
        return because(&deadline_missing);
    RuleCase law = case_of(p, lot);
    if (r->kind == ROUND_DIALOGUE)
        return r->deadline > from ? DONE : because(&deadline_too_near);
    return rule_judge_deadline(&law, limit_of(r), from, r->deadline, a);
}

static Result judge_conflicts(const Procedure *p)
{
    unsigned influences = OFFICER | APPROVER | EVALUATOR | CHAIR;
    for (each(Person, person, p->people)) {
        bool matters = roles_in(person, 0) & influences && !person->barred;
        if (matters && (!person->declared || person->interest))
            return because(&conflict_missing);
    }
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

Result judge_publish(const Procedure *p, const Act *act, Arena *a)
{
    const Round *first = round_of(p, 1);
    if (!p->lots.len || !first)
        return because(&lots_missing);
    TRY(judge_conflicts(p));
    TRY(judge_bodies(p));
    TRY(gates_passed(p, BEFORE_PUBLISH, 0, value_of_all(p)));
    for (each(Lot, lot, p->lots)) {
        TRY(judge_definitions(p, lot));
        TRY(judge_schedule(p, lot));
        TRY(judge_opening_round(p, first, lot, act->arrived, a));
    }
    TRY(judge_lots_together(p, a));
    return act->publish.retention < years_after(act->arrived, 3) ? because(&retention_too_short)
                                                                 : DONE;
}

void fold_publish(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    p->published = act->at;
    p->name      = name_of_commit(act->commit);
    p->retention = act->publish.retention;
    p->policy    = act->publish.policy;
    p->rounds.at[0].invited = act->at;
    p->rounds.at[0].invited_nth = act->nth;
}

/* What an amendment may touch was judged act by act; an empty one changes words only. */
Result judge_amend(const Procedure *p, const Act *act, Arena *a)
{
    (void)act;
    (void)a;
    TRY(judge_no_invitation(p));
    return judge_sources(p);
}

void fold_amend(Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;
}

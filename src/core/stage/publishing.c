/* publishing.c - publish freezes what was defined, amend changes it for everybody. */
#include "core/flaws.h"
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason no_such_scale = { MISSING, "no-such-scale", "doc/acts.md",
    "This scale has no marks above zero." };
const Reason weights_do_not_add = { REFUSED, "weights-do-not-add", "2014/24/EU art. 67(5)",
    "The weights of a lot do not add up to 100, or those of a group not to its own." };
const Reason threshold_unreachable = { REFUSED, "threshold-unreachable", "2014/24/EU art. 67(5)",
    "No mark of the scale reaches the threshold of this criterion." };
const Reason threshold_misplaced = { REFUSED, "threshold-misplaced", "2014/24/EU art. 67(5)",
    "A threshold stands at a criterion that is marked, not at a price or a group of others." };
const Reason formula_missing = { REFUSED, "formula-missing", "Procurement Act 2023 s.23",
    "A lot has no rule for its price." };
const Reason price_criterion_wrong = { REFUSED, "price-criterion-wrong",
                                       "Procurement Act 2023 s.23",
                                       "A formula that gives points needs exactly one price "
                                       "criterion; one that ranks the whole bid, none." };
const Reason deadline_missing = { REFUSED, "deadline-missing", "2014/24/EU art. 47",
    "A round has no deadline." };
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
const Reason padlocks_too_few = { REFUSED, "padlocks-too-few", "doc/book.md, padlocks",
    "A round needs at least one padlock to open it, and no more than there are." };
const Reason lots_missing = { REFUSED, "lots-missing", "2014/24/EU art. 46",
    "Nothing is tendered: there is no lot or no round." };
const Reason conflict_missing = { REFUSED, "conflict-missing", "Procurement Act 2023 s.83",
                                  "Somebody who influences a decision has not declared interests, "
                                  "or an interest waits for a ruling." };
const Reason retention_too_short = { REFUSED, "retention-too-short", "Procurement Act 2023 s.98",
    "Records are kept for at least three years." };

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

/* A file that no round asks for would never be looked for. */
static Result judge_enclosed(const Procedure *p, const ExpectedFile *file, Arena *a)
{
    Text t = { 0 };
    for (each(const Round, r, p->rounds))
        if (envelope_expected(r, file->envelope))
            return DONE;
    text_put(&t, a, "envelope={}: lot {}; no round has it",
             str(file->envelope == QUALITY ? "quality" : "qualification"),
             str_of_number(file->lot, a));
    return because_of(&no_such_round, text_str(&t));
}

Result judge_definitions(const Procedure *p, const Lot *lot, Flaws *all, Arena *a)
{
    TRY(judge_rounds(p, lot, all, a));
    TRY(judge_scales(p, lot, all, a));
    for (each(const ExpectedFile, file, p->expected))
        if (file->lot == lot->id)
            TRY(flaw_keep(all, judge_enclosed(p, file, a), ACT_ENCLOSURE,
                          lot->id, file->envelope));
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

Result judge_noticed_of(const Procedure *p, const Round *r, const Lot *lot, Arena *a)
{
    Instant from = law_clock(lot, r);
    RuleCase law = case_of(p, lot);
    Limit limit = limit_of_round(p, lot, r);
    if (from == r->invited)
        return DONE;
    if (limit != LIMIT_NONE)
        return rule_judge_deadline(&law, limit, from, r->deadline, a);
    return r->deadline > from ? DONE : because(&deadline_too_near);
}

Result judge_noticed(const Procedure *p, const Round *r, Arena *a)
{
    for (each(const Lot, lot, p->lots))
        if (is_alive(lot))
            TRY(judge_noticed_of(p, r, lot, a));
    return DONE;
}

static Result judge_person(const Person *person, Arena *a)
{
    Text t = { 0 };
    if (!influences(person) || (person->declared && !person->interest))
        return DONE;
    text_put(&t, a, "person {} {}", str_of_number(person->id, a),
             person->declared ? S("waits for the ruling on an interest")
                              : S("has not declared interests, nor that there are none"));
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

/* Of the Regulations of 2015 what began under them is what had its notice submitted by then; of the
 * directives, whose kind had been chosen by then.
 * Source: SI 2024/716 reg. 5(3)(c), as SI 2024/959 changed its day; CJEU C-138/08, C-19/13. */
static Result judge_law_of_notice(const Procedure *p, const Lot *lot, Instant from, Arena *a)
{
    Text t = { 0 };
    Day  day = day_at(from, p->zone);
    if (main_law(lot->regime) != PCR_2015 || law_knows(lot->regime, p->kind, day))
        return DONE;
    text_put(&t, a, "regime={}: lot {}; {}; its notice would be of {}; begin a new file, with the "
             "day of its rule book on or after {}, and name the law of that day",
             str(regime_names[lot->regime]), str_of_number(lot->id, a),
             law_words(lot->regime, a), str_of_day_words(day, a), str_of_day(day, a));
    return because_of(&law_not_in_force, text_str(&t));
}

/* Padlocks are all lots' alike, so they are looked at once. */
static Result judge_lot_published(const Procedure *p, const Lot *lot, Instant from, Flaws *all,
                                  Arena *a)
{
    const Round *first = round_of(p, 1);
    TRY(flaw_keep(all, judge_law_of_notice(p, lot, from, a), ACT_LOT, lot->id, 0));
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
    TRY(flaw_keep(all, judge_exempt_here(p, a), ACT_NONE, 0, 0));
    TRY(flaw_keep(all, gates_passed(p, BEFORE_PUBLISH, 0, value_of_all(p), a), ACT_NONE, 0, 0));
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

Result publish_judge_own(const Procedure *p, const Act *act, Arena *a)
{
    Text t = { 0 };
    Instant least = years_after(act->arrived, 3);
    if (act->publish.retention >= least)
        return DONE;
    text_put(&t, a, "retention={}: right is {} or later",
             str_of_moment(act->publish.retention, p->zone, a), str_of_moment(least, p->zone, a));
    return because_of(&retention_too_short, text_str(&t));
}

static Result judge_publish(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_draft(p, act->arrived, NULL, a));
    return publish_judge_own(p, act, a);
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

static bool is_lengthened(const Round *r) { return r->before && r->deadline > r->before; }

/* Between two rounds there is no deadline to lengthen: there it says that nobody else would have
 * come. */
static bool may_be_minor(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, 0);
    (void)act; (void)a;
    return r && changes_terms(p) && !is_lengthened(r);
}

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
    return is_lengthened(r) || !hash_none(act->amend.minor) ? DONE : unlengthened(p, r, a);
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
          .is_so = may_be_minor, .not_so = "nothing but moments changes, or the deadline is later",
          .hint = "Of a change that lengthens no deadline; everybody will read this."),
        NOTICE(amend), BATCH(amend)
    },
    .judge = judge_amend, .fold = fold_amend,
};

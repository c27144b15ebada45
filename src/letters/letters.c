/* letters.c - which letter it is, about what, and the words that all of them use. */
#include "core/flaws.h"
#include "letters/inside.h"

#define SOURCE "doc/tour.md"

const Reason lot_unnamed = { INVALID, "lot-unnamed", SOURCE,
    "There are several lots: say which one." };
const Reason bidder_unnamed = { INVALID, "bidder-unnamed", SOURCE,
    "Say which bidder, by number or by a name that only one has." };
const Reason gate_unnamed = { INVALID, "gate-unnamed", SOURCE,
    "Say which gate, by its number." };
const Reason not_assessed = { REFUSED, "not-assessed", "Procurement Act 2023 s.50",
    "This bid was not admitted, so there is no assessment to tell of; who was excluded has a "
    "letter of its own (disregard)." };
const Reason bid_not_excluded = { REFUSED, "bid-not-excluded", SOURCE,
    "This bid was not excluded." };

const Reason no_such_part = { INVALID, "no-such-part", SOURCE,
    "The document has no such part." };

const char *const letter_names[LETTERS] = {
    "award-report", "summary", "disregard", "opening", "approvals",
};

bool str_letter(Str s, LetterKind *out)
{
    for (int i = 0; i < LETTERS; i++)
        if (str_is(s, letter_names[i]))
            return *out = (LetterKind)i, true;
    return false;
}

/* ---- about what ------------------------------------------------------------------ */

/* Before the box is listed bids are nobody's business; the lot alone is named. */
static Result lot_find(Letter *l, Id lot)
{
    const Procedure *p = l->p;
    bool needed = l->gate == 0 || lot;
    if (!lot && p->lots.len == 1)
        lot = p->lots.at[0].id;
    l->lot = lot ? lot_of(p, lot) : NULL;
    if (lot && !l->lot)
        return because_number(&no_such_lot, p, A_LOT, "lot", lot, l->a);
    if (!l->lot && needed)
        return because(p->lots.len ? &lot_unnamed : &no_such_lot);
    l->round = round_of(p, l->lot && l->lot->awarded ? l->lot->award_round : 0);
    return DONE;
}

/* The latest round in which the bidder handed something in; where it was left out, or excluded. */
static void round_find(Letter *l)
{
    for (each(const Round, round, l->p->rounds))
        if (l->lot && bid_of(l->p, round->id, l->lot->id, l->bidder))
            l->round = round;
}

static bool left_out(const Letter *l)
{
    const Bid *bid = bid_at(l, l->bidder);
    return bid && bid->choice == LEFT_OUT;
}

static Result bid_find(Letter *l, LetterKind kind)
{
    if (kind != SUMMARY_LETTER && kind != DISREGARD_LETTER)
        return DONE;
    if (!l->bidder)
        return because(&bidder_unnamed);
    if (!bid_at(l, l->bidder))
        round_find(l);
    const Bid *bid = bid_at(l, l->bidder);
    if (!bid)
        return because(&no_such_bid);
    if (kind == SUMMARY_LETTER && bid->standing != ADMITTED)
        return because(&not_assessed);
    bool stands = kind == DISREGARD_LETTER && bid->standing != EXCLUDED;
    return stands ? because(&bid_not_excluded) : DONE;
}

static Result gate_find(const Letter *l, LetterKind kind)
{
    if (kind != APPROVALS_PAPER)
        return DONE;
    if (!l->gate)
        return because(&gate_unnamed);
    return gate_of(l->p, l->gate) ? DONE : because(&no_such_gate);
}

static Result part_find(const Letter *l, LetterKind kind)
{
    int64_t parts = kind == AWARD_REPORT ? award_report_parts(l) : 1;
    return l->part >= 1 && l->part <= parts ? DONE : because_of(&no_such_part, n_of(l, l->part));
}

static Str report_title(const Letter *l)
{
    int64_t parts = award_report_parts(l);
    Str     of = parts > 1 ? put(l, ", part {} of {}", n_of(l, l->part), n_of(l, parts)) : S("");
    return put(l, "Award report: {}{}", lot_title(l), of);
}

static Str title_of(const Letter *l, LetterKind kind)
{
    const Act *gate;
    switch (kind) {
    case AWARD_REPORT:     return report_title(l);
    case SUMMARY_LETTER:
        return put(l, left_out(l) ? "Why {} does not go on" : "Assessment summary for {}",
                   who_of(l, l->bidder));
    case DISREGARD_LETTER: return put(l, "Why the bid of {} is not considered",
                                      who_of(l, l->bidder));
    case OPENING_RECORD:   return put(l, "Record of the opening: {}", lot_title(l));
    case APPROVALS_PAPER:
        gate = record_gate(l->r, l->gate);
        return gate ? put(l, "For decision: {}", words_of(l, gate->gate.title))
                    : S("For decision");
    case LETTERS:          break;
    }
    return S("");
}

/* "2026-42, Vehicle recovery. The record after act 87, Friday 20 March 2026, 08:45 GMT." */
static Str about_of(const Letter *l)
{
    const Procedure *p = l->p;
    return put(l, "Procedure {}-{}, {}. The record after act {}, {}.", n_of(l, p->year),
               n_of(l, p->number), words_of(l, p->title), n_of(l, p->acts),
               moment_of(l, p->last_at));
}

static Str foot_of(const Letter *l)
{
    Text name = { 0 };
    text_name(&name, procedure_name(l->p), l->a);
    return put(l, "Made from the record of procedure {}. Whoever doubts it recomputes it from an "
                  "exported bundle with tenderbox-verify.", text_str(&name));
}

Result letter_write(Record *r, Asked asked, Doc *d)
{
    static void (*const writers[LETTERS])(Letter *) = {
        award_report, summary_letter, disregard_letter, opening_record, approvals_paper,
    };
    Letter l = { .r = r, .p = r->p, .bidder = asked.bidder, .d = d, .a = r->a,
                 .savings = asked.savings, .part = asked.part ? asked.part : 1,
                 .gate = asked.kind == APPROVALS_PAPER ? asked.gate : 0 };
    TRY(gate_find(&l, asked.kind));
    TRY(lot_find(&l, asked.lot));
    TRY(bid_find(&l, asked.kind));
    TRY(part_find(&l, asked.kind));
    l.unranked = l.lot && l.round ? record_rank(r, l.round->id, l.lot->id, &l.ranking)
                                  : because(&no_such_lot);
    *d = doc_new(words_of(&l, l.p->buyer), title_of(&l, asked.kind), about_of(&l), l.p->last_at,
                 l.a);
    d->foot = foot_of(&l);
    part_stands(&l);
    (asked.kind == SUMMARY_LETTER && left_out(&l) ? left_out_letter : writers[asked.kind])(&l);
    doc_prune(d);
    return r->fault;
}

Result letter_bidder(Record *r, Str name, Id *bidder)
{
    int like = 0, same = 0;
    if (str_number(name, bidder))
        return DONE;
    for (each(const Person, person, r->p->people)) {
        Str known = person->bidder ? record_words(r, person->name) : S("");
        if (!name.len || known.len < name.len ||
            !str_same((Str){ known.at, name.len }, name))
            continue;
        bool whole = known.len == name.len;
        *bidder = whole || !same ? person->id : *bidder;
        same += whole;
        like += !whole;
    }
    return same == 1 || (!same && like == 1) ? DONE : because_of(&bidder_unnamed, name);
}

/* ---- words and figures ----------------------------------------------------------- */

Str n_of(const Letter *l, int64_t n) { return str_of_number(n, l->a); }

Str points_of(const Letter *l, Points n) { return str_shortened(str_of_decimal(n, 3, l->a)); }

Str decimal_of(const Letter *l, Decimal d) { return str_shortened(str_of_figure(d, l->a)); }

Str total_of(const Letter *l, Decimal d) { return total_says(l->p, l->lot, d, l->a); }

Str money_of(const Letter *l, Money m) { return str_of_money(m, l->p->currency, l->a); }

Str moment_of(const Letter *l, Instant at)
{
    return at ? str_of_moment_words(at, l->p->zone, l->a) : S("-");
}

Str day_of_words(const Letter *l, Day day) { return str_of_day_words(day, l->a); }
Str who_of(const Letter *l, Id person)     { return record_name(l->r, person); }
Str words_of(const Letter *l, Hash hash)   { return record_words(l->r, hash); }

Str lot_title(const Letter *l)
{
    const Act *act = l->lot ? record_lot(l->r, l->lot->id) : NULL;
    if (!act)
        return S("all lots");
    return put(l, "lot {}, {}", n_of(l, l->lot->id), words_of(l, act->lot.title));
}

Str criterion_title(const Letter *l, Id criterion)
{
    const Act *act = record_criterion(l->r, l->lot->id, criterion);
    return act ? put(l, "{} {}", n_of(l, criterion), words_of(l, act->criterion.title))
               : n_of(l, criterion);
}

/* ---- who, what ------------------------------------------------------------------- */

bool is_here(const Letter *l, const Bid *bid)
{
    return l->lot && l->round && bid->lot == l->lot->id && bid->round == l->round->id;
}

const Bid *bid_at(const Letter *l, Id bidder)
{
    return l->lot && l->round ? bid_of(l->p, l->round->id, l->lot->id, bidder) : NULL;
}

const RankLine *line_of(const Letter *l, Id bidder)
{
    for (each(const RankLine, line, l->ranking.lines))
        if (!failed(l->unranked) && line->bid->bidder == bidder)
            return line;
    return NULL;
}

const Act *signed_act(const Letter *l, ActKind kind, Id bidder)
{
    return record_last(l->r, kind, l->lot ? l->lot->id : 0, bidder);
}

static const Person *who_agreed(const Letter *l, const Act *act)
{
    for (each(const Person, person, l->p->people))
        if (key_with(person, act->agreed.key))
            return person;
    return NULL;
}

Str signers(const Letter *l, const Act *act)
{
    if (!act->is_signed)
        return put(l, "{}, on the clerk's word", who_of(l, act->actor));
    const Person   *second = act->is_agreed ? who_agreed(l, act) : NULL;
    const Delegate *by = delegate_of(l->p, act);
    if (by)
        return put(l, "{}, by {}", who_of(l, act->actor), words_of(l, by->name));
    return second ? put(l, "{} and {}", who_of(l, act->actor), who_of(l, second->id))
                  : who_of(l, act->actor);
}

Str fate_of(const Letter *l, const Deposit *d)
{
    static const char *const fates[][2] = {
        { "stands", "in time; this version stands" },
        { "replaced", "replaced by a later version" },
        { "withdrawn", "withdrawn by the bidder" },
        { "late", "late; kept shut" },
        { "late-accepted", "late; accepted" },
    };
    const char *fate = deposit_fate(l->p, d);
    for (ptrdiff_t i = 0; i < countof(fates); i++)
        if (str_is(str(fate), fates[i][0]))
            return str(fates[i][1]);
    return str(fate);
}

const Act *exclusion_of(const Letter *l, Id bidder)
{
    const Act *found = NULL;
    for (each(const Act, act, l->r->acts)) {
        bool here = act_bidder(act) == bidder &&
                    (!act_lot(act) || act_lot(act) == l->lot->id) &&
                    (!act_round(act) || act_round(act) == l->round->id);
        bool out = act->kind == ACT_EXCLUDE || act->kind == ACT_LAPSE ||
                   (act->kind == ACT_RETEST && act->retest.outcome == FAILS);
        if (here && out)
            found = act;
    }
    return found;
}

Str ground_of(const Act *exclusion)
{
    if (exclusion->kind == ACT_LAPSE)
        return S("the bid no longer binds");
    if (exclusion->kind == ACT_RETEST)
        return S("the bidder's standing was tested again and fails");
    return choice_of(exclusion, "ground");
}

Hash exclusion_reason(const Act *act)
{
    const Field *reason = act_field(act->kind, "reason");
    return reason ? act_hash(act, reason) : (Hash){ 0 };
}

Str choice_of(const Act *act, const char *name)
{
    const Field *f = act_field(act->kind, name);
    return str(choice_label(f, act_number(act, f)));
}

Str why_out(const Letter *l, const RankLine *line)
{
    return line->failed ? put(l, "below the least mark of {}", criterion_title(l, line->failed))
           : line->unmeasured ? S("it has no quality points, and the published formula "
                                  "divides by them")
                        : S("an envelope could not be read and is void");
}

Str standing_of(const Letter *l, const Bid *bid)
{
    const Act *excluded = exclusion_of(l, bid->bidder);
    const RankLine *line = line_of(l, bid->bidder);
    if (bid->standing == EXCLUDED && excluded)
        return put(l, "excluded: {}", ground_of(excluded));
    if (bid->standing == PENDING)
        return S("waits for a decision");
    return line && line->out ? put(l, "admitted; {}", why_out(l, line)) : S("admitted");
}

/* Lots can be awarded together; then the first of one of them need not win it. */
Str why_awarded(const Letter *l)
{
    const RankLine *line = line_of(l, l->lot->winner);
    if (l->p->objective_set && l->p->objective == LEAST_COST)
        return S("it belongs to the best award over all lots, as was published");
    if (!line || line->place == 1)
        return S("it ranks first by the published criteria");
    return S("it ranks first among those who may still win a lot, as was published");
}

bool judged_by(const Letter *l, const Criterion *c)
{
    return c->lot == l->lot->id && (!l->round || judges_round(c, l->round));
}

const Deposit *deposit_of(const Letter *l, const Bid *bid)
{
    for (each(const Deposit, d, l->p->box))
        if (d->leaf == bid->leaf)
            return d;
    return NULL;
}

Str law_of(const Letter *l, const char *act, const char *eu, const char *pcr, const char *old)
{
    switch (l->lot ? main_law(l->lot->regime) : PA_2023) {
    case EC_2004_18: return str(old);
    case EU_2014_24: return str(eu);
    case PCR_2015:   return str(pcr);
    default:         return str(act);
    }
}

/* ---- tasks ----------------------------------------------------------------------- */

void todo(Letter *l, const char *who, Str what, const char *why)
{
    doc_todo(l->d, str(who), what, str(why));
}

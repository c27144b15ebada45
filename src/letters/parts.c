/* parts.c - what several letters say alike. */
#include "core/view/dates.h"
#include "core/view/duty.h"
#include "law/cites.h"
#include "letters/inside.h"

/* ---- identity -------------------------------------------------------------------- */

static Str kind_of(const Letter *l)
{
    switch (l->p->kind) {
    case FOR_OPEN:       return S("open");
    case FOR_RESTRICTED: return S("restricted");
    case FOR_FLEXIBLE:   return S("flexible");
    case FOR_DIALOGUE:   return S("dialogue");
    case FOR_ANY:        break;
    }
    return S("-");
}

void part_identity(Letter *l)
{
    Text name = { 0 };
    text_name(&name, procedure_name(l->p), l->a);
    doc_fact(l->d, "Buyer", words_of(l, l->p->buyer));
    doc_fact(l->d, "Procedure", put(l, "{}-{}, {}", n_of(l, l->p->year), n_of(l, l->p->number),
                                    words_of(l, l->p->title)));
    doc_fact(l->d, "Reference", text_str(&name));
    doc_fact(l->d, "Amounts", put(l, "in {}, {}", str(currency_codes[l->p->currency]),
                                  str(vat_says(l->p->vat))));
    if (l->lot) {
        doc_fact(l->d, "Lot", lot_title(l));
        doc_fact(l->d, "Law", put(l, "{}; {} procedure", str(regime_titles[l->lot->regime]),
                                  kind_of(l)));
    }
}

/* Its date is that on which it was given, and who signed for that is who answers. */
static void given(Letter *l)
{
    const Act *act = record_last(l->r, ACT_SUMMARY, l->lot->id, l->bidder);
    doc_fact(l->d, "Date", act ? day_of_words(l, day_at(act->at, l->p->zone))
                               : S("the day on which it is given"));
    if (act)
        doc_fact(l->d, "Given for the buyer by", signers(l, act));
}

void part_supplier(Letter *l)
{
    doc_heading(l->d, 2, S("To whom, about what"));
    doc_fact(l->d, "Supplier", who_of(l, l->bidder));
    doc_fact(l->d, "Supplier's number", n_of(l, l->bidder));
    const Person *person = person_of(l->p, l->bidder);
    bool known = person && !hash_none(person->identifier);
    doc_fact(l->d, "Identifier and address",
             known ? words_of(l, person->identifier)
                   : S("not given when the supplier registered; they stand on the covering "
                       "message"));
    given(l);
    part_identity(l);
}

/* ---- how bids are judged --------------------------------------------------------- */

static Str counts_as(const Letter *l, const Criterion *c)
{
    if (c->kind == CRITERION_PRICE)
        return S("price, by the formula");
    if (!is_leaf(l->p, c))
        return S("sum of its sub-criteria");
    if (c->kind == CRITERION_PASS)
        return S("pass or fail: no points, a mark of 0 fails");
    return put(l, "weight × mark / {}", points_of(l, top_mark(l->p, c->scale)));
}

static Str scale_of(const Letter *l, const Criterion *c)
{
    return c->scale && is_leaf(l->p, c) ? put(l, "scale {}", n_of(l, c->scale)) : S("-");
}

/* Is something of this lot and round marked by it? */
static bool scale_counts(const Letter *l, Id scale)
{
    for (each(const Criterion, c, l->p->criteria))
        if (judged_by(l, c) && c->scale == scale && is_leaf(l->p, c) && c->kind != CRITERION_PRICE)
            return true;
    return false;
}

static void scales(Letter *l)
{
    bool any = false;
    for (each(const Mark, mark, l->p->marks))
        any = any || scale_counts(l, mark->scale);
    if (!any)
        return;
    doc_table(l->d, S("The marks that could be given"), { S("Scale and mark") }, { S("Means") });
    for (each(const Mark, mark, l->p->marks)) {
        const Act *act = record_mark(l->r, mark->scale, mark->mark);
        if (!scale_counts(l, mark->scale))
            continue;
        doc_row(l->d, put(l, "scale {}, mark {}", n_of(l, mark->scale), points_of(l, mark->mark)),
                act ? words_of(l, act->mark.says) : S("-"));
    }
}

/* Each criterion's guide, where one was published. */
static void guides(Letter *l)
{
    for (each(const Criterion, c, l->p->criteria)) {
        const Act *act = judged_by(l, c) ? record_criterion(l->r, c->lot, c->id) : NULL;
        if (act && !hash_none(act->criterion.guide))
            says(l, "{}: {}", criterion_title(l, c->id), words_of(l, act->criterion.guide));
    }
}

/* Weights of parts add up to that of their whole: who reads them knows them by this. */
static Str part_title(const Letter *l, const Criterion *c)
{
    Str title = criterion_title(l, c->id);
    return c->parent ? put(l, "{} (part of {})", title, n_of(l, c->parent)) : title;
}

/* Each followed by its parts: those of an invitation were defined long after their whole. */
static void criteria_below(Letter *l, Id parent)
{
    for (each(const Criterion, c, l->p->criteria)) {
        if (!judged_by(l, c) || c->parent != parent)
            continue;
        doc_row(l->d, part_title(l, c), points_of(l, c->weight), counts_as(l, c), scale_of(l, c),
                c->least ? points_of(l, c->least) : S("-"));
        criteria_below(l, c->id);
    }
}

static bool refined(const Letter *l)
{
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_REFINEMENT && act->refinement.lot == l->lot->id && l->round &&
            act->refinement.round <= l->round->id)
            return true;
    return false;
}

void part_criteria(Letter *l)
{
    bool last = !l->round || l->round->kind == ROUND_TENDER;
    doc_table(l->d, refined(l) ? S("Award criteria, as published and then divided as was reserved")
                    : !l->p->published ? (last ? S("Award criteria") : S("Criteria of this round"))
                    : last             ? S("Award criteria, as published")
                                       : S("Criteria of this round, as published"),
              { S("Criterion") }, { S("Weight"), true }, { S("Gives points by") }, { S("Marks") },
              { S("Least mark"), true });
    criteria_below(l, 0);
    guides(l);
    scales(l);
    if (l->p->published)
        doc_says(l->d, S("The full text stands in the tender notice and the documents that were "
                         "published with it."));
}

/* ---- the formula in words -------------------------------------------------------- */

static void constants(Letter *l, const FormulaRow *row, PriceParams with)
{
    if (row->a)
        says(l, "In it, {} is {}.", str(row->a), money_of(l, with.a));
    if (row->b)
        says(l, "In it, {} is {}.", str(row->b), money_of(l, with.b));
    if (row->n)
        says(l, "In it, {} is {}.", str(row->n), points_of(l, with.n));
}

static void rounding(Letter *l, RoundingRule rule)
{
    if (rule.where == NOWHERE)
        doc_says(l->d, S("Nothing is rounded: totals are compared exactly."));
    else
        says(l, "{} are rounded to {} decimal places, {}, and compared as rounded.",
             str(rule.where == AT_CRITERION ? "The points of each criterion" : "Totals"),
             n_of(l, rule.places), str(choice_label(act_field(ACT_FORMULA, "how"), rule.how)));
}

static void tie_rule(Letter *l)
{
    const PriceRule *rule = &l->lot->price;
    const Criterion *c = criterion_of(l->p, l->lot->id, rule->tie);
    if (!c)
        doc_says(l->d, S("No tie rule was published: equal first places are not awarded."));
    else if (c->kind == CRITERION_PRICE)
        doc_says(l->d, S("Of equal totals the one with the lower price goes first. Where that is "
                         "equal too, nobody is chosen."));
    else
        says(l, "Of equal totals the one with more points for {} goes first. Where that is equal "
                "too, nobody is chosen.", criterion_title(l, c->id));
}

/* "W × lowest ÷ P", as it is written by hand. */
static Str as_printed(const Letter *l, Str definition)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < definition.len; i++)
        if (definition.at[i] == '*' || definition.at[i] == '/')
            text_our(&t, definition.at[i] == '*' ? "×" : "÷", l->a);
        else
            text_byte(&t, definition.at[i], l->a);
    return text_str(&t);
}

static bool some_for_nothing(const Letter *l)
{
    for (each(const RankLine, line, l->ranking.lines))
        if (!line->out && !line->price)
            return true;
    return false;
}

void part_formula(Letter *l)
{
    const PriceRule  *rule = &l->lot->price;
    const FormulaRow *row = &formula_rows[rule->formula];
    if (!l->lot->has_formula)
        return;
    says(l, "{} As a formula: {}. {}", str(row->words), as_printed(l, str(row->definition)),
         row->gives == POINTS_FOR_PRICE
             ? S("W is the greatest number of points for the price, P the price of the tender.")
             : S("P is the price of the tender, Q its points for quality."));
    if (row->edge && (failed(l->unranked) || some_for_nothing(l)))
        doc_says(l->d, str(row->edge));
    if (row->unit)
        says(l, "A figure is in {}.", put(l, row->unit, str(currency_codes[l->p->currency])));
    constants(l, row, rule->params);
    rounding(l, rule->rounding);
    tie_rule(l);
}

enum { SHOWN_PLACES = 3 };                  /* of points that are no total */

/* ---- assessment ------------------------------------------------------------------ */

/* The claimed page on which a mark rests; of the panel's, any on which one of its members' does. */
static const Claimed *kept(const Bid *bid, Id criterion, Id evaluator, const Score **on)
{
    for (each(const Score, s, bid->scores)) {
        if (s->criterion != criterion || (evaluator && s->evaluator != evaluator))
            continue;
        const Claimed *claimed = claim_on(bid, s->file, s->page);
        if (claimed)
            return *on = s, claimed;
    }
    return NULL;
}

/* Others than the bidder are not told a reason that would tell them what it claims. */
static Str reason_of(const Letter *l, const Bid *bid, const Score *score, Id evaluator, Id told)
{
    const Score   *on = NULL;
    const Claimed *claimed = kept(bid, score->criterion, evaluator, &on);
    Str reason = words_of(l, score->reason);
    if (!claimed || told == bid->bidder)
        return reason;
    Str where = put(l, "page {} of file {}, the bidder's schedule; {}", n_of(l, on->page),
                    n_of(l, on->file), words_of(l, claimed->reason));
    return told ? put(l, "withheld: confidential ({})", where)
                : put(l, "{}\n[Confidential for others: {}]", reason, where);
}

/* "4.8" where that is all of it, else "7720/209, about 36.938". */
static Str exactly(const Letter *l, Fraction x, int places)
{
    Decimal all;
    bool whole = fraction_decimal(x, places, HALF_UP, &all) &&
                 fraction_order(fraction_of_decimal(all, l->a), x) == 0;
    return whole ? decimal_of(l, all) : str_of_fraction(x, places, l->a);
}

static Str total_exactly(const Letter *l, const RankLine *line)
{
    return exactly(l, line->total, l->ranking.exact_places);
}

static Ratio points_for(const Letter *l, const Bid *bid, const Criterion *c)
{
    const RankLine *line = line_of(l, bid->bidder);
    const Score *agreed = consensus_of(bid, c->id);
    if (line)
        for (each(const RankPart, part, line->parts))
            if (part->criterion == c->id)
                return part->points;
    if (!agreed || !top_mark(l->p, c->scale))
        return ratio(0, 0);
    return points_rounded(l->lot->price.rounding,
                          ratio_mul(ratio(c->weight, 1000),
                                    ratio(agreed->mark, top_mark(l->p, c->scale))));
}

/* A group's points are those of all below it; false where one is missing. */
static bool sum_below(const Letter *l, const Bid *bid, Id group, Sum *sum)
{
    bool all = true;
    for (each(const Criterion, c, l->p->criteria)) {
        if (!judged_by(l, c) || c->parent != group)
            continue;
        Ratio own = is_leaf(l->p, c) ? points_for(l, bid, c) : ratio(0, 0);
        if (!ratio_spilled(own))
            sum_add(sum, own, l->a);
        else
            all &= !is_leaf(l->p, c) && sum_below(l, bid, c->id, sum);
    }
    return all;
}

static Str sum_cell(const Letter *l, const Bid *bid, Id group)
{
    Sum sum = { 0 };
    return sum_below(l, bid, group, &sum) ? exactly(l, sum_total(&sum, l->a), SHOWN_PLACES)
                                          : S("-");
}

static Str points_cell(const Letter *l, Ratio points)
{
    return ratio_spilled(points) ? S("-") : exactly(l, fraction(points, l->a), SHOWN_PLACES);
}

static void criterion_row(Letter *l, const Bid *bid, const Criterion *c, Id told)
{
    const Score *agreed = consensus_of(bid, c->id);
    const RankLine *line = line_of(l, bid->bidder);
    Str title = part_title(l, c), weight = points_of(l, c->weight);
    if (c->kind == CRITERION_PRICE)
        doc_row(l->d, title, weight, S("-"), points_cell(l, points_for(l, bid, c)),
                bid->opened[PRICE] && !bid->void_[PRICE]
                    ? put(l, "for the price of {}", money_of(l, bid->price)) : S("-"));
    else if (!is_leaf(l->p, c))
        doc_row(l->d, title, weight, S("-"), sum_cell(l, bid, c->id),
                S("sub-total of its sub-criteria"));
    else if (!agreed)
        doc_row(l->d, title, weight, S("-"), S("-"), S("not marked"));
    else
        doc_row(l->d, title, weight,
                put(l, "{} of {}", points_of(l, agreed->mark),
                    points_of(l, top_mark(l->p, c->scale))),
                c->kind == CRITERION_PASS ? str(agreed->mark ? "passed" : "failed")
                                          : points_cell(l, points_for(l, bid, c)),
                line && line->out && line->failed == c->id
                    ? put(l, "Below the least mark. {}", reason_of(l, bid, agreed, 0, told))
                    : reason_of(l, bid, agreed, 0, told));
}

static void criterion_rows(Letter *l, const Bid *bid, Id parent, Id told)
{
    for (each(const Criterion, c, l->p->criteria))
        if (judged_by(l, c) && c->parent == parent) {
            criterion_row(l, bid, c, told);
            criterion_rows(l, bid, c->id, told);
        }
}

void part_assessment(Letter *l, const Bid *bid, Id told)
{
    const RankLine *line = line_of(l, bid->bidder);
    const FormulaRow *row = &formula_rows[l->lot->price.formula];
    doc_table(l->d, put(l, "{}: marks, points and reasons", who_of(l, bid->bidder)),
              { S("Criterion") }, { S("Weight"), true }, { S("Mark"), true },
              { S("Points"), true }, { S("Reason of the panel") });
    criterion_rows(l, bid, 0, told);
    if (!line && l->round->kind != ROUND_TENDER)
        says(l, "Points in all: {}.", sum_cell(l, bid, 0));
    else if (!line)
        doc_says(l->d, S("There is no total yet."));
    else if (line->out)
        says(l, "Not in the ranking: {}.", why_out(l, line));
    else
        says(l, "Total {}, exactly {}; place {}.", total_of(l, line->shown),
             total_exactly(l, line), n_of(l, line->place));
    if (line && !line->out && line->price == 0 && row->edge)
        says(l, "The price is nothing. {}", str(row->edge));
}

/* ---- ranking --------------------------------------------------------------------- */

static void ranking_row(Letter *l, const RankLine *line)
{
    Str who = who_of(l, line->bid->bidder);
    bool priced = line->bid->opened[PRICE] && !line->bid->void_[PRICE];
    Str price = priced ? money_of(l, line->price) : S("-");
    if (line->out)
        doc_row(l->d, S("-"), who, price, S("-"), S("-"), why_out(l, line));
    else
        doc_row(l->d, n_of(l, line->place), who, price,
                exactly(l, line->quality, SHOWN_PLACES), total_exactly(l, line),
                put(l, "{}{}", total_of(l, line->shown),
                    line->by_tie ? S(" (by the tie rule)") : S("")));
}

void part_ranking(Letter *l)
{
    if (failed(l->unranked)) {
        says(l, "There is no ranking yet: {}", str(l->unranked.why->says));
        return;
    }
    if (!l->ranking.lines.len) {
        doc_says(l->d, S("No bid is left in the ranking."));
        return;
    }
    doc_table(l->d, S("Ranking to the last digit"), { S("Place") }, { S("Bidder") },
              { S("Price"), true }, { S("Quality"), true }, { S("Total, exactly"), true },
              { S("Total as it counts"), true });
    for (each(const RankLine, line, l->ranking.lines))
        ranking_row(l, line);
    if (l->ranking.tied_first)
        doc_says(l->d, S("The first places are equal and the tie rule does not part them."));
}

/* ---- claimed as confidential ----------------------------------------------------- */

void part_claims(Letter *l, const Bid *bid)
{
    for (each(const Claimed, claim, bid->claimed))
        doc_item(l->d, put(l, "Claimed as confidential: file {}, {}: {} {}", n_of(l, claim->file),
                           claim->page == claim->until
                               ? put(l, "page {}", n_of(l, claim->page))
                               : put(l, "pages {} to {}", n_of(l, claim->page),
                                     n_of(l, claim->until)),
                           words_of(l, claim->reason),
                           claim->overruled ? S("Overruled: others may be told.")
                                            : S("Kept from others.")));
}

/* ---- asked and heard ------------------------------------------------------------- */

static void heard_item(Letter *l, const Act *act)
{
    switch (act->kind) {
    case ACT_INQUIRE:
        doc_item(l->d, put(l, "Asked ({}), {}, with time until {}: {}", choice_of(act, "about"),
                           moment_of(l, act->at), moment_of(l, act->inquire.until),
                           words_of(l, act->inquire.text)));
        break;
    case ACT_REPLY:
        doc_item(l->d, put(l, "Replied, {}: {}", moment_of(l, act->at),
                           words_of(l, act->reply.text)));
        break;
    case ACT_RESOLVE:
        doc_item(l->d, put(l, "Ruled, {}, by {}: {}. {}", moment_of(l, act->at),
                           signers(l, act), choice_of(act, "ruling"),
                           words_of(l, act->resolve.reason)));
        break;
    default:
        break;
    }
}

static Id inquiry_named(const Act *act)
{
    return act->kind == ACT_INQUIRE   ? act->inquire.inquiry
           : act->kind == ACT_REPLY   ? act->reply.inquiry
           : act->kind == ACT_RESOLVE ? act->resolve.inquiry
                                      : 0;
}

void part_heard(Letter *l, Id bidder)
{
    for (each(const Act, act, l->r->acts)) {
        Id named = inquiry_named(act);
        const Inquiry *inquiry = named ? inquiry_of(l->p, named) : NULL;
        if (inquiry && inquiry->lot == l->lot->id && inquiry->bidder == bidder)
            heard_item(l, act);
    }
}

/* ---- standstill ------------------------------------------------------------------ */

static bool standstill_here(const Letter *l, Standstill *s)
{
    return l->lot && l->lot->awarded &&
           !failed(standstill_of(l->p, l->lot, l->r->now, s, l->a));
}

bool standstill_unasked(const Letter *l)
{
    Standstill s;
    return standstill_here(l, &s) && !s.waits;
}

static void counts_from(Letter *l, const Standstill *s)
{
    bool letters = counts_from_letters(l->lot);
    Str  today = day_of_words(l, day_at(l->r->now, l->p->zone));
    if (letters && s->assumed)
        says(l, "The standstill counts from the letters to all bidders. If the last of them goes "
                "out today, {}, these are its dates; if one goes out later, they move with it.",
             today);
    else if (letters && s->event)
        says(l, "The standstill counts from the letters to all bidders, the last of which was "
                "given on {}.", moment_of(l, s->event));
    else if (s->assumed)
        says(l, "The standstill begins with the contract award notice. If that is published "
                "today, {}, these are its dates; if later, they move with it.", today);
    else if (s->event)
        says(l, "The contract award notice was published on {}.", moment_of(l, s->event));
}

void part_standstill(Letter *l)
{
    Standstill s;
    if (l->lot->ended || !standstill_here(l, &s))
        return;
    doc_heading(l->d, 2, S("Standstill"));
    if (!s.waits) {
        doc_says(l->d, S("The law asks for no standstill before this contract is signed, and none "
                         "was declared."));
        part_facts(l);
        return;
    }
    counts_from(l, &s);
    says(l, "The standstill lasts to the end of {}: the contract is not signed before {}.",
         day_of_words(l, s.last), moment_of(l, s.signs));
    if (s.period.length)
        doc_fact(l->d, "How that is counted", s.period.words);
    part_facts(l);
}

/* ---- facts ----------------------------------------------------------------------- */

static void add_needs(const Letter *l, Limit what, unsigned *facts)
{
    RuleCase c = case_of(l->p, l->lot);
    const RuleRow *row = rule_limit(c.regime, c.kind, what, c.facts, c.at);
    *facts |= row ? row->needs : 0u;
}

static const Act *fact_said(const Letter *l, int64_t fact)
{
    const Act *said = NULL;
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_FACT && act->fact.fact == fact && act->fact.value == YES)
            said = act;
    return said;
}

void part_facts(Letter *l)
{
    unsigned facts = 0;
    add_needs(l, LIMIT_PARTICIPATION, &facts);
    add_needs(l, LIMIT_TENDERING, &facts);
    add_needs(l, LIMIT_STANDSTILL, &facts);
    for (int i = 0; i < FACTS; i++) {
        const Act *act = facts >> i & 1 ? fact_said(l, i) : NULL;
        if (act)
            doc_item(l->d, put(l, "It counts that {}: {} (act {}, {}, {})",
                               str(choice_label(act_field(ACT_FACT, "fact"), i)),
                               words_of(l, act->fact.reason), n_of(l, act->nth),
                               moment_of(l, act->at), signers(l, act)));
    }
}

/* ---- claims ---------------------------------------------------------------------- */

static Str claim_words(const Letter *l, Id claim)
{
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_CLAIM && act->claim.lot == l->lot->id && act->claim.claim == claim)
            return words_of(l, act->claim.reference);
    return S("");
}

static void claim_end(Letter *l, Id claim)
{
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_CLAIM_ENDED && act->claim_ended.lot == l->lot->id &&
            act->claim_ended.claim == claim)
            doc_item(l->d, put(l, "Claim {} ended, {}: {}", n_of(l, claim), moment_of(l, act->at),
                               words_of(l, act->claim_ended.reference)));
}

void part_claims_of_law(Letter *l)
{
    const Lot *lot = l->lot;
    for (each(const Claim, claim, lot->claims)) {
        Instant now = lot->signed_ ? lot->signed_at : l->r->now;
        ClaimState state = claim_state(l->p, lot, claim, now, l->a);
        doc_item(l->d, put(l, "Claim {}, notified {}: {}. {}", n_of(l, claim->id),
                           moment_of(l, claim->notified), claim_words(l, claim->id),
                           str(claim_says[state])));
        claim_end(l, claim->id);
    }
    if (lot->ordered)
        doc_item(l->d, put(l, "An order of a court, entered {}, blocks the signature.",
                           moment_of(l, lot->ordered_at)));
}

/* ---- what a bidder can do -------------------------------------------------------- */

void part_remedies(Letter *l)
{
    bool waits = !l->lot->ended && !standstill_unasked(l) && bid_at(l, l->bidder) &&
                 bid_at(l, l->bidder)->choice != LEFT_OUT;
    Str stops = put(l, "A claim of which the buyer is notified {} keeps the contract from being "
                       "signed ({}). ",
                    str(l->lot && counts_from_letters(l->lot) ? "before the contract is signed"
                                                              : "before the standstill ends"),
                    law_of(l, "Procurement Act 2023 s.101", "Directive 89/665/EEC art. 2(3)",
                           "Public Contracts Regulations 2015 reg. 95",
                           "Directive 89/665/EEC art. 2(3)"));
    doc_heading(l->d, 2, S("What you can do"));
    doc_item(l->d, S("Ask the buyer to explain or to correct anything in this letter."));
    doc_item(l->d, S("Complain. A complaint is entered in the record; it does not stop the "
                     "procedure."));
    doc_item(l->d, put(l, "Claim before a court. {}The time for claims is short, in general 30 "
                          "days from the day on which you knew or should have known the cause "
                          "({}). This letter is not legal advice.", waits ? stops : S(""),
                       law_of(l, "Procurement Act 2023 s.106", "the law of the buyer's state",
                              "Public Contracts Regulations 2015 reg. 92",
                              "the law of the buyer's state")));
    doc_item(l->d, put(l, "Check it yourself: ask for your edition of the record (bidder {}) and "
                          "run tenderbox-verify on it. It recomputes everything that you may see.",
                       n_of(l, l->bidder)));
}

/* ---- tasks ----------------------------------------------------------------------- */

void todo_duties(Letter *l)
{
    Duties duties = { 0 };
    duties_of(l->p, l->r->now, &duties, l->a);
    for (each(const Duty, duty, duties)) {
        if (duty->lot && l->lot && duty->lot != l->lot->id)
            continue;
        Str  role = str(duty_who(duty)), none = { 0 };
        Str  who = duty->person ? put(l, "{} {}", role, who_of(l, duty->person)) : role;
        Text what = { 0 };
        Duty of_it = *duty;
        of_it.lot  = l->lot ? 0 : duty->lot;     /* a letter about one lot names it once */
        duty_write(&what, &of_it, duty->about ? who_of(l, duty->about) : none, l->p->zone, l->a);
        doc_todo(l->d, who, text_str(&what),
                 source_under(duty->why, laws_of(l->p, duty->lot), l->a));
    }
}

void todo_reasons(Letter *l, const Bid *bid)
{
    for (each(const Score, agreed, bid->consensus))
        if (!record_says(l->r, agreed->reason))
            todo(l, "chair", put(l, "give the reason for the mark of {} on {}: there is none",
                                 who_of(l, bid->bidder), criterion_title(l, agreed->criterion)),
                 "SI 2024/692 reg. 31");
}

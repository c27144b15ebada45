/* award_report.c - the buyer's own account of how a lot was decided. */
#include "core/view/dates.h"
#include "letters/figures_inside.h"

/* ---- what was tendered ----------------------------------------------------------- */

static void activities(Letter *l)
{
    for (each(const Act, act, l->r->acts)) {
        if (act->kind != ACT_INCLUDE || act->include.lot != l->lot->id)
            continue;
        for (each(const Act, is, l->r->acts))
            if (is->kind == ACT_ACTIVITY && is->activity.service == act->include.service &&
                is->activity.activity == act->include.activity)
                doc_item(l->d, put(l, "{} ({})", words_of(l, is->activity.title),
                                   words_of(l, is->activity.article)));
    }
}

static void papers(Letter *l)
{
    for (each(const Act, act, l->r->acts)) {
        if (act->kind == ACT_DOCUMENT)
            doc_item(l->d, put(l, "Document {}, version {}: {}, {}",
                               n_of(l, act->document.document), n_of(l, act->document.version),
                               words_of(l, act->document.title), moment_of(l, act->at)));
        if (act->kind == ACT_AMEND)
            doc_item(l->d, put(l, "Amended, {}: {}", moment_of(l, act->at),
                               words_of(l, act->amend.reason)));
    }
}

static void buying_together(Letter *l)
{
    Text names = { 0 };
    for (each(const Buyer, buyer, l->p->buyers))
        if (!buyer->left)
            text_put(&names, l->a, "{}{}{}", names.len ? S("; ") : S(""),
                     words_of(l, buyer->name),
                     buyer->part == LEAD_BUYER ? S(" (lead)") : S(""));
    if (names.len)
        doc_fact(l->d, "Buying together", text_str(&names));
}

static void tendered(Letter *l)
{
    const Act *lot = record_lot(l->r, l->lot->id);
    doc_heading(l->d, 2, S("What was tendered"));
    part_identity(l);
    buying_together(l);
    doc_fact(l->d, "Estimated value", put(l, "{} to {}", money_of(l, l->lot->least),
                                          money_of(l, l->lot->most)));
    if (lot) {
        const Act *cut = record_last(l->r, ACT_RECUT, l->lot->id, 0);
        doc_fact(l->d, "For", str_counted(lot->lot.months, "month", "months", l->a));
        doc_fact(l->d, "The least is from",
                 words_of(l, cut ? cut->recut.least_basis : lot->lot.least_basis));
        doc_fact(l->d, "The greatest is from",
                 words_of(l, cut ? cut->recut.most_basis : lot->lot.most_basis));
        if (!hash_none(lot->lot.law))
            doc_fact(l->d, "Why by this law", words_of(l, lot->lot.law));
    }
    activities(l);
    papers(l);
}

/* ---- dates ----------------------------------------------------------------------- */

static void date(Letter *l, const char *what, Instant at, Str how)
{
    if (at)
        doc_row(l->d, str(what), moment_of(l, at), how);
}

static void date_of_act(Letter *l, const char *what, const Act *act)
{
    if (act)
        date(l, what, act->at, put(l, "act {}, {}", n_of(l, act->nth), signers(l, act)));
}

static void derived(Letter *l)
{
    LawDates dates = { 0 };
    dates_of(l->p, l->r->now, &dates, l->a);
    doc_table(l->d, S("What the law derives"), { S("What") }, { S("Day") }, { S("How") });
    for (each(const LawDate, date, dates)) {
        bool known = !failed(date->counted);
        if (date->lot == l->lot->id)
            doc_row(l->d, str(limit_says[date->what]),
                    known && date->period.length ? day_of_words(l, date->period.last) : S("-"),
                    known ? date->period.words : str(date->counted.why->says));
    }
}

/* Exactly as bidders are told. */
static void standstill(Letter *l)
{
    Standstill s;
    const Lot *lot = l->lot;
    if (!lot->awarded || failed(standstill_of(l->p, lot, l->r->now, &s, l->a)) || s.assumed)
        return;
    if (counts_from_letters(lot))
        date(l, "Last letter to a bidder", s.event, S("the act that gave it"));
    if (s.waits)
        date(l, "Signature not before", s.signs,
             put(l, "standstill to the end of {}", day_of_words(l, s.last)));
}

static void dates(Letter *l)
{
    const Lot *lot = l->lot;
    Id id = lot->id;
    doc_heading(l->d, 2, S("Dates, and how they follow"));
    doc_table(l->d, S("Dates"), { S("What") }, { S("When") }, { S("From what") });
    date_of_act(l, "Tender published", record_last(l->r, ACT_PUBLISH, 0, 0));
    if (l->round && l->p->published) {
        date(l, "Questions until", l->round->questions_until, S("the published timetable"));
        date(l, "Bids until", l->round->deadline, S("the published timetable"));
        date(l, "Tenders bind until", l->round->validity, S("the published timetable"));
    }
    if (l->round && l->round->listed)
        date_of_act(l, "Box listed", record_last(l->r, ACT_BOX_LIST, 0, 0));
    date_of_act(l, "Scores locked", record_last(l->r, ACT_SCORE_LOCK, id, 0));
    if (lot->awarded)
        date_of_act(l, "Awarded", record_act(l->r, lot->award_nth));
    date(l, "Award notice published", lot->award_notice, S("the time of the notice itself"));
    standstill(l);
    if (lot->signed_)
        date_of_act(l, "Contract entered", record_last(l->r, ACT_CONTRACT, id, 0));
    derived(l);
    part_facts(l);
}

/* ---- bids ------------------------------------------------------------------------ */

static void bids(Letter *l)
{
    bool any = false;
    doc_heading(l->d, 2, S("Bids"));
    if (!l->round || !l->round->listed) {
        doc_says(l->d, S("The box is not listed. Until then nobody can say what lies in it."));
        return;
    }
    for (each(const Bid, bid, l->p->bids))
        any = any || is_here(l, bid);
    if (!any) {
        doc_says(l->d, S("There is no bid."));
        return;
    }
    doc_table(l->d, S("The bids of this lot"), { S("Bidder") }, { S("Version"), true },
              { S("Received") }, { S("Decision") }, { S("Price"), true });
    for (each(const Bid, bid, l->p->bids)) {
        const Deposit *d = deposit_of(l, bid);
        bool priced = bid->opened[PRICE] && !bid->void_[PRICE];
        if (is_here(l, bid))
            doc_row(l->d, who_of(l, bid->bidder), n_of(l, bid->version),
                    d ? moment_of(l, d->arrived) : S("-"), standing_of(l, bid),
                    priced ? money_of(l, bid->price) : S("not opened"));
    }
    part_members(l);
}

/* ---- refused --------------------------------------------------------------------- */

static void excluded(Letter *l, const Bid *bid)
{
    const Act *act = exclusion_of(l, bid->bidder);
    if (bid->standing == EXCLUDED && act)
        doc_item(l->d, put(l, "{}: {}. {} (act {}, {}, {})", who_of(l, bid->bidder),
                           standing_of(l, bid), words_of(l, exclusion_reason(act)),
                           n_of(l, act->nth), moment_of(l, act->at), signers(l, act)));
    if (bid->standing == EXCLUDED)
        part_heard(l, bid->bidder);
    else if (line_of(l, bid->bidder) && line_of(l, bid->bidder)->out)
        doc_item(l->d, put(l, "{}: {}.", who_of(l, bid->bidder), standing_of(l, bid)));
}

/* What came late or was withdrawn, and what of an opened envelope was void. */
static void never_in(Letter *l)
{
    for (each(const Deposit, d, l->p->box))
        if (d->round == l->round->id && d->lot == l->lot->id && (d->late || d->withdrawn))
            doc_item(l->d, put(l, "{}, version {}, {}: {}.", who_of(l, d->bidder),
                               n_of(l, d->version), moment_of(l, d->arrived), fate_of(l, d)));
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_OPENED && act->opened.lot == l->lot->id &&
            act->opened.outcome == OPENED_VOID)
            doc_item(l->d, put(l, "{}: the {} envelope is void. {}", who_of(l, act->opened.bidder),
                               str(envelope_name((Envelope)act->opened.envelope)),
                               words_of(l, act->opened.reason)));
        else if (act->kind == ACT_REINSTATE && act->reinstate.lot == l->lot->id)
            doc_item(l->d, put(l, "{}: admitted again, {}, {}. {}",
                               who_of(l, act->reinstate.bidder), choice_of(act, "ground"),
                               moment_of(l, act->at), words_of(l, act->reinstate.reason)));
        else if (act->kind == ACT_ACCEPT_LATE && act->accept_late.lot == l->lot->id)
            doc_item(l->d, put(l, "{}: accepted though late, {}. {}",
                               who_of(l, act->accept_late.bidder), choice_of(act, "ground"),
                               words_of(l, act->accept_late.reason)));
}

static void refused(Letter *l)
{
    ptrdiff_t before;
    doc_heading(l->d, 2, S("What was refused or excluded, and why"));
    before = l->d->blocks.len;
    if (l->round && l->round->listed) {
        for (each(const Bid, bid, l->p->bids))
            if (is_here(l, bid))
                excluded(l, bid);
        never_in(l);
    }
    if (l->d->blocks.len == before)
        doc_says(l->d, S("Nothing."));
}

/* ---- marks ----------------------------------------------------------------------- */

static void single_marks(Letter *l, const Bid *bid)
{
    if (!bid->scores.len)
        return;
    doc_table(l->d, put(l, "{}: what each evaluator found", who_of(l, bid->bidder)),
              { S("Criterion") }, { S("Evaluator") }, { S("Mark"), true }, { S("Reason") },
              { S("Where") });
    for (each(const Score, s, bid->scores))
        doc_row(l->d, criterion_title(l, s->criterion), who_of(l, s->evaluator),
                points_of(l, s->mark), words_of(l, s->reason),
                put(l, "file {}, page {}{}", n_of(l, s->file), n_of(l, s->page),
                    claim_on(bid, s->file, s->page) ? S(" (claimed as confidential)") : S("")));
}

static void marks_of(Letter *l, const Bid *bid)
{
    doc_heading(l->d, 3, who_of(l, bid->bidder));
    part_assessment(l, bid, 0);
    single_marks(l, bid);
    part_claims(l, bid);
    part_heard(l, bid->bidder);
}

/* Whose marks are told. */
static bool is_told(const Letter *l, const Bid *bid)
{
    return is_here(l, bid) && bid->standing == ADMITTED;
}

/* In which part those of the next bid stand: rows, of all before it, are counted on. A part is a
 * document that can be opened and printed, and is a paper of an act. */
enum { PART_ROWS = 4000 };
static int64_t part_of_next(const Bid *bid, int64_t *rows)
{
    int64_t part = *rows / PART_ROWS + 1;
    *rows += bid->consensus.len + bid->scores.len;
    return part;
}

int64_t award_report_parts(const Letter *l)
{
    int64_t rows = 0, parts = 1;
    for (each(const Bid, bid, l->p->bids))
        if (is_told(l, bid))
            parts = part_of_next(bid, &rows);
    return parts;
}

static void other_parts(Letter *l)
{
    int64_t parts = award_report_parts(l);
    if (parts > 1)
        says(l, "The marks of so many bids do not fit into one document. All bids stand in the "
                "ranking; whose marks do not stand here, theirs stand in another part of {}: "
                "tenderbox paper award-report --part 2, and so on.", n_of(l, parts));
}

static void marks(Letter *l)
{
    int64_t rows = 0;
    doc_heading(l->d, 2, S("Marks and reasons"));
    other_parts(l);
    for (each(const Bid, bid, l->p->bids))
        if (is_told(l, bid) && part_of_next(bid, &rows) == l->part)
            marks_of(l, bid);
}

static void todo_all_reasons(Letter *l)
{
    for (each(const Bid, bid, l->p->bids))
        if (is_told(l, bid))
            todo_reasons(l, bid);
}

/* ---- people and approvals -------------------------------------------------------- */

static void interests(Letter *l)
{
    for (each(const Act, act, l->r->acts)) {
        if (act->kind == ACT_CONFLICT && act->conflict.finding == FINDING_INTEREST)
            doc_item(l->d, put(l, "{} declared an interest, {}: {}", who_of(l, act->actor),
                               moment_of(l, act->at), words_of(l, act->conflict.reason)));
        if (act->kind == ACT_RULING)
            doc_item(l->d, put(l, "{}, ruled {}: {}. {}", who_of(l, act->ruling.person),
                               moment_of(l, act->at),
                               str(act->ruling.ruling == MUST_LEAVE ? "must leave" : "may stay"),
                               words_of(l, act->ruling.reason)));
    }
}

static void panel(Letter *l)
{
    doc_heading(l->d, 2, S("Who decided"));
    doc_table(l->d, S("Roles in this lot"), { S("Person") }, { S("Role") }, { S("Interests") });
    for (each(const Person, person, l->p->people)) {
        static const struct { Role role; const char *name; } roles[] = {
            { OFFICER, "officer" }, { APPROVER, "approver" }, { CHAIR, "chair of the panel" },
            { EVALUATOR, "evaluator" }, { HOLDER, "padlock holder" },
        };
        unsigned has = roles_in(person, l->lot->id);
        for (ptrdiff_t i = 0; i < countof(roles) && !person->bidder; i++)
            if (has & roles[i].role)
                doc_row(l->d, who_of(l, person->id), str(roles[i].name),
                        str(person->barred                 ? "had to leave"
                            : person->interest             ? "declared; waits for a ruling"
                            : person->declared             ? "declared"
                            : roles[i].role == HOLDER      ? "decides nothing"
                                                           : "not declared"));
    }
    interests(l);
}

static void approvals(Letter *l)
{
    doc_heading(l->d, 2, S("Approvals"));
    if (!l->p->gates.len) {
        doc_says(l->d, S("No body was named whose approval is needed."));
        return;
    }
    doc_table(l->d, S("Decisions at the gates"), { S("Gate") }, { S("Decided by") },
              { S("Version"), true }, { S("Decision") }, { S("When") }, { S("Reason") });
    for (each(const Act, act, l->r->acts)) {
        const Act *gate = act->kind == ACT_APPROVAL ? record_gate(l->r, act->approval.gate) : NULL;
        if (gate)
            doc_row(l->d, words_of(l, gate->gate.title), who_of(l, act->actor),
                    n_of(l, act->approval.version),
                    str(act->approval.decision == APPROVED ? "approved" : "rejected"),
                    moment_of(l, act->at), words_of(l, act->approval.reason));
    }
}

/* ---- the award ------------------------------------------------------------------- */

static void decision(Letter *l)
{
    const Lot *lot = l->lot;
    const Act *act = lot->awarded ? record_act(l->r, lot->award_nth) : NULL;
    doc_heading(l->d, 2, S("The award"));
    if (!act) {
        const Act *ended = lot->ended ? signed_act(l, ACT_ABANDON, 0) : NULL;
        if (ended)
            says(l, "This lot ended on {} without an award: {} (act {}, {}).",
                 moment_of(l, ended->at), words_of(l, ended->abandon.reason), n_of(l, ended->nth),
                 signers(l, ended));
        else
            doc_says(l->d, S("This lot is not awarded."));
        return;
    }
    says(l, "Awarded to {} with a total of {} at the price of {}, because {} (act {}, {}, {}).",
         who_of(l, lot->winner), total_of(l, lot->total), money_of(l, lot->price_awarded),
         why_awarded(l), n_of(l, act->nth), moment_of(l, act->at), signers(l, act));
}

static void afterwards(Letter *l, const Act *act)
{
    if (act->kind == ACT_SUMMARY && act->summary.lot == l->lot->id)
        doc_item(l->d, put(l, "Letter given to {}, {}",
                           who_of(l, act->summary.bidder), moment_of(l, act->at)));
    if (act->kind == ACT_NOTICE_PUBLISHED && act_lot(act) == l->lot->id)
        doc_item(l->d, put(l, "Notice {}, published {}",
                           words_of(l, act->notice_published.reference),
                           moment_of(l, act->notice_published.published)));
    if (act->kind == ACT_COMPLAINT && act->complaint.lot == l->lot->id)
        doc_item(l->d, put(l, "Complaint, received {}: {}",
                           moment_of(l, act->complaint.received),
                           words_of(l, act->complaint.text)));
    if (act->kind == ACT_ORDER && act->order.lot == l->lot->id)
        doc_item(l->d, put(l, "Order of a court, {}, {}: {}", choice_of(act, "effect"),
                           moment_of(l, act->at), words_of(l, act->order.reference)));
    if (act->kind == ACT_CONTRACT && act->contract.lot == l->lot->id &&
        !hash_none(act->contract.beyond))
        doc_item(l->d, put(l, "The contract goes beyond what was published: {} (act {}, {})",
                           words_of(l, act->contract.beyond), n_of(l, act->nth),
                           signers(l, act)));
}

/* What the law wants in the report and no act holds: said, so that nobody takes it for whole. */
static const struct { const char *what, *act, *eu, *pcr, *old; } by_hand_rows[] = {
    { "why this procedure was chosen", "Procurement Act 2023 s.20, 98",
      "Directive 2014/24/EU art. 26, 84(1)", "Public Contracts Regulations 2015 reg. 26, 84(1)",
      "Directive 2004/18/EC art. 28, 43" },
    { "why the contract is not divided into more lots", "Procurement Act 2023 s.18, 98",
      "Directive 2014/24/EU art. 46(1)", "Public Contracts Regulations 2015 reg. 46(2)",
      "Directive 2004/18/EC art. 9, 43" },
    { "what part the winner lets others perform, and who they are",
      "Procurement Act 2023 s.28, 72", "Directive 2014/24/EU art. 71, 84(1)",
      "Public Contracts Regulations 2015 reg. 71, 84(1)", "Directive 2004/18/EC art. 25, 43" },
};

static void by_hand_ahead(Letter *l)
{
    says(l, "{} to be added by hand: see the end.",
         str_counted(countof(by_hand_rows), "thing is", "things are", l->a));
}

static void by_hand(Letter *l)
{
    doc_heading(l->d, 2, S("To be added by hand"));
    doc_says(l->d, S("The record has no act for these; where the law asks for them, they stand in "
                     "the buyer's file."));
    for (ptrdiff_t i = 0; i < countof(by_hand_rows); i++)
        doc_item(l->d, put(l, "{} ({})", str(by_hand_rows[i].what),
                           law_of(l, by_hand_rows[i].act, by_hand_rows[i].eu, by_hand_rows[i].pcr,
                                  by_hand_rows[i].old)));
}

/* ---- pictures -------------------------------------------------------------------- */

/* All totals stand in the ranking, and all marks under their bids. */
enum { PICTURE_ROWS = 100 };

static void picture(Letter *l, const Figure *f)
{
    doc_heading(l->d, 3, f->heading);
    doc_picture(l->d, &f->drawing);
    doc_table_all(l->d, f->heading, f->columns.at, f->columns.len);
    for (ptrdiff_t i = 0; i < f->cells.len; i += f->columns.len)
        doc_row_all(l->d, &f->cells.at[i], f->columns.len);
    Str left_out = figure_left_out(f, l->a);
    if (left_out.len)
        says(l, "{}.", left_out);
}

/* Beside the ranking, which decides, what it looks like and what would change it. */
static void pictures(Letter *l)
{
    Results *results = make(l->a, Results, 1);
    l->rows = PICTURE_ROWS;
    if (!l->round || failed(l->unranked))
        return;
    figures_ranked(l, results);
    figures_panel(l, results);
    figures_saved(l, &results->figures);
    figure_times(l, &results->figures);
    doc_heading(l->d, 2, S("The result in pictures"));
    says(l, "{} {}", results->lead, results->advice);
    if (l->lot->awarded && l->p->baselines.len && !l->savings)
        doc_says(l->d, S("What the award saves against the published baseline is not known: the "
                         "price file of the winner could not be read."));
    for (each(const Figure, f, results->figures))
        picture(l, f);
}

static void first_part(Letter *l)
{
    todo_duties(l);
    todo_all_reasons(l);
    by_hand_ahead(l);
    decision(l);
    part_left(l);
    doc_heading(l->d, 2, S("Ranking"));
    part_ranking(l);
    part_formula(l);
    pictures(l);
    tendered(l);
    doc_heading(l->d, 2, S("How bids were judged"));
    part_criteria(l);
    part_rounds(l);
    bids(l);
    refused(l);
    marks(l);
    part_reopened(l);
    dates(l);
    panel(l);
    approvals(l);
    doc_heading(l->d, 2, S("What happened besides"));
    ptrdiff_t before = l->d->blocks.len;
    for (each(const Act, act, l->r->acts)) {
        part_buyers(l, act);
        afterwards(l, act);
    }
    part_claims_of_law(l);
    if (l->d->blocks.len == before)
        doc_says(l->d, S("Nothing."));
    by_hand(l);
}

void award_report(Letter *l)
{
    (l->part > 1 ? marks : first_part)(l);
}

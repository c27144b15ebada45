#include "page/deciding.h"

#include "core/view/likely.h"
#include "desk/lines.h"
#include "desk/paper.h"
#include "page/problem.h"
#include "page/public.h"
#include "page/show.h"
#include "page/things.h"

SHAPE_OF(DecisionShown, DECISION_SHOWN)
SHAPE_OF(GateRow, GATE_ROW)
SHAPE_OF(GatesPage, GATES_PAGE)
SHAPE_OF(PaperPart, PAPER_PART)
SHAPE_OF(DecidingPage, DECIDING_PAGE)

enum { WIDTH = 90, AROUND = 1, CHANGES_MOST = 2000, FEW = 40, TEXT_MOST = 512 << 10 };

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Record  record;
    Id      asker;
    Str     at;
    Arena  *a;
} Look;

#define put(l, form, ...) str_put((l)->a, (form), __VA_ARGS__)

static Str n_of(const Look *l, int64_t n) { return str_of_number(n, l->a); }

static Str name_of(const Look *l, Id id)
{
    return page_words(l->o, person_of(l->p, id)->name, l->a);
}

static Str called(const Look *l, const Gate *gate)
{
    const Act *act = record_gate(&l->record, gate->id);
    return act ? page_words(l->o, act->gate.title, l->a) : n_of(l, gate->id);
}

static Str step_of(const Gate *gate)
{
    return str(choice_label(act_field(ACT_GATE, "before"), gate->before));
}

/* "Ines Varga, Otis Reed or Pia Lund; 2 must approve" */
static Str body_of(const Look *l, const Gate *gate)
{
    Text t = { 0 };
    text_put(&t, l->a, "{}", name_of(l, gate->approver));
    for (each(const Id, seat, gate->seats))
        text_put(&t, l->a, "; {}", name_of(l, *seat));
    if (gate->needed)
        text_put(&t, l->a, ". {} of {} must approve", n_of(l, gate->needed),
                 n_of(l, gate->seats.len + 1));
    return text_str(&t);
}

/* Who takes part in decisions reads what one rests on once their interests are declared, and none
 * of them waits for a ruling; empty: so it is. */
static Str unread_because(const Look *l)
{
    const Person *person = person_of(l->p, l->asker);
    if (!influences(person) || (person->declared && !person->interest))
        return (Str){ 0 };
    return person->interest
               ? S("You declared an interest. Until an officer has ruled on it the paper is not "
                   "shown to you.")
               : S("Declare your interests first: before that the paper is not shown to you.");
}

/* ---- what was decided -------------------------------------------------------------- */

static const Act *last_vote(const Look *l, Id gate, Id member)
{
    const Act *last = NULL;
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_APPROVAL && act->approval.gate == gate &&
            (!member || act->actor == member))
            last = act;
    return last;
}

static Str vote_words(const Look *l, const Act *act)
{
    return put(l, "{} {} version {}, {}", name_of(l, act->actor),
               str(act->approval.decision == APPROVED ? "approved" : "refused"),
               n_of(l, act->approval.version), str_of_moment_words(act->at, l->p->zone, l->a));
}

static DecisionShown decision_of(const Look *l, const Act *act)
{
    return (DecisionShown){ .version = act->approval.version, .says = vote_words(l, act),
                            .reason = page_words(l->o, act->approval.reason, l->a),
                            .paper = paper_address(l->at, act, "paper", l->a),
                            .entry = act->leaf };
}

static void add_decisions(const Look *l, const Gate *gate, DecidingPage *page)
{
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act *act = &l->record.acts.at[i];
        if (act->kind == ACT_APPROVAL && act->approval.gate == gate->id)
            *list_add(&page->decisions, l->a) = decision_of(l, act);
    }
}

int64_t gate_version_due(const Procedure *p, const Gate *gate, bool *lies)
{
    *lies = gate->version && !gate_decided(p, gate);
    return gate->version + !*lies;
}

/* ---- where each stands ------------------------------------------------------------- */

static const Duty *duty_at(const Look *l, const Gate *gate, const Duties *duties, Id asker)
{
    Str wanted = put(l, "approval gate={};", n_of(l, gate->id));
    for (each(const Duty, duty, *duties))
        if (str_starts(str(duty->why), str_terminated(wanted, l->a)) &&
            (!asker || duty_is_of(l->p, duty, asker)))
            return duty;
    return NULL;
}

static void state(GateRow *row, const char *words, const char *tag)
{
    row->state = str(words);
    row->tag   = str(tag);
}

static void stands(const Look *l, const Gate *gate, const Duties *duties, GateRow *row)
{
    if (gate->fallen)
        state(row, "Its buyer left", "govuk-tag--grey");
    else if (duty_at(l, gate, duties, l->asker))
        state(row, "Yours to decide", "govuk-tag--blue");
    else if (duty_at(l, gate, duties, 0))
        state(row, "With others", "govuk-tag--yellow");
    else if (gate->approved && gate->since >= l->p->changed)
        state(row, "Approved", "govuk-tag--green");
    else
        state(row, "Nothing due", "govuk-tag--grey");
}

/* Who was replaced since decided as well. */
static void add_decided(const Look *l, const Gate *gate, GateRow *row)
{
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_APPROVAL && last_vote(l, gate->id, act->actor) == act)
            *list_add(&row->decided, l->a) = decision_of(l, act);
}

Result page_gates(const Onlooker *o, const Procedure *p, Id asker, Str at, GatesPage *page,
                  Arena *a)
{
    Look l = { .o = o, .p = p, .asker = asker, .at = at, .a = a };
    Duties duties = { 0 };
    *page = (GatesPage){ .procedure = page_words(o, p->title, a), .back = at,
                         .number = procedure_number(p, a) };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    duties_of(p, o->now, &duties, a);
    for (each(const Gate, gate, p->gates)) {
        GateRow *row = list_add(&page->gates, a);
        *row = (GateRow){ .title = called(&l, gate), .before = step_of(gate),
                          .body = body_of(&l, gate),
                          .link = put(&l, "{}/decide/{}", at, n_of(&l, gate->id)) };
        stands(&l, gate, &duties, row);
        if (!unread_because(&l).len)
            add_decided(&l, gate, row);
    }
    if (!failed(act_likely(p, ACT_GATE, asker, o->now, a)))
        page->add = put(&l, "{}/do/gate", at);
    return DONE;
}

/* ---- the paper --------------------------------------------------------------------- */

/* Two parts may have a table of the same name. */
static void regions_apart(const Doc *doc, PaperPart *part, Arena *a)
{
    for (each(TermShown, term, part->terms))
        if (term->region.len)
            term->region = str_put(a, "{}: {}", doc->title, term->region);
}

/* As it is gathered: its text, and the same without how far the record has gone. */
typedef struct Gathering { GatePaper *paper; Text text, says; Arena *a; } Gathering;

static void add_text(const Doc *doc, Text *text, Arena *a)
{
    if (text->len)
        text_our(text, "\n\n", a);
    document_text(doc, WIDTH, text, a);
}

static void add_part(const Doc *doc, Gathering *g)
{
    Terms terms;
    Arena *a = g->a;
    Doc   undated = *doc;
    PaperPart *part = list_add(&g->paper->parts, a);
    *part = (PaperPart){ .title = doc->title, .about = doc->about };
    for (each(const Task, task, doc->tasks))
        *list_add(&part->missing, a) = doc_task(doc, task);
    terms_of(doc, &terms, a);
    for (each(const TermShown, term, terms))
        *list_add(&part->terms, a) = *term;
    regions_apart(doc, part, a);
    undated.about = (Str){ 0 };
    add_text(doc, &g->text, a);
    add_text(&undated, &g->says, a);
}

static Result add_letter(Record *r, Asked asked, Gathering *g)
{
    Doc doc;
    TRY(paper_letter(r, asked, &doc));
    add_part(&doc, g);
    return DONE;
}

static Result add_draft(Record *draft, Gathering *g)
{
    Doc doc;
    TRY(letter_tender(draft, &doc));
    doc.title = str_put(g->a, "The draft: {}", doc.title);
    add_part(&doc, g);
    return DONE;
}

/* Marks that are not locked are nobody's to read. */
static bool is_locked(const Procedure *p, const Lot *lot)
{
    const Round *r = round_of(p, lot->awarded ? lot->award_round : 0);
    const Stand *stand = r ? stand_of(p, r->id, lot->id) : NULL;
    return stand && stand->locked;
}

static Result add_lots(Record *r, const Gate *gate, Gathering *g)
{
    for (each(const Lot, lot, r->p->lots)) {
        bool over = lot->ended || (gate->before == BEFORE_CONTRACT ? lot->signed_ : lot->awarded);
        if (over)
            continue;
        TRY(add_letter(r, (Asked){ .kind = APPROVALS_PAPER, .gate = gate->id, .lot = lot->id }, g));
        if (is_locked(r->p, lot))
            TRY(add_letter(r, (Asked){ .kind = AWARD_REPORT, .lot = lot->id }, g));
    }
    return DONE;
}

Result gate_paper(const Onlooker *o, const Procedure *p, const Gate *gate, Record *draft,
                  GatePaper *paper, Arena *a)
{
    Record own;
    Gathering g = { .paper = paper, .a = a };
    *paper = (GatePaper){ 0 };
    TRY(paper_record(o->book, p, o->now, &own, a));
    if (gate->before != BEFORE_PUBLISH)
        TRY(add_lots(&own, gate, &g));
    if (!paper->parts.len)
        TRY(add_letter(draft ? draft : &own, (Asked){ .kind = APPROVALS_PAPER, .gate = gate->id },
                       &g));
    if (draft)
        TRY(add_draft(draft, &g));
    paper->text = text_str(&g.text);
    paper->says = sha256(text_str(&g.says));
    return DONE;
}

static Result shelved(const Look *l, Hash hash, Str *bytes)
{
    Papers papers = book_papers(l->o->book);
    return papers.paper(papers.where, hash, bytes, l->a);
}

/* ---- what changed ------------------------------------------------------------------ */

/* What the asker voted on last; of who has not, what anybody did. */
static const Act *seen_last(const Look *l, const Gate *gate)
{
    const Act *own = last_vote(l, gate->id, l->asker);
    return own ? own : last_vote(l, gate->id, 0);
}

static void add_changes(const Look *l, Str before, Str after, DecidingPage *page)
{
    LineChanges all;
    int64_t came = 0, went = 0;
    lines_compare(before, after, AROUND, &all, l->a);
    for (each(const LineChange, line, all)) {
        came += line->fate == LINE_COMES;
        went += line->fate == LINE_GOES;
    }
    page->few = came + went <= FEW;
    page->counted = put(l, "{} came, {} went", str_counted(came, "line", "lines", l->a),
                        n_of(l, went));
    for (ptrdiff_t i = 0; i < all.len && i < CHANGES_MOST; i++)
        *list_add(&page->changes, l->a) =
            (DraftChange){ all.at[i].before, all.at[i].after, all.at[i].fate == LINE_COMES,
                           all.at[i].fate == LINE_GOES, str_plain(all.at[i].text, WIDTH * 4,
                                                                  l->a) };
}

static void compare(const Look *l, const Gate *gate, Str now, DecidingPage *page)
{
    Str bytes = { 0 };
    const Act *last = seen_last(l, gate);
    if (!last || (page->lies && last->approval.version == page->version))
        return;
    page->since = put(l, "version {}, on which {} decided {}", n_of(l, last->approval.version),
                      last->actor == l->asker ? S("you") : name_of(l, last->actor),
                      str_of_moment_words(last->at, l->p->zone, l->a));
    page->unread = failed(shelved(l, last->approval.paper, &bytes)) || !str_utf8(bytes) ||
                   !now.len;
    if (!page->unread)
        add_changes(l, bytes, now, page);
}

/* ---- the page ---------------------------------------------------------------------- */

/* Who decides nothing now is told why not. */
static void may(const Look *l, const Gate *gate, DecidingPage *page)
{
    Duties duties = { 0 };
    Result r = act_likely(l->p, ACT_APPROVAL, l->asker, l->o->now, l->a);
    duties_of(l->p, l->o->now, &duties, l->a);
    page->why      = unread_because(l);
    page->withheld = page->why.len;
    page->idle     = !duty_at(l, gate, &duties, 0);
    if (page->withheld) {
        page->why_link = person_of(l->p, l->asker)->declared ? (Str){ 0 }
                                                             : put(l, "{}/do/conflict", l->at);
    } else if (failed(r) && roles_of(l->p, l->asker, 0) & APPROVER) {
        page->why = refusal_words(r, l->a);
    } else if (!duty_at(l, gate, &duties, l->asker)) {
        page->why = page->idle ? S("Nothing waits for a decision here now.")
                               : put(l, "This waits for others: {}.", body_of(l, gate));
    }
}

static Result lying(const Look *l, const Gate *gate, DecidingPage *page)
{
    Str  bytes = { 0 };
    Text hash = { 0 };
    text_bytes(&hash, gate->paper.byte, sizeof gate->paper.byte, l->a);
    page->seen = text_str(&hash);
    page->file = paper_address(l->at, last_vote(l, gate->id, 0), "paper", l->a);
    if (!failed(shelved(l, gate->paper, &bytes)) && str_utf8(bytes) && bytes.len <= TEXT_MOST)
        page->text = bytes;
    return DONE;
}

static Result add_paper(const Look *l, const Gate *gate, const GatePaper *paper, DecidingPage *page)
{
    if (page->lies)
        TRY(lying(l, gate, page));
    else
        for (each(const PaperPart, part, paper->parts))
            *list_add(&page->parts, l->a) = *part;
    if (!page->idle)
        compare(l, gate, page->lies ? page->text : paper->text, page);
    add_decisions(l, gate, page);
    return DONE;
}

Result page_deciding(const Onlooker *o, const Procedure *p, Id asker, const Gate *gate,
                     const GatePaper *paper, Str at, DecidingPage *page, Arena *a)
{
    Look l = { .o = o, .p = p, .asker = asker, .at = at, .a = a };
    Text says = { 0 };
    *page = (DecidingPage){ .procedure = page_words(o, p->title, a),
                            .number = procedure_number(p, a) };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    page->back   = put(&l, "{}/decide", at);
    page->action = put(&l, "{}/decide/{}", at, n_of(&l, gate->id));
    page->title  = called(&l, gate);
    page->other  = put(&l, "{}/do/approval?gate={}", at, n_of(&l, gate->id));
    page->version = gate_version_due(p, gate, &page->lies);
    text_bytes(&says, paper->says.byte, sizeof paper->says.byte, a);
    page->seen = text_str(&says);
    may(&l, gate, page);
    return page->withheld ? DONE : add_paper(&l, gate, paper, page);
}

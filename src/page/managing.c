#include "page/managing.h"

#include "core/view/likely.h"
#include "core/view/stands.h"
#include "desk/paper.h"
#include "page/problem.h"
#include "page/public.h"
#include "page/show.h"

#include <string.h>

SHAPE_OF(ManagedTask, MANAGED_TASK)
SHAPE_OF(ManagedStage, MANAGED_STAGE)
SHAPE_OF(ManagingPage, MANAGING_PAGE)

typedef struct Managing {
    const Onlooker  *o;
    const Procedure *p;
    const Round     *r;                /* the latest invited to; NULL: none is defined */
    Record  record;
    Id      asker;
    Str     at;
    Duties  duties;
    bool   *told;                      /* of each duty, whether it stands under a task */
    DutyRows own;                      /* the asker's among those that do */
    Arena  *a;
} Managing;

bool managing_is_for(const Procedure *p, Id asker)
{
    return roles_left(p, asker, 0) & (OFFICER | APPROVER | OVERSEER | MANAGER);
}

/* ---- in figures ------------------------------------------------------------------- */

#define put(m, form, ...) str_put((m)->a, (form), __VA_ARGS__)

static Str n_of(const Managing *m, int64_t n) { return str_of_number(n, m->a); }

static Str part_of(const Managing *m, int64_t some, int64_t all, const char *what)
{
    return put(m, "{} of {} {}", n_of(m, some), n_of(m, all), str(what));
}

static int64_t who_hold(const Managing *m, Role role)
{
    int64_t n = 0;
    for (each(const Person, person, m->p->people))
        n += !person->barred && !person->until && roles_in(person, 0) & role;
    return n;
}

static Str team_says(const Managing *m)
{
    return put(m, "{}, {}, {}, {}",
               str_counted(who_hold(m, OFFICER), "officer", "officers", m->a),
               str_counted(who_hold(m, EVALUATOR), "evaluator", "evaluators", m->a),
               str_counted(who_hold(m, CHAIR), "chair", "chairs", m->a),
               str_counted(who_hold(m, HOLDER), "padlock holder", "padlock holders", m->a));
}

static Str interests_say(const Managing *m)
{
    int64_t all = 0, declared = 0;
    for (each(const Person, person, m->p->people)) {
        bool asked = !person->barred &&
                     roles_in(person, 0) & (OFFICER | APPROVER | EVALUATOR | CHAIR);
        all      += asked;
        declared += asked && person->declared;
    }
    return part_of(m, declared, all, "have declared");
}

static Str padlocks_say(const Managing *m)
{
    Str made = part_of(m, m->p->locks.len, who_hold(m, HOLDER), "are made");
    return m->r && m->r->needed ? put(m, "{}; {} must turn to open a bid", made,
                                      n_of(m, m->r->needed)) : made;
}

static Str gates_say(const Managing *m)
{
    int64_t approved = 0;
    for (each(const Gate, gate, m->p->gates))
        approved += gate->approved;
    return m->p->gates.len ? part_of(m, approved, m->p->gates.len, "approved")
                           : S("No gate is named");
}

static Str questions_say(const Managing *m)
{
    if (!m->p->questions.len)
        return S("Nobody has asked anything");
    return put(m, "{}, {}", str_counted(m->p->questions.len, "question", "questions", m->a),
               str_counted(m->p->answers, "answer", "answers", m->a));
}

static Str changes_say(const Managing *m)
{
    return m->p->changes.len ? str_counted(m->p->changes.len, "change since the notice",
                                           "changes since the notice", m->a)
                             : S("No change since the notice");
}

static bool in_round(const Managing *m, const Bid *bid)
{
    return m->r && bid->round == m->r->id;
}

static Str admitted_say(const Managing *m)
{
    int64_t all = 0, pending = 0, out = 0;
    for (each(const Bid, bid, m->p->bids)) {
        all     += in_round(m, bid);
        pending += in_round(m, bid) && bid->standing == PENDING;
        out     += in_round(m, bid) && bid->standing == EXCLUDED;
    }
    return all ? put(m, "{}: {} admitted, {} excluded, {} to be decided",
                     str_counted(all, "bid", "bids", m->a), n_of(m, all - pending - out),
                     n_of(m, out), n_of(m, pending)) : (Str){ 0 };
}

static Str opened_say(const Managing *m, Envelope e, const char *what)
{
    int64_t all = 0, open = 0;
    for (each(const Bid, bid, m->p->bids)) {
        bool counts = in_round(m, bid) && bid->standing == ADMITTED;
        all  += counts;
        open += counts && bid->opened[e];
    }
    return all ? part_of(m, open, all, what) : (Str){ 0 };
}

static Str first_say(const Managing *m)
{
    bool selection = m->r && m->r->kind == ROUND_SELECTION;
    return opened_say(m, selection ? QUALIFICATION : QUALITY, "first envelopes are open");
}

static Str prices_say(const Managing *m) { return opened_say(m, PRICE, "prices are open"); }

static bool is_marked(const Managing *m, const Bid *bid, const Criterion *c)
{
    return c->lot == bid->lot && c->kind != CRITERION_PRICE && is_leaf(m->p, c) &&
           judges_round(c, m->r);
}

/* What the panel agreed on, of all that it must agree on. */
static Str marks_say(const Managing *m)
{
    int64_t all = 0, agreed = 0;
    for (each(const Bid, bid, m->p->bids)) {
        if (!in_round(m, bid) || bid->standing != ADMITTED)
            continue;
        for (each(const Criterion, c, m->p->criteria)) {
            bool counts = is_marked(m, bid, c);
            all    += counts;
            agreed += counts && consensus_of(bid, c->id);
        }
    }
    return all ? part_of(m, agreed, all, "marks are agreed") : (Str){ 0 };
}

static bool closed_by(const Managing *m, Id evaluator, Id lot)
{
    for (each(const Done, done, m->p->done))
        if (done->evaluator == evaluator && done->lot == lot && m->r && done->round == m->r->id)
            return true;
    return false;
}

static Str sheets_say(const Managing *m)
{
    int64_t all = 0, closed = 0;
    for (each(const Lot, lot, m->p->lots))
        for (each(const Person, person, m->p->people)) {
            bool heard = is_heard(m->p, person, lot->id) && !lot->ended;
            all    += heard;
            closed += heard && closed_by(m, person->id, lot->id);
        }
    return all ? part_of(m, closed, all, "sheets are closed") : (Str){ 0 };
}

static Str inquiries_say(const Managing *m)
{
    int64_t open = 0;
    for (each(const Inquiry, i, m->p->inquiries))
        open += !i->resolved;
    return m->p->inquiries.len ? part_of(m, m->p->inquiries.len - open, m->p->inquiries.len,
                                          "are settled") : (Str){ 0 };
}

static Str letters_say(const Managing *m)
{
    int64_t all = 0, told = 0;
    for (each(const Bid, bid, m->p->bids)) {
        all  += in_round(m, bid);
        told += in_round(m, bid) && bid->summarised;
    }
    return all ? part_of(m, told, all, "bidders have their letter") : (Str){ 0 };
}

static Str readings_say(const Managing *m)
{
    return m->p->readers.len
               ? put(m, "{}, {}, {}", str_counted(m->p->readers.len, "reader", "readers", m->a),
                     str_counted(m->p->exhibits.len, "paper", "papers", m->a),
                     str_counted(m->p->readings.len, "reading", "readings", m->a))
               : (Str){ 0 };
}

static Str sessions_say(const Managing *m)
{
    int64_t minuted = 0;
    for (each(const Session, s, m->p->sessions))
        minuted += s->minuted;
    return m->p->sessions.len ? part_of(m, minuted, m->p->sessions.len, "have minutes")
                              : (Str){ 0 };
}

/* ---- the tasks --------------------------------------------------------------------- */

/* ALWAYS: done once its act is entered. NEEDED: only where something calls for it, so it is never
 * missing. OF_LOTS: done once it is for every lot that is alive. */
typedef enum Need { ALWAYS, NEEDED, IN_TIME, OF_LOTS } Need;

typedef Str SaysFn(const Managing *);

/* place: where it is done if not in the form of its first act. names: what the duty's source must
 * hold to be of this row, where acts are alike. many: only where the tender has rounds. */
typedef struct TaskRow {
    const char *stage, *title, *place, *names;
    Need    need;
    SaysFn *says;
    ActKind acts[5];
    bool    many;
} TaskRow;

static const TaskRow rows[] = {
    { "Prepare", "People and their roles", .place = "team", .need = ALWAYS, .says = team_says,
      .acts = { ACT_PERSON, ACT_ROLE } },
    { "Prepare", "Interests, declared and ruled on", .need = NEEDED, .says = interests_say,
      .acts = { ACT_CONFLICT, ACT_RULING } },
    { "Prepare", "Padlocks, each made by its holder", .place = "padlocks", .need = ALWAYS,
      .says = padlocks_say, .acts = { ACT_PADLOCK } },
    { "Prepare", "Gates: who must approve, and what they decided", .place = "decide",
      .need = NEEDED, .says = gates_say, .acts = { ACT_APPROVAL, ACT_GATE } },
    { "Prepare", "Facts that the law asks about, and days that are no working days",
      .need = NEEDED, .acts = { ACT_FACT, ACT_HOLIDAY } },
    { "Prepare", "The notice: lots, criteria, prices, dates, documents", .place = "draft",
      .need = ALWAYS, .acts = { ACT_PUBLISH } },

    { "While bids may come", "The contract notice, and when it was sent",
      .names = "notice=tender", .need = NEEDED, .acts = { ACT_NOTICE_PUBLISHED } },
    { "While bids may come", "Questions and answers", .place = "questions", .need = NEEDED,
      .says = questions_say, .acts = { ACT_ANSWER } },
    { "While bids may come", "Changes, and a longer deadline", .place = "draft/amend",
      .need = NEEDED, .says = changes_say, .acts = { ACT_AMEND, ACT_OUTAGE } },
    { "While bids may come", "The data room: readers and what lies there", .place = "room",
      .need = NEEDED,
      .says = readings_say, .acts = { ACT_READER, ACT_EXHIBIT, ACT_READING } },
    { "While bids may come", "Stop it, or go on", .need = NEEDED,
      .acts = { ACT_SUSPEND, ACT_RESUME } },

    { "Open the box", "List what lies in it", .place = "opening", .need = OF_LOTS,
      .acts = { ACT_BOX_LIST } },
    { "Open the box", "Admit or exclude each bid", .need = NEEDED, .says = admitted_say,
      .acts = { ACT_ADMIT, ACT_EXCLUDE, ACT_ACCEPT_LATE, ACT_REINSTATE } },
    { "Open the box", "Open the first envelopes", .place = "open", .need = IN_TIME,
      .says = first_say, .acts = { ACT_OPENED, ACT_TURNS } },

    { "Choose who goes on", "Talk: sessions and their agreed minutes", .place = "dialogue",
      .need = NEEDED,
      .says = sessions_say, .many = true,
      .acts = { ACT_SESSION, ACT_MINUTE, ACT_ITEM, ACT_SOURCE, ACT_DIALOGUE_CLOSE } },
    { "Choose who goes on", "Select, and tell the others why not", .need = NEEDED, .many = true,
      .acts = { ACT_SELECT } },
    { "Choose who goes on", "Invite to the next round", .place = "draft/invite", .need = NEEDED,
      .many = true, .acts = { ACT_INVITE } },

    { "Judge", "Each evaluator marks alone", .need = IN_TIME, .says = sheets_say,
      .acts = { ACT_SCORE, ACT_SCORES_DONE } },
    { "Judge", "The panel agrees", .need = IN_TIME, .says = marks_say,
      .acts = { ACT_CONSENSUS } },
    { "Judge", "Ask one bidder, and rule on the reply", .need = NEEDED, .says = inquiries_say,
      .acts = { ACT_INQUIRE, ACT_RESOLVE, ACT_RETEST, ACT_REPLY } },
    { "Judge", "Lock the marks, before any price is open", .need = OF_LOTS,
      .acts = { ACT_SCORE_LOCK } },
    { "Judge", "Open locked marks again", .need = NEEDED, .acts = { ACT_REOPEN } },
    { "Judge", "Open the prices", .place = "open", .need = IN_TIME, .says = prices_say,
      .acts = { ACT_SHARE } },
    { "Judge", "How long bids bind", .need = NEEDED,
      .acts = { ACT_EXTEND_VALIDITY, ACT_LAPSE, ACT_CONSENT_VALIDITY } },

    { "Decide", "Award", .need = OF_LOTS, .acts = { ACT_AWARD } },
    { "Decide", "End without an award", .need = NEEDED, .acts = { ACT_ABANDON } },
    { "Decide", "Letters: each bidder its own result and reasons", .place = "letters",
      .need = NEEDED,
      .says = letters_say, .acts = { ACT_SUMMARY, ACT_EXCLUSION_TOLD } },
    { "Decide", "Standstill", .need = IN_TIME, .acts = { ACT_STANDSTILL } },
    { "Decide", "Complaints, claims and orders of courts", .need = NEEDED,
      .acts = { ACT_CLAIM, ACT_CLAIM_ENDED, ACT_ORDER, ACT_COMPLAINT } },

    { "Contract", "Sign it", .need = IN_TIME, .acts = { ACT_CONTRACT } },
    { "Contract", "Notices of the award, the contract and its end", .need = NEEDED,
      .acts = { ACT_NOTICE_PUBLISHED } },
    { "Contract", "Look after it: changes, savings, what is due", .place = "contract/manage",
      .need = NEEDED, .acts = { ACT_CONTRACT_CHANGE } },
};

static bool does(const TaskRow *row, ActKind kind)
{
    for (int i = 0; i < countof(row->acts) && row->acts[i]; i++)
        if (row->acts[i] == kind)
            return true;
    return false;
}

/* ---- what of it is due --------------------------------------------------------------- */

/* Prices are opened by the same act as what comes before them. */
static bool is_of_prices(const Duty *duty) { return strstr(duty->what, "price"); }

static bool is_of(const TaskRow *row, const Duty *duty)
{
    ActKind kind = duty_act(duty);
    bool opens = kind == ACT_OPENED || kind == ACT_TURNS;
    if (row->says == prices_say && opens)
        return is_of_prices(duty);
    return does(row, kind) && (!row->names || strstr(duty->why, row->names)) &&
           !(row->says == first_say && is_of_prices(duty));
}

enum { DUTIES_SHOWN = 20 };            /* under a task, under none, and of the asker's own */

static void add_duties(Managing *m, const TaskRow *row, ManagedTask *task)
{
    DutyRows all = { 0 };
    for (ptrdiff_t i = 0; i < m->duties.len; i++) {
        const Duty *duty = &m->duties.at[i];
        if (m->told[i] || !is_of(row, duty))
            continue;
        m->told[i] = true;
        *list_add(&all, m->a) = page_duty(m->o, m->p, duty, m->asker, m->at, m->a);
    }
    for (each(const DutyRow, duty, all))
        if (duty->own)
            *list_add(&m->own, m->a) = *duty;
    task->more = duties_foremost(&all, DUTIES_SHOWN);
    for (each(const DutyRow, duty, all))
        *list_add(&task->duties, m->a) = *duty;
}

/* ---- how far it is ------------------------------------------------------------------- */

/* A notice is of the row that names it, or else of the one for all others. */
static bool counts(const TaskRow *row, const Act *act)
{
    bool notice = act->kind == ACT_NOTICE_PUBLISHED;
    bool tender = notice && act->notice_published.notice == NOTICE_TENDER;
    return does(row, act->kind) && (!notice || tender == !!row->names);
}

static const Act *last_of(const Managing *m, const TaskRow *row, Id lot)
{
    const Act *last = NULL;
    for (each(const Act, act, m->record.acts))
        if (counts(row, act) && (!lot || act_lot(act) == lot))
            last = act;
    return last;
}

static int64_t lots_alive(const Managing *m, const TaskRow *row, int64_t *done)
{
    int64_t alive = 0;
    *done = 0;
    for (each(const Lot, lot, m->p->lots)) {
        alive += !lot->ended || last_of(m, row, lot->id);
        *done += last_of(m, row, lot->id) != NULL;
    }
    return alive;
}

/* Of several lots: all of them, or how many. A list of the box is one for a whole round. */
static bool done_for_all(const Managing *m, const TaskRow *row, ManagedTask *task)
{
    int64_t done, alive = lots_alive(m, row, &done);
    if (row->need != OF_LOTS || does(row, ACT_BOX_LIST) || !done || done >= alive)
        return task->entry > 0;
    task->says = part_of(m, done, alive, "lots");
    return false;
}

static void state(ManagedTask *task, const char *words, const char *tag)
{
    task->state = str(words);
    task->tag   = str(tag);
}

static bool any_late(const ManagedTask *task)
{
    for (each(const DutyRow, duty, task->duties))
        if (duty->late)
            return true;
    return false;
}

static bool any_own(const ManagedTask *task)
{
    for (each(const DutyRow, duty, task->duties))
        if (duty->own)
            return true;
    return false;
}

/* The first of its acts that the asker may do now. */
static ActKind open_now(const Managing *m, const TaskRow *row, Result *why)
{
    *why = DONE;
    for (int i = 0; i < countof(row->acts) && row->acts[i]; i++) {
        Result r = act_likely(m->p, row->acts[i], m->asker, m->o->now, m->a);
        if (!failed(r))
            return row->acts[i];
        if (!failed(*why) || why->why->ground == FORBIDDEN)
            *why = r;
    }
    return ACT_NONE;
}

/* "To do" and whose. */
static void is_due(ManagedTask *task)
{
    if (any_late(task))
        state(task, "Late", "govuk-tag--red");
    else if (any_own(task))
        state(task, "To do", "govuk-tag--blue");
    else
        state(task, "With others", "govuk-tag--yellow");
}

/* Of what every tender or each lot needs nothing is due, so what comes before it is not done. */
static void is_open(const TaskRow *row, ManagedTask *task)
{
    static const char *const words[] = { [ALWAYS] = "To do", [NEEDED] = "If needed",
                                         [IN_TIME] = "Later", [OF_LOTS] = "Later" };
    state(task, words[row->need], row->need == ALWAYS ? "govuk-tag--blue" : "govuk-tag--grey");
    if (row->need == OF_LOTS)
        task->link = (Str){ 0 };
}

/* A stage that is not there yet is said by its name. */
static void is_shut(const Managing *m, const TaskRow *row, Result why, ManagedTask *task)
{
    state(task, "Not now", "govuk-tag--grey");
    task->link = (Str){ 0 };
    if (why.why == &not_now)
        task->why = page_when(row->acts[0], m->a);
    else if (failed(why) && why.why->ground != FORBIDDEN)
        task->why = refusal_words(why, m->a);
}

static Str where(const Managing *m, const TaskRow *row, ActKind kind)
{
    if (row->place)
        return put(m, "{}/{}", m->at, str(row->place));
    return kind ? put(m, "{}/do/{}", m->at, str(act_rows[kind]->name)) : (Str){ 0 };
}

static int64_t last_entry(const Managing *m, const TaskRow *row)
{
    const Act *last = last_of(m, row, 0);
    int64_t entry = last ? last->leaf : 0;
    if (does(row, ACT_SCORE) && m->record.scored > entry)
        entry = m->record.scored;
    if (does(row, ACT_CONSENSUS) && m->record.agreed > entry)
        entry = m->record.agreed;
    return entry;
}

/* False: it was not done, and cannot be any more. */
static bool settle(Managing *m, const TaskRow *row, ManagedTask *task)
{
    Result  why;
    ActKind kind = open_now(m, row, &why);
    task->entry = last_entry(m, row);
    task->link  = where(m, row, kind);
    if (task->duties.len)
        is_due(task);
    else if (done_for_all(m, row, task))
        state(task, "Done", "");
    else if (kind)
        is_open(row, task);
    else if (why.why == &never_now)
        return false;
    else
        is_shut(m, row, why, task);
    return true;
}

/* ---- the page -------------------------------------------------------------------------- */

static bool belongs(const Managing *m, const TaskRow *row)
{
    return !row->many || m->p->rounds.len > 1 || last_of(m, row, 0);
}

static ManagedStage *stage_for(const TaskRow *row, ManagingPage *page, Arena *a)
{
    ManagedStage *last = page->stages.len ? &page->stages.at[page->stages.len - 1] : NULL;
    if (last && str_is(last->title, row->stage))
        return last;
    last  = list_add(&page->stages, a);
    *last = (ManagedStage){ .title = str(row->stage) };
    return last;
}

static void add_task(Managing *m, const TaskRow *row, ManagingPage *page)
{
    ManagedTask task = { .title = str(row->title) };
    if (row->says)
        task.says = row->says(m);
    add_duties(m, row, &task);
    if (!settle(m, row, &task))
        return;
    ManagedStage *stage = stage_for(row, page, m->a);
    *list_add(&stage->tasks, m->a) = task;
}

static void add_stands(const Managing *m, ManagingPage *page)
{
    for (each(const Lot, lot, m->p->lots)) {
        const Act *act = record_lot(&m->record, lot->id);
        Status s = status_of(m->p, lot->id, m->o->now);
        Str title = act ? page_words(m->o, act->lot.title, m->a) : (Str){ 0 };
        *list_add(&page->stands, m->a) =
            put(m, "Lot {}, {}: {}", n_of(m, lot->id), title, str(s.words));
    }
}

static void add_next(Managing *m, ManagingPage *page)
{
    page->next_more = duties_foremost(&m->own, DUTIES_SHOWN);
    for (each(const DutyRow, duty, m->own))
        *list_add(&page->next, m->a) = *duty;
}

static void add_others(Managing *m, ManagingPage *page)
{
    DutyRows all = { 0 };
    for (ptrdiff_t i = 0; i < m->duties.len; i++)
        if (!m->told[i] && (m->duties.at[i].who != BIDDER || m->duties.at[i].person))
            *list_add(&all, m->a) =
                page_duty(m->o, m->p, &m->duties.at[i], m->asker, m->at, m->a);
    page->others_more = duties_foremost(&all, DUTIES_SHOWN);
    for (each(const DutyRow, duty, all))
        *list_add(&page->others, m->a) = *duty;
}

Result page_managing(const Onlooker *o, const Procedure *p, Id asker, Str at, ManagingPage *page,
                     Arena *a)
{
    Managing m = { .o = o, .p = p, .r = round_of(p, 0), .asker = asker, .at = at, .a = a };
    *page = (ManagingPage){ .procedure = page_words(o, p->title, a), .back = at,
                            .number = procedure_number(p, a) };
    TRY(paper_record(o->book, p, o->now, &m.record, a));
    duties_of(p, o->now, &m.duties, a);
    m.told = make(a, bool, m.duties.len + 1);
    add_stands(&m, page);
    for (const TaskRow *row = rows; row < rows + countof(rows); row++)
        if (belongs(&m, row))
            add_task(&m, row, page);
    add_next(&m, page);
    add_others(&m, page);
    return DONE;
}

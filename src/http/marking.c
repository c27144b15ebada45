/* marking.c - bids are marked, a mark beside what the bidder wrote, and the panel agrees: drafts of
 * one's own, saved as they are typed. What counts is signed from sheet.c. */
#include "http/marking.h"

#include "core/view/marks.h"
#include "http/assets.h"
#include "http/multipart.h"
#include "http/opened.h"
#include "http/rubrics.h"
#include "page/problem.h"
#include "page/show.h"

#include <string.h>

static const Reason number_wrong = { INVALID, "evidence-number", "doc/serve.md, scoring",
    "File and page are numbers, counted from 1; leave them empty if there are none. This is not "
    "saved." };
static const Reason marks_stay = { REFUSED, "marks-stay", "doc/serve.md, scoring",
    "This mark cannot be written now: its sheet is closed, or the lot is not marked. Nothing was "
    "saved." };

/* ---- coming ---------------------------------------------------------------------- */

/* "/t/2026-42/moderation/1" */
static bool asks_for_panel(const Doing *d)
{
    return str_starts(str_after(path_of_page(d->request), d->at.len), "/moderation");
}

/* An evaluator who had to leave is told so, in the middle of a mark as well. */
static bool has_part(const MarkDesk *k)
{
    const Procedure *p = k->d.procedure;
    const Person *person = person_of(p, k->d.signer.number);
    for (each(const Lot, lot, p->lots))
        if ((k->panel ? sees_panel : marks_lot)(p, person->id, lot->id))
            return true;
    return person->barred && roles_in(person, 0) & EVALUATOR;
}

static Str name_of(const Procedure *p, Arena *a)
{
    Text t = { 0 };
    text_name(&t, procedure_name(p), a);
    return text_str(&t);
}

static void desk_begin(MarkDesk *k)
{
    Doing *d = &k->d;
    k->rest = d->rest;
    k->m = (Marking){ .o = d->onlooker, .p = d->procedure, .rubric = &k->rubric,
                      .asker = d->signer.number, .at = d->at, .panel = k->panel, .a = d->a,
                      .by_bidder = str_is(query_of(d->request, "by"), "bidder") };
    k->which = (MarkDraft){ .account = d->visitor.account, .procedure = name_of(d->procedure, d->a),
                            .kind = str(k->panel ? "consensus" : "score") };
}

/* Whoever has no part in it learns no more than from the page for everybody. */
bool marking_come(MarkDesk *k, Server *s, const Request *r, Answer *answer, Arena *life, bool *lot)
{
    int64_t number;
    *lot = false;
    if (!doing_come(&k->d, s, r, answer, life))
        return false;
    Doing *d = &k->d;
    k->panel = asks_for_panel(d);
    if (d->office || !d->signer.number || !person_of(d->procedure, d->signer.number) ||
        !has_part(k)) {
        doing_none(d);
        return false;
    }
    desk_begin(k);
    Result read = rubric_for(d, &k->rubric, d->a);
    if (failed(read)) {
        doing_failed(d, read);
        return false;
    }
    bool barred = marking_barred(d->procedure, d->signer.number, &k->undeclared, &k->barred);
    Str first = str_cut(&k->rest, '/');
    if (!first.len || barred)
        return true;
    if (!str_number(first, &number) || !marking_begin(&k->m, number)) {
        doing_none(d);
        return false;
    }
    k->which.round = k->m.round->id;
    k->which.lot   = number;
    *lot = true;
    return true;
}

Result marking_read(MarkDesk *k, bool words)
{
    MarkDrafts drafts;
    People *people = k->d.server->people;
    MarkDraft which = k->which;
    which.criterion = 0;
    TRY(words ? mark_draft_list(people, &which, &drafts, k->d.a)
              : mark_draft_states(people, &which, &drafts, k->d.a));
    marking_drafts(&k->m, &drafts);
    return DONE;
}

static int64_t number_asked(const MarkDesk *k, const char *name, int64_t most)
{
    int64_t n = query_number(k->d.request, name);
    return n < most ? n : 0;
}

/* ---- over a lot -------------------------------------------------------------------- */

static void show_lots(MarkDesk *k)
{
    Doing *d = &k->d;
    ScorePage page = { 0 };
    page_score_lots(&k->m, &page);
    Frame frame = doing_frame(d, S("Your scoring"));
    doing_shown(d, 200, &frame, score, ScorePage, &page);
}

static void show_panel_lots(MarkDesk *k)
{
    Doing *d = &k->d;
    PanelPage page = { 0 };
    page_panel_lots(&k->m, &page);
    Frame frame = doing_frame(d, S("Moderation"));
    doing_shown(d, 200, &frame, panel, PanelPage, &page);
}

static void show_lot(MarkDesk *k)
{
    Doing *d = &k->d;
    ScorePage page = { 0 };
    page_score(&k->m, number_asked(k, "question", k->m.question_count),
               number_asked(k, "bidder", k->m.bid_count), str_trim(query_of(d->request, "name")),
               &page);
    Frame frame = doing_frame(d, S("Your scoring"));
    doing_shown(d, 200, &frame, score, ScorePage, &page);
}

static void show_panel(MarkDesk *k)
{
    Doing *d = &k->d;
    PanelPage page = { 0 };
    page_panel(&k->m, number_asked(k, "from", k->m.question_count * k->m.bid_count), &page);
    Frame frame = doing_frame(d, S("Moderation"));
    doing_shown(d, 200, &frame, panel, PanelPage, &page);
}

static void over_lot(MarkDesk *k)
{
    Result r = marking_read(k, false);
    if (failed(r))
        doing_failed(&k->d, r);
    else
        (k->panel ? show_panel : show_lot)(k);
}

/* The only lot of who marks one alone is gone to at once. */
static void lots(MarkDesk *k)
{
    Id only = 0;
    int count = 0;
    for (each(const Lot, lot, k->d.procedure->lots))
        if ((k->panel ? sees_panel : marks_lot)(k->d.procedure, k->m.asker, lot->id)) {
            only = lot->id;
            count++;
        }
    bool barred = k->undeclared || k->barred.len;
    if (count == 1 && !barred && marking_begin(&k->m, only)) {
        k->which.round = k->m.round->id;
        k->which.lot   = only;
        over_lot(k);
    } else {
        (k->panel ? show_panel_lots : show_lots)(k);
    }
}

/* ---- one mark ---------------------------------------------------------------------- */

typedef struct MarkPlace { int64_t question, bid; } MarkPlace;

/* "2/301": criterion and bidder. */
static bool cell_asked(MarkDesk *k, MarkPlace *cell)
{
    int64_t criterion, bidder;
    Str rest = k->rest;
    bool read = str_number(str_cut(&rest, '/'), &criterion) && str_number(rest, &bidder) &&
                marking_find(&k->m, criterion, bidder, &cell->question, &cell->bid);
    if (!read || (k->panel && !panel_may_agree(k->m.p, k->m.round->id, k->m.lot->id))) {
        doing_none(&k->d);
        return false;
    }
    k->which.criterion = criterion;
    k->which.bidder    = bidder;
    return true;
}

static Str with_query(const MarkDesk *k, Str at, const char *name, int64_t number)
{
    Text t = { 0 };
    text_put(&t, k->d.a, "{}{}{}={}", at, str(k->m.by_bidder ? "&" : "?"), str(name),
             str_of_number(number, k->d.a));
    return text_str(&t);
}

/* Pages of the file are turned within this page. */
static void turn_here(const MarkDesk *k, Str at, ReadPage *shown)
{
    int64_t now = 1;
    str_number(query_of(k->d.request, "page"), &now);
    Text before = { 0 }, after = { 0 };
    text_put(&before, k->d.a, "{}&page={}", at, str_of_number(now - 1, k->d.a));
    text_put(&after, k->d.a, "{}&page={}", at, str_of_number(now + 1, k->d.a));
    shown->before = shown->before.len ? text_str(&before) : shown->before;
    shown->after  = shown->after.len ? text_str(&after) : shown->after;
}

/* The quality of a bid, or what it is chosen by where there is none. Never its price. */
static void show_answer(MarkDesk *k, const Bid *bid, const MarkDraft *draft, MarkPage *page)
{
    Doing   *d = &k->d;
    Manifest inside = { 0 };
    Envelope e = bid->opened[QUALITY] && !bid->void_[QUALITY] ? QUALITY : QUALIFICATION;
    int64_t  number = draft->file;
    str_number(query_of(d->request, "file"), &number);
    Result r = opened_read(d, bid, e, &number, &inside, &page->shown);
    if (failed(r)) {
        page->unread = r.why == &opened_missing
                           ? S("What this bidder sent is open on record, and its files are not "
                               "here yet. An officer brings them here; you can mark meanwhile.")
                           : refusal_words(r, d->a);
        return;
    }
    for (each(const Enclosed, file, inside.files)) {
        int64_t nth = file - inside.files.at + 1;
        *list_add(&page->files, d->a) = (AnswerFile){
            .number = nth, .name = file->name, .here = nth == number,
            .size = size_shown(file->size, d->a), .link = with_query(k, page->at, "file", nth) };
    }
    turn_here(k, with_query(k, page->at, "file", number), &page->shown);
}

/* A draft has no place for a number that is none, so that it is shown as it was typed. */
static void show_typed(const Pairs *sent, MarkPage *page)
{
    page->file = pair_of(sent, "file");
    page->page = pair_of(sent, "page");
    page->wrong_place = true;
}

/* why: it was not saved as it was sent. */
static void show_mark(MarkDesk *k, const MarkPlace *cell, const MarkDraft *draft, Result why,
                      const Pairs *sent)
{
    Doing *d = &k->d;
    MarkPage page = { .trouble = failed(why) ? refusal_words(why, d->a) : (Str){ 0 } };
    Text kept = { 0 };
    Result made = page_mark(&k->m, cell->question, cell->bid, draft, &page);
    if (failed(made)) {
        doing_failed(d, made);
        return;
    }
    if (why.why == &number_wrong)
        show_typed(sent, &page);
    show_answer(k, k->m.bids[cell->bid], draft, &page);
    text_put(&kept, d->a, "{} {}", str_of_number(d->visitor.account, d->a), page.at);
    page.kept = text_str(&kept);
    Frame frame = doing_frame(d, page.question);
    frame.script = asset_of(S("mark.js"))->address;
    doing_shown(d, failed(why) ? 422 : 200, &frame, mark, MarkPage, &page);
}

/* How far all are, where the next may be anywhere, and the words of those on this question. */
static Result read_around(MarkDesk *k)
{
    MarkDrafts all = { 0 }, here;
    People    *people = k->d.server->people;
    if (k->m.by_bidder || k->panel)
        TRY(mark_draft_states(people, &k->which, &all, k->d.a));
    TRY(mark_draft_list(people, &k->which, &here, k->d.a));
    for (each(const MarkDraft, d, here))
        *list_add(&all, k->d.a) = *d;
    marking_drafts(&k->m, &all);
    return DONE;
}

/* Who was present is mostly who was there before. */
static Result present_before(MarkDesk *k, MarkDraft *draft)
{
    MarkDraft other;
    for (int64_t i = 0; i < k->m.question_count * k->m.bid_count; i++) {
        const MarkDraft *d = k->m.drafts[i];
        if (!d || !d->present.len)
            continue;
        TRY(mark_draft_get(k->d.server->people, d, &other, k->d.a));
        draft->present = other.present;
        return DONE;
    }
    return DONE;
}

/* What is signed is what a draft begins with. */
static Result draft_for(MarkDesk *k, const MarkPlace *cell, MarkDraft *draft)
{
    TRY(read_around(k));
    TRY(mark_draft_get(k->d.server->people, &k->which, draft, k->d.a));
    if (draft->version)
        return DONE;
    if (k->panel)
        return present_before(k, draft);
    for (each(const Score, s, k->m.bids[cell->bid]->scores))
        if (s->evaluator == k->m.asker && s->criterion == k->which.criterion) {
            draft->mark   = mark_words(s->mark, k->d.a);
            draft->reason = page_words(k->d.onlooker, s->reason, k->d.a);
            draft->file   = s->file;
            draft->page   = s->page;
            draft->clarification = s->clarification;
        }
    return DONE;
}

static void one_mark(MarkDesk *k)
{
    MarkPlace cell;
    MarkDraft draft;
    if (!cell_asked(k, &cell))
        return;
    Result r = draft_for(k, &cell, &draft);
    if (failed(r))
        doing_failed(&k->d, r);
    else
        show_mark(k, &cell, &draft, DONE, NULL);
}

/* ---- the sheet --------------------------------------------------------------------- */

static void show_sheet(MarkDesk *k)
{
    Doing *d = &k->d;
    SheetPage page = { 0 };
    Text done = { 0 };
    Result r = marking_read(k, true);
    if (failed(r)) {
        doing_failed(d, r);
        return;
    }
    int64_t entered = doing_just_signed(d, (const ActKind[]){ ACT_SCORE, ACT_SCORES_DONE,
                                                              ACT_CONSENSUS, ACT_NONE });
    if (entered) {
        text_put(&done, d->a, "{} signed and entered.",
                 str_counted(entered, "act is", "acts are", d->a));
        page.done = text_str(&done);
    }
    page_sheet(&k->m, number_asked(k, "from", k->m.question_count * k->m.bid_count), &page);
    Frame frame = doing_frame(d, S("Ready to be signed"));
    doing_shown(d, 200, &frame, sheet, SheetPage, &page);
}

/* ---- asked ------------------------------------------------------------------------- */

void marking(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    MarkDesk k = { 0 };
    bool lot;
    (void)rest;
    if (!marking_come(&k, s, r, answer, life, &lot))
        return;
    if (!lot)
        lots(&k);
    else if (!k.rest.len)
        over_lot(&k);
    else if (str_is(k.rest, "sheet"))
        show_sheet(&k);
    else
        one_mark(&k);
}

/* ---- saved ------------------------------------------------------------------------- */

static bool number_typed(const Pairs *sent, const char *name, int64_t *out)
{
    Str typed = str_trim(pair_of(sent, name));
    *out = 0;
    return !typed.len || (str_number(typed, out) && *out < 1000000000);
}

/* As browsers send lines. */
static Str without_returns(Str s, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != '\r')
            text_byte(&t, s.at[i], a);
    return str_trim(text_str(&t));
}

/* False: a number is none. */
static bool typed_read(MarkDesk *k, const Pairs *sent, MarkDraft *draft)
{
    *draft = k->which;
    draft->mark    = str_trim(pair_of(sent, "mark"));
    draft->reason  = without_returns(pair_of(sent, "reason"), k->d.a);
    draft->present = without_returns(pair_of(sent, "present"), k->d.a);
    draft->how     = str_is(pair_of(sent, "how"), "fallback") ? S("fallback") : (Str){ 0 };
    str_number(pair_of(sent, "version"), &draft->version);
    if (!number_typed(sent, "clarification", &draft->clarification))
        draft->clarification = 0;                    /* it is chosen, not typed */
    bool file = number_typed(sent, "file", &draft->file);
    return number_typed(sent, "page", &draft->page) && file;
}

/* What is signed as it stands is nothing to sign once more. */
static bool as_signed(MarkDesk *k, const MarkPlace *cell, const MarkDraft *d)
{
    for (each(const Score, s, k->m.bids[cell->bid]->scores))
        if (!k->panel && s->evaluator == k->m.asker && s->criterion == k->which.criterion)
            return !d->version && str_same(d->mark, mark_words(s->mark, k->d.a)) &&
                   d->file == s->file && d->page == s->page &&
                   d->clarification == s->clarification &&
                   str_same(d->reason, page_words(k->d.onlooker, s->reason, k->d.a));
    return false;
}

static Result save(MarkDesk *k, const MarkPlace *cell, const Pairs *sent, MarkDraft *draft)
{
    Points mark;
    Id scale = k->m.questions[cell->question]->scale;
    MarkDraft saved;
    if (!typed_read(k, sent, draft))
        return because(&number_wrong);
    if (draft->mark.len && !mark_read(&k->rubric, scale, draft->mark, &mark))
        return because(&mark_draft_wrong);
    if (!k->m.open || !mark_is_free(k->m.p, k->m.bids[cell->bid], k->which.criterion))
        return because(&marks_stay);
    if (as_signed(k, cell, draft))
        return DONE;
    Result r = mark_draft_save(k->d.server->people, draft, k->d.onlooker->now, &saved, k->d.a);
    if (!failed(r) || r.why == &mark_draft_newer)
        *draft = saved;
    return r;
}

/* What comes back from the page of who was signed out is only shown again. */
static Result save_or_show(MarkDesk *k, const MarkPlace *cell, const Pairs *sent, bool resumed,
                           MarkDraft *draft)
{
    if (!resumed)
        return save(k, cell, sent, draft);
    typed_read(k, sent, draft);
    return DONE;
}

static void tell_script(MarkDesk *k, Result r, const MarkDraft *draft)
{
    Text saved = { 0 };
    if (failed(r) && r.why != &mark_draft_newer) {
        doing_failed(&k->d, r);
        return;
    }
    text_put(&saved, k->d.a, "Saved {}. Not signed yet.",
             str_of_moment_words(draft->at, k->d.procedure->zone, k->d.a));
    MarkSaved page = { .version = draft->version, .saved = text_str(&saved),
                       .trouble = failed(r) ? str(r.why->says) : (Str){ 0 },
                       .other_mark = draft->other_mark, .other_reason = draft->other_reason };
    answer_json(k->d.answer, 200, &shape_MarkSaved, &page, k->d.a);
}

/* On to the next that is left; where none is, to what can be signed. */
static Result go_on(MarkDesk *k, const MarkPlace *cell)
{
    int64_t q, b;
    TRY(read_around(k));
    bool next = marking_next(&k->m, cell->question, cell->bid, &q, &b);
    if (!next || q != cell->question) {          /* of another question: how far are those? */
        TRY(marking_read(k, false));
        next = marking_next(&k->m, cell->question, cell->bid, &q, &b);
    }
    Text to = { 0 };
    text_put(&to, k->d.life, next ? "{}#yours" : "{}",
             next ? marking_link(&k->m, q, b) : marking_lot_link(&k->m, "/sheet"));
    answer_see(k->d.answer, text_str(&to), k->d.life);
    return DONE;
}

static void mark_sent(MarkDesk *k, const Pairs *sent, bool resumed)
{
    MarkPlace cell;
    MarkDraft draft;
    if (!cell_asked(k, &cell))
        return;
    Result r = save_or_show(k, &cell, sent, resumed, &draft);
    if (is_of_api(k->d.request)) {
        tell_script(k, r, &draft);
        return;
    }
    bool next = str_is(pair_of(sent, "what"), "next") && !failed(r) && !resumed;
    Result gone = next ? go_on(k, &cell) : read_around(k);
    if (failed(gone))
        doing_failed(&k->d, gone);
    else if (!next)
        show_mark(k, &cell, &draft, r, sent);
}

static void kept_mark(const Frame *frame, const Pairs *sent, Str path, Text *html, Arena *a)
{
    KeptMarkPage page = { .action = path, .mark = pair_of(sent, "mark"),
                          .reason = pair_of(sent, "reason"), .file = pair_of(sent, "file"),
                          .page = pair_of(sent, "page"), .how = pair_of(sent, "how"),
                          .present = pair_of(sent, "present"),
                          .clarification = pair_of(sent, "clarification"),
                          .version = pair_of(sent, "version") };
    kept_mark_html(frame, &page, html, a);
}

/* The form as it was sent; *resumed: from the page of who was signed out. False: it is
 * answered. */
static bool form_read_here(MarkDesk *k, const Request *r, Pairs *sent, bool *resumed)
{
    Result read = posted(&k->d.visitor, r, sent, k->d.a);
    *resumed = false;
    if (failed(read)) {
        *sent = (Pairs){ 0 };
        read = posted_unkeyed(r, sent, k->d.a);
        *resumed = str_is(pair_of(sent, "what"), "resume");
        if (!failed(read) && !*resumed)
            read = because(&form_foreign);
    }
    if (failed(read))
        doing_failed(&k->d, read);
    return !failed(read);
}

void marking_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    MarkDesk k = { 0 };
    Visitor  visitor;
    Pairs    sent = { 0 };
    bool     lot, resumed;
    (void)rest;
    Result who = visitor_of(s, r, &visitor, life);
    if (!failed(who) && !visitor.account && !is_of_api(r)) {
        doing_signed_out(s, r, kept_mark, answer, life);
        return;
    }
    if (!marking_come(&k, s, r, answer, life, &lot) || !form_read_here(&k, r, &sent, &resumed))
        return;
    if (k.undeclared || k.barred.len)
        lots(&k);
    else if (!lot)
        doing_none(&k.d);
    else if (str_is(k.rest, "sheet"))
        sheet_sent(&k);
    else
        mark_sent(&k, &sent, resumed);
}

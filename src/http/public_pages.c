#include "http/public_pages.h"

#include "http/own_disk.h"
#include "http/kept.h"
#include "http/listing.h"
#include "http/reading.h"
#include "http/signer.h"
#include "page/managing.h"
#include "page/tender.h"
#include "page/words.h"

/* Of making a page; the longest tenders have thousands of acts. */
enum { MAKING_BYTES = 1 << 29 };

/* ---- made once ------------------------------------------------------------------- */

static void write_page(const Request *r, const MadePage *of, const Frame *frame, const void *page,
                       Answer *answer, Arena *a)
{
    Text html = { 0 };
    if (is_of_api(r)) {
        answer_json(answer, 200, of->shape, page, a);
        return;
    }
    of->html(frame, page, &html, a);
    answer_html(answer, 200, &html);
}

/* In English, and under /cy in Welsh. */
static bool is_in_both(const MadePage *of) { return of->shape == &shape_TenderPage; }

/* Who is signed in has a page of their own round what everybody sees. */
static bool is_own(const Request *r, const Frame *frame)
{
    return !is_of_api(r) && frame->person.len;
}

/* Where who is signed in goes on from there; empty: nowhere. */
typedef struct Own { Str doings, work, copy, bids; } Own;

static void answer_page_as(Server *s, const Request *r, const MadePage *of, const void *page,
                           KeptState state, int64_t open, Own own, Answer *answer,
                           Arena *making, Arena *a)
{
    Frame frame = frame_for(s, r, of->title(page), of->section, a);
    state.edition = frame.edition;
    frame.doings = own.doings;
    frame.work   = own.work;
    frame.copy   = own.copy;
    frame.bids   = own.bids;
    if (is_in_both(of) && !is_of_api(r))
        frame_in_both(&frame, r, a);
    if (!shape_fits(of->shape, page, making)) {
        answer_failed(s, r, answer, because(&page_too_long), a);
        return;
    }
    write_page(r, of, &frame, page, answer, making);
    if (!is_own(r, &frame)) {
        kept_put(s, r, state, open, answer, a);
        return;
    }
    answer->body = body_kept(answer->body, a);
    answer_header(answer, "Cache-Control", S("private, no-cache"), a);
    answer_header(answer, "Vary", S("Cookie"), a);
}

void answer_kept(Server *s, const Request *r, const MadePage *of, const void *page, int64_t nth,
                 Instant until, int64_t open, Answer *answer, Arena *a)
{
    Arena making = arena_begin(MAKING_BYTES);
    KeptState state = { .nth = nth, .until = until };
    answer_page_as(s, r, of, page, state, open, (Own){ 0 }, answer, &making, a);
    arena_end(&making);
}

static Own own_of(Server *s, const Request *r, const Onlooker *o, const Procedure *p, Arena *a)
{
    Visitor    visitor;
    DoingsPage page;
    Str        none = { 0 }, at = str_put(a, "/t/{}", procedure_number(p, a));
    if (is_of_api(r) || failed(visitor_of(s, r, &visitor, a)) || !visitor.account)
        return (Own){ 0 };
    Id who = signer_of(s, &visitor, p, a).number;
    Id at_home = signer_of(s, &visitor, &o->office, a).number;
    bool officer = at_home && officer_at(&o->office, at_home, o->now);
    Str  doings = str_put(a, "{}/do", at);
    page_doings(o, p, who, doings, &page, a);
    return (Own){
        .doings = page.chapters.len || page.duties.len ? doings : none,
        .work   = managing_is_for(p, who) ? str_put(a, "{}/manage", at) : none,
        .bids   = roles_of(p, who, 0) & BIDDER ? str_put(a, "{}/bid", at) : none,
        .copy   = officer ? str_put(a, "/t/office/copy/{}", procedure_number(p, a)) : none };
}

static Result make_page(Server *s, const Request *r, const MadePage *of, const Onlooker *o,
                        const Procedure *p, int64_t open, Answer *answer, Arena *a)
{
    Arena making = arena_begin(MAKING_BYTES);
    void *page = arena_take(&making, 1, of->size, _Alignof(max_align_t));
    Result result = of->read_part ? of->read_part(o, p, query_number(r, "page"), page, &making)
                                  : of->read(o, p, page, &making);
    KeptState state = { .nth = p->acts, .until = public_until(p, o->now, &making) };
    if (!failed(result))
        answer_page_as(s, r, of, page, state, open, own_of(s, r, o, p, &making), answer, &making,
                       a);
    result.detail = str_copy(result.detail, a);
    arena_end(&making);
    return result;
}

/* A browser without a cookie is nobody's: for it a page may be at hand. */
static bool may_be_at_hand(const Request *r)
{
    return is_of_api(r) || !header_there(r, "Cookie");
}

void answer_made(Server *s, const Request *r, const MadePage *of, Str named, Answer *answer,
                 Arena *a)
{
    const Onlooker  *o;
    const Procedure *p;
    if (may_be_at_hand(r) && kept_give(s, r, answer, a))
        return;
    int64_t open = clerk_commits(s->clerk).open;
    Result  result = reading_procedure(s, named, &o, &p, a);
    if (!failed(result) && p->published && may_be_at_hand(r) &&
        kept_give_of(s, r, p->acts, open, answer, a))
        return;
    if (!failed(result))
        result = make_page(s, r, of, o, p, open, answer, a);
    if (failed(result) && result.why->ground != MISSING)
        answer_failed(s, r, answer, result, a);
}

/* ---- a tender -------------------------------------------------------------------- */

/* With the fingerprints of what is opened from one's own disk: the page is everybody's, so they can
 * be compared from another computer. */
static Result read_tender(const Onlooker *o, const Procedure *p, void *made, Arena *a)
{
    TenderPage *page = made;
    TRY(page_tender(o, p, page, a));
    *list_add(&page->tools, a) = own_disk_shown(DISK_SEAL, p, a);
    *list_add(&page->tools, a) = own_disk_shown(DISK_HOLDER, p, a);
    for (each(ToolShown, tool, page->tools))
        tool->says = said_in(o->language, str_terminated(tool->says, a));
    return DONE;
}

static void html_tender(const Frame *frame, const void *page, Text *t, Arena *a)
{
    tender_html(frame, page, t, a);
}
static Str title_tender(const void *page) { return ((const TenderPage *)page)->title; }
static const MadePage made_tender = { sizeof(TenderPage), read_tender, html_tender,
                                      &shape_TenderPage, title_tender, IN_TENDERS };

static Result read_tender_cy(const Onlooker *o, const Procedure *p, void *made, Arena *a)
{
    Onlooker welsh = *o;
    welsh.language = WELSH;
    return read_tender(&welsh, p, made, a);
}

static void html_tender_cy(const Frame *frame, const void *page, Text *t, Arena *a)
{
    tender_cy_html(frame, page, t, a);
}
static const MadePage made_tender_cy = { sizeof(TenderPage), read_tender_cy, html_tender_cy,
                                         &shape_TenderPage, title_tender, IN_TENDERS };

void public_tender(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    bool welsh = language_of(r) == WELSH;
    answer_made(s, r, welsh ? &made_tender_cy : &made_tender, rest, answer, a);
}

/* ---- its answers ------------------------------------------------------------------ */

static void html_answers(const Frame *frame, const void *page, Text *t, Arena *a)
{
    answers_html(frame, page, t, a);
}
static Str title_answers(const void *page) { (void)page; return S("Answers to questions"); }
static const MadePage made_answers = { sizeof(AnswersPage), NULL, html_answers,
                                       &shape_AnswersPage, title_answers, IN_TENDERS };

static Result make_answers(Server *s, const Request *r, Str named, Answer *answer, Arena *making,
                           Arena *a)
{
    const Onlooker  *o;
    const Procedure *p;
    AnswersPage      page;
    int64_t open = clerk_commits(s->clerk).open;
    TRY(reading_procedure(s, named, &o, &p, a));
    TRY(page_answers(o, p, query_number(r, "page"), &page, making));
    answer_kept(s, r, &made_answers, &page, p->acts, LAST_MOMENT, open, answer, a);
    return DONE;
}

/* "2026-42/answers" */
void public_answers(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    if (may_be_at_hand(r) && kept_give(s, r, answer, a))
        return;
    Arena  making = arena_begin(MAKING_BYTES);
    Result result = make_answers(s, r, str_cut(&rest, '/'), answer, &making, a);
    if (failed(result) && result.why->ground != MISSING)
        answer_failed(s, r, answer, result, a);
    arena_end(&making);
}

/* ---- its documents ---------------------------------------------------------------- */

/* "2026-42/documents/1/2" */
void public_document(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    const Onlooker  *o;
    const Procedure *p;
    Str named = str_cut(&rest, '/'), bytes = { 0 }, title = { 0 };
    Id  document = 0, version = 0;
    str_cut(&rest, '/');
    if (!str_number(str_cut(&rest, '/'), &document) || !str_number(rest, &version))
        return;
    Result result = reading_procedure(s, named, &o, &p, a);
    Arena  making = arena_begin(MAKING_BYTES);
    if (!failed(result))
        result = page_document(o, p, document, version, &bytes, &title, &making);
    if (!failed(result))
        answer_file(answer, body_kept(bytes, a), title, a);
    else if (result.why->ground != MISSING)
        answer_failed(s, r, answer, result, a);
    arena_end(&making);
}

/* ---- the list -------------------------------------------------------------------- */

static void html_tenders(const Frame *frame, const void *page, Text *t, Arena *a)
{
    tenders_html(frame, page, t, a);
}
static Str title_tenders(const void *page) { (void)page; return S("Tenders"); }
static const MadePage made_tenders = { sizeof(TendersPage), NULL, html_tenders,
                                       &shape_TendersPage, title_tenders, IN_TENDERS };

static TendersAsked asked_of(const Request *r)
{
    TendersAsked asked = { query_of(r, "words"), query_of(r, "status"), query_of(r, "year"),
                           query_of(r, "buyer"), 1 };
    if (!str_number(query_of(r, "page"), &asked.page) || !asked.page ||
        asked.page > TENDERS_PAGES_MOST)
        asked.page = 1;
    return asked;
}

typedef struct Tenders { TendersAsked asked; TendersFound found; } Tenders;

static Result ask_tenders(Lists *l, void *with, Instant now, Arena *a)
{
    Tenders *t = with;
    return lists_tenders(l, &t->asked, now, &t->found, a);
}

static Result find_tenders(Server *s, const TendersAsked *asked, TendersPage *page, Instant *until,
                           Arena *making)
{
    Tenders t = { .asked = *asked };
    TRY(listing_ask(s, ask_tenders, &t, until, making));
    page_tenders(&t.found, asked, page, making);
    return DONE;
}

void public_tenders(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    TendersPage  page;
    TendersAsked asked = asked_of(r);
    Instant      until;
    if (may_be_at_hand(r) && kept_give(s, r, answer, a))
        return;
    Arena   making = arena_begin(MAKING_BYTES);
    int64_t open   = clerk_commits(s->clerk).open;
    Result  result = find_tenders(s, &asked, &page, &until, &making);
    if (failed(result))
        answer_failed(s, r, answer, result, a);
    else
        answer_kept(s, r, &made_tenders, &page, open, until, open, answer, a);
    arena_end(&making);
}

void answer_csv(Answer *answer, Str csv, const char *name, Arena *a)
{
    answer->status = 200;
    answer->type   = "text/csv; charset=utf-8; header=present";
    answer->body   = body_kept(csv, a);
    answer_saved(answer, str(name), a);
}

void public_tenders_csv(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    TendersPage  page;
    Text         csv = { 0 };
    TendersAsked asked = asked_of(r);
    Instant      until;
    asked.page = 0;
    Arena  making = arena_begin(MAKING_BYTES);
    Result result = find_tenders(s, &asked, &page, &until, &making);
    if (!failed(result))
        tenders_csv(&page, &csv, &making);
    if (failed(result))
        answer_failed(s, r, answer, result, a);
    else
        answer_csv(answer, text_str(&csv), "tenders.csv", a);
    arena_end(&making);
}

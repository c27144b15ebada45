#include "http/public_pages.h"

#include "http/kept.h"
#include "http/listing.h"
#include "http/reading.h"
#include "page/tender.h"

/* Of making a page; the longest tenders have thousands of acts. */
enum { MAKING_BYTES = 1 << 29 };

/* ---- made once ------------------------------------------------------------------- */

static bool is_for_programs(const Request *r) { return str_starts(r->path, "/api/"); }

static void write_page(const Request *r, const MadePage *of, const Frame *frame, const void *page,
                       Answer *answer, Arena *a)
{
    Text html = { 0 };
    if (is_for_programs(r)) {
        answer_json(answer, 200, of->shape, page, a);
        return;
    }
    of->html(frame, page, &html, a);
    answer_html(answer, 200, &html);
}

/* Who is signed in has a page of their own round what everybody sees. */
static bool is_own(const Request *r, const Frame *frame)
{
    return !is_for_programs(r) && frame->person.len;
}

static void answer_page_as(Server *s, const Request *r, const MadePage *of, const void *page,
                           KeptState state, int64_t open, Answer *answer, Arena *making, Arena *a)
{
    Frame frame = frame_for(s, r, of->title(page), of->section, a);
    write_page(r, of, &frame, page, answer, making);
    if (!is_own(r, &frame)) {
        kept_put(s, r, state, open, answer, a);
        return;
    }
    answer->body = str_copy(answer->body, a);
    answer_header(answer, "Cache-Control", S("private, no-cache"), a);
    answer_header(answer, "Vary", S("Cookie"), a);
}

void answer_kept(Server *s, const Request *r, const MadePage *of, const void *page, int64_t nth,
                 Instant until, int64_t open, Answer *answer, Arena *a)
{
    Arena making = arena_begin(MAKING_BYTES);
    answer_page_as(s, r, of, page, (KeptState){ nth, until }, open, answer, &making, a);
    arena_end(&making);
}

static Result make_page(Server *s, const Request *r, const MadePage *of, const Onlooker *o,
                        const Procedure *p, int64_t open, Answer *answer, Arena *a)
{
    Arena making = arena_begin(MAKING_BYTES);
    void *page = arena_take(&making, 1, of->size, _Alignof(max_align_t));
    Result result = of->read(o, p, page, &making);
    KeptState state = { p->acts, public_until(p, o->now, &making) };
    if (!failed(result))
        answer_page_as(s, r, of, page, state, open, answer, &making, a);
    result.detail = str_copy(result.detail, a);
    arena_end(&making);
    return result;
}

/* A browser without a cookie is nobody's: for it a page may be at hand. */
static bool may_be_at_hand(const Request *r)
{
    return is_for_programs(r) || !header_there(r, "Cookie");
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

PAGE_OF_TENDER(tender, TenderPage, title, IN_TENDERS)

void public_tender(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    answer_made(s, r, &made_tender, rest, answer, a);
}

/* Whatever it holds, a browser keeps it as a file and runs nothing of it. */
static void give_file(Answer *answer, Str bytes, Str name, Arena *a)
{
    Text how = { 0 };
    text_put(&how, a, "attachment; filename=\"{}\"", name);
    answer->status = 200;
    answer->type   = "application/octet-stream";
    answer->body   = bytes;
    answer_header(answer, "Content-Disposition", text_str(&how), a);
    answer_header(answer, "Content-Security-Policy", S("default-src 'none'; sandbox"), a);
}

/* "Memorandum of information" as a name that every machine takes: "memorandum-of-information". */
static Str file_name(Str title, Str bytes, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < title.len && t.len < 80; i++) {
        char c = title.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain)
            text_byte(&t, c, a);
        else if (t.len && t.at[t.len - 1] != '-')
            text_byte(&t, '-', a);
    }
    while (t.len && t.at[t.len - 1] == '-')
        t.len--;
    text_our(&t, !t.len ? "document" : "", a);
    text_our(&t, str_starts(bytes, "%PDF-") ? ".pdf" : str_utf8(bytes) ? ".txt" : ".bin", a);
    return text_str(&t);
}

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
        give_file(answer, str_copy(bytes, a), file_name(title, bytes, a), a);
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
    if (!str_number(query_of(r, "page"), &asked.page) || !asked.page)
        asked.page = 1;
    return asked;
}

void public_tenders(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    ListingSeen  seen;
    TendersPage  page;
    TendersAsked asked = asked_of(r);
    if (may_be_at_hand(r) && kept_give(s, r, answer, a))
        return;
    int64_t open = clerk_commits(s->clerk).open;
    Result  result = listing_see(s, &seen, a);
    if (failed(result)) {
        answer_failed(s, r, answer, result, a);
        return;
    }
    page_tenders(&seen.all, &asked, &page, a);
    answer_kept(s, r, &made_tenders, &page, seen.state, seen.until, open, answer, a);
}

void public_tenders_csv(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    ListingSeen  seen;
    TendersPage  page;
    Text         csv = { 0 };
    TendersAsked asked = asked_of(r);
    asked.page = 0;
    Result result = listing_see(s, &seen, a);
    if (failed(result)) {
        answer_failed(s, r, answer, result, a);
        return;
    }
    page_tenders(&seen.all, &asked, &page, a);
    tenders_csv(&page, &csv, a);
    answer->status = 200;
    answer->type   = "text/csv; charset=utf-8; header=present";
    answer->body   = text_str(&csv);
    answer_header(answer, "Content-Disposition", S("attachment; filename=\"tenders.csv\""), a);
}

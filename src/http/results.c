/* results.c - results as pictures: to who takes part in the decision all of them, to a bidder its
 * own beside the winner's, to everybody what everybody may know. */
#include "http/doing.h"
#include "http/kept.h"
#include "http/public_pages.h"

#include "page/results.h"

enum { RESULTS_BYTES = 1 << 29 };

static void html_results(const Frame *frame, const void *page, Text *t, Arena *a)
{
    results_html(frame, page, t, a);
}
static Str title_results(const void *page) { return ((const ResultsPage *)page)->heading; }
static const MadePage made_results = { sizeof(ResultsPage), NULL, html_results,
                                       &shape_ResultsPage, title_results, IN_TENDERS };

/* ---- who takes part -------------------------------------------------------------- */

/* False: nobody is signed in who may see more than everybody does. */
static bool come(Doing *d, Server *s, const Request *r, Answer *answer, Arena *life)
{
    Visitor visitor;
    bool    known = !failed(visitor_of(s, r, &visitor, life)) && visitor.account;
    Answer  before = *answer;
    if (known && doing_come(d, s, r, answer, life) && !d->office && d->procedure->published &&
        results_are_there(d->procedure, d->signer.number))
        return true;
    *answer = before;
    return false;
}

static bool own_results(Doing *d, bool whole, ResultsPage *page)
{
    Result made = page_results_of(d->onlooker, d->procedure, d->signer.number, whole, page, d->a);
    if (failed(made))
        doing_failed(d, made);
    return !failed(made);
}

/* ---- everybody ------------------------------------------------------------------- */

/* The picture says which day it is. */
static Instant until_of(const Procedure *p, Instant now, Arena *a)
{
    Instant until = public_until(p, now, a);
    Instant midnight = day_begins(day_at(now, p->zone) + 1, p->zone);
    return until < midnight ? until : midnight;
}

static Result public_results(Server *s, const Request *r, Str named, Answer *answer, Arena *making,
                             Arena *a)
{
    const Onlooker  *o;
    const Procedure *p;
    ResultsPage      page;
    int64_t open = clerk_commits(s->clerk).open;
    TRY(reading_procedure(s, named, &o, &p, a));
    TRY(page_results(o, p, &page, making));
    answer_kept(s, r, &made_results, &page, p->acts, until_of(p, o->now, making), open, answer, a);
    return DONE;
}

void results(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing       d;
    ResultsPage page;
    if (come(&d, s, r, answer, life)) {
        if (!own_results(&d, false, &page))
            return;
        Frame frame = doing_frame(&d, page.heading);
        doing_shown(&d, 200, &frame, results, ResultsPage, &page);
        answer_header(answer, "Cache-Control", S("private, no-cache"), life);
        answer_header(answer, "Vary", S("Cookie"), life);
        return;
    }
    if (!header_there(r, "Cookie") && kept_give(s, r, answer, life))
        return;
    Arena  making = arena_begin(RESULTS_BYTES);
    Result result = public_results(s, r, str_cut(&rest, '/'), answer, &making, life);
    if (failed(result) && result.why->ground != MISSING)
        answer_failed(s, r, answer, result, life);
    arena_end(&making);
}

/* ---- for a spreadsheet ----------------------------------------------------------- */

static void table(const Request *r, const ResultsPage *page, Answer *answer, Arena *making,
                  Arena *a)
{
    Text csv = { 0 }, name = { 0 };
    Id   lot = 0;
    Str  word = query_of(r, "picture");
    if (!str_number(query_of(r, "lot"), &lot) || !results_csv(page, lot, word, &csv, making))
        return;
    text_put(&name, a, "{}-{}-{}.csv", page->number, str_of_number(lot, a), word);
    answer_csv(answer, text_str(&csv), str_terminated(text_str(&name), a), a);
}

void results_table(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing            d;
    ResultsPage      page;
    const Onlooker  *o;
    const Procedure *p;
    if (come(&d, s, r, answer, life)) {
        if (own_results(&d, true, &page))
            table(r, &page, answer, d.a, life);
        return;
    }
    Arena  making = arena_begin(RESULTS_BYTES);
    Result result = reading_procedure(s, str_cut(&rest, '/'), &o, &p, life);
    if (!failed(result))
        result = page_results(o, p, &page, &making);
    if (!failed(result))
        table(r, &page, answer, &making, life);
    else if (result.why->ground != MISSING)
        answer_failed(s, r, answer, result, life);
    arena_end(&making);
}

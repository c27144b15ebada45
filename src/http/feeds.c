/* feeds.c - what is new, and deadlines, for programs that follow; and contracts of all tenders. */
#include "http/kept.h"
#include "http/listing.h"
#include "http/public_pages.h"
#include "http/reading.h"
#include "page/award.h"
#include "page/contracts.h"
#include "page/feeds.h"

#include <stdlib.h>

enum { MAKING_BYTES = 1 << 29 };

/* ---- feeds ----------------------------------------------------------------------- */

typedef void FeedFn(const ListedAll *, Str home, Str origin, Text *, Arena *);

/* By its Host, and by what a proxy says of TLS; both are only for links in what this very asker
 * gets. */
static Str home_of(const Request *r, Arena *a)
{
    Text t = { 0 };
    bool tls = str_is(header_of(r, "X-Forwarded-Proto"), "https");
    Str  host = header_of(r, "Host");
    if (host.len)
        text_put(&t, a, "{}://{}", str(tls ? "https" : "http"), host);
    return text_str(&t);
}

static Result make_feed(Server *s, const Request *r, FeedFn *feed, Answer *answer, Arena *a)
{
    ListingSeen     seen;
    const Onlooker *o;
    Text  t = { 0 };
    Arena making = arena_begin(MAKING_BYTES);
    Result result = listing_see(s, &seen, a);
    if (!failed(result))
        result = reading_book(s, &o, a);
    if (!failed(result)) {
        feed(&seen.all, home_of(r, &making), book_settings(o->book)->origin, &t, &making);
        answer->status = 200;
        answer->body   = str_copy(text_str(&t), a);
    }
    arena_end(&making);
    return result;
}

static void answer_feed(Server *s, const Request *r, FeedFn *feed, const char *type,
                        Answer *answer, Arena *a)
{
    Result result = make_feed(s, r, feed, answer, a);
    answer->type = type;
    if (failed(result))
        answer_failed(s, r, answer, result, a);
}

void public_feed(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    answer_feed(s, r, feed_atom, "application/atom+xml; charset=utf-8", answer, a);
}

void public_deadlines(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    answer_feed(s, r, deadlines_ics, "text/calendar; charset=utf-8", answer, a);
}

/* ---- decided --------------------------------------------------------------------- */

PAGE_OF_TENDER(award, AwardPage, heading, IN_TENDERS)
PAGE_OF_TENDER(contract, ContractPage, heading, IN_CONTRACTS)

void public_award(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    answer_made(s, r, &made_award, str_cut(&rest, '/'), answer, a);
}

void public_contract(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    answer_made(s, r, &made_contract, str_cut(&rest, '/'), answer, a);
}

/* ---- contracts of all ------------------------------------------------------------ */

static int later_signed_first(const void *one, const void *other)
{
    const ContractRow *x = one, *y = other;
    ptrdiff_t len = x->signed_iso.len < y->signed_iso.len ? x->signed_iso.len : y->signed_iso.len;
    for (ptrdiff_t i = 0; i < len; i++)
        if (x->signed_iso.at[i] != y->signed_iso.at[i])
            return x->signed_iso.at[i] > y->signed_iso.at[i] ? -1 : 1;
    return (x->entry < y->entry) - (x->entry > y->entry);
}

static void all_contracts(const ListingSeen *seen, ContractsPage *page, Arena *a)
{
    *page = (ContractsPage){ 0 };
    for (each(const ListedAt, l, seen->all))
        for (each(const ContractRow, row, (*l)->contracts))
            *list_add(&page->contracts, a) = *row;
    if (page->contracts.len)
        qsort(page->contracts.at, (size_t)page->contracts.len, sizeof *page->contracts.at,
              later_signed_first);
    page->counted = page->contracts.len
                        ? str_counted(page->contracts.len, "contract is signed",
                                      "contracts are signed", a)
                        : S("No contract is signed yet.");
}

static void html_contracts(const Frame *frame, const void *page, Text *t, Arena *a)
{
    contracts_html(frame, page, t, a);
}
static Str title_contracts(const void *page) { (void)page; return S("Contracts"); }
static const MadePage made_contracts = { sizeof(ContractsPage), NULL, html_contracts,
                                         &shape_ContractsPage, title_contracts, IN_CONTRACTS };

void public_contracts(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    ListingSeen   seen;
    ContractsPage page;
    int64_t open = clerk_commits(s->clerk).open;
    Result  result = listing_see(s, &seen, a);
    if (failed(result)) {
        answer_failed(s, r, answer, result, a);
        return;
    }
    all_contracts(&seen, &page, a);
    answer_kept(s, r, &made_contracts, &page, seen.state, LAST_MOMENT, open, answer, a);
}

void public_contracts_csv(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    ListingSeen   seen;
    ContractsPage page;
    Text   csv = { 0 };
    Result result = listing_see(s, &seen, a);
    if (failed(result)) {
        answer_failed(s, r, answer, result, a);
        return;
    }
    all_contracts(&seen, &page, a);
    contracts_csv(&page, &csv, a);
    answer->status = 200;
    answer->type   = "text/csv; charset=utf-8; header=present";
    answer->body   = text_str(&csv);
    answer_header(answer, "Content-Disposition", S("attachment; filename=\"contracts.csv\""), a);
}

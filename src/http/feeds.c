/* feeds.c - what is new, and deadlines, for programs that follow; and contracts of all tenders. */
#include "http/kept.h"
#include "http/listing.h"
#include "http/public_pages.h"
#include "page/award.h"
#include "page/contracts.h"
#include "page/portion.h"
#include "page/feeds.h"

enum { MAKING_BYTES = 1 << 29 };

/* ---- feeds ----------------------------------------------------------------------- */

/* Where nobody set how people reach it: by its Host, and by what a proxy says of TLS; both are only
 * for links in what this very asker gets. */
static Str home_of(const Server *s, const Request *r, Arena *a)
{
    Text t = { 0 };
    if (s->config.address.len)
        return s->config.address;
    bool tls = str_is(header_of(r, "X-Forwarded-Proto"), "https");
    Str  host = header_of(r, "Host");
    if (host.len)
        text_put(&t, a, "{}://{}", str(tls ? "https" : "http"), host);
    return text_str(&t);
}

/* What is in it, and how it is written. */
typedef struct Feed {
    const char *type;
    AskFn *ask;
    void (*write)(const void *asked, Str home, Str origin, Text *, Arena *);
} Feed;
typedef union Asked { NewsItems news; ListedRows rows; } Asked;

static Result ask_news(Lists *l, void *asked, Instant now, Arena *a)
{
    (void)now;
    return lists_news(l, asked, a);
}

static Result ask_deadlines(Lists *l, void *asked, Instant now, Arena *a)
{
    return lists_deadlines(l, now, asked, a);
}

static void write_news(const void *asked, Str home, Str origin, Text *t, Arena *a)
{
    feed_atom(asked, home, origin, t, a);
}

static void write_deadlines(const void *asked, Str home, Str origin, Text *t, Arena *a)
{
    deadlines_ics(asked, home, origin, t, a);
}

static const Feed news = { "application/atom+xml; charset=utf-8", ask_news, write_news };
static const Feed deadlines = { "text/calendar; charset=utf-8", ask_deadlines, write_deadlines };

static Result make_feed(Server *s, const Request *r, const Feed *feed, Answer *answer,
                        Arena *making, Arena *a)
{
    Asked   asked = { 0 };
    Instant until;
    Text    t = { 0 };
    Str     origin = clerk_origin(s->clerk);
    TRY(listing_ask(s, feed->ask, &asked, &until, making));
    feed->write(&asked, home_of(s, r, making), origin, &t, making);
    answer->status = 200;
    answer->body   = body_kept(text_str(&t), a);
    return DONE;
}

static void answer_feed(Server *s, const Request *r, const Feed *feed, Answer *answer, Arena *a)
{
    Arena  making = arena_begin(MAKING_BYTES);
    Result result = make_feed(s, r, feed, answer, &making, a);
    answer->type = feed->type;
    if (failed(result))
        answer_failed(s, r, answer, result, a);
    arena_end(&making);
}

void public_feed(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    answer_feed(s, r, &news, answer, a);
}

void public_deadlines(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    answer_feed(s, r, &deadlines, answer, a);
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

static Result ask_contracts(Lists *l, void *rows, Instant now, Arena *a)
{
    (void)now;
    return lists_contracts(l, rows, a);
}

enum { CONTRACTS_SHOWN = 100 };              /* on a page */

static Result all_contracts(Server *s, Portion shown, ContractsPage *page, Arena *a)
{
    ContractRows rows;
    Instant      until;
    *page = (ContractsPage){ 0 };
    TRY(listing_ask(s, ask_contracts, &rows, &until, a));
    for (each(const ContractRow, row, rows))
        if (portion_takes(&shown))
            *list_add(&page->contracts, a) = *row;
    portion_rows(page, &shown, "Contracts", S("/contracts"), "main-content", a);
    page->counted = rows.len ? str_counted(rows.len, "contract is signed",
                                           "contracts are signed", a)
                             : S("No contract is signed yet.");
    return DONE;
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
    ContractsPage page;
    int64_t open   = clerk_commits(s->clerk).open;
    Arena   making = arena_begin(MAKING_BYTES);
    Portion shown  = portion_of(query_number(r, "page"), CONTRACTS_SHOWN);
    Result  result = all_contracts(s, shown, &page, &making);
    if (failed(result))
        answer_failed(s, r, answer, result, a);
    else
        answer_kept(s, r, &made_contracts, &page, open, LAST_MOMENT, open, answer, a);
    arena_end(&making);
}

static Result make_contracts_csv(Server *s, Text *csv, Arena *making)
{
    ContractsPage page;
    TRY(all_contracts(s, (Portion){ 0, INT64_MAX, 0 }, &page, making));
    contracts_csv(&page, csv, making);
    return DONE;
}

void public_contracts_csv(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Text   csv    = { 0 };
    Arena  making = arena_begin(MAKING_BYTES);
    Result result = make_contracts_csv(s, &csv, &making);
    if (failed(result))
        answer_failed(s, r, answer, result, a);
    else
        answer_csv(answer, text_str(&csv), "contracts.csv", a);
    arena_end(&making);
}

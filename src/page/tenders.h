/* tenders.h - the list of tenders: what is open first, by its deadline. */
#ifndef PAGE_TENDERS_H
#define PAGE_TENDERS_H

#include "page/frame.h"
#include "page/contracts.h"
#include "page/public.h"

/* What happened in it, for feeds. */
typedef struct ListedStep { Instant at; Id nth; Str says, reason; } ListedStep;
enum { STEPS_LISTED = 5 };

/* Where a tender stands from one moment until the next, as long as nobody acts. */
typedef struct StatusSpan { Instant since, until; Status status; } StatusSpan;

/* One published tender, as lists and feeds need it, whatever the hour. lots: their titles, to be
 * searched. */
typedef struct Listed {
    int64_t file, year;
    Str     number, address, title, lots, buyer;
    LIST(StatusSpan) spans;            /* without a gap, the last one for ever */
    Instant deadline;                  /* of the latest round that has one */
    Zone    zone;
    Instant changed;                   /* the latest open act */
    LIST(ListedStep) steps;            /* the latest first */
    ContractRows contracts;
} Listed;

/* Fails: not-public. The life has room for its words. */
Result listed_of(const Onlooker *, const Procedure *, int64_t file, Listed *, Arena *);

/* The same at one moment. */
typedef struct ListedRow {
    int64_t year;
    Str     number, address, title, buyer;
    StatusGroup group;
    Str     status, tag;
    Instant closes, deadline, changed;
    Zone    zone;
} ListedRow;
typedef LIST(ListedRow) ListedRows;

/* What a list was asked for: the rows of one page, in their order, and how many there are; years
 * and buyers of all tenders. */
typedef struct TendersFound {
    ListedRows    rows;
    int64_t       count;
    LIST(int64_t) years;
    LIST(Str)     buyers;
} TendersFound;

#define TENDER_ROW(IS)                                                                             \
    IS(TenderRow, TEXT, number, , "Year and number, or its name.")                                 \
    IS(TenderRow, TEXT, address, , "Where its page is.")                                           \
    IS(TenderRow, TEXT, title, , "What is bought.")                                                \
    IS(TenderRow, TEXT, buyer, , "By whom.")                                                       \
    IS(TenderRow, TEXT, group, , "open, closed, awarded or cancelled.")                            \
    IS(TenderRow, TEXT, status, , "Where it stands.")                                              \
    IS(TenderRow, TEXT, tag, , "The class of the status's colour.")                                \
    IS(TenderRow, TEXT, closes, , "Until when bids may come, in words; empty: not now.")           \
    IS(TenderRow, TEXT, deadline, , "The latest deadline, as in ISO 8601; empty: none is known.")
SHAPE(TenderRow, TENDER_ROW)

#define TENDER_CHOICE(IS)                                                                          \
    IS(TenderChoice, TEXT, value, , "As it stands in the address.")                                \
    IS(TenderChoice, TEXT, label, , "What it is called.")                                          \
    IS(TenderChoice, FLAG, chosen, , "The list is filtered by it.")
SHAPE(TenderChoice, TENDER_CHOICE)

#define TENDERS_PAGE(IS)                                                                           \
    IS(TendersPage, TEXT, words, , "What was searched for.")                                       \
    IS(TendersPage, FLAG, filtered, , "Not all are listed.")                                       \
    IS(TendersPage, LIST, statuses, TenderChoice, "Where they stand.")                             \
    IS(TendersPage, LIST, years, TenderChoice, "From which year they are.")                        \
    IS(TendersPage, LIST, buyers, TenderChoice, "Who buys.")                                       \
    IS(TendersPage, NUMBER, count, , "How many there are.")                                        \
    IS(TendersPage, TEXT, counted, , "The same in words.")                                         \
    IS(TendersPage, NUMBER, page, , "The page of this list, from 1.")                              \
    IS(TendersPage, NUMBER, pages, , "Its pages.")                                                 \
    IS(TendersPage, FLAG, several, , "There is more than one.")                                    \
    IS(TendersPage, TEXT, before, , "Where the page before is; empty: there is none.")             \
    IS(TendersPage, TEXT, after, , "Where the next page is; empty: there is none.")                \
    IS(TendersPage, TEXT, table, , "Where the whole list is as CSV.")                              \
    IS(TendersPage, TEXT, json, , "Where this page is as JSON.")                                   \
    IS(TendersPage, LIST, rows, TenderRow, "Those of this page.")
SHAPE(TendersPage, TENDERS_PAGE)

/* By what it is filtered; empty: not by this. page: from 1; 0: all on one page. */
typedef struct TendersAsked { Str words, status, year, buyer; int64_t page; } TendersAsked;

enum { TENDERS_EACH = 50, TENDERS_PAGES_MOST = 1 << 20 };
void page_tenders(const TendersFound *, const TendersAsked *, TendersPage *, Arena *);
void tenders_html(const Frame *, const TendersPage *, Text *, Arena *);

void tenders_csv(const TendersPage *, Text *, Arena *);

#endif

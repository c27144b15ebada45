/* feeds.h - what is new as Atom, and deadlines as iCalendar. */
#ifndef PAGE_FEEDS_H
#define PAGE_FEEDS_H

#include "page/tenders.h"

/* What happened where; of the tender only what is always so. */
typedef struct News { ListedRow tender; ListedStep step; } News;
typedef LIST(News) NewsItems;

/* items: the latest first. home: "https://tenders.example.org"; empty: links are of the feed's own
 * server. origin: of the log, for names that never change. Source: RFC 4287, RFC 4151. */
void feed_atom(const NewsItems *, Str home, Str origin, Text *, Arena *);

/* One event for each of these. Source: RFC 5545. */
void deadlines_ics(const ListedRows *, Str home, Str origin, Text *, Arena *);

/* One event for each of these. number and word name it for ever; stamped: when it was said; day:
 * that it is of, 0: it is of the moment `at`; off: it is not to be, for now. called: what stands
 * above them. */
typedef struct CalendarDate {
    Str number, summary, says, address;
    const char *word;
    Instant stamped, at;
    Day     day;
    bool    off;
} CalendarDate;
typedef LIST(CalendarDate) CalendarDates;
void dates_ics(const CalendarDates *, Str called, Str home, Str origin, Text *, Arena *);

enum { FEED_MOST = 100 };

#endif

/* feeds.h - what is new as Atom, and deadlines as iCalendar. */
#ifndef PAGE_FEEDS_H
#define PAGE_FEEDS_H

#include "page/tenders.h"

/* The latest first. home: "https://tenders.example.org"; empty: links are of the feed's own server.
 * origin: of the log, for names that never change. Source: RFC 4287, RFC 4151. */
void feed_atom(const ListedAll *, Str home, Str origin, Text *, Arena *);

/* One event for each tender that is open. Source: RFC 5545. */
void deadlines_ics(const ListedAll *, Str home, Str origin, Text *, Arena *);

enum { FEED_MOST = 100 };

#endif

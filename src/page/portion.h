/* portion.h - of a list that may be long the part that a page shows, which part that is, and where
 * the rest is. A page that shows one has the fields which, before and after, and {>portion} behind
 * it. */
#ifndef PAGE_PORTION_H
#define PAGE_PORTION_H

#include "base/base.h"

typedef struct Portion {
    int64_t from, most;                /* how many before it are left out, how many are shown */
    int64_t all;                       /* how many came so far */
} Portion;

/* That page of so many each; 0 and 1: the first. */
Portion portion_of(int64_t page, int64_t most);

/* One more comes: is it among those that are shown? */
bool portion_takes(Portion *);

/* The longest of a page's lists is this one, or the one so far. */
void portion_lengthen(Portion *longest, const Portion *);

/* "Tenders 101 to 200 of 1000"; empty where nothing is left out. */
Str  portion_which(const Portion *, const char *what, Arena *);

/* The same of a page that shows that part of each of its lists, by the longest: "Part 2 of 5". */
Str  portion_part(const Portion *, Arena *);

/* Addresses of the parts before and after it; empty: there is none. Before one that lies behind the
 * end there is the last. at: "/home"; anchor: of the
 * list on that page. */
Str  portion_before(const Portion *, Str at, const char *anchor, Arena *);
Str  portion_after(const Portion *, Str at, const char *anchor, Arena *);

/* Fills these three fields of a page that shows one list. */
#define portion_rows(page, portion, what, at, anchor, a)                                           \
    ((page)->which  = portion_which((portion), (what), (a)),                                       \
     (page)->before = portion_before((portion), (at), (anchor), (a)),                              \
     (page)->after  = portion_after((portion), (at), (anchor), (a)))

/* The same of a page that shows that part of each of its lists. */
#define portion_parts(page, longest, at, a)                                                        \
    ((page)->which  = portion_part((longest), (a)),                                                \
     (page)->before = portion_before((longest), (at), "main-content", (a)),                        \
     (page)->after  = portion_after((longest), (at), "main-content", (a)))

#endif

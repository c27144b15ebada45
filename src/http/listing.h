/* listing.h - every published tender in a row, kept at hand: what lists, feeds and search look
 * through. Made from the book; of a tender anew when an open act was entered in it, or at the
 * moment at which its status may be another one. */
#ifndef HTTP_LISTING_H
#define HTTP_LISTING_H

#include "http/routes.h"
#include "page/tenders.h"

typedef struct Listing Listing;
Listing *listing_begin(Arena *);       /* the life of the server ends it */

/* In the order of page_tenders(); they stand still as long as the request. state: rises whenever
 * one of them changed. until: none changes before by itself. Fails: as reading_book(). */
typedef struct ListingSeen { ListedAll all; int64_t state; Instant until; } ListingSeen;
Result listing_see(Server *, ListingSeen *, Arena *life);

#endif

/* listing.h - the lists of all tenders (lists/lists.h) as who answers a request asks them: brought
 * up to what was entered, by whoever asks first. */
#ifndef HTTP_LISTING_H
#define HTTP_LISTING_H

#include "http/routes.h"
#include "lists/lists.h"

typedef struct Listing Listing;
Listing *listing_begin(Arena *);       /* the life of the server ends it */

/* Asks them: while ask() asks nobody else does, so it only takes what it needs. until: what it was
 * told changes no sooner by itself. Fails: as ask(), lists_open(), lists_draw(), reading_book(). */
typedef Result AskFn(Lists *, void *with, Instant now, Arena *);
Result listing_ask(Server *, AskFn *ask, void *with, Instant *until, Arena *);

#endif

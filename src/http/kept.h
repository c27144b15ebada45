/* kept.h - pages that everybody is given alike, as finished bytes.
 *
 * A page is made once for each state: the open acts of its procedure and, where it says something
 * else at some moment though nobody acts, until that moment. Deposits and ticks change none; how
 * pages look (http/theming.h) changes all. Who is given one waits for no lock of the clerk's and
 * for nobody who makes another. Bounded: what was not asked for longest goes. */
#ifndef HTTP_KEPT_H
#define HTTP_KEPT_H

#include "http/routes.h"

enum { KEPT_BYTES = 64 << 20 };

typedef struct KeptPages KeptPages;

KeptPages *kept_begin(Arena *);             /* the life of the server ends it */

/* The state that a page shows. nth: open acts of its procedure, or of whatever it is made from.
 * edition: of how pages look, as its frame was made. */
typedef struct KeptState { int64_t nth; Instant until; int64_t edition; } KeptState;

/* Gives the page of this address if it still shows what is so: no open act was entered anywhere
 * since it was last found right, and its moment is not over. */
bool kept_give(Server *, const Request *, Answer *, Arena *);

/* The same if it shows this state; it is right then. open: clerk_commits() before that was read. */
bool kept_give_of(Server *, const Request *, int64_t nth, int64_t open, Answer *, Arena *);

/* Keeps the answer's body as the page of this address and gives that, with its ETag: packed for
 * whoever takes it, 304 for whoever has it. */
void kept_put(Server *, const Request *, KeptState, int64_t open, Answer *, Arena *);

#endif

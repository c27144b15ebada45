/* reading.h - the book as who answers a request sees it: read beside the clerk, never waiting for
 * it, and nothing of the clerk's waits for who reads.
 *
 * A request sees one state, also while others are entered; what is handed out here lasts until the
 * request is answered. What it read is kept for the next one, whoever answers that: the office and
 * the procedures that were asked for last, which then go on by what was entered since and are
 * folded from their start only once for each of those who look at the same time.
 *
 * What lies in a box that is not listed may be missing in it: deposits and ticks make nothing old,
 * so that no page and no answer's time can depend on how many there are. Who sees own bids asks for
 * reading_own(). */
#ifndef HTTP_READING_H
#define HTTP_READING_H

#include "desk/onlooker.h"
#include "http/routes.h"

typedef struct Readings Readings;
Readings *readings_begin(Arena *);       /* the life of the server ends it */

/* What this request read is nobody's any more, though its life goes on until the answer is sent. */
void reading_over(Server *, const Arena *life);

/* The onlooker's `now` is the clerk's clock at this very request. Its book shows any later moment,
 * too, but words that were erased since are gone. life: the request's. Fails: as
 * onlooker_come(). */
Result reading_book(Server *, const Onlooker **, Arena *life);

/* named: "2026-42", a name, or a draft. Is it published? That is the caller's to ask. Fails:
 * no-such-procedure, with `named`; as onlooker_procedure(). */
Result reading_procedure(Server *, Str named, const Onlooker **, const Procedure **, Arena *life);

/* The same with all that has been entered, in boxes as well: for pages of who may see that much,
 * that are kept nowhere. Read anew after each tick. */
Result reading_own(Server *, Str named, const Onlooker **, const Procedure **, Arena *life);

/* Every procedure that was begun, the oldest first, until fn() wants no more; the office is not
 * among them. Each is folded once for all who look. Fails: as onlooker_procedure(). */
typedef bool EachFn(void *with, const Onlooker *, const Procedure *);
Result reading_each(Server *, EachFn *fn, void *with, Arena *life);
Result reading_back(Server *, EachFn *fn, void *with, Arena *life);     /* the latest first */

#endif

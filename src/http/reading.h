/* reading.h - the book as who answers a request sees it: read beside the clerk, never waiting for
 * it, and nothing of the clerk's waits for who reads.
 *
 * Each thread of the engine keeps what it read until an open act is entered: the office and the
 * procedures that were asked for last. One request sees one such state, also while others are
 * entered; what is handed out here lasts as long as the request. What lies in a box that is not
 * listed may be missing in it: deposits and ticks make nothing old, so that no page and no answer's
 * time can depend on how many there are. Who sees own bids asks for reading_own(). */
#ifndef HTTP_READING_H
#define HTTP_READING_H

#include "desk/onlooker.h"
#include "http/routes.h"

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

#endif

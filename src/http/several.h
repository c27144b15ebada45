/* several.h - acts that the program made together, each of them an act of its own: looked at on
 * one page, signed and entered one after the other in one press. If one is refused the others
 * stand; one that closes what they are part of is then refused as well (others-missing). */
#ifndef HTTP_SEVERAL_H
#define HTTP_SEVERAL_H

#include "http/doing.h"
#include "http/proposed.h"

/* Nothing yet, held. from: the page from which they come, without the procedure before it; copied.
 * NULL: answered that too many are kept. */
Proposed *several_new(Doing *, Str from);

/* One more, with its papers and what people call it; all is copied. NULL: no more fit. */
Several *several_add(Proposed *, const Act *, const Shelf *, Str called);

/* One that could not be made, and why: it is told with those that were refused. */
void several_failed(Doing *, Proposed *, Str called, Result);

/* Leads to where they are looked at, and gives it back; where there is none it is said why, or the
 * page from which they come says how things stand now. */
void several_see(Doing *, Proposed *, Result why);

/* The page; once all are entered the one from which they come, ?signed= as many. Of one alone, as
 * the address says which, where the script asks for its place in the counter. */
void several_check(Doing *, Proposed *, Result trouble, int status);

/* One, as a form says which, with its signature; or all of them, with the key that is here. What
 * was refused is kept, to be said; sent again it is tried again. Gives it back. */
void several_sent(Doing *, Proposed *, const Pairs *sent);

extern const Reason others_missing;

#endif

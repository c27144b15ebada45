/* ticks.h - how often a box ticks, and how many entries of the log that makes.
 *
 * Ticks lie at whole multiples of their tier's seconds since 1970: the usual ones, those near a
 * deadline, and those of the rush close to it. Source: doc/book.md, the box. */
#ifndef CORE_VIEW_TICKS_H
#define CORE_VIEW_TICKS_H

#include "core/procedure.h"

/* The first thing that is wrong with it, by the name of its field in `ticks`; NULL: nothing is. One
 * second to a day between ticks, nearer to a deadline a whole part of what holds farther away; 1 to
 * TICK_ENTRIES_MOST entries a tick. */
enum { TICK_ENTRIES_MOST = 4096 };
const char *ticks_wrong_with(const Ticks *);

/* As an act promises it, and an act that does; "seconds=60 entries=4 ...", as it is typed. */
Ticks ticks_of(const Act *);
void  ticks_into(Act *, const Ticks *);
bool  ticks_same(const Ticks *, const Ticks *);
Str   ticks_words(const Ticks *, Arena *);

/* Which holds then. */
const Tier *tier_then(const Ticks *, const Deadlines *, Instant);

/* The entries of all ticks that come after one moment and not after another, while these are the
 * deadlines of open boxes. */
int64_t entries_owed(const Ticks *, const Deadlines *, Instant after, Instant until);

/* Is the round's box one for which ticks come? And around which moment they come faster: where a
 * lot is suspended over the deadline, the one that counts is not known yet, and it is none. */
bool    round_ticks(const Procedure *, const Round *);
Instant round_ticks_to(const Procedure *, const Round *);
void    deadlines_now(const Procedure *, Deadlines *, Arena *);

extern const Reason ticks_wrong;

#endif

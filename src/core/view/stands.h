/* stands.h - how a lot stands now, where a reader of an older paper would be misled.
 *
 * A lot that was ended, suspended or opened again, an award that fell or took the place of another
 * one, a buyer that left: pages and letters say so before anything else. */
#ifndef CORE_VIEW_STANDS_H
#define CORE_VIEW_STANDS_H

#include "core/procedure.h"

/* Whole sentences, of the lot; none where all goes its way. */
typedef LIST(Str) Standings;
void stands_now(const Procedure *, const Lot *, Standings *, Arena *);

/* The same without the buyers that have left, for who calls them by their names. */
void lot_stands_now(const Procedure *, const Lot *, Standings *, Arena *);

/* The same, not said yet, for who says it in another language. In `says` a {} stands for the first
 * number, and another one for the moment where there is one, else for the second number. */
typedef struct Unsaid { const char *says; int64_t first, second; Instant at; } Unsaid;
typedef LIST(Unsaid) Unsaids;
void lot_stands_unsaid(const Procedure *, const Lot *, Unsaids *, Arena *);
Str  standing_said(const Unsaid *, const char *says, Str moment, Arena *);
bool buyer_left(const Procedure *, const Buyer *, const Lot *);     /* that took something of it */

/* Which padlocks are with buyers that have left, and whether the others are enough; nothing where
 * none are. */
void padlocks_now(const Procedure *, Standings *, Arena *);

#endif

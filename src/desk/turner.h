/* turner.h - a padlock turns apart: from one file that was brought, with no book and no net.
 *
 * Everything comes as bytes and goes as bytes; the moment is the caller's. So the same runs on the
 * command line and in the page that a holder opens from disk (browser/turner.c).
 *
 * Source: doc/book.md, the holder's checks; doc/why/028. */
#ifndef DESK_TURNER_H
#define DESK_TURNER_H

#include "desk/errand.h"
#include "desk/holder.h"
#include "desk/tools.h"

/* What would be turned: of which round, lot and envelope. */
typedef struct TurnStage { Id round, lot; Envelope envelope; } TurnStage;

/* In words what turning opens and what stays shut: each bid by its bidder's name, where the bundle
 * has it; lines of UTF-8 with their newlines. Of a stage that there is. */
void turn_tell(const Looked *, const TurnStage *, Text *, Arena *);

/* A turn, signed, and on its way: what the file holds that is brought to the tender, until when it
 * counts, and what the journal is to hold before it leaves (empty: as it was). */
typedef struct TurnMade { Act act; Shelf shelf; Text errand, journal; } TurnMade;

/* After turn_look_at(). The holder's journal as it is (empty: none), and why it turns once more
 * (empty: no reason). Fails: as turn_check_moment(), turns_act() and journal_next(). */
Result turn_apart(Looked *, const Holder *, const Actor *, const TurnStage *, Str journal, Str why,
                  TurnMade *, Arena *);

#endif

/* likely.h - could an act of a kind be entered now, whatever is typed in it? Who may and when its
 * row says; what else its judge wants is asked with acts as somebody would likely type them, over
 * all that there is to choose from.
 *
 * Where the answer hangs on what only who types it knows, it could: nobody is kept from trying. */
#ifndef CORE_VIEW_LIKELY_H
#define CORE_VIEW_LIKELY_H

#include "core/procedure.h"

/* Fails: as act_open_to(), or with the first refusal of its judge, where every one is, too, and
 * nothing that is typed would mend it. */
Result act_likely(const Procedure *, ActKind, Id actor, Instant, Arena *);

/* The word of the one ground on which a bid of this round can be excluded after what was asked of
 * its bidder; NULL: there is none, or there are several. */
const char *ground_likely(const Procedure *, Id lot, Id bidder, Arena *);

#endif

/* marks.h - how far the marks of a lot are. */
#ifndef CORE_VIEW_MARKS_H
#define CORE_VIEW_MARKS_H

#include "core/procedure.h"

/* Every admitted bid of the lot was opened, and the panel agreed on every mark of what is not
 * void. A lock says so; a bid that was reinstated after it may have none. */
bool marks_complete(const Procedure *, Id round, Id lot);

/* Is the criterion marked by people in that round of the lot: no group, no price, no other
 * round's? */
bool is_marked_in(const Procedure *, const Criterion *, Id round, Id lot);

/* Is the bid admitted, and open and not void, so that it can be marked? */
bool bid_is_scorable(const Bid *);

/* Has this evaluator closed the sheet of that round and lot? */
bool sheet_is_closed(const Procedure *, Id evaluator, Id round, Id lot);

/* May the panel agree: is somebody heard, and has everybody who is closed the sheet? Before that an
 * evaluator's marks are nobody else's to see on a page. */
bool panel_may_agree(const Procedure *, Id round, Id lot);

/* What the published fallback gives where the panel cannot agree. False: none was published, or it
 * is the chair's to say. */
bool fallback_mark(const Procedure *, const Bid *, Id criterion, Points *mark);

/* The first moment at which an admitted bid of the lot binds no more, by which marks are due; 0:
 * none was published. */
Instant binding_until(const Procedure *, const Round *, Id lot);

#endif

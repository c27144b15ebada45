/* marks.h - how far the marks of a lot are. */
#ifndef CORE_VIEW_MARKS_H
#define CORE_VIEW_MARKS_H

#include "core/procedure.h"

/* Every admitted bid of the lot was opened, and the panel agreed on every mark of what is not
 * void. A lock says so; a bid that was reinstated after it may have none. */
bool marks_complete(const Procedure *, Id round, Id lot);

#endif

/* reasons.h - every reason of the rooms that tools/reasons.awk read. */
#ifndef TOOLS_REASONS_H
#define TOOLS_REASONS_H

#include "base/base.h"

extern const Reason *const reasons[];
extern const ptrdiff_t     reason_count;

#endif

/* sheet.h - tables as CSV. */
#ifndef PAGE_SHEET_H
#define PAGE_SHEET_H

#include "base/base.h"

/* RFC 4180. What a sheet would take for a formula begins with an apostrophe. */
void sheet_row(Text *, const Str *cells, ptrdiff_t count, Arena *);

#endif

/* golden_tables.h - the tables of acts, choices, rules and formulas, as doc/book.md has them. */
#ifndef TEST_GOLDEN_TABLES_H
#define TEST_GOLDEN_TABLES_H

#include "base/base.h"

/* One line a row, beginning and ending with "|". */
void tables_write(Text *, Arena *);

#endif

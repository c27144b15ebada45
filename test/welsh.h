/* welsh.h - is there a word of ours in a page in Welsh that is only English? */
#ifndef TEST_WELSH_H
#define TEST_WELSH_H

#include "base/base.h"

/* at: where the page is, for who reads what failed. */
void expect_no_english(Str page, const char *at, Arena *);

#endif

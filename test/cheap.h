/* cheap.h - what a passphrase is stretched by, at the least that libsodium takes, in programs that
 * link cheap.c: for tests about who signs in and what they may do then. The cost is a parameter; it
 * is held to by the tests of accounts_test.c that are about it, and where browsers sign in. */
#ifndef TEST_CHEAP_H
#define TEST_CHEAP_H

#include <stdbool.h>

/* From now on it costs what it costs. */
extern bool full_cost;

#endif

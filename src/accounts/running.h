/* running.h - what the server says of itself: when it ran, when it had no room for somebody, when
 * its book was uncertain. Who could not hand in finds here whether it was our doing.
 *
 * It is written every minute, so a server that was killed is known to have run until a minute
 * before that. Source: doc/serve.md, attempts. */
#ifndef ACCOUNTS_RUNNING_H
#define ACCOUNTS_RUNNING_H

#include "accounts/accounts.h"

enum { RUNNING_KEPT = 2000, RUNNING_EVERY = 60 };      /* rows of a kind; seconds */

/* Kept as numbers: a new one goes to the end. */
typedef enum Ran { RAN = 1, RAN_SHORT, RAN_UNWELL, RAN_KINDS } Ran;

/* ended: it was asked to end; else it was last known to be so at `seen`. */
typedef struct RanFor { Ran what; Instant begun, seen; bool ended; } RanFor;
typedef LIST(RanFor) RanForAll;

/* It begins to run; it still does, or ends. */
Result running_begin(People *, Instant now, Id *run);
Result running_on(People *, Id run, Instant now, bool ended);

/* In the minute until now there was no room, or the book was uncertain; minutes that follow each
 * other are one. */
Result running_note(People *, Ran, Instant now);

/* In their order, those that were seen since; and the run before, where one is known. */
Result running_list(People *, Instant since, RanForAll *, Arena *);

#endif

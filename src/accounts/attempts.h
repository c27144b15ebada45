/* attempts.h - what a bidder tried, minute by minute, for whose it is and nobody else: what came
 * up, what was handed in, what was refused and why. Who missed a deadline can say with it what
 * happened.
 *
 * It decides nothing: what arrived when stands in the book. Only bidders make it grow, and no
 * further than this. Source: doc/serve.md, attempts. */
#ifndef ACCOUNTS_ATTEMPTS_H
#define ACCOUNTS_ATTEMPTS_H

#include "accounts/accounts.h"

enum {
    ATTEMPTS_EACH  = 500,              /* rows of one bidder in one procedure; then the oldest go */
    ATTEMPTS_ALL   = 100000,
    ATTEMPTS_KEPT  = 400 * 86400,      /* seconds */
    ATTEMPT_ABOUT  = 100, ATTEMPT_WHY = 400,     /* bytes */
};

/* Kept as numbers: a new one goes to the end. */
typedef enum Attempted { TRIED_PART = 1, TRIED_WHOLE, TRIED_ACT } Attempted;

/* about: of a file its 64 digits, of an act "deposit 1 2": kind, lot, version. amount: how many
 * parts the file has, or how many bytes where it is whole. why: in words, why it
 * was refused; empty: it was not. */
typedef struct Attempt {
    Attempted what;
    Str       about, why;
    int64_t   amount, times;
    Instant   first, last;
} Attempt;
typedef LIST(Attempt) Attempts;

/* procedure: its name of 32 letters. What is longer than it may be is cut. .times: so often within
 * this minute; 0: once. */
Result tried_note(People *, Str procedure, Id bidder, const Attempt *, Instant now);

/* The newest first. */
Result tried_list(People *, Str procedure, Id bidder, Attempts *, Arena *);

#endif

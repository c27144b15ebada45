/* copying.h - what a new tender takes from one that was published here: its definitions, with dates
 * that the law lets be today, and what has to be named anew. */
#ifndef HTTP_COPYING_H
#define HTTP_COPYING_H

#include "desk/lines.h"
#include "http/doing.h"

/* A moment of the earlier tender, and the one that takes its place. */
typedef struct CopiedDate { Id round; Event event; Instant was, is; } CopiedDate;

/* text: definitions, a line each. kept, anew: what was copied and what was not, in words. derived:
 * how the earliest deadline is counted; empty: the law of today sets none. */
typedef struct Copied {
    Str         text, derived;
    NamedPapers papers;
    int64_t     days;                  /* by which all moments move */
    const Onlooker  *onlooker;
    const Procedure *from;
    LIST(CopiedDate) dates;
    LIST(Str)   kept, anew;
} Copied;

/* number: of a tender that was published, like 2026-42. documents: they come along. Dates keep
 * their distances; the first deadline is no nearer than it was from the notice, nor than the law
 * lets it be without facts that shorten it, a week for signing before that; none falls on a day on
 * which nobody works. Years of the price schedule move along.
 * Fails: no-such-procedure; what broke. */
Result copy_of(Doing *, Str number, bool documents, Copied *);

/* What the form of a new tender begins with: the next number of the year, the law of today, and
 * what seldom differs as in the tender that was begun last. Fails: as reading_each(). */
Result begin_usual(Doing *, Pairs *);

/* What was asked for when this tender was begun as a copy; *number empty: nothing was.
 * Fails: what broke. */
Result copy_ordered(Doing *, Str *number, bool *documents);

#endif

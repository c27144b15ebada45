/* dates.h - the dates that the law derives for a procedure, beside those that were published.
 *
 * Nothing here is stored: each is the rule book's answer to an event that the acts record. */
#ifndef CORE_VIEW_DATES_H
#define CORE_VIEW_DATES_H

#include "core/procedure.h"

typedef struct LawDate {
    Id      lot, round;      /* round 0: of no round */
    Limit   what;
    bool    latest;          /* a last day for something; else the earliest lawful one */
    Instant event;           /* from which it counts */
    Instant opened, sent;    /* of the first round: our publication, the notice as sent; 0: not */
    Result  counted;         /* failed: no such rule in the book, or not the holidays of the year */
    Period  period;          /* its words are the derivation; row has article and certainty */
    Instant published;       /* a deadline of the round, or the end of a declared standstill; 0 */
} LawDate;

typedef LIST(LawDate) LawDates;

/* In the order of lots: of each round the earliest deadline, then standstill, contract notices and
 * the notice of the contract's end, as far as their events have happened. Rounds not open yet are
 * counted as if they opened at `now`; rounds of dialogue have no least time.
 * Source: doc/book.md, rule book. */
void dates_of(const Procedure *, Instant now, LawDates *, Arena *);

/* Is the deadline that was published nearer than the law lets it be? */
bool date_is_short(const Procedure *, const LawDate *);

#endif

/* duty.h - who must do what next, by when and why. Derived, never stored: pages, mail, calendar
 * and command line all ask here.
 *
 * What the law would refuse today is nobody's duty today: before a padlock may turn nobody is told
 * to turn it, and before the envelopes are open nobody is told to mark them. */
#ifndef CORE_VIEW_DUTY_H
#define CORE_VIEW_DUTY_H

#include "core/procedure.h"

typedef struct Duty {
    unsigned    who;         /* a Role; 0: of whatever role */
    Id          person;      /* 0: any of that role */
    Id          lot;         /* 0: of the procedure */
    Id          about;       /* a bidder or another person; 0: nobody in particular */
    Id          inquiry;     /* which it is about; 0: none */
    const char *what;
    Instant     from, by;    /* not before, and before which; 0: at once, as soon as they can */
    Instant     missed;      /* the moment that was `by` and is over; by is 0 then */
    const char *why;         /* act, or article of law */
    bool        hands_in;    /* a bid of this lot: whether it was done is not looked at */
} Duty;

/* best: while they are gathered, the best award over all lots, found once for all of them. */
typedef struct Duties {
    Duty     *at;
    ptrdiff_t len, room;
    struct BestAward *best;
} Duties;

/* In the order of the procedure. Says nothing about deposits before the box is listed. */
void duties_of(const Procedure *, Instant now, Duties *, Arena *);

const char *duty_who(const Duty *);                       /* "officer"; "person" of any role */
bool duty_is_of(const Procedure *, const Duty *, Id person);

/* One sentence: "lot 1: award, before Tuesday 10 March 2026 12:00". about: what the person that it
 * is about is called; empty for none. */
void duty_write(Text *, const Duty *, Str about, Zone, Arena *);

#endif

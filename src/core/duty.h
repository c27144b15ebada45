/* duty.h - who must do what next, by when and why. Derived, never stored: pages, mail, calendar
 * and command line all ask here. */
#ifndef CORE_DUTY_H
#define CORE_DUTY_H

#include "core/procedure.h"

typedef struct Duty {
    const char *who;         /* role */
    Id          person;      /* 0: any of that role */
    Id          lot;
    Id          about;       /* a bidder; 0: nobody in particular */
    const char *what;
    Instant     by;          /* 0: as soon as they can; else by, or not before */
    const char *why;         /* act, or article of law */
} Duty;

typedef LIST(Duty) Duties;

/* In the order of the procedure. Says nothing about deposits before the box is listed. */
void duties_of(const Procedure *, Instant now, Duties *, Arena *);

#endif

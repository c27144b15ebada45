/* dates.h - the dates of a procedure in words: derived, published, and by which law. */
#ifndef PAGE_DATES_H
#define PAGE_DATES_H

#include "core/view/dates.h"

typedef struct DateShown {
    Id          lot, round;                      /* round 0: of no round */
    const char *kind, *what;                     /* the limit, and what it is the last day for */
    bool        latest, expected;                /* expected: as if the round opened now */
    const Reason *unknown;                       /* why it cannot be said; NULL: it can */
    Str         event;                           /* from which it counts; iso_moment() */
    Str         clock;                           /* of the first round: what it counts from */
    Str         last, last_words;                /* empty: the law sets none */
    const char *law, *article, *certainty;
    Str         derivation;
    const char *published_as;                    /* beside what was published; empty: nothing was */
    Str         published, published_words;      /* iso_moment(), and in words */
} DateShown;

typedef LIST(DateShown) DatesPage;

/* As dates_of(), in its order. */
void page_dates(const Procedure *, Instant now, DatesPage *, Arena *);

#endif

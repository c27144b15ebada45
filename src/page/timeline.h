/* timeline.h - a story as its reader sees it: by day, by moment, who did what, what was refused.
 *
 * What one person does several times at one moment is one line, and so is what several people do
 * alike: eleven declarations of no interest are one line, not eleven. */
#ifndef PAGE_TIMELINE_H
#define PAGE_TIMELINE_H

#include "base/calendar.h"

#include <stdio.h>

/* All-zero but for `to`, `zone` and `life`; `to` is NULL where nobody reads. */
typedef struct Timeline {
    FILE   *to;
    Zone    zone;
    Arena  *life;
    Day     day;                     /* the last one printed */
    bool    aloud;                   /* the last line was for the reader */
    bool    waiting;                 /* something is told but not printed yet: */
    Instant at;
    Str     who, what, detail;       /* what the first did, and its last detail */
    Text    details, others;
} Timeline;

/* Somebody did this, or, where refused is not NULL, was refused it. what and detail outlive the
 * timeline. */
void timeline_tell(Timeline *, Instant, Str who, Str what, Str detail, const Reason *refused);

/* A line for the reader, without its ">". */
void timeline_aloud(Timeline *, Str words);

/* Words from the column on where `to` stands, broken at spaces where a line would be wider. */
void wrap(FILE *to, Str words, ptrdiff_t from, ptrdiff_t width);

/* Prints what waits. */
void timeline_flush(Timeline *);

#endif

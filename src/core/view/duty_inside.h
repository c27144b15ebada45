/* duty_inside.h - what the files of duties share: each looks at one stage of a lot, and duty.c at
 * which of them it is in. Only duty*.c include this. */
#ifndef CORE_VIEW_DUTY_INSIDE_H
#define CORE_VIEW_DUTY_INSIDE_H

#include "core/stage/inside.h"
#include "core/view/duty.h"

static inline Duty *add(Duties *d, Arena *a, unsigned who, Id person, Id lot, const char *what,
                        const char *why)
{
    Duty *duty = list_add(d, a);
    *duty = (Duty){ .who = who, .person = person, .lot = lot, .what = what, .why = why };
    return duty;
}

static inline Duty *officer(Duties *d, Arena *a, Id lot, const char *what, const char *why)
{
    return add(d, a, OFFICER, 0, lot, what, why);
}

/* Everybody at a gate of this step who has not decided on the paper that lies there. */
void duties_deciding(const Procedure *, Before, Id after, Id lot, const char *what, Instant by,
                     Duties *, Arena *);

/* ---- duty_opening.c: from the list of the box to the lock of the marks ---------------- */

/* Of the admitted bids whose envelope is shut, the one that fewest have turned for; NULL: all are
 * open. */
const Bid *still_shut(const Procedure *, const Round *, Id lot, Envelope);

/* Is every bid of the lot admitted or excluded? */
bool all_decided(const Procedure *, const Round *, Id lot);

void duties_admitting(const Procedure *, const Round *, Id lot, Duties *, Arena *);
void duties_opening(const Procedure *, const Round *, Id lot, Envelope, Instant now, Duties *,
                    Arena *);
void duties_evaluating(const Procedure *, const Round *, Id lot, Duties *, Arena *);

/* ---- duty_choosing.c: bids are awaited, and who goes on ------------------------------- */

void duties_bidding(const Procedure *, const Round *, Id lot, Duties *, Arena *);
void duties_talking(const Procedure *, const Round *, Id lot, Instant now, Duties *, Arena *);
void duties_consenting(const Procedure *, Duties *, Arena *);
void duties_choosing(const Procedure *, const Round *, Id lot, Duties *, Arena *);

/* ---- duty_awarding.c: award, standstill, contract, and questions to one bidder --------- */

void duties_awarding(const Procedure *, const Round *, Id lot, Instant now, Duties *, Arena *);
void duties_awarded(const Procedure *, const Lot *, Instant now, Duties *, Arena *);
void duties_answering(const Procedure *, const Lot *, Instant now, Duties *, Arena *);
void duties_signed(const Procedure *, const Lot *, Instant now, Duties *, Arena *);
void duties_ended(const Procedure *, const Round *, const Lot *, Duties *, Arena *);
void duties_asked(const Procedure *, Id lot, Instant now, Duties *, Arena *);
void duties_standing(const Procedure *, const Round *, Id lot, Instant now, Duties *, Arena *);

#endif

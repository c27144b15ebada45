/* telling.h - what people are told by mail, drawn from what is there: the log, what waits for
 * agreement, and what each must do. It is put into the outbox together with how far that went, so
 * nobody is told twice and nothing is forgotten, whatever ends in between. */
#ifndef HTTP_TELLING_H
#define HTTP_TELLING_H

#include "http/routes.h"

enum { TOLD_AT_ONCE = 64, DAILY_HOUR = 7 };

/* Acts that were entered since, TOLD_AT_ONCE at most; who begins, begins with those to come. A
 * people.db that is new floods nobody. *more: there are further ones. Fails: outbox-full; as
 * outbox_reached(), onlooker_come(), kept_refold(). Comes before the two others. */
Result tell_log(Server *, Instant now, bool *more);

/* What waits for a second officer since, and what was declined. */
Result tell_agreements(Server *, Instant now);

/* From DAILY_HOUR in London on, once a day: to each who must do anything, what that is. */
Result tell_duties(Server *, Instant now);

#endif

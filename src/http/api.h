/* api.h - what programs ask and are told: JSON, of which the shapes stand here. */
#ifndef HTTP_API_H
#define HTTP_API_H

#include "http/asker.h"
#include "http/site.h"

/* What became of signed acts that were brought. */
#define ACTS_ANSWER(IS)                                                                            \
    IS(ActsAnswer, TEXT, act, , "Of the act, or of the last of a batch: its kind.")                \
    IS(ActsAnswer, TEXT, procedure, , "The name of its procedure now.")                            \
    IS(ActsAnswer, FLAG, entered, , "It is in the log; else it was taken and waits for a tick.") \
    IS(ActsAnswer, NUMBER, leaf, , "Its entry, where it is entered.")                              \
    IS(ActsAnswer, NUMBER, due, , "Where it waits: until when, in seconds UTC; else 0.")           \
    IS(ActsAnswer, NUMBER, arrived, , "When its last byte was here, in seconds UTC.")
SHAPE(ActsAnswer, ACTS_ANSWER)

/* All bytes of a body, wherever they lie; mapped as long as the life. */
Result body_bytes(const Request *, Str *, Arena *);

extern const Reason body_unreadable;

#endif

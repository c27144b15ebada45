/* row.h - how a row is written: one line a field, of the type that the act has there.
 *
 *     N(score, criterion, .refers = A_CRITERION)       a number, and what it names
 *     C(score, how, agreements)                        one word of a list
 *     W(score, reason, TO_ITS_BIDDER)                  words, and who is shown them
 *
 * A field of another type than its macro says does not compile; nor do words and papers without an
 * audience. What else is true of a field follows by name. */
#ifndef CORE_STAGE_ROW_H
#define CORE_STAGE_ROW_H

#include "core/act.h"

/* Where a field lies in an act, if it is of that type. */
#define FIELD_AT(kind, f, ctype)                                                                   \
    (offsetof(Act, kind.f) +                                                                       \
     0 * sizeof(char[_Generic(((Act *)0)->kind.f, ctype: 1, default: -1)]))

#define FIELD_OF(kind, ctype, f, ...)                                                             \
    { .name = #f, .offset = FIELD_AT(kind, f, ctype), __VA_ARGS__ }

#define N(kind, ...)          FIELD_OF(kind, int64_t, __VA_ARGS__, .type = NUMBER)
#define M(kind, ...)          FIELD_OF(kind, int64_t, __VA_ARGS__, .type = MONEY)
#define P(kind, ...)          FIELD_OF(kind, int64_t, __VA_ARGS__, .type = POINTS)
#define D(kind, ...)          FIELD_OF(kind, int64_t, __VA_ARGS__, .type = DATE)
#define T(kind, ...)          FIELD_OF(kind, int64_t, __VA_ARGS__, .type = MOMENT)
#define H(kind, ...)          FIELD_OF(kind, Hash, __VA_ARGS__, .type = HASH)
#define K(kind, ...)          FIELD_OF(kind, Key, __VA_ARGS__, .type = KEY)
#define POINT(kind, ...)      FIELD_OF(kind, Point, __VA_ARGS__, .type = KEY)
#define PROVES(kind, ...)     FIELD_OF(kind, Proof64, __VA_ARGS__, .type = PROOF)
#define C(kind, f, ...)       FIELD_OF(kind, int64_t, f, .type = CHOICE, .choices = &__VA_ARGS__)
#define W(kind, f, ...)       FIELD_OF(kind, Hash, f, .type = WORDS, .shown = __VA_ARGS__)
#define PAPER_(kind, f, ...)  FIELD_OF(kind, Hash, f, .type = PAPER, .shown = __VA_ARGS__)

/* What an act speaks of. */
#define OF_LOT(kind)    N(kind, lot, .refers = A_LOT)
#define OF_ROUND(kind)  N(kind, round, .refers = A_ROUND)
#define OF_BIDDER(kind) N(kind, bidder, .refers = A_BIDDER)

/* A list of fixed words; the number in the act is the place. */
#define LIST_OF(...)                                                                               \
    { (int)countof(((const char *const[]){ __VA_ARGS__ })), (const char *const[]){ __VA_ARGS__ } }

extern const Choices answers;                          /* "no", "yes" */

#endif

/* row.h - how a row is written: one line a field, of the type that the act has there.
 *
 *     N(score, criterion, .refers = A_CRITERION)       a number, and what it names
 *     C(score, how, agreements)                        one word of a list
 *     W(score, reason, TO_ITS_BIDDER)                  words, and who is shown them
 *
 * A field of another type than its macro says does not compile; nor do words and papers without an
 * audience. What else is true of a field follows by name, its label and hint at last:
 *
 *     N(score, page, .label = "Page", .hint = "Of that file, counted from 1.")
 *
 * What means the same in several acts stands here, once. */
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
#define FIGURE_(kind, ...)    FIELD_OF(kind, Decimal, __VA_ARGS__, .type = FIGURE)
#define D(kind, ...)          FIELD_OF(kind, int64_t, __VA_ARGS__, .type = DATE)
#define T(kind, ...)          FIELD_OF(kind, int64_t, __VA_ARGS__, .type = MOMENT)
#define H(kind, ...)          FIELD_OF(kind, Hash, __VA_ARGS__, .type = HASH)
#define K(kind, ...)          FIELD_OF(kind, Key, __VA_ARGS__, .type = KEY)
#define POINT(kind, ...)      FIELD_OF(kind, Point, __VA_ARGS__, .type = KEY)
#define PROVES(kind, ...)     FIELD_OF(kind, Proof64, __VA_ARGS__, .type = PROOF)
#define C(kind, f, ...)       FIELD_OF(kind, int64_t, f, .type = CHOICE, .choices = &__VA_ARGS__)
#define W(kind, f, ...)       FIELD_OF(kind, Hash, f, .type = WORDS, .shown = __VA_ARGS__)
#define LINE(kind, f, ...)    W(kind, f, __VA_ARGS__, .one_line = true)
#define PAPER_(kind, f, ...)  FIELD_OF(kind, Hash, f, .type = PAPER, .shown = __VA_ARGS__)

/* What an act speaks of. */
#define OF_LOT(kind)     N(kind, lot, .refers = A_LOT, .label = "Lot")
#define OF_LOTS(kind)                                                                              \
    N(kind, lot, .refers = A_LOT, .label = "Lot", .hint = "0 stands for all lots.")
#define OF_ROUND(kind)   N(kind, round, .refers = A_ROUND, .label = "Round")
#define OF_BIDDER(kind)  N(kind, bidder, .refers = A_BIDDER, .label = "Bidder")
#define OF_PERSON(kind)  N(kind, person, .refers = A_PERSON, .label = "Person")
#define OF_BUYER(kind)   N(kind, buyer, .refers = A_BUYER, .label = "Buyer")
#define OF_SERVICE(kind) N(kind, service, .refers = A_SERVICE, .label = "Service")
#define OF_GATE(kind)    N(kind, gate, .refers = A_GATE, .label = "Gate")
#define OF_APPROVER(kind)                                                                          \
    N(kind, approver, .refers = A_PERSON, .label = "Approver",                                     \
      .hint = "Somebody with this role, once in each body.")
#define OF_SESSION(kind) N(kind, session, .refers = A_SESSION, .label = "Session")
#define OF_ITEM(kind)    N(kind, item, .refers = AN_ITEM, .label = "Item")
#define OF_READER(kind)  N(kind, reader, .refers = A_READER, .label = "Reader")
#define OF_INQUIRY(kind) N(kind, inquiry, .refers = AN_INQUIRY, .label = "Inquiry")
#define OF_CRITERION(kind)                                                                         \
    N(kind, criterion, .refers = A_CRITERION, .label = "Criterion",                                \
      .hint = "One that is marked in this round, and has no parts.")
#define OF_MARK(kind)                                                                              \
    P(kind, mark, .label = "Mark", .hint = "One of the published scale of the criterion.")
#define OF_FILE(kind)                                                                              \
    N(kind, file, .label = "File", .hint = "Its number in the bid, counted from 1.")
#define OF_YEAR(kind)    N(kind, year, .label = "Year", .hint = "Like 2026.")
#define OF_DOCUMENT(kind)                                                                          \
    N(kind, document, .refers = A_DOCUMENT, .label = "Document",                                   \
      .hint = "Its number, which all its versions share.")

/* What an act makes: its number, under which others will speak of it. */
#define NEW(kind, f, thing, ...)                                                                   \
    N(kind, f, .refers = thing, .fresh = true,                                                     \
      .hint = "A number from 1 on that is not taken yet.", .label = __VA_ARGS__)
#define COUNTED "The next number: 1, 2, 3 and so on without gaps."

/* Words and papers that several acts bring, and who will read them. */
#define READ_TO_ALL           "Everybody will read this."
#define READ_TO_ALL_OF_WINNER "Overseers and courts read this; if the bidder wins, everybody."
#define READ_TO_ALL_OF_HOLDER "Overseers and courts read this; who holds a padlock, everybody."
#define READ_TO_BIDDERS       "Every bidder will read this."
#define READ_TO_ITS_BIDDER    "The bidder it concerns, overseers and courts will read this."
#define READ_TO_OVERSEERS     "Only overseers and courts will read this."

#define REASON(kind, to)    W(kind, reason, to, .label = "Reasons", .hint = READ_##to)
#define TITLE(kind, to)     LINE(kind, title, to, .label = "Title", .hint = READ_##to)
#define NAME(kind, to)      LINE(kind, name, to, .label = "Name", .hint = READ_##to)
#define REFERENCE(kind, to) W(kind, reference, to, .label = "Reference", .hint = READ_##to)
#define PRESENT(kind, to)   W(kind, present, to, .label = "Who was present", .hint = READ_##to)
#define NOTICE(kind)                                                                               \
    PAPER_(kind, notice, TO_ALL, .label = "Notice",                                                \
           .hint = "The text of the notice; everybody will read this.")
#define BASIS(kind)                                                                                \
    W(kind, basis, TO_ALL, .label = "Basis",                                                       \
      .hint = "How the amount was worked out; everybody will read this.")
#define IDENTIFIER(kind, to)                                                                       \
    W(kind, identifier, to, .optional = true, .label = "Identifier and address",                   \
      .hint = "Like GB-COH 00000001; 1 Mill Lane, Arden; may be left out.")

#define SIGNS_WITH(kind)                                                                           \
    K(kind, key, .label = "Public key",                                                            \
      .hint = "An Ed25519 key that is nobody's yet, as 64 hexadecimal digits.")
#define BATCH(kind)                                                                                \
    H(kind, batch, .label = "Fingerprint of the batch",                                            \
      .hint = "SHA-256 of the acts that this one closes; the program works it out.")

#define VALUE_RANGE(kind)                                                                          \
    M(kind, least, .label = "Least value", .hint = "Not above the greatest value."),               \
    W(kind, least_basis, TO_ALL, .label = "Basis of the least value", .hint = READ_TO_ALL),        \
    M(kind, most, .label = "Greatest value",                                                       \
      .hint = "With every option and renewal; not below the least."),                              \
    W(kind, most_basis, TO_ALL, .label = "Basis of the greatest value", .hint = READ_TO_ALL)

/* Of an act that needs two officers: the acts after which an agreement to it counts no more. An act
 * of another lot, or about another inquiry, leaves it as it is. */
#define UNSETTLED_BY(...) .unsettled = (const ActKind[]){ __VA_ARGS__, ACT_NONE }

/* What a publication or an invitation rests on beside its batch. */
#define STANDS_ON                                                                                  \
    ACT_PERSON, ACT_ROLE, ACT_PADLOCK, ACT_FACT, ACT_GATE, ACT_SEAT, ACT_BUYER, ACT_HOLIDAY

/* A list of fixed words and their labels; the number in the act is the place. */
#define LIST_OF(...)                                                                               \
    { (int)countof(((const ChoiceRow[]){ __VA_ARGS__ })), (const ChoiceRow[]){ __VA_ARGS__ } }

extern const Choices answers;                          /* "no", "yes" */

#endif

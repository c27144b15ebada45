/* there.h - is a padlock still there? A question that only its secret answers, and that opens
 * nothing: the proof of possession, over a text of its own.
 *
 *     tenderbox/padlock-there/v1
 *     origin tender.example.org/log
 *     procedure <name>
 *     padlock 1
 *     day 2026-11-29
 *     challenge <64 hex>
 *
 * The answer is that text and behind it "proof <128 hex>". A padlock is brought over a text with
 * another first line, so neither proof does for the other. Source: doc/book.md, padlocks. */
#ifndef DESK_THERE_H
#define DESK_THERE_H

#include "core/procedure.h"
#include "seal/lock.h"

enum { THERE_BYTES = 1024, THERE_DAYS = 7 };     /* of an answer; so long a question counts */

typedef struct ThereAsked {
    Str     origin, procedure;
    int64_t padlock;
    Day     day;
    Hash    challenge;
} ThereAsked;

Str    there_question(const ThereAsked *, Arena *);

/* Exactly a question, or an answer. Lines may end as on any machine. Fails: there-unreadable. */
Result there_asked(Str question, ThereAsked *, Arena *);
Result there_answered(Str answer, ThereAsked *, Possession *, Arena *);

/* The holder's side. Fails: there-unreadable; as padlock_prove(). */
Result there_answer(Str question, const PadlockSecret *, Str *answer, Arena *);

/* Is it by that padlock? Fails: possession-unproved. */
Result there_holds(const ThereAsked *, const Possession *, const Lock *, Arena *);

extern const Reason there_unreadable;

#endif

/* things.h - what a procedure's acts say, by kind: documents, criteria, questions, answers; each as
 * whoever asks may see it, by the same audiences as its edition of a bundle.
 *
 * Marks of evaluators that are not locked yet are shown to nobody but who gave them and, once the
 * sheet is closed, to who brings them together. */
#ifndef PAGE_THINGS_H
#define PAGE_THINGS_H

#include "desk/onlooker.h"

/* words: for people. value: for programs, as doc/acts.md spells it; moments as in ISO 8601. bytes:
 * of words and papers, as they lie on the shelf; empty where they are not shown or not there. */
typedef struct FieldShown { const Field *field; Str words, value, bytes; } FieldShown;

typedef struct ThingShown {
    const ActRow *row;
    Id   nth, number;                /* number: by which people know it; 0: by none */
    Id   replaced_by;                /* nth of the act that took its place; 0: it counts */
    Str  at, iso, by;                /* when and by whom it was entered */
    LIST(FieldShown) fields;         /* those that say something */
} ThingShown;

typedef LIST(ThingShown) Things;

/* Is this act of the procedure shown to the asker, and these words or this paper of it? */
bool act_is_shown(const Procedure *, Id asker, const Act *);
bool words_are_shown(const Procedure *, Id asker, const Act *, const Field *);

/* Where a paper of an act is as a file, for whom it is shown. at: "/t/2026-42". Empty: there is no
 * act, or no paper. */
Str paper_address(Str at, const Act *, const char *field, Arena *);

/* The same from there: "93/minutes". title: by which it is called. Fails: thing-unfound, also where
 * it is not shown; as paper_record(). */
Result page_paper(const Onlooker *, const Procedure *, Id asker, Str rest, Str *title, Str *bytes,
                  Arena *);

/* word: the name of an act, or several of it: "answer", "answers", "documents", "criteria" (with
 * marks and formulas). number: only the thing of that number; 0: all. asker: 0 where nobody in
 * particular asks. Fails: thing-unknown; thing-unfound, which names the numbers that there are; as
 * paper_record(). */
Result page_things(const Onlooker *, const Procedure *, Id asker, Str word, Id number, Things *,
                   Arena *);

/* How many of each kind the asker would be shown, by kind; 0 of what is none. */
Result page_counts(const Onlooker *, const Procedure *, Id asker, int64_t counts[ACT_KINDS],
                   Arena *);

extern const Reason thing_unknown, thing_unfound;

#endif

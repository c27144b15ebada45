/* flaws.h - what is wrong with an act or a draft, in full: the value, what is right, and of a draft
 * everything, not only the first. */
#ifndef CORE_FLAWS_H
#define CORE_FLAWS_H

#include "core/procedure.h"

/* The detail names the field, what stands in it, what it is called and what is right there:
 * "weight=120.000 (Weight: From 0.001 to 100; ...)". Where there is no such thing, those that there
 * are. A detail that begins with the name of a field is about that field. */
Result because_value(const Reason *, const Procedure *, const Act *, const char *field, Arena *);

/* The detail names the bid and what to do next: "bidder 301, in round 1, lot 2: ...". */
Result because_bid(const Reason *, const Bid *, const char *next, Arena *);

/* What there is of a thing; of criteria and claims those of that lot. Of people, members, documents
 * and the like it knows none. */
typedef LIST(Id) Ids;
void numbers_there_are(const Procedure *, Thing, Id lot, Ids *, Arena *);

/* Of a number that stands in no act: "lot 9; there are 1, 2". */
Result because_number(const Reason *, const Procedure *, Thing, const char *says, Id number,
                      Arena *);

/* One thing wrong with a draft, and where it would be mended: at the act of this kind, lot and
 * number (0: any); ACT_NONE: not in the draft at all. */
typedef struct Flaw {
    Result  why;
    ActKind kind;
    Id      lot, number;
} Flaw;

/* Where flaws are kept; NULL in its place: the first is given back. */
typedef struct Flaws { LIST(Flaw) all; Arena *a; } Flaws;

/* What failed is kept, and all goes on; where nothing is kept, it is given back. */
Result flaw_keep(Flaws *, Result, ActKind, Id lot, Id number);

/* May this definition be added to a procedure that is not published? It asks neither who nor when.
 * Fails: no-definition, not-now, field-unreadable, number-missing; as its judge. */
Result definition_judge(const Procedure *, const Act *, Arena *);

/* All for which a publish that arrives at that moment would be refused as things stand, but for who
 * signs it and its own fields. The arena must be there; none: nothing is wrong. */
void publish_flaws(const Procedure *, Instant, Flaws *);

/* What the closing act says itself, but for who signs it. Fails: retention_too_short. */
Result publish_judge_own(const Procedure *, const Act *publish, Arena *);

extern const Reason no_definition, not_now, never_now, number_taken, said_already;

#endif

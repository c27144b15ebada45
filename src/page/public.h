/* public.h - what anybody may see of a procedure. Pages that everybody is shown are made from
 * nothing else, so none can say more than the public edition of its bundle (share/editions.c).
 *
 * Here are the acts that are shown to everybody, and of words and papers those alone that are. How
 * many bids lie in a box that is not listed nobody can learn from it. */
#ifndef PAGE_PUBLIC_H
#define PAGE_PUBLIC_H

#include "core/view/stands.h"
#include "desk/onlooker.h"
#include "letters/record.h"

typedef struct Draft Draft;

/* An open act that not everybody is shown: what the public edition proves of it. */
typedef struct Withheld { ActKind kind; Id nth; int64_t leaf; } Withheld;

typedef struct Public {
    const Onlooker  *o;
    const Procedure *p;
    Record record;                   /* acts shown to all; its papers are those shown to all */
    Papers papers;                   /* of the book, behind them */
    LIST(Hash) shown;                /* by their bytes */
    LIST(Withheld) withheld;         /* of the other open acts the kind and the place, no more */
    Arena *a;
} Public;

/* Fails: not-public (a draft: for the public there is no such procedure), as paper_record(). */
Result public_look(const Onlooker *, const Procedure *, Public *, Arena *);

/* The same of a draft: what everybody would see of it. p is as published now. Fails: as
 * draft_record(). */
Result public_of_draft(const Onlooker *, const Draft *, Procedure *p, const Procedure *before,
                       Public *, Arena *);

/* The words of a field of one of those acts, as they are; empty: none, not for everybody, or not
 * text. What was erased is said to be. */
Str public_words(const Public *, const Act *, const char *field);

/* The bytes of a paper. Fails: not-public, words-missing. */
Result public_paper(const Public *, Hash, Str *bytes);

/* "Bela Recovery Ltd", where everybody may know; else "bidder 784303626", "person 17". */
Str public_name(const Public *, Id);

/* What comes into the box of such a round: "Requests to take part". */
const char *round_name(RoundKind);

const Act *public_act(const Public *, Id nth);                   /* NULL: not for everybody */

/* A buyer by its name, as it came or joined; empty: there is none of that number. And how a lot
 * stands now, before all else (core/view/stands.h), with the names of buyers that left. */
Str  public_buyer(const Public *, Id buyer);
Str  public_held_for(const Public *, Id holder);     /* the buyer's name; empty: none's */
void public_stands(const Public *, const Lot *, Standings *);

/* "2026-42", or the name where it has no number; and where its page is. */
Str procedure_number(const Procedure *, Arena *);
Str procedure_address(const Procedure *, Arena *);

/* Where a tender stands, for who passes by. group: what lists are filtered by. tag: of its colour,
 * a class of the sheet of style. closes: the next deadline, 0: none is known. */
typedef enum StatusGroup { STATUS_OPEN, STATUS_CLOSED, STATUS_AWARDED, STATUS_CANCELLED,
                           STATUS_GROUPS } StatusGroup;
extern const char *const status_groups[STATUS_GROUPS];           /* "open" */
typedef struct Status {
    StatusGroup group;
    const char *words, *tag;
    Instant     closes;
} Status;
Status status_of(const Procedure *, Id lot, Instant now);        /* lot 0: of all */

/* The next moment at which a page about it says something else though nobody acts; LAST_MOMENT:
 * none is known. */
Instant public_until(const Procedure *, Instant now, Arena *);

extern const Reason not_public;

#endif

/* draft.h - what is to be published, as a text; and all that is wrong with it before anybody enters
 * it.
 *
 * One definition a line, "lot lot=1 regime=pa-2023 ...": the name of the act and its fields. A line
 * that ends in "\" goes on in the next; "#" at the start of a word, outside quotes, begins a
 * comment; empty lines are passed over. Source: doc/draft.md. */
#ifndef DESK_DRAFT_H
#define DESK_DRAFT_H

#include "core/flaws.h"
#include "desk/wording.h"
#include "letters/record.h"

/* What is wrong, and where. line 0: not in the text at all. */
typedef struct DraftFlaw { int64_t line; Str field; Result why; } DraftFlaw;

typedef struct DraftAct {
    int64_t line;
    Act     act;
    bool    read;                    /* all that a judge looks at */
    bool    stands;                  /* judged well, by draft_try() */
    Str     name;                    /* of an enclosure the words behind it */
} DraftAct;

typedef struct Draft {
    LIST(DraftAct)  acts;
    LIST(DraftFlaw) flaws;           /* by rising line */
    Shelf           shelf;
} Draft;

enum { DRAFT_BYTES = 1 << 20 };

/* Reads what can be read; the rest are flaws. Limits: DEFINITIONS_MOST, a thousand flaws and the
 * one that says so. */
void draft_read(Str text, const Wording *, Draft *, Arena *);

/* Folds the definitions into a procedure that has none yet, a copy that is the caller's, and looks
 * for everything for which a publish at that moment would be refused. What follows from a line that
 * is wrong itself is not told again. */
void draft_try(Draft *, Procedure *, Instant, Arena *);

/* The definitions of a batch, in order. Fails: the first flaw, behind "line 3: ". */
Result acts_of_lines(Str lines, const Wording *, Acts *, Shelf *, Arena *);

/* What letter_tender() tells of a draft that was tried: its acts, behind those that the book has of
 * the procedure. p: what it becomes. before: as it is; NULL, and no book: none has begun. The draft
 * must stay. Fails: as paper_record(). */
Result draft_record(const Draft *, const Procedure *p, const Procedure *before, Book *, Instant now,
                    Record *, Arena *);

/* A text to begin with, that explains itself: the example of the command line, with days from now
 * on. lots: 1 or 2. */
void draft_beginning(Text *, int lots, Instant now, Zone, Arena *);

/* Is the file of that name what is expected? Capital and small letters of ASCII are the same; a
 * name that was published without a point stands for that file of whatever kind. */
bool enclosure_is(Str expected, Str name);

extern const Reason quote_open, enclosure_twice, draft_long;

#endif

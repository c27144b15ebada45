/* part.h - a draft's text by parts: which definitions a part is made of, what of each is asked for,
 * and how what was typed comes back into the text.
 *
 * The text stays the truth. What was typed changes the fields that it changes and nothing else, in
 * the text as it is now: what others saved since it was looked at stays, and where both changed the
 * same field that is a clash, which the caller tells. */
#ifndef DESK_PART_H
#define DESK_PART_H

#include "desk/passage.h"

/* key: the fields by which a definition is told from others of its kind; asked: what else is typed
 * of it here. adds: another one may be added here. */
typedef struct PartKind {
    ActKind     kind;
    const char *key[5], *asked[11];
    bool        adds;
    const char *title;
} PartKind;

enum { PART_KINDS = 5 };
typedef struct DraftPart {
    const char *word, *title, *says;
    PartKind    kinds[PART_KINDS];
} DraftPart;

extern const DraftPart draft_parts[];
extern const ptrdiff_t draft_part_count;
const DraftPart *draft_part(Str word);                      /* NULL: there is none */

/* "criterion-1-2": how a form calls a definition; a field of it is "criterion-1-2.weight", of one
 * that is to be added "+criterion.weight", and "criterion-1-2.drop" takes it away. */
Str  part_key(const PartKind *, const Passage *, Arena *);
Str  part_added(const PartKind *, Arena *);

/* Of all of that kind, in their order; of one that stands twice the second ends in "~2". */
typedef LIST(Str) PartKeys;
void part_keys(const PartKind *, const Passages *, PartKeys *, Arena *);

/* Is this number given by the program, as the next that is free? */
bool part_numbers(const PartKind *, const Field *);

/* The kind and the field that a name of the form is about. False: it is about none of this part. */
bool part_names(const DraftPart *, Str name, const PartKind **, Str *key, Str *field, Arena *);

/* Two changed one field; theirs: what stands there now. */
typedef struct Clash { Str name, theirs; } Clash;
typedef struct PartWritten {
    Str         text;
    LIST(Clash) clashes;
    LIST(Str)   misfits;               /* names of what fits into no quotes */
    int64_t     changes;
} PartWritten;

/* before: the text that was looked at; now: the one that counts. What clashes or does not fit is
 * left out of the text, and then nothing comes and nothing goes; nor by part_write_values(). */
void part_write(const DraftPart *, Str before, Str now, const Pairs *typed, PartWritten *, Arena *);
void part_write_values(const DraftPart *, Str before, Str now, const Pairs *typed, PartWritten *,
                       Arena *);

#endif

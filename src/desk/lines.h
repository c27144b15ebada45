/* lines.h - what was defined, as the lines of a draft: to be copied, changed, or compared. */
#ifndef DESK_LINES_H
#define DESK_LINES_H

#include "letters/record.h"

/* Words and papers that fit on no line (quotes, several lines, or not text) stand there as "@NAME":
 * "document-1-2.pdf" is the paper of document 1, version 2. */
typedef struct NamedPaper { Str name, bytes; } NamedPaper;
typedef LIST(NamedPaper) NamedPapers;

/* One definition, as it would be typed, with its newline; fields that say nothing are left out.
 * Amounts and moments are in the currency and on the clock of the record's procedure. */
void line_of_definition(const Act *, Record *, NamedPapers *, Text *, Arena *);

/* One text against another, line by line: what went, what came, what stayed. */
typedef enum LineFate { LINE_STAYS, LINE_GOES, LINE_COMES } LineFate;
typedef struct LineChange { LineFate fate; int64_t before, after; Str text; } LineChange;
typedef LIST(LineChange) LineChanges;

enum { COMPARED_LINES = 4000 };        /* of each; beyond them all lines go, then all come */

/* around: how many lines that stay are told beside one that does not. */
void lines_compare(Str before, Str after, int around, LineChanges *, Arena *);

#endif

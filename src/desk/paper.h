/* paper.h - letters made from the book, written into files. */
#ifndef DESK_PAPER_H
#define DESK_PAPER_H

#include "clerk/clerk.h"
#include "letters/letters.h"

/* All that letters are made from. Of the box only what is listed is read.
 * Fails: as book_walk(). */
Result paper_record(Book *, const Procedure *, Instant now, Record *, Arena *);

/* Writes a new file; never over another. Fails: file-unwritable, pdf-unmade. */
Result paper_file(const Doc *, bool pdf, const char *path, Arena *);

#endif

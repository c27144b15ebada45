/* paper.h - letters made from the book, written into files. */
#ifndef DESK_PAPER_H
#define DESK_PAPER_H

#include "clerk/clerk.h"
#include "letters/letters.h"

/* All that letters are made from. Of the box only what is listed is read, and no mark: those stand
 * in the procedure. Where marks were opened again all of them are read, for then what each was
 * before is told. Fails: as book_walk(). */
Result paper_record(Book *, const Procedure *, Instant now, Record *, Arena *);

/* The same, and each mark as the act that it is. */
Result paper_record_marks(Book *, const Procedure *, Instant now, Record *, Arena *);

/* What the award of a lot saves, lot 0: of the only one; NULL: no baseline was published, nothing
 * is awarded, or the price file of the winner cannot be read. */
const Savings *paper_savings(const Record *, Id lot);

/* As letter_write(); the award report tells what is saved as well. */
Result paper_letter(Record *, Asked, Doc *);

/* Writes a new file; never over another. Fails: file-unwritable, pdf-unmade. */
Result paper_file(const Doc *, bool pdf, const char *path, Arena *);

#endif

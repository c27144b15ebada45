/* fold.h - a procedure as its acts in the book make it, for whoever writes or only reads.
 *
 * Nothing is judged again: what was entered is the truth. */
#ifndef BOOK_FOLD_H
#define BOOK_FOLD_H

#include "book/book.h"
#include "core/procedure.h"

/* Folding takes as much room as the acts of a procedure need, and FOLD_SPARE must be left, so that
 * what was folded once can be folded again. */
enum { FOLD_BYTES = 256 << 20, FOLD_SPARE = 32 << 20 };

/* The office, and a procedure of it by the number of its file. The life has room for FOLD_BYTES.
 * Fails: no-such-procedure, too-large; as book_walk(). */
Result fold_office(Book *, Procedure *office, Arena *life);
Result fold_file(Book *, int64_t file, const Procedure *office, Procedure *, Arena *life);

#endif

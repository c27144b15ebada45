/* fold.h - a procedure as its acts in the book make it, for whoever writes or only reads.
 *
 * What was entered is the truth, but a book may have been written by other hands than a clerk's. So
 * every act is judged again: its fold rests on that. */
#ifndef BOOK_FOLD_H
#define BOOK_FOLD_H

#include "book/book.h"
#include "core/procedure.h"

/* Folding takes as much room as the acts of a procedure need, and FOLD_SPARE must be left, so that
 * what was folded once can be folded again. */
enum { FOLD_BYTES = 1 << 30, FOLD_SPARE = 32 << 20 };

/* The office, and a procedure of it by the number of its file. The life has room for FOLD_BYTES.
 * The detail of a failure lies in the life. Fails: no-such-procedure, too-large, book-altered; as
 * book_walk(). */
Result fold_office(Book *, Procedure *office, Arena *life);
Result fold_file(Book *, int64_t file, const Procedure *office, Procedure *, Arena *life);

/* Goes on with one of them by what its file has from leaf *next on, which is set to where the next
 * time begins; 0 begins. What was not DONE is of no use any more. Fails: as fold_file(). */
Result fold_on(Book *, int64_t file, int64_t *next, Procedure *, Arena *life);

/* The next of book_walk() of one procedure, also where it is withheld. Fails: as act_refold(),
 * act_read(); too-large. */
Result kept_refold(Procedure *, const Kept *, Arena *life);

/* Folds an act that was read from a book, if its judge lets it pass as it did when it was entered.
 * The detail of a failure lies in the life. Fails: book-altered. */
Result act_refold(Procedure *, const Act *, Arena *life);

#endif

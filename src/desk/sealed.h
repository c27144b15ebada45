/* sealed.h - which sealed files a book names: of bids in its log, and of those that wait for the
 * box. */
#ifndef DESK_SEALED_H
#define DESK_SEALED_H

#include "book/book.h"
#include "proof/papers.h"

/* Of each envelope its head, some more than once. Ends with a Result that is not done.
 * Fails: as the one who is told, book_walk(), heads_glance(). */
typedef Result SealedFn(void *with, const Head *);
Result sealed_named(Book *, SealedFn *, void *with);

#endif

/* named.h - whom a refusal means, and which procedure a word. Judges know people by their numbers
 * alone; whoever reads why an act was refused sees the names on record beside them: "bidder 301
 * (Dray Ltd)". */
#ifndef DESK_NAMED_H
#define DESK_NAMED_H

#include "book/book.h"
#include "core/procedure.h"

/* The detail with names; procedure NULL, or a name that is not on record: as it is. */
Result with_names(Result, const Procedure *, Book *, Arena *);

/* The procedure that "2026-42", a name, or a draft means. Fails: no-such-procedure, where it was
 * named with those that are here; as book_file(). */
Result procedure_found(Book *, const char *words, Name *);
Result procedure_named(Book *, const char *words, Name *, Arena *);

#endif

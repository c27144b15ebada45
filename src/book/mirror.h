/* mirror.h - a book that somebody else writes, as one person may see it: all entries of its log,
 * and of the acts behind them those that are shown.
 *
 * It is a book like any other for who reads. Entries come by book_enter(), as filler, for all that
 * an entry commits to may come later or never; so its tree is that of the log. Of an act that is
 * withheld the row says its kind, and has the inner hash where others have their salt. Whatever is
 * written here is in a transaction. */
#ifndef BOOK_MIRROR_H
#define BOOK_MIRROR_H

#include "book/book.h"

/* Takes away what was shown of a file, with its words, and what waited in it. */
Result mirror_clear(Book *, int64_t file);

/* Shows an act of a file, or that it is withheld, at its entry. Fails: book-altered (the entry does
 * not commit to it). */
Result mirror_show(Book *, const Kept *);

/* How many open entries carry the name. */
Result mirror_count(Book *, Name, int64_t *entries);

/* What is kept beside it, by name; empty where nothing is. */
Result mirror_keep(Book *, const char *name, Str value);
Result mirror_kept(Book *, const char *name, Str *value, Arena *);

#endif

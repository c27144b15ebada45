/* book.h - what there is in a book: its procedures, and what of it cannot be read. */
#ifndef PAGE_BOOK_H
#define PAGE_BOOK_H

#include "desk/onlooker.h"

typedef struct ProcedureShown {
    int64_t year, number;
    Str     name, title;
    bool    published;                           /* else a draft */
} ProcedureShown;

typedef LIST(int64_t) Rows;

typedef struct BookPage {
    int64_t entries;
    LIST(ProcedureShown) procedures;             /* in the order in which they were begun */
    Rows    unread;                              /* as page_unread() */
} BookPage;

/* Fails: as book_files(), onlooker_procedure(), page_unread(). */
Result page_book(const Onlooker *, BookPage *, Arena *);

/* The same of those that are_shown(), and nothing of what cannot be read. */
typedef bool ShownFn(const void *with, const Procedure *);
Result page_book_of(const Onlooker *, ShownFn *is_shown, const void *with, BookPage *, Arena *);

/* The rows of what waits for the box and cannot be read. Fails: as book_waiting(). */
Result page_unread(Book *, Rows *, Arena *);

#endif

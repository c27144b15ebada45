/* onlooker.h - the book as whoever may read its folder sees it: the state of one moment, also while
 * a clerk writes in it. No lock, no key of the log, no ticks; nothing is changed. */
#ifndef DESK_ONLOOKER_H
#define DESK_ONLOOKER_H

#include "clerk/clerk.h"

typedef struct Onlooker {
    Book     *book;
    Instant   now;                   /* as told, or the log's last moment if that is later */
    Procedure office;
} Onlooker;

/* The life closes the book. Fails: as book_open() and fold_office(). */
Result onlooker_come(Onlooker *, const char *folder, Instant now, Arena *);

/* Folds the procedure of a name or draft; the life has room for FOLD_BYTES.
 * Fails: no-such-procedure; as fold_file(). */
Result onlooker_procedure(const Onlooker *, Name, Procedure *, Arena *);

#endif

/* onlooker.h - the book as whoever may read its folder sees it: the state of one moment, also while
 * a clerk writes in it. No lock, no key of the log, no ticks; nothing is changed. */
#ifndef DESK_ONLOOKER_H
#define DESK_ONLOOKER_H

#include "base/language.h"
#include "clerk/clerk.h"

typedef struct Onlooker {
    Book     *book;
    Instant   now;                   /* as told, or the log's last moment if that is later */
    Procedure office;
    int64_t   next;                  /* the first leaf that the office does not know */
    Language  language;              /* in which pages are wanted; letters are in English */
} Onlooker;

/* The life closes the book. Fails: as book_open() and fold_office(). */
Result onlooker_come(Onlooker *, const char *folder, Instant now, Arena *);

/* It sees the moment of now: what was entered since is folded on. life: the same. What fails is of
 * no use any more. Fails: as book_look_on(), fold_on(). */
Result onlooker_go_on(Onlooker *, Instant now, Arena *life);

/* Folds the procedure of a name or draft; the life has room for FOLD_BYTES.
 * Fails: no-such-procedure; as fold_file(). */
Result onlooker_procedure(const Onlooker *, Name, Procedure *, Arena *);

#endif

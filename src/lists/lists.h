/* lists.h - every published tender in a row: what lists, feeds and search are answered from.
 *
 * The rows are drawn from the book, from nothing but its public edition (page/tenders.h), into
 * the file shown.db beside it. Nothing hangs on it: where it is missing, broken, another book's or
 * another program's it is drawn anew. What it says changes with acts alone; where a tender stands
 * is kept with the moments from which on it stands so. */
#ifndef LISTS_LISTS_H
#define LISTS_LISTS_H

#include "page/contracts.h"
#include "page/feeds.h"
#include "page/tenders.h"

typedef struct Lists Lists;

/* The file in this folder; NULL: in memory. The life closes it. One thread at a time may use it.
 * Fails: lists-broken. */
Result lists_open(Lists **, const char *folder, Arena *);

/* Draws what was entered since, up to where the onlooker sees, goes on where it was broken off.
 * folded: gives procedures that are folded already; NULL: each is folded from its start. A
 * procedure that cannot be read is not listed; its own page says why. Fails: lists-broken; as
 * book_walk(). */
typedef Result FoldedFn(void *with, const File *, const Procedure **);
Result lists_draw(Lists *, const Onlooker *, FoldedFn *folded, void *with, Arena *);

/* One row, in place of the one before. Fails: lists-broken. */
Result lists_put(Lists *, const Listed *);

/* What is asked for, at a moment: what is open first, by deadline, then the others, the latest
 * first. Words are words, whatever stands in them: all of them, each a beginning; several within
 * double quotes stand side by side. Fails: lists-broken. */
Result lists_tenders(Lists *, const TendersAsked *, Instant now, TendersFound *, Arena *);

/* The latest FEED_MOST. */
Result lists_news(Lists *, NewsItems *, Arena *);

/* Those of which it is known when bids close. */
Result lists_deadlines(Lists *, Instant now, ListedRows *, Arena *);

/* The latest first. */
Result lists_contracts(Lists *, ContractRows *, Arena *);

/* The next moment at which a tender stands elsewhere though nobody acts; LAST_MOMENT: none. */
Result lists_until(Lists *, Instant now, Instant *until);

extern const Reason lists_broken;

#endif

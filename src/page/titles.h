/* titles.h - what the numbers of a procedure stand for, in words: "1 Recovery in the north". Who is
 * asked for a lot, a criterion or a bidder chooses among these and types no number.
 *
 * Each is shown to whom its act and its words are shown (share/bundle.h). */
#ifndef PAGE_TITLES_H
#define PAGE_TITLES_H

#include "desk/onlooker.h"
#include "share/bundle.h"

/* within: of a criterion its lot, of an activity its service, of a member its bidder; else 0. */
typedef struct Title { Thing thing; Id number, within; Str words; } Title;
typedef LIST(Title) Titles;

/* All of them, in the order in which they came; of one number the latest words. procedure: the
 * office's or another; NULL: there is none yet. Fails: as paper_record(). */
Result page_titles(const Onlooker *, const Procedure *, Id asker, Titles *, Arena *);

/* The first of that number; within 0: wherever. NULL: none. */
const Title *title_of(const Titles *, Thing, Id number, Id within);

/* "1 Recovery in the north", "Round 1, tenders"; of people the name alone. of_lots: with the lot of
 * a criterion, the service of an activity. */
Str title_label(const Title *, bool of_lots, Arena *);

/* The next number that is not taken: within a lot, a service or a bidder; 0: anywhere. */
Id title_next(const Titles *, Thing, Id within);

/* Which edition whoever looks after a procedure, bids in it, or neither, is shown. */
Edition edition_for(const Procedure *, Id asker);

#endif

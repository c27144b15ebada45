/* figures.h - the results of a lot as pictures, each with the sentence that says what is to be seen
 * and the table of its numbers.
 *
 * Pages and the award report show the same ones. They rank nothing: the ranking is rank_lot()'s,
 * what a change would do trials_of()'s, what is saved savings_of()'s. Who may see them is for the
 * caller to know: they tell everything of every bid. */
#ifndef LETTERS_FIGURES_H
#define LETTERS_FIGURES_H

#include "core/view/savings.h"
#include "draw/draw.h"
#include "letters/document.h"
#include "letters/record.h"

/* word: of addresses and files. The first cell of a row of the table names it. rows: how many there
 * are, of which the first stand here; 0: all do. */
typedef struct Figure {
    const char *word;
    Str         heading, says;
    Graphic     drawing;
    LIST(Column) columns;
    LIST(Str)   cells;
    int64_t     rows;
} Figure;
typedef LIST(Figure) Figures;

/* lead: who is first, by how much. advice: what one change would do, and what is to be recorded;
 * narrow: one would turn it. unranked: why there is no ranking. */
typedef struct Results {
    Str     lead, advice, unranked;
    bool    narrow;
    Figures figures;
} Results;

/* All of a lot, as far as there is anything: scores, price and quality, what one change would do,
 * marks of the panel, what is saved (NULL: it is not known), when what happened. rows: of a table
 * at most; 0: all. Fails: no-such-lot; as whoever brings the papers. */
Result results_of(Record *, Id lot, const Savings *, int64_t rows, Results *);

/* To a bidder of an awarded lot: its own scores beside the winner's, as its assessment summary
 * tells them, and nothing of others; when what happened. Fails: no-such-lot, no-such-bid; as
 * whoever brings the papers. Source: Procurement Act 2023 s.50. */
Result results_told(Record *, Id lot, Id bidder, Results *);

/* "The first 100 of 20000 rows"; empty: all are there. */
Str figure_left_out(const Figure *, Arena *);

/* What everybody may know of when it went how: from what is published and from nothing else. lot 0:
 * of all. Fails: as whoever brings the papers. */
Result results_times(Record *, Id lot, Figure *);

/* What a price gets under the formula of a lot, beside made-up bids (core/view/dry_run.h); no
 * columns: there is no formula that can be drawn. */
void formula_figure(const Procedure *, const Lot *, Figure *, Arena *);

#endif

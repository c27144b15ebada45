/* results.h - how the bids of a lot were judged, as pictures with their tables: all of it to who
 * takes part in the decision, when it went how to everybody once it is decided. */
#ifndef PAGE_RESULTS_H
#define PAGE_RESULTS_H

#include "letters/figures.h"
#include "page/tender.h"

#define FIGURE_COLUMN(IS)                                                                          \
    IS(FigureColumn, TEXT, title, , "What stands in it.")                                          \
    IS(FigureColumn, FLAG, number, , "It is a number, or an amount.")
SHAPE(FigureColumn, FIGURE_COLUMN)

#define FIGURE_CELL(IS)                                                                            \
    IS(FigureCell, TEXT, says, , "What it says; - for nothing.")                                   \
    IS(FigureCell, FLAG, number, , "It is a number, or an amount.")
SHAPE(FigureCell, FIGURE_CELL)

#define FIGURE_ROW(IS)                                                                             \
    IS(FigureRow, TEXT, name, , "What the row is of.")                                             \
    IS(FigureRow, LIST, cells, FigureCell, "Its cells, in the order of the columns.")
SHAPE(FigureRow, FIGURE_ROW)

#define FIGURE_SHOWN(IS)                                                                           \
    IS(FigureShown, TEXT, word, , "By which it is named in addresses: scores, panel.")             \
    IS(FigureShown, TEXT, id, , "Where on the page it stands: scores-1.")                          \
    IS(FigureShown, TEXT, heading, , "What it shows.")                                             \
    IS(FigureShown, TEXT, named, , "The same with the lot, as nothing else on the page is.")       \
    IS(FigureShown, DRAWN, graphic, , "The picture.")                                              \
    IS(FigureShown, FLAG, drawn, , "There is a picture.")                                          \
    IS(FigureShown, TEXT, says, , "What is to be seen.")                                           \
    IS(FigureShown, TEXT, names, , "Of what the rows are.")                                        \
    IS(FigureShown, LIST, columns, FigureColumn, "The columns beside that.")                       \
    IS(FigureShown, LIST, rows, FigureRow, "The numbers.")                                         \
    IS(FigureShown, TEXT, left_out, , "How many of the rows these are; empty: all.")               \
    IS(FigureShown, TEXT, csv, , "Where the same table is for a spreadsheet.")
SHAPE(FigureShown, FIGURE_SHOWN)

#define TOLD_MARK(IS)                                                                              \
    IS(ToldMark, TEXT, question, , "What was judged.")                                             \
    IS(ToldMark, TEXT, mark, , "The panel's mark, and of how many.")                               \
    IS(ToldMark, TEXT, reason, , "Why, in the panel's words.")
SHAPE(ToldMark, TOLD_MARK)

#define LOT_RESULTS(IS)                                                                            \
    IS(LotResults, NUMBER, lot, , "The lot's number.")                                             \
    IS(LotResults, TEXT, title, , "What it is called.")                                            \
    IS(LotResults, TEXT, status, , "Where it stands.")                                             \
    IS(LotResults, TEXT, tag, , "The class of the status's colour.")                               \
    IS(LotResults, TEXTS, stands, , "What must be known before all else.")                         \
    IS(LotResults, TEXT, lead, , "Who is first, and by how much.")                                 \
    IS(LotResults, TEXT, advice, , "What one change would do, and what to record.")                \
    IS(LotResults, FLAG, narrow, , "One change would turn the first place.")                       \
    IS(LotResults, TEXT, unranked, , "Why there is no ranking yet.")                               \
    IS(LotResults, LIST, marks, ToldMark, "Of a bidder's own bid, what the panel found.")          \
    IS(LotResults, LIST, figures, FigureShown, "Its pictures.")
SHAPE(LotResults, LOT_RESULTS)

#define RESULTS_PAGE(IS)                                                                           \
    IS(ResultsPage, TEXT, number, , "Year and number, or its name.")                               \
    IS(ResultsPage, TEXT, title, , "What was tendered.")                                           \
    IS(ResultsPage, TEXT, buyer, , "By whom.")                                                     \
    IS(ResultsPage, TEXT, heading, , "What this page is about.")                                   \
    IS(ResultsPage, FLAG, all, , "It shows all bids, to who takes part in the decision.")          \
    IS(ResultsPage, FLAG, own, , "It shows a bidder its own bid beside the winner's.")            \
    IS(ResultsPage, FLAG, decided, , "Something is decided, and everybody may read how.")          \
    IS(ResultsPage, TEXT, locked_out, , "Lots whose results are not shown yet, and why.")          \
    IS(ResultsPage, LIST, lots, LotResults, "Those that have results.")                            \
    IS(ResultsPage, LIST, times, FigureShown, "When what happened, where that is all there is.")
SHAPE(ResultsPage, RESULTS_PAGE)

enum { FIGURE_ROWS = 100 };

/* csv: where its table is for a spreadsheet; empty: nowhere. lot 0: of all. */
FigureShown figure_shown(const Figure *, Id lot, Str csv, Arena *);

/* May this person see how all bids of the lot were judged? Once its marks are locked: overseers;
 * officers and the chair of the lot who have declared that no interest of theirs is in the way.
 * lot NULL: of any lot. */
bool results_are_for(const Procedure *, Id asker, const Lot *);

/* Is this the bidder of an admitted bid of an awarded lot, who was given its assessment summary? It
 * sees its own scores beside the winner's. lot NULL: of any lot. */
bool results_were_told(const Procedure *, Id asker, const Lot *);

/* One or the other, of any lot. */
bool results_are_there(const Procedure *, Id asker);

/* What everybody may know. Fails: not-public, while nothing is decided; as public_look(). */
Result page_results(const Onlooker *, const Procedure *, ResultsPage *, Arena *);

/* Of those lots of which this person may see it, or was told. whole: tables have all their rows, as
 * a spreadsheet has; else FIGURE_ROWS at most. Fails: as paper_record(). */
Result page_results_of(const Onlooker *, const Procedure *, Id asker, bool whole, ResultsPage *,
                       Arena *);

void   results_html(const Frame *, const ResultsPage *, Text *, Arena *);

/* The table of one picture as CSV; lot 0: of those of the whole tender. False: it is not there. */
bool   results_csv(const ResultsPage *, Id lot, Str word, Text *, Arena *);

#endif

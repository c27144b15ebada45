/* oversight.h - what somebody who watches over tenders looks for first: what is late, what moved,
 * where there was one bid only or a narrow lead, who wears two hats; and who decided what, on which
 * paper. None of it is a fault; each line names its entry of the log, so that somebody asks. */
#ifndef PAGE_OVERSIGHT_H
#define PAGE_OVERSIGHT_H

#include "page/doings.h"

#define WATCHED_ROW(IS)                                                                            \
    IS(WatchedRow, TEXT, says, , "What is so, in a sentence.")                                     \
    IS(WatchedRow, TEXT, reason, , "Why, as was given.")                                           \
    IS(WatchedRow, TEXT, at, , "Since when, in words; empty: at no moment.")                       \
    IS(WatchedRow, TEXT, by, , "Whose act it was: who signed, and who agreed; empty: nobody's.")   \
    IS(WatchedRow, TEXT, paper, , "Where the paper is on which it rests; empty: it has none.")     \
    IS(WatchedRow, NUMBER, entry, , "Its entry of the log; 0: it follows from several.")
SHAPE(WatchedRow, WATCHED_ROW)

#define WATCHED_PART(IS)                                                                           \
    IS(WatchedPart, TEXT, title, , "What is looked for.")                                          \
    IS(WatchedPart, TEXT, none, , "What is said where there is nothing of it.")                    \
    IS(WatchedPart, LIST, rows, WatchedRow, "What was found.")
SHAPE(WatchedPart, WATCHED_PART)

#define OVERSIGHT_PAGE(IS)                                                                         \
    IS(OversightPage, TEXT, procedure, , "The title of the procedure.")                            \
    IS(OversightPage, TEXT, number, , "Year and number, or its name.")                             \
    IS(OversightPage, TEXT, back, , "Its page.")                                                   \
    IS(OversightPage, TEXT, status, , "Where it stands.")                                          \
    IS(OversightPage, LIST, parts, WatchedPart, "What was looked for.")
SHAPE(OversightPage, OVERSIGHT_PAGE)

#define OVERSEEN_ROW(IS)                                                                           \
    IS(OverseenRow, TEXT, title, , "The title of the procedure.")                                  \
    IS(OverseenRow, TEXT, number, , "Year and number, or its name.")                               \
    IS(OverseenRow, TEXT, link, , "What was found in it.")                                         \
    IS(OverseenRow, TEXT, status, , "Where it stands.")                                            \
    IS(OverseenRow, TEXT, tag, , "The class of the status's colour.")                              \
    IS(OverseenRow, NUMBER, late, , "How many duties are late.")                                   \
    IS(OverseenRow, NUMBER, found, , "How much else was found.")
SHAPE(OverseenRow, OVERSEEN_ROW)

#define OVERSEEN_PAGE(IS)                                                                          \
    IS(OverseenPage, LIST, tenders, OverseenRow, "Those that the asker looks after.")             \
    IS(OverseenPage, TEXT, which, , "Which of them are shown; empty: all.")                       \
    IS(OverseenPage, TEXT, before, , "Where those before them are.")                              \
    IS(OverseenPage, TEXT, after, , "Where more are.")
SHAPE(OverseenPage, OVERSEEN_PAGE)

/* Officers and overseers of it. */
bool oversight_is_for(const Procedure *, Id asker);

/* Fails: as paper_record(). */
Result page_oversight(const Onlooker *, const Procedure *, Id asker, Str at, OversightPage *,
                      Arena *);
Result page_overseen(const Onlooker *, const Procedure *, Id asker, Str at, OverseenRow *,
                     Arena *);
void   oversight_html(const Frame *, const OversightPage *, Text *, Arena *);
void   overseen_html(const Frame *, const OverseenPage *, Text *, Arena *);

#endif

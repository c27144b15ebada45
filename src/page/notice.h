/* notice.h - a draft's text by parts, each a page of inputs with what can be said of it: sums of
 * weights, what a formula does to made-up bids, the dates that the law derives, who decides.
 *
 * The text is the truth; a page shows a part of it and changes that alone (desk/part.h). */
#ifndef PAGE_NOTICE_H
#define PAGE_NOTICE_H

#include "desk/draft.h"
#include "desk/part.h"
#include "page/form.h"
#include "page/results.h"
#include "page/team.h"

#define NOTICE_FIELD(IS)                                                                           \
    IS(NoticeField, TEXT, id, , "Where it stands in the page.")                                    \
    IS(NoticeField, TEXT, name, , "What is sent: criterion-1-2.weight.")                           \
    IS(NoticeField, TEXT, label, , "What it is called.")                                           \
    IS(NoticeField, TEXT, value, , "What stands in the text, or was typed.")                       \
    IS(NoticeField, TEXT, error, , "What is wrong with it.")                                       \
    IS(NoticeField, TEXT, theirs, , "What somebody else saved there meanwhile.")                   \
    IS(NoticeField, TEXT, mode, , "Which keys a telephone shows.")                                 \
    IS(NoticeField, FLAG, list, , "One of several.")                                               \
    IS(NoticeField, FLAG, wide, , "It needs much room.")                                           \
    IS(NoticeField, LIST, choices, FormChoice, "Those.")
SHAPE(NoticeField, NOTICE_FIELD)

#define NOTICE_ROW(IS)                                                                             \
    IS(NoticeRow, TEXT, id, , "Where it stands in the page.")                                      \
    IS(NoticeRow, TEXT, legend, , "Which definition it is.")                                       \
    IS(NoticeRow, TEXT, drop, , "By which it is taken away; empty: not here.")                     \
    IS(NoticeRow, FLAG, dropped, , "It was marked to be taken away.")                              \
    IS(NoticeRow, TEXT, says, , "What follows from it.")                                           \
    IS(NoticeRow, FLAG, within, , "It is a part of one above.")                                    \
    IS(NoticeRow, FLAG, fresh, , "It would be added.")                                             \
    IS(NoticeRow, LIST, fields, NoticeField, "What is asked.")
SHAPE(NoticeRow, NOTICE_ROW)

#define NOTICE_HINT(IS)                                                                            \
    IS(NoticeHint, TEXT, label, , "The field.")                                                    \
    IS(NoticeHint, TEXT, says, , "What may stand in it.")
SHAPE(NoticeHint, NOTICE_HINT)

#define NOTICE_GROUP(IS)                                                                           \
    IS(NoticeGroup, TEXT, id, , "Where it stands in the page.")                                    \
    IS(NoticeGroup, TEXT, title, , "What it is made of.")                                          \
    IS(NoticeGroup, TEXT, more, , "What of it must be changed in the text.")                       \
    IS(NoticeGroup, LIST, rows, NoticeRow, "Its definitions, and an empty one.")                   \
    IS(NoticeGroup, LIST, hints, NoticeHint, "What its fields may be.")
SHAPE(NoticeGroup, NOTICE_GROUP)

#define NOTICE_PART(IS)                                                                            \
    IS(NoticePart, TEXT, title, , "The part.")                                                     \
    IS(NoticePart, TEXT, link, , "Its page.")                                                      \
    IS(NoticePart, FLAG, here, , "It is this page.")                                               \
    IS(NoticePart, TEXT, says, , "What is wrong there.")
SHAPE(NoticePart, NOTICE_PART)

#define NOTICE_FAULT(IS)                                                                           \
    IS(NoticeFault, TEXT, id, , "The field or the definition; empty: it stands in none.")          \
    IS(NoticeFault, TEXT, of, , "Which definition, and which field.")                              \
    IS(NoticeFault, TEXT, says, , "What is wrong.")                                                \
    IS(NoticeFault, TEXT, detail, , "With which value, and what is right.")                        \
    IS(NoticeFault, TEXT, source, , "Which law or which page says so.")
SHAPE(NoticeFault, NOTICE_FAULT)

#define NOTICE_SUM(IS)                                                                             \
    IS(NoticeSum, TEXT, id, , "Of which lot, round and criterion, for a script.")                  \
    IS(NoticeSum, TEXT, of, , "Of what.")                                                          \
    IS(NoticeSum, TEXT, is, , "What the weights make.")                                            \
    IS(NoticeSum, TEXT, right, , "What they ought to make.")                                       \
    IS(NoticeSum, FLAG, wrong, , "They do not.")
SHAPE(NoticeSum, NOTICE_SUM)

#define NOTICE_DRY_LINE(IS)                                                                        \
    IS(NoticeDryLine, TEXT, name, , "The made-up bid.")                                            \
    IS(NoticeDryLine, TEXT, place, , "Its place, or that it has none.")                            \
    IS(NoticeDryLine, TEXT, price, , "Its price.")                                                 \
    IS(NoticeDryLine, TEXT, quality, , "Its points for quality.")                                  \
    IS(NoticeDryLine, TEXT, total, , "What ranks it.")
SHAPE(NoticeDryLine, NOTICE_DRY_LINE)

#define NOTICE_DRY_CASE(IS)                                                                        \
    IS(NoticeDryCase, TEXT, id, , "Where it stands in the page.")                                  \
    IS(NoticeDryCase, TEXT, title, , "What is tried.")                                             \
    IS(NoticeDryCase, TEXT, named, , "The same with its lot.")                                     \
    IS(NoticeDryCase, TEXT, says, , "What it shows.")                                              \
    IS(NoticeDryCase, FLAG, alarms, , "It ought to be looked at.")                                 \
    IS(NoticeDryCase, LIST, lines, NoticeDryLine, "The bids, by place.")
SHAPE(NoticeDryCase, NOTICE_DRY_CASE)

#define NOTICE_FORMULA(IS)                                                                         \
    IS(NoticeFormula, TEXT, title, , "Of which lot.")                                              \
    IS(NoticeFormula, TEXT, lacks, , "What is missing before it can be tried.")                    \
    IS(NoticeFormula, TEXT, definition, , "The formula, for who reckons.")                         \
    IS(NoticeFormula, TEXT, warning, , "What to bear in mind.")                                    \
    IS(NoticeFormula, LIST, figures, FigureShown, "What a price gets.")                            \
    IS(NoticeFormula, LIST, cases, NoticeDryCase, "Tried on made-up bids.")
SHAPE(NoticeFormula, NOTICE_FORMULA)

#define NOTICE_DATE(IS)                                                                            \
    IS(NoticeDate, TEXT, title, , "Of which lot and round, and for what.")                         \
    IS(NoticeDate, TEXT, earliest, , "The earliest lawful one.")                                   \
    IS(NoticeDate, TEXT, derivation, , "How it is counted.")                                       \
    IS(NoticeDate, TEXT, published, , "What this draft says.")                                     \
    IS(NoticeDate, FLAG, short_, , "That is too early.")                                           \
    IS(NoticeDate, TEXTS, shorter, , "What would make it shorter.")
SHAPE(NoticeDate, NOTICE_DATE)

#define NOTICE_DAY(IS)                                                                             \
    IS(NoticeDay, TEXT, number, , "Of the month; empty: of another one.")                          \
    IS(NoticeDay, FLAG, off, , "Nobody works.")                                                    \
    IS(NoticeDay, FLAG, marked, , "Something is that day.")
SHAPE(NoticeDay, NOTICE_DAY)

#define NOTICE_WEEK(IS) IS(NoticeWeek, LIST, days, NoticeDay, "Monday to Sunday.")
SHAPE(NoticeWeek, NOTICE_WEEK)

#define NOTICE_MONTH(IS)                                                                           \
    IS(NoticeMonth, TEXT, title, , "Its name and year.")                                           \
    IS(NoticeMonth, LIST, weeks, NoticeWeek, "Its weeks.")                                         \
    IS(NoticeMonth, TEXTS, says, , "What is on which day.")
SHAPE(NoticeMonth, NOTICE_MONTH)

#define NOTICE_PAGE(IS)                                                                            \
    IS(NoticePage, TEXT, heading, , "The part.")                                                   \
    IS(NoticePage, TEXT, intro, , "What it is about.")                                             \
    IS(NoticePage, TEXT, procedure, , "The title of the procedure.")                               \
    IS(NoticePage, TEXT, at, , "The address of the procedure.")                                    \
    IS(NoticePage, TEXT, back, , "Where the whole text is.")                                       \
    IS(NoticePage, TEXT, action, , "Where the form goes.")                                         \
    IS(NoticePage, NUMBER, version, , "The version of the text that this was made from.")          \
    IS(NoticePage, TEXT, saved, , "Who saved it, and when.")                                       \
    IS(NoticePage, TEXT, done, , "What was just done.")                                            \
    IS(NoticePage, TEXT, trouble, , "Why it was not saved.")                                       \
    IS(NoticePage, TEXT, next, , "The page of the next part.")                                     \
    IS(NoticePage, TEXT, next_title, , "What that is.")                                            \
    IS(NoticePage, LIST, parts, NoticePart, "All parts.")                                          \
    IS(NoticePage, LIST, faults, NoticeFault, "What is wrong in this part.")                       \
    IS(NoticePage, LIST, groups, NoticeGroup, "What can be changed.")                              \
    IS(NoticePage, LIST, sums, NoticeSum, "Of the weights.")                                       \
    IS(NoticePage, LIST, formulas, NoticeFormula, "Of each lot.")                                  \
    IS(NoticePage, LIST, dates, NoticeDate, "Those that the law sets.")                            \
    IS(NoticePage, LIST, months, NoticeMonth, "From today to the last of these days.")             \
    IS(NoticePage, LIST, people, TeamPerson, "Who has a part in it.")                            \
    IS(NoticePage, FLAG, peopled, , "This part is about people.")                                  \
    IS(NoticePage, TEXT, padlocks, , "How many there are, and how many are needed.")
SHAPE(NoticePage, NOTICE_PAGE)

/* Who is not signed in any more keeps what was typed. */
/* Of a part: what was typed (NULL: nothing), and what others changed of it meanwhile. */
typedef struct NoticeAsked {
    const Onlooker    *onlooker;
    const Procedure   *begun;          /* as it is in the log */
    Id                 asker;
    const Procedure   *drafted;        /* what the text makes of it */
    const Draft       *draft;          /* tried */
    const DraftPart   *part;
    Str                at;             /* "/t/2026-42" */
    Str                text;
    const Pairs       *typed;
    const PartWritten *written;        /* of what was typed; NULL: nothing was */
    Str                by;             /* of who saved last */
    bool               resumed;        /* what was typed is shown and not saved */
} NoticeAsked;

void page_notice(const NoticeAsked *, NoticePage *, Arena *);
void notice_html(const Frame *, const NoticePage *, Text *, Arena *);

#endif

/* questions.h - what was asked, as those read it who answer: without the asker, beside the answers
 * that everybody reads. */
#ifndef PAGE_QUESTIONS_H
#define PAGE_QUESTIONS_H

#include "page/doings.h"
#include "page/tender.h"

#define ASKED_ROW(IS)                                                                              \
    IS(AskedRow, NUMBER, question, , "Its number here: no other page has it.")                     \
    IS(AskedRow, TEXT, at, , "When it was asked, in words.")                                       \
    IS(AskedRow, TEXT, text, , "As it was asked.")                                                 \
    IS(AskedRow, NUMBER, entry, , "Its entry of the log.")                                         \
    IS(AskedRow, FLAG, waits, , "Did nobody answer anything since?")
SHAPE(AskedRow, ASKED_ROW)

#define QUESTIONS_PAGE(IS)                                                                         \
    IS(QuestionsPage, TEXT, procedure, , "The title of the procedure.")                            \
    IS(QuestionsPage, TEXT, number, , "Year and number, or its name.")                             \
    IS(QuestionsPage, TEXT, back, , "Its page.")                                                   \
    IS(QuestionsPage, TEXT, until, , "Until when bidders may ask; empty: it is not said.")         \
    IS(QuestionsPage, FLAG, over, , "Is that over?")                                               \
    IS(QuestionsPage, LIST, duties, DutyRow, "What must be done about them now.")                  \
    IS(QuestionsPage, LIST, asked, AskedRow, "What was asked, the latest first.")                  \
    IS(QuestionsPage, LIST, answers, AnswerShown, "What was answered, the latest first.")          \
    IS(QuestionsPage, TEXT, which, , "Which of both are shown; empty: all.")                       \
    IS(QuestionsPage, TEXT, before, , "Where later ones are.")                                     \
    IS(QuestionsPage, TEXT, after, , "Where earlier ones are.")                                    \
    IS(QuestionsPage, NUMBER, next, , "The number of the next answer; 0: none can be given now.") \
    IS(QuestionsPage, NUMBER, waiting, , "How many wait where there are several; else 0.")         \
    IS(QuestionsPage, TEXT, kept, , "Where what was typed and not signed is shown; empty: none.")  \
    IS(QuestionsPage, TEXT, draft, , "What the answer may begin with.")
SHAPE(QuestionsPage, QUESTIONS_PAGE)

/* Of a published tender, for those whom managing_is_for(); of its questions and answers that
 * page. Fails: as paper_record(). */
Result page_questions(const Onlooker *, const Procedure *, Id asker, Str at, int64_t nth,
                      QuestionsPage *, Arena *);
void   questions_html(const Frame *, const QuestionsPage *, Text *, Arena *);

#endif

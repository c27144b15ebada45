/* managing.h - the work on a tender from its first draft to its contract: what is done, what is to
 * be done now and by whom, and what cannot begin yet. For those who look after it. */
#ifndef PAGE_MANAGING_H
#define PAGE_MANAGING_H

#include "page/doings.h"

#define MANAGED_TASK(IS)                                                                           \
    IS(ManagedTask, TEXT, title, , "What it is.")                                                  \
    IS(ManagedTask, TEXT, link, , "Where it is done; empty: nowhere now.")                         \
    IS(ManagedTask, TEXT, state, , "How far it is, in a word or two.")                             \
    IS(ManagedTask, TEXT, tag, , "The class of that word's colour; empty: plain.")                 \
    IS(ManagedTask, TEXT, says, , "How far it is, in figures; empty: there are none.")             \
    IS(ManagedTask, TEXT, why, , "Why it cannot be done now; empty: it can, or is done.")          \
    IS(ManagedTask, LIST, duties, DutyRow, "What of it must be done now, by whomever.")            \
    IS(ManagedTask, NUMBER, more, , "How many more of these there are.")                           \
    IS(ManagedTask, NUMBER, entry, , "The entry of the log with the last act of it; 0: none.")
SHAPE(ManagedTask, MANAGED_TASK)

#define MANAGED_STAGE(IS)                                                                          \
    IS(ManagedStage, TEXT, title, , "What the stage is called.")                                   \
    IS(ManagedStage, LIST, tasks, ManagedTask, "Its tasks, in the order of the law.")
SHAPE(ManagedStage, MANAGED_STAGE)

#define MANAGING_PAGE(IS)                                                                          \
    IS(ManagingPage, TEXT, procedure, , "The title of the procedure.")                             \
    IS(ManagingPage, TEXT, number, , "Year and number, or its name.")                              \
    IS(ManagingPage, TEXT, back, , "Its page.")                                                    \
    IS(ManagingPage, TEXTS, stands, , "Where each lot stands, a sentence each.")                   \
    IS(ManagingPage, LIST, next, DutyRow, "What the asker must do now.")                           \
    IS(ManagingPage, NUMBER, next_more, , "How many more of that there are.")                      \
    IS(ManagingPage, LIST, others, DutyRow, "What must be done now and is of no task below.")      \
    IS(ManagingPage, NUMBER, others_more, , "How many more of that there are.")                    \
    IS(ManagingPage, LIST, stages, ManagedStage, "From the draft to the contract.")
SHAPE(ManagingPage, MANAGING_PAGE)

/* Who looks after it sees this page: officers, approvers, overseers, contract managers. */
bool managing_is_for(const Procedure *, Id asker);

/* at: "/t/2026-42". Fails: as paper_record(). */
Result page_managing(const Onlooker *, const Procedure *, Id asker, Str at, ManagingPage *,
                     Arena *);
void   managing_html(const Frame *, const ManagingPage *, Text *, Arena *);

#endif

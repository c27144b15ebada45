/* running.h - a contract while it runs, for who looks after it: what was promised, what changed and
 * with which notices, who holds powers under it, what it saves against the baseline and the target,
 * and what is due. */
#ifndef PAGE_RUNNING_H
#define PAGE_RUNNING_H

#include "page/contracts.h"
#include "page/doings.h"

#define SAVING_ROW(IS)                                                                             \
    IS(SavingRow, TEXT, buyer, , "Whose saving; of all of them: All.")                             \
    IS(SavingRow, TEXT, year, , "In which year; empty: in all.")                                   \
    IS(SavingRow, TEXT, baseline, , "What it cost before.")                                        \
    IS(SavingRow, TEXT, price, , "What it costs now.")                                             \
    IS(SavingRow, TEXT, saved, , "The difference.")                                                \
    IS(SavingRow, TEXT, target, , "Against the target, in words; empty: there is none.")           \
    IS(SavingRow, FLAG, missed, , "Is the target missed?")
SHAPE(SavingRow, SAVING_ROW)

#define PROMISE_ROW(IS)                                                                            \
    IS(PromiseRow, TEXT, asked, , "What the winner was asked to confirm.")                         \
    IS(PromiseRow, TEXT, reply, , "What it said.")                                                 \
    IS(PromiseRow, TEXT, ruling, , "How that was ruled on; empty: not yet.")                       \
    IS(PromiseRow, NUMBER, entry, , "The entry of the question.")
SHAPE(PromiseRow, PROMISE_ROW)

#define PUBLISHED_ROW(IS)                                                                          \
    IS(PublishedRow, TEXT, says, , "Which notice, when it was published, and its number.")         \
    IS(PublishedRow, NUMBER, entry, , "Its entry of the log.")
SHAPE(PublishedRow, PUBLISHED_ROW)

#define POWER_ROW(IS)                                                                              \
    IS(PowerRow, TEXT, says, , "Who holds which power.")                                           \
    IS(PowerRow, TEXT, state, , "From when to when, or when it ended.")                            \
    IS(PowerRow, FLAG, holds, , "Does it hold today?")                                             \
    IS(PowerRow, NUMBER, entry, , "The entry of the designation.")
SHAPE(PowerRow, POWER_ROW)

#define RUNNING_CONTRACT(IS)                                                                       \
    IS(RunningContract, PART, signed_, ContractRow, "As it was signed, and its changes.")          \
    IS(RunningContract, TEXT, state, , "Whether it runs, in a sentence.")                          \
    IS(RunningContract, TEXT, published, , "The greatest value and length that were published.")   \
    IS(RunningContract, TEXT, file, , "The contract as a file.")                                   \
    IS(RunningContract, TEXT, coming, , "Of a change whose notice is out when it may be entered.") \
    IS(RunningContract, LIST, duties, DutyRow, "What must be done about it now, by whomever.")     \
    IS(RunningContract, LIST, promises, PromiseRow, "What the winner confirmed before signing.")   \
    IS(RunningContract, LIST, notices, PublishedRow, "Notices of it, in their order.")             \
    IS(RunningContract, LIST, powers, PowerRow, "Powers of a constable that its people hold.")     \
    IS(RunningContract, LIST, savings, SavingRow, "Against the frozen baseline.")                  \
    IS(RunningContract, TEXT, unsaved, , "Why no saving can be worked out; empty: it can.")        \
    IS(RunningContract, LIST, steps, DoingRow, "What the asker may enter about it now.")
SHAPE(RunningContract, RUNNING_CONTRACT)

#define RUNNING_PAGE(IS)                                                                           \
    IS(RunningPage, TEXT, procedure, , "The title of the procedure.")                              \
    IS(RunningPage, TEXT, number, , "Year and number, or its name.")                               \
    IS(RunningPage, TEXT, back, , "Its page.")                                                     \
    IS(RunningPage, LIST, contracts, RunningContract, "A signed lot each.")                        \
    IS(RunningPage, TEXT, which, , "Which part of them is shown; empty: all of them.")             \
    IS(RunningPage, TEXT, before, , "Where the part before it is.")                                \
    IS(RunningPage, TEXT, after, , "Where the next one is.")
SHAPE(RunningPage, RUNNING_PAGE)

/* Of a published tender, for whom managing_is_for(). at: "/t/2026-42"; part: of the contracts.
 * Fails: as public_look(). */
Result page_running(const Onlooker *, const Procedure *, Id asker, Str at, int64_t part,
                    RunningPage *, Arena *);
void   running_html(const Frame *, const RunningPage *, Text *, Arena *);

#endif

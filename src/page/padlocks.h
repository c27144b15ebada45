/* padlocks.h - for officers, holders and overseers: whose padlock was last shown to be there, and
 * when; and for a holder the question to which only their padlock has the answer. */
#ifndef PAGE_PADLOCKS_H
#define PAGE_PADLOCKS_H

#include "accounts/there.h"
#include "desk/onlooker.h"
#include "page/frame.h"
#include "page/tool.h"

#define PADLOCK_THERE(IS)                                                                          \
    IS(PadlockThere, NUMBER, padlock, , "Its number.")                                             \
    IS(PadlockThere, TEXT, holder, , "Who holds it.")                                              \
    IS(PadlockThere, TEXT, fingerprint, , "Its fingerprint.")                                      \
    IS(PadlockThere, TEXT, at, , "When it was last shown to be there; empty: never.")              \
    IS(PadlockThere, TEXT, ago, , "How long that is.")
SHAPE(PadlockThere, PADLOCK_THERE)

#define PADLOCKS_PAGE(IS)                                                                          \
    IS(PadlocksPage, TEXT, procedure, , "The title of the procedure.")                             \
    IS(PadlocksPage, TEXT, back, , "Its address.")                                                 \
    IS(PadlocksPage, TEXT, number, , "Its number, or its name.")                                   \
    IS(PadlocksPage, TEXT, says, , "How many there are, and how many are needed.")                 \
    IS(PadlocksPage, TEXT, done, , "What was just done.")                                          \
    IS(PadlocksPage, TEXT, trouble, , "Why what was sent does not do.")                            \
    IS(PadlocksPage, LIST, padlocks, PadlockThere, "All of them.")                                 \
    IS(PadlocksPage, NUMBER, own, , "The number of the asker's padlock; 0: none.")                 \
    IS(PadlocksPage, TEXT, question, , "What it is asked.")                                        \
    IS(PadlocksPage, LIST, tools, ToolShown, "The page that answers from one's own disk.")         \
    IS(PadlocksPage, TEXT, answer, , "What was typed as an answer.")
SHAPE(PadlocksPage, PADLOCKS_PAGE)

/* Is it for this person? */
bool padlocks_are_for(const Procedure *, Id asker);

void page_padlocks(const Onlooker *, const Procedure *, const ThereRows *, Str at, PadlocksPage *,
                   Arena *);
void padlocks_html(const Frame *, const PadlocksPage *, Text *, Arena *);

#endif

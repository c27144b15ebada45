/* deciding.h - the bodies whose approval a step of a tender waits for, and of each the paper that
 * lies before it: what it says, what changed since it was last decided on, and the decision.
 *
 * The program makes that paper from the record: what is asked and its figure, and behind it the
 * draft of the tender, or the award report of each lot whose marks are locked. The first vote puts
 * it on the shelf; whoever of the body votes after that votes on the very same one. */
#ifndef PAGE_DECIDING_H
#define PAGE_DECIDING_H

#include "letters/record.h"
#include "page/doings.h"
#include "page/drafting.h"

#define DECISION_SHOWN(IS)                                                                         \
    IS(DecisionShown, NUMBER, version, , "The version of the paper.")                              \
    IS(DecisionShown, TEXT, says, , "Who decided what, and when.")                                 \
    IS(DecisionShown, TEXT, reason, , "Why.")                                                      \
    IS(DecisionShown, TEXT, paper, , "Where the paper is as a file.")                              \
    IS(DecisionShown, NUMBER, entry, , "Its entry of the log.")
SHAPE(DecisionShown, DECISION_SHOWN)

#define GATE_ROW(IS)                                                                               \
    IS(GateRow, TEXT, title, , "What it is called.")                                               \
    IS(GateRow, TEXT, before, , "Which step waits for it.")                                        \
    IS(GateRow, TEXT, state, , "Where it stands, in a word or two.")                               \
    IS(GateRow, TEXT, tag, , "The class of that word's colour.")                                   \
    IS(GateRow, TEXT, body, , "Who decide there.")                                                 \
    IS(GateRow, LIST, decided, DecisionShown, "By each who decided, what they did last.")          \
    IS(GateRow, TEXT, link, , "Its page.")
SHAPE(GateRow, GATE_ROW)

#define GATES_PAGE(IS)                                                                             \
    IS(GatesPage, TEXT, procedure, , "The title of the procedure.")                                \
    IS(GatesPage, TEXT, number, , "Year and number, or its name.")                                 \
    IS(GatesPage, TEXT, back, , "Its page.")                                                       \
    IS(GatesPage, TEXT, add, , "Where another one is named; empty: not by the asker, or not now.") \
    IS(GatesPage, LIST, gates, GateRow, "All that were named.")
SHAPE(GatesPage, GATES_PAGE)

#define PAPER_PART(IS)                                                                             \
    IS(PaperPart, TEXT, title, , "What it is.")                                                    \
    IS(PaperPart, TEXT, about, , "Of which record.")                                               \
    IS(PaperPart, TEXTS, missing, , "What it still lacks.")                                        \
    IS(PaperPart, LIST, terms, TermShown, "What it says.")
SHAPE(PaperPart, PAPER_PART)

#define DECIDING_PAGE(IS)                                                                          \
    IS(DecidingPage, TEXT, procedure, , "The title of the procedure.")                             \
    IS(DecidingPage, TEXT, number, , "Year and number, or its name.")                              \
    IS(DecidingPage, TEXT, back, , "All bodies of this tender.")                                   \
    IS(DecidingPage, TEXT, title, , "What the body is called.")                                    \
    IS(DecidingPage, TEXT, action, , "This page.")                                                 \
    IS(DecidingPage, NUMBER, version, , "Of the paper that is next, or is being decided on.")      \
    IS(DecidingPage, FLAG, lies, , "Somebody has voted on this version, and it is undecided.")     \
    IS(DecidingPage, TEXT, why, , "Why the asker decides nothing now; empty: they do.")            \
    IS(DecidingPage, TEXT, why_link, , "Where that is put right; empty: nowhere.")                 \
    IS(DecidingPage, FLAG, withheld, , "For now the asker is shown no paper.")                     \
    IS(DecidingPage, FLAG, idle, , "Nobody is asked to decide here now.")                          \
    IS(DecidingPage, TEXT, other, , "The form in which another paper is brought.")                 \
    IS(DecidingPage, TEXT, file, , "Where the paper that lies there is as a file.")                \
    IS(DecidingPage, TEXT, text, , "The paper that lies there; empty: it is no text.")             \
    IS(DecidingPage, LIST, parts, PaperPart, "The paper as the record gives it now.")              \
    IS(DecidingPage, TEXT, since, , "Since which version it is compared; empty: with none.")       \
    IS(DecidingPage, FLAG, unread, , "That version is no text, or was erased.")                    \
    IS(DecidingPage, TEXT, counted, , "How much of it changed, in a sentence.")                    \
    IS(DecidingPage, FLAG, few, , "That is little enough to be read at once.")                     \
    IS(DecidingPage, LIST, changes, DraftChange, "What changed since, line by line.")              \
    IS(DecidingPage, LIST, decisions, DecisionShown, "What was decided here, the latest first.")   \
    IS(DecidingPage, TEXT, seen, , "The fingerprint of this paper: the decision is on no other.")  \
    IS(DecidingPage, FLAG, approves, , "That was chosen.")                                         \
    IS(DecidingPage, FLAG, conditions, , "That with a condition was.")                             \
    IS(DecidingPage, FLAG, refuses, , "To refuse was.")                                            \
    IS(DecidingPage, TEXT, reason, , "What was typed.")                                            \
    IS(DecidingPage, TEXT, decision_wrong, , "What is wrong with the choice.")                     \
    IS(DecidingPage, TEXT, reason_wrong, , "What is wrong with the reasons.")                      \
    IS(DecidingPage, TEXT, kept, , "Where what was typed and not signed is shown; empty: none.")   \
    IS(DecidingPage, TEXT, trouble, , "What else is wrong.")
SHAPE(DecidingPage, DECIDING_PAGE)

/* A paper as it will lie on the shelf, and by parts. says: all of it but how far the record has
 * gone, so that who read it has read this one as long as nothing of it changed. */
typedef struct GatePaper { Str text; Hash says; LIST(PaperPart) parts; } GatePaper;

/* Those of a tender, for whom managing_is_for(). Fails: as paper_record(). */
Result page_gates(const Onlooker *, const Procedure *, Id asker, Str at, GatesPage *, Arena *);
void   gates_html(const Frame *, const GatesPage *, Text *, Arena *);

/* What this body decides on now. draft: the tender as it would be published; NULL: there is none.
 * Fails: as letter_write(). */
Result gate_paper(const Onlooker *, const Procedure *, const Gate *, Record *draft, GatePaper *,
                  Arena *);

/* The version that the asker's vote would be on, and whether it lies there already. */
int64_t gate_version_due(const Procedure *, const Gate *, bool *lies);

/* Fails: as paper_record(), book_words(). */
Result page_deciding(const Onlooker *, const Procedure *, Id asker, const Gate *, const GatePaper *,
                     Str at, DecidingPage *, Arena *);
void   deciding_html(const Frame *, const DecidingPage *, Text *, Arena *);

#endif

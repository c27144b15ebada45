/* tender.h - a tender as anybody sees it: what is bought, how bids are judged, who can open them,
 * what changed, and how all of it is checked. */
#ifndef PAGE_TENDER_H
#define PAGE_TENDER_H

#include "page/frame.h"
#include "page/public.h"
#include "page/terms.h"
#include "page/tool.h"

#define LOT_CARD(IS)                                                                               \
    IS(LotCard, NUMBER, lot, , "The lot's number.")                                                \
    IS(LotCard, TEXT, title, , "What it is called.")                                               \
    IS(LotCard, TEXT, law, , "The law by which it is tendered.")                                   \
    IS(LotCard, TEXT, value, , "What the contract may be worth.")                                  \
    IS(LotCard, TEXT, status, , "Where it stands.")                                                \
    IS(LotCard, TEXT, tag, , "The class of the status's colour.")                                  \
    IS(LotCard, TEXTS, stands, , "What must be known before all else.")                            \
    IS(LotCard, TEXT, winner, , "To whom it is awarded.")                                          \
    IS(LotCard, TEXT, price, , "At what price.")
SHAPE(LotCard, LOT_CARD)

#define POWER_SHOWN(IS)                                                                            \
    IS(PowerShown, TEXT, title, , "What is done.")                                                 \
    IS(PowerShown, TEXT, service, , "As part of which service.")                                   \
    IS(PowerShown, TEXT, says, , "Who may do it.")                                                 \
    IS(PowerShown, TEXT, article, , "Which power it needs, by which law.")
SHAPE(PowerShown, POWER_SHOWN)

#define ROUND_CARD(IS)                                                                             \
    IS(RoundCard, NUMBER, round, , "Its number.")                                                  \
    IS(RoundCard, TEXT, title, , "What is handed in.")                                             \
    IS(RoundCard, TEXT, deadline, , "Until when, in words.")                                       \
    IS(RoundCard, TEXT, deadline_at, , "The same, as in ISO 8601; empty: not known yet.")          \
    IS(RoundCard, TEXT, deadline_before, , "The first that was published, where it moved.")        \
    IS(RoundCard, TEXT, questions, , "Until when one may ask.")                                    \
    IS(RoundCard, TEXT, bids, , "What is known of bids.")
SHAPE(RoundCard, ROUND_CARD)

#define PADLOCK_SHOWN(IS)                                                                          \
    IS(PadlockShown, NUMBER, padlock, , "Its number.")                                             \
    IS(PadlockShown, TEXT, holder, , "Who holds it.")                                              \
    IS(PadlockShown, TEXT, whose, , "For which buyer.")                                            \
    IS(PadlockShown, NUMBER, entry, , "The entry of the log in which it came.")
SHAPE(PadlockShown, PADLOCK_SHOWN)

#define VERSION_SHOWN(IS)                                                                          \
    IS(VersionShown, NUMBER, version, , "Its number.")                                             \
    IS(VersionShown, TEXT, at, , "When it was published, in words.")                               \
    IS(VersionShown, TEXT, change, , "Why it took the place of the one before.")                   \
    IS(VersionShown, TEXT, size, , "How large it is.")                                             \
    IS(VersionShown, TEXT, address, , "Where it is.")                                              \
    IS(VersionShown, FLAG, counts, , "It is the latest.")
SHAPE(VersionShown, VERSION_SHOWN)

#define DOCUMENT_CARD(IS)                                                                          \
    IS(DocumentCard, NUMBER, document, , "Its number.")                                            \
    IS(DocumentCard, TEXT, title, , "What it is called.")                                          \
    IS(DocumentCard, LIST, versions, VersionShown, "The latest first.")
SHAPE(DocumentCard, DOCUMENT_CARD)

#define ANSWER_SHOWN(IS)                                                                           \
    IS(AnswerShown, NUMBER, answer, , "Its number.")                                               \
    IS(AnswerShown, TEXT, at, , "When it was given, in words.")                                    \
    IS(AnswerShown, TEXT, text, , "What it says, naming no asker.")                                \
    IS(AnswerShown, NUMBER, corrects, , "The answer whose place it takes; 0: none.")               \
    IS(AnswerShown, NUMBER, corrected, , "The answer that took its place; 0: none did.")           \
    IS(AnswerShown, NUMBER, entry, , "Its entry of the log.")
SHAPE(AnswerShown, ANSWER_SHOWN)

#define STEP_SHOWN(IS)                                                                             \
    IS(StepShown, TEXT, at, , "When, in words.")                                                   \
    IS(StepShown, TEXT, iso, , "When, as in ISO 8601.")                                            \
    IS(StepShown, TEXT, says, , "What happened.")                                                  \
    IS(StepShown, TEXT, reason, , "Why, as was given.")                                            \
    IS(StepShown, FLAG, news, , "It decides something, or changes it.")                            \
    IS(StepShown, FLAG, changes, , "It changes what was published.")                               \
    IS(StepShown, NUMBER, nth, , "Its act's number in the procedure.")                             \
    IS(StepShown, NUMBER, entry, , "Its entry of the log.")
SHAPE(StepShown, STEP_SHOWN)

#define TENDER_PAGE(IS)                                                                            \
    IS(TenderPage, TEXT, number, , "Year and number, or its name.")                                \
    IS(TenderPage, TEXT, name, , "The name of the procedure in the log.")                          \
    IS(TenderPage, TEXT, address, , "Where its page is.")                                          \
    IS(TenderPage, TEXT, title, , "What is bought.")                                               \
    IS(TenderPage, TEXT, buyer, , "By whom.")                                                      \
    IS(TenderPage, TEXTS, buyers, , "Who buys together.")                                          \
    IS(TenderPage, TEXT, kind, , "By which kind of procedure.")                                    \
    IS(TenderPage, TEXT, amounts, , "Currency and VAT of all amounts.")                            \
    IS(TenderPage, TEXT, status, , "Where it stands.")                                             \
    IS(TenderPage, TEXT, tag, , "The class of the status's colour.")                               \
    IS(TenderPage, TEXT, closes, , "The next deadline, in words.")                                 \
    IS(TenderPage, NUMBER, closes_at, , "The same, in seconds UTC since 1970; 0: none.")           \
    IS(TenderPage, LIST, lots, LotCard, "Its lots.")                                               \
    IS(TenderPage, TEXT, bids, , "What is known of bids.")                                         \
    IS(TenderPage, LIST, rounds, RoundCard, "Its rounds.")                                         \
    IS(TenderPage, TEXT, opens, , "How many padlocks open a bid.")                                 \
    IS(TenderPage, LIST, padlocks, PadlockShown, "Who holds one.")                                 \
    IS(TenderPage, TEXT, lockset, , "The fingerprint of the list of padlocks, which bids name.")   \
    IS(TenderPage, LIST, tools, ToolShown, "Pages for one's own disk; none: of a draft.")          \
    IS(TenderPage, FLAG, for_buyers, , "They are held for buyers.")                                \
    IS(TenderPage, LIST, powers, PowerShown, "What only officers do.")                             \
    IS(TenderPage, LIST, documents, DocumentCard, "Its documents.")                                \
    IS(TenderPage, LIST, answers, AnswerShown, "Answers to questions, the latest first.")          \
    IS(TenderPage, NUMBER, answered, , "How many there are, where these are not all; else 0.")     \
    IS(TenderPage, LIST, news, StepShown, "What changed since the notice.")                        \
    IS(TenderPage, LIST, steps, StepShown, "What happened last, the latest first.")                \
    IS(TenderPage, LIST, earlier, StepShown, "What happened before these, where it is much.")      \
    IS(TenderPage, LIST, terms, TermShown, "The tender in full.")                                  \
    IS(TenderPage, FLAG, awarded, , "There is a page about the award.")                            \
    IS(TenderPage, FLAG, signed_, , "There is a page about the contract.")                         \
    IS(TenderPage, NUMBER, acts, , "Open acts so far: the state that is shown.")                   \
    IS(TenderPage, FLAG, registers, , "May firms register as bidders?")                            \
    IS(TenderPage, TEXT, draft, , "Of a draft: where it is written.")                              \
    IS(TenderPage, FLAG, draft_changes, , "Of a draft: it changes what was published.")            \
    IS(TenderPage, NUMBER, draft_wrong, , "How much is wrong with it.")
SHAPE(TenderPage, TENDER_PAGE)

#define ANSWERS_PAGE(IS)                                                                           \
    IS(AnswersPage, TEXT, number, , "Year and number, or its name.")                               \
    IS(AnswersPage, TEXT, address, , "Where the tender's page is.")                                \
    IS(AnswersPage, TEXT, title, , "What is bought.")                                              \
    IS(AnswersPage, TEXT, buyer, , "By whom.")                                                     \
    IS(AnswersPage, LIST, answers, AnswerShown, "Answers to questions, the latest first.")         \
    IS(AnswersPage, TEXT, which, , "Which of them are shown; empty: all.")                         \
    IS(AnswersPage, TEXT, before, , "Where later ones are.")                                       \
    IS(AnswersPage, TEXT, after, , "Where earlier ones are.")
SHAPE(AnswersPage, ANSWERS_PAGE)

/* The answer that took the place of this one; 0: none did. */
Id answer_corrected(const Procedure *, Id answer);

/* All answers of a tender, in pages. Fails: as public_look(). */
Result page_answers(const Onlooker *, const Procedure *, int64_t nth, AnswersPage *, Arena *);
void   answers_html(const Frame *, const AnswersPage *, Text *, Arena *);

/* Fails: as public_look(), letter_terms(). */
Result page_tender(const Onlooker *, const Procedure *, TenderPage *, Arena *);
void   tender_html(const Frame *, const TenderPage *, Text *, Arena *);
void   tender_cy_html(const Frame *, const TenderPage *, Text *, Arena *);

/* As it would look, were this draft published now: p is what draft_try() made of it, and the
 * caller's; before: as it is. draft: where it is written. Fails: as draft_record(),
 * letter_terms(). */
Result page_tender_drafted(const Onlooker *, const Draft *, Procedure *p, const Procedure *before,
                           Str draft, TenderPage *, Arena *);

/* The bytes of a version of a document, and its act. Fails: not-public, words-missing; as
 * public_look(). */
Result page_document(const Onlooker *, const Procedure *, Id document, Id version, Str *bytes,
                     Str *title, Arena *);

/* What happened, for pages and feeds: steps of the kinds that say most, the latest first. */
typedef LIST(StepShown) Steps;
void public_steps(const Public *, Steps *, Arena *);

/* Of a history of so many steps, does this one, from 0, fold away under the latest? */
bool step_folds(ptrdiff_t step, ptrdiff_t of);

/* The same with each act by itself, for who is told of each as it comes, and with envelopes that
 * were opened, whose moment and bidder not everybody is shown. */
void public_each_step(const Public *, Steps *, Arena *);

#endif

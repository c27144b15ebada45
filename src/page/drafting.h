/* drafting.h - definitions as a text, before they are entered: begun, written, checked, compared,
 * looked at as bidders will see them. */
#ifndef PAGE_DRAFTING_H
#define PAGE_DRAFTING_H

#include "page/notice.h"

#define DRAFT_FAULT(IS)                                                                            \
    IS(DraftFault, NUMBER, line, , "The line; 0: it stands in none.")                              \
    IS(DraftFault, TEXT, quoted, , "What stands there.")                                           \
    IS(DraftFault, TEXT, field, , "The field that is wrong.")                                      \
    IS(DraftFault, TEXT, says, , "What is wrong.")                                                 \
    IS(DraftFault, TEXT, detail, , "With which value, and what is right.")                         \
    IS(DraftFault, TEXT, source, , "Which law or which page says so.")
SHAPE(DraftFault, DRAFT_FAULT)

#define DRAFT_LINE(IS)                                                                             \
    IS(DraftLine, NUMBER, number, , "1, 2, 3 ...")                                                 \
    IS(DraftLine, FLAG, wrong, , "Something is wrong in it.")
SHAPE(DraftLine, DRAFT_LINE)

#define DRAFT_CHANGE(IS)                                                                           \
    IS(DraftChange, NUMBER, before, , "Its line before; 0: it came.")                              \
    IS(DraftChange, NUMBER, after, , "Its line afterwards; 0: it went.")                           \
    IS(DraftChange, FLAG, comes, , "It came.")                                                     \
    IS(DraftChange, FLAG, goes, , "It went.")                                                      \
    IS(DraftChange, TEXT, text, , "What it says.")
SHAPE(DraftChange, DRAFT_CHANGE)

#define DRAFT_VERSION(IS)                                                                          \
    IS(DraftVersion, NUMBER, number, , "Under which it is kept.")                                  \
    IS(DraftVersion, NUMBER, version, , "1, 2 ...; of one aside the one that it was begun from.")  \
    IS(DraftVersion, TEXT, by, , "Who saved it.")                                                  \
    IS(DraftVersion, TEXT, at, , "When, in words.")                                                \
    IS(DraftVersion, FLAG, aside, , "It was saved when there was a newer one.")                    \
    IS(DraftVersion, FLAG, latest, , "It is the one that counts.")
SHAPE(DraftVersion, DRAFT_VERSION)

#define DRAFT_PAPER(IS)                                                                            \
    IS(DraftPaper, TEXT, name, , "As the text names it, behind @.")                                \
    IS(DraftPaper, TEXT, size, , "In words.")                                                      \
    IS(DraftPaper, TEXT, by, , "Who brought it.")                                                  \
    IS(DraftPaper, TEXT, at, , "When, in words.")                                                  \
    IS(DraftPaper, FLAG, used, , "The text names it.")
SHAPE(DraftPaper, DRAFT_PAPER)

#define DRAFT_EARLIER(IS)                                                                          \
    IS(DraftEarlier, TEXT, number, , "Like 2026-42.")                                              \
    IS(DraftEarlier, TEXT, title, , "What it is called.")
SHAPE(DraftEarlier, DRAFT_EARLIER)

#define DRAFTING_PAGE(IS)                                                                          \
    IS(DraftingPage, TEXT, heading, , "What this draft becomes.")                                  \
    IS(DraftingPage, TEXT, procedure, , "The title of the procedure.")                             \
    IS(DraftingPage, TEXT, back, , "Its address.")                                                 \
    IS(DraftingPage, TEXT, action, , "Where the text goes.")                                       \
    IS(DraftingPage, TEXT, preview, , "Where bidders' page of it is; empty: there is none.")       \
    IS(DraftingPage, TEXT, propose, , "What is done with it when it is right.")                    \
    IS(DraftingPage, FLAG, begun, , "There is a text.")                                            \
    IS(DraftingPage, LIST, parts, NoticePart, "Where it is changed by parts.")                     \
    IS(DraftingPage, LIST, earlier, DraftEarlier, "Tenders of this book to begin from.")           \
    IS(DraftingPage, TEXT, ordered, , "The tender of which this was begun as a copy.")             \
    IS(DraftingPage, FLAG, ordered_documents, , "With its documents.")                             \
    IS(DraftingPage, TEXTS, kept, , "What was copied just now.")                                   \
    IS(DraftingPage, TEXTS, anew, , "What was not, and is named anew.")                            \
    IS(DraftingPage, TEXT, text, , "The definitions, one a line.")                                 \
    IS(DraftingPage, NUMBER, rows, , "How many lines the box shows.")                              \
    IS(DraftingPage, LIST, lines, DraftLine, "Their numbers; none of a text that is very long.")   \
    IS(DraftingPage, NUMBER, version, , "The version that this text was made from; 0: none.")      \
    IS(DraftingPage, TEXT, saved, , "Who saved it, and when.")                                     \
    IS(DraftingPage, TEXT, done, , "What was just done.")                                          \
    IS(DraftingPage, TEXT, trouble, , "Why it was not saved.")                                     \
    IS(DraftingPage, LIST, newer, DraftChange, "What somebody else saved meanwhile, beside this.") \
    IS(DraftingPage, TEXT, newer_by, , "Who, and when.")                                           \
    IS(DraftingPage, TEXT, called, , "What a file that was not taken was to be called.")           \
    IS(DraftingPage, LIST, faults, DraftFault, "All that is wrong, by lines.")                     \
    IS(DraftingPage, FLAG, right, , "It was checked, and nothing is wrong.")                       \
    IS(DraftingPage, TEXTS, effects, , "What of an amendment changes, and what follows.")          \
    IS(DraftingPage, TEXTS, warnings, , "What is lawful and can still go wrong.")                  \
    IS(DraftingPage, LIST, versions, DraftVersion, "All that were saved, the latest first.")       \
    IS(DraftingPage, TEXT, compared, , "Which versions are compared.")                             \
    IS(DraftingPage, LIST, changes, DraftChange, "How they differ.")                               \
    IS(DraftingPage, TEXT, take, , "Where the older one is taken as the text.")                    \
    IS(DraftingPage, LIST, papers, DraftPaper, "Files that the text can name.")
SHAPE(DraftingPage, DRAFTING_PAGE)

void drafting_html(const Frame *, const DraftingPage *, Text *, Arena *);

/* Who is not signed in any more keeps what was typed. */
#define KEPT_TEXT_PAGE(IS)                                                                         \
    IS(KeptTextPage, TEXT, action, , "Where the text goes on.")                                    \
    IS(KeptTextPage, TEXT, text, , "What was typed.")                                              \
    IS(KeptTextPage, NUMBER, version, , "What it was begun from.")
SHAPE(KeptTextPage, KEPT_TEXT_PAGE)

void kept_text_html(const Frame *, const KeptTextPage *, Text *, Arena *);

#endif

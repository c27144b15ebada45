/* drafting.h - definitions as a text, before they are published: written, checked, looked at as
 * bidders will see them. */
#ifndef PAGE_DRAFTING_H
#define PAGE_DRAFTING_H

#include "page/frame.h"

#define DRAFT_FAULT(IS)                                                                            \
    IS(DraftFault, NUMBER, line, , "The line; 0: it stands in none.")                              \
    IS(DraftFault, TEXT, quoted, , "What stands there.")                                           \
    IS(DraftFault, TEXT, field, , "The field that is wrong.")                                      \
    IS(DraftFault, TEXT, says, , "What is wrong.")                                                 \
    IS(DraftFault, TEXT, detail, , "With which value, and what is right.")                         \
    IS(DraftFault, TEXT, source, , "Which law or which page says so.")
SHAPE(DraftFault, DRAFT_FAULT)

#define DRAFTING_PAGE(IS)                                                                          \
    IS(DraftingPage, TEXT, procedure, , "The title of the procedure.")                             \
    IS(DraftingPage, TEXT, back, , "Its address.")                                                 \
    IS(DraftingPage, TEXT, action, , "Where the text goes.")                                       \
    IS(DraftingPage, TEXT, publish, , "Where it is published; empty: not as it is.")               \
    IS(DraftingPage, TEXT, text, , "The definitions, one a line.")                                 \
    IS(DraftingPage, NUMBER, rows, , "How many lines the box shows.")                              \
    IS(DraftingPage, NUMBER, version, , "The version that this text was made from; 0: none.")      \
    IS(DraftingPage, TEXT, done, , "What was just done.")                                          \
    IS(DraftingPage, TEXT, trouble, , "Why it was not saved.")                                     \
    IS(DraftingPage, TEXT, newer, , "What was saved meanwhile in another window.")                 \
    IS(DraftingPage, LIST, faults, DraftFault, "All that is wrong, by lines.")                     \
    IS(DraftingPage, TEXTS, warnings, , "What is lawful and can still go wrong.")                  \
    IS(DraftingPage, TEXT, preview, , "What bidders will read.")
SHAPE(DraftingPage, DRAFTING_PAGE)

void drafting_html(const Frame *, const DraftingPage *, Text *, Arena *);

#endif

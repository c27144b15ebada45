/* copy.h - a new tender from one that was published: what comes along, what is named anew, and when
 * its dates would be. */
#ifndef PAGE_COPY_H
#define PAGE_COPY_H

#include "page/frame.h"

#define COPY_DATE(IS)                                                                              \
    IS(CopyDate, TEXT, what, , "Of which round, and what ends then.")                              \
    IS(CopyDate, TEXT, was, , "In the earlier tender.")                                            \
    IS(CopyDate, TEXT, is, , "In the new one, if it is begun today.")
SHAPE(CopyDate, COPY_DATE)

#define COPY_FAULT(IS)                                                                             \
    IS(CopyFault, TEXT, field, , "The field that is wrong; empty: none by itself.")                \
    IS(CopyFault, TEXT, says, , "What is wrong.")
SHAPE(CopyFault, COPY_FAULT)

#define COPY_PAGE(IS)                                                                              \
    IS(CopyPage, TEXT, from, , "The number of the earlier tender.")                                \
    IS(CopyPage, TEXT, from_title, , "What it is called.")                                         \
    IS(CopyPage, TEXT, back, , "Its address.")                                                     \
    IS(CopyPage, TEXT, action, , "Where the form goes.")                                           \
    IS(CopyPage, TEXT, title, , "What the new one is called.")                                     \
    IS(CopyPage, TEXT, buyer, , "Who buys.")                                                       \
    IS(CopyPage, TEXT, year, , "Of its number.")                                                   \
    IS(CopyPage, TEXT, number, , "The next one that is free, or what was typed.")                  \
    IS(CopyPage, FLAG, documents, , "Its documents come along.")                                   \
    IS(CopyPage, TEXTS, kept, , "What is copied.")                                                 \
    IS(CopyPage, TEXTS, anew, , "What is named anew.")                                             \
    IS(CopyPage, LIST, dates, CopyDate, "Its dates.")                                              \
    IS(CopyPage, TEXT, derived, , "How the earliest deadline is counted.")                         \
    IS(CopyPage, LIST, faults, CopyFault, "What is wrong with what was typed.")
SHAPE(CopyPage, COPY_PAGE)

void copy_html(const Frame *, const CopyPage *, Text *, Arena *);

#endif

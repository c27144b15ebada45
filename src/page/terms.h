/* terms.h - a document (letters/document.h) as part of a page: headings, facts, lists and tables in
 * their order. */
#ifndef PAGE_TERMS_H
#define PAGE_TERMS_H

#include "letters/document.h"
#include "page/shape.h"

#define FACT_SHOWN(IS)                                                                             \
    IS(FactShown, TEXT, name, , "What it is.")                                                     \
    IS(FactShown, TEXT, value, , "What it is here.")
SHAPE(FactShown, FACT_SHOWN)

#define CELL_SHOWN(IS)                                                                             \
    IS(CellShown, TEXT, text, , "What stands in it.")                                              \
    IS(CellShown, FLAG, names, , "It names its row.")                                              \
    IS(CellShown, FLAG, number, , "It is a figure.")
SHAPE(CellShown, CELL_SHOWN)

#define ROW_SHOWN(IS) IS(RowShown, LIST, cells, CellShown, "From left to right.")
SHAPE(RowShown, ROW_SHOWN)

#define TERM_SHOWN(IS)                                                                             \
    IS(TermShown, TEXT, part, , "A heading of a part.")                                            \
    IS(TermShown, TEXT, section, , "A heading within a part.")                                     \
    IS(TermShown, TEXT, says, , "A sentence.")                                                     \
    IS(TermShown, TEXTS, items, , "A list.")                                                       \
    IS(TermShown, LIST, facts, FactShown, "Facts by name.")                                        \
    IS(TermShown, TEXT, caption, , "What a table shows.")                                          \
    IS(TermShown, TEXT, region, , "The same, and within which part: no other table has it.")      \
    IS(TermShown, LIST, head, CellShown, "The titles of its columns.")                             \
    IS(TermShown, LIST, rows, RowShown, "Its rows.")
SHAPE(TermShown, TERM_SHOWN)

typedef LIST(TermShown) Terms;
void terms_of(const Doc *, Terms *, Arena *);

#endif

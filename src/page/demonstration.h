/* demonstration.h - the invented people of a demonstration: anybody may be any of them. */
#ifndef PAGE_DEMONSTRATION_H
#define PAGE_DEMONSTRATION_H

#include "page/frame.h"

#define INVENTED_ROW(IS)                                                                           \
    IS(InventedRow, TEXT, id, , "Who it is, for the form.")                                        \
    IS(InventedRow, TEXT, name, , "Their name.")                                                   \
    IS(InventedRow, TEXT, roles, , "What they are in this tender.")                                \
    IS(InventedRow, TEXT, firm, , "For which firm.")
SHAPE(InventedRow, INVENTED_ROW)

#define INVENTED_TENDER(IS)                                                                        \
    IS(InventedTender, TEXT, title, , "What is tendered.")                                         \
    IS(InventedTender, TEXT, number, , "Like 2026-42.")                                            \
    IS(InventedTender, TEXT, link, , "Its address.")                                               \
    IS(InventedTender, LIST, people, InventedRow, "Those who have a part in it.")
SHAPE(InventedTender, INVENTED_TENDER)

#define DEMONSTRATION_PAGE(IS)                                                                     \
    IS(DemonstrationPage, TEXT, now, , "Whom one is at the moment.")                               \
    IS(DemonstrationPage, LIST, tenders, InventedTender, "The tenders and their people.")
SHAPE(DemonstrationPage, DEMONSTRATION_PAGE)

void demonstration_html(const Frame *, const DemonstrationPage *, Text *, Arena *);

#endif

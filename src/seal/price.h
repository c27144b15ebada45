/* price.h - the price sheet inside a price envelope.
 *
 * The file "price": one line "service year buyer pence" for each figure, whole numbers, in
 * rising order of service, year and buyer, none twice. What a figure means, and whether all
 * that were asked for are there, the core knows. Source: doc/book.md, prices. */
#ifndef SEAL_PRICE_H
#define SEAL_PRICE_H

#include "base/base.h"

enum { PRICE_LINES_MOST = 100000 };

typedef struct PriceLine { int64_t service, year, buyer; Money pence; } PriceLine;

typedef struct PriceSheet {
    LIST(PriceLine) lines;     /* at least one */
    Money           total;     /* exact */
} PriceSheet;

/* Every way in which the text itself is wrong makes a bid void, so too_large means only that the
 * arena has less than twenty times its room.
 * Fails: price_sheet_unreadable, price_sheet_unordered, price_sheet_overflow, too_large. */
Result price_sheet_read(Str, PriceSheet *, Arena *);
Str    price_sheet_write(const PriceSheet *, Arena *);

extern const Reason price_sheet_unreadable, price_sheet_unordered, price_sheet_overflow;

#endif

/* price.h - the price sheet inside a price envelope.
 *
 * The file "price": one line "service year buyer price" for each figure, rising by service, year,
 * and buyer, none twice. The price is in units of the procedure's currency with all its decimals,
 * "960000.00" in GBP, "960000" in JPY, so that nobody has to guess what a bare number counts.
 * What a figure means, and whether all that were asked for are there, the core knows. Source:
 * doc/book.md, prices. */
#ifndef SEAL_PRICE_H
#define SEAL_PRICE_H

#include "base/base.h"
#include "base/money.h"

enum { PRICE_LINES_MOST = 100000 };

typedef struct PriceLine {
    int64_t service, year, buyer;
    Money   price;
    int64_t at;                /* its line in the text that was read, from 1 */
} PriceLine;

typedef struct PriceSheet {
    LIST(PriceLine) lines;     /* at least one */
    Money           total;     /* exact */
} PriceSheet;

/* Every way in which the text itself is wrong makes a bid void, so too_large means only that the
 * arena has less than twenty times its room. The detail of the others is for whoever wrote the
 * sheet: line, column and what is right there.
 * Fails: price_sheet_unreadable, price_sheet_unordered, price_sheet_overflow, too_large. */
Result price_sheet_read(Str, Currency, PriceSheet *, Arena *);

/* The same of a form that was filled in by hand: what stands behind "#" is passed over, so are
 * empty lines, spaces too many, tabs, carriage returns, a byte order mark; the last newline may be
 * missing. A line whose price is "?" or none leaves its figure out. Any sheet is such a form; what
 * is sealed is written anew. */
Result price_form_read(Str, Currency, PriceSheet *, Arena *);
Str    price_sheet_write(const PriceSheet *, Currency, Arena *);

/* "service 1, year 2027, buyer 0" */
Str price_line_says(int64_t service, int64_t year, int64_t buyer, Arena *);

extern const Reason price_sheet_unreadable, price_sheet_unordered, price_sheet_overflow;

#endif

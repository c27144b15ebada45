#include "seal/price.h"

#include "base/lines.h"

#define SOURCE "doc/book.md, prices"

const Reason price_sheet_unreadable = { INVALID, "price-sheet-unreadable", SOURCE,
    "The price sheet is not made of lines of four whole numbers." };
const Reason price_sheet_unordered = { INVALID, "price-sheet-unordered", SOURCE,
    "The lines of the price sheet are not in order, or one stands there twice." };
const Reason price_sheet_overflow = { INVALID, "price-sheet-overflow", SOURCE,
    "The prices add up to more than can be counted." };

#define TOTAL_MOST INT64_C(999999999999999999)   /* what an act can say */

static int order_of(int64_t x, int64_t y) { return (x > y) - (x < y); }

static bool comes_after(const PriceLine *line, const PriceLine *before)
{
    int order = order_of(line->service, before->service);
    if (!order)
        order = order_of(line->year, before->year);
    if (!order)
        order = order_of(line->buyer, before->buyer);
    return order > 0;
}

static const LineRow rows[] = {
    { NULL, &line_number, offsetof(PriceLine, service) },
    { NULL, &line_number, offsetof(PriceLine, year) },
    { NULL, &line_number, offsetof(PriceLine, buyer) },
    { NULL, &line_number, offsetof(PriceLine, pence) },
};

Result price_sheet_read(Str text, PriceSheet *sheet, Arena *a)
{
    *sheet = (PriceSheet){ 0 };
    if (arena_left(a) < 20 * text.len + (1 << 18))
        return because(&too_large);
    while (text.len) {
        PriceLine line;
        if (!lines_read(&text, rows, countof(rows), &line) ||
            sheet->lines.len == PRICE_LINES_MOST)
            return because(&price_sheet_unreadable);
        if (sheet->lines.len && !comes_after(&line, &sheet->lines.at[sheet->lines.len - 1]))
            return because(&price_sheet_unordered);
        if (sheet->total > TOTAL_MOST - line.pence)
            return because(&price_sheet_overflow);
        sheet->total += line.pence;
        *list_add(&sheet->lines, a) = line;
    }
    return sheet->lines.len ? DONE : because(&price_sheet_unreadable);
}

Str price_sheet_write(const PriceSheet *sheet, Arena *a)
{
    Text t = { 0 };
    for (each(PriceLine, line, sheet->lines))
        lines_write(&t, rows, countof(rows), line, a);
    return text_str(&t);
}

/* quote.c - a price sheet against the price schedule of its lot. */
#include "proof/proof.h"

const Reason price_line_unknown = { REFUSED, "price-line-unknown", "doc/book.md, prices",
    "The price sheet has a figure that the published price schedule does not ask for." };

enum { NAMED_MOST = 8 };                     /* figures left out that are named one by one */

/* A buyer who left is asked for no more, and what a sheet says of it does no harm. */
static bool asked_for(const Procedure *p, const Cell *cell)
{
    const Buyer *buyer = buyer_of(p, cell->buyer);
    return !buyer || !buyer->left;
}

static bool has_schedule(const Procedure *p, const Lot *lot)
{
    for (each(Cell, cell, p->cells))
        if (cell->lot == lot->id)
            return true;
    return false;
}

static bool answers(const PriceSheet *sheet, const Cell *cell)
{
    for (each(const PriceLine, line, sheet->lines))
        if (line->service == cell->service && line->year == cell->year &&
            line->buyer == cell->buyer)
            return true;
    return false;
}

/* A sheet answers the figures of its schedule and nothing else. */
static Result judge_lines(const Procedure *p, const Lot *lot, const PriceSheet *sheet, Arena *a)
{
    for (each(const PriceLine, line, sheet->lines)) {
        Text t = { 0 };
        if (cell_of(p, lot->id, line->service, line->year, line->buyer))
            continue;
        text_put(&t, a, "line {}, column 1: {} is not asked for",
                 str_of_number(line->at, a),
                 price_line_says(line->service, line->year, line->buyer, a));
        return because_of(&price_line_unknown, text_str(&t));
    }
    return DONE;
}

static Str left_out(const Procedure *p, const Lot *lot, const PriceSheet *sheet, int64_t *count,
                    Arena *a)
{
    Text t = { 0 };
    *count = 0;
    for (each(Cell, cell, p->cells)) {
        if (cell->lot != lot->id || !asked_for(p, cell) || answers(sheet, cell))
            continue;
        if (++*count <= NAMED_MOST)
            text_put(&t, a, "{}{}", *count > 1 ? S("; ") : S(""),
                     price_line_says(cell->service, cell->year, cell->buyer, a));
    }
    if (*count > NAMED_MOST)
        text_put(&t, a, "; and {} more", str_of_number(*count - NAMED_MOST, a));
    return text_str(&t);
}

Result quote_judge(const Procedure *p, const Lot *lot, Quote *out, Arena *a)
{
    if (!has_schedule(p, lot))
        return DONE;
    TRY(judge_lines(p, lot, &out->sheet, a));
    out->left_out = left_out(p, lot, &out->sheet, &out->blanks, a);
    return out->blanks && lot->blanks == BLANKS_VOID ? because_of(&blanks_void, out->left_out)
                                                     : DONE;
}

Result quote_read(const Procedure *p, const Lot *lot, Str text, Quote *out, Arena *a)
{
    *out = (Quote){ 0 };
    TRY(price_sheet_read(text, p->currency, &out->sheet, a));
    return quote_judge(p, lot, out, a);
}

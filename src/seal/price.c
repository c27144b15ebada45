#include "seal/price.h"

#include "base/lines.h"

#define SOURCE "doc/book.md, prices"

const Reason price_sheet_unreadable = { INVALID, "price-sheet-unreadable", SOURCE,
    "The price sheet is not made of lines of a service, a year, a buyer and a price." };
const Reason price_sheet_unordered = { INVALID, "price-sheet-unordered", SOURCE,
    "The lines of the price sheet are not in order, or one stands there twice." };
const Reason price_sheet_overflow = { INVALID, "price-sheet-overflow", SOURCE,
    "The prices add up to more than can be counted." };

#define TOTAL_MOST INT64_C(999999999999999999)   /* what an act can say */

enum { WRITTEN_SHOWN = 40 };                     /* characters of a price that is none */

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

Str price_line_says(int64_t service, int64_t year, int64_t buyer, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "service {}, year {}, buyer {}", str_of_number(service, a),
             str_of_number(year, a), str_of_number(buyer, a));
    return text_str(&t);
}

/* ---- reading --------------------------------------------------------------------- */

/* The line that is being read, and what is left of it. */
typedef struct LineAt {
    int64_t  number;
    Str      whole, rest;
    Currency currency;
    bool     form;                           /* filled in by hand */
    Arena   *a;
} LineAt;

/* "line 3, column 10: a price in GBP, like 960000.00" */
static Result wrong(const LineAt *l, const Reason *why, ptrdiff_t column, Str right)
{
    Text t = { 0 };
    text_put(&t, l->a, "line {}, column {}: {}", str_of_number(l->number, l->a),
             str_of_number(column + 1, l->a), right);
    return because_of(why, text_str(&t));
}

static void pass_spaces(LineAt *l)
{
    while (l->form && l->rest.len && l->rest.at[0] == ' ')
        l->rest = str_after(l->rest, 1);
}

static Result read_number(LineAt *l, const char *right, int64_t *n)
{
    pass_spaces(l);
    ptrdiff_t column = l->whole.len - l->rest.len;
    bool      read = str_number(str_cut(&l->rest, ' '), n);
    return read ? DONE : wrong(l, &price_sheet_unreadable, column, str(right));
}

/* What was written as an amount is often one that people write: that one is shown. Digits alone
 * may count pounds or pence, so both are. */
static Str price_meant(const LineAt *l)
{
    static const char *const forms[] = { "960000", "960000.0", "960000.00", "960000.000" };
    int     decimals = currency_decimals(l->currency);
    Text    t = { 0 };
    int64_t price, bare;
    if (!str_amount(l->rest, decimals, &price))
        return str(forms[decimals]);
    text_decimal(&t, price, decimals, l->a);
    if (str_number(l->rest, &bare))
        text_put(&t, l->a, ", or {} if its last digits are the decimals",
                 str_of_decimal(bare, decimals, l->a));
    return text_str(&t);
}

static Result price_wrong(const LineAt *l)
{
    Text t = { 0 };
    text_put(&t, l->a, "a price in {} with all its decimals and nothing else, like {}",
             str(currency_codes[l->currency]), price_meant(l));
    if (l->rest.len)
        text_put(&t, l->a, "; here stands {}", str_plain(l->rest, WRITTEN_SHOWN, l->a));
    return wrong(l, &price_sheet_unreadable, l->whole.len - l->rest.len, text_str(&t));
}

static Result read_price(const LineAt *l, Money *price)
{
    int  decimals = currency_decimals(l->currency);
    Str  s = l->rest;
    bool whole = !decimals || (s.len > decimals && s.at[s.len - decimals - 1] == '.');
    return whole && str_decimal(s, decimals, price) ? DONE : price_wrong(l);
}

static bool is_left_out(const LineAt *l) { return !l->rest.len || str_is(l->rest, "?"); }

static Result read_figure(LineAt *l, PriceLine *line)
{
    line->at = l->number;
    TRY(read_number(l, "a whole number: the service", &line->service));
    TRY(read_number(l, "a whole number: the year", &line->year));
    TRY(read_number(l, "a whole number: the buyer, 0 where there is only one", &line->buyer));
    pass_spaces(l);
    return l->form && is_left_out(l) ? DONE : read_price(l, &line->price);
}

static Result count_line(LineAt *l)
{
    return ++l->number > PRICE_LINES_MOST
               ? wrong(l, &price_sheet_unreadable, 0, S("a sheet has 100,000 lines at most"))
               : DONE;
}

static Result read_line(Str *rest, LineAt *l, PriceLine *line)
{
    bool ends = line_cut(rest, &l->whole);
    l->rest = l->whole;
    TRY(count_line(l));
    TRY(read_figure(l, line));
    return ends ? DONE : wrong(l, &price_sheet_unreadable, l->whole.len,
                               S("every line ends with a newline, the last one too"));
}

static Result keep_line(const LineAt *l, const PriceLine *line, PriceSheet *sheet)
{
    const PriceLine *last = sheet->lines.len ? &sheet->lines.at[sheet->lines.len - 1] : NULL;
    if (last && !comes_after(line, last))
        return wrong(l, &price_sheet_unordered, 0,
                     S("lines rise by service, then year, then buyer, and none is there twice"));
    if (sheet->total > TOTAL_MOST - line->price)
        return wrong(l, &price_sheet_overflow, l->whole.len - l->rest.len,
                     S("all prices together have 18 digits at most"));
    sheet->total += line->price;
    *list_add(&sheet->lines, l->a) = *line;
    return DONE;
}

Result price_sheet_read(Str text, Currency currency, PriceSheet *sheet, Arena *a)
{
    LineAt at = { .currency = currency, .a = a };
    *sheet = (PriceSheet){ 0 };
    if (arena_left(a) < 20 * text.len + (1 << 18))
        return because(&too_large);
    do {
        PriceLine line;
        TRY(read_line(&text, &at, &line));
        TRY(keep_line(&at, &line, sheet));
    } while (text.len);
    return DONE;
}

/* ---- a form ---------------------------------------------------------------------- */

/* A line without its comment and the spaces at its end; tabs are spaces. */
static Str said_in(Str line, Arena *a)
{
    Str   said = str_cut(&line, '#');
    char *at = str_terminated(said, a);
    for (ptrdiff_t i = 0; i < said.len; i++)
        if (at[i] == '\t' || at[i] == '\r')
            at[i] = ' ';
    while (said.len && at[said.len - 1] == ' ')
        said.len--;
    return (Str){ at, said.len };
}

Result price_form_read(Str text, Currency currency, PriceSheet *sheet, Arena *a)
{
    LineAt at = { .currency = currency, .form = true, .a = a };
    *sheet = (PriceSheet){ 0 };
    if (arena_left(a) < 20 * text.len + (1 << 18))
        return because(&too_large);
    text = str_unmarked(text);
    while (text.len) {
        PriceLine line = { 0 };
        at.whole = at.rest = said_in(str_cut(&text, '\n'), a);
        TRY(count_line(&at));
        if (!at.whole.len)
            continue;
        TRY(read_figure(&at, &line));
        if (!is_left_out(&at))
            TRY(keep_line(&at, &line, sheet));
    }
    return sheet->lines.len ? DONE : wrong(&at, &price_sheet_unreadable, at.whole.len,
                                           S("no line has a price"));
}

/* ---- writing --------------------------------------------------------------------- */

Str price_sheet_write(const PriceSheet *sheet, Currency currency, Arena *a)
{
    Text t = { 0 };
    for (each(PriceLine, line, sheet->lines)) {
        const int64_t names[] = { line->service, line->year, line->buyer };
        for (int i = 0; i < countof(names); i++) {
            text_number(&t, names[i], a);
            text_byte(&t, ' ', a);
        }
        text_decimal(&t, line->price, currency_decimals(currency), a);
        text_byte(&t, '\n', a);
    }
    return text_str(&t);
}

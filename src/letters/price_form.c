/* price_form.c - the price schedule of a lot as a text that a bidder fills in, a line a figure. */
#include "core/flaws.h"
#include "letters/inside.h"

#include <stdlib.h>

enum { BESIDE = 24, TITLE_MOST = 200 };      /* columns before what is said of a figure */

static int order_of(int64_t x, int64_t y) { return (x > y) - (x < y); }

static int cell_order(const void *one, const void *other)
{
    const PriceCell *x = one, *y = other;
    int order = order_of(x->service, y->service);
    if (!order)
        order = order_of(x->year, y->year);
    return order ? order : order_of(x->buyer, y->buyer);
}

static bool is_asked(const Letter *l, const Act *act)
{
    const Buyer *buyer = act->kind == ACT_CELL ? buyer_of(l->p, act->cell.buyer) : NULL;
    return act->kind == ACT_CELL && act->cell.lot == l->lot->id && !(buyer && buyer->left);
}

/* What an officer wrote, on one line of a comment. */
static Str plain(const Letter *l, Hash words)
{
    return str_plain(words_of(l, words), TITLE_MOST, l->a);
}

static Str service_words(const Letter *l, Id service)
{
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_SERVICE && act->service.service == service)
            return plain(l, act->service.title);
    return S("");
}

static Str asked_for(const Letter *l, const Act *act)
{
    const Buyer *buyer = buyer_of(l->p, act->cell.buyer);
    Text t = { 0 };
    text_put(&t, l->a, "{} {}", n_of(l, act->cell.volume), plain(l, act->cell.unit));
    if (buyer)
        text_put(&t, l->a, ", for {}", plain(l, buyer->name));
    return text_str(&t);
}

static void cells_of(const Letter *l, PriceCells *cells)
{
    for (each(const Act, act, l->r->acts))
        if (is_asked(l, act))
            *list_add(cells, l->a) = (PriceCell){
                .service = act->cell.service, .year = act->cell.year, .buyer = act->cell.buyer,
                .title = service_words(l, act->cell.service), .of = asked_for(l, act) };
    if (cells->len)
        qsort(cells->at, (size_t)cells->len, sizeof *cells->at, cell_order);
}

static Result letter_of_lot(Record *r, Id lot, Letter *l)
{
    *l = (Letter){ .r = r, .p = r->p, .lot = lot_of(r->p, lot), .a = r->a };
    return l->lot ? DONE : because_number(&no_such_lot, r->p, A_LOT, "lot", lot, r->a);
}

Result letter_price_cells(Record *r, Id lot, PriceCells *cells)
{
    Letter l;
    TRY(letter_of_lot(r, lot, &l));
    cells_of(&l, cells);
    return r->fault;
}

static void put_head(Letter *l, Text *t)
{
    static const char *const forms[] = { "960000", "960000.0", "960000.00", "960000.000" };
    Currency c = l->p->currency;
    const Act *lot = record_lot(l->r, l->lot->id);
    text_put(t, l->a,
             "# {}, lot {}: {}\n# Prices in {}, {}. Put each in the place of its \"?\", like {}; a "
             "\"?\" that stays is\n# a figure left out. What stands behind # is for you.\n#\n"
             "# service year buyer price\n",
             plain(l, l->p->title), n_of(l, l->lot->id), lot ? plain(l, lot->lot.title) : S(""),
             str(currency_codes[c]), str(vat_says(l->p->vat)), str(forms[currency_decimals(c)]));
}

static void put_cell(Letter *l, Text *t, const PriceCell *cell)
{
    ptrdiff_t begin = t->len;
    text_put(t, l->a, "{} {} {} ?", n_of(l, cell->service), n_of(l, cell->year),
             n_of(l, cell->buyer));
    while (t->len - begin < BESIDE)
        text_byte(t, ' ', l->a);
    text_put(t, l->a, "# {}\n", cell->of);
}

Result letter_price_form(Record *r, Id lot, Text *t)
{
    Letter     l;
    PriceCells cells = { 0 };
    Id         service = 0;
    TRY(letter_of_lot(r, lot, &l));
    cells_of(&l, &cells);
    put_head(&l, t);
    for (each(const PriceCell, cell, cells)) {
        if (cell->service != service || cell == cells.at)
            text_put(t, l.a, "\n# {}\n", cell->title);
        service = cell->service;
        put_cell(&l, t, cell);
    }
    if (!cells.len)
        text_our(t, "\n# No price schedule was published: one line for each figure of your own.\n"
                    "1 2027 0 ?\n", l.a);
    return r->fault;
}

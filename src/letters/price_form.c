/* price_form.c - the price schedule of a lot as a text that a bidder fills in, a line a figure. */
#include "core/flaws.h"
#include "letters/inside.h"

enum { BESIDE = 24, TITLE_MOST = 200 };      /* columns before what is said of a figure */

static int order_of(int64_t x, int64_t y) { return (x > y) - (x < y); }

static int cell_order(const Act *x, const Act *y)
{
    int order = order_of(x->cell.service, y->cell.service);
    if (!order)
        order = order_of(x->cell.year, y->cell.year);
    return order ? order : order_of(x->cell.buyer, y->cell.buyer);
}

typedef LIST(const Act *) Cells;

static bool is_asked(const Letter *l, const Act *act)
{
    const Buyer *buyer = act->kind == ACT_CELL ? buyer_of(l->p, act->cell.buyer) : NULL;
    return act->kind == ACT_CELL && act->cell.lot == l->lot->id && !(buyer && buyer->left);
}

/* In the order in which a price sheet has them. */
static void cells_of(const Letter *l, Cells *cells)
{
    for (each(const Act, act, l->r->acts)) {
        if (!is_asked(l, act))
            continue;
        *list_add(cells, l->a) = act;
        const Act **at = cells->at;
        for (ptrdiff_t i = cells->len - 1; i && cell_order(at[i], at[i - 1]) < 0; i--) {
            const Act *swap = at[i];
            at[i] = at[i - 1];
            at[i - 1] = swap;
        }
    }
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

static void put_cell(Letter *l, Text *t, const Act *act)
{
    const Buyer *buyer = buyer_of(l->p, act->cell.buyer);
    ptrdiff_t begin = t->len;
    text_put(t, l->a, "{} {} {} ?", n_of(l, act->cell.service), n_of(l, act->cell.year),
             n_of(l, act->cell.buyer));
    while (t->len - begin < BESIDE)
        text_byte(t, ' ', l->a);
    text_put(t, l->a, "# {} {}", n_of(l, act->cell.volume), plain(l, act->cell.unit));
    if (buyer)
        text_put(t, l->a, ", for {}", plain(l, buyer->name));
    text_byte(t, '\n', l->a);
}

Result letter_price_form(Record *r, Id lot, Text *t)
{
    Letter l = { .r = r, .p = r->p, .lot = lot_of(r->p, lot), .a = r->a };
    Cells  cells = { 0 };
    Id     service = 0;
    if (!l.lot)
        return because_number(&no_such_lot, r->p, A_LOT, "lot", lot, r->a);
    cells_of(&l, &cells);
    put_head(&l, t);
    for (ptrdiff_t i = 0; i < cells.len; i++) {
        if (cells.at[i]->cell.service != service || !i)
            text_put(t, l.a, "\n# {}\n", service_words(&l, cells.at[i]->cell.service));
        service = cells.at[i]->cell.service;
        put_cell(&l, t, cells.at[i]);
    }
    if (!cells.len)
        text_our(t, "\n# No price schedule was published: one line for each figure of your own.\n"
                    "1 2027 0 ?\n", l.a);
    return r->fault;
}

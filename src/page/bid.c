#include "page/bid.h"

#include "core/flaws.h"
#include "core/view/stands.h"
#include "desk/paper.h"
#include "letters/letters.h"
#include "page/enclosures.h"
#include "page/show.h"
#include "proof/papers.h"

SHAPE_OF(BidFile, BID_FILE)
SHAPE_OF(BidCell, BID_CELL)
SHAPE_OF(BidLot, BID_LOT)
SHAPE_OF(BidsPage, BIDS_PAGE)
SHAPE_OF(BidPage, BID_PAGE)

static const char *const examples[] = { "960000", "960000.0", "960000.00", "960000.000" };

/* ---- what is in the box ----------------------------------------------------------- */

/* The version that stands, and whether it waits for a tick; NULL: none does. */
static const Deposit *stands(const BidAsked *k, const Round *r, Id lot)
{
    const Bidding *b = bidding_of(k->ahead, r->id, lot, k->bidder);
    return b && b->stands ? &k->ahead->box.at[b->stands - 1] : NULL;
}

/* Of what stands there no more, or counts for nothing yet, it is said what became of it. */
static Str gone_words(const BidAsked *k, const Round *r, Id lot, Arena *a)
{
    const Bidding *b = bidding_of(k->ahead, r->id, lot, k->bidder);
    const Deposit *latest = b && b->latest ? &k->ahead->box.at[b->latest - 1] : NULL;
    Text t = { 0 };
    if (!latest)
        return (Str){ 0 };
    text_put(&t, a, latest->withdrawn
                        ? "Version {} is withdrawn: it is never opened, and nothing is submitted"
                        : "Version {} came late: it stays sealed unless it is accepted",
             str_of_number(latest->version, a));
    return text_str(&t);
}

static Str state_words(const BidAsked *k, const Round *r, Id lot, Arena *a)
{
    const Deposit *in_it = stands(k, r, lot);
    Text t = { 0 };
    Str gone = in_it ? (Str){ 0 } : gone_words(k, r, lot, a);
    if (!in_it)
        return gone.len ? gone : S("Nothing is submitted");
    text_put(&t, a, "Version {} is submitted, {}", str_of_number(in_it->version, a),
             str_of_moment_words(in_it->arrived, k->procedure->zone, a));
    return text_str(&t);
}

static bool runs(const BidAsked *k, const Round *r)
{
    return r->deadline && k->onlooker->now < r->deadline && !lot_stopped(k->procedure, r);
}

/* ---- all lots --------------------------------------------------------------------- */

static Str lot_label(const Titles *titles, Id lot, Arena *a)
{
    const Title *title = title_of(titles, A_LOT, lot, 0);
    return title ? title_label(title, false, a) : str_of_number(lot, a);
}

static bool may_bid(const BidAsked *k, const Round *r, const Lot *lot)
{
    return !lot->ended && is_candidate(k->procedure, r->id, lot->id, k->bidder);
}

Result page_bids(const BidAsked *k, BidsPage *page, Arena *a)
{
    const Procedure *p = k->procedure;
    const Round *r = round_of(p, 0);
    Titles titles;
    TRY(page_titles(k->onlooker, p, k->bidder, &titles, a));
    *page = (BidsPage){ .procedure = page_words(k->onlooker, p->title, a), .back = k->at,
                        .closes = str_of_moment_words(r->deadline, p->zone, a) };
    if (runs(k, r)) {
        page->until = r->deadline;
        page->left  = str_of_span(r->deadline - k->onlooker->now, a);
    }
    for (each(const Lot, lot, p->lots)) {
        Text link = { 0 };
        if (!may_bid(k, r, lot))
            continue;
        text_put(&link, a, "{}/bid/{}", k->at, str_of_number(lot->id, a));
        *list_add(&page->lots, a) = (BidLot){ .title = lot_label(&titles, lot->id, a),
            .link = text_str(&link), .state = state_words(k, r, lot->id, a) };
    }
    return DONE;
}

/* ---- one lot ---------------------------------------------------------------------- */

static void show_submitted(const BidAsked *k, const Round *r, BidPage *page, Arena *a)
{
    const Deposit *in_it = stands(k, r, k->lot);
    Text receipt = { 0 };
    if (!in_it) {
        page->gone = gone_words(k, r, k->lot, a);
        return;
    }
    page->submitted    = in_it->version;
    page->submitted_at = str_of_moment_words(in_it->arrived, k->procedure->zone, a);
    page->change       = change_after(k->procedure, r->id, in_it->arrived);
    if (in_it->leaf < 0)
        return;
    text_put(&receipt, a, "{}/receipt/{}", k->at, str_of_number(in_it->leaf, a));
    page->receipt = text_str(&receipt);
}

static void show_expected(const BidAsked *k, const Round *r, BidPage *page, Arena *a)
{
    EnclosuresShown files;
    page_enclosures(k->onlooker, k->procedure, r, k->lot, &files, a);
    for (each(const EnclosureShown, file, files))
        if (file->envelope != PRICE)
            *list_add(&page->expected, a) = (BidFile){ file->name, file->title, file->required };
}

static Result show_prices(const BidAsked *k, const Round *r, BidPage *page, Arena *a)
{
    const Procedure *p = k->procedure;
    Record     record;
    PriceCells cells = { 0 };
    Text       amounts = { 0 };
    page->priced = envelope_expected(r, PRICE);
    if (!page->priced)
        return DONE;
    text_put(&amounts, a, "{}, {}", str(currency_codes[p->currency]), str(vat_says(p->vat)));
    page->amounts = text_str(&amounts);
    page->example = str(examples[currency_decimals(p->currency)]);
    TRY(paper_record(k->onlooker->book, p, k->onlooker->now, &record, a));
    TRY(letter_price_cells(&record, k->lot, &cells));
    for (each(const PriceCell, cell, cells))
        *list_add(&page->cells, a) =
            (BidCell){ cell->service, cell->year, cell->buyer, cell->title, cell->of };
    return DONE;
}

static void show_padlocks(const BidAsked *k, const Round *r, Str lockset, BidPage *page, Arena *a)
{
    Text opens = { 0 };
    text_put(&opens, a, "{} of {}", str_of_number(r->needed, a),
             str_of_number(k->procedure->locks.len, a));
    page->opens   = text_str(&opens);
    page->lockset = str_of_hash(sha256(lockset), a);
}

/* ---- for the script ---------------------------------------------------------------- */

static void member(Text *t, const char *name, Str value, Arena *a)
{
    text_put(t, a, "{}\"{}\": ", str(t->len > 1 ? ", " : ""), str(name));
    text_json(t, value, a);
}

static void number(Text *t, const char *name, int64_t n, Arena *a)
{
    member(t, name, str_of_number(n, a), a);
}

/* Envelopes are numbered as they follow each other; of none but the price the size is published. */
static void envelopes(const Round *r, Text *t, Arena *a)
{
    int count = 0;
    text_our(t, ", \"envelopes\": [", a);
    for (Envelope e = 0; e < ENVELOPES; e++) {
        Text one = { 0 }, file = { 0 };
        if (!envelope_expected(r, e))
            continue;
        text_our(&one, "{", a);
        member(&one, "envelope", str(envelope_name(e)), a);
        text_put(&file, a, "{}.age", str_of_number(++count, a));
        member(&one, "file", text_str(&file), a);
        member(&one, "padded", e == PRICE ? str_of_number(r->padded, a) : S("-"), a);
        text_put(t, a, "{}{}}", str(count > 1 ? ", " : ""), text_str(&one));
    }
    text_our(t, "]}", a);
}

static void order_for_script(const BidAsked *k, const Round *r, Str lockset, BidPage *page,
                             Arena *a)
{
    Text t = { 0 }, name = { 0 };
    text_name(&name, procedure_name(k->procedure), a);
    text_our(&t, "{", a);
    member(&t, "contract", S("tenderbox/bid/v1"), a);
    member(&t, "procedure", text_str(&name), a);
    number(&t, "round", r->id, a);
    number(&t, "lot", k->lot, a);
    number(&t, "version", page->version, a);
    member(&t, "bidder", str_of_hash(k->key, a), a);
    number(&t, "decimals", currency_decimals(k->procedure->currency), a);
    member(&t, "lockset", lockset, a);
    member(&t, "worker", str(k->worker), a);
    envelopes(r, &t, a);
    page->order = text_str(&t);
    *list_add(&page->tools, a) = k->sealing;
}

Result page_bid(const BidAsked *k, BidPage *page, Arena *a)
{
    const Procedure *p = k->procedure;
    const Round *r = round_of(p, 0);
    const Lot   *lot = lot_of(p, k->lot);
    Text   lockset = { 0 };
    Titles titles;
    if (!lot || !may_bid(k, r, lot))
        return because_number(&no_such_lot, p, A_LOT, "lot", k->lot, a);
    TRY(page_titles(k->onlooker, p, k->bidder, &titles, a));
    *page = (BidPage){ .procedure = page_words(k->onlooker, p->title, a), .at = k->at,
                       .lot = lot->id, .lot_title = lot_label(&titles, lot->id, a),
                       .round = r->id, .closes = str_of_moment_words(r->deadline, p->zone, a),
                       .late = r->deadline && k->onlooker->now >= r->deadline,
                       .version = version_next(k->ahead, k->bidder, r->id, lot->id) };
    if (runs(k, r)) {
        page->until = r->deadline;
        page->left  = str_of_span(r->deadline - k->onlooker->now, a);
    }
    lockset_write(&lockset, p, r->id, a);
    show_submitted(k, r, page, a);
    show_expected(k, r, page, a);
    show_padlocks(k, r, text_str(&lockset), page, a);
    order_for_script(k, r, text_str(&lockset), page, a);
    return show_prices(k, r, page, a);
}

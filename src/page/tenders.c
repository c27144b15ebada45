#include "page/tenders.h"

#include "page/sheet.h"
#include "page/show.h"
#include "page/tender.h"

#include <string.h>

SHAPE_OF(TenderRow, TENDER_ROW)
SHAPE_OF(TenderChoice, TENDER_CHOICE)
SHAPE_OF(TendersPage, TENDERS_PAGE)

/* ---- one of them ----------------------------------------------------------------- */

static Instant latest_deadline(const Procedure *p)
{
    Instant latest = 0;
    for (each(const Round, r, p->rounds))
        if (r->invited && r->deadline)
            latest = r->deadline;
    return latest;
}

enum { READING_BYTES = 1 << 29, REASON_SHOWN = 500 };

/* The latest of what decides or changes something. */
static void show_steps(Public *l, Listed *out, Arena *a)
{
    Steps steps;
    public_steps(l, &steps, l->a);
    for (each(const StepShown, step, steps)) {
        const Act *act = public_act(l, step->nth);
        if (!step->news || !act || out->steps.len == STEPS_LISTED)
            continue;
        *list_add(&out->steps, a) = (ListedStep){
            act->at, act->nth, str_copy(step->says, a), str_plain(step->reason, REASON_SHOWN, a) };
    }
}

static void show_lots(const Public *l, Listed *out, Arena *a)
{
    Text t = { 0 };
    for (each(const Lot, lot, l->p->lots)) {
        const Act *act = record_lot(&l->record, lot->id);
        if (act)
            text_put(&t, a, "{}\n", public_words(l, act, "title"));
    }
    out->lots = text_str(&t);
}

/* Most of what is read for it is needed no more afterwards. */
static Result show_more(const Onlooker *o, const Procedure *p, Listed *out, Arena *a)
{
    Public l;
    Arena  reading = arena_begin(READING_BYTES);
    Result r = public_look(o, p, &l, &reading);
    if (!failed(r)) {
        show_steps(&l, out, a);
        show_lots(&l, out, a);
        l.a = a;
        contracts_of(&l, &out->contracts, a);
    }
    r.detail = (Str){ 0 };
    arena_end(&reading);
    return r;
}

static bool same_status(const Status *x, const Status *y)
{
    return x->group == y->group && x->closes == y->closes && !strcmp(x->words, y->words) &&
           !strcmp(x->tag, y->tag);
}

/* From each moment on at which it may stand elsewhere; what stays the same is one. */
static void show_spans(const Onlooker *o, const Procedure *p, Listed *out, Arena *a)
{
    for (Instant at = o->now; at < LAST_MOMENT; at = public_until(p, at, a)) {
        Status      now  = status_of(p, 0, at);
        StatusSpan *last = out->spans.len ? &out->spans.at[out->spans.len - 1] : NULL;
        if (last && same_status(&last->status, &now))
            continue;
        if (last)
            last->until = at;
        *list_add(&out->spans, a) = (StatusSpan){ last ? at : 0, LAST_MOMENT, now };
    }
}

Result listed_of(const Onlooker *o, const Procedure *p, int64_t file, Listed *out, Arena *a)
{
    if (!p->published)
        return because(&not_public);
    *out = (Listed){ .file = file, .year = p->year, .number = procedure_number(p, a),
                     .address = procedure_address(p, a), .title = page_words(o, p->title, a),
                     .buyer = page_words(o, p->buyer, a), .deadline = latest_deadline(p),
                     .zone = p->zone, .changed = p->published };
    if (p->arrivals.len)
        out->changed = p->arrivals.at[p->arrivals.len - 1];
    show_spans(o, p, out, a);
    return show_more(o, p, out, a);
}

/* ---- what may be chosen ---------------------------------------------------------- */

static void show_choices(const TendersFound *found, const TendersAsked *asked, TendersPage *page,
                         Arena *a)
{
    static const char *const labels[] = { "Open to bids", "Closed, not decided yet", "Awarded",
                                          "Cancelled" };
    for (int i = 0; i < STATUS_GROUPS; i++)
        *list_add(&page->statuses, a) = (TenderChoice){
            str(status_groups[i]), str(labels[i]), str_is(asked->status, status_groups[i]) };
    for (each(const int64_t, number, found->years)) {
        Str year = str_of_number(*number, a);
        *list_add(&page->years, a) = (TenderChoice){ year, year, str_same(asked->year, year) };
    }
    for (each(const Str, buyer, found->buyers))
        *list_add(&page->buyers, a) =
            (TenderChoice){ *buyer, *buyer, str_same(asked->buyer, *buyer) };
}

/* ---- addresses ------------------------------------------------------------------- */

static void put_query(Text *t, bool *any, const char *name, Str value, Arena *a)
{
    if (!value.len)
        return;
    text_put(t, a, "{}{}=", str(*any ? "&" : "?"), str(name));
    *any = true;
    text_percent(t, value, 0, a);
}

static Str address_of(const char *path, const TendersAsked *asked, int64_t number, Arena *a)
{
    Text t = { 0 };
    bool any = false;
    text_our(&t, path, a);
    put_query(&t, &any, "words", asked->words, a);
    put_query(&t, &any, "status", asked->status, a);
    put_query(&t, &any, "year", asked->year, a);
    put_query(&t, &any, "buyer", asked->buyer, a);
    put_query(&t, &any, "page", number > 1 ? str_of_number(number, a) : (Str){ 0 }, a);
    return text_str(&t);
}

/* ---- the page -------------------------------------------------------------------- */

static void show_place(const TendersAsked *asked, TendersPage *page, Arena *a)
{
    if (page->page > 1)
        page->before = address_of("/", asked, page->page - 1, a);
    if (page->page < page->pages)
        page->after = address_of("/", asked, page->page + 1, a);
    page->table = address_of("/tenders.csv", asked, 0, a);
    page->json  = address_of("/api/1/tenders", asked, page->page, a);
}

static void row_add(const ListedRow *l, TendersPage *page, Arena *a)
{
    *list_add(&page->rows, a) = (TenderRow){
        .number = l->number, .address = l->address, .title = l->title, .buyer = l->buyer,
        .group = str(status_groups[l->group]), .status = l->status, .tag = l->tag,
        .closes = l->closes ? str_of_moment_words(l->closes, l->zone, a) : (Str){ 0 },
        .deadline = l->deadline ? iso_moment(l->deadline, a) : (Str){ 0 } };
}

void page_tenders(const TendersFound *found, const TendersAsked *as_typed, TendersPage *page,
                  Arena *a)
{
    TendersAsked asked = *as_typed;
    asked.words = str_trim(as_typed->words);
    *page = (TendersPage){ .words = asked.words, .page = asked.page, .count = found->count,
                           .filtered = asked.words.len || asked.status.len || asked.year.len ||
                                       asked.buyer.len };
    for (each(const ListedRow, row, found->rows))
        row_add(row, page, a);
    page->pages = (page->count + TENDERS_EACH - 1) / TENDERS_EACH;
    page->several = asked.page && page->pages > 1;
    page->counted = page->count ? str_counted(page->count, "tender", "tenders", a)
                                : S("No tenders");
    show_choices(found, &asked, page, a);
    show_place(&asked, page, a);
}

/* ---- for a sheet ----------------------------------------------------------------- */

void tenders_csv(const TendersPage *page, Text *t, Arena *a)
{
    text_our(t, "number,title,buyer,status,deadline,address\r\n", a);
    for (each(const TenderRow, row, page->rows)) {
        const Str cells[] = { row->number, row->title, row->buyer, row->status, row->deadline,
                              row->address };
        sheet_row(t, cells, countof(cells), a);
    }
}

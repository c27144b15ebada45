#include "page/tenders.h"

#include "page/sheet.h"
#include "page/show.h"
#include "page/tender.h"

#include <stdlib.h>
#include <string.h>

SHAPE_OF(TenderRow, TENDER_ROW)
SHAPE_OF(TenderChoice, TENDER_CHOICE)
SHAPE_OF(TendersPage, TENDERS_PAGE)

/* ---- one of them ----------------------------------------------------------------- */

static Str in_small_letters(Str s, Arena *a)
{
    char *out = make(a, char, s.len + 1);
    for (ptrdiff_t i = 0; i < s.len; i++)
        out[i] = s.at[i] >= 'A' && s.at[i] <= 'Z' ? (char)(s.at[i] + ('a' - 'A')) : s.at[i];
    return (Str){ out, s.len };
}

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

/* Most of what is read for it is needed no more afterwards. */
static Result show_more(const Onlooker *o, const Procedure *p, Listed *out, Arena *a)
{
    Public l;
    Arena  reading = arena_begin(READING_BYTES);
    Result r = public_look(o, p, &l, &reading);
    if (!failed(r)) {
        show_steps(&l, out, a);
        l.a = a;
        contracts_of(&l, &out->contracts, a);
    }
    r.detail = (Str){ 0 };
    arena_end(&reading);
    return r;
}

Result listed_of(const Onlooker *o, const Procedure *p, int64_t file, Listed *out, Arena *a)
{
    Text search = { 0 };
    if (!p->published)
        return because(&not_public);
    *out = (Listed){ .file = file, .year = p->year, .number = procedure_number(p, a),
                     .address = procedure_address(p, a), .title = page_words(o, p->title, a),
                     .buyer = page_words(o, p->buyer, a), .status = status_of(p, 0, o->now),
                     .deadline = latest_deadline(p), .until = public_until(p, o->now, a),
                     .zone = p->zone, .changed = p->published };
    if (p->arrivals.len)
        out->changed = p->arrivals.at[p->arrivals.len - 1];
    text_put(&search, a, "{}\n{}\n{}", out->number, out->title, out->buyer);
    out->search = in_small_letters(text_str(&search), a);
    return show_more(o, p, out, a);
}

static int str_order(Str x, Str y)
{
    ptrdiff_t least = x.len < y.len ? x.len : y.len;
    int order = least ? memcmp(x.at, y.at, (size_t)least) : 0;
    return order ? order : (x.len > y.len) - (x.len < y.len);
}

int listed_order(const void *one, const void *other)
{
    const Listed *x = *(const Listed *const *)one, *y = *(const Listed *const *)other;
    bool x_open = x->status.group == STATUS_OPEN, y_open = y->status.group == STATUS_OPEN;
    if (x_open != y_open)
        return x_open ? -1 : 1;
    int later = (x->deadline > y->deadline) - (x->deadline < y->deadline);
    return later ? (x_open ? later : -later) : str_order(x->number, y->number);
}

/* ---- which of them --------------------------------------------------------------- */

/* Every word of what was asked for stands in it. */
static bool has_words(const Listed *l, Str words)
{
    while (words.len) {
        Str word = str_cut(&words, ' ');
        if (word.len && !memmem(l->search.at, (size_t)l->search.len, word.at, (size_t)word.len))
            return false;
    }
    return true;
}

static bool is_wanted(const Listed *l, const TendersAsked *asked, int64_t year)
{
    return (!asked->status.len || str_is(asked->status, status_groups[l->status.group])) &&
           (!asked->year.len || l->year == year) &&
           (!asked->buyer.len || str_same(asked->buyer, l->buyer)) && has_words(l, asked->words);
}

static void row_add(const Listed *l, TendersPage *page, Arena *a)
{
    Status s = l->status;
    *list_add(&page->rows, a) = (TenderRow){
        .number = l->number, .address = l->address, .title = l->title, .buyer = l->buyer,
        .group = str(status_groups[s.group]), .status = str(s.words), .tag = str(s.tag),
        .closes = s.closes ? str_of_moment_words(s.closes, l->zone, a) : (Str){ 0 },
        .deadline = l->deadline ? iso_moment(l->deadline, a) : (Str){ 0 } };
}

/* ---- what else may be chosen ----------------------------------------------------- */

static bool is_among(const TenderChoice *at, ptrdiff_t count, Str value)
{
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_same(at[i].value, value))
            return true;
    return false;
}

static int choice_order(const void *x, const void *y)
{
    return str_order(((const TenderChoice *)x)->label, ((const TenderChoice *)y)->label);
}

enum { BUYERS_MOST = 200 };

static void show_choices(const ListedAll *all, const TendersAsked *asked, TendersPage *page,
                         Arena *a)
{
    static const char *const labels[] = { "Open to bids", "Closed, not decided yet", "Awarded",
                                          "Cancelled" };
    for (int i = 0; i < STATUS_GROUPS; i++)
        *list_add(&page->statuses, a) = (TenderChoice){
            str(status_groups[i]), str(labels[i]), str_is(asked->status, status_groups[i]) };
    int64_t last_year = 0;
    for (each(const ListedAt, l, *all)) {
        Str year = (*l)->year == last_year ? (Str){ 0 } : str_of_number((*l)->year, a);
        if (year.len && !is_among(page->years.at, page->years.len, year))
            *list_add(&page->years, a) =
                (TenderChoice){ year, year, str_same(asked->year, year) };
        last_year = (*l)->year;
        if (page->buyers.len < BUYERS_MOST &&
            !is_among(page->buyers.at, page->buyers.len, (*l)->buyer))
            *list_add(&page->buyers, a) =
                (TenderChoice){ (*l)->buyer, (*l)->buyer, str_same(asked->buyer, (*l)->buyer) };
    }
    if (page->years.len)
        qsort(page->years.at, (size_t)page->years.len, sizeof *page->years.at, choice_order);
    if (page->buyers.len)
        qsort(page->buyers.at, (size_t)page->buyers.len, sizeof *page->buyers.at, choice_order);
}

/* ---- addresses ------------------------------------------------------------------- */

static void put_query(Text *t, bool *any, const char *name, Str value, Arena *a)
{
    static const char digits[] = "0123456789ABCDEF";
    if (!value.len)
        return;
    text_put(t, a, "{}{}=", str(*any ? "&" : "?"), str(name));
    *any = true;
    for (ptrdiff_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '-' || c == '_' || c == '.';
        if (plain)
            text_byte(t, (char)c, a);
        else
            text_add(t, (Str){ (char[]){ '%', digits[c >> 4], digits[c & 15] }, 3 }, a);
    }
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

void page_tenders(const ListedAll *all, const TendersAsked *as_typed, TendersPage *page, Arena *a)
{
    int64_t year = 0, first = (as_typed->page - 1) * TENDERS_EACH;
    TendersAsked asked = *as_typed;
    asked.words = in_small_letters(str_trim(as_typed->words), a);
    *page = (TendersPage){ .words = str_trim(as_typed->words), .page = as_typed->page,
                           .filtered = asked.words.len || asked.status.len || asked.year.len ||
                                       asked.buyer.len };
    if (asked.year.len && !str_number(asked.year, &year))
        year = -1;
    for (each(const ListedAt, l, *all)) {
        if (!is_wanted(*l, &asked, year))
            continue;
        if (!asked.page || (page->count >= first && page->count < first + TENDERS_EACH))
            row_add(*l, page, a);
        page->count++;
    }
    page->pages = (page->count + TENDERS_EACH - 1) / TENDERS_EACH;
    page->several = asked.page && page->pages > 1;
    page->counted = page->count ? str_counted(page->count, "tender", "tenders", a)
                                : S("No tenders");
    asked.words = page->words;
    show_choices(all, &asked, page, a);
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

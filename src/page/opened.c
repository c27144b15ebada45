#include "page/opened.h"

#include "page/portion.h"
#include "page/things.h"

#include <string.h>

SHAPE_OF(OpenedFile, OPENED_FILE)
SHAPE_OF(OpenedEnvelopeRow, OPENED_ENVELOPE)
SHAPE_OF(OpenedGroup, OPENED_GROUP)
SHAPE_OF(OpenedPage, OPENED_PAGE)
SHAPE_OF(ReadPage, READ_PAGE)

/* ---- who ------------------------------------------------------------------------- */

static bool marks_are_locked(const Procedure *p, const Bid *bid)
{
    const Stand *stand = stand_of(p, bid->round, bid->lot);
    return stand && stand->locked;
}

bool opened_is_for(const Procedure *p, Id asker, const Bid *bid, Envelope e)
{
    const Person *person = asker ? person_of(p, asker) : NULL;
    if (!person || !bid->opened[e] || bid->void_[e])
        return false;
    unsigned roles = roles_in(person, bid->lot), marks = roles & (EVALUATOR | CHAIR);
    bool clear = !person->barred && person->declared && !person->interest;
    if (bid->bidder == asker)
        return true;
    if (marks && (!clear || (e == PRICE && !marks_are_locked(p, bid))))
        return false;                        /* whatever else they are */
    return roles & OVERSEER || (clear && (marks || roles & OFFICER));
}

/* ---- files ----------------------------------------------------------------------- */

/* "812 bytes", "48 kB", "3.1 MB": of what is read no figure depends on it. */
Str size_shown(int64_t bytes, Arena *a)
{
    static const char *const units[] = { "kB", "MB", "GB" };
    Text t = { 0 };
    int64_t tenths = bytes * 10;
    int unit = -1;
    if (bytes < 1000)
        return str_counted(bytes, "byte", "bytes", a);
    for (; tenths >= 10000 && unit < countof(units) - 1; unit++)
        tenths /= 1000;
    text_put(&t, a, "{}.{} {}", str_of_number(tenths / 10, a), str_of_number(tenths % 10, a),
             str(units[unit]));
    return text_str(&t);
}

static Str ending_of(Str name)
{
    ptrdiff_t dot = name.len;
    while (dot > 0 && name.at[dot - 1] != '.')
        dot--;
    return dot ? str_after(name, dot) : (Str){ 0 };
}

Readable readable_by_name(Str name)
{
    static const struct { const char *ending; Readable how; } rows[] = {
        { "txt", AS_TEXT }, { "md", AS_TEXT }, { "csv", AS_TEXT }, { "log", AS_TEXT },
        { "html", AS_TEXT }, { "htm", AS_TEXT }, { "svg", AS_TEXT }, { "xml", AS_TEXT },
        { "json", AS_TEXT }, { "png", AS_PICTURE }, { "jpg", AS_PICTURE },
        { "jpeg", AS_PICTURE }, { "gif", AS_PICTURE }, { "pdf", AS_PAGES },
    };
    Str ending = ending_of(name);
    for (int i = 0; i < countof(rows); i++)
        if (str_alike(ending, str(rows[i].ending)))
            return rows[i].how;
    return str_is(name, "price") ? AS_TEXT : NOT_IN_PAGE;
}

const char *picture_type(Str first)
{
    if (str_starts(first, "\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (str_starts(first, "\xff\xd8\xff"))
        return "image/jpeg";
    return str_starts(first, "GIF87a") || str_starts(first, "GIF89a") ? "image/gif" : NULL;
}

static int64_t two_bytes(Str s, ptrdiff_t at, bool big_end)
{
    unsigned char first = (unsigned char)s.at[at], second = (unsigned char)s.at[at + 1];
    return big_end ? first << 8 | second : second << 8 | first;
}

static int64_t four_bytes(Str s, ptrdiff_t at)
{
    return two_bytes(s, at, true) << 16 | two_bytes(s, at + 2, true);
}

/* SOF0 to SOF15, but for those that are tables. */
static bool is_frame(unsigned char marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* From one segment to the next, to the first frame. Source: ITU-T T.81, B.1.1, B.2.2. */
static bool jpeg_read(Str s, Picture *p)
{
    for (ptrdiff_t at = 2; at + 9 <= s.len;) {
        unsigned char marker = (unsigned char)s.at[at + 1];
        if ((unsigned char)s.at[at] != 0xFF)
            return false;
        if (marker == 0xFF) {
            at++;                              /* it may be filled up */
            continue;
        }
        int64_t len = two_bytes(s, at + 2, true);
        if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xDA) || len < 2)
            return false;
        if (is_frame(marker)) {
            p->high = two_bytes(s, at + 5, true);
            p->wide = two_bytes(s, at + 7, true);
            return true;
        }
        at += 2 + len;
    }
    return false;
}

/* Sources: PNG, 11.2.1 IHDR; GIF89a, 18 logical screen descriptor. */
bool picture_read(Str s, Picture *p)
{
    bool read = false;
    *p = (Picture){ .type = picture_type(s) };
    if (!p->type)
        return false;
    if (s.at[0] == 'G') {
        read = s.len >= 10;
        p->wide = read ? two_bytes(s, 6, false) : 0;
        p->high = read ? two_bytes(s, 8, false) : 0;
    } else if ((unsigned char)s.at[0] == 0xFF) {
        read = jpeg_read(s, p);
    } else {
        read = s.len >= 24 && str_starts(str_after(s, 12), "IHDR");
        p->wide = read ? four_bytes(s, 16) : 0;
        p->high = read ? four_bytes(s, 20) : 0;
    }
    return read && p->wide > 0 && p->high > 0;
}

bool picture_fits(const Picture *p) { return p->wide <= PICTURE_DOTS / p->high; }

/* ---- envelopes ------------------------------------------------------------------- */

/* Envelopes in a part; files of one where it is not shown alone: an envelope has up to a thousand,
 * and a page of forty such could not be sent. */
enum { ENVELOPES_SHOWN = 40, FILES_SHOWN = 50 };

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Id           asker;
    const char  *book;
    Str          at, only;
    Titles       titles;
    Portion      shown;
    OpenedPage  *page;
    Arena       *a;
} Look;

/* "lot 1 Recovery in the north: quality" */
static void lot_put(Text *t, const Titles *titles, const Bid *bid, Envelope e, Arena *a)
{
    const Title *lot = title_of(titles, A_LOT, bid->lot, 0);
    text_put(t, a, "lot {}: {}", lot ? title_label(lot, false, a) : str_of_number(bid->lot, a),
             str(envelope_name(e)));
}

Str opened_heading(const Titles *titles, const Bid *bid, Envelope e, Arena *a)
{
    Text t = { 0 };
    const Title *who = title_of(titles, A_BIDDER, bid->bidder, 0);
    if (who)
        text_put(&t, a, "{}, ", title_label(who, false, a));
    else
        text_put(&t, a, "Bidder {}, ", str_of_number(bid->bidder, a));
    lot_put(&t, titles, bid, e, a);
    return text_str(&t);
}

static Str address(const Look *l, Str word, int64_t number, const char *what)
{
    Text t = { 0 };
    text_put(&t, l->a, "{}/opened/{}/{}{}", l->at, word, str_of_number(number, l->a), str(what));
    return text_str(&t);
}

static void files_add(const Look *l, const Bid *bid, Envelope e, OpenedEnvelopeRow *row)
{
    Manifest m = { 0 };
    if (failed(opened_list(l->book, l->p, bid, e, &m, l->a)))
        return;
    for (each(const Enclosed, file, m.files)) {
        int64_t number = file - m.files.at + 1;
        if (number > FILES_SHOWN && !l->only.len) {
            row->more = m.files.len - FILES_SHOWN;
            row->all  = str_put(l->a, "{}/opened?envelope={}", l->at, row->word);
            return;
        }
        *list_add(&row->files, l->a) = (OpenedFile){ .number = number, .name = file->name,
            .size = size_shown(file->size, l->a), .fingerprint = str_of_hash(file->sha256, l->a),
            .take = address(l, row->word, number, ""),
            .read = readable_by_name(file->name) ? address(l, row->word, number, "/read")
                                                 : (Str){ 0 } };
    }
}

static OpenedEnvelopeRow row_of(const Look *l, const Bid *bid, Envelope e)
{
    return (OpenedEnvelopeRow){ .heading = opened_heading(&l->titles, bid, e, l->a),
                                .word = opened_word(bid, e, l->a) };
}

/* Whose doing it is that nothing is in it: the judge of the record says void only of what its
 * bidder sealed. */
static const char *void_says(Envelope e)
{
    return e == PRICE
        ? "Void: what its bidder sealed is no price list that counts. The padlocks and this site "
          "did their part; the reason is on record."
        : "Void: what its bidder sealed cannot be read. The padlocks and this site did their "
          "part; the reason is on record.";
}

/* What is open is an officer's to bring here where it is not, too. */
static void open_add(const Look *l, const Bid *bid, Envelope e, bool officer)
{
    OpenedEnvelopeRow row = row_of(l, bid, e);
    if (bid->void_[e]) {
        row.says = str(void_says(e));
    } else {
        files_add(l, bid, e, &row);
        row.says = row.files.len ? S("Open. Its files are here.")
                                 : S("Open, and recorded. Its files are not here.");
        if (officer)
            row.button = row.files.len ? S("Bring its files here again")
                                       : S("Bring its files here");
    }
    if (officer && e == PRICE && shares_due(l->p, bid))
        row.button = S("Record what of the price is for each buyer");
    *list_add(&l->page->open, l->a) = row;
}

/* By the words of both: bids of one lot and round need not stand together. */
static void group_add(const Look *l, const Bid *bid, Envelope e, Str word)
{
    Text t = { 0 };
    if (bid->round > 1)
        text_put(&t, l->a, "Round {}, ", str_of_number(bid->round, l->a));
    lot_put(&t, &l->titles, bid, e, l->a);
    t.at[0] = bid->round > 1 ? 'R' : 'L';
    for (each(OpenedGroup, group, l->page->groups))
        if (str_same(group->heading, text_str(&t))) {
            group->count++;
            return;
        }
    *list_add(&l->page->groups, l->a) =
        (OpenedGroup){ .heading = text_str(&t), .word = word, .count = 1 };
}

/* Of one alone its own button says all. */
static void groups_end(OpenedPage *page)
{
    ptrdiff_t kept = 0;
    for (each(const OpenedGroup, group, page->groups))
        if (group->count > 1)
            page->groups.at[kept++] = *group;
    page->groups.len = kept;
}

/* All that can be opened are counted, shown or not. */
static void shut_add(const Look *l, const Bid *bid, Envelope e, bool is_shown)
{
    OpenedEnvelopeRow row = row_of(l, bid, e);
    Text why = { 0 };
    Result r = opened_judge(l->p, l->asker, bid, e, l->a);
    if (failed(r)) {
        text_put(&why, l->a, "{}", str(r.why->says));
        row.says = S("Shut");
        row.why  = text_str(&why);
        if (is_shown)
            *list_add(&l->page->shut, l->a) = row;
        return;
    }
    group_add(l, bid, e, row.word);
    if (!is_shown)
        return;
    row.says   = S("Enough padlocks have turned.");
    row.button = S("Open it");
    *list_add(&l->page->ready, l->a) = row;
}

static Result look_begin(Look *l)
{
    l->page->back = l->at;
    return page_titles(l->o, l->p, l->asker, &l->titles, l->a);
}

static Str beside(const Look *l, const char *word)
{
    Text t = { 0 };
    text_put(&t, l->a, "{}/{}", l->at, str(word));
    return text_str(&t);
}

static void show_part(const Look *l, const char *word)
{
    portion_parts(l->page, &l->shown, beside(l, word), l->a);
}

static Look look_of(const Onlooker *o, const Procedure *p, const OpenedAsked *k, OpenedPage *page,
                    Arena *a)
{
    return (Look){ .o = o, .p = p, .asker = k->who, .book = k->book, .at = k->at, .only = k->only,
                   .shown = portion_of(k->part, ENVELOPES_SHOWN), .page = page, .a = a };
}

static bool is_ready(const Look *l, const Bid *bid, Envelope e)
{
    if (bid->opened[e])
        return e == PRICE && shares_due(l->p, bid);
    return !failed(opened_judge(l->p, l->asker, bid, e, l->a));
}

/* What officers have to do now stands in the first parts. */
static void envelopes_add(Look *l, bool ready)
{
    for (each(const Bid, bid, l->p->bids))
        for (Envelope e = 0; e < ENVELOPES; e++) {
            if (!envelope_expected(round_of(l->p, bid->round), e) || is_ready(l, bid, e) != ready)
                continue;
            bool shown = portion_takes(&l->shown);
            if (!bid->opened[e])
                shut_add(l, bid, e, shown);
            else if (shown)
                open_add(l, bid, e, true);
        }
}

Result page_open(const Onlooker *o, const Procedure *p, const OpenedAsked *k, OpenedPage *page,
                 Arena *a)
{
    Look l = look_of(o, p, k, page, a);
    TRY(look_begin(&l));
    page->action = beside(&l, "open");
    page->beside = beside(&l, "opened");
    envelopes_add(&l, true);
    envelopes_add(&l, false);
    groups_end(page);
    show_part(&l, "open");
    return DONE;
}

Result page_opened(const Onlooker *o, const Procedure *p, const OpenedAsked *k, OpenedPage *page,
                   Arena *a)
{
    Look     l = look_of(o, p, k, page, a);
    Envelope one = 0;
    const Bid *only = k->only.len ? opened_bid(p, k->only, &one) : NULL;
    TRY(look_begin(&l));
    if (roles_left(p, k->who, 0) & OFFICER)
        page->beside = beside(&l, "open");
    if (k->only.len)
        page->whole = beside(&l, "opened");
    for (each(const Bid, bid, p->bids))
        for (Envelope e = 0; e < ENVELOPES; e++)
            if (opened_is_for(p, k->who, bid, e) && (!k->only.len || (bid == only && e == one)) &&
                portion_takes(&l.shown))
                open_add(&l, bid, e, false);
    show_part(&l, "opened");
    return DONE;
}

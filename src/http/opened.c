/* opened.c - envelopes are opened here with what holders turned, and read by those who may. */
#include "http/doing.h"
#include "http/drawing.h"
#include "http/opened.h"
#include "http/scanning.h"
#include "http/several.h"

#include "page/opened.h"
#include "page/show.h"
#include "proof/papers.h"

#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason opening_busy = { CONFLICT, "opening-busy", "doc/serve.md, opened files",
    "Another envelope is being opened at this moment. Nothing went wrong; wait a little, then "
    "press the button again." };

/* One at a time: what an unfinished one leaves is then nobody's. */
static pthread_mutex_t opening = PTHREAD_MUTEX_INITIALIZER;

/* ---- opening --------------------------------------------------------------------- */

static bool is_officer(const Doing *d, Id lot)
{
    return !d->office && roles_left(d->procedure, d->signer.number, lot) & OFFICER;
}

/* Once the files are here for good the act is signed; else they are, and it is on record. */
static void open_envelope(Doing *d, const Bid *bid, Envelope e)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Papers papers = book_papers(d->onlooker->book);
    Result r = opened_judge(d->procedure, d->signer.number, bid, e, d->a);
    if (!failed(r))
        r = opened_keep(d->server->folder, d->procedure, &papers, bid, e, &act, &shelf, d->a);
    scanning_wake(d->server->scanning);
    if (failed(r))
        doing_failed(d, r);
    else if (bid->opened[e])
        doing_see(d, "open?done=brought", (Str){ 0 });
    else
        act_made(d, &act, &shelf, "open", NULL);
}

/* What of a price is for which buyer: one after the other. */
static void record_share(Doing *d, const Bid *bid)
{
    Acts   acts = { 0 };
    Papers papers = book_papers(d->onlooker->book);
    Result r = share_acts(d->procedure, &papers, bid, &acts, d->a);
    if (failed(r))
        doing_failed(d, r);
    else
        act_made(d, &acts.at[0], &(Shelf){ 0 }, "open", NULL);
}

static void open_one(Doing *d, const Bid *bid, Envelope e)
{
    if (bid->opened[e] && e == PRICE && shares_due(d->procedure, bid)) {
        record_share(d, bid);
    } else if (pthread_mutex_trylock(&opening)) {
        doing_failed(d, because(&opening_busy));
    } else {
        open_envelope(d, bid, e);
        pthread_mutex_unlock(&opening);
    }
}

/* ---- all of a lot ---------------------------------------------------------------- */

/* Sealed bytes at one press, so that it ends; what is left is there to be opened afterwards. */
static const int64_t OPENED_AT_ONCE = 8LL << 30;
enum { ENVELOPE_ROOM = 256 << 20 };

static bool is_beside(const Bid *bid, const Bid *of, Envelope e)
{
    return bid->round == of->round && bid->lot == of->lot && !bid->opened[e];
}

/* What can be read of how large it is, in the paper of its deposit. */
static int64_t sealed_bytes(const Doing *d, const Bid *bid, Envelope e, Arena *a)
{
    Hash   salt;
    Str    paper;
    Heads *heads = make(a, Heads, 1);
    if (failed(book_words(d->onlooker->book, bid->heads, &salt, &paper, a)) ||
        failed(heads_glance(paper, heads, a)))
        return 0;
    for (int i = 0; i < heads->count; i++)
        if (str_is(heads->at[i].head.envelope, envelope_name(e)))
            return heads->at[i].head.size;
    return 0;
}

/* False: no more fit, and this one is still to be opened. */
static bool open_beside(Doing *d, const Bid *bid, Envelope e, const Titles *titles, Proposed *kept,
                        Result *why)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Papers papers = book_papers(d->onlooker->book);
    Arena  own = arena_begin(ENVELOPE_ROOM);
    Str    called = opened_heading(titles, bid, e, d->a);
    bool   fits = true;
    Result r = opened_keep(d->server->folder, d->procedure, &papers, bid, e, &act, &shelf, &own);
    r.detail = str_copy(r.detail, d->a);
    if (failed(r))
        several_failed(d, kept, called, r);
    else
        fits = several_add(kept, &act, &shelf, called) != NULL;
    if (failed(r))
        *why = r;
    arena_end(&own);
    return fits;
}

static void open_all(Doing *d, const Bid *of, Envelope e)
{
    Titles    titles;
    Result    r = page_titles(d->onlooker, d->procedure, d->signer.number, &titles, d->a);
    Proposed *kept = failed(r) ? NULL : several_new(d, S("open"));
    int64_t   bytes = 0;
    if (failed(r))
        doing_failed(d, r);
    if (!kept)
        return;
    r = DONE;
    for (each(const Bid, bid, d->procedure->bids)) {
        if (!is_beside(bid, of, e) ||
            failed(opened_judge(d->procedure, d->signer.number, bid, e, d->a)))
            continue;
        bytes += sealed_bytes(d, bid, e, d->a);
        if (kept->several.len && bytes > OPENED_AT_ONCE)
            break;
        if (!open_beside(d, bid, e, &titles, kept, &r))
            break;
    }
    scanning_wake(d->server->scanning);
    several_see(d, kept, r);
}

static void open_lot(Doing *d, const Bid *of, Envelope e)
{
    if (pthread_mutex_trylock(&opening)) {
        doing_failed(d, because(&opening_busy));
        return;
    }
    open_all(d, of, e);
    pthread_mutex_unlock(&opening);
}

/* ---- what was pressed ------------------------------------------------------------ */

void open_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing    d;
    Envelope e;
    Pairs    sent = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life))
        return;
    Str all = pair_of(&sent, "all");
    const Bid *bid = opened_bid(d.procedure, all.len ? all : pair_of(&sent, "envelope"), &e);
    if (bid && is_officer(&d, bid->lot) && all.len)
        open_lot(&d, bid, e);
    else if (bid && is_officer(&d, bid->lot) && !bid->void_[e])
        open_one(&d, bid, e);
    else
        doing_none(&d);
}

void open_page(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    OpenedPage page = { 0 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    if (!is_officer(&d, 0)) {
        doing_none(&d);
        return;
    }
    page.procedure = page_words(d.onlooker, d.procedure->title, d.a);
    if (str_is(just_done(r, life), "brought"))
        page.done = S("The files are here.");
    if (doing_just_signed(&d, (const ActKind[]){ ACT_OPENED, ACT_SHARE, ACT_NONE }))
        page.done = S("Each of them is signed and entered. The files are here.");
    OpenedAsked asked = { .who = d.signer.number, .book = s->folder, .at = d.at,
                          .part = query_number(r, "page") };
    Result made = page_open(d.onlooker, d.procedure, &asked, &page, d.a);
    if (failed(made)) {
        doing_failed(&d, made);
        return;
    }
    Frame frame = doing_frame(&d, S("Open the envelopes"));
    doing_shown(&d, 200, &frame, open, OpenedPage, &page);
}

/* ---- reading --------------------------------------------------------------------- */

/* What a scanner said of each. */
static void scans_add(Doing *d, OpenedPage *page)
{
    Hash hash;
    page->scans = d->server->config.clamd.len;
    for (each(OpenedEnvelopeRow, row, page->open))
        for (each(OpenedFile, file, row->files))
            if (page->scans && str_hash(file->fingerprint, &hash)) {
                ScanSaid said = scanning_says(d->server, hash, d->procedure->zone, d->a);
                file->scanned = said.scanned;
                file->warning = said.warning;
            }
}

/* Whoever has no part in it learns no more than from the page for everybody. */
void opened(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    OpenedPage page = { 0 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    if (d.office || !d.signer.number || !person_of(d.procedure, d.signer.number)) {
        doing_none(&d);
        return;
    }
    page.procedure = page_words(d.onlooker, d.procedure->title, d.a);
    OpenedAsked asked = { .who = d.signer.number, .book = s->folder, .at = d.at,
                          .only = query_of(r, "envelope"), .part = query_number(r, "page") };
    Result made = page_opened(d.onlooker, d.procedure, &asked, &page, d.a);
    if (failed(made)) {
        doing_failed(&d, made);
        return;
    }
    scans_add(&d, &page);
    Frame frame = doing_frame(&d, S("Opened files"));
    doing_shown(&d, 200, &frame, opened, OpenedPage, &page);
}

/* One file, as it was asked for: "1-2-quality-301/4/read". */
typedef struct Wanted {
    const Bid *bid;
    Envelope   e;
    Str        word, how;
    int64_t    number;
    Manifest   inside;
    const Enclosed *file;
    int        fd;
} Wanted;

/* Whoever has no part in it learns nothing of it, not even that something is wrong. */
static Result wanted_open(Doing *d, Wanted *w)
{
    Str rest = d->rest;
    w->word = str_cut(&rest, '/');
    bool read = str_number(str_cut(&rest, '/'), &w->number);
    w->how = rest;
    w->bid = d->office || !read ? NULL : opened_bid(d->procedure, w->word, &w->e);
    if (!w->bid || !opened_is_for(d->procedure, d->signer.number, w->bid, w->e) ||
        failed(opened_list(d->server->folder, d->procedure, w->bid, w->e, &w->inside, d->a)))
        return because(&opened_missing);
    TRY(opened_file(d->server->folder, d->procedure, w->bid, w->e, &w->inside, w->number, &w->fd,
                    d->a));
    w->file = &w->inside.files.at[w->number - 1];
    return DONE;
}

/* Whatever it is, no browser runs it as a page of ours. */
static void give(Doing *d, int fd, int64_t bytes, const char *type)
{
    *d->answer = (Answer){ .status = 200, .type = type, .fd = fd, .file_bytes = bytes,
                           .headers = d->answer->headers };
    answer_header(d->answer, "Content-Security-Policy", S("default-src 'none'; sandbox"), d->life);
}

static void give_whole(Doing *d, Wanted *w)
{
    give(d, w->fd, w->file->size, "application/octet-stream");
    answer_saved(d->answer, w->file->name, d->life);
    w->fd = -1;
}

static Str first_bytes(int fd, int64_t most, Arena *a)
{
    char   *at = make(a, char, most);
    int64_t all = 0;
    ssize_t got;
    while (all < most && (got = pread(fd, at + all, (size_t)(most - all), all)) > 0)
        all += got;
    return (Str){ at, all };
}

/* Why it is not shown, by what it says of itself; "": it can be, if it fits. */
static const char *picture_bar(const Wanted *w, Picture *p, Arena *a)
{
    if (!picture_type(first_bytes(w->fd, 16, a)))
        return "This is no picture that can be shown here. Save it to look at it.";
    if (w->file->size > PICTURE_MOST)
        return "Pictures of more than 16 MB are not shown here. Save it to look at it.";
    if (!picture_read(first_bytes(w->fd, PICTURE_HEAD, a), p))
        return "How large this picture is cannot be read, so it is not shown here. Save it to "
               "look at it.";
    return "";
}

/* By what it is, not by what it is called. */
static void give_picture(Doing *d, Wanted *w)
{
    Picture p;
    if (*picture_bar(w, &p, d->a) || !picture_fits(&p)) {
        doing_none(d);
        return;
    }
    give(d, w->fd, w->file->size, p.type);
    w->fd = -1;
}

/* ---- pages of a PDF -------------------------------------------------------------- */

static Drawing drawing_of(const Doing *d, const Wanted *w)
{
    return (Drawing){ w->fd, w->file->sha256, d->server->drawing_seconds };
}

static void give_page(Doing *d, Wanted *w, Str which)
{
    int64_t page;
    Str     png;
    Drawing drawing = drawing_of(d, w);
    if (!str_number(which, &page) || page < 1 || page > DRAWN_PAGES ||
        w->file->size > PAGES_MOST || drawing_page(&drawing, page, &png, d->a) != CHILD_WELL) {
        doing_none(d);
        return;
    }
    give(d, 0, 0, "image/png");
    d->answer->body = body_kept(png, d->life);
}

/* ---- read in a page -------------------------------------------------------------- */

static Str beside(const Doing *d, const Wanted *w, const char *what, int64_t number)
{
    Text t = { 0 };
    text_put(&t, d->a, "{}/opened/{}/{}{}{}", d->at, w->word, str_of_number(w->number, d->a),
             str(what), number ? str_of_number(number, d->a) : (Str){ 0 });
    return text_str(&t);
}

/* What steers a screen or a printer is no text. */
static Str shown_text(Str bytes, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.at[i];
        bool steers = (c < 32 && c != '\n' && c != '\t') || c == 127;
        if (c != '\r')
            text_byte(&t, steers ? '?' : (char)c, a);
    }
    return text_str(&t);
}

static void read_text(Doing *d, const Wanted *w, ReadPage *page)
{
    Str bytes = first_bytes(w->fd, TEXT_READ, d->a);
    page->cut = w->file->size > bytes.len;
    for (int i = 0; page->cut && i < 3 && !str_utf8(bytes); i++)
        bytes.len--;                         /* a letter may have been cut through */
    page->is_text = str_utf8(bytes);
    if (page->is_text)
        page->text = shown_text(bytes, d->a);
    else
        page->says = S("This is no text in UTF-8, so it is not shown here. Save it to read it.");
}

/* "It says that it is 50000 by 50000 dots" */
static Str picture_words(const Picture *p, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "It says that it is {} by {} dots, and pictures of more than {} million are "
                    "not shown here. Save it to look at it.", str_of_number(p->wide, a),
             str_of_number(p->high, a), str_of_number(PICTURE_DOTS / 1000000, a));
    return text_str(&t);
}

static void read_picture(Doing *d, const Wanted *w, ReadPage *page)
{
    Picture p;
    const char *bar = picture_bar(w, &p, d->a);
    if (*bar)
        page->says = str(bar);
    else if (picture_fits(&p))
        page->picture = beside(d, w, "/picture", 0);
    else
        page->says = picture_words(&p, d->a);
}

/* Why there is no picture, of all pages or of one. */
static const char *drawing_says(ChildEnd end, bool one)
{
    switch (end) {
    case CHILD_WELL:    return "";
    case CHILD_MISSING: return "Pages of a PDF are not shown on this site, for it has no program "
                               "that draws them. Save it to read it.";
    case CHILD_LONG:    return "It takes longer to draw than a page may take here, so that was "
                               "stopped. Nothing was harmed. Save it to read it.";
    case CHILD_MUCH:    return "Its picture is larger than one may be here. Save it to read it.";
    case CHILD_FAILED:  break;
    }
    return one ? "It cannot be drawn: it is broken, or takes more memory than a page may take "
                 "here. Save it to read it."
               : "This cannot be read as a PDF here: it is broken, or locked with a password. Its "
                 "pages are not shown. Save it to read it.";
}

static Str which_page(int64_t now, int64_t all, const char *more, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "Page {} of {}{} {}", str_of_number(now, a), str_of_number(all, a),
             str(*more ? "." : ", as a picture."), str(more));
    if (all > DRAWN_PAGES)
        text_put(&t, a, " Pages after {} are not shown here.", str_of_number(DRAWN_PAGES, a));
    return str_trim(text_str(&t));
}

/* It is drawn now, so that the page can say what became of it. */
static void read_one(Doing *d, const Wanted *w, int64_t now, int64_t all, ReadPage *page)
{
    Str      png;
    Drawing  drawing = drawing_of(d, w);
    ChildEnd end = drawing_page(&drawing, now, &png, d->a);
    page->says = which_page(now, all, drawing_says(end, true), d->a);
    if (end == CHILD_WELL)
        page->picture = beside(d, w, "/page/", now);
    if (now > 1)
        page->before = beside(d, w, "/read?page=", now - 1);
    if (now < all && now < DRAWN_PAGES)
        page->after = beside(d, w, "/read?page=", now + 1);
}

/* ?page=3 */
static void read_pages(Doing *d, const Wanted *w, ReadPage *page)
{
    int64_t  now = 1, all = 0;
    Drawing  drawing = drawing_of(d, w);
    if (w->file->size > PAGES_MOST) {
        page->says = S("Of files of more than 64 MB no pages are shown here. Save it to read it.");
        return;
    }
    ChildEnd end = drawing_count(&drawing, &all, d->a);
    if (end != CHILD_WELL) {
        page->says = str(drawing_says(end, false));
        return;
    }
    if (!str_number(query_of(d->request, "page"), &now) || now < 1 || now > all ||
        now > DRAWN_PAGES)
        now = 1;
    read_one(d, w, now, all, page);
}

/* What stands in it, and what a scanner said. */
static void read_file(Doing *d, const Wanted *w, ReadPage *page)
{
    ScanSaid said = scanning_says(d->server, w->file->sha256, d->procedure->zone, d->a);
    *page = (ReadPage){ .name = w->file->name, .take = beside(d, w, "", 0),
                        .scanned = said.scanned, .warning = said.warning };
    switch (readable_by_name(w->file->name)) {
    case AS_TEXT:     read_text(d, w, page); break;
    case AS_PICTURE:  read_picture(d, w, page); break;
    case AS_PAGES:    read_pages(d, w, page); break;
    case NOT_IN_PAGE: page->says = S("It is not shown here. Save it to read it."); break;
    }
}

static Result read_wanted(Doing *d, Wanted *w, Manifest *inside, int64_t *number, ReadPage *page)
{
    TRY(opened_list(d->server->folder, d->procedure, w->bid, w->e, inside, d->a));
    if (*number < 1 || *number > inside->files.len)
        *number = 1;
    if (!inside->files.len)
        return DONE;
    w->number = *number;
    TRY(opened_file(d->server->folder, d->procedure, w->bid, w->e, inside, *number, &w->fd, d->a));
    w->file = &inside->files.at[*number - 1];
    read_file(d, w, page);
    return DONE;
}

Result opened_read(Doing *d, const Bid *bid, Envelope e, int64_t *number, Manifest *inside,
                   ReadPage *page)
{
    Wanted w = { .bid = bid, .e = e, .word = opened_word(bid, e, d->a), .fd = -1 };
    if (!opened_is_for(d->procedure, d->signer.number, bid, e))
        return because(&opened_missing);
    Result r = read_wanted(d, &w, inside, number, page);
    if (w.fd >= 0)
        close(w.fd);
    return r;
}

static void read_page(Doing *d, const Wanted *w)
{
    Titles   titles;
    ReadPage page;
    Result   r = page_titles(d->onlooker, d->procedure, d->signer.number, &titles, d->a);
    Text     back = { 0 };
    if (failed(r)) {
        doing_failed(d, r);
        return;
    }
    read_file(d, w, &page);
    text_put(&back, d->a, "{}/opened", d->at);
    page.back  = text_str(&back);
    page.whose = opened_heading(&titles, w->bid, w->e, d->a);
    Frame frame = doing_frame(d, page.name);
    doing_page(d, 200, &frame, read, &page);
}

static void give_as_wanted(Doing *d, Wanted *w)
{
    if (!w->how.len)
        give_whole(d, w);
    else if (str_is(w->how, "read"))
        read_page(d, w);
    else if (str_is(w->how, "picture"))
        give_picture(d, w);
    else if (str_starts(w->how, "page/"))
        give_page(d, w, str_after(w->how, 5));
    else
        doing_none(d);
}

void opened_one(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing  d;
    Wanted w = { .fd = -1 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    Result open = wanted_open(&d, &w);
    if (!failed(open))
        give_as_wanted(&d, &w);
    else if (open.why == &opened_changed)
        doing_failed(&d, open);
    else
        doing_none(&d);
    if (w.fd >= 0)
        close(w.fd);
}

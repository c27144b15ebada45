#include "far/copy.h"

#include "base/index.h"
#include "desk/wording.h"
#include "far/relink.h"
#include "sys/folder.h"
#include "tree/tile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason copy_folder_taken = { CONFLICT, "copy-folder-taken",
    "doc/serve.md, a copy for any web server",
    "This folder holds other things than such a copy. Name an empty or a new one." };
const Reason copy_unwritable = { BROKEN, "copy-unwritable",
    "doc/serve.md, a copy for any web server",
    "A file of the copy could not be written. What is there is as it was; begin again once that is "
    "put right." };
const Reason copy_busy = { CONFLICT, "copy-busy", "doc/serve.md, a copy for any web server",
    "Somebody writes this copy at this moment." };

/* What has come: our own list of the files there, and of what the server called them last. */
#define STATE ".tenderbox-copy"
#define PART  ".tenderbox-copy.part"
enum { PAGE_MOST = 256 << 20, ONE_BYTES = 1 << 30, PIECE_MOST = 200 };

/* ---- which addresses ------------------------------------------------------------- */

/* RECORD: of an opening, of a lot, as HTML or PDF. LOG_PAGE: of one entry; there may be millions,
 * so only those come that other pages lead to. DOCUMENT: it has a name of its own. */
typedef enum Kind { PAGE, LOG_PAGE, DATA, FEED, BUNDLE, DOCUMENT, RECORD, AS_IS } Kind;

static const struct { const char *path; Kind kind; bool paged; } inside[] = {
    { "/", PAGE, true },
    { "/contracts", PAGE, true },
    { "/t/*", PAGE, false },
    { "/t/*/answers", PAGE, true },
    { "/t/*/award", PAGE, false },
    { "/t/*/results", PAGE, false },
    { "/t/*/contract", PAGE, false },
    { "/t/*/opening", PAGE, true },
    { "/t/*/opening/record", RECORD, false },
    { "/t/*/bundle", BUNDLE, false },
    { "/t/*/documents/*/*", DOCUMENT, false },
    { "/log", LOG_PAGE, false },
    { "/log/entry/*", LOG_PAGE, false },
    { "/help", PAGE, false },
    { "/accessibility", PAGE, false },
    { "/tenders.csv", AS_IS, false },
    { "/contracts.csv", AS_IS, false },
    { "/feed.atom", FEED, false },
    { "/deadlines.ics", FEED, false },
    { "/log/checkpoint", AS_IS, false },
    { "/assets/*", AS_IS, false },
    { "/theme.css", AS_IS, false },
    { "/theme/logo.png", AS_IS, false },
    { "/api/1/tenders", DATA, true },
    { "/api/1/contracts", DATA, true },
    { "/api/1/t/*", DATA, false },
    { "/api/1/t/*/answers", DATA, true },
    { "/api/1/t/*/award", DATA, false },
    { "/api/1/t/*/results", DATA, false },
    { "/api/1/t/*/contract", DATA, false },
    { "/api/1/t/*/opening", DATA, true },
    { "/api/1/log", DATA, false },
};

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || c == '.';
}

/* May it be the name of a file? */
static bool is_name(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (!is_plain(s.at[i]))
            return false;
    return s.len && s.len <= PIECE_MOST && s.at[0] != '.';
}

static bool leads(const char *pattern, Str path)
{
    Str is = str(pattern);
    while (is.len && path.len) {
        Str part = str_cut(&path, '/'), wanted = str_cut(&is, '/');
        if (str_is(wanted, "*") ? !is_name(part) : !str_same(part, wanted))
            return false;
    }
    return !is.len && !path.len;
}

/* What is opened from somebody's own disk is no page of a web server, whosoever's it is. */
static bool is_for_a_disk(Str path)
{
    return str_starts(path, "/assets/") && str_is(str_after(path, path.len - 5), ".html");
}

/* "lot=2", "form=pdf", "lot=2&form=pdf" */
typedef struct Record { int64_t lot; bool pdf; } Record;

static bool record_of(Str query, Record *record)
{
    *record = (Record){ 0 };
    if (str_starts(query, "lot=")) {
        Str lot = str_cut(&query, '&');
        if (!str_number(str_after(lot, 4), &record->lot))
            return false;
    }
    record->pdf = str_is(query, "form=pdf");
    return record->pdf || !query.len;
}

static bool takes(int row, Str query, int64_t *page)
{
    Record record;
    *page = 1;
    if (inside[row].kind == RECORD)
        return record_of(query, &record);
    return !query.len || (inside[row].paged && str_starts(query, "page=") &&
                          str_number(str_after(query, 5), page));
}

/* The place of its row; -1: it stays with the server. page: of "?page=2", else 1. */
static int row_of(Str address, int64_t *page)
{
    Str query = address, path = str_cut(&query, '?');
    if (is_for_a_disk(path))
        return -1;
    for (int i = 0; i < countof(inside); i++)
        if (leads(inside[i].path, path) && takes(i, query, page))
            return i;
    return -1;
}

/* "page/2/index.html", or just what the first page is called. */
static Str page_name(int64_t page, const char *before, const char *first, const char *end, Arena *a)
{
    Text t = { 0 };
    if (page > 1)
        text_put(&t, a, "{}{}{}", str(before), str_of_number(page, a), str(end));
    else
        text_our(&t, first, a);
    return text_str(&t);
}

/* "-2.pdf" */
static void record_name(Text *t, Str query, Arena *a)
{
    Record record;
    record_of(query, &record);
    if (record.lot)
        text_put(t, a, "-{}", str_of_number(record.lot, a));
    text_our(t, record.pdf ? ".pdf" : ".html", a);
}

static Str file_of(Str address, Kind kind, int64_t page, Str name, Arena *a)
{
    Text t = { 0 };
    Str  path = str_after(str_cut(&address, '?'), 1);
    text_add(&t, path, a);
    switch (kind) {
    case PAGE: case LOG_PAGE:
        text_our(&t, path.len ? "/" : "", a);
        text_add(&t, page_name(page, "page/", "index.html", "/index.html", a), a);
        break;
    case DATA:
        text_add(&t, page_name(page, "/", ".json", ".json", a), a);
        break;
    case DOCUMENT:
        text_put(&t, a, "/{}", is_name(name) ? name : S("document"));
        break;
    case RECORD: record_name(&t, address, a); break;
    case BUNDLE: text_our(&t, ".tbx", a); break;
    case FEED: case AS_IS: break;
    }
    return text_str(&t);
}

/* ---- one copy -------------------------------------------------------------------- */

typedef struct Wanted { Str address, file; Kind kind; bool came; } Wanted;
/* looks: its size and when it was written, as it was put there; etag: what the server called it. */
typedef struct Had { Str file, etag, looks; bool there; } Had;

typedef struct Copy {
    Door       *door;
    const char *folder;
    Str         server, notice;
    Copied     *out;
    LIST(Wanted) wanted;
    Index       wanted_at;
    LIST(Had)   had;
    Index       had_at;
    int         lock, state, part;     /* descriptors */
    Arena      *a;
} Copy;

static Result unwritable(Str file, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", file, str(strerrordesc_np(errno)));
    return because_of(&copy_unwritable, text_str(&t));
}

static Result part_begin(Copy *c)
{
    if (c->part >= 0)
        close(c->part);
    c->part = open(path_in(c->folder, PART, c->a), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    return c->part < 0 ? unwritable(S(PART), c->a) : DONE;
}

static Result part_write(Copy *c, Str bytes)
{
    TRY(part_begin(c));
    while (bytes.len) {
        ssize_t wrote = write(c->part, bytes.at, (size_t)bytes.len);
        if (wrote < 0 && errno != EINTR)
            return unwritable(S(PART), c->a);
        bytes = str_after(bytes, wrote < 0 ? 0 : wrote);
    }
    return DONE;
}

/* Is this file what came? */
static bool is_same(Copy *c, const char *path)
{
    char   came[1 << 15], there[1 << 15];
    int    fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    off_t  at = 0;
    bool   same = fd >= 0;
    ssize_t n = 1;
    while (same && n > 0) {
        n = pread(c->part, came, sizeof came, at);
        same = n >= 0 && pread(fd, there, sizeof there, at) == n && !memcmp(came, there, (size_t)n);
        at += n;
    }
    if (fd >= 0)
        close(fd);
    return same;
}

static Had *had_of(Copy *c, Str file)
{
    ptrdiff_t at = index_find(&c->had_at, sha256(file));
    return at < 0 ? NULL : &c->had.at[at];
}

static Had *had_add(Copy *c, Str file)
{
    index_put(&c->had_at, sha256(file), c->had.len, c->a);
    Had *had = list_add(&c->had, c->a);
    *had = (Had){ .file = str_copy(file, c->a) };
    return had;
}

/* Empty: there is no such file. */
static Str looks_of(Copy *c, Str file)
{
    struct stat st;
    Text t = { 0 };
    if (!lstat(path_in(c->folder, str_terminated(file, c->a), c->a), &st) && S_ISREG(st.st_mode))
        text_put(&t, c->a, "{} {}.{}", str_of_number(st.st_size, c->a),
                 str_of_number(st.st_mtim.tv_sec, c->a), str_of_number(st.st_mtim.tv_nsec, c->a));
    return text_str(&t);
}

/* Nobody touched it since it was put there. */
static bool is_untouched(Copy *c, const Had *had)
{
    return had && had->looks.len && str_same(looks_of(c, had->file), had->looks);
}

static Result folders_make(Copy *c, Str file)
{
    for (ptrdiff_t i = 0; i < file.len; i++) {
        if (file.at[i] != '/')
            continue;
        Str folder = { file.at, i };
        if (mkdir(path_in(c->folder, str_terminated(folder, c->a), c->a), 0755) &&
            errno != EEXIST)
            return unwritable(folder, c->a);
    }
    return DONE;
}

/* Named before it is there, so that whoever is broken off finds all that is theirs. */
static Result note(Copy *c, Str file)
{
    Text line = { 0 };
    text_put(&line, c->a, "{}\t\t\n", file);
    return write(c->state, line.at, (size_t)line.len) == line.len ? DONE : unwritable(file, c->a);
}

/* What came takes its place, unless it is there already. */
static Result place(Copy *c, Str file, Str etag)
{
    const char *path = path_in(c->folder, str_terminated(file, c->a), c->a);
    Had *had = had_of(c, file);
    if (!had) {
        TRY(note(c, file));
        had = had_add(c, file);
    }
    had->there = true;
    had->etag  = str_copy(etag, c->a);
    bool same = is_same(c, path);
    TRY(same ? DONE : folders_make(c, file));
    if (!same && rename(path_in(c->folder, PART, c->a), path))
        return unwritable(file, c->a);
    had->looks = looks_of(c, file);
    c->out->written += !same;
    return DONE;
}

static Result place_bytes(Copy *c, Str file, Str bytes)
{
    TRY(part_write(c, bytes));
    return place(c, file, (Str){ 0 });
}

/* ---- asking ---------------------------------------------------------------------- */

static Result ask(Copy *c, Str address, Str etag, Heard *heard, Arena *a)
{
    Text t = { 0 };
    TRY(part_begin(c));
    Result r = door_ask(c->door, &(Asking){ "GET", address, .had = etag, .into = c->part }, heard,
                        a);
    if (!failed(r))
        return DONE;
    text_put(&t, c->a, "{}: {}", address, r.detail);
    return because_of(r.why, text_str(&t));
}

static Result part_read(Copy *c, Str *bytes, Arena *a)
{
    return file_read(path_in(c->folder, PART, a), PAGE_MOST, bytes, a);
}

/* Of what is there already only whether it changed. */
static Result bring(Copy *c, Str address, Str file, Arena *a)
{
    Heard heard;
    Had  *had = had_of(c, file);
    TRY(ask(c, address, is_untouched(c, had) ? had->etag : (Str){ 0 }, &heard, a));
    if (heard.status != 304)
        return place(c, file, heard.etag);
    had->there = true;
    return DONE;
}

/* ---- links ----------------------------------------------------------------------- */

static Wanted *wanted_of(Copy *c, Str address)
{
    ptrdiff_t at = index_find(&c->wanted_at, sha256(address));
    return at < 0 ? NULL : &c->wanted.at[at];
}

static Wanted *want(Copy *c, Str address, Kind kind, Str file)
{
    index_put(&c->wanted_at, sha256(address), c->wanted.len, c->a);
    Wanted *w = list_add(&c->wanted, c->a);
    *w = (Wanted){ str_copy(address, c->a), str_copy(file, c->a), kind, false };
    return w;
}

/* Its name is the server's to say. */
static Result document(Copy *c, Str address, Wanted **out)
{
    Heard heard;
    Arena a = arena_begin(ONE_BYTES);
    Result r = ask(c, address, (Str){ 0 }, &heard, &a);
    if (!failed(r)) {
        *out = want(c, address, DOCUMENT, file_of(address, DOCUMENT, 1, heard.name, &a));
        (*out)->came = true;
        r = place(c, (*out)->file, heard.etag);
    }
    arena_end(&a);
    return r;
}

/* NULL: it stays with the server. from: of the page that leads there. */
static Result find(Copy *c, Str address, Kind from, Wanted **out)
{
    int64_t page;
    int     row = row_of(address, &page);
    *out = row < 0 ? NULL : wanted_of(c, address);
    if (row < 0 || *out)
        return DONE;
    Kind kind = inside[row].kind;
    if (kind == DOCUMENT)
        return document(c, address, out);
    if (kind != LOG_PAGE || from != LOG_PAGE)
        *out = want(c, address, kind, file_of(address, kind, page, (Str){ 0 }, c->a));
    return DONE;
}

typedef struct Leading { Copy *c; Str from; Kind kind; } Leading;

static Str to_the_top(Str file, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < file.len; i++)
        text_our(&t, file.at[i] == '/' ? "../" : "", a);
    return text_str(&t);
}

/* As it is asked for: in HTML "&" stands as "&amp;". */
static Str as_asked(Str link, Arena *a)
{
    Text t = { 0 };
    while (link.len) {
        bool and = str_starts(link, "&amp;");
        text_byte(&t, link.at[0], a);
        link = str_after(link, and ? (ptrdiff_t)sizeof "&amp;" - 1 : 1);
    }
    return text_str(&t);
}

static Result link_now(void *with, Str link, Str *to, Arena *a)
{
    Leading *l = with;
    Wanted  *w;
    Text     t = { 0 };
    Str      fragment = link, address = str_cut(&fragment, '#');
    *to = link;
    if (!str_starts(link, "/") || str_starts(link, "//"))
        return DONE;
    TRY(find(l->c, as_asked(address, a), l->kind, &w));
    if (w)
        text_put(&t, a, "{}{}", to_the_top(l->from, a), w->file);
    else if (l->c->server.len)
        text_put(&t, a, "{}{}", l->c->server, address);
    if (t.len && address.len < link.len)
        text_put(&t, a, "#{}", fragment);
    *to = text_str(&t);
    return DONE;
}

/* ---- one of them ----------------------------------------------------------------- */

static Result bring_page(Copy *c, const Wanted *w, Arena *a)
{
    Heard   heard;
    Str     html;
    Text    out = { 0 };
    Leading leading = { c, w->file, w->kind };
    TRY(ask(c, w->address, (Str){ 0 }, &heard, a));
    TRY(part_read(c, &html, a));
    TRY(page_relink(html, c->notice, link_now, &leading, &out, a));
    return place_bytes(c, leading.from, text_str(&out));
}

/* Who asks by a socket is told links of "localhost". */
static Result bring_feed(Copy *c, const Wanted *w, Arena *a)
{
    static const char here[] = "http://localhost/";
    Heard heard;
    Str   feed;
    Text  out = { 0 };
    TRY(ask(c, w->address, (Str){ 0 }, &heard, a));
    TRY(part_read(c, &feed, a));
    while (feed.len) {
        bool link = str_starts(feed, here) && out.len && strchr("\":", out.at[out.len - 1]);
        if (link)
            text_put(&out, a, "{}/", c->server);
        else
            text_byte(&out, feed.at[0], a);
        feed = str_after(feed, link ? (ptrdiff_t)sizeof here - 1 : 1);
    }
    return place_bytes(c, w->file, text_str(&out));
}

static Result bring_one(Copy *c, const Wanted *w)
{
    Arena  a = arena_begin(ONE_BYTES);
    Result r = w->kind == PAGE || w->kind == LOG_PAGE ? bring_page(c, w, &a)
               : w->kind == FEED                      ? bring_feed(c, w, &a)
                                                      : bring(c, w->address, w->file, &a);
    r.detail = str_copy(r.detail, c->a);
    arena_end(&a);
    return r;
}

/* While one comes others are wanted: then the list may lie elsewhere. */
static Result bring_all(Copy *c, bool of_log, bool *any)
{
    *any = false;
    for (ptrdiff_t i = 0; i < c->wanted.len; i++) {
        Wanted w = c->wanted.at[i];
        if (w.came || (w.kind == LOG_PAGE) != of_log)
            continue;
        c->wanted.at[i].came = *any = true;
        TRY(bring_one(c, &w));
    }
    return DONE;
}

/* Pages of the log come last: which entries others lead to is known then. */
static Result bring_pages(Copy *c)
{
    static const char *const first[] = { "/", "/contracts", "/tenders.csv", "/contracts.csv",
        "/feed.atom", "/deadlines.ics", "/help", "/accessibility", "/log", "/api/1/log" };
    Wanted *w;
    bool    pages = true, log = true;
    want(c, S("/log/checkpoint"), AS_IS, S("log/checkpoint"))->came = true;
    for (int i = 0; i < countof(first); i++)
        TRY(find(c, str(first[i]), PAGE, &w));
    while (pages || log) {
        TRY(bring_all(c, false, &pages));
        TRY(bring_all(c, true, &log));
    }
    return DONE;
}

/* ---- the log --------------------------------------------------------------------- */

/* A whole tile never changes. */
static Result bring_tile(Copy *c, Tile tile)
{
    Arena  a = arena_begin(ONE_BYTES);
    Text   address = { 0 };
    Result r = DONE;
    text_our(&address, "/log/", &a);
    tile_path_write(tile, &address, &a);
    Str  file = str_after(text_str(&address), 1);
    Had *had = had_of(c, file);
    if (is_untouched(c, had))
        had->there = true;
    else
        r = bring(c, text_str(&address), file, &a);
    r.detail = str_copy(r.detail, c->a);
    arena_end(&a);
    return r;
}

static Result bring_tiles(Copy *c, int64_t size, int level)
{
    int row = level == TILE_ENTRIES ? 0 : level;
    for (int64_t i = 0, width; (width = tile_width(size, row, i)) > 0; i++)
        TRY(bring_tile(c, (Tile){ level, i, (int)width }));
    return DONE;
}

static int64_t size_of(Str note)
{
    int64_t size = 0;
    str_cut(&note, '\n');
    return str_number(str_cut(&note, '\n'), &size) ? size : 0;
}

/* The checkpoint is read before its tiles and put there after them. */
static Result bring_log(Copy *c)
{
    Heard heard;
    Str   note;
    TRY(ask(c, S("/log/checkpoint"), (Str){ 0 }, &heard, c->a));
    TRY(part_read(c, &note, c->a));
    int64_t size = size_of(note);
    TRY(bring_tiles(c, size, TILE_ENTRIES));
    for (int level = 0; size >> 8 * level > 0 && level < 8; level++)
        TRY(bring_tiles(c, size, level));
    return place_bytes(c, S("log/checkpoint"), note);
}

/* ---- before and after ------------------------------------------------------------ */

static bool may_be_ours(Str file)
{
    while (file.len)
        if (!is_name(str_cut(&file, '/')))
            return false;
    return true;
}

static void state_read(Copy *c, Str state)
{
    while (state.len) {
        Str looks = str_cut(&state, '\n'), file = str_cut(&looks, '\t');
        Str etag = str_cut(&looks, '\t');
        Had *had = had_of(c, file);
        if (!had && file.len && may_be_ours(file))
            had = had_add(c, file);
        if (had)
            *had = (Had){ had->file, etag, looks, false };
    }
}

/* What is no copy is left alone. */
static Result folder_come(Copy *c)
{
    bool there;
    Str  state;
    const char *path = path_in(c->folder, STATE, c->a);
    if (mkdir(c->folder, 0755) && errno != EEXIST)
        return unwritable(str(c->folder), c->a);
    c->lock = open(c->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (c->lock < 0)
        return unwritable(str(c->folder), c->a);
    if (flock(c->lock, LOCK_EX | LOCK_NB))
        return because_of(&copy_busy, str(c->folder));
    TRY(file_read_if(path, PAGE_MOST, &state, &there, c->a));
    if (!there && !folder_has_nothing(c->folder))
        return because_of(&copy_folder_taken, str(c->folder));
    c->state = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (c->state < 0)
        return unwritable(S(STATE), c->a);
    state_read(c, there ? state : (Str){ 0 });
    return DONE;
}

/* And the folders that hold nothing then. */
static void take_away(Copy *c, Str file)
{
    if (unlink(path_in(c->folder, str_terminated(file, c->a), c->a)))
        return;
    c->out->gone++;
    for (ptrdiff_t i = file.len - 1; i > 0; i--)
        if (file.at[i] == '/' &&
            rmdir(path_in(c->folder, str_terminated((Str){ file.at, i }, c->a), c->a)))
            return;
}

static Result finish(Copy *c)
{
    Text  state = { 0 };
    const char *path = path_in(c->folder, STATE, c->a);
    for (each(const Had, had, c->had)) {
        if (had->there)
            text_put(&state, c->a, "{}\t{}\t{}\n", had->file, had->etag, had->looks);
        else
            take_away(c, had->file);
        c->out->files += had->there;
    }
    TRY(part_write(c, text_str(&state)));
    if (is_same(c, path))
        return unlink(path_in(c->folder, PART, c->a)) ? unwritable(S(PART), c->a) : DONE;
    return rename(path_in(c->folder, PART, c->a), path) || syncfs(c->lock)
               ? unwritable(S(STATE), c->a) : DONE;
}

static Str notice_of(Str server, Arena *a)
{
    Text t = { 0 };
    Str  host = server;
    text_our(&t, "\n<aside aria-label=\"About this copy\"><p class=\"tb-demonstration\">"
                 "These pages are a copy. ", a);
    if (server.len) {
        while (host.len && !str_starts(host, "//"))
            host = str_after(host, 1);
        text_put(&t, a, "To search, to sign in or to check a receipt, go to "
                 "<a class=\"govuk-link\" href=\"{}/\">{}</a>.", server, str_after(host, 2));
    } else {
        text_our(&t, "Searching, signing in and checking a receipt are done at the server that "
                     "they were copied from.", a);
    }
    text_our(&t, "</p></aside>", a);
    return text_str(&t);
}

Result pages_copy(Door *door, const char *folder, Str server, Copied *out, Arena *a)
{
    Copy c = { .door = door, .folder = folder, .server = server, .out = out, .lock = -1,
               .state = -1, .part = -1, .a = a };
    *out = (Copied){ 0 };
    c.notice = notice_of(server, a);
    Result r = folder_come(&c);
    if (!failed(r)) r = bring_pages(&c);
    if (!failed(r)) r = bring_log(&c);
    if (!failed(r)) r = finish(&c);
    for (int i = 0; i < 3; i++)
        if ((int[]){ c.lock, c.state, c.part }[i] >= 0)
            close((int[]){ c.lock, c.state, c.part }[i]);
    return r;
}

#include "far/mirror.h"

#include "book/fold.h"
#include "book/mirror.h"
#include "desk/holder.h"
#include "desk/named.h"
#include "page/extract.h"
#include "proof/proof.h"
#include "sys/folder.h"
#include "sys/given.h"
#include "far/said.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SOURCE "doc/serve.md, what is shown"

const Reason log_changed = { BROKEN, "log-changed", SOURCE,
    "At this address there is another log, or another key signs it, than when you first looked. "
    "Ask the buyer by another way why. If it is right, remove the folder that is named here, and "
    "begin anew." };
const Reason mirror_false = { BROKEN, "mirror-false", SOURCE,
    "What the server shows does not prove itself: it is not what its log commits to. Nothing of it "
    "was kept. Tell the buyer." };

enum { LOCK_MS = 20 * 1000, AGAIN = 3, BRING_ROOM = 1 << 30 };

/* ---- where it lies --------------------------------------------------------------- */

static Result folder_unmade(const char *path, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str(path), str(strerror(errno)));
    return because_of(&file_unwritable, text_str(&t));
}

static Result folder_step(const char **path, const char *name, Arena *a)
{
    *path = path_in(*path, name, a);
    bool there = !mkdir(*path, 0700) || errno == EEXIST;
    return there ? DONE : folder_unmade(*path, a);
}

/* What an address is called on any disk: its letters, and behind them what tells it from others. */
static const char *name_of_address(Str address, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(address);
    Str  rest = address;
    while (rest.len && t.len < 60) {
        char c = *rest.at;
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        text_byte(&t, plain ? c : '_', a);
        rest = str_after(rest, 1);
    }
    text_byte(&t, '-', a);
    text_bytes(&t, hash.byte, 8, a);
    return str_terminated(text_str(&t), a);
}

static const char *name_of_asker(const Actor *by, Arena *a)
{
    Text  t = { 0 };
    if (!by)
        return "public";
    KeyId id = key_id(by->public);
    text_bytes(&t, id.byte, sizeof id.byte, a);
    return str_terminated(text_str(&t), a);
}

static Result mirror_place(const Door *d, const Actor *by, const char **folder, Arena *a)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    bool own = cache && *cache == '/';
    if (!own && !(home && *home == '/'))
        return because_of(&file_unwritable, S("neither XDG_CACHE_HOME nor HOME is set"));
    *folder = own ? cache : home;
    if (own)
        mkdir(cache, 0700);
    else
        TRY(folder_step(folder, ".cache", a));
    TRY(folder_step(folder, "tenderbox", a));
    TRY(folder_step(folder, name_of_address(door_says(d), a), a));
    TRY(folder_step(folder, name_of_asker(by, a), a));
    return DONE;
}

/* ---- fetching --------------------------------------------------------------------- */

/* An answer that may be long, in a file without a name, mapped as long as the life. */
typedef struct Fetched { int fd; void *at; Str bytes, etag; bool had; } Fetched;

static void fetched_end(void *fetched)
{
    const Fetched *f = fetched;
    if (f->at)
        munmap(f->at, (size_t)f->bytes.len);
    close(f->fd);
}

static Result fetched_map(Fetched *f, Arena *a)
{
    struct stat is;
    if (fstat(f->fd, &is))
        return folder_unmade("TMPDIR", a);
    if (!is.st_size)
        return DONE;
    void *at = mmap(NULL, (size_t)is.st_size, PROT_READ, MAP_PRIVATE, f->fd, 0);
    if (at == MAP_FAILED)
        return folder_unmade("TMPDIR", a);
    f->at = at;
    f->bytes = (Str){ at, is.st_size };
    return DONE;
}

static Result fetch(Door *d, const char *method, Str target, Str body, Str had, Fetched **out,
                    Arena *a)
{
    Heard heard;
    Fetched *f = *out = make(a, Fetched, 1);
    f->fd = file_nameless();
    if (f->fd < 0)
        return folder_unmade("TMPDIR", a);
    arena_defer(a, fetched_end, f);
    Asking asking = { .method = method, .target = target, .body = body, .had = had,
                      .into = f->fd };
    TRY(door_ask(d, &asking, &heard, a));
    f->had  = heard.status == 304;
    f->etag = heard.etag;
    return fetched_map(f, a);
}

static Str target_of(const char *form, Str first, Str second, Arena *a)
{
    Text t = { 0 };
    if (second.len)
        text_put(&t, a, form, first, second);
    else
        text_put(&t, a, form, first);
    return text_str(&t);
}

/* ---- what kind of log it is --------------------------------------------------------- */

typedef struct Bringing {
    Door       *door;
    const Actor *by;
    const char *folder;
    Str         origin, log_key;
    Book       *book;
    Arena      *a;
} Bringing;

static Result book_heard(Bringing *b)
{
    Heard  heard;
    Pairs  said;
    Asking asking = { .method = "GET", .target = S("/api/1/book") };
    door_signs(b->door, NULL, (Str){ 0 });
    TRY(door_ask(b->door, &asking, &heard, b->a));
    if (!said_object(heard.body, &said, b->a))
        return because_of(&server_strange, door_says(b->door));
    b->origin  = said_of(&said, "origin");
    b->log_key = said_of(&said, "log_key");
    door_signs(b->door, b->by, b->origin);
    return b->origin.len && b->log_key.len ? DONE
                                           : because_of(&server_strange, door_says(b->door));
}

/* How often the box ticks is the server's to know; nobody asks a mirror. */
static Result mirror_begin(const Bringing *b)
{
    Settings s = { .origin = b->origin, .log_key = b->log_key, .tick = { 60, 1, 0 },
                   .near = { 10, 1, 86400 }, .rush = { 1, 1, 900 } };
    Vkey key;
    if (failed(vkey_read(b->log_key, &key)) || !str_same(key.name, b->origin))
        return because_of(&server_strange, b->log_key);
    return failed(book_there(b->folder, b->a)) ? book_create(b->folder, &s, b->a) : DONE;
}

static Result mirror_open(Bringing *b, Arena *life)
{
    TRY(mirror_begin(b));
    TRY(book_open(&b->book, b->folder, false, LOCK_MS, life));
    const Settings *s = book_settings(b->book);
    bool same = str_same(s->origin, b->origin) && str_same(s->log_key, b->log_key);
    return same ? DONE : because_of(&log_changed, str(b->folder));
}

/* ---- entries ----------------------------------------------------------------------- */

static bool note_cut(Str *rest, Str *note)
{
    int64_t bytes;
    Str line = str_cut(rest, '\n');
    if (!str_is(str_cut(&line, ' '), "checkpoint") || !str_number(line, &bytes) ||
        bytes > rest->len)
        return false;
    *note = (Str){ rest->at, bytes };
    *rest = str_after(*rest, bytes);
    return true;
}

static Result signed_by_log(const Bringing *b, Str bytes, Checkpoint *point)
{
    Note note;
    Vkey key;
    TRY(vkey_read(b->log_key, &key));
    TRY(note_read(bytes, &note, b->a));
    TRY(note_verify(&note, &key, NULL, b->a));
    TRY(checkpoint_read(note.text, point));
    return str_same(point->origin, b->origin) ? DONE : because_of(&mirror_false, point->origin);
}

static Result lines_enter(Bringing *b, Str rest, int64_t size)
{
    Str line;
    while (book_size(b->book) < size && entry_next(&rest, &line)) {
        Entry   e = { .filler = true };
        int64_t leaf;
        if (failed(entry_read(line, &e.line)))
            return because_of(&mirror_false, str_of_number(book_size(b->book), b->a));
        TRY(book_enter(b->book, &e, &leaf));
    }
    return DONE;
}

/* A log that is shorter than it was, or of which what was here is not the beginning, is another. */
static Result log_goes_on(const Bringing *b, const Checkpoint *point)
{
    if (book_size(b->book) < point->size)
        return DONE;                     /* there is more to fetch */
    bool same = book_size(b->book) == point->size &&
                hash_same(book_root(b->book), point->root);
    return same ? DONE : because(&log_forked);
}

static Result entries_bring(Bringing *b)
{
    Checkpoint point;
    do {
        Fetched *f;
        Str  note = { 0 }, rest;
        int64_t before = book_size(b->book);
        Result r = fetch(b->door, "GET", target_of("/api/1/entries/{}",
                                                   str_of_number(before, b->a), (Str){ 0 }, b->a),
                         (Str){ 0 }, (Str){ 0 }, &f, b->a);
        if (r.why == &no_such_entry)
            return because(&log_forked);     /* it has fewer than it had */
        TRY(r);
        rest = f->bytes;
        if (!note_cut(&rest, &note))
            return because_of(&server_strange, door_says(b->door));
        if (!note.len)
            return DONE;                 /* nothing is entered there yet */
        TRY(signed_by_log(b, note, &point));
        if (point.size < before)
            return because(&log_forked);
        TRY(lines_enter(b, rest, point.size));
        TRY(log_goes_on(b, &point));
        if (book_size(b->book) == point.size && point.size > before)
            TRY(book_checkpoint_add(b->book, time(NULL), note));
        if (book_size(b->book) == before && before < point.size)
            return because_of(&server_strange, door_says(b->door));
    } while (book_size(b->book) < point.size);
    return DONE;
}

/* ---- what is shown ------------------------------------------------------------------ */

/* A file of the book, as it came; bytes empty: it is as it was. */
typedef struct Piece {
    const char *named;
    const char *kept;                /* under which its ETag is kept */
    Fetched    *fetched;
    Extract     extract;
} Piece;

static Result piece_fetch(const Bringing *b, Book *there, Piece *piece)
{
    Str had = { 0 };
    if (there)
        TRY(mirror_kept(there, piece->kept, &had, b->a));
    TRY(fetch(b->door, "GET", target_of("/api/1/extract/{}", str(piece->named), (Str){ 0 }, b->a),
              (Str){ 0 }, had, &piece->fetched, b->a));
    return piece->fetched->had ? DONE
                               : extract_read(piece->fetched->bytes, &piece->extract, b->a);
}

static Result file_find(const Bringing *b, const Extract *e, File *file)
{
    Result r = book_file(b->book, e->draft, file);
    if (r.why == &no_such_procedure) {
        TRY(book_file_add(b->book, e->draft, &file->id));
        TRY(book_files(b->book, file->id - 1, file, &(bool){ false }));
        r = DONE;
    }
    TRY(r);
    if (e->number && !file->number)
        TRY(book_file_begun(b->book, file->id, e->year, e->number));
    if (!name_is_office(e->name) && !name_same(e->name, file->name))
        TRY(book_file_named(b->book, file->id, e->name));
    return DONE;
}

static Result waiting_keep(const Bringing *b, const Extract *e, const WaitingShown *shown,
                           int64_t file)
{
    Act act;
    TRY(act_read(shown->body, &act));
    Waiting w = { .file = file, .round = act_round(&act), .bidder = act.actor,
                  .ready = shown->ready, .arrived = act.arrived, .once = sha256(shown->body),
                  .body = shown->body };
    for (each(const Shelved, s, e->words))
        if (act_is_bid(&act) && hash_same(s->hash, act.deposit.heads)) {
            w.hash  = s->hash;
            w.salt  = s->salt;
            w.heads = s->bytes;
        }
    return book_waiting_add(b->book, &w);
}

static Result large_keep(const Bringing *b, const Piece *piece, const LargeShown *large)
{
    Fetched *f;
    Hash salt;
    Str  bytes, name = str_of_hash(large->hash, b->a);
    if (!failed(book_words(b->book, large->hash, &salt, &bytes, b->a)))
        return DONE;
    TRY(fetch(b->door, "GET", target_of("/api/1/paper/{}/{}", str(piece->named), name, b->a),
              (Str){ 0 }, (Str){ 0 }, &f, b->a));
    if (f->bytes.len < (ptrdiff_t)sizeof salt.byte)
        return because_of(&mirror_false, name);
    memcpy(salt.byte, f->bytes.at, sizeof salt.byte);
    bytes = str_after(f->bytes, sizeof salt.byte);
    return hash_same(words_hash(salt, bytes), large->hash)
               ? book_words_add(b->book, large->hash, salt, bytes)
               : because_of(&mirror_false, name);
}

static Result piece_keep(const Bringing *b, const Piece *piece)
{
    const Extract *e = &piece->extract;
    File file;
    TRY(file_find(b, e, &file));
    TRY(mirror_clear(b->book, file.id));
    for (each(const Kept, kept, e->acts)) {
        Kept own = *kept;
        own.file = file.id;
        if (kept->leaf >= book_size(b->book))
            return because_of(&mirror_false, str_of_number(kept->leaf, b->a));
        TRY(mirror_show(b->book, &own));
    }
    for (each(const Shelved, s, e->words))
        TRY(book_words_add(b->book, s->hash, s->salt, s->bytes));
    for (each(const WaitingShown, w, e->waiting))
        TRY(waiting_keep(b, e, w, file.id));
    for (each(const LargeShown, large, e->large))
        TRY(large_keep(b, piece, large));
    return mirror_keep(b->book, piece->kept, piece->fetched->etag);
}

/* ---- does it prove itself? ------------------------------------------------------------ */

typedef struct Proving { const Bringing *b; Procedure *p; Arena *life; } Proving;

static bool is_at_its_place(const Procedure *p, const Kept *kept, const Act *act,
                            const EntryLine *line)
{
    if (kept->withheld)
        return !line->box && line->nth == p->acts + 1 &&
               (name_same(line->procedure, p->draft) ||
                (p->published && name_same(line->procedure, p->name)));
    return act_is_box(act) ? line->box
                           : !line->box && line->nth == act->nth &&
                             name_same(line->procedure, act->procedure);
}

static Result prove_one(void *with, const Kept *kept)
{
    const Proving *x = with;
    Arena  a = arena_begin(JUDGING_BYTES);
    Text   text = { 0 };
    EntryLine line;
    Act    act = { 0 };
    Result r = book_entry(x->b->book, kept->leaf, &text, &a);
    if (!failed(r))
        r = entry_read(text_str(&text), &line);
    if (!failed(r) && !kept->withheld)
        r = act_read(kept->body, &act);
    if (!failed(r) && !is_at_its_place(x->p, kept, &act, &line))
        r = because(&mirror_false);
    if (!failed(r) && act.is_signed)
        r = proof_signatures(act.kind == ACT_BEGIN && x->p->office ? x->p->office : x->p, &act,
                             x->b->origin, &a);
    arena_end(&a);
    Str leaf = str_of_number(kept->leaf, x->b->a);
    if (!failed(r) && failed(kept_refold(x->p, kept, x->life)))
        r = because(&mirror_false);
    return failed(r) ? because_of(&mirror_false, leaf) : DONE;
}

/* All open entries with its names are among what was shown or withheld. */
static Result none_left_out(const Bringing *b, const Procedure *p, bool *more)
{
    int64_t as_draft, as_named = 0;
    TRY(mirror_count(b->book, p->draft, &as_draft));
    if (p->published)
        TRY(mirror_count(b->book, p->name, &as_named));
    *more = *more || as_draft + as_named > p->acts;
    return DONE;
}

static Result prove(const Bringing *b, const char *named, bool *more, Arena *life)
{
    Name name;
    File file;
    Procedure *office = make(life, Procedure, 1), p;
    *office = procedure_new(NULL, (Name){ 0 });
    TRY(book_walk(b->book, 1, 0, prove_one, &(Proving){ b, office, life }));
    TRY(none_left_out(b, office, more));
    if (!strcmp(named, "office"))
        return DONE;
    TRY(procedure_found(b->book, named, &name));
    TRY(book_file(b->book, name, &file));
    p = procedure_new(office, file.draft);
    TRY(book_walk(b->book, file.id, 0, prove_one, &(Proving){ b, &p, life }));
    bool same = name_same(p.published ? p.name : (Name){ 0 }, file.name) && p.year == file.year &&
                p.number == file.number;
    return same ? none_left_out(b, &p, more) : because_of(&mirror_false, S("its name"));
}

/* ---- all -------------------------------------------------------------------------- */

/* What was asked for is what came, where it was asked for by its number or its name. */
static Result judge_named(const Piece *piece, Arena *a)
{
    const Extract *e = &piece->extract;
    Text t = { 0 };
    Name name;
    if (str_name(str(piece->named), &name))
        return name_same(name, e->draft) || name_same(name, e->name)
                   ? DONE : because_of(&mirror_false, str(piece->named));
    text_put(&t, a, "{}-{}", str_of_number(e->year, a), str_of_number(e->number, a));
    return str_is(text_str(&t), piece->named) ? DONE
                                              : because_of(&mirror_false, str(piece->named));
}

/* Once. more: while it came, the log went on for it. */
static Result bring_once(Bringing *b, Piece *pieces, ptrdiff_t count, bool *more)
{
    Arena  life = arena_begin(BRING_ROOM), writing = arena_begin(1 << 20);
    Arena  folding = arena_begin(2 * (ptrdiff_t)FOLD_BYTES);
    bool   changed = false;
    int64_t before = 0;
    *more = false;
    Result r = mirror_open(b, &life);
    if (!failed(r))
        before = book_size(b->book);
    for (Piece *piece = pieces; piece < pieces + count && !failed(r); piece++) {
        r = piece_fetch(b, b->book, piece);
        changed = changed || (!failed(r) && !piece->fetched->had);
        if (!failed(r) && !piece->fetched->had)
            r = judge_named(piece, b->a);
    }
    if (!failed(r))
        r = book_begin(b->book, &writing);
    if (!failed(r))
        r = entries_bring(b);
    for (Piece *piece = pieces; piece < pieces + count && !failed(r); piece++)
        if (!piece->fetched->had)
            r = piece_keep(b, piece);
    if (!failed(r) && (changed || book_size(b->book) > before))
        r = prove(b, pieces->named, more, &folding);
    if (!failed(r))
        r = book_commit(b->book);
    r.detail = str_copy(r.detail, b->a);
    arena_end(&folding);
    arena_end(&writing);
    arena_end(&life);
    return r;
}

static const char *kept_under(const char *named, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "etag {}", str(named));
    return str_terminated(text_str(&t), a);
}

Result mirror_bring(Door *d, const Actor *by, const char *named, const char **folder, Arena *a)
{
    Bringing b = { .door = d, .by = by, .a = a };
    Piece    pieces[2] = { { .named = named } };
    ptrdiff_t count = named && strcmp(named, "office") ? 2 : 1;
    bool     more = true;
    pieces[count - 1].named = "office";
    TRY(book_heard(&b));
    TRY(mirror_place(d, by, &b.folder, a));
    for (ptrdiff_t i = 0; i < count; i++)
        pieces[i].kept = kept_under(pieces[i].named, a);
    for (int i = 0; i < AGAIN && more; i++)
        TRY(bring_once(&b, pieces, count, &more));
    *folder = b.folder;
    return more ? because_of(&mirror_false, S("acts are missing")) : DONE;
}

/* ---- what is no mirror ---------------------------------------------------------------- */

static bool procedure_heard(Str object, ProcedureShown *out, Arena *a)
{
    Pairs p;
    if (!said_object(object, &p, a))
        return false;
    *out = (ProcedureShown){ .name = said_of(&p, "name"), .title = said_of(&p, "title"),
                             .published = str_is(said_of(&p, "published"), "true") };
    return str_number(said_of(&p, "year"), &out->year) &&
           str_number(said_of(&p, "number"), &out->number);
}

Result far_book(Door *d, BookPage *page, Arena *a)
{
    Heard    heard;
    Pairs    said;
    SaidList list;
    Asking   asking = { .method = "GET", .target = S("/api/1/procedures") };
    *page = (BookPage){ 0 };
    TRY(door_ask(d, &asking, &heard, a));
    bool read = said_object(heard.body, &said, a) &&
                str_number(said_of(&said, "entries"), &page->entries) &&
                said_list(said_of(&said, "procedures"), &list, a);
    for (ptrdiff_t i = 0; read && i < list.len; i++)
        read = procedure_heard(list.at[i], list_add(&page->procedures, a), a);
    return read ? DONE : because_of(&server_strange, door_says(d));
}

Result far_bundle(Door *d, Edition edition, Str named, Str policy, BundleOut out, Arena *a)
{
    Fetched *f;
    TRY(fetch(d, "POST", target_of("/api/1/bundle/{}/{}", str(edition_name(edition)), named, a),
              policy, (Str){ 0 }, &f, a));
    return out.write(out.self, f->bytes);
}

Result far_receipt(Door *d, int64_t leaf, Str policy, Str *receipt, Arena *a)
{
    Fetched *f;
    TRY(fetch(d, "POST", target_of("/api/1/receipt/{}", str_of_number(leaf, a), (Str){ 0 }, a),
              policy, (Str){ 0 }, &f, a));
    *receipt = f->bytes;
    return DONE;
}

/* ---- sealed files ------------------------------------------------------------------- */

static Result paper_of(void *where, Hash hash, Str *bytes, Arena *a)
{
    Papers papers = book_papers(((FarPapers *)where)->book);
    return papers.paper(papers.where, hash, bytes, a);
}

static Result cosigned_of(void *where, NoteFn *each_one, void *with)
{
    Papers papers = book_papers(((FarPapers *)where)->book);
    return papers.cosigned(papers.where, each_one, with);
}

static Result sealed_bring(const FarPapers *f, Hash hash, Arena *a)
{
    Fetched *fetched;
    Upload  *upload;
    TRY(fetch(f->door, "GET", target_of("/api/1/sealed/{}/{}", f->named, str_of_hash(hash, a), a),
              (Str){ 0 }, (Str){ 0 }, &fetched, a));
    TRY(sealed_begin(f->book, &upload, a));
    TRY(sealed_add(upload, fetched->bytes));
    return sealed_keep(upload, hash, fetched->bytes.len);
}

static Result sealed_of(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    const FarPapers *f = where;
    Papers papers = book_papers(f->book);
    if (!sealed_there(f->book, hash, bytes))
        TRY(sealed_bring(f, hash, a));
    return papers.sealed(papers.where, hash, source, bytes, a);
}

Papers far_papers(FarPapers *f) { return (Papers){ paper_of, sealed_of, cosigned_of, f }; }

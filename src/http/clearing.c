#include "http/clearing.h"

#include "base/lines.h"
#include "http/reading.h"
#include "proof/papers.h"
#include "sys/again.h"
#include "sys/folder.h"
#include "sys/whole.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_BYTES = 256, LOOKING_BYTES = 1 << 29, SMALL = 1 << 20, EVERY_SECONDS = 3600 };

/* Where an upload is noted, in its own folder: a name that no part has. */
#define NOTE ".of"

/* ---- notes ----------------------------------------------------------------------- */

/* For which procedure, and when the last of it came. */
typedef struct UploadNote { Name procedure; int64_t at; } UploadNote;

/* Whole at its place or not at all. */
static bool note_keep(const char *folder, const char *name, const Procedure *p, Instant now,
                      Arena *a)
{
    Text t = { 0 };
    char *part = path_in(folder, ".note-XXXXXX", a);
    int   fd = mkostemp(part, O_CLOEXEC);
    if (fd < 0)
        return false;
    text_name(&t, procedure_name(p), a);
    text_put(&t, a, " {}\n", str_of_number(now, a));
    bool kept = write_whole(fd, text_str(&t)) && !fsync(fd) &&
                !rename(part, path_in(folder, name, a));
    close(fd);
    if (!kept)
        unlink(part);
    return kept;
}

static bool note_read_at(const char *path, UploadNote *note)
{
    char bytes[LINE_BYTES];
    int  fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    ssize_t got = read(fd, bytes, sizeof bytes);
    close(fd);
    Str rest = { bytes, got > 0 ? got : 0 };
    Str line = str_cut(&rest, '\n'), name = str_cut(&line, ' ');
    return str_name(name, &note->procedure) && str_number(line, &note->at);
}

bool upload_note(const char *folder, const Procedure *p, Instant now, Arena *a)
{
    return note_keep(folder, NOTE, p, now, a);
}

bool upload_noted(const char *folder, Name *name, Instant *at, Arena *a)
{
    UploadNote note;
    bool there = note_read_at(path_in(folder, NOTE, a), &note);
    if (there) {
        *name = note.procedure;
        *at = note.at;
    }
    return there;
}

static const char *unnamed_in(const Server *s, Arena *a)
{
    return path_in(s->folder, "unnamed", a);
}

/* The first procedure for which it came says when it may go. */
bool unnamed_note(const Server *s, Hash hash, const Procedure *p, Instant now, Arena *a)
{
    UploadNote before;
    const char *folder = unnamed_in(s, a), *name = str_terminated(str_of_hash(hash, a), a);
    (void)mkdir(folder, 0700);
    bool others = note_read_at(path_in(folder, name, a), &before) &&
                  !name_same(before.procedure, procedure_name(p));
    return others || note_keep(folder, name, p, now, a);
}

/* ---- when ------------------------------------------------------------------------ */

static Instant later(Instant one, Instant other) { return one > other ? one : other; }

/* The last deadline of a box that takes nothing any more; LAST_MOMENT: one is open, or nobody can
 * say. */
static Instant box_over(Server *s, const UploadNote *note)
{
    Arena   a = arena_begin(LOOKING_BYTES);
    Text    name = { 0 };
    Instant over = LAST_MOMENT;
    const Onlooker  *o;
    const Procedure *p;
    text_name(&name, note->procedure, &a);
    if (!failed(reading_own(s, text_str(&name), &o, &p, &a)) && p->published && !box_open(p)) {
        over = 0;
        for (each(const Round, r, p->rounds))
            over = later(over, r->deadline);
    }
    reading_over(s, &a);
    arena_end(&a);
    return over;
}

static bool passed(Instant from, int64_t seconds, Instant now)
{
    return from < LAST_MOMENT - seconds && from + seconds < now;
}

static bool parts_are_over(Server *s, const UploadNote *note, Instant now)
{
    return passed(note->at, PARTS_KEPT_DAYS * DAY, now) ||
           passed(later(box_over(s, note), note->at), PARTS_KEPT_HOURS * HOUR, now);
}

static bool whole_is_over(Server *s, const UploadNote *note, Instant now)
{
    return passed(later(box_over(s, note), note->at), UNNAMED_KEPT_DAYS * DAY, now);
}

/* ---- what deposits name ---------------------------------------------------------- */

/* sure: all of them were read; else nothing is taken away. */
typedef struct Named { LIST(Hash) at; Book *book; bool sure; Arena *a; } Named;

static void add_heads(Named *named, Str text)
{
    Arena  a = arena_begin(16 << 20);
    Heads *heads = make(&a, Heads, 1);
    if (failed(heads_glance(text, heads, &a)))
        named->sure = false;
    for (int i = 0; named->sure && i < heads->count; i++)
        *list_add(&named->at, named->a) = heads->at[i].head.sha256;
    arena_end(&a);
}

/* Heads that were erased name nothing that could be opened: whatever they named went with them. */
static Result add_deposit(void *with, const Kept *kept)
{
    Named *named = with;
    Act    act;
    Arena  a = arena_begin(SMALL);
    Hash   salt;
    Str    text;
    TRY(act_read(kept->body, &act));
    Result r = act_is_bid(&act) ? book_words(named->book, act.deposit.heads, &salt, &text, &a)
                                : because(&words_missing);
    if (!failed(r))
        add_heads(named, text);
    else if (r.why != &words_missing)
        named->sure = false;
    arena_end(&a);
    return DONE;
}

static Result add_waiting(void *with, const Waiting *waiting)
{
    if (waiting->heads.len)
        add_heads(with, waiting->heads);
    return DONE;
}

static int by_bytes(const void *x, const void *y) { return memcmp(x, y, sizeof(Hash)); }

/* Of the whole book, at this moment. What waits is read first: it goes on into the log, never the
 * other way. */
static void name_all(Server *s, Named *named)
{
    Book *b;
    WaitingOf all = { .what = FOR_TICK | FOR_DEADLINE, .until = LAST_MOMENT };
    if (failed(book_open(&b, s->folder, true, 0, named->a)))
        return;
    named->book = b;
    named->sure = true;
    if (failed(book_waiting(b, &all, add_waiting, named)) ||
        failed(book_walk(b, 0, 0, add_deposit, named)))
        named->sure = false;
    book_let_go(b);
    if (named->at.len)
        qsort(named->at.at, (size_t)named->at.len, sizeof(Hash), by_bytes);
}

static bool is_named(const Named *named, Hash hash)
{
    return named->at.len && bsearch(&hash, named->at.at, (size_t)named->at.len, sizeof hash,
                                    by_bytes);
}

/* ---- taking away ----------------------------------------------------------------- */

typedef struct Clear { Server *s; Instant now; Named named; bool looked; Arena *a; } Clear;

/* The file first, for its note says that it is there. */
static void clear_whole(Clear *c, const char *note_path, Hash hash)
{
    const char *path;
    if (!c->looked)
        name_all(c->s, &c->named);
    c->looked = true;
    if (!c->named.sure)
        return;
    bool named = is_named(&c->named, hash);
    if (!named && !failed(sealed_path(c->named.book, hash, &path, c->a)) && unlink(path))
        return;
    unlink(note_path);
}

static void clear_unnamed(Clear *c)
{
    const char *folder = unnamed_in(c->s, c->a);
    DIR *d = opendir(folder);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(c->a) > SMALL;) {
        UploadNote note;
        Hash hash;
        const char *path = path_in(folder, e->d_name, c->a);
        if (str_hash(str(e->d_name), &hash) && note_read_at(path, &note) &&
            whole_is_over(c->s, &note, c->now))
            clear_whole(c, path, hash);
    }
    if (d)
        closedir(d);
}

/* Without a note it is what counts as whole (http/uploads.c), as old as its folder. */
static void clear_parts(Clear *c, const char *folder)
{
    UploadNote note;
    struct stat is;
    if (note_read_at(path_in(folder, NOTE, c->a), &note)
            ? parts_are_over(c->s, &note, c->now)
            : !lstat(folder, &is) && passed(is.st_mtime, COUNTED_DAYS * DAY, c->now))
        folder_remove(folder);
}

static void clear_below(Clear *c, const char *above, int depth)
{
    struct stat is;
    DIR *d = opendir(above);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(c->a) > SMALL;) {
        const char *path = path_in(above, e->d_name, c->a);
        if (e->d_name[0] == '.' || lstat(path, &is) || !S_ISDIR(is.st_mode))
            continue;
        if (depth)
            clear_below(c, path, depth - 1);
        else
            clear_parts(c, path);
    }
    if (d)
        closedir(d);
}

void clear_now(Server *s)
{
    Arena a = arena_begin(LOOKING_BYTES);
    Clear c = { .s = s, .now = clerk_now(s->clerk), .a = &a };
    c.named.a = &a;
    clear_below(&c, path_in(s->folder, "uploads", &a), 1);
    clear_unnamed(&c);
    arena_end(&a);
}

/* ---- by itself ------------------------------------------------------------------- */

struct Clearing { Again again; };

static void clear_again(void *server) { clear_now(server); }

Clearing *clearing_begin(Server *s, Arena *a)
{
    Clearing *c = make(a, Clearing, 1);
    return again_begin(&c->again, clear_again, s, EVERY_SECONDS) ? c : NULL;
}

void clearing_end(Clearing *c)
{
    if (c)
        again_end(&c->again);
}

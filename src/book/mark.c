/* mark.c - high-water: what was last promised to anybody, in the book's folder and, where the book
 * names one, in a second mark elsewhere that no copy of the folder brings along. */
#include "book/inside.h"

#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason mark_missing = { BROKEN, "mark-missing", "doc/book.md, high water",
    "The second high-water mark of this book is not there or cannot be read, and nothing is "
    "entered without it: connect its disk. Where it is lost for good and no newer copy of the book "
    "is anywhere: tenderbox mark PATH --old-is-lost." };
const Reason mark_damaged = { BROKEN, "mark-damaged", "doc/book.md, high water",
    "The file high-water of this book is missing or damaged, so that nobody can tell whether this "
    "is its newest copy. Nothing was changed. Where a newer copy may be, bring that back whole. "
    "Where this is the newest for certain, put the file high-water of an older copy in its "
    "place: the book goes on from there." };
const Reason mark_unmade = { BROKEN, "mark-unmade", "doc/book.md, high water",
    "No mark could be made at this path." };
const Reason mark_taken = { CONFLICT, "mark-taken", "doc/book.md, high water",
    "There is a file at this path already, and no mark is written over another. Name another path, "
    "or remove the file if no book needs it." };
const Reason mark_inside = { INVALID, "mark-inside", "doc/book.md, high water",
    "The second mark belongs outside of the book's folder, best on another disk: whoever copies "
    "the folder would copy it, too." };

const Reason book_restored = { BROKEN, "book-restored", "doc/serve.md, bringing back",
    "This book was brought back from a backup, and whether anything was signed after it nobody can "
    "tell from here. Nothing is entered: a log that goes on twice would be two logs. Find out: "
    "bidders' receipts, witnesses, an old disk. Where something newer is, bring that back. Where "
    "nothing is, for certain: tenderbox mark PATH --old-is-lost." };

/* One slot: "<size> <root> <sha256 of the two>\n", filled with zeros. Two slots, far enough
 * apart for any disk, are written by turns: a torn write leaves the other whole. */
enum { SLOT_BYTES = 256, SLOT_APART = 4096 };

/* What a mark says that the book has left: no book is as large. */
#define LEFT_BEHIND INT64_C(999999999999999999)

static void slot_write(char slot[SLOT_BYTES], int64_t size, Hash root)
{
    Arena a = arena_begin(4096);
    Text  t = { 0 };
    text_put(&t, &a, "{} {}", str_of_number(size, &a), str_of_hash(root, &a));
    text_put(&t, &a, " {}\n", str_of_hash(sha256(text_str(&t)), &a));
    memset(slot, 0, SLOT_BYTES);
    memcpy(slot, t.at, (size_t)t.len);
    arena_end(&a);
}

static HighWater slot_read(int fd, int slot)
{
    char bytes[SLOT_BYTES + 1] = { 0 }, again[SLOT_BYTES];
    HighWater w = { 0 };
    if (pread(fd, bytes, SLOT_BYTES, slot * SLOT_APART) != SLOT_BYTES)
        return w;
    Str rest = str(bytes), size = str_cut(&rest, ' '), root = str_cut(&rest, ' ');
    if (!str_number(size, &w.size) || !str_hash(root, &w.root))
        return (HighWater){ 0 };
    slot_write(again, w.size, w.root);
    w.there = !memcmp(bytes, again, SLOT_BYTES);
    return w.there ? w : (HighWater){ 0 };
}

/* ---- one mark -------------------------------------------------------------------- */

static Result mark_raise(Watermark *m, int64_t size, Hash root)
{
    char slot[SLOT_BYTES];
    slot_write(slot, size, root);
    if (pwrite(m->fd, slot, SLOT_BYTES, m->slot * SLOT_APART) != SLOT_BYTES || fdatasync(m->fd))
        return disk_trouble();
    m->slot = !m->slot;
    return DONE;
}

/* Both slots get their room at once: a full disk must not stop the second one later. */
static Result mark_make(Watermark *m, const char *path, int flags, int64_t size, Hash root)
{
    static const char nothing[2 * SLOT_APART];
    m->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | flags, 0600);
    if (m->fd < 0 || pwrite(m->fd, nothing, sizeof nothing, 0) != sizeof nothing)
        return disk_trouble();
    return mark_raise(m, size, root);
}

static void mark_read(Watermark *m)
{
    HighWater x = slot_read(m->fd, 0), y = slot_read(m->fd, 1);
    bool first = x.there && (!y.there || x.size >= y.size);
    m->found = first ? x : y;
    m->slot  = first ? 1 : 0;
}

static bool mark_open(Watermark *m, const char *path, bool reading)
{
    m->fd = open(path, (reading ? O_RDONLY : O_RDWR) | O_CLOEXEC);
    if (m->fd >= 0)
        mark_read(m);
    return m->fd >= 0;
}

static Result older(Book *b, const HighWater *w, const char *which, const char *than)
{
    Text t = { 0 };
    text_put(&t, b->life, "the book has {}; {} promised ",
             str_counted(b->tree.size, "entry", "entries", b->life), str(which));
    text_put(&t, b->life, than, str_of_number(w->size, b->life));
    return because_of(&book_older, text_str(&t));
}

/* The database may be ahead: it died after COMMIT and before anything was told to anybody. It may
 * not be behind, nor have another root at that size. */
static Result mark_check(Book *b, const HighWater *w, const char *which)
{
    Frontier then;
    if (w->size == LEFT_BEHIND)
        return because_of(&book_older, S("its second mark was left for another one since"));
    if (w->size > b->tree.size)
        return older(b, w, which, "{}");
    TRY(book_frontier_at(b, w->size, &then));
    return hash_same(frontier_root(&then), w->root)
               ? DONE : older(b, w, which, "another root of {}");
}

/* ---- both ------------------------------------------------------------------------ */

Result high_water_create(Book *b, Arena *a)
{
    const char *path = path_in(b->folder, "high-water", a);
    return mark_make(&b->high_water, path, O_TRUNC, 0, frontier_root(&(Frontier){ 0 }));
}

static Result second_find(Book *b)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_mark_last, &q));
    int code = sqlite3_step(q);
    if (code == SQLITE_ROW) {
        b->second_path = str_terminated(column(q, 0), b->life);
        b->second_at   = sqlite3_column_int64(q, 1);
        b->second_after_loss = sqlite3_column_int(q, 3);
    }
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

static Result second_trouble(Book *b, const Reason *why, Str says)
{
    Text t = { 0 };
    text_put(&t, b->life, "{}: {}", str(b->second_path), says);
    return because_of(why, text_str(&t));
}

/* Two copies of one book may not write at once: the lock in the folder they have each, this one
 * together. */
static Result second_hold(Book *b)
{
    return flock(b->second.fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK
               ? second_trouble(b, &book_locked, S("a copy of the book holds this mark"))
               : DONE;
}

/* Who only reads promises nothing, and goes on without the second mark. */
static Result second_open(Book *b)
{
    Watermark *m = &b->second;
    if (!b->second_path)
        return DONE;
    Str why = mark_open(m, b->second_path, b->reading) ? S("damaged") : str(strerror(errno));
    if (m->found.there && !b->reading)
        return second_hold(b);
    if (m->fd >= 0)
        close(m->fd);
    m->fd = -1;
    return m->found.there || b->reading || b->second_lost
               ? DONE : second_trouble(b, &mark_missing, why);
}

/* Before the database is looked at: while another process writes, its promises only grow. */
Result high_water_open(Book *b, Arena *a)
{
    if (b->spare)
        return DONE;
    TRY(second_find(b));
    TRY(second_open(b));
    if (!mark_open(&b->high_water, path_in(b->folder, "high-water", a), b->reading))
        return errno == ENOENT ? DONE : disk_trouble();
    return DONE;
}

/* Both are on the disk before anybody is told. Between them the process may die: neither is ever
 * ahead of the database. */
Result high_water_raise(Book *b, int64_t size, Hash root)
{
    TRY(mark_raise(&b->high_water, size, root));
    if (b->second.fd >= 0 && failed(mark_raise(&b->second, size, root)))
        return second_trouble(b, &book_broken, str(strerror(errno)));
    b->promised = size;
    return DONE;
}

/* ---- brought back ---------------------------------------------------------------- */

static const char *restored_file(Book *b) { return path_in(b->folder, "restored", b->life); }

Result restored_over(Book *b)
{
    b->restored = false;
    if (unlink(restored_file(b)) && errno != ENOENT)
        return disk_trouble();
    return folder_sync(b, "", b->life);
}

/* The second mark, which no copy of the folder brought along, was looked at by now: where it is
 * there, it promised no more than this book has. */
Result restored_check(Book *b)
{
    b->restored = !access(restored_file(b), F_OK);
    if (!b->restored || b->second_lost)
        return DONE;
    return b->second.found.there ? restored_over(b) : because_of(&book_restored, str(b->folder));
}

/* Said before the mark is there: whatever breaks it off, nothing is entered. */
Result book_brought_back(const char *folder, Arena *life)
{
    Arena a = arena_begin(1 << 20);
    Book *b;
    Result r = book_open_spare(&b, folder, &a);
    const char *said = failed(r) ? NULL : restored_file(b);
    int fd = said ? open(said, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (!failed(r) && (fd < 0 || fsync(fd)))
        r = disk_trouble();
    if (!failed(r))
        r = mark_make(&b->high_water, path_in(folder, "high-water", &a), O_TRUNC, book_size(b),
                      book_root(b));
    if (!failed(r))
        r = folder_sync(b, "", &a);
    if (fd >= 0)
        close(fd);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return r;
}

/* The smaller of what the two say was promised by all of them. */
Result high_water_check(Book *b)
{
    const HighWater *own = &b->high_water.found, *second = &b->second.found;
    if (b->spare)
        return DONE;
    if (!own->there)
        return because_of(&mark_damaged, str(path_in(b->folder, "high-water", b->life)));
    TRY(mark_check(b, own, "high-water in its folder"));
    if (second->there)
        TRY(mark_check(b, second, b->second_path));
    b->promised = second->there && second->size < own->size ? second->size : own->size;
    return DONE;
}

/* ---- the second mark ------------------------------------------------------------- */

static Result unmade(const char *path, Str says, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str(path), says);
    return because_of(&mark_unmade, text_str(&t));
}

/* Absolute, with no link on the way: what is written down must mean the same tomorrow. */
static Result path_whole(const char *path, const char **folder, const char **whole, Arena *a)
{
    char  real[PATH_MAX];
    Str   s = str(path), last = s;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] == '/')
            last = str_after(s, i + 1);
    Str above = { s.at, s.len - last.len };
    if (!last.len || !realpath(above.len ? str_terminated(above, a) : ".", real))
        return unmade(path, last.len ? str(strerror(errno)) : S("it names no file"), a);
    *folder = str_terminated(str(real), a);
    *whole  = path_in(str_is(str(real), "/") ? "" : *folder, str_terminated(last, a), a);
    return DONE;
}

static Result name_sync(const Watermark *m, const char *folder)
{
    int  above = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = above >= 0 && !fsync(m->fd) && !fsync(above);
    Result r = synced ? DONE : disk_trouble();
    if (above >= 0)
        close(above);
    return r;
}

/* Synced with its name: the book is about to rely on it. Nothing is left of one that fails. */
static Result second_make(Book *b, Watermark *m, const char *folder, const char *path, Arena *a)
{
    Result r = mark_make(m, path, O_EXCL, b->tree.size, book_root(b));
    if (m->fd < 0 && errno == EEXIST)
        return because_of(&mark_taken, str(path));
    if (!failed(r))
        r = name_sync(m, folder);
    if (failed(r) && m->fd >= 0)
        unlink(path);
    return failed(r) ? unmade(path, r.detail, a) : DONE;
}

static Result second_note(Book *b, const char *path, Instant at, bool lost, Arena *a)
{
    sqlite3_stmt *q;
    TRY(book_begin(b, a));
    TRY(query(b, sql_mark_add, &q));
    bind_str(q, 1, str(path));
    sqlite3_bind_int64(q, 2, at);
    sqlite3_bind_int64(q, 3, b->tree.size);
    sqlite3_bind_int(q, 4, lost);
    TRY(finish(b, q));
    return book_commit(b);
}

/* An older copy still names the mark that was left: there it reads that it is one. */
static Result mark_leave(Watermark *m)
{
    TRY(mark_raise(m, LEFT_BEHIND, (Hash){ 0 }));
    return mark_raise(m, LEFT_BEHIND, (Hash){ 0 });
}

static Result second_move(Book *b, const char *path, Instant at, Arena *a)
{
    Watermark fresh = { .fd = -1 }, left = b->second;
    const char *folder, *whole;
    TRY(path_whole(path, &folder, &whole, a));
    if (folder_holds(b->folder, folder))
        return because_of(&mark_inside, str(whole));
    Result r = second_make(b, &fresh, folder, whole, a);
    if (!failed(r))
        r = second_note(b, whole, at, b->restored || (b->second_path && !left.found.there), a);
    if (!failed(r) && b->restored)
        r = restored_over(b);
    if (!failed(r) && left.found.there)
        r = mark_leave(&left);
    if (fresh.fd >= 0)
        close(fresh.fd);
    return r;
}

Result book_mark_set(const char *folder, const char *path, bool lost, Instant at, int wait_ms,
                     Arena *life)
{
    Arena  a = arena_begin(1 << 20);
    Book  *b;
    Result r = book_come(&b, folder, lost, wait_ms, &a);
    if (!failed(r))
        r = second_move(b, path, at, &a);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return r;
}

/* Folder against folder: where file systems lie over each other a file has another number than
 * the folder that it lies in. */
static bool disks_differ(const char *mark, const char *folder)
{
    struct stat x, y;
    char at[PATH_MAX];
    const char *name = strrchr(mark, '/');
    int len = snprintf(at, sizeof at, "%.*s/", name ? (int)(name - mark) : 0, mark);
    bool known = len < (int)sizeof at && !stat(at, &x) && !stat(folder, &y);
    return known && x.st_dev != y.st_dev;
}

SecondMark book_mark(const Book *b)
{
    const Watermark *m = &b->second;
    return b->second_path
               ? (SecondMark){ .path = b->second_path, .there = m->found.there,
                               .size = m->found.size, .set_at = b->second_at,
                               .after_loss = b->second_after_loss,
                               .apart = disks_differ(b->second_path, b->folder) }
               : (SecondMark){ 0 };
}

int64_t book_promised(const Book *b) { return b->promised; }

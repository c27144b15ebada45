/* disk.c - what lies in the folder beside the database: high-water and sealed files. */
#include "book/inside.h"

#include "sys/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason sealed_missing = { MISSING, "sealed-missing", "doc/book.md, shelf",
    "The sealed file is not here, or not whole." };
const Reason sealed_gone = { MISSING, "sealed-gone", "doc/book.md, erasing",
    "An act erased this sealed file." };
const Reason sealed_differs = { INVALID, "sealed-differs", "doc/book.md, shelf",
    "The bytes that came are not those whose hash and size were announced." };

static Result disk_trouble(void) { return because_of(&book_broken, str(strerror(errno))); }

/* ---- high-water ------------------------------------------------------------------ */

/* One slot: "<size> <root> <sha256 of the two>\n", filled with zeros. Two slots, far enough
 * apart for any disk, are written by turns: a torn write leaves the other whole. */
enum { SLOT_BYTES = 256, SLOT_APART = 4096 };

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

/* Both slots get their room at once: a full disk must not stop the second one later. */
Result high_water_create(Book *b, Arena *a)
{
    static const char nothing[2 * SLOT_APART];
    b->high_water =
        open(path_in(b->folder, "high-water", a), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (b->high_water < 0 || pwrite(b->high_water, nothing, sizeof nothing, 0) != sizeof nothing)
        return disk_trouble();
    return high_water_raise(b, 0, frontier_root(&(Frontier){ 0 }));
}

/* Before the database is looked at: while another process writes, its promises only grow. */
Result high_water_open(Book *b, Arena *a)
{
    int flags = (b->reading ? O_RDONLY : O_RDWR) | O_CLOEXEC;
    b->high_water = open(path_in(b->folder, "high-water", a), flags);
    if (b->high_water < 0)
        return errno == ENOENT ? DONE : disk_trouble();
    HighWater x = slot_read(b->high_water, 0), y = slot_read(b->high_water, 1);
    bool first = x.there && (!y.there || x.size >= y.size);
    b->found     = first ? x : y;
    b->high_slot = first ? 1 : 0;
    return DONE;
}

Result high_water_raise(Book *b, int64_t size, Hash root)
{
    char slot[SLOT_BYTES];
    slot_write(slot, size, root);
    if (pwrite(b->high_water, slot, SLOT_BYTES, b->high_slot * SLOT_APART) != SLOT_BYTES ||
        fdatasync(b->high_water))
        return disk_trouble();
    b->high_slot = !b->high_slot;
    b->promised  = size;
    return DONE;
}

/* The database may be ahead: it died after COMMIT and before anything was told to anybody. It
 * may not be behind, nor have another root at that size. */
Result high_water_check(Book *b)
{
    HighWater w = b->found;
    Frontier then;
    if (!w.there)
        return because_of(&book_older, S("high-water is missing or damaged"));
    if (w.size > b->tree.size)
        return because(&book_older);
    TRY(book_frontier_at(b, w.size, &then));
    if (!hash_same(frontier_root(&then), w.root))
        return because(&book_older);
    b->promised = w.size;
    return b->reading || w.size == b->tree.size
               ? DONE : high_water_raise(b, b->tree.size, book_root(b));
}

/* ---- sealed files ---------------------------------------------------------------- */

struct Upload {
    Book       *book;
    Arena      *life;
    const char *part;        /* where it grows; gone again unless kept */
    int         fd;
    int64_t     bytes;
    Sha256      hash;
    bool        kept, spoilt;
};

static void upload_end(void *upload)
{
    Upload *u = upload;
    if (u->fd >= 0)
        close(u->fd);
    if (!u->kept)
        unlink(u->part);
}

Result sealed_begin(Book *b, Upload **upload, Arena *a)
{
    Upload *u = *upload = make(a, Upload, 1);
    char *part = path_in(b->folder, "sealed/part-XXXXXX", a);
    *u = (Upload){ .book = b, .life = a, .part = part, .fd = mkostemp(part, O_CLOEXEC) };
    sha256_begin(&u->hash);
    if (u->fd < 0)
        return disk_trouble();
    arena_defer(a, upload_end, u);
    return DONE;
}

Result sealed_add(Upload *u, Str part)
{
    sha256_add(&u->hash, part);
    u->bytes += part.len;
    while (part.len) {
        ssize_t wrote = write(u->fd, part.at, (size_t)part.len);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            u->spoilt = true;
            return disk_trouble();
        }
        part = str_after(part, wrote);
    }
    return DONE;
}

Result folder_sync(Book *b, const char *name, Arena *a)
{
    int fd = open(path_in(b->folder, name, a), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = fd >= 0 && !fsync(fd);
    Result r = synced ? DONE : disk_trouble();
    if (fd >= 0)
        close(fd);
    return r;
}

Result parts_clear(Book *b, Arena *a)
{
    DIR *folder = opendir(path_in(b->folder, "sealed", a));
    if (!folder)
        return disk_trouble();
    for (struct dirent *file; (file = readdir(folder));)
        if (str_starts(str(file->d_name), "part-"))
            unlinkat(dirfd(folder), file->d_name, 0);
    closedir(folder);
    return DONE;
}

static const char *sealed_name(Book *b, Hash hash, Arena *a)
{
    return path_in(path_in(b->folder, "sealed", a), str_terminated(str_of_hash(hash, a), a), a);
}

/* The same bytes may lie there already, kept and perhaps promised: they stay as they are, unless
 * the disk has spoilt them since. A name that could not be synced is taken back, so that a file
 * which is there will be there. */
Result sealed_keep(Upload *u, Hash expected, int64_t expected_bytes)
{
    const char *name = sealed_name(u->book, expected, u->life);
    if (u->spoilt)
        return because_of(&book_broken, S("a part of this file was not written"));
    u->spoilt = true;
    if (u->bytes != expected_bytes || !hash_same(sha256_end(&u->hash), expected))
        return because(&sealed_differs);
    if (!failed(sealed_check(u->book, expected, u->life)))
        return folder_sync(u->book, "sealed", u->life);
    if (fsync(u->fd) || rename(u->part, name))
        return disk_trouble();
    u->kept = true;
    Result r = folder_sync(u->book, "sealed", u->life);
    if (failed(r))
        unlink(name);
    return r;
}

Result sealed_erase(Book *b, Hash hash)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_gone_add, &q));
    bind_blob(q, 1, hash.byte, sizeof hash.byte);
    b->forgetting = true;
    return finish(b, q);
}

static Result gone_take(Book *b, sqlite3_stmt *q, bool *any)
{
    Hash hash;
    int  code = SQLITE_DONE;
    Result r = DONE;
    while (!failed(r) && (code = sqlite3_step(q)) == SQLITE_ROW) {
        Arena name = arena_begin(16384);
        bool  read = column_bytes(q, 0, hash.byte, sizeof hash.byte);
        bool  went = read && !unlink(sealed_name(b, hash, &name));
        if (!read || (!went && errno != ENOENT))
            r = disk_trouble();
        arena_end(&name);
        *any = *any || went;
    }
    sqlite3_reset(q);
    return failed(r) || code == SQLITE_DONE ? r : broken(b);
}

Result gone_clear(Book *b)
{
    sqlite3_stmt *q;
    bool any = false;
    TRY(query(b, sql_gone_all, &q));
    Arena  a = arena_begin(1 << 20);
    Result r = gone_take(b, q, &any);
    if (any && !failed(r))
        r = folder_sync(b, "sealed", &a);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

bool sealed_there(Book *b, Hash hash, int64_t *bytes)
{
    Arena a = arena_begin(16384);
    struct stat found;
    bool there = !stat(sealed_name(b, hash, &a), &found);
    *bytes = there ? found.st_size : 0;
    arena_end(&a);
    return there;
}

Result sealed_path(Book *b, Hash hash, const char **path, Arena *a)
{
    *path = sealed_name(b, hash, a);
    return access(*path, R_OK) ? because_of(&sealed_missing, str_of_hash(hash, a)) : DONE;
}

static bool is_whole(int fd, Hash hash)
{
    char    piece[65536];
    Sha256  sum;
    ssize_t got;
    sha256_begin(&sum);
    while ((got = read(fd, piece, sizeof piece)) > 0)
        sha256_add(&sum, (Str){ piece, got });
    return !got && hash_same(sha256_end(&sum), hash);
}

static Result erased(Book *b, Hash hash, bool *is)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_gone_get, &q));
    bind_blob(q, 1, hash.byte, sizeof hash.byte);
    int code = sqlite3_step(q);
    sqlite3_reset(q);
    *is = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

Result sealed_check(Book *b, Hash hash, Arena *a)
{
    bool gone;
    TRY(erased(b, hash, &gone));
    if (gone)
        return because_of(&sealed_gone, str_of_hash(hash, a));
    int  fd = open(sealed_name(b, hash, a), O_RDONLY | O_CLOEXEC);
    bool whole = fd >= 0 && is_whole(fd, hash);
    if (fd >= 0)
        close(fd);
    return whole ? DONE : because_of(&sealed_missing, str_of_hash(hash, a));
}

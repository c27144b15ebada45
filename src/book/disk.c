/* disk.c - sealed files, which lie in the folder beside the database. */
#include "book/inside.h"

#include "sys/folder.h"
#include "sys/whole.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason sealed_gone = { MISSING, "sealed-gone", "doc/book.md, erasing",
    "An act erased this sealed file." };
const Reason sealed_differs = { INVALID, "sealed-differs", "doc/book.md, shelf",
    "The bytes that came are not those whose hash and size were announced." };

bool disk_is_full(int why) { return why == ENOSPC || why == EDQUOT || why == EFBIG; }

Result disk_trouble(void)
{
    return disk_is_full(errno) ? because(&disk_full)
                               : because_of(&book_broken, str(strerror(errno)));
}

/* ---- sealed files ---------------------------------------------------------------- */

struct Upload {
    Book       *book;
    Arena      *life;
    char       *part;        /* where it grows; gone again unless kept */
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

/* Held as long as it grows: who clears away what a crash left leaves it alone. Between its making
 * and its lock it may be cleared all the same; then it has no name any more. */
static int part_hold(char *part)
{
    struct stat about;
    int  fd = mkostemp(part, O_CLOEXEC);
    bool held = fd >= 0 && !flock(fd, LOCK_EX | LOCK_NB) && !fstat(fd, &about) && about.st_nlink;
    if (fd < 0 || held)
        return fd;
    close(fd);
    errno = EAGAIN;
    return -1;
}

static bool part_make(Upload *u)
{
    do {
        u->part = path_in(u->book->folder, "sealed/part-XXXXXX", u->life);
        u->fd   = part_hold(u->part);
    } while (u->fd < 0 && errno == EAGAIN);
    return u->fd >= 0;
}

Result sealed_begin(Book *b, Upload **upload, Arena *a)
{
    Upload *u = *upload = make(a, Upload, 1);
    *u = (Upload){ .book = b, .life = a };
    sha256_begin(&u->hash);
    if (!part_make(u))
        return disk_trouble();
    arena_defer(a, upload_end, u);
    return DONE;
}

Result sealed_add(Upload *u, Str part)
{
    sha256_add(&u->hash, part);
    u->bytes += part.len;
    if (write_whole(u->fd, part))
        return DONE;
    u->spoilt = true;
    return disk_trouble();
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

static void part_clear(int folder, const char *name)
{
    int fd = openat(folder, name, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0 && !flock(fd, LOCK_EX | LOCK_NB))
        unlinkat(folder, name, 0);
    if (fd >= 0)
        close(fd);
}

/* Not those that still grow: nobody waits for the book's lock to hand something in. */
Result parts_clear(Book *b, Arena *a)
{
    DIR *folder = opendir(path_in(b->folder, "sealed", a));
    if (!folder)
        return disk_trouble();
    for (struct dirent *file; (file = readdir(folder));)
        if (str_starts(str(file->d_name), "part-"))
            part_clear(dirfd(folder), file->d_name);
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

static char *part_name(Book *b, Hash hash, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "part-{}", str_of_hash(hash, a));
    return path_in(path_in(b->folder, "sealed", a), str_terminated(text_str(&t), a), a);
}

/* Under a name that is cleared first, for a name that is there is not replaced by a link. */
Result sealed_adopt(Book *b, int fd, const char *path, Hash expected, int64_t expected_bytes,
                    bool *adopted, Arena *a)
{
    struct stat is;
    const char *name = sealed_name(b, expected, a), *part = part_name(b, expected, a);
    *adopted = false;
    if (fstat(fd, &is) || lseek(fd, 0, SEEK_SET))
        return disk_trouble();
    if (is.st_size != expected_bytes || !is_whole(fd, expected))
        return because(&sealed_differs);
    if (fsync(fd))
        return disk_trouble();
    if (flock(fd, LOCK_EX | LOCK_NB) || link(path, part))
        return DONE;
    *adopted = !rename(part, name);
    Result r = *adopted ? folder_sync(b, "sealed", a) : disk_trouble();
    if (failed(r))
        unlink(*adopted ? name : part);
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

Result sealed_erased(Book *b, Hash hash, bool *is)
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
    TRY(sealed_erased(b, hash, &gone));
    if (gone)
        return because_of(&sealed_gone, str_of_hash(hash, a));
    int  fd = open(sealed_name(b, hash, a), O_RDONLY | O_CLOEXEC);
    bool whole = fd >= 0 && is_whole(fd, hash);
    if (fd >= 0)
        close(fd);
    return whole ? DONE : because_of(&sealed_missing, str_of_hash(hash, a));
}

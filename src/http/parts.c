#include "http/parts.h"

#include "sys/folder.h"
#include "sys/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WHOLE_FILE ".bytes"
#define APART      ".apart"

/* One process has a book, so that this is enough: between looking for the file and making it. */
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

int64_t parts_length(const Parts *p, int64_t n)
{
    int64_t left = p->size - n * PART_BYTES;
    return left < PART_BYTES ? left : PART_BYTES;
}

static char *file_of(const Parts *p) { return path_in(p->folder, WHOLE_FILE, p->a); }

static char *mark_of(const Parts *p, int64_t n)
{
    return path_in(p->folder, str_terminated(str_of_number(n, p->a), p->a), p->a);
}

static char *apart_of(const Parts *p, int64_t n)
{
    Text t = { 0 };
    text_put(&t, p->a, "{}{}", str_of_number(n, p->a), str(APART));
    return path_in(p->folder, str_terminated(text_str(&t), p->a), p->a);
}

bool parts_takes_room(const char *name)
{
    return !strcmp(name, WHOLE_FILE) || name[strspn(name, "0123456789")];
}

/* ---- which are there --------------------------------------------------------------- */

static int64_t bytes_at(const char *path)
{
    struct stat is;
    return !lstat(path, &is) && S_ISREG(is.st_mode) ? is.st_size : -1;
}

static bool is_apart(const Parts *p, int64_t n)
{
    return bytes_at(apart_of(p, n)) == parts_length(p, n);
}

/* A mark alone says nothing: the file may be on the shelf by now. */
static bool is_placed(const Parts *p, int64_t n)
{
    return bytes_at(mark_of(p, n)) == parts_length(p, n) &&
           bytes_at(file_of(p)) >= n * PART_BYTES + parts_length(p, n);
}

bool parts_there(const Parts *p, int64_t n) { return is_apart(p, n) || is_placed(p, n); }

static bool all_there(const Parts *p)
{
    for (int64_t n = 0; n < p->count; n++)
        if (!parts_there(p, n))
            return false;
    return true;
}

/* ---- places ------------------------------------------------------------------------ */

static bool hold(int fd, int64_t from, int64_t bytes, short how)
{
    struct flock range = { .l_type = how, .l_whence = SEEK_SET, .l_start = from, .l_len = bytes };
    return !fcntl(fd, F_OFD_SETLK, &range);
}

/* Is it still the file at this path, and has it no other name? In this order: once it is on the
 * shelf its second name is there before its first one goes. */
static bool is_alone(int fd, const char *path)
{
    struct stat is, there;
    return !fstat(fd, &is) && S_ISREG(is.st_mode) && is.st_nlink == 1 && !lstat(path, &there) &&
           there.st_dev == is.st_dev && there.st_ino == is.st_ino;
}

/* bytes 0: all of it. */
static int taken(const Parts *p, int64_t from, int64_t bytes, int flags)
{
    const char *path = file_of(p);
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (fd < 0)
        return fd;
    if (hold(fd, from, bytes, F_WRLCK) && is_alone(fd, path))
        return fd;
    close(fd);
    return -1;
}

int parts_receive(const Parts *p, int64_t n)
{
    return parts_there(p, n) ? -1 : taken(p, n * PART_BYTES, parts_length(p, n), 0);
}

/* Marks of a file that is gone are not those of the next one. */
static int taken_or_made(const Parts *p, int64_t n)
{
    pthread_mutex_lock(&making);
    if (bytes_at(file_of(p)) < 0)
        for (int64_t i = 0; i < p->count; i++)
            unlink(mark_of(p, i));
    int fd = taken(p, n * PART_BYTES, parts_length(p, n), O_CREAT);
    pthread_mutex_unlock(&making);
    return fd;
}

/* ---- keeping ----------------------------------------------------------------------- */

/* errno EIO where it is shorter than it was. */
static bool copied(int from, int64_t from_at, int to, int64_t to_at, int64_t bytes)
{
    static _Thread_local char piece[1 << 16];
    while (bytes) {
        size_t  most = bytes < (int64_t)sizeof piece ? (size_t)bytes : sizeof piece;
        ssize_t got = pread(from, piece, most, from_at);
        if (got < 0 && errno == EINTR)
            continue;
        if (!got)
            errno = EIO;
        if (got <= 0 || !write_whole_at(to, (Str){ piece, got }, to_at))
            return false;
        from_at += got;
        to_at   += got;
        bytes   -= got;
    }
    return true;
}

static bool body_copied(const Request *r, int to, int64_t at)
{
    return r->body_fd ? copied(r->body_fd, r->body_at, to, at, r->body_bytes)
                      : write_whole_at(to, r->body, at);
}

/* What it says is on the disk before it is. */
static bool marked(const Parts *p, int fd, int64_t n)
{
    if (fdatasync(fd))
        return false;
    int mark = open(mark_of(p, n), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (mark < 0)
        return false;
    bool said = !ftruncate(mark, parts_length(p, n)) && !fsync(mark);
    int  why = errno;
    close(mark);
    errno = why;
    return said;
}

/* Whole at its place or not at all: a server that is killed leaves no half of a part. */
static bool apart_kept(const Parts *p, const Request *r, int64_t n)
{
    char *part = path_in(p->folder, ".part-XXXXXX", p->a);
    int   fd = mkostemp(part, O_CLOEXEC);
    if (fd < 0)
        return false;
    bool kept = body_copied(r, fd, 0) && !fsync(fd) && !rename(part, apart_of(p, n));
    int  why = errno;
    close(fd);
    unlink(kept ? mark_of(p, n) : part);
    errno = why;
    return kept;
}

static bool placed(const Parts *p, const Request *r, int64_t n)
{
    return r->body_placed && r->body_at == n * PART_BYTES && is_alone(r->body_fd, file_of(p));
}

bool parts_keep(const Parts *p, const Request *r, int64_t n)
{
    if (placed(p, r, n)) {
        bool kept = marked(p, r->body_fd, n);
        hold(r->body_fd, r->body_at, r->body_bytes, F_UNLCK);
        return kept;
    }
    int fd = parts_there(p, n) ? -1 : taken_or_made(p, n);
    if (fd < 0)
        return apart_kept(p, r, n);
    bool kept = body_copied(r, fd, n * PART_BYTES) && marked(p, fd, n);
    int  why = errno;
    close(fd);
    errno = why;
    return kept;
}

/* ---- whole ------------------------------------------------------------------------- */

static bool part_placed(const Parts *p, int file, int64_t n)
{
    int from = open(apart_of(p, n), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (from < 0)
        return errno == ENOENT;
    bool did = copied(from, 0, file, n * PART_BYTES, parts_length(p, n));
    close(from);
    return did;
}

int parts_gather(const Parts *p, const char **path)
{
    *path = file_of(p);
    int  fd  = taken(p, 0, 0, 0);
    bool all = fd >= 0 && all_there(p);
    for (int64_t n = 0; all && n < p->count; n++)
        all = part_placed(p, fd, n);
    if (all)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

int parts_open(const Parts *p, int64_t n)
{
    bool apart = is_apart(p, n);
    if (!apart && !is_placed(p, n))
        return -1;
    int fd = open(apart ? apart_of(p, n) : file_of(p), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0)
        lseek(fd, apart ? 0 : n * PART_BYTES, SEEK_SET);
    return fd;
}

void parts_remove(const Parts *p)
{
    for (int64_t n = 0; n < p->count; n++)
        unlink(mark_of(p, n));
    folder_remove(p->folder);
}

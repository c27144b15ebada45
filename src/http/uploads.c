/* uploads.c - sealed files on their way: in parts, in any order, resumed whenever a line was cut,
 * and on the shelf once they are whole. What lies here counts for nothing: a deposit does. */
#include "http/api.h"
#include "http/reading.h"

#include "sys/folder.h"
#include "sys/whole.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SOURCE "doc/serve.md, uploads"

const Reason upload_unfit = { INVALID, "upload-unfit", SOURCE,
    "This is no part of a sealed file: each but the last has 8 MiB, all together 16 GiB at most." };
const Reason upload_strange = { FORBIDDEN, "upload-strange", SOURCE,
    "Sealed files are taken of bidders of this procedure alone." };
const Reason upload_too_much = { REFUSED, "upload-too-much", SOURCE,
    "What you have under way here is as much as one bidder may. Hand in what is there, or wait: "
    "what is not handed in is cleared after two weeks." };
const Reason upload_parts_missing = { REFUSED, "upload-parts-missing", SOURCE,
    "Parts of this file are not here yet." };

enum { PARTS_MOST = 2048, OF_ONE = 64, KEPT_DAYS = 14 };
#define ALL_OF_ONE (INT64_C(48) << 30)

/* One sealed file of one bidder on its way. */
typedef struct Way { Hash hash; int64_t size, parts; const char *above, *folder; Arena *a; } Way;

static int64_t part_bytes(const Way *w, int64_t n)
{
    int64_t left = w->size - n * PART_BYTES;
    return left < PART_BYTES ? left : PART_BYTES;
}

/* ---- whose ----------------------------------------------------------------------- */

static Result bidder_judge(Server *s, const Request *r, Str named, Id *bidder, Arena *a)
{
    Asker asker;
    const Onlooker  *o;
    const Procedure *p;
    TRY(asker_of(s, r, &asker, a));
    TRY(reading_own(s, named, &o, &p, a));
    *bidder = asker_person(p, &asker);
    const Person *person = *bidder ? person_of(p, *bidder) : NULL;
    return person && person->bidder && p->published ? DONE : because(&upload_strange);
}

static const char *numbered(const char *above, int64_t n, Arena *a)
{
    return path_in(above, str_terminated(str_of_number(n, a), a), a);
}

/* "NAME/HASH/SIZE" and what follows. */
static Result way_of(Server *s, const Request *r, Str *rest, Way *w, Arena *a)
{
    Id  bidder;
    Str named = str_cut(rest, '/'), hash = str_cut(rest, '/'), size = str_cut(rest, '/');
    *w = (Way){ .a = a };
    if (!str_hash(hash, &w->hash) || !str_number(size, &w->size) || !w->size)
        return because(&upload_unfit);
    w->parts = (w->size + PART_BYTES - 1) / PART_BYTES;
    if (w->parts > PARTS_MOST)
        return because(&upload_unfit);
    TRY(bidder_judge(s, r, named, &bidder, a));
    w->above  = numbered(path_in(s->folder, "uploads", a), bidder, a);
    w->folder = path_in(w->above, str_terminated(hash, a), a);
    return DONE;
}

/* ---- how much -------------------------------------------------------------------- */

static int64_t bytes_in(const char *folder, int64_t *files, Arena *a)
{
    int64_t all = 0;
    struct stat is;
    DIR *d = opendir(folder);
    for (struct dirent *e; d && (e = readdir(d));)
        if (e->d_name[0] != '.' && !lstat(path_in(folder, e->d_name, a), &is))
            all += S_ISREG(is.st_mode) ? (++*files, (int64_t)is.st_size) : 0;
    if (d)
        closedir(d);
    return all;
}

static Result quota_judge(const Way *w)
{
    Arena   a = arena_begin(8 << 20);
    int64_t all = part_bytes(w, 0), ways = 0, files = 0;
    DIR    *d = opendir(w->above);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(&a) > (1 << 20);)
        if (e->d_name[0] != '.') {
            ways++;
            all += bytes_in(path_in(w->above, e->d_name, &a), &files, &a);
        }
    if (d)
        closedir(d);
    arena_end(&a);
    return all <= ALL_OF_ONE && ways <= OF_ONE ? DONE : because(&upload_too_much);
}

/* ---- parts ------------------------------------------------------------------------ */

static Result unkept(void) { return because_of(&body_unreadable, str(strerror(errno))); }

static bool folder_there(const char *path) { return !mkdir(path, 0700) || errno == EEXIST; }

static bool copied(int from, int to)
{
    char    piece[65536];
    ssize_t got;
    while ((got = read(from, piece, sizeof piece)) > 0)
        if (!write_whole(to, (Str){ piece, got }))
            return false;
    return !got && !fsync(to);
}

/* Whole at its place or not at all: a server that is killed leaves no half of a part. */
static Result part_keep(const Way *w, const Request *r, int64_t n)
{
    char *part = path_in(w->folder, ".part-XXXXXX", w->a);
    int   fd = mkostemp(part, O_CLOEXEC);
    if (fd < 0)
        return unkept();
    bool kept = copied(r->body_fd, fd) && !rename(part, numbered(w->folder, n, w->a));
    int  why = errno;
    close(fd);
    if (kept)
        return DONE;
    unlink(part);
    errno = why;
    return unkept();
}

static Result put_part(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Way w;
    int64_t n;
    TRY(way_of(s, r, &rest, &w, a));
    if (!str_number(rest, &n) || n >= w.parts || r->body_bytes != part_bytes(&w, n) || !r->body_fd)
        return because(&upload_unfit);
    TRY(quota_judge(&w));
    if (!folder_there(path_in(s->folder, "uploads", a)) || !folder_there(w.above) ||
        !folder_there(w.folder))
        return unkept();
    TRY(part_keep(&w, r, n));
    answer_json(answer, 200, &shape_UploadAnswer, &(UploadAnswer){ .whole = false }, a);
    return DONE;
}

/* ---- how far, and whole ------------------------------------------------------------ */

static bool part_is_there(const Way *w, int64_t n)
{
    struct stat is;
    return !lstat(numbered(w->folder, n, w->a), &is) && S_ISREG(is.st_mode) &&
           is.st_size == part_bytes(w, n);
}

static Result get_upload(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Way  w;
    Text parts = { 0 };
    TRY(way_of(s, r, &rest, &w, a));
    for (int64_t n = 0; n < w.parts; n++)
        text_byte(&parts, part_is_there(&w, n) ? '1' : '0', a);
    UploadAnswer page = { .parts = text_str(&parts) };
    answer_json(answer, 200, &shape_UploadAnswer, &page, a);
    return DONE;
}

static Result part_add(const Way *w, Upload *upload, int64_t n)
{
    char    piece[65536];
    ssize_t got;
    Result  r = DONE;
    int fd = open(numbered(w->folder, n, w->a), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return because_of(&upload_parts_missing, str_of_number(n, w->a));
    while (!failed(r) && (got = read(fd, piece, sizeof piece)) > 0)
        r = sealed_add(upload, (Str){ piece, got });
    close(fd);
    return r;
}

static Result make_whole(Server *s, const Way *w)
{
    Book   *b;
    Upload *upload;
    TRY(book_open(&b, s->folder, true, 0, w->a));
    book_let_go(b);
    if (!failed(sealed_check(b, w->hash, w->a)))
        return DONE;
    TRY(sealed_begin(b, &upload, w->a));
    for (int64_t n = 0; n < w->parts; n++)
        TRY(part_add(w, upload, n));
    return sealed_keep(upload, w->hash, w->size);
}

/* What does not give the file that it was to be is of no use: it is sent anew. */
static Result post_upload(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Way w;
    TRY(way_of(s, r, &rest, &w, a));
    Result done = make_whole(s, &w);
    if (!failed(done) || done.why == &sealed_differs)
        folder_remove(w.folder);
    TRY(done);
    answer_json(answer, 200, &shape_UploadAnswer, &(UploadAnswer){ .whole = true }, a);
    return DONE;
}

/* ---- clearing ----------------------------------------------------------------------- */

static void old_clear(const char *above, int depth)
{
    Arena  a = arena_begin(1 << 20);
    struct stat is;
    DIR   *d = opendir(above);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(&a) > 16384;) {
        const char *path = path_in(above, e->d_name, &a);
        if (e->d_name[0] == '.' || lstat(path, &is) || !S_ISDIR(is.st_mode))
            continue;
        if (depth)
            old_clear(path, depth - 1);
        else if (is.st_mtime < time(NULL) - KEPT_DAYS * DAY)
            folder_remove(path);
    }
    if (d)
        closedir(d);
    arena_end(&a);
}

void uploads_clear(const Server *s)
{
    Arena a = arena_begin(1 << 16);
    old_clear(path_in(s->folder, "uploads", &a), 1);
    arena_end(&a);
}

/* ---- asked for ---------------------------------------------------------------------- */

typedef Result UploadFn(Server *, const Request *, Str rest, Answer *, Arena *);

static void with(UploadFn *do_it, Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Result done = do_it(s, r, rest, answer, a);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
}

void api_part(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    with(put_part, s, r, rest, answer, a);
}

void api_upload(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    with(get_upload, s, r, rest, answer, a);
}

void api_upload_whole(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    with(post_upload, s, r, rest, answer, a);
}

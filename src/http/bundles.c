/* bundles.c - the public record of a tender as one file: made once for each state of its open acts,
 * kept in the book's folder beside the book, and given from there. Losing it loses nothing. */
#include "http/bundles.h"

#include "desk/verify.h"
#include "http/reading.h"
#include "http/site.h"
#include "sys/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is kept of all tenders together, in bytes. */
enum { BUNDLES_MOST = 512 };
static const int64_t bundles_bytes = INT64_C(4) << 30;

/* One is made at a time. */
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static const Reason cache_unmade = { BROKEN, "cache-unmade", "doc/serve.md",
    "The folder for files that are made once cannot be made beside the book." };

/* ---- places ---------------------------------------------------------------------- */

static const char *folder_of(const Server *s, Arena *a) { return path_in(s->folder, "made", a); }

/* "<name>-<nth>.tbx" */
static const char *path_of(const Server *s, const Procedure *p, Arena *a)
{
    Text t = { 0 };
    text_name(&t, procedure_name(p), a);
    text_put(&t, a, "-{}.tbx", str_of_number(p->acts, a));
    return path_in(folder_of(s, a), str_terminated(text_str(&t), a), a);
}

/* ---- making ---------------------------------------------------------------------- */

typedef struct Oldest { char name[256]; Instant at; int64_t bytes, count; } Oldest;

static void look_through(const char *folder, Oldest *found)
{
    DIR *dir = opendir(folder);
    *found = (Oldest){ .at = INT64_MAX };
    for (struct dirent *e; dir && (e = readdir(dir));) {
        struct stat is;
        if (fstatat(dirfd(dir), e->d_name, &is, AT_SYMLINK_NOFOLLOW) || !S_ISREG(is.st_mode))
            continue;
        found->bytes += is.st_size;
        found->count++;
        if (is.st_mtime < found->at && strlen(e->d_name) < sizeof found->name) {
            found->at = is.st_mtime;
            memcpy(found->name, e->d_name, strlen(e->d_name) + 1);
        }
    }
    if (dir)
        closedir(dir);
}

/* What was made longest ago goes, as long as there is too much. */
static void make_room(const char *folder, Arena *a)
{
    Oldest found;
    for (int i = 0; i < BUNDLES_MOST; i++) {
        look_through(folder, &found);
        if (found.count < BUNDLES_MOST && found.bytes < bundles_bytes)
            return;
        if (!*found.name || unlink(path_in(folder, found.name, a)))
            return;
    }
}

/* Those of earlier states of the same tender. */
static void forget_others(const char *folder, const char *path, Arena *a)
{
    const char *name = strrchr(path, '/') + 1;
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (!strncmp(e->d_name, name, 33) && strcmp(e->d_name, name) != 0)
            (void)unlink(path_in(folder, e->d_name, a));
    if (dir)
        closedir(dir);
}

/* Under another name until it is whole. */
static Result make_it(const Server *s, const Onlooker *o, const Procedure *p, const char *path,
                      Arena *a)
{
    const char *folder = folder_of(s, a), *under_way = path_in(folder, "under-way", a);
    if (mkdir(folder, 0700) && errno != EEXIST)
        return because_of(&cache_unmade, str(strerror(errno)));
    make_room(folder, a);
    (void)unlink(under_way);
    TRY(export_to_file(o->book, procedure_name(p), PUBLIC, 0, NULL, under_way, NULL, a));
    if (rename(under_way, path))
        return because_of(&cache_unmade, str(strerror(errno)));
    forget_others(folder, path, a);
    return DONE;
}

Result bundle_made(const Server *s, const Onlooker *o, const Procedure *p, int *fd,
                   int64_t *bytes, Arena *a)
{
    struct stat is;
    const char *path = path_of(s, p, a);
    Result r = DONE;
    pthread_mutex_lock(&making);
    if (access(path, R_OK))
        r = make_it(s, o, p, path, a);
    *fd = failed(r) ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    pthread_mutex_unlock(&making);
    TRY(r);
    if (*fd < 0 || fstat(*fd, &is))
        return because_of(&cache_unmade, str(strerror(errno)));
    *bytes = is.st_size;
    return DONE;
}

/* ---- giving ---------------------------------------------------------------------- */

enum { EXPORT_BYTES = 1 << 29 };

static void give_file(Answer *answer, int fd, int64_t bytes, Str number, Arena *a)
{
    Text name = { 0 };
    text_put(&name, a, "{}.tbx", number);
    answer->status     = 200;
    answer->type       = "application/octet-stream";
    answer->fd         = fd;
    answer->file_bytes = bytes;
    answer_saved(answer, text_str(&name), a);
    answer_header(answer, "Cache-Control", S("no-cache"), a);
}

void public_bundle(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    const Onlooker  *o;
    const Procedure *p;
    int     fd;
    int64_t bytes;
    Arena   exporting = arena_begin(EXPORT_BYTES);
    Result  result = reading_procedure(s, str_cut(&rest, '/'), &o, &p, a);
    if (!failed(result) && !p->published)
        result = because(&not_public);
    if (!failed(result))
        result = bundle_made(s, o, p, &fd, &bytes, &exporting);
    if (!failed(result))
        give_file(answer, fd, bytes, procedure_number(p, a), a);
    else if (result.why->ground != MISSING)
        answer_failed(s, r, answer, because(result.why), a);
    arena_end(&exporting);
}

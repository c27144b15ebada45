#include "sys/given.h"

#include "sys/guard.h"
#include "sys/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- when a file shrinks --------------------------------------------------------- */

static Given      *mapped;               /* all that are open; the latest first */
static const char *guarding;             /* the program */
static const char *guard_object;         /* what it says to programs, or NULL */
static int         guard_code;

static void tell(int to, const char *ours)
{
    ssize_t told = write(to, ours, strlen(ours));
    (void)told;
}

static const Given *holder_of(const char *at)
{
    for (const Given *g = mapped; g; g = g->other)
        if (at >= g->bytes.at && at < g->bytes.at + g->bytes.len)
            return g;
    return NULL;
}

/* In a signal: nothing but what async-signal-safe functions do. */
static void on_bus(int number, siginfo_t *info, void *context)
{
    const Given *g = holder_of(info->si_addr);
    (void)context;
    if (!g) {
        signal(number, SIG_DFL);         /* of something else: as if we were not here */
        return;
    }
    if (guard_object)
        tell(STDOUT_FILENO, guard_object);
    tell(STDERR_FILENO, guarding);
    tell(STDERR_FILENO, ": ");
    tell(STDERR_FILENO, g->path);
    tell(STDERR_FILENO, ": changed while read\n");
    _exit(guard_code);
}

void given_guard(const char *program, const char *object, int code)
{
    struct sigaction action = { .sa_sigaction = on_bus, .sa_flags = SA_SIGINFO };
    guarding   = program;
    guard_object = object;
    guard_code = code;
    sigaction(SIGBUS, &action, NULL);
}

/* ---- opening --------------------------------------------------------------------- */

int file_nameless(void)
{
    const char *folder = getenv("TMPDIR");
    char path[4096];
    folder = folder && *folder ? folder : "/tmp";
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
    int len = snprintf(path, sizeof path, "%s/tenderbox-XXXXXX", folder);
    if (fd >= 0 || len >= (int)sizeof path)
        return fd;
    fd = mkostemp(path, O_CLOEXEC);      /* where a file system cannot do without names */
    if (fd >= 0)
        unlink(path);
    return fd;
}

static bool copy_whole(int from, int to)
{
    char    part[65536];
    int64_t left = (int64_t)GIVEN_GIB << 30;
    ssize_t got;
    while ((got = read(from, part, sizeof part)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got > left)
            errno = EFBIG;
        if (got < 0 || got > left || !write_whole(to, (Str){ part, got }))
            return false;
        left -= got;
    }
    return true;
}

static int close_with(int fd, int why)
{
    if (fd >= 0)
        close(fd);
    errno = why;
    return -1;
}

/* Of what is no regular file, or says that it has nothing in it, as those of /proc do. */
static int spooled(int from)
{
    int to = file_nameless();
    if (to < 0 || !copy_whole(from, to))
        to = close_with(to, errno);
    int why = errno;
    close(from);
    errno = why;
    return to;
}

static int opened(const char *path)
{
    struct stat is;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &is))
        return close_with(fd, errno);
    if (S_ISDIR(is.st_mode))
        return close_with(fd, EISDIR);
    return S_ISREG(is.st_mode) && is.st_size ? fd : spooled(fd);
}

static bool map_whole(Given *g)
{
    struct stat is;
    if (fstat(g->fd, &is))
        return false;
    g->then = is;
    if (!is.st_size)
        return true;
    void *at = mmap(NULL, (size_t)is.st_size, PROT_READ, MAP_PRIVATE, g->fd, 0);
    if (at == MAP_FAILED)
        return false;
    g->bytes = (Str){ at, is.st_size };
    return true;
}

bool given_whole(Given *g)
{
    if (!map_whole(g))
        return false;
    g->other = mapped;
    mapped   = g;
    return true;
}

bool given_open(Given *g, const char *path)
{
    *g = (Given){ .bytes = S(""), .path = path, .fd = opened(path) };
    if (g->fd < 0)
        return false;
    return given_whole(g) || (close_with(g->fd, errno), false);
}

bool given_fresh(Given *g)
{
    *g = (Given){ .bytes = S(""), .path = "a file without a name in TMPDIR",
                  .fd = file_nameless() };
    return g->fd >= 0;
}

bool given_add(Given *g, Str bytes) { return write_whole(g->fd, bytes); }

static bool moment_same(struct timespec one, struct timespec other)
{
    return one.tv_sec == other.tv_sec && one.tv_nsec == other.tv_nsec;
}

/* A file that another one took the place of has one name less: that is a change of it, too. */
bool given_same(const Given *g)
{
    struct stat is;
    return !fstat(g->fd, &is) && is.st_dev == g->then.st_dev && is.st_ino == g->then.st_ino &&
           is.st_size == g->then.st_size && moment_same(is.st_mtim, g->then.st_mtim) &&
           moment_same(is.st_ctim, g->then.st_ctim);
}

void given_close(Given *g)
{
    Given **at = &mapped;
    while (*at && *at != g)
        at = &(*at)->other;
    if (*at)
        *at = g->other;
    if (g->bytes.len)
        munmap((void *)g->bytes.at, (size_t)g->bytes.len);
    if (g->fd >= 0)
        close(g->fd);
}

void given_passed(Str part)
{
    const Given *g = holder_of(part.at);
    const char *end = part.at + part.len;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    if (!g)
        return;
    if (end > g->bytes.at + g->bytes.len)
        end = g->bytes.at + g->bytes.len;
    uintptr_t from = ((uintptr_t)part.at + page - 1) / page * page;
    uintptr_t to = (uintptr_t)end / page * page;
    if (to > from)
        madvise((void *)from, to - from, MADV_DONTNEED);
}

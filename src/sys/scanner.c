#include "sys/scanner.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { PIECE_BYTES = 1 << 16, COMING_SECONDS = 5, PIECE_SECONDS = 30, ANSWER_SECONDS = 300,
       FILE_SECONDS = 1800 };

/* ---- what it says ----------------------------------------------------------------- */

static bool str_ends(Str s, const char *with)
{
    Str w = str(with);
    return s.len >= w.len && !memcmp(s.at + s.len - w.len, w.at, (size_t)w.len);
}

ScanOutcome scanner_answer(Str said, Str *name, Arena *a)
{
    Str rest = said, line = str_cut(&rest, '\0');
    *name = (Str){ 0 };
    if (rest.len || line.len + 1 != said.len)
        return SCAN_UNANSWERED;
    if (str_is(line, "INSTREAM size limit exceeded. ERROR"))
        return SCAN_TOO_LARGE;
    if (!str_starts(line, "stream: "))
        return SCAN_UNANSWERED;
    line = str_after(line, 8);
    if (str_ends(line, " FOUND")) {
        *name = str_plain((Str){ line.at, line.len - 6 }, SCANNER_NAMES, a);
        return SCAN_FOUND;
    }
    return str_is(line, "OK") ? SCAN_NOTHING : SCAN_UNANSWERED;
}

/* ---- waiting ---------------------------------------------------------------------- */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* What of `events` there is; 0: its time is over, or all is to end. */
static int await(const Scanner *s, int fd, short events, int64_t until)
{
    struct pollfd both[] = { { fd, events, 0 }, { s->ends, POLLIN, 0 } };
    int got;
    do {
        int64_t left = until - now_ms();
        got = left > 0 ? poll(both, 2, (int)left) : 0;
    } while (got < 0 && errno == EINTR);
    return got > 0 && !both[1].revents ? both[0].revents : 0;
}

/* ---- coming ----------------------------------------------------------------------- */

static int come_to(const Scanner *s, int kind, const struct sockaddr *at, socklen_t size)
{
    int fd = socket(kind, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), trouble = 0;
    socklen_t len = sizeof trouble;
    if (fd < 0)
        return -1;
    bool there = !connect(fd, at, size);
    if (!there && errno == EINPROGRESS)
        there = await(s, fd, POLLOUT, now_ms() + COMING_SECONDS * 1000) &&
                !getsockopt(fd, SOL_SOCKET, SO_ERROR, &trouble, &len) && !trouble;
    if (there)
        return fd;
    close(fd);
    return -1;
}

static int come_by_path(const Scanner *s)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    size_t bytes = strlen(s->where);
    if (bytes >= sizeof at.sun_path)
        return -1;
    memcpy(at.sun_path, s->where, bytes);
    return come_to(s, AF_UNIX, (struct sockaddr *)&at, sizeof at);
}

/* "host:port", "[::1]:3310" */
static int come_by_name(const Scanner *s, Arena *a)
{
    struct addrinfo asked = { .ai_socktype = SOCK_STREAM }, *all, *one;
    const char *colon = strrchr(s->where, ':');
    int fd = -1;
    if (!colon)
        return -1;
    Str host = { s->where, colon - s->where };
    if (host.len > 2 && host.at[0] == '[' && host.at[host.len - 1] == ']')
        host = (Str){ host.at + 1, host.len - 2 };
    if (getaddrinfo(str_terminated(host, a), colon + 1, &asked, &all))
        return -1;
    for (one = all; one && fd < 0; one = one->ai_next)
        fd = come_to(s, one->ai_family, one->ai_addr, one->ai_addrlen);
    freeaddrinfo(all);
    return fd;
}

static int come(const Scanner *s, Arena *a)
{
    return s->where[0] == '/' ? come_by_path(s) : come_by_name(s, a);
}

/* ---- asking ----------------------------------------------------------------------- */

/* False: it takes no more, or speaks already. */
static bool say(const Scanner *s, int fd, Str bytes, int64_t until)
{
    int64_t soon = now_ms() + PIECE_SECONDS * 1000;
    while (bytes.len) {
        int ready = await(s, fd, POLLOUT | POLLIN, soon < until ? soon : until);
        ssize_t sent = ready & POLLOUT && !(ready & POLLIN)
                     ? send(fd, bytes.at, (size_t)bytes.len, MSG_NOSIGNAL) : -1;
        if (sent < 0)
            return false;
        bytes = str_after(bytes, sent);
    }
    return true;
}

/* Until the byte of nothing, its end, or more than it may say. */
static Str hear(const Scanner *s, int fd, int64_t until, Arena *a)
{
    char   *said = make(a, char, SCANNER_SAYS);
    int64_t all = 0;
    ssize_t got;
    while (all < SCANNER_SAYS && !(all && memchr(said, 0, (size_t)all)) &&
           await(s, fd, POLLIN, until) &&
           (got = recv(fd, said + all, (size_t)(SCANNER_SAYS - all), 0)) > 0)
        all += got;
    return (Str){ said, all };
}

bool scanner_version(const Scanner *s, Str *version, Arena *a)
{
    int fd = come(s, a);
    int64_t until = now_ms() + PIECE_SECONDS * 1000;
    if (fd < 0)
        return false;
    bool sent = say(s, fd, (Str){ "zVERSION\0", 9 }, until);
    Str  said = sent ? hear(s, fd, until, a) : (Str){ 0 };
    close(fd);
    Str rest = said;
    *version = str_cut(&rest, '\0');
    return version->len && version->len + 1 == said.len && version->len <= SCANNER_NAMES &&
           str_shows(*version);
}

/* One piece, its length before it; a length of nothing is the end. */
static bool say_piece(const Scanner *s, int fd, Str piece, int64_t until)
{
    uint32_t len = htonl((uint32_t)piece.len);
    return say(s, fd, (Str){ (const char *)&len, sizeof len }, until) &&
           say(s, fd, piece, until);
}

/* Who refuses a file for its size says so while it comes: then the rest stays here, and *whole is
 * false. False: the file cannot be read. */
static bool say_file(const Scanner *s, int to, int fd, Hash *hash, bool *whole, int64_t until)
{
    char    part[PIECE_BYTES];
    int64_t all = 0;
    ssize_t got;
    Sha256  sum;
    bool    takes = say(s, to, (Str){ "zINSTREAM\0", 10 }, until);
    sha256_begin(&sum);
    for (; (got = pread(fd, part, sizeof part, all)) > 0; all += got) {
        sha256_add(&sum, (Str){ part, got });
        takes = takes && say_piece(s, to, (Str){ part, got }, until);
    }
    *hash  = sha256_end(&sum);
    *whole = takes && !got && say_piece(s, to, (Str){ 0 }, until);
    return !got;
}

bool scanner_scan(const Scanner *s, int fd, Scanned *out, Arena *a)
{
    int64_t until = now_ms() + FILE_SECONDS * 1000;
    bool    whole;
    int     to = come(s, a);
    *out = (Scanned){ .outcome = SCAN_UNANSWERED };
    if (to < 0)
        return false;
    if (say_file(s, to, fd, &out->hash, &whole, until))
        out->outcome = scanner_answer(hear(s, to, now_ms() + ANSWER_SECONDS * 1000, a),
                                      &out->name, a);
    if (out->outcome == SCAN_NOTHING && !whole)
        out->outcome = SCAN_UNANSWERED;
    close(to);
    return true;
}

#include "http/scanning.h"

#include "accounts/scans.h"
#include "desk/opened.h"
#include "sys/folder.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { LOOK_SECONDS = 60, SCAN_ROOM = 1 << 20 };

struct Scanning {
    Server     *server;
    pthread_t   thread;
    int         ends, news;            /* events: to end; something was opened */
    _Atomic Instant away;              /* since when it does not answer; 0: it does */
};

/* ---- one file --------------------------------------------------------------------- */

typedef struct Look {
    Server *server;
    Scanner scanner;
    Str     version;
    bool    away;
} Look;

static bool over(const Look *l)
{
    struct pollfd ends = { l->scanner.ends, POLLIN, 0 };
    return poll(&ends, 1, 0) > 0 && ends.revents;
}

/* The journal names the place and not the file: its name is its bidder's. */
static void journal(const char *folder, int64_t number, const char *says)
{
    fprintf(stderr, "scanner: %s, file %lld: %s\n", folder, (long long)number, says);
}

/* What it said of other bytes than those on the list is not noted. */
static void note(const Look *l, const char *folder, int64_t number, const Enclosed *file,
                 const Scanned *said)
{
    Scan scan = { .outcome = said->outcome, .name = said->name, .scanner = l->version };
    if (!hash_same(said->hash, file->sha256))
        journal(folder, number, "not as it came out of its envelope");
    else if (failed(scan_keep(l->server->people, file->sha256, &scan,
                              clerk_now(l->server->clerk))))
        journal(folder, number, "what was said of it cannot be kept");
    else if (said->outcome == SCAN_FOUND)
        journal(folder, number, "something was found in it");
}

static bool is_due(const Look *l, Hash hash, Arena *a)
{
    Scan scan;
    bool known;
    return !failed(scan_get(l->server->people, hash, &scan, &known, a)) &&
           (!known || scan_due(&scan, l->version, clerk_now(l->server->clerk)));
}

/* False: nobody is there any more, or all is to end. */
static bool show(Look *l, const char *folder, int64_t number, const Enclosed *file, Arena *a)
{
    Scanned said;
    if (!is_due(l, file->sha256, a))
        return true;
    int fd = opened_plain(path_in(folder, opened_name(number, file->name, a), a));
    if (fd < 0)
        return true;
    l->away = !scanner_scan(&l->scanner, fd, &said, a);
    close(fd);
    if (l->away || over(l))
        return false;
    note(l, folder, number, file, &said);
    return true;
}

static bool show_all(void *with, const char *folder, const Manifest *m, Arena *a)
{
    (void)a;
    for (each(const Enclosed, file, m->files)) {
        Arena one = arena_begin(SCAN_ROOM);
        bool  on = show(with, folder, file - m->files.at + 1, file, &one);
        arena_end(&one);
        if (!on)
            return false;
    }
    return true;
}

Instant scanning_now(Server *s, int ends)
{
    Arena a = arena_begin(SCAN_ROOM);
    Look  l = { .server = s, .scanner = { str_terminated(s->config.clamd, &a), ends } };
    l.away = !scanner_version(&l.scanner, &l.version, &a);
    if (!l.away)
        opened_walk(s->folder, show_all, &l);
    bool answers = !l.away || over(&l);
    arena_end(&a);
    return answers ? 0 : clerk_now(s->clerk);
}

/* ---- by itself -------------------------------------------------------------------- */

/* It is said once. */
static void answered(Scanning *s, Instant away)
{
    Instant before = s->away;
    if (!before != !away)
        fprintf(stderr, "scanner: %s\n", away ? "does not answer" : "answers again");
    s->away = away ? (before ? before : away) : 0;
}

static bool wait_for_more(Scanning *s)
{
    uint64_t times;
    struct pollfd both[] = { { s->ends, POLLIN, 0 }, { s->news, POLLIN, 0 } };
    poll(both, 2, LOOK_SECONDS * 1000);
    if (both[1].revents)
        (void)!read(s->news, &times, sizeof times);
    return !both[0].revents;
}

static void *scan_on(void *scanning)
{
    Scanning *s = scanning;
    do
        answered(s, scanning_now(s->server, s->ends));
    while (wait_for_more(s));
    return NULL;
}

static void let_go(Scanning *s)
{
    if (s->ends >= 0)
        close(s->ends);
    if (s->news >= 0)
        close(s->news);
}

Scanning *scanning_begin(Server *server, Arena *a)
{
    if (!server->config.clamd.len)
        return NULL;
    Scanning *s = make(a, Scanning, 1);
    s->server = server;
    s->ends   = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    s->news   = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (s->ends >= 0 && s->news >= 0 && !pthread_create(&s->thread, NULL, scan_on, s))
        return s;
    let_go(s);
    return NULL;
}

void scanning_wake(Scanning *s)
{
    if (s)
        (void)!write(s->news, &(uint64_t){ 1 }, sizeof(uint64_t));
}

void scanning_end(Scanning *s)
{
    if (!s)
        return;
    (void)!write(s->ends, &(uint64_t){ 1 }, sizeof(uint64_t));
    pthread_join(s->thread, NULL);
    let_go(s);
}

/* ---- in words ---------------------------------------------------------------------- */

/* "ClamAV 1.4.3, database 27123 of Tue Nov  3 09:11:00 2026" */
static Str scanner_words(Str version, Arena *a)
{
    Text t = { 0 };
    Str  rest = version, program = str_cut(&rest, '/'), database = str_cut(&rest, '/');
    text_put(&t, a, "{}", program);
    if (database.len)
        text_put(&t, a, ", database {}{}{}", database, str(rest.len ? " of " : ""), rest);
    else
        text_our(&t, ", which names no database", a);
    return text_str(&t);
}

static Str not_yet(const Server *s, Zone zone, Arena *a)
{
    Instant away = s->scanning ? s->scanning->away : 0;
    Text    t = { 0 };
    if (!away)
        return S("Not scanned yet.");
    text_put(&t, a, "Not scanned yet: the scanner has not answered since {}. It is asked again "
                    "every minute.", str_of_moment_words(away, zone, a));
    return text_str(&t);
}

static Str scanned_words(const Scan *s, Zone zone, Arena *a)
{
    static const char *const forms[] = {
        [SCAN_NOTHING]    = "Scanned on {}: nothing was found ({}).",
        [SCAN_FOUND]      = "Scanned on {} ({}).",
        [SCAN_TOO_LARGE]  = "Not scanned: on {} it was too large for the scanner ({}).",
        [SCAN_UNANSWERED] = "Not scanned: on {} the scanner said nothing ({}). It is asked again.",
    };
    Text t = { 0 };
    text_put(&t, a, forms[s->outcome], str_of_moment_words(s->at, zone, a),
             scanner_words(s->scanner, a));
    return text_str(&t);
}

static Str warning_words(const Scan *s, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "The scanner found {} in this file. It is here as its bidder sent it, and can "
                    "be saved: open it only where it can do no harm.", s->name);
    return text_str(&t);
}

ScanSaid scanning_says(Server *s, Hash hash, Zone zone, Arena *a)
{
    Scan scan;
    bool known;
    if (!s->config.clamd.len)
        return (ScanSaid){ 0 };
    if (failed(scan_get(s->people, hash, &scan, &known, a)) || !known)
        return (ScanSaid){ .scanned = not_yet(s, zone, a) };
    return (ScanSaid){ .scanned = scanned_words(&scan, zone, a),
                       .warning = scan.outcome == SCAN_FOUND ? warning_words(&scan, a)
                                                             : (Str){ 0 } };
}

#include "http/serve.h"

#include "accounts/there.h"
#include "http/backing.h"
#include "http/clearing.h"
#include "http/kept.h"
#include "http/listing.h"
#include "http/mailing.h"
#include "http/reading.h"
#include "http/scanning.h"
#include "http/theming.h"
#include "http/trying.h"
#include "http/witnessing.h"
#include "sys/folder.h"

#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* GOING_MS: for who hears only now that the clerk is gone. */
enum { ENDING_MS = 10 * 1000, GOING_MS = 1000 };

/* ---- the one who starts services ------------------------------------------------- */

/* Tells it how we are, where one asked to know. An address that begins with "@" is abstract.
 * Source: sd_notify(3). */
static void notify(const char *state)
{
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    const char *path = getenv("NOTIFY_SOCKET");
    size_t bytes = path ? strlen(path) : 0;
    if (!bytes || bytes >= sizeof to.sun_path)
        return;
    memcpy(to.sun_path, path, bytes);
    if (*path == '@')
        to.sun_path[0] = 0;
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    socklen_t all = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + bytes);
    (void)!sendto(fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&to, all);
    close(fd);
}

/* ---- serving --------------------------------------------------------------------- */

/* As many connections as the system lets us have. */
static void files_all(void)
{
    struct rlimit most;
    if (!getrlimit(RLIMIT_NOFILE, &most)) {
        most.rlim_cur = most.rlim_max;
        setrlimit(RLIMIT_NOFILE, &most);
    }
}

/* Blocked here before any thread is made, so that all of them leave these to who waits. */
static sigset_t endings(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    return set;
}

static void count_read(Str said, int *count)
{
    int64_t n;
    if (str_number(said, &n))
        *count = (int)n;
}

/* Whoever listens on this machine alone meets one address, its proxy's: there the proxy limits. */
static Limits limits_for(const Config *c)
{
    Limits l = usual_limits;
    l.load = routes_load;
    if (str_starts(c->listen, "127.") || str_starts(c->listen, "[::1]") ||
        str_starts(c->listen, "localhost"))
        l.of_one_address = l.streams_each = l.connections;
    count_read(c->connections_each, &l.of_one_address);
    count_read(c->streams_each, &l.streams_each);
    return l;
}

/* On this machine, and in the folder by its whole name: where we were started from is no matter. */
static Result door_open(Server *s, const char *folder, const Limits *limits, Arena *a)
{
    char *whole = realpath(folder, NULL);
    if (!whole)
        return because_of(&address_taken, str(folder));
    Str place = str(path_in(whole, "door.sock", a));
    free(whole);
    return engine_start(&s->door, place, limits, routes_answer, s, a);
}

static void doors_shut(Server *s)
{
    engine_quiet(s->engine, ENDING_MS);
    engine_quiet(s->door, ENDING_MS / 2);
    clerk_stop(s->clerk);
    engine_stop(s->engine, GOING_MS);
    engine_stop(s->door, GOING_MS);
}

/* Whoever asks first sees what the box's clock owed entered. */
static void ticks_owed(Clerk *clerk)
{
    Instant due;
    do
        due = failed(clerk_tick(clerk)) ? 0 : clerk_next_tick(clerk);
    while (due && due <= clerk_now(clerk));
}

/* Until it is asked to end. */
static Result serving(Server *s, const sigset_t *asked, StartedFn *started, void *with, Arena *a)
{
    int      which;
    Mailing *mailing;
    Limits   limits = limits_for(&s->config);
    ticks_owed(s->clerk);
    TRY(clerk_start(s->clerk));
    TRY(engine_start(&s->engine, s->config.listen, &limits, routes_answer, s, a));
    Result r = door_open(s, s->folder, &limits, a);
    if (!failed(r))
        r = mailing_begin(s, &mailing, a);
    if (failed(r)) {
        engine_stop(s->engine, 0);
        return r;
    }
    Clearing     *clearing = clearing_begin(s, a);
    RunningWatch *running  = running_watch_begin(s, a);
    started(with, s->engine);
    notify("READY=1");
    sigwait(asked, &which);
    notify("STOPPING=1");
    mailing_end(mailing);
    clearing_end(clearing);
    running_watch_end(running);
    doors_shut(s);
    return DONE;
}

/* Witnesses are asked before the first tick is paid: what is entered is signed. */
Result serve(Clerk *clerk, const char *folder, const Config *config,
             const InventedPeople *demonstration, StartedFn *started, void *with, Arena *a)
{
    sigset_t asked = endings();
    Server  *s = make(a, Server, 1);
    Hash     secret;
    signal(SIGPIPE, SIG_IGN);
    files_all();
    *s = (Server){ .clerk = clerk, .folder = folder, .config = *config,
                   .begun = clerk_now(clerk), .demonstration = demonstration };
    s->readings = readings_begin(a);
    s->kept    = kept_begin(a);
    s->listing = listing_begin(a);
    s->backing = backing_begin(s, a);
    TRY(people_open(&s->people, folder, a));
    TRY(there_secret(s->people, &secret));     /* made now: whoever only looks writes nothing */
    TRY(theming_begin(s, &s->theming, a));
    TRY(witnessing_begin(s, a));
    s->scanning = scanning_begin(s, a);
    Result r = serving(s, &asked, started, with, a);
    backing_end(s->backing);
    scanning_end(s->scanning);
    witnessing_end(s->witnessing);
    return r;
}

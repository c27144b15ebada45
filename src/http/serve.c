#include "http/serve.h"

#include "http/api.h"
#include "http/kept.h"
#include "http/listing.h"
#include "http/mailing.h"
#include "sys/folder.h"

#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { ENDING_MS = 10 * 1000 };

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

/* Whoever listens on this machine alone meets one address, its proxy's: there the proxy limits. */
static Limits limits_for(Str address)
{
    Limits l = usual_limits;
    l.load = routes_load;
    if (str_starts(address, "127.") || str_starts(address, "[::1]") ||
        str_starts(address, "localhost"))
        l.of_one_address = l.streams_each = l.connections;
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
    engine_stop(s->engine, 0);
    engine_stop(s->door, 0);
}

/* Whoever asks first sees what the box's clock owed entered. */
static void ticks_owed(Clerk *clerk)
{
    Instant due;
    do
        due = failed(clerk_tick(clerk)) ? 0 : clerk_next_tick(clerk);
    while (due && due <= clerk_now(clerk));
}

Result serve(Clerk *clerk, const char *folder, const Config *config,
             const InventedPeople *demonstration, StartedFn *started, void *with, Arena *a)
{
    sigset_t asked = endings();
    int      which;
    Mailing *mailing;
    Server  *s = make(a, Server, 1);
    Limits   limits = limits_for(config->listen);
    signal(SIGPIPE, SIG_IGN);
    files_all();
    *s = (Server){ .clerk = clerk, .folder = folder, .config = *config,
                   .begun = clerk_now(clerk), .demonstration = demonstration };
    s->kept    = kept_begin(a);
    s->listing = listing_begin(a);
    TRY(people_open(&s->people, folder, a));
    uploads_clear(s);
    ticks_owed(clerk);
    TRY(clerk_start(clerk));
    TRY(engine_start(&s->engine, config->listen, &limits, routes_answer, s, a));
    Result r = door_open(s, folder, &limits, a);
    if (!failed(r))
        r = mailing_begin(s, &mailing, a);
    if (failed(r)) {
        engine_stop(s->engine, 0);
        return r;
    }
    started(with, s->engine);
    notify("READY=1");
    sigwait(&asked, &which);
    notify("STOPPING=1");
    mailing_end(mailing);
    doors_shut(s);
    return DONE;
}

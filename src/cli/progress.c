/* progress.c - how far a sealing is, for whoever waits at a terminal for more than a moment. */
#include "cli/inside.h"

#include <time.h>
#include <unistd.h>

enum { TIMES_READ = 2 };                    /* to be listed, and to be sealed */

typedef struct Watched { Enclosure file; Source from; Progress *by; } Watched;

static int64_t seconds_of_the_machine(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

Progress progress_of(const Line *line, int64_t bytes)
{
    bool silent = line->option[OPT_QUIET] || !isatty(STDERR_FILENO);
    return (Progress){ .life = line->life, .silent = silent, .all = bytes * TIMES_READ,
                       .said = seconds_of_the_machine() };
}

static void progress_tell(const Progress *p, const char *end)
{
    fprintf(stderr, "\rSealing: %lld of %lld bytes read%s", (long long)p->done, (long long)p->all,
            end);
    fflush(stderr);
}

/* After the first full second, then once a second at most, in the same line. */
static void progress_add(Progress *p, int64_t bytes)
{
    int64_t now = p->silent ? p->said : seconds_of_the_machine();
    p->done += bytes;
    if (now <= p->said + !p->shown)
        return;
    p->said  = now;
    p->shown = true;
    progress_tell(p, "");
}

void progress_end(const Progress *p)
{
    if (p->shown)
        progress_tell(p, "\n");
}

static Result watched_read(void *self, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    Watched *w = self;
    TRY(w->from.read(w->from.self, to, room, got));
    progress_add(w->by, *got);
    return DONE;
}

static Result watched_begin(void *self, Source *from)
{
    Watched *w = self;
    TRY(w->file.begin(w->file.self, &w->from));
    *from = (Source){ watched_read, w };
    return DONE;
}

Enclosure enclosure_watched(Enclosure file, Progress *by)
{
    Watched *w = make(by->life, Watched, 1);
    *w = (Watched){ .file = file, .by = by };
    return (Enclosure){ .name = file.name, .begin = watched_begin, .self = w };
}

#include "sys/going.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* said: the second of the machine at which it began or was last told. */
typedef struct Going {
    const char *what, *of;
    int64_t done, all, said;
    bool    shown;
} Going;

static bool  aloud;
static _Thread_local int   depth;            /* of works within works */
static _Thread_local Going work;

static int64_t second_of_the_machine(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

void going_aloud(void) { aloud = isatty(STDERR_FILENO); }

void going_begin(const char *what, const char *of, int64_t all)
{
    if (!depth++)
        work = (Going){ .what = what, .of = of, .all = all, .said = second_of_the_machine() };
}

void going_expect(int64_t all)
{
    if (depth == 1)
        work.all = all;
}

static void tell(const char *end)
{
    if (work.all)
        fprintf(stderr, "\r%s: %lld of %lld %s%s", work.what, (long long)work.done,
                (long long)work.all, work.of, end);
    else
        fprintf(stderr, "\r%s: %lld %s%s", work.what, (long long)work.done, work.of, end);
    fflush(stderr);
}

/* After the first full second, then once a second. */
void going_on(int64_t more)
{
    int64_t now = aloud && depth == 1 ? second_of_the_machine() : work.said;
    work.done += depth == 1 ? more : 0;
    if (now <= work.said + !work.shown)
        return;
    work.said  = now;
    work.shown = true;
    tell("");
}

void going_end(void)
{
    if (!--depth && work.shown)
        tell("\n");
}

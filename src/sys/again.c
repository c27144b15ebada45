#include "sys/again.h"

#include <time.h>

/* True: it ends. */
static bool pause_over(Again *again)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += again->seconds;
    pthread_mutex_lock(&again->lock);
    while (!again->ends && !pthread_cond_timedwait(&again->told, &again->lock, &until))
        continue;
    bool ends = again->ends;
    pthread_mutex_unlock(&again->lock);
    return ends;
}

static void *run(void *with)
{
    Again *again = with;
    do
        again->work(again->with);
    while (!pause_over(again));
    return NULL;
}

bool again_begin(Again *again, AgainFn *work, void *with, int seconds)
{
    pthread_condattr_t steady;
    *again = (Again){ .work = work, .with = with, .seconds = seconds };
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_mutex_init(&again->lock, NULL);
    pthread_cond_init(&again->told, &steady);
    pthread_condattr_destroy(&steady);
    again->runs = !pthread_create(&again->thread, NULL, run, again);
    return again->runs;
}

bool again_ends(Again *again)
{
    pthread_mutex_lock(&again->lock);
    bool ends = again->ends;
    pthread_mutex_unlock(&again->lock);
    return ends;
}

void again_end(Again *again)
{
    if (!again->runs)
        return;
    pthread_mutex_lock(&again->lock);
    again->ends = true;
    pthread_cond_signal(&again->told);
    pthread_mutex_unlock(&again->lock);
    pthread_join(again->thread, NULL);
    again->runs = false;
    pthread_cond_destroy(&again->told);
    pthread_mutex_destroy(&again->lock);
}

/* again.h - a thread that does the same again and again, with a pause after each time, until it is
 * told to end. */
#ifndef SYS_AGAIN_H
#define SYS_AGAIN_H

#include <pthread.h>
#include <stdbool.h>

typedef void AgainFn(void *with);

/* Stays where it is while the thread runs. Looked at with its functions only. */
typedef struct Again {
    AgainFn        *work;
    void           *with;
    int             seconds;
    bool            runs, ends;        /* ends: with the lock */
    pthread_t       thread;
    pthread_mutex_t lock;
    pthread_cond_t  told;
} Again;

/* Does it at once, and so many seconds after each time once more. False: there can be no thread. */
bool again_begin(Again *, AgainFn *work, void *with, int seconds);

/* Asked by the work, where it takes long: is it to come to its end? */
bool again_ends(Again *);

/* Waits until what is under way is done. Where nothing was begun nothing happens. */
void again_end(Again *);

#endif

/* later.h - an answer that comes later, waited for without an engine. */
#ifndef TEST_LATER_H
#define TEST_LATER_H

#include "http/engine.h"

#include <semaphore.h>

static inline void later_told(void *bell) { sem_post(bell); }

static inline void wait_for_answer(Answer *answer, Arena *life)
{
    for (Later later; (later = answer->later).tell;) {
        sem_t bell;
        sem_init(&bell, 0, 0);
        later.tell(later.with, later_told, &bell);
        while (sem_wait(&bell))
            ;
        sem_destroy(&bell);
        *answer = (Answer){ 0 };
        later.finish(later.with, answer, life);
    }
}

#endif

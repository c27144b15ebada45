/* clock.h - what time it is, by two clocks: the wall, which people set, and a steady one, which
 * nobody can. Where they part the wall has leapt. */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include "base/base.h"

enum { BOOT_BYTES = 64 };

/* A clock that is handed to whoever needs one; stories and tests have their own. */
typedef struct Wall {
    Instant (*now)(void *where);             /* seconds UTC */
    int64_t (*steady)(void *where);          /* ms since the machine started, its sleep too */
    void  (*rest)(void *where, int64_t ms);  /* sleeps so long; NULL: time stands still anyway */
    void   *where;
    char    boot[BOOT_BYTES];                /* names this run of the machine; empty: unknown */
    bool    synchronised;                    /* somebody else's clock keeps the wall right */
    bool    trusted;                         /* a person says that it is right */
} Wall;

Wall wall_of_the_machine(void);

/* One that stands until somebody moves it; the steady one goes with it. */
Wall wall_played(Instant *now);

#endif

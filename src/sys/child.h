/* child.h - another program, for bytes that nobody vouches for: it gets them, gives bytes back, and
 * can do little else.
 *
 * It has no network and makes no file (seccomp, RLIMIT_FSIZE), reads nothing of this machine but
 * programs, libraries and fonts where the system has Landlock, knows nothing of our environment,
 * and is ended when it takes longer, more memory or says more than it may. */
#ifndef SYS_CHILD_H
#define SYS_CHILD_H

#include "base/base.h"

typedef struct Child {
    const char *const *argv;         /* [0]: its whole path; the last NULL */
    int     in;                      /* its standard input, from the begin on */
    int64_t memory, most;            /* bytes: of its addresses; of what it may say */
    int     seconds;                 /* of the clock, and of a processor */
} Child;

/* How it ended: well; it is not there; badly, by itself or where it asked for more memory than it
 * may have; ended by us, since it took longer or said more than it may. */
typedef enum ChildEnd { CHILD_WELL, CHILD_MISSING, CHILD_FAILED, CHILD_LONG, CHILD_MUCH } ChildEnd;

/* What it said on standard error is lost. */
ChildEnd child_run(const Child *, Str *said, Arena *);

#endif

/* going.h - how far a long work is, told to whoever waits at a terminal for more than a second.
 *
 * In one line of standard error that is written over, at most once a second: "Sealing: 4096 of
 * 8192 bytes read". Nothing is told before the program says that somebody is there to read it, and
 * nothing of what takes less. Of the thread; of a work within a work nothing is
 * told. */
#ifndef SYS_GOING_H
#define SYS_GOING_H

#include "base/base.h"

/* From now on it is told, if standard error is a terminal. */
void going_aloud(void);

/* what: "Sealing"; of: "bytes read"; all: how many there will be, 0: nobody knows. */
void going_begin(const char *what, const char *of, int64_t all);
void going_expect(int64_t all);      /* where that is known only later */
void going_on(int64_t more);
void going_end(void);

#endif

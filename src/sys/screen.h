/* screen.h - what a program prints steers no terminal. */
#ifndef SYS_SCREEN_H
#define SYS_SCREEN_H

#include "base/base.h"

/* From now on all that is printed to standard output and standard error, whoever wrote it and by
 * whichever way it came here, shows: other characters than those of rune_shows(), line ends and
 * tabs, and bytes that are no UTF-8, become "?". Once, before anything is printed. */
void screen_guard(void);

#endif

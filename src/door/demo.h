/* demo.h - a whole tender played by the real program, then checked, then tampered with. */
#ifndef DOOR_DEMO_H
#define DOOR_DEMO_H

#include "base/base.h"

/* story: a file, or NULL for the one the program carries. keep: a folder in which book and
 * bundles stay, or NULL. Prints to standard output. Fails: as story_play() and the audit. */
Result demo_play(const char *story, const char *keep, Arena *);

#endif

/* demo.h - whole tenders played by the real program, then checked, then tampered with. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "base/base.h"

/* story: a file, the name of a story that the program carries, or NULL: all that it carries, one
 * after the other, each in a folder of its own. keep: a folder in which books, bundles and letters
 * stay, or NULL. Prints to standard output. Fails: as story_play() and the audit. */
Result demo_play(const char *story, const char *keep, Arena *);

#endif

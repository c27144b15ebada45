/* played.h - what came of a story, on one page: who won and why, what it saves, who could open and
 * what was refused. For the demonstration. */
#ifndef CLI_PLAYED_H
#define CLI_PLAYED_H

#include "cli/inside.h"
#include "story/story.h"

void played_tell(FILE *, const StoryEnd *, const Onlooker *, const Procedure *, const ShowPage *,
                 Arena *);

#endif

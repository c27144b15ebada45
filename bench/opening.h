/* opening.h - what the measurements share: a tender that was just published, and two clocks. */
#ifndef BENCH_OPENING_H
#define BENCH_OPENING_H

#include "story/story.h"

/* Plays it in a new book, with so many registered bidders. */
void   tender_open(const char *book, int bidders, StoryEnd *, Arena *);

/* Opens the clerk on it, with the clock standing where the story ended (in the story's end). */
Clerk *tender_clerk(const char *book, StoryEnd *, const Procedure **, Arena *);

void   must(Result);               /* or the program ends */
double cpu_seconds(void);          /* of this process */
double wall_seconds(void);

#endif

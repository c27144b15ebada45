/* opening.h - what the measurements share: a tender that was just published, and two clocks. */
#ifndef BENCH_OPENING_H
#define BENCH_OPENING_H

#include "book/book.h"
#include "story/story.h"
#include "sys/folder.h"

/* Plays it in a new book, with so many registered bidders. */
void   tender_open(const char *book, int bidders, StoryEnd *, Arena *);

/* Opens the clerk on it, with the clock standing where the story ended (in the story's end). */
Clerk *tender_clerk(const char *book, StoryEnd *, const Procedure **, Arena *);

/* So many answers more, unsigned, on the clerk's word; a multiple of 250. */
void   answers_grow(const char *book, StoryEnd *, int64_t acts);
void   answers_more(Clerk *, const StoryEnd *, const Procedure *, int64_t acts);

/* The story in which so many bidders register, seal and hand in; the ticks come, and the box is
 * listed. */
Str    sealed_story(int bids, Arena *);

/* A new folder in TMPDIR, or else in /var/tmp, which is on a disk more often than /tmp. */
const char *folder_fresh(Arena *);

/* The court edition of what a story ended with, exported into the folder and read. */
Book *court_edition(const char *folder, const char *book, Name, Str *bundle, Arena *);

void   must(Result);               /* or the program ends */
double cpu_seconds(void);          /* of this process */
double wall_seconds(void);

#endif

/* played.h - what came of a story, on one page: who won and why, what it saves, who could open and
 * what was refused. For the demonstration. */
#ifndef CLI_PLAYED_H
#define CLI_PLAYED_H

#include "cli/inside.h"
#include "http/invented.h"
#include "story/story.h"

void played_tell(FILE *, const StoryEnd *, const Onlooker *, const Procedure *, const ShowPage *,
                 Arena *);

/* A story that the program carries, and when all of it is over; NULL: it lives. */
typedef struct Carried { const char *name, *text, *over; } Carried;

/* Plays all of them into one book that can be served, with the keys of their people beside it, in
 * the folder that --keep names. Fails: wrong-use, file-unwritable; as stories_play(). */
Result living_play(const Line *, const Carried *, ptrdiff_t count);

/* What to try on the server of such a book, at that address ("http://127.0.0.1:8080/"). Nothing
 * where the book cannot be read just now. */
void living_say(const Line *, const char *book, const InventedPeople *, Str url);

#endif

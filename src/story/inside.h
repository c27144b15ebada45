/* inside.h - what the files that play a story share; for them only.
 *
 * story.c reads the lines, story_told.c tells the timeline, story_doings.c has what people do
 * beside plain acts, story_expect.c what a story says must have come out. */
#ifndef STORY_INSIDE_H
#define STORY_INSIDE_H

#include "story/story.h"
#include "page/timeline.h"
#include "desk/deed.h"
#include "desk/draft.h"
#include "desk/form.h"
#include "desk/tools.h"
#include "sys/folder.h"

/* A bid that was sealed and waits to be deposited. */
typedef struct Ready { const Actor *actor; Name procedure; SealedBid bid; bool sent; } Ready;

/* Their places must not move: lists of pointers. */
typedef Actor   *ActorAt;
typedef Ready   *ReadyAt;

/* A criterion and what it is called. */
typedef struct Titled { Name procedure; Id lot, id; Str title; } Titled;

typedef struct Story {
    Arena      *life;
    Clerk      *clerk;               /* NULL while the server is down */
    Arena       clerk_life;
    SigningKey  log_key;
    const char *folder;
    const StoryBook *book;
    const char *keeps;               /* where people keep what is theirs; else that folder */
    const char *policy;              /* the file of what every holder believes */
    Str         before;              /* the name of a key in the book, before the person's */
    Text        list;                /* who is who, of all stories */
    int64_t     files_before;        /* the last procedure of an earlier story */
    Timeline    timeline;
    StoryEnd   *end;
    Zone        zone;
    Instant     now;
    Name        name;                /* of the procedure under way */
    LIST(ActorAt)   people;
    LIST(ActorAt)   officers;        /* the first two of the book, of whatever story */
    LIST(ReadyAt)   ready;
    LIST(Titled)    criteria;
    int64_t     line;                /* the last one read, ... */
    Str         file;                /* ... of a story that is included; empty: not of one */
    Str         under_way;           /* the line that is played, without those of its batch, ... */
    int64_t     began;               /* ... and its number */
    Str         rest;                /* of the text */
    int64_t     folders;
} Story;

/* ---- trouble and people ---------------------------------------------------------- */

/* The line under way is not as it should be; what came of it was not expected. */
Result wrong(Story *s, Str what);
Result wrong_refusal(Story *s, Result r);

/* Whoever is named for the first time gets keys; find_actor() finds only who has some. */
const Actor *actor(Story *s, Str name);
const Actor *find_actor(void *story, Str name);

/* The procedure under way. */
Result here(Story *s, const Procedure **p);

/* ---- telling --------------------------------------------------------------------- */

void tell(Story *s, const Actor *who, const char *what, Str detail, const Reason *refused);

/* "hana"; NULL for whoever has no name here. */
const char *name_of_number(const Story *s, Id number, Arena *a);

/* Nothing is told until ->timeline.to is what this gives back. */
FILE *silence(Story *s);

/* The fields of an act by that person that its reader wants to know. */
Str gist(Story *s, Id who, const Act *act, const Shelf *shelf, Arena *a);

/* The titles of criteria that these acts define, for the gist of later ones. */
void titles_keep(Story *s, const Act *acts, ptrdiff_t count, const Shelf *shelf);

/* ---- proposing ------------------------------------------------------------------- */

/* The expected reason of a line, cut off its end: "... ! not-now". */
Str expected_of(Str *line);

/* Is it what the line expects? Counts acts and refusals. */
Result as_expected(Story *s, Str expected, Result r);

/* Signs and proposes; the last of several closes their batch. In a line with=NAME says who signs
 * beside the actor. */
Result propose(Story *s, const Actor *who, Act *acts, ptrdiff_t count, const Shelf *shelf,
               Str line, Str expected);
Result propose_with(Story *s, const Actor *who, const Actor *with, Act *acts, ptrdiff_t count,
                    const Shelf *shelf, Str expected);

/* ---- doings and expectations ----------------------------------------------------- */

typedef Result Doing(Story *, const Actor *, Str line, Str expected);
Doing *story_doing(Str word);          /* NULL: there is none of that name */

/* "name=12" in a line; 0 where it is not there. */
Id number_of(Str line, const char *name);

/* "envelope=price" in a line; a file in a folder of somebody's own. */
Envelope envelope_of(Str line);
const char *path_of(Story *s, Str name, const char *what);

/* From now on everybody in the story keeps this policy. */
Result story_believes(Story *s, Str policy);

/* What people keep: where, of the story that begins; and once it is over. The list is of all. */
Result keeping_begin(Story *s, const char *people, const StoryPart *part);
Result keeping_end(Story *s);
Result keeping_list(Story *s);

/* The server comes and goes. */
Result story_clerk_begin(Story *s);
void story_clerk_end(Story *s);

/* "rank lot=1 bela cora totals 97.27 93.10" */
Result story_expects(Story *s, Str line);

#endif

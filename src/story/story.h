/* story.h - plays a written story through the real clerk, book and seals.
 *
 *     > Words for the reader of the story.
 *     # A note to the writer.
 *     include prelude.story                        another story's lines, from this one's folder
 *     tender 2026-42                               of several, the one of which the next lines are
 *     2026-01-05 09:00 olga begin year=2026 number=42 ... with=bill
 *     2026-01-05 09:05 olga enlist eva evaluator "Eva Marsh"
 *     2026-02-02 12:00 olga publish ... with=bill {
 *       lot lot=1 ...
 *     }
 *     2026-02-09 12:00 bill resume lot=1 ... agreed=r days=7     agrees, in a file of that name
 *     2026-02-11 12:00 olga enters r                             and another officer enters it
 *     2026-03-02 11:00 bela seal lot=1 quality="Method.pdf 120000" price="1 2027 1 950000.00"
 *     2026-03-02 11:30 bela deposit lot=1
 *     2026-03-02 12:05 cora deposit lot=1 ! not-now
 *     expect rank lot=1 bela cora totals 97.27 93.10
 *     expect phase lot=1 locked
 *     expect box lot=1 bela replaced stands        versions of a bid, as the list has them
 *     expect readings reader=1 2 7                 exhibits that a reader was shown
 *     expect savings lot=1 buyer=1 126,000,000.00 beyond 0.00
 *     expect designated designation=1 on=2027-01-01 yes
 *     expect void lot=1 envelope=price cora price-line-unknown
 *     expect deadline round=1 2026-02-10 12:36
 *     expect ready lot=1 bela 2                    what lies ready for the deadline; nothing
 *     expect told hana nothing                     all that somebody is told to do next
 *     expect told eva "lot 1: mark every bid and close your sheet"
 *
 * A line is a moment on the wall of the zone (or nothing: the same moment), a person, and an act of
 * doc/acts.md or a doing: office, enlist, delegate, lock, seal, deposit, withdraw, late-deposit,
 * ready-deposit, call-back, list, turn, turn-kept-back (turned, and never entered), looks (a
 * holder's tool alone), forces (a turn past the tool), open, lock-scores, award-first, interests,
 * takes-over, poses-as (signs as somebody else, with a key of one's own), stops, starts (the
 * server), erases, enters, takes-back (an agreement), witness (whom everybody believes from then
 * on; before the notice, which then says policy=told), cosigns (the log as it stands; also as a
 * story's last line), wait. "! reason" says that it must be refused so. Time is the story's own;
 * ticks, signatures and envelopes are real.
 *
 * Of a story that lives, days are reckoned from the one on which it is played: {-40} is the day
 * forty days before, {0} that day, {+1} the next one, {year} its year, {year+1} the year after. */
#ifndef STORY_STORY_H
#define STORY_STORY_H

#include "desk/deed.h"

#include <stdio.h>

/* What somebody wanted to do and was refused, as the story expected. */
typedef struct Refused { Instant at; Str who, what; const Reason *why; } Refused;

typedef struct StoryEnd {
    Name    procedure;               /* the last one begun, or gone to */
    int64_t acts, refusals, entries;
    LIST(Refused) refused;           /* of the refusals, those that the timeline tells */
    Str     policy;                  /* whom to believe: the log's key and its witness, if any */
    Str     trouble;                 /* where and why it went wrong; empty when it did not */
    SigningKey log_key;
    Instant now;
} StoryEnd;

/* The story in a file of 1 MiB at most, and in its place each that it includes, and those include:
 * eight deep. A line that begins with STORY_MARK says which line, of which file, is next:
 * "#line 17". Fails: as file_read(), naming the file; story-wrong (deeper; so is a circle),
 * too-large (of all together 8 MiB). */
#define STORY_MARK "#line "
Result story_read(const char *path, Str *text, Arena *);

/* The story as it is on the day of that moment, London time. A day begins once its morning is
 * over, at STORY_MORNING: so what a story says of this morning has happened. One that does not live
 * stays as it is. */
enum { STORY_MORNING = 9 * 3600 + 1800 };            /* seconds after midnight */
Str story_dated(Str text, Instant now, Arena *);

/* Makes a book in `folder` and plays the story in it. tell: where the timeline goes, or NULL.
 * Fails: story-wrong (*end->trouble says the line and what happened), and as the clerk. */
Result story_play(Str text, const char *folder, FILE *tell, StoryEnd *end, Arena *);

/* Several stories in one book, one after the other. Each has people of its own, so that two Olgas
 * are two people; book, clerk and log go on, and time never goes back. The
 * first two officers of the book enrol those of later stories. */
typedef struct StoryPart { const char *name; Str text; } StoryPart;

/* Another way to the clerk than that of a command line, through pages for instance; as
 * deed_propose(). The people of deeds stay as long as the story is played. */
typedef Result StoryWay(void *with, Clerk *, const Deed *, Proposal *, Arena *);

/* Who it is that a story names first. The name stays as long as the story is played. */
typedef Actor StoryPerson(void *with, Clerk *, Str name);

typedef struct StoryBook {
    const char *folder;              /* the book's */
    StoryWay   *way;                 /* NULL: deed_propose() */
    StoryPerson *person;             /* NULL: actor_new() */
    void       *with;
    const char *people;              /* a folder, or NULL; see below */
    const Tier *ticks;               /* usual, near, rush; NULL: few, which keeps long ones short */
    const Tools *tools;              /* what a line `tools` means that names none; NULL: invented */
    Instant     until;               /* ticks are paid up to here; 0: to the last line */
    FILE       *tell;                /* as above */
} StoryBook;

/* Where there is a folder for people they keep what is theirs, so that others can go on in their
 * place: people/STORY/NAME.key with their keys, padlocks among them, beside it what holders saw and
 * whom they believe, and the folders of sealed bids. The book then has a folder `demonstration`
 * with the same keys for its server, and a list of who is who, a line for each person of a tender:
 *
 *     tenderbox/demonstration/v1
 *     file=living-wren.key tender=2026-103 name="Wren Ashdown" roles="officer" firm="" title="..."
 *
 * It marks the book as one that nobody may rely on. */
#define STORY_PEOPLE "tenderbox/demonstration/v1"

/* ends: one a story. Fails: as story_play(); then *trouble of the story in which it went wrong says
 * where, and later ones have none. */
Result stories_play(const StoryPart *, ptrdiff_t count, const StoryBook *, StoryEnd *ends, Arena *);

extern const Reason story_wrong;

#endif

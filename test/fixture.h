/* fixture.h - a procedure played straight into judge and fold, one line an act.
 *
 *     2026-10-05T09:00 olga publish retention=2030-01-01T00:00
 *     bela deposit round=1 lot=1 version=1
 *     olga+anna admit round=1 lot=1 bidder=bela
 *
 * A line may begin with the moment from which the clock goes on, by a second an act. People have
 * names or are numbers. What a line leaves out is zero, the first word of its list, or some hash;
 * nth, prev, mine, expires, the key ids, the batch, the list of the box and the sheet of marks
 * are what they must be. Signatures are zeros: core compares key ids only. */
#ifndef TEST_FIXTURE_H
#define TEST_FIXTURE_H

#include "core/judges.h"
#include "core/rank.h"

typedef struct Play {
    Procedure office, p;
    Instant   now;
    int64_t   leaf;
    Arena    *a;
} Play;

/* How far the life of one procedure has gone. */
typedef enum Stage {
    NOTHING, OFFICE, BEGUN, PREPARED, DEFINED, OUT, INTERESTED, DEPOSITED, BOXED, LET_IN, READ,
    MARKED, CLOSED_SHEETS, AGREED_ON, LOCKED_UP, TURNED, PRICED, WON, TOLD, NOTICED, STANDING,
    BOUGHT
} Stage;

enum {
    OLGA = 1, OTTO = 2, ANNA = 11, EVA = 21, EMIL = 22, ERIN = 23, CARL = 31, HANS = 41,
    HEDI = 42, HUGO = 43, BELA = 101, CORA = 102, DORA = 103
};

/* A line of the life that begins with `line` is played as `instead`: none or some lines. */
typedef struct Swap { const char *line, *instead; } Swap;

Play *play_new(Arena *);
Play *play_to(Stage, Arena *);
Play *play_swapped(Stage, const Swap *, ptrdiff_t count, Arena *);
#define play_with(stage, a, ...)                                                                   \
    play_swapped((stage), (const Swap[]){ __VA_ARGS__ }, countof(((const Swap[]){ __VA_ARGS__ })), \
                 (a))

/* Every line up to the stage, for those who play them themselves. */
void life_write(Text *, Stage, Arena *);

/* The act of a line, stamped and signed as it should be. False: the line cannot be read. */
bool   play_act(Play *, Str line, Act *);
Result would(Play *, const char *line);               /* judged only */
Result does(Play *, const char *line);                /* judged, and folded when let pass */
Result does_line(Play *, Str line);
Result does_all(Play *, const char *lines);           /* up to the first that is refused */
Result would_act(Play *, const Act *);
Result does_act(Play *, const Act *);                 /* as it is: nothing is repaired */
Act    act_of(Play *, const char *line);
Procedure *place_of_act(Play *, ActKind);

Key     key_of(Id);
Instant moment(const char *);                         /* "2026-10-05T09:00" in London */

extern const Reason line_unreadable;

#endif

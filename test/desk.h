/* desk.h - a clerk at work in a folder of the test, with a clock that stands still until it is
 * moved, and people with real keys.
 *
 * What people do is written as in fixture.h, one line an act: "olga role person=anna
 * role=approver". Here the acts are signed and go through the clerk into a book. Keys follow from
 * people's numbers, so every desk knows them. */
#ifndef TEST_DESK_H
#define TEST_DESK_H

#include "clerk/clerk.h"
#include "seal/envelope.h"
#include "test/fixture.h"
#include "test/folder.h"

typedef struct Desk {
    Arena      *a;
    Arena       life;            /* of the clerk */
    Clerk      *clerk;
    const char *folder;
    Settings    settings;
    Instant     now, leapt;      /* leapt: how far the wall went by itself */
    Wall        wall;            /* of the clerk that is opened next */
    Name        name;            /* of the one procedure */
    int64_t     missed;
    Play        play;            /* for reading lines only */
    LIST(Shelved) words;         /* of all lines so far */
    Str         paper;           /* what stands in papers; empty: a word */
    const Enclosure *files;      /* of quality envelopes; NULL: one small one */
    ptrdiff_t   file_count;
} Desk;

extern const Settings desk_settings; /* a tick of 4 an hour; 16 a minute within 15 minutes */

/* A procedure that has gone so far, up to INTERESTED. Stories before it are played once and
 * copied. */
Desk  *desk_at(Stage, Arena *);
Desk  *desk_with(const Settings *, Stage, Arena *);
Desk  *desk_in(const char *folder, const Settings *, Arena *);       /* not open yet */
void   desk_play(Desk *, Stage);
Result desk_open(Desk *);
void   desk_close(Desk *);
SigningKey desk_key(Id person, Key *public);
PadlockSecret desk_padlock(Id holder);
const char *desk_mark(Desk *);       /* a second high-water mark; the book is closed meanwhile */
SigningKey desk_log_key(void);
Str    desk_log_vkey(const Settings *, Arena *);

/* ---- acts ------------------------------------------------------------------------ */

/* The act of a line, signed. The line cannot be read: the test program ends. */
Act    line_act(Desk *, const char *line);
void   act_seal(Desk *, Act *);                      /* signs it (again) as it is */
Result says(Desk *, const char *line);
Result says_act(Desk *, Act *);
Result says_batch(Desk *, const char *lines);        /* the last line closes it */
ptrdiff_t batch_acts(Desk *, const char *lines, Act **);
Proposal *proposal_of(Desk *, Act *, ptrdiff_t count);      /* with the words of its lines */
const Procedure *folded(Desk *);

/* Moves the clock and lets the clerk work at each tick on the way. */
void   time_to(Desk *, Instant);

/* ---- bids ------------------------------------------------------------------------ */

/* A bid of two tiny envelopes, sealed and put up; not yet proposed. mine: 0 for the next. */
Proposal *bid_of_two(Desk *, Id bidder, Id version, Id mine);
Proposal *ready_bid(Desk *, Id bidder, Id version);   /* lies ready for the deadline */
Proposal *call_back(Desk *, Id bidder);
Proposal *withdrawal(Desk *, Id bidder, Id version, Id mine);

/* The holder turns for the quality of all bids that are admitted now; not yet proposed. */
Proposal *turning(Desk *, Id holder);

/* ---- what the book shows --------------------------------------------------------- */

/* Every line of the log, and the root over them. */
Hash   root_of_lines(Book *, int64_t size);
int64_t attempts(Desk *);
Str    public_lines(Desk *, int64_t from, Arena *);  /* with the random bytes blanked */

#endif

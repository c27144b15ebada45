/* played.h - one small tender, played through the real clerk or through a crooked one.
 *
 *     2026-10-05T09:00 olga+otto publish retention=2030-01-01T00:00
 *     hans turns round=1 lot=1 envelope=price
 *
 * A line may begin with the moment from which the clock goes on, by a second an act. What a line
 * leaves out is zero, the first word of its list or some words on the shelf; the papers of
 * padlock, deposit, turns, opened, box-list, score-lock and award are what they must be, unless
 * a field says otherwise; of a bid worth=100000 says what its prices add up to. Keys, envelopes,
 * capsules and signatures are real, and the same in every run.
 *
 * The crooked clerk judges nothing and proves nothing. It holds the log's key and everybody who
 * signs obeys it, so only the lie itself is wrong. What it has made is a bundle in memory. */
#ifndef TEST_PLAYED_H
#define TEST_PLAYED_H

#include "auditor/auditor.h"
#include "clerk/clerk.h"
#include "desk/actor.h"
#include "desk/tools.h"

typedef struct Played Played;

/* Changes an act and its papers, before or after it is signed. */
typedef void Twist(Played *, Act *);

/* The line that begins with `line` is played as `instead` (NULL: as it is; else lines, the last
 * of which is the lie, or none). Nothing comes after the lie; or all up to the line that begins
 * with `until`, which is changed by `end` and is what is looked at. */
typedef struct Lie {
    const char *line, *instead, *until;
    Twist      *twist, *forge, *end;
    bool        still;                 /* the clock of the box stands still */
    ActKind     mask;                  /* the log commits to the lie as to an act of this kind */
    bool        named;                 /* the notice names the policy with the witness */
} Lie;

/* The lines of the log one by one, to be altered; a bundle has them in one piece. */
typedef LIST(Str) LogLines;
LogLines lines_apart(const Bundle *, Arena *);
void     lines_join(Bundle *, const LogLines *, Arena *);

typedef struct Point_ { int64_t size; Instant at; } PlayedPoint;

struct Played {
    Arena      *a;
    Instant     now;
    SigningKey  log_key, witness_key;
    Vkey        log, witness;
    Str         policy, policy_witnessed;
    Clerk      *clerk;                 /* NULL: the crooked one */
    const char *folder;                /* of the real one */
    bool        watched, bare;         /* bare: bids, turns and openings without their papers */
    bool        lawful, dares, over;   /* acts against the law are left out; but for a line with !
                                          before it, or in a batch: then it is over */
    Procedure   office, p;             /* of the crooked one */
    Bundle      b;                     /* of the crooked one, edition court; without its entries */
    LogLines    entries;
    LIST(PlayedPoint) points;          /* when it signed */
    Acts        batch;
    Shelf       shelf;                 /* of the acts under way */
    int64_t     salts;
    Money       worth;                 /* of the bid under way; 0: what its bidder always asks */
    const Lie  *lie;
    bool        lies, ends;            /* the line under way is the lie; nothing comes after */
    ptrdiff_t   lie_in_batch;          /* place of a lie in the batch, from 1 */
    int64_t     lie_leaf;              /* what is looked at */
    Id          lie_nth;
};

/* What the real clerk wrote into a folder that is gone; bidder's edition: of 101. */
typedef struct Real {
    SigningKey log_key;
    Str    policy, edition[COURT + 1];
    Result for_a_holder;               /* a bidder's edition for somebody who is none */
} Real;
const Real *played_really(void);

/* The real clerk, whose book is still open; its notice names the witness. watched: the witness
 * cosigns the log after each act, at that moment, and the clerk takes it home. */
Played *played_watched(const Lie *, bool watched, Arena *);

/* The latest checkpoint of the real clerk, as the witness cosigns it at this moment. */
Str played_cosigned(Played *, Instant, Arena *);

Played *played_crooked(const Lie *, Arena *);          /* NULL: honestly after all */

/* The same life line by line, of whatever people: what cannot be played jumps to test_stop, after
 * which the next line may come once played_go_on was called; played_end makes the bundle.
 * played_life: the lines of the honest one. */
Played *played_begin(Arena *);
void    played_line(Played *, Str line);
void    played_go_on(Played *);
Played *played_end(Played *);
void    played_life(Text *, Arena *);

/* Seals and papers that were kept for other lives. */
void    played_forget(void);

/* What of the crooked bundle is shown to whom, without words and papers; mask: awards are withheld
 * as of this kind. */
void    played_edition(Played *, Edition, Id bidder, ActKind mask);

/* The crooked bundle as a file, as it is now. */
Str  played_bundle(const Played *, Arena *);

/* All roots and checkpoints anew from the entries, signed by the log and its witness. */
void played_seal(Played *);

/* For twists: words or a paper of the act under way; a sealed file. */
Hash played_words(Played *, Str bytes);
void played_file(Played *, Str bytes);
Str  played_paper(const Played *, Hash);
const Actor *actor_of(Id);

#endif

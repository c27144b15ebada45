/* practice.h - the real holders open bids that are nobody's, with their real padlocks, before there
 * is a deadline: who cannot, finds out in time. No tender and no book is touched.
 *
 * What is sealed for it says of itself that it is practice: its heads name a procedure that no
 * tender can have, for a tender's name is a hash. A holder's tool turns for such heads alone; and a
 * capsule that was dealt for a real bid does not check with another head (seal/capsule.h), so
 * nobody can bring a real bid to be opened as practice.
 *
 * A folder: "lockset", and of each bid N "N.head", "N.capsule" and "N.age"; a holder adds "turn-I".
 * Source: doc/why/023-practice.md. */
#ifndef DESK_PRACTICE_H
#define DESK_PRACTICE_H

#include "desk/actor.h"
#include "seal/sealer.h"

enum { PRACTICE_BIDS = 2 };

/* For the padlocks of this list. folder must exist. Fails: as envelope_seal(), file_write(). */
Result practice_seal(const Padlocks *, const char *folder, Arena *);

/* The holder turns for each, and writes folder/turn-I. Fails: practice-foreign (a head is of no
 * practice), padlock-not-yours; as file_read(), capsule_turn(), file_write(). */
Result practice_turn(const char *folder, const Actor *, int *index, Arena *);

/* What each padlock did. */
typedef enum Practised { PRACTISED_NOT, PRACTISED_WELL, PRACTISED_WRONG } Practised;
typedef struct Practice {
    Padlocks  padlocks;
    Practised by[LOCKS_MOST];          /* by[0]: padlock 1 */
    int       turned;                  /* so many did well */
    int       opened;                  /* so many bids are open */
    Result    trouble;                 /* of the first that enough turns did not open */
} Practice;

/* Opens them with what turned. Too few turns are no failure. Fails: as file_read() of what
 * practice_seal() wrote; practice-foreign. */
Result practice_open(const char *folder, Practice *, Arena *);

extern const Reason practice_foreign;

#endif

/* send.h - signed acts are brought to the clerk who sits behind a door. */
#ifndef FAR_SEND_H
#define FAR_SEND_H

#include "desk/deed.h"
#include "far/door.h"

/* What the proposal says of acts and words goes there, and it says then what became of it: leaf,
 * due, name, and of the acts when they arrived. The same again gets the same answer.
 * Fails: as door_ask(), clerk_propose(). */
Result send_proposal(Door *, Proposal *, Arena *);

/* A checkpoint that witnesses cosigned, of the log there; *kept: how many of its lines are new.
 * Fails: as door_ask(), clerk_witness(). */
Result send_cosigned(Door *, Str note, Cosigners *, int64_t *kept, Arena *);

#endif

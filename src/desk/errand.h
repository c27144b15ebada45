/* errand.h - acts that were signed on somebody's own machine, on their way to the clerk.
 *
 * A plain ustar that `tar tf` lists:
 *
 *     acts                   "act <bytes>" and the act's text, one after the other
 *     words/<hash>           salt, then bytes
 *
 * What the clerk sets (place in the chain, moments) is nothing in it and counts for nothing.
 * Source: doc/serve.md, acts. */
#ifndef DESK_ERRAND_H
#define DESK_ERRAND_H

#include "desk/parcel.h"

typedef struct Errand { Acts acts; Shelf shelf; } Errand;

/* One act, or a batch closed by its last. */
void   errand_write(Text *, const Act *, ptrdiff_t count, const Shelf *, Arena *);

/* Slices of the bytes. Fails: errand-unreadable, as act_read(); too-large. */
Result errand_read(Str bytes, Errand *, Arena *);

enum { ERRAND_BYTES = PROPOSAL_BYTES + (32 << 20) };

extern const Reason errand_unreadable;

#endif

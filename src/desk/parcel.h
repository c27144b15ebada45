/* parcel.h - an act that one officer agreed to, on its way to the other one who enters it.
 *
 * A plain ustar that `tar tf` lists, in one order and one spelling:
 *
 *     agreement              what was signed
 *     signed                 by which key, and the signature
 *     definitions            kind and own fields of the acts of a batch; empty without one
 *     words/<hash>           salt, then bytes; by rising hash
 *
 * Words come with their act, so nobody but the two officers reads it: its file has mode 0600.
 * Source: doc/book.md, agreements. */
#ifndef DESK_PARCEL_H
#define DESK_PARCEL_H

#include "desk/wording.h"

typedef struct Parcel {
    Str   origin;
    Acts  acts;                      /* the last one is agreed to; those before it are its batch */
    Shelf shelf;
} Parcel;

/* Whatever reads is written back byte for byte, and all words are those of the acts. The arena
 * takes the bytes again. Fails: parcel-unreadable, as agreement_read(). */
Result parcel_read(Str bytes, Parcel *, Arena *);
void   parcel_write(Text *, const Parcel *, Arena *);

/* Words and papers as members of a tar, and one of them read: is it that of its hash? */
void shelf_write(Text *, const Shelf *, Arena *);
bool shelved_read(Str name, Str bytes, Shelved *);

/* Does one of the acts carry words or a paper with this hash? */
bool acts_name(const Acts *, Hash);

enum { PARCEL_BYTES = PROPOSAL_BYTES + (8 << 20) };

extern const Reason parcel_unreadable;

#endif

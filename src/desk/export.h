/* export.h - a procedure's bundle from the book.
 *
 * Reading is enough: the book may be in use by a clerk. What an edition shows is said in
 * share/bundle.h; this only fetches and writes it, without holding it in memory. */
#ifndef DESK_EXPORT_H
#define DESK_EXPORT_H

#include "book/book.h"
#include "share/bundle.h"

/* Sealed files that the edition shows and the shelf has no more, or not whole: the bundle goes
 * without them, and its audit names their envelopes. */
typedef LIST(Hash) Spoilt;

/* Where a bundle ends: with the latest checkpoint that satisfies the policy; NULL: with the latest
 * of all. note: of the same size, as witnesses cosigned it, where the book has it not; it stands
 * last, as it is, and the audit says whether it is of this log. Empty: there is none. */
typedef struct BundleEnd { const Policy *policy; Str note; } BundleEnd;

/* bidder: for the bidder's edition, else 0. spoilt: NULL when nobody asks. The bundle begins with
 * the last act of the office before the procedure's own first, so that no act of the office can be
 * left out unseen.
 * Fails: no-such-procedure, bidder-unknown, nothing-signed (no checkpoint yet), quorum-missing, as
 * the book and as the callback. */
Result export_bundle(Book *, Name, Edition, Id bidder, BundleEnd, BundleOut, Spoilt *, Arena *);

extern const Reason bidder_unknown, nothing_signed;

#endif

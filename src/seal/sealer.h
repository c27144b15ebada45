/* sealer.h - closing an envelope as a bidder does, and opening one as the committee does.
 *
 * Closing does not trust itself: before it says done it has made the key again from the
 * dealer's secret, decrypted the whole file, and compared every byte's hash. Opening says
 * why a bid is void in words that fall the same way for every k holders.
 *
 * Deadlines, signatures and the log are not known here. */
#ifndef SEAL_SEALER_H
#define SEAL_SEALER_H

#include "seal/capsule.h"
#include "seal/envelope.h"

/* Fields of `head` that the sealer fills: recipient, size, sha256, lockset, padded.
 * padded: the size published for the lot, or 0 for padded_size(). */
typedef struct SealOrder {
    Head             head;
    const Padlocks  *padlocks;
    const Enclosure *files;
    ptrdiff_t        count;
    int64_t          padded;
} SealOrder;

typedef struct SealedEnvelope {
    Str    head;              /* canonical text */
    Str    capsule;           /* bytes */
    Hash   manifest;          /* SHA-256 of the manifest inside */
    Scalar alpha0;            /* secret: for the bidder's private receipt */
} SealedEnvelope;

/* out: opened for writing and reading ("w+b") and empty; it is the age file afterwards.
 * The result lies in the arena, which wipes its secret at the end; 16 MB of room are always
 * enough. Fails: head_unreadable (a field of the head),
 * sealer_disagrees (what was read back differs: a fault of ours or of the disk), what
 * padlocks_check(), manifest_of() and envelope_pack() say. */
Result envelope_seal(const SealOrder *, FILE *out, const SealedEnvelope **, Arena *);

/* ---- opening ---------------------------------------------------------------------- */

typedef struct OpenOrder {
    Str      head;
    Source   sealed;
    Unpacker unpacker;        /* may be all zero */
} OpenOrder;

typedef struct OpenedEnvelope {
    AgeKey          key;      /* secret until published */
    const Manifest *manifest;
    Hash            manifest_hash;
} OpenedEnvelope;

/* Opens with the key that the turns gave (capsule_open()), checks everything, and hands the files
 * to the unpacker: keep them aside until this call was done. Fails: what head_read() says;
 * sealed_file_differs (not the file of the head: our store, not the bidder); or a reason of which
 * bid_is_void() says yes. The result lies in the arena, which wipes the key at the end; 16 MB of
 * room are always enough. */
Result envelope_open(const AgeKey *, const OpenOrder *, const OpenedEnvelope **, Arena *);

/* Is the bid void for this reason: its maker's doing, for every subset of holders alike? */
bool bid_is_void(const Reason *);

extern const Reason sealer_disagrees, sealed_file_differs,
    void_recipient,          /* the capsule's key is not the head's recipient */
    void_header,             /* not one well-formed X25519 stanza, or its MAC is wrong */
    void_payload,            /* truncated, altered, or of another length than padded */
    void_inside,             /* not an envelope, or not with the files it lists */
    void_manifest;           /* of another procedure, lot, bidder ... than the head says */

#endif

/* receipt.h - the proof that an entry stands in the log, in one file that needs no server.
 *
 * Source: c2sp.org/tlog-proof. The number, the path to the root and the signed checkpoint; in
 * `extra` whatever reproduces the entry, which proves nothing by itself. */
#ifndef TREE_RECEIPT_H
#define TREE_RECEIPT_H

#include "tree/policy.h"
#include "tree/tree.h"

enum { RECEIPT_BYTES = 1 << 20 };

typedef struct Receipt {
    Str     extra;                 /* empty: none */
    int64_t index;                 /* of the entry, from 0 */
    Path    path;
    Note    checkpoint;
} Receipt;

/* Whatever reads is written back byte for byte. That the checkpoint is one is asked here, who
 * signed it only by receipt_check.
 * Fails: receipt_unreadable, note_unreadable, checkpoint_unreadable, too_large. */
Result receipt_read(Str, Receipt *, Arena *);
void   receipt_write(const Receipt *, Text *, Arena *);

/* Does it prove that this entry is in the log? Fails: as policy_check and
 * tree_check_inclusion. */
Result receipt_check(const Receipt *, const Policy *, Str entry, Witnessed *, Arena *);

extern const Reason receipt_unreadable;

#endif

/* verify.h - bundles as files: written, checked, and checked by a holder before turning. */
#ifndef DOOR_VERIFY_H
#define DOOR_VERIFY_H

#include "auditor/auditor.h"
#include "door/export.h"

/* Writes to a new file; nothing is left of it when it fails. Fails: file-unwritable, and as
 * export_bundle(). */
Result export_to_file(Book *, Name, Edition, Id bidder, const char *path, Arena *);

/* Recomputes the bundle and prints its page (json: the same for programs). Fails: the fault. */
Result verify_file(const char *path, const char *policy, bool json, bool quiet, Arena *);

/* The same for bytes in memory, without printing. */
Result verify_bytes(Str bundle, Str policy, Audit *, Arena *);

/* What a holder's own tool looks at before it turns: the whole log and law of the procedure as
 * the holder's policy sees it, and that this log goes on from the one it saw last. `seen` is a
 * file of the holder's own: size and root of the last time, written anew.
 * Fails: the fault; log-forked. */
Result turn_check_book(Book *, Name, const char *policy, const char *seen, Arena *);

extern const Reason log_forked;

#endif

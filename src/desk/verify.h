/* verify.h - bundles as files: written and checked. */
#ifndef DESK_VERIFY_H
#define DESK_VERIFY_H

#include "auditor/auditor.h"
#include "desk/export.h"

/* Writes to a new file; nothing is left of it when it fails. Fails: file-unwritable, and as
 * export_bundle(). */
Result export_to_file(Book *, Name, Edition, Id bidder, const Policy *, const char *path, Spoilt *,
                      Arena *);

/* A bundle: mapped, or from a pipe; closed by the arena. And is it as it was when it was taken? Who
 * changes a file while it is looked at gets no verdict on it. Fail: as file_trouble();
 * file-unreadable. */
typedef struct BundleTaken { Str bytes; const void *file; } BundleTaken;
Result bundle_take(const char *path, BundleTaken *, Arena *);
Result bundle_unchanged(const BundleTaken *, Arena *);

/* Reads the policy in a file. Fails: as file_read(), policy_read(). */
Result policy_file(const char *path, Policy *, Arena *);

/* What is to be recomputed, and by what; all are files. */
typedef struct Verifying {
    const char *bundle, *policy;
    const char *const *journals;       /* of padlock holders */
    int         journal_count;
    int64_t     witness_lag;           /* seconds; 0: as audit() */
} Verifying;

/* Recomputes the bundle in a file. Of one that is not good the audit says what is wrong with it.
 * Fails: bundle-not-good; as file_read(), policy_read(), journal_read() and bundle_of() with the
 * file's name, and then there is no audit. */
Result verify_file(const Verifying *, Audit *, Arena *);

/* What a receipt proves, and with a bundle (or NULL) whether that holds the entry. Fails:
 * bundle-not-good; as file_read(), and then there is no audit. */
Result verify_receipt(const char *path, const char *policy, const char *bundle, ReceiptAudit *,
                      Arena *);

/* The same for bytes in memory. Fails: the fault. */
Result verify_bytes(Str bundle, Str policy, Audit *, Arena *);

extern const Reason bundle_not_good;

#endif

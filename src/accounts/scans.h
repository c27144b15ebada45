/* scans.h - what a scanner said of opened files. A row is of a file's bytes, by their fingerprint,
 * whoever sent them: whoever may read the file may read what was said of it. Nothing is lost with
 * these rows: the files are scanned again. */
#ifndef ACCOUNTS_SCANS_H
#define ACCOUNTS_SCANS_H

#include "accounts/accounts.h"
#include "base/calendar.h"
#include "base/hash.h"
#include "sys/scanner.h"

enum { SCANS_MOST = 250000, SCAN_AGAIN_DAYS = 30 };

typedef struct Scan {
    ScanOutcome outcome;
    Str     name;                      /* of what was found */
    Str     scanner;                   /* which, and by which database, as it says it itself */
    Instant first, at, tried;          /* said first and last; asked last */
} Scan;

/* Said now by this scanner. What somebody found, or did not find, is not undone by a scanner that
 * says nothing later: then only `tried` moves on. Of more than SCANS_MOST those said longest ago
 * go, finds last. */
Result scan_keep(People *, Hash, const Scan *, Instant now);

/* *known: it was asked. */
Result scan_get(People *, Hash, Scan *, bool *known, Arena *);

/* Is it to be asked? One of which nothing is known; after an hour one that gave no answer; after a
 * day one that was too large; and for SCAN_AGAIN_DAYS once a day by whatever knows more by then. */
bool scan_due(const Scan *, Str scanner, Instant now);

#endif

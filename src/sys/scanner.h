/* scanner.h - a scanner for what harms computers, asked whether it knows something in a file:
 * clamd, over its socket. It gets the bytes and nothing else: no name, no path.
 *
 * Whoever answers is believed in nothing but what it says of that one file, and what it says that
 * is not an answer is none. It has its time: a file takes half an hour at most, each piece and each
 * answer their own; whoever waits can be told to end. Source: clamd(8), INSTREAM, VERSION. */
#ifndef SYS_SCANNER_H
#define SYS_SCANNER_H

#include "base/hash.h"

typedef enum ScanOutcome {
    SCAN_NOTHING,                      /* it knows nothing in it */
    SCAN_FOUND,
    SCAN_TOO_LARGE,                    /* it takes none of that size */
    SCAN_UNANSWERED                    /* no answer, or none that says something */
} ScanOutcome;

enum { SCANNER_SAYS = 1024, SCANNER_NAMES = 200 };       /* bytes; characters */

/* where: "/run/clamav/clamd.ctl" or "host:port". ends: once this can be read, whoever waits is to
 * end; under 0: nothing ends it. */
typedef struct Scanner { const char *where; int ends; } Scanner;

/* Which it is, and by which database: "ClamAV 1.4.3/27123/Tue Nov  3 09:11:00 2026". False: it does
 * not answer. */
bool scanner_version(const Scanner *, Str *version, Arena *);

/* Of the file behind fd, from its begin; *hash is of what was sent. False: nobody is there. */
typedef struct Scanned { ScanOutcome outcome; Str name; Hash hash; } Scanned;
bool scanner_scan(const Scanner *, int fd, Scanned *, Arena *);

/* What it said, all of it with the byte of nothing at its end. Whatever ends in FOUND was found,
 * its name as far as it shows; nothing was found only where it says so in one way. */
ScanOutcome scanner_answer(Str said, Str *name, Arena *);

#endif

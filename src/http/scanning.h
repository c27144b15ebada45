/* scanning.h - a thread that shows opened files to a scanner, one after the other, where the
 * settings name one. Pages never wait for it: they say what is known by now. Whatever it finds, the
 * file stays where it is and is given as before; what was found is said beside it. */
#ifndef HTTP_SCANNING_H
#define HTTP_SCANNING_H

#include "http/routes.h"

typedef struct Scanning Scanning;

/* NULL: the settings name no scanner, or no thread can be made. It looks at once, when it is woken
 * and every minute. */
Scanning *scanning_begin(Server *, Arena *);
void      scanning_end(Scanning *);

/* Something was opened. NULL: nothing happens. */
void scanning_wake(Scanning *);

/* Shows the scanner what is due now, and waits for it. By that thread, or before there is one;
 * `ends` as in sys/scanner.h. The moment since which it does not answer; 0: it does. */
Instant scanning_now(Server *, int ends);

/* What is known of a file, in words: how it was scanned, or that it was not; and a warning, where
 * something was found in it. Both empty: nothing is scanned here. */
typedef struct ScanSaid { Str scanned, warning; } ScanSaid;
ScanSaid scanning_says(Server *, Hash, Zone, Arena *);

#endif

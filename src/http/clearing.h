/* clearing.h - sealed files that no deposit names go in the end: those that never became whole, and
 * those that nobody handed in. One that a deposit names is never touched, whatever became of that:
 * replaced, withdrawn, late or excluded, the record names it for ever.
 *
 * Of each that came by this server a note says for which procedure, and when; what somebody laid on
 * the shelf by hand has no such note, and stays. Killed at any moment, it goes on the next
 * time. Source: doc/serve.md, uploads. */
#ifndef HTTP_CLEARING_H
#define HTTP_CLEARING_H

#include "http/routes.h"

enum {
    PARTS_KEPT_DAYS   = 7,           /* after the last part came ... */
    PARTS_KEPT_HOURS  = 24,          /* ... and after the deadline, whichever is sooner */
    UNNAMED_KEPT_DAYS = 7,           /* of a whole file: after the deadline, and after it came */
    COUNTED_DAYS      = 14           /* so long a whole file counts among what its bidder has */
};

/* Parts of this file came to this folder now; it is about to be whole. To be called before the file
 * is on the shelf. False: it could not be written down. */
bool upload_note(const char *folder, const Procedure *, Instant now, Arena *);
bool upload_noted(const char *folder, Name *, Instant *at, Arena *);     /* as it was noted */
bool unnamed_note(const Server *, Hash, const Procedure *, Instant now, Arena *);

/* Takes away what is over. By a thread of the server's, or before there is any. */
void clear_now(Server *);

/* A thread that does so every hour. NULL where none can be made: then the next start does it. */
typedef struct Clearing Clearing;
Clearing *clearing_begin(Server *, Arena *);
void      clearing_end(Clearing *);

#endif

/* copy.h - all public pages of a book that is served, as files that any web server gives to
 * anybody, for as long as somebody keeps them. */
#ifndef FAR_COPY_H
#define FAR_COPY_H

#include "far/door.h"

/* Of the files that are there now, those that were written; and those that were taken away. */
typedef struct Copied { int64_t files, written, gone; } Copied;

/* Into this folder, which is empty, new, or such a copy already. What did not change is not written
 * again, each file takes its place whole, what the server has no more goes at the end; whoever was
 * broken off begins again. server: "https://tenders.example.org", where links lead that need it;
 * empty: nobody says, and they lead nowhere.
 * Fails: copy-folder-taken, copy-unwritable, copy-busy; as door_ask(), with the address. */
Result pages_copy(Door *, const char *folder, Str server, Copied *, Arena *);

extern const Reason copy_folder_taken, copy_unwritable, copy_busy;

#endif

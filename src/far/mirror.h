/* mirror.h - a book that a server keeps, as far as it is shown to whoever asks, in a folder on
 * their own machine, where everything that reads books reads it.
 *
 * The folder lies in $XDG_CACHE_HOME/tenderbox, else ~/.cache/tenderbox, for its owner alone; who
 * removes it loses nothing but what the log was when it was seen last. What comes is believed as
 * far as it proves itself: the entries make the root that the log's key signed, and go on from
 * those that were here; each act is what its entry commits to, and none is left out; signatures are
 * by the keys of those who have them in this very book. The log's key is the one that was seen
 * first. Source: doc/serve.md, what is shown. */
#ifndef FAR_MIRROR_H
#define FAR_MIRROR_H

#include "clerk/clerk.h"
#include "far/door.h"
#include "page/book.h"
#include "share/bundle.h"

/* Brings the log up to date, the office, and of the procedure that is named (NULL: of none) what is
 * shown to `by` (NULL: to everybody). From now on the door signs for `by`.
 * Fails: as door_ask(); no-such-procedure; log-changed, log-forked; mirror-false; as book_open(),
 * book_create(); file-unwritable. */
Result mirror_bring(Door *, const Actor *by, const char *named, const char **folder, Arena *);

/* What is no mirror, for whom the door signs: the list of procedures; a bundle; a receipt. policy:
 * its text, or empty. Fails: as door_ask(), and whoever takes the bytes. */
Result far_book(Door *, BookPage *, Arena *);
Result far_bundle(Door *, Edition, Str named, Str policy, BundleOut, Arena *);
Result far_receipt(Door *, int64_t leaf, Str policy, Str *receipt, Arena *);

/* The papers of a mirror: what is sealed is fetched when it is asked for, and kept there. */
typedef struct FarPapers { Door *door; Book *book; Str named; Arena *life; } FarPapers;
Papers far_papers(FarPapers *);

extern const Reason log_changed, mirror_false;

#endif

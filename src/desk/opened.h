/* opened.h - opened files as a server keeps them beside the book, its owner's alone: a folder for
 * each envelope, whole or not there, with a list that the record proves.
 *
 *     opened/<draft>/<round>-<lot>-<envelope>-<bidder>/manifest
 *                                                     /1-method.pdf
 *
 * Nothing is lost with them: the turns in the book open the sealed files once more. */
#ifndef DESK_OPENED_H
#define DESK_OPENED_H

#include "desk/tools.h"

/* "1-2-quality-301": round, lot, envelope, bidder. */
Str opened_word(const Bid *, Envelope, Arena *);

/* The bid and its envelope that this word means. NULL: none. */
const Bid *opened_bid(const Procedure *, Str word, Envelope *);

/* May this officer open it now? It is asked before anything is decrypted, and of the judge whom the
 * act will meet. What is on record as open is so for who may read it. Fails: as act_judge(). */
Result opened_judge(const Procedure *, Id officer, const Bid *, Envelope, Arena *);

/* Opens it into its folder in this book's; what a kill left is removed by the next one. Never two
 * at once: the caller's to see to. Of a void one no file is kept.
 * Fails: as opened_act(), file-unwritable. */
Result opened_keep(const char *book, const Procedure *, const Papers *, const Bid *, Envelope,
                   Act *, Shelf *, Arena *);

/* What lies there. Fails: opened-missing, where nothing does, or not what the record says. */
Result opened_list(const char *book, const Procedure *, const Bid *, Envelope, Manifest *, Arena *);

/* All that lies there, an envelope each: its list as it lies, and its folder, which "/" and
 * opened_name() make the path of a file. False from the function ends it. What cannot be read is
 * passed over. */
typedef bool OpenedFn(void *with, const char *folder, const Manifest *, Arena *);
void opened_walk(const char *book, OpenedFn *, void *with);

/* A plain file, for reading; under 0: there is none. No link leads to one. */
int opened_plain(const char *path);

/* The file of that number, for reading, once its bytes were found to be those that the list names:
 * each time, for a disk and whoever may write on it change more than sizes. Fails, *fd under 0:
 * opened-missing; opened-changed, with its name. */
Result opened_file(const char *book, const Procedure *, const Bid *, Envelope, const Manifest *,
                   int64_t number, int *fd, Arena *);

extern const Reason opened_missing, opened_changed;

#endif

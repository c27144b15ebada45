/* extract.h - what one asker may see of a procedure, as one file: whatever `show` shows from the
 * book's folder can be shown from it elsewhere, and nothing else is in it.
 *
 * A plain ustar that `tar tf` lists:
 *
 *     extract                of whom and for whom
 *     acts/<leaf>            salt, then the act's text
 *     withheld/<leaf>        of an act that is not shown its kind, and the hash that proves it
 *     waiting/<n>            what of the asker's own waits for a tick (0) or lies ready (1)
 *     words/<hash>           salt, then bytes, up to EXTRACT_WORDS
 *     large/<hash>           how many bytes there are of those that are longer
 *
 * That an act is behind its entry, and that none is left out, is for who reads it to see, with the
 * log: book/mirror.h. Of the box entries nothing is said that is not the asker's own. */
#ifndef PAGE_EXTRACT_H
#define PAGE_EXTRACT_H

#include "desk/onlooker.h"
#include "share/bundle.h"

enum { EXTRACT_WORDS = 16 << 10 };

/* May this asker see that the procedure is there? What is published everybody, a draft its own
 * people and those of the office. asker 0: nobody in particular. */
bool   procedure_is_shown(const Procedure *, Id asker);

/* Fails: as book_walk(), book_words() and whoever takes the bytes. */
Result extract_write(const Onlooker *, const Procedure *, Id asker, BundleOut, Arena *);

/* Would these words or this paper be shown to the asker? Fails: words-missing, where not. */
Result extract_paper(const Onlooker *, const Procedure *, Id asker, Hash, Hash *salt, Str *bytes,
                     Arena *);

/* ---- reading --------------------------------------------------------------------- */

typedef struct WaitingShown { bool ready; Str body; } WaitingShown;
typedef struct LargeShown { Hash hash; int64_t bytes; } LargeShown;

typedef struct Extract {
    Id      asker;
    Name    draft, name;             /* name: all zero until it is published */
    int64_t year, number;
    LIST(Kept)         acts;         /* by rising leaf, withheld ones among them */
    LIST(WaitingShown) waiting;
    LIST(Shelved)      words;
    LIST(LargeShown)   large;
} Extract;

/* Slices of the bytes. Fails: extract-unreadable; too-large. */
Result extract_read(Str bytes, Extract *, Arena *);

extern const Reason extract_unreadable;

#endif

/* enclosures.h - the files that the notice expects of a bid, by name, and which are here. */
#ifndef PAGE_ENCLOSURES_H
#define PAGE_ENCLOSURES_H

#include "desk/onlooker.h"

typedef struct EnclosureShown {
    Envelope envelope;
    bool     required, here;
    Str      name, title;            /* clean for a terminal */
} EnclosureShown;

typedef LIST(EnclosureShown) EnclosuresShown;

/* Those of bids of this round and lot, in the order of the notice; round NULL: of any. */
void page_enclosures(const Onlooker *, const Procedure *, const Round *, Id lot, EnclosuresShown *,
                     Arena *);

/* Marks those of which a file of that name is here. True: it is one of them. */
bool enclosures_find(EnclosuresShown *, Str name);

/* "method.pdf (How it is done), required" */
Str enclosure_words(const EnclosureShown *, Arena *);

#endif

/* reader.h - the agreement of somebody who is to read in the data room, as they sign it: it names
 * the log, the procedure, whose person they are and their key. With the signature behind it it is
 * the paper of the act that lets them in, so whoever has the record sees which key agreed to what.
 *
 *     tenderbox/reader/v1
 *     origin tender.example.org/log
 *     procedure <name>
 *     bidder 784303626
 *     name Rhys Bell
 *     key <64 hex>
 *     made 1796030400
 *
 *     What was agreed to, in any number of lines.
 *
 * Behind that text stands "signed <128 hex>": Ed25519 over all before it. */
#ifndef DESK_READER_H
#define DESK_READER_H

#include "desk/actor.h"

typedef struct ReaderAgreed {
    Str     origin, procedure;         /* procedure: its name of 32 letters */
    Id      bidder;
    Str     name;                      /* one line */
    Key     key;
    Instant made;
    Str     agreement;
} ReaderAgreed;

/* What is signed. */
Str reader_text(const ReaderAgreed *, Arena *);

/* The paper, signed with a key that is here. */
Str reader_paper_by(const ReaderAgreed *, const Actor *, Arena *);

/* The same with a signature that was made elsewhere. Fails: reader-unproved (it is not that of the
 * key over this text). */
Result reader_paper_of(const ReaderAgreed *, Proof64, Str *paper, Arena *);

extern const Reason reader_unproved;

#endif

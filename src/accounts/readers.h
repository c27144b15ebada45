/* readers.h - who is asked to read in the data room of a procedure, and the agreement that they
 * signed, until an act of the book lets them in and after. It decides nothing: whom no act lets in
 * reads nothing, whatever stands here. */
#ifndef ACCOUNTS_READERS_H
#define ACCOUNTS_READERS_H

#include "accounts/accounts.h"

enum {
    READER_NAME_BYTES = 200,
    AGREEMENT_BYTES   = 16 << 10,
    READERS_MOST      = 400,           /* of one procedure */
    READERS_OF_ONE    = 40,            /* of one bidder there, and that one account is */
};

typedef struct NamedReader {
    Id      number;
    Str     procedure;                 /* its name of 32 letters */
    Id      bidder;                    /* whose person */
    Str     name, agreement;           /* agreement: what they are to sign, as it was typed */
    Id      account, by;               /* account: 0: nobody took the invitation yet */
    Instant made, signed_at;
    Str     signed_;                   /* the whole paper; empty: not signed yet */
    Str     mail;                      /* for whom the invitation is; empty: whoever has the link */
    Instant until;                     /* of the invitation */
} NamedReader;
typedef LIST(NamedReader) NamedReaders;

extern const Reason readers_full, agreement_wrong, reader_gone;

/* procedure, bidder, name, agreement and by of the reader. Fails: name-wrong, agreement-wrong,
 * readers-full; as invitation_make() with that mail and purpose. */
Result reader_name_one(People *, const NamedReader *, Str mail, Str purpose, Instant now,
                       Id *invitation, Token *link);

/* The oldest first. */
Result reader_list(People *, Str procedure, NamedReaders *, Arena *);

/* Those that this account is, in all procedures, the newest first. */
Result reader_of_account(People *, Id account, NamedReaders *, Arena *);

/* paper: the agreement as they signed it, which the caller has verified. Fails: reader-gone (none,
 * not theirs, or it is signed). */
Result reader_sign(People *, Id number, Id account, Str paper, Instant now);

/* A link that nobody took leads nowhere from then on. Their place stays taken for as long as a link
 * is good (INVITATION_SECONDS). bidder: whose it must be; 0: anybody's. Fails: reader-gone. */
Result reader_drop(People *, Str procedure, Id bidder, Id number, Instant now);

#endif

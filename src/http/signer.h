/* signer.h - who of the book somebody at a browser is, and where their key is: in the browser, or,
 * of the invented people of a demonstration, here. */
#ifndef HTTP_SIGNER_H
#define HTTP_SIGNER_H

#include "desk/actor.h"
#include "http/visitor.h"

typedef struct Signer {
    Id           number;               /* in the procedure or its office; 0: nobody there yet */
    const Actor *actor;                /* its number, its public key; its key too where that is
                                        * here. NULL: no key is known */
    bool         key_here;
} Signer;

/* Of a bidder's delegate its bidder. Of who has no account nobody. */
Signer signer_of(Server *, const Visitor *, const Procedure *, Arena *);

/* Of who is new: the same each time, and it tells no more than the key does. */
Id number_of_key(Key);

/* Whose accounts are bound to a person: to its key then, and to those of a bidder's delegates. */
typedef LIST(Id) AccountIds;
Result accounts_of(Server *, const Procedure *, const Person *, Instant, AccountIds *, Arena *);

/* The one account that has this key now; 0: none has. */
Result account_with_key(Server *, Key, Id *account, Arena *);

/* Whose account it is, of the invented people whose keys this server holds; NULL: a real one's. */
const Invented *invented_with(Server *, Id account, Arena *);

/* And the account of one, where somebody was them; 0: nobody was. */
Result invented_account(Server *, Key, Id *account, Arena *);

#endif

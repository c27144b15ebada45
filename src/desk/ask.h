/* ask.h - a request that somebody signs with their own key, so that no session is needed: who asks
 * is whoever has that key in the procedure that is asked for.
 *
 *     Authorization: Tenderbox key=<public key>, at=<seconds>, body=<SHA-256>, sign=<signature>
 *
 * The signature is over the lines below. It counts for a minute before and after its moment, for
 * this log, this address and this body.
 *
 *     tenderbox/ask/v1
 *     origin tender.example.org/log
 *     method GET
 *     target /api/1/procedures
 *     at 1796030400
 *     body e3b0c442...
 *
 * Source: doc/serve.md, who asks. */
#ifndef DESK_ASK_H
#define DESK_ASK_H

#include "desk/actor.h"

typedef struct Ask {
    Str     origin, method, target;
    Instant at;
    Hash    body;
} Ask;

enum { ASK_COUNTS = 60 };            /* seconds */

/* What the header says. */
Str ask_sign(const Ask *, const Actor *, Arena *);

/* Reads such a header, of which origin, method and target are the asker's to know; at, body and key
 * are set. Fails: ask-unreadable, ask-false, ask-stale (with `now`). That the body has that hash is
 * for the caller to see, once it is there. */
Result ask_read(Str header, Ask *, Key *, Instant now, Arena *);

extern const Reason ask_unreadable, ask_false, ask_stale;

#endif

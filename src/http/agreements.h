/* agreements.h - two officers: what one agreed to waits here for the other. */
#ifndef HTTP_AGREEMENTS_H
#define HTTP_AGREEMENTS_H

#include "accounts/drafts.h"
#include "http/doing.h"
#include "http/proposed.h"
#include "page/check.h"

/* Signs the agreement with the key that is here, or takes the signature that the form brought, and
 * keeps it for the other officer. Fails: signing-key-missing, signature-unreadable, clerk-busy, as
 * deed_agree(), proof_signatures(). */
Result agreement_sign(Doing *, Proposed *, const Pairs *sent);

/* Is it this person's to agree to what waits? Officers of all lots are not asked of which it is. */
bool agreement_is_for(People *, const Person *, const PendingAct *, Instant now);

/* Parts of a page of what is to be signed. */
void   check_texts(Doing *, const Acts *, bool agreeing, CheckPage *);
void   check_script(Doing *, const Looked *, const Acts *, bool agreeing, CheckPage *);
void   check_effects(Doing *, const Acts *, const Procedure *after, CheckPage *);
Result check_fields(Doing *, const Looked *, const Acts *, CheckPage *);
Str    check_key(Doing *);             /* as the script that signs is given it */
void   check_answer(Doing *, CheckPage *, int status);

#endif

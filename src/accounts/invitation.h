/* invitation.h - who is asked to come: a link for one e-mail address, or for whoever has it. */
#ifndef ACCOUNTS_INVITATION_H
#define ACCOUNTS_INVITATION_H

#include "accounts/accounts.h"

enum {
    INVITATION_SECONDS = 7 * 86400,
    PURPOSE_BYTES      = 1000,
    INVITATIONS_MOST   = 500,          /* of one maker, that wait */
};

typedef struct Invitation {
    Id      number, by, taken_by;      /* by: 0 whoever runs the server; taken_by: 0 nobody yet */
    Str     mail, purpose;             /* mail empty: whoever has the link; purpose: the caller's */
    Instant made, until, taken;
} Invitation;
typedef LIST(Invitation) Invitations;

extern const Reason invitation_over, invitation_other, invitations_full, purpose_wrong;

/* by: an account; 0: whoever runs the server. The link goes to them and nowhere else; its
 * fingerprint is kept. Fails: account-missing (`by`),
 * mail-wrong, purpose-wrong (empty, or longer than PURPOSE_BYTES), invitations-full. */
Result invitation_make(People *, Id by, Str mail, Str purpose, Instant now, Id *number,
                       Token *link);

/* For the page that shows it. Fails: invitation-over (taken, revoked, INVITATION_SECONDS gone, or
 * never made). */
Result invitation_look(People *, Str link, Instant now, Invitation *, Arena *);

/* Takes it, once: by somebody who has an account, or by a new one, both or nothing. Fails:
 * invitation-over, invitation-other (it is for another e-mail address), account-missing; as
 * account_add(). */
Result invitation_take(People *, Str link, Id account, Instant now, Invitation *, Arena *);
Result invitation_join(People *, Str link, Str name, Str mail, Str language, Instant now,
                       Id *account, Invitation *, Arena *);

/* by 0: of anybody. Fails: invitation-over (it waits no more). */
Result invitation_revoke(People *, Id by, Id invitation, Instant now);

/* Those that wait or were taken within the last year, the newest first: so many of them (most:
 * PEOPLE_LISTED at most) behind the first `from`, and how many there are. by 0: of anybody. */
Result invitation_list(People *, Id by, Instant now, int64_t from, int64_t most, Invitations *,
                       int64_t *all, Arena *);

#endif

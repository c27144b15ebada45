/* moving.h - an account's other e-mail address, once whoever reads it has said so. */
#ifndef ACCOUNTS_MOVING_H
#define ACCOUNTS_MOVING_H

#include "accounts/accounts.h"

enum { MOVE_SECONDS = 86400 };

typedef struct Move { Id account; Str mail; Instant asked, until; } Move;

extern const Reason move_over, move_same, move_unproved;

/* Who asks shows it with the passphrase once more, if the account has one: `old` is what they sign
 * in with, `fresh` what a browser makes of it with the new address. Wrong ones are counted as in
 * sign_in(). *link goes to the new address and nowhere else. An address that somebody has is no
 * reason to refuse: *free false, and no link counts, so that nobody learns who has an account.
 * Fails: mail-wrong, move-same, move-unproved (not the passphrase), sign-in-later,
 * passphrase-short (fresh), account-missing, busy-now. */
typedef struct NewMail { Str mail, old, fresh, address, device; } NewMail;
Result move_ask(People *, Id account, const NewMail *, Instant now, Token *link, bool *free,
                Arena *);

/* What waits for an account: *found. */
Result move_waits(People *, Id account, Instant now, Move *, bool *found, Arena *);

/* For the page that shows it. Fails: move-over. */
Result move_look(People *, Str link, Instant now, Move *, Arena *);

/* The account has that address now, and what signs in with it; whoever was signed in is so no more.
 * *old is the address before. Fails: move-over (or somebody else has the address by now). */
Result move_take(People *, Str link, Instant now, Id *account, Str *old, Arena *);

/* Not wanted any more; nothing waiting is fine, too. */
Result move_stop(People *, Id account, Instant now);

#endif

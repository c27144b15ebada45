/* recovery.h - back into an account without what one signs in with: printed codes, or two officers.
 *
 * It gives back an account, never a key: what keys are wrapped under is not here. */
#ifndef ACCOUNTS_RECOVERY_H
#define ACCOUNTS_RECOVERY_H

#include "accounts/accounts.h"

/* ---- printed codes --------------------------------------------------------------- */

enum { PRINTED_CODES = 10, CODE_LETTERS = 20, CODE_TEXT = CODE_LETTERS + 3 };

/* Base32 in four groups of five: "ABCDE-FGHIJ-KLMNO-PQRST", 100 bits of chance. */
typedef struct PrintedCodes { char text[PRINTED_CODES][CODE_TEXT + 1]; } PrintedCodes;

extern const Reason recovery_wrong;

/* Ten new ones; older ones count no more. Only fingerprints are kept. Fails: account-missing. */
Result codes_make(People *, Id account, PrintedCodes *);

/* How many were not used yet. */
Result codes_left(People *, Id account, int *left);

/* Each code once; small letters, spaces and other groups are no matter, 0, 1 and 8 are read as O, I
 * and B. Strangers cannot tell. Of an address wrong tries count as in sign_in(), of an e-mail they
 * do not: nobody guesses 100 bits. Fails: recovery-wrong, sign-in-later; account-disabled, for who
 * has a code, which stays. */
Result code_use(People *, Str mail, Str code, Str address, Instant now, Id *account, Arena *);

/* ---- asking for help ------------------------------------------------------------- */

enum {
    PLEA_WAITS = 7 * 86400, PLEA_KEPT = 30 * 86400,
    PLEAS_OF_ONE = 3,                  /* of an address, that wait */
    PLEAS_MOST   = 500,                /* of all; then one of an address that nobody has goes */
};

/* Somebody says that they cannot get in. address: from where it came. */
typedef struct Plea { Id number, account; Str words, address; Instant at; } Plea;
typedef LIST(Plea) Pleas;

extern const Reason plea_wrong;

/* Kept alike whether there is such an account or not: strangers cannot tell. More than PLEAS_OF_ONE
 * are taken and forgotten. Fails: mail-wrong, plea-wrong (the words). */
Result plea_make(People *, Str mail, Str words, Str address, Instant now);

/* For officers: those that wait, of who has an account, the oldest first. */
Result plea_list(People *, Instant now, Pleas *, Arena *);

/* For whose account it is: all of the last PLEA_KEPT seconds, the newest first. */
Result plea_of_account(People *, Id account, Pleas *, Arena *);

/* They wait no more: they are not who they say. */
Result plea_dismiss(People *, Id account, Id officer, Instant now);

/* ---- two officers ---------------------------------------------------------------- */

enum {
    RECOVERY_ASKED = 7 * 86400,        /* so long the second has time */
    RECOVERY_LINK  = 86400,            /* then so long the person */
    RECOVERY_WHY   = 1000,
};

typedef struct Recovery {
    Id      number, account, asked_by;
    Str     why;                       /* how the first knew that it is them */
    Instant asked, until;              /* until: of what it waits for now */
    Id      agreed_by;                 /* 0: it waits for a second; else for whose account it is */
    Instant agreed;
} Recovery;
typedef LIST(Recovery) Recoveries;

extern const Reason recovery_own, recovery_same, recovery_asked, recovery_missing, recovery_over,
    why_wrong;

/* Whether both are officers is for the caller to ask; here they are two accounts that are not
 * disabled, and neither is the one that is lost. Fails: account-missing (any of them),
 * recovery-own, recovery-asked (somebody asked already), account-disabled (the officer),
 * why-wrong. */
Result recovery_ask(People *, Id account, Id officer, Str why, Instant now, Id *number);

/* *link is for the person alone. Fails: recovery-missing (none, agreed to, or over), recovery-same
 * (who asked), recovery-own, account-disabled. */
Result recovery_agree(People *, Id recovery, Id officer, Instant now, Token *link);

/* By whom it is: an officer, or whose account it is. Fails: recovery-missing. */
Result recovery_withdraw(People *, Id recovery, Id by, Instant now);

/* What waits for a second officer, or was agreed to and not taken yet; the oldest first. */
Result recovery_list(People *, Instant now, Recoveries *, Arena *);

/* Whose it is, for the page that shows it. Fails: recovery-over. */
Result recovery_look(People *, Str link, Instant now, Id *account);

/* Once. Passphrase, phone, passkeys and printed codes of the account are gone then and every
 * session is over: who has them may be whoever took them. Begin a session, and let them set up new
 * ones. Fails: recovery-over. */
Result recovery_take(People *, Str link, Instant now, Id *account);

#endif

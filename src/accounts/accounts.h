/* accounts.h - people.db: who signs in here, how, and for how long.
 *
 * Beside the book, in the same folder, one SQLite file that its owner alone may read. In it is all
 * that no court could contest: losing it loses no tender. No HTTP and no clock: whoever calls hands
 * in the moment. All functions may be called from several threads; what they return lies in the
 * arena that they are given, and none needs more than PEOPLE_ROOM of it unless it says so.
 *
 * Any function here can also fail: people-broken (the disk, or the file), too-large (no room left
 * in the arena). Where it says "strangers cannot tell", the answer and the work are the same
 * whether there is such an account or not. Source: doc/serve.md, people.db. */
#ifndef ACCOUNTS_ACCOUNTS_H
#define ACCOUNTS_ACCOUNTS_H

#include "base/base.h"

typedef struct People People;

enum {
    PEOPLE_ROOM       = 1 << 20,
    MAIL_BYTES        = 254,           /* RFC 5321, 4.5.3.1.3 without the brackets */
    SHOWN_BYTES       = 200,           /* a person's name */
    LANGUAGE_BYTES    = 16,            /* "en", "fr-CH" */
    ADDRESS_BYTES     = 64,
    BROWSER_BYTES     = 200,           /* of what a browser says that it is, so much is kept */
    LABEL_BYTES       = 200,
    PEOPLE_LISTED     = 500,           /* rows that a list gives at once */
};

extern const Reason people_broken, people_locked, people_newer, people_other, people_unguarded;

/* Opens folder/people.db for this process alone, and makes it where there is none. The life closes
 * it. Fails: people-locked (another process has it), people-newer, people-other (made by a program
 * whose tables we do not know), people-unguarded (not a plain file that its owner alone may
 * read). */
Result people_open(People **, const char *folder, Arena *life);

/* The same for who only looks, also while another process has it: nothing is written. Where there
 * is none *people is NULL, and it is done. Fails: as people_open(), never people-locked. */
Result people_look(People **, const char *folder, Arena *life);

/* ---- accounts -------------------------------------------------------------------- */

typedef struct Account {
    Id      number;
    Str     name, mail, language;
    Str     zone;                      /* of its mornings, as zone_name(); empty: its tenders' */
    bool    disabled;
    Instant made;
    bool    has_passphrase, has_totp;
    Instant passphrase_at;             /* when it was last set */
    unsigned char handle[32];          /* of nobody's meaning: WebAuthn's user.id */
} Account;
typedef LIST(Account) Accounts;

extern const Reason account_missing, account_disabled, mail_wrong, mail_taken, name_wrong,
    language_wrong, zone_wrong;

/* Is it written like an e-mail address? Spaces at both ends do not count. */
bool mail_like(Str);

/* The e-mail is trimmed and unique; capital and small letters are the same. mail-taken must be
 * shown to no stranger. Fails: mail-wrong, mail-taken, name-wrong (empty, or longer than
 * SHOWN_BYTES, or with characters that do not show), language-wrong. */
Result account_add(People *, Str name, Str mail, Str language, Instant now, Id *number);

/* Fails: account-missing. account_by_mail is for officers, not for strangers. */
Result account_get(People *, Id, Account *, Arena *);
Result account_by_mail(People *, Str mail, Account *, Arena *);

/* In the order of their numbers, PEOPLE_LISTED at most, those after a number. */
Result account_list(People *, Id after, Accounts *, Arena *);

/* Of all of them, the newest first, so many (PEOPLE_LISTED at most) behind the first `from`; and
 * how many there are. */
Result account_part(People *, int64_t from, int64_t most, Accounts *, int64_t *all, Arena *);

/* Fails: account-missing, and as account_add(). */
Result account_describe(People *, Id, Str name, Str language);

/* By which clock its mornings begin: as zone_name() calls it; empty: by that of its tenders.
 * Fails: zone-wrong, account-missing. */
Result account_zone_set(People *, Id, Str zone);

/* What a browser makes of a passphrase for signing in it makes with the e-mail address: so with
 * another address comes another secret, both or nothing. Empty: none is left. Fails: as both
 * account_add() and passphrase_set(). */
Result account_move(People *, Id, Str mail, Str passphrase);

/* Whoever is disabled cannot sign in, and every session ends. Fails: account-missing. */
Result account_disable(People *, Id, bool disabled);

/* ---- signing in ------------------------------------------------------------------ */

enum {
    PASSPHRASE_LEAST  = 12,            /* characters */
    PASSPHRASE_BYTES  = 1024,          /* at most */
    ARGON_BYTES       = 64 << 20,      /* argon2id: memory, and times over it */
    ARGON_TIMES       = 2,
    HASHES_WAITING    = 32,            /* wait at most for a core; whoever is next is refused */
    TOTP_SECONDS      = 30, TOTP_DIGITS = 6,
    TOTP_SECRET_BYTES = 20,
    FAILURES_FREE     = 5,             /* wrong tries of an account before one must wait */
    ADDRESS_FREE      = 20,            /* of an address: an office has one for everybody */
    FAILURE_WAIT      = 30,            /* seconds after that, doubled with every further one */
    ACCOUNT_WAIT_MOST = 3600, ADDRESS_WAIT_MOST = 900,
    ADDRESS_FORGETS   = 3600,          /* seconds without a wrong try */
    FAILURES_KEPT     = 100000,        /* e-mails and addresses */
};

extern const Reason sign_in_wrong, sign_in_later, busy_now, passphrase_short, passphrase_long,
    passphrase_is_mail, totp_wrong, totp_none;

/* Sets it, or another. Not e-mail, not name of the account. What a browser sends may be a secret
 * made of the passphrase (doc/browser.md); then the browser has counted its characters. Sessions go
 * on: end the others with session_end_others(). Copies of keys that were wrapped under the older
 * one stay, and say so (accounts/keys.h). Fails: passphrase-short, passphrase-long,
 * passphrase-is-mail, account-missing, busy-now. */
Result passphrase_set(People *, Id account, Str passphrase, Instant now);

/* A new secret, which counts once a code of it came back. `uri` is for the picture that a phone
 * reads (otpauth://totp/...), `secret` for typing, in groups of four letters of Base32. issuer
 * names this server. Fails: account-missing; totp-none (totp_begin was not called), totp-wrong. */
typedef struct TotpSecret { Str uri, secret; } TotpSecret;
Result totp_begin(People *, Id account, Str issuer, TotpSecret *, Arena *);
Result totp_confirm(People *, Id account, Str code, Instant now);

/* The code of a secret in the step now / TOTP_SECONDS. Source: RFC 6238 (HMAC-SHA-1), RFC 4226,
 * 5.3. */
int64_t totp_code(Str secret, int64_t step, int digits);

/* E-mail, passphrase and code. Each code counts once; the clocks may be one step apart. Strangers
 * cannot tell. Who was wrong FAILURES_FREE times in a row waits; `address` is where it came from,
 * as text. A passkey goes all the same; and in a browser that is known for the account (`device`,
 * see device_remember()) its own wrong tries alone count, as often. Fails: sign-in-wrong,
 * sign-in-later (the detail: seconds), busy-now; account-disabled, only for whoever knew it all. */
typedef struct SignIn { Str mail, passphrase, code, address, device; } SignIn;
Result sign_in(People *, const SignIn *, Instant now, Id *account, Arena *);

/* The same of who is signed in already and proves it once more: .mail is not looked at. */
Result sign_in_again(People *, Id account, const SignIn *, Instant now, Arena *);

/* ---- rates, in memory ------------------------------------------------------------ */

enum { RATE_ADDRESSES = 16384 };       /* so many are remembered; then the longest silent goes */

/* May this address ask once more? `burst` at once, then so many a minute. An IPv6 address counts by
 * its first 64 bits. Never fails. */
typedef struct Rate { int burst, per_minute; } Rate;
bool rate_take(People *, Str address, Rate, Instant now);

/* ---- tokens and sessions --------------------------------------------------------- */

enum {
    TOKEN_BYTES     = 32, TOKEN_TEXT = 43,       /* base64url, no padding */
    SESSION_IDLE    = 12 * 3600,
    SESSION_LONGEST = 7 * 86400,
    SESSION_SEEN    = 60,              /* written once in so many seconds */
    SESSION_PROVED  = 600,
    SESSIONS_MOST   = 50,              /* of one account; then the one longest unseen ends */
};

/* 32 bytes of chance as text, NUL-terminated. What is kept of it is its fingerprint alone. */
typedef struct Token { char text[TOKEN_TEXT + 1]; } Token;
Token token_fresh(void);
Str   token_str(const Token *);

/* What a form carries that was made for the bearer of this token, be it a session's or that of a
 * browser that is not signed in: HMAC-SHA-256 under the token. */
Token form_token(Str token);
bool  form_token_right(Str token, Str form);

typedef struct BrowserSession {
    Id      number, account;
    Instant made, seen, proved;        /* proved: when they last showed who they are */
    Str     address, browser;          /* shown to the owner; made plain */
} BrowserSession;
typedef LIST(BrowserSession) BrowserSessions;

extern const Reason session_over;

/* For who just signed in; `proved` is now. *token goes into the cookie. Fails: account-missing,
 * account-disabled. */
Result session_begin(People *, Id account, Str address, Str browser, Instant now, Token *token);

/* Whose is it? Not after SESSION_IDLE seconds unseen, nor after SESSION_LONGEST. Fails:
 * session-over (that, or ended, or never was, or the account is disabled). */
Result session_find(People *, Str token, Instant now, BrowserSession *, Arena *);

/* Proved again just now. */
Result session_prove(People *, Id session, Instant now);
bool   session_proved(const BrowserSession *, Instant now);   /* within SESSION_PROVED seconds */

/* The newest first. An end of what is over already is done; of another account's session it fails:
 * session-over. */
Result session_list(People *, Id account, Instant now, BrowserSessions *, Arena *);
Result session_end(People *, Id account, Id session);

/* All but one, 0: all; and no browser is known any more but the one with that token. */
Result session_end_others(People *, Id account, Id but, Str device);

/* ---- known browsers -------------------------------------------------------------- */

enum { DEVICE_LONGEST = 180 * 86400, DEVICES_MOST = 10 };

/* For who just signed in with passphrase and code, or by passkey: *token goes into a cookie of that
 * browser, and `before` (what was there, or empty) counts no more. It opens nothing: whoever brings
 * it has tries of their own. Known for DEVICE_LONGEST seconds; of more than DEVICES_MOST of an
 * account the oldest go. Fails: account-missing. */
Result device_remember(People *, Id account, Str before, Instant now, Token *token);
Result device_count(People *, Id account, Instant now, int *count);

#endif

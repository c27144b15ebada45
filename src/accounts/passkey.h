/* passkey.h - signing in with a passkey, and the challenges that are signed.
 *
 * The browser's three pieces come in as bytes, decoded from base64url. Attestation is not asked
 * for: "none" is taken, and "packed" that a key gives of itself. The person must have been
 * verified (PIN, finger, face), not only present. Source: W3C Web Authentication Level 2, 7.1 and
 * 7.2; RFC 8152 (COSE); ES256, EdDSA (Ed25519) and RS256. */
#ifndef ACCOUNTS_PASSKEY_H
#define ACCOUNTS_PASSKEY_H

#include "accounts/accounts.h"

enum {
    CHALLENGE_SECONDS   = 300,
    CHALLENGES_USED     = 16384,       /* within CHALLENGE_SECONDS; then: busy-now */
    PASSKEYS_MOST       = 20,          /* of one account */
    CREDENTIAL_BYTES    = 1023,
    CLIENT_DATA_BYTES   = 4096,
    ATTESTATION_BYTES   = 16 << 10,
    AUTHENTICATOR_BYTES = 4096,
    SIGNATURE_BYTES     = 1024,
};

/* ---- challenges ------------------------------------------------------------------ */

typedef enum Purpose { TO_ADD_PASSKEY = 1, TO_SIGN_IN, TO_PROVE, TO_ADD_KEY } Purpose;

/* Whom a challenge is for: an account (0: nobody is signed in yet) in a browser, which is known by
 * the token in its cookie, be it a session's or one that a browser got before signing in. */
typedef struct Challenged { Purpose purpose; Id account; Str browser; } Challenged;

extern const Reason challenge_over;

/* 32 bytes as base64url, good once, for CHALLENGE_SECONDS, for this purpose and asker, while this
 * process runs. Nothing is kept of it, so nobody can ask for too many. */
Token challenge_make(People *, const Challenged *, Instant now);

/* ---- passkeys -------------------------------------------------------------------- */

/* Where people think they are: rp_id is the domain, origins all that a browser may say, each as in
 * "https://tenders.town.example". */
typedef struct Site { Str rp_id; const Str *origins; ptrdiff_t origin_count; } Site;

typedef struct Passkey {
    Id      number, account;
    Str     label, credential;         /* credential: for allowCredentials, bytes */
    Instant made, used;                /* used: 0 never */
    Instant copied;                    /* when its counter said that there are two of it; 0 never */
} Passkey;
typedef LIST(Passkey) Passkeys;

extern const Reason passkey_unreadable, passkey_foreign, passkey_unverified, passkey_attested,
    passkey_wrong, passkey_known, passkey_copied, passkeys_full, passkey_missing;

/* The challenge was made TO_ADD_PASSKEY for this account and browser. `client_data` and
 * `attestation` are clientDataJSON and attestationObject. Fails: passkey-unreadable,
 * challenge-over, passkey-foreign (another site), passkey-unverified, passkey-attested,
 * passkey-wrong (its own signature), passkey-known (somebody has it), passkeys-full, name-wrong
 * (the label), account-missing. */
Result passkey_add(People *, const Site *, Id account, Str browser, Str label, Str client_data,
                   Str attestation, Instant now, Id *number);

/* What a browser gives when somebody uses a passkey; user_handle may be empty. */
typedef struct Assertion {
    Str credential, client_data, authenticator_data, signature, user_handle;
} Assertion;

/* The challenge was made TO_SIGN_IN for account 0 and this browser. Which account it is the passkey
 * says. Fails: passkey-unreadable, challenge-over, passkey-foreign, passkey-unverified,
 * passkey-wrong (not known here, or its signature), passkey-copied (its counter did not grow: it is
 * marked), account-disabled, busy-now. */
Result passkey_sign_in(People *, const Site *, Str browser, const Assertion *, Instant now,
                       Id *account);

/* The same of who is signed in, with a challenge made TO_PROVE for account and browser. */
Result passkey_prove(People *, const Site *, Id account, Str browser, const Assertion *,
                     Instant now);

/* The oldest first. Fails: passkey-missing (none of this account's); name-wrong (the label). */
Result passkey_list(People *, Id account, Passkeys *, Arena *);
Result passkey_relabel(People *, Id account, Id passkey, Str label);
Result passkey_remove(People *, Id account, Id passkey);

#endif

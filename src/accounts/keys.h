/* keys.h - the public keys of people, and copies of the secret ones that the server cannot open.
 *
 * A signing key is its person's. Its secret half is here only wrapped, under what the server never
 * sees: each passkey, the passphrase, of which it gets only what a browser makes of it, and a code
 * on paper, which is none of codes_make(). */
#ifndef ACCOUNTS_KEYS_H
#define ACCOUNTS_KEYS_H

#include "accounts/passkey.h"

enum {
    OWN_KEYS_MOST = 20,                /* of one account, that are not ended */
    WRAPPED_BYTES = 4096,
    WRAPPED_MOST  = 200,               /* of one account */
    WHICH_BYTES   = CREDENTIAL_BYTES,
};

typedef struct OwnKey {
    Id            number, account;
    unsigned char public[32];          /* Ed25519 */
    Str           label;
    Instant       added, ended;        /* ended: 0 not */
} OwnKey;
typedef LIST(OwnKey) OwnKeys;

extern const Reason own_key_unproved, own_key_known, own_keys_full, own_key_missing;

typedef enum WrapMethod { BY_PASSKEY = 1, BY_PASSPHRASE, BY_CODE } WrapMethod;

/* A copy that comes with a new key. which: of a passkey its credential; else what the browser
 * says. */
typedef struct NewCopy { WrapMethod method; Str which, bytes; } NewCopy;

/* What the key signs to say whose it is: "tenderbox/own-key/v1\nACCOUNT\nPUBLIC KEY IN
 * HEX\nCHALLENGE\n". */
Str own_key_claim(Id account, const unsigned char public[32], Str challenge, Arena *);

/* The challenge was made TO_ADD_KEY for account and browser; `signature` is the key's over the
 * claim. Fails: challenge-over, own-key-unproved, own-key-known (it is of an account already, this
 * or another), own-keys-full, name-wrong (the label), account-missing. */
Result own_key_add(People *, Id account, Str browser, const unsigned char public[32], Str label,
                   Str challenge, const unsigned char signature[64], Instant now, Id *number);

/* The same with its wrapped copies, all or nothing. Fails: as wrapped_put(), too. */
Result own_key_add_wrapped(People *, Id account, Str browser, const unsigned char public[32],
                           Str label, Str challenge, const unsigned char signature[64],
                           const NewCopy *, ptrdiff_t count, Instant now, Id *number);

/* It is nobody's key any more; its wrapped copies go. Fails: own-key-missing. */
Result own_key_end(People *, Id account, Id key, Instant now);

/* Fails: own-key-missing, name-wrong. */
Result own_key_relabel(People *, Id account, Id key, Str label);

/* The oldest first, ended ones too. */
Result own_key_list(People *, Id account, OwnKeys *, Arena *);

/* Whose key it is, be the account disabled or not. Fails: own-key-missing. */
Result own_key_account(People *, const unsigned char public[32], Id *account);

/* ---- wrapped copies --------------------------------------------------------------- */

typedef struct Wrapped {
    Id         number, key;
    WrapMethod method;
    Str        which, bytes;           /* bytes: opaque */
    Instant    made;
    bool       older;                  /* of a passphrase that was changed since */
} Wrapped;
typedef LIST(Wrapped) Wraps;

extern const Reason wrapped_wrong, wrapped_full, wrapped_missing;

/* Takes the place of the one for the same key, method and which. Fails: own-key-missing (none of
 * this account's, or ended), wrapped-wrong (empty, longer than WRAPPED_BYTES, of no method),
 * wrapped-full. */
Result wrapped_put(People *, Id account, Id key, WrapMethod, Str which, Str bytes, Instant now);

/* All of an account. Needs WRAPPED_MOST times WRAPPED_BYTES and half as much again. */
Result wrapped_list(People *, Id account, Wraps *, Arena *);

/* Fails: wrapped-missing. */
Result wrapped_remove(People *, Id account, Id wrapped);

/* passphrase_set() and new copies under it, both or nothing. The copy of a key that is not among
 * them stays and is `older`: who still knows that passphrase opens it. Fails: as both. */
typedef struct Rewrapped { Id key; Str bytes; } Rewrapped;
Result passphrase_change(People *, Id account, Str passphrase, const Rewrapped *, ptrdiff_t count,
                         Instant now);

#endif

/* inside.h - what the files of this room share and no other room sees. */
#ifndef ACCOUNTS_INSIDE_H
#define ACCOUNTS_INSIDE_H

#include "accounts/accounts.h"
#include "accounts/passkey.h"
#include "base/hash.h"
#include "people_sql.h"

#include <pthread.h>
#include <sqlite3.h>

enum { PEOPLE_STATEMENTS = 192, BUCKET_WAYS = 4 };

/* How much of a rate an address has left, in sixtieths of a request. */
typedef struct Bucket { uint64_t who; int64_t left; Instant at; } Bucket;

/* A challenge that was used, by its chance; it is over by then anyway. */
typedef struct Used { uint64_t chance; Instant until; } Used;

struct People {
    pthread_mutex_t mutex;             /* of all down to `next_used` */
    sqlite3        *db;
    struct { const char *sql; sqlite3_stmt *stmt; } statements[PEOPLE_STATEMENTS];
    int             kept;
    bool            begun;             /* a transaction of ours, that nothing undid */
    bool            looks;             /* nothing is ever written through this one */
    int             lock;              /* a descriptor; -1: none */
    Used            used[CHALLENGES_USED];
    int             next_used;
    unsigned char   challenge_key[32];
    pthread_mutex_t door;              /* of who hashes */
    pthread_cond_t  free;
    int             cores, hashing, waiting;
    pthread_mutex_t rate;              /* of the buckets */
    unsigned char   rate_key[16];      /* crypto_shorthash */
    Bucket          buckets[RATE_ADDRESSES / BUCKET_WAYS][BUCKET_WAYS];
};

/* ---- the file -------------------------------------------------------------------- */

/* One transaction: people_begin(p); return people_end(p, what(p, ...)). What failed is undone;
 * people_settle() keeps what a refusal wrote, and undoes only what broke. Between the two nobody
 * else is in the file, and rows that were not read to their end are let go. */
void   people_begin(People *);
Result people_end(People *, Result);
Result people_settle(People *, Result);

/* What is bound to ?1, ?2 ...; it must stay until the next statement. */
typedef struct Bound { enum { NUMBER, WORDS, BYTES } kind; int64_t number; Str bytes; } Bound;
#define N(n)    ((Bound){ .kind = NUMBER, .number = (n) })
#define W(s)    ((Bound){ .kind = WORDS, .bytes = (s) })
#define B(s)    ((Bound){ .kind = BYTES, .bytes = (s) })
#define BOUND(...) (const Bound[]){ __VA_ARGS__ }, countof(((const Bound[]){ __VA_ARGS__ }))

/* Runs a statement. */
#define db_do(p, sql, ...) db_do_all((p), (sql), BOUND(__VA_ARGS__))
Result db_do_all(People *, const char *sql, const Bound *, ptrdiff_t count);

/* Its first row, NULL where there is none; db_more: the next one. Good until the statement is asked
 * again. */
#define db_row(p, row, sql, ...) db_row_all((p), (row), (sql), BOUND(__VA_ARGS__))
Result db_row_all(People *, sqlite3_stmt **row, const char *sql, const Bound *, ptrdiff_t count);
Result db_more(People *, sqlite3_stmt **row);
Id     db_last(const People *);            /* the number of the row that was added */
int64_t db_changed(const People *);        /* how many rows the last statement changed */

/* Of a row: column 0, 1 ...; db_bytes: exactly so many, else people-broken. Words and blobs are
 * copied. Fails: too-large. */
int64_t db_number(sqlite3_stmt *, int at);
Str     db_str(sqlite3_stmt *, int at);    /* not copied */
bool    db_bytes(sqlite3_stmt *, int at, void *to, ptrdiff_t bytes);
Result  db_copy(sqlite3_stmt *, int at, Str *, Arena *);
Result  db_broken(const People *);

/* ---- accounts, for other files ---------------------------------------------------- */

/* Trimmed, in small letters. Fails: mail-wrong. */
Result mail_key(Str mail, Str *key, Arena *);
Str    mail_key_anyway(Str mail, Arena *);                       /* of what is none, what it is */
Result account_there(People *, Id);                              /* account-missing */
typedef struct NewAccount { Str name, mail, language, key; } NewAccount;
Result account_fit(NewAccount *, Arena *);                       /* trims, and sets the key */
Result account_insert(People *, const NewAccount *, Instant now, Id *number);
Result shown_fit(Str, ptrdiff_t most, const Reason *, Str *trimmed);

/* A line in whose account it is, with what happened; what: Happened (accounts/diary.h). */
Result diary_add(People *, Id account, int what, Id by, Str words, Instant now);

/* ---- wrong tries ------------------------------------------------------------------ */

/* A try is counted before it is made, so that many at once are no more than one after the other.
 * Fails, and counts nothing: sign-in-later. By e-mail and address, or by a browser that is known
 * for the account and nothing else. */
typedef struct Tries { Hash whose, address; } Tries;             /* what is none is not counted */
Result tries_of(People *, Str mail_key, Str address, Str device, Instant now, Tries *);
Result tries_count(People *, const Tries *, Instant now, Arena *);
Result tries_right(People *, const Tries *, Instant now);        /* the try was right */
Result tries_unmade(People *, const Tries *, Instant now);       /* it was not made after all */

/* The address as it is counted: of IPv6 the first 64 bits. */
Hash   address_hash(Str address);

/* ---- passphrases ------------------------------------------------------------------ */

enum { HASHED_BYTES = 128 };           /* crypto_pwhash_STRBYTES */

/* On a core that is free, outside of any transaction. Fails: busy-now. hashed "": a dummy. */
Result passphrase_hash(People *, Str passphrase, char hashed[HASHED_BYTES]);
Result passphrase_compare(People *, const char *hashed, Str passphrase, bool *right);

extern const char passphrase_dummy[];

/* Fails: passphrase-short, passphrase-long. */
Result passphrase_fit(Str);

/* Setting one: judged and hashed, then kept within a transaction. */
Result passphrase_ready(People *, Id account, Str passphrase, char hashed[HASHED_BYTES]);
Result passphrase_keep(People *, Id account, const char *hashed, Instant now);

/* ---- codes ------------------------------------------------------------------------ */

/* The step around now, later than `after`, of which this is the code; -1: none. */
int64_t totp_step_of(Str secret, Str code, int64_t after, Instant now);
void    text_base32(Text *, Str bytes, Arena *);

/* ---- passkeys --------------------------------------------------------------------- */

/* What clientDataJSON says. Fails: passkey-unreadable. */
typedef struct ClientData { Str type, challenge, origin; bool within_another; } ClientData;
Result client_data_read(Str json, ClientData *, Arena *);

/* The first 37 bytes of authenticatorData. verified: the person was there, and verified. Fails:
 * passkey-unreadable. */
typedef struct Authenticator {
    Hash    rp;
    bool    verified, credential_inside;
    int64_t count;
} Authenticator;
Result authenticator_read(Str bytes, Authenticator *);

/* An attestationObject and the key in it. of_itself: `alg` and `signature` are to be checked with
 * that key. Fails: passkey-unreadable, passkey-attested. */
typedef struct Attestation {
    Str           format, authenticator_data, signature;
    int64_t       alg, key_alg;        /* as the statement says, as the key is */
    Str           public, credential;
    Authenticator authenticator;
    bool          said, of_itself;     /* said: the statement is not empty */
} Attestation;
Result attestation_read(Str bytes, Attestation *, Arena *);

bool   signature_right(int64_t alg, Str public, Str authenticator_data, Str client_data,
                       Str signature);

/* Is it one that was made for this asker, not too long ago? Then, within a transaction and once all
 * else is right: it is used, and never again. Fails: challenge-over; busy-now. */
Result challenge_check(const People *, const Challenged *, Str text, Instant now);
Result challenge_spend(People *, Str text, Instant now);

/* ---- sessions --------------------------------------------------------------------- */

/* Within a transaction: no session of the account's goes on, and no browser is known. */
Result sessions_over(People *, Id account);

/* The fingerprint of a browser's token; none, where it cannot be one. Is it known for who has that
 * e-mail address? */
Hash   device_hash(Str token);
Result device_known(People *, Str mail_key, Str token, Instant now, bool *known);

Token  token_of(const unsigned char bytes[TOKEN_BYTES]);
Hash   token_hash(Str token);          /* what is kept of one */

#endif

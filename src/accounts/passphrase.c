/* passphrase.c - passphrases: what they may be, and argon2id on a core that is free.
 *
 * Hashing takes 64 MiB and tenths of a second. Never are more under way than there are cores, and
 * few wait: whoever sends a thousand at once stops nobody else and no memory runs out. */
#include "accounts/inside.h"

#include <sodium.h>
#include <string.h>

const Reason busy_now = { CONFLICT, "busy-now", "doc/serve.md, signing in",
    "Too many people sign in at this moment. Nothing was counted against you. Try again in a "
    "minute." };
const Reason passphrase_short = { INVALID, "passphrase-short", "NIST SP 800-63B-4, 3.1.1.2",
    "A passphrase has at least 12 characters. Four or five words that you choose by chance are "
    "good." };
const Reason passphrase_long = { INVALID, "passphrase-long", "doc/serve.md, signing in",
    "A passphrase has at most 1,024 bytes." };
const Reason passphrase_is_mail = { INVALID, "passphrase-is-mail", "NIST SP 800-63B-4, 3.1.1.2",
    "Your e-mail address or your name is no passphrase: others know it. Choose another one." };

_Static_assert(HASHED_BYTES == crypto_pwhash_argon2id_STRBYTES, "libsodium says how long it is");

/* What a stranger's passphrase is compared with: of nothing that anybody knows, and as much
 * work. */
const char passphrase_dummy[] = "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
                                "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/* ---- one a core ------------------------------------------------------------------- */

static Result core_take(People *p)
{
    Result r = DONE;
    pthread_mutex_lock(&p->door);
    if (p->hashing >= p->cores && p->waiting >= HASHES_WAITING) {
        r = because(&busy_now);
    } else {
        p->waiting++;
        while (p->hashing >= p->cores)
            pthread_cond_wait(&p->free, &p->door);
        p->waiting--;
        p->hashing++;
    }
    pthread_mutex_unlock(&p->door);
    return r;
}

static void core_give(People *p)
{
    pthread_mutex_lock(&p->door);
    p->hashing--;
    pthread_cond_signal(&p->free);
    pthread_mutex_unlock(&p->door);
}

Result passphrase_hash(People *p, Str passphrase, char hashed[HASHED_BYTES])
{
    TRY(core_take(p));
    int code = crypto_pwhash_argon2id_str(hashed, passphrase.at, (unsigned long long)passphrase.len,
                                          ARGON_TIMES, ARGON_BYTES);
    core_give(p);
    return code ? because_of(&people_broken, S("no memory for argon2id")) : DONE;
}

/* A passphrase that is longer than any may be is compared by its beginning, and is wrong. */
Result passphrase_compare(People *p, const char *hashed, Str passphrase, bool *right)
{
    bool fits = passphrase.len <= PASSPHRASE_BYTES && *hashed;
    if (passphrase.len > PASSPHRASE_BYTES)
        passphrase.len = PASSPHRASE_BYTES;
    TRY(core_take(p));
    bool same = !crypto_pwhash_argon2id_str_verify(*hashed ? hashed : passphrase_dummy,
                    passphrase.at ? passphrase.at : "", (unsigned long long)passphrase.len);
    core_give(p);
    *right = same && fits;
    return DONE;
}

/* ---- setting one ------------------------------------------------------------------ */

/* Characters, not bytes; what is not UTF-8 counts by bytes. */
static int64_t characters(Str s)
{
    int64_t count = 0;
    int32_t rune;
    while (s.len) {
        Str rest = s;
        s = str_rune(&rest, &rune) ? rest : str_after(s, 1);
        count++;
    }
    return count;
}

Result passphrase_fit(Str s)
{
    if (s.len > PASSPHRASE_BYTES)
        return because(&passphrase_long);
    return characters(s) < PASSPHRASE_LEAST ? because(&passphrase_short) : DONE;
}

static Result not_known(People *p, Id account, Str passphrase)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_get, N(account)));
    if (!row)
        return because(&account_missing);
    Str bare = str_trim(passphrase);
    bool known = str_alike(bare, db_str(row, 2)) || str_alike(bare, db_str(row, 3));
    return known ? because(&passphrase_is_mail) : DONE;
}

Result passphrase_keep(People *p, Id account, const char *hashed, Instant now)
{
    TRY(db_do(p, people_passphrase_set, N(account), W(str(hashed)), N(now)));
    return db_changed(p) ? DONE : because(&account_missing);
}

Result passphrase_ready(People *p, Id account, Str passphrase, char hashed[HASHED_BYTES])
{
    TRY(passphrase_fit(passphrase));
    people_begin(p);
    TRY(people_end(p, not_known(p, account, passphrase)));
    return passphrase_hash(p, passphrase, hashed);
}

Result passphrase_set(People *p, Id account, Str passphrase, Instant now)
{
    char hashed[HASHED_BYTES];
    TRY(passphrase_ready(p, account, passphrase, hashed));
    people_begin(p);
    return people_end(p, passphrase_keep(p, account, hashed, now));
}

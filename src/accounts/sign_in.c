/* sign_in.c - by e-mail, passphrase and code; strangers cannot tell whether there is an account. */
#include "accounts/inside.h"

#include <sodium.h>
#include <string.h>

const Reason sign_in_wrong = { FORBIDDEN, "sign-in-wrong", "doc/serve.md, signing in",
    "E-mail, passphrase and code do not fit together. Each code counts once: take the next one." };

/* What is compared; of a stranger nothing. */
typedef struct Compared { Id account; char hashed[HASHED_BYTES]; } Compared;

static Result begun(People *p, Str key, const SignIn *s, Tries *tries, Instant now, Compared *c,
                    Arena *a)
{
    sqlite3_stmt *row;
    *c = (Compared){ 0 };
    TRY(tries_of(p, key, s->address, s->device, now, tries));
    TRY(tries_count(p, tries, now, a));
    TRY(db_row(p, &row, people_secrets_by_mail, W(key)));
    if (!row)
        return DONE;
    Str hashed = db_str(row, 1);
    c->account = db_number(row, 0);
    if (hashed.len < HASHED_BYTES)
        memcpy(c->hashed, hashed.len ? hashed.at : "", (size_t)hashed.len);
    return DONE;
}

/* Read anew: whatever changed while it was hashed counts. */
static Result code_right(People *p, Str key, const Compared *c, Str code, Instant now,
                         int64_t *step, bool *disabled)
{
    sqlite3_stmt *row;
    *step = -1;
    *disabled = false;
    TRY(db_row(p, &row, people_secrets_by_mail, W(key)));
    if (!row || !str_is(db_str(row, 1), c->hashed) || db_str(row, 2).len != TOTP_SECRET_BYTES) {
        static const char nothing[TOTP_SECRET_BYTES];
        totp_step_of((Str){ nothing, sizeof nothing }, code, 0, now);
        return DONE;
    }
    *step     = totp_step_of(db_str(row, 2), code, db_number(row, 3), now);
    *disabled = db_number(row, 4);
    return DONE;
}

static Result judged(People *p, Str key, const Tries *tries, const Compared *c, bool right,
                     Str code, Instant now, Id *account)
{
    int64_t step;
    bool    disabled;
    TRY(code_right(p, key, c, code, now, &step, &disabled));
    if (!right || step < 0)
        return because(&sign_in_wrong);
    TRY(tries_right(p, tries, now));
    TRY(db_do(p, people_totp_used, N(c->account), N(step)));
    *account = c->account;
    return disabled ? because(&account_disabled) : DONE;
}

/* Hashed anew where the parameters were others. It is no matter if that does not go now. */
static void renew(People *p, const Compared *c, Str passphrase)
{
    char hashed[HASHED_BYTES];
    if (!crypto_pwhash_argon2id_str_needs_rehash(c->hashed, ARGON_TIMES, ARGON_BYTES) ||
        failed(passphrase_hash(p, passphrase, hashed)))
        return;
    people_begin(p);
    (void)!failed(people_end(p, db_do(p, people_passphrase_renew, N(c->account),
                                      W(str(c->hashed)), W(str(hashed)))));
}

static Result unmade(People *p, const Tries *tries, Instant now, Result why)
{
    people_begin(p);
    TRY(people_end(p, tries_unmade(p, tries, now)));
    return why;
}

static Result signed_in(People *p, Str key, const SignIn *s, Instant now, Id *account, Arena *a)
{
    Tries    tries;
    Compared c;
    bool     right;
    people_begin(p);
    TRY(people_end(p, begun(p, key, s, &tries, now, &c, a)));
    Result r = passphrase_compare(p, c.hashed, s->passphrase, &right);
    if (failed(r))
        return unmade(p, &tries, now, r);
    people_begin(p);
    r = people_settle(p, judged(p, key, &tries, &c, right, s->code, now, account));
    if (!failed(r))
        renew(p, &c, s->passphrase);
    sodium_memzero(&c, sizeof c);
    return r;
}

Result sign_in(People *p, const SignIn *s, Instant now, Id *account, Arena *a)
{
    return signed_in(p, mail_key_anyway(s->mail, a), s, now, account, a);
}

Result sign_in_again(People *p, Id account, const SignIn *s, Instant now, Arena *a)
{
    Account mine;
    Id      who;
    SignIn  again = *s;
    TRY(account_get(p, account, &mine, a));
    again.mail = mine.mail;
    return sign_in(p, &again, now, &who, a);
}

/* passkey.c - passkeys of accounts: added, used, counted. */
#include "accounts/inside.h"

#include <string.h>

const Reason passkey_foreign = { REFUSED, "passkey-foreign", "WebAuthn Level 2, 7.1 and 7.2",
    "This passkey was used on a page of another address. Look at the address line: is it ours?" };
const Reason passkey_unverified = { REFUSED, "passkey-unverified", "WebAuthn Level 2, 6.1",
    "The passkey did not ask you for PIN, finger or face. Set one up on the device, then try "
    "again." };
const Reason passkey_wrong = { FORBIDDEN, "passkey-wrong", "WebAuthn Level 2, 7.2",
    "This passkey is not known here, or what it signed does not fit. Sign in another way and add "
    "it "
    "again." };
const Reason passkey_known = { CONFLICT, "passkey-known", "WebAuthn Level 2, 7.1",
    "This passkey was added already." };
const Reason passkey_copied = { FORBIDDEN, "passkey-copied", "WebAuthn Level 2, 6.1.1",
    "The counter of this passkey did not grow: there may be a second one like it. Sign in another "
    "way, remove it, and add a new one." };
const Reason passkeys_full = { REFUSED, "passkeys-full", "doc/serve.md, passkeys",
    "An account has at most 20 passkeys. Remove one that you do not use any more." };
const Reason passkey_missing = { MISSING, "passkey-missing", "doc/serve.md, passkeys",
    "There is no such passkey in this account." };

/* ---- is it ours, and was it meant? -------------------------------------------------- */

static bool origin_ours(const Site *site, Str origin)
{
    for (ptrdiff_t i = 0; i < site->origin_count; i++)
        if (str_same(site->origins[i], origin))
            return true;
    return false;
}

static Result said_here(const People *p, const Site *site, const Challenged *asker, Str client_data,
                        const char *type, Instant now, ClientData *c, Arena *a)
{
    TRY(client_data_read(client_data, c, a));
    if (!str_is(c->type, type))
        return because(&passkey_unreadable);
    TRY(challenge_check(p, asker, c->challenge, now));
    return c->within_another || !origin_ours(site, c->origin) ? because(&passkey_foreign) : DONE;
}

static Result made_here(const Site *site, const Authenticator *it)
{
    if (!hash_same(it->rp, sha256(site->rp_id)))
        return because(&passkey_foreign);
    return it->verified ? DONE : because(&passkey_unverified);
}

/* ---- adding ------------------------------------------------------------------------- */

static Result room_for_one(People *p, Id account)
{
    sqlite3_stmt *row;
    TRY(account_there(p, account));
    TRY(db_row(p, &row, people_passkey_count, N(account)));
    return row && db_number(row, 0) < PASSKEYS_MOST ? DONE : because(&passkeys_full);
}

static Result kept(People *p, Id account, Str label, const Attestation *it, Str challenge,
                   Instant now, Id *number)
{
    sqlite3_stmt *row;
    TRY(room_for_one(p, account));
    TRY(db_row(p, &row, people_passkey_find, B(it->credential)));
    if (row)
        return because(&passkey_known);
    TRY(challenge_spend(p, challenge, now));
    TRY(db_do(p, people_passkey_add, N(account), B(it->credential), N(it->key_alg), B(it->public),
              N(it->authenticator.count), W(label), N(now)));
    *number = db_last(p);
    return DONE;
}

static Result added(People *p, const Site *site, const Challenged *asker, Str label,
                    Str client_data,
                    Str attestation, Instant now, Id *number, Arena *a)
{
    ClientData  c;
    Attestation it;
    TRY(shown_fit(label, LABEL_BYTES, &name_wrong, &label));
    TRY(said_here(p, site, asker, client_data, "webauthn.create", now, &c, a));
    TRY(attestation_read(attestation, &it, a));
    TRY(made_here(site, &it.authenticator));
    if (it.of_itself && (it.alg != it.key_alg ||
        !signature_right(it.key_alg, it.public, it.authenticator_data, client_data, it.signature)))
        return because(&passkey_wrong);
    people_begin(p);
    return people_end(p, kept(p, asker->account, label, &it, c.challenge, now, number));
}

Result passkey_add(People *p, const Site *site, Id account, Str browser, Str label,
                   Str client_data, Str attestation, Instant now, Id *number)
{
    Arena  a = arena_begin(1 << 20);
    Challenged  asker = { TO_ADD_PASSKEY, account, browser };
    Result r = added(p, site, &asker, label, client_data, attestation, now, number, &a);
    arena_end(&a);
    return r;
}

/* ---- using -------------------------------------------------------------------------- */

/* A counter that does not count stays 0 on both sides. */
static Result counted(People *p, Id passkey, int64_t before, int64_t count, Instant now)
{
    if (count <= before && (count || before)) {
        TRY(db_do(p, people_passkey_copied, N(passkey), N(now)));
        return because(&passkey_copied);
    }
    return db_do(p, people_passkey_used, N(passkey), N(count), N(now));
}

/* asker.account 0: whose it is is asked. A passkey of another account is not known. */
static Result judged(People *p, const Challenged *asker, const Assertion *s,
                     const Authenticator *it,
                     Str challenge, Instant now, Id *account)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_passkey_find, B(s->credential)));
    if (!row || (asker->account && db_number(row, 1) != asker->account) ||
        (s->user_handle.len && !str_same(s->user_handle, db_str(row, 5))) ||
        !signature_right(db_number(row, 2), db_str(row, 3), s->authenticator_data, s->client_data,
                         s->signature))
        return because(&passkey_wrong);
    *account = db_number(row, 1);
    bool disabled = db_number(row, 6);
    TRY(challenge_spend(p, challenge, now));
    TRY(counted(p, db_number(row, 0), db_number(row, 4), it->count, now));
    return disabled ? because(&account_disabled) : DONE;
}

static Result used(People *p, const Site *site, const Challenged *asker, const Assertion *s,
                   Instant now, Id *account, Arena *a)
{
    ClientData    c;
    Authenticator it;
    if (!s->credential.len || s->credential.len > CREDENTIAL_BYTES)
        return because(&passkey_unreadable);
    TRY(said_here(p, site, asker, s->client_data, "webauthn.get", now, &c, a));
    TRY(authenticator_read(s->authenticator_data, &it));
    TRY(made_here(site, &it));
    people_begin(p);
    return people_settle(p, judged(p, asker, s, &it, c.challenge, now, account));
}

static Result used_by(People *p, const Site *site, const Challenged *asker, const Assertion *s,
                      Instant now, Id *account)
{
    Arena  a = arena_begin(1 << 20);
    Result r = used(p, site, asker, s, now, account, &a);
    arena_end(&a);
    return r;
}

Result passkey_sign_in(People *p, const Site *site, Str browser, const Assertion *s, Instant now,
                       Id *account)
{
    return used_by(p, site, &(Challenged){ TO_SIGN_IN, 0, browser }, s, now, account);
}

Result passkey_prove(People *p, const Site *site, Id account, Str browser, const Assertion *s,
                     Instant now)
{
    Id who;
    return account ? used_by(p, site, &(Challenged){ TO_PROVE, account, browser }, s, now, &who)
                   : because(&account_missing);
}

/* ---- whose are there ---------------------------------------------------------------- */

static Result passkey_of_row(sqlite3_stmt *row, Passkey *out, Arena *a)
{
    *out = (Passkey){ .number = db_number(row, 0), .account = db_number(row, 1),
                      .made = db_number(row, 4), .used = db_number(row, 5),
                      .copied = db_number(row, 6) };
    TRY(db_copy(row, 2, &out->label, a));
    return db_copy(row, 3, &out->credential, a);
}

static Result list(People *p, Id account, Passkeys *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_passkey_list, N(account)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Passkey))
            return because(&too_large);
        TRY(passkey_of_row(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

static Result one_changed(People *p, Result r)
{
    TRY(r);
    return db_changed(p) ? DONE : because(&passkey_missing);
}

Result passkey_list(People *p, Id account, Passkeys *out, Arena *a)
{
    *out = (Passkeys){ 0 };
    people_begin(p);
    return people_end(p, list(p, account, out, a));
}

Result passkey_relabel(People *p, Id account, Id passkey, Str label)
{
    TRY(shown_fit(label, LABEL_BYTES, &name_wrong, &label));
    people_begin(p);
    return people_end(p, one_changed(p, db_do(p, people_passkey_relabel, N(passkey), N(account),
                                              W(label))));
}

Result passkey_remove(People *p, Id account, Id passkey)
{
    people_begin(p);
    return people_end(p, one_changed(p, db_do(p, people_passkey_remove, N(passkey), N(account))));
}

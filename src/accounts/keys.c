/* keys.c - whose public key is whose, and the copies that only their owner can open. */
#include "accounts/inside.h"
#include "accounts/keys.h"

#include <sodium.h>
#include <string.h>

const Reason own_key_unproved = { REFUSED, "own-key-unproved", "doc/serve.md, keys",
    "The key did not sign that it is yours. Load the page anew and try again." };
const Reason own_key_known = { CONFLICT, "own-key-known", "doc/serve.md, keys",
    "This key belongs to an account already. Sign in there, or make a new key." };
const Reason own_keys_full = { REFUSED, "own-keys-full", "doc/serve.md, keys",
    "An account has at most 20 keys. End one that you do not use any more." };
const Reason own_key_missing = { MISSING, "own-key-missing", "doc/serve.md, keys",
    "There is no such key, or it was ended." };
const Reason wrapped_wrong = { INVALID, "wrapped-wrong", "doc/serve.md, keys",
    "A wrapped copy of a key has 1 to 4,096 bytes, and says under what it is wrapped." };
const Reason wrapped_full = { REFUSED, "wrapped-full", "doc/serve.md, keys",
    "An account has at most 200 wrapped copies of keys. Remove one that you do not need." };
const Reason wrapped_missing = { MISSING, "wrapped-missing", "doc/serve.md, keys",
    "There is no such wrapped copy in this account." };

static Str key_str(const unsigned char public[32]) { return (Str){ (const char *)public, 32 }; }

/* ---- public keys ---------------------------------------------------------------------- */

Str own_key_claim(Id account, const unsigned char public[32], Str challenge, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "tenderbox/own-key/v1\n{}\n", str_of_number(account, a));
    text_bytes(&t, public, 32, a);
    text_put(&t, a, "\n{}\n", challenge);
    return text_str(&t);
}

static bool claim_signed(Id account, const unsigned char public[32], Str challenge,
                         const unsigned char signature[64])
{
    Arena a = arena_begin(4096);
    Str   claim = own_key_claim(account, public, challenge, &a);
    bool  right = !crypto_sign_verify_detached(signature, (const unsigned char *)claim.at,
                                               (unsigned long long)claim.len, public);
    arena_end(&a);
    return right;
}

static Result key_free(People *p, Id account, const unsigned char public[32])
{
    sqlite3_stmt *row;
    TRY(account_there(p, account));
    TRY(db_row(p, &row, people_key_find, B(key_str(public))));
    if (row)
        return because(&own_key_known);
    TRY(db_row(p, &row, people_key_count, N(account)));
    return row && db_number(row, 0) < OWN_KEYS_MOST ? DONE : because(&own_keys_full);
}

static Result wrapped_fit(WrapMethod method, Str which, Str bytes)
{
    bool right = method >= BY_PASSKEY && method <= BY_CODE && which.len <= WHICH_BYTES &&
                 bytes.len > 0 && bytes.len <= WRAPPED_BYTES;
    return right ? DONE : because(&wrapped_wrong);
}

static Result put(People *p, Id account, Id key, WrapMethod method, Str which, Str bytes,
                  Instant now)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_key_owned, N(key), N(account)));
    if (!row)
        return because(&own_key_missing);
    TRY(db_do(p, people_wrapped_replace, N(key), N(method), B(which)));
    TRY(db_row(p, &row, people_wrapped_count, N(account)));
    if (!row || db_number(row, 0) >= WRAPPED_MOST)
        return because(&wrapped_full);
    return db_do(p, people_wrapped_add, N(key), N(method), B(which), B(bytes), N(now), N(account));
}

static Result added(People *p, Id account, const unsigned char public[32], Str label,
                    Str challenge, Instant now, Id *number)
{
    TRY(key_free(p, account, public));
    TRY(challenge_spend(p, challenge, now));
    TRY(db_do(p, people_key_add, N(account), B(key_str(public)), W(label), N(now)));
    *number = db_last(p);
    return DONE;
}

static Result wrapped_with(People *p, Id account, Id key, const NewCopy *copies, ptrdiff_t count,
                           Instant now)
{
    for (ptrdiff_t i = 0; i < count; i++)
        TRY(put(p, account, key, copies[i].method, copies[i].which, copies[i].bytes, now));
    return DONE;
}

Result own_key_add_wrapped(People *p, Id account, Str browser, const unsigned char public[32],
                           Str label, Str challenge, const unsigned char signature[64],
                           const NewCopy *copies, ptrdiff_t count, Instant now, Id *number)
{
    Challenged asker = { TO_ADD_KEY, account, browser };
    TRY(shown_fit(label, LABEL_BYTES, &name_wrong, &label));
    for (ptrdiff_t i = 0; i < count; i++)
        TRY(wrapped_fit(copies[i].method, copies[i].which, copies[i].bytes));
    TRY(challenge_check(p, &asker, challenge, now));
    if (!claim_signed(account, public, challenge, signature))
        return because(&own_key_unproved);
    people_begin(p);
    Result r = added(p, account, public, label, challenge, now, number);
    return people_end(p, failed(r) ? r : wrapped_with(p, account, *number, copies, count, now));
}

Result own_key_add(People *p, Id account, Str browser, const unsigned char public[32], Str label,
                   Str challenge, const unsigned char signature[64], Instant now, Id *number)
{
    return own_key_add_wrapped(p, account, browser, public, label, challenge, signature, NULL, 0,
                               now, number);
}

static Result ended(People *p, Id account, Id key, Instant now)
{
    TRY(db_do(p, people_key_end, N(key), N(account), N(now)));
    if (!db_changed(p))
        return because(&own_key_missing);
    return db_do(p, people_wrapped_clear, N(key));
}

Result own_key_end(People *p, Id account, Id key, Instant now)
{
    people_begin(p);
    return people_end(p, ended(p, account, key, now));
}

static Result relabelled(People *p, Id account, Id key, Str label)
{
    TRY(db_do(p, people_key_relabel, N(key), N(account), W(label)));
    return db_changed(p) ? DONE : because(&own_key_missing);
}

Result own_key_relabel(People *p, Id account, Id key, Str label)
{
    TRY(shown_fit(label, LABEL_BYTES, &name_wrong, &label));
    people_begin(p);
    return people_end(p, relabelled(p, account, key, label));
}

static Result key_of_row(sqlite3_stmt *row, OwnKey *out, Arena *a)
{
    *out = (OwnKey){ .number = db_number(row, 0), .account = db_number(row, 1),
                     .added = db_number(row, 4), .ended = db_number(row, 5) };
    if (!db_bytes(row, 2, out->public, 32))
        return because_of(&people_broken, S("a key is not whole"));
    return db_copy(row, 3, &out->label, a);
}

static Result list(People *p, Id account, OwnKeys *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_key_list, N(account), N(PEOPLE_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(OwnKey))
            return because(&too_large);
        TRY(key_of_row(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result own_key_list(People *p, Id account, OwnKeys *out, Arena *a)
{
    *out = (OwnKeys){ 0 };
    people_begin(p);
    return people_end(p, list(p, account, out, a));
}

static Result owner(People *p, const unsigned char public[32], Id *account)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_key_find, B(key_str(public))));
    if (!row)
        return because(&own_key_missing);
    *account = db_number(row, 1);
    return DONE;
}

Result own_key_account(People *p, const unsigned char public[32], Id *account)
{
    people_begin(p);
    return people_end(p, owner(p, public, account));
}

/* ---- wrapped copies --------------------------------------------------------------------- */

Result wrapped_put(People *p, Id account, Id key, WrapMethod method, Str which, Str bytes,
                   Instant now)
{
    TRY(wrapped_fit(method, which, bytes));
    people_begin(p);
    return people_end(p, put(p, account, key, method, which, bytes, now));
}

static Result wrapped_of_row(sqlite3_stmt *row, Wrapped *out, Arena *a)
{
    *out = (Wrapped){ .number = db_number(row, 0), .key = db_number(row, 1),
                      .method = (WrapMethod)db_number(row, 2), .made = db_number(row, 5),
                      .older = db_number(row, 6) };
    TRY(db_copy(row, 3, &out->which, a));
    return db_copy(row, 4, &out->bytes, a);
}

static Result wraps(People *p, Id account, Wraps *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_wrapped_list, N(account)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Wrapped))
            return because(&too_large);
        TRY(wrapped_of_row(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result wrapped_list(People *p, Id account, Wraps *out, Arena *a)
{
    *out = (Wraps){ 0 };
    people_begin(p);
    return people_end(p, wraps(p, account, out, a));
}

static Result removed(People *p, Id account, Id wrapped)
{
    TRY(db_do(p, people_wrapped_remove, N(wrapped), N(account)));
    return db_changed(p) ? DONE : because(&wrapped_missing);
}

Result wrapped_remove(People *p, Id account, Id wrapped)
{
    people_begin(p);
    return people_end(p, removed(p, account, wrapped));
}

/* ---- both at once ------------------------------------------------------------------------- */

static Result changed(People *p, Id account, const char *hashed, const Rewrapped *anew,
                      ptrdiff_t count, Instant now)
{
    TRY(passphrase_keep(p, account, hashed, now));
    for (ptrdiff_t i = 0; i < count; i++)
        TRY(put(p, account, anew[i].key, BY_PASSPHRASE, S(""), anew[i].bytes, now));
    return DONE;
}

Result passphrase_change(People *p, Id account, Str passphrase, const Rewrapped *anew,
                         ptrdiff_t count, Instant now)
{
    char hashed[HASHED_BYTES];
    for (ptrdiff_t i = 0; i < count; i++)
        TRY(wrapped_fit(BY_PASSPHRASE, S(""), anew[i].bytes));
    TRY(passphrase_ready(p, account, passphrase, hashed));
    people_begin(p);
    return people_end(p, changed(p, account, hashed, anew, count, now));
}

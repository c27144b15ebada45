/* accounts.c - who they are: names, e-mails, languages. */
#include "accounts/inside.h"

#include "base/calendar.h"

#include <sodium.h>
#include <string.h>

const Reason account_missing = { MISSING, "account-missing", "doc/serve.md, accounts",
    "There is no such account." };
const Reason account_disabled = { FORBIDDEN, "account-disabled", "doc/serve.md, accounts",
    "This account was disabled. Ask those who run this server." };
const Reason mail_wrong = { INVALID, "mail-wrong", "RFC 5321, 4.1.2",
    "An e-mail address is name@place, without spaces, 254 bytes at most." };
const Reason mail_taken = { CONFLICT, "mail-taken", "doc/serve.md, accounts",
    "Another account has this e-mail address." };
const Reason name_wrong = { INVALID, "name-wrong", "doc/serve.md, accounts",
    "A name has 1 to 200 bytes, all of them characters that show." };
const Reason zone_wrong = { INVALID, "zone-wrong", "doc/serve.md, mail",
    "Mornings begin by the clock of Europe/London, Europe/Brussels or UTC, or by that of your "
    "tenders." };
const Reason language_wrong = { INVALID, "language-wrong", "RFC 5646",
    "A language is written as in en or fr-CH: letters, digits and hyphens, 16 at most." };

/* ---- what they may be ------------------------------------------------------------- */

static bool one_at(Str mail)
{
    const char *at = memchr(mail.at, '@', (size_t)mail.len);
    ptrdiff_t before = at ? at - mail.at : 0;
    return at && before > 0 && before < mail.len - 1 &&
           !memchr(at + 1, '@', (size_t)(mail.len - before - 1));
}

bool mail_like(Str mail)
{
    mail = str_trim(mail);
    if (!mail.len || mail.len > MAIL_BYTES || !str_shows(mail) || memchr(mail.at, ' ', mail.len))
        return false;
    for (ptrdiff_t i = 0; i < mail.len; i++)
        if (strchr("<>,;:\"()[]\\", mail.at[i]))
            return false;
    return one_at(mail);
}

Result mail_key(Str mail, Str *key, Arena *a)
{
    if (!mail_like(mail))
        return because(&mail_wrong);
    *key = str_copy(str_trim(mail), a);
    for (char *c = (char *)key->at; c < key->at + key->len; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return DONE;
}

/* What is no e-mail address is counted, hashed and refused like any other. */
Str mail_key_anyway(Str mail, Arena *a)
{
    Str key;
    if (!failed(mail_key(mail, &key, a)))
        return key;
    mail = str_trim(mail);
    return (Str){ mail.at, mail.len > MAIL_BYTES ? MAIL_BYTES : mail.len };
}

Result shown_fit(Str s, ptrdiff_t most, const Reason *why, Str *trimmed)
{
    *trimmed = str_trim(s);
    return trimmed->len && trimmed->len <= most && str_shows(*trimmed) ? DONE : because(why);
}

static bool language_like(Str s)
{
    if (!s.len || s.len > LANGUAGE_BYTES)
        return false;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        char small = (char)(s.at[i] | 0x20), c = s.at[i];
        if (!(small >= 'a' && small <= 'z') && !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    return true;
}

/* ---- rows ------------------------------------------------------------------------- */

static Result account_of(sqlite3_stmt *row, Account *out, Arena *a)
{
    *out = (Account){ .number = db_number(row, 0), .disabled = db_number(row, 5),
                      .made = db_number(row, 6), .has_passphrase = db_number(row, 7),
                      .has_totp = db_number(row, 8), .passphrase_at = db_number(row, 9) };
    TRY(db_copy(row, 2, &out->name, a));
    TRY(db_copy(row, 3, &out->mail, a));
    TRY(db_copy(row, 4, &out->language, a));
    TRY(db_copy(row, 10, &out->zone, a));
    return db_bytes(row, 1, out->handle, sizeof out->handle)
               ? DONE : because_of(&people_broken, S("a handle is not whole"));
}

static Result get(People *p, Id number, Account *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_get, N(number)));
    return row ? account_of(row, out, a) : because(&account_missing);
}

static Result by_key(People *p, Str key, Account *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_by_mail, W(key)));
    return row ? account_of(row, out, a) : because(&account_missing);
}

static Result rows_read(People *p, sqlite3_stmt *row, Accounts *out, Arena *a)
{
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Account))
            return because(&too_large);
        TRY(account_of(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

static Result list(People *p, Id after, Accounts *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_list, N(after), N(PEOPLE_LISTED)));
    return rows_read(p, row, out, a);
}

static Result part(People *p, int64_t from, int64_t most, Accounts *out, int64_t *all, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_account_count, NULL, 0));
    *all = row ? db_number(row, 0) : 0;
    TRY(db_row(p, &row, people_account_part, N(from), N(most)));
    return rows_read(p, row, out, a);
}

Result account_part(People *p, int64_t from, int64_t most, Accounts *out, int64_t *all, Arena *a)
{
    *out = (Accounts){ 0 };
    people_begin(p);
    return people_end(p, part(p, from, most < PEOPLE_LISTED ? most : PEOPLE_LISTED, out, all, a));
}

Result account_there(People *p, Id number)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_get, N(number)));
    return row ? DONE : because(&account_missing);
}

/* Nobody else's. */
static Result mail_free(People *p, Str key, Id mine)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_by_mail, W(key)));
    return !row || db_number(row, 0) == mine ? DONE : because(&mail_taken);
}

Result account_insert(People *p, const NewAccount *n, Instant now, Id *number)
{
    unsigned char handle[32];
    randombytes_buf(handle, sizeof handle);
    TRY(mail_free(p, n->key, 0));
    TRY(db_do(p, people_account_add, B(((Str){ (char *)handle, sizeof handle })), W(n->name),
              W(n->mail), W(n->key), W(n->language), N(now)));
    *number = db_last(p);
    return DONE;
}

Result account_fit(NewAccount *n, Arena *a)
{
    TRY(mail_key(n->mail, &n->key, a));
    n->mail = str_trim(n->mail);
    TRY(shown_fit(n->name, SHOWN_BYTES, &name_wrong, &n->name));
    return language_like(n->language) ? DONE : because(&language_wrong);
}

static Result changed_one(People *p) { return db_changed(p) ? DONE : because(&account_missing); }

static Result describe(People *p, Id number, Str name, Str language)
{
    TRY(db_do(p, people_account_describe, N(number), W(name), W(language)));
    return changed_one(p);
}

static Result move(People *p, Id number, Str mail, Str key, const char *hashed)
{
    TRY(mail_free(p, key, number));
    TRY(db_do(p, people_account_move, N(number), W(mail), W(key), W(str(hashed))));
    return changed_one(p);
}

static Result disable(People *p, Id number, bool disabled)
{
    TRY(db_do(p, people_account_disable, N(number), N(disabled)));
    TRY(changed_one(p));
    return disabled ? sessions_over(p, number) : DONE;
}

/* ---- for other rooms -------------------------------------------------------------- */

Result account_add(People *p, Str name, Str mail, Str language, Instant now, Id *number)
{
    Arena      a = arena_begin(4096);
    NewAccount n = { .name = name, .mail = mail, .language = language };
    Result     r = account_fit(&n, &a);
    if (!failed(r)) {
        people_begin(p);
        r = people_end(p, account_insert(p, &n, now, number));
    }
    arena_end(&a);
    return r;
}

Result account_get(People *p, Id number, Account *out, Arena *a)
{
    people_begin(p);
    return people_end(p, get(p, number, out, a));
}

Result account_by_mail(People *p, Str mail, Account *out, Arena *a)
{
    Str key;
    TRY(mail_key(mail, &key, a));
    people_begin(p);
    return people_end(p, by_key(p, key, out, a));
}

Result account_list(People *p, Id after, Accounts *out, Arena *a)
{
    *out = (Accounts){ 0 };
    people_begin(p);
    return people_end(p, list(p, after, out, a));
}

Result account_describe(People *p, Id number, Str name, Str language)
{
    TRY(shown_fit(name, SHOWN_BYTES, &name_wrong, &name));
    if (!language_like(language))
        return because(&language_wrong);
    people_begin(p);
    return people_end(p, describe(p, number, name, language));
}

static Result zone_keep(People *p, Id number, Str zone)
{
    TRY(db_do(p, people_account_zone, N(number), W(zone)));
    return changed_one(p);
}

Result account_zone_set(People *p, Id number, Str zone)
{
    bool known = !zone.len;
    for (Zone z = UTC; z < ZONES; z++)
        known |= str_is(zone, zone_name(z));
    if (!known)
        return because(&zone_wrong);
    people_begin(p);
    return people_end(p, zone_keep(p, number, zone));
}

static Result moved(People *p, Id number, Str mail, Str passphrase, Arena *a)
{
    char hashed[HASHED_BYTES] = "";
    Str  key;
    TRY(mail_key(mail, &key, a));
    if (passphrase.len) {
        TRY(passphrase_fit(passphrase));
        TRY(passphrase_hash(p, passphrase, hashed));
    }
    people_begin(p);
    return people_end(p, move(p, number, str_trim(mail), key, hashed));
}

Result account_move(People *p, Id number, Str mail, Str passphrase)
{
    Arena  a = arena_begin(4096);
    Result r = moved(p, number, mail, passphrase, &a);
    arena_end(&a);
    return r;
}

Result account_disable(People *p, Id number, bool disabled)
{
    people_begin(p);
    return people_end(p, disable(p, number, disabled));
}

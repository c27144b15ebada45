/* sessions.c - who is signed in, in which browser, and until when. */
#include "accounts/inside.h"

#include <sodium.h>
#include <string.h>

const Reason session_over = { FORBIDDEN, "session-over", "doc/serve.md, sessions",
    "You are not signed in any more. What you saved is safe. Sign in and go on." };

/* ---- tokens ----------------------------------------------------------------------- */

Token token_of(const unsigned char bytes[TOKEN_BYTES])
{
    Token t;
    sodium_bin2base64(t.text, sizeof t.text, bytes, TOKEN_BYTES,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return t;
}

Token token_fresh(void)
{
    unsigned char bytes[TOKEN_BYTES];
    randombytes_buf(bytes, sizeof bytes);
    Token t = token_of(bytes);
    sodium_memzero(bytes, sizeof bytes);
    return t;
}

Str  token_str(const Token *t)  { return (Str){ t->text, TOKEN_TEXT }; }
Hash token_hash(Str token)      { return sha256_of(S("tenderbox/token/v1\n"), token); }

Token form_token(Str token)
{
    Hash          key = sha256_of(S("tenderbox/form-key/v1\n"), token);
    unsigned char mac[TOKEN_BYTES];
    static const unsigned char says[] = "tenderbox/form/v1";
    crypto_auth_hmacsha256(mac, says, sizeof says - 1, key.byte);
    return token_of(mac);
}

bool form_token_right(Str token, Str form)
{
    Token right = form_token(token);
    return form.len == TOKEN_TEXT && !sodium_memcmp(form.at, right.text, TOKEN_TEXT);
}

/* ---- rows ------------------------------------------------------------------------- */

static Result session_of_row(sqlite3_stmt *row, BrowserSession *s, Arena *a)
{
    *s = (BrowserSession){ .number = db_number(row, 0), .account = db_number(row, 1),
                           .made = db_number(row, 2), .seen = db_number(row, 3),
                           .proved = db_number(row, 4) };
    TRY(db_copy(row, 5, &s->address, a));
    return db_copy(row, 6, &s->browser, a);
}

static Result begun(People *p, Hash token, Id account, Str address, Str browser, Instant now)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_account_get, N(account)));
    if (!row)
        return because(&account_missing);
    if (db_number(row, 5))
        return because(&account_disabled);
    TRY(db_do(p, people_session_trim, N(now - SESSION_IDLE), N(now - SESSION_LONGEST)));
    TRY(db_do(p, people_session_add, B(hash_bytes(&token)), N(account), N(now), W(address),
              W(browser)));
    return db_do(p, people_session_crowd, N(account), N(SESSIONS_MOST));
}

static bool over(const BrowserSession *s, Instant now)
{
    return now - s->seen >= SESSION_IDLE || now - s->made >= SESSION_LONGEST;
}

static Result found(People *p, Hash token, Instant now, BrowserSession *s, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_session_find, B(hash_bytes(&token))));
    if (!row)
        return because(&session_over);
    TRY(session_of_row(row, s, a));
    if (over(s, now))
        return because(&session_over);
    if (now - s->seen >= SESSION_SEEN) {
        TRY(db_do(p, people_session_seen, N(s->number), N(now)));
        s->seen = now;
    }
    return DONE;
}

static Result list(People *p, Id account, Instant now, BrowserSessions *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_session_list, N(account), N(now - SESSION_IDLE),
               N(now - SESSION_LONGEST), N(SESSIONS_MOST)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(BrowserSession))
            return because(&too_large);
        TRY(session_of_row(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

static Result ended(People *p, Id account, Id session)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_session_owner, N(session)));
    if (!row)
        return DONE;
    if (db_number(row, 0) != account)
        return because(&session_over);
    return db_do(p, people_session_end, N(session));
}

static Result others_ended(People *p, Id account, Id but, Hash device)
{
    TRY(db_do(p, people_session_end_others, N(account), N(but)));
    return db_do(p, people_device_end_others, N(account), B(hash_bytes(&device)));
}

Result sessions_over(People *p, Id account) { return others_ended(p, account, 0, (Hash){ 0 }); }

/* ---- for other rooms -------------------------------------------------------------- */

Result session_begin(People *p, Id account, Str address, Str browser, Instant now, Token *token)
{
    Arena a = arena_begin(64 << 10);
    *token  = token_fresh();
    browser = str_plain((Str){ browser.at, browser.len > 4096 ? 4096 : browser.len },
                        BROWSER_BYTES, &a);
    address = str_plain((Str){ address.at, address.len > 4096 ? 4096 : address.len },
                        ADDRESS_BYTES, &a);
    people_begin(p);
    Result r = people_end(p, begun(p, token_hash(token_str(token)), account, address, browser,
                                   now));
    arena_end(&a);
    return r;
}

Result session_find(People *p, Str token, Instant now, BrowserSession *s, Arena *a)
{
    if (token.len != TOKEN_TEXT)
        return because(&session_over);
    people_begin(p);
    return people_end(p, found(p, token_hash(token), now, s, a));
}

Result session_prove(People *p, Id session, Instant now)
{
    people_begin(p);
    return people_end(p, db_do(p, people_session_prove, N(session), N(now)));
}

bool session_proved(const BrowserSession *s, Instant now)
{
    return now - s->proved < SESSION_PROVED;
}

Result session_list(People *p, Id account, Instant now, BrowserSessions *out, Arena *a)
{
    *out = (BrowserSessions){ 0 };
    people_begin(p);
    return people_end(p, list(p, account, now, out, a));
}

Result session_end(People *p, Id account, Id session)
{
    people_begin(p);
    return people_end(p, ended(p, account, session));
}

Result session_end_others(People *p, Id account, Id but, Str device)
{
    people_begin(p);
    return people_end(p, others_ended(p, account, but, device_hash(device)));
}

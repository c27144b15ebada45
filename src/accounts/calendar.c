#include "accounts/calendar.h"

#include "accounts/inside.h"

const Reason calendar_missing = { MISSING, "calendar-missing", "doc/serve.md, calendars",
    "There is no such calendar. Its address may have been ended: a new one is made on one's own "
    "page." };

static Result put(People *p, Id account, const Token *token, Instant now)
{
    Hash hash = token_hash(token_str(token));
    TRY(account_there(p, account));
    return db_do(p, people_calendar_put, N(account), B(hash_bytes(&hash)), N(now));
}

Result calendar_make(People *p, Id account, Instant now, Token *token)
{
    *token = token_fresh();
    people_begin(p);
    return people_end(p, put(p, account, token, now));
}

Result calendar_end(People *p, Id account)
{
    people_begin(p);
    return people_end(p, db_do(p, people_calendar_end, N(account)));
}

static Result of(People *p, Id account, Instant *made)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_calendar_get, N(account)));
    *made = row ? db_number(row, 0) : 0;
    return DONE;
}

Result calendar_of(People *p, Id account, Instant *made)
{
    people_begin(p);
    return people_end(p, of(p, account, made));
}

static Result find(People *p, Str secret, Id *account, Str *name, Arena *a)
{
    sqlite3_stmt *row;
    Hash hash = token_hash(secret);
    TRY(db_row(p, &row, people_calendar_find, B(hash_bytes(&hash))));
    if (!row)
        return because(&calendar_missing);
    *account = db_number(row, 0);
    return db_copy(row, 1, name, a);
}

Result calendar_find(People *p, Str secret, Id *account, Str *name, Arena *a)
{
    people_begin(p);
    return people_end(p, find(p, secret, account, name, a));
}

/* devices.c - browsers in which somebody signed in completely: there wrong tries are counted apart,
 * so that whoever guesses elsewhere keeps nobody out of their own account. */
#include "accounts/inside.h"

Hash device_hash(Str token)
{
    return token.len == TOKEN_TEXT ? token_hash(token) : (Hash){ 0 };
}

Result device_known(People *p, Str mail_key, Str token, Instant now, bool *known)
{
    sqlite3_stmt *row;
    Hash hash = device_hash(token);
    TRY(db_row(p, &row, people_device_find, B(hash_bytes(&hash)), N(now - DEVICE_LONGEST)));
    *known = row && str_same(db_str(row, 0), mail_key);
    return DONE;
}

static Result remembered(People *p, Id account, Hash before, Hash fresh, Instant now)
{
    TRY(account_there(p, account));
    TRY(db_do(p, people_device_drop, B(hash_bytes(&before))));
    TRY(db_do(p, people_device_add, B(hash_bytes(&fresh)), N(account), N(now)));
    return db_do(p, people_device_trim, N(now - DEVICE_LONGEST), N(account), N(DEVICES_MOST));
}

Result device_remember(People *p, Id account, Str before, Instant now, Token *token)
{
    *token = token_fresh();
    people_begin(p);
    return people_end(p, remembered(p, account, device_hash(before), token_hash(token_str(token)),
                                    now));
}

static Result counted(People *p, Id account, Instant now, int *count)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_device_count, N(account), N(now - DEVICE_LONGEST)));
    *count = (int)db_number(row, 0);
    return DONE;
}

Result device_count(People *p, Id account, Instant now, int *count)
{
    people_begin(p);
    return people_end(p, counted(p, account, now, count));
}

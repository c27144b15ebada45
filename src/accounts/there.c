/* there.c - which padlocks are there still. */
#include "accounts/there.h"
#include "accounts/inside.h"

#include <sodium.h>

enum { PADLOCKS_LISTED = 64 };

Result there_note(People *p, Str procedure, int64_t padlock, Instant now)
{
    people_begin(p);
    return people_end(p, db_do(p, people_padlock_shown_set, W(procedure), N(padlock), N(now)));
}

static Result listed(People *p, Str procedure, ThereRows *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_padlock_shown_list, W(procedure), N(PADLOCKS_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(ThereRow))
            return because(&too_large);
        *list_add(out, a) = (ThereRow){ db_number(row, 0), db_number(row, 1) };
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result there_list(People *p, Str procedure, ThereRows *out, Arena *a)
{
    *out = (ThereRows){ 0 };
    people_begin(p);
    return people_end(p, listed(p, procedure, out, a));
}

static Result secret_get(People *p, Hash *secret)
{
    Hash fresh;
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_padlock_asked_get, NULL, 0));
    if (!row) {
        randombytes_buf(fresh.byte, sizeof fresh.byte);
        TRY(db_do(p, people_padlock_asked_begin, B(hash_bytes(&fresh))));
        TRY(db_row_all(p, &row, people_padlock_asked_get, NULL, 0));
    }
    if (!row || !db_bytes(row, 0, secret->byte, sizeof secret->byte))
        return because_of(&people_broken, S("padlock_asked"));
    return DONE;
}

Result there_secret(People *p, Hash *secret)
{
    people_begin(p);
    return people_end(p, secret_get(p, secret));
}

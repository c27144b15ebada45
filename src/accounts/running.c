/* running.c - when the server ran, and what it could not do. */
#include "accounts/running.h"
#include "accounts/inside.h"

static Result added(People *p, Ran what, Instant now, Id *id)
{
    TRY(db_do(p, people_running_add, N(what), N(now)));
    *id = db_last(p);
    return db_do(p, people_running_trim, N(what), N(RUNNING_KEPT));
}

Result running_begin(People *p, Instant now, Id *run)
{
    people_begin(p);
    return people_end(p, added(p, RAN, now, run));
}

Result running_on(People *p, Id run, Instant now, bool ended)
{
    people_begin(p);
    return people_end(p, db_do(p, people_running_seen, N(run), N(now), N(ended)));
}

static Result noted(People *p, Ran what, Instant now)
{
    sqlite3_stmt *row;
    Id id;
    TRY(db_row(p, &row, people_running_last, N(what), N(now - 2 * RUNNING_EVERY)));
    if (!row)
        return added(p, what, now, &id);
    id = db_number(row, 0);
    return db_do(p, people_running_seen, N(id), N(now), N(0));
}

Result running_note(People *p, Ran what, Instant now)
{
    people_begin(p);
    return people_end(p, noted(p, what, now));
}

static Result listed(People *p, Instant since, RanForAll *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_running_list, N(since), N(PEOPLE_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(RanFor))
            return because(&too_large);
        *list_add(out, a) = (RanFor){ (Ran)db_number(row, 0), db_number(row, 1), db_number(row, 2),
                                      db_number(row, 3) != 0 };
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result running_list(People *p, Instant since, RanForAll *out, Arena *a)
{
    *out = (RanForAll){ 0 };
    people_begin(p);
    return people_end(p, listed(p, since, out, a));
}

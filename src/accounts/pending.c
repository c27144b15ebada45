/* pending.c - acts that one person signed and another must agree to. */
#include "accounts/inside.h"
#include "accounts/outbox.h"

#include <stdio.h>

const Reason pending_wrong = { INVALID, "pending-wrong", "doc/serve.md, agreements",
    "What waits for agreement has a parcel of at most 72 MiB, says what it is, and has time left; "
    "who declines says why. Both in 4,000 bytes at most." };
const Reason pending_full = { REFUSED, "pending-full", "doc/serve.md, agreements",
    "As much waits for agreement as fits: 50 in one procedure, 1 GiB in all. Decide on some "
    "first." };
const Reason pending_over = { MISSING, "pending-over", "doc/serve.md, agreements",
    "This waits no more: somebody decided, or its time is over. Look at the timeline." };

/* Words may have lines, and one of them says something. */
static bool said(Str s)
{
    bool something = false;
    if (s.len > PENDING_SAYS)
        return false;
    while (s.len) {
        Str line = str_cut(&s, '\n');
        something = something || str_trim(line).len;
        if (!str_shows(line))
            return false;
    }
    return something;
}

/* ---- leaving ------------------------------------------------------------------------ */

static Result room_for(People *p, Str procedure, ptrdiff_t bytes, Instant now)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_pending_room, W(procedure), N(now)));
    bool room = row && db_number(row, 0) < PENDING_MOST &&
                db_number(row, 1) + bytes <= PENDING_ALL_BYTES;
    return room ? DONE : because(&pending_full);
}

static Result left(People *p, Id account, Str procedure, Str says, Str parcel, Instant until,
                   Instant now, Id *number)
{
    TRY(account_there(p, account));
    TRY(db_do(p, people_pending_empty, N(now)));
    TRY(db_do(p, people_pending_trim, N(now - PENDING_SHOWN)));
    TRY(room_for(p, procedure, parcel.len, now));
    TRY(db_do(p, people_pending_add, N(account), W(procedure), W(says), B(parcel), N(now),
              N(until)));
    *number = db_last(p);
    return DONE;
}

Result pending_leave(People *p, Id account, Str procedure, Str says, Str parcel, Instant until,
                     Instant now, Id *number)
{
    if (!parcel.len || parcel.len > PENDING_BYTES || !said(says) || until <= now ||
        procedure.len > DRAFT_NAMES || !str_shows(procedure))
        return because(&pending_wrong);
    people_begin(p);
    return people_end(p, left(p, account, procedure, says, parcel, until, now, number));
}

/* ---- looking ------------------------------------------------------------------------ */

static Result pending_of(sqlite3_stmt *row, PendingAct *out, Arena *a)
{
    *out = (PendingAct){ .number = db_number(row, 0), .account = db_number(row, 1),
                         .size = db_number(row, 5), .made = db_number(row, 6),
                         .until = db_number(row, 7), .fate = (Fate)db_number(row, 8),
                         .decided_by = db_number(row, 9), .decided = db_number(row, 10) };
    TRY(db_copy(row, 2, &out->procedure, a));
    TRY(db_copy(row, 3, &out->says, a));
    return db_copy(row, 4, &out->reason, a);
}

static Result list(People *p, Str procedure, Instant now, PendingActs *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_pending_of_procedure, W(procedure), N(now), N(now - PENDING_SHOWN),
               N(PEOPLE_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(PendingAct))
            return because(&too_large);
        TRY(pending_of(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result pending_list(People *p, Str procedure, Instant now, PendingActs *out, Arena *a)
{
    *out = (PendingActs){ 0 };
    people_begin(p);
    return people_end(p, list(p, procedure, now, out, a));
}

static Result untold(People *p, Instant now, PendingAct *out, bool *found, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_pending_untold, N(now)));
    *found = row;
    return row ? pending_of(row, out, a) : DONE;
}

Result pending_untold(People *p, Instant now, PendingAct *out, bool *found, Arena *a)
{
    people_begin(p);
    return people_end(p, untold(p, now, out, found, a));
}

static Result parcel_of(People *p, Id pending, Instant now, PendingAct *out, Str *parcel, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_pending_get, N(pending), N(now)));
    if (!row)
        return because(&pending_over);
    TRY(pending_of(row, out, a));
    return db_copy(row, 11, parcel, a);
}

Result pending_parcel(People *p, Id pending, Instant now, PendingAct *out, Str *parcel, Arena *a)
{
    people_begin(p);
    return people_end(p, parcel_of(p, pending, now, out, parcel, a));
}

/* ---- deciding ------------------------------------------------------------------------ */

/* Mails that it waits are of no use any more. */
static Result decided(People *p, Id pending, Fate fate, Id by, Str reason, Instant now)
{
    char about[40];
    TRY(account_there(p, by));
    TRY(db_do(p, people_pending_decide, N(pending), N(fate), N(by), W(reason), N(now)));
    if (!db_changed(p))
        return because(&pending_over);
    snprintf(about, sizeof about, PENDING_ABOUT, (long long)pending);
    return db_do(p, people_post_moot, W(str(about)));
}

Result pending_decline(People *p, Id pending, Id by, Str reason, Instant now)
{
    if (!said(reason))
        return because(&pending_wrong);
    people_begin(p);
    return people_end(p, decided(p, pending, FATE_DECLINED, by, reason, now));
}

Result pending_entered(People *p, Id pending, Id by, Instant now)
{
    people_begin(p);
    return people_end(p, decided(p, pending, FATE_ENTERED, by, S(""), now));
}

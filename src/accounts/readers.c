/* readers.c - who is asked to read in a data room. */
#include "accounts/readers.h"
#include "accounts/inside.h"
#include "accounts/invitation.h"

const Reason readers_full = { REFUSED, "readers-full", "doc/serve.md, the data room",
    "A data room has 400 readers at most, and 40 of one bidder. Who is struck makes room after "
    "seven days." };
const Reason agreement_wrong = { INVALID, "agreement-wrong", "doc/serve.md, the data room",
    "The agreement is a text of 16,384 bytes at most, and not empty." };
const Reason reader_gone = { MISSING, "reader-gone", "doc/serve.md, the data room",
    "They are not asked to read there any more, or have signed already. Look at the page anew." };

static Result reader_read(sqlite3_stmt *row, NamedReader *out, Arena *a)
{
    *out = (NamedReader){ .number = db_number(row, 0), .bidder = db_number(row, 2),
                          .account = db_number(row, 5), .by = db_number(row, 6),
                          .made = db_number(row, 7), .signed_at = db_number(row, 9),
                          .until = db_number(row, 11) };
    TRY(db_copy(row, 1, &out->procedure, a));
    TRY(db_copy(row, 3, &out->name, a));
    TRY(db_copy(row, 4, &out->agreement, a));
    TRY(db_copy(row, 8, &out->signed_, a));
    return db_copy(row, 10, &out->mail, a);
}

static Result rows_read(People *p, sqlite3_stmt *row, NamedReaders *out, Arena *a)
{
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(NamedReader))
            return because(&too_large);
        TRY(reader_read(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

/* ---- naming ----------------------------------------------------------------------- */

static Result room_for(People *p, const NamedReader *r, Instant now)
{
    sqlite3_stmt *row;
    TRY(db_do(p, people_reader_trim, W(r->procedure), N(now),
              N(now - INVITATION_SECONDS)));
    TRY(db_row(p, &row, people_reader_count, W(r->procedure), N(0)));
    if (!row || db_number(row, 0) >= READERS_MOST)
        return because(&readers_full);
    TRY(db_row(p, &row, people_reader_count, W(r->procedure), N(r->bidder)));
    return row && db_number(row, 0) < READERS_OF_ONE ? DONE : because(&readers_full);
}

static Result add(People *p, const NamedReader *r, Str name, Id invitation, Instant now)
{
    TRY(room_for(p, r, now));
    return db_do(p, people_reader_add, W(r->procedure), N(r->bidder), W(name), W(r->agreement),
                 N(invitation), N(r->by), N(now));
}

static Result fits(People *p, const NamedReader *r, Str *name, Instant now)
{
    Str text = str_trim(r->agreement);
    TRY(shown_fit(r->name, READER_NAME_BYTES, &name_wrong, name));
    if (!text.len || r->agreement.len > AGREEMENT_BYTES || !str_utf8(text))
        return because(&agreement_wrong);
    people_begin(p);
    return people_end(p, room_for(p, r, now));
}

Result reader_name_one(People *p, const NamedReader *r, Str mail, Str purpose, Instant now,
                       Id *invitation, Token *link)
{
    Str name;
    TRY(fits(p, r, &name, now));
    TRY(invitation_make(p, r->by, mail, purpose, now, invitation, link));
    people_begin(p);
    return people_end(p, add(p, r, name, *invitation, now));
}

/* ---- looking ---------------------------------------------------------------------- */

static Result listed(People *p, Str procedure, NamedReaders *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_reader_list, W(procedure), N(READERS_MOST)));
    return rows_read(p, row, out, a);
}

Result reader_list(People *p, Str procedure, NamedReaders *out, Arena *a)
{
    *out = (NamedReaders){ 0 };
    people_begin(p);
    return people_end(p, listed(p, procedure, out, a));
}

static Result of_account(People *p, Id account, NamedReaders *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_reader_of_account, N(account), N(READERS_OF_ONE)));
    return rows_read(p, row, out, a);
}

Result reader_of_account(People *p, Id account, NamedReaders *out, Arena *a)
{
    *out = (NamedReaders){ 0 };
    people_begin(p);
    return people_end(p, of_account(p, account, out, a));
}

/* ---- what becomes of it ------------------------------------------------------------ */

static Result signed_by(People *p, Id number, Id account, Str paper, Instant now)
{
    TRY(db_do(p, people_reader_sign, N(number), N(account), W(paper), N(now)));
    return db_changed(p) ? DONE : because(&reader_gone);
}

Result reader_sign(People *p, Id number, Id account, Str paper, Instant now)
{
    people_begin(p);
    return people_end(p, signed_by(p, number, account, paper, now));
}

static Result dropped(People *p, Str procedure, Id bidder, Id number, Instant now)
{
    TRY(db_do(p, people_reader_drop, N(number), W(procedure), N(bidder), N(now)));
    return db_changed(p) ? db_do(p, people_reader_unlink, N(number)) : because(&reader_gone);
}

Result reader_drop(People *p, Str procedure, Id bidder, Id number, Instant now)
{
    people_begin(p);
    return people_end(p, dropped(p, procedure, bidder, number, now));
}

/* invitation.c - links that bring people here, once each. */
#include "accounts/inside.h"
#include "accounts/invitation.h"

const Reason invitation_over = { MISSING, "invitation-over", "doc/serve.md, invitations",
    "This invitation was taken already, was called back, or its seven days are over. Ask whoever "
    "invited you for a new one." };
const Reason invitation_other = { FORBIDDEN, "invitation-other", "doc/serve.md, invitations",
    "This invitation is for another e-mail address. Use that one, or ask for a new invitation." };
const Reason invitations_full = { REFUSED, "invitations-full", "doc/serve.md, invitations",
    "500 of your invitations wait already. Call back some that nobody needs." };
const Reason purpose_wrong = { INVALID, "purpose-wrong", "doc/serve.md, invitations",
    "An invitation says in one line, of 1,000 bytes at most, what it is for." };

enum { YEAR = 365 * 86400 };

static Result invitation_of(sqlite3_stmt *row, Invitation *out, Arena *a)
{
    *out = (Invitation){ .number = db_number(row, 0), .by = db_number(row, 1),
                         .made = db_number(row, 4), .until = db_number(row, 5),
                         .taken_by = db_number(row, 6), .taken = db_number(row, 7) };
    TRY(db_copy(row, 2, &out->mail, a));
    return db_copy(row, 3, &out->purpose, a);
}

/* ---- making -------------------------------------------------------------------------- */

static Result room_for_one(People *p, Id by, Instant now)
{
    sqlite3_stmt *row;
    if (by)
        TRY(account_there(p, by));
    TRY(db_row(p, &row, people_invitation_count, N(by), N(now)));
    return row && db_number(row, 0) < INVITATIONS_MOST ? DONE : because(&invitations_full);
}

static Result made(People *p, Id by, Str mail, Str purpose, Instant now, Hash link, Id *number)
{
    TRY(room_for_one(p, by, now));
    TRY(db_do(p, people_invitation_trim, N(now), N(now - YEAR)));
    TRY(db_do(p, people_invitation_add, N(by), W(mail), W(purpose), N(now),
              N(now + INVITATION_SECONDS), B(hash_bytes(&link))));
    *number = db_last(p);
    return DONE;
}

Result invitation_make(People *p, Id by, Str mail, Str purpose, Instant now, Id *number,
                       Token *link)
{
    Token fresh = token_fresh();
    mail = str_trim(mail);
    if (mail.len && !mail_like(mail))
        return because(&mail_wrong);
    TRY(shown_fit(purpose, PURPOSE_BYTES, &purpose_wrong, &purpose));
    people_begin(p);
    TRY(people_end(p, made(p, by, mail, purpose, now, token_hash(token_str(&fresh)), number)));
    *link = fresh;
    return DONE;
}

/* ---- taking -------------------------------------------------------------------------- */

static Result found(People *p, Str link, Instant now, Invitation *out, Arena *a)
{
    sqlite3_stmt *row;
    Hash hash = token_hash(link);
    TRY(db_row(p, &row, people_invitation_find, B(hash_bytes(&hash)), N(now)));
    return row ? invitation_of(row, out, a) : because(&invitation_over);
}

static Result taken(People *p, Invitation *it, Str mail, Id account, Instant now)
{
    if (it->mail.len && !str_alike(it->mail, mail))
        return because(&invitation_other);
    it->taken_by = account;
    it->taken    = now;
    return db_do(p, people_invitation_take, N(it->number), N(account), N(now));
}

static Result taken_by(People *p, Str link, Id account, Instant now, Invitation *it, Arena *a)
{
    sqlite3_stmt *row;
    TRY(found(p, link, now, it, a));
    TRY(db_row(p, &row, people_account_get, N(account)));
    if (!row)
        return because(&account_missing);
    return taken(p, it, str_copy(db_str(row, 3), a), account, now);
}

static Result joined(People *p, Str link, const NewAccount *n, Instant now, Id *account,
                     Invitation *it, Arena *a)
{
    TRY(found(p, link, now, it, a));
    TRY(account_insert(p, n, now, account));
    return taken(p, it, n->mail, *account, now);
}

Result invitation_look(People *p, Str link, Instant now, Invitation *out, Arena *a)
{
    people_begin(p);
    return people_end(p, found(p, link, now, out, a));
}

Result invitation_take(People *p, Str link, Id account, Instant now, Invitation *out, Arena *a)
{
    people_begin(p);
    return people_end(p, taken_by(p, link, account, now, out, a));
}

Result invitation_join(People *p, Str link, Str name, Str mail, Str language, Instant now,
                       Id *account, Invitation *out, Arena *a)
{
    NewAccount n = { .name = name, .mail = mail, .language = language };
    TRY(account_fit(&n, a));
    people_begin(p);
    return people_end(p, joined(p, link, &n, now, account, out, a));
}

/* ---- for who made them ----------------------------------------------------------------- */

static Result revoked(People *p, Id by, Id invitation, Instant now)
{
    TRY(db_do(p, people_invitation_revoke, N(invitation), N(by), N(now)));
    return db_changed(p) ? DONE : because(&invitation_over);
}

Result invitation_revoke(People *p, Id by, Id invitation, Instant now)
{
    people_begin(p);
    return people_end(p, revoked(p, by, invitation, now));
}

static Result list(People *p, Id by, Instant now, int64_t from, int64_t most, Invitations *out,
                   int64_t *all, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_invitation_listed, N(by), N(now), N(now - YEAR)));
    *all = row ? db_number(row, 0) : 0;
    TRY(db_row(p, &row, people_invitation_list, N(by), N(now), N(now - YEAR), N(from), N(most)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Invitation))
            return because(&too_large);
        TRY(invitation_of(row, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result invitation_list(People *p, Id by, Instant now, int64_t from, int64_t most, Invitations *out,
                       int64_t *all, Arena *a)
{
    *out = (Invitations){ 0 };
    people_begin(p);
    return people_end(p, list(p, by, now, from, most < PEOPLE_LISTED ? most : PEOPLE_LISTED, out,
                              all, a));
}

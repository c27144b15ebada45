/* drafts.c - drafts: the newest by its name, and beside it what was saved over a newer one. */
#include "accounts/inside.h"
#include "accounts/drafts.h"

const Reason draft_newer = { CONFLICT, "draft-newer", "doc/serve.md, drafts",
    "This was changed meanwhile in another window. Both are kept: look at the other one, and "
    "choose." };
const Reason drafts_full = { REFUSED, "drafts-full", "doc/serve.md, drafts",
    "You have as many drafts as fit: 200, or 50 MiB. Delete some that you do not need; until then "
    "this one is not saved." };
const Reason draft_wrong = { INVALID, "draft-wrong", "doc/serve.md, drafts",
    "A draft has at most 1 MiB, and says what it is of." };
const Reason draft_missing = { MISSING, "draft-missing", "doc/serve.md, drafts",
    "There is no such draft of yours." };

static bool named(Str s) { return s.len <= DRAFT_NAMES && str_shows(s); }

static Result fit(const KeptDraft *d)
{
    bool right = d->kind.len && named(d->kind) && named(d->procedure) && named(d->subject) &&
                 d->bytes.len <= KEPT_DRAFT_BYTES;
    return right ? DONE : because(&draft_wrong);
}

/* Of the account, without what this one takes the place of (0: nothing). */
static Result room_for(People *p, const KeptDraft *d, Id instead)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_draft_room, N(d->account), N(instead)));
    bool room = row && db_number(row, 0) < KEPT_DRAFTS_MOST &&
                db_number(row, 1) + d->bytes.len <= KEPT_DRAFTS_BYTES;
    return room ? DONE : because(&drafts_full);
}

static Result kept_aside(People *p, const KeptDraft *d, Instant now)
{
    TRY(room_for(p, d, 0));
    TRY(db_do(p, people_draft_aside, N(d->account), W(d->kind), W(d->procedure), W(d->subject),
              B(d->bytes), N(d->version), N(now)));
    return because(&draft_newer);
}

static Result saved(People *p, const KeptDraft *d, Instant now, int64_t *version)
{
    sqlite3_stmt *row;
    TRY(account_there(p, d->account));
    TRY(db_row(p, &row, people_draft_find, N(d->account), W(d->kind), W(d->procedure),
               W(d->subject)));
    Id   number = row ? db_number(row, 0) : 0;
    bool same   = row && str_same(db_str(row, 6), d->bytes);
    *version = row ? db_number(row, 7) : 0;
    if (same)
        return DONE;
    if (row && *version != d->version)
        return kept_aside(p, d, now);
    TRY(room_for(p, d, number));
    ++*version;
    return number ? db_do(p, people_draft_again, N(number), B(d->bytes), N(*version), N(now))
                  : db_do(p, people_draft_add, N(d->account), W(d->kind), W(d->procedure),
                          W(d->subject), B(d->bytes), N(*version), N(now));
}

Result draft_save(People *p, const KeptDraft *d, Instant now, int64_t *version)
{
    TRY(fit(d));
    people_begin(p);
    return people_settle(p, saved(p, d, now, version));
}

/* ---- reading ----------------------------------------------------------------------- */

static Result draft_of(sqlite3_stmt *row, bool whole, KeptDraft *out, Arena *a)
{
    *out = (KeptDraft){ .number = db_number(row, 0), .account = db_number(row, 1),
                        .size = db_number(row, 5), .version = db_number(row, 7),
                        .at = db_number(row, 8), .aside = db_number(row, 9) };
    TRY(db_copy(row, 2, &out->kind, a));
    TRY(db_copy(row, 3, &out->procedure, a));
    TRY(db_copy(row, 4, &out->subject, a));
    return whole ? db_copy(row, 6, &out->bytes, a) : DONE;
}

static Result found(Result r, sqlite3_stmt **row, KeptDraft *out, Arena *a)
{
    TRY(r);
    return *row ? draft_of(*row, true, out, a) : because(&draft_missing);
}

Result draft_get(People *p, Id account, Str kind, Str procedure, Str subject, KeptDraft *out,
                 Arena *a)
{
    sqlite3_stmt *row;
    people_begin(p);
    return people_end(p, found(db_row(p, &row, people_draft_find, N(account), W(kind),
                                      W(procedure), W(subject)), &row, out, a));
}

Result draft_by_number(People *p, Id account, Id draft, KeptDraft *out, Arena *a)
{
    sqlite3_stmt *row;
    people_begin(p);
    return people_end(p, found(db_row(p, &row, people_draft_get, N(draft), N(account)), &row, out,
                               a));
}

static Result list(People *p, Id account, KeptDrafts *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_draft_list, N(account), N(PEOPLE_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(KeptDraft))
            return because(&too_large);
        TRY(draft_of(row, false, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result draft_list(People *p, Id account, KeptDrafts *out, Arena *a)
{
    *out = (KeptDrafts){ 0 };
    people_begin(p);
    return people_end(p, list(p, account, out, a));
}

static Result dropped(People *p, Id account, Id draft)
{
    TRY(db_do(p, people_draft_drop, N(draft), N(account)));
    return db_changed(p) ? DONE : because(&draft_missing);
}

Result draft_drop(People *p, Id account, Id draft)
{
    people_begin(p);
    return people_end(p, dropped(p, account, draft));
}

/* marks.c - marks that were written and are not signed. */
#include "accounts/inside.h"
#include "accounts/marks.h"

const Reason mark_draft_newer = { CONFLICT, "mark-draft-newer", "doc/serve.md, scoring",
    "You wrote on this mark in another window or on another device, too. What you typed here last "
    "is saved; the other text is kept below it. Take from it what you need, then save once more." };
const Reason mark_drafts_full = { REFUSED, "mark-drafts-full", "doc/serve.md, scoring",
    "There is no room for more drafts of marks: sign those that are ready, then go on. This one is "
    "not saved." };
const Reason mark_draft_wrong = { INVALID, "mark-draft-wrong", "doc/serve.md, scoring",
    "Reasons have at most 64 KiB, and a mark is one of the scale. This is not saved." };

/* Its key, as every statement begins. */
#define KEYED(d) N((d)->account), W((d)->procedure), W((d)->kind), N((d)->round), N((d)->lot),     \
                 N((d)->criterion)

/* ---- reading --------------------------------------------------------------------- */

static Result draft_of(sqlite3_stmt *row, const MarkDraft *which, MarkDraft *out, Arena *a)
{
    *out = (MarkDraft){ .account = which->account, .procedure = which->procedure,
                        .kind = which->kind, .round = db_number(row, 0), .lot = db_number(row, 1),
                        .bidder = db_number(row, 2), .criterion = db_number(row, 3),
                        .file = db_number(row, 6), .page = db_number(row, 7),
                        .version = db_number(row, 10), .at = db_number(row, 11),
                        .clarification = db_number(row, 14) };
    TRY(db_copy(row, 4, &out->mark, a));
    TRY(db_copy(row, 5, &out->reason, a));
    TRY(db_copy(row, 8, &out->how, a));
    TRY(db_copy(row, 9, &out->present, a));
    TRY(db_copy(row, 12, &out->other_mark, a));
    return db_copy(row, 13, &out->other_reason, a);
}

static Result find(People *p, const MarkDraft *which, MarkDraft *out, Arena *a)
{
    sqlite3_stmt *row;
    *out = (MarkDraft){ .account = which->account, .procedure = which->procedure,
                        .kind = which->kind, .round = which->round, .lot = which->lot,
                        .bidder = which->bidder, .criterion = which->criterion };
    TRY(db_row(p, &row, people_mark_draft_get, KEYED(which), N(which->bidder)));
    return row ? draft_of(row, which, out, a) : DONE;
}

Result mark_draft_get(People *p, const MarkDraft *which, MarkDraft *out, Arena *a)
{
    people_begin(p);
    return people_end(p, find(p, which, out, a));
}

static Result list(People *p, const MarkDraft *which, MarkDrafts *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_mark_draft_list, KEYED(which)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(MarkDraft))
            return because(&too_large);
        TRY(draft_of(row, which, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result mark_draft_list(People *p, const MarkDraft *which, MarkDrafts *out, Arena *a)
{
    *out = (MarkDrafts){ 0 };
    people_begin(p);
    return people_end(p, list(p, which, out, a));
}

/* Twenty thousand of them are read for one page: nothing but the mark is copied. */
static Result states(People *p, const MarkDraft *which, MarkDrafts *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_mark_draft_states, N(which->account), W(which->procedure),
               W(which->kind), N(which->round), N(which->lot)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(MarkDraft))
            return because(&too_large);
        MarkDraft *d = list_add(out, a);
        *d = *which;
        d->bidder    = db_number(row, 0);
        d->criterion = db_number(row, 1);
        d->reason    = db_number(row, 3) ? S("+") : (Str){ 0 };
        d->present   = db_number(row, 4) ? S("+") : (Str){ 0 };
        d->version   = db_number(row, 5);
        TRY(db_copy(row, 2, &d->mark, a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result mark_draft_states(People *p, const MarkDraft *which, MarkDrafts *out, Arena *a)
{
    *out = (MarkDrafts){ 0 };
    people_begin(p);
    return people_end(p, states(p, which, out, a));
}

/* ---- saving ---------------------------------------------------------------------- */

static bool says_same(const MarkDraft *x, const MarkDraft *y)
{
    return str_same(x->mark, y->mark) && str_same(x->reason, y->reason) && x->file == y->file &&
           x->page == y->page && x->clarification == y->clarification &&
           str_same(x->how, y->how) && str_same(x->present, y->present);
}

static Result room(People *p, const MarkDraft *d)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_mark_draft_room, N(d->account)));
    bool fits = !row || (db_number(row, 0) < MARK_DRAFTS_MOST &&
                         db_number(row, 1) + d->reason.len + d->present.len <= MARK_DRAFTS_BYTES);
    return fits ? DONE : because(&mark_drafts_full);
}

static Result put(People *p, const MarkDraft *d)
{
    return db_do(p, people_mark_draft_put, KEYED(d), N(d->bidder), W(d->mark), W(d->reason),
                 N(d->file), N(d->page), W(d->how), W(d->present), N(d->version), N(d->at),
                 W(d->other_mark), W(d->other_reason), N(d->clarification));
}

/* out may be where d is. */
static Result saved(People *p, const MarkDraft *typed, Instant now, MarkDraft *out, Arena *a)
{
    MarkDraft was, given = *typed;
    const MarkDraft *d = &given;
    TRY(account_there(p, d->account));
    TRY(find(p, d, &was, a));
    *out = was;
    if (was.version && says_same(&was, d) && was.version == d->version && !was.other_reason.len)
        return DONE;
    bool crossed = was.version != d->version && was.version && !says_same(&was, d);
    TRY(room(p, d));
    *out = *d;
    out->at = now;
    out->version = (was.version > d->version ? was.version : d->version) + 1;
    out->other_mark   = crossed ? was.mark : (Str){ 0 };
    out->other_reason = crossed ? was.reason : (Str){ 0 };
    TRY(put(p, out));
    return crossed ? because(&mark_draft_newer) : DONE;
}

Result mark_draft_save(People *p, const MarkDraft *d, Instant now, MarkDraft *out, Arena *a)
{
    if (!str_utf8(d->reason) || !str_utf8(d->present) || !str_utf8(d->mark) || d->mark.len > 32 ||
        d->how.len > 32 || d->reason.len > MARK_DRAFT_WORDS || d->present.len > MARK_DRAFT_WORDS)
        return because(&mark_draft_wrong);
    people_begin(p);
    return people_settle(p, saved(p, d, now, out, a));
}

Result mark_draft_drop(People *p, const MarkDraft *d)
{
    people_begin(p);
    return people_end(p, db_do(p, people_mark_draft_drop, KEYED(d), N(d->bidder), N(d->version)));
}

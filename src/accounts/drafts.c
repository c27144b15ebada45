/* drafts.c - drafts of a procedure: every version, what was saved over a newer one, and the files
 * that they name. */
#include "accounts/inside.h"
#include "accounts/drafts.h"

const Reason draft_newer = { CONFLICT, "draft-newer", "doc/serve.md, drafts",
    "This was changed meanwhile, by somebody else or in another window. Both are kept: look at the "
    "other one, and choose." };
const Reason drafts_full = { REFUSED, "drafts-full", "doc/serve.md, drafts",
    "There is no room for more: a tender's draft has at most 50 files and 64 MiB of them, all "
    "drafts together have 1 GiB. Remove files that you do not need; until then this is not "
    "saved." };
const Reason draft_wrong = { INVALID, "draft-wrong", "doc/serve.md, drafts",
    "A draft has at most 1 MiB, and says what it is of." };
const Reason draft_missing = { MISSING, "draft-missing", "doc/serve.md, drafts",
    "There is no such draft, version or file." };
const Reason draft_file_wrong = { INVALID, "draft-file-wrong", "doc/serve.md, drafts",
    "A file of a draft has at most 16 MiB and something in it, and its name is one word of "
    "letters, digits, points, hyphens and underscores." };

static bool named(Str s) { return s.len && s.len <= DRAFT_NAMES && str_shows(s); }

static Result room_of_all(People *p, ptrdiff_t bytes)
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_draft_room, NULL, 0));
    bool room = row && db_number(row, 0) + bytes <= DRAFTS_ALL_BYTES;
    return room ? DONE : because(&drafts_full);
}

/* ---- saving ---------------------------------------------------------------------- */

static Result add(People *p, const KeptDraft *d, int64_t version, bool aside, Instant now)
{
    TRY(room_of_all(p, d->bytes.len));
    TRY(db_do(p, people_draft_add, W(d->procedure), W(d->kind), N(d->account), B(d->bytes),
              N(version), N(now), N(aside)));
    return db_do(p, people_draft_trim, W(d->procedure), W(d->kind), N(KEPT_VERSIONS_MOST),
                 N(KEPT_VERSIONS_BYTES));
}

static Result saved(People *p, const KeptDraft *d, Instant now, int64_t *version)
{
    sqlite3_stmt *row;
    TRY(account_there(p, d->account));
    TRY(db_row(p, &row, people_draft_find, W(d->procedure), W(d->kind), N(0)));
    bool same = row && str_same(db_str(row, 5), d->bytes);
    *version = row ? db_number(row, 6) : 0;
    if (same)
        return DONE;
    if (*version != d->version) {
        TRY(add(p, d, d->version, true, now));
        return because(&draft_newer);
    }
    return add(p, d, ++*version, false, now);
}

Result draft_save(People *p, const KeptDraft *d, Instant now, int64_t *version)
{
    if (!named(d->kind) || !named(d->procedure) || d->bytes.len > KEPT_DRAFT_BYTES)
        return because(&draft_wrong);
    people_begin(p);
    return people_settle(p, saved(p, d, now, version));
}

/* ---- reading ----------------------------------------------------------------------- */

static Result draft_of(sqlite3_stmt *row, bool whole, KeptDraft *out, Arena *a)
{
    *out = (KeptDraft){ .number = db_number(row, 0), .account = db_number(row, 1),
                        .size = db_number(row, 4), .version = db_number(row, 6),
                        .at = db_number(row, 7), .aside = db_number(row, 8) };
    TRY(db_copy(row, 2, &out->procedure, a));
    TRY(db_copy(row, 3, &out->kind, a));
    return whole ? db_copy(row, 5, &out->bytes, a) : DONE;
}

static Result found(Result r, sqlite3_stmt **row, KeptDraft *out, Arena *a)
{
    TRY(r);
    return *row ? draft_of(*row, true, out, a) : because(&draft_missing);
}

Result draft_get(People *p, Str procedure, Str kind, int64_t version, KeptDraft *out, Arena *a)
{
    sqlite3_stmt *row;
    people_begin(p);
    return people_end(p, found(db_row(p, &row, people_draft_find, W(procedure), W(kind),
                                      N(version)), &row, out, a));
}

Result draft_by_number(People *p, Str procedure, Id draft, KeptDraft *out, Arena *a)
{
    sqlite3_stmt *row;
    people_begin(p);
    return people_end(p, found(db_row(p, &row, people_draft_get, N(draft), W(procedure)), &row,
                               out, a));
}

static Result list(People *p, Str procedure, Str kind, KeptDrafts *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_draft_list, W(procedure), W(kind), N(KEPT_VERSIONS_MOST)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(KeptDraft))
            return because(&too_large);
        TRY(draft_of(row, false, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result draft_list(People *p, Str procedure, Str kind, KeptDrafts *out, Arena *a)
{
    *out = (KeptDrafts){ 0 };
    people_begin(p);
    return people_end(p, list(p, procedure, kind, out, a));
}

/* ---- files ------------------------------------------------------------------------- */

static bool is_word(Str name)
{
    for (ptrdiff_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '_')
            return false;
    }
    return name.len && name.len <= DRAFT_NAMES;
}

static Result put(People *p, Str procedure, const DraftFile *f, Instant now)
{
    sqlite3_stmt *row;
    TRY(account_there(p, f->account));
    TRY(db_row(p, &row, people_draft_file_room, W(procedure), W(f->name)));
    bool room = row && db_number(row, 0) < DRAFT_FILES_MOST &&
                db_number(row, 1) + f->bytes.len <= DRAFT_FILES_BYTES;
    TRY(room ? room_of_all(p, f->bytes.len) : because(&drafts_full));
    return db_do(p, people_draft_file_put, W(procedure), W(f->name), N(f->account), B(f->bytes),
                 N(now));
}

Result draft_file_put(People *p, Str procedure, const DraftFile *f, Instant now)
{
    if (!named(procedure) || !is_word(f->name) || !f->bytes.len || f->bytes.len > DRAFT_FILE_BYTES)
        return because(&draft_file_wrong);
    people_begin(p);
    return people_end(p, put(p, procedure, f, now));
}

static Result file_of(sqlite3_stmt *row, bool whole, DraftFile *out, Arena *a)
{
    *out = (DraftFile){ .account = db_number(row, 1), .size = db_number(row, 3),
                        .at = db_number(row, 5) };
    TRY(db_copy(row, 2, &out->name, a));
    return whole ? db_copy(row, 4, &out->bytes, a) : DONE;
}

static Result files(People *p, Str procedure, DraftFiles *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_draft_file_list, W(procedure)));
    while (row) {
        TRY(file_of(row, false, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result draft_file_list(People *p, Str procedure, DraftFiles *out, Arena *a)
{
    *out = (DraftFiles){ 0 };
    people_begin(p);
    return people_end(p, files(p, procedure, out, a));
}

static Result file_found(Result r, sqlite3_stmt **row, DraftFile *out, Arena *a)
{
    TRY(r);
    return *row ? file_of(*row, true, out, a) : because(&draft_missing);
}

Result draft_file_get(People *p, Str procedure, Str name, DraftFile *out, Arena *a)
{
    sqlite3_stmt *row;
    people_begin(p);
    return people_end(p, file_found(db_row(p, &row, people_draft_file_find, W(procedure),
                                           W(name)), &row, out, a));
}

static Result file_dropped(People *p, Str procedure, Str name)
{
    TRY(db_do(p, people_draft_file_drop, W(procedure), W(name)));
    return db_changed(p) ? DONE : because(&draft_missing);
}

Result draft_file_drop(People *p, Str procedure, Str name)
{
    people_begin(p);
    return people_end(p, file_dropped(p, procedure, name));
}

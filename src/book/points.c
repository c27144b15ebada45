/* points.c - checkpoints as witnesses cosigned them. The book keeps lines; notes are made of
 * them. */
#include "book/inside.h"

/* ---- keeping --------------------------------------------------------------------- */

static Result cosignature_count(Book *b, int64_t size, int64_t *count)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_cosignature_count, &q));
    sqlite3_bind_int64(q, 1, size);
    int code = sqlite3_step(q);
    *count = code == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return code == SQLITE_ROW ? DONE : broken(b);
}

Result book_cosignature_add(Book *b, int64_t size, Str line)
{
    sqlite3_stmt *q;
    int64_t count;
    TRY(cosignature_count(b, size, &count));
    if (count >= COSIGNATURES_MOST)
        return because_of(&too_large, S("cosignatures"));
    TRY(query(b, sql_cosignature_add, &q));
    sqlite3_bind_int64(q, 1, size);
    bind_str(q, 2, line);
    return finish(b, q);
}

/* ---- notes from lines ------------------------------------------------------------ */

static bool same_key(const Signature *one, const Signature *other)
{
    return one->id == other->id && str_same(one->name, other->name);
}

static bool has_key(const Note *n, const Signature *s)
{
    for (each(const Signature, there, n->signatures))
        if (same_key(there, s))
            return true;
    return false;
}

/* The first signature is the log's own and stands in every note. Each takes of the others what it
 * has no signature of yet. */
static Note note_take(Note *rest, Arena *a)
{
    Note n = { .text = rest->text };
    ptrdiff_t left = 1;
    *list_add(&n.signatures, a) = rest->signatures.at[0];
    for (ptrdiff_t i = 1; i < rest->signatures.len; i++) {
        const Signature s = rest->signatures.at[i];
        if (has_key(&n, &s))
            rest->signatures.at[left++] = s;
        else
            *list_add(&n.signatures, a) = s;
    }
    rest->signatures.len = left;
    return n;
}

static Result notes_give(Str lines, int64_t size, KeptFn *each_one, void *with, Arena *a)
{
    Note rest;
    TRY(note_read(lines, &rest, a));
    do {
        Text text = { 0 };
        Note note = note_take(&rest, a);
        note_write(&note, &text, a);
        TRY(each_one(with, &(Kept){ .leaf = size, .body = text_str(&text) }));
    } while (rest.signatures.len > 1);
    return DONE;
}

/* ---- walking --------------------------------------------------------------------- */

/* Rows of one size, a line each, are one text. */
typedef struct Rows { int64_t size; Text lines; Arena a; } Rows;

static Result rows_end(Rows *rows, KeptFn *each_one, void *with)
{
    Result r = rows->lines.len
                   ? notes_give(text_str(&rows->lines), rows->size, each_one, with, &rows->a)
                   : DONE;
    r.detail = (Str){ 0 };
    arena_end(&rows->a);
    *rows = (Rows){ .a = arena_begin(POINT_ROOM) };
    return r;
}

static void row_take(Rows *rows, sqlite3_stmt *q)
{
    if (!rows->lines.len)
        text_add(&rows->lines, column(q, 1), &rows->a);
    text_put(&rows->lines, &rows->a, "{}\n", column(q, 2));
    rows->size = sqlite3_column_int64(q, 0);
}

static Result rows_walk(Book *b, sqlite3_stmt *q, Rows *rows, KeptFn *each_one, void *with)
{
    int code;
    while ((code = sqlite3_step(q)) == SQLITE_ROW) {
        if (rows->lines.len && sqlite3_column_int64(q, 0) != rows->size)
            TRY(rows_end(rows, each_one, with));
        row_take(rows, q);
    }
    return code == SQLITE_DONE ? rows_end(rows, each_one, with) : broken(b);
}

Result book_cosigned(Book *b, int64_t least, int64_t most, KeptFn *each_one, void *with)
{
    sqlite3_stmt *q;
    Rows rows = { .a = arena_begin(POINT_ROOM) };
    Result r = query(b, sql_cosigned_between, &q);
    if (!failed(r)) {
        sqlite3_bind_int64(q, 1, least);
        sqlite3_bind_int64(q, 2, most);
        r = rows_walk(b, q, &rows, each_one, with);
        sqlite3_reset(q);
    }
    arena_end(&rows.a);
    return r;
}

/* ---- from the latest back -------------------------------------------------------- */

static Result cosigned_before(Book *b, int64_t *size)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_cosigned_before, &q));
    sqlite3_bind_int64(q, 1, *size);
    int code = sqlite3_step(q);
    *size = code == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return code == SQLITE_ROW ? DONE : broken(b);
}

Result book_cosigned_back(Book *b, KeptFn *each_one, void *with)
{
    int64_t size = INT64_MAX;
    TRY(cosigned_before(b, &size));
    while (size) {
        TRY(book_cosigned(b, size, size, each_one, with));
        TRY(cosigned_before(b, &size));
    }
    return DONE;
}

static const Reason found_it = { MISSING, "found-it", "", "" };      /* ends a walk, never shown */

typedef struct Asking { const Policy *policy; int64_t size; Str *note; Arena *life; } Asking;

static Result note_ask(void *with, const Kept *kept)
{
    Asking *asking = with;
    Note note;
    Witnessed seen;
    Arena  a = arena_begin(POINT_ROOM);
    Result r = note_read(kept->body, &note, &a);
    if (!failed(r))
        r = policy_check(asking->policy, &note, &seen, &a);
    arena_end(&a);
    if (r.why == &quorum_missing || r.why == &signature_wrong)
        return DONE;                             /* another may do */
    if (failed(r))
        return because(r.why);
    *asking->note = str_copy(kept->body, asking->life);
    asking->size  = kept->leaf;
    return because(&found_it);
}

Result book_seen(Book *b, const Policy *policy, int64_t least, Str *note, int64_t *size, Arena *a)
{
    Asking asking = { .policy = policy, .note = note, .life = a };
    *size = book_size(b);
    if (!policy->quorum)
        return book_checkpoint(b, *size, note, a);
    Result r = book_cosigned_back(b, note_ask, &asking);
    if (failed(r) && r.why != &found_it)
        return r;
    *size = asking.size;
    return asking.size && asking.size >= least ? DONE : because(&quorum_missing);
}

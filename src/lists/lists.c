/* lists.c - the file shown.db: opening it, throwing it away, rows in and out. */
#include "lists/inside.h"

#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

const Reason lists_broken = { BROKEN, "lists-broken", "doc/serve.md, what everybody sees",
    "The file shown.db, from which lists and search are answered, could not be read or written. "
    "The book and every tender in it are safe. The file may be deleted: it is made anew." };

/* ---- statements ------------------------------------------------------------------ */

Result rows_broken(const Lists *l)
{
    return because_of(&lists_broken, str(sqlite3_errstr(sqlite3_extended_errcode(l->db))));
}

static Result statement(Lists *l, const char *sql, sqlite3_stmt **out)
{
    for (int i = 0; i < l->kept; i++)
        if (l->statements[i].sql == sql) {
            *out = l->statements[i].stmt;
            sqlite3_reset(*out);
            return DONE;
        }
    if (l->kept == LISTS_STATEMENTS)
        return because_of(&lists_broken, S("more statements than places"));
    if (sqlite3_prepare_v3(l->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL))
        return rows_broken(l);
    l->statements[l->kept].sql    = sql;
    l->statements[l->kept++].stmt = *out;
    return DONE;
}

static int bind(sqlite3_stmt *q, int at, const Bound *b)
{
    return b->text ? sqlite3_bind_text64(q, at, b->words.at ? b->words.at : "",
                                         (sqlite3_uint64)b->words.len, SQLITE_STATIC, SQLITE_UTF8)
                   : sqlite3_bind_int64(q, at, b->number);
}

Result rows_bind(Lists *l, sqlite3_stmt *q, const Bound *bound, ptrdiff_t count)
{
    for (int i = 0; i < count; i++)
        if (bind(q, i + 1, &bound[i]))
            return rows_broken(l);
    return DONE;
}

Result rows_of_all(Lists *l, sqlite3_stmt **row, const char *sql, const Bound *bound,
                   ptrdiff_t count)
{
    TRY(statement(l, sql, row));
    TRY(rows_bind(l, *row, bound, count));
    return rows_next(l, row);
}

Result rows_next(Lists *l, sqlite3_stmt **row)
{
    int code = sqlite3_step(*row);
    if (code == SQLITE_ROW)
        return DONE;
    sqlite3_reset(*row);
    *row = NULL;
    return code == SQLITE_DONE ? DONE : rows_broken(l);
}

Result rows_do_all(Lists *l, const char *sql, const Bound *bound, ptrdiff_t count)
{
    sqlite3_stmt *row;
    TRY(rows_of_all(l, &row, sql, bound, count));
    if (row)
        sqlite3_reset(row);
    return DONE;
}

Str row_words(sqlite3_stmt *row, int at, Arena *a)
{
    const char *bytes = sqlite3_column_blob(row, at);
    return str_copy((Str){ bytes, sqlite3_column_bytes(row, at) }, a);
}

static Result run(Lists *l, const char *sql)
{
    return sqlite3_exec(l->db, sql, NULL, NULL, NULL) ? rows_broken(l) : DONE;
}

Result rows_begin(Lists *l) { return run(l, "BEGIN IMMEDIATE"); }

Result rows_end(Lists *l, Result r)
{
    if (!failed(r))
        r = run(l, "COMMIT");
    if (!sqlite3_get_autocommit(l->db))
        sqlite3_exec(l->db, "ROLLBACK", NULL, NULL, NULL);
    return r;
}

Result rows_forget(Lists *l)
{
    int code = sqlite3_wal_checkpoint_v2(l->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return code == SQLITE_OK ? DONE : rows_broken(l);
}

/* ---- one row --------------------------------------------------------------------- */

Result rows_drop(Lists *l, int64_t file)
{
    TRY(rows_do(l, lists_tender_drop, N(file)));
    return rows_do(l, lists_words_drop, N(file));
}

static Result put_contract(Lists *l, int64_t file, const ContractRow *c)
{
    TRY(rows_do(l, lists_contract_add, N(c->entry), N(file), W(c->number), W(c->title),
                W(c->buyer), N(c->lot), W(c->lot_title), W(c->supplier), W(c->value),
                W(c->signed_at), W(c->signed_iso), W(c->begins), W(c->ends), W(c->beyond)));
    for (each(const ChangeShown, change, c->changes))
        TRY(rows_do(l, lists_change_add, N(change->entry), N(c->entry), W(change->at),
                    W(change->value), W(change->until), W(change->reason)));
    return DONE;
}

Result lists_put(Lists *l, const Listed *t)
{
    TRY(rows_drop(l, t->file));
    TRY(rows_do(l, lists_tender_add, N(t->file), N(t->year), W(t->number), W(t->address),
                W(t->title), W(t->buyer), N(t->zone), N(t->deadline), N(t->changed)));
    TRY(rows_do(l, lists_words_add, N(t->file), W(t->number), W(t->title), W(t->lots),
                W(t->buyer)));
    for (each(const StatusSpan, span, t->spans))
        TRY(rows_do(l, lists_span_add, N(t->file), N(span->since), N(span->until),
                    N(span->status.group), W(str(span->status.words)), W(str(span->status.tag)),
                    N(span->status.closes)));
    for (each(const ListedStep, step, t->steps))
        TRY(rows_do(l, lists_step_add, N(t->file), N(step->nth), N(step->at), W(step->says),
                    W(step->reason)));
    for (each(const ContractRow, c, t->contracts))
        TRY(put_contract(l, t->file, c));
    return DONE;
}

/* ---- the file -------------------------------------------------------------------- */

static void shut(void *lists)
{
    Lists *l = lists;
    for (int i = 0; i < l->kept; i++)
        sqlite3_finalize(l->statements[i].stmt);
    sqlite3_close(l->db);
    l->kept = 0;
    l->db   = NULL;
}

/* Made here and not by SQLite, for the mode. */
static Result file_there(const Lists *l)
{
    int fd = l->path ? open(l->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600) : -1;
    if (l->path && fd < 0)
        return because_of(&lists_broken, str(strerrordesc_np(errno)));
    if (fd >= 0)
        close(fd);
    return DONE;
}

/* What the last seconds drew may be lost with the power: then it is drawn again. */
static Result connect_to(Lists *l)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    if (sqlite3_open_v2(l->path ? l->path : ":memory:", &l->db, flags, NULL))
        return rows_broken(l);
    sqlite3_db_config(l->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(l->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return run(l, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=1;"
                  "PRAGMA cell_size_check=1; PRAGMA secure_delete=1; PRAGMA busy_timeout=5000;"
                  "PRAGMA journal_size_limit=16777216");
}

static Result come(Lists *l)
{
    TRY(file_there(l));
    return connect_to(l);
}

static void remove_beside(const Lists *l, const char *end, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}", str(l->path), str(end));
    unlink(str_terminated(text_str(&t), a));
}

Result lists_anew(Lists *l)
{
    Arena a = arena_begin(1 << 16);
    shut(l);
    if (l->path) {
        remove_beside(l, "", &a);
        remove_beside(l, "-wal", &a);
        remove_beside(l, "-shm", &a);
    }
    arena_end(&a);
    TRY(come(l));
    return run(l, lists_tables);
}

Result lists_open(Lists **lists, const char *folder, Arena *a)
{
    Lists *l = *lists = make(a, Lists, 1);
    l->path = folder ? path_in(folder, "shown.db", a) : NULL;
    arena_defer(a, shut, l);
    return failed(come(l)) ? lists_anew(l) : DONE;
}

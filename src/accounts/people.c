/* people.c - the file people.db: opening it, its tables, one transaction after the other. */
#include "accounts/inside.h"

#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason people_broken = { BROKEN, "people-broken", "doc/serve.md, people.db",
    "The file people.db, with accounts and sessions, could not be read or written. The book and "
    "every "
    "tender in it are safe." };
const Reason people_locked = { CONFLICT, "people-locked", "doc/serve.md, people.db",
    "Another process has people.db open. Only one may." };
const Reason people_newer = { REFUSED, "people-newer", "doc/serve.md, people.db",
    "A newer program made people.db as it is. Start that one, or bring back an older copy." };
const Reason people_other = { REFUSED, "people-other", "doc/serve.md, people.db",
    "People.db has tables that this program does not know. Nothing was changed in it." };
const Reason people_unguarded = { REFUSED, "people-unguarded", "doc/serve.md, people.db",
    "People.db must be a plain file, no link, of the server's own user, which nobody else may "
    "read. "
    "Say chmod 600 people.db, and who could read it meanwhile." };

/* ---- rows ------------------------------------------------------------------------ */

/* sqlite3_errstr() is of the program, not of the connection: another thread changes nothing in
 * it. */
Result db_broken(const People *p)
{
    return because_of(&people_broken, str(sqlite3_errstr(sqlite3_extended_errcode(p->db))));
}

static Result statement(People *p, const char *sql, sqlite3_stmt **out)
{
    for (int i = 0; i < p->kept; i++)
        if (p->statements[i].sql == sql) {
            *out = p->statements[i].stmt;
            sqlite3_reset(*out);
            return DONE;
        }
    if (p->kept == PEOPLE_STATEMENTS)
        return because_of(&people_broken, S("too many statements"));
    if (sqlite3_prepare_v3(p->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL))
        return db_broken(p);
    p->statements[p->kept].sql    = sql;
    p->statements[p->kept++].stmt = *out;
    return DONE;
}

static int bind(sqlite3_stmt *q, int at, const Bound *b)
{
    const char *bytes = b->bytes.at ? b->bytes.at : "";
    sqlite3_uint64 len = (sqlite3_uint64)b->bytes.len;
    switch (b->kind) {
    case NUMBER: return sqlite3_bind_int64(q, at, b->number);
    case WORDS:  return sqlite3_bind_text64(q, at, bytes, len, SQLITE_STATIC, SQLITE_UTF8);
    case BYTES:  return sqlite3_bind_blob64(q, at, bytes, len, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

/* SQLite undoes a transaction by itself where it must. */
static bool within(const People *p) { return p->begun && !sqlite3_get_autocommit(p->db); }

/* Outside of a transaction nothing is asked: where BEGIN failed all fails. */
Result db_row_all(People *p, sqlite3_stmt **row, const char *sql, const Bound *bound,
                  ptrdiff_t count)
{
    *row = NULL;
    if (!within(p))
        return db_broken(p);
    TRY(statement(p, sql, row));
    for (int i = 0; i < count; i++)
        if (bind(*row, i + 1, &bound[i]))
            return db_broken(p);
    return db_more(p, row);
}

Result db_more(People *p, sqlite3_stmt **row)
{
    int code = sqlite3_step(*row);
    if (code == SQLITE_ROW)
        return DONE;
    sqlite3_reset(*row);
    *row = NULL;
    return code == SQLITE_DONE ? DONE : db_broken(p);
}

Result db_do_all(People *p, const char *sql, const Bound *bound, ptrdiff_t count)
{
    sqlite3_stmt *row;
    return db_row_all(p, &row, sql, bound, count);
}

Id      db_last(const People *p)              { return sqlite3_last_insert_rowid(p->db); }
int64_t db_changed(const People *p)           { return sqlite3_changes(p->db); }
int64_t db_number(sqlite3_stmt *row, int at)  { return sqlite3_column_int64(row, at); }

Str db_str(sqlite3_stmt *row, int at)
{
    const char *bytes = sqlite3_column_blob(row, at);
    return (Str){ bytes, sqlite3_column_bytes(row, at) };
}

bool db_bytes(sqlite3_stmt *row, int at, void *to, ptrdiff_t bytes)
{
    Str s = db_str(row, at);
    if (s.len != bytes)
        return false;
    memcpy(to, s.at, (size_t)bytes);
    return true;
}

Result db_copy(sqlite3_stmt *row, int at, Str *to, Arena *a)
{
    Str s = db_str(row, at);
    if (arena_left(a) < s.len + 64)
        return because(&too_large);
    *to = str_copy(s, a);
    return DONE;
}

/* ---- transactions ---------------------------------------------------------------- */

static bool run(People *p, const char *sql) { return !sqlite3_exec(p->db, sql, NULL, NULL, NULL); }

/* Where even ROLLBACK failed the last transaction is still there: nothing of it may come to be with
 * the next. */
void people_begin(People *p)
{
    pthread_mutex_lock(&p->mutex);
    if (!sqlite3_get_autocommit(p->db))
        run(p, "ROLLBACK");
    p->begun = run(p, p->looks ? "BEGIN" : "BEGIN IMMEDIATE");
}

static void let_go(People *p)
{
    for (int i = 0; i < p->kept; i++) {
        sqlite3_reset(p->statements[i].stmt);
        sqlite3_clear_bindings(p->statements[i].stmt);
    }
}

/* A COMMIT that fails is undone: people are told that it was not done, and try again. */
static Result finished(People *p, Result r, bool keep)
{
    let_go(p);
    if (!within(p) || (keep && !run(p, "COMMIT"))) {
        keep = false;
        r = failed(r) ? r : db_broken(p);
    }
    if (!keep && !sqlite3_get_autocommit(p->db))
        run(p, "ROLLBACK");
    p->begun = false;
    pthread_mutex_unlock(&p->mutex);
    return r;
}

Result people_end(People *p, Result r)    { return finished(p, r, !failed(r)); }

Result people_settle(People *p, Result r)
{
    return finished(p, r, !failed(r) || r.why->ground != BROKEN);
}

/* ---- tables ---------------------------------------------------------------------- */

/* A step that was published is never changed: a new one is added. */
static const char *const steps[] = { people_accounts, people_passkeys, people_ways,
                                    people_desk, people_people, people_shared_drafts,
                                    people_mail, people_devices, people_scans, people_care,
                                    people_mornings, people_marks, people_calendar,
                                    people_theme, people_readers, people_struck_readers,
                                    people_mark_clarifications };

static Result step_take(People *p, int number)
{
    Hash hash = sha256(str(steps[number - 1]));
    if (sqlite3_exec(p->db, steps[number - 1], NULL, NULL, NULL))
        return db_broken(p);
    return db_do(p, people_step_add, N(number), B(hash_bytes(&hash)));
}

/* How many were taken, and were they ours? */
static Result steps_taken(People *p, int *taken)
{
    sqlite3_stmt *row;
    *taken = 0;
    TRY(db_row_all(p, &row, people_step_all, NULL, 0));
    for (; row; ++*taken) {
        Hash hash;
        if (*taken == countof(steps))
            return because(&people_newer);
        if (db_number(row, 0) != *taken + 1 || !db_bytes(row, 1, hash.byte, sizeof hash) ||
            !hash_same(hash, sha256(str(steps[*taken]))))
            return because(&people_other);
        TRY(db_more(p, &row));
    }
    return DONE;
}

/* Another program's file has tables and no table of steps. */
static Result other_program(People *p, bool *other)
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_tables_count, NULL, 0));
    *other = row && db_number(row, 0) > 0 && !db_number(row, 1);
    return row ? db_more(p, &row) : DONE;      /* a step drops no table that is being read */
}

static Result tables(People *p)
{
    bool other;
    int  taken;
    TRY(other_program(p, &other));
    if (other)
        return because(&people_other);
    TRY(db_do_all(p, people_step_table, NULL, 0));
    TRY(steps_taken(p, &taken));
    while (taken < countof(steps))
        TRY(step_take(p, ++taken));
    return DONE;
}

/* ---- opening --------------------------------------------------------------------- */

static void close_people(void *people)
{
    People *p = people;
    for (int i = 0; i < p->kept; i++)
        sqlite3_finalize(p->statements[i].stmt);
    sqlite3_close(p->db);
    if (p->lock >= 0)
        close(p->lock);
    pthread_cond_destroy(&p->free);
    pthread_mutex_destroy(&p->door);
    pthread_mutex_destroy(&p->rate);
    pthread_mutex_destroy(&p->mutex);
}

static Result errno_says(void) { return because_of(&people_broken, str(strerrordesc_np(errno))); }

static Result lock_take(People *p, const char *path)
{
    p->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (p->lock < 0)
        return errno == ELOOP ? because(&people_unguarded) : errno_says();
    return flock(p->lock, LOCK_EX | LOCK_NB) ? because(&people_locked) : DONE;
}

/* Made here and not by SQLite, for the mode; SQLite gives the log beside it the same. */
static Result file_there(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0 && errno != EEXIST)
        return errno_says();
    if (fd >= 0)
        close(fd);
    if (lstat(path, &st))
        return errno_says();
    bool ours = S_ISREG(st.st_mode) && st.st_uid == geteuid() && !(st.st_mode & 077);
    return ours ? DONE : because(&people_unguarded);
}

static Result connect_to(People *p, const char *path)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    if (sqlite3_open_v2(path, &p->db, flags, NULL))
        return db_broken(p);
    sqlite3_db_config(p->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(p->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_busy_timeout(p->db, 5000);
    const char *ways = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cell_size_check=1;"
                       "PRAGMA foreign_keys=1; PRAGMA secure_delete=1;"
                       "PRAGMA journal_size_limit=16777216";
    return sqlite3_exec(p->db, ways, NULL, NULL, NULL) ? db_broken(p) : DONE;
}

static People *people_new(Arena *life)
{
    People *p = make(life, People, 1);
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    p->lock  = -1;
    p->cores = cores < 1 ? 1 : cores > 64 ? 64 : (int)cores;
    pthread_mutex_init(&p->mutex, NULL);
    pthread_mutex_init(&p->door, NULL);
    pthread_mutex_init(&p->rate, NULL);
    pthread_cond_init(&p->free, NULL);
    arena_defer(life, close_people, p);
    return p;
}

/* All steps that this program knows, and no other. */
static Result tables_right(People *p)
{
    int taken;
    TRY(steps_taken(p, &taken));
    return taken == countof(steps) ? DONE : because(&people_other);
}

static Result connect_to_look(People *p, const char *path)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    p->looks = true;
    if (sqlite3_open_v2(path, &p->db, flags, NULL))
        return db_broken(p);
    sqlite3_db_config(p->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(p->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_busy_timeout(p->db, 5000);
    return sqlite3_exec(p->db, "PRAGMA query_only=1; PRAGMA cell_size_check=1", NULL, NULL, NULL)
               ? db_broken(p) : DONE;
}

Result people_look(People **people, const char *folder, Arena *life)
{
    *people = NULL;
    char *place = realpath(folder, NULL);
    const char *path = path_in(place ? place : folder, "people.db", life);
    free(place);
    if (access(path, F_OK) && errno == ENOENT)
        return DONE;
    People *p = people_new(life);
    TRY(file_there(path));
    TRY(connect_to_look(p, path));
    *people = p;
    people_begin(p);
    return people_end(p, tables_right(p));
}

/* The folder itself may be reached by a link, the file not. */
Result people_open(People **people, const char *folder, Arena *life)
{
    People *p = *people = people_new(life);
    if (sodium_init() < 0)
        return because_of(&people_broken, S("libsodium does not start"));
    randombytes_buf(p->rate_key, sizeof p->rate_key);
    randombytes_buf(p->challenge_key, sizeof p->challenge_key);
    char *place = realpath(folder, NULL);
    if (!place)
        return errno_says();
    const char *path = path_in(place, "people.db", life);
    const char *lock = path_in(place, "people.lock", life);
    free(place);
    TRY(lock_take(p, lock));
    TRY(file_there(path));
    TRY(connect_to(p, path));
    people_begin(p);
    return people_end(p, tables(p));
}

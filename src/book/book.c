/* book.c - opening, the tree, entries and commit. Acts, shelf and the rest: shelf.c. */
#include "book/inside.h"

#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const Reason book_exists = { CONFLICT, "book-exists", "doc/book.md, the folder",
    "There is a book in this folder already." };
const Reason settings_wrong = { INVALID, "settings-wrong", "doc/book.md, the box",
    "Ticks come every second to once a day, nearer to a deadline (rush within near) a whole number "
    "of times faster, with 1 to 4,096 entries each." };
const Reason book_missing = { MISSING, "book-missing", "doc/book.md, the folder",
    "There is no book in this folder." };
const Reason book_locked = { CONFLICT, "book-locked", "doc/book.md, the folder",
    "Another process is writing in this book." };
const Reason book_older = { BROKEN, "book-older", "doc/book.md, high water",
    "This is an older copy of the book than the one that made the last promise. To go on with it "
    "would show people two different logs. Nothing was changed: keep it, and bring back the newest "
    "copy." };
const Reason book_other = { BROKEN, "book-other", "doc/book.md, the folder",
    "This book was made by another version of the program, with other tables. Nothing was changed: "
    "go on with the program that made it." };
const Reason book_broken = { BROKEN, "book-broken", "doc/book.md, the folder",
    "The book could not be read or written." };
const Reason disk_full = { BROKEN, "disk-full", "doc/serve.md, uploads",
    "There is no room left on the disk where this is kept. What was taken before is safe; of this "
    "nothing was kept. Tell the buyer at once, and try again when there is room." };
const Reason book_altered = { BROKEN, "book-altered", "doc/book.md, the folder",
    "This book was changed by other hands than the clerk's: an act in it is not what was entered. "
    "Take the whole folder from a copy of the same size." };
const Reason book_uncertain = { BROKEN, "book-uncertain", "doc/book.md, commit",
    "It is not known whether the last entries were written. The program has to start again." };

const Reason still_read = { CONFLICT, "still-read", "doc/book.md, erasing",
    "It is erased, but somebody reads an older state of the book: it goes from the files when they "
    "are done." };

const Reason unsure_read = { CONFLICT, "unsure-read", "doc/book.md, commit",
    "It is not sure that the disk has the last entries, and they cannot be written anew while "
    "somebody reads the book. Try again when they are done." };

/* So many pages ahead are carried over: that few in the time between two acts, that many at the
 * latest. */
enum { PAGES_IDLE = 50, PAGES_BUSY = 4000, BUSY_MS = 5000 };

/* ---- statements ------------------------------------------------------------------ */

/* With what the system says, where that is why. */
static Str why_broken(Book *b)
{
    int  code = sqlite3_errcode(b->db) & 0xff, errno_then = sqlite3_system_errno(b->db);
    bool system = code == SQLITE_IOERR || code == SQLITE_FULL || code == SQLITE_CANTOPEN;
    Text t = { 0 };
    if (!system || !errno_then)
        return str(sqlite3_errmsg(b->db));
    text_put(&t, b->life, "{}: {}", str(sqlite3_errmsg(b->db)), str(strerror(errno_then)));
    return text_str(&t);
}

/* SQLite knows ENOSPC alone; of a limit or a quota it says that a write failed. why: the system's
 * error. */
static bool found_no_room(const Book *b, int why)
{
    bool write = sqlite3_extended_errcode(b->db) == SQLITE_IOERR_WRITE;
    return (sqlite3_errcode(b->db) & 0xff) == SQLITE_FULL || (write && disk_is_full(why));
}

/* The system says so before it writes a byte of it, which is not so of EIO. */
static bool wrote_nothing(const Book *b, int why)
{
    bool write = sqlite3_extended_errcode(b->db) == SQLITE_IOERR_WRITE;
    return found_no_room(b, why) || (write && why == EROFS);
}

static Result broken_by(Book *b, int why)
{
    return because_of(found_no_room(b, why) ? &disk_full : &book_broken, why_broken(b));
}

Result broken(Book *b) { return broken_by(b, sqlite3_system_errno(b->db)); }

/* A statement is prepared once and kept, known by the address of its text. */
Result query(Book *b, const char *sql, sqlite3_stmt **out)
{
    for (int i = 0; i < b->kept; i++)
        if (b->statements[i].sql == sql) {
            *out = b->statements[i].stmt;
            sqlite3_reset(*out);
            sqlite3_clear_bindings(*out);
            return DONE;
        }
    if (b->kept == STATEMENTS)
        return because_of(&book_broken, S("more statements than places"));
    if (sqlite3_prepare_v3(b->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL))
        return broken(b);
    b->statements[b->kept].sql  = sql;
    b->statements[b->kept].stmt = *out;
    b->kept++;
    return DONE;
}

void bind_blob(sqlite3_stmt *q, int at, const void *bytes, ptrdiff_t len)
{
    sqlite3_bind_blob64(q, at, bytes ? bytes : "", (sqlite3_uint64)len, SQLITE_STATIC);
}

void bind_str(sqlite3_stmt *q, int at, Str s)
{
    sqlite3_bind_text64(q, at, s.at ? s.at : "", (sqlite3_uint64)s.len, SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

Result finish(Book *b, sqlite3_stmt *q)
{
    int code = sqlite3_step(q);
    sqlite3_reset(q);
    return code == SQLITE_DONE || code == SQLITE_ROW ? DONE : broken(b);
}

Str column(sqlite3_stmt *q, int at)
{
    const char *bytes = sqlite3_column_blob(q, at);
    return (Str){ bytes, sqlite3_column_bytes(q, at) };
}

/* A column of exactly so many bytes; other programs may have written in this file. */
bool column_bytes(sqlite3_stmt *q, int at, void *to, ptrdiff_t bytes)
{
    Str s = column(q, at);
    if (s.len != bytes)
        return false;
    memcpy(to, s.at, (size_t)bytes);
    return true;
}

static Result run(Book *b, const char *sql)
{
    return sqlite3_exec(b->db, sql, NULL, NULL, NULL) ? broken(b) : DONE;
}

/* ---- tiles and nodes ------------------------------------------------------------- */

static Result tile_stored(Book *b, int row, int64_t place, Hash hashes[TILE_WIDTH])
{
    sqlite3_stmt *q;
    TRY(query(b, sql_tile_get, &q));
    sqlite3_bind_int(q, 1, row);
    sqlite3_bind_int64(q, 2, place);
    int  code  = sqlite3_step(q);
    bool whole = code == SQLITE_ROW && column_bytes(q, 0, hashes, sizeof(Hash[TILE_WIDTH]));
    sqlite3_reset(q);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return broken(b);
    return whole ? DONE : because_of(&book_broken, S("a tile is missing or not whole"));
}

/* Complete tiles are stored; of the last one in each row the hashes are in memory. */
static Result node_at(void *where, int level, int64_t index, Hash *out)
{
    Book   *b = where;
    int     row = level / 8, above = level % 8;
    int64_t hashes = b->tree.size >> 8 * row, place = (index << above) / TILE_WIDTH;
    int64_t within = index % (TILE_WIDTH >> above);
    Hash    tile[TILE_WIDTH];
    if (place == hashes / TILE_WIDTH)
        return tile_node(b->tail[row], (int)(hashes % TILE_WIDTH), above, within, out);
    TRY(tile_stored(b, row, place, tile));
    return tile_node(tile, TILE_WIDTH, above, within, out);
}

static Nodes nodes(Book *b) { return (Nodes){ node_at, b }; }

static Result tile_keep(Book *b, int row, int64_t place, const Hash *hashes)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_tile_add, &q));
    sqlite3_bind_int(q, 1, row);
    sqlite3_bind_int64(q, 2, place);
    bind_blob(q, 3, hashes, sizeof(Hash[TILE_WIDTH]));
    return finish(b, q);
}

/* After 256 leaves the tail is a tile; after 256 tiles, their roots are one, and so on up. */
static Result tail_add(Book *b, int64_t place, Hash hash)
{
    for (int row = 0;; row++, place /= TILE_WIDTH) {
        b->tail[row][place % TILE_WIDTH] = hash;
        if ((place + 1) % TILE_WIDTH)
            return DONE;
        TRY(tile_keep(b, row, place / TILE_WIDTH, b->tail[row]));
        TRY(tile_node(b->tail[row], TILE_WIDTH, 8, 0, &hash));
    }
}

int64_t book_size(const Book *b) { return b->tree.size; }
Hash    book_root(const Book *b) { return frontier_root(&b->tree); }

Result book_inclusion(Book *b, int64_t leaf, int64_t size, Path *path)
{
    Nodes n = nodes(b);
    return tree_inclusion(&n, leaf, size, path);
}

Result book_frontier_at(Book *b, int64_t size, Frontier *out)
{
    Nodes n = nodes(b);
    return tree_frontier(&n, size, out);
}

/* ---- entries --------------------------------------------------------------------- */

static bool entry_of_row(sqlite3_stmt *q, EntryLine *e)
{
    *e = (EntryLine){ .box = sqlite3_column_type(q, 0) == SQLITE_NULL,
                      .nth = sqlite3_column_int64(q, 1) };
    return (e->box || column_bytes(q, 0, e->procedure.byte, sizeof e->procedure.byte)) &&
           column_bytes(q, 2, e->commit.byte, sizeof e->commit.byte);
}

Result book_entry(Book *b, int64_t leaf, Text *line, Arena *a)
{
    sqlite3_stmt *q;
    EntryLine e;
    TRY(query(b, sql_entry_get, &q));
    sqlite3_bind_int64(q, 1, leaf);
    int  code = sqlite3_step(q);
    bool whole = code == SQLITE_ROW && entry_of_row(q, &e);
    sqlite3_reset(q);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return broken(b);
    if (!whole)
        return because_of(&book_broken, S("an entry is missing"));
    entry_write(line, &e, a);
    return DONE;
}

static Result bundle_of(Book *b, Tile tile, Text *out, Arena *a)
{
    for (int64_t i = 0, leaf = tile.index * TILE_WIDTH; i < tile.width; i++, leaf++) {
        Text line = { 0 };
        TRY(book_entry(b, leaf, &line, a));
        TRY(bundle_add(out, text_str(&line), a));
    }
    return DONE;
}

Result book_tile(Book *b, Tile tile, Text *out, Arena *a)
{
    int  level = tile.level == TILE_ENTRIES ? 0 : tile.level;
    Hash stored[TILE_WIDTH], *hashes = stored;
    if (tile.width > tile_width(b->tree.size, level, tile.index))
        return because(&no_such_entry);
    if (tile.level == TILE_ENTRIES)
        return bundle_of(b, tile, out, a);
    if (tile.index < b->tree.size >> 8 * level >> 8)
        TRY(tile_stored(b, level, tile.index, stored));
    else
        hashes = b->tail[level];
    text_add(out, (Str){ (const char *)hashes, tile.width * (ptrdiff_t)sizeof *hashes }, a);
    return DONE;
}

static Result entry_row_add(Book *b, const EntryLine *e, int64_t leaf)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_entry_add, &q));
    sqlite3_bind_int64(q, 1, leaf);
    if (!e->box) {
        bind_blob(q, 2, e->procedure.byte, sizeof e->procedure.byte);
        sqlite3_bind_int64(q, 3, e->nth);
    }
    bind_blob(q, 4, e->commit.byte, sizeof e->commit.byte);
    return finish(b, q);
}

Result act_row_add(Book *b, const Entry *e, int64_t leaf)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_act_add, &q));
    sqlite3_bind_int64(q, 1, leaf);
    sqlite3_bind_int64(q, 2, e->file);
    bind_blob(q, 3, e->salt.byte, sizeof e->salt.byte);
    sqlite3_bind_text64(q, 4, e->body.at, (sqlite3_uint64)e->body.len, SQLITE_STATIC, SQLITE_UTF8);
    if (!hash_none(e->once))
        bind_blob(q, 5, e->once.byte, sizeof e->once.byte);
    return finish(b, q);
}

/* After some errors SQLite rolls back by itself; what is written then would stand alone. */
Result book_enter(Book *b, const Entry *e, int64_t *leaf)
{
    if (!b->writing || sqlite3_get_autocommit(b->db))
        return because_of(&book_broken, S("no transaction"));
    Arena a = arena_begin(4096);
    Text  line = { 0 };
    entry_write(&line, &e->line, &a);
    Hash hash = tree_leaf(text_str(&line));
    arena_end(&a);
    *leaf = b->tree.size;
    TRY(entry_row_add(b, &e->line, *leaf));
    if (!e->filler)
        TRY(act_row_add(b, e, *leaf));
    frontier_add(&b->tree, hash, NULL);
    return tail_add(b, *leaf, hash);
}

/* ---- transactions ---------------------------------------------------------------- */

/* The leaf hashes after the last complete tile, from the entries. */
static Result leaves_load(Book *b)
{
    Arena a = arena_begin(1 << 20);
    Result r = DONE;
    for (int64_t leaf = b->tree.size - b->tree.size % TILE_WIDTH; leaf < b->tree.size; leaf++) {
        Text line = { 0 };
        r = book_entry(b, leaf, &line, &a);
        if (failed(r))
            break;
        b->tail[0][leaf % TILE_WIDTH] = tree_leaf(text_str(&line));
    }
    arena_end(&a);
    return r;
}

/* And above them the roots of the tiles after the last complete tile of their row. */
static Result tail_load(Book *b)
{
    Hash tile[TILE_WIDTH];
    for (int row = 1; row < TILE_ROWS; row++) {
        int64_t hashes = b->tree.size >> 8 * row;
        for (int64_t i = hashes - hashes % TILE_WIDTH; i < hashes; i++) {
            TRY(tile_stored(b, row - 1, i, tile));
            TRY(tile_node(tile, TILE_WIDTH, 8, 0, &b->tail[row][i % TILE_WIDTH]));
        }
    }
    return leaves_load(b);
}

static Result tree_load(Book *b)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_entry_count, &q));
    int code = sqlite3_step(q);
    b->tree = (Frontier){ .size = code == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0 };
    sqlite3_reset(q);
    if (code != SQLITE_ROW)
        return broken(b);
    TRY(tail_load(b));
    return book_frontier_at(b, b->tree.size, &b->tree);
}

static void roll_back(void *book)
{
    Book *b = book;
    if (!b->writing)
        return;
    sqlite3_exec(b->db, "ROLLBACK", NULL, NULL, NULL);
    b->writing = false;
    if (failed(tree_load(b)))
        b->lost = true;
}

Result book_begin(Book *b, Arena *a)
{
    if (b->lost)
        return because(&book_uncertain);
    TRY(run(b, "BEGIN IMMEDIATE"));
    b->writing = true;
    arena_defer(a, roll_back, b);
    return DONE;
}

Result book_savepoint(Book *b)
{
    b->saved_tree = b->tree;
    memcpy(b->saved_tail, b->tail, sizeof b->tail);
    return run(b, "SAVEPOINT part");
}

Result book_release(Book *b) { return run(b, "RELEASE part"); }

Result book_undo(Book *b)
{
    TRY(run(b, "ROLLBACK TO part; RELEASE part"));
    b->tree = b->saved_tree;
    memcpy(b->tail, b->saved_tail, sizeof b->tail);
    return DONE;
}

Result book_checkpoint_add(Book *b, Instant at, Str note)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_checkpoint_add, &q));
    sqlite3_bind_int64(q, 1, b->tree.size);
    sqlite3_bind_int64(q, 2, at);
    sqlite3_bind_text64(q, 3, note.at, (sqlite3_uint64)note.len, SQLITE_STATIC, SQLITE_UTF8);
    return finish(b, q);
}

static Result uncertain(Book *b, Str detail)
{
    b->lost = true;
    return because_of(&book_uncertain, detail);
}

/* A COMMIT that fails may still have reached the disk, and so has one after which high-water
 * fails: then nobody can know, and the process must not go on with what it has in memory. But for a
 * write that found no room, or a disk that may only be read, which can be told from a sync that
 * failed: the page by which SQLite would know the commit is not whole then, and it has taken the
 * rest back itself. */
Result book_commit(Book *b)
{
    errno = 0;                               /* of a COMMIT SQLite does not keep it */
    int code = sqlite3_exec(b->db, "COMMIT", NULL, NULL, NULL), why = errno;
    if (code != SQLITE_OK && wrote_nothing(b, why))
        return broken_by(b, why);
    if (code != SQLITE_OK)
        return uncertain(b, why_broken(b));
    b->writing = false;
    Result r = b->tree.size == b->promised
                   ? DONE : high_water_raise(b, b->tree.size, frontier_root(&b->tree));
    return failed(r) ? uncertain(b, r.detail) : DONE;
}

/* ---- opening --------------------------------------------------------------------- */

/* The whole write-ahead log goes into the database, and what stood in it goes for good. Who still
 * reads an older state is waited for. */
static Result carried_whole(Book *b, int wait_ms)
{
    sqlite3_busy_timeout(b->db, wait_ms);
    int code = sqlite3_wal_checkpoint_v2(b->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(b->db, BUSY_MS);
    b->pages_ahead = code == SQLITE_OK ? 0 : b->pages_ahead;
    return code == SQLITE_OK ? DONE : code == SQLITE_BUSY ? because(&still_read) : broken(b);
}

Result book_forget(Book *b, int wait_ms)
{
    if (!b->forgetting || b->lost)
        return DONE;
    TRY(carried_whole(b, wait_ms));
    TRY(gone_clear(b));
    b->forgetting = false;
    return DONE;
}

static void close_book(void *book)
{
    Book *b = book;
    for (int i = 0; i < b->kept; i++)
        sqlite3_finalize(b->statements[i].stmt);
    if (b->high_water.fd >= 0 && !b->reading)
        (void)!failed(carried_whole(b, 0));
    sqlite3_close(b->db);
    if (b->high_water.fd >= 0)
        close(b->high_water.fd);
    if (b->second.fd >= 0)
        close(b->second.fd);
    if (b->lock >= 0)
        close(b->lock);
}

static Result lock_take(Book *b, int wait_ms, Arena *a)
{
    b->lock = open(path_in(b->folder, "lock", a), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (b->lock < 0)
        return because_of(&book_broken, str(strerror(errno)));
    const struct timespec nap = { 0, 10 * 1000 * 1000 };
    for (int waited = 0; flock(b->lock, LOCK_EX | LOCK_NB); waited += 10) {
        if (waited >= wait_ms)
            return because(&book_locked);
        nanosleep(&nap, NULL);
    }
    return DONE;
}

/* Instead of SQLite's own checkpoints, which come inside of COMMIT. */
static int pages_count(void *book, sqlite3 *db, const char *name, int pages)
{
    (void)db; (void)name;
    ((Book *)book)->pages_ahead = pages;
    return SQLITE_OK;
}

void book_carry_over(Book *b, bool idle)
{
    (void)!failed(book_forget(b, 0));
    if (b->pages_ahead < (idle ? PAGES_IDLE : PAGES_BUSY) || b->lost)
        return;
    b->pages_ahead = 0;
    sqlite3_wal_checkpoint_v2(b->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* One connection writes and checkpoints; readers neither. Full sync: what was acknowledged
 * survives a power cut. The write-ahead log stays when the writer goes: whoever only reads could
 * not make one. */
static Result connect(Book *b, bool create, Arena *a)
{
    int flags = b->reading ? SQLITE_OPEN_READONLY
                           : SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    const char *path = path_in(b->folder, "book.db", a);
    if (sqlite3_open_v2(path, &b->db, flags | SQLITE_OPEN_NOMUTEX, NULL))
        return broken(b);
    sqlite3_db_config(b->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(b->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, b->reading, NULL);
    sqlite3_busy_timeout(b->db, BUSY_MS);
    if (b->reading)
        return run(b, "PRAGMA query_only=1; PRAGMA cell_size_check=1");
    sqlite3_file_control(b->db, "main", SQLITE_FCNTL_PERSIST_WAL, &(int){ 1 });
    sqlite3_wal_hook(b->db, pages_count, b);
    return run(b, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cell_size_check=1;"
                  "PRAGMA foreign_keys=1; PRAGMA secure_delete=1");
}

/* Which tables: 31 bits of the hash of their text, so that none is changed without being seen. */
static int tables_of_program(void)
{
    Hash h = sha256(str(sql_book));
    return (h.byte[0] & 0x7f) << 24 | h.byte[1] << 16 | h.byte[2] << 8 | (h.byte[3] | 1);
}

static Result tables_stated(Book *b)
{
    char set[64];
    snprintf(set, sizeof set, "PRAGMA user_version = %d", tables_of_program());
    return run(b, set);
}

static Result other_tables(Book *b, int made)
{
    Text t = { 0 };
    text_put(&t, b->life, "its tables are number {}, those of this program number {}",
             str_of_number(made, b->life), str_of_number(tables_of_program(), b->life));
    return because_of(&book_other, text_str(&t));
}

static Result version_check(Book *b)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_version_get, &q));
    int code = sqlite3_step(q), version = code == SQLITE_ROW ? sqlite3_column_int(q, 0) : 0;
    sqlite3_reset(q);
    if (code != SQLITE_ROW)
        return broken(b);
    if (!version)
        return because(&book_missing);
    return version == tables_of_program() ? DONE : other_tables(b, version);
}

static Book *book_new(const char *folder, Arena *a)
{
    Book *b = make(a, Book, 1);
    b->life       = a;
    b->folder     = str_terminated(str(folder), a);
    b->lock       = b->high_water.fd = b->second.fd = -1;
    arena_defer(a, close_book, b);
    return b;
}

static Result folder_make(const char *path, Arena *life)
{
    bool there = !mkdir(path, 0700) || errno == EEXIST;
    return there ? DONE : because_of(&book_broken, str_copy(str(strerror(errno)), life));
}

/* Ticks of the slower tier are ticks of the faster one too; a tick is one array. */
Ticks settings_ticks(const Settings *s) { return (Ticks){ s->tick, s->near, s->rush }; }

static Result settings_judge(const Settings *s)
{
    Ticks ticks = settings_ticks(s);
    return ticks_wrong_with(&ticks) ? because(&settings_wrong) : DONE;
}

/* What a crash left half made has no version yet: it is made again. High-water comes before the
 * tables: with them, the book is there. */
static Result make_inside(Book *b, const Settings *settings, Arena *a)
{
    TRY(lock_take(b, 0, a));
    TRY(connect(b, true, a));
    Result r = version_check(b);
    if (r.why != &book_missing)
        return failed(r) ? r : because(&book_exists);
    TRY(high_water_create(b, a));
    TRY(run(b, "BEGIN IMMEDIATE"));
    TRY(run(b, sql_book));
    TRY(tables_stated(b));
    TRY(settings_write(b, settings));
    TRY(run(b, "COMMIT"));
    TRY(folder_sync(b, "sealed", a));
    TRY(folder_sync(b, "", a));
    return folder_sync(b, "..", a);
}

Result book_create(const char *folder, const Settings *settings, Arena *life)
{
    Arena a = arena_begin(1 << 20);
    Book *b = book_new(folder, &a);
    Result r = settings_judge(settings);
    if (!failed(r)) r = folder_make(folder, life);
    if (!failed(r)) r = folder_make(path_in(b->folder, "sealed", &a), life);
    if (!failed(r)) r = make_inside(b, settings, &a);
    if (failed(r))
        r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return r;
}

/* All that a reader sees is of one moment, that of its first look after the marks. */
static Result book_look(Book *b, Arena *a)
{
    TRY(connect(b, false, a));
    TRY(version_check(b));
    TRY(high_water_open(b, a));
    if (b->reading)
        TRY(run(b, "BEGIN"));
    TRY(settings_read(b, a));
    TRY(settings_judge(&b->settings));
    TRY(tree_load(b));
    return high_water_check(b);
}

Result book_there(const char *folder, Arena *a)
{
    Text        t = { 0 };
    const char *path = path_in(folder, "book.db", a);
    if (!access(path, R_OK))
        return DONE;
    if (errno == ENOENT || errno == ENOTDIR)
        return because(&book_missing);
    text_put(&t, a, "{}: {}", str(path), str(strerror(errno)));
    return because_of(&book_broken, text_str(&t));
}

/* What was committed and promised to nobody may be in the memory of the machine alone: where its
 * sync failed the system does not write it again by itself, and yet shows it. So it goes into the
 * database, written anew and synced, before it is promised. */
static Result promise_owed(Book *b, int wait_ms)
{
    if (b->promised == b->tree.size)
        return DONE;
    Result r = carried_whole(b, wait_ms);
    if (r.why == &still_read)
        return because(&unsure_read);
    TRY(r);
    return high_water_raise(b, b->tree.size, book_root(b));
}

Result book_come(Book **book, const char *folder, bool second_lost, int wait_ms, Arena *a)
{
    Book *b = *book = book_new(folder, a);
    TRY(book_there(b->folder, a));
    b->second_lost = second_lost;
    TRY(lock_take(b, wait_ms, a));
    TRY(book_look(b, a));
    TRY(restored_check(b));
    TRY(promise_owed(b, wait_ms));
    TRY(parts_clear(b, a));
    b->forgetting = true;                /* what a crash, or a reader, left to do */
    Result r = book_forget(b, 0);
    return r.why == &still_read ? DONE : r;
}

Result book_open(Book **book, const char *folder, bool reading, int wait_ms, Arena *a)
{
    if (!reading)
        return book_come(book, folder, false, wait_ms, a);
    Book *b = *book = book_new(folder, a);
    TRY(book_there(b->folder, a));
    b->reading = true;
    return book_look(b, a);
}

Result book_open_spare(Book **book, const char *folder, Arena *a)
{
    Book *b = *book = book_new(folder, a);
    TRY(book_there(b->folder, a));
    b->reading = b->spare = true;
    return book_look(b, a);
}

void book_let_go(Book *b)
{
    if (b->reading)
        sqlite3_exec(b->db, "COMMIT", NULL, NULL, NULL);
}

Result book_look_on(Book *b)
{
    int64_t before = b->tree.size;
    book_let_go(b);
    TRY(run(b, "BEGIN"));
    TRY(tree_load(b));
    return b->tree.size < before ? because(&book_older) : DONE;
}

Result book_integrity(Book *b, Arena *a)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_integrity_check, &q));
    int code = sqlite3_step(q);
    Str says = code == SQLITE_ROW ? str_copy(column(q, 0), a) : (Str){ 0 };
    sqlite3_reset(q);
    if (code != SQLITE_ROW)
        return broken(b);
    return str_is(says, "ok") ? DONE : because_of(&book_broken, says);
}

const Settings *book_settings(const Book *b) { return &b->settings; }

#include "desk/backup.h"

#include "base/lines.h"
#include "desk/actor.h"
#include "desk/sealed.h"
#include "desk/verify.h"
#include "desk/wording.h"
#include "sys/folder.h"
#include "sys/fresh.h"
#include "sys/whole.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SOURCE "doc/serve.md, backups"

const Reason backup_busy = { CONFLICT, "backup-busy", SOURCE,
    "A backup is being taken into this folder, or brought back from it, just now." };
const Reason backup_other = { CONFLICT, "backup-other", SOURCE,
    "This folder holds a backup of another book, or something that is no backup. Nothing was "
    "changed in it: name another folder." };
const Reason backup_inside = { INVALID, "backup-inside", SOURCE,
    "A backup belongs outside of the book's folder, best on another disk: what takes the one would "
    "take the other." };
const Reason backup_lacks = { REFUSED, "backup-lacks", SOURCE,
    "The backup is taken, and it lacks sealed files that the book names: they are neither in the "
    "book's folder nor in an earlier backup here. Bring them back from another copy." };
const Reason backup_missing = { MISSING, "backup-missing", SOURCE,
    "There is no backup in this folder." };
const Reason backup_broken = { BROKEN, "backup-broken", SOURCE,
    "This backup could not be written or read, or is not what it was. The one before it, where "
    "there is one, was not touched." };
const Reason backup_taken = { CONFLICT, "backup-folder-taken", SOURCE,
    "Something lies in this folder already. A book is brought back into one that is empty or not "
    "there yet." };

enum { LIST_BYTES = 4096, ROOM = 1 << 20 };

#define AT(member) offsetof(Backup, member)
static const LineRow list_rows[] = {
    { "tenderbox/backup/v2", NULL, 0 },
    { "folder", &line_word, AT(folder) },    { "origin", &line_text, AT(origin) },
    { "at", &line_number, AT(at) },          { "entries", &line_number, AT(entries) },
    { "root", &line_hash, AT(root) },        { "sealed", &line_number, AT(sealed) },
    { "bytes", &line_number, AT(bytes) },    { "lost", &line_number, AT(lost) },
    { "people", &line_number, AT(people) },  { "key", &line_number, AT(key) },
    { "book.db", &line_hash, AT(book) },     { "people.db", &line_hash, AT(accounts) },
    { "policy", &line_hash, AT(policy) },
};
static const LineRow last_rows[] = {
    { "tenderbox/backed-up/v1", NULL, 0 },
    { "at", &line_number, offsetof(LastBackup, at) },
    { "entries", &line_number, offsetof(LastBackup, entries) },
    { "to", &line_text, offsetof(LastBackup, to) },
};

static Result trouble(const char *path, Str says, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str_plain(str(path), 400, a), says);
    return because_of(disk_is_full(errno) ? &disk_full : &backup_broken, text_str(&t));
}

static Result errno_trouble(const char *path, Arena *a)
{
    return trouble(path, str(strerror(errno)), a);
}

static Result differs(const char *path, const char *says, Arena *a)
{
    errno = 0;
    return trouble(path, str(says), a);
}

static Result synced(const char *path, Arena *a)
{
    int  fd = open(path, O_RDONLY | O_CLOEXEC);
    bool well = fd >= 0 && !fsync(fd);
    Result r = well ? DONE : errno_trouble(path, a);
    if (fd >= 0)
        close(fd);
    return r;
}

static void close_fd(void *fd) { close(*(int *)fd); }

/* ---- the folder ------------------------------------------------------------------ */

static Result list_read(const char *from, Backup *b, Arena *a)
{
    Str    text;
    Result r = file_read(path_in(from, "backup", a), LIST_BYTES, &text, a);
    *b = (Backup){ 0 };
    if (failed(r))
        return because_of(&backup_missing, str_plain(str(from), 400, a));
    return lines_whole(text, list_rows, countof(list_rows), b)
               ? DONE : differs(path_in(from, "backup", a), "it does not read as a backup's", a);
}

/* Held as long as the life; whoever takes one and whoever brings one back keep apart. */
static Result hold(const char *folder, Arena *a)
{
    const char *path = path_in(folder, "lock", a);
    int *fd = make(a, int, 1);
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*fd < 0)                             /* on what nobody writes on nobody else is at it */
        return errno == EROFS ? DONE : errno_trouble(path, a);
    arena_defer(a, close_fd, fd);
    return flock(*fd, LOCK_EX | LOCK_NB) ? because_of(&backup_busy, str(folder)) : DONE;
}

static bool folder_there(const char *path) { return !mkdir(path, 0700) || errno == EEXIST; }

/* What a kill leaves of the first one. A book has a lock, too. */
static bool is_begun(const char *to, Arena *a)
{
    return !access(path_in(to, "lock", a), F_OK) && access(path_in(to, "book.db", a), F_OK);
}

/* New, empty but for what a kill left of a first one, or this book's. */
static Result folder_ready(const char *to, Str origin, Arena *a)
{
    Backup before;
    bool   fresh = !mkdir(to, 0700) || folder_has_nothing(to) || is_begun(to, a);
    Result r = list_read(to, &before, a);
    if (failed(r) && (r.why != &backup_missing || !fresh))
        return r.why == &backup_missing ? because_of(&backup_other, str(to)) : r;
    if (!failed(r) && !str_same(before.origin, origin))
        return because_of(&backup_other, before.origin);
    TRY(hold(to, a));
    const char *sealed = path_in(to, "sealed", a);
    return folder_there(sealed) ? DONE : errno_trouble(sealed, a);
}

/* ---- databases ------------------------------------------------------------------- */

static Result sqlite_trouble(sqlite3 *db, const char *path, Arena *a)
{
    errno = sqlite3_errcode(db) == SQLITE_FULL ? ENOSPC : 0;
    return trouble(path, str(sqlite3_errmsg(db)), a);
}

static void close_db(void *db) { sqlite3_close(*(sqlite3 **)db); }

static Result db_open(const char *path, int flags, sqlite3 **db, Arena *a)
{
    sqlite3 **kept = make(a, sqlite3 *, 1);
    int code = sqlite3_open_v2(path, kept, flags | SQLITE_OPEN_NOMUTEX, NULL);
    *db = *kept;
    arena_defer(a, close_db, kept);
    if (code)
        return sqlite_trouble(*db, path, a);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_busy_timeout(*db, 10000);
    return DONE;
}

/* All pages as of one moment, while others write; then a file that stands by itself. */
static Result pages_copy(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *copying = sqlite3_backup_init(to, "main", from, "main");
    int  step = copying ? sqlite3_backup_step(copying, -1) : SQLITE_ERROR;
    bool whole = copying && !sqlite3_backup_finish(copying) && step == SQLITE_DONE &&
                 !sqlite3_exec(to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
    return whole ? DONE : because(&backup_broken);
}

static Result db_copy(const char *from, const char *to, Arena *life)
{
    Arena    a = arena_begin(ROOM);
    sqlite3 *source, *copy;
    int      fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    Result   r = fd < 0 ? errno_trouble(to, &a) : DONE;
    if (fd >= 0)
        close(fd);
    if (!failed(r)) r = db_open(from, SQLITE_OPEN_READWRITE, &source, &a);
    if (!failed(r)) r = db_open(to, SQLITE_OPEN_READWRITE, &copy, &a);
    if (!failed(r) && sqlite3_exec(source, "PRAGMA query_only=1", NULL, NULL, NULL))
        r = sqlite_trouble(source, from, &a);
    if (!failed(r) && failed(pages_copy(source, copy)))
        r = sqlite_trouble(copy, to, &a);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return failed(r) ? r : synced(to, life);
}

static bool db_whole_step(sqlite3 *db)
{
    sqlite3_stmt *q;
    bool ok = !sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &q, NULL) &&
              sqlite3_step(q) == SQLITE_ROW &&
              !strcmp((const char *)sqlite3_column_text(q, 0), "ok");
    sqlite3_finalize(q);
    return ok;
}

static Result db_whole(const char *path, Arena *life)
{
    Arena    a = arena_begin(ROOM);
    sqlite3 *db;
    Result   r = db_open(path, SQLITE_OPEN_READONLY, &db, &a);
    if (!failed(r) && !db_whole_step(db))
        r = differs(path, "SQLite does not find every page in order", &a);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return r;
}

/* ---- files ----------------------------------------------------------------------- */

/* From one to the other (-1: nowhere), and what was read. */
static bool poured(int from, int to, Hash *read_hash)
{
    char    piece[65536];
    Sha256  sum;
    ssize_t got;
    sha256_begin(&sum);
    while ((got = read(from, piece, sizeof piece)) > 0) {
        sha256_add(&sum, (Str){ piece, got });
        if (to >= 0 && !write_whole(to, (Str){ piece, got }))
            return false;
    }
    *read_hash = sha256_end(&sum);
    return !got;
}

static Result file_hash(const char *path, Hash *hash, Arena *a)
{
    int  fd = open(path, O_RDONLY | O_CLOEXEC);
    bool whole = fd >= 0 && poured(fd, -1, hash);
    Result r = whole ? DONE : errno_trouble(path, a);
    if (fd >= 0)
        close(fd);
    return r;
}

static Result file_pour(const char *from, const char *to, Hash *hash, Arena *a)
{
    int  in = open(from, O_RDONLY | O_CLOEXEC);
    int  out = in < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool whole = out >= 0 && poured(in, out, hash) && !fsync(out);
    Result r = whole ? DONE : errno_trouble(out < 0 && in < 0 ? from : to, a);
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return r;
}

/* A small one of the book's folder, where it is there; else the hash is none. */
static Result small_copy(const char *from, const char *to, const char *name, Hash *hash, Arena *a)
{
    const char *path = path_in(from, name, a);
    *hash = (Hash){ 0 };
    return !access(path, F_OK) ? file_pour(path, path_in(to, name, a), hash, a) : DONE;
}

static bool size_right(const char *path, int64_t bytes)
{
    struct stat is;
    return !stat(path, &is) && S_ISREG(is.st_mode) && is.st_size == bytes;
}

/* ---- sealed files ---------------------------------------------------------------- */

typedef struct Named { Hash hash; int64_t size; } Named;
typedef LIST(Named) AllNamed;

static int by_hash(const void *x, const void *y) { return memcmp(x, y, sizeof(Hash)); }

typedef struct Gathering { Book *book; AllNamed *all; Arena *a; } Gathering;

static Result name_gather(void *gathering, const Head *head)
{
    Gathering *g = gathering;
    bool gone;
    TRY(sealed_erased(g->book, head->sha256, &gone));
    if (!gone)
        *list_add(g->all, g->a) = (Named){ head->sha256, head->size };
    return DONE;
}

/* Each once, in the order of their hashes; without those that an act erased. */
static Result names_gather(Book *b, AllNamed *all, Arena *a)
{
    ptrdiff_t kept = 0;
    TRY(sealed_named(b, name_gather, &(Gathering){ b, all, a }));
    if (all->len)
        qsort(all->at, (size_t)all->len, sizeof *all->at, by_hash);
    for (ptrdiff_t i = 0; i < all->len; i++)
        if (!kept || !hash_same(all->at[kept - 1].hash, all->at[i].hash))
            all->at[kept++] = all->at[i];
    all->len = kept;
    return DONE;
}

static const char *sealed_at(const char *folder, Hash hash, Arena *a)
{
    return path_in(path_in(folder, "sealed", a), str_terminated(str_of_hash(hash, a), a), a);
}

/* Under its name only once it is on the disk and what it should be. */
static Result one_copy(const char *from, const char *to, Hash expected, bool *same, Arena *a)
{
    Hash hash;
    const char *part = path_in(path_in(to, "sealed", a), "part", a);
    TRY(file_pour(sealed_at(from, expected, a), part, &hash, a));
    *same = hash_same(hash, expected);
    if (*same && rename(part, sealed_at(to, expected, a)))
        return errno_trouble(part, a);
    return DONE;
}

static Result sealed_one(const char *from, const char *to, const Named *n, Backup *b, Arena *a)
{
    bool there = size_right(sealed_at(to, n->hash, a), n->size), same = true;
    b->sealed++;
    b->bytes += n->size;
    if (there)
        return DONE;
    if (!size_right(sealed_at(from, n->hash, a), n->size)) {
        b->lost++;
        return DONE;
    }
    TRY(one_copy(from, to, n->hash, &same, a));
    b->lost += !same;
    b->copied += same;
    return DONE;
}

static Result sealed_copy(const char *from, const char *to, const AllNamed *all, Backup *b,
                          Arena *life)
{
    for (each(const Named, n, *all)) {
        Arena  a = arena_begin(ROOM);
        Result r = sealed_one(from, to, n, b, &a);
        r.detail = str_copy(r.detail, life);
        arena_end(&a);
        TRY(r);
    }
    return synced(path_in(to, "sealed", life), life);
}

/* ---- looking at a copy ----------------------------------------------------------- */

/* From its entries alone, not from tiles that were kept. */
static Result root_again(Book *b, Hash *root)
{
    Frontier all = { 0 };
    for (int64_t leaf = 0; leaf < book_size(b); leaf++) {
        Arena  a = arena_begin(1 << 16);
        Text   line = { 0 };
        Result r = book_entry(b, leaf, &line, &a);
        if (!failed(r))
            frontier_add(&all, tree_leaf(text_str(&line)), NULL);
        arena_end(&a);
        if (failed(r))
            return because(r.why);
    }
    *root = frontier_root(&all);
    return DONE;
}

static Result sealed_whole(const char *folder, const Named *n, bool every_byte, Arena *a)
{
    Hash hash = n->hash;
    const char *path = sealed_at(folder, n->hash, a);
    if (!size_right(path, n->size))
        return differs(path, "it is not there, or not whole", a);
    if (every_byte)
        TRY(file_hash(path, &hash, a));
    return hash_same(hash, n->hash) ? DONE : differs(path, "its bytes changed", a);
}

/* Those that were lost when it was taken are known of. */
static Result sealed_look(const char *folder, const AllNamed *all, bool every_byte, int64_t known,
                          Arena *life)
{
    for (each(const Named, n, *all)) {
        Arena  a = arena_begin(ROOM);
        Result r = sealed_whole(folder, n, every_byte, &a);
        r.detail = str_copy(r.detail, life);
        arena_end(&a);
        if (failed(r) && !known--)
            return r;
    }
    return DONE;
}

static int64_t bytes_of(const AllNamed *all)
{
    int64_t bytes = 0;
    for (each(const Named, n, *all))
        bytes += n->size;
    return bytes;
}

/* The book in `copy`, with sealed files in `sealed`/sealed. */
static Result book_look_at(const char *copy, const char *sealed, bool every_byte, const Backup *b,
                           Arena *a)
{
    Book    *book;
    Hash     root;
    AllNamed all = { 0 };
    TRY(book_open_spare(&book, copy, a));
    TRY(book_integrity(book, a));
    TRY(root_again(book, &root));
    if (book_size(book) != b->entries || !hash_same(root, b->root))
        return differs(copy, "its entries are not those that were copied", a);
    TRY(names_gather(book, &all, a));
    if (all.len != b->sealed || bytes_of(&all) != b->bytes)
        return differs(copy, "it does not name the sealed files that were copied", a);
    return sealed_look(sealed, &all, every_byte, b->lost, a);
}

/* None: of a file that is not there. */
static Result file_same(const char *folder, const char *name, Hash expected, Arena *a)
{
    Hash hash = { 0 };
    const char *path = path_in(folder, name, a);
    if (!access(path, F_OK))
        TRY(file_hash(path, &hash, a));
    return hash_same(hash, expected) ? DONE : differs(path, "its bytes changed", a);
}

static Result files_same(const char *copy, const Backup *b, Arena *a)
{
    TRY(file_same(copy, "book.db", b->book, a));
    TRY(file_same(copy, "people.db", b->accounts, a));
    TRY(file_same(copy, "policy", b->policy, a));
    return b->people ? db_whole(path_in(copy, "people.db", a), a) : DONE;
}

static Result copy_look(const char *copy, const char *sealed, bool every_byte, const Backup *b,
                        Arena *a)
{
    TRY(files_same(copy, b, a));
    return book_look_at(copy, sealed, every_byte, b, a);
}

static const char *copy_of(const char *from, const Backup *b, Arena *a)
{
    return path_in(from, str_terminated(b->folder, a), a);
}

Result backup_check(const char *from, bool every_byte, Backup *b, Arena *a)
{
    TRY(list_read(from, b, a));
    return copy_look(copy_of(from, b, a), from, every_byte, b, a);
}

/* ---- taking one ------------------------------------------------------------------ */

static Result databases_copy(const BackupWanted *w, const char *copy, Backup *b, Arena *a)
{
    const char *people = path_in(w->book, "people.db", a);
    TRY(db_copy(path_in(w->book, "book.db", a), path_in(copy, "book.db", a), a));
    TRY(file_hash(path_in(copy, "book.db", a), &b->book, a));
    b->people = !access(people, F_OK);
    if (!b->people)
        return DONE;
    TRY(db_copy(people, path_in(copy, "people.db", a), a));
    return file_hash(path_in(copy, "people.db", a), &b->accounts, a);
}

static Result small_ones_copy(const BackupWanted *w, const char *copy, Backup *b, Arena *a)
{
    Hash key = { 0 };
    TRY(small_copy(w->book, copy, "policy", &b->policy, a));
    if (w->with_key)
        TRY(small_copy(w->book, copy, "log.key", &key, a));
    b->key = !hash_none(key);
    return DONE;
}

/* What the copy says of itself, and with it the sealed files that it names. */
static Result names_copy(const BackupWanted *w, const char *copy, Backup *b, Arena *a)
{
    Book    *book;
    AllNamed all = { 0 };
    TRY(book_open_spare(&book, copy, a));
    b->origin  = book_settings(book)->origin;
    b->entries = book_size(book);
    b->root    = book_root(book);
    TRY(names_gather(book, &all, a));
    return sealed_copy(w->book, w->to, &all, b, a);
}

/* From here on it counts, and the one before does not. */
static Result list_write(const char *to, const Backup *b, Arena *a)
{
    Text t = { 0 };
    lines_write(&t, list_rows, countof(list_rows), b, a);
    return file_write_again(path_in(to, "backup", a), text_str(&t), a);
}

static Result last_write(const BackupWanted *w, const Backup *b, Arena *a)
{
    char *whole = realpath(w->to, NULL);
    Text  t = { 0 };
    LastBackup last = { w->at, b->entries, str_plain(str(whole ? whole : w->to), LIST_BYTES, a) };
    free(whole);
    lines_write(&t, last_rows, countof(last_rows), &last, a);
    return file_write_again(path_in(w->book, "backed-up", a), text_str(&t), a);
}

static bool is_named(const AllNamed *all, const char *name)
{
    Named n;
    return str_hash(str(name), &n.hash) && all->len &&
           bsearch(&n, all->at, (size_t)all->len, sizeof n, by_hash);
}

static void sealed_clear(const char *to, const AllNamed *all, Arena *a)
{
    DIR *folder = opendir(path_in(to, "sealed", a));
    for (struct dirent *file; folder && (file = readdir(folder));)
        if (*file->d_name != '.' && !is_named(all, file->d_name))
            unlinkat(dirfd(folder), file->d_name, 0);
    if (folder)
        closedir(folder);
}

/* Copies that do not count, and sealed files that this one does not name: acts erased those. */
static Result rest_clear(const char *to, const Backup *b, Arena *a)
{
    Book    *book;
    AllNamed all = { 0 };
    TRY(book_open_spare(&book, copy_of(to, b, a), a));
    TRY(names_gather(book, &all, a));
    sealed_clear(to, &all, a);
    DIR *folder = opendir(to);
    for (struct dirent *file; folder && (file = readdir(folder));) {
        Str name = str(file->d_name);
        if ((str_starts(name, "copy-") && !str_same(name, b->folder)) ||
            str_starts(name, "drill-") || str_starts(name, "tenderbox-"))
            folder_remove(path_in(to, file->d_name, a));
    }
    if (folder)
        closedir(folder);
    return DONE;
}

static Result copy_make(const BackupWanted *w, char *copy, Backup *b, Arena *a)
{
    if (!mkdtemp(copy))
        return errno_trouble(copy, a);
    b->folder = str(strrchr(copy, '/') + 1);
    TRY(databases_copy(w, copy, b, a));
    TRY(small_ones_copy(w, copy, b, a));
    TRY(names_copy(w, copy, b, a));
    TRY(synced(copy, a));
    TRY(synced(w->to, a));
    return copy_look(copy, w->to, false, b, a);
}

static Result taken(const BackupWanted *w, Backup *b, Arena *a)
{
    Book *book;
    char *copy = path_in(w->to, "copy-XXXXXX", a);
    TRY(book_open(&book, w->book, true, 0, a));
    book_let_go(book);
    if (folder_holds(w->book, w->to))
        return because_of(&backup_inside, str(w->to));
    TRY(folder_ready(w->to, book_settings(book)->origin, a));
    *b = (Backup){ .at = w->at };
    Result r = copy_make(w, copy, b, a);
    if (failed(r)) {
        folder_remove(copy);
        return r;
    }
    TRY(list_write(w->to, b, a));
    TRY(rest_clear(w->to, b, a));
    TRY(last_write(w, b, a));
    return b->lost ? because_of(&backup_lacks, str_of_number(b->lost, a)) : DONE;
}

/* What is given lasts as long as the caller's arena; the files that were held do not. */
static Result passed_on(Result r, Backup *b, Arena *life)
{
    b->folder = str_copy(b->folder, life);
    b->origin = str_copy(b->origin, life);
    r.detail  = str_copy(r.detail, life);
    return r;
}

enum { TAKING_ROOM = 512 << 20 };            /* 40 bytes a sealed file, and what a book reads */

Result backup_take(const BackupWanted *w, Backup *b, Arena *life)
{
    Arena a = arena_begin(TAKING_ROOM);
    *b = (Backup){ 0 };
    Result r = passed_on(taken(w, b, &a), b, life);
    arena_end(&a);
    return r;
}

/* ---- bringing it back ------------------------------------------------------------ */

static Result key_right(const char *key, const char *copy, Arena *a)
{
    Book *book;
    TRY(book_open_spare(&book, copy, a));
    return log_key_check(key, book_settings(book)->origin, book_settings(book)->log_key, a);
}

static Result key_bring(const char *key, const char *copy, const char *to, Backup *b, Arena *a)
{
    Hash hash;
    const char *path = key ? key : path_in(copy, "log.key", a);
    if (!key && !b->key)
        return DONE;
    TRY(key_right(path, copy, a));
    b->key = 1;
    return file_pour(path, path_in(to, "log.key", a), &hash, a);
}

static Result all_bring(const char *from, const char *to, const char *key, Backup *b, Arena *a)
{
    Hash     hash;
    Book    *book;
    AllNamed all = { 0 };
    Backup   again = *b;
    const char *copy = copy_of(from, b, a), *sealed = path_in(to, "sealed", a);
    if (!folder_there(sealed))
        return errno_trouble(sealed, a);
    TRY(small_copy(copy, to, "book.db", &hash, a));
    TRY(small_copy(copy, to, "people.db", &hash, a));
    TRY(small_copy(copy, to, "policy", &hash, a));
    TRY(files_same(to, b, a));
    TRY(key_bring(key, copy, to, b, a));
    TRY(book_open_spare(&book, to, a));
    TRY(names_gather(book, &all, a));
    again.sealed = again.bytes = again.lost = 0;
    TRY(sealed_copy(from, to, &all, &again, a));
    b->copied = again.copied;
    return book_look_at(to, to, true, b, a);
}

static Result brought(const char *from, const char *to, const char *key, Backup *b, Arena *a)
{
    Fresh fresh;
    TRY(list_read(from, b, a));
    TRY(hold(from, a));
    if (!fresh_folder(&fresh, to, a))
        return errno == EEXIST ? because_of(&backup_taken, str(to)) : errno_trouble(to, a);
    Result r = all_bring(from, fresh.part, key, b, a);
    if (!failed(r))
        r = book_brought_back(fresh.part, a);
    if (failed(r))
        fresh_drop(&fresh);
    return failed(r) || fresh_keep(&fresh) ? r : errno_trouble(to, a);
}

Result backup_bring_back(const char *from, const char *to, const char *key, Backup *b, Arena *life)
{
    Arena a = arena_begin(TAKING_ROOM);
    *b = (Backup){ 0 };
    Result r = passed_on(brought(from, to, key, b, &a), b, life);
    arena_end(&a);
    return r;
}

/* The book that goes on has these entries still. */
static Result same_book(const char *book, const Backup *b, Arena *a)
{
    Book    *now;
    Frontier then;
    TRY(book_open(&now, book, true, 0, a));
    if (!str_same(book_settings(now)->origin, b->origin) || book_size(now) < b->entries)
        return because_of(&backup_other, b->origin);
    TRY(book_frontier_at(now, b->entries, &then));
    return hash_same(frontier_root(&then), b->root) ? DONE : because_of(&backup_other, b->origin);
}

Result backup_drill(const char *from, const char *book, Backup *b, Arena *life)
{
    Arena a = arena_begin(TAKING_ROOM);
    char *to = path_in(from, "drill-XXXXXX", &a);
    *b = (Backup){ 0 };
    Result r = list_read(from, b, &a);
    if (!failed(r) && !mkdtemp(to))
        r = errno_trouble(to, &a);
    if (!failed(r))
        r = brought(from, to, NULL, b, &a);
    if (!failed(r) && book)
        r = same_book(book, b, &a);
    if (!strstr(to, "XXXXXX"))
        folder_remove(to);
    r = passed_on(r, b, life);
    arena_end(&a);
    return r;
}

/* ---- the last one ---------------------------------------------------------------- */

Result backup_last(const char *book, LastBackup *last, Arena *a)
{
    Str  text;
    bool there;
    *last = (LastBackup){ 0 };
    const char *path = path_in(book, "backed-up", a);
    TRY(file_read_if(path, LIST_BYTES + 4096, &text, &there, a));
    if (there && !lines_whole(text, last_rows, countof(last_rows), last))
        return differs(path, "it does not read as what a backup leaves", a);
    return DONE;
}

/* shelf.c - procedures and their acts, words and papers, and what lies beside the book. */
#include "book/inside.h"

#include <string.h>

const Reason no_such_procedure = { MISSING, "no-such-procedure", "doc/acts.md",
    "There is no such procedure in this book." };
/* ---- procedures ------------------------------------------------------------------ */

static void file_of_row(sqlite3_stmt *q, File *file)
{
    *file = (File){ .id = sqlite3_column_int64(q, 0), .year = sqlite3_column_int64(q, 3),
                    .number = sqlite3_column_int64(q, 4) };
    column_bytes(q, 1, file->draft.byte, sizeof file->draft.byte);
    column_bytes(q, 2, file->name.byte, sizeof file->name.byte);
}

static Result file_one(Book *b, sqlite3_stmt *q, File *file, bool *found)
{
    int code = sqlite3_step(q);
    *found = code == SQLITE_ROW;
    if (*found)
        file_of_row(q, file);
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

Result book_file(Book *b, Name name, File *file)
{
    sqlite3_stmt *q;
    bool found;
    TRY(query(b, sql_file_by_name, &q));
    bind_blob(q, 1, name.byte, sizeof name.byte);
    TRY(file_one(b, q, file, &found));
    return found ? DONE : because(&no_such_procedure);
}

Result book_file_numbered(Book *b, int64_t year, int64_t number, File *file)
{
    sqlite3_stmt *q;
    bool found;
    TRY(query(b, sql_file_by_number, &q));
    sqlite3_bind_int64(q, 1, year);
    sqlite3_bind_int64(q, 2, number);
    TRY(file_one(b, q, file, &found));
    return found ? DONE : because(&no_such_procedure);
}

Result book_files(Book *b, int64_t after, File *file, bool *found)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_file_next, &q));
    sqlite3_bind_int64(q, 1, after);
    return file_one(b, q, file, found);
}

Result book_files_back(Book *b, int64_t before, File *file, bool *found)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_file_before, &q));
    sqlite3_bind_int64(q, 1, before);
    return file_one(b, q, file, found);
}

Result book_file_add(Book *b, Name draft, int64_t *id)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_file_add, &q));
    bind_blob(q, 1, draft.byte, sizeof draft.byte);
    TRY(finish(b, q));
    *id = sqlite3_last_insert_rowid(b->db);
    return DONE;
}

Result book_file_named(Book *b, int64_t id, Name name)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_file_named, &q));
    sqlite3_bind_int64(q, 1, id);
    bind_blob(q, 2, name.byte, sizeof name.byte);
    return finish(b, q);
}

Result book_file_begun(Book *b, int64_t id, int64_t year, int64_t number)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_file_begun, &q));
    sqlite3_bind_int64(q, 1, id);
    sqlite3_bind_int64(q, 2, year);
    sqlite3_bind_int64(q, 3, number);
    return finish(b, q);
}

static Result altered(Book *b, int64_t leaf)
{
    Arena a = arena_begin(4096);
    Text  t = { 0 };
    text_put(&t, &a, "entry {}", str_of_number(leaf, &a));
    memcpy(b->altered, t.at, (size_t)t.len);
    Str detail = { b->altered, t.len };
    arena_end(&a);
    return because_of(&book_altered, detail);
}

/* What is known of an act that is withheld. */
static bool withheld_read(Kept *kept)
{
    if (!str_starts(kept->body, WITHHELD))
        return false;
    kept->withheld = act_kind(str_after(kept->body, (ptrdiff_t)sizeof WITHHELD - 1));
    kept->inner = kept->salt;
    kept->salt  = (Hash){ 0 };
    kept->body  = (Str){ 0 };
    return true;
}

static bool is_committed(Kept *kept)
{
    Hash commit = withheld_read(kept) ? act_commit_of(kept->withheld, kept->inner)
                                      : act_commit(kept->salt, kept->body);
    return hash_same(commit, kept->commit);
}

/* The act of a row, if it is the one that its entry commits to. */
static Result kept_read(Book *b, sqlite3_stmt *q, Kept *kept)
{
    *kept = (Kept){ .leaf = sqlite3_column_int64(q, 0), .file = sqlite3_column_int64(q, 1),
                    .body = column(q, 4) };
    bool whole = column_bytes(q, 2, kept->salt.byte, sizeof kept->salt.byte) &&
                 column_bytes(q, 3, kept->commit.byte, sizeof kept->commit.byte) &&
                 is_committed(kept);
    return whole ? DONE : altered(b, kept->leaf);
}

static Result walk(Book *b, sqlite3_stmt *q, KeptFn *each_one, void *with)
{
    int code;
    while ((code = sqlite3_step(q)) == SQLITE_ROW) {
        Kept kept;
        Result r = kept_read(b, q, &kept);
        if (!failed(r))
            r = each_one(with, &kept);
        if (failed(r)) {
            sqlite3_reset(q);
            return r;
        }
    }
    sqlite3_reset(q);
    return code == SQLITE_DONE ? DONE : broken(b);
}

Result book_walk(Book *b, int64_t file, int64_t from, KeptFn *each_one, void *with)
{
    sqlite3_stmt *q;
    TRY(query(b, file ? sql_act_of_file : sql_act_of_log, &q));
    if (file)
        sqlite3_bind_int64(q, 1, file);
    sqlite3_bind_int64(q, file ? 2 : 1, from);
    return walk(b, q, each_one, with);
}

Result book_last(Book *b, Str *body, Arena *a)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_act_last, &q));
    Kept kept = { 0 };
    int  code = sqlite3_step(q);
    Result r = code == SQLITE_ROW    ? kept_read(b, q, &kept)
               : code == SQLITE_DONE ? DONE
                                     : broken(b);
    *body = failed(r) ? (Str){ 0 } : str_copy(kept.body, a);
    sqlite3_reset(q);
    return r;
}

Result book_once(Book *b, Hash once, int64_t *leaf, int64_t *file)
{
    sqlite3_stmt *q;
    *leaf = -1;
    TRY(query(b, sql_act_once, &q));
    bind_blob(q, 1, once.byte, sizeof once.byte);
    int code = sqlite3_step(q);
    if (code == SQLITE_ROW) {
        *leaf = sqlite3_column_int64(q, 0);
        *file = sqlite3_column_int64(q, 1);
    }
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

/* ---- words and papers ------------------------------------------------------------ */

Result book_words_add(Book *b, Hash hash, Hash salt, Str bytes)
{
    sqlite3_stmt *q;
    if (bytes.len > PAPER_BYTES_MAX)
        return because(&too_large);
    TRY(query(b, sql_words_add, &q));
    bind_blob(q, 1, hash.byte, sizeof hash.byte);
    bind_blob(q, 2, salt.byte, sizeof salt.byte);
    bind_blob(q, 3, bytes.at, bytes.len);
    return finish(b, q);
}

Result book_words(Book *b, Hash hash, Hash *salt, Str *bytes, Arena *a)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_words_get, &q));
    bind_blob(q, 1, hash.byte, sizeof hash.byte);
    int code = sqlite3_step(q);
    bool roomy = code != SQLITE_ROW || arena_left(a) > sqlite3_column_bytes(q, 1) + 64;
    if (code == SQLITE_ROW && roomy) {
        column_bytes(q, 0, salt->byte, sizeof salt->byte);
        *bytes = str_copy(column(q, 1), a);
    }
    sqlite3_reset(q);
    if (code == SQLITE_DONE)
        return because_of(&words_missing, str_of_hash(hash, a));
    if (!roomy)
        return because(&too_large);
    return code == SQLITE_ROW ? DONE : broken(b);
}

Result book_words_size(Book *b, Hash hash, int64_t *bytes)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_words_size, &q));
    bind_blob(q, 1, hash.byte, sizeof hash.byte);
    int code = sqlite3_step(q);
    *bytes = code == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

Result book_words_erase(Book *b, Hash hash)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_words_erase, &q));
    bind_blob(q, 1, hash.byte, sizeof hash.byte);
    b->forgetting = true;
    return finish(b, q);
}

/* ---- beside the book ------------------------------------------------------------- */

Result book_attempt(Book *b, Instant at, Str procedure, Id actor, Str act, const char *reason)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_attempt_add, &q));
    sqlite3_bind_int64(q, 1, at);
    bind_str(q, 2, procedure);
    sqlite3_bind_int64(q, 3, actor);
    bind_str(q, 4, act);
    bind_str(q, 5, str(reason));
    TRY(finish(b, q));
    TRY(query(b, sql_attempt_trim, &q));
    return finish(b, q);
}

Result book_tick_paid(Book *b, Instant *at)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_ticked_get, &q));
    int code = sqlite3_step(q);
    *at = code == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return code == SQLITE_ROW ? DONE : broken(b);
}

Result book_tick_pay(Book *b, Instant at)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_ticked_set, &q));
    sqlite3_bind_int64(q, 1, at);
    return finish(b, q);
}

Result book_pulse(Book *b, Pulse *pulse, Arena *a)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_pulse_get, &q));
    int code = sqlite3_step(q);
    if (code == SQLITE_ROW)
        *pulse = (Pulse){ str_copy(column(q, 0), a), sqlite3_column_int64(q, 1),
                          sqlite3_column_int64(q, 2) };
    sqlite3_reset(q);
    return code == SQLITE_ROW ? DONE : broken(b);
}

Result book_pulse_keep(Book *b, const Pulse *pulse)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_pulse_set, &q));
    bind_str(q, 1, pulse->boot);
    sqlite3_bind_int64(q, 2, pulse->wall);
    sqlite3_bind_int64(q, 3, pulse->steady);
    return finish(b, q);
}

Result book_boxes(Book *b, BoxFiles *files, Arena *a)
{
    sqlite3_stmt *q;
    int code;
    TRY(query(b, sql_box_all, &q));
    while ((code = sqlite3_step(q)) == SQLITE_ROW)
        *list_add(files, a) = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    return code == SQLITE_DONE ? DONE : broken(b);
}

Result book_waiting_add(Book *b, const Waiting *w)
{
    sqlite3_stmt *q;
    if (w->heads.len > PAPER_BYTES_MAX)
        return because(&too_large);
    TRY(query(b, sql_waiting_add, &q));
    sqlite3_bind_int64(q, 1, w->file);
    sqlite3_bind_int64(q, 2, w->round);
    sqlite3_bind_int64(q, 3, w->bidder);
    sqlite3_bind_int(q, 4, w->ready);
    sqlite3_bind_int64(q, 5, w->arrived);
    bind_blob(q, 6, w->once.byte, sizeof w->once.byte);
    bind_str(q, 7, w->body);
    if (!hash_none(w->hash)) {
        bind_blob(q, 8, w->hash.byte, sizeof w->hash.byte);
        bind_blob(q, 9, w->salt.byte, sizeof w->salt.byte);
        bind_blob(q, 10, w->heads.at, w->heads.len);
    }
    return finish(b, q);
}

Result book_waiting_end(Book *b, int64_t id)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_waiting_end, &q));
    sqlite3_bind_int64(q, 1, id);
    return finish(b, q);
}

/* False where other hands left something else than was kept. Only its id is sure then. */
static bool waiting_read(sqlite3_stmt *q, Waiting *w)
{
    *w = (Waiting){ .id = sqlite3_column_int64(q, 0), .file = sqlite3_column_int64(q, 1),
                    .round = sqlite3_column_int64(q, 2), .bidder = sqlite3_column_int64(q, 3),
                    .ready = sqlite3_column_int(q, 4), .arrived = sqlite3_column_int64(q, 5),
                    .body = column(q, 7), .heads = column(q, 10) };
    bool bare = sqlite3_column_type(q, 8) == SQLITE_NULL;
    bool heads = bare || (column_bytes(q, 8, w->hash.byte, sizeof w->hash.byte) &&
                          column_bytes(q, 9, w->salt.byte, sizeof w->salt.byte));
    return column_bytes(q, 6, w->once.byte, sizeof w->once.byte) && heads &&
           !failed(act_read(w->body, &w->act)) && act_is_box(&w->act) &&
           w->act.arrived == w->arrived;
}

static Result waiting_walk(Book *b, const WaitingOf *of, bool readable, WaitingFn *each_one,
                           void *with)
{
    sqlite3_stmt *q;
    int code;
    TRY(query(b, sql_waiting_all, &q));
    sqlite3_bind_int64(q, 1, of->file);
    sqlite3_bind_int64(q, 2, of->round);
    sqlite3_bind_int64(q, 3, of->bidder);
    sqlite3_bind_int64(q, 4, of->what);
    sqlite3_bind_int64(q, 5, of->until ? of->until : INT64_MAX);
    while ((code = sqlite3_step(q)) == SQLITE_ROW) {
        Waiting w;
        Result r = waiting_read(q, &w) == readable ? each_one(with, &w) : DONE;
        if (failed(r)) {
            sqlite3_reset(q);
            return r;
        }
    }
    sqlite3_reset(q);
    return code == SQLITE_DONE ? DONE : broken(b);
}

Result book_waiting(Book *b, const WaitingOf *of, WaitingFn *each_one, void *with)
{
    return waiting_walk(b, of, true, each_one, with);
}

Result book_waiting_unread(Book *b, WaitingFn *each_one, void *with)
{
    const WaitingOf all = { .what = FOR_TICK | FOR_DEADLINE };
    return waiting_walk(b, &all, false, each_one, with);
}

/* One that lies ready for a round that is none of these. */
typedef struct Shut { const OpenRound *rounds; ptrdiff_t count; int64_t id; } Shut;
static const Reason one_found = { MISSING, "one-found", "", "" };        /* ends a walk */

static Result shut_one(void *with, const Waiting *w)
{
    Shut *shut = with;
    for (ptrdiff_t i = 0; i < shut->count; i++)
        if (shut->rounds[i].round == w->round)
            return DONE;
    shut->id = w->id;
    return because(&one_found);
}

static Result waiting_shut(Book *b, int64_t file, const OpenRound *rounds, ptrdiff_t count)
{
    Shut   shut = { rounds, count, 0 };
    Result r;
    const WaitingOf ready = { .file = file, .what = FOR_DEADLINE };
    while ((r = book_waiting(b, &ready, shut_one, &shut)).why == &one_found)
        TRY(book_waiting_end(b, shut.id));
    return r;
}

Result book_box_set(Book *b, int64_t file, const OpenRound *rounds, ptrdiff_t count)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_box_clear, &q));
    sqlite3_bind_int64(q, 1, file);
    TRY(finish(b, q));
    if (count) {
        TRY(query(b, sql_box_add, &q));
        sqlite3_bind_int64(q, 1, file);
        TRY(finish(b, q));
    }
    return waiting_shut(b, file, rounds, count);
}

Result book_waiting_once(Book *b, Hash once, Waiting *w)
{
    sqlite3_stmt *q;
    Waiting found = { 0 };
    int code;
    *w = found;
    TRY(query(b, sql_waiting_once, &q));
    bind_blob(q, 1, once.byte, sizeof once.byte);
    while ((code = sqlite3_step(q)) == SQLITE_ROW && !waiting_read(q, &found))
        ;
    if (code == SQLITE_ROW)
        *w = (Waiting){ .file = found.file, .round = found.round, .ready = found.ready };
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

Result book_checkpoint(Book *b, int64_t size, Str *note, Arena *a)
{
    sqlite3_stmt *q;
    TRY(query(b, size ? sql_checkpoint_get : sql_checkpoint_last, &q));
    if (size)
        sqlite3_bind_int64(q, 1, size);
    int code = sqlite3_step(q);
    *note = code == SQLITE_ROW ? str_copy(column(q, 0), a) : (Str){ 0 };
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

Result book_checkpointed(Book *b, Instant *at)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_checkpoint_last, &q));
    int code = sqlite3_step(q);
    *at = code == SQLITE_ROW ? sqlite3_column_int64(q, 1) : 0;
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}

Result book_checkpoints(Book *b, KeptFn *each_one, void *with)
{
    sqlite3_stmt *q;
    int code;
    TRY(query(b, sql_checkpoint_all, &q));
    while ((code = sqlite3_step(q)) == SQLITE_ROW) {
        Kept kept = { .leaf = sqlite3_column_int64(q, 0), .body = column(q, 1) };
        Result r = each_one(with, &kept);
        if (failed(r)) {
            sqlite3_reset(q);
            return r;
        }
    }
    sqlite3_reset(q);
    return code == SQLITE_DONE ? DONE : broken(b);
}

/* ---- settings -------------------------------------------------------------------- */

static Result setting_put(Book *b, const char *name, Str value)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_setting_add, &q));
    bind_str(q, 1, str(name));
    bind_str(q, 2, value);
    return finish(b, q);
}

static Result setting_take(Book *b, const char *name, Str *value, Arena *a)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_setting_get, &q));
    bind_str(q, 1, str(name));
    bool found = sqlite3_step(q) == SQLITE_ROW;
    if (found)
        *value = str_copy(column(q, 0), a);
    sqlite3_reset(q);
    return found ? DONE : because_of(&book_broken, str(name));
}

static const struct { const char *name; ptrdiff_t offset; } numbers[] = {
    { "tick-seconds", offsetof(Settings, tick.seconds) },
    { "tick-entries", offsetof(Settings, tick.entries) },
    { "near-seconds", offsetof(Settings, near.seconds) },
    { "near-entries", offsetof(Settings, near.entries) },
    { "near-within", offsetof(Settings, near.within) },
    { "rush-seconds", offsetof(Settings, rush.seconds) },
    { "rush-entries", offsetof(Settings, rush.entries) },
    { "rush-within", offsetof(Settings, rush.within) },
};

Result settings_write(Book *b, const Settings *settings)
{
    Arena a = arena_begin(4096);
    Result r = setting_put(b, "origin", settings->origin);
    if (!failed(r))
        r = setting_put(b, "log-key", settings->log_key);
    for (int i = 0; i < countof(numbers) && !failed(r); i++) {
        int64_t n;
        memcpy(&n, (const char *)settings + numbers[i].offset, sizeof n);
        r = setting_put(b, numbers[i].name, str_of_number(n, &a));
    }
    arena_end(&a);
    return r;
}

Result settings_read(Book *b, Arena *a)
{
    TRY(setting_take(b, "origin", &b->settings.origin, a));
    TRY(setting_take(b, "log-key", &b->settings.log_key, a));
    for (int i = 0; i < countof(numbers); i++) {
        Str value;
        int64_t n;
        TRY(setting_take(b, numbers[i].name, &value, a));
        if (!str_number(value, &n) || !n)
            return because_of(&book_broken, str(numbers[i].name));
        memcpy((char *)&b->settings + numbers[i].offset, &n, sizeof n);
    }
    return DONE;
}

/* A book that other hands than the clerk's have written in, and what whoever looks into it is told:
 * an answer or a named reason, never the end of the program. */
#include "book/inside.h"
#include "cli/command.h"
#include "story/story.h"
#include "sys/folder.h"
#include "test/test.h"

#include <limits.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OFFICE = 1, TENDER = 2, WORDS_MOST = 12 };

/* An act as the clerk wrote it. */
typedef struct Row { int64_t leaf; Hash salt; Act act; } Row;

typedef struct Forger {
    Arena      *a;
    sqlite3    *db;
    LIST(Row)   rows;                        /* of one file */
    int64_t     file;
    int         good, altered, otherwise;    /* what was told so far */
    int         turn;
} Forger;

/* ---- whoever crashes says over what ------------------------------------------------ */

const char *__asan_default_options(void);
const char *__ubsan_default_options(void);
const char *__asan_default_options(void)  { return "abort_on_error=1"; }
const char *__ubsan_default_options(void) { return "abort_on_error=1"; }

static char under_way[200];

static void last_words(int number)
{
    ssize_t wrote = write(STDERR_FILENO, under_way, strlen(under_way));
    (void)wrote, (void)number;
}

static void altering(const char *what, const char *field, int64_t at, int64_t to)
{
    snprintf(under_way, sizeof under_way, "over %s %s at %lld, made %lld\n", what, field,
             (long long)at, (long long)to);
}

/* ---- the book of the demonstration ------------------------------------------------- */

static void sql(Forger *f, const char *statement)
{
    if (!sqlite3_exec(f->db, statement, NULL, NULL, NULL))
        return;
    fprintf(stderr, "%s: %s\n", statement, sqlite3_errmsg(f->db));
    abort();
}

static sqlite3_stmt *prepared(Forger *f, const char *statement)
{
    sqlite3_stmt *q = NULL;
    if (!sqlite3_prepare_v2(f->db, statement, -1, &q, NULL))
        return q;
    fprintf(stderr, "%s: %s\n", statement, sqlite3_errmsg(f->db));
    abort();
}

static char folder[PATH_MAX];

static char *inside(const char *name, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}/{}", str(folder), str(name));
    return str_terminated(text_str(&t), a);
}

static void folder_end(void) { folder_remove(folder); }

static void play(void)
{
    StoryEnd end;
    Arena story = arena_begin((ptrdiff_t)1 << 30);
    Str   text = file_whole("demo/vehicle-recovery.story", &story);
    snprintf(folder, sizeof folder, "%s", scratch("tenderbox-altered", &story));
    expect(mkdtemp(folder) && !atexit(folder_end));
    expect_done(story_play(text, folder, NULL, &end, &story));
    arena_end(&story);
}

static void close_db(void *forger)
{
    sqlite3_close(((Forger *)forger)->db);
    ((Forger *)forger)->db = NULL;
}

/* Played once for all sentences, which leave it as it was. */
static Forger *forger(Arena *a)
{
    Forger *f = make(a, Forger, 1);
    *f = (Forger){ .a = a };
    if (access(folder, F_OK))
        play();
    expect(!sqlite3_open(inside("book.db", a), &f->db));
    arena_defer(a, close_db, f);
    sql(f, "PRAGMA synchronous = OFF");
    signal(SIGABRT, last_words);
    return f;
}

static void rows_load(Forger *f, int64_t file)
{
    sqlite3_stmt *q = prepared(f, "SELECT leaf, salt, body FROM act WHERE file = ?1 ORDER BY leaf");
    sqlite3_bind_int64(q, 1, file);
    f->rows.len = 0;
    f->file = file;
    while (sqlite3_step(q) == SQLITE_ROW) {
        Row *row = list_add(&f->rows, f->a);
        *row = (Row){ .leaf = sqlite3_column_int64(q, 0) };
        expect(column_bytes(q, 1, row->salt.byte, sizeof row->salt.byte));
        expect_done(act_read(column(q, 2), &row->act));
        row->act.leaf = row->leaf;
        row->act.commit = sha256(column(q, 2));
    }
    sqlite3_finalize(q);
    expect(f->rows.len > 1);
}

static void body_set(Forger *f, int64_t leaf, Str body)
{
    sqlite3_stmt *q = prepared(f, "UPDATE act SET body = ?2 WHERE leaf = ?1");
    sqlite3_bind_int64(q, 1, leaf);
    sqlite3_bind_text64(q, 2, body.at, (sqlite3_uint64)body.len, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_step(q);
    sqlite3_finalize(q);
}

/* ---- looking into it --------------------------------------------------------------- */

/* What one command says when it fails; empty when it does not. */
static Str told(char **words, Arena *a)
{
    int   count = 0;
    FILE *out = stdout, *err = stderr;
    const char *said = inside("said", a);
    while (words[count])
        count++;
    stdout = fopen("/dev/null", "we");
    stderr = fopen(said, "we");
    int code = command_main(count, words);
    fclose(stdout), fclose(stderr);
    stdout = out, stderr = err;
    Str why = file_whole(said, a);
    bool named = !code || str_starts(why, "tenderbox: ");
    if (!named)
        printf("    exit %d without a word, %s", code, under_way);
    expect(named);
    return code ? why : (Str){ 0 };
}

static bool says(Str why, const char *words)
{
    return why.len && memmem(why.at, (size_t)why.len, words, strlen(words));
}

/* All that one can look at. */
static Str looked(int which, Arena *a)
{
    char *book = folder, *out = inside("out", a);
    char *const looks[][WORDS_MOST] = {
        { "tenderbox", "show", "--book", book, "--procedure", "2026-42" },
        { "tenderbox", "dates", "--book", book, "--procedure", "2026-42" },
        { "tenderbox", "paper", "opening", "--book", book, "--procedure", "2026-42", "-o", out },
        { "tenderbox", "paper", "award-report", "--lot", "1", "--book", book, "--procedure",
          "2026-42", "-o", out },
        { "tenderbox", "export", "bundle", "--edition", "court", "--book", book, "--procedure",
          "2026-42", "-o", out },
    };
    char *words[WORDS_MOST];
    memcpy(words, looks[which], sizeof words);
    unlink(out);
    return told(words, a);
}

enum { LOOKS = 5 };

/* must_say: the reason that has to be given; NULL: any, or an answer. */
static void looks_once(Forger *f, int which, const char *must_say)
{
    Arena a = arena_begin(1 << 20);
    Str   why = looked(which, &a);
    bool  right = !must_say || says(why, must_say), good = !why.len;
    if (!right)
        printf("    \"%.*s\", not %s, %s", (int)why.len, why.at, must_say, under_way);
    f->good      += good;
    f->altered   += says(why, "book-altered");
    f->otherwise += !good && !says(why, "book-altered");
    arena_end(&a);
    expect(right);
}

/* Show, and one of the others, each in its turn. */
static void looks(Forger *f, const char *must_say)
{
    looks_once(f, 0, must_say);
    looks_once(f, 1 + f->turn++ % (LOOKS - 1), must_say);
}

/* ---- by hand ----------------------------------------------------------------------- */

/* The n-th of an act's own numbers; NULL: it has no more. */
static const Field *number_field(const Act *act, int n)
{
    for (each_field(field, act_rows[act->kind])) {
        bool number = field->type != HASH && field->type != KEY && field->type != PROOF &&
                      !field_is_shelved(field);
        if (number && !n--)
            return field;
    }
    return NULL;
}

/* The next word of a list from there on; a number may have none. */
static int64_t word_from(const Choices *of, int64_t n)
{
    while (!of->at[n % of->count].word)
        n++;
    return n % of->count;
}

/* Another number of the same kind: 0, the next, or one that is nowhere. */
static int64_t other_number(const Field *field, int64_t is, int way)
{
    if (field->type == CHOICE)
        return word_from(field->choices, is + 1);
    return way == 0 && is ? 0 : way == 1 ? is + 1 : 77;
}

static Str body_of(const Act *act, Arena *a)
{
    Text t = { 0 };
    act_write(&t, act, a);
    return text_str(&t);
}

/* Nothing else is put right: no hash fits any more. */
static void change_by_hand(Forger *f, int64_t file)
{
    char entry[40];
    rows_load(f, file);
    for (ptrdiff_t i = 0; i < f->rows.len; i++) {
        Row    *row = &f->rows.at[i];
        Arena   a = arena_begin(1 << 20);
        Act     act = row->act;
        const Field *field = number_field(&act, (int)i % 3);
        altering(act_rows[act.kind]->name, field ? field->name : "actor", row->leaf, 0);
        if (field)
            act_set_number(&act, field, other_number(field, act_number(&act, field), (int)i % 2));
        else
            act.actor++;
        snprintf(entry, sizeof entry, "book-altered: entry %lld\n", (long long)row->leaf);
        body_set(f, row->leaf, body_of(&act, &a));
        looks(f, entry);
        body_set(f, row->leaf, body_of(&row->act, &a));
        arena_end(&a);
    }
}

TEST(an_act_that_was_changed_by_hand_is_named_by_all_that_read_the_book)
{
    Forger *f = forger(a);
    change_by_hand(f, OFFICE);
    change_by_hand(f, TENDER);
    looks(f, NULL);
    expect(f->good == 2 && f->altered > 150);
}

/* ---- by an operator who can make every hash again ---------------------------------- */

static Name name_after(Hash commit)
{
    Name name;
    memcpy(name.byte, commit.byte, sizeof name.byte);
    return name;
}

static void entry_set(Forger *f, const Act *act)
{
    sqlite3_stmt *q = prepared(f, "UPDATE entry SET hash = ?2, procedure = ?3 WHERE leaf = ?1");
    sqlite3_bind_int64(q, 1, act->leaf);
    bind_blob(q, 2, act->commit.byte, sizeof act->commit.byte);
    if (act->nth)
        bind_blob(q, 3, act->procedure.byte, sizeof act->procedure.byte);
    sqlite3_step(q);
    sqlite3_finalize(q);
}

static void file_set(Forger *f, Name name)
{
    sqlite3_stmt *q = prepared(f, "UPDATE file SET name = ?2 WHERE id = ?1");
    sqlite3_bind_int64(q, 1, f->file);
    bind_blob(q, 2, name.byte, sizeof name.byte);
    sqlite3_step(q);
    sqlite3_finalize(q);
}

/* From the changed act on the chain is made again, and with it the procedure's name. */
static void chain_again(Forger *f, ptrdiff_t changed, const Act *as, Arena *a)
{
    Hash last = { 0 };
    Name name = { 0 };
    sql(f, "BEGIN");
    for (ptrdiff_t i = 0; i < f->rows.len; i++) {
        const Row *row = &f->rows.at[i];
        Act act = i == changed ? *as : row->act;
        if (act.nth)
            act.prev = last;
        if (!name_is_office(name))
            act.procedure = name;
        Str body = body_of(&act, a);
        act.commit = act_commit(row->salt, body);
        last = act.nth ? act.commit : last;
        if (act.kind == ACT_PUBLISH)
            file_set(f, name = name_after(act.commit));
        body_set(f, row->leaf, body);
        entry_set(f, &act);
    }
    sql(f, "COMMIT");
}

/* What was promised is promised again, of the root as it is now. */
static void high_water_again(void)
{
    Arena a = arena_begin(8 << 20);
    Book *b;
    (void)!failed(book_open(&b, folder, true, 0, &a));       /* its tree is loaded */
    close(b->high_water.fd);
    b->high_water.fd = open(inside("high-water", &a), O_RDWR);
    for (int slot = 0; slot < 2; slot++)
        expect_done(high_water_raise(b, book_size(b), book_root(b)));
    arena_end(&a);
}

static void forge(Forger *f, ptrdiff_t changed, const Act *as)
{
    Arena a = arena_begin(16 << 20);
    chain_again(f, changed, as, &a);
    arena_end(&a);
    high_water_again();
    looks(f, NULL);
}

/* Its fields keep the numbers that the other kind has under the same name. */
static Act of_other_kind(const Act *act, ActKind kind)
{
    Act other = { .kind = kind, .procedure = act->procedure, .nth = act->nth, .prev = act->prev,
                  .actor = act->actor, .mine = act->mine, .in_batch = act->in_batch,
                  .is_signed = act->is_signed, .signed_by = act->signed_by,
                  .is_agreed = act->is_agreed, .agreed = act->agreed,
                  .expires = act->expires, .arrived = act->arrived, .at = act->at,
                  .leaf = act->leaf };
    for (each_field(field, act_rows[kind])) {
        const Field *same = act_field(act->kind, field->name);
        if (same && same->type == field->type && field->type == NUMBER)
            act_set_number(&other, field, act_number(act, same));
        if (field->type == CHOICE)
            act_set_number(&other, field, word_from(field->choices, 0));
        if (field->type == HASH || field_is_shelved(field))
            act_set_bytes(&other, field, act->commit.byte);
    }
    return other;
}

static void forge_numbers(Forger *f, ptrdiff_t i, bool thorough)
{
    const Act *was = &f->rows.at[i].act;
    const Field *field;
    for (int n = 0; (field = number_field(was, n)); n++) {
        Act act = *was;
        int64_t to = other_number(field, act_number(was, field), (int)(i + n) % 3);
        if (!thorough && (i + n) % 3)
            continue;
        altering(act_rows[was->kind]->name, field->name, was->leaf, to);
        act_set_number(&act, field, to);
        forge(f, i, &act);
    }
}

static void forge_kind(Forger *f, ptrdiff_t i, bool thorough)
{
    const Act *was = &f->rows.at[i].act;
    for (ActKind kind = 1; kind < ACT_KINDS; kind++) {
        if (kind == was->kind || (!thorough && (kind + i * 31) % (ACT_KINDS - 1)))
            continue;
        Act act = of_other_kind(was, kind);
        altering(act_rows[was->kind]->name, act_rows[kind]->name, was->leaf, kind);
        forge(f, i, &act);
    }
}

TEST(an_act_that_no_judge_let_pass_is_not_folded_however_well_its_hashes_fit)
{
    Forger *f = forger(a);
    bool thorough = getenv("TENDERBOX_THOROUGH") != NULL;
    for (int64_t file = OFFICE; file <= TENDER; file++) {
        rows_load(f, file);
        for (ptrdiff_t i = 0; i < f->rows.len; i++) {
            forge_numbers(f, i, thorough);
            forge_kind(f, i, thorough);
        }
        forge(f, 0, &f->rows.at[0].act);     /* as it was */
    }
    printf("    %d looks: %d were told book-altered, %d something else, %d an answer\n",
           f->altered + f->otherwise + f->good, f->altered, f->otherwise, f->good);
    expect(f->altered > 200 && f->good >= 4);    /* what is agreed later names what was seen */
}

/* ---- by an end that is none --------------------------------------------------------- */

static void book_back(Str bytes, Arena *a)
{
    unlink(inside("book.db-wal", a));
    unlink(inside("book.db-shm", a));
    FILE *out = fopen(inside("book.db", a), "w");
    expect(out && fwrite(bytes.at, 1, (size_t)bytes.len, out) == (size_t)bytes.len);
    expect(!fclose(out));
}

TEST(a_book_that_ends_inside_a_batch_is_altered)
{
    Forger *f = forger(a);
    Text cut = { 0 };
    rows_load(f, TENDER);
    const Row *row = f->rows.at;
    while (!row->act.in_batch)
        row++;
    sql(f, "PRAGMA wal_checkpoint(TRUNCATE)");
    Str bytes = file_whole(inside("book.db", a), a);
    altering("act", "leaf", row->leaf, 0);
    text_put(&cut, a, "DELETE FROM act WHERE file = 2 AND leaf > {}", str_of_number(row->leaf, a));
    sql(f, str_terminated(text_str(&cut), a));
    looks_once(f, 0, "book-altered: batch-open");
    close_db(f);
    book_back(bytes, a);
}

/* ---- any cell ---------------------------------------------------------------------- */

/* What a cell becomes, of a number, a text or some bytes. */
static const char *const becomes[] = {
    "CASE typeof({}) WHEN 'integer' THEN {} + 1 WHEN 'text' THEN 'x' || substr({}, 2) "
        "ELSE zeroblob(length({})) END",
    "CASE typeof({}) WHEN 'integer' THEN -1 WHEN 'text' THEN '' ELSE x'00' END",
    "CASE typeof({}) WHEN 'integer' THEN 9000000000000000000 WHEN 'text' THEN {} || {} "
        "ELSE CAST({} || {} AS BLOB) END",
};

/* Where rows have a number, the first and the last of them; and all. */
static const char *const rows_of[] = {
    "rowid = (SELECT min(rowid) FROM {})", "rowid = (SELECT max(rowid) FROM {})", "true",
};

typedef struct Where { Str table, column; } Where;

static Str filled(const char *form, Str with, Arena *a)
{
    Str all[] = { with, with, with, with, with };
    int places = 0;
    Text t = { 0 };
    for (const char *at = form; (at = strstr(at, "{}")); at += 2)
        places++;
    text_put_all(&t, a, form, all, places);
    return text_str(&t);
}

/* False: the database itself does not take it. */
static bool cell_change(const Where *cell, int how, int where, Arena *a)
{
    sqlite3 *db;
    Text t = { 0 };
    text_put(&t, a, "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; "
             "UPDATE {} SET {} = {} WHERE {}", cell->table, cell->column,
             filled(becomes[how], cell->column, a), filled(rows_of[where], cell->table, a));
    altering(str_terminated(cell->table, a), str_terminated(cell->column, a), where, how);
    expect(!sqlite3_open(inside("book.db", a), &db));
    bool taken = !sqlite3_exec(db, str_terminated(text_str(&t), a), NULL, NULL, NULL) &&
                 sqlite3_changes(db);
    sqlite3_close(db);
    return taken;
}

TEST(whatever_cell_of_the_database_is_changed_there_is_an_answer_or_a_reason)
{
    Forger *f = forger(a);
    LIST(Where) cells = { 0 };
    int changed = 0;
    sqlite3_stmt *q = prepared(f, "SELECT t.name, c.name FROM sqlite_schema t, "
                                  "pragma_table_info(t.name) c WHERE t.type = 'table'");
    while (sqlite3_step(q) == SQLITE_ROW)
        *list_add(&cells, a) = (Where){ str_copy(column(q, 0), a), str_copy(column(q, 1), a) };
    sqlite3_finalize(q);
    sql(f, "PRAGMA wal_checkpoint(TRUNCATE)");
    close_db(f);
    Str bytes = file_whole(inside("book.db", a), a);
    for (each(const Where, cell, cells))
        for (int how = 0; how < countof(becomes); how++)
            for (int where = 0; where < countof(rows_of); where++) {
                Arena one = arena_begin(1 << 20);
                if (cell_change(cell, how, where, &one)) {
                    looks(f, NULL);
                    book_back(bytes, &one);
                    changed++;
                }
                arena_end(&one);
            }
    printf("    %d changes: %d looks were told book-altered, %d something else, %d an answer\n",
           changed, f->altered, f->otherwise, f->good);
    expect(changed > 100);
}

RUN("altered", T(an_act_that_was_changed_by_hand_is_named_by_all_that_read_the_book),
    T(an_act_that_no_judge_let_pass_is_not_folded_however_well_its_hashes_fit),
    T(a_book_that_ends_inside_a_batch_is_altered),
    T(whatever_cell_of_the_database_is_changed_there_is_an_answer_or_a_reason))

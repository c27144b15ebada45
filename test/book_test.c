/* The folder, the tree, transactions, high-water, the shelf. */
#include "book/inside.h"
#include "test/folder.h"
#include "test/test.h"
#include "tree/policy.h"
#include "tree/tile.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const Settings usual = { .origin = { "tender.example.org/log", 22 },
                                .log_key = { "key", 3 }, .tick = { 10, 4, 0 },
                                .near = { 5, 8, 1800 }, .rush = { 1, 16, 900 } };

/* A book in a life of its own, so that a test can close it. */
typedef struct Shop { Arena life; Book *book; const char *folder; } Shop;

static Result opens(Shop *s)
{
    s->life = arena_begin(64 << 20);
    Result r = book_open(&s->book, s->folder, false, 0, &s->life);
    if (failed(r)) {
        r.detail = (Str){ 0 };
        arena_end(&s->life);
    }
    return r;
}

static void closes(Shop *s) { arena_end(&s->life); }

static Shop shop(Arena *a)
{
    Shop s = { .folder = folder_new(a) };
    expect_done(book_create(s.folder, &usual, a));
    expect_done(opens(&s));
    return s;
}

/* The n-th entry: every third is a box entry, every sixth filler. */
static Entry entry_of(int64_t n)
{
    Entry e = { .line = { .box = n % 3 == 2, .procedure = { { 7 } }, .nth = n + 1 },
                .filler = n % 6 == 5, .file = 1, .body = S("act retire\n") };
    if (e.line.box)
        e.line.nth = 0;
    e.salt = sha256((Str){ (const char *)&n, sizeof n });
    e.line.commit = act_commit(e.salt, e.body);
    return e;
}

static Result add(Book *b, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        Entry   e = entry_of(book_size(b));
        int64_t leaf, before = book_size(b);
        TRY(book_enter(b, &e, &leaf));
        if (leaf != before)
            return because(&book_broken);
    }
    return DONE;
}

static Result grow(Book *b, int64_t count)
{
    Arena  a = arena_begin(1 << 20);
    Result r = book_begin(b, &a);
    if (!failed(r)) r = add(b, count);
    if (!failed(r)) r = book_commit(b);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

static Hash leaf_of(int64_t n, Arena *a)
{
    Text  line = { 0 };
    Entry e = entry_of(n);
    entry_write(&line, &e.line, a);
    return tree_leaf(text_str(&line));
}

/* The frontier over the lines themselves: what anybody makes of them. */
static Frontier recomputed(int64_t size)
{
    Frontier f = { 0 };
    Arena a = arena_begin(256 << 20);
    for (int64_t n = 0; n < size; n++)
        frontier_add(&f, leaf_of(n, &a), NULL);
    arena_end(&a);
    return f;
}

static int64_t counted(Book *b, const char *sql)
{
    sqlite3_stmt *q;
    if (sqlite3_prepare_v2(b->db, sql, -1, &q, NULL) || sqlite3_step(q) != SQLITE_ROW)
        return -1;
    int64_t n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return n;
}

/* ---- the tree -------------------------------------------------------------------- */

TEST(the_root_is_the_one_over_the_lines_at_every_size)
{
    Shop s = shop(a);
    Hash leaves[1001];
    Leaves made = { leaves, 1001 };
    Nodes nodes = nodes_of_leaves(&made);
    for (int64_t n = 0; n < countof(leaves); n++)
        leaves[n] = leaf_of(n, a);
    expect_done(book_begin(s.book, &s.life));
    for (int64_t size = 0; size <= 1000; size++) {
        Hash root;
        Text line = { 0 };
        expect_done(tree_root(&nodes, size, &root));
        expect(book_size(s.book) == size);
        expect(hash_same(book_root(s.book), root));
        expect_done(add(s.book, 1));
        expect_done(book_entry(s.book, size, &line, a));
        expect(hash_same(tree_leaf(text_str(&line)), leaves[size]));
    }
    expect_done(book_commit(s.book));
    closes(&s);
}

TEST(inclusion_is_proved_for_every_entry_also_under_older_sizes)
{
    Shop s = shop(a);
    expect_done(grow(s.book, 700));
    for (int64_t size = 1; size <= 700; size += size < 20 || (size > 250 && size < 260) ? 1 : 37) {
        Frontier then;
        expect_done(book_frontier_at(s.book, size, &then));
        Hash root = frontier_root(&then), again = frontier_root(&(Frontier){ 0 });
        Frontier made = recomputed(size);
        again = frontier_root(&made);
        expect(hash_same(root, again));
        for (int64_t leaf = 0; leaf < size; leaf += 1 + leaf / 9) {
            Path path;
            expect_done(book_inclusion(s.book, leaf, size, &path));
            expect_done(tree_check_inclusion(&path, leaf_of(leaf, a), leaf, size, root));
        }
    }
    Path path;
    expect_because(book_inclusion(s.book, 700, 700, &path), proof_unfitting);
    closes(&s);
}

TEST(an_opened_book_has_the_tree_that_it_was_closed_with)
{
    Shop s = shop(a);
    static const int64_t steps[] = { 1, 1, 253, 1, 1, 254, 1, 2, 255 };
    int64_t size = 0;
    for (int i = 0; i < countof(steps); i++) {
        expect_done(grow(s.book, steps[i]));
        size += steps[i];
        Hash root = book_root(s.book);
        closes(&s);
        expect_done(opens(&s));
        Frontier made = recomputed(size);
        expect(book_size(s.book) == size && hash_same(book_root(s.book), root));
        expect(hash_same(root, frontier_root(&made)));
    }
    closes(&s);
}

/* 65,536 entries fill the first tile of level 1. */
TEST(the_tree_is_right_around_65536_entries)
{
    Shop s = shop(a);
    Frontier made = recomputed(65534);
    expect_done(book_begin(s.book, &s.life));
    for (int64_t n = 0; n < 65534; n++) {            /* lines without acts: it is quicker */
        Entry   e = entry_of(n);
        int64_t leaf;
        e.filler = true;
        expect_done(book_enter(s.book, &e, &leaf));
    }
    expect_done(book_commit(s.book));
    for (int64_t size = 65534; size < 65540; size++) {
        Path path;
        expect(hash_same(book_root(s.book), frontier_root(&made)));
        for (int64_t leaf = 3; leaf < size; leaf += 16400) {
            expect_done(book_inclusion(s.book, leaf, size, &path));
            expect_done(tree_check_inclusion(&path, leaf_of(leaf, a), leaf, size,
                                             book_root(s.book)));
        }
        frontier_add(&made, leaf_of(size, a), NULL);
        expect_done(grow(s.book, 1));
        if (size == 65535)
            expect(counted(s.book, "SELECT count(*) FROM tile WHERE level = 1") == 1);
    }
    closes(&s);
    expect_done(opens(&s));
    expect(hash_same(book_root(s.book), frontier_root(&made)));
    closes(&s);
}

/* ---- transactions ---------------------------------------------------------------- */

TEST(what_is_undone_to_the_savepoint_leaves_tree_and_tail_as_they_were)
{
    static const int64_t before[] = { 0, 3, 250, 255, 256 };
    Shop s = shop(a);
    for (int i = 0; i < countof(before); i++) {
        expect_done(grow(s.book, before[i]));
        int64_t size = book_size(s.book);
        Hash    root = book_root(s.book);
        Arena   turn = arena_begin(1 << 20);
        expect_done(book_begin(s.book, &turn));
        expect_done(book_savepoint(s.book));
        expect_done(add(s.book, 300));
        expect_done(book_undo(s.book));
        expect(book_size(s.book) == size && hash_same(book_root(s.book), root));
        expect_done(book_savepoint(s.book));
        expect_done(add(s.book, 300));
        expect_done(book_release(s.book));
        expect_done(book_commit(s.book));
        arena_end(&turn);
        Frontier made = recomputed(size + 300);
        expect(hash_same(book_root(s.book), frontier_root(&made)));
    }
    closes(&s);
    expect_done(opens(&s));
    Frontier made = recomputed(book_size(s.book));
    expect(hash_same(book_root(s.book), frontier_root(&made)));
    closes(&s);
}

TEST(without_commit_the_life_rolls_back_tree_included)
{
    Shop s = shop(a);
    expect_done(grow(s.book, 250));
    Hash root = book_root(s.book);
    for (int64_t more = 1; more < 600; more += 97) {
        Arena turn = arena_begin(1 << 20);
        expect_done(book_begin(s.book, &turn));
        expect_done(add(s.book, more));
        expect(book_size(s.book) == 250 + more);
        arena_end(&turn);
        expect(book_size(s.book) == 250 && hash_same(book_root(s.book), root));
    }
    expect_done(grow(s.book, 10));
    Frontier made = recomputed(260);
    expect(hash_same(book_root(s.book), frontier_root(&made)));
    closes(&s);
}

TEST(nothing_is_entered_outside_a_transaction)
{
    Shop s = shop(a);
    expect_because(add(s.book, 1), book_broken);
    Arena turn = arena_begin(1 << 20);
    expect_done(book_begin(s.book, &turn));
    sqlite3_exec(s.book->db, "ROLLBACK", NULL, NULL, NULL);
    expect_because(add(s.book, 1), book_broken);
    arena_end(&turn);
    expect(book_size(s.book) == 0);
    closes(&s);
}

/* ---- the folder ------------------------------------------------------------------ */

TEST(a_folder_holds_one_book_and_an_empty_one_holds_none)
{
    const char *folder = folder_new(a);
    Shop s = { .folder = folder };
    expect_because(opens(&s), book_missing);
    expect_done(book_create(folder, &usual, a));
    expect_because(book_create(folder, &usual, a), book_exists);
    expect_done(opens(&s));
    expect(str_same(book_settings(s.book)->origin, usual.origin));
    expect(book_settings(s.book)->rush.within == 900 && book_settings(s.book)->near.seconds == 5);
    closes(&s);
}

TEST(what_a_crash_left_half_made_is_made_whole)
{
    const char *folder = folder_new(a);
    Shop s = { .folder = folder };
    close(open(path_in(folder, "book.db", a), O_CREAT | O_WRONLY, 0600));
    close(open(path_in(folder, "high-water", a), O_CREAT | O_WRONLY, 0600));
    expect_because(opens(&s), book_missing);
    expect_done(book_create(folder, &usual, a));
    expect_done(opens(&s));
    expect_done(grow(s.book, 5));
    closes(&s);
}

TEST(settings_that_no_clock_can_keep_are_refused)
{
    Settings wrong = usual;
    wrong.tick.entries = TICK_ENTRIES_MOST + 1;
    expect_because(book_create(folder_new(a), &wrong, a), settings_wrong);
    wrong = usual, wrong.rush.seconds = 0;
    expect_because(book_create(folder_new(a), &wrong, a), settings_wrong);
    wrong = usual, wrong.near.seconds = 3;
    expect_because(book_create(folder_new(a), &wrong, a), settings_wrong);
    wrong = usual, wrong.rush.within = usual.near.within + 1;
    expect_because(book_create(folder_new(a), &wrong, a), settings_wrong);
    wrong = usual, wrong.tick.seconds = 86401;
    expect_because(book_create(folder_new(a), &wrong, a), settings_wrong);
}

/* Who waits for the lock naps in between. Here a nap takes no time: it is counted, and after so
 * many milliseconds the other process is asked to let go, and has done so when the nap is over. */
static struct { int64_t ms, until_ms; int ask, gone; } naps;

int nanosleep(const struct timespec *nap, struct timespec *left)
{
    char byte;
    (void)left;
    naps.ms += nap->tv_nsec / 1000000;
    if (naps.until_ms && naps.ms == naps.until_ms) {
        close(naps.ask);
        while (read(naps.gone, &byte, 1) > 0)
            ;
    }
    return 0;
}

TEST(a_second_writer_is_refused_after_its_wait_and_readers_are_not)
{
    Shop s = shop(a), second = s, reader = s;
    expect_done(grow(s.book, 300));
    naps.ms = naps.until_ms = 0;
    second.life = arena_begin(8 << 20);
    expect_because(book_open(&second.book, s.folder, false, 120, &second.life), book_locked);
    expect(naps.ms == 120);
    closes(&second);
    reader.life = arena_begin(8 << 20);
    expect_done(book_open(&reader.book, s.folder, true, 0, &reader.life));
    expect(hash_same(book_root(reader.book), book_root(s.book)));
    expect_because(book_begin(reader.book, &reader.life), book_broken);
    expect_because(grow(reader.book, 1), book_broken);
    closes(&reader);
    expect_done(grow(s.book, 1));
    closes(&s);
    expect_done(opens(&second));
    closes(&second);
}

/* All that a file is to who looks at it from outside. */
static Hash file_print(const char *folder, const char *name, Arena *a)
{
    struct stat about;
    Text print = { 0 };
    const char *path = path_in(folder, name, a);
    expect(!stat(path, &about));
    text_put(&print, a, "{} {} {}", str_of_number(about.st_mtim.tv_sec, a),
             str_of_number(about.st_mtim.tv_nsec, a), str_of_hash(sha256(file_whole(path, a)), a));
    return sha256(text_str(&print));
}

TEST(who_reads_leaves_every_file_as_it_was)
{
    static const char *const files[] = { "book.db", "book.db-wal", "high-water", "lock" };
    Shop s = shop(a), reader = s;
    for (int written = 0; written < 2; written++) {
        Hash before[countof(files)];
        expect_done(grow(s.book, 400));
        if (written)
            closes(&s);
        for (int i = 0; i < countof(files); i++)
            before[i] = file_print(s.folder, files[i], a);
        reader.life = arena_begin(8 << 20);
        expect_done(book_open(&reader.book, s.folder, true, 0, &reader.life));
        expect(hash_same(book_root(reader.book),
                         frontier_root(&(Frontier[]){ recomputed(400 * (written + 1)) }[0])));
        closes(&reader);
        for (int i = 0; i < countof(files); i++)
            expect(hash_same(before[i], file_print(s.folder, files[i], a)));
        expect(folder_files(s.folder) == 6);             /* and -shm, and sealed */
    }
}

/* The reader compares the root over the lines with that of the tree's edge. */
static bool is_of_one_moment(const char *folder, int64_t *size)
{
    Arena  a = arena_begin(64 << 20);
    Frontier f = { 0 };
    Book  *b;
    bool   well = !failed(book_open(&b, folder, true, 0, &a));
    *size = well ? book_size(b) : -1;
    for (int64_t leaf = 0; well && leaf < *size; leaf++) {
        Text line = { 0 };
        well = !failed(book_entry(b, leaf, &line, &a));
        frontier_add(&f, tree_leaf(text_str(&line)), NULL);
    }
    well = well && hash_same(frontier_root(&f), book_root(b)) &&
           counted(b, "SELECT count(*) FROM entry") == *size;
    arena_end(&a);
    return well;
}

TEST(what_a_reader_sees_is_of_one_moment_while_another_process_writes)
{
    Shop s = shop(a);
    int64_t size = 0, before = 0, moments = 0;
    closes(&s);
    pid_t child = fork();
    if (!child) {
        bool well = !failed(opens(&s));
        for (int i = 0; well && i < 1000; i++)
            well = !failed(grow(s.book, 1));
        if (well)
            closes(&s);
        _exit(!well);
    }
    while (size < 1000) {
        expect(is_of_one_moment(s.folder, &size) && size >= before);
        moments += size > before;
        before = size;
        if (size < 0)
            break;
    }
    int status;
    expect(waitpid(child, &status, 0) == child && !status);
    expect(size == 1000 && moments > 0);
}

/* The other process holds the lock, until it is asked; a fork of this one would have it too. */
static void hold_until_asked(Shop *s, int tell, int asked)
{
    char byte;
    bool held = !failed(opens(s)) && write(tell, "x", 1) == 1;
    held = held && read(asked, &byte, 1) == 0;
    closes(s);
    _exit(!held);
}

TEST(who_waits_for_the_lock_gets_it_when_the_writer_is_done)
{
    Shop s = shop(a);
    int  told[2], asks[2], status;
    char byte;
    closes(&s);
    expect(!pipe(told) && !pipe(asks));
    pid_t child = fork();
    if (!child) {
        close(asks[1]);
        hold_until_asked(&s, told[1], asks[0]);
    }
    close(told[1]);
    close(asks[0]);
    expect(read(told[0], &byte, 1) == 1);
    naps.ms = 0, naps.until_ms = 60, naps.ask = asks[1], naps.gone = told[0];
    expect_because(opens(&s), book_locked);
    s.life = arena_begin(8 << 20);
    expect_done(book_open(&s.book, s.folder, false, 5000, &s.life));
    expect(naps.ms == 60);
    closes(&s);
    expect(waitpid(child, &status, 0) == child && !status);
    close(told[0]);
}

TEST(the_book_of_a_program_with_other_tables_is_left_alone)
{
    Shop s = shop(a);
    const int others[] = { 1, 2, INT32_MAX };
    closes(&s);
    for (ptrdiff_t i = 0; i < countof(others); i++) {
        sqlite3 *db;
        char set[64];
        snprintf(set, sizeof set, "PRAGMA user_version = %d", others[i]);
        expect(sqlite3_open(path_in(s.folder, "book.db", a), &db) == SQLITE_OK);
        expect(sqlite3_exec(db, set, NULL, NULL, NULL) == SQLITE_OK);
        sqlite3_close(db);
        Result r = book_open(&s.book, s.folder, true, 0, a);
        expect_because(r, book_other);
        expect(memmem(r.detail.at, (size_t)r.detail.len, "those of this program", 21));
        expect_because(opens(&s), book_other);
        expect_because(book_create(s.folder, &usual, a), book_other);
    }
}

TEST(a_file_that_is_no_database_is_said_to_be_broken)
{
    const char *folder = folder_new(a);
    Shop s = { .folder = folder };
    int fd = open(path_in(folder, "book.db", a), O_CREAT | O_WRONLY, 0600);
    for (int i = 0; i < 500; i++)
        expect(write(fd, "nothing that SQLite knows", 25) == 25);
    close(fd);
    expect_because(opens(&s), book_broken);
}

TEST(rows_that_another_program_spoilt_are_noticed)
{
    static const char *const harm[] = {
        "PRAGMA ignore_check_constraints=1; UPDATE entry SET hash = x'00' WHERE leaf = 300",
        "DELETE FROM act WHERE leaf = 299; DELETE FROM entry WHERE leaf = 299",
        "PRAGMA ignore_check_constraints=1; UPDATE tile SET hashes = x'00'",
        "DELETE FROM tile",
        "DROP TABLE tile",
    };
    for (int i = 0; i < countof(harm); i++) {
        Shop s = shop(a);
        expect_done(grow(s.book, 301));
        expect(!sqlite3_exec(s.book->db, harm[i], NULL, NULL, NULL));
        closes(&s);
        expect_because(opens(&s), book_broken);
    }
    Shop s = shop(a);
    expect_done(grow(s.book, 301));
    sqlite3_exec(s.book->db, "UPDATE entry SET hash = zeroblob(32) WHERE leaf = 300", NULL, NULL,
                 NULL);
    closes(&s);
    expect_because(opens(&s), book_older);   /* another root than the one that was promised */
}

/* ---- high-water ------------------------------------------------------------------ */

static void harm_file(const char *path, off_t at, const void *bytes, size_t len)
{
    int fd = open(path, O_WRONLY);
    expect(fd >= 0 && pwrite(fd, bytes, len, at) == (ssize_t)len);
    close(fd);
}

TEST(an_older_copy_of_the_database_is_refused)
{
    Shop s = shop(a);
    const char *copy = folder_new(a);
    expect_done(grow(s.book, 10));
    closes(&s);
    folder_copy(s.folder, copy);
    expect_done(opens(&s));
    expect_done(grow(s.book, 1));
    closes(&s);
    unlink(path_in(s.folder, "book.db-wal", a));
    const char *db = path_in(s.folder, "book.db", a);
    Str old = file_whole(path_in(copy, "book.db", a), a);
    expect(!truncate(db, 0));
    harm_file(db, 0, old.at, (size_t)old.len);
    expect_because(opens(&s), book_older);
    expect_because(opens(&s), book_older);           /* refusing changes nothing */
}

TEST(another_history_of_the_same_size_is_refused)
{
    Shop s = shop(a);
    const char *copy = folder_new(a);
    closes(&s);
    folder_copy(s.folder, copy);
    expect_done(opens(&s));
    expect_done(grow(s.book, 10));
    closes(&s);
    Shop other = { .folder = copy };
    expect_done(opens(&other));
    expect_done(book_begin(other.book, &other.life));
    for (int64_t n = 0; n < 11; n++) {
        Entry e = entry_of(n + 100);
        int64_t leaf;
        expect_done(book_enter(other.book, &e, &leaf));
    }
    expect_done(book_commit(other.book));
    closes(&other);
    Str mark = file_whole(path_in(s.folder, "high-water", a), a);
    harm_file(path_in(copy, "high-water", a), 0, mark.at, (size_t)mark.len);
    expect_because(opens(&other), book_older);
}

/* What the disk looks like when the process died between COMMIT and high-water. */
TEST(a_database_ahead_of_high_water_is_accepted_and_high_water_follows)
{
    Shop s = shop(a);
    expect_done(grow(s.book, 10));
    const char *mark = path_in(s.folder, "high-water", a);
    Str before = file_whole(mark, a);
    expect_done(grow(s.book, 300));
    closes(&s);
    harm_file(mark, 0, before.at, (size_t)before.len);
    expect_done(opens(&s));
    expect(book_size(s.book) == 310);
    closes(&s);
    Str after = file_whole(mark, a);
    expect(!str_same(before, after));
    expect_done(opens(&s));
    expect_done(grow(s.book, 1));
    closes(&s);
    expect_done(opens(&s));
    closes(&s);
}

TEST(what_the_disk_may_not_have_is_promised_to_nobody_while_somebody_reads_the_book)
{
    Shop s = shop(a);
    Book *older;
    Arena reading = arena_begin(1 << 20);
    const char *mark = path_in(s.folder, "high-water", a);
    Str before = file_whole(mark, a);
    expect_done(grow(s.book, 10));
    expect_done(book_open(&older, s.folder, true, 0, &reading));
    expect_done(grow(s.book, 300));
    closes(&s);
    harm_file(mark, 0, before.at, (size_t)before.len);
    expect_because(opens(&s), unsure_read);
    closes(&s);
    expect(str_same(before, file_whole(mark, a)));
    arena_end(&reading);
    expect_done(opens(&s));
    expect(book_size(s.book) == 310 && !str_same(before, file_whole(mark, a)));
    closes(&s);
}

TEST(one_torn_slot_of_high_water_does_no_harm_and_two_are_refused)
{
    for (int slot = 0; slot < 2; slot++)
        for (int more = 1; more < 4; more++) {
            Shop s = shop(a);
            const char *mark = path_in(s.folder, "high-water", a);
            for (int i = 0; i < more; i++)
                expect_done(grow(s.book, 2));
            closes(&s);
            harm_file(mark, slot * 4096 + 40, "torn", 4);
            expect_done(opens(&s));
            expect_done(grow(s.book, 2));
            expect_done(grow(s.book, 2));
            closes(&s);
            expect_done(opens(&s));
            closes(&s);
            harm_file(mark, 0, "9", 1);
            harm_file(mark, 4096, "9", 1);
            expect_because(opens(&s), mark_damaged);
        }
}

TEST(a_missing_high_water_is_refused_and_not_made_anew)
{
    Shop s = shop(a);
    const char *mark = path_in(s.folder, "high-water", a);
    expect_done(grow(s.book, 3));
    closes(&s);
    expect(!unlink(mark));
    expect_because(opens(&s), mark_damaged);
    expect(access(mark, F_OK));
    close(open(mark, O_CREAT | O_WRONLY, 0600));
    expect_because(opens(&s), mark_damaged);
}

TEST(a_commit_without_entries_asks_nothing_of_high_water)
{
    Shop s = shop(a);
    expect_done(grow(s.book, 3));
    Str before = file_whole(path_in(s.folder, "high-water", a), a);
    expect_done(grow(s.book, 0));
    expect_done(grow(s.book, 0));
    expect(str_same(before, file_whole(path_in(s.folder, "high-water", a), a)));
    closes(&s);
}

/* ---- the second mark ------------------------------------------------------------- */

/* A shop, closed, of ten entries, whose second mark lies in a folder of its own. */
static Shop marked_shop(const char **mark, Arena *a)
{
    Shop s = shop(a);
    expect_done(grow(s.book, 10));
    closes(&s);
    *mark = path_in(folder_new(a), "mark", a);
    expect_done(book_mark_set(s.folder, *mark, false, 1, 0, a));
    return s;
}

static void grows_by(Shop *s, int64_t count)
{
    expect_done(opens(s));
    expect_done(grow(s->book, count));
    closes(s);
}

/* Why it does not open, in its own words. */
static Str opens_not(const Shop *s, bool reading, const Reason *why, Arena *a)
{
    Arena  life = arena_begin(64 << 20);
    Book  *b;
    Result r = book_open(&b, s->folder, reading, 0, &life);
    expect_because(r, *why);
    Str says = str_copy(r.detail, a);
    arena_end(&life);
    return says;
}

TEST(a_copy_of_the_whole_folder_put_back_is_seen_by_the_second_mark)
{
    const char *mark, *copy = folder_new(a);
    Shop s = marked_shop(&mark, a);
    folder_copy(s.folder, copy);
    grows_by(&s, 1);
    Str before = file_whole(mark, a);
    folder_copy(copy, s.folder);
    Text says = { 0 };
    text_put(&says, a, "the book has 10 entries; {} promised 11", str(mark));
    for (int reading = 0; reading < 2; reading++)
        expect(str_same(opens_not(&s, reading, &book_older, a), text_str(&says)));
    expect(str_same(before, file_whole(mark, a)));
}

TEST(two_copies_of_one_book_that_go_on_are_told_apart_by_the_second_mark)
{
    const char *mark;
    Shop s = marked_shop(&mark, a), twin = { .folder = folder_new(a) };
    folder_copy(s.folder, twin.folder);
    expect_done(opens(&s));
    expect_because(opens(&twin), book_locked);       /* though the lock in its folder is free */
    closes(&s);
    grows_by(&twin, 2);
    expect_because(opens(&s), book_older);
    Book *b;
    Arena life = arena_begin(64 << 20);
    expect_because(book_open(&b, s.folder, true, 0, &life), book_older);
    arena_end(&life);
}

/* The process died after COMMIT, before or between the marks. */
TEST(a_database_ahead_of_either_mark_is_accepted_and_both_follow)
{
    for (int late = 1; late < 4; late++) {
        const char *marks[2];
        Shop s = marked_shop(&marks[1], a);
        marks[0] = path_in(s.folder, "high-water", a);
        Str before[] = { file_whole(marks[0], a), file_whole(marks[1], a) };
        grows_by(&s, 5);
        for (int i = 0; i < 2; i++)
            if (late >> i & 1)
                harm_file(marks[i], 0, before[i].at, (size_t)before[i].len);
        expect_done(opens(&s));
        expect(s.book->promised == 15);
        closes(&s);
        for (int i = 0; i < 2; i++)
            expect(!str_same(before[i], file_whole(marks[i], a)));
        expect_done(opens(&s));
        expect(s.book->second.found.size == 15 && s.book->high_water.found.size == 15);
        closes(&s);
    }
}

TEST(without_its_second_mark_a_book_is_read_and_nothing_is_entered)
{
    const char *mark;
    Shop s = marked_shop(&mark, a);
    Str  whole = file_whole(mark, a);
    expect(!truncate(mark, 100));
    Text says = { 0 };
    text_put(&says, a, "{}: damaged", str(mark));
    expect(str_same(opens_not(&s, false, &mark_missing, a), text_str(&says)));
    expect(!unlink(mark));
    says.len = 0;
    text_put(&says, a, "{}: No such file or directory", str(mark));
    expect(str_same(opens_not(&s, false, &mark_missing, a), text_str(&says)));
    expect(access(mark, F_OK));                      /* nor is it made anew */
    Arena life = arena_begin(64 << 20);
    Book *b;
    expect_done(book_open(&b, s.folder, true, 0, &life));
    expect(book_mark(b).path && !book_mark(b).there);
    arena_end(&life);
    close(open(mark, O_CREAT | O_WRONLY, 0600));
    harm_file(mark, 0, whole.at, (size_t)whole.len);
    grows_by(&s, 1);
}

TEST(a_second_mark_that_is_lost_is_given_up_only_in_so_many_words)
{
    const char *mark, *other = path_in(folder_new(a), "other", a);
    Shop s = marked_shop(&mark, a);
    expect(!unlink(mark));
    expect_because(book_mark_set(s.folder, other, false, 2, 0, a), mark_missing);
    expect(access(other, F_OK));
    expect_done(book_mark_set(s.folder, other, true, 3, 0, a));
    grows_by(&s, 1);
    expect_done(opens(&s));
    expect(counted(s.book, "SELECT lost * 1000 + at * 100 + size FROM mark WHERE id = 2") == 1310);
    closes(&s);
}

/* What says that it is lost says nothing against one that is there. */
TEST(an_older_copy_cannot_move_its_second_mark)
{
    const char *mark, *copy = folder_new(a), *other = path_in(folder_new(a), "other", a);
    Shop s = marked_shop(&mark, a);
    folder_copy(s.folder, copy);
    grows_by(&s, 1);
    for (int lost = 0; lost < 2; lost++)
        expect_because(book_mark_set(copy, other, lost, 2, 0, a), book_older);
    expect(access(other, F_OK));
}

TEST(who_still_names_a_mark_that_was_left_is_an_older_copy)
{
    const char *mark, *other = path_in(folder_new(a), "other", a);
    Shop s = marked_shop(&mark, a), copy = { .folder = folder_new(a) };
    folder_copy(s.folder, copy.folder);
    expect_done(book_mark_set(s.folder, other, false, 2, 0, a));
    expect_text(opens_not(&copy, false, &book_older, a),
                "its second mark was left for another one since");
    expect_because(book_mark_set(s.folder, mark, false, 3, 0, a), mark_taken);
    grows_by(&s, 1);
}

TEST(a_second_mark_lies_outside_of_the_folder_and_over_no_other_file)
{
    const char *mark;
    Shop s = marked_shop(&mark, a);
    const char *inside[] = { path_in(s.folder, "mark", a), path_in(s.folder, "sealed/mark", a),
                             path_in(path_in(s.folder, "sealed/..", a), "mark", a) };
    for (int i = 0; i < countof(inside); i++)
        expect_because(book_mark_set(s.folder, inside[i], false, 2, 0, a), mark_inside);
    expect_because(book_mark_set(s.folder, mark, false, 2, 0, a), mark_taken);
    expect_because(book_mark_set(s.folder, path_in(s.folder, "no/mark", a), false, 2, 0, a),
                   mark_unmade);
    expect_because(book_mark_set(s.folder, "/", false, 2, 0, a), mark_unmade);
    Text beside = { 0 };                             /* its name begins with the folder's */
    text_put(&beside, a, "{}-disk", str(s.folder));
    const char *disk = str_terminated(text_str(&beside), a);
    expect(!mkdir(disk, 0700));
    expect_done(book_mark_set(s.folder, path_in(disk, "mark", a), false, 2, 0, a));
    grows_by(&s, 1);
    folder_remove(disk);
}

/* ---- procedures ------------------------------------------------------------------ */

TEST(a_procedure_is_found_by_draft_by_name_and_by_number)
{
    Shop s = shop(a);
    int64_t id;
    File    file;
    bool    found;
    Name    draft = { { 1 } }, name = { { 2 } };
    expect_done(book_file(s.book, (Name){ 0 }, &file));
    expect(file.id == 1);
    expect_because(book_file(s.book, draft, &file), no_such_procedure);
    expect_done(book_begin(s.book, &s.life));
    expect_done(book_file_add(s.book, draft, &id));
    expect_done(book_file_begun(s.book, id, 2026, 42));
    expect_done(book_file_named(s.book, id, name));
    expect_done(book_commit(s.book));
    expect_done(book_file(s.book, draft, &file));
    expect(file.id == id && name_same(file.name, name) && file.number == 42);
    expect_done(book_file(s.book, name, &file));
    expect(file.id == id && name_same(file.draft, draft));
    expect_done(book_file_numbered(s.book, 2026, 42, &file));
    expect(file.id == id);
    expect_because(book_file_numbered(s.book, 2026, 43, &file), no_such_procedure);
    expect_done(book_files(s.book, 1, &file, &found));
    expect(found && file.id == id);
    expect_done(book_files(s.book, id, &file, &found));
    expect(!found);
    closes(&s);
}

typedef struct Seen { int64_t count, last; } Seen;

static Result see(void *with, const Kept *kept)
{
    Seen *seen = with;
    if (kept->leaf <= seen->last)
        return because(&book_broken);
    seen->last = kept->leaf;
    return ++seen->count == 400 ? because(&words_missing) : DONE;
}

TEST(acts_are_walked_in_their_order_from_any_leaf_without_filler)
{
    Shop s = shop(a);
    Str  last;
    expect_done(book_last(s.book, &last, a));
    expect(!last.len);
    expect_done(grow(s.book, 360));
    Seen seen = { 0, -1 };
    expect_done(book_walk(s.book, 0, 0, see, &seen));
    expect(seen.count == 300);                       /* one of six is filler */
    seen = (Seen){ 0, -1 };
    expect_done(book_walk(s.book, 1, 180, see, &seen));
    expect(seen.count == 150);
    seen = (Seen){ 399, -1 };
    expect_because(book_walk(s.book, 1, 0, see, &seen), words_missing);
    expect_done(book_last(s.book, &last, a));
    expect_text(last, "act retire\n");
    closes(&s);
}

TEST(an_act_is_known_again_by_what_was_signed)
{
    Shop s = shop(a);
    Entry e = entry_of(0);
    int64_t leaf, file;
    e.once = sha256(S("signed"));
    expect_done(book_begin(s.book, &s.life));
    expect_done(book_enter(s.book, &e, &leaf));
    expect_done(add(s.book, 3));
    expect_done(book_commit(s.book));
    expect_done(book_once(s.book, e.once, &leaf, &file));
    expect(leaf == 0 && file == 1);
    expect_done(book_once(s.book, sha256(S("other")), &leaf, &file));
    expect(leaf == -1);
    expect_done(book_once(s.book, (Hash){ 0 }, &leaf, &file));
    expect(leaf == -1);
    closes(&s);
}

TEST(open_rounds_and_the_last_tick_are_kept_with_the_transaction)
{
    Shop s = shop(a);
    BoxFiles files = { 0 };
    Instant ticked;
    expect_done(book_begin(s.book, &s.life));
    expect_done(book_box_set(s.book, 1, (OpenRound[]){ { 1, 1, 500 }, { 1, 2, 900 } }, 2));
    expect_done(book_tick_pay(s.book, 70));
    expect_done(book_commit(s.book));
    Arena turn = arena_begin(1 << 20);
    expect_done(book_begin(s.book, &turn));
    expect_done(book_box_set(s.book, 1, NULL, 0));
    expect_done(book_tick_pay(s.book, 80));
    arena_end(&turn);
    expect_done(book_boxes(s.book, &files, a));
    expect(files.len == 1 && files.at[0] == 1);
    expect_done(book_tick_paid(s.book, &ticked));
    expect(ticked == 70);
    closes(&s);
}

/* ---- shelf ----------------------------------------------------------------------- */

static Hash salted(const char *words) { return words_hash((Hash){ { 9 } }, str(words)); }

TEST(words_are_found_by_their_salted_hash_until_they_are_erased)
{
    Shop s = shop(a);
    Hash salt;
    Str  words;
    expect_because(book_words(s.book, salted("one"), &salt, &words, a), words_missing);
    expect_done(book_words_add(s.book, salted("one"), (Hash){ { 9 } }, S("one")));
    expect_done(book_words_add(s.book, salted("one"), (Hash){ { 9 } }, S("one")));
    expect_done(book_words_add(s.book, salted(""), (Hash){ { 9 } }, (Str){ 0 }));
    closes(&s);
    expect_done(opens(&s));
    expect_done(book_words(s.book, salted("one"), &salt, &words, a));
    expect_text(words, "one");
    expect(hash_same(words_hash(salt, words), salted("one")));
    expect_done(book_words(s.book, salted(""), &salt, &words, a));
    expect(!words.len);
    expect_done(book_words_erase(s.book, salted("one")));
    expect_because(book_words(s.book, salted("one"), &salt, &words, a), words_missing);
    closes(&s);
}

TEST(words_have_a_largest_size_both_ways)
{
    Shop s = shop(a);
    Hash salt;
    Str  words, large = { make(a, char, PAPER_BYTES_MAX + 1), PAPER_BYTES_MAX + 1 };
    Arena small = arena_begin(1 << 20);
    expect_because(book_words_add(s.book, salted("x"), salt = (Hash){ 0 }, large), too_large);
    large.len--;
    expect_done(book_words_add(s.book, salted("x"), salt, large));
    expect_because(book_words(s.book, salted("x"), &salt, &words, &small), too_large);
    expect_done(book_words(s.book, salted("x"), &salt, &words, a));
    expect(words.len == large.len);
    arena_end(&small);
    closes(&s);
}

static Result put_up(Book *b, Str bytes, Hash hash, int64_t size)
{
    Arena   a = arena_begin(1 << 20);
    Upload *upload;
    Result r = sealed_begin(b, &upload, &a);
    for (Str rest = bytes; rest.len && !failed(r); rest = str_after(rest, 1000))
        r = sealed_add(upload, (Str){ rest.at, rest.len < 1000 ? rest.len : 1000 });
    if (!failed(r))
        r = sealed_keep(upload, hash, size);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

static Result forget(Book *b, Hash hash, bool commits)
{
    Arena  a = arena_begin(1 << 20);
    Result r = book_begin(b, &a);
    if (!failed(r)) r = sealed_erase(b, hash);
    if (!failed(r) && commits) r = book_commit(b);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

static bool is_in_the_files(const Shop *s, const char *secret, Arena *a)
{
    Str db  = file_whole(path_in(s->folder, "book.db", a), a);
    Str wal = file_whole(path_in(s->folder, "book.db-wal", a), a);
    return memmem(db.at, (size_t)db.len, secret, strlen(secret)) ||
           (wal.len && memmem(wal.at, (size_t)wal.len, secret, strlen(secret)));
}

TEST(erased_words_are_not_in_the_files_any_more)
{
    Shop s = shop(a);
    static const char secret[] = "a name that must be forgotten, long enough to be looked for";
    expect_done(book_words_add(s.book, salted(secret), (Hash){ { 9 } }, str(secret)));
    expect(is_in_the_files(&s, secret, a));
    expect_done(book_words_erase(s.book, salted(secret)));
    expect(is_in_the_files(&s, secret, a));
    expect_done(book_forget(s.book, 20));
    expect(!is_in_the_files(&s, secret, a));
    closes(&s);
}

TEST(what_is_erased_stays_in_the_files_until_nobody_reads_an_older_state)
{
    static const char secret[] = "a name that somebody reads while it is to be forgotten";
    Shop s = shop(a), reader = s;
    Hash sealed = sha256(S("sealed"));
    int64_t there;
    expect_done(put_up(s.book, S("sealed"), sealed, 6));
    expect_done(book_words_add(s.book, salted(secret), (Hash){ { 9 } }, str(secret)));
    reader.life = arena_begin(8 << 20);
    expect_done(book_open(&reader.book, s.folder, true, 0, &reader.life));
    expect_done(book_words_erase(s.book, salted(secret)));
    expect_done(forget(s.book, sealed, true));
    book_carry_over(s.book, true);
    expect(is_in_the_files(&s, secret, a) && sealed_there(s.book, sealed, &there));
    expect_done(book_words(reader.book, salted(secret), &(Hash){ 0 }, &(Str){ 0 }, a));
    closes(&s);
    expect_done(opens(&s));                              /* a reader stops no writer */
    expect(is_in_the_files(&s, secret, a) && sealed_there(s.book, sealed, &there));
    closes(&reader);
    book_carry_over(s.book, true);
    expect(!is_in_the_files(&s, secret, a) && !sealed_there(s.book, sealed, &there));
    closes(&s);
}

TEST(a_reader_who_stays_is_waited_for_and_then_named)
{
    Shop s = shop(a), reader = s;
    expect_done(grow(s.book, 10));
    reader.life = arena_begin(8 << 20);
    expect_done(book_open(&reader.book, s.folder, true, 0, &reader.life));
    expect_done(forget(s.book, sha256(S("never here")), true));
    expect_because(book_forget(s.book, 20), still_read);
    expect_done(grow(s.book, 10));
    closes(&reader);
    expect_done(book_forget(s.book, 20));
    closes(&s);
}

TEST(a_sealed_file_is_kept_whole_or_not_at_all)
{
    Shop s = shop(a);
    Str  bytes = { make(a, char, 5500), 5500 };
    Hash hash = sha256(bytes);
    int64_t there;
    const char *path, *folder = path_in(s.folder, "sealed", a);
    expect_because(put_up(s.book, bytes, sha256(S("other")), 5500), sealed_differs);
    expect_because(put_up(s.book, bytes, hash, 5501), sealed_differs);
    expect_because(put_up(s.book, S(""), hash, 5500), sealed_differs);
    expect(folder_files(folder) == 0);
    expect(!sealed_there(s.book, hash, &there) && there == 0);
    expect_because(sealed_path(s.book, hash, &path, a), sealed_missing);
    expect_done(put_up(s.book, bytes, hash, 5500));
    expect_done(put_up(s.book, bytes, hash, 5500));
    expect(folder_files(folder) == 1);
    expect(sealed_there(s.book, hash, &there) && there == 5500);
    expect_done(sealed_path(s.book, hash, &path, a));
    expect(hash_same(sha256(file_whole(path, a)), hash));
    closes(&s);
}

TEST(a_sealed_file_that_rots_is_known_and_replaced_by_who_has_it)
{
    Shop s = shop(a);
    Hash hash = sha256(S("sealed"));
    const char *path;
    expect_done(put_up(s.book, S("sealed"), hash, 6));
    expect_done(sealed_check(s.book, hash, a));
    expect_done(sealed_path(s.book, hash, &path, a));
    int fd = open(path, O_WRONLY);
    expect(fd >= 0 && pwrite(fd, "S", 1, 0) == 1 && !close(fd));
    expect_because(sealed_check(s.book, hash, a), sealed_missing);
    expect_done(put_up(s.book, S("sealed"), hash, 6));
    expect_done(sealed_check(s.book, hash, a));
    expect(!unlink(path));
    expect_because(sealed_check(s.book, hash, a), sealed_missing);
    expect(folder_files(path_in(s.folder, "sealed", a)) == 0);
    closes(&s);
}

TEST(an_erased_sealed_file_goes_when_that_is_committed_and_stays_away)
{
    Shop s = shop(a);
    Hash hash = sha256(S("sealed")), other = sha256(S("another"));
    int64_t there;
    const char *folder = path_in(s.folder, "sealed", a);
    expect_done(put_up(s.book, S("sealed"), hash, 6));
    expect_done(put_up(s.book, S("another"), other, 7));
    expect_done(forget(s.book, hash, false));
    expect(sealed_there(s.book, hash, &there));
    expect_done(forget(s.book, hash, true));
    expect_done(forget(s.book, sha256(S("never here")), true));
    expect_done(book_forget(s.book, 20));
    expect(!sealed_there(s.book, hash, &there) && sealed_there(s.book, other, &there));
    expect_because(sealed_check(s.book, hash, a), sealed_gone);
    expect_done(put_up(s.book, S("sealed"), hash, 6));       /* as a copy would bring it back */
    closes(&s);
    expect(folder_files(folder) == 2);
    expect_done(opens(&s));
    expect(!sealed_there(s.book, hash, &there) && folder_files(folder) == 1);
    closes(&s);
}

TEST(an_upload_counts_once_and_one_that_stops_leaves_nothing)
{
    Shop s = shop(a);
    Upload *upload;
    Arena   turn = arena_begin(1 << 20);
    const char *folder = path_in(s.folder, "sealed", a);
    expect_done(sealed_begin(s.book, &upload, &turn));
    expect_done(sealed_add(upload, S("half")));
    expect(folder_files(folder) == 1);
    arena_end(&turn);
    expect(folder_files(folder) == 0);
    turn = arena_begin(1 << 20);
    expect_done(sealed_begin(s.book, &upload, &turn));
    expect_done(sealed_add(upload, S("whole")));
    expect_done(sealed_keep(upload, sha256(S("whole")), 5));
    expect_because(sealed_keep(upload, sha256(S("whole")), 5), book_broken);
    arena_end(&turn);
    expect(folder_files(folder) == 1);
    closes(&s);
}

TEST(parts_that_a_crash_left_are_cleared_when_the_book_opens)
{
    Shop s = shop(a);
    expect_done(put_up(s.book, S("kept"), sha256(S("kept")), 4));
    closes(&s);
    close(open(path_in(s.folder, "sealed/part-Ab3dEf", a), O_CREAT | O_WRONLY, 0600));
    expect(folder_files(path_in(s.folder, "sealed", a)) == 2);
    expect_done(opens(&s));
    expect(folder_files(path_in(s.folder, "sealed", a)) == 1);
    closes(&s);
}

TEST(a_file_that_is_whole_is_taken_as_it_lies)
{
    Shop s = shop(a);
    bool adopted;
    const char *beside = path_in(s.folder, "whole", a), *path;
    Hash hash = sha256(S("whole"));
    int  fd = open(beside, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    struct stat is, its;
    expect(fd >= 0 && write(fd, "whole", 5) == 5);
    expect_because(sealed_adopt(s.book, fd, beside, sha256(S("other")), 5, &adopted, a),
                   sealed_differs);
    expect_because(sealed_adopt(s.book, fd, beside, hash, 6, &adopted, a), sealed_differs);
    expect(!adopted && folder_files(path_in(s.folder, "sealed", a)) == 0);
    expect_done(sealed_adopt(s.book, fd, path_in(s.folder, "gone", a), hash, 5, &adopted, a));
    expect(!adopted);
    expect_done(put_up(s.book, S("whole"), hash, 5));
    expect_done(sealed_path(s.book, hash, &path, a));
    expect(!truncate(path, 3));
    expect_done(sealed_adopt(s.book, fd, beside, hash, 5, &adopted, a));
    expect(adopted && folder_files(path_in(s.folder, "sealed", a)) == 1);
    expect(!stat(path, &is) && !fstat(fd, &its) && is.st_ino == its.st_ino);
    close(fd);
    expect(!unlink(beside));
    expect_done(sealed_check(s.book, hash, a));
    closes(&s);
}

/* Who opens the book for writing clears what a crash left, and no bid that is on its way. */
TEST(a_file_grows_on_while_others_open_the_book)
{
    Shop s = shop(a);
    Upload *upload;
    Book *looking;
    Arena turn = arena_begin(1 << 20);
    closes(&s);
    expect_done(book_open(&looking, s.folder, true, 0, &turn));
    book_let_go(looking);
    expect_done(sealed_begin(looking, &upload, &turn));
    expect_done(sealed_add(upload, S("ha")));
    expect_done(opens(&s));
    expect_done(sealed_add(upload, S("lf")));
    expect_done(sealed_keep(upload, sha256(S("half")), 4));
    arena_end(&turn);
    expect(folder_files(path_in(s.folder, "sealed", a)) == 1);
    closes(&s);
}

/* ---- beside the book ------------------------------------------------------------- */

TEST(of_refused_acts_the_latest_hundred_thousand_stay)
{
    Shop s = shop(a);
    expect_done(book_begin(s.book, &s.life));
    for (int i = 0; i < 100; i++)
        expect_done(book_attempt(s.book, i, S("office"), 7, S("retire"), "not-now"));
    sqlite3_exec(s.book->db, "UPDATE attempt SET id = id + 99950", NULL, NULL, NULL);
    expect_done(book_commit(s.book));
    expect(counted(s.book, "SELECT count(*) FROM attempt") == 100);
    for (int i = 0; i < 10; i++)
        expect_done(book_attempt(s.book, i, S("office"), 7, S("retire"), "not-now"));
    expect(counted(s.book, "SELECT min(id) FROM attempt") == 99951);
    sqlite3_exec(s.book->db, "UPDATE attempt SET id = id + 45 WHERE id > 100050", NULL, NULL, NULL);
    expect_done(book_attempt(s.book, 9, S("office"), 7, S("retire"), "not-now"));
    expect(counted(s.book, "SELECT max(id) - min(id) FROM attempt") < 100000);
    closes(&s);
}

static Result count_notes(void *with, const Kept *kept)
{
    Seen *seen = with;
    bool right = kept->leaf > seen->last && kept->body.len == 4;
    seen->last = kept->leaf;
    seen->count++;
    return right ? DONE : because(&book_broken);
}

TEST(checkpoints_are_found_by_size_and_the_latest_without)
{
    Shop s = shop(a);
    Str  note;
    expect_done(book_checkpoint(s.book, 0, &note, a));
    expect(!note.len);
    for (int i = 1; i <= 5; i++) {
        Arena turn = arena_begin(1 << 20);
        char  text[5] = { 'n', 'o', 't', (char)('0' + i) };
        expect_done(book_begin(s.book, &turn));
        expect_done(add(s.book, 3));
        expect_done(book_checkpoint_add(s.book, i, str(text)));
        expect_done(book_commit(s.book));
        arena_end(&turn);
    }
    expect_done(book_checkpoint(s.book, 6, &note, a));
    expect_text(note, "not2");
    expect_done(book_checkpoint(s.book, 7, &note, a));
    expect(!note.len);
    expect_done(book_checkpoint(s.book, 0, &note, a));
    expect_text(note, "not5");
    Seen seen = { 0, -1 };
    expect_done(book_checkpoints(s.book, count_notes, &seen));
    expect(seen.count == 5 && seen.last == 15);
    closes(&s);
}

TEST(every_statement_prepares_against_a_fresh_book)
{
    Shop s = shop(a);
    FILE *list = popen("ls sql/query/*.sql", "r");
    char  path[200];
    int   count = 0;
    while (list && fgets(path, sizeof path, list)) {
        sqlite3_stmt *q = NULL;
        path[strcspn(path, "\n")] = 0;
        Str sql = file_whole(path, a);
        if (sqlite3_prepare_v2(s.book->db, str_terminated(sql, a), -1, &q, NULL))
            printf("    %s: %s\n", path, sqlite3_errmsg(s.book->db));
        expect(q != NULL);
        sqlite3_finalize(q);
        count++;
    }
    if (list)
        pclose(list);
    closes(&s);
    if (!count)
        skip("run from the source folder");
    expect(count <= STATEMENTS);
}

RUN("book",
    T(the_root_is_the_one_over_the_lines_at_every_size),
    T(inclusion_is_proved_for_every_entry_also_under_older_sizes),
    T(an_opened_book_has_the_tree_that_it_was_closed_with),
    T(the_tree_is_right_around_65536_entries),
    T(what_is_undone_to_the_savepoint_leaves_tree_and_tail_as_they_were),
    T(without_commit_the_life_rolls_back_tree_included),
    T(nothing_is_entered_outside_a_transaction),
    T(a_folder_holds_one_book_and_an_empty_one_holds_none),
    T(what_a_crash_left_half_made_is_made_whole),
    T(settings_that_no_clock_can_keep_are_refused),
    T(a_second_writer_is_refused_after_its_wait_and_readers_are_not),
    T(who_reads_leaves_every_file_as_it_was),
    T(what_a_reader_sees_is_of_one_moment_while_another_process_writes),
    T(who_waits_for_the_lock_gets_it_when_the_writer_is_done),
    T(the_book_of_a_program_with_other_tables_is_left_alone),
    T(a_file_that_is_no_database_is_said_to_be_broken),
    T(rows_that_another_program_spoilt_are_noticed),
    T(an_older_copy_of_the_database_is_refused),
    T(another_history_of_the_same_size_is_refused),
    T(a_database_ahead_of_high_water_is_accepted_and_high_water_follows),
    T(what_the_disk_may_not_have_is_promised_to_nobody_while_somebody_reads_the_book),
    T(one_torn_slot_of_high_water_does_no_harm_and_two_are_refused),
    T(a_missing_high_water_is_refused_and_not_made_anew),
    T(a_commit_without_entries_asks_nothing_of_high_water),
    T(a_copy_of_the_whole_folder_put_back_is_seen_by_the_second_mark),
    T(two_copies_of_one_book_that_go_on_are_told_apart_by_the_second_mark),
    T(a_database_ahead_of_either_mark_is_accepted_and_both_follow),
    T(without_its_second_mark_a_book_is_read_and_nothing_is_entered),
    T(a_second_mark_that_is_lost_is_given_up_only_in_so_many_words),
    T(an_older_copy_cannot_move_its_second_mark),
    T(who_still_names_a_mark_that_was_left_is_an_older_copy),
    T(a_second_mark_lies_outside_of_the_folder_and_over_no_other_file),
    T(a_procedure_is_found_by_draft_by_name_and_by_number),
    T(acts_are_walked_in_their_order_from_any_leaf_without_filler),
    T(an_act_is_known_again_by_what_was_signed),
    T(open_rounds_and_the_last_tick_are_kept_with_the_transaction),
    T(words_are_found_by_their_salted_hash_until_they_are_erased),
    T(words_have_a_largest_size_both_ways),
    T(erased_words_are_not_in_the_files_any_more),
    T(what_is_erased_stays_in_the_files_until_nobody_reads_an_older_state),
    T(a_reader_who_stays_is_waited_for_and_then_named),
    T(a_sealed_file_is_kept_whole_or_not_at_all),
    T(a_sealed_file_that_rots_is_known_and_replaced_by_who_has_it),
    T(an_erased_sealed_file_goes_when_that_is_committed_and_stays_away),
    T(an_upload_counts_once_and_one_that_stops_leaves_nothing),
    T(a_file_that_is_whole_is_taken_as_it_lies),
    T(parts_that_a_crash_left_are_cleared_when_the_book_opens),
    T(a_file_grows_on_while_others_open_the_book),
    T(of_refused_acts_the_latest_hundred_thousand_stay),
    T(checkpoints_are_found_by_size_and_the_latest_without),
    T(every_statement_prepares_against_a_fresh_book))

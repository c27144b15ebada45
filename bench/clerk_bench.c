/* How fast the clerk enters acts, against bare SQLite and against the bare disk, in one run.
 *
 * Acts are questions that bidders ask on the clerk's word: unsigned, each with its words. The
 * book lies on a real disk: in TMPDIR, else in /var/tmp. */
#include "bench/opening.h"
#include "book/inside.h"
#include "clerk/inside.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 64, EACH = 8, TURN = 250, SLICES = 10, SYNCS = 200, PAGE = 4096 };

static const char words[] = "May vehicles be stored in two yards?";

/* ---- a book on disk, and people who ask --------------------------------------------- */

typedef struct Bidder { Id id, mine; } Bidder;

typedef struct Bench {
    Arena       life;
    const char *folder;
    StoryEnd    end;
    Clerk      *clerk;
    Name        procedure;
    Bidder      bidders[EACH][THREADS];
} Bench;

static const char *path_of(Bench *b, const char *name)
{
    return path_in(b->folder, name, &b->life);
}

static const char *folder_on_disk(Arena *a)
{
    const char *folder = folder_fresh(a);
    struct statfs at;
    if (statfs(folder, &at))
        abort();
    if (at.f_type == TMPFS_MAGIC)
        fprintf(stderr, "%s is in memory, not on a disk: this says nothing\n", folder);
    return folder;
}

static void bench_begin(Bench *b)
{
    const Procedure *p;
    int count = 0;
    *b = (Bench){ .life = arena_begin((ptrdiff_t)2 << 30) };
    b->folder = folder_on_disk(&b->life);
    tender_open(path_of(b, "book"), EACH * THREADS, &b->end, &b->life);
    b->clerk = tender_clerk(path_of(b, "book"), &b->end, &p, &b->life);
    b->procedure = b->end.procedure;
    for (each(const Person, person, p->people))
        if (person->bidder && count < EACH * THREADS) {
            b->bidders[count / THREADS][count % THREADS] =
                (Bidder){ person->id, person->mine_open };
            count++;
        }
}

static void bench_end(Bench *b)
{
    const char *folder = b->folder;
    char path[PAGE];
    snprintf(path, sizeof path, "%s", folder);
    arena_end(&b->life);
    folder_remove(path);
}

/* Nobody may ask more than a thousand times: of those who belong to one thread, who asked least. */
static Bidder *bidder_of(Bench *b, int64_t thread)
{
    Bidder *least = &b->bidders[0][thread];
    for (int i = 1; i < EACH; i++)
        if (b->bidders[i][thread].mine < least->mine)
            least = &b->bidders[i][thread];
    return least;
}

/* One act of one bidder, with room for all that it needs. */
typedef struct Asking { Act act; Shelved words; Proposal proposal; } Asking;

static void question_write(Bench *b, Bidder *who, Asking *q)
{
    q->words = shelve(str(words));
    q->act   = (Act){ .kind = ACT_QUESTION, .procedure = b->procedure, .actor = who->id,
                      .mine = ++who->mine, .question = { q->words.hash } };
    q->proposal = (Proposal){ .acts = &q->act, .count = 1, .words = &q->words, .word_count = 1 };
}

static void question_ask(Bench *b, Bidder *who, Asking *q, Arena *a)
{
    question_write(b, who, q);
    must(clerk_propose(b->clerk, &q->proposal, a));
}

/* ---- acts a second ------------------------------------------------------------------- */

/* The peer: one thread writes what 64 others hand in and wait for, all that waits in one
 * transaction. It writes the rows that the clerk writes, with the same number of bytes, through
 * the same statements and settings: an entry, an act and words for each act, a checkpoint for
 * each transaction, a tile for 256 acts; every 4,000 pages it checkpoints, as the clerk does when
 * it is never idle. It neither judges nor hashes nor signs, and it syncs once a transaction, where
 * the clerk syncs its high-water too. */
typedef struct Peer {
    sqlite3      *db;
    sqlite3_stmt *entry, *act, *words, *checkpoint, *tile;
    Str           body, note;
    pthread_t       thread;
    pthread_mutex_t lock;
    pthread_cond_t  came, answered;
    int64_t handed, written;
    bool    stopping;
} Peer;

static void sql_must(Peer *p, int code)
{
    if (code == SQLITE_OK || code == SQLITE_DONE)
        return;
    fprintf(stderr, "%s\n", sqlite3_errmsg(p->db));
    exit(1);
}

static void run(Peer *p, const char *sql) { sql_must(p, sqlite3_exec(p->db, sql, 0, 0, 0)); }

static void row(Peer *p, sqlite3_stmt *q)
{
    sql_must(p, sqlite3_step(q));
    sqlite3_reset(q);
}

static void peer_act(Peer *p, int64_t leaf)
{
    Hash commit, salt, hash;
    randombytes_buf(&commit, sizeof commit);
    randombytes_buf(&salt, sizeof salt);
    randombytes_buf(&hash, sizeof hash);
    sqlite3_bind_int64(p->entry, 1, leaf);
    bind_blob(p->entry, 2, &commit, sizeof(Name));
    sqlite3_bind_int64(p->entry, 3, leaf);
    bind_blob(p->entry, 4, &commit, sizeof commit);
    row(p, p->entry);
    sqlite3_bind_int64(p->act, 1, leaf);
    sqlite3_bind_int64(p->act, 2, 1);
    bind_blob(p->act, 3, &salt, sizeof salt);
    sqlite3_bind_text(p->act, 4, p->body.at, (int)p->body.len, SQLITE_STATIC);
    row(p, p->act);
    bind_blob(p->words, 1, &hash, sizeof hash);
    bind_blob(p->words, 2, &salt, sizeof salt);
    bind_blob(p->words, 3, words, sizeof words - 1);
    row(p, p->words);
}

static void peer_checkpoint(Peer *p, int64_t size)
{
    sqlite3_bind_int64(p->checkpoint, 1, size);
    sqlite3_bind_int64(p->checkpoint, 2, size);
    sqlite3_bind_text(p->checkpoint, 3, p->note.at, (int)p->note.len, SQLITE_STATIC);
    row(p, p->checkpoint);
}

static void peer_tile(Peer *p, int64_t place)
{
    static const Hash hashes[256];
    sqlite3_bind_int64(p->tile, 1, 0);
    sqlite3_bind_int64(p->tile, 2, place);
    bind_blob(p->tile, 3, hashes, sizeof hashes);
    row(p, p->tile);
}

static void peer_write(Peer *p, int64_t from, int64_t to)
{
    run(p, "BEGIN IMMEDIATE");
    for (int64_t leaf = from; leaf < to; leaf++) {
        peer_act(p, leaf);
        if (leaf % 256 == 255)
            peer_tile(p, leaf / 256);
    }
    peer_checkpoint(p, to);
    run(p, "COMMIT");
}

static void *peer_run(void *peer)
{
    Peer *p = peer;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (p->handed == p->written && !p->stopping)
            pthread_cond_wait(&p->came, &p->lock);
        int64_t to = p->handed;
        if (to == p->written)
            break;
        pthread_mutex_unlock(&p->lock);
        peer_write(p, p->written, to);
        pthread_mutex_lock(&p->lock);
        p->written = to;
        pthread_cond_broadcast(&p->answered);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static void peer_hand_in(Peer *p)
{
    pthread_mutex_lock(&p->lock);
    int64_t mine = ++p->handed;
    pthread_cond_signal(&p->came);
    while (p->written < mine)
        pthread_cond_wait(&p->answered, &p->lock);
    pthread_mutex_unlock(&p->lock);
}

static void peer_begin(Peer *p, Bench *b)
{
    *p = (Peer){ .lock = PTHREAD_MUTEX_INITIALIZER, .came = PTHREAD_COND_INITIALIZER,
                 .answered = PTHREAD_COND_INITIALIZER };
    must(book_last(clerk_book(b->clerk), &p->body, &b->life));
    must(book_checkpoint(clerk_book(b->clerk), 0, &p->note, &b->life));
    sql_must(p, sqlite3_open(path_of(b, "peer.db"), &p->db));
    run(p, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cell_size_check=1;"
           "PRAGMA foreign_keys=1; PRAGMA secure_delete=1; PRAGMA wal_autocheckpoint=4000");
    run(p, sql_book);
    sql_must(p, sqlite3_prepare_v2(p->db, sql_entry_add, -1, &p->entry, NULL));
    sql_must(p, sqlite3_prepare_v2(p->db, sql_act_add, -1, &p->act, NULL));
    sql_must(p, sqlite3_prepare_v2(p->db, sql_words_add, -1, &p->words, NULL));
    sql_must(p, sqlite3_prepare_v2(p->db, sql_checkpoint_add, -1, &p->checkpoint, NULL));
    sql_must(p, sqlite3_prepare_v2(p->db, sql_tile_add, -1, &p->tile, NULL));
    pthread_create(&p->thread, NULL, peer_run, p);
}

static void peer_end(Peer *p)
{
    pthread_mutex_lock(&p->lock);
    p->stopping = true;
    pthread_cond_signal(&p->came);
    pthread_mutex_unlock(&p->lock);
    pthread_join(p->thread, NULL);
    sqlite3_stmt *all[] = { p->entry, p->act, p->words, p->checkpoint, p->tile };
    for (int i = 0; i < countof(all); i++)
        sqlite3_finalize(all[i]);
    sqlite3_close(p->db);
}

/* What one of the 64 threads does: acts at once one after the other, or at their moments. */
typedef struct Lap {
    Bench  *bench;
    Peer   *peer;                /* NULL: the clerk */
    int     number;
    int64_t acts, every_ns;      /* every_ns 0: at once */
    struct timespec begun;
    double *waited;              /* every act's time from its moment to its receipt */
} Lap;

static void *lap_run(void *lap)
{
    Lap *l = lap;
    Asking q;
    for (int64_t i = 0; i < l->acts / THREADS; i++) {
        Arena a = arena_begin(1 << 20);
        if (l->peer)
            peer_hand_in(l->peer);
        else
            question_ask(l->bench, bidder_of(l->bench, l->number), &q, &a);
        arena_end(&a);
    }
    return NULL;
}

static double laps(Lap lap, void *(*run_one)(void *))
{
    pthread_t threads[THREADS];
    Lap       all[THREADS];
    double    begun = wall_seconds();
    clock_gettime(CLOCK_MONOTONIC, &lap.begun);
    for (int i = 0; i < THREADS; i++) {
        all[i] = lap;
        all[i].number = i;
        pthread_create(&threads[i], NULL, run_one, &all[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    return wall_seconds() - begun;
}

/* The two take turns, for the machine is not quiet. */
static void throughput(Bench *b, Peer *p, int64_t acts)
{
    double clerk = 0, peer = 0;
    for (int i = 0; i < SLICES; i++) {
        clerk += laps((Lap){ .bench = b, .acts = acts / SLICES }, lap_run);
        peer  += laps((Lap){ .bench = b, .peer = p, .acts = acts / SLICES }, lap_run);
    }
    printf("| %lld more acts durable, 64 waiting | %.2f x (%.0f acts/s) | 0.5 x | "
           "bare SQLite, the same rows, %.0f acts/s |\n", (long long)acts, peer / clerk,
           (double)acts / clerk, (double)acts / peer);
    fflush(stdout);
}

/* ---- how long until the receipt ------------------------------------------------------ */

static int number_order(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double percentile(double *of, int64_t count, int percent)
{
    qsort(of, (size_t)count, sizeof *of, number_order);
    return of[(count - 1) * percent / 100];
}

static void syncs(Bench *b, double took[SYNCS])
{
    static char page[PAGE];
    int fd = open(path_of(b, "page"), O_RDWR | O_CREAT, 0600);
    if (fd < 0 || pwrite(fd, page, PAGE, 0) != PAGE || fsync(fd))
        abort();
    for (int i = 0; i < SYNCS; i++) {
        double begun = wall_seconds();
        randombytes_buf(page, PAGE);
        if (pwrite(fd, page, PAGE, 0) != PAGE || fdatasync(fd))
            abort();
        took[i] = wall_seconds() - begun;
    }
    close(fd);
}

/* Acts come at their moments, whether those before are answered or not: one in each stretch of
 * time, anywhere in it. */
static void *arrivals_run(void *lap)
{
    Lap *l = lap;
    Asking q;
    for (int64_t i = l->number; i < l->acts; i += THREADS) {
        Arena   a = arena_begin(1 << 20);
        Text    receipt = { 0 };
        int64_t ns = l->begun.tv_nsec + i * l->every_ns +
                     randombytes_uniform((uint32_t)l->every_ns);
        struct timespec at = { l->begun.tv_sec + ns / 1000000000, ns % 1000000000 };
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
        question_ask(l->bench, bidder_of(l->bench, l->number), &q, &a);
        must(clerk_receipt(l->bench->clerk, q.proposal.leaf, NULL, &receipt, &a));
        l->waited[i] = wall_seconds() - (double)at.tv_sec - (double)at.tv_nsec / 1e9;
        arena_end(&a);
    }
    return NULL;
}

static void latency(Bench *b, int64_t rate, int64_t acts)
{
    Arena   a = arena_begin(64 << 20);
    int64_t each_slice = acts / SLICES;
    double *waited = make(&a, double, acts), *took = make(&a, double, SLICES * SYNCS);
    for (int i = 0; i < SLICES; i++) {
        syncs(b, took + i * SYNCS);
        laps((Lap){ .bench = b, .acts = each_slice, .every_ns = 1000000000 / rate,
                    .waited = waited + i * each_slice }, arrivals_run);
    }
    double ours = percentile(waited, acts, 99), disk = percentile(took, SLICES * SYNCS, 99);
    printf("| receipt at %lld acts/s, 99 of 100 | %.1f x (%.2f ms; half within %.2f ms) | %s | "
           "fdatasync of 4 KiB, %.2f ms; half within %.2f ms |\n", (long long)rate, ours / disk,
           ours * 1e3, percentile(waited, acts, 50) * 1e3, rate == 500 ? "5 x" : "-", disk * 1e3,
           percentile(took, SLICES * SYNCS, 50) * 1e3);
    fflush(stdout);
    arena_end(&a);
}

/* ---- entering one act ---------------------------------------------------------------- */

static void grow(Bench *b, int64_t to)
{
    const Procedure *p;
    must(clerk_procedure(b->clerk, b->procedure, &p));
    for (int64_t left = to - p->acts; left > 0; left -= TURN) {
        Arena     a = arena_begin(64 << 20);
        int64_t   count = left < TURN ? left : TURN;
        Asking *q = make(&a, Asking, count);
        for (int64_t i = 0; i < count; i++) {
            question_write(b, bidder_of(b, i % THREADS), &q[i]);
            must(clerk_put(b->clerk, &q[i].proposal, &a));
        }
        clerk_work(b->clerk);
        for (int64_t i = 0; i < count; i++)
            must(clerk_wait(b->clerk, &q[i].proposal));
        arena_end(&a);
    }
}

/* All that a turn does for one act, without the commit: found, judged, written, folded. */
static double enter_one(Bench *b, Asking *q)
{
    Procedure *p;
    Arena     *life;
    File       file;
    double     begun = wall_seconds();
    must(book_file(clerk_book(b->clerk), b->procedure, &file));
    must(recall(b->clerk, file.id, &p, &life));
    must(enter_act(b->clerk, p, life, file.id, &q->act));
    must(words_keep(b->clerk, &q->proposal));
    return wall_seconds() - begun;
}

/* The median. Each act is taken back, so that the procedure stays as long as it is. Cold is the
 * clerk's memory, not the disk's. */
static double entering(Bench *b, bool cold)
{
    enum { TIMES = 51 };
    double took[TIMES];
    for (int i = 0; i < TIMES; i++) {
        Arena    a = arena_begin(1 << 20);
        Asking q;
        Bidder   who = *bidder_of(b, 0);
        const Procedure *p;
        must(clerk_procedure(b->clerk, b->procedure, &p));
        if (cold)
            forget(b->clerk, 0);
        question_write(b, &who, &q);
        q.act.arrived = b->end.now;
        must(book_begin(clerk_book(b->clerk), &a));
        took[i] = enter_one(b, &q);
        arena_end(&a);
        forget(b->clerk, 0);
    }
    return percentile(took, TIMES, 50) * 1e3;
}

static void one_act(Bench *b, int64_t acts)
{
    grow(b, acts);
    printf("| enter an act into a procedure of %lld, at hand | %.3f ms | 1 ms | without commit |\n"
           "| the same, read and folded again | %.2f ms | %s | without commit |\n",
           (long long)acts, entering(b, false), entering(b, true), acts > 5000 ? "-" : "10 ms");
    fflush(stdout);
}

int main(void)
{
    Bench    b;
    Peer     p;
    Asking first;
    bench_begin(&b);
    for (int64_t acts = 500; acts <= 50000; acts *= 10)
        one_act(&b, acts);
    bench_end(&b);

    bench_begin(&b);
    question_ask(&b, bidder_of(&b, 0), &first, &b.life);
    peer_begin(&p, &b);
    must(clerk_start(b.clerk));
    for (int64_t acts = 640; acts <= 64000; acts *= 10)
        throughput(&b, &p, acts);
    peer_end(&p);
    for (int64_t rate = 50; rate <= 5000; rate *= 10)
        latency(&b, rate, rate == 50 ? 500 : 4 * rate);
    bench_end(&b);
    return 0;
}

/* A clerk that is killed at any moment, and what is left of what it promised. */
#include "book/inside.h"
#include "clerk/inside.h"
#include "test/desk.h"
#include "test/test.h"

#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The sanitizer keeps what was freed, and every fork has to copy it: here it keeps little. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "quarantine_size_mb=1:thread_local_quarantine_size_kb=16";
}

enum { PIPE_BYTES = 1 << 20, RECEIPT_MOST = 8192, KILLS = 150, FRESH_EVERY = 25, SECONDS = 4 };

/* What the child was told by its clerk, as it tells it to the parent. */
typedef struct Told {
    int64_t   leaf;
    Hash      commit;
    ptrdiff_t receipt_bytes;
    char      receipt[RECEIPT_MOST];
} Told;

/* ---- the child --------------------------------------------------------------------- */

static void tell(int to, Desk *d, const Act *act, Arena *a)
{
    static Told told;
    Text receipt = { 0 };
    if (failed(clerk_receipt(d->clerk, act->leaf, &receipt, a)) || receipt.len > RECEIPT_MOST)
        _exit(3);
    told.leaf   = act->leaf;
    told.commit = act->commit;
    told.receipt_bytes = receipt.len;
    memcpy(told.receipt, receipt.at, (size_t)receipt.len);
    ssize_t bytes = (ssize_t)(offsetof(Told, receipt) + (size_t)receipt.len);
    if (write(to, &told, (size_t)bytes) != bytes)
        _exit(4);
}

/* A turn of one to five questions; now and then an hour passes and the box ticks. */
static void work(Desk *d, int to, Id *mine, uint32_t chance)
{
    Arena a = arena_begin(64 << 20);
    int   count = 1 + (int)(chance % 5);
    Act   acts[5];
    Proposal proposals[5] = { 0 };
    Shelved  words = shelve(S("May vehicles be stored in two yards?"));
    d->now += chance % 16 == 0 ? 3600 : chance % 2;
    for (int i = 0; i < count; i++) {
        acts[i] = (Act){ .kind = ACT_QUESTION, .procedure = d->name, .actor = BELA,
                         .mine = ++*mine, .question = { words.hash } };
        proposals[i] = (Proposal){ .acts = &acts[i], .count = 1, .words = &words,
                                   .word_count = 1 };
        if (failed(clerk_put(d->clerk, &proposals[i], &a)))
            _exit(5);
    }
    clerk_work(d->clerk);
    for (int i = 0; i < count; i++) {
        if (!proposals[i].answered || failed(proposals[i].result))
            _exit(6);
        tell(to, d, &acts[i], &a);
    }
    arena_end(&a);
}

static void child(Desk *d, int to, bool bids)
{
    if (failed(desk_open(d)))
        _exit(2);
    Id mine = person_of(folded(d), BELA)->mine_open;
    Proposal *bid = NULL;
    if (bids) {
        Id version = 1;
        for (each(Deposit, x, folded(d)->box))
            version += x->bidder == CORA;
        bid = bid_of_two(d, CORA, version, 0);
        Arena a = arena_begin(64 << 20);
        if (failed(clerk_put(d->clerk, bid, &a)))
            _exit(7);
        arena_end(&a);
    }
    for (;;) {
        work(d, to, &mine, randombytes_random());
        if (bid && bid->answered && !failed(bid->result)) {
            Arena a = arena_begin(1 << 20);
            tell(to, d, bid->acts, &a);
            arena_end(&a);
            bid = NULL;
        }
    }
}

/* ---- the parent --------------------------------------------------------------------- */

static void nap(int64_t microseconds)
{
    nanosleep(&(struct timespec){ 0, microseconds * 1000 }, NULL);
}

static ptrdiff_t read_all(int from, char *to, ptrdiff_t have, ptrdiff_t room)
{
    for (ssize_t got; have < room && (got = read(from, to + have, (size_t)(room - have))) > 0;)
        have += got;
    return have;
}

/* Runs a child and kills it; gives what it had told. Most are killed at some moment after their
 * first word, some before. */
static Str told_until_killed(Desk *d, int kill_number, Arena *a)
{
    int   way[2];
    char *bytes = make(a, char, PIPE_BYTES);
    expect(!pipe(way));
    fcntl(way[1], F_SETPIPE_SZ, PIPE_BYTES);
    pid_t pid = fork();
    if (!pid) {
        close(way[0]);
        child(d, way[1], kill_number % 4 == 0);
    }
    close(way[1]);
    ptrdiff_t have = 0;
    if (kill_number % 8 != 7) {
        ssize_t got = read(way[0], bytes, PIPE_BYTES);
        have = got > 0 ? got : 0;
        nap(randombytes_uniform(kill_number % 4 == 1 ? 20000 : 4000));
    } else {
        nap(randombytes_uniform(8000));
    }
    kill(pid, SIGKILL);
    have = read_all(way[0], bytes, have, PIPE_BYTES);
    close(way[0]);
    int status;
    expect(waitpid(pid, &status, 0) == pid);
    expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    return (Str){ bytes, have };
}

typedef struct Find { int64_t leaf; Hash commit; bool there; } Find;

static Result find(void *with, const Kept *kept)
{
    Find *f = with;
    f->there = kept->leaf == f->leaf && hash_same(kept->commit, f->commit) &&
               hash_same(act_commit(kept->salt, kept->body), kept->commit);
    return because(&no_such_entry);
}

static void receipt_holds(Book *b, const Told *told, Str line, const Policy *policy, Arena *a)
{
    Receipt   receipt;
    Witnessed seen;
    Frontier  then;
    expect_done(receipt_read((Str){ told->receipt, told->receipt_bytes }, &receipt, a));
    expect_done(receipt_check(&receipt, policy, line, &seen, a));
    expect_done(book_frontier_at(b, seen.checkpoint.size, &then));
    expect(hash_same(frontier_root(&then), seen.checkpoint.root));
}

static void promise_holds(Desk *d, const Told *told, const Policy *policy, Arena *a)
{
    Text      line = { 0 };
    EntryLine e;
    Find      f = { told->leaf, told->commit, false };
    Book     *b = clerk_book(d->clerk);
    expect(told->leaf < book_size(b));
    expect_done(book_entry(b, told->leaf, &line, a));
    expect_done(entry_read(text_str(&line), &e));
    expect(hash_same(e.commit, told->commit));
    expect(failed(book_walk(b, 0, told->leaf, find, &f)) && f.there);
    if (policy)
        receipt_holds(b, told, text_str(&line), policy, a);
}

/* Every entry is looked for; of the receipts, the last twenty are checked and every tenth. */
static int promises_hold(Desk *d, Str told, const Policy *policy)
{
    static Told one;
    int count = 0;
    for (; told.len >= (ptrdiff_t)offsetof(Told, receipt); count++) {
        Arena a = arena_begin(4 << 20);
        memcpy(&one, told.at, offsetof(Told, receipt));
        ptrdiff_t bytes = (ptrdiff_t)offsetof(Told, receipt) + one.receipt_bytes;
        if (told.len < bytes)
            break;                               /* it died in the middle of a word */
        memcpy(one.receipt, told.at + offsetof(Told, receipt), (size_t)one.receipt_bytes);
        told = str_after(told, bytes);
        promise_holds(d, &one, told.len < 20 * bytes || count % 10 == 0 ? policy : NULL, &a);
        arena_end(&a);
    }
    return count;
}

static void book_is_whole(Desk *d, const Policy *policy, Arena *a)
{
    Book *b = clerk_book(d->clerk);
    Str   text;
    Note  note;
    Witnessed seen;
    expect(hash_same(root_of_lines(b, book_size(b)), book_root(b)));
    expect(b->promised == book_size(b));
    expect_done(book_checkpoint(b, 0, &text, a));
    expect_done(note_read(text, &note, a));
    expect_done(policy_check(policy, &note, &seen, a));
    expect(seen.checkpoint.size == book_size(b));
    expect(hash_same(seen.checkpoint.root, book_root(b)));
    expect(folded(d) && clerk_next_tick(d->clerk));
}

static double seconds_since(const struct timespec *began)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - began->tv_sec) + (double)(now.tv_nsec - began->tv_nsec) / 1e9;
}

/* One lane kills one child after the other; lanes run beside each other, for most of a child's
 * life is waiting. */
typedef struct Count { int kills; int64_t promises, entries; } Count;

static Count lane(int number, Arena *a)
{
    struct timespec began;
    Count  count = { 0 };
    Policy policy;
    Text   text = { 0 };
    clock_gettime(CLOCK_MONOTONIC, &began);
    text_put(&text, a, "log {}\nquorum none\n", desk_log_vkey(&desk_settings, a));
    expect_done(policy_read(text_str(&text), &policy, a));
    while (count.kills < KILLS && seconds_since(&began) < SECONDS) {
        Arena turn = arena_begin(768 << 20);
        Desk *d = desk_at(INTERESTED, &turn);
        desk_close(d);
        for (int i = 0; i < FRESH_EVERY && seconds_since(&began) < SECONDS; i++) {
            Arena each_one = arena_begin(64 << 20);
            Str told = told_until_killed(d, number + count.kills++, &each_one);
            expect_done(desk_open(d));
            book_is_whole(d, &policy, &each_one);
            count.promises += promises_hold(d, told, &policy);
            count.entries = book_size(clerk_book(d->clerk));
            d->now = clerk_now(d->clerk);
            desk_close(d);
            arena_end(&each_one);
        }
        arena_end(&turn);
    }
    return count;
}

static pid_t lane_begin(int number, int to, Arena *a)
{
    pid_t pid = fork();
    if (pid)
        return pid;
    if (setjmp(test_stop)) {
        fflush(stdout);
        _exit(1);
    }
    Count count = lane(number, a);
    _exit(write(to, &count, sizeof count) != sizeof count);
}

TEST(whatever_was_acknowledged_is_there_after_a_kill_at_any_moment)
{
    enum { LANES = 4 };
    pid_t lanes[LANES];
    Count all = { 0 }, one;
    int   way[2], status;
    expect(!pipe(way));
    desk_close(desk_at(INTERESTED, a));          /* played once, before the lanes part */
    fflush(stdout);
    for (int i = 0; i < LANES; i++)
        lanes[i] = lane_begin(i, way[1], a);
    for (int i = 0; i < LANES; i++)
        expect(waitpid(lanes[i], &status, 0) == lanes[i] && !status);
    for (int i = 0; i < LANES && read(way[0], &one, sizeof one) == sizeof one; i++) {
        all.kills    += one.kills;
        all.promises += one.promises;
        all.entries   = one.entries;
    }
    printf("    %d kills, %lld promises held; the last log had %lld entries\n", all.kills,
           (long long)all.promises, (long long)all.entries);
    expect(all.kills > 50 && all.promises > all.kills);
    close(way[0]);
    close(way[1]);
}

/* A child that is killed once it was told that its bid lies ready. */
static void keep_ready(Desk *d, int to)
{
    Arena a = arena_begin(64 << 20);
    if (failed(desk_open(d)))
        _exit(2);
    Proposal *ready = standing_bid(d, BELA, 1);
    if (failed(clerk_put(d->clerk, ready, &a)))
        _exit(3);
    clerk_work(d->clerk);
    if (!ready->answered || failed(ready->result) || write(to, "k", 1) != 1)
        _exit(4);
    for (;;)
        nap(1000);
}

TEST(what_lies_ready_is_lodged_though_the_clerk_was_killed_and_away_at_the_deadline)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    int  way[2], status;
    char word;
    desk_close(d);
    expect(!pipe(way));
    fflush(stdout);
    pid_t pid = fork();
    if (!pid)
        keep_ready(d, way[1]);
    close(way[1]);
    expect(read(way[0], &word, 1) == 1);
    close(way[0]);
    kill(pid, SIGKILL);
    expect(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status));
    d->now = deadline + 3600;
    expect_done(desk_open(d));               /* it pays the ticks it owes, with their moments */
    expect(d->missed && folded(d)->box.len == 1 && folded(d)->box.at[0].bidder == BELA);
}

RUN("kill", T(whatever_was_acknowledged_is_there_after_a_kill_at_any_moment),
    T(what_lies_ready_is_lodged_though_the_clerk_was_killed_and_away_at_the_deadline))

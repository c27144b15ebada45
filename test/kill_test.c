/* A clerk that is killed at any moment, and what is left of what it promised. What lies between two
 * operations on the disk a kill cannot tell apart: so a moment is the number of one of them. */
#include "book/inside.h"
#include "clerk/inside.h"
#include "test/desk.h"
#include "test/faulty.h"
#include "test/test.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The sanitizer keeps what was freed, and every fork has to copy it: here it keeps little. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "quarantine_size_mb=1:thread_local_quarantine_size_kb=16";
}

enum { TOLD_BYTES = 1 << 20, RECEIPT_MOST = 8192, LANES = 4, KILLS = 160, FRESH_EVERY = 20 };

/* What the child was told by its clerk, as it tells it to the parent. */
typedef struct Told {
    int64_t   leaf;          /* -1: a box act was taken, and waits */
    Hash      commit;        /* of what was taken: its `once` */
    ptrdiff_t receipt_bytes;
    char      receipt[RECEIPT_MOST];
} Told;

/* ---- the child --------------------------------------------------------------------- */

static void tell(int to, Desk *d, const Act *act, Arena *a)
{
    static Told told;
    Text receipt = { 0 };
    if (failed(clerk_receipt(d->clerk, act->leaf, NULL, &receipt, a)) || receipt.len > RECEIPT_MOST)
        _exit(3);
    told.leaf   = act->leaf;
    told.commit = act->commit;
    told.receipt_bytes = receipt.len;
    memcpy(told.receipt, receipt.at, (size_t)receipt.len);
    ssize_t bytes = (ssize_t)(offsetof(Told, receipt) + (size_t)receipt.len);
    if (write(to, &told, (size_t)bytes) != bytes)
        _exit(4);
}

static void tell_taken(int to, Desk *d, const Act *act)
{
    Told told = { .leaf = -1, .commit = act_once(act, clerk_origin(d->clerk)) };
    if (write(to, &told, offsetof(Told, receipt)) != (ssize_t)offsetof(Told, receipt))
        _exit(4);
}

/* A turn of one to five questions; now and then an hour passes and the box ticks. */
static void work(Desk *d, int to, Id *mine, int turn)
{
    Arena a = arena_begin(64 << 20);
    int   count = 1 + turn % 5;
    Act   acts[5];
    Proposal proposals[5] = { 0 };
    Shelved  words = shelve(S("May vehicles be stored in two yards?"));
    d->now += turn % 8 == 0 ? 3600 : turn % 2;
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

/* Opens the book and works until it is killed, while opening or later. */
static void child(Desk *d, int to, int kill_number)
{
    static const Fault ways[] = { FAULT_IO, FAULT_SHORT, FAULT_DONE };
    faulty_kill(1 + kill_number, ways[kill_number % countof(ways)]);
    if (failed(desk_open(d)))
        _exit(2);
    Id mine = person_of(folded(d), BELA)->mine_open;
    Proposal *bid = NULL;
    if (kill_number % 5 == 0) {
        Arena     a = arena_begin(64 << 20);
        Procedure ahead;
        if (failed(book_ahead(clerk_book(d->clerk), folded(d), CORA, &ahead, &a)))
            _exit(7);
        bid = bid_of_two(d, CORA, version_next(&ahead, CORA, 1, 1), 0);
        if (failed(clerk_put(d->clerk, bid, &a)))
            _exit(7);
        arena_end(&a);
    }
    for (int turn = kill_number;; turn++) {
        work(d, to, &mine, turn);
        if (bid && bid->answered && !failed(bid->result))
            tell_taken(to, d, bid->acts);
        bid = NULL;
    }
}

/* ---- the parent --------------------------------------------------------------------- */

/* What a child had told before it was killed. */
static Str told_until_killed(Desk *d, int kill_number, Arena *a)
{
    int   way[2];
    char *bytes = make(a, char, TOLD_BYTES);
    ptrdiff_t have = 0;
    expect(!pipe(way));
    pid_t pid = fork();
    if (!pid) {
        close(way[0]);
        child(d, way[1], kill_number);
    }
    close(way[1]);
    for (ssize_t got; (got = read(way[0], bytes + have, (size_t)(TOLD_BYTES - have))) > 0;)
        have += got;
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

/* It still waits, or its tick has come. */
static void taken_holds(Desk *d, const Told *told)
{
    Waiting waits;
    int64_t leaf, file;
    expect_done(book_once(clerk_book(d->clerk), told->commit, &leaf, &file));
    expect_done(book_waiting_once(clerk_book(d->clerk), told->commit, &waits));
    expect((leaf >= 0) != (waits.file != 0));
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
        if (one.leaf < 0)
            taken_holds(d, &one);
        else
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
    expect(b->promised == book_size(b) && b->second.found.there);
    expect_done(book_checkpoint(b, 0, &text, a));
    expect_done(note_read(text, &note, a));
    expect_done(policy_check(policy, &note, &seen, a));
    expect(seen.checkpoint.size == book_size(b));
    expect(hash_same(seen.checkpoint.root, book_root(b)));
    expect(folded(d) && clerk_next_tick(d->clerk));
}

/* One lane kills one child after the other; lanes run beside each other, for most of a child's
 * life is waiting. */
typedef struct Count { int64_t promises, entries; } Count;

static Count lane(int number, Arena *a)
{
    Count  count = { 0 };
    Policy policy;
    Text   text = { 0 };
    Arena  life = { 0 };
    Desk  *d = NULL;
    text_put(&text, a, "log {}\nquorum none\n", desk_log_vkey(&desk_settings, a));
    expect_done(policy_read(text_str(&text), &policy, a));
    for (int i = 0; i < KILLS / LANES; i++) {
        if (i % FRESH_EVERY == 0) {
            arena_end(&life);
            life = arena_begin(768 << 20);
            d = desk_at(INTERESTED, &life);
            desk_mark(d);
            desk_close(d);
        }
        Arena each_one = arena_begin(64 << 20);
        Str told = told_until_killed(d, i * LANES + number, &each_one);
        expect_done(desk_open(d));
        book_is_whole(d, &policy, &each_one);
        count.promises += promises_hold(d, told, &policy);
        count.entries = book_size(clerk_book(d->clerk));
        d->now = clerk_now(d->clerk);
        desk_close(d);
        arena_end(&each_one);
    }
    arena_end(&life);
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
    pid_t lanes[LANES];
    Count all = { 0 }, one;
    int   way[2], status;
    faulty_register();
    expect(!pipe(way));
    desk_close(desk_at(INTERESTED, a));          /* played once, before the lanes part */
    fflush(stdout);
    for (int i = 0; i < LANES; i++)
        lanes[i] = lane_begin(i, way[1], a);
    for (int i = 0; i < LANES; i++)
        expect(waitpid(lanes[i], &status, 0) == lanes[i] && !status);
    for (int i = 0; i < LANES && read(way[0], &one, sizeof one) == sizeof one; i++) {
        all.promises += one.promises;
        all.entries   = one.entries;
    }
    printf("    %d kills, %lld promises held; the last log had %lld entries\n", KILLS,
           (long long)all.promises, (long long)all.entries);
    expect(all.promises > KILLS);
    close(way[0]);
    close(way[1]);
}

/* A child that is killed once its bid was taken. */
static void bid_and_die(Desk *d, bool ready)
{
    Arena a = arena_begin(64 << 20);
    if (failed(desk_open(d)))
        _exit(2);
    Proposal *bid = ready ? ready_bid(d, BELA, 1) : bid_of_two(d, BELA, 1, 0);
    if (failed(clerk_put(d->clerk, bid, &a)))
        _exit(3);
    clerk_work(d->clerk);
    if (!bid->answered || failed(bid->result) || bid->leaf >= 0)
        _exit(4);
    raise(SIGKILL);
}

static void bid_and_be_killed(Desk *d, bool ready)
{
    int status;
    desk_close(d);
    fflush(stdout);
    pid_t pid = fork();
    if (!pid)
        bid_and_die(d, ready);
    expect(waitpid(pid, &status, 0) == pid);
    expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

TEST(what_was_taken_is_entered_at_its_tick_though_the_clerk_was_killed)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant tick = clerk_next_tick(d->clerk);
    bid_and_be_killed(d, false);
    expect_done(desk_open(d));
    expect(!folded(d)->box.len);
    time_to(d, tick);
    expect(folded(d)->box.len == 1 && folded(d)->box.at[0].bidder == BELA);
}

TEST(what_lies_ready_is_lodged_though_the_clerk_was_killed_and_away_at_the_deadline)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    bid_and_be_killed(d, true);
    d->now = deadline + 3600;
    expect_done(desk_open(d));
    clerk_work(d->clerk);                    /* it pays the ticks it owes */
    expect(d->missed && folded(d)->box.len == 1 && folded(d)->box.at[0].bidder == BELA);
}

RUN("kill", T(whatever_was_acknowledged_is_there_after_a_kill_at_any_moment),
    T(what_was_taken_is_entered_at_its_tick_though_the_clerk_was_killed),
    T(what_lies_ready_is_lodged_though_the_clerk_was_killed_and_away_at_the_deadline))

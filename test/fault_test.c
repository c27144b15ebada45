/* A disk on which one operation after the other fails, and what the book is worth then. */
#include "book/inside.h"
#include "clerk/inside.h"
#include "desk/wording.h"
#include "test/desk.h"
#include "test/faulty.h"
#include "test/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- one small session ------------------------------------------------------------------ */

enum { SAID = 24 };

typedef struct Said {
    Proposal *proposal;
    Act       act;           /* as it was sent, for sending it again */
    bool      put;
} Said;

typedef struct Sitting { Desk *d; Said said[SAID]; int count; Proposal *bid; Str upload; } Sitting;

/* What a person does: puts it to the clerk, and remembers what was said. */
static void put(Sitting *s, Proposal *proposal)
{
    Arena a = arena_begin(64 << 20);
    Said *said = &s->said[s->count++];
    *said = (Said){ .proposal = proposal, .act = proposal->acts[proposal->count - 1] };
    Result r = clerk_put(s->d->clerk, proposal, &a);
    said->put = !failed(r);
    if (failed(r))
        settle(proposal, r);
    arena_end(&a);
}

static void question(Sitting *s, Id who, Id mine)
{
    Act     *act = make(s->d->a, Act, 1);
    Shelved *words = make(s->d->a, Shelved, 1);
    *words = shelve(S("May vehicles be stored in two yards?"));
    *act = (Act){ .kind = ACT_QUESTION, .procedure = s->d->name, .actor = who, .mine = mine,
                  .question = { words->hash } };
    Proposal *proposal = proposal_of(s->d, act, 1);
    proposal->words = words, proposal->word_count = 1;
    put(s, proposal);
}

static Result upload(Sitting *s)
{
    Arena   a = arena_begin(1 << 20);
    Upload *up;
    Result  r = sealed_begin(clerk_book(s->d->clerk), &up, &a);
    if (!failed(r)) r = sealed_add(up, s->upload);
    if (!failed(r)) r = sealed_keep(up, sha256(s->upload), s->upload.len);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

/* Acts of all kinds, two of them ticks, and so few pages of WAL that it is checkpointed on the
 * way. `kept`: the file was put up. Everything was signed before. */
static void session(Sitting *s, Act *signed_act, Act *batch, ptrdiff_t batch_count, bool *kept)
{
    Desk *d = s->d;
    question(s, BELA, 2);
    question(s, CORA, 2);
    clerk_work(d->clerk);
    put(s, proposal_of(d, signed_act, 1));
    clerk_work(d->clerk);
    *kept = !failed(upload(s));
    put(s, s->bid);
    d->now = clerk_next_tick(d->clerk);
    clerk_work(d->clerk);
    put(s, proposal_of(d, batch, batch_count));
    question(s, BELA, 2);                        /* refused: its counter was used */
    clerk_work(d->clerk);
    d->now += 3600;
    clerk_work(d->clerk);
    question(s, DORA, 2);
    clerk_work(d->clerk);
}

/* ---- afterwards --------------------------------------------------------------------------- */

typedef struct Find { int64_t leaf; Hash commit; bool there; } Find;

static Result find(void *with, const Kept *kept)
{
    Find *f = with;
    f->there = kept->leaf == f->leaf && hash_same(kept->commit, f->commit);
    return because(&no_such_entry);
}

static bool entered(Book *b, const Proposal *proposal)
{
    const Act *act = &proposal->acts[proposal->count - 1];
    Find f = { act->leaf, act->commit, false };
    return failed(book_walk(b, 0, act->leaf, find, &f)) && f.there;
}

static void book_is_whole(Desk *d, const Policy *policy)
{
    Arena a = arena_begin(8 << 20);
    Book *b = clerk_book(d->clerk);
    Str   text;
    Note  note;
    Witnessed seen;
    expect(hash_same(root_of_lines(b, book_size(b)), book_root(b)));
    expect_done(book_checkpoint(b, 0, &text, &a));
    expect_done(note_read(text, &note, &a));
    expect_done(policy_check(policy, &note, &seen, &a));
    expect(seen.checkpoint.size == book_size(b));
    expect(hash_same(seen.checkpoint.root, book_root(b)));
    expect(b->promised == book_size(b));
    arena_end(&a);
}

/* What was acknowledged is there. What was refused because the book was broken is not. What is
 * uncertain may be there: sent again, a signed act is entered once. */
static void promises_hold(Sitting *s)
{
    Book *b = clerk_book(s->d->clerk);
    for (Said *said = s->said; said < s->said + s->count; said++) {
        Proposal *p = said->proposal;
        if (act_is_box(&said->act)) {
            bool taken = said->put && p->answered && !failed(p->result);
            expect(taken ? clerk_knows(s->d->clerk, p)
                         : p->result.why == &book_uncertain || !clerk_knows(s->d->clerk, p));
        } else if (said->put && p->answered && !failed(p->result))
            expect(entered(b, p));
        else if (p->result.why != &book_uncertain)
            expect(!p->acts[p->count - 1].leaf || !entered(b, p));
    }
}

typedef struct Struck { int count; bool struck, uncertain; } Struck;

static Policy policy_of(Arena *a)
{
    Policy p;
    Text   text = { 0 };
    text_put(&text, a, "log {}\nquorum none\n", desk_log_vkey(&desk_settings, a));
    expect_done(policy_read(text_str(&text), &p, a));
    return p;
}

/* Its second mark fails as the rest of its disk. */
static Desk *marked_desk(Arena *a)
{
    Desk *d = desk_at(INTERESTED, a);
    desk_mark(d);
    return d;
}

static Struck session_with(int nth, Fault how, bool lasting, Arena *a)
{
    Desk    *d = marked_desk(a);
    Sitting  s = { .d = d, .upload = S("sealed bytes"), .bid = bid_of_two(d, BELA, 1, 0) };
    Policy   policy = policy_of(a);
    Act     *batch, signed_act = line_act(d, "olga person person=77 key=77"), again = signed_act;
    int64_t  there;
    bool     kept;
    Instant  now = d->now, tick = clerk_next_tick(d->clerk);
    d->now = tick;                               /* signed for the moment when it will be sent */
    d->play.now = tick;
    ptrdiff_t count = batch_acts(d, "olga timetable round=1 event=questions "
                                    "moment=2026-10-21T12:00\nolga amend", &batch);
    batch[0].mine++, batch[1].mine++;
    act_seal(d, &batch[1]);
    d->now = now;
    sqlite3_exec(clerk_book(d->clerk)->db, "PRAGMA wal_autocheckpoint=8", NULL, NULL, NULL);
    faulty_arm(nth, how, lasting);
    session(&s, &signed_act, batch, count, &kept);
    Struck struck = { faulty_count(), faulty_struck(), d->clerk->dead };
    if (d->clerk->dead) {                        /* then nothing more, whatever comes */
        int64_t size = book_size(clerk_book(d->clerk));
        faulty_disarm();
        question(&s, CORA, 3);
        clerk_work(d->clerk);
        expect(s.said[s.count - 1].proposal->result.why == &book_uncertain);
        expect(book_size(clerk_book(d->clerk)) == size);
        faulty_arm(1, how, lasting);
    }
    if (!lasting)
        faulty_disarm();
    desk_close(d);
    faulty_disarm();
    expect_done(desk_open(d));
    book_is_whole(d, &policy);
    promises_hold(&s);
    bool whole = sealed_there(clerk_book(d->clerk), sha256(s.upload), &there);
    expect(kept ? whole && there == s.upload.len : !whole || there == s.upload.len);
    expect(folder_files(path_in(d->folder, "sealed", a)) <= 3);      /* no part is left */
    if (s.said[2].proposal->result.why == &book_uncertain || !failed(s.said[2].proposal->result)) {
        d->now = clerk_now(d->clerk);
        Proposal *same = proposal_of(d, &again, 1);
        Arena sending = arena_begin(8 << 20);
        Result r = clerk_propose(d->clerk, same, &sending);
        arena_end(&sending);
        expect(r.why != &counter_wrong);
        bool was = entered(clerk_book(d->clerk), s.said[2].proposal);
        expect(!was || (!failed(r) && same->leaf == s.said[2].proposal->acts->leaf));
    }
    expect_done(says(d, "otto conflict finding=none"));
    book_is_whole(d, &policy);
    return struck;
}

/* Every operation fails once, and every third for good. In `make test` the ways of failing take
 * turns; with TENDERBOX_THOROUGH set each operation fails in every way. */
static void each_fails(bool lasting, Arena *a)
{
    bool thorough = getenv("TENDERBOX_THOROUGH") != NULL;
    int  faults = 0, deaths = 0, operations = 0;
    for (int nth = 1;; nth += lasting && !thorough ? 3 : 1) {
        bool reached = false;
        for (Fault how = 0; how < FAULTS; how++) {
            if (!thorough && nth % FAULTS != (int)how)
                continue;
            Arena life = arena_begin(512 << 20);
            Struck struck = session_with(nth, how, lasting, &life);
            arena_end(&life);
            reached = reached || struck.struck;
            faults += struck.struck;
            deaths += struck.uncertain;
        }
        operations = nth;
        if (!reached)
            break;
    }
    printf("    %d operations, %d faults%s, of which %d were uncertain commits\n", operations - 1,
           faults, lasting ? " that lasted" : "", deaths);
    expect(faults > 30 && deaths > 5 && (lasting || deaths < faults));
    (void)a;
}

TEST(whatever_operation_of_the_disk_fails_once_nothing_acknowledged_is_lost)
{
    faulty_register();
    each_fails(false, a);
}

TEST(whatever_operation_of_the_disk_fails_for_good_nothing_acknowledged_is_lost)
{
    faulty_register();
    each_fails(true, a);
}

/* ---- what cannot be read --------------------------------------------------------------------- */

TEST(whatever_statement_of_a_session_cannot_read_nothing_acknowledged_is_lost)
{
    int faults = 0;
    bool struck = true;
    faulty_register();
    for (int nth = 1; struck; nth++, faults++) {
        Arena life = arena_begin(512 << 20);
        struck = session_with(nth, FAULT_READ, false, &life).struck;
        arena_end(&life);
    }
    printf("    %d statements that could not read\n", faults);
    expect(faults > 30);
    (void)a;
}

/* ---- while a book is made or opened ---------------------------------------------------------- */

TEST(a_book_whose_making_fails_anywhere_can_be_made_again)
{
    int nth = 0;
    (void)a;
    faulty_register();
    for (bool struck = true; struck;) {
        Arena life = arena_begin(512 << 20);
        const char *folder = folder_new(&life);
        Desk *d = desk_in(folder, &desk_settings, &life);
        nth++;
        faulty_arm(nth, (Fault)(nth % FAULTS), nth % 2);
        Result made = book_create(folder, &d->settings, &life);
        struck = faulty_struck();
        faulty_disarm();
        if (failed(made)) {
            Result again = book_create(folder, &d->settings, &life);
            expect(!failed(again) || again.why == &book_exists);
        } else {
            expect(!struck || nth > 1);
        }
        expect_done(desk_open(d));
        desk_play(d, OFFICE);
        arena_end(&life);
    }
    expect(nth > 8);
}

TEST(a_book_whose_opening_fails_anywhere_can_be_opened_again)
{
    int nth = 0;
    faulty_register();
    Policy policy = policy_of(a);
    for (bool struck = true; struck;) {
        Arena life = arena_begin(512 << 20);
        Desk *d = marked_desk(&life);
        desk_close(d);
        d->now = d->now + 5 * 3600;              /* ticks are owed, so opening writes */
        nth++;
        faulty_arm(nth, (Fault)(nth % FAULTS), nth % 2);
        Result r = desk_open(d);
        struck = faulty_struck();
        faulty_disarm();
        if (!failed(r))
            desk_close(d);
        else
            expect(r.why == &book_broken || r.why == &disk_full || r.why == &book_uncertain);
        expect_done(desk_open(d));
        book_is_whole(d, &policy);
        arena_end(&life);
    }
    expect(nth > 3);
}

/* Wherever it fails, the book goes on with the old mark or with the new one. */
TEST(a_second_mark_whose_moving_fails_anywhere_locks_nobody_out)
{
    int nth = 0;
    faulty_register();
    Policy policy = policy_of(a);
    for (bool struck = true; struck;) {
        Arena life = arena_begin(512 << 20);
        Desk *d = marked_desk(&life);
        const char *to = path_in(folder_new(&life), "mark", &life);
        desk_close(d);
        nth++;
        faulty_arm(nth, (Fault)(nth % FAULTS), nth % 2);
        Result r = book_mark_set(d->folder, to, false, d->now, 0, &life);
        struck = faulty_struck();
        faulty_disarm();
        expect(!failed(r) || r.why == &book_broken || r.why == &disk_full ||
               r.why == &book_uncertain || r.why == &mark_unmade);
        expect_done(desk_open(d));
        book_is_whole(d, &policy);
        expect(failed(r) || !strcmp(clerk_book(d->clerk)->second_path, to));
        arena_end(&life);
    }
    expect(nth > 8);
}

/* ---- a sync that failed, and then the power -------------------------------------------- */

/* One question is entered; or, nothing being asked, the book is opened. */
static bool entering(Desk *d, int nth)
{
    Sitting s = { .d = d };
    bool opened = !failed(desk_open(d));
    faulty_kill(nth, FAULT_IO);
    question(&s, BELA, 2);
    clerk_work(d->clerk);
    return opened;
}

static bool opening(Desk *d, int nth)
{
    faulty_kill(nth, FAULT_IO);
    return !failed(desk_open(d));
}

/* In a process of its own, which is killed at that operation, or at its end. How many there were;
 * 0: it was killed before. */
static int alone(Desk *d, bool (*doing)(Desk *, int), int nth)
{
    int   pipes[2], count = 0;
    bool  piped = !pipe(pipes);
    pid_t child = piped ? fork() : -1;
    if (!child) {
        count = doing(d, nth) ? faulty_count() : 0;
        faulty_disarm();
        _exit(write(pipes[1], &count, sizeof count) != sizeof count);
    }
    close(pipes[1]);
    bool told = child > 0 && read(pipes[0], &count, sizeof count) == sizeof count;
    close(pipes[0]);
    waitpid(child, NULL, 0);
    return told ? count : 0;
}

static off_t bytes_in(const char *path)
{
    struct stat is;
    return stat(path, &is) ? -1 : is.st_size;
}

/* The kernel forgets that pages which it could not write are to be written: what failed to be
 * synced is read as though it were there, and after a power cut it is not. MARKS: the operations on
 * two marks, which follow the sync of a commit. */
enum { MARKS = 4 };

static int operations(bool (*doing)(Desk *, int))
{
    Arena life = arena_begin(512 << 20);
    Desk *d = marked_desk(&life);
    desk_close(d);
    int count = alone(d, doing, 0);
    arena_end(&life);
    return count;
}

static Hash hash_of(const char *path, Arena *a)
{
    off_t size = bytes_in(path);
    char *bytes = make(a, char, size + 1);
    FILE *file = fopen(path, "rb");
    expect(file && fread(bytes, 1, (size_t)size, file) == (size_t)size && !fclose(file));
    return sha256((Str){ bytes, size });
}

TEST(what_failed_to_be_synced_is_promised_only_once_it_is_written_anew)
{
    int ends = 1, kept = 0;
    faulty_register();
    int sync = operations(entering) - MARKS;
    expect(sync > 0);
    for (int nth = 1; ends; nth++) {
        Arena life = arena_begin(512 << 20);
        Desk *d = marked_desk(&life);
        const char *wal = path_in(d->folder, "book.db-wal", &life);
        int64_t size = book_size(clerk_book(d->clerk));
        desk_close(d);
        expect(!bytes_in(wal) && !alone(d, entering, sync));
        off_t unsynced = bytes_in(wal);
        expect(unsynced > 0);
        Hash before = hash_of(path_in(d->folder, "book.db", &life), &life);
        ends = !alone(d, opening, nth);
        bool carried = !hash_same(before, hash_of(path_in(d->folder, "book.db", &life), &life));
        if (bytes_in(wal) == unsynced && !carried)      /* what was carried over was synced */
            expect(!truncate(wal, 0));                  /* the power goes */
        expect_done(desk_open(d));
        kept += book_size(clerk_book(d->clerk)) > size;
        arena_end(&life);
    }
    expect(kept > 0);
    (void)a;
}

/* ---- a disk that is full --------------------------------------------------------------------- */

/* So many times nothing was kept and the clerk lived, of the first operations of a turn. */
static int refused_and_lived(Fault how, const Reason *why, const Policy *policy)
{
    int lived = 0;
    for (int nth = 1; nth <= 6; nth++) {
        Arena life = arena_begin(512 << 20);
        Desk *d = marked_desk(&life);
        Sitting s = { .d = d };
        faulty_arm(nth, how, true);
        question(&s, BELA, 2);
        clerk_work(d->clerk);
        faulty_disarm();
        if (s.said[0].proposal->result.why == why) {
            expect(!d->clerk->dead);
            question(&s, BELA, 2);
            clerk_work(d->clerk);
            expect_done(s.said[1].proposal->result);
            lived++;
        }
        desk_close(d);
        expect_done(desk_open(d));
        book_is_whole(d, policy);
        promises_hold(&s);
        arena_end(&life);
    }
    return lived;
}

/* Not where a sync fails, nor after that: what was committed then nobody knows. Nor where a write
 * does: what the disk says of it is that something is wrong, and not that nothing was done. */
TEST(where_a_write_finds_no_room_nothing_is_kept_and_room_lets_the_clerk_go_on)
{
    Policy policy = policy_of(a);
    faulty_register();
    expect(refused_and_lived(FAULT_FULL, &disk_full, &policy) > 0);
    expect(refused_and_lived(FAULT_QUOTA, &disk_full, &policy) > 0);
    expect(refused_and_lived(FAULT_READ_ONLY, &book_broken, &policy) > 0);
}

/* No file may grow beyond what it is, or is allowed to: write() says EFBIG, and SQLite that it
 * failed. */
TEST(files_that_may_grow_no_more_are_a_full_disk_and_room_lets_the_clerk_go_on)
{
    int lived = 0;
    struct rlimit was, small;
    Policy policy = policy_of(a);
    faulty_register();
    signal(SIGXFSZ, SIG_IGN);
    expect(!getrlimit(RLIMIT_FSIZE, &was));
    for (rlim_t room = 40000; room < 400000; room += 60001) {
        Arena life = arena_begin(512 << 20);
        Desk *d = marked_desk(&life);
        Sitting s = { .d = d };
        Id mine = 2;
        small = was;
        small.rlim_cur = room;
        expect(!setrlimit(RLIMIT_FSIZE, &small));
        Result last = DONE;
        while (s.count < SAID - 2 && !d->clerk->dead && !failed(last)) {
            d->now += 60;
            question(&s, BELA, mine++);
            clerk_work(d->clerk);
            last = s.said[s.count - 1].proposal->result;
        }
        expect(!setrlimit(RLIMIT_FSIZE, &was));
        if (last.why == &disk_full) {
            expect(!d->clerk->dead);
            question(&s, BELA, mine - 1);
            clerk_work(d->clerk);
            expect_done(s.said[s.count - 1].proposal->result);
            lived++;
        }
        desk_close(d);
        expect_done(desk_open(d));
        book_is_whole(d, &policy);
        promises_hold(&s);
        d->now = clerk_now(d->clerk);
        expect_done(says(d, "otto conflict finding=none"));
        arena_end(&life);
    }
    expect(lived > 0);
    signal(SIGXFSZ, SIG_DFL);
}

/* ---- files beside the book ------------------------------------------------------------------ */

/* What is said to fail is not there; or it is, and that is said. */
TEST(a_file_whose_keeping_fails_anywhere_is_not_there_or_said_to_be_unsure)
{
    const char *folder = folder_new(a);
    int unsure = 0, not_there = 0;
    bool struck = true;
    faulty_register();
    for (int nth = 1; struck; nth++) {
        const char *path = path_in(folder, str_terminated(str_of_number(nth, a), a), a);
        faulty_arm(nth, FAULT_IO, false);
        Result r = file_write(path, S("all of it"), a);
        struck = faulty_struck();
        faulty_disarm();
        bool there = !access(path, F_OK);
        if (!failed(r))
            continue;
        expect(there == (r.why == &file_unsure) && there == (r.why != &file_unwritable));
        unsure += there;
        not_there += !there;
    }
    expect(unsure == 1 && not_there >= 1);
}

RUN("fault",
    T(whatever_operation_of_the_disk_fails_once_nothing_acknowledged_is_lost),
    T(whatever_operation_of_the_disk_fails_for_good_nothing_acknowledged_is_lost),
    T(whatever_statement_of_a_session_cannot_read_nothing_acknowledged_is_lost),
    T(a_book_whose_making_fails_anywhere_can_be_made_again),
    T(a_book_whose_opening_fails_anywhere_can_be_opened_again),
    T(a_second_mark_whose_moving_fails_anywhere_locks_nobody_out),
    T(what_failed_to_be_synced_is_promised_only_once_it_is_written_anew),
    T(where_a_write_finds_no_room_nothing_is_kept_and_room_lets_the_clerk_go_on),
    T(files_that_may_grow_no_more_are_a_full_disk_and_room_lets_the_clerk_go_on),
    T(a_file_whose_keeping_fails_anywhere_is_not_there_or_said_to_be_unsure))

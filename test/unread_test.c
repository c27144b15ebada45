/* What a clerk does while the book cannot be read: at each statement once, whatever is being done.
 *
 * Everything is made and signed before; then it is done while one statement after the other fails,
 * and once more while all go well. In the end everything is as though nothing had failed. */
#include "book/inside.h"
#include "clerk/inside.h"
#include "proof/proof.h"
#include "test/desk.h"
#include "test/faulty.h"
#include "test/test.h"

#include <sodium.h>
#include <string.h>

typedef struct Doing {
    Desk     *d;
    Proposal *proposal;
    Str       note;          /* what a witness signed */
    Vkey      witness;
    Policy    policy;
} Doing;

typedef struct Way {
    const char *says;
    void   (*begin)(Doing *);
    Result (*step)(Doing *, Arena *);
} Way;

/* ---- what is left of it -------------------------------------------------------------------- */

typedef struct Trace {
    int64_t size, acts, words, files, waiting, boxes, cosigned, next_tick, last;
} Trace;

static int64_t counted(Desk *d, const char *sql)
{
    sqlite3_stmt *q;
    int64_t n = -1;
    expect(!sqlite3_prepare_v2(clerk_book(d->clerk)->db, sql, -1, &q, NULL));
    if (sqlite3_step(q) == SQLITE_ROW)
        n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return n;
}

static Trace trace(Desk *d)
{
    return (Trace){
        book_size(clerk_book(d->clerk)), counted(d, "SELECT count(*) FROM act"),
        counted(d, "SELECT count(*) FROM words"), counted(d, "SELECT count(*) FROM file"),
        counted(d, "SELECT count(*) FROM waiting"), counted(d, "SELECT count(*) FROM box"),
        counted(d, "SELECT count(*) FROM cosignature"), clerk_next_tick(d->clerk),
        d->clerk->last_at };
}

static bool same_trace(const Trace *x, const Trace *y)
{
    return x->size == y->size && x->acts == y->acts && x->words == y->words &&
           x->files == y->files && x->waiting == y->waiting && x->boxes == y->boxes &&
           x->cosigned == y->cosigned && x->next_tick == y->next_tick && x->last == y->last;
}

/* ---- one way, at each of its statements ----------------------------------------------------- */

static void open_anew(Desk *d)
{
    desk_close(d);
    expect_done(desk_open(d));
}

/* Where nobody knows any more what the disk holds, the clerk is started anew. */
static Result once_more(Doing *it, const Way *way)
{
    Arena a = arena_begin(128 << 20);
    if (it->d->clerk && it->d->clerk->dead)
        open_anew(it->d);
    Result r = way->step(it, &a);
    r.detail = str_copy(r.detail, it->d->a);
    arena_end(&a);
    return r;
}

/* The same in a copy of its book. */
static Doing copied(const Doing *made, Arena *life)
{
    Doing it = *made;
    it.d  = make(life, Desk, 1);
    *it.d = *made->d;
    it.d->a      = life;
    it.d->folder = folder_new(life);
    it.d->wall.where = it.d;
    folder_copy(made->d->folder, it.d->folder);
    expect_done(desk_open(it.d));
    return it;
}

static bool fails_at(const Way *way, const Doing *made, int nth, Trace *left)
{
    Arena life = arena_begin(64 << 20), a = arena_begin(128 << 20);
    Doing it = copied(made, &life);
    faulty_arm(nth, FAULT_READ, false);
    Result r = way->step(&it, &a);
    bool struck = faulty_struck();
    faulty_disarm();
    if (failed(r) && r.why->ground != BROKEN)
        printf("    %s, statement %d: %s\n", way->says, nth, r.why->code);
    expect(!failed(r) || (struck && r.why->ground == BROKEN));
    expect_done(once_more(&it, way));
    if (it.d->clerk->dead)
        open_anew(it.d);
    *left = trace(it.d);
    Book *b = clerk_book(it.d->clerk);
    expect(hash_same(root_of_lines(b, book_size(b)), book_root(b)));
    desk_close(it.d);
    arena_end(&a);
    arena_end(&life);
    return struck;
}

static void each_unread(const Way *way)
{
    Trace undisturbed, left;
    int   faults = 0;
    Arena a = arena_begin(512 << 20);
    Doing made = { .d = &(Desk){ .a = &a } };
    faulty_register();
    way->begin(&made);
    desk_close(made.d);
    expect(!fails_at(way, &made, 0, &undisturbed));
    while (fails_at(way, &made, faults + 1, &left)) {
        faults++;
        if (!same_trace(&left, &undisturbed))
            printf("    %s, statement %d leaves something else\n", way->says, faults);
        expect(same_trace(&left, &undisturbed));
    }
    expect(faults);
    arena_end(&a);
}

/* ---- acts ------------------------------------------------------------------------------------ */

static Result propose(Doing *it, Arena *a) { return clerk_propose(it->d->clerk, it->proposal, a); }

static void line(Doing *it, const char *says)
{
    Act *act = make(it->d->a, Act, 1);
    *act = line_act(it->d, says);
    it->proposal = proposal_of(it->d, act, 1);
}

static void begins(Doing *it)
{
    it->d = desk_at(BEGUN, it->d->a);
    it->d->name = (Name){ { 9 } };
    line(it, "olga begin year=2026 number=43 kind=open zone=Europe/London division=england-wales");
}

static void publishes(Doing *it)
{
    Act *acts;
    it->d = desk_at(PREPARED, it->d->a);
    ptrdiff_t count = batch_acts(it->d,
        "olga lot lot=1 regime=pa-2023 least=0 most=500000\n"
        "olga mark scale=1 mark=0.000\nolga mark scale=1 mark=5.000\n"
        "olga criterion lot=1 criterion=1 kind=quality weight=60.000 scale=1\n"
        "olga criterion lot=1 criterion=2 kind=price weight=40.000\n"
        "olga formula lot=1 formula=lowest-ratio where=total places=3 how=half-up\n"
        "olga round round=1 kind=tender needed=2 padded=4096\n"
        "olga timetable round=1 event=deadline moment=2026-11-20T12:00\n"
        "olga publish retention=2030-01-01T00:00", &acts);
    it->proposal = proposal_of(it->d, acts, count);
}

static void takes_part(Doing *it)
{
    it->d = desk_at(INTERESTED, it->d->a);
    line(it, "olga person person=77 key=77");
}

static void abandons(Doing *it)
{
    it->d = desk_at(INTERESTED, it->d->a);
    expect_done(clerk_propose(it->d->clerk, bid_of_two(it->d, BELA, 1, 0), it->d->a));
    line(it, "olga abandon lot=0");
}

/* The very same came before. */
static void is_again(Doing *it)
{
    takes_part(it);
    expect_done(propose(it, it->d->a));
}

/* In a batch, for it has to be undone. */
static void is_against_the_law(Doing *it)
{
    Act *acts;
    it->d = desk_at(PREPARED, it->d->a);
    ptrdiff_t count = batch_acts(it->d, "olga mark scale=1 mark=0.000\n"
                                        "olga publish retention=2030-01-01T00:00", &acts);
    it->proposal = proposal_of(it->d, acts, count);
}

static Result is_refused(Doing *it, Arena *a)
{
    Result r = propose(it, a);
    expect(failed(r));
    return str_is(str(r.why->code), "lots-missing") ? DONE : r;
}

TEST(an_act_is_entered_once_and_whole_whatever_could_not_be_read)
{
    each_unread(&(Way){ "begin", begins, propose });
    each_unread(&(Way){ "publish", publishes, propose });
    each_unread(&(Way){ "person", takes_part, propose });
    each_unread(&(Way){ "abandon", abandons, propose });
    each_unread(&(Way){ "the same again", is_again, propose });
    each_unread(&(Way){ "a refusal", is_against_the_law, is_refused });
    (void)a;
}

/* ---- the box --------------------------------------------------------------------------------- */

static void bids(Doing *it)
{
    it->d = desk_at(INTERESTED, it->d->a);
    expect_done(clerk_propose(it->d->clerk, bid_of_two(it->d, CORA, 1, 0), it->d->a));
    it->proposal = bid_of_two(it->d, BELA, 1, 0);
}

static void lies_ready(Doing *it)
{
    it->d = desk_at(INTERESTED, it->d->a);
    expect_done(clerk_propose(it->d->clerk, ready_bid(it->d, BELA, 1), it->d->a));
    it->proposal = ready_bid(it->d, BELA, 1);
}

static void is_called_back(Doing *it)
{
    lies_ready(it);
    it->proposal = call_back(it->d, BELA);
}

static void lies_at_its_deadline(Doing *it)
{
    lies_ready(it);
    expect_done(clerk_propose(it->d->clerk, bid_of_two(it->d, CORA, 1, 0), it->d->a));
    Instant deadline = folded(it->d)->rounds.at[0].deadline;
    time_to(it->d, deadline - 60);
    it->d->now = deadline;
}

static Result works(Doing *it, Arena *a)
{
    (void)a;
    return clerk_tick(it->d->clerk);
}

static void lists(Doing *it)
{
    bids(it);
    time_to(it->d, folded(it->d)->rounds.at[0].deadline + 60);
    line(it, "olga box-list round=1 clock=operator reason=signed");
}

TEST(a_bid_is_taken_once_and_goes_in_whatever_could_not_be_read)
{
    each_unread(&(Way){ "deposit", bids, propose });
    each_unread(&(Way){ "ready-deposit", lies_ready, propose });
    each_unread(&(Way){ "call-back", is_called_back, propose });
    each_unread(&(Way){ "the last tick", lies_at_its_deadline, works });
    each_unread(&(Way){ "box-list", lists, propose });
    (void)a;
}

/* ---- turns and openings, and what is erased of them ------------------------------------------ */

/* The box is listed, and one bid of its two is admitted. */
static void is_listed(Doing *it)
{
    static const char *const then[] = {
        "olga admit round=1 lot=1 bidder=bela",
        "olga exclude round=1 lot=1 bidder=cora ground=not-compliant",
    };
    bids(it);
    expect_done(clerk_propose(it->d->clerk, it->proposal, it->d->a));
    time_to(it->d, folded(it->d)->rounds.at[0].deadline + 60);
    expect_done(says(it->d, "olga box-list round=1 clock=operator reason=signed"));
    for (int i = 0; i < countof(then); i++)
        expect_done(says(it->d, then[i]));
}

static void turns(Doing *it)
{
    is_listed(it);
    it->proposal = turning(it->d, HANS);
}

/* The act for the bid's quality envelope, and its key on the shelf. */
static void opens(Doing *it)
{
    AgeKey   key;
    Opening  opening;
    Act     *act = make(it->d->a, Act, 1);
    Shelved *shelf = make(it->d->a, Shelved, 1);
    is_listed(it);
    expect_done(clerk_propose(it->d->clerk, turning(it->d, HANS), it->d->a));
    expect_done(clerk_propose(it->d->clerk, turning(it->d, HEDI), it->d->a));
    *act = line_act(it->d, "olga opened round=1 lot=1 bidder=bela envelope=quality outcome=read");
    const Procedure *p = folded(it->d);
    const Bid *bid = bid_of(p, 1, 1, BELA);
    Papers papers = clerk_papers(it->d->clerk);
    expect_done(proof_key(p, bid, QUALITY, &papers, &key, it->d->a));
    expect_done(opening_read(p, bid, QUALITY, &key, &papers, (Unpacker){ 0 }, &opening, it->d->a));
    *shelf = shelve(age_key_write(&key, it->d->a));
    act->opened.key = shelf->hash;
    act->opened.manifest = opening.manifest;
    act_seal(it->d, act);
    it->proposal = make(it->d->a, Proposal, 1);
    *it->proposal = (Proposal){ .acts = act, .count = 1, .words = shelf, .word_count = 1 };
}

static void erases(Doing *it, Id nth, Erased what, Hash hash)
{
    it->d->now = folded(it->d)->retention;
    line(it, "olga erase nth=1 what=words");
    it->proposal->acts->erase.nth  = nth;
    it->proposal->acts->erase.what = what;
    it->proposal->acts->erase.hash = hash;
    act_seal(it->d, it->proposal->acts);
}

static void erases_a_title(Doing *it)
{
    it->d = desk_at(INTERESTED, it->d->a);
    expect_done(says(it->d, "olga abandon lot=0"));
    erases(it, 1, ERASE_WORDS, folded(it->d)->title);
}

static void erases_a_bid(Doing *it)
{
    is_listed(it);
    Id list = folded(it->d)->acts - 2;
    expect_done(says(it->d, "olga abandon lot=0"));
    erases(it, list, ERASE_SEALED, bid_of(folded(it->d), 1, 1, CORA)->heads);
}

static void erases_a_key(Doing *it)
{
    opens(it);
    expect_done(clerk_propose(it->d->clerk, it->proposal, it->d->a));
    Hash key = it->proposal->acts->opened.key;
    Id   opened = folded(it->d)->acts;
    expect_done(says(it->d, "olga abandon lot=0"));
    erases(it, opened, ERASE_KEY, key);
}

TEST(a_bid_is_opened_and_erased_once_whatever_could_not_be_read)
{
    each_unread(&(Way){ "turns", turns, propose });
    each_unread(&(Way){ "opened", opens, propose });
    each_unread(&(Way){ "erase words", erases_a_title, propose });
    each_unread(&(Way){ "erase sealed", erases_a_bid, propose });
    each_unread(&(Way){ "erase key", erases_a_key, propose });
    (void)a;
}

/* ---- what is told and shown ------------------------------------------------------------------ */

static SigningKey witness_key(unsigned char point[32])
{
    SigningKey key;
    unsigned char seed[32] = { 7 };
    crypto_sign_seed_keypair(point, key.byte, seed);
    return key;
}

static Str policy_text(Doing *it, Arena *a)
{
    Text text = { 0 }, vkey = { 0 };
    unsigned char point[32];
    SigningKey key = witness_key(point);
    expect_done(vkey_of(S("guild.example/witness"), KEY_COSIGNATURE, &key, &it->witness));
    vkey_write(&it->witness, &vkey, a);
    text_put(&text, a, "log {}\nwitness guild {}\nquorum guild\n",
             desk_log_vkey(&desk_settings, a), text_str(&vkey));
    return text_str(&text);
}

static void cosign(Doing *it)
{
    Arena *a = it->d->a;
    unsigned char point[32];
    SigningKey key = witness_key(point);
    Str  text;
    Note note;
    Text out = { 0 };
    expect_done(policy_read(policy_text(it, a), &it->policy, a));
    expect_done(book_checkpoint(clerk_book(it->d->clerk), 0, &text, a));
    expect_done(note_read(text, &note, a));
    expect_done(note_cosign(&note, &it->witness, &key, it->d->now, a));
    note_write(&note, &out, a);
    it->note = text_str(&out);
}

static void is_cosigned(Doing *it)
{
    it->d = desk_at(INTERESTED, it->d->a);
    cosign(it);
}

static Result brings(Doing *it, Arena *a)
{
    Cosigners who;
    return clerk_witness(it->d->clerk, it->note, &it->policy, false, &who, a);
}

/* The machine was away for long, and only a witness knows what time it is. */
static void is_doubted(Doing *it)
{
    is_cosigned(it);
    it->d->now += 40 * DAY;
    cosign(it);
    expect_done(brings(it, it->d->a));
    strcpy(it->d->wall.boot, "another");
}

static Result asks_the_time(Doing *it, Arena *a)
{
    (void)a;
    expect(it->d->clerk->doubted);
    TRY(clerk_clock_seen(it->d->clerk, &it->policy));
    expect(!it->d->clerk->doubted);
    it->d->clerk->doubted = true;            /* for the next time */
    return DONE;
}

static void was_away(Doing *it)
{
    bids(it);
    it->d->now += HOUR;
}

/* With ticks that are owed. */
static Result starts(Doing *it, Arena *a)
{
    (void)a;
    desk_close(it->d);
    Result r = desk_open(it->d);
    if (failed(r))
        it->d->clerk = NULL;
    return failed(r) ? r : clerk_tick(it->d->clerk);
}

static Result see(void *with, const Procedure *p) { return *(Id *)with = p->acts, DONE; }

static Result looks(Doing *it, Arena *a)
{
    Id   acts = 0;
    Text receipt = { 0 };
    TRY(clerk_look(it->d->clerk, it->d->name, see, &acts));
    expect(acts > 0);
    return clerk_receipt(it->d->clerk, 1, NULL, &receipt, a);
}

TEST(what_witnesses_signed_is_kept_once_and_believed_only_when_it_was_read)
{
    each_unread(&(Way){ "witness-add", is_cosigned, brings });
    each_unread(&(Way){ "the time", is_doubted, asks_the_time });
    (void)a;
}

TEST(a_book_that_could_not_be_read_once_starts_and_is_looked_at_the_next_time)
{
    each_unread(&(Way){ "a look", takes_part, looks });
    each_unread(&(Way){ "a start", was_away, starts });
    (void)a;
}

RUN("unread",
    T(an_act_is_entered_once_and_whole_whatever_could_not_be_read),
    T(a_bid_is_taken_once_and_goes_in_whatever_could_not_be_read),
    T(a_bid_is_opened_and_erased_once_whatever_could_not_be_read),
    T(what_witnesses_signed_is_kept_once_and_believed_only_when_it_was_read),
    T(a_book_that_could_not_be_read_once_starts_and_is_looked_at_the_next_time))

/* The write path: what is entered, what is not, and what everybody is told. */
#include "book/inside.h"
#include "clerk/inside.h"
#include "test/desk.h"
#include "test/test.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

static Book *book(Desk *d) { return clerk_book(d->clerk); }

/* Everything that an act could leave behind. */
typedef struct Trace { int64_t size, acts, words, files, next_tick; Hash root; } Trace;

static int64_t counted(Desk *d, const char *sql)
{
    sqlite3_stmt *q;
    int64_t n = -1;
    sqlite3_prepare_v2(book(d)->db, sql, -1, &q, NULL);
    if (sqlite3_step(q) == SQLITE_ROW)
        n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return n;
}

static Trace trace(Desk *d)
{
    return (Trace){ book_size(book(d)), counted(d, "SELECT count(*) FROM act"),
                    counted(d, "SELECT count(*) FROM words"),
                    counted(d, "SELECT count(*) FROM file"), clerk_next_tick(d->clerk),
                    book_root(book(d)) };
}

static bool same_trace(Trace x, Trace y)
{
    return x.size == y.size && x.acts == y.acts && x.words == y.words && x.files == y.files &&
           x.next_tick == y.next_tick && hash_same(x.root, y.root);
}

/* Into the tray; a box act is taken or refused at once. */
static Result put(Desk *d, Proposal *proposal)
{
    Arena  a = arena_begin(64 << 20);
    Result r = clerk_put(d->clerk, proposal, &a);
    if (!failed(r) && act_is_box(proposal->acts))
        r = clerk_wait(d->clerk, proposal);
    r.detail = str_copy(r.detail, d->a);
    arena_end(&a);
    return r;
}

/* Not only taken: it has an entry. */
static bool is_in(Desk *d, Proposal *proposal)
{
    return clerk_knows(d->clerk, proposal) && proposal->leaf >= 0 && !proposal->due;
}

static int64_t waiting(Desk *d, const char *of)
{
    char sql[64];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM waiting WHERE %s", of);
    return counted(d, sql);
}

static bool is_refused(Result r, const char *code)
{
    bool same = failed(r) && str_is(str(r.why->code), code);
    if (!same)
        printf("    %s, not %s\n", failed(r) ? r.why->code : "done", code);
    return same;
}

/* ---- the checkpoint ---------------------------------------------------------------- */

typedef struct Asked { Clerk *clerk; Arena *a; Text note; } Asked;

static void *ask_for_the_checkpoint(void *asked)
{
    Asked *q = asked;
    (void)!failed(clerk_checkpoint(q->clerk, &q->note, q->a));
    return NULL;
}

/* The pen is a turn's. Half a minute is for who would wait for it. */
TEST(who_asks_for_the_checkpoint_waits_for_no_turn_and_has_the_one_that_is_on_the_disk)
{
    Desk     *d = desk_at(PREPARED, a);
    Asked     asked = { .clerk = d->clerk, .a = a };
    pthread_t thread;
    Str       kept;
    struct timespec until;
    expect_done(says(d, "olga conflict finding=none"));
    expect_done(book_checkpoint(book(d), 0, &kept, a));
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 30;
    pthread_mutex_lock(&d->clerk->pen);
    expect(!pthread_create(&thread, NULL, ask_for_the_checkpoint, &asked));
    bool came = !pthread_timedjoin_np(thread, NULL, &until);
    pthread_mutex_unlock(&d->clerk->pen);
    expect(came || !pthread_join(thread, NULL));
    expect(came && kept.len && str_same(text_str(&asked.note), kept));
}

/* ---- refused acts ----------------------------------------------------------------- */

TEST(an_act_refused_leaves_no_trace_in_the_book_but_is_in_the_attempt_log)
{
    static const char *const refused[] = {
        "olga role person=77 role=approver",         /* no such person */
        "hans role person=anna role=approver",       /* not his act */
        "olga enrol person=otto key=otto",           /* number taken */
        "olga begin year=2026 number=43 kind=open zone=Europe/London division=england-wales",
        "bela interest key=bela",
    };
    Desk *d = desk_at(PREPARED, a);
    for (int i = 0; i < countof(refused); i++) {
        Trace   before = trace(d);
        int64_t noted = attempts(d);
        Result  r = says(d, refused[i]);
        expect(failed(r) && r.why->ground != BROKEN);
        expect(same_trace(trace(d), before));
        expect(attempts(d) == noted + 1);
    }
    expect_done(says(d, "olga conflict finding=none"));
}

/* However many are open: reading them anew would say when the first of them was opened. */
TEST(a_batch_refused_before_anything_was_folded_has_no_box_read_again)
{
    Desk *d = desk_at(INTERESTED, a);
    int64_t noted = attempts(d);
    expect(d->clerk->rounds.len && d->clerk->opened_first != 1);
    d->clerk->opened_first = 1;
    expect(failed(says(d, "olga begin year=2026 number=43 kind=open zone=Europe/London "
                          "division=england-wales")));
    expect(attempts(d) == noted + 1 && d->clerk->opened_first == 1);
}

TEST(a_false_signature_does_not_reach_the_clerk)
{
    Desk *d = desk_at(PREPARED, a);
    Trace before = trace(d);
    Act   act = line_act(d, "olga conflict finding=none");
    act.signed_by.by.byte[3] ^= 1;
    expect_because(says_act(d, &act), signature_false);
    act = line_act(d, "olga conflict finding=none");
    act.conflict.finding = FINDING_INTEREST;             /* signed for something else */
    expect_because(says_act(d, &act), signature_false);
    act = line_act(d, "olga conflict finding=none");
    act.signed_by.key.byte[0] ^= 1;
    expect_because(says_act(d, &act), signer_unknown);
    expect(same_trace(trace(d), before));
}

TEST(kinds_and_batches_that_make_no_sense_are_refused_before_anything_reads_them)
{
    Desk *d = desk_at(PREPARED, a);
    Trace before = trace(d);
    Act   acts[2] = { line_act(d, "olga conflict finding=none") };
    acts[1] = acts[0];
    acts[0].kind = ACT_KINDS;
    expect_because(says_act(d, &acts[0]), act_unknown);
    acts[0].kind = ACT_NONE;
    expect_because(says_act(d, &acts[0]), act_unknown);
    acts[0] = acts[1];
    Proposal two = { .acts = acts, .count = 2 }, none = { .acts = acts, .count = 0 },
             many = { .acts = acts, .count = BATCH_ACTS + 1 };
    expect_because(put(d, &two), batch_wrong);           /* two acts are no batch */
    expect_because(put(d, &none), batch_wrong);
    expect_because(put(d, &many), batch_wrong);
    Act lone = line_act(d, "olga lot lot=1 regime=pa-2023 least=0 most=500000");
    expect_because(says_act(d, &lone), batch_wrong);     /* a definition without its close */
    expect(same_trace(trace(d), before));
}

/* 2^28 times 400 years after 2024-01-01 a year of 32 bits is 2024 again. */
#define DAY_THAT_WRAPS (INT64_C(19723) + (INT64_C(1) << 28) * 146097)

TEST(what_has_no_place_in_a_record_is_refused_before_anything_reads_it)
{
    Desk *d = desk_at(PREPARED, a);
    Trace before = trace(d);
    const Act honest = line_act(d, "olga conflict finding=none");
    for (int64_t finding = -1; finding < 9; finding += finding < 0 ? 3 : 1) {
        Act act = honest;
        act.conflict.finding = finding;
        expect_because(says_act(d, &act), field_unreadable);
    }
    Act gap = line_act(d, "olga role person=anna role=approver");
    gap.role.role = 99;
    expect_because(says_act(d, &gap), field_unreadable);
    const Day days[] = { INT64_MIN, -1, 2932897, DAY_THAT_WRAPS, INT64_MAX };
    for (ptrdiff_t i = 0; i < countof(days); i++) {
        Act act = line_act(d, "olga holiday day=2026-12-28");
        act.holiday.day = days[i];
        expect_because(says_act(d, &act), field_unreadable);
    }
    Act nobody = honest, never = honest, wide = honest;
    nobody.actor = -5;
    never.expires = INT64_MAX;
    wide.mine = INT64_MIN;
    expect_because(says_act(d, &nobody), field_unreadable);
    expect_because(says_act(d, &never), field_unreadable);
    expect_because(says_act(d, &wide), field_unreadable);
    expect(same_trace(trace(d), before));
}

/* ---- batches ----------------------------------------------------------------------- */

static const char *definitions = "olga lot lot=1 regime=pa-2023 least=0 most=500000\n"
    "olga mark scale=1 mark=0.000\nolga mark scale=1 mark=5.000\n"
    "olga criterion lot=1 criterion=1 kind=quality weight=60.000 scale=1\n"
    "olga criterion lot=1 criterion=2 kind=price weight=40.000\n"
    "olga formula lot=1 formula=lowest-ratio where=total places=3 how=half-up\n"
    "olga round round=1 kind=tender needed=2 padded=4096\n"
    "olga timetable round=1 event=deadline moment=2026-11-20T12:00\n";

static const char *with_close(const char *lines, const char *more, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}olga publish retention=2030-01-01T00:00", str(lines), str(more));
    return str_terminated(text_str(&t), a);
}

TEST(a_batch_is_entered_all_or_none)
{
    Desk *d = desk_at(PREPARED, a);
    Trace before = trace(d);
    Name  draft = d->name;
    expect(is_refused(says_batch(d, with_close(definitions, "olga mark scale=1 mark=5.000\n", a)),
                      "said-already"));
    expect(is_refused(says_batch(d, with_close("", "", a)), "lots-missing"));
    expect(is_refused(says_batch(d, with_close("olga mark scale=1 mark=5.000\n", "", a)),
                      "lots-missing"));                  /* of two acts, too */
    expect(same_trace(trace(d), before));
    expect(!folded(d)->lots.len && !folded(d)->batch_acts);
    expect(attempts(d) == 3);
    expect_done(says_batch(d, with_close(definitions, "", a)));
    expect(book_size(book(d)) == before.size + 9);
    expect(folded(d)->lots.len == 1 && folded(d)->published);
    expect(!name_same(d->name, draft) && clerk_next_tick(d->clerk));
}

TEST(a_batch_whose_acts_came_at_different_moments_is_refused)
{
    Desk *d = desk_at(PREPARED, a);
    Act  *acts;
    ptrdiff_t count = batch_acts(d, with_close(definitions, "", a), &acts);
    acts[7].arrived = d->now - 300;
    expect(is_refused(clerk_propose(d->clerk, proposal_of(d, acts, count), a), "batch-moment"));
    for (ptrdiff_t i = 0; i < count; i++)
        acts[i].arrived = 0;                             /* when it comes to the door */
    expect_done(clerk_propose(d->clerk, proposal_of(d, acts, count), a));
}

TEST(a_batch_of_somebody_else_s_is_not_even_judged)
{
    Desk *d = desk_at(PREPARED, a);
    Act  *acts;
    ptrdiff_t count = batch_acts(d, with_close(definitions, "", a), &acts);
    int64_t before = d->clerk->folds;
    acts[count - 1].is_signed = false;
    expect_because(put(d, proposal_of(d, acts, count)), batch_wrong);
    Act eva = line_act(d, "eva conflict finding=none");
    acts[count - 1].is_signed = true;
    for (ptrdiff_t i = 0; i < count; i++)
        acts[i].actor = OTTO;                            /* signed by Olga still */
    expect(is_refused(put(d, proposal_of(d, acts, count)), "signature-false"));
    (void)eva;
    expect(d->clerk->folds == before);
}

TEST(the_clerk_takes_the_key_of_an_ended_delegate_for_no_other)
{
    Desk *d = desk_at(INTERESTED, a);
    expect_done(says(d, "bela delegate person=300 key=300"));
    expect_done(says(d, "bela delegate-ended person=300"));
    expect(is_refused(says(d, "bela delegate person=301 key=300"), "key-taken"));
    expect_done(says(d, "bela delegate person=301 key=301"));
}

/* ---- who is told ------------------------------------------------------------------- */

typedef struct Told { Proposal *of; int times; bool answered; int64_t leaf; } Told;

static void be_told(void *told)
{
    Told *t = told;
    t->times++;
    t->answered = t->of->answered;
    t->leaf     = t->of->leaf;
}

TEST(who_does_not_wait_is_told_once_when_it_is_entered)
{
    Desk *d = desk_at(PREPARED, a);
    Act   act = line_act(d, "olga person person=77 key=77"), again = act;
    Told  first = { .of = proposal_of(d, &act, 1) }, second = { .of = proposal_of(d, &again, 1) };
    d->clerk->threaded = true;                           /* of which this one does the work */
    expect_done(put(d, first.of));
    clerk_tell(d->clerk, first.of, be_told, &first);
    expect(!first.times);
    clerk_work(d->clerk);
    expect(first.times == 1 && first.answered && first.leaf == book_size(book(d)) - 1);
    clerk_work(d->clerk);
    expect(first.times == 1);
    expect_done(put(d, second.of));
    clerk_work(d->clerk);                                /* before it says whom to tell */
    expect(!second.times);
    clerk_tell(d->clerk, second.of, be_told, &second);
    expect(second.times == 1 && second.answered && second.leaf == first.leaf);
    d->clerk->threaded = false;
}

TEST(who_does_not_wait_is_told_when_the_clerk_goes)
{
    Desk *d = desk_at(PREPARED, a);
    Act   act = line_act(d, "olga person person=77 key=77");
    Told  told = { .of = proposal_of(d, &act, 1) };
    d->clerk->threaded = true;
    expect_done(put(d, told.of));
    clerk_tell(d->clerk, told.of, be_told, &told);
    d->clerk->threaded = false;
    clerk_stop(d->clerk);
    expect(told.times == 1 && told.answered);
    expect_because(told.of->result, clerk_busy);
}

/* ---- the same again ---------------------------------------------------------------- */

TEST(the_same_signed_act_again_gets_the_same_answer)
{
    Desk *d = desk_at(PREPARED, a);
    Act   first = line_act(d, "olga person person=77 key=77"), again = first;
    Proposal *x = proposal_of(d, &first, 1), *y = proposal_of(d, &again, 1);
    expect_done(clerk_propose(d->clerk, x, a));
    Trace before = trace(d);
    expect_done(says(d, "otto conflict finding=none"));
    int64_t size = book_size(book(d));
    d->now += 3600;                                      /* the signature has expired by now */
    expect_done(clerk_propose(d->clerk, y, a));
    expect(x->leaf == y->leaf && x->leaf == before.size - 1 && name_same(x->name, y->name));
    expect(book_size(book(d)) == size);
    desk_close(d);
    expect_done(desk_open(d));
    again = first;
    expect_done(clerk_propose(d->clerk, y, a));
    expect(x->leaf == y->leaf && book_size(book(d)) == size);
    Act other = line_act(d, "olga person person=78 key=78");
    other.mine = first.mine;
    act_seal(d, &other);
    expect_because(says_act(d, &other), counter_wrong);
}

TEST(a_begin_and_a_publish_sent_again_are_known_too)
{
    Desk *d = desk_at(OFFICE, a);
    Act  *acts, begin = line_act(d, "olga begin year=2026 number=42 kind=open "
        "zone=Europe/London division=england-wales"), again = begin;
    Proposal *x = proposal_of(d, &begin, 1), *y = proposal_of(d, &again, 1);
    expect_done(clerk_propose(d->clerk, x, a));
    expect_done(clerk_propose(d->clerk, y, a));
    expect(x->leaf == y->leaf && counted(d, "SELECT count(*) FROM file") == 2);
    expect(name_same(x->name, y->name) && name_same(x->name, d->name));
    d = desk_at(PREPARED, a);
    ptrdiff_t count = batch_acts(d, with_close(definitions, "", a), &acts);
    Act *copy = make(a, Act, count);
    memcpy(copy, acts, sizeof(Act) * (size_t)count);
    x = proposal_of(d, acts, count);
    y = proposal_of(d, copy, count);
    expect_done(clerk_propose(d->clerk, x, a));
    int64_t size = book_size(book(d));
    expect_done(clerk_propose(d->clerk, y, a));          /* under its old name, the draft's */
    expect(x->leaf == y->leaf && name_same(x->name, y->name) && book_size(book(d)) == size);
}

TEST(two_of_the_same_in_one_turn_are_one)
{
    Desk *d = desk_at(PREPARED, a);
    Act   first = line_act(d, "olga person person=77 key=77"), again = first;
    Proposal *x = proposal_of(d, &first, 1), *y = proposal_of(d, &again, 1);
    int64_t size = book_size(book(d));
    expect_done(put(d, x));
    expect_done(put(d, y));
    clerk_work(d->clerk);
    expect(x->answered && y->answered);
    expect_done(x->result);
    expect_done(y->result);
    expect(x->leaf == size && y->leaf == size && book_size(book(d)) == size + 1);
}

TEST(counters_have_no_gaps_and_no_repeats)
{
    Desk *d = desk_at(PREPARED, a);
    for (int wrong = -1; wrong < 3; wrong++) {
        Act act = line_act(d, "olga person person=77 key=77");
        if (wrong == 0)
            continue;
        act.mine += wrong;
        act_seal(d, &act);
        expect_because(says_act(d, &act), counter_wrong);
    }
    expect_done(says(d, "olga person person=77 key=77"));
}

/* ---- the file ---------------------------------------------------------------------- */

TEST(a_number_that_another_procedure_has_refuses_its_begin_and_nobody_else)
{
    Desk *d = desk_at(BEGUN, a);
    Name  first = d->name;
    d->name = (Name){ { 9 } };
    Act   same = line_act(d, "olga begin year=2026 number=42 kind=open "
                             "zone=Europe/London division=england-wales");
    d->name = first;
    Act   fine = line_act(d, "olga person person=77 key=77");
    Proposal *x = proposal_of(d, &same, 1), *y = proposal_of(d, &fine, 1);
    expect_done(put(d, x));
    expect_done(put(d, y));
    clerk_work(d->clerk);
    expect(failed(x->result) && str_is(str(x->result.why->code), "number-taken"));
    expect_done(y->result);
    expect(counted(d, "SELECT count(*) FROM file") == 2);
}

TEST(more_procedures_than_are_kept_at_hand_can_be_touched_in_one_turn)
{
    Desk *d = desk_at(OFFICE, a);
    enum { MANY = 150 };
    Name  names[MANY];
    Act  *acts = make(a, Act, MANY);
    Proposal *proposals[MANY];
    for (int i = 0; i < MANY; i++) {
        char line[160];
        d->name = (Name){ { 1, (unsigned char)i } };
        snprintf(line, sizeof line, "olga begin year=2026 number=%d kind=open "
                 "zone=Europe/London division=england-wales", i + 1);
        acts[i] = line_act(d, line);
        proposals[i] = proposal_of(d, &acts[i], 1);
        names[i] = d->name;
        expect_done(put(d, proposals[i]));
    }
    clerk_work(d->clerk);
    for (int i = 0; i < MANY; i++)
        expect_done(proposals[i]->result);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < MANY; i++) {
            d->name = names[i];
            acts[i] = line_act(d, "olga conflict finding=none");
            proposals[i] = proposal_of(d, &acts[i], 1);
            expect_done(put(d, proposals[i]));
        }
        clerk_work(d->clerk);
        for (int i = 0; i < MANY; i++) {
            expect_done(proposals[i]->result);
            expect(acts[i].nth == round + 2);
        }
    }
    expect(hash_same(book_root(book(d)), root_of_lines(book(d), book_size(book(d)))));
}

/* ---- time -------------------------------------------------------------------------- */

TEST(a_clock_that_steps_back_does_not_take_the_book_with_it)
{
    Desk *d = desk_at(PREPARED, a);
    Act   before = line_act(d, "olga person person=77 key=77");
    expect_done(says_act(d, &before));
    Instant was = d->now;
    d->now -= 7200;
    Act act = line_act(d, "olga person person=78 key=78");
    act.expires = d->now + 100;              /* whoever signs has the right time */
    act_seal(d, &act);
    expect_done(says_act(d, &act));
    expect(act.at == was && act.arrived == was - 7200);
    desk_close(d);
    expect_done(desk_open(d));
    act = line_act(d, "olga person person=79 key=79");
    expect_done(says_act(d, &act));
    expect(act.at == was && act.arrived == was - 7200);
}

TEST(a_clock_that_leaps_stops_the_clerk_until_it_is_right_again)
{
    Desk *d = desk_at(INTERESTED, a);
    d->now += 600;
    expect_done(says(d, "otto conflict finding=none"));
    d->now += 10 * DAY, d->leapt = 10 * DAY;
    Trace    before = trace(d);
    Result   r = says(d, "olga person person=77 key=77");
    expect_because(r, clock_leapt);
    expect_text(r.detail, "it says 2026-10-15 08:10:00 UTC; by the time that has passed it is "
                          "2026-10-05 08:10:00 UTC");
    expect(book_size(book(d)) == before.size && attempts(d) == 0);   /* nor ticks of ten days */
    d->now -= 10 * DAY, d->leapt = 0;
    expect_done(says(d, "olga person person=77 key=77"));
    d->now += 299, d->leapt = 299;           /* a small step is followed */
    expect_done(says(d, "olga person person=78 key=78"));
    d->now -= HOUR, d->leapt -= HOUR;
    expect_because(says(d, "olga person person=79 key=79"), clock_leapt);
}

TEST(who_starts_in_the_same_run_of_the_machine_compares_with_the_clocks_that_were_kept)
{
    Desk *d = desk_at(PREPARED, a);
    expect_done(says(d, "otto conflict finding=none"));
    desk_close(d);
    d->now += DAY, d->leapt = DAY - 60;
    expect_done(desk_open(d));
    expect_because(says(d, "olga person person=77 key=77"), clock_leapt);
    desk_close(d);
    d->wall.trusted = true;                  /* a person says so */
    expect_done(desk_open(d));
    expect_done(says(d, "olga person person=77 key=77"));
    desk_close(d);
    d->wall.trusted = false;
    expect_done(desk_open(d));
    expect_done(says(d, "olga person person=78 key=78"));
}

TEST(after_a_new_start_of_the_machine_long_gone_is_asked_about_unless_its_clock_is_kept_right)
{
    Desk *d = desk_at(PREPARED, a);
    expect_done(says(d, "otto conflict finding=none"));
    desk_close(d);
    memcpy(d->wall.boot, "another", 8);
    d->now += 30 * DAY, d->leapt = 40 * DAY;
    expect_done(desk_open(d));
    expect_done(says(d, "olga person person=77 key=77"));
    desk_close(d);
    memcpy(d->wall.boot, "a third", 8);
    d->now += 30 * DAY + 1;
    expect_done(desk_open(d));
    expect_because(says(d, "olga person person=78 key=78"), clock_doubted);
    desk_close(d);
    d->wall.synchronised = true;
    expect_done(desk_open(d));
    expect_done(says(d, "olga person person=78 key=78"));
}

TEST(an_act_arrives_when_the_door_says_but_never_in_the_future)
{
    Desk *d = desk_at(PREPARED, a);
    d->now += 100;
    Act   act = line_act(d, "olga person person=77 key=77");
    act.arrived = d->now - 20;
    expect_done(says_act(d, &act));
    expect(act.arrived == d->now - 20 && act.at == d->now);
    act = line_act(d, "olga person person=78 key=78");
    act.arrived = d->now + 20;
    expect_done(says_act(d, &act));
    expect(act.arrived == d->now && act.at == d->now);
}

TEST(an_act_that_waited_too_long_is_refused_alone)
{
    Desk *d = desk_at(PREPARED, a);
    Act   slow = line_act(d, "olga person person=77 key=77");
    Act   fine = line_act(d, "otto conflict finding=none");
    Proposal *x = proposal_of(d, &slow, 1), *y = proposal_of(d, &fine, 1);
    expect_done(put(d, x));
    d->now += LONGEST_WAIT + 1;
    expect_done(put(d, y));
    clerk_work(d->clerk);
    expect(failed(x->result) && str_is(str(x->result.why->code), "too-slow"));
    expect(y->answered && str_is(str(y->result.why ? y->result.why->code : "done"),
                                 "signature-expired"));
    expect_done(says(d, "otto conflict finding=none"));
}

/* ---- words ------------------------------------------------------------------------- */

TEST(words_come_with_the_act_that_carries_them_and_with_no_other)
{
    Desk *d = desk_at(PREPARED, a);
    Shelved words = shelve(S("I own shares of one bidder.")), other = shelve(S("advertising"));
    Act   act = line_act(d, "olga conflict finding=interest");
    act.conflict.reason = words.hash;
    act_seal(d, &act);
    Trace before = trace(d);
    Proposal with = { .acts = &act, .count = 1, .words = &other, .word_count = 1 };
    expect_because(put(d, &with), words_unasked);
    Shelved wrong = words;
    wrong.bytes = S("I own nothing.");
    with.words = &wrong;
    expect_because(put(d, &with), words_unasked);
    wrong.bytes = (Str){ make(a, char, PAPER_BYTES_MAX + 1), PAPER_BYTES_MAX + 1 };
    expect_because(put(d, &with), too_large);
    expect(same_trace(trace(d), before));
    with.words = &words;
    expect_done(clerk_propose(d->clerk, &with, a));
    Hash salt;
    Str  bytes;
    expect_done(book_words(book(d), words.hash, &salt, &bytes, a));
    expect_text(bytes, "I own shares of one bidder.");
}

TEST(words_that_say_nothing_come_to_no_shelf)
{
    Desk *d = desk_at(PREPARED, a);
    Shelved words = shelve(S(" \xe2\x80\x8b\n"));      /* a space of no width among them */
    Act   act = line_act(d, "olga conflict finding=interest");
    act.conflict.reason = words.hash;
    act_seal(d, &act);
    Trace before = trace(d);
    Proposal with = { .acts = &act, .count = 1, .words = &words, .word_count = 1 };
    expect_because(put(d, &with), words_unfit);
    expect(same_trace(trace(d), before));
}

TEST(a_name_is_one_line_that_can_be_seen)
{
    const Field *name = act_field(ACT_PERSON, "name"), *reason = act_field(ACT_RULING, "reason");
    expect_done(words_judge(name, S("M\xc3\xa9lanie O'Brien & S\xc3\xb6hne"), a));
    expect_because(words_judge(name, S("Bela\nLtd"), a), words_unfit);
    expect_because(words_judge(name, S("\x1b[31mBela"), a), words_unfit);
    expect_because(words_judge(name, S("atleB \xe2\x80\xae"), a), words_unfit);
    expect_done(words_judge(reason, S("Two\nlines"), a));
}

TEST(the_same_words_do_not_come_twice_however_often_they_are_sent)
{
    Desk *d = desk_at(PREPARED, a);
    enum { OFTEN = 400000 };
    Shelved *words = make(a, Shelved, OFTEN);
    Act act = line_act(d, "olga conflict finding=interest");
    words[0] = shelve(S("I own shares of one bidder."));
    for (int i = 1; i < OFTEN; i++)
        words[i] = words[0];
    act.conflict.reason = words[0].hash;
    act_seal(d, &act);
    Proposal with = { .acts = &act, .count = 1, .words = words, .word_count = 2 };
    expect_because(clerk_propose(d->clerk, &with, a), words_unasked);
    with.word_count = OFTEN;
    expect_because(clerk_propose(d->clerk, &with, a), words_unasked);
    with.word_count = 1;
    expect_done(clerk_propose(d->clerk, &with, a));
}

TEST(words_are_shorter_than_papers_may_be)
{
    Desk *d = desk_at(PREPARED, a);
    for (ptrdiff_t more = 1; more >= 0; more--) {
        Str     text = { memset(make(a, char, WORDS_BYTES_MAX + 1), 'x', WORDS_BYTES_MAX + 1),
                         WORDS_BYTES_MAX + more };
        Shelved words = shelve(text);
        Act     act = line_act(d, "olga conflict finding=interest");
        act.conflict.reason = words.hash;
        act_seal(d, &act);
        Proposal with = { .acts = &act, .count = 1, .words = &words, .word_count = 1 };
        if (more)
            expect_because(clerk_propose(d->clerk, &with, a), too_large);
        else
            expect_done(clerk_propose(d->clerk, &with, a));
    }
}

TEST(an_officer_who_has_no_part_in_a_tender_is_known_and_may_do_nothing_there)
{
    Desk *d = desk_at(PREPARED, a);
    expect_done(says(d, "olga enrol person=104 key=104"));
    expect(is_refused(says(d, "104 conflict finding=none"), "not-your-act"));
    expect(is_refused(says(d, "105 conflict finding=none"), "signer-unknown"));
}

static Shelved words_of(Desk *d, ptrdiff_t bytes)
{
    return shelve((Str){ memset(make(d->a, char, bytes), 'x', (size_t)bytes), bytes });
}

static Proposal *asking(Desk *d, const char *who, Shelved words)
{
    Act *act = make(d->a, Act, 1);
    Proposal *asks = make(d->a, Proposal, 1);
    *act = line_act(d, who);
    act->question.text = words.hash;
    act_seal(d, act);
    *asks = (Proposal){ .acts = act, .count = 1, .word_count = 1,
                        .words = memcpy(make(d->a, Shelved, 1), &words, sizeof words) };
    return asks;
}

static Result asks(Desk *d, const char *who, ptrdiff_t bytes)
{
    return clerk_propose(d->clerk, asking(d, who, words_of(d, bytes)), d->a);
}

TEST(what_one_bidder_brings_has_an_end_and_keeps_nobody_else_from_anything)
{
    Desk *d = desk_at(INTERESTED, a);
    expect_done(asks(d, "bela question", 77));
    sqlite3_exec(book(d)->db, "UPDATE words SET bytes = zeroblob((64 << 20) - 20) "
                              "WHERE length(bytes) = 77", NULL, NULL, NULL);
    desk_close(d);
    expect_done(desk_open(d));
    Trace before = trace(d);
    Result r = asks(d, "bela question", 11);
    expect_because(r, brought_too_much);
    expect_text(r.detail, "this act brings 11 bytes, and 67108854 are there; together 67108864 is "
                          "the most");
    expect_because(book_brings(book(d), folded(d), asking(d, "bela question", words_of(d, 11)), a),
                   brought_too_much);
    expect_done(book_brings(book(d), folded(d), asking(d, "bela question", words_of(d, 10)), a));
    expect(same_trace(trace(d), before));
    expect_done(asks(d, "bela question", 10));
    expect_because(asks(d, "bela question", 1), brought_too_much);
    expect_done(asks(d, "cora question", 11));
    expect_done(says(d, "olga abandon lot=0"));
}

TEST(words_of_a_refused_act_are_not_kept)
{
    Desk *d = desk_at(PREPARED, a);
    Shelved words = shelve(S("A slander."));
    Act   act = line_act(d, "bela question");
    act.actor = 999;
    act.is_signed = false;
    act.expires = 0;
    act.question.text = words.hash;
    Trace before = trace(d);
    Proposal with = { .acts = &act, .count = 1, .words = &words, .word_count = 1 };
    expect(is_refused(clerk_propose(d->clerk, &with, a), "not-your-act"));
    expect(same_trace(trace(d), before));
}

/* ---- forgetting ------------------------------------------------------------------- */

static Result erase(Desk *d, Id nth, Erased what, Hash hash)
{
    Act act = line_act(d, "olga erase nth=1 what=words");
    act.erase.nth  = nth;
    act.erase.what = what;
    act.erase.hash = hash;
    act_seal(d, &act);
    return says_act(d, &act);
}

static bool on_the_shelf(Desk *d, Hash hash)
{
    Hash salt;
    Str  bytes;
    return !failed(book_words(book(d), hash, &salt, &bytes, d->a));
}

TEST(only_what_the_named_act_carries_is_erased)
{
    Desk *d = desk_at(INTERESTED, a);
    expect_done(says(d, "olga abandon lot=0"));
    Hash title = folded(d)->title;
    d->now = folded(d)->retention;
    expect_because(erase(d, 2, ERASE_WORDS, title), erase_foreign);
    expect_because(erase(d, 1, ERASE_PAPER, title), erase_foreign);
    expect_because(erase(d, 1, ERASE_KEY, title), erase_foreign);
    expect(on_the_shelf(d, title));
    expect_done(erase(d, 1, ERASE_WORDS, title));
    expect(!on_the_shelf(d, title));
}

TEST(officers_who_erase_hear_of_a_reader_that_keeps_it_in_the_files)
{
    Desk *d = desk_at(INTERESTED, a);
    Book *reader;
    expect_done(says(d, "olga abandon lot=0"));
    Hash title = folded(d)->title;
    d->now = folded(d)->retention;
    Arena reading = arena_begin(64 << 20);
    expect_done(book_open(&reader, d->folder, true, 0, &reading));
    Id acts = folded(d)->acts;
    expect_because(erase(d, 1, ERASE_WORDS, title), still_read);
    expect(folded(d)->acts == acts + 1 && !on_the_shelf(d, title));
    arena_end(&reading);
    clerk_work(d->clerk);
    expect_done(book_forget(book(d), 0));
}

/* ---- the box ------------------------------------------------------------------------ */

static int64_t box_lines(Desk *d, int64_t from)
{
    int64_t count = 0;
    for (int64_t leaf = from; leaf < book_size(book(d)); leaf++) {
        Text line = { 0 };
        if (failed(book_entry(book(d), leaf, &line, d->a)))
            return -1;
        count += str_starts(text_str(&line), "tbx1 box ");
    }
    return count;
}

/* What the book says of an act that was entered at this leaf. */
static Result body_at(void *with, const Kept *kept)
{
    Act *act = with;
    TRY(act_read(kept->body, act));
    return because(&no_such_entry);
}

static Act entered(Desk *d, const Proposal *proposal)
{
    Act act = { 0 };
    expect(is_refused(book_walk(book(d), 0, proposal->leaf, body_at, &act), "no-such-entry"));
    return act;
}

TEST(a_box_act_is_taken_at_once_and_has_one_of_the_entries_of_its_tick)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    int64_t size = book_size(book(d));
    expect_done(put(d, bid));
    expect(bid->answered && bid->leaf == -1 && bid->due == clerk_next_tick(d->clerk));
    expect(!is_in(d, bid) && book_size(book(d)) == size && !folded(d)->box.len);
    Instant arrived = d->now;
    time_to(d, clerk_next_tick(d->clerk));
    expect(is_in(d, bid) && bid->leaf >= size && bid->leaf < size + 4);
    expect(book_size(book(d)) == size + 4 && box_lines(d, size) == 4);
    expect(folded(d)->box.len == 1 && folded(d)->box.at[0].leaf == bid->leaf);
    Act act = entered(d, bid);
    expect(act.arrived == arrived && act.at == d->now && act.at % 3600 == 0);
    expect(!waiting(d, "1"));
}

TEST(every_tick_has_exactly_its_entries_whatever_came)
{
    Desk *d = desk_at(INTERESTED, a);
    for (int came = 0; came < 6; came++) {
        Proposal *bids[6] = { 0 };
        int64_t size = book_size(book(d));
        static const Id who[] = { BELA, CORA, DORA };
        for (int i = 0; i < came && i < 3; i++) {
            Id version = version_next(folded(d), who[i], 1, 1);
            bids[i] = bid_of_two(d, who[i], version, 0);
            expect_done(put(d, bids[i]));
        }
        time_to(d, clerk_next_tick(d->clerk));
        expect(book_size(book(d)) == size + 4 && box_lines(d, size) == 4);
        for (int i = 0; i < came && i < 3; i++)
            expect(is_in(d, bids[i]));
    }
}

TEST(several_acts_of_a_bidder_go_in_at_one_tick_and_in_their_order)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bids[3];
    for (int i = 0; i < 3; i++) {
        bids[i] = bid_of_two(d, BELA, i + 1, 0);
        expect_done(put(d, bids[i]));
    }
    Proposal *out = withdrawal(d, BELA, 3, 0);
    expect_done(put(d, out));
    expect_because(put(d, withdrawal(d, BELA, 3, 0)), nothing_to_withdraw);
    time_to(d, clerk_next_tick(d->clerk));
    expect(is_in(d, bids[0]) && is_in(d, bids[1]) && is_in(d, bids[2]) && is_in(d, out));
    expect(bids[0]->leaf < bids[1]->leaf && bids[1]->leaf < bids[2]->leaf &&
           bids[2]->leaf < out->leaf);
    expect(folded(d)->box.len == 3 && folded(d)->box.at[2].withdrawn);
}

TEST(a_crowd_goes_in_over_several_ticks_in_the_order_it_came)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bids[9];
    static const Id who[] = { BELA, CORA, DORA };
    for (int i = 0; i < 9; i++) {
        bids[i] = bid_of_two(d, who[i % 3], i / 3 + 1, 0);
        expect_done(put(d, bids[i]));
        expect(bids[i]->due == clerk_next_tick(d->clerk));   /* nobody hears how many wait */
    }
    for (int tick = 0; tick < 3; tick++)
        time_to(d, clerk_next_tick(d->clerk));
    for (int i = 0; i < 9; i++)
        expect(is_in(d, bids[i]) && (!i || bids[i]->leaf > bids[i - 1]->leaf));
    expect(folded(d)->box.len == 9);
}

TEST(so_many_acts_of_a_bidder_wait_and_no_more)
{
    Desk *d = desk_at(INTERESTED, a);
    expect_done(put(d, bid_of_two(d, BELA, 1, 0)));
    sqlite3_exec(book(d)->db,
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 254) "
                 "INSERT INTO waiting (file, round, bidder, ready, arrived, once, body) "
                 "SELECT file, round, bidder, ready, arrived, once, body FROM waiting, n",
                 NULL, NULL, NULL);
    expect_done(put(d, withdrawal(d, BELA, 1, 0)));
    expect(waiting(d, "1") == WAITING_EACH);
    expect_because(put(d, bid_of_two(d, BELA, 2, 0)), box_waiting);
    expect_done(put(d, bid_of_two(d, CORA, 1, 0)));
}

/* Judged when it was taken, it cannot be refused; but somebody may have written in the file. */
TEST(a_box_act_that_is_refused_at_its_tick_all_the_same_leaves_its_place_to_filler)
{
    Desk *d = desk_at(INTERESTED, a);
    int64_t size = book_size(book(d));
    expect_done(put(d, bid_of_two(d, BELA, 1, 0)));
    sqlite3_exec(book(d)->db,
                 "INSERT INTO waiting (file, round, bidder, ready, arrived, once, body) "
                 "SELECT file, round, bidder, ready, arrived, once, body FROM waiting",
                 NULL, NULL, NULL);
    time_to(d, clerk_next_tick(d->clerk));
    expect(book_size(book(d)) == size + 4 && attempts(d) == 1 && !waiting(d, "1"));
    expect(counted(d, "SELECT count(*) FROM act WHERE body LIKE 'act deposit%'") == 1);
}

TEST(what_was_taken_is_not_refused_for_what_happens_since)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bid = bid_of_two(d, BELA, 1, 0), *late;
    expect_done(put(d, bid));
    d->now++;
    expect_done(says(d, "olga suspend lot=1"));
    d->now++;
    late = bid_of_two(d, CORA, 1, 0);
    expect_because(put(d, late), suspended);
    time_to(d, clerk_next_tick(d->clerk));
    expect(is_in(d, bid) && !is_in(d, late));
    expect(attempts(d) == 1);
}

TEST(the_same_box_act_again_gets_the_same_answer_waiting_or_entered)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bid = bid_of_two(d, BELA, 1, 0), again = *bid, later = *bid;
    Act copy = *bid->acts, third = copy;
    again.acts = &copy;
    later.acts = &third;
    expect_done(put(d, bid));
    desk_close(d);
    expect_done(desk_open(d));
    expect_done(put(d, &again));
    expect(again.answered && again.leaf == -1 && again.due == bid->due);
    expect(waiting(d, "1") == 1 && !attempts(d));
    time_to(d, clerk_next_tick(d->clerk));
    expect_done(put(d, &later));
    expect(is_in(d, bid) && later.answered && later.leaf == bid->leaf && !later.due);
    expect(folded(d)->box.len == 1);
}

TEST(a_box_act_hears_at_once_what_its_judge_says)
{
    Desk *d = desk_at(INTERESTED, a);
    expect(is_refused(put(d, withdrawal(d, BELA, 1, 0)), "nothing-to-withdraw"));
    expect(is_refused(put(d, bid_of_two(d, BELA, 2, 0)), "version-wrong"));
    expect_because(put(d, withdrawal(d, BELA, 1, 7)), counter_wrong);
    Proposal *bare = bid_of_two(d, BELA, 1, 0);
    bare->word_count = 0;
    expect_because(put(d, bare), words_missing);
    expect(!waiting(d, "1"));
}

static Proposal *copied_bid(Desk *d, const Proposal *of)
{
    Proposal *copy = bid_of_two(d, CORA, 1, 0);
    copy->acts->deposit.heads = of->acts->deposit.heads;
    copy->words      = of->words;
    copy->word_count = of->word_count;
    act_seal(d, copy->acts);
    return copy;
}

TEST(another_s_capsule_is_refused_whether_it_waits_or_was_entered)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    expect_done(put(d, bid));
    expect(is_refused(put(d, copied_bid(d, bid)), "head-differs"));
    time_to(d, clerk_next_tick(d->clerk));
    expect(is_in(d, bid) && failed(put(d, copied_bid(d, bid))));
}

/* ---- proved before, entered later ------------------------------------------------------- */

/* Bids of two bidders lie in the box and are admitted; a third one is not. */
static Desk *desk_listed(Arena *a)
{
    static const char *const then[] = {
        "olga box-list round=1 clock=operator reason=signed",
        "olga admit round=1 lot=1 bidder=bela",
        "olga admit round=1 lot=1 bidder=cora",
        "olga exclude round=1 lot=1 bidder=dora ground=not-compliant",
    };
    Desk *d = desk_at(INTERESTED, a);
    time_to(d, folded(d)->rounds.at[0].deadline - 600);
    expect_done(put(d, bid_of_two(d, BELA, 1, 0)));
    expect_done(put(d, bid_of_two(d, CORA, 1, 0)));
    expect_done(put(d, bid_of_two(d, DORA, 1, 0)));
    time_to(d, folded(d)->rounds.at[0].deadline + 60);
    for (int i = 0; i < countof(then); i++)
        expect_done(says(d, then[i]));
    return d;
}

static void turns_come_after(const char *line, Arena *a)
{
    Desk *d = desk_listed(a);
    Act   before = line_act(d, line);
    Proposal *turns = turning(d, HANS), *first = proposal_of(d, &before, 1);
    expect_done(put(d, first));
    expect_done(put(d, turns));                          /* proved: nothing is entered yet */
    clerk_work(d->clerk);
    expect_done(first->result);
    expect(turns->answered);
    expect_because(turns->result, turns_differ);
    expect(!folded(d)->turned.len);
    expect_done(clerk_propose(d->clerk, turning(d, HANS), a));
}

TEST(turns_proved_for_other_bids_than_those_admitted_at_their_entry_are_refused)
{
    turns_come_after("olga exclude round=1 lot=1 bidder=cora ground=not-compliant", a);
    turns_come_after("olga reinstate round=1 lot=1 bidder=dora ground=decision", a);
}

TEST(turns_that_nothing_touched_meanwhile_are_entered_beside_another_act)
{
    Desk *d = desk_listed(a);
    Proposal *hans = turning(d, HANS), *hedi = turning(d, HEDI);
    expect_done(put(d, hans));
    expect_done(put(d, hedi));
    clerk_work(d->clerk);
    expect_done(hans->result);
    expect_done(hedi->result);
    expect(folded(d)->turned.len == 2);
}

/* ---- ticks --------------------------------------------------------------------------- */

static int64_t rested_times, rested_ms, rested_size;

static void rest_looking(void *where, int64_t ms)
{
    Desk *d = where;
    rested_times++;
    rested_ms   = ms;
    rested_size = book_size(book(d));
    expect(pthread_mutex_trylock(&d->clerk->folded) && pthread_mutex_trylock(&d->clerk->pen));
}

TEST(a_tick_is_held_back_to_a_fixed_moment_whatever_it_holds)
{
    Desk *d = desk_at(INTERESTED, a);
    desk_close(d);
    d->wall.rest = rest_looking;
    expect_done(desk_open(d));
    rested_times = 0;
    expect_done(put(d, bid_of_two(d, BELA, 1, 0)));
    expect_done(says(d, "otto conflict finding=none"));
    expect(!rested_times);
    for (int tick = 1; tick <= 2; tick++) {
        int64_t size = book_size(book(d));
        time_to(d, clerk_next_tick(d->clerk));
        expect(rested_times == tick && rested_ms == 250 && rested_size == size + 4);
    }
    expect(folded(d)->box.len == 1);
}

TEST(ticks_owed_after_a_pause_are_paid_at_once_with_the_moment_in_which_they_are)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    int64_t size = book_size(book(d));
    Instant start = clerk_next_tick(d->clerk);
    expect_done(put(d, bid));
    d->now = start + 9 * 3600 + 17;                      /* ten ticks at once */
    clerk_work(d->clerk);
    expect(book_size(book(d)) == size + 40 && clerk_next_tick(d->clerk) == start + 36000);
    expect(is_in(d, bid) && bid->leaf < size + 4 && entered(d, bid).at == d->now);
}

TEST(ticks_missed_while_no_clerk_was_there_are_counted_and_paid)
{
    Desk *d = desk_at(INTERESTED, a);
    int64_t size = book_size(book(d));
    Instant next = clerk_next_tick(d->clerk);
    desk_close(d);
    d->now = next + 99 * 3600;
    expect_done(desk_open(d));
    expect(d->missed == 100 && book_size(book(d)) == size);
    expect_done(says(d, "otto conflict finding=none"));      /* who only reads pays nothing */
    size++;
    expect(book_size(book(d)) == size + 400);
    desk_close(d);
    expect_done(desk_open(d));
    expect(d->missed == 0 && book_size(book(d)) == size + 400);
    expect(hash_same(book_root(book(d)), root_of_lines(book(d), size + 400)));
}

TEST(no_tick_is_left_out_or_paid_again_for_what_was_written_beside_the_log)
{
    static const char *const lies[] = { "UPDATE ticked SET at = at",
                                        "UPDATE ticked SET at = at + 100 * 3600",
                                        "UPDATE ticked SET at = 253402300799",
                                        "UPDATE ticked SET at = 0" };
    for (int i = 0; i < countof(lies); i++) {
        Desk *d = desk_at(INTERESTED, a);
        Instant next = clerk_next_tick(d->clerk);
        expect(!sqlite3_exec(book(d)->db, lies[i], NULL, NULL, NULL));
        desk_close(d);
        d->now = next + 99 * 3600;
        expect_done(desk_open(d));
        expect(d->missed == 100);
        int64_t size = book_size(book(d));
        expect_done(says(d, "otto conflict finding=none"));
        expect(book_size(book(d)) == size + 401);
        desk_close(d);
    }
}

TEST(after_ten_thousand_owed_ticks_one_stands_for_the_rest)
{
    Settings quick = desk_settings;
    quick.near = (Tier){ 1, 1, 8100 }, quick.rush = (Tier){ 1, 1, 900 };
    Desk *d = desk_with(&quick, OUT, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    time_to(d, deadline - 8101);
    int64_t size = book_size(book(d));
    desk_close(d);
    d->now = deadline + 8100;                /* the first moment of slow ones again */
    expect_done(desk_open(d));
    expect(d->missed == 16200);
    clerk_work(d->clerk);
    expect(book_size(book(d)) == size + 10001);
    expect(clerk_next_tick(d->clerk) == deadline + 3 * 3600);
}

TEST(a_box_that_opened_just_before_the_end_owes_ticks_from_its_opening_only)
{
    Desk *d = desk_at(OUT, a);
    Instant next = clerk_next_tick(d->clerk);
    expect(next > d->now && next <= d->now + 3600);
    desk_close(d);
    expect_done(desk_open(d));
    expect(d->missed == 0 && clerk_next_tick(d->clerk) == next);
}

TEST(near_the_deadline_ticks_come_faster_and_fuller)
{
    Desk *d = desk_at(OUT, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    time_to(d, deadline - 901);
    int64_t size = book_size(book(d));
    expect(clerk_next_tick(d->clerk) == deadline - 900);
    for (Instant at = deadline - 900; at < deadline + 900; at += 60) {
        expect(clerk_next_tick(d->clerk) == at);
        time_to(d, at);
        size += 16;
        expect(book_size(book(d)) == size && box_lines(d, size - 16) == 16);
    }
    Instant slow = clerk_next_tick(d->clerk);
    expect(slow % 3600 == 0 && slow >= deadline + 900);
    time_to(d, slow);
    expect(book_size(book(d)) == size + 4);
}

TEST(on_the_last_day_ticks_come_faster_than_before_and_slower_than_in_the_rush)
{
    Settings three = desk_settings;
    three.near = (Tier){ 600, 8, 7200 };
    Desk *d = desk_with(&three, OUT, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    time_to(d, deadline - 7201);
    int64_t size = book_size(book(d));
    for (Instant at = deadline - 7200; at < deadline - 900; at += 600, size += 8) {
        expect(clerk_next_tick(d->clerk) == at);
        time_to(d, at);
        expect(book_size(book(d)) == size + 8);
    }
    expect(clerk_next_tick(d->clerk) == deadline - 900);
    time_to(d, deadline - 840);
    expect(book_size(book(d)) == size + 32);
    desk_close(d);
    d->now = deadline + 30000;
    expect_done(desk_open(d));
    clerk_work(d->clerk);
    expect(clerk_next_tick(d->clerk) == deadline + 9 * HOUR);
}

TEST(a_longer_deadline_moves_the_rush)
{
    Desk *d = desk_at(OUT, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    time_to(d, deadline - 600);
    expect_done(says_batch(d, "olga timetable round=1 event=deadline moment=2026-11-06T12:00\n"
                              "olga amend minor=-"));
    expect(clerk_next_tick(d->clerk) > deadline - 600 && clerk_next_tick(d->clerk) % 3600 == 0);
    desk_close(d);
    expect_done(desk_open(d));
    Instant longer = folded(d)->rounds.at[0].deadline;
    expect(longer > deadline && d->clerk->rounds.len == 1);
    expect(d->clerk->rounds.at[0].deadline == longer);
    time_to(d, longer - 901);
    expect(clerk_next_tick(d->clerk) == longer - 900);
}

TEST(a_clock_that_ran_ahead_past_the_deadline_costs_no_bid)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    time_to(d, deadline + 1800);             /* it says so, an hour before */
    d->now = deadline - 1800;
    int64_t size = book_size(book(d));
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    expect(clerk_next_tick(d->clerk) == d->now);     /* the last one lies ahead */
    expect_done(put(d, bid));
    expect(book_size(book(d)) == size + 4 && clerk_next_tick(d->clerk) == deadline - 900);
    time_to(d, deadline - 900);
    expect(is_in(d, bid));
    Act act = entered(d, bid);
    expect(act.arrived == deadline - 1800 && act.at > deadline);
    expect(box_lines(d, size) == 4 + 16 && folded(d)->box.len == 1 && !folded(d)->box.at[0].late);
    time_to(d, deadline + 1800);
    expect_done(says(d, "olga box-list round=1 clock=operator reason=signed"));
    expect(folded(d)->bids.len == 1);
}

/* ---- the list of the box ------------------------------------------------------------- */

TEST(the_list_closes_the_box_and_its_ticks)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    time_to(d, deadline - 1);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    expect_done(put(d, bid));
    time_to(d, deadline + 59);
    expect(is_in(d, bid) && entered(d, bid).at >= deadline);    /* arrived in time, entered later */
    expect(is_refused(says(d, "olga box-list round=1 clock=operator reason=signed"),
                      "box-too-early"));
    time_to(d, deadline + 60);
    expect_done(says(d, "olga box-list round=1 clock=operator reason=signed"));
    expect(folded(d)->bids.len == 1 && !clerk_next_tick(d->clerk));
}

TEST(what_lies_ready_leaves_no_trace_and_goes_in_with_the_last_tick_before_the_deadline)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant  deadline = folded(d)->rounds.at[0].deadline;
    Trace    before = trace(d);
    Proposal *ready = ready_bid(d, BELA, 1);
    expect_because(put(d, call_back(d, BELA)), nothing_ready);
    expect_done(put(d, ready));
    expect(ready->answered && ready->leaf == -1 && ready->due == deadline);
    expect(same_trace(before, trace(d)));
    expect(waiting(d, "ready") == 1 && attempts(d) == 1);
    desk_close(d);
    expect_done(desk_open(d));
    time_to(d, deadline - 61);
    int64_t size = book_size(book(d));
    expect(!folded(d)->box.len && attempts(d) == 1);
    time_to(d, deadline - 60);
    expect(folded(d)->box.len == 1 && book_size(book(d)) == size + 16);
    expect(folded(d)->last_at == deadline - 60);
    expect(folded(d)->box.at[0].leaf >= size && !waiting(d, "1"));
    expect(counted(d, "SELECT count(*) FROM words") == before.words + 1);
}

/* Rows of an open box and of what waits, as other hands may leave them. */
TEST(what_waits_and_was_changed_by_hand_ends_no_clerk_and_does_not_go_in)
{
    static const char *const changes[] = {
        "UPDATE waiting SET body = replace(body, 'lot 1', 'lot 7')",
        "UPDATE waiting SET body = replace(body, 'round 1', 'round 7')",
        "UPDATE waiting SET body = replace(body, 'version 1', 'version 9')",
        "UPDATE waiting SET body = replace(body, 'heads ', 'heads 0000')",
        "UPDATE waiting SET body = replace(body, 'act ready-deposit', 'act deposit')",
        "UPDATE waiting SET body = replace(body, 'act deposit', 'act ready-deposit')",
        "UPDATE waiting SET body = replace(body, 'act ready-deposit', 'act scores-done')",
        "UPDATE waiting SET body = replace(body, 'act ready-deposit', 'act withdraw')",
        "UPDATE waiting SET body = replace(body, 'signed ', 'signed 0')",
        "UPDATE waiting SET body = 'act'", "UPDATE waiting SET heads = x'00'",
        "UPDATE waiting SET hash = zeroblob(32)", "UPDATE waiting SET salt = zeroblob(32)",
        "UPDATE waiting SET bidder = 0", "UPDATE waiting SET once = zeroblob(32)",
        "UPDATE waiting SET round = 7", "UPDATE waiting SET file = 1",
        "UPDATE waiting SET ready = 1 - ready", "UPDATE waiting SET arrived = 9000000000000000000",
        "DELETE FROM box", "UPDATE box SET file = 1", "UPDATE ticked SET at = -1",
    };
    (void)a;
    for (int i = 0; i < 2 * countof(changes); i++) {
        Arena life = arena_begin(512 << 20);
        Desk *d = desk_at(INTERESTED, &life);
        Instant deadline = folded(d)->rounds.at[0].deadline;
        const char *change = changes[i / 2];         /* of what lies ready, and of what waits */
        expect_done(put(d, i % 2 ? bid_of_two(d, BELA, 1, 0) : ready_bid(d, BELA, 1)));
        sqlite3_exec(book(d)->db, "CREATE TEMP TABLE was AS SELECT body FROM waiting", NULL, NULL,
                     NULL);
        expect(!sqlite3_exec(book(d)->db, change, NULL, NULL, NULL));
        bool changed = counted(d, "SELECT body <> (SELECT body FROM was) FROM waiting") == 1;
        desk_close(d);
        d->now = deadline + 3600;
        expect_done(desk_open(d));
        clerk_work(d->clerk);
        expect(!changed || !folded(d)->box.len);
        expect_done(says(d, "otto conflict finding=none"));
        arena_end(&life);
    }
}

/* Deadlines stood in a table beside the acts, and whoever wrote there moved them. */
TEST(which_boxes_are_open_and_until_when_the_acts_alone_say)
{
    static const char *const changes[] = { "DELETE FROM box", "UPDATE box SET file = 1",
                                           "INSERT OR IGNORE INTO box SELECT id FROM file" };
    (void)a;
    for (int i = 0; i < countof(changes); i++) {
        Arena life = arena_begin(512 << 20);
        Desk *d = desk_at(INTERESTED, &life);
        Instant deadline = folded(d)->rounds.at[0].deadline;
        expect(counted(d, "SELECT count(*) FROM pragma_table_info('box')") == 1);
        expect_done(put(d, ready_bid(d, BELA, 1)));
        expect(!sqlite3_exec(book(d)->db, changes[i], NULL, NULL, NULL));
        desk_close(d);
        expect_done(desk_open(d));
        expect(!folded(d)->box.len && clerk_next_tick(d->clerk));
        time_to(d, deadline - 61);
        expect(!folded(d)->box.len);
        time_to(d, deadline - 60);
        expect(folded(d)->box.len == 1);
        arena_end(&life);
    }
}

static Result count_one(void *with, const Waiting *w)
{
    *(int64_t *)with += w->id;
    return DONE;
}

static int64_t unread(Desk *d)
{
    int64_t ids = 0;
    return failed(book_waiting_unread(book(d), count_one, &ids)) ? -1 : ids;
}

/* Three rows that nobody can read, in front of two bids: what waits is a row more than ticks of one
 * entry could ever get past. */
TEST(what_waits_and_cannot_be_read_stays_and_holds_nobody_up)
{
    Settings narrow = desk_settings;
    narrow.tick.entries = narrow.near.entries = narrow.rush.entries = 1;
    Desk *d = desk_with(&narrow, INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    Proposal *rotten = bid_of_two(d, BELA, 1, 0), *sound = bid_of_two(d, CORA, 1, 0);
    expect_done(put(d, rotten));
    expect_done(put(d, ready_bid(d, DORA, 1)));
    expect(!sqlite3_exec(book(d)->db,
                         "PRAGMA ignore_check_constraints = 1;"
                         "UPDATE waiting SET body = 'act' WHERE id = 1;"
                         "UPDATE waiting SET once = x'00' WHERE id = 2;"
                         "INSERT INTO waiting (file, round, bidder, ready, arrived, once, body) "
                         "SELECT file, round, bidder, ready, 9e17, once, body FROM waiting;",
                         NULL, NULL, NULL));
    expect_done(put(d, sound));
    expect_done(put(d, ready_bid(d, CORA, 2)));
    expect_done(put(d, rotten));                     /* it may be sent again */
    expect(waiting(d, "1") == 7 && unread(d) == 1 + 2 + 3 + 4);
    desk_close(d);
    expect_done(desk_open(d));
    time_to(d, clerk_next_tick(d->clerk));
    time_to(d, clerk_next_tick(d->clerk));
    expect(is_in(d, sound) && is_in(d, rotten) && folded(d)->box.len == 2);
    time_to(d, deadline + 60);
    expect_done(says(d, "olga box-list round=1 clock=operator reason=signed"));
    expect(folded(d)->bids.len == 2 && folded(d)->box.len == 3);
    expect(waiting(d, "1") == 4 && unread(d) == 1 + 2 + 3 + 4 && !attempts(d));
}

TEST(what_lies_ready_waits_while_its_lot_is_suspended_over_the_deadline)
{
    Desk   *d = desk_at(INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    expect_done(put(d, ready_bid(d, BELA, 1)));
    d->now++;
    expect_done(says(d, "olga suspend lot=1"));
    time_to(d, deadline + SETTLING);
    expect(!folded(d)->box.len && waiting(d, "ready") == 1 && !attempts(d));
    expect(is_refused(says(d, "olga box-list round=1 clock=operator reason=signed"),
                      "box-suspended"));
    expect_done(says(d, "olga resume lot=1"));
    expect(folded(d)->rounds.at[0].deadline > d->now && !folded(d)->box.len);
    time_to(d, folded(d)->rounds.at[0].deadline);
    expect(folded(d)->box.len == 1 && !waiting(d, "ready"));
}

TEST(a_ready_deposit_is_replaced_called_back_and_overtaken)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    Proposal *first = ready_bid(d, BELA, 1), *better = ready_bid(d, BELA, 1);
    expect_done(put(d, first));
    expect_done(put(d, ready_bid(d, CORA, 1)));
    expect_done(put(d, ready_bid(d, DORA, 1)));
    expect_done(put(d, better));
    expect(waiting(d, "ready") == 3);
    expect_done(put(d, call_back(d, CORA)));
    expect_done(put(d, bid_of_two(d, DORA, 1, 0)));
    expect(waiting(d, "ready") == 1 && waiting(d, "NOT ready") == 2);    /* at once */
    expect_because(put(d, call_back(d, CORA)), nothing_ready);
    Proposal *waits = bid_of_two(d, DORA, 2, 0);
    expect_done(put(d, waits));
    expect_done(put(d, ready_bid(d, DORA, 3)));           /* signed after what still waits */
    time_to(d, clerk_next_tick(d->clerk));
    expect(waiting(d, "ready") == 2 && !waiting(d, "NOT ready"));
    time_to(d, deadline);
    expect(folded(d)->box.len == 4 && attempts(d) == 1);     /* dora 1, 2 and 3, bela */
    for (each(Deposit, deposit, folded(d)->box))
        expect(deposit->bidder == DORA ||
               hash_same(deposit->heads, better->acts->ready_deposit.heads));
}

TEST(more_than_a_tick_holds_goes_in_with_the_next_and_before_the_list)
{
    Settings narrow = desk_settings;
    narrow.rush.entries = 1;
    Desk *d = desk_with(&narrow, INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    expect_done(put(d, ready_bid(d, BELA, 1)));
    expect_done(put(d, ready_bid(d, CORA, 1)));
    expect_done(put(d, ready_bid(d, DORA, 1)));
    time_to(d, deadline);
    expect(folded(d)->box.len == 2);
    d->now = deadline + 60;
    Act list = line_act(d, "olga box-list round=1 clock=operator reason=signed");
    Proposal *waits = proposal_of(d, &list, 1);
    expect_done(put(d, waits));
    clerk_work(d->clerk);
    expect(folded(d)->box.len == 3);         /* the tick comes before the list */
    expect_because(waits->result, box_list_differs);         /* it was made of two */
    expect_done(says(d, "olga box-list round=1 clock=operator reason=signed"));
    expect(folded(d)->bids.len == 3);
}

TEST(the_list_waits_for_what_was_taken_and_what_comes_with_it_too)
{
    Desk *d = desk_at(INTERESTED, a);
    Instant deadline = folded(d)->rounds.at[0].deadline;
    time_to(d, deadline + 120);
    Proposal *bid = bid_of_two(d, BELA, 1, 0), *later = bid_of_two(d, CORA, 1, 0);
    bid->acts->kind = later->acts->kind = ACT_LATE_DEPOSIT;
    act_seal(d, bid->acts);
    act_seal(d, later->acts);
    expect_done(put(d, bid));
    Act   list = line_act(d, "olga box-list round=1 clock=operator reason=signed");
    Proposal *waits = proposal_of(d, &list, 1);
    expect_done(put(d, waits));
    clerk_work(d->clerk);
    expect(!waits->answered);
    Act other = line_act(d, "otto conflict finding=none");       /* others are not held up */
    expect_done(says_act(d, &other));
    expect_done(put(d, later));                                  /* nor who comes while it waits */
    expect(!waits->answered);
    time_to(d, clerk_next_tick(d->clerk));
    expect(is_in(d, bid) && is_in(d, later));
    clerk_work(d->clerk);
    expect_because(waits->result, box_list_differs);             /* it was made of none */
    expect_done(says(d, "olga box-list round=1 clock=operator reason=signed"));
    expect(folded(d)->box.len == 2);
}

TEST(a_box_act_that_comes_in_the_turn_of_the_list_is_taken_before_it_or_refused)
{
    Desk *d = desk_at(INTERESTED, a);
    time_to(d, folded(d)->rounds.at[0].deadline + 120);
    for (int first = 0; first < 2; first++) {
        Desk  *e = first ? d : desk_at(INTERESTED, a);
        time_to(e, d->now);
        Proposal *bid = bid_of_two(e, BELA, 1, 0);
        bid->acts->kind = ACT_LATE_DEPOSIT;
        act_seal(e, bid->acts);
        Act list = line_act(e, "olga box-list round=1 clock=operator reason=signed");
        Proposal *closes = proposal_of(e, &list, 1);
        Arena putting = arena_begin(64 << 20);
        expect_done(clerk_put(e->clerk, first ? bid : closes, &putting));
        expect_done(clerk_put(e->clerk, first ? closes : bid, &putting));
        clerk_work(e->clerk);
        arena_end(&putting);
        expect(bid->answered && failed(bid->result) == !first);
        expect(closes->answered == !first);
        if (first) {                         /* it goes in; the list, made of none, is refused */
            time_to(e, clerk_next_tick(e->clerk));
            clerk_work(e->clerk);
            expect(is_in(e, bid));
            expect_because(closes->result, box_list_differs);
        }
    }
}

TEST(an_abandoned_procedure_has_a_last_tick_in_which_what_was_taken_goes_in)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bids[3];
    static const Id who[] = { BELA, CORA, DORA };
    for (int i = 0; i < 3; i++) {
        bids[i] = bid_of_two(d, who[i], 1, 0);
        expect_done(put(d, bids[i]));
    }
    expect_done(put(d, bid_of_two(d, BELA, 2, 0)));
    expect_done(put(d, bid_of_two(d, CORA, 2, 0)));
    expect_done(put(d, ready_bid(d, DORA, 2)));
    int64_t size = book_size(book(d));
    d->now++;
    expect_done(says(d, "olga abandon lot=0"));
    expect(is_in(d, bids[0]) && is_in(d, bids[1]) && is_in(d, bids[2]));
    expect(box_lines(d, size) == 8 && folded(d)->box.len == 5 && !attempts(d));
    expect(!clerk_next_tick(d->clerk) && !waiting(d, "1"));
    expect(!counted(d, "SELECT count(*) FROM box"));
    expect(is_refused(put(d, bid_of_two(d, DORA, 2, 0)), "box-shut"));
    d = desk_at(INTERESTED, a);              /* the same, and nothing waits */
    size = book_size(book(d));
    expect_done(says(d, "olga abandon lot=0"));
    expect(box_lines(d, size) == 4);
}

/* ---- receipts and checkpoints ---------------------------------------------------------- */

static Policy policy(Desk *d)
{
    Text   text = { 0 };
    Policy p = { 0 };
    text_put(&text, d->a, "log {}\nquorum none\n", d->settings.log_key);
    expect_done(policy_read(text_str(&text), &p, d->a));
    return p;
}

TEST(receipts_prove_their_entry_to_who_has_the_policy)
{
    Desk *d = desk_at(INTERESTED, a);
    Policy mine = policy(d);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    expect_done(put(d, bid));
    time_to(d, clerk_next_tick(d->clerk));
    expect(is_in(d, bid));
    for (int64_t leaf = 0; leaf < book_size(book(d)); leaf++) {
        Receipt receipt;
        Witnessed seen;
        Text text = { 0 }, line = { 0 };
        expect_done(clerk_receipt(d->clerk, leaf, NULL, &text, a));
        expect_done(receipt_read(text_str(&text), &receipt, a));
        expect_done(book_entry(book(d), leaf, &line, a));
        expect_done(receipt_check(&receipt, &mine, text_str(&line), &seen, a));
        expect(receipt.index == leaf && seen.checkpoint.size == book_size(book(d)));
        EntryLine e;
        Hash salt = { 0 };
        expect_done(entry_read(text_str(&line), &e));
        bool filler = e.box && leaf != bid->leaf;
        memcpy(salt.byte, receipt.extra.at, 32);         /* what opens the entry */
        expect(hash_same(act_commit(salt, str_after(receipt.extra, 32)), e.commit) == !filler);
        expect(str_same(receipt.extra, text_str(&line)) == filler);
        expect_done(book_entry(book(d), 0, &line, a));
        expect(is_refused(receipt_check(&receipt, &mine, text_str(&line), &seen, a),
                          "proof-wrong"));
    }
    Text text = { 0 };
    expect_because(clerk_receipt(d->clerk, book_size(book(d)), NULL, &text, a), no_such_entry);
    expect_because(clerk_receipt(d->clerk, -1, NULL, &text, a), no_such_entry);
}

typedef struct Chain { Policy policy; Book *book; Arena *a; int64_t size, count; Hash root; } Chain;

static Result next_checkpoint(void *with, const Kept *kept)
{
    Chain *chain = with;
    Note   note;
    Witnessed seen;
    TRY(note_read(str_copy(kept->body, chain->a), &note, chain->a));
    TRY(policy_check(&chain->policy, &note, &seen, chain->a));
    if (seen.checkpoint.size != kept->leaf || kept->leaf <= chain->size ||
        !hash_same(root_of_lines(chain->book, kept->leaf), seen.checkpoint.root))
        return because(&book_broken);
    chain->size = kept->leaf;
    chain->root = seen.checkpoint.root;
    chain->count++;
    return DONE;
}

static Result node_of_frontiers(void *where, int level, int64_t index, Hash *out)
{
    Frontier f = { 0 };
    Arena a = arena_begin(1 << 20);
    for (int64_t leaf = index << level; leaf < (index + 1) << level; leaf++) {
        Text line = { 0 };
        TRY(book_entry(where, leaf, &line, &a));
        frontier_add(&f, tree_leaf(text_str(&line)), NULL);
    }
    arena_end(&a);
    *out = frontier_root(&f);
    return DONE;
}

TEST(the_checkpoint_of_every_turn_verifies_and_follows_from_the_one_before)
{
    Desk *d = desk_at(INTERESTED, a);
    time_to(d, d->now + 6 * 3600);
    expect_done(says(d, "olga person person=77 key=77"));
    expect(is_refused(says(d, "olga person person=77 key=77"), "number-taken"));
    desk_close(d);
    Arena reading = arena_begin(256 << 20);
    Book *b;
    expect_done(book_open(&b, d->folder, true, 0, &reading));
    Chain chain = { .policy = policy(d), .book = b, .a = a };
    Arena second = arena_begin(256 << 20);
    expect_done(book_open(&chain.book, d->folder, true, 0, &second));
    expect_done(book_checkpoints(b, next_checkpoint, &chain));
    expect(chain.count > 10 && chain.size == book_size(b));
    expect(hash_same(chain.root, book_root(b)));
    Nodes nodes = { node_of_frontiers, b };
    for (int64_t old = 1; old < chain.size; old += 7) {
        Path path;
        Frontier then;
        expect_done(book_frontier_at(b, old, &then));
        expect_done(tree_consistency(&nodes, old, chain.size, &path));
        expect_done(tree_check_consistency(&path, old, frontier_root(&then), chain.size,
                                           chain.root));
    }
    arena_end(&second);
    arena_end(&reading);
    expect_done(desk_open(d));
}

TEST(another_key_than_the_log_s_opens_nothing)
{
    Desk *d = desk_at(OFFICE, a);
    desk_close(d);
    SigningKey key = desk_log_key();
    key.byte[0] ^= 1, key.byte[40] ^= 1;
    Arena life = arena_begin(64 << 20);
    Clerk *c;
    int64_t missed;
    Result r = clerk_open(&c, d->folder, &key, wall_of_the_machine(), 0, &missed, &life);
    expect(is_refused(r, "log-key-foreign"));
    arena_end(&life);
    expect_done(desk_open(d));
}

/* ---- trouble ---------------------------------------------------------------------------- */

TEST(a_turn_that_the_book_refuses_answers_everybody_and_the_next_one_goes_on)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    Act   act = line_act(d, "olga person person=77 key=77");
    Proposal *open = proposal_of(d, &act, 1);
    expect_done(put(d, bid));
    expect_done(put(d, open));
    Trace before = trace(d);
    sqlite3_exec(book(d)->db, "CREATE TEMP TRIGGER harm BEFORE INSERT ON act BEGIN "
                              "SELECT raise(ABORT, 'harm'); END", NULL, NULL, NULL);
    d->now = before.next_tick;
    clerk_work(d->clerk);
    expect(!is_in(d, bid) && waiting(d, "1") == 1);
    expect_because(open->result, book_broken);
    expect(same_trace(trace(d), before));
    sqlite3_exec(book(d)->db, "DROP TRIGGER harm", NULL, NULL, NULL);
    expect_done(says(d, "olga person person=77 key=77"));
    expect(is_in(d, bid) && book_size(book(d)) == before.size + 5);  /* the tick, and the act */
    expect(hash_same(book_root(book(d)), root_of_lines(book(d), before.size + 5)));
}

/* ---- threads ------------------------------------------------------------------------------ */

enum { THREADS = 32, EACH = 50 };

typedef struct Asker { Desk *d; Id who; pthread_t thread; int64_t leaves[EACH]; int done; } Asker;

static Result bump(void *with, const Procedure *p) { return *(Id *)with = p->acts, DONE; }

static void *ask(void *asker)
{
    Asker *me = asker;
    for (int i = 0; i < EACH; i++) {
        Arena a = arena_begin(8 << 20);
        Shelved words = shelve(S("May vehicles be stored in two yards?"));
        Act act = { .kind = ACT_QUESTION, .procedure = me->d->name, .actor = me->who,
                    .mine = i + 2, .question = { words.hash } };
        Proposal proposal = { .acts = &act, .count = 1, .words = &words, .word_count = 1 };
        Result r = clerk_propose(me->d->clerk, &proposal, &a);
        me->leaves[i] = proposal.leaf;
        me->done += !failed(r) && proposal.answered;
        Text receipt = { 0 };
        Id   acts;
        if (i % 10 == 0 &&
            (failed(clerk_receipt(me->d->clerk, proposal.leaf, NULL, &receipt, &a)) ||
             failed(clerk_look(me->d->clerk, me->d->name, bump, &acts))))
            me->done = -1000;
        if (i % 7 == 0)
            clerk_next_tick(me->d->clerk);
        arena_end(&a);
    }
    return NULL;
}

TEST(thirty_two_threads_are_all_answered_and_the_chain_has_no_gap)
{
    Desk *d = desk_at(OUT, a);
    static Asker askers[THREADS];
    for (int i = 0; i < THREADS; i++) {
        char line[64];
        snprintf(line, sizeof line, "%d interest key=%d", 201 + i, 201 + i);
        expect_done(says(d, line));
        askers[i] = (Asker){ .d = d, .who = 201 + i };
    }
    Id before = folded(d)->acts;
    int64_t size = book_size(book(d));
    expect_done(clerk_start(d->clerk));
    for (int i = 0; i < THREADS; i++)
        expect(!pthread_create(&askers[i].thread, NULL, ask, &askers[i]));
    for (int i = 0; i < THREADS; i++)
        pthread_join(askers[i].thread, NULL);
    desk_close(d);
    expect_done(desk_open(d));
    for (int i = 0; i < THREADS; i++)
        expect(askers[i].done == EACH);
    expect(folded(d)->acts == before + THREADS * EACH);
    expect(book_size(book(d)) == size + THREADS * EACH);
    expect(hash_same(book_root(book(d)), root_of_lines(book(d), book_size(book(d)))));
    expect(counted(d, "SELECT count(DISTINCT nth) - max(nth) + min(nth) - 1 FROM entry WHERE "
                      "procedure = (SELECT name FROM file WHERE id = 2)") == 0);
}

TEST(a_clerk_that_stops_answers_whoever_waits)
{
    Desk *d = desk_at(INTERESTED, a);
    time_to(d, folded(d)->rounds.at[0].deadline + 120);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    bid->acts->kind = ACT_LATE_DEPOSIT;
    act_seal(d, bid->acts);
    expect_done(put(d, bid));
    Act list = line_act(d, "olga box-list round=1 clock=operator reason=signed");
    Proposal *waits = proposal_of(d, &list, 1);
    expect_done(put(d, waits));
    expect_done(clerk_start(d->clerk));
    desk_close(d);
    expect(waits->answered);
    expect_because(waits->result, clerk_busy);
    expect_done(desk_open(d));
    expect(waiting(d, "1") == 1);
}

TEST(the_queue_for_proposals_is_bounded)
{
    Desk *d = desk_at(INTERESTED, a);
    Act  *acts = make(a, Act, PROPOSALS_MOST + 1);
    Shelved words = shelve(S("May vehicles be stored in two yards?"));
    for (int i = 0; i <= PROPOSALS_MOST; i++) {
        acts[i] = (Act){ .kind = ACT_QUESTION, .procedure = d->name, .actor = BELA, .mine = 2 + i,
                         .question = { words.hash } };
        Proposal *question = proposal_of(d, &acts[i], 1);
        question->words = &words, question->word_count = 1;
        Result r = put(d, question);
        if (i < PROPOSALS_MOST)
            expect_done(r);
        else
            expect_because(r, clerk_busy);
    }
}

RUN("clerk",
    T(who_asks_for_the_checkpoint_waits_for_no_turn_and_has_the_one_that_is_on_the_disk),
    T(an_act_refused_leaves_no_trace_in_the_book_but_is_in_the_attempt_log),
    T(a_batch_refused_before_anything_was_folded_has_no_box_read_again),
    T(a_false_signature_does_not_reach_the_clerk),
    T(what_has_no_place_in_a_record_is_refused_before_anything_reads_it),
    T(kinds_and_batches_that_make_no_sense_are_refused_before_anything_reads_them),
    T(a_batch_whose_acts_came_at_different_moments_is_refused),
    T(a_batch_is_entered_all_or_none),
    T(a_batch_of_somebody_else_s_is_not_even_judged),
    T(the_clerk_takes_the_key_of_an_ended_delegate_for_no_other),
    T(who_does_not_wait_is_told_once_when_it_is_entered),
    T(who_does_not_wait_is_told_when_the_clerk_goes),
    T(the_same_signed_act_again_gets_the_same_answer),
    T(a_begin_and_a_publish_sent_again_are_known_too),
    T(two_of_the_same_in_one_turn_are_one),
    T(counters_have_no_gaps_and_no_repeats),
    T(a_number_that_another_procedure_has_refuses_its_begin_and_nobody_else),
    T(more_procedures_than_are_kept_at_hand_can_be_touched_in_one_turn),
    T(a_clock_that_steps_back_does_not_take_the_book_with_it),
    T(a_clock_that_leaps_stops_the_clerk_until_it_is_right_again),
    T(who_starts_in_the_same_run_of_the_machine_compares_with_the_clocks_that_were_kept),
    T(after_a_new_start_of_the_machine_long_gone_is_asked_about_unless_its_clock_is_kept_right),
    T(an_act_arrives_when_the_door_says_but_never_in_the_future),
    T(an_act_that_waited_too_long_is_refused_alone),
    T(words_come_with_the_act_that_carries_them_and_with_no_other),
    T(words_that_say_nothing_come_to_no_shelf),
    T(a_name_is_one_line_that_can_be_seen),
    T(the_same_words_do_not_come_twice_however_often_they_are_sent),
    T(words_are_shorter_than_papers_may_be),
    T(an_officer_who_has_no_part_in_a_tender_is_known_and_may_do_nothing_there),
    T(what_one_bidder_brings_has_an_end_and_keeps_nobody_else_from_anything),
    T(words_of_a_refused_act_are_not_kept),
    T(only_what_the_named_act_carries_is_erased),
    T(officers_who_erase_hear_of_a_reader_that_keeps_it_in_the_files),
    T(a_box_act_is_taken_at_once_and_has_one_of_the_entries_of_its_tick),
    T(every_tick_has_exactly_its_entries_whatever_came),
    T(several_acts_of_a_bidder_go_in_at_one_tick_and_in_their_order),
    T(a_crowd_goes_in_over_several_ticks_in_the_order_it_came),
    T(so_many_acts_of_a_bidder_wait_and_no_more),
    T(a_box_act_that_is_refused_at_its_tick_all_the_same_leaves_its_place_to_filler),
    T(what_was_taken_is_not_refused_for_what_happens_since),
    T(the_same_box_act_again_gets_the_same_answer_waiting_or_entered),
    T(a_box_act_hears_at_once_what_its_judge_says),
    T(another_s_capsule_is_refused_whether_it_waits_or_was_entered),
    T(turns_proved_for_other_bids_than_those_admitted_at_their_entry_are_refused),
    T(turns_that_nothing_touched_meanwhile_are_entered_beside_another_act),
    T(a_tick_is_held_back_to_a_fixed_moment_whatever_it_holds),
    T(ticks_owed_after_a_pause_are_paid_at_once_with_the_moment_in_which_they_are),
    T(ticks_missed_while_no_clerk_was_there_are_counted_and_paid),
    T(no_tick_is_left_out_or_paid_again_for_what_was_written_beside_the_log),
    T(after_ten_thousand_owed_ticks_one_stands_for_the_rest),
    T(a_box_that_opened_just_before_the_end_owes_ticks_from_its_opening_only),
    T(near_the_deadline_ticks_come_faster_and_fuller),
    T(on_the_last_day_ticks_come_faster_than_before_and_slower_than_in_the_rush),
    T(a_longer_deadline_moves_the_rush),
    T(a_clock_that_ran_ahead_past_the_deadline_costs_no_bid),
    T(the_list_closes_the_box_and_its_ticks),
    T(what_lies_ready_leaves_no_trace_and_goes_in_with_the_last_tick_before_the_deadline),
    T(which_boxes_are_open_and_until_when_the_acts_alone_say),
    T(what_waits_and_was_changed_by_hand_ends_no_clerk_and_does_not_go_in),
    T(what_waits_and_cannot_be_read_stays_and_holds_nobody_up),
    T(what_lies_ready_waits_while_its_lot_is_suspended_over_the_deadline),
    T(a_ready_deposit_is_replaced_called_back_and_overtaken),
    T(more_than_a_tick_holds_goes_in_with_the_next_and_before_the_list),
    T(the_list_waits_for_what_was_taken_and_what_comes_with_it_too),
    T(a_box_act_that_comes_in_the_turn_of_the_list_is_taken_before_it_or_refused),
    T(an_abandoned_procedure_has_a_last_tick_in_which_what_was_taken_goes_in),
    T(receipts_prove_their_entry_to_who_has_the_policy),
    T(the_checkpoint_of_every_turn_verifies_and_follows_from_the_one_before),
    T(another_key_than_the_log_s_opens_nothing),
    T(a_turn_that_the_book_refuses_answers_everybody_and_the_next_one_goes_on),
    T(thirty_two_threads_are_all_answered_and_the_chain_has_no_gap),
    T(a_clerk_that_stops_answers_whoever_waits),
    T(the_queue_for_proposals_is_bounded))

/* Two stories that differ in nothing but the bids: whoever sees what is public, or is no bidder,
 * cannot tell them apart. */
#include "book/inside.h"
#include "clerk/inside.h"
#include "test/desk.h"
#include "test/test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BIDDERS = 20, FIRST = 201 };

/* What somebody who is no bidder can see, in the order in which it can be seen. */
typedef struct Seen { Desk *d; Text text; Arena *a; } Seen;

static void see(Seen *s, const char *what, int64_t n)
{
    text_put(&s->text, s->a, "{} {}\n", str(what), str_of_number(n, s->a));
}

/* A refusal: its reason and its words. */
static void see_refusal(Seen *s, const char *line)
{
    Result r = says(s->d, line);
    text_put(&s->text, s->a, "{} ! {} {}\n", str(line), str(r.why ? r.why->code : "done"),
             r.detail);
}

/* The refused act of somebody who is no bidder, brought in as a box act. */
static void see_refused_box(Seen *s, Id who)
{
    Act   act = { .kind = ACT_WITHDRAW, .procedure = s->d->name, .actor = who, .mine = 1,
                  .expires = s->d->now + 300, .is_signed = true, .withdraw = { 1, 1, 1 } };
    Arena a = arena_begin(64 << 20);
    act_seal(s->d, &act);
    Result r = clerk_propose(s->d->clerk, proposal_of(s->d, &act, 1), &a);
    text_put(&s->text, s->a, "withdraw ! {}\n", str(r.why ? r.why->code : "done"));
    arena_end(&a);
}

/* What pages say without asking who you are. */
static void see_state(Seen *s)
{
    const Procedure *p = folded(s->d);
    Text receipt = { 0 };
    Book *b = clerk_book(s->d->clerk);
    see(s, "now", s->d->now);
    see(s, "size", book_size(b));
    see(s, "next tick", clerk_next_tick(s->d->clerk));
    see(s, "phase", phase_at(p, 1, 1, s->d->now));
    see(s, "acts", p->acts);
    see(s, "bids", p->bids.len);
    expect_done(clerk_receipt(s->d->clerk, 3, NULL, &receipt, s->a));
    see(s, "receipt", receipt.len);
}

static Result note_point(void *with, const Kept *kept)
{
    Seen *s = with;
    Note  note;
    Checkpoint point;
    TRY(note_read(kept->body, &note, s->a));
    TRY(checkpoint_read(note.text, &point));
    see(s, "checkpoint", point.size);
    see(s, "bytes", kept->body.len);
    return DONE;
}

static void see_checkpoints(Seen *s)
{
    sqlite3_stmt *q;
    expect_done(book_checkpoints(clerk_book(s->d->clerk), note_point, s));
    sqlite3_prepare_v2(clerk_book(s->d->clerk)->db, "SELECT at FROM checkpoint ORDER BY size", -1,
                       &q, NULL);
    while (sqlite3_step(q) == SQLITE_ROW)
        see(s, "at", sqlite3_column_int64(q, 0));
    sqlite3_finalize(q);
}

/* One story. `bids`: how many of the registered bidders put in a bid, and then do more: a second
 * version, a withdrawal, one that is refused at its tick, some that lie ready for the deadline. */
static Str story(int bids, Arena *a)
{
    Desk *d = desk_at(OUT, a);
    Seen  s = { .d = d, .a = a };
    int   count = 0;
    Instant deadline = folded(d)->rounds.at[0].deadline;
    for (int i = 0; i < BIDDERS; i++) {
        char line[64];
        snprintf(line, sizeof line, "%d interest key=%d", FIRST + i, FIRST + i);
        expect_done(says(d, line));
    }
    for (int hour = 0; hour < 12; hour++) {
        Arena putting = arena_begin(256 << 20);
        for (int i = 0; i < 2 && count < bids; i++, count++) {
            expect_done(clerk_put(d->clerk, bid_of_two(d, FIRST + count, 1, 0), &putting));
        }
        if (hour == 3 && bids) {
            expect_done(clerk_put(d->clerk, bid_of_two(d, FIRST, 2, 0), &putting));
            expect_done(clerk_put(d->clerk, withdrawal(d, FIRST, 1, 99), &putting));
        }
        if (hour == 6 && bids)
            for (int i = 3; i < 6; i++)
                expect_done(clerk_put(d->clerk, ready_bid(d, FIRST + i, 2), &putting));
        if (hour == 8 && bids) {
            expect_done(clerk_put(d->clerk, call_back(d, FIRST + 4), &putting));
            expect_done(clerk_put(d->clerk, bid_of_two(d, FIRST + 5, 2, 0), &putting));
        }
        clerk_work(d->clerk);
        see_state(&s);
        if (hour % 4 == 1) {
            see_refusal(&s, "999 interest key=201");
            see_refusal(&s, "olga enrol person=otto key=otto");
            see_refusal(&s, "anna role person=eva role=chair");
            see_refusal(&s, "olga box-list round=1");
            see_refused_box(&s, 998);
            see_refused_box(&s, ANNA);
        }
        if (hour % 5 == 2)
            expect_done(says(d, hour == 2 ? "olga person person=77 key=77"
                                : hour == 7 ? "olga hold on=yes" : "olga hold on=no"));
        time_to(d, d->now + 3600);
        arena_end(&putting);
    }
    time_to(d, deadline - 30);
    if (bids) {
        Arena putting = arena_begin(64 << 20);
        expect_done(clerk_put(d->clerk, withdrawal(d, FIRST + 1, 1, 0), &putting));
        expect_done(clerk_put(d->clerk, bid_of_two(d, FIRST + 2, 2, 0), &putting));
        arena_end(&putting);
    }
    see_state(&s);
    see_refusal(&s, "olga admit round=1 lot=1 bidder=201");
    see_refusal(&s, "olga award round=1 lot=1 bidder=201");
    time_to(d, deadline + 3600);
    see_state(&s);
    desk_close(d);
    expect_done(desk_open(d));
    see_state(&s);
    see_checkpoints(&s);
    text_add(&s.text, public_lines(d, 0, a), a);
    expect(folded(d)->box.len == (bids ? bids + 4 : 0));
    return text_str(&s.text);
}

static void expect_twins(Str x, Str y)
{
    for (int line = 1; x.len || y.len; line++) {
        Str of_x = str_cut(&x, '\n'), of_y = str_cut(&y, '\n');
        if (!str_same(of_x, of_y))
            printf("    line %d: \"%.*s\" without bids, \"%.*s\" with\n", line, (int)of_x.len,
                   of_x.at, (int)of_y.len, of_y.at);
        expect(str_same(of_x, of_y));
    }
}

TEST(nobody_outside_can_tell_no_bid_from_twenty)
{
    Str none = story(0, a), twenty = story(BIDDERS, a);
    expect(none.len > 10000);
    expect_twins(none, twenty);
}

/* The commit of filler is random, that of an act is a hash over a random salt. */
TEST(the_bytes_of_box_entries_look_random_whether_they_are_filler_or_acts)
{
    Desk *d = desk_at(OUT, a);
    int64_t bits[256] = { 0 }, entries = 0;
    time_to(d, d->now + 400 * 3600);
    for (int64_t leaf = 0; leaf < book_size(clerk_book(d->clerk)); leaf++) {
        EntryLine e;
        Text line = { 0 };
        expect_done(book_entry(clerk_book(d->clerk), leaf, &line, a));
        expect_done(entry_read(text_str(&line), &e));
        for (int bit = 0; bit < 256 && e.box; bit++)
            bits[bit] += e.commit.byte[bit / 8] >> bit % 8 & 1;
        entries += e.box;
    }
    expect(entries == 1600);
    for (int bit = 0; bit < 256; bit++)              /* six deviations off, of 256 */
        expect(bits[bit] > 800 - 120 && bits[bit] < 800 + 120);
}

TEST(an_act_is_as_likely_at_every_place_of_its_tick)
{
    Desk *d = desk_at(INTERESTED, a);
    enum { TIMES = 60 };
    int at[4] = { 0 };
    for (int i = 0; i < TIMES; i++) {
        Arena putting = arena_begin(256 << 20);
        int64_t size = book_size(clerk_book(d->clerk));
        Proposal *bid = bid_of_two(d, BELA, i + 1, 0);
        expect_done(clerk_put(d->clerk, bid, &putting));
        clerk_work(d->clerk);
        time_to(d, clerk_next_tick(d->clerk));
        expect(clerk_knows(d->clerk, bid) && bid->leaf >= size);
        at[bid->leaf - size]++;
        arena_end(&putting);
    }
    for (int place = 0; place < 4; place++)          /* five deviations off */
        expect(at[place] > 0 && at[place] < 32);
}

RUN("twin",
    T(nobody_outside_can_tell_no_bid_from_twenty),
    T(the_bytes_of_box_entries_look_random_whether_they_are_filler_or_acts),
    T(an_act_is_as_likely_at_every_place_of_its_tick))

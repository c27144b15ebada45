/* What those who answer keep of the book, and when they go on with it. */
#include "http/reading.h"
#include "test/desk.h"
#include "test/test.h"

static Server server_of(const Desk *d, Arena *a)
{
    return (Server){ .clerk = d->clerk, .folder = d->folder, .readings = readings_begin(a) };
}

static Str name_words(const Desk *d, Arena *a)
{
    Text t = { 0 };
    text_name(&t, d->name, a);
    return text_str(&t);
}

typedef struct Seen { const Onlooker *onlooker; const Procedure *p; Id acts; ptrdiff_t box; } Seen;

/* In a request of its own; the pointers are only to be compared. */
static Seen seen_as(Server *s, Desk *d, bool own)
{
    Seen  seen = { 0 };
    Arena a = arena_begin(1 << 20);
    expect_done((own ? reading_own : reading_procedure)(s, name_words(d, &a), &seen.onlooker,
                                                        &seen.p, &a));
    seen.acts = seen.p->acts;
    seen.box  = seen.p->box.len;
    expect(seen.onlooker->now == clerk_now(d->clerk));
    arena_end(&a);
    return seen;
}
static Seen seen(Server *s, Desk *d) { return seen_as(s, d, false); }

TEST(what_was_read_is_kept_and_goes_on_when_an_open_act_is_entered)
{
    Desk  *d = desk_at(BEGUN, a);
    Server s = server_of(d, a);
    Seen first = seen(&s, d);
    d->now += 60;
    Seen again = seen(&s, d);
    expect(again.p == first.p && again.onlooker == first.onlooker && again.acts == first.acts);
    expect_done(says(d, "olga person person=1000 key=1000"));
    Seen later = seen(&s, d);
    expect(later.p == first.p && later.acts == first.acts + 1);
}

TEST(no_tick_makes_what_was_read_old_but_for_who_sees_own_bids)
{
    Desk  *d = desk_at(INTERESTED, a);
    Server s = server_of(d, a);
    const Procedure *p = folded(d);
    Seen first = seen(&s, d);
    expect_done(clerk_propose(d->clerk, bid_of_two(d, BELA, 1, 0), a));
    time_to(d, d->now + 3 * 3600);
    expect(p->acts == first.acts && p->box.len == 1);
    expect(seen(&s, d).box == 0);
    expect(seen_as(&s, d, true).box == 1);
}

TEST(who_looks_at_the_same_time_looks_by_themselves)
{
    Desk  *d = desk_at(BEGUN, a);
    Server s = server_of(d, a);
    Arena  one = arena_begin(1 << 20), other = arena_begin(1 << 20);
    const Onlooker  *o, *q;
    const Procedure *p, *r;
    expect_done(reading_procedure(&s, name_words(d, a), &o, &p, &one));
    expect_done(reading_procedure(&s, name_words(d, a), &q, &r, &other));
    expect(o != q && p != r);
    reading_over(&s, &one);
    expect(seen(&s, d).p == p);
    arena_end(&one);
    arena_end(&other);
}

TEST(one_request_sees_one_state_whatever_is_entered_meanwhile)
{
    Desk  *d = desk_at(BEGUN, a);
    Server s = server_of(d, a);
    Arena  request = arena_begin(1 << 20);
    const Onlooker *before, *after;
    const Procedure *p, *q;
    expect_done(reading_procedure(&s, name_words(d, a), &before, &p, &request));
    Id acts = p->acts;
    expect_done(says(d, "olga person person=1000 key=1000"));
    expect_done(reading_procedure(&s, name_words(d, a), &after, &q, &request));
    expect(before == after && p == q && q->acts == acts);
    expect_done(reading_own(&s, name_words(d, a), &after, &q, &request));
    expect(q->acts == acts + 1 && p->acts == acts);
    arena_end(&request);
    expect(seen(&s, d).acts == acts + 1);
}

/* Whoever erases waits for who reads an older state. */
TEST(what_is_kept_holds_up_nobody)
{
    Desk  *d = desk_at(BEGUN, a);
    Server s = server_of(d, a);
    seen(&s, d);
    expect_done(says(d, "olga person person=1000 key=1000"));
    desk_close(d);
    expect_done(desk_open(d));
    Hash words = d->words.at[0].hash;
    Arena turn = arena_begin(1 << 20);
    expect_done(book_begin(clerk_book(d->clerk), &turn));
    expect_done(book_words_erase(clerk_book(d->clerk), words));
    expect_done(book_commit(clerk_book(d->clerk)));
    arena_end(&turn);
    expect_done(book_forget(clerk_book(d->clerk), 0));
}

enum { MANY = 40 };

static void begin_one(Desk *d, int i)
{
    char line[160];
    d->name = (Name){ { 1, (unsigned char)i } };
    snprintf(line, sizeof line, "olga begin year=2026 number=%d kind=open "
             "zone=Europe/London division=england-wales", i + 1);
    expect_done(says(d, line));
}

static void look_through(Server *s, const Procedure *seen_at[MANY])
{
    const Onlooker *o;
    Arena a = arena_begin(1 << 20);
    for (int i = 0; i < MANY; i++) {
        Text number = { 0 };
        text_put(&number, &a, "2026-{}", str_of_number(i + 1, &a));
        expect_done(reading_procedure(s, text_str(&number), &o, &seen_at[i], &a));
    }
    arena_end(&a);
}

TEST(who_looks_through_many_tenders_finds_them_read_the_next_time)
{
    Desk  *d = desk_at(OFFICE, a);
    Server s = server_of(d, a);
    const Procedure *first[MANY], *again[MANY];
    for (int i = 0; i < MANY; i++)
        begin_one(d, i);
    look_through(&s, first);
    look_through(&s, again);
    for (int i = 0; i < MANY; i++)
        expect(first[i] == again[i]);
}

typedef struct Walked { int count, stop; int64_t numbers[8]; } Walked;

static bool note_one(void *walked, const Onlooker *o, const Procedure *p)
{
    Walked *w = walked;
    (void)o;
    w->numbers[w->count++] = p->number;
    return w->count < w->stop;
}

TEST(who_looks_over_all_sees_them_from_the_oldest_or_from_the_latest_until_it_is_enough)
{
    Desk  *d = desk_at(OFFICE, a);
    Server s = server_of(d, a);
    Walked all = { .stop = 8 }, back = all, two = { .stop = 2 };
    for (int i = 0; i < 3; i++)
        begin_one(d, i);
    expect_done(reading_each(&s, note_one, &all, a));
    expect(all.count == 3 && all.numbers[0] == 1 && all.numbers[2] == 3);
    expect_done(reading_back(&s, note_one, &back, a));
    expect(back.count == 3 && back.numbers[0] == 3 && back.numbers[2] == 1);
    expect_done(reading_back(&s, note_one, &two, a));
    expect(two.count == 2 && two.numbers[1] == 2);
}

TEST(what_is_no_procedure_is_named_and_nothing_else_is_told)
{
    Desk  *d = desk_at(BEGUN, a);
    Server s = server_of(d, a);
    const Onlooker *o;
    const Procedure *p;
    static const char *const words[] = { "", "-", "2027-999999", "2027-01", "office", "..", "%00",
        "0000000000000000000000000000000000000000", "2027-1 ", "99999999999999999999-1" };
    for (int i = 0; i < countof(words); i++) {
        Result r = reading_procedure(&s, str(words[i]), &o, &p, a);
        expect_because(r, no_such_procedure);
        expect(str_is(r.detail, words[i]));
    }
}

RUN("reading",
    T(what_was_read_is_kept_and_goes_on_when_an_open_act_is_entered),
    T(no_tick_makes_what_was_read_old_but_for_who_sees_own_bids),
    T(who_looks_at_the_same_time_looks_by_themselves),
    T(one_request_sees_one_state_whatever_is_entered_meanwhile),
    T(what_is_kept_holds_up_nobody),
    T(who_looks_through_many_tenders_finds_them_read_the_next_time),
    T(who_looks_over_all_sees_them_from_the_oldest_or_from_the_latest_until_it_is_enough),
    T(what_is_no_procedure_is_named_and_nothing_else_is_told))

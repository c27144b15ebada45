/* What a thread that answers keeps of the book, and when it reads anew. */
#include "http/reading.h"
#include "test/desk.h"
#include "test/test.h"

static Server server_of(const Desk *d)
{
    return (Server){ .clerk = d->clerk, .folder = d->folder };
}

static Str name_words(const Desk *d, Arena *a)
{
    Text t = { 0 };
    text_name(&t, d->name, a);
    return text_str(&t);
}

typedef struct Seen { const Onlooker *onlooker; const Procedure *p; Id acts; } Seen;

/* In a request of its own; the pointers are only to be compared. */
static Seen seen_as(Desk *d, bool own)
{
    Seen   seen = { 0 };
    Server s = server_of(d);
    Arena  a = arena_begin(1 << 20);
    expect_done((own ? reading_own : reading_procedure)(&s, name_words(d, &a), &seen.onlooker,
                                                        &seen.p, &a));
    seen.acts = seen.p->acts;
    expect(seen.onlooker->now == clerk_now(d->clerk));
    arena_end(&a);
    return seen;
}
static Seen seen(Desk *d) { return seen_as(d, false); }

TEST(what_was_read_is_kept_until_an_open_act_is_entered)
{
    Desk *d = desk_at(BEGUN, a);
    Seen first = seen(d);
    d->now += 60;
    Seen again = seen(d);
    expect(again.p == first.p && again.onlooker == first.onlooker);
    expect_done(says(d, "olga person person=1000 key=1000"));
    expect(seen(d).acts == first.acts + 1);
}

TEST(no_tick_makes_what_was_read_old_but_for_who_sees_own_bids)
{
    Desk *d = desk_at(INTERESTED, a);
    const Procedure *p = folded(d);
    Seen first = seen(d);
    int64_t size = book_size(clerk_book(d->clerk));
    time_to(d, d->now + 3 * 3600);
    expect(p->acts == first.acts && book_size(clerk_book(d->clerk)) > size);
    expect(seen(d).p == first.p);
    expect(seen_as(d, true).p != first.p);
}

TEST(one_request_sees_one_state_whatever_is_entered_meanwhile)
{
    Desk  *d = desk_at(BEGUN, a);
    Server s = server_of(d);
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
    expect(seen(d).acts == acts + 1);
}

/* Whoever erases waits for who reads an older state. */
TEST(what_a_thread_keeps_holds_up_nobody)
{
    Desk *d = desk_at(BEGUN, a);
    seen(d);
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

TEST(what_is_no_procedure_is_named_and_nothing_else_is_told)
{
    Desk  *d = desk_at(BEGUN, a);
    Server s = server_of(d);
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
    T(what_was_read_is_kept_until_an_open_act_is_entered),
    T(no_tick_makes_what_was_read_old_but_for_who_sees_own_bids),
    T(one_request_sees_one_state_whatever_is_entered_meanwhile),
    T(what_a_thread_keeps_holds_up_nobody),
    T(what_is_no_procedure_is_named_and_nothing_else_is_told))

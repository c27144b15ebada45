/* Who only reads the book: while somebody writes, and afterwards. */
#include "book/fold.h"
#include "desk/onlooker.h"
#include "test/desk.h"
#include "test/test.h"

#include <sys/wait.h>
#include <unistd.h>

enum { ENTERED = 1000, BATCH = 20, SEEN_BYTES = 64 << 20 };

/* In a process of its own: a thousand people are enrolled and bear roles no more. */
static bool enters(Desk *d)
{
    bool well = !failed(desk_open(d));
    for (int i = 0; well && i < ENTERED; i++) {
        Text line = { 0 };
        Arena *a = d->a;
        text_put(&line, a, "olga person person={} key={}", str_of_number(1000 + i, a),
                 str_of_number(1000 + i, a));
        well = !failed(says(d, str_terminated(text_str(&line), a)));
    }
    desk_close(d);
    return well;
}

/* Every part of what an onlooker sees says the same of how far the log has come. */
static bool is_of_one_moment(const char *folder, Name name, Instant now, Id *acts)
{
    Onlooker   o;
    Arena      a = arena_begin(SEEN_BYTES);
    Procedure *p = make(&a, Procedure, 1);
    Str        note = { 0 };
    Text       receipt = { 0 };
    bool well = !failed(onlooker_come(&o, folder, now, &a)) &&
                !failed(onlooker_procedure(&o, name, p, &a)) &&
                !failed(book_checkpoint(o.book, book_size(o.book), &note, &a)) && note.len &&
                !failed(book_receipt(o.book, book_size(o.book) - 1, NULL, &receipt, &a)) &&
                hash_same(root_of_lines(o.book, book_size(o.book)), book_root(o.book)) &&
                p->acts + o.office.acts == book_size(o.book) && o.now >= p->last_at;
    *acts = well ? p->acts : -1;
    arena_end(&a);
    return well;
}

TEST(an_onlooker_sees_one_moment_while_another_process_enters_a_thousand_acts)
{
    Desk *d = desk_at(BEGUN, a);
    Id first = folded(d)->acts, before = first, acts = first, moments = 0;
    desk_close(d);
    pid_t child = fork();
    if (!child)
        _exit(!enters(d));
    while (acts >= 0 && acts < first + ENTERED) {
        expect(is_of_one_moment(d->folder, d->name, d->now, &acts) && acts >= before);
        moments += acts > before;
        before = acts;
    }
    int status;
    expect(waitpid(child, &status, 0) == child && !status);
    expect(moments > 1);
    expect_done(desk_open(d));
}

TEST(an_onlooker_needs_no_key_and_sees_what_the_clerk_sees)
{
    Onlooker  o;
    Desk     *d = desk_at(INTERESTED, a);
    Procedure seen, office, *p = &seen;
    expect_done(onlooker_come(&o, d->folder, d->now, a));
    expect_done(onlooker_procedure(&o, d->name, p, a));
    expect(p->acts == folded(d)->acts && hash_same(p->last, folded(d)->last));
    expect(o.now == clerk_now(d->clerk));
    expect_done(onlooker_procedure(&o, (Name){ 0 }, &office, a));
    expect(office.acts == o.office.acts && !office.began);
    expect_because(onlooker_procedure(&o, (Name){ { 1 } }, p, a), no_such_procedure);
}

TEST(an_onlooker_whose_clock_is_behind_goes_by_the_log)
{
    Onlooker o;
    Desk    *d = desk_at(INTERESTED, a);
    expect_done(onlooker_come(&o, d->folder, 1, a));
    expect(o.now == folded(d)->last_at);
}

/* The ticks that are owed stay owed: only who proposes pays them. */
TEST(an_onlooker_pays_no_tick)
{
    Onlooker o;
    Desk    *d = desk_at(INTERESTED, a);
    int64_t size = book_size(clerk_book(d->clerk));
    expect_done(onlooker_come(&o, d->folder, d->now + 30 * 86400, a));
    expect(book_size(o.book) == size && book_size(clerk_book(d->clerk)) == size);
    expect(clerk_next_tick(d->clerk) < d->now + 30 * 86400);
}

RUN("onlooker",
    T(an_onlooker_sees_one_moment_while_another_process_enters_a_thousand_acts),
    T(an_onlooker_needs_no_key_and_sees_what_the_clerk_sees),
    T(an_onlooker_whose_clock_is_behind_goes_by_the_log), T(an_onlooker_pays_no_tick))

/* What anybody is given: the same whatever lies in the box, made once, and nothing of a draft. */
#include "http/kept.h"
#include "http/listing.h"
#include "http/routes.h"
#include "test/desk.h"
#include "test/test.h"

#include <string.h>

static Server *server_of(Desk *d, Arena *a)
{
    Server *s = make(a, Server, 1);
    *s = (Server){ .clerk = d->clerk, .folder = d->folder, .kept = kept_begin(a),
                   .listing = listing_begin(a) };
    return s;
}

/* In a request of its own. made_at: where the bytes lay, only to be compared. */
typedef struct Given { int status; Str body, head; const char *made_at; } Given;

static Given asked(Server *s, const char *target, Arena *a)
{
    Arena   life = arena_begin(24 << 20);
    Request r = { .method = GET, .from = S("192.0.2.1"), .number = 1 };
    Answer  answer = { 0 };
    Text    head = { 0 };
    expect(!target_read(str(target), &r, &life).status);
    routes_answer(s, &r, &answer, &life);
    for (each(const Pair, h, answer.headers))
        text_put(&head, a, "{}: {}\n", h->name, h->value);
    Given given = { answer.status, str_copy(answer.body, a), text_str(&head), answer.body.at };
    arena_end(&life);
    return given;
}

static bool holds(Str s, const char *words)
{
    return memmem(s.at, (size_t)s.len, words, strlen(words)) != NULL;
}

static const char *address_of(const Desk *d, const char *before, const char *after, Arena *a)
{
    Text t = { 0 }, name = { 0 };
    text_name(&name, d->name, a);
    text_put(&t, a, "{}{}{}", str(before), text_str(&name), str(after));
    return str_terminated(text_str(&t), a);
}

/* Everything that is public, one after the other. */
static Str all_public(Desk *d, Arena *a)
{
    Text    t = { 0 };
    Server *s = server_of(d, a);
    const char *const targets[] = {
        "/", "/api/1/tenders", "/tenders.csv", "/?status=open", "/?words=nothing&year=2026",
        address_of(d, "/t/", "", a), address_of(d, "/api/1/t/", "", a),
        address_of(d, "/t/", "/documents/1/1", a), "/t/2099-1", "/feed.atom", "/deadlines.ics",
        "/contracts", "/api/1/contracts", "/contracts.csv", address_of(d, "/t/", "/award", a),
        address_of(d, "/t/", "/contract", a), "/help", "/accessibility", "/verify", "/log/entry/5",
    };
    for (int i = 0; i < countof(targets); i++) {
        Given given = asked(s, targets[i], a);
        text_put(&t, a, "{} {}\n{}\n{}\n", str(targets[i]), str_of_number(given.status, a),
                 given.head, given.body);
    }
    return text_str(&t);
}

TEST(nobody_learns_from_any_page_whether_there_are_bids)
{
    Desk *none = desk_at(INTERESTED, a), *two = desk_at(INTERESTED, a);
    expect_done(clerk_propose(two->clerk, bid_of_two(two, BELA, 1, 0), a));
    expect(str_same(all_public(none, a), all_public(two, a)));
    time_to(none, none->now + 3 * 3600);
    time_to(two, two->now + 3 * 3600);
    expect(str_same(all_public(none, a), all_public(two, a)));
    expect(holds(all_public(two, a), "stays secret until the opening"));
    Instant deadline = round_of(folded(two), 1)->deadline;
    time_to(none, deadline + 60);
    time_to(two, deadline + 60);
    expect(str_same(all_public(none, a), all_public(two, a)));
    expect(holds(all_public(two, a), "Closed, still sealed"));
}

TEST(a_page_is_made_once_and_again_for_an_open_act_or_the_deadline)
{
    Desk   *d = desk_at(INTERESTED, a);
    Server *s = server_of(d, a);
    const char *at = address_of(d, "/t/", "", a);
    Given first = asked(s, at, a);
    expect(first.status == 200 && holds(first.body, "Open to bids"));
    time_to(d, d->now + 3 * 3600);
    expect(asked(s, at, a).made_at == first.made_at);
    expect_done(says(d, "olga answer answer=1 text=Nights_too"));
    Given second = asked(s, at, a);
    expect(second.made_at != first.made_at && holds(second.body, "answer-1"));
    d->now = round_of(folded(d), 1)->deadline;
    expect(holds(asked(s, at, a).body, "Closed, still sealed"));
    expect(holds(asked(s, "/", a).body, "Closed, still sealed"));
    expect(!holds(asked(s, "/?status=open", a).body, at));
}

TEST(a_draft_is_not_there)
{
    Desk   *d = desk_at(BEGUN, a);
    Server *s = server_of(d, a);
    expect(asked(s, address_of(d, "/t/", "", a), a).status == 404);
    expect(asked(s, address_of(d, "/api/1/t/", "", a), a).status == 404);
    expect(asked(s, address_of(d, "/t/", "/documents/1/1", a), a).status == 404);
    expect(holds(asked(s, "/", a).body, "No tender has been published"));
}

TEST(a_star_is_one_part_of_a_path_or_all_the_rest)
{
    Desk   *d = desk_at(INTERESTED, a);
    Server *s = server_of(d, a);
    static const char *const none[] = { "/t/", "/t", "/t/x/documents/1", "/t/documents/1/1",
        "/t/x/documents/", "/tenders", "/api/1/t/", "/api/1", "/t/2026-42/nothing" };
    for (int i = 0; i < countof(none); i++)
        expect(asked(s, none[i], a).status == 404);
    expect(asked(s, address_of(d, "/t/", "/", a), a).status == 404);
}

RUN("site",
    T(nobody_learns_from_any_page_whether_there_are_bids),
    T(a_page_is_made_once_and_again_for_an_open_act_or_the_deadline),
    T(a_draft_is_not_there), T(a_star_is_one_part_of_a_path_or_all_the_rest))

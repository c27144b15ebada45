/* What anybody is given: the same whatever lies in the box, made once, and nothing of a draft. */
#include "desk/paper.h"
#include "http/api.h"
#include "http/kept.h"
#include "http/listing.h"
#include "http/reading.h"
#include "http/routes.h"
#include "http/theming.h"
#include "letters/figures.h"
#include "page/record.h"
#include "page/results.h"
#include "page/things.h"
#include "page/words.h"
#include "test/desk.h"
#include "test/played.h"
#include "test/test.h"
#include "test/welsh.h"

#include <string.h>

static Server *server_of(Desk *d, Arena *a)
{
    Server *s = make(a, Server, 1);
    *s = (Server){ .clerk = d->clerk, .folder = d->folder, .kept = kept_begin(a),
                   .readings = readings_begin(a),
                   .listing = listing_begin(a) };
    return s;
}

/* In a request of its own. made_at: where the bytes lay, only to be compared. */
typedef struct Given { int status; Str body, head; const char *made_at; } Given;

static Given asked_with(Server *s, const char *target, Pairs headers, Arena *a)
{
    Arena   life = arena_begin(24 << 20);
    Request r = { .method = GET, .from = S("192.0.2.1"), .number = 1, .headers = headers };
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

static Given asked(Server *s, const char *target, Arena *a)
{
    return asked_with(s, target, (Pairs){ 0 }, a);
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
        address_of(d, "/t/", "/results", a), address_of(d, "/api/1/t/", "/results", a),
        address_of(d, "/t/", "/answers", a), address_of(d, "/api/1/t/", "/answers", a),
        address_of(d, "/t/", "/contract", a), "/help", "/accessibility", "/verify", "/log/entry/5",
        address_of(d, "/cy/t/", "", a), "/cy/log/entry/5",
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

/* Whom the rows name (doc/acts.md), and not whoever asks once the box is listed. */
TEST(the_name_of_a_bidder_is_given_to_who_may_have_it_and_the_winners_to_everybody)
{
    Played *life = played_watched(NULL, false, a);
    Desk    town = { .clerk = life->clerk, .folder = life->folder };
    Server *s = server_of(&town, a);
    const Onlooker  *o;
    const Procedure *p;
    Record record;
    int64_t lost = 0, won = 0;
    expect_done(reading_procedure(s, S("2026-42"), &o, &p, a));
    expect_done(paper_record(o->book, p, o->now, &record, a));
    const Act *act = record_act(&record, 1);
    const Field *name = act_field(ACT_INTEREST, "name");
    for (Id nth = 1; act; act = record_act(&record, ++nth)) {
        if (act->kind != ACT_INTEREST)
            continue;
        bool winner = p->lots.at[0].winner == act->actor;
        lost += !winner;
        won += winner;
        expect(words_are_shown(p, 0, act, name) == winner);
        for (each(const Person, person, p->people)) {
            bool bidder = roles_in(person, 0) == BIDDER;
            bool may = winner || !bidder || person->id == act->actor;
            expect(words_are_shown(p, person->id, act, name) == may);
        }
    }
    expect(lost >= 1 && won == 1);
}

TEST(links_of_feeds_lead_where_people_reach_it_whatever_the_one_who_asks_calls_it)
{
    static const char *const feeds[] = { "/feed.atom", "/deadlines.ics" };
    Server *s = server_of(desk_at(INTERESTED, a), a);
    s->config.address = S("https://tender.arden.example");
    for (int i = 0; i < countof(feeds); i++) {
        Pairs headers = { 0 };
        *list_add(&headers, a) = (Pair){ S("Host"), S("evil.example") };
        Given given = asked_with(s, feeds[i], headers, a);
        expect(given.status == 200 && holds(given.body, "https://tender.arden.example/t/2026-42"));
        expect(!holds(given.body, "evil"));
    }
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

/* So many more, numbered on from those that are there. */
static void answered(Desk *d, int64_t more, Arena *a)
{
    for (int64_t next = folded(d)->answers + 1; more--; next++) {
        Str line = str_put(a, "olga answer answer={} text=Nights_too", str_of_number(next, a));
        expect_done(says(d, str_terminated(line, a)));
    }
}

static int64_t times(Str s, const char *words)
{
    int64_t n = 0;
    for (const char *at = s.at;
         (at = memmem(at, (size_t)(s.at + s.len - at), words, strlen(words))); at++)
        n++;
    return n;
}

TEST(a_tender_s_page_has_the_latest_answers_and_leads_to_all_where_there_are_more)
{
    static const struct { int64_t all, beside, first, second; } rows[] = {
        { 0, 0, 0, 0 }, { 1, 1, 1, 0 }, { 20, 20, 20, 0 }, { 21, 20, 21, 0 }, { 50, 20, 50, 0 },
        { 51, 20, 50, 1 },
    };
    Desk   *d = desk_at(INTERESTED, a);
    Server *s = server_of(d, a);
    const char *at = address_of(d, "/t/", "", a), *all = address_of(d, "/t/", "/answers", a);
    const char *second = address_of(d, "/t/", "/answers?page=2", a);
    static const char one[] = "<div id=\"answer-";
    for (int i = 0; i < countof(rows); i++) {
        answered(d, rows[i].all - folded(d)->answers, a);
        Given tender = asked(s, at, a), page = asked(s, all, a);
        expect(times(tender.body, one) == rows[i].beside);
        expect(times(page.body, one) == rows[i].first);
        expect(times(asked(s, second, a).body, one) == rows[i].second);
        expect(holds(tender.body, "/answers\"") == (rows[i].all > rows[i].beside));
        expect(holds(page.body, "/answers?page=2") == (rows[i].all > rows[i].first));
        expect(holds(page.body, "No question has been answered yet.") == !rows[i].all);
    }
    expect(asked(s, "/t/2099-1/answers", a).status == 404);
}

TEST(answers_of_one_day_are_one_line_of_the_history)
{
    Desk   *d = desk_at(INTERESTED, a);
    Server *s = server_of(d, a);
    const char *at = address_of(d, "/t/", "", a), *welsh = address_of(d, "/cy/t/", "", a);
    answered(d, 1, a);
    expect(holds(asked(s, at, a).body, "A question was answered: answer 1"));
    answered(d, 2, a);
    Str page = asked(s, at, a).body;
    expect(holds(page, "3 questions were answered") && times(page, "answered") == 1);
    expect(holds(asked(s, welsh, a).body, "Atebwyd 3 chwestiwn"));
    time_to(d, d->now + 24 * 3600);
    answered(d, 1, a);
    page = asked(s, at, a).body;
    expect(holds(page, "A question was answered: answer 4") && times(page, "answered") == 2);
}

TEST(a_kept_page_is_made_anew_once_it_is_to_look_otherwise)
{
    Desk   *d = desk_at(INTERESTED, a);
    Server *s = server_of(d, a);
    const char *at = address_of(d, "/t/", "", a);
    Theme   theme = { .name = S("Arden"), .colour = S("#0b5c3e") };
    expect_done(people_open(&s->people, d->folder, a));
    expect_done(account_add(s->people, S("Olga"), S("olga@arden.example"), S("en"), d->now,
                            &theme.by));
    expect_done(theming_begin(s, &s->theming, a));
    Given usual = asked(s, at, a), first = asked(s, "/", a);
    expect(asked(s, at, a).made_at == usual.made_at && !holds(usual.body, "/theme.css"));
    expect_done(theming_set(s, &theme));
    Given green = asked(s, at, a);
    expect(green.made_at != usual.made_at && holds(green.body, "/theme.css"));
    expect(!str_same(asked(s, "/", a).body, first.body) && holds(asked(s, "/", a).body, "Arden<"));
    expect(asked(s, at, a).made_at == green.made_at);
    expect(holds(asked(s, "/theme.css", a).head, "ETag: \""));
}

TEST(a_tender_is_there_in_welsh_and_its_dates_and_figures_too)
{
    Desk   *d = desk_at(INTERESTED, a);
    Server *s = server_of(d, a);
    Given english = asked(s, address_of(d, "/t/", "", a), a);
    Given welsh = asked(s, address_of(d, "/cy/t/", "", a), a);
    const char *there = address_of(d, "href=\"/cy/t/", "\"", a);
    const char *back = address_of(d, "href=\"/t/", "\"", a);
    expect(holds(english.body, "<html lang=\"en-GB\"") && holds(english.body, there));
    expect(holds(english.body, "Open to bids") && !holds(english.body, "Ar agor"));
    expect(welsh.status == 200 && holds(welsh.body, "<html lang=\"cy\""));
    expect(holds(welsh.body, back) && !holds(welsh.body, "Open to bids"));
    expect(!holds(welsh.body, "MIME-Version") && !holds(welsh.body, "{}"));
    expect(holds(welsh.body, "Ar agor i gynigion") && holds(welsh.body, "Dyddiad cau: <strong>D"));
    expect(holds(welsh.body, "Cyhoeddwyd y tendr") && holds(welsh.body, "href=\"/cy/log/entry/"));
    time_to(d, round_of(folded(d), 1)->deadline + 60);
    expect(holds(asked(s, address_of(d, "/cy/t/", "", a), a).body, "dan sêl o hyd"));
    expect(asked(s, "/cy/t/2099-1", a).status == 404);
}

TEST(an_entry_is_there_in_welsh)
{
    Server *s = server_of(desk_at(INTERESTED, a), a);
    Given english = asked(s, "/log/entry/5", a), welsh = asked(s, "/cy/log/entry/5", a);
    expect(holds(english.body, "Entry 5 of the log") && holds(english.body, "/cy/log/entry/5"));
    expect(welsh.status == 200 && holds(welsh.body, "Cofnod 5 o’r log"));
    expect(holds(welsh.body, "href=\"/cy/log/entry/6\""));
    expect(asked(s, "/cy/log/entry/5/receipt", a).status == 404);
}

/* Not so of what is only ever shown by its bytes. */
static bool is_said(const Field *f)
{
    return f->type != HASH && f->type != KEY && f->type != PROOF;
}

static bool may_be_public(Audience shown)
{
    return shown != TO_BIDDERS && shown != TO_ITS_BIDDER && shown != TO_OVERSEERS &&
           shown != TO_COURTS;
}

static void expect_welsh(const char *english)
{
    if (words_in(WELSH, english) == english)
        expect_text(S("has no Welsh"), english);
}

TEST(whatever_an_act_that_everybody_may_see_does_and_says_has_words_in_welsh)
{
    (void)a;
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        if (!may_be_public(act_rows[kind]->shown))
            continue;
        expect_welsh(act_rows[kind]->says);
        for (each_field(f, act_rows[kind])) {
            if (is_said(f))
                expect_welsh(f->label);
            for (int i = 0; f->type == CHOICE && i < f->choices->count; i++)
                if (f->choices->at[i].word && f->choices->count < CURRENCY_KINDS)
                    expect_welsh(f->choices->at[i].label);
        }
    }
}

TEST(a_finished_tender_and_its_entries_have_no_word_of_ours_that_is_not_welsh)
{
    Played *life = played_watched(NULL, false, a);
    Desk    town = { .clerk = life->clerk, .folder = life->folder };
    Server *s = server_of(&town, a);
    const char *at = "/cy/t/2026-42";
    Given given = asked(s, at, a);
    for (int64_t leaf = 0; given.status == 200; leaf++) {
        expect_no_english(given.body, at, a);
        at = str_terminated(str_put(a, "/cy/log/entry/{}", str_of_number(leaf, a)), a);
        given = asked(s, at, a);
        expect(given.status == 200 || leaf > 60);
    }
}

TEST(welsh_counts_in_six_forms_and_dates_are_said_in_it)
{
    static const char one[] = "{} bid", many[] = "{} bids";
    static const struct { int64_t n; const char *says; } counts[] = {
        { 0, "dim cynigion" }, { 1, "1 cynnig" }, { 2, "2 gynnig" }, { 3, "3 chynnig" },
        { 4, "4 cynnig" }, { 6, "6 chynnig" }, { 13, "13 cynnig" }, { 22, "22 cynnig" } };
    for (int i = 0; i < countof(counts); i++)
        expect_text(counted_in(WELSH, counts[i].n, one, many, a), counts[i].says);
    expect_text(counted_in(ENGLISH, 1, one, many, a), "1 bid");
    expect_text(counted_in(ENGLISH, 2, one, many, a), "2 bids");
    static const char turned[] = "A padlock was turned";
    expect_text(counted_in(WELSH, 1, turned, turned, a), "Trowyd clo clap");
    expect_text(counted_in(WELSH, 2, turned, turned, a), "Trowyd cloeon clap 2 waith");
    expect_text(counted_in(WELSH, 2, "{} cat", "{} cats", a), "2 cats");
    Instant noon = (Instant)day_of((Civil){ 2012, 7, 1 }) * DAY + 11 * HOUR;
    expect_text(moment_in(WELSH, noon, LONDON, a), "Dydd Sul 1 Gorffennaf 2012, 12:00 BST");
    expect_text(moment_in(ENGLISH, noon, LONDON, a), "Sunday 1 July 2012, 12:00 BST");
    expect_text(span_in(WELSH, 2 * DAY + 2 * HOUR, a), "2 ddiwrnod 2 awr");
    expect_text(span_in(WELSH, 2 * MINUTE + 1, a), "2 funud 1 eiliad");
    expect_text(span_in(ENGLISH, 2 * MINUTE + 1, a), "2 minutes 1 second");
    for (int i = 0; i < 366; i++) {
        Str day = day_in(WELSH, day_of((Civil){ 2012, 1, 1 }) + i, a);
        expect(str_starts(day, "Dydd ") && !holds(day, "day ") && !holds(day, "ber "));
    }
}

/* Of a document that is a text, all of it stands on the page of its entry; & there as &amp;. */
static void long_document(Desk *d, ptrdiff_t bytes, Arena *a)
{
    char *words = make(a, char, bytes);
    memset(words, '&', (size_t)bytes);
    d->paper = (Str){ words, bytes };
    expect_done(says_batch(d, "olga document document=9 version=1\nolga amend minor=Small"));
}

/* The longest page of an entry, or its twin for programs. */
static ptrdiff_t longest_entry(Server *s, const char *before, Arena *a)
{
    ptrdiff_t longest = 0;
    for (int64_t leaf = 0;; leaf++) {
        Arena one = arena_begin(1 << 28);
        Given given = asked(s, str_terminated(str_put(a, "{}{}", str(before),
                                                      str_of_number(leaf, a)), a), &one);
        longest = given.body.len > longest ? given.body.len : longest;
        arena_end(&one);
        if (given.status != 200)
            return longest;
    }
}

TEST(what_people_wrote_never_ends_the_server_however_long_it_is)
{
    Desk   *d = desk_at(INTERESTED, a);
    Server *s = server_of(d, a);
    long_document(d, PAPER_BYTES_MAX, a);
    expect(longest_entry(s, "/log/entry/", a) > 5 * (ptrdiff_t)PAPER_BYTES_MAX);
    expect(longest_entry(s, "/api/1/log/entry/", a) > PAPER_BYTES_MAX);
    expect(asked(s, address_of(d, "/t/", "", a), a).status == 200);
}

/* A page of so many letters of one kind, in so many facts, in a room of 2 MiB. */
static bool written(char letter, ptrdiff_t letters, ptrdiff_t facts, bool as_json, Arena *a)
{
    Arena room = arena_begin(2 << 20);
    Frame frame = { .title = S("Entry"), .style = "/s", .script = "", .icon = "/i" };
    char *words = make(a, char, letters + 1);
    EntryPage page = { .heading = S("Entry") };
    Text t = { 0 };
    memset(words, letter, (size_t)letters);
    for (ptrdiff_t i = 0; i < facts; i++)
        *list_add(&page.fields, a) = (EntryFact){ .name = S("Text"), .value = { words, letters } };
    bool fits = shape_fits(&shape_EntryPage, &page, &room);
    if (fits && as_json)
        shape_json(&t, &shape_EntryPage, &page, &room);
    else if (fits)
        entry_html(&frame, &page, &t, &room);
    arena_end(&room);
    return fits;
}

TEST(what_is_said_to_fit_can_be_written_and_the_longest_that_does_is_found)
{
    static const char letters[] = "a&\"\1\\";
    for (int i = 0; letters[i]; i++)
        for (ptrdiff_t facts = 1; facts <= 100; facts *= 100) {
            ptrdiff_t fits = 0, not_so = 1 << 20;
            while (not_so - fits > 1) {
                Arena one = arena_begin(2 << 20);
                ptrdiff_t half = fits + (not_so - fits) / 2;
                *(written(letters[i], half, facts, i % 2, &one) ? &fits : &not_so) = half;
                arena_end(&one);
            }
            expect(facts * fits > 4 << 10);
            expect(written(letters[i], fits, facts, i % 2 == 0, a));
        }
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

TEST(the_last_of_the_disk_is_for_who_needs_little)
{
    static const int64_t MIB = 1 << 20, GIB = 1 << 30;
    (void)a;
    expect(upload_has_room(8 * GIB, 40 * GIB) && !upload_has_room(8 * GIB - 1, 40 * GIB));
    expect(upload_has_room(GIB, 256 * MIB) && !upload_has_room(GIB, 256 * MIB + 1));
    expect(!upload_has_room(GIB - 1, 1));
}

/* Whom it is for, of those who are there: "olga otto carl". */
static Str results_for(const Play *w, Arena *a)
{
    static const struct { Id id; const char *name; } people[] = {
        { OLGA, "olga" }, { OTTO, "otto" }, { ANNA, "anna" }, { EVA, "eva" }, { CARL, "carl" },
        { HANS, "hans" }, { BELA, "bela" }, { CORA, "cora" }, { 999, "nobody" },
    };
    Text t = { 0 };
    for (int i = 0; i < countof(people); i++)
        if (results_are_for(&w->p, people[i].id, NULL))
            text_put(&t, a, "{}{}", t.len ? S(" ") : S(""), str(people[i].name));
    return text_str(&t);
}

TEST(results_are_for_who_decides_and_only_once_marks_are_locked)
{
    expect_text(results_for(play_to(AGREED_ON, a), a), "");
    expect_text(results_for(play_to(LOCKED_UP, a), a), "olga otto carl");
    expect_text(results_for(play_to(WON, a), a), "olga otto carl");
    Play *w = play_to(LOCKED_UP, a);
    person_of(&w->p, OTTO)->interest = true;
    person_of(&w->p, CARL)->barred = true;
    expect_text(results_for(w, a), "olga");
    *list_add(&person_of(&w->p, ANNA)->holdings, a) = (Holding){ .role = OVERSEER };
    expect_text(results_for(w, a), "olga anna");
    stand_of(&w->p, 1, 1)->locked = false;
    expect_text(results_for(w, a), "");
}

static const char *const firms[] = { "Bela Ltd", "Cora Ltd", "Dora Ltd" };

static Result firm_named(void *where, Hash hash, Str *bytes, Arena *a)
{
    (void)where, (void)a;
    *bytes = S("words");
    for (int i = 0; i < countof(firms); i++)
        if (hash_same(hash, sha256(str(firms[i]))))
            *bytes = str(firms[i]);
    return DONE;
}

static bool names_anywhere(const Results *r, const char *name)
{
    for (each(const Figure, f, r->figures)) {
        for (each(const Str, cell, f->cells))
            if (holds(*cell, name))
                return true;
        for (each(const Stroke, m, f->drawing.marks))
            if (m->kind == MARK_WORDS && holds(m->words, name))
                return true;
        if (holds(f->says, name))
            return true;
    }
    return holds(r->lead, name);
}

TEST(a_bidder_sees_its_own_bid_beside_the_winners_and_nothing_of_others)
{
    Play   *w = play_to(TOLD, a);
    Results r;
    Record  record = { .p = &w->p, .papers = { .paper = firm_named }, .now = w->now, .a = a };
    for (int i = 0; i < countof(firms); i++)
        person_of(&w->p, BELA + i)->name = sha256(str(firms[i]));
    expect_done(results_told(&record, 1, BELA, &r));
    expect_text(r.lead, "Cora Ltd won, with 84.000; your bid has 76.000.");
    expect(names_anywhere(&r, "Bela Ltd") && names_anywhere(&r, "Cora Ltd"));
    expect(!names_anywhere(&r, "Dora Ltd"));
    expect_done(results_told(&record, 1, CORA, &r));
    expect(!names_anywhere(&r, "Bela Ltd") && !names_anywhere(&r, "Dora Ltd"));
    expect_because(results_told(&record, 1, EVA, &r), no_such_bid);
}

TEST(it_does_so_once_it_was_given_its_summary)
{
    Play *won = play_to(WON, a), *told = play_to(TOLD, a);
    expect(!results_were_told(&won->p, BELA, NULL) && !results_are_there(&won->p, BELA));
    expect(results_were_told(&told->p, BELA, NULL) && results_are_there(&told->p, BELA));
    expect(!results_are_for(&told->p, BELA, NULL) && !results_were_told(&told->p, EVA, NULL));
}

RUN("site",
    T(a_bidder_sees_its_own_bid_beside_the_winners_and_nothing_of_others),
    T(it_does_so_once_it_was_given_its_summary),
    T(results_are_for_who_decides_and_only_once_marks_are_locked),
    T(the_last_of_the_disk_is_for_who_needs_little),
    T(nobody_learns_from_any_page_whether_there_are_bids),
    T(the_name_of_a_bidder_is_given_to_who_may_have_it_and_the_winners_to_everybody),
    T(links_of_feeds_lead_where_people_reach_it_whatever_the_one_who_asks_calls_it),
    T(a_page_is_made_once_and_again_for_an_open_act_or_the_deadline),
    T(a_tender_s_page_has_the_latest_answers_and_leads_to_all_where_there_are_more),
    T(answers_of_one_day_are_one_line_of_the_history),
    T(a_kept_page_is_made_anew_once_it_is_to_look_otherwise),
    T(a_tender_is_there_in_welsh_and_its_dates_and_figures_too), T(an_entry_is_there_in_welsh),
    T(whatever_an_act_that_everybody_may_see_does_and_says_has_words_in_welsh),
    T(a_finished_tender_and_its_entries_have_no_word_of_ours_that_is_not_welsh),
    T(welsh_counts_in_six_forms_and_dates_are_said_in_it),
    T(what_people_wrote_never_ends_the_server_however_long_it_is),
    T(what_is_said_to_fit_can_be_written_and_the_longest_that_does_is_found),
    T(a_draft_is_not_there), T(a_star_is_one_part_of_a_path_or_all_the_rest))

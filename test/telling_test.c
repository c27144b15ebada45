/* Who is told what by mail, of a whole tender: each once, nobody of what is not theirs to see, also
 * where the disk failed in between; and how mails are ended. */
#include "http/mails.h"
#include "http/reading.h"
#include "http/signer.h"
#include "http/telling.h"
#include "test/folder.h"
#include "test/played.h"
#include "test/test.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- a server without its socket --------------------------------------------------- */

static const Id numbers[] = { 1,  2,  3,  11, 21,  22,  23,  31,  41,
                              42, 43, 44, 45, 101, 102, 103, 104, 105 };
enum { HERE = countof(numbers) };

typedef struct Town {
    Played *life;
    Server  server;
    const char *folder;                      /* of people.db */
    Id      account[HERE];
    Invented invented[HERE];
    InventedPeople people;
    Arena   open;                            /* of people.db */
} Town;

static void people_come(Town *t, Arena *a)
{
    t->people = (InventedPeople){ t->invented, HERE, HERE };
    for (int i = 0; i < HERE; i++) {
        Text mail = { 0 };
        const Actor *actor = actor_of(numbers[i]);
        text_put(&mail, a, "{}@demonstration.invalid", actor->name);
        expect_done(account_add(t->server.people, actor->name, text_str(&mail), S("en"), 1,
                                &t->account[i]));
        t->invented[i] = (Invented){ .id = actor->name, .name = actor->name, .actor = actor };
    }
}

static void town_open(Town *t)
{
    t->open = arena_begin(64 << 20);
    expect_done(people_open(&t->server.people, t->folder, &t->open));
}

/* As if the process had ended and another one had begun. */
static void town_again(Town *t)
{
    arena_end(&t->open);
    town_open(t);
}

static void town_over(void *town) { arena_end(&((Town *)town)->open); }

/* from: of its log; the life is the same for all. */
static Town *town_of(Played *life, int64_t from, Arena *a)
{
    Town *t = make(a, Town, 1);
    Reached reached;
    t->life   = life;
    t->folder = folder_new(a);
    t->server = (Server){ .clerk = life->clerk, .folder = life->folder,
                          .config = { .address = S("https://tender.example") },
                          .demonstration = &t->people, .readings = readings_begin(a) };
    town_open(t);
    arena_defer(a, town_over, t);
    people_come(t, a);
    if (from >= 0)
        expect_done(outbox_reached(t->server.people, (Reached){ from, 0 }, &reached));
    return t;
}

static Played *whole(Arena *a)
{
    return played_watched(NULL, false, a);
}

/* 2026-10-30T13:00: the box is not listed. */
static Played *closed(Arena *a)
{
    static const Lie up_to = { .line = "2026-10-30T12:10 olga+otto box-list", .instead = "" };
    return played_watched(&up_to, false, a);
}

static void all_told(Town *t)
{
    bool more = true;
    while (more)
        expect_done(tell_log(&t->server, t->life->now, &more));
}

/* ---- what came --------------------------------------------------------------------- */

typedef LIST(Post) Letters;

static int64_t apart(Id number) { return number < 0 ? -number : number; }

static int by_due(const void *x, const void *y)
{
    const Post *one = x, *other = y;
    int64_t by = one->due != other->due ? one->due - other->due
                                        : apart(one->number) - apart(other->number);
    return (by > 0) - (by < 0);
}

/* All that wait; each is sent then. */
static Letters letters(Town *t, Arena *a)
{
    Letters all = { 0 };
    for (;;) {
        Post post;
        bool found;
        expect_done(outbox_next(t->server.people, t->life->now, &post, &found, a));
        if (!found)
            return all;
        expect(all.len == 0 || all.at[all.len - 1].topic != TOPIC_OWN || post.topic == TOPIC_OWN);
        expect_done(outbox_sent(t->server.people, post.number, t->life->now));
        *list_add(&all, a) = post;
    }
}

static Str name_of(Str mail) { return str_cut(&mail, '@'); }

/* "bela | Answer 1 about 2026-42 ...": one line a letter, by when they were due. */
static Str lines_of(const Letters *all, Arena *a)
{
    Text t = { 0 };
    if (all->len)
        qsort(all->at, (size_t)all->len, sizeof *all->at, by_due);
    for (each(const Post, post, *all))
        text_put(&t, a, "{} | {}{}\n", name_of(post->to), post->subject,
                 str(post->receipt.len ? " | with a receipt" : ""));
    return text_str(&t);
}

static Str golden(Arena *a)
{
    return file_whole("test/vectors/mails.txt", a);
}

static void expect_same_lines(Str got, Str wanted)
{
    for (int line = 1; got.len || wanted.len; line++) {
        Str of_got = str_cut(&got, '\n'), of_wanted = str_cut(&wanted, '\n');
        if (!str_same(of_got, of_wanted))
            printf("    mail %d: \"%.*s\", not \"%.*s\"\n", line, (int)of_got.len, of_got.at,
                   (int)of_wanted.len, of_wanted.at);
        expect(str_same(of_got, of_wanted));
    }
}

static bool holds(Str text, const char *words)
{
    return text.len && memmem(text.at, (size_t)text.len, words, strlen(words));
}

static int counted(const Letters *all, const char *to, const char *words)
{
    int count = 0;
    for (each(const Post, post, *all))
        count += (!*to || str_is(name_of(post->to), to)) && holds(post->subject, words);
    return count;
}

/* ---- a tender ---------------------------------------------------------------------- */

TEST(a_tender_gives_exactly_these_mails)
{
    Town *t = town_of(whole(a), 0, a);
    all_told(t);
    Letters all = letters(t, a);
    Str lines = lines_of(&all, a);
    if (getenv("TENDERBOX_KEEP")) {
        FILE *f = fopen(getenv("TENDERBOX_KEEP"), "w");
        fwrite(lines.at, 1, (size_t)lines.len, f);
        fclose(f);
    }
    expect_same_lines(lines, golden(a));
    all_told(t);
    expect(letters(t, a).len == 0);
}

/* In people.db, beside whoever has it open. */
static void by_hand(const Town *t, const char *sql)
{
    sqlite3 *db;
    char path[512];
    snprintf(path, sizeof path, "%s/people.db", t->folder);
    expect(!sqlite3_open(path, &db));
    expect(!sqlite3_exec(db, sql, NULL, NULL, NULL));
    sqlite3_close(db);
}

/* Between any two looks another process may begin; what fails leaves nothing behind. */
TEST(none_is_lost_and_none_comes_twice_though_the_disk_fails)
{
    Town *t = town_of(whole(a), 0, a);
    bool  more = true;
    int   fallen = 0;
    Letters all = { 0 };
    while (more) {
        by_hand(t, "CREATE TRIGGER falls BEFORE INSERT ON post WHEN new.account % 5 = 3 "
                   "BEGIN SELECT RAISE(ABORT, 'disk'); END");
        Result r = tell_log(&t->server, t->life->now, &more);
        by_hand(t, "DROP TRIGGER falls");
        town_again(t);
        if (failed(r)) {
            fallen++;
            expect(letters(t, a).len == 0);
            expect_done(tell_log(&t->server, t->life->now, &more));
        }
        town_again(t);
        Letters some = letters(t, a);
        for (each(const Post, post, some))
            *list_add(&all, a) = *post;
    }
    expect(fallen > 1);
    expect_same_lines(lines_of(&all, a), golden(a));
}

TEST(who_begins_to_mail_floods_nobody_with_what_was_before)
{
    Town *t = town_of(whole(a), -1, a);
    all_told(t);
    expect(letters(t, a).len == 0);
    played_line(t->life, S("2027-01-07T09:00 olga hold on=yes"));
    played_line(t->life, S("olga+otto contract-change lot=1 value=125000 until=2029-02-28"));
    all_told(t);
    Letters all = letters(t, a);
    expect(counted(&all, "", "The contract of 2026-42 was changed") == all.len && all.len > 5);
}

TEST(nobody_is_told_of_what_pages_do_not_show_them)
{
    Town *t = town_of(whole(a), 0, a);
    all_told(t);
    Letters all = letters(t, a);
    expect(counted(&all, "", "A question about") == 3);          /* the officers */
    expect(counted(&all, "bela", "A question about") == 0);
    expect(counted(&all, "", "How your bid") == 3);
    expect(counted(&all, "elsa", "How your bid") == 0);
    expect(counted(&all, "dora", "is excluded") == 1 && counted(&all, "", "is excluded") == 1);
    for (each(const Post, post, all)) {
        bool receipt = holds(post->subject, "Receipt");
        expect(receipt == (post->topic == TOPIC_OWN && post->receipt.len));
        expect((post->number < 0) == (post->topic == TOPIC_OWN));
        if (receipt)
            expect(str_starts(post->receipt, "c2sp.org/tlog-proof@v1"));
    }
}

TEST(a_mail_says_what_happened_what_is_safe_and_where_to_look)
{
    Town *t = town_of(whole(a), 0, a);
    all_told(t);
    Letters all = letters(t, a);
    for (each(const Post, post, all)) {
        Str rest = post->text;
        expect(holds(post->text, "https://tender.example/"));
        expect(holds(post->text, "https://tender.example/me"));
        expect(!holds(post->text, "{") && !holds(post->subject, "{"));
        while (rest.len) {
            Str line = str_cut(&rest, '\n');
            expect(line.len <= 73 || str_starts(line, "https://"));
        }
    }
}

/* Of who reads nothing is in the procedure but what they signed. */
TEST(who_is_let_into_the_data_room_is_told_once_and_nobody_who_is_not)
{
    Town *t = town_of(closed(a), 0, a);
    char  sql[1024];
    Text  name = { 0 };
    const Onlooker  *o;
    const Procedure *p;
    expect_done(reading_procedure(&t->server, S("2026-42"), &o, &p, a));
    text_name(&name, procedure_name(p), a);
    static const struct { const char *name, *paper; int account; } readers[] = {
        { "Rhys", "Rhys-keeps-it", 5 },
        { "Sara", "Sara-keeps-it", 4 }, { "Bela", "Bela-does", 13 } };
    all_told(t);
    letters(t, a);
    for (int i = 0; i < countof(readers); i++) {
        snprintf(sql, sizeof sql,
                 "INSERT INTO reader (procedure, bidder, name, agreement, invitation, account, by, "
                 "made, signed, signed_at) VALUES ('%.*s', 101, '%s', 'a', 0, %lld, 1, 1, '%s', 1)",
                 (int)name.len, name.at, readers[i].name,
                 (long long)t->account[readers[i].account], readers[i].paper);
        by_hand(t, sql);
    }
    played_line(t->life, S("olga reader reader=1 bidder=101 agreement=Rhys-keeps-it name=Rhys"));
    all_told(t);
    Letters all = letters(t, a);
    expect(all.len == 2 && counted(&all, "bela", "Somebody of yours may enter") == 1);
    expect(counted(&all, "emil", "You may read in the data room of 2026-42") == 1);
    for (each(const Post, post, all))
        expect(holds(post->text, "/t/2026-42/r") && !holds(post->text, "keeps"));
    played_line(t->life, S("olga reader reader=2 bidder=101 agreement=Bela-does name=Bela"));
    all_told(t);
    all = letters(t, a);
    expect(all.len == 1 && counted(&all, "bela", "Somebody of yours may enter") == 1);
}

/* ---- ending them ------------------------------------------------------------------- */

TEST(what_is_not_wanted_does_not_come_and_what_must_be_known_does)
{
    Town *t = town_of(whole(a), 0, a);
    expect_done(mail_want(t->server.people, t->account[13], TOPIC_NEWS, false));     /* bela */
    expect_because(mail_want(t->server.people, t->account[13], TOPIC_MUST, false), link_wrong);
    expect_because(mail_want(t->server.people, t->account[13], TOPIC_OWN, false), link_wrong);
    all_told(t);
    Letters all = letters(t, a);
    expect(counted(&all, "bela", "Opening of") == 0 && counted(&all, "cora", "Opening of") == 1);
    expect(counted(&all, "bela", "is awarded") == 1);
}

TEST(a_link_ends_the_mails_that_it_names_of_whom_it_names_and_nothing_else)
{
    Town *t = town_of(whole(a), 0, a);
    Str   link;
    Id    account;
    Topic topic;
    expect_done(end_link(t->server.people, 7, TOPIC_NEWS, &link, a));
    expect_done(end_link_read(t->server.people, link, &account, &topic));
    expect(account == 7 && topic == TOPIC_NEWS);
    for (ptrdiff_t i = 0; i < link.len; i++) {
        Str other = str_copy(link, a);
        ((char *)other.at)[i] = link.at[i] == '3' ? '4' : '3';
        expect_because(end_link_read(t->server.people, other, &account, &topic), link_wrong);
    }
    expect_because(end_link_read(t->server.people, S(""), &account, &topic), link_wrong);
    town_again(t);
    expect_done(end_link_read(t->server.people, link, &account, &topic));
}

static NewPosts asked_of(Id account, int first, int count, Instant due, Arena *a)
{
    NewPosts posts = { 0 };
    for (int i = first; i < first + count; i++) {
        Text about = { 0 };
        text_put(&about, a, "leaf {} account 1", str_of_number(i, a));
        *list_add(&posts, a) = (NewPost){ .account = account, .topic = TOPIC_ASKED,
            .to = S("olga@demonstration.invalid"), .subject = S("A question"), .text = S("?"),
            .about = text_str(&about), .due = due };
    }
    return posts;
}

TEST(strangers_fill_no_mailbox)
{
    Town *t = town_of(whole(a), 0, a);
    NewPosts first = asked_of(1, 0, 100, 1000000, a);
    NewPosts next = asked_of(1, 200, 3, 1000000 + 86401, a);
    expect_done(outbox_told_leaf(t->server.people, &first, 0, 10, 1000000));
    Letters all = letters(t, a);
    expect(all.len == topic_most_a_day[TOPIC_ASKED]);
    expect_done(outbox_told_leaf(t->server.people, &next, 10, 20, 1000000 + 86401));
    all = letters(t, a);
    expect(all.len == 3);
}

TEST(the_log_is_told_of_from_where_it_had_got_to_and_from_nowhere_else)
{
    Town *t = town_of(whole(a), 0, a);
    NewPosts posts = asked_of(1, 0, 1, 1000000, a);
    expect_done(outbox_told_leaf(t->server.people, &posts, 5, 10, 1000000));
    expect(letters(t, a).len == 0);
    expect_done(outbox_told_leaf(t->server.people, &posts, 0, 10, 1000000));
    expect(letters(t, a).len == 1);
}

/* ---- agreements -------------------------------------------------------------------- */

static Id leaves(Town *t, const char *says, Arena *a)
{
    Id   number;
    Text name = { 0 };
    text_name(&name, procedure_name(&t->life->p), a);
    expect_done(pending_leave(t->server.people, t->account[0], S("office"), str(says),
                              S("a parcel"), t->life->now + 86400, t->life->now, &number));
    return number;
}

TEST(what_waits_for_agreement_is_told_once_to_who_may_agree_and_goes_when_it_is_over)
{
    Town *t = town_of(whole(a), 0, a);
    Id one = leaves(t, "Award\nBcc: all@example.org", a);
    expect_done(tell_agreements(&t->server, t->life->now));
    expect_done(tell_agreements(&t->server, t->life->now));
    Letters all = letters(t, a);
    expect(all.len == 1);
    expect(counted(&all, "otto", "Waits for your agreement in the office: until") == 1);
    expect(holds(all.at[0].text, "https://tender.example/t/office/agreements/1\n"));
    expect(!holds(all.at[0].text, "\nBcc:"));
    expect_done(pending_decline(t->server.people, one, t->account[1], S("Wrong lot"),
                                t->life->now));
    expect_done(tell_agreements(&t->server, t->life->now));
    all = letters(t, a);
    expect(all.len == 1 && counted(&all, "olga", "Declined in the office") == 1);
    expect(holds(all.at[0].text, "Wrong lot"));
    Id other = leaves(t, "Exclude", a);
    expect_done(tell_agreements(&t->server, t->life->now));
    expect_done(pending_entered(t->server.people, other, t->account[1], t->life->now));
    expect(letters(t, a).len == 0);
}

/* ---- duties ------------------------------------------------------------------------ */

TEST(every_morning_at_seven_each_is_told_once_what_they_must_do)
{
    Town *t = town_of(closed(a), 0, a);
    Day   day = day_at(t->life->now, LONDON) + 1;
    Instant seven = day_begins(day, LONDON) + 7 * HOUR;
    t->life->now = seven - 1;
    expect_done(tell_duties(&t->server, seven - 1));
    expect(letters(t, a).len == 0);
    t->life->now = seven;
    expect_done(tell_duties(&t->server, seven));
    Letters all = letters(t, a);
    expect(counted(&all, "olga", "What you need to do: ") == 1);
    expect(counted(&all, "eva", "") == 0);
    for (each(const Post, post, all))
        if (str_is(name_of(post->to), "olga"))
            expect(holds(post->text, "list the box") && holds(post->text, "Who else can: ") &&
                   holds(post->text, "/do/box-list"));
    town_again(t);
    expect_done(tell_duties(&t->server, seven + HOUR));
    expect(letters(t, a).len == 0);
    expect_done(mail_want(t->server.people, t->account[0], TOPIC_DAILY, false));
    t->life->now = seven + DAY;
    expect_done(tell_duties(&t->server, seven + DAY));
    all = letters(t, a);
    expect(counted(&all, "olga", "") == 0 && counted(&all, "otto", "") == 1);
}

/* So many duties, each with names as long as names may be. */
static DutyRows long_duties(int64_t count, const char *letter, Arena *a)
{
    DutyRows all = { 0 };
    Text name = { 0 }, does = { 0 };
    while (name.len + str(letter).len <= NAME_BYTES)
        text_our(&name, letter, a);
    text_put(&does, a, "Decide whether {} is admitted, by Tuesday 1 December 2026, 12:00 GMT",
             text_str(&name));
    for (int64_t i = 0; i < count; i++)
        *list_add(&all, a) = (DutyRow){ .does = text_str(&does), .procedure = text_str(&name),
                                        .others = text_str(&name), .late = true,
                                        .link = S("/t/2026-42/do/admit?lot=1&bidder=918273645") };
    return all;
}

TEST(what_one_must_do_is_a_letter_however_much_it_is_and_whoever_it_is_about)
{
    (void)a;
    static const char *const letters[] = { "W", "\xC3\x96", "\xE8\xA6\x8B", "\xF0\x9F\x94\x92" };
    for (int i = 0; i < countof(letters); i++)
        for (int64_t count = 1; count <= 100000; count *= 10) {
            Arena life = arena_begin(64 << 20);
            DutyRows duties = long_duties(count, letters[i], &life);
            MailWords words = mail_of_duties(&duties, S("https://tender.example"), &life);
            expect(words.subject.len <= SUBJECT_BYTES && str_utf8(words.subject));
            expect(words.text.len <= LETTER_BYTES && str_utf8(words.text));
            expect(holds(words.text, "All of it") && holds(words.text, "/me"));
            expect(count <= 100 || holds(words.text, "more than here"));
            expect(count > 1 || !holds(words.text, "more than here"));
            arena_end(&life);
        }
}

/* The letters of the morning of a day that is so far from the deadline. */
static Letters morning(Town *t, int64_t days, Arena *a)
{
    Day day;
    expect(str_day(S("2026-10-30"), &day));
    day += days;
    t->life->now = day_begins(day, LONDON) + 7 * HOUR;
    expect_done(tell_duties(&t->server, t->life->now));
    return letters(t, a);
}

TEST(holders_are_reminded_a_week_and_a_day_before_the_opening_each_time_once)
{
    Town   *t = town_of(closed(a), 0, a);
    Letters all = morning(t, -8, a);
    expect(counted(&all, "", "your padlock") == 0);
    all = morning(t, -6, a);               /* nobody was told on the seventh */
    expect(counted(&all, "hans", "Is your padlock still there?") == 1);
    expect(counted(&all, "olga", "your padlock") == 0 && counted(&all, "bela", "padlock") == 0);
    for (each(const Post, post, all))
        if (str_is(name_of(post->to), "hans"))
            expect(holds(post->text, "/padlocks\n"));
    all = morning(t, -5, a);
    expect(counted(&all, "hans", "padlock") == 0);
    all = morning(t, -1, a);
    expect(counted(&all, "hans", "Your padlock is needed at once after the deadline") == 1);
    all = morning(t, 8, a);                /* the box is not listed: it is nobody's turn */
    expect(counted(&all, "hans", "padlock") == 0);
}

TEST(holders_whose_turn_is_missing_are_reminded_once_a_week)
{
    static const Lie up_to = { .line = "hans turns round=1 lot=1 envelope=quality", .instead = "" };
    Town   *t = town_of(played_watched(&up_to, false, a), 0, a);
    Letters all = morning(t, 6, a);
    expect(counted(&all, "", "waits for your padlock") == 0);
    all = morning(t, 7, a);
    expect(counted(&all, "hans", "waits for your padlock") == 1);
    all = morning(t, 9, a);
    expect(counted(&all, "hans", "waits for your padlock") == 0);
    all = morning(t, 14, a);
    expect(counted(&all, "hans", "waits for your padlock") == 1);
    expect(counted(&all, "bela", "padlock") == 0 && counted(&all, "olga", "your padlock") == 0);
}

/* Over the last Sunday of March 2027, on which clocks go forward. */
TEST(seven_in_the_morning_is_by_ones_own_clock_also_when_clocks_change)
{
    Town *t = town_of(closed(a), 0, a);
    static const struct { const char *at, *olga, *otto; } mornings[] = {
        { "2027-03-27 05:59:59", "", "" }, { "2027-03-27 06:00", "1", "" },
        { "2027-03-27 06:59:59", "", "" }, { "2027-03-27 07:00", "", "1" },
        { "2027-03-27 07:30", "", "" },    { "2027-03-28 04:59:59", "", "" },
        { "2027-03-28 05:00", "1", "" },   { "2027-03-28 05:59:59", "", "" },
        { "2027-03-28 06:00", "", "1" },   { "2027-03-29 05:00", "1", "" },
    };
    expect_because(account_zone_set(t->server.people, t->account[0], S("Europe/Rome")),
                   zone_wrong);
    expect_done(account_zone_set(t->server.people, t->account[0], S("Europe/Brussels")));
    for (int i = 0; i < countof(mornings); i++) {
        expect(str_moment(str(mornings[i].at), UTC, &t->life->now));
        expect_done(tell_duties(&t->server, t->life->now));
        Letters all = letters(t, a);
        if (counted(&all, "olga", "What") != (*mornings[i].olga != 0) ||
            counted(&all, "otto", "What") != (*mornings[i].otto != 0))
            expect_text(str(mornings[i].at), "as it is in the table");
    }
}

/* ---- the table --------------------------------------------------------------------- */

static bool is_silent(ActKind kind)
{
    for (ptrdiff_t i = 0; i < mail_silent_count; i++)
        if (mail_silent[i] == kind)
            return true;
    return false;
}

static bool has_row(ActKind kind)
{
    for (ptrdiff_t i = 0; i < mail_row_count; i++)
        if (mail_rows[i].kind == kind)
            return true;
    return false;
}

TEST(of_every_act_it_is_decided_whether_anybody_is_mailed)
{
    (void)a;
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        if (has_row(kind) == is_silent(kind))
            printf("    %s is in neither list of http/mails.c, or in both\n", act_rows[kind]->name);
        expect(has_row(kind) != is_silent(kind));
    }
}

TEST(doc_serve_says_of_every_mail_to_whom_it_goes)
{
    Str doc = file_whole("doc/serve.md", a);
    int missing = 0;
    for (ptrdiff_t i = 0; i < mail_row_count; i++) {
        const MailRow *row = &mail_rows[i];
        Text t = { 0 };
        text_put(&t, a, "| `{}` | {} | {} | {} |", str(act_rows[row->kind]->name),
                 mail_row_whom(row, a), str(topic_words[row->topic].label), str(row->subject));
        bool there = holds(doc, str_terminated(text_str(&t), a));
        if (!there)
            printf("    doc/serve.md lacks: %s\n", str_terminated(text_str(&t), a));
        missing += !there;
    }
    expect(!missing);
}

RUN("telling_test",
    T(a_tender_gives_exactly_these_mails),
    T(none_is_lost_and_none_comes_twice_though_the_disk_fails),
    T(who_begins_to_mail_floods_nobody_with_what_was_before),
    T(nobody_is_told_of_what_pages_do_not_show_them),
    T(a_mail_says_what_happened_what_is_safe_and_where_to_look),
    T(who_is_let_into_the_data_room_is_told_once_and_nobody_who_is_not),
    T(what_is_not_wanted_does_not_come_and_what_must_be_known_does),
    T(a_link_ends_the_mails_that_it_names_of_whom_it_names_and_nothing_else),
    T(strangers_fill_no_mailbox),
    T(the_log_is_told_of_from_where_it_had_got_to_and_from_nowhere_else),
    T(what_waits_for_agreement_is_told_once_to_who_may_agree_and_goes_when_it_is_over),
    T(every_morning_at_seven_each_is_told_once_what_they_must_do),
    T(what_one_must_do_is_a_letter_however_much_it_is_and_whoever_it_is_about),
    T(holders_are_reminded_a_week_and_a_day_before_the_opening_each_time_once),
    T(holders_whose_turn_is_missing_are_reminded_once_a_week),
    T(seven_in_the_morning_is_by_ones_own_clock_also_when_clocks_change),
    T(of_every_act_it_is_decided_whether_anybody_is_mailed),
    T(doc_serve_says_of_every_mail_to_whom_it_goes))

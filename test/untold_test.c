/* Two tenders that differ in nothing but the bids: by mail nobody but the bidders themselves is
 * told anything by which they could be told apart, and nobody at another moment; nor by what
 * officers see of the server. */
#include "accounts/outbox.h"
#include "http/reading.h"
#include "http/telling.h"
#include "page/doctor.h"
#include "sys/folder.h"
#include "test/desk.h"
#include "test/test.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BIDDERS = 6, FIRST = 201, HERE = BIDDERS + 4 };

typedef struct Town {
    Desk    *desk;
    Server   server;
    Actor    actor[HERE];
    Invented invented[HERE];
    InventedPeople people;
} Town;

static Id number_of(int i)
{
    static const Id others[] = { OLGA, OTTO, HANS, EVA };
    return i < 4 ? others[i] : FIRST + i - 4;
}

static Town *town(Arena *a)
{
    Town *t = make(a, Town, 1);
    Reached reached;
    t->desk   = desk_at(OUT, a);
    t->people = (InventedPeople){ t->invented, HERE, HERE };
    t->server = (Server){ .clerk = t->desk->clerk, .folder = t->desk->folder,
                          .config = { .address = S("https://tender.example") },
                          .demonstration = &t->people, .readings = readings_begin(a) };
    expect_done(people_open(&t->server.people, t->desk->folder, a));
    for (int i = 0; i < HERE; i++) {
        Text mail = { 0 };
        Id   account;
        Str  name = str_of_number(number_of(i), a);
        text_put(&mail, a, "{}@demonstration.invalid", name);
        expect_done(account_add(t->server.people, name, text_str(&mail), S("en"), 1, &account));
        t->actor[i] = (Actor){ .name = name, .number = number_of(i) };
        t->actor[i].key = desk_key(number_of(i), &t->actor[i].public);
        t->invented[i] = (Invented){ .id = name, .name = name, .actor = &t->actor[i] };
    }
    expect_done(outbox_reached(t->server.people, (Reached){ 0, 0 }, &reached));
    return t;
}

/* All that is told now, without what people did themselves; each is sent. */
static void see(Town *t, Text *seen, int *own, Arena *a)
{
    bool more = true, found = true;
    int64_t waiting;
    Instant now = t->desk->now;
    while (more)
        expect_done(tell_log(&t->server, now, &more));
    expect_done(tell_duties(&t->server, now));
    expect_done(outbox_waiting(t->server.people, &waiting));
    text_put(seen, a, "at {} wait {}\n", str_of_number(now, a), str_of_number(waiting, a));
    while (found) {
        Post post;
        expect_done(outbox_next(t->server.people, now, &post, &found, a));
        if (!found)
            return;
        expect_done(outbox_sent(t->server.people, post.number, now));
        *own += post.topic == TOPIC_OWN;
        if (post.topic != TOPIC_OWN)
            text_put(seen, a, "{} {} {} {} {}\n{}\n", str_of_number(post.number, a), post.to,
                     post.about, str_of_number(post.due, a), post.subject, post.text);
    }
}

static void bids_of(Town *t, int hour, Arena *a)
{
    if (hour < BIDDERS)
        expect_done(clerk_put(t->desk->clerk, bid_of_two(t->desk, FIRST + hour, 1, 0), a));
    if (hour == 3)
        expect_done(clerk_put(t->desk->clerk, withdrawal(t->desk, FIRST, 1, 0), a));
    if (hour == 5)
        expect_done(clerk_put(t->desk->clerk, ready_bid(t->desk, FIRST + 1, 2), a));
}

static Str story(bool bids, int *own, Arena *a)
{
    Town *t = town(a);
    Text  seen = { 0 };
    for (int i = 0; i < BIDDERS; i++) {
        char line[64];
        snprintf(line, sizeof line, "%d interest key=%d", FIRST + i, FIRST + i);
        expect_done(says(t->desk, line));
    }
    see(t, &seen, own, a);
    *own = 0;
    for (int hour = 0; hour < 12; hour++) {
        Arena putting = arena_begin(256 << 20);
        if (bids)
            bids_of(t, hour, &putting);
        clerk_work(t->desk->clerk);
        if (hour % 4 == 1) {
            char line[64];
            snprintf(line, sizeof line, "%d question", FIRST + hour % BIDDERS);
            expect_done(says(t->desk, line));
            snprintf(line, sizeof line, "olga answer answer=%d", hour / 4 + 1);
            expect_done(says(t->desk, line));
        }
        time_to(t->desk, t->desk->now + 3600);
        see(t, &seen, own, a);
        arena_end(&putting);
    }
    time_to(t->desk, folded(t->desk)->rounds.at[0].deadline + 3600);
    see(t, &seen, own, a);
    return text_str(&seen);
}

TEST(nobody_is_mailed_otherwise_whether_there_is_no_bid_or_six)
{
    int  of_none = 0, of_six = 0;
    Str  none = story(false, &of_none, a), six = story(true, &of_six, a);
    expect(of_none == 0 && of_six >= BIDDERS + 1 && none.len > 5000);
    for (int line = 1; none.len || six.len; line++) {
        Str x = str_cut(&none, '\n'), y = str_cut(&six, '\n');
        if (!str_same(x, y))
            printf("    line %d: \"%.*s\" without bids, \"%.*s\" with\n", line, (int)x.len, x.at,
                   (int)y.len, y.at);
        expect(str_same(x, y));
    }
}

static Str health(const Town *t, Arena *a)
{
    Checkup checkup;
    Text    said = { 0 };
    page_doctor_briefly(t->desk->folder, &t->desk->wall, &checkup, a);
    for (each(const Checked, c, checkup))
        text_put(&said, a, "{} {} {}\n", str(c->about), str(health_words[c->health]),
                 text_str(&c->says));
    return text_str(&said);
}

/* As a long bid would, while its parts come. */
static void disk_takes(const char *folder, ptrdiff_t bytes, Arena *a)
{
    FILE *file = fopen(path_in(folder, "long", a), "w");
    char *some = make(a, char, bytes);
    for (ptrdiff_t i = 0; i < bytes; i++)
        some[i] = (char)(i % 251);
    expect(file && fwrite(some, 1, (size_t)bytes, file) == (size_t)bytes && !fflush(file));
    expect(!fsync(fileno(file)) && !fclose(file));
}

TEST(officers_see_the_same_of_the_server_whether_long_bids_come_or_none)
{
    Town *t = town(a);
    Str   before = health(t, a);
    expect_done(says(t->desk, "201 interest key=201"));
    Str   registered = health(t, a);
    Arena putting = arena_begin(256 << 20);
    disk_takes(t->desk->folder, 48 << 20, &putting);
    bids_of(t, 0, &putting);
    expect(before.len > 300 && str_same(registered, health(t, a)));
    arena_end(&putting);
}

RUN("untold_test", T(nobody_is_mailed_otherwise_whether_there_is_no_bid_or_six),
    T(officers_see_the_same_of_the_server_whether_long_bids_come_or_none))

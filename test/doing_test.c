/* Acts through their pages: typed, looked at, signed, entered; by two officers where two are
 * needed; and by nobody else than who may. */
#include "accounts/keys.h"
#include "accounts/running.h"
#include "desk/actor.h"
#include "desk/ask.h"
#include "desk/there.h"
#include "page/marking.h"
#include "http/api.h"
#include "http/backing.h"
#include "http/kept.h"
#include "http/listing.h"
#include "http/reading.h"
#include "http/scanning.h"
#include "http/theming.h"
#include "http/routes.h"
#include "http/trying.h"
#include "http/visitor.h"
#include "page/check.h"
#include "page/doings.h"
#include "page/opened.h"
#include "page/show.h"
#include "page/things.h"
#include "page/words.h"
#include "sys/folder.h"
#include "sys/scanner.h"
#include "test/desk.h"
#include "test/later.h"
#include "test/test.h"
#include "test/welsh.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Of the checking build only: what fontconfig keeps for itself to the end is not ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:libfontconfig\n"; }
const char *__lsan_default_options(void);
const char *__lsan_default_options(void) { return "print_suppressions=0"; }

/* ---- a server without its socket ----------------------------------------------------- */

enum { PEOPLE_HERE = 6 };
static const Id numbers[PEOPLE_HERE] = { OLGA, OTTO, BELA, EVA, ANNA, CARL };

typedef struct Town {
    Desk  *desk;
    Server server;
    Id     account[PEOPLE_HERE];
    Actor  actor[PEOPLE_HERE];
    Str    cookie[PEOPLE_HERE];
    Str    also;                             /* behind each of them */
    Invented       invented[PEOPLE_HERE];    /* whose keys the server holds, until a test says no */
    InventedPeople people;
} Town;

static int place(Id number)
{
    int i = 0;
    while (numbers[i] != number)
        i++;
    return i;
}

static void comes(Town *s, int i, Arena *a)
{
    Text  mail = { 0 };
    Token token;
    Instant now = clerk_now(s->desk->clerk);
    Str name = str_of_number(numbers[i], a);
    text_put(&mail, a, "p{}@demonstration.invalid", name);
    expect_done(account_add(s->server.people, name, text_str(&mail), S("en"), now, &s->account[i]));
    expect_done(session_begin(s->server.people, s->account[i], S("127.0.0.1"), S("test"), now,
                              &token));
    s->cookie[i] = str_copy(token_str(&token), a);
    s->actor[i]  = (Actor){ .name = name, .number = numbers[i] };
    s->actor[i].key = desk_key(numbers[i], &s->actor[i].public);
    Text id = { 0 };
    text_put(&id, a, "p{}", name);
    s->invented[i] = (Invented){ .id = text_str(&id), .name = name, .actor = &s->actor[i] };
}

static Town *site_at(Stage stage, Arena *a)
{
    Town *s = make(a, Town, 1);
    s->desk = desk_at(stage, a);
    s->server = (Server){ .clerk = s->desk->clerk, .folder = s->desk->folder,
                          .demonstration = &s->people, .readings = readings_begin(a),
                          .listing = listing_begin(a), .kept = kept_begin(a) };
    s->people = (InventedPeople){ s->invented, PEOPLE_HERE, PEOPLE_HERE };
    expect_done(people_open(&s->server.people, s->desk->folder, a));
    expect_done(theming_begin(&s->server, &s->server.theming, a));
    for (int i = 0; i < PEOPLE_HERE; i++)
        comes(s, i, a);
    return s;
}

/* A request, until it is answered. */
typedef struct Asked { Arena life; Request request; Answer answer; } Asked;

static Asked *begins_as(Town *s, Id who, Method method, const char *target, Str type, Str body,
                        Arena *a)
{
    Asked   *asked = make(a, Asked, 1);
    Request *r = &asked->request;
    Text     cookie = { 0 };
    *r = (Request){ .method = method, .body = body, .from = S("127.0.0.1"), .number = 1 };
    expect(!target_read(str(target), r, a).status);
    if (who)
        text_put(&cookie, a, "tenderbox={}{}", s->cookie[place(who)], s->also);
    *list_add(&r->headers, a) = (Pair){ S("Host"), S("town.example") };
    *list_add(&r->headers, a) = (Pair){ S("Cookie"), text_str(&cookie) };
    *list_add(&r->headers, a) = (Pair){ S("Content-Type"), type };
    asked->life = arena_begin(24 << 20);
    r->body = str_copy(body, &asked->life);
    routes_answer(&s->server, r, &asked->answer, &asked->life);
    return asked;
}

static Asked *begins(Town *s, Id who, Method method, const char *target, Str body, Arena *a)
{
    return begins_as(s, who, method, target, S("application/x-www-form-urlencoded"), body, a);
}

static Answer ends(Asked *asked, Arena *a)
{
    Answer answer = asked->answer;
    Pairs  headers = { 0 };
    wait_for_answer(&answer, &asked->life);
    answer.body = str_copy(answer.body, a);
    for (each(const Pair, h, answer.headers))
        *list_add(&headers, a) = (Pair){ h->name, str_copy(h->value, a) };
    answer.headers = headers;
    arena_end(&asked->life);
    return answer;
}

static Answer asks(Town *s, Id who, Method method, const char *target, Str body, Arena *a)
{
    return ends(begins(s, who, method, target, body, a), a);
}

static Answer sends_as(Town *s, Id who, const char *target, Str type, Str body, Arena *a)
{
    return ends(begins_as(s, who, POST, target, type, body, a), a);
}

static Answer looks(Town *s, Id who, const char *target, Arena *a)
{
    return asks(s, who, GET, target, (Str){ 0 }, a);
}

static Str with_key(const Town *s, Id who, const char *fields, Arena *a)
{
    Text  body = { 0 };
    Token key = form_token(s->cookie[place(who)]);
    text_put(&body, a, "form_key={}&{}", token_str(&key), str(fields));
    return text_str(&body);
}

static Answer sends(Town *s, Id who, const char *target, const char *fields, Arena *a)
{
    return asks(s, who, POST, target, with_key(s, who, fields, a), a);
}

static const char *location(const Answer *answer, Arena *a)
{
    for (each(const Pair, h, answer->headers))
        if (str_is(h->name, "Location"))
            return str_terminated(h->value, a);
    return "";
}

static bool holds(const Answer *answer, const char *words)
{
    return answer->body.len &&
           memmem(answer->body.at, (size_t)answer->body.len, words, strlen(words)) != NULL;
}

/* What stands between these in a page. */
static Str between(const Answer *page, const char *before, const char *after)
{
    const char *at = page->body.len ? memmem(page->body.at, (size_t)page->body.len, before,
                                             strlen(before)) : NULL;
    if (!at)
        return (Str){ 0 };
    at += strlen(before);
    const char *end = memmem(at, (size_t)(page->body.at + page->body.len - at), after,
                             strlen(after));
    return end ? (Str){ at, end - at } : (Str){ 0 };
}

static Id acts(Town *s) { return folded(s->desk)->acts; }

/* ---- one officer, one bidder ----------------------------------------------------------- */

static const char question[] = "text=Is+%3Cb%3E+a+tag%3F%0D%0AAnd+more%3F";

/* ---- a tender from an earlier one --------------------------------------------------- */

static const char two_buyers[] =
    "olga takes lot=1 buyer=1 service=1\nolga takes lot=1 buyer=2 service=1\n"
    "olga baseline buyer=2 service=1 year=2027 amount=5\n";

/* The batch of the life, with these lines before the last of it, at once: nobody is signed out. */
static Str published_with(const char *lines, Arena *a)
{
    Text life = { 0 }, before = { 0 }, batch = { 0 };
    life_write(&before, PREPARED, a);
    life_write(&life, OUT, a);
    Str rest = str_after(text_str(&life), before.len);
    while (rest.len) {
        Str line = str_cut(&rest, '\n');
        if (!rest.len)
            text_put(&batch, a, "{}{}\n", str(lines), str_after(line, S("2026-10-05T09:00 ").len));
        else
            text_put(&batch, a, "{}\n", line);
    }
    return text_str(&batch);
}

TEST(a_copy_says_which_buyers_to_name_again_and_has_nothing_of_one_that_left)
{
    Town *s = site_at(PREPARED, a);
    expect_done(says(s->desk, "olga buyer buyer=1 part=lead"));
    expect_done(says(s->desk, "olga buyer buyer=2 part=partner"));
    expect_done(says_batch(s->desk, str_terminated(published_with(two_buyers, a), a)));
    Answer page = looks(s, OLGA, "/t/office/copy/2026-42", a);
    expect(page.status == 200 && holds(&page, "<li>2 services that buyers take</li>"));
    expect(holds(&page, "<li>1 baseline</li>") && holds(&page, "<li>1 other definition</li>"));
    expect(holds(&page, "<li>buyer 1, ") && holds(&page, "<li>buyer 2, "));
    expect_done(says(s->desk, "olga leave buyer=2 ruling=not-needed"));
    page = looks(s, OLGA, "/t/office/copy/2026-42", a);
    expect(holds(&page, "<li>1 service that a buyer takes</li>") && !holds(&page, "baseline</li>"));
    expect(holds(&page, "<li>buyer 1, ") && !holds(&page, "<li>buyer 2, "));
}

/* Clocks go forward on the last Sunday of March: an hour of that day is missing. */
TEST(a_date_that_is_copied_keeps_its_hour_though_the_clocks_were_changed_on_its_day)
{
    Town *s = site_at(PREPARED, a);
    const char *sunday = "olga timetable round=1 event=validity moment=2027-03-28T17:00\n";
    expect_done(says_batch(s->desk, str_terminated(published_with(sunday, a), a)));
    Answer page = looks(s, OLGA, "/t/office/copy/2026-42", a);
    expect(holds(&page, "<td class=\"govuk-table__cell\">Sunday 28 March 2027, 17:00 BST</td>"));
    expect(!holds(&page, ", 16:00 ") && !holds(&page, ", 18:00 "));
}

TEST(a_question_is_typed_looked_at_and_entered)
{
    Town *s = site_at(INTERESTED, a);
    Id before = acts(s);
    Answer form = looks(s, BELA, "/t/2026-42/do/question", a);
    expect(form.status == 200 && holds(&form, "name=\"text\""));
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
    expect(sent.status == 303 && acts(s) == before);
    const char *check = location(&sent, a);
    Answer page = looks(s, BELA, check, a);
    expect(page.status == 200 && holds(&page, "Check before you sign"));
    expect(holds(&page, "Is &lt;b&gt; a tag?\nAnd more?") && holds(&page, "tenderbox/act/v1"));
    Answer done = sends(s, BELA, check, "", a);
    expect(done.status == 303 && acts(s) == before + 1);
    Answer entered = looks(s, BELA, location(&done, a), a);
    expect(entered.status == 200 && holds(&entered, "Entered") && holds(&entered, "/receipt/"));
    const char *receipt = str_terminated(between(&entered, "href=\"/t/2026-42/receipt/", "\""), a);
    Text at = { 0 };
    text_put(&at, a, "/t/2026-42/receipt/{}", str(receipt));
    Answer proof = looks(s, BELA, str_terminated(text_str(&at), a), a);
    expect(proof.status == 200 && str_starts(proof.body, "c2sp.org/tlog-proof@v1"));
}

TEST(sent_twice_it_is_entered_once_and_answered_the_same)
{
    Town *s = site_at(INTERESTED, a);
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
    const char *check = location(&sent, a);
    Id before = acts(s);
    Answer once = sends(s, BELA, check, "", a), twice = sends(s, BELA, check, "", a);
    expect(once.status == 303 && acts(s) == before + 1);
    expect_text(str(location(&twice, a)), location(&once, a));
    Answer looked = looks(s, BELA, check, a);
    expect_text(str(location(&looked, a)), location(&once, a));
}

/* One thread is all there is here: whoever held it would keep the next one from beginning. */
TEST(who_waits_for_the_turn_of_the_clerk_holds_no_thread)
{
    enum { MANY = 12 };
    Town *s = site_at(INTERESTED, a);
    Asked *waits[MANY], *looked, *twice;
    const char *check[MANY];
    Id before = acts(s);
    for (int i = 0; i < MANY; i++) {
        Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
        check[i] = location(&sent, a);
    }
    for (int i = 0; i < MANY; i++)
        waits[i] = begins(s, BELA, POST, check[i], with_key(s, BELA, "", a), a);
    looked = begins(s, BELA, GET, check[0], (Str){ 0 }, a);
    twice  = begins(s, BELA, POST, check[0], with_key(s, BELA, "", a), a);
    expect(looks(s, BELA, "/t/2026-42/do", a).status == 200 && acts(s) == before);
    for (int i = 0; i < MANY; i++)
        expect(waits[i]->answer.later.tell && waits[i]->answer.later.held < 8 << 20);
    Answer first = ends(waits[0], a), other = ends(twice, a), seen = ends(looked, a);
    expect(first.status == 303 && str_starts(str(location(&first, a)), "/t/2026-42/entered/"));
    expect_text(str(location(&other, a)), location(&first, a));
    expect_text(str(location(&seen, a)), location(&first, a));
    for (int i = 1; i < MANY; i++)
        expect(ends(waits[i], a).status == 303);
    expect(acts(s) == before + MANY);
}

TEST(what_is_wrong_stands_beside_its_field_and_nothing_is_entered)
{
    Town *s = site_at(INTERESTED, a);
    Id before = acts(s);
    Answer no = sends(s, OLGA, "/t/2026-42/do/answer", "answer=7&text=Yes.", a);
    expect(no.status == 422 && holds(&no, "There is a problem") && holds(&no, ">Yes.</textarea>"));
    no = sends(s, OLGA, "/t/2026-42/do/answer", "answer=1", a);
    expect(no.status == 422 && holds(&no, "href=\"#f-text\"") && holds(&no, "id=\"e-text\""));
    expect(acts(s) == before);
}

TEST(nobody_looks_at_what_another_typed)
{
    Town *s = site_at(INTERESTED, a);
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
    const char *check = location(&sent, a);
    Id before = acts(s);
    expect(looks(s, OLGA, check, a).status == 404);
    expect(sends(s, OLGA, check, "", a).status == 404);
    expect(looks(s, BELA, "/t/2026-42/check/00000000000000000000000000000000", a).status == 404);
    expect(acts(s) == before);
}

TEST(a_form_without_the_key_of_this_browser_changes_nothing)
{
    Town *s = site_at(INTERESTED, a);
    Token key = form_token(s->cookie[place(OLGA)]);
    Text  body = { 0 };
    text_put(&body, a, "form_key={}&{}", token_str(&key), str(question));
    expect(asks(s, BELA, POST, "/t/2026-42/do/question", text_str(&body), a).status == 403);
    expect(asks(s, BELA, POST, "/t/2026-42/do/question", str(question), a).status == 403);
    Answer out = asks(s, 0, POST, "/t/2026-42/reading", text_str(&body), a);
    expect(out.status == 303 && str_starts(str(location(&out, a)), "/sign-in"));
}

/* An address of the route: of tender 2026-42, and of number 1 whatever else. */
static const char *address_of(const Route *route, Arena *a)
{
    Text t = { 0 };
    bool tender = true;
    for (const char *c = route->path; *c; c++)
        if (*c == '*' || *c == '+') {
            text_our(&t, tender ? "2026-42" : "1", a);
            tender = false;
        } else
            text_byte(&t, *c, a);
    return str_terminated(text_str(&t), a);
}

/* With a value in its field and in the row that shows it. */
static bool asks_again(Answer *again, Town *s, Id who)
{
    Token key = form_token(s->cookie[place(who)]);
    char  field[128];
    snprintf(field, sizeof field, "name=\"form_key\" value=\"%.*s\"", (int)token_str(&key).len,
             token_str(&key).at);
    return again->status == 403 && holds(again, "Is this what you want to send?") &&
           holds(again, "name=\"why-not\" value=\"A &lt;b&gt;\"") && holds(again, field) &&
           holds(again, ">Why not</dt>") && holds(again, ">A &lt;b&gt;</dd>");
}

TEST(whatever_took_work_to_type_is_given_back_to_who_was_signed_out_or_signed_in_anew)
{
    Town *s = site_at(INTERESTED, a);
    Id before = acts(s);
    int64_t tried = 0;
    for (ptrdiff_t i = 0; i < route_count; i++) {
        if (!routes[i].typed)
            continue;
        const char *at = address_of(&routes[i], a);
        Answer out = asks(s, 0, POST, at, S("why-not=A+%3Cb%3E&form_key=old"), a);
        expect(out.status == 403 && holds(&out, "You were signed out") && !holds(&out, "old\""));
        expect(holds(&out, "name=\"why-not\" value=\"A &lt;b&gt;\""));
        expect(holds(&out, str_terminated(str_put(a, "action=\"{}\"", str(at)), a)));
        Answer again = asks(s, OLGA, POST, at, S("why-not=A+%3Cb%3E&form_key=old"), a);
        expect(asks_again(&again, s, OLGA));
        tried++;
    }
    expect(tried >= 8 && acts(s) == before);
}

TEST(what_was_typed_in_a_form_comes_back_to_who_was_signed_out_and_again_once_they_are_in)
{
    static const char typed[] = "text=Why%3F+%3Cb%3E&form_key=old&paper-file=%00%01";
    Town *s = site_at(INTERESTED, a);
    Id before = acts(s);
    Answer out = asks(s, 0, POST, "/t/2026-42/do/question", str(typed), a);
    expect(out.status == 403 && holds(&out, "You were signed out"));
    expect(holds(&out, "name=\"text\" value=\"Why? &lt;b&gt;\"") && !holds(&out, "old\""));
    expect(holds(&out, "A file has to be chosen again") && !holds(&out, "paper-file"));
    expect(holds(&out, "action=\"/t/2026-42/do/question\""));
    Answer again = asks(s, BELA, POST, "/t/2026-42/do/question", S("text=Why%3F+%3Cb%3E"), a);
    expect(again.status == 403 && holds(&again, "You signed in anew"));
    expect(holds(&again, "Why? &lt;b&gt;</textarea>") && acts(s) == before);
    expect(asks(s, BELA, POST, "/t/2026-42/do/award", S("lot=1"), a).status == 404);
}

TEST(a_field_that_no_act_has_is_refused)
{
    Town *s = site_at(INTERESTED, a);
    Answer no = sends(s, BELA, "/t/2026-42/do/question", "text=Why%3F&actor=1", a);
    expect(no.status == 422 && holds(&no, "field-unknown"));
}

TEST(who_typed_too_much_is_told_how_much_it_is_and_how_much_may_be)
{
    Town *s = site_at(INTERESTED, a);
    Text  long_ = { 0 };
    text_our(&long_, "text=", a);
    while (long_.len < 5 + WORDS_BYTES_MAX + 1)
        text_byte(&long_, 'x', a);
    Answer no = sends(s, BELA, "/t/2026-42/do/question", str_terminated(text_str(&long_), a), a);
    expect(no.status == 422 && holds(&no, "text has 65537 bytes, and at most 65536 are read"));
    expect(holds(&no, "xxxx</textarea>"));
}

TEST(ten_thousand_fields_and_bytes_that_are_no_text_are_no_form)
{
    Town *s = site_at(INTERESTED, a);
    Text  many = { 0 };
    text_our(&many, "text=x", a);
    for (int i = 0; i < 10000; i++)
        text_put(&many, a, "&f{}=1", str_of_number(i, a));
    expect(sends(s, BELA, "/t/2026-42/do/question", str_terminated(text_str(&many), a), a).status ==
           400);
    expect(sends(s, BELA, "/t/2026-42/do/question", "text=%FF%FE", a).status == 400);
    Answer nul = sends(s, BELA, "/t/2026-42/do/question", "text=%00", a);
    expect(nul.status == 422);
}

/* Each quote is six bytes in a page; and the body lies in the room of the request, too. */
TEST(who_was_signed_out_gets_back_a_form_of_nothing_but_quotes_however_long)
{
    static const char *const forms[] = { "draft/part/lots", "draft", "score/1/1/1",
                                         "moderation/1/1/1", "do/question", "decide/1", "room" };
    static const char *const fields[] = { "lot-1.title=", "text=", "reason=x&present=", "reason=",
                                          "text=", "decision=rejected&reason=",
                                          "name=x&agreement=" };
    Town *s = site_at(INTERESTED, a);
    for (int i = 0; i < countof(forms); i++) {
        Str  target = str_put(a, "/t/2026-42/{}", str(forms[i]));
        Text body = { 0 };
        text_our(&body, fields[i], a);
        while (body.len < usual_limits.body_bytes)
            text_byte(&body, '"', a);
        Answer kept = asks(s, 0, POST, str_terminated(target, a), text_str(&body), a);
        expect(kept.status == 403 && holds(&kept, "You were signed out"));
        Answer anew = asks(s, OLGA, POST, str_terminated(target, a), text_str(&body), a);
        expect(anew.status >= 400 && anew.status < 500);
    }
}

static int64_t longest(Town *s, Id who, const char *target, Arena *a)
{
    Request r = { .method = POST, .from = S("127.0.0.1") };
    Text    cookie = { 0 };
    expect(!target_read(str(target), &r, a).status);
    if (who)
        text_put(&cookie, a, "tenderbox={}", s->cookie[place(who)]);
    *list_add(&r.headers, a) = (Pair){ S("Cookie"), text_str(&cookie) };
    return routes_load(&s->server, &r, a).body_bytes;
}

TEST(what_is_typed_about_oneself_is_short_and_what_is_written_may_be_long)
{
    static const char *const strangers[] = { "/sign-in", "/sign-in/printed", "/sign-in/lost",
                                             "/recover/x", "/mail/x", "/join/x" };
    static const char *const own[] = { "/me/mail", "/me/phone", "/me/keys", "/me/keys/1/label",
                                       "/me/keys/1/end", "/people", "/people/recover/1" };
    Town *s = site_at(INTERESTED, a);
    for (int i = 0; i < countof(strangers); i++)
        expect(longest(s, 0, strangers[i], a) == 64 << 10);
    for (int i = 0; i < countof(own); i++)
        expect(longest(s, OLGA, own[i], a) == 64 << 10);
    expect(longest(s, OLGA, "/t/2026-42/decide/1", a) == usual_limits.body_bytes);
    Text body = { 0 };
    text_our(&body, "mail=", a);
    while (body.len < longest(s, 0, "/sign-in", a))
        text_byte(&body, '"', a);
    expect(asks(s, 0, POST, "/sign-in", text_str(&body), a).status == 403);
}

TEST(who_is_signed_in_and_sends_something_to_no_address_gets_no_page)
{
    static const char *const nowhere[] = { "/nothing", "/me", "/t/2026-42", "/api/1/nothing" };
    Town *s = site_at(INTERESTED, a);
    for (int i = 0; i < countof(nowhere); i++) {
        expect(longest(s, OLGA, nowhere[i], a) == 64 << 10);
        expect(sends(s, OLGA, nowhere[i], "name=x", a).status >= 404);
    }
}

/* ---- two officers ---------------------------------------------------------------------- */

static const char suspend[] = "lot=1&reason=Something+is+wrong";

TEST(two_officers_one_agrees_and_another_enters)
{
    Town *s = site_at(INTERESTED, a);
    Id before = acts(s);
    Answer sent = sends(s, OLGA, "/t/2026-42/do/suspend", suspend, a);
    expect(sent.status == 303);
    Answer check = looks(s, OLGA, location(&sent, a), a);
    expect(holds(&check, "Sign your agreement") && holds(&check, "tenderbox/agree/v1"));
    Answer agreed = sends(s, OLGA, location(&sent, a), "", a);
    expect_text(str(location(&agreed, a)), "/t/2026-42/agreements");
    Answer own = looks(s, OLGA, "/t/2026-42/agreements", a);
    expect(holds(&own, "it waits for another officer") && acts(s) == before);
    Answer list = looks(s, OTTO, "/t/2026-42/agreements", a);
    Str one = between(&list, "<a class=\"govuk-link\" href=\"/t/2026-42/agreements/", "\"");
    expect(one.len);
    Text at = { 0 };
    text_put(&at, a, "/t/2026-42/agreements/{}", one);
    const char *address = str_terminated(text_str(&at), a);
    Answer page = looks(s, OTTO, address, a);
    expect(page.status == 200 && holds(&page, "Something is wrong") && holds(&page, "Decline"));
    expect(holds(&page, "Agree and enter") && holds(&page, "Nothing was entered since"));
    expect(looks(s, BELA, address, a).status == 404);
    Answer done = sends(s, OTTO, address, "", a);
    expect(done.status == 303 && acts(s) == before + 1);
    expect(holds(&(Answer){ .body = looks(s, OTTO, location(&done, a), a).body }, "Entered"));
    expect(lot_of(folded(s->desk), 1)->halted);
}

TEST(an_officer_of_one_lot_is_asked_to_agree_to_what_is_of_that_lot_alone)
{
    Town *s = site_at(INTERESTED, a);
    expect_done(says(s->desk, "olga+otto role person=anna role=officer lot=1"));
    expect_done(says(s->desk, "anna conflict finding=none"));
    Answer every = sends(s, OLGA, "/t/2026-42/do/suspend", "lot=0&reason=Something+is+wrong", a);
    sends(s, OLGA, location(&every, a), "", a);
    Answer list = looks(s, ANNA, "/t/2026-42/agreements", a), home = looks(s, ANNA, "/home", a);
    expect(list.status == 200 && !holds(&list, "agreements/1"));
    expect(!holds(&home, "agreements/1"));
    Answer others = looks(s, OTTO, "/home", a);
    expect(holds(&others, "/t/2026-42/agreements/1"));
    Answer one = sends(s, OLGA, "/t/2026-42/do/suspend", suspend, a);
    sends(s, OLGA, location(&one, a), "", a);
    list = looks(s, ANNA, "/t/2026-42/agreements", a);
    home = looks(s, ANNA, "/home", a);
    expect(holds(&list, "agreements/2") && holds(&home, "/t/2026-42/agreements/2"));
}

TEST(who_agreed_does_not_enter_it_alone)
{
    Town *s = site_at(INTERESTED, a);
    Id before = acts(s);
    Answer sent = sends(s, OLGA, "/t/2026-42/do/suspend", suspend, a);
    sends(s, OLGA, location(&sent, a), "", a);
    Answer no = sends(s, OLGA, "/t/2026-42/agreements/1", "", a);
    expect(no.status == 422 && acts(s) == before);
}

TEST(an_officer_declines_with_a_reason_which_the_first_reads)
{
    Town *s = site_at(INTERESTED, a);
    Answer sent = sends(s, OLGA, "/t/2026-42/do/suspend", suspend, a);
    sends(s, OLGA, location(&sent, a), "", a);
    expect(sends(s, OTTO, "/t/2026-42/agreements/1/decline", "reason=+", a).status == 422);
    Answer no = sends(s, OTTO, "/t/2026-42/agreements/1/decline", "reason=Not+yet", a);
    expect(no.status == 303);
    Answer list = looks(s, OLGA, "/t/2026-42/agreements", a);
    expect(holds(&list, "Declined: Not yet"));
    expect(looks(s, OTTO, "/t/2026-42/agreements/1", a).status == 404);
}

/* ---- who may, and when ------------------------------------------------------------------ */

/* The form is there for whoever's act it is; what cannot be entered now says so. */
static void walk(Stage stage, Arena *a)
{
    Town *s = site_at(stage, a);
    const Procedure *p = folded(s->desk);
    for (int i = 0; i < PEOPLE_HERE; i++)
        for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
            Arena life = arena_begin(256 << 20);
            Text  at = { 0 };
            text_put(&at, &life, "/t/2026-42/do/{}", str(act_rows[kind]->name));
            Answer page = looks(s, numbers[i], str_terminated(text_str(&at), &life), &life);
            Instant now = clerk_now(s->desk->clerk);
            Result r = act_open_to(p, kind, person_of(p, numbers[i]) ? numbers[i] : 0, now, &life);
            bool   there = p->published || person_of(p, numbers[i]);
            bool   mine = there && is_ones_act(p, kind, numbers[i], now, &life);
            expect(page.status == (mine ? 200 : 404));
            expect(!mine || failed(r) == holds(&page, "This cannot be entered now."));
            arena_end(&life);
        }
}

TEST(each_act_each_role_before_the_notice) { walk(PREPARED, a); }
TEST(each_act_each_role_while_bids_come)   { walk(INTERESTED, a); }

TEST(a_draft_is_there_for_its_own_people_only)
{
    Town *s = site_at(PREPARED, a);
    expect(looks(s, BELA, "/t/2026-42/do", a).status == 404);
    expect(looks(s, OLGA, "/t/2026-42/do", a).status == 200);
    expect(looks(s, OLGA, "/t/2026-43/do", a).status == 404);
    Answer out = looks(s, 0, "/t/2026-42/do", a);
    expect(out.status == 303);
}

TEST(weights_that_are_far_too_large_are_summed_to_what_is_not_right)
{
    Town *s = site_at(PREPARED, a);
    Text  fields = { 0 };
    text_our(&fields, "what=save&version=0&text=", a);
    for (int i = 1; i <= 12; i++)
        text_put(&fields, a, "criterion+lot%3D1+criterion%3D{}+kind%3Dquality+"
                 "weight%3D999999999999999%0A", str_of_number(i, a));
    Answer saved = sends(s, OLGA, "/t/2026-42/draft", str_terminated(text_str(&fields), a), a);
    expect(saved.status == 200);
    Answer part = looks(s, OLGA, "/t/2026-42/draft/part/criteria", a);
    expect(part.status == 200 && holds(&part, "sum-1-0-0"));
}

TEST(what_one_may_do_and_must_do_is_listed)
{
    Town *s = site_at(INTERESTED, a);
    Answer page = looks(s, OLGA, "/t/2026-42/do", a);
    expect(page.status == 200 && holds(&page, "/t/2026-42/do/answer"));
    expect(holds(&page, "Not now, and why") && !holds(&page, "/t/2026-42/do/question"));
    Answer home = looks(s, OLGA, "/home", a);
    expect(home.status == 200 && holds(&home, "2026-42") && holds(&home, "/t/office/do"));
    Answer office = looks(s, OLGA, "/t/office/do", a);
    expect(office.status == 200 && holds(&office, "/t/office/do/begin"));
}

TEST(who_looks_after_a_tender_sees_how_far_it_is_and_what_is_due)
{
    Town *s = site_at(INTERESTED, a);
    Answer page = looks(s, OLGA, "/t/2026-42/manage", a);
    expect(page.status == 200 && holds(&page, "Padlocks, each made by its holder"));
    expect(holds(&page, "While a lot is: scores locked."));        /* the award */
    expect(!holds(&page, "Invite to the next round"));             /* there is but one */
    expect(looks(s, BELA, "/t/2026-42/manage", a).status == 404);
    expect(looks(s, EVA, "/t/2026-42/manage", a).status == 404);
    expect(looks(s, OLGA, "/t/office/manage", a).status == 404);
    Answer home = looks(s, OLGA, "/home", a);
    expect(holds(&home, "href=\"/t/2026-42/manage\""));
    home = looks(s, BELA, "/home", a);
    expect(home.status == 200 && !holds(&home, "/manage"));
    page = looks(s, OLGA, "/api/1/t/2026-42/manage", a);
    expect(page.status == 200 && holds(&page, "\"title\": \"Questions and answers\""));
}

TEST(where_little_is_due_no_page_says_that_there_is_more)
{
    static const char *const pages[] = { "/home", "/t/2026-42/manage", "/t/2026-42/do" };
    Town *s = site_at(INTERESTED, a);
    for (int i = 0; i < countof(pages); i++) {
        Answer page = looks(s, OLGA, pages[i], a);
        expect(page.status == 200 && !holds(&page, "come in sight"));
    }
}

TEST(people_are_shown_a_hundred_on_a_page_and_a_full_one_leads_to_no_other)
{
    Town *s = site_at(PREPARED, a);
    Id    last = 0;
    Answer page = looks(s, OLGA, "/people", a);
    for (int64_t i = PEOPLE_HERE; i < 100; i++) {
        Str mail = str_put(a, "q{}@demonstration.invalid", str_of_number(i, a));
        expect_done(account_add(s->server.people, S("Quin"), mail, S("en"),
                                clerk_now(s->desk->clerk), &last));
    }
    page = looks(s, OLGA, "/people", a);
    expect(page.status == 200 && holds(&page, "Quin") && !holds(&page, "#accounts"));
    expect_done(account_add(s->server.people, S("Zoe Last"), S("zoe@demonstration.invalid"),
                            S("en"), clerk_now(s->desk->clerk), &last));
    page = looks(s, OLGA, "/people", a);
    expect(holds(&page, "Zoe Last") && holds(&page, "/people?page=2#accounts"));
    page = looks(s, OLGA, "/people?page=2", a);
    expect(page.status == 200 && !holds(&page, "Zoe Last") && !holds(&page, "page=3"));
}

static void enters(Town *s, Id who, const char *form, const char *fields, Arena *a)
{
    Answer sent = sends(s, who, form, fields, a);
    expect(sent.status == 303);
    expect(sends(s, who, location(&sent, a), "", a).status == 303);
}

TEST(a_question_waits_for_its_answer_and_nobody_reads_who_asked)
{
    Town *s = site_at(INTERESTED, a);
    Answer page = looks(s, OLGA, "/t/2026-42/questions", a);
    expect(page.status == 200 && holds(&page, "Nobody has asked anything yet."));
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
    expect(sends(s, BELA, location(&sent, a), "", a).status == 303);
    page = looks(s, OLGA, "/t/2026-42/questions", a);
    expect(holds(&page, "Waits") && holds(&page, "Question 1") && holds(&page, "Answer 1"));
    expect(holds(&page, "Question: Is &lt;b&gt; a tag?") && !holds(&page, "Bela"));
    expect(!holds(&page, str_terminated(str_of_number(BELA, a), a)));
    expect(!holds(&page, "questions wait"));
    page = looks(s, OLGA, "/t/2026-42/manage", a);
    expect(holds(&page, "1 question, 0 answers") && holds(&page, "Answer what was asked"));
    sent = sends(s, OLGA, "/t/2026-42/do/answer", "answer=1&corrects=0&text=No", a);
    expect(sends(s, OLGA, location(&sent, a), "", a).status == 303);
    page = looks(s, OLGA, "/t/2026-42/questions", a);
    expect(!holds(&page, "Waits") && holds(&page, "id=\"a-1\""));
    expect(looks(s, BELA, "/t/2026-42/questions", a).status == 404);
    expect(looks(s, EVA, "/api/1/t/2026-42/questions", a).status == 404);
}

TEST(one_answer_is_begun_with_all_questions_that_wait)
{
    Town *s = site_at(INTERESTED, a);
    enters(s, BELA, "/t/2026-42/do/question", "text=May+we+park%3F", a);
    enters(s, BELA, "/t/2026-42/do/question", "text=And+at+night%3F", a);
    Answer page = looks(s, OLGA, "/t/2026-42/questions", a);
    expect(holds(&page, "Question: May we park?\n\nAnswer: \n\nQuestion: And at night?\n\n"));
    expect(holds(&page, "2 questions wait. Once this is entered none of them is shown as waiting"));
}

static const char *kept_at(const Answer *page, Arena *a)
{
    Str at = between(page, "kept for half an hour. <a class=\"govuk-link\" href=\"", "\"");
    return str_terminated(str_copy(at, a), a);
}

TEST(what_was_typed_and_not_signed_is_shown_again_to_who_typed_it_until_it_is_signed)
{
    Town *s = site_at(INTERESTED, a);
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", "text=May+we+park%3F", a);
    Answer page = looks(s, BELA, "/t/2026-42/do/question", a);
    expect(holds(&page, "Show what you typed") && !holds(&page, "May we park?"));
    page = looks(s, BELA, kept_at(&page, a), a);
    expect(holds(&page, "May we park?</textarea>") && !holds(&page, "Show what you typed"));
    expect(sends(s, BELA, location(&sent, a), "", a).status == 303);
    page = looks(s, BELA, "/t/2026-42/do/question", a);
    expect(!holds(&page, "Show what you typed"));
    (void)sends(s, OLGA, "/t/2026-42/do/answer", "answer=1&corrects=0&text=You+may", a);
    page = looks(s, OLGA, "/t/2026-42/questions", a);
    expect(holds(&page, "Show what you typed"));
    page = looks(s, OLGA, kept_at(&page, a), a);
    expect(holds(&page, "You may</textarea>"));
    page = looks(s, OTTO, "/t/2026-42/questions", a);
    expect(!holds(&page, "Show what you typed"));
}

TEST(whom_an_act_is_about_is_to_be_chosen_and_that_is_said_beside_the_choice)
{
    Town *s = site_at(INTERESTED, a);
    Answer page = sends(s, OLGA, "/t/2026-42/do/ruling", "ruling=may-stay&reason=None", a);
    expect(page.status == 422 && holds(&page, "<a href=\"#f-person\">"));
    expect(holds(&page, "Person: choose one</p>") && !holds(&page, "no such person"));
}

TEST(a_new_tender_is_begun_with_what_seldom_differs)
{
    Town *s = site_at(INTERESTED, a);
    Answer page = looks(s, OLGA, "/t/office/do/begin", a);
    expect(holds(&page, "inputmode=\"numeric\" value=\"2026\""));
    expect(holds(&page, "inputmode=\"numeric\" value=\"43\""));
    expect(!holds(&page, "value=\"open\" checked"));
    page = looks(s, OLGA, "/t/office/do/begin?year=2025", a);
    expect(holds(&page, "value=\"2025\"") && !holds(&page, "value=\"43\""));
}

/* ---- pages of those who come now and then ------------------------------------------------- */

static const char *seen_on(const Answer *page, const char *more, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "seen={}&{}", between(page, "name=\"seen\" value=\"", "\""), str(more));
    return str_terminated(text_str(&t), a);
}

TEST(who_approves_decides_on_the_paper_that_they_read_and_on_no_other)
{
    Town *s = site_at(PREPARED, a);
    enters(s, OLGA, "/t/2026-42/do/gate",
           "gate=1&buyer=0&approver=11&before=publish&needed=0&limit=0&title=Board", a);
    Answer list = looks(s, ANNA, "/t/2026-42/decide", a);
    expect(holds(&list, "Yours to decide") && holds(&list, "/t/2026-42/decide/1"));
    Answer home = looks(s, ANNA, "/home", a);
    expect(holds(&home, "href=\"/t/2026-42/decide/1\""));
    Answer page = looks(s, ANNA, "/t/2026-42/decide/1", a);
    expect(page.status == 200 && holds(&page, "You decide on version 1"));
    expect(sends(s, ANNA, "/t/2026-42/decide/1", seen_on(&page, "decision=approved", a),
                 a).status == 422);
    expect(sends(s, ANNA, "/t/2026-42/decide/1", seen_on(&page, "reason=Fine", a),
                 a).status == 422);
    const char *old = seen_on(&page, "decision=condition&reason=Keep+the+depot+%3Cb%3E", a);
    enters(s, OLGA, "/t/2026-42/do/fact",
           "fact=not-central&value=yes&reason=So&exempt=none", a);
    expect(sends(s, ANNA, "/t/2026-42/decide/1", old, a).status == 303);  /* it says the same */
    expect_done(says(s->desk, "olga role person=carl role=approver lot=0"));
    expect_done(says(s->desk, "olga seat gate=1 approver=carl"));
    Id before = acts(s);
    Answer moved = sends(s, ANNA, "/t/2026-42/decide/1", old, a);
    expect(moved.status == 422 && holds(&moved, "something was entered meanwhile"));
    Answer out = asks(s, ANNA, POST, "/t/2026-42/decide/1", S("decision=rejected&reason=So"), a);
    expect(out.status == 403 && holds(&out, "You signed in anew") && holds(&out, ">So</textarea>"));
    expect(holds(&moved, "Keep the depot &lt;b&gt;"));
    enters(s, ANNA, "/t/2026-42/decide/1",
           seen_on(&moved, "decision=condition&reason=Keep+the+depot", a), a);
    expect(acts(s) == before + 1 && gate_of(folded(s->desk), 1)->approved);
    page = looks(s, ANNA, "/t/2026-42/decide/1", a);
    expect(holds(&page, "On this condition: Keep the depot"));
    list = looks(s, ANNA, "/t/2026-42/decide", a);
    expect(holds(&list, "On this condition: Keep the depot") && holds(&list, "/papers/"));
    expect(holds(&page, "Nothing waits for a decision here now."));
    expect(!holds(&page, "What changed since version"));
    expect(holds(&page, "Nobody is asked to decide on what follows"));
    expect(sends(s, ANNA, "/t/2026-42/decide/1", seen_on(&page, "decision=approved&reason=x", a),
                 a).status == 422);
    expect_done(says(s->desk, "olga replace person=anna by=0"));
    list = looks(s, OLGA, "/t/2026-42/decide", a);
    expect(holds(&list, "On this condition: Keep the depot"));       /* what she decided stays */
}

TEST(who_has_an_interest_to_declare_or_to_be_ruled_on_reads_no_paper_and_who_must_leave_no_page)
{
    Town *s = site_at(PREPARED, a);
    enters(s, OLGA, "/t/2026-42/do/gate",
           "gate=1&buyer=0&approver=11&before=publish&needed=0&limit=0&title=Board", a);
    expect_done(says(s->desk, "anna conflict finding=interest reason=Aunt"));
    Answer page = looks(s, ANNA, "/t/2026-42/decide/1", a);
    expect(page.status == 200 && holds(&page, "the paper is not shown to you"));
    expect(!holds(&page, "What is to be decided") && !holds(&page, "id=\"f-reason\""));
    expect(holds(&page, "You declared an interest"));
    expect_done(says(s->desk, "olga ruling person=anna ruling=must-leave reason=Aunt"));
    expect(looks(s, ANNA, "/t/2026-42/decide/1", a).status == 404);
    expect(looks(s, ANNA, "/t/2026-42/manage", a).status == 404);
    expect(looks(s, OLGA, "/t/2026-42/decide/1", a).status == 200);
}

TEST(a_paper_is_given_to_whom_it_is_shown)
{
    Town *s = site_at(INTERESTED, a);
    enters(s, OLGA, "/t/2026-42/do/reader",
           "reader=1&bidder=101&vetting=basic&agreement=Signed&name=Rhys", a);
    Answer room = looks(s, OLGA, "/t/2026-42/room", a);
    Str nth = between(&room, "/t/2026-42/papers/", "/");
    Text at = { 0 };
    text_put(&at, a, "/t/2026-42/papers/{}/agreement", nth);
    const char *address = str_terminated(text_str(&at), a);
    expect(holds(&room, "Rhys") && looks(s, OLGA, address, a).status == 200);
    expect(looks(s, BELA, address, a).status == 200 && looks(s, EVA, address, a).status == 200);
    expect(looks(s, 0, address, a).status == 303);
    expect(looks(s, BELA, "/t/2026-42/papers/1/title", a).status == 404);
    expect(looks(s, BELA, "/t/2026-42/papers/999/agreement", a).status == 404);
    expect(looks(s, BELA, "/t/2026-42/papers/x", a).status == 404);
    Answer own = looks(s, BELA, "/t/2026-42/room", a);
    expect(own.status == 200 && holds(&own, "Rhys") && !holds(&own, "End their access"));
}

static void say_many(Town *s, int count, const char *form, Arena *a)
{
    for (int i = 1; i <= count; i++) {
        Str line = str_put(a, form, str_of_number(i, a));
        expect_done(says(s->desk, str_terminated(line, a)));
    }
}

TEST(a_data_room_of_many_readers_and_documents_is_shown_in_parts)
{
    Town *s = site_at(INTERESTED, a);
    say_many(s, 101, "olga reader reader={} bidder=bela vetting=security", a);
    say_many(s, 3, "olga exhibit exhibit={} vetting=basic", a);
    Answer first = looks(s, OLGA, "/t/2026-42/room", a);
    expect(first.status == 200 && holds(&first, "Part 1 of 2") && holds(&first, ", reader 100<") &&
           !holds(&first, ", reader 101<") && holds(&first, "and 81 more, by their vetting"));
    Answer second = looks(s, OLGA, "/t/2026-42/room?page=2", a);
    expect(holds(&second, ", reader 101<") && !holds(&second, ", reader 100<") &&
           holds(&second, "None in this part.") && !holds(&second, "Nothing was laid out yet."));
    Answer past = looks(s, BELA, "/t/2026-42/room?page=9", a);
    expect(holds(&past, "Parts: 2 in all, none of them here") && holds(&past, "room?page=2#") &&
           !holds(&past, "Nobody was let in yet."));
}

TEST(a_round_of_many_sessions_is_shown_in_parts)
{
    Town *s = site_at(INTERESTED, a);
    Answer none = looks(s, OLGA, "/t/2026-42/dialogue", a);
    expect(holds(&none, "None was called yet.") && !holds(&none, "Part 1"));
    say_many(s, 51, "olga session session={} round=1 lot=1 bidder=bela kind=visit", a);
    Answer first = looks(s, OLGA, "/t/2026-42/dialogue", a);
    expect(holds(&first, "Part 1 of 2") && holds(&first, "Session 50:") &&
           !holds(&first, "Session 51:") && holds(&first, "dialogue/1?page=2#"));
    expect(holds(&first, "And 31 more. They come in sight as these are done."));
    Answer second = looks(s, BELA, "/t/2026-42/dialogue/1?page=2", a);
    expect(holds(&second, "Session 51:") && !holds(&second, "Session 50:") &&
           !holds(&second, "None was called yet."));
    Answer past = looks(s, BELA, "/t/2026-42/dialogue/1?page=9", a);
    expect(holds(&past, "none of them here") && holds(&past, "page=2#") &&
           !holds(&past, "Nothing of this round is yours."));
}

/* Who looks after a tender sees all of these; of them bidders a round and the room. */
TEST(pages_of_roles_are_there_for_those_roles_alone)
{
    static const struct { const char *path; bool bidders; } pages[] = {
        { "decide", false }, { "letters", false }, { "dialogue", true }, { "dialogue/1", true },
        { "room", true }, { "contract/manage", false } };
    Town *s = site_at(INTERESTED, a);
    for (int i = 0; i < countof(pages); i++)
        for (int api = 0; api < 2; api++) {
            Text at = { 0 };
            text_put(&at, a, "{}/t/2026-42/{}", str(api ? "/api/1" : ""), str(pages[i].path));
            const char *address = str_terminated(text_str(&at), a);
            expect(looks(s, OLGA, address, a).status == 200);
            expect(looks(s, ANNA, address, a).status == 200);
            expect(looks(s, BELA, address, a).status == (pages[i].bidders ? 200 : 404));
            expect(looks(s, EVA, address, a).status == 404);
        }
    expect(looks(s, OLGA, "/t/2026-42/dialogue/2", a).status == 404);
    expect(looks(s, OLGA, "/t/2026-42/decide/9", a).status == 404);
    expect(looks(s, OLGA, "/t/2026-42/letters/1/101", a).status == 404);
    expect(sends(s, ANNA, "/t/2026-42/letters", "lot=1", a).status == 404);
    Answer none = sends(s, OLGA, "/t/2026-42/letters", "lot=1", a);
    expect_text(str(location(&none, a)), "/t/2026-42/letters");
}

TEST(an_officer_begins_a_procedure_and_another_enters_it)
{
    Town *s = site_at(INTERESTED, a);
    static const char fields[] = "year=2026&number=43&kind=open&rules-day=1&rules-month=1&"
        "rules-year=2026&zone=Europe%2FLondon&division=united-kingdom&title=Vans&buyer=Town";
    Answer sent = sends(s, OLGA, "/t/office/do/begin", fields, a);
    expect(sent.status == 303);
    Answer agreed = sends(s, OLGA, location(&sent, a), "", a);
    expect_text(str(location(&agreed, a)), "/t/office/agreements");
    Answer done = sends(s, OTTO, "/t/office/agreements/1", "", a);
    expect(done.status == 303 && str_starts(str(location(&done, a)), "/t/"));
    expect(looks(s, OTTO, "/t/2026-43/do", a).status == 200);
}

/* ---- a key in the browser --------------------------------------------------------------- */

static Str unescaped(Str s, Arena *a)
{
    static const struct { const char *entity; char c; } entities[] = {
        { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' },
    };
    Text t = { 0 };
    while (s.len) {
        ptrdiff_t len = 1;
        char c = s.at[0];
        for (int i = 0; i < countof(entities); i++)
            if (str_starts(s, entities[i].entity))
                c = entities[i].c, len = str(entities[i].entity).len;
        text_byte(&t, c, a);
        s = str_after(s, len);
    }
    return text_str(&t);
}

static void account_brings(Town *s, Id account, Str browser, const Actor *actor, Arena *a)
{
    Id      number;
    unsigned char by[64];
    Instant now = clerk_now(s->desk->clerk);
    Challenged asker = { .purpose = TO_ADD_KEY, .account = account, .browser = browser };
    Token   token = challenge_make(s->server.people, &asker, now);
    Str     challenge = token_str(&token);
    Str claim = own_key_claim(account, actor->public.byte, challenge, a);
    crypto_sign_detached(by, NULL, (const unsigned char *)claim.at, (unsigned long long)claim.len,
                         actor->key.byte);
    expect_done(own_key_add(s->server.people, account, browser, actor->public.byte, S("laptop"),
                            challenge, by, now, &number));
}

static void brings_key(Town *s, Id who, Arena *a)
{
    int i = place(who);
    account_brings(s, s->account[i], s->cookie[i], &s->actor[i], a);
}

/* The browser takes chance for the serial. */
static Str with_serial(Str text, Arena *a)
{
    Text t = { 0 };
    Answer page = { .body = text };
    Str  none = between(&page, "\nserial ", "\n");
    Hash chance = sha256(text);
    text_put(&t, a, "{}{}{}", (Str){ text.at, none.at - text.at }, str_of_hash(chance, a),
             str_after(text, none.at - text.at + none.len));
    return text_str(&t);
}

static const char *signed_fields(Town *s, Id who, const Answer *page, bool agreeing, Arena *a)
{
    Text   fields = { 0 };
    unsigned char by[64];
    KeyId  key = key_id(s->actor[place(who)].public);
    Str    text = unescaped(between(page, "id=\"tb-exactly\">", "</pre>"), a);
    Answer exact = { .body = agreeing ? with_serial(text, a) : text };
    crypto_sign_detached(by, NULL, (const unsigned char *)exact.body.at,
                         (unsigned long long)exact.body.len, s->actor[place(who)].key.byte);
    if (agreeing)
        text_put(&fields, a, "made={}&until={}&serial={}", between(&exact, "\nmade ", "\n"),
                 between(&exact, "\nuntil ", "\n"), between(&exact, "\nserial ", "\n"));
    else
        text_put(&fields, a, "mine={}&expires={}", between(&exact, "\nmine ", "\n"),
                 between(&exact, "\nexpires ", "\n"));
    text_our(&fields, "&key=", a);
    text_bytes(&fields, key.byte, sizeof key.byte, a);
    text_our(&fields, "&signature=", a);
    text_bytes(&fields, by, sizeof by, a);
    return str_terminated(text_str(&fields), a);
}

/* Somebody with an account and a key, who has no part in the tender: their key as it is shown. */
static Str gwen_joins(Town *s, Arena *a)
{
    Actor gwen = { .name = S("Gwen <Ash>") };
    Text  hex = { 0 };
    Id    account = 0;
    gwen.key = desk_key(777000111, &gwen.public);
    expect_done(account_add(s->server.people, gwen.name, S("gwen@example.org"), S("en"),
                            clerk_now(s->desk->clerk), &account));
    account_brings(s, account, S("her browser"), &gwen, a);
    text_bytes(&hex, gwen.public.byte, sizeof gwen.public.byte, a);
    return text_str(&hex);
}

static const char *role_for(Str key, const char *word, Arena *a)
{
    return str_terminated(str_put(a, "role-{}={}", key, str(word)), a);
}

TEST(people_who_sign_here_get_a_role_by_their_name_and_officers_alone_give_it)
{
    Town *s = site_at(INTERESTED, a);
    Str key = gwen_joins(s, a);
    Answer page = looks(s, OLGA, "/t/2026-42/team", a);
    expect(page.status == 200 && holds(&page, "Gwen &lt;Ash&gt;"));
    expect(holds(&page, str_terminated(str_put(a, "name=\"role-{}\"", key), a)));
    expect(!holds(&page, "<option value=\"officer\">"));
    expect(looks(s, BELA, "/t/2026-42/team", a).status == 404);
    expect(sends(s, BELA, "/t/2026-42/team", role_for(key, "chair", a), a).status == 404);
    expect(sends(s, EVA, "/t/2026-42/team", role_for(key, "chair", a), a).status == 404);
    Id before = acts(s);
    Answer sent = sends(s, OLGA, "/t/2026-42/team", role_for(key, "chair", a), a);
    expect(sent.status == 303 && acts(s) == before);
    page = looks(s, OLGA, location(&sent, a), a);
    expect(holds(&page, "Check 2 acts before you sign") &&
           holds(&page, "Gwen &lt;Ash&gt;: chair of the panel"));
    Str change = between(&page, "/t/2026-42/team?from=", "\"");
    page = looks(s, OLGA, str_terminated(str_put(a, "/t/2026-42/team?from={}", change), a), a);
    expect(holds(&page, "<option value=\"chair\" selected>"));
    expect(sends(s, OLGA, location(&sent, a), "", a).status == 303 && acts(s) == before + 2);
    page = looks(s, OLGA, "/t/2026-42/team", a);
    expect(holds(&page, "Gwen &lt;Ash&gt;</th>") && !holds(&page, "name=\"role-"));
    page = looks(s, OLGA, "/api/1/t/2026-42/team", a);
    expect(holds(&page, "\"roles\": \"chair of the panel\""));
}

TEST(nobody_gets_a_role_who_does_not_sign_here_nor_one_that_two_officers_give)
{
    Town *s = site_at(INTERESTED, a);
    Str  key = gwen_joins(s, a);
    Text none = { 0 };
    Id   before = acts(s);
    Answer page = sends(s, OLGA, "/t/2026-42/team", role_for(key, "", a), a);
    expect(page.status == 422 && holds(&page, "Choose a role for somebody first"));
    page = sends(s, OLGA, "/t/2026-42/team", role_for(key, "officer", a), a);
    expect(page.status == 422 && holds(&page, "Gwen &lt;Ash&gt;"));
    text_bytes(&none, s->actor[place(EVA)].public.byte, 32, a);
    page = sends(s, OLGA, "/t/2026-42/team", role_for(text_str(&none), "chair", a), a);
    expect(page.status == 422 && holds(&page, "or was added meanwhile"));
    Str both = str_put(a, "role-{}=overseer&role-00=chair", key);
    page = sends(s, OLGA, "/t/2026-42/team", str_terminated(both, a), a);
    expect(page.status == 422 && holds(&page, "<option value=\"overseer\" selected>"));
    expect(acts(s) == before);
}

TEST(a_browser_signs_what_the_page_shows_and_nothing_else_is_entered)
{
    Town *s = site_at(INTERESTED, a);
    s->server.demonstration = NULL;
    Id before = acts(s);
    Answer no = sends(s, BELA, "/t/2026-42/do/question", question, a);
    expect(no.status == 404 || holds(&no, "signing-key-missing"));
    brings_key(s, BELA, a);
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
    expect(sent.status == 303);
    const char *check = location(&sent, a);
    Answer page = looks(s, BELA, check, a);
    expect(holds(&page, "id=\"tb-sign\"") && holds(&page, "data-field=\"text\""));
    Answer bare = sends(s, BELA, check, "", a);
    expect(bare.status == 422 && acts(s) == before);
    Answer done = sends(s, BELA, check, signed_fields(s, BELA, &page, false, a), a);
    expect(done.status == 303 && acts(s) == before + 1);
}

TEST(two_officers_sign_in_their_browsers)
{
    Town *s = site_at(INTERESTED, a);
    s->server.demonstration = NULL;
    brings_key(s, OLGA, a);
    brings_key(s, OTTO, a);
    Id before = acts(s);
    Answer sent = sends(s, OLGA, "/t/2026-42/do/suspend", suspend, a);
    const char *check = location(&sent, a);
    Answer page = looks(s, OLGA, check, a);
    Answer agreed = sends(s, OLGA, check, signed_fields(s, OLGA, &page, true, a), a);
    expect_text(str(location(&agreed, a)), "/t/2026-42/agreements");
    page = looks(s, OTTO, "/t/2026-42/agreements/1", a);
    Answer done = sends(s, OTTO, "/t/2026-42/agreements/1",
                        signed_fields(s, OTTO, &page, false, a), a);
    expect(done.status == 303 && acts(s) == before + 1);
}

/* ---- the page of a key ------------------------------------------------------------------ */

static const char *wrapped_field(Town *s, Id who, const char *method, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "wrapped-{}=tenderbox%2Fwrapped%2Fv1%0D%0Amethod+{}%0D%0Akey+", str(method),
             str(method));
    text_bytes(&t, s->actor[place(who)].public.byte, sizeof(Key), a);
    text_our(&t, "%0D%0Asalt+00%0D%0A", a);
    return str_terminated(text_str(&t), a);
}

TEST(a_key_has_a_page_that_says_where_it_stands_and_what_was_signed_with_it)
{
    Town *s = site_at(INTERESTED, a);
    s->server.demonstration = NULL;
    brings_key(s, BELA, a);
    brings_key(s, OLGA, a);
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
    const char *check = location(&sent, a);
    Answer page = looks(s, BELA, check, a);
    sends(s, BELA, check, signed_fields(s, BELA, &page, false, a), a);
    page = looks(s, BELA, "/me/keys/1", a);
    expect(page.status == 200 && holds(&page, "/t/2026-42\">") && holds(&page, ": bidder"));
    expect(holds(&page, "Ask about the tender") && holds(&page, "/log/entry/"));
    page = looks(s, OLGA, "/me/keys/2", a);
    expect(holds(&page, ": officer") && !holds(&page, "Ask about the tender"));
    expect(looks(s, OLGA, "/me/keys/1", a).status == 404);
    expect(looks(s, OLGA, "/me/keys/x", a).status == 404);
    expect(looks(s, OLGA, "/me/keys/2/nothing", a).status == 404);
}

TEST(a_key_is_ended_by_its_owner_who_is_asked_first)
{
    Town *s = site_at(INTERESTED, a);
    s->server.demonstration = NULL;
    brings_key(s, BELA, a);
    expect(sends(s, OLGA, "/me/keys/1/end", "sure=yes", a).status == 404);
    Answer asks_first = sends(s, BELA, "/me/keys/1/end", "", a);
    expect(asks_first.status == 422 && holds(&asks_first, "/t/2026-42/do/key-change"));
    expect(!holds(&asks_first, "/t/office/do/key-change"));
    Answer done = sends(s, BELA, "/me/keys/1/end", "sure=yes", a);
    expect_text(str(location(&done, a)), "/me?done=ended");
    Answer page = looks(s, BELA, "/me/keys/1", a);
    expect(holds(&page, "Ended ") && holds(&page, ": bidder"));
    expect(looks(s, BELA, "/me/keys/1/copy", a).status == 404);
}

TEST(ways_to_open_a_key_come_and_go_and_the_last_is_asked_about)
{
    Town *s = site_at(INTERESTED, a);
    s->server.demonstration = NULL;
    brings_key(s, BELA, a);
    const char *own = wrapped_field(s, BELA, "passphrase", a);
    const char *code = wrapped_field(s, BELA, "code", a);
    expect(sends(s, BELA, "/me/keys/1/ways", "", a).status == 422);
    expect(sends(s, BELA, "/me/keys/1/ways", wrapped_field(s, OLGA, "code", a), a).status == 422);
    const char *unnamed = wrapped_field(s, BELA, "passkey", a);
    expect(sends(s, BELA, "/me/keys/1/ways", unnamed, a).status == 422);
    expect(sends(s, OLGA, "/me/keys/1/ways", own, a).status == 404);
    expect(sends(s, BELA, "/me/keys/1/ways", own, a).status == 303);
    expect(sends(s, BELA, "/me/keys/1/ways", own, a).status == 303);
    expect(sends(s, BELA, "/me/keys/1/ways", code, a).status == 303);
    Answer page = looks(s, BELA, "/me/keys/1", a);
    expect(holds(&page, "A passphrase") && holds(&page, "A code on paper"));
    Wraps wraps;
    expect_done(wrapped_list(s->server.people, s->account[place(BELA)], &wraps, a));
    expect(wraps.len == 2);
    expect(!memchr(wraps.at[0].bytes.at, '\r', (size_t)wraps.at[0].bytes.len));
    Text one = { 0 }, two = { 0 };
    text_put(&one, a, "way={}", str_of_number(wraps.at[0].number, a));
    text_put(&two, a, "way={}", str_of_number(wraps.at[1].number, a));
    const char *first = str_terminated(text_str(&one), a);
    const char *last = str_terminated(text_str(&two), a);
    expect(sends(s, OLGA, "/me/keys/1/remove", first, a).status == 404);
    expect(sends(s, BELA, "/me/keys/1/remove", "way=99", a).status == 404);
    expect(sends(s, BELA, "/me/keys/1/remove", first, a).status == 303);
    Answer asks_first = sends(s, BELA, "/me/keys/1/remove", last, a);
    expect(asks_first.status == 200 && holds(&asks_first, "This is the last way"));
    text_our(&two, "&sure=yes", a);
    last = str_terminated(text_str(&two), a);
    expect(sends(s, BELA, "/me/keys/1/remove", last, a).status == 303);
    page = looks(s, BELA, "/me/keys/1", a);
    expect(holds(&page, "Nothing that is kept here"));
}

/* ---- opened files ------------------------------------------------------------------------- */

/* What every scanner is tried with; in two pieces, so that none finds it here. */
static const char eicar[] = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-"
                            "ANTIVIRUS-TEST-FILE!$H+H*";
static const char hostile[] = "<script>alert(1)</script>";
static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0 and so on";
static const char vast[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xc3\x50\0\0\x03\xe9 and so on";
static const char headless[] = "\x89PNG\r\n\x1a\n and so on";

static const char pdf[] = "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n";

/* As many pages as it says, all of them one. */
static Str pdf_with(const char *pages, const char *media, const char *more, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                    "2 0 obj<</Type/Pages/{}>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R"
                    "/MediaBox[0 0 {}]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>endobj\n"
                    "4 0 obj<</Length 5>>stream\n/A Do\nendstream endobj\n{}", str(pages),
             str(media), str(more));
    return text_str(&t);
}

/* A form that draws another one ten times, which draws another one ten times, and so on. */
static Str endless(Arena *a)
{
    Text forms = { 0 };
    for (int i = 5; i < 30; i++)
        text_put(&forms, a, "{} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources"
                            "<</XObject<</A {} 0 R>>>>/Length 60>>stream\n"
                            "/A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do\n"
                            "endstream endobj\n", str_of_number(i, a), str_of_number(i + 1, a));
    text_put(&forms, a, "30 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 12>>stream\n"
                        "0 0 9 9 re {}\nendstream endobj\ntrailer<</Root 1 0 R>>\n", S("f"));
    return pdf_with("Kids[3 0 R]/Count 1", "200 200", str_terminated(text_str(&forms), a), a);
}

static const char its_end[] = "trailer<</Root 1 0 R>>\n";
static const char its_lock[] = "5 0 obj<</Filter/Standard/V 1/R 2/P -4/O"
    "<1111111111111111111111111111111111111111111111111111111111111111>/U"
    "<2222222222222222222222222222222222222222222222222222222222222222>>>endobj\n"
    "trailer<</Root 1 0 R/Encrypt 5 0 R/ID[<00><00>]>>\n";

/* One line of a million letters that each take five on a page. */
static Str long_line(Arena *a)
{
    char *at = make(a, char, 1000000);
    memset(at, '&', 1000000);
    return (Str){ at, 1000000 };
}

static void come_again(Town *s, Arena *a)
{
    Token token;
    for (int i = 0; i < PEOPLE_HERE; i++) {
        expect_done(session_begin(s->server.people, s->account[i], S("127.0.0.1"), S("test"),
                                  clerk_now(s->desk->clerk), &token));
        s->cookie[i] = str_copy(token_str(&token), a);
    }
}

enum { FILES_SENT = 16 };

/* Bela's bid lies in the box and is admitted; nobody has turned. */
static void bid_comes(Town *s, const Enclosure *files, ptrdiff_t count, Arena *a)
{
    Desk *d = s->desk;
    d->files = files;
    d->file_count = count;
    time_to(d, folded(d)->rounds.at[0].deadline - 600);
    expect_done(clerk_propose(d->clerk, bid_of_two(d, BELA, 1, 0), a));
    time_to(d, folded(d)->rounds.at[0].deadline + 60);
    expect_done(says(d, "olga box-list round=1 clock=operator reason=signed"));
    expect_done(says(d, "olga admit round=1 lot=1 bidder=bela"));
    come_again(s, a);
}

static Town *with_bid(Arena *a)
{
    Town *s = site_at(INTERESTED, a);
    const struct { const char *name; Str bytes; } sent[] = {
        { "Method \xc3\xa9.html", str(hostile) }, { "photo.png", { png, sizeof png - 1 } },
        { "fake.png", str(hostile) }, { "drawing.svg", str(hostile) }, { "tool.exe", str(hostile) },
        { "broken.pdf", str(hostile) }, { "good.pdf", str(pdf) }, { "macro.txt", str(eicar) },
        { "vast.png", { vast, sizeof vast - 1 } }, { "headless.png", str(headless) },
        { "endless.pdf", endless(a) },
        { "locked.pdf", pdf_with("Kids[3 0 R]/Count 1", "9 9", its_lock, a) },
        { "round.pdf", pdf_with("Kids[2 0 R]/Count 1", "9 9", its_end, a) },
        { "vast.pdf", pdf_with("Kids[3 0 R]/Count 1", "1e9 1e9", its_end, a) },
        { "many.pdf", pdf_with("Kids[3 0 R]/Count 1000000", "9 9", its_end, a) },
        { "line.txt", long_line(a) },
    };
    Enclosure *files = make(a, Enclosure, countof(sent));
    assert(countof(sent) == FILES_SENT);
    for (int i = 0; i < countof(sent); i++)
        files[i] = enclosure_of_str(str(sent[i].name), sent[i].bytes, a);
    bid_comes(s, files, FILES_SENT, a);
    return s;
}

static const char *of_town(const Town *s, const char *rest, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "/t/", a);
    text_name(&t, s->desk->name, a);
    text_put(&t, a, "/{}", str(rest));
    return str_terminated(text_str(&t), a);
}

static const char *of_bela(const char *before, const char *after, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}1-1-quality-{}{}", str(before), str_of_number(BELA, a), str(after));
    return str_terminated(text_str(&t), a);
}

static Answer opens(Town *s, Id who, Arena *a)
{
    return sends(s, who, of_town(s, "open", a), of_bela("envelope=", "", a), a);
}

/* Opened by an officer, looked at and signed. */
static void bid_opens(Town *s, Arena *a)
{
    expect_done(clerk_propose(s->desk->clerk, turning(s->desk, HANS), a));
    expect_done(clerk_propose(s->desk->clerk, turning(s->desk, HEDI), a));
    Answer sent = opens(s, OLGA, a);
    expect(sent.status == 303);
    Answer check = looks(s, OLGA, location(&sent, a), a);
    expect(check.status == 200 && holds(&check, "Record what an opened envelope holds"));
    expect(!bid_of(folded(s->desk), 1, 1, BELA)->opened[QUALITY]);
    expect(sends(s, OLGA, location(&sent, a), "", a).status == 303);
    expect(bid_of(folded(s->desk), 1, 1, BELA)->opened[QUALITY]);
}

static Town *with_open_bid(Arena *a)
{
    Town *s = with_bid(a);
    bid_opens(s, a);
    return s;
}

static Answer opens_all(Town *s, Id who, Arena *a)
{
    return sends(s, who, of_town(s, "open", a), of_bela("all=", "", a), a);
}

TEST(all_envelopes_of_a_lot_are_opened_at_one_press_and_signed_each_by_itself)
{
    Town *s = with_bid(a);
    Id before = acts(s);
    Answer early = opens_all(s, OLGA, a);
    expect(early.status == 303 && strstr(location(&early, a), "/open"));
    expect_done(clerk_propose(s->desk->clerk, turning(s->desk, HANS), a));
    expect_done(clerk_propose(s->desk->clerk, turning(s->desk, HEDI), a));
    expect(opens_all(s, BELA, a).status == 404 && opens_all(s, EVA, a).status == 404);
    Answer sent = opens_all(s, OLGA, a), again = opens_all(s, OLGA, a);
    const char *at = location(&sent, a), *other = location(&again, a);
    Answer check = looks(s, OLGA, at, a);
    expect(check.status == 200 && holds(&check, "Check 1 act before you sign"));
    expect(!bid_of(folded(s->desk), 1, 1, BELA)->opened[QUALITY] && acts(s) == before + 2);
    expect(sends(s, OLGA, at, "", a).status == 303 && acts(s) == before + 3);
    expect(bid_of(folded(s->desk), 1, 1, BELA)->opened[QUALITY]);
    Answer done = looks(s, OLGA, at, a);
    expect(done.status == 303 && strstr(location(&done, a), "/open?signed=1"));
    expect(sends(s, OLGA, at, "", a).status == 303 && acts(s) == before + 3);
    expect(sends(s, OLGA, other, "", a).status == 303 && acts(s) == before + 3);
    Answer refused = looks(s, OLGA, other, a);
    expect(refused.status == 200 && holds(&refused, "Not entered:"));
}

static Answer file_of(Town *s, Id who, const char *rest, Arena *a)
{
    return looks(s, who, of_town(s, of_bela("opened/", rest, a), a), a);
}

static Str header_is(const Answer *answer, const char *name)
{
    for (each(const Pair, h, answer->headers))
        if (str_is(h->name, name))
            return h->value;
    return (Str){ 0 };
}

/* ---- marks ----------------------------------------------------------------------- */

static const char *mark_place(const Town *s, const char *criterion, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "score/1/{}/{}", str(criterion), str_of_number(BELA, a));
    return of_town(s, str_terminated(text_str(&t), a), a);
}

TEST(who_marks_and_who_chairs_come_from_their_work_to_their_marks_and_to_the_panel)
{
    Town *s = with_open_bid(a);
    Answer home = looks(s, EVA, "/home", a), doings = looks(s, EVA, of_town(s, "do", a), a);
    expect(holds(&home, "as evaluator: ") && holds(&home, "href=\"/t/2026-42/score\""));
    expect(holds(&home, "href=\"/t/2026-42/moderation\""));
    expect(holds(&doings, "/score\"") && !holds(&doings, "/do/score\""));
    expect(!holds(&home, "/padlocks") && !holds(&home, "Waiting for others"));
    DutyRows own = { 0 }, others = { 0 };
    Onlooker o;
    expect_done(onlooker_come(&o, s->desk->folder, s->desk->now, a));
    page_duties_all(&o, folded(s->desk), CARL, S("/t/2026-42"), &own, &others, a);
    expect(!own.len && others.len == 3);
    expect_text(others.at[0].link, "/t/2026-42/moderation/1");
    own = others = (DutyRows){ 0 };
    page_duties_all(&o, folded(s->desk), EVA, S("/t/2026-42"), &own, &others, a);
    expect(own.len == 1 && !others.len);
    expect_done(says(s->desk, "eva conflict finding=interest reason=Aunt"));
    home = looks(s, EVA, "/home", a);
    expect(holds(&home, "Until an officer has ruled on it nothing of any bid is shown to you"));
    expect_done(says(s->desk, "olga ruling person=eva ruling=must-leave reason=Aunt"));
    home = looks(s, EVA, "/home", a);
    expect(holds(&home, "you take no part in this tender any more"));
    Answer page = looks(s, EVA, mark_place(s, "11", a), a);
    Answer sent = sends(s, EVA, mark_place(s, "11", a), "mark=3&reason=Seen.&what=save", a);
    expect(holds(&page, "you take no part in this tender any more") && !holds(&page, "Bela"));
    expect(holds(&sent, "you take no part in this tender any more"));
    expect(!holds(&home, "href=\"/t/2026-42/score\""));
}

/* One of several, as the page says it by itself; spoilt: with another's signature. */
static Answer signs_one(Town *s, Id who, const char *at, int which, bool spoilt, Arena *a)
{
    Text  to = { 0 }, fields = { 0 };
    KeyId key = key_id(s->actor[place(who)].public);
    unsigned char by[64];
    text_put(&to, a, "{}?which={}", str(at), str_of_number(which, a));
    Answer page = looks(s, who, str_terminated(text_str(&to), a), a);
    Answer exact = { .body = unescaped(between(&page, "id=\"tb-exactly\">", "</pre>"), a) };
    crypto_sign_detached(by, NULL, (const unsigned char *)exact.body.at,
                         (unsigned long long)exact.body.len, s->actor[place(who)].key.byte);
    by[0] ^= spoilt;
    text_put(&fields, a, "which={}&mine={}&expires={}&key=", str_of_number(which, a),
             between(&exact, "\nmine ", "\n"), between(&exact, "\nexpires ", "\n"));
    text_bytes(&fields, key.byte, sizeof key.byte, a);
    text_our(&fields, "&signature=", a);
    text_bytes(&fields, by, sizeof by, a);
    return sends(s, who, at, str_terminated(text_str(&fields), a), a);
}

static ptrdiff_t drafts_of(Town *s, Id who, Arena *a)
{
    Text name = { 0 };
    MarkDrafts all = { 0 };
    text_name(&name, s->desk->name, a);
    MarkDraft which = { .account = s->account[place(who)], .round = 1, .lot = 1,
                        .kind = S("score"), .procedure = text_str(&name) };
    expect_done(mark_draft_list(s->server.people, &which, &all, a));
    return all.len;
}

TEST(many_marks_are_signed_in_a_browser_and_where_one_is_refused_the_others_stand)
{
    const struct { const char *criterion, *typed; } marks[] = {
        { "11", "mark=3&reason=Seen.&file=1&page=1&what=save" },
        { "12", "mark=2&reason=Less+was+seen.&what=save" },
        { "3", "mark=1&reason=It+is+there.&what=save" },
    };
    Town *s = with_open_bid(a);
    s->server.demonstration = NULL;
    brings_key(s, EVA, a);
    for (int i = 0; i < countof(marks); i++)
        expect(sends(s, EVA, mark_place(s, marks[i].criterion, a), marks[i].typed, a).status ==
               200);
    Answer wrong = sends(s, EVA, mark_place(s, "11", a), "mark=9&reason=Seen.&what=save", a);
    expect(wrong.status == 422 && holds(&wrong, "a mark is one of the scale"));
    Answer page_wrong = sends(s, EVA, mark_place(s, "11", a), "mark=3&page=two&what=save", a);
    expect(page_wrong.status == 422 && holds(&page_wrong, "File and page are numbers"));
    expect(drafts_of(s, EVA, a) == 3);
    Answer sent = sends(s, EVA, of_town(s, "score/1/sheet", a), "", a);
    const char *at = location(&sent, a);
    Answer page = looks(s, EVA, at, a);
    Id before = acts(s);
    expect(holds(&page, "Check 4 acts before you sign") && holds(&page, "data-field=\"4/lot\""));
    expect(signs_one(s, EVA, at, 1, false, a).status == 303 && acts(s) == before + 1);
    expect(signs_one(s, EVA, at, 2, true, a).status == 303 && acts(s) == before + 1);
    expect(signs_one(s, EVA, at, 3, false, a).status == 303 && acts(s) == before + 2);
    expect(signs_one(s, EVA, at, 3, false, a).status == 303 && acts(s) == before + 2);
    expect(signs_one(s, EVA, at, 4, false, a).status == 303 && acts(s) == before + 2);
    page = looks(s, EVA, at, a);
    expect(holds(&page, "One of those before it was not entered."));    /* others-missing */
    expect(holds(&page, "Check 2 acts before you sign") && holds(&page, "and they stand:") &&
           holds(&page, "Not entered:") && holds(&page, "data-field=\"2/mark\"") &&
           !holds(&page, "data-field=\"3/mark\""));
    expect(sends(s, EVA, at, "which=5", a).status == 422);
    expect(signs_one(s, EVA, at, 2, false, a).status == 303);
    expect(signs_one(s, EVA, at, 4, false, a).status == 303);
    expect(acts(s) == before + 4 && bid_of(folded(s->desk), 1, 1, BELA)->scores.len == 3);
    Answer done = looks(s, EVA, at, a);
    expect(done.status == 303 && strstr(location(&done, a), "/score/1/sheet?signed=4"));
    expect(sends(s, EVA, at, "which=1", a).status == 303 && acts(s) == before + 4);
    expect(drafts_of(s, EVA, a) == 0);
    Answer over = sends(s, EVA, mark_place(s, "11", a), "mark=4&reason=Later.&what=save", a);
    expect(over.status == 422 && holds(&over, "This mark cannot be written now"));
}

TEST(marks_are_nobody_elses_and_who_has_declared_an_interest_sees_no_bid)
{
    Town *s = with_open_bid(a);
    Answer own = sends(s, EVA, mark_place(s, "11", a), "mark=3&reason=Mine+alone.&what=save", a);
    expect(own.status == 200 && holds(&own, "Saved"));
    const Id others[] = { OLGA, OTTO, BELA };
    for (int i = 0; i < countof(others); i++) {
        expect(looks(s, others[i], mark_place(s, "11", a), a).status == 404);
        Answer panel = looks(s, others[i], of_town(s, "moderation/1", a), a);
        expect(others[i] == BELA ? panel.status == 404 : !holds(&panel, "Mine alone"));
    }
    expect_done(says(s->desk, "eva conflict finding=interest reason=Aunt"));
    come_again(s, a);
    Answer page = looks(s, EVA, mark_place(s, "11", a), a);
    expect(page.status == 200 && holds(&page, "Until an officer has ruled") &&
           !holds(&page, "Bela") && !holds(&page, "Mine alone"));
}

TEST(a_tender_leads_its_bidders_to_their_bids_and_nobody_else)
{
    Town *s = with_bid(a);
    const char *bids = "href=\"/t/2026-42/bid\"";
    Answer page = looks(s, BELA, "/t/2026-42", a);
    expect(page.status == 200 && holds(&page, bids) && !holds(&page, "Register as a bidder"));
    page = looks(s, OLGA, "/t/2026-42", a);
    expect(page.status == 200 && !holds(&page, bids));
}

TEST(who_watches_reads_what_to_ask_about_with_its_entries)
{
    Town *s = with_bid(a);
    Answer page = looks(s, OLGA, "/t/2026-42/oversee", a);
    expect(page.status == 200 && holds(&page, "one bid only in round 1"));
    expect(holds(&page, "/log/entry/") && holds(&page, "Nothing was changed, moved or stopped."));
    expect(holds(&page, "The box was closed and listed, by "));
    expect(holds(&page, "The tender was published, by ") && holds(&page, "/papers/"));
    expect(looks(s, BELA, "/t/2026-42/oversee", a).status == 404);
    expect(looks(s, EVA, "/t/2026-42/oversee", a).status == 404);
    page = looks(s, OLGA, "/oversee", a);
    expect(page.status == 200 && holds(&page, "href=\"/t/2026-42/oversee\""));
    page = looks(s, BELA, "/oversee", a);
    expect(page.status == 200 && !holds(&page, "2026-42"));
    page = looks(s, OLGA, "/api/1/t/2026-42/oversee", a);
    expect(page.status == 200 && holds(&page, "\"title\": \"Few bids, and narrow leads\""));
}

TEST(who_watches_reads_who_declared_an_interest_and_what_was_ruled)
{
    Town *s = with_open_bid(a);
    Answer page = looks(s, OLGA, "/t/2026-42/oversee", a);
    expect(page.status == 200 && !holds(&page, " declared an interest"));
    expect_done(says(s->desk, "eva conflict finding=interest reason=Aunt"));
    come_again(s, a);
    page = looks(s, OLGA, "/t/2026-42/oversee", a);
    expect(holds(&page, " declared an interest, which waits for its ruling"));
    expect_done(says(s->desk, "olga ruling person=eva ruling=may-stay reason=Distant"));
    come_again(s, a);
    page = looks(s, OLGA, "/t/2026-42/oversee", a);
    expect(holds(&page, " may stay, it was ruled"));
    expect(!holds(&page, "waits for its ruling"));
}

TEST(who_has_not_declared_their_interests_sees_nothing_of_bids)
{
    bool undeclared;
    Str  says;
    Procedure p = procedure_new(NULL, (Name){ 0 });
    person_add(&p, (Person){ .id = EVA }, a);
    person_add(&p, (Person){ .id = EMIL, .declared = true }, a);
    person_add(&p, (Person){ .id = ERIN, .declared = true, .barred = true }, a);
    expect(marking_barred(&p, EVA, &undeclared, &says) && undeclared);
    expect(!marking_barred(&p, EMIL, &undeclared, &says) && !undeclared);
    expect(marking_barred(&p, ERIN, &undeclared, &says) && !undeclared && says.len);
    expect(marking_barred(&p, CARL, &undeclared, &says));
}

TEST(nothing_is_opened_before_enough_padlocks_turned_nor_by_who_is_no_officer)
{
    Town *s = with_bid(a);
    Answer page = looks(s, OLGA, of_town(s, "open", a), a);
    expect(page.status == 200 && holds(&page, "Nothing can be opened now"));
    expect(opens(s, OLGA, a).status == 422);
    expect_done(clerk_propose(s->desk->clerk, turning(s->desk, HANS), a));
    Answer early = opens(s, OLGA, a);
    expect(early.status == 422 && holds(&early, "Fewer padlocks than needed"));
    expect_done(clerk_propose(s->desk->clerk, turning(s->desk, HEDI), a));
    expect(opens(s, BELA, a).status == 404 && opens(s, EVA, a).status == 404);
    expect(looks(s, BELA, of_town(s, "open", a), a).status == 404);
    expect(looks(s, EVA, of_town(s, "open", a), a).status == 404);
    page = looks(s, OLGA, of_town(s, "open", a), a);
    expect(holds(&page, "Enough padlocks have turned"));
    expect(opens(s, OLGA, a).status == 303 && opens(s, OLGA, a).status == 303);
    expect(file_of(s, EVA, "/1", a).status == 404 && file_of(s, OLGA, "/1", a).status == 404);
}

TEST(opened_files_are_for_officers_evaluators_and_their_bidder)
{
    Town *s = with_open_bid(a);
    const Id readers[] = { OLGA, OTTO, EVA, BELA };
    for (int i = 0; i < countof(readers); i++) {
        Answer page = looks(s, readers[i], of_town(s, "opened", a), a);
        expect(page.status == 200 && holds(&page, "fake.png") && holds(&page, "25 bytes"));
        Answer whole = file_of(s, readers[i], "/1", a);
        expect(whole.status == 200 && whole.file_bytes == sizeof hostile - 1);
        close(whole.fd);
    }
    const Procedure *p = folded(s->desk);
    const Bid *bid = bid_of(p, 1, 1, BELA);
    static const Id others[] = { 0, ANNA, HANS, CARL, CORA };
    for (int i = 0; i < countof(others); i++)
        expect(opened_is_for(p, others[i], bid, QUALITY) == (others[i] == CARL));
    expect(!opened_is_for(p, OLGA, bid, PRICE) && !opened_is_for(p, BELA, bid, PRICE));
    expect(file_of(s, 0, "/1", a).status == 303);
}

TEST(whatever_a_bidder_sent_no_browser_runs_it_as_a_page_of_ours)
{
    Town  *s = with_open_bid(a);
    Answer whole = file_of(s, EVA, "/1", a);
    close(whole.fd);
    expect(!strcmp(whole.type, "application/octet-stream"));
    expect(str_is(header_is(&whole, "Content-Security-Policy"), "default-src 'none'; sandbox"));
    expect(str_is(header_is(&whole, "Content-Disposition"),
                  "attachment; filename=\"Method___.html\"; "
                  "filename*=UTF-8''Method%20%C3%A9.html"));
    static const char *const texts[] = { "/1/read", "/4/read" };
    for (int i = 0; i < countof(texts); i++) {
        Answer page = file_of(s, EVA, texts[i], a);
        expect(page.status == 200 && !holds(&page, hostile));
        expect(holds(&page, "&lt;script&gt;alert(1)"));
    }
    Answer picture = file_of(s, EVA, "/2/picture", a);
    close(picture.fd);
    expect(picture.status == 200 && !strcmp(picture.type, "image/png"));
    static const char *const none[] = { "/3/picture", "/4/picture", "/1/picture", "/6/page/1",
        "/7/page/0", "/7/page/x", "/7/page/2", "/17", "/9/picture",
        "/10/picture", "/12/page/1", "/0", "/1/read/", "/-1", "/1x", "",
        "/manifest" };
    for (int i = 0; i < countof(none); i++)
        expect(file_of(s, EVA, none[i], a).status == 404);
    Answer page = file_of(s, EVA, "/3/read", a);
    expect(holds(&page, "no picture that can be shown"));
}

TEST(everybody_reads_the_record_of_the_opening_once_the_box_is_listed)
{
    Town  *before = site_at(INTERESTED, a), *s = with_open_bid(a);
    expect(looks(before, 0, of_town(before, "opening/record", a), a).status == 404);
    Answer page = looks(s, 0, of_town(s, "opening/record", a), a);
    expect(page.status == 200 && holds(&page, "Who turned, and when"));
    expect(holds(&page, "<main>") && !holds(&page, "not on the shelf"));
    Str policy = header_is(&page, "Content-Security-Policy");
    expect(str_starts(policy, "default-src 'none'; base-uri 'none'") &&
           memmem(policy.at, (size_t)policy.len, "style-src 'sha256-", 18));
    Answer pdf_page = looks(s, 0, of_town(s, "opening/record?form=pdf", a), a);
    expect(pdf_page.status == 200 && str_starts(pdf_page.body, "%PDF-"));
    expect(looks(s, 0, of_town(s, "opening/record?lot=9", a), a).status == 404);
}

TEST(a_pdf_is_read_as_pictures_of_its_pages)
{
    if (access("/usr/bin/pdftoppm", X_OK))
        skip("no poppler here");
    Town  *s = with_open_bid(a);
    Answer page = file_of(s, EVA, "/7/read", a), drawn = file_of(s, EVA, "/7/page/1", a);
    expect(holds(&page, "Page 1 of 1") && holds(&page, "/7/page/1\""));
    expect(drawn.status == 200 && str_starts(drawn.body, "\x89PNG"));
    expect(!strcmp(drawn.type, "image/png"));
}

TEST(a_pdf_that_cannot_be_drawn_says_what_became_of_it_and_is_saved_as_it_is)
{
    if (access("/usr/bin/pdftoppm", X_OK))
        skip("no poppler here");
    enum { LONG = 600 };                /* whoever is slow here is not said to take too long */
    static const struct { const char *file, *says; int seconds; } rows[] = {
        { "/6", "broken, or locked with a password", LONG },
        { "/12", "broken, or locked with a password", LONG },
        { "/13", "broken", LONG }, { "/15", "broken", LONG },
        { "/11", "Page 1 of 1. It takes longer to draw than a page may take here", 1 },
    };
    Town *s = with_open_bid(a);
    for (int i = 0; i < countof(rows); i++) {
        Text at = { 0 };
        s->server.drawing_seconds = rows[i].seconds;
        text_put(&at, a, "{}/read", str(rows[i].file));
        Answer page = file_of(s, EVA, str_terminated(text_str(&at), a), a);
        expect(page.status == 200 && holds(&page, rows[i].says) && holds(&page, "Save it to read"));
        expect(!holds(&page, "tb-picture"));
        Answer whole = file_of(s, EVA, rows[i].file, a);
        expect(whole.status == 200);
        close(whole.fd);
    }
    expect(file_of(s, EVA, "/11/page/1", a).status == 404);
    s->server.drawing_seconds = LONG;
    Answer vast_one = file_of(s, EVA, "/14/page/1", a);
    expect(vast_one.status == 200 && vast_one.body.len < 1 << 20);
}

TEST(a_vast_picture_and_a_long_line_are_not_given_to_a_browser_whole)
{
    Town *s = with_open_bid(a);
    Answer page = file_of(s, EVA, "/9/read", a);
    expect(holds(&page, "50000 by 1001 dots") && !holds(&page, "tb-picture"));
    page = file_of(s, EVA, "/10/read", a);
    expect(holds(&page, "How large this picture is cannot be read") && !holds(&page, "tb-picture"));
    page = file_of(s, EVA, "/2/read", a);
    expect(holds(&page, "tb-picture"));
    page = file_of(s, EVA, "/16/read", a);
    expect(page.status == 200 && holds(&page, "There is more of it"));
    expect(page.body.len > 5 * TEXT_READ && page.body.len < 5 * TEXT_READ + 20000);
}

TEST(how_large_a_picture_says_it_is)
{
    static const char gif[] = "GIF89a\x10\x27\x20\x4e...", jpeg[] = "\xff\xd8\xff\xe0\0\4.."
        "\xff\xff\xc4\0\2\xff\xc2\0\x0b\x08\0\x10\1\0\1..";
    static const char endless_jpeg[] = "\xff\xd8\xff\xe0\0\1\xff\xc0\0\x0b\x08\0\x10\1\0";
    Picture p;
    (void)a;
    expect(picture_read((Str){ gif, sizeof gif - 1 }, &p) && p.wide == 10000 && p.high == 20000);
    expect(!picture_fits(&p) && picture_fits(&(Picture){ "", PICTURE_DOTS, 1 }));
    expect(picture_read((Str){ jpeg, sizeof jpeg - 1 }, &p) && p.wide == 256 && p.high == 16);
    for (ptrdiff_t cut = 0; cut < (ptrdiff_t)sizeof jpeg - 4; cut++) {
        char *exactly = malloc((size_t)cut + 1);
        memcpy(exactly, jpeg, (size_t)cut);
        expect(!picture_read((Str){ exactly, cut }, &p));
        free(exactly);
    }
    expect(!picture_read((Str){ endless_jpeg, sizeof endless_jpeg - 1 }, &p));
    expect(!picture_read((Str){ vast, 20 }, &p) && !picture_read((Str){ gif, 9 }, &p));
    expect(picture_read((Str){ vast, 24 }, &p) && p.wide == 50000 && p.high == 1001);
}

TEST(opened_files_that_are_gone_are_brought_again_and_nothing_is_entered)
{
    Town *s = with_open_bid(a);
    Text  list = { 0 };
    text_put(&list, a, "{}/opened", str(s->desk->folder));
    const char *all = str_terminated(text_str(&list), a);
    folder_remove(all);
    expect(file_of(s, EVA, "/1", a).status == 404);
    Answer page = looks(s, OLGA, of_town(s, "open", a), a);
    expect(holds(&page, "Bring its files here"));
    Id before = acts(s);
    expect(opens(s, OTTO, a).status == 303 && acts(s) == before);
    Answer whole = file_of(s, EVA, "/1", a);
    expect(whole.status == 200);
    close(whole.fd);
}

/* ---- a long page ------------------------------------------------------------------------- */

TEST(definitions_of_a_long_batch_are_folded_by_their_kind)
{
    Act   act[8] = { 0 };
    Acts  acts = { .at = act, .len = countof(act) };
    CheckPage page = { 0 }, brief = { 0 };
    for (int i = 0; i < countof(act); i++) {
        act[i].kind = i < 3 ? ACT_LOT : i < 7 ? ACT_CRITERION : ACT_PUBLISH;
        CheckAct *shown = check_place(&page, &acts, &act[i], a);
        *list_add(&shown->rows, a) = (CheckRow){ .name = S("lot"), .words = S("1") };
        *list_add(&shown->rows, a) =
            (CheckRow){ .name = S("title"), .words = i % 2 ? S("North") : S("South") };
    }
    check_summaries(&page, a);
    expect(page.folds.len == 2 && page.acts.len == 1);
    expect(page.folds.at[0].acts.len == 3 && page.folds.at[1].acts.len == 4);
    Str says = page.folds.at[0].summary;
    expect(str_starts(says, act_rows[ACT_LOT]->says) && memmem(says.at, (size_t)says.len,
           " (3): South; North; South", 25));
    acts.len = 3;
    for (int i = 0; i < 3; i++)
        check_place(&brief, &acts, &act[i], a);
    expect(!brief.folds.len && brief.acts.len == 3);
}

/* ---- taken, and the server is another one ------------------------------------------------ */

TEST(what_was_taken_is_found_again_by_its_address_whatever_became_of_the_server)
{
    Town *s = site_at(INTERESTED, a);
    expect_done(clerk_propose(s->desk->clerk, bid_of_two(s->desk, BELA, 1, 0), a));
    time_to(s->desk, s->desk->now + 2 * 3600);
    Answer sent = sends(s, BELA, "/t/2026-42/do/withdraw", "round=1&lot=1&version=1", a);
    sent = sends(s, BELA, location(&sent, a), "", a);
    const char *at = location(&sent, a);
    expect(sent.status == 303 && strstr(at, "/t/2026-42/entered/") && strlen(at) == 83);
    desk_close(s->desk);
    expect_done(desk_open(s->desk));
    s->server.clerk = s->desk->clerk;
    s->server.readings = readings_begin(a);
    Answer page = looks(s, BELA, at, a);
    expect(page.status == 200 && holds(&page, "Taken") && holds(&page, "with the tick of"));
    expect(!holds(&page, "once that goes on"));
    expect(looks(s, OLGA, at, a).status == 404 && looks(s, EVA, at, a).status == 404);
    time_to(s->desk, s->desk->now + 2 * 3600);
    page = looks(s, BELA, at, a);
    expect(page.status == 200 && holds(&page, "Entry ") && holds(&page, "/receipt/"));
    expect(looks(s, OLGA, at, a).status == 404);
    page = looks(s, BELA, "/t/2026-42/entered/00112233445566778899aabbccddeeff00112233445566778899"
                          "aabbccddeeff", a);
    expect(page.status == 404 && holds(&page, "it was not entered"));
}

/* ---- a receipt in Welsh ----------------------------------------------------------------- */

static const char *welsh_of(const char *english, Arena *a)
{
    return str_terminated(str_put(a, "/cy{}", str(english)), a);
}

static const char *receipt_at(Town *s, const Proposal *bid, Arena *a)
{
    Hash once = act_once(bid->acts, clerk_origin(s->desk->clerk));
    return str_terminated(str_put(a, "/t/2026-42/entered/{}", str_of_hash(once, a)), a);
}

static void receipt_is_in_both(Town *s, const char *at, const char *english, const char *welsh,
                               Arena *a)
{
    const char *there = welsh_of(at, a);
    Answer one = looks(s, BELA, at, a), other = looks(s, BELA, there, a);
    expect(one.status == 200 && holds(&one, there) && holds(&one, english));
    expect(!holds(&one, welsh));
    expect(other.status == 200 && holds(&other, "<html lang=\"cy\"") && holds(&other, welsh));
    expect(holds(&other, str_terminated(str_put(a, "href=\"{}\">English<", str(at)), a)));
    expect(!holds(&other, "{}"));
    expect_no_english(other.body, there, a);
    expect(looks(s, EVA, there, a).status == 404 && looks(s, OLGA, there, a).status == 404);
    expect(looks(s, 0, there, a).status == 303);
}

TEST(the_receipt_of_a_bid_is_in_welsh_without_a_word_that_is_not_and_for_its_bidder_alone)
{
    Town *s = site_at(INTERESTED, a);
    for (Id version = 1; version <= 2; version++) {
        Proposal *bid = bid_of_two(s->desk, BELA, version, 0);
        expect_done(clerk_propose(s->desk->clerk, bid, a));
        const char *at = receipt_at(s, bid, a);
        receipt_is_in_both(s, at, "with the tick of", "gyda’r tic hwn: Dydd ", a);
        time_to(s->desk, s->desk->now + 2 * 3600);
        receipt_is_in_both(s, at, " before the deadline", " cyn y dyddiad cau", a);
        receipt_is_in_both(s, at, "2 sealed envelopes, ", "2 amlen wedi’u selio, ", a);
    }
}

TEST(every_act_that_brings_a_bid_has_words_in_welsh)
{
    (void)a;
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        if (act_is_bid(&(Act){ .kind = kind }))
            expect(words_in(WELSH, act_rows[kind]->says) != act_rows[kind]->says);
}

TEST(what_is_entered_and_is_no_bid_is_not_there_in_welsh)
{
    Town *s = site_at(INTERESTED, a);
    Answer sent = sends(s, BELA, "/t/2026-42/do/question", question, a);
    sent = sends(s, BELA, location(&sent, a), "", a);
    const char *at = location(&sent, a);
    Answer page = looks(s, BELA, at, a);
    expect(page.status == 200 && !holds(&page, "Cymraeg"));
    expect(looks(s, BELA, welsh_of(at, a), a).status == 404);
}

/* ---- for programs ---------------------------------------------------------------------- */

/* Where something is made in the browser, and files. */
static bool is_for_browsers(const char *path)
{
    static const char *const only[] = { "/me/passphrase", "/me/mail", "/me/phone",
        "/me/passkeys/new", "/t/*/receipt/*", "/t/*/opened/*", "/t/*/padlock-order",
        "/t/*/turn/bundle", "/t/*/papers/*" };
    for (int i = 0; i < countof(only); i++)
        if (!strcmp(path, only[i]))
            return true;
    return false;
}

TEST(each_page_of_who_is_signed_in_is_there_for_programs)
{
    for (const Route *page = routes; page < routes + route_count; page++) {
        Text twin = { 0 };
        bool there = false;
        if (page->method != GET || page->who != SIGNED_IN || page->gives ||
            is_for_browsers(page->path) || str_starts(str(page->path), "/cy/"))
            continue;
        text_put(&twin, a, "/api/1{}", str(page->path));
        for (const Route *r = routes; r < routes + route_count; r++)
            there |= r->gives && str_is(text_str(&twin), r->path) && r->handle == page->handle &&
                     r->who == SIGNED_IN && r->keeping == KEPT_NOWHERE;
        if (!there)
            expect_text(text_str(&twin), "a row of routes.c");
    }
}

TEST(programs_are_told_what_pages_say_and_nothing_that_signs_in)
{
    Town *s = site_at(INTERESTED, a);
    static const char *const pages[] = { "me", "people", "home", "t/2026-42/do", "admin",
        "admin/theme", "me/calendar", "t/2026-42/do/answer", "t/2026-42/agreements",
        "t/2026-42/draft/amend", "t/2026-42/open" };
    Token key = form_token(s->cookie[place(OLGA)]);
    for (int i = 0; i < countof(pages); i++) {
        Text at = { 0 };
        text_put(&at, a, "/api/1/{}", str(pages[i]));
        Answer page = looks(s, OLGA, str_terminated(text_str(&at), a), a);
        if (page.status != 200)
            expect_text(str(pages[i]), "given");
        expect_text(str(page.type), "application/json");
        expect(holds(&page, "{\"") && !holds(&page, token_str(&key).at));
        expect(!holds(&page, str_terminated(s->cookie[place(OLGA)], a)));
    }
    Answer doings = looks(s, OLGA, "/api/1/t/2026-42/do", a);
    expect(holds(&doings, "\"link\": \"/t/2026-42/do/answer\""));
    expect(looks(s, BELA, "/api/1/people", a).status == 404);
    expect(looks(s, OLGA, "/api/1/me/keys/new", a).status == 404);
    Answer out = looks(s, 0, "/api/1/me", a);
    expect(out.status == 401 && holds(&out, "\"status\": 401"));
}

TEST(a_wrapped_key_is_for_the_script_of_its_page_alone)
{
    Text json = { 0 }, schema = { 0 };
    Shapes said = { 0 };
    CheckPage page = { .act = S("Ask"), .key = S("tenderbox/wrapped/v1") };
    shape_json(&json, &shape_CheckPage, &page, a);
    shape_schemas(&schema, &shape_CheckPage, &said, a);
    Answer written = { .body = text_str(&json) }, told = { .body = text_str(&schema) };
    expect(holds(&written, "\"act\": \"Ask\"") && !holds(&written, "tenderbox/wrapped/v1"));
    expect(holds(&told, "\"matter\"") && !holds(&told, "\"key\""));
}

TEST(officers_see_how_the_server_is_and_nothing_of_bids)
{
    Town *s = site_at(INTERESTED, a);
    Answer page = looks(s, OLGA, "/admin", a), twin = looks(s, OLGA, "/api/1/admin", a);
    expect(page.status == 200 && holds(&page, "None was taken: where this disk breaks"));
    expect(holds(&page, "This server sends no mail") && !holds(&page, "sealed files"));
    expect(twin.status == 200);
    expect(holds(&twin, "\"about\": \"Backup\", \"state\": \"Look at this\""));
    expect(looks(s, BELA, "/admin", a).status == 404 && looks(s, 0, "/admin", a).status == 303);
    expect(sends(s, BELA, "/admin/backup", "", a).status == 404);
    expect(sends(s, BELA, "/admin/mail", "", a).status == 404);
    Answer sent = sends(s, OLGA, "/admin/mail", "", a);
    expect(sent.status == 303);
    expect_text(str(location(&sent, a)), "/admin?done=mail");
}

/* The cookies that an answer sets beside the session's, as a browser brings them. */
static Str brought_back(const Answer *answer, Arena *a)
{
    Text t = { 0 };
    for (each(const Pair, h, answer->headers)) {
        Str value = h->value;
        if (str_is(h->name, "Set-Cookie") && str_starts(value, "tenderbox-"))
            text_put(&t, a, "; {}", str_cut(&value, ';'));
    }
    return text_str(&t);
}

TEST(what_was_just_done_is_said_to_who_did_it_and_to_nobody_whom_a_link_led_there)
{
    Town *s = site_at(INTERESTED, a);
    static const char says[] = "is tried again within a minute", theme[] = "/admin/theme?done=yes";
    Answer sent = sends(s, OLGA, "/admin/mail", "", a);
    Answer led = looks(s, OLGA, "/admin?done=mail", a);
    expect(led.status == 200 && !holds(&led, says));
    s->also = brought_back(&sent, a);
    expect_text(s->also, "; tenderbox-done=/admin?done=mail");
    Answer page = looks(s, OLGA, "/admin?done=mail", a), bare = looks(s, OLGA, "/admin", a);
    Answer other = looks(s, OLGA, theme, a);
    expect(holds(&page, says) && !holds(&bare, says));
    expect(other.status == 200 && !holds(&other, "looks like this from now on"));
    static const struct { const char *at, *says; } led_to[] = {
        { "/me?done=passphrase", "Your passphrase is another one" },
        { "/t/2026-42/agreements?done=declined", "You declined it" },
        { "/sign-in?done=out", "data-forget-keys" } };
    for (int i = 0; i < countof(led_to); i++) {
        Answer nothing = looks(s, OLGA, led_to[i].at, a);
        expect(nothing.status == 200 && !holds(&nothing, led_to[i].says));
    }
    sent = sends(s, OLGA, "/sign-out", "", a);
    expect_text(str(location(&sent, a)), "/sign-in?done=out");
    s->also = brought_back(&sent, a);
    page = looks(s, OLGA, "/sign-in?done=out", a);
    expect(holds(&page, "data-forget-keys"));
}

/* A PNG of that size; more: chunks before its end, behind: after it. */
static Str logo_of(int wide, int high, Str more, Str behind, Arena *a)
{
    Text t = { 0 };
    text_add(&t, S("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), a);
    text_byte(&t, (char)(wide >> 8), a);
    text_byte(&t, (char)wide, a);
    text_add(&t, S("\0\0"), a);
    text_byte(&t, (char)(high >> 8), a);
    text_byte(&t, (char)high, a);
    text_add(&t, S("\10\6\0\0\0CRC!\0\0\0\1IDATxCRC!"), a);
    text_add(&t, more, a);
    text_add(&t, S("\0\0\0\0IENDCRC!"), a);
    text_add(&t, behind, a);
    return text_str(&t);
}

TEST(a_logo_is_a_whole_png_that_stands_still_and_is_small)
{
    Str moves = S("\0\0\0\10acTL12345678CRC!"), none = { 0 };
    char *big = make(a, char, LOGO_BYTES);
    Str right = logo_of(1000, 400, none, none, a), wrong = str_copy(right, a);
    expect(!logo_wrong(right, a).len);
    expect(logo_wrong(logo_of(1001, 400, none, none, a), a).len);
    expect(logo_wrong(logo_of(1000, 401, none, none, a), a).len);
    expect(logo_wrong(logo_of(10, 10, moves, none, a), a).len);
    expect(logo_wrong(logo_of(10, 10, none, S("<script>"), a), a).len);
    expect(logo_wrong(logo_of(10, 10, none, (Str){ big, LOGO_BYTES }, a), a).len);
    ((char *)(uintptr_t)wrong.at)[25] = 5;                  /* a way of colours that there is not */
    expect(logo_wrong(wrong, a).len && logo_wrong(S("GIF89a and so on"), a).len);
    for (ptrdiff_t len = 0; len < right.len; len++) {
        char *part = make(a, char, len + 1);
        memcpy(part, right.at, (size_t)len);
        expect(logo_wrong((Str){ part, len }, a).len);
    }
}

/* As a form with a file sends it. */
static Answer looks_so(Town *s, Id who, const char *name, const char *colour, Str logo,
                       const char *says, Arena *a)
{
    Text  body = { 0 };
    Token key = form_token(s->cookie[place(who)]);
    const struct { const char *name; Str value; } fields[] = {
        { "form_key", token_str(&key) }, { "name", str(name) }, { "colour", str(colour) },
        { "says", str(says) } };
    for (int i = 0; i < countof(fields); i++)
        text_put(&body, a, "--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n",
                 str(fields[i].name), fields[i].value);
    text_put(&body, a, "--x\r\nContent-Disposition: form-data; name=\"logo\"; "
             "filename=\"{}\"\r\nContent-Type: image/png\r\n\r\n{}\r\n--x--\r\n",
             str(logo.len ? "arms.png" : ""), logo);
    return sends_as(s, who, "/admin/theme", S("multipart/form-data; boundary=x"), text_str(&body),
                    a);
}

TEST(officers_say_how_pages_look_and_every_page_looks_so)
{
    Town *s = site_at(INTERESTED, a);
    Str logo = logo_of(300, 100, (Str){ 0 }, (Str){ 0 }, a);
    Answer before = looks(s, 0, "/", a);
    expect(holds(&before, "homepage-link\" href=\"/\">tenderbox<") &&
           !holds(&before, "/theme"));
    expect(looks(s, 0, "/theme.css", a).status == 404);
    expect(looks(s, 0, "/theme/logo.png", a).status == 404);
    expect(looks_so(s, OLGA, "Arden & Valley", "#0B5C3E", logo, "Its \"arms\"", a).status == 303);
    Answer after = looks(s, 0, "/", a), sheet = looks(s, 0, "/theme.css", a);
    Answer given = looks(s, 0, "/theme/logo.png", a);
    expect(holds(&after, "Arden &amp; Valley<") && holds(&after, " href=\"/theme.css\">"));
    expect(holds(&after, "src=\"/theme/logo.png\" alt=\"Its &quot;arms&quot;\" width=\"300\""));
    expect_text(str(sheet.type), "text/css; charset=utf-8");
    expect(holds(&sheet, "--govuk-brand-colour: #0b5c3e;"));
    expect_text(str(given.type), "image/png");
    expect(str_same(given.body, logo));
    Answer page = looks(s, OLGA, "/admin/theme?done=yes", a);
    Answer twin = looks(s, OLGA, "/api/1/admin/theme", a);
    expect(holds(&page, "a contrast of 8.03:1") && holds(&page, "Last changed by "));
    expect(holds(&twin, "\"colour\": \"#0b5c3e\"") && holds(&twin, "\"wide\": 300"));
    expect(looks_so(s, OLGA, "", "", (Str){ 0 }, "Its arms", a).status == 303);
    after = looks(s, 0, "/", a);
    expect(holds(&after, ">  tenderbox<") || holds(&after, "> tenderbox<"));
    expect(holds(&after, "alt=\"Its arms\"") && !holds(&after, "/theme.css"));
    expect(sends(s, OLGA, "/admin/theme", "away=yes", a).status == 303);
    expect(looks(s, 0, "/theme/logo.png", a).status == 404);
}

TEST(what_cannot_be_read_or_is_no_logo_changes_nothing_and_says_why)
{
    Town *s = site_at(INTERESTED, a);
    Str logo = logo_of(300, 100, (Str){ 0 }, (Str){ 0 }, a), none = { 0 };
    Answer pale = looks_so(s, OLGA, "Arden", "#ff8800", none, "", a);
    expect(pale.status == 422 && holds(&pale, "have a contrast of 2.39:1; they need"));
    expect(holds(&pale, "Take a darker one, such as #b56000 with 4.52:1.") &&
           holds(&pale, "value=\"#ff8800\""));
    Answer red = looks_so(s, OLGA, "Arden", "red;}", none, "", a);
    expect(red.status == 422 && holds(&red, "six digits"));
    Answer mute = looks_so(s, OLGA, "Arden", "", logo, " ", a);
    expect(mute.status == 422 && holds(&mute, "for who cannot see it."));
    Answer text = looks_so(s, OLGA, "Arden", "", S("<svg>"), "Arms", a);
    expect(text.status == 422 && holds(&text, "The logo is no PNG file"));
    Answer turned = looks_so(s, OLGA, "Arden \xe2\x80\xae", "", none, "", a);
    expect(turned.status == 422 && holds(&turned, "a sign that does not show"));
    expect(looks_so(s, BELA, "Bela Ltd", "", none, "", a).status == 404);
    expect(looks(s, BELA, "/admin/theme", a).status == 404);
    expect(looks(s, 0, "/admin/theme", a).status == 303);
    Answer after = looks(s, 0, "/", a);
    expect(holds(&after, ">tenderbox<") && !holds(&after, "/theme"));
}

TEST(an_officer_takes_a_backup_where_the_settings_say_so)
{
    Town *s = site_at(INTERESTED, a);
    Answer nowhere = sends(s, OLGA, "/admin/backup", "", a);
    expect(nowhere.status == 409 && holds(&nowhere, "name no folder for backups"));
    s->server.config.backup = str(path_in(folder_new(a), "kept", a));
    s->server.backing = backing_begin(&s->server, a);
    expect(sends(s, OLGA, "/admin/backup", "", a).status == 303);
    while (backing_says(s->server.backing, a).since)
        usleep(10000);
    Answer page = looks(s, OLGA, "/admin", a);
    expect(holds(&page, "and was looked at again") && holds(&page, "Take a backup now"));
    expect(!holds(&page, "None was taken"));
    backing_end(s->server.backing);
}

TEST(a_calendar_is_read_by_who_has_its_address_until_that_is_ended)
{
    Town *s = site_at(INTERESTED, a);
    Text  at = { 0 };
    Answer made = sends(s, BELA, "/me/calendar", "", a);
    Str secret = between(&made, "/calendar/", "<");
    expect(made.status == 200 && secret.len == TOKEN_TEXT + 4);
    text_put(&at, a, "/calendar/{}", secret);
    const char *address = str_terminated(text_str(&at), a);
    Answer events = looks(s, 0, address, a), page = looks(s, BELA, "/me/calendar", a);
    expect(events.status == 200 && holds(&events, "BEGIN:VEVENT"));
    expect(holds(&events, "DTSTAMP:20261005T080000Z\r\nDTSTART:2026"));    /* now, not then */
    expect(!holds(&events, "DTEND"));        /* RFC 5545, 3.8.2.4: no event ends as it begins */
    expect_text(str(events.type), "text/calendar; charset=utf-8");
    expect(holds(&events, "SUMMARY:Ask what is unclear\\, before ") &&
           holds(&events, "SUMMARY:Bids close: "));
    expect(!holds(&page, str_terminated(secret, a)) && holds(&page, "You have an address since"));
    expect(sends(s, BELA, "/me/calendar", "", a).status == 200);
    expect(looks(s, 0, address, a).status == 404);
    expect(sends(s, BELA, "/me/calendar/end", "", a).status == 303);
    page = looks(s, BELA, "/me/calendar", a);
    expect(!holds(&page, "You have an address since"));
}

static Answer calendar_of_one(Town *s, int who, Arena *a)
{
    Answer made = sends(s, who, "/me/calendar", "", a);
    return looks(s, 0, str_terminated(str_put(a, "/calendar/{}", between(&made, "/calendar/", "<")),
                                      a), a);
}

/* By the end of a Saturday in London: there Sunday has not begun. */
TEST(what_is_due_by_the_end_of_a_day_stands_on_that_day_in_a_calendar)
{
    Town *s = site_at(INTERESTED, a);
    expect_done(says(s->desk, "bela question text=1"));
    Answer events = calendar_of_one(s, OLGA, a);
    expect(holds(&events, "DTSTART;VALUE=DATE:20261024\r\nSUMMARY:Answer what was asked\\, "));
}

/* The names of all its events, one behind the other. */
static Str events_of(const Answer *calendar, Arena *a)
{
    Text t = { 0 };
    for (Str rest = calendar->body; rest.len;) {
        Str line = str_cut(&rest, '\n');
        if (str_starts(line, "UID:"))
            text_add(&t, line, a);
    }
    return text_str(&t);
}

TEST(a_duty_is_the_same_event_of_a_calendar_when_its_moment_is_another)
{
    Town *s = site_at(INTERESTED, a);
    Answer before = calendar_of_one(s, BELA, a);
    Desk  *d = s->desk;
    expect_done(says_batch(d, "olga timetable round=1 event=deadline moment=2026-11-06T12:00\n"
                              "olga amend minor=-"));
    Answer after = calendar_of_one(s, BELA, a);
    expect(holds(&before, "DTSTART:20261030T120000Z\r\nSUMMARY:Lot 1: seal and hand in your bid"));
    expect(holds(&after, "DTSTART:20261106T120000Z\r\nSUMMARY:Lot 1: seal and hand in your bid"));
    expect(str_same(events_of(&before, a), events_of(&after, a)));
}

TEST(duties_stand_under_when_they_are_due)
{
    enum { NOON = 1789999980 };          /* a day of summer, 15:13 in London */
    static const struct { Instant by; bool late; const char *heading; } rows[] = {
        { NOON - 2 * DAY, true, "Overdue" }, { NOON - DAY, true, "" },
        { NOON + 3600, false, "Today" }, { NOON + 3 * DAY, false, "In the next 14 days" },
        { NOON + 14 * DAY, false, "" }, { NOON + 40 * DAY, false, "Later" },
        { 0, false, "As soon as you can" },
    };
    DutyRows duties = { 0 };
    for (int i = countof(rows) - 1; i >= 0; i--)
        *list_add(&duties, a) = (DutyRow){ .by = rows[i].by, .late = rows[i].late };
    duties_sort(&duties);
    duties_headed(&duties, NOON, LONDON);
    for (int i = 0; i < countof(rows); i++)
        expect_text(duties.at[i].heading, rows[i].heading);
    expect_text(duties_overdue(&duties, LONDON, a),
                "2 things are overdue, the oldest since Saturday 19 September 2026, 15:13 BST");
}

static Answer signed_ask(Town *s, const Actor *by, Method method, const char *signed_for,
                         const char *target, Arena *a)
{
    Request r = { .method = method, .from = S("192.0.2.7"), .number = 1,
                  .body_hash = sha256(S("")) };
    Answer  answer = { 0 };
    Ask ask = { .origin = clerk_origin(s->desk->clerk), .target = str(signed_for),
                .method = method == POST ? S("POST") : S("GET"),
                .at = clerk_now(s->desk->clerk), .body = r.body_hash };
    expect(!target_read(str(target), &r, a).status);
    *list_add(&r.headers, a) = (Pair){ S("Authorization"), ask_sign(&ask, by, a) };
    routes_answer(&s->server, &r, &answer, a);
    return answer;
}

static Answer signed_look(Town *s, const Actor *by, const char *signed_for, const char *target,
                          Arena *a)
{
    return signed_ask(s, by, GET, signed_for, target, a);
}

static int bundle_status(Town *s, Id who, const char *edition, Arena *a)
{
    Text at = { 0 };
    text_put(&at, a, "/api/1/bundle/{}/", str(edition));
    text_name(&at, s->desk->name, a);
    const char *target = str_terminated(text_str(&at), a);
    Answer answer = signed_ask(s, &s->actor[place(who)], POST, target, target, a);
    if (answer.status == 200)
        close(answer.fd);
    return answer.status;
}

/* Of the one bid, on everything that is marked. */
static void marks_all(Town *s, const char *who, Arena *a)
{
    static const char *const criteria[] = { "11", "12", "3" };
    for (int i = 0; i < countof(criteria); i++) {
        Str line = str_put(a, "{} score round=1 lot=1 bidder=bela criterion={} mark=1.000",
                           str(who), str(criteria[i]));
        expect_done(says(s->desk, str_terminated(line, a)));
    }
}

static void closes_sheet(Town *s, const char *who, Arena *a)
{
    marks_all(s, who, a);
    Str line = str_put(a, "{} scores-done round=1 lot=1", str(who));
    expect_done(says(s->desk, str_terminated(line, a)));
}

TEST(who_marks_gets_no_edition_in_which_marks_lie_open_whatever_else_they_are)
{
    Town *s = with_open_bid(a);
    marks_all(s, "emil", a);
    expect_done(says(s->desk, "olga role person=eva role=overseer lot=0"));
    expect_done(says(s->desk, "olga role person=anna role=overseer lot=0"));
    expect(bundle_status(s, ANNA, "overseer", a) == 200);
    expect(bundle_status(s, ANNA, "court", a) == 200 && bundle_status(s, OLGA, "court", a) == 200);
    expect(bundle_status(s, EVA, "overseer", a) == 403);
    expect(bundle_status(s, EVA, "court", a) == 403 && bundle_status(s, EVA, "public", a) == 200);
}

TEST(a_chair_sees_a_mark_once_everybody_has_closed_the_sheet_and_not_before)
{
    Town *s = with_open_bid(a);
    Act mark = line_act(s->desk, "emil score round=1 lot=1 bidder=bela criterion=11 mark=1.000");
    closes_sheet(s, "emil", a);
    closes_sheet(s, "eva", a);
    expect(act_is_shown(folded(s->desk), EMIL, &mark));
    expect(!act_is_shown(folded(s->desk), CARL, &mark));
    closes_sheet(s, "erin", a);
    expect(act_is_shown(folded(s->desk), CARL, &mark));
    expect(!act_is_shown(folded(s->desk), EVA, &mark));
    expect_done(says(s->desk, "carl conflict finding=interest reason=Aunt"));
    expect_done(says(s->desk, "olga ruling person=carl ruling=must-leave reason=Aunt"));
    expect(!act_is_shown(folded(s->desk), CARL, &mark));
}

TEST(a_chair_is_told_before_signing_which_mark_of_the_panel_gives_way)
{
    Town *s = with_open_bid(a);
    closes_sheet(s, "emil", a);
    closes_sheet(s, "eva", a);
    closes_sheet(s, "erin", a);
    const char *at = of_town(s, str_terminated(str_put(a, "moderation/1/11/{}",
                                                       str_of_number(BELA, a)), a), a);
    expect(sends(s, CARL, at, "mark=3&reason=Seen.&present=All&what=save", a).status == 200);
    Answer first = sends(s, CARL, of_town(s, "moderation/1/sheet", a), "", a);
    expect(!holds(&first, "in place of"));
    Answer page = looks(s, CARL, location(&first, a), a);
    expect(holds(&page, ", criterion 11: 3<"));
    expect_done(says(s->desk, "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=2.000"));
    Answer second = sends(s, CARL, of_town(s, "moderation/1/sheet", a), "", a);
    page = looks(s, CARL, location(&second, a), a);
    expect(holds(&page, ", criterion 11: 3, in place of 2, which "));
}

TEST(who_must_leave_is_shown_what_everybody_is_and_gets_no_edition_but_that)
{
    Town *s = with_open_bid(a);
    Act ruled = line_act(s->desk, "olga ruling person=anna ruling=must-leave reason=Aunt");
    const Field *why = act_field(ACT_RULING, "reason");
    expect_done(says(s->desk, "anna conflict finding=interest reason=Aunt"));
    expect(words_are_shown(folded(s->desk), ANNA, &ruled, why));
    expect(name_is_told(folded(s->desk), ANNA, BELA));
    expect(bundle_status(s, ANNA, "overseer", a) == 200);
    expect_done(says_act(s->desk, &ruled));
    expect(!words_are_shown(folded(s->desk), ANNA, &ruled, why));
    expect(!name_is_told(folded(s->desk), ANNA, BELA));
    expect(bundle_status(s, ANNA, "overseer", a) == 403);
    expect(bundle_status(s, ANNA, "public", a) == 200);
    expect(looks(s, ANNA, of_town(s, "oversee", a), a).status == 404);
}

TEST(who_marks_and_declared_an_interest_reads_no_bid_as_an_overseer_either)
{
    Town *s = with_open_bid(a);
    expect_done(says(s->desk, "olga role person=eva role=overseer lot=0"));
    const Bid *bid = bid_of(folded(s->desk), 1, 1, BELA);
    expect(opened_is_for(folded(s->desk), EVA, bid, QUALITY));
    expect_done(says(s->desk, "eva conflict finding=interest reason=Aunt"));
    expect(!opened_is_for(folded(s->desk), EVA, bid_of(folded(s->desk), 1, 1, BELA), QUALITY));
}

TEST(who_signs_what_they_ask_is_whose_key_it_is)
{
    Town *s = site_at(INTERESTED, a);
    s->server.demonstration = NULL;
    brings_key(s, BELA, a);
    const Actor *bela = &s->actor[place(BELA)], *olga = &s->actor[place(OLGA)];
    Answer page = signed_look(s, bela, "/api/1/me", "/api/1/me", a);
    expect(page.status == 200 && holds(&page, "\"mail\": \"p"));
    expect(signed_look(s, bela, "/api/1/home", "/api/1/me", a).status == 403);
    expect(signed_look(s, olga, "/api/1/me", "/api/1/me", a).status == 401);
    expect(signed_look(s, bela, "/me", "/me", a).status == 303);
    expect_done(account_disable(s->server.people, s->account[place(BELA)], true));
    page = signed_look(s, bela, "/api/1/me", "/api/1/me", a);
    expect(page.status == 403 && holds(&page, "account-disabled"));
    brings_key(s, OLGA, a);
    time_to(s->desk, s->desk->now + 3600);
    static const char back[] = "/api/1/people/recover/1";
    page = looks(s, OLGA, back, a);
    expect(page.status == 403 && holds(&page, "proof-old"));
    expect(signed_look(s, olga, back, back, a).status == 200);
}

/* Where the file of that number lies. */
static const char *kept_file(const Town *s, const char *name, Arena *a)
{
    Text t = { 0 }, draft = { 0 };
    text_name(&draft, folded(s->desk)->draft, a);
    text_put(&t, a, "{}/opened/{}/{}/{}", str(s->desk->folder), text_str(&draft),
             str(of_bela("", "", a)), str(name));
    return str_terminated(text_str(&t), a);
}

TEST(a_file_that_was_changed_on_the_disk_is_not_given_and_can_be_brought_again)
{
    static const char *const ways[] = { "/2", "/2/read", "/2/picture" };
    Town *s = with_open_bid(a);
    FILE *f = fopen(kept_file(s, "2-photo.png", a), "r+");
    expect(f && fseek(f, 9, SEEK_SET) == 0 && fputc('A', f) == 'A' && !fclose(f));
    for (int i = 0; i < countof(ways); i++) {
        Answer page = file_of(s, EVA, ways[i], a);
        expect(page.status == 500 && holds(&page, "opened-changed") && holds(&page, "photo.png"));
    }
    Answer other = file_of(s, EVA, "/1", a), page = looks(s, OLGA, of_town(s, "open", a), a);
    expect(other.status == 200 && file_of(s, 0, "/2", a).status == 303);
    close(other.fd);
    expect(holds(&page, "Bring its files here again") && opens(s, OLGA, a).status == 303);
    Answer whole = file_of(s, EVA, "/2", a);
    expect(whole.status == 200);
    close(whole.fd);
}

/* ---- scanned ----------------------------------------------------------------------------- */

/* A real clamd that knows one thing. */
typedef struct Clamd { char *folder; const char *socket; pid_t pid; } Clamd;

static bool clamd_begin(Clamd *c, Arena *a)
{
    Text conf = { 0 }, known = { 0 };
    Str  it;
    c->folder = scratch("clamd", a);
    if (access("/usr/sbin/clamd", X_OK) || !mkdtemp(c->folder))
        return false;
    c->socket = path_in(c->folder, "clamd.sock", a);
    text_put(&conf, a, "DatabaseDirectory {}\nLocalSocket {}\nForeground yes\n", str(c->folder),
             str(c->socket));
    text_our(&known, "Eicar-Test:0:*:", a);
    for (int i = 0; eicar[i]; i++)
        text_put(&known, a, "{}{}", (Str){ &"0123456789abcdef"[eicar[i] >> 4], 1 },
                 (Str){ &"0123456789abcdef"[eicar[i] & 15], 1 });
    text_our(&known, "\n", a);
    expect_done(file_write(path_in(c->folder, "clamd.conf", a), text_str(&conf), a));
    expect_done(file_write(path_in(c->folder, "known.ndb", a), text_str(&known), a));
    c->pid = fork();
    if (!c->pid) {
        if (!freopen("/dev/null", "w", stdout) || prctl(PR_SET_PDEATHSIG, SIGKILL))
            _exit(127);
        execl("/usr/sbin/clamd", "clamd", "-c", path_in(c->folder, "clamd.conf", a), (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < 3000 && !scanner_version(&(Scanner){ c->socket, -1 }, &it, a); i++) {
        if (waitpid(c->pid, NULL, WNOHANG))
            return false;
        usleep(10000);
    }
    return true;
}

static void clamd_end(Clamd *c)
{
    kill(c->pid, SIGTERM);
    waitpid(c->pid, NULL, 0);
    folder_remove(c->folder);
}

static int times(const Answer *page, const char *words)
{
    int all = 0;
    for (Str rest = page->body; rest.len >= (ptrdiff_t)strlen(words); rest = str_after(rest, 1))
        all += str_starts(rest, words);
    return all;
}

TEST(what_a_scanner_finds_is_said_beside_the_file_which_is_given_as_before)
{
    Town *s = with_open_bid(a);
    Clamd c;
    if (!clamd_begin(&c, a))
        skip("no clamd here, or it does not start");
    Answer page = looks(s, EVA, of_town(s, "opened", a), a);
    expect(holds(&page, "No scanner looks at files here") && !holds(&page, "Not scanned"));
    s->server.config.clamd = str(c.socket);
    page = looks(s, EVA, of_town(s, "opened", a), a);
    expect(times(&page, "Not scanned yet.") == FILES_SENT && !holds(&page, "No scanner looks"));
    expect(!scanning_now(&s->server, -1));
    page = looks(s, EVA, of_town(s, "opened", a), a);
    expect(times(&page, "nothing was found (ClamAV ") == FILES_SENT - 1);
    expect(!holds(&page, "Not scanned"));
    expect(times(&page, "The scanner found Eicar-Test.UNOFFICIAL in this file") == 1);
    page = file_of(s, EVA, "/8/read", a);
    expect(holds(&page, "The scanner found Eicar-Test.UNOFFICIAL in this file"));
    expect(holds(&page, "ANTIVIRUS-TEST-FILE"));
    page = file_of(s, BELA, "/8", a);
    expect(page.status == 200 && page.file_bytes == sizeof eicar - 1);
    close(page.fd);
    clamd_end(&c);
}

TEST(of_an_envelope_of_many_files_some_are_listed_and_all_of_them_a_page_further)
{
    enum { FILES = 60 };
    Town *s = site_at(INTERESTED, a);
    Enclosure *files = make(a, Enclosure, FILES);
    for (int i = 0; i < FILES; i++)
        files[i] = enclosure_of_str(str_put(a, "Part {}.pdf", str_of_number(i + 1, a)), S("x"), a);
    bid_comes(s, files, FILES, a);
    bid_opens(s, a);
    Answer list = looks(s, OLGA, of_town(s, "opened", a), a);
    expect(times(&list, "\" download>save") == 50 && holds(&list, "And 10 more files"));
    const char *alone = of_town(s, of_bela("opened?envelope=", "", a), a);
    Answer whole = looks(s, OLGA, alone, a), none = looks(s, ANNA, alone, a);
    expect(times(&whole, "\" download>save") == FILES && holds(&whole, "All opened files"));
    expect(!holds(&none, "Part 60.pdf"));
}

TEST(a_scanner_that_does_not_answer_is_told_of_and_a_changed_file_is_never_said_to_be_clean)
{
    Town *s = with_open_bid(a);
    Clamd c;
    s->server.config.clamd = S("/tmp/no/such/socket");
    expect(scanning_now(&s->server, -1) == clerk_now(s->desk->clerk));
    s->server.scanning = scanning_begin(&s->server, a);
    Answer page = { 0 };
    for (int i = 0; i < 3000 && !holds(&page, "has not answered since"); i++) {
        usleep(10000);
        page = looks(s, EVA, of_town(s, "opened", a), a);
    }
    scanning_end(s->server.scanning);
    expect(times(&page, "Not scanned yet: the scanner has not answered since ") == FILES_SENT);
    s->server.scanning = NULL;
    if (!clamd_begin(&c, a))
        skip("no clamd here, or it does not start");
    FILE *f = fopen(kept_file(s, "8-macro.txt", a), "r+");
    expect(f && fputc('Y', f) == 'Y' && !fclose(f));
    s->server.config.clamd = str(c.socket);
    expect(!scanning_now(&s->server, -1));
    page = looks(s, EVA, of_town(s, "opened", a), a);
    expect(times(&page, "nothing was found") == FILES_SENT - 1);
    expect(times(&page, "Not scanned yet.") == 1);
    clamd_end(&c);
}

/* ---- too late ------------------------------------------------------------------------- */

/* The server was down while the deadline passed, and came back two hours later. */
static void was_down(Town *s, Instant deadline)
{
    Id run;
    expect_done(running_begin(s->server.people, deadline - 7200, &run));
    expect_done(running_on(s->server.people, run, deadline - 300, false));
    expect_done(running_begin(s->server.people, deadline + 7200, &run));
}

TEST(who_comes_too_late_sees_what_is_held_and_what_was_tried_and_whose_fault_it_was)
{
    Town *s = with_bid(a);
    was_down(s, folded(s->desk)->rounds.at[0].deadline);
    Answer sent = sends(s, BELA, of_town(s, "do/withdraw", a), "round=1&lot=1&version=1", a);
    expect(sent.status == 303 && !strcmp(location(&sent, a), of_town(s, "late", a)));
    Answer page = looks(s, BELA, of_town(s, "late", a), a);
    expect(page.status == 200 && holds(&page, "Bids closed on"));
    expect(holds(&page, "Version 1 is your bid. We hold all of it: 2 sealed envelopes"));
    expect(holds(&page, "Save its receipt"));
    expect(holds(&page, "out of the reckoning: lot 1, version 1. Refused"));
    expect(holds(&page, "Our service was down from"));
    expect(holds(&page, "The box was closed for good"));
}

TEST(days_before_the_deadline_the_page_tells_of_the_day_that_is_past)
{
    Town   *s = site_at(INTERESTED, a);
    Id      run;
    Instant now = s->desk->now, deadline = folded(s->desk)->rounds.at[0].deadline;
    expect(deadline - now > 2 * 24 * 3600);
    expect_done(running_begin(s->server.people, now - 7200, &run));
    expect_done(running_on(s->server.people, run, now - 5400, false));
    expect_done(running_begin(s->server.people, now - 3600, &run));
    Answer page = looks(s, BELA, of_town(s, "late", a), a);
    expect(page.status == 200 && holds(&page, "You are not late"));
    expect(holds(&page, "Our service was down from"));
}

TEST(of_what_a_bidder_tried_nobody_else_sees_anything)
{
    Town *s = with_bid(a);
    sends(s, BELA, of_town(s, "do/withdraw", a), "round=1&lot=1&version=1", a);
    Answer page = looks(s, OLGA, of_town(s, "late", a), a);
    expect(page.status == 200 && holds(&page, "not registered as a bidder"));
    expect(!holds(&page, "Version 1") && !holds(&page, "Refused"));
    expect(!holds(&page, "Our service was down"));
    expect(looks(s, 0, of_town(s, "late", a), a).status == 303);
}

TEST(a_refusal_is_kept_with_its_sentence_and_a_minute_without_room_is_our_fault)
{
    Town   *s = with_bid(a);
    Id      run;
    int64_t no_room = 3;
    Instant deadline = folded(s->desk)->rounds.at[0].deadline;
    Attempt part = { .what = TRIED_PART, .about = S("0123456789ab"), .amount = 7 };
    tried(&s->server, folded(s->desk), BELA, &part, because(&upload_no_room));
    tried(&s->server, folded(s->desk), BELA, &part, DONE);
    expect_done(running_begin(s->server.people, deadline - 3600, &run));
    running_minute(&s->server, run, &no_room, 3);
    Answer page = looks(s, BELA, of_town(s, "late", a), a);
    expect(holds(&page, "A part of a sealed file (01234567"));
    expect(holds(&page, "Refused: There is too little room here for files."));
    expect(holds(&page, "1 part of a sealed file of 7 (01234567"));
    expect(holds(&page, "Our own record shows no fault"));
    expect_done(running_note(s->server.people, RAN_SHORT, deadline - 60));
    page = looks(s, BELA, of_town(s, "late", a), a);
    expect(holds(&page, "our service had no room for some who asked"));
    running_minute(&s->server, run, &no_room, 4);
    RanForAll all;
    expect_done(running_list(s->server.people, deadline - 7200, &all, a));
    expect(no_room == 4 && all.len == 2 && all.at[1].what == RAN_SHORT &&
           all.at[1].seen == clerk_now(s->desk->clerk));
}

TEST(parts_that_came_are_counted_by_the_minute)
{
    Town   *s = with_bid(a);
    Id      run;
    int64_t no_room = 0;
    Hash    file = sha256(S("a file"));
    const Procedure *p = folded(s->desk);
    for (int i = 0; i < 3; i++)
        tried_part(&s->server, p, BELA, file, 7);
    Answer page = looks(s, BELA, of_town(s, "late", a), a);
    expect(holds(&page, "1 part of a sealed file of 7"));
    expect_done(running_begin(s->server.people, p->rounds.at[0].deadline - 3600, &run));
    running_minute(&s->server, run, &no_room, 0);
    page = looks(s, BELA, of_town(s, "late", a), a);
    expect(holds(&page, "3 parts of a sealed file of 7"));
    tried_part(&s->server, p, BELA, file, 7);
    tried_part(&s->server, p, BELA, file, 7);
    Attempt refused = { .what = TRIED_PART, .about = str_of_hash(file, a), .amount = 7 };
    tried(&s->server, p, BELA, &refused, because(&upload_no_room));
    page = looks(s, BELA, of_town(s, "late", a), a);
    expect(holds(&page, "5 parts of a sealed file of 7") && holds(&page, "Refused: There is too"));
}

TEST(once_the_box_is_listed_ones_bids_lead_to_what_is_held)
{
    Town  *s = with_bid(a);
    Answer page = looks(s, BELA, of_town(s, "bid", a), a);
    expect(page.status == 303 && !strcmp(location(&page, a), of_town(s, "late", a)));
}

TEST(a_change_of_the_tender_is_said_beside_a_bid_that_was_made_before_and_takes_nothing_away)
{
    Town *s = site_at(INTERESTED, a);
    Desk *d = s->desk;
    expect_done(clerk_propose(d->clerk, bid_of_two(d, BELA, 1, 0), a));
    time_to(d, d->now + 3600);
    expect_done(says_batch(d, "olga document document=1 version=2\n"
                              "olga timetable round=1 event=deadline moment=2026-11-06T12:00\n"
                              "olga amend minor=-"));
    time_to(d, d->now + 3600);
    come_again(s, a);
    Answer page = looks(s, BELA, of_town(s, "bid/1", a), a);
    expect(holds(&page, "Version 1 is in the box. It is safe."));
    expect(holds(&page, "Version 1 was made before change 1 of this tender. It still counts."));
    expect(folded(d)->box.len == 1 && !folded(d)->box.at[0].withdrawn);
}

TEST(what_is_withdrawn_is_said_to_be_and_nothing_older_rises)
{
    Town *s = site_at(INTERESTED, a);
    Desk *d = s->desk;
    expect_done(clerk_propose(d->clerk, bid_of_two(d, BELA, 1, 0), a));
    time_to(d, d->now + 3600);
    expect_done(clerk_propose(d->clerk, withdrawal(d, BELA, 1, 0), a));
    come_again(s, a);
    Answer page = looks(s, BELA, of_town(s, "bid", a), a);
    expect(holds(&page, "Version 1 is withdrawn: it is never opened, and nothing is submitted"));
    page = looks(s, BELA, of_town(s, "bid/1", a), a);
    expect(holds(&page, "Version 1 is withdrawn") && !holds(&page, "is in the box"));
}

TEST(the_dates_of_a_tender_come_as_a_calendar)
{
    Town  *s = site_at(INTERESTED, a);
    Answer file = looks(s, 0, of_town(s, "dates.ics", a), a);
    expect(file.status == 200 && holds(&file, "BEGIN:VCALENDAR"));
    expect(holds(&file, "SUMMARY:Bids close\\, the opening begins"));
    expect(!holds(&file, "Bids bind"));              /* nothing was published of that */
    expect(!holds(&file, "STATUS:CANCELLED"));
}

/* ---- is it still there ------------------------------------------------------------------ */

/* The question that Hans's page would show, asked as a program asks it. */
static Str question_of_hans(Town *s, Arena *a)
{
    Text   t = { 0 };
    text_our(&t, "/api/1/padlock/", a);
    text_name(&t, s->desk->name, a);
    text_put(&t, a, "/{}", str_of_number(lock_of_holder(folded(s->desk), HANS)->index, a));
    Answer asked = looks(s, 0, str_terminated(text_str(&t), a), a);
    expect(asked.status == 200);
    return asked.body;
}

static const char *answer_field(Str answer, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "answer=", a);
    for (ptrdiff_t i = 0; i < answer.len; i++) {
        char escaped[4];
        snprintf(escaped, sizeof escaped, "%%%02X", (unsigned char)answer.at[i]);
        text_our(&t, str_terminated(str(escaped), a), a);
    }
    return str_terminated(text_str(&t), a);
}

TEST(a_holder_shows_that_a_padlock_is_there_and_officers_see_when)
{
    Town  *s = site_at(INTERESTED, a);
    Str    answer;
    PadlockSecret hans = desk_padlock(HANS), hedi = desk_padlock(HEDI);
    Str    asked = question_of_hans(s, a);
    Answer page = looks(s, OLGA, of_town(s, "padlocks", a), a);
    expect(page.status == 200 && holds(&page, "Not yet") && !holds(&page, "The answer"));
    expect_done(there_answer(asked, &hedi, &answer, a));
    Answer sent = sends(s, OLGA, of_town(s, "padlocks", a), answer_field(answer, a), a);
    expect(sent.status == 422);
    expect_done(there_answer(asked, &hans, &answer, a));
    sent = sends(s, OLGA, of_town(s, "padlocks", a), answer_field(answer, a), a);
    expect(sent.status == 200 && holds(&sent, "0 seconds ago"));
    expect(looks(s, BELA, of_town(s, "padlocks", a), a).status == 404);
}

TEST(a_question_about_a_padlock_counts_for_seven_days)
{
    Town  *s = site_at(INTERESTED, a);
    Str    answer;
    PadlockSecret hans = desk_padlock(HANS);
    Str    asked = question_of_hans(s, a);
    expect_done(there_answer(asked, &hans, &answer, a));
    time_to(s->desk, s->desk->now + 9 * DAY);
    come_again(s, a);
    Answer sent = sends(s, OLGA, of_town(s, "padlocks", a), answer_field(answer, a), a);
    expect(sent.status == 422 && holds(&sent, "no question that we asked within the last seven"));
}

TEST(a_holder_answers_nothing_that_is_no_such_question)
{
    static const char *const texts[] = {
        "tenderbox/lock/v1\norigin a/log\nprocedure b\nindex 1\n",
        "tenderbox/padlock-there/v1\norigin a/log\nprocedure b\npadlock 01\nday 2026-11-29\n"
        "challenge 00000000000000000000000000000000000000000000000000000000000000ff\n",
        "tenderbox/padlock-there/v1\norigin a/log\nprocedure b\npadlock 1\nday 2026-11-29\n"
        "challenge 00000000000000000000000000000000000000000000000000000000000000ff\nmore\n" };
    Str answer;
    PadlockSecret hans = desk_padlock(HANS);
    for (ptrdiff_t i = 0; i < countof(texts); i++)
        expect_because(there_answer(str(texts[i]), &hans, &answer, a), there_unreadable);
}

#define T(name) { #name, name }
RUN("doing_test",
    T(a_copy_says_which_buyers_to_name_again_and_has_nothing_of_one_that_left),
    T(a_date_that_is_copied_keeps_its_hour_though_the_clocks_were_changed_on_its_day),
    T(a_question_is_typed_looked_at_and_entered),
    T(sent_twice_it_is_entered_once_and_answered_the_same),
    T(who_waits_for_the_turn_of_the_clerk_holds_no_thread),
    T(what_is_wrong_stands_beside_its_field_and_nothing_is_entered),
    T(nobody_looks_at_what_another_typed),
    T(a_form_without_the_key_of_this_browser_changes_nothing),
    T(whatever_took_work_to_type_is_given_back_to_who_was_signed_out_or_signed_in_anew),
    T(what_was_typed_in_a_form_comes_back_to_who_was_signed_out_and_again_once_they_are_in),
    T(a_field_that_no_act_has_is_refused),
    T(who_typed_too_much_is_told_how_much_it_is_and_how_much_may_be),
    T(ten_thousand_fields_and_bytes_that_are_no_text_are_no_form),
    T(who_was_signed_out_gets_back_a_form_of_nothing_but_quotes_however_long),
    T(what_is_typed_about_oneself_is_short_and_what_is_written_may_be_long),
    T(who_is_signed_in_and_sends_something_to_no_address_gets_no_page),
    T(two_officers_one_agrees_and_another_enters),
    T(an_officer_of_one_lot_is_asked_to_agree_to_what_is_of_that_lot_alone),
    T(who_agreed_does_not_enter_it_alone),
    T(an_officer_declines_with_a_reason_which_the_first_reads),
    T(each_act_each_role_before_the_notice),
    T(each_act_each_role_while_bids_come),
    T(a_draft_is_there_for_its_own_people_only),
    T(weights_that_are_far_too_large_are_summed_to_what_is_not_right),
    T(what_one_may_do_and_must_do_is_listed),
    T(who_looks_after_a_tender_sees_how_far_it_is_and_what_is_due),
    T(where_little_is_due_no_page_says_that_there_is_more),
    T(people_are_shown_a_hundred_on_a_page_and_a_full_one_leads_to_no_other),
    T(a_tender_leads_its_bidders_to_their_bids_and_nobody_else),
    T(who_watches_reads_what_to_ask_about_with_its_entries),
    T(who_watches_reads_who_declared_an_interest_and_what_was_ruled),
    T(a_question_waits_for_its_answer_and_nobody_reads_who_asked),
    T(one_answer_is_begun_with_all_questions_that_wait),
    T(what_was_typed_and_not_signed_is_shown_again_to_who_typed_it_until_it_is_signed),
    T(whom_an_act_is_about_is_to_be_chosen_and_that_is_said_beside_the_choice),
    T(a_new_tender_is_begun_with_what_seldom_differs),
    T(people_who_sign_here_get_a_role_by_their_name_and_officers_alone_give_it),
    T(nobody_gets_a_role_who_does_not_sign_here_nor_one_that_two_officers_give),
    T(who_approves_decides_on_the_paper_that_they_read_and_on_no_other),
    T(who_has_an_interest_to_declare_or_to_be_ruled_on_reads_no_paper_and_who_must_leave_no_page),
    T(a_paper_is_given_to_whom_it_is_shown),
    T(a_data_room_of_many_readers_and_documents_is_shown_in_parts),
    T(a_round_of_many_sessions_is_shown_in_parts),
    T(pages_of_roles_are_there_for_those_roles_alone),
    T(an_officer_begins_a_procedure_and_another_enters_it),
    T(a_browser_signs_what_the_page_shows_and_nothing_else_is_entered),
    T(two_officers_sign_in_their_browsers),
    T(a_key_has_a_page_that_says_where_it_stands_and_what_was_signed_with_it),
    T(a_key_is_ended_by_its_owner_who_is_asked_first),
    T(ways_to_open_a_key_come_and_go_and_the_last_is_asked_about),
    T(who_marks_and_who_chairs_come_from_their_work_to_their_marks_and_to_the_panel),
    T(all_envelopes_of_a_lot_are_opened_at_one_press_and_signed_each_by_itself),
    T(many_marks_are_signed_in_a_browser_and_where_one_is_refused_the_others_stand),
    T(who_has_not_declared_their_interests_sees_nothing_of_bids),
    T(marks_are_nobody_elses_and_who_has_declared_an_interest_sees_no_bid),
    T(nothing_is_opened_before_enough_padlocks_turned_nor_by_who_is_no_officer),
    T(opened_files_are_for_officers_evaluators_and_their_bidder),
    T(whatever_a_bidder_sent_no_browser_runs_it_as_a_page_of_ours),
    T(everybody_reads_the_record_of_the_opening_once_the_box_is_listed),
    T(definitions_of_a_long_batch_are_folded_by_their_kind),
    T(what_was_taken_is_found_again_by_its_address_whatever_became_of_the_server),
    T(the_receipt_of_a_bid_is_in_welsh_without_a_word_that_is_not_and_for_its_bidder_alone),
    T(every_act_that_brings_a_bid_has_words_in_welsh),
    T(what_is_entered_and_is_no_bid_is_not_there_in_welsh),
    T(each_page_of_who_is_signed_in_is_there_for_programs),
    T(programs_are_told_what_pages_say_and_nothing_that_signs_in),
    T(a_wrapped_key_is_for_the_script_of_its_page_alone),
    T(who_signs_what_they_ask_is_whose_key_it_is),
    T(who_marks_gets_no_edition_in_which_marks_lie_open_whatever_else_they_are),
    T(a_chair_sees_a_mark_once_everybody_has_closed_the_sheet_and_not_before),
    T(a_chair_is_told_before_signing_which_mark_of_the_panel_gives_way),
    T(who_must_leave_is_shown_what_everybody_is_and_gets_no_edition_but_that),
    T(who_marks_and_declared_an_interest_reads_no_bid_as_an_overseer_either),
    T(a_pdf_is_read_as_pictures_of_its_pages),
    T(a_pdf_that_cannot_be_drawn_says_what_became_of_it_and_is_saved_as_it_is),
    T(a_vast_picture_and_a_long_line_are_not_given_to_a_browser_whole),
    T(how_large_a_picture_says_it_is),
    T(opened_files_that_are_gone_are_brought_again_and_nothing_is_entered),
    T(a_file_that_was_changed_on_the_disk_is_not_given_and_can_be_brought_again),
    T(what_a_scanner_finds_is_said_beside_the_file_which_is_given_as_before),
    T(a_scanner_that_does_not_answer_is_told_of_and_a_changed_file_is_never_said_to_be_clean),
    T(of_an_envelope_of_many_files_some_are_listed_and_all_of_them_a_page_further),
    T(who_comes_too_late_sees_what_is_held_and_what_was_tried_and_whose_fault_it_was),
    T(days_before_the_deadline_the_page_tells_of_the_day_that_is_past),
    T(of_what_a_bidder_tried_nobody_else_sees_anything),
    T(a_refusal_is_kept_with_its_sentence_and_a_minute_without_room_is_our_fault),
    T(parts_that_came_are_counted_by_the_minute),
    T(once_the_box_is_listed_ones_bids_lead_to_what_is_held),
    T(a_change_of_the_tender_is_said_beside_a_bid_that_was_made_before_and_takes_nothing_away),
    T(what_is_withdrawn_is_said_to_be_and_nothing_older_rises),
    T(the_dates_of_a_tender_come_as_a_calendar),
    T(a_holder_shows_that_a_padlock_is_there_and_officers_see_when),
    T(what_was_just_done_is_said_to_who_did_it_and_to_nobody_whom_a_link_led_there),
    T(officers_see_how_the_server_is_and_nothing_of_bids),
    T(a_logo_is_a_whole_png_that_stands_still_and_is_small),
    T(officers_say_how_pages_look_and_every_page_looks_so),
    T(what_cannot_be_read_or_is_no_logo_changes_nothing_and_says_why),
    T(an_officer_takes_a_backup_where_the_settings_say_so),
    T(what_is_due_by_the_end_of_a_day_stands_on_that_day_in_a_calendar),
    T(a_duty_is_the_same_event_of_a_calendar_when_its_moment_is_another),
    T(a_calendar_is_read_by_who_has_its_address_until_that_is_ended),
    T(duties_stand_under_when_they_are_due),
    T(a_question_about_a_padlock_counts_for_seven_days),
    T(a_holder_answers_nothing_that_is_no_such_question))

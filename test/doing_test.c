/* Acts through their pages: typed, looked at, signed, entered; by two officers where two are
 * needed; and by nobody else than who may. */
#include "accounts/keys.h"
#include "desk/actor.h"
#include "http/routes.h"
#include "http/visitor.h"
#include "page/doings.h"
#include "test/desk.h"
#include "test/test.h"

#include <sodium.h>
#include <string.h>

/* ---- a server without its socket ----------------------------------------------------- */

enum { PEOPLE_HERE = 4 };
static const Id numbers[PEOPLE_HERE] = { OLGA, OTTO, BELA, EVA };

typedef struct Town {
    Desk  *desk;
    Server server;
    Id     account[PEOPLE_HERE];
    Actor  actor[PEOPLE_HERE];
    Str    cookie[PEOPLE_HERE];
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
                          .demonstration = &s->people };
    s->people = (InventedPeople){ s->invented, PEOPLE_HERE, PEOPLE_HERE };
    expect_done(people_open(&s->server.people, s->desk->folder, a));
    for (int i = 0; i < PEOPLE_HERE; i++)
        comes(s, i, a);
    return s;
}

static Answer asks(Town *s, Id who, Method method, const char *target, Str body, Arena *a)
{
    Request r = { .method = method, .body = body, .from = S("127.0.0.1"), .number = 1 };
    Answer  answer = { 0 };
    Text    cookie = { 0 };
    expect(!target_read(str(target), &r, a).status);
    if (who)
        text_put(&cookie, a, "tenderbox={}", s->cookie[place(who)]);
    *list_add(&r.headers, a) = (Pair){ S("Host"), S("town.example") };
    *list_add(&r.headers, a) = (Pair){ S("Cookie"), text_str(&cookie) };
    *list_add(&r.headers, a) =
        (Pair){ S("Content-Type"), S("application/x-www-form-urlencoded") };
    Arena life = arena_begin(24 << 20);
    routes_answer(&s->server, &r, &answer, &life);
    answer.body = str_copy(answer.body, a);
    for (each(Pair, h, answer.headers))
        h->value = str_copy(h->value, a);
    Pairs headers = { 0 };
    for (each(const Pair, h, answer.headers))
        *list_add(&headers, a) = *h;
    answer.headers = headers;
    arena_end(&life);
    return answer;
}

static Answer looks(Town *s, Id who, const char *target, Arena *a)
{
    return asks(s, who, GET, target, (Str){ 0 }, a);
}

static Answer sends(Town *s, Id who, const char *target, const char *fields, Arena *a)
{
    Text  body = { 0 };
    Token key = form_token(s->cookie[place(who)]);
    text_put(&body, a, "form_key={}&{}", token_str(&key), str(fields));
    return asks(s, who, POST, target, text_str(&body), a);
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
    Answer out = asks(s, 0, POST, "/t/2026-42/do/question", text_str(&body), a);
    expect(out.status == 303 && str_starts(str(location(&out, a)), "/sign-in"));
}

TEST(a_field_that_no_act_has_is_refused)
{
    Town *s = site_at(INTERESTED, a);
    Answer no = sends(s, BELA, "/t/2026-42/do/question", "text=Why%3F&actor=1", a);
    expect(no.status == 422 && holds(&no, "field-unknown"));
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

static void brings_key(Town *s, Id who, Arena *a)
{
    int     i = place(who);
    Id      number;
    unsigned char by[64];
    Instant now = clerk_now(s->desk->clerk);
    Challenged asker = { .purpose = TO_ADD_KEY, .account = s->account[i], .browser = s->cookie[i] };
    Token   token = challenge_make(s->server.people, &asker, now);
    Str     challenge = token_str(&token);
    Str claim = own_key_claim(s->account[i], s->actor[i].public.byte, challenge, a);
    crypto_sign_detached(by, NULL, (const unsigned char *)claim.at, (unsigned long long)claim.len,
                         s->actor[i].key.byte);
    expect_done(own_key_add(s->server.people, s->account[i], s->cookie[i],
                            s->actor[i].public.byte, S("laptop"), challenge, by, now, &number));
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

#define T(name) { #name, name }
RUN("doing_test",
    T(a_question_is_typed_looked_at_and_entered),
    T(sent_twice_it_is_entered_once_and_answered_the_same),
    T(what_is_wrong_stands_beside_its_field_and_nothing_is_entered),
    T(nobody_looks_at_what_another_typed),
    T(a_form_without_the_key_of_this_browser_changes_nothing),
    T(a_field_that_no_act_has_is_refused),
    T(ten_thousand_fields_and_bytes_that_are_no_text_are_no_form),
    T(two_officers_one_agrees_and_another_enters),
    T(who_agreed_does_not_enter_it_alone),
    T(an_officer_declines_with_a_reason_which_the_first_reads),
    T(each_act_each_role_before_the_notice),
    T(each_act_each_role_while_bids_come),
    T(a_draft_is_there_for_its_own_people_only),
    T(what_one_may_do_and_must_do_is_listed),
    T(an_officer_begins_a_procedure_and_another_enters_it),
    T(a_browser_signs_what_the_page_shows_and_nothing_else_is_entered),
    T(two_officers_sign_in_their_browsers))

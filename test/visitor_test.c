/* Signing in by a browser: who shows who they are goes on as themselves, what another site sends in
 * their name is refused, and a stranger learns nothing. */
#include "http/routes.h"
#include "http/visitor.h"
#include "test/desk.h"
#include "test/test.h"

#include <stdio.h>
#include <string.h>

static const char phrase[] = "four words by chance";
static const char mail[] = "Ada@Town.example";

/* ---- a server without its socket, and a browser -------------------------------------- */

typedef struct Site { Desk *desk; Server server; Id ada; Str totp; } Site;

/* Of Base32 as it is typed: groups of four. */
static Str secret_bytes(Str typed, Arena *a)
{
    Text t = { 0 };
    unsigned bits = 0, held = 0;
    for (ptrdiff_t i = 0; i < typed.len; i++) {
        char c = typed.at[i];
        if (c == ' ')
            continue;
        bits = bits << 5 | (unsigned)(c >= 'a' ? c - 'a' : c >= 'A' ? c - 'A' : c - '2' + 26);
        held += 5;
        if (held >= 8) {
            held -= 8;
            text_byte(&t, (char)(bits >> held & 255), a);
        }
    }
    return text_str(&t);
}

static Str code_at(const Site *s, Instant now, Arena *a)
{
    Text t = { 0 };
    int64_t code = totp_code(s->totp, now / TOTP_SECONDS, TOTP_DIGITS);
    for (int64_t place = 100000; place; place /= 10)
        text_byte(&t, (char)('0' + code / place % 10), a);
    return text_str(&t);
}

static Site *site_with_ada(Arena *a)
{
    Site *s = make(a, Site, 1);
    TotpSecret totp;
    Str secret;
    Pairs typed = { 0 };
    s->desk = desk_at(0, a);
    s->server = (Server){ .clerk = s->desk->clerk };
    *list_add(&typed, a) = (Pair){ S("passphrase"), str(phrase) };
    expect_done(people_open(&s->server.people, s->desk->folder, a));
    Instant before = clerk_now(s->desk->clerk) - 3600;
    expect_done(account_add(s->server.people, S("Ada Brill"), str(mail), S("en"), before, &s->ada));
    expect_done(passphrase_secret(&typed, str(mail), &secret, a));
    expect_done(passphrase_set(s->server.people, s->ada, secret, before));
    expect_done(totp_begin(s->server.people, s->ada, S("Town"), &totp, a));
    s->totp = secret_bytes(totp.secret, a);
    expect_done(totp_confirm(s->server.people, s->ada, code_at(s, before, a), before));
    return s;
}

typedef struct Browser { Str cookie, known, host, proto, origin, site; } Browser;

static void says_header(Request *r, const char *name, Str value, Arena *a)
{
    if (value.len)
        *list_add(&r->headers, a) = (Pair){ str(name), value };
}

static Answer asks(Site *s, Browser *b, Method method, const char *target, Str body, Arena *a)
{
    Request r = { .method = method, .body = body, .from = S("127.0.0.1"), .number = 1 };
    Answer answer = { 0 };
    Text cookie = { 0 };
    expect(!target_read(str(target), &r, a).status);
    const char *name = b->proto.len ? "__Host-tenderbox" : "tenderbox";
    text_put(&cookie, a, "{}={}; {}-known={}", str(name), b->cookie, str(name), b->known);
    says_header(&r, "Host", b->host.len ? b->host : S("tender.example"), a);
    says_header(&r, "Cookie", b->cookie.len || b->known.len ? text_str(&cookie) : (Str){ 0 }, a);
    says_header(&r, "X-Forwarded-Proto", b->proto, a);
    says_header(&r, "Origin", b->origin, a);
    says_header(&r, "Sec-Fetch-Site", b->site, a);
    says_header(&r, "Content-Type", method == POST ? S("application/x-www-form-urlencoded")
                                                   : (Str){ 0 }, a);
    routes_answer(&s->server, &r, &answer, a);
    return answer;
}

static Str header(const Answer *answer, const char *name)
{
    for (each(const Pair, h, answer->headers))
        if (str_is(h->name, name))
            return h->value;
    return (Str){ 0 };
}

static bool holds(Str body, const char *words)
{
    return memmem(body.at, (size_t)body.len, words, strlen(words)) != NULL;
}

/* It keeps the cookies that an answer brings. */
static void keeps(Browser *b, const Answer *answer)
{
    for (each(const Pair, h, answer->headers)) {
        Str said = h->value, name = str_cut(&said, '=');
        if (str_is(h->name, "Set-Cookie"))
            *(holds(name, "-known") ? &b->known : &b->cookie) = str_cut(&said, ';');
    }
}

static Str form_key(const Answer *page)
{
    static const char before[] = "name=\"form_key\" value=\"";
    const char *at = memmem(page->body.at, (size_t)page->body.len, before, sizeof before - 1);
    return at ? (Str){ at + sizeof before - 1, TOKEN_TEXT } : (Str){ 0 };
}

static Answer looks(Site *s, Browser *b, const char *target, Arena *a)
{
    Answer answer = asks(s, b, GET, target, (Str){ 0 }, a);
    if (header(&answer, "Set-Cookie").len)
        keeps(b, &answer);
    return answer;
}

static Answer types(Site *s, Browser *b, Str key, const char *who, const char *what, Str code,
                    const char *after, Arena *a)
{
    Text body = { 0 };
    text_put(&body, a, "form_key={}&mail={}&passphrase={}&code={}&after={}", key, str(who),
             str(what), code, str(after));
    return asks(s, b, POST, "/sign-in", text_str(&body), a);
}

/* Ada in a browser of her own. */
static Browser signed_in(Site *s, Arena *a)
{
    Browser b = { 0 };
    Answer page = looks(s, &b, "/sign-in", a);
    Instant now = clerk_now(s->desk->clerk);
    Answer done = types(s, &b, form_key(&page), "ada%40town.example", "four+words+by+chance",
                        code_at(s, now, a), "/me", a);
    expect(done.status == 303);
    expect_text(header(&done, "Location"), "/me");
    keeps(&b, &done);
    return b;
}

/* ---- sentences ----------------------------------------------------------------------- */

TEST(who_shows_who_they_are_goes_on_as_themselves)
{
    Site *s = site_with_ada(a);
    Browser b = signed_in(s, a);
    Answer page = looks(s, &b, "/me", a);
    expect(page.status == 200 && holds(page.body, "Ada Brill") && holds(page.body, "This one"));
}

TEST(nobody_is_nobody)
{
    Site *s = site_with_ada(a);
    Browser none = { 0 }, stale = { .cookie = S("QwoWvSgVKpDu3SwotSibVzQp0D2Ezf2HNPDoYQzRAs0") },
            odd = { .cookie = S("x") };
    Browser *all[] = { &none, &stale, &odd };
    for (int i = 0; i < countof(all); i++) {
        Answer page = asks(s, all[i], GET, "/me", (Str){ 0 }, a);
        expect(page.status == 303);
        expect_text(header(&page, "Location"), "/sign-in?after=/me");
    }
}

TEST(a_wrong_word_a_wrong_code_and_a_stranger_hear_the_same)
{
    Site *s = site_with_ada(a);
    static const struct { const char *who, *what, *code; } tries[] = {
        { "ada%40town.example", "four+words+by+mistake", "000000" },
        { "ada%40town.example", "four+words+by+chance", "000000" },
        { "eve%40town.example", "four+words+by+chance", "000000" },
    };
    for (int i = 0; i < countof(tries); i++) {
        Browser b = { 0 };
        Answer page = looks(s, &b, "/sign-in", a);
        Answer no = types(s, &b, form_key(&page), tries[i].who, tries[i].what,
                          str(tries[i].code), "/me", a);
        expect(no.status == 403 && !header(&no, "Set-Cookie").len);
        expect(holds(no.body, "E-mail, passphrase and code do not fit together"));
        expect(!holds(no.body, "by+") && !holds(no.body, "four words"));
    }
}

TEST(a_secret_made_by_the_browser_is_as_good)
{
    Site *s = site_with_ada(a);
    Browser b = { 0 };
    Str secret;
    Pairs typed = { 0 };
    Text body = { 0 };
    *list_add(&typed, a) = (Pair){ S("passphrase"), str(phrase) };
    expect_done(passphrase_secret(&typed, S(" ADA@town.example "), &secret, a));
    expect(secret.len == 64);
    Answer page = looks(s, &b, "/sign-in", a);
    text_put(&body, a, "form_key={}&mail=ada@town.example&secret={}&code={}", form_key(&page),
             secret, code_at(s, clerk_now(s->desk->clerk), a));
    Answer done = asks(s, &b, POST, "/sign-in", text_str(&body), a);
    expect(done.status == 303);
    expect_text(header(&done, "Location"), "/home");
}

TEST(afterwards_one_stays_here)
{
    static const char *const elsewhere[] = { "//evil.example", "https:%2F%2Fevil.example",
                                             "/%5Cevil.example", "/%0d%0aX:1", "" };
    Site *s = site_with_ada(a);
    for (int i = 0; i < countof(elsewhere); i++) {
        Browser b = { 0 };
        Text target = { 0 };
        text_put(&target, a, "/sign-in?after={}", str(elsewhere[i]));
        text_byte(&target, 0, a);
        Answer page = looks(s, &b, target.at, a);
        expect(holds(page.body, "name=\"after\" value=\"/home\""));
    }
}

TEST(what_another_site_sends_is_refused)
{
    Site *s = site_with_ada(a);
    Browser b = signed_in(s, a), other = { 0 };
    Answer page = looks(s, &b, "/me", a), foreign = looks(s, &other, "/sign-in", a);
    Text good = { 0 }, bad = { 0 };
    text_put(&good, a, "form_key={}", form_key(&page));
    text_put(&bad, a, "form_key={}", form_key(&foreign));
    expect(asks(s, &b, POST, "/sign-out", (Str){ 0 }, a).status == 403);
    expect(asks(s, &b, POST, "/sign-out", text_str(&bad), a).status == 403);
    Browser lured = b;
    lured.origin = S("https://evil.example");
    expect(asks(s, &lured, POST, "/sign-out", text_str(&good), a).status == 403);
    lured.origin = S("null");
    expect(asks(s, &lured, POST, "/sign-out", text_str(&good), a).status == 403);
    lured.origin = (Str){ 0 };
    lured.site = S("cross-site");
    expect(asks(s, &lured, POST, "/sign-out", text_str(&good), a).status == 403);
    lured.site = S("same-site");
    expect(asks(s, &lured, POST, "/sign-out", text_str(&good), a).status == 403);
    expect(looks(s, &b, "/me", a).status == 200);
    b.origin = S("https://tender.example");
    b.site   = S("same-origin");
    expect(asks(s, &b, POST, "/sign-out", text_str(&good), a).status == 303);
    expect(looks(s, &b, "/me", a).status == 303);
}

TEST(a_session_that_is_ended_elsewhere_is_over)
{
    Site *s = site_with_ada(a);
    Browser first = signed_in(s, a);
    s->desk->now += 60;
    Browser second = signed_in(s, a);
    Answer page = looks(s, &second, "/me", a);
    const char *at = memmem(page.body.at, (size_t)page.body.len, "name=\"session\" value=\"", 22);
    expect(at != NULL);
    Str number = { at + 22, (ptrdiff_t)strcspn(at + 22, "\"") };
    Text body = { 0 };
    text_put(&body, a, "form_key={}&session={}", form_key(&page), number);
    expect(asks(s, &second, POST, "/me/sessions", text_str(&body), a).status == 303);
    expect(looks(s, &first, "/me", a).status == 303);
    expect(looks(s, &second, "/me", a).status == 200);
}

TEST(behind_tls_no_other_site_can_set_the_cookie)
{
    Site *s = site_with_ada(a);
    Browser b = { .proto = S("https") };
    Answer page = asks(s, &b, GET, "/sign-in", (Str){ 0 }, a);
    Str cookie = header(&page, "Set-Cookie");
    expect(str_starts(cookie, "__Host-tenderbox="));
    expect(holds(cookie, "; Path=/; HttpOnly; SameSite=Lax; Secure"));
}

TEST(whoever_tries_too_often_waits)
{
    Site *s = site_with_ada(a);
    Browser b = { 0 };
    Answer page = looks(s, &b, "/sign-in", a), no = { 0 };
    Text body = { 0 };
    text_put(&body, a, "form_key={}&mail=ada@town.example&secret={}&code=1", form_key(&page),
             S("0000000000000000000000000000000000000000000000000000000000000000"));
    for (int i = 0; i < 7; i++)
        no = asks(s, &b, POST, "/sign-in", text_str(&body), a);
    expect(no.status == 429 && holds(no.body, "Seconds: "));
}

/* Whoever guesses does so elsewhere; she has signed out meanwhile. */
TEST(who_signed_in_before_comes_in_while_strangers_guess)
{
    Site *s = site_with_ada(a);
    Browser hers = signed_in(s, a), theirs = { 0 };
    Str  before = hers.known;
    Text guess = { 0 };
    expect(before.len == TOKEN_TEXT);
    hers.cookie = (Str){ 0 };
    s->desk->now += TOTP_SECONDS;
    Answer page = looks(s, &theirs, "/sign-in", a), done = { 0 };
    text_put(&guess, a, "form_key={}&mail=ada@town.example&secret={}&code=1", form_key(&page),
             S("0000000000000000000000000000000000000000000000000000000000000000"));
    for (int i = 0; i <= FAILURES_FREE; i++)
        done = asks(s, &theirs, POST, "/sign-in", text_str(&guess), a);
    Str code = code_at(s, clerk_now(s->desk->clerk), a);
    done = types(s, &theirs, form_key(&page), "ada%40town.example", "four+words+by+chance", code,
                 "/me", a);
    expect(done.status == 429 && !theirs.known.len);
    page = looks(s, &hers, "/sign-in", a);
    done = types(s, &hers, form_key(&page), "ada%40town.example", "four+words+by+chance", code,
                 "/me", a);
    expect(done.status == 303);
    keeps(&hers, &done);
    expect(hers.known.len == TOKEN_TEXT && !str_same(hers.known, before));
    page = looks(s, &hers, "/me", a);
    expect(holds(page.body, "1 browser so far"));
}

TEST(a_body_that_is_no_form_is_refused)
{
    Site *s = site_with_ada(a);
    Browser b = signed_in(s, a);
    Request r = { .method = POST, .from = S("127.0.0.1"), .number = 1, .path = S("/sign-out"),
                  .body = S("{}") };
    Answer answer = { 0 };
    Text cookie = { 0 };
    text_put(&cookie, a, "tenderbox={}", b.cookie);
    says_header(&r, "Cookie", text_str(&cookie), a);
    says_header(&r, "Content-Type", S("application/json"), a);
    routes_answer(&s->server, &r, &answer, a);
    expect(answer.status == 400);
}

RUN("visitor",
    { "who shows who they are goes on as themselves",
      who_shows_who_they_are_goes_on_as_themselves },
    { "nobody is nobody", nobody_is_nobody },
    { "a wrong word, a wrong code and a stranger hear the same",
      a_wrong_word_a_wrong_code_and_a_stranger_hear_the_same },
    { "a secret made by the browser is as good", a_secret_made_by_the_browser_is_as_good },
    { "afterwards one stays here", afterwards_one_stays_here },
    { "what another site sends is refused", what_another_site_sends_is_refused },
    { "a session that is ended elsewhere is over", a_session_that_is_ended_elsewhere_is_over },
    { "behind TLS no other site can set the cookie",
      behind_tls_no_other_site_can_set_the_cookie },
    { "whoever tries too often waits", whoever_tries_too_often_waits },
    { "who signed in before comes in while strangers guess",
      who_signed_in_before_comes_in_while_strangers_guess },
    { "a body that is no form is refused", a_body_that_is_no_form_is_refused })

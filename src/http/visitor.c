#include "http/visitor.h"

#include "http/api.h"
#include "http/asker.h"
#include "http/multipart.h"
#include "http/signer.h"

const Reason form_foreign = { FORBIDDEN, "form-foreign", "doc/serve.md, people.db",
    "This did not come from a page that we gave to this browser, or that page is older than your "
    "being signed in. Nothing was changed: go back, load the page again, and send it again." };
const Reason form_unreadable = { INVALID, "form-unreadable", "doc/serve.md",
    "What was sent cannot be read as a form." };

/* ---- cookies --------------------------------------------------------------------- */

/* Whether the way to the browser is TLS only the proxy in front knows, and that is on this
 * machine. */
static bool is_from_proxy(const Request *r)
{
    return str_starts(r->from, "127.") || str_is(r->from, "::1");
}

static bool is_tls(const Request *r)
{
    return is_from_proxy(r) && str_is(header_of(r, "X-Forwarded-Proto"), "https");
}

/* The last one is the proxy's own word; what stands before it anybody may have written. */
Str visitor_address(const Request *r)
{
    Str said = header_of(r, "X-Forwarded-For"), last = { 0 };
    while (said.len)
        last = str_trim(str_cut(&said, ','));
    return is_from_proxy(r) && last.len && last.len <= ADDRESS_BYTES && str_shows(last) ? last
                                                                                      : r->from;
}

static const char *cookie_name(const Request *r)
{
    return is_tls(r) ? "__Host-tenderbox" : "tenderbox";
}

static const char *device_name(const Request *r)
{
    return is_tls(r) ? "__Host-tenderbox-known" : "tenderbox-known";
}

static Str cookie_of(const Request *r, const char *name)
{
    Str said = header_of(r, "Cookie");
    while (said.len) {
        Str value = str_trim(str_cut(&said, ';'));
        if (str_is(str_cut(&value, '='), name))
            return value;
    }
    return (Str){ 0 };
}

static void cookie_named(const Request *r, Answer *answer, const char *name, Str value,
                         const char *age, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", str(name), value, str(age),
             str(is_tls(r) ? "; Secure" : ""));
    answer_header(answer, "Set-Cookie", text_str(&t), a);
}

static void cookie_set(const Request *r, Answer *answer, Str value, const char *age, Arena *a)
{
    cookie_named(r, answer, cookie_name(r), value, age, a);
}

Str who_of_key(Key key, Arena *a)
{
    Text who = { 0 };
    text_bytes(&who, key.byte, sizeof key.byte, a);
    return text_str(&who);
}

Str who_of_account(Id account, Arena *a)
{
    Text who = { 0 };
    text_put(&who, a, "account {}", str_of_number(account, a));
    return text_str(&who);
}

/* ---- whose it is ----------------------------------------------------------------- */

static Str form_key_of(Str token, Arena *a)
{
    Token key = form_token(token);
    return str_copy(token_str(&key), a);
}

static Result signed_in(Server *s, Visitor *visitor, Arena *a)
{
    BrowserSession found;
    Account account;
    Instant now = clerk_now(s->clerk);
    Result r = session_find(s->people, visitor->token, now, &found, a);
    if (r.why == &session_over)
        return DONE;
    TRY(r);
    TRY(account_get(s->people, found.account, &account, a));
    visitor->account = found.account;
    visitor->number  = found.number;
    visitor->proved  = session_proved(&found, now);
    visitor->name    = account.name;
    return DONE;
}

/* They showed who they are with this very request. */
static Result signs_it(Server *s, const Request *r, Visitor *visitor, Arena *a)
{
    Asker   asker;
    Account account;
    *visitor = (Visitor){ .proved = true };
    TRY(asker_of(s, r, &asker, a));
    TRY(account_with_key(s, asker.key, &visitor->account, a));
    if (!visitor->account)
        return DONE;
    TRY(account_get(s->people, visitor->account, &account, a));
    visitor->name = account.name;
    return account.disabled ? because(&account_disabled) : DONE;
}

Result visitor_of(Server *s, const Request *r, Visitor *visitor, Arena *a)
{
    if (s->people && is_of_api(r) && header_of(r, "Authorization").len)
        return signs_it(s, r, visitor, a);
    *visitor = (Visitor){ .token = cookie_of(r, cookie_name(r)) };
    if (visitor->token.len != TOKEN_TEXT)
        visitor->token = (Str){ 0 };
    if (!visitor->token.len || !s->people)
        return DONE;
    visitor->form_key = form_key_of(visitor->token, a);
    return signed_in(s, visitor, a);
}

Result visitor_with_form(Server *s, const Request *r, Visitor *visitor, Answer *answer, Arena *a)
{
    TRY(visitor_of(s, r, visitor, a));
    if (visitor->token.len)
        return DONE;
    Token fresh = token_fresh();
    visitor->token    = str_copy(token_str(&fresh), a);
    visitor->form_key = form_key_of(visitor->token, a);
    cookie_set(r, answer, visitor->token, "", a);
    return DONE;
}

Result visitor_signs_in(Server *s, const Request *r, Id account, Answer *answer, Arena *a)
{
    Token token;
    TRY(session_begin(s->people, account, visitor_address(r), header_of(r, "User-Agent"),
                      clerk_now(s->clerk), &token));
    cookie_set(r, answer, str_copy(token_str(&token), a), "; Max-Age=604800", a);
    return DONE;
}

Str visitor_device(const Request *r)
{
    Str token = cookie_of(r, device_name(r));
    return token.len == TOKEN_TEXT ? token : (Str){ 0 };
}

Result visitor_shows_all(Server *s, const Request *r, Id account, Answer *answer, Arena *a)
{
    Token token;
    TRY(visitor_signs_in(s, r, account, answer, a));
    TRY(device_remember(s->people, account, visitor_device(r), clerk_now(s->clerk), &token));
    cookie_named(r, answer, device_name(r), str_copy(token_str(&token), a), "; Max-Age=15552000",
                 a);
    return DONE;
}

void visitor_forget(const Request *r, Answer *answer, Arena *a)
{
    cookie_set(r, answer, (Str){ 0 }, "; Max-Age=0", a);
}

/* ---- what was just done ---------------------------------------------------------- */

static const char *done_name(const Request *r)
{
    return is_tls(r) ? "__Host-tenderbox-done" : "tenderbox-done";
}

void answer_done(const Request *r, Answer *answer, Str path, Arena *a)
{
    Str word = path;
    answer_see(answer, path, a);
    str_cut(&word, '?');
    if (str_starts(word, "done="))
        cookie_named(r, answer, done_name(r), path, "; Max-Age=600", a);
}

Str just_done(const Request *r, Arena *a)
{
    Str word = query_of(r, "done");
    bool so = word.len && str_same(cookie_of(r, done_name(r)),
                                   str_put(a, "{}?done={}", r->path, word));
    return so ? word : (Str){ 0 };
}

/* ---- what was sent --------------------------------------------------------------- */

/* "https://tender.example.org" of a page at "tender.example.org". */
static bool origin_is_host(Str origin, Str host)
{
    if (str_starts(origin, "https://"))
        return str_alike(str_after(origin, 8), host);
    return str_starts(origin, "http://") && str_alike(str_after(origin, 7), host);
}

/* Browsers say where a request comes from; whoever says nothing is judged by the form's key. */
static bool is_from_here(const Request *r)
{
    Str site = header_of(r, "Sec-Fetch-Site"), origin = header_of(r, "Origin");
    if (site.len && !str_is(site, "same-origin") && !str_is(site, "none"))
        return false;
    return !origin.len || origin_is_host(origin, header_of(r, "Host"));
}

Str pair_of(const Pairs *pairs, const char *name)
{
    for (each(const Pair, pair, *pairs))
        if (str_is(pair->name, name))
            return pair->value;
    return (Str){ 0 };
}

void pair_put(Pairs *pairs, const char *name, Str value, Arena *a)
{
    *list_add(pairs, a) = (Pair){ str(name), value };
}

Result posted_unkeyed(const Request *r, Pairs *pairs, Arena *a)
{
    Str body;
    if (!is_from_here(r))
        return because(&form_foreign);
    TRY(body_bytes(r, &body, a));
    Refusal no = form_read(header_of(r, "Content-Type"), body, pairs, a);
    if (no.status)
        return because_of(&form_unreadable, str(no.says));
    return DONE;
}

bool is_keyed(const Visitor *visitor, const Pairs *pairs)
{
    return visitor->token.len && form_token_right(visitor->token, pair_of(pairs, "form_key"));
}

Result posted(const Visitor *visitor, const Request *r, Pairs *pairs, Arena *a)
{
    TRY(posted_unkeyed(r, pairs, a));
    return is_keyed(visitor, pairs) ? DONE : because(&form_foreign);
}

Result sent_by_script(const Visitor *visitor, const Request *r)
{
    Str  key = header_of(r, "Tenderbox-Form");
    bool ours = is_from_here(r) && visitor->token.len && form_token_right(visitor->token, key);
    return ours ? DONE : because(&form_foreign);
}

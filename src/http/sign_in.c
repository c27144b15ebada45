/* sign_in.c - signing in and out, and where somebody is signed in. */
#include "http/assets.h"
#include "http/visitor.h"
#include "http/site.h"
#include "page/sign_in.h"
#include "seal/crypt.h"

#include <pthread.h>

/* Of an address; wrong tries are counted apart. */
static const Rate sign_in_rate = { 30, 30 };

/* A page of ours to go on with, and nowhere else. */
static Str after_of(Str asked)
{
    bool ours = asked.len && asked.at[0] == '/' && !str_starts(asked, "//") &&
                !str_starts(asked, "/\\") && asked.len < 500 && str_shows(asked);
    return ours ? asked : S("/home");
}

static void sign_in_page(Server *s, const Request *r, SignInPage page, int status, Answer *answer,
                         Arena *a)
{
    Visitor visitor;
    Result begun = visitor_with_form(s, r, &visitor, answer, a);
    if (failed(begun)) {
        answer_failed(s, r, answer, begun, a);
        return;
    }
    Text html = { 0 };
    Frame frame = frame_for(s, r, S("Sign in"), IN_SIGN_IN, a);
    frame.script = asset_of(S("sign-in.js"))->address;
    frame.form_key = visitor.form_key;
    sign_in_html(&frame, &page, &html, a);
    answer_html(answer, status, &html);
}

void sign_in_form(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    sign_in_page(s, r, (SignInPage){ .after = after_of(query_of(r, "after")),
                                     .left_off = query_of(r, "out").len
                                         ? S("You are signed out, and your signing key is gone "
                                             "from this browser.") : (Str){ 0 } },
                 200, answer, a);
}

/* ---- the secret ------------------------------------------------------------------ */

enum { SECRET_WORK = 17, SECRET_BYTES = 32 };

/* Salted by the address in small letters, so that it is the same from every browser. */
static Str secret_salt(Str mail, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "tenderbox/sign-in/v1\n", a);
    mail = str_trim(mail);
    for (ptrdiff_t i = 0; i < mail.len; i++)
        text_byte(&t, mail.at[i] >= 'A' && mail.at[i] <= 'Z' ? (char)(mail.at[i] + 'a' - 'A')
                                                               : mail.at[i], a);
    return text_str(&t);
}

/* One at a time: each takes 128 MiB. */
static bool secret_made(Str passphrase, Str mail, unsigned char out[SECRET_BYTES], Arena *a)
{
    static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
    Str salt = secret_salt(mail, a);
    pthread_mutex_lock(&one);
    bool made = scrypt(passphrase, salt, SECRET_WORK, out);
    pthread_mutex_unlock(&one);
    return made;
}

Result passphrase_secret(const Pairs *typed, Str mail, Str *secret, Arena *a)
{
    unsigned char made[SECRET_BYTES];
    Text hex = { 0 };
    Str passphrase = pair_of(typed, "passphrase");
    *secret = pair_of(typed, "secret");
    if (str_bytes(*secret, made, sizeof made))
        return DONE;
    if (passphrase.len > PASSPHRASE_BYTES)
        return because(&passphrase_long);
    if (!secret_made(passphrase, mail, made, a))
        return because(&busy_now);
    text_bytes(&hex, made, sizeof made, a);
    *secret = text_str(&hex);
    return DONE;
}

/* ---- signing in ------------------------------------------------------------------ */

/* What was wrong in the words of a person. */
static Str wrong_words(Result r, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}{}", str(r.why->says), r.why == &sign_in_later ? S(" Seconds: ") : S(""),
             r.why == &sign_in_later ? r.detail : S(""));
    return text_str(&t);
}

void sign_in_try(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Visitor visitor;
    Pairs typed = { 0 };
    Id account = 0;
    Result done = visitor_of(s, r, &visitor, a);
    if (!failed(done))
        done = posted(&visitor, r, &typed, a);
    SignIn in = { .mail = pair_of(&typed, "mail"), .code = pair_of(&typed, "code"),
                  .address = r->from };
    Str after = after_of(pair_of(&typed, "after"));
    if (!failed(done) && !rate_take(s->people, r->from, sign_in_rate, clerk_now(s->clerk)))
        done = because(&busy_now);
    if (!failed(done))
        done = passphrase_secret(&typed, in.mail, &in.passphrase, a);
    if (!failed(done))
        done = sign_in(s->people, &in, clerk_now(s->clerk), &account, a);
    if (!failed(done))
        done = visitor_signs_in(s, r, account, answer, a);
    if (!failed(done))
        answer_see(answer, after, a);
    else
        sign_in_page(s, r, (SignInPage){ .mail = in.mail, .after = after,
                                         .error = wrong_words(done, a) },
                     done.why == &sign_in_later || done.why == &busy_now ? 429 : 403, answer, a);
}

/* Whoever asks is signed in, or is asked to. False: it is answered. */
static bool come_in(Server *s, const Request *r, Visitor *visitor, Answer *answer, Arena *a)
{
    Text to = { 0 };
    Result who = visitor_of(s, r, visitor, a);
    if (!failed(who) && visitor->account)
        return true;
    text_put(&to, a, "/sign-in?after={}", r->path);
    if (failed(who))
        answer_failed(s, r, answer, who, a);
    else
        answer_see(answer, text_str(&to), a);
    return false;
}

/* The same of who sends a form. */
static bool come_in_with(Server *s, const Request *r, Visitor *visitor, Pairs *typed,
                         Answer *answer, Arena *a)
{
    if (!come_in(s, r, visitor, answer, a))
        return false;
    Result sent = posted(visitor, r, typed, a);
    if (failed(sent))
        answer_failed(s, r, answer, sent, a);
    return !failed(sent);
}

void sign_out(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Visitor visitor;
    Pairs typed = { 0 };
    if (!come_in_with(s, r, &visitor, &typed, answer, a))
        return;
    Result done = session_end(s->people, visitor.account, visitor.number);
    visitor_forget(r, answer, a);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
    else
        answer_see(answer, S("/sign-in?out=1"), a);
}

/* ---- one's own page -------------------------------------------------------------- */

static Str moment_words(Instant at, Arena *a) { return str_of_moment_words(at, LONDON, a); }

static Result me_read(Server *s, const Visitor *visitor, MePage *page, Arena *a)
{
    Account account;
    BrowserSessions sessions = { 0 };
    TRY(account_get(s->people, visitor->account, &account, a));
    TRY(session_list(s->people, visitor->account, clerk_now(s->clerk), &sessions, a));
    page->name           = account.name;
    page->mail           = account.mail;
    page->has_passphrase = account.has_passphrase;
    page->has_totp       = account.has_totp;
    for (each(const BrowserSession, one, sessions))
        *list_add(&page->sessions, a) =
            (SessionRow){ .number = one->number, .browser = one->browser,
                          .address = one->address, .began = moment_words(one->made, a),
                          .seen = moment_words(one->seen, a),
                          .own = one->number == visitor->number };
    return DONE;
}

void me(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Visitor visitor;
    MePage page = { .done = query_of(r, "ended").len ? S("That session is over.") : (Str){ 0 } };
    if (!come_in(s, r, &visitor, answer, a))
        return;
    Result read = me_read(s, &visitor, &page, a);
    if (failed(read)) {
        answer_failed(s, r, answer, read, a);
        return;
    }
    Frame frame = frame_for(s, r, page.name, IN_SIGN_IN, a);
    answer_page(answer, &frame, me, &page, a);
}

void me_session_end(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Visitor visitor;
    Pairs typed = { 0 };
    Id which = 0;
    if (!come_in_with(s, r, &visitor, &typed, answer, a))
        return;
    str_number(pair_of(&typed, "session"), &which);
    Result done = session_end(s->people, visitor.account, which);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
    else
        answer_see(answer, S("/me?ended=1"), a);
}

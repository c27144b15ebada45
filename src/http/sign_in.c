/* sign_in.c - signing in and out, and where somebody is signed in. */
#include "http/own.h"

#include "accounts/recovery.h"
#include "http/assets.h"
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
    frame.form_key = visitor.form_key;
    frame.script = asset_of(S("sign-in.js"))->address;
    page.options = passkey_request(s, r, &visitor, clerk_now(s->clerk), a);
    sign_in_html(&frame, &page, &html, a);
    answer_html(answer, status, &html);
}

void sign_in_form(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    sign_in_page(s, r, (SignInPage){ .after = after_of(query_of(r, "after")),
                                     .signed_out = str_is(just_done(r, a), "out") },
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
    SignIn in = { .mail = pair_of(&typed, "mail"),
                  .code = pair_of(&typed, "code"), .address = visitor_address(r),
                  .device = visitor_device(r) };
    Str after = after_of(pair_of(&typed, "after"));
    if (!failed(done) && !rate_take(s->people, in.address, sign_in_rate, clerk_now(s->clerk)))
        done = because(&busy_now);
    if (!failed(done))
        done = passphrase_secret(&typed, in.mail, &in.passphrase, a);
    if (!failed(done))
        done = sign_in(s->people, &in, clerk_now(s->clerk), &account, a);
    if (!failed(done))
        done = visitor_shows_all(s, r, account, answer, a);
    if (!failed(done))
        answer_see(answer, after, a);
    else
        sign_in_page(s, r, (SignInPage){ .mail = in.mail, .after = after,
                                         .error = wrong_words(done, a) },
                     done.why == &sign_in_later || done.why == &busy_now ? 429 : 403, answer, a);
}

void sign_out(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own own;
    Pairs typed = { 0 };
    if (!own_sent(&own, s, r, &typed, answer, a))
        return;
    Result done = session_end(s->people, own.visitor.account, own.visitor.number);
    visitor_forget(r, answer, a);
    own_done(&own, done, own_failed, "/sign-in?done=out");
}

/* ---- other ways in --------------------------------------------------------------- */

/* What came of one of them: in, or back to the form with what was wrong. */
static void come_in(Server *s, const Request *r, Result done, Id account, Str after,
                    Answer *answer, Arena *a)
{
    if (!failed(done))
        done = visitor_shows_all(s, r, account, answer, a);
    if (!failed(done))
        answer_see(answer, after, a);
    else
        sign_in_page(s, r, (SignInPage){ .after = after, .error = wrong_words(done, a) },
                     done.why == &sign_in_later || done.why == &busy_now ? 429 : 403, answer, a);
}

static bool assertion_of(const Pairs *typed, Assertion *as, Arena *a)
{
    Str handle = pair_of(typed, "userHandle");
    return str_base64url(pair_of(typed, "credential"), CREDENTIAL_BYTES, &as->credential, a) &&
           str_base64url(pair_of(typed, "clientDataJSON"), CLIENT_DATA_BYTES, &as->client_data,
                         a) &&
           str_base64url(pair_of(typed, "authenticatorData"), AUTHENTICATOR_BYTES,
                         &as->authenticator_data, a) &&
           str_base64url(pair_of(typed, "signature"), SIGNATURE_BYTES, &as->signature, a) &&
           str_base64url(handle, 64, &as->user_handle, a);
}

void sign_in_passkey(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Visitor visitor;
    Assertion as = { 0 };
    Pairs typed = { 0 };
    Id account = 0;
    Site site = own_site(s, r, a);
    Result done = visitor_of(s, r, &visitor, a);
    if (!failed(done))
        done = posted(&visitor, r, &typed, a);
    if (!failed(done))
        done = assertion_of(&typed, &as, a) ? DONE : because(&passkey_unreadable);
    if (!failed(done))
        done = passkey_sign_in(s->people, &site, visitor.token, &as, clerk_now(s->clerk),
                               &account);
    come_in(s, r, done, account, after_of(pair_of(&typed, "after")), answer, a);
}

/* ---- with a printed code --------------------------------------------------------- */

static void printed_page(Server *s, const Request *r, SignInPage page, int status, Answer *answer,
                         Arena *a)
{
    Visitor visitor;
    Text html = { 0 };
    Result begun = visitor_with_form(s, r, &visitor, answer, a);
    if (failed(begun)) {
        answer_failed(s, r, answer, begun, a);
        return;
    }
    Frame frame = frame_for(s, r, S("Sign in with a printed code"), IN_SIGN_IN, a);
    frame.form_key = visitor.form_key;
    printed_html(&frame, &page, &html, a);
    answer_html(answer, status, &html);
}

void sign_in_printed(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    printed_page(s, r, (SignInPage){ 0 }, 200, answer, a);
}

void sign_in_printed_try(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Visitor visitor;
    Pairs typed = { 0 };
    Id account = 0;
    Result done = visitor_of(s, r, &visitor, a);
    if (!failed(done))
        done = posted(&visitor, r, &typed, a);
    if (!failed(done))
        done = code_use(s->people, pair_of(&typed, "mail"), pair_of(&typed, "code"),
                        visitor_address(r), clerk_now(s->clerk), &account, a);
    if (!failed(done))
        done = visitor_signs_in(s, r, account, answer, a);
    if (!failed(done))
        answer_see(answer, S("/me"), a);
    else
        printed_page(s, r, (SignInPage){ .mail = pair_of(&typed, "mail"),
                                         .error = wrong_words(done, a) },
                     done.why == &sign_in_later ? 429 : 403, answer, a);
}

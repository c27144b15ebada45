#include "http/own.h"

#include "accounts/diary.h"
#include "http/assets.h"
#include "http/reading.h"
#include "http/signer.h"
#include "page/shape.h"

#include <sodium.h>

enum { URL_SAFE = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

const Reason proof_old = { FORBIDDEN, "proof-old", "doc/serve.md, sessions",
    "This is shown only to who showed who they are within ten minutes. Sign in once more, or sign "
    "the request with a key of yours." };

/* ---- who ------------------------------------------------------------------------- */

bool own_come(Own *o, Server *s, const Request *r, Answer *answer, Arena *a)
{
    *o = (Own){ .server = s, .request = r, .answer = answer, .a = a,
                .now = clerk_now(s->clerk) };
    Result who = visitor_of(s, r, &o->visitor, a);
    if (failed(who))
        own_failed(o, who);
    return !failed(who);
}

bool own_stranger(Own *o, Server *s, const Request *r, Answer *answer, Arena *a)
{
    *o = (Own){ .server = s, .request = r, .answer = answer, .a = a,
                .now = clerk_now(s->clerk) };
    Result come = visitor_with_form(s, r, &o->visitor, answer, a);
    if (failed(come))
        own_failed(o, come);
    return !failed(come);
}

bool own_stranger_sent(Own *o, Server *s, const Request *r, Pairs *typed, Answer *answer,
                       Arena *a)
{
    if (!own_stranger(o, s, r, answer, a))
        return false;
    Result sent = posted(&o->visitor, r, typed, a);
    if (failed(sent))
        own_failed(o, sent);
    return !failed(sent);
}

bool own_sent(Own *o, Server *s, const Request *r, Pairs *typed, Answer *answer, Arena *a)
{
    if (!own_come(o, s, r, answer, a))
        return false;
    Result sent = posted(&o->visitor, r, typed, a);
    if (failed(sent))
        own_failed(o, sent);
    return !failed(sent);
}

/* Who is invented shows nothing when they sign in, so there is nothing to show again. */
bool own_proved(Own *o)
{
    Text to = { 0 };
    if (invented_with(o->server, o->visitor.account, o->a))
        return true;
    if (!o->visitor.proved && is_of_api(o->request)) {
        own_failed(o, because(&proof_old));
        return false;
    }
    text_put(&to, o->a, "/sign-in?after={}", o->request->method == GET ? o->request->path
                                                                     : S("/me"));
    if (!o->visitor.proved)
        answer_see(o->answer, text_str(&to), o->a);
    return o->visitor.proved;
}

bool own_officer(Own *o)
{
    const Onlooker *onlooker;
    Result read = reading_book(o->server, &onlooker, o->a);
    if (failed(read)) {
        own_failed(o, read);
        return false;
    }
    Signer signer = signer_of(o->server, &o->visitor, &onlooker->office, o->a);
    bool is = signer.number && roles_of(&onlooker->office, signer.number, 0) & OFFICER;
    if (!is)
        answer_problem(o->server, o->request, o->answer, 404, DONE, o->a);
    return is;
}

/* ---- answers --------------------------------------------------------------------- */

void own_failed(Own *o, Result r) { answer_failed(o->server, o->request, o->answer, r, o->a); }

void own_done(Own *o, Result done, void (*why)(Own *, Result), const char *path)
{
    if (failed(done))
        why(o, done);
    else
        answer_done(o->request, o->answer, str(path), o->a);
}

Frame own_frame(Own *o, const char *title, const char *script)
{
    Frame frame = frame_for(o->server, o->request, str(title), IN_SIGN_IN, o->a);
    if (*script)
        frame.script = asset_of(str(script))->address;
    return frame;
}

Str own_moment(const Own *o, Instant at)
{
    return at ? str_of_moment_words(at, LONDON, o->a) : (Str){ 0 };
}

Str own_address(const Own *o, const char *page, const Token *link)
{
    Text t = { 0 };
    if (o->server->config.address.len)
        text_put(&t, o->a, "{}{}{}", o->server->config.address, str(page), token_str(link));
    else
        text_put(&t, o->a, "http://{}{}{}", header_of(o->request, "Host"), str(page),
                 token_str(link));
    return text_str(&t);
}

Str own_name(const Own *o, Id account, const char *nobody)
{
    Account who;
    return account && !failed(account_get(o->server->people, account, &who, o->a)) ? who.name
                                                                                : str(nobody);
}

/* ---- keys ------------------------------------------------------------------------ */

Str own_opened_by(Id key, const Wraps *wraps, Arena *a)
{
    static const char *const methods[] = { "", "a passkey", "a passphrase", "a code on paper" };
    Text t = { 0 };
    for (WrapMethod m = BY_PASSKEY; m <= BY_CODE; m++) {
        bool any = false;
        for (each(const Wrapped, w, *wraps))
            any |= w->key == key && w->method == m;
        if (any)
            text_put(&t, a, t.len ? ", {}" : "{}", str(methods[m]));
    }
    return text_str(&t);
}

Result own_note(const Own *o, int what, Str words)
{
    return diary_note(o->server->people, o->visitor.account, (Happened)what, o->visitor.account,
                      words, o->now);
}

/* ---- base64url ------------------------------------------------------------------- */

void text_base64url(Text *t, Str bytes, Arena *a)
{
    size_t room = sodium_base64_encoded_len((size_t)bytes.len, URL_SAFE);
    char *encoded = make(a, char, (ptrdiff_t)room);
    sodium_bin2base64(encoded, room, (const unsigned char *)bytes.at, (size_t)bytes.len, URL_SAFE);
    text_our(t, encoded, a);
}

bool str_base64url(Str s, ptrdiff_t most, Str *bytes, Arena *a)
{
    size_t len = 0;
    char *decoded = make(a, char, most + 1);
    bool read = !sodium_base642bin((unsigned char *)decoded, (size_t)most, s.at, (size_t)s.len,
                                   NULL, &len, NULL, URL_SAFE);
    *bytes = (Str){ decoded, (ptrdiff_t)len };
    return read;
}

/* ---- passkeys -------------------------------------------------------------------- */

static Str host_of(Str origin)
{
    Str host = str_after(origin, str_starts(origin, "https://") ? 8 : 7);
    return host.len && host.at[0] == '[' ? host : str_cut(&host, ':');
}

/* Whoever is asked by another name than that of its own machine has the setting. */
static Str origin_of(Server *s, const Request *r, Arena *a)
{
    Text t = { 0 };
    Str host = header_of(r, "Host");
    if (s->config.address.len)
        return s->config.address;
    text_put(&t, a, "http://{}", str_starts(host, "localhost") ? host : S("localhost"));
    return text_str(&t);
}

Site own_site(Server *s, const Request *r, Arena *a)
{
    Str *origin = make(a, Str, 1);
    *origin = origin_of(s, r, a);
    return (Site){ .rp_id = host_of(*origin), .origins = origin, .origin_count = 1 };
}

Str passkey_request(Server *s, const Request *r, const Visitor *visitor, Instant now, Arena *a)
{
    Text t = { 0 };
    Site site = own_site(s, r, a);
    Challenged whom = { TO_SIGN_IN, 0, visitor->token };
    Token challenge = challenge_make(s->people, &whom, now);
    text_our(&t, "{\"challenge\": ", a);
    text_json(&t, token_str(&challenge), a);
    text_our(&t, ", \"rpId\": ", a);
    text_json(&t, site.rp_id, a);
    text_our(&t, ", \"userVerification\": \"required\", \"timeout\": 240000}", a);
    return text_str(&t);
}

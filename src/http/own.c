#include "http/own.h"

#include "http/assets.h"
#include "page/shape.h"

#include <sodium.h>

enum { URL_SAFE = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

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

bool own_sent(Own *o, Server *s, const Request *r, Pairs *typed, Answer *answer, Arena *a)
{
    if (!own_come(o, s, r, answer, a))
        return false;
    Result sent = posted(&o->visitor, r, typed, a);
    if (failed(sent))
        own_failed(o, sent);
    return !failed(sent);
}

bool own_proved(Own *o)
{
    Text to = { 0 };
    text_put(&to, o->a, "/sign-in?after={}", o->request->method == GET ? o->request->path
                                                                     : S("/me"));
    if (!o->visitor.proved)
        answer_see(o->answer, text_str(&to), o->a);
    return o->visitor.proved;
}

/* ---- answers --------------------------------------------------------------------- */

void own_failed(Own *o, Result r) { answer_failed(o->server, o->request, o->answer, r, o->a); }

void own_done(Own *o, Result done, void (*why)(Own *, Result), const char *path)
{
    if (failed(done))
        why(o, done);
    else
        answer_see(o->answer, str(path), o->a);
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

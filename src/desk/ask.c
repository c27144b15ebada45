#include "desk/ask.h"

#include <sodium.h>

#define SOURCE "doc/serve.md, who asks"

const Reason ask_unreadable = { INVALID, "ask-unreadable", SOURCE,
    "Who asks cannot be read from this request's Authorization." };
const Reason ask_false = { FORBIDDEN, "ask-false", SOURCE,
    "The signature of this request is not that of its key, or of another request." };
const Reason ask_stale = { FORBIDDEN, "ask-stale", SOURCE,
    "This request was signed more than a minute ago, or ahead of time, by our clock. Set the clock "
    "of your machine, and ask again." };

static Str ask_text(const Ask *ask, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "tenderbox/ask/v1\norigin {}\nmethod {}\ntarget {}\nat {}\nbody {}\n",
             ask->origin, ask->method, ask->target, str_of_number(ask->at, a),
             str_of_hash(ask->body, a));
    return text_str(&t);
}

Str ask_sign(const Ask *ask, const Actor *by, Arena *a)
{
    Text    t = { 0 };
    Proof64 sign;
    Str     text = ask_text(ask, a);
    crypto_sign_detached(sign.byte, NULL, (const unsigned char *)text.at,
                         (unsigned long long)text.len, by->key.byte);
    text_our(&t, "Tenderbox key=", a);
    text_bytes(&t, by->public.byte, sizeof by->public.byte, a);
    text_put(&t, a, ", at={}, body={}, sign=", str_of_number(ask->at, a),
             str_of_hash(ask->body, a));
    text_bytes(&t, sign.byte, sizeof sign.byte, a);
    return text_str(&t);
}

/* "name=value" at the front, and what stands behind its comma. */
static bool part_cut(Str *rest, const char *name, Str *value)
{
    Str part = str_trim(str_cut(rest, ','));
    *rest = str_trim(*rest);
    *value = part;
    return str_is(str_cut(value, '='), name);
}

static bool header_read(Str rest, Ask *ask, Key *key, Proof64 *sign)
{
    Str k, at, body, by;
    return str_alike(str_cut(&rest, ' '), S("Tenderbox")) && part_cut(&rest, "key", &k) &&
           part_cut(&rest, "at", &at) && part_cut(&rest, "body", &body) &&
           part_cut(&rest, "sign", &by) && !rest.len &&
           str_bytes(k, key->byte, sizeof key->byte) && str_number(at, &ask->at) &&
           str_hash(body, &ask->body) && str_bytes(by, sign->byte, sizeof sign->byte);
}

Result ask_read(Str header, Ask *ask, Key *key, Instant now, Arena *a)
{
    Proof64 sign;
    if (!header_read(header, ask, key, &sign))
        return because(&ask_unreadable);
    Str text = ask_text(ask, a);
    if (crypto_sign_verify_detached(sign.byte, (const unsigned char *)text.at,
                                    (unsigned long long)text.len, key->byte))
        return because(&ask_false);
    Text t = { 0 };
    text_put(&t, a, "here it is {} ({}), and it was signed at {}", str_of_moment(now, UTC, a),
             str_of_number(now, a), str_of_number(ask->at, a));
    bool fresh = ask->at >= now - ASK_COUNTS && ask->at <= now + ASK_COUNTS;
    return fresh ? DONE : because_of(&ask_stale, text_str(&t));
}

#include "http/guard.h"

static const Refusal
    bad_name   = { 400, "A header of this request has a name that is none." },
    bad_value  = { 400, "A header of this request has a value with bytes that may not be there." },
    bad_host   = { 400, "This request must name one host." },
    bad_length = { 400, "How long the body of this request is, is not said clearly." },
    bad_coding = { 501, "The body of this request is encoded in a way that is not known here." },
    bad_version = { 505, "This version of HTTP is not spoken here." },
    too_many   = { 431, "This request has too many headers." };

/* RFC 9110, 5.6.2. */
static bool is_token(Str s)
{
    static const char others[] = "!#$%&'*+-.^_`|~";
    for (ptrdiff_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        bool known = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        for (const char *o = others; *o && !known; o++)
            known = c == *o;
        if (!known)
            return false;
    }
    return s.len > 0;
}

/* RFC 9110, 5.5: what shows, spaces and tabs, and bytes above ASCII. */
static bool value_sound(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if ((c < ' ' && c != '\t') || c == 0x7f)
            return false;
    }
    return true;
}

/* Names, numbers, IPv6 in brackets, a port: nothing that another program would cut elsewhere. */
static bool host_sound(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        bool known = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
        if (!known)
            return false;
    }
    return s.len > 0 && s.len <= 260;
}

static int times(const Request *r, const char *name)
{
    int count = 0;
    for (each(const Pair, h, r->headers))
        count += str_alike(h->name, str(name));
    return count;
}

static bool all_digits(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return s.len > 0 && s.len <= 15;
}

/* RFC 9112, 6.1 to 6.3, and stricter: whoever says both is refused. */
static Refusal framing_read(const Request *r, bool old, Framing *out)
{
    int lengths = times(r, "Content-Length"), codings = times(r, "Transfer-Encoding");
    Str length = header_of(r, "Content-Length"), coding = header_of(r, "Transfer-Encoding");
    *out = (Framing){ 0 };
    if (lengths > 1 || codings > 1 || (lengths && codings) || (codings && old))
        return bad_length;
    if (codings && !str_alike(coding, S("chunked")))
        return bad_coding;
    if (lengths && !all_digits(length))
        return bad_length;
    for (ptrdiff_t i = 0; i < length.len; i++)
        out->bytes = out->bytes * 10 + length.at[i] - '0';
    if (codings)
        out->bytes = CHUNKED;
    out->body = out->bytes != 0;
    return (Refusal){ 0 };
}

Refusal guard_head(const Request *r, Str version, Framing *framing)
{
    bool old = str_is(version, "HTTP/1.0");
    if (!old && !str_is(version, "HTTP/1.1"))
        return bad_version;
    if (r->headers.len > HEADERS_MOST)
        return too_many;
    for (each(const Pair, h, r->headers)) {
        if (!is_token(h->name))
            return bad_name;
        if (!value_sound(h->value))
            return bad_value;
    }
    int hosts = times(r, "Host");
    if (hosts > 1 || (hosts ? !host_sound(header_of(r, "Host")) : !old))
        return bad_host;
    return framing_read(r, old, framing);
}

/* Who asks, as a head says it. A cookie gives nobody or a token of the one length there is; the
 * address that a proxy names is short and shows; and what an Authorization says counts only with
 * a signature over this very request, which nobody makes by chance. The first byte chooses: a
 * cookie, a proxy's word, an Authorization. */
#include "desk/ask.h"
#include "fuzz.h"
#include "http/visitor.h"

#include <string.h>

static void cookie_law(Str s, Arena *a)
{
    Server  server = { 0 };
    Visitor visitor;
    Request r = { .from = S("127.0.0.1") };
    *list_add(&r.headers, a) = (Pair){ S("Cookie"), s };
    law(!failed(visitor_of(&server, &r, &visitor, a)));
    law(!visitor.account && (!visitor.token.len || visitor.token.len == TOKEN_TEXT));
    law(!visitor.token.len || memmem(s.at, (size_t)s.len, "tenderbox=", 10));
    was_read = visitor.token.len > 0;
}

static void proxy_law(Str s, Arena *a)
{
    Request r = { .from = S("127.0.0.1") };
    *list_add(&r.headers, a) = (Pair){ S("X-Forwarded-For"), s };
    Str said = visitor_address(&r);
    law(said.len && said.len <= ADDRESS_BYTES && str_shows(said));
    was_read = !str_same(said, r.from);
    r.from = S("192.0.2.1");
    law(str_same(visitor_address(&r), r.from));
}

/* Read it may be; that it is false is all that chance comes to, but for the seed that is right. */
static void ask_law(Str s, Arena *a)
{
    Key    key;
    Ask    ask = { S("tender.example.org/log"), S("GET"), S("/api/1/book"), 0, { { 0 } } };
    Result r = ask_read(s, &ask, &key, 1796030400, a);
    law(r.why == &ask_unreadable || r.why == &ask_false || r.why == &ask_stale || !failed(r));
    was_read = r.why != &ask_unreadable;
    if (!failed(r))
        law(ask.at >= 1796030400 - ASK_COUNTS && ask.at <= 1796030400 + ASK_COUNTS);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    if (count < 1)
        return;
    Arena a = arena_begin(16 << 20);
    Str   s = { (const char *)bytes + 1, (ptrdiff_t)count - 1 };
    switch ((unsigned char)(bytes[0] - '0') % 3) {
    case 0: cookie_law(s, &a); break;
    case 1: proxy_law(s, &a); break;
    default: ask_law(s, &a); break;
    }
    arena_end(&a);
}

/* An address that is read has one path, without dots, slashes in its pieces, or what does not show,
 * and reads the same when it is encoded anew; what a form sends likewise; and no head passes the
 * guard that says in two ways how long its body is, or for which host it is. The first byte
 * chooses: an address, a form, or the lines of a head. */
#include "fuzz.h"
#include "http/guard.h"

static void encode(Str s, Text *t, bool slash, Arena *a)
{
    static const char digits[] = "0123456789ABCDEF";
    for (ptrdiff_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (slash && c == '/') {
            text_byte(t, '/', a);
            continue;
        }
        text_byte(t, '%', a);
        text_byte(t, digits[c >> 4], a);
        text_byte(t, digits[c & 15], a);
    }
}

static void pairs_same(const Pairs *x, const Pairs *y)
{
    law(x->len == y->len);
    for (ptrdiff_t i = 0; i < x->len; i++)
        law(str_same(x->at[i].name, y->at[i].name) && str_same(x->at[i].value, y->at[i].value));
}

static void target_law(Str s, Arena *a)
{
    Request r = { 0 }, again = { 0 };
    Text    t = { 0 };
    if (target_read(s, &r, a).status)
        return;
    was_read = true;
    law(str_starts(r.path, "/") && str_shows(r.path));
    for (Str rest = r.path, piece; rest.len;) {
        piece = str_cut(&rest, '/');
        law(!str_is(piece, ".") && !str_is(piece, "..") && (rest.len || piece.len <= s.len));
    }
    encode(r.path, &t, true, a);
    if (t.len > TARGET_BYTES)
        return;
    law(!target_read(text_str(&t), &again, a).status && str_same(again.path, r.path));
}

static void form_law(Str s, Arena *a)
{
    Pairs pairs, again;
    Text  t = { 0 };
    if (pairs_read(s, QUERY_MOST, &pairs, a).status)
        return;
    was_read = pairs.len > 0;
    for (each(const Pair, p, pairs)) {
        law(str_utf8(p->name) && str_utf8(p->value));
        text_our(&t, t.len ? "&" : "", a);
        encode(p->name, &t, false, a);
        text_byte(&t, '=', a);
        encode(p->value, &t, false, a);
    }
    law(!pairs_read(text_str(&t), QUERY_MOST, &again, a).status);
    pairs_same(&pairs, &again);
}

static int times(const Request *r, const char *name)
{
    int count = 0;
    for (each(const Pair, h, r->headers))
        count += str_alike(h->name, str(name));
    return count;
}

/* "HTTP/1.1", then "name: value" lines. */
static void head_law(Str s, Arena *a)
{
    Request r = { 0 };
    Framing framing;
    Str version = str_cut(&s, '\n');
    while (s.len && r.headers.len <= HEADERS_MOST) {
        Str value = str_cut(&s, '\n'), name = str_cut(&value, ':');
        *list_add(&r.headers, a) = (Pair){ name, str_trim(value) };
    }
    if (guard_head(&r, version, &framing).status)
        return;
    was_read = true;
    int lengths = times(&r, "Content-Length"), codings = times(&r, "Transfer-Encoding");
    law(lengths + codings <= 1 && times(&r, "Host") <= 1);
    law(str_is(version, "HTTP/1.0") || times(&r, "Host") == 1);
    law(framing.body == (framing.bytes != 0) && framing.bytes >= CHUNKED);
    law((framing.bytes == CHUNKED) == (codings == 1));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    if (count < 1)
        return;
    Arena a = arena_begin(16 << 20);
    Str s = { (const char *)bytes + 1, (ptrdiff_t)count - 1 };
    switch ((unsigned char)(bytes[0] - '0') % 3) {
    case 0: target_law(s, &a); break;
    case 1: form_law(s, &a); break;
    default: head_law(s, &a); break;
    }
    arena_end(&a);
}

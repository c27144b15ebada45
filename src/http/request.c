#include "http/request.h"

Method method_of(Str name)
{
    static const char *const names[] = { "GET", "HEAD", "POST", "PUT", "DELETE" };
    for (int i = 0; i < countof(names); i++)
        if (str_is(name, names[i]))
            return (Method)i;
    return OTHER;
}

/* ---- decoding -------------------------------------------------------------------- */

static int hex_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/* "%41" is "A"; false: a "%" without two digits. */
static bool percent_decode(Str from, bool plus, Str *out, Arena *a)
{
    char *to = make(a, char, from.len + 1);
    *out = (Str){ to, 0 };
    for (ptrdiff_t i = 0; i < from.len; i++) {
        char c = from.at[i];
        if (c == '%') {
            int high = i + 2 < from.len ? hex_of(from.at[i + 1]) : -1;
            int low  = high < 0 ? -1 : hex_of(from.at[i + 2]);
            if (low < 0)
                return false;
            c  = (char)(high * 16 + low);
            i += 2;
        } else if (plus && c == '+') {
            c = ' ';
        }
        to[out->len++] = c;
    }
    return true;
}

/* ---- pairs ----------------------------------------------------------------------- */

static const Refusal unreadable = { 400, "The address of this request cannot be read." };
static const Refusal too_long   = { 414, "The address of this request is too long." };

Refusal pairs_read(Str text, int most, Pairs *out, Arena *a)
{
    *out = (Pairs){ 0 };
    while (text.len) {
        Str value = str_cut(&text, '&'), name = str_cut(&value, '=');
        if (!name.len && !value.len)
            continue;
        if (out->len == most)
            return too_long;
        Pair *pair = list_add(out, a);
        if (!percent_decode(name, true, &pair->name, a) ||
            !percent_decode(value, true, &pair->value, a) ||
            !str_utf8(pair->name) || !str_utf8(pair->value))
            return unreadable;
    }
    return (Refusal){ 0 };
}

/* ---- paths ----------------------------------------------------------------------- */

/* One piece between slashes, decoded: no slash, no dots alone, nothing that does not show. */
static bool piece_sound(Str piece)
{
    if (str_is(piece, ".") || str_is(piece, "..") || !str_shows(piece))
        return false;
    for (ptrdiff_t i = 0; i < piece.len; i++)
        if (piece.at[i] == '/' || piece.at[i] == '\\')
            return false;
    return true;
}

/* Only the last piece may be empty, for "/" and for addresses that end with it. */
static Refusal path_read(Str raw, Str *path, Arena *a)
{
    Text whole = { 0 };
    if (!str_starts(raw, "/"))
        return unreadable;
    raw = str_after(raw, 1);
    for (bool last = false; !last;) {
        ptrdiff_t before = raw.len;
        Str piece = str_cut(&raw, '/'), decoded;
        last = piece.len == before;
        if (!percent_decode(piece, false, &decoded, a) || !piece_sound(decoded) ||
            (!decoded.len && !last))
            return unreadable;
        text_byte(&whole, '/', a);
        text_add(&whole, decoded, a);
    }
    *path = text_str(&whole);
    return (Refusal){ 0 };
}

static bool visible_ascii(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] <= ' ' || s.at[i] > '~')
            return false;
    return true;
}

/* A fragment never comes over the line, and "http://…/" only to a proxy. */
Refusal target_read(Str target, Request *r, Arena *a)
{
    Str query = target, raw;
    if (target.len > TARGET_BYTES)
        return too_long;
    if (!visible_ascii(target))
        return unreadable;
    for (ptrdiff_t i = 0; i < target.len; i++)
        if (target.at[i] == '#')
            return unreadable;
    r->target = target;
    raw = str_cut(&query, '?');
    Refusal no = path_read(raw, &r->path, a);
    return no.status ? no : pairs_read(query, QUERY_MOST, &r->query, a);
}

/* ---- looking up ------------------------------------------------------------------ */

static const Pair *pair_of(const Pairs *pairs, const char *name, bool alike)
{
    for (each(const Pair, p, *pairs))
        if (alike ? str_alike(p->name, str(name)) : str_is(p->name, name))
            return p;
    return NULL;
}

Str header_of(const Request *r, const char *name)
{
    const Pair *p = pair_of(&r->headers, name, true);
    return p ? p->value : (Str){ 0 };
}

bool header_there(const Request *r, const char *name) { return pair_of(&r->headers, name, true); }

Str query_of(const Request *r, const char *name)
{
    const Pair *p = pair_of(&r->query, name, false);
    return p ? p->value : (Str){ 0 };
}

int64_t query_number(const Request *r, const char *name)
{
    int64_t n;
    bool there = str_number(query_of(r, name), &n);
    return there && n < 1000000000 ? n : 0;
}

/* RFC 9110, 13.1.2: by weak comparison, for a proxy that compresses weakens what we said. */
bool etag_is_had(const Request *r, Str etag)
{
    Str had = header_of(r, "If-None-Match");
    if (str_is(str_trim(had), "*"))
        return true;
    while (had.len) {
        Str one = str_trim(str_cut(&had, ','));
        if (str_starts(one, "W/"))
            one = str_after(one, 2);
        if (str_same(one, etag))
            return true;
    }
    return false;
}

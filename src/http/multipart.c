#include "http/multipart.h"

#include <string.h>

static const Refusal unreadable = { 400, "This form cannot be read." };
static const Refusal too_many   = { 413, "This form has too many fields." };
static const Refusal too_long   = { 413, "A file is at most 16 MB, and words at most 1 MB." };
static const Refusal foreign    = { 415, "This is not sent as forms are." };

/* ---- heads ----------------------------------------------------------------------- */

/* Of RFC 2046 all but the space, which only confuses. */
static bool boundary_sound(Str b)
{
    enum { BOUNDARY_MOST = 70 };
    for (ptrdiff_t i = 0; i < b.len; i++) {
        char c = b.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && (!c || !strchr("'()+_,-./:=?", c)))
            return false;
    }
    return b.len && b.len <= BOUNDARY_MOST;
}

static Str unquoted(Str s)
{
    bool quoted = s.len >= 2 && s.at[0] == '"' && s.at[s.len - 1] == '"';
    return quoted ? (Str){ s.at + 1, s.len - 2 } : s;
}

/* "multipart/form-data; boundary=xyz" and nothing more. */
static bool boundary_of(Str type, Str *boundary)
{
    Str rest = type, kind = str_trim(str_cut(&rest, ';')), name = str_trim(rest);
    *boundary = name;
    name = str_cut(boundary, '=');
    *boundary = unquoted(*boundary);
    return str_alike(kind, S("multipart/form-data")) && str_alike(name, S("boundary")) &&
           boundary_sound(*boundary);
}

/* Up to the next CRLF, which is cut off, too; a line end of another kind is none. */
static bool line_cut(Str *rest, Str *line)
{
    const char *end = rest->len ? memchr(rest->at, '\r', (size_t)rest->len) : NULL;
    if (!end || end + 1 == rest->at + rest->len || end[1] != '\n')
        return false;
    *line = (Str){ rest->at, end - rest->at };
    *rest = str_after(*rest, line->len + 2);
    return !line->len || !memchr(line->at, '\n', (size_t)line->len);
}

static int escape_of(Str s)
{
    return str_starts(s, "%22")   ? '"'
           : str_starts(s, "%0D") ? '\r'
           : str_starts(s, "%0A") ? '\n'
                                  : 0;
}

/* A value in quotes, as browsers write it: no quote and no line end within but by its number. */
static bool quoted_cut(Str *rest, Str *value, Arena *a)
{
    Text t = { 0 };
    if (!str_starts(*rest, "\""))
        return false;
    for (*rest = str_after(*rest, 1); rest->len && rest->at[0] != '"';) {
        int escaped = escape_of(*rest);
        text_byte(&t, escaped ? (char)escaped : rest->at[0], a);
        *rest = str_after(*rest, escaped ? 3 : 1);
    }
    *value = text_str(&t);
    if (!rest->len)
        return false;
    *rest = str_after(*rest, 1);
    return str_utf8(*value);
}

typedef struct Part { bool named, file, typed; Str name, value; } Part;

/* form-data; name="notice-file"; filename="notice.txt" */
static bool disposition_read(Str s, Part *part, Arena *a)
{
    Str filename;
    if (part->named || !str_alike(str_trim(str_cut(&s, ';')), S("form-data")))
        return false;
    s = str_trim(s);
    if (!str_starts(s, "name="))
        return false;
    s = str_after(s, 5);
    part->named = quoted_cut(&s, &part->name, a) && part->name.len;
    if (!s.len)
        return part->named;
    if (!str_starts(s, "; filename="))
        return false;
    s = str_after(s, 11);
    part->file = quoted_cut(&s, &filename, a);
    return part->named && part->file && !s.len;
}

/* What kind of file it is said to be tells us nothing: nobody looks at it. */
static bool header_read(Str line, Part *part, Arena *a)
{
    Str value = line, name = str_cut(&value, ':');
    if (name.len == line.len)
        return false;
    if (str_alike(name, S("Content-Disposition")))
        return disposition_read(str_trim(value), part, a);
    if (!str_alike(name, S("Content-Type")) || part->typed || !str_shows(value))
        return false;
    return part->typed = true;
}

static bool head_read(Str *rest, Part *part, Arena *a)
{
    enum { LINES_MOST = 2 };
    Str line;
    for (int lines = 0; line_cut(rest, &line); lines++) {
        if (!line.len)
            return part->named;
        if (lines == LINES_MOST || !header_read(line, part, a))
            return false;
    }
    return false;
}

/* ---- parts ----------------------------------------------------------------------- */

static bool value_cut(Str *rest, Str stop, Str *value)
{
    const char *end = rest->len ? memmem(rest->at, (size_t)rest->len, stop.at, (size_t)stop.len)
                                : NULL;
    if (!end)
        return false;
    *value = (Str){ rest->at, end - rest->at };
    *rest  = str_after(*rest, value->len + stop.len);
    return true;
}

static Refusal part_read(Str *rest, Str stop, Pairs *out, Arena *a)
{
    Part part = { 0 };
    if (out->len == FORM_PARTS_MOST)
        return too_many;
    if (!head_read(rest, &part, a) || !value_cut(rest, stop, &part.value))
        return unreadable;
    if (part.value.len > (part.file ? FORM_FILE_BYTES : FORM_TEXT_BYTES))
        return too_long;
    if (!part.file && !str_utf8(part.value))
        return unreadable;
    *list_add(out, a) = (Pair){ part.name, part.value };
    return (Refusal){ 0 };
}

Refusal multipart_read(Str type, Str body, Pairs *out, Arena *a)
{
    Text stop = { 0 };
    Str  boundary;
    *out = (Pairs){ 0 };
    if (!boundary_of(type, &boundary))
        return unreadable;
    text_put(&stop, a, "\r\n--{}", boundary);
    Str first = str_after(text_str(&stop), 2);
    if (body.len < first.len || !str_same((Str){ body.at, first.len }, first))
        return unreadable;
    for (Str rest = str_after(body, first.len);;) {
        if (str_is(rest, "--\r\n") || str_is(rest, "--"))
            return (Refusal){ 0 };
        if (!str_starts(rest, "\r\n"))
            return unreadable;
        rest = str_after(rest, 2);
        Refusal no = part_read(&rest, text_str(&stop), out, a);
        if (no.status)
            return no;
    }
}

Refusal form_read(Str type, Str body, Pairs *out, Arena *a)
{
    Str rest = type, kind = str_trim(str_cut(&rest, ';'));
    if (str_alike(kind, S("multipart/form-data")))
        return multipart_read(type, body, out, a);
    if (!str_alike(kind, S("application/x-www-form-urlencoded")))
        return foreign;
    Refusal no = pairs_read(body, FORM_FIELDS_MOST, out, a);
    return no.status == 414 ? too_many : no.status ? unreadable : no;
}

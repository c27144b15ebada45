#include "far/relink.h"

#include <string.h>

typedef struct Relinking {
    Str     rest;                      /* of the page */
    LinkFn *link;
    void   *with;
    Text   *out;
    Arena  *a;
} Relinking;

static ptrdiff_t found(Str s, const char *words)
{
    const char *at = s.len ? memmem(s.at, (size_t)s.len, words, strlen(words)) : NULL;
    return at ? at - s.at : -1;
}

static void copy(Relinking *r, ptrdiff_t bytes)
{
    text_add(r->out, (Str){ r->rest.at, bytes }, r->a);
    r->rest = str_after(r->rest, bytes);
}

/* With its end; what has none goes to the end of the page. */
static void skip_behind(Relinking *r, const char *end)
{
    ptrdiff_t at = found(r->rest, end);
    r->rest = str_after(r->rest, at < 0 ? r->rest.len : at + (ptrdiff_t)strlen(end));
}

/* r->rest begins with ` href="`, or the like. */
static Result relink(Relinking *r, const char *attribute)
{
    Str to, rest = str_after(r->rest, (ptrdiff_t)strlen(attribute));
    Str link = str_cut(&rest, '"');
    TRY(r->link(r->with, link, &to, r->a));
    if (to.len)
        text_put(r->out, r->a, "{}{}\"", str(attribute), to);
    r->rest = rest;
    return DONE;
}

/* Up to its ">": within quotes there is none that is not written as "&gt;". */
static Result tag(Relinking *r)
{
    static const char *const attributes[] = { " href=\"", " src=\"" };
    while (r->rest.len && r->rest.at[0] != '>') {
        const char *is = NULL;
        for (int i = 0; i < countof(attributes); i++)
            is = str_starts(r->rest, attributes[i]) ? attributes[i] : is;
        if (is)
            TRY(relink(r, is));
        else
            copy(r, 1);
    }
    return DONE;
}

/* `<div ... data-server>`, in which no other div stands: what only the server can do. */
static bool needs_server(const Relinking *r)
{
    Str rest = r->rest, first = str_cut(&rest, '>');
    return str_starts(first, "<div ") && found(first, " data-server") >= 0;
}

static Result next(Relinking *r, Str notice)
{
    ptrdiff_t text = found(r->rest, "<");
    copy(r, text < 0 ? r->rest.len : text);
    if (str_starts(r->rest, "<script"))
        skip_behind(r, "</script>");
    else if (str_starts(r->rest, "<form"))
        skip_behind(r, "</form>");
    else if (str_starts(r->rest, "<noscript"))
        skip_behind(r, "</noscript>");
    else if (needs_server(r))
        skip_behind(r, "</div>");
    else if (str_starts(r->rest, "</header>")) {
        copy(r, (ptrdiff_t)sizeof "</header>" - 1);
        text_add(r->out, notice, r->a);
    } else {
        return tag(r);
    }
    return DONE;
}

Result page_relink(Str html, Str notice, LinkFn *link, void *with, Text *out, Arena *a)
{
    Relinking r = { html, link, with, out, a };
    while (r.rest.len)
        TRY(next(&r, notice));
    return DONE;
}

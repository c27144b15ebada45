#include "page/feeds.h"

#include "page/html.h"

#include <stdlib.h>
#include <string.h>

/* "tender.example.org" of "tender.example.org/log" */
static Str host_of(Str origin) { return str_cut(&origin, '/'); }

/* ---- Atom ------------------------------------------------------------------------ */

typedef struct News { const Listed *tender; const ListedStep *step; } News;
typedef LIST(News) NewsItems;

static int later_first(const void *one, const void *other)
{
    const News *x = one, *y = other;
    if (x->step->at != y->step->at)
        return x->step->at > y->step->at ? -1 : 1;
    return (x->step->nth < y->step->nth) - (x->step->nth > y->step->nth);
}

static void put_xml(Text *t, const char *name, Str value, Arena *a)
{
    text_put(t, a, "<{}>", str(name));
    html_str(t, value, a);
    text_put(t, a, "</{}>\n", str(name));
}

static void put_link(Text *t, const char *how, Str home, Str path, Arena *a)
{
    text_put(t, a, "<link {}href=\"", str(how));
    html_str(t, home, a);
    html_str(t, path, a);
    text_our(t, "\"/>\n", a);
}

/* A tag of the tender's year: it stays the same whatever becomes of the site. */
static void put_id(Text *t, const Listed *l, Str origin, Id nth, Arena *a)
{
    text_our(t, "<id>tag:", a);
    html_str(t, host_of(origin), a);
    text_put(t, a, ",{}:{}", str_of_number(l->year ? l->year : 2000, a), l->address);
    text_put(t, a, "/{}</id>\n", str_of_number(nth, a));
}

static void put_item(Text *t, const News *item, Str home, Str origin, Arena *a)
{
    Text title = { 0 };
    const Listed *l = item->tender;
    text_put(&title, a, "{}: {}", l->title, item->step->says);
    text_our(t, "<entry>\n", a);
    put_xml(t, "title", text_str(&title), a);
    put_id(t, l, origin, item->step->nth, a);
    put_link(t, "", home, l->address, a);
    put_xml(t, "updated", iso_moment(item->step->at, a), a);
    text_our(t, "<author>", a);
    put_xml(t, "name", l->buyer, a);
    text_our(t, "</author>\n", a);
    put_xml(t, "summary", item->step->reason.len ? item->step->reason : item->step->says, a);
    text_our(t, "</entry>\n", a);
}

void feed_atom(const ListedAll *all, Str home, Str origin, Text *t, Arena *a)
{
    NewsItems items = { 0 };
    for (each(const ListedAt, l, *all))
        for (each(const ListedStep, step, (*l)->steps))
            *list_add(&items, a) = (News){ *l, step };
    if (items.len)
        qsort(items.at, (size_t)items.len, sizeof *items.at, later_first);
    text_our(t, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n"
                "<title>Tenders</title>\n<id>tag:", a);
    html_str(t, host_of(origin), a);
    text_our(t, ",2000:/feed</id>\n", a);
    put_link(t, "rel=\"self\" ", home, S("/feed.atom"), a);
    put_link(t, "", home, S("/"), a);
    put_xml(t, "updated", iso_moment(items.len ? items.at[0].step->at : 0, a), a);
    for (ptrdiff_t i = 0; i < items.len && i < FEED_MOST; i++)
        put_item(t, &items.at[i], home, origin, a);
    text_our(t, "</feed>\n", a);
}

/* ---- iCalendar ------------------------------------------------------------------- */

enum { LINE_BYTES = 75 };

/* A line of at most 75 bytes; what is longer goes on behind a space. No character is cut. */
static void put_line(Text *t, Str line, Arena *a)
{
    ptrdiff_t in_line = 0;
    while (line.len) {
        int32_t rune;
        Str rest = line;
        if (!str_rune(&rest, &rune))
            rest = str_after(line, 1);
        ptrdiff_t bytes = line.len - rest.len;
        if (in_line + bytes > LINE_BYTES) {
            text_our(t, "\r\n ", a);
            in_line = 1;
        }
        text_add(t, (Str){ line.at, bytes }, a);
        in_line += bytes;
        line = rest;
    }
    text_our(t, "\r\n", a);
}

/* RFC 5545, 3.3.11. */
static void put_text_line(Text *t, const char *name, Str value, Arena *a)
{
    Text line = { 0 };
    text_put(&line, a, "{}:", str(name));
    for (ptrdiff_t i = 0; i < value.len; i++) {
        char c = value.at[i];
        if (strchr("\\;,", c) && c)
            text_byte(&line, '\\', a);
        if (c == '\n')
            text_our(&line, "\\n", a);
        else if ((unsigned char)c >= ' ' && c != 0x7f)
            text_byte(&line, c, a);
    }
    put_line(t, text_str(&line), a);
}

/* "20260212T120000Z" */
static Str stamp(Instant at, Arena *a)
{
    Text t = { 0 };
    Str  iso = iso_moment(at, a);
    for (ptrdiff_t i = 0; i < iso.len; i++)
        if (iso.at[i] != '-' && iso.at[i] != ':')
            text_byte(&t, iso.at[i], a);
    return text_str(&t);
}

static void put_event(Text *t, const Listed *l, Str home, Str origin, Arena *a)
{
    Text uid = { 0 }, summary = { 0 }, url = { 0 };
    text_put(&uid, a, "{}@{}", l->number, host_of(origin));
    text_put(&summary, a, "Bids close: {}", l->title);
    text_put(&url, a, "URL:{}{}", home, l->address);
    text_our(t, "BEGIN:VEVENT\r\n", a);
    put_text_line(t, "UID", text_str(&uid), a);
    put_text_line(t, "DTSTAMP", stamp(l->changed, a), a);
    put_text_line(t, "DTSTART", stamp(l->status.closes, a), a);
    put_text_line(t, "DTEND", stamp(l->status.closes, a), a);
    put_text_line(t, "SUMMARY", text_str(&summary), a);
    put_text_line(t, "DESCRIPTION", l->buyer, a);
    if (home.len)
        put_line(t, text_str(&url), a);
    text_our(t, "END:VEVENT\r\n", a);
}

void deadlines_ics(const ListedAll *all, Str home, Str origin, Text *t, Arena *a)
{
    text_our(t, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tenderbox//deadlines//EN\r\n"
                "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Tender deadlines\r\n", a);
    for (each(const ListedAt, l, *all))
        if ((*l)->status.closes)
            put_event(t, *l, home, origin, a);
    text_our(t, "END:VCALENDAR\r\n", a);
}

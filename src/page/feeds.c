#include "page/feeds.h"

#include "page/html.h"

#include <string.h>

/* "tender.example.org" of "tender.example.org/log" */
static Str host_of(Str origin) { return str_cut(&origin, '/'); }

/* ---- Atom ------------------------------------------------------------------------ */

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
static void put_id(Text *t, const ListedRow *l, Str origin, Id nth, Arena *a)
{
    text_our(t, "<id>tag:", a);
    html_str(t, host_of(origin), a);
    text_put(t, a, ",{}:{}", str_of_number(l->year ? l->year : 2000, a), l->address);
    text_put(t, a, "/{}</id>\n", str_of_number(nth, a));
}

static void put_item(Text *t, const News *item, Str home, Str origin, Arena *a)
{
    Text title = { 0 };
    const ListedRow  *l = &item->tender;
    const ListedStep *step = &item->step;
    text_put(&title, a, "{}: {}", l->title, step->says);
    text_our(t, "<entry>\n", a);
    put_xml(t, "title", text_str(&title), a);
    put_id(t, l, origin, step->nth, a);
    put_link(t, "", home, l->address, a);
    put_xml(t, "updated", iso_moment(step->at, a), a);
    text_our(t, "<author>", a);
    put_xml(t, "name", l->buyer, a);
    text_our(t, "</author>\n", a);
    put_xml(t, "summary", step->reason.len ? step->reason : step->says, a);
    text_our(t, "</entry>\n", a);
}

void feed_atom(const NewsItems *items, Str home, Str origin, Text *t, Arena *a)
{
    text_our(t, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n"
                "<title>Tenders</title>\n<id>tag:", a);
    html_str(t, host_of(origin), a);
    text_our(t, ",2000:/feed</id>\n", a);
    put_link(t, "rel=\"self\" ", home, S("/feed.atom"), a);
    put_link(t, "", home, S("/"), a);
    put_xml(t, "updated", iso_moment(items->len ? items->at[0].step.at : 0, a), a);
    for (each(const News, item, *items))
        put_item(t, item, home, origin, a);
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

typedef struct CalendarEvent {
    Str uid, summary, says, address;
    Instant stamped, at;
} CalendarEvent;

static void put_event(Text *t, const CalendarEvent *e, Str home, Arena *a)
{
    Text url = { 0 };
    text_put(&url, a, "URL:{}{}", home, e->address);
    text_our(t, "BEGIN:VEVENT\r\n", a);
    put_text_line(t, "UID", e->uid, a);
    put_text_line(t, "DTSTAMP", stamp(e->stamped, a), a);
    put_text_line(t, "DTSTART", stamp(e->at, a), a);
    put_text_line(t, "SUMMARY", e->summary, a);
    put_text_line(t, "DESCRIPTION", e->says, a);
    if (home.len)
        put_line(t, text_str(&url), a);
    text_our(t, "END:VEVENT\r\n", a);
}

static void put_deadline(Text *t, const ListedRow *l, Str home, Str origin, Arena *a)
{
    Text uid = { 0 }, summary = { 0 };
    text_put(&uid, a, "{}@{}", l->number, host_of(origin));
    text_put(&summary, a, "Bids close: {}", l->title);
    CalendarEvent event = { text_str(&uid), text_str(&summary), l->buyer, l->address, l->changed,
                            l->closes };
    put_event(t, &event, home, a);
}

void deadlines_ics(const ListedRows *rows, Str home, Str origin, Text *t, Arena *a)
{
    text_our(t, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tenderbox//deadlines//EN\r\n"
                "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Tender deadlines\r\n", a);
    for (each(const ListedRow, l, *rows))
        put_deadline(t, l, home, origin, a);
    text_our(t, "END:VCALENDAR\r\n", a);
}

void dates_ics(const CalendarDates *dates, Str home, Str origin, Text *t, Arena *a)
{
    text_our(t, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tenderbox//dates//EN\r\n"
                "CALSCALE:GREGORIAN\r\n", a);
    for (each(const CalendarDate, date, *dates)) {
        Text uid = { 0 };
        text_put(&uid, a, "{}.{}@{}", date->number, str(date->word), host_of(origin));
        CalendarEvent event = { text_str(&uid), date->summary, date->says, date->address,
                                date->stamped, date->at };
        put_event(t, &event, home, a);
    }
    text_our(t, "END:VCALENDAR\r\n", a);
}

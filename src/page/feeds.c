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

/* "20260212T120000Z" of a moment, "20260212" of a day. */
static Str stamp(Str iso, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < iso.len; i++)
        if (iso.at[i] != '-' && iso.at[i] != ':')
            text_byte(&t, iso.at[i], a);
    return text_str(&t);
}

static void put_start(Text *t, const CalendarDate *e, Arena *a)
{
    if (e->day)
        put_text_line(t, "DTSTART;VALUE=DATE", stamp(str_of_day(e->day, a), a), a);
    else
        put_text_line(t, "DTSTART", stamp(iso_moment(e->at, a), a), a);
}

/* It takes no time of anybody's: it is a moment. */
static void put_event(Text *t, Str uid, const CalendarDate *e, Str home, Arena *a)
{
    text_our(t, "BEGIN:VEVENT\r\n", a);
    put_text_line(t, "UID", uid, a);
    put_text_line(t, "DTSTAMP", stamp(iso_moment(e->stamped, a), a), a);
    put_start(t, e, a);
    put_text_line(t, "SUMMARY", e->summary, a);
    put_text_line(t, "DESCRIPTION", e->says, a);
    if (home.len)
        put_line(t, str_put(a, "URL:{}{}", home, e->address), a);
    if (e->off)
        text_our(t, "STATUS:CANCELLED\r\n", a);
    text_our(t, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n", a);
}

/* A calendar must hold something, and some programs take none that does not: then it is the zone in
 * which all of its moments are. Source: RFC 5545, 3.6. */
static const char empty[] =
    "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/* Programs look again within the hour. Source: RFC 7986, 5.7; what is older knows the X-. */
static void begin_calendar(Text *t, const char *of, Str called, bool any, Arena *a)
{
    text_put(t, a, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tenderbox//{}//EN\r\n"
                   "CALSCALE:GREGORIAN\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
                   "X-PUBLISHED-TTL:PT1H\r\n", str(of));
    put_text_line(t, "X-WR-CALNAME", called, a);
    text_our(t, any ? "" : empty, a);
}

void deadlines_ics(const ListedRows *rows, Str home, Str origin, Text *t, Arena *a)
{
    begin_calendar(t, "deadlines", S("Tender deadlines"), rows->len, a);
    for (each(const ListedRow, l, *rows)) {
        CalendarDate date = { .summary = str_put(a, "Bids close: {}", l->title), .says = l->buyer,
                              .address = l->address, .stamped = l->changed, .at = l->closes };
        put_event(t, str_put(a, "{}@{}", l->number, host_of(origin)), &date, home, a);
    }
    text_our(t, "END:VCALENDAR\r\n", a);
}

void dates_ics(const CalendarDates *dates, Str called, Str home, Str origin, Text *t, Arena *a)
{
    begin_calendar(t, "dates", called, dates->len, a);
    for (each(const CalendarDate, date, *dates)) {
        Str uid = str_put(a, "{}.{}@{}", date->number, str(date->word), host_of(origin));
        put_event(t, uid, date, home, a);
    }
    text_our(t, "END:VCALENDAR\r\n", a);
}

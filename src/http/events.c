/* events.c - what happens in a tender, and how far the log goes, told while one listens. What is
 * new is written once for all who listen. */
#include "http/kept.h"
#include "http/public_pages.h"
#include "http/reading.h"
#include "http/theming.h"
#include "page/tender.h"

/* ---- a tender's ------------------------------------------------------------------ */

enum { EVENTS_MOST = 50 };

#define EVENTS_PAGE(IS)                                                                            \
    IS(EventsPage, TEXT, title, , "Of which tender.")                                              \
    IS(EventsPage, LIST, steps, StepShown, "What happened, the latest first.")
SHAPE(EventsPage, EVENTS_PAGE)
SHAPE_OF(EventsPage, EVENTS_PAGE)

static Result page_events(const Onlooker *o, const Procedure *p, EventsPage *page, Arena *a)
{
    Public l;
    Steps  steps;
    *page = (EventsPage){ .title = procedure_number(p, a) };
    TRY(public_look(o, p, &l, a));
    public_each_step(&l, &steps, a);
    for (each(const StepShown, step, steps))
        if (page->steps.len < EVENTS_MOST)
            *list_add(&page->steps, a) = *step;
    return DONE;
}

/* One line: a break would end it. */
static void put_line(Text *t, Str s, Arena *a)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        text_byte(t, s.at[i] == '\n' || s.at[i] == '\r' ? ' ' : s.at[i], a);
}

/* The oldest first, each with its act's number: who comes back says the last one it had. */
static void events_html(const Frame *frame, const EventsPage *page, Text *t, Arena *a)
{
    (void)frame;
    for (ptrdiff_t i = page->steps.len - 1; i >= 0; i--) {
        const StepShown *step = &page->steps.at[i];
        text_put(t, a, "id: {}\ndata: ", str_of_number(step->nth, a));
        put_line(t, step->says, a);
        if (step->at.len)
            text_put(t, a, " ({})", step->at);
        text_our(t, ".\n\n", a);
    }
}

PAGE_OF_TENDER(events, EventsPage, title, IN_NONE)

/* Of blocks "id: N\n...\n\n" those behind `after`. */
static void put_later(Text *t, Str blocks, int64_t *after, Arena *a)
{
    while (blocks.len) {
        int64_t id = 0;
        Str first = blocks, line = str_cut(&blocks, '\n');
        while (line.len && blocks.len)
            line = str_cut(&blocks, '\n');
        Str block = { first.at, first.len - blocks.len }, head = first;
        str_number(str_after(str_cut(&head, '\n'), sizeof "id: " - 1), &id);
        if (id > *after) {
            text_add(t, block, a);
            *after = id;
        }
    }
}

static Request asked_for(const char *about, const char *of, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}/events", str(of), str(about));
    return (Request){ .method = GET, .target = text_str(&t), .path = text_str(&t) };
}

static void tender_more(void *server, const char *about, int64_t *after, Text *t, Arena *a)
{
    Answer  answer = { 0 };
    Request r = asked_for(about, "/t/", a);
    answer_made(server, &r, &made_events, str(about), &answer, a);
    if (answer.status == 200)
        put_later(t, answer.body, after, a);
}

static int64_t open_pulse(void *server) { return clerk_commits(((Server *)server)->clerk).open; }
static int64_t any_pulse(void *server)  { return clerk_commits(((Server *)server)->clerk).any; }

/* What a browser had before it lost the line, else what its page shows. */
static int64_t after_of(const Request *r)
{
    int64_t after = 0;
    if (!str_number(header_of(r, "Last-Event-ID"), &after))
        str_number(query_of(r, "after"), &after);
    return after;
}

static void give_stream(Answer *answer, Stream stream, Arena *a)
{
    answer->status = 200;
    answer->type   = "text/event-stream; charset=utf-8";
    answer->stream = stream;
    answer_header(answer, "X-Accel-Buffering", S("no"), a);
}

void public_events(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    const Onlooker  *o;
    const Procedure *p;
    Str    named = str_cut(&rest, '/');
    Result result = reading_procedure(s, named, &o, &p, a);
    if (failed(result) && result.why->ground != MISSING)
        answer_failed(s, r, answer, result, a);
    if (failed(result) || !p->published)
        return;
    give_stream(answer, (Stream){ open_pulse, tender_more, s, str_terminated(named, a),
                                  after_of(r) }, a);
}

/* ---- the log's ------------------------------------------------------------------- */

static int64_t size_of(Str note)
{
    int64_t size = 0;
    str_cut(&note, '\n');
    str_number(str_cut(&note, '\n'), &size);
    return size;
}

static void log_event(Server *s, const Request *r, int64_t any, Answer *answer, Arena *a)
{
    Text note = { 0 }, t = { 0 };
    if (failed(clerk_checkpoint(s->clerk, &note, a)) || !note.len)
        return;
    Str size = str_of_number(size_of(text_str(&note)), a);
    text_put(&t, a, "id: {}\ndata: The log has {} entries now.\n\n", size, size);
    answer->type = "text/event-stream; charset=utf-8";
    answer->body = text_str(&t);
    kept_put(s, r, (KeptState){ any, LAST_MOMENT, theming_edition(s->theming) }, any, answer, a);
}

static void log_more(void *server, const char *about, int64_t *after, Text *t, Arena *a)
{
    Server *s = server;
    Answer  answer = { 0 };
    int64_t any = clerk_commits(s->clerk).any;
    Request r = asked_for(about, "/", a);
    if (!kept_give_of(s, &r, any, any, &answer, a))
        log_event(s, &r, any, &answer, a);
    put_later(t, answer.body, after, a);
}

void public_log_events(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    give_stream(answer, (Stream){ any_pulse, log_more, s, str_terminated(S("log"), a),
                                  after_of(r) }, a);
}

/* calendar.c - what somebody must do, as a calendar that their own programs fetch by a private
 * address, without signing in; and the page on which that is made and ended. */
#include "http/own.h"

#include "accounts/calendar.h"
#include "http/reading.h"
#include "http/signer.h"
#include "page/doings.h"
#include "page/feeds.h"
#include "page/own.h"
#include "page/public.h"
#include "page/show.h"

/* Programs that fetch it, and whoever guesses. */
static const Rate calendar_rate = { 30, 30 };

/* ---- what stands in it ----------------------------------------------------------- */

typedef struct Calendar {
    Server       *server;
    Visitor       visitor;
    CalendarDates dates;
    Arena        *a;
} Calendar;

/* By what a duty is known for ever, as long as it says the same. */
static const char *word_of(Str says, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(says);
    text_bytes(&t, hash.byte, 10, a);
    return str_terminated(text_str(&t), a);
}

static void add(Calendar *c, const Procedure *p, Str summary, Str says, Str address, Instant at)
{
    *list_add(&c->dates, c->a) = (CalendarDate){
        .number = procedure_number(p, c->a), .word = word_of(summary, c->a), .summary = summary,
        .says = says, .address = address.len ? address : procedure_address(p, c->a), .at = at,
        .stamped = at };
}

static void add_duties(Calendar *c, const Onlooker *o, const Procedure *p, Id who)
{
    DutyRows rows = { 0 };
    page_duties(o, p, who, procedure_address(p, c->a), &rows, c->a);
    for (each(const DutyRow, duty, rows)) {
        Text says = { 0 };
        text_put(&says, c->a, "{}{}{}", duty->procedure,
                 str(duty->others.len ? "\nWho else can: " : ""), duty->others);
        if (duty->by)
            add(c, p, duty->does, text_str(&says), duty->link, duty->by);
    }
}

static bool add_procedure(void *calendar, const Onlooker *o, const Procedure *p)
{
    Calendar *c = calendar;
    Signer who = signer_of(c->server, &c->visitor, p, c->a);
    const Round *r = p->published ? round_of(p, 0) : NULL;
    if (!who.number || !person_of(p, who.number))
        return true;
    add_duties(c, o, p, who.number);
    if (r && r->deadline > o->now) {
        Text t = { 0 };
        Str title = page_words(o, p->title, c->a);
        text_put(&t, c->a, "Bids close: {}", title);
        add(c, p, text_str(&t), title, (Str){ 0 }, r->deadline);
    }
    return true;
}

/* "7Kx...9Q.ics" or without its end. */
static Str secret_in(Str rest) { return str_cut(&rest, '.'); }

static Result calendar_read(Server *s, const Request *r, Str rest, Text *t, Arena *a)
{
    Text     who = { 0 };
    Calendar c = { .server = s, .a = a };
    text_put(&who, a, "calendar {}", visitor_address(r));
    if (!rate_take(s->people, text_str(&who), calendar_rate, clerk_now(s->clerk)))
        return because(&busy_now);
    TRY(calendar_find(s->people, secret_in(rest), &c.visitor.account, &c.visitor.name, a));
    TRY(reading_each(s, add_procedure, &c, a));
    dates_ics(&c.dates, s->config.address, clerk_origin(s->clerk), t, a);
    return DONE;
}

void calendar(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Text   t = { 0 };
    Result read = calendar_read(s, r, rest, &t, a);
    if (failed(read)) {
        answer_failed(s, r, answer, read, a);
        answer->status = read.why == &busy_now ? 429 : answer->status;
        return;
    }
    answer->status = 200;
    answer->type   = "text/calendar; charset=utf-8";
    answer->body   = text_str(&t);
}

/* ---- its address ----------------------------------------------------------------- */

static void calendar_page(Own *o, CalendarPage *page)
{
    Instant made;
    Result read = calendar_of(o->server->people, o->visitor.account, &made);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    page->made = own_moment(o, made);
    Frame frame = own_frame(o, "Your calendar", "");
    own_shown(o, 200, &frame, calendar, CalendarPage, page);
}

void me_calendar(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    CalendarPage page = { 0 };
    (void)rest;
    if (own_come(&o, s, r, answer, a))
        calendar_page(&o, &page);
}

/* Shown once: what is kept is its fingerprint. */
void me_calendar_make(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own   o;
    Pairs typed = { 0 };
    Token secret;
    Text  link = { 0 };
    (void)rest;
    if (!own_sent(&o, s, r, &typed, answer, a))
        return;
    Result made = calendar_make(s->people, o.visitor.account, o.now, &secret);
    if (failed(made)) {
        own_failed(&o, made);
        return;
    }
    text_put(&link, a, "{}.ics", own_address(&o, "/calendar/", &secret));
    CalendarPage page = { .link = text_str(&link) };
    calendar_page(&o, &page);
}

void me_calendar_end(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own   o;
    Pairs typed = { 0 };
    (void)rest;
    if (own_sent(&o, s, r, &typed, answer, a))
        own_done(&o, calendar_end(s->people, o.visitor.account), own_failed, "/me/calendar");
}

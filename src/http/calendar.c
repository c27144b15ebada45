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

const Reason calendar_too_often = { CONFLICT, "calendar-too-often", "doc/serve.md, calendars",
    "From your address calendars were asked for very often. Try again in a minute." };

/* ---- what stands in it ----------------------------------------------------------- */

typedef struct Calendar {
    Server       *server;
    Visitor       visitor;
    CalendarDates dates;
    Arena        *a;
} Calendar;

static void add(Calendar *c, const Onlooker *o, const Procedure *p, CalendarDate date)
{
    date.number  = procedure_number(p, c->a);
    date.address = date.address.len ? date.address : procedure_address(p, c->a);
    date.stamped = o->now;
    *list_add(&c->dates, c->a) = date;
}

/* By what a duty is known as long as it is there, also where its moment changes or is over. */
static const char *word_of(const Duty *duty, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(str_put(a, "{} {} {} {}", str_of_number(duty->lot, a),
                               str_of_number(duty->about, a), str_of_number(duty->inquiry, a),
                               str(duty->what)));
    text_bytes(&t, hash.byte, 10, a);
    return str_terminated(text_str(&t), a);
}

/* What is due by the end of a day stands on that day, not at midnight under the next; else 0. */
static Day day_ended(Instant by, Zone zone)
{
    Day next = day_at(by, zone);
    return day_begins(next, zone) == by ? next - 1 : 0;
}

static void add_duty(Calendar *c, const Onlooker *o, const Procedure *p, Id who, const Duty *duty)
{
    Text says = { 0 };
    DutyRow row = page_duty(o, p, duty, who, procedure_address(p, c->a), c->a);
    if (!row.by)
        return;
    text_put(&says, c->a, "{}{}{}", row.procedure, str(row.others.len ? "\nWho else can: " : ""),
             row.others);
    add(c, o, p, (CalendarDate){ .word = word_of(duty, c->a), .summary = row.does,
                                 .says = text_str(&says), .address = row.link, .at = row.by,
                                 .day = day_ended(row.by, p->zone) });
}

static bool add_procedure(void *calendar, const Onlooker *o, const Procedure *p)
{
    Calendar *c = calendar;
    Duties  duties = { 0 };
    Signer  who = signer_of(c->server, &c->visitor, p, c->a);
    Instant closes = p->published ? status_of(p, 0, o->now).closes : 0;
    if (!who.number || !person_of(p, who.number))
        return true;
    duties_of(p, o->now, &duties, c->a);
    for (each(const Duty, duty, duties))
        if (duty_is_of(p, duty, who.number))
            add_duty(c, o, p, who.number, duty);
    if (closes) {
        Str title = page_words(o, p->title, c->a);
        add(c, o, p, (CalendarDate){ .word = "closes", .says = title, .at = closes,
                                     .summary = str_put(c->a, "Bids close: {}", title) });
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
        return because(&calendar_too_often);
    TRY(calendar_find(s->people, secret_in(rest), &c.visitor.account, &c.visitor.name, a));
    TRY(reading_each(s, add_procedure, &c, a));
    dates_ics(&c.dates, S("What you must do"), s->config.address, clerk_origin(s->clerk), t, a);
    return DONE;
}

void calendar(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Text   t = { 0 };
    Result read = calendar_read(s, r, rest, &t, a);
    if (failed(read)) {
        answer_failed(s, r, answer, read, a);
        answer->status = read.why == &calendar_too_often ? 429 : answer->status;
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

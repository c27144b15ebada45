/* late.c - what is held of a bidder's, what they tried, and whether it was our doing. */
#include "http/clearing.h"
#include "http/doing.h"

#include "desk/named.h"
#include "page/feeds.h"
#include "page/late.h"
#include "page/show.h"
#include "sys/folder.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

enum { SMALL = 1 << 16 };

/* ---- parts ------------------------------------------------------------------------- */

/* One file that became whole leaves its name, and no part. */
static void piece_add(const char *folder, LateAsked *k, Arena *a)
{
    struct stat is;
    Name        name;
    LatePiece   piece = { 0 };
    if (!upload_noted(folder, &name, &piece.last, a) ||
        !name_same(name, procedure_name(k->procedure)))
        return;
    DIR *d = opendir(folder);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(a) > SMALL;) {
        if (e->d_name[0] == '.' || !strcmp(e->d_name, "whole") ||
            lstat(path_in(folder, e->d_name, a), &is) || !S_ISREG(is.st_mode))
            continue;
        piece.parts++;
        piece.bytes += is.st_size;
    }
    if (d)
        closedir(d);
    if (piece.parts)
        *list_add(&k->pieces, a) = piece;
}

static void pieces_read(const Server *s, LateAsked *k, Arena *a)
{
    const char *above = path_in(path_in(s->folder, "uploads", a),
                                str_terminated(str_of_number(k->bidder, a), a), a);
    DIR *d = opendir(above);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(a) > SMALL;)
        if (e->d_name[0] != '.')
            piece_add(path_in(above, e->d_name, a), k, a);
    if (d)
        closedir(d);
}

/* ---- the page ---------------------------------------------------------------------- */

static Result own_of_bidder(Doing *d, LateAsked *k, Procedure *ahead)
{
    Text name = { 0 };
    BrowserSessions sessions = { 0 };
    const Round *r = round_of(k->procedure, 0);
    text_name(&name, procedure_name(k->procedure), d->a);
    TRY(book_ahead(d->onlooker->book, k->procedure, k->bidder, ahead, d->a));
    TRY(tried_list(d->server->people, text_str(&name), k->bidder, &k->attempts, d->a));
    TRY(session_list(d->server->people, d->visitor.account, d->onlooker->now, &sessions, d->a));
    for (each(const BrowserSession, one, sessions))
        if (one->made >= late_since(r->deadline, d->onlooker->now))
            *list_add(&k->signed_in, d->a) = one->made;
    pieces_read(d->server, k, d->a);
    return DONE;
}

static Result see_late(Doing *d, LatePage *page)
{
    const Procedure *p = d->procedure;
    const Person    *person = d->signer.number ? person_of(p, d->signer.number) : NULL;
    const Round     *r = round_of(p, 0);
    Procedure        ahead;
    if (!p->published || !r || !r->deadline)
        return because(&bid_not_now);
    LateAsked k = { .onlooker = d->onlooker, .procedure = p, .ahead = p, .at = d->at,
                    .bidder = person && person->bidder ? person->id : 0,
                    .parts_stay = PARTS_KEPT_DAYS * DAY,
                    .parts_stay_after = PARTS_KEPT_HOURS * HOUR,
                    .whole_stays = UNNAMED_KEPT_DAYS * DAY };
    TRY(running_list(d->server->people, late_since(r->deadline, d->onlooker->now), &k.runs, d->a));
    if (k.bidder) {
        TRY(own_of_bidder(d, &k, &ahead));
        k.ahead = &ahead;
    }
    return page_late(&k, page, d->a);
}

void late(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing    d;
    LatePage page;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    Result made = see_late(&d, &page);
    if (failed(made)) {
        doing_failed(&d, made);
        return;
    }
    Frame frame = doing_frame(&d, page.heading);
    doing_page(&d, 200, &frame, late, &page);
}

/* ---- its dates --------------------------------------------------------------------- */

static void add_date(CalendarDates *dates, const CalendarDate *of, const char *word, Str summary,
                     Instant at, Arena *a)
{
    CalendarDate date = *of;
    Text t = { 0 };
    if (!at)
        return;
    text_put(&t, a, "{}: {}", summary, of->says);
    date.word    = word;
    date.summary = text_str(&t);
    date.at      = at;
    *list_add(dates, a) = date;
}

/* Of the round that is open or was last; of no bid anything. */
static Result dates_of(Server *s, Str named, Text *t, Arena *a)
{
    const Onlooker  *o;
    const Procedure *p;
    CalendarDates    dates = { 0 };
    TRY(reading_procedure(s, named, &o, &p, a));
    const Round *r = round_of(p, 0);
    if (!p->published || !r)
        return because_of(&no_such_procedure, named);
    CalendarDate of = { .number = procedure_number(p, a), .address = procedure_address(p, a),
                        .says = page_words(o, p->title, a), .stamped = o->now,
                        .off = lot_stopped(p, r) };
    add_date(&dates, &of, "opening", S("Bids close, the opening begins"), r->deadline, a);
    add_date(&dates, &of, "validity", S("Bids bind until now"), r->validity, a);
    dates_ics(&dates, of.says, s->config.address, clerk_origin(s->clerk), t, a);
    return DONE;
}

void tender_dates(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Text   t = { 0 };
    Result made = dates_of(s, str_cut(&rest, '/'), &t, a);
    if (failed(made)) {
        answer_failed(s, r, answer, made, a);
        return;
    }
    answer->status = 200;
    answer->type   = "text/calendar; charset=utf-8";
    answer->body   = text_str(&t);
}

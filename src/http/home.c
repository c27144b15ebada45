/* home.c - what somebody must do next, over all procedures, and what waits for their agreement. */
#include "http/agreements.h"

#include "accounts/drafts.h"
#include "accounts/readers.h"
#include "accounts/recovery.h"
#include "book/fold.h"
#include "page/dialogue.h"
#include "page/managing.h"
#include "page/marking.h"
#include "page/portion.h"
#include "page/public.h"
#include "page/results.h"
#include "page/room.h"
#include "page/oversight.h"
#include "page/show.h"
#include "page/team.h"

typedef struct Home {
    Doing    *d;
    HomePage *page;
    DutyRows  duties, waiting;
    Portion   tenders;                       /* the latest first */
} Home;

enum {
    TENDERS_SHOWN = 100,                     /* on a page */
    DUTIES_SHOWN  = 50,                      /* the most urgent */
    WAITING_SHOWN = 20                       /* of others' duties, likewise */
};

/* person: NULL: an officer of the office. */
static void add_agreements(Home *h, Str place, const Person *person, Str at, Str title)
{
    PendingActs acts = { 0 };
    Arena *a = h->d->a;
    Instant now = h->d->onlooker->now;
    if (failed(pending_list(h->d->server->people, place, now, &acts, a)))
        return;
    for (each(const PendingAct, act, acts)) {
        Text link = { 0 };
        Account by;
        bool mine = act->account == h->d->visitor.account;
        if (mine || act->fate != FATE_PENDING || act->until <= now ||
            (person && !agreement_is_for(h->d->server->people, person, act, now)))
            continue;
        text_put(&link, a, "{}/agreements/{}", at, str_of_number(act->number, a));
        *list_add(&h->page->agreements, a) = (AgreementRow){
            .act = act->says, .procedure = title, .link = text_str(&link),
            .by = failed(account_get(h->d->server->people, act->account, &by, a))
                      ? S("Another officer") : by.name,
            .until = str_of_moment_words(act->until, LONDON, a) };
    }
}

static bool has_contract(const Procedure *p)
{
    for (each(const Lot, lot, p->lots))
        if (lot->signed_)
            return true;
    return false;
}

/* A bidder's own, until the box is listed: of one lot what is sealed for it. */
static Str bids_link(const Procedure *p, Id asker, Str at, Arena *a)
{
    const Person *person = person_of(p, asker);
    const Round  *r = round_of(p, 0);
    if (!person || !person->bidder || !p->published || !r || r->listed || !p->lots.len)
        return (Str){ 0 };
    return p->lots.len == 1 ? str_put(a, "{}/bid/{}", at, str_of_number(p->lots.at[0].id, a))
                            : str_put(a, "{}/bid", at);
}

static bool marks_anywhere(const Procedure *p, Id asker)
{
    for (each(const Lot, lot, p->lots))
        if (marks_lot(p, asker, lot->id))
            return true;
    return false;
}

/* Of who marks, chairs or holds a padlock; and what is in their way. */
static void add_places(HomeTender *tender, const Procedure *p, Id asker, Str at, Arena *a)
{
    bool undeclared;
    unsigned roles = roles_left(p, asker, 0);
    marking_barred(p, asker, &undeclared, &tender->interest);
    if (!p->published)
        return;
    if (marks_anywhere(p, asker))
        tender->marks = str_put(a, "{}/score", at);
    if (roles & (EVALUATOR | CHAIR))
        tender->panel = str_put(a, "{}/moderation", at);
    if (lock_of_holder(p, asker)) {
        tender->padlock = str_put(a, "{}/padlocks", at);
        tender->opening = str_put(a, "{}/opening", at);
    }
}

static void add_tender(Home *h, const Onlooker *o, const Procedure *p, Id asker, Str at)
{
    Arena *a = h->d->a;
    Str none = { 0 };
    bool works = managing_is_for(p, asker);
    if (!portion_takes(&h->tenders))
        return;
    const Person *person = person_of(p, asker);
    HomeTender   *tender = list_add(&h->page->tenders, a);
    *tender = (HomeTender){
        .title = page_words(o, p->title, a), .number = procedure_number(p, a), .link = at,
        .roles = roles_say(person, a),
        .work     = works ? str_put(a, "{}/manage", at) : none,
        .watch    = roles_left(p, asker, 0) & OVERSEER ? str_put(a, "{}/oversee", at) : none,
        .contract = works && has_contract(p) ? str_put(a, "{}/contract/manage", at) : none,
        .bids     = bids_link(p, asker, at, a),
        .dialogue = talks_as_bidder(p, asker) ? str_put(a, "{}/dialogue", at) : none,
        .room     = reads_as_bidder(p, asker) ? str_put(a, "{}/room", at) : none,
        .doings   = str_put(a, "{}/do", at),
        .results  = results_are_there(p, asker) ? str_put(a, "{}/results", at) : none };
    add_places(tender, p, asker, at, a);
}

static bool add_procedure(void *home, const Onlooker *o, const Procedure *p)
{
    Home  *h = home;
    Text   name = { 0 };
    Arena *a = h->d->a;
    Signer who = signer_of(h->d->server, &h->d->visitor, p, a);
    const Person *person = who.number ? person_of(p, who.number) : NULL;
    Str at = procedure_address(p, a);
    if (!person)
        return true;
    text_name(&name, procedure_name(p), a);
    h->page->watches |= oversight_is_for(p, who.number);
    add_tender(h, o, p, who.number, at);
    ptrdiff_t before = h->duties.len;
    page_duties_all(o, p, who.number, at, &h->duties, &h->waiting, a);
    duties_watched(&h->duties, before, at, a);
    if (roles_in(person, 0) & OFFICER)
        add_agreements(h, text_str(&name), person, at, page_words(o, p->title, a));
    return true;
}

/* Of whom somebody asks for their account, or waits for a second officer. */
static void add_lost(Home *h)
{
    Pleas pleas = { 0 };
    Recoveries all = { 0 };
    Arena *a = h->d->a;
    Instant now = h->d->onlooker->now;
    People *people = h->d->server->people;
    if (failed(plea_list(people, now, &pleas, a)) || failed(recovery_list(people, now, &all, a)))
        return;
    int64_t waiting = 0;
    for (each(const Recovery, r, all))
        waiting += !r->agreed_by && r->account != h->d->visitor.account;
    if (!pleas.len && !waiting)
        return;
    h->page->lost = waiting ? S("An account waits to be given back by a second officer")
                            : S("Somebody says that they cannot sign in");
}

/* Where they are to read though they have no part in the tender. */
static void add_rooms(Home *h)
{
    NamedReaders all;
    Doing *d = h->d;
    if (failed(reader_of_account(d->server->people, d->visitor.account, &all, d->a)))
        return;
    for (each(const NamedReader, n, all)) {
        const Onlooker  *o;
        const Procedure *p;
        if (!failed(reading_own(d->server, n->procedure, &o, &p, d->life)))
            *list_add(&h->page->rooms, d->a) =
                (HomeRoom){ .title = page_words(o, p->title, d->a),
                            .link = str_put(d->a, "{}/reading", procedure_address(p, d->a)),
                            .signs = !n->signed_.len };
    }
}

static void duties_shown(Home *h)
{
    Arena *a = h->d->a;
    duties_sort(&h->duties);
    duties_headed(&h->duties, h->d->onlooker->now, LONDON);
    h->page->overdue = duties_overdue(&h->duties, LONDON, a);
    DutyKind *kind = NULL;
    if (h->duties.len > DUTIES_SHOWN)
        h->page->later = h->duties.len - DUTIES_SHOWN;
    h->duties.len -= h->page->later;
    for (each(const DutyRow, duty, h->duties)) {
        if (duty->heading.len)
            *(kind = list_add(&h->page->kinds, a)) = (DutyKind){ .heading = duty->heading };
        *list_add(&kind->duties, a) = *duty;
    }
    duties_sort(&h->waiting);
    (void)duties_foremost(&h->waiting, WAITING_SHOWN);
    for (each(const DutyRow, duty, h->waiting))
        *list_add(&h->page->waiting, a) = *duty;
}

static void tenders_shown(Home *h)
{
    HomePage *page = h->page;
    portion_rows(page, &h->tenders, "Tenders", S("/home"), "tenders", h->d->a);
}

void home(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing    d;
    HomePage page = { 0 };
    Home     h = { .d = &d, .page = &page,
                   .tenders = portion_of(query_number(r, "page"), TENDERS_SHOWN) };
    (void)rest;
    if (!doing_come_office(&d, s, r, answer, life))
        return;
    page.name   = d.visitor.name;
    page.office = d.signer.number && officer_at(d.procedure, d.signer.number, d.onlooker->now);
    page.first  = !page.office && d.procedure->people.len < 2;
    if (page.office)
        add_lost(&h);
    if (page.office)
        add_agreements(&h, S("office"), NULL, S("/t/office"), (Str){ 0 });
    Result walked = reading_back(s, add_procedure, &h, life);
    if (failed(walked)) {
        doing_failed(&d, walked);
        return;
    }
    add_rooms(&h);
    duties_shown(&h);
    tenders_shown(&h);
    Frame frame = frame_for(s, r, S("Your work"), IN_HOME, d.a);
    doing_shown(&d, 200, &frame, home, HomePage, &page);
}

/* home.c - what somebody must do next, over all procedures, and what waits for their agreement. */
#include "http/doing.h"

#include "accounts/drafts.h"
#include "book/fold.h"
#include "page/doings.h"
#include "page/show.h"

typedef struct Home { Doing *d; HomePage *page; DutyRows duties; } Home;

static Str at_of(const Home *h, const Procedure *p)
{
    Text t = { 0 };
    text_our(&t, "/t/", h->d->a);
    if (p->year)
        text_put(&t, h->d->a, "{}-{}", str_of_number(p->year, h->d->a),
                 str_of_number(p->number, h->d->a));
    else
        text_name(&t, procedure_name(p), h->d->a);
    return text_str(&t);
}

static void add_agreements(Home *h, Str place, Str at, Str title)
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
        if (mine || act->fate != FATE_PENDING || act->until <= now)
            continue;
        text_put(&link, a, "{}/agreements/{}", at, str_of_number(act->number, a));
        *list_add(&h->page->agreements, a) = (AgreementRow){
            .act = act->says, .procedure = title, .link = text_str(&link),
            .by = failed(account_get(h->d->server->people, act->account, &by, a))
                      ? S("Another officer") : by.name,
            .until = str_of_moment_words(act->until, LONDON, a) };
    }
}

static void add_procedure(Home *h, const Procedure *p)
{
    Text number = { 0 }, doings = { 0 }, name = { 0 };
    Arena *a = h->d->a;
    Signer who = signer_of(h->d->server, &h->d->visitor, p, a);
    const Person *person = who.number ? person_of(p, who.number) : NULL;
    Str at = at_of(h, p);
    if (!person)
        return;
    text_put(&number, a, "{}-{}", str_of_number(p->year, a), str_of_number(p->number, a));
    text_put(&doings, a, "{}/do", at);
    text_name(&name, procedure_name(p), a);
    *list_add(&h->page->tenders, a) =
        (HomeTender){ .title = page_words(h->d->onlooker, p->title, a),
                      .number = text_str(&number), .link = at, .doings = text_str(&doings) };
    page_duties(h->d->onlooker, p, who.number, at, &h->duties, a);
    if (holds_role(person, OFFICER, 0, 0))
        add_agreements(h, text_str(&name), at, page_words(h->d->onlooker, p->title, a));
}

/* Through reading, so that each is folded once for all who look. */
static Result walk(Home *h)
{
    File file = { 0 };
    bool found = true;
    for (int64_t after = 1; found; after = file.id) {
        Text name = { 0 };
        const Onlooker *o;
        const Procedure *p;
        TRY(book_files(h->d->onlooker->book, after, &file, &found));
        if (!found)
            break;
        text_name(&name, file.draft, h->d->a);
        TRY(reading_procedure(h->d->server, text_str(&name), &o, &p, h->d->life));
        add_procedure(h, p);
    }
    return DONE;
}

void home(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing    d;
    HomePage page = { 0 };
    Home     h = { &d, &page, { 0 } };
    (void)rest;
    if (!doing_come_office(&d, s, r, answer, life))
        return;
    page.name   = d.visitor.name;
    page.office = d.signer.number && officer_at(d.procedure, d.signer.number, d.onlooker->now);
    if (page.office)
        add_agreements(&h, S("office"), S("/t/office"), (Str){ 0 });
    Result walked = walk(&h);
    if (failed(walked)) {
        doing_failed(&d, walked);
        return;
    }
    duties_sort(&h.duties);
    for (each(const DutyRow, duty, h.duties))
        *list_add(&page.duties, d.a) = *duty;
    Frame frame = frame_for(s, r, S("Your work"), IN_HOME, d.a);
    doing_page(&d, 200, &frame, home, &page);
}

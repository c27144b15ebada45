/* room.c - the data room: who is to read is named, signs the agreement, is let in by an act, and
 * opens what their vetting allows. Each opening is entered before a byte is given. */
#include "http/agreements.h"
#include "http/assets.h"
#include "http/mailing.h"
#include "http/own_keys.h"

#include "accounts/invitation.h"
#include "desk/paper.h"
#include "desk/reader.h"
#include "page/dialogue.h"
#include "page/problem.h"
#include "page/public.h"
#include "page/room.h"
#include "page/show.h"
#include "sys/json.h"

enum { SIGNING_SECONDS = 3600 };             /* from the page to the signature */

static const Rate openings = { .burst = 30, .per_minute = 30 };

#define SOURCE "doc/serve.md, the data room"

static const Reason naming_not_yours = { FORBIDDEN, "naming-not-yours", SOURCE,
    "Only officers of this tender, and bidders for their own people, name readers of its data "
    "room." };
static const Reason agreement_unsaid = { REFUSED, "agreement-unsaid", SOURCE,
    "Officers have not said yet what readers agree to. Ask them to name the first reader." };
static const Reason signed_too_late = { REFUSED, "signed-too-late", SOURCE,
    "The page lay open for more than an hour. Nothing was signed; read the agreement below and "
    "sign once more." };

static Str name_of(const Procedure *p, Arena *a)
{
    Text t = { 0 };
    text_name(&t, procedure_name(p), a);
    return text_str(&t);
}

/* ---- the room, for who looks after it and for bidders ---------------------------- */

static Result fill(Doing *d, RoomPage *page)
{
    NamedReaders named;
    TRY(reader_list(d->server->people, name_of(d->procedure, d->a), &named, d->a));
    return page_room(d->onlooker, d->procedure, d->signer.number, d->at, &named,
                     query_number(d->request, "page"), page, d->a);
}

static void show_room(Doing *d, const RoomPage *page, int status)
{
    Frame frame = doing_frame(d, S("The data room"));
    doing_shown(d, status, &frame, room, RoomPage, page);
}

/* False: it is answered. */
static bool come_in(Doing *d)
{
    bool is = !d->office && dialogue_is_for(d->procedure, d->signer.number);
    if (!is)
        doing_none(d);
    return is;
}

void data_room(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    RoomPage page;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !come_in(&d))
        return;
    Result made = fill(&d, &page);
    if (failed(made))
        doing_failed(&d, made);
    else
        show_room(&d, &page, 200);
}

/* ---- naming ---------------------------------------------------------------------- */

static Id bidder_sent(const Doing *d, const RoomPage *page, const Pairs *sent)
{
    Id bidder = d->signer.number;
    if (page->writes)
        str_number(pair_of(sent, "bidder"), &bidder);
    const Person *person = person_of(d->procedure, bidder);
    return person && person->bidder && !person->barred ? bidder : 0;
}

static Str purpose_of(const Doing *d, const RoomPage *page, Id bidder)
{
    return str_plain(str_put(d->a, "Read for {} in the data room of {}, {}",
                             page_words(d->onlooker, person_of(d->procedure, bidder)->name, d->a),
                             page->number, page->procedure), 300, d->a);
}

static void say_link(Doing *d, RoomPage *page, Str purpose, Id invitation, const Token *link)
{
    Server *s = d->server;
    Own own = { .server = s, .request = d->request, .a = d->a };
    InvitationMail mail = { .to = page->mail, .purpose = purpose, .number = invitation,
                            .address = own_address(&own, "/join/", link) };
    page->by_mail = s->config.mail.len && page->mail.len &&
                    !failed(invitation_mail(s->people, &s->config, &mail, d->onlooker->now, d->a));
    page->link = mail.address;
}

static Result name_one(Doing *d, RoomPage *page, const Pairs *sent)
{
    Id    invitation, bidder = bidder_sent(d, page, sent);
    Token link;
    if (!page->writes && !page->names)
        return because(person_of(d->procedure, d->signer.number)->bidder ? &agreement_unsaid
                                                                         : &naming_not_yours);
    if (!bidder)
        return because(&naming_not_yours);
    NamedReader n = { .procedure = name_of(d->procedure, d->a), .bidder = bidder,
                      .name = page->name, .agreement = page->agreement,
                      .by = d->visitor.account };
    Str purpose = purpose_of(d, page, bidder);
    TRY(reader_name_one(d->server->people, &n, page->mail, purpose, d->onlooker->now, &invitation,
                        &link));
    Str mail = page->mail;
    TRY(fill(d, page));
    page->mail = mail;
    say_link(d, page, purpose, invitation, &link);
    page->mail = (Str){ 0 };
    return DONE;
}

static void keep_typed(RoomPage *page, const Pairs *sent, Arena *a)
{
    page->name = pair_of(sent, "name");
    page->mail = str_trim(pair_of(sent, "mail"));
    if (page->writes)
        page->agreement = own_lines(pair_of(sent, "agreement"), a);
    for (each(RoomChoice, one, page->bidders))
        one->chosen = str_same(one->value, pair_of(sent, "bidder"));
}

void data_room_named(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    RoomPage page;
    Pairs sent = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !come_in(&d))
        return;
    Result made = fill(&d, &page);
    if (failed(made)) {
        doing_failed(&d, made);
        return;
    }
    keep_typed(&page, &sent, d.a);
    made = name_one(&d, &page, &sent);
    if (failed(made))
        page.error = refusal_words(made, d.a);
    show_room(&d, &page, failed(made) ? 422 : 200);
}

/* ---- letting in, striking -------------------------------------------------------- */

static Result named_sent(Doing *d, const Pairs *sent, NamedReader *out)
{
    Id number = 0;
    NamedReaders all;
    str_number(pair_of(sent, "named"), &number);
    TRY(reader_list(d->server->people, name_of(d->procedure, d->a), &all, d->a));
    for (each(const NamedReader, n, all))
        if (n->number == number) {
            *out = *n;
            return DONE;
        }
    return because(&reader_gone);
}

static Id next_reader(const Procedure *p)
{
    Id next = 1;
    for (each(const Reader, r, p->readers))
        next = r->id >= next ? r->id + 1 : next;
    return next;
}

/* The act that lets them in, whose paper is what they signed. */
static Result admit(Doing *d, const Pairs *sent)
{
    Act   act;
    bool  two;
    Acts  acts = { 0 };
    Shelf shelf = { 0 };
    Pairs typed = { 0 };
    NamedReader n;
    Procedure  *after;
    TRY(named_sent(d, sent, &n));
    if (!n.signed_.len)
        return because(&reader_gone);
    pair_put(&typed, "reader", str_of_number(next_reader(d->procedure), d->a), d->a);
    pair_put(&typed, "bidder", str_of_number(n.bidder, d->a), d->a);
    pair_put(&typed, "vetting", pair_of(sent, "vetting"), d->a);
    pair_put(&typed, "agreement", n.signed_, d->a);
    pair_put(&typed, "name", n.name, d->a);
    TRY(act_filled(d, ACT_READER, &typed, &act, &shelf));
    *list_add(&acts, d->a) = act;
    TRY(doing_try(d, &acts, &shelf, &two, &after));
    act_made(d, &act, &shelf, "room", NULL);
    return DONE;
}

/* A bidder strikes its own; officers anybody. Who was let in is none of them: only an act ends
 * that. */
static Result strike(Doing *d, const Pairs *sent)
{
    Id   number = 0;
    bool officer = roles_left(d->procedure, d->signer.number, 0) & OFFICER;
    const Person *person = person_of(d->procedure, d->signer.number);
    if (!officer && !(person && person->bidder))
        return because(&naming_not_yours);
    str_number(pair_of(sent, "named"), &number);
    TRY(reader_drop(d->server->people, name_of(d->procedure, d->a), officer ? 0 : person->id,
                    number, d->onlooker->now));
    doing_see(d, "room", (Str){ 0 });
    return DONE;
}

void data_room_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !come_in(&d))
        return;
    Result done = DONE;
    if (str_is(d.rest, "admit"))
        done = admit(&d, &sent);
    else if (str_is(d.rest, "strike"))
        done = strike(&d, &sent);
    else
        doing_none(&d);
    if (failed(done))
        doing_failed(&d, done);
}

/* ---- one who reads --------------------------------------------------------------- */

/* Who this account is there: the newest of it in this procedure. False: it is answered. */
static bool come_reading(Doing *d, NamedReader *named)
{
    NamedReaders all;
    Result r = reader_of_account(d->server->people, d->visitor.account, &all, d->a);
    Str name = name_of(d->procedure, d->a);
    for (each(const NamedReader, n, all))
        if (!failed(r) && str_same(n->procedure, name)) {
            *named = *n;
            return true;
        }
    if (failed(r))
        doing_failed(d, r);
    else
        doing_none(d);
    return false;
}

static ReaderAgreed agreed_by(const Doing *d, const NamedReader *n, Instant made)
{
    return (ReaderAgreed){ .origin = clerk_origin(d->server->clerk), .procedure = n->procedure,
                           .bidder = n->bidder, .name = n->name,
                           .key = d->signer.actor->public, .made = made,
                           .agreement = n->agreement };
}

static void say_matter(Doing *d, const NamedReader *n, ReaderPage *page)
{
    Text t = { 0 };
    page->made = d->onlooker->now;
    ReaderAgreed agreed = agreed_by(d, n, page->made);
    page->exactly  = reader_text(&agreed, d->a);
    page->key_here = d->signer.key_here;
    text_put(&t, d->a, "{\"contract\": \"tenderbox/sign/v1\", \"what\": \"reader\", "
                       "\"now\": \"{}\", \"text\": ", str_of_number(page->made, d->a));
    text_json(&t, page->exactly, d->a);
    text_byte(&t, '}', d->a);
    page->matter = text_str(&t);
    if (!page->key_here)
        page->key = check_key(d);
}

static void show_reading(Doing *d, const NamedReader *n, Result trouble)
{
    ReaderPage page;
    Result made = page_reader(d->onlooker, d->procedure, n, d->at, query_number(d->request, "page"),
                              &page, d->a);
    if (failed(made)) {
        doing_failed(d, made);
        return;
    }
    Frame frame = doing_frame(d, S("The data room"));
    page.keyless = !d->signer.actor;
    if (page.signs && page.keyless)
        page.exactly = n->agreement;
    else if (page.signs)
        say_matter(d, n, &page);
    if (page.signs && !page.keyless && !page.key_here)
        frame.script = asset_of(S("sign.js"))->address;
    if (failed(trouble))
        page.trouble = refusal_words(trouble, d->a);
    doing_shown(d, failed(trouble) ? 422 : 200, &frame, reader, ReaderPage, &page);
}

void reading_room(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    NamedReader named;
    (void)rest;
    if (doing_come(&d, s, r, answer, life) && come_reading(&d, &named))
        show_reading(&d, &named, DONE);
}

static Result sign(Doing *d, const NamedReader *n, const Pairs *sent)
{
    Proof64 by;
    Instant made, now = d->onlooker->now;
    Str     paper;
    if (!d->signer.actor)
        return because(&signing_key_missing);
    if (!str_number(pair_of(sent, "made"), &made) || made > now || now - made > SIGNING_SECONDS)
        return because(&signed_too_late);
    ReaderAgreed agreed = agreed_by(d, n, made);
    if (d->signer.key_here)
        paper = reader_paper_by(&agreed, d->signer.actor, d->a);
    else if (!str_bytes(pair_of(sent, "signature"), by.byte, sizeof by.byte))
        return because(&signature_unreadable);
    else
        TRY(reader_paper_of(&agreed, by, &paper, d->a));
    return reader_sign(d->server->people, n->number, d->visitor.account, paper, now);
}

void reading_room_signed(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    NamedReader named;
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !come_reading(&d, &named))
        return;
    Result done = sign(&d, &named, &sent);
    if (failed(done))
        show_reading(&d, &named, done);
    else
        doing_see(&d, "reading", (Str){ 0 });
}

/* ---- a document opened ----------------------------------------------------------- */

/* What is given once it is entered that it is. */
typedef struct Showing { NamedReader named; Acts acts; Str title, bytes; } Showing;

static Result find_paper(Doing *d, Showing *o, Id exhibit)
{
    Record record;
    Papers papers = book_papers(d->onlooker->book);
    TRY(paper_record(d->onlooker->book, d->procedure, d->onlooker->now, &record, d->a));
    const Reader *reader = reader_let_in(d->onlooker, d->procedure, &record, &o->named);
    const Act    *laid = exhibit_laid_out(&record, exhibit);
    if (!reader)
        return because(&reader_gone);
    Act act = { .kind = ACT_READING, .actor = o->named.bidder,
                .reading = { reader->id, exhibit } };
    *list_add(&o->acts, d->a) = act;
    act.procedure = procedure_name(d->procedure);
    TRY(act_open_to(d->procedure, ACT_READING, o->named.bidder, d->onlooker->now, d->a));
    TRY(act_rows[ACT_READING]->judge(d->procedure, &act, d->a));
    o->title = page_words(d->onlooker, laid->exhibit.title, d->a);
    return papers.paper(papers.where, laid->exhibit.paper, &o->bytes, d->a);
}

static void shown(Doing *d, void *with, Result became, const Proposal *proposal)
{
    Showing *o = with;
    (void)proposal;
    if (!failed(became))
        answer_file(d->answer, str_copy(o->bytes, d->life), o->title, d->life);
    else if (d->procedure)
        show_reading(d, &o->named, became);
    else
        doing_failed(d, became);
}

static Result may_open(Doing *d, Showing *o, const Pairs *sent)
{
    Id exhibit = 0;
    Str who = str_put(d->a, "reading {}", str_of_number(d->visitor.account, d->a));
    if (!rate_take(d->server->people, who, openings, d->onlooker->now))
        return because(&busy_now);
    str_number(pair_of(sent, "exhibit"), &exhibit);
    return find_paper(d, o, exhibit);
}

void reading_room_opened(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Pairs    sent = { 0 };
    Doing   *d = make(life, Doing, 1);
    Showing *o = make(life, Showing, 1);
    (void)rest;
    if (!doing_sent(d, s, r, &sent, answer, life) || !come_reading(d, &o->named))
        return;
    Result may = may_open(d, o, &sent);
    if (failed(may))
        show_reading(d, &o->named, may);
    else
        doing_enter_seen(d, &o->acts, shown, o);
}

/* registering.c - how a firm becomes a bidder: one page, whose forms are acts like any other. */
#include "http/doing.h"

#include "page/doings.h"
#include "page/problem.h"
#include "page/public.h"
#include "page/registering.h"
#include "page/show.h"

#include <sodium.h>

/* Registers whose numbers tenders are given most; any other is named in words.
 * Source: org-id.guide. */
static const struct { const char *value, *label; } schemes[] = {
    { "GB-COH", "Companies House" }, { "GB-CHC", "Charity Commission" },
    { "GB-SC", "Scottish Charity Regulator" },
    { "GB-NIC", "Charity Commission for Northern Ireland" },
    { "GB-PPON", "Public procurement organisation number" },
    { "XI-LEI", "Legal entity identifier" }, { "", "Another, or none" },
};

typedef struct Registering {
    Doing          *d;
    const Person   *firm;              /* NULL: it is not registered */
    RegisteringPage page;
} Registering;

static const Person *firm_of(const Doing *d)
{
    const Person *person = d->signer.number ? person_of(d->procedure, d->signer.number) : NULL;
    return person && person->bidder ? person : NULL;
}

/* ---- what is there already ------------------------------------------------------- */

static void list_people(Registering *k)
{
    const Procedure *p = k->d->procedure;
    Arena *a = k->d->a;
    for (each(const Delegate, it, p->delegates)) {
        Text since = { 0 };
        if (it->bidder != k->firm->id || it->until)
            continue;
        text_put(&since, a, "signs since {}", str_of_moment_words(it->since, p->zone, a));
        *list_add(&k->page.people, a) =
            (RegisterNamed){ page_words(k->d->onlooker, it->name, a), text_str(&since) };
    }
}

static void list_members(Registering *k, const Titles *titles)
{
    const Field *part = act_field(ACT_MEMBER, "part");
    for (each(const Member, m, k->d->procedure->members)) {
        const Title *title = title_of(titles, A_MEMBER, m->id, m->bidder);
        if (m->bidder == k->firm->id && !m->left)
            *list_add(&k->page.members, k->d->a) =
                (RegisterNamed){ title ? title->words : str_of_number(m->id, k->d->a),
                                 str(choice_label(part, (int64_t)m->part)) };
    }
}

static void add_choices(Registering *k)
{
    const Field *part = act_field(ACT_MEMBER, "part");
    for (int i = 0; i < countof(schemes); i++)
        *list_add(&k->page.schemes, k->d->a) =
            (RegisterChoice){ str(schemes[i].value), str(schemes[i].label) };
    for (int i = 0; i < part->choices->count; i++)
        if (part->choices->at[i].word)
            *list_add(&k->page.parts, k->d->a) =
                (RegisterChoice){ str(part->choices->at[i].word), str(part->choices->at[i].label) };
}

/* ---- what comes next ------------------------------------------------------------- */

static Str book_address(const Doing *d)
{
    Text t = { 0 };
    if (d->server->config.address.len)
        return d->server->config.address;
    Str host = header_of(d->request, "Host");
    bool here = str_starts(host, "127.0.0.1:") || str_starts(host, "localhost:");
    text_put(&t, d->a, "{}{}", str(here ? "http://" : "https://"), host);
    return text_str(&t);
}

static void add_commands(Registering *k)
{
    Doing *d = k->d;
    Str number = procedure_number(d->procedure, d->a);
    for (each(const Lot, lot, d->procedure->lots)) {
        Str n = str_of_number(lot->id, d->a);
        Text form = { 0 }, seal = { 0 };
        text_put(&form, d->a, "tenderbox seal --lot {} --price-form prices-{}.txt -p {}", n, n,
                 number);
        text_put(&seal, d->a, "tenderbox seal --lot {} --quality method.pdf --price prices-{}.txt "
                 "--out bid-{} --as your.key -p {}", n, n, n, number);
        *list_add(&k->page.commands, d->a) = text_str(&form);
        *list_add(&k->page.commands, d->a) = text_str(&seal);
    }
    Text deposit = { 0 }, book = { 0 };
    text_put(&deposit, d->a, "tenderbox deposit bid-1 --as your.key -p {}", number);
    text_put(&book, d->a, "export TENDERBOX_BOOK={}", book_address(d));
    *list_add(&k->page.commands, d->a) = text_str(&deposit);
    for (ptrdiff_t i = list_add(&k->page.commands, d->a) - k->page.commands.at; i > 0; i--)
        k->page.commands.at[i] = k->page.commands.at[i - 1];
    k->page.commands.at[0] = text_str(&book);
}

static void say_moments(Registering *k)
{
    const Procedure *p = k->d->procedure;
    const Round *r = round_of(p, 0);
    Instant now = k->d->onlooker->now;
    Text ask = { 0 };
    text_put(&ask, k->d->a, "{}/do/question", k->d->at);
    k->page.ask = text_str(&ask);
    if (r && now < r->deadline)
        k->page.closes = str_of_moment_words(r->deadline, p->zone, k->d->a);
    if (r && now < r->questions_until)
        k->page.questions = str_of_moment_words(r->questions_until, p->zone, k->d->a);
}

/* ---- the page -------------------------------------------------------------------- */

static Str why_not_now(const Doing *d)
{
    Result r = act_open_to(d->procedure, ACT_INTEREST, d->signer.number, d->onlooker->now, d->a);
    bool known = d->signer.number && d->signer.actor;
    return known && failed(r) ? refusal_words(r, d->a) : (Str){ 0 };
}

static Result fill(Registering *k)
{
    Doing *d = k->d;
    Titles titles;
    Text   action = { 0 };
    text_put(&action, d->a, "{}/register", d->at);
    k->page.action = text_str(&action);
    k->page.back   = d->at;
    k->page.procedure = page_words(d->onlooker, d->procedure->title, d->a);
    k->page.key = d->signer.actor != NULL;
    say_moments(k);
    add_choices(k);
    if (!k->firm)
        k->page.not_now = why_not_now(d);
    if (!k->firm)
        return DONE;
    TRY(page_titles(d->onlooker, d->procedure, d->signer.number, &titles, d->a));
    k->page.registered = true;
    k->page.name = page_words(d->onlooker, k->firm->name, d->a);
    if (!hash_none(k->firm->identifier))
        k->page.identifier = page_words(d->onlooker, k->firm->identifier, d->a);
    k->page.first = !delegate_of_any(d->procedure, key_id(d->signer.actor->public));
    list_people(k);
    list_members(k, &titles);
    add_commands(k);
    return DONE;
}

/* There is one where anybody may register: not in the office, not for a draft. */
static bool is_open_here(Doing *d)
{
    bool there = !d->office && d->procedure->published && !d->rest.len;
    if (!there)
        doing_none(d);
    return there;
}

void registering(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Registering k = { .d = &d };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !is_open_here(&d))
        return;
    k.firm = firm_of(&d);
    Result filled = fill(&k);
    if (failed(filled)) {
        doing_failed(&d, filled);
        return;
    }
    Frame frame = doing_frame(&d, S("Register as a bidder"));
    doing_shown(&d, 200, &frame, registering, RegisteringPage, &k.page);
}

/* ---- what was typed -------------------------------------------------------------- */

static void add(Pairs *typed, const char *name, Str value, Arena *a)
{
    if (str_trim(value).len)
        *list_add(typed, a) = (Pair){ str(name), str_trim(value) };
}

/* "GB-COH 00000001; 1 Mill Lane, Arden" */
static Str identifier(const Pairs *sent, Arena *a)
{
    Text t = { 0 };
    Str scheme = str_trim(pair_of(sent, "scheme")), number = str_trim(pair_of(sent, "number")),
        contact = str_trim(pair_of(sent, "contact"));
    if (number.len)
        text_put(&t, a, "{}{}{}", scheme, str(scheme.len ? " " : ""), number);
    if (contact.len)
        text_put(&t, a, "{}{}", str(t.len ? "; " : ""), contact);
    return text_str(&t);
}

static Id next_member(const Doing *d)
{
    Id most = 0;
    for (each(const Member, m, d->procedure->members))
        if (m->bidder == d->signer.number && m->id > most)
            most = m->id;
    return most + 1;
}

static Id fresh_person(void)
{
    enum { LEAST = 100000000 };
    return LEAST + randombytes_uniform(9 * LEAST);
}

void registering_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 }, typed = { 0 };
    ActKind kind = ACT_INTEREST;
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !is_open_here(&d))
        return;
    Str what = pair_of(&sent, "what");
    add(&typed, "name", pair_of(&sent, "name"), d.a);
    if (str_is(what, "person")) {
        kind = ACT_DELEGATE;
        add(&typed, "person", str_of_number(fresh_person(), d.a), d.a);
        add(&typed, "key", pair_of(&sent, "key"), d.a);
    } else {
        add(&typed, "identifier", identifier(&sent, d.a), d.a);
    }
    if (str_is(what, "member")) {
        kind = ACT_MEMBER;
        add(&typed, "member", str_of_number(next_member(&d), d.a), d.a);
        add(&typed, "part", pair_of(&sent, "part"), d.a);
    }
    act_typed(&d, kind, &typed);
}

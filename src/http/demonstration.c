/* demonstration.c - signing in as somebody who is invented. */
#include "http/signer.h"
#include "http/site.h"
#include "page/demonstration.h"

#include <string.h>

static const char domain[] = "@demonstration.invalid";

/* ---- accounts of invented people ------------------------------------------------- */

static Str mail_of(const Invented *it, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}", it->id, str(domain));
    return text_str(&t);
}

static Result number_of_mail(Server *s, Str mail, Id *number, Arena *a)
{
    Account account;
    Result r = account_by_mail(s->people, mail, &account, a);
    *number = failed(r) ? 0 : account.number;
    return r;
}

/* The first time that somebody is this person an account is made for them. Of two who are it first
 * at once, one makes it, and both are in. */
static Result account_for(Server *s, const Invented *it, Id *number, Arena *a)
{
    Str    mail = mail_of(it, a);
    Result r = number_of_mail(s, mail, number, a);
    if (r.why == &account_missing)
        r = account_add(s->people, it->name, mail, S("en"), clerk_now(s->clerk), number);
    return r.why == &mail_taken ? number_of_mail(s, mail, number, a) : r;
}

const Invented *invented_with(Server *s, Id number, Arena *a)
{
    Account account;
    if (!s->demonstration || failed(account_get(s->people, number, &account, a)))
        return NULL;
    ptrdiff_t len = account.mail.len - (ptrdiff_t)strlen(domain);
    if (len <= 0 || !str_is(str_after(account.mail, len), domain))
        return NULL;
    return invented_of(s->demonstration, (Str){ account.mail.at, len });
}

Result invented_account(Server *s, Key key, Id *number, Arena *a)
{
    *number = 0;
    for (ptrdiff_t i = 0; s->demonstration && i < s->demonstration->len; i++) {
        const Invented *it = &s->demonstration->at[i];
        if (!key_same(it->actor->public, key))
            continue;
        Result r = number_of_mail(s, mail_of(it, a), number, a);
        return r.why == &account_missing ? DONE : r;
    }
    return DONE;
}

/* ---- the page -------------------------------------------------------------------- */

static Str number_of(const InventedPart *part, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}-{}", str_of_number(part->year, a), str_of_number(part->number, a));
    return text_str(&t);
}

static InventedTender *tender_of(DemonstrationPage *page, const InventedPart *part, Arena *a)
{
    Str  number = number_of(part, a);
    Text link = { 0 };
    for (each(InventedTender, tender, page->tenders))
        if (str_same(tender->number, number))
            return tender;
    text_put(&link, a, "/t/{}", number);
    InventedTender *tender = list_add(&page->tenders, a);
    *tender = (InventedTender){ .title = part->title, .number = number, .link = text_str(&link) };
    return tender;
}

static void add_people(const Server *s, DemonstrationPage *page, Arena *a)
{
    for (each(const Invented, it, *s->demonstration))
        for (each(const InventedPart, part, it->parts))
            *list_add(&tender_of(page, part, a)->people, a) =
                (InventedRow){ .id = it->id, .name = it->name, .roles = part->roles,
                               .firm = part->firm };
}

void demonstration(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Visitor visitor;
    DemonstrationPage page = { 0 };
    (void)rest;
    if (!s->demonstration)
        return;
    Result who = is_of_api(r) ? visitor_of(s, r, &visitor, a)
                              : visitor_with_form(s, r, &visitor, answer, a);
    if (failed(who)) {
        answer_failed(s, r, answer, who, a);
        return;
    }
    page.now = visitor.account ? visitor.name : (Str){ 0 };
    add_people(s, &page, a);
    Frame frame = frame_for(s, r, S("Be one of them"), IN_SIGN_IN, a);
    frame.form_key = visitor.form_key;
    if (is_of_api(r))
        answer_json(answer, 200, &shape_DemonstrationPage, &page, a);
    else
        answer_page(answer, &frame, demonstration, &page, a);
}

static Result be(Server *s, const Request *r, Answer *answer, Arena *a)
{
    Visitor visitor;
    Pairs   sent = { 0 };
    Id      account;
    TRY(visitor_of(s, r, &visitor, a));
    TRY(posted(&visitor, r, &sent, a));
    const Invented *it = invented_of(s->demonstration, pair_of(&sent, "id"));
    if (!it)
        return because(&account_missing);
    TRY(account_for(s, it, &account, a));
    return visitor_signs_in(s, r, account, answer, a);
}

void demonstration_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    if (!s->demonstration)
        return;
    Result done = be(s, r, answer, a);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
    else
        answer_see(answer, S("/home"), a);
}

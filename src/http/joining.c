/* joining.c - who is asked to come, and coming. */
#include "http/own.h"

#include "accounts/invitation.h"
#include "accounts/recovery.h"
#include "http/assets.h"
#include "http/mail_pages.h"
#include "http/mailing.h"
#include "page/own.h"
#include "page/portion.h"

/* ---- coming ---------------------------------------------------------------------- */

typedef struct Joining {
    Server        *server;
    const Request *request;
    Answer        *answer;
    Arena         *a;
    Visitor        visitor;
    Str            link;
    Invitation     invitation;
    JoinPage       page;
} Joining;

static void join_failed(Joining *j, Result r)
{
    answer_failed(j->server, j->request, j->answer, r, j->a);
}

static Result join_look(Joining *j)
{
    Account by;
    Invitation *i = &j->invitation;
    TRY(invitation_look(j->server->people, j->link, clerk_now(j->server->clerk), i, j->a));
    Str who = i->by && !failed(account_get(j->server->people, i->by, &by, j->a))
                  ? by.name : S("Whoever runs this server");
    j->page = (JoinPage){ .link = j->link, .purpose = i->purpose, .by = who, .mail = i->mail,
                          .mail_set = i->mail.len != 0,
                          .as = j->visitor.account ? j->visitor.name : (Str){ 0 },
                          .until = str_of_moment_words(i->until, LONDON, j->a) };
    return DONE;
}

static void join_page(Joining *j, int status)
{
    Text html = { 0 };
    Frame frame = frame_for(j->server, j->request, S("Join"), IN_SIGN_IN, j->a);
    frame.script = asset_of(S("sign-in.js"))->address;
    frame.form_key = j->visitor.form_key;
    join_html(&frame, &j->page, &html, j->a);
    answer_html(j->answer, status, &html);
}

static bool join_come(Joining *j, Server *s, const Request *r, Str link, Answer *answer, Arena *a)
{
    *j = (Joining){ .server = s, .request = r, .answer = answer, .a = a, .link = link };
    Result come = visitor_with_form(s, r, &j->visitor, answer, a);
    if (!failed(come))
        come = join_look(j);
    if (failed(come))
        join_failed(j, come);
    return !failed(come);
}

void join_form(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Joining j;
    if (join_come(&j, s, r, rest, answer, a))
        join_page(&j, 200);
}

static Result join_try(Joining *j, const Pairs *typed)
{
    Id account;
    Invitation taken;
    Instant now = clerk_now(j->server->clerk);
    Str secret;
    TRY(passphrase_fits(typed));
    TRY(passphrase_secret(typed, j->page.mail, &secret, j->a));
    TRY(invitation_join(j->server->people, j->link, j->page.name, j->page.mail, S("en"), now,
                        &account, &taken, j->a));
    Result set = passphrase_set(j->server->people, account, secret, now);
    TRY(visitor_signs_in(j->server, j->request, account, j->answer, j->a));
    answer_see(j->answer, failed(set) ? S("/me/passphrase") : S("/me/phone"), j->a);
    return DONE;
}

/* By who has an account and is signed in. */
static Result join_take(Joining *j)
{
    Invitation taken;
    TRY(invitation_take(j->server->people, j->link, j->visitor.account,
                        clerk_now(j->server->clerk), &taken, j->a));
    answer_see(j->answer, S("/home"), j->a);
    return DONE;
}

void join_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Joining j;
    Pairs typed = { 0 };
    if (!join_come(&j, s, r, rest, answer, a))
        return;
    Result done = posted(&j.visitor, r, &typed, a);
    j.page.name = pair_of(&typed, "name");
    if (!j.page.mail_set)
        j.page.mail = pair_of(&typed, "mail");
    if (!failed(done))
        done = j.visitor.account && pair_of(&typed, "take").len ? join_take(&j)
                                                                : join_try(&j, &typed);
    if (!failed(done))
        return;
    j.page.error            = str(done.why->says);
    j.page.name_wrong       = done.why == &name_wrong;
    j.page.mail_wrong       = done.why == &mail_wrong || done.why == &mail_taken;
    j.page.passphrase_wrong = done.why == &passphrase_short || done.why == &passphrases_differ;
    join_page(&j, 400);
}

/* ---- asking ---------------------------------------------------------------------- */

enum { PEOPLE_SHOWN = 100 };                 /* on a page */

static AccountRow account_row(const Account *one)
{
    return (AccountRow){ .number = one->number, .name = one->name, .mail = one->mail,
                         .disabled = one->disabled };
}

/* Each once, wherever in the list of all it stands. */
static Result add_lost(Own *o, Id account, Str waits, PeoplePage *page)
{
    Account it;
    for (each(AccountRow, row, page->lost))
        if (row->number == account) {
            row->waits = waits;
            return DONE;
        }
    TRY(account_get(o->server->people, account, &it, o->a));
    AccountRow *row = list_add(&page->lost, o->a);
    *row = account_row(&it);
    row->waits = waits;
    return DONE;
}

/* Where an account is between being lost and being given back. */
static Result lost_read(Own *o, PeoplePage *page)
{
    Pleas pleas = { 0 };
    Recoveries waiting = { 0 };
    TRY(plea_list(o->server->people, o->now, &pleas, o->a));
    TRY(recovery_list(o->server->people, o->now, &waiting, o->a));
    for (each(const Plea, plea, pleas))
        TRY(add_lost(o, plea->account, S("Asks for help. Nobody has spoken for them yet."), page));
    for (each(const Recovery, r, waiting))
        TRY(add_lost(o, r->account,
                     r->agreed_by ? S("Two officers agreed. The link was not taken yet.")
                                  : S("One officer asked. A second one must agree."), page));
    return DONE;
}

static Result invited_read(Own *o, PeoplePage *page)
{
    Invitations invited;
    Portion part = portion_of(query_number(o->request, "page"), PEOPLE_SHOWN);
    TRY(invitation_list(o->server->people, 0, o->now, part.from, part.most, &invited, &part.all,
                        o->a));
    for (each(const Invitation, one, invited))
        *list_add(&page->invited, o->a) = (InvitedRow){
            .number = one->number, .mail = one->mail, .purpose = one->purpose,
            .until = own_moment(o, one->until), .taken = own_moment(o, one->taken) };
    page->which_invited  = portion_which(&part, "Invitations", o->a);
    page->before_invited = portion_before(&part, S("/people"), "invitations", o->a);
    page->after_invited  = portion_after(&part, S("/people"), "invitations", o->a);
    return DONE;
}

static Result accounts_read(Own *o, PeoplePage *page)
{
    Accounts accounts;
    Portion part = portion_of(query_number(o->request, "page"), PEOPLE_SHOWN);
    TRY(account_part(o->server->people, part.from, part.most, &accounts, &part.all, o->a));
    for (each(const Account, one, accounts))
        *list_add(&page->accounts, o->a) = account_row(one);
    portion_rows(page, &part, "Accounts", S("/people"), "accounts", o->a);
    return DONE;
}

static Result people_read(Own *o, PeoplePage *page)
{
    MailBacks backs = { 0 };
    TRY(mail_backs(o, &backs));
    for (each(const MailBack, one, backs))
        if (one - backs.at < BACKS_SHOWN)
            *list_add(&page->back, o->a) = *one;
    page->more_back = backs.len - page->back.len;
    TRY(invited_read(o, page));
    TRY(accounts_read(o, page));
    return lost_read(o, page);
}

static void people_page(Own *o, PeoplePage *page)
{
    Result read = people_read(o, page);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    Frame frame = own_frame(o, "People", "");
    own_shown(o, 200, &frame, people, PeoplePage, page);
}

void people(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    PeoplePage page = { 0 };
    if (own_come(&o, s, r, answer, a) && own_officer(&o))
        people_page(&o, &page);
}

/* By mail where there is one to send it by; else the officer brings the address. */
static PeoplePage invited(Own *o, const PeoplePage *typed, Id number, const Token *link)
{
    Server *s = o->server;
    InvitationMail mail = { .to = typed->mail, .purpose = typed->purpose, .number = number,
                            .address = own_address(o, "/join/", link) };
    bool by_mail = s->config.mail.len && typed->mail.len &&
                   !failed(invitation_mail(s->people, &s->config, &mail, o->now, o->a));
    return (PeoplePage){ .link = mail.address, .by_mail = by_mail };
}

void people_invite(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id number;
    Token link;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_officer(&o))
        return;
    PeoplePage page = { .mail = pair_of(&typed, "mail"), .purpose = pair_of(&typed, "purpose") };
    Result made = invitation_make(s->people, o.visitor.account, page.mail, page.purpose, o.now,
                                  &number, &link);
    if (failed(made))
        page.error = str(made.why->says);
    else
        page = invited(&o, &page, number, &link);
    people_page(&o, &page);
}

void people_revoke(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id which = 0;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_officer(&o))
        return;
    str_number(pair_of(&typed, "invitation"), &which);
    Result done = invitation_revoke(s->people, 0, which, o.now);
    own_done(&o, done, own_failed, "/people");
}

/* moving.c - another e-mail address: asked for by who signs in, confirmed by who reads it. */
#include "http/own_mail.h"

#include "accounts/moving.h"
#include "page/back.h"

static Result mail_read(Own *o, MailPage *page)
{
    Account account;
    TRY(account_get(o->server->people, o->visitor.account, &account, o->a));
    page->old            = account.mail;
    page->has_passphrase = account.has_passphrase;
    page->can_send       = o->server->config.mail.len != 0;
    return DONE;
}

static void mail_page(Own *o, MailPage *page, int status)
{
    Text html = { 0 };
    Result read = mail_read(o, page);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    Frame frame = own_frame(o, "Another e-mail address", "sign-in.js");
    new_mail_html(&frame, page, &html, o->a);
    answer_html(o->answer, status, &html);
}

void me_mail(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    MailPage page = { 0 };
    (void)rest;
    if (own_come(&o, s, r, answer, a) && own_proved(&o))
        mail_page(&o, &page, 200);
}

/* ---- asking ----------------------------------------------------------------------- */

static void letters_sent(Own *o, const MailPage *page, const Token *link, bool free)
{
    Text to_new = { 0 }, to_old = { 0 };
    Str address = own_address(o, "/mail/", link);
    text_put(&to_new, o->a, "{} asks to sign in with this address. If that is you, take it here, "
                            "within one day:\n\n{}\n\nIf it is not, do nothing: nothing changes.\n",
             o->visitor.name, address);
    text_put(&to_old, o->a, "Somebody who is signed in as you asked to sign in with {} from now "
                            "on. If that was you, open the link that was sent there. If it was "
                            "not, sign in, stop it under your name, and set a new passphrase.\n",
             page->mail);
    Str about = own_about(o, "move", o->visitor.account,
                          str_terminated(str_of_number(o->now, o->a), o->a));
    if (free)
        own_mail(o, &(OwnMail){ page->mail, "is this your address?", text_str(&to_new),
                                str_put(o->a, "{} link", about) });
    own_mail(o, &(OwnMail){ page->old, "another e-mail address was asked for", text_str(&to_old),
                            about });
}

/* What a browser makes of the passphrase it makes with either address; without scripts it is made
 * here. */
static Result secrets_of(Own *o, const Pairs *typed, const MailPage *page, NewMail *n)
{
    Pairs old = { 0 };
    *n = (NewMail){ .mail = page->mail, .address = visitor_address(o->request),
                    .device = visitor_device(o->request) };
    if (!page->has_passphrase)
        return DONE;
    *list_add(&old, o->a) = (Pair){ S("passphrase"), pair_of(typed, "passphrase") };
    *list_add(&old, o->a) = (Pair){ S("secret"), pair_of(typed, "old-secret") };
    TRY(passphrase_secret(&old, page->old, &n->old, o->a));
    return passphrase_secret(typed, page->mail, &n->fresh, o->a);
}

static Result mail_asked(Own *o, const Pairs *typed, MailPage *page)
{
    NewMail n;
    Token link;
    bool  free;
    TRY(mail_read(o, page));
    if (!page->can_send)
        return because(&move_over);
    if (!mail_like(page->mail))
        return because(&mail_wrong);
    TRY(secrets_of(o, typed, page, &n));
    TRY(move_ask(o->server->people, o->visitor.account, &n, o->now, &link, &free, o->a));
    letters_sent(o, page, &link, free);
    page->done = true;
    return DONE;
}

void me_mail_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    (void)rest;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    MailPage page = { .mail = str_trim(pair_of(&typed, "mail")) };
    Result done = mail_asked(&o, &typed, &page);
    if (failed(done))
        page.error = str(done.why->says);
    mail_page(&o, &page, done.why == &sign_in_later ? 429 : failed(done) ? 400 : 200);
}

void me_mail_stop(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    (void)rest;
    if (own_sent(&o, s, r, &typed, answer, a))
        own_done(&o, move_stop(s->people, o.visitor.account, o.now), own_failed,
                 "/me?done=stopped");
}

/* ---- confirming ------------------------------------------------------------------- */

static void moved_page(Own *o, const MailPage *page)
{
    Frame frame = own_frame(o, "Your e-mail address", "");
    frame.form_key = o->visitor.form_key;
    own_page(o, &frame, moved, page);
}

void mail_link(Server *s, const Request *r, Str link, Answer *answer, Arena *a)
{
    Own o;
    Move move;
    if (!own_stranger(&o, s, r, answer, a))
        return;
    Result read = move_look(s->people, link, o.now, &move, a);
    MailPage page = { .link = link };
    if (failed(read)) {
        own_failed(&o, read);
        return;
    }
    page.mail = move.mail;
    moved_page(&o, &page);
}

void mail_link_sent(Server *s, const Request *r, Str link, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    Move move;
    Id account;
    MailPage page = { .done = true };
    if (!own_stranger_sent(&o, s, r, &typed, answer, a))
        return;
    Result done = move_look(s->people, link, o.now, &move, a);
    if (!failed(done))
        done = move_take(s->people, link, o.now, &account, &page.old, a);
    if (failed(done)) {
        own_failed(&o, done);
        return;
    }
    page.mail = move.mail;
    Text text = { 0 };
    text_put(&text, a, "You sign in with {} from now on, and not with this address any more. If "
                       "that was not you, call an officer at once: two of them together give you "
                       "your account back.\n", page.mail);
    own_mail(&o, &(OwnMail){ page.old, "your e-mail address was changed", text_str(&text),
                             own_about(&o, "moved", o.now, "") });
    moved_page(&o, &page);
}

/* recovering.c - back into an account: who lost everything asks, two officers give it back, and who
 * has the link takes it. */
#include "http/own_mail.h"

#include "accounts/keys.h"
#include "accounts/recovery.h"
#include "page/back.h"

/* Of an address; whoever asks more often waits. */
static const Rate lost_rate = { 5, 1 };

/* ---- I cannot sign in ------------------------------------------------------------- */

static void lost_page(Own *o, const LostPage *page, int status)
{
    Text  html = { 0 };
    Frame frame = own_frame(o, page->done ? "What happens next" : "I cannot sign in", "");
    frame.form_key = o->visitor.form_key;
    lost_html(&frame, page, &html, o->a);
    answer_html(o->answer, status, &html);
}

void sign_in_lost(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    LostPage page = { 0 };
    (void)rest;
    if (own_stranger(&o, s, r, answer, a))
        lost_page(&o, &page, 200);
}

static bool often(const Own *o)
{
    Text who = { 0 };
    text_put(&who, o->a, "lost {}", visitor_address(o->request));
    return !rate_take(o->server->people, text_str(&who), lost_rate, o->now);
}

void sign_in_lost_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    (void)rest;
    if (!own_stranger_sent(&o, s, r, &typed, answer, a))
        return;
    LostPage page = { .mail = str_trim(pair_of(&typed, "mail")),
                      .words = pair_of(&typed, "words") };
    Result done = often(&o) ? because(&busy_now)
                            : plea_make(s->people, page.mail, page.words, visitor_address(r),
                                        o.now);
    page.done = !failed(done);
    if (failed(done))
        page.error = str(done.why->says);
    lost_page(&o, &page, done.why == &busy_now ? 429 : failed(done) ? 400 : 200);
}

/* ---- with the link ---------------------------------------------------------------- */

static Result keys_left(Own *o, Id account, RecoverPage *page)
{
    OwnKeys keys = { 0 };
    Wraps wraps = { 0 };
    TRY(own_key_list(o->server->people, account, &keys, o->a));
    TRY(wrapped_list(o->server->people, account, &wraps, o->a));
    for (each(const OwnKey, key, keys)) {
        Text hex = { 0 };
        text_bytes(&hex, key->public, sizeof key->public, o->a);
        if (!key->ended)
            *list_add(&page->keys, o->a) = (KeyLeft){
                .label = key->label, .key = text_str(&hex),
                .opened_by = own_opened_by(key->number, &wraps, o->a) };
    }
    return DONE;
}

/* Reading takes nothing. */
static Result recover_read(Own *o, Str link, RecoverPage *page, Id *account)
{
    Account whose;
    TRY(recovery_look(o->server->people, link, o->now, account));
    TRY(account_get(o->server->people, *account, &whose, o->a));
    page->link = link;
    page->name = whose.name;
    page->mail = whose.mail;
    return keys_left(o, *account, page);
}

static void recover_page(Own *o, const RecoverPage *page, int status)
{
    Text  html = { 0 };
    Frame frame = own_frame(o, "Your account back", "sign-in.js");
    frame.form_key = o->visitor.form_key;
    recover_html(&frame, page, &html, o->a);
    answer_html(o->answer, status, &html);
}

void recover(Server *s, const Request *r, Str link, Answer *answer, Arena *a)
{
    Own o;
    Id account;
    RecoverPage page = { 0 };
    if (!own_stranger(&o, s, r, answer, a))
        return;
    Result read = recover_read(&o, link, &page, &account);
    if (failed(read))
        own_failed(&o, read);
    else
        recover_page(&o, &page, 200);
}

/* What is wrong with a passphrase is said before the link is used up. */
static Result recover_take(Own *o, Str link, const Pairs *typed, const RecoverPage *page)
{
    Id  account;
    Str secret;
    TRY(passphrase_fits(typed));
    TRY(passphrase_secret(typed, page->mail, &secret, o->a));
    TRY(recovery_take(o->server->people, link, o->now, &account));
    Result set = passphrase_set(o->server->people, account, secret, o->now);
    TRY(visitor_signs_in(o->server, o->request, account, o->answer, o->a));
    answer_see(o->answer, failed(set) ? S("/me/passphrase") : S("/me/phone"), o->a);
    return DONE;
}

void recover_sent(Server *s, const Request *r, Str link, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    Id account;
    RecoverPage page = { 0 };
    if (!own_stranger_sent(&o, s, r, &typed, answer, a))
        return;
    Result done = recover_read(&o, link, &page, &account);
    if (failed(done)) {
        own_failed(&o, done);
        return;
    }
    done = recover_take(&o, link, &typed, &page);
    if (!failed(done))
        return;
    page.error = str(done.why->says);
    recover_page(&o, &page, 400);
}

/* ---- officers --------------------------------------------------------------------- */

static Result pleas_read(Own *o, GiveBackPage *page)
{
    Pleas pleas = { 0 };
    TRY(plea_list(o->server->people, o->now, &pleas, o->a));
    for (each(const Plea, plea, pleas))
        if (plea->account == page->number)
            *list_add(&page->pleas, o->a) = (PleaRow){
                .at = own_moment(o, plea->at), .words = plea->words, .address = plea->address };
    return DONE;
}

static Result waiting_read(Own *o, GiveBackPage *page)
{
    Recoveries all = { 0 };
    TRY(recovery_list(o->server->people, o->now, &all, o->a));
    for (each(const Recovery, one, all)) {
        if (one->account != page->number)
            continue;
        page->recovery   = one->number;
        page->asked_by   = own_name(o, one->asked_by, "An officer");
        page->asked      = own_moment(o, one->asked);
        page->why        = one->why;
        page->until      = own_moment(o, one->until);
        page->asked_self = one->asked_by == o->visitor.account;
        page->agreed_by  = one->agreed_by ? own_name(o, one->agreed_by, "An officer")
                                          : (Str){ 0 };
    }
    return DONE;
}

static Result give_back_read(Own *o, Str number, GiveBackPage *page)
{
    Account account;
    Id which = 0;
    str_number(str_cut(&number, '/'), &which);
    TRY(account_get(o->server->people, which, &account, o->a));
    page->number  = which;
    page->name    = account.name;
    page->mail    = account.mail;
    page->own     = which == o->visitor.account;
    page->by_mail = o->server->config.mail.len != 0;
    TRY(pleas_read(o, page));
    return waiting_read(o, page);
}

static void give_back_page(Own *o, GiveBackPage *page, Str number)
{
    int status = page->error.len ? 422 : 200;
    Result read = give_back_read(o, number, page);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    Frame frame = own_frame(o, "Give an account back", "");
    own_shown(o, status, &frame, give_back, GiveBackPage, page);
}

/* What was done says the address, so that looking again does nothing again. */
static Str step_words(const Request *r, Arena *a)
{
    static const struct { const char *word, *says; } rows[] = {
        { "asked", "You asked. Another officer must agree: tell them." },
        { "agreed", "You agreed. A mail with the link is on its way." },
        { "back", "It is called back. A link that was given counts no more." },
        { "aside", "The request is put aside." },
    };
    Str done = just_done(r, a);
    for (int i = 0; i < countof(rows); i++)
        if (str_is(done, rows[i].word))
            return str(rows[i].says);
    return (Str){ 0 };
}

void people_recover(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    GiveBackPage page = { .done = step_words(r, a) };
    if (own_come(&o, s, r, answer, a) && own_officer(&o) && own_proved(&o))
        give_back_page(&o, &page, rest);
}

/* To whose account it is, wherever that stands: whoever is it can stop what is not theirs. */
static void tell_owner(Own *o, Id account, Id number, const char *which, Str says)
{
    Account whose;
    Text text = { 0 };
    if (failed(account_get(o->server->people, account, &whose, o->a)))
        return;
    text_put(&text, o->a, "{}\n\nIf you asked for it, you need do nothing. If you did not, sign in "
                          "and stop it under your name, or call an officer: until the link is "
                          "taken nothing has changed.\n", says);
    own_mail(o, &(OwnMail){ .to = whose.mail, .subject = "your account", .text = text_str(&text),
                            .about = own_about(o, "recovery", number, which) });
}

static Result asked_by_officer(Own *o, Id account, const Pairs *typed, GiveBackPage *page)
{
    Id number;
    Text says = { 0 };
    TRY(recovery_ask(o->server->people, account, o->visitor.account, pair_of(typed, "why"),
                     o->now, &number));
    text_put(&says, o->a, "{} asked that your account be given back to you. A second officer must "
                          "agree within seven days.", o->visitor.name);
    tell_owner(o, account, number, "asked", text_str(&says));
    page->done = S("asked");
    return DONE;
}

static bool link_mailed(Own *o, Id account, Id number, Str address)
{
    Account whose;
    Text text = { 0 };
    if (failed(account_get(o->server->people, account, &whose, o->a)))
        return false;
    text_put(&text, o->a, "Two officers agreed that your account is given back to you. Set a new "
                          "passphrase and a new phone here. The address is for you alone, and "
                          "counts once, until one day from now:\n\n{}\n\nWhoever did not expect "
                          "this calls an officer, and does not open it.\n", address);
    return own_mail(o, &(OwnMail){ .to = whose.mail, .subject = "your account back, within one day",
                                   .text = text_str(&text),
                                   .about = own_about(o, "recovery", number, "link") });
}

static Result agreed_by_officer(Own *o, Id account, const Pairs *typed, GiveBackPage *page)
{
    Token link;
    Id number = 0;
    Text says = { 0 };
    str_number(pair_of(typed, "recovery"), &number);
    TRY(recovery_agree(o->server->people, number, o->visitor.account, o->now, &link));
    Str address = own_address(o, "/recover/", &link);
    bool by_hand = str_is(pair_of(typed, "how"), "hand");
    if (!by_hand && link_mailed(o, account, number, address)) {
        page->done = S("agreed");
        return DONE;
    }
    text_put(&says, o->a, "{} agreed that your account be given back to you, and hands the link "
                          "over.", o->visitor.name);
    tell_owner(o, account, number, "agreed", text_str(&says));
    page->link = address;
    page->done = S("You agreed. Give this address to them and to nobody else. It is shown once, "
                   "and counts for one day:");
    return DONE;
}

static Result called_back(Own *o, Id account, const Pairs *typed, GiveBackPage *page)
{
    Id number = 0;
    (void)account;
    str_number(pair_of(typed, "recovery"), &number);
    TRY(recovery_withdraw(o->server->people, number, o->visitor.account, o->now));
    page->done = S("back");
    return DONE;
}

static Result put_aside(Own *o, Id account, const Pairs *typed, GiveBackPage *page)
{
    (void)typed;
    TRY(plea_dismiss(o->server->people, account, o->visitor.account, o->now));
    page->done = S("aside");
    return DONE;
}

static void see_step(Own *o, Str account, Str done)
{
    Text to = { 0 };
    text_put(&to, o->a, "/people/recover/{}?done={}", str_cut(&account, '/'), done);
    answer_done(o->request, o->answer, text_str(&to), o->a);
}

/* What the address ends with, behind the account's number. */
static const struct {
    const char *word;
    Result    (*does)(Own *, Id account, const Pairs *, GiveBackPage *);
} steps[] = {
    { "", asked_by_officer }, { "agree", agreed_by_officer }, { "withdraw", called_back },
    { "dismiss", put_aside },
};

static Result recovery_step(Own *o, Str rest, const Pairs *typed, GiveBackPage *page)
{
    Id account = 0;
    str_number(str_cut(&rest, '/'), &account);
    for (int i = 0; i < countof(steps); i++)
        if (str_is(rest, steps[i].word))
            return steps[i].does(o, account, typed, page);
    return because(&recovery_missing);
}

void people_recover_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    GiveBackPage page = { 0 };
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_officer(&o) || !own_proved(&o))
        return;
    Result done = recovery_step(&o, rest, &typed, &page);
    if (failed(done))
        page.error = str(done.why->says);
    if (failed(done) || page.link.len)
        give_back_page(&o, &page, rest);
    else
        see_step(&o, rest, page.done);
}

/* admin.c - for officers of the office: how this server is, a backup, mail that was put off. */
#include "http/own.h"

#include "accounts/outbox.h"
#include "http/backing.h"
#include "http/mail_pages.h"
#include "page/admin.h"

const Reason backup_nowhere = { REFUSED, "backup-nowhere", "doc/serve.md, backups",
    "The settings of this server name no folder for backups, or no thread can be made for it: "
    "whoever runs the machine looks into its journal." };

enum { DOCTOR_ROOM = 64 << 20 };

/* ---- the page -------------------------------------------------------------------- */

static void health_read(Own *o, AdminPage *page)
{
    Arena   a = arena_begin(DOCTOR_ROOM);
    Checkup checkup;
    Wall    wall = wall_of_the_machine();
    page_doctor_briefly(o->server->folder, &wall, &checkup, &a);
    page_admin_health(&checkup, page, o->a);
    for (each(HealthRow, row, page->health))
        row->says = str_copy(row->says, o->a);
    arena_end(&a);
}

static void backing_read(Own *o, AdminPage *page)
{
    BackingSaid said = backing_says(o->server->backing, o->a);
    Text t = { 0 };
    page->folder = o->server->config.backup;
    page->taking = own_moment(o, said.since);
    page->failed = said.failed;
    if (said.ended && !said.since) {
        text_put(&t, o->a, "{}: {}", own_moment(o, said.ended), said.says);
        page->taken = text_str(&t);
    }
}

static Result mail_read(Own *o, AdminPage *page)
{
    MailBacks backs = { 0 };
    page->sends = o->server->config.mail.len != 0;
    TRY(outbox_waiting(o->server->people, &page->waiting));
    TRY(mail_backs(o, &backs));
    for (each(const MailBack, one, backs)) {
        if (one - backs.at < BACKS_SHOWN)
            *list_add(&page->back, o->a) = *one;
        page->put_off |= !one->over;
    }
    page->more_back = backs.len - page->back.len;
    return DONE;
}

/* What was done says the address, so that looking again does nothing again. */
static Str done_words(const Request *r, Arena *a)
{
    return str_is(just_done(r, a), "mail") ? S("What was put off is tried again within a minute.")
                                : (Str){ 0 };
}

static void admin_page(Own *o, AdminPage *page, int status)
{
    Result read = mail_read(o, page);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    health_read(o, page);
    backing_read(o, page);
    Frame frame = own_frame(o, "This server", "");
    own_shown(o, status, &frame, admin, AdminPage, page);
}

void admin(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    AdminPage page = { .done = done_words(r, a) };
    (void)rest;
    if (own_come(&o, s, r, answer, a) && own_officer(&o))
        admin_page(&o, &page, 200);
}

/* ---- what is done there ---------------------------------------------------------- */

void admin_backup(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    AdminPage page = { 0 };
    (void)rest;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_officer(&o))
        return;
    if (backing_ask(s->backing, o.now)) {
        answer_see(answer, S("/admin#backup"), a);
        return;
    }
    page.error = str(backup_nowhere.says);
    admin_page(&o, &page, 409);
}

void admin_mail(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    (void)rest;
    if (own_sent(&o, s, r, &typed, answer, a) && own_officer(&o))
        own_done(&o, outbox_try_now(s->people, o.now), own_failed, "/admin?done=mail");
}

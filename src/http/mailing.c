#include "http/mailing.h"

#include "accounts/outbox.h"
#include "http/mails.h"
#include "http/telling.h"
#include "mail/mail.h"
#include "seal/secret.h"
#include "sys/again.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LETTER_ROOM = 4 << 20, SECRET_BYTES = 4096, LOOK_SECONDS = 5 };

struct Mailing {
    Server         *server;
    MailServer      to;
    Again           again;
    Commits         told;              /* those that people were told of */
    const Reason   *trouble;           /* with that, last */
};

/* ---- one letter ------------------------------------------------------------------ */

static Result how_it_went(Mailing *m, const Post *post, Result sent, Instant now)
{
    bool over = false;
    if (!failed(sent))
        return outbox_sent(m->server->people, post->number, now);
    if (sent.why == &mail_unsent || sent.why == &mail_unserved)
        return outbox_put_off(m->server->people, post->number, sent.detail, now, &over);
    return outbox_give_up(m->server->people, post->number, sent.detail, now);
}

/* How many bids there are must not stand in a journal. */
static void journal(const Post *post, Result sent)
{
    if (post->topic != TOPIC_OWN)
        fprintf(stderr, "mail %lld: %s\n", (long long)post->number,
                failed(sent) ? sent.why->code : "sent");
}

/* What is not is taken again once its lease is over. */
static bool written_down(Mailing *m, const Post *post, Result sent)
{
    journal(post, sent);
    return !failed(how_it_went(m, post, sent, clerk_now(m->server->clerk)));
}

/* Where somebody without signing in says that they want no more of these. */
static Str end_address(const Mailing *m, const Post *post, Arena *a)
{
    Str  link;
    Text t = { 0 };
    if (!topic_can_end(post->topic) ||
        failed(end_link(m->server->people, post->account, post->topic, &link, a)))
        return (Str){ 0 };
    text_put(&t, a, "{}/unsubscribe/{}", m->server->config.address, link);
    return text_str(&t);
}

static Mail mail_of(const Mailing *m, const Post *post, Instant now, Arena *a)
{
    Text about = { 0 };
    text_put(&about, a, "{} {}", post->about, post->account ? S("") : post->to);
    return (Mail){ .to = post->to, .subject = post->subject, .text = post->text,
                   .about = text_str(&about), .end = end_address(m, post, a), .at = now,
                   .file = post->receipt, .file_name = S("receipt.tlog-proof") };
}

/* Is there more to do at once? Where the server serves us not, the next letter waits for the next
 * look, and whatever else there is to tell comes before it: who asks a hundred times with a wrong
 * secret is shut out, and who waits for a server that hangs tells nobody anything. */
static bool one_letter(Mailing *m)
{
    Arena life = arena_begin(LETTER_ROOM);
    Post post;
    bool found = false;
    Instant now = clerk_now(m->server->clerk);
    if (failed(outbox_next(m->server->people, now, &post, &found, &life)))
        found = false;
    if (found) {
        Mail mail = mail_of(m, &post, now, &life);
        Result sent = mail_send(&m->to, &mail, &life);
        found = sent.why != &mail_unserved;
        if (found || !again_ends(&m->again))   /* else it was broken off: no fault of its own */
            found &= written_down(m, &post, sent);
    }
    arena_end(&life);
    return found;
}

/* ---- the thread ------------------------------------------------------------------ */

/* What fails is tried again at the next look, for nothing moved on; it is said once. */
static void complain(Mailing *m, const char *what, Result r)
{
    if (failed(r) && r.why != m->trouble)
        fprintf(stderr, "mail, %s: %s\n", what, r.why->code);
    m->trouble = r.why;
}

/* The log is looked at where it grew. */
static void tell(Mailing *m)
{
    Server *s = m->server;
    Instant now = clerk_now(s->clerk);
    Commits commits = clerk_commits(s->clerk);
    bool    more = commits.any != m->told.any;
    Result  r = DONE;
    while (more && !failed(r) && !again_ends(&m->again))
        r = tell_log(s, now, &more);
    complain(m, "log", r);
    if (failed(r) || more)
        return;
    m->told = commits;
    complain(m, "agreements", tell_agreements(s, now));
    complain(m, "duties", tell_duties(s, now));
}

static void send_all(void *mailing)
{
    Mailing *m = mailing;
    tell(m);
    while (!again_ends(&m->again) && one_letter(m))
        continue;
}

/* ---- letters ---------------------------------------------------------------------- */

Result invitation_mail(People *people, const Config *config, const InvitationMail *it, Instant now,
                       Arena *a)
{
    Text subject = { 0 }, text = { 0 }, about = { 0 };
    bool anew;
    Str site = config->site.len ? config->site : S("tenderbox");
    text_put(&subject, a, "{} invites you: take it within seven days", site);
    text_put(&text, a, "You are asked to come: {}\n\nTake the invitation here. The address is for "
                       "you alone, and counts once, until seven days from now:\n\n{}\n\nWhoever "
                       "did not expect this need do nothing.\n", it->purpose, it->address);
    text_put(&about, a, "invitation {}", str_of_number(it->number, a));
    return outbox_put(people, it->to, text_str(&subject), text_str(&text), text_str(&about), now,
                      now, &anew);
}

/* ---- beginning and ending --------------------------------------------------------- */

/* The first line of a file that nobody else may read. */
static Result secret_read(const char *path, const char **secret, Arena *a)
{
    struct stat is;
    char *bytes = secret_take(a, SECRET_BYTES);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return because_of(&setting_wrong, S("mail-secret: the file cannot be read"));
    bool own = !fstat(fd, &is) && S_ISREG(is.st_mode) && !(is.st_mode & 077);
    ssize_t len = own ? read(fd, bytes, SECRET_BYTES - 1) : -1;
    close(fd);
    if (len <= 0)
        return because_of(&setting_wrong, S("mail-secret: others may read the file: chmod 600"));
    bytes[len] = 0;
    bytes[strcspn(bytes, "\r\n")] = 0;
    *secret = bytes;
    return DONE;
}

static bool is_to_end(void *again) { return again_ends(again); }

static Result server_of(const Config *c, Str origin, MailServer *to, Arena *a)
{
    *to = (MailServer){ .url = str_terminated(c->mail, a), .from = c->from, .origin = origin,
                        .site = c->site.len ? c->site : S("tenderbox"),
                        .user = c->mail_user.len ? str_terminated(c->mail_user, a) : NULL,
                        .ca = c->mail_ca.len ? str_terminated(c->mail_ca, a) : NULL };
    return c->mail_secret.len ? secret_read(str_terminated(c->mail_secret, a), &to->secret, a)
                              : DONE;
}

Result mailing_begin(Server *s, Mailing **mailing, Arena *a)
{
    *mailing = NULL;
    if (!s->config.mail.len)
        return DONE;
    Mailing *m = make(a, Mailing, 1);
    m->server = s;
    TRY(server_of(&s->config, clerk_origin(s->clerk), &m->to, a));
    m->to.ends = is_to_end;
    m->to.with = &m->again;
    m->told.any = -1;
    TRY(outbox_unlease(s->people));
    if (!again_begin(&m->again, send_all, m, LOOK_SECONDS))
        return because(&too_large);
    *mailing = m;
    return DONE;
}

void mailing_end(Mailing *m)
{
    if (m)
        again_end(&m->again);
}

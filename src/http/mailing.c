#include "http/mailing.h"

#include "accounts/outbox.h"
#include "mail/mail.h"
#include "seal/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LETTER_ROOM = 4 << 20, SECRET_BYTES = 4096, LOOK_SECONDS = 5 };

struct Mailing {
    Server         *server;
    MailServer      to;
    pthread_t       thread;
    pthread_mutex_t lock;
    pthread_cond_t  ends;
    bool            ending;
};

/* ---- one letter ------------------------------------------------------------------ */

static Result how_it_went(Mailing *m, const Post *post, Result sent, Instant now)
{
    bool over = false;
    if (!failed(sent))
        return outbox_sent(m->server->people, post->number, now);
    if (sent.why == &mail_unsent)
        return outbox_put_off(m->server->people, post->number, sent.detail, now, &over);
    return outbox_give_up(m->server->people, post->number, sent.detail, now);
}

static void told(const Post *post, Result sent)
{
    fprintf(stderr, "mail %lld: %s\n", (long long)post->number,
            failed(sent) ? sent.why->code : "sent");
}

/* Is there more to do at once? */
static bool one_letter(Mailing *m)
{
    Arena life = arena_begin(LETTER_ROOM);
    Post post;
    bool found = false;
    Instant now = clerk_now(m->server->clerk);
    if (failed(outbox_next(m->server->people, now, &post, &found, &life)))
        found = false;
    if (found) {
        Mail mail = { .to = post.to, .subject = post.subject, .text = post.text,
                      .about = post.about, .at = now };
        Result sent = mail_send(&m->to, &mail, &life);
        told(&post, sent);
        if (failed(how_it_went(m, &post, sent, clerk_now(m->server->clerk))))
            found = false;                     /* it is taken again once its lease is over */
    }
    arena_end(&life);
    return found;
}

/* ---- the thread ------------------------------------------------------------------ */

static bool is_over(Mailing *m)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += LOOK_SECONDS;
    pthread_mutex_lock(&m->lock);
    while (!m->ending && pthread_cond_timedwait(&m->ends, &m->lock, &until) != ETIMEDOUT)
        continue;
    bool over = m->ending;
    pthread_mutex_unlock(&m->lock);
    return over;
}

static bool ending(Mailing *m)
{
    pthread_mutex_lock(&m->lock);
    bool is = m->ending;
    pthread_mutex_unlock(&m->lock);
    return is;
}

static void *sending(void *mailing)
{
    Mailing *m = mailing;
    do
        while (!ending(m) && one_letter(m))
            continue;
    while (!is_over(m));
    return NULL;
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

static Result server_of(const Config *c, MailServer *to, Arena *a)
{
    *to = (MailServer){ .url = str_terminated(c->mail, a), .from = c->from,
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
    TRY(server_of(&s->config, &m->to, a));
    pthread_mutex_init(&m->lock, NULL);
    pthread_cond_init(&m->ends, NULL);
    if (pthread_create(&m->thread, NULL, sending, m))
        return because(&too_large);
    *mailing = m;
    return DONE;
}

void mailing_end(Mailing *m)
{
    if (!m)
        return;
    pthread_mutex_lock(&m->lock);
    m->ending = true;
    pthread_cond_signal(&m->ends);
    pthread_mutex_unlock(&m->lock);
    pthread_join(m->thread, NULL);
}

/* mail.h - one letter to one person, by SMTP. Plain text, with what a mail of a machine must say of
 * itself; no secret goes in one, and nothing of a bid.
 *
 * Source: RFC 5321, RFC 5322, RFC 2047 (subjects), RFC 3834 (sent by a machine), RFC 3676
 * (lines that flow), RFC 2369 and 8058 (ending them). */
#ifndef MAIL_MAIL_H
#define MAIL_MAIL_H

#include "base/base.h"

typedef struct MailServer {
    const char *url;                   /* "smtp://mail.example.org:587", "smtps://..." */
    Str         origin;                /* of the log that it tells of */
    Str         from, site;            /* "tenders@example.org", "Arden Constabulary" */
    const char *user, *secret;         /* NULL: it lets us in as we are */
    const char *ca;                    /* a file of certificates that count; NULL: the system's */
    bool      (*ends)(void *with);     /* asked while it waits: is it to end? NULL: it is not */
    void       *with;
} MailServer;

typedef struct Mail {
    Str     to, subject, text;
    Str     about;                     /* what it tells of, and whom: the same each time */
    Str     end;                       /* the address at which they end such mails; empty: none */
    Str     file, file_name;           /* goes with it; empty: none */
    Instant at;
} Mail;

enum { MAIL_CONNECT_SECONDS = 20, MAIL_SECONDS = 300, MAIL_SUBJECT_BYTES = 300,
       MAIL_TEXT_BYTES = 64 << 10 };

/* May mails be from there, and go there? */
bool mail_address_fits(Str);

/* Given over to the server, which answers for it from then on. TLS is a must, but to this machine:
 * there its certificate is not looked at, unless `ca` says which count.
 * A letter that breaks off may come twice: it has the same Message-ID then. Waits for MAIL_SECONDS
 * at most, and a few seconds once it is to end. Not in two threads with one arena.
 * Fails: mail-unfit (an address or a subject that would be more than that); for now mail-unserved
 * (not reached, no TLS, it says no to us) and mail-unsent ("4xx"); for good mail-refused ("5xx" of
 * whom it is for or of the letter); the detail: what the server said. */
Result mail_send(const MailServer *, const Mail *, Arena *);

/* The head of it, each line by itself, folded where it is long, without CR LF at its end. For curl
 * and for tests. */
typedef LIST(Str) MailLines;
void mail_head(const MailServer *, const Mail *, MailLines *, Arena *);

extern const Reason mail_unfit, mail_unsent, mail_unserved, mail_refused;

#endif

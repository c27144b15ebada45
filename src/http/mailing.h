/* mailing.h - a thread that looks what people are to be told of (http/telling.h), and sends what
 * lies in the outbox, one letter after the other. */
#ifndef HTTP_MAILING_H
#define HTTP_MAILING_H

#include "http/routes.h"

typedef struct Mailing Mailing;

/* Begins to send, where the settings name a mail server; else *mailing is NULL and letters wait in
 * the outbox. What the server refuses for good is given up, what it puts off is tried again as
 * accounts/outbox.h says; each letter, whatever became of it, is told to the journal by its number
 * and never by its words; of what people did themselves, bids among it, it says nothing. Fails:
 * setting-wrong (the secret's file cannot be read, or others may read it), too-large (no
 * thread). */
Result mailing_begin(Server *, Mailing **mailing, Arena *);

/* Puts into the outbox what tells somebody of their invitation. It holds the one secret that a mail
 * of ours ever holds: the address at which it is taken. Fails: as outbox_put(). */
typedef struct InvitationMail { Str to, purpose, address; Id number; } InvitationMail;
Result invitation_mail(People *, const Config *, const InvitationMail *, Instant now, Arena *);

/* The letter under way is finished or given back; then the thread ends. NULL: nothing to end. */
void mailing_end(Mailing *);

#endif

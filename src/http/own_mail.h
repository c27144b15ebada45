/* own_mail.h - what somebody is told by mail of their own account. A link is the one secret that
 * such a mail holds; it goes to the address that it is for. */
#ifndef HTTP_OWN_MAIL_H
#define HTTP_OWN_MAIL_H

#include "http/own.h"

/* Into the outbox; false: there is no mail server, or it is full. about: what it is of, told to one
 * address once. */
typedef struct OwnMail { Str to; const char *subject; Str text, about; } OwnMail;
bool own_mail(const Own *, const OwnMail *);

/* "recovery 3 link". */
Str own_about(const Own *, const char *what, Id number, const char *which);

#endif

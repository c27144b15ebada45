/* mail_pages.h - which mails somebody gets, and which did not arrive: parts of pages of one's
 * own. */
#ifndef HTTP_MAIL_PAGES_H
#define HTTP_MAIL_PAGES_H

#include "accounts/outbox.h"
#include "http/own.h"
#include "page/own.h"

/* What somebody can choose, and whether mail to them came back. */
Result mail_choices(Own *, MePage *);

/* By which clock their mornings begin; zone: of the account. */
void zone_choices(Own *, Str zone, MePage *);

enum { BACKS_SHOWN = 50 };                   /* on a page */

/* Of everybody, a row an address; receipts are left out, for they tell who bid. */
typedef LIST(MailBack) MailBacks;
Result mail_backs(Own *, MailBacks *);

extern const Reason ending_too_often;

#endif

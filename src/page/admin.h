/* admin.h - what whoever keeps the server must know and can do about it, for officers of the
 * office. Nothing on it tells how many bids there are. */
#ifndef PAGE_ADMIN_H
#define PAGE_ADMIN_H

#include "page/doctor.h"
#include "page/frame.h"
#include "page/own.h"

#define HEALTH_ROW(IS)                                                                             \
    IS(HealthRow, TEXT, about, , "What was looked at.")                                            \
    IS(HealthRow, TEXT, state, , "Good, Look at this, or Not well.")                               \
    IS(HealthRow, TEXT, says, , "What was found, and what to do.")                                 \
    IS(HealthRow, FLAG, weak, , "All goes on, but something could be lost unseen.")                \
    IS(HealthRow, FLAG, unwell, , "Something is wrong.")
SHAPE(HealthRow, HEALTH_ROW)

#define ADMIN_PAGE(IS)                                                                             \
    IS(AdminPage, TEXT, heading, , "In a sentence: is all well?")                                  \
    IS(AdminPage, TEXT, done, , "What was just done.")                                             \
    IS(AdminPage, TEXT, error, , "Why it was not done.")                                           \
    IS(AdminPage, LIST, health, HealthRow, "What was looked at, what is not well first.")          \
    IS(AdminPage, TEXT, folder, , "Where a backup goes, as the settings say; empty: nowhere.")     \
    IS(AdminPage, TEXT, taking, , "Since when a backup is being taken; empty: none is.")           \
    IS(AdminPage, TEXT, taken, , "What became of the last one that was asked for here.")           \
    IS(AdminPage, FLAG, failed, , "It was not taken.")                                             \
    IS(AdminPage, FLAG, sends, , "Does this server send mail?")                                    \
    IS(AdminPage, NUMBER, waiting, , "Mails that wait, without what people did themselves.")       \
    IS(AdminPage, FLAG, put_off, , "Some of them were refused, and can be tried at once.")         \
    IS(AdminPage, NUMBER, more_back, , "How many more mails did not arrive.")                      \
    IS(AdminPage, LIST, back, MailBack, "Mail that did not arrive.")
SHAPE(AdminPage, ADMIN_PAGE)

/* Its rows of health, and the heading that follows from them. */
void page_admin_health(const Checkup *, AdminPage *, Arena *);

void admin_html(const Frame *, const AdminPage *, Text *, Arena *);

#endif

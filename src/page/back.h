/* back.h - back into an account, with the help of two officers; and another e-mail address. */
#ifndef PAGE_BACK_H
#define PAGE_BACK_H

#include "page/frame.h"

#define LOST_PAGE(IS)                                                                              \
    IS(LostPage, TEXT, mail, , "The e-mail address that was typed.")                               \
    IS(LostPage, TEXT, words, , "What was typed for officers to read.")                            \
    IS(LostPage, TEXT, error, , "Why it was not taken.")                                           \
    IS(LostPage, FLAG, done, , "It is left with the officers, if there is such an account.")
SHAPE(LostPage, LOST_PAGE)

/* Of somebody who gets their account back. */
#define KEY_LEFT(IS)                                                                               \
    IS(KeyLeft, TEXT, label, , "What the person calls it.")                                        \
    IS(KeyLeft, TEXT, key, , "The public key, in hex.")                                            \
    IS(KeyLeft, TEXT, opened_by, , "What opens it still; empty: nothing that is kept here.")
SHAPE(KeyLeft, KEY_LEFT)

#define RECOVER_PAGE(IS)                                                                           \
    IS(RecoverPage, TEXT, link, , "What the address ends with.")                                   \
    IS(RecoverPage, TEXT, name, , "Whose account it is.")                                          \
    IS(RecoverPage, TEXT, mail, , "Their e-mail address.")                                         \
    IS(RecoverPage, TEXT, error, , "Why it was not taken.")                                        \
    IS(RecoverPage, LIST, keys, KeyLeft, "Their signing keys.")
SHAPE(RecoverPage, RECOVER_PAGE)

#define PLEA_ROW(IS)                                                                               \
    IS(PleaRow, TEXT, at, , "When they asked.")                                                    \
    IS(PleaRow, TEXT, words, , "What they wrote.")                                                 \
    IS(PleaRow, TEXT, address, , "From which address.")
SHAPE(PleaRow, PLEA_ROW)

#define GIVE_BACK_PAGE(IS)                                                                         \
    IS(GiveBackPage, NUMBER, number, , "The account's number.")                                    \
    IS(GiveBackPage, TEXT, name, , "Whose it is.")                                                 \
    IS(GiveBackPage, TEXT, mail, , "Their e-mail address.")                                        \
    IS(GiveBackPage, TEXT, error, , "Why it was not done.")                                        \
    IS(GiveBackPage, TEXT, done, , "What was just done.")                                          \
    IS(GiveBackPage, TEXT, link, , "The address to hand over; empty: it is sent.")             \
    IS(GiveBackPage, NUMBER, recovery, , "The number of what waits; 0: nobody asked yet.")         \
    IS(GiveBackPage, TEXT, asked_by, , "The officer who asked.")                                   \
    IS(GiveBackPage, TEXT, asked, , "When.")                                                       \
    IS(GiveBackPage, TEXT, why, , "How they know the person.")                                     \
    IS(GiveBackPage, TEXT, until, , "Until when it waits for what comes next.")                    \
    IS(GiveBackPage, TEXT, agreed_by, , "The officer who agreed; empty: nobody yet.")              \
    IS(GiveBackPage, FLAG, own, , "It is one's own account.")                                      \
    IS(GiveBackPage, FLAG, asked_self, , "Whoever looks asked.")                                   \
    IS(GiveBackPage, FLAG, by_mail, , "Is there a mail server to send the link by?")               \
    IS(GiveBackPage, LIST, pleas, PleaRow, "What the person wrote, the oldest first.")
SHAPE(GiveBackPage, GIVE_BACK_PAGE)

#define MAIL_PAGE(IS)                                                                              \
    IS(MailPage, TEXT, old, , "The address as it is.")                                             \
    IS(MailPage, TEXT, mail, , "The one that was typed, or to which it moves.")                    \
    IS(MailPage, TEXT, error, , "Why it was not taken.")                                           \
    IS(MailPage, FLAG, has_passphrase, , "Is there a passphrase to be typed?")                     \
    IS(MailPage, FLAG, can_send, , "Is there a mail server?")                                      \
    IS(MailPage, TEXT, link, , "Of who confirms: what the address ends with.")                     \
    IS(MailPage, FLAG, done, , "It was sent; of who confirms: it is done.")
SHAPE(MailPage, MAIL_PAGE)

void lost_html(const Frame *, const LostPage *, Text *, Arena *);
void recover_html(const Frame *, const RecoverPage *, Text *, Arena *);
void give_back_html(const Frame *, const GiveBackPage *, Text *, Arena *);
void new_mail_html(const Frame *, const MailPage *, Text *, Arena *);
void moved_html(const Frame *, const MailPage *, Text *, Arena *);

#endif

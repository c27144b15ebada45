/* own.h - what a person sees of their own: how they sign in, where they are signed in, their keys;
 * and the pages on which these are made. */
#ifndef PAGE_OWN_H
#define PAGE_OWN_H

#include "page/frame.h"

#define SESSION_ROW(IS)                                                                            \
    IS(SessionRow, NUMBER, number, , "Its number among the person's.")                             \
    IS(SessionRow, TEXT, browser, , "Which browser it is, and on what.")                           \
    IS(SessionRow, TEXT, address, , "From which address it began.")                                \
    IS(SessionRow, TEXT, began, , "When.")                                                         \
    IS(SessionRow, TEXT, seen, , "When it was last used.")                                         \
    IS(SessionRow, FLAG, own, , "Is it the one that asks?")
SHAPE(SessionRow, SESSION_ROW)

#define PASSKEY_ROW(IS)                                                                            \
    IS(PasskeyRow, NUMBER, number, , "Its number among the person's.")                             \
    IS(PasskeyRow, TEXT, label, , "What the person calls it.")                                     \
    IS(PasskeyRow, TEXT, made, , "Since when.")                                                    \
    IS(PasskeyRow, TEXT, used, , "When it was last used; empty: never.")                           \
    IS(PasskeyRow, FLAG, asked, , "It is asked whether it is to go.")                              \
    IS(PasskeyRow, FLAG, copied, , "It seems that there are two of it.")
SHAPE(PasskeyRow, PASSKEY_ROW)

#define OWN_KEY_ROW(IS)                                                                            \
    IS(OwnKeyRow, NUMBER, number, , "Its number among the person's.")                              \
    IS(OwnKeyRow, TEXT, label, , "What the person calls it.")                                      \
    IS(OwnKeyRow, TEXT, key, , "The public key, in hex.")                                          \
    IS(OwnKeyRow, TEXT, added, , "Since when.")                                                    \
    IS(OwnKeyRow, TEXT, ended, , "When it ended; empty: it counts.")                               \
    IS(OwnKeyRow, TEXT, opened_by, , "What opens it: a passphrase, a code, a passkey.")
SHAPE(OwnKeyRow, OWN_KEY_ROW)

#define HAPPENED_ROW(IS)                                                                           \
    IS(HappenedRow, TEXT, at, , "When.")                                                           \
    IS(HappenedRow, TEXT, says, , "What.")
SHAPE(HappenedRow, HAPPENED_ROW)

#define RECOVERY_ROW(IS)                                                                           \
    IS(RecoveryRow, NUMBER, number, , "Its number.")                                               \
    IS(RecoveryRow, TEXT, says, , "What waits, and until when.")
SHAPE(RecoveryRow, RECOVERY_ROW)

#define MAIL_CHOICE(IS)                                                                            \
    IS(MailChoice, NUMBER, topic, , "Its number.")                                                 \
    IS(MailChoice, TEXT, label, , "What these mails are called.")                                  \
    IS(MailChoice, TEXT, says, , "What they tell of.")                                             \
    IS(MailChoice, FLAG, wanted, , "Does the person get them?")
SHAPE(MailChoice, MAIL_CHOICE)

#define ZONE_CHOICE(IS)                                                                            \
    IS(ZoneChoice, TEXT, value, , "What is sent.")                                                 \
    IS(ZoneChoice, TEXT, label, , "Whose clock it is.")                                            \
    IS(ZoneChoice, FLAG, chosen, , "Is it the one?")
SHAPE(ZoneChoice, ZONE_CHOICE)

#define MAIL_BACK(IS)                                                                              \
    IS(MailBack, TEXT, to, , "To whom.")                                                           \
    IS(MailBack, TEXT, trouble, , "What the mail server said last.")                               \
    IS(MailBack, TEXT, since, , "Since when.")                                                     \
    IS(MailBack, FLAG, over, , "It is given up.")
SHAPE(MailBack, MAIL_BACK)

#define UNSUBSCRIBE_PAGE(IS)                                                                       \
    IS(UnsubscribePage, TEXT, label, , "What these mails are called.")                             \
    IS(UnsubscribePage, TEXT, says, , "What they tell of.")                                        \
    IS(UnsubscribePage, TEXT, action, , "Where one says so.")                                      \
    IS(UnsubscribePage, FLAG, done, , "They are ended.")
SHAPE(UnsubscribePage, UNSUBSCRIBE_PAGE)

#define ME_PAGE(IS)                                                                                \
    IS(MePage, TEXT, name, , "The person's name.")                                                 \
    IS(MePage, TEXT, mail, , "Their e-mail address.")                                              \
    IS(MePage, FLAG, has_passphrase, , "Can they sign in with a passphrase?")                      \
    IS(MePage, FLAG, has_totp, , "Does a code from a phone go with it?")                           \
    IS(MePage, NUMBER, codes_left, , "Printed codes that were not used yet.")                      \
    IS(MePage, TEXT, error, , "Why something was not done.")                                       \
    IS(MePage, NUMBER, asks, , "A passkey of which is asked whether it is to go; 0: none.")        \
    IS(MePage, TEXT, asks_says, , "What is lost with it.")                                         \
    IS(MePage, TEXT, done, , "What was just done.")                                                \
    IS(MePage, TEXT, moves_to, , "The address that waits to be confirmed; empty: none.")           \
    IS(MePage, TEXT, moves_until, , "Until when.")                                                 \
    IS(MePage, LIST, recoveries, RecoveryRow, "Who gives their account to whoever asked.")         \
    IS(MePage, LIST, happened, HappenedRow, "What happened to the account, the newest first.")     \
    IS(MePage, LIST, before, HappenedRow, "And what happened before that.")                        \
    IS(MePage, TEXT, mail_back, , "Why mail to them came back, and since when; empty: none.")     \
    IS(MePage, LIST, mails, MailChoice, "Mails that they can do without.")                         \
    IS(MePage, LIST, zones, ZoneChoice, "By which clock their mornings begin.")                    \
    IS(MePage, LIST, keys, OwnKeyRow, "Their signing keys, the oldest first.")                     \
    IS(MePage, LIST, passkeys, PasskeyRow, "Their passkeys, the oldest first.")                    \
    IS(MePage, LIST, sessions, SessionRow, "Where they are signed in, the newest first.")          \
    IS(MePage, TEXT, known, , "How many browsers are known, in words; empty: none.")
SHAPE(MePage, ME_PAGE)

#define JOIN_PAGE(IS)                                                                              \
    IS(JoinPage, TEXT, link, , "What the address of the invitation ends with.")                    \
    IS(JoinPage, TEXT, purpose, , "What they are asked to come for.")                              \
    IS(JoinPage, TEXT, by, , "Who asks them.")                                                     \
    IS(JoinPage, TEXT, until, , "Until when.")                                                     \
    IS(JoinPage, TEXT, as, , "Who is signed in and may take it; empty: nobody.")                   \
    IS(JoinPage, TEXT, name, , "The name that was typed.")                                         \
    IS(JoinPage, TEXT, mail, , "The e-mail address, as typed or as they were invited.")            \
    IS(JoinPage, FLAG, mail_set, , "The invitation is for this address alone.")                    \
    IS(JoinPage, TEXT, field, , "The field that is wrong.")                                        \
    IS(JoinPage, TEXT, error, , "Why it was not taken; empty: it was not tried yet.")              \
    IS(JoinPage, FLAG, name_wrong, , "The name is wrong.")                                         \
    IS(JoinPage, FLAG, mail_wrong, , "The address is wrong.")                                      \
    IS(JoinPage, FLAG, passphrase_wrong, , "The passphrase is wrong.")
SHAPE(JoinPage, JOIN_PAGE)

#define PHONE_PAGE(IS)                                                                             \
    IS(PhonePage, TEXT, secret, , "What is typed into the phone, in groups of four.")              \
    IS(PhonePage, TEXT, error, , "Why the code was not taken.")
SHAPE(PhonePage, PHONE_PAGE)

#define CODES_PAGE(IS)                                                                             \
    IS(CodesPage, TEXTS, codes, , "Ten codes, each of which counts once.")
SHAPE(CodesPage, CODES_PAGE)

/* Of a page on which a key, a passphrase or a passkey is made: what the scripts need. */
#define MAKING_PAGE(IS)                                                                            \
    IS(MakingPage, TEXT, claim, , "JSON: whose a new key is, and what is signed to show it.")      \
    IS(MakingPage, TEXT, mail, , "Of whom a passphrase is.")                                       \
    IS(MakingPage, TEXT, keys, , "JSON: keys that are wrapped anew with it; empty: none.")         \
    IS(MakingPage, TEXT, options, , "JSON for WebAuthn.")                                          \
    IS(MakingPage, TEXT, error, , "Why it was not taken.")
SHAPE(MakingPage, MAKING_PAGE)

#define INVITED_ROW(IS)                                                                            \
    IS(InvitedRow, NUMBER, number, , "Its number.")                                                \
    IS(InvitedRow, TEXT, mail, , "For whom; empty: for whoever has the link.")                     \
    IS(InvitedRow, TEXT, purpose, , "For what.")                                                   \
    IS(InvitedRow, TEXT, until, , "Until when it can be taken.")                                   \
    IS(InvitedRow, TEXT, taken, , "When it was taken; empty: it waits.")
SHAPE(InvitedRow, INVITED_ROW)

#define ACCOUNT_ROW(IS)                                                                            \
    IS(AccountRow, NUMBER, number, , "Its number.")                                                \
    IS(AccountRow, TEXT, name, , "The person's name.")                                             \
    IS(AccountRow, TEXT, mail, , "Their e-mail address.")                                          \
    IS(AccountRow, FLAG, disabled, , "They cannot sign in.")                                       \
    IS(AccountRow, TEXT, waits, , "What waits to give it back; empty: nothing.")
SHAPE(AccountRow, ACCOUNT_ROW)

#define PEOPLE_PAGE(IS)                                                                            \
    IS(PeoplePage, TEXT, link, , "The address of the invitation that was just made.")              \
    IS(PeoplePage, FLAG, by_mail, , "It is on its way by mail.")                                   \
    IS(PeoplePage, TEXT, mail, , "The address that was typed.")                                    \
    IS(PeoplePage, TEXT, purpose, , "What was typed that they are to do.")                         \
    IS(PeoplePage, TEXT, error, , "Why no invitation was made.")                                   \
    IS(PeoplePage, LIST, lost, AccountRow, "Those who asked for their account, or wait for it.")   \
    IS(PeoplePage, LIST, invited, InvitedRow, "Invitations, the newest first.")                    \
    IS(PeoplePage, LIST, back, MailBack, "Mail that did not arrive.")                              \
    IS(PeoplePage, LIST, accounts, AccountRow, "Everybody who has an account.")                    \
    IS(PeoplePage, TEXT, which, , "Which of them are shown; empty: all.")                          \
    IS(PeoplePage, TEXT, before, , "Where those before them are.")                                 \
    IS(PeoplePage, TEXT, after, , "Where more are.")                                               \
    IS(PeoplePage, TEXT, which_invited, , "Of the invitations likewise.")                          \
    IS(PeoplePage, TEXT, before_invited, , "Where those before them are.")                         \
    IS(PeoplePage, TEXT, after_invited, , "Where more are.")                                       \
    IS(PeoplePage, NUMBER, more_back, , "How many more mails did not arrive.")
SHAPE(PeoplePage, PEOPLE_PAGE)

#define CALENDAR_PAGE(IS)                                                                          \
    IS(CalendarPage, TEXT, made, , "Since when there is an address; empty: there is none.")        \
    IS(CalendarPage, SCRIPT, link, , "The address that was just made, shown once.")
SHAPE(CalendarPage, CALENDAR_PAGE)

/* "Firefox on Windows", of what it says of itself (User-Agent); of one that is not known the
 * beginning of that. */
Str browser_words(Str says, Arena *);

void me_html(const Frame *, const MePage *, Text *, Arena *);
void join_html(const Frame *, const JoinPage *, Text *, Arena *);
void phone_html(const Frame *, const PhonePage *, Text *, Arena *);
void codes_html(const Frame *, const CodesPage *, Text *, Arena *);
void passphrase_html(const Frame *, const MakingPage *, Text *, Arena *);
void passkey_html(const Frame *, const MakingPage *, Text *, Arena *);
void key_html(const Frame *, const MakingPage *, Text *, Arena *);
void bring_key_html(const Frame *, const MakingPage *, Text *, Arena *);
void unsubscribe_html(const Frame *, const UnsubscribePage *, Text *, Arena *);
void calendar_html(const Frame *, const CalendarPage *, Text *, Arena *);
void people_html(const Frame *, const PeoplePage *, Text *, Arena *);

#endif

/* own.h - what a person sees of their own: how they sign in, where they are signed in, their keys;
 * and the pages on which these are made. */
#ifndef PAGE_OWN_H
#define PAGE_OWN_H

#include "page/frame.h"

#define SESSION_ROW(IS)                                                                            \
    IS(SessionRow, NUMBER, number, , "Its number among the person's.")                             \
    IS(SessionRow, TEXT, browser, , "What the browser says that it is.")                           \
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

#define ME_PAGE(IS)                                                                                \
    IS(MePage, TEXT, name, , "The person's name.")                                                 \
    IS(MePage, TEXT, mail, , "Their e-mail address.")                                              \
    IS(MePage, FLAG, has_passphrase, , "Can they sign in with a passphrase?")                      \
    IS(MePage, FLAG, has_totp, , "Does a code from a phone go with it?")                           \
    IS(MePage, NUMBER, codes_left, , "Printed codes that were not used yet.")                      \
    IS(MePage, TEXT, done, , "What was just done.")                                                \
    IS(MePage, LIST, keys, OwnKeyRow, "Their signing keys, the oldest first.")                     \
    IS(MePage, LIST, passkeys, PasskeyRow, "Their passkeys, the oldest first.")                    \
    IS(MePage, LIST, sessions, SessionRow, "Where they are signed in, the newest first.")
SHAPE(MePage, ME_PAGE)

#define JOIN_PAGE(IS)                                                                              \
    IS(JoinPage, TEXT, link, , "What the address of the invitation ends with.")                    \
    IS(JoinPage, TEXT, purpose, , "What they are asked to come for.")                              \
    IS(JoinPage, TEXT, by, , "Who asks them.")                                                     \
    IS(JoinPage, TEXT, until, , "Until when.")                                                     \
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
    IS(AccountRow, FLAG, disabled, , "They cannot sign in.")
SHAPE(AccountRow, ACCOUNT_ROW)

#define PEOPLE_PAGE(IS)                                                                            \
    IS(PeoplePage, TEXT, link, , "The address of the invitation that was just made.")              \
    IS(PeoplePage, FLAG, by_mail, , "It is on its way by mail.")                                   \
    IS(PeoplePage, TEXT, mail, , "The address that was typed.")                                    \
    IS(PeoplePage, TEXT, purpose, , "What was typed that they are to do.")                         \
    IS(PeoplePage, TEXT, error, , "Why no invitation was made.")                                   \
    IS(PeoplePage, LIST, invited, InvitedRow, "Invitations, the newest first.")                    \
    IS(PeoplePage, LIST, accounts, AccountRow, "Everybody who has an account.")
SHAPE(PeoplePage, PEOPLE_PAGE)

void me_html(const Frame *, const MePage *, Text *, Arena *);
void join_html(const Frame *, const JoinPage *, Text *, Arena *);
void phone_html(const Frame *, const PhonePage *, Text *, Arena *);
void codes_html(const Frame *, const CodesPage *, Text *, Arena *);
void passphrase_html(const Frame *, const MakingPage *, Text *, Arena *);
void passkey_html(const Frame *, const MakingPage *, Text *, Arena *);
void key_html(const Frame *, const MakingPage *, Text *, Arena *);
void bring_key_html(const Frame *, const MakingPage *, Text *, Arena *);
void people_html(const Frame *, const PeoplePage *, Text *, Arena *);

#endif

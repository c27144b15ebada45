/* sign_in.h - showing who one is, and what a person sees of their own: where they are signed in. */
#ifndef PAGE_SIGN_IN_H
#define PAGE_SIGN_IN_H

#include "page/frame.h"

#define SIGN_IN_PAGE(IS)                                                                           \
    IS(SignInPage, TEXT, mail, , "The e-mail address that was typed.")                             \
    IS(SignInPage, TEXT, after, , "Where to go afterwards.")                                       \
    IS(SignInPage, TEXT, error, , "Why it was not taken; empty: it was not tried yet.")            \
    IS(SignInPage, TEXT, left_off, , "Said of who was signed in and is not any more.")
SHAPE(SignInPage, SIGN_IN_PAGE)

#define SESSION_ROW(IS)                                                                            \
    IS(SessionRow, NUMBER, number, , "Its number among the person's.")                             \
    IS(SessionRow, TEXT, browser, , "What the browser says that it is.")                           \
    IS(SessionRow, TEXT, address, , "From which address it began.")                                \
    IS(SessionRow, TEXT, began, , "When.")                                                         \
    IS(SessionRow, TEXT, seen, , "When it was last used.")                                         \
    IS(SessionRow, FLAG, own, , "Is it the one that asks?")
SHAPE(SessionRow, SESSION_ROW)

#define ME_PAGE(IS)                                                                                \
    IS(MePage, TEXT, name, , "The person's name.")                                                 \
    IS(MePage, TEXT, mail, , "Their e-mail address.")                                              \
    IS(MePage, FLAG, has_passphrase, , "Can they sign in with a passphrase?")                      \
    IS(MePage, FLAG, has_totp, , "Does a code go with it?")                                        \
    IS(MePage, TEXT, done, , "What was just done.")                                                \
    IS(MePage, LIST, sessions, SessionRow, "Where they are signed in, the newest first.")
SHAPE(MePage, ME_PAGE)

void sign_in_html(const Frame *, const SignInPage *, Text *, Arena *);
void me_html(const Frame *, const MePage *, Text *, Arena *);

#endif

/* sign_in.h - showing who one is. */
#ifndef PAGE_SIGN_IN_H
#define PAGE_SIGN_IN_H

#include "page/frame.h"

#define SIGN_IN_PAGE(IS)                                                                           \
    IS(SignInPage, TEXT, mail, , "The e-mail address that was typed.")                             \
    IS(SignInPage, TEXT, after, , "Where to go afterwards.")                                       \
    IS(SignInPage, TEXT, error, , "Why it was not taken; empty: it was not tried yet.")            \
    IS(SignInPage, TEXT, options, , "JSON for WebAuthn; empty: no passkeys here.")                 \
    IS(SignInPage, FLAG, signed_out, , "Said of who was signed in and is not any more.")
SHAPE(SignInPage, SIGN_IN_PAGE)

void sign_in_html(const Frame *, const SignInPage *, Text *, Arena *);
void printed_html(const Frame *, const SignInPage *, Text *, Arena *);

#endif

/* own.h - what pages of a person's own have in common. */
#ifndef HTTP_OWN_H
#define HTTP_OWN_H

#include "accounts/passkey.h"
#include "http/site.h"
#include "http/visitor.h"

/* Somebody's own page under way. */
typedef struct Own {
    Server        *server;
    const Request *request;
    Answer        *answer;
    Arena         *a;
    Visitor        visitor;
    Instant        now;
} Own;

/* Whoever asks is signed in, for their row says so. False: it is answered. */
bool own_come(Own *, Server *, const Request *, Answer *, Arena *);

/* The same of who sends a form. */
bool own_sent(Own *, Server *, const Request *, Pairs *, Answer *, Arena *);

/* Only of who showed who they are within ten minutes; others are asked to. */
bool own_proved(Own *);

void  own_failed(Own *, Result);

/* On to a page of one's own, or, where it was not done, what says why: own_failed(), or the page
 * with the form. */
void  own_done(Own *, Result, void (*why)(Own *, Result), const char *path);
Frame own_frame(Own *, const char *title, const char *script);   /* "": as every page's */
Str   own_moment(const Own *, Instant);                            /* empty for 0 */

#define own_page(own, frame, name, page)                                                           \
    do {                                                                                           \
        Text html_ = { 0 };                                                                        \
        name##_html((frame), (page), &html_, (own)->a);                                            \
        answer_html((own)->answer, 200, &html_);                                                   \
    } while (0)

/* Where passkeys are for: from the setting `address`, else from the request, on this machine. */
Site own_site(Server *, const Request *, Arena *);

/* base64url without padding. False: it is none, or longer than so many bytes. */
bool str_base64url(Str, ptrdiff_t most, Str *bytes, Arena *);
void text_base64url(Text *, Str bytes, Arena *);

/* A new passphrase that was typed twice. Fails: passphrases-differ, passphrase-short. */
Result passphrase_fits(const Pairs *typed);
extern const Reason passphrases_differ;

/* WebAuthn's ...RequestOptionsJSON for signing in. */
Str passkey_request(Server *, const Request *, const Visitor *, Instant, Arena *);

#endif

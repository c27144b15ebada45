/* own.h - what pages of a person's own have in common. */
#ifndef HTTP_OWN_H
#define HTTP_OWN_H

#include "accounts/keys.h"
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

/* Where nobody need be signed in, and with a form. */
bool own_stranger(Own *, Server *, const Request *, Answer *, Arena *);
bool own_stranger_sent(Own *, Server *, const Request *, Pairs *, Answer *, Arena *);

/* Only of who showed who they are within ten minutes; others are asked to. */
bool own_proved(Own *);

/* Only of officers of the office: nobody else sees who has an account. False: it is answered. */
bool own_officer(Own *);

void  own_failed(Own *, Result);

/* On to a page of one's own, or, where it was not done, what says why: own_failed(), or the page
 * with the form. */
void  own_done(Own *, Result, void (*why)(Own *, Result), const char *path);
Frame own_frame(Own *, const char *title, const char *script);   /* "": as every page's */
Str   own_moment(const Own *, Instant);                            /* empty for 0 */

Str   own_address(const Own *, const char *page, const Token *link);   /* whole, for a mail */
Str   own_opened_by(Id key, const Wraps *, Arena *);            /* "a passphrase, a passkey" */
Result own_note(const Own *, int what, Str words);             /* one's own doing; Happened */
Str   own_name(const Own *, Id account, const char *nobody);

#define own_page(own, frame, name, page)                                                           \
    do {                                                                                           \
        Text html_ = { 0 };                                                                        \
        name##_html((frame), (page), &html_, (own)->a);                                            \
        answer_html((own)->answer, 200, &html_);                                                   \
    } while (0)

/* The same, and under /api/ the struct of this type as JSON. */
#define own_shown(own, status, frame, name, Type, page)                                            \
    do {                                                                                           \
        const Type *shown_ = (page);                                                               \
        Text  html_ = { 0 };                                                                       \
        Frame frame_ = frame_of((frame), (status), (own)->a);                                      \
        if (!shape_fits(&shape_##Type, shown_, (own)->a)) {                                        \
            own_failed((own), because(&page_too_long));                                            \
            break;                                                                                 \
        }                                                                                          \
        if (is_of_api((own)->request)) {                                                           \
            answer_json((own)->answer, (status), &shape_##Type, shown_, (own)->a);                 \
            break;                                                                                 \
        }                                                                                          \
        name##_html(&frame_, shown_, &html_, (own)->a);                                           \
        answer_html((own)->answer, (status), &html_);                                              \
    } while (0)

/* Where passkeys are for: from the setting `address`, else from the request, on this machine. */
Site own_site(Server *, const Request *, Arena *);

/* base64url without padding. False: it is none, or longer than so many bytes. */
bool str_base64url(Str, ptrdiff_t most, Str *bytes, Arena *);
void text_base64url(Text *, Str bytes, Arena *);

/* A new passphrase that was typed twice. Fails: passphrases-differ, passphrase-short. */
Result passphrase_fits(const Pairs *typed);
extern const Reason passphrases_differ, proof_old;

/* WebAuthn's ...RequestOptionsJSON for signing in. */
Str passkey_request(Server *, const Request *, const Visitor *, Instant, Arena *);

#endif

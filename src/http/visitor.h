/* visitor.h - who asks, by the cookie of their browser; and whether what they send is their own.
 *
 * A browser has a token in a cookie from its first form on: a visitor's, or the session's of who is
 * signed in. Behind a proxy that speaks TLS the cookie's name begins with __Host-, so that no other
 * site can set it. Everything that writes carries the token's form key and comes from a page of
 * ours. Source: RFC 6265bis; W3C Fetch Metadata. */
#ifndef HTTP_VISITOR_H
#define HTTP_VISITOR_H

#include "http/routes.h"

typedef struct Visitor {
    Id   account;                      /* 0: nobody is signed in */
    Id   number;                       /* of the session among the account's */
    Str  name;                         /* of the person, as shown */
    bool proved;                       /* showed who they are within ten minutes */
    Str  token;                        /* empty: this browser has none yet */
    Str  form_key;
} Visitor;

/* Nobody being signed in is an answer, too; so is a session that is over. Under /api/ a program
 * that signs what it asks with a key of an account is that account (doc/serve.md, who asks).
 * Fails: people-broken; of who signs as asker_of(), account-disabled. */
Result visitor_of(Server *, const Request *, Visitor *, Arena *);

/* The same, and a browser that has no token gets one with this answer: for pages with a form. */
Result visitor_with_form(Server *, const Request *, Visitor *, Answer *, Arena *);

/* Who just signed in gets a session, and goes on with it. Fails: as session_begin(). */
Result visitor_signs_in(Server *, const Request *, Id account, Answer *, Arena *);

/* The same of who did so by passphrase and code, or by passkey: this browser is known for that
 * account from now on (device_remember()), also when nobody is signed in there any more. */
Result visitor_shows_all(Server *, const Request *, Id account, Answer *, Arena *);

/* What a browser brings that is known for some account; empty: it brings nothing. */
Str visitor_device(const Request *);

/* By what one who is known is told from others, where each has a share: a program by the key with
 * which it signs, a browser by its account. */
Str who_of_key(Key, Arena *);
Str who_of_account(Id, Arena *);

/* From where it comes: behind a proxy on this machine, what that says. Rates count by it. */
Str visitor_address(const Request *);

/* On to this page; where its address says what was just done ("/me?done=phone"), the browser is
 * told so for ten minutes by a cookie, too. */
void answer_done(const Request *, Answer *, Str path, Arena *);

/* What the address says was just done ("phone"), where this browser was sent there by what did it:
 * a link that somebody wrote makes no page say it. Else empty. */
Str just_done(const Request *, Arena *);

/* The cookie goes. */
void visitor_forget(const Request *, Answer *, Arena *);

/* The fields and files of a form that was sent. Fails: form-foreign (another site's, or without
 * the key of this browser), form-unreadable (as form_read()). */
Result posted(const Visitor *, const Request *, Pairs *, Arena *);

/* The same of what a script of ours sends: the form's key is in the header Tenderbox-Form, which no
 * other site's page can set. Fails: form-foreign. */
Result sent_by_script(const Visitor *, const Request *);

/* The same without that key: what comes so is shown again to whom it came from, and changes
 * nothing. */
Result posted_unkeyed(const Request *, Pairs *, Arena *);

/* Is the key of this browser among them? */
bool is_keyed(const Visitor *, const Pairs *);

/* The first of that name; empty: there is none. */
Str pair_of(const Pairs *, const char *name);

/* Behind what stands there already. */
void pair_put(Pairs *, const char *name, Str value, Arena *);

/* What somebody signs in with: 64 digits that the browser made of the passphrase ("secret"), or,
 * where scripts are off, made of it here: scrypt of it, N = 2^17, salted with the e-mail address.
 * Fails: passphrase-long; busy-now (no memory). Source: doc/serve.md, signing in. */
Result passphrase_secret(const Pairs *typed, Str mail, Str *secret, Arena *);

extern const Reason form_foreign, form_unreadable;

#endif

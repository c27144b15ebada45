/* outbox.h - mail to be sent. Whoever sends takes the next, sends it, and says how it went. */
#ifndef ACCOUNTS_OUTBOX_H
#define ACCOUNTS_OUTBOX_H

#include "accounts/accounts.h"

enum {
    OUTBOX_MOST     = 10000,           /* that wait */
    SUBJECT_BYTES   = 300,
    LETTER_BYTES    = 64 << 10,
    ABOUT_BYTES     = 200,
    TROUBLE_BYTES   = 500,             /* of what went wrong, so much is kept */
    OUTBOX_LEASE    = 600,             /* who took one has so long; then it is taken again */
    OUTBOX_FIRST    = 60,              /* put off so long, then twice as long, and so on */
    OUTBOX_LONGEST  = 4 * 3600,
    OUTBOX_GIVES_UP = 3 * 86400,       /* after it was due */
    OUTBOX_KEPT     = 365 * 86400,     /* so long it is known that something was sent */
};

typedef enum Posting { POST_WAITS = 1, POST_SENT, POST_GIVEN_UP } Posting;

typedef struct Post {
    Id      number;
    Str     to, subject, text, about;  /* text: gone once it is sent or given up */
    Str     trouble;                   /* what went wrong last */
    Instant due, next;                 /* next: when it is tried */
    int64_t tries;
    Posting state;
} Post;
typedef LIST(Post) Posts;

extern const Reason post_wrong, outbox_full, post_missing;

/* `about` names what happened, to whom it is mailed once: the same again is done, and *anew is
 * false. subject is one line; in the text only "\n" is none that shows. Fails: mail-wrong,
 * post-wrong, outbox-full. */
Result outbox_put(People *, Str to, Str subject, Str text, Str about, Instant due, Instant now,
                  bool *anew);

/* The next that is due, and nobody else's for OUTBOX_LEASE. Not *found: nothing is due. */
Result outbox_next(People *, Instant now, Post *, bool *found, Arena *);

/* When to look again; 0: nothing waits. */
Result outbox_when(People *, Instant *when);

/* How it went. Put off, it is given up where it would be after OUTBOX_GIVES_UP; outbox_give_up is
 * for an address that does not exist. Fails: post-missing (none that waits). */
Result outbox_sent(People *, Id post, Instant now);
Result outbox_put_off(People *, Id post, Str trouble, Instant now, bool *given_up);
Result outbox_give_up(People *, Id post, Str trouble, Instant now);

/* What was given up or is being put off, the latest first, without texts. */
Result outbox_failures(People *, Posts *, Arena *);

#endif

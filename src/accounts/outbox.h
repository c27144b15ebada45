/* outbox.h - mail to be sent. Whoever sends takes the next, sends it, and says how it went. */
#ifndef ACCOUNTS_OUTBOX_H
#define ACCOUNTS_OUTBOX_H

#include "accounts/drafts.h"

enum {
    OUTBOX_MOST     = 10000,           /* that wait */
    SUBJECT_BYTES   = 300,
    LETTER_BYTES    = 64 << 10,
    ABOUT_BYTES     = 200,
    TROUBLE_BYTES   = 500,             /* of what went wrong, so much is kept */
    OUTBOX_LEASE    = 600,             /* who took one has so long; then it is taken again */
    OUTBOX_FIRST    = 60,              /* put off so long, then twice as long, and so on */
    OUTBOX_LONGEST  = 4 * 3600,
    OUTBOX_GIVES_UP = 3 * 86400,       /* after it was due, */
    OUTBOX_TRIES    = 8,               /* but not before so many: it may have been due long ago */
    OUTBOX_KEPT     = 365 * 86400,     /* so long it is known that something was sent */
};

/* What a mail is about. MUST: nobody can do without. OWN: what somebody did themselves, receipts
 * among it; others are told nothing of it, and figures leave it out. ASKED: what those who bid ask
 * for, DAILY: what one must do. */
typedef enum Topic {
    TOPIC_MUST, TOPIC_OWN, TOPIC_NEWS, TOPIC_ASKED, TOPIC_AGREEMENTS, TOPIC_DAILY, TOPICS
} Topic;

typedef enum Posting { POST_WAITS = 1, POST_SENT, POST_GIVEN_UP } Posting;

typedef struct Post {
    Id      number;
    Str     to, subject, text, about;  /* text: gone once it is sent or given up */
    Str     receipt;                   /* goes with it as a file; empty: none */
    Str     trouble;                   /* what went wrong last */
    Id      account;                   /* whom it is for; 0: an address */
    Topic   topic;
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

/* ---- of what happened -------------------------------------------------------------- */

/* To somebody with an account; `about` names what happened, and the account. */
typedef struct NewPost {
    Id      account;
    Topic   topic;
    Str     to, subject, text, about, receipt;
    Instant due;
} NewPost;
typedef LIST(NewPost) NewPosts;

/* Strangers cause no more of it at an address in a day; 0: it is not theirs to cause. */
extern const int topic_most_a_day[TOPICS];

/* How far the log was told of: from which entry on it goes, and the day on which that began. Who
 * begins does so from here. */
typedef struct Reached { int64_t leaf, day; } Reached;
Result outbox_reached(People *, Reached begin, Reached *);

/* The last day of that zone of which people were told what they must do; `begun` before the
 * first. */
Result outbox_reached_day(People *, Str zone, int64_t begun, int64_t *day);

/* Is there room for what happened next? Where OUTBOX_MOST wait there is none; what somebody did
 * themselves does not count. */
Result outbox_room(People *, bool *);

/* All of these, and that they were told, or nothing of it: so none is lost and none comes twice,
 * whoever dies in between. What is not wanted, or too much in a day, or cannot be a mail, is left
 * out. outbox_told_leaf: nothing is done unless `from` is where it had got to; outbox_told_pending:
 * unless that is its fate. */
Result outbox_told_leaf(People *, const NewPosts *, int64_t from, int64_t to, Instant now);
Result outbox_told_day(People *, const NewPosts *, Str zone, int64_t day, Instant now);
Result outbox_told_pending(People *, const NewPosts *, const PendingAct *, Instant now);

/* How `about` of a mail begins that tells of what waits for agreement: it goes when that is
 * over. */
#define PENDING_ABOUT "agreement %lld "

/* ---- what is wanted ---------------------------------------------------------------- */

/* MUST and OWN are sent all the same. */
Result mail_want(People *, Id account, Topic, bool wanted);
Result mail_wanted(People *, Id account, bool wanted[TOPICS]);
bool   topic_can_end(Topic);

/* "17.3.<32 hex>": that whoever has it may end these mails of that account, and nothing else. It
 * counts for ever. Fails: link-wrong. */
Result end_link(People *, Id account, Topic, Str *link, Arena *);
Result end_link_read(People *, Str link, Id *account, Topic *);
extern const Reason link_wrong;

/* ---- sending ----------------------------------------------------------------------- */

/* How many wait, without what people did themselves: of everybody to see. */
Result outbox_waiting(People *, int64_t *);

/* The next that is due, what somebody did themselves after all else; and nobody else's for
 * OUTBOX_LEASE. What is moot goes without being sent: what somebody must do of a day before; and a
 * link that is over, or what waits for agreement no more, by its `about`: "invitation 3",
 * "agreement 3 ...", "recovery 3 link", "move 3 <asked> link" of an account. Not *found: nothing
 * is due. */
Result outbox_next(People *, Instant now, Post *, bool *found, Arena *);

/* Whoever sends comes anew: what somebody before took and never tried is due again. */
Result outbox_unlease(People *);

/* When to look again; 0: nothing waits. */
Result outbox_when(People *, Instant *when);

/* How it went. Put off, it is given up where it would be after OUTBOX_GIVES_UP and was tried
 * OUTBOX_TRIES times; outbox_give_up is for an address that does not exist. Fails: post-missing
 * (none that waits). */
Result outbox_sent(People *, Id post, Instant now);
Result outbox_put_off(People *, Id post, Str trouble, Instant now, bool *given_up);
Result outbox_give_up(People *, Id post, Str trouble, Instant now);

/* What was put off is tried at once, without what somebody did themselves. */
Result outbox_try_now(People *, Instant now);

/* What was given up or is being put off, and nothing went to that address since; the latest first,
 * without texts. Of all: without what somebody did themselves. */
Result outbox_failures(People *, Posts *, Arena *);
Result outbox_failures_of(People *, Id account, Posts *, Arena *);

#endif

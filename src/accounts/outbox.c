/* outbox.c - mail that waits to be sent; nothing is mailed twice. */
#include "accounts/inside.h"
#include "accounts/outbox.h"

#include <sodium.h>
#include <string.h>

const Reason post_wrong = { INVALID, "post-wrong", "RFC 5322, 2.2",
    "A mail has a subject of one line, 300 bytes at most, a text of 64 KiB at most, and says what "
    "it "
    "is about." };
const Reason outbox_full = { REFUSED, "outbox-full", "doc/serve.md, mail",
    "10,000 mails wait already. Look whether the mail server takes any; what is on pages is right "
    "all the same." };
const Reason post_missing = { MISSING, "post-missing", "doc/serve.md, mail",
    "No such mail waits to be sent." };

/* ---- putting ------------------------------------------------------------------------- */

static bool lines_show(Str s)
{
    while (s.len)
        if (!str_shows(str_cut(&s, '\n')))
            return false;
    return true;
}

static Result fit(Str subject, Str text, Str about)
{
    bool right = subject.len && subject.len <= SUBJECT_BYTES && str_shows(subject) &&
                 text.len && text.len <= LETTER_BYTES && lines_show(text) && about.len &&
                 about.len <= ABOUT_BYTES && str_shows(about);
    return right ? DONE : because(&post_wrong);
}

static Result put_in(People *p, const NewPost *it, Str key)
{
    return db_do(p, people_post_add, W(it->to), W(key), W(it->subject), W(it->text), W(it->about),
                 N(it->due), N(it->account), N(it->topic), W(it->receipt));
}

static Result waiting(People *p, int64_t *count)
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_post_count, NULL, 0));
    *count = row ? db_number(row, 0) : 0;
    return DONE;
}

static Result put(People *p, Str to, Str key, Str subject, Str text, Str about, Instant due,
                  Instant now, bool *anew)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_post_known, W(about), W(key)));
    *anew = !row;
    if (row)
        return DONE;
    TRY(db_do(p, people_post_trim, N(now - OUTBOX_KEPT)));
    int64_t count;
    TRY(waiting(p, &count));
    if (count >= OUTBOX_MOST)
        return because(&outbox_full);
    NewPost it = { .to = to, .subject = subject, .text = text, .about = about, .due = due };
    return put_in(p, &it, key);
}

Result outbox_put(People *p, Str to, Str subject, Str text, Str about, Instant due, Instant now,
                  bool *anew)
{
    Arena  a = arena_begin(4096);
    Str    key;
    Result r = mail_key(to, &key, &a);
    if (!failed(r))
        r = fit(subject, text, about);
    if (!failed(r)) {
        people_begin(p);
        r = people_end(p, put(p, str_trim(to), key, subject, text, about, due, now, anew));
    }
    arena_end(&a);
    return r;
}

/* ---- of what happened ------------------------------------------------------------------- */

const int topic_most_a_day[TOPICS] = { [TOPIC_OWN] = 200, [TOPIC_ASKED] = 20 };

bool topic_can_end(Topic topic) { return topic > TOPIC_OWN && topic < TOPICS; }

static Result unwanted(People *p, Id account, Topic topic, bool *is)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_unwanted_get, N(account), N(topic)));
    *is = row && topic_can_end(topic);
    return DONE;
}

static Result too_many_a_day(People *p, const NewPost *it, Str key, bool *is)
{
    sqlite3_stmt *row;
    int most = topic_most_a_day[it->topic];
    *is = false;
    if (!most)
        return DONE;
    TRY(db_row(p, &row, people_post_day, W(key), N(it->topic), N(it->due - 86400)));
    *is = row && db_number(row, 0) >= most;
    return DONE;
}

static Result known(People *p, const NewPost *it, Str key, bool *is)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_post_known, W(it->about), W(key)));
    *is = row;
    return DONE;
}

static Result put_told(People *p, const NewPost *it, Arena *a)
{
    Str  key;
    bool no = failed(fit(it->subject, it->text, it->about)) || failed(mail_key(it->to, &key, a)) ||
              it->receipt.len > LETTER_BYTES;
    if (!no)
        TRY(unwanted(p, it->account, it->topic, &no));
    if (!no)
        TRY(known(p, it, key, &no));
    if (!no)
        TRY(too_many_a_day(p, it, key, &no));
    if (!no && it->topic == TOPIC_DAILY)
        TRY(db_do(p, people_post_older, N(it->account), N(TOPIC_DAILY)));
    return no ? DONE : put_in(p, it, key);
}

static Result put_all(People *p, const NewPosts *posts, Instant now)
{
    TRY(db_do(p, people_post_trim, N(now - OUTBOX_KEPT)));
    for (each(const NewPost, it, *posts)) {
        Arena a = arena_begin(4096);
        Result r = put_told(p, it, &a);
        arena_end(&a);
        TRY(r);
    }
    return DONE;
}

static Result reached(People *p, Reached begin, Reached *out)
{
    sqlite3_stmt *row;
    unsigned char secret[32];
    randombytes_buf(secret, sizeof secret);
    TRY(db_do(p, people_mailed_begin, N(begin.leaf), N(begin.day),
              B(((Str){ (const char *)secret, sizeof secret }))));
    TRY(db_row_all(p, &row, people_mailed_get, NULL, 0));
    *out = row ? (Reached){ db_number(row, 0), db_number(row, 1) } : begin;
    return DONE;
}

Result outbox_reached(People *p, Reached begin, Reached *out)
{
    people_begin(p);
    return people_end(p, reached(p, begin, out));
}

static Result room(People *p, bool *is)
{
    int64_t count;
    TRY(waiting(p, &count));
    *is = count < OUTBOX_MOST;
    return DONE;
}

Result outbox_room(People *p, bool *is)
{
    people_begin(p);
    return people_end(p, room(p, is));
}

Result outbox_waiting(People *p, int64_t *count)
{
    people_begin(p);
    return people_end(p, waiting(p, count));
}

static Result told(People *p, const NewPosts *posts, Instant now)
{
    return db_changed(p) ? put_all(p, posts, now) : DONE;
}

Result outbox_told_leaf(People *p, const NewPosts *posts, int64_t from, int64_t to, Instant now)
{
    people_begin(p);
    Result r = db_do(p, people_mailed_leaf, N(from), N(to));
    return people_end(p, failed(r) ? r : told(p, posts, now));
}

static Result reached_day(People *p, Str zone, int64_t *day)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_mailed_zone_get, W(zone)));
    *day = row ? db_number(row, 0) : *day;
    return DONE;
}

Result outbox_reached_day(People *p, Str zone, int64_t begun, int64_t *day)
{
    *day = begun;
    people_begin(p);
    return people_end(p, reached_day(p, zone, day));
}

Result outbox_told_day(People *p, const NewPosts *posts, Str zone, int64_t day, Instant now)
{
    people_begin(p);
    Result r = db_do(p, people_mailed_zone_day, W(zone), N(day));
    return people_end(p, failed(r) ? r : told(p, posts, now));
}

Result outbox_told_pending(People *p, const NewPosts *posts, const PendingAct *act, Instant now)
{
    people_begin(p);
    Result r = db_do(p, people_pending_told, N(act->number), N(act->fate));
    return people_end(p, failed(r) ? r : told(p, posts, now));
}

/* ---- what is wanted --------------------------------------------------------------------- */

const Reason link_wrong = { MISSING, "link-wrong", "doc/serve.md, mail",
    "This link is not one of ours, or was cut off. Copy it whole from the mail; or sign in and "
    "choose on your own page which mails you get." };

static Result want(People *p, Id account, Topic topic, bool wanted)
{
    TRY(account_there(p, account));
    return wanted ? db_do(p, people_unwanted_drop, N(account), N(topic))
                  : db_do(p, people_unwanted_add, N(account), N(topic));
}

Result mail_want(People *p, Id account, Topic topic, bool wanted)
{
    if (!topic_can_end(topic))
        return because(&link_wrong);
    people_begin(p);
    return people_end(p, want(p, account, topic, wanted));
}

static Result wants(People *p, Id account, bool wanted[TOPICS])
{
    for (Topic topic = TOPIC_MUST; topic < TOPICS; topic++) {
        bool no;
        TRY(unwanted(p, account, topic, &no));
        wanted[topic] = !no;
    }
    return DONE;
}

Result mail_wanted(People *p, Id account, bool wanted[TOPICS])
{
    people_begin(p);
    return people_end(p, wants(p, account, wanted));
}

static Result secret_of(People *p, unsigned char secret[32])
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_mailed_get, NULL, 0));
    return row && db_bytes(row, 2, secret, 32) ? DONE : because(&link_wrong);
}

enum { LINK_MAC = 16 };

static Result link_mac(People *p, Str what, unsigned char mac[LINK_MAC])
{
    unsigned char secret[32], whole[crypto_auth_BYTES];
    people_begin(p);
    TRY(people_end(p, secret_of(p, secret)));
    crypto_auth(whole, (const unsigned char *)what.at, (unsigned long long)what.len, secret);
    memcpy(mac, whole, LINK_MAC);
    sodium_memzero(secret, sizeof secret);
    return DONE;
}

Result end_link(People *p, Id account, Topic topic, Str *link, Arena *a)
{
    unsigned char mac[LINK_MAC];
    Text t = { 0 };
    text_put(&t, a, "{}.{}", str_of_number(account, a), str_of_number(topic, a));
    TRY(link_mac(p, text_str(&t), mac));
    text_byte(&t, '.', a);
    text_bytes(&t, mac, sizeof mac, a);
    *link = text_str(&t);
    return DONE;
}

Result end_link_read(People *p, Str link, Id *account, Topic *topic)
{
    unsigned char mac[LINK_MAC], given[LINK_MAC];
    Str  rest = link, who = str_cut(&rest, '.'), what = str_cut(&rest, '.');
    int64_t number = 0;
    Str  signed_ = { link.at, who.len + 1 + what.len };
    if (!str_number(who, account) || !str_number(what, &number) || number >= TOPICS ||
        !topic_can_end((Topic)number) || !str_bytes(rest, given, sizeof given))
        return because(&link_wrong);
    TRY(link_mac(p, signed_, mac));
    *topic = (Topic)number;
    return sodium_memcmp(mac, given, sizeof mac) ? because(&link_wrong) : DONE;
}

/* ---- taking -------------------------------------------------------------------------- */

static Result post_of(sqlite3_stmt *row, bool whole, Post *out, Arena *a)
{
    *out = (Post){ .number = db_number(row, 0), .due = db_number(row, 5), .next = db_number(row, 6),
                   .tries = db_number(row, 7), .state = (Posting)db_number(row, 8),
                   .account = db_number(row, 9), .topic = (Topic)db_number(row, 10) };
    TRY(db_copy(row, 1, &out->to, a));
    TRY(db_copy(row, 2, &out->subject, a));
    TRY(db_copy(row, 3, &out->about, a));
    TRY(db_copy(row, 4, &out->trouble, a));
    if (whole)
        TRY(db_copy(row, 12, &out->receipt, a));
    return whole ? db_copy(row, 11, &out->text, a) : DONE;
}

/* What is moot is gone. */
static Result next_of_use(People *p, Instant now, sqlite3_stmt **row)
{
    TRY(db_row(p, row, people_post_next, N(now)));
    while (*row && db_number(*row, 13)) {
        TRY(db_do(p, people_post_drop, N(db_number(*row, 0))));
        TRY(db_row(p, row, people_post_next, N(now)));
    }
    return DONE;
}

/* Whoever took it may have died: after the lease it is due again. */
static Result next(People *p, Instant now, Post *out, bool *found, Arena *a)
{
    sqlite3_stmt *row;
    TRY(next_of_use(p, now, &row));
    *found = row;
    if (!row)
        return DONE;
    TRY(post_of(row, true, out, a));
    return db_do(p, people_post_lease, N(out->number), N(now + OUTBOX_LEASE));
}

Result outbox_next(People *p, Instant now, Post *out, bool *found, Arena *a)
{
    people_begin(p);
    return people_end(p, next(p, now, out, found, a));
}

Result outbox_unlease(People *p)
{
    people_begin(p);
    return people_end(p, db_do_all(p, people_post_unlease, NULL, 0));
}

static Result when_next(People *p, Instant *when)
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_post_when, NULL, 0));
    *when = row ? db_number(row, 0) : 0;
    return DONE;
}

Result outbox_when(People *p, Instant *when)
{
    people_begin(p);
    return people_end(p, when_next(p, when));
}

/* ---- how it went ---------------------------------------------------------------------- */

static Result ended(People *p, Id post, Posting state, Str trouble, Instant now)
{
    TRY(db_do(p, people_post_end, N(post), N(state), W(trouble), N(now)));
    return db_changed(p) ? DONE : because(&post_missing);
}

static int64_t delay_after(int64_t tries)
{
    int64_t delay = OUTBOX_FIRST;
    while (tries-- > 0 && delay < OUTBOX_LONGEST)
        delay *= 2;
    return delay < OUTBOX_LONGEST ? delay : OUTBOX_LONGEST;
}

static Result put_off(People *p, Id post, Str trouble, Instant now, bool *given_up)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_post_get, N(post)));
    if (!row)
        return because(&post_missing);
    int64_t tries = db_number(row, 1);
    Instant next_try = now + delay_after(tries);
    *given_up = tries + 1 >= OUTBOX_TRIES && next_try - db_number(row, 0) > OUTBOX_GIVES_UP;
    if (*given_up)
        return ended(p, post, POST_GIVEN_UP, trouble, now);
    return db_do(p, people_post_put_off, N(post), N(next_try), W(trouble));
}

/* What servers say is of strangers. */
static Str plain(Str trouble, Arena *a)
{
    if (trouble.len > TROUBLE_BYTES)
        trouble.len = TROUBLE_BYTES;
    return str_plain(trouble, TROUBLE_BYTES, a);
}

Result outbox_sent(People *p, Id post, Instant now)
{
    people_begin(p);
    return people_end(p, ended(p, post, POST_SENT, S(""), now));
}

Result outbox_put_off(People *p, Id post, Str trouble, Instant now, bool *given_up)
{
    Arena a = arena_begin(16 << 10);
    trouble = plain(trouble, &a);
    people_begin(p);
    Result r = people_end(p, put_off(p, post, trouble, now, given_up));
    arena_end(&a);
    return r;
}

Result outbox_give_up(People *p, Id post, Str trouble, Instant now)
{
    Arena a = arena_begin(16 << 10);
    trouble = plain(trouble, &a);
    people_begin(p);
    Result r = people_end(p, ended(p, post, POST_GIVEN_UP, trouble, now));
    arena_end(&a);
    return r;
}

/* account 0: of all. */
static Result failures(People *p, Id account, Posts *out, Arena *a)
{
    sqlite3_stmt *row;
    if (account)
        TRY(db_row(p, &row, people_post_failures_of, N(account), N(PEOPLE_LISTED)));
    else
        TRY(db_row(p, &row, people_post_failures, N(PEOPLE_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Post))
            return because(&too_large);
        TRY(post_of(row, false, list_add(out, a), a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result outbox_failures(People *p, Posts *out, Arena *a)
{
    *out = (Posts){ 0 };
    people_begin(p);
    return people_end(p, failures(p, 0, out, a));
}

Result outbox_failures_of(People *p, Id account, Posts *out, Arena *a)
{
    *out = (Posts){ 0 };
    people_begin(p);
    return people_end(p, failures(p, account, out, a));
}

Result outbox_try_now(People *p, Instant now)
{
    people_begin(p);
    return people_end(p, db_do(p, people_post_try_now, N(now)));
}

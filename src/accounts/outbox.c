/* outbox.c - mail that waits to be sent; nothing is mailed twice. */
#include "accounts/inside.h"
#include "accounts/outbox.h"

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

static Result put(People *p, Str to, Str key, Str subject, Str text, Str about, Instant due,
                  Instant now, bool *anew)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_post_known, W(about), W(key)));
    *anew = !row;
    if (row)
        return DONE;
    TRY(db_do(p, people_post_trim, N(now - OUTBOX_KEPT)));
    TRY(db_row_all(p, &row, people_post_count, NULL, 0));
    if (!row || db_number(row, 0) >= OUTBOX_MOST)
        return because(&outbox_full);
    return db_do(p, people_post_add, W(to), W(key), W(subject), W(text), W(about), N(due));
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

/* ---- taking -------------------------------------------------------------------------- */

static Result post_of(sqlite3_stmt *row, bool whole, Post *out, Arena *a)
{
    *out = (Post){ .number = db_number(row, 0), .due = db_number(row, 5), .next = db_number(row, 6),
                   .tries = db_number(row, 7), .state = (Posting)db_number(row, 8) };
    TRY(db_copy(row, 1, &out->to, a));
    TRY(db_copy(row, 2, &out->subject, a));
    TRY(db_copy(row, 3, &out->about, a));
    TRY(db_copy(row, 4, &out->trouble, a));
    return whole ? db_copy(row, 9, &out->text, a) : DONE;
}

/* Whoever took it may have died: after the lease it is due again. */
static Result next(People *p, Instant now, Post *out, bool *found, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_post_next, N(now)));
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
    Instant next_try = now + delay_after(db_number(row, 1));
    *given_up = next_try - db_number(row, 0) > OUTBOX_GIVES_UP;
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

static Result failures(People *p, Posts *out, Arena *a)
{
    sqlite3_stmt *row;
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
    return people_end(p, failures(p, out, a));
}

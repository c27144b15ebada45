#include "clerk/inside.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

const Reason log_key_foreign = { REFUSED, "log-key-foreign", "doc/book.md, the folder",
    "This is not the key with which the log of this book is signed." };

const Reason start_would_fork = { BROKEN, "start-would-fork", "doc/witness.md",
    "A witness saw this log otherwise than it is here. Nothing is entered, for going on would make "
    "two logs under one key; what is there can be read. If this is an older copy, bring back the "
    "newest one. If the witness is wrong, take its line out of the book's file policy. Then start "
    "the server again." };

Book   *clerk_book(Clerk *c)          { return c->book; }
Str     clerk_origin(const Clerk *c)  { return book_settings(c->book)->origin; }

Instant clerk_now(const Clerk *c)     { return c->wall.now(c->wall.where); }

Commits clerk_commits(const Clerk *c) { return (Commits){ c->opened, c->entered }; }

/* Clocks step back now and then; the book does not. */
Instant moment_of_entry(const Clerk *c)
{
    Instant now = clerk_now(c), last = c->last_at;
    return now > last ? now : last;
}

/* ---- looking --------------------------------------------------------------------- */

Result clerk_procedure(Clerk *c, Name name, const Procedure **out)
{
    Procedure *p;
    TRY(recall_named(c, name, &p));
    *out = p;
    return DONE;
}

Result clerk_look(Clerk *c, Name name, LookFn *look, void *with)
{
    Procedure *p;
    pthread_mutex_lock(&c->pen);
    pthread_mutex_lock(&c->folded);
    Result r = recall_named(c, name, &p);
    pthread_mutex_unlock(&c->folded);
    if (!failed(r))
        r = look(with, p);
    pthread_mutex_unlock(&c->pen);
    return r;
}

/* ---- receipts -------------------------------------------------------------------- */

static void receipt_count(Clerk *c, int64_t *count)
{
    pthread_mutex_lock(&c->tray);
    ++*count;
    pthread_cond_signal(&c->gave);
    pthread_mutex_unlock(&c->tray);
}

/* Who asked for a receipt has it before the next turn: a lock alone is not fair, and one turn
 * after the other would take the pen. */
static void receipts_first(Clerk *c)
{
    pthread_mutex_lock(&c->tray);
    for (int64_t asked = c->asked; c->given < asked;)
        pthread_cond_wait(&c->gave, &c->tray);
    pthread_mutex_unlock(&c->tray);
}

Result clerk_receipt(Clerk *c, int64_t leaf, const Policy *policy, Text *out, Arena *a)
{
    receipt_count(c, &c->asked);
    pthread_mutex_lock(&c->pen);
    Result r = book_receipt(c->book, leaf, policy, out, a);
    pthread_mutex_unlock(&c->pen);
    receipt_count(c, &c->given);
    return r;
}

Result clerk_tile(Clerk *c, Tile tile, Text *out, Arena *a)
{
    pthread_mutex_lock(&c->pen);
    Result r = book_tile(c->book, tile, out, a);
    pthread_mutex_unlock(&c->pen);
    return r;
}

Result clerk_checkpoint(Clerk *c, Text *out, Arena *a)
{
    Str note = { 0 };
    pthread_mutex_lock(&c->tray);
    text_add(out, (Str){ c->shown.at, c->shown.len }, a);
    bool shown = c->shown.len > 0;
    pthread_mutex_unlock(&c->tray);
    if (shown)
        return DONE;
    pthread_mutex_lock(&c->pen);
    Result r = book_checkpoint(c->book, 0, &note, a);
    pthread_mutex_unlock(&c->pen);
    text_add(out, note, a);
    return r;
}

Result may_enter(Clerk *c, Arena *a)
{
    if (c->dead)
        return because(&book_uncertain);
    return c->barred ? because_of(&start_would_fork, str(c->barred_for)) : clock_check(c, a);
}

void clerk_bar(Clerk *c, Str says)
{
    ptrdiff_t len = says.len < DETAIL_BYTES ? says.len : DETAIL_BYTES - 1;
    pthread_mutex_lock(&c->pen);
    if (!c->barred)
        memcpy(c->barred_for, says.at, (size_t)len);
    c->barred = true;
    pthread_mutex_unlock(&c->pen);
}

Result clerk_well(Clerk *c, Arena *a)
{
    pthread_mutex_lock(&c->pen);
    Result r = may_enter(c, a);
    pthread_mutex_unlock(&c->pen);
    return r;
}

/* ---- working --------------------------------------------------------------------- */

static void carry_over(Clerk *c, bool idle)
{
    pthread_mutex_lock(&c->pen);
    book_carry_over(c->book, idle);
    pthread_mutex_unlock(&c->pen);
}

static Result work(Clerk *c)
{
    receipts_first(c);
    pthread_mutex_lock(&c->pen);
    Result r = turn(c);
    pthread_mutex_unlock(&c->pen);
    carry_over(c, false);
    return r;
}

void clerk_work(Clerk *c) { (void)!failed(work(c)); }
Result clerk_tick(Clerk *c) { return work(c); }

/* With the tray: until something comes, but no longer than so many microseconds. */
static void await(Clerk *c, int64_t us)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += us * 1000;
    until.tv_sec  += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    if (!c->fresh)
        pthread_cond_timedwait(&c->came, &c->tray, &until);
}

/* Wakes for what comes, and ten times a second for the ticks. Who was just answered may ask for
 * a receipt; once that is over too, there is time for what can wait. */
static void *clerk_run(void *clerk)
{
    Clerk *c = clerk;
    pthread_mutex_lock(&c->tray);
    while (!c->stopping) {
        await(c, 200);
        bool idle = !c->fresh;
        pthread_mutex_unlock(&c->tray);
        if (idle)
            carry_over(c, true);
        pthread_mutex_lock(&c->tray);
        if (idle)
            await(c, 100 * 1000);
        pthread_mutex_unlock(&c->tray);
        clerk_work(c);
        pthread_mutex_lock(&c->tray);
    }
    pthread_mutex_unlock(&c->tray);
    return NULL;
}

Result clerk_start(Clerk *c)
{
    c->threaded = true;
    if (!pthread_create(&c->thread, NULL, clerk_run, c))
        return DONE;
    c->threaded = false;
    return because(&clerk_busy);
}

/* ---- opening --------------------------------------------------------------------- */

static void locks_begin(Clerk *c)
{
    pthread_condattr_t steady;
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_mutex_init(&c->pen, NULL);
    pthread_mutex_init(&c->folded, NULL);
    pthread_mutex_init(&c->tray, NULL);
    pthread_cond_init(&c->came, &steady);
    pthread_cond_init(&c->gave, NULL);
    pthread_cond_init(&c->answered, NULL);
    pthread_condattr_destroy(&steady);
}

static void locks_end(Clerk *c)
{
    pthread_mutex_destroy(&c->pen);
    pthread_mutex_destroy(&c->folded);
    pthread_mutex_destroy(&c->tray);
    pthread_cond_destroy(&c->came);
    pthread_cond_destroy(&c->gave);
    pthread_cond_destroy(&c->answered);
}

void clerk_stop(Clerk *c)
{
    Result going = because(&clerk_busy);
    pthread_mutex_lock(&c->tray);
    c->stopping = true;
    pthread_cond_broadcast(&c->came);
    pthread_mutex_unlock(&c->tray);
    if (c->threaded)
        pthread_join(c->thread, NULL);
    answer_all(c, take_all(c), &going);
    c->threaded = false;
}

/* Who still waits hears that the clerk is going, and must be done with it before the life ends. */
static void clerk_end(void *clerk)
{
    Clerk *c = clerk;
    clerk_stop(c);
    for (Cached *s = c->cached; s < c->cached + CACHED; s++) {
        arena_end(&s->life);
        arena_end(&s->capsules_life);
        brought_end(&s->brought);
    }
    arena_end(&c->office_life);
    arena_end(&c->rounds_life);
    sodium_memzero(&c->key, sizeof c->key);
    locks_end(c);
}

static Result last_moment(Clerk *c, Arena *a)
{
    Str body;
    Act act;
    TRY(book_last(c->book, &body, a));
    if (body.len) {
        TRY(act_read(body, &act));
        c->last_at = act.at;
    }
    return DONE;
}

static Result key_check(Clerk *c, Arena *a)
{
    Text text = { 0 };
    TRY(vkey_of(clerk_origin(c), KEY_NOTE, &c->key, &c->vkey));
    vkey_write(&c->vkey, &text, a);
    return str_same(text_str(&text), book_settings(c->book)->log_key) ? DONE
                                                                      : because(&log_key_foreign);
}

Result clerk_open(Clerk **out, const char *folder, const SigningKey *key, Wall wall, int wait_ms,
                  int64_t *missed, Arena *a)
{
    Clerk *c = *out = make(a, Clerk, 1);
    TRY(book_open(&c->book, folder, false, wait_ms, a));
    c->life = a;
    c->key  = *key;
    c->wall = wall;
    c->wait_ms = wait_ms;
    locks_begin(c);
    arena_defer(a, clerk_end, c);                /* before the book is closed */
    TRY(key_check(c, a));
    TRY(recall_office(c));
    TRY(last_moment(c, a));
    TRY(rounds_load(c));
    TRY(ticks_begin(c));
    *missed = ticks_count(c, clerk_now(c));
    return clock_begin(c);
}

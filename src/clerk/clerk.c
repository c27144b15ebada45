#include "clerk/inside.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

const Reason log_key_foreign = { REFUSED, "log-key-foreign", "doc/book.md, the folder",
    "This is not the key with which the log of this book is signed." };
const Reason no_such_entry = { MISSING, "no-such-entry", "doc/book.md, receipts",
    "The log has no entry of this number." };

static Instant machine_now(void *where)
{
    (void)where;
    return time(NULL);
}

Wall    wall_of_the_machine(void)     { return (Wall){ machine_now, NULL }; }
Book   *clerk_book(Clerk *c)          { return c->book; }
Str     clerk_origin(const Clerk *c)  { return book_settings(c->book)->origin; }

/* Clocks step back now and then; the book does not. */
Instant clerk_now(const Clerk *c)
{
    Instant now = c->wall.now(c->wall.where), last = c->last_at;
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
    pthread_mutex_lock(&c->desk);
    pthread_mutex_lock(&c->folded);
    Result r = recall_named(c, name, &p);
    pthread_mutex_unlock(&c->folded);
    if (!failed(r))
        r = look(with, p);
    pthread_mutex_unlock(&c->desk);
    return r;
}

/* ---- receipts -------------------------------------------------------------------- */

static const Reason found_it = { MISSING, "found-it", "", "" };      /* ends a walk, never shown */

typedef struct Extra { int64_t leaf; Text *text; Arena *life; } Extra;

static Result extra_of(void *with, const Kept *kept)
{
    Extra *e = with;
    if (kept->leaf == e->leaf) {
        text_add(e->text, hash_bytes(&kept->salt), e->life);
        text_add(e->text, kept->body, e->life);
    }
    return because(&found_it);
}

static Result receipt_make(Clerk *c, int64_t leaf, Text *out, Arena *a)
{
    Receipt receipt = { .index = leaf };
    Text    extra = { 0 };
    Str     note;
    if (leaf < 0 || leaf >= book_size(c->book))
        return because(&no_such_entry);
    Result  r = book_walk(c->book, 0, leaf, extra_of, &(Extra){ leaf, &extra, a });
    if (failed(r) && r.why != &found_it)
        return r;
    TRY(book_inclusion(c->book, leaf, book_size(c->book), &receipt.path));
    TRY(book_checkpoint(c->book, book_size(c->book), &note, a));
    TRY(note_read(note, &receipt.checkpoint, a));
    receipt.extra = text_str(&extra);
    receipt_write(&receipt, out, a);
    return DONE;
}

static void count(Clerk *c, int64_t *of)
{
    pthread_mutex_lock(&c->tray);
    ++*of;
    pthread_cond_signal(&c->gave);
    pthread_mutex_unlock(&c->tray);
}

/* Who asked for the desk has it before the next turn: a lock alone is not fair, and one turn
 * after the other would take it. */
static void others_first(Clerk *c)
{
    pthread_mutex_lock(&c->tray);
    for (int64_t asked = c->asked; c->given < asked;)
        pthread_cond_wait(&c->gave, &c->tray);
    pthread_mutex_unlock(&c->tray);
}

static void desk_take(Clerk *c)
{
    count(c, &c->asked);
    pthread_mutex_lock(&c->desk);
}

static void desk_give(Clerk *c)
{
    pthread_mutex_unlock(&c->desk);
    count(c, &c->given);
}

Result clerk_receipt(Clerk *c, int64_t leaf, Text *out, Arena *a)
{
    desk_take(c);
    Result r = receipt_make(c, leaf, out, a);
    desk_give(c);
    return r;
}

/* ---- working --------------------------------------------------------------------- */

/* So many pages of the write-ahead log are carried over together when nothing comes, and so many
 * when something does: a page that was written often is then carried once. It is done beside the
 * turns; what they write meanwhile, between two of them. */
enum { PAGES_IDLE = 50, PAGES_BUSY = 16000, PAGES_BETWEEN = 100, CARRIED_BESIDE = 3 };

static bool much_ahead(const Clerk *c, bool idle)
{
    return book_pages_ahead(c->book) >= (idle ? PAGES_IDLE : PAGES_BUSY);
}

static void carry_over(Clerk *c)
{
    for (int i = 0; i < CARRIED_BESIDE && book_pages_ahead(c->book) > PAGES_BETWEEN; i++)
        book_carry_over(c->book);
    desk_take(c);
    book_carry_over(c->book);
    desk_give(c);
}

static void *carry_run(void *clerk)
{
    Clerk *c = clerk;
    pthread_mutex_lock(&c->tray);
    while (!c->stopping) {
        if (!c->carry) {
            pthread_cond_wait(&c->grew, &c->tray);
            continue;
        }
        c->carry = false;
        pthread_mutex_unlock(&c->tray);
        carry_over(c);
        pthread_mutex_lock(&c->tray);
    }
    pthread_mutex_unlock(&c->tray);
    return NULL;
}

static Result work(Clerk *c)
{
    others_first(c);
    pthread_mutex_lock(&c->desk);
    Result r = turn(c);
    pthread_mutex_unlock(&c->desk);
    if (!c->threaded && much_ahead(c, false))
        book_carry_over(c->book);
    return r;
}

void clerk_work(Clerk *c) { (void)!failed(work(c)); }

/* With the tray: until something comes, but no longer than a tenth of a second, for the ticks. */
static void await(Clerk *c)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += 100 * 1000 * 1000;
    until.tv_sec  += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    if (!c->fresh)
        pthread_cond_timedwait(&c->came, &c->tray, &until);
}

static void *clerk_run(void *clerk)
{
    Clerk *c = clerk;
    pthread_mutex_lock(&c->tray);
    while (!c->stopping) {
        await(c);
        bool idle = !c->fresh;
        pthread_mutex_unlock(&c->tray);
        clerk_work(c);
        pthread_mutex_lock(&c->tray);
        c->carry = much_ahead(c, idle);
        if (c->carry)
            pthread_cond_signal(&c->grew);
    }
    pthread_mutex_unlock(&c->tray);
    return NULL;
}

Result clerk_start(Clerk *c)
{
    c->carrying = !pthread_create(&c->carrier, NULL, carry_run, c);
    c->threaded = c->carrying;       /* before it runs */
    if (c->carrying && !pthread_create(&c->thread, NULL, clerk_run, c))
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
    pthread_mutex_init(&c->desk, NULL);
    pthread_mutex_init(&c->folded, NULL);
    pthread_mutex_init(&c->tray, NULL);
    pthread_cond_init(&c->came, &steady);
    pthread_cond_init(&c->gave, NULL);
    pthread_cond_init(&c->grew, NULL);
    pthread_cond_init(&c->answered, NULL);
    pthread_cond_init(&c->answered_box, NULL);
    pthread_condattr_destroy(&steady);
}

static void locks_end(Clerk *c)
{
    pthread_mutex_destroy(&c->desk);
    pthread_mutex_destroy(&c->folded);
    pthread_mutex_destroy(&c->tray);
    pthread_cond_destroy(&c->came);
    pthread_cond_destroy(&c->gave);
    pthread_cond_destroy(&c->grew);
    pthread_cond_destroy(&c->answered);
    pthread_cond_destroy(&c->answered_box);
}

/* Who still waits hears that the clerk is going, and must be done with it before the life ends. */
static void clerk_end(void *clerk)
{
    Clerk *c = clerk;
    Result going = because(&clerk_busy);
    pthread_mutex_lock(&c->tray);
    c->stopping = true;
    pthread_cond_broadcast(&c->came);
    pthread_cond_broadcast(&c->grew);
    pthread_mutex_unlock(&c->tray);
    if (c->threaded)
        pthread_join(c->thread, NULL);
    if (c->carrying)
        pthread_join(c->carrier, NULL);
    answer_all(c, take_all(c), &going);
    for (Cached *s = c->cached; s < c->cached + CACHED; s++)
        arena_end(&s->life);
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
    TRY(book_tick_paid(c->book, &c->ticked));
    c->ticked_kept = c->ticked;
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

/* How many ticks were missed while no clerk was there, and pays what is owed. */
static Result ticks_owed(Clerk *c, int64_t *missed)
{
    Instant now = clerk_now(c);
    *missed = ticks_count(c, now);
    while (ticks_due(c, now))
        TRY(work(c));
    return DONE;
}

Result clerk_open(Clerk **out, const char *folder, const SigningKey *key, Wall wall, int wait_ms,
                  int64_t *missed, Arena *a)
{
    Clerk *c = *out = make(a, Clerk, 1);
    TRY(book_open(&c->book, folder, false, wait_ms, a));
    c->life = a;
    c->key  = *key;
    c->wall = wall;
    locks_begin(c);
    arena_defer(a, clerk_end, c);                /* before the book is closed */
    TRY(key_check(c, a));
    TRY(recall_office(c));
    TRY(last_moment(c, a));
    TRY(rounds_load(c));
    return ticks_owed(c, missed);
}

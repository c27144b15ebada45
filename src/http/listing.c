#include "http/listing.h"

#include "http/reading.h"

#include <pthread.h>

struct Listing {
    pthread_mutex_t lock;
    Lists  *lists;                     /* NULL: not open yet */
    int64_t open;                      /* clerk_commits() when they were drawn, and 1 */
    bool    in_memory;                 /* the disk took no more */
    Arena   life;
};

enum { LISTS_BYTES = 1 << 20 };

/* ---- bringing up ----------------------------------------------------------------- */

typedef struct Asker { Server *server; Arena *a; } Asker;

/* Through reading: what is folded there already goes on by what was entered. */
static Result folded(void *with, const File *file, const Procedure **p)
{
    Asker *asker = with;
    const Onlooker *o;
    Text name = { 0 };
    text_name(&name, file->draft, asker->a);
    return reading_procedure(asker->server, text_str(&name), &o, p, asker->a);
}

static void lists_leave(Listing *l)
{
    l->lists = NULL;
    arena_end(&l->life);
}

static Result lists_come(Listing *l, Server *s)
{
    if (l->lists)
        return DONE;
    l->life = arena_begin(LISTS_BYTES);
    Result r = lists_open(&l->lists, l->in_memory ? NULL : s->folder, &l->life);
    if (!failed(r))
        return DONE;
    lists_leave(l);
    return because(r.why);
}

static Result lists_follow(Listing *l, Server *s, Arena *a)
{
    const Onlooker *o;
    TRY(lists_come(l, s));
    TRY(reading_book(s, &o, a));
    return lists_draw(l->lists, o, folded, &(Asker){ s, a }, a);
}

/* With the lock. Where the disk takes no more, all of them are drawn in memory: who wants to read
 * must not suffer from that. */
static Result bring_up(Listing *l, Server *s, Arena *a)
{
    int64_t open = clerk_commits(s->clerk).open + 1;
    if (l->lists && l->open == open)
        return DONE;
    Result r = lists_follow(l, s, a);
    if (r.why == &lists_broken && !l->in_memory) {
        if (l->lists)
            lists_leave(l);
        l->in_memory = true;
        r = lists_follow(l, s, a);
    }
    TRY(r);
    l->open = open;
    return DONE;
}

Result listing_ask(Server *s, AskFn *asking, void *with, Instant *until, Arena *a)
{
    Listing *l = s->listing;
    pthread_mutex_lock(&l->lock);
    Instant now = clerk_now(s->clerk);
    Result  r = bring_up(l, s, a);
    if (!failed(r)) r = asking(l->lists, with, now, a);
    if (!failed(r)) r = lists_until(l->lists, now, until);
    pthread_mutex_unlock(&l->lock);
    return r;
}

/* ---- beginning and ending -------------------------------------------------------- */

static void listing_end(void *listing)
{
    Listing *l = listing;
    if (l->lists)
        arena_end(&l->life);
    pthread_mutex_destroy(&l->lock);
}

Listing *listing_begin(Arena *a)
{
    Listing *l = make(a, Listing, 1);
    pthread_mutex_init(&l->lock, NULL);
    arena_defer(a, listing_end, l);
    return l;
}

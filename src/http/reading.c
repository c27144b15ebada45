#include "http/reading.h"

#include "book/fold.h"
#include "desk/named.h"

#include <pthread.h>
#include <stdlib.h>

/* So many procedures are kept in a thread from one request to the next. */
enum { PROCEDURES_KEPT = 16 };

typedef struct Folded {
    struct Folded *next;
    Name      name;                    /* as it was asked for */
    Procedure procedure;
    Arena     life;                    /* in which this lies, too */
} Folded;

/* What a thread read. used: it was asked for in this request. */
typedef struct Sight {
    const Server *server;
    Onlooker  onlooker;
    Instant   last;                    /* of the log, when it was read */
    Commits   commits;                 /* of the clerk, before it was read */
    Folded   *folded;                  /* those asked for last come first */
    bool      used, left;              /* left: there is a newer one */
    Arena     life;                    /* in which this lies, too */
} Sight;

/* ---- keeping --------------------------------------------------------------------- */

static void folded_end(Folded *f)
{
    while (f) {
        Folded *next = f->next;
        Arena   life = f->life;
        arena_end(&life);
        f = next;
    }
}

static void sight_end(void *sight)
{
    Sight *s = sight;
    if (!s)
        return;
    folded_end(s->folded);
    Arena life = s->life;
    arena_end(&life);
}

static pthread_key_t  key;
static pthread_once_t key_made = PTHREAD_ONCE_INIT;
static void key_make(void)
{
    if (pthread_key_create(&key, sight_end))
        abort();
}

/* The request is over: the moment that the book shows ends, so that nobody waits for it, and what
 * is too much goes. */
static void request_over(void *sight)
{
    Sight *s = sight;
    Folded **at = &s->folded;
    if (s->left) {
        sight_end(s);
        return;
    }
    for (int i = 0; *at && i < PROCEDURES_KEPT; i++)
        at = &(*at)->next;
    folded_end(*at);
    *at = NULL;
    s->used = false;
    book_let_go(s->onlooker.book);
}

/* ---- coming ---------------------------------------------------------------------- */

static void sight_leave(Sight *s)
{
    if (s && s->used)
        s->left = true;
    else
        sight_end(s);
    pthread_setspecific(key, NULL);
}

static Result sight_come(const Server *server, Sight **out, Arena *life)
{
    Arena  own = arena_begin(FOLD_BYTES);
    Sight *s = *out = make(&own, Sight, 1);
    s->server = server;
    s->commits = clerk_commits(server->clerk);
    s->life   = own;
    Result r  = onlooker_come(&s->onlooker, server->folder, 0, &s->life);
    s->last   = s->onlooker.now;
    if (!failed(r)) {
        pthread_setspecific(key, s);
        return DONE;
    }
    r.detail = str_copy(r.detail, life);
    sight_end(s);
    return r;
}

static bool is_old(const Sight *s, const Server *server, bool own)
{
    Commits now = clerk_commits(server->clerk);
    return s->server != server || s->commits.open != now.open || (own && s->commits.any != now.any);
}

/* In one request the first look decides, but for who wants to see all. */
static Result sight_of(const Server *server, bool own, Sight **out, Arena *life)
{
    pthread_once(&key_made, key_make);
    Sight *s = pthread_getspecific(key);
    if (!s || ((own || !s->used) && is_old(s, server, own))) {
        sight_leave(s);
        TRY(sight_come(server, &s, life));
    }
    if (!s->used)
        arena_defer(life, request_over, s);
    s->used = true;
    Instant now = clerk_now(server->clerk);
    s->onlooker.now = now > s->last ? now : s->last;
    *out = s;
    return DONE;
}

/* ---- procedures ------------------------------------------------------------------ */

static Folded *folded_at_hand(Sight *s, Name name)
{
    for (Folded **at = &s->folded; *at; at = &(*at)->next)
        if (name_same((*at)->name, name)) {
            Folded *found = *at;
            *at = found->next;
            return found;
        }
    return NULL;
}

static Result fold(const Sight *s, Name name, Folded **out, Arena *life)
{
    Arena   own = arena_begin(FOLD_BYTES);
    Folded *f = *out = make(&own, Folded, 1);
    f->name = name;
    f->life = own;
    Result r = onlooker_procedure(&s->onlooker, name, &f->procedure, &f->life);
    if (!failed(r))
        return DONE;
    r.detail = str_copy(r.detail, life);
    folded_end(f);
    return r;
}

static Result procedure_seen(Sight *s, Str named, const Procedure **out, Arena *life)
{
    Name   name;
    Result r = procedure_found(s->onlooker.book, str_terminated(named, life), &name);
    if (r.why == &no_such_procedure || (!failed(r) && name_is_office(name)))
        return because_of(&no_such_procedure, named);
    TRY(r);
    Folded *f = folded_at_hand(s, name);
    if (!f)
        TRY(fold(s, name, &f, life));
    f->next   = s->folded;
    s->folded = f;
    *out = &f->procedure;
    return DONE;
}

static Result read_procedure(Server *server, bool own, Str named, const Onlooker **onlooker,
                             const Procedure **out, Arena *life)
{
    Sight *s;
    TRY(sight_of(server, own, &s, life));
    *onlooker = &s->onlooker;
    return procedure_seen(s, named, out, life);
}

Result reading_book(Server *server, const Onlooker **out, Arena *life)
{
    Sight *s;
    TRY(sight_of(server, false, &s, life));
    *out = &s->onlooker;
    return DONE;
}

Result reading_procedure(Server *server, Str named, const Onlooker **onlooker,
                         const Procedure **out, Arena *life)
{
    return read_procedure(server, false, named, onlooker, out, life);
}

Result reading_own(Server *server, Str named, const Onlooker **onlooker, const Procedure **out,
                   Arena *life)
{
    return read_procedure(server, true, named, onlooker, out, life);
}

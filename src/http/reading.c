#include "http/reading.h"

#include "book/fold.h"
#include "desk/named.h"

#include <pthread.h>

/* So many procedures are kept of one request's for the next whatever they take, further ones while
 * those of all looks take no more; and so many looks at the book while nobody looks. */
enum { PROCEDURES_KEPT = 16, FURTHER_BYTES = 256 << 20, SIGHTS_KEPT = 16, PLACES = 1 << 12 };

typedef struct Folded {
    struct Folded *next, *before;
    struct Folded *beside;             /* of those whose files fall on one place */
    int64_t   file, leaf;              /* leaf: the first one that it does not know */
    int64_t   at;                      /* of the sight's turns: it was brought up to that */
    Procedure procedure;
    Arena     life;                    /* in which this lies, too */
} Folded;

/* The book as one request sees it. Nobody else touches it meanwhile. */
typedef struct Sight {
    struct Sight *next;
    Onlooker  onlooker;
    Instant   last;                    /* of the log, when it was read */
    Commits   commits;                 /* of the clerk, before it was read */
    int64_t   turns;                   /* how often it went on */
    int64_t   further;                 /* bytes of what is kept beyond the first */
    Folded   *folded;                  /* those asked for last come first */
    Folded   *places[PLACES];          /* the same, by their files */
    const Arena *request;              /* whose it is; NULL: free */
    struct Held *held;                 /* by that */
    Arena     life;                    /* in which this lies, too */
} Sight;

struct Readings {
    pthread_mutex_t lock;
    Sight *free, *used;                /* the latest first */
    int64_t further;                   /* of all of them */
};

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

static void sights_end(Sight *s)
{
    while (s) {
        Sight *next = s->next;
        Arena  life = s->life;
        folded_end(s->folded);
        arena_end(&life);
        s = next;
    }
}

static void readings_end(void *readings)
{
    Readings *all = readings;
    sights_end(all->free);
    sights_end(all->used);
    pthread_mutex_destroy(&all->lock);
}

Readings *readings_begin(Arena *a)
{
    Readings *all = make(a, Readings, 1);
    pthread_mutex_init(&all->lock, NULL);
    arena_defer(a, readings_end, all);
    return all;
}

static void push(Sight **list, Sight *s)
{
    s->next = *list;
    *list   = s;
}

static void take_out(Sight **list, Sight *s)
{
    while (*list != s)
        list = &(*list)->next;
    *list = s->next;
}

static Folded **bucket_of(Sight *s, int64_t file) { return &s->places[file & (PLACES - 1)]; }

static void place_leave(Sight *s, const Folded *f)
{
    Folded **at = bucket_of(s, f->file);
    while (*at != f)
        at = &(*at)->beside;
    *at = f->beside;
}

static void folded_add(Sight *s, Folded *f)
{
    Folded **at = bucket_of(s, f->file);
    f->before = NULL;
    f->next   = s->folded;
    f->beside = *at;
    if (f->next)
        f->next->before = f;
    s->folded = *at = f;
}

/* NULL: it is not at hand. */
static Folded *folded_take(Sight *s, int64_t file)
{
    Folded *f = *bucket_of(s, file);
    while (f && f->file != file)
        f = f->beside;
    if (!f)
        return NULL;
    place_leave(s, f);
    *(f->before ? &f->before->next : &s->folded) = f->next;
    if (f->next)
        f->next->before = f->before;
    f->next = NULL;
    return f;
}

/* With the lock. Cut off behind those that are kept: whoever looks through all of them finds these
 * at hand the next time, too. */
static Folded *too_much(Readings *all, Sight *s)
{
    Folded **at = &s->folded;
    int64_t  room = FURTHER_BYTES - (all->further - s->further), bytes = 0;
    for (int i = 0; *at; i++, at = &(*at)->next) {
        int64_t more = i < PROCEDURES_KEPT ? 0 : FOLD_BYTES - (*at)->life.left;
        if (bytes + more > room)
            break;
        bytes += more;
    }
    Folded *rest = *at;
    *at = NULL;
    for (const Folded *f = rest; f; f = f->next)
        place_leave(s, f);
    all->further += bytes - s->further;
    s->further = bytes;
    return rest;
}

/* What is too much goes, and the moment that the book shows ends, so that nobody waits for it. */
static void rest(Readings *all, Sight *s)
{
    pthread_mutex_lock(&all->lock);
    Folded *gone = too_much(all, s);
    pthread_mutex_unlock(&all->lock);
    folded_end(gone);
    book_let_go(s->onlooker.book);
}

/* With the lock. Cut off behind those that are kept. */
static Sight *too_many(Readings *all)
{
    Sight **at = &all->free;
    for (int i = 0; *at && i < SIGHTS_KEPT; i++)
        at = &(*at)->next;
    Sight *rest = *at;
    *at = NULL;
    for (Sight *s = rest; s; s = s->next)
        all->further -= s->further;
    return rest;
}

/* What a request's life remembers. sight NULL: it was given back. */
typedef struct Held { Readings *all; Sight *sight; } Held;

static void give_back(void *held)
{
    Held  *h = held;
    Sight *s = h->sight, *gone;
    if (!s)
        return;
    h->sight = NULL;
    rest(h->all, s);
    pthread_mutex_lock(&h->all->lock);
    take_out(&h->all->used, s);
    s->request = NULL;
    push(&h->all->free, s);
    gone = too_many(h->all);
    pthread_mutex_unlock(&h->all->lock);
    sights_end(gone);
}

static Sight *sight_in_use(Readings *all, const Arena *life)
{
    pthread_mutex_lock(&all->lock);
    Sight *s = all->used;
    while (s && s->request != life)
        s = s->next;
    pthread_mutex_unlock(&all->lock);
    return s;
}

void reading_over(Server *server, const Arena *life)
{
    Sight *s;
    while (server->readings && (s = sight_in_use(server->readings, life)))
        give_back(s->held);
}

/* ---- coming ---------------------------------------------------------------------- */

static bool is_old(const Sight *s, const Server *server, bool own)
{
    Commits now = clerk_commits(server->clerk);
    return s->commits.open != now.open || (own && s->commits.any != now.any);
}

static Result sight_new(const Server *server, Sight **out, Arena *life)
{
    Arena  own = arena_begin(FOLD_BYTES);
    Sight *s = *out = make(&own, Sight, 1);
    s->commits = clerk_commits(server->clerk);
    s->life    = own;
    Result r  = onlooker_come(&s->onlooker, server->folder, 0, &s->life);
    s->last   = s->onlooker.now;
    if (!failed(r))
        return DONE;
    r.detail = str_copy(r.detail, life);
    sights_end(s);
    return r;
}

static Result sight_go_on(const Server *server, Sight *s)
{
    s->commits = clerk_commits(server->clerk);
    TRY(onlooker_go_on(&s->onlooker, 0, &s->life));
    s->last = s->onlooker.now;
    s->turns++;
    return DONE;
}

/* The one that was used last, so that few are kept up and what is folded is folded once. */
static Sight *free_sight(Readings *all)
{
    pthread_mutex_lock(&all->lock);
    Sight *s = all->free;
    if (s)
        all->free = s->next;
    pthread_mutex_unlock(&all->lock);
    if (s)
        s->next = NULL;
    return s;
}

/* One that cannot go on is of no use; whoever comes anew is told why. */
static Result sight_take(const Server *server, bool own, Sight **out, Arena *life)
{
    Readings *all = server->readings;
    Sight    *s = free_sight(all);
    if (s && is_old(s, server, own) && failed(sight_go_on(server, s))) {
        pthread_mutex_lock(&all->lock);
        all->further -= s->further;
        pthread_mutex_unlock(&all->lock);
        sights_end(s);
        s = NULL;
    }
    if (!s)
        TRY(sight_new(server, &s, life));
    s->request = life;
    s->held    = make(life, Held, 1);
    *s->held   = (Held){ all, s };
    pthread_mutex_lock(&all->lock);
    push(&all->used, s);
    pthread_mutex_unlock(&all->lock);
    arena_defer(life, give_back, s->held);
    *out = s;
    return DONE;
}

/* In one request the first look decides, but for who wants to see all. */
static Result sight_of(const Server *server, bool own, Sight **out, Arena *life)
{
    Sight *s = *out = sight_in_use(server->readings, life);
    if (!s || (own && is_old(s, server, own)))
        TRY(sight_take(server, own, &s, life));
    Instant now = clerk_now(server->clerk);
    s->onlooker.now = now > s->last ? now : s->last;
    *out = s;
    return DONE;
}

/* ---- procedures ------------------------------------------------------------------ */

static Folded *folded_new(const Sight *s, const File *file)
{
    Arena   own = arena_begin(FOLD_BYTES);
    Folded *f = make(&own, Folded, 1);
    f->file = file->id;
    f->at   = -1;
    f->procedure = procedure_new(&s->onlooker.office, file->draft);
    f->life = own;
    return f;
}

static Result bring_up(const Sight *s, Folded *f)
{
    if (f->at == s->turns)
        return DONE;
    f->at = s->turns;
    return fold_on(s->onlooker.book, f->file, &f->leaf, &f->procedure, &f->life);
}

/* Folded on where it was left, and from the start where that is not possible. */
static Result folded_of(Sight *s, const File *file, Folded **out, Arena *life)
{
    Folded *f = folded_take(s, file->id);
    if (f && failed(bring_up(s, f))) {
        folded_end(f);
        f = NULL;
    }
    *out = f = f ? f : folded_new(s, file);
    Result r = bring_up(s, f);
    if (!failed(r))
        return DONE;
    r.detail = str_copy(r.detail, life);
    folded_end(f);
    return r;
}

static Result file_seen(Sight *s, const File *file, const Procedure **out, Arena *life)
{
    Folded *f;
    TRY(folded_of(s, file, &f, life));
    folded_add(s, f);
    *out = &f->procedure;
    return DONE;
}

static Result procedure_seen(Sight *s, Str named, const Procedure **out, Arena *life)
{
    Name name;
    File file;
    Result r = procedure_found(s->onlooker.book, str_terminated(named, life), &name);
    if (r.why == &no_such_procedure || (!failed(r) && name_is_office(name)))
        return because_of(&no_such_procedure, named);
    TRY(r);
    TRY(book_file(s->onlooker.book, name, &file));
    return file_seen(s, &file, out, life);
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

enum { OFFICE = 1 };

typedef Result NextFn(Book *, int64_t file, File *, bool *found);

static Result each_from(Server *server, int64_t from, NextFn *next, EachFn *fn, void *with,
                        Arena *life)
{
    Sight *s;
    File   file = { .id = from };
    bool   found = true, more = true;
    TRY(sight_of(server, false, &s, life));
    while (more) {
        const Procedure *p;
        TRY(next(s->onlooker.book, file.id, &file, &found));
        if (!found || file.id == OFFICE)
            break;
        TRY(file_seen(s, &file, &p, life));
        more = fn(with, &s->onlooker, p);
    }
    return DONE;
}

Result reading_each(Server *server, EachFn *fn, void *with, Arena *life)
{
    return each_from(server, OFFICE, book_files, fn, with, life);
}

Result reading_back(Server *server, EachFn *fn, void *with, Arena *life)
{
    return each_from(server, INT64_MAX, book_files_back, fn, with, life);
}

#include "http/listing.h"

#include "book/fold.h"
#include "http/reading.h"

#include <pthread.h>
#include <stdlib.h>

enum { ROW_BYTES = 1 << 28, READING_BYTES = 64 << 20 };

/* One tender's row, and the life of its words. */
typedef struct Row { Listed is; Arena life; } Row;

struct Listing {
    pthread_rwlock_t lock;
    int64_t    open;                   /* clerk_commits() when it was made */
    int64_t    next;                   /* the first leaf of the log that was not looked at */
    int64_t    state;
    Instant    until;
    LIST(Row)  rows;                   /* by files; those without a title are not published */
    ListedAll  all;                    /* of them, in order */
    Arena      life;
};

/* ---- one row --------------------------------------------------------------------- */

static Row *row_of(Listing *l, int64_t file)
{
    while (l->rows.len <= file)
        *list_add(&l->rows, &l->life) = (Row){ 0 };
    return &l->rows.at[file];
}

static Result row_fold(const Onlooker *o, int64_t id, Row *row, Arena *reading)
{
    Procedure *p = make(reading, Procedure, 1);
    TRY(fold_file(o->book, id, &o->office, p, reading));
    Result r = listed_of(o, p, id, &row->is, &row->life);
    return r.why == &not_public ? DONE : r;
}

/* One that cannot be read is not listed; its own page says why. */
static void row_make(Listing *l, const Onlooker *o, int64_t file)
{
    Row  *row = row_of(l, file);
    Arena reading = arena_begin(FOLD_BYTES);
    arena_end(&row->life);
    *row = (Row){ .life = arena_begin(ROW_BYTES) };
    if (failed(row_fold(o, file, row, &reading)))
        row->is = (Listed){ 0 };
    arena_end(&reading);
}

/* ---- what is old ----------------------------------------------------------------- */

typedef struct Touched { LIST(bool) file; int64_t next; Arena *a; } Touched;

static void touch(Touched *t, int64_t file)
{
    while (t->file.len <= file)
        *list_add(&t->file, t->a) = false;
    t->file.at[file] = true;
}

static Result touch_by(void *with, const Kept *kept)
{
    Touched *t = with;
    Act act;
    TRY(act_read(kept->body, &act));
    if (!act_is_box(&act) && kept->file > 1)
        touch(t, kept->file);
    t->next = kept->leaf + 1;
    return DONE;
}

static Result touch_all(const Onlooker *o, Touched *t)
{
    File file = { .id = 1 };
    bool found = true;
    t->next = book_size(o->book);
    for (;;) {
        TRY(book_files(o->book, file.id, &file, &found));
        if (!found)
            return DONE;
        touch(t, file.id);
    }
}

static void touch_by_clock(const Listing *l, Instant now, Touched *t)
{
    for (each(const Row, row, l->rows))
        if (row->is.file && row->is.until <= now)
            touch(t, row->is.file);
}

/* ---- all of them ----------------------------------------------------------------- */

static void in_order(Listing *l)
{
    l->all.len = 0;
    l->until   = LAST_MOMENT;
    for (each(const Row, row, l->rows)) {
        if (!row->is.file)
            continue;
        *list_add(&l->all, &l->life) = &row->is;
        l->until = row->is.until < l->until ? row->is.until : l->until;
    }
    if (l->all.len)
        qsort(l->all.at, (size_t)l->all.len, sizeof *l->all.at, listed_order);
}

static bool is_right(const Listing *l, const Server *s)
{
    return l->state && l->open == clerk_commits(s->clerk).open && clerk_now(s->clerk) < l->until;
}

/* With the lock, for writing. */
static Result bring_up(Listing *l, Server *s, Arena *life)
{
    const Onlooker *o;
    int64_t open = clerk_commits(s->clerk).open;
    Touched t = { .next = l->next, .a = life };
    TRY(reading_book(s, &o, life));
    TRY(l->state ? book_walk(o->book, 0, l->next, touch_by, &t) : touch_all(o, &t));
    touch_by_clock(l, o->now, &t);
    for (ptrdiff_t file = 0; file < t.file.len; file++)
        if (t.file.at[file])
            row_make(l, o, file);
    in_order(l);
    l->open = open;
    l->next = t.next;
    l->state++;
    return DONE;
}

static Result listing_right(Listing *l, Server *s, Arena *life)
{
    pthread_rwlock_wrlock(&l->lock);
    Arena  a = arena_begin(READING_BYTES);
    Result r = is_right(l, s) ? DONE : bring_up(l, s, &a);
    if (failed(r))
        r.detail = str_copy(r.detail, life);
    arena_end(&a);
    pthread_rwlock_unlock(&l->lock);
    return r;
}

static void seen(void *listing) { pthread_rwlock_unlock(&((Listing *)listing)->lock); }

Result listing_see(Server *s, ListingSeen *out, Arena *life)
{
    Listing *l = s->listing;
    pthread_rwlock_rdlock(&l->lock);
    if (!is_right(l, s)) {
        pthread_rwlock_unlock(&l->lock);
        TRY(listing_right(l, s, life));
        pthread_rwlock_rdlock(&l->lock);
    }
    arena_defer(life, seen, l);
    *out = (ListingSeen){ l->all, l->state, l->until };
    return DONE;
}

/* ---- beginning and ending -------------------------------------------------------- */

static void listing_end(void *listing)
{
    Listing *l = listing;
    for (each(Row, row, l->rows))
        arena_end(&row->life);
    arena_end(&l->life);
    pthread_rwlock_destroy(&l->lock);
}

Listing *listing_begin(Arena *a)
{
    Listing *l = make(a, Listing, 1);
    pthread_rwlock_init(&l->lock, NULL);
    l->life = arena_begin(FOLD_BYTES);
    arena_defer(a, listing_end, l);
    return l;
}

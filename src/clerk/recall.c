#include "clerk/inside.h"

#include "book/fold.h"

#include <string.h>

/* What was taken to wait for its tick had its room when it was taken. */
bool room_for(const Arena *life, const Procedure *p, const Act *act)
{
    ptrdiff_t kept = act_is_box(act) ? 0 : fold_kept(p, act);
    return arena_left(life) > FOLD_SPARE + fold_room(p, act) + kept;
}

bool room_to_wait(const Arena *life, const Procedure *p, const Act *act)
{
    return arena_left(life) > FOLD_SPARE + fold_room(p, act) + fold_kept(p, act);
}

static void slot_clear(Cached *s)
{
    arena_end(&s->life);
    arena_end(&s->capsules_life);
    brought_end(&s->brought);
    *s = (Cached){ 0 };
}

/* The slot that was not used for longest; what lay there goes. */
static Cached *slot_free(Clerk *c)
{
    Cached *oldest = &c->cached[1];
    for (Cached *s = &c->cached[1]; s < c->cached + CACHED; s++)
        if (s->used < oldest->used)
            oldest = s;
    slot_clear(oldest);
    return oldest;
}

static Cached *slot_of(Clerk *c, int64_t file)
{
    for (Cached *s = &c->cached[1]; s < c->cached + CACHED; s++)
        if (s->file == file)
            return s;
    return NULL;
}

static Result slot_fill(Clerk *c, Cached *s, int64_t id)
{
    *s = (Cached){ .life = arena_begin(FOLD_BYTES) };
    TRY(fold_file(c->book, id, &c->office, &s->procedure, &s->life));
    s->file = id;
    rounds_take(c, id, &s->procedure);           /* also where the book forgot that one is open */
    return DONE;
}

Result recall(Clerk *c, int64_t id, Procedure **p, Arena **life)
{
    if (id == 1) {
        *p    = &c->office;
        *life = &c->office_life;
        return DONE;
    }
    Cached *s = slot_of(c, id);
    if (!s) {
        s = slot_free(c);
        Result r = slot_fill(c, s, id);
        if (failed(r)) {
            r.detail = detail_keep(c->detail, r.detail);
            slot_clear(s);
            return r;
        }
    }
    s->used = ++c->uses;
    *p    = &s->procedure;
    *life = &s->life;
    return DONE;
}

/* ---- capsules -------------------------------------------------------------------- */

/* Heads that were erased cannot be compared any more. */
static void capsules_of_heads(Capsules *all, Id bidder, Str text)
{
    Arena  a = arena_begin(1 << 20);
    Heads *heads = make(&a, Heads, 1);
    if (!failed(heads_read(text, heads, &a)))
        (void)failed(capsules_take(all, bidder, heads));
    arena_end(&a);
}

static Result capsules_of_waiting(void *with, const Waiting *w)
{
    if (act_is_bid(&w->act))
        capsules_of_heads(with, w->bidder, w->heads);
    return DONE;
}

static Result capsules_fill(Clerk *c, Cached *s)
{
    WaitingOf of = { .file = s->file, .what = FOR_TICK | FOR_DEADLINE };
    s->capsules_life = arena_begin(FOLD_BYTES);
    s->capsules = (Capsules){ .a = &s->capsules_life };
    for (each(const Deposit, d, s->procedure.box)) {
        Arena a = arena_begin(PAPER_BYTES_MAX + (1 << 16));
        Hash  salt;
        Str   text;
        if (!failed(book_words(c->book, d->heads, &salt, &text, &a)))
            capsules_of_heads(&s->capsules, d->bidder, text);
        arena_end(&a);
    }
    return book_waiting(c->book, &of, capsules_of_waiting, &s->capsules);
}

/* Of a procedure that is at hand. What waited and was dropped stays among them until it is read
 * again: whoever had sealed it seals anew. */
Result capsules_of(Clerk *c, int64_t file, Capsules **out)
{
    Cached *s = slot_of(c, file);
    *out = &s->capsules;
    if (s->capsules.a && arena_left(&s->capsules_life) > FOLD_SPARE)
        return DONE;
    return s->capsules.a ? because(&procedure_full) : capsules_fill(c, s);
}

Brought *brought_at(Clerk *c, int64_t file)
{
    Cached *s = slot_of(c, file);
    return s ? &s->brought : &c->cached[0].brought;      /* of one that begins */
}

Result recall_named(Clerk *c, Name name, Procedure **p)
{
    File   file;
    Arena *life;
    TRY(book_file(c->book, name, &file));
    return recall(c, file.id, p, &life);
}

const Procedure *remembered(Clerk *c, Name name)
{
    if (name_is_office(name))
        return &c->office;
    for (Cached *s = &c->cached[1]; s < c->cached + CACHED; s++)
        if (s->file && name_same(procedure_name(&s->procedure), name))
            return &s->procedure;
    return NULL;
}

/* Slot 0 is for a procedure that begins in this very turn. */
Result recall_fresh(Clerk *c, Name draft, Procedure **p, Arena **life)
{
    Cached *s = &c->cached[0];
    slot_clear(s);
    *s = (Cached){ .life = arena_begin(FOLD_BYTES),
                   .procedure = procedure_new(&c->office, draft) };
    *p    = &s->procedure;
    *life = &s->life;
    return DONE;
}

void adopt_fresh(Clerk *c, int64_t file)
{
    Cached *s = slot_free(c);
    *s = c->cached[0];
    s->file = file;
    s->used = ++c->uses;
    c->cached[0] = (Cached){ 0 };
}

void forget(Clerk *c, int64_t file)
{
    for (Cached *s = c->cached; s < c->cached + CACHED; s++)
        if (!file || s->file == file)
            slot_clear(s);
    if ((!file || file == 1) && failed(recall_office(c)))
        c->dead = true;
}

Result recall_office(Clerk *c)
{
    arena_end(&c->office_life);
    c->office_life = arena_begin(FOLD_BYTES);
    return fold_office(c->book, &c->office, &c->office_life);
}

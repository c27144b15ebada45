#include "clerk/inside.h"

#include <string.h>

enum { PROCEDURE_BYTES = 256 << 20 };

typedef struct Folding { Procedure *p; Arena *life; } Folding;

static Result fold_one(void *with, const Kept *kept)
{
    Folding *f = with;
    Act act;
    TRY(act_read(kept->body, &act));
    act.commit = kept->commit;
    act.leaf   = kept->leaf;
    act_fold(f->p, &act, f->life);
    return DONE;
}

/* The slot that was not used for longest; what lay there goes. */
static Cached *slot_free(Clerk *c)
{
    Cached *oldest = &c->cached[1];
    for (Cached *s = &c->cached[1]; s < c->cached + CACHED; s++)
        if (s->used < oldest->used)
            oldest = s;
    arena_end(&oldest->life);
    *oldest = (Cached){ .life = arena_begin(PROCEDURE_BYTES) };
    return oldest;
}

static Cached *slot_of(Clerk *c, int64_t file)
{
    for (Cached *s = &c->cached[1]; s < c->cached + CACHED; s++)
        if (s->file == file)
            return s;
    return NULL;
}

static Result file_by_id(Clerk *c, int64_t id, File *file)
{
    bool found;
    TRY(book_files(c->book, id - 1, file, &found));
    return found && file->id == id ? DONE : because(&no_such_procedure);
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
        File file;
        TRY(file_by_id(c, id, &file));
        s = slot_free(c);
        s->procedure = procedure_new(&c->office, file.draft);
        Result r = book_walk(c->book, id, 0, fold_one, &(Folding){ &s->procedure, &s->life });
        if (failed(r))
            return r;
        s->file = id;
    }
    s->used = ++c->uses;
    *p    = &s->procedure;
    *life = &s->life;
    return DONE;
}

/* Slot 0 is for a procedure that begins in this very turn. */
Result recall_fresh(Clerk *c, Name draft, Procedure **p, Arena **life)
{
    Cached *s = &c->cached[0];
    arena_end(&s->life);
    *s = (Cached){ .life = arena_begin(PROCEDURE_BYTES),
                   .procedure = procedure_new(&c->office, draft) };
    *p    = &s->procedure;
    *life = &s->life;
    return DONE;
}

void adopt_fresh(Clerk *c, int64_t file)
{
    Cached *s = slot_free(c);
    arena_end(&s->life);
    *s = c->cached[0];
    s->file = file;
    s->used = ++c->uses;
    c->cached[0] = (Cached){ 0 };
}

void forget(Clerk *c, int64_t file)
{
    for (Cached *s = c->cached; s < c->cached + CACHED; s++)
        if (!file || s->file == file) {
            arena_end(&s->life);
            *s = (Cached){ 0 };
        }
    if ((!file || file == 1) && failed(recall_office(c)))
        c->dead = true;
}

Result recall_office(Clerk *c)
{
    arena_end(&c->office_life);
    c->office_life = arena_begin(PROCEDURE_BYTES);
    c->office      = procedure_new(NULL, (Name){ 0 });
    return book_walk(c->book, 1, 0, fold_one, &(Folding){ &c->office, &c->office_life });
}

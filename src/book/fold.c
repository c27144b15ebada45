#include "book/fold.h"

typedef struct Folding { Procedure *p; int64_t *next; Arena *life; } Folding;

static Result refused(const Act *act, const Reason *why, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "entry {}, {}: {}", str_of_number(act->leaf, a),
             str(act_rows[act->kind]->name), str(why->code));
    return because_of(&book_altered, text_str(&t));
}

Result act_refold(Procedure *p, const Act *act, Arena *life)
{
    Arena  scratch = arena_begin(JUDGING_BYTES);
    const Reason *why = act_judge(p, act, &scratch).why;
    arena_end(&scratch);
    if (why && !p->withheld)                     /* what a judge rests on may be withheld */
        return refused(act, why, life);
    act_fold(p, act, life);
    return DONE;
}

Result kept_refold(Procedure *p, const Kept *kept, Arena *life)
{
    Act act;
    if (kept->withheld) {
        if (arena_left(life) < FOLD_SPARE / 2)
            return because(&too_large);
        act_fold_withheld(p, p->acts + 1, kept->commit, life);
        return DONE;
    }
    TRY(act_read(kept->body, &act));
    if (arena_left(life) < FOLD_SPARE / 2 + fold_room(p, &act))
        return because(&too_large);
    act.commit = kept->commit;
    act.leaf   = kept->leaf;
    return act_refold(p, &act, life);
}

static Result fold_one(void *with, const Kept *kept)
{
    Folding *f = with;
    *f->next = kept->leaf + 1;
    return kept_refold(f->p, kept, f->life);
}

Result fold_on(Book *b, int64_t id, int64_t *next, Procedure *p, Arena *life)
{
    TRY(book_walk(b, id, *next, fold_one, &(Folding){ p, next, life }));
    return p->batch_acts ? because_of(&book_altered, str(batch_open.code)) : DONE;
}

Result fold_office(Book *b, Procedure *office, Arena *life)
{
    int64_t next = 0;
    *office = procedure_new(NULL, (Name){ 0 });
    return fold_on(b, 1, &next, office, life);
}

Result fold_file(Book *b, int64_t id, const Procedure *office, Procedure *p, Arena *life)
{
    File    file;
    bool    found;
    int64_t next = 0;
    TRY(book_files(b, id - 1, &file, &found));
    if (!found || file.id != id)
        return because(&no_such_procedure);
    *p = procedure_new(office, file.draft);
    return fold_on(b, id, &next, p, life);
}

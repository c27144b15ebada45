#include "desk/onlooker.h"

#include "book/fold.h"

enum { LAST_BYTES = FOLD_BYTES };       /* of the last act, whoever wrote it */

static Result last_moment(Book *b, Instant *at, Arena *a)
{
    Str body;
    Act act = { 0 };
    TRY(book_last(b, &body, a));
    if (body.len)
        TRY(act_read(body, &act));
    *at = act.at;
    return DONE;
}

static Result look(Onlooker *o, Instant now, Arena *life)
{
    Instant last = 0;
    Arena   a = arena_begin(LAST_BYTES);
    Result  r = last_moment(o->book, &last, &a);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    TRY(r);
    o->now = now > last ? now : last;
    return fold_on(o->book, 1, &o->next, &o->office, life);
}

Result onlooker_come(Onlooker *o, const char *folder, Instant now, Arena *a)
{
    *o = (Onlooker){ 0 };
    o->office = procedure_new(NULL, (Name){ 0 });
    TRY(book_open(&o->book, folder, true, 0, a));
    return look(o, now, a);
}

Result onlooker_go_on(Onlooker *o, Instant now, Arena *life)
{
    TRY(book_look_on(o->book));
    return look(o, now, life);
}

Result onlooker_procedure(const Onlooker *o, Name name, Procedure *p, Arena *a)
{
    File file;
    TRY(book_file(o->book, name, &file));
    return file.id == 1 ? fold_office(o->book, p, a)
                        : fold_file(o->book, file.id, &o->office, p, a);
}

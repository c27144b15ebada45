#include "desk/onlooker.h"

#include "book/fold.h"

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

Result onlooker_come(Onlooker *o, const char *folder, Instant now, Arena *a)
{
    Instant last;
    *o = (Onlooker){ 0 };
    TRY(book_open(&o->book, folder, true, 0, a));
    TRY(last_moment(o->book, &last, a));
    o->now = now > last ? now : last;
    return fold_office(o->book, &o->office, a);
}

Result onlooker_procedure(const Onlooker *o, Name name, Procedure *p, Arena *a)
{
    File file;
    TRY(book_file(o->book, name, &file));
    return file.id == 1 ? fold_office(o->book, p, a)
                        : fold_file(o->book, file.id, &o->office, p, a);
}

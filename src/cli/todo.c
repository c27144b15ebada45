/* todo.c - what somebody must do next, over all procedures: the same as the page /home. */
#include "cli/inside.h"

#include "page/doings.h"
#include "page/timeline.h"

typedef struct Todo { Line line; Visit v; Arena *life; DutyRows duties; } Todo;

enum { INDENT = 4, WIDTH = 80 };             /* columns */

static DutyRow row_copy(const DutyRow *r, Str procedure, Arena *a)
{
    return (DutyRow){ .does = str_copy(r->does, a), .link = str_copy(r->link, a),
                      .why = str_copy(r->why, a), .others = str_copy(r->others, a),
                      .procedure = procedure, .by = r->by, .late = r->late };
}

static Result add_procedure(Todo *t, const ProcedureShown *shown, Arena *one)
{
    Text number = { 0 }, at = { 0 };
    DutyRows rows = { 0 };
    text_put(&number, t->life, "{}-{}", str_of_number(shown->year, t->life),
             str_of_number(shown->number, t->life));
    Str called = shown->year ? text_str(&number) : shown->name;
    t->line.option[OPT_PROCEDURE] = str_terminated(shown->name, t->life);
    TRY(visit_looks(&t->v));
    text_put(&at, one, "/t/{}", called);
    page_duties(&t->v.onlooker, t->v.procedure, t->v.actor->number, text_str(&at), &rows, one);
    for (each(const DutyRow, row, rows))
        *list_add(&t->duties, t->life) = row_copy(row, called, t->life);
    return DONE;
}

/* What is not shown to who asks has no duties for them. */
static Result add_all(Todo *t, const BookPage *book)
{
    for (each(const ProcedureShown, p, book->procedures)) {
        Arena  one = arena_begin(16 << 20);
        Result r = add_procedure(t, p, &one);
        arena_end(&one);
        if (failed(r) && r.why->ground != FORBIDDEN && r.why->ground != MISSING)
            return r;
    }
    return DONE;
}

static int64_t overdue(const DutyRows *duties)
{
    int64_t count = 0;
    for (each(const DutyRow, d, *duties))
        count += d->late;
    return count;
}

static void todo_json(const Todo *t)
{
    printf("{\"schema\": 1, \"done\": true, \"overdue\": %lld, \"duties\": [",
           (long long)overdue(&t->duties));
    for (each(const DutyRow, d, t->duties)) {
        printf("%s{\"does\": ", d == t->duties.at ? "" : ", ");
        json_str(stdout, d->does);
        printf(", \"late\": %s", d->late ? "true" : "false");
        give_parts((Given[]){ { "procedure", d->procedure }, { "link", d->link },
                              { "why", d->why }, { "others", d->others } }, 4);
        if (d->by)
            give_parts((Given[]){ { "by", iso_moment(d->by, t->life) } }, 1);
        printf("}");
    }
    printf("]}\n");
}

static void say_duty(const DutyRow *d, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}.", d->procedure, d->does);
    if (d->why.len)
        text_put(&t, a, " Why: {}.", d->why);
    if (d->others.len)
        text_put(&t, a, " Who else can: {}.", d->others);
    wrap(stdout, text_str(&t), INDENT, WIDTH);
}

static void say_todo(const Todo *t)
{
    for (each(const DutyRow, d, t->duties)) {
        if (d->heading.len)
            put(d == t->duties.at ? "%.*s\n" : "\n%.*s\n", d->heading);
        printf("  - ");
        say_duty(d, t->life);
    }
    if (!t->duties.len)
        printf("Nothing is due from you.\n");
}

Result run_todo(const Line *line)
{
    BookPage book;
    Todo    *t = make(line->life, Todo, 1);
    *t = (Todo){ .line = *line, .life = line->life };
    TRY(visit_look(&t->v, &t->line));
    Instant now = t->v.onlooker.now;
    TRY(t->v.far ? far_book(t->v.door, &book, line->life)
                 : page_book(&t->v.onlooker, &book, line->life));
    TRY(add_all(t, &book));
    duties_sort(&t->duties);
    duties_headed(&t->duties, now, LONDON);
    if (line->option[OPT_JSON])
        todo_json(t);
    else
        say_todo(t);
    return DONE;
}

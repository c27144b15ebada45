#include "page/rubric.h"

#include "desk/paper.h"
#include "page/show.h"

#include <stdlib.h>

static RubricLine *place_of_line(Rubric *out, Id lot, Id criterion, Arena *a)
{
    for (each(RubricLine, line, out->lines))
        if (line->lot == lot && line->criterion == criterion)
            return line;
    RubricLine *line = list_add(&out->lines, a);
    *line = (RubricLine){ .lot = lot, .criterion = criterion };
    return line;
}

static Str words_of(const Onlooker *o, Hash hash, Arena *a)
{
    return hash_none(hash) ? (Str){ 0 } : page_words(o, hash, a);
}

static void read_one(const Onlooker *o, const Act *act, Rubric *out, Arena *a)
{
    if (act->kind == ACT_LOT) {
        place_of_line(out, act->lot.lot, 0, a)->title = words_of(o, act->lot.title, a);
    } else if (act->kind == ACT_CRITERION) {
        RubricLine *line = place_of_line(out, act->criterion.lot, act->criterion.criterion, a);
        line->title = words_of(o, act->criterion.title, a);
        line->guide = words_of(o, act->criterion.guide, a);
    } else if (act->kind == ACT_MARK) {
        *list_add(&out->marks, a) =
            (RubricMark){ act->mark.scale, act->mark.mark, words_of(o, act->mark.says, a) };
    }
}

static int highest_first(const void *x, const void *y)
{
    const RubricMark *one = x, *other = y;
    if (one->scale != other->scale)
        return one->scale < other->scale ? -1 : 1;
    return one->mark > other->mark ? -1 : one->mark < other->mark;
}

Result rubric_read(const Onlooker *o, const Procedure *p, Rubric *out, Arena *a)
{
    Record r;
    *out = (Rubric){ 0 };
    TRY(paper_record(o->book, p, o->now, &r, a));
    for (each(const Act, act, r.acts))
        read_one(o, act, out, a);
    if (out->marks.len)
        qsort(out->marks.at, (size_t)out->marks.len, sizeof *out->marks.at, highest_first);
    return DONE;
}

void rubric_copy(const Rubric *from, Rubric *to, Arena *a)
{
    *to = (Rubric){ 0 };
    for (each(const RubricLine, line, from->lines))
        *list_add(&to->lines, a) = (RubricLine){ line->lot, line->criterion,
                                                 str_copy(line->title, a),
                                                 str_copy(line->guide, a) };
    for (each(const RubricMark, m, from->marks))
        *list_add(&to->marks, a) = (RubricMark){ m->scale, m->mark, str_copy(m->says, a) };
}

RubricLine rubric_line(const Rubric *r, Id lot, Id criterion)
{
    for (each(const RubricLine, line, r->lines))
        if (line->lot == lot && line->criterion == criterion)
            return *line;
    return (RubricLine){ .lot = lot, .criterion = criterion };
}

Str mark_words(Points mark, Arena *a) { return str_shortened(str_of_decimal(mark, 3, a)); }

bool mark_read(const Rubric *r, Id scale, Str words, Points *mark)
{
    if (!str_decimal(words, 3, mark))
        return false;
    for (each(const RubricMark, m, r->marks))
        if (m->scale == scale && m->mark == *mark)
            return true;
    return false;
}

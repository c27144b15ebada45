/* act.c - any formal act, from its fields as they were typed. */
#include "cli/inside.h"

#include "desk/draft.h"
#include "desk/form.h"

#include <string.h>

static Result batch_read(const Line *line, const Wording *w, Acts *acts, Shelf *shelf)
{
    Str lines;
    TRY(file_read(line->option[OPT_BATCH], DRAFT_BYTES, &lines, line->life));
    return acts_of_lines(lines, w, acts, shelf, line->life);
}

static Result field_bare(Str word, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}; a field is written FIELD=VALUE, of several words FIELD=\"...\"", word);
    return because_of(&field_unknown, text_str(&t));
}

/* The shell took the quotes off: each argument is one pair, whatever stands in it. */
static Result pairs_of(const Line *line, Pairs *pairs)
{
    for (int i = 1; i < line->arguments; i++) {
        Str value = str(line->argument[i]), name = str_cut(&value, '=');
        if (!strchr(line->argument[i], '='))
            return field_bare(name, line->life);
        *list_add(pairs, line->life) = (Pair){ name, value };
    }
    return DONE;
}

Result act_asked(const Line *line, ActKind *kind)
{
    *kind = act_kind(str(line->argument[0]));
    if (!*kind)
        return act_unknown_of(str(line->argument[0]), line->life);
    if (line->option[OPT_BATCH] && !(act_rows[*kind]->rules & CLOSES))
        return because_of(&wrong_use, S("this act closes no --batch; publish, amend, invite do"));
    return DONE;
}

Result acts_typed(const Visit *v, Book *book, ActKind kind, Acts *acts, Shelf *shelf)
{
    Pairs pairs = { 0 };
    Act   act;
    bool  office = act_rows[kind]->rules & (IN_OFFICE | OFFICE_TOO);
    TRY(pairs_of(v->line, &pairs));
    if (!office && kind != ACT_BEGIN && !v->procedure)
        return because_of(&wrong_use, S("--procedure is needed"));
    Wording w = { .procedure = v->procedure,
                  .zone = v->procedure && v->procedure->began ? v->procedure->zone : LONDON };
    if (v->line->option[OPT_BATCH])
        TRY(batch_read(v->line, &w, acts, shelf));
    TRY(act_of_form(kind, &pairs, w, &v->actor, book_settings(book)->origin, &act, shelf, v->life));
    TRY(paper_again(book, &act, shelf, v->life));
    *list_add(acts, v->life) = act;
    return DONE;
}

Result run_act(const Line *line)
{
    Visit   v;
    Acts    acts = { 0 };
    Shelf   shelf = { 0 };
    ActKind kind;
    TRY(act_asked(line, &kind));
    TRY(visit_propose(&v, line));
    TRY(acts_typed(&v, clerk_book(v.clerk), kind, &acts, &shelf));
    return enter(&v, acts.at, acts.len, &shelf);
}

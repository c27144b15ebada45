/* act.c - any formal act, from its fields as they were typed. */
#include "cli/inside.h"

#include "desk/form.h"

#include <string.h>

static Result batch_read(const Line *line, const Wording *w, Acts *acts, Shelf *shelf)
{
    Str lines;
    TRY(file_read(line->option[OPT_BATCH], 1 << 20, &lines, line->life));
    return acts_of_lines(lines, w, acts, shelf, line->life);
}

/* The shell took the quotes off: each argument is one pair, whatever stands in it. */
static Result pairs_of(const Line *line, Pairs *pairs)
{
    for (int i = 1; i < line->arguments; i++) {
        Str value = str(line->argument[i]), name = str_cut(&value, '=');
        if (!strchr(line->argument[i], '='))
            return because_of(&field_unknown, name);
        *list_add(pairs, line->life) = (Pair){ name, value };
    }
    return DONE;
}

Result run_act(const Line *line)
{
    Visit   v;
    Acts    acts = { 0 };
    Shelf   shelf = { 0 };
    Pairs   pairs = { 0 };
    Act     act;
    ActKind kind = act_kind(str(line->argument[0]));
    if (!kind)
        return because_of(&act_unknown, str(line->argument[0]));
    if (line->option[OPT_BATCH] && !(act_rows[kind]->rules & CLOSES))
        return because_of(&wrong_use, S("this act closes no --batch; publish, amend, invite do"));
    TRY(pairs_of(line, &pairs));
    TRY(visit_propose(&v, line));
    bool office = act_rows[kind]->rules & IN_OFFICE;
    if (!office && kind != ACT_BEGIN && !v.procedure)
        return because_of(&wrong_use, S("--procedure is needed"));
    Wording w = { .procedure = v.procedure,
                  .zone = v.procedure && v.procedure->began ? v.procedure->zone : LONDON };
    if (line->option[OPT_BATCH])
        TRY(batch_read(line, &w, &acts, &shelf));
    TRY(act_of_form(kind, &pairs, w, &v.actor, clerk_origin(v.clerk), &act, &shelf, line->life));
    TRY(paper_again(clerk_book(v.clerk), &act, &shelf, line->life));
    *list_add(&acts, line->life) = act;
    return enter(&v, acts.at, acts.len, &shelf);
}

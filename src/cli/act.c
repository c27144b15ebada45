/* act.c - any formal act, from its fields as they were typed. */
#include "cli/inside.h"

#include <string.h>

static Result batch_read(Visit *v, Acts *acts, Shelf *shelf, const Wording *w)
{
    Str rest;
    TRY(file_read(v->line->option[OPT_BATCH], 1 << 20, &rest, v->life));
    while (rest.len) {
        Str line = str_trim(str_cut(&rest, '\n'));
        if (!line.len || line.at[0] == '#')
            continue;
        Str name = word_cut(&line);
        ActKind kind = act_kind(name);
        if (!kind)
            return because_of(&act_unknown, name);
        Act *act = list_add(acts, v->life);
        *act = (Act){ 0 };
        TRY(act_of_words(kind, line, w, act, shelf, v->life));
    }
    return DONE;
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

static const Str *typed(const Pairs *pairs, const char *name)
{
    for (each(const Pair, pair, *pairs))
        if (str_is(pair->name, name))
            return &pair->value;
    return NULL;
}

static Id typed_number(const Pairs *pairs, const char *name)
{
    Id n = 0;
    const Str *value = typed(pairs, name);
    if (value)
        str_number(*value, &n);
    return n;
}

/* What follows from the book is filled in; what is typed still counts. */
static Result fill_in(Visit *v, ActKind kind, const Pairs *pairs, Act *act)
{
    const Procedure *p = v->procedure;
    Id lot = typed_number(pairs, "lot"), round = typed_number(pairs, "round");
    if (kind == ACT_BOX_LIST)
        box_list_act(p, round, act, v->life);
    if (kind == ACT_SCORE_LOCK)
        score_lock_act(p, round, lot, act, v->life);
    if (kind == ACT_AWARD && !typed(pairs, "bidder"))
        TRY(award_act(p, round, lot, act, v->life));
    if (kind == ACT_PADLOCK)
        TRY(padlock_act(p, clerk_origin(v->clerk), &v->actor, act, v->life));
    return DONE;
}

static bool is_filled(ActKind kind)
{
    return kind == ACT_BOX_LIST || kind == ACT_SCORE_LOCK || kind == ACT_AWARD ||
           kind == ACT_PADLOCK;
}

Result run_act(const Line *line)
{
    Visit    v;
    Acts    acts = { 0 };
    Shelf   shelf = { 0 };
    Pairs   pairs = { 0 };
    Act     act = { 0 };
    ActKind kind = act_kind(str(line->argument[0]));
    if (!kind)
        return because_of(&act_unknown, str(line->argument[0]));
    if (line->option[OPT_BATCH] && !(act_rows[kind]->rules & CLOSES))
        return because_of(&wrong_use, S("this act closes no --batch; publish, amend, invite do"));
    TRY(pairs_of(line, &pairs));
    TRY(visit_begin(&v, line));
    bool office = act_rows[kind]->rules & IN_OFFICE;
    if (!office && kind != ACT_BEGIN && !v.procedure)
        return because_of(&wrong_use, S("--procedure is needed"));
    Wording w = { v.procedure && v.procedure->began ? v.procedure->zone : LONDON, v.procedure, NULL,
                  NULL };
    if (line->option[OPT_BATCH])
        TRY(batch_read(&v, &acts, &shelf, &w));
    if (v.procedure && is_filled(kind))
        TRY(fill_in(&v, kind, &pairs, &act));
    if (kind == ACT_INTEREST)
        act.interest.key = v.actor.public;
    if (kind == ACT_ENROL && !typed(&pairs, "person"))
        act.enrol.person = v.actor.number, act.enrol.key = v.actor.public;
    w.filled = is_filled(kind) || kind == ACT_INTEREST || kind == ACT_ENROL;
    TRY(act_of_pairs(kind, &pairs, &w, &act, &shelf, line->life));
    TRY(paper_again(clerk_book(v.clerk), &act, &shelf, line->life));
    *list_add(&acts, line->life) = act;
    return enter(&v, acts.at, acts.len, &shelf);
}

/* act.c - any formal act, from its fields as they were typed. */
#include "cli/inside.h"

#include "core/view/stands.h"
#include "core/view/warnings.h"
#include "desk/draft.h"
#include "desk/form.h"
#include "desk/named.h"
#include "http/own_disk.h"

#include <string.h>

/* What its lines say is not asked yet, only which files they name. */
static Result batch_read(const Line *line, Typing *typing)
{
    Draft   draft;
    Wording ahead = { .zone = LONDON, .files = &typing->files,
                      .tools = own_disk_tools(line->life) };
    TRY(file_read(line->option[OPT_BATCH], DRAFT_BYTES, &typing->batch, line->life));
    draft_read(typing->batch, &ahead, &draft, line->life);
    return DONE;
}

static Result field_bare(Str word, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}; a field is written FIELD=VALUE, of several words FIELD=\"...\"", word);
    return because_of(&field_unknown, text_str(&t));
}

/* The shell took the quotes off: each argument is one pair, whatever stands in it. */
Result pairs_of(const Line *line, int from, Pairs *pairs)
{
    for (int i = from; i < line->arguments; i++) {
        Str value = str(line->argument[i]), name = str_cut(&value, '=');
        if (!strchr(line->argument[i], '='))
            return field_bare(name, line->life);
        *list_add(pairs, line->life) = (Pair){ name, value };
    }
    return DONE;
}

Result act_asked(const Line *line, Typing *typing)
{
    *typing = (Typing){ .kind = act_kind(str(line->argument[0])) };
    if (!typing->kind)
        return act_unknown_of(str(line->argument[0]), line->life);
    if (line->option[OPT_BATCH] && !(act_rows[typing->kind]->rules & CLOSES))
        return because_of(&wrong_use, S("this act closes no --batch; publish, amend, invite do"));
    TRY(pairs_of(line, 1, &typing->pairs));
    TRY(pairs_read_ahead(typing->kind, &typing->pairs, &typing->files, line->life));
    return line->option[OPT_BATCH] ? batch_read(line, typing) : DONE;
}

typedef struct Names { Book *book; const Procedure *p; Arena *a; } Names;

/* Who is called so, where nobody else is. */
static const Actor *somebody(void *people, Str name)
{
    const Names *names = people;
    Actor  *found = NULL;
    int64_t number;
    Hash    salt;
    Str     words;
    if (!names->p || str_number(name, &number))
        return NULL;
    for (each(const Person, person, names->p->people)) {
        if (failed(book_words(names->book, person->name, &salt, &words, names->a)) ||
            !str_same(words, name))
            continue;
        if (found)
            return NULL;
        found = make(names->a, Actor, 1);
        *found = (Actor){ .name = words, .number = person->id,
                          .public = person_key_by_day(person, names->p->last_at) };
    }
    return found;
}

Result acts_typed(const Visit *v, Book *book, Typing *typing, Acts *acts, Shelf *shelf)
{
    Act     act;
    ActKind kind = typing->kind;
    bool    office = act_rows[kind]->rules & (IN_OFFICE | OFFICE_TOO);
    if (!office && kind != ACT_BEGIN && !v->procedure)
        return because_of(&wrong_use, S("--procedure is needed"));
    Names   names = { book, v->procedure, v->life };
    Wording w = { .procedure = v->procedure, .actor = somebody, .people = &names,
                  .zone = v->procedure && v->procedure->began ? v->procedure->zone : LONDON,
                  .files = &typing->files, .tools = own_disk_tools(v->life),
                  .ticks = settings_ticks(book_settings(book)) };
    TRY(acts_of_lines(typing->batch, &w, acts, shelf, v->life));
    TRY(act_of_form(kind, &typing->pairs, w, v->actor, book_settings(book)->origin, &act, shelf,
                    v->life));
    TRY(paper_again(book, v->procedure, &act, shelf, v->life));
    *list_add(acts, v->life) = act;
    return DONE;
}

/* What is written of the box is of all that was taken: what its clock owes goes in first. */
static Result box_up_to_date(Visit *v, ActKind kind)
{
    if (kind != ACT_BOX_LIST || !v->procedure)
        return DONE;
    TRY(visit_tick(v));
    return visit_again(v);
}

/* ---- would it be entered? -------------------------------------------------------- */

typedef LIST(const char *) Phases;

static Phases phases_of(const Procedure *p, Instant now, Arena *a)
{
    Phases phases = { 0 };
    for (each(const Lot, lot, p->lots))
        *list_add(&phases, a) = phase_name(phase_at(p, 0, lot->id, now));
    return phases;
}

/* What would become of lots that there were before: "lot 1: tendering, then closed". */
static void changes(const Procedure *after, const Phases *before, Instant now, Standings *out,
                    Arena *a)
{
    Phases then = phases_of(after, now, a);
    for (ptrdiff_t i = 0; i < before->len && i < then.len; i++) {
        Text t = { 0 };
        text_put(&t, a, "lot {}: {}, then {}", str_of_number(after->lots.at[i].id, a),
                 str(before->at[i]), str(then.at[i]));
        if (strcmp(before->at[i], then.at[i]))
            *list_add(out, a) = text_str(&t);
    }
}

/* Nothing is done, and that is no failure. */
static void tried_tell(const Line *line, const char *act, const Standings *then)
{
    if (line->option[OPT_JSON]) {
        printf("{\"schema\": 1, \"done\": false, \"dry_run\": true, \"act\": \"%s\"", act);
        give_parts((Given[]){ { "changes", json_list(then->at, then->len, line->life), true } }, 1);
        printf("}\n");
        return;
    }
    printf("%s would be entered now; nothing is entered.\n", act);
    for (each(const Str, change, *then))
        put("%.*s\n", *change);
}

/* A fold that may be spoilt: of the office, of a procedure that begins, or of the one named. */
static Result fold_for(Visit *v, const Act *act, Procedure *p)
{
    *p = procedure_new(&v->onlooker.office, (Name){ 0 });
    if (act->kind == ACT_BEGIN)
        return DONE;
    bool office = act_rows[act->kind]->rules & IN_OFFICE || name_is_office(v->name);
    return onlooker_procedure(&v->onlooker, office ? (Name){ 0 } : v->name, p, v->life);
}

Result try_acts(Visit *v, Acts *acts, const Shelf *shelf)
{
    Arena *a = v->life;
    const Act *last = &acts->at[acts->len - 1];
    Procedure *p = make(a, Procedure, 1);
    Instant now = v->onlooker.now;
    Deed deed = { .acts = acts->at, .count = acts->len, .shelf = shelf, .by = v->actor,
                  .with = v->with, .procedure = v->name, .now = now };
    explained_by(v->line, v->procedure, acts->at, acts->len);
    TRY(fold_for(v, last, p));
    Phases before = phases_of(p, now, a);
    TRY(with_names(deed_try(v->onlooker.book, &deed, p, a), v->procedure, v->onlooker.book, a));
    Standings then = { 0 };
    changes(p, &before, now, &then, a);
    tried_tell(v->line, act_rows[last->kind]->name, &then);
    return DONE;
}

void warn_of(const Line *line, const Procedure *p, const Act *acts, ptrdiff_t count, Arena *a)
{
    Warnings found = { 0 };
    if (!p || !(act_rows[acts[count - 1].kind]->rules & CLOSES))
        return;
    warnings_with(p, acts, count - 1, &found, a);
    for (each(const Str, warning, found))
        say(line, "To bear in mind: {}", *warning);
}

Result run_act(const Line *line)
{
    Visit v;
    Acts  acts = { 0 };
    Shelf shelf = { 0 };
    Typing typing;
    TRY(act_asked(line, &typing));
    if (line->option[OPT_DRY]) {
        TRY(visit_look(&v, line));
        TRY(acts_typed(&v, v.onlooker.book, &typing, &acts, &shelf));
        warn_of(line, v.procedure, acts.at, acts.len, v.life);
        return try_acts(&v, &acts, &shelf);
    }
    TRY(visit_propose(&v, line));
    v.arrived = v.came;                      /* all is there, however long others are at the book */
    TRY(box_up_to_date(&v, typing.kind));
    TRY(acts_typed(&v, visit_book(&v), &typing, &acts, &shelf));
    warn_of(line, v.procedure, acts.at, acts.len, v.life);
    return enter(&v, acts.at, acts.len, &shelf);
}

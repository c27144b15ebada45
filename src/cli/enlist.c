/* enlist.c - somebody is named in a procedure, with what they may do in it, by the public half that
 * their key command printed. */
#include "cli/inside.h"

#include "core/flaws.h"
#include "desk/form.h"

#include <string.h>

enum { PUBLIC_BYTES = 1 << 12, ROLES_MOST = 16 };

const Reason public_half_unreadable = { INVALID, "public-half-unreadable", "tenderbox help enlist",
    "This is not what `tenderbox key` or `tenderbox padlock new` prints." };

const Reason named_otherwise = { CONFLICT, "named-otherwise", "tenderbox help enlist",
    "Somebody with this key is known here by another name." };

/* The line "person=301455120 key=..." of what was printed. */
static Result public_half(const Line *line, Pairs *pairs)
{
    Str text;
    TRY(file_read(line->argument[0], PUBLIC_BYTES, &text, line->life));
    while (text.len) {
        Str row = str_trim(str_cut(&text, '\n'));
        if (row.len && row.at[row.len - 1] == '\r')
            row.len--;
        if (str_starts(row, "person="))
            return pairs_of_words(row, pairs, line->life);
    }
    return because_of(&public_half_unreadable, str(line->argument[0]));
}

static Str pair_named(const Pairs *pairs, const char *name)
{
    for (each(const Pair, pair, *pairs))
        if (str_is(pair->name, name))
            return pair->value;
    return (Str){ 0 };
}

static Result do_one(Visit *v, ActKind kind, const Pairs *pairs)
{
    Act     act;
    Shelf   shelf = { 0 };
    Wording w = { .procedure = v->procedure, .zone = v->procedure->zone };
    Str     origin = book_settings(visit_book(v))->origin;
    TRY(act_of_form(kind, pairs, w, v->actor, origin, &act, &shelf, v->life));
    v->with = act_needs_two(v->procedure, &act) ? v->second : NULL;
    return enter(v, &act, 1, &shelf);
}

static Result give_role(Visit *v, Str person, const char *role)
{
    Pairs pairs = { 0 };
    Str   lot = str_of_number(number_option(v->line, OPT_LOT), v->life);
    *list_add(&pairs, v->life) = (Pair){ S("person"), person };
    *list_add(&pairs, v->life) = (Pair){ S("role"), str(role) };
    *list_add(&pairs, v->life) = (Pair){ S("lot"), lot };
    if (v->line->option[OPT_BECAUSE])
        *list_add(&pairs, v->life) = (Pair){ S("reason"), str(v->line->option[OPT_BECAUSE]) };
    return do_one(v, ACT_ROLE, &pairs);
}

/* Before anything is entered: one role too few is seldom seen. */
static Result judge_typed(const Line *line)
{
    Act act = { .kind = ACT_ROLE };
    TRY(words_judge(act_field(ACT_PERSON, "name"), str(line->argument[1]), line->life));
    for (int i = 2; i < line->arguments; i++) {
        const Field *role = act_field(ACT_ROLE, "role");
        const char *known[ROLES_MOST] = { NULL };
        for (int k = 0, n = 0; k < role->choices->count && n < ROLES_MOST - 1; k++)
            if (role->choices->at[k].word)
                known[n++] = role->choices->at[k].word;
        if (failed(field_read(role, str(line->argument[i]), &act)))
            return word_unknown(line, "role", line->argument[i], known);
    }
    return DONE;
}

/* Who is known already keeps the name under which people know them. */
static Result judge_known(const Visit *v, const Person *known)
{
    Hash salt;
    Str  name;
    Text t = { 0 };
    if (failed(book_words(visit_book(v), known->name, &salt, &name, v->life)) ||
        str_same(str_trim(name), str_trim(str(v->line->argument[1]))))
        return DONE;
    text_put(&t, v->life, "person {} is \"{}\" here, and not \"{}\"; leave the name as it is",
             str_of_number(known->id, v->life), str_plain(name, NAME_SHOWN, v->life),
             str(v->line->argument[1]));
    return because_of(&named_otherwise, text_str(&t));
}

/* Of who comes to the panel once bids are known everybody reads why, and two officers say it. */
static Result judge_late(const Visit *v, const Act *role)
{
    bool two = act_needs_two(v->procedure, role);
    bool panel = 1u << role->role.role & (EVALUATOR | CHAIR);
    if (two && !v->line->option[OPT_WITH])
        return option_needed(v->line, OPT_WITH);
    return two && panel && !v->line->option[OPT_BECAUSE] ? option_needed(v->line, OPT_BECAUSE)
                                                         : DONE;
}

/* Before anything is entered, all of it: a role that is held already is seldom meant again. */
static Result judge_roles(const Visit *v, const Person *known)
{
    const Line *line = v->line;
    Id lot = number_option(line, OPT_LOT);
    for (int i = 2; i < line->arguments; i++) {
        Act  act = { .kind = ACT_ROLE };
        bool again = false;
        TRY(field_read(act_field(ACT_ROLE, "role"), str(line->argument[i]), &act));
        for (int before = 2; before < i; before++)
            again |= !strcmp(line->argument[before], line->argument[i]);
        act.role.lot = lot;
        if (again || (known && holds_role(known, (Role)(1 << act.role.role), lot, 0)))
            return because_value(&said_already, v->procedure, &act, "role", line->life);
        TRY(judge_late(v, &act));
    }
    return DONE;
}

/* Who is known already gets the roles alone. */
Result run_enlist(const Line *line)
{
    Visit v;
    Id    id;
    Pairs pairs = { 0 };
    TRY(judge_typed(line));
    TRY(public_half(line, &pairs));
    TRY(visit_propose(&v, line));
    v.together = true;
    Str person = pair_named(&pairs, "person");
    if (!str_number(person, &id))
        return because_of(&public_half_unreadable, str(line->argument[0]));
    *list_add(&pairs, line->life) = (Pair){ S("name"), str(line->argument[1]) };
    const Person *known = person_of(v.procedure, id);
    TRY(known ? judge_known(&v, known) : DONE);
    TRY(judge_roles(&v, known));
    if (!known)
        TRY(do_one(&v, ACT_PERSON, &pairs));
    for (int i = 2; i < line->arguments; i++)
        TRY(give_role(&v, person, line->argument[i]));
    tell_together(&v, "role");
    return DONE;
}

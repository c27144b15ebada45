#include "page/team.h"

#include "core/view/likely.h"
#include "page/public.h"
#include "page/show.h"

SHAPE_OF(TeamPerson, TEAM_PERSON)
SHAPE_OF(TeamRole, TEAM_ROLE)
SHAPE_OF(TeamKnown, TEAM_KNOWN)
SHAPE_OF(TeamPage, TEAM_PAGE)

enum { CALLED_MOST = 200 };

/* ---- who has a part in it --------------------------------------------------------- */

Str roles_say(const Person *person, Arena *a)
{
    Text t = { 0 };
    const Field *role = act_field(ACT_ROLE, "role");
    for (each(const Holding, held, person->holdings)) {
        int n = 0;
        while (1 << n < (int)held->role)
            n++;
        text_put(&t, a, "{}{}", t.len ? S(", ") : S(""), str(choice_label(role, n)));
        if (held->lot)
            text_put(&t, a, " (lot {})", str_of_number(held->lot, a));
    }
    return text_str(&t);
}

static const char *interest_says(const Person *person)
{
    return person->barred         ? "Declared; must leave"
           : person->interest     ? "Declared, not ruled on yet"
           : person->ruled        ? "Declared; may stay"
           : person->declared     ? "None, as declared"
           : influences(person)   ? "Not declared yet"
                                  : "";
}

static Str padlock_held_by(const Procedure *p, Id person, Arena *a)
{
    const Lock *lock = lock_of_holder(p, person);
    return lock ? str_of_number(lock->index, a) : (Str){ 0 };
}

void page_team_people(const Onlooker *o, const Procedure *p, Id asker, TeamPeople *people, Arena *a)
{
    *people = (TeamPeople){ 0 };
    for (each(const Person, person, p->people))
        if (person->holdings.len)
            *list_add(people, a) = (TeamPerson){
                .name = name_is_shown(p, asker, person->id)
                            ? str_plain(page_words(o, person->name, a), CALLED_MOST, a)
                            : str_of_number(person->id, a),
                .roles = roles_say(person, a), .interest = str(interest_says(person)),
                .padlock = padlock_held_by(p, person->id, a) };
}

/* ---- the page ---------------------------------------------------------------------- */

bool team_gives(const Procedure *p, int64_t role)
{
    Act act = { .kind = ACT_ROLE, .role = { .role = role } };
    return !act_needs_two(p, &act);
}

void team_roles(const Procedure *p, Str word, TeamKnown *known, Arena *a)
{
    const Choices *roles = act_field(ACT_ROLE, "role")->choices;
    for (int i = 0; i < roles->count; i++)
        if (roles->at[i].word && team_gives(p, i))
            *list_add(&known->roles, a) = (TeamRole){ .word = str(roles->at[i].word),
                                                      .label = str(roles->at[i].label),
                                                      .chosen = str_is(word, roles->at[i].word) };
}

void page_team(const Onlooker *o, const Procedure *p, Id asker, Str at, TeamPage *page, Arena *a)
{
    TeamPeople people;
    *page = (TeamPage){ .procedure = page_words(o, p->title, a), .back = at,
                        .number = procedure_number(p, a),
                        .may = !failed(act_likely(p, ACT_PERSON, asker, o->now, a)) };
    page_team_people(o, p, asker, &people, a);
    for (each(const TeamPerson, person, people))
        *list_add(&page->people, a) = *person;
}

/* story_kept.c - what people of a story keep, so that somebody can go on in their place: keys, whom
 * holders believe, and in the book who of them is who. */
#include "story/inside.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const char *path_of_key(const char *folder, Str before, Str name, const char *what, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}/{}{}.key{}", str(folder), before, name, str(what));
    return str_terminated(text_str(&t), a);
}

static Result folder_make(const char *path, Arena *a)
{
    return mkdir(path, 0700) && errno != EEXIST ? file_failed(&file_unwritable, path, a) : DONE;
}

/* ---- who somebody is ------------------------------------------------------------- */

/* Stands between quotes in a line of its own. */
static Str quotable(Str words, Arena *a)
{
    char *at = make(a, char, words.len + 1);
    for (ptrdiff_t i = 0; i < words.len; i++)
        at[i] = words.at[i] == '"' ? '\'' : words.at[i];
    return (Str){ at, words.len };
}

static Str words_of(const Story *s, Hash hash, Arena *a)
{
    Hash salt;
    Str  words;
    bool there = !failed(book_words(clerk_book(s->clerk), hash, &salt, &words, a));
    return there ? quotable(words, a) : S("");
}

/* "officer, chair of the panel" */
static Str roles_said(const Person *person, Arena *a)
{
    Text t = { 0 };
    unsigned all = 0;
    const Field *role = act_field(ACT_ROLE, "role");
    for (each(Holding, holding, person->holdings))
        all |= holding->role;
    for (int64_t i = 0; 1u << i < BIDDER; i++)
        if (all & 1u << i)
            text_put(&t, a, t.len ? ", {}" : "{}", str(choice_label(role, i)));
    if (person->bidder)
        text_put(&t, a, t.len ? ", {}" : "{}", S("bidder"));
    return text_str(&t);
}

static const Delegate *delegate_named(const Procedure *p, Id person)
{
    for (each(Delegate, it, p->delegates))
        if (it->person == person)
            return it;
    return NULL;
}

/* What somebody is in one tender; false: nobody. */
typedef struct Known { Str name, roles, firm; } Known;
static bool known_in(const Story *s, const Procedure *p, const Actor *who, Known *out, Arena *a)
{
    const Person   *person = person_of(p, who->number);
    const Delegate *own = who->delegate ? delegate_named(p, who->delegate) : NULL;
    if (!person || (who->delegate && !own))
        return false;
    *out = (Known){ .name = words_of(s, own ? own->name : person->name, a),
                    .roles = own ? S("signs for a bidder") : roles_said(person, a) };
    out->firm = person->bidder ? words_of(s, person->name, a) : S("");
    return out->roles.len > 0;
}

static void list_line(Story *s, const Procedure *p, const Actor *who, const Known *known, Arena *a)
{
    text_put(&s->list, s->life, "file={}{}.key tender={}-{} name=\"{}\" roles=\"{}\" firm=\"{}\" ",
             s->before, who->name, str_of_number(p->year, a), str_of_number(p->number, a),
             known->name, known->roles, known->firm);
    text_put(&s->list, s->life, "title=\"{}\"\n", words_of(s, p->title, a));
}

/* ---- keys ------------------------------------------------------------------------ */

/* In the book's folder for its server, and in their own with what a command line looks for. */
static Result keys_keep(Story *s, const Actor *who, Str name, Arena *a)
{
    Actor own = *who;
    own.name = name.len ? name : who->name;
    const char *served = path_in(s->folder, "demonstration", a);
    TRY(actor_write(path_of_key(served, s->before, who->name, "", a), &own, a));
    TRY(actor_write(path_of_key(s->keeps, S(""), who->name, "", a), &own, a));
    return who->has_lock ? file_write_private(path_of_key(s->keeps, S(""), who->name, ".policy", a),
                                              s->end->policy, a)
                         : DONE;
}

/* Whoever is nobody in any tender has nothing to go on with. */
static Result person_keep(Story *s, const Actor *who, Arena *a)
{
    File  file = { .id = s->files_before };
    bool  found = true;
    Known known = { 0 }, first = { 0 };
    for (;;) {
        const Procedure *p;
        TRY(book_files(clerk_book(s->clerk), file.id, &file, &found));
        if (!found)
            return first.roles.len ? keys_keep(s, who, first.name, a) : DONE;
        TRY(clerk_procedure(s->clerk, file.draft, &p));
        if (!known_in(s, p, who, &known, a))
            continue;
        first = first.roles.len ? first : known;
        list_line(s, p, who, &known, a);
    }
}

/* ---- a story's ------------------------------------------------------------------- */

/* What is in the book by now is of earlier stories; the first file is the office. */
static Result files_pass(Story *s)
{
    File file = { .id = 1 };
    bool found = true;
    while (found) {
        s->files_before = file.id;
        TRY(book_files(clerk_book(s->clerk), s->files_before, &file, &found));
    }
    return DONE;
}

Result keeping_begin(Story *s, const char *people, const StoryPart *part)
{
    Text before = { 0 };
    s->keeps = people ? path_in(people, part->name, s->life) : s->folder;
    TRY(files_pass(s));
    if (!people)
        return DONE;
    text_put(&before, s->life, "{}-", str(part->name));
    s->before = text_str(&before);
    TRY(folder_make(people, s->life));
    TRY(folder_make(path_in(s->folder, "demonstration", s->life), s->life));
    return folder_make(s->keeps, s->life);
}

Result keeping_end(Story *s)
{
    Result r = DONE;
    for (ptrdiff_t i = 0; i < s->people.len && !failed(r); i++) {
        Arena a = arena_begin(64 << 20);
        r = person_keep(s, s->people.at[i], &a);
        r.detail = str_copy(r.detail, s->life);
        arena_end(&a);
    }
    return r;
}

Result keeping_list(Story *s)
{
    Text t = { 0 };
    const char *folder = path_in(s->folder, "demonstration", s->life);
    text_put(&t, s->life, STORY_PEOPLE "\n{}", text_str(&s->list));
    return file_write_private(path_in(folder, "people", s->life), text_str(&t), s->life);
}

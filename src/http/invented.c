#include "http/invented.h"

#include "desk/wording.h"
#include "seal/secret.h"
#include "story/story.h"
#include "sys/folder.h"

const Reason book_not_invented = { REFUSED, "book-not-invented", "doc/serve.md, a demonstration",
    "This book was not made by a demonstration: nobody but the people themselves may sign in it. "
    "Leave out --demonstration; or make a book to play with: tenderbox demo --living --keep DIR." };
const Reason demonstration_unreadable = { BROKEN, "demonstration-unreadable",
    "doc/serve.md, a demonstration",
    "The list of a demonstration's people cannot be read. Make the demonstration anew." };

enum { LIST_BYTES = 1 << 20, PEOPLE_MOST = 1000 };

static const char ending[] = ".key";

/* "living-wren.key": a file of this folder and no other. */
static bool read_file_name(Str file, Str *id)
{
    ptrdiff_t end = (ptrdiff_t)sizeof ending - 1;
    if (file.len <= end || !str_is(str_after(file, file.len - end), ending))
        return false;
    *id = (Str){ file.at, file.len - end };
    for (ptrdiff_t i = 0; i < id->len; i++) {
        char c = id->at[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    return true;
}

static bool read_tender(Str s, InventedPart *part)
{
    Str year = str_cut(&s, '-');
    return str_number(year, &part->year) && str_number(s, &part->number);
}

/* One line: somebody in one tender. */
static bool read_line(Str line, Str *id, Str *name, InventedPart *part)
{
    *part = (InventedPart){ .title = pair_value(line, "title"), .roles = pair_value(line, "roles"),
                            .firm = pair_value(line, "firm") };
    *name = pair_value(line, "name");
    return read_file_name(pair_value(line, "file"), id) && name->len && part->roles.len &&
           read_tender(pair_value(line, "tender"), part);
}

static Invented *known(InventedPeople *people, Str id)
{
    for (each(Invented, it, *people))
        if (str_same(it->id, id))
            return it;
    return NULL;
}

static Result unreadable(int64_t line, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "line {}", str_of_number(line, a));
    return because_of(&demonstration_unreadable, text_str(&t));
}

static Result list_read(Str rest, InventedPeople *people, Arena *a)
{
    for (int64_t n = 1; rest.len; n++) {
        Str line = str_cut(&rest, '\n'), id, name;
        InventedPart part;
        if (n == 1 && str_is(line, STORY_PEOPLE))
            continue;
        if (n == 1 || !read_line(line, &id, &name, &part) || people->len == PEOPLE_MOST)
            return unreadable(n, a);
        Invented *person = known(people, id);
        if (!person)
            *(person = list_add(people, a)) = (Invented){ .id = id, .name = name };
        *list_add(&person->parts, a) = part;
    }
    return DONE;
}

/* The signing halves of all of them side by side. */
static Result keys_read(const char *folder, InventedPeople *people, Arena *a)
{
    Actor *actors = secret_take(a, people->len * (ptrdiff_t)sizeof *actors);
    for (each(Invented, person, *people)) {
        Text file = { 0 };
        text_put(&file, a, "{}{}", person->id, str(ending));
        TRY(actor_read(path_in(folder, str_terminated(text_str(&file), a), a), actors, a));
        person->actor = actors++;
    }
    return DONE;
}

Result invented_read(const char *book, InventedPeople *people, Arena *a)
{
    Str  list;
    bool there;
    const char *folder = path_in(book, "demonstration", a);
    *people = (InventedPeople){ 0 };
    TRY(file_read_if(path_in(folder, "people", a), LIST_BYTES, &list, &there, a));
    if (!there)
        return because_of(&book_not_invented, str(book));
    TRY(list_read(list, people, a));
    return people->len ? keys_read(folder, people, a) : unreadable(1, a);
}

const Invented *invented_of(const InventedPeople *people, Str id)
{
    for (each(const Invented, it, *people))
        if (str_same(it->id, id))
            return it;
    return NULL;
}

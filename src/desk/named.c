#include "desk/named.h"

#include "desk/actor.h"

static Str name_of(const Procedure *p, Book *book, Id id, Arena *a)
{
    Hash salt;
    Str  name;
    const Person *person = person_of(p, id);
    if (!person || hash_none(person->name) ||
        failed(book_words(book, person->name, &salt, &name, a)))
        return (Str){ 0 };
    return str_plain(name, NAME_SHOWN, a);
}

/* "bidder 301, ...": how long the word and its number are; 0: nobody is meant here. */
static ptrdiff_t meant(Str s, Id *id)
{
    static const char *const words[] = { "bidder ", "person ", "evaluator ", "holder " };
    for (ptrdiff_t i = 0; i < countof(words); i++) {
        ptrdiff_t begins = str_starts(s, words[i]) ? str(words[i]).len : 0, len = begins;
        while (begins && len < s.len && s.at[len] >= '0' && s.at[len] <= '9')
            len++;
        if (len > begins && str_number((Str){ s.at + begins, len - begins }, id))
            return len;
    }
    return 0;
}

Result with_names(Result r, const Procedure *p, Book *book, Arena *a)
{
    Text t = { 0 };
    if (!failed(r) || !p)
        return r;
    for (Str rest = r.detail; rest.len;) {
        Id id = 0;
        ptrdiff_t len = meant(rest, &id);
        Str name = len ? name_of(p, book, id, a) : (Str){ 0 };
        text_add(&t, (Str){ rest.at, len ? len : 1 }, a);
        if (name.len)
            text_put(&t, a, " ({})", name);
        rest = str_after(rest, len ? len : 1);
    }
    return because_of(r.why, text_str(&t));
}

/* ---- which procedure -------------------------------------------------------------- */

/* "2027-43; here: 2027-42, 2027-50" */
static Result procedure_unknown(Book *b, const char *words, Arena *a)
{
    Text t = { 0 };
    File file = { .id = 1 };                 /* the office, and no procedure */
    bool found = true;
    const char *between = "; here: ";
    text_our(&t, words, a);
    while (!failed(book_files(b, file.id, &file, &found)) && found) {
        Text own = { 0 };
        text_name(&own, name_same(file.name, (Name){ 0 }) ? file.draft : file.name, a);
        text_our(&t, between, a);
        if (file.number)
            text_put(&t, a, "{}-{}", str_of_number(file.year, a), str_of_number(file.number, a));
        else
            text_add(&t, text_str(&own), a);
        between = ", ";
    }
    if (*between == ';')
        text_our(&t, "; there is none in this book yet", a);
    return because_of(&no_such_procedure, text_str(&t));
}

Result procedure_found(Book *b, const char *words, Name *name)
{
    Str  s = str(words);
    File file;
    int64_t year, number;
    *name = (Name){ 0 };
    if (str_name(s, name))
        return book_file(b, *name, &file);
    if (!str_number(str_cut(&s, '-'), &year) || !str_number(s, &number))
        return because(&no_such_procedure);
    TRY(book_file_numbered(b, year, number, &file));
    *name = name_same(file.name, (Name){ 0 }) ? file.draft : file.name;
    return DONE;
}

Result procedure_named(Book *b, const char *words, Name *name, Arena *a)
{
    Result r = procedure_found(b, words, name);
    return r.why == &no_such_procedure ? procedure_unknown(b, words, a) : r;
}

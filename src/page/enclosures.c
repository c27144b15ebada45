#include "page/enclosures.h"

#include "page/show.h"

#include <string.h>

void page_enclosures(const Onlooker *o, const Procedure *p, const Round *r, Id lot,
                     EnclosuresShown *out, Arena *a)
{
    *out = (EnclosuresShown){ 0 };
    for (each(const ExpectedFile, file, p->expected))
        if (r ? enclosure_expected(file, r, lot) : file->lot == lot)
            *list_add(out, a) = (EnclosureShown){
                .envelope = file->envelope, .required = file->required,
                .name = page_words(o, file->name, a), .title = page_words(o, file->title, a) };
}

static char lowered(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static bool same_letters(Str x, Str y)
{
    if (x.len != y.len)
        return false;
    for (ptrdiff_t i = 0; i < x.len; i++)
        if (lowered(x.at[i]) != lowered(y.at[i]))
            return false;
    return true;
}

/* Without what stands behind the last point. */
static Str stem_of(Str name)
{
    const char *point = name.len ? memrchr(name.at, '.', (size_t)name.len) : NULL;
    return point && point > name.at ? (Str){ name.at, point - name.at } : name;
}

bool enclosure_is(Str expected, Str name)
{
    bool any_kind = expected.len && !memchr(expected.at, '.', (size_t)expected.len);
    return same_letters(expected, name) || (any_kind && same_letters(expected, stem_of(name)));
}

bool enclosures_find(EnclosuresShown *all, Str name)
{
    bool found = false;
    for (each(EnclosureShown, file, *all)) {
        bool is = enclosure_is(file->name, name);
        file->here |= is;
        found |= is;
    }
    return found;
}

Str enclosure_words(const EnclosureShown *file, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, file->required ? "{} ({}), required" : "{} ({})", file->name, file->title);
    return text_str(&t);
}

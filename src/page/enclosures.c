#include "page/enclosures.h"

#include "desk/draft.h"
#include "page/show.h"

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

/* No draft of a tender falls over who reads it, tries it or makes a batch of it; a draft in which
 * nothing is wrong makes a batch. */
#include "desk/draft.h"
#include "fuzz.h"

#include <string.h>

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena   a = arena_begin(1 << 28);
    Str     s = { (const char *)bytes, (ptrdiff_t)count };
    Draft   d = { 0 };
    Acts    acts = { 0 };
    Shelf   shelf = { 0 };
    Wording w = { .zone = LONDON };
    Procedure office = procedure_new(NULL, (Name){ { 0 } });
    Procedure p = procedure_new(&office, (Name){ { 7 } });
    if (count && memchr(bytes, '@', count))  /* files are read: not those of this machine */
        return;
    w.procedure = &p;
    draft_read(s, &w, &d, &a);
    bool whole = !d.flaws.len && d.acts.len;
    law(failed(acts_of_lines(s, &w, &acts, &shelf, &a)) == (d.flaws.len > 0));
    if (whole)
        law(acts.len == d.acts.len);
    draft_try(&d, &p, 1790841600, &a);
    was_read = whole;
    for (each(const DraftFlaw, flaw, d.flaws))
        law(flaw->line >= 0 && failed(flaw->why));
    arena_end(&a);
}

#include "page/padlocks.h"

#include "page/public.h"
#include "page/show.h"

SHAPE_OF(PadlockThere, PADLOCK_THERE)
SHAPE_OF(PadlocksPage, PADLOCKS_PAGE)

bool padlocks_are_for(const Procedure *p, Id asker)
{
    const Person *person = asker ? person_of(p, asker) : NULL;
    return person && (roles_in(person, 0) & (OFFICER | OVERSEER) || lock_of_holder(p, asker));
}

static void add_lock(const Onlooker *o, const Procedure *p, const Lock *lock, const ThereRows *rows,
                     PadlocksPage *page, Arena *a)
{
    const Person *holder = person_of(p, lock->holder);
    PadlockThere *one = list_add(&page->padlocks, a);
    *one = (PadlockThere){ .padlock = lock->index,
                           .holder = holder ? page_words(o, holder->name, a)
                                            : str_of_number(lock->holder, a),
                           .fingerprint = padlock_fingerprint((Padlock){ lock->h }, a) };
    for (each(const ThereRow, row, *rows))
        if (row->padlock == lock->index) {
            one->at  = str_of_moment_words(row->at, p->zone, a);
            one->ago = str_of_span(o->now - row->at, a);
        }
}

void page_padlocks(const Onlooker *o, const Procedure *p, const ThereRows *rows, Str at,
                   PadlocksPage *page, Arena *a)
{
    const Round *r = round_of(p, 0);
    Text says = { 0 };
    *page = (PadlocksPage){ .procedure = page_words(o, p->title, a), .back = at,
                            .number = procedure_number(p, a) };
    text_put(&says, a, "{}", str_counted(p->locks.len, "padlock", "padlocks", a));
    if (r && r->needed)
        text_put(&says, a, ", of which {} must turn to open a bid.", str_of_number(r->needed, a));
    else
        text_our(&says, ". How many must turn is not said yet.", a);
    page->says = text_str(&says);
    for (each(const Lock, lock, p->locks))
        add_lock(o, p, lock, rows, page, a);
}

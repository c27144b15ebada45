#include "desk/deed.h"

#include <sodium.h>

enum { PROVING_BYTES = 256 << 20 };

/* A procedure that begins is called by chance until it is published. */
static void deed_name(const Deed *d)
{
    const Act *last = &d->acts[d->count - 1];
    Name name = act_rows[last->kind]->rules & IN_OFFICE ? (Name){ 0 } : d->procedure;
    if (last->kind == ACT_BEGIN)
        randombytes_buf(name.byte, sizeof name.byte);
    for (ptrdiff_t i = 0; i < d->count; i++)
        d->acts[i].procedure = name;
}

static Result deed_sign(Clerk *c, const Deed *d, Arena *a)
{
    const Procedure *p = NULL;
    Act *last = &d->acts[d->count - 1];
    deed_name(d);
    if (last->kind != ACT_BEGIN)
        TRY(clerk_procedure(c, last->procedure, &p));
    Procedure ahead;
    if (act_is_box(last)) {
        TRY(book_ahead(clerk_book(c), p, d->by->number, &ahead, a));
        p = &ahead;
    }
    bool closes = d->count > 1 || act_rows[last->kind]->rules & CLOSES;
    if (closes)
        batch_close(d->acts, d->count, a);
    if (d->with)
        act_agree(last, d->with, p, clerk_origin(c), d->now, d->now + LONGEST_SIGNATURE, a);
    if (closes)
        batch_sign(d->acts, d->count, d->by, p, clerk_origin(c), d->now, a);
    else
        act_sign(last, d->by, p, 0, clerk_origin(c), d->now, a);
    return DONE;
}

Result deed_propose(Clerk *c, const Deed *d, Proposal *proposal, Arena *a)
{
    *proposal = (Proposal){ .acts = d->acts, .count = d->count, .words = d->shelf->at,
                            .word_count = d->shelf->len };
    TRY(deed_sign(c, d, a));
    Arena  proving = arena_begin(PROVING_BYTES);
    Result r = clerk_propose(c, proposal, &proving);
    r.detail = str_copy(r.detail, a);
    arena_end(&proving);
    return r;
}

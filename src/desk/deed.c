#include "desk/deed.h"

#include <sodium.h>

enum { PROVING_BYTES = 256 << 20 };

static Act *deed_last(const Deed *d) { return &d->acts[d->count - 1]; }

static bool deed_closes(const Deed *d)
{
    return d->count > 1 || act_rows[deed_last(d)->kind]->rules & CLOSES;
}

/* A procedure that begins is called by chance until it is published; what was agreed to has its
 * name. */
static void deed_name(const Deed *d)
{
    const Act *last = deed_last(d);
    Name name = last->is_agreed                             ? last->procedure
                : act_rows[last->kind]->rules & IN_OFFICE ? (Name){ 0 }
                                                          : d->procedure;
    if (last->kind == ACT_BEGIN && !last->is_agreed)
        randombytes_buf(name.byte, sizeof name.byte);
    for (ptrdiff_t i = 0; i < d->count; i++)
        d->acts[i].procedure = name;
}

/* NULL: it begins with this act. */
static Result deed_procedure(Clerk *c, const Deed *d, const Procedure **p)
{
    *p = NULL;
    deed_name(d);
    return deed_last(d)->kind == ACT_BEGIN ? DONE : clerk_procedure(c, deed_last(d)->procedure, p);
}

static void agree(const Deed *d, const Procedure *p, const Actor *by, Str origin, Instant until,
                  Arena *a)
{
    if (deed_closes(d))
        batch_close(d->acts, d->count, a);
    act_agree(deed_last(d), by, p, origin, d->now, until, a);
}

static void sign(const Deed *d, const Procedure *p, Str origin, Arena *a)
{
    if (d->with)
        agree(d, p, d->with, origin, d->now + LONGEST_SIGNATURE, a);
    if (deed_closes(d))
        batch_sign(d->acts, d->count, d->by, p, origin, d->now, a);
    else
        act_sign(deed_last(d), d->by, p, 0, origin, d->now, a);
}

Result deed_sign(Book *b, const Procedure *p, const Deed *d, Arena *a)
{
    Procedure ahead;
    deed_name(d);
    if (act_is_box(deed_last(d))) {
        TRY(book_ahead(b, p, d->by->number, &ahead, a));
        p = &ahead;
    }
    sign(d, p, book_settings(b)->origin, a);
    return DONE;
}

/* ---- would it be entered? -------------------------------------------------------- */

/* What lies ready is entered, and judged, at its deadline. */
static Instant moment_of(const Deed *d, const Procedure *p, const Act *act)
{
    const Round *r = act_rows[act->kind]->rules & LIES_READY ? round_of(p, act_round(act)) : NULL;
    Instant at = p->last_at > d->now ? p->last_at : d->now;
    return r && r->deadline > at ? r->deadline : at;
}

/* As the clerk would set it, but for the salt, which nobody sees. */
static void place(const Deed *d, const Procedure *p, Act *act, Arena *a)
{
    Text body = { 0 };
    bool box = act_is_box(act);
    act->arrived = d->now;
    act->at   = moment_of(d, p, act);
    act->nth  = box ? 0 : p->acts + 1;
    act->prev = box ? (Hash){ 0 } : p->last;
    act_write(&body, act, a);
    act->commit = act_commit((Hash){ 0 }, text_str(&body));
}

Result deed_try(Book *book, const Deed *d, Procedure *p, Arena *a)
{
    Str origin = book_settings(book)->origin;
    bool begins = deed_last(d)->kind == ACT_BEGIN;
    Procedure ahead = *p;
    deed_name(d);
    if (begins)
        ahead.draft = deed_last(d)->procedure;
    if (act_is_box(deed_last(d)))
        TRY(book_ahead(book, p, d->by->number, &ahead, a));
    if (!begins)
        TRY(book_brings(book, &ahead, &(Proposal){ .acts = d->acts, .count = d->count,
                                                   .words = d->shelf->at,
                                                   .word_count = d->shelf->len }, a));
    sign(d, begins ? NULL : &ahead, origin, a);
    if (!d->keyless)
        TRY(proof_signatures(begins ? ahead.office : &ahead, deed_last(d), origin, a));
    for (Act *act = d->acts; act < d->acts + d->count; act++) {
        place(d, &ahead, act, a);
        if (d->refused)
            *d->refused = act - d->acts;
        TRY(act_judge(&ahead, act, a));
        act_fold(&ahead, act, a);
    }
    *p = ahead;
    return DONE;
}

Result deed_agree(const Deed *d, const Procedure *p, Str origin, Instant until, Parcel *parcel,
                  Arena *a)
{
    if (p && !act_needs_two(p, deed_last(d)))
        return because_of(&agreement_superfluous, str(act_rows[deed_last(d)->kind]->name));
    if (until <= d->now || until - d->now > LONGEST_AGREEMENT)
        return because_of(&agreement_expired, str_of_moment(until, UTC, a));
    deed_name(d);
    agree(d, p, d->by, origin, until, a);
    *parcel = (Parcel){ .origin = origin, .shelf = *d->shelf,
                        .acts = { .at = d->acts, .len = d->count } };
    return DONE;
}

Result deed_propose(Clerk *c, const Deed *d, Proposal *proposal, Arena *a)
{
    *proposal = (Proposal){ .acts = d->acts, .count = d->count, .words = d->shelf->at,
                            .word_count = d->shelf->len };
    const Procedure *p;
    TRY(deed_procedure(c, d, &p));
    TRY(deed_sign(clerk_book(c), p, d, a));
    Arena  proving = arena_begin(PROVING_BYTES);
    Result r = clerk_propose(c, proposal, &proving);
    r.detail = str_copy(r.detail, a);
    arena_end(&proving);
    return r;
}

#include "desk/parcel.h"

#include "base/tar.h"

#include <stdlib.h>
#include <string.h>

const Reason parcel_unreadable = { INVALID, "parcel-unreadable", "doc/book.md, agreements",
    "This is no file of an agreement, or it was changed on its way." };

/* ---- writing --------------------------------------------------------------------- */

static Str signature_text(const Agreement *g, Arena *a)
{
    Text t = { 0 };
    text_bytes(&t, g->key.byte, sizeof g->key.byte, a);
    text_byte(&t, ' ', a);
    text_bytes(&t, g->by.byte, sizeof g->by.byte, a);
    text_byte(&t, '\n', a);
    return text_str(&t);
}

static Str definitions_text(const Acts *acts, Arena *a)
{
    Text t = { 0 };
    for (const Act *act = acts->at; act < acts->at + acts->len - 1; act++) {
        text_put(&t, a, "act {}\n", str(act_rows[act->kind]->name));
        act_write_own(&t, act, a);
    }
    return text_str(&t);
}

static int by_hash(const void *x, const void *y)
{
    return memcmp(((const Shelved *)x)->hash.byte, ((const Shelved *)y)->hash.byte, sizeof(Hash));
}

void shelf_write(Text *t, const Shelf *shelf, Arena *a)
{
    Shelved *sorted = make(a, Shelved, shelf->len + 1);
    if (shelf->len)
        memcpy(sorted, shelf->at, sizeof *sorted * (size_t)shelf->len);
    qsort(sorted, (size_t)shelf->len, sizeof *sorted, by_hash);
    for (const Shelved *s = sorted; s < sorted + shelf->len; s++) {
        Text name = { 0 }, bytes = { 0 };
        text_put(&name, a, "words/{}", str_of_hash(s->hash, a));
        text_add(&bytes, hash_bytes(&s->salt), a);
        text_add(&bytes, s->bytes, a);
        tar_add(t, text_str(&name), text_str(&bytes), a);
    }
}

void parcel_write(Text *t, const Parcel *p, Arena *a)
{
    const Act *last = &p->acts.at[p->acts.len - 1];
    Text agreement = { 0 };
    agreement_write(&agreement, last, p->origin, a);
    tar_add(t, S("agreement"), text_str(&agreement), a);
    tar_add(t, S("signed"), signature_text(&last->agreed, a), a);
    tar_add(t, S("definitions"), definitions_text(&p->acts, a), a);
    shelf_write(t, &p->shelf, a);
    tar_end(t, a);
}

/* ---- reading --------------------------------------------------------------------- */

static bool member_named(Str *rest, const char *wanted, Str *bytes)
{
    Str name;
    return tar_cut(rest, &name, bytes) && str_is(name, wanted);
}

static bool signature_read(Str line, Agreement *g)
{
    Str key = str_cut(&line, ' ');
    return str_bytes(key, g->key.byte, sizeof g->key.byte) &&
           str_bytes(str_cut(&line, '\n'), g->by.byte, sizeof g->by.byte) && !line.len;
}

enum { PART_ROOM = 1 << 20 };                /* for one more act or word, and its list */

static Result definitions_read(Str rest, Acts *acts, Arena *a)
{
    if (rest.len && rest.at[rest.len - 1] != '\n')
        return because_of(&parcel_unreadable, S("definitions"));
    while (rest.len) {
        Act act = { 0 };
        Str name = str_cut(&rest, '\n');
        if (arena_left(a) < PART_ROOM)
            return because(&too_large);
        if (!str_is(str_cut(&name, ' '), "act") || !(act.kind = act_kind(name)) ||
            acts->len == BATCH_MOST - 1)
            return because_of(&parcel_unreadable, S("definitions"));
        TRY(act_read_own(&rest, &act));
        *list_add(acts, a) = act;
    }
    return DONE;
}

bool acts_name(const Acts *acts, Hash hash)
{
    for (each(const Act, act, *acts))
        for (const Field *f = act_rows[act->kind]->fields;
             f < act_rows[act->kind]->fields + FIELDS && f->name; f++)
            if (field_is_shelved(f) && hash_same(act_hash(act, f), hash))
                return true;
    return false;
}

bool shelved_read(Str name, Str bytes, Shelved *s)
{
    if (!str_is(str_cut(&name, '/'), "words") || !str_hash(name, &s->hash) ||
        bytes.len < (ptrdiff_t)sizeof(Hash))
        return false;
    memcpy(s->salt.byte, bytes.at, sizeof s->salt.byte);
    s->bytes = str_after(bytes, sizeof s->salt.byte);
    return hash_same(words_hash(s->salt, s->bytes), s->hash);
}

static Result words_read(Str name, Str bytes, Parcel *p, Arena *a)
{
    if (arena_left(a) < PART_ROOM)
        return because(&too_large);
    Shelved *s = list_add(&p->shelf, a);
    bool own = shelved_read(name, bytes, s) && acts_name(&p->acts, s->hash);
    return own ? DONE : because_of(&parcel_unreadable, name);
}

Result parcel_read(Str whole, Parcel *p, Arena *a)
{
    Str  rest = whole, agreement, by, definitions, name, bytes;
    Text again = { 0 };
    Act  last;
    *p = (Parcel){ 0 };
    if (whole.len > PARCEL_BYTES || whole.len > arena_left(a) / 8)
        return because(&too_large);
    if (!member_named(&rest, "agreement", &agreement) || !member_named(&rest, "signed", &by) ||
        !member_named(&rest, "definitions", &definitions))
        return because(&parcel_unreadable);
    TRY(agreement_read(agreement, &last, &p->origin));
    last.is_agreed = true;
    if (!signature_read(by, &last.agreed))
        return because_of(&parcel_unreadable, S("signed"));
    TRY(definitions_read(definitions, &p->acts, a));
    *list_add(&p->acts, a) = last;
    while (rest.len > TAR_END && tar_cut(&rest, &name, &bytes))
        TRY(words_read(name, bytes, p, a));
    if (arena_left(a) < 4 * whole.len + PART_ROOM)
        return because(&too_large);
    parcel_write(&again, p, a);
    return str_same(text_str(&again), whole) ? DONE : because(&parcel_unreadable);
}

#include "desk/errand.h"

#include "base/tar.h"

const Reason errand_unreadable = { INVALID, "errand-unreadable", "doc/serve.md, acts",
    "This is no file of signed acts, or it was changed on its way." };

enum { PART_ROOM = 1 << 20 };                /* for one more act or word, and its list */

static Str acts_text(const Act *acts, ptrdiff_t count, Arena *a)
{
    Text all = { 0 };
    for (const Act *act = acts; act < acts + count; act++) {
        Act  own  = *act;
        Text text = { 0 };
        own.nth = own.arrived = own.at = 0;
        own.prev = (Hash){ 0 };
        act_write(&text, &own, a);
        text_put(&all, a, "act {}\n{}", str_of_number(text.len, a), text_str(&text));
    }
    return text_str(&all);
}

void errand_write(Text *t, const Act *acts, ptrdiff_t count, const Shelf *shelf, Arena *a)
{
    tar_add(t, S("acts"), acts_text(acts, count, a), a);
    shelf_write(t, shelf, a);
    tar_end(t, a);
}

/* ---- reading --------------------------------------------------------------------- */

static bool act_cut(Str *rest, Str *text)
{
    int64_t bytes;
    Str line = str_cut(rest, '\n');
    if (!str_is(str_cut(&line, ' '), "act") || !str_number(line, &bytes) || bytes > rest->len)
        return false;
    *text = (Str){ rest->at, bytes };
    *rest = str_after(*rest, bytes);
    return true;
}

static Result acts_read(Str rest, Acts *acts, Arena *a)
{
    while (rest.len) {
        Str text;
        if (arena_left(a) < PART_ROOM || acts->len == BATCH_ACTS)
            return because(&too_large);
        if (!act_cut(&rest, &text))
            return because_of(&errand_unreadable, S("acts"));
        Act *act = list_add(acts, a);
        TRY(act_read(text, act));
        act->nth = act->arrived = act->at = 0;
        act->prev = (Hash){ 0 };
    }
    return acts->len ? DONE : because_of(&errand_unreadable, S("acts"));
}

Result errand_read(Str rest, Errand *e, Arena *a)
{
    Str name, bytes;
    *e = (Errand){ 0 };
    if (rest.len > ERRAND_BYTES)
        return because(&too_large);
    if (!tar_cut(&rest, &name, &bytes) || !str_is(name, "acts"))
        return because(&errand_unreadable);
    TRY(acts_read(bytes, &e->acts, a));
    while (rest.len > TAR_END && tar_cut(&rest, &name, &bytes)) {
        if (arena_left(a) < PART_ROOM)
            return because(&too_large);
        if (!shelved_read(name, bytes, list_add(&e->shelf, a)))
            return because_of(&errand_unreadable, name);
    }
    return rest.len == TAR_END ? DONE : because(&errand_unreadable);
}

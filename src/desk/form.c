#include "desk/form.h"

#include "desk/tools.h"

#include <string.h>

static const Str *typed(const Pairs *pairs, const char *name)
{
    for (each(const Pair, pair, *pairs))
        if (str_is(pair->name, name))
            return &pair->value;
    return NULL;
}

static Id typed_number(const Pairs *pairs, const char *name)
{
    Id n = 0;
    const Str *value = typed(pairs, name);
    if (value)
        str_number(*value, &n);
    return n;
}

/* Where there is none at hand, one that was made ready elsewhere. */
static Result fill_padlock(const Pairs *pairs, const Procedure *p, Str origin, const Actor *actor,
                           Act *act, Arena *a)
{
    const Str *ready = typed(pairs, FORM_PADLOCK);
    if (!ready || (actor->has_lock && !ready->len))
        return padlock_act(p, origin, actor, act, a);
    return padlock_ready_act(p, origin, actor, *ready, act, a);
}

static Result fill_in(ActKind kind, const Pairs *pairs, const Procedure *p, const Actor *actor,
                      Str origin, Act *act, Arena *a)
{
    Id lot = typed_number(pairs, "lot"), round = typed_number(pairs, "round");
    if (kind == ACT_BOX_LIST)
        box_list_act(p, round, act, a);
    if (kind == ACT_SCORE_LOCK)
        score_lock_act(p, round, lot, act, a);
    if (kind == ACT_AWARD && !typed(pairs, "bidder"))
        TRY(award_act(p, round, lot, act, a));
    if (kind == ACT_CONTRACT && !(typed(pairs, "bidder") && typed(pairs, "value")))
        TRY(contract_act(p, lot, act, a));
    if (kind == ACT_PADLOCK)
        TRY(fill_padlock(pairs, p, origin, actor, act, a));
    return DONE;
}

static bool is_filled(ActKind kind)
{
    return kind == ACT_BOX_LIST || kind == ACT_SCORE_LOCK || kind == ACT_AWARD ||
           kind == ACT_CONTRACT || kind == ACT_PADLOCK;
}

static const struct { ActKind kind; const char *fields[5]; } filled[] = {
    { ACT_BOX_LIST,   { "count", "list" } },
    { ACT_SCORE_LOCK, { "sheet" } },
    { ACT_AWARD,      { "bidder", "total", "price" } },
    { ACT_CONTRACT,   { "bidder", "value" } },
    { ACT_PADLOCK,    { "index", "h", "possession" } },
    { ACT_INTEREST,   { "key" } },
};

bool form_fills(ActKind kind, const Field *f)
{
    if (act_rows[kind]->rules & CLOSES && f == act_batch(kind))
        return true;
    for (ptrdiff_t i = 0; i < countof(filled); i++)
        for (const char *const *name = filled[i].fields; filled[i].kind == kind && *name; name++)
            if (!strcmp(f->name, *name))
                return true;
    return false;
}

static Result begin(ActKind kind, const Pairs *pairs, Wording *w, const Actor *actor, Str origin,
                    Act *act, Arena *a)
{
    static const char *const padlocks_own[] = { FORM_PADLOCK, NULL };
    *act = (Act){ 0 };
    if (kind == ACT_PADLOCK && !w->callers)
        w->callers = padlocks_own;
    w->filled = is_filled(kind) || kind == ACT_INTEREST || kind == ACT_ENROL;
    if (kind == ACT_INTEREST)
        act->interest.key = actor->public;
    if (kind == ACT_ENROL && !typed(pairs, "person"))
        act->enrol.person = actor->number, act->enrol.key = actor->public;
    if (w->procedure && is_filled(kind))
        TRY(fill_in(kind, pairs, w->procedure, actor, origin, act, a));
    return DONE;
}

Result act_of_form(ActKind kind, const Pairs *pairs, Wording w, const Actor *actor, Str origin,
                   Act *act, Shelf *shelf, Arena *a)
{
    TRY(begin(kind, pairs, &w, actor, origin, act, a));
    return act_of_pairs(kind, pairs, &w, act, shelf, a);
}

void act_of_form_all(ActKind kind, const Pairs *pairs, Wording w, const Actor *actor, Str origin,
                     Act *act, Shelf *shelf, Troubles *all, Arena *a)
{
    Result r = begin(kind, pairs, &w, actor, origin, act, a);
    if (failed(r))
        *list_add(all, a) = (Trouble){ .why = r };
    act_of_pairs_all(kind, pairs, &w, act, shelf, all, a);
}

#include "desk/form.h"

#include "desk/tools.h"

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
        TRY(padlock_act(p, origin, actor, act, a));
    return DONE;
}

static bool is_filled(ActKind kind)
{
    return kind == ACT_BOX_LIST || kind == ACT_SCORE_LOCK || kind == ACT_AWARD ||
           kind == ACT_CONTRACT || kind == ACT_PADLOCK;
}

Result act_of_form(ActKind kind, const Pairs *pairs, Wording w, const Actor *actor, Str origin,
                   Act *act, Shelf *shelf, Arena *a)
{
    *act = (Act){ 0 };
    if (w.procedure && is_filled(kind))
        TRY(fill_in(kind, pairs, w.procedure, actor, origin, act, a));
    if (kind == ACT_INTEREST)
        act->interest.key = actor->public;
    if (kind == ACT_ENROL && !typed(pairs, "person"))
        act->enrol.person = actor->number, act->enrol.key = actor->public;
    w.filled = is_filled(kind) || kind == ACT_INTEREST || kind == ACT_ENROL;
    return act_of_pairs(kind, pairs, &w, act, shelf, a);
}

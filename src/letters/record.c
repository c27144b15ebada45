#include "letters/record.h"

/* ---- words ----------------------------------------------------------------------- */

static const Act *erasure_of(const Record *r, Hash hash)
{
    for (each(Act, act, r->acts))
        if (act->kind == ACT_ERASE && hash_same(act->erase.hash, hash))
            return act;
    return NULL;
}

static bool on_the_shelf(Record *r, Hash hash, Str *words)
{
    Result got = r->papers.paper(r->papers.where, hash, words, r->a);
    if (failed(got) && got.why->ground != MISSING && !failed(r->fault))
        r->fault = got;
    return !failed(got);
}

Str record_words(Record *r, Hash hash)
{
    Str  words;
    Text t = { 0 };
    if (hash_none(hash))
        return S("-");
    if (on_the_shelf(r, hash, &words))
        return words;
    const Act *erased = erasure_of(r, hash);
    if (!erased)
        return S("not on the shelf");
    text_put(&t, r->a, "erased under act {}", str_of_number(erased->nth, r->a));
    return text_str(&t);
}

bool record_says(Record *r, Hash hash)
{
    Str words;
    if (hash_none(hash))
        return false;
    return on_the_shelf(r, hash, &words) ? str_trim(words).len > 0 : erasure_of(r, hash) != NULL;
}

/* ---- acts ------------------------------------------------------------------------ */

#define FIND(truth)                                                                                \
    do {                                                                                           \
        const Act *found = NULL;                                                                   \
        for (each(const Act, act, r->acts))                                                        \
            if (truth)                                                                             \
                found = act;                                                                       \
        return found;                                                                              \
    } while (0)

const Act *record_act(const Record *r, Id nth) { FIND(nth && act->nth == nth); }

const Act *record_last(const Record *r, ActKind kind, Id lot, Id bidder)
{
    FIND(act->kind == kind && (!lot || act_lot(act) == lot || !act_lot(act)) &&
         (!bidder || act_bidder(act) == bidder));
}

const Act *record_lot(const Record *r, Id lot)
{
    FIND(act->kind == ACT_LOT && act->lot.lot == lot);
}

const Act *record_criterion(const Record *r, Id lot, Id criterion)
{
    FIND(act->kind == ACT_CRITERION && act->criterion.lot == lot &&
         act->criterion.criterion == criterion);
}

const Act *record_gate(const Record *r, Id gate)
{
    FIND(act->kind == ACT_GATE && act->gate.gate == gate);
}

const Act *record_mark(const Record *r, Id scale, Points mark)
{
    FIND(act->kind == ACT_MARK && act->mark.scale == scale && act->mark.mark == mark);
}

Str record_name(Record *r, Id id)
{
    const Person *person = person_of(r->p, id);
    Text t = { 0 };
    if (person && !hash_none(person->name))
        return record_words(r, person->name);
    text_put(&t, r->a, "number {}", str_of_number(id, r->a));
    return text_str(&t);
}

#include "letters/record.h"

/* ---- words ----------------------------------------------------------------------- */

static const Act *erasure_of(const Record *r, Hash hash)
{
    for (each(Act, act, r->acts))
        if (act->kind == ACT_ERASE && hash_same(act->erase.hash, hash))
            return act;
    return NULL;
}

/* The name of a bidder stands in a hundred places of a report, and is read once. */
static bool on_the_shelf(Record *r, Hash hash, Str *words)
{
    ptrdiff_t at = index_find(&r->words_at, hash);
    Result    got = at < 0 ? r->papers.paper(r->papers.where, hash, words, r->a) : DONE;
    if (failed(got) && got.why->ground != MISSING && !failed(r->fault))
        r->fault = got;
    if (at >= 0)
        *words = r->words.at[at];
    else if (!failed(got)) {
        index_put(&r->words_at, hash, r->words.len, r->a);
        *list_add(&r->words, r->a) = *words;
    }
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

/* ---- rankings -------------------------------------------------------------------- */

static Ranked *ranked_add(Record *r, Id round, Id lot)
{
    Ranked *made = list_add(&r->ranked, r->a);
    *made = (Ranked){ .round = round, .lot = lot };
    made->result = rank_lot(r->p, round, lot, &made->ranking, r->a);
    return made;
}

Result record_rank(Record *r, Id round, Id lot, Ranking *ranking)
{
    const Ranked *found = NULL;
    for (each(const Ranked, one, r->ranked))
        if (one->round == round && one->lot == lot)
            found = one;
    found = found ? found : ranked_add(r, round, lot);
    *ranking = found->ranking;
    return found->result;
}

/* ---- people ---------------------------------------------------------------------- */

Str record_name(Record *r, Id id)
{
    const Person *person = person_of(r->p, id);
    Text t = { 0 };
    if (person && !hash_none(person->name))
        return record_words(r, person->name);
    text_put(&t, r->a, "number {}", str_of_number(id, r->a));
    return text_str(&t);
}

#include "core/flaws.h"

/* ---- a value that is wrong --------------------------------------------------------- */

#define THERE(thing, list)                                                                         \
    case thing:                                                                                    \
        for (ptrdiff_t i = 0; i < (list).len; i++)                                                 \
            *list_add(ids, a) = (list).at[i].id;                                                   \
        break;

/* People's numbers are made by chance, so that those which there are tell nothing. */
void numbers_there_are(const Procedure *p, Thing thing, Id lot, Ids *ids, Arena *a)
{
    const Lot *of = lot_of(p, lot);
    switch (thing) {
    THERE(A_LOT, p->lots)
    THERE(A_ROUND, p->rounds)
    THERE(A_SERVICE, p->services)
    THERE(A_BUYER, p->buyers)
    THERE(A_GATE, p->gates)
    THERE(A_SESSION, p->sessions)
    THERE(AN_ITEM, p->items)
    THERE(A_READER, p->readers)
    THERE(AN_EXHIBIT, p->exhibits)
    THERE(AN_INQUIRY, p->inquiries)
    THERE(A_DESIGNATION, p->designations)
    case A_CLAIM:
        for (ptrdiff_t i = 0; of && i < of->claims.len; i++)
            *list_add(ids, a) = of->claims.at[i].id;
        break;
    case AN_ANSWER:
        for (Id answer = 1; answer <= p->answers; answer++)
            *list_add(ids, a) = answer;
        break;
    case A_CRITERION:
        for (each(Criterion, it, p->criteria))
            if (it->lot == lot)
                *list_add(ids, a) = it->id;
        break;
    default: break;
    }
}

#undef THERE

static Id free_number(const Ids *ids)
{
    Id most = 0;
    for (each(Id, id, *ids))
        most = *id > most ? *id : most;
    return most + 1;
}

/* How many there are is what others did, and not its to know. */
static bool competes(const Procedure *p, const Act *act)
{
    const Person *person = person_of(p, act->actor);
    return person && person->bidder;
}

static void text_there_are(Text *t, const Procedure *p, const Field *f, const Act *act, Arena *a)
{
    Ids ids = { 0 };
    numbers_there_are(p, f->refers, act_lot(act), &ids, a);
    if (f->fresh && competes(p, act))
        text_our(t, "; take another one", a);
    else if (f->fresh && ids.len)
        text_put(t, a, "; the next free one is {}", str_of_number(free_number(&ids), a));
    if (f->fresh)
        return;
    text_our(t, ids.len > 1 ? "; there are " : ids.len ? "; there is "
                : f->refers == AN_ANSWER ? "; there is none yet"
                                         : "; it is defined by no line before", a);
    for (each(Id, id, ids))
        text_put(t, a, "{}{}", id > ids.at ? S(", ") : S(""), str_of_number(*id, a));
}

/* Words are hashes here, and moments have no zone. */
static void text_value(Text *t, const Procedure *p, const Field *f, const Act *act, Arena *a)
{
    bool says = f->type == NUMBER || f->type == POINTS || f->type == DATE || f->type == CHOICE;
    if ((!says && f->type != MONEY) || !field_fits(f, act))
        return;
    text_byte(t, '=', a);
    if (says)
        field_write(t, f, act, a);
    else
        text_add(t, str_of_amount(act_number(act, f), currency_decimals(p->currency), a), a);
}

Result because_value(const Reason *why, const Procedure *p, const Act *act, const char *field,
                     Arena *a)
{
    Text t = { 0 };
    const Field *f = act_field(act->kind, field);
    text_our(&t, field, a);
    text_value(&t, p, f, act, a);
    text_put(&t, a, f->hint ? " ({}: {})" : " ({}{})", str(f->label), str(f->hint ? f->hint : ""));
    if (why->ground == MISSING || why == &number_taken)
        text_there_are(&t, p, f, act, a);
    return because_of(why, text_str(&t));
}

Result because_bid(const Reason *why, const Bid *bid, const char *next, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "bidder {}, in round {}, lot {}: {}", str_of_number(bid->bidder, a),
             str_of_number(bid->round, a), str_of_number(bid->lot, a), str(next));
    return because_of(why, text_str(&t));
}

Result because_number(const Reason *why, const Procedure *p, Thing thing, const char *says,
                      Id number, Arena *a)
{
    Text t = { 0 };
    Ids  ids = { 0 };
    numbers_there_are(p, thing, 0, &ids, a);
    text_put(&t, a, ids.len > 1 ? "{} {}; there are "
                    : ids.len   ? "{} {}; there is "
                                : "{} {}; there is none yet", str(says),
             str_of_number(number, a));
    for (each(Id, id, ids))
        text_put(&t, a, id > ids.at ? ", {}" : "{}", str_of_number(*id, a));
    return because_of(why, text_str(&t));
}

/* ---- all that is wrong ------------------------------------------------------------- */

Result flaw_keep(Flaws *flaws, Result r, ActKind kind, Id lot, Id number)
{
    if (!flaws || !failed(r))
        return r;
    *list_add(&flaws->all, flaws->a) = (Flaw){ r, kind, lot, number };
    return DONE;
}

#include "core/flaws.h"

/* ---- a value that is wrong --------------------------------------------------------- */

typedef LIST(Id) Ids;

/* What there is of a thing; of criteria those of the act's lot. */
static void there_are(const Procedure *p, Thing thing, Id lot, Ids *ids, Arena *a)
{
    if (thing == A_LOT)
        for (each(Lot, it, p->lots))
            *list_add(ids, a) = it->id;
    if (thing == A_ROUND)
        for (each(Round, it, p->rounds))
            *list_add(ids, a) = it->id;
    if (thing == A_SERVICE)
        for (each(Service, it, p->services))
            *list_add(ids, a) = it->id;
    if (thing == AN_ANSWER)
        for (Id answer = 1; answer <= p->answers; answer++)
            *list_add(ids, a) = answer;
    if (thing == A_BUYER)
        for (each(Buyer, it, p->buyers))
            *list_add(ids, a) = it->id;
    if (thing == A_CRITERION)
        for (each(Criterion, it, p->criteria))
            if (it->lot == lot)
                *list_add(ids, a) = it->id;
}

static void text_there_are(Text *t, const Procedure *p, const Field *f, const Act *act, Arena *a)
{
    Ids ids = { 0 };
    there_are(p, f->refers, act_lot(act), &ids, a);
    text_our(t, ids.len ? "; there are " : f->refers == AN_ANSWER ? "; there is none yet"
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
    if (why->ground == MISSING)
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

/* ---- all that is wrong ------------------------------------------------------------- */

Result flaw_keep(Flaws *flaws, Result r, ActKind kind, Id lot, Id number)
{
    if (!flaws || !failed(r))
        return r;
    *list_add(&flaws->all, flaws->a) = (Flaw){ r, kind, lot, number };
    return DONE;
}

#include "page/award.h"

#include "core/view/rank.h"
#include "core/view/standstill.h"

SHAPE_OF(AwardedLot, AWARDED_LOT)
SHAPE_OF(AwardPage, AWARD_PAGE)

/* How many bids were in the box, and how many were left to be ranked. */
static Str bids_of(const Public *l, Id round, Id lot)
{
    Text t = { 0 };
    int64_t all = 0, admitted = 0, excluded = 0;
    for (each(const Bid, bid, l->p->bids)) {
        bool here = bid->round == round && bid->lot == lot;
        all      += here;
        admitted += here && bid->standing == ADMITTED;
        excluded += here && bid->standing == EXCLUDED;
    }
    text_put(&t, l->a, "{} for this lot; {} ranked",
             all ? str_counted(all, "bid was made", "bids were made", l->a) : S("No bid was made"),
             admitted ? str_counted(admitted, "was", "were", l->a) : S("none was"));
    if (excluded)
        text_put(&t, l->a, ", {}", str_counted(excluded, "was excluded", "were excluded", l->a));
    text_our(&t, ". Each bidder was told its own marks and reasons, and nobody else's price.",
             l->a);
    return text_str(&t);
}

static Str standstill_words(const Public *l, const Lot *lot)
{
    Standstill s;
    Text t = { 0 };
    if (failed(standstill_of(l->p, lot, l->o->now, &s, l->a)))
        return (Str){ 0 };
    if (!s.waits)
        return S("The law asks for no standstill before this contract, and none was declared.");
    if (s.assumed)
        return S("The standstill has not begun: the contract cannot be signed yet.");
    text_put(&t, l->a, "To the end of {}. The contract could not be signed before {}.",
             str_of_day_words(s.last, l->a), str_of_moment_words(s.signs, l->p->zone, l->a));
    return text_str(&t);
}

static Str why_awarded(const Procedure *p)
{
    return p->objective_set && p->objective == LEAST_COST
               ? S("It belongs to the best award over all lots, as was published.")
               : S("It ranks first by the criteria that were published, among those who could "
                   "still win the lot. The award is refused by the program where it does not "
                   "follow from the marks and prices.");
}

static void show_awarded(const Public *l, const Lot *lot, AwardedLot *shown)
{
    const Act *award = record_last(&l->record, ACT_AWARD, lot->id, 0);
    shown->winner = public_name(l, lot->winner);
    shown->price  = str_of_money(lot->price_awarded, l->p->currency, l->a);
    shown->total  = total_says(l->p, lot, lot->total, l->a);
    shown->why    = why_awarded(l->p);
    shown->bids   = bids_of(l, lot->award_round, lot->id);
    shown->standstill = standstill_words(l, lot);
    shown->entry  = award ? award->leaf : 0;
}

static void show_ended(const Public *l, const Lot *lot, AwardedLot *shown)
{
    const Act *end = record_last(&l->record, ACT_ABANDON, lot->id, 0);
    if (!end)
        return;
    shown->ended = public_words(l, end, "reason");
    shown->entry = end->leaf;
}

static void show_lot(const Public *l, const Lot *lot, AwardPage *page)
{
    Status      s = status_of(l->p, lot->id, l->o->now);
    Standings   stands = { 0 };
    const Act  *act = record_lot(&l->record, lot->id);
    AwardedLot *shown = list_add(&page->lots, l->a);
    *shown = (AwardedLot){ .lot = lot->id, .status = str(s.words), .tag = str(s.tag),
                           .title = act ? public_words(l, act, "title") : (Str){ 0 } };
    public_stands(l, lot, &stands);
    for (each(const Str, says, stands))
        *list_add(&shown->stands, l->a) = *says;
    if (lot->awarded)
        show_awarded(l, lot, shown);
    else
        show_ended(l, lot, shown);
}

/* From the first box that was listed on. */
static void show_steps(const Public *l, AwardPage *page)
{
    Steps steps;
    const Act *listed = NULL;
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_BOX_LIST && !listed)
            listed = act;
    public_steps(l, &steps, l->a);
    if (!listed)
        return;
    while (steps.len && steps.at[steps.len - 1].entry < listed->leaf)
        steps.len--;
    for (each(const StepShown, step, steps))
        if (step_folds(step - steps.at, steps.len))
            *list_add(&page->earlier, l->a) = *step;
        else
            *list_add(&page->steps, l->a) = *step;
}

Result page_award(const Onlooker *o, const Procedure *p, AwardPage *page, Arena *a)
{
    Public l;
    Text   heading = { 0 };
    *page = (AwardPage){ 0 };
    TRY(public_look(o, p, &l, a));
    const Act *begin = record_last(&l.record, ACT_BEGIN, 0, 0);
    page->number = procedure_number(p, a);
    page->title  = begin ? public_words(&l, begin, "title") : (Str){ 0 };
    page->buyer  = begin ? public_words(&l, begin, "buyer") : (Str){ 0 };
    text_put(&heading, a, "{}: how it was decided", page->title);
    page->heading = text_str(&heading);
    for (each(const Lot, lot, p->lots))
        if (lot->awarded || lot->ended)
            show_lot(&l, lot, page);
    show_steps(&l, page);
    return page->lots.len ? DONE : because(&not_public);
}

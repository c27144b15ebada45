#include "core/view/dates.h"
#include "core/stage/inside.h"
#include "core/view/standstill.h"

/* The contract's notices have a last day; all else has an earliest one. */
static LawDate counted(const Procedure *p, const Lot *lot, Limit what, Instant event, Arena *a)
{
    RuleCase law = case_of(p, lot);
    LawDate date = { .lot = lot->id, .what = what, .event = event };
    date.latest = what == LIMIT_CONTRACT_DETAILS || what == LIMIT_CONTRACT_COPY ||
                  what == LIMIT_TERMINATION_NOTICE || what == LIMIT_CHANGE_COPY;
    date.counted = what == LIMIT_STANDSTILL
                       ? standstill_ends(&law, event, 0, &date.period, a)
                       : rule_earliest(&law, what, event, &date.period, a);
    return date;
}

static void dates_of_rounds(const Procedure *p, const Lot *lot, Instant now, LawDates *out,
                            Arena *a)
{
    for (each(Round, r, p->rounds)) {
        Limit what = limit_of_round(p, lot, r);
        if (what == LIMIT_NONE)
            continue;
        LawDate date = counted(p, lot, what, r->invited ? law_clock(lot, r) : now, a);
        date.opened = r->id == 1 ? r->invited : 0;
        date.sent   = date.opened ? lot->tender_notice : 0;
        date.round     = r->id;
        date.published = r->deadline;
        *list_add(out, a) = date;
    }
}

/* Not every law wants each of them, nor of a lot of every value. */
static void add_if_wanted(LawDates *out, Money value, LawDate date, Arena *a)
{
    const RuleRow *row = date.period.row;
    if (date.counted.why != &rule_missing && !(row && row->above && value <= row->above))
        *list_add(out, a) = date;
}

static void dates_of_contract(const Procedure *p, const Lot *lot, LawDates *out, Arena *a)
{
    Instant over = day_begins(lot->contract_until, p->zone);
    add_if_wanted(out, lot->most, counted(p, lot, LIMIT_CONTRACT_DETAILS, lot->signed_at, a), a);
    add_if_wanted(out, lot->most, counted(p, lot, LIMIT_CONTRACT_COPY, lot->signed_at, a), a);
    add_if_wanted(out, lot->most, counted(p, lot, LIMIT_TERMINATION_NOTICE, over, a), a);
    for (each(const Modification, change, lot->modified))
        if (!change->copied)
            add_if_wanted(out, change->value, counted(p, lot, LIMIT_CHANGE_COPY, change->at, a), a);
}

/* Once what it counts from has happened. */
static void date_of_standstill(const Procedure *p, const Lot *lot, Instant now, LawDates *out,
                               Arena *a)
{
    Standstill s;
    LawDate date = { .lot = lot->id, .what = LIMIT_STANDSTILL };
    date.counted = standstill_of(p, lot, now, &s, a);
    if (s.assumed || !s.event)
        return;
    date.event     = s.event;
    date.period    = s.period;
    date.published = lot->standstill ? s.signs : 0;
    *list_add(out, a) = date;
}

bool date_is_short(const Procedure *p, const LawDate *date)
{
    return date->round && !failed(date->counted) && date->published &&
           date->published < first_deadline(&date->period, p->zone);
}

void dates_of(const Procedure *p, Instant now, LawDates *out, Arena *a)
{
    for (each(Lot, lot, p->lots)) {
        dates_of_rounds(p, lot, now, out, a);
        if (lot->awarded)
            date_of_standstill(p, lot, now, out, a);
        if (lot->signed_)
            dates_of_contract(p, lot, out, a);
    }
}

#include "core/view/savings.h"

#include "base/exact.h"

#define SUM_MOST INT64_C(999999999999999999)     /* what an act can say of money, either way */

static const Baseline *baseline_of(const Procedure *p, const Quoted *line)
{
    for (each(Baseline, b, p->baselines))
        if (b->buyer == line->buyer && b->service == line->service && b->year == line->year)
            return b;
    return NULL;
}

static const Target *target_of(const Procedure *p, Id buyer)
{
    for (each(Target, t, p->targets))
        if (t->buyer == buyer)
            return t;
    return NULL;
}

/* Both lie within what an act can say, so their sum does not overflow. */
static Result add(Money *sum, Money more)
{
    *sum += more;
    return *sum <= SUM_MOST && *sum >= -SUM_MOST ? DONE : because(&does_not_fit);
}

/* Nothing is below zero, so what is saved fits where what it is the difference of did. */
static Result add_line(Saving *row, const Quoted *line, const Baseline *base, bool in_target)
{
    if (!base)
        return add(&row->unmatched, line->price);
    TRY(add(&row->baseline, base->amount));
    TRY(add(&row->price, line->price));
    row->saved     += base->amount - line->price;
    row->in_target += in_target ? base->amount - line->price : 0;
    return DONE;
}

static Saving *year_row(Savings *out, Id buyer, int64_t year, Arena *a)
{
    for (each(Saving, row, out->years))
        if (row->buyer == buyer && row->year == year)
            return row;
    Saving *row = list_add(&out->years, a);
    *row = (Saving){ .buyer = buyer, .year = year };
    return row;
}

static Saving *buyer_row(Savings *out, Id buyer, const Target *target, Arena *a)
{
    for (each(Saving, row, out->buyers))
        if (row->buyer == buyer)
            return row;
    Saving *row = list_add(&out->buyers, a);
    *row = (Saving){ .buyer = buyer, .aimed = target != NULL,
                     .target = target ? target->amount : 0 };
    return row;
}

static void in_order(const Procedure *p, Savings *out)
{
    ptrdiff_t at = 0;
    for (each(const Buyer, buyer, p->buyers))
        for (ptrdiff_t i = at; i < out->buyers.len; i++)
            if (out->buyers.at[i].buyer == buyer->id) {
                Saving row = out->buyers.at[i];
                out->buyers.at[i] = out->buyers.at[at];
                out->buyers.at[at++] = row;
            }
}

static Result against_targets(Savings *out)
{
    for (each(Saving, row, out->buyers)) {
        row->beyond    = row->in_target - row->target;
        out->all.aimed = out->all.aimed || row->aimed;
        TRY(add(&out->all.target, row->target));
    }
    out->all.beyond = out->all.in_target - out->all.target;
    return DONE;
}

Result savings_of(const Procedure *p, const Quoted *lines, ptrdiff_t count, Savings *out, Arena *a)
{
    *out = (Savings){ 0 };
    for (ptrdiff_t i = 0; i < count; i++) {
        const Quoted   *line = &lines[i];
        if (line->buyer && buyer_of(p, line->buyer) && has_left(p, line->buyer))
            continue;
        const Baseline *base = baseline_of(p, line);
        const Target   *target = target_of(p, line->buyer);
        bool aimed = target && target->from <= line->year && line->year <= target->until;
        TRY(add_line(year_row(out, line->buyer, line->year, a), line, base, aimed));
        TRY(add_line(buyer_row(out, line->buyer, target, a), line, base, aimed));
        TRY(add_line(&out->all, line, base, aimed));
    }
    in_order(p, out);
    return against_targets(out);
}

const Saving *saving_in(const Savings *s, Id buyer, int64_t year)
{
    if (!buyer)
        return year ? NULL : &s->all;
    for (each(Saving, row, s->buyers))
        if (row->buyer == buyer && !year)
            return row;
    for (each(Saving, row, s->years))
        if (row->buyer == buyer && row->year == year)
            return row;
    return NULL;
}

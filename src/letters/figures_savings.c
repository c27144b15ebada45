/* figures_savings.c - what the prices of the winner save, year by year and buyer by buyer. */
#include "letters/figures_inside.h"

enum { BUYERS_DRAWN = 12, BUYERS_SAID = 3, BUYERS_BESIDE = 4 };

/* ---- year by year ----------------------------------------------------------------- */

static const Target *target_of(const Procedure *p, Id buyer)
{
    for (each(const Target, target, p->targets))
        if (target->buyer == buyer)
            return target;
    return NULL;
}

/* Where there are targets, only who has one is drawn: the others are in the table. */
static bool is_drawn(const Savings *s, const Saving *buyer)
{
    return buyer->aimed || !s->all.aimed;
}

/* So are the years of a target alone. */
static bool is_aimed(const Letter *l, const Savings *s, const Saving *row)
{
    const Target *target = target_of(l->p, row->buyer);
    return !s->all.aimed ||
           (target && target->from <= row->year && row->year <= target->until);
}

static Str buyer_says(const Letter *l, Id buyer)
{
    const Buyer *b = buyer_of(l->p, buyer);
    return b ? words_of(l, b->name) : buyer ? put(l, "buyer {}", n_of(l, buyer)) : S("All");
}

static int64_t last_year(const Savings *s, int64_t after)
{
    int64_t next = INT64_MAX;
    for (each(const Saving, row, s->years))
        next = row->year > after && row->year < next ? row->year : next;
    return next;
}

static Money saved_in(const Savings *s, Id buyer, int64_t year)
{
    const Saving *row = saving_in(s, buyer, year);
    return row ? row->saved : 0;
}

/* Four buyers have a colour each; of more the fourth is all that are left. */
static void stair_part(Stair *stair, ptrdiff_t i, Money n, Arena *a)
{
    if (stair->parts.len < SERIES && i < SERIES)
        *list_add(&stair->parts, a) = n;
    else
        stair->parts.at[SERIES - 1] += n;
}

static void stair_of(const Letter *l, const Savings *s, int64_t year, Stairs *stairs)
{
    Stair stair = { .name = n_of(l, year) };
    bool  any = false;
    ptrdiff_t i = 0;
    for (each(const Saving, buyer, s->buyers)) {
        if (!is_drawn(s, buyer))
            continue;
        const Saving *row = saving_in(s, buyer->buyer, year);
        bool aimed = row && is_aimed(l, s, row);
        stair_part(&stair, i++, aimed ? row->saved : 0, l->a);
        any = any || aimed;
    }
    if (any)
        *list_add(&stairs->stairs, l->a) = stair;
}

/* A column for each of a few buyers; of more each has a row, for no page is so wide. */
static bool has_columns(const Savings *s) { return s->buyers.len <= BUYERS_BESIDE; }

static void columns_of(const Letter *l, const Savings *s, Figure *f)
{
    figure_column(f, has_columns(s) ? S("Year") : S("Year, or sum"), false, l->a);
    for (each(const Saving, buyer, s->buyers))
        if (has_columns(s))
            figure_column(f, buyer_says(l, buyer->buyer), true, l->a);
    if (!has_columns(s))
        figure_column(f, S("Buyer"), false, l->a);
    figure_column(f, has_columns(s) ? S("All") : S("Amount"), true, l->a);
}

/* One of each buyer, then that of all. */
typedef LIST(Str) Amounts;

static void amounts_put(const Letter *l, const Savings *s, Str name, const Amounts *amounts,
                        Figure *f)
{
    if (has_columns(s))
        figure_cell(f, name, l->a);
    for (ptrdiff_t i = 0; i < amounts->len; i++) {
        if (!has_columns(s)) {
            if (!figure_takes(l, f))
                continue;
            figure_cell(f, name, l->a);
            figure_cell(f, buyer_says(l, i < s->buyers.len ? s->buyers.at[i].buyer : 0), l->a);
        }
        figure_cell(f, amounts->at[i], l->a);
    }
}

static void year_row(const Letter *l, const Savings *s, int64_t year, Figure *f)
{
    Amounts amounts = { 0 };
    Money   all = 0;
    for (each(const Saving, buyer, s->buyers)) {
        Money saved = saved_in(s, buyer->buyer, year);
        all += saved;
        *list_add(&amounts, l->a) = money_of(l, saved);
    }
    *list_add(&amounts, l->a) = money_of(l, all);
    amounts_put(l, s, n_of(l, year), &amounts, f);
}

/* aimed: of those that have a target; the others have nothing in it. */
typedef struct SumRow { const char *name; size_t which; bool aimed; } SumRow;

static Str sum_cell(const Letter *l, const SumRow *sum, const Saving *of)
{
    const char *at = (const char *)of + sum->which;
    return sum->aimed && !of->aimed ? S("-") : money_of(l, *(const Money *)at);
}

static void sum_row(const Letter *l, const Savings *s, SumRow sum, Figure *f)
{
    Amounts amounts = { 0 };
    for (each(const Saving, buyer, s->buyers))
        *list_add(&amounts, l->a) = sum_cell(l, &sum, buyer);
    *list_add(&amounts, l->a) = sum_cell(l, &sum, &s->all);
    amounts_put(l, s, str(sum.name), &amounts, f);
}

static void sum_rows(const Letter *l, const Savings *s, Figure *f)
{
    static const SumRow rows[] = {
        { "All years", offsetof(Saving, saved), false },
        { "Baseline", offsetof(Saving, baseline), false },
        { "Price against it", offsetof(Saving, price), false },
        { "Prices without a baseline", offsetof(Saving, unmatched), false },
        { "In the years of the target", offsetof(Saving, in_target), true },
        { "Target", offsetof(Saving, target), true },
        { "More than the target", offsetof(Saving, beyond), true },
    };
    for (int i = 0; i < countof(rows); i++) {
        bool unmatched = rows[i].which == offsetof(Saving, unmatched);
        if ((!rows[i].aimed || s->all.aimed) && (!unmatched || s->all.unmatched))
            sum_row(l, s, rows[i], f);
    }
}

static Money size_of(Money m) { return m < 0 ? -m : m; }

static Str gap_says(const Letter *l, const Savings *s)
{
    Money gap = size_of(s->all.beyond);
    return put(l, "{} {}", unit_says_short(money_unit(l->p, gap, l->a), gap, l->a),
               s->all.beyond < 0 ? S("short") : S("beyond"));
}

static Str saved_says(const Letter *l, Money saved)
{
    return saved < 0 ? put(l, "cost {} more than the published baseline", money_of(l, -saved))
                     : put(l, "save {} against the published baseline", money_of(l, saved));
}

/* "GBP 1.00 less than"; "exactly". */
static Str against(const Letter *l, Money beyond)
{
    return !beyond ? S("exactly")
                   : put(l, "{} {}", money_of(l, size_of(beyond)),
                         beyond < 0 ? S("less than") : S("more than"));
}

/* A target is of all that is tendered; a lot is held against it alone. */
static Str other_lots(const Letter *l)
{
    for (each(const Lot, lot, l->p->lots))
        if (lot != l->lot && !lot->ended)
            return S(" What other lots save is not in it.");
    return S("");
}

static Str unmatched_says(const Letter *l, const Savings *s)
{
    return s->all.unmatched ? put(l, " Prices of {} have no baseline, and save nothing.",
                                  money_of(l, s->all.unmatched))
                            : S("");
}

static Str savings_say(const Letter *l, const Savings *s)
{
    Str winner = who_of(l, l->lot->winner);
    if (!s->all.aimed)
        return put(l, "In all years the prices of {} {}.{}", winner,
                   saved_says(l, s->all.saved), unmatched_says(l, s));
    return put(l, "In the years of the target the prices of {} {}, {} the target of {}.{}{}",
               winner, saved_says(l, s->all.in_target), against(l, s->all.beyond),
               money_of(l, s->all.target), unmatched_says(l, s), other_lots(l));
}

static void savings_picture(const Letter *l, const Savings *s, Figure *f)
{
    Money  most = size_of(s->all.saved) > s->all.target ? size_of(s->all.saved) : s->all.target;
    Stairs stairs = { .unit = money_unit(l->p, most, l->a), .aimed = s->all.aimed,
                      .target = s->all.target, .reached = s->all.in_target,
                      .gap_says = gap_says(l, s), .total_name = S("For the target") };
    stairs.target_says = put(l, "Target {}", unit_says_short(stairs.unit, s->all.target, l->a));
    for (each(const Saving, buyer, s->buyers))
        if (is_drawn(s, buyer) && stairs.parts.len < SERIES)
            *list_add(&stairs.parts, l->a) = buyer_says(l, buyer->buyer);
        else if (is_drawn(s, buyer))
            stairs.parts.at[SERIES - 1] = S("Others");
    for (int64_t year = last_year(s, 0); year < INT64_MAX; year = last_year(s, year))
        stair_of(l, s, year, &stairs);
    stairs.left_says = stairs.parts.len > 1
                           ? S("All together, where somebody pays more than before")
                           : S("Costs more than before");
    draw_stairs(&f->drawing, &stairs, l->a);
}

static void by_year(const Letter *l, const Savings *s, Figures *figures)
{
    Figure *f = figure_add(figures, "savings", s->all.aimed
                               ? S("Savings by year against the target")
                               : S("Savings by year"), l->a);
    columns_of(l, s, f);
    for (int64_t year = last_year(s, 0); year < INT64_MAX; year = last_year(s, year))
        year_row(l, s, year, f);
    sum_rows(l, s, f);
    f->says = savings_say(l, s);
    savings_picture(l, s, f);
    figure_end(f);
}

/* ---- buyer by buyer --------------------------------------------------------------- */

static Str aim_says(const Letter *l, Measure unit, const Saving *row)
{
    if (!row->aimed)
        return unit_says_short(unit, row->saved, l->a);
    return put(l, "{}, target {}", unit_says_short(unit, row->in_target, l->a),
               unit_says_short(unit, row->target, l->a));
}

static Measure aims_unit(const Letter *l, const Savings *s)
{
    Money most = 0;
    for (each(const Saving, row, s->buyers)) {
        most = size_of(row->saved) > most ? size_of(row->saved) : most;
        most = size_of(row->in_target) > most ? size_of(row->in_target) : most;
        most = row->target > most ? row->target : most;
    }
    return money_unit(l->p, most, l->a);
}

static void aims_picture(const Letter *l, const Savings *s, Figure *f)
{
    Aims aims = { .unit = aims_unit(l, s), .reached_says = S("Saved"),
                  .below_says = S("Costs more than before"), .target_says = S("Target") };
    for (each(const Saving, row, s->buyers))
        if (is_drawn(s, row) && aims.rows.len < BUYERS_DRAWN)
            *list_add(&aims.rows, l->a) =
                (Aim){ .name = buyer_says(l, row->buyer), .under = aim_says(l, aims.unit, row),
                       .reached = row->aimed ? row->in_target : row->saved, .aimed = row->aimed,
                       .target = row->target };
    draw_aims(&f->drawing, &aims, l->a);
}

static void aim_row(const Letter *l, const Savings *s, Str name, const Saving *row, Figure *f)
{
    figure_cell(f, name, l->a);
    figure_cell(f, money_of(l, row->saved), l->a);
    if (!s->all.aimed)
        return;
    figure_cell(f, row->aimed ? money_of(l, row->in_target) : S("-"), l->a);
    figure_cell(f, row->aimed ? money_of(l, row->target) : S("-"), l->a);
    figure_cell(f, row->aimed ? money_of(l, row->beyond) : S("-"), l->a);
}

/* "Arden Constabulary saves GBP 13.00"; "Moor Police pays GBP 1.00 more than before". */
static Str buyer_saved(const Letter *l, const Saving *row, Money saved)
{
    Str name = buyer_says(l, row->buyer);
    return saved < 0 ? put(l, "{} pays {} more than before", name, money_of(l, -saved))
                     : put(l, "{} saves {}", name, money_of(l, saved));
}

static Str buyer_saves(const Letter *l, const Saving *row)
{
    if (!row->aimed)
        return put(l, "{}.", buyer_saved(l, row, row->saved));
    return put(l, "{} in the years of its target, {} the target of {}.",
               buyer_saved(l, row, row->in_target), against(l, row->beyond),
               money_of(l, row->target));
}

static Str reached_says(const Letter *l, const Savings *s)
{
    int64_t aimed = 0, reached = 0;
    for (each(const Saving, row, s->buyers)) {
        aimed   += row->aimed;
        reached += row->aimed && row->beyond >= 0;
    }
    Str drawn = (aimed ? aimed : s->buyers.len) <= BUYERS_DRAWN
                    ? S("") : put(l, " The picture has the first {}.", n_of(l, BUYERS_DRAWN));
    if (!aimed)
        return put(l, s->all.saved < 0 ? "{} buyers together pay {} more than before.{}"
                                       : "{} buyers together save {}.{}",
                   n_of(l, s->buyers.len), money_of(l, size_of(s->all.saved)), drawn);
    return put(l, "Of {} with a target {} it.{}",
               str_counted(aimed, "buyer", "buyers", l->a),
               str_counted(reached, "reaches", "reach", l->a), drawn);
}

static Str buyers_say(const Letter *l, const Savings *s)
{
    Text t = { 0 };
    if (s->buyers.len > BUYERS_SAID)
        text_add(&t, reached_says(l, s), l->a);
    else
        for (each(const Saving, row, s->buyers))
            text_put(&t, l->a, "{}{}", t.len ? S(" ") : S(""), buyer_saves(l, row));
    if (s->all.aimed)
        text_add(&t, other_lots(l), l->a);
    return text_str(&t);
}

/* A single buyer is all that the picture by years shows. */
static void by_buyer(const Letter *l, const Savings *s, Figures *figures)
{
    static const char *const aimed[] = { "In the years of its target", "Target",
                                         "More than the target" };
    if (s->buyers.len < 2)
        return;
    Figure *f = figure_add(figures, "buyers", s->all.aimed
                               ? S("Savings by buyer against its target")
                               : S("Savings by buyer"), l->a);
    figure_column(f, S("Buyer"), false, l->a);
    figure_column(f, S("Saved in all years"), true, l->a);
    for (int i = 0; i < countof(aimed) && s->all.aimed; i++)
        figure_column(f, str(aimed[i]), true, l->a);
    for (each(const Saving, row, s->buyers))
        aim_row(l, s, buyer_says(l, row->buyer), row, f);
    aim_row(l, s, S("All"), &s->all, f);
    f->says = buyers_say(l, s);
    aims_picture(l, s, f);
    figure_end(f);
}

void figures_saved(Letter *l, Figures *figures)
{
    const Savings *s = l->savings;
    if (!s || (!s->all.baseline && !s->all.price))
        return;
    by_year(l, s, figures);
    by_buyer(l, s, figures);
}

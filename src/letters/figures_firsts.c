/* figures_firsts.c - who is first after how many of the single changes that are tried. */
#include "letters/figures_inside.h"

enum { BIDS_DRAWN = 12, BIDS_SAID = 3 };

/* bidder 0: of those that leave the place shared, or nobody there. */
static int64_t first_after(const Trials *t, Id bidder)
{
    int64_t count = 0;
    for (each(const Trial, trial, t->trials))
        count += (trial->less.there && trial->less.first == bidder) +
                 (trial->more.there && trial->more.first == bidder);
    return count;
}

static Str firsts_say(const Letter *l, const Trials *t)
{
    Text    said = { 0 };
    int     named = 0;
    int64_t nobody = first_after(t, 0);
    text_put(&said, l->a, "Of {} {} leave {} first.",
             str_counted(t->changes, "single change", "single changes", l->a),
             n_of(l, first_after(t, t->leader->bidder)), who_of(l, t->leader->bidder));
    for (each(const RankLine, line, l->ranking.lines)) {
        Id      bidder = line->bid->bidder;
        int64_t count = first_after(t, bidder);
        if (bidder != t->leader->bidder && count && named++ < BIDS_SAID)
            text_put(&said, l->a, " After {} of them {} is first.", n_of(l, count),
                     who_of(l, bidder));
    }
    if (nobody)
        text_put(&said, l->a, " After {} of them the first place is shared, or nobody is left for "
                 "it.", n_of(l, nobody));
    text_our(&said, " The changes are not equally likely: this is no probability, and it "
                    "ranks nothing.", l->a);
    return text_str(&said);
}

static void first_row(const Letter *l, Str name, int64_t count, Figure *f, Aims *aims)
{
    figure_cell(f, name, l->a);
    figure_cell(f, n_of(l, count), l->a);
    if (count && aims->rows.len < BIDS_DRAWN)
        *list_add(&aims->rows, l->a) =
            (Aim){ .name = name, .under = str_counted(count, "change", "changes", l->a),
                   .reached = count };
}

/* Where no change turns the lead its sentence says all. */
void figure_firsts(Letter *l, const Trials *t, Figures *figures)
{
    Aims aims = { .unit = { 0, "", "" }, .reached_says = S("Changes after which it is first") };
    if (!t->turning)
        return;
    Figure *f = figure_add(figures, "firsts", S("Who is first after a single change"), l->a);
    figure_column(f, S("Bidder"), false, l->a);
    figure_column(f, S("First after so many changes"), true, l->a);
    for (each(const RankLine, line, l->ranking.lines))
        if (figure_takes(l, f))
            first_row(l, who_of(l, line->bid->bidder), first_after(t, line->bid->bidder), f, &aims);
    if (first_after(t, 0))
        first_row(l, S("Shared, or nobody"), first_after(t, 0), f, &aims);
    f->says = firsts_say(l, t);
    draw_aims(&f->drawing, &aims, l->a);
    figure_end(f);
}

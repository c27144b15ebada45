/* figures.c - scores, price and quality, marks of the panel, what one change would do. */
#include "letters/figures.h"

#include "draw/forms.h"
#include "letters/figures_inside.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_DRAWN = 12, BARS_DRAWN = 30, DOTS_NAMED = 12, NAMED = 3, SHOWN_PLACES = 3 };

/* ---- figures --------------------------------------------------------------------- */

Figure *figure_add(Figures *figures, const char *word, Str heading, Arena *a)
{
    Figure *f = list_add(figures, a);
    *f = (Figure){ .word = word, .heading = heading };
    return f;
}

void figure_column(Figure *f, Str title, bool number, Arena *a)
{
    *list_add(&f->columns, a) = (Column){ title, number };
}

void figure_cell(Figure *f, Str cell, Arena *a) { *list_add(&f->cells, a) = cell; }

bool figure_takes(const Letter *l, Figure *f)
{
    f->rows++;
    return !l->rows || f->rows <= l->rows;
}

Str figure_left_out(const Figure *f, Arena *a)
{
    int64_t there = f->columns.len ? f->cells.len / f->columns.len : 0;
    return f->rows > there ? str_put(a, "The first {} of {} rows", str_of_number(there, a),
                                     str_of_number(f->rows, a))
                           : (Str){ 0 };
}

/* The picture is heard as its heading and its sentence. */
void figure_end(Figure *f)
{
    f->drawing.title = f->heading;
    f->drawing.says  = f->says;
}

/* ---- numbers --------------------------------------------------------------------- */

/* What does not fit is as large as a picture can show; the tables say it exactly. */
static int64_t thousandths(Fraction f)
{
    Decimal d = { 0 };
    Wide    most = INT64_MAX / 1000000;
    bool    said = fraction_decimal(f, SHOWN_PLACES, HALF_UP, &d);
    Wide    units = said ? d.units : f.below ? -most : most;
    for (int64_t places = d.places; said && places < SHOWN_PLACES; places++)
        units *= 10;
    return (int64_t)(units > most ? most : units < -most ? -most : units);
}

static Str thousandths_say(int64_t n, Arena *a)
{
    return str_shortened(str_of_decimal(n, SHOWN_PLACES, a));
}

static Str points_say(const Letter *l, Str digits)
{
    return put(l, "{} {}", digits, str_is(digits, "1") ? S("point") : S("points"));
}

static bool gives_points(const Letter *l)
{
    return formula_rows[l->lot->price.formula].gives == POINTS_FOR_PRICE;
}

static Str title_of(const Letter *l, Id criterion)
{
    const Act *act = record_criterion(l->r, l->lot->id, criterion);
    return act ? words_of(l, act->criterion.title) : n_of(l, criterion);
}

/* Whole pounds, thousands, millions or billions, so that what is said of an axis stays short. */
Measure money_unit(const Procedure *p, Money greatest, Arena *a)
{
    static const struct { int places; const char *after; } sizes[] = {
        { 0, "" }, { 3, "k" }, { 6, "m" }, { 9, "bn" },
    };
    int     decimals = currency_decimals(p->currency), i = 0;
    Text    before = { 0 };
    for (; i < countof(sizes) - 1; i++) {
        int64_t most = 1;
        for (int n = 0; n < decimals + sizes[i].places + 3; n++)
            most *= 10;
        if (greatest < most)
            break;
    }
    text_put(&before, a, "{} ", str(currency_codes[p->currency]));
    return (Measure){ decimals + sizes[i].places, str_terminated(text_str(&before), a),
                   sizes[i].after };
}

/* ---- scores ---------------------------------------------------------------------- */

/* A part of a bar: one criterion, or several that have no room of their own. */
typedef struct Slice { Id criterion; Points weight; bool rest, price; } Slice;
typedef LIST(Slice) Slices;

static Id top_of(const Procedure *p, Id lot, Id criterion)
{
    const Criterion *c = criterion_of(p, lot, criterion);
    return c && c->parent ? top_of(p, lot, c->parent) : criterion;
}

static void part_add(Slices *parts, Id criterion, Points weight, Arena *a)
{
    for (each(Slice, part, *parts))
        if (part->criterion == criterion) {
            part->weight += weight;
            return;
        }
    *list_add(parts, a) = (Slice){ .criterion = criterion, .weight = weight };
}

static bool counts(const Letter *l, const Criterion *c)
{
    return judged_by(l, c) && c->kind == CRITERION_QUALITY && c->weight > 0 && is_leaf(l->p, c);
}

static void leaves(const Letter *l, bool grouped, Slices *parts)
{
    *parts = (Slices){ 0 };
    for (each(const Criterion, c, l->p->criteria))
        if (counts(l, c))
            part_add(parts, grouped ? top_of(l->p, l->lot->id, c->id) : c->id, c->weight, l->a);
}

static ptrdiff_t lightest(const Slices *parts)
{
    ptrdiff_t at = 0;
    for (ptrdiff_t i = 1; i < parts->len; i++)
        at = parts->at[i].weight <= parts->at[at].weight ? i : at;
    return at;
}

/* The heaviest keep a part of their own; the others are one. */
static void put_together(Slices *parts, Arena *a)
{
    Slice rest = { .rest = true };
    while (parts->len >= SERIES) {
        ptrdiff_t i = lightest(parts);
        rest.weight += parts->at[i].weight;
        memmove(&parts->at[i], &parts->at[i + 1],
                (size_t)(parts->len - i - 1) * sizeof(Slice));
        parts->len--;
    }
    *list_add(parts, a) = rest;
}

static Slices parts_of(const Letter *l)
{
    Slices parts;
    leaves(l, false, &parts);
    if (parts.len > SERIES) {
        Slices groups;
        leaves(l, true, &groups);
        if (groups.len > 1 && groups.len <= SERIES)
            parts = groups;
        else
            put_together(&parts, l->a);
    }
    for (each(const Criterion, c, l->p->criteria))
        if (gives_points(l) && c->lot == l->lot->id && c->kind == CRITERION_PRICE)
            *list_add(&parts, l->a) = (Slice){ .criterion = c->id, .weight = c->weight,
                                              .price = true };
    return parts;
}

static bool belongs(const Letter *l, const Slices *parts, const Slice *part, const RankPart *points)
{
    if (!part->rest)
        return points->criterion == part->criterion ||
               is_part_of(l->p, l->lot->id, points->criterion, part->criterion);
    for (each(const Slice, other, *parts))
        if (!other->rest && belongs(l, parts, other, points))
            return false;
    return true;
}

static int64_t points_in(const Letter *l, const Slices *parts, const Slice *part,
                         const RankLine *line)
{
    Sum sum = { 0 };
    for (each(const RankPart, points, line->parts))
        if (belongs(l, parts, part, points))
            sum_add(&sum, points->points, l->a);
    return thousandths(sum_total(&sum, l->a));
}

static Str part_title(const Letter *l, const Slice *part)
{
    return put(l, "{} ({})", part->rest ? S("Other criteria") : title_of(l, part->criterion),
               points_of(l, part->weight));
}

static void bar_add(const Letter *l, Bars *bars, Bar bar)
{
    if (bars->bars.len < BARS_DRAWN)
        *list_add(&bars->bars, l->a) = bar;
}

static void score_row(const Letter *l, const Slices *parts, const RankLine *line, Figure *f,
                      Bars *bars)
{
    Bar bar = { .name = who_of(l, line->bid->bidder) };
    if (line->out)
        bar.instead = put(l, "Not reached: {}", why_out(l, line));
    else
        bar.total = total_of(l, line->shown);
    if (!figure_takes(l, f))
        return;
    figure_cell(f, bar.name, l->a);
    for (each(const Slice, part, *parts)) {
        int64_t points = line->out && part->price ? 0 : points_in(l, parts, part, line);
        *list_add(&bar.parts, l->a) = points;
        figure_cell(f, line->out && part->price ? S("-") : thousandths_say(points, l->a), l->a);
    }
    figure_cell(f, line->out ? bar.instead : bar.total, l->a);
    bar_add(l, bars, bar);
}

static void excluded_row(const Letter *l, const Slices *parts, const Bid *bid, Figure *f,
                         Bars *bars)
{
    Str says = standing_of(l, bid);
    if (!figure_takes(l, f))
        return;
    figure_cell(f, who_of(l, bid->bidder), l->a);
    for (ptrdiff_t i = 0; i < parts->len; i++)
        figure_cell(f, S("-"), l->a);
    figure_cell(f, says, l->a);
    bar_add(l, bars, (Bar){ .name = who_of(l, bid->bidder), .instead = says });
}

/* A letter to a bidder knows of its bid and of the winner's alone. */
static bool is_told(const Letter *l, const RankLine *line)
{
    return !l->bidder || line->bid->bidder == l->bidder || line->bid->bidder == l->lot->winner;
}

static Str own_says(const Letter *l)
{
    const RankLine *own = line_of(l, l->bidder), *won = line_of(l, l->lot->winner);
    if (!own || !won)
        return S("Your bid is not in the ranking.");
    if (own == won)
        return put(l, "Your bid won, with {}.", total_of(l, own->shown));
    if (own->out)
        return put(l, "{} won, with {}. Your bid is not in the ranking: {}.",
                   who_of(l, l->lot->winner), total_of(l, won->shown), why_out(l, own));
    return put(l, "{} won, with {}; your bid has {}.", who_of(l, l->lot->winner),
               total_of(l, won->shown), total_of(l, own->shown));
}

static Str scores_say(const Letter *l)
{
    const RankLine *first = &l->ranking.lines.at[0], *second = first + 1;
    Str most = gives_points(l) ? S("has the highest total") : S("is first");
    if (l->bidder)
        return own_says(l);
    if (first->out)
        return S("No bid is left in the ranking.");
    if (l->ranking.lines.len < 2 || second->out)
        return put(l, "{} is the only bid in the ranking, with {}.", who_of(l, first->bid->bidder),
                   total_of(l, first->shown));
    if (l->ranking.tied_first)
        return put(l, "The first place is shared: {} and {} have {} each, and nothing that was "
                      "published parts them.", who_of(l, first->bid->bidder),
                   who_of(l, second->bid->bidder), total_of(l, first->shown));
    return put(l, "{} {}, {}; {} follows with {}.", who_of(l, first->bid->bidder), most,
               total_of(l, first->shown), who_of(l, second->bid->bidder),
               total_of(l, second->shown));
}

/* " Of 500, the picture has the first 30." */
static Str drawn_say(const Letter *l, int64_t all, int64_t drawn, const char *which)
{
    return all > drawn ? put(l, " Of {}, the picture has the {}.", n_of(l, all),
                             str_put(l->a, which, n_of(l, drawn))) : S("");
}

static void scores(Letter *l, Figures *figures)
{
    Slices parts = parts_of(l);
    Bars  bars = { .unit = { SHOWN_PLACES, "", "" }, .greatest = 100000,
                   .hatched = gives_points(l) };
    if (!l->ranking.lines.len)
        return;
    Figure *f = figure_add(figures, "scores", gives_points(l)
                               ? S("Scores by bidder and criterion")
                               : S("Points of quality by bidder and criterion"), l->a);
    figure_column(f, S("Bidder"), false, l->a);
    for (each(const Slice, part, parts)) {
        *list_add(&bars.parts, l->a) = part_title(l, part);
        figure_column(f, part_title(l, part), true, l->a);
    }
    figure_column(f, S("Total"), false, l->a);
    for (each(const RankLine, line, l->ranking.lines))
        if (is_told(l, line))
            score_row(l, &parts, line, f, &bars);
    for (each(const Bid, bid, l->p->bids))
        if (is_here(l, bid) && bid->standing == EXCLUDED && !l->bidder)
            excluded_row(l, &parts, bid, f, &bars);
    f->says = put(l, "{}{}", scores_say(l), drawn_say(l, f->rows, BARS_DRAWN, "first {}"));
    draw_bars(&f->drawing, &bars, l->a);
    figure_end(f);
}

/* ---- price and quality ----------------------------------------------------------- */

static Money greatest_price(const Letter *l)
{
    Money most = 0;
    for (each(const RankLine, line, l->ranking.lines))
        most = !line->out && line->price > most ? line->price : most;
    return most;
}

static Str names_where(const Letter *l, bool cheapest, bool *several)
{
    const RankLine *best = NULL;
    *several = false;
    for (each(const RankLine, line, l->ranking.lines)) {
        if (line->out)
            continue;
        int order = !best      ? 1
                    : cheapest ? (line->price < best->price) - (line->price > best->price)
                               : fraction_order(line->quality, best->quality);
        *several = order == 0 || (order < 0 && *several);
        best = order > 0 ? line : best;
    }
    return cheapest ? put(l, "{} at {}", who_of(l, best->bid->bidder), money_of(l, best->price))
                    : put(l, "{} with {}", who_of(l, best->bid->bidder),
                          points_say(l, thousandths_say(thousandths(best->quality), l->a)));
}

static bool has_quality(const Letter *l)
{
    for (each(const Criterion, c, l->p->criteria))
        if (counts(l, c))
            return true;
    return false;
}

static Str prices_say(const Letter *l)
{
    bool shared_low, shared_best;
    Str  low = names_where(l, true, &shared_low), best = names_where(l, false, &shared_best);
    if (!has_quality(l))
        return put(l, "The lowest price is that of {}{}.", low,
                   shared_low ? S(", and others have the same") : S(""));
    return put(l, "The lowest price is that of {}{}; the best quality that of {}{}.", low,
               shared_low ? S(", and others have the same") : S(""), best,
               shared_best ? S(", and others have the same") : S(""));
}

static Str named_say(const Letter *l, const Scatter *s)
{
    return s->small ? put(l, " Of {} the first {} have names; the others are small dots.",
                          n_of(l, s->points.len), n_of(l, s->points.len - s->small)) : S("");
}

static void prices(Letter *l, Figures *figures)
{
    Scatter s = { .across = money_unit(l->p, greatest_price(l), l->a),
                  .up = { SHOWN_PLACES, "", "" }, .up_says = S("Points for quality"),
                  .across_says = put(l, "Price, {}", str(vat_says(l->p->vat))) };
    if (!l->ranking.lines.len || l->ranking.lines.at[0].out)
        return;
    Figure *f = figure_add(figures, "prices", S("Price and quality"), l->a);
    figure_column(f, S("Bidder"), false, l->a);
    figure_column(f, S("Price"), true, l->a);
    figure_column(f, S("Points for quality"), true, l->a);
    figure_column(f, S("Place"), true, l->a);
    for (each(const RankLine, line, l->ranking.lines)) {
        int64_t quality = thousandths(line->quality);
        if (line->out)
            continue;
        *list_add(&s.points, l->a) = (Dot){ who_of(l, line->bid->bidder), line->price, quality };
        if (!figure_takes(l, f))
            continue;
        figure_cell(f, who_of(l, line->bid->bidder), l->a);
        figure_cell(f, money_of(l, line->price), l->a);
        figure_cell(f, thousandths_say(quality, l->a), l->a);
        figure_cell(f, n_of(l, line->place), l->a);
    }
    s.small = s.points.len > SIGNS ? s.points.len - DOTS_NAMED : 0;
    f->says = put(l, "{}{}", prices_say(l), named_say(l, &s));
    draw_scatter(&f->drawing, &s, l->a);
    figure_end(f);
}

/* ---- what one change would do ---------------------------------------------------- */

static Str trial_name(const Letter *l, const Trial *t)
{
    Str title = title_of(l, t->criterion);
    return t->bid ? put(l, "{}: {}", who_of(l, t->bid->bidder), title)
                  : put(l, "{}: weight", title);
}

/* "Averley for People marked 3 instead of 4" */
static Str change_says(const Letter *l, const Trial *t, const Tried *one)
{
    Str title = title_of(l, t->criterion), was = points_of(l, t->was), to = points_of(l, one->to);
    return t->bid ? put(l, "{} for {} marked {} instead of {}", who_of(l, t->bid->bidder), title,
                        to, was)
                  : put(l, "a weight of {} instead of {} for {}", to, was, title);
}

/* The first few in words; the others are in the table. */
static Str turning_say(const Letter *l, const Trials *t)
{
    Text    said = { 0 };
    int64_t named = 0;
    for (each(const Trial, trial, t->trials)) {
        const Tried *ways[] = { &trial->less, &trial->more };
        for (int i = 0; i < 2 && named < NAMED; i++) {
            if (!ways[i]->turns)
                continue;
            text_put(&said, l->a, "{}{}", named ? S("; ") : S(""),
                     change_says(l, trial, ways[i]));
            named++;
        }
    }
    if (t->turning > named)
        text_put(&said, l->a, "; {} more in the table", n_of(l, t->turning - named));
    return text_str(&said);
}

static Str trials_say(const Letter *l, const Trials *t)
{
    Str tried = l->ranking.lines.len > t->tried
                    ? put(l, "Tried were the marks of the first {} places. ", n_of(l, t->tried))
                    : S("");
    if (!t->turning)
        return put(l, "None of {} single changes would turn the first place. {}This is "
                      "information; it ranks nothing.", n_of(l, t->changes), tried);
    return put(l, "{} of {} single changes would turn the first place: {}. {}This is information; "
                  "it ranks nothing.", n_of(l, t->turning), n_of(l, t->changes),
               turning_say(l, t), tried);
}

static Str tried_cell(const Letter *l, const Tried *one, int places)
{
    if (!one->there)
        return S("-");
    if (one->out)
        return put(l, "as {}: out of the ranking", points_of(l, one->to));
    if (one->alone)
        return put(l, "as {}: nobody else in the ranking", points_of(l, one->to));
    return put(l, "as {}: {}{}", points_of(l, one->to),
               str_shortened(str_of_decimal(one->lead, places, l->a)),
               one->turns ? S(", turns it") : S(""));
}

static void trial_row(const Letter *l, const Trial *t, int places, Figure *f)
{
    figure_cell(f, trial_name(l, t), l->a);
    figure_cell(f, points_of(l, t->was), l->a);
    figure_cell(f, tried_cell(l, &t->less, places), l->a);
    figure_cell(f, tried_cell(l, &t->more, places), l->a);
}

/* How much of the lead it can take. */
static int64_t threat(const Trials *t, const Trial *trial)
{
    int64_t least = t->units;
    const Tried *ways[] = { &trial->less, &trial->more };
    for (int i = 0; i < 2; i++) {
        int64_t lead = ways[i]->out ? INT64_MIN / 4 : ways[i]->lead;
        least = ways[i]->there && !ways[i]->alone && lead < least ? lead : least;
    }
    return t->units - least;
}

static bool is_drawn(const Trials *t, const Trial *trial)
{
    return !trial->bid || trial->bid == t->leader || trial->bid == t->second ||
           trial->less.turns || trial->more.turns;
}

static Swing swing_of(const Letter *l, const Trials *t, const Trial *trial)
{
    Str title = title_of(l, trial->criterion);
    return (Swing){ trial->bid ? who_of(l, trial->bid->bidder) : title,
                    trial->bid ? title : S("weight"), trial->less.lead - t->units,
                    trial->more.lead - t->units, !trial->less.there || trial->less.alone,
                    !trial->more.there || trial->more.alone, trial->less.out, trial->more.out };
}

/* The greatest threats to the lead, the greatest first. */
static void swings(const Letter *l, const Trials *t, Tornado *tornado)
{
    bool *done = make(l->a, bool, t->trials.len + 1);
    while (tornado->swings.len < ROWS_DRAWN) {
        ptrdiff_t next = -1;
        for (ptrdiff_t i = 0; i < t->trials.len; i++) {
            const Trial *trial = &t->trials.at[i];
            if (!done[i] && is_drawn(t, trial) && threat(t, trial) > 0 &&
                (next < 0 || threat(t, trial) > threat(t, &t->trials.at[next])))
                next = i;
        }
        if (next < 0)
            return;
        done[next] = true;
        *list_add(&tornado->swings, l->a) = swing_of(l, t, &t->trials.at[next]);
    }
}

static Str trials_heading(const Letter *l, const Trials *t)
{
    Str leader = who_of(l, t->leader->bidder);
    return t->second ? put(l, "What would change the lead of {} over {}", leader,
                           who_of(l, t->second->bidder))
                     : put(l, "What would change the first place of {}", leader);
}

/* Who is alone in the ranking has no lead to draw. */
static void trials(Letter *l, const Trials *t, Figures *figures)
{
    Tornado tornado = { .unit = { t->places, "", "" }, .lead = t->units,
                        .lost_says = S("lead lost"),
                        .across_says = gives_points(l) ? S("Points that the lead gains or loses")
                                                       : S("What the lead gains or loses") };
    if (!t->changes)
        return;
    Figure *f = figure_add(figures, "changes", trials_heading(l, t), l->a);
    figure_column(f, S("What is changed"), false, l->a);
    figure_column(f, S("It is"), true, l->a);
    figure_column(f, S("A step or a tenth less: the lead then"), false, l->a);
    figure_column(f, S("A step or a tenth more: the lead then"), false, l->a);
    for (each(const Trial, trial, t->trials))
        if (figure_takes(l, f))
            trial_row(l, trial, t->places, f);
    f->says = trials_say(l, t);
    if (t->second)
        swings(l, t, &tornado);
    draw_tornado(&f->drawing, &tornado, l->a);
    figure_end(f);
}

/* ---- the lead -------------------------------------------------------------------- */

static Str lead_says(const Letter *l, const Trials *t)
{
    Str leader = who_of(l, t->leader->bidder);
    if (!t->second || l->ranking.tied_first)
        return scores_say(l);
    if (fraction_order(l->ranking.lines.at[0].counts, l->ranking.lines.at[1].counts) == 0)
        return put(l, "{} and {} have the same total, {}. The published tie rule puts {} first.",
                   leader, who_of(l, t->second->bidder), total_of(l, l->ranking.lines.at[0].shown),
                   leader);
    return put(l, "{} leads {} by {}.", leader, who_of(l, t->second->bidder),
               gives_points(l) ? points_say(l, decimal_of(l, t->lead)) : total_of(l, t->lead));
}

static Str advice_of(const Letter *l, const Trials *t)
{
    if (!t->changes)
        return (Str){ 0 };
    if (!t->turning)
        return put(l, "No single mark{} one step of its scale higher or lower would turn it{}.",
                   l->ranking.lines.len > t->tried
                       ? put(l, " of the first {} places", n_of(l, t->tried)) : S(""),
                   t->second ? S(", and no weight a tenth greater or smaller") : S(""));
    return put(l, "That is narrow: {} would turn it. {}",
               str_counted(t->turning, "single change of a mark by one step or of a weight by a "
                           "tenth", "single changes of a mark by one step or of a weight by a "
                           "tenth", l->a),
               l->lot->awarded ? S("Make sure that the record says why the panel stands by these "
                                   "marks.")
                               : S("Before you award, record why the panel stands by these "
                                   "marks."));
}

/* ---- what the panel found -------------------------------------------------------- */

typedef struct Spread {
    const Bid *bid;
    Id         criterion;
    Points     least, most;
    int64_t    marks;
    ptrdiff_t  nth;
} Spread;
typedef LIST(Spread) Spreads;

static Spread spread_of(const Bid *bid, Id criterion)
{
    Spread s = { .bid = bid, .criterion = criterion };
    for (each(const Score, score, bid->scores)) {
        if (score->criterion != criterion)
            continue;
        s.least = !s.marks || score->mark < s.least ? score->mark : s.least;
        s.most  = !s.marks || score->mark > s.most ? score->mark : s.most;
        s.marks++;
    }
    return s;
}

/* Those that are furthest apart first; among equals as they were published. */
static int furthest_first(const void *x, const void *y)
{
    const Spread *one = x, *other = y;
    Points of_one = one->most - one->least, of_other = other->most - other->least;
    return of_one != of_other ? (of_one < of_other) - (of_one > of_other)
                              : (one->nth > other->nth) - (one->nth < other->nth);
}

static Spreads spreads_of(const Letter *l)
{
    Spreads s = { 0 };
    for (each(const Criterion, c, l->p->criteria))
        for (each(const Bid, bid, l->p->bids)) {
            Spread one = spread_of(bid, c->id);
            one.nth = s.len;
            if (counts(l, c) && is_here(l, bid) && bid->standing == ADMITTED && one.marks)
                *list_add(&s, l->a) = one;
        }
    if (s.len)
        qsort(s.at, (size_t)s.len, sizeof *s.at, furthest_first);
    return s;
}

static Str marks_say(const Letter *l, const Spread *s)
{
    Text t = { 0 };
    for (each(const Score, score, s->bid->scores))
        if (score->criterion == s->criterion)
            text_put(&t, l->a, "{}{}: {}", t.len ? S("; ") : S(""), who_of(l, score->evaluator),
                     points_of(l, score->mark));
    return text_str(&t);
}

static void spread_row(const Letter *l, const Spread *s, Figure *f, Dots *dots)
{
    const Score *agreed = consensus_of(s->bid, s->criterion);
    Str          name = put(l, "{}: {}", who_of(l, s->bid->bidder), title_of(l, s->criterion));
    Points       top = top_mark(l->p, criterion_of(l->p, l->lot->id, s->criterion)->scale);
    DotRow       row = { .name = who_of(l, s->bid->bidder), .under = title_of(l, s->criterion),
                         .is_agreed = agreed, .agreed = agreed ? agreed->mark : 0 };
    figure_cell(f, name, l->a);
    figure_cell(f, marks_say(l, s), l->a);
    figure_cell(f, points_of(l, s->most - s->least), l->a);
    figure_cell(f, agreed ? points_of(l, agreed->mark) : S("-"), l->a);
    for (each(const Score, score, s->bid->scores))
        if (score->criterion == s->criterion)
            *list_add(&row.found, l->a) = score->mark;
    dots->greatest = top > dots->greatest ? top : dots->greatest;
    if (dots->rows.len < ROWS_DRAWN)
        *list_add(&dots->rows, l->a) = row;
}

static Str panel_says(const Letter *l, const Spreads *s)
{
    const Spread *most = &s->at[0];
    const Score  *agreed = consensus_of(most->bid, most->criterion);
    Str drawn = drawn_say(l, s->len, ROWS_DRAWN, "{} that are furthest apart");
    if (most->most == most->least)
        return put(l, "All who marked a bid on a criterion gave it the same mark.{}", drawn);
    return put(l, "Marks are furthest apart for {} on {}, from {} to {}{}.{}",
               who_of(l, most->bid->bidder), title_of(l, most->criterion),
               points_of(l, most->least), points_of(l, most->most),
               agreed ? put(l, "; the panel agreed on {}", points_of(l, agreed->mark)) : S(""),
               drawn);
}

static void panel(Letter *l, Figures *figures)
{
    Spreads s = spreads_of(l);
    Dots    dots = { .unit = { SHOWN_PLACES, "", "" },
                     .found_says = S("What an evaluator found; a number: so many found it"),
                     .agreed_says = S("What the panel agreed on") };
    if (!s.len)
        return;
    Figure *f = figure_add(figures, "panel", S("What each evaluator found"), l->a);
    figure_column(f, S("Bid and criterion"), false, l->a);
    figure_column(f, S("Marks"), false, l->a);
    figure_column(f, S("Apart by"), true, l->a);
    figure_column(f, S("Agreed"), true, l->a);
    for (each(const Spread, one, s))
        if (figure_takes(l, f))
            spread_row(l, one, f, &dots);
    f->says = panel_says(l, &s);
    draw_dots(&f->drawing, &dots, l->a);
    figure_end(f);
}

/* ---- all ------------------------------------------------------------------------- */

static Letter letter_of(Record *r, Id lot, Doc *none)
{
    Letter l = { .r = r, .p = r->p, .lot = lot ? lot_of(r->p, lot) : NULL, .d = none, .a = r->a };
    l.round = round_of(r->p, l.lot && l.lot->awarded ? l.lot->award_round : 0);
    l.unranked = l.lot && l.round ? record_rank(r, l.round->id, l.lot->id, &l.ranking)
                                  : because(&no_such_lot);
    return l;
}

void figures_ranked(Letter *l, Results *out)
{
    Trials t;
    if (failed(l->unranked)) {
        out->unranked = put(l, "There is no ranking yet: {}", str(l->unranked.why->says));
        return;
    }
    if (failed(trials_of(l->p, l->round->id, l->lot->id, &l->ranking, &t, l->a)))
        t.trials.len = 0;
    if (t.leader) {
        out->lead   = lead_says(l, &t);
        out->advice = advice_of(l, &t);
    } else {
        out->lead = S("No bid is left in the ranking.");
    }
    out->narrow = t.turning > 0;
    scores(l, &out->figures);
    prices(l, &out->figures);
    trials(l, &t, &out->figures);
    figure_firsts(l, &t, &out->figures);
}

void figures_panel(Letter *l, Results *out) { panel(l, &out->figures); }

Result results_of(Record *r, Id lot, const Savings *savings, int64_t rows, Results *out)
{
    Doc    none = { 0 };
    Letter l = letter_of(r, lot, &none);
    l.savings = savings;
    l.rows    = rows;
    *out = (Results){ 0 };
    if (!l.lot || !l.round)
        return because(&no_such_lot);
    figures_ranked(&l, out);
    figures_panel(&l, out);
    figures_saved(&l, &out->figures);
    figure_times(&l, &out->figures);
    return r->fault;
}

Result results_told(Record *r, Id lot, Id bidder, Results *out)
{
    Doc    none = { 0 };
    Letter l = letter_of(r, lot, &none);
    *out = (Results){ 0 };
    l.bidder = bidder;
    if (!l.lot || !l.lot->awarded || failed(l.unranked))
        return because(&no_such_lot);
    if (!bidder || !line_of(&l, bidder))
        return because(&no_such_bid);
    scores(&l, &out->figures);
    out->lead = own_says(&l);
    figure_times(&l, &out->figures);
    return r->fault;
}

Result results_times(Record *r, Id lot, Figure *f)
{
    Doc     none = { 0 };
    Figures all = { 0 };
    Letter  l = { .r = r, .p = r->p, .lot = lot ? lot_of(r->p, lot) : NULL, .d = &none,
                  .a = r->a };
    figure_times(&l, &all);
    *f = all.len ? all.at[0] : (Figure){ 0 };
    return r->fault;
}

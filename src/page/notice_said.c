/* notice_said.c - what can be said of a draft's parts beside what is typed: sums of weights, what a
 * formula does to made-up bids, who decides. */
#include "core/view/dry_run.h"
#include "page/notice_inside.h"
#include "page/show.h"

enum { WHOLE_WEIGHT = 100 * 1000, SHOWN_PLACES = 3, CALLED_MOST = 80 };

/* ---- weights --------------------------------------------------------------------- */

static Str weight_says(Points n, Arena *a)
{
    return str_shortened(str_of_decimal(n, SHOWN_PLACES, a));
}

/* Thousandths; what cannot be read weighs nothing. */
static Points weight_of(const Passage *p)
{
    int64_t n = 0;
    return str_decimal(passage_value(p, "weight"), SHOWN_PLACES, &n) ? n : 0;
}

static bool is_in(const Passage *p, Id lot, Id round, Id parent)
{
    return p->kind == ACT_CRITERION && passage_number(p, "lot") == lot &&
           passage_number(p, "round") == round && passage_number(p, "parent") == parent;
}

/* Ten weights that are far too large would be more than any number here. */
static Points plus(Points sum, Points weight)
{
    const Points most = INT64_MAX / 2;
    return sum < most - weight ? sum + weight : most;
}

static Points sum_of(const NoticeLook *l, Id lot, Id round, Id parent, ptrdiff_t *count)
{
    Points sum = 0;
    *count = 0;
    for (each(const Passage, p, l->passages))
        if (is_in(p, lot, round, parent)) {
            sum = plus(sum, weight_of(p));
            ++*count;
        }
    return sum;
}

static void sum_add_shown(NoticeLook *l, Id lot, Id round, const Passage *whole)
{
    ptrdiff_t count;
    Id     parent = whole ? passage_number(whole, "criterion") : 0;
    Points is = sum_of(l, lot, round, parent, &count);
    Points right = whole ? weight_of(whole) : WHOLE_WEIGHT;
    if (!count)
        return;
    Str of = whole ? str_put(l->a, "Parts of criterion {} in lot {}: {}",
                             str_of_number(parent, l->a), str_of_number(lot, l->a),
                             str_plain(passage_value(whole, "title"), CALLED_MOST, l->a))
                   : str_put(l->a, round ? "Lot {}, round {}" : "Lot {}{}",
                             str_of_number(lot, l->a),
                             round ? str_of_number(round, l->a) : (Str){ 0 });
    *list_add(&l->page->sums, l->a) = (NoticeSum){
        .id = str_put(l->a, "sum-{}-{}-{}", str_of_number(lot, l->a), str_of_number(round, l->a),
                      str_of_number(parent, l->a)),
        .of = of, .is = weight_says(is, l->a), .right = weight_says(right, l->a),
        .wrong = is != right };
}

/* Was this lot and round summed already, by a criterion further up? */
static bool is_first_of(const NoticeLook *l, const Passage *p)
{
    for (const Passage *before = l->passages.at; before < p; before++)
        if (before->kind == ACT_CRITERION &&
            passage_number(before, "lot") == passage_number(p, "lot") &&
            passage_number(before, "round") == passage_number(p, "round"))
            return false;
    return true;
}

void notice_sums(NoticeLook *l)
{
    enum { SUMMED_MOST = 1000 };
    ptrdiff_t seen = 0;
    for (each(const Passage, p, l->passages)) {
        Id lot = passage_number(p, "lot"), round = passage_number(p, "round");
        if (p->kind != ACT_CRITERION || ++seen > SUMMED_MOST)
            continue;
        if (is_first_of(l, p))
            sum_add_shown(l, lot, round, NULL);
        sum_add_shown(l, lot, round, p);
    }
}

/* ---- formulas -------------------------------------------------------------------- */

static Str place_says(const NoticeLook *l, const DryLine *line)
{
    if (line->out)
        return S("Not ranked");
    Str place = str_of_number(line->place, l->a);
    return line->by_tie ? str_put(l->a, "{}, by the tie criterion", place) : place;
}

static void case_add(NoticeLook *l, NoticeFormula *shown, Id lot, const DryCase *it)
{
    NoticeDryCase *c = list_add(&shown->cases, l->a);
    Str n = str_of_number(lot, l->a);
    *c = (NoticeDryCase){ .id = str_put(l->a, "dry-{}-{}", str(it->word), n),
                          .title = str(it->title), .says = it->says, .alarms = it->alarms,
                          .named = str_put(l->a, "{}, lot {}", str(it->title), n) };
    for (each(const DryLine, line, it->lines))
        *list_add(&c->lines, l->a) = (NoticeDryLine){
            .name = str(line->name), .place = place_says(l, line), .total = line->total,
            .price = str_of_money(line->price, l->asked->drafted->currency, l->a),
            .quality = str_of_fraction(line->quality, SHOWN_PLACES, l->a) };
}

static Str lot_says(const NoticeLook *l, Id lot)
{
    const Title *title = title_of(&l->titles, A_LOT, lot, 0);
    return title ? str_put(l->a, "Lot {}", title_label(title, false, l->a))
                 : str_put(l->a, "Lot {}", str_of_number(lot, l->a));
}

static void formula_add(NoticeLook *l, const Lot *lot)
{
    DryRun run;
    Figure figure;
    const FormulaRow *row = &formula_rows[lot->price.formula];
    NoticeFormula *shown = list_add(&l->page->formulas, l->a);
    *shown = (NoticeFormula){ .title = lot_says(l, lot->id) };
    if (lot->has_formula) {
        shown->definition = str(row->definition ? row->definition : "");
        shown->warning    = str(row->warning ? row->warning : "");
    }
    Result tried = dry_run_of(l->asked->drafted, lot->id, &run, l->a);
    shown->lacks = failed(tried) ? str_put(l->a, "a draft that can be reckoned: {}",
                                           str(tried.why->says))
                                 : str(run.lacks ? run.lacks : "");
    if (shown->lacks.len)
        return;
    formula_figure(l->asked->drafted, lot, &figure, l->a);
    if (figure.columns.len)
        *list_add(&shown->figures, l->a) = figure_shown(&figure, lot->id, (Str){ 0 }, l->a);
    for (each(const DryCase, it, run.cases))
        case_add(l, shown, lot->id, it);
}

void notice_formulas(NoticeLook *l)
{
    enum { LOTS_MOST = 20 };
    for (each(const Lot, lot, l->asked->drafted->lots))
        if (l->page->formulas.len < LOTS_MOST)
            formula_add(l, lot);
}

/* ---- people ---------------------------------------------------------------------- */

/* "officer, evaluator (lot 2)" */
void notice_people(NoticeLook *l)
{
    const Procedure *p = l->asked->begun;
    const Round *first = l->asked->drafted->rounds.len ? &l->asked->drafted->rounds.at[0] : NULL;
    TeamPeople people;
    l->page->peopled = true;
    page_team_people(l->asked->onlooker, p, l->asked->asker, &people, l->a);
    for (each(const TeamPerson, person, people))
        *list_add(&l->page->people, l->a) = *person;
    l->page->padlocks = str_put(l->a, "{} brought; {}.",
                                str_counted(p->locks.len, "padlock is", "padlocks are", l->a),
                                first ? str_put(l->a, "{} of them open the bids",
                                                str_of_number(first->needed, l->a))
                                      : S("no round says how many open the bids"));
}

#include "page/results.h"

#include "core/view/rank.h"
#include "desk/paper.h"
#include "letters/figures.h"
#include "page/sheet.h"

SHAPE_OF(FigureColumn, FIGURE_COLUMN)
SHAPE_OF(FigureCell, FIGURE_CELL)
SHAPE_OF(FigureRow, FIGURE_ROW)
SHAPE_OF(FigureShown, FIGURE_SHOWN)
SHAPE_OF(ToldMark, TOLD_MARK)
SHAPE_OF(LotResults, LOT_RESULTS)
SHAPE_OF(ResultsPage, RESULTS_PAGE)

/* ---- who ------------------------------------------------------------------------- */

/* In the round that decides, or the latest one. */
static bool is_locked(const Procedure *p, const Lot *lot)
{
    const Round *round = round_of(p, lot->awarded ? lot->award_round : 0);
    const Stand *stand = round ? stand_of(p, round->id, lot->id) : NULL;
    return stand && stand->locked;
}

bool results_are_for(const Procedure *p, Id asker, const Lot *lot)
{
    const Person *person = asker ? person_of(p, asker) : NULL;
    if (!person)
        return false;
    if (!lot) {
        for (each(const Lot, one, p->lots))
            if (results_are_for(p, asker, one))
                return true;
        return false;
    }
    unsigned roles = roles_in(person, lot->id);
    bool     clear = !person->barred && person->declared && !person->interest;
    return is_locked(p, lot) && (roles & OVERSEER || (clear && roles & (OFFICER | CHAIR)));
}

bool results_were_told(const Procedure *p, Id asker, const Lot *lot)
{
    if (!asker)
        return false;
    if (!lot) {
        for (each(const Lot, one, p->lots))
            if (results_were_told(p, asker, one))
                return true;
        return false;
    }
    const Bid *bid = lot->awarded ? bid_of(p, lot->award_round, lot->id, asker) : NULL;
    return bid && bid->standing == ADMITTED && bid->summarised;
}

bool results_are_there(const Procedure *p, Id asker)
{
    return results_are_for(p, asker, NULL) || results_were_told(p, asker, NULL);
}

/* ---- pictures -------------------------------------------------------------------- */

static Str csv_address(Str number, Id lot, const char *word, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "/t/{}/results.csv?lot={}&picture={}", number, str_of_number(lot, a),
             str(word));
    return text_str(&t);
}

static void show_rows(const Figure *f, FigureShown *shown, Arena *a)
{
    for (ptrdiff_t i = 0; i < f->cells.len; i++) {
        ptrdiff_t at = i % f->columns.len;
        if (!at)
            *list_add(&shown->rows, a) = (FigureRow){ .name = f->cells.at[i] };
        else
            *list_add(&shown->rows.at[shown->rows.len - 1].cells, a) =
                (FigureCell){ f->cells.at[i], f->columns.at[at].number };
    }
}

static Str id_of(const char *word, Id lot, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}-{}", str(word), str_of_number(lot, a));
    return text_str(&t);
}

static Str named(const Figure *f, Id lot, Arena *a)
{
    Text t = { 0 };
    text_add(&t, f->heading, a);
    if (lot)
        text_put(&t, a, ", lot {}", str_of_number(lot, a));
    return text_str(&t);
}

FigureShown figure_shown(const Figure *f, Id lot, Str csv, Arena *a)
{
    FigureShown shown = { .word = str(f->word), .heading = f->heading, .says = f->says,
                          .named = named(f, lot, a), .id = id_of(f->word, lot, a),
                          .drawn = graphic_there(&f->drawing),
                          .names = f->columns.at[0].title,
                          .csv = csv };
    Graphic *graphic = make(a, Graphic, 1);
    *graphic = f->drawing;
    shown.graphic = graphic;
    for (ptrdiff_t i = 1; i < f->columns.len; i++)
        *list_add(&shown.columns, a) = (FigureColumn){ f->columns.at[i].title,
                                                       f->columns.at[i].number };
    show_rows(f, &shown, a);
    shown.left_out = figure_left_out(f, a);
    return shown;
}

/* ---- everybody ------------------------------------------------------------------- */

static void head_of(const Public *l, ResultsPage *page)
{
    const Act *begin = record_last(&l->record, ACT_BEGIN, 0, 0);
    Text heading = { 0 };
    page->number = procedure_number(l->p, l->a);
    page->title  = begin ? public_words(l, begin, "title") : (Str){ 0 };
    page->buyer  = begin ? public_words(l, begin, "buyer") : (Str){ 0 };
    text_put(&heading, l->a, "{}: results", page->title);
    page->heading = text_str(&heading);
    for (each(const Lot, lot, l->p->lots))
        page->decided = page->decided || lot->awarded || lot->ended;
}

static LotResults *lot_add(const Public *l, const Lot *lot, ResultsPage *page)
{
    Status      s = status_of(l->p, lot->id, l->o->now);
    Standings   stands = { 0 };
    const Act  *act = record_lot(&l->record, lot->id);
    LotResults *shown = list_add(&page->lots, l->a);
    *shown = (LotResults){ .lot = lot->id, .status = str(s.words), .tag = str(s.tag),
                           .title = act ? public_words(l, act, "title") : (Str){ 0 } };
    public_stands(l, lot, &stands);
    for (each(const Str, says, stands))
        *list_add(&shown->stands, l->a) = *says;
    return shown;
}

static Str award_says(const Public *l, const Lot *lot)
{
    Text t = { 0 };
    if (lot->awarded)
        text_put(&t, l->a, "Awarded to {} at {}, with {}.", public_name(l, lot->winner),
                 str_of_money(lot->price_awarded, l->p->currency, l->a),
                 total_says(l->p, lot, lot->total, l->a));
    else
        text_our(&t, "No contract is awarded for this lot.", l->a);
    return text_str(&t);
}

Result page_results(const Onlooker *o, const Procedure *p, ResultsPage *page, Arena *a)
{
    Public *l = make(a, Public, 1);
    Figure  times;
    *page = (ResultsPage){ 0 };
    TRY(public_look(o, p, l, a));
    head_of(l, page);
    if (!page->decided)
        return because(&not_public);
    for (each(const Lot, lot, p->lots))
        if (lot->awarded || lot->ended)
            lot_add(l, lot, page)->lead = award_says(l, lot);
    TRY(results_times(&l->record, 0, &times));
    if (times.columns.len)
        *list_add(&page->times, a) =
            figure_shown(&times, 0, csv_address(page->number, 0, times.word, a), a);
    return DONE;
}

/* ---- who takes part, and bidders ------------------------------------------------- */

static void show_figures(const Public *l, const Results *results, LotResults *shown,
                         const ResultsPage *page)
{
    shown->lead     = results->lead;
    shown->advice   = results->advice;
    shown->narrow   = results->narrow;
    shown->unranked = results->unranked;
    for (each(const Figure, f, results->figures))
        *list_add(&shown->figures, l->a) = figure_shown(
            f, shown->lot, csv_address(page->number, shown->lot, f->word, l->a), l->a);
}

static Result show_results(const Public *l, Record *all, const Lot *lot, bool whole,
                           ResultsPage *page)
{
    Results results;
    LotResults *shown = lot_add(l, lot, page);
    TRY(results_of(all, lot->id, paper_savings(all, lot->id), whole ? 0 : FIGURE_ROWS, &results));
    show_figures(l, &results, shown, page);
    return DONE;
}

static Str mark_says(Points mark, Arena *a) { return str_shortened(str_of_decimal(mark, 3, a)); }

/* In the order of the criteria. */
static void show_marks(const Public *l, Record *all, Id asker, const Lot *lot, LotResults *shown)
{
    const Bid *bid = bid_of(l->p, lot->award_round, lot->id, asker);
    for (each(const Criterion, c, l->p->criteria)) {
        const Score *score = c->lot == lot->id ? consensus_of(bid, c->id) : NULL;
        const Act *defined = score ? record_criterion(all, lot->id, c->id) : NULL;
        if (defined)
            *list_add(&shown->marks, l->a) = (ToldMark){
                .question = record_words(all, defined->criterion.title),
                .mark = str_put(l->a, "{} of {}", mark_says(score->mark, l->a),
                                mark_says(top_mark(l->p, c->scale), l->a)),
                .reason = record_words(all, score->reason) };
    }
}

static Result show_told(const Public *l, Record *all, Id asker, const Lot *lot,
                        ResultsPage *page)
{
    Results results;
    LotResults *shown = lot_add(l, lot, page);
    TRY(results_told(all, lot->id, asker, &results));
    show_figures(l, &results, shown, page);
    show_marks(l, all, asker, lot, shown);
    return DONE;
}

static Str locked_out(const Public *l, Id asker)
{
    Text t = { 0 };
    for (each(const Lot, lot, l->p->lots))
        if (!results_are_for(l->p, asker, lot) && !lot->ended)
            text_put(&t, l->a, "{}{}", t.len ? S(", ") : S("Not shown to you now: lot "),
                     str_of_number(lot->id, l->a));
    if (t.len)
        text_our(&t, ". Results are shown once the marks of a lot are locked, to overseers, and to "
                     "officers and the chair of that lot who declared no interest.", l->a);
    return text_str(&t);
}

Result page_results_of(const Onlooker *o, const Procedure *p, Id asker, bool whole,
                       ResultsPage *page, Arena *a)
{
    Public *l = make(a, Public, 1);
    Record  all;
    *page = (ResultsPage){ .all = results_are_for(p, asker, NULL) };
    page->own = !page->all;
    TRY(public_look(o, p, l, a));
    TRY(paper_record(o->book, p, o->now, &all, a));
    head_of(l, page);
    if (page->all)
        page->locked_out = locked_out(l, asker);
    for (each(const Lot, lot, p->lots))
        if (results_are_for(p, asker, lot))
            TRY(show_results(l, &all, lot, whole, page));
        else if (results_were_told(p, asker, lot))
            TRY(show_told(l, &all, asker, lot, page));
    return DONE;
}

/* ---- for a spreadsheet ----------------------------------------------------------- */

static void table_csv(const FigureShown *f, Text *t, Arena *a)
{
    LIST(Str) cells = { 0 };
    *list_add(&cells, a) = f->names;
    for (each(const FigureColumn, column, f->columns))
        *list_add(&cells, a) = column->title;
    sheet_row(t, cells.at, cells.len, a);
    for (each(const FigureRow, row, f->rows)) {
        cells.len = 0;
        *list_add(&cells, a) = row->name;
        for (each(const FigureCell, cell, row->cells))
            *list_add(&cells, a) = cell->says;
        sheet_row(t, cells.at, cells.len, a);
    }
}

bool results_csv(const ResultsPage *page, Id lot, Str word, Text *t, Arena *a)
{
    for (each(const FigureShown, f, page->times))
        if (!lot && str_same(f->word, word))
            return table_csv(f, t, a), true;
    for (each(const LotResults, one, page->lots))
        for (each(const FigureShown, f, one->figures))
            if (one->lot == lot && str_same(f->word, word))
                return table_csv(f, t, a), true;
    return false;
}

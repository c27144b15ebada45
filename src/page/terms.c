#include "page/terms.h"

SHAPE_OF(FactShown, FACT_SHOWN)
SHAPE_OF(CellShown, CELL_SHOWN)
SHAPE_OF(RowShown, ROW_SHOWN)
SHAPE_OF(TermShown, TERM_SHOWN)

static void table_of(const Block *b, TermShown *term, Arena *a)
{
    RowShown *row = NULL;
    term->caption = b->text;
    for (ptrdiff_t i = 0; i < b->columns.len; i++)
        *list_add(&term->head, a) =
            (CellShown){ .text = b->columns.at[i].title, .number = b->columns.at[i].number };
    for (ptrdiff_t i = 0; i < b->cells.len; i++) {
        ptrdiff_t column = i % b->columns.len;
        if (!column) {
            row = list_add(&term->rows, a);
            *row = (RowShown){ 0 };
        }
        *list_add(&row->cells, a) = (CellShown){ .text = b->cells.at[i], .names = !column,
                                                 .number = b->columns.at[column].number };
    }
}

static void facts_of(const Block *b, TermShown *term, Arena *a)
{
    for (ptrdiff_t i = 0; i + 1 < b->cells.len; i += 2)
        *list_add(&term->facts, a) = (FactShown){ b->cells.at[i], b->cells.at[i + 1] };
}

/* "Award criteria, as published: Lot 1, All services, table 2" */
static void name_region(TermShown *term, Str part, int64_t table, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}", term->caption);
    if (part.len)
        text_put(&t, a, ": {}", part);
    text_put(&t, a, ", table {}", str_of_number(table, a));
    term->region = text_str(&t);
}

/* Items that follow each other are one list. */
static TermShown *term_for(const Block *b, Terms *out, Arena *a)
{
    TermShown *last = out->len ? &out->at[out->len - 1] : NULL;
    if (b->kind == ITEM && last && last->items.len)
        return last;
    last  = list_add(out, a);
    *last = (TermShown){ 0 };
    return last;
}

void terms_of(const Doc *d, Terms *out, Arena *a)
{
    Str     part = { 0 };
    int64_t tables = 0;
    *out = (Terms){ 0 };
    for (each(const Block, b, d->blocks)) {
        TermShown *term = term_for(b, out, a);
        switch (b->kind) {
        case HEADING:  *(b->level == 2 ? &term->part : &term->section) = b->text; break;
        case SENTENCE:
        case PICTURE_OF: term->says = b->text; break;
        case ITEM:     *list_add(&term->items, a) = b->text; break;
        case FACTS_OF: facts_of(b, term, a); break;
        case TABLE_OF:
            table_of(b, term, a);
            name_region(term, part, ++tables, a);
            break;
        }
        if (b->kind == HEADING && b->level == 2)
            part = b->text;
    }
}

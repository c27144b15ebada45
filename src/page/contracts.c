#include "page/contracts.h"

#include "page/sheet.h"

SHAPE_OF(ChangeShown, CHANGE_SHOWN)
SHAPE_OF(ContractRow, CONTRACT_ROW)
SHAPE_OF(ContractPage, CONTRACT_PAGE)
SHAPE_OF(ContractsPage, CONTRACTS_PAGE)

static Str begin_words(const Public *l, const char *field)
{
    const Act *begin = record_last(&l->record, ACT_BEGIN, 0, 0);
    return begin ? public_words(l, begin, field) : (Str){ 0 };
}

static Str lot_title(const Public *l, Id lot)
{
    const Act *act = record_lot(&l->record, lot);
    return act ? public_words(l, act, "title") : (Str){ 0 };
}

static void show_changes(const Public *l, ContractRow *row, Arena *a)
{
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_CONTRACT_CHANGE && act->contract_change.lot == row->lot)
            *list_add(&row->changes, a) = (ChangeShown){
                .at = str_of_moment_words(act->at, l->p->zone, a), .entry = act->leaf,
                .value = str_of_money(act->contract_change.value, l->p->currency, a),
                .until = str_of_day_words(act->contract_change.until, a),
                .reason = public_words(l, act, "reason") };
}

void contracts_of(const Public *l, ContractRows *out, Arena *a)
{
    *out = (ContractRows){ 0 };
    for (each(const Act, act, l->record.acts)) {
        if (act->kind != ACT_CONTRACT)
            continue;
        ContractRow *row = list_add(out, a);
        *row = (ContractRow){
            .number = procedure_number(l->p, a), .title = begin_words(l, "title"),
            .buyer = begin_words(l, "buyer"), .lot = act->contract.lot,
            .lot_title = lot_title(l, act->contract.lot),
            .supplier = public_name(l, act->contract.bidder),
            .value = str_of_money(act->contract.value, l->p->currency, a),
            .signed_at = str_of_moment_words(act->at, l->p->zone, a),
            .signed_iso = iso_moment(act->at, a),
            .begins = str_of_day_words(act->contract.from, a),
            .ends = str_of_day_words(act->contract.until, a),
            .beyond = public_words(l, act, "beyond"), .entry = act->leaf };
        show_changes(l, row, a);
    }
}

Result page_contract(const Onlooker *o, const Procedure *p, ContractPage *page, Arena *a)
{
    Public l;
    Text   heading = { 0 };
    ContractRows rows;
    *page = (ContractPage){ 0 };
    TRY(public_look(o, p, &l, a));
    contracts_of(&l, &rows, a);
    page->number = procedure_number(p, a);
    page->title  = begin_words(&l, "title");
    text_put(&heading, a, "{}: the contract", page->title);
    page->heading = text_str(&heading);
    for (each(const ContractRow, row, rows))
        *list_add(&page->contracts, a) = *row;
    return rows.len ? DONE : because(&not_public);
}

void contracts_csv(const ContractsPage *page, Text *t, Arena *a)
{
    text_our(t, "number,title,buyer,lot,supplier,value,signed,begins,ends\r\n", a);
    for (each(const ContractRow, row, page->contracts)) {
        const Str cells[] = { row->number, row->title, row->buyer, str_of_number(row->lot, a),
                              row->supplier, row->value, row->signed_iso, row->begins,
                              row->ends };
        sheet_row(t, cells, countof(cells), a);
    }
}

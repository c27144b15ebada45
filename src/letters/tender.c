/* tender.c - the tender as a bidder reads it: lots, how bids are judged, what is to be priced, the
 * timetable and the documents. Made from a draft, before anybody published it. */
#include "letters/inside.h"

/* ---- a lot ----------------------------------------------------------------------- */

static void value_of(Letter *l, const Act *lot)
{
    doc_fact(l->d, "Value", put(l, "{} to {}", money_of(l, lot->lot.least),
                                money_of(l, lot->lot.most)));
    doc_fact(l->d, "The least is from", words_of(l, lot->lot.least_basis));
    doc_fact(l->d, "The greatest is from", words_of(l, lot->lot.most_basis));
    if (lot->lot.months)
        doc_fact(l->d, "Length", str_counted(lot->lot.months, "month", "months", l->a));
}

static const Act *activity_act(const Letter *l, const Include *in)
{
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_ACTIVITY && act->activity.service == in->service &&
            act->activity.activity == in->activity)
            return act;
    return NULL;
}

static Str service_title(const Letter *l, Id service)
{
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_SERVICE && act->service.service == service)
            return put(l, "{} {}", n_of(l, service), words_of(l, act->service.title));
    return n_of(l, service);
}

static Str buyer_name(const Letter *l, Id buyer)
{
    const Buyer *of = buyer ? buyer_of(l->p, buyer) : NULL;
    return !buyer ? S("-") : of ? put(l, "{} {}", n_of(l, buyer), words_of(l, of->name))
                                : n_of(l, buyer);
}

static void holds(Letter *l)
{
    static const char *const powers[] = { "anybody may do it", "by who is designated", "reserved" };
    for (each(const Include, in, l->p->includes)) {
        const Act *act = in->lot == l->lot->id ? activity_act(l, in) : NULL;
        if (act)
            doc_item(l->d, put(l, "{}: {} ({})", service_title(l, in->service),
                               words_of(l, act->activity.title), str(powers[act->activity.power])));
    }
}

/* What is marked in a round before the tenders, and then what the tenders are judged by. */
static void judged(Letter *l)
{
    for (each(const Round, r, l->p->rounds)) {
        if (!has_criteria(l->p, r, l->lot->id))
            continue;
        l->round = r;
        if (r->kind != ROUND_TENDER)
            doc_heading(l->d, 3, put(l, "Round {}", n_of(l, r->id)));
        part_criteria(l);
    }
    l->round = NULL;
    part_formula(l);
}

static void priced(Letter *l)
{
    static const char *const blanks[] = {
        "A price schedule with figures left out is void.",
        "Figures left out count as zero, once the bidder has confirmed it.",
        "The bidder is asked what figures left out mean.",
    };
    bool any = false;
    for (each(const Act, act, l->r->acts)) {
        if (act->kind != ACT_CELL || act->cell.lot != l->lot->id)
            continue;
        if (!any)
            doc_table(l->d, S("Price schedule"), { S("Service") }, { S("Year") }, { S("Buyer") },
                      { S("Volume"), true }, { S("Unit") });
        any = true;
        doc_row(l->d, service_title(l, act->cell.service), n_of(l, act->cell.year),
                buyer_name(l, act->cell.buyer), n_of(l, act->cell.volume),
                words_of(l, act->cell.unit));
    }
    if (l->lot->has_blanks)
        doc_says(l->d, str(blanks[l->lot->blanks]));
}

/* By name: a bid's files are looked for under these. */
static void enclosed(Letter *l)
{
    bool any = false;
    for (each(const ExpectedFile, file, l->p->expected)) {
        if (file->lot != l->lot->id)
            continue;
        if (!any)
            doc_table(l->d, S("Files expected of a bid"), { S("Name of the file") },
                      { S("What it is") }, { S("Envelope") }, { S("Required") });
        any = true;
        doc_row(l->d, words_of(l, file->name), words_of(l, file->title),
                str(envelope_name(file->envelope)), file->required ? S("yes") : S("no"));
    }
    if (any)
        doc_says(l->d, S("Whoever seals a bid is asked about a required file that is not there. A "
                         "bid without it is not void by that alone: the buyer decides."));
}

static void lot_part(Letter *l)
{
    const Act *act = record_lot(l->r, l->lot->id);
    doc_heading(l->d, 2, put(l, "Lot {}, {}", n_of(l, l->lot->id), words_of(l, act->lot.title)));
    doc_fact(l->d, "Law", str(regime_titles[l->lot->regime]));
    value_of(l, act);
    holds(l);
    judged(l);
    priced(l);
    enclosed(l);
}

/* ---- of all lots ----------------------------------------------------------------- */

static void moment_fact(Letter *l, const char *what, Instant at)
{
    if (at)
        doc_fact(l->d, what, moment_of(l, at));
}

static void timetable(Letter *l)
{
    static const char *const kinds[] = { "requests to take part", "dialogue", "tenders" };
    doc_heading(l->d, 2, S("Timetable"));
    for (each(const Round, r, l->p->rounds)) {
        doc_heading(l->d, 3, put(l, "Round {}: {}", n_of(l, r->id), str(kinds[r->kind])));
        moment_fact(l, "Questions until", r->questions_until);
        moment_fact(l, "In the box before", r->deadline);
        moment_fact(l, "Tenders bind until", r->validity);
        Str needed = str_counted(r->needed, "padlock", "padlocks", l->a);
        bool known = !hash_none(l->p->title);   /* a draft alone has no padlocks */
        doc_fact(l->d, "Opened by", known ? put(l, "{}, of {}", needed,
                                                          n_of(l, l->p->locks.len))
                                                    : needed);
        if (r->kind == ROUND_TENDER)
            doc_fact(l->d, "Size of a price envelope", put(l, "{} bytes", n_of(l, r->padded)));
    }
}

static Str held_for(const Letter *l, Id holder)
{
    const Person *person = person_of(l->p, holder);
    const Buyer  *buyer  = NULL;
    if (person)
        for (each(const Holding, h, person->holdings))
            if (h->role == HOLDER && !buyer)
                buyer = buyer_of(l->p, h->buyer);
    return buyer ? words_of(l, buyer->name) : S("-");
}

static void padlocks(Letter *l)
{
    if (!l->p->locks.len)
        return;
    doc_heading(l->d, 2, S("Padlocks"));
    doc_table(l->d, S("Who holds them"), { S("Padlock") }, { S("Holder") }, { S("For") });
    for (each(const Lock, lock, l->p->locks))
        doc_row(l->d, n_of(l, lock->index), who_of(l, lock->holder), held_for(l, lock->holder));
}

static void documents(Letter *l)
{
    doc_heading(l->d, 2, S("Documents"));
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_DOCUMENT)
            doc_item(l->d, put(l, "{}, version {}: {} ({} bytes)", n_of(l, act->document.document),
                               n_of(l, act->document.version), words_of(l, act->document.title),
                               n_of(l, words_of(l, act->document.paper).len)));
    if (!l->p->documents.len)
        doc_says(l->d, S("None."));
}

/* Rules that have no place of their own above: what the act says, and its fields. */
static bool said_above(ActKind kind)
{
    static const ActKind above[] = {
        ACT_LOT, ACT_SERVICE, ACT_ACTIVITY, ACT_INCLUDE, ACT_MARK, ACT_CRITERION, ACT_FORMULA,
        ACT_CELL, ACT_BLANKS, ACT_ROUND, ACT_TIMETABLE, ACT_DOCUMENT,
        ACT_ENCLOSURE,
    };
    for (ptrdiff_t i = 0; i < countof(above); i++)
        if (above[i] == kind)
            return true;
    return false;
}

static Str field_words(const Letter *l, const Act *act, const Field *f)
{
    Text t = { 0 };
    if (field_is_shelved(f))
        return words_of(l, act_hash(act, f));
    if (f->type == MONEY)
        return money_of(l, act_number(act, f));
    if (f->type == CHOICE)
        return str(f->choices->at[act_number(act, f)].label);
    field_write(&t, f, act, l->a);
    return text_str(&t);
}

static void rule_item(Letter *l, const Act *act)
{
    Text t = { 0 };
    text_put(&t, l->a, "{}. ", str(act_rows[act->kind]->says));
    for (each_field(f, act_rows[act->kind]))
        text_put(&t, l->a, "{}{}: {}", f > act_rows[act->kind]->fields ? S("; ") : S(""),
                 str(f->label), field_words(l, act, f));
    doc_item(l->d, text_str(&t));
}

static void rules(Letter *l)
{
    bool any = false;
    for (each(const Act, act, l->r->acts)) {
        if (!(act_rows[act->kind]->rules & DEFINES) || said_above(act->kind))
            continue;
        if (!any)
            doc_heading(l->d, 2, S("Other rules"));
        any = true;
        rule_item(l, act);
    }
}

static Result tender(Record *r, bool with_documents, Doc *d)
{
    Letter l = { .r = r, .p = r->p, .d = d, .a = r->a };
    bool named = !hash_none(r->p->title);
    Str  amounts = put(&l, "Amounts in {}, {}.", str(currency_codes[r->p->currency]),
                       str(vat_says(r->p->vat)));
    *d = doc_new(named ? words_of(&l, r->p->buyer) : S(""),
                 named ? words_of(&l, r->p->title) : S("Draft of a tender"),
                 named ? put(&l, "{}. {}", words_of(&l, r->p->buyer), amounts) : amounts, r->now,
                 l.a);
    for (each(const Lot, lot, r->p->lots)) {
        l.lot = lot;
        lot_part(&l);
    }
    l.lot = NULL;
    timetable(&l);
    if (with_documents) {
        padlocks(&l);
        documents(&l);
    }
    rules(&l);
    doc_prune(d);
    return r->fault;
}

Result letter_tender(Record *r, Doc *d) { return tender(r, true, d); }
Result letter_terms(Record *r, Doc *d) { return tender(r, false, d); }

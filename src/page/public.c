#include "page/public.h"

#include "core/view/standstill.h"
#include "desk/draft.h"
#include "desk/paper.h"
#include "page/show.h"
#include "page/words.h"
#include "share/bundle.h"

#include <stdlib.h>
#include <string.h>

const Reason not_public = { MISSING, "not-public", "doc/acts.md",
    "There is no such thing that everybody may see." };

/* ---- what is shown --------------------------------------------------------------- */

static int hash_order(const void *x, const void *y) { return memcmp(x, y, sizeof(Hash)); }

static bool is_shown(const Public *l, Hash hash)
{
    return l->shown.len && bsearch(&hash, l->shown.at, (size_t)l->shown.len, sizeof hash,
                                   hash_order);
}

static Result paper_shown(void *where, Hash hash, Str *bytes, Arena *a)
{
    const Public *l = where;
    return is_shown(l, hash) ? l->papers.paper(l->papers.where, hash, bytes, a)
                             : because(&words_missing);
}

static void keep_public(Public *l)
{
    ptrdiff_t kept = 0;
    for (each(const Act, act, l->record.acts)) {
        if (!shown_to(PUBLIC, 0, l->p, act)) {
            if (!act_is_box(act))
                *list_add(&l->withheld, l->a) = (Withheld){ act->kind, act->nth, act->leaf };
            continue;
        }
        l->record.acts.at[kept++] = *act;
        for (each_field(f, act_rows[act->kind]))
            if (field_is_shelved(f) && words_shown_to(PUBLIC, 0, l->p, act, f))
                *list_add(&l->shown, l->a) = act_hash(act, f);
    }
    l->record.acts.len = kept;
    if (l->shown.len)
        qsort(l->shown.at, (size_t)l->shown.len, sizeof *l->shown.at, hash_order);
}

Result public_look(const Onlooker *o, const Procedure *p, Public *l, Arena *a)
{
    *l = (Public){ .o = o, .p = p, .papers = book_papers(o->book), .a = a };
    if (!p->published)
        return because(&not_public);
    TRY(paper_record(o->book, p, o->now, &l->record, a));
    keep_public(l);
    l->record.papers = (Papers){ .paper = paper_shown, .where = l };
    return DONE;
}

/* As publication would leave it, but for its name. */
static void as_published(Procedure *p, Instant now)
{
    p->published = p->published ? p->published : now;
    if (p->rounds.len && !p->rounds.at[0].invited) {
        p->rounds.at[0].invited = now;
        p->rounds.at[0].invited_nth = p->acts + 1;
    }
}

Result public_of_draft(const Onlooker *o, const Draft *draft, Procedure *p, const Procedure *before,
                       Public *l, Arena *a)
{
    *l = (Public){ .o = o, .p = p, .a = a };
    as_published(p, o->now);
    TRY(draft_record(draft, p, before, o->book, o->now, &l->record, a));
    l->papers = l->record.papers;
    for (each(Act, act, l->record.acts))
        act->at = act->at ? act->at : o->now;
    keep_public(l);
    l->record.papers = (Papers){ .paper = paper_shown, .where = l };
    return DONE;
}

/* ---- words ----------------------------------------------------------------------- */

Result public_paper(const Public *l, Hash hash, Str *bytes)
{
    TRY(is_shown(l, hash) ? DONE : because(&not_public));
    return l->papers.paper(l->papers.where, hash, bytes, l->a);
}

Str public_words(const Public *l, const Act *act, const char *field)
{
    const Field *f = act_field(act->kind, field);
    Hash hash = f ? act_hash(act, f) : (Hash){ 0 };
    Str  s;
    if (hash_none(hash) || !words_shown_to(PUBLIC, 0, l->p, act, f))
        return (Str){ 0 };
    Result r = public_paper(l, hash, &s);
    if (failed(r))
        return said_in(l->o->language, "(erased, or not here)");
    return str_utf8(s) ? str_trim(s) : (Str){ 0 };
}

Str public_name(const Public *l, Id id)
{
    const Person *person = person_of(l->p, id);
    Text t = { 0 };
    if (person && is_shown(l, person->name))
        return page_words(l->o, person->name, l->a);
    text_put(&t, l->a, words_in(l->o->language, person && person->bidder ? "bidder {}"
                                                                         : "person {}"),
             str_of_number(id, l->a));
    return text_str(&t);
}

Str public_buyer(const Public *l, Id buyer)
{
    for (each(const Act, act, l->record.acts)) {
        if (act->kind == ACT_BUYER && act->buyer.buyer == buyer)
            return public_words(l, act, "name");
        if (act->kind == ACT_JOIN && act->join.buyer == buyer)
            return public_words(l, act, "name");
    }
    return (Str){ 0 };
}

const char *round_name(RoundKind kind)
{
    static const char *const names[] = { "Requests to take part", "Dialogue", "Tenders" };
    return names[kind];
}

Str public_held_for(const Public *l, Id holder)
{
    const Person *person = person_of(l->p, holder);
    if (person)
        for (each(const Holding, h, person->holdings))
            if (h->role == HOLDER && h->buyer)
                return public_buyer(l, h->buyer);
    return (Str){ 0 };
}

void public_stands(const Public *l, const Lot *lot, Standings *out)
{
    Unsaids unsaid = { 0 };
    Language in = l->o->language;
    lot_stands_unsaid(l->p, lot, &unsaid, l->a);
    for (each(const Unsaid, s, unsaid))
        *list_add(out, l->a) = standing_said(s, words_in(in, s->says),
                                             moment_in(in, s->at, l->p->zone, l->a), l->a);
    for (each(const Buyer, buyer, l->p->buyers)) {
        Text t = { 0 };
        if (!buyer_left(l->p, buyer, lot))
            continue;
        text_put(&t, l->a,
                 words_in(in, "{} has left: its figures count in no price of this lot."),
                 public_buyer(l, buyer->id));
        *list_add(out, l->a) = text_str(&t);
    }
}

const Act *public_act(const Public *l, Id nth)
{
    for (each(const Act, act, l->record.acts))
        if (act->nth == nth && !act_is_box(act))
            return act;
    return NULL;
}

Str procedure_number(const Procedure *p, Arena *a)
{
    Text t = { 0 };
    if (p->number)
        text_put(&t, a, "{}-{}", str_of_number(p->year, a), str_of_number(p->number, a));
    else
        text_name(&t, procedure_name(p), a);
    return text_str(&t);
}

Str procedure_address(const Procedure *p, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "/t/{}", procedure_number(p, a));
    return text_str(&t);
}

/* ---- where it stands ------------------------------------------------------------- */

const char *const status_groups[STATUS_GROUPS] = { "open", "closed", "awarded", "cancelled" };

/* The first of these in which one of its lots is says most to who passes by. */
static const struct { Phase phase; Status is; } statuses[] = {
    { BIDDING, { STATUS_OPEN,      "Open to bids", "govuk-tag--green", 0 } },
    { CLOSED,  { STATUS_CLOSED,    "Closed, still sealed", "govuk-tag--blue", 0 } },
    { LISTED,  { STATUS_CLOSED,    "Being judged", "govuk-tag--purple", 0 } },
    { LOCKED,  { STATUS_CLOSED,    "Being judged", "govuk-tag--purple", 0 } },
    { WAITING, { STATUS_CLOSED,    "Between two rounds", "govuk-tag--blue", 0 } },
    { AWARDED, { STATUS_AWARDED,   "Awarded", "govuk-tag--turquoise", 0 } },
    { SIGNED,  { STATUS_AWARDED,   "Contract signed", "govuk-tag--grey", 0 } },
    { ENDED,   { STATUS_CANCELLED, "Cancelled", "govuk-tag--red", 0 } },
};

static bool has_lot_in(const Procedure *p, Id lot, Phase phase, Instant now, bool *halted)
{
    bool any = false, all_halted = true;
    for (each(const Lot, l, p->lots))
        if ((!lot || l->id == lot) && phase_at(p, 0, l->id, now) == phase) {
            any = true;
            all_halted = all_halted && l->halted;
        }
    *halted = any && all_halted;
    return any;
}

Status status_of(const Procedure *p, Id lot, Instant now)
{
    const Round *r = round_of(p, 0);
    for (int i = 0; i < countof(statuses); i++) {
        bool   halted;
        Status s = statuses[i].is;
        if (!has_lot_in(p, lot, statuses[i].phase, now, &halted))
            continue;
        if (halted && s.group != STATUS_CANCELLED)
            return (Status){ STATUS_CLOSED, "Suspended", "govuk-tag--yellow", 0 };
        s.closes = s.group == STATUS_OPEN && r && !lot_stopped(p, r) ? r->deadline : 0;
        return s;
    }
    return (Status){ STATUS_CANCELLED, "Not published", "govuk-tag--grey", 0 };
}

/* ---- until when ------------------------------------------------------------------ */

static void sooner(Instant *until, Instant at, Instant now)
{
    if (at > now && at < *until)
        *until = at;
}

Instant public_until(const Procedure *p, Instant now, Arena *a)
{
    Instant until = LAST_MOMENT;
    for (each(const Round, r, p->rounds)) {
        sooner(&until, r->questions_until, now);
        sooner(&until, r->deadline, now);
        sooner(&until, r->validity, now);
    }
    for (each(const Lot, lot, p->lots)) {
        Standstill s;
        if (!lot->awarded || failed(standstill_of(p, lot, now, &s, a)) || s.assumed || !s.waits)
            continue;
        sooner(&until, s.signs, now);
        sooner(&until, day_begins(s.last + 1, p->zone), now);
    }
    return until;
}

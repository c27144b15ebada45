#include "page/dialogue.h"

#include "desk/paper.h"
#include "page/managing.h"
#include "page/portion.h"
#include "page/public.h"
#include "page/show.h"
#include "page/things.h"

SHAPE_OF(DisclosedRow, DISCLOSED_ROW)
SHAPE_OF(TalkRow, TALK_ROW)
SHAPE_OF(TalkingRow, TALKING_ROW)
SHAPE_OF(TalkingLot, TALKING_LOT)
SHAPE_OF(RoundLink, ROUND_LINK)
SHAPE_OF(DialoguePage, DIALOGUE_PAGE)

enum { ROWS_SHOWN = 50, DUTIES_SHOWN = 20 };         /* of a list on a page */

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    const Round     *r;
    Id      asker;
    bool    all;                       /* looks after it; else a bidder, that sees its own */
    bool    may[ACT_KINDS];            /* acts that the asker could enter now */
    Str     at;
    Record  record;
    Portion invited, sessions;         /* of all lots together */
    Arena  *a;
} Look;

bool dialogue_is_for(const Procedure *p, Id asker)
{
    return managing_is_for(p, asker) || (asker && roles_of(p, asker, 0) & BIDDER);
}

bool talks_as_bidder(const Procedure *p, Id asker)
{
    for (each(const Candidate, c, p->candidates))
        if (asker && c->bidder == asker && round_of(p, c->round)->kind == ROUND_DIALOGUE)
            return true;
    for (each(const Session, s, p->sessions))
        if (asker && s->bidder == asker)
            return true;
    return false;
}

#define put(l, form, ...) str_put((l)->a, (form), __VA_ARGS__)

static Str n_of(const Look *l, int64_t n) { return str_of_number(n, l->a); }
static Str moment(const Look *l, Instant at) { return str_of_moment_words(at, l->p->zone, l->a); }

static Str name_of(const Look *l, Id id)
{
    return page_words(l->o, person_of(l->p, id)->name, l->a);
}

static bool sees(const Look *l, Id bidder) { return l->all || bidder == l->asker; }

/* The last act of a kind whose field says that number. */
static const Act *last_about(const Look *l, ActKind kind, const char *field, Id number)
{
    const Act   *last = NULL;
    const Field *f = act_field(kind, field);
    for (each(const Act, act, l->record.acts))
        if (act->kind == kind && act_number(act, f) == number)
            last = act;
    return last;
}

static void look_what_may(Look *l)
{
    static const ActKind kinds[] = { ACT_SESSION, ACT_MINUTE, ACT_AGREE, ACT_ITEM, ACT_CONSENT,
                                     ACT_SELECT, ACT_DIALOGUE_CLOSE, ACT_INVITE };
    for (int i = 0; i < countof(kinds); i++)
        l->may[kinds[i]] = is_open_act(l->p, kinds[i], l->asker, l->o->now, l->a);
}

static Str form_of(const Look *l, ActKind kind, const char *field, Id number)
{
    return l->may[kind] ? put(l, "{}/do/{}?{}={}", l->at, str(act_rows[kind]->name), str(field),
                              n_of(l, number)) : (Str){ 0 };
}

/* ---- what was disclosed -------------------------------------------------------------- */

static void add_used(const Look *l, Id item, DisclosedRow *row)
{
    for (each(const DocumentSource, s, l->p->sources))
        if (s->item == item)
            *list_add(&row->used, l->a) = put(l, "Document {}, version {}", n_of(l, s->document),
                                              n_of(l, s->version));
}

static const Item *item_of(const Look *l, Id id)
{
    for (each(const Item, item, l->p->items))
        if (item->id == id)
            return item;
    return NULL;
}

static void add_items(const Look *l, const Session *s, TalkRow *row)
{
    for (each(const Act, act, l->record.acts)) {
        const Item *item = act->kind == ACT_ITEM && act->item.session == s->id
                               ? item_of(l, act->item.item) : NULL;
        if (!item)
            continue;
        DisclosedRow *shown = list_add(&row->items, l->a);
        *shown = (DisclosedRow){ .item = item->id, .entry = act->leaf,
            .text = page_words(l->o, act->item.text, l->a),
            .state = !item->decided    ? S("Not said")
                     : item->consented ? S("Others may have it")
                                       : S("Stays with its owner"),
            .tag = !item->decided    ? S("govuk-tag--yellow")
                   : item->consented ? S("govuk-tag--green")
                                     : S("govuk-tag--red"),
            .decide = item->bidder == l->asker ? form_of(l, ACT_CONSENT, "item", item->id)
                                               : (Str){ 0 } };
        add_used(l, item->id, shown);
    }
}

/* ---- sessions ------------------------------------------------------------------------ */

static void state(TalkRow *row, const char *words, const char *tag)
{
    row->state = str(words);
    row->tag   = str(tag);
}

static void how_far(const Look *l, const Session *s, TalkRow *row)
{
    if (s->agreed)
        state(row, "Agreed", "govuk-tag--green");
    else if (s->minuted)
        state(row, "Waits for the bidder", "govuk-tag--yellow");
    else if (l->o->now >= s->starts)
        state(row, "Waits for its minutes", "govuk-tag--yellow");
    else
        state(row, "Called", "govuk-tag--blue");
}

/* What may be done about it, by whom it may. */
static void lead_on(const Look *l, const Session *s, TalkRow *row)
{
    bool own = s->bidder == l->asker;
    if (!s->agreed && l->o->now >= s->starts)
        row->minute = form_of(l, ACT_MINUTE, "session", s->id);
    if (own && s->minuted && !s->agreed)
        row->agree = form_of(l, ACT_AGREE, "session", s->id);
    row->disclose = form_of(l, ACT_ITEM, "session", s->id);
}

static void add_session(const Look *l, const Session *s, TalkingLot *lot)
{
    const Act  *called = last_about(l, ACT_SESSION, "session", s->id);
    const Act  *minute = last_about(l, ACT_MINUTE, "session", s->id);
    const Act  *agreed = last_about(l, ACT_AGREE, "session", s->id);
    TalkRow *row = list_add(&lot->sessions, l->a);
    Str kind = str(choice_label(act_field(ACT_SESSION, "kind"), s->kind));
    *row = (TalkRow){ .session = s->id, .starts = moment(l, s->starts), .scored = s->scored,
                         .title = put(l, "{}, {}", name_of(l, s->bidder), kind),
                         .agenda = paper_address(l->at, called, "agenda", l->a),
                         .minutes = paper_address(l->at, minute, "paper", l->a),
                         .present = minute ? page_words(l->o, minute->minute.present, l->a)
                                           : (Str){ 0 },
                         .agreed = agreed && s->agreed ? moment(l, agreed->at) : (Str){ 0 },
                         .entry = called ? called->leaf : 0 };
    how_far(l, s, row);
    lead_on(l, s, row);
    add_items(l, s, row);
}

/* ---- candidates ---------------------------------------------------------------------- */

static const Act *chosen(const Look *l, Id lot, Id bidder)
{
    const Act *last = NULL;
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_SELECT && act->select.round == l->r->id && act->select.lot == lot &&
            act->select.bidder == bidder)
            last = act;
    return last;
}

static int64_t sessions_of(const Look *l, Id lot, Id bidder, int64_t *agreed)
{
    int64_t all = 0;
    *agreed = 0;
    for (each(const Session, s, l->p->sessions)) {
        bool here = s->round == l->r->id && s->lot == lot && s->bidder == bidder;
        all     += here;
        *agreed += here && s->agreed;
    }
    return all;
}

static Str goes_on(const Act *select, const Bid *bid)
{
    if (!select)
        return S("not decided whether it goes on");
    if (select->select.outcome == SELECTED)
        return S("goes on");
    return bid && bid->summarised ? S("left out, and was told why") : S("left out, to be told why");
}

static void add_invited(const Look *l, Id lot, Id bidder, TalkingLot *shown)
{
    int64_t agreed, sessions = sessions_of(l, lot, bidder, &agreed);
    const Act *select = chosen(l, lot, bidder);
    const Bid *bid = bid_of(l->p, l->r->id, lot, bidder);
    TalkingRow *row = list_add(&shown->invited, l->a);
    *row = (TalkingRow){ .bidder = name_of(l, bidder), .entry = select ? select->leaf : 0 };
    row->says = put(l, "{}, {} agreed; {}", str_counted(sessions, "session", "sessions", l->a),
                    n_of(l, agreed), goes_on(select, bid));
    if (select)
        row->reason = page_words(l->o, select->select.reason, l->a);
    if (l->may[ACT_SESSION])
        row->call = put(l, "{}/do/session?round={}&lot={}&bidder={}", l->at, n_of(l, l->r->id),
                        n_of(l, lot), n_of(l, bidder));
    if (l->may[ACT_SELECT] && bid && bid->standing == ADMITTED)
        row->decide = put(l, "{}/do/select?round={}&lot={}&bidder={}", l->at,
                          n_of(l, l->r->id), n_of(l, lot), n_of(l, bidder));
}

/* Of the first round nobody was invited: those who handed in, once the box is listed. */
static void add_all_invited(Look *l, Id lot, TalkingLot *shown)
{
    for (each(const Candidate, c, l->p->candidates))
        if (c->round == l->r->id && c->lot == lot && sees(l, c->bidder) &&
            portion_takes(&l->invited))
            add_invited(l, lot, c->bidder, shown);
    for (each(const Bid, bid, l->p->bids))
        if (l->r->id == 1 && bid->round == 1 && bid->lot == lot && sees(l, bid->bidder) &&
            portion_takes(&l->invited))
            add_invited(l, lot, bid->bidder, shown);
}

static void add_sessions(Look *l, Id lot, TalkingLot *shown)
{
    for (each(const Session, s, l->p->sessions))
        if (s->round == l->r->id && s->lot == lot && sees(l, s->bidder) &&
            portion_takes(&l->sessions))
            add_session(l, s, shown);
}

/* ---- a lot --------------------------------------------------------------------------- */

static void show_closed(const Look *l, TalkingLot *shown)
{
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_DIALOGUE_CLOSE && act->dialogue_close.round == l->r->id &&
            act->dialogue_close.lot == shown->lot) {
            shown->closed = put(l, "The dialogue was closed {}. {}", moment(l, act->at),
                                page_words(l->o, act->dialogue_close.reason, l->a));
            shown->closed_entry = act->leaf;
        }
}

static void show_reserved(const Look *l, TalkingLot *shown)
{
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_RESERVE && act->reserve.lot == shown->lot &&
            act->reserve.what == RESERVE_REDUCTION)
            shown->reserved = page_words(l->o, act->reserve.text, l->a);
}

/* Where all that it has stands on another page it is left out. */
static void add_lot(Look *l, const Lot *lot, DialoguePage *page)
{
    TalkingLot shown = { .lot = lot->id };
    const Act *act = record_lot(&l->record, lot->id);
    int64_t    before = l->invited.all + l->sessions.all;
    add_all_invited(l, lot->id, &shown);
    add_sessions(l, lot->id, &shown);
    bool none = before == l->invited.all + l->sessions.all;
    if ((!l->all || !none) && !shown.invited.len && !shown.sessions.len)
        return;
    shown.title = act ? page_words(l->o, act->lot.title, l->a) : (Str){ 0 };
    shown.state = str(phase_name(phase_at(l->p, l->r->id, lot->id, l->o->now)));
    show_closed(l, &shown);
    show_reserved(l, &shown);
    if (l->may[ACT_DIALOGUE_CLOSE] && l->r->kind == ROUND_DIALOGUE && !shown.closed.len)
        shown.close = put(l, "{}/do/dialogue-close?round={}&lot={}", l->at, n_of(l, l->r->id),
                          n_of(l, lot->id));
    *list_add(&page->lots, l->a) = shown;
}

/* ---- the page ------------------------------------------------------------------------ */

static Str round_title(const Look *l, const Round *r)
{
    return put(l, "Round {}: {}", n_of(l, r->id),
               str(choice_label(act_field(ACT_ROUND, "kind"), r->kind)));
}

static void add_rounds(const Look *l, DialoguePage *page)
{
    for (each(const Round, r, l->p->rounds))
        if (r->invited)
            *list_add(&page->rounds, l->a) =
                (RoundLink){ round_title(l, r), put(l, "{}/dialogue/{}", l->at, n_of(l, r->id)),
                             r == l->r };
}

static void show_invitation(const Look *l, DialoguePage *page)
{
    const Act *act = record_act(&l->record, l->r->invited_nth);
    page->invitation = put(l, "Opened {}", moment(l, l->r->invited));
    if (!act)
        return;
    page->entry = act->leaf;
    if (act->kind == ACT_INVITE && act_is_shown(l->p, l->asker, act) &&
        words_are_shown(l->p, l->asker, act, act_field(ACT_INVITE, "paper")))
        page->invitation_file = paper_address(l->at, act, "paper", l->a);
}

static bool is_about(const Duty *duty)
{
    static const ActKind kinds[] = { ACT_SESSION, ACT_MINUTE, ACT_AGREE, ACT_CONSENT, ACT_SELECT,
                                     ACT_DIALOGUE_CLOSE, ACT_INVITE };
    for (int i = 0; i < countof(kinds); i++)
        if (duty_act(duty) == kinds[i])
            return true;
    return false;
}

static void add_duties(const Look *l, DialoguePage *page)
{
    Duties   duties = { 0 };
    DutyRows own = { 0 };
    Str      here = put(l, "{}/dialogue", l->at);
    duties_of(l->p, l->o->now, &duties, l->a);
    for (each(const Duty, duty, duties))
        if (is_about(duty) && duty_is_of(l->p, duty, l->asker))
            *list_add(&own, l->a) = page_duty(l->o, l->p, duty, l->asker, l->at, l->a);
    page->more = duties_foremost(&own, DUTIES_SHOWN);
    for (each(DutyRow, row, own)) {
        if (str_same(row->link, here))
            row->link = (Str){ 0 };          /* it stands beside its session */
        *list_add(&page->duties, l->a) = *row;
    }
}

/* One number turns both lists. */
static void show_part(const Look *l, DialoguePage *page)
{
    Portion longest = l->sessions;
    Str     at = put(l, "{}/dialogue/{}", l->at, n_of(l, l->r->id));
    portion_lengthen(&longest, &l->invited);
    portion_parts(page, &longest, at, l->a);
}

Result page_dialogue(const Onlooker *o, const Procedure *p, Id asker, const Round *r, Str at,
                     int64_t nth, DialoguePage *page, Arena *a)
{
    Look l = { .o = o, .p = p, .r = r, .asker = asker, .at = at, .a = a,
               .all = managing_is_for(p, asker), .invited = portion_of(nth, ROWS_SHOWN),
               .sessions = portion_of(nth, ROWS_SHOWN) };
    *page = (DialoguePage){ .procedure = page_words(o, p->title, a), .at = at,
                            .number = procedure_number(p, a), .heading = round_title(&l, r) };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    look_what_may(&l);
    page->back = l.all ? put(&l, "{}/manage", at) : at;
    if (l.may[ACT_INVITE])
        page->next = put(&l, "{}/draft/invite", at);
    show_invitation(&l, page);
    add_rounds(&l, page);
    if (r == round_of(p, 0))
        add_duties(&l, page);
    for (each(const Lot, lot, p->lots))
        add_lot(&l, lot, page);
    show_part(&l, page);
    return DONE;
}

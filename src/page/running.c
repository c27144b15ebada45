#include "page/running.h"

#include "desk/paper.h"
#include "page/portion.h"
#include "page/show.h"
#include "page/things.h"

SHAPE_OF(SavingRow, SAVING_ROW)
SHAPE_OF(PromiseRow, PROMISE_ROW)
SHAPE_OF(PublishedRow, PUBLISHED_ROW)
SHAPE_OF(PowerRow, POWER_ROW)
SHAPE_OF(RunningContract, RUNNING_CONTRACT)
SHAPE_OF(RunningPage, RUNNING_PAGE)

enum { CONTRACTS_SHOWN = 20 };               /* on a page */

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Id      asker;
    Str     at;
    Record  record;
    Duties  duties;
    Arena  *a;
} Look;

#define put(l, form, ...) str_put((l)->a, (form), __VA_ARGS__)

static Str n_of(const Look *l, int64_t n) { return str_of_number(n, l->a); }
static Str money(const Look *l, Money m) { return str_of_money(m, l->p->currency, l->a); }
static Str moment(const Look *l, Instant at) { return str_of_moment_words(at, l->p->zone, l->a); }

static Str words(const Look *l, const Act *act, const char *field)
{
    const Field *f = act_field(act->kind, field);
    bool shown = words_are_shown(l->p, l->asker, act, f) && !hash_none(act_hash(act, f));
    return shown ? page_words(l->o, act_hash(act, f), l->a) : (Str){ 0 };
}

/* ---- what was promised --------------------------------------------------------------- */

static const Act *said_in(const Look *l, ActKind kind, Id inquiry)
{
    const Field *f = act_field(kind, "inquiry");
    for (each(const Act, act, l->record.acts))
        if (act->kind == kind && act_number(act, f) == inquiry)
            return act;
    return NULL;
}

static void add_promises(const Look *l, const Lot *lot, RunningContract *shown)
{
    for (each(const Inquiry, i, l->p->inquiries)) {
        const Act *asked = said_in(l, ACT_INQUIRE, i->id), *reply = said_in(l, ACT_REPLY, i->id);
        if (!asked || i->about != ABOUT_COMMITMENTS || i->lot != lot->id ||
            i->bidder != lot->winner)
            continue;
        *list_add(&shown->promises, l->a) =
            (PromiseRow){ .asked = words(l, asked, "text"), .entry = asked->leaf,
                          .reply = reply ? words(l, reply, "text") : S("No reply yet"),
                          .ruling = i->resolved
                                        ? str(choice_label(act_field(ACT_RESOLVE, "ruling"),
                                                           i->ruling)) : (Str){ 0 } };
    }
}

/* ---- notices and powers -------------------------------------------------------------- */

static Str notice_words(const Look *l, const Act *act)
{
    Str kind = str(choice_label(act_field(act->kind, "notice"), act->notice_published.notice));
    return put(l, "{}, published {}. {}", kind, moment(l, act->notice_published.published),
               words(l, act, "reference"));
}

static void add_notices(const Look *l, const Lot *lot, RunningContract *shown)
{
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_NOTICE_PUBLISHED &&
            (!act->notice_published.lot || act->notice_published.lot == lot->id))
            *list_add(&shown->notices, l->a) = (PublishedRow){ notice_words(l, act), act->leaf };
}

static Str power_state(const Look *l, const Designation *d)
{
    return d->ended ? put(l, "ended on {}", str_of_day_words(d->ended_on, l->a))
                    : put(l, "from {} to {}", str_of_day_words(d->from, l->a),
                          str_of_day_words(d->until, l->a));
}

static void add_powers(const Look *l, const Lot *lot, RunningContract *shown)
{
    for (each(const Act, act, l->record.acts)) {
        const Designation *d = act->kind == ACT_DESIGNATE && act->designate.lot == lot->id
                                   ? designation_of(l->p, act->designate.designation) : NULL;
        if (d)
            *list_add(&shown->powers, l->a) =
                (PowerRow){ .says = put(l, "{}: {}", words(l, act, "name"),
                                        words(l, act, "power")),
                            .state = power_state(l, d), .entry = act->leaf,
                            .holds = designation_holds(l->p, d->id,
                                                       day_at(l->o->now, l->p->zone)) };
    }
}

/* ---- savings ------------------------------------------------------------------------- */

static Str against_target(const Look *l, const SavingShown *s)
{
    return s->target.len ? put(l, s->missed ? "{} of {}: {} short" : "{} of {}: {} more",
                               s->in_target, s->target, s->beyond) : (Str){ 0 };
}

static void add_savings(const Look *l, const Lot *lot, RunningContract *shown)
{
    SavingsShown all = { 0 };
    page_savings(l->o, l->p, lot, &all, l->a);
    for (each(const SavingShown, s, all)) {
        if (s->unknown) {
            shown->unsaved = str(s->unknown);
            continue;
        }
        *list_add(&shown->savings, l->a) =
            (SavingRow){ .buyer = s->buyer.len ? s->buyer : S("All"), .baseline = s->baseline,
                         .year = s->year ? n_of(l, s->year) : (Str){ 0 }, .price = s->price,
                         .saved = s->saved, .target = against_target(l, s), .missed = s->missed };
    }
    if (!all.len)
        shown->unsaved = S("no baseline was published, or no price of the winner is open");
}

/* ---- a contract ---------------------------------------------------------------------- */

static void add_duties(const Look *l, const Lot *lot, RunningContract *shown)
{
    for (each(const Duty, duty, l->duties))
        if (duty->lot == lot->id)
            *list_add(&shown->duties, l->a) =
                page_duty(l->o, l->p, duty, l->asker, l->at, l->a);
}

static void add_steps(const Look *l, const Lot *lot, RunningContract *shown)
{
    static const ActKind kinds[] = { ACT_CONTRACT_CHANGE, ACT_NOTICE_PUBLISHED, ACT_STANDSTILL,
                                     ACT_DESIGNATE, ACT_DESIGNATION_ENDED, ACT_COMPLAINT,
                                     ACT_CLAIM };
    for (int i = 0; i < countof(kinds); i++) {
        if (!is_open_act(l->p, kinds[i], l->asker, l->o->now, l->a))
            continue;
        const ActRow *act = act_rows[kinds[i]];
        Str form = put(l, "{}/do/{}", l->at, str(act->name));
        *list_add(&shown->steps, l->a) =
            (DoingRow){ .act = str(act->name), .says = str(act->says),
                        .link = act_field_for(kinds[i], A_LOT)
                                    ? put(l, "{}?lot={}", form, n_of(l, lot->id)) : form };
    }
}

static Str runs(const Look *l, const Lot *lot)
{
    Day today = day_at(l->o->now, l->p->zone);
    const char *says = lot->notices >> NOTICE_TERMINATION & 1 ? "Ended; its last day was {}"
                       : today > lot->contract_until          ? "Its last day was {}"
                       : today < lot->contract_from           ? "Begins {}"
                                                              : "Runs to the end of {}";
    return put(l, says, str_of_day_words(today < lot->contract_from ? lot->contract_from
                                                                    : lot->contract_until, l->a));
}

static Str coming(const Look *l, const Lot *lot)
{
    if (!lot->change_notice)
        return (Str){ 0 };
    return lot->change_stands
               ? put(l, "The notice of a change was published {}. It stands still to the end of "
                        "{}; then the change is entered.", moment(l, lot->change_notice),
                     str_of_day_words(lot->change_last, l->a))
               : put(l, "The notice of a change was published {}; the change is entered next.",
                     moment(l, lot->change_notice));
}

static void add_contract(const Look *l, const ContractRow *row, RunningPage *page)
{
    const Lot *lot = lot_of(l->p, row->lot);
    const Act *act = record_last(&l->record, ACT_CONTRACT, lot->id, 0);
    RunningContract *shown = list_add(&page->contracts, l->a);
    *shown = (RunningContract){ .signed_ = *row, .state = runs(l, lot), .coming = coming(l, lot),
                                .file = paper_address(l->at, act, "paper", l->a) };
    shown->published = lot->months ? put(l, "{}, {}", money(l, lot->most_published),
                                         str_counted(lot->months, "month", "months", l->a))
                                   : money(l, lot->most_published);
    add_duties(l, lot, shown);
    add_promises(l, lot, shown);
    add_notices(l, lot, shown);
    add_powers(l, lot, shown);
    add_savings(l, lot, shown);
    add_steps(l, lot, shown);
}

static void add_contracts(const Look *l, const ContractRows *rows, int64_t part, RunningPage *page)
{
    Portion shown = portion_of(part, CONTRACTS_SHOWN);
    Str     at = put(l, "{}/contract/manage", l->at);
    for (each(const ContractRow, row, *rows))
        if (portion_takes(&shown))
            add_contract(l, row, page);
    portion_parts(page, &shown, at, l->a);
}

Result page_running(const Onlooker *o, const Procedure *p, Id asker, Str at, int64_t part,
                    RunningPage *page, Arena *a)
{
    Look   l = { .o = o, .p = p, .asker = asker, .at = at, .a = a };
    Public seen;
    ContractRows rows;
    *page = (RunningPage){ .procedure = page_words(o, p->title, a), .back = at,
                           .number = procedure_number(p, a) };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    TRY(public_look(o, p, &seen, a));
    duties_of(p, o->now, &l.duties, a);
    contracts_of(&seen, &rows, a);
    add_contracts(&l, &rows, part, page);
    return DONE;
}

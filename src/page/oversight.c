#include "page/oversight.h"

#include "core/view/rank.h"
#include "core/view/warnings.h"
#include "desk/paper.h"
#include "page/public.h"
#include "page/show.h"
#include "page/things.h"

SHAPE_OF(WatchedRow, WATCHED_ROW)
SHAPE_OF(WatchedPart, WATCHED_PART)
SHAPE_OF(OversightPage, OVERSIGHT_PAGE)
SHAPE_OF(OverseenRow, OVERSEEN_ROW)
SHAPE_OF(OverseenPage, OVERSEEN_PAGE)

enum { NARROW = 100 };                 /* a lead of less than this part of what leads */

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Record   record;
    Id       asker;
    Str      at;
    WatchedPart *part;
    Arena   *a;
} Look;

bool oversight_is_for(const Procedure *p, Id asker)
{
    return roles_left(p, asker, 0) & (OFFICER | OVERSEER);
}

#define put(l, form, ...) str_put((l)->a, (form), __VA_ARGS__)

static Str n_of(const Look *l, int64_t n) { return str_of_number(n, l->a); }

static Str name_of(const Look *l, Id person)
{
    const Person *who = person_of(l->p, person);
    return who && name_is_shown(l->p, l->asker, person) ? page_words(l->o, who->name, l->a)
                                                        : n_of(l, person);
}

static const Person *who_agreed(const Look *l, const Act *act)
{
    for (each(const Person, person, l->p->people))
        if (act->is_agreed && key_with(person, act->agreed.key))
            return person;
    return NULL;
}

/* "Olga Hart and Bill Okafor"; of what somebody says of themselves their name is said already. */
static Str signers(const Look *l, const Act *act)
{
    const Person *second = who_agreed(l, act);
    if (act->kind == ACT_CONFLICT)
        return (Str){ 0 };
    return second ? put(l, "{} and {}", name_of(l, act->actor), name_of(l, second->id))
                  : name_of(l, act->actor);
}

/* The last that it brought: of a notice itself, behind the policy of the log. */
static Str paper_of(const Look *l, const Act *act)
{
    Str last = { 0 };
    for (each_field(f, act_rows[act->kind])) {
        bool shown = f->type == PAPER && words_are_shown(l->p, l->asker, act, f);
        Str  at = shown ? paper_address(l->at, act, f->name, l->a) : (Str){ 0 };
        last = at.len ? at : last;
    }
    return last;
}

static void row(Look *l, Str says, const Act *act, Hash reason)
{
    *list_add(&l->part->rows, l->a) = (WatchedRow){
        .says = says, .reason = hash_none(reason) ? (Str){ 0 } : page_words(l->o, reason, l->a),
        .at = act ? str_of_moment_words(act->at, l->p->zone, l->a) : (Str){ 0 },
        .by = act ? signers(l, act) : (Str){ 0 }, .paper = act ? paper_of(l, act) : (Str){ 0 },
        .entry = act ? act->leaf : 0 };
}

/* "Lot 2: ", where there are several. */
static Str of_lot(const Look *l, Id lot)
{
    return lot && l->p->lots.len > 1 ? put(l, "Lot {}: ", n_of(l, lot)) : (Str){ 0 };
}

/* ---- late ---------------------------------------------------------------------------- */

static void late(Look *l)
{
    Duties   duties = { 0 };
    Warnings warnings = { 0 };
    duties_of(l->p, l->o->now, &duties, l->a);
    for (each(const Duty, duty, duties)) {
        DutyRow due = page_duty(l->o, l->p, duty, l->asker, l->at, l->a);
        if (due.late)
            row(l, put(l, "{} ({})", due.does, due.who), NULL, (Hash){ 0 });
    }
    if (l->p->published) {
        late_warnings(l->p, l->o->now, &warnings, l->a);
        notice_warnings(l->p, l->o->now, &warnings, l->a);
    }
    for (each(const Str, says, warnings))
        row(l, *says, NULL, (Hash){ 0 });
}

/* ---- moved --------------------------------------------------------------------------- */

/* The moment that the acts before this one gave the same event; 0: none did. */
static Instant moment_before(const Look *l, const Act *act)
{
    Instant was = 0;
    for (const Act *other = l->record.acts.at; other < act; other++)
        if (other->kind == ACT_TIMETABLE && other->timetable.event == act->timetable.event &&
            other->timetable.round == act->timetable.round)
            was = other->timetable.moment;
    return was;
}

static void moved_deadline(Look *l, const Act *act)
{
    Instant was = moment_before(l, act);
    if (act->timetable.event == EVENT_DEADLINE && was && l->p->published &&
        act->at > l->p->published)
        row(l, put(l, "The deadline of round {} was moved from {} to {}",
                   n_of(l, act->timetable.round), str_of_moment_words(was, l->p->zone, l->a),
                   str_of_moment_words(act->timetable.moment, l->p->zone, l->a)),
            act, (Hash){ 0 });
}

static Str buyer_name(const Look *l, Id buyer)
{
    for (each(const Buyer, one, l->p->buyers))
        if (one->id == buyer)
            return page_words(l->o, one->name, l->a);
    return n_of(l, buyer);
}

static void moved(Look *l)
{
    for (each(const Act, act, l->record.acts))
        switch ((int)act->kind) {
        case ACT_TIMETABLE: moved_deadline(l, act); break;
        case ACT_AMEND:     row(l, S("What was published was changed"), act, act->amend.reason);
                            break;
        case ACT_OUTAGE:    row(l, S("The service was out of reach"), act, (Hash){ 0 }); break;
        case ACT_SUSPEND:
            row(l, put(l, "{}Suspended", of_lot(l, act_lot(act))), act, act->suspend.reason);
            break;
        case ACT_RESUME:
            row(l, put(l, "{}Goes on", of_lot(l, act_lot(act))), act, act->resume.reason);
            break;
        case ACT_JOIN:
            row(l, put(l, "A buyer joined: {}", page_words(l->o, act->join.name, l->a)), act,
                (Hash){ 0 });
            break;
        case ACT_LEAVE:
            row(l, put(l, "A buyer left: {}", buyer_name(l, act->leave.buyer)), act,
                act->leave.reason);
            break;
        case ACT_RECUT:
            row(l, put(l, "{}The value was cut anew, to at most {}", of_lot(l, act_lot(act)),
                       str_of_money(act->recut.most, l->p->currency, l->a)), act,
                act->recut.reason);
            break;
        }
}

/* ---- few, and close -------------------------------------------------------------------- */

static int64_t bids_for(const Look *l, const Round *r, Id lot, bool admitted)
{
    int64_t n = 0;
    for (each(const Bid, bid, l->p->bids))
        n += bid->round == r->id && bid->lot == lot &&
             (!admitted || bid->standing == ADMITTED);
    return n;
}

static const Act *listing_of(const Look *l, const Round *r)
{
    const Act *list = NULL;
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_BOX_LIST && act->box_list.round == r->id)
            list = act;
    return list;
}

static void few_in(Look *l, const Round *r, const Lot *lot)
{
    int64_t all = bids_for(l, r, lot->id, false), left = bids_for(l, r, lot->id, true);
    if (!r->listed)
        return;
    if (all < 2)
        row(l, put(l, "{}{} in round {}", of_lot(l, lot->id),
                   all ? S("one bid only") : S("no bid"), n_of(l, r->id)), listing_of(l, r),
            (Hash){ 0 });
    else if (left == 1)
        row(l, put(l, "{}one bid is left of {} in round {}", of_lot(l, lot->id), n_of(l, all),
                   n_of(l, r->id)), record_last(&l->record, ACT_EXCLUDE, lot->id, 0),
            (Hash){ 0 });
}

/* Whichever of the two is more: where a price is divided by points, less is better. */
static bool is_narrow(const Look *l, Fraction first, Fraction second)
{
    bool more = fraction_order(first, second) > 0;
    Fraction lead = more ? fraction_sub(first, second, l->a) : fraction_sub(second, first, l->a);
    Fraction many = fraction_mul(lead, fraction(ratio(NARROW, 1), l->a), l->a);
    return fraction_order(many, more ? first : second) < 0;
}

static void close_in(Look *l, const Round *r, const Lot *lot)
{
    Ranking ranking;
    if (failed(rank_lot(l->p, r->id, lot->id, &ranking, l->a)) || ranking.lines.len < 2)
        return;
    const RankLine *first = &ranking.lines.at[0], *second = &ranking.lines.at[1];
    const Act *opened = record_last(&l->record, ACT_OPENED, lot->id, 0);
    if (first->out || second->out)
        return;
    if (ranking.tied_first) {
        row(l, put(l, "{}the first places are equal", of_lot(l, lot->id)), opened, (Hash){ 0 });
        return;
    }
    if (is_narrow(l, first->counts, second->counts))
        row(l, put(l, "{}{} leads {} by less than a hundredth: {} and {}", of_lot(l, lot->id),
                   name_of(l, first->bid->bidder), name_of(l, second->bid->bidder),
                   total_says(l->p, lot, first->shown, l->a),
                   total_says(l->p, lot, second->shown, l->a)), opened, (Hash){ 0 });
}

static void few_and_close(Look *l)
{
    for (each(const Round, r, l->p->rounds))
        for (each(const Lot, lot, l->p->lots)) {
            few_in(l, r, lot);
            if (r == round_of(l->p, 0) && !lot->ended)
                close_in(l, r, lot);
        }
}

/* ---- out, in, and anew ------------------------------------------------------------------- */

static Str chosen(const Act *act, const char *field)
{
    const Field *f = act_field(act->kind, field);
    return str(choice_label(f, act_number(act, f)));
}

static void bid_was(Look *l, const Act *act, const char *what, Hash reason)
{
    row(l, put(l, "{}{}: {}, {}", of_lot(l, act_lot(act)), name_of(l, act_bidder(act)), str(what),
               chosen(act, "ground")), act, reason);
}

static void decided(Look *l)
{
    for (each(const Act, act, l->record.acts))
        switch ((int)act->kind) {
        case ACT_ACCEPT_LATE: bid_was(l, act, "late, and let in", act->accept_late.reason);
                              break;
        case ACT_EXCLUDE:     bid_was(l, act, "excluded", act->exclude.reason); break;
        case ACT_REINSTATE:   bid_was(l, act, "brought back", act->reinstate.reason); break;
        case ACT_REOPEN:
            row(l, put(l, "{}Locked marks were opened again, {}{}", of_lot(l, act_lot(act)),
                       chosen(act, "ground"),
                       act->reopen.prices == YES ? S(", when prices were known") : (Str){ 0 }),
                act, act->reopen.reason);
            break;
        case ACT_ABANDON:
            row(l, put(l, "{}Ended without an award", of_lot(l, act_lot(act))), act,
                act->abandon.reason);
            break;
        }
}

/* ---- people ------------------------------------------------------------------------------ */

static const struct { Role role; const char *name; } hats[] = {
    { OFFICER, "officer" }, { APPROVER, "approver" }, { EVALUATOR, "evaluator" },
    { CHAIR, "chair" }, { HOLDER, "padlock holder" }, { MANAGER, "contract manager" },
    { OVERSEER, "overseer" }, { BIDDER, "bidder" },
};

/* The last that gave the person a role; NULL: it came with begin, or registered. */
static const Act *enlisting_of(const Look *l, Id person)
{
    const Act *last = NULL;
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_ROLE && act->role.person == person)
            last = act;
    return last;
}

static void two_hats(Look *l, const Person *person)
{
    unsigned roles = roles_of(l->p, person->id, 0);
    Text t = { 0 };
    int  count = 0;
    for (int i = 0; i < countof(hats); i++)
        if (roles & hats[i].role)
            text_put(&t, l->a, count++ ? ", {}" : "{}", str(hats[i].name));
    if (count > 1)
        row(l, put(l, "{} has several roles: {}", name_of(l, person->id), text_str(&t)),
            enlisting_of(l, person->id), (Hash){ 0 });
}

static void declared(Look *l, const Act *act)
{
    const Person *person = person_of(l->p, act->actor);
    if (act->conflict.finding != FINDING_INTEREST)
        return;
    row(l, put(l, person->interest ? "{} declared an interest, which waits for its ruling"
                                   : "{} declared an interest", name_of(l, act->actor)),
        act, act->conflict.reason);
}

static void replaced(Look *l, const Act *act)
{
    Str name = name_of(l, act->replace.person);
    row(l, act->replace.by ? put(l, "{} was replaced by {}", name, name_of(l, act->replace.by))
                           : put(l, "{} left, and nobody took over", name),
        act, act->replace.reason);
}

static void people(Look *l)
{
    for (each(const Person, person, l->p->people))
        two_hats(l, person);
    for (each(const Act, act, l->record.acts))
        switch ((int)act->kind) {
        case ACT_CONFLICT:   declared(l, act); break;
        case ACT_RULING:
            row(l, put(l, "{} {}, it was ruled", name_of(l, act->ruling.person),
                       chosen(act, "ruling")), act, act->ruling.reason);
            break;
        case ACT_ROLE:
            if (!hash_none(act->role.reason))
                row(l, put(l, "{} came late, as {}", name_of(l, act->role.person),
                           chosen(act, "role")), act, act->role.reason);
            break;
        case ACT_REPLACE:    replaced(l, act); break;
        case ACT_KEY_CHANGE:
            row(l, put(l, "{} signs with a key that is not the first",
                       name_of(l, act->key_change.person)), act, act->key_change.reason);
            break;
        }
}

/* ---- who decided ------------------------------------------------------------------------- */

static Str gate_name(const Look *l, Id gate)
{
    const Act *act = record_gate(&l->record, gate);
    return act ? page_words(l->o, act->gate.title, l->a) : n_of(l, gate);
}

/* Of what binds the buyer; what moved, and what was decided about single bids, stands above. */
static void who_decided(Look *l)
{
    for (each(const Act, act, l->record.acts)) {
        Str lot = of_lot(l, act_lot(act));
        switch ((int)act->kind) {
        case ACT_PUBLISH:    row(l, S("The tender was published"), act, (Hash){ 0 }); break;
        case ACT_APPROVAL:
            row(l, put(l, "Version {} was {} ({})", n_of(l, act->approval.version),
                       chosen(act, "decision"), gate_name(l, act->approval.gate)),
                act, act->approval.reason);
            break;
        case ACT_BOX_LIST:   row(l, S("The box was closed and listed"), act, (Hash){ 0 }); break;
        case ACT_SCORE_LOCK: row(l, put(l, "{}The marks were locked", lot), act, (Hash){ 0 });
                             break;
        case ACT_AWARD:
            row(l, put(l, "{}Awarded to {}", lot, name_of(l, act->award.bidder)), act,
                (Hash){ 0 });
            break;
        case ACT_STANDSTILL: row(l, put(l, "{}A standstill was declared", lot), act, (Hash){ 0 });
                             break;
        case ACT_CONTRACT:   row(l, put(l, "{}The contract was signed", lot), act, (Hash){ 0 });
                             break;
        case ACT_CONTRACT_CHANGE:
            row(l, put(l, "{}The contract was changed", lot), act, act->contract_change.reason);
            break;
        }
    }
}

/* ---- the page ---------------------------------------------------------------------------- */

typedef void WatchFn(Look *);

/* told: there is nothing to ask about. */
static const struct { const char *title, *none; WatchFn *look; bool told; } parts[] = {
    { "Late", "Nothing is late.", late },
    { "What moved after publication", "Nothing was changed, moved or stopped.", moved },
    { "Few bids, and narrow leads", "No lot has less than two bids, and no known lead is narrow.",
      few_and_close },
    { "Decided about single bids, and anew",
      "No bid was excluded, brought back or let in late; no lock was opened again.", decided },
    { "People",
      "Nobody has two roles, declared an interest, was replaced, came late or has a new key.",
      people },
    { "Who decided, and on which paper", "Nothing was decided yet.", who_decided, true },
};

static Result look(const Onlooker *o, const Procedure *p, Id asker, Str at, OversightPage *page,
                   Arena *a)
{
    Look l = { .o = o, .p = p, .asker = asker, .at = at, .a = a };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    for (int i = 0; i < countof(parts); i++) {
        l.part  = list_add(&page->parts, a);
        *l.part = (WatchedPart){ .title = str(parts[i].title), .none = str(parts[i].none) };
        parts[i].look(&l);
    }
    return DONE;
}

Result page_oversight(const Onlooker *o, const Procedure *p, Id asker, Str at, OversightPage *page,
                      Arena *a)
{
    *page = (OversightPage){ .procedure = page_words(o, p->title, a), .back = at,
                             .number = procedure_number(p, a),
                             .status = str(status_of(p, 0, o->now).words) };
    return look(o, p, asker, at, page, a);
}

Result page_overseen(const Onlooker *o, const Procedure *p, Id asker, Str at, OverseenRow *shown,
                     Arena *a)
{
    OversightPage page = { 0 };
    Status s = status_of(p, 0, o->now);
    Text link = { 0 };
    TRY(look(o, p, asker, at, &page, a));
    text_put(&link, a, "{}/oversee", at);
    *shown = (OverseenRow){ .title = page_words(o, p->title, a), .number = procedure_number(p, a),
                            .link = text_str(&link), .status = str(s.words), .tag = str(s.tag),
                            .late = page.parts.at[0].rows.len };
    for (ptrdiff_t i = 1; i < page.parts.len && !parts[i].told; i++)
        shown->found += page.parts.at[i].rows.len;
    return DONE;
}

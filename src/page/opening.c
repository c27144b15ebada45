#include "page/opening.h"

#include "page/portion.h"

#include <stdlib.h>
#include <string.h>

SHAPE_OF(OpeningPadlock, OPENING_PADLOCK)
SHAPE_OF(OpeningGroup, OPENING_GROUP)
SHAPE_OF(OpeningBid, OPENING_BID)
SHAPE_OF(OpeningRound, OPENING_ROUND)
SHAPE_OF(OpeningStep, OPENING_STEP)
SHAPE_OF(OpeningLot, OPENING_LOT)
SHAPE_OF(OpeningPage, OPENING_PAGE)
SHAPE_OF(TurnPage, TURN_PAGE)

/* What is looked at, and of a round what it becomes. */
typedef struct Look {
    const Public    *l;
    const Procedure *p;
    const Round     *r;
    Instant now;
    OpeningRound *out;
    int64_t part;
    Portion longest;                   /* of the lists that have parts */
    Arena *a;
} Look;

static Str n_of(const Look *k, int64_t n) { return str_of_number(n, k->a); }
static Str moment_of(const Look *k, Instant at)
{
    return str_of_moment_words(at, k->p->zone, k->a);
}

#define put(k, form, ...) str_put((k)->a, (form), __VA_ARGS__)

static bool is_of(const Look *k, const Bid *bid, Id lot)
{
    return bid->round == k->r->id && (!lot || bid->lot == lot);
}

static int64_t bids_that(const Look *k, Id lot, Standing standing)
{
    int64_t count = 0;
    for (each(const Bid, bid, k->p->bids))
        count += is_of(k, bid, lot) && bid->standing == standing;
    return count;
}

/* ---- padlocks -------------------------------------------------------------------- */

/* Padlocks that have turned for every bid that was admitted. */
static int64_t turned_for_all(const Look *k, Id lot, Envelope e)
{
    int64_t least = INT64_MAX;
    for (each(const Bid, bid, k->p->bids)) {
        if (!is_of(k, bid, lot) || bid->standing != ADMITTED)
            continue;
        int64_t turned = turned_for(k->p, bid, e);
        least = turned < least ? turned : least;
    }
    return least == INT64_MAX ? 0 : least;
}

/* The holder's last one for these envelopes. */
static const Act *turn_of(const Look *k, Id holder, Id lot, Envelope e)
{
    const Act *last = NULL;
    for (each(const Turned, t, k->p->turned))
        if (t->holder == holder && t->round == k->r->id && t->lot == lot && t->envelope == e)
            last = public_act(k->l, t->nth);
    return last;
}

static void show_padlock(const Look *k, const Lock *lock, Id lot, Envelope e, OpeningGroup *group)
{
    const Act *turn = turn_of(k, lock->holder, lot, e);
    OpeningPadlock *shown = list_add(&group->padlocks, k->a);
    *shown = (OpeningPadlock){ .padlock = lock->index, .holder = public_name(k->l, lock->holder),
                               .whose = public_held_for(k->l, lock->holder), .turned = turn };
    if (!turn)
        return;
    shown->at    = moment_of(k, turn->at);
    shown->iso   = iso_moment(turn->at, k->a);
    shown->entry = turn->leaf;
}

/* "Ivy Calder and Ned Foley" */
static Str missing(const Look *k, const OpeningGroup *group)
{
    Text t = { 0 };
    int64_t left = group->padlocks.len, gone = 0;
    for (each(const OpeningPadlock, lock, group->padlocks))
        left -= lock->turned;
    for (each(const OpeningPadlock, lock, group->padlocks)) {
        if (lock->turned)
            continue;
        text_our(&t, !gone ? "" : gone + 1 == left ? " and " : ", ", k->a);
        text_add(&t, lock->holder, k->a);
        gone++;
    }
    return text_str(&t);
}

/* ---- how far --------------------------------------------------------------------- */

typedef struct State { const char *status, *tag; Str says; bool open, soon; } State;

#define SEALED  "Sealed", "govuk-tag--blue"
#define WAITS   "Waits", "govuk-tag--yellow"
#define OPEN    "Open", "govuk-tag--green"
#define NOTHING "Nothing to open", "govuk-tag--grey"

static State unlisted(const Look *k)
{
    Str any = put(k, "Any {} of these {} padlocks open them.", n_of(k, k->r->needed),
                  n_of(k, k->p->locks.len));
    return (State){ SEALED, any, false, false };
}

/* Lots of the price group whose marks are not locked: "lot 1, lot 2"; empty: none. */
static Str unlocked(const Look *k, const Lot *of)
{
    Text t = { 0 };
    for (each(const Lot, lot, k->p->lots)) {
        const Stand *stand = stand_of(k->p, k->r->id, lot->id);
        if (!same_group(lot, of) || lot->ended || (stand && stand->locked))
            continue;
        text_put(&t, k->a, t.len ? ", lot {}" : "lot {}", n_of(k, lot->id));
    }
    return text_str(&t);
}

static State waiting(const Look *k, const OpeningGroup *group)
{
    int64_t more = group->needed - group->turned;
    Text t = { 0 };
    text_put(&t, k->a, "{} of the {} needed {} turned. {} will open them. ",
             n_of(k, group->turned), str_counted(group->needed, "padlock", "padlocks", k->a),
             group->turned == 1 ? S("has") : S("have"), str_counted(more, "more", "more", k->a));
    Str who = missing(k, group);
    if (who.len)
        text_put(&t, k->a, "Not turned yet: {}.", who);
    else
        text_our(&t, "A bid was admitted after padlocks had turned: holders turn once more for it.",
                 k->a);
    return (State){ WAITS, text_str(&t), false, true };
}

static State opened(const Look *k, const OpeningGroup *group)
{
    Str says = put(k, "{} of {} padlocks have turned, and {} were needed: what was admitted can "
                   "be opened.", n_of(k, group->turned), n_of(k, k->p->locks.len),
                   n_of(k, group->needed));
    return (State){ OPEN, says, true, false };
}

static State state_of(const Look *k, const Lot *lot, Envelope e, const OpeningGroup *group)
{
    int64_t pending = bids_that(k, lot->id, PENDING), admitted = bids_that(k, lot->id, ADMITTED);
    int64_t excluded = bids_that(k, lot->id, EXCLUDED);
    if (!k->r->listed)
        return unlisted(k);
    if (admitted && group->turned >= group->needed)
        return opened(k, group);
    if (lot->ended)
        return (State){ NOTHING, S("This lot was ended: what is shut stays shut."), false, false };
    if (pending)
        return (State){ WAITS, put(k, "{} neither admitted nor excluded yet. Two officers decide "
                                   "that before any padlock turns.",
                                   str_counted(pending, "bid is", "bids are", k->a)),
                        false, true };
    if (!admitted)
        return (State){ NOTHING, excluded ? S("No bid for it is admitted: all stay shut.")
                                          : S("No bid came for it."), false, false };
    if (e == PRICE && unlocked(k, lot).len)
        return (State){ WAITS, put(k, "Prices stay shut until the marks of every lot that they "
                                   "could influence are locked. Not locked yet: {}.",
                                   unlocked(k, lot)), false, false };
    return waiting(k, group);
}

static Str group_heading(const Look *k, const Lot *lot, Envelope e)
{
    static const char *const kinds[] = { "Qualification envelopes", "Quality envelopes",
                                         "Price envelopes" };
    return k->p->lots.len > 1 ? put(k, "Lot {}: {}", n_of(k, lot->id), str(kinds[e]))
                              : str(kinds[e]);
}

static void show_group(const Look *k, const Lot *lot, Envelope e)
{
    OpeningGroup *group = list_add(&k->out->groups, k->a);
    *group = (OpeningGroup){ .lot = lot->id, .envelope = str(envelope_name(e)),
                             .heading = group_heading(k, lot, e), .needed = k->r->needed,
                             .turned = turned_for_all(k, lot->id, e) };
    for (each(const Lock, lock, k->p->locks))
        show_padlock(k, lock, lot->id, e, group);
    State state = state_of(k, lot, e, group);
    group->status = str(state.status);
    group->tag    = str(state.tag);
    group->says   = state.says;
    group->open   = state.open;
    group->soon   = state.soon;
}

static void show_groups(const Look *k)
{
    for (each(const Lot, lot, k->p->lots))
        for (Envelope e = 0; e < ENVELOPES; e++)
            if (envelope_expected(k->r, e))
                show_group(k, lot, e);
}

/* ---- what lay in the box --------------------------------------------------------- */

static Str fate_of_bid(const Look *k, const Bid *bid, Str *by)
{
    const Act *out = bid->excluded_nth ? public_act(k->l, bid->excluded_nth) : NULL;
    *by = S("two officers");
    if (bid->standing == PENDING)
        return S("Not decided yet");
    if (bid->standing == ADMITTED)
        return bid->late ? S("Late, accepted and admitted") : S("Admitted");
    if (!out || out->kind != ACT_EXCLUDE) {
        *by = (Str){ 0 };
        return S("Out of the procedure: stays shut");
    }
    return put(k, "Excluded: {}. Stays shut",
               str(choice_label(act_field(ACT_EXCLUDE, "ground"), out->exclude.ground)));
}

static Str fate_of(const Look *k, const Deposit *d, Str *by)
{
    const char *fate = deposit_fate(k->p, d);
    const Bid  *bid = bid_of(k->p, d->round, d->lot, d->bidder);
    *by = S("its bidder");
    if (!strcmp(fate, "withdrawn"))
        return S("Withdrawn: stays shut");
    if (!strcmp(fate, "replaced"))
        return S("Replaced by a later version: stays shut");
    if (!strcmp(fate, "late"))
        return S("Late: stays shut unless two officers accept it under the published test");
    return bid && bid->leaf == d->leaf ? fate_of_bid(k, bid, by) : S("In the box");
}

static void show_box(Look *k)
{
    Portion shown = portion_of(k->part, OPENING_LINES);
    for (each(const Deposit, d, k->p->box)) {
        Str by;
        if (d->round != k->r->id || !portion_takes(&shown))
            continue;
        Str fate = fate_of(k, d, &by);
        *list_add(&k->out->bids, k->a) = (OpeningBid){
            .lot = d->lot, .bidder = public_name(k->l, d->bidder), .version = d->version,
            .came = moment_of(k, d->arrived), .fate = fate, .by = by, .entry = d->leaf };
    }
    portion_lengthen(&k->longest, &shown);
}

/* ---- a round --------------------------------------------------------------------- */

static Id next_begins(const Look *k)
{
    Id next = INT64_MAX;
    for (each(const Round, r, k->p->rounds))
        if (r->invited && r->invited_nth > k->r->invited_nth && r->invited_nth < next)
            next = r->invited_nth;
    return next;
}

/* That an envelope was opened everybody can prove; whose it was, and what is in it, not. */
static int64_t envelopes_opened(const Look *k)
{
    Id      until = next_begins(k);
    int64_t count = 0;
    for (each(const Withheld, w, k->l->withheld))
        count += w->kind == ACT_OPENED && w->nth > k->r->listed_nth && w->nth < until;
    for (each(const Act, act, k->l->record.acts))
        count += act->kind == ACT_OPENED && act->opened.round == k->r->id;
    return count;
}

static int64_t envelopes_openable(const Look *k)
{
    int64_t count = 0;
    for (each(const Bid, bid, k->p->bids))
        for (Envelope e = 0; e < ENVELOPES; e++)
            count += is_of(k, bid, 0) && bid->standing == ADMITTED &&
                     envelope_expected(k->r, e) && turned_for(k->p, bid, e) >= k->r->needed;
    return count;
}

static bool envelopes_wait(const Look *k)
{
    return !bids_that(k, 0, EXCLUDED) && envelopes_opened(k) < envelopes_openable(k);
}

static Str opened_says(const Look *k)
{
    int64_t count = envelopes_opened(k);
    Text t = { 0 };
    text_put(&t, k->a, "{} been opened so far. ",
             count ? str_counted(count, "envelope has", "envelopes have", k->a)
                   : S("No envelope has"));
    if (envelopes_wait(k))
        text_put(&t, k->a, "{} more can be opened now, by an officer. ",
                 n_of(k, envelopes_openable(k) - count));
    text_our(&t, "Whose each was, and whether it could be read, is shown to its bidder, to "
                 "overseers and to courts; the winner's price is for everybody.", k->a);
    return text_str(&t);
}

static Str listed_says(const Look *k)
{
    const Act *list = public_act(k->l, k->r->listed_nth);
    int64_t count = 0;
    for (each(const Deposit, d, k->p->box))
        count += d->round == k->r->id;
    return put(k, "Two officers closed the box and listed it on {}: {}, by {}.",
               moment_of(k, k->r->listed_at),
               count ? str_counted(count, "sealed bid lay in it", "sealed bids lay in it", k->a)
                     : S("nothing lay in it"),
               list && list->box_list.clock == CLOCK_WITNESSED ? S("a clock that others witnessed")
                                                               : S("the operator's clock"));
}

static bool is_known(const Look *k) { return k->r->deadline && !lot_stopped(k->p, k->r); }

static void show_round(Look *k, const Round *r, OpeningPage *page)
{
    k->r   = r;
    k->out = list_add(&page->rounds, k->a);
    *k->out = (OpeningRound){ .round = r->id, .title = str(round_name(r->kind)),
                              .now = r == round_of(k->p, 0),
                              .deadline = is_known(k) ? moment_of(k, r->deadline)
                                                      : S("not known yet") };
    show_groups(k);
    if (!r->listed)
        return;
    k->out->listed = listed_says(k);
    k->out->opened = opened_says(k);
    show_box(k);
}

/* ---- where it stands ------------------------------------------------------------- */

static const OpeningGroup *first_waiting(const OpeningRound *round)
{
    for (each(const OpeningGroup, group, round->groups))
        if (!group->open && !str_is(group->status, "Nothing to open"))
            return group;
    return NULL;
}

static bool is_soon(const OpeningRound *round)
{
    for (each(const OpeningGroup, group, round->groups))
        if (group->soon)
            return true;
    return false;
}

static Str listed_stands(const Look *k)
{
    const OpeningGroup *group = first_waiting(k->out);
    if (group)
        return put(k, "{}: {}", group->heading, group->says);
    return envelopes_wait(k) ? S("Every padlock that is needed has turned. Officers open what was "
                                 "admitted now.")
                             : S("Every padlock that is needed has turned.");
}

static Str stands(const Look *k)
{
    const Round *r = k->r;
    if (r->listed)
        return listed_stands(k);
    if (!is_known(k))
        return S("Sealed. The deadline is not known yet, and nothing is opened before it.");
    if (k->now < r->deadline)
        return put(k, "Sealed until {}, by this server's clock. Until then nobody can open a bid, "
                   "and nobody can tell how many there are.", moment_of(k, r->deadline));
    return put(k, "The deadline was {}. From one minute later two officers can list the box, and "
               "after that padlocks turn. How many bids there are stays secret until then.",
               moment_of(k, r->deadline));
}

static bool is_over(const Procedure *p)
{
    for (each(const Lot, lot, p->lots))
        if (!lot->ended && !lot->awarded)
            return false;
    return true;
}

static void show_now(Look *k, OpeningPage *page)
{
    if (!page->rounds.len)
        return;
    k->r   = round_of(k->p, 0);
    k->out = page->rounds.at;
    page->says = stands(k);
    bool ahead = is_known(k) && k->now < k->r->deadline;
    page->closes_at = ahead ? k->r->deadline : 0;
    page->waits = !is_over(k->p) && is_known(k) && !ahead &&
                  (!k->r->listed || is_soon(k->out) || envelopes_wait(k));
}

/* ---- the record ------------------------------------------------------------------ */

static Str lot_of_act(const Look *k, const Act *act)
{
    return k->p->lots.len > 1 && act_lot(act) ? put(k, ", lot {}", n_of(k, act_lot(act))) : S("");
}

static Str bidder_of(const Look *k, const Act *act) { return public_name(k->l, act_bidder(act)); }

/* Empty: nothing of the opening. */
static Str step_says(const Look *k, const Act *act)
{
    switch (act->kind) {
    case ACT_BOX_LIST:    return S("The box was closed and listed");
    case ACT_ACCEPT_LATE: return put(k, "The late bid of {} was accepted{}", bidder_of(k, act),
                                     lot_of_act(k, act));
    case ACT_ADMIT:       return put(k, "The bid of {} was admitted{}", bidder_of(k, act),
                                     lot_of_act(k, act));
    case ACT_EXCLUDE:     return put(k, "The bid of {} was excluded{}: {}", bidder_of(k, act),
                                     lot_of_act(k, act),
                                     str(choice_label(act_field(ACT_EXCLUDE, "ground"),
                                                      act->exclude.ground)));
    case ACT_REINSTATE:   return put(k, "The bid of {} was admitted again{}", bidder_of(k, act),
                                     lot_of_act(k, act));
    case ACT_TURNS:       return put(k, "A padlock was turned for the {} envelopes{}",
                                     str(envelope_name((Envelope)act->turns.envelope)),
                                     lot_of_act(k, act));
    case ACT_SCORE_LOCK:  return put(k, "The marks were locked{}", lot_of_act(k, act));
    case ACT_REOPEN:      return put(k, "Locked marks were opened again{}", lot_of_act(k, act));
    case ACT_OPENED:      return put(k, "The {} envelope of {} was opened{}",
                                     str(envelope_name((Envelope)act->opened.envelope)),
                                     bidder_of(k, act), lot_of_act(k, act));
    default:              return (Str){ 0 };
    }
}

typedef struct Step { Id nth; OpeningStep shown; } Step;

static int latest_first(const void *x, const void *y)
{
    const Step *one = x, *other = y;
    return (one->nth < other->nth) - (one->nth > other->nth);
}

static void show_steps(Look *k, OpeningPage *page)
{
    LIST(Step) all = { 0 };
    for (each(const Act, act, k->l->record.acts)) {
        Str says = step_says(k, act);
        if (says.len)
            *list_add(&all, k->a) = (Step){ act->nth, { moment_of(k, act->at), says,
                                            public_name(k->l, act->actor), act->leaf } };
    }
    for (each(const Withheld, w, k->l->withheld))
        if (w->kind == ACT_OPENED)
            *list_add(&all, k->a) = (Step){ w->nth, { .says = S("An envelope was opened"),
                                                      .entry = w->leaf } };
    if (all.len)
        qsort(all.at, (size_t)all.len, sizeof *all.at, latest_first);
    Portion shown = portion_of(k->part, OPENING_LINES);
    for (each(const Step, step, all))
        if (portion_takes(&shown))
            *list_add(&page->steps, k->a) = step->shown;
    portion_lengthen(&k->longest, &shown);
}

/* ---- the page -------------------------------------------------------------------- */

static void show_records(const Look *k, OpeningPage *page)
{
    if (k->p->lots.len < 2)
        return;
    for (each(const Lot, lot, k->p->lots)) {
        const Act *act = record_lot(&k->l->record, lot->id);
        *list_add(&page->records, k->a) = (OpeningLot){
            .lot = lot->id, .title = put(k, "Lot {}, {}", n_of(k, lot->id),
                                         act ? public_words(k->l, act, "title") : S("")) };
    }
}

/* One number for all that is long: a part of each list has as many lines. */
static void show_parts(const Look *k, OpeningPage *page)
{
    Str at = put(k, "/t/{}/opening", page->number);
    portion_parts(page, &k->longest, at, k->a);
}

Result page_opening(const Onlooker *o, const Procedure *p, int64_t part, OpeningPage *page,
                    Arena *a)
{
    Public l;
    Look   k = { .l = &l, .p = p, .now = o->now, .part = part, .a = a,
               .longest = portion_of(part, OPENING_LINES) };
    *page = (OpeningPage){ .acts = p->acts };
    TRY(public_look(o, p, &l, a));
    const Act *begin = record_last(&l.record, ACT_BEGIN, 0, 0);
    page->number  = procedure_number(p, a);
    page->title   = begin ? public_words(&l, begin, "title") : (Str){ 0 };
    page->buyer   = begin ? public_words(&l, begin, "buyer") : (Str){ 0 };
    page->heading = put(&k, "{}: the opening", page->title);
    for (ptrdiff_t i = p->rounds.len - 1; i >= 0; i--)
        if (p->rounds.at[i].invited)
            show_round(&k, &p->rounds.at[i], page);
    show_now(&k, page);
    show_steps(&k, page);
    show_parts(&k, page);
    show_records(&k, page);
    return DONE;
}

/* mind.c - what is to be borne in mind of a tender, lawful or not: what was decided when prices
 * could weigh, who had little time, what came late and counts. Nothing here is a fault: the judges
 * have looked at each of these acts. It is told so that somebody asks. */
#include "auditor/inside.h"

#include "core/view/rank.h"

enum {
    SHORT_REPLY = 2 * DAY,
    TOLD_MOST   = 100,                 /* one by one; of more than that their number */
};

static void tell_of(Auditing *w, const char *form, const Str *with, ptrdiff_t count)
{
    if (w->minded++ < TOLD_MOST)
        warn(w, form, with, count);
}
#define tell(w, form, ...)                                                                         \
    tell_of((w), (form), (const Str[]){ __VA_ARGS__ }, countof(((const Str[]){ __VA_ARGS__ })))

/* The label of the word that was chosen. */
static Str chosen(const Act *act, const char *field)
{
    const Field *f = act_field(act->kind, field);
    return str(f->choices->at[act_number(act, f)].label);
}

static Str n_of(const Auditing *w, int64_t n) { return str_of_number(n, w->a); }

static bool was_first(const Procedure *p, const Lot *lot, const Bid *bid, Arena *scratch)
{
    Ranking ranking;
    if (failed(rank_lot(p, bid->round, lot->id, &ranking, scratch)))
        return false;
    for (each(const RankLine, line, ranking.lines))
        if (line->bid == bid)
            return line->place == 1;
    return false;
}

/* Who a bid is in the eyes of whoever takes it out. */
static const char *rank_says(const Procedure *p, const Lot *lot, const Bid *bid)
{
    Arena scratch = arena_begin(SCRATCH);
    bool  first = was_first(p, lot, bid, &scratch);
    arena_end(&scratch);
    return lot->awarded && lot->winner == bid->bidder ? ", to whom the lot was awarded,"
           : first                                    ? ", who stood first by the marks and prices,"
                                                      : "";
}

static void goes_out(Auditing *w, const Act *act, const Bid *bid, const char *says, Str ground)
{
    const Lot *lot = lot_of(w->p, bid->lot);
    if (bid->standing == ADMITTED && prices_known(w->p, bid->round, lot))
        tell(w, "The bid of bidder {}{} was {} for lot {} when prices were known (entry {}{}).",
                who_is(w, bid->bidder), str(rank_says(w->p, lot, bid)), str(says),
                n_of(w, lot->id), n_of(w, act->leaf), ground);
}

static Str after(const Auditing *w, Str ground)
{
    Text t = { 0 };
    text_put(&t, w->a, ", {}", ground);
    return text_str(&t);
}

static void goes_out_everywhere(Auditing *w, const Act *act)
{
    for (each(const Bid, bid, w->p->bids))
        if (bid->bidder == act->retest.bidder && act->retest.outcome == FAILS)
            goes_out(w, act, bid, "excluded by a new test of its bidder's standing", S(""));
}

static void comes_back(Auditing *w, const Act *act)
{
    const Lot *lot = lot_of(w->p, act_lot(act));
    if (prices_known(w->p, act_round(act), lot))
        tell(w, "The bid of bidder {} was brought back for lot {} when prices were known (entry "
                   "{}, {}).",
                who_is(w, act_bidder(act)), n_of(w, lot->id), n_of(w, act->leaf),
                chosen(act, "ground"));
}

static void opens_again(Auditing *w, const Act *act)
{
    const Lot *lot = lot_of(w->p, act->reopen.lot);
    if (act->reopen.prices == YES)
        tell(w, "Marks for lot {} in round {} were opened again when prices were known (entry "
                   "{}, {}).",
                n_of(w, lot->id), n_of(w, act->reopen.round), n_of(w, act->leaf),
                chosen(act, "ground"));
}

static void ends(Auditing *w, const Act *act)
{
    for (each(const Lot, lot, w->p->lots))
        if ((!act->abandon.lot || lot->id == act->abandon.lot) &&
            prices_known(w->p, round_of(w->p, 0)->id, lot))
            tell(w, "Lot {} was ended without a contract when prices were known (entry {}).",
                    n_of(w, lot->id), n_of(w, act->leaf));
}

static void asks(Auditing *w, const Act *act)
{
    int64_t given = act->inquire.until - act->at;
    if (given < SHORT_REPLY)
        tell(w, "Bidder {} was given {} to reply to an inquiry about {} for lot {} (entry {}).",
                who_is(w, act->inquire.bidder), str_of_span(given > 0 ? given : 0, w->a),
                chosen(act, "about"), n_of(w, act->inquire.lot), n_of(w, act->leaf));
}

static void lets_in(Auditing *w, const Act *act)
{
    tell(w, "The late bid of bidder {} for lot {} was let in (entry {}, {}).",
            who_is(w, act->accept_late.bidder), n_of(w, act->accept_late.lot), n_of(w, act->leaf),
            chosen(act, "ground"));
}

/* Whoever was late by the old deadline may be in time by the new one. */
static void moves(Auditing *w, const Act *act)
{
    const Round *r = round_of(w->p, act_round(act));
    int64_t late = 0;
    for (each(const Deposit, d, w->p->box))
        late += d->round == r->id && d->late && !d->withdrawn;
    if (r->invited && act->arrived >= r->deadline)
        tell(w, "The deadline of round {} was moved after it had passed (entry {}); late by then: "
                "{}.", n_of(w, r->id), n_of(w, act->leaf), str_counted(late, "bid", "bids", w->a));
}

/* Of the procedure, before it is folded. */
void mind_follow(Auditing *w, const Act *act)
{
    const Bid *bid = act_field_for(act->kind, A_BIDDER) && act_lot(act)
                         ? bid_of(w->p, act_round(act), act_lot(act), act_bidder(act)) : NULL;
    switch ((int)act->kind) {
    case ACT_EXCLUDE:     goes_out(w, act, bid, "excluded", after(w, chosen(act, "ground"))); break;
    case ACT_LAPSE:       goes_out(w, act, bid, "let lapse", S("")); break;
    case ACT_RETEST:      goes_out_everywhere(w, act); break;
    case ACT_REINSTATE:   comes_back(w, act); break;
    case ACT_REOPEN:      opens_again(w, act); break;
    case ACT_ABANDON:     ends(w, act); break;
    case ACT_INQUIRE:     asks(w, act); break;
    case ACT_ACCEPT_LATE: lets_in(w, act); break;
    case ACT_OUTAGE:      moves(w, act); break;
    case ACT_TIMETABLE:
        if (act->timetable.event == EVENT_DEADLINE && w->p->published)
            moves(w, act);
        break;
    }
}

void mind_warn(Auditing *w)
{
    if (w->minded > TOLD_MOST)
        warning(w, "Not told one by one: {} more like those above.",
                str_counted(w->minded - TOLD_MOST, "act", "acts", w->a));
}

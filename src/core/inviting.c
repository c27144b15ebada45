/* inviting.c - from one round to the next: who goes on, and what the next round is judged by. */
#include "core/judges.h"
#include "core/rank.h"

const Reason round_final = { REFUSED, "round-final", "2014/24/EU art. 30(6)-(7)",
    "Nobody is selected out of final tenders: the award decides." };
const Reason round_over = { REFUSED, "round-over", "2014/24/EU art. 66",
    "The next round has been invited to; who goes on was decided." };
const Reason marks_open = { REFUSED, "marks-open", "2014/24/EU art. 65, 66",
    "The marks of this round are not locked; who goes on follows from them." };
const Reason candidate_fails = { REFUSED, "candidate-fails", "2014/24/EU art. 58, 65",
    "A candidate that is not admitted, or fails a criterion of the round, does not go on." };
const Reason reduction_unpublished = { REFUSED, "reduction-unpublished", "2014/24/EU art. 66",
    "Nobody is left out of a round that has no published criteria." };
const Reason round_order = { REFUSED, "round-order", "2014/24/EU art. 30(4)",
    "The round to invite to is the next one, and the box of the one before is listed." };
const Reason selection_open = { REFUSED, "selection-open", "2014/24/EU art. 65, 66",
    "Of an admitted candidate it is not decided yet whether it goes on." };
const Reason candidates_differ = { REFUSED, "candidates-differ", "2014/24/EU art. 65, 66",
    "The round is for those who were selected, all of them and nobody else." };
const Reason selection_not_by_merit = { REFUSED, "selection-not-by-merit",
    "2014/24/EU art. 65(2)", "A candidate was left out that has more points than one selected." };

static const Round *round_after(const Procedure *p, const Round *r)
{
    return round_of(p, r->id + 1);
}

static bool has_criteria(const Procedure *p, const Round *r, Id lot)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot && judges_round(c, r))
            return true;
    return false;
}

/* ---- who goes on ----------------------------------------------------------------- */

Result judge_select(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->select.round);
    const Stand *stand = stand_of(p, r->id, act->select.lot);
    const Bid   *bid = bid_of(p, r->id, act->select.lot, act->select.bidder);
    bool marked = has_criteria(p, r, act->select.lot), goes_on = act->select.outcome == SELECTED;
    RankLine merit;
    if (r->kind == ROUND_TENDER)
        return because(&round_final);
    if (round_after(p, r) && round_after(p, r)->invited)
        return because(&round_over);
    if (!bid)
        return because(&no_such_bid);
    if (bid->standing != ADMITTED)
        return because(&candidate_fails);
    if (!marked)
        return goes_on ? DONE : because(&reduction_unpublished);
    if (!stand || !stand->locked)
        return because(&marks_open);
    TRY(merit_of(p, bid, &merit, a));
    return merit.out && goes_on ? because(&candidate_fails) : DONE;
}

void fold_select(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Bid *bid = bid_of(p, act->select.round, act->select.lot, act->select.bidder);
    if (bid)                                 /* of a list that this reader was not shown */
        bid->choice = act->select.outcome == SELECTED ? GOES_ON : LEFT_OUT;
}

/* ---- the next round -------------------------------------------------------------- */

Result judge_invited(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Id round = act->invited.round, lot = act->invited.lot, bidder = act->invited.bidder;
    const Bid *before = bid_of(p, round - 1, lot, bidder);
    if (is_candidate(p, round, lot, bidder))
        return because(&number_taken);
    if (p->withheld)
        return DONE;
    bool goes_on = before && before->standing == ADMITTED && before->choice == GOES_ON;
    return goes_on ? DONE : because(&candidates_differ);
}

void fold_invited(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->candidates, a) = (Candidate){ act->invited.round, act->invited.lot,
                                                act->invited.bidder };
}

/* Nobody who stays behind has more points than one who goes on; equal points may part, with the
 * reason that the record gives. */
static Result judge_merit(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    for (each(Bid, out, p->bids)) {
        RankLine left, gone;
        if (out->round != r->id || out->lot != lot || out->choice != LEFT_OUT ||
            out->standing != ADMITTED)
            continue;
        TRY(merit_of(p, out, &left, a));
        for (each(Bid, in, p->bids)) {
            if (in->round != r->id || in->lot != lot || in->choice != GOES_ON || left.out)
                continue;
            TRY(merit_of(p, in, &gone, a));
            if (ratio_order(left.quality, gone.quality) > 0)
                return because(&selection_not_by_merit);
        }
    }
    return DONE;
}

static bool undecided(const Bid *bid)
{
    return bid->standing == PENDING || (bid->standing == ADMITTED && bid->choice == UNDECIDED);
}

/* Every admitted candidate is decided on, and the batch names all that go on. */
static Result judge_candidates(const Procedure *p, const Round *before, Id lot)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == before->id && bid->lot == lot && undecided(bid))
            return because(&selection_open);
    for (each(Bid, bid, p->bids)) {
        if (bid->round != before->id || bid->lot != lot || bid->standing == EXCLUDED)
            continue;
        if ((bid->choice == GOES_ON) != is_candidate(p, before->id + 1, lot, bid->bidder))
            return because(&candidates_differ);
    }
    return DONE;
}

static bool anybody_invited(const Procedure *p, Id round, Id lot)
{
    for (each(Candidate, c, p->candidates))
        if (c->round == round && c->lot == lot)
            return true;
    return false;
}

Result judge_invite(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->invite.round), *before = round_of(p, 0);
    bool anybody = false;
    if (r->id != before->id + 1 || !before->listed)
        return because(&round_order);
    for (each(Lot, lot, p->lots)) {
        if (lot->ended || lot->halted)
            continue;
        TRY(judge_definitions(p, lot));
        if (!p->withheld) {
            TRY(judge_candidates(p, before, lot->id));
            TRY(judge_merit(p, before, lot->id, a));
        }
        if (!anybody_invited(p, r->id, lot->id))
            continue;
        anybody = true;
        TRY(judge_opening_round(p, r, lot, act->arrived, a));
    }
    return anybody ? DONE : because(&candidates_differ);
}

void fold_invite(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Round *r = round_of(p, act->invite.round);
    r->invited     = act->at;
    r->invited_nth = act->nth;
}

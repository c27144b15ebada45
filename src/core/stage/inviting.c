/* inviting.c - from one round to the next: who goes on, and what the next round is judged by. */
#include "core/stage/inside.h"
#include "core/stage/row.h"
#include "core/view/rank.h"

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

const Reason equals_parted = { REFUSED, "equals-parted", "2014/24/EU art. 65(2)",
    "Equal candidates stand at the cut: all of them go on, also beyond the greatest number, or "
    "none, unless a published rule parts them (candidates, tie)." };

const Reason candidates_wrong = { INVALID, "candidates-wrong", "doc/acts.md candidates",
    "At least one is selected, and the greatest number is not below the least (0: no limit)." };
const Reason candidates_below_law = { REFUSED, "candidates-below-law", "2014/24/EU art. 65(2)",
    "The law wants five at least in a restricted procedure, three in one with talks." };
const Reason candidates_too_many = { REFUSED, "candidates-too-many", "2014/24/EU art. 65(2)",
    "More are selected than the notice said." };
const Reason candidates_too_few = { REFUSED, "candidates-too-few", "2014/24/EU art. 65(2)",
    "Fewer are selected than the notice said, though more qualify; if it is silent, all go on." };
const Reason candidate_uninformed = { REFUSED, "candidate-uninformed", "2014/24/EU art. 55(1)-(2)",
    "A candidate that was left out has not been told why." };
const Reason reduction_unreserved = { REFUSED, "reduction-unreserved", "2014/24/EU art. 30(4)",
    "That the dialogue would leave candidates out was not published." };
const Reason refinement_unreserved = { REFUSED, "refinement-unreserved",
    "2014/24/EU art. 67(5); Procurement Act 2023 s.24",
    "That criteria of this lot would be refined was not published." };
const Reason refinement_beyond = { REFUSED, "refinement-beyond",
    "2014/24/EU art. 67(5); Procurement Act 2023 s.24",
    "After publication only a criterion of quality is taken apart, once, without new thresholds, "
    "before its round is invited to, and marked on a published scale or a new one." };
const Reason refinement_unanswered = { REFUSED, "refinement-unanswered",
    "Procurement Act 2023 s.24",
    "Criteria are refined without an answer whether another supplier would have come." };
const Reason refinement_material = { REFUSED, "refinement-material", "Procurement Act 2023 s.24",
    "A refinement that would have brought or kept another supplier needs a new tender." };
const Reason invitation_only = { REFUSED, "invitation-only", "doc/book.md, batches",
    "Candidates, refined criteria and their marks come with an invitation, not an amendment." };
const Reason dialogue_open = { REFUSED, "dialogue-open", "2014/24/EU art. 30(5)-(6)",
    "The dialogue of the round before has not been closed." };

static const Round *round_after(const Procedure *p, const Round *r)
{
    return round_of(p, r->id + 1);
}

/* ---- who goes on ----------------------------------------------------------------- */

static Result judge_select(const Procedure *p, const Act *act, Arena *a)
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
    if (!goes_on && r->kind == ROUND_DIALOGUE &&
        !reserves(lot_of(p, act->select.lot), RESERVE_REDUCTION))
        return because(&reduction_unreserved);
    if (goes_on)
        TRY(asked_before_going_on(p, bid, a));
    if (!marked)
        return goes_on ? DONE : because(&reduction_unpublished);
    if (!stand || !stand->locked)
        return because(&marks_open);
    TRY(merit_of(p, bid, &merit, a));
    return merit.out && goes_on ? because(&candidate_fails) : DONE;
}

static void fold_select(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Bid *bid = bid_of(p, act->select.round, act->select.lot, act->select.bidder);
    if (bid)                                 /* of a list that this reader was not shown */
        bid->choice = act->select.outcome == SELECTED ? GOES_ON : LEFT_OUT;
}

static const Choices selected = LIST_OF({ "selected", "goes on" }, { "declined", "left out" });
const ActRow row_select = {
    .name = "select", .says = "Decide whether a candidate goes on to the next round",
    .who = OFFICER, .when = LISTED | LOCKED, .rules = NEEDS_ALL, .shown = TO_ALL,
    .source = "2014/24/EU art. 65, 66; Procurement Act 2023 s.20",
    .fields = {
        OF_ROUND(select), OF_LOT(select), OF_BIDDER(select),
        C(select, outcome, selected, .label = "Does it go on",
          .hint = "Who fails a criterion is declined; without criteria nobody is."),
        REASON(select, TO_ITS_BIDDER)
    },
    .judge = judge_select, .fold = fold_select,
};

/* ---- how many -------------------------------------------------------------------- */

/* 2004/18/EC art. 44(3); 2014/24/EU art. 65(2); PCR 2015 reg. 65(3). Their light regimes and the
 * Act set none. */
static int64_t least_by_law(const Procedure *p, const Lot *lot)
{
    bool limits = lot->regime == EC_2004_18 || lot->regime == EU_2014_24 || lot->regime == PCR_2015;
    return !limits ? 1 : p->kind == FOR_RESTRICTED ? 5 : 3;
}

static const Quota *quota_of(const Procedure *p, Id round, Id lot)
{
    for (each(Quota, q, p->quotas))
        if (q->round == round && q->lot == lot)
            return q;
    return NULL;
}

/* What parts equal candidates is a criterion by which they are judged. */
static Result judge_tie(const Procedure *p, const Act *act, const Round *r, Arena *a)
{
    const Criterion *tie = criterion_of(p, act->candidates.lot, act->candidates.tie);
    if (!act->candidates.tie)
        return DONE;
    if (!tie)
        return because_value(&no_such_criterion, p, act, "tie", a);
    bool judges = tie->kind == CRITERION_QUALITY && judges_round(tie, r);
    return judges ? DONE : because_value(&not_scored, p, act, "tie", a);
}

static Result judge_candidates(const Procedure *p, const Act *act, Arena *a)
{
    int64_t least = act->candidates.least, most = act->candidates.most;
    const Lot   *lot = lot_of(p, act->candidates.lot);
    const Round *r = act->candidates.round ? round_of(p, act->candidates.round) : NULL;
    if (!lot || !r)
        return because_value(lot ? &no_such_round : &no_such_lot, p, act, lot ? "round" : "lot", a);
    if (r->kind == ROUND_TENDER)
        return because_value(&round_final, p, act, "round", a);
    if (quota_of(p, r->id, lot->id))
        return because_value(&said_already, p, act, "lot", a);
    if (least < 1 || (most && most < least))
        return because_value(&candidates_wrong, p, act, least < 1 ? "least" : "most", a);
    if (least < least_by_law(p, lot))
        return because_value(&candidates_below_law, p, act, "least", a);
    return judge_tie(p, act, r, a);
}

static void fold_candidates(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->quotas, a) = (Quota){ act->candidates.round, act->candidates.lot,
                                        act->candidates.least, act->candidates.most,
                                        act->candidates.tie };
}

const ActRow row_candidates = {
    .name = "candidates", .says = "Define how many candidates a round selects",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 65(2); Procurement Act 2023 s.20(4)",
    .fields = {
        OF_ROUND(candidates), OF_LOT(candidates),
        N(candidates, least, .label = "Least number of candidates",
          .hint = "From 1; by the directives and PCR 2015 from 5 if restricted, else from 3."),
        N(candidates, most, .label = "Greatest number of candidates",
          .hint = "Not below the least, 0 for no limit; equal ones at the cut all go on."),
        N(candidates, tie, .refers = A_CRITERION, .zero = "None",
          .label = "Criterion that parts equal ones",
          .hint = "One of the round, of quality; 0 for none.")
    },
    .judge = judge_candidates, .fold = fold_candidates,
};

/* >0: x has more points than y, or as many and more of those that the published rule looks at. */
static int cut_order(const Procedure *p, const RankLine *x, const RankLine *y)
{
    const Quota *quota = quota_of(p, x->bid->round, x->bid->lot);
    int order = fraction_order(x->quality, y->quality);
    if (order || !quota || !quota->tie)
        return order;
    return merit_order(p, x, y, quota->tie);
}

static bool goes_on(const Bid *bid, const Round *r, Id lot)
{
    return bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
           bid->choice == GOES_ON;
}

/* More than the greatest number go on only where those at the cut are equal. */
static Result judge_most(const Procedure *p, const Round *r, Id lot, int64_t most, Arena *a)
{
    int64_t better = 0;
    RankLine last = { 0 }, line;
    if (!has_criteria(p, r, lot))
        return because(&candidates_too_many);
    for (each(Bid, bid, p->bids)) {
        if (!goes_on(bid, r, lot))
            continue;
        TRY(merit_of(p, bid, &line, a));
        if (!last.bid || cut_order(p, &line, &last) < 0)
            last = line;
    }
    for (each(Bid, bid, p->bids)) {
        if (!goes_on(bid, r, lot))
            continue;
        TRY(merit_of(p, bid, &line, a));
        better += cut_order(p, &line, &last) > 0;
    }
    return better < most ? DONE : because(&candidates_too_many);
}

static Result too_few(Id lot, int64_t go_on, int64_t qualify, int64_t least, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "lot {}: {} go on, {} qualify; right is {} at least, or all that qualify "
             "(select outcome=selected)", str_of_number(lot, a), str_of_number(go_on, a),
             str_of_number(qualify, a), str_of_number(least, a));
    return because_of(&candidates_too_few, text_str(&t));
}

/* Where the notice gave no numbers, everybody goes on who qualifies; out of a dialogue whoever the
 * reserved reduction leaves. */
static Result judge_quota(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    const Quota *quota = quota_of(p, r->id, lot);
    int64_t qualify = 0, go_on = 0;
    if (!quota && r->kind != ROUND_SELECTION)
        return DONE;
    for (each(Bid, bid, p->bids)) {
        RankLine merit;
        if (bid->round != r->id || bid->lot != lot || bid->standing != ADMITTED)
            continue;
        if (has_criteria(p, r, lot))
            TRY(merit_of(p, bid, &merit, a));
        qualify += !has_criteria(p, r, lot) || !merit.out;
        go_on += bid->choice == GOES_ON;
    }
    if (quota && quota->most && go_on > quota->most)
        TRY(judge_most(p, r, lot, quota->most, a));
    bool enough = go_on == qualify || (quota && go_on >= quota->least);
    return enough ? DONE
                  : too_few(lot, go_on, qualify, quota ? quota->least : qualify, a);
}

static Result judge_informed(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            bid->choice == LEFT_OUT && !bid->summarised)
            return because_bid(&candidate_uninformed, bid, "tell it why it does not go on "
                               "(summary)", a);
    return DONE;
}

/* ---- what was reserved ----------------------------------------------------------- */

static Result judge_reserve(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->reserve.lot);
    if (!lot)
        return because_value(&no_such_lot, p, act, "lot", a);
    return reserves(lot, (Reserved)act->reserve.what)
               ? because_value(&said_already, p, act, "what", a) : DONE;
}

static void fold_reserve(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    lot_of(p, act->reserve.lot)->reserved |= 1u << act->reserve.what;
}

static const Choices reservable = LIST_OF(
    { "sub-criteria", "parts of criteria" }, { "reduction", "a smaller number of bidders" },
    { "scored-events", "events that are scored" });
const ActRow row_reserve = {
    .name = "reserve", .says = "Say what a later round may still refine, leave out or mark",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 30(4), 67(5); Procurement Act 2023 s.24",
    .fields = {
        OF_LOT(reserve), C(reserve, what, reservable, .label = "What is reserved"),
        W(reserve, text, TO_ALL, .aloud = true, .label = "What may still change",
          .hint = READ_TO_ALL)
    },
    .judge = judge_reserve, .fold = fold_reserve,
};

/* What came after the latest round was invited to came in the batch under way. */
static bool is_new(const Procedure *p, Id after) { return after && after == round_of(p, 0)->id; }

static bool parts_now(const Procedure *p, Id lot)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot && is_new(p, c->after))
            return true;
    return false;
}

/* Published as one, and taken apart, if at all, in the batch under way. */
static bool is_whole(const Procedure *p, const Criterion *of)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == of->lot && c->parent == of->id && !is_new(p, c->after))
            return false;
    return of->after == 0;
}

static bool is_used(const Procedure *p, const Criterion *c)
{
    for (each(Round, r, p->rounds))
        if (r->invited && judges_round(c, r))
            return true;
    return false;
}

Result judge_part(const Procedure *p, const Act *act)
{
    const Lot *lot = lot_of(p, act->criterion.lot);
    const Criterion *above = criterion_of(p, lot->id, act->criterion.parent);
    if (!reserves(lot, RESERVE_PARTS))
        return because(&refinement_unreserved);
    bool part = above && act->criterion.kind == CRITERION_QUALITY && !act->criterion.least;
    return part && is_whole(p, above) && !is_used(p, above) ? DONE : because(&refinement_beyond);
}

/* A published scale stays as it is: another top mark would change what every mark is worth. */
Result judge_new_scale(const Procedure *p, const Act *act)
{
    bool reserved = false;
    for (each(Lot, lot, p->lots))
        reserved = reserved || reserves(lot, RESERVE_PARTS);
    if (!reserved)
        return because(&refinement_unreserved);
    for (each(Mark, m, p->marks))
        if (m->scale == act->mark.scale && !is_new(p, m->after))
            return because(&refinement_beyond);
    return DONE;
}

static Result judge_refinement(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (act->refinement.round != round_of(p, 0)->id + 1)
        return because(&round_order);
    if (!reserves(lot_of(p, act->refinement.lot), RESERVE_PARTS))
        return because(&refinement_unreserved);
    return act->refinement.progressed == YES ? because(&refinement_material) : DONE;
}

static void fold_refinement(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    lot_of(p, act->refinement.lot)->refined_for = act->refinement.round;
}

const ActRow row_refinement = {
    .name = "refinement",
    .says = "Answer whether another supplier would have come, had refined criteria been known",
    .who = OFFICER, .when = WAITING, .rules = DEFINES, .shown = TO_ALL,
    .source = "Procurement Act 2023 s.24; 2014/24/EU art. 67(5)",
    .fields = {
        OF_ROUND(refinement), OF_LOT(refinement),
        C(refinement, progressed, answers, .label = "Would another supplier have come",
          .hint = "After a yes a new tender is needed, and this act is refused."),
        REASON(refinement, TO_ALL)
    },
    .judge = judge_refinement, .fold = fold_refinement,
};

Result judge_no_invitation(const Procedure *p)
{
    bool inviting = false;
    Id   latest = round_of(p, 0)->id;
    for (each(Lot, lot, p->lots))
        inviting = inviting || parts_now(p, lot->id) || lot->refined_for > latest;
    for (each(Mark, m, p->marks))
        inviting = inviting || is_new(p, m->after);
    for (each(Candidate, c, p->candidates))
        inviting = inviting || c->round > latest;
    return inviting ? because(&invitation_only) : DONE;
}

/* ---- the next round -------------------------------------------------------------- */

static Result judge_invited(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Id round = act->invited.round, lot = act->invited.lot, bidder = act->invited.bidder;
    const Bid *before = bid_of(p, round - 1, lot, bidder);
    if (is_candidate(p, round, lot, bidder))
        return because(&said_already);
    if (p->withheld)
        return DONE;
    bool goes_on = before && before->standing == ADMITTED && before->choice == GOES_ON;
    return goes_on ? DONE : because(&candidates_differ);
}

static void fold_invited(Procedure *p, const Act *act, Arena *a)
{
    index_put(&p->candidates_at, numbers_key(act->invited.bidder, act->invited.lot,
                                             act->invited.round, 0), p->candidates.len, a);
    *list_add(&p->candidates, a) = (Candidate){ act->invited.round, act->invited.lot,
                                                act->invited.bidder };
}

const ActRow row_invited = {
    .name = "invited", .says = "Name a candidate whom a round is for",
    .who = OFFICER, .when = WAITING, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 65; Procurement Act 2023 s.20",
    .fields = { OF_ROUND(invited), OF_LOT(invited), OF_BIDDER(invited) },
    .judge = judge_invited, .fold = fold_invited,
};

static Result because_both(const Reason *why, const Bid *in, const Bid *out, const char *points,
                           Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "lot {}: bidder {} goes on, bidder {} with {} points does not; decide anew "
             "(select)", str_of_number(in->lot, a), str_of_number(in->bidder, a),
             str_of_number(out->bidder, a), str(points));
    return because_of(why, text_str(&t));
}

static Result parted(const Bid *in, const Bid *out, Arena *a)
{
    return because_both(&equals_parted, in, out, "the same", a);
}

static Result overtaken(const Bid *in, const Bid *out, Arena *a)
{
    return because_both(&selection_not_by_merit, in, out, "more", a);
}

Result judge_left_out(const Procedure *p, const Bid *out, Arena *a)
{
    const Round *r = round_of(p, out->round);
    RankLine left, gone;
    if (out->choice != LEFT_OUT || out->standing != ADMITTED || !has_criteria(p, r, out->lot))
        return DONE;
    TRY(merit_of(p, out, &left, a));
    for (each(Bid, in, p->bids)) {
        if (left.out || !goes_on(in, r, out->lot))
            continue;
        TRY(merit_of(p, in, &gone, a));
        int order = cut_order(p, &left, &gone);
        if (order >= 0)
            return order ? overtaken(in, out, a) : parted(in, out, a);
    }
    return DONE;
}

/* Nobody who stays behind has as many points as one who goes on. */
static Result judge_merit(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot)
            TRY(judge_left_out(p, bid, a));
    return DONE;
}

static bool undecided(const Bid *bid)
{
    return bid->standing == PENDING || (bid->standing == ADMITTED && bid->choice == UNDECIDED);
}

/* Every admitted candidate is decided on, and the batch names all that go on. */
static Result judge_chosen(const Procedure *p, const Round *before, Id lot, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == before->id && bid->lot == lot && undecided(bid))
            return because_bid(&selection_open, bid, bid->standing == PENDING
                               ? "two officers admit or exclude it"
                               : "decide whether it goes on (select)", a);
    for (each(Bid, bid, p->bids)) {
        if (bid->round != before->id || bid->lot != lot || bid->standing == EXCLUDED)
            continue;
        if ((bid->choice == GOES_ON) != is_candidate(p, before->id + 1, lot, bid->bidder))
            return because_bid(&candidates_differ, bid, bid->choice == GOES_ON
                               ? "it goes on: name it in the batch (invited)"
                               : "it does not go on: leave it out of the batch", a);
        if (bid->choice == GOES_ON)
            TRY(asked_before_going_on(p, bid, a));
    }
    return DONE;
}

/* By merit, and as many as were published. */
Result judge_cut(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    TRY(judge_merit(p, r, lot, a));
    return judge_quota(p, r, lot, a);
}

static bool anybody_invited(const Procedure *p, Id round, Id lot)
{
    for (each(Candidate, c, p->candidates))
        if (c->round == round && c->lot == lot)
            return true;
    return false;
}

static Result judge_invite(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->invite.round), *before = round_of(p, 0);
    bool anybody = false;
    if (r->id != before->id + 1 || !before->listed)
        return because(&round_order);
    for (each(Lot, lot, p->lots)) {
        if (lot->ended || lot->halted)
            continue;
        TRY(judge_buyers(p, lot));
        TRY(judge_definitions(p, lot, NULL, a));
        if (!p->withheld) {
            TRY(judge_chosen(p, before, lot->id, a));
            TRY(judge_cut(p, before, lot->id, a));
            TRY(judge_informed(p, before, lot->id, a));
        }
        if (!anybody_invited(p, r->id, lot->id))
            continue;
        anybody = true;
        if (before->kind == ROUND_DIALOGUE && !talks_over(p, before->id, lot->id))
            return because(&dialogue_open);
        if (parts_now(p, lot->id) && lot->refined_for != r->id)
            return because(&refinement_unanswered);
        TRY(judge_opening_round(p, r, lot, act->arrived, a));
    }
    return anybody ? judge_sources(p) : because(&candidates_differ);
}

static void fold_invite(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Round *r = round_of(p, act->invite.round);
    r->invited     = act->at;
    r->invited_nth = act->nth;
}

const ActRow row_invite = {
    .name = "invite", .says = "Open the next round; freezes what it is judged by",
    .who = OFFICER, .when = WAITING, .rules = TWICE | CLOSES, .shown = TO_ALL,
    .news = "next round opened",
    UNSETTLED_BY(STANDS_ON, ACT_REPLACE, ACT_AMEND, ACT_JOIN, ACT_LEAVE, ACT_RECUT, ACT_SELECT,
                 ACT_EXCLUDE, ACT_REINSTATE, ACT_LAPSE, ACT_RETEST),
    .source = "2014/24/EU art. 54, 30(3)",
    .fields = {
        OF_ROUND(invite), REASON(invite, TO_ALL),
        PAPER_(invite, paper, TO_BIDDERS, .label = "Invitation", .hint = READ_TO_BIDDERS),
        BATCH(invite)
    },
    .judge = judge_invite, .fold = fold_invite,
};

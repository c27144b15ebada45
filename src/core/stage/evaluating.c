/* evaluating.c - marks, the panel's marks, and the lock. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason bid_unopened = { REFUSED, "bid-unopened", "doc/acts.md score",
    "This bid was not admitted, or its quality envelope is not open or is void." };
const Reason not_scored = { REFUSED, "not-scored", "2014/24/EU art. 67(5)",
    "This criterion is not marked in this round: it is the price, a group, or another round's." };
const Reason mark_unpublished = { REFUSED, "mark-unpublished", "2014/24/EU art. 67(5)",
    "This mark is not on the published scale." };
const Reason sheet_closed = { REFUSED, "sheet-closed", "2014/24/EU art. 67",
    "You have closed your sheet for this lot." };
const Reason sheet_incomplete = { REFUSED, "sheet-incomplete", "2014/24/EU art. 67",
    "A bid is not open yet, or not marked on every criterion." };
const Reason sheets_open = { REFUSED, "sheets-open", "2014/24/EU art. 67",
    "An evaluator has not closed the sheet; the panel agrees after that." };
const Reason panel_empty = { REFUSED, "panel-empty", "2014/24/EU art. 67",
    "This lot has no evaluator who could be heard." };
const Reason consensus_missing = { REFUSED, "consensus-missing", "2014/24/EU art. 67",
    "A bid is not open yet, or a mark on a criterion is not agreed, or was changed since." };
const Reason sheet_differs = { REFUSED, "sheet-differs", "doc/book.md, score sheet",
    "The lock does not name the marks that are in the book." };

const Reason mark_kept = { REFUSED, "mark-kept", "2014/24/EU art. 18(1); doc/book.md, reopening",
    "This mark was locked, and the reopening does not name it: it stays." };
const Reason reopen_unnamed = { REFUSED, "reopen-unnamed",
    "2014/24/EU art. 18(1); doc/book.md, reopening",
    "Prices are known: which marks are opened again is said, and no other is touched." };
const Reason panel_replaced = { REFUSED, "panel-replaced", "doc/acts.md reopen",
    "A fresh panel marks this lot; the evaluators of before are not heard any more." };
const Reason fallback_unpublished = { REFUSED, "fallback-unpublished", "2014/24/EU art. 67(5)",
    "What counts where the panel cannot agree was not published." };
const Reason fallback_differs = { REFUSED, "fallback-differs", "doc/book.md, fallback",
    "The mark is not the one that the published fallback gives." };

bool bid_is_scorable(const Bid *bid)
{
    return bid->standing == ADMITTED &&
           ((bid->opened[QUALITY] && !bid->void_[QUALITY]) ||
            (bid->opened[QUALIFICATION] && !bid->void_[QUALIFICATION]));
}

/* Admitted, and neither read nor found void: nobody can have marked it. */
static bool waits_for_opening(const Bid *bid)
{
    return bid->standing == ADMITTED && !bid->opened[QUALITY] && !bid->opened[QUALIFICATION];
}

/* "bidder 301, criterion 2: where the mark is wrong two officers name it by ..." */
static Str how_to_free(const Bid *bid, Id criterion, Arena *a)
{
    Text t = { 0 };
    Str  who = str_of_number(bid->bidder, a), what = str_of_number(criterion, a);
    text_put(&t, a, "bidder {}, criterion {}: where the mark is wrong two officers name it by "
                    "reopen bidder={} criterion={}, with the reason", who, what, who, what);
    return text_str(&t);
}

/* "criterion 2 is marked on scale 1: 0, 3, 5; 4 is not on it" */
static Str marks_there_are(const Procedure *p, const Criterion *c, Points mark, Arena *a)
{
    Text t = { 0 };
    const char *between = ": ";
    text_put(&t, a, "mark={}; criterion {} is marked on scale {}",
             str_shortened(str_of_decimal(mark, 3, a)), str_of_number(c->id, a),
             str_of_number(c->scale, a));
    for (each(Mark, m, p->marks))
        if (m->scale == c->scale) {
            text_put(&t, a, "{}{}", str(between), str_shortened(str_of_decimal(m->mark, 3, a)));
            between = ", ";
        }
    return text_str(&t);
}

static Result judge_mark_of(const Procedure *p, const Act *act, Id criterion, Points mark, Arena *a)
{
    const Bid *bid = bid_of(p, act_round(act), act_lot(act), act_bidder(act));
    const Criterion *c = criterion_of(p, act_lot(act), criterion);
    if (!bid)
        return because(&no_such_bid);
    if (!c)
        return because(&no_such_criterion);
    if (c->kind == CRITERION_PRICE || !is_leaf(p, c) ||
        !judges_round(c, round_of(p, act_round(act))))
        return because(&not_scored);
    if (!bid_is_scorable(bid))
        return because(&bid_unopened);
    if (!mark_is_free(p, bid, criterion))
        return because_of(&mark_kept, how_to_free(bid, criterion, a));
    for (each(Mark, m, p->marks))
        if (m->scale == c->scale && m->mark == mark)
            return DONE;
    return because_of(&mark_unpublished, marks_there_are(p, c, mark, a));
}

bool sheet_is_closed(const Procedure *p, Id evaluator, Id round, Id lot)
{
    for (each(Done, d, p->done))
        if (d->evaluator == evaluator && d->round == round && d->lot == lot)
            return true;
    return false;
}

/* A later mark replaces the same evaluator's earlier one on the same criterion. */
static Score *score_slot(Bid *bid, Id evaluator, Id criterion, Arena *a)
{
    for (each(Score, s, bid->scores))
        if (s->evaluator == evaluator && s->criterion == criterion)
            return s;
    return list_add(&bid->scores, a);
}

static Result judge_panel(const Procedure *p, Id evaluator, Id lot)
{
    const Person *person = person_of(p, evaluator);
    return person && is_heard(p, person, lot) ? DONE : because(&panel_replaced);
}

static Result judge_score(const Procedure *p, const Act *act, Arena *a)
{
    if (sheet_is_closed(p, act->actor, act->score.round, act->score.lot))
        return because(&sheet_closed);
    TRY(judge_panel(p, act->actor, act->score.lot));
    TRY(judge_mark_of(p, act, act->score.criterion, act->score.mark, a));
    return asked_before_score(p, act, a);
}

static void fold_score(Procedure *p, const Act *act, Arena *a)
{
    Bid *bid = bid_of(p, act->score.round, act->score.lot, act->score.bidder);
    *score_slot(bid, act->actor, act->score.criterion, a) = (Score){ act->actor,
        act->score.criterion, act->score.mark, act->score.reason, act->score.file,
        act->score.page, act->nth, act->score.clarification };
    bid->marked_nth = act->nth;
}

const ActRow row_score = {
    .name = "score", .says = "Mark one bid on one criterion, with reason and evidence",
    .who = EVALUATOR, .when = LISTED, .rules = CLERKS_WORD, .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 67; Procurement Act 2023 s.23",
    .fields = {
        OF_ROUND(score), OF_LOT(score), OF_BIDDER(score), OF_CRITERION(score), OF_MARK(score),
        REASON(score, TO_ITS_BIDDER), OF_FILE(score),
        N(score, page, .label = "Page", .hint = "Of that file, counted from 1."),
        N(score, clarification, .refers = AN_INQUIRY, .zero = "None",
          .label = "Clarification that it rests on",
          .hint = "One of this bid, ruled on, that does not change it; 0 for none.")
    },
    .judge = judge_score, .fold = fold_score,
};

static bool has_marked(const Bid *bid, Id evaluator, Id criterion)
{
    for (each(Score, s, bid->scores))
        if (s->evaluator == evaluator && s->criterion == criterion)
            return true;
    return false;
}

/* The panel agreed, and nobody changed a mark afterwards. */
static bool agreed_last(const Bid *bid, Id criterion)
{
    const Score *agreed = consensus_of(bid, criterion);
    if (!agreed || agreed->nth > bid->marked_nth)
        return agreed != NULL;
    for (each(Score, s, bid->scores))
        if (s->criterion == criterion && s->nth > agreed->nth)
            return false;
    return true;
}

bool is_marked_in(const Procedure *p, const Criterion *c, Id round, Id lot)
{
    return c->lot == lot && c->kind != CRITERION_PRICE && is_leaf(p, c) &&
           judges_round(c, round_of(p, round));
}

/* An evaluator marks what is free; of a mark that stays as it was locked the panel's is enough. */
static bool mark_is_there(const Procedure *p, const Bid *bid, Id criterion, Id evaluator)
{
    if (!evaluator)
        return agreed_last(bid, criterion);
    return has_marked(bid, evaluator, criterion) || !mark_is_free(p, bid, criterion);
}

Id mark_awaited(const Procedure *p, const Bid *bid, Id evaluator)
{
    for (each(Criterion, c, p->criteria))
        if (bid_is_scorable(bid) && is_marked_in(p, c, bid->round, bid->lot) &&
            !mark_is_there(p, bid, c->id, evaluator))
            return c->id;
    return 0;
}

void marks_freed(const Procedure *p, const Bid *bid, Freely *ids, Arena *a)
{
    ids->all = true;
    for (each(Criterion, c, p->criteria))
        if (bid_is_scorable(bid) && is_marked_in(p, c, bid->round, bid->lot)) {
            if (mark_is_free(p, bid, c->id))
                *list_add(ids, a) = c->id;
            else
                ids->all = false;
        }
}

/* The first bid that waits for its opening, or lacks a mark on a criterion: the evaluator's, or of
 * evaluator 0, who is nobody, the panel's. NULL: none does. */
static const Bid *unmarked(const Procedure *p, Id round, Id lot, Id evaluator)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot &&
            (waits_for_opening(bid) || mark_awaited(p, bid, evaluator)))
            return bid;
    return NULL;
}

const Bid *bid_unmarked(const Procedure *p, Id round, Id lot) { return unmarked(p, round, lot, 0); }

bool marks_complete(const Procedure *p, Id round, Id lot) { return !bid_unmarked(p, round, lot); }

/* What the bid lacks, and who brings it: the evaluator, or the panel. */
static Result because_unmarked(const Reason *why, const Procedure *p, const Bid *bid, Id evaluator,
                               Arena *a)
{
    Text t = { 0 };
    if (waits_for_opening(bid))
        return because_bid(why, bid, "its envelope is not open: holders turn for it (turns), an "
                           "officer opens it (opened)", a);
    text_put(&t, a, evaluator ? "mark criterion {} first (score)"
             : "the chair records what the panel agrees on criterion {} (consensus), after the "
               "last mark", str_of_number(mark_awaited(p, bid, evaluator), a));
    return because_bid(why, bid, str_terminated(text_str(&t), a), a);
}

static Result judge_scores_done(const Procedure *p, const Act *act, Arena *a)
{
    Id round = act->scores_done.round, lot = act->scores_done.lot;
    const Bid *bid = unmarked(p, round, lot, act->actor);
    if (sheet_is_closed(p, act->actor, round, lot))
        return because(&sheet_closed);
    TRY(judge_panel(p, act->actor, lot));
    return bid ? because_unmarked(&sheet_incomplete, p, bid, act->actor, a) : DONE;
}

static void fold_scores_done(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->done, a) = (Done){ act->actor, act->scores_done.round, act->scores_done.lot };
}

const ActRow row_scores_done = {
    .name = "scores-done", .says = "Close one's own sheet of a lot",
    .who = EVALUATOR, .when = LISTED, .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 67",
    .fields = { OF_ROUND(scores_done), OF_LOT(scores_done) },
    .judge = judge_scores_done, .fold = fold_scores_done,
};

/* Everybody who is heard on this lot has closed the sheet. */
static Result judge_sheets(const Procedure *p, Id round, Id lot, Arena *a)
{
    Text t = { 0 };
    Id heard = 0;
    for (each(Person, person, p->people)) {
        if (!is_heard(p, person, lot))
            continue;
        if (!sheet_is_closed(p, person->id, round, lot))
            text_put(&t, a, "{}evaluator {}", str(t.len ? ", " : ""), str_of_number(person->id, a));
        heard++;
    }
    if (t.len) {
        text_put(&t, a, " of lot {}: close the sheet first (scores-done)", str_of_number(lot, a));
        return because_of(&sheets_open, text_str(&t));
    }
    return heard ? DONE : because(&panel_empty);
}

bool panel_may_agree(const Procedure *p, Id round, Id lot)
{
    bool heard = false;
    for (each(Person, person, p->people)) {
        if (!is_heard(p, person, lot))
            continue;
        if (!sheet_is_closed(p, person->id, round, lot))
            return false;
        heard = true;
    }
    return heard;
}

/* How many of those who are heard gave this bid at most so much? Any mark: UNLIMITED. */
#define UNLIMITED INT64_MAX
static Id marks_up_to(const Procedure *p, const Bid *bid, Id criterion, Points most)
{
    Id count = 0;
    for (each(Score, s, bid->scores))
        count += s->criterion == criterion && s->mark <= most &&
                 is_heard(p, person_of(p, s->evaluator), bid->lot);
    return count;
}

/* The lowest mark somebody gave that at least `share` of the marks do not exceed. */
static Points mark_reached(const Procedure *p, const Bid *bid, Id criterion, Id share)
{
    Points lowest = UNLIMITED;
    for (each(Score, s, bid->scores))
        if (s->criterion == criterion && s->mark < lowest &&
            marks_up_to(p, bid, criterion, s->mark) >= share)
            lowest = s->mark;
    return lowest;
}

/* Never an average: the lower of two middle marks, or the lowest, is a mark somebody gave. */
bool fallback_mark(const Procedure *p, const Bid *bid, Id criterion, Points *mark)
{
    const Lot *lot = lot_of(p, bid->lot);
    Id share = 1;
    if (!lot->falls_back || lot->fallback == CHAIR_DECIDES)
        return false;
    if (lot->fallback == LOWER_MEDIAN)
        share = (marks_up_to(p, bid, criterion, UNLIMITED) + 1) / 2;
    *mark = mark_reached(p, bid, criterion, share);
    return true;
}

static Result judge_fallback_mark(const Procedure *p, const Act *act)
{
    const Lot *lot = lot_of(p, act->consensus.lot);
    const Bid *bid = bid_of(p, act->consensus.round, lot->id, act->consensus.bidder);
    Points mark;
    if (!lot->falls_back)
        return because(&fallback_unpublished);
    if (!fallback_mark(p, bid, act->consensus.criterion, &mark))
        return DONE;
    return act->consensus.mark == mark ? DONE : because(&fallback_differs);
}

static Result judge_consensus(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_sheets(p, act->consensus.round, act->consensus.lot, a));
    TRY(judge_mark_of(p, act, act->consensus.criterion, act->consensus.mark, a));
    return act->consensus.how == BY_FALLBACK ? judge_fallback_mark(p, act) : DONE;
}

static void fold_consensus(Procedure *p, const Act *act, Arena *a)
{
    Bid *bid = bid_of(p, act->consensus.round, act->consensus.lot, act->consensus.bidder);
    Score *slot = NULL;
    if (!bid)
        return;                              /* of a list that this reader was not shown */
    for (each(Score, s, bid->consensus))
        if (s->criterion == act->consensus.criterion)
            slot = s;
    if (!slot)
        slot = list_add(&bid->consensus, a);
    *slot = (Score){ act->actor, act->consensus.criterion, act->consensus.mark,
                     act->consensus.reason, 0, 0, act->nth, 0 };
}

static const Choices agreements = LIST_OF(
    { "agreed", "agreed by the panel" }, { "fallback", "by the published fallback" });
const ActRow row_consensus = {
    .name = "consensus", .says = "Record the panel's mark, its reason and who was present",
    .who = CHAIR, .when = LISTED, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER_AND_WINNERS,
    .source = "2014/24/EU art. 67",
    .fields = {
        OF_ROUND(consensus), OF_LOT(consensus), OF_BIDDER(consensus), OF_CRITERION(consensus),
        OF_MARK(consensus),
        C(consensus, how, agreements, .optional = true, .label = "How it came about",
          .hint = "Where the panel cannot agree, the published fallback gives the mark."),
        REASON(consensus, TO_ITS_BIDDER), PRESENT(consensus, TO_OVERSEERS)
    },
    .judge = judge_consensus, .fold = fold_consensus,
};

static Result judge_score_lock(const Procedure *p, const Act *act, Arena *a)
{
    Id round = act->score_lock.round, lot = act->score_lock.lot;
    Text sheet = { 0 };
    TRY(judge_sheets(p, round, lot, a));
    const Bid *bid = bid_unmarked(p, round, lot);
    if (bid)
        return because_unmarked(&consensus_missing, p, bid, 0, a);
    TRY(asked_before_lock(p, round, lot, a));
    TRY(judge_minutes(p, round, lot, a));
    score_sheet_write(&sheet, p, round, lot, a);
    return hash_same(sha256(text_str(&sheet)), act->score_lock.sheet) ? DONE
                                                                      : because(&sheet_differs);
}

static void fold_score_lock(Procedure *p, const Act *act, Arena *a)
{
    Stand *stand = stand_of(p, act->score_lock.round, act->score_lock.lot);
    if (!stand) {
        stand = list_add(&p->stands, a);
        *stand = (Stand){ .round = act->score_lock.round, .lot = act->score_lock.lot,
                          .locked_at = act->at };
    }
    for (each(Freed, f, p->freed))
        if (f->round == stand->round && f->lot == stand->lot)
            f->round = 0;                    /* whatever was free is locked again */
    stand->locked = true;
    stand->locks++;
    stand->sheet = act->score_lock.sheet;
    p->changed   = act->nth;
}

const ActRow row_score_lock = {
    .name = "score-lock", .says = "Lock all marks of a lot before any price opens",
    .who = OFFICER, .when = LISTED, .rules = TWICE | NEEDS_ALL | WEIGHS, .shown = TO_ALL,
    UNSETTLED_BY(ACT_ADMIT, ACT_EXCLUDE, ACT_REINSTATE, ACT_INQUIRE, ACT_REPLY, ACT_RESOLVE,
                 ACT_REOPEN),
    .source = "2014/24/EU art. 67; doc/tour.md",
    .fields = {
        OF_ROUND(score_lock), OF_LOT(score_lock),
        H(score_lock, sheet, .label = "Fingerprint of the score sheet",
          .hint = "SHA-256 of the sheet that follows from all marks; the program works it out.")
    },
    .judge = judge_score_lock, .fold = fold_score_lock,
};

/* ---- reopening ------------------------------------------------------------------- */

/* A bid that came back, or was never read, has marks that nobody agreed on. */
static bool anything_unmarked(const Procedure *p, Id round, Id lot)
{
    for (each(Bid, bid, p->bids)) {
        bool counts = bid_is_scorable(bid) || waits_for_opening(bid);
        if (bid->round != round || bid->lot != lot || !counts)
            continue;
        for (each(Criterion, c, p->criteria))
            if (is_marked_in(p, c, round, lot) && !consensus_of(bid, c->id))
                return true;
    }
    return false;
}

/* What the act frees follows from the act alone, so that it is the same for a reader who was not
 * shown all bids: the marks that it names; where it names none, all of them under a fresh panel or
 * as long as no price is known, else none but those that were never agreed on. */
static bool names_marks(const Act *act) { return act->reopen.bidder || act->reopen.criterion; }

static bool frees_locked(const Act *act)
{
    return names_marks(act) || act->reopen.panel == FRESH_PANEL || act->reopen.prices == NO;
}

static Result judge_freed(const Procedure *p, const Act *act)
{
    Id round = act->reopen.round, lot = act->reopen.lot, criterion = act->reopen.criterion;
    const Bid *bid = bid_of(p, round, lot, act->reopen.bidder);
    const Criterion *c = criterion_of(p, lot, criterion);
    if (act->reopen.bidder && (!bid || bid->standing != ADMITTED))
        return because(&no_such_bid);
    if (criterion && !c)
        return because(&no_such_criterion);
    if (c && (c->kind == CRITERION_PRICE || !judges_round(c, round_of(p, round))))
        return because(&not_scored);
    if (frees_locked(act) || anything_unmarked(p, round, lot))
        return DONE;
    return because_of(&reopen_unnamed,
                      S("name them by bidder= and criterion=; 0 for one of them is all of them, "
                        "and several marks take several acts"));
}

/* Where the marks are open already, it is because they were opened again: more can be named. */
static Result judge_reopen(const Procedure *p, const Act *act, Arena *a)
{
    const Stand *stand = stand_of(p, act->reopen.round, act->reopen.lot);
    bool known = prices_known(p, act->reopen.round, lot_of(p, act->reopen.lot));
    if (!stand)
        return because_of(&not_now, S("no mark of this lot and round was locked; evaluators mark "
                                      "by score, and the panel agrees by consensus"));
    if (known != (act->reopen.prices == YES))
        return because(&prices_known_wrong);
    if (act->reopen.ground == REOPEN_BY_ORDER)
        TRY(judge_ordered(p, act->reopen.lot, stand->locked_at, "order", a));
    return judge_freed(p, act);
}

static bool is_freed_by(const Procedure *p, const Act *act, const Score *s, Id bidder)
{
    Id named = act->reopen.criterion;
    return (!act->reopen.bidder || act->reopen.bidder == bidder) &&
           (!named || is_part_of(p, act->reopen.lot, s->criterion, named));
}

static bool marked_here(const Procedure *p, Id person, Id round, Id lot)
{
    for (each(Bid, bid, p->bids))
        for (each(Score, s, bid->scores))
            if (bid->round == round && bid->lot == lot && s->evaluator == person)
                return true;
    return sheet_is_closed(p, person, round, lot);
}

/* Of one list of a bid the marks that stay. */
static ptrdiff_t marks_left(const Procedure *p, const Act *act, Score *at, ptrdiff_t len, Id bidder)
{
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < len; i++)
        if (!is_freed_by(p, act, &at[i], bidder))
            at[kept++] = at[i];
    return kept;
}

/* Who marked here is heard no more; who has not, be it named before or after, is the fresh panel.
 * What is freed leaves the sheet, and the panel's marks with it; the acts stay. */
static void panel_dismiss(Procedure *p, const Act *act, Arena *a)
{
    Id round = act->reopen.round, lot = act->reopen.lot;
    for (each(Person, person, p->people))
        if (is_heard(p, person, lot) && marked_here(p, person->id, round, lot))
            *list_add(&p->dismissed, a) = (Dismissed){ person->id, lot };
    for (each(Bid, bid, p->bids)) {
        if (bid->round != round || bid->lot != lot)
            continue;
        bid->scores.len = marks_left(p, act, bid->scores.at, bid->scores.len, bid->bidder);
        bid->consensus.len =
            marks_left(p, act, bid->consensus.at, bid->consensus.len, bid->bidder);
    }
}

static void fold_reopen(Procedure *p, const Act *act, Arena *a)
{
    Id round = act->reopen.round, lot = act->reopen.lot;
    Stand *stand = stand_of(p, round, lot);
    if (stand)
        stand->locked = false;
    if (act->reopen.panel == FRESH_PANEL)
        panel_dismiss(p, act, a);
    if (frees_locked(act))
        *list_add(&p->freed, a) =
            (Freed){ round, lot, act->reopen.bidder, act->reopen.criterion };
    for (each(Done, d, p->done))
        if (d->round == round && d->lot == lot)
            d->round = 0;                    /* sheets are open again; the acts stay */
    p->changed = act->nth;
    lot_unaward(p, lot_of(p, lot));
}

static const Choices prices = LIST_OF({ "unknown", "not known" }, { "known", "known" });
static const Choices reopenings = LIST_OF(
    { "error", "an error" }, { "order", "an order of a court" }, { "complaint", "a complaint" },
    { "panel", "the panel was not as it must be" });
static const Choices panels = LIST_OF({ "same", "the same panel" }, { "fresh", "a fresh panel" });
const ActRow row_reopen = {
    .name = "reopen", .says = "Open named marks again; all others stay, and both histories",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED, .rules = TWICE | NEEDS_ALL | WEIGHS,
    .shown = TO_ALL,
    UNSETTLED_BY(ACT_TURNS, ACT_OPENED, ACT_SCORE_LOCK, ACT_AWARD, ACT_COMPLAINT, ACT_CLAIM,
                 ACT_ORDER),
    .source = "2014/24/EU art. 18(1)",
    .fields = {
        OF_ROUND(reopen), OF_LOT(reopen),
        C(reopen, prices, prices, .label = "Are prices known",
          .hint = "Known once a price of the group is open, or padlocks enough turned for one."),
        C(reopen, ground, reopenings, .label = "Ground"),
        C(reopen, panel, panels, .optional = true, .label = "Panel",
          .hint = "Fresh: who marked here is heard no more; others mark what is freed anew."),
        N(reopen, bidder, .refers = A_BIDDER, .zero = "All bidders",
          .label = "Bidder whose marks are freed",
          .hint = "Once prices are known it or a criterion is named; 0 for all."),
        N(reopen, criterion, .refers = A_CRITERION, .zero = "All criteria",
          .label = "Criterion whose marks are freed",
          .hint = "A group frees its parts; 0 for all of the bid."),
        REASON(reopen, TO_ALL)
    },
    .judge = judge_reopen, .fold = fold_reopen,
};

/* ---- the fallback ---------------------------------------------------------------- */

static Result judge_fallback(const Procedure *p, const Act *act, Arena *a)
{
    const Lot *lot = lot_of(p, act->fallback.lot);
    if (!lot)
        return because_value(&no_such_lot, p, act, "lot", a);
    return lot->falls_back ? because_value(&said_already, p, act, "lot", a) : DONE;
}

static void fold_fallback(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Lot *lot = lot_of(p, act->fallback.lot);
    lot->falls_back = true;
    lot->fallback   = (FallbackRule)act->fallback.rule;
}

static const Choices fallbacks = LIST_OF(
    { "lower-median", "the middle mark, of two the lower" }, { "lowest", "the lowest mark" },
    { "chair", "the mark of the chair" });
const ActRow row_fallback = {
    .name = "fallback", .says = "Define what counts where the panel cannot agree",
    .who = OFFICER, .when = DRAFT, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 67(4); Procurement Act 2023 s.23(3)",
    .fields = {
        OF_LOT(fallback),
        C(fallback, rule, fallbacks, .label = "What counts without agreement",
          .hint = "Of the marks the middle one, of two the lower; the lowest; or the chair's.")
    },
    .judge = judge_fallback, .fold = fold_fallback,
};

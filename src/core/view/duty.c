#include "core/view/duty.h"
#include "core/stage/inside.h"

#include "core/view/award_due.h"
#include "core/view/standstill.h"

extern const Reason deviation_rejected, finances_untested, commitments_unconfirmed,
    equals_parted, selection_not_by_merit, candidates_too_few, candidates_too_many;

static Duty *add(Duties *d, Arena *a, unsigned who, Id person, Id lot, const char *what,
                 const char *why)
{
    Duty *duty = list_add(d, a);
    *duty = (Duty){ .who = who, .person = person, .lot = lot, .what = what, .why = why };
    return duty;
}

static Duty *officer(Duties *d, Arena *a, Id lot, const char *what, const char *why)
{
    return add(d, a, OFFICER, 0, lot, what, why);
}

/* ---- of the whole procedure ------------------------------------------------------ */

static bool influences(const Person *person)
{
    return roles_in(person, 0) & (OFFICER | APPROVER | EVALUATOR | CHAIR) && !person->barred;
}

static void declaring(const Procedure *p, Duties *d, Arena *a)
{
    for (each(Person, person, p->people)) {
        if (influences(person) && !person->declared)
            add(d, a, 0, person->id, 0, "declare your interests", "conflict");
        if (person->interest)
            officer(d, a, 0, "rule on a declared interest", "ruling")->about = person->id;
    }
}

/* Its 24 hours, and of a bidder whose box is open the deadline; 0: that box waits to be listed. */
static Instant keeps_until(const Procedure *p, const Person *person, Instant now)
{
    const Round *r = person->bidder ? round_of(p, 0) : NULL;
    Instant by = key_waits(person, now);
    return r && !r->listed && now < r->deadline && by < r->deadline ? r->deadline : by;
}

/* Who is no officer can keep the old key for as long as the new one does not count. */
static void keeping(const Procedure *p, Instant now, Duties *d, Arena *a)
{
    for (each(Person, person, p->people))
        if (key_uncounted(p, person, now) && may_keep_key(person))
            add(d, a, 0, person->id, 0, "keep your key, if the new one that officers entered for "
                "you is not yours", "key-kept")->by = keeps_until(p, person, now);
}

/* Everybody at a gate of this step who has not decided on the paper that lies there. */
static void deciding(const Procedure *p, Before step, Id after, Id lot, const char *what,
                     Instant by, Duties *d, Arena *a)
{
    for (each(Gate, gate, p->gates)) {
        if (!gate_stands(gate, step))
            continue;
        if (gate_waits_for(p, gate, gate->approver, after))
            add(d, a, APPROVER, gate->approver, lot, what, "approval")->by = by;
        for (each(Id, seat, gate->seats))
            if (gate_waits_for(p, gate, *seat, after))
                add(d, a, APPROVER, *seat, lot, what, "approval")->by = by;
    }
}

static void drafting(const Procedure *p, Duties *d, Arena *a)
{
    for (each(Person, person, p->people))
        if (roles_in(person, 0) & HOLDER && !person->barred && !lock_of_holder(p, person->id))
            add(d, a, HOLDER, person->id, 0, "bring a padlock", "padlock");
    deciding(p, BEFORE_PUBLISH, 0, 0, "decide at the gate before publication", 0, d, a);
    officer(d, a, 0, d->len ? "publish, when the others have done their part" : "publish",
            "publish; two officers sign");
}

static void asking(const Procedure *p, const Round *r, Instant now, Duties *d, Arena *a)
{
    if (now < r->questions_until)
        add(d, a, BIDDER, 0, 0, "ask what is unclear", "question")->by = r->questions_until;
    if (p->questioned <= p->answered || now >= r->deadline)
        return;
    Instant last = in_time_until(p, r);
    if (now < last)
        officer(d, a, 0, "answer what was asked, to everybody", "answer; 2014/24/EU art. 53(2)")
            ->by = last;
    else
        officer(d, a, 0, "lengthen the deadline and then answer what was asked, if it was asked in "
                "good time", "amend, answer; 2014/24/EU art. 47(3)")->by = r->deadline;
}

/* The clock of the law runs from the contract notice as it was sent; until that is entered our own
 * publication counts in its place. */
static void noticing(const Procedure *p, const Round *r, Instant now, Duties *d, Arena *a)
{
    const unsigned rests = BIDDING | CLOSED | LISTED | LOCKED | AWARDED;
    bool missing = false;
    for (each(const Lot, lot, p->lots))
        missing |= !lot->tender_notice && phase_at(p, 1, lot->id, now) & rests;
    if (missing)
        officer(d, a, 0, "enter the time at which the contract notice was sent: the law counts "
                "from it", "notice-published notice=tender");
    if (r->id == 1 && !r->listed && failed(judge_noticed(p, r, a)))
        officer(d, a, 0, "lengthen the deadline: counted from the notice as sent it is too near",
                "amend; two officers sign")->by = r->deadline;
}

/* ---- opening --------------------------------------------------------------------- */

/* The first moment at which an admitted bid of the lot binds no more; 0: none was published. */
static Instant binding_until(const Procedure *p, const Round *r, Id lot)
{
    Instant until = 0;
    for (each(Bid, bid, p->bids)) {
        Instant end = bid->bound_until ? bid->bound_until : r->validity;
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            (!until || end < until))
            until = end;
    }
    return until;
}

static void turning(const Procedure *p, const Bid *shut, Envelope e, Id about, Instant now,
                    Duties *d, Arena *a)
{
    for (each(Lock, lock, p->locks)) {
        const Person *holder = person_of(p, lock->holder);
        if (!holder || holder->barred || has_turned_for(p, lock->holder, shut, e))
            continue;
        Duty *turn = add(d, a, HOLDER, lock->holder, shut->lot, e == PRICE
                         ? "turn your padlock for the prices"
                         : "turn your padlock for the first envelopes", "turns");
        turn->from = key_waits(holder, now);
        turn->by   = binding_until(p, round_of(p, shut->round), shut->lot);
        turn->about = about;
    }
}

/* Of the admitted bids whose envelope is shut, the one that fewest have turned for; NULL: all are
 * open. */
static const Bid *still_shut(const Procedure *p, const Round *r, Id lot, Envelope e)
{
    const Bid *shut = NULL;
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            !bid->opened[e] && (!shut || turned_for(p, bid, e) < turned_for(p, shut, e)))
            shut = bid;
    return shut;
}

static bool any_open(const Procedure *p, const Round *r, Id lot, Envelope e)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->opened[e])
            return true;
    return false;
}

/* Turning while fewer have turned than needed for this bid, then opening. */
static void opening_of(const Procedure *p, const Round *r, const Bid *shut, Envelope e, Id about,
                       Instant now, Duties *d, Arena *a)
{
    if (turned_for(p, shut, e) < r->needed)
        turning(p, shut, e, about, now, d, a);
    else
        officer(d, a, shut->lot, e == PRICE ? "open the prices" : "open the first envelopes",
                "opened")->about = about;
}

/* Who came in when others were open already is named: padlocks turn once more, for it alone. */
static void opening(const Procedure *p, const Round *r, Id lot, Envelope e, Instant now, Duties *d,
                    Arena *a)
{
    const Bid *shut = still_shut(p, r, lot, e);
    if (!shut || (e == PRICE && failed(judge_price_gate(p, r->id, lot_of(p, lot), a))))
        return;
    if (!any_open(p, r, lot, e)) {
        opening_of(p, r, shut, e, 0, now, d, a);
        return;
    }
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED && !bid->opened[e])
            opening_of(p, r, bid, e, bid->bidder, now, d, a);
}

static bool can_be_accepted(const Procedure *p, const Deposit *late, Arena *a)
{
    Act act = { .kind = ACT_ACCEPT_LATE,
                .accept_late = { .round = late->round, .lot = late->lot, .bidder = late->bidder,
                                 .ground = LATE_SEALED_IN_TIME } };
    return !failed(row_accept_late.judge(p, &act, a));
}

/* The last version of each late one: the judge of accept-late looks at no other. */
static bool is_last(const Procedure *p, const Deposit *of)
{
    return bidding_of(p, of->round, of->lot, of->bidder)->late <= of - p->box.at + 1;
}

static bool is_undecided(const Bid *bid, const Round *r, Id lot)
{
    return bid->round == r->id && bid->lot == lot && bid->standing == PENDING;
}

static bool all_decided(const Procedure *p, const Round *r, Id lot)
{
    for (each(Bid, bid, p->bids))
        if (is_undecided(bid, r, lot))
            return false;
    return true;
}

static void admitting(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    for (each(Deposit, late, p->box))
        if (late->round == r->id && late->lot == lot && late->late && is_last(p, late) &&
            can_be_accepted(p, late, a))
            officer(d, a, lot, "accept a late bid before a padlock turns, or leave it shut",
                    "accept-late; two officers sign")->about = late->bidder;
    for (each(Bid, bid, p->bids))
        if (is_undecided(bid, r, lot))
            officer(d, a, lot, "admit or exclude a bid", "admit, exclude; two officers sign")
                ->about = bid->bidder;
}

/* ---- evaluating ------------------------------------------------------------------ */

static bool sheet_is_closed(const Procedure *p, Id evaluator, Id round, Id lot)
{
    for (each(Done, it, p->done))
        if (it->evaluator == evaluator && it->round == round && it->lot == lot)
            return true;
    return false;
}

static bool is_marking(const Procedure *p, const Person *person, const Round *r, Id lot)
{
    return is_heard(p, person, lot) && !sheet_is_closed(p, person->id, r->id, lot);
}

/* Everybody who is heard has closed the sheet, and somebody is heard. */
static bool all_marked(const Procedure *p, const Round *r, Id lot)
{
    bool heard = false;
    for (each(Person, person, p->people)) {
        if (is_marking(p, person, r, lot))
            return false;
        heard = heard || is_heard(p, person, lot);
    }
    return heard;
}

/* "mark criterion 2 anew": what of a bid was opened again. */
static const char *freed_words(const Freely *freed, Arena *a)
{
    Text t = { 0 };
    for (each(Id, id, *freed))
        text_put(&t, a, "{}{}", str(t.len ? ", " : "mark criterion "), str_of_number(*id, a));
    text_our(&t, " and then close your sheet", a);
    return freed->all ? "mark it and then close your sheet" : str_terminated(text_str(&t), a);
}

/* Once a lot was locked, only what was opened again is marked. */
static void marking_again(const Procedure *p, const Round *r, Id lot, Id evaluator, Duties *d,
                          Arena *a)
{
    ptrdiff_t before = d->len;
    for (each(Bid, bid, p->bids)) {
        Freely freed = { 0 };
        if (bid->round != r->id || bid->lot != lot)
            continue;
        marks_freed(p, bid, &freed, a);
        if (!freed.len)
            continue;
        Duty *mark = add(d, a, EVALUATOR, evaluator, lot, freed_words(&freed, a),
                         "score, scores-done");
        mark->about = bid->bidder;
        mark->by    = binding_until(p, r, lot);
    }
    if (d->len == before)
        add(d, a, EVALUATOR, evaluator, lot, "close your sheet: no mark is open any more",
            "scores-done");
}

static void marking(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    ptrdiff_t before = d->len;
    for (each(Person, person, p->people)) {
        if (!is_marking(p, person, r, lot))
            continue;
        if (stand_of(p, r->id, lot))
            marking_again(p, r, lot, person->id, d, a);
        else
            add(d, a, EVALUATOR, person->id, lot, "mark every bid and close your sheet",
                "score, scores-done")->by = binding_until(p, r, lot);
    }
    if (d->len == before)
        officer(d, a, lot, "name evaluators: nobody is left to mark", "person, role");
}

/* about: the bid where it is not all of them; 0. */
static void agreeing_on(const Procedure *p, const Round *r, Id lot, Id about, Duties *d, Arena *a)
{
    for (each(Person, person, p->people)) {
        if (!(roles_in(person, lot) & CHAIR) || person->barred)
            continue;
        Duty *agree = add(d, a, CHAIR, person->id, lot,
                          "record what the panel agrees on, and who was there", "consensus");
        agree->about = about;
        agree->by    = binding_until(p, r, lot);
    }
}

static void agreeing(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    if (!stand_of(p, r->id, lot)) {
        agreeing_on(p, r, lot, 0, d, a);
        return;
    }
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && mark_awaited(p, bid, 0))
            agreeing_on(p, r, lot, bid->bidder, d, a);
}

static void evaluating(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    if (!all_marked(p, r, lot)) {
        marking(p, r, lot, d, a);
        return;
    }
    if (!marks_complete(p, r->id, lot)) {
        agreeing(p, r, lot, d, a);
        return;
    }
    Result asked = asked_before_lock(p, r->id, lot, a);
    if (asked.why == &deviation_rejected)
        officer(d, a, lot, "exclude the bid whose deviation was rejected", "exclude");
    else if (!failed(asked) && !failed(judge_minutes(p, r->id, lot, a)))
        officer(d, a, lot, "lock the scores", "score-lock; two officers sign")->by =
            binding_until(p, r, lot);
}

/* ---- rounds before the last ------------------------------------------------------ */

/* "seal and hand in your bid, with 3 expected files": what they are called stands in words. */
static const char *with_files(const Procedure *p, const Round *r, Id lot, const char *what,
                              Arena *a)
{
    Text    t = { 0 };
    int64_t files = 0;
    for (each(ExpectedFile, file, p->expected))
        files += enclosure_expected(file, r, lot);
    if (!files)
        return what;
    text_put(&t, a, "{}, with {}", str(what),
             str_counted(files, "expected file", "expected files", a));
    return str_terminated(text_str(&t), a);
}

/* A round after the first is for its candidates; the first for everybody. */
static void bidding(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    static const char *const whats[] = {
        [ROUND_SELECTION] = "seal and hand in your request to take part",
        [ROUND_DIALOGUE]  = "seal and hand in your solution",
        [ROUND_TENDER]    = "seal and hand in your bid" };
    const char *what = with_files(p, r, lot, whats[r->kind], a);
    ptrdiff_t before = d->len;
    if (r->id == 1)
        add(d, a, BIDDER, 0, lot, what, "deposit");
    for (each(Candidate, c, p->candidates))
        if (c->round == r->id && c->lot == lot)
            add(d, a, BIDDER, c->bidder, lot, what, "deposit");
    for (Duty *duty = d->at + before; duty < d->at + d->len; duty++) {
        duty->by = r->deadline;
        duty->hands_in = true;
    }
}

static void session_duty(const Session *s, Instant now, Duties *d, Arena *a)
{
    if (now < s->starts) {
        Duty *hold = officer(d, a, s->lot, "hold a session", "session");
        hold->from = s->starts;
        hold->about = s->bidder;
        add(d, a, BIDDER, s->bidder, s->lot, "come to your session", "session")->from = s->starts;
    } else if (!s->minuted)
        officer(d, a, s->lot, "bring the minutes of a session", "minute")->about = s->bidder;
    else if (!s->agreed)
        add(d, a, BIDDER, s->bidder, s->lot, "agree to the minutes of your session, or say what "
            "is wrong with them", "agree");
}

static bool was_called(const Procedure *p, const Candidate *c)
{
    for (each(Session, s, p->sessions))
        if (s->kind == SESSION_DIALOGUE && s->round == c->round && s->lot == c->lot &&
            s->bidder == c->bidder)
            return true;
    return false;
}

/* Every session has been held, minuted and agreed to. */
static void closing(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    Act act = { .kind = ACT_DIALOGUE_CLOSE, .dialogue_close = { .round = r->id, .lot = lot } };
    bool unequal = failed(row_dialogue_close.judge(p, &act, a));
    officer(d, a, lot, unequal ? "give every candidate as many sessions as the others"
            : "close the dialogue", unequal ? "session; 2014/24/EU art. 30(3)"
            : "dialogue-close; two officers sign");
}

static void talking(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    bool talks = r->kind == ROUND_DIALOGUE && !talks_over(p, r->id, lot);
    ptrdiff_t before = d->len;
    for (each(Candidate, c, p->candidates))
        if (talks && c->round == r->id && c->lot == lot && !was_called(p, c))
            officer(d, a, lot, "call a candidate to a session", "session; 2014/24/EU art. 30(3)")
                ->about = c->bidder;
    for (each(Session, s, p->sessions))
        if (s->round == r->id && s->lot == lot)
            session_duty(s, now, d, a);
    if (talks && r->listed && d->len == before)
        closing(p, r, lot, d, a);
}

/* Once and not per lot: an item is its bidder's, whichever lot it was disclosed for. */
static void consenting(const Procedure *p, Duties *d, Arena *a)
{
    for (each(Item, item, p->items))
        if (!item->decided)
            add(d, a, BIDDER, item->bidder, 0, "say whether others may have what you disclosed",
                "consent; 2014/24/EU art. 30(3)");
}

static bool is_candidate_now(const Bid *bid, const Round *r, Id lot, Choice choice)
{
    return bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
           bid->choice == choice;
}

/* Whom an inquiry holds up is no candidate yet: what is due on that was told. */
static bool undecided(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    bool any = false;
    for (each(Bid, bid, p->bids)) {
        if (!is_candidate_now(bid, r, lot, UNDECIDED))
            continue;
        any = true;
        if (!failed(asked_before_going_on(p, bid, a)))
            officer(d, a, lot, "decide whether a candidate goes on", "select")->about =
                bid->bidder;
    }
    return any;
}

/* NULL: the decisions stand, or this reader cannot tell. */
static const char *decide_anew(const Reason *why)
{
    return why == &equals_parted ? "decide anew: equal candidates are parted"
           : why == &selection_not_by_merit
               ? "decide anew: a candidate with more points was left out"
           : why == &candidates_too_few ? "decide anew: fewer go on than the notice said"
           : why == &candidates_too_many ? "decide anew: more go on than the notice said" : NULL;
}

static bool held_up(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (is_candidate_now(bid, r, lot, GOES_ON) && failed(asked_before_going_on(p, bid, a)))
            return true;
    return false;
}

/* Who goes on, who is told once that stands, and the invitation. */
static void choosing(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    if (r->kind == ROUND_DIALOGUE && !talks_over(p, r->id, lot))
        return;                              /* first it is talked to its end */
    if (undecided(p, r, lot, d, a))
        return;
    const char *anew = decide_anew(judge_cut(p, r, lot, a).why);
    if (anew) {
        officer(d, a, lot, anew, "select; 2014/24/EU art. 65(2), 66");
        return;
    }
    ptrdiff_t before = d->len;
    for (each(Bid, bid, p->bids))
        if (is_candidate_now(bid, r, lot, LEFT_OUT) && !bid->summarised)
            officer(d, a, lot, "tell a candidate why it does not go on",
                    "summary; 2014/24/EU art. 55")->about = bid->bidder;
    if (d->len == before && !held_up(p, r, lot, a))
        officer(d, a, lot, "invite to the next round", "invite; two officers sign");
}

/* ---- awarding -------------------------------------------------------------------- */

/* What stands between the first bid and its award. */
static void before_award(const Procedure *p, const Round *r, const Bid *first, Duties *d, Arena *a)
{
    if (failed(judge_confirmed(first, a)) && !inquiry_last(p, first, ABOUT_SCHEDULE))
        officer(d, a, first->lot, "ask what the prices that it left out mean", "inquire")->about =
            first->bidder;
    if (failed(nothing_explained(p, lot_of(p, first->lot), first, a)) &&
        !price_is_low(first, prices_opened(p, r->id, first->lot)))
        officer(d, a, first->lot, "ask how it can be done for nothing, and rule on the answer",
                "inquire; 2014/24/EU art. 69(1)")->about = first->bidder;
    if (bidder_tested(p, first->bidder, r->invited_nth, a).why == &finances_untested)
        officer(d, a, first->lot, "test a bidder's finances again", "retest; two officers sign")
            ->about = first->bidder;
    deciding(p, BEFORE_AWARD, 0, first->lot, "decide at the gate before the award",
             binding_until(p, r, first->lot), d, a);
}

/* Somebody is, so who may win no more is all that is left. */
static bool is_ranked(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    Ranking ranking;
    return !failed(rank_lot(p, r->id, lot, &ranking, a)) && ranking.lines.len &&
           !ranking.lines.at[0].out;
}

/* Why nothing follows from the ranking, where somebody must do something about it. */
static void unawardable(const Procedure *p, const Round *r, const Reason *why, Id lot, Duties *d,
                        Arena *a)
{
    if (why == &award_tied)
        officer(d, a, lot, "end it and tender anew: the first places are equal, and no published "
                "rule parts them", "abandon; two officers sign");
    if (why == &shares_missing)
        officer(d, a, lot, "open the prices once more: what of them is for a buyer that has left "
                "is not on record", "share");
    if (why == &nobody_to_award)
        officer(d, a, lot,
                is_ranked(p, r, lot, a) ? "end it: whose bid is left may win no more lots"
                : "end it: no bid is left",
                "abandon, or reinstate who must not be out; two officers sign");
    if (why == &lot_overlaps)
        officer(d, a, lot, "end it: what it overlaps with is awarded",
                "abandon; two officers sign");
    if (why == &combine_too_large || why == &does_not_fit)
        officer(d, a, lot, "end it: its figures are beyond what can be worked out",
                "abandon; two officers sign");
    if (why == &award_not_optimal)
        officer(d, a, lot, "end it: the best award over all lots is without it",
                "abandon; two officers sign");
}

/* One that does not must leave first: it would still move relative points. */
static bool all_bind(const Procedure *p, const Round *r, Id lot, Instant now)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED &&
            !bid_binds(p, bid, now))
            return false;
    return true;
}

/* The notice left bidders too little time, and nobody has ruled on that yet. */
static bool hurried(const Procedure *p, const Lot *lot, Arena *a)
{
    return !lot->despite && failed(judge_noticed_of(p, round_of(p, 1), lot, a));
}

static void awarding(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    RankLine  due;
    ptrdiff_t before = d->len;
    if (!all_bind(p, r, lot, now))
        return;
    Result res = award_due(p, r->id, lot, d->best, &due, a);
    if (failed(res)) {
        unawardable(p, r, res.why, lot, d, a);
        return;
    }
    if (failed(asked_before_award(p, r->id, lot, a)) || failed(judge_buyers(p, lot_of(p, lot))))
        return;                              /* what is due first was told */
    before_award(p, r, due.bid, d, a);
    if (d->len > before || failed(judge_confirmed(due.bid, a)) ||
        failed(nothing_explained(p, lot_of(p, lot), due.bid, a)))
        return;
    Duty *award = officer(d, a, lot, hurried(p, lot_of(p, lot), a)
                          ? "end it, or award it and say why it stands in spite of too short a time"
                          : "award", "award; two officers sign");
    award->about = due.bid->bidder;
    award->by    = binding_until(p, r, lot);
}

/* The source of a duty that old and new law have in common. */
static const char *by_law(const Lot *lot, const char *act_of_2023, const char *directives)
{
    return main_law(lot->regime) == PA_2023 ? act_of_2023 : directives;
}

static void telling(const Procedure *p, const Lot *lot, Duties *d, Arena *a)
{
    bool assessed = true;
    for (each(Bid, bid, p->bids)) {
        bool excluded = bid->standing == EXCLUDED;
        if (letter_due(p, lot, bid))
            officer(d, a, lot->id, excluded ? "give an excluded bidder its letter"
                    : "give a bidder its assessment summary",
                    by_law(lot, "summary; Procurement Act 2023 s.50",
                           "summary; 2004/18/EC art. 41; 2014/24/EU art. 55"))->about = bid->bidder;
        assessed = assessed && (excluded || !letter_due(p, lot, bid));
    }
    if (assessed && !lot->award_notice && !counts_from_letters(lot))
        officer(d, a, lot->id, "publish the award notice and enter its number",
                "notice-published");
}

static void blocked(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    bool claimed = false;
    for (each(Claim, claim, lot->claims))
        claimed = claimed || claim_state(p, lot, claim, now, a) == CLAIM_BLOCKS;
    if (claimed)
        officer(d, a, lot->id, "wait: a notified claim blocks the signature",
                by_law(lot, "Procurement Act 2023 s.101", "89/665/EEC art. 2(3)"));
    if (lot->ordered)
        officer(d, a, lot->id, "wait: an order of a court blocks the signature",
                by_law(lot, "Procurement Act 2023 s.102", "89/665/EEC art. 2(1)"));
}

/* What stands between the award and the contract, beside time. */
static void before_contract(const Procedure *p, const Lot *lot, Duties *d, Arena *a)
{
    const Bid     *bid = bid_of(p, lot->award_round, lot->id, lot->winner);
    const Inquiry *i = bid ? inquiry_last(p, bid, ABOUT_COMMITMENTS) : NULL;
    bool asked = i && i->nth > lot->award_nth;
    Result due = asked_before_contract(p, lot, a);
    if (due.why == &commitments_unconfirmed && !asked)
        officer(d, a, lot->id, "ask the winner to confirm what it promised",
                "inquire; 2014/24/EU art. 30(7)")->about = lot->winner;
    if (bidder_tested(p, lot->winner, lot->award_nth, a).why == &finances_untested)
        officer(d, a, lot->id, "test the winner's finances before you sign",
                "retest; two officers sign")->about = lot->winner;
    deciding(p, BEFORE_CONTRACT, lot->award_nth, lot->id, "decide at the gate before signature",
             0, d, a);
}

/* Its judge would let it be entered then, by the figures of the award; why it may go beyond what
 * was published, or stands in spite of too short a time, is for those who sign. */
static bool can_be_signed(const Procedure *p, const Lot *lot, Instant at, Arena *a)
{
    Act act = { .kind = ACT_CONTRACT, .at = at, .arrived = at,
                .contract = { .lot = lot->id, .bidder = lot->winner, .value = lot->price_awarded,
                              .from = day_at(at, p->zone), .until = day_at(at, p->zone),
                              .beyond = p->last, .despite = p->last } };
    return !failed(row_contract.judge(p, &act, a));
}

/* It binds still, and will not when the contract may be signed. */
static void binding_to_sign(const Procedure *p, const Lot *lot, Instant now, Instant signs,
                            Duties *d, Arena *a)
{
    const Bid       *bid = bid_of(p, lot->award_round, lot->id, lot->winner);
    const Extension *e = extension_of(p, lot->award_round, lot->id);
    bool asked = e && signs < e->until;
    if (bid && !asked && bid_binds(p, bid, now) && !bid_binds(p, bid, signs))
        officer(d, a, lot->id, "ask all to be bound for longer: the winner's bid ends before the "
                "contract may be signed", "extend-validity")->about = lot->winner;
}

static void awarded(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    Standstill s;
    telling(p, lot, d, a);
    blocked(p, lot, now, d, a);
    before_contract(p, lot, d, a);
    if (failed(standstill_of(p, lot, now, &s, a)) || s.assumed)
        return;
    bool mandatory = s.period.length > 0;
    if (!lot->standstill)
        officer(d, a, lot->id, mandatory ? "declare the standstill"
                : "declare a standstill, if you grant one: the law demands none", "standstill");
    binding_to_sign(p, lot, now, s.signs, d, a);
    if (can_be_signed(p, lot, now < s.signs ? s.signs : now, a))
        officer(d, a, lot->id, hurried(p, lot, a)
                ? "end it, or sign the contract and say why it stands in spite of too short a time"
                : "sign the contract", "contract; two officers sign")->from =
            now < s.signs ? s.signs : 0;
}

/* ---- after ----------------------------------------------------------------------- */

/* What is over is at once. */
static void by_law_day(Duties *d, const Lot *lot, Result counted, const Period *due, Instant now,
                       const char *what, const char *at_once, const char *why, Id about, Arena *a)
{
    if (failed(counted))
        return;
    Duty *duty = officer(d, a, lot->id, now >= due->ends ? at_once : what, why);
    duty->about = about;
    duty->by    = due->ends;
}

static void changed(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    RuleCase law = case_of(p, lot);
    Period   due;
    if (lot->change_notice && !contract_ended(lot))
        officer(d, a, lot->id, "change the contract as its notice says",
                "contract-change; two officers sign")->from =
            lot->change_stands ? day_begins(lot->change_last + 1, p->zone) : 0;
    for (each(const Modification, change, lot->modified)) {
        Result counted = rule_earliest(&law, LIMIT_CHANGE_COPY, change->at, &due, a);
        if (change->copied || failed(counted) || change->value <= due.row->above)
            continue;
        by_law_day(d, lot, counted, &due, now,
                   "publish a copy of the contract's change and enter it",
                   "publish a copy of the contract's change at once: its time is over",
                   "notice-published notice=change-copy; Procurement Act 2023 s.77", 0, a);
    }
    bool over = now >= day_begins(lot->contract_until + 1, p->zone);
    if (over && !contract_ended(lot))
        by_law_day(d, lot, rule_earliest(&law, LIMIT_TERMINATION_NOTICE,
                                         day_begins(lot->contract_until, p->zone), &due, a),
                   &due, now, "publish the notice of the contract's end and enter it",
                   "publish the notice of the contract's end at once: its time is over",
                   "notice-published notice=termination; Procurement Act 2023 s.80", 0, a);
}

/* Who asked for its reasons has them in time, whatever has become of the lot; the authority hears
 * of exclusions under the Act. */
static void answering(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    Period due;
    for (each(const Bid, bid, p->bids)) {
        if (bid->lot != lot->id)
            continue;
        Act summary = { .kind = ACT_SUMMARY,
                        .summary = { .round = bid->round, .lot = lot->id, .bidder = bid->bidder } };
        if (bid->asked && !bid->answered && !failed(row_summary.judge(p, &summary, a)))
            by_law_day(d, lot, reasons_due(p, bid, &due, a), &due, now,
                       "give a bidder the reasons it asked for",
                       "give a bidder the reasons it asked for at once: the time is over",
                       "summary; 2014/24/EU art. 55(2)", bid->bidder, a);
        if (authority_due(p, bid))
            by_law_day(d, lot, exclusion_due(p, bid, &due, a), &due, now,
                       "tell the authority of an exclusion, and enter when",
                       "tell the authority of an exclusion at once: the time is over",
                       "exclusion-told; Procurement Act 2023 s.59", bid->bidder, a);
    }
}

static void signed_(const Procedure *p, const Lot *lot, Instant now, Duties *d, Arena *a)
{
    changed(p, lot, now, d, a);
    RuleCase law = case_of(p, lot);
    Period   period;
    if (lot->notices >> NOTICE_CONTRACT & 1)
        return;
    Result r = rule_earliest(&law, LIMIT_CONTRACT_DETAILS, lot->signed_at, &period, a);
    bool late = !failed(r) && period.length && now >= period.ends;
    officer(d, a, lot->id, late ? "publish the contract's notice at once: its time is over"
            : "publish the contract's notice and enter its number", "notice-published")->by =
        failed(r) || !period.length ? 0 : period.ends;
}

static void ended(const Procedure *p, const Round *r, const Lot *lot, Duties *d, Arena *a)
{
    for (each(Bid, bid, p->bids))
        if (bid->lot == lot->id && bid->round == r->id && bid->standing != EXCLUDED &&
            !bid->summarised)
            officer(d, a, lot->id, "tell a bidder why the lot ended",
                    by_law(lot, "summary; Procurement Act 2023 s.55",
                           "summary; 2004/18/EC art. 41(1); 2014/24/EU art. 55(1)"))->about =
                bid->bidder;
    if (!(lot->notices >> NOTICE_TERMINATION & 1))
        officer(d, a, lot->id, "publish the notice of its end and enter its number",
                by_law(lot, "notice-published; Procurement Act 2023 s.55",
                       "notice-published; 2004/18/EC art. 41(1); 2014/24/EU art. 55(1)"));
}

/* ---- questions to one bidder ----------------------------------------------------- */

/* What was asked waits for its reply, then for its ruling. */
static void asked(const Procedure *p, Id lot, Instant now, Duties *d, Arena *a)
{
    for (each(Inquiry, i, p->inquiries)) {
        if (i->resolved || i->lot != lot)
            continue;
        if (!i->replied && now < i->until)
            add(d, a, BIDDER, i->bidder, lot, "reply to what you were asked about your bid",
                "reply")->by = i->until;
        else
            officer(d, a, lot, i->replied ? "rule on a reply" : "rule: no reply came in time",
                    "resolve; two officers sign")->about = i->bidder;
    }
}

/* A bid that stands and does not bind any more, or whose bidder was asked for longer. Once the lot
 * is awarded, nothing waits for who did not win it. */
static void binding(const Procedure *p, const Round *r, const Bid *bid, Instant now, Duties *d,
                    Arena *a)
{
    const Lot       *lot = lot_of(p, bid->lot);
    const Extension *e = extension_of(p, bid->round, bid->lot);
    bool open = e && bid->bound_until < e->until, binds = bid_binds(p, bid, now);
    bool again = open && binds_again(p, bid, e, now);
    if (open && binds)
        add(d, a, BIDDER, bid->bidder, bid->lot, "say whether you are bound for longer; if not, "
            "your bid lapses", "consent-validity")->by =
            bid->bound_until ? bid->bound_until : r->validity;
    if (again && !binds)
        add(d, a, BIDDER, bid->bidder, bid->lot, "say whether you are bound by your bid again; it "
            "binds you no more", "consent-validity")->by = e->until;
    if (!binds && (!lot->awarded || lot->winner == bid->bidder))
        officer(d, a, bid->lot, again ? "enter that a bid lapsed, unless its bidder is bound again"
                : lot->awarded ? "ask all to be bound again, or enter that the winner's bid lapsed"
                : "enter that a bid lapsed", again ? "lapse" : "lapse, or extend-validity first")
            ->about = bid->bidder;
}

/* It is out on a ground, and the ruling on that was looked at again since and upheld no more. */
static bool out_on_nothing(const Procedure *p, const Bid *bid)
{
    if (p->withheld || !out_on_heard(bid) || ground_upheld(p, bid))
        return false;
    for (const Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (i->again && i->resolved && i->ruling != RULED_UPHELD &&
            i->ruled_nth > bid->excluded_nth &&
            ruling_holds_for(i, bid->lot))
            return true;
    return false;
}

static void standing(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    OpenedPrices prices = prices_opened(p, r->id, lot);
    for (each(Bid, bid, p->bids)) {
        if (bid->round == r->id && bid->lot == lot && out_on_nothing(p, bid))
            officer(d, a, lot, "admit a bid again: its ground of exclusion holds no more",
                    "reinstate; two officers sign")->about = bid->bidder;
        if (bid->round != r->id || bid->lot != lot || bid->standing != ADMITTED)
            continue;
        const Person *bidder = person_of(p, bid->bidder);
        binding(p, r, bid, now, d, a);
        bool asks = bid_binds(p, bid, now) && price_is_low(bid, prices) &&
                    !inquiry_last(p, bid, ABOUT_LOW_PRICE);
        if (asks && !lot_of(p, lot)->awarded)
            officer(d, a, lot, "ask why a price is so low", "inquire; 2014/24/EU art. 69")->about =
                bid->bidder;
        if (ground_upheld(p, bid))
            officer(d, a, lot, "exclude a bid: the ground was upheld",
                    "exclude; two officers sign")->about = bid->bidder;
        if (bidder && bidder->retest_pending)
            officer(d, a, lot, "test a changed consortium again", "retest; two officers sign")
                ->about = bid->bidder;
    }
}

/* ---- all of it ------------------------------------------------------------------- */

/* Nobody is left of whom anything could follow. */
static bool deserted(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
{
    bool any = false;
    for (each(Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot) {
            any = true;
            if (bid->standing != EXCLUDED)
                return false;
        }
    officer(d, a, lot, any ? "end it: no bid is left" : "end it: there is no bid",
            any ? "abandon, or reinstate who must not be out; two officers sign"
            : "abandon; two officers sign");
    return true;
}

static Envelope first_of(const Round *r)
{
    return r->kind == ROUND_SELECTION ? QUALIFICATION : QUALITY;
}

static void listed(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    Envelope first = first_of(r);
    admitting(p, r, lot, d, a);
    if (!all_decided(p, r, lot) || deserted(p, r, lot, d, a))
        return;
    opening(p, r, lot, first, now, d, a);
    if (r->kind != ROUND_TENDER && !has_criteria(p, r, lot))
        choosing(p, r, lot, d, a);
    else if (!still_shut(p, r, lot, first))
        evaluating(p, r, lot, d, a);
}

/* What came in after the lock is opened and marked like all others. */
static void marks_again(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d,
                        Arena *a)
{
    const Bid *bid = bid_unmarked(p, r->id, lot);
    opening(p, r, lot, first_of(r), now, d, a);
    officer(d, a, lot, "open the marks again: a bid was admitted after the lock and is not marked",
            "reopen; two officers sign")->about = bid->bidder;
}

static void locked(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    admitting(p, r, lot, d, a);
    if (!all_decided(p, r, lot) || deserted(p, r, lot, d, a))
        return;
    if (!p->withheld && !marks_complete(p, r->id, lot))
        marks_again(p, r, lot, now, d, a);
    else if (r->kind != ROUND_TENDER)
        choosing(p, r, lot, d, a);
    else if (still_shut(p, r, lot, PRICE))
        opening(p, r, lot, PRICE, now, d, a);
    else
        awarding(p, r, lot, now, d, a);
}

static void closed(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
{
    if (lot_stopped(p, r))
        return;                              /* that one goes on first */
    Duty *list = officer(d, a, lot, "list the box", "box-list; two officers sign");
    list->from = now < r->deadline + SETTLING ? r->deadline + SETTLING : 0;
}

static void in_phase(const Procedure *p, const Round *r, const Lot *lot, Instant now, Duties *d,
                     Arena *a)
{
    Phase phase = phase_at(p, 0, lot->id, now);
    if (phase & (BIDDING | CLOSED | LISTED | LOCKED))
        talking(p, r, lot->id, now, d, a);
    switch (phase) {
    case BIDDING: bidding(p, r, lot->id, d, a); break;
    case CLOSED:  closed(p, r, lot->id, now, d, a); break;
    case LISTED:  listed(p, r, lot->id, now, d, a); break;
    case LOCKED:  locked(p, r, lot->id, now, d, a); break;
    case AWARDED: awarded(p, lot, now, d, a); break;
    case SIGNED:  signed_(p, lot, now, d, a); break;
    case ENDED:   ended(p, r, lot, d, a); break;
    case DRAFT: case WAITING: break;
    }
}

static void suspended_(const Procedure *p, const Round *r, const Lot *lot, Instant now, Duties *d,
                       Arena *a)
{
    bool waits = stops_round(lot, r);
    officer(d, a, lot->id, time_given_back(p, r, now)
            ? "it is suspended: go on with it, which moves the deadline by as long as it lasted, "
              "or end it"
            : "it is suspended: go on with it, or end it", "resume, abandon; two officers sign");
    if (waits && r->id == 1)
        add(d, a, BIDDER, 0, lot->id, "wait: it is suspended; what you handed in stays in the box, "
            "and nothing comes in until it goes on", "suspend");
    for (each(Candidate, c, p->candidates))
        if (waits && c->round == r->id && c->lot == lot->id)
            add(d, a, BIDDER, c->bidder, lot->id, "wait: it is suspended; what you handed in stays "
                "in the box, and nothing comes in until it goes on", "suspend");
}

static void of_lot(const Procedure *p, const Round *r, const Lot *lot, Instant now, Duties *d,
                   Arena *a)
{
    bool runs = !lot->ended && !lot->signed_;
    if (runs && lot->halted) {
        suspended_(p, r, lot, now, d, a);
        answering(p, lot, now, d, a);
        return;
    }
    if (runs && p->remade) {
        officer(d, a, lot->id, "end it: a change of buyers made another tender of it",
                "abandon; two officers sign");
        return;
    }
    if (runs && lot->uncut)
        officer(d, a, lot->id, "cut the lot's value anew: a buyer left or joined",
                "recut; two officers sign");
    if (runs) {
        asked(p, lot->id, now, d, a);
        standing(p, r, lot->id, now, d, a);
    }
    in_phase(p, r, lot, now, d, a);
    answering(p, lot, now, d, a);
}

void duties_of(const Procedure *p, Instant now, Duties *d, Arena *a)
{
    const Round *r = round_of(p, 0);
    BestAward best = { 0 };
    d->best = &best;
    declaring(p, d, a);
    keeping(p, now, d, a);
    if (!p->published) {
        drafting(p, d, a);
        return;
    }
    asking(p, r, now, d, a);
    noticing(p, r, now, d, a);
    consenting(p, d, a);
    for (each(Lot, lot, p->lots))
        of_lot(p, r, lot, now, d, a);
    d->best = NULL;
    for (each(Duty, duty, *d))
        if (duty->by <= now)
            duty->by = 0;                    /* nobody is sent back in time */
}

/* ---- whose, and in words --------------------------------------------------------- */

const char *duty_who(const Duty *duty)
{
    return duty->who == OFFICER     ? "officer"
           : duty->who == APPROVER  ? "approver"
           : duty->who == EVALUATOR ? "evaluator"
           : duty->who == CHAIR     ? "chair"
           : duty->who == HOLDER    ? "holder"
           : duty->who == BIDDER    ? "bidder"
                                    : "person";
}

bool duty_is_of(const Procedure *p, const Duty *duty, Id id)
{
    const Person *person = person_of(p, id);
    if (duty->person || !person || person->barred)
        return duty->person == id;
    return roles_in(person, duty->lot) & duty->who;
}

/* Midnight is the end of the day before it: nobody is told to be done "before 00:00". */
static bool is_midnight(Instant at, Zone zone) { return day_begins(day_at(at, zone), zone) == at; }

void duty_write(Text *t, const Duty *duty, Str about, Zone zone, Arena *a)
{
    if (duty->lot)
        text_put(t, a, "lot {}: ", str_of_number(duty->lot, a));
    text_our(t, duty->what, a);
    if (about.len)
        text_put(t, a, ": {}", about);
    if (duty->from)
        text_put(t, a, ", not before {}", is_midnight(duty->from, zone)
                 ? str_of_day_words(day_at(duty->from, zone), a)
                 : str_of_moment_words(duty->from, zone, a));
    if (duty->by && is_midnight(duty->by, zone))
        text_put(t, a, ", by the end of {}", str_of_day_words(day_at(duty->by, zone) - 1, a));
    else if (duty->by)
        text_put(t, a, ", before {}", str_of_moment_words(duty->by, zone, a));
}

/* bidding.c - interest, questions, what goes into the box, and what of it is confidential.
 *
 * The box is one-way: its judges look at the bidder's own deposits, and nobody else's judge
 * looks at any before box-list (doc/book.md, the box). */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason question_late = { REFUSED, "question-late", "2014/24/EU art. 53(2)",
    "The time for questions is over." };
const Reason answer_order = { REFUSED, "answer-order", "doc/acts.md answer",
    "Answers are numbered 1, 2, 3 ... without gaps." };
const Reason answer_late = { REFUSED, "answer-late",
    "2014/24/EU art. 53(2), 47(3); PCR 2015 reg. 53(6), 47(3); 2004/18/EC art. 39(2)",
    "An answer comes so many days before the deadline as the law wants, and never after it." };
const Reason no_such_answer = { MISSING, "no-such-answer", "doc/acts.md answer",
    "There is no such answer that could be corrected." };
const Reason version_wrong = { REFUSED, "version-wrong", "doc/acts.md deposit",
    "The next version of this bid has another number." };
const Reason nothing_to_withdraw = { MISSING, "nothing-to-withdraw", "doc/acts.md withdraw",
    "You have no such bid in the box." };
const Reason ready_early = { REFUSED, "ready-early", "doc/acts.md ready-deposit",
    "A ready deposit is entered at the deadline, not before its last day." };
const Reason ready_overtaken = { REFUSED, "ready-overtaken", "doc/acts.md ready-deposit",
    "The bidder said something else of this bid after the ready deposit was signed." };
const Reason not_invited = { FORBIDDEN, "not-invited", "2014/24/EU art. 65, 66",
    "This round is for the candidates who were invited to it." };
const Reason bidder_known = { CONFLICT, "bidder-known", "doc/acts.md interest",
    "This bidder's number or key is taken already." };
const Reason pages_wrong = { INVALID, "pages-wrong", "doc/acts.md confidential",
    "Files and pages are numbered from 1, and the last page is not before the first." };
const Reason claim_overruled = { REFUSED, "claim-overruled",
    "2014/24/EU art. 21; Procurement Act 2023 s.94",
    "A claim on these pages was heard and overruled; it is not made again." };

static Result judge_interest(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (round_of(p, 0)->id > 1)
        return because(&not_invited);
    bool known = !act->actor || key_known(p, act->interest.key);
    return known ? because(&bidder_known) : DONE;
}

static void fold_interest(Procedure *p, const Act *act, Arena *a)
{
    person_add(p, (Person){ .id = act->actor, .key = act->interest.key,
        .name = act->interest.name, .identifier = act->interest.identifier, .bidder = true }, a);
}

const ActRow row_interest = {
    .name = "interest", .says = "Register as a bidder with one's own key",
    .who = NEWCOMER, .when = BIDDING, .shown = TO_ALL,
    .source = "2014/24/EU art. 22; SI 2024/692 reg. 6",
    .fields = {
        SIGNS_WITH(interest), NAME(interest, TO_ALL_OF_WINNER),
        IDENTIFIER(interest, TO_ALL_OF_WINNER)
    },
    .judge = judge_interest, .fold = fold_interest,
};

static Result judge_question(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    for (each(Round, r, p->rounds)) {
        Instant until = r->questions_until ? r->questions_until : r->deadline;
        if (r->invited && !r->listed && act->arrived < until)
            return DONE;
    }
    return because(&question_late);
}

static void fold_question(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->questions, a) = (Question){ act->actor, act->question.text };
    p->questioned = act->nth;
}

const ActRow row_question = {
    .name = "question", .says = "Ask about the tender",
    .who = BIDDER, .when = BIDDING, .rules = CLERKS_WORD, .shown = TO_ITS_BIDDER,
    .most = 1000,
    .source = "2014/24/EU art. 53(2)",
    .fields = {
        W(question, text, TO_ITS_BIDDER, .aloud = true, .label = "Question",
          .hint = "Overseers and courts will read this, other bidders only the answer.")
    },
    .judge = judge_question, .fold = fold_question,
};

static Result answer_over(const Procedure *p, const Round *r, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "the deadline of round {} was {}; what bids were made from stays as it is",
             str_of_number(r->id, a), str_of_moment_words(r->deadline, p->zone, a));
    return because_of(&answer_late, text_str(&t));
}

static Result because_next(const Procedure *p, const Act *act, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "answer={}: right is {}", str_of_number(act->answer.answer, a),
             str_of_number(p->answers + 1, a));
    return because_of(&answer_order, text_str(&t));
}

/* Every answer tells everybody, whoever asked and whether anybody did. */
static Result judge_answer(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, 0);
    if (act->answer.answer != p->answers + 1)
        return because_next(p, act, a);
    if (act->answer.corrects > p->answers)
        return because_value(&no_such_answer, p, act, "corrects", a);
    if (act->arrived >= r->deadline)
        return between_rounds(r) ? DONE : answer_over(p, r, a);
    return judge_in_time(p, r, act->arrived, &answer_late, a);
}

static void fold_answer(Procedure *p, const Act *act, Arena *a)
{
    if (act->answer.corrects)
        *list_add(&p->corrections, a) = (Correction){ act->answer.answer, act->answer.corrects };
    p->answers  = act->answer.answer;
    p->answered = act->nth;
}

const ActRow row_answer = {
    .name = "answer", .says = "Answer to everybody, naming no asker",
    .who = OFFICER, .when = PUBLISHED, .rules = CLERKS_WORD, .shown = TO_ALL,
    .news = "was given",
    .source = "2014/24/EU art. 53(2)",
    .fields = {
        N(answer, answer, .refers = AN_ANSWER, .fresh = true, .label = "Number of the answer",
          .hint = COUNTED),
        N(answer, corrects, .refers = AN_ANSWER, .aside = true, .zero = "None",
          .label = "Corrects answer",
          .hint = "The number of the earlier answer that this one corrects; 0 for none."),
        W(answer, text, TO_ALL, .aloud = true, .label = "Answer",
          .hint = "Everybody will read this; it names no asker.")
    },
    .judge = judge_answer, .fold = fold_answer,
};

/* ---- the box --------------------------------------------------------------------- */

static Deposit *deposit_latest(const Procedure *p, Id bidder, Id round, Id lot)
{
    const Bidding *b = bidding_of(p, round, lot, bidder);
    return b && b->latest ? &p->box.at[b->latest - 1] : NULL;
}

Id version_next(const Procedure *p, Id bidder, Id round, Id lot)
{
    const Deposit *latest = deposit_latest(p, bidder, round, lot);
    return (latest ? latest->version : 0) + 1;
}

static Result judge_next_version(const Procedure *p, const Act *act, Id version)
{
    if (!is_candidate(p, act_round(act), act_lot(act), act->actor))
        return because(&not_invited);
    Id next = version_next(p, act->actor, act_round(act), act_lot(act));
    return version == next ? DONE : because(&version_wrong);
}

static void put_in(Procedure *p, const Act *act, Id version, Hash heads, bool late, Arena *a)
{
    deposit_add(p, (Deposit){ .bidder = act->actor, .round = act_round(act),
        .lot = act_lot(act), .version = version, .heads = heads, .arrived = act->arrived,
        .leaf = act->leaf, .late = late }, a);
}

static void said(Procedure *p, const Act *act, Arena *a)
{
    bidding_add(p, act_round(act), act_lot(act), act->actor, a)->mine = act->mine;
}

#define VERSION(kind)                                                                              \
    N(kind, version, .label = "Version",                                                           \
      .hint = "1 for the first in this round and lot, then one more each time.")
#define HEADS(kind)                                                                                \
    PAPER_(kind, heads, TO_ALL, .label = "Heads of the envelopes",                                 \
           .hint = "Made by the sealer; everybody sees them once the box is listed.")

static Result judge_deposit(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    return judge_next_version(p, act, act->deposit.version);
}

static void fold_deposit(Procedure *p, const Act *act, Arena *a)
{
    put_in(p, act, act->deposit.version, act->deposit.heads, false, a);
    said(p, act, a);
}

const ActRow row_deposit = {
    .name = "deposit", .says = "Put a sealed bid into the box",
    .who = BIDDER, .when = BIDDING, .rules = BOX | BID | PROVED, .shown = TO_ALL,
    .most = 10000,
    .source = "2014/24/EU art. 22(3), Annex IV(a)",
    .fields = { OF_ROUND(deposit), OF_LOT(deposit), VERSION(deposit), HEADS(deposit) },
    .judge = judge_deposit, .fold = fold_deposit,
};

/* Who handed in late because of an outage that lengthened the deadline is in time. */
static Result judge_late_deposit(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Round *r = round_of(p, act->late_deposit.round);
    if (act->arrived < (r->typed ? r->typed : r->deadline))
        return because(&not_now);
    return judge_next_version(p, act, act->late_deposit.version);
}

static void fold_late_deposit(Procedure *p, const Act *act, Arena *a)
{
    bool late = act->arrived >= round_of(p, act->late_deposit.round)->deadline;
    put_in(p, act, act->late_deposit.version, act->late_deposit.heads, late, a);
    said(p, act, a);
}

const ActRow row_late_deposit = {
    .name = "late-deposit", .says = "Hand in after the deadline; kept shut unless accepted",
    .who = BIDDER, .when = BIDDING | CLOSED, .rules = BOX | BID | PROVED, .shown = TO_ALL,
    .most = 1000,
    .source = "2014/24/EU Annex IV(a)",
    .fields = {
        OF_ROUND(late_deposit), OF_LOT(late_deposit), VERSION(late_deposit), HEADS(late_deposit)
    },
    .judge = judge_late_deposit, .fold = fold_late_deposit,
};

static Result judge_withdraw(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Deposit *latest = deposit_latest(p, act->actor, act->withdraw.round, act->withdraw.lot);
    bool there = latest && latest->version == act->withdraw.version && !latest->withdrawn;
    return there ? DONE : because(&nothing_to_withdraw);
}

/* Withdrawing takes out every version: an older one does not rise again. Those before one that was
 * withdrawn are out already. */
static void fold_withdraw(Procedure *p, const Act *act, Arena *a)
{
    said(p, act, a);
    Bidding *b = bidding_of(p, act->withdraw.round, act->withdraw.lot, act->actor);
    for (Id at = b->latest; at && !p->box.at[at - 1].withdrawn; at = p->box.at[at - 1].before)
        p->box.at[at - 1].withdrawn = true;
    b->stands = b->late = 0;
}

const ActRow row_withdraw = {
    .name = "withdraw", .says = "Take a sealed bid out of the reckoning",
    .who = BIDDER, .when = BIDDING, .rules = BOX, .shown = TO_ALL,
    .most = 10000,
    .source = "2014/24/EU art. 22(3)",
    .fields = {
        OF_ROUND(withdraw), OF_LOT(withdraw),
        N(withdraw, version, .label = "Version",
          .hint = "The latest; those before are withdrawn with it.")
    },
    .judge = judge_withdraw, .fold = fold_withdraw,
};

/* What was signed beforehand, to be entered at the deadline as it then stands. Whatever the bidder
 * said of this bid after it was signed counts instead. Ticks come at least daily: so long before
 * the deadline is the last of them at most. */
static Result judge_ready_deposit(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Bidding *b = bidding_of(p, act_round(act), act_lot(act), act->actor);
    if (act->at < round_of(p, act->ready_deposit.round)->deadline - DAY)
        return because(&ready_early);
    if (b && b->mine >= act->mine)
        return because(&ready_overtaken);
    return judge_next_version(p, act, act->ready_deposit.version);
}

static void fold_ready_deposit(Procedure *p, const Act *act, Arena *a)
{
    put_in(p, act, act->ready_deposit.version, act->ready_deposit.heads, false, a);
}

const ActRow row_ready_deposit = {
    .name = "ready-deposit",
    .says = "Have a sealed bid put into the box at the deadline, unless something is said till "
            "then",
    .who = BIDDER, .when = BIDDING, .rules = BOX | BID | PROVED | LIES_READY, .shown = TO_ALL,
    .most = 10000,
    .source = "2014/24/EU art. 22(3), Annex IV(a)",
    .fields = {
        OF_ROUND(ready_deposit), OF_LOT(ready_deposit), VERSION(ready_deposit),
        HEADS(ready_deposit)
    },
    .judge = judge_ready_deposit, .fold = fold_ready_deposit,
};

/* Whether something lies ready only the clerk knows: in the book there is nothing of it yet. */
static Result judge_call_back(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bool invited = is_candidate(p, act->call_back.round, act->call_back.lot, act->actor);
    return invited ? DONE : because(&not_invited);
}

static void fold_call_back(Procedure *p, const Act *act, Arena *a) { said(p, act, a); }

/* ---- before a box act is entered --------------------------------------------------- */

/* The judge of a box act asks for the last version of a bid and for nobody else's. */
static void bidding_copy(const Procedure *p, const Bidding *of, Procedure *copy, Arena *a)
{
    Bidding *b = bidding_add(copy, of->round, of->lot, of->bidder, a);
    b->mine = of->mine;
    if (of->latest)
        deposit_add(copy, p->box.at[of->latest - 1], a);
}

/* All that the fold of a box act changes. */
Procedure box_copy(const Procedure *p, Id bidder, Arena *a)
{
    Procedure copy = *p;
    const Person *person = person_of(p, bidder);
    copy.people.len = copy.people.room = copy.box.len = copy.box.room = 0;
    copy.biddings.len = copy.biddings.room = 0;
    copy.people_at = copy.keys_at = copy.biddings_at = (Index){ 0 };
    if (!person)
        return copy;
    person_add(&copy, *person, a)->bidding = 0;
    for (Id at = person->bidding; at; at = p->biddings.at[at - 1].before)
        bidding_copy(p, &p->biddings.at[at - 1], &copy, a);
    return copy;
}

/* ---- the schedule of confidential pages ------------------------------------------ */

/* Does it reach into what the buyer, having heard the bidder, ruled to be no secret? */
static bool claims_again(const Bid *bid, const Act *act)
{
    for (each(const Claimed, claim, bid->claimed))
        if (claim->overruled && claim->file == act->confidential.file &&
            claim->page <= act->confidential.until && act->confidential.page <= claim->until)
            return true;
    return false;
}

const ActRow row_call_back = {
    .name = "call-back", .says = "Call back the bid that lies ready for the deadline",
    .who = BIDDER, .when = BIDDING, .rules = BOX, .shown = TO_ALL,
    .most = 10000,
    .source = "2014/24/EU art. 22(3)",
    .fields = { OF_ROUND(call_back), OF_LOT(call_back) },
    .judge = judge_call_back, .fold = fold_call_back,
};

/* Only once the box is listed: before that an act about one's own bid would show that there is
 * one. Once the lot is awarded it is too late to hide what spoke for or against anybody. */
static Result judge_confidential(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Bid *bid = bid_of(p, act->confidential.round, act->confidential.lot, act->actor);
    if (!bid)
        return because(&no_such_bid);
    bool read = bid->opened[QUALITY] || bid->opened[QUALIFICATION];
    if (bid->standing != ADMITTED && !read)
        return because(&bid_shut);
    bool pages = act->confidential.file && act->confidential.page &&
                 act->confidential.page <= act->confidential.until;
    if (!pages)
        return because(&pages_wrong);
    return claims_again(bid, act) ? because(&claim_overruled) : DONE;
}

static void fold_confidential(Procedure *p, const Act *act, Arena *a)
{
    Bid *bid = bid_of(p, act->confidential.round, act->confidential.lot, act->actor);
    *list_add(&bid->claimed, a) = (Claimed){ act->confidential.file, act->confidential.page,
        act->confidential.until, act->confidential.reason, act->nth, false };
}

const ActRow row_confidential = {
    .name = "confidential",
    .says = "Claim pages of one's own bid as confidential; others are told the reason instead",
    .who = BIDDER, .when = LISTED | LOCKED, .shown = TO_ITS_BIDDER,
    .most = 10000,
    .source = "Procurement Act 2023 s.94; 2014/24/EU art. 21",
    .fields = {
        OF_ROUND(confidential), OF_LOT(confidential), OF_FILE(confidential),
        N(confidential, page, .label = "First page", .hint = "Of that file, counted from 1."),
        N(confidential, until, .label = "Last page",
          .hint = "Not before the first; it counts too."),
        W(confidential, reason, TO_ITS_BIDDER, .label = "Reasons",
          .hint = "Others will read this instead of the pages.")
    },
    .judge = judge_confidential, .fold = fold_confidential,
};

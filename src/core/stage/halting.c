/* halting.c - suspending, abandoning, and forgetting what the law wants forgotten. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason suspended_already = { CONFLICT, "suspended-already", "doc/acts.md suspend",
    "Nothing here runs that could be suspended." };
const Reason not_suspended = { REFUSED, "not-suspended", "doc/acts.md resume",
    "Nothing here is suspended." };
const Reason retention_running = { REFUSED, "retention-running",
    "Procurement Act 2023 s.98(4); 2014/24/EU art. 84(2)",
    "Records are kept until the date published with the tender, and until three years from every "
    "contract, or from the award where there is no contract." };
const Reason on_hold = { REFUSED, "on-hold", "Regulation (EU) 2016/679 art. 17(3)(e)",
    "A litigation hold is set: nothing is erased." };
const Reason hold_unchanged = { CONFLICT, "hold-unchanged", "doc/acts.md hold",
    "The litigation hold stands so already." };
const Reason erase_words_only = { REFUSED, "erase-words-only",
    "Regulation (EU) 2016/679 art. 17(1)",
    "On the ground of personal data only words are erased before the retention date; papers, keys "
    "and bids stay until then." };
const Reason no_such_act = { MISSING, "no-such-act", "doc/acts.md erase",
    "There is no such act in this procedure." };

const Reason erase_foreign = { REFUSED, "erase-foreign", "doc/acts.md erase",
    "The act that is named carries no such words, paper, bid key or sealed bid." };

/* Lot 0 means every lot that the act could name: what has ended or is signed stays as it is. */
static bool concerns(const Lot *lot, Id id)
{
    return (!id || lot->id == id) && !lot->ended && !lot->signed_;
}

static bool any_lot(const Procedure *p, Id id, bool halted_)
{
    for (each(Lot, lot, p->lots))
        if (concerns(lot, id) && lot->halted == halted_)
            return true;
    return false;
}

/* Over a deadline it lengthens that, for everybody who bids. */
bool stops_a_box(const Procedure *p, const Act *act)
{
    const Round *r = round_of(p, 0);
    return r && !r->listed && any_lot(p, act->suspend.lot, false);
}

static Result judge_suspend(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    return any_lot(p, act->suspend.lot, false) ? DONE : because(&suspended_already);
}

static void fold_suspend(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    for (each(Lot, lot, p->lots))
        if (concerns(lot, act->suspend.lot) && !lot->halted) {
            lot->halted    = true;
            lot->halted_at = act->at;
        }
}

const ActRow row_suspend = {
    .name = "suspend",
    .says = "Suspend a lot, or all; two officers do it until the box is listed",
    .who = OFFICER, .when = RUNNING | AWARDED, .rules = THOUGH_HALTED | EVERY_LOT | WEIGHS,
    .shown = TO_ALL, .news = "suspended",
    UNSETTLED_BY(ACT_INVITE, ACT_SUSPEND, ACT_RESUME, ACT_CLAIM_ENDED, ACT_ORDER),
    .source = "Procurement Act 2023 s.101",
    .fields = { OF_LOTS(suspend), REASON(suspend, TO_ALL) },
    .judge = judge_suspend, .fold = fold_suspend,
};

const Lot *lot_stopped(const Procedure *p, const Round *r)
{
    for (each(const Lot, lot, p->lots))
        if (concerns(lot, 0) && stops_round(lot, r))
            return lot;
    return NULL;
}

static Instant halted_since(const Procedure *p)
{
    Instant since = LAST_MOMENT;
    for (each(const Lot, lot, p->lots))
        if (concerns(lot, 0) && lot->halted && lot->halted_at < since)
            since = lot->halted_at;
    return since;
}

/* Who lets a lot go on gives all of the round the time back that it took while bids could come:
 * once for lots that were suspended together, whichever goes on first. */
int64_t time_given_back(const Procedure *p, const Round *r, Instant now)
{
    Instant since = halted_since(p);
    if (!r->invited || r->listed || since >= r->deadline)
        return 0;
    Instant from = since > r->stopped_until ? since : r->stopped_until;
    from = from > r->invited ? from : r->invited;
    return now > from ? now - from : 0;
}

/* The lot of the bid itself, where it is stopped; else the first that is. */
static const Lot *stopped_for(const Procedure *p, const Round *r, const Lot *own)
{
    const Lot *any = lot_stopped(p, r);
    return any && own->halted && own->halted_at < r->deadline ? own : any;
}

static void say_stop(const Procedure *p, const Round *r, const Lot *lot, Instant now, Text *t,
                     Arena *a)
{
    Instant then = r->deadline + time_given_back(p, r, now);
    text_put(t, a, "lot {} is suspended since {}; the time that this takes is given back when it "
             "goes on: now the deadline of round {} would be {}", str_of_number(lot->id, a),
             str_of_moment_words(lot->halted_at, p->zone, a), str_of_number(r->id, a),
             str_of_moment_words(then, p->zone, a));
}

Result judge_stopped(const Procedure *p, const Act *bid, Arena *a)
{
    const Round *r = round_of(p, act_round(bid));
    const Lot   *own = lot_of(p, act_lot(bid));
    const Lot   *lot = r && own && concerns(own, 0) ? stopped_for(p, r, own) : NULL;
    Text t = { 0 };
    if (!lot)
        return DONE;
    say_stop(p, r, lot, bid->arrived, &t, a);
    if (halted_then(p, own->id, bid->arrived)) {
        text_our(&t, ". What is in the box stays there. Keep what is sealed as it is, and hand it "
                 "in once the lot goes on", a);
        return because_of(&suspended, text_str(&t));
    }
    if (bid->kind == ACT_LATE_DEPOSIT || bid->arrived < r->deadline)
        return DONE;
    text_our(&t, ". Hand it in late meanwhile (late-deposit): it lies shut, and is in time once "
             "that lot goes on", a);
    return because_of(&not_now, text_str(&t));
}

/* What bids are worth, and until when questions come, keeps its distance from the deadline. */
static void give_back(Procedure *p, Round *r, int64_t time, Instant now)
{
    if (!time)
        return;
    r->questions_until += r->questions_until > now - time ? time : 0;
    r->validity        += r->validity ? time : 0;
    r->typed           += r->typed ? time : 0;
    r->deadline        += time;
    r->stopped_until    = now;
    deadline_moved(p, r);
}

static Result judge_resume(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    return any_lot(p, act->resume.lot, true) ? DONE : because(&not_suspended);
}

static void fold_resume(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Round *r = round_of(p, 0);
    give_back(p, r, time_given_back(p, r, act->at), act->at);
    for (each(Lot, lot, p->lots))
        if (concerns(lot, act->resume.lot))
            lot->halted = false;
}

const ActRow row_resume = {
    .name = "resume",
    .says = "Go on with a suspended lot, or all; until the box is listed it gives the time back",
    .who = OFFICER, .when = RUNNING | AWARDED,
    .rules = TWICE | THOUGH_HALTED | EVERY_LOT | WEIGHS,
    .shown = TO_ALL, .news = "goes on",
    UNSETTLED_BY(ACT_SUSPEND, ACT_RESUME, ACT_COMPLAINT, ACT_CLAIM, ACT_ORDER, ACT_JOIN, ACT_LEAVE),
    .source = "Procurement Act 2023 s.101",
    .fields = { OF_LOTS(resume), REASON(resume, TO_ALL) },
    .judge = judge_resume, .fold = fold_resume,
};

static Result judge_abandon(const Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;
    return DONE;                             /* the phase has said that there is something to end */
}

static void fold_abandon(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    for (each(Lot, lot, p->lots))
        if (concerns(lot, act->abandon.lot)) {
            lot->ended    = true;
            lot->ended_at = act->at;
            lot_unaward(p, lot);               /* nobody has won what ended */
            lot->halted   = false;             /* nothing is left that could be suspended */
        }
}

const ActRow row_abandon = {
    .name = "abandon", .says = "End a lot, or all, without an award",
    .who = OFFICER, .when = RUNNING | AWARDED,
    .rules = TWICE | THOUGH_HALTED | EVERY_LOT | WEIGHS, .shown = TO_ALL,
    .news = "ended without award",
    UNSETTLED_BY(ACT_AWARD, ACT_COMPLAINT, ACT_CLAIM, ACT_ORDER, ACT_SUSPEND, ACT_RESUME),
    .source = "Procurement Act 2023 s.55; 2014/24/EU art. 55(1)",
    .fields = { OF_LOTS(abandon), REASON(abandon, TO_ALL) },
    .judge = judge_abandon, .fold = fold_abandon,
};

static Result judge_hold(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    return (act->hold.on == YES) == p->held ? because(&hold_unchanged) : DONE;
}

static void fold_hold(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    p->held = act->hold.on == YES;
}

const ActRow row_hold = {
    .name = "hold", .says = "Set or lift a litigation hold: nothing is erased under it",
    .who = OFFICER, .when = ANY_PHASE, .rules = THOUGH_HALTED | THOUGH_ENDED, .shown = TO_ALL,
    .source = "Regulation (EU) 2016/679 art. 17(3)(e)",
    .fields = {
        C(hold, on, answers, .label = "Is there a hold",
          .hint = "Nothing is erased under it; yes sets it, no lifts it."),
        REASON(hold, TO_OVERSEERS)
    },
    .judge = judge_hold, .fold = fold_hold,
};

/* A sealed bid goes by the list of its box, and by the heads that name its files. */
static bool sealed_here(const Procedure *p, const Act *act)
{
    for (each(Round, r, p->rounds))
        for (each(Deposit, d, p->box))
            if (r->listed_nth == act->erase.nth && d->round == r->id &&
                hash_same(d->heads, act->erase.hash))
                return true;
    return false;
}

/* The period of three years begins with the day of the contract, or of the award where there is
 * none; of what ended without either the notice of that is the end (s.98(4)). */
static Instant kept_until(const Procedure *p, const Lot *lot)
{
    Instant from = lot->signed_ ? lot->signed_at
                   : lot->awarded || lot->ended ? lot->awarded_at : 0;
    Civil c = civil_of(day_at(from, p->zone));
    c.year += 3;
    if (c.month == 2 && c.day == 29)
        c = (Civil){ c.year, 3, 1 };
    return from ? day_begins(day_of(c), p->zone) : 0;
}

static Result kept(const Procedure *p, const Lot *lot, Instant until, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "lot {}: ", str_of_number(lot->id, a));
    if (until)
        text_put(&t, a, "three years from its contract or award, until {}",
                 str_of_moment_words(until, p->zone, a));
    else
        text_our(&t, "neither a contract nor an end is on record; three years begin with them", a);
    return because_of(&retention_running, text_str(&t));
}

static Result judge_kept(const Procedure *p, Instant now, Arena *a)
{
    for (each(const Lot, lot, p->lots)) {
        Instant until = kept_until(p, lot);
        if (now < until || (!until && !lot->ended))
            return kept(p, lot, until, a);
    }
    return DONE;
}

static Result judge_erase(const Procedure *p, const Act *act, Arena *a)
{
    if (act->erase.nth < 1 || act->erase.nth > p->acts)
        return because(&no_such_act);
    if (p->held)
        return because(&on_hold);
    if (act->erase.ground == PERSONAL_DATA)
        return act->erase.what == ERASE_WORDS ? DONE : because(&erase_words_only);
    if (!p->published || act->arrived < p->retention)
        return because(&retention_running);
    TRY(judge_kept(p, act->arrived, a));
    bool foreign = act->erase.what == ERASE_SEALED && !sealed_here(p, act);
    return foreign ? because(&erase_foreign) : DONE;
}

static Erased erasable_of(const Act *act, const Field *f)
{
    bool key = act->kind == ACT_OPENED && f->offset == offsetof(Act, opened.key);
    return key ? ERASE_KEY : f->type == PAPER ? ERASE_PAPER : ERASE_WORDS;
}

Result erase_check(const Act *erase, const Act *named)
{
    if (erase->erase.what == ERASE_SEALED)           /* whose it is, judge_erase() has said */
        return named->kind == ACT_BOX_LIST ? DONE : because(&erase_foreign);
    for (each_field(f, act_rows[named->kind]))
        if (field_is_shelved(f) &&
            (int)erasable_of(named, f) == (int)erase->erase.what &&
            hash_same(act_hash(named, f), erase->erase.hash))
            return DONE;
    return because(&erase_foreign);
}

static void fold_erase(Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;             /* the shelf forgets; the acts never do */
}

static const Choices erasures = LIST_OF(
    { "retention", "the retention date has come" },
    { "personal-data", "personal data that must not be kept" });
static const Choices erasables = LIST_OF(
    { "words", "words" }, { "paper", "a paper" }, { "key", "the key of a bid" },
    { "sealed", "a sealed bid" });
const ActRow row_erase = {
    .name = "erase",
    .says = "Erase what the retention date lets go, or at any time words with personal data",
    .who = OFFICER, .when = ANY_PHASE, .rules = TWICE | THOUGH_HALTED | THOUGH_ENDED,
    .shown = TO_ALL,
    UNSETTLED_BY(ACT_HOLD, ACT_ORDER, ACT_CLAIM),
    .source = "Regulation (EU) 2016/679 art. 17",
    .fields = {
        N(erase, nth, .refers = AN_ACT, .label = "Number of the act",
          .hint = "The act that carries it; of a sealed bid the list of its box."),
        C(erase, what, erasables, .label = "What is erased"),
        H(erase, hash, .label = "Fingerprint of what is erased",
          .hint = "As the act carries it; of a sealed bid the hash of its heads."),
        C(erase, ground, erasures, .optional = true, .label = "Ground",
          .hint = "Personal-data: words that must not be kept; else the retention date has come."),
        REASON(erase, TO_OVERSEERS)
    },
    .judge = judge_erase, .fold = fold_erase,
};

#include "core/view/duty_inside.h"

extern const Reason equals_parted, selection_not_by_merit, candidates_too_few, candidates_too_many;

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
void duties_bidding(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
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

void duties_talking(const Procedure *p, const Round *r, Id lot, Instant now, Duties *d, Arena *a)
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
void duties_consenting(const Procedure *p, Duties *d, Arena *a)
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
void duties_choosing(const Procedure *p, const Round *r, Id lot, Duties *d, Arena *a)
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

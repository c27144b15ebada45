/* steps.c - what happened in a procedure, in a line each: the acts that say most to everybody. */
#include "page/tender.h"

#include "core/view/rank.h"
#include "page/words.h"

SHAPE_OF(StepShown, STEP_SHOWN)

/* DECIDES: stands out in the history. CHANGES_IT: what was published is not so any more. */
typedef enum Weight { HAPPENS, DECIDES, CHANGES_IT } Weight;

/* Several of one kind on one day, where they are said as one. {} is their number. */
typedef struct Told { ActKind kind; const char *one, *many; Weight weight; } Told;

static const Told told[] = {
    { ACT_PADLOCK,          "A padlock was made", "{} padlocks were made", HAPPENS },
    { ACT_PUBLISH,          "The tender was published", NULL, DECIDES },
    { ACT_AMEND,            "What was published was changed", NULL, CHANGES_IT },
    { ACT_ANSWER,           "A question was answered", "{} questions were answered", HAPPENS },
    { ACT_INVITE,           "The next round was opened", NULL, CHANGES_IT },
    { ACT_OUTAGE,           "The service was out of reach", NULL, CHANGES_IT },
    { ACT_BOX_LIST,         "The box was closed and its bids were listed", NULL, DECIDES },
    { ACT_ACCEPT_LATE,      "A late bid was accepted", "{} late bids were accepted", HAPPENS },
    { ACT_ADMIT,            "A bid was admitted", "{} bids were admitted", HAPPENS },
    { ACT_EXCLUDE,          "A bid was excluded", "{} bids were excluded", HAPPENS },
    { ACT_REINSTATE,        "An excluded bid was admitted again",
                            "{} excluded bids were admitted again", HAPPENS },
    { ACT_TURNS,            "A padlock was turned",
                            "Padlocks were turned, {} times", HAPPENS },
    { ACT_DIALOGUE_CLOSE,   "The dialogue was closed", NULL, DECIDES },
    { ACT_SCORE_LOCK,       "The marks were locked, before any price was open",
                            "The marks were locked, before any price was open", DECIDES },
    { ACT_REOPEN,           "Locked marks were opened again", NULL, CHANGES_IT },
    { ACT_EXTEND_VALIDITY,  "Bidders were asked to be bound for longer", NULL, HAPPENS },
    { ACT_AWARD,            "Awarded", NULL, DECIDES },
    { ACT_NOTICE_PUBLISHED, "A notice was published", NULL, HAPPENS },
    { ACT_STANDSTILL,       "A standstill was declared", NULL, DECIDES },
    { ACT_COMPLAINT,        "A complaint was received", NULL, HAPPENS },
    { ACT_CLAIM,            "A claim before a court was notified", NULL, DECIDES },
    { ACT_CLAIM_ENDED,      "A claim ended", NULL, DECIDES },
    { ACT_ORDER,            "A court made an order", NULL, CHANGES_IT },
    { ACT_CONTRACT,         "The contract was signed", NULL, DECIDES },
    { ACT_CONTRACT_CHANGE,  "The contract was changed", NULL, CHANGES_IT },
    { ACT_SUSPEND,          "Suspended", NULL, CHANGES_IT },
    { ACT_RESUME,           "Goes on", NULL, CHANGES_IT },
    { ACT_ABANDON,          "Ended without an award", NULL, CHANGES_IT },
    { ACT_JOIN,             "A buyer joined", NULL, CHANGES_IT },
    { ACT_LEAVE,            "A buyer left", NULL, CHANGES_IT },
    { ACT_RECUT,            "The value was cut anew", NULL, CHANGES_IT },
    { ACT_REPLACE,          "Somebody was replaced", NULL, CHANGES_IT },
};

static const Told *told_of(ActKind kind)
{
    for (const Told *t = told; t < told + countof(told); t++)
        if (t->kind == kind)
            return t;
    return NULL;
}

/* ---- one step -------------------------------------------------------------------- */

static int64_t bids_in(const Public *l, Id round)
{
    int64_t count = 0;
    for (each(const Bid, bid, l->p->bids))
        count += bid->round == round;
    return count;
}

static Str money_of(const Public *l, Money m)
{
    return str_of_money(m, l->p->currency, l->a);
}

static Str moment_of(const Public *l, Instant at)
{
    return moment_in(l->o->language, at, l->p->zone, l->a);
}

static const char *words(const Public *l, const char *english)
{
    return words_in(l->o->language, english);
}

/* What it says beyond its kind, where that is a figure, a name or a day; else empty. */
static Str more_of(const Public *l, const Act *act)
{
    Arena *a = l->a;
    switch (act->kind) {
    case ACT_ANSWER:
        return str_put(a, words(l, ": answer {}"), str_of_number(act->answer.answer, a));
    case ACT_INVITE:
        return str_put(a, words(l, ": round {}, {}"), str_of_number(act->invite.round, a),
                       str(words(l, round_name(round_of(l->p, act->invite.round)->kind))));
    case ACT_JOIN:  return str_put(a, ": {}", public_buyer(l, act->join.buyer));
    case ACT_LEAVE: return str_put(a, ": {}", public_buyer(l, act->leave.buyer));
    case ACT_BOX_LIST:
        return str_put(a, ": {}", counted_in(l->o->language, bids_in(l, act->box_list.round),
                                             "{} bid", "{} bids", a));
    case ACT_TURNS:
        return str_put(a, words(l, " by {} for the {} envelopes"), public_name(l, act->actor),
                       str(words(l, envelope_name((Envelope)act->turns.envelope))));
    case ACT_AWARD:
        return str_put(a, words(l, " to {} at {}"), public_name(l, act->award.bidder),
                       money_of(l, act->award.price));
    case ACT_NOTICE_PUBLISHED:
        return str_put(a, ": {}, {}",
                       str(words(l, choice_label(act_field(ACT_NOTICE_PUBLISHED, "notice"),
                                                 act->notice_published.notice))),
                       public_words(l, act, "reference"));
    case ACT_STANDSTILL:
        return str_put(a, words(l, ", to the end of {}"),
                       day_in(l->o->language, act->standstill.last, a));
    case ACT_CONTRACT:
        return str_put(a, words(l, " with {}, worth {}"), public_name(l, act->contract.bidder),
                       money_of(l, act->contract.value));
    default:
        return (Str){ 0 };
    }
}

static Str lot_prefix(const Public *l, const Act *act)
{
    Text t = { 0 };
    if (act_lot(act) && l->p->lots.len > 1)
        text_put(&t, l->a, words(l, "Lot {}: "), str_of_number(act_lot(act), l->a));
    return text_str(&t);
}

static Str reason_of(const Public *l, const Act *act)
{
    Str reason = public_words(l, act, "reason");
    return reason.len || act->kind != ACT_ORDER ? reason : public_words(l, act, "reference");
}

static StepShown step_of(const Public *l, const Told *of, const Act *act, int64_t count)
{
    Text t = { 0 };
    if (count == 1)
        text_put(&t, l->a, "{}", lot_prefix(l, act));
    text_add(&t, counted_in(l->o->language, count, of->one, of->many ? of->many : of->one, l->a),
             l->a);
    if (count == 1)
        text_add(&t, more_of(l, act), l->a);
    return (StepShown){ .at = moment_of(l, act->at), .iso = iso_moment(act->at, l->a),
                        .says = text_str(&t), .reason = reason_of(l, act),
                        .news = of->weight != HAPPENS, .changes = of->weight == CHANGES_IT,
                        .nth = act->nth, .entry = act->leaf };
}

/* ---- all of them ----------------------------------------------------------------- */

static bool goes_with(const Public *l, const Act *one, const Act *other)
{
    return one->kind == other->kind && told_of(one->kind)->many &&
           day_at(one->at, l->p->zone) == day_at(other->at, l->p->zone);
}

/* Of the acts after this one, those that are said with it; all of them are skipped then. */
static int64_t count_with(const Public *l, const Act *act)
{
    int64_t count = 0;
    for (each(const Act, other, l->record.acts))
        count += other->kind == act->kind && goes_with(l, act, other);
    return count ? count : 1;
}

static bool is_first_of_its(const Public *l, const Act *act)
{
    for (const Act *other = l->record.acts.at; other < act; other++)
        if (other->kind == act->kind && goes_with(l, act, other))
            return false;
    return true;
}

/* What is in it, not everybody is shown; that it was opened, everybody can prove. */
static void add_opened(const Public *l, Id after, Id before, Steps *out, Arena *a)
{
    for (ptrdiff_t i = l->withheld.len - 1; i >= 0; i--) {
        const Withheld *w = &l->withheld.at[i];
        if (w->kind == ACT_OPENED && w->nth > after && w->nth < before)
            *list_add(out, a) = (StepShown){
                .says = said_in(l->o->language, "An envelope was opened"), .nth = w->nth,
                .entry = w->leaf };
    }
}

void public_each_step(const Public *l, Steps *out, Arena *a)
{
    Id before = INT64_MAX;
    *out = (Steps){ 0 };
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act  *act = &l->record.acts.at[i];
        const Told *of = told_of(act->kind);
        if (!of)
            continue;
        add_opened(l, act->nth, before, out, a);
        *list_add(out, a) = step_of(l, of, act, 1);
        before = act->nth;
    }
}

void public_steps(const Public *l, Steps *out, Arena *a)
{
    *out = (Steps){ 0 };
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act  *act = &l->record.acts.at[i];
        const Told *of  = told_of(act->kind);
        if (of && is_first_of_its(l, act))
            *list_add(out, a) = step_of(l, of, act, of->many ? count_with(l, act) : 1);
    }
}

enum { LATEST_STEPS = 10, FEW_STEPS = 15 };            /* what folds away is worth a press */

bool step_folds(ptrdiff_t step, ptrdiff_t of)
{
    return of > FEW_STEPS && step >= LATEST_STEPS;
}

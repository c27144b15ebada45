/* validity.c - until when a tender binds its bidder, and what becomes of one that no longer does.
 *
 * The ranking is a function of acts and knows no clock: a bid leaves it by an act, which is
 * refused while the bid still binds; an award is refused while a bid in the ranking does not. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason validity_not_longer = { REFUSED, "validity-not-longer",
    "2014/24/EU Annex V part C(21)",
    "A published validity is only lengthened, and to a time that is not over." };
const Reason extension_missing = { REFUSED, "extension-missing", "doc/acts.md consent-validity",
    "Nobody has asked for a longer validity." };
const Reason bid_lapsed = { REFUSED, "bid-lapsed", "2014/24/EU Annex V part C(21)",
    "A bid no longer binds its bidder: it is neither awarded nor signed before its bidder, asked "
    "after that, binds itself again; else it leaves by lapse." };
const Reason still_binding = { REFUSED, "still-binding", "2014/24/EU Annex V part C(21)",
    "The bid still binds its bidder." };

/* Asked of all who bid for the lot; each decides for itself. */
static Result judge_extend_validity(const Procedure *p, const Act *act, Arena *a)
{
    const Round *r = round_of(p, act->extend_validity.round);
    const Extension *e = extension_of(p, r->id, act->extend_validity.lot);
    bool longer = r->validity && act->extend_validity.until > (e ? e->until : r->validity);
    if (longer && act->extend_validity.until <= act->arrived)
        return because_value(&validity_not_longer, p, act, "until", a);
    if (longer)
        return DONE;
    return r->validity ? because_of(&validity_not_longer,
                                    str_of_moment_words(e ? e->until : r->validity, p->zone, a))
                       : because_of(&validity_not_longer,
                                    S("none was published for this round, so none is lengthened"));
}

static void fold_extend_validity(Procedure *p, const Act *act, Arena *a)
{
    Extension *e = extension_of(p, act->extend_validity.round, act->extend_validity.lot);
    if (!e)
        e = list_add(&p->extensions, a);
    *e = (Extension){ act->extend_validity.round, act->extend_validity.lot,
                      act->extend_validity.until, act->arrived };
}

const ActRow row_extend_validity = {
    .name = "extend-validity", .says = "Ask all bidders of a lot to be bound for longer",
    .who = OFFICER, .when = CLOSED | LISTED | LOCKED | AWARDED, .shown = TO_ALL,
    .source = "2014/24/EU art. 18(1), Annex V part C(21)",
    .fields = {
        OF_ROUND(extend_validity), OF_LOT(extend_validity),
        T(extend_validity, until, .label = "To be bound until",
          .hint = "Later than now, the published validity, and what was asked before."),
        REASON(extend_validity, TO_ALL)
    },
    .judge = judge_extend_validity, .fold = fold_extend_validity,
};

static Result because_over(const Procedure *p, const Bid *bid, const Extension *e, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "it was asked {} to be bound until {}; who may bind itself again is asked anew "
             "(extend-validity)", str_of_moment_words(e->asked, p->zone, a),
             str_of_moment_words(e->until, p->zone, a));
    return because_bid(&bid_lapsed, bid, str_terminated(text_str(&t), a), a);
}

bool binds_again(const Procedure *p, const Bid *bid, const Extension *e, Instant at)
{
    return bid->bound_until < e->until && !bid_binds(p, bid, e->asked) && at < e->until;
}

static Result judge_consent_validity(const Procedure *p, const Act *act, Arena *a)
{
    Id round = act->consent_validity.round, lot = act->consent_validity.lot;
    const Bid *bid = bid_of(p, round, lot, act->actor);
    const Extension *e = extension_of(p, round, lot);
    if (!bid)
        return because(&no_such_bid);
    if (!e)
        return because(&extension_missing);
    if (bid->standing == EXCLUDED || bid->bound_until >= e->until)
        return because(&decided_already);
    bool may = binds_again(p, bid, e, act->arrived) || bid_binds(p, bid, act->arrived);
    return may ? DONE : because_over(p, bid, e, a);
}

static void fold_consent_validity(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Id round = act->consent_validity.round, lot = act->consent_validity.lot;
    bid_of(p, round, lot, act->actor)->bound_until = extension_of(p, round, lot)->until;
}

const ActRow row_consent_validity = {
    .name = "consent-validity", .says = "Be bound by one's own bid for longer",
    .who = BIDDER, .when = LISTED | LOCKED | AWARDED, .shown = TO_ITS_BIDDER_THEN_ALL,
    .most = 1000,
    .source = "2014/24/EU art. 18(1)",
    .fields = { OF_ROUND(consent_validity), OF_LOT(consent_validity) },
    .judge = judge_consent_validity, .fold = fold_consent_validity,
};

static Result judge_lapse(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Bid *bid = bid_of(p, act->lapse.round, act->lapse.lot, act->lapse.bidder);
    if (!bid)
        return because(&no_such_bid);
    if (bid->standing == EXCLUDED)
        return because(&decided_already);
    return bid_binds(p, bid, act->arrived) ? because(&still_binding) : DONE;
}

static void fold_lapse(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bid_exclude(p, bid_of(p, act->lapse.round, act->lapse.lot, act->lapse.bidder), act);
}

const ActRow row_lapse = {
    .name = "lapse", .says = "Record that a bid no longer binds; it leaves the ranking",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED, .rules = WEIGHS, .shown = TO_ALL,
    .source = "2014/24/EU art. 18(1), Annex V part C(21)",
    .fields = { OF_ROUND(lapse), OF_LOT(lapse), OF_BIDDER(lapse) },
    .judge = judge_lapse, .fold = fold_lapse,
};

/* inquiring.c - one bidder is asked about its bid, replies and is ruled on; who stands behind a
 * bid, and whether its standing was tested again.
 *
 * What is asked of one bidder is seen by overseers and courts. A judge of an act that wider
 * readers see as well passes over it where acts are withheld. */
#include "core/stage/inside.h"
#include "core/stage/row.h"
#include "core/view/rank.h"

const Reason no_such_inquiry = { MISSING, "no-such-inquiry", "doc/acts.md inquire",
    "There is no such inquiry about this bid, or it was put to somebody else." };
const Reason inquiry_unfit = { REFUSED, "inquiry-unfit", "doc/acts.md inquire",
    "What is asked about is not there yet: the envelope is not open, or nothing is awarded." };
const Reason ground_missing = { INVALID, "ground-missing",
    "2014/24/EU art. 57(6); Procurement Act 2023 s.58(2)",
    "Whoever is to be heard on an exclusion is told the ground: mandatory, discretionary or a "
    "conflict. Only where a ruling is looked at again it is that one's." };
const Reason reply_time_missing = { REFUSED, "reply-time-missing",
    "2014/24/EU art. 56(3), 57(6), 69(1); Procurement Act 2023 s.19(4), 58(2)",
    "Whoever is asked has time to reply, and on what could put its bid out a whole day at least: "
    "the next one, to its midnight." };
const Reason reply_late = { REFUSED, "reply-late", "2014/24/EU art. 56(3)",
    "The time to reply is over." };
const Reason reply_awaited = { REFUSED, "reply-awaited",
    "2014/24/EU art. 69(3); Procurement Act 2023 s.19(4)",
    "Nobody is ruled on before the reply is there or its time is over." };
const Reason reply_missing = { REFUSED, "reply-missing", "doc/book.md, inquiries",
    "This ruling rests on a reply, and none came." };
const Reason ruling_unfit = { REFUSED, "ruling-unfit", "doc/book.md, inquiries",
    "This ruling does not answer an inquiry of this kind." };
const Reason clarification_open = { REFUSED, "clarification-open", "2014/24/EU art. 56(3)",
    "A clarification of an admitted bid is not ruled on; marks are not locked before it is." };
const Reason clarification_unruled = { REFUSED, "clarification-unruled", "2014/24/EU art. 56(3)",
    "Nobody has ruled yet whether this reply clarifies, completes or changes the bid." };
const Reason clarification_kept_out = { REFUSED, "clarification-kept-out",
    "2014/24/EU art. 56(3); Case C-599/10 SAG ELV Slovensko",
    "This reply changes the bid; nothing of it reaches the panel." };
const Reason deviation_unruled = { REFUSED, "deviation-unruled", "2014/24/EU art. 56(1)",
    "The bid deviates from what was asked, and nobody has ruled whether it may." };
const Reason deviation_rejected = { REFUSED, "deviation-rejected", "2014/24/EU art. 56(1)",
    "A deviation was rejected and its bid is still admitted." };
const Reason price_unquestioned = { REFUSED, "price-unquestioned",
    "2014/24/EU art. 69(1), (3); Procurement Act 2023 s.19(4)",
    "Nobody is rejected for a low price without being asked, and ruled on as unexplained." };
const Reason price_explained = { REFUSED, "price-explained",
    "2014/24/EU art. 69(3); Procurement Act 2023 s.19(5)",
    "The low price was explained; it is no ground for rejection." };
const Reason price_inquiry_open = { REFUSED, "price-inquiry-open", "2014/24/EU art. 69",
    "Whether a low price is explained is not ruled on; nothing is awarded before it is." };
const Reason representations_missing = { REFUSED, "representations-missing",
    "2014/24/EU art. 57(6); Procurement Act 2023 s.58(2)",
    "Before an exclusion the bidder gets notice of the ground and is heard, and it is upheld." };
const Reason exclusion_unfounded = { REFUSED, "exclusion-unfounded",
    "2014/24/EU art. 57(6); Procurement Act 2023 s.28, 58",
    "The last ruling on this ground was not that it is upheld: nobody is excluded on it." };
const Reason exclusion_open = { REFUSED, "exclusion-open",
    "2014/24/EU art. 57(5), (6); PCR 2015 reg. 57; Procurement Act 2023 s.26, 58",
    "Whether a ground of exclusion applies is not ruled on; before it is, nobody goes on, and "
    "nothing is awarded or signed." };
const Reason exclusion_binds = { REFUSED, "exclusion-binds",
    "2014/24/EU art. 57(1), (5); PCR 2015 reg. 57(1), (8); Procurement Act 2023 s.26, 57",
    "A ground of exclusion was upheld and not put right: the bid is excluded." };
const Reason commitments_unconfirmed = { REFUSED, "commitments-unconfirmed",
    "2014/24/EU art. 30(7)",
    "After a dialogue the preferred bidder confirms its commitments before the contract." };
const Reason lead_twice = { REFUSED, "lead-twice", "2014/24/EU art. 19(2)",
    "A consortium has one lead." };
const Reason no_such_member = { MISSING, "no-such-member", "doc/acts.md member-change",
    "This bidder has no such member." };
const Reason retest_pending = { REFUSED, "retest-pending",
    "2014/24/EU art. 63(1); Procurement Act 2023 s.28",
    "The bidder's consortium changed, and was not tested again since." };
const Reason finances_untested = { REFUSED, "finances-untested",
    "2014/24/EU art. 58(3); Procurement Act 2023 s.22",
    "Where candidates were selected, finances are tested at final tender and before signature." };

/* ---- inquiries ------------------------------------------------------------------- */

#define BIT(ruling) (1u << (ruling))

/* Which rulings answer it, which of them rest on a reply, and which wait for nothing. */
static const struct { unsigned rulings, on_reply, at_once; } inquiry_rows[ABOUTS] = {
    [ABOUT_CLARIFICATION] = {
        BIT(RULED_CLARIFIES) | BIT(RULED_COMPLETES) | BIT(RULED_CHANGES),
        BIT(RULED_CLARIFIES) | BIT(RULED_COMPLETES), 0 },
    [ABOUT_DEVIATION] = { BIT(RULED_ACCEPTED) | BIT(RULED_REJECTED), 0,
                          BIT(RULED_ACCEPTED) | BIT(RULED_REJECTED) },
    [ABOUT_LOW_PRICE] = { BIT(RULED_EXPLAINED) | BIT(RULED_UNEXPLAINED), BIT(RULED_EXPLAINED), 0 },
    [ABOUT_EXCLUSION] = {
        BIT(RULED_UPHELD) | BIT(RULED_DROPPED) | BIT(RULED_CURED) | BIT(RULED_REPLACED),
        BIT(RULED_CURED) | BIT(RULED_REPLACED), BIT(RULED_DROPPED) | BIT(RULED_KEPT) },
    [ABOUT_SCHEDULE] = { BIT(RULED_CONFIRMED) | BIT(RULED_UNCONFIRMED), BIT(RULED_CONFIRMED), 0 },
    [ABOUT_CONFIDENTIALITY] = { BIT(RULED_KEPT) | BIT(RULED_OVERRULED), 0, BIT(RULED_KEPT) },
    [ABOUT_COMMITMENTS] = { BIT(RULED_CONFIRMED) | BIT(RULED_UNCONFIRMED), BIT(RULED_CONFIRMED),
                            0 },
};

/* Where the law leaves it to the buyer, it may also keep a bidder to whom the ground applies. */
static unsigned rulings_on(const Inquiry *i)
{
    return inquiry_rows[i->about].rulings | (i->ground == MAY_EXCLUDE ? BIT(RULED_KEPT) : 0u);
}

static Bid *bid_asked(const Procedure *p, const Inquiry *i)
{
    return bid_of(p, i->round, i->lot, i->bidder);
}

/* What is asked about is there. */
static bool can_be_asked(const Lot *lot, const Bid *bid, const Act *act)
{
    switch ((About)act->inquire.about) {
    case ABOUT_CLARIFICATION: case ABOUT_DEVIATION:
        return bid->opened[QUALITY] || bid->opened[QUALIFICATION];
    case ABOUT_LOW_PRICE: case ABOUT_SCHEDULE:
        return bid->opened[PRICE];
    case ABOUT_COMMITMENTS:
        return lot->awarded && lot->award_round == bid->round && lot->winner == bid->bidder;
    case ABOUT_CONFIDENTIALITY:
        return claim_on(bid, act->inquire.file, act->inquire.page) != NULL;
    case ABOUT_EXCLUSION: case ABOUTS: break;
    }
    return true;
}

/* What can put a bid out is answered in a time that the rule book knows. */
static Result judge_reply_time(const Procedure *p, const Act *act, const Lot *lot, Arena *a)
{
    RuleCase law = case_of(p, lot);
    Text t = { 0 };
    bool hearing = act->inquire.about == ABOUT_EXCLUSION || act->inquire.about == ABOUT_LOW_PRICE;
    text_put(&t, a, "until={} is not later than now",
             str_of_moment(act->inquire.until, p->zone, a));
    if (act->inquire.until <= act->arrived)
        return because_of(&reply_time_missing, text_str(&t));
    if (!hearing)
        return DONE;
    Result near = rule_judge_deadline(&law, LIMIT_HEARING, act->arrived, act->inquire.until, a);
    return near.why == &deadline_too_near ? because_of(&reply_time_missing, near.detail) : near;
}

static const char *const ground_words[] = { "unnamed", "mandatory", "discretionary", "conflict" };

bool ruling_holds_for(const Inquiry *i, Id lot)
{
    return i->ground == MUST_EXCLUDE || i->lot == lot;
}

/* Only what was upheld is looked at again, of the same bidder, where it holds and on its ground. */
static Result judge_again(const Procedure *p, const Act *act, Arena *a)
{
    const Inquiry *i = inquiry_of(p, act->inquire.again);
    InquiryGround ground = (InquiryGround)act->inquire.ground;
    Text t = { 0 };
    if (!act->inquire.again)
        return DONE;
    bool upheld = i && i->bidder == act->inquire.bidder && i->about == ABOUT_EXCLUSION &&
                  act->inquire.about == ABOUT_EXCLUSION && i->resolved &&
                  i->ruling == RULED_UPHELD && ruling_holds_for(i, act->inquire.lot);
    if (upheld && (!ground || ground == i->ground))
        return DONE;
    text_put(&t, a, "again={}: ", str_of_number(act->inquire.again, a));
    if (upheld)
        text_put(&t, a, "it was upheld on ground={}, and is looked at again on that or with none "
                 "named; ask about ground={} without again", str(ground_words[i->ground]),
                 str(ground_words[ground]));
    else
        text_our(&t, "right is an inquiry about the exclusion of the same bidder in which a ground "
                 "was upheld, on a conflict or a discretionary ground one of this lot; 0 for none",
                 a);
    return because_of(&inquiry_unfit, text_str(&t));
}

/* Who is excluded is asked about nothing but the ruling on which that rests: so it comes back. */
static Result judge_out(const Procedure *p, const Act *act, const Bid *bid, Arena *a)
{
    const Inquiry *i = p->withheld ? NULL : ground_upheld(p, bid);
    Text t = { 0 };
    if (bid->standing != EXCLUDED || act->inquire.again)
        return DONE;
    text_our(&t, "it is excluded; who was excluded by mistake comes back by reinstate", a);
    if (i)
        text_put(&t, a, ", once the ruling is looked at again: ask with again={}",
                 str_of_number(i->id, a));
    return because_bid(&decided_already, bid, str_terminated(text_str(&t), a), a);
}

static Result judge_inquire(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->inquire.round, act->inquire.lot, act->inquire.bidder);
    if (inquiry_of(p, act->inquire.inquiry))
        return because_value(&number_taken, p, act, "inquiry", a);
    TRY(judge_reply_time(p, act, lot_of(p, act->inquire.lot), a));
    if (!bid)
        return because(&no_such_bid);
    TRY(judge_out(p, act, bid, a));
    bool out = act->inquire.about == ABOUT_EXCLUSION;
    if (act->inquire.ground && !out)
        return because_value(&inquiry_unfit, p, act, "ground", a);
    if (out && !act->inquire.ground && !act->inquire.again)
        return because_value(&ground_missing, p, act, "ground", a);
    TRY(judge_again(p, act, a));
    bool there = can_be_asked(lot_of(p, bid->lot), bid, act);
    return there ? DONE : because_value(&inquiry_unfit, p, act, "about", a);
}

/* Who looks at a ruling again asks on its ground. */
static InquiryGround ground_asked(const Procedure *p, const Act *act)
{
    const Inquiry *again = inquiry_of(p, act->inquire.again);
    return again && !act->inquire.ground ? again->ground : (InquiryGround)act->inquire.ground;
}

static void fold_inquire(Procedure *p, const Act *act, Arena *a)
{
    inquiry_add(p, (Inquiry){ .id = act->inquire.inquiry,
        .round = act->inquire.round, .lot = act->inquire.lot, .bidder = act->inquire.bidder,
        .about = (About)act->inquire.about, .file = act->inquire.file, .page = act->inquire.page,
        .until = act->inquire.until, .nth = act->nth,
        .ground = ground_asked(p, act), .again = act->inquire.again }, a);
}

static const Choices abouts = LIST_OF(
    { "clarification", "clarification" }, { "deviation", "a deviation from the tender" },
    { "low-price", "an abnormally low price" }, { "exclusion", "a ground of exclusion" },
    { "price-schedule", "figures left out of the price schedule" },
    { "commitments", "what others promised the bidder" },
    { "confidentiality", "pages claimed as confidential" });
static const Choices grounds = LIST_OF(
    { "unnamed", "none, or that of the ruling looked at again" }, { "mandatory", "mandatory" },
    { "discretionary", "discretionary" }, { "conflict", "a conflict of interest" });
const ActRow row_inquire = {
    .name = "inquire", .says = "Ask one bidder about its bid, with the time to reply",
    .who = OFFICER, .when = LISTED | LOCKED | AWARDED, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 56(3), 57(6), 69; Procurement Act 2023 s.19",
    .fields = {
        NEW(inquire, inquiry, AN_INQUIRY, "Number of the inquiry"),
        OF_ROUND(inquire), OF_LOT(inquire), OF_BIDDER(inquire),
        C(inquire, about, abouts, .label = "What it is about",
          .hint = "It is there already: the open envelope or price, the award, the claimed page."),
        T(inquire, until, .label = "Reply by",
          .hint = "Later than now, on exclusion or price a day between; no reply is taken then."),
        W(inquire, text, TO_ITS_BIDDER, .aloud = true, .label = "Question",
          .hint = READ_TO_ITS_BIDDER),
        N(inquire, file, .label = "File",
          .hint = "About confidentiality: the number of the file in the bid, from 1; else 0."),
        N(inquire, page, .label = "Page",
          .hint = "About confidentiality: a page that is claimed, from 1; else 0."),
        C(inquire, ground, grounds, .optional = true, .label = "Ground of exclusion",
          .hint = "On exclusion, which is on no other one then; a discretionary one may be kept."),
        N(inquire, again, .refers = AN_INQUIRY, .aside = true, .zero = "None",
          .label = "Ruling looked at again",
          .hint = "Upheld: its inquiry; any other ruling on this one lifts that; 0 for none.")
    },
    .judge = judge_inquire, .fold = fold_inquire,
};

static Result judge_reply(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Inquiry *i = inquiry_of(p, act->reply.inquiry);
    if (!i || i->bidder != act->actor)
        return because(&no_such_inquiry);
    if (i->replied || i->resolved)
        return because(&decided_already);
    return act->arrived < i->until ? DONE : because(&reply_late);
}

static void fold_reply(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Inquiry *i = inquiry_of(p, act->reply.inquiry);
    if (i)                                   /* not shown to this reader */
        i->replied = true;
}

const ActRow row_reply = {
    .name = "reply", .says = "Reply to an inquiry about one's own bid",
    .who = BIDDER, .when = RUNNING | AWARDED, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER,
    .most = 10000,
    .source = "2014/24/EU art. 56(3), 57(6), 69; Procurement Act 2023 s.58",
    .fields = {
        OF_INQUIRY(reply),
        W(reply, text, TO_ITS_BIDDER, .aloud = true, .label = "Reply",
          .hint = "Given once; overseers and courts will read this too.")
    },
    .judge = judge_reply, .fold = fold_reply,
};

static const Choices resolutions = LIST_OF(
    { "clarifies", "it makes clear what was meant" }, { "completes", "it completes the bid" },
    { "changes", "it would change the bid" }, { "accepted", "accepted" },
    { "rejected", "rejected" }, { "explained", "the price is explained" },
    { "unexplained", "the price is not explained" }, { "upheld", "the ground is upheld" },
    { "dropped", "the ground is dropped" }, { "cured", "the bidder has put it right" },
    { "replaced", "whoever failed was replaced" }, { "confirmed", "confirmed" },
    { "unconfirmed", "not confirmed" }, { "kept", "the pages or the bidder are kept" },
    { "overruled", "the claim is overruled" });

static Result because_unfit(const Inquiry *i, const Act *act, Arena *a)
{
    Text t = { 0 };
    bool first = true;
    text_put(&t, a, "ruling={}: inquiry {} is answered by ",
             str(resolutions.at[act->resolve.ruling].word), str_of_number(i->id, a));
    for (int r = 0; r < resolutions.count; r++) {
        if (!(rulings_on(i) & BIT(r)))
            continue;
        text_put(&t, a, "{}{}", str(first ? "" : ", "), str(resolutions.at[r].word));
        first = false;
    }
    return because_of(&ruling_unfit, text_str(&t));
}

static Result judge_resolve(const Procedure *p, const Act *act, Arena *a)
{
    const Inquiry *i = inquiry_of(p, act->resolve.inquiry);
    unsigned ruling = BIT(act->resolve.ruling);
    if (!i)
        return because(&no_such_inquiry);
    if (i->resolved)
        return because(&decided_already);
    if (!(rulings_on(i) & ruling))
        return because_unfit(i, act, a);
    bool waits = !(inquiry_rows[i->about].at_once & ruling);
    if (!i->replied && waits && act->arrived < i->until)
        return because(&reply_awaited);
    bool rests = inquiry_rows[i->about].on_reply & ruling;
    return !i->replied && rests ? because(&reply_missing) : DONE;
}

/* Claims that were made before the bidder was asked; a later one was not heard. */
static void claims_overrule(Bid *bid, const Inquiry *i)
{
    for (each(Claimed, claim, bid->claimed))
        if (claim->file == i->file && claim->page <= i->page && i->page <= claim->until &&
            claim->nth < i->nth)
            claim->overruled = true;
}

static void fold_resolve(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Inquiry *i = inquiry_of(p, act->resolve.inquiry);
    if (!i)                                  /* not shown to this reader */
        return;
    i->resolved  = true;
    i->ruled_nth = act->nth;
    i->ruling    = (Resolution)act->resolve.ruling;
    Bid *bid = bid_asked(p, i);
    if (bid && i->about == ABOUT_SCHEDULE)
        bid->schedule_confirmed = i->ruling == RULED_CONFIRMED;
    if (bid && i->ruling == RULED_OVERRULED)
        claims_overrule(bid, i);
}

const ActRow row_resolve = {
    .name = "resolve", .says = "Rule on an inquiry",
    .who = OFFICER, .when = RUNNING | AWARDED, .rules = TWICE | NEEDS_ALL, .shown = TO_ITS_BIDDER,
    UNSETTLED_BY(ACT_REPLY, ACT_RESOLVE),
    .source = "2014/24/EU art. 56(3), 57(6), 69(3); Procurement Act 2023 s.19, 58",
    .fields = {
        OF_INQUIRY(resolve),
        C(resolve, ruling, resolutions, .label = "Ruling",
          .hint = "One that fits what was asked; there is only one on an inquiry."),
        REASON(resolve, TO_ITS_BIDDER)
    },
    .judge = judge_resolve, .fold = fold_resolve,
};

/* ---- what was upheld ------------------------------------------------------------- */

/* Through however many that were upheld once more in between. */
static bool looks_again_at(const Procedure *p, const Inquiry *i, const Inquiry *upheld)
{
    for (const Inquiry *at = i; at->again;) {
        const Inquiry *before = inquiry_of(p, at->again);
        if (before == upheld)
            return true;
        if (!before || before->nth >= at->nth)   /* not shown to this reader, or no book of ours */
            return false;
        at = before;
    }
    return false;
}

/* The ruling itself was looked at again, and the ground is not upheld any more: the bidder put
 * itself right, or it was a mistake. What was ruled on another ground is nothing to this one. */
static bool put_right(const Procedure *p, const Inquiry *upheld)
{
    for (const Inquiry *i = inquiry_to(p, upheld->bidder); i; i = inquiry_before(p, i))
        if (i->about == ABOUT_EXCLUSION && i->nth > upheld->ruled_nth && i->resolved &&
            i->ruling != RULED_UPHELD && looks_again_at(p, i, upheld))
            return true;
    return false;
}

/* The ground of an exclusion is the one on which the bidder was heard. */
static bool heard_on(const Inquiry *i, ExclusionGround ground)
{
    InquiryGround named = ground == GROUND_MANDATORY ? MUST_EXCLUDE
                          : ground == GROUND_DISCRETIONARY ? MAY_EXCLUDE : CONFLICTED;
    return i->about == ABOUT_EXCLUSION && i->ground == named;
}

static bool clears(const Bid *bid, const Inquiry *upheld)
{
    return bid->cleared_nth > upheld->ruled_nth && ruling_holds_for(upheld, bid->lot) &&
           heard_on(upheld, bid->cleared_for);
}

/* A court orders the bidder in, not one of its bids; on another matter it clears no ground. */
static bool cleared(const Procedure *p, const Inquiry *upheld)
{
    const Person *bidder = person_of(p, upheld->bidder);
    Id at = bidder ? bidder->bidding : 0;
    for (const Bidding *b; at; at = b->before) {
        b = &p->biddings.at[at - 1];
        if (b->bid && clears(&p->bids.at[b->bid - 1], upheld))
            return true;
    }
    return false;
}

bool out_on_heard(const Bid *bid)
{
    bool heard = bid->excluded_for == GROUND_MANDATORY ||
                 bid->excluded_for == GROUND_DISCRETIONARY || bid->excluded_for == GROUND_CONFLICT;
    return bid->standing == EXCLUDED && bid->on_ground && heard;
}

static bool about_standing(const Inquiry *i, const Bid *bid)
{
    return i->about == ABOUT_EXCLUSION && i->bidder == bid->bidder && ruling_holds_for(i, bid->lot);
}

static bool was_kept(const Inquiry *i, const Bid *bid)
{
    return i->ground == MAY_EXCLUDE && bid->kept_nth > i->ruled_nth;
}

static bool ruling_binds(const Procedure *p, const Inquiry *i, const Bid *bid)
{
    return about_standing(i, bid) && i->resolved && i->ruling == RULED_UPHELD &&
           !put_right(p, i) && !cleared(p, i) && !was_kept(i, bid);
}

const Inquiry *ground_upheld(const Procedure *p, const Bid *bid)
{
    const Inquiry *first = NULL;
    for (const Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (ruling_binds(p, i, bid))
            first = i;
    return first;
}

static const Inquiry *ground_open(const Procedure *p, const Bid *bid)
{
    const Inquiry *first = NULL;
    for (const Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (about_standing(i, bid) && !i->resolved)
            first = i;
    return first;
}

static Result because_inquiry(const Reason *why, const Inquiry *i, const char *next, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "inquiry {} to bidder {}, in round {}, lot {}: {}", str_of_number(i->id, a),
             str_of_number(i->bidder, a), str_of_number(i->round, a), str_of_number(i->lot, a),
             str(next));
    return because_of(why, text_str(&t));
}

/* ---- what an inquiry stops ------------------------------------------------------- */

static bool asks_of(const Inquiry *i, Id round, Id lot, Id bidder)
{
    return i->round == round && i->lot == lot && i->bidder == bidder;
}

static Result judge_evidence(const Procedure *p, const Act *act, Arena *a)
{
    const Inquiry *i = inquiry_of(p, act->score.clarification);
    bool of_this = i && i->about == ABOUT_CLARIFICATION &&
                   asks_of(i, act->score.round, act->score.lot, act->score.bidder);
    if (!of_this)
        return because(&no_such_inquiry);
    if (!i->resolved)
        return because_inquiry(&clarification_unruled, i, "rule on it (resolve)", a);
    return i->ruling == RULED_CHANGES
               ? because_inquiry(&clarification_kept_out, i, "mark without it", a) : DONE;
}

Result asked_before_score(const Procedure *p, const Act *act, Arena *a)
{
    if (p->withheld)
        return DONE;
    for (const Inquiry *i = inquiry_to(p, act->score.bidder); i; i = inquiry_before(p, i))
        if (i->about == ABOUT_DEVIATION && !i->resolved &&
            asks_of(i, act->score.round, act->score.lot, act->score.bidder))
            return because_inquiry(&deviation_unruled, i, "rule on it (resolve)", a);
    return act->score.clarification ? judge_evidence(p, act, a) : DONE;
}

static const Reason *stops_lock(const Inquiry *i)
{
    if (i->about == ABOUT_CLARIFICATION && !i->resolved)
        return &clarification_open;
    if (i->about == ABOUT_DEVIATION && !i->resolved)
        return &deviation_unruled;
    bool rejected = i->about == ABOUT_DEVIATION && i->ruling == RULED_REJECTED;
    return rejected ? &deviation_rejected : NULL;
}

static bool still_in(const Procedure *p, const Inquiry *i, Id round, Id lot)
{
    const Bid *bid = bid_asked(p, i);
    return i->round == round && i->lot == lot && bid && bid->standing == ADMITTED;
}

Result asked_before_lock(const Procedure *p, Id round, Id lot, Arena *a)
{
    for (each(Inquiry, i, p->inquiries))
        if (still_in(p, i, round, lot) && stops_lock(i))
            return because_inquiry(stops_lock(i), i, i->resolved ? "exclude the bid"
                                   : "rule on it (resolve)", a);
    return DONE;
}

static Result judge_low_price(const Bid *bid, const Inquiry *i, Arena *a)
{
    if (!i)
        return because_bid(&price_unquestioned, bid, "ask it first (inquire about=low-price)", a);
    if (!i->resolved)
        return because_inquiry(&price_unquestioned, i, "rule on it (resolve) when the reply is "
                               "there or its time is over", a);
    return i->ruling == RULED_EXPLAINED
               ? because_inquiry(&price_explained, i, "the bid stays; where something new came up, "
                                 "ask again (inquire about=low-price)", a)
               : DONE;
}

static const Inquiry *heard_last(const Procedure *p, const Bid *bid, ExclusionGround ground)
{
    for (const Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (i->lot == bid->lot && heard_on(i, ground))
            return i;
    return NULL;
}

/* What would have to come first: another ground, a hearing, a ruling, or nothing any more. */
static Result judge_heard(const Procedure *p, const Bid *bid, ExclusionGround ground, Arena *a)
{
    static const char *const excludes[] = { "", "mandatory-ground", "discretionary-ground",
                                            "conflict" };
    const Inquiry *i = heard_last(p, bid, ground), *other = ground_upheld(p, bid);
    Text t = { 0 };
    if (i && i->resolved)
        return because_inquiry(&exclusion_unfounded, i, i->ruling == RULED_KEPT
                               ? "it was ruled that the bidder is kept; where something new came "
                                 "up, ask again (inquire about=exclusion)"
                               : "where something new came up, ask again (inquire "
                                 "about=exclusion)", a);
    if (i)
        return because_inquiry(&representations_missing, i, "rule on it (resolve) when the reply "
                               "is there or its time is over", a);
    if (!other)
        return because_bid(&representations_missing, bid,
                           "ask it first (inquire about=exclusion), with the ground and a whole "
                           "day to reply at least", a);
    text_put(&t, a, "it was heard on ground={}: exclude by ground={}, or ask on the other ground "
             "first (inquire about=exclusion)", str(ground_words[other->ground]),
             str(excludes[other->ground]));
    return because_inquiry(&representations_missing, other, str_terminated(text_str(&t), a), a);
}

static Result judge_representations(const Procedure *p, const Bid *bid, ExclusionGround ground,
                                    Arena *a)
{
    for (const Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (heard_on(i, ground) && ruling_binds(p, i, bid))
            return DONE;
    return judge_heard(p, bid, ground, a);
}

/* Who does not comply, or withdraws, is not accused of anything. */
Result asked_before_exclusion(const Procedure *p, const Act *act, Arena *a)
{
    const Bid *bid = bid_of(p, act->exclude.round, act->exclude.lot, act->exclude.bidder);
    if (p->withheld || !bid)
        return DONE;
    switch ((ExclusionGround)act->exclude.ground) {
    case GROUND_ABNORMALLY_LOW:
        return judge_low_price(bid, inquiry_last(p, bid, ABOUT_LOW_PRICE), a);
    case GROUND_MANDATORY: case GROUND_DISCRETIONARY: case GROUND_CONFLICT:
        return judge_representations(p, bid, (ExclusionGround)act->exclude.ground, a);
    case GROUND_NOT_COMPLIANT: case GROUND_WITHDRAWN: break;
    }
    return DONE;
}

Result asked_before_admission(const Procedure *p, const Bid *bid, Arena *a)
{
    const Inquiry *i = p->withheld ? NULL : ground_upheld(p, bid);
    Text t = { 0 };
    if (!i)
        return DONE;
    text_put(&t, a, "{}ask again (inquire about=exclusion again={}) and rule cured or replaced, "
             "or, where upheld was a mistake, dropped",
             str(bid->standing == EXCLUDED ? "" : "exclude the bid; or "),
             str_of_number(i->id, a));
    return because_inquiry(&exclusion_binds, i, str_terminated(text_str(&t), a), a);
}

/* What the law leaves to the buyer, the buyer may see otherwise. */
Result asked_before_return(const Procedure *p, const Bid *bid, Arena *a)
{
    const Inquiry *i = p->withheld ? NULL : ground_upheld(p, bid);
    return i && i->ground == MAY_EXCLUDE ? DONE : asked_before_admission(p, bid, a);
}

static Result judge_grounds(const Procedure *p, const Bid *bid, Arena *a)
{
    const Inquiry *i = ground_open(p, bid);
    if (i)
        return because_inquiry(&exclusion_open, i, "rule on it (resolve)", a);
    return asked_before_admission(p, bid, a);
}

/* Whoever goes on to the next round is not one to exclude, and nothing about that is open. */
Result asked_before_going_on(const Procedure *p, const Bid *bid, Arena *a)
{
    return p->withheld ? DONE : judge_grounds(p, bid, a);
}

Result asked_before_award(const Procedure *p, Id round, Id lot, Arena *a)
{
    for (each(Inquiry, i, p->inquiries))
        if (i->about == ABOUT_LOW_PRICE && !i->resolved && still_in(p, i, round, lot))
            return because_inquiry(&price_inquiry_open, i, "rule on it (resolve)", a);
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == ADMITTED)
            TRY(judge_grounds(p, bid, a));
    return DONE;
}

static bool has_round(const Procedure *p, RoundKind kind)
{
    for (each(Round, r, p->rounds))
        if (r->kind == kind)
            return true;
    return false;
}

Result asked_before_contract(const Procedure *p, const Lot *lot, Arena *a)
{
    const Bid *bid = bid_of(p, lot->award_round, lot->id, lot->winner);
    if (p->withheld || !bid)
        return DONE;
    TRY(judge_grounds(p, bid, a));
    if (!has_round(p, ROUND_DIALOGUE))
        return DONE;
    const Inquiry *i = inquiry_last(p, bid, ABOUT_COMMITMENTS);
    bool confirmed = i && i->nth > lot->award_nth && i->resolved && i->ruling == RULED_CONFIRMED;
    return confirmed ? DONE
                     : because_bid(&commitments_unconfirmed, bid, "ask it (inquire "
                                   "about=commitments) and rule on the reply", a);
}

/* ---- consortia ------------------------------------------------------------------- */

static bool has_lead(const Procedure *p, Id bidder)
{
    for (each(Member, m, p->members))
        if (m->bidder == bidder && m->part == PART_LEAD)
            return true;
    return false;
}

/* Who is in it is known before anybody is selected. */
static Result judge_member(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (round_of(p, 0)->id > 1)
        return because(&round_over);
    if (member_of(p, act->actor, act->member.member))
        return because_value(&number_taken, p, act, "member", a);
    bool second = act->member.part == PART_LEAD && has_lead(p, act->actor);
    return second ? because(&lead_twice) : DONE;
}

static void fold_member(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->members, a) = (Member){ act->actor, act->member.member, (Part)act->member.part,
                                          false };
}

static const Choices parts = LIST_OF({ "lead", "leads the others" }, { "member", "member" });
const ActRow row_member = {
    .name = "member", .says = "Name a member of one's own consortium",
    .who = BIDDER, .when = BIDDING, .shown = TO_ITS_BIDDER,
    .most = 1000,
    .source = "2014/24/EU art. 19(2); Procurement Act 2023 s.22(6)",
    .fields = {
        NEW(member, member, A_MEMBER, "Number of the member"),
        C(member, part, parts, .label = "Part", .hint = "One lead at most."),
        IDENTIFIER(member, TO_ITS_BIDDER), NAME(member, TO_ITS_BIDDER)
    },
    .judge = judge_member, .fold = fold_member,
};

static Result judge_member_change(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Member *m = member_of(p, act->member_change.bidder, act->member_change.member);
    return m && !m->left ? DONE : because(&no_such_member);
}

static void fold_member_change(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Member *m = member_of(p, act->member_change.bidder, act->member_change.member);
    Person *bidder = person_of(p, act->member_change.bidder);
    if (m)                                   /* not shown to this reader */
        m->left = hash_none(act->member_change.name);
    if (bidder)
        bidder->retest_pending = true;
}

const ActRow row_member_change = {
    .name = "member-change",
    .says = "Record that a consortium's member is replaced, or leaves (\"-\")",
    .who = OFFICER, .when = RUNNING | AWARDED, .rules = TWICE | NEEDS_ALL | WEIGHS,
    .shown = TO_ITS_BIDDER,
    UNSETTLED_BY(ACT_MEMBER_CHANGE, ACT_RETEST),
    .source = "2014/24/EU art. 19(2), 63(1); Procurement Act 2023 s.22, 28",
    .fields = {
        OF_BIDDER(member_change), N(member_change, member, .refers = A_MEMBER, .label = "Member"),
        IDENTIFIER(member_change, TO_ITS_BIDDER),
        LINE(member_change, name, TO_ITS_BIDDER, .optional = true, .label = "Who takes its place",
          .hint = "The new member's name; - where it leaves and nobody comes."),
        REASON(member_change, TO_ITS_BIDDER)
    },
    .judge = judge_member_change, .fold = fold_member_change,
};

/* ---- tests of standing ----------------------------------------------------------- */

static Result judge_retest(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *bidder = person_of(p, act->retest.bidder);
    return bidder && bidder->bidder ? DONE : because(&no_such_person);
}

static void exclude_everywhere(Procedure *p, Id bidder, const Act *by)
{
    for (each(Bid, bid, p->bids)) {
        const Lot *lot = lot_of(p, bid->lot);
        if (bid->bidder == bidder && bid->standing == ADMITTED && !lot->ended && !lot->signed_)
            bid_exclude(p, bid, by);
    }
}

static void fold_retest(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Person *bidder = person_of(p, act->retest.bidder);
    if (act->retest.what == TEST_MEMBERS)
        bidder->retest_pending = false;
    if (act->retest.outcome == FAILS)
        exclude_everywhere(p, bidder->id, act);
    else if (act->retest.what == TEST_FINANCES)
        bidder->finances_nth = act->nth;
}

static const Choices tests = LIST_OF(
    { "members", "who stands behind the bid" }, { "finances", "finances" });
static const Choices passed = LIST_OF({ "passes", "passes" }, { "fails", "fails" });
const ActRow row_retest = {
    .name = "retest", .says = "Test a bidder's standing again; who fails is out",
    .who = OFFICER, .when = RUNNING | AWARDED, .rules = TWICE | WEIGHS, .shown = TO_ALL,
    UNSETTLED_BY(ACT_MEMBER_CHANGE, ACT_RETEST),
    .source = "2014/24/EU art. 58, 63(1); Procurement Act 2023 s.22, 28",
    .fields = {
        OF_BIDDER(retest), C(retest, what, tests, .label = "What is tested"),
        C(retest, outcome, passed, .label = "Outcome",
          .hint = "Who fails is excluded from every lot that has no contract and is not ended."),
        PAPER_(retest, paper, TO_OVERSEERS, .label = "Evidence", .hint = READ_TO_OVERSEERS),
        REASON(retest, TO_ITS_BIDDER)
    },
    .judge = judge_retest, .fold = fold_retest,
};

static Result because_untested(const Reason *why, Id bidder, const char *what, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "bidder {}: test it (retest what={})", str_of_number(bidder, a), str(what));
    return because_of(why, text_str(&t));
}

Result bidder_tested(const Procedure *p, Id bidder_id, Id after, Arena *a)
{
    const Person *bidder = person_of(p, bidder_id);
    if (bidder && bidder->retest_pending)
        return because_untested(&retest_pending, bidder_id, "members", a);
    bool tested = bidder && bidder->finances_nth > after;
    return has_round(p, ROUND_SELECTION) && !tested
               ? because_untested(&finances_untested, bidder_id, "finances", a) : DONE;
}

/* ---- for information ------------------------------------------------------------- */

/* Taken in 128 bits: prices are at most 10^18, bids of a lot at most some thousands. */
OpenedPrices prices_opened(const Procedure *p, Id round, Id lot)
{
    OpenedPrices of = { 0 };
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == ADMITTED &&
            bid->opened[PRICE] && !bid->void_[PRICE]) {
            of.sum += bid->price;
            of.count++;
        }
    return of;
}

bool price_is_low(const Bid *bid, OpenedPrices of)
{
    return bid->opened[PRICE] && !bid->void_[PRICE] && bid->price * of.count * 10 < of.sum * 9;
}

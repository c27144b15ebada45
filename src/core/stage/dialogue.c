/* dialogue.c - sessions with candidates, what they disclose there, and where changes come from. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason no_such_session = { MISSING, "no-such-session", "doc/acts.md session",
    "There is no such session." };
const Reason no_such_item = { MISSING, "no-such-item", "doc/acts.md item",
    "There is no such item of what was disclosed." };
const Reason no_such_document = { MISSING, "no-such-document", "doc/acts.md document",
    "There is no such version of this document." };
const Reason event_unreserved = { REFUSED, "event-unreserved", "2014/24/EU art. 67(5)",
    "That sessions would be scored was not published for this lot." };
const Reason dialogue_closed = { REFUSED, "dialogue-closed", "2014/24/EU art. 30(5)-(6)",
    "No dialogue is held here: it was closed, or the round is not one of dialogue." };
const Reason dialogue_unequal = { REFUSED, "dialogue-unequal", "2014/24/EU art. 30(3)",
    "Every candidate has as many minuted and agreed sessions of dialogue as every other, one at "
    "least." };
const Reason session_early = { REFUSED, "session-early", "doc/acts.md minute",
    "A session that has not begun has no minutes." };
const Reason minute_missing = { REFUSED, "minute-missing", "2014/24/EU art. 84(2)",
    "A session has no minutes yet." };
const Reason not_your_session = { FORBIDDEN, "not-your-session", "2014/24/EU art. 30(3)",
    "The session, and what was disclosed in it, is another bidder's." };
const Reason source_undeclared = { REFUSED, "source-undeclared", "2014/24/EU art. 30(3)",
    "A document was changed after dialogue had begun, and nothing says where the change is from." };
const Reason consent_missing = { REFUSED, "consent-missing", "2014/24/EU art. 30(3)",
    "The bidder has not agreed that this item reaches others." };

/* ---- sessions -------------------------------------------------------------------- */

static Result judge_session(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Lot    *lot = lot_of(p, act->session.lot);
    const Round  *r = round_of(p, act->session.round);
    const Person *bidder = person_of(p, act->session.bidder);
    if (session_of(p, act->session.session))
        return because_value(&number_taken, p, act, "session", a);
    if (!bidder || !bidder->bidder)
        return because(&no_such_person);
    if (!is_candidate(p, r->id, lot->id, bidder->id))
        return because(&not_invited);
    bool talks = r->kind == ROUND_DIALOGUE && !talks_over(p, r->id, lot->id);
    if (act->session.kind == SESSION_DIALOGUE && !talks)
        return because(&dialogue_closed);
    bool scored = act->session.scored == YES;
    return scored && !reserves(lot, RESERVE_EVENTS) ? because(&event_unreserved) : DONE;
}

static void fold_session(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->sessions, a) = (Session){ .id = act->session.session,
        .round = act->session.round, .lot = act->session.lot, .bidder = act->session.bidder,
        .kind = (SessionKind)act->session.kind, .scored = act->session.scored == YES,
        .starts = act->session.starts };
}

static const Choices sessions = LIST_OF(
    { "dialogue", "dialogue" }, { "presentation", "presentation" }, { "visit", "visit" },
    { "reference", "reference" }, { "workshop", "workshop" });
const ActRow row_session = {
    .name = "session", .says = "Call a candidate to a session, scored or not",
    .who = OFFICER, .when = BIDDING | CLOSED | LISTED | LOCKED, .rules = NEEDS_ALL,
    .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 30(3), (5)",
    .fields = {
        NEW(session, session, A_SESSION, "Number of the session"),
        OF_ROUND(session), OF_LOT(session), OF_BIDDER(session),
        C(session, kind, sessions, .label = "Kind of session",
          .hint = "Dialogue only in a round of dialogue that is not closed for the lot."),
        C(session, scored, answers, .label = "Is it scored",
          .hint = "Yes only where scored events were reserved for the lot."),
        T(session, starts, .label = "Begins at"),
        PAPER_(session, agenda, TO_ITS_BIDDER, .label = "Agenda", .hint = READ_TO_ITS_BIDDER)
    },
    .judge = judge_session, .fold = fold_session,
};

/* Minutes may be brought again until the bidder agrees to them. */
static Result judge_minute(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Session *session = session_of(p, act->minute.session);
    if (!session)
        return because(&no_such_session);
    if (act->arrived < session->starts)
        return because(&session_early);
    return session->agreed ? because(&decided_already) : DONE;
}

/* Here and below: a session or an item may be among what this reader was not shown. */
static void fold_minute(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Session *session = session_of(p, act->minute.session);
    if (session)
        session->minuted = true;
}

const ActRow row_minute = {
    .name = "minute", .says = "Bring the minutes of a session",
    .who = OFFICER, .when = RUNNING, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 84; Procurement Act 2023 s.98",
    .fields = {
        OF_SESSION(minute), PRESENT(minute, TO_ITS_BIDDER),
        PAPER_(minute, paper, TO_ITS_BIDDER, .label = "Minutes",
               .hint = "They may be replaced until the bidder agrees to them.")
    },
    .judge = judge_minute, .fold = fold_minute,
};

static Result judge_agree(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Session *session = session_of(p, act->agree.session);
    if (!session)
        return because(&no_such_session);
    if (session->bidder != act->actor)
        return because(&not_your_session);
    if (!session->minuted)
        return because(&minute_missing);
    return session->agreed ? because(&decided_already) : DONE;
}

static void fold_agree(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Session *session = session_of(p, act->agree.session);
    if (session)
        session->agreed = true;
}

const ActRow row_agree = {
    .name = "agree", .says = "Agree to the minutes of one's own session",
    .who = BIDDER, .when = RUNNING, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER,
    .most = 10000,
    .source = "2014/24/EU art. 30(3)",
    .fields = { OF_SESSION(agree) },
    .judge = judge_agree, .fold = fold_agree,
};

Result judge_minutes(const Procedure *p, Id round, Id lot, Arena *a)
{
    Text t = { 0 };
    for (each(Session, s, p->sessions))
        if (s->round == round && s->lot == lot && s->scored && !s->minuted) {
            text_put(&t, a, "session {} with bidder {}: bring its minutes (minute)",
                     str_of_number(s->id, a), str_of_number(s->bidder, a));
            return because_of(&minute_missing, text_str(&t));
        }
    return DONE;
}

/* ---- what was disclosed ---------------------------------------------------------- */

static Item *item_of(const Procedure *p, Id id)
{
    for (each(Item, item, p->items))
        if (item->id == id)
            return item;
    return NULL;
}

static Result judge_item(const Procedure *p, const Act *act, Arena *a)
{
    const Session *session = session_of(p, act->item.session);
    if (!session)
        return because(&no_such_session);
    if (person_of(p, act->actor)->bidder && session->bidder != act->actor)
        return because(&not_your_session);
    return item_of(p, act->item.item) ? because_value(&number_taken, p, act, "item", a) : DONE;
}

static void fold_item(Procedure *p, const Act *act, Arena *a)
{
    const Session *session = session_of(p, act->item.session);
    *list_add(&p->items, a) =
        (Item){ .id = act->item.item, .bidder = session ? session->bidder : act->actor };
}

const ActRow row_item = {
    .name = "item", .says = "Name something a bidder disclosed in a session",
    .who = OFFICER | BIDDER, .when = RUNNING, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER,
    .most = 10000,
    .source = "2014/24/EU art. 30(3), 21",
    .fields = {
        NEW(item, item, AN_ITEM, "Number of the item"),
        OF_SESSION(item),
        W(item, text, TO_ITS_BIDDER, .aloud = true, .label = "What was disclosed",
          .hint = READ_TO_ITS_BIDDER)
    },
    .judge = judge_item, .fold = fold_item,
};

static Result judge_consent(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Item *item = item_of(p, act->consent.item);
    if (!item)
        return because(&no_such_item);
    return item->bidder == act->actor ? DONE : because(&not_your_session);
}

static void fold_consent(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Item *item = item_of(p, act->consent.item);
    if (!item)                               /* not shown to this reader */
        return;
    item->decided   = true;
    item->consented = act->consent.decision == YES;
}

const ActRow row_consent = {
    .name = "consent", .says = "Let one's own item reach others, or not",
    .who = BIDDER, .when = RUNNING, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER,
    .most = 10000,
    .source = "2014/24/EU art. 30(3)",
    .fields = {
        OF_ITEM(consent),
        C(consent, decision, answers, .label = "May it reach others",
          .hint = "The last answer counts.")
    },
    .judge = judge_consent, .fold = fold_consent,
};

/* ---- where changes come from ----------------------------------------------------- */

bool source_due(const Procedure *p, const Act *act)
{
    for (each(Session, s, p->sessions))
        if (s->kind == SESSION_DIALOGUE && s->starts <= act->arrived)
            return true;
    return false;
}

static bool has_version(const Procedure *p, Id document, Id version)
{
    for (each(Document, d, p->documents))
        if (d->id == document && d->version == version)
            return true;
    return false;
}

static Result judge_source(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Item *item = item_of(p, act->source.item);
    if (!has_version(p, act->source.document, act->source.version))
        return because(&no_such_document);
    if (!act->source.item || p->withheld)
        return DONE;
    if (!item)
        return because(&no_such_item);
    return item->consented ? DONE : because(&consent_missing);
}

static void fold_source(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->sources, a) = (DocumentSource){ act->source.document, act->source.version,
                                                  act->source.item };
}

const ActRow row_source = {
    .name = "source",
    .says = "Say whose item a changed document comes from; 0 is the buyer's own thought",
    .who = OFFICER, .when = RUNNING, .rules = DEFINES, .shown = TO_ALL,
    .source = "2014/24/EU art. 30(3)",
    .fields = {
        OF_DOCUMENT(source),
        N(source, version, .label = "Version",
          .hint = "One that was entered before, or earlier in this batch."),
        N(source, item, .refers = AN_ITEM, .zero = "The buyer's own thought",
          .label = "Item that it comes from",
          .hint = "One whose bidder agreed that it reaches others; 0 for the buyer's own thought."),
        REASON(source, TO_OVERSEERS)
    },
    .judge = judge_source, .fold = fold_source,
};

static bool has_source(const Procedure *p, const Document *d)
{
    for (each(DocumentSource, s, p->sources))
        if (s->document == d->id && s->version == d->version)
            return true;
    return false;
}

Result judge_sources(const Procedure *p)
{
    for (each(Document, d, p->documents))
        if (d->source_due && !has_source(p, d))
            return because(&source_undeclared);
    return DONE;
}

/* ---- the end of dialogue --------------------------------------------------------- */

static int64_t sessions_held(const Procedure *p, const Bid *with)
{
    int64_t count = 0;
    for (each(Session, s, p->sessions))
        count += s->kind == SESSION_DIALOGUE && s->round == with->round && s->lot == with->lot &&
                 s->bidder == with->bidder && s->minuted && s->agreed;
    return count;
}

/* Who handed nothing in, or was excluded, is no candidate any more. */
static Result judge_dialogue_close(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Id round = act->dialogue_close.round, lot = act->dialogue_close.lot;
    int64_t held = 0;
    if (round_of(p, round)->kind != ROUND_DIALOGUE || talks_over(p, round, lot))
        return because(&dialogue_closed);
    for (each(Bid, bid, p->bids)) {
        if (bid->round != round || bid->lot != lot || bid->standing == EXCLUDED)
            continue;
        int64_t with = sessions_held(p, bid);
        if (!with || (held && with != held))
            return because(&dialogue_unequal);
        held = with;
    }
    return DONE;
}

static void fold_dialogue_close(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->talked, a) = (Talked){ act->dialogue_close.round, act->dialogue_close.lot };
}

const ActRow row_dialogue_close = {
    .name = "dialogue-close", .says = "Close the dialogue of a round",
    .who = OFFICER, .when = LISTED | LOCKED, .rules = TWICE | NEEDS_ALL, .shown = TO_ALL,
    UNSETTLED_BY(ACT_SESSION, ACT_MINUTE, ACT_AGREE, ACT_EXCLUDE, ACT_REINSTATE),
    .source = "2014/24/EU art. 30(3), (5), (6)",
    .fields = {
        OF_ROUND(dialogue_close), OF_LOT(dialogue_close), REASON(dialogue_close, TO_ALL)
    },
    .judge = judge_dialogue_close, .fold = fold_dialogue_close,
};

/* editions.c - which acts, words and papers an edition shows: whom their rows name. */
#include "share/bundle.h"

static bool listed(const Procedure *p, const Act *act)
{
    const Round *r = round_of(p, act_round(act));
    return r && r->listed;
}

/* Until the box of its round is listed, whom a bidder sends would tell who is serious. */
static bool round_over_at(const Procedure *p, Id nth)
{
    const Round *latest = NULL;
    for (each(const Round, r, p->rounds))
        if (r->invited && r->invited_nth < nth)
            latest = r;
    return !latest || latest->listed;
}

/* Whom an act is about, where its row names it by something else. */
static Id about(const Procedure *p, const Act *act)
{
    const Session *session = session_of(p, act_names(act, A_SESSION));
    const Reader  *reader = reader_of(p, act_names(act, A_READER));
    const Inquiry *inquiry = inquiry_of(p, act_names(act, AN_INQUIRY));
    Id person = act_names(act, A_PERSON);
    return act_bidder(act) ? act_bidder(act)
           : session       ? session->bidder
           : reader        ? reader->bidder
           : inquiry       ? inquiry->bidder
           : person        ? person
                           : act->actor;
}

/* In the lot and round that the act names, or in any lot where it names none. */
static bool is_winners(const Procedure *p, const Act *act)
{
    Id lot = act_lot(act), round = act_round(act);
    for (each(const Lot, l, p->lots))
        if (l->awarded && l->winner == about(p, act) && (!lot || l->id == lot) &&
            (!round || l->award_round == round))
            return true;
    return false;
}

/* Who can open bids is for everybody to know: a padlock counts for as much as its holder does. */
static bool is_holders(const Procedure *p, const Act *act)
{
    return lock_of_holder(p, about(p, act));
}

static bool is_price(const Act *act)
{
    return act->kind == ACT_SHARE ||
           (act->kind == ACT_OPENED && act->opened.envelope == PRICE);
}

/* What an assessment summary tells of the winner, a bidder's edition proves.
 * Source: Procurement Act 2023 s.50; SI 2024/692 reg. 31. */
static bool belongs_to(Audience to, Edition edition, Id bidder, const Procedure *p,
                       const Act *act)
{
    bool own = edition == OWN_BIDDER && (act->actor == bidder || about(p, act) == bidder);
    bool to_bidder = edition == OWN_BIDDER;
    switch (to) {
    case TO_ALL:                    return true;
    case TO_BIDDERS:                return edition != PUBLIC;
    case TO_ITS_BIDDER:             return own || edition >= OVERSEER_EDITION;
    case TO_ITS_BIDDER_THEN_ALL:
        return own || edition >= OVERSEER_EDITION || round_over_at(p, act->nth);
    case TO_ITS_BIDDER_AND_WINNERS:
        return own || edition >= OVERSEER_EDITION || (to_bidder && is_winners(p, act));
    case TO_ALL_OF_WINNER:
        return own || edition >= OVERSEER_EDITION || is_winners(p, act);
    case TO_ALL_PRICES_OF_WINNER:
        return own || edition >= OVERSEER_EDITION ||
               ((to_bidder || is_price(act)) && is_winners(p, act));
    case TO_ALL_OF_HOLDER:
        return edition >= OVERSEER_EDITION || is_holders(p, act);
    case TO_OVERSEERS:              return edition >= OVERSEER_EDITION;
    case TO_COURTS:                 return edition == COURT;
    case AUDIENCE_UNSAID:           break;
    }
    return false;
}

bool shown_to(Edition edition, Id bidder, const Procedure *p, const Act *act)
{
    if (act_is_box(act) && !listed(p, act))
        return false;
    return belongs_to(act_rows[act->kind]->shown, edition, bidder, p, act);
}

bool kind_shown_to(Edition edition, ActKind kind)
{
    switch (act_rows[kind]->shown) {
    case TO_ALL:                    return true;
    case TO_BIDDERS:                return edition != PUBLIC;
    case TO_ITS_BIDDER: case TO_ITS_BIDDER_THEN_ALL: case TO_ITS_BIDDER_AND_WINNERS:
    case TO_ALL_OF_WINNER: case TO_ALL_PRICES_OF_WINNER: case TO_ALL_OF_HOLDER: case TO_OVERSEERS:
                                    return edition >= OVERSEER_EDITION;
    case TO_COURTS:                 return edition == COURT;
    case AUDIENCE_UNSAID:           break;
    }
    return false;
}

bool words_shown_to(Edition edition, Id bidder, const Procedure *p, const Act *act,
                    const Field *field)
{
    return belongs_to(field->shown, edition, bidder, p, act);
}

/* rounds.c - how those who may tender were chosen: who asked to take part, who went on, who did
 * not and why, round by round before the one that is awarded.
 *
 * Source: 2004/18/EC art. 43; 2014/24/EU art. 84(1)(b), (c). */
#include "core/view/stands.h"
#include "letters/inside.h"

const Act *selection_of(const Letter *l, Id round, Id bidder)
{
    const Act *found = NULL;
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_SELECT && act->select.round == round &&
            act->select.lot == l->lot->id && act->select.bidder == bidder)
            found = act;
    return found;
}

static Str title_of_round(const Letter *l, const Round *round)
{
    return put(l, "Round {}, {}", n_of(l, round->id),
               str(choice_label(act_field(ACT_ROUND, "kind"), round->kind)));
}

static void candidates(Letter *l, const Round *round)
{
    doc_table(l->d, title_of_round(l, round), { S("Who") }, { S("Decision") }, { S("When") },
              { S("Reason") });
    for (each(const Bid, bid, l->p->bids)) {
        if (bid->lot != l->lot->id || bid->round != round->id)
            continue;
        const Act *act = selection_of(l, round->id, bid->bidder);
        Str decision = bid->standing == EXCLUDED ? S("excluded")
                       : bid->choice == GOES_ON  ? S("went on")
                       : bid->choice == LEFT_OUT ? S("left out")
                                                 : S("not decided");
        doc_row(l->d, who_of(l, bid->bidder), decision, act ? moment_of(l, act->at) : S("-"),
                act ? words_of(l, act->select.reason) : S("-"));
    }
}

/* How many were to be selected, sessions held, and why the dialogue was closed. */
static void circumstances(Letter *l, const Round *round)
{
    int64_t sessions = 0;
    for (each(const Act, act, l->r->acts)) {
        if (act->kind == ACT_CANDIDATES && act->candidates.round == round->id &&
            act->candidates.lot == l->lot->id)
            doc_item(l->d, put(l, "Published: at least {} go on{}.",
                               n_of(l, act->candidates.least),
                               act->candidates.most
                                   ? put(l, ", at most {}", n_of(l, act->candidates.most))
                                   : S("")));
        if (act->kind == ACT_SESSION && act->session.round == round->id &&
            act->session.lot == l->lot->id)
            sessions++;
        if (act->kind == ACT_DIALOGUE_CLOSE && act->dialogue_close.round == round->id &&
            act->dialogue_close.lot == l->lot->id)
            doc_item(l->d, put(l, "Dialogue closed, {}, after sessions: {}. {}",
                               moment_of(l, act->at), n_of(l, sessions),
                               words_of(l, act->dialogue_close.reason)));
        if (act->kind == ACT_REFINEMENT && act->refinement.round == round->id + 1 &&
            act->refinement.lot == l->lot->id)
            doc_item(l->d, put(l, "Criteria were divided for the next round. Would another "
                                  "supplier have come? {}: {}", choice_of(act, "progressed"),
                               words_of(l, act->refinement.reason)));
    }
}

void part_rounds(Letter *l)
{
    if (!l->round || l->round->id == l->p->rounds.at[0].id)
        return;
    doc_heading(l->d, 2, S("How those who could tender were chosen"));
    for (each(const Round, round, l->p->rounds))
        if (round->id < l->round->id && round->listed) {
            candidates(l, round);
            circumstances(l, round);
        }
}

/* ---- consortia ------------------------------------------------------------------- */

static Str known_by(const Letter *l, Hash identifier)
{
    return hash_none(identifier) ? S("") : put(l, ", {}", words_of(l, identifier));
}

static Str name_of_member(const Letter *l, Id bidder, Id member)
{
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_MEMBER && act->actor == bidder && act->member.member == member)
            return words_of(l, act->member.name);
    return put(l, "member {}", n_of(l, member));
}

static Str change_of(const Letter *l, const Act *act)
{
    Str before = name_of_member(l, act->member_change.bidder, act->member_change.member);
    if (hash_none(act->member_change.name))
        return put(l, "{} left", before);
    return put(l, "{}{} came in for {}", words_of(l, act->member_change.name),
               known_by(l, act->member_change.identifier), before);
}

static void members_of(Letter *l, Id bidder)
{
    const Person *person = person_of(l->p, bidder);
    if (person && !hash_none(person->identifier))
        doc_item(l->d, put(l, "{}: {}", who_of(l, bidder), words_of(l, person->identifier)));
    Text names = { 0 };
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_MEMBER && act->actor == bidder)
            text_put(&names, l->a, "{}{}{}{}", names.len ? S("; ") : S(""),
                     words_of(l, act->member.name), known_by(l, act->member.identifier),
                     act->member.part == PART_LEAD ? S(" (lead)") : S(""));
    if (names.len)
        doc_item(l->d, put(l, "{}: {}.", who_of(l, bidder), text_str(&names)));
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_MEMBER_CHANGE && act->member_change.bidder == bidder)
            doc_item(l->d, put(l, "{}, changed {}: {}. {}", who_of(l, bidder),
                               moment_of(l, act->at), change_of(l, act),
                               words_of(l, act->member_change.reason)));
}

void part_members(Letter *l)
{
    for (each(const Bid, bid, l->p->bids))
        if (is_here(l, bid))
            members_of(l, bid->bidder);
}

/* ---- buyers ---------------------------------------------------------------------- */

void part_left(Letter *l)
{
    for (each(const Buyer, buyer, l->p->buyers))
        if (buyer_left(l->p, buyer, l->lot))
            says(l, "{} has left the buyers: its figures count in no price of this lot.",
                 words_of(l, buyer->name));
}

void part_buyers(Letter *l, const Act *act)
{
    if (act->kind == ACT_JOIN)
        doc_item(l->d, put(l, "{} joined the buyers, {}; {}: {}",
                           words_of(l, act->join.name), moment_of(l, act->at),
                           choice_of(act, "ruling"), words_of(l, act->join.reason)));
    if (act->kind == ACT_LEAVE) {
        const Buyer *buyer = buyer_of(l->p, act->leave.buyer);
        doc_item(l->d, put(l, "{} left the buyers, {}; {}: {}",
                           buyer ? words_of(l, buyer->name) : S("A buyer"),
                           moment_of(l, act->at), choice_of(act, "ruling"),
                           words_of(l, act->leave.reason)));
    }
    if (act->kind == ACT_RECUT && act->recut.lot == l->lot->id)
        doc_item(l->d, put(l, "Value cut anew, {}, to {} to {}: {}", moment_of(l, act->at),
                           money_of(l, act->recut.least), money_of(l, act->recut.most),
                           words_of(l, act->recut.reason)));
    if (act->kind == ACT_REPLACE)
        doc_item(l->d, put(l, "{}, {}: {}. {}", who_of(l, act->replace.person),
                           moment_of(l, act->at),
                           act->replace.by ? put(l, "replaced by {}",
                                                 who_of(l, act->replace.by))
                                           : S("has no successor"),
                           words_of(l, act->replace.reason)));
}

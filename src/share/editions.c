/* editions.c - which acts, words and papers an edition shows. */
#include "share/bundle.h"

static bool listed(const Procedure *p, const Act *act)
{
    const Round *r = round_of(p, act_round(act));
    return r && r->listed;
}

static bool is_winner(const Procedure *p, const Act *act)
{
    const Lot *lot = lot_of(p, act_lot(act));
    return lot && lot->awarded && lot->award_round == act_round(act) &&
           lot->winner == act_bidder(act);
}

static Id field_of(const Act *act, const char *name)
{
    const Field *f = act_field(act->kind, name);
    return f ? act_number(act, f) : 0;
}

/* Whom an act of the dialogue or the data room is about, where it does not say so itself. */
static Id about(const Procedure *p, const Act *act)
{
    const Session *session = session_of(p, field_of(act, "session"));
    const Reader  *reader = reader_of(p, field_of(act, "reader"));
    const Inquiry *inquiry = inquiry_of(p, field_of(act, "inquiry"));
    return session   ? session->bidder
           : reader  ? reader->bidder
           : inquiry ? inquiry->bidder
                     : act_bidder(act);
}

/* What an assessment summary tells of the winner, and what it tells a bidder of itself.
 * Source: Procurement Act 2023 s.50; SI 2024/692 reg. 31. */
static bool shown_to_bidder(Id bidder, const Procedure *p, const Act *act)
{
    if (act->actor == bidder || about(p, act) == bidder)
        return true;
    return is_winner(p, act) && (act->kind == ACT_CONSENSUS || act->kind == ACT_OPENED);
}

bool shown_to(Edition edition, Id bidder, const Procedure *p, const Act *act)
{
    const ActRow *row = &act_rows[act->kind];
    if (act_is_box(act) && !listed(p, act))
        return false;
    if (row->shown <= edition)
        return true;
    if (act->kind == ACT_OPENED && act->opened.envelope == PRICE && is_winner(p, act))
        return true;
    return edition == OWN_BIDDER && shown_to_bidder(bidder, p, act);
}

/* The least edition that sees these fields of acts that are shown; all others it sees at once.
 * A turn is as good as a part of the bid's key, and k of them are the key. */
static const struct { ActKind kind; const char *field; Edition least; } private_fields[] = {
    { ACT_ENROL, "name", OVERSEER_EDITION },     { ACT_PERSON, "name", OVERSEER_EDITION },
    { ACT_INTEREST, "name", OVERSEER_EDITION },
    { ACT_INTEREST, "identifier", OVERSEER_EDITION }, { ACT_CONFLICT, "reason", OVERSEER_EDITION },
    { ACT_RULING, "reason", OVERSEER_EDITION },  { ACT_APPROVAL, "paper", OVERSEER_EDITION },
    { ACT_APPROVAL, "reason", OVERSEER_EDITION }, { ACT_AWARD, "report", OVERSEER_EDITION },
    { ACT_CONTRACT, "paper", OVERSEER_EDITION }, { ACT_OPENED, "reason", OVERSEER_EDITION },
    { ACT_REPLACE, "reason", OVERSEER_EDITION }, { ACT_DESIGNATE, "name", OVERSEER_EDITION },
    { ACT_DESIGNATE, "evidence", OVERSEER_EDITION },
    { ACT_DESIGNATION_ENDED, "reason", OVERSEER_EDITION },
    { ACT_CONSENSUS, "present", OVERSEER_EDITION }, { ACT_TURNS, "paper", COURT },
    { ACT_OPENED, "key", COURT },                { ACT_RETEST, "paper", OVERSEER_EDITION },
    { ACT_RETEST, "reason", OVERSEER_EDITION }, { ACT_EXCLUDE, "reason", OVERSEER_EDITION },
    { ACT_REINSTATE, "reason", OVERSEER_EDITION }, { ACT_COMPLAINT, "text", OVERSEER_EDITION },
    { ACT_SOURCE, "reason", OVERSEER_EDITION }, { ACT_SELECT, "reason", OVERSEER_EDITION },
};

static Edition least_edition(const Act *act, const Field *field)
{
    for (ptrdiff_t i = 0; i < countof(private_fields); i++)
        if (act->kind == private_fields[i].kind &&
            str_is(str(field->name), private_fields[i].field))
            return private_fields[i].least;
    return PUBLIC;
}

static bool names_the_winner(const Procedure *p, const Act *act)
{
    for (each(const Lot, lot, p->lots))
        if (act->kind == ACT_INTEREST && lot->awarded && lot->winner == act->actor)
            return true;
    return false;
}

/* Why its own bid is void, out, in again or chosen, and how its standing was tested. */
static bool is_told(const Act *act, const Field *field)
{
    bool about_it = act->kind == ACT_OPENED || act->kind == ACT_EXCLUDE ||
                    act->kind == ACT_REINSTATE || act->kind == ACT_RETEST ||
                    act->kind == ACT_SELECT;
    return about_it && str_is(str(field->name), "reason");
}

bool words_shown_to(Edition edition, Id bidder, const Procedure *p, const Act *act,
                    const Field *field)
{
    Edition least = least_edition(act, field);
    bool own = edition == OWN_BIDDER && (act->actor == bidder || act_bidder(act) == bidder);
    if (edition >= least || names_the_winner(p, act))
        return edition != OWN_BIDDER || own || act->kind != ACT_CONSENSUS;
    return own && (act->kind == ACT_INTEREST || is_told(act, field));
}

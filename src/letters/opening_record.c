/* opening_record.c - the box, its list, the padlocks that turned and the envelopes that opened. */
#include "core/view/stands.h"
#include "letters/inside.h"

/* ---- the box --------------------------------------------------------------------- */

/* What was changed after it came is not seen from the bid. */
static Str fate_and_change(Letter *l, const Deposit *d)
{
    Id change = change_after(l->p, d->round, d->arrived);
    return change ? put(l, "{}; made before change {}", fate_of(l, d), n_of(l, change))
                  : fate_of(l, d);
}

static void box_table(Letter *l)
{
    doc_table(l->d, S("What lay in the box for this lot"), { S("Entry in the log") },
              { S("Bidder") }, { S("Version"), true }, { S("Received") },
              { S("What became of it") });
    for (each(const Deposit, d, l->p->box))
        if (d->round == l->round->id && d->lot == l->lot->id)
            doc_row(l->d, n_of(l, d->leaf), who_of(l, d->bidder), n_of(l, d->version),
                    moment_of(l, d->arrived), fate_and_change(l, d));
}

static void box(Letter *l)
{
    const Act *list = record_last(l->r, ACT_BOX_LIST, 0, 0);
    doc_heading(l->d, 2, S("The box"));
    if (!l->round || !l->round->listed || !list) {
        doc_says(l->d, S("The box is not listed. Until then nobody can say what lies in it."));
        return;
    }
    doc_fact(l->d, "Bids until", moment_of(l, l->round->deadline));
    doc_fact(l->d, "Listed", put(l, "{}, by {} (act {})", moment_of(l, list->at), signers(l, list),
                                 n_of(l, list->nth)));
    doc_fact(l->d, "In all lots of the round", str_counted(list->box_list.count, "deposit",
                                                           "deposits", l->a));
    doc_fact(l->d, "Whose clock", str(list->box_list.clock == CLOCK_WITNESSED
                                          ? "witnessed by others" : "the operator's"));
    doc_fact(l->d, "Reason given", words_of(l, list->box_list.reason));
    doc_fact(l->d, "Fingerprint of the list", str_of_hash(list->box_list.list, l->a));
    box_table(l);
}

/* ---- decisions before the opening ------------------------------------------------ */

/* Of whose bid nobody decides anything. */
static void never_in(Letter *l)
{
    for (each(const Deposit, d, l->p->box)) {
        bool here = l->round && d->round == l->round->id && d->lot == l->lot->id;
        if (here && (d->withdrawn || (d->late && !d->accepted)))
            doc_row(l->d, who_of(l, d->bidder), fate_of(l, d),
                    put(l, "it came {}", moment_of(l, d->arrived)), S("-"));
    }
}

static void decisions(Letter *l)
{
    doc_heading(l->d, 2, S("Admitted, excluded, late, withdrawn"));
    doc_table(l->d, S("Decisions"), { S("Bidder") }, { S("Decision") }, { S("When, by whom") },
              { S("Reason") });
    for (each(const Act, act, l->r->acts)) {
        bool here = act_lot(act) == l->lot->id && l->round && act_round(act) == l->round->id;
        if (act->kind == ACT_ADMIT && here)
            doc_row(l->d, who_of(l, act->admit.bidder), S("admitted"),
                    put(l, "{}, {}", moment_of(l, act->at), signers(l, act)),
                    words_of(l, act->admit.reason));
        if (act->kind == ACT_EXCLUDE && here)
            doc_row(l->d, who_of(l, act->exclude.bidder),
                    put(l, "excluded: {}", ground_of(act)),
                    put(l, "{}, {}", moment_of(l, act->at), signers(l, act)),
                    words_of(l, act->exclude.reason));
        bool fails = act->kind == ACT_RETEST && act->retest.outcome == FAILS &&
                     bid_at(l, act->retest.bidder);
        if ((act->kind == ACT_LAPSE && here) || fails)
            doc_row(l->d, who_of(l, act_bidder(act)), put(l, "out: {}", ground_of(act)),
                    put(l, "{}, {}", moment_of(l, act->at), signers(l, act)),
                    fails ? words_of(l, act->retest.reason) : S("-"));
        if (act->kind == ACT_REINSTATE && here)
            doc_row(l->d, who_of(l, act->reinstate.bidder), S("admitted again"),
                    put(l, "{}, {}", moment_of(l, act->at), signers(l, act)),
                    words_of(l, act->reinstate.reason));
        if (act->kind == ACT_ACCEPT_LATE && here)
            doc_row(l->d, who_of(l, act->accept_late.bidder), S("accepted though late"),
                    put(l, "{}, {}", moment_of(l, act->at), signers(l, act)),
                    words_of(l, act->accept_late.reason));
    }
    never_in(l);
}

/* ---- padlocks -------------------------------------------------------------------- */

static void turns(Letter *l)
{
    doc_heading(l->d, 2, S("Padlocks"));
    if (!l->round)
        return;
    says(l, "{} of {} padlocks open this round. Each holder turned alone, after checking the log.",
         n_of(l, l->round->needed), n_of(l, l->p->locks.len));
    Standings left = { 0 };
    padlocks_now(l->p, &left, l->a);
    for (each(const Str, line, left))
        doc_item(l->d, *line);
    doc_table(l->d, S("Who turned, and when"), { S("Holder") }, { S("Padlock"), true },
              { S("Envelope") }, { S("When") }, { S("Act"), true });
    for (each(const Act, act, l->r->acts)) {
        const Lock *lock = act->kind == ACT_TURNS ? lock_of_holder(l->p, act->actor) : NULL;
        if (lock && act->turns.lot == l->lot->id && act->turns.round == l->round->id)
            doc_row(l->d, who_of(l, act->actor), n_of(l, lock->index),
                    str(envelope_name((Envelope)act->turns.envelope)), moment_of(l, act->at),
                    n_of(l, act->nth));
    }
}

static void openings(Letter *l)
{
    doc_heading(l->d, 2, S("Envelopes"));
    doc_table(l->d, S("What was opened"), { S("Bidder") }, { S("Envelope") }, { S("Outcome") },
              { S("Total"), true }, { S("When") }, { S("Act"), true });
    for (each(const Act, act, l->r->acts)) {
        if (act->kind != ACT_OPENED || act->opened.lot != l->lot->id || !l->round ||
            act->opened.round != l->round->id)
            continue;
        bool read = act->opened.outcome == OPENED_READ;
        doc_row(l->d, who_of(l, act->opened.bidder),
                str(envelope_name((Envelope)act->opened.envelope)),
                read ? S("read") : put(l, "void: {}", words_of(l, act->opened.reason)),
                read && act->opened.envelope == PRICE ? money_of(l, act->opened.total) : S(""),
                moment_of(l, act->at), n_of(l, act->nth));
    }
}

/* ---- what is missing ------------------------------------------------------------- */

static int64_t turned(const Letter *l, Envelope e, Id holder)
{
    int64_t count = 0;
    for (each(const Turned, t, l->p->turned))
        count += t->round == l->round->id && t->lot == l->lot->id && t->envelope == e &&
                 (!holder || t->holder == holder);
    return count;
}

static void todo_envelope(Letter *l, Envelope e)
{
    bool enough = turned(l, e, 0) >= l->round->needed;
    for (each(const Bid, bid, l->p->bids))
        if (is_here(l, bid) && bid->standing == ADMITTED && !bid->opened[e] && enough)
            todo(l, "officer", put(l, "open the {} envelope of {}", str(envelope_name(e)),
                                   who_of(l, bid->bidder)), "opened");
    if (enough)
        return;
    if (e == PRICE && failed(l->unranked) && phase_at(l->p, 0, l->lot->id, l->r->now) == LISTED)
        todo(l, "officer", S("lock the scores: prices stay shut until then"),
             "score-lock; two officers sign");
    for (each(const Lock, lock, l->p->locks))
        if (!turned(l, e, lock->holder))
            todo(l, "holder", put(l, "{}: turn for the {} envelopes, {} are needed",
                                  who_of(l, lock->holder), str(envelope_name(e)),
                                  n_of(l, l->round->needed)), "turns");
}

static bool anything_admitted(const Letter *l)
{
    for (each(const Bid, bid, l->p->bids))
        if (is_here(l, bid) && bid->standing == ADMITTED)
            return true;
    return false;
}

static void missing(Letter *l)
{
    if (!l->round || !l->round->listed) {
        todo(l, "officer", S("list the box after the deadline"), "box-list; two officers sign");
        return;
    }
    for (each(const Bid, bid, l->p->bids))
        if (is_here(l, bid) && bid->standing == PENDING)
            todo(l, "officer", put(l, "admit or exclude the bid of {}", who_of(l, bid->bidder)),
                 "admit, exclude; two officers sign");
    for (Envelope e = 0; e < ENVELOPES; e++)
        if (envelope_expected(l->round, e) && anything_admitted(l) && !l->lot->ended)
            todo_envelope(l, e);
}

void opening_record(Letter *l)
{
    missing(l);
    box(l);
    if (l->round && l->round->listed) {
        decisions(l);
        turns(l);
        openings(l);
    }
    doc_heading(l->d, 2, S("About what"));
    part_identity(l);
}

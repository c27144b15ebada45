#include "desk/turner.h"

#include "core/flaws.h"
#include "desk/ask.h"

/* ---- what opens ------------------------------------------------------------------ */

enum { NAMED_MOST = 120 };                   /* characters of what people wrote */

typedef struct Telling { const Looked *looked; const Procedure *p; Text *t; Arena *a; } Telling;

static Str words_of(const Telling *k, Hash hash)
{
    const ShelfItem *item = bundle_words(&k->looked->bundle, hash);
    return item ? str_plain(item->bytes, NAMED_MOST, k->a) : (Str){ 0 };
}

/* "  401 (Bela Ltd)" */
static void bid_tell(const Telling *k, const Bid *bid, const char *how)
{
    const Person *bidder = person_of(k->p, bid->bidder);
    Str name = bidder ? words_of(k, bidder->name) : (Str){ 0 };
    text_put(k->t, k->a, "  {}{}{}{}", str_of_number(bid->bidder, k->a), str(name.len ? " (" : ""),
             name, str(name.len ? ")" : ""));
    text_put(k->t, k->a, "{}\n", str(how));
}

static const char *shut_because(const Bid *bid)
{
    return bid->drew_back                  ? ": its bidder withdrew it"
           : bid->standing == EXCLUDED     ? ": it is excluded"
           : bid->late                     ? ": it came late"
                                           : ": nobody has decided on it";
}

static ptrdiff_t bids_tell(const Telling *k, const TurnStage *s, bool admitted)
{
    ptrdiff_t count = 0;
    for (each(const Bid, bid, k->p->bids)) {
        if (bid->round != s->round || bid->lot != s->lot ||
            (bid->standing == ADMITTED) != admitted)
            continue;
        bid_tell(k, bid, admitted ? "" : shut_because(bid));
        count++;
    }
    return count;
}

void turn_tell(const Looked *l, const TurnStage *stage, Text *t, Arena *a)
{
    const Procedure *p = l->audit.procedure;
    const Round *r = round_of(p, stage->round);
    TurnStage s = { r->id, stage->lot, stage->envelope };
    Telling k = { l, p, t, a };
    text_put(t, a, "Your turn opens, with those of others, the {} envelopes of these bids for lot "
                   "{}:\n",
             str(envelope_name(s.envelope)), str_of_number(s.lot, a));
    if (!bids_tell(&k, &s, true))
        text_our(t, "  none\n", a);
    text_our(t, "These bids for it stay shut:\n", a);
    if (!bids_tell(&k, &s, false))
        text_our(t, "  none\n", a);
    text_put(t, a, "The deadline was {}.\n", str_of_moment_words(r->deadline, p->zone, a));
    if (l->audit.quorum)
        text_put(t, a, "Your witnesses have seen the whole log at {}.\n",
                 str_of_moment_words(l->audit.seen_since, p->zone, a));
    else
        text_our(t, "No witness says so: that rests on the operator's clock and word alone.\n", a);
}

/* ---- turning --------------------------------------------------------------------- */

/* A signature counts for ten minutes at most by the server's clock, and this machine's may be ahead
 * of that. */
static void sign_apart(const Looked *l, const Holder *h, const Actor *by, Act *act, Arena *a)
{
    act->procedure = l->audit.procedure->name;
    act_sign(act, by, l->audit.procedure, 0, l->bundle.head.origin, h->now - ASK_COUNTS, a);
}

Result turn_apart(Looked *l, const Holder *h, const Actor *by, const TurnStage *s, Str journal,
                  Str why, TurnMade *out, Arena *a)
{
    const Procedure *p = l->audit.procedure;
    Papers papers = looked_papers(l);
    *out = (TurnMade){ 0 };
    TRY(turn_check_moment(&l->audit, h, a));
    TRY(turns_act(p, &papers, by, s->round, s->lot, s->envelope, &out->act, &out->shelf, a));
    TRY(journal_next(journal, &out->act, out->shelf.at[0].bytes, p, by->number, why, &out->journal,
                     a));
    sign_apart(l, h, by, &out->act, a);
    errand_write(&out->errand, &out->act, 1, &out->shelf, a);
    return DONE;
}

/* seen.c - what witnesses say of a box and its list. */
#include "proof/proof.h"

const Reason witnesses_unnamed = { REFUSED, "witnesses-unnamed", "doc/book.md, punctuality",
    "The tender was published under no policy that asks for witnesses, so nothing can rest on "
    "what they saw." };
const Reason not_witnessed = { REFUSED, "not-witnessed", "doc/book.md, punctuality",
    "The box list says that witnesses saw every bid in time; their signatures in the book do not "
    "say so. Bring what they signed (tenderbox witness-add), or list it by the operator's clock, "
    "with a reason." };

Result proof_policy(const Procedure *p, const Papers *papers, Policy *out, Arena *a)
{
    Str text;
    if (hash_none(p->policy))
        return because(&witnesses_unnamed);
    TRY(papers->paper(papers->where, p->policy, &text, a));
    TRY(policy_read(text, out, a));
    return out->quorum ? DONE : because(&witnesses_unnamed);
}

int64_t seen_in_time(const Round *r, const Sightings *sightings)
{
    return log_seen_by(sightings, r->deadline + SETTLING);
}

bool box_seen(const Procedure *p, const Round *r, const Sightings *sightings, int64_t list)
{
    int64_t seen = seen_in_time(r, sightings);
    for (each(const Deposit, d, p->box))
        if (d->round == r->id && !d->late && d->leaf >= seen)
            return false;
    return log_seen_after(sightings, list, r->deadline);
}

static const Reason seen_enough = { MISSING, "seen-enough", "", "" };    /* ends a walk */

typedef struct Gathering {
    const Policy *policy;
    Instant   deadline;
    Sightings found;
    bool      before, after;
    Arena    *a;
} Gathering;

/* What does not satisfy the policy says nothing and hinders nothing. Of what was seen in time the
 * largest holds all that the smaller ones hold. */
static Result sighting_add(void *with, Str text)
{
    Gathering *g = with;
    Note note;
    Witnessed seen;
    if (arena_left(g->a) < 3 * NOTE_ROOM + 4 * text.len)
        return because(&too_large);
    if (failed(note_read(str_copy(text, g->a), &note, g->a)) ||
        failed(policy_check(g->policy, &note, &seen, g->a)))
        return DONE;
    *list_add(&g->found, g->a) = seen;
    g->before = g->before || seen.by <= g->deadline + SETTLING;
    g->after  = g->after || seen.since >= g->deadline;
    return g->before && g->after ? because(&seen_enough) : DONE;
}

/* At the moment of proposing every checkpoint stands before the list. */
Result proof_box_list(const Procedure *p, const Act *act, const Papers *papers, Arena *a)
{
    const Round *round = round_of(p, act->box_list.round);
    Policy policy;
    if (act->box_list.clock != CLOCK_WITNESSED || !round)
        return DONE;                             /* no such round: the judge says so */
    TRY(proof_policy(p, papers, &policy, a));
    Gathering g = { .policy = &policy, .deadline = round->deadline, .a = a };
    Result r = papers->cosigned(papers->where, sighting_add, &g);
    if (failed(r) && r.why != &seen_enough)
        return r;
    return box_seen(p, round, &g.found, INT64_MAX) ? DONE : because(&not_witnessed);
}

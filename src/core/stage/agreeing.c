/* agreeing.c - two officers, on two machines and two days: the first agrees, the second enters.
 *
 * What was agreed must still be what is done. An agreement names the act by all its own fields, and
 * the last act that its officer saw; of each act that needs two its row says what unsettles it. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

#define SOURCE "doc/book.md, agreements"

const Reason agreement_missing = { REFUSED, "agreement-missing", SOURCE,
    "This act needs two different officers: one agrees, the other enters." };
const Reason agreement_superfluous = { INVALID, "agreement-superfluous", SOURCE,
    "This act is done by one person only; there is nothing to agree to." };
const Reason agreement_expired = { REFUSED, "agreement-expired", SOURCE,
    "An agreement counts from the moment when it was made until the one that it names, thirty days "
    "at most." };
const Reason agreement_foreign = { FORBIDDEN, "agreement-foreign", SOURCE,
    "The agreement is not by another officer of this lot whose key counts." };
const Reason agreement_used = { CONFLICT, "agreement-used", SOURCE,
    "An agreement is used once, and this one was." };
const Reason agreement_withdrawn = { REFUSED, "agreement-withdrawn", SOURCE,
    "Who agreed has withdrawn the agreement." };
const Reason agreement_strange = { REFUSED, "agreement-strange", SOURCE,
    "The agreement was made on an act that is not in this procedure." };
const Reason agreement_unsettled = { REFUSED, "agreement-unsettled", SOURCE,
    "Something was entered since that the agreement rested on. It must be agreed to anew." };

/* ---- who and when ---------------------------------------------------------------- */

static Result judge_time(const Act *act, Arena *a)
{
    const Agreement *g = &act->agreed;
    bool counts = g->made <= act->arrived && act->arrived <= g->until &&
                  g->until - g->made <= LONGEST_AGREEMENT;
    return counts ? DONE : because_of(&agreement_expired, str_of_moment(g->until, UTC, a));
}

static bool may_agree(const Procedure *p, const Act *act, const Person *other)
{
    return other->id != act->actor && person_at(p, other->id, act->arrived) == other &&
           roles_for(other, act) & OFFICER && !other->barred &&
           key_id_same(key_id(person_key(p, other, act->arrived)), act->agreed.key);
}

/* In the office who retired may have come back with the same key. */
static const Person *agrees(const Procedure *p, const Act *act)
{
    const Procedure *chain = chain_of(p);
    const Person *with = person_with(chain, act->agreed.key);
    if (chain->office)
        return with && may_agree(p, act, with) ? with : NULL;
    for (each(Person, other, chain->people))
        if (may_agree(p, act, other))
            return other;
    return NULL;
}

/* ---- once ------------------------------------------------------------------------ */

static bool was_used(const Procedure *p, Hash serial)
{
    return index_find(&p->agreed_at, serial) >= 0;
}

/* In another chain, by the moments of both; `at` may stand still. */
static bool is_before(const Withdrawn *w, const Act *act)
{
    return w->at < act->at || (w->at == act->at && w->arrived < act->arrived);
}

/* Withdrawn by somebody else it counts all the same. What began is judged alike when it is read
 * again, whatever the office was told later. */
static bool was_withdrawn(const Procedure *p, Hash serial, Id by, const Act *act)
{
    const Procedure *chain = chain_of(p);
    for (each(const Withdrawn, w, chain->withdrawn))
        if (w->by == by && hash_same(w->serial, serial) && (chain == p || is_before(w, act)))
            return true;
    return false;
}

/* ---- on what it rests ------------------------------------------------------------ */

static Past past_of(const Procedure *p, const Act *act)
{
    const Inquiry *inquiry = inquiry_of(p, act_names(act, AN_INQUIRY));
    return (Past){ .commit = act->commit, .kind = act->kind,
                   .lot = inquiry ? inquiry->lot : act_lot(act),
                   .inquiry = inquiry ? inquiry->id : 0 };
}

static bool apart(Id x, Id y) { return x && y && x != y; }

static bool unsettles(const Past *past, const Past *agreed)
{
    return !apart(past->lot, agreed->lot) && !apart(past->inquiry, agreed->inquiry);
}

/* The first act after `seen` that unsettles it; 0: none does. From the last of each kind back. */
static Id unsettled_by(const Procedure *p, const Past *agreed, Id seen)
{
    Id first = 0;
    for (const ActKind *kind = act_rows[agreed->kind]->unsettled; kind && *kind; kind++)
        for (Id nth = p->latest[*kind]; nth > seen; nth = p->past.at[nth - 1].before)
            if (unsettles(&p->past.at[nth - 1], agreed) && (!first || nth < first))
                first = nth;
    return first;
}

/* Who was not shown all acts sees only what of this was shown. */
static Result judge_settled(const Procedure *p, const Act *act, Arena *a)
{
    const Agreement *g = &act->agreed;
    Past agreed = past_of(p, act);
    if (g->seen > p->past.len ||
        (g->seen && !hash_same(p->past.at[g->seen - 1].commit, g->commit)))
        return because_of(&agreement_strange, str_of_number(g->seen, a));
    Id nth = unsettled_by(p, &agreed, g->seen);
    if (!nth)
        return DONE;
    Text what = { 0 };
    text_put(&what, a, "{}, act {}", str(act_rows[p->past.at[nth - 1].kind]->name),
             str_of_number(nth, a));
    return because_of(&agreement_unsettled, text_str(&what));
}

/* ---- all of it ------------------------------------------------------------------- */

/* With both keys at hand, or from one machine to another. */
static Str how_to_agree(const Act *act, Arena *a)
{
    Text t = { 0 };
    Str  name = str(act_rows[act->kind]->name);
    text_put(&t, a, "{} was signed by one; give the other officer's key with --with KEYFILE, or "
             "let the other one agree first: tenderbox agree {} ... --as KEYFILE --out FILE, and "
             "enter that file: tenderbox enter FILE --as KEYFILE", name, name);
    return text_str(&t);
}

Result judge_agreement(const Procedure *p, const Act *act, Arena *a)
{
    if (!act->is_signed || !act_needs_two(p, act))
        return act->is_agreed ? because(&agreement_superfluous) : DONE;
    if (!act->is_agreed)
        return because_of(&agreement_missing, how_to_agree(act, a));
    TRY(judge_time(act, a));
    const Person *other = agrees(p, act);
    if (!other)
        return because(&agreement_foreign);
    if (undeclared(p, other, act_rows[act->kind]))
        return because(&not_declared);
    if (was_used(p, act->agreed.serial))
        return because(&agreement_used);
    if (was_withdrawn(p, act->agreed.serial, other->id, act))
        return because(&agreement_withdrawn);
    return judge_settled(p, act, a);
}

void past_add(Procedure *p, const Act *act, Arena *a)
{
    Past *past = list_add(&p->past, a);
    *past = past_of(p, act);
    past->before = p->latest[act->kind];
    p->latest[act->kind] = p->past.len;
    if (!act->is_agreed)
        return;
    index_put(&p->agreed_at, act->agreed.serial, p->agreed.len, a);
    *list_add(&p->agreed, a) = act->agreed.serial;
}

/* ---- withdrawing ----------------------------------------------------------------- */

static Result judge_withdraw_agreement(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Hash serial = act->withdraw_agreement.serial;
    if (was_used(p, serial))
        return because(&agreement_used);
    return was_withdrawn(p, serial, act->actor, act) ? because(&agreement_withdrawn) : DONE;
}

static void fold_withdraw_agreement(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->withdrawn, a) = (Withdrawn){ act->withdraw_agreement.serial, act->actor,
                                                    act->at, act->arrived };
}

const ActRow row_withdraw_agreement = {
    .name = "withdraw-agreement",
    .says = "Withdraw an agreement of one's own; one to begin a procedure, in the office",
    .who = OFFICER, .when = ANY_PHASE, .shown = TO_ALL,
    .rules = OFFICE_TOO | THOUGH_HALTED | THOUGH_ENDED | THOUGH_UNDECLARED,
    .source = SOURCE,
    .fields = {
        H(withdraw_agreement, serial, .label = "Serial of the agreement",
          .hint = "As it was told to who agreed; it stands in the file of the agreement, too.")
    },
    .judge = judge_withdraw_agreement, .fold = fold_withdraw_agreement,
};

/* after.c - what can be said only when all acts are folded: what is not here and why, when the
 * bids were seen, and whether every group of padlocks gives the same key. */
#include "auditor/inside.h"

#include "core/view/warnings.h"
#include "sys/going.h"

#include <stdlib.h>
#include <string.h>

/* ---- words and papers, here and not here ----------------------------------------- */

/* Words and papers that acts name: each with its act and field, in rising order of hashes. */
typedef struct Naming { Hash hash; const Act *act; const Field *field; } Naming;
typedef LIST(Naming) Namings;

static int naming_order(const void *x, const void *y) { return memcmp(x, y, sizeof(Hash)); }

static Result words_named(Auditing *w, Namings *named)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++) {
        if (arena_left(w->a) < (1 << 20))
            return because(&too_large);
        for (each_field(f, act_rows[w->acts[i].kind]))
            if (field_is_shelved(f))
                *list_add(named, w->a) = (Naming){ act_hash(&w->acts[i], f), &w->acts[i], f };
    }
    if (named->len)
        qsort(named->at, (size_t)named->len, sizeof(Naming), naming_order);
    return DONE;
}

/* They say what each field is for that names them. beyond: of this edition nobody may see any. */
static Result item_check(Auditing *w, const ShelfItem *item, const Naming **next,
                         const Naming *end, int64_t *beyond)
{
    bool shown = false;
    for (; *next < end && hash_same((*next)->hash, item->hash); ++*next) {
        const Naming *by = *next;
        Result r = words_judge(by->field, item->bytes, w->a);
        if (failed(r))
            return at_act(w, by->act), r;
        shown = shown || words_shown_to(w->b.head.edition, w->b.head.bidder, w->p, by->act,
                                        by->field);
    }
    *beyond += !shown;
    return DONE;
}

/* Both lists rise: one walk says whether all that is here is named, and all that is named here. */
static Result named_check(Auditing *w, const Namings *named, bool *all_here, int64_t *beyond)
{
    const Naming *next = named->at, *end = next + named->len;
    *all_here = true;
    for (each(const ShelfItem, item, w->b.words)) {
        int order = 1;
        for (; next < end && (order = naming_order(next, item)) < 0; next++)
            *all_here = *all_here && hash_none(next->hash);
        if (next == end || order)
            return because_of(&words_foreign, str_of_hash(item->hash, w->a));
        TRY(item_check(w, item, &next, end, beyond));
    }
    for (; next < end; next++)
        *all_here = *all_here && hash_none(next->hash);
    return DONE;
}

static Result field_check(Auditing *w, const Act *act, const Field *f)
{
    Counted *counted = &w->out->counted;
    Hash hash = field_is_shelved(f) ? act_hash(act, f) : (Hash){ 0 };
    if (hash_none(hash) || bundle_words(&w->b, hash))
        return DONE;
    if (is_erased(w, hash))
        return counted->words_erased++, DONE;
    if (words_shown_to(w->b.head.edition, w->b.head.bidder, w->p, act, f))
        return because_of(&words_lost, str(f->name));
    counted->words_withheld++;
    return DONE;
}

/* What an act erased must belong to the act that it names, where that one is shown. */
static Result erased_check(Auditing *w, const Act *erase)
{
    index_put(&w->erased, erase->erase.hash, 0, w->a);
    at_act(w, erase);
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (w->acts[i].nth == erase->erase.nth && !name_is_office(w->acts[i].procedure))
            return erase_check(erase, &w->acts[i]);
    return DONE;
}

static Result words_check(Auditing *w, int64_t *beyond)
{
    Namings named = { 0 };
    bool    all_here;
    at_part(w, "words");
    TRY(words_named(w, &named));
    TRY(named_check(w, &named, &all_here, beyond));
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (w->acts[i].kind == ACT_ERASE)
            TRY(erased_check(w, &w->acts[i]));
    for (ptrdiff_t i = 0; i < w->b.acts.len && !all_here; i++) {
        const Act *act = &w->acts[i];
        const ActRow *row = act_rows[act->kind];
        at_act(w, act);
        for (each_field(f, row))
            TRY(field_check(w, act, f));
    }
    return DONE;
}

/* ---- envelopes ------------------------------------------------------------------- */

/* Everything that is known of what was put into the box, and of what was turned: each is found
 * without walking, for there may be as many of it as strangers hand in. */
typedef struct Envelopes {
    Index turned;                  /* ctx */
    Index files;                   /* SHA-256 that heads name */
    Index opened;                  /* acts, by bidder, lot, round and envelope */
    bool  all_turns;               /* every paper of turns is here */
} Envelopes;

static bool is_in(const Index *x, Hash key) { return index_find(x, key) >= 0; }

static void turned_collect(Auditing *w, Envelopes *all, Arena *scratch)
{
    all->all_turns = true;
    for (each(const Turned, t, w->p->turned)) {
        Turns turns;
        const ShelfItem *item = bundle_words(&w->b, t->paper);
        all->all_turns = all->all_turns && item;
        if (!item || failed(turns_read(item->bytes, &turns, scratch)))
            continue;
        for (each(const TurnLine, line, turns.lines))
            index_put(&all->turned, line->ctx, 0, w->a);
    }
}

static void opened_collect(Auditing *w, Envelopes *all)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++) {
        const Act *act = &w->acts[i];
        if (act->kind == ACT_OPENED)
            index_put(&all->opened, numbers_key(act->opened.bidder, act->opened.lot,
                                                act->opened.round, act->opened.envelope), i, w->a);
    }
}

/* Did an act erase this sealed bid, or the key with which this envelope was opened? */
static bool gone_by_act(const Auditing *w, const Envelopes *all, const Act *deposit, Str envelope)
{
    const Bid *bid = bid_of(w->p, act_round(deposit), act_lot(deposit), deposit->actor);
    Hash heads = deposit->deposit.heads;
    Envelope e;
    if (is_erased(w, heads))
        return true;
    if (!bid || !hash_same(bid->heads, heads) || !str_envelope(envelope, &e))
        return false;
    ptrdiff_t at = index_find(&all->opened, numbers_key(bid->bidder, bid->lot, bid->round, e));
    return at >= 0 && is_erased(w, w->acts[at].opened.key);
}

static void lost_warn(Auditing *w, const Act *deposit, Str envelope)
{
    warning(w, "Of the bid of bidder {} for lot {}, version {}, the envelope \"{}\" is lost or "
               "spoilt: what was in cannot be recomputed.",
            str_of_number(deposit->actor, w->a), str_of_number(act_lot(deposit), w->a),
            str_of_number(act_number(deposit, act_field(deposit->kind, "version")), w->a),
            str_copy(envelope, w->a));
}

static Result file_check(Auditing *w, Envelopes *all, const Act *deposit, const HeadPair *pair)
{
    Counted *counted = &w->out->counted;
    index_put(&all->files, pair->head.sha256, 0, w->a);
    if (all->all_turns && !is_in(&all->turned, head_ctx(pair->text)))
        counted->shut++;
    if (bundle_sealed(&w->b, pair->head.sha256))
        return DONE;
    if (gone_by_act(w, all, deposit, pair->head.envelope))
        return counted->sealed_erased++, DONE;
    bool spoilt = is_in(&w->spoilt, pair->head.sha256);
    if (!spoilt && w->b.head.edition == COURT)
        lose(w, because_of(&sealed_lost, str_copy(pair->head.envelope, w->a)));
    if (spoilt || w->b.head.edition == COURT)
        lost_warn(w, deposit, pair->head.envelope);
    else
        counted->sealed_withheld++;
    return DONE;
}

static Result deposit_check(Auditing *w, Envelopes *all, const Act *act, Arena *scratch)
{
    Hash hash = act->deposit.heads;
    const ShelfItem *item = bundle_words(&w->b, hash);
    Heads *heads = make(scratch, Heads, 1);
    if (!item || failed(heads_glance(item->bytes, heads, scratch)))
        return DONE;
    for (int i = 0; i < heads->count; i++)
        TRY(file_check(w, all, act, &heads->at[i]));
    return DONE;
}

static Result files_named(Auditing *w, const Envelopes *all)
{
    at_part(w, "sealed");
    for (each(const SealedItem, item, w->b.sealed))
        if (!is_in(&all->files, item->hash))
            return because_of(&sealed_foreign, str_of_hash(item->hash, w->a));
    return DONE;
}

static Result envelopes_check(Auditing *w)
{
    Envelopes all = { 0 };
    Arena  scratch = arena_begin(SCRATCH);
    Result r = DONE;
    turned_collect(w, &all, &scratch);
    opened_collect(w, &all);
    for (ptrdiff_t i = 0; i < w->b.acts.len && !failed(r); i++) {
        const Act *act = &w->acts[i];
        if (!act_is_bid(act))
            continue;
        at_act(w, act);
        r = deposit_check(w, &all, act, &scratch);
    }
    arena_end(&scratch);
    return failed(r) ? r : files_named(w, &all);
}

/* ---- every group of padlocks ----------------------------------------------------- */

/* The first k that turned, with another in place of the last of them. */
static Result group_key(const Capsule *capsule, const Turn *turns, int last, AgeKey *key)
{
    Turn group[LOCKS_MOST];
    for (int i = 0; i < capsule->k - 1; i++)
        group[i] = turns[i];
    group[capsule->k - 1] = turns[last];
    return capsule_open(capsule, group, capsule->k, key);
}

/* Two groups that differ in one holder give the same key only if all their shares lie on one
 * curve of degree k - 1: what the two make at 0 differs by the k-th divided difference, times
 * indices that are not 0. So when everyone may take the last place of the first group, every
 * group gives that key. Where there is one group it has no other to differ from. */
static Result groups_agree(Auditing *w, const Capsule *capsule, const Turn *turns, int count)
{
    AgeKey first, key;
    int    k = capsule->k;
    if (count > k)
        TRY(group_key(capsule, turns, k - 1, &first));
    for (int last = k; last < count; last++) {
        TRY(group_key(capsule, turns, last, &key));
        if (memcmp(first.byte, key.byte, sizeof key.byte))
            return because(&keys_differ);
        going_on(0);
    }
    w->out->counted.subsets += count < k ? 0 : count - k + 1;
    return DONE;
}

static Result bid_groups(Auditing *w, const Bid *bid, Envelope e, Arena *scratch)
{
    Papers papers = papers_of(w);
    Turn   turns[LOCKS_MOST];
    Heads *heads = make(scratch, Heads, 1);
    int    count;
    Str    text;
    Result r = proof_turns(w->p, bid, e, &papers, turns, LOCKS_MOST, &count, scratch);
    if (!failed(r) && !count)
        return DONE;
    if (!failed(r))
        r = papers.paper(papers.where, bid->heads, &text, scratch);
    if (!failed(r))
        r = heads_again(text, e, heads, scratch);
    if (r.why == &paper_absent)
        return DONE;
    TRY(r);
    const HeadPair *pair = heads_envelope(heads, e);
    return pair ? groups_agree(w, &pair->capsule, turns, count) : DONE;
}

static Result groups_check(Auditing *w)
{
    at_part(w, "turns");
    for (each(const Bid, bid, w->p->bids))
        for (Envelope e = 0; e < ENVELOPES; e++) {
            Arena  scratch = arena_begin(64 << 20);
            Result r = bid_groups(w, bid, e, &scratch);
            r.detail = (Str){ 0 };
            arena_end(&scratch);
            TRY(r);
        }
    return DONE;
}

/* ---- in time --------------------------------------------------------------------- */

/* Signed beforehand, and entered by the clerk at the deadline. */
static int64_t lay_ready(const Auditing *w, Id round)
{
    int64_t count = 0;
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        count += w->acts[i].kind == ACT_READY_DEPOSIT && act_round(&w->acts[i]) == round;
    return count;
}

static Result box_check(Auditing *w, const Act *list)
{
    const Round *r = round_of(w->p, list->box_list.round);
    Punctual *round = list_add(&w->rounds, w->a);
    *round = (Punctual){ .round = r->id, .deadline = r->deadline, .listed = list->at,
                         .lay_ready = lay_ready(w, r->id),
                         .says_witnessed = list->box_list.clock == CLOCK_WITNESSED };
    int64_t in_time = seen_in_time(r, &w->points);      /* so many entries */
    for (each(const Deposit, d, w->p->box)) {
        if (d->round != r->id)
            continue;
        bool seen = !d->late && d->leaf < in_time;
        round->withdrawn += d->withdrawn;
        round->late      += d->late;
        round->in_time  += seen;
        round->on_clock += !d->late && !seen;
    }
    if (!round->says_witnessed)
        return DONE;
    bool borne = !w->policy.quorum || box_seen(w->p, r, &w->points, list->leaf);
    return borne ? DONE : because(&not_witnessed);
}

static Result boxes_check(Auditing *w)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (w->acts[i].kind == ACT_BOX_LIST) {
            at_act(w, &w->acts[i]);
            TRY(box_check(w, &w->acts[i]));
        }
    return DONE;
}

/* ---- the policy ------------------------------------------------------------------ */

static Str policy_plain(const Policy *policy, Arena *a)
{
    Text t = { 0 };
    policy_write(policy, &t, a);
    return text_str(&t);
}

/* Who published without witnesses leaves everybody free to ask for their own. */
static Policy policy_of_logs(Policy policy)
{
    policy.voters.len = 0;
    policy.quorum     = 0;
    return policy;
}

static bool policies_agree(const Policy *published, const Policy *own, Arena *a)
{
    Policy logs = policy_of_logs(*published), own_logs = policy_of_logs(*own);
    return published->quorum ? str_same(policy_plain(published, a), policy_plain(own, a))
                             : str_same(policy_plain(&logs, a), policy_plain(&own_logs, a));
}

/* Where the tender was published with a policy it is this reader's too, but for comments and
 * spaces: so everybody learns who was given another one. */
static Result policy_compare(Auditing *w)
{
    const ShelfItem *item = bundle_words(&w->b, w->p->policy);
    Policy published;
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (w->acts[i].kind == ACT_PUBLISH)
            at_act(w, &w->acts[i]);
    if (!item)
        return DONE;
    bool agree = !failed(policy_read(item->bytes, &published, w->a)) &&
                 policies_agree(&published, &w->policy, w->a);
    return agree ? DONE : because(&policy_differs);
}

/* ---- warnings -------------------------------------------------------------------- */

/* What lies in the box no judge of an outage could look at. */
static int64_t deposits_in(const Auditing *w, const Act *outage)
{
    int64_t count = 0;
    for (each(const Deposit, d, w->p->box))
        count += d->round == outage->outage.round && d->arrived >= outage->outage.from &&
                 d->arrived < outage->outage.until;
    return count;
}

static void outages_warn(Auditing *w)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++) {
        const Act *act = &w->acts[i];
        if (act->kind == ACT_OUTAGE && deposits_in(w, act))
            warning(w, "A deposit arrived while the box is said to have been out of reach: see the "
                       "outage at entry {}.",
                    str_of_number(act->leaf, w->a));
    }
}

/* What could go wrong when something was published, and what did: a sentence is told once. */
static void published_warn(Auditing *w)
{
    Warnings found = { 0 };
    notice_warnings(w->p, w->p->last_at, &found, w->a);
    late_warnings(w->p, w->p->last_at, &found, w->a);
    for (each(const Str, warned, w->warned)) {
        bool still = false;
        for (each(const Str, line, found))
            still = still || str_same(*line, *warned);
        if (!still)
            warning(w, "As published: {}", *warned);
    }
    for (each(const Str, line, found))
        *list_add(&w->out->warnings, w->a) = *line;
}

static int64_t two_withheld(const Auditing *w)
{
    int64_t count = 0;
    for (ActKind kind = 1; kind < ACT_KINDS; kind++)
        count += act_rows[kind]->rules & TWICE ? w->out->withheld[kind] : 0;
    return count;
}

static void identifiers_warn(Auditing *w)
{
    TwinsFound twins = { 0 };
    Papers  papers = papers_of(w);
    int64_t unread;
    proof_identifiers(w->p, &papers, &twins, &unread, w->a);
    for (each(const Twins, pair, twins))
        warning(w, "Bidders {} and {} registered with the same identifier.",
                str_of_number(pair->first, w->a), str_of_number(pair->second, w->a));
    if (unread)
        warning(w, "{} identifiers of bidders are not here: whether one was registered twice was "
                   "not checked.", str_of_number(unread, w->a));
}

/* ---- more than its readers may see ------------------------------------------------- */

static int64_t acts_beyond(const Auditing *w)
{
    int64_t count = 0;
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        count += !name_is_office(w->acts[i].procedure) &&
                 !shown_to(w->b.head.edition, w->b.head.bidder, w->p, &w->acts[i]);
    return count;
}

/* Nothing that is shown is false because somebody was not to see it: no fault of the tender. */
static void beyond_warn(Auditing *w, int64_t words)
{
    int64_t acts = acts_beyond(w);
    int64_t files = w->b.head.edition == COURT ? 0 : w->b.sealed.len;
    if (acts || words || files)
        warning(w, "This edition shows {}, {} and {} that its readers may not see: whoever made it "
                   "told too much. Do not pass it on.", str_counted(acts, "act", "acts", w->a),
                str_counted(words, "text or paper", "texts and papers", w->a),
                str_counted(files, "sealed file", "sealed files", w->a));
}

/* ---- warnings, all of them --------------------------------------------------------- */

/* What was taken on somebody's word, and could not be checked. */
static void words_taken_warn(Auditing *w)
{
    const Counted *counted = &w->out->counted;
    if (!w->policy.quorum)
        warning(w, "The policy asks for no witnesses: that everybody was shown this same log rests "
                   "on the operator{}.", S(""));
    published_warn(w);
    if (counted->on_clerks_word)
        warning(w, "Without a signature, on the clerk's word alone: {}.",
                str_counted(counted->on_clerks_word, "act", "acts", w->a));
    if (two_withheld(w))
        warning(w, "{} of the acts withheld were agreed to by a second officer: reuse of "
                   "agreements not checked.", str_of_number(two_withheld(w), w->a));
    for (each(const Punctual, round, w->rounds))
        if (round->says_witnessed && !w->policy.quorum)
            warning(w, "The box list of round {} says that witnesses saw the bids; without "
                       "witnesses in the policy this was not checked.",
                    str_of_number(round->round, w->a));
}

static void warnings(Auditing *w, int64_t words)
{
    words_taken_warn(w);
    outages_warn(w);
    mind_warn(w);
    stamps_warn(w);
    ticks_warn(w);
    marks_warn(w);
    identifiers_warn(w);
    beyond_warn(w, words);
    warning(w, "A later act may exist after entry {}, the last one here.",
            str_of_number(w->b.head.size - 1, w->a));
}

/* ---- what is shown of the winner -------------------------------------------------- */

/* The kind alone does not say so: that its price was opened every edition shows of a winner, and
 * where a lot was awarded there is such an act. */
static Result winners_check(Auditing *w)
{
    for (each(const Lot, lot, w->p->lots)) {
        if (!lot->awarded)
            continue;
        const Round *round = round_of(w->p, lot->award_round);
        const Bid *bid = bid_of(w->p, lot->award_round, lot->id, lot->winner);
        if (!round || !bid || !envelope_expected(round, PRICE) || bid->opened[PRICE])
            continue;
        at_part(w, "opened");
        return because_of(&act_hidden, str_of_number(bid->bidder, w->a));
    }
    return DONE;
}

Result audit_after(Auditing *w)
{
    int64_t words = 0;
    TRY(winners_check(w));
    TRY(words_check(w, &words));
    TRY(envelopes_check(w));
    TRY(groups_check(w));
    TRY(boxes_check(w));
    TRY(policy_compare(w));
    warnings(w, words);
    return DONE;
}

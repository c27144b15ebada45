/* tray.c - proposals on their way in and out: what can be said before the clerk's time is taken,
 * what waits, and who is answered. */
#include "clerk/inside.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

const Reason clerk_busy = { CONFLICT, "clerk-busy", "doc/book.md, limits",
    "Too much is waiting for the book. Try again in a moment." };
const Reason batch_wrong = { INVALID, "batch-wrong", "doc/book.md, limits",
    "What is entered together is a batch: at most 4,096 acts of one person in one procedure, all "
    "definitions but the last, which closes it and is signed." };
const Reason words_unasked = { INVALID, "words-unasked", "doc/book.md, shelf",
    "Words or papers came that no act of the proposal carries, or not with their own hash." };

/* ---- what can be said of the proposal alone ---------------------------------------- */

static Result judge_acts(const Proposal *proposal)
{
    const Act *acts = proposal->acts;
    if (proposal->count < 1 || proposal->count > BATCH_ACTS)
        return because(&batch_wrong);
    for (const Act *act = acts; act < acts + proposal->count; act++) {
        if (act->kind <= ACT_NONE || act->kind >= ACT_KINDS)
            return because(&act_unknown);
        bool last = act == acts + proposal->count - 1;
        if (!name_same(act->procedure, acts->procedure) || act->actor != acts->actor ||
            act->in_batch == last)
            return because(&batch_wrong);
        TRY(act_fits(act));
    }
    const Act *closing = &acts[proposal->count - 1];
    bool closes = act_rows[closing->kind]->rules & CLOSES && closing->is_signed;
    return proposal->count == 1 || closes ? DONE : because(&batch_wrong);
}

static int hash_order(const void *x, const void *y) { return memcmp(x, y, sizeof(Hash)); }

/* Every hash that stands in an act of the proposal, once, in order. */
typedef LIST(Hash) Hashes;

static Hashes hashes_of(const Proposal *proposal, Arena *a)
{
    Hashes all = { 0 };
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < proposal->count; i++)
        for (each_field(f, act_rows[proposal->acts[i].kind]))
            if (f->type == HASH || field_is_shelved(f))
                *list_add(&all, a) = act_hash(&proposal->acts[i], f);
    if (all.len)
        qsort(all.at, (size_t)all.len, sizeof(Hash), hash_order);
    for (each(const Hash, hash, all))
        if (!kept || !hash_same(all.at[kept - 1], *hash))
            all.at[kept++] = *hash;
    all.len = kept;
    return all;
}

static int shelved_order(const void *x, const void *y)
{
    return hash_order(&((const Shelved *)x)->hash, &((const Shelved *)y)->hash);
}

/* Words have fresh salt per use, so they come with their act: what never was on the shelf could
 * not be told from what was taken off it in silence. */
static Result judge_words_come(const Proposal *proposal, Arena *a)
{
    Shelved *come = make(a, Shelved, proposal->word_count + 1);
    if (proposal->word_count) {
        memcpy(come, proposal->words, sizeof *come * (size_t)proposal->word_count);
        qsort(come, (size_t)proposal->word_count, sizeof *come, shelved_order);
    }
    for (ptrdiff_t i = 0; i < proposal->count; i++) {
        const Act *act = &proposal->acts[i];
        for (each_field(f, act_rows[act->kind])) {
            if (!field_is_shelved(f) || hash_none(act_hash(act, f)))
                continue;
            Shelved wanted = { .hash = act_hash(act, f) };
            const Shelved *it = bsearch(&wanted, come, (size_t)proposal->word_count, sizeof *come,
                                        shelved_order);
            if (!it)
                return because_of(&words_missing, str(f->name));
            TRY(words_judge(f, it->bytes, a));
        }
    }
    return DONE;
}

/* The shelf takes nothing that no act carries, nothing twice, and nothing under another's hash. */
static Result judge_asked(const Shelved *s, const Hashes *all, bool *came)
{
    const Hash *asked = bsearch(&s->hash, all->at, (size_t)all->len, sizeof(Hash), hash_order);
    if (s->bytes.len > PAPER_BYTES_MAX)
        return because(&too_large);
    if (!asked || came[asked - all->at] || !hash_same(words_hash(s->salt, s->bytes), s->hash))
        return because(&words_unasked);
    came[asked - all->at] = true;
    return DONE;
}

static Result judge_each(const Proposal *proposal, Arena *a)
{
    Hashes  all = hashes_of(proposal, a);
    bool   *came = make(a, bool, all.len);
    int64_t bytes = 0;
    for (ptrdiff_t i = 0; i < proposal->word_count; i++) {
        bytes += proposal->words[i].bytes.len;
        if (bytes > PROPOSAL_BYTES)
            return because(&too_large);
        TRY(judge_asked(&proposal->words[i], &all, came));
    }
    return judge_words_come(proposal, a);
}

static Result judge_words(const Proposal *proposal, Arena *life)
{
    Arena  a = arena_begin(32 << 20);        /* for 12 fields each of 4,096 acts */
    Result r = judge_each(proposal, &a);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return r;
}

/* ---- proving --------------------------------------------------------------------- */

static bool needs_papers(const Act *act)
{
    return act_rows[act->kind]->rules & (PROVED | BOX);
}

static Person *person_copy(Procedure *to, const Person *from, Arena *a)
{
    Person copy = *from;
    copy.keys.len = copy.keys.room = 0;
    for (each(const NewKey, it, from->keys))
        *list_add(&copy.keys, a) = *it;
    return person_add(to, copy, a);
}

static void signer_copy(Procedure *to, const Procedure *from, KeyId key, Arena *a)
{
    const Person   *person = person_with(from, key);
    const Delegate *d = delegate_of_any(from, key);
    if (person)
        person_copy(to, person, a);
    if (d)
        delegate_add(to, *d, a);
}

/* Those people whose keys the act names: enough to check its signatures without a lock. */
static void signers_copy(Procedure *to, const Procedure *from, const Act *act, Arena *a)
{
    signer_copy(to, from, act->signed_by.key, a);
    if (act->is_agreed)
        signer_copy(to, from, act->agreed.key, a);
}

typedef struct Signers { Procedure p, office; } Signers;

static void signers_of(Clerk *c, const Procedure *p, const Act *act, Signers *s, Arena *a)
{
    s->p.office = p->office ? &s->office : NULL;
    signers_copy(&s->p, p, act, a);
    if (p->office)
        signers_copy(&s->office, &c->office, act, a);
}

/* A procedure that has not begun has the office's people. */
static Result signers_find(Clerk *c, const Act *act, Signers *s, Arena *a)
{
    Procedure *p = NULL;
    Result r = DONE;
    *s = (Signers){ 0 };
    pthread_mutex_lock(&c->folded);
    const Procedure *known = remembered(c, act->procedure);
    if (known)
        signers_of(c, known, act, s, a);
    pthread_mutex_unlock(&c->folded);
    if (known)
        return DONE;
    pthread_mutex_lock(&c->pen);
    pthread_mutex_lock(&c->folded);
    r = recall_named(c, act->procedure, &p);
    if (r.why == &no_such_procedure && act->kind == ACT_BEGIN)
        r = DONE, p = &c->office;
    if (!failed(r))
        signers_of(c, p, act, s, a);
    r.detail = str_copy(r.detail, a);        /* what lies in the clerk is the next one's soon */
    pthread_mutex_unlock(&c->folded);
    pthread_mutex_unlock(&c->pen);
    return r;
}

/* Rises with every act that is entered; never falls but with what was not committed. */
static int64_t how_far(const Procedure *p) { return p->acts + p->box.len; }

static Result prove_papers(Clerk *c, Proposal *proposal, const Act *act, Arena *a)
{
    Procedure *p;
    Papers papers = papers_with(c, proposal, a);
    pthread_mutex_lock(&c->pen);
    pthread_mutex_lock(&c->folded);
    Result r = recall_named(c, act->procedure, &p);
    pthread_mutex_unlock(&c->folded);
    if (!failed(r)) {                        /* nobody changes it but a turn, which has the pen */
        r = proof_check(p, act, clerk_origin(c), &papers, true, a);
        proposal->proved = how_far(p);
    }
    r.detail = str_copy(r.detail, a);
    pthread_mutex_unlock(&c->pen);
    return r;
}

Result prove_still(Clerk *c, const Procedure *p, const Proposal *proposal)
{
    const Act *act = &proposal->acts[proposal->count - 1];
    bool bid = act_is_bid(act);              /* its capsules are compared here only */
    if (!needs_papers(act) || (!bid && proposal->proved == how_far(p)))
        return DONE;
    Arena  a = arena_begin(64 << 20);
    Papers papers = papers_with(c, proposal, &a);
    Result r = bid ? capsules_of(c, proposal->file, &papers.capsules) : DONE;
    if (!failed(r))
        r = proof_still(p, act, clerk_origin(c), &papers, &a);
    r.detail = detail_keep(c->detail, r.detail);
    arena_end(&a);
    return r;
}

/* The batch of somebody else costs a lot to judge and to undo: its signer is its actor. */
static bool actor_signed(const Signers *s, const Act *act)
{
    for (each(const Person, person, s->p.people))
        if (person->id == act->actor)
            return true;
    return false;
}

/* What signatures and papers show is shown before the clerk's time is taken. The acts of a batch
 * have neither; the one that closes it is signed. */
static Result prove(Clerk *c, Proposal *proposal, Arena *a)
{
    const Act *act = &proposal->acts[proposal->count - 1];
    if (act->is_signed) {
        Signers *s = make(a, Signers, 1);
        TRY(signers_find(c, act, s, a));
        TRY(proof_signatures(&s->p, act, clerk_origin(c), a));
        if (proposal->count > 1 && !actor_signed(s, act))
            return signer_strange(act->signed_by.key, a);
    }
    return needs_papers(act) ? prove_papers(c, proposal, act, a) : DONE;
}

/* ---- the same again ---------------------------------------------------------------- */

Result book_became(Book *b, const Act *act, Became *out)
{
    *out = (Became){ .leaf = -1 };
    if (!act->is_signed)
        return DONE;
    Hash once = act_once(act, book_settings(b)->origin);
    TRY(book_once(b, once, &out->leaf, &out->file));
    return out->leaf >= 0 ? DONE : book_waiting_once(b, once, &out->waits);
}

/* Entered, or a box act that still waits; file 0: neither. */
static Result find_before(Clerk *c, Proposal *proposal)
{
    Became became;
    TRY(book_became(c->book, &proposal->acts[proposal->count - 1], &became));
    const Waiting *waits = &became.waits;
    proposal->leaf = became.leaf;
    proposal->file = became.leaf >= 0 ? became.file : waits->file;
    proposal->due  = waits->file ? waiting_due(c, waits->file, waits->round, waits->ready) : 0;
    return DONE;
}

/* What closes a batch was signed over all of it. */
static Result entered_before(Clerk *c, Proposal *proposal, bool *before)
{
    File about;
    *before = false;
    TRY(find_before(c, proposal));
    if (proposal->file)
        TRY(book_files(c->book, proposal->file - 1, &about, before));
    if (*before)
        proposal->name = name_is_office(about.name) ? about.draft : about.name;
    return DONE;
}

/* Where the very same signed act came before it gets the answer it got then; where nobody can read
 * whether it did, it was not refused. */
Result refused_unless_before(Clerk *c, Proposal *proposal, Result r)
{
    bool before;
    TRY(entered_before(c, proposal, &before));
    return before ? DONE : r;
}

/* ---- what waits -------------------------------------------------------------------- */

void queue_add(Queue *q, Proposal *proposal)
{
    if (!q->first)
        q->end = &q->first;
    proposal->next = NULL;
    *q->end = proposal;
    q->end  = &proposal->next;
    q->count++;
}

Proposal *queue_take(Queue *q, Proposal **at)
{
    Proposal *taken = *at;
    *at = taken->next;
    if (q->end == &taken->next)
        q->end = at;
    taken->next = NULL;
    q->count--;
    return taken;
}

static Result put_in_tray(Clerk *c, Proposal *proposal)
{
    pthread_mutex_lock(&c->tray);
    bool busy = c->waiting.count >= PROPOSALS_MOST || c->stopping;
    if (!busy) {
        queue_add(&c->waiting, proposal);
        c->fresh = true;
        pthread_cond_signal(&c->came);
    }
    pthread_mutex_unlock(&c->tray);
    return busy ? because(&clerk_busy) : DONE;
}

/* Of this file and round, is the box still open, and may it be closed at this moment? */
static bool may_close(const Clerk *c, int64_t file, const Act *list)
{
    const OpenRound *open = open_round(c, file, list->box_list.round);
    return open && list->arrived >= open->deadline + SETTLING;
}

/* box-list waits while a box act of its round waits, or (boxed) may be taken in this turn. One that
 * comes too early is refused at once: how long that takes must not show whether something waits. */
static bool must_wait(Clerk *c, const Proposal *proposal, bool boxed)
{
    File file;
    const Act *list = proposal->acts;
    if (list->kind != ACT_BOX_LIST || failed(book_file(c->book, list->procedure, &file)) ||
        !may_close(c, file.id, list))
        return false;
    WaitingOf of = { file.id, list->box_list.round, .what = FOR_TICK | FOR_DEADLINE };
    return boxed || waiting_left(c, &of);
}

Proposal *take_waiting(Clerk *c)
{
    Queue taken = { 0 };
    ptrdiff_t acts = 0;
    bool boxed = false;
    pthread_mutex_lock(&c->tray);
    Proposal **at = &c->waiting.first;
    while (*at && acts < TURN_ACTS) {
        if (must_wait(c, *at, boxed)) {
            at = &(*at)->next;
            continue;
        }
        acts += (*at)->count;
        boxed = boxed || act_is_box((*at)->acts);
        queue_add(&taken, queue_take(&c->waiting, at));
    }
    c->fresh = *at != NULL;
    pthread_mutex_unlock(&c->tray);
    return taken.first;
}

Proposal *take_all(Clerk *c)
{
    Queue taken = { 0 };
    pthread_mutex_lock(&c->tray);
    while (c->waiting.first)
        queue_add(&taken, queue_take(&c->waiting, &c->waiting.first));
    pthread_mutex_unlock(&c->tray);
    return taken.first;
}

/* ---- answering ------------------------------------------------------------------- */

/* A detail may lie in a life that ends before anybody reads it: what fits is kept. */
Str detail_keep(char to[DETAIL_BYTES], Str detail)
{
    ptrdiff_t len = detail.len < DETAIL_BYTES ? detail.len : DETAIL_BYTES;
    while (len && len < detail.len && (detail.at[len] & 0xc0) == 0x80)
        len--;                               /* not through the middle of a character */
    if (len && detail.at != to)
        memmove(to, detail.at, (size_t)len);
    return (Str){ to, len };
}

void settle(Proposal *proposal, Result r)
{
    proposal->result = r;
    proposal->result.detail = detail_keep(proposal->detail, r.detail);
}

/* With the tray. Once it is answered a proposal may be gone, but not before who asked for that was
 * told: those that are left. */
static Proposal *answer_waiting(Clerk *c, Proposal *first)
{
    Proposal *left = NULL, **end = &left;
    for (Proposal *next = first, *after; next; next = after) {
        after = next->next;
        next->answered = true;
        if (next->told) {
            *end = next;
            end  = &next->next;
        }
    }
    *end = NULL;
    pthread_cond_broadcast(&c->answered);
    return left;
}

void answer_all(Clerk *c, Proposal *first, const Result *trouble)
{
    if (!first)
        return;
    for (Proposal *next = first; next && trouble; next = next->next)
        settle(next, *trouble);
    pthread_mutex_lock(&c->tray);
    Proposal *left = answer_waiting(c, first);
    pthread_mutex_unlock(&c->tray);
    for (Proposal *next = left, *after; next; next = after) {
        after = next->next;
        next->told(next->of);
    }
}

/* ---- proposing ------------------------------------------------------------------- */

/* Nothing arrives later than now. It may be before the last act, after a clock that ran ahead. */
static void stamp(Clerk *c, Proposal *proposal)
{
    Instant now = clerk_now(c);
    for (ptrdiff_t i = 0; i < proposal->count; i++) {
        Act *act = &proposal->acts[i];
        act->arrived = act->arrived && act->arrived < now ? act->arrived : now;
    }
}

bool clerk_knows(Clerk *c, Proposal *proposal)
{
    pthread_mutex_lock(&c->pen);
    bool before, read = !failed(entered_before(c, proposal, &before));
    pthread_mutex_unlock(&c->pen);
    return read && before;
}

Result clerk_put(Clerk *c, Proposal *proposal, Arena *a)
{
    proposal->answered = false;
    proposal->told     = NULL;
    proposal->leaf     = -1;
    proposal->file     = 0;
    proposal->due      = 0;
    TRY(judge_acts(proposal));
    TRY(judge_words(proposal, a));
    stamp(c, proposal);
    Result r = prove(c, proposal, a);
    if (!failed(r))
        return put_in_tray(c, proposal);
    pthread_mutex_lock(&c->pen);
    r = refused_unless_before(c, proposal, r);
    r.detail = str_copy(r.detail, a);
    pthread_mutex_unlock(&c->pen);
    TRY(r);
    settle(proposal, DONE);
    proposal->answered = true;
    return DONE;
}

static Result wait_for_thread(Clerk *c, Proposal *proposal)
{
    pthread_mutex_lock(&c->tray);
    while (!proposal->answered)
        pthread_cond_wait(&c->answered, &c->tray);
    pthread_mutex_unlock(&c->tray);
    return proposal->result;
}

Result clerk_wait(Clerk *c, Proposal *proposal)
{
    const struct timespec nap = { 0, 100 * 1000 * 1000 };
    if (c->threaded)
        return wait_for_thread(c, proposal);
    while (!proposal->answered) {
        clerk_work(c);
        if (!proposal->answered)
            nanosleep(&nap, NULL);
    }
    return proposal->result;
}

/* Without a thread nobody would ever tell. */
void clerk_tell(Clerk *c, Proposal *proposal, void (*told)(void *of), void *of)
{
    if (!c->threaded)
        (void)!failed(clerk_wait(c, proposal));
    pthread_mutex_lock(&c->tray);
    bool answered = proposal->answered;
    if (!answered) {
        proposal->of   = of;
        proposal->told = told;
    }
    pthread_mutex_unlock(&c->tray);
    if (answered)
        told(of);
}

Result clerk_propose(Clerk *c, Proposal *proposal, Arena *a)
{
    TRY(clerk_put(c, proposal, a));
    return clerk_wait(c, proposal);
}

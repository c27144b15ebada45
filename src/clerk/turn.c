/* turn.c - one turn: the ticks that are due, then what was proposed, each in one transaction. */
#include "clerk/inside.h"

#include "core/view/ticks.h"

#include <sodium.h>
#include <string.h>

static const Reason number_known = { CONFLICT, "number-taken", "doc/acts.md begin",
    "Another procedure of this year has this number." };
static const Reason too_slow = { BROKEN, "too-slow", "doc/book.md, order",
    "The act waited too long between the door and the book." };
static const Reason ticks_unkept = { REFUSED, "ticks-unkept", "doc/book.md, the box",
    "This box ticks otherwise: nothing is promised that is not kept." };
enum { TICK_HELD = 250 };                    /* ms */

bool is_trouble(Result r)
{
    return r.why == &book_broken || r.why == &disk_full || r.why == &book_uncertain;
}

/* ---- entering -------------------------------------------------------------------- */

/* What the very same signed act is known by, should it come again. */
Hash act_once(const Act *act, Str origin)
{
    Arena a = arena_begin(1 << 20);
    Text  text = { 0 };
    act_write_signed(&text, act, origin, &a);
    Hash once = sha256_of(text_str(&text), (Str){ (const char *)&act->signed_by,
                                                  sizeof act->signed_by });
    arena_end(&a);
    return act->is_signed ? once : (Hash){ 0 };
}

/* ---- forgetting ------------------------------------------------------------------ */

typedef struct Erasing { const Act *erase; Act named; Result says; } Erasing;

static Result named_seek(void *with, const Kept *kept)
{
    Erasing *e = with;
    Act named;
    TRY(act_read(kept->body, &named));
    if (named.nth == e->erase->erase.nth) {
        e->says  = erase_check(e->erase, &named);
        e->named = named;
    }
    return DONE;
}

static Result judge_erased(Clerk *c, int64_t file, const Act *erase)
{
    Erasing e = { .erase = erase };
    TRY(book_walk(c->book, file, 0, named_seek, &e));
    return e.says;
}

/* envelope ENVELOPES: every one that the heads name. */
static Result sealed_forget(Clerk *c, Hash heads, Envelope envelope)
{
    Arena  a = arena_begin(16 << 20);
    Heads *read = make(&a, Heads, 1);
    Hash   salt;
    Str    text;
    Result r = book_words(c->book, heads, &salt, &text, &a);
    if (!failed(r))
        r = heads_glance(text, read, &a);
    for (int i = 0; i < read->count && !failed(r); i++)
        if (envelope == ENVELOPES ||
            str_is(read->at[i].head.envelope, envelope_name(envelope)))
            r = sealed_erase(c->book, read->at[i].head.sha256);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

/* A key goes with what it opened: the turns of a quorum would make it again. */
static Result erase_follow(Clerk *c, int64_t file, const Procedure *p, const Act *erase)
{
    Erasing e = { .erase = erase };
    switch ((Erased)erase->erase.what) {
    case ERASE_WORDS: case ERASE_PAPER:
        return book_words_erase(c->book, erase->erase.hash);
    case ERASE_SEALED:
        return sealed_forget(c, erase->erase.hash, ENVELOPES);
    case ERASE_KEY: break;
    }
    TRY(book_walk(c->book, file, 0, named_seek, &e));
    const Bid *bid = bid_of(p, e.named.opened.round, e.named.opened.lot, e.named.opened.bidder);
    TRY(book_words_erase(c->book, erase->erase.hash));
    return bid ? sealed_forget(c, bid->heads, (Envelope)e.named.opened.envelope) : DONE;
}

/* ---- what follows an act --------------------------------------------------------- */

static Result file_follow(Clerk *c, int64_t file, const Procedure *p, const Act *act)
{
    if (act->kind == ACT_PUBLISH)
        TRY(book_file_named(c->book, file, p->name));
    if (act->kind == ACT_BEGIN)
        TRY(book_file_begun(c->book, file, p->year, p->number));
    if (act->kind == ACT_ERASE)
        TRY(erase_follow(c, file, p, act));
    if (act->kind == ACT_ABANDON && !box_open(p))
        TRY(ticks_end(c, file));
    return rounds_note(c, file, p);
}

/* By the clock, for `at` may stand still. A box act waits for its tick, and box-list for those. */
static bool waited_long(const Clerk *c, const Act *act)
{
    return !act_is_box(act) && act->kind != ACT_BOX_LIST &&
           clerk_now(c) - act->arrived > LONGEST_WAIT;
}

static Result judge_kept(const Clerk *c, const Act *act, Arena *a)
{
    Ticks kept = settings_ticks(book_settings(c->book)), promised = ticks_of(act);
    Text  t = { 0 };
    text_put(&t, a, "{}; right is {}", ticks_words(&promised, a), ticks_words(&kept, a));
    return ticks_same(&kept, &promised) ? DONE : because_of(&ticks_unkept, text_str(&t));
}

/* What only clock and book know, and no judge. */
static Result judge_in_book(Clerk *c, const Procedure *p, const Arena *life, int64_t number,
                            const Act *act, Arena *a)
{
    File file;
    if (!room_for(life, p, act))
        return because(&procedure_full);
    if (waited_long(c, act))
        return because(&too_slow);
    if (act->kind == ACT_ERASE)
        return judge_erased(c, number, act);
    if (act->kind == ACT_TICKS)
        return judge_kept(c, act, a);
    if (act->kind != ACT_BEGIN || !act->begin.number)
        return DONE;
    Result r = book_file_numbered(c->book, act->begin.year, act->begin.number, &file);
    if (r.why == &no_such_procedure)
        return DONE;
    TRY(r);
    Text t = { 0 };
    text_put(&t, a, "number={} (Number): {}-{} is here already; name another number, or 0 for none",
             str_of_number(act->begin.number, a), str_of_number(act->begin.year, a),
             str_of_number(act->begin.number, a));
    return because_of(&number_known, text_str(&t));
}

static Result act_add(Clerk *c, int64_t file, Act *act, Arena *a)
{
    Text  body = { 0 };
    Entry e = { .line = { .box = act_is_box(act), .procedure = act->procedure, .nth = act->nth },
                .file = file, .once = act_once(act, clerk_origin(c)) };
    act_write(&body, act, a);
    randombytes_buf(e.salt.byte, sizeof e.salt.byte);
    e.body = text_str(&body);
    act->commit = e.line.commit = act_commit(e.salt, e.body);
    return book_enter(c->book, &e, &act->leaf);
}

/* Judged, entered and folded. When it is refused nothing was written; when the book is in
 * trouble, something may have been. */
Result enter_act(Clerk *c, Procedure *p, Arena *life, int64_t file, Act *act)
{
    Arena a = arena_begin(JUDGING_BYTES);
    bool  box = act_is_box(act);
    act->at   = c->last_at > act->arrived ? c->last_at : act->arrived;
    act->nth  = box ? 0 : p->acts + 1;
    act->prev = box ? (Hash){ 0 } : p->last;
    Result r = act_judge(p, act, &a);
    if (!failed(r)) r = judge_in_book(c, p, life, file, act, &a);
    if (!failed(r)) r = act_add(c, file, act, &a);
    if (!failed(r)) {
        act_fold(p, act, life);
        c->folds++;
        c->last_at = act->at;
        r = file_follow(c, file, p, act);
    }
    r.detail = detail_keep(c->detail, r.detail);
    arena_end(&a);
    return r;
}

/* ---- one proposal ---------------------------------------------------------------- */

static Result procedure_for(Clerk *c, Proposal *proposal, Procedure **p, Arena **life)
{
    const Act *first = &proposal->acts[0];
    File file;
    Result r = book_file(c->book, first->procedure, &file);
    if (r.why == &no_such_procedure && first->kind == ACT_BEGIN) {
        TRY(book_file_add(c->book, first->procedure, &proposal->file));
        return recall_fresh(c, first->procedure, p, life);
    }
    TRY(r);
    proposal->file = file.id;
    return recall(c, file.id, p, life);
}

Result words_keep(Clerk *c, const Proposal *proposal)
{
    for (ptrdiff_t i = 0; i < proposal->word_count; i++)
        TRY(book_words_add(c->book, proposal->words[i].hash, proposal->words[i].salt,
                           proposal->words[i].bytes));
    return DONE;
}

static Result proposal_enter(Clerk *c, Proposal *proposal)
{
    Procedure *p;
    Arena     *life;
    TRY(procedure_for(c, proposal, &p, &life));
    Brought *brought = brought_at(c, proposal->file);
    TRY(prove_still(c, p, proposal));
    TRY(brought_judge(c, p, proposal, brought));
    for (ptrdiff_t i = 0; i < proposal->count; i++)
        TRY(enter_act(c, p, life, proposal->file, &proposal->acts[i]));
    TRY(words_keep(c, proposal));
    brought_note(p, proposal, brought);
    proposal->leaf = proposal->acts[proposal->count - 1].leaf;
    proposal->name = procedure_name(p);
    if (p == &c->cached[0].procedure)
        adopt_fresh(c, proposal->file);
    return DONE;
}

/* All or none: a batch that stops half-way is undone with its savepoint, and the half-folded
 * procedure is forgotten and read again when next needed. */
static Result batch_try(Clerk *c, Proposal *proposal)
{
    Instant before = c->last_at, ticked = c->ticked;
    int64_t folded = c->folds;
    TRY(book_savepoint(c->book));
    Result r = proposal_enter(c, proposal);
    if (is_trouble(r))
        return r;
    if (!failed(r))
        return book_release(c->book);
    TRY(book_undo(c->book));
    if (c->folds != folded) {
        forget(c, proposal->file);
        TRY(rounds_load(c));
    }
    c->last_at = before;
    c->ticked  = ticked;
    return r;
}

/* A single act that is refused has written nothing; one that begins has its file. */
static Result proposal_try(Clerk *c, Proposal *proposal)
{
    bool parts = proposal->count > 1 || proposal->acts->kind == ACT_BEGIN;
    Result r = act_is_box(proposal->acts) ? waiting_take(c, proposal)
               : parts                    ? batch_try(c, proposal)
                                          : proposal_enter(c, proposal);
    if (failed(r) && !is_trouble(r))
        r = refused_unless_before(c, proposal, r);
    if (is_trouble(r))
        return r;
    settle(proposal, r);
    const Act *last = &proposal->acts[proposal->count - 1];
    return failed(proposal->result) ? attempt_note(c, last, proposal->result.why) : DONE;
}

Result attempt_note(Clerk *c, const Act *act, const Reason *why)
{
    Arena a = arena_begin(4096);
    Text  name = { 0 };
    text_name(&name, act->procedure, &a);
    Result r = book_attempt(c->book, c->last_at, text_str(&name), act->actor,
                            str(act_rows[act->kind]->name), why->code);
    arena_end(&a);
    return r;
}

/* ---- the turn -------------------------------------------------------------------- */

static void signing_keep(SignedNote *to, Str note)
{
    *to = (SignedNote){ .fresh = true };
    if (note.len <= (ptrdiff_t)sizeof to->at) {
        memcpy(to->at, note.at, (size_t)note.len);
        to->len = note.len;
    }
}

/* On the disk, and before anybody is answered: whoever asks need not wait for the next turn. */
static void signed_show(Clerk *c)
{
    if (!c->signing.fresh)
        return;
    pthread_mutex_lock(&c->tray);
    c->shown = c->signing;
    pthread_mutex_unlock(&c->tray);
}

static Result checkpoint_sign(Clerk *c, Arena *a)
{
    Checkpoint point = { clerk_origin(c), book_size(c->book), book_root(c->book) };
    Text text = { 0 }, note = { 0 };
    checkpoint_write(&point, &text, a);
    Note n = { .text = text_str(&text) };
    TRY(note_sign(&n, &c->vkey, &c->key, a));
    note_write(&n, &note, a);
    signing_keep(&c->signing, text_str(&note));
    return book_checkpoint_add(c->book, c->last_at, text_str(&note));
}

static Result proposals_enter(Clerk *c, Proposal *taken)
{
    c->last_at = moment_of_entry(c);
    for (Proposal *next = taken; next; next = next->next)
        TRY(proposal_try(c, next));
    return c->dead ? because(&book_uncertain) : DONE;
}

static Result turn_commit(Clerk *c, int64_t before, Arena *a)
{
    if (c->ticked != c->ticked_kept)
        TRY(book_tick_pay(c->book, c->ticked));
    TRY(book_pulse_keep(c->book, &c->pulse));
    c->signing.fresh = false;
    if (book_size(c->book) > before)
        TRY(checkpoint_sign(c, a));
    TRY(book_commit(c->book));
    c->ticked_kept = c->ticked;
    c->entered += book_size(c->book) > before;
    return DONE;
}

static Result turn_inside(Clerk *c, Proposal *taken, Arena *a)
{
    int64_t before = book_size(c->book);
    TRY(book_begin(c->book, a));
    pthread_mutex_lock(&c->folded);
    Result r = proposals_enter(c, taken);
    pthread_mutex_unlock(&c->folded);
    TRY(r);
    TRY(turn_commit(c, before, a));
    c->opened += book_size(c->book) > before;
    return DONE;
}

static Result ticks_inside(Clerk *c, Arena *a)
{
    int64_t before = book_size(c->book);
    TRY(book_begin(c->book, a));
    c->last_at = moment_of_entry(c);
    TRY(ticks_pay(c, clerk_now(c)));
    TRY(c->dead ? because(&book_uncertain) : DONE);
    return turn_commit(c, before, a);
}

/* What was erased is entered and nobody is shown it any more; whether it left the files, too, is
 * what the officers asked. */
static void erased_follow(Clerk *c, Proposal *taken)
{
    Result r = book_forget(c->book, c->wait_ms);
    for (Proposal *next = taken; failed(r) && next; next = next->next)
        if (next->acts->kind == ACT_ERASE && !failed(next->result))
            settle(next, r);
}

/* With `folded`. What was folded ahead of the disk is forgotten. Where not even that can be read
 * again, the clerk is of no use any more. */
static void turn_back(Clerk *c, Result r, Instant before)
{
    c->dead    = c->dead || r.why == &book_uncertain;
    c->last_at = before;
    c->ticked  = c->ticked_kept;
    if (!c->dead)
        forget(c, 0);
    if (!c->dead && failed(rounds_load(c)))
        c->dead = true;
}

/* From the moment a turn of ticks begins, its end is so far away, if it has not taken longer. */
static void rest_until(Clerk *c, int64_t end)
{
    int64_t left = end - c->wall.steady(c->wall.where);
    if (c->wall.rest && left > 0)
        c->wall.rest(c->wall.where, left);
}

/* Ticks have a turn of their own. Both locks are held to a fixed moment: the new checkpoint is seen
 * then, and nobody else is answered sooner, so how long it took to enter acts and not filler shows
 * nowhere. */
static Result turn_ticks(Clerk *c)
{
    Instant before = c->last_at;
    int64_t end = c->wall.steady(c->wall.where) + TICK_HELD;
    Arena   a = arena_begin(64 << 20);
    pthread_mutex_lock(&c->folded);
    Result r = ticks_inside(c, &a);
    r.detail = detail_keep(c->detail, r.detail);
    arena_end(&a);                               /* rolls back what was not committed */
    if (failed(r))
        turn_back(c, r, before);
    rest_until(c, end);
    if (!failed(r))
        signed_show(c);
    pthread_mutex_unlock(&c->folded);
    return r;
}

/* What could not be written was not entered: everybody hears the same reason. */
static Result turn_for(Clerk *c, Proposal *taken)
{
    Instant before = c->last_at;
    Arena  a = arena_begin(64 << 20), kept = arena_begin(1 << 20);
    Result r = turn_inside(c, taken, &a);
    if (failed(r))
        r.detail = str_copy(r.detail, &kept);
    arena_end(&a);                               /* rolls back what was not committed */
    if (failed(r)) {
        pthread_mutex_lock(&c->folded);
        turn_back(c, r, before);
        pthread_mutex_unlock(&c->folded);
    } else {
        signed_show(c);
        erased_follow(c, taken);
    }
    answer_all(c, taken, failed(r) ? &r : NULL);
    r.detail = (Str){ 0 };
    arena_end(&kept);
    return r;
}

/* Where the ticks could not be paid nothing is entered after them. */
static Result turn_now(Clerk *c)
{
    Result dead = because(&book_uncertain);
    Result r = !c->dead && ticks_due(c, clerk_now(c)) ? turn_ticks(c) : DONE;
    Proposal *taken = c->dead ? NULL : take_waiting(c);
    if (failed(r))
        answer_all(c, taken, &r);
    else if (taken)
        r = turn_for(c, taken);
    if (c->dead)
        answer_all(c, take_all(c), &dead);
    return c->dead ? dead : r;
}

/* While the clock is wrong nothing is entered; what waits for its tick goes on waiting. */
static Result turn_refused(Clerk *c, Result why)
{
    answer_all(c, take_waiting(c), &why);
    return why;
}

Result turn(Clerk *c)
{
    Arena  a = arena_begin(4096);
    Result r = c->dead ? DONE : may_enter(c, &a);
    r = failed(r) ? turn_refused(c, r) : turn_now(c);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

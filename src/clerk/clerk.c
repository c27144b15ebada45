#include "clerk/inside.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

const Reason log_key_foreign = { REFUSED, "log-key-foreign", "doc/book.md, the folder",
    "This is not the key with which the log of this book is signed." };
const Reason clerk_busy = { CONFLICT, "clerk-busy", "doc/book.md, limits",
    "Too much is waiting for the book. Try again in a moment." };
const Reason batch_long = { INVALID, "batch-long", "doc/book.md, limits",
    "A batch has at most 4,096 acts, all of one procedure." };

static Instant machine_now(void *where)
{
    (void)where;
    return time(NULL);
}

Wall    wall_of_the_machine(void)     { return (Wall){ machine_now, NULL }; }
Book   *clerk_book(Clerk *c)          { return c->book; }
Str     clerk_origin(const Clerk *c)  { return book_settings(c->book)->origin; }

/* Clocks step back now and then; the book does not. */
Instant clerk_now(const Clerk *c)
{
    Instant now = c->wall.now(c->wall.where);
    return now > c->last_at ? now : c->last_at;
}

Shelved shelve(Str bytes)
{
    Shelved s = { .bytes = bytes };
    randombytes_buf(s.salt.byte, sizeof s.salt.byte);
    s.hash = words_hash(s.salt, bytes);
    return s;
}

/* ---- papers ---------------------------------------------------------------------- */

static Result paper_of_book(void *where, Hash hash, Str *bytes, Arena *a)
{
    Hash salt;
    return book_words(((Clerk *)where)->book, hash, &salt, bytes, a);
}

static void close_file(void *file) { fclose(file); }

static Result sealed_of_book(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    Clerk *c = where;
    const char *path;
    TRY(sealed_path(c->book, hash, &path, a));
    if (!sealed_there(c->book, hash, bytes))
        return because(&sealed_missing);
    FILE *in = fopen(path, "rbe");
    if (!in)
        return because(&sealed_missing);
    arena_defer(a, close_file, in);
    *source = source_of_file(in);
    return DONE;
}

Papers clerk_papers(Clerk *c) { return (Papers){ paper_of_book, sealed_of_book, c }; }

/* ---- details of a refusal --------------------------------------------------------- */

/* A detail may lie in a life that ends before anybody reads it: what fits is kept. */
static Str detail_keep(char to[DETAIL_BYTES], Str detail)
{
    ptrdiff_t len = detail.len < DETAIL_BYTES ? detail.len : DETAIL_BYTES;
    if (len && detail.at != to)
        memmove(to, detail.at, (size_t)len);
    return (Str){ to, len };
}

void settle(Proposal *proposal, Result r)
{
    proposal->result = r;
    proposal->result.detail = detail_keep(proposal->detail, r.detail);
}

/* ---- entering -------------------------------------------------------------------- */

static Result erase_what(Clerk *c, const Act *act)
{
    return book_words_erase(c->book, act->erase.hash);
}

static Result file_follow(Clerk *c, int64_t file, const Procedure *p, const Act *act)
{
    if (act->kind == ACT_PUBLISH)
        TRY(book_file_named(c->book, file, p->name));
    if (act->kind == ACT_BEGIN)
        TRY(book_file_begun(c->book, file, p->year, p->number));
    if (act->kind == ACT_ERASE)
        TRY(erase_what(c, act));
    return DONE;
}

Result enter_act(Clerk *c, Procedure *p, Arena *life, int64_t file, Act *act)
{
    Arena a = arena_begin(4 << 20);
    Entry e = { .line = { .box = act_is_box(act), .procedure = act->procedure }, .file = file };
    Text  body = { 0 };
    act->at   = c->last_at > act->arrived ? c->last_at : act->arrived;
    act->nth  = e.line.box ? 0 : p->acts + 1;
    act->prev = e.line.box ? (Hash){ 0 } : p->last;
    Result r = act_judge(p, act, &a);
    if (!failed(r)) {
        act_write(&body, act, &a);
        randombytes_buf(e.salt.byte, sizeof e.salt.byte);
        e.body = text_str(&body);
        e.line.nth = act->nth;
        act->commit = e.line.commit = act_commit(e.salt, e.body);
        r = book_enter(c->book, &e, &act->leaf);
    }
    if (!failed(r)) {
        act_fold(p, act, life);
        boxes_note(c, file, p);
        r = file_follow(c, file, p, act);
    }
    c->last_at = failed(r) ? c->last_at : act->at;
    r.detail = detail_keep(c->detail, r.detail);
    arena_end(&a);
    return r;
}

/* ---- answering ------------------------------------------------------------------- */

static void answer(Clerk *c, Proposal *proposal, Result r)
{
    settle(proposal, r);
    pthread_mutex_lock(&c->tray);
    proposal->answered = true;
    c->waiting_count--;
    pthread_cond_broadcast(&c->answered);
    pthread_mutex_unlock(&c->tray);
}

/* ---- one proposal ---------------------------------------------------------------- */

static Result procedure_for(Clerk *c, Proposal *proposal, Procedure **p, Arena **life)
{
    const Act *first = &proposal->acts[0];
    File file;
    Result r = book_file(c->book, first->procedure, &file);
    if (failed(r) && first->kind == ACT_BEGIN) {
        TRY(book_file_add(c->book, first->procedure, &proposal->file));
        return recall_fresh(c, first->procedure, p, life);
    }
    TRY(r);
    proposal->file = file.id;
    return recall(c, file.id, p, life);
}

static bool same_act(const Act *x, const Act *y, Str origin, Arena *a)
{
    Text tx = { 0 }, ty = { 0 };
    if (x->kind != y->kind || x->signatures != y->signatures || !x->signatures ||
        memcmp(x->signed_by, y->signed_by, sizeof(Signed) * (size_t)x->signatures))
        return false;
    act_write_signed(&tx, x, origin, a);
    act_write_signed(&ty, y, origin, a);
    return str_same(text_str(&tx), text_str(&ty));
}

/* The very same signed act came before: it gets the answer it got then. */
typedef struct Again { const Act *act; Str origin; int64_t leaf; } Again;

static Result find_again(void *with, const Kept *kept)
{
    Again *again = with;
    Act    act;
    Arena  a = arena_begin(1 << 20);
    Result r = act_read(kept->body, &act);
    if (!failed(r) && act.actor == again->act->actor && act.mine == again->act->mine &&
        same_act(&act, again->act, again->origin, &a))
        again->leaf = kept->leaf;
    arena_end(&a);
    return r;
}

static bool entered_before(Clerk *c, Proposal *proposal)
{
    Again again = { proposal->acts, clerk_origin(c), -1 };
    if (proposal->count != 1 || failed(book_walk(c->book, proposal->file, 0, find_again, &again)))
        return false;
    proposal->leaf = again.leaf;
    return again.leaf >= 0;
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
    bool       begins = proposal->acts[0].kind == ACT_BEGIN;
    TRY(procedure_for(c, proposal, &p, &life));
    for (ptrdiff_t i = 0; i < proposal->count; i++)
        TRY(enter_act(c, p, life, proposal->file, &proposal->acts[i]));
    if (p->batch_acts)
        return because(&batch_open);
    TRY(words_keep(c, proposal));
    proposal->leaf = proposal->acts[proposal->count - 1].leaf;
    proposal->name = procedure_name(p);
    if (begins && p == &c->cached[0].procedure)
        adopt_fresh(c, proposal->file);
    return DONE;
}

/* All or none: a batch that stops half-way is undone with its savepoint, and the half-folded
 * procedure is forgotten and read again when next needed. */
static Result batch_try(Clerk *c, Proposal *proposal)
{
    Instant before = c->last_at;
    TRY(book_savepoint(c->book));
    Result r = proposal_enter(c, proposal);
    if (!failed(r))
        return book_release(c->book);
    TRY(book_undo(c->book));
    forget(c, proposal->file);
    c->last_at = before;
    return r;
}

/* A single act that is refused has written nothing yet. */
static Result proposal_try(Clerk *c, Proposal *proposal)
{
    bool parts = proposal->count > 1 || proposal->acts->kind == ACT_BEGIN;
    Result r = parts ? batch_try(c, proposal) : proposal_enter(c, proposal);
    if (r.why == &counter_wrong && entered_before(c, proposal))
        return DONE;
    return r;
}

static Result attempt_note(Clerk *c, const Proposal *proposal, const Reason *why)
{
    Arena a = arena_begin(4096);
    Text  name = { 0 };
    const Act *act = &proposal->acts[proposal->count - 1];
    text_name(&name, act->procedure, &a);
    Result r = book_attempt(c->book, c->last_at, text_str(&name), act->actor,
                            str(act_rows[act->kind].name), why->code);
    arena_end(&a);
    return r;
}

/* ---- one turn -------------------------------------------------------------------- */

static Result checkpoint_sign(Clerk *c, Arena *a)
{
    Checkpoint point = { clerk_origin(c), book_size(c->book), book_root(c->book) };
    Text text = { 0 }, note = { 0 };
    checkpoint_write(&point, &text, a);
    Note n = { .text = text_str(&text) };
    TRY(note_sign(&n, &c->vkey, &c->key, a));
    note_write(&n, &note, a);
    return book_checkpoint_add(c->book, c->last_at, text_str(&note));
}

/* box-list waits until no box act waits. */
static bool must_wait(Clerk *c, const Proposal *proposal)
{
    return proposal->acts[0].kind == ACT_BOX_LIST && c->boxed != NULL;
}

static Proposal *take_waiting(Clerk *c)
{
    Proposal *taken = NULL, **end = &taken;
    ptrdiff_t acts = 0;
    pthread_mutex_lock(&c->tray);
    for (Proposal **at = &c->waiting; *at && acts < TURN_ACTS;) {
        Proposal *next = *at;
        if (must_wait(c, next)) {
            at = &next->next;
            continue;
        }
        *at  = next->next;
        *end = next;
        end  = &next->next;
        next->next = NULL;
        acts += next->count;
    }
    c->waiting_end = &c->waiting;
    while (*c->waiting_end)
        c->waiting_end = &(*c->waiting_end)->next;
    pthread_mutex_unlock(&c->tray);
    return taken;
}

static Result turn_inside(Clerk *c, Proposal *taken, Proposal **ticked, Arena *a)
{
    int64_t before = book_size(c->book);
    TRY(book_begin(c->book, a));
    TRY(ticks_pay(c, c->wall.now(c->wall.where), ticked));
    c->last_at = clerk_now(c);
    for (Proposal *next = taken; next; next = next->next) {
        settle(next, proposal_try(c, next));
        if (failed(next->result) && next->result.why->ground == BROKEN)
            return next->result;
        if (failed(next->result))
            TRY(attempt_note(c, next, next->result.why));
    }
    TRY(book_tick_pay(c->book, c->ticked));      /* also when a box was opened just now */
    if (book_size(c->book) > before)
        TRY(checkpoint_sign(c, a));
    return book_commit(c->book);
}

/* What could not be written was not entered: everybody hears the same reason, and what was
 * folded ahead of the disk is forgotten. */
static void answer_all(Clerk *c, Proposal *first, const Result *trouble)
{
    for (Proposal *next = first, *after; next; next = after) {
        after = next->next;
        answer(c, next, trouble ? *trouble : next->result);
    }
}

static void turn(Clerk *c)
{
    Proposal *taken = take_waiting(c), *ticked = NULL;
    Instant   before = c->last_at, paid = c->ticked;
    if (!taken && !ticks_due(c, c->wall.now(c->wall.where)))
        return;
    Arena  a = arena_begin(16 << 20), kept = arena_begin(1 << 20);
    Result r = c->dead ? because(&book_uncertain) : turn_inside(c, taken, &ticked, &a);
    if (failed(r))
        r.detail = str_copy(r.detail, &kept);
    arena_end(&a);                               /* rolls back what was not committed */
    if (failed(r)) {
        c->dead    = c->dead || r.why == &book_uncertain;
        c->last_at = before;
        c->ticked  = paid;
        if (!c->dead)
            forget(c, 0);
    }
    answer_all(c, taken, failed(r) ? &r : NULL);
    answer_all(c, ticked, failed(r) ? &r : NULL);
    arena_end(&kept);
}

void clerk_work(Clerk *c)
{
    pthread_mutex_lock(&c->desk);
    turn(c);
    pthread_mutex_unlock(&c->desk);
}

/* ---- proposing ------------------------------------------------------------------- */

Result clerk_procedure(Clerk *c, Name name, const Procedure **out)
{
    File file;
    Procedure *p;
    Arena *life;
    if (name_is_office(name))
        return *out = &c->office, DONE;
    TRY(book_file(c->book, name, &file));
    TRY(recall(c, file.id, &p, &life));
    *out = p;
    return DONE;
}

static bool needs_papers(const Act *act)
{
    return act->signatures > 0 || act->kind == ACT_PADLOCK || act->kind == ACT_TURNS ||
           act->kind == ACT_OPENED || act_is_box(act);
}

/* The papers that come with a proposal lie before those on the shelf. */
typedef struct WithWords { Papers book; const Proposal *proposal; } WithWords;

static Result paper_of_proposal(void *where, Hash hash, Str *bytes, Arena *a)
{
    WithWords *w = where;
    for (ptrdiff_t i = 0; i < w->proposal->word_count; i++)
        if (hash_same(w->proposal->words[i].hash, hash))
            return *bytes = w->proposal->words[i].bytes, DONE;
    return w->book.paper(w->book.where, hash, bytes, a);
}

static Result sealed_of_proposal(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    WithWords *w = where;
    return w->book.sealed(w->book.where, hash, source, bytes, a);
}

static Papers papers_with(Clerk *c, const Proposal *proposal, Arena *a)
{
    WithWords *w = make(a, WithWords, 1);
    *w = (WithWords){ clerk_papers(c), proposal };
    return (Papers){ paper_of_proposal, sealed_of_proposal, w };
}

/* What the papers show is shown before the clerk's time is taken. An act of a batch that is
 * not folded yet has no papers; its closing act has the signatures. */
static Result prove(Clerk *c, Proposal *proposal, Arena *a)
{
    Papers with = papers_with(c, proposal, a);
    for (ptrdiff_t i = 0; i < proposal->count; i++) {
        const Procedure *p;
        const Act *act = &proposal->acts[i];
        if (!needs_papers(act))
            continue;
        if (act->kind == ACT_BEGIN)
            p = &c->office;
        else
            TRY(clerk_procedure(c, act->procedure, &p));
        TRY(proof_check(p, act, clerk_origin(c), &with, a));
    }
    return DONE;
}

/* A box act hears at once what its own judge says; whether it is entered, at its tick. */
static Result box_prepare(Clerk *c, Proposal *proposal, Arena *a)
{
    const Procedure *p;
    File file;
    Act  act = *proposal->acts;
    TRY(book_file(c->book, act.procedure, &file));
    proposal->file = file.id;
    TRY(clerk_procedure(c, act.procedure, &p));
    act.at = p->last_at > act.arrived ? p->last_at : act.arrived;
    return act_judge(p, &act, a);
}

static Result put_in_tray(Clerk *c, Proposal *proposal)
{
    pthread_mutex_lock(&c->tray);
    bool busy = c->waiting_count >= WAITING_MOST;
    if (!busy) {
        Proposal ***end = act_is_box(proposal->acts) ? &c->boxed_end : &c->waiting_end;
        **end = proposal;
        *end  = &proposal->next;
        c->waiting_count++;
        pthread_cond_signal(&c->came);
    }
    pthread_mutex_unlock(&c->tray);
    return busy ? because(&clerk_busy) : DONE;
}

static Result judge_proposal(const Proposal *proposal)
{
    bool box = act_is_box(proposal->acts);
    if (proposal->count < 1 || proposal->count > BATCH_ACTS || (box && proposal->count > 1))
        return because(&batch_long);
    for (ptrdiff_t i = 1; i < proposal->count; i++)
        if (!name_same(proposal->acts[i].procedure, proposal->acts->procedure))
            return because(&batch_long);
    return DONE;
}

Result clerk_put(Clerk *c, Proposal *proposal, Arena *a)
{
    Result r = judge_proposal(proposal);
    proposal->answered = false;
    proposal->next     = NULL;
    for (ptrdiff_t i = 0; i < proposal->count && !failed(r); i++)
        if (!proposal->acts[i].arrived)
            proposal->acts[i].arrived = c->wall.now(c->wall.where);
    bool papers = false;
    for (ptrdiff_t i = 0; i < proposal->count && !failed(r); i++)
        papers = papers || needs_papers(&proposal->acts[i]);
    if (papers && !failed(r)) {
        pthread_mutex_lock(&c->desk);
        r = prove(c, proposal, a);
        if (!failed(r) && act_is_box(proposal->acts))
            r = box_prepare(c, proposal, a);
        pthread_mutex_unlock(&c->desk);
    }
    TRY(r);
    return put_in_tray(c, proposal);
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
    for (clerk_work(c); !proposal->answered; clerk_work(c))
        nanosleep(&nap, NULL);
    return proposal->result;
}

Result clerk_propose(Clerk *c, Proposal *proposal, Arena *a)
{
    TRY(clerk_put(c, proposal, a));
    return clerk_wait(c, proposal);
}

/* ---- receipts -------------------------------------------------------------------- */

typedef struct Extra { int64_t leaf; Text *text; Arena *life; } Extra;

extern const Reason found_it;
const Reason found_it = { MISSING, "found-it", "", "" };      /* ends a walk, is never shown */

static Result extra_of(void *with, const Kept *kept)
{
    Extra *e = with;
    if (kept->leaf == e->leaf) {
        text_add(e->text, hash_bytes(&kept->salt), e->life);
        text_add(e->text, kept->body, e->life);
    }
    return because(&found_it);
}

static Result receipt_make(Clerk *c, int64_t leaf, Text *out, Arena *a)
{
    Receipt receipt = { .index = leaf };
    Text    extra = { 0 };
    Str     note;
    Result  r = book_walk(c->book, 0, leaf, extra_of, &(Extra){ leaf, &extra, a });
    if (failed(r) && r.why != &found_it)
        return r;
    TRY(book_inclusion(c->book, leaf, book_size(c->book), &receipt.path));
    TRY(book_checkpoint(c->book, book_size(c->book), &note, a));
    TRY(note_read(note, &receipt.checkpoint, a));
    receipt.extra = text_str(&extra);
    receipt_write(&receipt, out, a);
    return DONE;
}

Result clerk_receipt(Clerk *c, int64_t leaf, Text *out, Arena *a)
{
    pthread_mutex_lock(&c->desk);
    Result r = receipt_make(c, leaf, out, a);
    pthread_mutex_unlock(&c->desk);
    return r;
}

/* ---- opening --------------------------------------------------------------------- */

static void clerk_end(void *clerk)
{
    Clerk *c = clerk;
    if (c->threaded) {
        pthread_mutex_lock(&c->tray);
        c->stopping = true;
        pthread_cond_broadcast(&c->came);
        pthread_mutex_unlock(&c->tray);
        pthread_join(c->thread, NULL);
    }
    for (Cached *s = c->cached; s < c->cached + CACHED; s++)
        arena_end(&s->life);
    arena_end(&c->office_life);
    sodium_memzero(&c->key, sizeof c->key);
    pthread_mutex_destroy(&c->desk);
    pthread_mutex_destroy(&c->tray);
    pthread_cond_destroy(&c->came);
    pthread_cond_destroy(&c->answered);
}

static Result last_moment(Clerk *c, Arena *a)
{
    Str body;
    Act act;
    TRY(book_last(c->book, &body, a));
    if (body.len) {
        TRY(act_read(body, &act));
        c->last_at = act.at;
    }
    TRY(book_tick_paid(c->book, &c->ticked));
    return DONE;
}

static Result key_check(Clerk *c, Arena *a)
{
    Text text = { 0 };
    TRY(vkey_of(clerk_origin(c), KEY_NOTE, &c->key, &c->vkey));
    vkey_write(&c->vkey, &text, a);
    return str_same(text_str(&text), book_settings(c->book)->log_key) ? DONE
                                                                      : because(&log_key_foreign);
}

/* How many ticks were missed while no clerk was there, and pays what is owed. */
static Result ticks_owed(Clerk *c, int64_t *missed)
{
    Instant now = c->wall.now(c->wall.where);
    *missed = 0;
    if (ticks_due(c, now)) {
        int64_t seconds = book_settings(c->book)->tick_seconds;
        *missed = (now - c->ticked) / seconds;
        clerk_work(c);
    }
    return c->dead ? because(&book_uncertain) : DONE;
}

Result clerk_open(Clerk **out, const char *folder, const SigningKey *key, Wall wall, int wait_ms,
                  int64_t *missed, Arena *a)
{
    Clerk *c = *out = make(a, Clerk, 1);
    c->life = a;
    c->key  = *key;
    c->wall = wall;
    c->waiting_end = &c->waiting;
    c->boxed_end   = &c->boxed;
    pthread_mutex_init(&c->desk, NULL);
    pthread_mutex_init(&c->tray, NULL);
    pthread_cond_init(&c->came, NULL);
    pthread_cond_init(&c->answered, NULL);
    TRY(book_open(&c->book, folder, false, wait_ms, a));
    arena_defer(a, clerk_end, c);                /* before the book is closed */
    TRY(key_check(c, a));
    TRY(recall_office(c));
    TRY(boxes_find(c));
    TRY(last_moment(c, a));
    return ticks_owed(c, missed);
}

/* ---- a thread of its own --------------------------------------------------------- */

static void *clerk_run(void *clerk)
{
    Clerk *c = clerk;
    pthread_mutex_lock(&c->tray);
    while (!c->stopping || c->waiting) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += 100 * 1000 * 1000;
        until.tv_sec  += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        if (!c->waiting && !c->stopping)
            pthread_cond_timedwait(&c->came, &c->tray, &until);
        pthread_mutex_unlock(&c->tray);
        clerk_work(c);
        pthread_mutex_lock(&c->tray);
    }
    pthread_mutex_unlock(&c->tray);
    return NULL;
}

Result clerk_start(Clerk *c)
{
    if (pthread_create(&c->thread, NULL, clerk_run, c))
        return because(&clerk_busy);
    c->threaded = true;
    return DONE;
}

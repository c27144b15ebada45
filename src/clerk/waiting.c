/* waiting.c - box acts between the door and their tick: judged as they come, kept beside the book,
 * entered later.
 *
 * One that was taken is in no entry yet and its heads on no shelf, but it is on the disk when its
 * bidder hears of it, and nothing that happens since refuses it. A ready deposit is such an act
 * whose tick is the last before the deadline, as that then stands.
 * Source: doc/book.md, what waits, ready deposits. */
#include "clerk/inside.h"

#include <string.h>

const Reason box_waiting = { CONFLICT, "box-waiting", "doc/book.md, limits",
    "256 of your acts wait for the ticks of the box already. Wait until they are entered." };
const Reason box_shut = { CONFLICT, "box-shut", "doc/book.md, the box",
    "The box of this round is not open." };
const Reason nothing_ready = { MISSING, "nothing-ready", "doc/acts.md call-back",
    "Nothing of yours lies ready for the deadline of this round and lot." };

static const Reason seen_enough = { MISSING, "seen-enough", "", "" };    /* ends a walk */

static bool is_ready(const Act *act) { return act_rows[act->kind]->rules & LIES_READY; }

Instant waiting_due(const Clerk *c, int64_t file, Id round, bool ready)
{
    const OpenRound *open = open_round(c, file, round);
    return ready && open ? open->deadline : next_tick(c, clerk_now(c));
}

static Result seen_one(void *with, const Waiting *w)
{
    (void)with, (void)w;
    return because(&seen_enough);
}

bool waiting_left(Clerk *c, const WaitingOf *of)
{
    return book_waiting(c->book, of, seen_one, NULL).why == &seen_enough;
}

/* ---- what a bidder has waiting ------------------------------------------------------- */

typedef struct Folding { Procedure *p; Arena *a; } Folding;

/* Other hands may have written in the book: what would be refused at its tick changes nothing. */
static Result fold_waiting(void *with, const Waiting *w)
{
    Folding *f = with;
    Act act = w->act;
    act.leaf = -1;
    act.at   = f->p->last_at > act.arrived ? f->p->last_at : act.arrived;
    if (!failed(act_judge(f->p, &act, f->a)))
        act_fold(f->p, &act, f->a);
    return DONE;
}

static Result fold_ahead(Book *b, int64_t file, const Procedure *p, Id bidder, Procedure *ahead,
                         Arena *a)
{
    WaitingOf of = { .file = file, .bidder = bidder, .what = FOR_TICK };
    *ahead = box_copy(p, bidder, a);
    return book_waiting(b, &of, fold_waiting, &(Folding){ ahead, a });
}

Result book_ahead(Book *b, const Procedure *p, Id bidder, Procedure *ahead, Arena *a)
{
    File file;
    TRY(book_file(b, procedure_name(p), &file));
    return fold_ahead(b, file.id, p, bidder, ahead, a);
}

typedef struct Telling { WaitsFn *each_one; void *with; } Telling;

static Result tell_one(void *with, const Waiting *w)
{
    Telling *telling = with;
    return telling->each_one(telling->with, &w->act);
}

Result book_waits(Book *b, Name name, Id bidder, WaitsFn *each_one, void *with)
{
    File file;
    TRY(book_file(b, name, &file));
    WaitingOf of = { .file = file.id, .bidder = bidder, .what = FOR_TICK | FOR_DEADLINE };
    return bidder ? book_waiting(b, &of, tell_one, &(Telling){ each_one, with }) : DONE;
}

/* ---- taking ------------------------------------------------------------------------ */

/* Of what the bidder has waiting: how many for a tick, and which of those that lie ready the new
 * act ends. */
typedef struct Own {
    const Act *act;
    int64_t    for_tick, ended[WAITING_EACH];
    int        ends;
    bool       ready;                        /* one lies ready for the same bid */
} Own;

/* Another ready deposit takes the place of what lies ready; any other word on the same bid that
 * was signed later ends it. */
static Result own_one(void *with, const Waiting *w)
{
    Own *own = with;
    const Act *act = &w->act;
    own->for_tick += !w->ready;
    if (!w->ready)
        return DONE;
    if (act_lot(act) != act_lot(own->act) || act_round(act) != act_round(own->act))
        return DONE;
    own->ready = true;
    if ((is_ready(own->act) || act->mine <= own->act->mine) && own->ends < WAITING_EACH)
        own->ended[own->ends++] = w->id;
    return DONE;
}

/* A ready deposit as though its deadline had come. */
static Instant at_of_judging(const Clerk *c, const OpenRound *open, const Act *act)
{
    Instant now = moment_of_entry(c);
    return is_ready(act) && open->deadline > now ? open->deadline : now;
}

static Result waiting_judge(Clerk *c, const Proposal *proposal, const Own *own, Arena *a)
{
    Procedure *p, *ahead = make(a, Procedure, 1);
    Arena     *life;
    Act        act = *proposal->acts;
    TRY(recall(c, proposal->file, &p, &life));
    TRY(fold_ahead(c->book, proposal->file, p, act.actor, ahead, a));
    const OpenRound *open = open_round(c, proposal->file, act_round(&act));
    act.at = open ? at_of_judging(c, open, &act) : moment_of_entry(c);
    TRY(act_judge(ahead, &act, a));
    if (!open)
        return because(&box_shut);
    if (!room_to_wait(life, p, &act))
        return because(&procedure_full);
    if (own->for_tick >= WAITING_EACH)
        return because(&box_waiting);
    if (act.kind == ACT_CALL_BACK && !own->ready)
        return because(&nothing_ready);
    return prove_still(c, ahead, proposal);  /* last, for it takes the capsules */
}

static Result waiting_keep(Clerk *c, const Proposal *proposal, const Own *own, Arena *a)
{
    Text body = { 0 };
    Act *act = proposal->acts;
    Waiting w = { .file = proposal->file, .round = act_round(act), .bidder = act->actor,
                  .ready = is_ready(act), .arrived = act->arrived,
                  .once = act_once(act, clerk_origin(c)) };
    act->at = act->arrived;                  /* until its tick */
    act_write(&body, act, a);
    w.body = text_str(&body);
    if (proposal->word_count) {
        w.hash  = proposal->words->hash;
        w.salt  = proposal->words->salt;
        w.heads = proposal->words->bytes;
    }
    for (int i = 0; i < own->ends; i++)
        TRY(book_waiting_end(c->book, own->ended[i]));
    return book_waiting_add(c->book, &w);
}

static Result take(Clerk *c, Proposal *proposal, Arena *a)
{
    File file;
    Own *own = make(a, Own, 1);
    own->act = proposal->acts;
    TRY(book_file(c->book, own->act->procedure, &file));
    proposal->file = file.id;
    proposal->name = name_is_office(file.name) ? file.draft : file.name;
    WaitingOf of = { .file = file.id, .bidder = own->act->actor,
                     .what = FOR_TICK | FOR_DEADLINE };
    TRY(book_waiting(c->book, &of, own_one, own));
    TRY(waiting_judge(c, proposal, own, a));
    TRY(waiting_keep(c, proposal, own, a));
    proposal->due = waiting_due(c, file.id, act_round(own->act), is_ready(own->act));
    return DONE;
}

Result waiting_take(Clerk *c, Proposal *proposal)
{
    Arena  a = arena_begin(128 << 20);
    Result r = take(c, proposal, &a);
    r.detail = detail_keep(c->detail, r.detail);
    arena_end(&a);
    return r;
}

/* ---- choosing ---------------------------------------------------------------------- */

typedef struct Choosing { Chosen *at; int64_t count, most; Arena *a; } Choosing;

static Result choose_one(void *with, const Waiting *w)
{
    Choosing *now = with;
    if (now->count == now->most || arena_left(now->a) < 2 * PAPER_BYTES_MAX)
        return because(&seen_enough);
    now->at[now->count++] = (Chosen){ .id = w->id, .file = w->file, .act = w->act,
                                      .heads = { w->hash, w->salt,
                                                 str_copy(w->heads, now->a) } };
    return DONE;
}

static Result choose(Clerk *c, WaitingOf of, Choosing *now)
{
    Result r = book_waiting(c->book, &of, choose_one, now);
    return r.why == &seen_enough ? DONE : r;
}

Result waiting_choose(Clerk *c, Instant tick, int64_t most, Chosen **chosen, int64_t *count,
                      Arena *a)
{
    Choosing now = { make(a, Chosen, most), 0, most, a };
    Instant next = tick_after(c, tick);
    TRY(choose(c, (WaitingOf){ .what = FOR_TICK, .until = tick }, &now));
    for (each(const OpenRound, open, c->rounds))
        if (next >= open->deadline)
            TRY(choose(c, (WaitingOf){ open->file, open->round, 0, FOR_DEADLINE, tick }, &now));
    *chosen = now.at;
    *count  = now.count;
    return DONE;
}

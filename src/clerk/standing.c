/* standing.c - standing deposits: signed now, kept in the book, entered at the deadline.
 *
 * They are in no entry until then, and their heads on no shelf. From the last tick before the
 * deadline on, as it then stands, each is entered like any box act: one a bidder and tick, among
 * the filler, after what people put up themselves. Source: doc/book.md, standing deposits. */
#include "clerk/inside.h"

const Reason nothing_ready = { MISSING, "nothing-ready", "doc/acts.md call-back",
    "Nothing of yours lies ready for the deadline of this round and lot." };

static const Reason seen_enough = { MISSING, "seen-enough", "", "" };    /* ends a walk */

static Standby standby_of(int64_t file, const Act *act)
{
    return (Standby){ .file = file, .round = act_round(act), .lot = act_lot(act),
                      .bidder = act->actor, .mine = act->mine };
}

/* ---- what lies ready --------------------------------------------------------------- */

typedef struct ReadyWalk { ReadyFn *each_one; void *with; } ReadyWalk;

static Result ready_one(void *with, const Standby *s)
{
    ReadyWalk *w = with;
    Act act;
    TRY(act_read(s->body, &act));
    return w->each_one(w->with, &act, &(Shelved){ s->hash, s->salt, s->heads });
}

Result standing_walk(Clerk *c, int64_t file, Id round, ReadyFn *each_one, void *with)
{
    return book_standing_walk(c->book, file, round, ready_one,
                              &(ReadyWalk){ each_one, with });
}

static Result seen_any(void *with, const Act *act, const Shelved *heads)
{
    (void)with, (void)act, (void)heads;
    return because(&seen_enough);
}

bool standing_left(Clerk *c, int64_t file, Id round)
{
    return standing_walk(c, file, round, seen_any, NULL).why == &seen_enough;
}

static Result seen_own(void *with, const Act *act, const Shelved *heads)
{
    const Act *asked = with;
    (void)heads;
    bool same = asked->actor == act->actor && act_lot(asked) == act_lot(act);
    return same ? because(&seen_enough) : DONE;
}

bool standing_lies(Clerk *c, int64_t file, Act *asked)
{
    return standing_walk(c, file, act_round(asked), seen_own, asked).why == &seen_enough;
}

typedef struct Asker { Id bidder; ReadyFn *each_one; void *with; } Asker;

static Result own_one(void *with, const Act *act, const Shelved *heads)
{
    Asker *asker = with;
    return act->actor == asker->bidder ? asker->each_one(asker->with, act, heads) : DONE;
}

Result book_ready(Book *b, Name name, Id bidder, ReadyFn *each_one, void *with)
{
    File file;
    OpenRounds rounds = { 0 };
    Asker   asker = { bidder, each_one, with };
    Arena   a = arena_begin(1 << 20);
    Result  r = book_file(b, name, &file);
    if (!failed(r))
        r = book_boxes(b, &rounds, &a);
    for (ptrdiff_t i = 0; i < rounds.len && !failed(r); i++)
        if (rounds.at[i].file == file.id)
            r = book_standing_walk(b, file.id, rounds.at[i].round, ready_one,
                                   &(ReadyWalk){ own_one, &asker });
    arena_end(&a);
    return r;
}

bool is_standing(const Proposal *proposal)
{
    return proposal->count == 1 && proposal->acts->kind == ACT_STANDING_DEPOSIT;
}

/* ---- keeping ----------------------------------------------------------------------- */

static bool is_open(const Clerk *c, int64_t file, Id round)
{
    for (each(OpenRound, open, c->rounds))
        if (open->file == file && open->round == round)
            return true;
    return false;
}

Result standing_keep(Clerk *c, Proposal *proposal)
{
    Text  body = { 0 };
    Act  *act = proposal->acts;
    Standby s = standby_of(proposal->file, act);
    if (!is_open(c, s.file, s.round))
        return because(&box_shut);
    Arena a = arena_begin(1 << 20);
    act->at = act->arrived;
    act_write(&body, act, &a);
    s.body  = text_str(&body);
    s.hash  = proposal->words->hash;
    s.salt  = proposal->words->salt;
    s.heads = proposal->words->bytes;
    Result r = book_standing_set(c->book, &s);
    arena_end(&a);
    return r;
}

/* Entered or refused it is over; so is what an act of the bidder speaks against. */
Result standing_end(Clerk *c, int64_t file, const Act *act)
{
    Standby s = standby_of(file, act);
    return book_standing_clear(c->book, &s);
}

/* ---- entering ---------------------------------------------------------------------- */

typedef struct Choosing {
    Proposal **chosen;
    int64_t    count, most, file;
    Instant    tick;
    Arena     *a;
} Choosing;

static Result choose_one(void *with, const Act *act, const Shelved *heads)
{
    Choosing *now = with;
    if (now->count == now->most || arena_left(now->a) < 2 * WORDS_BYTES_MAX)
        return because(&seen_enough);
    Proposal *ready = make(now->a, Proposal, 1);
    Shelved  *kept = make(now->a, Shelved, 1);
    *ready = (Proposal){ .acts = make(now->a, Act, 1), .count = 1, .words = kept,
                         .word_count = 1, .leaf = -1, .file = now->file };
    *ready->acts = *act;
    if (act->arrived > now->tick || bidder_taken(now->chosen, now->count, ready))
        return DONE;
    *kept = (Shelved){ heads->hash, heads->salt, str_copy(heads->bytes, now->a) };
    now->chosen[now->count++] = ready;
    return DONE;
}

/* From the last tick before the deadline on; what has no place there, at the next. */
Result standing_choose(Clerk *c, Instant tick, int64_t most, Proposal **chosen, int64_t *count,
                       Arena *a)
{
    for (each(OpenRound, round, c->rounds)) {
        Choosing now = { chosen, *count, most, round->file, tick, a };
        if (tick_after(c, tick) < round->deadline)
            continue;
        Result r = standing_walk(c, round->file, round->round, choose_one, &now);
        *count = now.count;
        if (failed(r) && r.why != &seen_enough)
            return r;
    }
    return DONE;
}

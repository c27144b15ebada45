/* ticks.c - the clock of the box: as many entries at every tick, whatever came.
 *
 * Ticks lie at whole multiples of their tier's seconds: the usual ones, those near a deadline, and
 * those of the rush. When they come, and how many entries each has, depends on the published
 * timetable alone. Source: doc/book.md, the box. */
#include "clerk/inside.h"

#include "core/view/ticks.h"

#include <sodium.h>
#include <string.h>

enum { OWED_MOST = 10000, TURN_ENTRIES = 65536, COUNTED_MOST = 1000000 };

static Instant multiple_before(Instant at, int64_t seconds) { return at - at % seconds; }
static Instant multiple_after(Instant at, int64_t seconds)
{
    return multiple_before(at, seconds) + seconds;
}

/* ---- when ------------------------------------------------------------------------ */

/* The seconds around a deadline in which a tier holds: from ... until - 1. */
typedef struct Span { Instant from, until; } Span;

static Span span_of(const Tier *tier, const OpenRound *round)
{
    return (Span){ round->deadline - tier->within, round->deadline + tier->within };
}

static bool holds(const Clerk *c, const Tier *tier, Instant at)
{
    for (each(const OpenRound, round, c->rounds)) {
        Span span = span_of(tier, round);
        if (at >= span.from && at < span.until)
            return true;
    }
    return false;
}

static int64_t entries_at(const Clerk *c, Instant at)
{
    const Settings *s = book_settings(c->book);
    return holds(c, &s->rush, at) ? s->rush.entries
         : holds(c, &s->near, at) ? s->near.entries
                                  : s->tick.entries;
}

/* The next tick of a tier after a moment, if that is before `next`. */
static Instant tier_after(const Clerk *c, const Tier *tier, Instant after, Instant next)
{
    for (each(const OpenRound, round, c->rounds)) {
        Span span = span_of(tier, round);
        Instant fast = multiple_after(after < span.from ? span.from - 1 : after, tier->seconds);
        if (fast < span.until && fast < next)
            next = fast;
    }
    return next;
}

/* A slow tick is one of the faster tiers too, for its seconds are a multiple. */
Instant tick_after(const Clerk *c, Instant after)
{
    const Settings *s = book_settings(c->book);
    Instant next = multiple_after(after, s->tick.seconds);
    return tier_after(c, &s->rush, after, tier_after(c, &s->near, after, next));
}

/* The last tick of a tier up to a moment, if that is after `last`. */
static Instant tier_before(const Clerk *c, const Tier *tier, Instant at, Instant last)
{
    for (each(const OpenRound, round, c->rounds)) {
        Span span = span_of(tier, round);
        Instant fast = multiple_before(at < span.until ? at : span.until - 1, tier->seconds);
        if (fast >= span.from && fast > last)
            last = fast;
    }
    return last;
}

static Instant tick_before(const Clerk *c, Instant at)
{
    const Settings *s = book_settings(c->book);
    Instant last = multiple_before(at, s->tick.seconds);
    return tier_before(c, &s->rush, at, tier_before(c, &s->near, at, last));
}

/* After a clock that ran ahead the last tick lies in the future: then the next is now. */
Instant next_tick(const Clerk *c, Instant now)
{
    return !c->rounds.len ? 0 : c->ticked > now ? now : tick_after(c, c->ticked);
}

bool ticks_due(const Clerk *c, Instant now) { return c->rounds.len && next_tick(c, now) <= now; }

int64_t ticks_count(const Clerk *c, Instant now)
{
    int64_t count = 0;
    for (Instant at = next_tick(c, now); at && at <= now && count < COUNTED_MOST; count++)
        at = tick_after(c, at);
    return count;
}

Instant clerk_next_tick(Clerk *c)
{
    pthread_mutex_lock(&c->folded);
    Instant next = next_tick(c, clerk_now(c));
    pthread_mutex_unlock(&c->folded);
    return next;
}

/* ---- which boxes are open -------------------------------------------------------- */

/* They stand by their files, so that those of one are found by halving. */
static OpenRounds rounds_at(const Clerk *c, int64_t file)
{
    const OpenRounds *all = &c->rounds;
    ptrdiff_t low = 0, high = all->len;
    if (!high)
        return (OpenRounds){ 0 };
    while (low < high) {
        ptrdiff_t middle = low + (high - low) / 2;
        if (all->at[middle].file < file)
            low = middle + 1;
        else
            high = middle;
    }
    OpenRounds of = { .at = all->at + low };
    while (low + of.len < all->len && of.at[of.len].file == file)
        of.len++;
    return of;
}

const OpenRound *open_round(const Clerk *c, int64_t file, Id round)
{
    OpenRounds of = rounds_at(c, file);
    for (each(const OpenRound, open, of))
        if (open->round == round)
            return open;
    return NULL;
}

/* So many of a file instead of those that there were: at the end, at the start of the program. */
static OpenRound *rounds_room(Clerk *c, int64_t file, ptrdiff_t count)
{
    OpenRounds *all = &c->rounds, of = rounds_at(c, file);
    ptrdiff_t at = all->len ? of.at - all->at : 0, rest = all->len - at - of.len;
    for (ptrdiff_t i = of.len; i < count; i++)
        list_add(all, &c->rounds_life);
    if (rest)
        memmove(all->at + at + count, all->at + at + of.len, (size_t)rest * sizeof *all->at);
    all->len = at + count + rest;
    return count ? all->at + at : NULL;
}

static ptrdiff_t open_count(const Procedure *p)
{
    ptrdiff_t count = 0;
    for (each(Round, r, p->rounds))
        count += round_ticks(p, r);
    return count;
}

void rounds_take(Clerk *c, int64_t file, const Procedure *p)
{
    OpenRound *to = rounds_room(c, file, open_count(p));
    for (each(Round, r, p->rounds))
        if (round_ticks(p, r))
            *to++ = (OpenRound){ file, r->id, round_ticks_to(p, r) };
}

/* Each is folded once for all that is to be known at the start. */
static void opening_note(Clerk *c, const Procedure *p)
{
    for (each(const Round, r, p->rounds))
        if (round_ticks(p, r) && (!c->opened_first || r->invited < c->opened_first))
            c->opened_first = r->invited;
}

/* Whose acts cannot be read has no open box: nothing is entered there any more. */
static Result rounds_of(Clerk *c, int64_t file)
{
    Procedure *p;
    Arena     *life;
    Result r = recall(c, file, &p, &life);
    if (failed(r))
        return is_trouble(r) ? r : DONE;
    rounds_take(c, file, p);
    opening_note(c, p);
    return DONE;
}

/* What acts say of open boxes and their deadlines, and not what anybody wrote beside them. */
Result rounds_load(Clerk *c)
{
    BoxFiles files = { 0 };
    arena_end(&c->rounds_life);
    c->rounds_life = arena_begin(64 << 20);
    c->rounds = (OpenRounds){ 0 };
    c->opened_first = 0;
    TRY(book_boxes(c->book, &files, &c->rounds_life));
    for (each(const int64_t, file, files))
        TRY(rounds_of(c, *file));
    return DONE;
}

static bool noted(const Clerk *c, int64_t file, const Procedure *p)
{
    for (each(Round, r, p->rounds)) {
        const OpenRound *open = round_ticks(p, r) ? open_round(c, file, r->id) : NULL;
        if (round_ticks(p, r) && (!open || open->deadline != round_ticks_to(p, r)))
            return false;
    }
    return open_count(p) == rounds_at(c, file).len;
}

/* The clock of the first open box begins with the act that opened it. */
Result rounds_note(Clerk *c, int64_t file, const Procedure *p)
{
    if (noted(c, file, p))
        return DONE;
    if (!c->rounds.len)
        c->ticked = p->last_at;
    rounds_take(c, file, p);
    OpenRounds of = rounds_at(c, file);
    return book_box_set(c->book, file, of.at, of.len);
}

/* ---- paying ---------------------------------------------------------------------- */

static Result filler_add(Clerk *c)
{
    Entry   e = { .line = { .box = true }, .filler = true };
    int64_t leaf;
    randombytes_buf(e.line.commit.byte, sizeof e.line.commit.byte);
    return book_enter(c->book, &e, &leaf);
}

/* What lay beside the book may have been written by other hands. */
static Result still_signed(Clerk *c, const Procedure *p, const Act *act)
{
    Arena  a = arena_begin(1 << 20);
    Result r = proof_signatures(p, act, clerk_origin(c), &a);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

static Result box_act_enter(Clerk *c, Chosen *chosen)
{
    Procedure *p;
    Arena     *life;
    TRY(recall(c, chosen->file, &p, &life));
    TRY(still_signed(c, p, &chosen->act));
    TRY(enter_act(c, p, life, chosen->file, &chosen->act));
    const Shelved *heads = &chosen->heads;
    return hash_none(heads->hash)
               ? DONE : book_words_add(c->book, heads->hash, heads->salt, heads->bytes);
}

/* It was judged when it was taken. Should it be refused all the same, it leaves its place to
 * filler, so that a refusal shows as little as an entry. */
static Result box_act_try(Clerk *c, Chosen *chosen)
{
    Result r = box_act_enter(c, chosen);
    if (is_trouble(r))
        return r;
    TRY(book_waiting_end(c->book, chosen->id));
    if (!failed(r))
        return DONE;
    TRY(attempt_note(c, &chosen->act, r.why));
    return filler_add(c);
}

static Result tick_enter(Clerk *c, int64_t most, Chosen *chosen, int64_t count)
{
    int64_t next = 0;
    for (int64_t place = 0; place < most; place++) {
        bool now = next < count &&
                   randombytes_uniform((uint32_t)(most - place)) < (uint32_t)(count - next);
        TRY(now ? box_act_try(c, &chosen[next++]) : filler_add(c));
    }
    return DONE;
}

/* One tick: `most` entries, what waited at random places among filler, in the order it came. */
static Result tick(Clerk *c, Instant at, int64_t most)
{
    Chosen *chosen;
    int64_t count;
    Arena   a = arena_begin(64 << 20);
    Result  r = waiting_choose(c, at, most, &chosen, &count, &a);
    if (!failed(r))
        r = tick_enter(c, most, chosen, count);
    r.detail = detail_keep(c->detail, r.detail);
    arena_end(&a);
    return r;
}

/* A procedure is abandoned: what was taken before is entered. There is such a tick whether
 * something waits or not. */
Result ticks_end(Clerk *c, int64_t file)
{
    WaitingOf left = { .file = file, .what = FOR_TICK, .until = c->last_at };
    int64_t most = entries_at(c, c->last_at);
    do
        TRY(tick(c, c->last_at, most));
    while (waiting_left(c, &left));
    return DONE;
}

/* What the book notes of the last tick counts as far as the log bears it out. A tick that was paid
 * brought entries, and with them a checkpoint, of that moment or later; and none was paid before
 * there was a box. So other hands make it no later and no earlier than that, and leave no tick out
 * that was owed when the clerk went. */
Result ticks_begin(Clerk *c)
{
    Instant noted, latest, first = c->opened_first;
    TRY(book_tick_paid(c->book, &noted));
    TRY(book_checkpointed(c->book, &latest));
    c->ticked = noted > latest ? latest : noted < first ? first : noted;
    c->ticked_kept = c->ticked;
    return DONE;
}

/* Every tick that is due; all of them are entered now, which is what their acts say. After a long
 * pause one transaction would be too long: the rest is due in the next turn. After 10,000 owed
 * ticks one stands for those left. */
Result ticks_pay(Clerk *c, Instant now)
{
    for (int64_t entries = 0; ticks_due(c, now) && entries < TURN_ENTRIES; c->owed_paid++) {
        Instant at   = c->owed_paid < OWED_MOST ? next_tick(c, now) : tick_before(c, now);
        int64_t most = entries_at(c, at);
        TRY(tick(c, at, most));
        c->ticked = at;
        entries  += most;
    }
    if (!ticks_due(c, now))
        c->owed_paid = 0;
    return DONE;
}

/* ticks.c - the clock of the box: as many entries at every tick, whatever came.
 *
 * Ticks lie at whole multiples of the tick's seconds, of the rush's near a deadline. They
 * depend on the published timetable alone. Source: doc/book.md, the box. */
#include "clerk/inside.h"

#include <sodium.h>
#include <string.h>

enum { OWED_MOST = 10000 };

static Instant next_multiple(Instant after, int64_t seconds)
{
    return (after / seconds + 1) * seconds;
}

/* Every round of the open boxes whose deadline could still make it rush. */
static bool rushes(Clerk *c, Instant at, Instant *begins)
{
    int64_t within = book_settings(c->book)->rush_within;
    bool rush = false;
    *begins = 0;
    for (each(int64_t, file, c->open_boxes)) {
        Procedure *p;
        Arena *life;
        if (failed(recall(c, *file, &p, &life)))
            continue;
        for (each(Round, r, p->rounds)) {
            Instant from = r->deadline - within, until = r->deadline + within;
            if (r->listed || !r->deadline)
                continue;
            rush = rush || (at >= from && at < until);
            if (at < from && (!*begins || from < *begins))
                *begins = from;
        }
    }
    return rush;
}

Instant tick_after(Clerk *c, Instant after)
{
    const Settings *s = book_settings(c->book);
    Instant begins;
    if (rushes(c, after, &begins))
        return next_multiple(after, s->rush_seconds);
    Instant slow = next_multiple(after, s->tick_seconds);
    if (begins && begins <= slow)                /* the first tick of the rush comes before */
        return begins % s->rush_seconds ? next_multiple(begins, s->rush_seconds) : begins;
    return slow;
}

bool ticks_due(Clerk *c, Instant now)
{
    return c->open_boxes.len && tick_after(c, c->ticked) <= now;
}

Instant clerk_next_tick(Clerk *c) { return c->open_boxes.len ? tick_after(c, c->ticked) : 0; }

/* ---- which boxes are open -------------------------------------------------------- */

void boxes_note(Clerk *c, int64_t file, const Procedure *p)
{
    ptrdiff_t at = 0;
    while (at < c->open_boxes.len && c->open_boxes.at[at] != file)
        at++;
    bool known = at < c->open_boxes.len, open = box_open(p);
    if (open && !known) {
        if (!c->open_boxes.len)
            c->ticked = p->last_at;
        *list_add(&c->open_boxes, c->life) = file;
    }
    if (!open && known)
        c->open_boxes.at[at] = c->open_boxes.at[--c->open_boxes.len];
}

Result boxes_find(Clerk *c)
{
    File file = { .id = 1 };
    bool found = true;
    while (found) {
        Procedure *p;
        Arena *life;
        TRY(book_files(c->book, file.id, &file, &found));
        if (!found)
            break;
        TRY(recall(c, file.id, &p, &life));
        boxes_note(c, file.id, p);
    }
    return DONE;
}

/* ---- paying ---------------------------------------------------------------------- */

static Result filler_add(Clerk *c)
{
    Entry   e = { .line = { .box = true }, .filler = true };
    int64_t leaf;
    randombytes_buf(e.line.commit.byte, sizeof e.line.commit.byte);
    return book_enter(c->book, &e, &leaf);
}

static bool bidder_taken(Proposal *const *chosen, int64_t count, const Proposal *next)
{
    for (int64_t i = 0; i < count; i++)
        if (chosen[i]->file == next->file && chosen[i]->acts->actor == next->acts->actor)
            return true;
    return false;
}

/* Takes from the tray those that go into this tick: in the order they came, at most one a
 * bidder, none that arrived after the tick. */
static int64_t choose(Clerk *c, Instant tick, int64_t most, Proposal **chosen)
{
    int64_t count = 0;
    pthread_mutex_lock(&c->tray);
    for (Proposal **at = &c->boxed; *at && count < most;) {
        Proposal *next = *at;
        if (next->acts->arrived > tick || bidder_taken(chosen, count, next)) {
            at = &next->next;
            continue;
        }
        chosen[count++] = next;
        *at = next->next;
        next->next = NULL;
    }
    c->boxed_end = &c->boxed;
    while (*c->boxed_end)
        c->boxed_end = &(*c->boxed_end)->next;
    pthread_mutex_unlock(&c->tray);
    return count;
}

static Result box_act_enter(Clerk *c, Proposal *proposal)
{
    Procedure *p;
    Arena     *life;
    Papers     papers = clerk_papers(c);
    Act       *act = proposal->acts;
    TRY(recall(c, proposal->file, &p, &life));
    TRY(words_keep(c, proposal));
    if (act->kind != ACT_WITHDRAW) {
        Arena a = arena_begin(16 << 20);
        Result r = proof_capsules_new(p, act, &papers, &a);
        r.detail = (Str){ 0 };
        arena_end(&a);
        TRY(r);
    }
    return enter_act(c, p, life, proposal->file, act);
}

/* One tick: `most` entries, the chosen acts at random places among filler. A refused act
 * leaves its place to filler, so that a refusal shows as little as an entry. */
static Result tick(Clerk *c, Instant at, Proposal **entered)
{
    const Settings *s = book_settings(c->book);
    bool     rush  = tick_after(c, at - 1) == at && at % s->tick_seconds != 0;
    int64_t  most  = rush ? s->rush_entries : s->tick_entries;
    Proposal *chosen[TICK_ENTRIES_MOST];
    int64_t  count = choose(c, at, most, chosen), next = 0;
    c->last_at = at > c->last_at ? at : c->last_at;
    for (int64_t place = 0; place < most; place++) {
        bool now = next < count &&
                   randombytes_uniform((uint32_t)(most - place)) < (uint32_t)(count - next);
        if (!now) {
            TRY(filler_add(c));
            continue;
        }
        Proposal *proposal = chosen[next++];
        settle(proposal, box_act_enter(c, proposal));
        proposal->leaf   = proposal->acts->leaf;
        proposal->next   = *entered;
        *entered = proposal;
        if (failed(proposal->result))
            TRY(filler_add(c));
    }
    return DONE;
}

Result ticks_pay(Clerk *c, Instant now, Proposal **entered)
{
    for (int paid = 0; ticks_due(c, now) && paid < OWED_MOST; paid++) {
        Instant at = tick_after(c, c->ticked);
        TRY(tick(c, at, entered));
        c->ticked = at;
    }
    if (ticks_due(c, now))
        c->ticked = now; /* the rest is owed no longer; it is said at start */
    return DONE;
}

#include "count/combine_inside.h"

/* ---- which reach the least --------------------------------------------------------- */

/* Choices that come to the worth of their items less all that their stage can take off, by the
 * lowest item of each. Only they are in an award that comes to `least`, with every stage that takes
 * something off. */
typedef struct Tight { int stage; const Choice *c; } Tight;
typedef struct Seeking {
    const Tied   *part;
    const Worths *w;
    struct Tights { LIST(Tight) list; } by_item[COMBINE_TIED], *by_stage;
    bool      kept[COMBINE_TIED];    /* nobody need get it, at what it is worth ... */
    Bits      missing;               /* ... for nothing else can become of it */
    const Tight *chosen[COMBINE_TIED];
    bool     *used;
    int64_t   steps;
    Combined *out;
    Bits      left;                  /* what the buyer keeps */
    Arena    *a;
} Seeking;

static void found_one(Seeking *s, int depth)
{
    Ways ways = { 0 };
    Way  way = { .so_far = { .left = widened(s->left, s->part->items) } };
    for (int i = 0; i < depth; i++) {
        way_add(&ways, way, &s->part->stages.at[s->chosen[i]->stage], s->chosen[i]->c, s->a);
        way = ways.list.at[i];
    }
    *list_add(&s->out->best, s->a) = way.so_far;
    s->out->uncovered = bits_count(s->left & s->missing);
}

/* How many of the choices of a stage still fit. */
static ptrdiff_t fitting(Seeking *s, int stage, Bits left)
{
    ptrdiff_t fits = 0;
    for (each(const Tight, tight, s->by_stage[stage].list))
        fits += within(tight->c->items, left);
    s->steps -= s->by_stage[stage].list.len;
    return fits;
}

/* Of the stages that must give something the one with the fewest ways to do so; NONE: all do. */
static int stage_due(Seeking *s, Bits left)
{
    ptrdiff_t fewest = 0;
    int due = NONE;
    for (int i = 0; i < s->part->stages.len; i++) {
        if (s->w->off[i] == 0 || s->used[i])
            continue;
        ptrdiff_t fits = fitting(s, i, left);
        if (due == NONE || fits < fewest) {
            due = i;
            fewest = fits;
        }
    }
    return due;
}

static bool seek(Seeking *s, Bits left, int depth);

static bool seek_with(Seeking *s, const Tight *tight, Bits left, int depth)
{
    if (!within(tight->c->items, left) || s->used[tight->stage])
        return --s->steps < 0;
    s->used[tight->stage] = true;
    s->chosen[depth] = tight;
    bool enough = seek(s, left & ~tight->c->items, depth + 1);
    s->used[tight->stage] = false;
    return enough || --s->steps < 0;
}

/* True once there are more than are listed, or it took too long. */
static bool seek(Seeking *s, Bits left, int depth)
{
    int due = stage_due(s, left);
    if (due == NONE && !left) {
        found_one(s, depth);
        return s->out->best.len > COMBINE_LISTED;
    }
    if (due != NONE) {
        for (each(const Tight, tight, s->by_stage[due].list))
            if (seek_with(s, tight, left, depth))
                return true;
        return s->steps < 0;
    }
    int item = lowest(left);
    for (each(const Tight, tight, s->by_item[item].list))
        if (seek_with(s, tight, left, depth))
            return true;
    if (!s->kept[item])
        return false;
    s->left |= bit(item);
    bool enough = seek(s, left & ~bit(item), depth);
    s->left &= ~bit(item);
    return enough;
}

static void tight_of(Seeking *s, int stage, int items)
{
    for (each(const Choice, c, s->part->stages.at[stage].choices))
        if (bits_count(c->items) == items &&
            c->figure == worth_of_set(s->w, c->items) + s->w->off[stage]) {
            *list_add(&s->by_item[lowest(c->items)].list, s->a) = (Tight){ stage, c };
            *list_add(&s->by_stage[stage].list, s->a) = (Tight){ stage, c };
        }
}

/* Those that give most go first: they leave least behind.
 * Several items that the buyer keeps at one figure are counted by the table alone. */
static bool seeking_new(const Combining *of, const Tied *part, const Worths *w, Seeking *s)
{
    for (each(const Offer, o, of->offers)) {
        Bits items = o->bidder || !within(o->items, part->items)
                         ? 0 : narrowed(o->items, part->items);
        if (bits_count(items) > 1)
            return false;
        if (items && o->figure == w->item[lowest(items)])
            s->kept[lowest(items)] = true;
    }
    for (int i = 0; i < part->n; i++)
        if (w->item[i] == w->missing) {
            s->kept[i] = true;
            s->missing |= bit(i);
        }
    for (int n = part->n; n > 0; n--)
        for (int i = 0; i < part->stages.len; i++)
            tight_of(s, i, n);
    return true;
}

bool at_least(const Combining *of, const Tied *part, const Worths *w, Combined *out,
                     Arena *a)
{
    enum { LARGE = 12, STEPS = 20 * 1000 * 1000 };
    Arena    scratch = arena_begin(room_of(INT64_C(1) << 32));
    Seeking *s = make(&scratch, Seeking, 1);
    *s = (Seeking){ .part = part, .w = w, .steps = STEPS, .a = &scratch,
                    .out = make(&scratch, Combined, 1),
                    .by_stage = make(&scratch, struct Tights, part->stages.len),
                    .used = make(&scratch, bool, part->stages.len) };
    if (part->n >= LARGE && seeking_new(of, part, w, s))
        seek(s, all_of(part->n), 0);
    bool many = s->out->best.len > COMBINE_LISTED, all = s->steps >= 0 && s->out->best.len;
    if (many || all) {
        *out = (Combined){ s->out->uncovered, w->least - s->out->uncovered * w->missing,
                           many ? INT64_MAX : s->out->best.len, { 0 } };
        for (each(const Combination, c, s->out->best))
            if (out->best.len < COMBINE_LISTED)
                *list_add(&out->best, a) = *c;
    }
    arena_end(&scratch);
    return many || all;
}

#include "count/combine_inside.h"

static const Wide IMPOSSIBLE = (Wide)1 << 126;

/* Of every set of items: the least figure at which the stages so far are given just these, and in
 * how many ways; IMPOSSIBLE but for those that `live` lists. */
typedef struct Table { Wide *figure; int64_t *count; Bits *live; ptrdiff_t lives; } Table;

/* What stood in a table. */
typedef struct Layer { Bits *sets; Wide *figures; ptrdiff_t len; } Layer;

/* ---- one stage after the other --------------------------------------------------- */

static Table table_new(int n, Arena *a)
{
    ptrdiff_t sets = (ptrdiff_t)1 << n;
    Table t = { make(a, Wide, sets), make(a, int64_t, sets), make(a, Bits, sets), 0 };
    for (ptrdiff_t i = 0; i < sets; i++)
        t.figure[i] = IMPOSSIBLE;
    return t;
}

static void put(Table *t, Bits set, Wide figure, int64_t count)
{
    if (t->figure[set] == IMPOSSIBLE)
        t->live[t->lives++] = set;
    t->figure[set] = figure;
    t->count[set]  = count;
}

static void clear(Table *t)
{
    for (ptrdiff_t i = 0; i < t->lives; i++)
        t->figure[t->live[i]] = IMPOSSIBLE;
    t->lives = 0;
}

static Layer layer_of(const Table *t, Arena *a)
{
    Layer layer = { make(a, Bits, t->lives), make(a, Wide, t->lives), t->lives };
    for (ptrdiff_t i = 0; i < t->lives; i++) {
        layer.sets[i]    = t->live[i];
        layer.figures[i] = t->figure[t->live[i]];
    }
    return layer;
}

static void put_layer(Table *t, const Layer *layer)
{
    clear(t);
    for (ptrdiff_t i = 0; i < layer->len; i++)
        put(t, layer->sets[i], layer->figures[i], 0);
}

static void reach(const Choice *c, Bits set, const Table *from, Table *to)
{
    Wide figure = from->figure[set] + c->figure;
    Bits with = set | c->items;
    if (figure < to->figure[with])
        put(to, with, figure, from->count[set]);
    else if (figure == to->figure[with])
        to->count[with] = count_add(to->count[with], from->count[set]);
}

static void leave_out(const Bound *b, int stage, Table *t)
{
    ptrdiff_t kept = 0;
    Wide most = b->most - b->w->all - b->off_after[stage];
    for (ptrdiff_t i = 0; i < t->lives; i++) {
        Bits set = t->live[i];
        if (t->figure[set] - worth_of_set(b->w, set) > most)
            t->figure[set] = IMPOSSIBLE;
        else
            t->live[kept++] = set;
    }
    t->lives = kept;
}

/* From the sets that there are, or from those within the room that it leaves: the fewer of them. */
static void add_choice(int n, const Choice *c, const Table *from, Table *to)
{
    Bits room = all_of(n) & ~c->items;
    if (from->lives <= (ptrdiff_t)1 << bits_count(room)) {
        for (ptrdiff_t i = 0; i < from->lives; i++)
            if (!(from->live[i] & c->items))
                reach(c, from->live[i], from, to);
        return;
    }
    for (Bits set = room;; set = (set - 1) & room) {
        if (from->figure[set] != IMPOSSIBLE)
            reach(c, set, from, to);
        if (!set)
            return;
    }
}

/* From one table to the other, which is clear; then the first one is. */
static void add_stage(const Bound *b, const Tied *part, int stage, Table *from, Table *to)
{
    for (ptrdiff_t i = 0; i < from->lives; i++)
        put(to, from->live[i], from->figure[from->live[i]], from->count[from->live[i]]);
    for (each(const Choice, c, part->stages.at[stage].choices))
        add_choice(part->n, c, from, to);
    if (b)
        leave_out(b, stage, to);
    clear(from);
}

static void swap(Table *x, Table *y)
{
    Table held = *x;
    *x = *y;
    *y = held;
}

/* ---- which they are -------------------------------------------------------------- */

void way_add(Ways *ways, Way way, const Stage *stage, const Choice *c, Arena *a)
{
    way.set &= ~c->items;
    for (;; c = &stage->choices.at[c->rest]) {
        way.so_far.offers[way.so_far.count++] = c->offer;
        if (c->rest == NONE)
            break;
    }
    *list_add(&ways->list, a) = way;
}

static Ways step_back(const Stage *stage, const Table *before, const Table *after,
                      const Ways *ways, Arena *a)
{
    Ways out = { 0 };
    for (each(const Way, way, ways->list)) {
        Wide figure = after->figure[way->set];
        if (before->figure[way->set] == figure)
            *list_add(&out.list, a) = *way;
        for (each(const Choice, c, stage->choices)) {
            if (out.list.len >= COMBINE_LISTED)
                return out;
            Bits rest = way->set & ~c->items;
            if (within(c->items, way->set) && before->figure[rest] != IMPOSSIBLE &&
                before->figure[rest] + c->figure == figure)
                way_add(&out, *way, stage, c, a);
        }
    }
    return out;
}

/* The two tables that are gone through, and what stood in them before every so many stages: what is
 * in between is made again on the way back, so that of 100 stages 20 lie in memory. */
typedef struct Search { Table now, next; Layer *marks; int every; } Search;

static Ways block_back(const Tied *part, const Bound *b, Search *s, int from, Ways ways, Arena *a)
{
    int    stages = (int)part->stages.len;
    int    until = from + s->every < stages ? from + s->every : stages;
    Arena  scratch = arena_begin(room_of(INT64_C(8) << 30));
    Layer *layers = make(&scratch, Layer, until - from + 1);
    put_layer(&s->now, &s->marks[from / s->every]);
    for (int i = from; i < until; i++) {
        layers[i - from] = layer_of(&s->now, &scratch);
        clear(&s->next);
        add_stage(b, part, i, &s->now, &s->next);
        swap(&s->now, &s->next);
    }
    layers[until - from] = layer_of(&s->now, &scratch);
    for (int i = until - 1; i >= from; i--) {
        put_layer(&s->now, &layers[i - from]);
        put_layer(&s->next, &layers[i - from + 1]);
        ways = step_back(&part->stages.at[i], &s->now, &s->next, &ways, a);
    }
    arena_end(&scratch);
    return ways;
}

/* ---- a part ---------------------------------------------------------------------- */

static Worth worth_of(const Tied *part, const Table *last, Bits set)
{
    Worth worth = part->kept[all_of(part->n) & ~set];
    worth.figure += last->figure[set];
    return worth;
}

static Ways best_sets(const Tied *part, const Table *last, Combined *out, Arena *a)
{
    Ways  ways = { 0 };
    Worth best = { 0 };
    out->count = 0;
    for (ptrdiff_t i = 0; i < last->lives; i++) {
        Bits  set = last->live[i], left = all_of(part->n) & ~set;
        Worth worth = worth_of(part, last, set);
        int   order = out->count ? worth_order(worth, best) : -1;
        if (order > 0)
            continue;
        if (order < 0) {
            best = worth;
            out->count = ways.list.len = 0;
        }
        out->count = count_add(out->count, last->count[set]);
        if (ways.list.len < COMBINE_LISTED)
            *list_add(&ways.list, a) = (Way){ set, { .left = widened(left, part->items) } };
    }
    out->uncovered = best.uncovered;
    out->figure    = best.figure;
    return ways;
}

/* As many marks as there are layers between two of them: the square root. */
static int apart(int stages)
{
    int every = 1;
    while (every * every < stages)
        every++;
    return every;
}

bool solve_within(const Tied *part, const Bound *b, Combined *out, Arena *a)
{
    Arena  scratch = arena_begin(room_of(INT64_C(8) << 30));
    int    stages = (int)part->stages.len, every = apart(stages);
    Search s = { table_new(part->n, &scratch), table_new(part->n, &scratch),
                 make(&scratch, Layer, stages / every + 1), every };
    put(&s.now, 0, 0, 1);
    for (int i = 0; i < stages; i++) {
        if (i % every == 0)
            s.marks[i / every] = layer_of(&s.now, &scratch);
        add_stage(b, part, i, &s.now, &s.next);
        swap(&s.now, &s.next);
    }
    Ways ways = best_sets(part, &s.now, out, &scratch);
    bool found = !b || (out->count &&
                        out->figure + out->uncovered * b->w->missing <= b->most);
    for (int from = (stages - 1) / every * every; found && stages && from >= 0; from -= every)
        ways = block_back(part, b, &s, from, ways, &scratch);
    for (each(const Way, way, ways.list))
        if (found)
            *list_add(&out->best, a) = way->so_far;
    arena_end(&scratch);
    return found;
}

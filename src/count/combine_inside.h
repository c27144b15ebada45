/* combine_inside.h - what the files of combine() share: bidders and their choices
 * (combine_sides.c), what items are worth at least (combine_worths.c), the awards that reach that
 * (combine_least.c), and all awards, one stage after the other (combine_stages.c). Only count
 * includes this. */
#ifndef COUNT_COMBINE_INSIDE_H
#define COUNT_COMBINE_INSIDE_H

#include "count/combine.h"

/* So many bytes, or as many as this machine can count. */
static inline ptrdiff_t room_of(int64_t bytes)
{
    return bytes < PTRDIFF_MAX ? (ptrdiff_t)bytes : PTRDIFF_MAX;
}

static inline int lowest(Bits set) { return __builtin_ctz(set); }

static inline Bits bit(int place) { return (Bits)1 << place; }

static inline bool within(Bits inner, Bits outer) { return !(inner & ~outer); }

static inline Bits all_of(int items) { return (Bits)(((uint64_t)1 << items) - 1); }

/* How good an award is: less uncovered first, then the smaller figure. */
typedef struct Worth { int uncovered; Wide figure; } Worth;

static inline int worth_order(Worth x, Worth y)
{
    if (x.uncovered != y.uncovered)
        return x.uncovered < y.uncovered ? -1 : 1;
    return (x.figure > y.figure) - (x.figure < y.figure);
}

static inline int64_t count_add(int64_t x, int64_t y)
{
    return __builtin_add_overflow(x, y, &x) ? INT64_MAX : x;
}

/* ---- bidders and choices ---------------------------------------------------------- */

/* A bidder and its offers, by place. */
typedef struct Side {
    Id   bidder;
    LIST(int) taken, open;
    Bits held, items;                        /* lots and items that it has already */
    bool bound;                              /* one of its offers keeps another one from it */
} Side;

typedef struct Sides { LIST(Side) list; } Sides;

/* What one bidder may be given at once, and what that adds to the figure of what it has already:
 * one offer more than the choice of place `rest` in its stage, NONE: than nothing. */
typedef struct Choice { Bits items; int offer, rest; Wide figure; } Choice;

enum { NONE = -1 };

/* A bidder with all its choices; or offers for the same items, of bidders whom nothing binds.
 * Nothing at all is always a choice. */
typedef struct Stage { LIST(Choice) choices; } Stage;

/* Items that something ties together, counted from 0: item i of the part is bit i. */
typedef struct Tied { Bits items; int n; LIST(Stage) stages; Worth *kept; } Tied;

/* May the bidder win these lots, by its limit and by what may be won together? */
bool may_win(const Combining *, Id bidder, Bits lots);

/* Items that are awarded already. */
Bits taken_items(const Combining *);

/* Every bidder with what it could be given at all, alone. */
Sides sides_of(const Combining *, Arena *);

/* What cannot be part of a best award goes from what is open. */
void leave_out_the_beaten(const Combining *, Sides *, Arena *);

/* part[i]: all items that item i is tied to, itself included. */
void tie_all(const Combining *, const Sides *, Bits *part);

/* The figures of what the bidder has already, if it wins `more` too. */
Wide figure_held(const Combining *, const Side *, Bits more);

/* The stages of the part, in items of the whole. */
void stages_of(const Combining *, const Sides *, Tied *part, Arena *);

/* Items of the whole to items of the part, and back. */
Bits narrowed(Bits items, Bits part);
Bits widened(Bits items, Bits part);

/* part->kept: the best that the buyer can do with every set of items that no bidder gets. */
void keep_all(const Combining *, Tied *part, Arena *);

/* ---- what an item costs at least --------------------------------------------------- */

/* What each item is worth, and by how much less than the worth of its items each stage can give
 * them at best: no award comes to less than `least`, which is the worth of all with what the stages
 * take off. The sums of the worths of every set of the first ten items, of every set of the others,
 * of all. missing: what an item is worth that nobody gets and the buyer cannot keep, more than any
 * two awards differ by. */
typedef struct Worths {
    Wide item[COMBINE_TIED], *low, *high, all, *off, least, missing;
} Worths;

Worths worths_new(const Tied *, Arena *);

/* The worth of a set of items. */
static inline Wide worth_of_set(const Worths *w, Bits set)
{
    return w->low[set & 1023] + w->high[set >> 10];
}

/* keep: what an item is worth at most, its share of what it costs the buyer to keep it. False where
 * figures are too large to be weighed. */
bool worths_begin(const Combining *, const Tied *, Worths *, Wide *keep);

/* Where nothing but a number of lots ties: `least` is then reached. False where something else
 * ties too. */
bool worths_exact(const Combining *, const Tied *, Worths *, const Wide *keep, Arena *);

/* Anywhere: `least` is a bound, as high as some hundred steps lift it. */
void worths_climb(const Tied *, Worths *, const Wide *keep, Arena *);

/* ---- the awards ---------------------------------------------------------------------- */

/* What would come to more than `most`, with the worth of all that it lacks and what later stages
 * may take off, is left out. */
typedef struct Bound { Wide most; const Worths *w; Wide *off_after; } Bound;

/* Some of the best awards, from the last stage to the first: what is still to be explained. */
typedef struct Way { Bits set; Combination so_far; } Way;
typedef struct Ways { LIST(Way) list; } Ways;

/* The way goes on by a choice of the stage. */
void way_add(Ways *, Way, const Stage *, const Choice *, Arena *);

/* All best awards of a part. Bound NULL: nothing is left out. False where the bound left out too
 * much to say what is best. */
bool solve_within(const Tied *, const Bound *, Combined *, Arena *);

/* All awards that come to `least`, without a table. Where there are more than are listed they are
 * very many: nobody counts them. For parts so large that it saves much. False: there is none, or it
 * took too long. */
bool at_least(const Combining *, const Tied *, const Worths *, Combined *, Arena *);

#endif

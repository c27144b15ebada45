/* forms.h - the pictures that there are: each takes numbers and words, and gives a drawing.
 *
 * All are PICTURE_WIDE and as high as what they hold. Numbers are those of a table beside them,
 * in the same unit; what has no room in the picture stands in the table. Words may be anybody's.
 * A picture of nothing has no marks. */
#ifndef DRAW_FORMS_H
#define DRAW_FORMS_H

#include "base/calendar.h"
#include "draw/draw.h"

enum { PICTURE_WIDE = 7200 };

typedef LIST(int64_t) Numbers;

/* ---- stacked bars ---------------------------------------------------------------- */

/* A number for each part, none below zero. instead: words in place of a bar. */
typedef struct Bar { Str name, total, instead; Numbers parts; } Bar;

/* hatched: the last part is of another kind than the others, such as the price beside quality; up
 * to four others. greatest: what a bar can come to; one that is longer has room as well. */
typedef struct Bars {
    Measure  unit;
    LIST(Str) parts;
    bool  hatched;
    int64_t greatest;
    LIST(Bar) bars;
} Bars;
void draw_bars(Graphic *, const Bars *, Arena *);

/* ---- two numbers each ------------------------------------------------------------ */

/* line: without names, joined in its order; empty: there is none. small: so many of the
 * points, the last ones, are small and have no name. */
typedef struct Dot { Str name; int64_t x, y; } Dot;
typedef struct Scatter {
    Measure   across, up;
    Str       across_says, up_says;
    LIST(Dot) points, line;
    ptrdiff_t small;
} Scatter;
void draw_scatter(Graphic *, const Scatter *, Arena *);

/* ---- what several found, and what they agreed on ---------------------------------- */

/* under: a second line of the name. agreed: where `is_agreed`. */
typedef struct DotRow { Str name, under; Numbers found; int64_t agreed; bool is_agreed; } DotRow;
typedef struct Dots {
    Measure unit;
    int64_t least, greatest;
    Str found_says, agreed_says;
    LIST(DotRow) rows;
} Dots;
void draw_dots(Graphic *, const Dots *, Arena *);

/* ---- what a change would do ------------------------------------------------------- */

/* One way and the other: what becomes of the lead by each. no_*: there is no such change; out_*: it
 * takes the lead altogether, by more than can be said. under: a second line of the name. */
typedef struct Swing {
    Str     name, under;
    int64_t one, other;
    bool    no_one, no_other, out_one, out_other;
} Swing;

/* lead: above zero; the dashed line stands where it is lost. */
typedef struct Tornado {
    Measure unit;
    int64_t lead;
    Str     lost_says, across_says;
    LIST(Swing) swings;
} Tornado;
void draw_tornado(Graphic *, const Tornado *, Arena *);

/* ---- a sum that grows by years towards a target ----------------------------------- */

/* A number for each of the parts; any may be below zero. */
typedef struct Stair { Str name; Numbers parts; } Stair;

/* aimed: there is a target; `reached` is what counts towards it. left_says: what is drawn of one
 * with a part below zero, all of it together. */
typedef struct Stairs {
    Measure    unit;
    LIST(Str) parts;
    bool    aimed;
    int64_t target, reached;
    Str     target_says, gap_says, total_name, left_says;
    LIST(Stair) stairs;
} Stairs;
void draw_stairs(Graphic *, const Stairs *, Arena *);

/* ---- what each comes to, beside its target ----------------------------------------- */

/* under: a second line of the name. aimed: it has a target. */
typedef struct Aim { Str name, under; int64_t reached, target; bool aimed; } Aim;

/* reached_says, below_says, target_says: what a bar is, one below zero, and the stroke across. */
typedef struct Aims {
    Measure   unit;
    Str       reached_says, below_says, target_says;
    LIST(Aim) rows;
} Aims;
void draw_aims(Graphic *, const Aims *, Arena *);

/* ---- when ------------------------------------------------------------------------- */

/* until 0: a moment. kind: of series 0 to 3. */
typedef struct Span { Str name; Instant from, until; int kind; } Span;
typedef struct Gantt { Zone zone; Instant now; LIST(Span) spans; } Gantt;
void draw_gantt(Graphic *, const Gantt *, Arena *);

#endif

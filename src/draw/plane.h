/* plane.h - what pictures with an axis share; for the files of this room only. */
#ifndef DRAW_PLANE_H
#define DRAW_PLANE_H

#include "draw/forms.h"

enum { MARGIN = 20, NAMES_MOST = 2200, NAMES_GAP = 120, ROW_HIGH = 340, TWO_HIGH = 430,
       BAR_HIGH = 230, AXIS_HIGH = 250, SIDE = 140 };

/* Where numbers stand: from x `left` on `room`, between y `top` and `bottom`. away, beside: how
 * far signs reach beyond its bottom and its left, which words keep clear of. */
typedef struct Plane { Tenth left, room, top, bottom, away, beside; Scale scale; } Plane;

/* Names to the left of the plane, as wide as they need and no wider than NAMES_MOST. */
Tenth names_wide(Tenth so_far, Str name);
void  name_at(Graphic *, const Plane *, Str name, Tenth middle, Arena *);
void  names_at(Graphic *, const Plane *, Str name, Str under, Tenth middle, Arena *);

/* Lines upwards at each step, and what they stand for below. */
void  axis_across(Graphic *, const Plane *, Measure, bool is_signed, Arena *);

/* How wide what is said of an axis is at most. */
Tenth ticks_wide(Scale, Measure, Arena *);

Tenth across(const Plane *, int64_t);

/* What each colour stands for, in as many rows as it takes, from `top` on; gives where it ends. */
typedef struct LegendRow { Str says; Ink ink; bool hatched, round, diamond; } LegendRow;
Tenth legend(Graphic *, Tenth left, Tenth top, const LegendRow *, ptrdiff_t count, Arena *);

#endif

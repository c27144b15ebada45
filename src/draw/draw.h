/* draw.h - a picture is a list of marks: lines, boxes, shapes, words.
 *
 * Whoever shows it writes it as SVG or paints it; both have the same list, so page, report and PDF
 * show the same picture. Lengths are tenths of a unit of the picture, whole numbers from the upper
 * left corner; where a mark stands follows from exact whole numbers and from nothing else.
 *
 * Four colours that differ from white and, side by side, from each other; what they say is always
 * said by words, shape or hatching as well. Words may be anybody's: what does not show is replaced,
 * what is too long is cut and ends in "...". Nothing here knows what a tender is. */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "base/base.h"
#include "base/exact.h"

typedef int64_t Tenth;

/* INK_NONE: that part is not drawn. Colours in draw.c, each with the one that words on it have. */
typedef enum Ink { INK_NONE, INK_BLACK, INK_WHITE, INK_SOFT, INK_LINE, INK_NAVY, INK_TEAL,
                   INK_PLUM, INK_ORANGE, INKS } Ink;

enum { SERIES = 4 };                   /* colours that stand for something */

uint32_t ink_colour(Ink);              /* 0xRRGGBB */
Ink      ink_on(Ink);                  /* of words that stand on it */
Ink      ink_of_series(ptrdiff_t);     /* navy, teal, plum, orange, and again */

typedef enum MarkKind { MARK_LINE, MARK_BOX, MARK_SHAPE, MARK_WORDS } MarkKind;
typedef enum Anchor { FROM_HERE, AROUND_HERE, UP_TO_HERE } Anchor;
typedef struct Spot { Tenth x, y; } Spot;

enum { SHAPE_SPOTS = 16 };

/* A line from `from` to `to`; a box or a shape within them; words on a baseline at `from.y`, and
 * then `to` is the other end of what they are reckoned to take. */
typedef struct Stroke {
    MarkKind kind;
    Ink      fill, edge;               /* of a line and of words: edge, fill */
    Spot     from, to;
    bool     dashed, bold, hatched, heavy;
    bool     on_ink;                   /* words that stand on a coloured box */
    Spot     at[SHAPE_SPOTS];          /* of a shape, its corners; of words, the anchor */
    int      spots;
    Anchor   anchor;
    Str      words;
    int      size;                     /* of words, tenths */
} Stroke;

typedef struct Graphic Graphic;
struct Graphic {
    Str   title, says;                 /* what it is of, and what is to be seen, for who hears it */
    Tenth wide, high;
    LIST(Stroke) marks;
};

/* ---- marks ----------------------------------------------------------------------- */

void draw_line(Graphic *, Ink, Spot from, Spot to, Arena *);
void draw_dashed(Graphic *, Ink, Spot from, Spot to, Arena *);
void draw_box(Graphic *, Ink fill, Ink edge, Spot from, Spot to, Arena *);

/* White with an edge and slanted lines: a fifth kind of box that needs no fifth colour. */
void draw_hatched(Graphic *, Ink edge, Spot from, Spot to, Arena *);
void draw_dashed_box(Graphic *, Ink edge, Spot from, Spot to, Arena *);

/* The n-th of circle, square, triangle, diamond, each in the four colours: so many that differ. */
enum { SIGNS = 16 };
void draw_sign(Graphic *, ptrdiff_t n, Spot middle, Tenth radius, Arena *);

/* A circle (n 0) or one of the others, empty within or not. */
void draw_shape(Graphic *, ptrdiff_t n, Ink fill, Ink edge, Spot middle, Tenth radius, Arena *);

/* baseline: of letters. Gives the mark; its ends are what it takes. */
Stroke *draw_words(Graphic *, Str, Spot baseline, Anchor, Ink, bool bold, Arena *);
Stroke *draw_small(Graphic *, Str, Spot baseline, Anchor, Ink, Arena *);

enum { WORDS_SIZE = 140, SMALL_SIZE = 125, WORDS_HIGH = 100, WORDS_DROP = 30 };

/* ---- how wide words are ---------------------------------------------------------- */

/* At least what they take in Liberation Sans, Arial or Helvetica, tenths. What stands in other
 * scripts is reckoned as wide as the widest. */
Tenth words_wide(Str, int size, bool bold);

/* The words, or as many as have room, and "..."; what does not show is U+FFFD. */
Str   words_within(Str, Tenth room, int size, bool bold, Arena *);

/* ---- scales ---------------------------------------------------------------------- */

/* from, from + step, ..., from + steps * step: round numbers of 1, 2 or 5 and zeros, which hold
 * both ends, no more than `most` steps and at least one. */
typedef struct Scale { int64_t from, step; int steps; } Scale;
Scale   scale_over(int64_t least, int64_t greatest, int most_steps);
int64_t scale_end(Scale);

/* Where a number stands on so much room; one beyond an end stands at it. */
Tenth   scale_at(Scale, int64_t, Tenth room);

/* How numbers are written: units of 10^-places, "GBP 126.5m" is { 1, "GBP ", "m" } of 1265. */
typedef struct Measure { int places; const char *before, *after; } Measure;
Str     unit_says(Measure, int64_t, Arena *);
Str     unit_says_signed(Measure, int64_t, Arena *);        /* "+3", "-1.5", "0" */

/* With two digits after the point at most, half away from zero: what has little room, beside a
 * table that says it exactly. */
Str     unit_says_short(Measure, int64_t, Arena *);

/* ---- written --------------------------------------------------------------------- */

/* As an <svg role="img"> with its title and description: no style, no script, nothing fetched.
 * Source: SVG 2; WCAG 2.2, 1.1.1. */
void graphic_svg(Text *, const Graphic *, Arena *);

/* What is too small for a number to stand in it is still a mark; of a drawing without any nothing
 * is written. */
static inline bool graphic_there(const Graphic *d) { return d->marks.len != 0; }

#endif

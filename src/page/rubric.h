/* rubric.h - by what a tender is marked, in words: its lots, its criteria with how they are marked,
 * the marks of its scales. All of it was published. */
#ifndef PAGE_RUBRIC_H
#define PAGE_RUBRIC_H

#include "desk/onlooker.h"

typedef struct RubricLine { Id lot, criterion; Str title, guide; } RubricLine;   /* criterion 0 */
typedef struct RubricMark { Id scale; Points mark; Str says; } RubricMark;

typedef struct Rubric {
    LIST(RubricLine) lines;            /* lots and criteria; of the same the latest words */
    LIST(RubricMark) marks;            /* the highest of a scale first */
} Rubric;

/* Reads all acts of the procedure: it is the same until a change is published. Fails: as
 * paper_record(). */
Result rubric_read(const Onlooker *, const Procedure *, Rubric *, Arena *);

/* Its own copy. */
void   rubric_copy(const Rubric *, Rubric *, Arena *);

/* "Lot 1, Meals"; criterion 0: the lot's. Empty title: it has none. */
RubricLine rubric_line(const Rubric *, Id lot, Id criterion);

/* "4", "2.5" */
Str mark_words(Points, Arena *);

/* The mark that these words are; false: they are none of that scale. */
bool mark_read(const Rubric *, Id scale, Str words, Points *);

#endif

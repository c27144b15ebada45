/* rubrics.h - by what tenders are marked, read once for all who mark. */
#ifndef HTTP_RUBRICS_H
#define HTTP_RUBRICS_H

#include "http/doing.h"
#include "page/rubric.h"

/* A copy of its own in the arena. Of the tenders that were asked for last it is kept until a change
 * is published. Fails: as rubric_read(). */
Result rubric_for(const Doing *, Rubric *, Arena *);

#endif

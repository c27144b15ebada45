/* warnings.h - what is lawful in a draft and can still go wrong: said before it is published.
 *
 * Nothing is refused for it. A padlock that nobody may lose, one holder or one buyer who could open
 * alone, a deadline on a day on which nobody works, tenders that bind too short, a formula under
 * which a third bid can turn the order of two others. */
#ifndef CORE_VIEW_WARNINGS_H
#define CORE_VIEW_WARNINGS_H

#include "core/procedure.h"

/* Whole sentences, each with what to do. */
typedef LIST(Str) Warnings;
void warnings_of(const Procedure *, Warnings *, Arena *);

/* Of them what became of the first round's time, once its box is listed: that nobody entered when
 * the notice was sent, or that it was sent too late for the deadline. */
void notice_warnings(const Procedure *, Instant now, Warnings *, Arena *);

/* Of them what came after the last day that the law has for it, or not at all by now: reasons for
 * who asked for them, exclusions that the authority is told of. Who was not shown the acts is told
 * nothing of them. */
void late_warnings(const Procedure *, Instant now, Warnings *, Arena *);

/* The same of a draft with the definitions of a batch that nobody has entered yet: `acts` without
 * the one that closes it. The procedure stays as it is. */
void warnings_with(const Procedure *, const Act *acts, ptrdiff_t count, Warnings *, Arena *);

#endif

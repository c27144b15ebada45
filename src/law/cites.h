/* cites.h - which article of which law stands behind a rule: the same rule is cited as the law of a
 * lot has it, and never by a law that does not apply to it. */
#ifndef LAW_CITES_H
#define LAW_CITES_H

#include "law/rules.h"

/* source: what a Reason or a duty names, cites apart by "; ". laws: bits, 1 << main_law(); 0: it is
 * not known which apply, and the source stands as it is. What is no law of procurement (a page of
 * ours, data protection, police) stays. A law that the source does not name is cited by the article
 * that stands in its place, and where it has none the rule is ours: doc/acts.md. */
Str source_under(const char *source, unsigned laws, Arena *);

#endif

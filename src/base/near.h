/* near.h - the word that somebody meant whose finger slipped. */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/base.h"

/* All-zero but for `word`; `best` is NULL while nothing comes near. */
typedef struct Near { Str word; const char *best; ptrdiff_t off; } Near;

/* Is this candidate nearer than those before? Letters that are missing, too many, other ones or in
 * each other's place count one each, and a third of the word may be so; or it begins with the word.
 * Words of more than 40 bytes are near nothing. */
void near_try(Near *, const char *candidate);

/* "; did you mean "deposit"?", where something came near. */
void near_put(Text *, const Near *, Arena *);

#endif

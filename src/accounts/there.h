/* there.h - which padlocks were shown to be there still, and the secret of the question by which
 * that is asked. It decides nothing: who lost a padlock loses it whatever stands here. */
#ifndef ACCOUNTS_THERE_H
#define ACCOUNTS_THERE_H

#include "accounts/accounts.h"
#include "base/hash.h"

typedef struct ThereRow { int64_t padlock; Instant at; } ThereRow;
typedef LIST(ThereRow) ThereRows;

/* procedure: its name of 32 letters. Of a padlock the last time is kept, so there are never more
 * rows than padlocks. */
Result there_note(People *, Str procedure, int64_t padlock, Instant now);
Result there_list(People *, Str procedure, ThereRows *, Arena *);

/* 32 bytes of chance, the same as long as people.db is. */
Result there_secret(People *, Hash *);

#endif

/* entry.h - the line that the log shows of an act.
 *
 *     tbx1 <procedure> <nth> <base64 commit>          an open act
 *     tbx1 box <base64 commit or 32 random bytes>     a box act, or filler
 *
 * Anybody sees these lines; nobody can tell from a box line whether there is an act behind
 * it. Source: doc/book.md, entries. */
#ifndef CORE_ENTRY_H
#define CORE_ENTRY_H

#include "core/act.h"

typedef struct EntryLine {
    bool box;
    Name procedure; /* of an open entry: the draft's name up to publish, then the notice's */
    Id   nth;
    Hash commit;
} EntryLine;

void   entry_write(Text *, const EntryLine *, Arena *);

/* Whatever reads is written back byte for byte. Fails: entry_unreadable. */
Result entry_read(Str, EntryLine *);

/* Of a line that was read once: is it of the box? */
bool entry_is_box(Str);

extern const Reason entry_unreadable;

#endif

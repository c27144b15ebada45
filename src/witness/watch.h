/* watch.h - a sceptic's own look at a log, again and again: does it still begin with all that he
 * was shown before, and with what a friend was shown?
 *
 * His folder has the `policy` that names the log's key, `latest`, and in `seen` each checkpoint
 * that he was shown, by its size. Whatever contradicts is kept in a file `two-logs-...`: both
 * notes, each signed by the log. Source: doc/witness.md, watching. */
#ifndef WITNESS_WATCH_H
#define WITNESS_WATCH_H

#include "tree/policy.h"

/* folder: made where it is not there. policy: NULL: the one that is kept; compare: NULL: nobody. */
typedef struct Watching { Str url; const char *folder, *policy, *compare; } Watching;

typedef struct Watched {
    int64_t size, before;          /* entries now, and when he looked last; 0: never */
    int64_t friends;               /* and of the friend's checkpoint */
    Str     origin;
} Watched;

/* Fails: two-logs, log-shrank (BROKEN, and the detail names the file with the proof); watch-policy
 * (none is there yet), watch-policy-changed; as web_ask(), policy_read(), file_read(),
 * file_write(). */
Result watch(const Watching *, Watched *, Arena *);

extern const Reason two_logs, log_shrank, watch_policy;

#endif

/* policy.h - checkpoints, and whom one believes about them.
 *
 * A checkpoint is the text of a note in which a log states its size and root. A policy is a file
 * that a reader keeps for himself: the keys of logs and witnesses, and the quorum of witnesses
 * that must have seen a checkpoint before it counts. This room has no clock: what a quorum says
 * about time is for others to compare with a deadline.
 *
 * Source: c2sp.org/tlog-checkpoint, c2sp.org/tlog-policy. */
#ifndef TREE_POLICY_H
#define TREE_POLICY_H

#include "base/hash.h"
#include "tree/note.h"

/* ---- checkpoint ------------------------------------------------------------------ */

typedef struct Checkpoint {
    Str     origin;
    int64_t size;                  /* entries */
    Hash    root;
} Checkpoint;

/* The text of a note: three lines, each ended by a newline, and none after them (ML-DSA
 * cosignatures would not cover more). Whatever reads is written back byte for byte.
 * Fails: checkpoint_unreadable. */
Result checkpoint_read(Str text, Checkpoint *);
void   checkpoint_write(const Checkpoint *, Text *, Arena *);

/* ---- policy ---------------------------------------------------------------------- */

enum {
    POLICY_BYTES  = 64 * 1024,
    POLICY_ROOM   = 256 * 1024,    /* what reading may take from the arena; with less: too_large */
    POLICY_LOGS   = 64,            /* the standard asks for 32 */
    POLICY_VOTERS = 256,           /* witnesses and groups; the standard asks for 64 */
};

typedef struct Log { Vkey key; Str url; } Log;

/* Seconds that a witness may take from being shown a checkpoint to signing it, unless a reader says
 * otherwise. */
enum { WITNESS_LAG = 60 };

/* A witness, or a group that has seen what `need` of its members have seen. */
typedef struct Voter {
    Str  name;                     /* within this file only */
    Vkey key;                      /* of a witness */
    Str  strange;                  /* instead, of an unknown kind: it is never seen to sign */
    Str  url;
    int  need;                     /* 0: a witness */
    LIST(int) members;             /* places in `voters`, all before its own */
    bool is_member;                /* of one group; there can be no second */
} Voter;

typedef struct Policy {
    LIST(Log)   logs;
    LIST(Voter) voters;
    bool has_quorum;               /* its line was read */
    int  quorum;                   /* 1 + place in `voters`; 0: none is asked for, so say so */
} Policy;

/* Lines `log`, `witness`, `group`, `quorum`, comments and empty lines. Writing gives the plain
 * form: logs, then witnesses and groups in their order, then the quorum; one space, no comments.
 * What is so written reads as the same policy.
 * Fails: policy_unreadable (detail: the line), policy_has_no_quorum, too_large. */
Result policy_read(Str, Policy *, Arena *);
void   policy_write(const Policy *, Text *, Arena *);

/* A witness whose key is of a kind that nothing here can verify. What it signed is not looked at,
 * so it helps no quorum; whoever reports says that it was not checked. */
bool voter_strange(const Voter *);

typedef struct Cosigned { Str witness; Instant at; } Cosigned;   /* name as in the policy */

/* What a policy has found out about a checkpoint. Of the moments, seconds UTC, each is 0 where
 * the quorum is none:
 *   by      the earliest moment by which a quorum had cosigned. "In time" is by <= deadline.
 *   since   the latest moment from which on a quorum cosigned. "Seen after" is since >= deadline.
 *   median  of all listed witnesses; of an even number the later of the two in the middle.
 * A log can leave out cosignatures that it does not like, and so move the median, `by` only to
 * later and `since` only to earlier: these two are safe to decide by. */
typedef struct Witnessed {
    Checkpoint checkpoint;
    const Log *log;
    LIST(Cosigned) cosigned;       /* by time */
    Instant by, since, median;
} Witnessed;

/* Is the note a checkpoint of one of the logs that a quorum has seen? A line of a key in the
 * policy that does not verify spoils the whole note; lines of other keys are not looked at.
 * The log's key must bear the checkpoint's origin as its name.
 * Fails: checkpoint_unreadable, log_signature_missing, quorum_missing, signature_wrong,
 * signature_repeated, too_large. */
Result policy_check(const Policy *, const Note *, Witnessed *, Arena *);

/* Checkpoints of one log, as one policy sees them. */
typedef LIST(Witnessed) Sightings;

/* Of how many entries had a quorum cosigned until then? And had one cosigned a checkpoint that does
 * not hold this entry yet, from then on? */
int64_t log_seen_by(const Sightings *, Instant until);
bool log_seen_after(const Sightings *, int64_t leaf, Instant from);

extern const Reason checkpoint_unreadable, policy_unreadable, policy_has_no_quorum,
    log_signature_missing, quorum_missing;

#endif

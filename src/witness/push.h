/* push.h - a checkpoint is shown to a witness, and what it signed comes back.
 *
 * What it says is believed as far as its key signed it, and of a size only where the proof begins.
 * Source: c2sp.org/tlog-witness; what witnesses that there are answer otherwise is taken, too. */
#ifndef WITNESS_PUSH_H
#define WITNESS_PUSH_H

#include "tree/policy.h"
#include "tree/tree.h"

enum { PUSH_BYTES = 64 << 10, PUSH_SECONDS = 5, PROOF_LINES = 63 };

/* The body of add-checkpoint: `old`, the path, and the note with no line but the log's own. */
Str push_body(int64_t old, const Path *, const Note *, const Vkey *log, Arena *);

/* COSIGNED: the witness's line verified, and `note` has the log's line and it.
 * KNOWS: it saw `size` entries already, so that is what a proof must begin with.
 * UNKNOWN_THERE: it does not know this log, or its key.
 * DIFFERS: it says that the proof, or the root, does not fit what it saw.
 * SILENT: no answer, or none that can be used; `says` why. */
typedef enum PushEnd { COSIGNED, KNOWS, UNKNOWN_THERE, DIFFERS, SILENT } PushEnd;
typedef struct Pushed {
    PushEnd end;
    int64_t size;                  /* of KNOWS */
    Instant at;                    /* of COSIGNED, as the witness says */
    Note    note;
    Str     says;
} Pushed;

/* Asks once. `now` is what we think it is: who signs an hour before or a minute after has no clock
 * that anybody could use. url: the witness's prefix, as in the policy. */
void push(const Voter *, Str body, const Note *, const Vkey *log, Instant now, Pushed *, Arena *);

#endif

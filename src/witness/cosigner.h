/* cosigner.h - a witness of our own: it signs a checkpoint of a log that it knows when the log
 * begins with all that it saw of it before, and so never two that differ.
 *
 * Its folder has `witness.key`, and in `logs` a file for each log: its key, and of how many entries
 * it saw which root. That is on the disk before a signature leaves. One process has it at a time.
 * Source: c2sp.org/tlog-witness, tlog-cosignature; doc/witness.md. */
#ifndef WITNESS_COSIGNER_H
#define WITNESS_COSIGNER_H

#include "tree/policy.h"
#include "tree/tree.h"

typedef struct Cosigner Cosigner;

enum { ADD_BYTES = 64 << 10 };

/* A new folder with a new key under that name. vkey: what others write in their policies.
 * Fails: witness-taken, key-unreadable (the name), key-name-unfit, file-unwritable. */
Result cosigner_make(const char *folder, Str name, Str *vkey, Arena *);

/* It knows this log from now on; the same again changes nothing. Fails: key-unreadable, log-known
 * (by another key), file-unwritable; as cosigner_seen(). */
Result cosigner_add(Cosigner *, Str log_vkey, Arena *);

/* The life ends it. Fails: no-witness, witness-busy; as actor_read(). */
Result cosigner_open(Cosigner **, const char *folder, Arena *);
const Vkey *cosigner_key(const Cosigner *);

/* What it saw of the log of that name, if it knows one. Fails: as file_read_if();
 * witness-state-broken. */
typedef struct Seen { Vkey log; int64_t size; Hash root; } Seen;
Result cosigner_seen(Cosigner *, Str origin, Seen *, bool *known, Arena *);

/* Answers the body of an add-checkpoint, in any thread: 200 with its line; 400, 403, 404, 409, 422
 * as the standard says, with a sentence, of 409 with the size; 500, and nothing was signed. */
typedef struct Said { int status; const char *type; Str body; } Said;
void cosigner_answer(Cosigner *, Str body, Instant now, Said *, Arena *);

extern const Reason no_cosigner, cosigner_busy, cosigner_taken, log_known, state_broken;

#endif

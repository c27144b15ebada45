/* witnessing.h - the witnesses of the book's policy are shown each new checkpoint, and what they
 * sign is kept. A thread for each, so that none waits for another, nor the clerk for any. */
#ifndef HTTP_WITNESSING_H
#define HTTP_WITNESSING_H

#include "http/routes.h"

typedef struct Witnessing Witnessing;

enum { WITNESSES_ASKED = 32, FIRST_ANSWER_MS = 5000, PAUSE_MOST = 300, SENT_BYTES = 64 << 10 };

/* Asks those that the file `policy` in the book's folder names with an address, and waits up to
 * FIRST_ANSWER_MS until each has said what it saw. Where one saw more of the log, or another one,
 * the clerk enters nothing: its first answer counts, however late it comes. Before the first tick.
 * Fails: setting-wrong (an address that is none), as policy_file(); too-large (no thread). */
Result witnessing_begin(Server *, Arena *);

/* What is under way is waited for, PUSH_SECONDS at most. */
void   witnessing_end(Witnessing *);

/* A checkpoint that somebody brings, cosigned by witnesses of the policy; lines of other keys are
 * not looked at. *kept: how many of them are new. Of one witness each size once, none smaller than
 * its last; whose, says `who`. Fails: policy-names-nobody; as clerk_witness(). */
Result witnessing_take(Server *, Str note, int64_t *kept, Cosigners *who, Arena *);

/* The proof that an entry is in the log: seen by the quorum of the policy where that saw it, else
 * as the log signed it. Fails: as clerk_receipt(). */
Result witnessed_receipt(Server *, int64_t leaf, Text *, Arena *);

/* For how many seconds each has not signed though the log went on: lines for whoever watches. */
void   witnessing_figures(Server *, Text *, Arena *);

extern const Reason policy_names_nobody;

#endif

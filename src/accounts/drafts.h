/* drafts.h - what officers write together and have not sent; and acts that wait for a second
 * person's agreement. Bytes in, the same bytes out: what they mean others know. */
#ifndef ACCOUNTS_DRAFTS_H
#define ACCOUNTS_DRAFTS_H

#include "accounts/accounts.h"

/* ---- drafts ---------------------------------------------------------------------- */

enum {
    KEPT_DRAFT_BYTES    = 1 << 20,
    KEPT_VERSIONS_MOST  = 100,         /* of one draft, those kept aside too: then the oldest go */
    KEPT_VERSIONS_BYTES = 20 << 20,    /* of one draft, likewise */
    DRAFT_FILES_MOST    = 50,          /* of one procedure */
    DRAFT_FILE_BYTES    = 16 << 20,
    DRAFT_FILES_BYTES   = 64 << 20,    /* of one procedure */
    DRAFTS_ALL_BYTES    = 1 << 30,     /* of all drafts and files */
    DRAFT_NAMES         = 200,         /* bytes of procedure, kind, a file's name each */
};

/* A version of the draft of a procedure, of one kind. */
typedef struct KeptDraft {
    Id      number, account;           /* account: who saved it */
    Str     procedure, kind, bytes;
    int64_t size;                      /* of the bytes, which a list leaves out */
    int64_t version;                   /* 1, 2 ...; of one aside: the one that it was begun from */
    Instant at;
    bool    aside;                     /* saved when there was a newer one */
} KeptDraft;
typedef LIST(KeptDraft) KeptDrafts;

extern const Reason draft_newer, drafts_full, draft_wrong, draft_missing;

/* .version is the one that was read before, 0 if there was none; *version is the new one. Where
 * somebody saved meanwhile theirs stays, this one is kept aside, and it fails: draft-newer
 * (*version is theirs). The same bytes again are no change. Fails: draft-wrong (too long, or of no
 * kind), drafts-full, account-missing. */
Result draft_save(People *, const KeptDraft *, Instant now, int64_t *version);

/* version 0: the latest. Needs KEPT_DRAFT_BYTES. Fails: draft-missing. */
Result draft_get(People *, Str procedure, Str kind, int64_t version, KeptDraft *, Arena *);
Result draft_by_number(People *, Str procedure, Id draft, KeptDraft *, Arena *);

/* The latest first, without their bytes. */
Result draft_list(People *, Str procedure, Str kind, KeptDrafts *, Arena *);

/* ---- their files ----------------------------------------------------------------- */

typedef struct DraftFile {
    Id      account;                   /* who brought it */
    Str     name, bytes;
    int64_t size;
    Instant at;
} DraftFile;
typedef LIST(DraftFile) DraftFiles;

/* In the place of one of that name. A name is one word of letters, digits, ".", "-" and "_".
 * Fails: draft-file-wrong, drafts-full, account-missing. */
Result draft_file_put(People *, Str procedure, const DraftFile *, Instant now);

/* By name, without their bytes. */
Result draft_file_list(People *, Str procedure, DraftFiles *, Arena *);

/* Needs DRAFT_FILE_BYTES. Fails: draft-missing. */
Result draft_file_get(People *, Str procedure, Str name, DraftFile *, Arena *);
Result draft_file_drop(People *, Str procedure, Str name);

extern const Reason draft_file_wrong;

/* ---- acts that wait for agreement -------------------------------------------------- */

enum {
    PENDING_BYTES     = 72 << 20,      /* of one parcel: PARCEL_BYTES of desk/parcel.h */
    PENDING_MOST      = 50,            /* in one procedure at once */
    PENDING_ALL_BYTES = 1 << 30,       /* of all that wait */
    PENDING_SAYS      = 4000,          /* bytes of what it is, of a reason */
    PENDING_SHOWN     = 30 * 86400,    /* so long what was decided is listed */
};

typedef enum Fate { FATE_PENDING = 1, FATE_DECLINED, FATE_ENTERED } Fate;

typedef struct PendingAct {
    Id      number, account;           /* account: of who signed first */
    Str     procedure, says, reason;   /* reason: why it was declined */
    int64_t size;                      /* bytes of the parcel; 0 once it is decided */
    Instant made, until;
    Fate    fate;                      /* pending until somebody decides, or `until` */
    Id      decided_by;
    Instant decided;
} PendingAct;
typedef LIST(PendingAct) PendingActs;

extern const Reason pending_wrong, pending_full, pending_over;

/* Fails: pending-wrong (no parcel, too large, no words, or over already), pending-full,
 * account-missing. */
Result pending_leave(People *, Id account, Str procedure, Str says, Str parcel, Instant until,
                     Instant now, Id *number);

/* Of one procedure (S("") is one, too): what waits, then what was decided or is over since not more
 * than PENDING_SHOWN; the newest first. */
Result pending_list(People *, Str procedure, Instant now, PendingActs *, Arena *);

/* The first that waits or was declined, and nobody was told of it (accounts/outbox.h). Not *found:
 * there is none. */
Result pending_untold(People *, Instant now, PendingAct *, bool *found, Arena *);

/* Needs PENDING_BYTES. Fails: pending-over (decided, over, or never there). */
Result pending_parcel(People *, Id pending, Instant now, PendingAct *, Str *parcel, Arena *);

/* Somebody says no, and why (the first may take it back so, too); or it was entered. The parcel
 * goes. Fails: pending-over; pending-wrong (no reason). */
Result pending_decline(People *, Id pending, Id by, Str reason, Instant now);
Result pending_entered(People *, Id pending, Id by, Instant now);

#endif

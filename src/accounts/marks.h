/* marks.h - marks that somebody wrote and has not signed: rows of one account, which nobody else
 * reads, and which count nowhere. What they may say is for others to judge. */
#ifndef ACCOUNTS_MARKS_H
#define ACCOUNTS_MARKS_H

#include "accounts/accounts.h"

enum {
    MARK_DRAFTS_MOST  = 40000,         /* of one account */
    MARK_DRAFTS_BYTES = 64 << 20,      /* of their words */
    MARK_DRAFT_WORDS  = 64 << 10,      /* bytes of one's reasons, of who was present */
};

/* Which: account, procedure (its name of 32 letters), kind ("score", "consensus"), and what is
 * marked. version: 0: there was none before. other_...: what was there when a page that did not
 * know of it saved; empty: nothing. */
typedef struct MarkDraft {
    Id      account, round, lot, bidder, criterion;
    Str     procedure, kind;
    Str     mark, reason, how, present;
    int64_t file, page, clarification, version;
    Instant at;
    Str     other_mark, other_reason;
} MarkDraft;
typedef LIST(MarkDraft) MarkDrafts;

extern const Reason mark_draft_newer, mark_drafts_full, mark_draft_wrong;

/* What was written last stands. .version is the one that was read before; where another window
 * saved meanwhile, what it saved is kept beside it, and it fails though it is saved:
 * mark-draft-newer. *saved is how it stands now; needs three times MARK_DRAFT_WORDS. The same again
 * is no change. Fails: mark-draft-wrong (too long), mark-drafts-full, account-missing. */
Result mark_draft_save(People *, const MarkDraft *, Instant now, MarkDraft *saved, Arena *);

/* None is there: .version is 0, and nothing is written. */
Result mark_draft_get(People *, const MarkDraft *which, MarkDraft *, Arena *);

/* Of this account, procedure, kind, round and lot, and where it is not 0 of this criterion. Fails:
 * too-large. */
Result mark_draft_list(People *, const MarkDraft *which, MarkDrafts *, Arena *);

/* The same of the whole lot without words: the mark, and of reasons and who was present "+" where
 * there are any. */
Result mark_draft_states(People *, const MarkDraft *which, MarkDrafts *, Arena *);

/* It is signed: what was typed since another version stays. */
Result mark_draft_drop(People *, const MarkDraft *);

#endif

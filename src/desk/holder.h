/* holder.h - what a padlock holder's own tool looks at before a padlock turns, and keeps. */
#ifndef DESK_HOLDER_H
#define DESK_HOLDER_H

#include "auditor/auditor.h"
#include "desk/export.h"
#include "proof/journal.h"

/* Brings the overseer's edition of a procedure, to its end by a policy. */
typedef Result BringFn(void *with, Name, Str policy, BundleOut, Arena *);

/* What a holder knows without the operator. */
typedef struct Holder {
    Name        pinned;            /* the procedure's name, from the printed notice */
    Id          round;             /* 0: the latest */
    Str         policy;            /* whom this holder believes */
    const char *keeps;             /* a file of the holder's own in which that is to be kept, once
                                      the look is content; NULL: it is kept */
    const char *checkpoint;        /* a file: the latest as the witnesses cosigned it; NULL: the
                                      latest that the book has so */
    const char *seen;              /* a file of the holder's own: size and root of the last time */
    bool        kept;              /* it was kept just now */
    Instant     now;               /* by the holder's own machine */
    int64_t     witness_lag;       /* seconds; 0: as audit() */
    BringFn    *bring;             /* whoever brings the bundle that is looked at; NULL: it is made
                                      from the book */
    void       *with;
} Holder;

/* Whom the holder believes: as `kept`, a file beside the key, says since the first look, and before
 * it the text of a policy that was brought (empty: none; `brought` is its name). A holder believes
 * the same ones as long as that file is there. Sets policy and keeps.
 * Fails: policy-needed, policy-changed; as file_read(), policy_read(). */
Result holder_believes(Holder *, const char *kept, const char *brought, Str text, Policy *,
                       Arena *);

/* The same of texts: what is kept, and what was brought (empty: nothing), each with the name of its
 * file. Fails: policy-needed, policy-changed; as policy_read(). */
Result policy_believed(Str kept, const char *path, Str text, const char *brought, Str *believed,
                       Policy *, Arena *);

/* The policy of who knows of nobody, and why so, in one line: this key, and no witnesses. */
Str policy_without(Str log_key, Str why, Arena *);

/* A policy in words, of several lines; the last without its newline. */
void policy_tell(const Policy *, Text *, Arena *);

/* What was looked at, and nothing else, is turned for. */
typedef struct Looked {
    Audit  audit;
    Bundle bundle;
    bool   before;       /* the holder had looked before, and the log goes on from there */
} Looked;

/* The whole log and law of the procedure as the holder's policy sees it; that this log goes on
 * from the one seen last, whose file is written anew; and turn_check_moment(). Room: as audit();
 * the overseer's edition itself lies in TMPDIR, in a file that nobody else can open, and is mapped.
 * Fails: the fault; log-forked; file-unwritable; as turn_check_moment(). */
Result turn_look(Book *, Holder *, Looked *, Arena *);

/* The same of a file that was brought, where there is no book: the overseer's edition, and what was
 * kept of the last look (empty: there was none). *now: what is to be kept of this one, also where
 * the moment has not come, for turn_check_moment() is the caller's. Room: as audit(); the bytes
 * stay. Fails: the fault; edition-short; log-forked; seen-too-early. */
Result turn_look_at(Str bundle, Str seen, const Holder *, Looked *, Text *now, Arena *);

/* Size and root of a log, as the file of a holder has them: at most SEEN_BYTES. */
enum { SEEN_BYTES = 4096 };
void seen_write(Text *, int64_t size, Hash root, Arena *);

/* Papers of what was looked at, each with its hash; it holds no sealed files. */
Papers looked_papers(Looked *);

/* That the audited procedure is the pinned one, and that the round's deadline, as two officers
 * published or lengthened it, lies SETTLING seconds back: by the holder's own clock, and where
 * the policy sets a quorum by what the witnesses say of the last checkpoint, never by the clerk's
 * clock. Fails: name-not-pinned, no-such-round, deadline-ahead, deadline-unseen. */
Result turn_check_moment(const Audit *, const Holder *, Arena *);

/* Enters into the holder's own journal for which bids and, of a price, on which marks a turn is;
 * before it leaves the machine. The same as in the last line of this stage is no error. Others are,
 * unless every turn of the journal stands in the audited procedure, or the holder says why: one
 * line of words, which the journal keeps. Fails: turned-otherwise (other bids), marks-changed
 * (other marks), why-unfit, journal-unreadable, papers-unreadable, file-unreadable,
 * file-unwritable, too-large. */
Result turn_journal(const char *path, const Act *, Str paper, const Procedure *, Id holder, Str why,
                    Arena *);

/* The same of a journal in memory (empty: there is none yet). *after: the whole journal as it is to
 * be kept before the turn leaves the machine; empty where this turn stands in it. Fails: as
 * turn_journal(), but for files. */
Result journal_next(Str text, const Act *, Str paper, const Procedure *, Id holder, Str why,
                    Text *after, Arena *);

extern const Reason seen_too_early, edition_short;
extern const Reason policy_needed, policy_of_the_book, policy_changed, log_forked,
    name_not_pinned, deadline_ahead, deadline_unseen, turned_otherwise, marks_changed;

#endif

/* auditor.h - recomputes a procedure from its bundle, trusting nobody but a policy.
 *
 * It knows neither book nor clerk nor net: one file in, one verdict and one page of plain words
 * out. The acts are judged by the very same object files as on the server, so that the law is
 * read once; signatures, capsules, turns and openings are proved again from their papers. What
 * an edition does not hold is counted and named, never passed over.
 *
 * Source: doc/book.md, the audit. */
#ifndef AUDITOR_AUDITOR_H
#define AUDITOR_AUDITOR_H

#include "core/entry.h"
#include "share/bundle.h"
#include "tree/receipt.h"

#include <stdio.h>

/* Where a fault lies. */
typedef struct Found {
    int64_t     leaf;              /* number of the entry; -1: at none */
    Id          nth;               /* of the act in its procedure; 0: of none */
    const char *act;               /* kind of the act, or the part of the bundle */
} Found;

typedef struct Counted {
    int64_t entries, box_entries, checkpoints, witnessed;
    int64_t cosigned_by_others;    /* lines of keys that the policy does not name: not looked at */
    int64_t acts, acts_withheld, office_acts;
    int64_t box_acts;              /* box entries that this edition opens */
    int64_t signatures, on_clerks_word;
    int64_t words, words_withheld, words_erased;
    int64_t sealed, sealed_withheld;
    int64_t sealed_erased;         /* gone, and an act erased it or the envelope's key */
    int64_t sealed_lost;           /* spoilt, or gone without an act: the fault, but not the end */
    int64_t proved;                /* padlocks, deposits, lists, turns, openings: in full */
    int64_t proved_in_part;        /* those of which a paper is withheld or erased */
    int64_t subsets;               /* groups of padlocks tried: all gave the same key */
    int64_t shut;                  /* envelopes that nobody turned a padlock for */
    int64_t journal_turns;         /* lines of this procedure in the journals that were shown */
} Counted;

/* A witness of the policy, and what of it was found. */
typedef struct WitnessFound {
    Str     name;
    bool    unchecked;             /* its key is of a kind that nothing here can verify */
    int64_t cosigned;              /* checkpoints of this bundle */
    Instant first, last;           /* moments that it stated; 0: none */
} WitnessFound;

/* Which of the files that were given is not what it should be: nothing was recomputed. */
typedef enum Unread { ALL_READ, POLICY_UNREAD, JOURNAL_UNREAD, BUNDLE_UNREAD } Unread;

typedef struct Audit {
    Unread     unread;
    int        unread_journal;     /* the place of it, from 0 */
    Result     fault;              /* why NULL: everything at hand is as it should be */
    Found      found;
    BundleHead head;
    Counted    counted;
    int64_t    withheld[ACT_KINDS]; /* acts by kind */
    LIST(WitnessFound) witnesses;  /* in the order of the policy */
    LIST(Str)  warnings;
    Text       report;             /* one page, UTF-8, also when there is a fault */
    bool       quorum;             /* the policy asks for witnesses */
    Instant    seen_since;         /* from then on a quorum cosigned the whole log; 0: no quorum */
    Procedure *procedure;          /* as far as it could be folded */
} Audit;

/* Room for the arena: 128 MB, and some 3 KB an act that is shown, 250 bytes a checkpoint; entries
 * take none.
 * Gives the fault, which is also in *out. Fails: as policy_read(), bundle_of(), policy_check(),
 * act_read(), act_judge() and proof_check(), and the reasons below. */
Result audit(Str bundle_bytes, Str policy_text, Audit *out, Arena *);

enum { WITNESS_LAG_MOST = 30 * DAY };    /* seconds */

/* What a reader brings besides.
 *   journals      of padlock holders: whether one of them turned for prices on marks that were
 *                 changed afterwards. What a journal says is its bringer's word, and makes a
 *                 warning and never a fault.
 *   witness_lag   how many seconds a witness may take from being shown a checkpoint to signing it:
 *                 what was entered meanwhile is not in it, though its signature is later. 0:
 *                 WITNESS_LAG. */
typedef LIST(Str) JournalTexts;
typedef struct AuditBeside { JournalTexts journals; int64_t witness_lag; } AuditBeside;

/* The same with that. Fails: as audit() and journal_read(). */
Result audit_with(Str bundle_bytes, Str policy_text, const AuditBeside *, Audit *out, Arena *);

/* The same outcome for programs. */
void audit_json(FILE *, const Audit *, Arena *);

/* ---- receipts -------------------------------------------------------------------- */

/* What a receipt proves. */
typedef struct ReceiptAudit {
    Result    fault;               /* why NULL: the log holds this entry */
    int64_t   leaf;                /* number of the entry */
    EntryLine line;                /* as the receipt brings it */
    Str       body;                /* of the act behind it; empty: the receipt does not say */
    Witnessed seen;                /* the checkpoint and who cosigned it */
    Audit    *bundle;              /* of the bundle, where one was given */
    bool      held, shown;         /* the bundle holds this entry; and shows its act */
    bool      later;               /* the receipt's checkpoint is later than the bundle's last */
    bool      quorum;
    Text      report;              /* UTF-8, also when there is a fault */
} ReceiptAudit;

/* Is the entry in the log, as this policy sees it? bundle: empty, or one that must be good and hold
 * the very same entry. Room: as audit(), and four times the receipt. Gives the fault. Fails: as
 * policy_read(), receipt_read(), receipt_check(), audit(), and the reasons below. */
Result audit_receipt(Str receipt, Str policy, Str bundle, ReceiptAudit *, Arena *);

/* The same outcome for programs. */
void receipt_json(FILE *, const ReceiptAudit *);

extern const Reason
    receipt_bare,                  /* it does not bring its entry */
    receipt_outside,               /* of an entry that the bundle does not reach */
    receipt_elsewhere;             /* its log is another one than the bundle's */

extern const Reason
    root_differs,                  /* the entries do not make the signed root */
    checkpoint_outside,            /* of a size that cannot be recomputed from this bundle */
    checkpoint_missing,            /* none of `size` */
    checkpoints_fall,              /* not the oldest first */
    origin_differs,                /* a checkpoint of another log */
    nth_repeated,                  /* two entries claim one place in a procedure */
    nth_gap,
    commit_differs,                /* an act is not what the log committed to */
    act_not_canonical,
    act_misplaced,                 /* its entry says another procedure or place */
    act_foreign,                   /* of neither the procedure nor the office */
    act_hidden,                    /* this edition must show it, or say of which kind it is */
    withheld_foreign,              /* said to be withheld, and is shown or not of the procedure */
    name_differs,                  /* the bundle names another procedure */
    office_incomplete,
    first_differs,                 /* it begins before the last act of the office that counts */
    at_falls,                      /* the log's clock went back */
    ticks_missing,                 /* the clock of an open box stood still */
    policy_differs,                /* the tender was published under another one */
    words_differ,                  /* words or a paper are not what their hash says */
    words_foreign,                 /* no act names them */
    words_lost,                    /* this edition must hold them */
    sealed_differ, sealed_foreign, sealed_lost,
    stamped_early, stamped_late,   /* of what witnesses saw of the log without it, and with it */
    keys_differ;                   /* two groups of padlocks give two keys */

#endif

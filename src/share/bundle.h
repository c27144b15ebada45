/* bundle.h - one file from which everything about a procedure can be checked again.
 *
 * A plain ustar that `tar tf` lists, in one order and one spelling: whatever reads is written
 * back byte for byte, and nothing lies between the members that could be altered unseen.
 *
 *     bundle                 what this is
 *     frontier               hashes of everything before the first entry, the largest tree first
 *     entries                the lines of the log from the first to `size`
 *     acts                   those that this edition shows, with salt and text
 *     withheld               of the others the kind, and the hash that proves it
 *     checkpoints            signed notes, the oldest first; the last one is of `size`
 *     words/<hash>           salt, then bytes; by rising hash
 *     sealed/<sha256>        age files; by rising hash
 *
 * The reader looks at the form only; what it all proves is for the auditor to say. Whom to
 * believe is not in here: the policy comes from outside.
 *
 *     tenderbox/bundle/v1           act <leaf> <salt> <bytes> <path>      checkpoint <bytes>
 *     edition public                <path hashes, one a line>             <the note>
 *     bidder 0                      <the act's text>
 *     origin tender.example.org/log
 *     procedure <name>              withheld <leaf> <kind> <inner>
 *     first 12
 *     size 345
 *
 * An act before the first entry (of the office) brings its path to the root of `size`.
 * Source: doc/book.md, bundles; POSIX.1 pax, ustar interchange format. */
#ifndef SHARE_BUNDLE_H
#define SHARE_BUNDLE_H

#include "core/procedure.h"
#include "tree/tree.h"

/* Each sees what the one before it sees, but for a bidder's own. */
typedef enum Edition { PUBLIC, OWN_BIDDER, OVERSEER_EDITION, COURT } Edition;

typedef struct BundleHead {
    Edition edition;
    Id      bidder;                /* for whom, in the bidder's edition; else 0 */
    Str     origin;
    Name    procedure;             /* the draft's as long as it is not published */
    int64_t first, size;           /* first entry at hand, entries in all */
} BundleHead;

typedef struct ShownAct {
    int64_t     leaf;
    Hash        salt;
    Str         body;
    const Hash *path;              /* of an act before the first entry */
    int64_t     steps;
} ShownAct;

/* An open act of the procedure that is not shown. */
typedef struct WithheldAct { int64_t leaf; ActKind kind; Hash inner; } WithheldAct;

typedef struct ShelfItem  { Hash hash, salt; Str bytes; } ShelfItem;
typedef struct SealedItem { Hash hash; Str bytes; } SealedItem;

/* The lines of the log, each with its newline, the first of entry `first`. There may be millions of
 * which nothing is asked but their hash: none is held by itself. */
typedef struct Entries { Str lines; int64_t count; } Entries;

/* Cuts off the next of them, with its newline. False: there is none. */
bool entry_next(Str *rest, Str *line);

/* All slices point into the bytes that were read. */
typedef struct Bundle {
    BundleHead head;
    Frontier   before;
    Entries    entries;
    LIST(ShownAct)   acts;         /* by rising leaf */
    LIST(WithheldAct) withheld;    /* by rising leaf */
    LIST(Str)        checkpoints;  /* notes */
    LIST(ShelfItem)  words;        /* by rising hash */
    LIST(SealedItem) sealed;       /* by rising hash */
} Bundle;

/* The arena takes 80 bytes an act. Fails: the reasons below; the detail is the
 * member's name. */
Result bundle_of(Str bytes, Bundle *, Arena *);

const ShelfItem  *bundle_words(const Bundle *, Hash);     /* NULL: not in here */
const SealedItem *bundle_sealed(const Bundle *, Hash);

const char *edition_name(Edition);                        /* "public", "bidder" ... */
bool        str_edition(Str, Edition *);

/* ---- writing --------------------------------------------------------------------- */

/* Where the bytes go; the slice is valid during the call only. */
typedef struct BundleOut { Result (*write)(void *self, Str); void *self; } BundleOut;

/* Members in the order above, each with exactly as many bytes as were announced. */
typedef struct BundleWriter {
    BundleOut out;
    int64_t   left;                /* bytes of the member under way */
    int64_t   gap;                 /* zeros behind it */
} BundleWriter;

Result bundle_member(BundleWriter *, Str name, int64_t size);
Result bundle_more(BundleWriter *, Str bytes);
Result bundle_end(BundleWriter *);

void bundle_head_write(Text *, const BundleHead *, Arena *);
void bundle_frontier_write(Text *, const Frontier *, Arena *);
void bundle_act_write(Text *, const ShownAct *, Arena *);
void bundle_withheld_write(Text *, const WithheldAct *, Arena *);
void bundle_checkpoint_write(Text *, Str note, Arena *);
Str  bundle_words_name(Hash, Arena *);
Str  bundle_sealed_name(Hash, Arena *);

/* The whole again, for what lies in memory. */
Result bundle_write(const Bundle *, BundleOut, Arena *);

/* ---- who sees what --------------------------------------------------------------- */

/* Is this act shown in this edition? The procedure is folded to its end: the public sees the
 * winner's opened price, a bidder its own marks and the winner's. A box act is shown to nobody
 * before the box of its round is listed. */
bool shown_to(Edition, Id bidder, const Procedure *, const Act *);

/* Does it show every act of this kind that it may show at all, whomever it is about? Then none of
 * them can be withheld. */
bool kind_shown_to(Edition, ActKind);

/* And these words or this paper of an act that is shown? What a holder turned is as good as the
 * keys of the bids, so it goes to the court with them. */
bool words_shown_to(Edition, Id bidder, const Procedure *, const Act *, const Field *);

extern const Reason
    bundle_short,                  /* ends in the middle */
    bundle_trailing,               /* goes on after its end */
    bundle_header_wrong,           /* a member's header is not in its one spelling */
    bundle_gap_wrong,              /* something lies between two members */
    bundle_member_unknown,
    bundle_order_wrong,            /* a member is missing, twice or at another place */
    bundle_head_unreadable, bundle_frontier_unreadable, bundle_entries_unreadable,
    bundle_acts_unreadable, bundle_withheld_unreadable, bundle_checkpoints_unreadable,
    bundle_words_unreadable,
    bundle_overrun;                /* our own: more or fewer bytes than were announced */

#endif

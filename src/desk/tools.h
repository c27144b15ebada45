/* tools.h - what each person's own tool does before an act can be proposed: the bidder seals,
 * the holder checks and turns, the officer lists, opens and locks.
 *
 * Each makes the fields of an act and its papers; signing and proposing are the caller's. */
#ifndef DESK_TOOLS_H
#define DESK_TOOLS_H

#include "core/view/savings.h"
#include "desk/wording.h"
#include "seal/envelope.h"

/* ---- bidder ---------------------------------------------------------------------- */

/* What a bid is made of: the files of its qualification or quality, and the text of its prices. */
typedef struct BidParts { const Enclosure *files; ptrdiff_t count; Str price; } BidParts;

/* A bid of two envelopes, closed on this machine. */
typedef struct SealedBid {
    Id    round, lot, version;
    Quote quote;                     /* of its prices, to be looked at before signing; or empty */
    Str   heads;                     /* the paper */
    const char *files[ENVELOPES];    /* age files, by place in the heads */
    int   count;
} SealedBid;

/* Closes quality and price (or the qualification) for the procedure's padlocks and writes
 * <folder>/<N>.age. folder must exist. The prices are looked at first, as they will be at the
 * opening; what is sealed is what was looked at.
 * Fails: no-such-lot; as quote_read(), padlocks_of() and envelope_seal(). */
Result bid_seal(const Procedure *, const Actor *, Id round, Id lot, Id version, const BidParts *,
                const char *folder, SealedBid *, Arena *);

/* The same without looking: what a tool of others would seal. For stories and tests, which show
 * that the opening looks, too. */
Result bid_forced(const Procedure *, const Actor *, Id round, Id lot, Id version, const BidParts *,
                  const char *folder, SealedBid *, Arena *);

/* Brings the sealed files to the shelf; part by part, whole and synced when it is done. */
Result bid_upload(Book *, const SealedBid *, Arena *);

/* ---- padlock holder -------------------------------------------------------------- */

/* The act that brings the actor's padlock as the next of the procedure. */
Result padlock_act(const Procedure *, Str origin, const Actor *, Act *, Arena *);

/* The same of a padlock whose secret stays elsewhere: an order for the actor's, and the act from
 * what was made ready by it (seal/lock.h).
 * Fails: padlock-file-sent, padlock-not-ready, padlock-for-another. */
Str    padlock_order_text(const Procedure *, Str origin, const Actor *, Arena *);
Result padlock_ready_act(const Procedure *, Str origin, const Actor *, Str ready, Act *, Arena *);

extern const Reason padlock_file_sent, padlock_for_another;

/* Would the judge let this holder turn now, at the moment of the last act? Fails: no-such-round,
 * no-such-lot, padlock-not-yours; as act_judge(). */
Result turns_may(const Procedure *, Id holder, Id round, Id lot, Envelope, Arena *);

/* One turn for every admitted bid of a lot, when the judge would let it pass at the moment of the
 * last act, and after checking each capsule.
 * Fails: as act_judge(); padlock-not-yours; as capsule_turn(). */
Result turns_act(const Procedure *, const Papers *, const Actor *, Id round, Id lot, Envelope,
                 Act *, Shelf *, Arena *);

/* Its parts, which ask no law: one bid's turn more, and the act with its paper.
 * Fails: as heads_read() and capsule_turn(). */
Result turn_add(const Papers *, const Bid *, const Padlocks *, const Actor *, int index, Turns *,
                Arena *);
void   turns_paper(const Procedure *, const Turns *, Act *, Shelf *, Arena *);

/* ---- approver --------------------------------------------------------------------- */

/* The words of a paper that lies on the shelf already, with their salt, for who votes on it too and
 * brings it not again, or byte for byte. Nothing where the act brings its own.
 * Fails: words-missing. */
Result paper_again(Book *, const Procedure *, Act *, Shelf *, Arena *);

/* ---- officer --------------------------------------------------------------------- */

/* count and hash of the box as it is. */
void box_list_act(const Procedure *, Id round, Act *, Arena *);
void score_lock_act(const Procedure *, Id round, Id lot, Act *, Arena *);

/* What of the opened price of a bid is for each buyer that may leave, and is not on record yet.
 * Fails: as proof_key(), opening_read(). */
bool   shares_due(const Procedure *, const Bid *);
Result share_acts(const Procedure *, const Papers *, const Bid *, Acts *, Arena *);

/* Opens one envelope of an admitted bid with the turns in the book. files, when not NULL: a
 * folder where its files are put. Fails: padlocks-shut ..., as proof_key(), opening_read(). */
Result opened_act(const Procedure *, const Papers *, const Bid *, Envelope, const char *files,
                  Act *, Shelf *, Arena *);

/* The same, and what lies in that folder now: of a price envelope the sheet alone; nothing of one
 * that is void or empty. */
Result opened_act_with(const Procedure *, const Papers *, const Bid *, Envelope, const char *files,
                       Manifest *inside, Act *, Shelf *, Arena *);

/* What the file of that number is called there: "1-method.pdf". A disk takes names of 255 bytes; a
 * longer one is left out. */
const char *opened_name(int64_t number, Str name, Arena *);

/* What the bid to which a lot is awarded saves: its price file, read with the turns in the book.
 * Fails: nobody-to-award (not awarded, or its price is not open), as proof_key(), opening_read()
 * and savings_of(). */
Result savings_read(const Procedure *, const Papers *, Id lot, Savings *, Arena *);

/* The award that the ranking and the published objective give. Fails: as award_due(). */
Result award_act(const Procedure *, Id round, Id lot, Act *, Arena *);

/* The contract with whom the lot is awarded to, at the price of the award.
 * Fails: field-missing (no such lot), not-now (not awarded). */
Result contract_act(const Procedure *, Id lot, Act *, Arena *);

#endif

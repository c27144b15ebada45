/* proof.h - what an act's papers prove: signatures, padlocks, capsules, turns, openings.
 *
 * The judge compares hashes and looks at no paper; this room looks at papers and judges
 * nothing. It runs in the proposer's thread before the clerk, and again at home in the
 * auditor, over the same bytes. It does not know where papers lie: they are handed in. */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include "core/procedure.h"
#include "proof/papers.h"
#include "seal/price.h"
#include "seal/sealer.h"
#include "tree/policy.h"

/* Are the act's signature and the agreement to it by the keys that they name, over what stands in
 * doc/book.md, signatures and agreements?
 * Fails: signature-false, agreement-false, signer-unknown. */
Result proof_signatures(const Procedure *, const Act *, Str origin, Arena *);

/* The refusal of a key that nobody here has, with what to do. */
Result signer_strange(KeyId, Arena *);

/* Everything about this act that needs more than the act and its signatures:
 *   padlock        the key is a good one and its holder knows the secret
 *   deposit        heads fit act, procedure and padlocks; capsules are proved, and new to
 *                  the papers' capsules, which take them; the sealed files are there, of
 *                  their size, in the shape of age
 *   turns          every admitted bid has one proved turn, and nobody else
 *   box-list       where it rests on witnesses, that those of the published policy say so
 *   opened         the padlocks that turned give this key; the key opens that file; the
 *                  manifest, the total or the void reason follow
 *   share          the lines of the opened price sheet for this buyer add up to it
 * files: false for a reader who was not given the sealed files.
 * Fails: with a reason of this room, of seal/ or of whoever brings the papers. */
Result proof_check(const Procedure *, const Act *, Str origin, const Papers *, bool files,
                   Arena *);

/* Of an act that was proved: is it still true of a procedure that has gone on since? The clerk
 * asks at the moment of entry, for the auditor proves against the procedure as it is then. What no
 * act can change is not looked at again: the mathematics of capsules, and of the sealed files all
 * but the price sheet, which must still answer the price schedule. Fails: as proof_check(). */
Result proof_still(const Procedure *, const Act *, Str origin, const Papers *, Arena *);

/* The policy that the tender was published under. Fails: witnesses-unnamed (none, or one without a
 * quorum), as policy_read() and the papers. */
Result proof_policy(const Procedure *, const Papers *, Policy *, Arena *);

/* How many entries had a quorum cosigned when the round's deadline had just settled? */
int64_t seen_in_time(const Round *, const Sightings *);

/* Do the witnesses bear a list that rests on them: was every deposit in time seen so, and a
 * checkpoint no larger than entry `list` at the deadline or after? */
bool box_seen(const Procedure *, const Round *, const Sightings *, int64_t list);

/* Is a list of the box that rests on witnesses borne by those of the published policy, of what
 * they cosigned before it was proposed? Fails: as proof_policy(); not-witnessed. */
Result proof_box_list(const Procedure *, const Act *, const Papers *, Arena *);

/* The turns for one bid from the holders' papers, in the order of the book: `most` of them at
 * the most. Fails: as the papers. */
Result proof_turns(const Procedure *, const Bid *, Envelope, const Papers *, Turn *, int most,
                   int *count, Arena *);

/* The key of an opened envelope from the turns in the book. Fails: padlocks-shut ... */
Result proof_key(const Procedure *, const Bid *, Envelope, const Papers *, AgeKey *, Arena *);

/* Bidders who registered with the same identifier: the same letters and digits, capitals or not. It
 * blocks nothing, for anybody could register a rival's. unread: identifiers whose words are not at
 * hand, so that they were not compared. */
typedef struct Twins { Id first, second; } Twins;
typedef LIST(Twins) TwinsFound;
void proof_identifiers(const Procedure *, const Papers *, TwinsFound *, int64_t *unread, Arena *);

/* What a price sheet offers for a lot. left_out: which figures of the published schedule have no
 * line, in words; the first eight. */
typedef struct Quote { PriceSheet sheet; int64_t blanks; Str left_out; } Quote;

/* The same function looks at a sheet when it is sealed and when it is opened, so what opens void
 * for its prices is not sealed by tools of ours; the detail says where and what is right.
 * Fails: as price_sheet_read(); price_line_unknown, blanks_void. */
Result quote_read(const Procedure *, const Lot *, Str text, Quote *, Arena *);

/* The sum of a buyer's lines. */
Money share_of(const PriceSheet *, Id buyer);

/* The same of a sheet that was read already. Fails: price_line_unknown, blanks_void. */
Result quote_judge(const Procedure *, const Lot *, Quote *, Arena *);

/* What lies in an envelope: the manifest's hash, a price sheet and how many figures of the
 * published schedule it leaves out, or why it is void
 * for everybody (void_ is then not NULL). The unpacker is told of the files of an envelope that
 * is not the price's; what it was told counts only when this was done and void_ is NULL.
 * Fails: where it cannot be said: a paper or the sealed file is missing or was changed here. */
typedef struct Opening {
    Hash       manifest;
    PriceSheet prices;
    int64_t    blanks;
    const Reason *void_;
} Opening;
Result opening_read(const Procedure *, const Bid *, Envelope, const AgeKey *, const Papers *,
                    Unpacker, Opening *, Arena *);

extern const Reason witnesses_unnamed, not_witnessed, signature_false, agreement_false,
    signer_unknown, head_differs, envelopes_differ, turns_differ, key_differs,
    opening_differs, price_line_unknown;

#endif

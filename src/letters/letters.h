/* letters.h - the documents that a tender owes people, made from its record.
 *
 *     award-report    of a lot: what was tendered, the bids, marks with reasons, the ranking to the
 *                     last digit, what was refused, who approved; for the buyer's file
 *     summary         to one bidder: its own assessment and the winner's (Procurement Act 2023
 *                     s.50; SI 2024/692 reg. 31); to one that was left out of the next round, why
 *                     (2004/18/EC art. 41; 2014/24/EU art. 55)
 *     disregard       to a bidder that was excluded: ground, reasons, source, what it can do
 *     opening         the box, who turned when, what opened
 *     approvals       for the body at a gate: figures, limit, what changed since it last decided
 *
 * Each begins with what it still lacks. What a bidder claims as confidential is withheld from
 * others; what was erased is said to be. Nothing is decided here and nothing is entered. */
#ifndef LETTERS_LETTERS_H
#define LETTERS_LETTERS_H

#include "core/view/savings.h"
#include "letters/document.h"
#include "letters/record.h"

typedef enum LetterKind {
    AWARD_REPORT, SUMMARY_LETTER, DISREGARD_LETTER, OPENING_RECORD, APPROVALS_PAPER, LETTERS
} LetterKind;

extern const char *const letter_names[LETTERS];
bool str_letter(Str, LetterKind *);

/* lot 0: the only one. bidder: of summary and disregard. gate: of approvals. part: of an award
 * report that has so many marks that they fill several documents; 0 is the first, which has all
 * else.
 * savings: of the award report; NULL: they are not known. */
typedef struct Asked {
    LetterKind     kind;
    Id             lot, bidder, gate;
    int64_t        part;
    const Savings *savings;
} Asked;

/* Fails: lot-unnamed, no-such-lot, no-such-bid, not-assessed, bid-not-excluded, gate-unnamed,
 * no-such-gate, no-such-part, and as whoever brings the papers. */
Result letter_write(Record *, Asked, Doc *);

/* The tender as a bidder will read it, from the definitions in the record. Fails: as whoever brings
 * the papers. */
Result letter_tender(Record *, Doc *);

/* The same without its documents, for who lists them elsewhere. */
Result letter_terms(Record *, Doc *);

/* A figure that the price schedule of a lot asks for, in the order of a price sheet. of: for how
 * many of what, and for whom: "960 callouts, for Surrey Police". */
typedef struct PriceCell { Id service; int64_t year; Id buyer; Str title, of; } PriceCell;
typedef LIST(PriceCell) PriceCells;

/* Those of buyers that have not left; none where no schedule was published. Fails: no-such-lot; as
 * whoever brings the papers. */
Result letter_price_cells(Record *, Id lot, PriceCells *);

/* The price schedule of a lot as a text to be filled in, which price_form_read() reads again.
 * Fails: no-such-lot; as whoever brings the papers. */
Result letter_price_form(Record *, Id lot, Text *);

/* The bidder of that name, or of the only name that begins so; or the number itself.
 * Fails: bidder-unnamed. */
Result letter_bidder(Record *, Str name, Id *bidder);

extern const Reason lot_unnamed, bidder_unnamed, gate_unnamed, not_assessed, bid_not_excluded,
                    no_such_part;

#endif

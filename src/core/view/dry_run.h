/* dry_run.h - what the formula of a lot makes of bids that nobody made, before it is published.
 *
 * Three to four bids are made up from the scales, thresholds and values of the draft, and ranked by
 * rank_lot(), which ranks the real ones. Each case has a sentence of what it shows. This is
 * information: it decides nothing, and no act looks at it. */
#ifndef CORE_VIEW_DRY_RUN_H
#define CORE_VIEW_DRY_RUN_H

#include "core/view/rank.h"

/* name: "A", "B", "C", "D". out: not in the ranking. */
typedef struct DryLine {
    const char *name;
    Money    price;
    Fraction quality;
    Str      total;          /* as it would be published */
    int64_t  place;          /* 0 when out */
    bool     out, by_tie;
} DryLine;

/* word: by which it is known. alarms: something in it ought to be looked at. */
typedef struct DryCase {
    const char *word, *title;
    Str  says;
    bool alarms;
    LIST(DryLine) lines;     /* by place */
} DryCase;
typedef LIST(DryCase) DryCases;

/* lacks: what is missing for a ranking, NULL: nothing. */
typedef struct DryRun { const char *lacks; DryCases cases; } DryRun;

/* Usual prices; a price of nothing; one far too dear; equal totals; a threshold that nobody
 * reaches; a losing bid that turns the winner, with it and without. Where none of the usual bids
 * can be ranked there is only that and why. The procedure stays as it is.
 * Fails: as rank_lot(). */
Result dry_run_of(const Procedure *, Id lot, DryRun *, Arena *);

/* The prices of the three usual bids: A, B and C. */
enum { DRY_USUAL = 3 };
void dry_prices(const Procedure *, const Lot *, Money prices[DRY_USUAL]);

#endif

/* inside.h - what the letters share; for the files of this room only. */
#ifndef LETTERS_INSIDE_H
#define LETTERS_INSIDE_H

#include "core/view/rank.h"
#include "core/view/standstill.h"
#include "letters/letters.h"

typedef struct Letter {
    Record          *r;
    const Procedure *p;
    const Lot       *lot;              /* NULL: none is there yet */
    const Round     *round;            /* of the award, else the latest; NULL: none */
    Id               bidder, gate;
    int64_t          part;             /* of an award report, from 1 */
    Ranking          ranking;
    Result           unranked;         /* why there is no ranking */
    const Savings   *savings;          /* NULL: not known */
    int64_t          rows;             /* of the table of a picture, at most; 0: all */
    Doc        *d;
    Arena           *a;
} Letter;

void award_report(Letter *);
int64_t award_report_parts(const Letter *);
void summary_letter(Letter *);
void disregard_letter(Letter *);
void left_out_letter(Letter *);
void opening_record(Letter *);
void approvals_paper(Letter *);

/* ---- words and figures ----------------------------------------------------------- */

Str n_of(const Letter *, int64_t);
Str points_of(const Letter *, Points);               /* "35", "4.5" */
Str decimal_of(const Letter *, Decimal);              /* "97.27", "0.000667" */
Str total_of(const Letter *, Decimal);               /* "97.27", "GBP 1500.01 per point ..." */
Str money_of(const Letter *, Money);                 /* "GBP 3,860,000.00" */
Str moment_of(const Letter *, Instant);              /* "-" for none */
Str day_of_words(const Letter *, Day);
Str who_of(const Letter *, Id person);
Str words_of(const Letter *, Hash);
Str lot_title(const Letter *);                       /* "lot 1, Vehicle recovery" */
Str criterion_title(const Letter *, Id criterion);
#define put(l, form, ...) str_put((l)->a, (form), __VA_ARGS__)
#define says(l, ...) doc_put((l)->d, __VA_ARGS__)

/* ---- who, what ------------------------------------------------------------------- */

const Bid      *bid_at(const Letter *, Id bidder);   /* in this lot and round */
const RankLine *line_of(const Letter *, Id bidder);  /* NULL: not ranked */
bool            is_here(const Letter *, const Bid *);
const Act      *signed_act(const Letter *, ActKind, Id bidder);   /* the last of this lot */
Str             signers(const Letter *, const Act *);
Str             fate_of(const Letter *, const Deposit *);
Str             standing_of(const Letter *, const Bid *);

/* By which a candidate went on from a round, or was left out; NULL: neither. */
const Act      *selection_of(const Letter *, Id round, Id bidder);

/* The act by which a bid is out: exclude, retest or lapse; NULL: none. Its ground in words; its
 * reason, none where the act brings none. */
const Act      *exclusion_of(const Letter *, Id bidder);
Str             ground_of(const Act *exclusion);
Hash            exclusion_reason(const Act *);
Str             choice_of(const Act *, const char *field);   /* the word of a CHOICE */
Str             why_out(const Letter *, const RankLine *);
Str             why_awarded(const Letter *);
bool            judged_by(const Letter *, const Criterion *);     /* in this lot and round */
const Deposit  *deposit_of(const Letter *, const Bid *);
Str             law_of(const Letter *, const char *act, const char *eu, const char *pcr,
                       const char *old);

/* ---- parts that several letters have --------------------------------------------- */

void part_stands(Letter *);                          /* how the lot stands now, before all else */
void part_left(Letter *);                            /* buyers that left, by their names */
void part_reopened(Letter *);                        /* marks opened again: before and after */
void part_identity(Letter *);                        /* facts: buyer, procedure, lot, law */
void part_supplier(Letter *);                        /* to whom; then as part_identity() */
void part_criteria(Letter *);
void part_formula(Letter *);

/* Marks, points and reasons of the panel for one bid. told: to whom; 0 for the buyer's own file. */
void part_assessment(Letter *, const Bid *, Id told);
void part_ranking(Letter *);

/* The rounds before this one; who is behind the bidders of this one; who came and went among the
 * buyers and those who decide for them. */
void part_rounds(Letter *);
void part_members(Letter *);
void part_buyers(Letter *, const Act *);              /* of one act: what it changed of them */

/* Pages that the bidder claims as confidential, and what became of each claim. */
void part_claims(Letter *, const Bid *);

/* What a bidder was asked, what it replied, and how that was ruled on. */
void part_heard(Letter *, Id bidder);
void part_remedies(Letter *);

/* The law asks for no standstill of this lot, and none was declared. */
bool standstill_unasked(const Letter *);

/* Its last day, the first moment at which the contract may be signed, how they follow and on which
 * facts; of what has not begun, as if it began today. Of a lot that is not awarded: nothing. */
void part_standstill(Letter *);

/* Facts that shorten a period of this lot: which, why, and who said so. */
void part_facts(Letter *);

/* Each claim and what it blocks; an order of a court that does. */
void part_claims_of_law(Letter *);

/* What the law wants next for this lot, as tasks; and reasons that say nothing. */
void todo_duties(Letter *);
void todo_reasons(Letter *, const Bid *);
void todo(Letter *, const char *who, Str what, const char *why);

#endif

/* fixture.h - a procedure played straight into judge and fold, one line an act.
 *
 *     2026-10-05T09:00 olga publish retention=2030-01-01T00:00
 *     bela deposit round=1 lot=1 version=1
 *     olga+anna admit round=1 lot=1 bidder=bela
 *
 * A line may begin with the moment from which the clock goes on, by a second an act. People have
 * names or are numbers. What a line leaves out is zero, the first word of its list, the first day
 * of 2012, or some hash;
 * nth, prev, mine, expires, the key ids, the batch, the list of the box and the sheet of marks
 * are what they must be. Signatures are zeros: core compares key ids only. */
#ifndef TEST_FIXTURE_H
#define TEST_FIXTURE_H

#include "core/stage/inside.h"
#include "core/view/rank.h"

typedef struct Play {
    Procedure office, p;
    Instant   now;
    int64_t   leaf;
    Arena    *a;
} Play;

/* How far the life of one procedure has gone. */
typedef enum Stage {
    NOTHING, OFFICE, BEGUN, PREPARED, DEFINED, OUT, INTERESTED, DEPOSITED, BOXED, LET_IN, READ,
    MARKED, CLOSED_SHEETS, AGREED_ON, LOCKED_UP, TURNED, PRICED, WON, TOLD, NOTICED, STANDING,
    BOUGHT
} Stage;

enum {
    OLGA = 1, OTTO = 2, ANNA = 11, EVA = 21, EMIL = 22, ERIN = 23, CARL = 31, HANS = 41,
    HEDI = 42, HUGO = 43, BELA = 101, CORA = 102, DORA = 103
};

/* A line of the life that begins with `line` is played as `instead`: none or some lines. */
typedef struct Swap { const char *line, *instead; } Swap;

Play *play_new(Arena *);
Play *play_to(Stage, Arena *);
Play *play_swapped(Stage, const Swap *, ptrdiff_t count, Arena *);
#define play_with(stage, a, ...)                                                                   \
    play_swapped((stage), (const Swap[]){ __VA_ARGS__ }, countof(((const Swap[]){ __VA_ARGS__ })), \
                 (a))

/* Every line up to the stage, for those who play them themselves. */
void life_write(Text *, Stage, Arena *);

/* The act of a line, stamped and signed as it should be. False: the line cannot be read. */
bool   play_act(Play *, Str line, Act *);
Result would(Play *, const char *line);               /* judged only */
Result does(Play *, const char *line);                /* judged, and folded when let pass */
Result does_line(Play *, Str line);
Result does_all(Play *, const char *lines);           /* up to the first that is refused */
Result would_act(Play *, const Act *);
Result does_act(Play *, const Act *);                 /* as it is: nothing is repaired */
Act    act_of(Play *, const char *line);
Procedure *place_of_act(Play *, ActKind);

Key     key_of(Id);
Instant moment(const char *);                         /* "2026-10-05T09:00" in London */

extern const Reason line_unreadable;

/* What the headers of core do not name. */
extern const Reason lot_overlaps, lots_out_of_order, objective_relative, objective_twice,
    objective_uncounted, objective_unrounded, overlap_ungrouped, reduction_unpublished;
extern const Reason contract_beyond, outage_unrecorded;
extern const Reason activity_reserved, agreement_foreign, agreement_missing, agreement_strange,
    agreement_unsettled, agreement_used, agreement_withdrawn, answer_late, answer_order,
    approval_beyond, change_too_late, change_unlengthened, no_such_answer, validity_ends_early,
    year_wrong,
    award_figures_differ, award_not_first, batch_differs, batch_only, batch_open, bid_shut,
    bid_unopened, bidder_known, bids_undecided, box_list_differs, box_too_early, claim_blocks,
    clock_back, clock_reason_missing, conflict_missing, consensus_missing, contract_backwards,
    contract_not_winner, counter_wrong, deadline_backwards, deadline_missing, decided_already,
    envelope_unknown, formula_missing, hold_unchanged, key_taken, key_too_early, lots_missing,
    manifest_missing, mark_unpublished, no_interest_declared, no_padlock, no_such_act,
    no_such_claim, no_such_gate, no_such_scale, no_such_service, not_declared, not_every_lot,
    not_late,
    not_scored, not_suspended, not_your_gate, nothing_to_withdraw, notice_in_future, ready_early,
    ready_overtaken, notice_missing, notice_out_of_turn, officers_too_few, on_hold, opened_already,
    opening_begun, out_of_order, padlock_order, padlock_twice, padlocks_shut, padlocks_too_few,
    panel_empty, pages_wrong, paper_old, parent_wrong, price_criterion_wrong, prices_shut,
    question_late, retention_running, retention_too_short, roles_clash, round_wrong,
    reason_misplaced, rounding_wrong, rules_too_new, sheet_closed, sheet_differs,
    sheet_incomplete, sheets_open,
    signature_expired, signature_foreign, standstill_basis_wrong, standstill_missing,
    standstill_running, standstill_too_short, summary_missing, summary_twice, suspended,
    suspended_already, threshold_misplaced, threshold_unreachable, tie_wrong, total_misplaced,
    turned_twice, value_backwards, version_gap, version_wrong, weight_empty, weights_do_not_add,
    wrong_name,
    erase_words_only, holiday_unkept, mark_kept, reopen_unnamed;

/* Rules of what is written, not of tenders. */
extern const Reason batch_moment, interest_waits;

#endif

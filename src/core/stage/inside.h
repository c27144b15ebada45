/* inside.h - what the stages share: of each act its row, its judge and its fold lie side by side in
 * the file of its stage, and only the row is seen outside.
 *
 * A judge decides and changes nothing; a fold changes and decides nothing. Only core and its tests
 * include this. */
#ifndef CORE_STAGE_INSIDE_H
#define CORE_STAGE_INSIDE_H

#include "core/flaws.h"
#include "core/procedure.h"
#include "core/view/marks.h"

enum { WHOLE = 100 * 1000 };                 /* 100 points, in thousandths */

/* Every named gate for this step has an approval, later than the last change of figures and than
 * the act `after`, of a body whose limit reaches the figure.
 * Fails: approval_missing, approval_lapsed, approval_beyond. */
Result gates_passed(const Procedure *, Before, Id after, Money figure, Arena *);

/* Must this member still decide at a gate, on a paper that is later than the act `after`? */
bool gate_waits_for(const Procedure *, const Gate *, Id member, Id after);

/* Where several buy together exactly one leads, and no gate needs more members than it has.
 * Fails: lead_not_one, seats_too_few. */
Result judge_bodies(const Procedure *);

/* Does this gate still stand before a step? It falls away with its buyer. */
bool gate_stands(const Gate *, Before);

/* A lot goes on after its buyers changed: no ruling made another tender of it, and its value was
 * cut anew. Fails: materially_changed, recut_missing. */
Result judge_buyers(const Procedure *, const Lot *);

/* A price schedule has a published rule for figures left out. Fails: blanks_unruled. */
Result judge_schedule(const Procedure *, const Lot *, Arena *);

/* The bidder confirmed what the figures that it left out mean. Fails: price_unconfirmed. */
Result judge_confirmed(const Bid *, Arena *);

/* Weights, scales and price rule of a lot hold together, in every stage; flaws are kept where that
 * is asked for. Fails: as publish. */
Result judge_definitions(const Procedure *, const Lot *, Flaws *, Arena *);

/* Does a round that goes on or is still to come leave something that may be said or changed, though
 * the deadline of the latest is over? */
bool between_rounds(const Round *);

/* Said now, it leaves as many days before the deadline of the round as the law of each lot wants.
 * Fails: with `why`; the detail says the deadline, its last day for that, and to when to lengthen
 * it first. */
Result judge_in_time(const Procedure *, const Round *, Instant, const Reason *why, Arena *);

/* Until when that is; midnight of that day. 0: no lot of the round is alive. */
Instant in_time_until(const Procedure *, const Round *);

/* Bids of the round bind beyond its deadline. Fails: validity_ends_early. */
Result judge_bound(const Procedure *, const Round *, Instant deadline, Arena *);

/* What the law counts for a round of this lot; LIMIT_NONE: it sets no least. */
Limit limit_of_round(const Procedure *, const Lot *, const Round *);

/* From when the law counts a round of this lot: from its opening, and of the first round from the
 * contract notice as sent, where that was later. */
Instant law_clock(const Lot *, const Round *);

/* The deadline of the round is far enough from the notice as sent, where that moved it: for a lot,
 * and for all that are alive. Fails: deadline_too_near. */
Result judge_noticed_of(const Procedure *, const Round *, const Lot *, Arena *);
Result judge_noticed(const Procedure *, const Round *, Arena *);

/* By when who asked must have its reasons. Fails: rule_missing. */
Result reasons_due(const Procedure *, const Bid *, Period *, Arena *);

/* The notice of its contract's end was entered. */
bool contract_ended(const Lot *);

/* The standstill that the notice of a change promised has ended by now, or none was promised.
 * Fails: change_standing. */
Result change_waited(const Procedure *, const Lot *, Instant now, Arena *);

/* Must the authority be told of the exclusion of this bid, and was not yet? By when:
 * exclusion_due(). Fails: rule_missing. */
bool   authority_due(const Procedure *, const Bid *);
Result exclusion_due(const Procedure *, const Bid *, Period *, Arena *);

/* That no standstill is demanded was said before the notice, and is so for a lot of it.
 * Fails: standstill_exempt. */
Result judge_exempt_here(const Procedure *, Arena *);

/* How long the deadline of the round moves if a lot that is suspended goes on at this moment,
 * whichever; 0: it stays. */
int64_t time_given_back(const Procedure *, const Round *, Instant now);

/* Who handed in late by the deadline of before is in time by the one of now. */
void deadline_moved(Procedure *, const Round *);

/* A round that opens now: padlocks enough, and a deadline far enough from `from` for this lot.
 * Fails: padlocks_too_few, deadline_missing, deadline_too_near and as rule_judge_deadline(). */
Result judge_opening_round(const Procedure *, const Round *, const Lot *, Instant from, Arena *);

/* After publication: a part of a published criterion, or a scale for such parts, as far as it was
 * reserved and nothing is judged by it yet. Fails: refinement_unreserved, refinement_beyond. */
Result judge_part(const Procedure *, const Act *criterion);
Result judge_new_scale(const Procedure *, const Act *mark);

/* The batch under way holds nothing that only an invitation may bring. Fails: invitation_only. */
Result judge_no_invitation(const Procedure *);

/* Every version of a document that was entered after the first dialogue session says where its
 * change comes from. Fails: source_undeclared. */
Result judge_sources(const Procedure *);

/* Does this act about a fact need two officers? */
bool fact_needs_two(const Procedure *, const Act *fact);

/* A suspension of a lot that runs, while bids of the latest round can still come. */
bool stops_a_box(const Procedure *, const Act *suspend);

/* A bid that comes while a lot of its round is stopped over the deadline is told what becomes of
 * the time: of that lot it waits, of another one it need not be given up for late. Fails:
 * suspended, not_now. */
Result judge_stopped(const Procedure *, const Act *bid, Arena *);

/* A contract notice that is said to have been sent earlier than was entered. */
bool notice_put_back(const Procedure *, const Act *);

/* Was the version that this act brings entered after a dialogue session began? */
bool source_due(const Procedure *, const Act *document);

/* A bid that was left out of the next round has fewer points than each that goes on, or a published
 * rule parts them. Fails: selection_not_by_merit, equals_parted. */
Result judge_left_out(const Procedure *, const Bid *, Arena *);

/* They are parted so, and as many go on as were published. Fails: as above, candidates_too_many,
 * candidates_too_few. */
Result judge_cut(const Procedure *, const Round *, Id lot, Arena *);

/* What rests on an order of a court follows one that is on record: of this lot, entered at that
 * moment or later, whatever its effect. ground: as the act names it. Fails: order_unrecorded. */
Result judge_ordered(const Procedure *, Id lot, Instant since, const char *ground, Arena *);

/* Every scored session of the lot and round has its minutes. Fails: minute_missing. */
Result judge_minutes(const Procedure *, Id round, Id lot, Arena *);

/* Every lot of the overlap group is locked, or will never open its prices. Fails: prices_shut. */
Result judge_price_gate(const Procedure *, Id round, const Lot *, Arena *);

/* Every bid of the lot is admitted or excluded. Fails: bids_undecided. */
Result judge_decided(const Procedure *, Id round, Id lot, Arena *);

/* May the lots be awarded by what was published? Fails: overlap_ungrouped, objective_relative,
 * objective_uncounted, objective_unrounded, combine_too_large. */
Result judge_lots_together(const Procedure *, Flaws *, Arena *);

/* The first bid of which that is not so; NULL: it is of all. */
const Bid *bid_unmarked(const Procedure *, Id round, Id lot);

/* The first criterion on which a bid that can be marked lacks the evaluator's mark or, of evaluator
 * 0, the panel's; 0: none. */
Id mark_awaited(const Procedure *, const Bid *, Id evaluator);

/* The criteria on which a mark of the bid may be given or changed now, and whether it is all that
 * it is marked on. */
typedef struct Freely { Id *at; ptrdiff_t len, room; bool all; } Freely;
void marks_freed(const Procedure *, const Bid *, Freely *, Arena *);

/* What was asked about a bid and not ruled on, or ruled against it, stops what comes next.
 * Fails: of a score, deviation_unruled, no_such_inquiry, clarification_unruled,
 * clarification_kept_out; of a lock, clarification_open, deviation_unruled, deviation_rejected; of
 * an exclusion, price_unquestioned, price_explained, representations_missing,
 * exclusion_unfounded; of an admission, or of a return by
 * the buyer's own decision, exclusion_binds; of a candidate that goes on, exclusion_open,
 * exclusion_binds; of an award, price_inquiry_open and these two; of a contract, the two,
 * commitments_unconfirmed. */
Result asked_before_admission(const Procedure *, const Bid *, Arena *);
Result asked_before_return(const Procedure *, const Bid *, Arena *);
Result asked_before_going_on(const Procedure *, const Bid *, Arena *);
Result asked_before_score(const Procedure *, const Act *, Arena *);
Result asked_before_lock(const Procedure *, Id round, Id lot, Arena *);
Result asked_before_exclusion(const Procedure *, const Act *, Arena *);
Result asked_before_award(const Procedure *, Id round, Id lot, Arena *);
Result asked_before_contract(const Procedure *, const Lot *, Arena *);

/* A ground of exclusion of this bidder was upheld after a hearing, in whichever lot or round, and
 * neither was that ruling looked at again, nor did a court order the bidder in since. NULL:
 * none. A bid that it binds is excluded. */
const Inquiry *ground_upheld(const Procedure *, const Bid *);

/* A ruling on a ground that the law commands holds for every lot; on a conflict, and on what the
 * law leaves to the buyer, for its own. */
bool ruling_holds_for(const Inquiry *, Id lot);

/* May the bidder bind itself again then? Who was asked in time answers in time: meanwhile others'
 * prices may be known. Who was asked after the end, as all were, may until the time asked for. */
bool binds_again(const Procedure *, const Bid *, const Extension *, Instant);

/* An officer excluded the bid, and on a ground on which its bidder is heard first. */
bool out_on_heard(const Bid *);

/* A price of nothing was asked about and ruled on, where the law wants what looks abnormally low
 * explained. Fails: price_zero. Source: 2014/24/EU art. 69(1); CJEU C-367/19. */
Result nothing_explained(const Procedure *, const Lot *, const Bid *, Arena *);

/* The bidder's members and finances were tested again where they must be, after the act `after`.
 * Fails: retest_pending, finances_untested. */
Result bidder_tested(const Procedure *, Id bidder, Id after, Arena *);

/* A bid is out of the reckoning: figures change, an award of its lot falls. */
void bid_exclude(Procedure *, Bid *, const Act *by);

/* An award falls: a bid was excluded, or the marks are opened again. */
void lot_unaward(Procedure *, Lot *);

/* Nobody keeps an officer's key: who stole it would. An officer retires, or is replaced. */
bool may_keep_key(const Person *);

extern const Reason registered_key_only;

/* Does the act add to a panel once a box was listed? */
bool joins_late(const Procedure *, const Act *role);

/* Has or had somebody here this key? Of the office only who serves is asked for, of a procedure no
 * delegates. */
bool key_known(const Procedure *, Key);

/* Who acts here at that moment: a person of the procedure whom the office has not retired. NULL:
 * nobody. */
const Person *person_at(const Procedure *, Id, Instant);

/* Would this person decide something by an act of the row, without having declared interests? */
bool undeclared(const Procedure *, const Person *, const ActRow *);

/* An act that needs two officers has the agreement of another one: of that lot, unbarred, declared,
 * whose key counts; in time, used for the first time and not withdrawn; and nothing was entered
 * since that unsettles it. Fails: agreement_missing, agreement_superfluous, agreement_expired,
 * agreement_foreign, not_declared, agreement_used, agreement_withdrawn, agreement_strange,
 * agreement_unsettled. */
Result judge_agreement(const Procedure *, const Act *, Arena *);

/* What later agreements are held against. */
void past_add(Procedure *, const Act *, Arena *);

/* A year that a field names lies near the procedure's beginning, or the act's where it begins one.
 * Fails: year_wrong. */
Result judge_year(const Procedure *, const Act *, const char *field, Arena *);

/* The SHA-256 of the own fields of the batch so far; what its closing act must carry. */
Hash batch_so_far(const Procedure *);

extern const Reason no_such_buyer, number_taken, key_taken, number_missing, said_already,
    no_such_person, no_such_lot, no_such_round, no_such_bid, no_such_criterion, not_invited,
    act_unsigned, not_your_act, not_declared, approval_missing, approval_lapsed,
    prices_known_wrong, marks_differ, bid_shut, decided_already, round_over, bid_lapsed,
    roles_clash, officers_too_few, no_such_service, not_your_gate, paper_old, value_backwards,
    contract_backwards, activity_reserved, not_scored, validity_ends_early, law_not_in_force;

#endif

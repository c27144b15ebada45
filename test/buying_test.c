/* buying_test.c - who buys together, who decides at a gate, what was fixed beforehand of prices and
 * outages, what is saved, and whose power holds. */
#include "core/view/rank.h"
#include "core/view/savings.h"
#include "test/fixture.h"
#include "test/test.h"

#include <string.h>

extern const Reason blanks_unruled, designation_outside, gate_unmanned, lead_leaves, lead_not_one,
    materiality_unruled, materially_changed, no_such_designation, outage_beside,
    buyers_unlengthened,
    outage_contradicted, outage_late, outage_rule_wrong, outage_unpublished, paper_differs,
    power_not_designated, price_unconfirmed, recut_missing, recut_unfounded, seats_too_few,
    share_beyond, share_needless;

/* Two buyers; the second takes service 1 of lot 1 and has a gate before the award. */
#define TWO_BUYERS                                                                                 \
    { "olga fact fact=all", "olga fact fact=all-documents value=yes\n"                             \
                            "olga buyer buyer=1 part=lead\nolga buyer buyer=2 part=partner\n"      \
                            "olga person person=12 key=12\nolga role person=12 role=approver\n"    \
                            "12 conflict finding=none\n"                                           \
                            "olga gate gate=2 buyer=2 approver=12 before=award" },                 \
    { "olga include", "olga include lot=1 service=1 activity=1\n"                                  \
                      "olga takes lot=1 buyer=2 service=1" }

/* ---- buyers ---------------------------------------------------------------------- */

TEST(where_several_buy_together_exactly_one_leads)
{
    Play *w = play_to(PREPARED, a);
    expect_done(does(w, "olga buyer buyer=1 part=partner"));
    expect_because(would(w, "olga buyer buyer=1 part=lead"), number_taken);
    expect_because(would(w, "olga buyer buyer=0 part=lead"), number_missing);
    w = play_with(DEFINED, a, { "olga fact fact=all", "olga fact fact=all-documents value=yes\n"
                                                      "olga buyer buyer=1 part=partner" });
    expect_because(would(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"),
                   lead_not_one);
    w = play_with(PREPARED, a, TWO_BUYERS);
    expect_because(would(w, "olga buyer buyer=3 part=lead"), lead_not_one);
}

TEST(what_a_buyer_brings_is_frozen_with_the_notice)
{
    Play *w = play_with(DEFINED, a, TWO_BUYERS);
    expect_because(would(w, "olga baseline buyer=9 service=1 year=2027"), no_such_buyer);
    expect_because(would(w, "olga baseline buyer=1 service=9 year=2027"), no_such_service);
    expect_because(would(w, "olga baseline buyer=1 service=0 year=2027"), no_such_service);
    expect_done(does(w, "olga baseline buyer=1 service=1 year=2027 amount=50000"));
    expect_because(would(w, "olga baseline buyer=1 service=1 year=2027"), said_already);
    expect_because(would(w, "olga target buyer=1 from=2028 until=2027"), value_backwards);
    expect_done(does(w, "olga target buyer=1 from=2027 until=2027 amount=10000"));
    expect_because(would(w, "olga target buyer=1 from=2027 until=2027"), said_already);
    expect_because(would(w, "olga takes lot=9 buyer=1 service=1"), no_such_lot);
    expect_because(would(w, "olga takes lot=1 buyer=2 service=1"), said_already);
    expect_done(does(w, "olga service service=2"));
    expect_because(would(w, "olga takes lot=1 buyer=1 service=2"), no_such_service);
    expect_done(does(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"));
    expect_because(would(w, "olga baseline buyer=1 service=1 year=2029"), never_now);
    expect_because(would(w, "olga takes lot=1 buyer=1 service=1"), never_now);
}

TEST(until_requests_close_a_buyer_leaves_without_a_ruling)
{
    Play *w = play_with(INTERESTED, a, TWO_BUYERS);
    expect_because(would(w, "olga leave buyer=1 ruling=not-needed"), lead_leaves);
    expect_because(would(w, "olga leave buyer=9 ruling=not-needed"), no_such_buyer);
    expect_done(would(w, "2026-10-24T23:59 olga leave buyer=2 ruling=not-needed"));
    expect_because(would(w, "2026-10-25T00:00 olga leave buyer=2 ruling=not-needed"),
                   buyers_unlengthened);
    expect_because(would(w, "2026-10-30T11:59 olga leave buyer=2 ruling=continue"),
                   buyers_unlengthened);
    expect_because(would(w, "2026-10-30T11:59 olga join buyer=3 part=other ruling=continue"),
                   buyers_unlengthened);
    expect_done(would(w, "2026-10-30T11:59 olga leave buyer=2 ruling=advertise"));
    expect_because(would(w, "2026-10-30T12:00 olga leave buyer=2 ruling=not-needed"),
                   materiality_unruled);
    expect_because(would(w, "2026-10-30T12:00 olga join buyer=3 part=other ruling=not-needed"),
                   materiality_unruled);
    expect_because(would(w, "olga join buyer=3 part=lead ruling=continue"), lead_not_one);
    expect_because(would(w, "olga join buyer=2 part=other ruling=continue"), number_taken);
}

TEST(who_leaves_takes_its_gate_away_and_lapses_what_was_approved)
{
    const char *award = "2026-12-18T09:00 olga award round=1 lot=1 bidder=cora total=84.000 "
                        "price=125000";
    Play *w = play_with(PRICED, a, TWO_BUYERS);
    expect_because(would(w, award), approval_missing);
    expect_done(does(w, "12 approval gate=2 decision=approved version=1"));
    expect_done(would(w, award));
    expect_because(would(w, "olga recut lot=1"), recut_unfounded);
    expect_done(does_all(w, "olga share round=1 lot=1 bidder=bela buyer=2 amount=0\n"
                            "olga share round=1 lot=1 bidder=cora buyer=2 amount=0\n"
                            "olga share round=1 lot=1 bidder=dora buyer=2 amount=0"));
    expect_done(does(w, "olga leave buyer=2 ruling=continue"));
    expect_because(would(w, "12 approval gate=2 decision=approved version=2"), no_such_gate);
    expect_because(would(w, award), recut_missing);
    expect_because(would(w, "olga recut lot=1 least=200 most=100"), value_backwards);
    expect_done(does(w, "olga recut lot=1 least=0 most=400000"));
    expect(lot_of(&w->p, 1)->most == 400000);
    expect_done(would(w, award));
}

TEST(an_award_falls_with_the_buyer_whose_service_it_held)
{
    Play *w = play_with(PRICED, a, TWO_BUYERS,
                        { "olga lot lot=1", "olga lot lot=1 most=500000 group=1\n"
                                            "olga lot lot=2 most=500000 group=1" },
                        { "olga formula", "olga formula lot=1\n"
                                          "olga criterion lot=2 criterion=1 weight=60.000 scale=1\n"
                                          "olga criterion lot=2 criterion=2 kind=price "
                                          "weight=40.000\nolga formula lot=2" },
                        { "2026-12-01T09:00 olga score-lock",
                          "2026-12-01T09:00 olga score-lock round=1 lot=1\n"
                          "eva scores-done round=1 lot=2\nemil scores-done round=1 lot=2\n"
                          "erin scores-done round=1 lot=2\nolga score-lock round=1 lot=2" });
    expect_done(does(w, "12 approval gate=2 decision=approved version=1"));
    expect_done(does(w, "2026-12-18T09:00 olga award round=1 lot=1 bidder=cora total=84.000 "
                        "price=125000"));
    expect_done(does(w, "olga leave buyer=2 ruling=continue"));      /* lot 2 still runs */
    expect(!lot_of(&w->p, 1)->awarded && lot_of(&w->p, 1)->uncut && !lot_of(&w->p, 2)->uncut);
}

#define PRICED_FOR_TWO                                                                             \
    { "olga fact fact=all", "olga fact fact=all-documents value=yes\n"                             \
                            "olga buyer buyer=1 part=lead\nolga buyer buyer=2 part=partner" },     \
    { "olga include", "olga include lot=1 service=1 activity=1\n"                                  \
                      "olga cell lot=1 service=1 year=2027 buyer=1\n"                              \
                      "olga cell lot=1 service=1 year=2027 buyer=2\n"                              \
                      "olga blanks lot=1 rule=zero" }

TEST(the_figures_of_a_buyer_that_has_left_count_in_no_price)
{
    Play *w = play_with(PRICED, a, PRICED_FOR_TWO);
    const Bid *cora = bid_of(&w->p, 1, 1, CORA);
    Ranking ranking;
    expect_done(rank_lot(&w->p, 1, 1, &ranking, a));
    expect_done(does(w, "olga share round=1 lot=1 bidder=cora buyer=2 amount=25000"));
    expect_because(would(w, "olga share round=1 lot=1 bidder=cora buyer=2"), share_needless);
    expect_because(would(w, "olga share round=1 lot=1 bidder=cora buyer=1"), share_needless);
    expect_because(would(w, "olga share round=1 lot=1 bidder=104 buyer=2"), no_such_bid);
    expect_because(would(w, "olga share round=1 lot=1 bidder=bela buyer=2 amount=100001"),
                   share_beyond);
    expect_because(would(w, "olga role person=hans role=manager buyer=9"), no_such_buyer);
    expect_done(does(w, "olga role person=hans role=manager buyer=2"));
    expect(cora->price == 125000);
    expect_done(does(w, "olga leave buyer=2 ruling=continue"));
    expect(cora->price == 100000 && lot_of(&w->p, 1)->uncut);
    expect_because(rank_lot(&w->p, 1, 1, &ranking, a), shares_missing);
    expect_done(does_all(w, "olga share round=1 lot=1 bidder=bela buyer=2 amount=40000\n"
                            "olga share round=1 lot=1 bidder=dora buyer=2 amount=0"));
    expect(bid_of(&w->p, 1, 1, BELA)->price == 60000);
    expect_done(rank_lot(&w->p, 1, 1, &ranking, a));
    expect_because(would(w, "olga role person=hans role=manager buyer=2"), no_such_buyer);
}

TEST(a_change_that_makes_another_tender_leaves_only_its_end)
{
    Play *w = play_with(PRICED, a, TWO_BUYERS);
    expect_done(does(w, "12 approval gate=2 decision=approved version=1"));
    expect_done(does(w, "olga leave buyer=2 ruling=advertise"));
    expect_done(does(w, "olga recut lot=1 most=100"));
    expect_because(would(w, "2026-12-18T09:00 olga award round=1 lot=1 bidder=cora total=84.000 "
                            "price=125000"), materially_changed);
    expect_done(would(w, "olga abandon lot=0"));
}

TEST(who_joins_brings_its_own_needs_and_its_own_gate)
{
    Play *w = play_with(INTERESTED, a, TWO_BUYERS);
    expect_because(would(w, "olga gate gate=3 buyer=2 approver=anna before=award"), never_now);
    expect_done(does(w, "olga join buyer=3 part=other ruling=continue"));
    expect(lot_of(&w->p, 1)->uncut);
    expect_because(would(w, "olga gate gate=3 buyer=9 approver=anna before=award"), no_such_buyer);
    expect_done(does(w, "olga gate gate=3 buyer=3 approver=anna needed=2 before=award"));
    expect_done(does(w, "olga seat gate=3 approver=12"));
    expect_because(would(w, "olga seat gate=2 approver=anna"), never_now);
    expect_done(would(w, "olga takes lot=1 buyer=3 service=1"));
    expect_done(would(w, "olga baseline buyer=3 service=1 year=2027"));
    expect_because(would(w, "olga cell lot=1 service=1 year=2027 buyer=3"), never_now);
    expect_done(does(w, "olga leave buyer=3 ruling=continue"));
    expect_because(would(w, "olga takes lot=1 buyer=3 service=1"), no_such_buyer);
}

/* ---- bodies at gates ------------------------------------------------------------- */

#define BODY_OF_THREE                                                                              \
    { "olga fact fact=all", "olga fact fact=all-documents value=yes\n"                             \
                            "olga person person=12 key=12\nolga role person=12 role=approver\n"    \
                            "olga person person=13 key=13\nolga role person=13 role=approver\n"    \
                            "12 conflict finding=none\n13 conflict finding=none\n"                 \
                            "olga gate gate=1 approver=anna needed=2 before=award\n"               \
                            "olga seat gate=1 approver=12\nolga seat gate=1 approver=13" }

TEST(a_body_has_as_many_members_as_must_agree)
{
    const Swap alone = { "olga fact fact=all",
        "olga fact fact=all-documents value=yes\n"
        "olga gate gate=1 approver=anna needed=2 before=award" };
    Play *w = play_swapped(PREPARED, &alone, 1, a);
    expect_because(would(w, "olga seat gate=9 approver=anna"), no_such_gate);
    expect_because(would(w, "olga seat gate=1 approver=anna"), said_already);
    expect_because(would(w, "olga seat gate=1 approver=eva"), no_such_person);
    w = play_swapped(DEFINED, &alone, 1, a);
    expect_because(would(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"),
                   seats_too_few);
}

TEST(a_version_is_approved_when_enough_agree_and_rejected_when_too_few_are_left)
{
    Play *w = play_with(PRICED, a, BODY_OF_THREE);
    const Gate *gate = gate_of(&w->p, 1);
    expect_because(would(w, "anna approval gate=1 decision=approved version=0"), paper_old);
    expect_done(does(w, "anna approval gate=1 decision=approved version=1 paper=p1"));
    expect_because(would(w, "anna approval gate=1 decision=approved version=1 paper=p1"),
                   paper_old);
    expect_because(would(w, "12 approval gate=1 decision=approved version=1 paper=p2"),
                   paper_differs);
    expect_done(does(w, "12 approval gate=1 decision=rejected version=1 paper=p1"));
    expect(!gate->approved);
    expect_done(would(w, "13 approval gate=1 decision=approved version=1 paper=p1"));
    expect_done(does(w, "13 approval gate=1 decision=rejected version=1 paper=p1"));
    expect_done(does(w, "12 approval gate=1 decision=approved version=2 paper=p2"));
    expect_because(would(w, "anna approval gate=1 decision=approved version=1 paper=p1"),
                   paper_old);
    expect_done(does(w, "13 approval gate=1 decision=approved version=2 paper=p2"));
    expect(gate->approved);
    expect_because(would(w, "anna approval gate=1 decision=rejected version=2 paper=p2"),
                   paper_old);
    expect_done(does(w, "12 approval gate=1 decision=rejected version=3 paper=p3"));
    expect_done(does(w, "13 approval gate=1 decision=rejected version=3 paper=p3"));
    expect_because(would(w, "anna approval gate=1 decision=approved version=3 paper=p3"),
                   paper_old);
}

TEST(votes_before_a_change_of_figures_count_no_more)
{
    Play *w = play_with(PRICED, a, BODY_OF_THREE);
    expect_text(gates_passed(&w->p, BEFORE_AWARD, 0, 1, a).detail,
                "gate 1, where it takes 2 of person 11, person 12, person 13 (approval)");
    expect_done(does(w, "anna approval gate=1 decision=approved version=1 paper=p1"));
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    expect_because(would(w, "12 approval gate=1 decision=approved version=1 paper=p1"), paper_old);
    expect_done(does(w, "12 approval gate=1 decision=approved version=2 paper=p2"));
    expect_done(does(w, "anna approval gate=1 decision=approved version=2 paper=p2"));
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=dora ground=not-compliant"));
    expect_because(gates_passed(&w->p, BEFORE_AWARD, 0, 1, a), approval_lapsed);
}

/* ---- taking over ----------------------------------------------------------------- */

TEST(roles_gates_and_seats_pass_and_a_padlock_does_not)
{
    Play *w = play_with(READ, a, BODY_OF_THREE);
    expect_done(does(w, "olga person person=14 key=14"));
    expect_because(would(w, "olga replace person=99 by=14"), no_such_person);
    expect_because(would(w, "olga replace person=anna by=99"), no_such_person);
    expect_because(would(w, "olga replace person=anna by=anna"), no_such_person);
    expect_because(would(w, "olga replace person=anna by=bela"), no_such_person);
    expect_because(would(w, "olga replace person=bela by=14"), no_such_person);
    expect_because(would(w, "olga replace person=hans by=14"), no_such_person);
    expect_because(would(w, "olga replace person=eva by=hans"), roles_clash);
    expect_because(would(w, "olga replace person=otto by=0"), officers_too_few);
    expect_done(does(w, "olga replace person=12 by=14"));
    const Gate *gate = gate_of(&w->p, 1);
    expect(gate->seats.at[0] == 14 && gate->seats.len == 2);
    expect(!roles_of(&w->p, 12, 0) && roles_of(&w->p, 14, 0) == APPROVER);
    expect_because(would(w, "14 approval gate=1 decision=approved version=1"), not_declared);
    expect_done(does(w, "olga replace person=anna by=0"));           /* two are left, two agree */
    expect(gate->approver == 14 && gate->seats.len == 1 && gate->seats.at[0] == 13);
    expect_because(would(w, "olga replace person=13 by=0"), gate_unmanned);
    expect_because(would(w, "olga replace person=13 by=14"), gate_unmanned);
    expect_done(does(w, "olga replace person=otto by=14"));
    expect_done(does(w, "14 conflict finding=none"));
    expect_done(does(w, "olga+14 replace person=eva by=emil"));
    expect(roles_of(&w->p, EMIL, 0) == EVALUATOR && !roles_of(&w->p, EVA, 0));
}

TEST(who_holds_a_padlock_and_more_keeps_the_padlock)
{
    Play *w = play_to(OUT, a);
    expect_done(does_all(w, "olga person person=14 key=14\nolga role person=hans role=approver\n"
                            "olga replace person=hans by=14"));
    expect(roles_of(&w->p, HANS, 0) == HOLDER && roles_of(&w->p, 14, 0) == APPROVER);
}

/* ---- price schedule -------------------------------------------------------------- */

TEST(figures_are_asked_for_of_services_and_buyers_that_are_there)
{
    Play *w = play_with(DEFINED, a, TWO_BUYERS);
    expect_because(would(w, "olga cell lot=9 service=1 year=2027 buyer=1"), no_such_lot);
    expect_because(would(w, "olga cell lot=1 service=9 year=2027 buyer=1"), no_such_service);
    expect_because(would(w, "olga cell lot=1 service=1 year=2027 buyer=9"), no_such_buyer);
    expect_because(would(w, "olga cell lot=1 service=1 year=20277 buyer=1"), year_wrong);
    expect_done(does(w, "olga cell lot=1 service=1 year=2027 buyer=1"));
    expect_because(would(w, "olga cell lot=1 service=1 year=2027 buyer=1"), said_already);
    const char *publish = "2026-10-05T09:00 olga publish retention=2030-01-01T00:00";
    expect_because(would(w, publish), blanks_unruled);
    expect_because(would(w, "olga blanks lot=9 rule=void"), no_such_lot);
    expect_done(does(w, "olga blanks lot=1 rule=void"));
    expect_because(would(w, "olga blanks lot=1 rule=ask"), said_already);
    expect_done(would(w, publish));
}

#define SCHEDULE(rule)                                                                             \
    { "olga include", "olga include lot=1 service=1 activity=1\n"                                  \
                      "olga cell lot=1 service=1 year=2027\nolga blanks lot=1 rule=" rule }

TEST(a_schedule_with_blanks_is_void_or_confirmed_as_was_published)
{
    const char *blank = "olga opened round=1 lot=1 bidder=bela envelope=price outcome=read "
                        "total=100000 blanks=1";
    Play *w = play_with(TURNED, a, SCHEDULE("void"));
    expect_because(would(w, blank), blanks_void);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=price outcome=void "
                            "blanks=1"), total_misplaced);
    w = play_with(TURNED, a, SCHEDULE("ask"));
    expect_done(does(w, blank));
    expect(bid_of(&w->p, 1, 1, BELA)->blanks == 1);
    Bid bid = *bid_of(&w->p, 1, 1, BELA);
    expect_because(judge_confirmed(&bid, a), price_unconfirmed);
    bid.schedule_confirmed = true;
    expect_done(judge_confirmed(&bid, a));
}

/* ---- savings --------------------------------------------------------------------- */

TEST(savings_are_baseline_less_price_by_buyer_and_year_and_against_the_target)
{
    Play *w = play_with(DEFINED, a, TWO_BUYERS);
    expect_done(does_all(w, "olga baseline buyer=1 service=1 year=2027 amount=50000\n"
                            "olga baseline buyer=1 service=1 year=2028 amount=50000\n"
                            "olga baseline buyer=2 service=1 year=2027 amount=1000\n"
                            "olga target buyer=1 from=2027 until=2027 amount=12001"));
    const Quoted lines[] = { { 1, 2027, 1, 38000 }, { 1, 2027, 2, 1001 }, { 1, 2028, 1, 40000 },
                             { 1, 2029, 1, 700 } };
    Savings s;
    expect_done(savings_of(&w->p, lines, countof(lines), &s, a));
    const Saving *one = saving_in(&s, 1, 0), *two = saving_in(&s, 2, 0);
    expect(one->saved == 22000 && one->baseline == 100000 && one->price == 78000);
    expect(one->unmatched == 700 && one->in_target == 12000 && one->beyond == -1);
    expect(two->saved == -1 && !two->aimed && saving_in(&s, 1, 2028)->saved == 10000);
    expect(saving_in(&s, 0, 0)->saved == 21999 && s.all.target == 12001);
    expect(!saving_in(&s, 0, 2027) && !saving_in(&s, 3, 0));
}

/* Two prices for one service and year: whose comes first hangs on what a bidder left out. */
TEST(savings_stand_in_the_order_in_which_buyers_were_named)
{
    Play *w = play_with(DEFINED, a, TWO_BUYERS);
    const Quoted lines[] = { { 1, 2026, 0, 5 }, { 1, 2027, 2, 1 }, { 1, 2028, 1, 2 },
                             { 1, 2028, 2, 3 } };
    Savings s;
    expect_done(savings_of(&w->p, lines, countof(lines), &s, a));
    expect(s.buyers.len == 3 && s.buyers.at[0].buyer == 1 && s.buyers.at[0].unmatched == 2);
    expect(s.buyers.at[1].buyer == 2 && s.buyers.at[1].unmatched == 4 && !s.buyers.at[2].buyer);
}

TEST(savings_beyond_what_can_be_counted_are_refused)
{
    Play *w = play_with(DEFINED, a, TWO_BUYERS);
    expect_done(does_all(w,
        "olga baseline buyer=1 service=1 year=2027 amount=999999999999999999\n"
        "olga baseline buyer=1 service=1 year=2028 amount=999999999999999999"));
    const Quoted lines[] = { { 1, 2027, 1, 0 }, { 1, 2028, 1, 0 } };
    Savings s;
    expect_done(savings_of(&w->p, lines, 1, &s, a));
    expect_because(savings_of(&w->p, lines, 2, &s, a), does_not_fit);
}

/* ---- outages --------------------------------------------------------------------- */

#define OUTAGE_RULE                                                                                \
    { "olga round", "olga round round=1 kind=tender needed=2 padded=4096\n"                        \
                    "olga outage-rule round=1 least=300 within=3600 margin=600" }

TEST(the_rule_for_outages_is_published_with_the_round)
{
    Play *w = play_with(DEFINED, a, OUTAGE_RULE);
    expect_because(would(w, "olga outage-rule round=1 least=300 within=3600"), outage_rule_wrong);
    expect_because(would(w, "olga outage-rule round=9 least=300 within=3600"), no_such_round);
    w = play_to(DEFINED, a);
    expect_because(would(w, "olga outage-rule round=1 least=0 within=1"), outage_rule_wrong);
    expect_because(would(w, "olga outage-rule round=1 least=1 within=0"), outage_rule_wrong);
    expect_because(would(w, "olga outage-rule round=1 least=1 within=1 margin=2592001"),
                   outage_rule_wrong);
    w = play_to(INTERESTED, a);
    expect_because(would(w, "2026-10-30T12:03 olga outage round=1 from=2026-10-30T11:57 "
                            "until=2026-10-30T12:03"), outage_unpublished);
    expect_because(would(w, "olga outage-rule round=1 least=1 within=1"), never_now);
}

TEST(an_outage_near_the_deadline_lengthens_it_by_itself_and_for_all)
{
    const char *outage = "2026-10-30T12:03 olga outage round=1 from=2026-10-30T11:57 "
                         "until=2026-10-30T12:03";
    Play *w = play_with(DEPOSITED, a, OUTAGE_RULE);
    expect_because(would(w, "2026-10-30T12:03 olga outage round=1 from=2026-10-30T11:58:01 "
                            "until=2026-10-30T12:03"), outage_beside);      /* a second too short */
    expect_because(would(w, "2026-10-30T11:30 olga outage round=1 from=2026-10-30T10:30 "
                            "until=2026-10-30T11:00"), outage_beside);
    expect_because(would(w, "2026-10-30T12:05 olga outage round=1 from=2026-10-30T12:00 "
                            "until=2026-10-30T12:05"), outage_beside);      /* only afterwards */
    expect_done(would(w, "2026-10-30T12:05 olga outage round=1 from=2026-10-30T11:59:59 "
                         "until=2026-10-30T12:05"));
    expect_because(would(w, "2026-10-30T13:03:01 olga outage round=1 from=2026-10-30T11:57 "
                            "until=2026-10-30T12:03 late=-"), outage_late);
    expect_because(would(w, "2026-10-30T12:02 olga outage round=1 from=2026-10-30T11:57 "
                            "until=2026-10-30T12:03"), outage_late);
    expect_because(would(w, "2026-10-30T12:01 dora late-deposit round=1 lot=1 version=1"),
                   version_wrong);
    expect_done(does(w, "2026-10-30T12:02 dora late-deposit round=1 lot=1 version=2 heads=d2"));
    expect(w->p.box.at[3].late);
    expect_done(does(w, outage));
    expect(round_of(&w->p, 1)->deadline == moment("2026-10-30T12:16") && !w->p.box.at[3].late);
    expect_because(would(w, outage), outage_beside);                        /* counted once */
    expect_done(would(w, "2026-10-30T12:15:59 bela deposit round=1 lot=1 version=2"));
    expect_because(would(w, "2026-10-30T12:16 bela deposit round=1 lot=1 version=2"), not_now);
    expect_because(would(w, "2026-10-30T12:10 olga timetable round=1 event=deadline "
                            "moment=2026-10-30T14:00"), deadline_backwards);
    expect_because(would(w, "2026-10-30T12:16:59 olga box-list round=1"), box_too_early);
    expect_done(does(w, "2026-10-30T12:17 olga box-list round=1"));
    expect(bid_of(&w->p, 1, 1, DORA)->version == 2);
}

/* A late bid that was under way when the deadline was lengthened is in time, too. */
TEST(a_late_deposit_between_the_two_deadlines_is_in_time)
{
    Play *w = play_with(DEPOSITED, a, OUTAGE_RULE);
    expect_done(does(w, "2026-10-30T12:03 olga outage round=1 from=2026-10-30T11:57 "
                        "until=2026-10-30T12:03"));
    expect_done(does(w, "2026-10-30T12:05 dora late-deposit round=1 lot=1 version=2 heads=d2"));
    expect(!w->p.box.at[3].late);
    Act early = act_of(w, "cora late-deposit round=1 lot=1 version=2");
    early.arrived = moment("2026-10-30T11:56");
    early.expires = early.arrived + 300;
    expect_because(would_act(w, &early), not_now);
}

/* An hour and a second after its end: six minutes and ten are given from then on. */
TEST(an_outage_recorded_late_gives_the_same_time_from_its_record_on)
{
    Play *w = play_with(DEPOSITED, a, OUTAGE_RULE);
    const char *late = "2026-10-30T13:03:01 olga outage round=1 from=2026-10-30T11:57 "
                       "until=2026-10-30T12:03";
    expect_done(does(w, "2026-10-30T12:20 dora late-deposit round=1 lot=1 version=2 heads=d2"));
    expect(w->p.box.at[3].late);
    expect_done(does(w, late));
    expect(round_of(&w->p, 1)->deadline == moment("2026-10-30T13:19:01"));
    expect(!w->p.box.at[3].late);
    w = play_with(DEPOSITED, a, OUTAGE_RULE);
    expect_done(does(w, "2026-10-30T12:10 olga box-list round=1"));
    Result r = would(w, "2026-10-30T12:11 olga outage round=1 from=2026-10-30T11:57 "
                        "until=2026-10-30T12:03 late=-");
    expect_because(r, never_now);
    expect(memmem(r.detail.at, (size_t)r.detail.len, "accept-late ground=portal-fault", 31));
    expect_done(does(w, late));              /* on record, and nobody gets more time by it */
    expect(round_of(&w->p, 1)->deadline == moment("2026-10-30T12:00"));
    expect(round_of(&w->p, 1)->outage_until == moment("2026-10-30T12:03"));
}

TEST(where_somebody_was_heard_there_was_no_outage)
{
    Play *w = play_with(DEPOSITED, a, OUTAGE_RULE);
    expect_done(does(w, "2026-10-30T11:58 olga conflict finding=none"));
    expect_because(would(w, "2026-10-30T12:03 olga outage round=1 from=2026-10-30T11:57 "
                            "until=2026-10-30T12:03"), outage_contradicted);
    expect_done(would(w, "2026-10-30T12:05 olga outage round=1 from=2026-10-30T11:58:01 "
                         "until=2026-10-30T12:05"));
}

/* The box is shut to the judge: what lies in it changes no answer to an officer. */
TEST(a_deposit_in_an_outage_does_not_show_before_the_list)
{
    Play *w = play_with(DEPOSITED, a, OUTAGE_RULE);
    expect_done(does(w, "2026-10-30T11:58 bela deposit round=1 lot=1 version=2"));
    expect_done(would(w, "2026-10-30T12:03 olga outage round=1 from=2026-10-30T11:57 "
                         "until=2026-10-30T12:03"));
}

TEST(an_extension_by_hand_in_time_still_counts_after_an_early_outage)
{
    Play *w = play_with(DEPOSITED, a, OUTAGE_RULE);
    expect_done(does(w, "2026-10-30T11:20 olga outage round=1 from=2026-10-30T11:00 "
                        "until=2026-10-30T11:20"));
    expect(round_of(&w->p, 1)->deadline == moment("2026-10-30T12:30"));
    expect_because(would(w, "olga timetable round=1 event=deadline moment=2026-10-30T12:29"),
                   deadline_backwards);
    expect_done(does_all(w, "olga timetable round=1 event=deadline moment=2026-10-30T16:00\n"
                            "olga amend"));
    expect_done(would(w, "2026-10-30T15:00 olga timetable round=1 event=deadline "
                         "moment=2026-10-30T17:00"));
}

/* ---- powers ---------------------------------------------------------------------- */

TEST(a_power_is_given_within_the_contract_and_lapses_by_itself)
{
    Play *w = play_with(BOUGHT, a,
        { "olga activity", "olga activity service=1 activity=1 power=open\n"
                           "olga activity service=1 activity=2 power=designated\n"
                           "olga activity service=1 activity=3 power=reserved\n"
                           "olga activity service=1 activity=4 power=designated" },
        { "olga include", "olga include lot=1 service=1 activity=1\n"
                          "olga include lot=1 service=1 activity=2" });
    const char *days = "from=2027-02-01 until=2029-01-31";
    const struct { const char *what; const Reason *why; } tried[] = {
        { "designation=1 lot=1 service=1 activity=1", &power_not_designated },
        { "designation=1 lot=1 service=1 activity=3", &activity_reserved },
        { "designation=1 lot=1 service=1 activity=4", &power_not_designated },
        { "designation=1 lot=1 service=1 activity=9", &no_such_service },
        { "designation=0 lot=1 service=1 activity=2", &number_missing },
        { "designation=1 lot=1 service=1 activity=2", NULL },
    };
    for (ptrdiff_t i = 0; i < countof(tried); i++) {
        Text line = { 0 };
        text_put(&line, a, "olga designate {} {}", str(tried[i].what), str(days));
        text_byte(&line, 0, a);
        expect(would(w, line.at).why == tried[i].why);
    }
    expect_because(would(w, "olga designate designation=1 lot=1 service=1 activity=2 "
                            "from=2027-01-31 until=2029-01-31"), designation_outside);
    expect_because(would(w, "olga designate designation=1 lot=1 service=1 activity=2 "
                            "from=2027-03-01 until=2027-02-01"), designation_outside);
    expect_done(does(w, "anna designate designation=1 lot=1 service=1 activity=2 from=2027-03-01 "
                        "until=2028-02-29"));
    Day first = day_of((Civil){ 2027, 3, 1 }), last = day_of((Civil){ 2028, 2, 29 });
    expect(!designation_holds(&w->p, 1, first - 1) && designation_holds(&w->p, 1, first));
    expect(designation_holds(&w->p, 1, last) && !designation_holds(&w->p, 1, last + 1));
    expect(!designation_holds(&w->p, 2, first));
    lot_of(&w->p, 1)->contract_until = first;            /* were the contract to end sooner */
    expect(designation_holds(&w->p, 1, first) && !designation_holds(&w->p, 1, first + 1));
    lot_of(&w->p, 1)->contract_until = last;
    expect_because(would(w, "olga designation-ended designation=9 on=2027-06-01"),
                   no_such_designation);
    expect_because(would(w, "olga designation-ended designation=1 on=2028-03-01"),
                   designation_outside);
    expect_done(does(w, "olga designation-ended designation=1 cause=revoked on=2027-06-01"));
    expect(designation_holds(&w->p, 1, day_of((Civil){ 2027, 5, 31 })));
    expect(!designation_holds(&w->p, 1, day_of((Civil){ 2027, 6, 1 })));
    expect_because(would(w, "olga designation-ended designation=1 on=2027-07-01"),
                   no_such_designation);
}

RUN("buying_test",
    T(where_several_buy_together_exactly_one_leads),
    T(what_a_buyer_brings_is_frozen_with_the_notice),
    T(until_requests_close_a_buyer_leaves_without_a_ruling),
    T(who_leaves_takes_its_gate_away_and_lapses_what_was_approved),
    T(an_award_falls_with_the_buyer_whose_service_it_held),
    T(the_figures_of_a_buyer_that_has_left_count_in_no_price),
    T(a_change_that_makes_another_tender_leaves_only_its_end),
    T(who_joins_brings_its_own_needs_and_its_own_gate),
    T(a_body_has_as_many_members_as_must_agree),
    T(a_version_is_approved_when_enough_agree_and_rejected_when_too_few_are_left),
    T(votes_before_a_change_of_figures_count_no_more),
    T(roles_gates_and_seats_pass_and_a_padlock_does_not),
    T(who_holds_a_padlock_and_more_keeps_the_padlock),
    T(figures_are_asked_for_of_services_and_buyers_that_are_there),
    T(a_schedule_with_blanks_is_void_or_confirmed_as_was_published),
    T(savings_are_baseline_less_price_by_buyer_and_year_and_against_the_target),
    T(savings_stand_in_the_order_in_which_buyers_were_named),
    T(savings_beyond_what_can_be_counted_are_refused),
    T(the_rule_for_outages_is_published_with_the_round),
    T(an_outage_near_the_deadline_lengthens_it_by_itself_and_for_all),
    T(a_late_deposit_between_the_two_deadlines_is_in_time),
    T(an_outage_recorded_late_gives_the_same_time_from_its_record_on),
    T(where_somebody_was_heard_there_was_no_outage),
    T(a_deposit_in_an_outage_does_not_show_before_the_list),
    T(an_extension_by_hand_in_time_still_counts_after_an_early_outage),
    T(a_power_is_given_within_the_contract_and_lapses_by_itself))

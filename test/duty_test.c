/* duty_test.c - what everybody is told to do next, and by when, from the first officer to the
 * contract's notice. */
#include "core/view/duty.h"
#include "test/fixture.h"
#include "test/test.h"

#include <string.h>

/* All that somebody is told, a sentence a line; who it is about as a number. */
static Str told_at(Play *w, Id person, Instant now)
{
    Duties d = { 0 };
    Text   t = { 0 };
    duties_of(&w->p, now, &d, w->a);
    for (each(Duty, duty, d)) {
        Str about = duty->about ? str_of_number(duty->about, w->a) : (Str){ 0 };
        if (!duty_is_of(&w->p, duty, person))
            continue;
        if (t.len)
            text_our(&t, "\n", w->a);
        duty_write(&t, duty, about, LONDON, w->a);
    }
    return text_str(&t);
}

static Str told(Play *w, Id person) { return told_at(w, person, w->now); }

/* One of the lines is this one. */
static bool told_that(Play *w, Id person, const char *line)
{
    for (Str rest = told(w, person); rest.len;)
        if (str_is(str_cut(&rest, '\n'), line))
            return true;
    return false;
}

/* When that was due which is overdue for somebody; 0: nothing is. */
static Instant overdue_since(Play *w, Id person, Instant now)
{
    Duties d = { 0 };
    Instant since = 0;
    duties_of(&w->p, now, &d, w->a);
    for (each(Duty, duty, d))
        if (duty_is_of(&w->p, duty, person) && duty->missed)
            since = duty->missed;
    return since;
}

/* When the contract notice was sent is on record; else an officer is told until the signature. */
static Play *sent(Play *w)
{
    expect_done(does(w, "olga notice-published notice=tender lot=0 published=2026-10-05T09:00"));
    return w;
}

/* ---- one lot from the draft to the contract -------------------------------------- */

TEST(a_draft_waits_for_interests_padlocks_and_gates_before_it_is_published)
{
    Play *w = play_with(PREPARED, a, { "eva conflict finding=none", "" },
                        { "hugo padlock index=3", "" },
                        { "olga fact fact=all", "olga fact fact=all-documents value=yes\n"
                          "olga gate gate=1 approver=anna before=publish" });
    expect_text(told(w, EVA), "declare your interests");
    expect_text(told(w, HUGO), "bring a padlock");
    expect_text(told(w, HANS), "");
    expect_text(told(w, ANNA), "decide at the gate before publication");
    expect_text(told(w, OLGA), "publish, when the others have done their part");
    expect_done(does(w, "eva conflict finding=interest"));
    expect_text(told(w, OLGA), "rule on a declared interest: 21\n"
                               "publish, when the others have done their part");
    expect_done(does(w, "olga ruling person=eva ruling=must-leave"));
    expect_done(does(w, "anna approval gate=1 decision=approved version=1"));
    expect_done(does(w, "hugo padlock index=3 h=1003"));
    expect_text(told(w, EVA), "");
    expect_text(told(w, ANNA), "");
    expect_text(told(w, OLGA), "publish");
}

TEST(a_bidder_is_told_until_when_to_ask_and_to_hand_in)
{
    Play *w = play_to(INTERESTED, a);
    const char *hand_in = "lot 1: seal and hand in your bid, before Friday 30 October 2026, "
                          "12:00 GMT";
    Text both = { 0 };
    text_put(&both, a, "ask what is unclear, before Tuesday 20 October 2026, 12:00 BST\n{}",
             str(hand_in));
    expect(str_same(told(w, BELA), text_str(&both)));
    expect(str_same(told_at(w, BELA, moment("2026-10-20T12:00")), str(hand_in)));
    expect_text(told(w, OLGA), "enter the time at which the contract notice was sent: the law "
                               "counts from it");
    expect_done(does(w, "olga notice-published notice=tender lot=0 published=2026-10-05T09:00"));
    expect_text(told(w, OLGA), "");
    expect_done(does(w, "bela question"));
    expect_text(told(w, OLGA),
                "answer what was asked, to everybody, by the end of Saturday 24 October 2026");
    expect_text(told_at(w, OLGA, moment("2026-10-25T00:00")),
                "lengthen the deadline and then answer what was asked, if it was asked in good "
                "time, before Friday 30 October 2026, 12:00 GMT");
    expect_text(told_at(w, OLGA, moment("2026-10-30T12:01")), "lot 1: list the box");
    expect_done(does(w, "olga answer answer=1"));
    expect_text(told(w, OLGA), "");
}

/* A bid in the box is nobody's to know. */
TEST(whether_there_is_a_bid_changes_what_nobody_is_told)
{
    Play *without = play_to(INTERESTED, a), *with = play_to(DEPOSITED, a);
    const char *const moments[] = { "2026-10-29T12:00", "2026-10-30T12:30" };
    const Id people[] = { OLGA, EVA, HANS, BELA, CORA };
    for (ptrdiff_t m = 0; m < countof(moments); m++)
        for (ptrdiff_t i = 0; i < countof(people); i++)
            expect(str_same(told_at(with, people[i], moment(moments[m])),
                            told_at(without, people[i], moment(moments[m]))));
}

TEST(the_box_is_listed_when_it_has_settled_and_every_bid_is_decided_on)
{
    Play *w = play_to(DEPOSITED, a);
    expect_done(does(w, "olga notice-published notice=tender lot=0 published=2026-10-13T09:00"));
    expect_text(told_at(w, OLGA, moment("2026-10-30T12:00")),
                "lengthen the deadline: counted from the notice as sent it is too near\n"
                "lot 1: list the box, not before Friday 30 October 2026, 12:01 GMT");
    expect_done(does(w, "olga notice-published notice=tender lot=0 published=2026-10-05T09:00"));
    expect_text(told_at(w, OLGA, moment("2026-10-30T12:00")),
                "lot 1: list the box, not before Friday 30 October 2026, 12:01 GMT");
    expect_text(told_at(w, OLGA, moment("2026-10-30T12:01")), "lot 1: list the box");
    expect_done(does(w, "2026-10-30T12:00:30 dora late-deposit round=1 lot=1 version=2 heads=d2"));
    expect_done(does_all(w, "2026-10-30T12:01 olga box-list round=1\n"
                            "olga admit round=1 lot=1 bidder=bela\n"
                            "olga admit round=1 lot=1 bidder=cora"));
    expect_text(told(w, OLGA),
                "lot 1: accept a late bid before a padlock turns, or leave it shut: 103\n"
                "lot 1: admit or exclude a bid: 103");
    expect_text(told(w, HANS), "");                  /* he would be refused */
    expect_done(does(w, "olga admit round=1 lot=1 bidder=dora"));
    expect_text(told(w, OLGA), "");
    expect_text(told(w, HANS), "lot 1: turn your padlock for the first envelopes");
    expect_text(told(w, EVA), "");
}

TEST(nobody_is_told_what_would_be_refused_today)
{
    Play *w = sent(play_to(LET_IN, a));
    expect_done(does_all(w, "hans turns round=1 lot=1 envelope=quality\n"
                            "hedi turns round=1 lot=1 envelope=quality"));
    expect_text(told(w, HUGO), "");                  /* two are enough */
    expect_text(told(w, OLGA), "lot 1: open the first envelopes");
    w = sent(play_to(READ, a));
    expect_text(told(w, EVA), "lot 1: mark every bid and close your sheet");
    expect_text(told(w, CARL), "");
    w = sent(play_to(CLOSED_SHEETS, a));
    expect_text(told(w, EVA), "");
    expect_text(told(w, CARL), "lot 1: record what the panel agrees on, and who was there");
    expect_text(told(w, OLGA), "");
    w = sent(play_to(AGREED_ON, a));
    expect_text(told(w, CARL), "");
    expect_text(told(w, HANS), "");
    expect_text(told(w, OLGA), "lot 1: lock the scores");
    w = sent(play_to(LOCKED_UP, a));
    expect_text(told(w, OLGA), "");
    expect_text(told(w, HANS), "lot 1: turn your padlock for the prices");
    w = sent(play_to(TURNED, a));
    expect_text(told(w, OLGA), "lot 1: open the prices");
}

TEST(prices_of_a_group_are_nobody_s_duty_before_every_lot_of_it_is_locked)
{
    Play *w = play_with(AGREED_ON, a,
        { "olga lot lot=1", "olga lot lot=1 most=500000 group=1\n"
                            "olga lot lot=2 most=500000 group=1" },
        { "olga formula", "olga formula lot=1\n"
                          "olga criterion lot=2 criterion=1 weight=60.000 scale=1\n"
                          "olga criterion lot=2 criterion=2 kind=price weight=40.000\n"
                          "olga formula lot=2" });
    sent(w);
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    expect_text(told(w, HANS), "");
    expect_text(told(w, EVA), "");
    expect_text(told(w, OLGA), "lot 2: end it: there is no bid");
    expect_done(does_all(w, "eva scores-done round=1 lot=2\nemil scores-done round=1 lot=2\n"
                            "erin scores-done round=1 lot=2"));
    expect_done(does(w, "olga score-lock round=1 lot=2"));
    expect_text(told(w, HANS), "lot 1: turn your padlock for the prices");
}

TEST(an_award_waits_for_its_gate_and_a_low_price_for_its_question)
{
    Play *w = play_with(PRICED, a, { "olga fact fact=all",
        "olga fact fact=all-documents value=yes\n"
        "olga person person=12 key=12\nolga role person=12 role=approver\n"
        "12 conflict finding=none\n"
        "olga gate gate=1 approver=anna needed=2 before=award\nolga seat gate=1 approver=12" });
    sent(w);
    expect_text(told(w, ANNA), "lot 1: decide at the gate before the award");
    expect_text(told(w, 12), "lot 1: decide at the gate before the award");
    expect_text(told(w, OLGA), "lot 1: ask why a price is so low: 101\n"
                               "lot 1: ask why a price is so low: 102");
    expect_done(does(w, "anna approval gate=1 decision=approved version=1 paper=p1"));
    expect_text(told(w, ANNA), "");
    expect_text(told(w, 12), "lot 1: decide at the gate before the award");
    expect_done(does(w, "12 approval gate=1 decision=approved version=1 paper=p1"));
    expect_done(does(w, "olga inquire inquiry=1 round=1 lot=1 bidder=bela about=low-price "
                        "until=2026-12-10T12:00"));
    expect_text(told(w, BELA), "lot 1: reply to what you were asked about your bid, before "
                               "Thursday 10 December 2026, 12:00 GMT");
    expect_text(told(w, OLGA), "lot 1: ask why a price is so low: 102");
    expect_text(told_at(w, BELA, moment("2026-12-10T12:00")), "");
    expect_text(told_at(w, OLGA, moment("2026-12-10T12:00")),
                "lot 1: rule: no reply came in time: 101\nlot 1: ask why a price is so low: 102");
    expect_done(does_all(w, "bela reply inquiry=1\nolga resolve inquiry=1 ruling=explained"));
    expect_text(told(w, OLGA), "lot 1: ask why a price is so low: 102\nlot 1: award: 102");
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    expect_text(told(w, ANNA), "lot 1: decide at the gate before the award");      /* it lapsed */
}

TEST(after_the_award_come_summaries_notice_standstill_signature_and_the_contract_s_notice)
{
    Play *w = sent(play_to(WON, a));
    expect_text(told(w, OLGA), "lot 1: give a bidder its assessment summary: 101\n"
                               "lot 1: give a bidder its assessment summary: 102\n"
                               "lot 1: give a bidder its assessment summary: 103");
    w = sent(play_to(TOLD, a));
    expect_text(told(w, OLGA), "lot 1: publish the award notice and enter its number");
    w = sent(play_to(NOTICED, a));
    expect_text(told(w, OLGA), "lot 1: declare the standstill");
    w = sent(play_to(STANDING, a));
    expect_text(told(w, OLGA), "lot 1: sign the contract, not before Wednesday 6 January 2027");
    expect_done(does(w, "olga claim lot=1 claim=1 notified=2026-12-21T09:00"));
    expect_text(told(w, OLGA), "lot 1: wait: a notified claim blocks the signature");
    expect_done(does_all(w, "olga claim-ended lot=1 claim=1\nolga order lot=1 effect=blocks"));
    expect_text(told(w, OLGA), "lot 1: wait: an order of a court blocks the signature");
    w = play_to(BOUGHT, a);
    expect_text(told(w, OLGA), "lot 1: publish the contract's notice and enter its number, by the "
                               "end of Thursday 4 February 2027");
    expect_text(told_at(w, OLGA, moment("2027-02-05T00:00")),
                "lot 1: publish the contract's notice at once: its time is over");
    expect(overdue_since(w, OLGA, moment("2027-02-05T00:00")) == moment("2027-02-05T00:00"));
    expect(!overdue_since(w, OLGA, moment("2027-02-04T23:59")));
    expect_done(does(w, "2027-01-20T09:00 olga notice-published notice=contract lot=1 "
                        "published=2027-01-20T08:00"));
    expect_text(told(w, OLGA), "");
}

/* ---- rounds ---------------------------------------------------------------------- */

#define ROUNDS(first, second)                                                                      \
    { "olga lot", "olga lot lot=1 regime=pa-2023-light most=500000" },                             \
    { "olga round", "olga round round=1 kind=" first " needed=2 padded=4096\n"                     \
                    "olga round round=2 kind=" second " needed=2 padded=4096\n"                    \
                    "olga round round=3 kind=tender needed=2 padded=4096" }

/* Cora and Dora go on to the second round, without marks; Bela has withdrawn. */
static Play *second_round(Play *w, const char *envelope)
{
    Text t = { 0 };
    Str  e = str(envelope);
    text_put(&t, w->a, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn\n"
             "hans turns round=1 lot=1 envelope={}\nhedi turns round=1 lot=1 envelope={}\n"
             "olga opened round=1 lot=1 bidder=cora envelope={} outcome=read\n"
             "olga opened round=1 lot=1 bidder=dora envelope={} outcome=read\n"
             "olga select round=1 lot=1 bidder=cora\nolga select round=1 lot=1 bidder=dora\n"
             "olga timetable round=2 event=deadline moment=2026-12-20T12:00\n"
             "olga invited round=2 lot=1 bidder=cora\nolga invited round=2 lot=1 bidder=dora\n"
             "olga invite round=2", e, e, e, e);
    expect_done(does_all(sent(w), str_terminated(text_str(&t), w->a)));
    return w;
}

static Play *selected(Play *w) { return second_round(w, "qualification"); }

TEST(a_later_round_asks_nothing_of_who_is_not_in_it)
{
    Play *w = selected(play_with(LET_IN, a, ROUNDS("selection", "tender")));
    expect_text(told(w, CORA), "lot 1: seal and hand in your bid, before Sunday 20 December 2026, "
                               "12:00 GMT");
    expect_text(told(w, BELA), "");
    expect_done(does(w, "olga suspend lot=1"));
    expect_text(told(w, CORA), "lot 1: wait: it is suspended; what you handed in stays in the box, "
                               "and nothing comes in until it goes on");
    expect_text(told(w, BELA), "");
}

TEST(what_a_later_round_leaves_to_do_is_told_of_its_own_bids)
{
    Play *w = play_with(LET_IN, a, ROUNDS("dialogue", "tender"));
    *list_add(&w->p.talked, a) = (Talked){ .round = 1, .lot = 1 };
    second_round(w, "quality");
    expect_done(does_all(w, "cora deposit round=2 lot=1 version=1 heads=c2\n"
                            "dora deposit round=2 lot=1 version=1 heads=d2\n"
                            "2026-12-20T12:01 olga box-list round=2"));
    expect_text(told(w, OLGA), "lot 1: admit or exclude a bid: 102\n"
                               "lot 1: admit or exclude a bid: 103");
    expect_done(does_all(w, "olga admit round=2 lot=1 bidder=cora\n"
                            "olga admit round=2 lot=1 bidder=dora"));
    expect_text(told(w, HANS), "lot 1: turn your padlock for the first envelopes");
    expect_done(does_all(w, "hans turns round=2 lot=1 envelope=quality\n"
                            "hedi turns round=2 lot=1 envelope=quality\n"
                            "olga opened round=2 lot=1 bidder=cora envelope=quality outcome=read"));
    expect_text(told(w, OLGA), "lot 1: open the first envelopes: 103");
}

TEST(in_a_dialogue_each_candidate_is_called_and_what_it_disclosed_asked_about)
{
    Play *w = selected(play_with(LET_IN, a, ROUNDS("selection", "dialogue")));
    const char *solve = "lot 1: seal and hand in your solution, before Sunday 20 December 2026, "
                        "12:00 GMT";
    expect_text(told(w, CORA), solve);
    expect_text(told(w, OLGA), "lot 1: call a candidate to a session: 102\n"
                               "lot 1: call a candidate to a session: 103");
    expect_done(does(w, "olga session session=1 kind=dialogue round=2 lot=1 bidder=cora "
                        "starts=2026-12-10T09:00"));
    expect_text(told(w, OLGA), "lot 1: call a candidate to a session: 103\n"
                               "lot 1: hold a session: 102, not before Thursday 10 December 2026, "
                               "09:00 GMT");
    w->p.sessions.at[0].kind = SESSION_VISIT;    /* that is no dialogue */
    expect(str_starts(told(w, OLGA), "lot 1: call a candidate to a session: 102\n"));
}

/* ---- what else may come ---------------------------------------------------------- */

TEST(where_the_law_demands_no_standstill_nobody_is_made_to_declare_one)
{
    Play *w = play_with(NOTICED, a, { "olga lot", "olga lot lot=1 regime=pa-2023-light "
                                                  "most=500000" });
    sent(w);
    expect_text(told(w, OLGA),
                "lot 1: declare a standstill, if you grant one: the law demands none\n"
                "lot 1: sign the contract");
}

TEST(a_suspended_lot_goes_on_or_ends_and_an_ended_one_gets_its_notice)
{
    Play *w = sent(play_to(READ, a));
    expect_done(does(w, "olga suspend lot=1"));
    expect_text(told(w, EVA), "");
    expect_text(told(w, OLGA), "lot 1: it is suspended: go on with it, or end it");
    *list_add(&w->p.candidates, a) = (Candidate){ .round = 1, .lot = 1, .bidder = BELA };
    expect_text(told(w, BELA), "");              /* the box is listed: nothing waits */
    expect_done(does(w, "olga abandon lot=1"));
    expect_text(told(w, OLGA), "lot 1: tell a bidder why the lot ended: 101\n"
                               "lot 1: tell a bidder why the lot ended: 102\n"
                               "lot 1: tell a bidder why the lot ended: 103\n"
                               "lot 1: publish the notice of its end and enter its number");
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=bela\n"
                            "olga summary round=1 lot=1 bidder=cora\n"
                            "olga summary round=1 lot=1 bidder=dora\n"
                            "olga notice-published notice=termination lot=1 "
                            "published=2026-10-30T00:00"));
    expect_text(told(w, OLGA), "");
}

TEST(marks_that_are_open_again_are_those_of_bids_for_the_lot)
{
    Play *w = sent(play_to(LOCKED_UP, a));
    expect_done(does(w, "olga reopen round=1 lot=1 prices=unknown ground=error"));
    expect_text(told(w, EVA), "lot 1: mark it and then close your sheet: 101\n"
                              "lot 1: mark it and then close your sheet: 102\n"
                              "lot 1: mark it and then close your sheet: 103");
    *list_add(&w->p.criteria, a) = *criterion_of(&w->p, 1, 11);
    w->p.criteria.at[w->p.criteria.len - 1].lot = 2;
    bid_of(&w->p, 1, 1, CORA)->lot = 2;      /* where nothing was locked yet */
    expect_text(told(w, EVA), "lot 1: mark it and then close your sheet: 101\n"
                              "lot 1: mark it and then close your sheet: 103");
}

TEST(equal_places_no_bids_and_an_overlapping_award_say_what_is_left_to_do)
{
    Play *w = play_with(PRICED, a,
        { "olga formula", "olga formula lot=1 formula=lowest-ratio where=total places=0" },
        { "olga opened round=1 lot=1 bidder=cora envelope=price",
          "olga opened round=1 lot=1 bidder=cora envelope=price outcome=read total=142857" });
    sent(w);
    expect_text(told(w, OLGA),
                "lot 1: ask why a price is so low: 101\n"
                "lot 1: end it and tender anew: the first places are equal, and no published "
                "rule parts them");
    w = sent(play_to(PRICED, a));
    expect_done(does_all(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn\n"
                            "olga exclude round=1 lot=1 bidder=cora ground=withdrawn\n"
                            "olga exclude round=1 lot=1 bidder=dora ground=withdrawn"));
    expect_text(told(w, OLGA), "lot 1: end it: no bid is left");
    w = sent(play_to(PRICED, a));            /* the one that is left has won all that it may */
    expect_done(does_all(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn\n"
                            "olga exclude round=1 lot=1 bidder=dora ground=withdrawn"));
    *list_add(&w->p.lots, a) = (Lot){ .id = 2, .awarded = true, .winner = CORA, .signed_ = true,
                                      .notices = ~0u, .contract_until = INT32_MAX };
    w->p.most_lots = 1;
    expect(str_starts(told(w, OLGA), "lot 1: end it: "));
}

TEST(where_one_wins_no_more_than_was_published_nobody_says_that_no_bid_is_left)
{
    Play *w = play_to(PRICED, a);
    expect_done(does_all(sent(w), "olga exclude round=1 lot=1 bidder=bela ground=withdrawn\n"
                                  "olga exclude round=1 lot=1 bidder=dora ground=withdrawn"));
    *list_add(&w->p.lots, a) = (Lot){ .id = 2, .awarded = true, .winner = CORA };
    w->p.most_lots = 1;
    expect(strstr(str_terminated(told(w, OLGA), a), "lot 1: end it: whose bid is left may win no "
                                                     "more lots"));
}

TEST(who_is_asked_to_be_bound_for_longer_is_told_until_when_to_say_so)
{
    Play *w = play_with(LET_IN, a, { "olga document",
        "olga timetable round=1 event=validity moment=2026-12-24T12:00\n"
        "olga document document=1 version=1" });
    sent(w);
    expect_text(told(w, HANS), "lot 1: turn your padlock for the first envelopes, before Thursday "
                               "24 December 2026, 12:00 GMT");
    expect_done(does(w, "olga extend-validity round=1 lot=1 until=2027-02-01T00:00"));
    expect_text(told(w, BELA), "lot 1: say whether you are bound for longer; if not, your bid "
                               "lapses, before Thursday 24 December 2026, 12:00 GMT");
    expect_done(does(w, "bela consent-validity round=1 lot=1"));
    expect_text(told(w, BELA), "");
    expect_text(told_at(w, OLGA, moment("2026-12-24T12:00")),
                "lot 1: enter that a bid lapsed: 102\nlot 1: enter that a bid lapsed: 103");
    expect_text(told_at(w, CORA, moment("2026-12-24T12:00")), "");
}

TEST(a_holder_whose_key_was_changed_is_told_from_when_it_counts)
{
    Play *w = sent(play_to(LET_IN, a));
    expect_done(does(w, "2026-10-30T15:00 olga key-change person=hans key=777"));
    expect_text(told(w, HANS), "keep your key, if the new one that officers entered for you is "
                               "not yours, before Saturday 31 October 2026, 15:00 GMT\n"
                               "lot 1: turn your padlock for the first envelopes, not before "
                               "Saturday 31 October 2026, 15:00 GMT");
    expect_text(told_at(w, HANS, moment("2026-10-31T15:00")),
                "lot 1: turn your padlock for the first envelopes");
}

TEST(who_is_no_officer_is_told_how_a_new_key_is_stopped)
{
    Play *w = play_to(INTERESTED, a);
    const char *keep = "keep your key, if the new one that officers entered for you is not yours, "
                       "before Friday 30 October 2026, 12:00 GMT";
    expect_done(does(w, "2026-10-06T10:00 olga key-change person=bela key=900"));
    expect_done(does(w, "olga key-change person=otto key=901"));
    expect(str_starts(told(w, BELA), keep) && !str_starts(told(w, OTTO), "keep"));
    expect_done(does(w, "bela key-kept"));
    expect(!str_starts(told(w, BELA), "keep"));
}

TEST(what_a_change_of_buyers_or_of_a_consortium_leaves_to_do_is_told)
{
    Play *w = play_with(PRICED, a, { "olga fact fact=all",
        "olga fact fact=all-documents value=yes\nolga buyer buyer=1 part=lead" });
    sent(w);
    expect_done(does(w, "olga join buyer=2 part=other ruling=continue"));
    expect_text(told(w, OLGA), "lot 1: cut the lot's value anew: a buyer left or joined\n"
                               "lot 1: ask why a price is so low: 101\n"
                               "lot 1: ask why a price is so low: 102");
    expect_done(does(w, "olga join buyer=3 part=other ruling=end"));
    expect_text(told(w, OLGA), "lot 1: end it: a change of buyers made another tender of it");
    w = play_with(LET_IN, a, { "bela interest", "bela interest key=bela\nbela member member=1" });
    sent(w);
    expect_done(does(w, "olga member-change bidder=bela member=1"));
    expect_text(told(w, OLGA), "lot 1: test a changed consortium again: 101");
}

TEST(after_the_signature_each_last_day_is_told_to_its_last_second)
{
#define COPY "lot 1: publish a copy of the contract's change "
#define OVER "lot 1: publish the notice of the contract's end "
    Play *w = sent(play_to(BOUGHT, a));
    Lot  *lot = lot_of(&w->p, 1);
    lot->notices = ~0u & ~(1u << NOTICE_TERMINATION);
    lot->contract_until = day_at(w->now, LONDON) + 400;
    *list_add(&lot->modified, a) = (Modification){ .value = INT64_C(500000000), .at = w->now };
    expect_text(told(w, OLGA), "");                  /* five million pounds are not above it */
    lot->modified.at[0].value++;
    expect_text(told(w, OLGA), COPY "and enter it, by the end of Monday 5 April 2027");
    Instant late = moment("2027-04-06T00:00");
    expect_text(told_at(w, OLGA, late - 1),
                COPY "and enter it, by the end of Monday 5 April 2027");
    expect_text(told_at(w, OLGA, late), COPY "at once: its time is over");
    lot->modified.at[0].copied = true;
    Instant over = day_begins(lot->contract_until + 1, LONDON);
    expect_text(told_at(w, OLGA, over - 1), "");
    expect_text(told_at(w, OLGA, over), OVER "and enter it, by the end of Friday 10 March 2028");
}

/* A price is worth the same whatever the others ask. */
#define BUDGET                                                                                     \
    { "olga formula", "olga formula lot=1 formula=budget-saving a=250000 where=total places=3" }

TEST(where_nothing_follows_from_the_figures_it_is_told_what_does)
{
    Play *w = sent(play_with(PRICED, a, BUDGET));
    w->p.objective = LEAST_COST;
    lot_of(&w->p, 1)->keepable = true;
    lot_of(&w->p, 1)->keep = 50000;
    expect(told_that(w, OLGA, "lot 1: end it: the best award over all lots is without it"));
    w = sent(play_to(PRICED, a));
    *list_add(&w->p.lots, a) = (Lot){ .id = 2, .awarded = true, .winner = CORA };
    *list_add(&w->p.includes, a) = (Include){ .lot = 2, .service = 1, .activity = 1 };
    expect(told_that(w, OLGA, "lot 1: end it: what it overlaps with is awarded"));
    w = play_with(PRICED, a, { "olga fact fact=all", "olga fact fact=all-documents value=yes\n"
        "olga buyer buyer=1 part=lead\nolga buyer buyer=2 part=partner" },
        { "olga include", "olga include lot=1 service=1 activity=1\n"
          "olga cell lot=1 service=1 year=2027 buyer=1\n"
          "olga cell lot=1 service=1 year=2027 buyer=2\nolga blanks lot=1 rule=zero" });
    expect_done(does(sent(w), "olga leave buyer=2 ruling=continue"));
    expect(told_that(w, OLGA, "lot 1: open the prices once more: what of them is for a buyer that "
                              "has left is not on record"));
}

TEST(a_price_of_nothing_is_explained_before_its_award)
{
    const char *why = "lot 1: ask how it can be done for nothing, and rule on the answer: 102";
    Play *w = sent(play_with(PRICED, a, BUDGET,
        { "olga opened round=1 lot=1 bidder=cora envelope=price",
          "olga opened round=1 lot=1 bidder=cora envelope=price outcome=read total=0" }));
    lot_of(&w->p, 1)->regime = PCR_2015;
    expect(told_that(w, OLGA, "lot 1: ask why a price is so low: 102"));
    expect(!told_that(w, OLGA, why));                /* it is asked about once */
    expect_done(does_all(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn\n"
                            "olga exclude round=1 lot=1 bidder=dora ground=withdrawn"));
    expect(told_that(w, OLGA, why));                 /* it is low beside no other */
}

TEST(marks_are_not_waited_for_where_nobody_or_nothing_is_left_to_mark)
{
    Play *w = sent(play_to(LOCKED_UP, a));
    expect_done(does_all(w, "olga reopen round=1 lot=1 bidder=bela prices=unknown ground=error\n"
                            "olga exclude round=1 lot=1 bidder=bela ground=withdrawn"));
    expect_text(told(w, EVA), "lot 1: close your sheet: no mark is open any more");
    w = sent(play_to(READ, a));
    for (Id id = EVA; id <= ERIN; id++)
        person_of(&w->p, id)->barred = true;
    expect_text(told(w, EVA), "");
    expect_text(told(w, OLGA), "lot 1: name evaluators: nobody is left to mark");
}

TEST(scores_wait_for_what_was_asked_and_for_who_deviates)
{
    Play *w = sent(play_to(AGREED_ON, a));
    expect_done(does(w, "olga inquire inquiry=1 round=1 lot=1 bidder=bela "
                        "until=2026-12-30T12:00"));
    expect_text(told(w, OLGA), "");
    expect_done(does_all(w, "bela reply inquiry=1\nolga resolve inquiry=1 ruling=changes\n"
                            "olga inquire inquiry=2 round=1 lot=1 bidder=cora about=deviation "
                            "until=2026-12-30T12:00"));
    expect_text(told(w, CORA), "lot 1: reply to what you were asked about your bid, before "
                               "Wednesday 30 December 2026, 12:00 GMT");
    expect_done(does(w, "cora reply inquiry=2"));
    expect_text(told(w, OLGA), "lot 1: rule on a reply: 102");
    expect_done(does(w, "olga resolve inquiry=2 ruling=rejected"));
    expect_text(told(w, OLGA), "lot 1: exclude the bid whose deviation was rejected: 102");
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=cora ground=not-compliant"));
    expect_text(told(w, OLGA), "lot 1: lock the scores");
}

TEST(each_duty_says_whose_it_is)
{
    static const struct { Stage stage; Id person; const char *who; } rows[] = {
        { PREPARED, EVA, "person" },    { PREPARED, ANNA, "approver" },
        { PREPARED, HUGO, "holder" },   { PREPARED, OLGA, "officer" },
        { INTERESTED, BELA, "bidder" }, { READ, EVA, "evaluator" },
        { CLOSED_SHEETS, CARL, "chair" },
    };
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Play *w = play_with(rows[i].stage, a,
            { rows[i].stage == PREPARED ? "eva conflict finding=none" : "-", "" },
            { rows[i].stage == PREPARED ? "hugo padlock index=3" : "-", "" },
            { rows[i].stage == PREPARED ? "olga fact fact=all" : "-",
              "olga fact fact=all-documents value=yes\n"
              "olga gate gate=1 approver=anna before=publish" });
        Duties d = { 0 };
        const char *who = "nobody";
        duties_of(&w->p, w->now, &d, a);
        for (each(Duty, duty, d))
            if (duty_is_of(&w->p, duty, rows[i].person))
                who = duty_who(duty);
        expect(!strcmp(who, rows[i].who));
    }
}

RUN("duty_test",
    T(a_later_round_asks_nothing_of_who_is_not_in_it),
    T(what_a_later_round_leaves_to_do_is_told_of_its_own_bids),
    T(in_a_dialogue_each_candidate_is_called_and_what_it_disclosed_asked_about),
    T(where_nothing_follows_from_the_figures_it_is_told_what_does),
    T(a_price_of_nothing_is_explained_before_its_award),
    T(marks_are_not_waited_for_where_nobody_or_nothing_is_left_to_mark),
    T(scores_wait_for_what_was_asked_and_for_who_deviates),
    T(each_duty_says_whose_it_is),
    T(a_draft_waits_for_interests_padlocks_and_gates_before_it_is_published),
    T(a_bidder_is_told_until_when_to_ask_and_to_hand_in),
    T(whether_there_is_a_bid_changes_what_nobody_is_told),
    T(the_box_is_listed_when_it_has_settled_and_every_bid_is_decided_on),
    T(nobody_is_told_what_would_be_refused_today),
    T(prices_of_a_group_are_nobody_s_duty_before_every_lot_of_it_is_locked),
    T(an_award_waits_for_its_gate_and_a_low_price_for_its_question),
    T(after_the_award_come_summaries_notice_standstill_signature_and_the_contract_s_notice),
    T(where_the_law_demands_no_standstill_nobody_is_made_to_declare_one),
    T(a_suspended_lot_goes_on_or_ends_and_an_ended_one_gets_its_notice),
    T(marks_that_are_open_again_are_those_of_bids_for_the_lot),
    T(equal_places_no_bids_and_an_overlapping_award_say_what_is_left_to_do),
    T(where_one_wins_no_more_than_was_published_nobody_says_that_no_bid_is_left),
    T(who_is_asked_to_be_bound_for_longer_is_told_until_when_to_say_so),
    T(a_holder_whose_key_was_changed_is_told_from_when_it_counts),
    T(who_is_no_officer_is_told_how_a_new_key_is_stopped),
    T(what_a_change_of_buyers_or_of_a_consortium_leaves_to_do_is_told),
    T(after_the_signature_each_last_day_is_told_to_its_last_second))

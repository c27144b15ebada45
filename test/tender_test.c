/* tender_test.c - from the first bid to what is erased: the judges of each stage. */
#include "core/view/dates.h"
#include "core/view/stands.h"
#include "core/view/warnings.h"
#include "test/fixture.h"
#include "test/test.h"

#include <string.h>

/* A second lot, in one group with the first: its bids could influence each other's prices. */
#define TWO_LOTS                                                                                   \
    { "olga lot lot=1", "olga lot lot=1 most=500000 group=1\n"                                    \
                        "olga lot lot=2 most=500000 group=1" },                                   \
    { "olga formula", "olga formula lot=1 formula=lowest-ratio where=total places=3 tie=11\n"      \
                      "olga criterion lot=2 criterion=1 weight=60.000 scale=1\n"                   \
                      "olga criterion lot=2 criterion=2 kind=price weight=40.000\n"                \
                      "olga formula lot=2" }

/* Of each date its limit and last day. */
static Str dates_said(const Play *w, Instant now)
{
    LawDates dates = { 0 };
    Text t = { 0 };
    dates_of(&w->p, now, &dates, w->a);
    for (each(LawDate, d, dates))
        text_put(&t, w->a, "{}{} {}", t.len ? S(", ") : S(""), str(limit_names[d->what]),
                 str_of_day(d->period.last, w->a));
    return text_str(&t);
}

/* ---- interest and questions ------------------------------------------------------ */

TEST(a_bidder_has_a_number_and_a_key_of_its_own)
{
    Play *w = play_to(INTERESTED, a);
    expect_because(would(w, "bela interest key=900"), not_your_act);
    expect_because(would(w, "104 interest key=bela"), bidder_known);
    expect_because(would(w, "104 interest key=eva"), bidder_known);
    expect_because(would(w, "0 interest key=900"), bidder_known);
    Act foreign = act_of(w, "104 interest key=900");
    foreign.signed_by.key = key_id(key_of(901));
    expect_because(would_act(w, &foreign), signature_foreign);
    expect_because(would(w, "2026-10-30T12:00 104 interest key=104"), not_now);
}

TEST(questions_end_when_the_timetable_says_and_answers_are_counted)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(does(w, "2026-10-20T11:59 bela question"));
    expect_because(would(w, "2026-10-20T12:00 bela question"), question_late);
    expect_because(would(w, "olga question"), not_your_act);
    expect_because(would(w, "olga answer answer=2"), answer_order);
    expect_done(does(w, "olga answer answer=1"));
    expect_because(would(w, "olga answer answer=1"), answer_order);
}

static bool holds(Str s, const char *words)
{
    return memmem(s.at, (size_t)s.len, words, strlen(words)) != NULL;
}

/* The deadline is noon of Friday 30 October 2026; six days before it is Saturday the 24th. */
TEST(an_answer_comes_six_days_before_the_deadline_or_after_it_was_lengthened)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(would(w, "2026-10-24T23:59:59 olga answer answer=1"));
    Result r = would(w, "2026-10-25T00:00 olga answer answer=1");
    expect_because(r, answer_late);
    expect(holds(r.detail, "its last day for this was Saturday 24 October 2026"));
    expect(holds(r.detail, "not before Saturday 31 October 2026"));
    expect_because(would(w, "2026-10-30T12:00 olga answer answer=1"), answer_late);
    expect_done(does_all(w, "2026-10-26T09:00 olga timetable round=1 event=deadline "
                            "moment=2026-11-01T12:00\nolga amend\nolga answer answer=1"));
    expect_because(would(w, "2026-10-26T23:59 olga answer answer=2 corrects=3"), no_such_answer);
    expect_done(would(w, "2026-10-26T23:59 olga answer answer=2 corrects=1"));
    expect_because(would(w, "2026-10-27T00:00 olga answer answer=2 corrects=1"), answer_late);
}

TEST(nothing_is_answered_once_the_tenders_are_in)
{
    Play *w = play_to(BOXED, a);
    expect_because(would(w, "olga answer answer=1"), answer_late);
}

#define CHANGE "olga document document=1 version=2\n"
#define LATER(moment) "olga timetable round=1 event=deadline moment=2026-" moment "\n"

/* Whoever changes what bids are an answer to gives more time, whenever it is. */
TEST(a_change_comes_with_a_later_deadline_or_says_why_it_is_minor)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(does(w, "2026-10-10T09:00 olga document document=1 version=2"));
    Result r = would(w, "olga amend minor=-");
    expect_because(r, change_unlengthened);
    expect(holds(r.detail, "the deadline of round 1 stays Friday 30 October 2026, 12:00 GMT"));
    expect_done(would(w, "olga amend"));
    w = play_to(INTERESTED, a);
    expect_done(does_all(w, "2026-10-10T09:00 " CHANGE LATER("10-30T12:00")));   /* the same */
    expect_because(would(w, "olga amend minor=-"), change_unlengthened);
    expect_done(does_all(w, LATER("10-30T12:01")));
    expect_done(would(w, "olga amend minor=-"));
}

/* An amendment of words alone is a change; one of moments alone is none. */
TEST(words_change_and_moments_do_not)
{
    Play *w = play_to(INTERESTED, a);
    expect_because(would(w, "2026-10-10T09:00 olga amend minor=-"), change_unlengthened);
    expect_done(does_all(w, "2026-10-30T11:59 " LATER("10-30T12:30") "olga amend minor=-"));
    expect(w->p.changes.len == 0);
}

/* Six days: a change of Sunday 25 October leaves them before Saturday 31 October, at any hour. */
TEST(after_a_late_change_the_days_of_the_law_are_left)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(does_all(w, "2026-10-25T09:00 " CHANGE));
    expect_because(would(w, "olga amend"), change_unlengthened);     /* however minor it is */
    expect_done(does_all(w, LATER("10-30T23:59")));
    expect_because(would(w, "olga amend minor=-"), change_unlengthened);
    expect_done(does_all(w, LATER("10-31T09:00")));
    expect_done(does(w, "olga amend minor=-"));
    expect(w->p.changes.len == 1 && w->p.changes.at[0].round == 1);
    expect_done(does_all(w, "2026-10-25T10:00 " "olga document document=1 version=3\n"));
    expect_because(would(w, "olga amend minor=-"), change_unlengthened);  /* it was for the other */
}

TEST(after_the_deadline_of_the_tenders_nothing_is_changed)
{
    const char *const moments[] = { "2026-10-30T12:00 ", "2026-10-30T12:05 " };
    for (ptrdiff_t i = 0; i < countof(moments); i++) {
        Play *w = play_to(DEPOSITED, a);
        Text line = { 0 };
        text_put(&line, a, "{}olga document document=1 version=2", str(moments[i]));
        expect_done(does(w, str_terminated(text_str(&line), a)));
        expect_because(would(w, "olga amend"), change_too_late);
    }
    Play *w = play_to(BOXED, a);
    expect_done(does_all(w, CHANGE));
    expect_because(would(w, "olga amend"), change_too_late);
}

/* Bela's first version and Cora's bid came before the change, Bela's second after it. */
TEST(what_bids_were_made_before_is_known)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(does_all(w, "2026-10-08T09:00 bela deposit round=1 lot=1 version=1\n"
        "cora deposit round=1 lot=1 version=1\n2026-10-09T09:00 " CHANGE "olga amend\n"
        "2026-10-10T09:00 bela deposit round=1 lot=1 version=2"));
    expect(change_after(&w->p, 1, w->p.box.at[0].arrived) == 1);
    expect(change_after(&w->p, 1, w->p.box.at[2].arrived) == 0);
    expect(change_after(&w->p, 2, w->p.box.at[0].arrived) == 0);
    expect(change_after(&w->p, 1, w->p.changes.at[0].at) == 0);      /* what came with it */
    expect_done(does(w, "2026-10-30T12:10 olga+otto box-list round=1 clock=operator"));
    expect(bid_changed(&w->p, bid_of(&w->p, 1, 1, BELA)) == 0);
    expect(bid_changed(&w->p, bid_of(&w->p, 1, 1, CORA)) == 1);
}

TEST(bids_bind_beyond_the_deadline_whatever_moves_it)
{
    Play *w = play_to(DEFINED, a);
    const char *validity = "olga timetable round=1 event=validity moment=2026-10-30T12:00";
    expect_done(does(w, validity));
    expect_because(would(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"),
                   validity_ends_early);
    expect_done(does_all(w, "olga timetable round=1 event=validity moment=2026-10-30T12:01\n"
                            "2026-10-05T09:00 olga+otto publish retention=2030-01-01T00:00\n"
                            "2026-10-06T09:00 " LATER("10-30T12:01")));
    Result r = would(w, "olga amend");
    expect_because(r, validity_ends_early);
    expect(holds(r.detail, "bids bind until Friday 30 October 2026, 12:01 GMT"));
    expect_done(does(w, "olga timetable round=1 event=validity moment=2026-12-30T12:00"));
    expect_done(would(w, "olga amend"));
}

/* ---- the box --------------------------------------------------------------------- */

static Str box_list(Play *w)
{
    Text t = { 0 };
    box_list_write(&t, &w->p, 1, w->a);
    return text_str(&t);
}

/* What becomes of each line of the list: the fifth word. */
static Str fate_of(Play *w, int line)
{
    Str rest = box_list(w), fate = { 0 };
    for (int i = 0; i < line; i++)
        str_cut(&rest, '\n');
    rest = str_cut(&rest, '\n');
    for (int i = 0; i < 5; i++)
        fate = str_cut(&rest, ' ');
    return fate;
}

TEST(what_was_handed_in_before_a_deadline_moved_stands_after_it)
{
    Play *w = play_to(DEPOSITED, a);
    expect_done(does_all(w, "bela deposit round=1 lot=1 version=2\n"
                            "2026-10-30T10:00 olga suspend lot=1\n"
                            "2026-10-30T13:00 olga resume lot=1"));
    expect(round_of(&w->p, 1)->deadline > moment("2026-10-30T12:00"));
    expect_text(fate_of(w, 1), "replaced");
    expect_text(fate_of(w, 4), "stands");
}

TEST(a_later_version_replaces_and_a_withdrawn_bid_does_not_rise_again)
{
    Play *w = play_to(DEPOSITED, a);
    expect_because(would(w, "bela deposit round=1 lot=1 version=1"), version_wrong);
    expect_because(would(w, "bela deposit round=1 lot=1 version=3"), version_wrong);
    expect_because(would(w, "olga deposit round=1 lot=1 version=1"), not_your_act);
    expect_done(does(w, "bela deposit round=1 lot=1 version=2 heads=b2"));
    expect_because(would(w, "bela withdraw round=1 lot=1 version=1"), nothing_to_withdraw);
    expect_done(does(w, "cora deposit round=1 lot=1 version=2"));
    expect_done(does(w, "cora withdraw round=1 lot=1 version=2"));
    expect_because(would(w, "cora withdraw round=1 lot=1 version=2"), nothing_to_withdraw);
    expect_done(does(w, "dora withdraw round=1 lot=1 version=1"));
    expect_because(would(w, "dora deposit round=1 lot=1 version=1"), version_wrong);
    expect_done(does(w, "dora deposit round=1 lot=1 version=2 heads=d2"));
    expect_text(fate_of(w, 1), "replaced");                  /* bela, cora, dora */
    expect_text(fate_of(w, 2), "withdrawn");
    expect_text(fate_of(w, 3), "withdrawn");
    expect_text(fate_of(w, 4), "stands");                    /* bela, cora, dora again */
    expect_text(fate_of(w, 5), "withdrawn");
    expect_text(fate_of(w, 6), "stands");
    expect_done(does(w, "2026-10-30T12:01 olga box-list round=1"));
    expect(w->p.bids.len == 2);
    expect(hash_same(bid_of(&w->p, 1, 1, BELA)->heads, sha256(S("b2"))));
    expect(hash_same(bid_of(&w->p, 1, 1, DORA)->heads, sha256(S("d2"))));
    expect(!bid_of(&w->p, 1, 1, CORA));
}

TEST(a_bid_is_for_a_lot_and_a_round_that_are_there)
{
    Play *w = play_to(INTERESTED, a);
    expect_because(would(w, "bela deposit round=0 lot=1 version=1"), no_such_round);
    expect_because(would(w, "bela deposit round=2 lot=1 version=1"), no_such_round);
    expect_because(would(w, "bela deposit round=1 lot=0 version=1"), no_such_lot);
    expect_because(would(w, "bela deposit round=1 lot=999999999999999999 version=1"), no_such_lot);
}

TEST(the_deadline_parts_bids_in_time_from_late_ones)
{
    Play *w = play_to(DEPOSITED, a);
    expect_done(would(w, "2026-10-30T11:59:59 bela deposit round=1 lot=1 version=2"));
    expect_because(would(w, "2026-10-30T12:00 bela deposit round=1 lot=1 version=2"), not_now);
    expect_because(would(w, "2026-10-30T12:00 bela withdraw round=1 lot=1 version=1"), not_now);
    expect_because(would(w, "2026-10-30T11:59:59 bela late-deposit round=1 lot=1 version=2"),
                   not_now);
    expect_because(would(w, "2026-10-30T12:00 bela late-deposit round=1 lot=1 version=1"),
                   version_wrong);
    Act waiting = act_of(w, "2026-10-30T11:59:59 bela deposit round=1 lot=1 version=2");
    waiting.at += 3 * DAY;                   /* it arrived in time: the door's moment counts */
    expect_done(would_act(w, &waiting));
}

TEST(a_box_act_that_waited_is_judged_as_of_the_moment_it_came)
{
    Play *w = play_with(INTERESTED, a, TWO_LOTS);
    Act  before = act_of(w, "2026-10-20T09:00 bela deposit round=1 lot=1 version=1");
    Act  after = before;
    expect_done(does(w, "2026-10-20T09:00:30 olga suspend lot=1"));
    after.arrived = after.expires = before.arrived + 31;
    before.at = after.at = before.arrived + 60;
    expect_done(would_act(w, &before));
    expect_because(would_act(w, &after), suspended);
    expect_done(does(w, "2026-10-20T09:00:40 olga abandon lot=1"));
    expect_done(would_act(w, &before));
    after.arrived = after.expires = before.arrived + 41;
    expect_because(would_act(w, &after), never_now);
    expect(phase_at(&w->p, 1, 1, before.arrived) == ENDED);  /* others ask how it stands now */
}

static Act ready_at(Play *w, const char *line, Instant at)
{
    Act ready = act_of(w, line);
    ready.at = at;
    return ready;
}

TEST(a_ready_deposit_is_entered_at_the_deadline_and_takes_no_place_in_the_counter)
{
    Play *w = play_to(INTERESTED, a);
    Instant deadline = round_of(&w->p, 1)->deadline;
    Act ready = act_of(w, "2026-10-06T09:00 bela ready-deposit round=1 lot=1 version=1 heads=b");
    expect_because(would_act(w, &ready), ready_early);
    ready.at = deadline - DAY - 1;
    expect_because(would_act(w, &ready), ready_early);
    ready.at = deadline - DAY;
    expect_done(would_act(w, &ready));
    ready.at = deadline + 9 * DAY;           /* more lay ready than one tick holds */
    expect_done(would_act(w, &ready));
    expect_because(would(w, "olga ready-deposit round=1 lot=1 version=1"), not_your_act);
    expect_because(would(w, "olga call-back round=1 lot=1"), not_your_act);
    ready.at = deadline - 1;
    expect_done(does_act(w, &ready));
    expect(!person_of(&w->p, BELA)->mine_box && w->p.box.len == 1);
    expect_text(fate_of(w, 1), "stands");
    expect_because(would_act(w, &ready), version_wrong);
    Act late = act_of(w, "2026-10-30T12:00 cora ready-deposit round=1 lot=1 version=1");
    expect_because(would_act(w, &late), not_now);
    late = act_of(w, "2026-10-30T12:00 cora call-back round=1 lot=1");
    expect_because(would_act(w, &late), not_now);
}

TEST(whatever_a_bidder_says_of_a_bid_later_overtakes_its_ready_deposit)
{
    Play *w = play_to(INTERESTED, a);
    Instant last = round_of(&w->p, 1)->deadline - 1;
    const char *one = "bela ready-deposit round=1 lot=1 version=1",
               *two = "bela ready-deposit round=1 lot=1 version=2";
    Act ready = ready_at(w, one, last);
    expect_because((ready.mine = 0, would_act(w, &ready)), counter_wrong);
    expect_because((ready.mine = 2, would_act(w, &ready)), counter_wrong);
    ready.mine = 1;
    expect_done(does(w, "cora deposit round=1 lot=1 version=1"));
    expect_done(would_act(w, &ready));       /* another bidder's act is nothing to it */
    expect_done(does(w, "bela call-back round=1 lot=1"));
    expect_because(would_act(w, &ready), ready_overtaken);
    ready = ready_at(w, one, last);
    expect_done(would_act(w, &ready));       /* she changed her mind again */
    expect_done(does(w, "bela deposit round=1 lot=1 version=1"));
    expect_because(would_act(w, &ready), ready_overtaken);
    ready = ready_at(w, two, last);
    expect_done(would_act(w, &ready));
    expect_done(does(w, "bela withdraw round=1 lot=1 version=1"));
    expect_because(would_act(w, &ready), ready_overtaken);
    ready = ready_at(w, one, last);
    expect_because(would_act(w, &ready), version_wrong);
    ready = ready_at(w, two, last);
    expect_done(does_act(w, &ready));
    expect_text(fate_of(w, 2), "withdrawn"); /* cora, bela, bela again */
    expect_text(fate_of(w, 3), "stands");
}

TEST(the_list_names_exactly_what_lies_in_the_box)
{
    Play *w = play_to(DEPOSITED, a);
    expect_because(would(w, "2026-10-30T12:00:59 olga box-list round=1"), box_too_early);
    expect_because(would(w, "2026-10-30T11:00 olga box-list round=1"), not_now);
    Act list = act_of(w, "2026-10-30T12:01 olga box-list round=1");
    expect_done(would_act(w, &list));
    list.box_list.count--;
    expect_because(would_act(w, &list), box_list_differs);
    list.box_list.count++;
    list.box_list.list.byte[0] ^= 1;
    expect_because(would_act(w, &list), box_list_differs);
    expect_because(would(w, "olga box-list round=1 clock=operator reason=-"), clock_reason_missing);
    expect_because(would(w, "olga box-list round=0"), no_such_round);
    expect_because(would(w, "olga box-list round=7"), no_such_round);
    expect_done(does(w, "olga box-list round=1 clock=operator reason=signed"));
    expect_because(would(w, "olga box-list round=1"), never_now);
}

/* What nobody but the bidder may know: whether there is a bid at all. */
TEST(nobodys_judge_looks_at_deposits_before_the_list)
{
    Play *empty = play_to(INTERESTED, a), *full = play_to(INTERESTED, a);
    full->now = moment("2026-10-06T09:00");
    for (int i = 1; i <= 20; i++) {
        Text line = { 0 };
        text_put(&line, a, "bela deposit round=1 lot=1 version={}", str_of_number(i, a));
        expect_done(does_line(full, text_str(&line)));
    }
    expect(full->p.acts == empty->p.acts);
    const char *const moments[] = { "2026-10-19T09:00", "2026-10-30T11:59", "2026-10-30T12:30" };
    Text life = { 0 };
    life_write(&life, BOUGHT, a);
    for (ptrdiff_t i = 0; i < countof(moments); i++)
        for (Str rest = text_str(&life); rest.len;) {
            Act act;
            Str line = str_cut(&rest, '\n');
            if (line.at[0] == '2')
                str_cut(&line, ' ');
            empty->now = full->now = moment(moments[i]);
            expect(play_act(empty, line, &act));
            unsigned rules = act_rows[act.kind]->rules;
            if (rules & (BOX | IN_OFFICE) || act.kind == ACT_BOX_LIST)
                continue;
            Result without = would_act(empty, &act), with = would_act(full, &act);
            expect(without.why == with.why && str_same(without.detail, with.detail));
            expect(phase_at(&empty->p, 1, 1, act.at) == phase_at(&full->p, 1, 1, act.at));
        }
}

TEST(many_versions_of_one_bid_are_listed_quickly)
{
    Play *w = play_to(INTERESTED, a);
    Act act = act_of(w, "2026-10-06T09:00 bela deposit round=1 lot=1 version=1");
    for (int i = 1; i <= 20000; i++) {
        act.deposit.version = act.mine = act.leaf = i;
        act_fold(&w->p, &act, a);
    }
    Text t = { 0 };
    box_list_write(&t, &w->p, 1, a);
    expect_done(does(w, "2026-10-30T12:01 olga box-list round=1"));
    expect(w->p.bids.len == 1 && w->p.bids.at[0].version == 20000);
}

/* ---- late bids ------------------------------------------------------------------- */

#define LATE { "2026-10-30T12:01 olga box-list",                                                   \
               "2026-10-30T12:00:30 dora late-deposit round=1 lot=1 version=2 heads=d2\n"          \
               "dora late-deposit round=1 lot=1 version=3 heads=d3\n"                              \
               "2026-10-30T12:01 olga box-list round=1" }

TEST(a_late_bid_stays_shut_unless_it_is_accepted_before_anything_opens)
{
    Play *w = play_with(BOXED, a, LATE);
    expect_text(fate_of(w, 4), "late");
    expect(bid_of(&w->p, 1, 1, DORA)->version == 1);         /* the one in time is the bid */
    expect_because(would(w, "olga accept-late round=1 lot=1 bidder=bela"), not_late);
    expect_because(would(w, "olga accept-late round=1 lot=1 bidder=dora ground=portal-fault"),
                   outage_unrecorded);
    expect_done(does(w, "olga accept-late round=1 lot=1 bidder=dora ground=sealed-in-time"));
    expect(bid_of(&w->p, 1, 1, DORA)->version == 3);         /* the latest, never an older one */
    expect_because(would(w, "olga accept-late round=1 lot=1 bidder=dora"), not_late);
    w = play_with(LET_IN, a, LATE);
    expect_because(would(w, "olga accept-late round=1 lot=1 bidder=dora"), decided_already);
    w = play_with(BOXED, a, { "dora deposit", "" }, { "2026-10-30T12:01 olga box-list",
        "2026-10-30T12:00:30 dora late-deposit round=1 lot=1 version=1\n"
        "2026-10-30T12:01 olga box-list round=1" });
    expect(!bid_of(&w->p, 1, 1, DORA));
    expect_because(would(w, "olga admit round=1 lot=1 bidder=dora"), no_such_bid);
    expect_done(does_all(w, "olga admit round=1 lot=1 bidder=bela\n"
                            "olga admit round=1 lot=1 bidder=cora\n"
                            "hans turns round=1 lot=1 envelope=quality"));
    expect_because(would(w, "olga accept-late round=1 lot=1 bidder=dora"), opening_begun);
}

TEST(an_exclusion_is_not_washed_away_by_a_late_version)
{
    Play *w = play_with(BOXED, a, LATE);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=dora ground=not-compliant"));
    expect_because(would(w, "olga accept-late round=1 lot=1 bidder=dora"), decided_already);
}

/* ---- opening --------------------------------------------------------------------- */

TEST(each_bid_is_admitted_or_excluded_once_before_a_padlock_turns)
{
    Play *w = play_to(BOXED, a);
    expect_because(would(w, "hans turns round=1 lot=1 envelope=quality"), bids_undecided);
    expect_because(would(w, "olga admit round=1 lot=1 bidder=104"), no_such_bid);
    expect_because(would(w, "olga exclude round=1 lot=1 bidder=104"), no_such_bid);
    expect_done(does(w, "olga admit round=1 lot=1 bidder=bela"));
    expect_because(would(w, "olga admit round=1 lot=1 bidder=bela"), decided_already);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=cora ground=not-compliant"));
    expect_because(would(w, "olga exclude round=1 lot=1 bidder=cora"), decided_already);
    expect_because(would(w, "olga admit round=1 lot=1 bidder=cora"), decided_already);
    expect_done(does(w, "olga admit round=1 lot=1 bidder=dora"));
    expect_because(would(w, "hans turns round=1 lot=1 envelope=qualification"), envelope_unknown);
    expect_because(would(w, "olga turns round=1 lot=1 envelope=quality"), not_your_act);
    expect_done(does(w, "hans turns round=1 lot=1 envelope=quality"));
    expect_because(would(w, "hans turns round=1 lot=1 envelope=quality"), turned_twice);
    expect_done(does_all(w, "olga person person=77 key=77\nolga role person=77 role=holder"));
    expect_because(would(w, "77 turns round=1 lot=1 envelope=quality"), no_padlock);
}

TEST(an_envelope_opens_with_enough_padlocks_and_an_excluded_bid_stays_shut)
{
    Play *w = play_with(LET_IN, a, { "olga admit round=1 lot=1 bidder=dora",
                                     "olga exclude round=1 lot=1 bidder=dora "
                                     "ground=not-compliant" });
    const char *read = "olga opened round=1 lot=1 bidder=bela envelope=quality outcome=read";
    expect_done(does(w, "hans turns round=1 lot=1 envelope=quality"));
    expect_because(would(w, read), padlocks_shut);
    expect_done(does(w, "hugo turns round=1 lot=1 envelope=quality"));
    expect_because(would(w, "olga opened round=1 lot=1 bidder=104"), no_such_bid);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=qualification"),
                   envelope_unknown);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=dora envelope=quality"), bid_shut);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=price"), padlocks_shut);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=quality manifest=-"),
                   manifest_missing);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=quality outcome=void "
                            "reason=-"), manifest_missing);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=quality outcome=void "
                            "manifest=some"), reason_misplaced);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=quality reason=some"),
                   reason_misplaced);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=quality total=100"),
                   total_misplaced);
    expect_done(does(w, read));
    expect_because(would(w, read), opened_already);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=cora ground=not-compliant"));
    expect_because(would(w, "olga opened round=1 lot=1 bidder=cora envelope=quality"), bid_shut);
}

TEST(prices_stay_shut_until_the_scores_of_every_lot_of_the_group_are_locked)
{
    Play *w = play_to(AGREED_ON, a);
    expect_because(would(w, "hans turns round=1 lot=1 envelope=price"), prices_shut);
    w = play_with(LOCKED_UP, a, TWO_LOTS);
    expect_because(would(w, "hans turns round=1 lot=1 envelope=price"), prices_shut);
    expect_done(does_all(w, "eva scores-done round=1 lot=2\nemil scores-done round=1 lot=2\n"
                            "erin scores-done round=1 lot=2\nolga score-lock round=1 lot=2"));
    expect_done(would(w, "hans turns round=1 lot=1 envelope=price"));
    w = play_with(LOCKED_UP, a, TWO_LOTS);
    expect_done(does(w, "olga abandon lot=2"));              /* its prices will never open */
    expect_done(would(w, "hans turns round=1 lot=1 envelope=price"));
}

TEST(a_price_is_not_opened_while_marks_are_open_again_though_padlocks_turned)
{
    Play *w = play_to(TURNED, a);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=unknown"), prices_known_wrong);
    expect_done(does(w, "olga reopen round=1 lot=1 prices=known bidder=bela"));
    expect_because(would(w, "olga opened round=1 lot=1 bidder=bela envelope=price total=100"),
                   prices_shut);
}

/* ---- evaluating ------------------------------------------------------------------ */

TEST(a_mark_is_a_published_one_for_an_open_bid_on_a_criterion_that_is_marked)
{
    Play *w = play_with(READ, a, { "olga opened round=1 lot=1 bidder=dora", "olga opened round=1 "
        "lot=1 bidder=dora envelope=quality outcome=void manifest=-" });
    expect_because(would(w, "eva score round=1 lot=1 bidder=104 criterion=11"), no_such_bid);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=9"), no_such_criterion);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=1"), not_scored);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=2"), not_scored);
    expect_because(would(w, "eva score round=1 lot=1 bidder=dora criterion=11"), bid_unopened);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=2.500"),
                   mark_unpublished);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=3 mark=2.000"),
                   mark_unpublished);
    expect_because(would(w, "carl score round=1 lot=1 bidder=bela criterion=11"), not_your_act);
    expect_done(does(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=2.000"));
    expect_done(does(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000"));
    expect(bid_of(&w->p, 1, 1, BELA)->scores.len == 1);      /* the later one replaces */
    expect(bid_of(&w->p, 1, 1, BELA)->scores.at[0].mark == 3000);
}

TEST(a_bidder_claims_pages_of_its_own_bid_once_it_is_let_in_and_until_the_award)
{
    const char *claim = "bela confidential round=1 lot=1 file=1 page=3 until=5";
    expect_because(would(play_to(DEPOSITED, a), claim), not_now);
    Play *w = play_to(BOXED, a);
    expect_because(would(w, claim), bid_shut);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    expect_because(would(w, claim), bid_shut);
    w = play_to(MARKED, a);
    expect_because(would(w, "olga confidential round=1 lot=1 file=1 page=3 until=5"), not_your_act);
    expect_because(would(w, "bela confidential round=1 lot=1 file=0 page=3 until=5"), pages_wrong);
    expect_because(would(w, "bela confidential round=1 lot=1 file=1 page=0 until=5"), pages_wrong);
    expect_because(would(w, "bela confidential round=1 lot=1 file=1 page=3 until=2"), pages_wrong);
    expect_done(does(w, claim));
    const Bid *bid = bid_of(&w->p, 1, 1, BELA);
    expect(!claim_on(bid, 1, 2) && claim_on(bid, 1, 3) && claim_on(bid, 1, 5));
    expect(!claim_on(bid, 1, 6) && !claim_on(bid, 2, 4));
    expect(!claim_on(bid_of(&w->p, 1, 1, CORA), 1, 4));
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    expect_done(would(w, claim));            /* it was open: others may have read it */
    expect_because(would(play_to(WON, a), claim), not_now);
}

TEST(who_is_in_no_list_has_no_pages_to_claim)
{
    Play *w = play_with(LET_IN, a, { "dora deposit", "" },
                        { "olga admit round=1 lot=1 bidder=dora", "" });
    expect_because(would(w, "dora confidential round=1 lot=1 file=1 page=3 until=5"), no_such_bid);
}

TEST(who_has_an_interest_waits_for_the_ruling_before_marking)
{
    Play *w = play_to(READ, a);
    const char *mark = "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000";
    expect_done(does(w, "eva conflict finding=interest"));
    expect_because(would(w, mark), not_declared);
    expect_because(would(w, "eva scores-done round=1 lot=1"), not_declared);
    expect_done(does(w, "olga ruling person=eva ruling=may-stay"));
    expect_done(would(w, mark));
}

TEST(sheets_are_complete_and_closed_before_the_panel_agrees)
{
    Play *w = play_with(MARKED, a, { "erin score round=1 lot=1 bidder=dora criterion=3", "" });
    const char *agreed = "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=3.000";
    expect_done(does(w, "eva scores-done round=1 lot=1"));
    expect_because(would(w, "eva scores-done round=1 lot=1"), sheet_closed);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=1.000"),
                   sheet_closed);
    expect_because(would(w, "erin scores-done round=1 lot=1"), sheet_incomplete);
    expect_done(does(w, "emil scores-done round=1 lot=1"));
    expect_because(would(w, agreed), sheets_open);
    expect_because(would(w, "olga score-lock round=1 lot=1"), sheets_open);
    expect_done(does_all(w, "erin conflict finding=interest\n"
                            "olga ruling person=erin ruling=must-leave"));
    expect_done(would(w, agreed));                           /* who left is not waited for */
}

TEST(a_panel_without_evaluators_agrees_on_nothing)
{
    Play *w = play_to(READ, a);
    expect_done(does_all(w, "eva conflict finding=interest\nemil conflict finding=interest\n"
        "erin conflict finding=interest\nolga ruling person=eva ruling=must-leave\n"
        "olga ruling person=emil ruling=must-leave\nolga ruling person=erin ruling=must-leave"));
    expect_because(would(w, "carl consensus round=1 lot=1 bidder=bela criterion=11"), panel_empty);
    expect_because(would(w, "olga score-lock round=1 lot=1"), panel_empty);
}

TEST(no_sheet_closes_and_nothing_is_locked_while_an_admitted_bid_is_unopened)
{
    Play *v = play_with(MARKED, a, { "olga opened round=1 lot=1 bidder=dora envelope=quality", "" },
        { "eva score round=1 lot=1 bidder=dora", "" },
        { "emil score round=1 lot=1 bidder=dora", "" },
        { "erin score round=1 lot=1 bidder=dora", "" });
    expect_because(would(v, "eva scores-done round=1 lot=1"), sheet_incomplete);
    expect_done(does(v, "olga opened round=1 lot=1 bidder=dora envelope=quality outcome=void"));
    expect_done(would(v, "eva scores-done round=1 lot=1"));
}

TEST(the_lock_names_exactly_the_marks)
{
    Play *w = play_with(AGREED_ON, a,
                        { "carl consensus round=1 lot=1 bidder=dora criterion=3", "" });
    expect_because(would(w, "olga score-lock round=1 lot=1"), consensus_missing);
    expect_done(does(w, "carl consensus round=1 lot=1 bidder=dora criterion=3 mark=1.000"));
    Act lock = act_of(w, "olga score-lock round=1 lot=1");
    expect_done(would_act(w, &lock));
    lock.score_lock.sheet.byte[31] ^= 1;
    expect_because(would_act(w, &lock), sheet_differs);
    lock = act_of(w, "olga score-lock round=1 lot=1");
    expect_done(does(w, "carl consensus round=1 lot=1 bidder=dora criterion=3 mark=1.000 "
                        "reason=other-words"));
    lock.nth++, lock.prev = w->p.last, lock.at = lock.arrived = w->now;
    expect_because(would_act(w, &lock), sheet_differs);
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11"), not_now);
    expect_because(would(w, "carl consensus round=1 lot=1 bidder=bela criterion=11"), not_now);
}

TEST(reopened_marks_say_whether_prices_were_known_and_are_agreed_again_when_changed)
{
    Play *w = play_to(LOCKED_UP, a);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=known"), prices_known_wrong);
    expect_done(does(w, "olga reopen round=1 lot=1 prices=unknown"));
    expect_done(does(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=5.000"));
    expect_because(would(w, "olga score-lock round=1 lot=1"), sheets_open);
    expect_done(does_all(w, "eva scores-done round=1 lot=1\nemil scores-done round=1 lot=1\n"
                            "erin scores-done round=1 lot=1"));
    expect_because(would(w, "olga score-lock round=1 lot=1"), consensus_missing);
    expect_done(does(w, "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=4.000"));
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    expect(stand_of(&w->p, 1, 1)->locks == 2);
}

static const char sheets_closed[] =
    "eva scores-done round=1 lot=1\nemil scores-done round=1 lot=1\nerin scores-done round=1 lot=1";

TEST(a_reopening_frees_the_marks_that_it_names_and_no_others)
{
    Play *w = play_to(LOCKED_UP, a);
    expect_done(does(w, "olga reopen round=1 lot=1 prices=unknown bidder=bela criterion=11"));
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=12 mark=5.000"),
                   mark_kept);
    expect_because(would(w, "eva score round=1 lot=1 bidder=cora criterion=11 mark=5.000"),
                   mark_kept);
    expect_done(does_all(w, sheets_closed));
    expect_because(would(w, "carl consensus round=1 lot=1 bidder=cora criterion=11 mark=5.000"),
                   mark_kept);
    expect_done(does(w, "olga reopen round=1 lot=1 prices=unknown bidder=cora"));
    expect_done(would(w, "eva score round=1 lot=1 bidder=cora criterion=12 mark=5.000"));
    expect_done(does(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=5.000"));
    expect_done(does_all(w, sheets_closed));
    expect_done(does_all(w, "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=5.000\n"
                            "olga score-lock round=1 lot=1\n"
                            "olga reopen round=1 lot=1 prices=unknown criterion=12"));
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000"),
                   mark_kept);
    expect_done(would(w, "eva score round=1 lot=1 bidder=cora criterion=12 mark=3.000"));
}

TEST(once_prices_are_known_a_reopening_names_marks_that_are_there)
{
    Play *w = play_to(TURNED, a);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=known"), reopen_unnamed);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=known bidder=104"), no_such_bid);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=known criterion=99"),
                   no_such_criterion);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=known criterion=2"), not_scored);
    expect_done(would(w, "olga reopen round=1 lot=1 prices=known criterion=1"));
    expect_done(would(w, "olga reopen round=1 lot=1 prices=known panel=fresh"));
    w = play_to(AGREED_ON, a);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=unknown bidder=bela"), not_now);
}

TEST(a_turn_for_prices_counts_for_the_marks_that_were_locked_then)
{
    Play *w = play_to(LOCKED_UP, a);
    Hash  before = act_of(w, "hans turns round=1 lot=1 envelope=price").turns.sheets;
    expect_done(does_all(w, "olga reopen round=1 lot=1 prices=unknown\n"
                            "eva score round=1 lot=1 bidder=bela criterion=11 mark=5.000\n"
                            "eva scores-done round=1 lot=1\nemil scores-done round=1 lot=1\n"
                            "erin scores-done round=1 lot=1\n"
                            "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=5.000\n"
                            "olga score-lock round=1 lot=1"));
    Act turns = act_of(w, "hans turns round=1 lot=1 envelope=price");
    expect_done(would_act(w, &turns));
    turns.turns.sheets = before;
    expect_because(would_act(w, &turns), marks_differ);
    expect_because(would(w, "hans turns round=1 lot=1 envelope=price sheets=-"), marks_differ);
}

TEST(a_turn_names_the_sheets_of_every_lot_whose_prices_open_with_it)
{
    Play *w = play_with(LOCKED_UP, a, TWO_LOTS);
    Text one = { 0 }, both = { 0 };
    sheets_write(&one, &w->p, 1, 1, a);
    expect_done(does_all(w, "eva scores-done round=1 lot=2\nemil scores-done round=1 lot=2\n"
                            "erin scores-done round=1 lot=2\nolga score-lock round=1 lot=2"));
    sheets_write(&both, &w->p, 1, 1, a);
    expect(str_starts(text_str(&both), str_terminated(text_str(&one), a)) && both.len > one.len);
    expect(hash_same(sheets_locked(&w->p, 1, 1, PRICE, a), sheets_locked(&w->p, 1, 2, PRICE, a)));
    expect(hash_none(sheets_locked(&w->p, 1, 1, QUALITY, a)));
    expect_done(does(w, "olga abandon lot=2"));
    expect(hash_same(sheets_locked(&w->p, 1, 1, PRICE, a), sha256(text_str(&both))));
}

TEST(a_price_known_in_one_lot_of_a_group_is_known_in_all)
{
    Play *w = play_with(LOCKED_UP, a, TWO_LOTS);
    expect_done(does_all(w, "eva scores-done round=1 lot=2\nemil scores-done round=1 lot=2\n"
                            "erin scores-done round=1 lot=2\nolga score-lock round=1 lot=2\n"
                            "hans turns round=1 lot=1 envelope=price\n"
                            "hedi turns round=1 lot=1 envelope=price"));
    expect_because(would(w, "olga reopen round=1 lot=2 prices=unknown"), prices_known_wrong);
    expect_because(would(w, "olga reopen round=1 lot=2 prices=known"), reopen_unnamed);
}

/* ---- award ----------------------------------------------------------------------- */

static const char award[] = "2026-12-18T09:00 olga award round=1 lot=1 bidder=cora total=84.000 "
                            "price=125000";

TEST(the_award_follows_the_ranking_to_the_last_digit)
{
    Play *w = play_with(PRICED, a, { "olga opened round=1 lot=1 bidder=dora envelope=price", "" });
    expect_because(would(w, award), prices_unopened);
    w = play_to(PRICED, a);
    expect_because(would(w, "olga award round=1 lot=1 bidder=dora total=80.000 price=200000"),
                   award_not_first);
    expect_because(would(w, "olga award round=1 lot=1 bidder=cora total=84.001 price=125000"),
                   award_figures_differ);
    expect_because(would(w, "olga award round=1 lot=1 bidder=cora total=84.000 price=124999"),
                   award_figures_differ);
    expect_because(would(w, "olga award round=1 lot=0 bidder=cora total=84.000 price=125000"),
                   no_such_lot);
    expect_because(would(w, "olga award round=0 lot=1 bidder=cora total=84.000 price=125000"),
                   no_such_round);
    expect_done(does(w, award));
    expect_because(would(w, award), not_now);
}

TEST(an_exclusion_undoes_the_award_and_the_next_one_follows_new_figures)
{
    Play *w = play_to(NOTICED, a);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=cora ground=not-compliant"));
    expect(phase_at(&w->p, 1, 1, w->now) == LOCKED);
    expect_because(would(w, "olga award round=1 lot=1 bidder=cora total=84.000 price=125000"),
                   award_not_first);
    expect_done(does(w, "olga award round=1 lot=1 bidder=dora total=80.000 price=200000"));
    expect_because(would(w, "olga standstill lot=1 last=2027-01-05"), notice_missing);
    w = play_to(WON, a);                     /* a loser's exclusion can change who is first */
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    expect(phase_at(&w->p, 1, 1, w->now) == LOCKED);
    /* cora 52 + 40, dora 60 + 40 * 1250/2000 = 85 */
    expect_done(would(w, "olga award round=1 lot=1 bidder=cora total=92.000 price=125000"));
}

TEST(nobody_is_awarded_where_nobody_is_left)
{
    Play *w = play_to(PRICED, a);
    expect_done(does_all(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn\n"
                            "olga exclude round=1 lot=1 bidder=cora ground=withdrawn\n"
                            "olga exclude round=1 lot=1 bidder=dora ground=withdrawn"));
    expect_because(would(w, award), nobody_to_award);
}

TEST(a_tie_that_the_named_criterion_does_not_part_is_not_awarded)
{
    Play *w = play_with(PRICED, a,
        { "carl consensus round=1 lot=1 bidder=dora criterion=11",
          "carl consensus round=1 lot=1 bidder=dora criterion=11 mark=4.000" },
        { "olga opened round=1 lot=1 bidder=dora envelope=price",
          "olga opened round=1 lot=1 bidder=dora envelope=price total=125000" });
    Result tied = would(w, award);
    expect_because(tied, award_tied);
    expect_text(tied.detail,
                "bidder 102 with 84.000, exactly 84, bidder 103 with 84.000, exactly 84");
}

/* ---- notices and standstill ------------------------------------------------------ */

TEST(every_assessed_bidder_has_its_summary_before_the_award_notice)
{
    const char *notice = "2026-12-21T09:00 olga notice-published notice=award lot=1 "
                         "published=2026-12-21T09:00";
    Play *w = play_with(TOLD, a, { "olga summary round=1 lot=1 bidder=dora", "" });
    expect_because(would(w, notice), summary_missing);
    expect_because(would(w, "olga summary round=1 lot=1 bidder=104"), no_such_bid);
    expect_because(would(w, "olga summary round=1 lot=1 bidder=cora"), summary_twice);
    expect_done(does(w, "olga summary round=1 lot=1 bidder=dora"));
    expect_done(would(w, notice));
}

#define out_of_turn(line, words)                                                                   \
    do {                                                                                           \
        Result turn_ = would(w, "olga notice-published notice=" line);                             \
        expect_because(turn_, notice_out_of_turn);                                                 \
        expect_text(turn_.detail, words);                                                          \
    } while (0)

TEST(a_notice_belongs_to_its_stage_and_is_not_older_than_what_it_tells)
{
    Play *w = play_to(TOLD, a);
    w->now = moment("2026-12-21T09:00");
    expect_because(would(w, "olga notice-published notice=award lot=1 published=2026-12-22T09:00"),
                   notice_in_future);
    out_of_turn("award lot=1 published=2026-12-01T09:00",   /* else the standstill would be over */
                "published=Tuesday 1 December 2026, 09:00 GMT: it is older than the award that it "
                "tells of, made Friday 18 December 2026, 09:00 GMT");
    out_of_turn("award lot=0", "lot=0: only the contract notice is of all lots; name the lot that "
                "this one tells of");
    out_of_turn("contract lot=1", "lot 1: its contract comes first (contract)");
    out_of_turn("change lot=1", "lot 1: its contract comes first (contract)");
    out_of_turn("change-copy lot=1", "lot 1: its contract comes first (contract)");
    out_of_turn("termination lot=1", "lot 1: its end comes first: without a contract (abandon), or "
                "with one (contract)");
    expect_because(would(w, "olga notice-published notice=award lot=9"), no_such_lot);
    expect_done(would(w, "olga notice-published notice=tender lot=0 published=2026-12-21T09:00"));
    out_of_turn("tender lot=0 published=2026-09-01T09:00",
                "published=Tuesday 1 September 2026, 09:00 BST: it is older than this procedure, "
                "begun Thursday 1 October 2026, 09:00:02 BST");
    w = play_to(PRICED, a);
    out_of_turn("award lot=1", "lot 1: its award comes first (award)");
    w = play_to(NOTICED, a);
    out_of_turn("award lot=1", "lot 1: the notice of this award was entered already, as published "
                "Monday 21 December 2026, 09:00 GMT");
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    out_of_turn("award lot=1", "lot 1: its award fell: the next one comes first (award)");
    w = play_to(PREPARED, a);
    out_of_turn("tender lot=0", "the tender is a draft: the publication here comes first, and the "
                "notice with it (publish)");
}

TEST(a_notice_of_a_change_follows_the_contract_and_its_copy_the_change)
{
    Play *w = play_to(BOUGHT, a);
    out_of_turn("contract lot=1 published=2027-01-05T23:59",
                "published=Tuesday 5 January 2027, 23:59 GMT: it is older than the contract, "
                "signed Wednesday 6 January 2027, 09:00 GMT");
    expect_done(would(w, "olga notice-published notice=contract lot=1 "
                         "published=2027-01-06T00:00"));
    out_of_turn("change-copy lot=1", "lot 1: a change of its contract comes first, after its own "
                "notice (notice-published notice=change, contract-change)");
    out_of_turn("change lot=1 published=2026-12-01T09:00",
                "published=Tuesday 1 December 2026, 09:00 GMT: it is older than the contract that "
                "is to change, signed Wednesday 6 January 2027, 09:00 GMT");
    expect_done(does(w, "2027-02-01T09:00 olga notice-published notice=change lot=1 "
                        "published=2027-02-01T08:00"));
    expect_done(does(w, "2027-02-02T09:00 olga contract-change lot=1 value=1 until=2029-01-01"));
    out_of_turn("change-copy lot=1 published=2027-02-01T09:00",
                "published=Monday 1 February 2027, 09:00 GMT: it is older than the change of which "
                "it is a copy, made Tuesday 2 February 2027, 09:00 GMT");
    expect_done(does(w, "2027-02-03T09:00 olga notice-published notice=change-copy lot=1 "
                        "published=2027-02-03T08:00"));
    out_of_turn("change-copy lot=1", "lot 1: the copy of its last change was entered already, as "
                "published Wednesday 3 February 2027, 08:00 GMT");
}

/* From Monday 21 December, itself counted: 21, 22, 23, 24; Friday 25 and, for Saturday 26,
 * Monday 28 are holidays; 29, 30, 31; Friday 1 January; Monday 4 January is a holiday in
 * Scotland, for Saturday 2; so the eighth day is Tuesday 5 January. */
TEST(the_standstill_counts_working_days_through_christmas)
{
    Play *w = play_to(NOTICED, a);
    expect_because(would(w, "olga standstill lot=1 last=2027-01-04"), standstill_too_short);
    expect_because(would(w, "olga standstill lot=1 basis=voluntary last=2027-01-05"),
                   standstill_basis_wrong);
    expect_done(does(w, "olga standstill lot=1 last=2027-01-07"));
    expect_because(would(w, "olga standstill lot=1 last=2027-01-06"), standstill_too_short);
    expect_done(does(w, "olga standstill lot=1 last=2027-01-08"));
    expect(w->p.lots.at[0].sign_from == moment("2027-01-09T00:00"));
    w = play_to(TOLD, a);
    expect_because(would(w, "olga standstill lot=1 last=2027-01-05"), notice_missing);
    w = play_to(NOTICED, a);
    w->p.lots.at[0].award_notice = moment("2077-01-05T09:00");
    expect_because(would(w, "olga standstill lot=1 last=2077-02-05"), day_unknown);
}

extern const Reason letter_untold;

TEST(a_letter_is_received_when_it_was_told_at_the_earliest)
{
    Play *w = play_to(TOLD, a);
    Act   act = act_of(w, "olga+otto received round=1 lot=1 bidder=cora proof=signed");
    act.received.moment = bid_of(&w->p, 1, 1, CORA)->told;
    expect_done(would_act(w, &act));
    act.received.moment--;
    expect_because(would_act(w, &act), letter_untold);
}

#define LIGHT { "olga lot lot=1", "olga lot lot=1 regime=pa-2023-light most=500000" }
static const char contract[] = "2027-01-06T09:00 olga contract lot=1 bidder=cora value=125000 "
                               "from=2027-02-01 until=2029-01-31";

TEST(where_the_law_asks_for_no_standstill_a_promised_one_has_eight_days)
{
    Play *w = play_with(NOTICED, a, LIGHT);
    expect_because(would(w, "olga standstill lot=1 basis=mandatory last=2027-01-05"),
                   standstill_basis_wrong);
    expect_because(would(w, "olga standstill lot=1 basis=voluntary last=2027-01-04"),
                   voluntary_too_short);
    expect_done(would(w, "olga standstill lot=1 basis=voluntary last=2027-01-05"));
    expect_done(would(w, contract));         /* nothing was promised */
    expect_done(does(w, "olga standstill lot=1 basis=voluntary last=2027-01-06"));
    expect_because(would(w, contract), standstill_running);
}

/* ---- contract, claims, orders ---------------------------------------------------- */

TEST(the_contract_is_with_the_winner_after_the_standstill)
{
    Play *w = play_to(NOTICED, a);
    expect_because(would(w, contract), standstill_missing);
    expect_because(would(w, "olga contract lot=0 bidder=cora value=125000"), no_such_lot);
    w = play_to(TOLD, a);
    expect_because(would(w, contract), notice_missing);
    w = play_to(STANDING, a);
    expect_because(would(w, "2027-01-05T23:59:59 olga contract lot=1 bidder=cora value=125000 "
                            "from=2027-02-01 until=2029-01-31"), standstill_running);
    expect_because(would(w, "2027-01-06T00:00 olga contract lot=1 bidder=dora value=125000"),
                   contract_not_winner);
    expect_because(would(w, "2027-01-06T00:00 olga contract lot=1 bidder=cora value=125001"),
                   contract_not_winner);
    expect_because(would(w, "2027-01-06T00:00 olga contract lot=1 bidder=cora value=125000 "
                            "from=2027-02-01 until=2027-01-31"), contract_backwards);
    expect_done(does(w, "2027-01-06T00:00 olga contract lot=1 bidder=cora value=125000 "
                        "from=2027-02-01 until=2029-01-31"));
    expect_because(would(w, contract), never_now);
    expect_because(would(w, "olga reopen round=1 lot=1 prices=known"), never_now);
    expect_because(would(w, "olga exclude round=1 lot=1 bidder=cora"), never_now);
    expect_because(would(w, "olga abandon lot=1"), never_now);
}

TEST(a_contract_lasts_no_longer_than_was_published_unless_it_says_why)
{
    Play *w = play_with(STANDING, a, { "olga lot", "olga lot lot=1 most=500000 months=12" });
    const char *with = "2027-01-06T00:00 olga contract lot=1 bidder=cora value=125000 ";
    const struct { const char *days; bool within; } terms[] = {
        { "from=2027-02-01 until=2028-01-31", true }, { "from=2027-02-01 until=2028-02-01", false },
        { "from=2027-01-31 until=2028-01-30", true }, { "from=2027-01-31 until=2028-01-31", false },
        { "from=2028-02-29 until=2029-02-28", true }, { "from=2028-02-29 until=2029-03-01", false },
    };
    for (ptrdiff_t i = 0; i < countof(terms); i++) {
        Text line = { 0 };
        text_put(&line, a, "{}{}", str(with), str(terms[i].days));
        Act act = act_of(w, str_terminated(text_str(&line), a));
        expect_done(would_act(w, &act));     /* the fixture says why */
        act.contract.beyond = (Hash){ 0 };
        expect(would_act(w, &act).why == (terms[i].within ? NULL : &contract_beyond));
    }
}

TEST(a_claim_or_an_order_blocks_the_signature_and_a_complaint_does_not)
{
    Play *w = play_to(STANDING, a);
    expect_done(does(w, "olga complaint lot=1"));
    expect_done(would(w, contract));
    expect_because(would(w, "olga claim lot=1 claim=0"), number_missing);
    expect_done(does(w, "olga claim lot=1 claim=1 notified=2026-12-21T09:00"));
    expect_because(would(w, "olga claim lot=1 claim=1"), number_taken);
    expect_because(would(w, contract), claim_blocks);
    expect_because(would(w, "olga claim-ended lot=1 claim=2"), no_such_claim);
    expect_done(does(w, "olga claim-ended lot=1 claim=1"));
    expect_because(would(w, "olga claim-ended lot=1 claim=1"), no_such_claim);
    expect_done(would(w, contract));
    expect_done(does(w, "olga order lot=1 effect=blocks"));
    expect_because(would(w, contract), claim_blocks);
    expect_done(does(w, "olga order lot=1 effect=lifts"));
    expect_done(would(w, contract));
    expect_because(would(w, "olga complaint lot=0"), no_such_lot);
    expect_because(would(w, "olga claim lot=9 claim=1"), no_such_lot);
    expect_because(would(w, "olga claim-ended lot=9 claim=1"), no_such_lot);
    expect_because(would(w, "olga order lot=0"), no_such_lot);
}

/* ---- halting and forgetting ------------------------------------------------------ */

TEST(a_suspended_lot_waits_and_the_other_goes_on)
{
    Play *w = play_with(BOXED, a, TWO_LOTS);
    expect_because(would(w, "olga resume lot=1"), not_suspended);
    expect_because(would(w, "olga suspend lot=9"), no_such_lot);
    expect_done(does(w, "olga suspend lot=1"));
    expect_because(would(w, "olga suspend lot=1"), suspended_already);
    expect_because(would(w, "olga admit round=1 lot=1 bidder=bela"), suspended);
    expect_done(would(w, "eva scores-done round=1 lot=2"));
    expect_done(would(w, "olga claim lot=1 claim=1"));
    expect_done(does(w, "olga suspend lot=0"));
    expect_because(would(w, "eva scores-done round=1 lot=2"), suspended);
    expect_done(does(w, "olga resume lot=0"));
    expect_because(would(w, "olga resume lot=0"), not_suspended);
    expect_done(would(w, "olga admit round=1 lot=1 bidder=bela"));
}

TEST(what_is_done_to_every_lot_leaves_those_alone_that_have_ended)
{
    Play *w = play_with(BOXED, a, TWO_LOTS);
    expect_done(does(w, "olga abandon lot=2"));
    expect_done(does(w, "olga suspend lot=0"));
    expect(halted(&w->p, 1) && !halted(&w->p, 2));
    expect_done(would(w, "olga notice-published notice=termination lot=2 "
                         "published=2026-10-30T00:00"));
    expect_done(does(w, "olga resume lot=1"));
    expect_because(would(w, "olga resume lot=0"), not_suspended);
}

/* The deadline is Friday 30 October at 12; lot 2 was not stopped. */
TEST(who_comes_late_during_a_stop_is_told_that_its_time_is_given_back)
{
    const char *late = "2026-10-31T09:00 bela deposit round=1 lot=1 version=1";
    Play  *w = play_with(INTERESTED, a, TWO_LOTS);
    Result r;
    expect_done(does(w, "2026-10-29T09:00 olga suspend lot=1"));
    r = would(w, "2026-10-30T11:00 bela deposit round=1 lot=1 version=1");
    expect_because(r, suspended);
    expect(holds(r.detail, "would be Saturday 31 October 2026, 14:00 GMT"));
    r = would(w, late);
    expect_because(r, suspended);
    expect_text(r.detail, "lot 1 is suspended since Thursday 29 October 2026, 09:00 GMT; the time "
                "that this takes is given back when it goes on: now the deadline of round 1 would "
                "be Sunday 1 November 2026, 12:00 GMT. What is in the box stays there. Keep what "
                "is sealed as it is, and hand it in once the lot goes on");
    expect_because(would(w, "2026-10-31T09:00 bela late-deposit round=1 lot=1 version=1"),
                   suspended);
    r = would(w, "2026-10-31T09:00 bela deposit round=1 lot=2 version=1");
    expect_because(r, not_now);
    expect(holds(r.detail, "lot 1 is suspended since"));
    expect(holds(r.detail, "Hand it in late meanwhile (late-deposit)"));
    expect_done(does(w, "2026-10-31T09:00 bela late-deposit round=1 lot=2 version=1"));
    expect_done(does(w, "2026-10-31T10:00 olga resume lot=1"));
    expect(!w->p.box.at[0].late);
    expect_done(would(w, "2026-10-31T11:00 bela deposit round=1 lot=1 version=1"));
}

TEST(a_signed_lot_is_not_suspended)
{
    Play *w = play_to(BOUGHT, a);
    expect_because(would(w, "olga suspend lot=1"), never_now);
    expect_because(would(w, "olga suspend lot=0"), never_now);
    expect_done(would(w, "olga notice-published notice=contract lot=1 "
                         "published=2027-01-06T09:00"));
}

TEST(a_suspended_lot_s_people_are_named_one_lot_at_a_time_or_for_all)
{
    Play *w = play_with(BOXED, a, TWO_LOTS);
    expect_done(does(w, "olga suspend lot=1"));
    expect_done(would(w, "olga role person=anna role=approver lot=0"));
    expect_done(would(w, "olga role person=anna role=approver lot=1"));
}

TEST(an_abandoned_lot_has_ended_and_takes_no_more_bids)
{
    Play *w = play_with(DEPOSITED, a, TWO_LOTS);
    expect_done(does(w, "olga abandon lot=2"));
    expect(phase_at(&w->p, 1, 2, w->now) == ENDED && phase_at(&w->p, 1, 1, w->now) == BIDDING);
    expect_because(would(w, "bela deposit round=1 lot=2 version=1"), never_now);
    expect_because(would(w, "olga abandon lot=2"), never_now);
    expect_done(would(w, "bela deposit round=1 lot=1 version=2"));
    expect_done(would(w, "olga notice-published notice=termination lot=2 "
                         "published=2026-10-29T00:00"));
    expect_done(does(w, "olga abandon lot=0"));
    expect(phase_at(&w->p, 1, 1, w->now) == ENDED);
    expect_because(would(w, "olga suspend lot=1"), never_now);
}

TEST(nothing_is_erased_before_its_date_or_under_a_hold)
{
    Play *w = play_to(BOUGHT, a);
    const char *after = "2030-01-06T00:00 olga erase nth=5 what=words";
    w->p.retention = moment("2031-01-01T00:00");       /* the published date is the later one */
    expect_because(would(w, after), retention_running);
    w->p.retention = moment("2030-01-01T00:00");       /* three years from the contract are */
    expect_because(would(w, "2030-01-05T23:59:59 olga erase nth=5 what=words"), retention_running);
    expect_because(would(w, "2030-01-06T00:00 olga erase nth=0 what=words"), no_such_act);
    expect_because(would(w, "2030-01-06T00:00 olga erase nth=999 what=words"), no_such_act);
    expect_done(would(w, "olga erase nth=5 what=words ground=personal-data"));
    expect_because(would(w, "olga erase nth=5 what=paper ground=personal-data"), erase_words_only);
    expect_done(would(w, after));
    Text sealed = { 0 };
    text_put(&sealed, a, "2030-01-06T00:00 olga erase nth={} what=sealed hash=b1",
             str_of_number(round_of(&w->p, 1)->listed_nth, a));
    expect_done(would(w, str_terminated(text_str(&sealed), a)));
    expect_because(would(w, "2030-01-06T00:00 olga erase nth=5 what=sealed"), erase_foreign);
    expect_because(would(w, "2029-12-31T23:59 olga erase nth=5 what=sealed"), retention_running);
    expect_because(would(w, "olga hold on=no"), hold_unchanged);
    expect_done(does(w, "olga hold on=yes"));
    expect_because(would(w, "olga hold on=yes"), hold_unchanged);
    expect_because(would(w, after), on_hold);
    expect_done(does(w, "olga hold on=no"));
    expect_done(would(w, after));
    w = play_to(PREPARED, a);                /* a draft has published no date */
    expect_because(would(w, after), retention_running);
    w = play_to(DEPOSITED, a);               /* what still runs has no three years behind it */
    expect_because(would(w, after), retention_running);
    expect_done(does(w, "olga abandon lot=0"));
    expect_done(would(w, after));
}

/* Sent on Tuesday 13 October 2026: the 25th day after it is Saturday 7 November. */
TEST(the_clock_of_the_law_runs_from_the_notice_as_sent)
{
    Play *w = play_to(DEPOSITED, a);
    const char *list = "2026-10-30T12:10 olga box-list round=1 clock=operator";
    expect_done(would(w, list));
    expect_done(would(w, "olga notice-published notice=tender lot=0 published=2026-10-05T08:00"));
    expect_done(does(w, "olga notice-published notice=tender lot=0 published=2026-10-05T08:00"));
    expect_text(dates_said(w, w->now), "tendering 2026-10-30");
    expect_done(does(w, "olga notice-published notice=tender lot=0 published=2026-10-13T08:00"));
    expect_text(dates_said(w, w->now), "tendering 2026-11-07");
    expect_because(would(w, list), deadline_too_near);
    expect_done(does(w, "2026-10-30T12:10 olga timetable round=1 event=deadline "
                        "moment=2026-11-06T12:00"));   /* though the old one is over */
    expect_done(does(w, "olga amend"));
    expect(phase_at(&w->p, 1, 1, w->now) == BIDDING);
    expect_because(would(w, "2026-11-06T12:10 olga box-list round=1 clock=operator"),
                   deadline_too_near);
    expect_done(does_all(w, "olga timetable round=1 event=deadline moment=2026-11-07T12:00\n"
                            "olga amend"));
    expect_because(would(w, "2026-11-07T12:00 olga timetable round=1 event=deadline "
                            "moment=2026-11-08T12:00"), deadline_backwards);
    expect_done(would(w, "2026-11-07T12:10 olga box-list round=1 clock=operator"));
}

/* ---- who is not shown everything ------------------------------------------------- */

/* The public edition: what the table withholds from it is known by its commit only. */
TEST(a_reader_of_the_public_acts_follows_to_the_contract)
{
    Play *whole = play_new(a), *public = play_new(a);
    Text life = { 0 };
    life_write(&life, BOUGHT, a);
    for (Str rest = text_str(&life); rest.len;) {
        Act act;
        expect(play_act(whole, str_cut(&rest, '\n'), &act));
        expect_done(does_act(whole, &act));
        if (act_rows[act.kind]->shown == TO_ALL)
            expect_done(does_act(public, &act));
        else
            act_fold_withheld(&public->p, act.nth, act.commit, a);
    }
    expect(public->p.withheld == 48);
    expect(phase_at(&public->p, 1, 1, whole->now) == SIGNED);
}

TEST(a_reader_who_is_not_shown_the_openings_follows_a_reopening)
{
    Play *w = play_to(LOCKED_UP, a);
    act_fold_withheld(&w->p, w->p.acts + 1, (Hash){ { 1 } }, a);
    expect_done(does(w, "olga reopen round=1 lot=1 prices=known"));
    expect(phase_at(&w->p, 1, 1, w->now) == LISTED);
    Act later = act_of(w, "eva conflict finding=none");
    later.mine += 3;                         /* some of hers may be among those not shown */
    expect_done(would_act(w, &later));
    later.mine = 1;
    expect_because(would_act(w, &later), counter_wrong);
}

TEST(a_mark_for_a_bid_that_a_reader_was_not_shown_is_passed_over)
{
    Play *w = play_to(OUT, a);
    act_fold_withheld(&w->p, w->p.acts + 1, (Hash){ { 1 } }, a);
    w->p.rounds.at[0].listed = true;
    expect_done(does(w, "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=3.000"));
    expect(!bid_of(&w->p, 1, 1, BELA));
}

TEST(nobody_is_left_out_of_a_round_that_has_no_criteria)
{
    Play *w = play_with(LET_IN, a,
        { "olga begin", "olga begin year=2026 number=42 kind=flexible rules=2026-01-01 "
                        "zone=Europe/London division=england-wales" },
        { "olga round", "olga round round=1 kind=selection needed=2 padded=4096" });
    expect_because(would(w, "olga select round=1 lot=1 bidder=bela outcome=declined"),
                   reduction_unpublished);
    expect_done(would(w, "olga select round=1 lot=1 bidder=bela outcome=selected"));
}

/* ---- dates ----------------------------------------------------------------------- */

TEST(the_dates_of_the_law_follow_from_what_happened)
{
    Play *w = play_to(DEFINED, a);
    expect_text(dates_said(w, moment("2026-10-05T09:00")), "tendering 2026-10-30");
    expect_text(dates_said(w, moment("2026-10-06T09:00")), "tendering 2026-10-31");
    w = play_to(OUT, a);
    expect_text(dates_said(w, moment("2026-10-06T09:00")), "tendering 2026-10-30");
    w = play_to(NOTICED, a);
    expect_text(dates_said(w, w->now), "tendering 2026-10-30, standstill 2027-01-05");
    w = play_to(BOUGHT, a);
    expect_text(dates_said(w, w->now),
                "tendering 2026-10-30, standstill 2027-01-05, contract-details 2027-02-04, "
                "termination-notice 2029-03-01");
    w->p.lots.at[0].most = 500 * 1000 * 1000 + 1;      /* a penny above five million pounds */
    expect_text(dates_said(w, w->now),
                "tendering 2026-10-30, standstill 2027-01-05, contract-details 2027-02-04, "
                "contract-copy 2027-04-05, termination-notice 2029-03-01");
}

static Str warned(Play *w, Instant now)
{
    Warnings all = { 0 };
    late_warnings(&w->p, now, &all, w->a);
    return all.len ? all.at[0] : (Str){ 0 };
}

TEST(an_authority_that_was_told_late_of_an_exclusion_or_not_yet_is_warned_of)
{
    Play *w = play_to(LET_IN, a);
    Bid  *cora = bid_of(&w->p, 1, 1, CORA);
    cora->standing = EXCLUDED;
    cora->excluded_for = GROUND_MANDATORY;
    cora->excluded_at = w->now;
    cora->on_ground = true;
    expect(!warned(w, w->now + 29 * DAY).len);
    expect(holds(warned(w, w->now + 31 * DAY), "28 November 2026, and was not told yet."));
    cora->authority_told = w->now + 20 * DAY;
    expect(!warned(w, w->now + 31 * DAY).len);
    cora->authority_told = w->now + 31 * DAY;
    expect(holds(warned(w, w->now + 40 * DAY), "28 November 2026, and was Monday 30 "));
}

TEST(a_score_sheet_holds_the_marks_of_one_lot_in_one_round)
{
    Play *w = play_to(LOCKED_UP, a);
    Text  own = { 0 }, lot = { 0 }, round = { 0 };
    score_sheet_write(&own, &w->p, 1, 1, a);
    score_sheet_write(&lot, &w->p, 1, 2, a);
    score_sheet_write(&round, &w->p, 2, 1, a);
    expect(str_starts(str_after(text_str(&own), 25), "score 101 "));
    expect_text(text_str(&lot), "tenderbox/score-sheet/v1\n");
    expect_text(text_str(&round), "tenderbox/score-sheet/v1\n");
}

TEST(what_the_authority_is_not_told_of_says_why)
{
    static const char line[] = "olga exclusion-told round=1 lot=1 bidder=cora "
                               "moment=2026-10-30T12:01";
    Play *w = play_to(LET_IN, a);
    Bid  *cora = bid_of(&w->p, 1, 1, CORA);
    expect(holds(would(w, line).detail, ": not excluded"));
    cora->standing = EXCLUDED;
    expect(holds(would(w, line).detail, ": out by lapse or a failed test"));
    cora->excluded_at = w->now;
    cora->on_ground = true;
    cora->excluded_for = GROUND_CONFLICT;
    expect(holds(would(w, line).detail, "on no ground that s.59 covers"));
}

TEST(a_change_of_which_a_copy_is_out_has_no_last_day_any_more)
{
    Play *w = play_to(BOUGHT, a);
    Lot  *lot = lot_of(&w->p, 1);
    *list_add(&lot->modified, a) = (Modification){ .value = INT64_C(1000000000), .at = w->now };
    LawDates owed = { 0 }, out = { 0 };
    dates_of(&w->p, w->now, &owed, a);
    lot->modified.at[0].copied = true;
    dates_of(&w->p, w->now, &out, a);
    expect(owed.len == out.len + 1);
}

static ptrdiff_t standing(Play *w)
{
    Standings now = { 0 };
    stands_now(&w->p, lot_of(&w->p, 1), &now, w->a);
    return now.len;
}

TEST(that_nothing_is_handed_in_is_said_of_a_lot_that_stopped_before_its_deadline)
{
    Play *w = play_to(INTERESTED, a);
    expect(standing(w) == 0);
    expect_done(does(w, "olga suspend lot=1"));
    expect(standing(w) == 2);
    w = play_to(LET_IN, a);
    expect(standing(w) == 0);
    expect_done(does(w, "olga suspend lot=1"));
    expect(standing(w) == 1);
}

TEST(only_the_initial_tenders_of_a_negotiation_have_a_least_time)
{
    Play *w = play_to(INTERESTED, a);
    Lot  *lot = lot_of(&w->p, 1);
    w->p.kind = FOR_FLEXIBLE;
    lot->regime = PCR_2015;
    *list_add(&w->p.rounds, a) = (Round){ .id = 2, .kind = ROUND_TENDER };
    expect(limit_of_round(&w->p, lot, round_of(&w->p, 1)) == LIMIT_TENDERING);
    expect(limit_of_round(&w->p, lot, round_of(&w->p, 2)) == LIMIT_NONE);
    round_of(&w->p, 1)->kind = ROUND_SELECTION;
    expect(limit_of_round(&w->p, lot, round_of(&w->p, 2)) == LIMIT_TENDERING);
}

TEST(who_names_a_number_that_is_not_is_told_which_there_are)
{
    Play *w = play_to(PREPARED, a);
#define NAMED because_number(&not_late, &w->p, A_LOT, "no lot", 9, a).detail
    expect_text(NAMED, "no lot 9; there is none yet");
    *list_add(&w->p.lots, a) = (Lot){ .id = 1 };
    expect_text(NAMED, "no lot 9; there is 1");
    *list_add(&w->p.lots, a) = (Lot){ .id = 2 };
    expect_text(NAMED, "no lot 9; there are 1, 2");
}

/* ---- the notice ------------------------------------------------------------------ */

#define NOTICE "olga publish retention=2030-01-01T00:00"
#define FIRST_ROUND(kind)                                                                          \
    { "olga round", "olga round round=1 kind=" kind " needed=2 padded=4096\n"                      \
                    "olga round round=2 kind=tender needed=2 padded=4096" }

TEST(what_no_round_asks_for_is_not_published)
{
    Play *w = play_with(DEFINED, a, { "olga criterion lot=1 criterion=3",
        "olga criterion lot=1 criterion=3 kind=pass scale=2\n"
        "olga enclosure lot=1 envelope=qualification" });
    Result r = would(w, "2026-10-05T09:00 " NOTICE);
    expect_because(r, no_such_round);
    expect_text(r.detail, "envelope=qualification: lot 1; no round has it");
    w = play_with(DEFINED, a, { "olga criterion lot=1 criterion=3",
        "olga criterion lot=1 criterion=3 kind=pass scale=2 round=1" });
    r = would(w, "2026-10-05T09:00 " NOTICE);
    expect_because(r, no_such_round);
    expect_text(r.detail, "round=1: lot 1, criterion 3; right is a round before the tenders, or 0 "
                          "for the tenders");
}

TEST(weights_make_a_hundred_in_every_round_that_is_marked)
{
    Play *w = play_with(DEFINED, a,
        { "olga lot", "olga lot lot=1 regime=pa-2023-light most=500000" },
        FIRST_ROUND("selection"), { "olga criterion lot=1 criterion=3",
        "olga criterion lot=1 criterion=3 kind=pass scale=2\n"
        "olga criterion lot=1 criterion=9 round=1 weight=90.000 scale=1" });
    Result r = would(w, "2026-10-05T09:00 " NOTICE);
    expect_because(r, weights_do_not_add);
    expect(holds(r.detail, "criterion 9 with 90.000"));
    criterion_of(&w->p, 1, 9)->kind = CRITERION_PASS;    /* it parts and is not counted */
    expect_done(would(w, "2026-10-05T09:00 " NOTICE));
}

TEST(three_years_from_a_leap_day_end_with_february)
{
    Play *w = play_with(DEFINED, a,
        { "olga timetable round=1 event=questions", "" }, { "olga timetable round=1 event=deadline",
        "olga timetable round=1 event=deadline moment=2028-04-30T12:00" });
    Result r = would(w, "2028-02-29T09:00 olga publish retention=2031-02-27T23:00");
    expect_because(r, retention_too_short);
    expect(holds(r.detail, "right is 2031-02-28"));
    expect_done(would(w, "2028-02-29T09:00 olga publish retention=2031-02-28T00:00"));
}

TEST(a_round_without_a_least_time_ends_after_it_was_announced)
{
    Play *w = play_to(INTERESTED, a);
    Round *r = round_of(&w->p, 1);
    Lot *lot = lot_of(&w->p, 1);
    r->kind = ROUND_DIALOGUE;
    lot->tender_notice = r->deadline - 1;
    expect_done(judge_noticed(&w->p, r, a));
    lot->tender_notice = r->deadline;
    expect_because(judge_noticed(&w->p, r, a), deadline_too_near);
    lot->signed_ = true;                     /* that is over */
    expect_done(judge_noticed(&w->p, r, a));
}

TEST(of_a_lot_that_has_ended_nothing_need_be_told_in_time)
{
    Play *w = play_with(INTERESTED, a, TWO_LOTS);
    Round  *r = round_of(&w->p, 1);
    Instant late = moment("2026-10-25T00:00");
    expect_done(does(w, "olga abandon lot=1"));
    expect(in_time_until(&w->p, r) == late);
    expect_because(judge_in_time(&w->p, r, late, &answer_late, a), answer_late);
    expect_done(does(w, "olga abandon lot=2"));
    expect(in_time_until(&w->p, r) == 0);
    expect_done(judge_in_time(&w->p, r, late, &answer_late, a));
}

TEST(one_bidder_alone_handed_in_for_a_lot_whatever_became_of_its_bids)
{
    Play *w = play_to(BEGUN, a);
    Lot lot = { .id = 1, .regime = EU_2014_24 };
    Deposit box[] = { { .lot = 2, .bidder = CORA }, { .lot = 1, .bidder = CORA, .withdrawn = true },
                      { .lot = 1, .bidder = BELA, .late = true }, { .lot = 1, .bidder = BELA } };
#define ALONE exempt_fits(&w->p, &lot, CASE_SOLE, 0)
    *list_add(&w->p.rounds, a) = (Round){ .id = 1, .invited = 1, .listed = true };
    expect(!ALONE);
    for (ptrdiff_t i = 0; i < countof(box); i++)
        *list_add(&w->p.box, a) = box[i];
    expect(ALONE);
    w->p.rounds.at[0].listed = false;        /* who else comes, nobody knows */
    expect(!ALONE);
    w->p.rounds.at[0].listed = true;
    w->p.box.at[1].withdrawn = false;
    expect(!ALONE);
#undef ALONE
}

TEST(an_answer_that_corrects_a_correction_is_of_the_first)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(does_all(w, "olga answer answer=1\nolga answer answer=2\n"
                            "olga answer answer=3 corrects=1\nolga answer answer=4 corrects=3"));
    expect(answer_first(&w->p, 1) == 1 && answer_first(&w->p, 2) == 2);
    expect(answer_first(&w->p, 3) == 1 && answer_first(&w->p, 4) == 1);
}

TEST(a_role_is_held_for_one_lot_and_one_buyer)
{
    Play *w = play_to(PREPARED, a);
    const Person *eva = person_of(&w->p, EVA);
    expect(holds_role(eva, EVALUATOR, 0, 0) && !holds_role(eva, CHAIR, 0, 0));
    expect(!holds_role(eva, EVALUATOR, 2, 0) && !holds_role(eva, EVALUATOR, 0, 2));
}

RUN("tender_test", T(what_no_round_asks_for_is_not_published),
    T(weights_make_a_hundred_in_every_round_that_is_marked),
    T(three_years_from_a_leap_day_end_with_february),
    T(a_round_without_a_least_time_ends_after_it_was_announced),
    T(of_a_lot_that_has_ended_nothing_need_be_told_in_time),
    T(one_bidder_alone_handed_in_for_a_lot_whatever_became_of_its_bids),
    T(an_answer_that_corrects_a_correction_is_of_the_first),
    T(a_role_is_held_for_one_lot_and_one_buyer),
    T(the_dates_of_the_law_follow_from_what_happened),
    T(nobody_is_left_out_of_a_round_that_has_no_criteria),
    T(a_bidder_has_a_number_and_a_key_of_its_own),
    T(questions_end_when_the_timetable_says_and_answers_are_counted),
    T(an_answer_comes_six_days_before_the_deadline_or_after_it_was_lengthened),
    T(nothing_is_answered_once_the_tenders_are_in),
    T(a_change_comes_with_a_later_deadline_or_says_why_it_is_minor),
    T(words_change_and_moments_do_not),
    T(after_a_late_change_the_days_of_the_law_are_left),
    T(after_the_deadline_of_the_tenders_nothing_is_changed),
    T(what_bids_were_made_before_is_known),
    T(bids_bind_beyond_the_deadline_whatever_moves_it),
    T(the_clock_of_the_law_runs_from_the_notice_as_sent),
    T(what_was_handed_in_before_a_deadline_moved_stands_after_it),
    T(a_later_version_replaces_and_a_withdrawn_bid_does_not_rise_again),
    T(a_bid_is_for_a_lot_and_a_round_that_are_there),
    T(the_deadline_parts_bids_in_time_from_late_ones),
    T(a_box_act_that_waited_is_judged_as_of_the_moment_it_came),
    T(a_ready_deposit_is_entered_at_the_deadline_and_takes_no_place_in_the_counter),
    T(whatever_a_bidder_says_of_a_bid_later_overtakes_its_ready_deposit),
    T(the_list_names_exactly_what_lies_in_the_box),
    T(nobodys_judge_looks_at_deposits_before_the_list),
    T(many_versions_of_one_bid_are_listed_quickly),
    T(a_late_bid_stays_shut_unless_it_is_accepted_before_anything_opens),
    T(an_exclusion_is_not_washed_away_by_a_late_version),
    T(each_bid_is_admitted_or_excluded_once_before_a_padlock_turns),
    T(an_envelope_opens_with_enough_padlocks_and_an_excluded_bid_stays_shut),
    T(prices_stay_shut_until_the_scores_of_every_lot_of_the_group_are_locked),
    T(a_price_is_not_opened_while_marks_are_open_again_though_padlocks_turned),
    T(a_mark_is_a_published_one_for_an_open_bid_on_a_criterion_that_is_marked),
    T(a_bidder_claims_pages_of_its_own_bid_once_it_is_let_in_and_until_the_award),
    T(who_is_in_no_list_has_no_pages_to_claim),
    T(who_has_an_interest_waits_for_the_ruling_before_marking),
    T(sheets_are_complete_and_closed_before_the_panel_agrees),
    T(a_panel_without_evaluators_agrees_on_nothing),
    T(no_sheet_closes_and_nothing_is_locked_while_an_admitted_bid_is_unopened),
    T(the_lock_names_exactly_the_marks),
    T(reopened_marks_say_whether_prices_were_known_and_are_agreed_again_when_changed),
    T(a_reopening_frees_the_marks_that_it_names_and_no_others),
    T(once_prices_are_known_a_reopening_names_marks_that_are_there),
    T(a_turn_for_prices_counts_for_the_marks_that_were_locked_then),
    T(a_turn_names_the_sheets_of_every_lot_whose_prices_open_with_it),
    T(a_price_known_in_one_lot_of_a_group_is_known_in_all),
    T(the_award_follows_the_ranking_to_the_last_digit),
    T(an_exclusion_undoes_the_award_and_the_next_one_follows_new_figures),
    T(nobody_is_awarded_where_nobody_is_left),
    T(a_tie_that_the_named_criterion_does_not_part_is_not_awarded),
    T(every_assessed_bidder_has_its_summary_before_the_award_notice),
    T(a_notice_belongs_to_its_stage_and_is_not_older_than_what_it_tells),
    T(a_notice_of_a_change_follows_the_contract_and_its_copy_the_change),
    T(the_standstill_counts_working_days_through_christmas),
    T(a_letter_is_received_when_it_was_told_at_the_earliest),
    T(where_the_law_asks_for_no_standstill_a_promised_one_has_eight_days),
    T(the_contract_is_with_the_winner_after_the_standstill),
    T(a_contract_lasts_no_longer_than_was_published_unless_it_says_why),
    T(a_claim_or_an_order_blocks_the_signature_and_a_complaint_does_not),
    T(a_suspended_lot_waits_and_the_other_goes_on),
    T(what_is_done_to_every_lot_leaves_those_alone_that_have_ended),
    T(who_comes_late_during_a_stop_is_told_that_its_time_is_given_back),
    T(a_signed_lot_is_not_suspended),
    T(a_suspended_lot_s_people_are_named_one_lot_at_a_time_or_for_all),
    T(an_abandoned_lot_has_ended_and_takes_no_more_bids),
    T(nothing_is_erased_before_its_date_or_under_a_hold),
    T(a_reader_of_the_public_acts_follows_to_the_contract),
    T(a_reader_who_is_not_shown_the_openings_follows_a_reopening),
    T(a_mark_for_a_bid_that_a_reader_was_not_shown_is_passed_over),
    T(a_score_sheet_holds_the_marks_of_one_lot_in_one_round),
    T(an_authority_that_was_told_late_of_an_exclusion_or_not_yet_is_warned_of),
    T(what_the_authority_is_not_told_of_says_why),
    T(a_change_of_which_a_copy_is_out_has_no_last_day_any_more),
    T(that_nothing_is_handed_in_is_said_of_a_lot_that_stopped_before_its_deadline),
    T(only_the_initial_tenders_of_a_negotiation_have_a_least_time),
    T(who_names_a_number_that_is_not_is_told_which_there_are))

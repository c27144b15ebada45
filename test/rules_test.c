#include "law/cites.h"
#include "law/rules.h"
#include "test/test.h"

#include <stdio.h>
#include <string.h>

static Day day(const char *text)
{
    Day out = 0;
    expect(str_day(str(text), &out));
    return out;
}

static Instant at(const char *text)
{
    Instant out = 0;
    expect(str_moment(str(text), LONDON, &out));
    return out;
}

static bool holds(Str s, const char *words)
{
    return memmem(s.at, (size_t)s.len, words, strlen(words)) != NULL;
}

static const Place anywhere = { LONDON, { .divisions = UNITED_KINGDOM } };
static const Place england  = { LONDON, { .divisions = ENGLAND_WALES } };

enum { WITH_PAPERS = FACT_ELECTRONIC | FACT_ALL_DOCUMENTS };

static RuleCase act_of_2023(RuleKind kind, unsigned facts)
{
    return (RuleCase){ PA_2023, kind, facts, day("2026-01-01"), anywhere };
}

static RuleCase directive_of_2004(RuleKind kind, unsigned facts)
{
    return (RuleCase){ EC_2004_18, kind, facts, day("2012-01-26"), england };
}

static Period period(RuleCase c, Limit what, const char *event, Arena *a)
{
    Period p = { 0 };
    expect_done(rule_earliest(&c, what, at(event), &p, a));
    return p;
}

static Period standstill(RuleCase c, const char *event, int promised, Arena *a)
{
    Period p = { 0 };
    expect_done(standstill_ends(&c, at(event), promised, &p, a));
    return p;
}

static Result deadline(RuleCase c, const char *event, const char *moment, Arena *a)
{
    return rule_judge_deadline(&c, LIMIT_TENDERING, at(event), at(moment), a);
}

static int length(RuleKind kind, unsigned facts)
{
    const RuleRow *row = rule_limit(PA_2023, kind, LIMIT_TENDERING, facts, day("2026-01-01"));
    expect(row);
    return row->length;
}

/* ---- the book -------------------------------------------------------------------- */

/* What is wrong is said of all rows: who adds one reads it there. */
static bool so(const RuleRow *row, bool well, const char *wanted)
{
    if (!well)
        printf("    %s %s, %s: %s\n", regime_names[row->regime], limit_names[row->what],
               row->article ? row->article : "no article", wanted);
    return well;
}

TEST(every_row_of_the_book_says_its_article_and_how_sure_it_is)
{
    (void)a;
    bool well = true;
    for (const RuleRow *row = rule_rows; row < rule_rows + rule_count; row++) {
        expect(row->regime > REGIME_NONE && row->regime < REGIMES);
        expect(row->what > LIMIT_NONE && row->what < LIMITS && row->length >= 0);
        well &= so(row, row->article && *row->article, "has no article");
        well &= so(row, row->kinds, "is for no kind of procedure");
        well &= so(row, row->certainty >= PRIMARY && row->certainty <= UNCHECKED,
                   "does not say how sure it is");
        well &= so(row, civil_valid(row->from) && (!row->to.year || civil_valid(row->to)),
                   "is in force from or to no day");
        well &= so(row, !(row->needs & row->unless) && (row->needs | row->unless) >> FACTS == 0,
                   "needs and forbids one fact, or one that is none");
    }
    for (ptrdiff_t i = 0; i < holiday_count; i++)
        expect(holiday_rows[i].certainty >= PRIMARY && holiday_rows[i].certainty <= UNCHECKED);
    for (int i = PRIMARY; i <= UNCHECKED; i++)
        expect(certainty_says[i]);
    expect(well);
}

TEST(every_fact_is_one_that_a_row_asks_for)
{
    (void)a;
    unsigned asked = 0;
    for (const RuleRow *row = rule_rows; row < rule_rows + rule_count; row++)
        asked |= row->needs | row->unless;
    for (int i = 0; i < FACTS; i++)
        if (!(asked >> i & 1))
            printf("    no rule asks for the fact %s\n", fact_names[i]);
    expect(asked == (1u << FACTS) - 1);
}

/* The row that binds in place of this one, with its own facts on its own first day; NULL: this. */
static const RuleRow *beaten_by(const RuleRow *row)
{
    const RuleRow *other = NULL;
    for (unsigned kind = 1; kind <= FOR_ANY; kind *= 2) {
        if (!(row->kinds & kind))
            continue;
        other = rule_limit(row->regime, (RuleKind)kind, row->what, row->needs, day_of(row->from));
        if (other == row)
            return NULL;
    }
    return other;
}

/* A row that never does says nothing: the mistake may be its own or the other's. */
TEST(every_row_of_the_book_binds_where_its_facts_are_given)
{
    (void)a;
    bool well = true;
    for (const RuleRow *row = rule_rows; row < rule_rows + rule_count; row++) {
        const RuleRow *other = beaten_by(row);
        so(row, !other, "never binds, for with the same facts this one does:");
        if (other)
            well = so(other, false, "is as short or shorter");
    }
    expect(well);
}

TEST(the_shortest_limit_that_applies_is_the_one_that_binds)
{
    (void)a;
    expect(length(FOR_OPEN, 0) == 35);
    expect(length(FOR_OPEN, FACT_ELECTRONIC) == 30);
    expect(length(FOR_OPEN, FACT_ALL_DOCUMENTS) == 30);
    expect(length(FOR_OPEN, WITH_PAPERS) == 25);
    expect(length(FOR_OPEN, WITH_PAPERS | FACT_URGENCY) == 10);
    expect(length(FOR_FLEXIBLE, FACT_PLANNED_NOTICE) == 10);
    expect(length(FOR_FLEXIBLE, FACT_DYNAMIC_MARKET | WITH_PAPERS) == 10);
    const unsigned chosen = FACT_ONLY_PRESELECTED | WITH_PAPERS;
    expect(length(FOR_FLEXIBLE, chosen) == 25);              /* a central buyer gains nothing */
    expect(length(FOR_FLEXIBLE, chosen | FACT_NOT_CENTRAL) == 10);
    expect(length(FOR_FLEXIBLE, chosen | FACT_NOT_CENTRAL | FACT_AGREED) == 0);
}

TEST(the_book_answers_only_for_days_on_which_a_law_was_in_force)
{
    Period p;
    const Day late = day("2025-02-23"), begun = day("2025-02-24");
    expect(rule_limit(PCR_2015, FOR_OPEN, LIMIT_TENDERING, 0, late)->length == 35);
    expect(!rule_limit(PCR_2015, FOR_OPEN, LIMIT_TENDERING, 0, begun));
    expect(!rule_limit(PA_2023, FOR_OPEN, LIMIT_TENDERING, 0, late));
    expect(rule_limit(PA_2023, FOR_OPEN, LIMIT_TENDERING, 0, begun));
    RuleCase c = act_of_2023(FOR_OPEN, 0);
    expect_because(rule_earliest(&c, LIMIT_PARTICIPATION, at("2026-03-02 09:00"), &p, a),
                   rule_missing);            /* an open procedure has no requests */
    expect_because(rule_period(NULL, 0, anywhere, &p, a), rule_missing);
}

TEST(the_light_touch_sets_no_least_time_for_tenders)
{
    RuleCase c = act_of_2023(FOR_FLEXIBLE, 0);
    c.regime = PA_2023_LIGHT;
    expect_done(deadline(c, "2026-03-02 09:00", "2026-03-02 09:01", a));
    expect_because(deadline(c, "2026-03-02 09:00", "2026-03-02 09:00", a), deadline_too_near);
    expect_text(period(c, LIMIT_TENDERING, "2026-03-02 09:00", a).words,
                "no least period; Procurement Act 2023, light touch, s.54(4) row 1 "
                "(read in the law itself)");
}

/* ---- tenders --------------------------------------------------------------------- */

/* Notice on Monday 2 March 2026; 3 March is the first day, 27 March the 25th. */
TEST(the_days_of_a_tender_are_counted_from_the_day_after)
{
    Period p = period(act_of_2023(FOR_OPEN, WITH_PAPERS), LIMIT_TENDERING, "2026-03-02 17:00", a);
    expect(p.length == 25 && p.first == day("2026-03-03") && p.last == day("2026-03-27"));
    expect(p.ends == at("2026-03-28 00:00"));
    expect_text(p.words, "25 days, the first Tuesday 3 March 2026 (the day after), the last Friday "
                         "27 March 2026, to midnight Europe/London; Procurement Act 2023, "
                         "s.54(4) row 7 (read in the law itself)");
}

TEST(the_hour_of_the_notice_does_not_matter)
{
    RuleCase c = act_of_2023(FOR_OPEN, WITH_PAPERS);
    expect(period(c, LIMIT_TENDERING, "2026-03-02 00:00", a).last == day("2026-03-27"));
    expect(period(c, LIMIT_TENDERING, "2026-03-02 23:59:59", a).last == day("2026-03-27"));
}

/* The 25th day is Friday 27 March. What arrives at the deadline is late, so a deadline at
 * midnight belongs to the day before it. */
TEST(a_deadline_lies_on_the_last_day_or_later)
{
    RuleCase c = act_of_2023(FOR_OPEN, WITH_PAPERS);
    expect_because(deadline(c, "2026-03-02 17:00", "2026-03-26 23:59", a), deadline_too_near);
    expect_because(deadline(c, "2026-03-02 17:00", "2026-03-27 00:00", a), deadline_too_near);
    expect_done(deadline(c, "2026-03-02 17:00", "2026-03-27 12:00", a));
    expect_done(deadline(c, "2026-03-02 17:00", "2026-03-28 00:00", a));
}

/* Notice on Wednesday 4 March 2026; the 25th day is Sunday 29 March, on which the clocks go
 * forward: it has 23 hours and ends at 23:00 UTC. The Act moves no last day. */
TEST(a_last_day_may_be_the_sunday_of_the_clocks)
{
    RuleCase c = act_of_2023(FOR_OPEN, WITH_PAPERS);
    Period p = period(c, LIMIT_TENDERING, "2026-03-04 10:00", a);
    expect(p.last == day("2026-03-29") && weekday(p.last) == 7);
    expect(p.ends == day("2026-03-29") * DAY + 23 * HOUR);
    expect_because(deadline(c, "2026-03-04 10:00", "2026-03-29 00:00", a), deadline_too_near);
    expect_done(deadline(c, "2026-03-04 10:00", "2026-03-29 12:00", a));
    expect_done(deadline(c, "2026-03-04 10:00", "2026-03-30 00:00", a));
}

/* 23:30 UTC on 1 July is half past midnight of 2 July in London. */
TEST(the_day_of_an_event_is_the_day_on_the_wall)
{
    Period p = { 0 };
    RuleCase c = act_of_2023(FOR_OPEN, WITH_PAPERS);
    Instant late = day("2026-07-01") * DAY + 23 * HOUR + 30 * MINUTE;
    expect_done(rule_earliest(&c, LIMIT_TENDERING, late, &p, a));
    expect(p.first == day("2026-07-03") && p.last == day("2026-07-27"));
}

/* Directive 2004/18, notice sent on Thursday 26 January 2012. 37 days: 27 January is the first,
 * 3 March (a leap year) the 37th, a Saturday: Monday 5 March. Sent electronically, 30 days:
 * Saturday 25 February: Monday 27 February. */
TEST(requests_of_2012_had_37_days_less_7_for_an_electronic_notice)
{
    Period slow = period(directive_of_2004(FOR_RESTRICTED, 0), LIMIT_PARTICIPATION,
                         "2012-01-26 12:00", a);
    Period fast = period(directive_of_2004(FOR_DIALOGUE, FACT_NOTICE_ELECTRONIC),
                         LIMIT_PARTICIPATION, "2012-01-26 12:00", a);
    expect(slow.length == 37 && slow.last == day("2012-03-05"));
    expect(fast.length == 30 && fast.last == day("2012-02-27"));
    expect_text(fast.words, "30 days, the first Friday 27 January 2012 (the day after), the last "
                            "Saturday 25 February 2012, no working day, moved to Monday 27 "
                            "February 2012, to midnight Europe/London; Directive 2004/18/EC, "
                            "art. 38(3)(a) and (5) (read in a secondary source)");
}

/* 40 days from Wednesday 25 April 2012: the first is the 26th, the 40th Monday 4 June, the bank
 * holiday moved for the jubilee; the 5th is the jubilee's own day: Wednesday 6 June. */
TEST(a_last_day_in_the_jubilee_of_2012_moved_past_both_days)
{
    Period p = period(directive_of_2004(FOR_RESTRICTED, 0), LIMIT_TENDERING, "2012-04-25 09:00", a);
    expect(p.length == 40 && p.last == day("2012-06-06"));
    expect(period(directive_of_2004(FOR_RESTRICTED, FACT_ALL_DOCUMENTS), LIMIT_TENDERING,
                  "2012-04-25 09:00", a).length == 35);
}

TEST(open_tenders_of_2012_could_be_shortened_twice)
{
    (void)a;
    const Day then = day("2012-01-26");
    const unsigned both = FACT_NOTICE_ELECTRONIC | FACT_ALL_DOCUMENTS;
    expect(rule_limit(EC_2004_18, FOR_OPEN, LIMIT_TENDERING, 0, then)->length == 52);
    expect(rule_limit(EC_2004_18, FOR_OPEN, LIMIT_TENDERING, both, then)->length == 40);
}

/* The day before Easter's: Thursday 2 April 2026. Two days are Good Friday and Saturday; the
 * next working day is Tuesday 7 April, the second Wednesday 8 April. */
TEST(a_short_period_under_1182_71_holds_two_working_days)
{
    Period p = { 0 };
    const RuleRow two = { .regime = EU_2014_24, .length = 2, .rolling = MOVES_ON,
                          .article = "-", .certainty = PRIMARY };
    const RuleRow one = { .regime = EU_2014_24, .length = 1, .rolling = MOVES_ON,
                          .article = "-", .certainty = PRIMARY };
    expect_done(rule_period(&two, at("2026-04-02 10:00"), england, &p, a));
    expect(p.last == day("2026-04-08"));
    expect_done(rule_period(&one, at("2026-04-02 10:00"), england, &p, a));
    expect(p.last == day("2026-04-07"));
}

/* ---- what holds only here and then ----------------------------------------------- */

/* Pre-selected suppliers and dynamic markets are of the flexible procedure (s.54(5), 34). */
TEST(an_open_procedure_has_no_preselected_suppliers)
{
    (void)a;
    const unsigned chosen = FACT_NOT_CENTRAL | FACT_ONLY_PRESELECTED | FACT_AGREED;
    expect(length(FOR_OPEN, chosen) == 35);
    expect(length(FOR_OPEN, FACT_NOT_CENTRAL | FACT_ONLY_PRESELECTED | WITH_PAPERS) == 25);
    expect(length(FOR_OPEN, FACT_DYNAMIC_MARKET) == 35);
    expect(length(FOR_OPEN, FACT_PLANNED_NOTICE) == 10);
    expect(length(FOR_FLEXIBLE, chosen) == 0);
}

static int of_2015(RuleKind kind, unsigned facts, const char *then)
{
    return rule_limit(PCR_2015, kind, LIMIT_TENDERING, facts, day(then))->length;
}

/* Regulation 1(3)(aa): for regulation 29(9) regulation 22 begins on 18 April 2016. */
TEST(negotiated_tenders_were_shortened_for_the_electronic_way_only_from_april_2016)
{
    (void)a;
    expect(of_2015(FOR_FLEXIBLE, FACT_ELECTRONIC, "2016-04-17") == 30);
    expect(of_2015(FOR_FLEXIBLE, FACT_ELECTRONIC, "2016-04-18") == 25);
    expect(of_2015(FOR_RESTRICTED, FACT_ELECTRONIC, "2015-02-26") == 25);
    expect(of_2015(FOR_OPEN, FACT_ELECTRONIC, "2015-02-26") == 30);
}

TEST(a_prior_notice_of_2012_gave_36_days_as_a_rule_and_22_for_a_reason)
{
    (void)a;
    const Day then = day("2012-01-26");
    const unsigned floor = FACT_PRIOR_NOTICE | FACT_PRIOR_FLOOR;
    for (RuleKind kind = FOR_OPEN; kind <= FOR_RESTRICTED; kind++) {
        expect(rule_limit(EC_2004_18, kind, LIMIT_TENDERING, FACT_PRIOR_NOTICE, then)->length ==
               36);
        expect(rule_limit(EC_2004_18, kind, LIMIT_TENDERING, floor, then)->length == 22);
    }
}

/* Sent on Monday 2 January 2017, electronic tenders: 30 days, and five more (reg. 53(5)); not in
 * urgency, and not where the law sets no least. */
TEST(documents_that_the_internet_cannot_offer_prolong_a_period_by_five_days)
{
    RuleCase c = { PCR_2015, FOR_OPEN, FACT_ELECTRONIC, day("2017-01-02"), england };
    expect(period(c, LIMIT_TENDERING, "2017-01-02 10:00", a).last == day("2017-02-01"));
    c.facts |= FACT_DOCUMENTS_ELSEWHERE;
    Period p = period(c, LIMIT_TENDERING, "2017-01-02 10:00", a);
    expect(p.length == 35 && p.last == day("2017-02-06"));
    expect(holds(p.words, "5 days of them by reg. 53(5)"));
    c.facts |= FACT_URGENCY;
    expect(period(c, LIMIT_TENDERING, "2017-01-02 10:00", a).length == 15);
    c.kind = FOR_DIALOGUE;
    expect(period(c, LIMIT_TENDERING, "2017-01-02 10:00", a).length == 0);
}

/* Thirty-five days from Monday 2 January 2017 end with Monday 6 February. */
TEST(under_1182_71_the_last_hour_of_the_last_day_is_part_of_the_period)
{
    RuleCase c = { PCR_2015, FOR_OPEN, 0, day("2017-01-02"), england };
    expect_because(deadline(c, "2017-01-02 10:00", "2017-02-06 12:00", a), deadline_too_near);
    expect_because(deadline(c, "2017-01-02 10:00", "2017-02-06 23:59:59", a), deadline_too_near);
    expect_done(deadline(c, "2017-01-02 10:00", "2017-02-07 00:00", a));
    Result r = deadline(c, "2017-01-02 10:00", "2017-02-06 12:00", a);
    expect(holds(r.detail, "Monday 6 February 2017, 12:00 GMT is too near"));
    expect(holds(r.detail, "not before the midnight with which Monday 6 February 2017"));
}

static Day last_day(RuleCase c, const char *moment)
{
    Day last = 0;
    const RuleRow *row;
    expect_done(last_information_day(&c, at(moment), &last, &row));
    return last;
}

/* Six days before Tuesday 10 February 2026, noon. The Act's lie between the day of the answer and
 * the day of the deadline, as s.54(5) counts; of the others six whole ones do. */
TEST(answers_come_six_days_before_the_deadline_and_four_in_urgency)
{
    (void)a;
    RuleCase c = act_of_2023(FOR_OPEN, WITH_PAPERS);
    expect(last_day(c, "2026-02-10 12:00") == day("2026-02-04"));
    expect(last_day(c, "2026-02-11 00:00") == day("2026-02-04"));
    c.regime = EU_2014_24;
    expect(last_day(c, "2026-02-10 12:00") == day("2026-02-03"));
    expect(last_day(c, "2026-02-11 00:00") == day("2026-02-04"));
    c.facts |= FACT_URGENCY;
    expect(last_day(c, "2026-02-10 12:00") == day("2026-02-05"));
    c.kind = FOR_DIALOGUE;                   /* no dialogue is accelerated */
    expect(last_day(c, "2026-02-10 12:00") == day("2026-02-03"));
}

/* What is still in time on its last day is judged so going forwards as well. */
TEST(the_last_day_for_answers_is_the_same_counted_both_ways)
{
    static const Regime laws[] = { EC_2004_18, EU_2014_24, PCR_2015, PA_2023, PA_2023_LIGHT };
    static const char *const deadlines[] = { "2012-04-10 12:00", "2012-04-11 00:00" };
    for (ptrdiff_t i = 0; i < countof(laws); i++)
        for (ptrdiff_t j = 0; j < countof(deadlines); j++) {
            RuleCase c = { laws[i], FOR_OPEN, 0, day("2012-01-26"), england };
            c.at = laws[i] == EC_2004_18 ? c.at : day("2017-01-02");
            c.at = main_law(laws[i]) == PA_2023 ? day("2026-01-01") : c.at;
            Day last = last_day(c, deadlines[j]);
            Instant until = at(deadlines[j]), noon = last * DAY + 12 * HOUR;
            expect_done(rule_judge_deadline(&c, LIMIT_INFORMATION, noon, until, a));
            expect_because(rule_judge_deadline(&c, LIMIT_INFORMATION, noon + DAY, until, a),
                           deadline_too_near);
        }
}

TEST(a_law_knows_its_days_and_its_kinds)
{
    expect(law_knows(PCR_2015, FOR_DIALOGUE, day("2025-02-23")));
    expect(!law_knows(PCR_2015, FOR_DIALOGUE, day("2025-02-24")));
    expect(law_knows(PA_2023, FOR_FLEXIBLE, day("2025-02-24")));
    expect(!law_knows(PA_2023, FOR_RESTRICTED, day("2026-01-01")));
    expect(law_knows(PA_2023_LIGHT, FOR_RESTRICTED, day("2026-01-01")));
    expect(!law_knows(REGIME_NONE, FOR_OPEN, day("2026-01-01")));
    expect(law_knows(PCR_2015_LIGHT, FOR_OPEN, day("2017-01-01")));
    expect_text(law_words(PCR_2015, a), "pcr-2015 is for open, restricted, flexible and dialogue, "
                                        "from 2015-02-26 to 2025-02-23");
    expect_text(law_words(PA_2023, a), "pa-2023 is for open and flexible, from 2025-02-24");
}

/* ---- standstill ------------------------------------------------------------------ */

/* Notice on Monday 23 March 2026: 23 24 25 26 27 30 31 March and 1 April are the eight. */
TEST(the_standstill_begins_with_the_day_of_the_notice)
{
    Period p = standstill(act_of_2023(FOR_FLEXIBLE, 0), "2026-03-23 16:00", 0, a);
    expect(p.length == 8 && p.first == day("2026-03-23") && p.last == day("2026-04-01"));
    expect(p.ends == at("2026-04-02 00:00"));
    expect(p.ends == day("2026-04-01") * DAY + 23 * HOUR);     /* summer time by then */
}

/* Tuesday 31 March 2026: 31 March, 1 2 (Good Friday 3, Easter Monday 6) 7 8 9 10 13 April. */
TEST(a_standstill_over_easter_waits_for_eight_working_days)
{
    Period p = standstill(act_of_2023(FOR_OPEN, 0), "2026-03-31 09:00", 0, a);
    expect(p.last == day("2026-04-13"));
    expect_text(p.words, "8 working days, the first Tuesday 31 March 2026 (the day itself), the "
                         "last Monday 13 April 2026, to midnight Europe/London; not counted, "
                         "beside weekends: Friday 3 April 2026, Good Friday; Monday 6 April 2026, "
                         "Easter Monday; Procurement Act 2023, s.51(2) (read in the law itself)");
}

/* Thursday 18 December 2025: 18 19 22 23 24 (25 26) 29 30 31. */
TEST(a_standstill_over_christmas_leaves_out_christmas_and_boxing_day)
{
    Period p = standstill(act_of_2023(FOR_OPEN, 0), "2025-12-18 12:00", 0, a);
    expect(p.last == day("2025-12-31") && p.ends == at("2026-01-01 00:00"));
}

/* Tuesday 24 December 2024: 24 27 30 31 December, 3 6 7 8 January; in England and Wales alone
 * 2 January counts too and 7 January is the last. */
TEST(a_holiday_in_any_part_of_the_kingdom_is_no_working_day_of_the_act)
{
    RuleCase c = act_of_2023(FOR_OPEN, 0);
    expect(standstill(c, "2024-12-24 12:00", 0, a).last == day("2025-01-08"));
    c.place = england;
    expect(standstill(c, "2024-12-24 12:00", 0, a).last == day("2025-01-07"));
}

/* Saturday 7 March 2026 is no working day: 9 10 11 12 13 16 and (St Patrick 17) 18 19. */
TEST(a_notice_on_a_saturday_has_its_first_working_day_on_monday)
{
    Period p = standstill(act_of_2023(FOR_OPEN, 0), "2026-03-07 12:00", 0, a);
    expect(p.last == day("2026-03-19"));
}

TEST(a_longer_standstill_that_the_notice_promises_binds)
{
    RuleCase c = act_of_2023(FOR_OPEN, 0);
    Period p = standstill(c, "2026-03-23 16:00", 10, a);
    expect(p.length == 10 && p.last == day("2026-04-07"));       /* over Easter: 2 and 7 April */
    expect(standstill(c, "2026-03-23 16:00", 3, a).last == day("2026-04-01"));
}

TEST(a_voluntary_standstill_is_none_or_at_least_eight_working_days)
{
    Period p;
    RuleCase c = act_of_2023(FOR_OPEN, 0);
    c.regime = PA_2023_LIGHT;
    p = standstill(c, "2026-03-23 16:00", 0, a);
    expect(p.ends == at("2026-03-23 16:00"));
    expect_because(standstill_ends(&c, at("2026-03-23 16:00"), 7, &p, a), voluntary_too_short);
    expect(standstill(c, "2026-03-23 16:00", 8, a).last == day("2026-04-01"));
    c = act_of_2023(FOR_FLEXIBLE, FACT_NO_STANDSTILL);
    expect_because(standstill_ends(&c, at("2026-03-23 16:00"), 1, &p, a), voluntary_too_short);
}

/* Letters by e-mail on Tuesday 23 March 2010. The tenth day after is Good Friday 2 April; the
 * next working day Tuesday 6 April; signature from 7 April. A worked example that solicitors
 * published; the holidays of 2010 are entered by hand. */
TEST(ten_days_that_end_on_good_friday_end_on_the_tuesday_after)
{
    const Day easter_2010[] = { day("2010-04-02"), day("2010-04-05") };
    RuleCase c = { EC_2004_18, FOR_OPEN, FACT_SENT_ELECTRONIC, day("2010-03-23"),
                   { LONDON, { .extra = easter_2010, .extra_count = 2 } } };
    Period p = standstill(c, "2010-03-23 15:00", 0, a);
    expect(p.first == day("2010-03-24") && p.last == day("2010-04-06"));
    expect(p.ends == at("2010-04-07 00:00"));
    c.facts = 0;
    expect(standstill(c, "2010-03-23 15:00", 0, a).length == 15);
}

/* ---- after the contract ---------------------------------------------------------- */

/* Entered into on 1 June 2026: the 30th day beginning with it is 30 June. */
TEST(the_contract_details_notice_is_due_within_thirty_days_beginning_with_the_contract)
{
    RuleCase c = act_of_2023(FOR_OPEN, 0);
    expect(period(c, LIMIT_CONTRACT_DETAILS, "2026-06-01 12:00", a).last == day("2026-06-30"));
    expect(period(c, LIMIT_CONTRACT_COPY, "2026-06-01 12:00", a).last == day("2026-08-29"));
    expect(period(c, LIMIT_TERMINATION_NOTICE, "2026-06-01 12:00", a).last == day("2026-06-30"));
    c.regime = PA_2023_LIGHT;
    expect(period(c, LIMIT_CONTRACT_DETAILS, "2026-06-01 12:00", a).last == day("2026-09-28"));
}

/* 48 days after 10 May 2013; 30 days after 12 May 2017 is a Sunday, so the Monday. */
TEST(the_older_laws_want_a_notice_of_the_contract_too)
{
    RuleCase c = act_of_2023(FOR_DIALOGUE, 0);
    c.regime = EC_2004_18, c.at = day("2012-01-26");
    expect(period(c, LIMIT_CONTRACT_DETAILS, "2013-05-10 10:00", a).last == day("2013-06-27"));
    c.regime = EU_2014_24, c.at = day("2017-01-26");
    expect(period(c, LIMIT_CONTRACT_DETAILS, "2017-05-12 10:00", a).last == day("2017-06-12"));
    c.regime = PCR_2015;
    expect(period(c, LIMIT_CONTRACT_DETAILS, "2017-05-12 10:00", a).last == day("2017-06-12"));
}

/* ---- holidays -------------------------------------------------------------------- */

TEST(easter_falls_where_the_church_puts_it)
{
    (void)a;
    expect(easter(2012) == day("2012-04-08") && easter(2024) == day("2024-03-31"));
    expect(easter(2026) == day("2026-04-05") && easter(2038) == day("2038-04-25"));
    expect(easter(2285) == day("2285-03-22"));               /* as early as can be */
    for (int year = 1996; year < 2400; year++)
        expect(weekday(easter(year)) == 7);
}

static unsigned division(Str name)
{
    return str_is(name, "england-wales") ? ENGLAND_WALES
         : str_is(name, "scotland") ? SCOTLAND
         : str_is(name, "northern-ireland") ? NORTHERN_IRELAND
         : str_is(name, "eu") ? EU_INSTITUTIONS : 0;
}

enum { LISTED = 512 };

typedef struct Listed { Day days[LISTED]; int count; } Listed;

static bool is_listed(const Listed *listed, Day d)
{
    for (int i = 0; i < listed->count; i++)
        if (listed->days[i] == d)
            return true;
    return false;
}

static void list(Listed *listed, int year, int month, int of_month)
{
    expect(listed->count < LISTED);
    listed->days[listed->count++] = day_of((Civil){ year, month, of_month });
}

/* Every Monday to Friday of these years is a holiday of ours exactly when it is listed. */
static void check_years(const Listed *listed, unsigned divisions, int from, int to)
{
    for (Day d = day_of((Civil){ from, 1, 1 }); d <= day_of((Civil){ to, 12, 31 }); d++)
        if (weekday(d) < 6 && is_listed(listed, d) != (holiday_row(divisions, d) != NULL)) {
            Civil c = civil_of(d);
            printf("    %u: %d-%02d-%02d\n", divisions, c.year, c.month, c.day);
            expect(is_listed(listed, d) && holiday_row(divisions, d));
        }
}

static int two_digits(Str s) { return (s.at[0] - '0') * 10 + s.at[1] - '0'; }

TEST(the_holidays_of_2012_to_2018_are_the_published_ones)
{
    Str all = file_whole("test/vectors/holidays.txt", a);
    int lines = 0;
    while (all.len) {
        Str line = str_cut(&all, '\n');
        int64_t year = 0;
        Listed listed = { 0 };
        if (str_starts(line, "#"))
            continue;
        expect(str_number(str_cut(&line, ' '), &year));
        unsigned where = division(str_cut(&line, ' '));
        expect(where);
        while (line.len) {
            Str date = str_cut(&line, ' ');
            list(&listed, (int)year, two_digits(date), two_digits(str_after(date, 3)));
        }
        check_years(&listed, where, (int)year, (int)year);
        lines++;
    }
    expect(lines == 23);
}

/* The texts of the file are what stands between quotes; a date follows the word "date", its
 * division's name came before. */
TEST(the_holidays_of_2019_to_2028_are_those_of_gov_uk)
{
    Str all = shared(a, "codelists/uk-bank-holidays-source.json");
    if (!all.at)
        skip("no shared data");
    Listed listed[4] = { 0 }, *now = NULL;
    const char *const slugs[] = { "common.nations.england-and-wales_slug",
        "common.nations.scotland_slug", "common.nations.northern-ireland_slug" };
    const unsigned divisions[] = { ENGLAND_WALES, SCOTLAND, NORTHERN_IRELAND };
    for (bool dated = false; all.len;) {
        str_cut(&all, '"');
        Str word = str_cut(&all, '"');
        for (int i = 0; i < 3; i++)
            now = str_is(word, slugs[i]) ? &listed[i] : now;
        if (dated && now)
            list(now, two_digits(str_after(word, 6)) * 100 + two_digits(str_after(word, 8)),
                 two_digits(str_after(word, 3)), two_digits(word));
        dated = str_is(word, "date");
    }
    for (int i = 0; i < 3; i++) {
        expect(listed[i].count >= 80);
        check_years(&listed[i], divisions[i], 2019, 2028);
    }
}

TEST(the_holidays_of_2024_to_2032_agree_with_an_independent_list)
{
    Str all = shared(a, "codelists/holidays-2024-2032.csv");
    if (!all.at)
        skip("no shared data");
    Listed listed[3] = { 0 };
    const char *const regions[] = { "ENG", "SCT", "NIR" };
    const unsigned divisions[] = { ENGLAND_WALES, SCOTLAND, NORTHERN_IRELAND };
    list(&listed[1], 2026, 6, 15);           /* proclaimed after that list was made */
    while (all.len) {
        Str line = str_cut(&all, '\n'), country = str_cut(&line, ','), region = str_cut(&line, ',');
        Day d = 0;
        for (int i = 0; i < 3; i++)
            if (str_is(country, "GB") && str_is(region, regions[i])) {
                expect(str_day(str_cut(&line, ','), &d));
                listed[i].days[listed[i].count++] = d;
            }
    }
    for (int i = 0; i < 3; i++) {
        expect(listed[i].count > 70);
        check_years(&listed[i], divisions[i], 2024, HOLIDAYS_TO);
    }
}

static bool cited(const char *source, unsigned laws, const char *right, Arena *a)
{
    Str is = source_under(source, laws, a);
    if (!str_is(is, right))
        printf("    %s: %.*s\n", source, (int)is.len, is.at);
    return str_is(is, right);
}

TEST(a_rule_is_cited_by_the_law_of_the_lot_and_by_no_other)
{
    enum { EC = 1 << EC_2004_18, EU = 1 << EU_2014_24, PCR = 1 << PCR_2015, PA = 1 << PA_2023 };
    const char *marks = "2014/24/EU art. 67(5)", *told = "Procurement Act 2023 s.50";
    const char *all = "Procurement Act 2023 s.31(4); 2014/24/EU art. 47(3); PCR 2015 reg. 47(3)";
    expect(cited(marks, 0, marks, a) && cited(marks, EU, marks, a));
    expect(cited(marks, PA, "Procurement Act 2023 s.23", a));
    expect(cited(marks, PCR, "PCR 2015 reg. 67", a));
    expect(cited(marks, EC, "2004/18/EC art. 53", a));
    expect(cited(told, EU, "2014/24/EU art. 55", a) && cited(told, PA, told, a));
    expect(cited(told, EU | PA, "Procurement Act 2023 s.50; 2014/24/EU art. 55", a));
    expect(cited(all, PA, "Procurement Act 2023 s.31(4)", a));
    expect(cited(all, PCR, "PCR 2015 reg. 47(3)", a));
    expect(cited("2014/24/EU art. 22(3), Annex IV", PA, "Procurement Act 2023 s.96", a));
    expect(cited("2014/24/EU art. 58, 65", PA, "Procurement Act 2023 s.22; "
                                               "Procurement Act 2023 s.20", a));
    expect(cited("Procurement Act 2023 s.51", EU, "89/665/EEC art. 2a", a));
    expect(cited("Procurement Act 2023 s.102; 89/665/EEC art. 2(1)", PCR, "PCR 2015 reg. 96", a));
    expect(cited("doc/tour.md; 2014/24/EU art. 67", PA, "doc/tour.md; Procurement Act 2023 s.23",
                 a));
    expect(cited("Police Reform Act 2002 s.38-39", EU, "Police Reform Act 2002 s.38-39", a));
    expect(cited("summary; 2014/24/EU art. 55(2)", PA, "summary; Procurement Act 2023 s.50", a));
    expect(cited("2014/24/EU art. 56(3); Case C-599/10", PA, "Procurement Act 2023 s.19", a));
    expect(cited("2014/24/EU art. 19(2)", PA, "doc/acts.md", a));    /* the Act has no such rule */
    expect(cited("2014/24/EU art. 42", PA, "Procurement Act 2023 s.56", a));
    expect(cited("2014/24/EU art. 42", EC, "2004/18/EC art. 23", a));
    expect(cited("2014/24/EU art. 54, 30(3)", EC, "2004/18/EC art. 40; 2004/18/EC art. 29", a));
    expect(cited("Procurement Act 2023 s.59", PCR, "doc/acts.md", a));
}

/* Where several cites are of one matter, the first that a law has an answer to is enough. */
TEST(one_matter_is_cited_once_under_a_law_that_the_source_does_not_name)
{
    enum { EC = 1 << EC_2004_18, PCR = 1 << PCR_2015 };
    const char *low = "2014/24/EU art. 69(3); Procurement Act 2023 s.19(4)";
    expect(cited(low, EC, "2004/18/EC art. 55", a) && cited(low, PCR, "PCR 2015 reg. 69", a));
    expect(cited("2014/24/EU art. 38; Procurement Act 2023 s.50", EC, "2004/18/EC art. 41", a));
}

TEST(a_proclaimed_holiday_is_entered_by_an_act)
{
    const Day extra[] = { day("2026-03-26") }, except[] = { day("2026-04-06") };
    RuleCase c = act_of_2023(FOR_OPEN, 0);
    c.place.holidays.extra = extra;
    c.place.holidays.extra_count = 1;
    Period p = standstill(c, "2026-03-23 16:00", 0, a);
    expect(p.last == day("2026-04-02"));
    expect(strstr(str_terminated(p.words, a), "Thursday 26 March 2026, a holiday entered"));
    c.place.holidays.except = except;
    c.place.holidays.except_count = 1;
    expect(is_working_day(c.place.holidays, day("2026-04-06")));
    expect(!is_working_day(anywhere.holidays, day("2026-04-06")));
}

TEST(years_whose_one_off_holidays_nobody_knows_are_not_guessed)
{
    Period p;
    RuleCase c = act_of_2023(FOR_OPEN, WITH_PAPERS);
    expect_because(standstill_ends(&c, at("2032-12-29 12:00"), 0, &p, a), day_unknown);
    expect_done(standstill_ends(&c, at("2032-12-14 12:00"), 0, &p, a));
    expect_done(rule_earliest(&c, LIMIT_TENDERING, at("2032-12-29 12:00"), &p, a));
    c.place.holidays.divisions = 0;          /* all days come from acts */
    expect_done(standstill_ends(&c, at("2032-12-29 12:00"), 0, &p, a));
}

RUN("rules", T(every_row_of_the_book_says_its_article_and_how_sure_it_is),
    T(every_fact_is_one_that_a_row_asks_for),
    T(every_row_of_the_book_binds_where_its_facts_are_given),
    T(the_shortest_limit_that_applies_is_the_one_that_binds),
    T(the_book_answers_only_for_days_on_which_a_law_was_in_force),
    T(the_light_touch_sets_no_least_time_for_tenders),
    T(the_days_of_a_tender_are_counted_from_the_day_after),
    T(the_hour_of_the_notice_does_not_matter), T(a_deadline_lies_on_the_last_day_or_later),
    T(a_last_day_may_be_the_sunday_of_the_clocks), T(the_day_of_an_event_is_the_day_on_the_wall),
    T(requests_of_2012_had_37_days_less_7_for_an_electronic_notice),
    T(a_last_day_in_the_jubilee_of_2012_moved_past_both_days),
    T(open_tenders_of_2012_could_be_shortened_twice),
    T(a_short_period_under_1182_71_holds_two_working_days),
    T(the_standstill_begins_with_the_day_of_the_notice),
    T(a_standstill_over_easter_waits_for_eight_working_days),
    T(a_standstill_over_christmas_leaves_out_christmas_and_boxing_day),
    T(a_holiday_in_any_part_of_the_kingdom_is_no_working_day_of_the_act),
    T(a_notice_on_a_saturday_has_its_first_working_day_on_monday),
    T(a_longer_standstill_that_the_notice_promises_binds),
    T(a_voluntary_standstill_is_none_or_at_least_eight_working_days),
    T(ten_days_that_end_on_good_friday_end_on_the_tuesday_after),
    T(the_contract_details_notice_is_due_within_thirty_days_beginning_with_the_contract),
    T(the_older_laws_want_a_notice_of_the_contract_too),
    T(easter_falls_where_the_church_puts_it),
    T(the_holidays_of_2012_to_2018_are_the_published_ones),
    T(the_holidays_of_2019_to_2028_are_those_of_gov_uk),
    T(the_holidays_of_2024_to_2032_agree_with_an_independent_list),
    T(an_open_procedure_has_no_preselected_suppliers),
    T(negotiated_tenders_were_shortened_for_the_electronic_way_only_from_april_2016),
    T(a_prior_notice_of_2012_gave_36_days_as_a_rule_and_22_for_a_reason),
    T(documents_that_the_internet_cannot_offer_prolong_a_period_by_five_days),
    T(under_1182_71_the_last_hour_of_the_last_day_is_part_of_the_period),
    T(answers_come_six_days_before_the_deadline_and_four_in_urgency),
    T(the_last_day_for_answers_is_the_same_counted_both_ways),
    T(a_law_knows_its_days_and_its_kinds),
    T(a_rule_is_cited_by_the_law_of_the_lot_and_by_no_other),
    T(one_matter_is_cited_once_under_a_law_that_the_source_does_not_name),
    T(a_proclaimed_holiday_is_entered_by_an_act),
    T(years_whose_one_off_holidays_nobody_knows_are_not_guessed))

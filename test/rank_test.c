/* rank_test.c - the ranking, in cases small enough to be computed by hand.
 *
 * Bela, Cora and Dora have 3, 4 and 5 of 5 at criterion 11 and 3, 5 and 5 at criterion 12; their
 * prices are 1,000.00, 1,250.00 and 2,000.00. With weights of 40 and 20 the quality is
 *     Bela 24 + 12 = 36      Cora 32 + 20 = 52      Dora 40 + 20 = 60
 * and with 60 and 40, where the price has no weight,
 *     Bela 36 + 24 = 60      Cora 48 + 40 = 88      Dora 60 + 40 = 100 */
#include "core/view/trials.h"
#include "test/fixture.h"
#include "test/test.h"

#define FIGURES                                                                                    \
    { "olga criterion lot=1 criterion=2", "" },                                                    \
    { "olga criterion lot=1 criterion=1 ",                                                         \
      "olga criterion lot=1 criterion=1 kind=quality weight=100.000" },                            \
    { "olga criterion lot=1 criterion=11",                                                         \
      "olga criterion lot=1 criterion=11 parent=1 kind=quality weight=60.000 scale=1" },           \
    { "olga criterion lot=1 criterion=12",                                                         \
      "olga criterion lot=1 criterion=12 parent=1 kind=quality weight=40.000 scale=1" }
#define FORMULA(words) { "olga formula", "olga formula lot=1 " words }
#define AGREED(bidder, criterion, mark)                                                            \
    { "carl consensus round=1 lot=1 bidder=" bidder " criterion=" criterion " ",                   \
      "carl consensus round=1 lot=1 bidder=" bidder " criterion=" criterion " mark=" mark }
#define PRICED_AT(bidder, price)                                                                   \
    { "olga opened round=1 lot=1 bidder=" bidder " envelope=price",                                \
      "olga opened round=1 lot=1 bidder=" bidder " envelope=price total=" price }

static Ranking ranked(Play *w)
{
    Ranking r;
    expect_done(rank_lot(&w->p, 1, 1, &r, w->a));
    return r;
}

/* "101 84.000 1, ...": bidder, total, place of each line, in the order of the ranking. */
static Str said(Play *w)
{
    Text t = { 0 };
    Ranking r = ranked(w);
    for (each(RankLine, line, r.lines)) {
        text_put(&t, w->a, "{}{}", t.len ? S(", ") : S(""), str_of_number(line->bid->bidder, w->a));
        if (line->out)
            text_our(&t, " out", w->a);
        else
            text_put(&t, w->a, " {} {}", str_of_figure(line->shown, w->a),
                     str_of_number(line->place, w->a));
    }
    return text_str(&t);
}

/* ---- formulas -------------------------------------------------------------------- */

/* 40 * 1000/P: 40, 32, 20. */
TEST(lowest_ratio)
{
    expect_text(said(play_to(PRICED, a)), "102 84.000 1, 103 80.000 2, 101 76.000 3");
}

/* 40 * (2000 - P)/1000: 40, 30, 0. */
TEST(linear_range)
{
    Play *w = play_with(PRICED, a, FORMULA("formula=linear-range where=total places=3"));
    expect_text(said(w), "102 82.000 1, 101 76.000 2, 103 60.000 3");
}

/* 40 * (3*1000 - P)/2000: 40, 35, 20. */
TEST(linear_from_lowest)
{
    Play *w = play_with(PRICED, a,
                        FORMULA("formula=linear-from-lowest n=3.000 where=total places=3"));
    expect_text(said(w), "102 87.000 1, 103 80.000 2, 101 76.000 3");
}

/* The mean is 4250/3; 40 * (1/2 + (mean - P)/mean): 20 + 40*5/17 = 540/17 = 31.7647...,
 * 20 + 40*2/17 = 420/17 = 24.7058..., 20 - 40*7/17 = 60/17 = 3.5294... */
TEST(mean_centred)
{
    Play *w = play_with(PRICED, a, FORMULA("formula=mean-centred n=1.000 where=total places=3"));
    expect_text(said(w), "102 76.706 1, 101 67.765 2, 103 63.529 3");
}

/* 40 * (2500 - P)/2000: 30, 25, 10. */
TEST(linear_benchmark)
{
    Play *w = play_with(PRICED, a,
        FORMULA("formula=linear-benchmark a=250000 b=50000 where=total places=3"));
    expect_text(said(w), "102 77.000 1, 103 70.000 2, 101 66.000 3");
}

/* 40 * (1 - P/2500): 24, 20, 8. */
TEST(budget_saving)
{
    Play *w = play_with(PRICED, a, FORMULA("formula=budget-saving a=250000 where=total places=3"));
    expect_text(said(w), "102 72.000 1, 103 68.000 2, 101 60.000 3");
}

/* Discounts of 0.6, 0.5 and 0.2 of 2500; 40 * A/0.6: 40, 33.3333..., 13.3333... */
TEST(linear_discount)
{
    Play *w = play_with(PRICED, a,
                        FORMULA("formula=linear-discount-it a=250000 where=total places=3"));
    expect_text(said(w), "102 85.333 1, 101 76.000 2, 103 73.333 3");
}

/* The mean of 0.6, 0.5 and 0.2 is 13/30. Below: 40 * 0.8 * 0.2/(13/30) = 192/13 = 14.7692...;
 * beyond: 40 * (0.8 + 0.2 * (0.5 - 13/30)/(0.6 - 13/30)) = 40 * (0.8 + 0.2 * 0.4) = 35.2; 40. */
TEST(bilinear)
{
    Play *w = play_with(PRICED, a,
                        FORMULA("formula=bilinear-it a=250000 n=0.800 where=total places=3"));
    expect_text(said(w), "102 87.200 1, 101 76.000 2, 103 74.769 3");
}

/* Pounds a point: 1000/60 = 16.666..., 1250/88 = 14.204545..., 2000/100. */
TEST(price_per_quality_point)
{
    Play *w = play_with(PRICED, a, FIGURES,
                        FORMULA("formula=price-per-quality-point where=total places=3"));
    expect_text(said(w), "102 14.205 1, 101 16.667 2, 103 20.000 3");
}

/* Points a pound: 0.06, 0.0704, 0.05; with prices a million times as high they are so much smaller.
 * Three digits at least are shown of each. */
TEST(value_for_money_is_shown_in_as_many_places_as_tell_it_apart)
{
    Play *w = play_with(PRICED, a, FIGURES, FORMULA("formula=vfm-index where=criterion places=3"));
    expect_text(said(w), "102 0.0704 1, 101 0.060 2, 103 0.050 3");
    expect(!ranked(w).tied_first);
    expect_because(would(w, "olga award round=1 lot=1 bidder=cora total=0.070 price=125000"),
                   award_figures_differ);
    expect_done(does(w, "olga award round=1 lot=1 bidder=cora total=0.0704 price=125000"));
    w = play_with(PRICED, a, FIGURES, FORMULA("formula=vfm-index where=exact"),
                  PRICED_AT("bela", "100000000000"), PRICED_AT("cora", "125000000000"),
                  PRICED_AT("dora", "200000000000"));
    expect_text(said(w), "102 0.0000000704 1, 101 0.00000006 2, 103 0.00000005 3");
}

/* At 10.00 a point: 1000 - 600, 1250 - 880, 2000 - 1000. */
TEST(monetised_quality)
{
    Play *w = play_with(PRICED, a, FIGURES,
                        FORMULA("formula=monetised-quality a=1000 where=total places=3"));
    expect_text(said(w), "102 370.000 1, 101 400.000 2, 103 1000.000 3");
}

/* At 15.00 a point: 1000 - 900, 1250 - 1320, 2000 - 1500. */
TEST(a_figure_below_zero_can_be_awarded)
{
    Play *w = play_with(PRICED, a, FIGURES,
                        FORMULA("formula=monetised-quality a=1500 where=total places=3"));
    expect_text(said(w), "102 -70.000 1, 101 100.000 2, 103 500.000 3");
    expect_done(does(w, "olga award round=1 lot=1 bidder=cora total=-70.000 price=125000"));
}

/* ---- rounding -------------------------------------------------------------------- */

#define WEIGHTS                                                                                    \
    { "olga criterion lot=1 criterion=11",                                                         \
      "olga criterion lot=1 criterion=11 parent=1 kind=quality weight=41.000 scale=1" },           \
    { "olga criterion lot=1 criterion=12",                                                         \
      "olga criterion lot=1 criterion=12 parent=1 kind=quality weight=19.000 scale=1" }

/* Bela 24.6 + 11.4 + 40 = 76; Cora 32.8 + 19 + 32 = 83.8; Dora 41 + 19 + 20 = 80. Each rounded
 * first: 25 + 11 + 40 = 76 and 33 + 19 + 32 = 84. */
TEST(rounding_is_done_where_and_as_published)
{
    Play *w = play_with(PRICED, a, WEIGHTS, FORMULA("where=total places=3"));
    expect_text(said(w), "102 83.800 1, 103 80.000 2, 101 76.000 3");
    w = play_with(PRICED, a, WEIGHTS, FORMULA("where=total places=0 how=down"));
    expect_text(said(w), "102 83.000 1, 103 80.000 2, 101 76.000 3");
    w = play_with(PRICED, a, WEIGHTS, FORMULA("where=criterion places=0 how=half-up"));
    expect_text(said(w), "102 84.000 1, 103 80.000 2, 101 76.000 3");
    w = play_with(PRICED, a, WEIGHTS, FORMULA("where=criterion places=0 how=up"));
    expect_text(said(w), "102 84.000 1, 103 80.000 2, 101 77.000 3");
    w = play_with(PRICED, a, WEIGHTS, FORMULA("where=criterion places=0 how=down"));
    expect_text(said(w), "102 83.000 1, 103 80.000 2, 101 75.000 3");
}

/* 40 * 1000/1600 = 25 and 40 * 1000/1280 = 31.25: Cora 52 + 31.25 = 83.25 shows as 83.2 when
 * the half goes to the even digit. */
TEST(the_half_goes_up_or_to_the_even_digit)
{
    Play *w = play_with(PRICED, a, PRICED_AT("cora", "128000"), FORMULA("where=total places=1"));
    expect(ranked(w).lines.at[0].shown.units == 833);
    w = play_with(PRICED, a, PRICED_AT("cora", "128000"),
                  FORMULA("where=total places=1 how=half-even"));
    expect(ranked(w).lines.at[0].shown.units == 832);
}

/* ---- out of the comparison ------------------------------------------------------- */

/* Without Bela's price Cora's is the lowest: 52 + 40, and Dora 60 + 40 * 1250/2000 = 85. */
TEST(a_bid_below_a_threshold_takes_its_price_out_of_the_comparison)
{
    Play *w = play_with(PRICED, a, AGREED("bela", "11", "1.000"));
    expect_text(said(w), "102 92.000 1, 103 85.000 2, 101 out");
    expect(ranked(w).lines.at[2].failed == 11);
    w = play_with(PRICED, a, AGREED("bela", "11", "2.000"));    /* at the threshold is enough */
    expect_text(said(w), "102 84.000 1, 103 80.000 2, 101 68.000 3");
    w = play_with(PRICED, a, AGREED("bela", "3", "0.000"));     /* pass or fail: fail */
    expect_text(said(w), "102 92.000 1, 103 85.000 2, 101 out");
    expect(ranked(w).lines.at[2].failed == 3);
    w = play_to(PRICED, a);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn"));
    expect_text(said(w), "102 92.000 1, 103 85.000 2");
}

TEST(a_void_envelope_takes_the_bid_out)
{
    Play *w = play_with(PRICED, a, { "olga opened round=1 lot=1 bidder=bela envelope=price",
        "olga opened round=1 lot=1 bidder=bela envelope=price outcome=void manifest=-" });
    expect_text(said(w), "102 92.000 1, 103 85.000 2, 101 out");
    expect(ranked(w).lines.at[2].failed == 0);
}

TEST(when_all_are_out_nobody_is_first)
{
    Play *w = play_with(PRICED, a, AGREED("bela", "3", "0.000"), AGREED("cora", "3", "0.000"),
                        AGREED("dora", "3", "0.000"));
    expect_text(said(w), "101 out, 102 out, 103 out");
    expect_because(would(w, "olga award round=1 lot=1 bidder=cora total=84.000 price=125000"),
                   nobody_to_award);
}

/* Bela 36 + 40, the others only their quality. */
TEST(a_price_of_nothing_gets_all_points_for_the_price_and_the_others_none)
{
    Play *w = play_with(PRICED, a, PRICED_AT("bela", "0"));
    expect_text(said(w), "101 76.000 1, 103 60.000 2, 102 52.000 3");
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    expect_text(said(w), "102 92.000 1, 103 85.000 2");
}

/* Nobody is kept from being ranked: Bela has no quality, Dora no price. */
TEST(a_bid_without_a_figure_is_out_and_one_for_nothing_leads)
{
#define WITHOUT_QUALITY                                                                            \
    FIGURES, AGREED("bela", "11", "0.000"), AGREED("bela", "12", "0.000"), PRICED_AT("dora", "0")
    Play *w = play_with(PRICED, a, WITHOUT_QUALITY,
                        FORMULA("formula=price-per-quality-point where=total places=3"));
    expect_text(said(w), "103 0.000 1, 102 14.205 2, 101 out");
    expect(ranked(w).lines.at[2].unmeasured && !ranked(w).lines.at[2].failed);
    w = play_with(PRICED, a, WITHOUT_QUALITY, FORMULA("formula=vfm-index where=exact"));
    expect_text(said(w), "103 10000.000 1, 102 0.0704 2, 101 0.000 3");
}

/* ---- ties ------------------------------------------------------------------------ */

/* Cora 32 + 20 and Dora 40 + 12 at one price: 52 + 32 = 84 each. */
#define TIED                                                                                       \
    AGREED("dora", "12", "3.000"), PRICED_AT("dora", "125000")

TEST(a_tie_goes_to_the_named_criterion)
{
    Play *w = play_with(PRICED, a, TIED, FORMULA("where=total places=3 tie=11"));
    expect_text(said(w), "103 84.000 1, 102 84.000 2, 101 76.000 3");
    expect(ranked(w).lines.at[0].by_tie && ranked(w).lines.at[1].by_tie);
    expect(!ranked(w).lines.at[2].by_tie && !ranked(w).tied_first);
    w = play_with(PRICED, a, TIED, FORMULA("where=total places=3 tie=12"));
    expect_text(said(w), "102 84.000 1, 103 84.000 2, 101 76.000 3");
}

TEST(a_tie_that_is_not_parted_is_shared)
{
    Play *w = play_with(PRICED, a, TIED, FORMULA("where=total places=3 tie=1"));
    expect_text(said(w), "102 84.000 1, 103 84.000 1, 101 76.000 3");
    expect(ranked(w).tied_first);
    w = play_with(PRICED, a, TIED, FORMULA("where=total places=3 tie=2"));
    expect(ranked(w).tied_first);
    w = play_with(PRICED, a, TIED, FORMULA("where=total places=3 tie=0"));
    expect(ranked(w).tied_first);
    expect_because(would(w, "olga award round=1 lot=1 bidder=cora total=84.000 price=125000"),
                   award_tied);
}

/* Cora at 1500: 52 + 26.6666... = 78.6666..., Dora at 2000: 40 + 12 + 20 = 72, Bela 76; rounded
 * to whole points 79, 72, 76. With Dora at 1481: 40 + 12 + 27.0087... = 79.0087...: 79 too. */
TEST(totals_tie_after_the_published_rounding)
{
    Play *w = play_with(PRICED, a, AGREED("dora", "12", "3.000"), PRICED_AT("cora", "150000"),
                        PRICED_AT("dora", "148100"), FORMULA("where=total places=0 tie=11"));
    expect_text(said(w), "103 79.000 1, 102 79.000 2, 101 76.000 3");
    w = play_with(PRICED, a, AGREED("dora", "12", "3.000"), PRICED_AT("cora", "150000"),
                  PRICED_AT("dora", "148100"), FORMULA("where=total places=0 tie=12"));
    expect_text(said(w), "102 79.000 1, 103 79.000 2, 101 76.000 3");
}

/* Below the floor all prices get 40: Cora 52 + 40, Dora 40 + 12 + 40. A group gives its sum. */
TEST(a_tie_may_go_to_the_lower_price_or_to_a_group)
{
    Play *w = play_with(PRICED, a, AGREED("dora", "12", "3.000"), PRICED_AT("cora", "40000"),
                        PRICED_AT("dora", "39999"),
        FORMULA("formula=linear-benchmark a=250000 b=50000 where=total places=3 tie=2"));
    expect_text(said(w), "103 92.000 1, 102 92.000 2, 101 66.000 3");
    /* Cora 52 + 32 = 84, Dora 60 + 40 * 1000/1666.66... with 1666.67: 23.9999..., 84.000 */
    w = play_with(PRICED, a, PRICED_AT("dora", "166667"), FORMULA("where=total places=3 tie=1"));
    expect_text(said(w), "103 84.000 1, 102 84.000 2, 101 76.000 3");
}

/* ---- what cannot be ranked ------------------------------------------------------- */

TEST(an_unopened_price_a_missing_mark_and_a_lot_that_is_not_there_are_named)
{
    Play *w = play_to(TURNED, a);
    Ranking r;
    expect_because(rank_lot(&w->p, 1, 1, &r, a), prices_unopened);
    expect_because(rank_lot(&w->p, 1, 9, &r, a), no_such_lot);
    w = play_to(PRICED, a);                  /* no acts lead here: a lock has all marks */
    w->p.bids.at[0].consensus.len = 0;
    expect_because(rank_lot(&w->p, 1, 1, &r, a), marks_missing);
}

/* ---- exactly --------------------------------------------------------------------- */

/* One criterion of 100 on a scale to 3: Bela 2 of 3 at 2,000,000.00 is 30,000.00 a point, Cora 3 of
 * 3 at 2,999,990.00 is 29,999.90. Quality in thousandths would give Bela 29,999.85. */
TEST(figures_take_the_quality_as_it_is)
{
    Play *w = play_with(PRICED, a, FIGURES, PRICED_AT("bela", "200000000"),
                        PRICED_AT("cora", "299999000"), PRICED_AT("dora", "900000000"),
                        FORMULA("formula=price-per-quality-point where=exact"));
    for (each(Mark, m, w->p.marks))
        m->mark = m->mark == 5000 ? 3000 : 0;
    for (each(Bid, bid, w->p.bids))
        for (each(Score, s, bid->consensus))
            if (s->criterion > 3)
                s->mark = bid->bidder == 101 ? 2000 : 3000;
    expect_text(said(w), "102 29999.900 1, 101 30000.000 2, 103 90000.000 3");
}

/* 40 * 1000000.00 / 1000000.01 = 39.9999996: to two places both have 76. */
TEST(totals_that_nothing_rounds_part_by_whatever_parts_them)
{
    Play *w = play_with(PRICED, a, PRICED_AT("bela", "100000000"), PRICED_AT("cora", "100000001"),
                        PRICED_AT("dora", "100000000"), AGREED("cora", "11", "5.000"),
                        AGREED("cora", "12", "5.000"), FORMULA("where=exact"));
    expect_text(said(w), "103 100.000 1, 102 99.9999996 2, 101 76.000 3");
    w = play_with(PRICED, a, PRICED_AT("bela", "100000000"), PRICED_AT("cora", "100000001"),
                  PRICED_AT("dora", "100000000"), AGREED("cora", "11", "5.000"),
                  AGREED("cora", "12", "5.000"), FORMULA("where=total places=9"));
    expect_text(said(w), "103 100.000 1, 102 99.9999996 2, 101 76.000 3");
    w = play_with(PRICED, a, PRICED_AT("bela", "100000000"), PRICED_AT("cora", "100000001"),
                  PRICED_AT("dora", "100000000"), AGREED("cora", "11", "5.000"),
                  AGREED("cora", "12", "5.000"), FORMULA("where=total places=2"));
    expect_text(said(w), "102 100.000 1, 103 100.000 1, 101 76.000 3");
}

/* Numbers that no fixed number of bits holds: a greatest mark and prices of 18 digits. */
TEST(no_figure_is_too_long_to_be_ranked)
{
    Play *w = play_to(PRICED, a);
    for (each(Mark, m, w->p.marks))
        if (m->mark == 5000)
            m->mark = 999999999999999989;
    w->p.bids.at[0].price = 999999999999999967;
    *list_add(&w->p.marks, a) = (Mark){ 3, 999999999999999877 };
    criterion_of(&w->p, 1, 12)->scale = 3;
    expect(ranked(w).lines.len == 3);
}

TEST(a_figure_in_money_is_written_with_its_thousands_apart)
{
    Play *w = play_to(PRICED, a);
    Lot  *lot = lot_of(&w->p, 1);
    lot->price.formula = PRICE_PER_QUALITY_POINT;
    expect_text(total_says(&w->p, lot, (Decimal){ 1234567500, 3 }, a),
                "GBP 1,234,567.50 per point of quality");
    expect_text(total_says(&w->p, lot, (Decimal){ -1234567, 3 }, a),
                "GBP -1,234.567 per point of quality");
    expect_text(total_says(&w->p, lot, (Decimal){ -123000, 3 }, a),
                "GBP -123.00 per point of quality");
}

/* ---- what one change would do ---------------------------------------------------- */

static Trials tried(Play *w)
{
    Trials  t;
    Ranking r = ranked(w);
    expect_done(trials_of(&w->p, 1, 1, &r, &t, w->a));
    return t;
}

/* The same tender reckoned by itself, in whole numbers: weights of 11, 12 and the price in
 * thousandths, marks in whole steps, criterion 3 passed or not. Denominators are 5 and those of the
 * prices, all of which 1,000,000 holds. */
typedef struct Small { int64_t weight[3], mark[3][3]; } Small;

static const Small small = { { 40000, 20000, 40000 }, { { 3, 3, 1 }, { 4, 5, 1 }, { 5, 5, 1 } } };
static const int64_t small_price[] = { 100000, 125000, 200000 };

static bool small_out(const Small *s, int bid) { return s->mark[bid][0] < 2 || !s->mark[bid][2]; }

static int64_t small_total(const Small *s, int bid)
{
    enum { K = 1000000 };
    int64_t lowest = INT64_MAX;
    for (int i = 0; i < 3; i++)
        if (!small_out(s, i) && small_price[i] < lowest)
            lowest = small_price[i];
    int64_t sum = K / 5 * (s->weight[0] * s->mark[bid][0] + s->weight[1] * s->mark[bid][1]) +
                  K * lowest / small_price[bid] * s->weight[2];
    return (sum + K / 2) / K;
}

/* Totals, then the mark on criterion 11; 0: two are the same in both. */
static Id small_first(const Small *s)
{
    int first = -1;
    bool shared = false;
    for (int i = 0; i < 3; i++) {
        if (small_out(s, i))
            continue;
        int64_t more = first < 0 ? 1 : small_total(s, i) - small_total(s, first);
        more   = more ? more : s->mark[i][0] - s->mark[first][0];
        shared = more == 0 || (shared && more < 0);
        first  = more > 0 ? i : first;
    }
    return first < 0 || shared ? 0 : BELA + first;
}

/* Cora's lead, and whether another is first or as good: ties go to the mark on criterion 11. */
static Tried small_tried(const Small *s, Points to)
{
    Tried   one = { .to = to, .there = true, .out = small_out(s, 1) };
    int64_t best = -1;
    for (int i = 0; i < 3; i += 2) {
        int64_t total = small_total(s, i), own = small_total(s, 1);
        if (small_out(s, i))
            continue;
        best = total > best ? total : best;
        one.turns |= total > own || (total == own && s->mark[i][0] >= s->mark[1][0]);
    }
    one.turns |= one.out;
    one.first = small_first(s);
    one.lead = one.out ? 0 : small_total(s, 1) - best;
    return one;
}

static void expect_tried(const Tried *got, Tried wanted)
{
    if (got->lead != wanted.lead || got->turns != wanted.turns)
        printf("    to %ld: lead %ld, not %ld\n", (long)got->to, (long)got->lead,
               (long)wanted.lead);
    expect(got->there && got->to == wanted.to && got->out == wanted.out);
    expect(got->lead == wanted.lead && got->turns == wanted.turns && got->first == wanted.first);
}

/* What is left over by cutting thousandths off goes to the greater rest. */
static Small reweighed(int which, int64_t weight)
{
    Small   s = small;
    int     x = (which + 1) % 3, y = (which + 2) % 3;
    int64_t left = 100000 - weight, others = 100000 - small.weight[which];
    int64_t rest_x = small.weight[x] * left % others, rest_y = small.weight[y] * left % others;
    s.weight[which] = weight;
    s.weight[x] = small.weight[x] * left / others + (rest_x > rest_y);
    s.weight[y] = left - s.weight[x];
    return s;
}

static int small_place(Id criterion) { return criterion == 11 ? 0 : criterion == 12 ? 1 : 2; }

TEST(every_trial_is_what_a_ranking_by_hand_says)
{
    Trials t = tried(play_to(PRICED, a));
    int    marks = 0, weights = 0;
    for (each(const Trial, trial, t.trials)) {
        int  which = small_place(trial->criterion);
        bool step[] = { trial->less.there, trial->more.there };
        const Tried *way[] = { &trial->less, &trial->more };
        for (int i = 0; i < 2; i++) {
            Small s = small;
            if (trial->bid)
                s.mark[trial->bid->bidder - BELA][which] += i ? 1 : -1;
            else
                s = reweighed(which, small.weight[which] * (i ? 11 : 9) / 10);
            int64_t mark = trial->bid ? s.mark[trial->bid->bidder - BELA][which] : 0;
            bool    none = trial->bid && (mark < 0 || mark > (which == 2 ? 1 : 5));
            expect(step[i] == !none);
            if (!none)
                expect_tried(way[i], small_tried(&s, trial->bid ? mark * 1000 : s.weight[which]));
            marks   += trial->bid && !none;
            weights += !trial->bid;
        }
    }
    expect(marks == 2 * 9 - 6 && weights == 6);
    expect(t.changes == marks + weights);
}

/* 84 and 80: no weight turns it. Of marks those do that fail Cora or cost it 4 points, for Dora is
 * better at the tie criterion, and the one with which Bela comes to 84 as well. */
TEST(a_lead_says_who_leads_whom_by_how_much_and_what_would_turn_it)
{
    Trials t = tried(play_to(PRICED, a));
    expect(t.leader->bidder == CORA && t.second->bidder == DORA);
    expect_text(str_of_figure(t.lead, a), "4.000");
    expect(t.units == 4000);
    for (each(const Trial, trial, t.trials))
        if (trial->less.turns || trial->more.turns)
            expect(trial->bid && (trial->less.turns ? trial->bid->bidder == CORA
                                                    : trial->bid->bidder == BELA));
    expect(t.turning == 4);
}

TEST(trials_change_nothing)
{
    Play *w = play_to(PRICED, a);
    Str   before = said(w);
    tried(w);
    expect(str_same(said(w), before));
}

TEST(weights_that_are_changed_still_add_up)
{
    Play  *w = play_to(PRICED, a);
    Points weights[16];
    for (Points weight = 1; weight < 100000; weight += 997) {
        Points sum = 0;
        expect(weights_with(&w->p, 1, 1, 12, weight, weights));
        for (ptrdiff_t i = 0; i < w->p.criteria.len; i++)
            sum += is_leaf(&w->p, &w->p.criteria.at[i]) ? weights[i] : 0;
        expect(sum == 100000);
    }
    expect(!weights_with(&w->p, 1, 1, 12, 0, weights));
    expect(!weights_with(&w->p, 1, 1, 12, 100000, weights));
    expect(!weights_with(&w->p, 1, 1, 999, 50000, weights));
}

TEST(of_a_shared_first_place_nothing_is_tried)
{
    Trials tie = tried(play_with(PRICED, a, AGREED("bela", "11", "4.000"),
                                 AGREED("bela", "12", "5.000"), PRICED_AT("bela", "125000")));
    expect(tie.second && !tie.trials.len);
}

static const Trial *trial_of(const Trials *t, Id bidder, Id criterion)
{
    for (each(const Trial, trial, t->trials))
        if (trial->criterion == criterion && trial->bid && trial->bid->bidder == bidder)
            return trial;
    expect(false);
    return NULL;
}

/* Bela fails already; where Dora does, too, Cora is before nobody. */
TEST(a_change_that_leaves_nobody_else_leaves_no_lead_and_turns_nothing)
{
    Trials t = tried(play_with(PRICED, a, AGREED("bela", "3", "0.000")));
    const Tried *fails = &trial_of(&t, DORA, 3)->less;
    expect(fails->there && fails->alone && !fails->out && !fails->turns && fails->first == CORA);
    expect(!trial_of(&t, CORA, 3)->less.alone && trial_of(&t, CORA, 3)->less.out);
}

/* Bela alone is left where the others fail: a step, and either is in the ranking again. */
TEST(of_one_bid_that_is_left_it_is_said_which_mark_brings_another_one_first)
{
    Trials t = tried(play_with(PRICED, a, AGREED("cora", "3", "0.000"),
                               AGREED("dora", "3", "0.000")));
    const Tried *cora = &trial_of(&t, CORA, 3)->more, *dora = &trial_of(&t, DORA, 3)->more;
    expect(t.leader->bidder == BELA && !t.second);
    expect(cora->turns && cora->first == CORA && dora->turns && dora->first == DORA);
    expect(trial_of(&t, BELA, 12)->less.alone && !trial_of(&t, BELA, 12)->less.turns);
    expect(t.turning == 2 + 1);          /* Bela may fail it, too */
    for (each(const Trial, trial, t.trials))
        expect(trial->bid);
}

/* 88 points for 1,250m are 704 units, 60 for 1,000m are 600; 76 are 608, and 80 are 640. */
TEST(leads_are_told_in_as_many_places_as_totals)
{
    Trials t = tried(play_with(PRICED, a, FIGURES, FORMULA("formula=vfm-index where=exact"),
                               PRICED_AT("bela", "100000000000"),
                               PRICED_AT("cora", "125000000000"),
                               PRICED_AT("dora", "200000000000")));
    expect(t.places == 10 && t.units == 104);
    expect(trial_of(&t, CORA, 11)->less.lead == 8 && trial_of(&t, CORA, 12)->less.lead == 40);
}

/* Beside a price of nothing there is room for fewer. */
TEST(a_lead_that_is_too_long_for_all_places_is_told_in_fewer)
{
    Trials t = tried(play_with(PRICED, a, FIGURES, FORMULA("formula=vfm-index where=exact"),
                               PRICED_AT("bela", "999999999999999999"),
                               PRICED_AT("cora", "0"),
                               PRICED_AT("dora", "999999999999999998")));
    expect(t.leader->bidder == CORA && t.places == 11 && t.units == 880000000000000);
}

TEST(a_lead_of_a_figure_is_how_much_lower_it_is)
{
    Trials t = tried(play_with(PRICED, a, FIGURES,
                               FORMULA("formula=price-per-quality-point where=total places=3")));
    expect(t.leader->bidder == CORA && t.second->bidder == BELA && t.units == 2462);
}

RUN("rank_test", T(lowest_ratio), T(linear_range), T(linear_from_lowest), T(mean_centred),
    T(linear_benchmark), T(budget_saving), T(linear_discount), T(bilinear),
    T(price_per_quality_point), T(value_for_money_is_shown_in_as_many_places_as_tell_it_apart),
    T(monetised_quality), T(a_figure_below_zero_can_be_awarded),
    T(rounding_is_done_where_and_as_published), T(the_half_goes_up_or_to_the_even_digit),
    T(a_bid_below_a_threshold_takes_its_price_out_of_the_comparison),
    T(a_void_envelope_takes_the_bid_out), T(when_all_are_out_nobody_is_first),
    T(a_price_of_nothing_gets_all_points_for_the_price_and_the_others_none),
    T(a_bid_without_a_figure_is_out_and_one_for_nothing_leads),
    T(a_tie_goes_to_the_named_criterion),
    T(a_tie_that_is_not_parted_is_shared), T(totals_tie_after_the_published_rounding),
    T(a_tie_may_go_to_the_lower_price_or_to_a_group),
    T(an_unopened_price_a_missing_mark_and_a_lot_that_is_not_there_are_named),
    T(figures_take_the_quality_as_it_is),
    T(totals_that_nothing_rounds_part_by_whatever_parts_them),
    T(no_figure_is_too_long_to_be_ranked),
    T(a_figure_in_money_is_written_with_its_thousands_apart),
    T(every_trial_is_what_a_ranking_by_hand_says),
    T(a_lead_says_who_leads_whom_by_how_much_and_what_would_turn_it),
    T(trials_change_nothing),
    T(weights_that_are_changed_still_add_up),
    T(of_a_shared_first_place_nothing_is_tried),
    T(of_one_bid_that_is_left_it_is_said_which_mark_brings_another_one_first),
    T(a_change_that_leaves_nobody_else_leaves_no_lead_and_turns_nothing),
    T(leads_are_told_in_as_many_places_as_totals),
    T(a_lead_that_is_too_long_for_all_places_is_told_in_fewer),
    T(a_lead_of_a_figure_is_how_much_lower_it_is))

/* combine_test.c - which bids together: awards small enough to be tried in every way, and some
 * that are not. */
#include "core/view/award_due.h"
#include "base/exact.h"
#include "test/fixture.h"
#include "test/test.h"

#include <jansson.h>
#include <string.h>

/* ---- writing small cases --------------------------------------------------------- */

enum { A = 1, B = 2, C = 4, X = 11, Y = 12, Z = 13 };       /* items; bidders */

static void offer(Combining *c, Id bidder, Bits items, Wide figure, Arena *a)
{
    *list_add(&c->offers, a) = (Offer){ bidder, items, items, figure, false };
}

static void at_most(Combining *c, Id bidder, int64_t most, Arena *a)
{
    *list_add(&c->limits, a) = (LotLimit){ bidder, most };
}

/* "figure: 0 4 | 1 3 left 2": the offers of each best award and the items that are left. */
static Str best_of(const Combining *c, Arena *a)
{
    Combined out;
    Text t = { 0 };
    Result r = combine(c, &out, a);
    if (failed(r))
        return str(r.why->code);
    text_wide(&t, out.figure, a);
    text_our(&t, ":", a);
    for (each(const Combination, best, out.best)) {
        text_our(&t, best == out.best.at ? "" : " |", a);
        for (int i = 0; i < best->count; i++)
            text_put(&t, a, " {}", str_of_number(best->offers[i], a));
        if (best->left)
            text_put(&t, a, " left {}", str_of_number((int64_t)best->left, a));
    }
    if (out.uncovered)
        text_put(&t, a, " uncovered {}", str_of_number(out.uncovered, a));
    return text_str(&t);
}

/* Three bidders, each with a bid for a, b and c: offers 0 to 2 X, 3 to 5 Y, 6 to 8 Z. */
static Combining three_of_three(Arena *a)
{
    static const int64_t figures[3][3] = {
        { 100, 100, 100 }, { 104, 104, 104 }, { 110, 109, 103 }
    };
    Combining c = { .items = 3 };
    for (int who = 0; who < 3; who++)
        for (int item = 0; item < 3; item++)
            offer(&c, X + who, (Bits)1 << item, figures[who][item], a);
    return c;
}

/* ---- sentences ------------------------------------------------------------------- */

TEST(what_overlaps_is_never_bought_twice)
{
    Combining c = { .items = 2 };
    offer(&c, X, A | B, 812, a);
    offer(&c, Y, B, 70, a);
    offer(&c, Z, A, 750, a);
    expect_text(best_of(&c, a), "812: 0");
    c.offers.at[2].figure = 741;
    expect_text(best_of(&c, a), "811: 1 2");
}

TEST(the_buyer_keeps_what_is_cheaper_to_keep)
{
    Combining c = { .items = 2 };
    offer(&c, X, A, 50, a);
    offer(&c, Y, B, 60, a);
    offer(&c, 0, A, 49, a);
    expect_text(best_of(&c, a), "109: 1 left 1");
    offer(&c, 0, A | B, 100, a);
    expect_text(best_of(&c, a), "100: left 3");
}

TEST(two_ways_to_keep_the_same_are_one_award)
{
    Combining c = { .items = 2 };
    offer(&c, 0, A, 40, a);
    offer(&c, 0, B, 60, a);
    offer(&c, 0, A | B, 100, a);
    expect_text(best_of(&c, a), "100: left 3");
}

TEST(an_item_without_a_figure_for_keeping_it_is_awarded_at_any_price)
{
    Combining c = { .items = 2 };
    offer(&c, X, A, 1, a);
    offer(&c, Y, B, 1000000, a);
    expect_text(best_of(&c, a), "1000001: 0 1");
    at_most(&c, Y, 0, a);
    expect_text(best_of(&c, a), "1: 0 left 2 uncovered 1");
    Combining nobody = { .items = 3 };
    expect_text(best_of(&nobody, a), "0: left 7 uncovered 3");
}

TEST(a_bidder_wins_no_more_lots_than_it_may)
{
    Combining c = three_of_three(a);
    expect_text(best_of(&c, a), "300: 0 1 2");
    at_most(&c, 0, 1, a);
    expect_text(best_of(&c, a), "307: 0 4 8 | 1 3 8");
    at_most(&c, X, 2, a);
    expect_text(best_of(&c, a), "303: 0 1 8");
}

TEST(where_limits_leave_too_little_the_least_is_left)
{
    Combining c = { .items = 3 };
    offer(&c, X, A, 9, a);
    offer(&c, X, B, 7, a);
    offer(&c, X, C, 8, a);
    at_most(&c, 0, 2, a);
    expect_text(best_of(&c, a), "15: 1 2 left 1 uncovered 1");
}

TEST(only_published_combinations_are_won_together)
{
    Combining c = three_of_three(a);
    *list_add(&c.permitted, a) = B | C;
    expect_text(best_of(&c, a), "304: 1 2 3");
    *list_add(&c.permitted, a) = A | B | C;
    expect_text(best_of(&c, a), "300: 0 1 2");       /* some of a combination, too */
}

TEST(a_discount_counts_when_all_its_items_are_won)
{
    Combining c = three_of_three(a);
    *list_add(&c.discounts, a) = (Discount){ Y, A | B, 600 };
    expect_text(best_of(&c, a), "296: 2 3 4");       /* 104 less 6.24 is 98 */
    *list_add(&c.discounts, a) = (Discount){ Y, A | B | C, 700 };
    expect_text(best_of(&c, a), "291: 3 4 5");       /* the greater one: 97 each */
    c.discounts.at[1].basis_points = 500;
    expect_text(best_of(&c, a), "295: 3 4 5");       /* 98, 98 and 99 */
}

TEST(offers_that_exclude_each_other_are_not_won_together)
{
    Combining c = { .items = 2 };
    offer(&c, X, A, 10, a);
    offer(&c, X, B, 10, a);
    offer(&c, Y, B, 15, a);
    expect_text(best_of(&c, a), "20: 0 1");
    c.one_offer = true;
    expect_text(best_of(&c, a), "25: 0 2");
}

TEST(what_is_awarded_already_stays)
{
    Combining c = three_of_three(a);
    at_most(&c, 0, 1, a);
    c.offers.at[6].taken = true;                     /* Z has a, though X is cheaper */
    expect_text(best_of(&c, a), "314: 1 5 6 | 2 4 6");
}

TEST(all_ties_are_counted_though_not_all_are_listed)
{
    Combining c = { .items = 10 };
    Combined out;
    for (int item = 0; item < 10; item++)
        for (int who = 0; who < 2; who++)
            offer(&c, X + who, (Bits)1 << item, 5, a);
    expect_done(combine(&c, &out, a));
    expect(out.figure == 50 && out.count == 1024 && out.best.len == COMBINE_LISTED);
}

TEST(figures_may_be_below_zero_and_no_sum_overflows)
{
    Combining c = { .items = 2 };
    offer(&c, X, A, -10, a);
    offer(&c, Y, A | B, -10, a);
    offer(&c, Z, B, 3, a);
    expect_text(best_of(&c, a), "-10: 1");
    c.offers.at[0].figure = c.offers.at[2].figure = INT64_MAX;
    at_most(&c, Y, 0, a);
    expect_text(best_of(&c, a), "18446744073709551614: 0 2");
    c.offers.at[0].figure = (Wide)1 << 117;
    expect_text(best_of(&c, a), "does-not-fit");
}

/* Twenty lots that nothing ties together, and eight lots with eight combinations. */
TEST(lots_apart_are_solved_apart_whoever_bids_for_them)
{
    Combining c = { .items = 32 };
    Combined  out;
    for (int who = 1; who <= 26; who++)
        for (int item = 0; item < 32; item++)
            offer(&c, who, (Bits)1 << item, 1000 + (who * 37 + item * 11) % 26, a);
    expect_done(combine(&c, &out, a));
    expect(out.figure == 32 * 1000 && out.count == 1);
    for (int i = 0; i < c.offers.len; i++)
        c.offers.at[i].figure = 5;
    expect_done(combine(&c, &out, a));
    expect(out.figure == 160 && out.count == INT64_MAX && out.best.len == COMBINE_LISTED);
}

static void expect_award(const Combining *c, const Combination *best, int most)
{
    Bits covered = 0;
    int  won[32] = { 0 };
    for (int i = 0; i < best->count; i++) {
        const Offer *o = &c->offers.at[best->offers[i]];
        expect(!(covered & o->items) && ++won[o->bidder] <= most);
        expect(i == 0 || best->offers[i - 1] < best->offers[i]);
        covered |= o->items;
    }
    expect(bits_count(covered) == c->items && !best->left);
}

/* Where all bid alike there are more awards than anybody could count. */
TEST(twenty_lots_at_one_price_are_a_tie_of_very_many)
{
    Combining c = { .items = 20 };
    Combined  out;
    for (int who = 1; who <= 26; who++)
        for (int item = 0; item < 20; item++)
            offer(&c, who, (Bits)1 << item, 100, a);
    at_most(&c, 0, 3, a);
    expect_done(combine(&c, &out, a));
    expect(out.figure == 2000 && out.count == INT64_MAX && out.best.len == COMBINE_LISTED);
    for (ptrdiff_t i = 0; i < out.best.len; i++) {
        expect_award(&c, &out.best.at[i], 3);
        expect(i == 0 || memcmp(&out.best.at[i], &out.best.at[i - 1], sizeof *out.best.at));
    }
}

/* Six or seven are cheap and may win too few lots, so that nothing is near what each lot costs
 * least; or nobody may win what is left. Each of these once took half a minute. */
TEST(how_long_it_takes_does_not_hang_on_the_prices)
{
    static const struct { Id cheap; Wide dear; Id bidders; const char *best; } rows[] = {
        { 6, 1000, 26, "3800" }, { 6, 1000000, 26, "2001800" }, { 7, 101, 26, "2000" },
        { 6, 0, 6, "1800 uncovered 2" } };
    for (ptrdiff_t n = 0; n < countof(rows); n++) {
        Combining c = { .items = 20 };
        Combined  out;
        Text t = { 0 };
        for (Id who = 1; who <= rows[n].bidders; who++)
            for (int item = 0; item < 20; item++)
                offer(&c, who, (Bits)1 << item, who <= rows[n].cheap ? 100 : rows[n].dear, a);
        at_most(&c, 0, 3, a);
        expect_done(combine(&c, &out, a));
        text_wide(&t, out.figure, a);
        if (out.uncovered)
            text_put(&t, a, " uncovered {}", str_of_number(out.uncovered, a));
        expect_text(text_str(&t), rows[n].best);
    }
}

/* Two bidders at one price for so many of twelve lots, and neither may win them all. */
TEST(as_many_equal_awards_as_are_listed_are_no_more_than_that)
{
    for (int tied = 5; tied <= 7; tied++) {
        Combining c = { .items = 12 };
        Combined  out;
        at_most(&c, 0, 11, a);
        for (Id who = X; who <= Y; who++)
            for (int item = 0; item < 12; item++)
                offer(&c, who, (Bits)1 << item,
                      1000 + (item < tied || (item == 11) == (who == X) ? 0 : 50), a);
        expect_done(combine(&c, &out, a));
        expect(out.count == (tied == 5 ? 32 : tied == 6 ? 64 : INT64_MAX));
        expect(out.best.len == (tied == 5 ? 32 : COMBINE_LISTED));
    }
}

TEST(combinations_of_eight_lots_and_twelve_bidders_are_no_trouble)
{
    Combining c = { .items = 8 };
    Combined  out;
    for (int who = 1; who <= 12; who++)
        for (int item = 0; item < 8; item++)
            offer(&c, who, (Bits)1 << item, 100, a);
    for (int i = 0; i < 8; i++)
        *list_add(&c.permitted, a) = (Bits)(3 << i | 1) & 255;
    expect_done(combine_judge(&c, a));
    expect_done(combine(&c, &out, a));
    expect(out.figure == 800 && out.count > COMBINE_LISTED);
}

TEST(what_could_not_be_tried_is_refused_by_name_before_anybody_bids)
{
    Combining c = { .items = COMBINE_ITEMS + 1 };
    Combined out;
    expect_because(combine(&c, &out, a), combine_too_large);
    Combining tied = { .items = 24 };
    for (int item = 0; item < 24; item++)
        offer(&tied, X, (Bits)1 << item, 5, a);
    expect_done(combine_judge(&tied, a));            /* nothing ties them together */
    at_most(&tied, 0, 2, a);
    Result r = combine_judge(&tied, a);
    expect_because(r, combine_too_large);
    expect_text(r.detail, "24 lots or items are tied together, and at most 20");
    tied.items = 20;
    tied.offers.len = 20;
    expect_done(combine_judge(&tied, a));
    tied.limits.at[0].most = 10;
    expect_because(combine_judge(&tied, a), combine_too_large);
}

/* ---- the law: several lots of one tender ------------------------------------------ */

#define LOT(n, group) "olga lot lot=" n " regime=pa-2023 most=500000 group=" group "\n"
#define INCLUDED(lot, activity) "olga include lot=" lot " service=1 activity=" activity "\n"
#define BY_PRICE(n)                                                                                \
    "olga criterion lot=" n " criterion=2 kind=price weight=100.000\n"                             \
    "olga formula lot=" n " formula=linear-benchmark a=250000 b=50000 where=total places=3\n"
#define SERVICES                                                                                   \
    "olga service service=1\nolga activity service=1 activity=1\n"                                 \
    "olga activity service=1 activity=2\nolga activity service=1 activity=3\n"
/* Lot 1 has all three activities, lot 2 the second, lot 3 the others. */
#define WHOLE_AND_PARTS                                                                            \
    SERVICES LOT("1", "1") LOT("2", "1") LOT("3", "1") INCLUDED("1", "1") INCLUDED("1", "2")       \
    INCLUDED("1", "3") INCLUDED("2", "2") INCLUDED("3", "1") INCLUDED("3", "3") BY_PRICE("1")      \
    BY_PRICE("2") BY_PRICE("3")
#define THREE_APART                                                                                \
    LOT("1", "1") LOT("2", "1") LOT("3", "1") BY_PRICE("1") BY_PRICE("2") BY_PRICE("3")
#define TENDER                                                                                     \
    "olga round round=1 kind=tender needed=2 padded=4096\n"                                        \
    "olga timetable round=1 event=deadline moment=2026-10-30T12:00\n"
#define PUBLISH "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"
#define LEAST_COST_OF(most) "olga objective how=least-cost most=" most "\n"

static Play *defined(Arena *a, const char *definitions)
{
    Play *w = play_to(PREPARED, a);
    expect_done(does_all(w, definitions));
    return w;
}

/* "@" is the lot, "%" the bidder, "$" the price. */
static Result does_filled(Play *w, const char *form, int lot, const char *bidder, Money price)
{
    Text t = { 0 };
    for (; *form; form++)
        if (*form == '@')
            text_decimal(&t, lot, 0, w->a);
        else if (*form == '%')
            text_our(&t, bidder, w->a);
        else if (*form == '$')
            text_number(&t, price, w->a);
        else
            text_byte(&t, *form, w->a);
    return does_all(w, str_terminated(text_str(&t), w->a));
}

typedef Money Prices[3];                     /* of Bela, Cora, Dora, smallest units; 0: no bid */

static void for_bids(Play *w, const char *form, int lots, const Prices *prices)
{
    static const char *const bidders[] = { "bela", "cora", "dora" };
    for (int lot = 0; lot < lots; lot++)
        for (int i = 0; i < 3; i++)
            if (prices[lot][i])
                expect_done(does_filled(w, form, lot + 1, bidders[i], prices[lot][i]));
}

static void for_lots(Play *w, const char *form, int lots)
{
    for (int lot = 1; lot <= lots; lot++)
        expect_done(does_filled(w, form, lot, "", 0));
}

/* A tender up to open prices. A price P gives 125 - P/20 points. */
static Play *priced(Arena *a, const char *definitions, int lots, const Prices *prices)
{
    Play *w = defined(a, definitions);
    expect_done(does_all(w, TENDER PUBLISH "\nbela interest key=bela\ncora interest key=cora\n"
                            "dora interest key=dora\n"));
    w->now = moment("2026-10-29T09:00");
    for_bids(w, "% deposit round=1 lot=@ version=1 heads=@", lots, prices);
    expect_done(does(w, "2026-10-30T12:01 olga box-list round=1"));
    for_bids(w, "olga admit round=1 lot=@ bidder=%", lots, prices);
    for_lots(w, "hans turns round=1 lot=@ envelope=quality\n"
                "hedi turns round=1 lot=@ envelope=quality", lots);
    for_bids(w, "olga opened round=1 lot=@ bidder=% envelope=quality outcome=read", lots, prices);
    for_lots(w, "eva scores-done round=1 lot=@\nemil scores-done round=1 lot=@\n"
                "erin scores-done round=1 lot=@\nolga score-lock round=1 lot=@", lots);
    for_lots(w, "hans turns round=1 lot=@ envelope=price\n"
                "hedi turns round=1 lot=@ envelope=price", lots);
    for_bids(w, "olga opened round=1 lot=@ bidder=% envelope=price outcome=read total=$", lots,
             prices);
    return w;
}

TEST(lots_that_overlap_are_in_one_price_group)
{
    Play *w = defined(a, SERVICES LOT("1", "1") LOT("2", "0") INCLUDED("1", "1")
                         INCLUDED("1", "2") INCLUDED("2", "2") BY_PRICE("1") BY_PRICE("2") TENDER);
    expect_because(would(w, PUBLISH), overlap_ungrouped);
    w = defined(a, SERVICES LOT("1", "1") LOT("2", "0") INCLUDED("1", "1") INCLUDED("2", "2")
                   BY_PRICE("1") BY_PRICE("2") TENDER);
    expect_done(would(w, PUBLISH));
    expect_done(would(defined(a, WHOLE_AND_PARTS TENDER), PUBLISH));
}

TEST(least_cost_needs_lots_that_cost_something_by_themselves)
{
    Play *w = defined(a, LOT("1", "1") TENDER LEAST_COST_OF("0")
        "olga criterion lot=1 criterion=2 kind=price weight=100.000\n"
        "olga formula lot=1 formula=lowest-ratio where=total places=3\n");
    expect_because(would(w, PUBLISH), objective_relative);
#define QUALITY(weight)                                                                            \
    "olga mark scale=1 mark=0.000\nolga mark scale=1 mark=5.000\n"                                 \
    "olga criterion lot=1 criterion=1 kind=quality scale=1 weight=" weight "\n"
    w = defined(a, LOT("1", "1") TENDER LEAST_COST_OF("0") QUALITY("40.000")
        "olga criterion lot=1 criterion=2 kind=price weight=60.000\n"
        "olga formula lot=1 formula=budget-saving a=250000 where=total places=3\n");
    expect_because(would(w, PUBLISH), objective_uncounted);
    w = defined(a, LOT("1", "1") TENDER LEAST_COST_OF("0") QUALITY("100.000")
        "olga formula lot=1 formula=price-per-quality-point where=total places=3\n");
    expect_because(would(w, PUBLISH), objective_uncounted);
    w = defined(a, LOT("1", "1") TENDER LEAST_COST_OF("0") QUALITY("100.000")
        "olga formula lot=1 formula=monetised-quality a=1000 where=total places=3\n");
    expect_done(would(w, PUBLISH));
    w = defined(a, LOT("1", "1") LOT("2", "2") BY_PRICE("1") BY_PRICE("2") TENDER
                   LEAST_COST_OF("0"));
    expect_because(would(w, PUBLISH), overlap_ungrouped);
}

/* Greatest marks of eleven digits with nothing in common: a penny would have 10^22 parts. */
TEST(least_cost_needs_costs_that_can_be_added_up)
{
#define WORTH(rounded)                                                                             \
    LOT("1", "1") TENDER LEAST_COST_OF("0")                                                        \
        "olga mark scale=1 mark=0.000\nolga mark scale=1 mark=99999999.977\n"                      \
        "olga mark scale=2 mark=0.000\nolga mark scale=2 mark=99999999.943\n"                      \
        "olga criterion lot=1 criterion=1 kind=quality scale=1 weight=50.000\n"                    \
        "olga criterion lot=1 criterion=2 kind=quality scale=2 weight=50.000\n"                    \
        "olga formula lot=1 formula=monetised-quality a=1000 " rounded "\n"
    expect_because(would(defined(a, WORTH("where=exact")), PUBLISH), objective_unrounded);
    expect_done(would(defined(a, WORTH("where=total places=9")), PUBLISH));
    expect_done(would(defined(a, WORTH("where=criterion places=9")), PUBLISH));
}

TEST(what_selects_the_candidates_of_a_tender_adds_nothing_to_its_costs)
{
    Play *w = play_with(PREPARED, a, { "olga begin", "olga begin year=2026 number=42 kind=flexible "
        "rules=2026-01-01 zone=Europe/London division=england-wales" });
    expect_done(does_all(w, LOT("1", "1") LEAST_COST_OF("0")
        "olga round round=1 kind=selection needed=2 padded=4096\n"
        "olga round round=2 kind=tender needed=2 padded=4096\n"
        "olga timetable round=1 event=deadline moment=2026-11-30T12:00\n"
        "olga mark scale=1 mark=0.000\nolga mark scale=1 mark=99999999.977\n"
        "olga mark scale=2 mark=0.000\nolga mark scale=2 mark=99999999.943\n"
        "olga criterion lot=1 criterion=1 kind=quality scale=1 weight=100.000\n"
        "olga criterion lot=1 criterion=2 round=1 kind=quality scale=2 weight=100.000\n"
        "olga formula lot=1 formula=monetised-quality a=1000 where=exact"));
    expect_done(would(w, PUBLISH));
}

TEST(how_lots_are_awarded_together_is_said_once_and_of_lots_there_are)
{
    Play *w = defined(a, THREE_APART LEAST_COST_OF("0"));
    expect_because(would(w, "olga objective how=published-order"), objective_twice);
    expect_done(does(w, "olga keep lot=1 cost=500"));
    expect_because(would(w, "olga keep lot=1 cost=600"), said_already);
    expect_because(would(w, "olga keep lot=9 cost=600"), no_such_lot);
    expect_done(does(w, "olga combination combination=1 lot=1"));
    expect_because(would(w, "olga combination combination=1 lot=1"), said_already);
    expect_because(would(w, "olga combination combination=0 lot=1"), number_missing);
    expect_because(would(w, "olga combination combination=1 lot=9"), no_such_lot);
}

TEST(least_cost_is_for_as_many_lots_as_can_be_tried)
{
    Play *w = defined(a, TENDER LEAST_COST_OF("0"));
    for_lots(w, "olga lot lot=@ regime=pa-2023 most=500 group=1\n"
                "olga criterion lot=@ criterion=2 kind=price weight=100.000\n"
                "olga formula lot=@ formula=budget-saving a=250000 where=total", 33);
    expect_because(would(w, PUBLISH), combine_too_large);
}

/* Forty activities, and one thing: they are bought with lot 1 or with lot 2. */
TEST(what_the_same_lots_include_is_bought_once_however_much_it_is)
{
    Play *w = defined(a, TENDER LEAST_COST_OF("0") LOT("1", "1") LOT("2", "1") BY_PRICE("1")
                         BY_PRICE("2") "olga service service=1\n");
    for_lots(w, "olga activity service=1 activity=@\nolga include lot=1 service=1 activity=@\n"
                "olga include lot=2 service=1 activity=@", 40);
    expect_done(would(w, PUBLISH));
}

static const Prices bids_for_whole_and_parts[] = {
    { 100000, 0, 120000 }, { 0, 60000, 90000 }, { 0, 0, 55000 }
};

TEST(an_award_takes_what_overlaps_with_it_out_of_the_tender)
{
    Play *w = priced(a, WHOLE_AND_PARTS, 3, bids_for_whole_and_parts);
    expect_because(would(w, "olga award round=1 lot=2 bidder=cora total=95.000 price=60000"),
                   lots_out_of_order);
    expect_because(would(w, "olga award round=1 lot=1 bidder=dora total=65.000 price=120000"),
                   award_not_first);
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
    expect_because(would(w, "olga award round=1 lot=2 bidder=cora total=95.000 price=60000"),
                   lot_overlaps);
    expect(lot_overtaken(&w->p, lot_of(&w->p, 2)) && !lot_overtaken(&w->p, lot_of(&w->p, 1)));
    expect_done(does(w, "olga abandon lot=1"));          /* its parts are free again */
    expect_done(does(w, "olga award round=1 lot=3 bidder=dora total=97.500 price=55000"));
    expect_done(does(w, "olga award round=1 lot=2 bidder=cora total=95.000 price=60000"));
}

TEST(lots_that_share_nothing_are_awarded_in_any_order)
{
    static const Prices prices[] = { { 100000, 0, 0 }, { 0, 60000, 0 }, { 0, 0, 55000 } };
    Play *w = priced(a, THREE_APART, 3, prices);
    expect_done(does(w, "olga award round=1 lot=3 bidder=dora total=97.500 price=55000"));
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
}

static const Prices bela_is_first[] = {
    { 100000, 120000, 160000 }, { 100000, 140000, 120000 }, { 100000, 120000, 0 }
};

TEST(who_has_won_as_many_lots_as_it_may_is_passed_over)
{
    Play *w = priced(a, THREE_APART "olga objective how=published-order most=1\n", 3,
                     bela_is_first);
    expect_because(would(w, "olga award round=1 lot=2 bidder=bela total=75.000 price=100000"),
                   lots_out_of_order);
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
    expect_because(would(w, "olga award round=1 lot=2 bidder=bela total=75.000 price=100000"),
                   award_not_first);
    expect_done(does(w, "olga award round=1 lot=2 bidder=dora total=65.000 price=120000"));
    expect_done(does(w, "olga award round=1 lot=3 bidder=cora total=65.000 price=120000"));
    w = priced(a, THREE_APART "olga objective how=published-order most=1\n", 3,
               (const Prices[]){ { 100000, 0, 0 }, { 90000, 0, 0 }, { 0 } });
    expect_done(does(w, "olga abandon lot=3"));
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
    expect_because(would(w, "olga award round=1 lot=2 bidder=bela total=80.000 price=90000"),
                   nobody_to_award);
}

TEST(those_who_may_still_win_may_be_tied)
{
    Play *w = priced(a, THREE_APART "olga objective how=published-order most=1\n", 3,
                     (const Prices[]){ { 100000, 0, 0 }, { 90000, 95000, 95000 }, { 0 } });
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
    expect_because(would(w, "olga award round=1 lot=2 bidder=cora total=77.500 price=95000"),
                   award_tied);
}

TEST(one_bidder_wins_only_lots_of_a_published_combination)
{
    Play *w = priced(a, THREE_APART "olga combination combination=1 lot=1\n"
                        "olga combination combination=1 lot=3\n", 3, bela_is_first);
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
    expect_because(would(w, "olga award round=1 lot=2 bidder=bela total=75.000 price=100000"),
                   award_not_first);
    expect_done(does(w, "olga award round=1 lot=2 bidder=dora total=65.000 price=120000"));
    expect_done(does(w, "olga award round=1 lot=3 bidder=bela total=75.000 price=100000"));
}

/* All: 1000; second activity 600 or 900, the others 550: 1150. */
TEST(at_least_cost_the_whole_is_awarded_where_it_is_cheaper_than_its_parts)
{
    Play *w = priced(a, WHOLE_AND_PARTS LEAST_COST_OF("0"), 3, bids_for_whole_and_parts);
    expect_because(would(w, "olga award round=1 lot=2 bidder=cora total=95.000 price=60000"),
                   award_not_optimal);
    expect_because(would(w, "olga award round=1 lot=1 bidder=dora total=65.000 price=120000"),
                   award_not_optimal);
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
    expect_because(would(w, "olga award round=1 lot=3 bidder=dora total=97.500 price=55000"),
                   lot_overlaps);
}

/* The second kept for 400, the others 550: 950. */
TEST(at_least_cost_a_lot_may_be_kept_by_the_buyer)
{
    Play *w = priced(a, WHOLE_AND_PARTS LEAST_COST_OF("0") "olga keep lot=2 cost=40000\n", 3,
                     bids_for_whole_and_parts);
    expect_because(would(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"),
                   award_not_optimal);
    expect_because(would(w, "olga award round=1 lot=2 bidder=cora total=95.000 price=60000"),
                   award_not_optimal);
    expect_done(does(w, "olga award round=1 lot=3 bidder=dora total=97.500 price=55000"));
}

TEST(two_best_awards_are_a_tie)
{
    Play *w = priced(a, WHOLE_AND_PARTS LEAST_COST_OF("0"), 3,
        (const Prices[]){ { 115000, 0, 0 }, { 0, 60000, 90000 }, { 0, 0, 55000 } });
    Result tied = would(w, "olga award round=1 lot=1 bidder=bela total=67.500 price=115000");
    expect_because(tied, award_tied);
    expect_text(tied.detail, "lot 1 to bidder 101 | lot 2 to bidder 102, lot 3 to bidder 103");
}

/* Bela is the cheapest of all three lots; one lot each: 1000 + 1200 + 1200. When Bela's bid for
 * lot 1 falls after lot 2 was awarded, what is awarded stays. */
TEST(at_least_cost_what_is_awarded_stays_when_a_bid_falls)
{
    Play *w = priced(a, THREE_APART LEAST_COST_OF("1"), 3, (const Prices[]){
        { 100000, 180000, 0 }, { 100000, 140000, 120000 }, { 110000, 120000, 0 } });
    expect_done(does(w, "olga award round=1 lot=2 bidder=dora total=65.000 price=120000"));
    expect_done(does(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"));
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn"));
    expect_because(would(w, "olga award round=1 lot=3 bidder=cora total=65.000 price=120000"),
                   award_not_optimal);
    expect_done(does(w, "olga award round=1 lot=3 bidder=bela total=70.000 price=110000"));
    expect_done(does(w, "olga award round=1 lot=1 bidder=cora total=35.000 price=180000"));
}

TEST(at_least_cost_every_price_must_be_open)
{
    Play *w = priced(a, THREE_APART LEAST_COST_OF("0"), 3,
                     (const Prices[]){ { 100000, 0, 0 }, { 90000, 0, 0 }, { 0 } });
    w->p.bids.at[1].opened[PRICE] = false;   /* no acts lead here: the lots are in one group */
    expect_because(would(w, "olga award round=1 lot=1 bidder=bela total=75.000 price=100000"),
                   prices_unopened);
}

/* ---- against trying everything --------------------------------------------------- */

/* xorshift64*: the same small cases everywhere. */
static uint64_t dice_state = 88172645463325252u;
static int dice(int below)
{
    dice_state ^= dice_state >> 12;
    dice_state ^= dice_state << 25;
    dice_state ^= dice_state >> 27;
    return (int)((dice_state * 2685821657736338717u >> 33) % (uint64_t)below);
}

static Combining random_case(Arena *a)
{
    Combining c = { .items = 1 + dice(5) };
    Bits all = (Bits)(1u << c.items) - 1;
    int  offers = 1 + dice(9);
    for (int i = 0; i < offers; i++)
        offer(&c, dice(5), (Bits)(1 + dice((int)all)), dice(12) - 1, a);
    for (int i = dice(3); i > 0; i--)
        *list_add(&c.discounts, a) =
            (Discount){ 1 + dice(4), (Bits)(1 + dice((int)all)), dice(10001) };
    for (int i = dice(3); i > 0; i--)
        at_most(&c, dice(5), dice(4), a);
    for (int i = dice(3) * dice(2); i > 0; i--)
        *list_add(&c.permitted, a) = (Bits)(1 + dice((int)all));
    c.one_offer = dice(4) == 0;
    return c;
}

static int64_t plain_limit(const Combining *c, Id bidder)
{
    int64_t every = 99, own = -1;
    for (ptrdiff_t i = 0; i < c->limits.len; i++) {
        if (c->limits.at[i].bidder == 0)
            every = c->limits.at[i].most;
        if (c->limits.at[i].bidder == bidder)
            own = c->limits.at[i].most;
    }
    return own < 0 ? every : own;
}

static bool plainly_allowed(const Combining *c, unsigned set, Id bidder)
{
    Bits lots = 0;
    int  count = 0;
    for (int i = 0; i < c->offers.len; i++)
        if (set >> i & 1 && c->offers.at[i].bidder == bidder) {
            lots |= c->offers.at[i].lots;
            count++;
        }
    bool permitted = !c->permitted.len || bits_count(lots) < 2;
    for (ptrdiff_t i = 0; i < c->permitted.len; i++)
        permitted = permitted || !(lots & ~c->permitted.at[i]);
    return permitted && bits_count(lots) <= plain_limit(c, bidder) && (!c->one_offer || count < 2);
}

static int64_t plain_figure(const Combining *c, unsigned set, const Offer *o)
{
    Bits won = 0;
    int64_t off = 0;
    for (int i = 0; i < c->offers.len; i++)
        if (set >> i & 1 && c->offers.at[i].bidder == o->bidder)
            won |= c->offers.at[i].items;
    for (ptrdiff_t i = 0; i < c->discounts.len; i++) {
        const Discount *d = &c->discounts.at[i];
        int64_t this = o->figure > 0 ? (int64_t)o->figure * d->basis_points / 10000 : 0;
        if (d->bidder == o->bidder && (o->items & d->items) == o->items &&
            (won & d->items) == d->items && this > off)
            off = this;
    }
    return (int64_t)o->figure - off;
}

typedef struct Tried { int uncovered; int64_t figure, count; unsigned seen[512]; } Tried;

/* Awards that differ only in what the buyer keeps are one. */
static void try_set(const Combining *c, unsigned set, Tried *t)
{
    Bits covered = 0;
    int64_t figure = 0;
    unsigned awarded = 0;
    for (int i = 0; i < c->offers.len; i++) {
        const Offer *o = &c->offers.at[i];
        if (!(set >> i & 1))
            continue;
        if (covered & o->items || (o->bidder && !plainly_allowed(c, set, o->bidder)))
            return;
        covered |= o->items;
        figure += plain_figure(c, set, o);
        awarded |= o->bidder ? 1u << i : 0u;
    }
    int uncovered = c->items - bits_count(covered);
    bool better = uncovered < t->uncovered || (uncovered == t->uncovered && figure < t->figure);
    if (t->count && !better && (uncovered != t->uncovered || figure != t->figure))
        return;
    if (!t->count || better)
        *t = (Tried){ .uncovered = uncovered, .figure = figure };
    for (int64_t i = 0; i < t->count; i++)
        if (t->seen[i] == awarded)
            return;
    t->seen[t->count++] = awarded;
}

TEST(nothing_better_is_found_by_trying_every_set_of_bids)
{
    for (int n = 0; n < 3000; n++) {
        Arena life = arena_begin(4 << 20);
        Combining c = random_case(&life);
        Combined  out;
        Tried     tried = { 0 };
        expect_done(combine(&c, &out, &life));
        for (unsigned set = 0; set < 1u << c.offers.len; set++)
            try_set(&c, set, &tried);
        expect(out.uncovered == tried.uncovered && out.figure == tried.figure);
        expect(out.count == tried.count);
        for (ptrdiff_t i = 0; i < out.best.len; i++) {
            unsigned set = 0;
            bool known = false;
            for (int k = 0; k < out.best.at[i].count; k++)
                set |= 1u << out.best.at[i].offers[k];
            for (int64_t k = 0; k < tried.count; k++)
                known = known || tried.seen[k] == set;
            expect(known);
        }
        arena_end(&life);
    }
    (void)a;
}

/* Twenty items, sixty bids, at most three lots a bidder: as large as a real one. */
TEST(twenty_lots_and_sixty_bids_are_no_trouble)
{
    for (int n = 0; n < 5; n++) {
        Combining c = { .items = 20 };
        Combined  out;
        for (int item = 0; item < 20; item++)
            for (int k = 0; k < 2; k++)
                offer(&c, 1 + dice(10), (Bits)1 << item, 1000 + dice(400), a);
        for (int i = 0; i < 20; i++)
            offer(&c, 1 + dice(10), (Bits)1 << dice(20) | (Bits)1 << dice(20), 1800 + dice(800), a);
        at_most(&c, 0, 3, a);
        expect_done(combine(&c, &out, a));
    }
}

/* ---- the published cases --------------------------------------------------------- */

static const char *words_in(const json_t *from, const char *name)
{
    const char *s = json_string_value(json_object_get(from, name));
    return s ? s : "";
}

static Bits items_in(const json_t *lots, const json_t *named)
{
    Bits set = 0;
    for (size_t i = 0; i < json_array_size(named); i++)
        for (size_t k = 0; k < json_array_size(lots); k++)
            if (!strcmp(json_string_value(json_array_get(named, i)),
                        json_string_value(json_array_get(lots, k))))
                set |= (Bits)1 << k;
    return set;
}

/* Bidders are single letters. */
static Id bidder_in(const char *word) { return *word == '*' ? 0 : (Id)*word; }

static Combining case_in(json_t *from, Arena *a)
{
    json_t *lots = json_object_get(from, "lots"), *bids = json_object_get(from, "bids");
    json_t *rules = json_object_get(from, "rules"), *value;
    const char *name;
    Combining c = { .items = (int)json_array_size(lots) };
    for (size_t i = 0; i < json_array_size(bids); i++) {
        json_t *bid = json_array_get(bids, i);
        offer(&c, bidder_in(words_in(bid, "bidder")), items_in(lots, json_object_get(bid, "lots")),
              json_integer_value(json_object_get(bid, "price")), a);
    }
    json_object_foreach(json_object_get(rules, "noaward"), name, value) {
        json_t *one = json_pack("[s]", name);
        offer(&c, 0, items_in(lots, one), json_integer_value(value), a);
        json_decref(one);
    }
    json_object_foreach(json_object_get(rules, "maxlots"), name, value)
        at_most(&c, bidder_in(name), json_integer_value(value), a);
    json_t *discounts = json_object_get(rules, "discounts");
    for (size_t i = 0; i < json_array_size(discounts); i++) {
        json_t *d = json_array_get(discounts, i);
        *list_add(&c.discounts, a) = (Discount){ bidder_in(words_in(d, "bidder")),
            items_in(lots, json_object_get(d, "if_all")),
            json_integer_value(json_object_get(d, "bp")) };
    }
    c.one_offer = json_is_true(json_object_get(rules, "xor"));
    return c;
}

static void expect_case(json_t *from, Arena *a)
{
    Combining c = case_in(from, a);
    Combined  out;
    json_t *sets = json_object_get(from, "optimal_sets"), *lots = json_object_get(from, "lots");
    expect_done(combine(&c, &out, a));
    expect(out.figure == json_integer_value(json_object_get(from, "optimal_cost")));
    expect(out.count == (int64_t)json_array_size(sets));
    for (ptrdiff_t i = 0; i < out.best.len; i++) {
        json_t *set = json_array_get(sets, (size_t)i), *bids = json_object_get(set, "bids");
        expect(out.best.at[i].left == items_in(lots, json_object_get(set, "not_awarded")));
        expect((size_t)out.best.at[i].count == json_array_size(bids));
        for (size_t k = 0; k < json_array_size(bids); k++)
            expect(out.best.at[i].offers[k] == json_integer_value(json_array_get(bids, k)));
    }
}

TEST(the_cases_that_others_enumerated_come_out_alike)
{
    Str text = shared(a, "evaluation/award_small_cases.json");
    if (!text.at)
        skip("no shared data");
    json_t *file = json_loadb(text.at, (size_t)text.len, 0, NULL);
    json_t *cases = json_object_get(file, "cases");
    expect(json_array_size(cases) >= 7);
    for (size_t i = 0; i < json_array_size(cases); i++)
        expect_case(json_array_get(cases, i), a);
    json_decref(file);
}

RUN("combine_test", T(what_overlaps_is_never_bought_twice),
    T(the_buyer_keeps_what_is_cheaper_to_keep), T(two_ways_to_keep_the_same_are_one_award),
    T(an_item_without_a_figure_for_keeping_it_is_awarded_at_any_price),
    T(a_bidder_wins_no_more_lots_than_it_may),
    T(where_limits_leave_too_little_the_least_is_left),
    T(only_published_combinations_are_won_together),
    T(a_discount_counts_when_all_its_items_are_won),
    T(offers_that_exclude_each_other_are_not_won_together), T(what_is_awarded_already_stays),
    T(all_ties_are_counted_though_not_all_are_listed),
    T(figures_may_be_below_zero_and_no_sum_overflows),
    T(lots_apart_are_solved_apart_whoever_bids_for_them),
    T(twenty_lots_at_one_price_are_a_tie_of_very_many),
    T(how_long_it_takes_does_not_hang_on_the_prices),
    T(as_many_equal_awards_as_are_listed_are_no_more_than_that),
    T(combinations_of_eight_lots_and_twelve_bidders_are_no_trouble),
    T(what_could_not_be_tried_is_refused_by_name_before_anybody_bids),
    T(lots_that_overlap_are_in_one_price_group),
    T(least_cost_needs_lots_that_cost_something_by_themselves),
    T(least_cost_needs_costs_that_can_be_added_up),
    T(what_selects_the_candidates_of_a_tender_adds_nothing_to_its_costs),
    T(how_lots_are_awarded_together_is_said_once_and_of_lots_there_are),
    T(least_cost_is_for_as_many_lots_as_can_be_tried),
    T(what_the_same_lots_include_is_bought_once_however_much_it_is),
    T(an_award_takes_what_overlaps_with_it_out_of_the_tender),
    T(lots_that_share_nothing_are_awarded_in_any_order),
    T(who_has_won_as_many_lots_as_it_may_is_passed_over), T(those_who_may_still_win_may_be_tied),
    T(one_bidder_wins_only_lots_of_a_published_combination),
    T(at_least_cost_the_whole_is_awarded_where_it_is_cheaper_than_its_parts),
    T(at_least_cost_a_lot_may_be_kept_by_the_buyer), T(two_best_awards_are_a_tie),
    T(at_least_cost_what_is_awarded_stays_when_a_bid_falls),
    T(at_least_cost_every_price_must_be_open),
    T(nothing_better_is_found_by_trying_every_set_of_bids),
    T(twenty_lots_and_sixty_bids_are_no_trouble),
    T(the_cases_that_others_enumerated_come_out_alike))

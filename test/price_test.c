#include "count/price.h"
#include "test/test.h"

#include <stdio.h>
#include <string.h>

/* ---- reading vectors ------------------------------------------------------------- */

static int64_t number(Str s)
{
    int64_t n = -1;
    expect(str_number(s, &n));
    return n;
}

static Ratio ratio_in(Str s)
{
    Ratio top = ratio(number(str_cut(&s, '/')), 1);
    return s.len ? ratio_div(top, ratio(number(s), 1)) : top;
}

static Formula formula(Str name)
{
    Formula f = FORMULA_NONE + 1;
    while (f < FORMULA_KINDS && !str_is(name, formula_names[f]))
        f++;
    expect(f < FORMULA_KINDS);
    return f;
}

static int64_t whole_of(Ratio r)
{
    expect(r.den == 1);
    return (int64_t)r.num;
}

static bool same(Ratio x, Ratio y)
{
    return !ratio_spilled(x) && !ratio_spilled(y) && ratio_order(x, y) == 0;
}

enum { BIDS = 16, ROWS = 512 };

static Fraction out_of(int64_t num, int64_t den, Arena *a) { return fraction(ratio(num, den), a); }

static bool equal(Fraction x, Fraction y) { return fraction_order(x, y) == 0; }

/* Spilled: the formula gives none for such prices. */
static Ratio points_for(Formula f, PriceParams with, const Money *prices, ptrdiff_t count,
                        ptrdiff_t i, Points most)
{
    Priced priced;
    return failed(prices_together(f, with, prices, count, most, &priced))
               ? ratio(0, 0) : price_points(&priced, i);
}

/* ---- our own vectors ------------------------------------------------------------- */

/* What the vectors show of a formula. */
typedef struct Shown { bool met, relative, divided; } Shown;

/* A price of nothing has its points, and leaves the others theirs. */
static bool divides(Formula f, PriceParams with, Money *prices, int count)
{
    bool spills = false;
    for (int i = 0; i < count; i++)
        spills |= ratio_spilled(points_for(f, with, prices, count, i, 1000));
    return spills;
}

/* With each price in its turn, then with all of them, put to nothing. */
static bool zeros_divide(Formula f, PriceParams with, Money *prices, int count)
{
    bool any = false;
    for (int i = 0; i < count; i++) {
        Money price = prices[i];
        prices[i] = 0;
        any |= divides(f, with, prices, count);
        prices[i] = price;
    }
    for (int i = 0; i < count; i++)
        prices[i] = 0;
    return any || divides(f, with, prices, count);
}

/* set formula a b n W price ... = points ... */
static void check_line(Str line, Shown *shown)
{
    Money prices[BIDS];
    int count = 0;
    str_cut(&line, ' ');
    Formula f = formula(str_cut(&line, ' '));
    PriceParams with = { 0 };
    with.a = number(str_cut(&line, ' '));
    with.b = number(str_cut(&line, ' '));
    with.n = number(str_cut(&line, ' '));
    Points most = number(str_cut(&line, ' '));
    for (Str word; !str_is(word = str_cut(&line, ' '), "=");)
        prices[count++] = number(word);
    shown[f].met = true;
    expect_done(formula_judge(f, with));
    for (int i = 0; i < count; i++) {
        Ratio among = points_for(f, with, prices, count, i, most);
        expect(same(among, ratio_in(str_cut(&line, ' '))));
        shown[f].relative |= !same(among, points_for(f, with, &prices[i], 1, 0, most));
    }
    expect(!line.len);
    shown[f].divided |= zeros_divide(f, with, prices, count);
}

/* What is wrong is said of all formulas: who adds one reads it there. */
static bool so(Formula f, bool well, const char *wanted)
{
    if (!well)
        printf("    %s %s\n", formula_names[f], wanted);
    return well;
}

TEST(prices_get_the_points_that_a_second_calculation_gives)
{
    Str all = file_whole("test/vectors/price.txt", a);
    bool well = true;
    Shown shown[FORMULA_KINDS] = { 0 };
    expect(all.len > 0);
    while (all.len) {
        Str line = str_cut(&all, '\n');
        if (!str_starts(line, "#"))
            check_line(line, shown);
    }
    for (Formula f = FORMULA_NONE + 1; f < FORMULA_KINDS; f++) {
        const FormulaRow *row = &formula_rows[f];
        if (!row->points)
            continue;
        well &= so(f, shown[f].met, "has no line in test/vectors/price.txt");
        well &= so(f, !shown[f].met || shown[f].relative == row->relative,
                   "reads other bids, or not, otherwise than it says: .relative");
        well &= so(f, !shown[f].divided, "divides by a price of nothing");
    }
    expect(well);
}

/* ---- the shared vectors ---------------------------------------------------------- */

typedef struct Row {
    Str     set, formula, params, exact, decimal;
    Points  most;
    Money   price;           /* in hundredths of a penny: the sets have such caps */
} Row;

enum { FINE = 10000 };       /* hundredths of a penny in a pound */

static Row read_row(Str line)
{
    Row row = { .set = str_cut(&line, ',') };
    int64_t pence = -1;
    row.formula = str_cut(&line, ',');
    row.params  = str_cut(&line, ',');
    row.most    = whole_of(ratio_mul(ratio_in(str_cut(&line, ',')), ratio(1000, 1)));
    str_cut(&line, ',');
    expect(str_decimal(str_cut(&line, ','), 2, &pence));
    row.price   = pence * FINE / 100;
    row.exact   = str_cut(&line, ',');
    row.decimal = str_trim(str_cut(&line, '\r'));
    return row;
}

static PriceParams read_params(Str params)
{
    PriceParams with = { 0 };
    while (params.len) {
        Str value = str_cut(&params, ';'), name = str_cut(&value, '=');
        Ratio r = ratio_in(value);
        if (str_is(name, "n") || str_is(name, "k") || str_is(name, "X"))
            with.n = whole_of(ratio_mul(r, ratio(1000, 1)));
        else if (str_is(name, "floor"))
            with.b = whole_of(ratio_mul(r, ratio(FINE, 1)));
        else
            with.a = whole_of(ratio_mul(r, ratio(FINE, 1)));
    }
    return with;
}

static Str with_hyphens(Str s, Arena *a)
{
    char *at = make(a, char, s.len);
    for (ptrdiff_t i = 0; i < s.len; i++)
        at[i] = s.at[i] == '_' ? '-' : s.at[i];
    return (Str){ at, s.len };
}

static ptrdiff_t check_group(const Row *rows, ptrdiff_t left, Arena *a)
{
    Money prices[BIDS];
    ptrdiff_t count = 0;
    for (; count < left && str_same(rows[count].set, rows->set) &&
           str_same(rows[count].formula, rows->formula); count++)
        prices[count] = rows[count].price;
    Formula f = formula(with_hyphens(rows->formula, a));
    PriceParams with = read_params(rows->params);
    expect_done(formula_judge(f, with));
    for (ptrdiff_t i = 0; i < count; i++) {
        Ratio points = points_for(f, with, prices, count, i, rows[i].most);
        int64_t wanted = -1, got = -2;
        expect(same(points, ratio_in(rows[i].exact)));
        expect(str_decimal(rows[i].decimal, 12, &wanted));
        expect(ratio_round(points, 12, HALF_UP, &got) && got == wanted);
    }
    return count;
}

TEST(the_shared_price_vectors_are_met_exactly_and_to_twelve_places)
{
    Str all = shared(a, "evaluation/price_formula_vectors.csv");
    if (!all.at)
        skip("no shared data");
    Row *rows = make(a, Row, ROWS);
    ptrdiff_t count = 0;
    for (str_cut(&all, '\n'); all.len && count < ROWS;)
        rows[count++] = read_row(str_cut(&all, '\n'));
    expect(all.len == 0 && count >= 88);
    for (ptrdiff_t i = 0; i < count;)
        i += check_group(rows + i, count - i, a);
}

TEST(every_formula_of_the_shared_catalogue_says_truly_what_it_reads)
{
    Str all = shared(a, "evaluation/price_formula_catalogue.json");
    if (!all.at)
        skip("no shared data");
    const char *text = str_terminated(all, a);
    int found = 0;
    for (Formula f = FORMULA_NONE + 1; f < FORMULA_KINDS; f++) {
        Text t = { 0 };
        text_put(&t, a, "\"id\": \"{}\"", str(formula_names[f]));
        char *id = str_terminated(text_str(&t), a);
        for (char *c = id; *c; c++)
            *c = *c == '-' ? '_' : *c;
        const char *entry = strstr(text, id);
        if (!entry)                          /* a formula that is in no catalogue but ours */
            continue;
        found++;
        const char *reads = strstr(entry, "\"depends_on_other_bids\": ");
        expect(reads && formula_rows[f].relative == !strncmp(reads + 25, "true", 4));
    }
    expect(found >= 11);
}

TEST(every_formula_has_its_row_with_words_for_people)
{
    bool well = true;
    for (Formula f = FORMULA_NONE + 1; f < FORMULA_KINDS; f++) {
        const FormulaRow *row = &formula_rows[f];
        bool figure = row->gives != POINTS_FOR_PRICE;
        well &= so(f, row->definition, "has no definition");
        well &= so(f, row->words && row->words[strlen(row->words) - 1] == '.',
                   "has no words for people that end with a full stop");
        well &= so(f, row->warning, "has no warning");
        well &= so(f, row->source, "has no source");
        well &= so(f, figure ? row->figure && !row->points : row->points && !row->figure,
                   "has not the one function, points or figure, of what it gives");
        well &= so(f, figure == !!row->unit, "has no unit of its figure, or one of its points");
        well &= so(f, !row->n == !row->n_most, "has n without its range, or the range without n");
    }
    expect(well);
    (void)a;
}

/* ---- what a formula does at its edges -------------------------------------------- */

static const PriceParams plain = { 0 };

static PriceParams constants(Money first, Money second, Points n)
{
    return (PriceParams){ first, second, n };
}

static Ratio points_of(Formula f, PriceParams with, const Money *prices, ptrdiff_t count, int i)
{
    return points_for(f, with, prices, count, i, 50000);
}

TEST(one_bid_alone_gets_all_points_where_only_others_could_beat_it)
{
    (void)a;
    const Money one[] = { 12345 };
    const PriceParams base = constants(13579, 0, 0), knee = constants(13579, 0, 850);
    expect(same(points_of(LOWEST_RATIO, plain, one, 1, 0), ratio(50, 1)));
    expect(same(points_of(LINEAR_RANGE, plain, one, 1, 0), ratio(50, 1)));
    expect(same(points_of(LINEAR_FROM_LOWEST, constants(0, 0, 2000), one, 1, 0), ratio(50, 1)));
    expect(same(points_of(LINEAR_DISCOUNT_IT, base, one, 1, 0), ratio(50, 1)));
    expect(same(points_of(MEAN_CENTRED, constants(0, 0, 1000), one, 1, 0), ratio(25, 1)));
    expect(same(points_of(BILINEAR_IT, knee, one, 1, 0), ratio(85, 2)));
}

TEST(nobody_gets_points_for_a_discount_that_nobody_gives)
{
    (void)a;
    const Money at_base[] = { 1000, 1000 };
    expect(same(points_of(LINEAR_DISCOUNT_IT, constants(1000, 0, 0), at_base, 2, 0), ratio(0, 1)));
    expect(same(points_of(BILINEAR_IT, constants(1000, 0, 900), at_base, 2, 1), ratio(0, 1)));
}

/* The lowest is nothing: no proportion to it can be said. */
TEST(a_price_of_nothing_gets_all_points_and_leaves_the_others_theirs_or_none)
{
    (void)a;
    const Money some[] = { 500, 0 }, all[] = { 0, 0 };
    const PriceParams two = constants(0, 0, 2000), k = constants(0, 0, 1000);
    expect(same(points_of(LOWEST_RATIO, plain, some, 2, 0), ratio(0, 1)));
    expect(same(points_of(LOWEST_RATIO, plain, some, 2, 1), ratio(50, 1)));
    expect(same(points_of(LOWEST_RATIO, plain, all, 2, 1), ratio(50, 1)));
    expect(same(points_of(LINEAR_FROM_LOWEST, two, some, 2, 0), ratio(0, 1)));
    expect(same(points_of(LINEAR_FROM_LOWEST, two, some, 2, 1), ratio(50, 1)));
    expect(same(points_of(MEAN_CENTRED, k, some, 2, 1), ratio(50, 1)));      /* 1/2 + 1, clamped */
    expect(same(points_of(MEAN_CENTRED, k, all, 2, 0), ratio(25, 1)));
    expect(same(points_of(LINEAR_RANGE, plain, some, 2, 0), ratio(0, 1)));
    expect(same(points_of(BUDGET_SAVING, constants(1000, 0, 0), all, 2, 0), ratio(50, 1)));
}

/* 1001 counts as 1000: no discount. The discounts are 1/2 and 0, their mean 1/4. */
TEST(a_price_above_the_base_is_no_discount_and_keeps_nobody_from_points)
{
    (void)a;
    const Money above[] = { 500, 1001 }, all[] = { 2000, 3000 };
    expect(same(points_of(LINEAR_DISCOUNT_IT, constants(1000, 0, 0), above, 2, 0), ratio(50, 1)));
    expect(same(points_of(LINEAR_DISCOUNT_IT, constants(1000, 0, 0), above, 2, 1), ratio(0, 1)));
    expect(same(points_of(LINEAR_DISCOUNT_IT, constants(1000, 0, 0), all, 2, 0), ratio(0, 1)));
    expect(same(points_of(BILINEAR_IT, constants(1000, 0, 800), above, 2, 0), ratio(50, 1)));
    expect(same(points_of(BILINEAR_IT, constants(1000, 0, 800), above, 2, 1), ratio(0, 1)));
    expect(same(points_of(BILINEAR_IT, constants(1000, 0, 800), all, 2, 1), ratio(0, 1)));
}

TEST(a_price_below_zero_is_refused)
{
    (void)a;
    Priced out;
    const Money below[] = { 500, -1 };
    expect_because(prices_together(LINEAR_RANGE, plain, below, 2, 50000, &out), price_negative);
}

TEST(a_formula_without_its_constants_cannot_be_published)
{
    (void)a;
    expect_done(formula_judge(LOWEST_RATIO, plain));
    expect_because(formula_judge(LOWEST_RATIO, constants(1, 0, 0)), formula_unfit);
    expect_because(formula_judge(LINEAR_FROM_LOWEST, plain), formula_unfit);
    expect_because(formula_judge(LINEAR_FROM_LOWEST, constants(0, 0, 1000)), formula_unfit);
    expect_done(formula_judge(LINEAR_FROM_LOWEST, constants(0, 0, 1001)));
    expect_because(formula_judge(LINEAR_BENCHMARK, constants(500, 500, 0)), formula_unfit);
    expect_done(formula_judge(LINEAR_BENCHMARK, constants(500, 0, 0)));
    expect_because(formula_judge(BILINEAR_IT, constants(500, 0, 950)), formula_unfit);
    expect_because(formula_judge(MONETISED_QUALITY, plain), formula_unfit);
    expect_because(formula_judge(FORMULA_NONE, plain), formula_unknown);
    expect_because(formula_judge(FORMULA_KINDS, plain), formula_unknown);
    Result r = formula_judge(LINEAR_BENCHMARK, constants(500, 500, 0));
    expect_text(r.detail, "floor");
}

/* The widest there is: 500 prices of 18 digits, k of 1000. */
TEST(no_price_is_too_large_to_be_exact)
{
    (void)a;
    enum { MANY = 500 };
    Money prices[MANY];
    Fraction out;
    Priced   priced;
    for (int i = 0; i < MANY; i++)
        prices[i] = 999999999999999999 - 7919 * i;
    for (Formula f = FORMULA_NONE + 1; f < FORMULA_KINDS; f++) {
        const FormulaRow *row = &formula_rows[f];
        if (!row->points)
            continue;
        PriceParams with = { row->a ? 999999999999999998 : 0, row->b ? 1 : 0, row->n_most };
        expect_done(prices_together(f, with, prices, MANY, 99999, &priced));
        for (int i = 0; i < MANY; i++)
            expect(!ratio_spilled(price_points(&priced, i)));
    }
    expect_because(price_figure(LOWEST_RATIO, plain, 2, 1, out_of(1, 1, a), &out, a),
                   formula_unknown);
    expect_because(prices_together(MONETISED_QUALITY, plain, prices, 3, 50000, &priced),
                   formula_unknown);
}

/* ---- paradoxes ------------------------------------------------------------------- */

static int64_t millionths(Ratio r)
{
    int64_t out = -1;
    expect(ratio_round(r, 6, HALF_UP, &out));
    return out;
}

/* California high-speed rail, construction package 1: 70 points for the price, 30 for technique;
 * published bids. Tutor leads by 0.87 points until a sixth, losing bid of $850m comes in. */
TEST(a_losing_bid_can_turn_an_award_by_the_lowest_ratio)
{
    (void)a;
    const Money dollars[] = { 985142530, 1085111111, 1365770008, 1537049000, 850000000 };
    const Points technical[] = { 20550, 26130, 27710, 21410, 10000 };
    const int64_t before[] = { 90550000, 89681075, 78201647, 66275178 };
    const int64_t after[] = { 80947352, 80963094, 71275168, 60120542, 80000000 };
    for (int i = 0; i < 5; i++) {
        Ratio five = points_for(LOWEST_RATIO, plain, dollars, 5, i, 70000);
        expect(millionths(ratio_add(five, ratio(technical[i], 1000))) == after[i]);
        if (i == 4)
            continue;
        Ratio four = points_for(LOWEST_RATIO, plain, dollars, 4, i, 70000);
        expect(millionths(ratio_add(four, ratio(technical[i], 1000))) == before[i]);
    }
    expect(before[0] > before[1] && after[1] > after[0]);
}

/* Quality 70, 82, 40 of 100 at half weight; prices 100, 110, 200: 85, 86 and 20 with the last
 * bid, 85 and 41 without it. */
TEST(the_dearest_bid_can_turn_an_award_by_the_range)
{
    (void)a;
    const Money prices[] = { 100, 110, 200 };
    const int64_t quality[] = { 35, 41, 20 }, with[] = { 85, 86, 20 }, without[] = { 85, 41 };
    for (int i = 0; i < 3; i++) {
        Ratio three = points_for(LINEAR_RANGE, plain, prices, 3, i, 50000);
        expect(same(ratio_add(three, ratio(quality[i], 1)), ratio(with[i], 1)));
        if (i == 2)
            continue;
        Ratio two = points_for(LINEAR_RANGE, plain, prices, 2, i, 50000);
        expect(same(ratio_add(two, ratio(quality[i], 1)), ratio(without[i], 1)));
    }
}

TEST(equal_steps_in_price_are_unequal_steps_in_points)
{
    (void)a;
    const Money prices[] = { 90, 95, 100, 105 };
    const int64_t points[] = { 50000000, 47368421, 45000000, 42857143 };
    for (int i = 0; i < 4; i++)
        expect(millionths(points_for(LOWEST_RATIO, plain, prices, 4, i, 50000)) == points[i]);
    const Money near[] = { 100, 105, 108 };
    Ratio last = points_for(LOWEST_RATIO, plain, near, 3, 2, 40000);
    expect(millionths(ratio_sub(ratio(40, 1), last)) == 2962963);
}

/* ---- rounding -------------------------------------------------------------------- */

TEST(a_score_is_rounded_where_the_notice_says_and_nowhere_else)
{
    const RoundingRule total = { AT_TOTAL, 2, HALF_UP }, one = { AT_TOTAL, 1, HALF_UP };
    const RoundingRule part = { AT_CRITERION, 2, HALF_UP }, none = { NOWHERE, 0, HALF_UP };
    Fraction first = out_of(864449, 10000, a), second = out_of(864451, 10000, a);
    expect(same(points_rounded(total, ratio(1, 3)), ratio(1, 3)));
    expect(same(points_rounded(none, ratio(1, 3)), ratio(1, 3)));
    expect(same(points_rounded(part, ratio(1, 3)), ratio(33, 100)));
    expect(equal(total_rounded(total, first, a), out_of(8644, 100, a)));
    expect(equal(total_rounded(total, second, a), out_of(8645, 100, a)));
    expect(equal(total_rounded(part, second, a), second));
    expect(equal(total_rounded(none, second, a), second));
    expect(equal(total_rounded(one, first, a), total_rounded(one, second, a)));
}

/* 44.86517808 + 21.41: the printed parts add up to 66.28 or 66.27 as they were rounded. */
TEST(rounding_the_parts_is_not_rounding_the_sum)
{
    const Money dollars[] = { 985142530, 1537049000 };
    const RoundingRule part = { AT_CRITERION, 2, HALF_UP }, total = { AT_TOTAL, 2, HALF_UP };
    Ratio price = points_for(LOWEST_RATIO, plain, dollars, 2, 1, 70000);
    Ratio technical = ratio(2141, 100);
    Fraction sum = fraction(ratio_add(price, technical), a);
    expect(same(ratio_add(points_rounded(part, price), technical), ratio(6628, 100)));
    expect(equal(total_rounded(total, sum, a), out_of(6628, 100, a)));
    const RoundingRule down = { AT_TOTAL, 2, DOWN };
    expect(equal(total_rounded(down, sum, a), out_of(6627, 100, a)));
}

/* ---- whole bids ------------------------------------------------------------------ */

static Fraction figure(Formula f, PriceParams with, Money price, Points quality, Arena *a)
{
    Fraction out = { 0 };
    expect_done(price_figure(f, with, 2, price, out_of(quality, 1000, a), &out, a));
    return out;
}

TEST(the_least_money_for_a_quality_point_goes_first)
{
    Fraction cheap = figure(PRICE_PER_QUALITY_POINT, plain, 10000, 60500, a);
    Fraction good = figure(PRICE_PER_QUALITY_POINT, plain, 12000, 80000, a);
    expect(equal(cheap, out_of(200, 121, a)) && equal(good, out_of(3, 2, a)));
    expect(total_order(PRICE_PER_QUALITY_POINT, good, cheap) < 0);
    Fraction cheap_index = figure(VFM_INDEX, plain, 10000, 60500, a);
    Fraction good_index = figure(VFM_INDEX, plain, 12000, 80000, a);
    expect(total_order(VFM_INDEX, good_index, cheap_index) < 0);
    expect(total_order(VFM_INDEX, good_index, good_index) == 0);
}

static bool is_number_or_refused(Formula f, PriceParams with, Money price, Points quality,
                                 Arena *a)
{
    Fraction out;
    return failed(price_figure(f, with, 2, price, out_of(quality, 1000, a), &out, a)) ||
           !fraction_none(out);
}

/* 1250.00 of a currency with two decimals, 50 points. Source: doc/book.md, price formulas. */
TEST(every_figure_is_in_whole_units_of_the_currency_as_its_row_says)
{
    static const struct { PriceParams with; int64_t num, den; } examples[FORMULA_KINDS] = {
        [PRICE_PER_QUALITY_POINT] = { { 0 }, 25, 1 },
        [VFM_INDEX]               = { { 0 }, 1, 25 },
        [MONETISED_QUALITY]       = { { .a = 1000 }, 750, 1 },
    };
    for (Formula f = FORMULA_NONE + 1; f < FORMULA_KINDS; f++) {
        if (!formula_rows[f].figure)
            continue;
        expect(so(f, examples[f].den, "has no example here"));
        expect(equal(figure(f, examples[f].with, 125000, 50000, a),
                     out_of(examples[f].num, examples[f].den, a)));
        expect(so(f, is_number_or_refused(f, examples[f].with, 0, 50000, a),
                  "divides by a price of nothing"));
        expect(so(f, is_number_or_refused(f, examples[f].with, 125000, 0, a),
                  "divides by quality: .needs_quality"));
    }
    Fraction yen;
    expect_done(price_figure(PRICE_PER_QUALITY_POINT, plain, 0, 1250, out_of(50, 1, a), &yen, a));
    expect(equal(yen, out_of(25, 1, a)));
}

TEST(monetised_quality_takes_the_worth_of_the_points_from_the_price)
{
    const PriceParams fifty_pence = { .a = 50 };
    Fraction cheap = figure(MONETISED_QUALITY, fifty_pence, 10000, 60500, a);
    Fraction good = figure(MONETISED_QUALITY, fifty_pence, 10900, 80000, a);
    expect(equal(cheap, out_of(279, 4, a)) && equal(good, out_of(69, 1, a)));
    expect(total_order(MONETISED_QUALITY, good, cheap) < 0);
    expect(equal(figure(MONETISED_QUALITY, fifty_pence, 0, 1, a), out_of(-1, 2000, a)));
}

TEST(quality_is_not_rounded_before_a_price_is_divided_by_it)
{
    Fraction third, all;
    expect_done(price_figure(PRICE_PER_QUALITY_POINT, plain, 2, 200000000, out_of(200, 3, a),
                             &third, a));
    expect_done(price_figure(PRICE_PER_QUALITY_POINT, plain, 2, 299999000, out_of(100, 1, a),
                             &all, a));
    expect(total_order(PRICE_PER_QUALITY_POINT, all, third) < 0);
}

TEST(a_bid_without_quality_has_no_price_for_a_point_of_it)
{
    Fraction out;
    expect_because(price_figure(PRICE_PER_QUALITY_POINT, plain, 2, 10000, out_of(0, 1, a), &out, a),
                   quality_zero);
    expect_because(price_figure(MONETISED_QUALITY, constants(5, 0, 0), 2, 10, out_of(-1, 1, a),
                                &out, a), quality_negative);
    expect_because(price_figure(VFM_INDEX, plain, 2, -1, out_of(1, 1, a), &out, a),
                   price_negative);
    expect(equal(figure(VFM_INDEX, plain, 100, 0, a), out_of(0, 1, a)));
}

TEST(a_price_of_nothing_leads_whoever_asks_a_penny_for_as_much)
{
    Fraction none = figure(PRICE_PER_QUALITY_POINT, plain, 0, 60000, a);
    Fraction penny = figure(PRICE_PER_QUALITY_POINT, plain, 2, 60000, a);
    expect(fraction_zero(none) && total_order(PRICE_PER_QUALITY_POINT, none, penny) < 0);
    none  = figure(VFM_INDEX, plain, 0, 60000, a);
    penny = figure(VFM_INDEX, plain, 2, 60000, a);
    expect(equal(none, out_of(6000, 1, a)) && total_order(VFM_INDEX, none, penny) < 0);
}

RUN("price", T(prices_get_the_points_that_a_second_calculation_gives),
    T(the_shared_price_vectors_are_met_exactly_and_to_twelve_places),
    T(every_formula_has_its_row_with_words_for_people),
    T(every_formula_of_the_shared_catalogue_says_truly_what_it_reads),
    T(one_bid_alone_gets_all_points_where_only_others_could_beat_it),
    T(nobody_gets_points_for_a_discount_that_nobody_gives),
    T(a_price_of_nothing_gets_all_points_and_leaves_the_others_theirs_or_none),
    T(a_price_above_the_base_is_no_discount_and_keeps_nobody_from_points),
    T(a_price_below_zero_is_refused),
    T(a_formula_without_its_constants_cannot_be_published),
    T(no_price_is_too_large_to_be_exact),
    T(a_losing_bid_can_turn_an_award_by_the_lowest_ratio),
    T(the_dearest_bid_can_turn_an_award_by_the_range),
    T(equal_steps_in_price_are_unequal_steps_in_points),
    T(a_score_is_rounded_where_the_notice_says_and_nowhere_else),
    T(rounding_the_parts_is_not_rounding_the_sum),
    T(every_figure_is_in_whole_units_of_the_currency_as_its_row_says),
    T(the_least_money_for_a_quality_point_goes_first),
    T(monetised_quality_takes_the_worth_of_the_points_from_the_price),
    T(quality_is_not_rounded_before_a_price_is_divided_by_it),
    T(a_bid_without_quality_has_no_price_for_a_point_of_it),
    T(a_price_of_nothing_leads_whoever_asks_a_penny_for_as_much))

/* part_test.c - a draft's text by parts: what is changed, what stays byte for byte, who clashes;
 * and what its formula makes of made-up bids. */
#include "core/view/dry_run.h"
#include "desk/draft.h"
#include "desk/part.h"
#include "letters/figures.h"
#include "test/test.h"

enum { NOON = 1796040000 };

#define TENDER                                                                                     \
    "# what is bought\n"                                                                           \
    "lot lot=1 regime=pa-2023 months=24 title=\"Cleaning\" \\\n"                                   \
    "    least=150,000 \\\n"                                                                       \
    "    most=220,000   # with every option\n"                                                     \
    "\n"                                                                                           \
    "mark scale=1 mark=0 says=\"Nothing\"\n"                                                       \
    "mark scale=1 mark=3 says=\"Answers\"\n"                                                       \
    "mark scale=1 mark=5 says=\"Shows why\"\n"                                                     \
    "# how bids are judged\n"                                                                      \
    "criterion lot=1 criterion=1 kind=quality weight=60 scale=1 least=3 title=\"Method\"\r\n"      \
    "criterion lot=1 criterion=2 kind=price weight=40 title=\"Price # two\"\n"                     \
    "formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=1\n"                  \
    "round round=1 kind=tender needed=2 padded=65536\n"

#define WRITES(part, before, now, ...)                                                             \
    written((part), (before), (now), (const Pair[]){ __VA_ARGS__ },                                \
            countof(((const Pair[]){ __VA_ARGS__ })), a)

static PartWritten written(const char *part, Str before, Str now, const Pair *typed,
                           ptrdiff_t count, Arena *a)
{
    PartWritten w;
    Pairs pairs = { 0 };
    for (ptrdiff_t i = 0; i < count; i++)
        *list_add(&pairs, a) = typed[i];
    part_write(draft_part(str(part)), before, now, &pairs, &w, a);
    return w;
}

/* The text with one piece of it replaced. */
static Str with(Str s, const char *piece, const char *by, Arena *a)
{
    Text t = { 0 };
    while (s.len && !str_starts(s, piece)) {
        text_byte(&t, s.at[0], a);
        s = str_after(s, 1);
    }
    expect(s.len);
    text_put(&t, a, "{}{}", str(by), str_after(s, str(piece).len));
    return text_str(&t);
}

TEST(what_is_not_changed_stays_byte_for_byte)
{
    PartWritten w = WRITES("criteria", S(TENDER), S(TENDER),
                           { S("criterion-1-1.weight"), S("60") });
    expect(!w.changes && str_same(w.text, S(TENDER)));
}

TEST(one_field_is_changed_and_all_around_it_stays)
{
    PartWritten w = WRITES("criteria", S(TENDER), S(TENDER),
                           { S("criterion-1-2.weight"), S("30") });
    expect(w.changes == 1);
    expect(str_same(w.text, with(S(TENDER), "weight=40", "weight=30", a)));
}

TEST(a_field_is_added_behind_the_others_before_the_comment_and_taken_away_again)
{
    PartWritten w = WRITES("lots", S(TENDER), S(TENDER), { S("lot-1.group"), S("2") });
    expect(str_same(w.text, with(S(TENDER), "most=220,000 ", "most=220,000 group=2 ", a)));
    PartWritten back = WRITES("lots", w.text, w.text, { S("lot-1.group"), S("") });
    expect(str_same(back.text, S(TENDER)));
}

TEST(words_of_several_stand_in_quotes_and_a_comment_in_them_is_none)
{
    PartWritten w = WRITES("criteria", S(TENDER), S(TENDER),
                           { S("criterion-1-2.title"), S("Whole life # cost") });
    expect(str_same(w.text, with(S(TENDER), "\"Price # two\"", "\"Whole life # cost\"", a)));
}

TEST(what_fits_into_no_quotes_is_named_and_nothing_is_lost)
{
    PartWritten w = WRITES("criteria", S(TENDER), S(TENDER),
                           { S("criterion-1-1.title"), S("The \"best\" method") },
                           { S("criterion-1-2.title"), S("two\nlines") });
    expect(w.misfits.len == 2 && str_same(w.text, S(TENDER)));
    expect_text(w.misfits.at[0], "criterion-1-1.title");
}

TEST(another_definition_gets_the_next_number_behind_its_like)
{
    PartWritten w = WRITES("criteria", S(TENDER), S(TENDER), { S("+criterion.title"), S("Staff") },
                           { S("+criterion.kind"), S("quality") });
    expect(str_same(w.text, with(S(TENDER), "formula lot=1",
                                 "criterion lot=1 criterion=3 title=Staff kind=quality\n"
                                 "formula lot=1", a)));
}

TEST(the_first_of_its_kind_stands_behind_what_is_written_before_it)
{
    PartWritten w = WRITES("criteria", S(TENDER), S(TENDER),
                           { S("+fallback.rule"), S("lowest-mark") });
    expect(str_same(w.text, with(S(TENDER), "round round=1",
                                 "fallback lot=1 rule=lowest-mark\nround round=1", a)));
    PartWritten bare = WRITES("lots", S(""), S(""), { S("+lot.title"), S("One") });
    expect_text(bare.text, "lot lot=1 title=One\n");
}

TEST(a_definition_is_taken_away_with_all_its_lines)
{
    PartWritten w = WRITES("lots", S(TENDER), S(TENDER), { S("lot-1.drop"), S("yes") });
    expect(str_same(str_after(w.text, str("# what is bought\n").len),
                    str_after(S(TENDER), str("# what is bought\nlot lot=1 regime=pa-2023 months=24 "
                                           "title=\"Cleaning\" \\\n    least=150,000 \\\n"
                                           "    most=220,000   # with every option\n").len)));
}

TEST(what_two_changed_at_different_places_is_both_kept)
{
    Str theirs = with(S(TENDER), "weight=60", "weight=70", a);
    PartWritten w = WRITES("criteria", S(TENDER), theirs, { S("criterion-1-2.weight"), S("30") },
                           { S("criterion-1-1.weight"), S("60") });
    expect(!w.clashes.len && str_same(w.text, with(theirs, "weight=40", "weight=30", a)));
}

TEST(what_two_changed_at_one_place_is_told_and_theirs_stays)
{
    Str theirs = with(S(TENDER), "weight=60", "weight=70", a);
    PartWritten w = WRITES("criteria", S(TENDER), theirs, { S("criterion-1-1.weight"), S("55") });
    expect(w.clashes.len == 1 && str_same(w.text, theirs));
    expect_text(w.clashes.at[0].name, "criterion-1-1.weight");
    expect_text(w.clashes.at[0].theirs, "70");
}

TEST(nothing_comes_and_nothing_goes_while_two_clash)
{
    Str theirs = with(S(TENDER), "weight=60", "weight=70", a);
    PartWritten w = WRITES("criteria", S(TENDER), theirs, { S("criterion-1-1.weight"), S("55") },
                           { S("criterion-1-2.drop"), S("yes") },
                           { S("+mark.mark"), S("4") });
    expect(w.clashes.len == 1 && str_same(w.text, theirs));
}

TEST(what_they_took_away_is_told)
{
    Str theirs = with(S(TENDER), "criterion lot=1 criterion=2 kind=price weight=40 "
                               "title=\"Price # two\"\n", "", a);
    PartWritten w = WRITES("criteria", S(TENDER), theirs, { S("criterion-1-2.weight"), S("30") });
    expect(w.clashes.len == 1 && !w.clashes.at[0].theirs.len);
}

TEST(of_two_definitions_alike_the_second_is_changed_by_itself)
{
    Str twice = str_put(a, "{}{}", S(TENDER), S("mark scale=1 mark=5 says=\"Again\"\n"));
    PartWritten w = WRITES("criteria", twice, twice, { S("mark-1-5~2.says"), S("Once more") });
    expect(str_same(w.text, with(twice, "\"Again\"", "\"Once more\"", a)));
}

TEST(names_of_other_parts_and_of_no_field_change_nothing)
{
    PartWritten w = WRITES("dates", S(TENDER), S(TENDER), { S("criterion-1-1.weight"), S("1") },
                           { S("round-1.padded"), S("1") }, { S("round-1.lot"), S("1") },
                           { S("version"), S("1") }, { S("."), S("1") },
                           { S("+lot.title"), S("x") });
    expect(!w.changes && str_same(w.text, S(TENDER)));
}

/* ---- far too much ----------------------------------------------------------------- */

static Str times(const char *line, int64_t count, Arena *a)
{
    Text t = { 0 };
    for (int64_t i = 0; i < count; i++)
        text_our(&t, line, a);
    return text_str(&t);
}

static Draft read_text(Str text, Arena *a)
{
    Draft d;
    draft_read(text, &(Wording){ .zone = LONDON, .as_typed = true }, &d, a);
    return d;
}

/* Each "lot" lacks many fields, each "x" is no definition. */
TEST(a_draft_of_faults_is_read_to_the_thousandth_and_says_where_it_ended)
{
    static const char *const lines[] = { "lot\n", "x\n", "lot lot=\"1\n" };
    for (int i = 0; i < countof(lines); i++) {
        Draft d = read_text(times(lines[i], 5000, a), a);
        const DraftFlaw *last = &d.flaws.at[d.flaws.len - 1];
        expect(d.flaws.len == 1001 && last->why.why == &draft_long);
        expect(last->line > 1 && last->line <= 1001);
    }
}

TEST(no_more_definitions_are_read_than_four_batches_hold)
{
    Str   text = times("ticks\n", DEFINITIONS_MOST + 1, a);
    Draft d = read_text(text, a), whole = read_text(str_after(text, 6), a);
    Passages all;
    passages_read(text, &all, a);
    expect(all.len == DEFINITIONS_MOST && all.at[all.len - 1].line == DEFINITIONS_MOST);
    expect(d.acts.len == DEFINITIONS_MOST);
    expect(d.flaws.at[d.flaws.len - 1].why.why == &draft_long);
    expect(d.flaws.at[d.flaws.len - 1].line == DEFINITIONS_MOST + 1);
    expect(whole.acts.len == DEFINITIONS_MOST && !whole.flaws.len);
}

/* ---- a formula, tried ------------------------------------------------------------- */

static Procedure *drafted(Str s, Arena *a)
{
    Procedure *p = make(a, Procedure, 1);
    Draft      d;
    *p = procedure_new(NULL, (Name){ { 7 } });
    p->began = NOON;
    p->zone = LONDON;
    p->kind = FOR_OPEN;
    p->divisions = UNITED_KINGDOM;
    p->currency = IN_GBP;
    p->rules = day_at(NOON, LONDON);
    draft_read(s, &(Wording){ .procedure = p, .zone = LONDON, .as_typed = true }, &d, a);
    draft_try(&d, p, NOON, a);
    return p;
}

static const DryCase *case_of_run(const DryRun *run, const char *word)
{
    const DryCase *found = NULL;
    for (each(const DryCase, it, run->cases))
        if (str_is(str(it->word), word))
            found = it;
    expect(found);
    return found;
}

static DryRun tried(Str s, Arena *a)
{
    DryRun run;
    expect_done(dry_run_of(drafted(s, a), 1, &run, a));
    expect(!run.lacks);
    return run;
}

/* Of 220,000 four fifths are 176,000: A asks for 193,600, B for 176,000, C for 149,600. A has 5 of
 * 5, B and C the threshold of 3: 60 + 40 * 149600/193600 = 90.909.., 36 + 34 and 36 + 40. */
TEST(three_usual_bids_are_ranked_as_real_ones_are)
{
    DryRun run = tried(S(TENDER), a);
    const DryCase *it = case_of_run(&run, "usual");
    expect(it->lines.len == 3);
    expect(str_is(str(it->lines.at[0].name), "A") && it->lines.at[0].price == 19360000);
    expect_text(it->lines.at[0].total, "90.91");
    expect_text(it->lines.at[1].total, "76.00");
    expect_text(it->lines.at[2].total, "70.00");
}

/* C asks for nothing and gets 36 + 40; the others get no points for their prices. */
TEST(a_price_of_nothing_takes_all_points_of_lowest_ratio)
{
    DryRun run = tried(S(TENDER), a);
    const DryCase *it = case_of_run(&run, "nothing");
    expect(it->alarms && str_is(str(it->lines.at[0].name), "C"));
    expect_text(it->lines.at[0].total, "76.00");
    expect_text(it->lines.at[1].total, "60.00");
}

TEST(equal_totals_go_to_the_criterion_for_ties_and_without_one_nobody_is_first)
{
    DryRun run = tried(S(TENDER), a);
    const DryCase *tie = case_of_run(&run, "tie");
    expect(!tie->alarms && tie->lines.at[0].by_tie);
    expect(str_same(tie->lines.at[0].total, tie->lines.at[1].total));
    run = tried(with(S(TENDER), " tie=1", "", a), a);
    expect(case_of_run(&run, "tie")->alarms);
}

TEST(where_nobody_reaches_a_threshold_nobody_is_ranked)
{
    DryRun run = tried(S(TENDER), a);
    for (each(const DryLine, line, case_of_run(&run, "threshold")->lines))
        expect(line->out);
}

TEST(a_losing_bid_that_turns_the_winner_is_found_where_the_formula_lets_it)
{
    DryRun run = tried(with(S(TENDER), " least=3", "", a), a);
    const DryCase *with_it = case_of_run(&run, "loser"), *without = case_of_run(&run, "without");
    expect(with_it->lines.len == 3 && without->lines.len == 2);
    expect(!str_is(str(with_it->lines.at[0].name), "C"));
    expect(with_it->lines.at[0].name != without->lines.at[0].name);
    run = tried(S(TENDER), a);       /* who passes there has B's marks at least: a cheap C wins */
    expect(!case_of_run(&run, "loser")->alarms);
}

TEST(where_each_bid_is_looked_at_alone_no_losing_bid_can_turn_the_winner)
{
    Str alone = with(S(TENDER), "formula=lowest-ratio",
                     "formula=linear-benchmark a=250,000 b=50,000", a);
    DryRun run = tried(alone, a);
    expect(!case_of_run(&run, "loser")->alarms);
    for (each(const DryCase, it, run.cases))
        expect(!str_is(str(it->word), "without"));
}

static bool holds(Str s, const char *part)
{
    while (s.len && !str_starts(s, part))
        s = str_after(s, 1);
    return s.len > 0;
}

static bool says_of(const DryRun *run, const char *word, const char *part)
{
    return holds(case_of_run(run, word)->says, part);
}

TEST(where_no_mark_reaches_a_threshold_nothing_is_told_of_an_order)
{
    DryRun run = tried(with(S(TENDER), " least=3", " least=6", a), a);
    expect(run.cases.len == 2 && run.cases.at[0].alarms && run.cases.at[1].alarms);
    expect(says_of(&run, "usual", "None of them can be ranked."));
    expect(says_of(&run, "threshold", "No mark of the scale of criterion 1 reaches"));
}

TEST(of_two_thresholds_the_one_that_nothing_reaches_is_told)
{
    Str two = with(S(TENDER), "weight=60 scale=1 least=3 title=\"Method\"\r\n",
                   "weight=50 scale=1 least=3 title=\"Method\"\n"
                   "criterion lot=1 criterion=3 kind=quality weight=10 scale=1 least=7 "
                   "title=\"Staff\"\n", a);
    DryRun run = tried(two, a);
    expect(says_of(&run, "threshold", "No mark of the scale of criterion 3 reaches"));
}

#define WHOLE_BID(formula)                                                                         \
    with(with(with(S(TENDER), "criterion lot=1 criterion=2 kind=price weight=40 "                  \
                   "title=\"Price # two\"\n", "", a), "weight=60 scale=1 least=3",                 \
              "weight=100 scale=1", a), "formula=lowest-ratio where=total places=2 how=half-up",   \
         formula, a)

/* B has 60 of 100 points, C none: 0 is two steps below 5, and passes. */
TEST(a_bid_without_a_figure_is_told_to_be_out_and_not_to_stay)
{
    DryRun run = tried(WHOLE_BID("formula=price-per-quality-point where=exact"), a);
    expect(says_of(&run, "threshold", "C, with the worst marks there are and half of the price, "
                                      "is not ranked"));
    run = tried(WHOLE_BID("formula=vfm-index where=exact"), a);
    expect(says_of(&run, "threshold", "stays in the ranking. In order: A, B, C."));
}

/* B is out as well: who is put beside A is like A. */
TEST(equal_totals_are_shown_by_bids_that_are_ranked)
{
    Str two = with(WHOLE_BID("formula=price-per-quality-point where=exact"),
                   "mark scale=1 mark=3 says=\"Answers\"\n", "", a);
    DryRun run = tried(two, a);
    expect(case_of_run(&run, "usual")->lines.at[1].out);
    expect(says_of(&run, "tie", "A and B are alike in everything. The first place is shared"));
    expect(!says_of(&run, "outlier", "The total of B"));
}

TEST(another_criterion_for_ties_is_asked_for_where_the_one_there_is_parts_nobody)
{
    Str one = with(with(S(TENDER), " least=3", " least=5", a), "places=2", "places=0", a);
    DryRun run = tried(one, a);
    expect(says_of(&run, "tie", "A and B come to the same total. The first place is shared"));
    expect(says_of(&run, "tie", "Name another criterion for ties."));
    run = tried(with(one, " tie=1", "", a), a);
    expect(says_of(&run, "tie", "Name a criterion for ties."));
}

/* More criteria than are searched. */
TEST(where_no_losing_bid_was_looked_for_it_is_not_said_that_there_is_none)
{
    Text many = { 0 };
    for (int i = 0; i < 60; i++)
        text_put(&many, a, "criterion lot=1 criterion={} kind=pass scale=1 title=\"Needed\"\n",
                 str_of_number(100 + i, a));
    text_add(&many, S("formula lot=1"), a);
    DryRun run = tried(with(S(TENDER), "formula lot=1", str_terminated(text_str(&many), a), a), a);
    expect(says_of(&run, "loser", "With so many criteria none is looked for here."));
    run = tried(S(TENDER), a);
    expect(says_of(&run, "loser", "among the bids that were tried none does."));
}

TEST(what_is_missing_before_a_formula_can_be_tried_is_said)
{
    DryRun run;
    Str bare = with(S(TENDER), "formula lot=1 formula=lowest-ratio where=total places=2 "
                               "how=half-up tie=1\n", "", a);
    expect_done(dry_run_of(drafted(bare, a), 1, &run, a));
    expect(run.lacks && !run.cases.len);
    expect_because(dry_run_of(drafted(bare, a), 9, &run, a), no_such_lot);
}

/* Beside A, B and C, as they are tried, of 519,200 together: 40 * (3/2 - 3 * 149,600 / 519,200) and
 * 40 * (3/2 - 3 * 193,600 / 519,200), which are 25.4237.. and 15.2542.., and rounded. */
TEST(what_a_price_gets_is_what_it_gets_when_the_formula_is_tried)
{
    Procedure *p = drafted(with(S(TENDER), "lowest-ratio where=total",
                                "mean-centred n=1 where=criterion", a), a);
    Figure f;
    formula_figure(p, lot_of(p, 1), &f, a);
    expect(holds(f.says, "Of 40 points a price of GBP 149,600.00 gets 25.42, one of GBP 193,600.00 "
                         "gets 15.25."));
    p = drafted(WHOLE_BID("formula=price-per-quality-point where=total places=0 how=up"), a);
    formula_figure(p, lot_of(p, 1), &f, a);
    expect(holds(f.says, "a price of GBP 149,600.00 gives GBP 1,496.00 per point of quality"));
}

/* Each formula of the catalogue, with constants that it takes. */
TEST(every_formula_can_be_tried)
{
    static const char *const with_constants[] = {
        "lowest-ratio", "linear-range", "linear-from-lowest n=3", "mean-centred n=1",
        "linear-benchmark a=250,000 b=50,000", "budget-saving a=250,000",
        "linear-discount-it a=250,000", "bilinear-it a=250,000 n=0.85",
    };
    for (int i = 0; i < countof(with_constants); i++) {
        DryRun run = tried(with(S(TENDER), "lowest-ratio", with_constants[i], a), a);
        expect(run.cases.len >= 6);
        for (each(const DryCase, it, run.cases))
            expect(it->says.len && it->lines.len);
    }
}

RUN("part_test",
    T(what_is_not_changed_stays_byte_for_byte),
    T(one_field_is_changed_and_all_around_it_stays),
    T(a_field_is_added_behind_the_others_before_the_comment_and_taken_away_again),
    T(words_of_several_stand_in_quotes_and_a_comment_in_them_is_none),
    T(what_fits_into_no_quotes_is_named_and_nothing_is_lost),
    T(another_definition_gets_the_next_number_behind_its_like),
    T(the_first_of_its_kind_stands_behind_what_is_written_before_it),
    T(a_definition_is_taken_away_with_all_its_lines),
    T(what_two_changed_at_different_places_is_both_kept),
    T(what_two_changed_at_one_place_is_told_and_theirs_stays),
    T(nothing_comes_and_nothing_goes_while_two_clash),
    T(what_they_took_away_is_told),
    T(of_two_definitions_alike_the_second_is_changed_by_itself),
    T(names_of_other_parts_and_of_no_field_change_nothing),
    T(a_draft_of_faults_is_read_to_the_thousandth_and_says_where_it_ended),
    T(no_more_definitions_are_read_than_four_batches_hold),
    T(three_usual_bids_are_ranked_as_real_ones_are),
    T(a_price_of_nothing_takes_all_points_of_lowest_ratio),
    T(equal_totals_go_to_the_criterion_for_ties_and_without_one_nobody_is_first),
    T(where_nobody_reaches_a_threshold_nobody_is_ranked),
    T(a_losing_bid_that_turns_the_winner_is_found_where_the_formula_lets_it),
    T(where_each_bid_is_looked_at_alone_no_losing_bid_can_turn_the_winner),
    T(where_no_mark_reaches_a_threshold_nothing_is_told_of_an_order),
    T(of_two_thresholds_the_one_that_nothing_reaches_is_told),
    T(a_bid_without_a_figure_is_told_to_be_out_and_not_to_stay),
    T(equal_totals_are_shown_by_bids_that_are_ranked),
    T(another_criterion_for_ties_is_asked_for_where_the_one_there_is_parts_nobody),
    T(where_no_losing_bid_was_looked_for_it_is_not_said_that_there_is_none),
    T(what_is_missing_before_a_formula_can_be_tried_is_said),
    T(what_a_price_gets_is_what_it_gets_when_the_formula_is_tried),
    T(every_formula_can_be_tried))

/* dialogue_test.c - rounds: who goes on, what is refined, dialogue, the data room, what is next. */
#include "core/view/duty.h"
#include "test/fixture.h"
#include "test/test.h"

#include <string.h>

extern const Reason access_ended, candidate_fails, candidate_uninformed, candidates_below_law,
    candidates_differ, candidates_too_few, candidates_too_many, candidates_wrong, consent_missing,
    dialogue_closed, dialogue_open, dialogue_unequal, equals_parted, event_unreserved,
    invitation_only, marks_open,
    minute_missing, no_such_document, no_such_exhibit, no_such_item, no_such_reader,
    no_such_session, not_your_reader, not_your_session, order_unrecorded, reduction_unpublished,
    reduction_unreserved, refinement_beyond, refinement_material, refinement_unanswered,
    refinement_unreserved, round_final, round_order, round_over, selection_not_by_merit,
    selection_open, session_early, source_undeclared, summary_early, vetting_too_low;

/* ---- a procedure of rounds ------------------------------------------------------- */

#define LOT(more) { "olga lot lot=1", "olga lot lot=1 regime=pa-2023-light most=500000" more }
#define ROUND_1(kind)                                                                              \
    { "olga round", "olga round round=1 kind=" kind " needed=2 padded=4096\n"                      \
                    "olga round round=2 kind=tender needed=2 padded=4096" }
/* Criterion 9 judges the first round. */
#define FIRST_MARKED                                                                               \
    { "olga criterion lot=1 criterion=3", "olga criterion lot=1 criterion=3 kind=pass scale=2\n"   \
      "olga criterion lot=1 criterion=9 round=1 weight=100.000 scale=1 least=2.000" }

static void decide(Play *w, const char *bela, const char *cora, const char *dora)
{
    Text t = { 0 };
    text_put(&t, w->a, "olga select round=1 lot=1 bidder=bela outcome={}\n"
             "olga select round=1 lot=1 bidder=cora outcome={}\n"
             "olga select round=1 lot=1 bidder=dora outcome={}", str(bela), str(cora), str(dora));
    expect_done(does_all(w, str_terminated(text_str(&t), w->a)));
}

static void mark(Play *w, const char *by, const char *act, const char *criterion,
                 const char *const marks[3])
{
    static const char *const bidders[] = { "bela", "cora", "dora" };
    for (int i = 0; i < 3; i++) {
        Text t = { 0 };
        text_put(&t, w->a, "{} {} round=1 lot=1 bidder={} criterion={} mark={}", str(by), str(act),
                 str(bidders[i]), str(criterion), str(marks[i]));
        expect_done(does_line(w, text_str(&t)));
    }
}

/* Opened and marked by all, agreed on, not locked. */
static void mark_on(Play *w, const char *envelope, const char *const *criteria,
                    const char *const marks[3])
{
    static const char *const panel[] = { "eva", "emil", "erin" };
    Text t = { 0 };
    Str  e = str(envelope);
    text_put(&t, w->a, "hans turns round=1 lot=1 envelope={}\n"
             "hedi turns round=1 lot=1 envelope={}\n"
             "olga opened round=1 lot=1 bidder=bela envelope={} outcome=read\n"
             "olga opened round=1 lot=1 bidder=cora envelope={} outcome=read\n"
             "olga opened round=1 lot=1 bidder=dora envelope={} outcome=read", e, e, e, e, e);
    expect_done(does_all(w, str_terminated(text_str(&t), w->a)));
    for (const char *const *c = criteria; *c; c++)
        for (int i = 0; i < 3; i++)
            mark(w, panel[i], "score", *c, marks);
    expect_done(does_all(w, "eva scores-done round=1 lot=1\nemil scores-done round=1 lot=1\n"
                            "erin scores-done round=1 lot=1"));
    for (const char *const *c = criteria; *c; c++)
        mark(w, "carl", "consensus", *c, marks);
}

static void mark_all(Play *w, const char *envelope, const char *bela, const char *cora,
                     const char *dora)
{
    mark_on(w, envelope, (const char *const[]){ "9", NULL },
            (const char *const[]){ bela, cora, dora });
}

/* What opens round 2 for these candidates: the lines before the invitation. */
#define ROUND_2 "olga timetable round=2 event=deadline moment=2026-12-20T12:00"
#define ASKED(who) "olga invited round=2 lot=1 bidder=" who

static Play *selected(Arena *a, const char *bela, const char *cora, const char *dora)
{
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"), FIRST_MARKED);
    mark_all(w, "qualification", "1.000", "3.000", "5.000");
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    decide(w, bela, cora, dora);
    return w;
}

/* ---- who goes on ----------------------------------------------------------------- */

TEST(nobody_is_selected_out_of_final_tenders)
{
    Play *w = play_to(LOCKED_UP, a);
    expect_because(would(w, "olga select round=1 lot=1 bidder=cora"), round_final);
    w = play_with(DEFINED, a, LOT(""), ROUND_1("selection"));
    expect_because(would(w, "olga candidates round=2 lot=1 least=3"), round_final);
}

TEST(who_goes_on_follows_from_marks_that_are_locked)
{
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"), FIRST_MARKED);
    expect_because(would(w, "olga select round=1 lot=1 bidder=104"), no_such_bid);
    mark_all(w, "qualification", "1.000", "3.000", "5.000");
    expect_because(would(w, "olga select round=1 lot=1 bidder=cora"), marks_open);
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    expect_because(would(w, "olga select round=1 lot=1 bidder=bela"), candidate_fails);
    expect_done(would(w, "olga select round=1 lot=1 bidder=bela outcome=declined"));
    expect_done(would(w, "olga select round=1 lot=1 bidder=cora"));
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=dora ground=withdrawn"));
    expect_because(would(w, "olga select round=1 lot=1 bidder=dora"), candidate_fails);
}

TEST(nobody_is_left_out_by_criteria_or_a_reduction_that_was_not_published)
{
    const char *decline = "olga select round=1 lot=1 bidder=bela outcome=declined";
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"));
    expect_because(would(w, decline), reduction_unpublished);
    w = play_with(LET_IN, a, LOT(""), ROUND_1("dialogue"));
    expect_because(would(w, decline), reduction_unreserved);
    w = play_with(LET_IN, a, LOT("\nolga reserve lot=1 what=reduction"), ROUND_1("dialogue"));
    expect_because(would(w, decline), reduction_unpublished);
    w = play_with(LET_IN, a, LOT("\nolga reserve lot=1 what=reduction"), ROUND_1("dialogue"),
                  FIRST_MARKED);
    mark_all(w, "quality", "1.000", "3.000", "5.000");
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    expect_done(would(w, decline));
}

TEST(where_the_law_has_no_such_round_no_moment_is_said_to_be_wrong)
{
    Play *w = play_with(DEFINED, a, ROUND_1("selection"));
    Result r = would(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00");
    expect(r.why == &rule_missing && !r.detail.len);
}

TEST(how_many_go_on_is_published_and_not_below_the_law)
{
    Play *w = play_with(DEFINED, a, LOT(""), ROUND_1("selection"));
    expect_because(would(w, "olga candidates round=1 lot=1 least=0 most=3"), candidates_wrong);
    expect_because(would(w, "olga candidates round=1 lot=1 least=4 most=3"), candidates_wrong);
    expect_because(would(w, "olga candidates round=3 lot=1 least=3"), no_such_round);
    expect_because(would(w, "olga candidates round=0 lot=1 least=3"), no_such_round);
    expect_because(would(w, "olga candidates round=1 lot=2 least=3"), no_such_lot);
    expect_done(does(w, "olga candidates round=1 lot=1 least=3"));
    expect_because(would(w, "olga candidates round=1 lot=1 least=4"), said_already);
    expect_done(does_all(w, "olga lot lot=2 regime=pa-2023-light most=500000\n"
                            "olga candidates round=1 lot=2 least=4"));
    w = play_with(DEFINED, a, { "olga begin", "olga begin year=2026 number=42 kind=restricted "
        "rules=2026-01-01 zone=Europe/London division=england-wales" },
        { "olga lot lot=1", "olga lot lot=1 regime=eu-2014-24 most=500000" },
        ROUND_1("selection"));
    expect_because(would(w, "olga candidates round=1 lot=1 least=4"), candidates_below_law);
    expect_done(would(w, "olga candidates round=1 lot=1 least=5"));
    w->p.lots.at[0].regime = EC_2004_18;     /* art. 44(3) */
    expect_because(would(w, "olga candidates round=1 lot=1 least=4"), candidates_below_law);
    expect_done(would(w, "olga candidates round=1 lot=1 least=5"));
    w = play_with(DEFINED, a, { "olga begin", "olga begin year=2026 number=42 kind=dialogue "
        "rules=2026-01-01 zone=Europe/London division=england-wales" },
        { "olga lot lot=1", "olga lot lot=1 regime=eu-2014-24 most=500000" },
        ROUND_1("selection"));
    expect_because(would(w, "olga candidates round=1 lot=1 least=2"), candidates_below_law);
    expect_done(would(w, "olga candidates round=1 lot=1 least=3"));
}

/* Bela fails; Cora and Dora qualify, in this order. */
static Play *with_numbers(Arena *a, const char *numbers, const char *cora, const char *dora)
{
    Text rounds = { 0 };
    text_put(&rounds, a, "olga round round=1 kind=selection needed=2 padded=4096\n"
             "olga round round=2 kind=tender needed=2 padded=4096{}", str(numbers));
    Play *w = play_with(LET_IN, a, LOT(""),
                        { "olga round", str_terminated(text_str(&rounds), a) }, FIRST_MARKED);
    mark_all(w, "qualification", "1.000", "4.000", "3.000");
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    decide(w, "declined", cora, dora);
    expect_done(does(w, "olga summary round=1 lot=1 bidder=bela"));
    return w;
}

TEST(as_many_go_on_as_the_notice_said)
{
    const char *one = "\nolga candidates round=1 lot=1 least=1 most=1";
    const char *two = "\nolga candidates round=1 lot=1 least=2";
    Play *w = with_numbers(a, one, "selected", "selected");
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora") "\n" ASKED("dora")));
    expect_because(would(w, "olga invite round=2"), candidates_too_many);
    w = with_numbers(a, two, "selected", "declined");
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=dora\n" ROUND_2 "\n" ASKED("cora")));
    expect_because(would(w, "olga invite round=2"), candidates_too_few);
    w = with_numbers(a, "", "selected", "declined");         /* the notice said nothing: all */
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=dora\n" ROUND_2 "\n" ASKED("cora")));
    expect_because(would(w, "olga invite round=2"), candidates_too_few);
    w = with_numbers(a, one, "selected", "declined");
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=dora\n" ROUND_2 "\n" ASKED("cora")));
    expect_done(would(w, "olga invite round=2"));
    w = with_numbers(a, "\nolga candidates round=1 lot=1 least=3", "selected", "selected");
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora") "\n" ASKED("dora")));
    expect_done(would(w, "olga invite round=2"));            /* fewer, but all that qualify */
}

TEST(more_go_on_than_the_notice_said_where_those_at_the_cut_are_equal)
{
    Play *w = play_with(LET_IN, a, LOT(""), { "olga round",
        "olga round round=1 kind=selection needed=2 padded=4096\n"
        "olga round round=2 kind=tender needed=2 padded=4096\n"
        "olga candidates round=1 lot=1 least=1 most=1" }, FIRST_MARKED);
    mark_all(w, "qualification", "3.000", "4.000", "4.000");
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    decide(w, "declined", "selected", "selected");
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=bela\n" ROUND_2 "\n" ASKED("cora")
                            "\n" ASKED("dora")));
    expect_done(would(w, "olga invite round=2"));
}

TEST(who_is_left_out_is_told_before_the_others_go_on)
{
    Play *w = selected(a, "declined", "selected", "selected");
    expect_because(would(w, "olga summary round=1 lot=1 bidder=cora"), summary_early);
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora") "\n" ASKED("dora")));
    expect_because(would(w, "olga invite round=2"), candidate_uninformed);
    w = selected(a, "declined", "selected", "selected");
    expect_done(does(w, "olga summary round=1 lot=1 bidder=bela"));
    expect_because(would(w, "olga summary round=1 lot=1 bidder=bela"), summary_twice);
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora") "\n" ASKED("dora")));
    expect_done(would(w, "olga invite round=2"));
}

/* ---- the invitation -------------------------------------------------------------- */

TEST(the_next_round_is_invited_to_when_the_box_of_the_one_before_is_listed)
{
    Play *w = play_with(DEPOSITED, a, LOT(""), ROUND_1("selection"));
    expect_because(would(w, "olga invite round=2"), round_order);
    w = play_with(BOXED, a, LOT(""), { "olga round", "olga round round=1 kind=selection needed=2 "
        "padded=4096\nolga round round=2 kind=dialogue needed=2 padded=4096\n"
        "olga round round=3 kind=tender needed=2 padded=4096" });
    expect_because(would(w, "olga invite round=3"), round_order);
    expect_because(would(w, "olga invite round=2"), selection_open);
}

TEST(the_next_round_is_for_those_who_were_selected_and_for_all_of_them)
{
    Play *w = selected(a, "declined", "selected", "selected");
    expect_because(would(w, ASKED("bela")), candidates_differ);
    expect_because(would(w, "olga invite round=2"), candidates_differ);
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora")));
    expect_because(would(w, ASKED("cora")), said_already);
    expect_because(would(w, "olga invite round=2"), candidates_differ);
    w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"));
    expect_done(does(w, "olga select round=1 lot=1 bidder=bela"));
    expect_done(does_all(w, ROUND_2 "\n" ASKED("bela")));
    expect_because(would(w, "olga invite round=2"), selection_open);
}

TEST(nobody_stays_behind_with_more_points_than_one_who_goes_on)
{
    Play *w = selected(a, "declined", "selected", "declined");
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora")));
    expect_because(would(w, "olga invite round=2"), selection_not_by_merit);
}

/* The sum of their points has a denominator of a hundred and fifty bits. */
TEST(who_goes_on_is_told_exactly_though_the_tops_of_scales_have_nothing_in_common)
{
    static const char *const criteria[] = { "7", "8", "9", NULL };
#define TOP(scale, top)                                                                            \
    "olga mark scale=" scale " mark=0.000\nolga mark scale=" scale " mark=1.000\n"                 \
    "olga mark scale=" scale " mark=2.000\nolga mark scale=" scale " mark=" top "\n"
#define JUDGED(criterion, weight, scale)                                                           \
    "\nolga criterion lot=1 criterion=" criterion " round=1 weight=" weight " scale=" scale
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"),
        { "olga mark scale=2 mark=0.000", TOP("21", "999999999999.989")
          TOP("22", "999999999999.947") TOP("23", "999999999999.883")
          "olga mark scale=2 mark=0.000" },
        { "olga criterion lot=1 criterion=3", "olga criterion lot=1 criterion=3 kind=pass scale=2"
          JUDGED("7", "33.334", "21") JUDGED("8", "33.333", "22") JUDGED("9", "33.333", "23") });
    mark_on(w, "qualification", criteria, (const char *const[]){ "1.000", "2.000", "2.000" });
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    decide(w, "declined", "selected", "declined");
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora")));
    expect_because(would(w, "olga invite round=2"), equals_parted);
}

TEST(a_round_after_the_first_is_for_its_candidates_only)
{
    Play *w = selected(a, "declined", "selected", "selected");
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=bela\n" ROUND_2 "\n" ASKED("cora")
                            "\n" ASKED("dora") "\nolga invite round=2"));
    expect_because(would(w, "olga select round=1 lot=1 bidder=bela"), round_over);
    expect_because(would(w, "bela deposit round=2 lot=1 version=1"), not_invited);
    expect_because(would(w, "104 interest key=104"), not_invited);
    expect_done(would(w, "cora deposit round=2 lot=1 version=1"));
}

TEST(no_order_of_a_court_reaches_back_into_a_round_that_another_followed)
{
    const char *order = "olga accept-late round=1 lot=1 bidder=104 ground=court-order";
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"), FIRST_MARKED,
        { "dora interest", "dora interest key=dora\n104 interest key=104" },
        { "2026-10-30T12:01 olga box-list",
          "2026-10-30T12:00:30 104 late-deposit round=1 lot=1 version=1\n"
          "2026-10-30T12:01 olga box-list round=1" });
    mark_all(w, "qualification", "1.000", "3.000", "5.000");
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    decide(w, "declined", "selected", "selected");
    expect_because(would(w, order), order_unrecorded);
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=bela\n" ROUND_2 "\n" ASKED("cora")
                            "\n" ASKED("dora") "\nolga invite round=2"));
    expect_because(would(w, order), round_over);
}

/* ---- refining -------------------------------------------------------------------- */

#define PARTS "\nolga reserve lot=1 what=sub-criteria"

static Play *refining(Arena *a, const char *reserve)
{
    Text lot = { 0 };
    text_put(&lot, a, "olga lot lot=1 regime=pa-2023-light most=500000{}", str(reserve));
    Play *w = play_with(LET_IN, a, { "olga lot lot=1", str_terminated(text_str(&lot), a) },
        { "olga round", "olga round round=1 kind=selection needed=2 padded=4096\n"
          "olga round round=2 kind=tender needed=2 padded=4096\n"
          "olga round round=3 kind=tender needed=2 padded=4096" });
    decide(w, "selected", "selected", "selected");
    return w;
}

TEST(a_criterion_is_taken_apart_only_where_that_was_reserved)
{
    const char *part = "olga criterion lot=1 criterion=21 parent=12 weight=20.000 scale=1";
    Play *w = refining(a, "");
    expect_because(would(w, part), refinement_unreserved);
    expect_because(would(w, "olga mark scale=7 mark=1.000"), refinement_unreserved);
    expect_because(would(w, "olga refinement round=2 lot=1"), refinement_unreserved);
    w = refining(a, PARTS);
    expect_done(would(w, part));
    expect_because(would(w, "olga reserve lot=1 what=sub-criteria"), never_now);
    w = play_with(DEFINED, a, LOT(PARTS));
    expect_because(would(w, "olga reserve lot=1 what=sub-criteria"), said_already);
    expect_because(would(w, "olga reserve lot=2 what=sub-criteria"), no_such_lot);
    expect_done(would(w, "olga reserve lot=1 what=scored-events"));
}

TEST(a_refinement_goes_no_further_than_parts_of_a_published_criterion)
{
    Play *w = refining(a, PARTS);
    const char *const beyond[] = {
        "olga criterion lot=1 criterion=21 weight=20.000 scale=1",
        "olga criterion lot=1 criterion=21 parent=1 weight=20.000 scale=1",
        "olga criterion lot=1 criterion=21 parent=12 weight=20.000 scale=1 least=1.000",
        "olga criterion lot=1 criterion=21 parent=12 kind=pass scale=2",
        "olga mark scale=1 mark=6.000",
    };
    for (ptrdiff_t i = 0; i < countof(beyond); i++)
        expect_because(would(w, beyond[i]), refinement_beyond);
    expect_done(does_all(w, "olga mark scale=7 mark=1.000\nolga mark scale=7 mark=2.000\n"
        "olga criterion lot=1 criterion=21 parent=12 weight=15.000 scale=7"));
    expect_because(would(w, "olga criterion lot=1 criterion=31 parent=21 weight=15.000 scale=7"),
                   refinement_beyond);
    expect_done(does(w, "olga criterion lot=1 criterion=22 parent=12 weight=5.000 scale=1"));
    expect_because(would(w, "olga amend"), invitation_only);
}

TEST(a_refinement_is_answered_for_and_never_material)
{
    const char *parts = "olga criterion lot=1 criterion=21 parent=12 weight=20.000 scale=1\n"
                        ROUND_2 "\n" ASKED("bela") "\n" ASKED("cora") "\n" ASKED("dora");
    Play *w = refining(a, PARTS);
    expect_done(does_all(w, parts));
    expect_because(would(w, "olga refinement round=2 lot=1 progressed=yes"), refinement_material);
    expect_because(would(w, "olga refinement round=3 lot=1 progressed=no"), round_order);
    expect_because(would(w, "olga invite round=2"), refinement_unanswered);
    expect_done(does_all(w, "olga refinement round=2 lot=1 progressed=no\nolga invite round=2"));
    expect_because(would(w, "olga criterion lot=1 criterion=22 parent=11 weight=40.000 scale=1"),
                   refinement_beyond);                       /* its round runs */
    w = refining(a, PARTS);
    expect_done(does(w, "olga refinement round=2 lot=1 progressed=no"));
    expect_because(would(w, "olga amend"), invitation_only);
    w = refining(a, PARTS);
    expect_done(does(w, "olga mark scale=7 mark=1.000"));
    expect_because(would(w, "olga amend"), invitation_only);
    w = refining(a, PARTS);
    expect_done(does(w, ASKED("bela")));
    expect_because(would(w, "olga amend"), invitation_only);
}

/* ---- dialogue -------------------------------------------------------------------- */

#define EVENTS "\nolga reserve lot=1 what=scored-events"
#define SESSION(id, who)                                                                           \
    "olga session session=" id " round=1 lot=1 bidder=" who " starts=2026-10-31T10:00"

/* The first round is one of dialogue; its box is listed. */
static Play *talking(Arena *a, const char *reserve)
{
    Text lot = { 0 };
    text_put(&lot, a, "olga lot lot=1 regime=pa-2023-light most=500000{}", str(reserve));
    return play_with(LET_IN, a, { "olga lot lot=1", str_terminated(text_str(&lot), a) },
                     ROUND_1("dialogue"), FIRST_MARKED);
}

TEST(a_session_is_for_a_candidate_of_the_round_and_scored_only_where_reserved)
{
    Play *w = talking(a, "");
    expect_because(would(w, SESSION("1", "eva")), no_such_person);
    expect_because(would(w, SESSION("0", "bela")), number_missing);
    expect_because(would(w, SESSION("1", "bela") " scored=yes"), event_unreserved);
    expect_because(would(w, "bela session session=1 round=1 lot=1 bidder=bela"), not_your_act);
    expect_done(does(w, SESSION("1", "bela")));
    expect_because(would(w, SESSION("1", "cora")), number_taken);
    w = talking(a, EVENTS);
    expect_done(does(w, SESSION("1", "bela") " scored=yes kind=presentation"));
    w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"));
    expect_because(would(w, SESSION("1", "bela")), dialogue_closed);
    expect_done(would(w, SESSION("1", "bela") " kind=visit"));
    w = selected(a, "declined", "selected", "selected");
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=bela\n" ROUND_2 "\n" ASKED("cora")
                            "\n" ASKED("dora") "\nolga invite round=2"));
    expect_because(would(w, "olga session session=1 round=2 lot=1 bidder=bela kind=visit"),
                   not_invited);
    expect_done(would(w, "olga session session=1 round=2 lot=1 bidder=cora kind=visit"));
}

TEST(minutes_come_after_a_session_began_and_stand_once_they_are_agreed)
{
    Play *w = talking(a, "");
    expect_done(does(w, SESSION("1", "bela")));
    expect_because(would(w, "olga minute session=2"), no_such_session);
    expect_because(would(w, "2026-10-31T09:59:59 olga minute session=1"), session_early);
    expect_because(would(w, "2026-10-31T10:00 bela agree session=1"), minute_missing);
    expect_done(does(w, "2026-10-31T10:00 olga minute session=1"));
    expect_because(would(w, "cora agree session=1"), not_your_session);
    expect_because(would(w, "bela agree session=2"), no_such_session);
    expect_because(would(w, "olga agree session=1"), not_your_act);
    expect_done(does_all(w, "olga minute session=1\nbela agree session=1"));
    expect_because(would(w, "olga minute session=1"), decided_already);
    expect_because(would(w, "bela agree session=1"), decided_already);
}

TEST(scores_are_locked_when_scored_sessions_have_minutes)
{
    Play *w = talking(a, EVENTS);
    expect_done(does(w, SESSION("1", "bela") " scored=yes kind=presentation"));
    mark_all(w, "quality", "3.000", "3.000", "3.000");
    expect_because(would(w, "2026-11-02T09:00 olga score-lock round=1 lot=1"), minute_missing);
    expect_done(does_all(w, "2026-11-02T09:00 olga minute session=1\n"
                            "olga score-lock round=1 lot=1"));
}

static bool tells_next(Play *w, const char *line)
{
    Str told = would(w, line).detail;
    return memmem(told.at, (size_t)told.len, "; the next free one is 3", 24) != NULL;
}

TEST(what_a_bidder_disclosed_is_its_own_to_let_out)
{
    Play *w = talking(a, "");
    expect_done(does(w, SESSION("1", "bela")));
    expect_because(would(w, "bela item item=1 session=2"), no_such_session);
    expect_because(would(w, "cora item item=1 session=1"), not_your_session);
    expect_because(would(w, "bela item item=0 session=1"), number_missing);
    expect_done(does_all(w, "bela item item=1 session=1\nolga item item=2 session=1"));
    expect_because(would(w, "bela item item=1 session=1"), number_taken);
    expect_because(would(w, "cora item item=1 session=1"), not_your_session);
    expect(tells_next(w, "olga item item=1 session=1"));
    expect(!tells_next(w, "bela item item=1 session=1"));    /* how many others disclosed */
    expect_because(would(w, "cora consent item=2 decision=yes"), not_your_session);
    expect_because(would(w, "olga consent item=2 decision=yes"), not_your_act);
    expect_because(would(w, "bela consent item=3 decision=yes"), no_such_item);
    expect_done(does(w, "bela consent item=2 decision=yes"));
}

TEST(a_document_changed_after_dialogue_began_says_where_the_change_is_from)
{
    Play *w = talking(a, "");
    expect_done(does_all(w, SESSION("1", "bela") "\nbela item item=3 session=1\n"
        "bela item item=4 session=1\nbela consent item=3 decision=yes\n"
        "olga document document=1 version=2\nolga amend"));  /* it begins tomorrow */
    expect_done(does(w, "2026-10-31T10:00 olga document document=1 version=3"));
    expect_because(would(w, "olga amend"), source_undeclared);
    expect_because(would(w, "olga source document=1 version=4 item=3"), no_such_document);
    expect_because(would(w, "olga source document=1 version=3 item=9"), no_such_item);
    expect_because(would(w, "olga source document=1 version=3 item=4"), consent_missing);
    expect_done(does_all(w, "olga source document=1 version=3 item=3\nolga amend\n"
                            "bela consent item=3 decision=no"));
    expect_done(does(w, "olga document document=1 version=4"));
    expect_because(would(w, "olga source document=1 version=4 item=3"), consent_missing);
    expect_done(does_all(w, "olga source document=1 version=4 item=0\nolga amend"));
}

static void hold(Play *w, const char *id, const char *who)
{
    Text t = { 0 };
    text_put(&t, w->a, "olga session session={} round=1 lot=1 bidder={} starts=2026-10-31T10:00\n"
             "olga minute session={}\n{} agree session={}", str(id), str(who), str(id), str(who),
             str(id));
    expect_done(does_all(w, str_terminated(text_str(&t), w->a)));
}

TEST(the_dialogue_closes_when_all_candidates_had_as_many_sessions)
{
    const char *over = "olga dialogue-close round=1 lot=1";
    Play *w = talking(a, "");
    w->now = moment("2026-11-01T09:00");
    hold(w, "1", "bela");
    hold(w, "2", "cora");
    expect_because(would(w, over), dialogue_unequal);
    hold(w, "3", "dora");
    hold(w, "4", "dora");
    expect_because(would(w, over), dialogue_unequal);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=dora ground=withdrawn"));
    expect_done(does(w, over));
    expect_because(would(w, over), dialogue_closed);
    expect_because(would(w, SESSION("5", "bela")), dialogue_closed);
    w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"));
    expect_because(would(w, over), dialogue_closed);
}

TEST(tenders_are_invited_when_the_dialogue_is_closed)
{
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("dialogue"));
    w->now = moment("2026-11-01T09:00");
    decide(w, "selected", "selected", "selected");
    hold(w, "1", "bela");
    hold(w, "2", "cora");
    hold(w, "3", "dora");
    const char *batch = ROUND_2 "\n" ASKED("bela") "\n" ASKED("cora") "\n" ASKED("dora");
    Play *v = make(a, Play, 1);
    *v = *w;
    expect_done(does_all(v, batch));
    expect_because(would(v, "olga invite round=2"), dialogue_open);
    w = play_with(LET_IN, a, LOT(""), ROUND_1("dialogue"));
    w->now = moment("2026-11-01T09:00");
    decide(w, "selected", "selected", "selected");
    hold(w, "1", "bela");
    hold(w, "2", "cora");
    hold(w, "3", "dora");
    expect_done(does(w, "olga dialogue-close round=1 lot=1"));
    expect_done(does_all(w, batch));
    expect_done(would(w, "olga invite round=2"));
}

/* ---- the data room --------------------------------------------------------------- */

TEST(a_reader_reads_what_its_vetting_allows_until_its_access_ends)
{
    Play *w = play_to(INTERESTED, a);
    expect_because(would(w, "olga reader reader=1 bidder=eva"), no_such_person);
    expect_because(would(w, "olga reader reader=0 bidder=bela"), number_missing);
    expect_because(would(w, "olga exhibit exhibit=0"), number_missing);
    expect_done(does_all(w, "olga reader reader=1 bidder=bela vetting=security\n"
                            "olga reader reader=2 bidder=bela vetting=counter-terrorist\n"
                            "olga exhibit exhibit=1\nolga exhibit exhibit=2 vetting=security"));
    expect_because(would(w, "olga reader reader=2 bidder=cora"), number_taken);
    expect_because(would(w, "olga exhibit exhibit=2"), number_taken);
    expect_because(would(w, "bela reading reader=3 exhibit=1"), no_such_reader);
    expect_because(would(w, "bela reading reader=1 exhibit=3"), no_such_exhibit);
    expect_because(would(w, "cora reading reader=1 exhibit=1"), not_your_reader);
    expect_because(would(w, "bela reading reader=2 exhibit=2"), vetting_too_low);
    expect_done(does_all(w, "bela reading reader=1 exhibit=2\nolga reading reader=2 exhibit=1"));
    expect_because(would(w, "olga reader-ended reader=3"), no_such_reader);
    expect_done(does(w, "olga reader-ended reader=1 cause=breach"));
    expect_because(would(w, "olga reader-ended reader=1"), access_ended);
    expect_because(would(w, "bela reading reader=1 exhibit=1"), access_ended);
    expect(w->p.readings.len == 2 && w->p.readings.at[0].exhibit == 2);
}

/* ---- questions ------------------------------------------------------------------- */

TEST(an_asker_counts_its_own_questions)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(does_all(w, "bela question\ncora question\nolga answer answer=1\nbela question"));
    expect(question_number(&w->p, &w->p.questions.at[0]) == 1);
    expect(question_number(&w->p, &w->p.questions.at[1]) == 1);
    expect(question_number(&w->p, &w->p.questions.at[2]) == 2);
    expect(w->p.answers == 1);
}

/* ---- what is next ---------------------------------------------------------------- */

static const Duty *duty_of(Play *w, const char *what)
{
    Duties *d = make(w->a, Duties, 1);
    duties_of(&w->p, w->now, d, w->a);
    for (each(Duty, duty, *d))
        if (!strcmp(duty->what, what))
            return duty;
    return NULL;
}

TEST(what_is_next_between_rounds_is_choosing_telling_and_inviting)
{
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("selection"), FIRST_MARKED);
    mark_all(w, "qualification", "1.000", "3.000", "5.000");
    expect(duty_of(w, "lock the scores") && !duty_of(w, "invite to the next round"));
    expect_done(does(w, "olga score-lock round=1 lot=1"));
    expect(duty_of(w, "decide whether a candidate goes on") && !duty_of(w, "award"));
    expect(!duty_of(w, "turn your padlock for the prices"));
    decide(w, "declined", "selected", "selected");
    expect(!duty_of(w, "decide whether a candidate goes on"));
    expect_text(str(duty_of(w, "tell a candidate why it does not go on")->why),
                "summary; 2014/24/EU art. 55");
    expect_done(does(w, "olga summary round=1 lot=1 bidder=bela"));
    expect(!duty_of(w, "tell a candidate why it does not go on"));
    expect_text(str(duty_of(w, "invite to the next round")->why), "invite; two officers sign");
    expect_done(does_all(w, ROUND_2 "\n" ASKED("cora") "\n" ASKED("dora") "\nolga invite round=2"));
    const Duty *deposit = duty_of(w, "seal and hand in your bid");
    expect(deposit->person == CORA && deposit->by == moment("2026-12-20T12:00"));
}

TEST(what_is_next_in_dialogue_is_holding_minuting_agreeing_and_closing)
{
    Play *w = play_with(LET_IN, a, LOT(""), ROUND_1("dialogue"));
    expect_done(does(w, SESSION("1", "bela")));
    expect(duty_of(w, "hold a session")->from == moment("2026-10-31T10:00"));
    w->now = moment("2026-10-31T10:00");
    expect(!duty_of(w, "hold a session"));
    expect_text(str(duty_of(w, "bring the minutes of a session")->why), "minute");
    expect_done(does(w, "olga minute session=1"));
    const char *agree = "agree to the minutes of your session, or say what is wrong with them";
    expect(duty_of(w, agree)->person == BELA);
    expect_done(does(w, "bela agree session=1"));
    expect(!duty_of(w, agree));
    hold(w, "2", "cora");
    hold(w, "3", "dora");
    expect(duty_of(w, "close the dialogue") && !duty_of(w, "lock the scores"));
    expect(!duty_of(w, "decide whether a candidate goes on"));
    hold(w, "4", "cora");
    expect(!duty_of(w, "close the dialogue"));
    expect(duty_of(w, "give every candidate as many sessions as the others"));
    hold(w, "5", "bela");
    hold(w, "6", "dora");
    expect_done(does(w, "olga dialogue-close round=1 lot=1"));
    expect(!duty_of(w, "close the dialogue"));
    expect(duty_of(w, "decide whether a candidate goes on"));
}

RUN("dialogue_test",
    T(nobody_is_selected_out_of_final_tenders),
    T(who_goes_on_follows_from_marks_that_are_locked),
    T(nobody_is_left_out_by_criteria_or_a_reduction_that_was_not_published),
    T(where_the_law_has_no_such_round_no_moment_is_said_to_be_wrong),
    T(how_many_go_on_is_published_and_not_below_the_law),
    T(as_many_go_on_as_the_notice_said),
    T(more_go_on_than_the_notice_said_where_those_at_the_cut_are_equal),
    T(who_is_left_out_is_told_before_the_others_go_on),
    T(the_next_round_is_invited_to_when_the_box_of_the_one_before_is_listed),
    T(the_next_round_is_for_those_who_were_selected_and_for_all_of_them),
    T(nobody_stays_behind_with_more_points_than_one_who_goes_on),
    T(who_goes_on_is_told_exactly_though_the_tops_of_scales_have_nothing_in_common),
    T(a_round_after_the_first_is_for_its_candidates_only),
    T(no_order_of_a_court_reaches_back_into_a_round_that_another_followed),
    T(a_criterion_is_taken_apart_only_where_that_was_reserved),
    T(a_refinement_goes_no_further_than_parts_of_a_published_criterion),
    T(a_refinement_is_answered_for_and_never_material),
    T(a_session_is_for_a_candidate_of_the_round_and_scored_only_where_reserved),
    T(minutes_come_after_a_session_began_and_stand_once_they_are_agreed),
    T(scores_are_locked_when_scored_sessions_have_minutes),
    T(what_a_bidder_disclosed_is_its_own_to_let_out),
    T(a_document_changed_after_dialogue_began_says_where_the_change_is_from),
    T(the_dialogue_closes_when_all_candidates_had_as_many_sessions),
    T(tenders_are_invited_when_the_dialogue_is_closed),
    T(a_reader_reads_what_its_vetting_allows_until_its_access_ends),
    T(an_asker_counts_its_own_questions),
    T(what_is_next_between_rounds_is_choosing_telling_and_inviting),
    T(what_is_next_in_dialogue_is_holding_minuting_agreeing_and_closing))

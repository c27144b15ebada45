/* inquiring_test.c - what is asked of one bidder, who stands behind a bid, how long it binds, and
 * bids that come back. The normal course is in test/story; here are the edges. */
#include "test/fixture.h"
#include "test/test.h"

extern const Reason bid_lapsed, claim_overruled, clarification_kept_out, clarification_open,
    clarification_unruled, commitments_unconfirmed, deviation_rejected, deviation_unruled,
    exclusion_unfounded, extension_missing, fallback_differs, fallback_unpublished,
    finances_untested, ground_missing, inquiry_unfit,
    lead_twice, no_such_inquiry, no_such_member, not_excluded, order_unrecorded,
    panel_replaced, price_explained,
    price_inquiry_open, price_unquestioned, reply_awaited, reply_late, reply_missing,
    reply_time_missing, representations_missing, retest_pending, round_over, ruling_unfit,
    still_binding, validity_not_longer;

/* ---- inquiries ------------------------------------------------------------------- */

#define ASK(id, bidder, about)                                                                     \
    "olga inquire inquiry=" id " round=1 lot=1 bidder=" bidder " about=" about                     \
    " until=2026-12-30T12:00"

TEST(an_inquiry_is_about_a_bid_that_is_in_and_an_envelope_that_is_open)
{
    Play *w = play_to(LET_IN, a);
    expect_because(would(w, ASK("1", "bela", "clarification")), inquiry_unfit);
    expect_because(would(w, ASK("1", "bela", "deviation")), inquiry_unfit);
    expect_done(would(w, ASK("1", "bela", "exclusion ground=mandatory")));
    expect_because(would(w, ASK("1", "bela", "exclusion")), ground_missing);
    expect_because(would(w, ASK("1", "104", "exclusion ground=mandatory")), no_such_bid);
    expect_because(would(w, ASK("0", "bela", "exclusion ground=mandatory")), number_missing);
    w = play_to(READ, a);
    expect_done(would(w, ASK("1", "bela", "clarification")));
    expect_because(would(w, ASK("1", "bela", "low-price")), inquiry_unfit);
    expect_because(would(w, ASK("1", "bela", "price-schedule")), inquiry_unfit);
    w = play_to(PRICED, a);
    expect_done(would(w, ASK("1", "bela", "low-price")));
    expect_because(would(w, ASK("1", "cora", "commitments")), inquiry_unfit);
    w = play_to(WON, a);
    expect_because(would(w, ASK("1", "bela", "commitments")), inquiry_unfit);
    expect_done(would(w, ASK("1", "cora", "commitments")));
    expect_because(would(w, "bela inquire inquiry=1 round=1 lot=1 bidder=bela"), not_your_act);
}

TEST(who_is_asked_replies_once_before_its_time_is_over)
{
    Play *w = play_to(READ, a);
    expect_because(would(w, "olga inquire inquiry=1 round=1 lot=1 bidder=bela "
                            "until=2026-10-01T12:00"), reply_time_missing);
    expect_done(does(w, ASK("1", "bela", "clarification")));
    expect_because(would(w, ASK("1", "cora", "clarification")), number_taken);
    expect_because(would(w, "cora reply inquiry=1"), no_such_inquiry);
    expect_because(would(w, "bela reply inquiry=2"), no_such_inquiry);
    expect_because(would(w, "2026-12-30T12:00 bela reply inquiry=1"), reply_late);
    expect_done(does(w, "bela reply inquiry=1"));
    expect_because(would(w, "bela reply inquiry=1"), decided_already);
}

#define CLAIMED(bidder, page, until)                                                               \
    { "eva scores-done", "eva scores-done round=1 lot=1\n" bidder " confidential round=1 lot=1 "   \
                         "file=1 page=" page " until=" until }

TEST(only_a_page_that_is_claimed_is_asked_about_as_confidential)
{
    Play *w = play_with(AGREED_ON, a, CLAIMED("bela", "3", "5"));
    expect_because(would(w, ASK("1", "bela", "confidentiality")), inquiry_unfit);
    expect_because(would(w, ASK("1", "bela", "confidentiality") " file=1 page=2"), inquiry_unfit);
    expect_because(would(w, ASK("1", "bela", "confidentiality") " file=2 page=3"), inquiry_unfit);
    expect_because(would(w, ASK("1", "cora", "confidentiality") " file=1 page=3"), inquiry_unfit);
    expect_done(would(w, ASK("1", "bela", "confidentiality") " file=1 page=3"));
}

TEST(an_overruled_claim_is_told_to_others_and_never_made_again)
{
    Play *w = play_with(AGREED_ON, a, CLAIMED("bela", "3", "5"));
    const Bid *bid = bid_of(&w->p, 1, 1, BELA);
    expect_done(does(w, ASK("1", "bela", "confidentiality") " file=1 page=4"));
    expect_done(does(w, "bela confidential round=1 lot=1 file=1 page=4 until=6"));
    expect_because(would(w, "olga resolve inquiry=1 ruling=overruled"), reply_awaited);
    expect_done(does_all(w, "bela reply inquiry=1\nolga resolve inquiry=1 ruling=overruled"));
    expect(!claim_on(bid, 1, 3) && claim_on(bid, 1, 4) && claim_on(bid, 1, 6));
    expect_because(would(w, "bela confidential round=1 lot=1 file=1 page=1 until=3"),
                   claim_overruled);
    expect_because(would(w, "bela confidential round=1 lot=1 file=1 page=5 until=9"),
                   claim_overruled);
    expect_done(would(w, "bela confidential round=1 lot=1 file=1 page=6 until=9"));
    expect_done(would(w, "bela confidential round=1 lot=1 file=2 page=3 until=5"));
    expect_done(does_all(w, "olga inquire inquiry=2 round=1 lot=1 bidder=bela file=1 page=6 "
                            "about=confidentiality until=2026-12-30T12:00\n"
                            "olga resolve inquiry=2 ruling=kept"));
    expect(claim_on(bid, 1, 6));
}

/* Each kind with every ruling: fitting or not, with a reply, without, and after its time. */
TEST(a_ruling_fits_what_was_asked_and_waits_for_the_reply)
{
    static const struct { const char *about, *fits, *on_reply, *at_once; } rows[] = {
        { "clarification", "clarifies completes changes", "clarifies completes", "" },
        { "deviation", "accepted rejected", "", "accepted rejected" },
        { "low-price", "explained unexplained", "explained", "" },
        { "exclusion ground=mandatory", "upheld dropped cured replaced", "cured replaced",
          "dropped" },
        { "price-schedule", "confirmed unconfirmed", "confirmed", "" },
        { "commitments", "confirmed unconfirmed", "confirmed", "" },
        { "confidentiality file=1 page=4", "kept overruled", "", "kept" },
    };
    const Choices *rulings = act_field(ACT_RESOLVE, "ruling")->choices;
    Play *w = play_with(WON, a, CLAIMED("cora", "3", "5"));
    for (Id i = 0; i < countof(rows); i++) {
        Text ask = { 0 };
        text_put(&ask, a, "olga inquire inquiry={} round=1 lot=1 bidder=cora about={} "
                 "until=2026-12-30T12:00", str_of_number(i + 1, a), str(rows[i].about));
        expect_done(does_line(w, text_str(&ask)));
        for (int j = 0; j < rulings->count; j++) {
            Text now = { 0 }, later = { 0 };
            Str  name = str(rulings->at[j].word), number = str_of_number(i + 1, a);
            text_put(&now, a, "olga resolve inquiry={} ruling={}", number, name);
            text_put(&later, a, "2026-12-30T12:00 {}", text_str(&now));
            bool fits = false, on_reply = false, at_once = false;
            for (Str s = str(rows[i].fits); s.len;)
                fits = str_same(str_cut(&s, ' '), name) || fits;
            for (Str s = str(rows[i].on_reply); s.len;)
                on_reply = str_same(str_cut(&s, ' '), name) || on_reply;
            for (Str s = str(rows[i].at_once); s.len;)
                at_once = str_same(str_cut(&s, ' '), name) || at_once;
            const char *text = str_terminated(text_str(&now), a);
            const char *after = str_terminated(text_str(&later), a);
            if (!fits) {
                expect_because(would(w, text), ruling_unfit);
                expect_because(would(w, after), ruling_unfit);
                continue;
            }
            if (at_once)
                expect_done(would(w, text));
            else
                expect_because(would(w, text), reply_awaited);
            if (on_reply)
                expect_because(would(w, after), reply_missing);
            else
                expect_done(would(w, after));
        }
    }
    expect_because(would(w, "olga resolve inquiry=9"), no_such_inquiry);
    expect_done(does(w, "olga resolve inquiry=2 ruling=accepted"));
    expect_because(would(w, "olga resolve inquiry=2 ruling=rejected"), decided_already);
}

TEST(only_what_clarifies_or_completes_is_evidence_for_a_mark_of_that_bid)
{
    Play *w = play_to(READ, a);
    const char *mark = "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000 "
                       "clarification=1";
    expect_because(would(w, mark), no_such_inquiry);
    Play *unshown = play_to(READ, a);
    act_fold_withheld(&unshown->p, unshown->p.acts + 1, (Hash){ { 1 } }, a);
    expect_done(would(unshown, mark));       /* it may be about an inquiry that is withheld */
    expect_done(does(w, ASK("1", "bela", "clarification")));
    expect_because(would(w, mark), clarification_unruled);
    expect_because(would(w, "eva score round=1 lot=1 bidder=cora criterion=11 mark=3.000 "
                            "clarification=1"), no_such_inquiry);
    expect_done(does_all(w, "bela reply inquiry=1\nolga resolve inquiry=1 ruling=completes"));
    expect_done(does(w, mark));
    expect(bid_of(&w->p, 1, 1, BELA)->scores.at[0].clarification == 1);
    expect_done(does_all(w, "olga inquire inquiry=2 round=1 lot=1 bidder=bela "
                            "until=2026-12-30T12:00\nbela reply inquiry=2\n"
                            "olga resolve inquiry=2 ruling=changes"));
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000 "
                            "clarification=2"), clarification_kept_out);
}

TEST(nothing_is_locked_while_a_clarification_or_a_deviation_of_an_admitted_bid_is_open)
{
    Play *w = play_to(AGREED_ON, a);
    expect_done(does(w, ASK("1", "bela", "clarification")));
    expect_because(would(w, "olga score-lock round=1 lot=1"), clarification_open);
    expect_done(does_all(w, "bela reply inquiry=1\nolga resolve inquiry=1 ruling=changes"));
    expect_done(would(w, "olga score-lock round=1 lot=1"));
    expect_done(does(w, ASK("2", "cora", "deviation")));
    expect_because(would(w, "olga score-lock round=1 lot=1"), deviation_unruled);
    expect_done(does(w, "olga resolve inquiry=2 ruling=rejected"));
    expect_because(would(w, "olga score-lock round=1 lot=1"), deviation_rejected);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=cora ground=not-compliant"));
    expect_done(would(w, "olga score-lock round=1 lot=1"));
    w = play_to(READ, a);
    expect_done(does(w, ASK("1", "bela", "deviation")));
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000"),
                   deviation_unruled);
    expect_done(would(w, "eva score round=1 lot=1 bidder=cora criterion=11 mark=3.000"));
}

TEST(a_low_price_is_asked_about_before_anybody_is_rejected_for_it_or_awarded)
{
    Play *w = play_to(PRICED, a);
    const char *out = "olga exclude round=1 lot=1 bidder=bela ground=abnormally-low";
    const char *won = "olga award round=1 lot=1 bidder=cora total=84.000 price=125000";
    expect_because(would(w, out), price_unquestioned);
    expect_done(does(w, ASK("1", "bela", "low-price")));
    expect_because(would(w, out), price_unquestioned);
    expect_because(would(w, won), price_inquiry_open);
    expect_done(does_all(w, "bela reply inquiry=1\nolga resolve inquiry=1 ruling=explained"));
    expect_because(would(w, out), price_explained);
    expect_done(would(w, won));
    expect_done(does_all(w, ASK("2", "bela", "low-price") "\nbela reply inquiry=2\n"
                            "olga resolve inquiry=2 ruling=unexplained"));
    expect_done(would(w, out));              /* the last one counts */
}

static bool is_low(const Procedure *p, Id bidder)
{
    return price_is_low(bid_of(p, 1, 1, bidder), prices_opened(p, 1, 1));
}

/* 1000, 1250 and 2000: the mean is 1416.66, a tenth below it 1275. */
TEST(a_price_more_than_a_tenth_below_the_mean_is_flagged_and_nothing_follows)
{
    Play *w = play_to(PRICED, a);
    expect(is_low(&w->p, BELA));
    expect(is_low(&w->p, CORA));
    expect(!is_low(&w->p, DORA));
    expect(!is_low(&play_to(TURNED, a)->p, BELA));
    w = play_with(PRICED, a,                 /* 90, 100, 110: at a tenth it is not below it */
        { "olga opened round=1 lot=1 bidder=bela envelope=price",
          "olga opened round=1 lot=1 bidder=bela envelope=price total=9000" },
        { "olga opened round=1 lot=1 bidder=cora envelope=price",
          "olga opened round=1 lot=1 bidder=cora envelope=price total=10000" },
        { "olga opened round=1 lot=1 bidder=dora envelope=price",
          "olga opened round=1 lot=1 bidder=dora envelope=price total=11000" });
    expect(!is_low(&w->p, BELA));
    bid_of(&w->p, 1, 1, BELA)->price--;
    expect(is_low(&w->p, BELA));
}

TEST(nobody_is_excluded_on_a_ground_without_being_heard)
{
    Play *w = play_to(BOXED, a);
    const char *out = "olga exclude round=1 lot=1 bidder=bela ground=mandatory-ground";
    expect_because(would(w, out), representations_missing);
    expect_because(would(w, "olga exclude round=1 lot=1 bidder=bela ground=discretionary-ground"),
                   representations_missing);
    expect_done(would(w, "olga exclude round=1 lot=1 bidder=bela ground=not-compliant"));
    expect_done(would(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn"));
    expect_done(does_all(w, ASK("1", "bela", "exclusion ground=mandatory") "\n"
        ASK("2", "cora", "exclusion ground=discretionary")
        "\nbela reply inquiry=1\ncora reply inquiry=2\nolga resolve inquiry=2 ruling=upheld"));
    expect_because(would(w, out), representations_missing);
    expect_done(does(w, "olga resolve inquiry=1 ruling=replaced"));
    expect_because(would(w, out), exclusion_unfounded);
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=cora ground=discretionary-ground"));
    expect_because(would(w, ASK("3", "cora", "exclusion ground=mandatory")), decided_already);
    act_fold_withheld(&w->p, w->p.acts + 1, (Hash){ { 1 } }, a);
    expect_done(would(w, out));              /* who is not shown inquiries passes over them */
}

/* ---- reinstated ------------------------------------------------------------------ */

TEST(a_bid_that_comes_back_needs_new_turns_and_marks_before_its_price)
{
    Play *w = play_with(PRICED, a,
        { "olga admit round=1 lot=1 bidder=dora",
          "olga exclude round=1 lot=1 bidder=dora ground=withdrawn" },
        { "olga opened round=1 lot=1 bidder=dora", "" }, { "eva score round=1 lot=1 bidder=dora",
        "" }, { "emil score round=1 lot=1 bidder=dora", "" },
        { "erin score round=1 lot=1 bidder=dora", "" },
        { "carl consensus round=1 lot=1 bidder=dora", "" });
    const char *price = "olga opened round=1 lot=1 bidder=dora envelope=price total=200000";
    expect_because(would(w, "olga reinstate round=1 lot=1 bidder=bela"), not_excluded);
    expect_because(would(w, "olga reinstate round=1 lot=1 bidder=104"), no_such_bid);
    expect_because(would(w, "hans turns round=1 lot=1 envelope=price"), turned_twice);
    expect_because(would(w, "olga reinstate round=1 lot=1 bidder=dora ground=order"),
                   order_unrecorded);
    expect_done(does(w, "olga order lot=1 effect=blocks"));
    expect_done(does(w, "olga reinstate round=1 lot=1 bidder=dora ground=order"));
    expect_because(would(w, "hans turns round=1 lot=1 envelope=price"), prices_shut);
    expect_because(would(w, price), padlocks_shut);
    expect_done(does_all(w, "olga reopen round=1 lot=1 prices=known ground=order\n"
                            "hans turns round=1 lot=1 envelope=quality"));
    expect_because(would(w, "hans turns round=1 lot=1 envelope=quality"), turned_twice);
    const Bid *dora = bid_of(&w->p, 1, 1, DORA), *bela = bid_of(&w->p, 1, 1, BELA);
    expect(turned_for(&w->p, dora, QUALITY) == 1 && turned_for(&w->p, bela, QUALITY) == 2);
    expect_because(would(w, "olga opened round=1 lot=1 bidder=dora envelope=quality"),
                   padlocks_shut);
    expect_done(does_all(w, "hugo turns round=1 lot=1 envelope=quality\n"
                            "olga opened round=1 lot=1 bidder=dora envelope=quality"));
    expect(turned_for(&w->p, bela, QUALITY) == 3);           /* hans turned twice, and is one */
}

TEST(reinstating_undoes_an_award_and_is_not_for_a_round_that_is_over)
{
    Play *w = play_to(WON, a);
    expect_done(does_all(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn\n"
        "olga award round=1 lot=1 bidder=cora total=92.000 price=125000\n"
        "olga reinstate round=1 lot=1 bidder=bela ground=decision"));
    expect(phase_at(&w->p, 1, 1, w->now) == LOCKED);
    expect_done(would(w, "olga award round=1 lot=1 bidder=cora total=84.000 price=125000"));
    expect_done(does(w, "olga exclude round=1 lot=1 bidder=bela ground=withdrawn"));
    *list_add(&w->p.rounds, a) = (Round){ .id = 2, .kind = ROUND_TENDER, .invited = w->now };
    expect_because(would(w, "olga reinstate round=1 lot=1 bidder=bela"), round_over);
}

/* ---- the panel ------------------------------------------------------------------- */

#define FALLS_BACK(rule)                                                                           \
    { "olga round round=1", "olga fallback lot=1 rule=" rule                                       \
                            "\nolga round round=1 kind=tender needed=2 padded=4096" }
static const char agreed[] = "carl consensus round=1 lot=1 bidder=bela criterion=11 how=fallback ";

static Result by_fallback(Play *w, const char *mark)
{
    Text t = { 0 };
    text_put(&t, w->a, "{}mark={}", str(agreed), str(mark));
    return would(w, str_terminated(text_str(&t), w->a));
}

/* Eva gives 3, Emil 2, Erin 3. */
TEST(the_fallback_is_a_mark_that_somebody_gave)
{
    Play *w = play_to(CLOSED_SHEETS, a);
    expect_because(by_fallback(w, "3.000"), fallback_unpublished);
    w = play_with(CLOSED_SHEETS, a, FALLS_BACK("lower-median"));
    expect_done(by_fallback(w, "3.000"));
    expect_because(by_fallback(w, "2.000"), fallback_differs);
    expect_done(does_all(w, "erin conflict finding=interest\n"
                            "olga ruling person=erin ruling=must-leave"));
    expect_done(by_fallback(w, "2.000"));                    /* of 2 and 3 the lower */
    expect_because(by_fallback(w, "2.500"), mark_unpublished);
    w = play_with(CLOSED_SHEETS, a, FALLS_BACK("lowest"));
    expect_done(by_fallback(w, "2.000"));
    expect_because(by_fallback(w, "3.000"), fallback_differs);
    w = play_with(CLOSED_SHEETS, a, FALLS_BACK("chair"));
    expect_done(by_fallback(w, "5.000"));
    w = play_to(PREPARED, a);
    expect_because(would(w, "olga fallback lot=1"), no_such_lot);
}

TEST(a_fresh_panel_begins_with_an_empty_sheet)
{
    Play *w = play_to(LOCKED_UP, a);
    Bid elsewhere = *bid_of(&w->p, 1, 1, BELA);
    elsewhere.lot = 2;
    bid_add(&w->p, elsewhere, a);
    expect_done(does(w, "olga reopen round=1 lot=1 prices=unknown ground=panel panel=fresh"));
    const Bid *bela = bid_of(&w->p, 1, 1, BELA);
    expect(!bela->scores.len && !bela->consensus.len && bid_of(&w->p, 1, 2, BELA)->scores.len);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000"),
                   panel_replaced);
    expect_because(would(w, "eva scores-done round=1 lot=1"), panel_replaced);
    expect_because(would(w, "olga score-lock round=1 lot=1"), panel_empty);
    expect_done(does_all(w, "olga role person=eva role=evaluator\n"    /* not by another door */
        "olga person person=77 key=77\nolga role person=77 role=evaluator\n77 conflict"));
    expect_because(would(w, "eva scores-done round=1 lot=1"), panel_replaced);
    expect_done(does(w, "77 score round=1 lot=1 bidder=bela criterion=11 mark=3.000"));
}

TEST(a_fresh_panel_may_be_named_before_and_marks_what_is_freed)
{
    Play *w = play_to(LOCKED_UP, a);
    expect_done(does_all(w, "olga person person=77 key=77\nolga role person=77 role=evaluator\n"
        "77 conflict\n"
        "olga reopen round=1 lot=1 prices=unknown ground=panel panel=fresh bidder=bela "
        "criterion=1"));
    const Bid *bela = bid_of(&w->p, 1, 1, BELA), *cora = bid_of(&w->p, 1, 1, CORA);
    expect(bela->scores.len == 3 && bela->consensus.len == 1 && cora->consensus.len == 3);
    expect_because(would(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000"),
                   panel_replaced);
    expect_because(would(w, "77 score round=1 lot=1 bidder=cora criterion=11 mark=3.000"),
                   mark_kept);
    expect_done(does_all(w, "77 score round=1 lot=1 bidder=bela criterion=11 mark=3.000\n"
        "77 score round=1 lot=1 bidder=bela criterion=12 mark=3.000\n"
        "77 scores-done round=1 lot=1\n"
        "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=3.000\n"
        "carl consensus round=1 lot=1 bidder=bela criterion=12 mark=3.000\n"
        "olga score-lock round=1 lot=1"));
}

/* ---- validity -------------------------------------------------------------------- */

#define BINDS { "olga timetable round=1 event=questions",                                          \
    "olga timetable round=1 event=validity moment=2026-12-31T12:00\n"                              \
    "olga timetable round=1 event=questions moment=2026-10-20T12:00" }

TEST(a_bid_binds_until_its_published_end_or_the_one_its_bidder_consented_to)
{
    Play *w = play_to(PRICED, a);
    const Bid *bela = bid_of(&w->p, 1, 1, BELA);
    expect(bid_binds(&w->p, bela, LAST_MOMENT));             /* none was published */
    expect_because(would(w, "olga extend-validity round=1 lot=1 until=2027-02-28T12:00"),
                   validity_not_longer);
    w = play_with(PRICED, a, BINDS);
    bela = bid_of(&w->p, 1, 1, BELA);
    expect(bid_binds(&w->p, bela, moment("2026-12-31T11:59:59")));
    expect(!bid_binds(&w->p, bela, moment("2026-12-31T12:00")));
    expect_because(would(w, "bela consent-validity round=1 lot=1"), extension_missing);
    expect_because(would(w, "olga extend-validity round=1 lot=1 until=2026-12-31T12:00"),
                   validity_not_longer);
    expect_done(does(w, "olga extend-validity round=1 lot=1 until=2027-01-31T12:00"));
    expect_because(would(w, "olga extend-validity round=1 lot=1 until=2027-01-31T12:00"),
                   validity_not_longer);
    expect(!bid_binds(&w->p, bela, moment("2026-12-31T12:00")));
    expect_done(does(w, "bela consent-validity round=1 lot=1"));
    expect_because(would(w, "bela consent-validity round=1 lot=1"), decided_already);
    expect(bid_binds(&w->p, bela, moment("2027-01-31T11:59:59")));
    expect_done(does(w, "olga extend-validity round=1 lot=1 until=2027-02-28T12:00"));
    expect_done(would(w, "bela consent-validity round=1 lot=1"));
    expect_because(would(w, "2026-12-31T12:00 cora consent-validity round=1 lot=1"), bid_lapsed);
}

TEST(what_does_not_bind_any_more_leaves_by_an_act_and_is_not_awarded)
{
    Play *w = play_with(PRICED, a, BINDS);
    expect_because(would(w, "olga lapse round=1 lot=1 bidder=cora"), still_binding);
    expect_because(would(w, "olga lapse round=1 lot=1 bidder=104"), no_such_bid);
    expect_done(does_all(w, "olga extend-validity round=1 lot=1 until=2027-01-31T12:00\n"
                            "bela consent-validity round=1 lot=1\n"
                            "dora consent-validity round=1 lot=1"));
    expect_because(would(w, "2027-01-04T09:00 olga award round=1 lot=1 bidder=cora total=84.000 "
                            "price=125000"), bid_lapsed);
    expect_because(would(w, "2027-01-04T09:00 olga lapse round=1 lot=1 bidder=bela"),
                   still_binding);
    expect_done(does(w, "2027-01-04T09:00 olga lapse round=1 lot=1 bidder=cora"));
    expect_because(would(w, "olga lapse round=1 lot=1 bidder=cora"), decided_already);
    /* dora 40 + 20 + 20 = 80, bela 76 */
    expect_done(would(w, "olga award round=1 lot=1 bidder=dora total=80.000 price=200000"));
}

/* ---- standing -------------------------------------------------------------------- */

TEST(a_changed_consortium_is_tested_again_before_award_and_contract)
{
    Play *w = play_with(PRICED, a, { "dora interest", "dora interest key=dora\n"
        "cora member member=1 part=lead\ncora member member=2 part=member" });
    const char *won = "olga award round=1 lot=1 bidder=cora total=84.000 price=125000";
    expect_because(would(w, "olga member-change bidder=cora member=3"), no_such_member);
    expect_because(would(w, "olga member-change bidder=bela member=1"), no_such_member);
    expect_done(does(w, "olga member-change bidder=cora member=2 name=-"));
    expect_because(would(w, "olga member-change bidder=cora member=2"), no_such_member);
    expect_because(would(w, won), retest_pending);
    expect_done(does(w, "olga retest bidder=cora what=finances outcome=passes"));
    expect_because(would(w, won), retest_pending);
    expect_done(does(w, "olga retest bidder=cora what=members outcome=passes"));
    expect_done(does(w, won));
    expect_done(does(w, "olga retest bidder=cora what=members outcome=fails"));
    expect(phase_at(&w->p, 1, 1, w->now) == LOCKED);
    expect(bid_of(&w->p, 1, 1, CORA)->standing == EXCLUDED);
    expect_because(would(w, "olga retest bidder=104 what=members"), no_such_person);
    expect_because(would(w, "olga retest bidder=eva what=members"), no_such_person);
}

TEST(members_are_named_while_bids_are_made_for_the_first_round)
{
    Play *w = play_to(INTERESTED, a);
    expect_because(would(w, "bela member member=0 part=lead"), number_missing);
    expect_done(does(w, "bela member member=1 part=lead identifier=-"));
    expect_because(would(w, "bela member member=1 part=member"), number_taken);
    expect_because(would(w, "bela member member=2 part=lead"), lead_twice);
    expect_done(would(w, "cora member member=1 part=lead"));
    expect_because(would(w, "olga member member=1 part=lead"), not_your_act);
    *list_add(&w->p.rounds, a) = (Round){ .id = 2, .kind = ROUND_TENDER, .invited = w->now,
                                          .deadline = w->now + DAY };
    expect_because(would(w, "bela member member=2 part=member"), round_over);
    expect_because(would(play_to(BOXED, a), "bela member member=1"), never_now);
}

#define ALSO(kind) { "olga round round=1", "olga round round=1 kind=tender needed=2 padded=4096\n" \
                                           "olga round round=2 kind=" kind " needed=2 padded=4096" }
static const char contract[] = "2027-01-06T09:00 olga contract lot=1 bidder=cora value=125000 "
                               "from=2027-02-01 until=2029-01-31";

TEST(where_candidates_were_selected_finances_are_tested_before_award_and_again_before_contract)
{
    Play *w = play_with(PRICED, a, ALSO("selection"));
    const char *won = "olga award round=1 lot=1 bidder=cora total=84.000 price=125000";
    expect_because(would(w, won), finances_untested);
    expect_done(does(w, "olga retest bidder=bela what=finances outcome=passes"));
    expect_because(would(w, won), finances_untested);
    expect_done(does(w, "olga retest bidder=cora what=finances outcome=passes"));
    expect_done(would(w, won));
    w = play_with(STANDING, a, ALSO("selection"), { "2026-12-18T09:00 olga award",
        "2026-12-18T09:00 olga retest bidder=cora what=finances outcome=passes\n"
        "olga award round=1 lot=1 bidder=cora total=84.000 price=125000" });
    expect_because(would(w, contract), finances_untested);
    expect_done(does(w, "olga retest bidder=cora what=finances outcome=passes"));
    expect_done(would(w, contract));
}

TEST(after_a_dialogue_the_contract_waits_for_confirmed_commitments)
{
    Play *w = play_with(STANDING, a, ALSO("dialogue"));
    expect_because(would(w, contract), commitments_unconfirmed);
    expect_done(does_all(w, "olga inquire inquiry=1 round=1 lot=1 bidder=cora about=commitments "
                            "until=2027-01-05T12:00\ncora reply inquiry=1"));
    expect_because(would(w, contract), commitments_unconfirmed);
    expect_done(does(w, "olga resolve inquiry=1 ruling=unconfirmed"));
    expect_because(would(w, contract), commitments_unconfirmed);
    expect_done(does_all(w, "olga inquire inquiry=2 round=1 lot=1 bidder=cora about=commitments "
        "until=2027-01-05T12:00\ncora reply inquiry=2\nolga resolve inquiry=2 ruling=confirmed"));
    expect_done(would(w, contract));
}

TEST(a_bidder_confirms_its_price_schedule)
{
    Play *w = play_to(PRICED, a);
    expect_done(does_all(w, ASK("1", "bela", "price-schedule") "\nbela reply inquiry=1"));
    expect(!bid_of(&w->p, 1, 1, BELA)->schedule_confirmed);
    expect_done(does(w, "olga resolve inquiry=1 ruling=confirmed"));
    expect(bid_of(&w->p, 1, 1, BELA)->schedule_confirmed);
}

/* ---- who is not shown everything ------------------------------------------------- */

/* The judges of all that the public sees let pass what an overseer's let pass. */
TEST(a_reader_who_sees_no_inquiries_follows_what_came_of_them)
{
    static const char after[] =
        ASK("1", "dora", "exclusion ground=mandatory") "\ndora reply inquiry=1\n"
        "olga resolve inquiry=1 ruling=upheld\n"
        "olga exclude round=1 lot=1 bidder=dora ground=mandatory-ground\n"
        "olga order lot=1 effect=directs\n"
        "olga reinstate round=1 lot=1 bidder=dora ground=order\n"
        "hans turns round=1 lot=1 envelope=price\n"
        "olga retest bidder=dora what=members outcome=fails\n"
        "olga award round=1 lot=1 bidder=cora total=84.000 price=125000";
    Play *whole = play_new(a), *public = play_new(a);
    Text life = { 0 };
    life_write(&life, PRICED, a);
    text_our(&life, after, a);
    for (Str rest = text_str(&life); rest.len;) {
        Act act;
        expect(play_act(whole, str_cut(&rest, '\n'), &act));
        expect_done(does_act(whole, &act));
        if (act_rows[act.kind]->shown == TO_ALL)
            expect_done(does_act(public, &act));
        else
            act_fold_withheld(&public->p, act.nth, act.commit, a);
    }
    expect(public->p.withheld && phase_at(&public->p, 1, 1, whole->now) == AWARDED);
    expect_done(does_all(public, "olga resolve inquiry=7\nbela reply inquiry=7\n"
                                 "olga member-change bidder=cora member=7"));
}

RUN("inquiring_test", T(an_inquiry_is_about_a_bid_that_is_in_and_an_envelope_that_is_open),
    T(who_is_asked_replies_once_before_its_time_is_over),
    T(only_a_page_that_is_claimed_is_asked_about_as_confidential),
    T(an_overruled_claim_is_told_to_others_and_never_made_again),
    T(a_ruling_fits_what_was_asked_and_waits_for_the_reply),
    T(only_what_clarifies_or_completes_is_evidence_for_a_mark_of_that_bid),
    T(nothing_is_locked_while_a_clarification_or_a_deviation_of_an_admitted_bid_is_open),
    T(a_low_price_is_asked_about_before_anybody_is_rejected_for_it_or_awarded),
    T(a_price_more_than_a_tenth_below_the_mean_is_flagged_and_nothing_follows),
    T(nobody_is_excluded_on_a_ground_without_being_heard),
    T(a_bid_that_comes_back_needs_new_turns_and_marks_before_its_price),
    T(reinstating_undoes_an_award_and_is_not_for_a_round_that_is_over),
    T(the_fallback_is_a_mark_that_somebody_gave), T(a_fresh_panel_begins_with_an_empty_sheet),
    T(a_fresh_panel_may_be_named_before_and_marks_what_is_freed),
    T(a_bid_binds_until_its_published_end_or_the_one_its_bidder_consented_to),
    T(what_does_not_bind_any_more_leaves_by_an_act_and_is_not_awarded),
    T(a_changed_consortium_is_tested_again_before_award_and_contract),
    T(members_are_named_while_bids_are_made_for_the_first_round),
    T(where_candidates_were_selected_finances_are_tested_before_award_and_again_before_contract),
    T(after_a_dialogue_the_contract_waits_for_confirmed_commitments),
    T(a_bidder_confirms_its_price_schedule),
    T(a_reader_who_sees_no_inquiries_follows_what_came_of_them))

/* core_test.c - what is asked of every act, and how a tender is prepared and published. */
#include "core/entry.h"
#include "core/view/ticks.h"
#include "core/view/warnings.h"
#include "law/cites.h"
#include "test/fixture.h"
#include "test/test.h"

extern const Reason role_unexplained;

#include <string.h>

TEST(a_tender_lives_from_its_file_to_its_contract)
{
    Play *w = play_to(BOUGHT, a);
    expect(phase_at(&w->p, 1, 1, w->now) == SIGNED);
}

/* ---- every act ------------------------------------------------------------------- */

/* What is wrong with a row is said of all rows, each with its name: who adds one reads it there. */
static bool so(const ActRow *row, const Field *f, bool well, const char *wanted)
{
    if (!well)
        printf("    %s%s%s %s\n", row->name, f ? " " : "", f ? f->name : "", wanted);
    return well;
}

TEST(every_act_and_every_word_and_paper_of_it_has_an_audience)
{
    (void)a;
    bool well = true;
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        const ActRow *row = act_rows[kind];
        well &= so(row, NULL, row->shown != AUDIENCE_UNSAID, "has no audience: .shown");
        for (each_field(f, row)) {
            bool said = f->shown != AUDIENCE_UNSAID;
            well &= so(row, f, said || !field_is_shelved(f), "has no audience: .shown");
            well &= so(row, f, !said || field_is_shelved(f), "has an audience of its own");
        }
    }
    expect(well);
}

static bool is_one_sentence(Str s)
{
    bool ends = s.len && s.at[s.len - 1] == '.';
    for (ptrdiff_t i = 0; i + 1 < s.len; i++)
        if (strchr("!?", s.at[i]) || (s.at[i] == '.' && s.at[i + 1] == ' '))
            return false;
    return ends;
}

static int fields_labelled(const ActRow *row, const char *label)
{
    int count = 0;
    for (each_field(f, row))
        count += f->label && !strcmp(f->label, label);
    return count;
}

static bool is_label(const ActRow *row, const char *label)
{
    return label && *label && strlen(label) <= 40 && !strchr(label, ':') &&
           fields_labelled(row, label) == 1;
}

TEST(every_field_has_a_short_label_of_its_own_and_a_hint_of_one_sentence_or_none)
{
    (void)a;
    bool well = true;
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        for (each_field(f, act_rows[kind])) {
            bool hinted = !f->hint || (strlen(f->hint) <= 120 && is_one_sentence(str(f->hint)));
            well &= so(act_rows[kind], f, is_label(act_rows[kind], f->label),
                       "has no short label of its own: .label");
            well &= so(act_rows[kind], f, hinted, "has a hint that is not one short sentence");
        }
    expect(well);
}

/* On a command line 0 is typed, in a form it is chosen by what it stands for. */
TEST(what_zero_stands_for_is_said_in_the_hint_and_can_be_chosen)
{
    (void)a;
    bool well = true;
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        for (each_field(f, act_rows[kind])) {
            bool said = f->refers && f->hint &&
                        (strstr(f->hint, "0 for ") || strstr(f->hint, "or 0"));
            bool ends = said && strstr(f->hint, ZERO_SAID);
            well &= so(act_rows[kind], f, said == (f->zero != NULL) && said == ends,
                       "does not say in its hint and by .zero what 0 stands for");
        }
    expect(well);
}

static int choices_labelled(const Choices *choices, const char *label)
{
    int count = 0;
    for (const ChoiceRow *c = choices->at; c < choices->at + choices->count; c++)
        count += c->label && !strcmp(c->label, label);
    return count;
}

static bool is_labelled(const Choices *choices, const char *label)
{
    return label && *label && strlen(label) <= 60 && !strpbrk(label, ":;.") &&
           choices_labelled(choices, label) == 1;
}

TEST(every_word_to_choose_has_a_short_label_that_no_other_word_of_its_list_has)
{
    (void)a;
    bool well = true;
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        for (each_field(f, act_rows[kind]))
            for (int n = 0; f->choices && n < f->choices->count; n++) {
                const ChoiceRow *c = &f->choices->at[n];
                bool named = c->word ? is_labelled(f->choices, c->label) : !c->label;
                well &= so(act_rows[kind], f, named, "has a word without a short label of its own");
                expect(c->word ? choice_label(f, n) == c->label : !*choice_label(f, n));
            }
    expect(well);
}

TEST(a_row_counts_in_the_editions_of_the_judges_that_it_names)
{
    (void)a;
    const ActRow always = { .name = "x" }, old = { .until = 2 }, young = { .from = 3 };
    expect(row_counts(&always, 1) && row_counts(&always, 9));
    expect(row_counts(&old, 2) && !row_counts(&old, 3));
    expect(!row_counts(&young, 2) && row_counts(&young, 3));
    expect(judges_at(0) == 1 && judges_at(LAST_MOMENT) >= 1);
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        expect(!act_rows[kind]->until || act_rows[kind]->from <= act_rows[kind]->until);
}

TEST(a_row_is_whole)
{
    (void)a;
    bool well = true;
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        const ActRow *row = act_rows[kind];
        if (!row->name || !*row->name) {
            printf("    the row behind %s has no name: .name\n", act_rows[kind - 1]->name);
            well = false;
            continue;
        }
        well &= so(row, NULL, row->says && *row->says, "has no line of its own: .says");
        well &= so(row, NULL, row->who, "has nobody who may: .who");
        well &= so(row, NULL, row->when, "has no phase: .when");
        well &= so(row, NULL, row->source && *row->source, "has no source: .source");
        well &= so(row, NULL, row->judge, "has no judge: .judge");
        well &= so(row, NULL, row->fold, "has no fold: .fold");
    }
    expect(well);
}

TEST(a_row_has_all_that_its_rules_speak_of)
{
    (void)a;
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        const ActRow *row = act_rows[kind];
        expect(act_kind(str(row->name)) == (ActKind)kind);
        expect(!(row->rules & CLOSES) || act_batch((ActKind)kind)->type == HASH);
        expect(!(row->rules & BID) || (act_field_for((ActKind)kind, A_ROUND) &&
                                       act_field_for((ActKind)kind, A_LOT)));
        for (each_field(f, row))
            expect(!f->refers || f->type == NUMBER);
    }
}

TEST(an_act_names_its_procedure_its_place_and_the_act_before)
{
    Play *w = play_to(OUT, a);
    const Act good = act_of(w, "olga answer answer=1");
    Act act = good;
    expect_done(would_act(w, &act));
    act.procedure = w->p.draft;              /* the draft's name counts no more */
    expect_because(would_act(w, &act), wrong_name);
    act = good, act.nth++;
    expect_because(would_act(w, &act), out_of_order);
    act = good, act.prev = (Hash){ 0 };
    expect_because(would_act(w, &act), out_of_order);
    act = good, act.kind = ACT_NONE;
    expect_because(act_judge(&w->p, &act, a), act_unknown);
    act.kind = ACT_KINDS;
    expect_because(act_judge(&w->p, &act, a), act_unknown);
}

TEST(the_clock_of_the_book_never_goes_back_and_may_stand_still_for_long)
{
    Play *w = play_to(OUT, a);
    const Act good = act_of(w, "2026-10-06T09:00 olga answer answer=1");
    Act act = good;
    act.at = w->p.last_at - 1, act.arrived = act.at;
    expect_because(would_act(w, &act), clock_back);
    act = good, act.arrived = act.at + 1;
    expect_because(would_act(w, &act), clock_back);
    act = good, act.arrived -= HOUR, act.expires -= HOUR;    /* a clock had run ahead, then not */
    expect_done(would_act(w, &act));
}

TEST(a_signature_counts_for_ten_minutes_at_most)
{
    Play *w = play_to(OUT, a);
    Act act = act_of(w, "olga answer answer=1");
    act.expires = act.arrived;
    expect_done(would_act(w, &act));
    act.expires = act.arrived + LONGEST_SIGNATURE;
    expect_done(would_act(w, &act));
    act.expires++;
    expect_because(would_act(w, &act), signature_expired);
    act.expires = act.arrived - 1;
    expect_because(would_act(w, &act), signature_expired);
    Act defined = act_of(w, "olga document document=1 version=2");
    expect_done(would_act(w, &defined));
    defined.expires = 1;                     /* signed with its batch: no time of its own */
    expect_because(would_act(w, &defined), signature_expired);
}

TEST(what_could_not_be_read_again_is_not_entered)
{
    Play *w = play_to(BEGUN, a);
    Act act = act_of(w, "olga holiday");
    expect_done(would_act(w, &act));
    act.holiday.day = 0;                     /* 1970: no date that is written */
    expect_because(would_act(w, &act), field_unreadable);
    act = act_of(w, "olga holiday");
    act.holiday.reason = (Hash){ 0 };
    expect_because(would_act(w, &act), field_unreadable);
    act = act_of(w, "olga person person=99");
    act.person.person = INT64_C(1000000000000000000);
    expect_because(would_act(w, &act), field_unreadable);
    act = act_of(w, "olga fact fact=electronic");
    act.fact.fact = FACTS;
    expect_because(would_act(w, &act), field_unreadable);
}

TEST(each_person_counts_without_gaps_and_the_box_is_counted_apart)
{
    Play *w = play_to(INTERESTED, a);
    Act asked = act_of(w, "2026-10-06T09:00 bela question");
    expect(asked.mine == 2);                 /* the first was interest */
    expect_done(does_act(w, &asked));
    asked = act_of(w, "bela question");
    asked.mine = 2;                          /* the same again */
    expect_because(would_act(w, &asked), counter_wrong);
    asked.mine = 4;                          /* a gap */
    expect_because(would_act(w, &asked), counter_wrong);
    Act laid = act_of(w, "bela deposit round=1 lot=1 version=1");
    expect(laid.mine == 1);
    expect_done(does_act(w, &laid));
    expect_done(does(w, "bela deposit round=1 lot=1 version=2"));
    asked = act_of(w, "bela question");
    expect(asked.mine == 3);                 /* nothing tells that she deposited */
    expect_done(does_act(w, &asked));
    laid = act_of(w, "bela deposit round=1 lot=1 version=3");
    laid.mine = 4;
    expect_because(would_act(w, &laid), counter_wrong);
}

TEST(what_needs_two_is_agreed_to_by_another_officer)
{
    Play *w = play_to(BOXED, a);
    const Act good = act_of(w, "olga admit round=1 lot=1 bidder=bela");
    Act act = good;
    expect_done(would_act(w, &act));
    act.is_agreed = false;
    expect_because(would_act(w, &act), agreement_missing);
    act = good, act.agreed.key = act.signed_by.key;
    expect_because(would_act(w, &act), agreement_foreign);
    act = good, act.signed_by.key = act.agreed.key;
    expect_because(would_act(w, &act), signature_foreign);
    expect_because(would(w, "olga+anna admit round=1 lot=1 bidder=bela"), agreement_foreign);
    expect_because(would(w, "olga+bela admit round=1 lot=1 bidder=bela"), agreement_foreign);
    act = act_of(w, "olga answer answer=1");
    act.is_agreed = true, act.agreed = good.agreed;
    expect_because(would_act(w, &act), agreement_superfluous);
    act.is_signed = false, act.expires = 0;
    expect_because(would_act(w, &act), agreement_superfluous);
}

TEST(an_act_comes_unsigned_only_where_its_row_says_so)
{
    Play *w = play_to(READ, a);
    Act score = act_of(w, "eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000");
    score.is_signed = false;
    expect_because(would_act(w, &score), act_unsigned);      /* it expires, yet is not signed */
    score.expires = 0;
    expect_done(would_act(w, &score));
    Act done = act_of(w, "eva scores-done round=1 lot=1");
    done.is_signed = false, done.expires = 0;
    expect_because(would_act(w, &done), act_unsigned);
}

TEST(one_officer_cannot_make_another)
{
    Play *w = play_to(PREPARED, a);
    Act role = act_of(w, "olga role person=eva role=officer"),
        enrol = act_of(w, "olga enrol person=55 key=55");
    expect(role.is_agreed && enrol.is_agreed);
    role.is_agreed = enrol.is_agreed = false;
    expect_because(would_act(w, &role), agreement_missing);
    expect_because(would_act(w, &enrol), agreement_missing);
}

TEST(both_officers_are_officers_of_that_lot)
{
    Play *w = play_with(
        BOXED, a,
        { "olga lot lot=1", "olga lot lot=1 group=0 most=100\n"
                            "olga lot lot=2 most=100" },
        { "olga formula", "olga formula lot=1\n"
                          "olga formula lot=2 formula=vfm-index places=0 where=criterion\n"
                          "olga criterion lot=2 criterion=1 weight=100.000 scale=1" },
        { "olga conflict",
          "olga conflict finding=none\nolga person person=77 key=77\n"
          "olga+otto role person=77 role=officer lot=2\n77 conflict finding=none" });
    expect_because(would(w, "olga+77 admit round=1 lot=1 bidder=bela"), agreement_foreign);
    expect_because(would(w, "77 admit round=1 lot=1 bidder=bela"), not_your_act);
    expect_because(would(w, "olga+77 admit round=1 lot=2 bidder=bela"), no_such_bid);
    expect_because(would(w, "olga+otto role person=77 role=officer lot=9"), no_such_lot);
    expect_done(would(w, "olga+otto role person=77 role=officer lot=0"));
}

TEST(what_names_every_lot_is_done_by_officers_of_every_lot)
{
    Play *w = play_with(INTERESTED, a,
        { "olga lot lot=1", "olga lot lot=1 group=0 most=100\nolga lot lot=2 most=100" },
        { "olga formula", "olga formula lot=1\n"
                          "olga formula lot=2 formula=vfm-index places=0 where=criterion\n"
                          "olga criterion lot=2 criterion=1 weight=100.000 scale=1" },
        { "olga conflict",
          "olga conflict finding=none\nolga person person=77 key=77\n"
          "olga+otto role person=77 role=officer lot=1\n"
          "olga+otto role person=77 role=officer lot=2\n77 conflict finding=none" });
    expect_because(would(w, "77 suspend lot=0"), not_every_lot);
    expect_done(would(w, "77 suspend lot=2"));
    expect_done(would(w, "olga suspend lot=0"));
    expect_because(would(w, "77 role person=anna role=manager lot=0"), not_every_lot);
    expect_done(would(w, "77 role person=anna role=manager lot=2"));
    expect_because(would(w, "77+olga abandon lot=0"), not_every_lot);
    expect_because(would(w, "olga+77 abandon lot=0"), agreement_foreign);
    expect_done(would(w, "olga+77 abandon lot=1"));
    expect_done(would(w, "olga+otto abandon lot=0"));
    expect_done(would(w, "77 answer answer=1"));                 /* no lot in it */
}

/* ---- batches --------------------------------------------------------------------- */

TEST(definitions_come_in_a_batch_that_is_closed_by_who_began_it)
{
    Play *w = play_to(PREPARED, a);
    Act lot = act_of(w, "olga lot lot=1");
    lot.in_batch = false, lot.is_signed = true;
    expect_because(would_act(w, &lot), batch_only);
    Act person = act_of(w, "olga person person=77 key=77");
    person.in_batch = true;
    expect_because(would_act(w, &person), batch_only);
    expect_done(does(w, "olga lot lot=1"));
    expect_because(would(w, "otto lot lot=2"), batch_open);
    expect_because(would(w, "otto conflict finding=none"), batch_open);
    expect_because(would(w, "olga conflict finding=none"), batch_open);
    expect_because(would(w, "otto publish retention=2030-01-01T00:00"), batch_open);
    expect_done(would(w, "olga lot lot=2"));
    w = play_to(INTERESTED, a);
    expect_done(does(w, "olga timetable round=1 event=deadline moment=2026-11-06T12:00"));
    expect_because(would(w, "bela deposit round=1 lot=1 version=1"), batch_open);
}

TEST(the_acts_of_a_batch_have_the_moments_of_the_one_that_closes_it)
{
    Play *w = play_to(DEFINED, a);
    Act lot = act_of(w, "olga lot lot=2"), publish = act_of(w,
        "2026-10-05T09:00 olga publish retention=2030-01-01T00:00");
    w->p.batch_at = w->p.batch_arrived = publish.at;
    expect_done(would_act(w, &publish));
    publish.at++;
    expect_because(would_act(w, &publish), batch_moment);
    publish.at--, publish.arrived--;
    expect_because(would_act(w, &publish), batch_moment);
    lot.at = publish.at, lot.arrived = publish.at - 1;
    expect_because(would_act(w, &lot), batch_moment);
    lot.arrived++;
    expect_done(would_act(w, &lot));
}

TEST(the_closing_act_is_signed_over_exactly_its_batch)
{
    Play *w = play_to(DEFINED, a);
    Act publish = act_of(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00");
    expect_done(would_act(w, &publish));
    publish.publish.batch.byte[0] ^= 1;
    expect_because(would_act(w, &publish), batch_differs);
    Hash whole = batch_so_far(&w->p);
    Play *other = play_with(DEFINED, a, { "olga include", "olga include lot=1 service=1 activity=1"
                                                          " " });
    expect(hash_same(whole, batch_so_far(&other->p)));
    other = play_with(DEFINED, a, { "olga round round=1",
                                    "olga round round=1 kind=tender needed=3 padded=4096" });
    expect(!hash_same(whole, batch_so_far(&other->p)));
    Act forgotten = act_of(other, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00");
    forgotten.publish.batch = whole;
    expect_because(would_act(other, &forgotten), batch_differs);
}

TEST(a_batch_has_4096_acts_at_most)
{
    Play *w = play_to(PREPARED, a);
    expect_done(does(w, "olga lot lot=1"));
    w->p.batch_acts = BATCH_MOST - 2;
    expect_done(would(w, "olga lot lot=2"));
    w->p.batch_acts = BATCH_MOST - 1;
    expect_because(would(w, "olga lot lot=2"), too_large);
}

TEST(an_amendment_may_be_of_words_alone)
{
    Play *w = play_to(OUT, a);
    expect_done(does(w, "olga amend"));
    expect_done(does(w, "otto amend"));
}

/* ---- the office ------------------------------------------------------------------ */

TEST(the_first_two_officers_enrol_themselves_and_the_others_are_enrolled)
{
    Play *w = play_to(NOTHING, a);
    expect_because(would(w, "2026-10-01T09:00 olga enrol person=otto key=otto"), act_unsigned);
    expect_done(does(w, "2026-10-01T09:00 olga enrol person=olga key=olga"));
    expect_because(would(w, "otto enrol person=otto key=olga"), key_taken);
    expect_because(would(w, "otto enrol person=55 key=otto"), act_unsigned);
    expect_because(would(w, "0 enrol person=0 key=otto"), number_missing);
    expect_done(does(w, "otto enrol person=otto key=otto"));
    Act third = act_of(w, "55 enrol person=55 key=55");
    expect_because(would_act(w, &third), not_your_act);      /* though its own key signs */
    third.is_signed = third.is_agreed = false, third.expires = 0;
    expect_because(would_act(w, &third), act_unsigned);
    third.is_signed = true, third.expires = third.arrived;
    third.signed_by.key = key_id((Key){ 0 });             /* nobody's key is not a key */
    expect_because(would_act(w, &third), signature_foreign);
    expect_done(does(w, "olga+otto enrol person=55 key=55"));
    expect_because(would(w, "olga+otto enrol person=55 key=56"), number_taken);
}

TEST(a_retired_officer_does_nothing_more_and_two_remain)
{
    Play *w = play_to(OFFICE, a);
    expect_because(would(w, "olga retire person=otto"), officers_too_few);
    expect_because(would(w, "olga retire person=66"), no_such_person);
    expect_done(does(w, "olga+otto enrol person=55 key=55"));
    expect_done(does(w, "olga begin year=2026 number=1 rules=2026-01-01"));
    expect_done(does(w, "olga retire person=otto"));
    w->now += 10;
    expect_because(would(w, "olga+55 retire person=otto"), no_such_person);
    expect_because(would(w, "otto+olga enrol person=56 key=56"), signature_foreign);
    expect_because(would(w, "otto+olga enrol person=otto key=56"), signature_foreign);
    expect_because(would(w, "olga+otto retire person=55"), agreement_foreign);
    expect_because(would(w, "otto conflict finding=none"), not_your_act);   /* nor where he was */
    expect_because(would(w, "olga+otto key-change person=olga key=900"), agreement_foreign);
    Play *v = play_to(OFFICE, a);
    v->office = w->office, v->now = w->now;
    expect_because(would(v, "otto begin year=2026 number=2 rules=2026-01-01"), not_your_act);
    expect_because(would(v, "olga+otto begin year=2026 number=2 rules=2026-01-01"),
                   agreement_foreign);
    expect_done(would(v, "olga+55 begin year=2026 number=2 rules=2026-01-01"));
}

TEST(a_file_is_begun_once_by_officers_and_nothing_comes_before)
{
    Play *w = play_to(OFFICE, a);
    expect_because(would(w, "olga conflict finding=none"), not_now);
    expect_because(would(w, "eva begin rules=2026-01-01"), not_your_act);
    expect_because(would(w, "olga begin rules=2026-10-02"), rules_too_new);
    expect_because(would(w, "olga begin year=0 rules=2026-10-01"), year_wrong);
    expect_because(would(w, "olga begin year=20266 rules=2026-10-01"), year_wrong);
    expect_done(does(w, "olga begin rules=2026-10-01"));
    expect_because(would(w, "olga begin rules=2026-10-01"), never_now);
    Act misplaced = act_of(w, "olga+otto enrol person=55 key=55");
    expect_because(act_judge(&w->p, &misplaced, a), never_now);
    misplaced = act_of(w, "olga conflict finding=none");
    expect_because(act_judge(&w->office, &misplaced, a), never_now);
}

/* ---- keys ------------------------------------------------------------------------ */

TEST(a_changed_key_counts_after_a_day_and_the_old_one_until_then)
{
    Play *w = play_to(PREPARED, a);
    expect_done(does(w, "2026-10-02T09:00 olga key-change person=eva key=900"));
    Act old = act_of(w, "2026-10-03T08:59 eva conflict finding=none");
    expect(key_id_same(old.signed_by.key, key_id(key_of(EVA))));
    expect_done(would_act(w, &old));
    Act late = act_of(w, "2026-10-03T09:01 eva conflict finding=none");
    expect(key_id_same(late.signed_by.key, key_id(key_of(900))));
    expect_done(would_act(w, &late));
    late.signed_by = old.signed_by;
    expect_because(would_act(w, &late), signature_foreign);
}

TEST(no_key_is_taken_twice_and_none_changes_twice_in_a_day)
{
    Play *w = play_to(PREPARED, a);
    expect_because(would(w, "olga key-change person=66 key=900"), no_such_person);
    expect_because(would(w, "olga key-change person=eva key=emil"), key_taken);
    expect_because(would(w, "olga person person=77 key=emil"), key_taken);
    expect_because(would(w, "olga person person=emil key=77"), number_taken);
    expect_because(would(w, "olga person person=0 key=77"), number_missing);
    expect_done(does(w, "olga key-change person=eva key=900"));
    expect_because(would(w, "olga key-change person=eva key=901"), key_too_early);
    expect_because(would(w, "olga person person=77 key=900"), key_taken);
    expect_because(would(w, "olga person person=77 key=eva"), key_taken);
    Act none = act_of(w, "olga key-change person=emil key=902");
    none.key_change.key = (Key){ 0 };
    expect_because(would_act(w, &none), key_taken);
    expect_done(does(w, "2026-10-03T09:00 olga key-change person=eva key=901"));
    expect_because(would(w, "olga person person=77 key=eva"), key_taken);    /* her first */
    expect_because(would(w, "olga key-change person=emil key=900"), key_taken);
}

TEST(a_holder_who_changes_the_key_does_not_change_the_published_list_of_padlocks)
{
    Play *w = play_to(OUT, a);
    Text before = { 0 }, after = { 0 };
    lockset_write(&before, &w->p, 1, a);
    expect_done(does(w, "olga key-change person=hans key=900"));
    lockset_write(&after, &w->p, 1, a);
    expect(str_same(text_str(&before), text_str(&after)));
}

TEST(what_an_evaluator_kept_was_never_changed)
{
    Play *w = play_to(PREPARED, a);
    expect_done(does(w, "2026-10-02T09:00 olga key-change person=eva key=900"));
    expect_done(does(w, "2026-10-02T10:00 eva key-kept"));
    Act act = act_of(w, "2026-10-03T09:01 eva conflict finding=none");
    expect(key_id_same(act.signed_by.key, key_id(key_of(EVA))));
    expect_done(would_act(w, &act));
    act.signed_by.key = key_id(key_of(900));
    expect_because(would_act(w, &act), signature_foreign);
}

/* ---- people ---------------------------------------------------------------------- */

TEST(whoever_comes_to_the_panel_when_a_box_was_listed_is_named_by_two_and_for_a_reason)
{
    Play *w = play_to(OUT, a);
    const char *const roles[] = { "evaluator", "chair" };
    Act manager = act_of(w, "olga role person=anna role=manager");
    Act early = act_of(w, "olga role person=anna role=evaluator");
    expect(!early.is_agreed && !manager.is_agreed);
    early.role.reason = (Hash){ 0 };
    expect_done(would_act(w, &early));
    expect_done(does(w, "2026-10-30T12:01 olga box-list round=1"));
    for (int i = 0; i < (int)countof(roles); i++) {
        Act late = act_of(w, "olga role person=anna role=chair");
        expect_done(field_read(act_field(ACT_ROLE, "role"), str(roles[i]), &late));
        expect(late.is_agreed);
        expect_done(would_act(w, &late));
        late.role.reason = (Hash){ 0 };
        expect_because(would_act(w, &late), role_unexplained);
        late.is_agreed = false;
        expect_because(would_act(w, &late), agreement_missing);
    }
    manager = act_of(w, "olga role person=anna role=manager");
    manager.role.reason = (Hash){ 0 };
    expect(!manager.is_agreed);
    expect_done(would_act(w, &manager));
}

TEST(a_padlock_holder_is_never_an_evaluator)
{
    Play *w = play_to(PREPARED, a);
    expect_because(would(w, "olga role person=eva role=holder"), roles_clash);
    expect_because(would(w, "olga role person=carl role=holder"), roles_clash);
    expect_because(would(w, "olga role person=hans role=evaluator"), roles_clash);
    expect_because(would(w, "olga role person=hans role=evaluator lot=7"), roles_clash);
    expect_because(would(w, "olga role person=hans role=chair"), roles_clash);
    expect_because(would(w, "olga role person=66 role=chair"), no_such_person);
    expect_because(would(w, "eva role person=eva role=chair"), not_your_act);
    w = play_to(INTERESTED, a);
    expect_because(would(w, "olga role person=bela role=evaluator"), no_such_person);
    expect_because(would(w, "olga role person=hans role=evaluator"), roles_clash);
}

TEST(who_influences_has_declared_before_the_notice_and_an_interest_is_ruled_on)
{
    Play *w = play_with(DEFINED, a, { "carl conflict", "" });
    const char *publish = "2026-10-05T09:00 olga publish retention=2030-01-01T00:00";
    expect_because(would(w, publish), conflict_missing);
    w = play_with(DEFINED, a, { "carl conflict", "carl conflict finding=interest" });
    expect_because(would(w, publish), conflict_missing);
    w = play_with(DEFINED, a, { "carl conflict", "carl conflict finding=interest\n"
                                                 "olga ruling person=carl ruling=may-stay" });
    expect_done(would(w, publish));
    w = play_with(DEFINED, a, { "carl conflict", "carl conflict finding=interest\n"
                                                 "olga ruling person=carl ruling=must-leave" });
    expect_done(does(w, publish));
    expect_because(would(w, "carl consensus round=1 lot=1 bidder=bela criterion=11"), not_your_act);
    expect_done(would(w, "carl conflict finding=none"));
}

TEST(a_declared_interest_is_not_taken_back_but_ruled_on)
{
    Play *w = play_to(INTERESTED, a);
    const char *acts = "otto answer answer=1";
    expect_done(does(w, "otto conflict finding=none"));
    expect_done(does(w, "otto conflict finding=interest"));
    expect_because(would(w, "otto conflict finding=none"), interest_waits);
    expect_done(does(w, "otto conflict finding=interest"));      /* one more */
    expect_because(would(w, acts), not_declared);
    expect_done(does(w, "olga ruling person=otto ruling=may-stay"));
    expect_because(would(w, "olga ruling person=otto ruling=may-stay"), no_interest_declared);
    expect_done(would(w, acts));
    expect_done(does(w, "otto conflict finding=none"));
    expect_done(does(w, "otto conflict finding=interest"));      /* waits anew */
    expect_because(would(w, acts), not_declared);
    expect_because(would(w, "otto conflict finding=none"), interest_waits);
    expect_done(does(w, "olga ruling person=otto ruling=must-leave"));
    expect_done(does(w, "otto conflict finding=none"));          /* he may, and it helps nothing */
    expect_because(would(w, acts), not_your_act);
}

TEST(nobody_rules_on_oneself_or_on_what_was_not_declared)
{
    Play *w = play_to(PREPARED, a);
    expect_because(would(w, "olga ruling person=eva ruling=may-stay"), no_interest_declared);
    expect_because(would(w, "olga ruling person=66 ruling=may-stay"), no_such_person);
    expect_done(does(w, "olga conflict finding=interest"));
    expect_because(would(w, "olga ruling person=olga ruling=may-stay"), not_your_act);
    expect_done(does(w, "otto ruling person=olga ruling=must-leave"));
    expect_because(would(w, "olga person person=77 key=77"), not_your_act);
    expect_because(would(w, "otto+olga key-change person=eva key=900"), agreement_foreign);
}

TEST(whoever_comes_after_the_notice_declares_before_deciding)
{
    Play *w = play_to(BOXED, a);
    expect_done(does_all(w, "olga person person=77 key=77\nolga+otto role person=77 role=officer"));
    expect_because(would(w, "77 admit round=1 lot=1 bidder=bela"), not_declared);
    expect_because(would(w, "olga+77 admit round=1 lot=1 bidder=bela"), not_declared);
    expect_done(does(w, "77 conflict finding=interest"));
    expect_because(would(w, "olga+77 admit round=1 lot=1 bidder=bela"), not_declared);
    expect_done(does(w, "olga ruling person=77 ruling=may-stay"));
    expect_done(would(w, "olga+77 admit round=1 lot=1 bidder=bela"));
}

/* What a law is not known by is cited under every other, too. */
TEST(no_act_is_cited_by_a_law_that_is_not_the_lot_s)
{
    static const char *const later[] = { "2014/24", "2015 reg.", "2023 s." };
    for (ActKind k = ACT_NONE + 1; k < ACT_KINDS; k++) {
        const char *is = str_terminated(source_under(act_rows[k]->source, 1u << EC_2004_18, a), a);
        for (int i = 0; i < countof(later); i++)
            expect(!strstr(is, later[i]));
    }
}

/* ---- gates ----------------------------------------------------------------------- */

TEST(a_gate_is_passed_by_its_own_body_and_each_paper_once)
{
    Play *w = play_to(PREPARED, a);
    expect_because(would(w, "olga gate gate=1 approver=eva"), no_such_person);
    expect_because(would(w, "olga gate gate=0 approver=anna"), number_missing);
    expect_done(does(w, "olga gate gate=1 approver=anna before=publish"));
    expect_because(would(w, "olga gate gate=1 approver=anna"), number_taken);
    expect_because(would(w, "anna approval gate=2 version=1"), no_such_gate);
    expect_done(does_all(w, "olga person person=77 key=77\nolga role person=77 role=approver"));
    expect_because(would(w, "77 approval gate=1 version=1"), not_your_gate);
    expect_done(does(w, "anna approval gate=1 decision=approved version=2"));
    expect_because(would(w, "anna approval gate=1 decision=approved version=2"), paper_old);
    expect_because(would(w, "anna approval gate=1 decision=approved version=1"), paper_old);
}

#define GATED(decided)                                                                             \
    { "anna conflict", "anna conflict finding=none\n"                                              \
                       "olga gate gate=1 approver=anna before=publish limit=500000" decided }

TEST(the_notice_waits_for_its_gates)
{
    const char *publish = "2026-10-05T09:00 olga publish retention=2030-01-01T00:00";
    Play *w = play_with(DEFINED, a, GATED(""));
    expect_because(would(w, publish), approval_missing);
    w = play_with(DEFINED, a, GATED("\nanna approval gate=1 decision=rejected version=1"));
    expect_because(would(w, publish), approval_missing);
    w = play_with(DEFINED, a, GATED("\nanna approval gate=1 decision=approved version=1"));
    expect_done(would(w, publish));
    w->p.gates.at[0].limit--;                /* what all lots may cost is more than anna's limit */
    expect_because(would(w, publish), approval_beyond);
    expect_text(would(w, publish).detail, "gate 1, where it takes person 11 (approval); its limit "
                                          "is GBP 4,999.99, and this is GBP 5,000.00");
}

TEST(approvals_lapse_when_figures_change)
{
    Play *w = play_with(PRICED, a, { "anna conflict", "anna conflict finding=none\n"
        "olga gate gate=1 approver=anna before=award limit=125000\n"
        "olga gate gate=2 approver=anna before=contract\n"
        "anna approval gate=1 decision=approved version=1\n"
        "anna approval gate=2 decision=approved version=1" });
    const char *award = "2026-12-18T09:00 olga award round=1 lot=1 bidder=cora total=84.000 "
                        "price=125000";
    expect_because(would(w, award), approval_lapsed);        /* the lock set the figures */
    expect_done(does(w, "anna approval gate=1 decision=approved version=2"));
    expect_done(does(w, "anna approval gate=2 decision=approved version=2"));
    w->p.gates.at[0].limit--;
    expect_because(would(w, award), approval_beyond);
    w->p.gates.at[0].limit++;
    expect_done(does(w, award));
    expect_done(does_all(w, "olga summary round=1 lot=1 bidder=bela\n"
        "olga summary round=1 lot=1 bidder=cora\nolga summary round=1 lot=1 bidder=dora\n"
        "2026-12-21T09:00 olga notice-published notice=award lot=1 published=2026-12-21T09:00\n"
        "olga standstill lot=1 last=2027-01-05"));
    const char *contract = "2027-01-06T09:00 olga contract lot=1 bidder=cora value=125000 "
                           "from=2027-02-01 until=2029-01-31";
    expect_because(would(w, contract), approval_lapsed);     /* it was given before the award */
    expect_done(does(w, "anna approval gate=2 decision=approved version=3"));
    expect_done(would(w, contract));
}

/* ---- facts, days, padlocks ------------------------------------------------------- */

TEST(a_case_without_its_fact_is_left_out_and_not_the_fact)
{
    Play *w = play_to(PREPARED, a);
    Str told = would(w, "olga fact fact=electronic value=yes exempt=light-touch").detail;
    const char *says = str_terminated(told, a);
    expect(strstr(says, "; it belongs to fact=no-standstill value=yes: leave exempt out"));
    expect(!strstr(says, "leave the fact out"));
}

/* Directive 2004/18/EC art. 33(2), Directive 2014/24/EU art. 34(2), Procurement Act 2023 s.34. */
TEST(a_dynamic_system_runs_by_the_procedure_that_its_law_names)
{
    static const struct { Regime law; RuleKind kind; } rows[] = {
        { EC_2004_18, FOR_OPEN }, { EU_2014_24, FOR_RESTRICTED }, { PCR_2015, FOR_RESTRICTED },
        { PA_2023, FOR_FLEXIBLE } };
    Play *w = play_to(PREPARED, a);
    for (int i = 0; i < countof(rows); i++)
        for (RuleKind kind = FOR_OPEN; kind <= FOR_FLEXIBLE; kind *= 2) {
            w->p.kind = kind;
            expect(exempt_fits(&w->p, &(Lot){ .regime = rows[i].law }, CASE_DYNAMIC,
                               FACT_DYNAMIC_MARKET) == (kind == rows[i].kind));
        }
}

TEST(a_holiday_is_added_once)
{
    Play *w = play_to(PREPARED, a);
    expect_done(does(w, "olga holiday day=2026-12-24"));
    expect_because(would(w, "olga holiday day=2026-12-24"), said_already);
}

TEST(a_holiday_that_the_place_does_not_keep_is_struck_before_the_notice)
{
    Play *w = play_to(PREPARED, a);
    Day   friday = day_of((Civil){ 2026, 4, 3 });            /* Good Friday */
    expect(is_holiday(place_of(&w->p).holidays, friday));
    expect_because(would(w, "olga holiday day=2026-04-02 kept=struck"), holiday_unkept);
    expect_done(does(w, "olga holiday day=2026-04-03 kept=struck"));
    expect(!is_holiday(place_of(&w->p).holidays, friday));
    expect_because(would(w, "olga holiday day=2026-04-03 kept=struck"), said_already);
    Lot eu = { .regime = EU_2014_24 }, uk = { .regime = PA_2023 };
    expect(!is_holiday(case_of(&w->p, &eu).place.holidays, friday));
    expect(is_holiday(case_of(&w->p, &uk).place.holidays, friday));
    w = play_to(OUT, a);
    expect_because(would(w, "olga holiday day=2026-04-03 kept=struck"), never_now);
}

/* ---- warnings -------------------------------------------------------------------- */

static bool says_words(Str line, const char *words)
{
    Str s = str(words);
    for (ptrdiff_t i = 0; i + s.len <= line.len; i++)
        if (str_same((Str){ line.at + i, s.len }, s))
            return true;
    return false;
}

static int warned(const Play *w, const char *words)
{
    Warnings found = { 0 };
    int count = 0;
    warnings_of(&w->p, &found, w->a);
    for (each(const Str, line, found))
        count += says_words(*line, words);
    return count;
}

#define ROUND_OF(needed)                                                                           \
    { "olga round", "olga round round=1 kind=tender padded=4096 needed=" needed }
#define ENDS_ON(deadline, validity)                                                                \
    { "olga timetable round=1 event=deadline",                                                     \
      "olga timetable round=1 event=deadline moment=" deadline "T12:00\n"                          \
      "olga timetable round=1 event=validity moment=" validity "T12:00" }

TEST(what_is_lawful_and_can_still_go_wrong_is_said_before_the_notice)
{
    Play *w = play_to(DEFINED, a);
    expect(warned(w, "Round 1: ") == 1 && warned(w, "not said until when tenders bind") == 1);
    expect(warned(w, "Lot 1: under lowest-ratio") == 1);
    w = play_with(DEFINED, a, ROUND_OF("3"), ENDS_ON("2026-10-30", "2026-12-29"));
    expect(warned(w, "Round 1: ") == 1 && warned(w, "all 3 padlocks are needed") == 1);
    w = play_with(DEFINED, a, ROUND_OF("1"), ENDS_ON("2026-10-31", "2026-12-29"));
    expect(warned(w, "one padlock opens") == 1 && warned(w, "is on a weekend") == 1);
    expect(warned(w, "tenders bind for 59 days") == 1);
    w = play_with(DEFINED, a, ENDS_ON("2026-12-25", "2027-06-29"));
    expect(warned(w, "is on a holiday") == 1 && warned(w, "Round 1: ") == 1);
    w = play_with(DEFINED, a, { "olga role person=hans", "olga buyer buyer=1 part=lead\n"
                                "olga role person=hans role=holder buyer=1" },
                  { "olga role person=hedi", "olga role person=hedi role=holder buyer=1" });
    expect(warned(w, "holders of buyer 1 have 2 padlocks and 2 open") == 1);
}

TEST(what_a_batch_would_define_is_warned_of_before_it_is_entered)
{
    Play *w = play_to(PREPARED, a);
    Act   acts[] = { act_of(w, "olga lot lot=1 regime=pa-2023 least=0 most=500000"),
                     act_of(w, "olga formula lot=1 formula=lowest-ratio"),
                     act_of(w, "olga round round=1 kind=tender needed=3 padded=4096"),
                     act_of(w, "olga timetable round=9 event=deadline moment=2026-10-31T12:00"),
                     act_of(w, "olga timetable round=1 event=deadline moment=2026-10-31T12:00") };
    Warnings found = { 0 };
    warnings_with(&w->p, acts, countof(acts), &found, a);
    expect(found.len == 4 && !w->p.lots.len && !w->p.rounds.len);
}

TEST(padlocks_are_counted_and_each_holder_brings_one)
{
    Play *w = play_with(PREPARED, a, { "hugo padlock", "" });
    expect_because(would(w, "hugo padlock index=4 h=1003"), padlock_order);
    expect_because(would(w, "hugo padlock index=2 h=1003"), padlock_order);
    expect_because(would(w, "hugo padlock index=3 h=1001"), padlock_twice);
    expect_because(would(w, "hans padlock index=3 h=1003"), padlock_twice);
    expect_because(would(w, "eva padlock index=3 h=1003"), not_your_act);
    expect_done(does(w, "hugo padlock index=3 h=1003"));
}

/* ---- definitions ----------------------------------------------------------------- */

/* The definition is refused when it is entered. */
static void refused(const char *line, const Reason *why, Arena *a)
{
    Play *w = play_to(DEFINED, a);
    expect_because(would(w, line), *why);
}

TEST(definitions_have_numbers_of_their_own_and_name_what_is_there)
{
    refused("olga lot lot=1", &number_taken, a);
    refused("olga lot lot=0", &number_missing, a);
    refused("olga lot lot=2 regime=none", &rule_missing, a);
    refused("olga lot lot=2 least=200 most=100", &value_backwards, a);
    refused("olga service service=1", &number_taken, a);
    refused("olga service service=0", &number_missing, a);
    refused("olga activity service=9 activity=1", &no_such_service, a);
    refused("olga activity service=1 activity=1", &number_taken, a);
    refused("olga include lot=9 service=1 activity=1", &no_such_lot, a);
    refused("olga include lot=1 service=1 activity=9", &no_such_service, a);
    refused("olga mark scale=1 mark=1.000", &said_already, a);
    refused("olga mark scale=0 mark=1.000", &number_missing, a);
    refused("olga criterion lot=9 criterion=4 weight=1.000", &no_such_lot, a);
    refused("olga criterion lot=1 criterion=1 weight=1.000", &number_taken, a);
    refused("olga criterion lot=1 criterion=0 weight=1.000", &number_missing, a);
    refused("olga criterion lot=1 criterion=4 parent=4 weight=1.000", &no_such_criterion, a);
    refused("olga criterion lot=1 criterion=4 weight=0.000", &weight_empty, a);
    refused("olga criterion lot=1 criterion=4 weight=100.001", &weight_empty, a);
    expect_done(would(play_to(DEFINED, a), "olga criterion lot=1 criterion=4 weight=0.001"));
    expect_done(would(play_to(DEFINED, a), "olga criterion lot=1 criterion=4 weight=100.000"));
    refused("olga criterion lot=1 criterion=4 kind=pass weight=1.000", &weight_empty, a);
    refused("olga criterion lot=1 criterion=4 parent=2 weight=1.000", &parent_wrong, a);
    refused("olga criterion lot=1 criterion=4 parent=3 kind=pass", &parent_wrong, a);
    refused("olga formula lot=9", &no_such_lot, a);
    refused("olga formula lot=1", &said_already, a);
    refused("olga round round=3 padded=4096", &round_wrong, a);
    refused("olga round round=2 padded=1023", &round_wrong, a);
    refused("olga round round=2 padded=1048577", &round_wrong, a);
    refused("olga timetable round=2 event=deadline moment=2026-11-30T12:00", &no_such_round, a);
    refused("olga timetable round=0 event=deadline moment=2026-11-30T12:00", &no_such_round, a);
    refused("olga document document=1 version=3", &version_gap, a);
    refused("olga document document=2 version=2", &version_gap, a);
}

static bool tells(const char *line, const char *words, Arena *a)
{
    Play *w = play_to(DEFINED, a);
    Str   told = would(w, line).detail;
    return memmem(told.at, (size_t)told.len, words, strlen(words)) != NULL;
}

TEST(which_numbers_there_are_is_told_where_one_is_missing_or_taken)
{
    expect(tells("olga criterion lot=1 criterion=1 weight=1.000", "the next free one is ", a));
    expect(tells("olga include lot=9 service=1 activity=1", "; there ", a));
    expect(tells("olga criterion lot=1 criterion=4 weight=0.000", "weight=0.000 (", a));
    expect(!tells("olga criterion lot=1 criterion=4 weight=0.000", "defined by no line", a));
}

TEST(an_activity_reserved_to_a_constable_is_in_no_lot)
{
    Play *w = play_to(DEFINED, a);
    expect_done(does(w, "olga activity service=1 activity=2 power=reserved"));
    expect_because(would(w, "olga include lot=1 service=1 activity=2"), activity_reserved);
    expect_done(does(w, "olga activity service=1 activity=3 power=designated"));
    expect_done(would(w, "olga include lot=1 service=1 activity=3"));
}

TEST(a_formula_names_its_constants_its_places_and_a_criterion_that_can_decide)
{
    Play *w = play_with(DEFINED, a, { "olga formula", "" });
    expect_because(would(w, "olga formula lot=1 places=10"), rounding_wrong);
    expect_done(would(w, "olga formula lot=1 places=9"));
    expect_because(would(w, "olga formula lot=1 where=exact places=1"), rounding_wrong);
    expect_done(would(w, "olga formula lot=1 formula=vfm-index where=exact"));
    expect_because(would(w, "olga formula lot=1 formula=vfm-index where=total places=3"),
                   rounding_wrong);
    expect_because(would(w, "olga formula lot=1 tie=9"), no_such_criterion);
    expect_because(would(w, "olga formula lot=1 tie=3"), tie_wrong);
    expect_because(would(w, "olga formula lot=1 formula=budget-saving"), formula_unfit);
    expect_because(would(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"),
                   formula_missing);
    expect_done(would(w, "olga formula lot=1 tie=1"));
}

/* ---- the notice ------------------------------------------------------------------ */

/* With one line of the definitions played otherwise, the notice is refused. */
static void unpublished(const char *line, const char *instead, const Reason *why, Arena *a)
{
    Play *w = play_with(DEFINED, a, { line, instead });
    expect_because(would(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"), *why);
}

TEST(weights_make_100_and_those_of_a_group_its_own)
{
    unpublished("olga criterion lot=1 criterion=2",
                "olga criterion lot=1 criterion=2 kind=price weight=39.999",
                &weights_do_not_add, a);
    unpublished("olga criterion lot=1 criterion=12",
                "olga criterion lot=1 criterion=12 parent=1 weight=20.001 scale=1",
                &weights_do_not_add, a);
    unpublished("olga criterion lot=1 criterion=12",
                "olga criterion lot=1 criterion=12 parent=11 weight=20.000 scale=1",
                &weights_do_not_add, a);
}

TEST(a_draft_is_told_all_that_is_wrong_with_it_at_once)
{
    Flaws all = { .a = a };
    Play *w = play_with(DEFINED, a,
                        { "olga criterion lot=1 criterion=2",
                          "olga criterion lot=1 criterion=2 kind=price weight=39.999" },
                        { "olga criterion lot=1 criterion=12",
                          "olga criterion lot=1 criterion=12 parent=1 weight=20.000 scale=9" },
                        { "olga formula", "olga service service=9" });
    publish_flaws(&w->p, w->p.last_at, &all);
    expect(all.all.len == 3);
    expect(all.all.at[0].why.why == &weights_do_not_add);
    expect(all.all.at[1].why.why == &no_such_scale);
    expect(all.all.at[1].kind == ACT_CRITERION && all.all.at[1].number == 12);
    expect(all.all.at[2].why.why == &formula_missing);
    Flaws none = { .a = a };
    Play *well = play_to(DEFINED, a);
    publish_flaws(&well->p, well->p.last_at, &none);
    expect(none.all.len == 0);
}

TEST(what_is_no_definition_stands_in_no_draft)
{
    Play *w = play_to(DEFINED, a);
    Act   act = act_of(w, "olga service service=9");
    expect_done(definition_judge(&w->p, &act, a));
    act = act_of(w, "olga publish retention=2030-01-01T00:00");
    expect_because(definition_judge(&w->p, &act, a), no_definition);
}

TEST(every_criterion_that_is_marked_has_a_scale_that_reaches_its_threshold)
{
    const char *second = "olga criterion lot=1 criterion=12";
    unpublished(second, "olga criterion lot=1 criterion=12 parent=1 weight=20.000 scale=9",
                &no_such_scale, a);
    unpublished("olga mark scale=2 mark=1", "", &no_such_scale, a);   /* only zero is left */
    unpublished(second,
                "olga criterion lot=1 criterion=12 parent=1 weight=20.000 scale=1 least=5.001",
                &threshold_unreachable, a);
    unpublished("olga criterion lot=1 criterion=1 ",
                "olga criterion lot=1 criterion=1 weight=60.000 least=3.000",
                &threshold_misplaced, a);
    unpublished("olga criterion lot=1 criterion=2 ",
                "olga criterion lot=1 criterion=2 kind=price weight=40.000 least=3.000",
                &threshold_misplaced, a);
}

TEST(a_formula_that_gives_points_has_one_price_criterion_and_a_figure_none)
{
    unpublished("olga criterion lot=1 criterion=2 ",
                "olga criterion lot=1 criterion=2 weight=40.000 scale=1",
                &price_criterion_wrong, a);
    unpublished("olga criterion lot=1 criterion=2 ",
                "olga criterion lot=1 criterion=2 kind=price weight=20.000\n"
                "olga criterion lot=1 criterion=4 kind=price weight=20.000",
                &price_criterion_wrong, a);
    unpublished("olga formula", "olga formula lot=1 formula=price-per-quality-point",
                &price_criterion_wrong, a);
}

TEST(something_is_tendered_in_rounds_that_can_be_opened_and_end)
{
    Play *w = play_to(PREPARED, a);
    expect_because(would(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00"),
                   lots_missing);
    const char *round = "olga round";
    unpublished(round, "olga round round=1 kind=tender needed=4 padded=4096", &padlocks_too_few, a);
    unpublished(round, "olga round round=1 kind=tender needed=0 padded=4096", &padlocks_too_few, a);
    unpublished("olga timetable round=1 event=deadline", "", &deadline_missing, a);
    w = play_to(DEFINED, a);
    expect_because(would(w, "2026-10-05T09:00 olga publish retention=2029-10-04T00:00"),
                   retention_too_short);
    expect_done(would(w, "2026-10-05T09:00 olga publish retention=2029-10-05T10:00"));
}

TEST(a_name_of_signs_that_are_as_empty_as_a_space_is_none)
{
    static const char *const empty[] = { " ", "\xc2\xa0", "\xe1\x9a\x80", "\xe2\x80\x85",
        "\xe2\xa0\x80", "\xe3\x80\x80", "\xe3\x85\xa4", "\xef\xbe\xa0" };
    (void)a;
    for (int i = 0; i < countof(empty); i++)
        expect(!name_fits(str(empty[i])));
    expect(name_fits(S("\xe2\xa0\x81")));
}

static const Reason *kept_until(Play *w, const char *published, const char *until)
{
    Act act = act_of(w, "olga publish");
    act.arrived = moment(published);
    act.publish.retention = moment(until);
    return publish_judge_own(&w->p, &act, w->a).why;
}

TEST(three_years_from_a_day_that_comes_every_four_end_the_day_before)
{
    Play *w = play_to(DEFINED, a);
    expect(!kept_until(w, "2028-02-29T09:00", "2031-02-28T00:00"));
    expect(kept_until(w, "2028-02-29T09:00", "2031-02-27T00:00") == &retention_too_short);
    expect(!kept_until(w, "2027-02-10T09:00", "2030-02-10T00:00"));
    expect(!kept_until(w, "2028-03-29T09:00", "2031-03-29T00:00"));
    expect(kept_until(w, "2028-03-29T09:00", "2031-03-28T00:00") == &retention_too_short);
}

/* All documents electronically: 25 days, the first of them 6 October, the last the 30th. */
TEST(the_time_limit_is_the_one_that_the_facts_give)
{
    const char *line = "olga timetable round=1 event=deadline";
    Play *w = play_with(OUT, a, { line, "olga timetable round=1 event=deadline "
                                        "moment=2026-10-30T00:01" });
    expect(w->p.published);
    unpublished(line, "olga timetable round=1 event=deadline moment=2026-10-30T00:00",
                &deadline_too_near, a);
    unpublished("olga fact fact=all-documents", "", &deadline_too_near, a);
}

TEST(a_published_deadline_only_lengthens_and_only_before_it_has_passed)
{
    Play *w = play_to(OUT, a);
    const char *sooner = "olga timetable round=1 event=deadline moment=2026-10-30T11:59";
    const char *later = "olga timetable round=1 event=deadline moment=2026-11-05T12:00";
    expect_because(would(w, sooner), deadline_backwards);
    w->now = moment("2026-10-30T11:59");
    expect_done(would(w, later));
    w->now = moment("2026-10-30T12:00");
    expect_because(would(w, later), deadline_backwards);
    w->now = moment("2026-10-20T12:00");
    expect_because(would(w, "olga timetable round=1 event=questions moment=2026-10-25T12:00"),
                   deadline_backwards);
    expect_because(would(w, "olga timetable round=2 event=deadline moment=2026-12-05T12:00"),
                   no_such_round);
    expect_done(does_all(w, "olga timetable round=1 event=deadline moment=2026-11-05T12:00\n"
                            "olga amend"));
    expect(phase_at(&w->p, 1, 1, moment("2026-11-05T11:59")) == BIDDING);
    expect(phase_at(&w->p, 1, 1, moment("2026-11-05T12:00")) == CLOSED);
}

extern const Reason refinement_unreserved;

TEST(what_was_published_is_frozen)
{
    const char *const lines[] = { "olga lot lot=2", "olga service service=2",
        "olga activity service=1 activity=2", "olga include lot=1 service=1 activity=1",
        "olga include lot=9 service=1 activity=1", "olga mark scale=1 mark=2.500",
        "olga criterion lot=1 criterion=4 weight=1.000", "olga criterion lot=9 criterion=4",
        "olga formula lot=9", "olga formula lot=1", "olga round round=2 padded=4096",
        "olga gate gate=9 approver=anna", "hans padlock index=4 h=1004",
        "olga publish retention=2030-01-01T00:00", "olga timetable round=9" };
    for (ptrdiff_t i = 0; i < countof(lines); i++) {
        Play *w = play_to(OUT, a);
        Result r = would(w, lines[i]);
        expect(r.why == &not_now || r.why == &never_now || r.why == &no_such_round ||
               r.why == &no_such_lot || r.why == &refinement_unreserved);
    }
    expect_done(would(play_to(OUT, a), "olga document document=1 version=2"));
}

#define TICKS "olga ticks seconds={} entries={} near_seconds={} near_entries={} near_within={} "   \
              "rush_seconds={} rush_entries={} rush_within={}"

static const char *ticks_line(const int64_t n[8], Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, TICKS, str_of_number(n[0], a), str_of_number(n[1], a), str_of_number(n[2], a),
             str_of_number(n[3], a), str_of_number(n[4], a), str_of_number(n[5], a),
             str_of_number(n[6], a), str_of_number(n[7], a));
    return str_terminated(text_str(&t), a);
}

TEST(how_often_a_box_ticks_is_promised_once_before_the_notice_and_as_a_box_can)
{
    static const int64_t usual[8] = { 60, 4, 10, 4, 600, 1, 16, 60 };
    static const int64_t wrong[8] = { 86401, 0, 7, 4097, 0, 3, 0, 601 };
    for (int i = 0; i < 8; i++) {
        int64_t n[8];
        memcpy(n, usual, sizeof n);
        n[i] = wrong[i];
        refused(ticks_line(n, a), &ticks_wrong, a);
    }
    Play *w = play_to(DEFINED, a);
    expect_done(does(w, ticks_line(usual, a)));
    expect(w->p.ticks.near.within == 600 && w->p.ticks.rush.entries == 16);
    expect_because(would(w, ticks_line(usual, a)), said_already);
    expect_because(would(play_to(OUT, a), ticks_line(usual, a)), never_now);
}

TEST(what_ticks_owe_is_counted_by_what_holds_when_each_is_due)
{
    enum { NOON = 1200000 };
    Ticks t = { { 60, 4, 0 }, { 10, 2, 600 }, { 1, 16, 60 } };
    Deadlines none = { 0 }, one = { 0 };
    *list_add(&one, a) = NOON;
    expect(entries_owed(&t, &none, NOON - 3600, NOON) == 60 * 4);
    expect(entries_owed(&t, &one, NOON - 7200, NOON - 3600) == 60 * 4);
    expect(entries_owed(&t, &one, NOON - 601, NOON - 61) == 54 * 2);      /* ...:00, not yet :50 */
    expect(entries_owed(&t, &one, NOON - 61, NOON + 59) == 120 * 16);
    expect(entries_owed(&t, &one, NOON + 59, NOON + 599) == 54 * 2);
    expect(entries_owed(&t, &one, NOON + 599, NOON + 600) == 4);
    expect(entries_owed(&t, &one, NOON - 7200, NOON + 600) == 109 * 4 + 108 + 1920 + 108 + 4);
    expect(entries_owed(&t, &one, NOON, NOON) == 0);
    *list_add(&one, a) = NOON + 30;                                       /* two boxes */
    expect(entries_owed(&t, &one, NOON - 61, NOON + 89) == 150 * 16);
}

/* It is no change of what bids are an answer to: no deadline moves, and nothing says `minor`. */
TEST(files_for_sealing_are_named_once_and_named_anew_without_more_time)
{
    Play *w = play_to(DEFINED, a);
    expect(hash_none(w->p.tools.seal));
    expect_done(does_all(w, "olga tools seal=one holder=two\n"
                            "olga publish retention=2030-01-01T00:00"));
    expect(hash_same(w->p.tools.seal, sha256(S("one"))));
    expect(hash_same(w->p.tools.holder, sha256(S("two"))) && w->p.tools.leaf == w->leaf - 2);
    expect_because(would(w, "olga tools seal=one holder=two"), said_already);
    expect_because(would(w, "olga tools seal=- holder=two"), field_unreadable);
    expect_because(would(w, "eva tools seal=three holder=two"), not_your_act);
    w->now = moment("2026-10-30T11:59");
    expect_done(does_all(w, "olga tools seal=three holder=two\nolga amend minor=-"));
    expect(hash_same(w->p.tools.seal, sha256(S("three"))) && !w->p.changes.len);
}

TEST(a_published_procedure_is_named_after_its_notice)
{
    Play *w = play_to(DEFINED, a);
    Act publish = act_of(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00");
    expect_done(does_act(w, &publish));
    expect(name_same(procedure_name(&w->p), name_of_commit(publish.commit)));
}

/* ---- text ------------------------------------------------------------------------ */

TEST(every_act_of_a_whole_life_is_written_and_read_alike)
{
    Text life = { 0 };
    Play *w = play_new(a);
    life_write(&life, BOUGHT, a);
    for (Str rest = text_str(&life); rest.len;) {
        Act act, again;
        Text once = { 0 }, twice = { 0 };
        expect(play_act(w, str_cut(&rest, '\n'), &act));
        act_write(&once, &act, a);
        expect_done(act_read(text_str(&once), &again));
        act_write(&twice, &again, a);
        expect(str_same(text_str(&once), text_str(&twice)));
        expect_done(does_act(w, &act));
    }
}

TEST(an_act_has_one_text_only)
{
    Play *w = play_to(OUT, a);
    Text t = { 0 };
    Act act = act_of(w, "olga answer answer=1"), read;
    act_write(&t, &act, a);
    Str whole = text_str(&t);
    expect_done(act_read(whole, &read));
    expect_because(act_read((Str){ whole.at, whole.len - 1 }, &read), act_unreadable);
    expect_because(act_read(S(""), &read), act_unreadable);
    expect_because(act_read(S("act fly\n"), &read), act_unknown);
    text_our(&t, "\n", a);
    expect_because(act_read(text_str(&t), &read), act_unreadable);
    t.len--;
    text_our(&t, "signed -\n", a);
    expect_because(act_read(text_str(&t), &read), act_unreadable);
    const Field *f = act_field(ACT_TIMETABLE, "moment");
    expect_done(field_read(f, S("253402300799"), &act));
    expect_because(field_read(f, S("253402300800"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_AWARD, "price"), S("1.5"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_SCORE, "mark"), S("-1.000"), &act), field_unreadable);
    expect_done(field_read(act_field(ACT_AWARD, "total"), S("-1.000"), &act));
    expect(decimal_same(act.award.total, decimal(-1, 0)));
    expect_done(field_read(act_field(ACT_AWARD, "total"), S("0.0667"), &act));
    expect_because(field_read(act_field(ACT_AWARD, "total"), S("0.6670"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_AWARD, "total"), S("0.66"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_AWARD, "total"), S("00.667"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_AWARD, "total"), S("-0.000"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_AWARD, "total"), S("--1.000"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_AWARD, "report"), S("-"), &act), field_unreadable);
    expect_because(field_read(act_field(ACT_ROLE, "role"), S("bidder"), &act), field_unreadable);
    while (t.len <= ACT_BYTES_MAX)
        text_our(&t, "signed -\n", a);
    expect_because(act_read(text_str(&t), &read), too_large);
}

TEST(an_entry_of_the_log_has_one_form)
{
    EntryLine entry;
    const Str good = S("tbx1 office 7 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    expect_done(entry_read(good, &entry));
    expect(entry.nth == 7 && !entry.box && name_is_office(entry.procedure));
    Text t = { 0 };
    entry_write(&t, &entry, a);
    expect(str_same(text_str(&t), good));
    const char *const others[] = { "",
        "tbx1 office 7 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "tbx1 office 0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "tbx1 office 07 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "tbx1 box 7 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "tbx2 box AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "tbx1 box AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
        "tbx1 Office 7 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n" };
    for (ptrdiff_t i = 0; i < countof(others); i++)
        expect_because(entry_read(str(others[i]), &entry), entry_unreadable);
}

RUN("core_test", T(a_row_is_whole), T(a_tender_lives_from_its_file_to_its_contract),
    T(every_act_and_every_word_and_paper_of_it_has_an_audience),
    T(every_field_has_a_short_label_of_its_own_and_a_hint_of_one_sentence_or_none),
    T(what_zero_stands_for_is_said_in_the_hint_and_can_be_chosen),
    T(every_word_to_choose_has_a_short_label_that_no_other_word_of_its_list_has),
    T(a_row_counts_in_the_editions_of_the_judges_that_it_names),
    T(a_row_has_all_that_its_rules_speak_of),
    T(an_act_names_its_procedure_its_place_and_the_act_before),
    T(the_clock_of_the_book_never_goes_back_and_may_stand_still_for_long),
    T(a_signature_counts_for_ten_minutes_at_most),
    T(what_could_not_be_read_again_is_not_entered),
    T(each_person_counts_without_gaps_and_the_box_is_counted_apart),
    T(what_needs_two_is_agreed_to_by_another_officer),
    T(an_act_comes_unsigned_only_where_its_row_says_so),
    T(one_officer_cannot_make_another), T(both_officers_are_officers_of_that_lot),
    T(what_names_every_lot_is_done_by_officers_of_every_lot),
    T(definitions_come_in_a_batch_that_is_closed_by_who_began_it),
    T(the_acts_of_a_batch_have_the_moments_of_the_one_that_closes_it),
    T(the_closing_act_is_signed_over_exactly_its_batch), T(a_batch_has_4096_acts_at_most),
    T(an_amendment_may_be_of_words_alone),
    T(the_first_two_officers_enrol_themselves_and_the_others_are_enrolled),
    T(a_retired_officer_does_nothing_more_and_two_remain),
    T(a_file_is_begun_once_by_officers_and_nothing_comes_before),
    T(a_changed_key_counts_after_a_day_and_the_old_one_until_then),
    T(no_key_is_taken_twice_and_none_changes_twice_in_a_day),
    T(what_an_evaluator_kept_was_never_changed),
    T(whoever_comes_to_the_panel_when_a_box_was_listed_is_named_by_two_and_for_a_reason),
    T(a_holder_who_changes_the_key_does_not_change_the_published_list_of_padlocks),
    T(a_padlock_holder_is_never_an_evaluator),
    T(who_influences_has_declared_before_the_notice_and_an_interest_is_ruled_on),
    T(a_declared_interest_is_not_taken_back_but_ruled_on),
    T(nobody_rules_on_oneself_or_on_what_was_not_declared),
    T(whoever_comes_after_the_notice_declares_before_deciding),
    T(no_act_is_cited_by_a_law_that_is_not_the_lot_s),
    T(a_gate_is_passed_by_its_own_body_and_each_paper_once), T(the_notice_waits_for_its_gates),
    T(approvals_lapse_when_figures_change),
    T(a_dynamic_system_runs_by_the_procedure_that_its_law_names),
    T(a_case_without_its_fact_is_left_out_and_not_the_fact), T(a_holiday_is_added_once),
    T(a_holiday_that_the_place_does_not_keep_is_struck_before_the_notice),
    T(what_is_lawful_and_can_still_go_wrong_is_said_before_the_notice),
    T(what_a_batch_would_define_is_warned_of_before_it_is_entered),
    T(padlocks_are_counted_and_each_holder_brings_one),
    T(definitions_have_numbers_of_their_own_and_name_what_is_there),
    T(which_numbers_there_are_is_told_where_one_is_missing_or_taken),
    T(an_activity_reserved_to_a_constable_is_in_no_lot),
    T(a_formula_names_its_constants_its_places_and_a_criterion_that_can_decide),
    T(weights_make_100_and_those_of_a_group_its_own),
    T(a_draft_is_told_all_that_is_wrong_with_it_at_once),
    T(what_is_no_definition_stands_in_no_draft),
    T(every_criterion_that_is_marked_has_a_scale_that_reaches_its_threshold),
    T(a_formula_that_gives_points_has_one_price_criterion_and_a_figure_none),
    T(something_is_tendered_in_rounds_that_can_be_opened_and_end),
    T(a_name_of_signs_that_are_as_empty_as_a_space_is_none),
    T(three_years_from_a_day_that_comes_every_four_end_the_day_before),
    T(the_time_limit_is_the_one_that_the_facts_give),
    T(a_published_deadline_only_lengthens_and_only_before_it_has_passed),
    T(what_was_published_is_frozen),
    T(how_often_a_box_ticks_is_promised_once_before_the_notice_and_as_a_box_can),
    T(what_ticks_owe_is_counted_by_what_holds_when_each_is_due),
    T(files_for_sealing_are_named_once_and_named_anew_without_more_time),
    T(a_published_procedure_is_named_after_its_notice),
    T(every_act_of_a_whole_life_is_written_and_read_alike), T(an_act_has_one_text_only),
    T(an_entry_of_the_log_has_one_form))

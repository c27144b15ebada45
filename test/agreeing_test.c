/* agreeing_test.c - two officers on two days: when an agreement counts, and what unsettles it. */
#include "test/fixture.h"
#include "test/test.h"

#include <string.h>

/* Published, suspended, and agreed to go on: by Otto, for a week. */
static Play *suspended_play(Agreement *g, Arena *a)
{
    Play *w = play_to(OUT, a);
    expect_done(does(w, "2026-10-06T09:00 olga suspend lot=1"));
    *g = act_of(w, "2026-10-06T10:00 olga resume lot=1").agreed;
    g->until  = g->made + 7 * DAY;
    g->serial = sha256(S("monday"));
    return w;
}

static Act enters(Play *w, const char *line, Agreement g)
{
    Act act = act_of(w, line);
    act.agreed = g;
    return act;
}

static Result would_enter(Play *w, const char *line, Agreement g)
{
    Act act = enters(w, line, g);
    return would_act(w, &act);
}

/* ---- time ------------------------------------------------------------------------ */

TEST(agreed_on_monday_it_is_entered_on_wednesday)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    Act   act = enters(w, "2026-10-08T09:00 olga resume lot=1", g);
    expect_done(does_act(w, &act));
    expect(!lot_of(&w->p, 1)->halted);
}

TEST(an_agreement_counts_from_when_it_was_made_until_it_ends)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    expect_because(would_enter(w, "2026-10-06T09:59 olga resume lot=1", g), agreement_expired);
    expect_done(would_enter(w, "2026-10-13T10:00 olga resume lot=1", g));
    expect_because(would_enter(w, "2026-10-13T10:01 olga resume lot=1", g), agreement_expired);
}

TEST(nobody_agrees_for_more_than_thirty_days)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    g.until = g.made + LONGEST_AGREEMENT;
    expect_done(would_enter(w, "2026-10-07T10:00 olga resume lot=1", g));
    g.until++;
    expect_because(would_enter(w, "2026-10-07T10:00 olga resume lot=1", g), agreement_expired);
}

/* ---- who ------------------------------------------------------------------------- */

TEST(who_agreed_must_still_be_an_officer_who_may_act)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    expect_done(does(w, "otto conflict finding=interest"));
    expect_because(would_enter(w, "olga resume lot=1", g), not_declared);
    expect_done(does(w, "olga ruling person=otto ruling=must-leave"));
    expect_because(would_enter(w, "olga resume lot=1", g), agreement_foreign);
}

TEST(the_key_counts_that_counts_when_it_is_entered)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    expect_done(does(w, "olga key-change person=otto key=900"));
    expect_done(would_enter(w, "2026-10-07T09:59 olga resume lot=1", g));
    expect_because(would_enter(w, "2026-10-07T10:10 olga resume lot=1", g), agreement_foreign);
}

/* ---- once ------------------------------------------------------------------------ */

TEST(an_agreement_is_used_once)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    Act   act = enters(w, "olga resume lot=1", g);
    expect_done(does_act(w, &act));
    expect_done(does(w, "olga suspend lot=1"));
    expect_because(would_enter(w, "olga resume lot=1", g), agreement_used);
    Act withdraw = act_of(w, "otto withdraw-agreement");
    withdraw.withdraw_agreement.serial = g.serial;
    expect_because(would_act(w, &withdraw), agreement_used);
}

TEST(who_agreed_can_withdraw_it_and_nobody_else)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    g.serial = sha256(S("s"));
    expect_because(would(w, "eva withdraw-agreement serial=s"), not_your_act);
    expect_done(does(w, "olga withdraw-agreement serial=s"));      /* it is not hers */
    expect_done(would_enter(w, "olga resume lot=1", g));
    expect_done(does(w, "otto withdraw-agreement serial=s"));
    expect_because(would_enter(w, "olga resume lot=1", g), agreement_withdrawn);
    expect_because(would(w, "otto withdraw-agreement serial=s"), agreement_withdrawn);
}

TEST(an_agreement_to_begin_is_withdrawn_in_the_office)
{
    Play *w = play_to(OFFICE, a);
    Act begin = act_of(w, "olga begin rules=2026-01-01");
    Act withdraw = act_of(w, "otto withdraw-agreement");
    begin.agreed.until += DAY;
    withdraw.withdraw_agreement.serial = begin.agreed.serial;
    withdraw.procedure = (Name){ 0 };
    withdraw.nth  = w->office.acts + 1;
    withdraw.prev = w->office.last;
    withdraw.mine = person_of(&w->office, OTTO)->mine_open + 1;
    expect_because(act_judge(&w->p, &withdraw, a), wrong_name);
    expect_done(act_judge(&w->office, &withdraw, a));
    expect_done(would_act(w, &begin));
    act_fold(&w->office, &withdraw, a);
    expect_done(would_act(w, &begin));       /* what was before it is judged alike again */
    begin.at = begin.arrived = withdraw.at + 1;
    expect_because(would_act(w, &begin), agreement_withdrawn);
    begin.at += HOUR;                        /* the clock stood still for both */
    w->office.withdrawn.at[0].at = begin.at;
    expect_because(would_act(w, &begin), agreement_withdrawn);
}

/* ---- what was agreed is still what is done --------------------------------------- */

TEST(every_act_that_needs_two_says_what_unsettles_it)
{
    (void)a;
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        bool two = act_rows[kind]->rules & TWICE && kind != ACT_BEGIN;
        two = two || kind == ACT_ENROL || kind == ACT_ROLE || kind == ACT_FACT ||
              kind == ACT_SUSPEND;
        expect(two == (act_rows[kind]->unsettled != NULL));
    }
}

static bool falls_with(ActKind kind, ActKind with)
{
    const ActKind *each_kind = act_rows[kind]->unsettled;
    while (*each_kind && *each_kind != with)
        each_kind++;
    return *each_kind;
}

TEST(a_publication_and_an_invitation_fall_with_people_facts_and_bodies)
{
    (void)a;
    const ActKind with[] = { ACT_PERSON, ACT_ROLE, ACT_PADLOCK, ACT_FACT, ACT_GATE, ACT_SEAT,
                             ACT_BUYER, ACT_HOLIDAY };
    for (int i = 0; i < (int)countof(with); i++)
        expect(falls_with(ACT_PUBLISH, with[i]) && falls_with(ACT_INVITE, with[i]));
}

TEST(a_publication_agreed_before_a_change_of_roles_is_agreed_anew)
{
    Play *w = play_to(PREPARED, a);
    Agreement g = act_of(w, "2026-10-05T08:00 olga publish retention=2030-01-01T00:00").agreed;
    g.until = g.made + DAY;
    expect_done(does(w, "anna conflict finding=none"));            /* changes nothing of it */
    expect_done(does_all(w, "olga lot lot=1\nolga service service=1")); /* nor does its batch */
    Act act = enters(w, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00", g);
    Result r = would_act(w, &act);
    expect(r.why != &agreement_unsettled);
    Play *v = play_to(PREPARED, a);
    g = act_of(v, "2026-10-05T08:00 olga publish retention=2030-01-01T00:00").agreed;
    g.until = g.made + DAY;
    expect_done(does(v, "olga role person=anna role=overseer"));
    act = enters(v, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00", g);
    r = would_act(v, &act);
    expect_because(r, agreement_unsettled);
    expect(str_starts(r.detail, "role, act "));
}

TEST(what_happens_in_another_lot_leaves_an_agreement_as_it_is)
{
    Play *w = play_with(
        OUT, a,
        { "olga lot lot=1", "olga lot lot=1 group=0 most=100\nolga lot lot=2 most=100" },
        { "olga formula", "olga formula lot=1\n"
                          "olga formula lot=2 formula=vfm-index places=0 where=criterion\n"
                          "olga criterion lot=2 criterion=1 weight=100.000 scale=1" });
    expect_done(does(w, "2026-10-06T09:00 olga suspend lot=1"));
    Agreement g = act_of(w, "olga resume lot=1").agreed;
    g.until += DAY;
    expect_done(does(w, "olga complaint lot=2"));
    expect_done(would_enter(w, "olga resume lot=1", g));
    expect_done(does(w, "olga complaint lot=1"));
    expect_because(would_enter(w, "olga resume lot=1", g), agreement_unsettled);
}

TEST(two_officers_stop_a_lot_whose_box_is_open_and_one_afterwards)
{
    Play *w = play_to(OUT, a);
    Act   one = act_of(w, "2026-10-06T09:00 olga suspend lot=1");
    one.is_agreed = false;
    expect_because(would_act(w, &one), agreement_missing);
    expect_done(does(w, "olga suspend lot=1"));
    w = play_to(BOXED, a);
    one = act_of(w, "olga suspend lot=1");
    expect(!one.is_agreed);
    expect_done(would_act(w, &one));
}

TEST(a_ruling_agreed_before_the_reply_came_is_agreed_anew)
{
    Play *w = play_to(READ, a);
    expect_done(does(w, "olga inquire inquiry=1 round=1 lot=1 bidder=bela until=2026-11-05T12:00"));
    expect_done(does(w, "olga inquire inquiry=2 round=1 lot=1 bidder=cora until=2026-11-05T12:00"));
    Agreement g = act_of(w, "olga resolve inquiry=1 ruling=changes").agreed;
    g.until += 7 * DAY;
    expect_done(does(w, "cora reply inquiry=2"));
    Result r = would_enter(w, "2026-11-06T09:00 olga resolve inquiry=1 ruling=changes", g);
    expect_done(r);
    expect_done(does(w, "2026-11-05T11:00 bela reply inquiry=1"));
    r = would_enter(w, "2026-11-06T09:00 olga resolve inquiry=1 ruling=changes", g);
    expect_because(r, agreement_unsettled);
}

TEST(an_agreement_is_to_an_act_of_this_very_log)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    Agreement other = g;
    other.commit.byte[0] ^= 1;
    expect_because(would_enter(w, "olga resume lot=1", other), agreement_strange);
    other = g, other.seen++;
    expect_because(would_enter(w, "olga resume lot=1", other), agreement_strange);
    other = g, other.seen = INT64_C(999999999999999999);
    expect_because(would_enter(w, "olga resume lot=1", other), agreement_strange);
    other = g, other.seen = INT64_MAX;
    expect_because(would_enter(w, "olga resume lot=1", other), field_unreadable);
}

TEST(acts_that_were_not_shown_unsettle_nothing_that_is_seen)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    act_fold_withheld(&w->p, w->p.acts + 1, (Hash){ { 1 } }, a);
    expect_done(would_enter(w, "olga resume lot=1", g));
    g.seen++, g.commit = (Hash){ { 1 } };
    expect_done(would_enter(w, "olga resume lot=1", g));
}

/* ---- the text -------------------------------------------------------------------- */

TEST(what_was_agreed_to_has_one_spelling)
{
    Agreement g;
    Play *w = suspended_play(&g, a);
    Act  act = act_of(w, "olga resume lot=1"), again;
    Text text = { 0 };
    Str  origin;
    act.agreed = g;
    agreement_write(&text, &act, S("tender.example.org/log"), a);
    expect_done(agreement_read(text_str(&text), &again, &origin));
    expect(str_is(origin, "tender.example.org/log") && again.kind == ACT_RESUME);
    expect(again.agreed.seen == g.seen && hash_same(again.agreed.serial, g.serial));
    Text none = { 0 };
    act.agreed.commit = (Hash){ 0 };
    agreement_write(&none, &act, S("tender.example.org/log"), a);
    expect_because(agreement_read(text_str(&none), &again, &origin), agreement_unreadable);
    text.len--;
    expect_because(agreement_read(text_str(&text), &again, &origin), agreement_unreadable);
    expect_because(agreement_read(S(""), &again, &origin), agreement_unreadable);
    expect_because(agreement_read(S("tenderbox/agree/v1\norigin x\nprocedure office\nact no-act\n"),
                                  &again, &origin), agreement_unreadable);
}

TEST(an_act_says_what_was_agreed_in_one_spelling)
{
    Play *w = play_to(OUT, a);
    Act  act = act_of(w, "olga abandon lot=1"), again;
    Text text = { 0 };
    act_write(&text, &act, a);
    expect_done(act_read(text_str(&text), &again));
    expect(again.is_agreed && hash_same(again.agreed.serial, act.agreed.serial));
    again.agreed.serial = (Hash){ 0 };
    expect_because(act_fits(&again), field_unreadable);
    const char *line = strstr(str_terminated(text_str(&text), a), "agreed ");
    text_our(&text, line, a);
    expect_because(act_read(text_str(&text), &again), act_unreadable);
    text = (Text){ 0 };
    act.is_signed = false;
    act_write(&text, &act, a);
    text_our(&text, line, a);
    expect_because(act_read(text_str(&text), &again), act_unreadable);
}

RUN("agreeing_test",
    T(agreed_on_monday_it_is_entered_on_wednesday),
    T(an_agreement_counts_from_when_it_was_made_until_it_ends),
    T(nobody_agrees_for_more_than_thirty_days), T(who_agreed_must_still_be_an_officer_who_may_act),
    T(the_key_counts_that_counts_when_it_is_entered), T(an_agreement_is_used_once),
    T(who_agreed_can_withdraw_it_and_nobody_else),
    T(an_agreement_to_begin_is_withdrawn_in_the_office),
    T(every_act_that_needs_two_says_what_unsettles_it),
    T(a_publication_and_an_invitation_fall_with_people_facts_and_bodies),
    T(a_publication_agreed_before_a_change_of_roles_is_agreed_anew),
    T(what_happens_in_another_lot_leaves_an_agreement_as_it_is),
    T(two_officers_stop_a_lot_whose_box_is_open_and_one_afterwards),
    T(a_ruling_agreed_before_the_reply_came_is_agreed_anew),
    T(an_agreement_is_to_an_act_of_this_very_log),
    T(acts_that_were_not_shown_unsettle_nothing_that_is_seen),
    T(what_was_agreed_to_has_one_spelling), T(an_act_says_what_was_agreed_in_one_spelling))

/* delegating_test.c - several people of one bidder, each with a key of their own. */
#include "share/bundle.h"
#include "test/fixture.h"
#include "test/test.h"

extern const Reason registered_key_only, no_such_delegate, key_changed_since, no_key_waits;

enum { DAN = 300, DEE = 301 };

static Play *with_dan(Arena *a)
{
    Play *w = play_to(INTERESTED, a);
    expect_done(does(w, "2026-10-06T09:00 bela delegate person=300 key=300"));
    return w;
}

/* The act of a line, signed with the key of somebody else. */
static Act signed_by(Play *w, const char *line, Id who)
{
    Act act = act_of(w, line);
    act.signed_by.key = key_id(key_of(who));
    return act;
}

static Result would_by(Play *w, const char *line, Id who)
{
    Act act = signed_by(w, line, who);
    return would_act(w, &act);
}

static Result does_by(Play *w, const char *line, Id who)
{
    Act act = signed_by(w, line, who);
    return does_act(w, &act);
}

/* ---- signing --------------------------------------------------------------------- */

TEST(a_delegate_signs_as_its_bidder_with_the_bidder_s_counters)
{
    Play *w = with_dan(a);
    Act   act = signed_by(w, "bela question", DAN);
    expect(act.actor == BELA && act.mine == person_of(&w->p, BELA)->mine_open + 1);
    expect(delegate_of(&w->p, &act) && delegate_of(&w->p, &act)->person == DAN);
    expect_done(does_act(w, &act));
    expect_done(does_by(w, "bela deposit round=1 lot=1 version=1", DAN));
    Act own = act_of(w, "bela deposit round=1 lot=1 version=2");
    expect(own.mine == 2 && !delegate_of(&w->p, &own));
    expect_done(does_act(w, &own));
}

TEST(it_signs_for_no_other_bidder_and_not_before_it_was_named)
{
    Play *w = with_dan(a);
    expect_because(would_by(w, "cora question", DAN), signature_foreign);
    expect_because(would_by(w, "olga answer answer=1", DAN), signature_foreign);
    expect_because(would_by(w, "bela question", DEE), signature_foreign);
    Act early = signed_by(w, "bela question", DAN);
    early.arrived = w->p.delegates.at[0].since - 1;
    expect_because(would_act(w, &early), signature_foreign);
}

TEST(who_was_ended_signs_no_more_but_for_what_had_arrived)
{
    Play *w = with_dan(a);
    Act   laid = signed_by(w, "2026-10-06T10:00 bela deposit round=1 lot=1 version=1", DAN);
    expect_done(does(w, "2026-10-06T10:01 bela delegate-ended person=300"));
    laid.at = w->now;                        /* its tick comes after the end */
    expect_done(would_act(w, &laid));
    laid.arrived = w->p.delegates.at[0].until;
    expect_because(would_act(w, &laid), signature_foreign);
    expect_because(would_by(w, "bela question", DAN), signature_foreign);
    expect_because(would(w, "bela delegate-ended person=300"), no_such_delegate);
    expect_because(would(w, "cora delegate-ended person=300"), no_such_delegate);
}

/* ---- naming and ending ----------------------------------------------------------- */

TEST(only_the_registered_key_names_and_ends_and_a_delegate_ends_itself)
{
    Play *w = with_dan(a);
    expect_because(would_by(w, "bela delegate person=301 key=301", DAN), registered_key_only);
    expect_done(does(w, "bela delegate person=301 key=301"));
    expect_because(would_by(w, "bela delegate-ended person=301", DAN), registered_key_only);
    expect_done(does_by(w, "bela delegate-ended person=300", DAN));
    expect_done(does(w, "bela delegate-ended person=301"));
    expect_because(would(w, "olga delegate person=302 key=302"), not_your_act);
}

TEST(numbers_and_keys_are_new_and_other_bidders_delegates_are_not_told_of)
{
    Play *w = with_dan(a);
    expect_because(would(w, "bela delegate person=0 key=301"), number_missing);
    expect_because(would(w, "bela delegate person=cora key=301"), number_taken);
    expect_because(would(w, "bela delegate person=300 key=301"), number_taken);
    expect_because(would(w, "bela delegate person=301 key=300"), key_taken);
    expect_because(would(w, "bela delegate person=301 key=cora"), key_taken);
    expect_done(would(w, "cora delegate person=300 key=300"));
    expect_done(does(w, "bela delegate-ended person=300"));
    expect_because(would(w, "bela delegate person=300 key=300"), number_taken);
    expect_because(would(w, "bela delegate person=301 key=300"), key_taken);
    expect_done(would(w, "bela delegate person=301 key=301"));
}

/* ---- a key that officers entered ------------------------------------------------- */

enum { NEW_KEY = 900, NEWER_KEY };

static Play *with_new_key(Arena *a)
{
    Play *w = with_dan(a);
    expect_done(does(w, "2026-10-06T10:00 olga key-change person=bela key=900"));
    return w;
}

TEST(what_officers_entered_while_the_box_is_open_signs_nothing_for_a_bidder)
{
    Play *w = with_new_key(a);
    const char *const lines[] = {
        "2026-10-09T09:00 bela deposit round=1 lot=1 version=1",
        "bela ready-deposit round=1 lot=1 version=1", "bela call-back round=1 lot=1",
        "bela delegate person=301 key=301", "bela delegate-ended person=300",
        "bela question", "bela member member=1",
    };
    for (int i = 0; i < (int)countof(lines); i++) {
        expect_because(would_by(w, lines[i], NEW_KEY), key_changed_since);
        Result own = would_by(w, lines[i], BELA);
        expect(own.why != &key_changed_since && own.why != &signature_foreign);
    }
    expect_done(does_by(w, "bela deposit round=1 lot=1 version=1", BELA));
    expect_because(would_by(w, "bela withdraw round=1 lot=1 version=1", NEW_KEY),
                   key_changed_since);
    expect_because(would_by(w, "2026-10-30T12:00:30 bela late-deposit round=1 lot=1 version=2",
                            NEW_KEY), key_changed_since);
}

TEST(a_second_change_does_not_forget_the_key_that_the_box_knows)
{
    Play *w = with_new_key(a);
    expect_done(does(w, "2026-10-07T10:00 olga key-change person=bela key=901"));
    const char *line = "2026-10-09T09:00 bela deposit round=1 lot=1 version=1";
    expect_because(would_by(w, line, NEW_KEY), signature_foreign);
    expect_because(would_by(w, line, NEWER_KEY), key_changed_since);
    expect_done(does_by(w, line, BELA));
}

TEST(it_counts_once_the_box_is_listed_but_names_no_delegate)
{
    Play *w = with_new_key(a);
    expect_done(does(w, "2026-10-30T12:01 olga box-list round=1"));
    expect_because(would_by(w, "bela delegate-ended person=300", BELA), signature_foreign);
    expect_because(would_by(w, "bela key-kept", NEW_KEY), no_key_waits);
    expect_because(would_by(w, "bela delegate person=301 key=301", NEW_KEY), registered_key_only);
    expect_done(does_by(w, "bela delegate-ended person=300", NEW_KEY));
}

TEST(in_a_round_that_opened_when_it_counted_it_hands_in)
{
    Play *w = with_new_key(a);
    const Person *bela = person_of(&w->p, BELA);
    Round *r = w->p.rounds.at;
    r->invited = moment("2026-10-07T10:00");
    expect(key_same(person_key(&w->p, bela, r->invited - 1), key_of(BELA)));
    expect(key_same(person_key(&w->p, bela, r->deadline), key_of(NEW_KEY)));
    expect_done(does(w, "2026-10-08T10:00 olga key-change person=bela key=901"));
    expect(key_same(person_key(&w->p, bela, r->deadline), key_of(NEW_KEY)));
    r->invited--;
    expect(key_same(person_key(&w->p, bela, r->deadline), key_of(BELA)));
}

TEST(the_old_key_keeps_itself_until_the_day_of_the_new_one)
{
    Play *w = with_new_key(a);
    expect_because(would(w, "cora key-kept"), no_key_waits);
    Act last = signed_by(w, "2026-10-07T09:59 bela key-kept", BELA);
    Act late = signed_by(w, "2026-10-07T10:01 bela key-kept", BELA);
    expect_done(would_act(w, &late));        /* a box is open: the new one does not count there */
    last.at = moment("2026-10-07T10:02");    /* entered when the new key would have counted */
    expect_done(does_act(w, &last));
    const Person *bela = person_of(&w->p, BELA);
    expect(key_same(person_key_by_day(bela, last.at), key_of(BELA)));
    w->p.rounds.at[0].invited = moment("2026-10-07T10:01");    /* before it was entered */
    expect_done(would_by(w, "2026-10-09T09:00 bela question", BELA));
    expect_because(would_by(w, "bela question", NEW_KEY), signature_foreign);
    expect_because(would(w, "bela key-kept"), no_key_waits);
    expect_because(would(w, "olga key-change person=bela key=900"), key_taken);
    expect_done(does(w, "olga key-change person=bela key=901"));
    expect_done(would(w, "bela key-kept"));
}

TEST(neither_a_delegate_nor_the_new_key_nor_an_officer_keeps_a_key)
{
    Play *w = with_new_key(a);
    expect_because(would_by(w, "bela key-kept", DAN), registered_key_only);
    expect_because(would_by(w, "bela key-kept", NEW_KEY), signature_foreign);
    expect_done(does(w, "olga key-change person=otto key=902"));
    expect_because(would(w, "otto key-kept"), not_your_act);
    expect_done(does(w, "olga role person=otto role=manager"));
    expect_because(would(w, "otto key-kept"), not_your_act);
}

/* ---- who is shown it ------------------------------------------------------------- */

TEST(until_the_box_is_listed_only_its_bidder_and_overseers_are_shown_a_delegate)
{
    Play *w = with_dan(a);
    const char *listed = "2026-10-30T12:01 olga box-list round=1";
    Act named = { .kind = ACT_DELEGATE, .actor = BELA, .nth = w->p.acts };
    expect(!shown_to(PUBLIC, 0, &w->p, &named) && !shown_to(OWN_BIDDER, CORA, &w->p, &named));
    expect(shown_to(OWN_BIDDER, BELA, &w->p, &named));
    expect(shown_to(OVERSEER_EDITION, 0, &w->p, &named) && shown_to(COURT, 0, &w->p, &named));
    Act ended = signed_by(w, "bela delegate-ended person=300", DAN);
    expect(!shown_to(PUBLIC, 0, &w->p, &ended));
    expect_done(does(w, listed));
    expect(shown_to(PUBLIC, 0, &w->p, &named) && shown_to(OWN_BIDDER, CORA, &w->p, &named));
    expect(shown_to(PUBLIC, 0, &w->p, &ended));
}

TEST(nothing_that_a_delegate_signs_is_shown_before_the_delegate)
{
    Play *w = with_dan(a);
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        const ActRow *row = act_rows[kind];
        bool at_once = row->shown == TO_ALL || row->shown == TO_BIDDERS;
        bool delegates = row->who & BIDDER && kind != ACT_KEY_KEPT;      /* that one they do not */
        expect(!delegates || row->rules & BOX || !at_once);
    }
    Act act = signed_by(w, "bela consent-validity round=1 lot=1", DAN);
    expect(!shown_to(PUBLIC, 0, &w->p, &act) && !kind_shown_to(PUBLIC, act.kind));
    expect(shown_to(OWN_BIDDER, BELA, &w->p, &act));
}

RUN("delegating_test", T(a_delegate_signs_as_its_bidder_with_the_bidder_s_counters),
    T(it_signs_for_no_other_bidder_and_not_before_it_was_named),
    T(who_was_ended_signs_no_more_but_for_what_had_arrived),
    T(only_the_registered_key_names_and_ends_and_a_delegate_ends_itself),
    T(numbers_and_keys_are_new_and_other_bidders_delegates_are_not_told_of),
    T(what_officers_entered_while_the_box_is_open_signs_nothing_for_a_bidder),
    T(a_second_change_does_not_forget_the_key_that_the_box_knows),
    T(it_counts_once_the_box_is_listed_but_names_no_delegate),
    T(in_a_round_that_opened_when_it_counted_it_hands_in),
    T(the_old_key_keeps_itself_until_the_day_of_the_new_one),
    T(neither_a_delegate_nor_the_new_key_nor_an_officer_keeps_a_key),
    T(until_the_box_is_listed_only_its_bidder_and_overseers_are_shown_a_delegate),
    T(nothing_that_a_delegate_signs_is_shown_before_the_delegate))

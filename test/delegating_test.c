/* delegating_test.c - several people of one bidder, each with a key of their own. */
#include "share/bundle.h"
#include "test/fixture.h"
#include "test/test.h"

extern const Reason registered_key_only, no_such_delegate;

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
        expect(!(row->who & BIDDER) || row->rules & BOX || !at_once);
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
    T(until_the_box_is_listed_only_its_bidder_and_overseers_are_shown_a_delegate),
    T(nothing_that_a_delegate_signs_is_shown_before_the_delegate))

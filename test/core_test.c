#include "test/fixture.h"
#include "test/test.h"


extern const Reason key_taken, key_too_early, signature_foreign;

TEST(a_tender_lives_from_its_file_to_its_contract)
{
    Play *w = play_to(BOUGHT, a);
    expect(phase_at(&w->p, 1, 1, w->now) == SIGNED);
}

/* ---- keys ------------------------------------------------------------------------ */

TEST(a_changed_key_counts_after_a_day_and_the_old_one_until_then)
{
    Play *w = play_to(PREPARED, a);
    expect_done(does(w, "2026-10-02T09:00 olga key-change person=eva key=900"));
    Act old = act_of(w, "2026-10-03T08:59 eva conflict finding=none");
    expect(key_id_same(old.signed_by[0].key, key_id(key_of(EVA))));
    expect_done(would_act(w, &old));
    Act late = act_of(w, "2026-10-03T09:01 eva conflict finding=none");
    expect(key_id_same(late.signed_by[0].key, key_id(key_of(900))));
    expect_done(would_act(w, &late));
    late.signed_by[0] = old.signed_by[0];
    expect_because(would_act(w, &late), signature_foreign);
}

TEST(no_key_is_taken_twice_and_none_changes_twice_in_a_day)
{
    Play *w = play_to(PREPARED, a);
    expect_because(would(w, "olga key-change person=eva key=emil"), key_taken);
    expect_because(would(w, "olga person person=77 key=emil"), key_taken);
    expect_done(does(w, "olga key-change person=eva key=900"));
    expect_because(would(w, "olga key-change person=eva key=901"), key_too_early);
    expect_because(would(w, "olga person person=77 key=900"), key_taken);
    expect_because(would(w, "olga person person=77 key=eva"), key_taken);
    Act none = act_of(w, "olga key-change person=emil key=902");
    none.key_change.key = (Key){ 0 };
    expect_because(would_act(w, &none), key_taken);
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

RUN("core_test", T(a_tender_lives_from_its_file_to_its_contract),
    T(a_changed_key_counts_after_a_day_and_the_old_one_until_then),
    T(no_key_is_taken_twice_and_none_changes_twice_in_a_day),
    T(a_holder_who_changes_the_key_does_not_change_the_published_list_of_padlocks))

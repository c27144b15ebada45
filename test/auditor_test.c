/* A tender is played through the real clerk, exported in four editions and recomputed. */
#include "test/played.h"
#include "test/test.h"

#include "auditor/inside.h"
#include "desk/export.h"
#include "sys/given.h"
#include "sys/json.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Audit audited(Edition edition, Arena *a)
{
    Audit out;
    expect_done(audit(played_really()->edition[edition], played_really()->policy, &out, a));
    return out;
}

static bool report_says(const Audit *out, const char *words)
{
    Str all = text_str(&out->report);
    return all.len && memmem(all.at, (size_t)all.len, words, strlen(words));
}

static const Bundle *read_back(Str bytes, Arena *a)
{
    Bundle *b = make(a, Bundle, 1);
    expect_done(bundle_of(bytes, b, a));
    return b;
}

TEST(all_four_editions_of_a_real_tender_verify)
{
    for (Edition e = PUBLIC; e <= COURT; e++) {
        Audit out = audited(e, a);
        expect(report_says(&out, "GOOD: everything in this bundle is as it should be."));
        expect(!report_says(&out, "signed beforehand"));
        expect(report_says(&out, edition_name(e)));
    }
}

TEST(a_report_is_silent_of_what_an_edition_did_not_let_it_count)
{
    for (Edition e = PUBLIC; e <= COURT; e++) {
        Audit out = audited(e, a);
        const Counted *c = &out.counted;
        expect(report_says(&out, " of padlocks tried: ") == (c->subsets != 0));
        expect(report_says(&out, " of the holders' journals compared ") == (c->journal_turns != 0));
        expect(report_says(&out, " shut: nobody turned a padlock ") == (c->shut != 0));
    }
}

TEST(a_bid_that_was_signed_beforehand_is_told)
{
    Lie     ready = { .line = "2026-10-30T11:48 dora deposit", .instead = "2026-10-30T11:48 dora "
                      "ready-deposit round=1 lot=1 version=1",
                      .until = "2026-10-30T12:10" };
    Played *w = played_crooked(&ready, a);
    Audit   out;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(report_says(&out, "  1 was signed beforehand and entered at the deadline"));
}

TEST(the_court_s_edition_holds_everything_and_recomputes_it)
{
    Audit out = audited(COURT, a);
    const Counted *c = &out.counted;
    expect(c->acts_withheld == 0 && c->words_withheld == 0 && c->sealed_withheld == 0);
    expect(c->proved_in_part == 0 && c->proved > 20 && c->box_acts == 7 && c->sealed == 12);
    expect(c->subsets == 3 * 2 + 2);         /* four turned for qualities, three for prices */
    expect(c->shut == 2 * 3 + 1);            /* replaced, withdrawn, late; and the excluded price */
}

TEST(the_court_s_edition_shows_every_digit_of_the_ranking)
{
    Audit out = audited(COURT, a);
    expect(report_says(&out,
                       "bidder 102 (Cora plc): total 84.000, exactly 84, price GBP 1,250.00"));
    expect(report_says(&out, "criterion 11: 40.000 x 4.000 / 5.000 gives 32"));
    expect(report_says(&out, ", lot 1, bidder "));
    expect(report_says(&out, "criterion 2: 40.000 for the price GBP 1,250.00 gives 32"));
}

static bool is_warned(const Audit *out, const char *words)
{
    for (each(const Str, line, out->warnings))
        if (memmem(line->at, (size_t)line->len, words, strlen(words)))
            return true;
    return false;
}

TEST(who_registered_under_the_same_identifier_is_told_and_stopped_by_nothing)
{
    Lie twins = { .line = "bela interest", .instead =
        "bela interest key=bela name=Bela~Ltd identifier=GB~12-345\n"
        "cora interest key=cora name=Cora~plc identifier=gb12345" };
    Lie apart = { .line = "bela interest", .instead =
        "bela interest key=bela name=Bela~Ltd identifier=GB~12-345\n"
        "cora interest key=cora name=Cora~plc identifier=GB~12-346" };
    Played *w = played_crooked(&twins, a);
    Audit out;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(is_warned(&out, "Bidders 101 and 102 registered with the same identifier."));
    w = played_crooked(&apart, a);
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(!is_warned(&out, "identifier"));
}

TEST(an_edition_that_shows_more_than_its_readers_may_see_is_warned_of)
{
    const char *words = "readers may not see";
    for (Edition e = PUBLIC; e <= COURT; e++) {
        Audit out = audited(e, a);
        expect(!is_warned(&out, words));
    }
    Played *w = played_crooked(NULL, a);
    Audit out;
    w->b.head.edition = OVERSEER_EDITION;        /* with the keys of the bids in it, and the bids */
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(is_warned(&out, words) && is_warned(&out, "shows 0 acts") &&
           is_warned(&out, "12 sealed files"));
    w->b.sealed.len = 0;                         /* texts alone are too much, too */
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(is_warned(&out, words) && is_warned(&out, "0 sealed files"));
    w = played_crooked(NULL, a);
    w->b.head.edition = PUBLIC;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(is_warned(&out, words) && !is_warned(&out, "shows 0 acts"));
}

TEST(the_public_edition_shows_no_loser_s_price_and_no_mark)
{
    const Bundle *b = read_back(played_really()->edition[PUBLIC], a);
    int opened = 0;
    for (each(const ShownAct, shown, b->acts)) {
        Act act;
        expect_done(act_read(shown->body, &act));
        expect(act.kind != ACT_SCORE && act.kind != ACT_CONSENSUS && act.kind != ACT_SUMMARY);
        opened += act.kind == ACT_OPENED;
        expect(act.kind != ACT_OPENED || act.opened.bidder == 102);
    }
    expect(opened == 1 && b->sealed.len == 0);
}

static bool has_point(const Bundle *b, int64_t size, Arena *a)
{
    for (each(const Str, text, b->checkpoints)) {
        Note n;
        Checkpoint point;
        expect_done(note_read(*text, &n, a));
        expect_done(checkpoint_read(n.text, &point));
        if (point.size == size)
            return true;
    }
    return false;
}

/* The clerk signed after each act that is not in the box. */
TEST(the_checkpoint_after_whatever_two_officers_signed_is_in_the_bundle)
{
    const Bundle *b = read_back(played_really()->edition[PUBLIC], a);
    bool officer = false;
    for (each(const ShownAct, shown, b->acts)) {
        Act act;
        expect_done(act_read(shown->body, &act));
        officer = officer || (act.kind == ACT_ROLE && act.is_agreed);
        if (act.is_agreed && shown->leaf >= b->head.first)
            expect(has_point(b, shown->leaf + 1, a));
    }
    expect(officer);
}

TEST(nobody_but_the_court_gets_what_opens_a_bid)
{
    for (Edition e = PUBLIC; e < COURT; e++) {
        const Bundle *b = read_back(played_really()->edition[e], a);
        for (each(const ShelfItem, item, b->words)) {
            expect(!str_starts(item->bytes, "AGE-SECRET-KEY-1"));
            expect(!str_starts(item->bytes, "tenderbox/turns/v1"));
        }
    }
}

TEST(a_bidder_sees_its_own_marks_and_the_winner_s_agreed_ones)
{
    const Bundle *b = read_back(played_really()->edition[OWN_BIDDER], a);
    int own = 0, winner = 0;
    for (each(const ShownAct, shown, b->acts)) {
        Act act;
        expect_done(act_read(shown->body, &act));
        expect(act.kind != ACT_SCORE || act.score.bidder == 101);
        own    += act.kind == ACT_SCORE;
        winner += act.kind == ACT_CONSENSUS && act.consensus.bidder == 102;
    }
    expect(own == 9 && winner == 3);
}

TEST(whatever_is_withheld_is_counted)
{
    Audit out = audited(PUBLIC, a);
    expect(out.counted.acts_withheld > 30 && out.counted.words_withheld > 20);
    expect(out.counted.sealed_withheld == 12 && out.counted.proved_in_part > 0);
    expect(report_says(&out, "The ranking rests on acts that this edition withholds."));
    expect(report_says(&out, "as the log committed to them: 1 question, ") &&
           report_says(&out, "18 score, 3 scores-done, 6 consensus"));
}

TEST(acts_without_signature_and_a_policy_without_witnesses_are_warned_of)
{
    Audit out = audited(COURT, a);
    expect(report_says(&out, "Without a signature, on the clerk's word alone: 3 acts."));
    expect(report_says(&out, "The policy asks for no witnesses"));
    expect(report_says(&out, "A later act may exist after entry"));
}

static void stand_still(Played *w, Act *act)
{
    act->arrived = w->now;
    act->at      = w->now + 2 * HOUR + 5 * MINUTE;
}

TEST(a_log_whose_clock_stood_still_after_it_had_run_ahead_is_good_and_the_report_says_so)
{
    Lie    ahead = { .line = "olga+otto exclude", .twist = stand_still, .until = "2026-11-03" };
    Played *w = played_crooked(&ahead, a);
    Audit  out;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(report_says(&out, "Said to have arrived more than ten minutes before they were entered: "
                             "1 act, up to 2 hours 5 minutes before (entry "));
    Audit plain = audited(COURT, a);
    expect(!report_says(&plain, "before they were entered"));
}

/* ---- a box that was open for long ---- */

enum { LONG_BOX = 300000 };

/* One filler line again and again: nothing is asked of what is in it. */
static void box_lengthen(Played *w)
{
    EntryLine line = { .box = true, .commit = { { 7 } } };
    Text t = { 0 };
    entry_write(&t, &line, w->a);
    for (int i = 0; i < LONG_BOX; i++)
        *list_add(&w->entries, w->a) = text_str(&t);
    played_seal(w);
}

static ptrdiff_t audit_takes(Str bundle, Str policy)
{
    Arena life = arena_begin(64 << 20);
    Audit *out = make(&life, Audit, 1);
    expect_done(audit(bundle, policy, out, &life));
    ptrdiff_t took = (64 << 20) - arena_left(&life);
    arena_end(&life);
    return took;
}

TEST(filler_takes_no_memory_however_long_a_box_was_open)
{
    Played *w = played_crooked(NULL, a);
    Str short_one = played_bundle(w, a);
    box_lengthen(w);
    Str long_one = played_bundle(w, a);
    expect(long_one.len > short_one.len + 50 * LONG_BOX);
    expect(audit_takes(long_one, w->policy) < audit_takes(short_one, w->policy) + (64 << 10));
}

/* Pages of this process that a file gave, in KiB. */
static int64_t pages_of_files(void)
{
    char    line[128];
    int64_t found = -1;
    FILE   *f = fopen("/proc/self/status", "r");
    while (f && found < 0 && fgets(line, sizeof line, f))
        if (!strncmp(line, "RssFile:", 8))
            found = strtoll(line + 8, NULL, 10);
    if (f)
        fclose(f);
    return found;
}

TEST(a_log_longer_than_memory_is_read_and_passed)
{
    char   *path = scratch("tenderbox-long", a);
    int     fd = mkstemp(path), count = 0;
    Text    t = { 0 };
    Given   g;
    Str     rest, line;
    for (int i = 0; i < LONG_BOX; i++)
        text_our(&t, "tbx1 box AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", a);
    for (int i = 0; i < 3; i++)
        expect(write(fd, t.at, (size_t)t.len) == t.len);
    close(fd);
    expect(given_open(&g, path));
    unlink(path);
    int64_t most = 0, before = pages_of_files();
    for (rest = g.bytes; entry_next(&rest, &line); count++)
        if (count % 50000 == 0 && pages_of_files() > most)
            most = pages_of_files();
    expect(count == 3 * LONG_BOX && g.bytes.len > 60000000);
    expect(most - before < 24 << 10);
    expect(str_same((Str){ g.bytes.at, t.len }, text_str(&t)));       /* and read once more */
    given_close(&g);
    rest = text_str(&t);
    for (count = 0; entry_next(&rest, &line);)               /* what lies in memory stays there */
        count += line.at[0] == 't';
    expect(count == LONG_BOX && t.at[0] == 't');
    given_passed(text_str(&t));
    expect(t.at[t.len / 2] != 0);
}

TEST(of_each_checkpoint_is_kept_who_cosigned_it_and_no_more)
{
    Played *w = played_crooked(NULL, a);
    Str few = played_bundle(w, a);
    ptrdiff_t more = 2000, before = audit_takes(few, w->policy_witnessed);
    Str last = w->b.checkpoints.at[w->b.checkpoints.len - 1];
    for (ptrdiff_t i = 0; i < more; i++)
        *list_add(&w->b.checkpoints, w->a) = last;
    expect(audit_takes(played_bundle(w, a), w->policy_witnessed) < before + 600 * more);
}

TEST(there_is_nothing_among_the_entries_but_whole_lines)
{
    Played *w = played_crooked(NULL, a);
    Bundle  b;
    const char *ends[] = { "tbx1 box ", "\n", "tbx1 box AAAA" };
    for (int i = 0; i < (int)countof(ends); i++) {
        *list_add(&w->entries, w->a) = str(ends[i]);           /* behind the last, uncounted */
        Str bundle = played_bundle(w, a);
        expect_because(bundle_of(bundle, &b, a), bundle_entries_unreadable);
        w->entries.len--;
    }
    w->b.head.size++;
    expect_because(bundle_of(played_bundle(w, a), &b, a), bundle_entries_unreadable);
}

/* ---- moments, and who bears them out ---- */

static void an_hour_ahead(Played *w, Act *act)  { (void)act; w->now += HOUR; }
static void set_right(Played *w, Act *act)
{
    w->now -= HOUR - 10 * MINUTE;
    act->arrived = w->now;
    act->at      = w->p.last_at;
}

/* What is shown follows an entry of another procedure. */
static void stands_behind_another(Played *w, Act *act)
{
    EntryLine line = { .procedure = { { 9 } }, .nth = 1, .commit = { { 5 } } };
    Text t = { 0 };
    entry_write(&t, &line, w->a);
    *list_add(&w->entries, w->a) = text_str(&t);
    act->arrived = w->now;
    act->at      = w->now + 3 * HOUR;
}

static void stands_with_it(Played *w, Act *act)
{
    act->arrived = w->now;
    act->at      = w->p.last_at;
}

static void stands_by_itself(Played *w, Act *act)
{
    act->arrived = w->now;
    act->at      = w->now + 3 * HOUR;
}

/* As the witness signed when they came, whatever they say. */
static void points_set(Played *w, Instant after, Instant by)
{
    for (each(PlayedPoint, point, w->points))
        if (point->at > after)
            point->at -= by;
    played_seal(w);
}

static const Audit *watched(Played *w, Arena *a)
{
    Audit *out = make(a, Audit, 1);
    (void)!failed(audit(played_bundle(w, a), w->policy_witnessed, out, a));
    return out;
}

TEST(an_hour_s_wrong_clock_and_what_stands_still_after_it_are_good_and_told)
{
    Lie ahead = { .line = "olga+otto admit round=1 lot=1 bidder=bela", .twist = an_hour_ahead,
                  .until = "olga+otto admit round=1 lot=1 bidder=cora", .end = set_right };
    Played *w = played_crooked(&ahead, a);
    Instant listed = round_of(&w->p, 1)->deadline + 20 * MINUTE;
    points_set(w, listed, HOUR);
    const Audit *out = watched(w, a);
    expect_done(out->fault);
    expect(is_warned(out, "Said to be later than witnesses saw them in the log: 2 acts, by up to 1 "
                          "hour "));
    expect(is_warned(out, "more than ten minutes before they were entered: 1 act, up to "));
}

TEST(a_clock_that_stands_still_by_an_act_that_is_not_shown_is_good_and_one_by_none_is_a_lie)
{
    Lie behind = { .line = "olga+otto exclude", .twist = stands_behind_another };
    Lie alone = { .line = "olga+otto exclude", .twist = stands_by_itself };
    Played *w = played_crooked(&behind, a);
    points_set(w, w->now, 3 * HOUR);
    expect_done(watched(w, a)->fault);
    Lie both = { .line = "olga+otto admit round=1 lot=1 bidder=bela",
                 .twist = stands_behind_another, .end = stands_with_it,
                 .until = "olga+otto admit round=1 lot=1 bidder=cora" };
    w = played_crooked(&both, a);
    points_set(w, w->now, 3 * HOUR);
    expect_done(watched(w, a)->fault);
    w = played_crooked(&alone, a);
    points_set(w, w->now, 3 * HOUR);
    expect_because(watched(w, a)->fault, stamped_late);
}

TEST(how_slow_a_witness_may_be_is_for_the_reader_to_say)
{
    Played *w = played_crooked(&(Lie){ .line = "olga+otto admit round=1 lot=1 bidder=cora" }, a);
    AuditBeside beside = { .witness_lag = 5 * MINUTE };
    Audit out;
    w->points.at[w->points.len - 2].at += 5 * MINUTE + 1;    /* without the last admission */
    w->points.at[w->points.len - 1].at += 5 * MINUTE + 1;
    played_seal(w);
    expect_because(watched(w, a)->fault, stamped_early);
    expect_done(audit_with(played_bundle(w, a), w->policy_witnessed, &beside, &out, a));
    beside.witness_lag--;
    expect_because(audit_with(played_bundle(w, a), w->policy_witnessed, &beside, &out, a),
                   stamped_early);
}

TEST(what_a_slow_witness_signed_later_than_others_saw_the_act_says_nothing_of_it)
{
    Lie     lie = { .line = "olga+otto admit round=1 lot=1 bidder=cora" };
    Played *w = played_crooked(&lie, a);
    PlayedPoint *with = &w->points.at[w->points.len - 1], *without = with - 1;
    without->at += HOUR;                         /* an old one; the act was seen at its moment */
    played_seal(w);
    const Audit *slow = watched(w, a);
    expect_done(slow->fault);
    expect(is_warned(slow, "so late it says nothing of what was entered between"));
    with->at = without->at + MINUTE;             /* it was seen after that only */
    played_seal(w);
    expect_because(watched(w, a)->fault, stamped_early);
    without[-1].at += HOUR - MINUTE;             /* one that came sooner still bears witness */
    without->at = with->at + 1;
    played_seal(w);
    expect_because(watched(w, a)->fault, stamped_early);
}

TEST(what_was_signed_too_late_for_one_act_still_bears_witness_of_the_next)
{
    Lie     lie = { .line = "olga+otto admit round=1 lot=1 bidder=cora" };
    Played *w = played_crooked(&lie, a);
    PlayedPoint *with_both = &w->points.at[w->points.len - 1];
    with_both[-2].at += HOUR;                    /* neither Bela's admission nor Cora's */
    played_seal(w);
    expect_done(watched(w, a)->fault);
    with_both->at += 2 * HOUR;                   /* Bela's was seen before that, Cora's only now */
    played_seal(w);
    const Audit *out = watched(w, a);
    expect_because(out->fault, stamped_early);
    expect(out->found.leaf == w->lie_leaf);
}

static Result gather(void *text, Str bytes)
{
    Gathered *to = text;
    text_add(&to->text, bytes, to->arena);
    return DONE;
}

/* The real clerk's book, for a court. */
static const Audit *exported(Played *w, Arena *a)
{
    Audit   *out = make(a, Audit, 1);
    Gathered to = { .arena = a };
    expect_done(export_bundle(clerk_book(w->clerk), w->p.name, COURT, 0, (BundleEnd){ 0 },
                              (BundleOut){ gather, &to }, NULL, a));
    (void)!failed(audit(text_str(&to.text), w->policy_witnessed, out, a));
    return out;
}

#define PROMISED "olga ticks seconds=86400 entries=2 near_seconds=3600 near_entries=2 "            \
    "near_within=900 rush_seconds=60 rush_entries=3 rush_within=900\n"                             \
    "2026-10-05T09:00 olga+otto publish retention=2030-01-01T00:00"

TEST(a_box_that_ticks_as_was_promised_is_told_of_nothing)
{
    Lie promise = { .line = "2026-10-05T09:00", .instead = PROMISED, .until = "2026-10-30T12:10" };
    const Audit *out = exported(played_watched(&promise, true, a), a);
    expect_done(out->fault);
    expect(out->procedure->ticks.rush.entries == 3 && out->procedure->rounds.at[0].listed);
    expect(!is_warned(out, "The box ticked less"));
}

/* Whoever stands still makes up for it before anybody looks, or is found. */
TEST(a_box_that_stood_still_while_witnesses_looked_ticked_less_than_was_promised)
{
    Lie promise = { .line = "2026-10-05T09:00", .instead = PROMISED, .until = "bela interest" };
    Played   *w = played_watched(&promise, true, a);
    Policy    policy;
    Cosigners who;
    expect(!is_warned(exported(w, a), "The box ticked less"));
    w->now += 4 * DAY;
    expect_done(policy_read(w->policy_witnessed, &policy, a));
    expect_done(clerk_witness(w->clerk, played_cosigned(w, w->now, a), &policy, false, &who, a));
    const Audit *out = exported(w, a);
    expect_done(out->fault);
    expect(is_warned(out, "The box ticked less than was promised: from "));
    expect(is_warned(out, "the log grew by 0 of the 8 entries that were due"));
    clerk_work(w->clerk);                        /* what it owes, at once */
    expect_done(clerk_witness(w->clerk, played_cosigned(w, w->now, a), &policy, false, &who, a));
    expect(is_warned(exported(w, a), "The box ticked less"));
}

#define ALONE "On the operator's clock alone"

TEST(what_rests_on_the_operator_s_clock_alone_is_named)
{
    Played *w = played_crooked(NULL, a);
    Audit   out;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(is_warned(&out, ALONE) && is_warned(&out, "rests: the time for bids since the "
                                                     "publication (entry "));
    expect(is_warned(&out, "; that the box was kept open to its deadline, round 1 (entry "));
    expect(is_warned(&out, "; that the answer left the time that the law gives (entry "));
    expect(is_warned(&out, "; the standstill before the contract, lot 1 (entry "));
    expect(!is_warned(&out, "the day from which the standstill runs"));  /* not from letters here */
    const Audit *seen = watched(w, a);           /* after every act that two officers signed */
    expect(is_warned(seen, ALONE));
    expect(is_warned(seen, "; the standstill before the contract, lot 1"));
    expect(is_warned(seen, "rests: that the answer left the time"));
    expect(!is_warned(seen, "publication") && !is_warned(seen, "the box was kept open"));
    Lie again = { .line = "2027-01-06", .instead = "2027-01-06T00:00 olga+otto suspend lot=1\n"
                  "2027-01-06T08:00 olga+otto resume lot=1\n2027-01-06T09:00 olga+otto contract "
                  "lot=1 bidder=cora value=125000 from=2027-02-01 until=2029-01-31" };
    seen = watched(played_crooked(&again, a), a);
    expect_done(seen->fault);
    expect(is_warned(seen, ALONE) && !is_warned(seen, "the standstill before"));
}

TEST(an_outage_in_which_witnesses_signed_is_told)
{
    Lie down = { .line = "2026-10-05T09:00", .instead =
        "olga outage-rule round=1 least=300 within=3600 margin=600\n"
        "2026-10-05T09:00 olga+otto publish retention=2030-01-01T00:00\n"
        "bela interest key=bela name=Bela~Ltd\n"
        "2026-10-30T11:46 bela deposit round=1 lot=1 version=1\n"
        "2026-10-30T12:03 olga+otto outage round=1 from=2026-10-30T11:57 "
        "until=2026-10-30T12:03" };
    Played *w = played_crooked(&down, a);
    const char *says = "Witnesses cosigned the log 1 time while the box is said to have been out";
    const Audit *out = watched(w, a);
    expect_done(out->fault);
    expect(!is_warned(out, says));
    w->points.at[w->points.len - 2].at = round_of(&w->p, 1)->deadline - 3 * MINUTE;
    played_seal(w);
    out = watched(w, a);
    expect_done(out->fault);
    expect(is_warned(out, says));
}

/* ---- to bear in mind ---- */

#define PUBLISHED_ "2026-10-05T09:00 olga+otto publish retention=2030-01-01T00:00\n" \
                   "bela interest key=bela name=Bela~Ltd\n"
#define OUT_COLD   "olga outage-rule round=1 least=300 within=3600 margin=600\n" PUBLISHED_
#define CORA_OUT   "olga+otto exclude round=1 lot=1 bidder=cora ground=not-compliant"

static const struct { Lie lie; const char *says; } minded[] = {
    { { "2026-12-18", "2026-12-17T09:00 olga+otto reopen round=1 lot=1 prices=known ground=error "
        "bidder=bela criterion=12" },
      "Marks for lot 1 in round 1 were opened again when prices were known (entry " },
    { { "2026-12-18", "2026-12-17T09:00 " CORA_OUT },
      "The bid of bidder 102 (Cora plc), who stood first by the marks and prices, was excluded for "
      "lot 1 when prices were known (entry " },
    { { "olga summary", CORA_OUT },
      "The bid of bidder 102 (Cora plc), to whom the lot was awarded, was excluded for lot 1" },
    { { "2026-12-18", "2026-12-17T09:00 olga+otto exclude round=1 lot=1 bidder=bela "
        "ground=not-compliant" }, "The bid of bidder 101 (Bela Ltd) was excluded for lot 1 when" },
    { { "2026-12-18", "2026-12-17T09:00 olga+otto retest bidder=cora what=finances outcome=fails" },
      "was excluded by a new test of its bidder's standing for lot 1 when prices were known" },
    { { "2026-12-18", "2026-12-17T09:00 " CORA_OUT "\n"
        "olga+otto reinstate round=1 lot=1 bidder=cora ground=decision" },
      "The bid of bidder 102 (Cora plc) was brought back for lot 1 when prices were known" },
    { { "2026-12-18", "2026-12-17T09:00 olga+otto abandon" },
      "Lot 1 was ended without a contract when prices were known (entry " },
    { { "olga+otto exclude", "olga inquire inquiry=1 round=1 lot=1 bidder=bela "
        "about=clarification until=2026-10-30T12:11" },
      " to reply to an inquiry about clarification for lot 1 (entry " },
    { { "olga+otto admit round=1 lot=1 bidder=dora",
        "olga+otto accept-late round=1 lot=1 bidder=elsa ground=sealed-in-time" },
      "The late bid of bidder 104 (Elsa Garages) for lot 1 was let in (entry " },
    { { "2026-10-05T09:00", OUT_COLD "2026-10-30T12:01 bela late-deposit round=1 lot=1 version=1\n"
        "2026-10-30T12:03 olga+otto outage round=1 from=2026-10-30T11:57 "
        "until=2026-10-30T12:03" },
      "The deadline of round 1 was moved after it had passed (entry " },
    { { "2026-10-05T09:00", OUT_COLD "2026-10-30T12:03 olga+otto outage round=1 "
        "from=2026-10-30T11:57 until=2026-10-30T12:03\n"
        "2026-10-30T12:20 bela late-deposit round=1 lot=1 version=1\n"
        "2026-10-30T12:40 olga+otto box-list round=1 clock=operator\n"
        "olga+otto accept-late round=1 lot=1 bidder=bela ground=portal-fault" },
      "for lot 1 was let in (entry " },
};

TEST(what_was_decided_when_prices_could_weigh_or_time_was_short_is_to_be_borne_in_mind)
{
    int wrong = 0;
    (void)a;
    for (int i = 0; i < (int)countof(minded); i++) {
        Arena   life = arena_begin(1 << 28);
        Played *w = played_crooked(&minded[i].lie, &life);
        Audit   out;
        Result  r = audit(played_bundle(w, &life), w->policy, &out, &life);
        bool    told = !failed(r) && is_warned(&out, minded[i].says);
        if (!told)
            printf("    %s: not %s\n", failed(r) ? r.why->code : "good", minded[i].says);
        wrong += !told;
        arena_end(&life);
    }
    expect(wrong == 0);
}

TEST(of_a_tender_that_went_its_way_nothing_is_to_be_borne_in_mind)
{
    Audit out = audited(COURT, a);
    expect(!is_warned(&out, "prices were known") && !is_warned(&out, "to reply") &&
           !is_warned(&out, "let in") && !is_warned(&out, "was moved after"));
}

static void ask_at_once(Played *w, Act *act)
{
    act->inquire.until   = w->now + MINUTE;
    act->inquire.inquiry = w->p.inquiries.len + 1;
}

TEST(of_very_many_acts_to_bear_in_mind_only_the_number_is_told)
{
    Text all = { 0 };
    for (int i = 1; i <= 102; i++)
        text_put(&all, a, "{}olga inquire inquiry={} round=1 lot=1 bidder=bela "
                 "about=clarification until=2026-10-30T13:00", i > 1 ? S("\n") : S(""),
                 str_of_number(i, a));
    Lie asks = { .line = "olga+otto exclude", .instead = str_terminated(text_str(&all), a),
                 .twist = ask_at_once };
    Played *w = played_crooked(&asks, a);
    Audit   out;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    int64_t told = 0;
    for (each(const Str, line, out.warnings))
        told += str_starts(*line, "Bidder 101 (Bela Ltd) was given");
    expect(told == 100);
    expect(is_warned(&out, "Not told one by one: 2 acts more like those above."));
}

TEST(of_the_longest_times_that_are_equal_the_first_is_named)
{
    (void)a;
    Longest longest = { 0 };
    const Act one = { .leaf = 7 }, two = { .leaf = 8 }, three = { .leaf = 9 };
    longest_note(&longest, &one, 60);
    longest_note(&longest, &two, 60);
    expect(longest.leaf == 7 && longest.count == 2);
    longest_note(&longest, &three, 61);
    expect(longest.leaf == 9 && longest.most == 61);
}

TEST(the_report_names_the_rule_book_its_day_and_who_came_went_and_changed_keys)
{
    Lie people = { .line = "olga+otto exclude", .instead =
        "olga person person=dan key=dan\nolga+otto role person=dan role=evaluator "
        "reason=Erin~left\n"
        "olga+otto replace person=erin by=dan\nolga+otto key-change person=eva key=gero\n"
        "eva key-kept\n"
        "emil conflict finding=interest\nolga ruling person=emil ruling=must-leave" };
    Played *w = played_crooked(&people, a);
    Audit   out;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(report_says(&out, "Rule book  of Thursday 1 January 2026\n"
                             "           Procurement Act 2023\n"));
    expect(report_says(&out, "role given, evaluator, 300 (The name of this person.), after a box "
                             "was opened (act "));
    expect(report_says(&out, "person replaced, 23 (The name of this person.), by 300 (The name"));
    expect(report_says(&out, "key changed, 21 (The name of this person.), after a box"));
    expect(report_says(&out, "key kept, by 21 (The name of this person.) (act "));
    expect(report_says(&out, "ruled on an interest, must-leave, 22 (The name of this person.)"));
    expect(!report_says(&out, "role given, officer"));       /* before the tender was published */
}

TEST(a_box_that_is_not_listed_hides_even_the_number_of_its_bids)
{
    Lie early = { .line = "2026-10-30T12:10", .instead = "olga complaint lot=1" };
    Played *w = played_crooked(&early, a);
    Act act;
    expect_done(act_read(w->b.acts.at[w->b.acts.len - 2].body, &act));
    expect(act.kind == ACT_LATE_DEPOSIT);
    for (Edition e = PUBLIC; e <= COURT; e++)
        expect(!shown_to(e, 104, &w->p, &act));
}

TEST(a_bundle_is_written_back_byte_for_byte)
{
    for (Edition e = PUBLIC; e <= COURT; e++) {
        Gathered to = { .arena = a };
        Str bytes = played_really()->edition[e];
        expect_done(bundle_write(read_back(bytes, a), (BundleOut){ gather, &to }, a));
        expect(str_same(text_str(&to.text), bytes));
    }
}

TEST(any_tar_lists_a_bundle)
{
    Str  bytes = played_really()->edition[COURT];
    char *path = scratch("tenderbox-bundle", a), line[200] = "";
    int  fd = mkstemp(path), members = 0;
    Text command = { 0 };
    expect(fd >= 0 && write(fd, bytes.at, (size_t)bytes.len) == bytes.len);
    close(fd);
    text_put(&command, a, "tar tf {}", str(path));
    FILE *tar = popen(str_terminated(text_str(&command), a), "r");
    expect(tar && fgets(line, sizeof line, tar) && !strcmp(line, "bundle\n"));
    while (fgets(line, sizeof line, tar))
        members++;
    unlink(path);
    const Bundle *b = read_back(bytes, a);
    expect(pclose(tar) == 0 && members == 5 + b->words.len + b->sealed.len);
}

TEST(a_bidder_s_edition_is_only_for_a_bidder)
{
    (void)a;
    expect_because(played_really()->for_a_holder, bidder_unknown);
}

TEST(the_crooked_clerk_of_the_tests_can_be_honest)
{
    Played *w = played_crooked(NULL, a);
    Audit out;
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect_done(audit(played_bundle(w, a), w->policy_witnessed, &out, a));
}

TEST(bids_that_witnesses_saw_are_proved_in_time)
{
    Lie honest = { .line = "2026-10-30T12:10", .until = "2026-12-18", .named = true,
                   .instead = "2026-10-30T12:10 olga+otto box-list round=1 clock=witnessed" };
    Played *w = played_crooked(&honest, a);
    Audit out;
    expect_done(audit(played_bundle(w, a), w->policy_witnessed, &out, a));
    expect(report_says(&out, "5 deposits in time as witnesses saw, 0 on the operator's clock"));
}

/* What is written to the stream until it is ended. */
typedef struct Memory { FILE *to; char *at; size_t count; } Memory;

static Str memory_end(Memory *m, Arena *a)
{
    fclose(m->to);
    Str all = str_copy((Str){ m->at, (ptrdiff_t)m->count }, a);
    free(m->at);
    return all;
}

TEST(the_report_names_each_witness_and_what_of_it_was_not_checked)
{
    Played *w = played_crooked(NULL, a);
    Audit out;
    Text policy = { 0 };
    Str  rest = w->policy_witnessed;
    text_put(&policy, a, "{}\n", str_cut(&rest, '\n'));
    text_our(&policy, "witness later example.com/w+0badcafe+BgcICQ==\n", a);
    text_add(&policy, rest, a);
    expect_done(audit(played_bundle(w, a), text_str(&policy), &out, a));
    expect(report_says(&out, "Witness later: not checked, its key is of a kind unknown here"));
    expect(report_says(&out, "Witness union: cosigned "));
    Memory m = { 0 };
    m.to = open_memstream(&m.at, &m.count);
    audit_json(m.to, &out, a);
    Str json = memory_end(&m, a);
    const char *later = "{\"name\":\"later\",\"checked\":false,\"cosigned\":0}";
    expect(memmem(json.at, (size_t)json.len, later, strlen(later)));
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(out.counted.cosigned_by_others == out.counted.checkpoints);
    expect(report_says(&out, "of keys that your policy does not name: not looked at"));
}

/* After the retention date the buyer's name is taken off the shelf. */
static void erase_buyer(Played *w, Act *act)
{
    act->erase.nth  = 1;
    act->erase.hash = w->p.buyer;
}

static void words_drop(Played *w, Hash hash)
{
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < w->b.words.len; i++)
        if (!hash_same(w->b.words.at[i].hash, hash))
            w->b.words.at[kept++] = w->b.words.at[i];
    w->b.words.len = kept;
}

TEST(what_an_act_erased_is_counted_as_erased)
{
    Lie erase = { .line = "2027-01-06", .twist = erase_buyer, .instead =
                  "2027-01-06T09:00 olga+otto contract lot=1 bidder=cora value=125000 "
                  "from=2027-02-01 until=2029-01-31\n"
                  "2030-01-07T09:00 olga+otto erase nth=1 what=words "
                  "hash=1111111111111111111111111111111111111111111111111111111111111111" };
    Played *w = played_crooked(&erase, a);
    Audit out;
    words_drop(w, w->p.buyer);
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(out.counted.words_erased == 1 && out.counted.words_withheld == 0);
    expect(report_says(&out, "1 text or paper was erased by an act that says so"));
}

/* The key of a bid goes, and with it the file that it opened. */
static void erase_key(Played *w, Act *erase)
{
    Act opened = { 0 };
    for (ptrdiff_t i = 0; i < w->b.acts.len && opened.kind != ACT_OPENED; i++)
        expect_done(act_read(w->b.acts.at[i].body, &opened));
    erase->erase.nth  = opened.nth;
    erase->erase.hash = opened.opened.key;
    words_drop(w, opened.opened.key);
}

static void sealed_drop(Played *w, Hash heads, int i, Arena *a)
{
    Heads *read = make(a, Heads, 1);
    ptrdiff_t kept = 0;
    expect_done(heads_read(played_paper(w, heads), read, a));
    for (ptrdiff_t k = 0; k < w->b.sealed.len; k++)
        if (!hash_same(w->b.sealed.at[k].hash, read->at[i].head.sha256))
            w->b.sealed.at[kept++] = w->b.sealed.at[k];
    w->b.sealed.len = kept;
}

TEST(a_sealed_file_may_go_with_its_key_and_is_never_called_correct)
{
    Lie erase = { .line = "2027-01-06", .twist = erase_key, .instead =
                  "2030-01-07T09:00 olga+otto erase nth=1 what=key "
                  "hash=1111111111111111111111111111111111111111111111111111111111111111" };
    Played *w = played_crooked(&erase, a);
    Audit out;
    sealed_drop(w, bid_of(&w->p, 1, 1, 101)->heads, 0, a);
    expect_done(audit(played_bundle(w, a), w->policy, &out, a));
    expect(out.counted.sealed_erased == 1 && out.counted.words_erased == 1);
    expect(report_says(&out, "what rests on them cannot be recomputed here"));
    expect(report_says(&out, "1 sealed file is gone, and an act says so: what was in cannot be"));
    sealed_drop(w, bid_of(&w->p, 1, 1, 102)->heads, 0, a);
    expect_because(audit(played_bundle(w, a), w->policy, &out, a), sealed_lost);
}

TEST(one_rotten_sealed_file_is_a_fault_that_does_not_end_the_audit)
{
    Played *w = played_crooked(NULL, a);
    Audit well, out;
    expect_done(audit(played_bundle(w, a), w->policy, &well, a));
    Heads *heads = make(a, Heads, 1);
    expect_done(heads_read(played_paper(w, bid_of(&w->p, 1, 1, 101)->heads), heads, a));
    for (each(SealedItem, item, w->b.sealed))
        if (hash_same(item->hash, heads->at[1].head.sha256)) {
            item->bytes = str_copy(item->bytes, a);
            ((char *)item->bytes.at)[item->bytes.len / 2] ^= 1;
        }
    sealed_drop(w, bid_of(&w->p, 1, 1, 102)->heads, 0, a);
    expect_because(audit(played_bundle(w, a), w->policy, &out, a), sealed_differ);
    expect(out.counted.sealed_lost == 2 && out.counted.sealed == well.counted.sealed - 2);
    expect(out.counted.acts == well.counted.acts && out.counted.box_acts == well.counted.box_acts);
    expect(out.counted.proved < well.counted.proved && out.counted.shut == well.counted.shut);
    expect(report_says(&out, "A FAULT WAS FOUND: sealed-differ"));
    expect(report_says(&out, "what does not rest on that file is as it should be"));
    expect(report_says(&out, "bidder 101 for lot 1, version 2, the envelope \"price\" is lost"));
    expect(report_says(&out, "bidder 102 for lot 1, version 1, the envelope \"quality\" is lost"));
    expect(report_says(&out, "contract signed"));
}

TEST(what_is_gone_without_an_act_is_lost)
{
    Played *w = played_crooked(NULL, a);
    Audit out;
    words_drop(w, w->p.buyer);
    expect_because(audit(played_bundle(w, a), w->policy, &out, a), words_lost);
    expect_text(str(out.found.act), "begin");
}

TEST(whatever_comes_in_goes_out_as_json)
{
    static const struct { Str in; const char *out; } texts[] = {
        { { "", 0 }, "\"\"" },
        { { "a \"b\" \\c\n\x7f", 10 }, "\"a \\\"b\\\" \\\\c\\u000a\\u007f\"" },
        { { "\xe2\x80\xae\xf3\xa0\x80\xa0", 7 }, "\"\\u202e\\udb40\\udc20\"" },
        { { "\0", 1 }, "\"\\u0000\"" },
        { { "H\xc3\xb6he", 5 }, "\"H\xc3\xb6he\"" },
        { { "H\xc3\xb6he\xff", 6 }, "\"H\\u00c3\\u00b6he\\u00ff\"" },
    };
    for (ptrdiff_t i = 0; i < countof(texts); i++) {
        Memory m = { 0 };
        m.to = open_memstream(&m.at, &m.count);
        json_str(m.to, texts[i].in);
        expect_text(memory_end(&m, a), texts[i].out);
    }
}

TEST(programs_get_the_same_verdict)
{
    Audit  out = audited(COURT, a);
    Memory m = { 0 };
    m.to = open_memstream(&m.at, &m.count);
    audit_json(m.to, &out, a);
    Str all = memory_end(&m, a);
    expect(str_starts(all, "{\"schema\":1,\"verdict\":\"good\",\"edition\":\"court\","));
    expect(all.at[all.len - 2] == '}' && str_utf8(all));
}

RUN("auditor_test", T(all_four_editions_of_a_real_tender_verify),
    T(a_report_is_silent_of_what_an_edition_did_not_let_it_count),
    T(a_bid_that_was_signed_beforehand_is_told),
    T(the_court_s_edition_holds_everything_and_recomputes_it),
    T(the_court_s_edition_shows_every_digit_of_the_ranking),
    T(who_registered_under_the_same_identifier_is_told_and_stopped_by_nothing),
    T(an_edition_that_shows_more_than_its_readers_may_see_is_warned_of),
    T(the_public_edition_shows_no_loser_s_price_and_no_mark),
    T(the_checkpoint_after_whatever_two_officers_signed_is_in_the_bundle),
    T(nobody_but_the_court_gets_what_opens_a_bid),
    T(a_bidder_sees_its_own_marks_and_the_winner_s_agreed_ones),
    T(whatever_is_withheld_is_counted),
    T(acts_without_signature_and_a_policy_without_witnesses_are_warned_of),
    T(filler_takes_no_memory_however_long_a_box_was_open),
    T(a_log_longer_than_memory_is_read_and_passed),
    T(of_each_checkpoint_is_kept_who_cosigned_it_and_no_more),
    T(there_is_nothing_among_the_entries_but_whole_lines),
    T(a_log_whose_clock_stood_still_after_it_had_run_ahead_is_good_and_the_report_says_so),
    T(an_hour_s_wrong_clock_and_what_stands_still_after_it_are_good_and_told),
    T(a_clock_that_stands_still_by_an_act_that_is_not_shown_is_good_and_one_by_none_is_a_lie),
    T(how_slow_a_witness_may_be_is_for_the_reader_to_say),
    T(what_a_slow_witness_signed_later_than_others_saw_the_act_says_nothing_of_it),
    T(what_was_signed_too_late_for_one_act_still_bears_witness_of_the_next),
    T(a_box_that_ticks_as_was_promised_is_told_of_nothing),
    T(a_box_that_stood_still_while_witnesses_looked_ticked_less_than_was_promised),
    T(what_rests_on_the_operator_s_clock_alone_is_named),
    T(an_outage_in_which_witnesses_signed_is_told),
    T(what_was_decided_when_prices_could_weigh_or_time_was_short_is_to_be_borne_in_mind),
    T(of_a_tender_that_went_its_way_nothing_is_to_be_borne_in_mind),
    T(of_very_many_acts_to_bear_in_mind_only_the_number_is_told),
    T(of_the_longest_times_that_are_equal_the_first_is_named),
    T(the_report_names_the_rule_book_its_day_and_who_came_went_and_changed_keys),
    T(a_box_that_is_not_listed_hides_even_the_number_of_its_bids),
    T(a_bundle_is_written_back_byte_for_byte), T(any_tar_lists_a_bundle),
    T(a_bidder_s_edition_is_only_for_a_bidder), T(the_crooked_clerk_of_the_tests_can_be_honest),
    T(bids_that_witnesses_saw_are_proved_in_time),
    T(the_report_names_each_witness_and_what_of_it_was_not_checked),
    T(what_an_act_erased_is_counted_as_erased),
    T(a_sealed_file_may_go_with_its_key_and_is_never_called_correct),
    T(one_rotten_sealed_file_is_a_fault_that_does_not_end_the_audit),
    T(what_is_gone_without_an_act_is_lost), T(programs_get_the_same_verdict),
    T(whatever_comes_in_goes_out_as_json))

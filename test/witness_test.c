/* A real witness, with a key made here, cosigns the log of a real clerk as
 * c2sp.org/tlog-cosignature says (cosignature/v1, with its time), and what it signed goes into the
 * book, into bundles and into receipts. */
#include "test/folder.h"
#include "test/played.h"
#include "test/test.h"

#include "desk/export.h"
#include "desk/verify.h"
#include "tree/receipt.h"

#include <stdlib.h>
#include <string.h>

#define LISTED "2026-10-30T12:10"

static Result gather(void *text, Str bytes)
{
    Gathered *to = text;
    text_add(&to->text, bytes, to->arena);
    return DONE;
}

static Policy policy_in(Str text, Arena *a)
{
    Policy p;
    expect_done(policy_read(text, &p, a));
    return p;
}

static Result taken(Played *w, Str note, Cosigners *who, Arena *a)
{
    Policy policy = policy_in(w->policy_witnessed, a);
    return clerk_witness(w->clerk, note, &policy, false, who, a);
}

static Result exported(Played *w, Edition e, const Policy *policy, Str *bundle, Arena *a)
{
    Gathered to = { .arena = a };
    Id bidder = e == OWN_BIDDER ? 101 : 0;
    Result r = export_bundle(clerk_book(w->clerk), w->p.name, e, bidder,
                             (BundleEnd){ .policy = policy }, (BundleOut){ gather, &to }, NULL,
                             a);
    *bundle = text_str(&to.text);
    return r;
}

static bool report_says(const Audit *out, const char *words)
{
    Str all = text_str(&out->report);
    return all.len && memmem(all.at, (size_t)all.len, words, strlen(words));
}

/* ---- into the book --------------------------------------------------------------- */

/* Up to the notice and no further. */
static Played *just_published(Arena *a)
{
    static const Lie short_life = { .line = "bela interest", .instead = "", .named = true };
    return played_watched(&short_life, false, a);
}

TEST(what_a_witness_signed_is_taken_home_once)
{
    Played *w = just_published(a);
    Str note = played_cosigned(w, w->now, a), seen;
    Cosigners who;
    Policy policy = policy_in(w->policy_witnessed, a);
    int64_t size;
    expect_because(book_seen(clerk_book(w->clerk), &policy, 0, &seen, &size, a), quorum_missing);
    for (int i = 0; i < 2; i++) {
        expect_done(taken(w, note, &who, a));
        expect(who.size == book_size(clerk_book(w->clerk)) && who.unknown.len == 0);
        expect(who.known.len == 1 && str_is(who.known.at[0], "union"));
    }
    expect_done(book_seen(clerk_book(w->clerk), &policy, 0, &seen, &size, a));
    expect(str_same(seen, note) && size == who.size);
}

static Result count_lines(void *with, const Kept *kept)
{
    Arena  a = arena_begin(1 << 20);
    Note   note;
    Result r = note_read(kept->body, &note, &a);
    ((int *)with)[0]++;
    ((int *)with)[1] += (int)note.signatures.len;
    arena_end(&a);
    return r;
}

TEST(a_key_that_cosigned_one_size_again_stands_in_two_notes)
{
    Played *w = just_published(a);
    Cosigners who;
    int notes[2] = { 0 };
    expect_done(taken(w, played_cosigned(w, w->now, a), &who, a));
    expect_done(taken(w, played_cosigned(w, w->now + HOUR, a), &who, a));
    expect_done(book_cosigned(clerk_book(w->clerk), 1, INT64_MAX, count_lines, notes));
    expect(notes[0] == 2 && notes[1] == 4);
    Str bundle;
    Audit out;
    expect_done(exported(w, COURT, NULL, &bundle, a));
    expect_done(audit(bundle, w->policy_witnessed, &out, a));
    expect(out.seen_since == w->now + HOUR);
}

/* The note with one more line. */
static Str with_line(Str note, const Vkey *vkey, const SigningKey *key, Instant at, Arena *a)
{
    Note n;
    Text t = { 0 };
    expect_done(note_read(note, &n, a));
    expect_done(note_cosign(&n, vkey, key, at, a));
    note_write(&n, &t, a);
    return text_str(&t);
}

TEST(one_key_that_signs_a_note_twice_does_not_count_twice)
{
    Played *w = just_published(a);
    Cosigners who;
    Str note = played_cosigned(w, w->now, a);
    note = with_line(note, &w->witness, &w->witness_key, w->now + 1, a);
    expect_because(taken(w, note, &who, a), signature_repeated);
}

TEST(a_line_of_an_unknown_key_is_kept_as_unknown_and_counts_for_who_knows_it)
{
    Played *w = just_published(a);
    Cosigners who;
    Vkey guild;
    Text own = { 0 };
    Str  bundle;
    Audit out;
    const SigningKey *key = &actor_of(106)->key;
    expect_done(vkey_of(S("guild.example/witness"), KEY_COSIGNATURE, key, &guild));
    Str note = with_line(played_cosigned(w, w->now, a), &guild, key, w->now, a);
    expect_done(taken(w, note, &who, a));
    expect(who.known.len == 1 && who.unknown.len == 1);
    expect_text(who.unknown.at[0], "guild.example/witness");
    Str log = w->policy;
    text_put(&own, a, "{}\nwitness guild ", str_cut(&log, '\n'));
    vkey_write(&guild, &own, a);
    text_our(&own, "\nquorum guild\n", a);
    Policy policy = policy_in(text_str(&own), a);
    expect_done(exported(w, COURT, &policy, &bundle, a));
    (void)!failed(audit(bundle, text_str(&own), &out, a));
    expect(out.seen_since == w->now);
}

TEST(a_line_of_a_known_key_must_verify)
{
    Played *w = just_published(a);
    Cosigners who;
    Str note = str_copy(played_cosigned(w, w->now, a), a);
    char *letter = (char *)note.at + note.len - 20;
    *letter = *letter == 'A' ? 'B' : 'A';
    expect_because(taken(w, note, &who, a), signature_wrong);
}

TEST(a_checkpoint_without_a_witness_is_nothing_new)
{
    Played *w = just_published(a);
    Cosigners who;
    Str note;
    expect_done(book_checkpoint(clerk_book(w->clerk), 0, &note, a));
    expect_because(taken(w, note, &who, a), nothing_cosigned);
}

static Str signed_by_the_log(Played *w, Checkpoint point, Arena *a)
{
    Note n = { 0 };
    Text text = { 0 }, note = { 0 };
    checkpoint_write(&point, &text, a);
    n.text = text_str(&text);
    expect_done(note_sign(&n, &w->log, &w->log_key, a));
    expect_done(note_cosign(&n, &w->witness, &w->witness_key, w->now, a));
    note_write(&n, &note, a);
    return text_str(&note);
}

TEST(what_was_signed_of_another_log_or_another_book_is_told_apart)
{
    Played *w = just_published(a);
    Cosigners who;
    Book *book = clerk_book(w->clerk);
    Checkpoint point = { w->log.name, book_size(book) + 1, book_root(book) };
    expect_because(taken(w, signed_by_the_log(w, point, a), &who, a), checkpoint_ahead);
    point.size--;
    point.root.byte[0] ^= 1;
    expect_because(taken(w, signed_by_the_log(w, point, a), &who, a), checkpoint_forked);
    point.size--;                                /* in the middle of a turn */
    expect_because(taken(w, signed_by_the_log(w, point, a), &who, a), checkpoint_forked);
    point.size = 0;
    expect_because(taken(w, signed_by_the_log(w, point, a), &who, a), checkpoint_forked);
    point.origin = S("tender.example.com/log");
    expect_because(taken(w, signed_by_the_log(w, point, a), &who, a), origin_foreign);
    expect_because(taken(w, S("nobody\n"), &who, a), note_unreadable);
}

/* One more act, that no witness has seen; gives its leaf. */
static Result more(Played *w, int64_t *leaf, Arena *a)
{
    const Procedure *p;
    Shelved text = shelve(S("Not seen by anybody yet."));
    Act act = { .kind = ACT_COMPLAINT, .procedure = w->p.name,
                .complaint = { .lot = 1, .received = w->now, .text = text.hash } };
    expect_done(clerk_procedure(w->clerk, w->p.name, &p));
    act_sign(&act, actor_of(1), p, 0, w->log.name, w->now, a);
    Proposal proposal = { .acts = &act, .count = 1, .words = &text, .word_count = 1 };
    Result r = clerk_propose(w->clerk, &proposal, a);
    *leaf = proposal.leaf;
    return r;
}

static int64_t goes_on(Played *w, Arena *a)
{
    int64_t leaf;
    expect_done(more(w, &leaf, a));
    return leaf;
}

TEST(what_a_witness_signed_when_the_log_had_gone_on_is_kept_only_where_that_is_meant)
{
    Played *w = just_published(a);
    Cosigners who;
    Instant limit = w->now + WITNESS_LAG;
    Str in_time = played_cosigned(w, limit, a), late = played_cosigned(w, limit + 1, a);
    expect_done(taken(w, late, &who, a));        /* nothing came after it yet */
    expect(!who.next_at);
    goes_on(w, a);
    expect_done(taken(w, in_time, &who, a));
    Result r = taken(w, late, &who, a);
    expect_because(r, cosigned_too_late);
    expect(memmem(r.detail.at, (size_t)r.detail.len, "union signed the ", 17));
    Policy policy = policy_in(w->policy_witnessed, a);
    expect_done(clerk_witness(w->clerk, late, &policy, true, &who, a));
    expect(cosigned_late(&who));
}

/* Its own high-water was put back with it, and it has no second mark: a witness tells. */
TEST(an_older_copy_of_the_whole_folder_is_seen_by_what_a_witness_signed_since)
{
    Played *w = just_published(a);
    const char *copy = folder_new(a);
    Cosigners who;
    folder_copy(w->folder, copy);
    int64_t before = book_size(clerk_book(w->clerk));
    goes_on(w, a);
    Str seen = played_cosigned(w, w->now, a);
    Policy policy = policy_in(w->policy_witnessed, a);
    Clerk *old;
    int64_t missed;
    expect_done(clerk_open(&old, copy, &w->log_key, wall_played(&w->now), 0, &missed, a));
    Result r = clerk_witness(old, seen, &policy, false, &who, a);
    expect_because(r, checkpoint_ahead);
    Text says = { 0 };
    text_put(&says, a, "it is of {} entries, the book has {}", str_of_number(before + 1, a),
             str_of_number(before, a));
    expect(str_same(r.detail, text_str(&says)));
}

/* ---- the clock of a machine that started anew ------------------------------------- */

/* A copy of it, thirty-one days later: the machine is started, and nobody keeps its clock. */
static Played *started_anew(const Played *before, Arena *a)
{
    Played *w = make(a, Played, 1);
    const char *copy = folder_new(a);
    int64_t missed;
    *w = *before;
    Wall wall = wall_played(&w->now);
    folder_copy(w->folder, copy);
    w->now += 31 * DAY;
    memcpy(wall.boot, "another", 8);
    expect_done(clerk_open(&w->clerk, copy, &w->log_key, wall, 0, &missed, a));
    return w;
}

typedef enum Believes { THE_QUORUM, ANY_WITNESS, NO_WITNESS } Believes;

static Policy believing(Believes whom, const Played *w, Arena *a)
{
    Text text = { 0 };
    Str  named = w->policy_witnessed;
    named.len -= S("quorum union\n").len;
    text_put(&text, a, "{}quorum none\n", named);
    const Str policies[] = { w->policy_witnessed, text_str(&text), w->policy };
    return policy_in(policies[whom], a);
}

/* What the clerk says to an act when the witness signed so many seconds from now. */
static Result after_signing(const Played *before, Instant away, Believes whom, Arena *a)
{
    Played   *w = started_anew(before, a);
    Policy    policy = believing(whom, w, a);
    Cosigners who;
    int64_t   leaf;
    expect_done(clerk_clock_seen(w->clerk, &policy));
    expect_because(more(w, &leaf, a), clock_doubted);
    expect_done(taken(w, played_cosigned(w, w->now + away, a), &who, a));
    expect_done(clerk_clock_seen(w->clerk, &policy));
    return more(w, &leaf, a);
}

TEST(a_witness_who_signed_within_the_hour_says_that_the_clock_is_right)
{
    const Played *w = just_published(a);
    for (Believes whom = THE_QUORUM; whom <= ANY_WITNESS; whom++) {
        expect_done(after_signing(w, -HOUR, whom, a));
        expect_done(after_signing(w, 60, whom, a));
        expect_because(after_signing(w, -HOUR - 1, whom, a), clock_doubted);
        expect_because(after_signing(w, 61, whom, a), clock_doubted);
    }
}

TEST(a_witness_whom_the_policy_does_not_name_says_nothing_of_the_clock)
{
    const Played *w = just_published(a);
    expect_because(after_signing(w, 0, NO_WITNESS, a), clock_doubted);
}

/* ---- a list of the box that rests on witnesses ----------------------------------- */

static Result list_proposed(Played *w, Arena *a)
{
    const Procedure *p;
    Act act = { 0 };
    expect_done(clerk_procedure(w->clerk, w->p.name, &p));
    box_list_act(p, 1, &act, a);
    act.procedure = w->p.name;
    act.box_list.clock = CLOCK_WITNESSED;
    w->now += 10 * MINUTE;
    act_agree(&act, actor_of(2), p, w->log.name, w->now, w->now + MINUTE, a);
    act_sign(&act, actor_of(1), p, 0, w->log.name, w->now, a);
    Proposal proposal = { .acts = &act, .count = 1 };
    return clerk_propose(w->clerk, &proposal, a);
}

/* Up to the list. */
static Result list_after(bool named, bool watched, Arena *a)
{
    Lie up_to = { .line = LISTED, .instead = "", .named = named };
    return list_proposed(played_watched(&up_to, watched, a), a);
}

TEST(a_list_of_the_box_rests_on_witnesses_only_where_the_notice_names_them_and_they_signed)
{
    expect_because(list_after(false, true, a), witnesses_unnamed);
    expect_because(list_after(true, false, a), not_witnessed);
    expect_done(list_after(true, true, a));
}

TEST(who_saw_the_bids_only_after_the_deadline_did_not_see_them_in_time)
{
    Lie up_to = { .line = LISTED, .instead = "", .named = true };
    Played *w = played_watched(&up_to, false, a);
    Cosigners who;
    expect_done(taken(w, played_cosigned(w, w->now, a), &who, a));
    expect_because(list_proposed(w, a), not_witnessed);
}

/* ---- into bundles ---------------------------------------------------------------- */

static Played *whole_life(Arena *a)
{
    static const Lie honest = { .line = LISTED, .until = "2027-01-06", .named = true, .instead =
                                LISTED " olga+otto box-list round=1 clock=witnessed" };
    return played_watched(&honest, true, a);
}

/* Signed at its deadline by who was shown so many entries. */
static bool box_of_leaf(int64_t leaf, int64_t size, Instant by, Arena *a)
{
    Round     r = { .id = 1, .deadline = 1000 };
    Procedure p = { 0 };
    Sightings points = { 0 };
    *list_add(&p.box, a) = (Deposit){ .round = 1, .leaf = leaf };
    *list_add(&points, a) = (Witnessed){ .checkpoint.size = size, .by = by, .since = by };
    *list_add(&points, a) = (Witnessed){ .checkpoint.size = 1, .by = 1000, .since = 1000 };
    return box_seen(&p, &r, &points, INT64_MAX);
}

TEST(a_bid_is_seen_in_time_where_its_entry_was_among_those_that_were_signed)
{
    expect(box_of_leaf(5, 6, 1000, a) && box_of_leaf(5, 6, 1000 + SETTLING, a));
    expect(!box_of_leaf(5, 5, 1000, a));
    expect(!box_of_leaf(5, 6, 1001 + SETTLING, a) && !box_of_leaf(5, 6, 0, a));
}

TEST(every_edition_of_a_watched_tender_satisfies_the_quorum)
{
    Played *w = whole_life(a);
    for (Edition e = PUBLIC; e <= COURT; e++) {
        Str bundle;
        Audit out;
        expect_done(exported(w, e, NULL, &bundle, a));
        expect_done(audit(bundle, w->policy_witnessed, &out, a));
        expect(report_says(&out, "5 deposits in time as witnesses saw, 0 on the operator's clock"));
        expect(report_says(&out, "Witness union: cosigned "));
        expect(out.counted.witnessed > 20 && out.seen_since == w->now - 1);
    }
}

TEST(a_bundle_ends_where_the_quorum_saw_the_log)
{
    Played *w = whole_life(a);
    Policy policy = policy_in(w->policy_witnessed, a);
    Str bundle;
    Audit out;
    int64_t seen = book_size(clerk_book(w->clerk));
    goes_on(w, a);
    expect_done(exported(w, COURT, NULL, &bundle, a));
    expect_because(audit(bundle, w->policy_witnessed, &out, a), quorum_missing);
    expect_done(exported(w, COURT, &policy, &bundle, a));
    expect_done(audit(bundle, w->policy_witnessed, &out, a));
    expect(out.head.size == seen);
}

/* ---- receipts that anybody can check --------------------------------------------- */

/* The n-th entry of this kind; of ACT_NONE: the n-th that is filler. */
typedef struct Seeking { ActKind kind; int64_t leaf, next; } Seeking;

static Result kind_seek(void *with, const Kept *kept)
{
    Seeking *s = with;
    Act act;
    TRY(act_read(kept->body, &act));
    if (s->leaf < 0 && (s->kind ? act.kind == s->kind : kept->leaf > s->next))
        s->leaf = s->kind ? kept->leaf : s->next;
    s->next = kept->leaf + 1;
    return DONE;
}

static int64_t leaf_of(Played *w, ActKind kind)
{
    Seeking s = { kind, -1, 0 };
    expect_done(book_walk(clerk_book(w->clerk), 0, 0, kind_seek, &s));
    return s.leaf;
}

static Str receipt_of(Played *w, int64_t leaf, Arena *a)
{
    Policy policy = policy_in(w->policy_witnessed, a);
    Text t = { 0 };
    expect_done(clerk_receipt(w->clerk, leaf, &policy, &t, a));
    return text_str(&t);
}

static bool page_says(const ReceiptAudit *out, const char *words)
{
    Str all = text_str(&out->report);
    return all.len && memmem(all.at, (size_t)all.len, words, strlen(words));
}

TEST(a_receipt_says_which_entry_it_proves_and_who_saw_it)
{
    Played *w = whole_life(a);
    ReceiptAudit out;
    Str public;
    char  *json;
    size_t count;
    Str receipt = receipt_of(w, leaf_of(w, ACT_DEPOSIT), a);
    expect_done(audit_receipt(receipt, w->policy_witnessed, (Str){ 0 }, &out, a));
    expect(page_says(&out, "  act deposit\n") && page_says(&out, "Witness union cosigned it at "));
    expect(page_says(&out, "The quorum of your policy had seen it by ") && !out.held);
    expect_done(exported(w, PUBLIC, NULL, &public, a));
    expect_done(audit_receipt(receipt, w->policy_witnessed, public, &out, a));
    expect(page_says(&out, "The bundle is good and holds this very entry; its act it shows."));
    FILE *to = open_memstream(&json, &count);
    receipt_json(to, &out);
    fclose(to);
    expect(str_starts((Str){ json, (ptrdiff_t)count }, "{\"schema\":1,\"verdict\":\"good\","));
    free(json);
    receipt = receipt_of(w, leaf_of(w, ACT_SCORE), a);
    expect_done(audit_receipt(receipt, w->policy_witnessed, public, &out, a));
    expect(page_says(&out, "its act it does not show."));
}

TEST(a_receipt_of_filler_proves_a_line_and_not_what_it_is)
{
    Played *w = whole_life(a);
    ReceiptAudit out;
    Str receipt = receipt_of(w, leaf_of(w, ACT_NONE), a);
    expect_done(audit_receipt(receipt, w->policy_witnessed, (Str){ 0 }, &out, a));
    expect(page_says(&out, "What stands in it the receipt does not say: a box act, or filler."));
}

/* The receipt with something else in `extra`. */
static Str bringing(Str receipt, Str extra, Arena *a)
{
    Receipt r;
    Text t = { 0 };
    expect_done(receipt_read(receipt, &r, a));
    r.extra = extra;
    receipt_write(&r, &t, a);
    return text_str(&t);
}

TEST(a_receipt_of_something_else_is_none)
{
    Played *w = whole_life(a);
    ReceiptAudit out;
    int64_t leaf = leaf_of(w, ACT_AWARD);
    Str receipt = receipt_of(w, leaf, a), policy = w->policy_witnessed;
    Receipt other;
    expect_done(receipt_read(receipt_of(w, leaf_of(w, ACT_CONTRACT), a), &other, a));
    expect_because(audit_receipt(bringing(receipt, other.extra, a), policy, (Str){ 0 }, &out, a),
                   proof_wrong);
    expect(page_says(&out, "A FAULT WAS FOUND: proof-wrong"));
    expect_because(audit_receipt(bringing(receipt, S(""), a), policy, (Str){ 0 }, &out, a),
                   receipt_bare);
    expect_because(audit_receipt(bringing(receipt, S("whatever"), a), policy, (Str){ 0 }, &out, a),
                   entry_unreadable);
    expect_because(audit_receipt(S("c2sp.org/tlog-proof@v2\n"), policy, (Str){ 0 }, &out, a),
                   receipt_unreadable);
}

TEST(a_receipt_and_a_bundle_of_two_logs_prove_that_there_are_two)
{
    Played *w = whole_life(a), *other = whole_life(a);
    ReceiptAudit out;
    Str  bundle, receipt = receipt_of(w, leaf_of(w, ACT_AWARD), a);
    expect_done(exported(other, COURT, NULL, &bundle, a));
    expect_because(audit_receipt(receipt, w->policy_witnessed, bundle, &out, a), receipt_elsewhere);
    expect(page_says(&out, "The receipt by itself is good"));
}

TEST(a_bundle_that_ends_before_an_entry_says_nothing_of_it)
{
    Played *w = whole_life(a);
    ReceiptAudit out;
    Cosigners who;
    Str early;
    Policy policy = policy_in(w->policy_witnessed, a);
    expect_done(exported(w, COURT, &policy, &early, a));
    int64_t leaf = goes_on(w, a);
    Text none = { 0 };
    expect_because(clerk_receipt(w->clerk, leaf, &policy, &none, a), quorum_missing);
    expect_done(taken(w, played_cosigned(w, w->now, a), &who, a));
    expect_because(audit_receipt(receipt_of(w, leaf, a), w->policy_witnessed, early, &out, a),
                   receipt_outside);
    expect(out.later && !out.held);
}

RUN("witness_test", T(a_receipt_says_which_entry_it_proves_and_who_saw_it),
    T(a_receipt_of_filler_proves_a_line_and_not_what_it_is),
    T(a_receipt_of_something_else_is_none),
    T(a_receipt_and_a_bundle_of_two_logs_prove_that_there_are_two),
    T(a_bundle_that_ends_before_an_entry_says_nothing_of_it),
    T(what_a_witness_signed_is_taken_home_once),
    T(a_key_that_cosigned_one_size_again_stands_in_two_notes),
    T(one_key_that_signs_a_note_twice_does_not_count_twice),
    T(a_line_of_an_unknown_key_is_kept_as_unknown_and_counts_for_who_knows_it),
    T(a_line_of_a_known_key_must_verify), T(a_checkpoint_without_a_witness_is_nothing_new),
    T(what_was_signed_of_another_log_or_another_book_is_told_apart),
    T(what_a_witness_signed_when_the_log_had_gone_on_is_kept_only_where_that_is_meant),
    T(an_older_copy_of_the_whole_folder_is_seen_by_what_a_witness_signed_since),
    T(a_witness_who_signed_within_the_hour_says_that_the_clock_is_right),
    T(a_witness_whom_the_policy_does_not_name_says_nothing_of_the_clock),
    T(a_list_of_the_box_rests_on_witnesses_only_where_the_notice_names_them_and_they_signed),
    T(who_saw_the_bids_only_after_the_deadline_did_not_see_them_in_time),
    T(a_bid_is_seen_in_time_where_its_entry_was_among_those_that_were_signed),
    T(every_edition_of_a_watched_tender_satisfies_the_quorum),
    T(a_bundle_ends_where_the_quorum_saw_the_log))

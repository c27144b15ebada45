/* What the clerk says at its door: to acts of nothing that began, to bids without their files, to
 * what came before, to more than a turn holds, and to what witnesses did not sign. */
#include "book/inside.h"
#include "clerk/inside.h"
#include "proof/proof.h"
#include "test/desk.h"
#include "test/test.h"

#include <sodium.h>
#include <string.h>
#include <unistd.h>

static Book *book(Desk *d) { return clerk_book(d->clerk); }

static bool is_refused(Result r, const char *code)
{
    bool same = failed(r) && str_is(str(r.why->code), code);
    if (!same)
        printf("    %s, not %s\n", failed(r) ? r.why->code : "done", code);
    return same;
}

static Result propose(Desk *d, Proposal *proposal)
{
    Arena  a = arena_begin(64 << 20);
    Result r = clerk_propose(d->clerk, proposal, &a);
    r.detail = str_copy(r.detail, d->a);
    arena_end(&a);
    return r;
}

static Proposal *line(Desk *d, const char *says)
{
    Act *act = make(d->a, Act, 1);
    *act = line_act(d, says);
    return proposal_of(d, act, 1);
}

static void open_anew(Desk *d)
{
    desk_close(d);
    expect_done(desk_open(d));
}

/* ---- of no procedure ------------------------------------------------------------------------ */

TEST(an_act_of_a_procedure_that_nobody_began_is_refused_signed_or_not)
{
    Desk *d = desk_at(PREPARED, a);
    int64_t size = book_size(book(d)), noted = attempts(d);
    d->name = (Name){ { 9 } };
    Proposal *act = line(d, "olga conflict finding=none");
    expect(is_refused(propose(d, act), "no-such-procedure"));
    act->acts->is_signed = false;                /* what is not signed is judged in the turn */
    expect(is_refused(propose(d, act), "no-such-procedure"));
    expect(book_size(book(d)) == size && attempts(d) == noted + 1);
}

TEST(procedures_may_begin_without_a_number)
{
    Desk *d = desk_at(BEGUN, a);
    for (unsigned char i = 1; i < 3; i++) {
        d->name = (Name){ { i } };
        expect_done(says(d, "olga begin year=2026 kind=open zone=Europe/London "
                            "division=england-wales"));
        expect(folded(d)->number == 0 && folded(d)->year == 2026);
    }
}

/* ---- batches and words ----------------------------------------------------------------------- */

TEST(a_batch_is_of_one_person_in_one_procedure)
{
    Desk *d = desk_at(PREPARED, a);
    Act  *acts, kept;
    ptrdiff_t count = batch_acts(d, "olga lot lot=1 regime=pa-2023 least=0 most=500000\n"
                                    "olga mark scale=1 mark=0.000\n"
                                    "olga publish retention=2030-01-01T00:00", &acts);
    kept = acts[1];
    acts[1].actor = OTTO;
    expect_because(propose(d, proposal_of(d, acts, count)), batch_wrong);
    acts[1] = kept;
    acts[1].procedure.byte[3] ^= 1;
    expect_because(propose(d, proposal_of(d, acts, count)), batch_wrong);
    acts[1] = kept;
    expect(failed(propose(d, proposal_of(d, acts, count))) && attempts(d) == 1);    /* is judged */
}

TEST(words_do_not_come_twice_instead_of_others)
{
    Desk *d = desk_at(BEGUN, a);
    d->name = (Name){ { 9 } };
    Proposal *begin = line(d, "olga begin year=2026 kind=open zone=Europe/London "
                              "division=england-wales");
    expect(begin->word_count == 2);              /* its title, and whose it is */
    Shelved twice[] = { begin->words[0], begin->words[0] };
    Proposal with = { .acts = begin->acts, .count = 1, .words = twice, .word_count = 2 };
    expect_because(propose(d, &with), words_unasked);
    expect_done(propose(d, begin));
}

/* ---- bids ------------------------------------------------------------------------------------ */

static void take_away(Desk *d, const Proposal *bid, int envelope)
{
    Heads *heads = make(d->a, Heads, 1);
    const char *path;
    expect_done(heads_read(bid->words->bytes, heads, d->a));
    expect_done(sealed_path(book(d), heads->at[envelope].head.sha256, &path, d->a));
    expect(!unlink(path));
}

TEST(a_bid_whose_files_were_not_put_up_is_refused)
{
    Desk *d = desk_at(INTERESTED, a);
    for (int envelope = 0; envelope < 2; envelope++) {
        Proposal *bid = bid_of_two(d, BELA, 1, 0);
        take_away(d, bid, envelope);
        expect(is_refused(propose(d, bid), "sealed-missing"));
    }
    expect_done(propose(d, bid_of_two(d, BELA, 1, 0)));
}

TEST(capsules_that_wait_are_compared_by_who_starts_anew_too)
{
    Desk *d = desk_at(INTERESTED, a);
    Capsules *all;
    File file;
    expect_done(propose(d, bid_of_two(d, BELA, 1, 0)));
    expect_done(propose(d, withdrawal(d, BELA, 1, 0)));
    expect_done(propose(d, ready_bid(d, DORA, 1)));
    open_anew(d);
    expect_done(book_file(book(d), d->name, &file));
    expect(folded(d));
    expect_done(capsules_of(d->clerk, file.id, &all));
    expect(all->seen.len == 4);
    expect(all->seen.at[0].bidder == BELA && all->seen.at[3].bidder == DORA);
}

TEST(heads_that_were_taken_off_the_shelf_hold_nobody_up)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *bid = bid_of_two(d, BELA, 1, 0);
    expect_done(propose(d, bid));
    time_to(d, clerk_next_tick(d->clerk));
    expect(folded(d)->box.len == 1);
    Arena writing = arena_begin(1 << 20);
    expect_done(book_begin(book(d), &writing));
    expect_done(book_words_erase(book(d), bid->acts->deposit.heads));
    expect_done(book_commit(book(d)));
    arena_end(&writing);
    open_anew(d);
    expect_done(propose(d, bid_of_two(d, CORA, 1, 0)));
    time_to(d, clerk_next_tick(d->clerk));
    expect(folded(d)->box.len == 2);
}

TEST(a_list_of_a_round_that_is_not_open_is_refused_at_once)
{
    Desk *d = desk_at(INTERESTED, a);
    time_to(d, folded(d)->rounds.at[0].deadline + 120);
    Proposal *late = bid_of_two(d, BELA, 1, 0);
    late->acts->kind = ACT_LATE_DEPOSIT;
    act_seal(d, late->acts);
    expect_done(propose(d, late));
    Act *act = make(a, Act, 1);
    *act = line_act(d, "olga box-list round=1 clock=operator reason=signed");
    act->box_list.round = 2;
    act_seal(d, act);
    Proposal *list = proposal_of(d, act, 1);
    expect_done(clerk_put(d->clerk, list, a));
    clerk_work(d->clerk);
    expect(list->answered && failed(list->result));
}

/* ---- the same again, though much has changed ------------------------------------------------- */

TEST(turns_that_were_entered_are_known_though_other_bids_are_admitted_since)
{
    static const char *const then[] = {
        "olga box-list round=1 clock=operator reason=signed",
        "olga admit round=1 lot=1 bidder=bela",
        "olga exclude round=1 lot=1 bidder=cora ground=not-compliant",
    };
    Desk *d = desk_at(INTERESTED, a);
    time_to(d, folded(d)->rounds.at[0].deadline - 600);
    expect_done(propose(d, bid_of_two(d, BELA, 1, 0)));
    expect_done(propose(d, bid_of_two(d, CORA, 1, 0)));
    time_to(d, folded(d)->rounds.at[0].deadline + 60);
    for (int i = 0; i < countof(then); i++)
        expect_done(says(d, then[i]));
    Proposal *turns = turning(d, HANS), again = *turns;
    Act act = *turns->acts;
    again.acts = &act;
    expect_done(propose(d, turns));
    expect_done(says(d, "olga reinstate round=1 lot=1 bidder=cora ground=decision"));
    int64_t size = book_size(book(d));
    expect_done(propose(d, &again));
    expect(again.leaf == turns->leaf && book_size(book(d)) == size);
    act.mine++;
    act_seal(d, &act);
    expect_because(propose(d, &again), turns_differ);    /* another act than that one */
}

/* ---- one turn -------------------------------------------------------------------------------- */

TEST(a_turn_holds_256_acts_and_the_others_come_with_the_next)
{
    enum { ASKED = TURN_ACTS + 9 };
    Desk *d = desk_at(INTERESTED, a);
    Proposal *asked[ASKED];
    Act  *acts = make(a, Act, ASKED);
    Shelved words = shelve(S("May vehicles be stored in two yards?"));
    for (int i = 0; i < ASKED; i++) {
        acts[i] = (Act){ .kind = ACT_QUESTION, .procedure = d->name, .actor = BELA, .mine = 2 + i,
                         .question = { words.hash } };
        asked[i] = proposal_of(d, &acts[i], 1);
        asked[i]->words = &words, asked[i]->word_count = 1;
        expect_done(clerk_put(d->clerk, asked[i], a));
    }
    clerk_work(d->clerk);
    expect(asked[TURN_ACTS - 1]->answered && !asked[TURN_ACTS]->answered);
    clerk_work(d->clerk);
    expect(asked[ASKED - 1]->answered);
}

TEST(a_detail_is_cut_between_two_characters)
{
    (void)a;
    char  kept[DETAIL_BYTES], long_[DETAIL_BYTES + 3];
    memset(long_, 'a', sizeof long_);
    memcpy(long_ + DETAIL_BYTES - 1, "\xc3\xa9", 2);
    Str detail = detail_keep(kept, (Str){ long_, sizeof long_ });
    expect(detail.at == kept && detail.len == DETAIL_BYTES - 1 && str_utf8(detail));
    memcpy(long_ + DETAIL_BYTES - 2, "\xc3\xa9" "a", 3);
    detail = detail_keep(kept, (Str){ long_, sizeof long_ });
    expect(detail.len == DETAIL_BYTES && str_utf8(detail));
    expect(detail_keep(kept, detail).len == DETAIL_BYTES);      /* where it lies already */
    expect(detail_keep(kept, (Str){ 0 }).len == 0);
}

TEST(a_reader_that_keeps_what_was_erased_is_told_to_who_erased_it_only)
{
    Desk *d = desk_at(INTERESTED, a);
    Book *reader;
    expect_done(says(d, "olga abandon lot=0"));
    Hash title = folded(d)->title;
    d->now = folded(d)->retention;
    Proposal *erase = line(d, "olga erase nth=1 what=words"),
             *other = line(d, "otto conflict finding=none"),
             *foreign = line(d, "olga erase nth=2 what=words");
    erase->acts->erase.hash = foreign->acts->erase.hash = title;
    foreign->acts->mine++;
    act_seal(d, erase->acts);
    act_seal(d, foreign->acts);
    Arena reading = arena_begin(64 << 20);
    expect_done(book_open(&reader, d->folder, true, 0, &reading));
    expect_done(clerk_put(d->clerk, erase, a));
    expect_done(clerk_put(d->clerk, other, a));
    expect_done(clerk_put(d->clerk, foreign, a));
    clerk_work(d->clerk);
    arena_end(&reading);
    expect(is_refused(erase->result, "still-read"));
    expect_done(other->result);
    expect(is_refused(foreign->result, "erase-foreign"));
}

/* ---- witnesses ------------------------------------------------------------------------------- */

typedef struct Guild { SigningKey key; Vkey vkey; } Guild;

static Guild guild_of(const char *name, unsigned char seed_)
{
    Guild g;
    unsigned char point[32], seed[32] = { seed_ };
    crypto_sign_seed_keypair(point, g.key.byte, seed);
    expect_done(vkey_of(str(name), KEY_COSIGNATURE, &g.key, &g.vkey));
    return g;
}

/* quorum: with a name. */
static Policy policy_of(const Guild *g, const char *quorum, Arena *a)
{
    Policy p;
    Text text = { 0 }, vkey = { 0 };
    vkey_write(&g->vkey, &vkey, a);
    text_put(&text, a, "log {}\nwitness guild {}\nquorum {}\n",
             desk_log_vkey(&desk_settings, a), text_str(&vkey), str(quorum));
    expect_done(policy_read(text_str(&text), &p, a));
    return p;
}

/* Both are known, and the first is the quorum. */
static Policy policy_beside(const Guild *g, const Guild *beside, Arena *a)
{
    Policy p;
    Text text = { 0 }, vkey = { 0 }, other = { 0 };
    vkey_write(&g->vkey, &vkey, a);
    vkey_write(&beside->vkey, &other, a);
    text_put(&text, a, "log {}\nwitness guild {}\nwitness beside {}\nquorum guild\n",
             desk_log_vkey(&desk_settings, a), text_str(&vkey), text_str(&other));
    expect_done(policy_read(text_str(&text), &p, a));
    return p;
}

static Note newest(Desk *d)
{
    Str  text;
    Note note;
    expect_done(book_checkpoint(book(d), 0, &text, d->a));
    expect_done(note_read(text, &note, d->a));
    return note;
}

static Result brings(Desk *d, const Note *note, const Policy *policy)
{
    Text t = { 0 };
    Cosigners who;
    note_write(note, &t, d->a);
    return clerk_witness(d->clerk, text_str(&t), policy, false, &who, d->a);
}

static Note cosigned(Desk *d, const Guild *g, Instant at)
{
    Note note = newest(d);
    expect_done(note_cosign(&note, &g->vkey, &g->key, at, d->a));
    return note;
}

TEST(what_is_no_checkpoint_of_the_log_s_own_key_is_not_kept)
{
    Desk  *d = desk_at(INTERESTED, a);
    Guild  g = guild_of("guild.example/witness", 7);
    Policy policy = policy_of(&g, "guild", a);
    SigningKey log = desk_log_key();
    Vkey   log_vkey;
    Cosigners who;
    expect_because(clerk_witness(d->clerk, S("not a note"), &policy, false, &who, a),
                   note_unreadable);
    expect_done(vkey_of(desk_settings.origin, KEY_NOTE, &log, &log_vkey));
    Note words = { .text = S("nothing of the kind\n") };
    expect_done(note_sign(&words, &log_vkey, &log, a));
    expect_done(note_cosign(&words, &g.vkey, &g.key, d->now, a));
    expect_because(brings(d, &words, &policy), checkpoint_unreadable);
    Note unsigned_ = { .text = newest(d).text };
    expect_done(note_cosign(&unsigned_, &g.vkey, &g.key, d->now, a));
    expect_because(brings(d, &unsigned_, &policy), signature_missing);
    Note fine = cosigned(d, &g, d->now);
    d->clerk->dead = true;
    expect_because(brings(d, &fine, &policy), book_uncertain);
    d->clerk->dead = false;
    expect_done(brings(d, &fine, &policy));
}

TEST(the_last_that_was_seen_is_what_a_known_witness_signed_of_the_most)
{
    Desk  *d = desk_at(INTERESTED, a);
    Guild  g = guild_of("guild.example/witness", 7), other = guild_of("guild.example/witness", 8);
    Policy policy = policy_of(&g, "guild", a), loose = policy_of(&g, "none", a),
           strange = policy_of(&other, "guild", a);
    LastSeen last;
    int64_t  size = book_size(book(d));
    expect_done(book_last_seen(book(d), &policy, &last));
    expect(!last.size);
    Note first = cosigned(d, &g, d->now);
    expect_done(brings(d, &first, &policy));
    Note later = cosigned(d, &g, d->now + 60);
    expect_done(brings(d, &later, &policy));     /* of the same size */
    expect_done(book_last_seen(book(d), &policy, &last));
    expect(last.size == size && last.at == d->now + 60);
    expect_done(book_last_seen(book(d), &loose, &last));
    expect(last.size == size && last.at == d->now + 60);
    expect_done(book_last_seen(book(d), &strange, &last));
    expect(!last.size);
    expect_done(says(d, "otto conflict finding=none"));
    Note false_ = cosigned(d, &other, d->now + 120);     /* by nobody that is known here */
    expect_done(brings(d, &false_, &policy));
    expect_done(book_last_seen(book(d), &policy, &last));
    expect(last.size == size);
    Note newer = cosigned(d, &g, d->now + 180);
    expect_done(brings(d, &newer, &policy));
    expect_done(book_last_seen(book(d), &policy, &last));
    expect(last.size == size + 1 && last.at == d->now + 180);
    Policy heard = policy_beside(&g, &other, a);
    expect_done(says(d, "otto conflict finding=none"));
    Note both = cosigned(d, &g, d->now + 240);
    expect_done(note_cosign(&both, &other.vkey, &other.key, d->now + 300, a));
    expect_done(brings(d, &both, &heard));
    expect_done(book_last_seen(book(d), &heard, &last));
    expect(last.size == size + 2 && last.at == d->now + 240);   /* the quorum's moment */
}

RUN("door",
    T(an_act_of_a_procedure_that_nobody_began_is_refused_signed_or_not),
    T(procedures_may_begin_without_a_number),
    T(a_batch_is_of_one_person_in_one_procedure),
    T(words_do_not_come_twice_instead_of_others),
    T(a_bid_whose_files_were_not_put_up_is_refused),
    T(capsules_that_wait_are_compared_by_who_starts_anew_too),
    T(heads_that_were_taken_off_the_shelf_hold_nobody_up),
    T(a_list_of_a_round_that_is_not_open_is_refused_at_once),
    T(turns_that_were_entered_are_known_though_other_bids_are_admitted_since),
    T(a_turn_holds_256_acts_and_the_others_come_with_the_next),
    T(a_detail_is_cut_between_two_characters),
    T(a_reader_that_keeps_what_was_erased_is_told_to_who_erased_it_only),
    T(what_is_no_checkpoint_of_the_log_s_own_key_is_not_kept),
    T(the_last_that_was_seen_is_what_a_known_witness_signed_of_the_most))

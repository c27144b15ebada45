/* limits_test.c - what strangers can fill, and readers of outside bytes at their limits. */
#include "book/fold.h"
#include "clerk/inside.h"
#include "desk/export.h"
#include "page/show.h"
#include "page/things.h"
#include "desk/parcel.h"
#include "proof/journal.h"
#include "proof/papers.h"
#include "seal/price.h"
#include "share/bundle.h"
#include "test/desk.h"
#include "test/test.h"
#include "tree/receipt.h"

#include <string.h>

/* ---- floods ---------------------------------------------------------------------- */

/* The play's arena is the life of its procedure, as large as a clerk's. */
static Play *play_in(Arena *life, Stage stage)
{
    *life = arena_begin(FOLD_BYTES);
    return play_to(stage, life);
}

static bool has_room(const Play *w, const Act *act)
{
    return act_is_box(act) ? room_to_wait(w->a, &w->p, act) : room_for(w->a, &w->p, act);
}

/* As the clerk enters it, but that nothing is written. */
static Result enters(Play *w, const Act *act)
{
    Arena  scratch = arena_begin(JUDGING_BYTES);
    Result r = act_judge(&w->p, act, &scratch);
    if (!failed(r) && !has_room(w, act))
        r = because(&procedure_full);
    if (!failed(r))
        act_fold(&w->p, act, w->a);
    r.detail = (Str){ 0 };
    arena_end(&scratch);
    return r;
}

static Result stranger(Play *w, Act act)
{
    const Person *person = person_of(&w->p, act.actor);
    bool box = act_is_box(&act);
    act.procedure = procedure_name(&w->p);
    act.nth  = box ? 0 : w->p.acts + 1;
    act.prev = box ? (Hash){ 0 } : w->p.last;
    act.mine = 1 + (!person ? 0 : box ? person->mine_box : person->mine_open);
    act.arrived = act.at = w->now;
    act.leaf = ++w->leaf;
    act.is_signed = true;
    act.expires = w->now + 300;
    act.signed_by.key = key_id(key_of(act.actor));
    act.commit = sha256((Str){ (const char *)&act.leaf, sizeof act.leaf });
    return enters(w, &act);
}

enum { FIRST = 100000 };

static Result registers(Play *w, Id i)
{
    return stranger(w, (Act){ .kind = ACT_INTEREST, .actor = FIRST + i,
                              .interest = { key_of(FIRST + i), sha256(S("name")), { { 0 } } } });
}

static Result asks(Play *w, Id i)
{
    return stranger(w, (Act){ .kind = ACT_QUESTION, .actor = FIRST + i,
                              .question = { sha256(S("Why?")) } });
}

static Result deposits(Play *w, Id i, Id version)
{
    return stranger(w, (Act){ .kind = ACT_DEPOSIT, .actor = FIRST + i,
                              .deposit = { 1, 1, version, sha256(S("heads")) } });
}

/* As many as come in; why the next one does not. */
static Result all_register(Play *w, Id *count)
{
    Result r = DONE;
    for (*count = 0; !failed(r = registers(w, *count)); ++*count)
        ;
    return r;
}

/* An act of the buyer's people fits, is let pass and is entered. */
static Result goes_on(Play *w, Str line)
{
    Act act;
    if (!play_act(w, line, &act))
        return because_of(&line_unreadable, line);
    Procedure *p = place_of_act(w, act.kind);
    if (p == &w->p && !has_room(w, &act))
        return because(&procedure_full);
    return does_act(w, &act);
}

static Result all_go_on(Play *w, const char *lines)
{
    for (Str rest = str(lines); rest.len;)
        TRY(goes_on(w, str_cut(&rest, '\n')));
    return DONE;
}

TEST(a_tender_that_strangers_flood_with_names_and_questions_lives_to_its_contract)
{
    Arena life;
    Play *w = play_in(&life, INTERESTED);
    Text before = { 0 }, whole = { 0 };
    Id   strangers, asked = 0;
    expect_because(all_register(w, &strangers), procedure_full);
    expect(w->p.acts >= OPEN_ACTS_WITH_NEWCOMERS && strangers > 100000);
    while (!failed(asks(w, asked % strangers)))
        asked++;
    expect(w->p.acts == OPEN_ACTS_WITH_BIDDERS && asked > 100000);
    life_write(&before, INTERESTED, a);
    life_write(&whole, BOUGHT, a);
    expect_done(all_go_on(w, "2026-10-10T09:00 olga answer answer=1"));
    expect_done(would(w, "olga suspend lot=1"));
    Str rest = str_after(text_str(&whole), before.len);
    expect_done(all_go_on(w, str_terminated(rest, a)));
    expect(lot_of(&w->p, 1)->signed_);
    arena_end(&life);
}

TEST(a_box_that_strangers_flood_is_listed_and_its_tender_ended)
{
    (void)a;
    Arena life;
    Play *w = play_in(&life, DEPOSITED);
    Id   strangers, count = 0;
    expect_because(all_register(w, &strangers), procedure_full);
    for (Id i = 0; i < strangers && !failed(deposits(w, i, 1)); i++)
        count++;
    expect(count > 50000);
    expect_done(all_go_on(w, "olga suspend lot=1\nolga resume lot=1"));
    Instant deadline = round_of(&w->p, 1)->deadline;
    w->now = deadline + SETTLING;
    expect_done(all_go_on(w, "olga box-list round=1 clock=operator reason=signed\n"
                             "olga admit round=1 lot=1 bidder=bela\n"
                             "olga exclude round=1 lot=1 bidder=100000 ground=not-compliant\n"
                             "olga abandon lot=1"));
    expect(w->p.bids.len == count + 3);
    arena_end(&life);
}

TEST(one_bidder_does_not_ask_without_end)
{
    (void)a;
    Arena life;
    Play *w = play_in(&life, INTERESTED);
    Id    asked = 0;
    expect_done(registers(w, 0));
    while (!failed(asks(w, 0)))
        asked++;
    expect(asked == row_question.most);
    expect_because(asks(w, 0), too_often);
    expect_done(deposits(w, 0, 1));
    expect_because(would(w, "100000 question"), too_often);
    expect_done(would(w, "bela question"));
    for (Id version = 2; version <= row_deposit.most; version++)
        expect_done(deposits(w, 0, version));
    expect_because(deposits(w, 0, row_deposit.most + 1), too_often);
    arena_end(&life);
}

TEST(all_that_a_bidder_may_do_is_rationed)
{
    (void)a;
    int rationed = 0;
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        const ActRow *row = act_rows[kind];
        rationed += row->most != 0;
        expect((row->most != 0) == ((row->who & BIDDER) != 0));
        expect(row->most <= UINT16_MAX);
    }
    expect(rationed == RATIONED);
}

/* Registering needs twice the room that a bidder's acts need, and those of the buyer none of it. */
TEST(there_is_room_that_strangers_never_use)
{
    Play *w = play_to(INTERESTED, a);
    Act   newcomer = act_of(w, "104 interest key=104"), bidder = act_of(w, "bela question"),
          bid = act_of(w, "bela deposit round=1 lot=1 version=1"),
          officer = act_of(w, "olga suspend lot=1");
    Arena none = arena_begin(FOLD_SPARE), some = arena_begin((64 << 20)),
          more = arena_begin(300 << 20), most = arena_begin(600 << 20);
    expect(!room_for(&none, &w->p, &officer));
    expect(room_for(&some, &w->p, &officer) && !room_for(&some, &w->p, &bidder));
    expect(room_for(&some, &w->p, &bid) && !room_to_wait(&some, &w->p, &bid));
    expect(room_for(&more, &w->p, &bidder) && room_to_wait(&more, &w->p, &bid));
    expect(!room_for(&more, &w->p, &newcomer) && room_for(&most, &w->p, &newcomer));
}

/* ---- readers --------------------------------------------------------------------- */

static Result reads_act(Str s, Arena *a) { return (void)a, act_read(s, make(a, Act, 1)); }

static Result reads_agreement(Str s, Arena *a)
{
    Str origin;
    return agreement_read(s, make(a, Act, 1), &origin);
}

static Result reads_note(Str s, Arena *a)     { return note_read(s, make(a, Note, 1), a); }
static Result reads_policy(Str s, Arena *a)   { return policy_read(s, make(a, Policy, 1), a); }
static Result reads_receipt(Str s, Arena *a)  { return receipt_read(s, make(a, Receipt, 1), a); }
static Result reads_heads(Str s, Arena *a)    { return heads_read(s, make(a, Heads, 1), a); }
static Result reads_journal(Str s, Arena *a)  { return journal_read(s, make(a, Journal, 1), a); }
static Result reads_manifest(Str s, Arena *a) { return manifest_read(s, make(a, Manifest, 1), a); }
static Result reads_parcel(Str s, Arena *a)   { return parcel_read(s, make(a, Parcel, 1), a); }

static Result reads_turns(Str s, Arena *a) { return turns_read(s, make(a, Turns, 1), a); }

static Result reads_sheet(Str s, Arena *a)
{
    return price_sheet_read(s, IN_GBP, make(a, PriceSheet, 1), a);
}

static Result reads_bundle(Str s, Arena *a) { return bundle_of(s, make(a, Bundle, 1), a); }

static Result reads_title(Str s, Arena *a)
{
    return words_judge(act_field(ACT_BEGIN, "title"), s, a);
}

static Result reads_reason(Str s, Arena *a)
{
    return words_judge(act_field(ACT_RULING, "reason"), s, a);
}

/* most: bytes, 0: as many as the arena has room for. */
static const struct { Result (*read)(Str, Arena *); ptrdiff_t most; } readers[] = {
    { reads_act, ACT_BYTES_MAX }, { reads_agreement, ACT_BYTES_MAX }, { reads_note, NOTE_BYTES },
    { reads_policy, POLICY_BYTES }, { reads_receipt, RECEIPT_BYTES },
    { reads_heads, HEADS_BYTES }, { reads_journal, JOURNAL_BYTES },
    { reads_manifest, MANIFEST_MOST }, { reads_parcel, PARCEL_BYTES },
    { reads_reason, WORDS_BYTES_MAX }, { reads_title, 0 }, { reads_turns, 0 },
    { reads_sheet, 0 }, { reads_bundle, 0 },
};

static Result reads_filled(Result (*read)(Str, Arena *), char byte, ptrdiff_t len)
{
    Arena  a = arena_begin((ptrdiff_t)2 << 30);
    Str    text = { memset(make(&a, char, len), byte, (size_t)len), len };
    Result r = read(text, &a);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

TEST(a_reader_takes_what_is_at_its_limit_and_refuses_what_is_above_it)
{
    (void)a;
    for (ptrdiff_t i = 0; i < countof(readers); i++)
        for (ptrdiff_t more = -1; readers[i].most && more <= 1; more++) {
            Result x = reads_filled(readers[i].read, 'x', readers[i].most + more),
                   line = reads_filled(readers[i].read, '\n', readers[i].most + more);
            expect((x.why == &too_large) == (more == 1));
            expect((line.why == &too_large) == (more == 1));
        }
}

/* A text of its kind that is whole and long. */
static Str long_journal(Arena *a)
{
    Journal j = { 0 };
    Text    t = { 0 };
    for (int i = 0; i < 4000; i++)
        *list_add(&j, a) = (JournalLine){ .procedure.byte = { 1 }, .holder = i, .round = 1,
                                          .lot = 1, .envelope = QUALITY,
                                          .bids = sha256(S("bids")) };
    journal_write(&t, &j, a);
    return text_str(&t);
}

static Str long_parcel(Arena *a)
{
    Parcel p = { .origin = S("tender.example.org/log") };
    Text   t = { 0 };
    for (int i = 1; i <= 2000; i++)
        *list_add(&p.acts, a) = (Act){ .kind = ACT_SERVICE,
                                       .service = { i, sha256(S("title")) } };
    Act *last = list_add(&p.acts, a);
    *last = (Act){ .kind = ACT_RETIRE, .retire = { 1, sha256(S("reason")) }, .is_agreed = true };
    last->procedure.byte[0] = 1;
    last->agreed.serial = sha256(S("serial"));
    parcel_write(&t, &p, a);
    return text_str(&t);
}

/* Whatever room there is, a reader reads or says that it cannot. */
static void reads_in_any_room(Result (*read)(Str, Arena *), Str text)
{
    for (ptrdiff_t room = 128 << 10; room < 16 << 20; room += room / 3) {
        Arena a = arena_begin(room);
        (void)failed(read(text, &a));
        arena_end(&a);
    }
}

TEST(a_reader_never_takes_more_than_there_is)
{
    static const char *const lines[] = {
        "\n", "x\n", "act lot\n", "1 2 3 4.00\n", "\xe2\x80\x94 a b\n", "turned x\n",
        "group a b c\n"
    };
    for (ptrdiff_t i = 0; i < countof(readers); i++)
        for (ptrdiff_t line = 0; line < countof(lines); line++) {
            Text t = { 0 };
            while (t.len < 60000)
                text_our(&t, lines[line], a);
            reads_in_any_room(readers[i].read, text_str(&t));
        }
    Str journal = long_journal(a), parcel = long_parcel(a);
    expect_done(reads_journal(journal, a));
    expect_done(reads_parcel(parcel, a));
    reads_in_any_room(reads_journal, journal);
    reads_in_any_room(reads_parcel, parcel);
}

/* Of a reader of heads: twice the text, and what the blocks of an arena are not filled with. */
TEST(heads_are_read_in_the_room_they_need_and_not_in_a_byte_less)
{
    Str text = { memset(make(a, char, HEADS_BYTES), 'x', HEADS_BYTES), HEADS_BYTES };
    for (int less = 0; less <= 1; less++) {
        Arena  room = arena_begin(2 * HEADS_BYTES + (1 << 17) - less);
        Heads  heads;
        Result r = heads_glance(text, &heads, &room);
        expect((r.why == &too_large) == less);
        arena_end(&room);
    }
}

/* ---- what lies in the book ------------------------------------------------------- */

TEST(words_of_a_million_bytes_that_others_wrote_in_the_book_end_nobody)
{
    enum { BYTES = 1000 * 1000 };
    Desk *d = desk_at(PREPARED, a);
    Book *b = clerk_book(d->clerk);
    Str   text = { memset(make(a, char, BYTES), 'x', BYTES), BYTES };
    Hash  hash = sha256(text), salt;
    expect_done(book_words_add(b, hash, (Hash){ 0 }, text));
    for (ptrdiff_t room = BYTES - 100000; room < BYTES + 200000; room += 4999) {
        Arena little = arena_begin(room);
        Str   bytes;
        make(&little, char, 40000);
        make(&little, char, 100);
        Result r = book_words(b, hash, &salt, &bytes, &little);
        expect(!failed(r) || r.why == &too_large);
        arena_end(&little);
    }
}

TEST(whoever_is_shown_words_needs_room_for_what_is_shown_of_them)
{
    Desk *d = desk_at(PREPARED, a);
    Onlooker o = { .book = clerk_book(d->clerk) };
    Str   text = { memset(make(a, char, 1 << 20), 'x', 1 << 20), 1 << 20 };
    Hash  hash = sha256(text);
    Arena little = arena_begin(1 << 20);
    expect_done(book_words_add(o.book, hash, (Hash){ 0 }, text));
    for (int i = 0; i < 100; i++)
        expect(page_words(&o, hash, &little).len == 1003);
    arena_end(&little);
}

TEST(a_page_that_would_need_more_than_there_is_is_refused)
{
    Desk *d = desk_at(INTERESTED, a);
    Onlooker o = { .book = clerk_book(d->clerk), .now = d->now };
    for (ptrdiff_t room = 1 << 19; room < 128 << 20; room *= 2) {
        Arena  life = arena_begin(room);
        Things things;
        Result r = page_things(&o, folded(d), OLGA, S("person"), 0, &things, &life);
        expect(room <= 2 * PAPER_BYTES_MAX ? r.why == &too_large : !failed(r));
        arena_end(&life);
    }
}

static Result to_nowhere(void *self, Str bytes) { return (void)self, (void)bytes, DONE; }

TEST(an_export_that_has_no_room_is_refused)
{
    Desk *d = desk_at(INTERESTED, a);
    bool  done = false;
    for (ptrdiff_t room = 1 << 20; room < 64 << 20; room += room / 5) {
        Arena  life = arena_begin(room);
        Result r = export_bundle(clerk_book(d->clerk), d->name, COURT, 0, (BundleEnd){ 0 },
                                 (BundleOut){ to_nowhere, NULL }, NULL, &life);
        expect(!failed(r) || r.why == &too_large);
        expect(failed(r) || room >= 4 << 20);
        done = !failed(r);
        arena_end(&life);
    }
    expect(done);
}

RUN("limits",
    T(a_tender_that_strangers_flood_with_names_and_questions_lives_to_its_contract),
    T(a_box_that_strangers_flood_is_listed_and_its_tender_ended),
    T(one_bidder_does_not_ask_without_end), T(all_that_a_bidder_may_do_is_rationed),
    T(there_is_room_that_strangers_never_use),
    T(a_reader_takes_what_is_at_its_limit_and_refuses_what_is_above_it),
    T(a_reader_never_takes_more_than_there_is),
    T(heads_are_read_in_the_room_they_need_and_not_in_a_byte_less),
    T(words_of_a_million_bytes_that_others_wrote_in_the_book_end_nobody),
    T(whoever_is_shown_words_needs_room_for_what_is_shown_of_them),
    T(a_page_that_would_need_more_than_there_is_is_refused),
    T(an_export_that_has_no_room_is_refused))

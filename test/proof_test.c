/* What papers prove and what they do not: real bids of a real book, of which one thing is told
 * otherwise, or is torn, or cannot be had. */
#include "clerk/inside.h"
#include "proof/journal.h"
#include "proof/proof.h"
#include "seal/price.h"
#include "seal/sealer.h"
#include "test/desk.h"
#include "test/test.h"

#include <string.h>

#define ORIGIN S("tender.example.org/log")

static Str golden(const char *path, Arena *a)
{
    Str whole = file_whole(path, a);
    expect(whole.at);
    return whole;
}

static bool ends_with(Str s, const char *end)
{
    ptrdiff_t len = (ptrdiff_t)strlen(end);
    return s.len >= len && str_is(str_after(s, s.len - len), end);
}

/* ---- papers of which one is another ---------------------------------------------------------- */

typedef struct Given {
    Desk     *d;
    Arena    *a;
    Procedure p;             /* as it stands; to be altered */
    Papers    papers, book;
    Hash      paper;         /* this one is `instead`; at == NULL: it cannot be had */
    Str       instead;
    int64_t   longer;        /* sealed files say that they are so much longer */
    bool      unread;        /* they cannot be read */
    Str       sealed;        /* with at: what every one of them holds */
} Given;

static Result paper_given(void *where, Hash hash, Str *bytes, Arena *a)
{
    Given *g = where;
    if (!hash_same(hash, g->paper))
        return g->book.paper(g->book.where, hash, bytes, a);
    *bytes = g->instead;
    return g->instead.at ? DONE : because(&words_missing);
}

static Result unread(void *self, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    (void)self, (void)to, (void)room;
    *got = 0;
    return because(&book_broken);
}

static Result sealed_given(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    Given *g = where;
    if (g->sealed.at) {
        Str *rest = make(a, Str, 1);
        *rest   = g->sealed;
        *source = source_of_str(rest);
        *bytes  = g->sealed.len;
        return DONE;
    }
    TRY(g->book.sealed(g->book.where, hash, source, bytes, a));
    *bytes += g->longer;
    if (g->unread)
        *source = (Source){ .read = unread };
    return DONE;
}

static Result cosigned_given(void *where, NoteFn *each_one, void *with)
{
    Given *g = where;
    return g->book.cosigned(g->book.where, each_one, with);
}

static Given *given(Desk *d, Arena *a)
{
    Given *g = make(a, Given, 1);
    *g = (Given){ .d = d, .a = a, .p = *folded(d), .book = clerk_papers(d->clerk) };
    g->papers = (Papers){ paper_given, sealed_given, cosigned_given, g };
    return g;
}

/* This paper is another from now on, and has the hash that is returned. */
static Hash instead(Given *g, Str paper)
{
    g->instead = paper;
    g->paper   = sha256(paper);
    return g->paper;
}

static Result proves(Given *g, const Act *act)
{
    return proof_check(&g->p, act, ORIGIN, &g->papers, true, g->a);
}

static Heads *heads_of(Given *g, Hash paper)
{
    Heads *heads = make(g->a, Heads, 1);
    Str    text;
    expect_done(g->book.paper(g->book.where, paper, &text, g->a));
    expect_done(heads_read(text, heads, g->a));
    return heads;
}

static Str heads_text(const Heads *heads, Arena *a)
{
    Text t = { 0 };
    heads_write(&t, heads, a);
    return text_str(&t);
}

/* ---- bids ------------------------------------------------------------------------------------ */

static Given *with_bid(Act *bid, Arena *a)
{
    Desk *d = desk_at(INTERESTED, a);
    Proposal *proposal = bid_of_two(d, BELA, 1, 0);
    *bid = *proposal->acts;
    bid->arrived = d->now;
    Given *g = given(d, a);
    g->paper   = bid->deposit.heads;             /* it is not on the shelf yet */
    g->instead = proposal->words->bytes;
    return g;
}

static void other_procedure(Given *g, Head *h)
{
    Text t = { 0 };
    text_name(&t, g->p.draft, g->a);
    h->procedure = text_str(&t);
}

static void other_round(Given *g, Head *h)    { (void)g, h->round = 2; }
static void other_lot(Given *g, Head *h)      { (void)g, h->lot = 2; }
static void other_envelope(Given *g, Head *h) { (void)g, h->envelope = S("quality"); }
static void other_bidder(Given *g, Head *h)   { (void)g, h->bidder.byte[7] ^= 1; }
static void other_version(Given *g, Head *h)  { (void)g, h->version = 2; }
static void other_locks(Given *g, Head *h)    { (void)g, h->lockset.byte[7] ^= 1; }
static void other_length(Given *g, Head *h)   { (void)g, h->padded -= 16; }

TEST(what_stands_otherwise_on_an_envelope_is_named)
{
    static const struct { void (*alter)(Given *, Head *); const char *says; } otherwise[] = {
        { other_procedure, "price: it is sealed for another procedure" },
        { other_round,     "price: it is sealed for another round" },
        { other_lot,       "price: it is sealed for another lot" },
        { other_envelope,  "price: it is another envelope" },
        { other_bidder,    "price: its key does not sign for the bidder" },
        { other_version,   "price: it is another version" },
        { other_locks,     "price: it is closed with other padlocks" },
        { other_length,    "price: it is not as long as was published" },
    };
    Act    bid;
    Given *g = with_bid(&bid, a);
    expect_done(proves(g, &bid));
    Heads *heads = make(a, Heads, 1);
    expect_done(heads_read(g->instead, heads, a));
    for (int i = 0; i < countof(otherwise); i++) {
        Heads other = *heads;
        Head  h = other.at[1].head;
        otherwise[i].alter(g, &h);
        other.at[1].text = head_write(&h, a);
        bid.deposit.heads = instead(g, heads_text(&other, a));
        Result r = proves(g, &bid);
        expect_because(r, head_differs);
        expect_text(r.detail, otherwise[i].says);
    }
}

TEST(a_bid_has_the_envelopes_of_its_round_and_no_other)
{
    Act    bid;
    Given *g = with_bid(&bid, a);
    Heads *heads = make(a, Heads, 1);
    expect_done(heads_read(g->instead, heads, a));
    Heads one = *heads, three = *heads;
    one.count   = 1;
    three.at[2] = three.at[1];
    three.count = 3;
    bid.deposit.heads = instead(g, heads_text(&one, a));
    expect_because(proves(g, &bid), envelopes_differ);
    bid.deposit.heads = instead(g, heads_text(&three, a));
    expect_because(proves(g, &bid), envelopes_differ);
    for (int i = 0; i < 2; i++) {                /* either with the capsule of the other */
        Heads mixed = *heads;
        mixed.at[i].capsule       = mixed.at[1 - i].capsule;
        mixed.at[i].capsule_bytes = mixed.at[1 - i].capsule_bytes;
        bid.deposit.heads = instead(g, heads_text(&mixed, a));
        expect(failed(proves(g, &bid)));
    }
}

TEST(a_bid_is_not_proved_while_a_file_or_a_paper_of_it_cannot_be_had)
{
    Act    bid;
    Given *g = with_bid(&bid, a);
    g->longer = 1;
    Result r = proves(g, &bid);
    expect_because(r, head_differs);
    expect_text(r.detail, "size");
    g->longer = 0;
    g->unread = true;
    expect_because(proves(g, &bid), book_broken);
    g->unread = false;
    expect_done(proves(g, &bid));
    Act elsewhere = bid;
    elsewhere.deposit.round = 9;
    expect_because(proves(g, &elsewhere), head_differs);
    Procedure whole = g->p;
    g->p.locks.len = 1;                          /* of the three that there are */
    expect(failed(proves(g, &bid)));
    g->p = whole;
    g->instead = (Str){ 0 };
    expect_because(proves(g, &bid), words_missing);
    expect_because(proof_still(&g->p, &bid, ORIGIN, &g->papers, a), words_missing);
}

TEST(a_capsule_is_somebody_s_once)
{
    Act    bid;
    Given *g = with_bid(&bid, a);
    Capsules all = { .a = a };
    Heads *heads = make(a, Heads, 1);
    expect_done(heads_read(g->instead, heads, a));
    expect_done(capsules_take(&all, BELA, heads));
    expect(all.seen.len == heads->count);
    expect_done(capsules_take(&all, BELA, heads));       /* the very same bid again */
    expect_because(capsules_take(&all, CORA, heads), capsule_seen);
    Heads first = *heads;
    first.count = 1;                                     /* each of them is Bela's */
    expect_because(capsules_take(&all, CORA, &first), capsule_seen);
    Heads other = *heads, twice = *heads;
    Head  h = other.at[1].head;
    h.version = 2;
    other.at[1].text = head_write(&h, a);
    expect_because(capsules_take(&all, BELA, &other), capsule_seen);
    Capsules none = { .a = a };
    twice.at[1].capsule = twice.at[0].capsule;
    expect_because(capsules_take(&none, BELA, &twice), capsule_seen);
    expect(!none.seen.len);
    g->papers.capsules = &all;
    expect_done(proves(g, &bid));
    g->papers.capsules = NULL;                   /* not compared here */
    expect_done(proof_still(&g->p, &bid, ORIGIN, &g->papers, a));
}

/* ---- turns ----------------------------------------------------------------------------------- */

/* Two bids are admitted, a third is not; the first holder has not turned yet. */
static Given *listed(Arena *a)
{
    static const char *const then[] = {
        "olga box-list round=1 clock=operator reason=signed",
        "olga admit round=1 lot=1 bidder=bela",
        "olga admit round=1 lot=1 bidder=cora",
        "olga exclude round=1 lot=1 bidder=dora ground=not-compliant",
    };
    static const Id who[] = { BELA, CORA, DORA };
    Desk *d = desk_at(INTERESTED, a);
    time_to(d, folded(d)->rounds.at[0].deadline - 600);
    for (int i = 0; i < countof(who); i++)
        expect_done(clerk_propose(d->clerk, bid_of_two(d, who[i], 1, 0), a));
    time_to(d, folded(d)->rounds.at[0].deadline + 60);
    for (int i = 0; i < countof(then); i++)
        expect_done(says(d, then[i]));
    return given(d, a);
}

static Result turns_with(Given *g, Act act, const Turns *turns)
{
    Text t = { 0 };
    turns_write(&t, turns, g->a);
    act.turns.paper = instead(g, text_str(&t));
    return proves(g, &act);
}

static Turns lines_apart(const Turns *turns, Arena *a)
{
    Turns copy = *turns;
    copy.lines.len = copy.lines.room = 0;
    for (each(const TurnLine, line, turns->lines))
        *list_add(&copy.lines, a) = *line;
    return copy;
}

TEST(turns_are_for_each_admitted_bid_once_and_for_nothing_else)
{
    Given *g = listed(a);
    Proposal *proposal = turning(g->d, HANS);
    Act   act = *proposal->acts, another = act;
    Turns turns, other;
    expect_done(turns_read(proposal->words->bytes, &turns, a));
    expect(turns.lines.len == 2);
    expect_done(turns_with(g, act, &turns));
#define OTHERWISE(change)                                                                          \
    other = lines_apart(&turns, a);                                                                \
    change;                                                                                        \
    expect_because(turns_with(g, act, &other), turns_differ)
    OTHERWISE(other.procedure.byte[3] ^= 1);
    OTHERWISE(other.round = 2);
    OTHERWISE(other.lot = 2);
    OTHERWISE(other.envelope = PRICE);
    OTHERWISE(other.list.byte[3] ^= 1);
    OTHERWISE(other.lines.at[0].bidder = DORA);
    OTHERWISE(other.lines.at[0].bidder = 104);
    OTHERWISE(other.lines.at[1] = other.lines.at[0]);
    OTHERWISE(other.lines.at[1].turn.index = 2);
    OTHERWISE(other.lines.at[1].ctx.byte[3] ^= 1);
    OTHERWISE(other.lines.len = 1);
    other = lines_apart(&turns, a);
    other.lines.at[1].turn = other.lines.at[0].turn;     /* a turn, but of another bid */
    expect(failed(turns_with(g, act, &other)));
    another.actor = BELA;
    expect_because(turns_with(g, another, &turns), no_padlock);
    another = act;
    another.turns.round = 9;
    expect_because(turns_with(g, another, &turns), turns_differ);
}

TEST(turns_are_not_proved_by_papers_that_cannot_be_had)
{
    Given *g = listed(a);
    Proposal *proposal = turning(g->d, HANS);
    Act   act = *proposal->acts;
    expect_because(proves(g, &act), words_missing);
    act.turns.paper = instead(g, S("tenderbox/turns/v1\n"));
    expect_because(proves(g, &act), papers_unreadable);
    act.turns.paper = instead(g, proposal->words->bytes);
    Procedure whole = g->p;
    g->p.locks.len = 1;
    expect(failed(proves(g, &act)));
    g->p = whole;
    expect_done(proves(g, &act));
    Bid  *bid = make(a, Bid, whole.bids.len);
    memcpy(bid, whole.bids.at, sizeof *bid * (size_t)whole.bids.len);
    g->p.bids.at = bid;
    bid[0].heads.byte[3] ^= 1;                   /* heads that nobody has */
    expect(failed(proves(g, &act)));
}

/* ---- openings -------------------------------------------------------------------------------- */

/* Two holders turned for quality, and the key of the first bid is on the shelf. */
static Given *opened(Act *act, AgeKey *key, Arena *a)
{
    Given *before = listed(a);
    Desk  *d = before->d;
    Opening opening;
    expect_done(clerk_propose(d->clerk, turning(d, HANS), a));
    expect_done(clerk_propose(d->clerk, turning(d, HEDI), a));
    Given *g = given(d, a);
    const Bid *bid = bid_of(&g->p, 1, 1, BELA);
    *act = line_act(d, "olga opened round=1 lot=1 bidder=bela envelope=quality outcome=read");
    expect_done(proof_key(&g->p, bid, QUALITY, &g->papers, key, a));
    expect_done(opening_read(&g->p, bid, QUALITY, key, &g->papers, (Unpacker){ 0 }, &opening, a));
    act->opened.manifest = opening.manifest;
    act->opened.key = instead(g, age_key_write(key, a));
    expect_done(proves(g, act));
    return g;
}

TEST(what_is_said_of_an_opened_envelope_is_what_lies_in_it)
{
    Act    act, other;
    AgeKey key;
    Given *g = opened(&act, &key, a);
#define IS_NOT(change, reason)                                                                     \
    other = act;                                                                                   \
    change;                                                                                        \
    expect_because(proves(g, &other), reason)
    IS_NOT(other.opened.bidder = 104, opening_differs);
    IS_NOT(other.opened.outcome = OPENED_VOID, opening_differs);
    IS_NOT(other.opened.manifest.byte[3] ^= 1, opening_differs);
    IS_NOT(other.opened.total = 1, opening_differs);
    IS_NOT(other.opened.blanks = 1, opening_differs);
    key.byte[3] ^= 1;
    IS_NOT(other.opened.key = instead(g, age_key_write(&key, a)), key_differs);
    other.opened.key = instead(g, S("AGE-SECRET-KEY-"));
    expect(failed(proves(g, &other)));
    other.opened.key.byte[3] ^= 1;
    expect(failed(proves(g, &other)));           /* words that nobody has */
}

TEST(an_envelope_is_opened_by_the_turns_of_enough_holders_and_from_whole_papers)
{
    Act    act;
    AgeKey key;
    Given *g = opened(&act, &key, a);
    Opening opening;
    const Bid *bid = bid_of(&g->p, 1, 1, BELA);
    expect_because(proof_key(&g->p, bid, PRICE, &g->papers, &key, a), padlocks_shut);
    g->unread = true;                            /* which is nobody's fault in the bid */
    expect_because(opening_read(&g->p, bid, QUALITY, &key, &g->papers, (Unpacker){ 0 }, &opening,
                                a), book_broken);
    g->unread = false;
    Heads *heads = heads_of(g, bid->heads), one = *heads;
    one.at[0]  = one.at[1];
    one.count  = 1;
    g->paper   = bid->heads;
    g->instead = heads_text(&one, a);            /* the price alone */
    expect_because(proof_key(&g->p, bid, QUALITY, &g->papers, &key, a), envelopes_differ);
    expect_because(opening_read(&g->p, bid, QUALITY, &key, &g->papers, (Unpacker){ 0 }, &opening,
                                a), envelopes_differ);
    g->paper   = g->p.turned.at[0].paper;
    g->instead = S("tenderbox/turns/v2\n");
    expect_because(proof_key(&g->p, bid, QUALITY, &g->papers, &key, a), papers_unreadable);
    g->instead = (Str){ 0 };
    expect_because(proof_key(&g->p, bid, QUALITY, &g->papers, &key, a), words_missing);
    g->paper.byte[3] ^= 1;
    g->p.turned.len = 1;
    expect_because(proof_key(&g->p, bid, QUALITY, &g->papers, &key, a), padlocks_shut);
}

/* A price envelope of one file, sealed for this bid. */
static const Reason *void_for(Given *g, Bid bid, const char *file, const char *text)
{
    Padlocks locks;
    Text     name = { 0 };
    Head     head = heads_of(g, bid.heads)->at[1].head;
    AgeKey   key;
    Opening  opening;
    Heads    one = { .count = 1 };
    const SealedEnvelope *sealed;
    Enclosure enclosed = enclosure_of_str(str(file), str(text), g->a);
    expect_done(padlocks_of(&g->p, 1, &locks, g->a));
    text_name(&name, g->p.name, g->a);
    head.procedure = text_str(&name);
    SealOrder order = { .padlocks = &locks, .files = &enclosed, .count = 1, .padded = 4096,
                        .head = head };
    FILE *out = tmpfile();
    expect(out);
    expect_done(envelope_seal(&order, out, &sealed, g->a));
    expect(!fseek(out, 0, SEEK_END));
    long  bytes = ftell(out);
    char *all = make(g->a, char, bytes);
    rewind(out);
    expect(fread(all, 1, (size_t)bytes, out) == (size_t)bytes);
    fclose(out);
    g->sealed = (Str){ all, bytes };
    one.at[0] = (HeadPair){ .text = sealed->head, .capsule_bytes = sealed->capsule };
    bid.heads = instead(g, heads_text(&one, g->a));
    expect_done(heads_read(g->instead, &one, g->a));
    expect_done(capsule_key_of_dealer(&one.at[0].capsule, &sealed->alpha0, &key));
    expect_done(opening_read(&g->p, &bid, PRICE, &key, &g->papers, (Unpacker){ 0 }, &opening,
                             g->a));
    return opening.void_;
}

TEST(a_price_envelope_is_void_for_everybody_by_what_lies_in_it)
{
    Given *g = listed(a);
    Bid    bid = *bid_of(&g->p, 1, 1, BELA);
    Cell   asked[] = { { 1, 1, 2026, 1 }, { 1, 1, 2027, 1 } };
    Lot    lots[] = { *lot_of(&g->p, 1) };
    expect(!void_for(g, bid, "price", "1 2026 1 1000.00\n"));
    expect(void_for(g, bid, "Price", "1 2026 1 1000.00\n") == &void_inside);
    expect(void_for(g, bid, "price", "nothing") == &price_sheet_unreadable);
    expect(void_for(g, bid, "price", "1 2027 1 1000.00\n1 2026 1 1000.00\n") ==
           &price_sheet_unordered);
    expect(void_for(g, bid, "price", "1 2026 1 9999999999999999.99\n"
                                     "1 2027 1 9999999999999999.99\n") == &price_sheet_overflow);
    g->p.lots.at  = lots;
    g->p.cells.at = asked;
    g->p.cells.len = countof(asked);
    lots[0].blanks = BLANKS_VOID;
    expect(void_for(g, bid, "price", "2 2026 1 1000.00\n") == &price_line_unknown);
    expect(void_for(g, bid, "price", "1 2026 1 1000.00\n") == &blanks_void);
    expect(!void_for(g, bid, "price", "1 2026 1 1000.00\n1 2027 1 1000.00\n"));
    lots[0].blanks = BLANKS_ZERO;
    expect(!void_for(g, bid, "price", "1 2026 1 1000.00\n"));
}

TEST(a_buyer_s_share_is_of_a_bid_that_was_opened)
{
    Given *g = listed(a);
    Act    act = { .kind = ACT_SHARE,
                   .share = { .round = 1, .lot = 1, .bidder = BELA, .buyer = 1 } };
    expect_because(proves(g, &act), padlocks_shut);
    act.share.bidder = 104;
    expect_because(proves(g, &act), opening_differs);
    expect_done(proof_check(&g->p, &act, ORIGIN, &g->papers, false, a));  /* nobody looked */
}

/* ---- keys ------------------------------------------------------------------------------------ */

TEST(who_registers_signs_with_the_key_that_it_brings)
{
    Desk *d = desk_at(INTERESTED, a);
    Act   act = line_act(d, "777 interest key=777"), other = act;
    Procedure p = *folded(d);
    expect_done(proof_signatures(&p, &act, ORIGIN, a));
    other.interest.key.byte[3] ^= 1;             /* neither brought nor known */
    expect_because(proof_signatures(&p, &other, ORIGIN, a), signer_unknown);
    d = desk_at(PREPARED, a);
    p = *folded(d);
    act = line_act(d, "hans padlock");
    act.arrived = d->now;
    Papers none = { 0 };
    expect_done(proof_check(&p, &act, ORIGIN, &none, true, a));
    other = act;
    other.actor = 777;
    expect_because(proof_check(&p, &other, ORIGIN, &none, true, a), signer_unknown);
    other = act;
    memset(&other.padlock.h, 0, sizeof other.padlock.h);
    expect(failed(proof_check(&p, &other, ORIGIN, &none, true, a)));
}

/* ---- identifiers and price forms ------------------------------------------------------------- */

static const char *const identifiers[] = {
    "GB 12-345", "gb12345", "GB 12346", "- -", "/", "{z}", "Z", "\xc3\x9c-1", "\xc3\x9c 1", NULL
};

static Result identifier(void *where, Hash hash, Str *bytes, Arena *a)
{
    (void)where, (void)a;
    const char *says = identifiers[hash.byte[0] - 1];
    return says ? (*bytes = str(says), DONE) : because(&words_missing);
}

TEST(bidders_are_twins_by_letters_and_digits_and_not_by_signs)
{
    Procedure p = { 0 };
    TwinsFound found = { 0 };
    int64_t unread_ = 0;
    Papers  papers = { .paper = identifier };
    proof_identifiers(&p, &papers, &found, &unread_, a);
    expect(!found.len && !unread_);
    for (int i = 0; i < countof(identifiers); i++)
        person_add(&p, (Person){ .id = 101 + i, .bidder = true,
                                 .identifier = { .byte = { (unsigned char)(i + 1) } } }, a);
    person_add(&p, (Person){ .id = 201, .identifier = { .byte = { 1 } } }, a);   /* no bidder */
    person_add(&p, (Person){ .id = 202, .bidder = true }, a);                    /* without one */
    proof_identifiers(&p, &papers, &found, &unread_, a);
    expect(unread_ == 1 && found.len == 3);
    expect(found.at[0].first == 101 && found.at[0].second == 102);
    expect(found.at[1].first == 106 && found.at[1].second == 107);
    expect(found.at[2].first == 108 && found.at[2].second == 109);
}

TEST(figures_left_out_are_those_of_the_lot_and_of_buyers_who_are_there)
{
    Procedure p = { 0 };
    Lot       lot = { .id = 1, .blanks = BLANKS_ZERO };
    Quote     quote = { 0 };
    *list_add(&p.buyers, a) = (Buyer){ .id = 1 };
    *list_add(&p.buyers, a) = (Buyer){ .id = 2, .left = true };
    expect_done(quote_judge(&p, &lot, &quote, a));       /* nothing is asked for */
    *list_add(&p.cells, a) = (Cell){ 2, 1, 2027, 1 };
    expect_done(quote_judge(&p, &lot, &quote, a));       /* only for another lot */
    expect(!quote.blanks);
    for (int64_t year = 2027; year < 2037; year++)
        *list_add(&p.cells, a) = (Cell){ 1, 1, year, 1 };
    *list_add(&p.cells, a) = (Cell){ 1, 1, 2027, 2 };    /* it left */
    *list_add(&p.cells, a) = (Cell){ 1, 1, 2027, 3 };    /* not a buyer that is named */
    expect_done(quote_judge(&p, &lot, &quote, a));
    expect(quote.blanks == 11 && ends_with(quote.left_out, "; and 3 more"));
    expect(memmem(quote.left_out.at, (size_t)quote.left_out.len, "2034", 4));    /* the eighth */
    *list_add(&quote.sheet.lines, a) = (PriceLine){ 1, 2027, 1, 100, 1 };
    *list_add(&quote.sheet.lines, a) = (PriceLine){ 1, 2027, 2, 100, 2 };   /* does no harm */
    expect_done(quote_judge(&p, &lot, &quote, a));
    expect(quote.blanks == 10);
    lot.blanks = BLANKS_VOID;
    Result r = quote_judge(&p, &lot, &quote, a);
    expect(failed(r) && str_is(str(r.why->code), "blanks-void"));
    quote.sheet.lines.at[1].service = 7;
    expect_because(quote_judge(&p, &lot, &quote, a), price_line_unknown);
    expect(share_of(&quote.sheet, 1) == 100 && share_of(&quote.sheet, 9) == 0);
}

/* ---- witnesses ------------------------------------------------------------------------------- */

typedef struct Home { Str policy, note; Result ends; int notes; } Home;

static Result policy_kept(void *where, Hash hash, Str *bytes, Arena *a)
{
    const Home *home = where;
    (void)hash, (void)a;
    return home->policy.at ? (*bytes = home->policy, DONE) : because(&words_missing);
}

static Result notes_kept(void *where, NoteFn *each_one, void *with)
{
    const Home *home = where;
    for (int i = 0; i < home->notes; i++)
        TRY(each_one(with, home->note));
    return home->ends;
}

TEST(a_list_rests_on_witnesses_only_where_they_were_asked_and_are_heard)
{
    Home   home = { .notes = 1, .note = golden("test/golden/checkpoint", a) };
    Papers papers = { .paper = policy_kept, .cosigned = notes_kept, .where = &home };
    Policy policy;
    Act    act = { .kind = ACT_BOX_LIST, .box_list = { .round = 1, .clock = CLOCK_WITNESSED } };
    Procedure p = { 0 };
    *list_add(&p.rounds, a) = (Round){ .id = 1, .deadline = LAST_MOMENT };
    expect_because(proof_policy(&p, &papers, &policy, a), witnesses_unnamed);
    p.policy.byte[0] = 1;
    expect_because(proof_policy(&p, &papers, &policy, a), words_missing);
    home.policy = S("quorum\n");
    expect(failed(proof_box_list(&p, &act, &papers, a)));
    Text none = { 0 };
    text_put(&none, a, "log {}\nquorum none\n", desk_log_vkey(&desk_settings, a));
    home.policy = text_str(&none);
    expect_because(proof_box_list(&p, &act, &papers, a), witnesses_unnamed);
    home.policy = golden("test/golden/policy", a);
    expect_because(proof_box_list(&p, &act, &papers, a), not_witnessed);   /* too early */
    p.rounds.at[0].deadline = 0;
    *list_add(&p.box, a) = (Deposit){ .round = 2 };
    *list_add(&p.box, a) = (Deposit){ .round = 1, .late = true };
    expect_done(proof_box_list(&p, &act, &papers, a));       /* nothing was to be seen before */
    *list_add(&p.box, a) = (Deposit){ .round = 1 };
    expect_because(proof_box_list(&p, &act, &papers, a), not_witnessed);
    home.ends = because(&book_broken);
    p.rounds.at[0].deadline = LAST_MOMENT;
    expect_because(proof_box_list(&p, &act, &papers, a), book_broken);
    home.note = S("nothing that is a note");
    expect_because(proof_box_list(&p, &act, &papers, a), book_broken);
    home.ends = DONE;
    expect_because(proof_box_list(&p, &act, &papers, a), not_witnessed);
    home.note = golden("test/golden/checkpoint-early", a);
    home.notes = 100000;
    Arena small = arena_begin(4 << 20);
    expect_because(proof_box_list(&p, &act, &papers, &small), too_large);
    arena_end(&small);
    act.box_list.round = 2;                      /* which its judge refuses */
    expect_done(proof_box_list(&p, &act, &papers, a));
    act.box_list.round = 1;
    act.box_list.clock = CLOCK_OPERATOR;
    expect_done(proof_box_list(&p, &act, &papers, a));
}

/* ---- torn papers ----------------------------------------------------------------------------- */

TEST(a_paper_that_ends_too_early_is_not_read)
{
    Str heads = golden("test/golden/heads", a), turns = golden("test/golden/turns", a);
    Heads *read = make(a, Heads, 1);
    Turns  them;
    TurnLine line;
    bool   found;
    expect_done(heads_read(heads, read, a));
    expect_done(turns_read(turns, &them, a));
    for (ptrdiff_t len = 0; len < heads.len; len++)
        expect(failed(heads_read((Str){ heads.at, len }, read, a)));
    ptrdiff_t whole = (const char *)memmem(turns.at, (size_t)turns.len, "bid ", 4) - turns.at;
    for (ptrdiff_t len = 0; len < turns.len; len++) {
        Str torn = { turns.at, len };
        expect(failed(turns_read(torn, &them, a)) == (len != whole));
        Result r = turns_find(torn, 918273645, &line, &found);
        expect(failed(r) || !found);
    }
}

/* The first place where `from` stands holds `to`. */
static Str altered(Str s, const char *from, const char *to, Arena *a)
{
    Text t = { 0 };
    const char *at = memmem(s.at, (size_t)s.len, from, strlen(from));
    expect(at);
    text_put(&t, a, "{}{}{}", (Str){ s.at, at - s.at }, str(to),
             str_after(s, at - s.at + (ptrdiff_t)strlen(from)));
    return text_str(&t);
}

TEST(a_paper_with_one_word_in_another_form_is_not_read)
{
    static const char *const of_turns[][2] = {
        { "turns/v1", "turns/v2" }, { "procedure a", "procedure !" }, { "round 1", "round 01" },
        { "lot 1", "lot one" }, { "envelope price", "envelope prices" }, { "list 6", "list g" },
        { "bid 9", "bid -9" }, { "\nbid", "\nbids" }, { " a407", " g407" }, { " 01e2", " g1e2" },
    };
    Str  turns = golden("test/golden/turns", a), heads = golden("test/golden/heads", a);
    Turns  them;
    Heads *read = make(a, Heads, 1);
    for (int i = 0; i < countof(of_turns); i++)
        expect_because(turns_read(altered(turns, of_turns[i][0], of_turns[i][1], a), &them, a),
                       papers_unreadable);
    expect_because(heads_read(altered(heads, "heads/v1", "heads/v2", a), read, a),
                   papers_unreadable);
    expect_because(heads_read(altered(heads, "\nhead ", "\nhead !", a), read, a),
                   papers_unreadable);
    expect_because(heads_read(altered(heads, "\ncapsule ", "\ncapsule !", a), read, a),
                   papers_unreadable);
    Heads pair;
    expect_done(heads_read(heads, &pair, a));
    Heads  other = pair;
    other.at[0].text = S("tenderbox/head/v2\n");
    expect_because(heads_read(heads_text(&other, a), read, a), head_unreadable);
    other = pair;
    other.at[0].capsule_bytes.len--;
    expect(failed(heads_read(heads_text(&other, a), read, a)));
    expect(failed(heads_again(heads_text(&other, a), PRICE, read, a)));
    expect_done(heads_again(heads_text(&other, a), QUALITY, read, a));    /* another's */
    Text many = { 0 };
    text_add(&many, heads, a);
    Str more = str_after(heads, (const char *)memchr(heads.at, '\n', (size_t)heads.len) + 1 -
                                    heads.at);
    for (int i = 0; i < ENVELOPES; i++)
        text_add(&many, more, a);
    expect_because(heads_glance(text_str(&many), read, a), papers_unreadable);
}

/* ---- the journal ----------------------------------------------------------------------------- */

#define NAME "ajp6tlfm34uunljqfd4is4yjkilrdu3h"
#define HASH "6456f2eae64be8ee5e7fd60ffc4978d2de3625ac21dd88bd6d4741d9872c2544"
#define NONE "0000000000000000000000000000000000000000000000000000000000000000"

static Result journal_of(const char *line, Journal *journal, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "tenderbox/journal/v1\n{}\n", str(line));
    return journal_read(text_str(&t), journal, a);
}

TEST(a_line_of_a_journal_has_one_form)
{
    static const char *const right[] = {
        "turned " NAME " 41 1 1 price " HASH " " HASH,
        "turned " NAME " 41 1 1 quality " HASH " -",
        "turned " NAME " 41 1 1 quality " HASH " - the disk was torn, \xc3\xa4nd so on",
    };
    static const char *const wrong[] = {
        "", "turn " NAME " 41 1 1 price " HASH " " HASH, "turned name 41 1 1 price " HASH " " HASH,
        "turned " NAME " x 1 1 price " HASH " " HASH,
        "turned " NAME " 41 01 1 price " HASH " " HASH,
        "turned " NAME " 41 1 - price " HASH " " HASH,
        "turned " NAME " 41 1 1 cost " HASH " " HASH,
        "turned " NAME " 41 1 1 price - " HASH, "turned " NAME " 41 1 1 price " HASH " -",
        "turned " NAME " 41 1 1 price " HASH " " NONE, "turned " NAME " 41 1 1 price " HASH,
        "turned " NAME " 41 1 1 quality " HASH " " HASH,
        "turned " NAME " 41 1 1 quality " HASH " - ",
        "turned " NAME " 41 1 1 quality " HASH " - a\tb",
        "turned " NAME " 41 1 1 quality " HASH " - a\x7f" "b",
        "turned " NAME " 41 1 1 quality " HASH " - \xc3",
    };
    Journal journal;
    for (int i = 0; i < countof(right); i++) {
        Text again = { 0 };
        expect_done(journal_of(right[i], &journal, a));
        journal_write(&again, &journal, a);
        expect(journal.len == 1 && ends_with(text_str(&again), "\n"));
        expect(memmem(text_str(&again).at, (size_t)again.len, right[i], strlen(right[i])));
    }
    for (int i = 0; i < countof(wrong); i++)
        expect_because(journal_of(wrong[i], &journal, a), journal_unreadable);
    expect_because(journal_read(S(""), &journal, a), journal_unreadable);
    expect_because(journal_read(S("tenderbox/journal/v1"), &journal, a), journal_unreadable);
    expect_because(journal_read(S("tenderbox/journal/v2\n"), &journal, a), journal_unreadable);
    expect_done(journal_read(S("tenderbox/journal/v1\n"), &journal, a));
    Text empty = { 0 };
    journal_write(&empty, &journal, a);
    expect_text(text_str(&empty), "tenderbox/journal/v1\n");
}

TEST(turns_of_another_holder_round_lot_or_envelope_are_another_stage)
{
    JournalLine line = { .holder = 41, .round = 1, .lot = 1, .envelope = QUALITY }, other;
    expect(journal_same_stage(&line, &line));
#define ANOTHER(change) other = line, change; expect(!journal_same_stage(&line, &other))
    ANOTHER(other.procedure.byte[3] ^= 1);
    ANOTHER(other.holder = 42);
    ANOTHER(other.round = 2);
    ANOTHER(other.lot = 2);
    ANOTHER(other.envelope = PRICE);
    Act act = { 0 };
    expect_because(journal_line(&act, S(""), 41, S("a\nb"), &other, a), why_unfit);
    expect_because(journal_line(&act, S(""), 41, S("again"), &other, a), papers_unreadable);
}

RUN("proof",
    T(what_stands_otherwise_on_an_envelope_is_named),
    T(a_bid_has_the_envelopes_of_its_round_and_no_other),
    T(a_bid_is_not_proved_while_a_file_or_a_paper_of_it_cannot_be_had),
    T(a_capsule_is_somebody_s_once),
    T(turns_are_for_each_admitted_bid_once_and_for_nothing_else),
    T(turns_are_not_proved_by_papers_that_cannot_be_had),
    T(what_is_said_of_an_opened_envelope_is_what_lies_in_it),
    T(an_envelope_is_opened_by_the_turns_of_enough_holders_and_from_whole_papers),
    T(a_price_envelope_is_void_for_everybody_by_what_lies_in_it),
    T(a_buyer_s_share_is_of_a_bid_that_was_opened),
    T(who_registers_signs_with_the_key_that_it_brings),
    T(bidders_are_twins_by_letters_and_digits_and_not_by_signs),
    T(figures_left_out_are_those_of_the_lot_and_of_buyers_who_are_there),
    T(a_list_rests_on_witnesses_only_where_they_were_asked_and_are_heard),
    T(a_paper_that_ends_too_early_is_not_read),
    T(a_paper_with_one_word_in_another_form_is_not_read),
    T(a_line_of_a_journal_has_one_form),
    T(turns_of_another_holder_round_lot_or_envelope_are_another_stage))

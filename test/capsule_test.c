/* Padlocks, capsules and turns, against vectors in test/vectors and older ones of ours. */
#include "seal/capsule.h"
#include "seal/crypt.h"
#include "seal/head.h"
#include "test/test.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- vectors --------------------------------------------------------------------- */

typedef struct Vector {
    Str           lockset, head, capsule_bytes;
    Padlocks      padlocks;
    Hash          ctx, random, turn_random[LOCKS_MOST];
    PadlockSecret secret[LOCKS_MOST];
    Deal          deal;
    Capsule       capsule;
    AgeKey        key;
    Str           turn[LOCKS_MOST];
} Vector;

static Str cut_lines(Str *rest, int64_t lines)
{
    Str text = *rest;
    while (lines--)
        str_cut(rest, '\n');
    text.len = rest->at - text.at;
    return text;
}

static Str bytes_of_hex(Str hex, Arena *a)
{
    char *bytes = make(a, char, hex.len / 2 + 1);
    expect(str_bytes(hex, bytes, hex.len / 2));
    return (Str){ bytes, hex.len / 2 };
}

/* "i hex": puts the 32 bytes at their place, the first being `from`. */
static void take_piece(Str line, int from, void *pieces)
{
    int64_t i;
    expect(str_number(str_cut(&line, ' '), &i) && i >= from && i - from < LOCKS_MOST);
    expect(str_bytes(line, (char *)pieces + 32 * (i - from), 32));
}

static Vector vector_read(const char *name, Arena *a)
{
    Vector v = { 0 };
    Text path = { 0 };
    int64_t n = 0;
    text_put(&path, a, "test/vectors/capsule-{}.txt", str(name));
    Str rest = file_whole(str_terminated(text_str(&path), a), a);
    expect(rest.at && str_is(str_cut(&rest, '\n'), "tenderbox/capsule-vector/v1"));
    while (rest.len) {
        Str line = str_cut(&rest, '\n'), word = str_cut(&line, ' ');
        if (str_is(word, "lockset") && str_number(line, &n))
            v.lockset = cut_lines(&rest, n);
        if (str_is(word, "head") && str_number(line, &n))
            v.head = cut_lines(&rest, n);
        if (str_is(word, "ctx"))
            expect(str_hash(line, &v.ctx));
        if (str_is(word, "x"))
            take_piece(line, 1, v.secret);
        if (str_is(word, "alpha"))
            take_piece(line, 0, v.deal.alpha);
        if (str_is(word, "random"))
            expect(str_hash(line, &v.random));
        if (str_is(word, "capsule"))
            v.capsule_bytes = bytes_of_hex(line, a);
        if (str_is(word, "key"))
            expect_done(age_key_read(line, &v.key));
        if (str_is(word, "turn-random"))
            take_piece(line, 1, v.turn_random);
        if (str_is(word, "turn") && str_number(str_cut(&line, ' '), &n))
            v.turn[n - 1] = bytes_of_hex(line, a);
    }
    expect_done(padlocks_read(v.lockset, &v.padlocks));
    expect_done(capsule_read(v.capsule_bytes, &v.capsule));
    return v;
}

static const char *const vectors[] = { "1of1", "2of3", "3of5", "5of9", "11of20", "3of5-difference",
                                       "3of5-horner" };

static bool same_key(const AgeKey *x, const AgeKey *y) { return !memcmp(x, y, sizeof *x); }

TEST(every_vector_is_dealt_again_byte_for_byte)
{
    for (int i = 0; i < countof(vectors); i++) {
        Vector v = vector_read(vectors[i], a);
        Capsule c;
        AgeKey key;
        expect_done(capsule_deal_with(&v.padlocks, &v.deal, &c, &key));
        expect(same_key(&key, &v.key));
        expect(hash_same(v.ctx, head_ctx(v.head)));
        expect_done(capsule_prove_with(v.random.byte, &v.padlocks, v.ctx, &v.deal, &c));
        expect(str_same(capsule_write(&c, a), v.capsule_bytes));
        expect(v.capsule_bytes.len == capsule_bytes(c.k, c.n));
        expect_done(capsule_check(&v.padlocks, v.ctx, &c));
        expect_done(capsule_key_of_dealer(&c, &v.deal.alpha[0], &key));
        expect(same_key(&key, &v.key));
    }
}

TEST(every_vector_is_turned_again_byte_for_byte)
{
    for (int i = 0; i < countof(vectors); i++) {
        Vector v = vector_read(vectors[i], a);
        for (int h = 0; h < v.padlocks.n; h++) {
            Turn turn;
            expect_done(capsule_turn_with(v.turn_random[h].byte, &v.padlocks, v.ctx, &v.capsule,
                                          &v.secret[h], h + 1, &turn));
            expect(str_same(turn_write(&turn, a), v.turn[h]));
            expect_done(turn_read(v.turn[h], &turn));
            expect_done(turn_check(&v.padlocks, v.ctx, &v.capsule, &turn));
        }
    }
}

TEST(the_head_of_every_vector_names_its_key_and_its_padlocks)
{
    for (int i = 0; i < countof(vectors); i++) {
        Vector v = vector_read(vectors[i], a);
        Head head;
        expect_done(head_read(v.head, &head));
        expect(recipient_same(head.recipient, age_recipient(&v.key)));
        expect(hash_same(head.lockset, padlocks_id(&v.padlocks)));
        expect(str_same(padlocks_write(&v.padlocks, a), v.lockset));
    }
}

/* ---- subsets --------------------------------------------------------------------- */

static int bits_in(unsigned mask)
{
    int bits = 0;
    for (; mask; mask &= mask - 1)
        bits++;
    return bits;
}

static void open_with(const Vector *v, unsigned mask)
{
    Turn turns[LOCKS_MOST];
    AgeKey key;
    int count = 0;
    for (int h = 0; h < v->padlocks.n; h++)
        if (mask >> h & 1)
            expect_done(turn_read(v->turn[h], &turns[count++]));
    expect_done(capsule_open(&v->capsule, turns, count, &key));
    expect(same_key(&key, &v->key));
}

TEST(every_sufficient_group_of_holders_gets_the_same_key)
{
    int groups = 0;
    for (int i = 0; i < countof(vectors); i++) {
        Vector v = vector_read(vectors[i], a);
        int k = v.padlocks.k, n = v.padlocks.n, mine = 0;
        for (unsigned mask = 1; mask < 1u << n && mine < 200; mask++) {
            unsigned spread = n > 10 ? mask * 40503u & ((1u << n) - 1) : mask;
            if (bits_in(spread) != k)
                continue;
            open_with(&v, spread);
            mine++;
        }
        groups += mine;
    }
    printf("    %d groups\n", groups);
    expect(groups == 1 + 3 + 10 + 126 + 200 + 10 + 10);
}

TEST(too_few_holders_or_one_twice_open_nothing)
{
    Vector v = vector_read("3of5", a);
    Turn turns[4];
    AgeKey key;
    for (int i = 0; i < 4; i++)
        expect_done(turn_read(v.turn[i], &turns[i]));
    expect_because(capsule_open(&v.capsule, turns, 2, &key), turns_too_few);
    expect_because(capsule_open(&v.capsule, turns, 4, &key), turns_too_few);
    turns[2] = turns[0];
    expect_because(capsule_open(&v.capsule, turns, 3, &key), turns_too_few);
    turns[2].index = 6;
    expect_because(capsule_open(&v.capsule, turns, 3, &key), turns_too_few);
}

/* ---- what is refused ------------------------------------------------------------- */

static Result read_and_check(const Vector *v, Str bytes, Hash ctx)
{
    Capsule c;
    TRY(capsule_read(bytes, &c));
    return capsule_check(&v->padlocks, ctx, &c);
}

TEST(a_capsule_with_any_byte_changed_is_refused)
{
    Vector v = vector_read("3of5", a);
    for (ptrdiff_t i = 0; i < v.capsule_bytes.len; i++) {
        Str wrong = str_copy(v.capsule_bytes, a);
        ((char *)wrong.at)[i] ^= 1;
        expect(failed(read_and_check(&v, wrong, v.ctx)));
    }
    expect_done(read_and_check(&v, v.capsule_bytes, v.ctx));
    expect_because(read_and_check(&v, str_after(v.capsule_bytes, 1), v.ctx), capsule_unreadable);
}

TEST(a_capsule_belongs_to_one_head_only)
{
    Vector v = vector_read("3of5", a);
    for (int i = 0; i < 32; i++) {
        Hash wrong = v.ctx;
        wrong.byte[i] ^= 1;
        expect_because(read_and_check(&v, v.capsule_bytes, wrong), capsule_unproved);
    }
}

TEST(a_capsule_belongs_to_one_list_of_padlocks_only)
{
    Vector v = vector_read("3of5", a), other = vector_read("5of9", a);
    Padlocks swapped = v.padlocks;
    expect_because(capsule_check(&other.padlocks, v.ctx, &v.capsule), capsule_mismatched);
    swapped.row[0].padlock = v.padlocks.row[1].padlock;
    swapped.row[1].padlock = v.padlocks.row[0].padlock;
    expect_because(capsule_check(&swapped, v.ctx, &v.capsule), capsule_unproved);
}

/* The capsule with 32 of its bytes replaced; piece 0 is C_0. */
static Str with_piece(const Vector *v, int piece, const void *bytes, Arena *a)
{
    Str wrong = str_copy(v->capsule_bytes, a);
    memcpy((char *)wrong.at + CAPSULE_FIXED + 32 * piece, bytes, 32);
    return wrong;
}

TEST(an_identity_in_a_capsule_is_refused)
{
    Vector v = vector_read("3of5", a);
    static const unsigned char identity[32];
    for (int piece = 0; piece < 3 + 5; piece++)
        expect_because(read_and_check(&v, with_piece(&v, piece, identity, a), v.ctx),
                       capsule_identity);
}

/* The order l, little end first; l itself is not below l. */
static const unsigned char order[32] = { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c,
                                         0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, [31] = 0x10 };

TEST(a_scalar_that_is_not_below_the_order_is_refused)
{
    Vector v = vector_read("3of5", a);
    unsigned char highest[32];
    memset(highest, 0xff, sizeof highest);
    for (int piece = 3 + 5; piece < 3 + 5 + 1 + 5; piece++) {
        expect_because(read_and_check(&v, with_piece(&v, piece, order, a), v.ctx),
                       capsule_unreadable);
        expect_because(read_and_check(&v, with_piece(&v, piece, highest, a), v.ctx),
                       capsule_unreadable);
    }
}

/* c + l is the same number in another spelling; it fits 32 bytes for every c. */
TEST(the_same_scalar_in_another_spelling_is_refused)
{
    Vector v = vector_read("3of5", a);
    unsigned char sum[32];
    unsigned carry = 0;
    for (int i = 0; i < 32; i++) {
        carry += v.capsule.c.byte[i] + order[i];
        sum[i] = (unsigned char)carry;
        carry >>= 8;
    }
    expect_because(read_and_check(&v, with_piece(&v, 8, sum, a), v.ctx), capsule_unreadable);
}

TEST(a_point_that_is_not_canonical_is_refused)
{
    Vector v = vector_read("3of5", a);
    unsigned char prime[32], negative[32];
    memset(prime, 0xff, sizeof prime);
    prime[0] = 0xed;
    prime[31] = 0x7f;                              /* 2^255 - 19: another spelling of zero */
    memcpy(negative, v.capsule.C[0].byte, 32);
    negative[0] |= 1;                              /* a negative field element */
    for (int piece = 0; piece < 3 + 5; piece++) {
        expect_because(read_and_check(&v, with_piece(&v, piece, prime, a), v.ctx),
                       capsule_unreadable);
        expect_because(read_and_check(&v, with_piece(&v, piece, negative, a), v.ctx),
                       capsule_unreadable);
    }
}

/* An old libsodium takes these for the same points, and the first for the identity. */
TEST(a_point_with_the_highest_bit_set_is_refused)
{
    Vector v = vector_read("3of5", a);
    Turn turn;
    unsigned char identity[32] = { [31] = 0x80 };
    expect_because(padlock_check((Padlock){ { { [31] = 0x80 } } }), padlock_unreadable);
    for (int piece = 0; piece < 3 + 5; piece++) {
        unsigned char second[32];
        memcpy(second, v.capsule_bytes.at + CAPSULE_FIXED + 32 * piece, 32);
        second[31] |= 0x80;
        expect_because(read_and_check(&v, with_piece(&v, piece, second, a), v.ctx),
                       capsule_unreadable);
        expect_because(read_and_check(&v, with_piece(&v, piece, identity, a), v.ctx),
                       capsule_unreadable);
    }
    Str wrong = str_copy(v.turn[0], a);
    memcpy((char *)wrong.at + 1, identity, 32);
    expect_because(turn_read(wrong, &turn), turn_unreadable);
}

/* Zero scalars are spelled rightly: the equations alone refuse them. */
TEST(a_zero_scalar_is_left_to_the_equations)
{
    Vector v = vector_read("3of5", a);
    static const unsigned char zero[32];
    for (int piece = 3 + 5; piece < 3 + 5 + 1 + 5; piece++)
        expect_because(read_and_check(&v, with_piece(&v, piece, zero, a), v.ctx), capsule_unproved);
}

/* C_1 = -C_0: at 1 the polynomial is nothing, though each coefficient is something. */
TEST(a_share_that_is_nothing_is_refused)
{
    Vector v = vector_read("2of3", a);
    Capsule c;
    AgeKey key;
    v.deal.alpha[1] = scalar_sub(scalar_of(0), v.deal.alpha[0]);
    expect_because(capsule_deal_with(&v.padlocks, &v.deal, &c, &key), capsule_identity);
    Capsule forged = v.capsule;
    forged.C[1] = point_times(second_point, &v.deal.alpha[1]);
    expect_because(capsule_check(&v.padlocks, v.ctx, &forged), capsule_identity);
    v.deal.alpha[1] = scalar_of(0);
    expect_because(capsule_deal_with(&v.padlocks, &v.deal, &c, &key), capsule_identity);
    memcpy(v.deal.alpha[1].byte, order, 32);
    expect_because(capsule_deal_with(&v.padlocks, &v.deal, &c, &key), capsule_unreadable);
}

TEST(a_turn_with_any_byte_changed_is_refused)
{
    Vector v = vector_read("3of5", a);
    for (ptrdiff_t i = 0; i < TURN_BYTES; i++) {
        Turn turn;
        Str wrong = str_copy(v.turn[0], a);
        ((char *)wrong.at)[i] ^= 1;
        Result r = turn_read(wrong, &turn);
        if (!failed(r))
            r = turn_check(&v.padlocks, v.ctx, &v.capsule, &turn);
        expect(failed(r));
    }
}

TEST(a_turn_that_is_not_one_is_not_read)
{
    Vector v = vector_read("3of5", a);
    Turn turn;
    Str wrong = str_copy(v.turn[0], a);
    memset((char *)wrong.at + 1, 0, 32);
    expect_because(turn_read(wrong, &turn), turn_identity);
    memcpy((char *)wrong.at + 33, order, 32);
    expect_because(turn_read(wrong, &turn), turn_unreadable);
    expect_because(turn_read(str_after(v.turn[0], 1), &turn), turn_unreadable);
    for (int index = 0; index < 256; index++) {
        wrong = str_copy(v.turn[0], a);
        ((char *)wrong.at)[0] = (char)index;
        Result r = turn_read(wrong, &turn);
        if (index < 1 || index > LOCKS_MOST)
            expect_because(r, turn_unreadable);
        else if (index > 5)
            expect_because(turn_check(&v.padlocks, v.ctx, &v.capsule, &turn), turn_unreadable);
        else if (index > 1)
            expect_because(turn_check(&v.padlocks, v.ctx, &v.capsule, &turn), turn_unproved);
    }
}

TEST(a_turn_of_what_is_no_point_is_refused_though_nobody_asked_before)
{
    Vector v = vector_read("3of5", a);
    Turn   turn;
    Str    bytes = str_copy(v.capsule_bytes, a);
    Capsule again;
    expect_done(turn_read(v.turn[0], &turn));
    ((char *)(uintptr_t)bytes.at)[CAPSULE_FIXED + 32 * v.capsule.k + 31] = (char)0xff;
    expect_because(capsule_read(bytes, &again), capsule_unreadable);
    expect_done(capsule_again(bytes, &again));
    expect_because(turn_check(&v.padlocks, v.ctx, &again, &turn), turn_unreadable);
}

TEST(a_holder_turns_his_own_padlock_and_proved_capsules_only)
{
    Vector v = vector_read("3of5", a);
    Turn turn;
    Hash other = sha256(S("another head"));
    expect_because(capsule_turn(&v.padlocks, v.ctx, &v.capsule, &v.secret[0], 2, &turn),
                   padlock_not_yours);
    expect_because(capsule_turn(&v.padlocks, v.ctx, &v.capsule, &v.secret[0], 6, &turn),
                   padlock_not_yours);
    expect_because(capsule_turn(&v.padlocks, other, &v.capsule, &v.secret[0], 1, &turn),
                   capsule_unproved);
    expect_done(capsule_turn(&v.padlocks, v.ctx, &v.capsule, &v.secret[0], 1, &turn));
    expect_done(turn_check(&v.padlocks, v.ctx, &v.capsule, &turn));
}

/* ---- chance ---------------------------------------------------------------------- */

static Padlocks new_padlocks(int k, int n, PadlockSecret *secret)
{
    Padlocks p = { .k = k, .n = n };
    for (int i = 0; i < n; i++)
        padlock_new(&secret[i], &p.row[i].padlock);
    return p;
}

TEST(what_is_dealt_by_chance_opens_for_the_last_k_of_any_n)
{
    (void)a;
    for (int n = 1; n <= LOCKS_MOST; n += n < 6 ? 1 : 13)
        for (int k = 1; k <= n; k += n < 6 ? 1 : 7) {
            PadlockSecret secret[LOCKS_MOST];
            Padlocks p = new_padlocks(k, n, secret);
            Capsule c;
            Deal deal;
            AgeKey key, again;
            Turn turns[LOCKS_MOST];
            Hash ctx = sha256(S("head"));
            expect_done(capsule_deal(&p, &c, &deal, &key));
            expect_done(capsule_prove(&p, ctx, &deal, &c));
            expect_done(capsule_check(&p, ctx, &c));
            for (int i = 0; i < k; i++)
                expect_done(capsule_turn(&p, ctx, &c, &secret[n - 1 - i], n - i, &turns[i]));
            expect_done(capsule_open(&c, turns, k, &again));
            expect(same_key(&key, &again));
        }
}

/* ---- padlocks -------------------------------------------------------------------- */

TEST(the_second_generator_is_the_point_of_its_name)
{
    (void)a;
    expect(point_valid(base_point) && point_valid(second_point));
    Scalar one = scalar_of(1);
    expect(point_same(point_of_base(&one), base_point));
    expect(!point_same(base_point, second_point));
}

TEST(a_padlock_has_one_spelling)
{
    Vector v = vector_read("3of5", a);
    Padlock p = v.padlocks.row[0].padlock, again;
    PadlockSecret secret;
    Str text = padlock_write(p, a), hidden = padlock_secret_write(&v.secret[0], a);
    expect(str_starts(text, "tbxlock1") && str_starts(hidden, "TBX-LOCK-SECRET-1"));
    expect_done(padlock_read(text, &again));
    expect(padlock_same(p, again));
    expect_done(padlock_secret_read(hidden, &secret));
    expect(!memcmp(&secret, &v.secret[0], sizeof secret));
    expect(failed(padlock_read(hidden, &again)));
}

TEST(a_padlock_that_opens_for_everybody_is_refused)
{
    Padlock p;
    PadlockSecret one = { scalar_of(1) }, none = { scalar_of(0) };
    expect_because(padlock_of(&one, &p), padlock_weak);
    expect_because(padlock_of(&none, &p), padlock_weak);
    expect_because(padlock_check((Padlock){ second_point }), padlock_weak);
    expect_because(padlock_check((Padlock){ { { 1 } } }), padlock_unreadable);
    expect_because(padlock_read(padlock_write((Padlock){ base_point }, a), &p), padlock_weak);
    memcpy(one.x.byte, order, 32);
    expect_because(padlock_secret_read(padlock_secret_write(&one, a), &one), padlock_unreadable);
}

TEST(possession_is_proved_for_one_head_and_one_padlock)
{
    Vector v = vector_read("3of5", a);
    Possession proof;
    PadlockHead head = { S("tender.example.org/log"), S("draft-1"), 1, v.padlocks.row[0].holder,
                         v.padlocks.row[0].padlock.h };
    Str text = padlock_head_write(&head, a);
    expect_done(padlock_possessed(v.padlocks.row[0].padlock, text, &v.padlocks.row[0].possession));
    expect_done(padlock_prove(&v.secret[0], text, &proof));
    expect_done(padlock_possessed(v.padlocks.row[0].padlock, text, &proof));
    expect_because(padlock_possessed(v.padlocks.row[1].padlock, text, &proof), possession_unproved);
    expect_because(padlock_possessed(v.padlocks.row[0].padlock, S("other"), &proof),
                   possession_unproved);
    proof.z.byte[0] ^= 1;
    expect_because(padlock_possessed(v.padlocks.row[0].padlock, text, &proof), possession_unproved);
}

/* The text with one piece of it replaced. */
static Str with(Str text, const char *old, const char *new, Arena *a)
{
    Text t = { 0 };
    while (text.len && !str_starts(text, old)) {
        text_byte(&t, text.at[0], a);
        text = str_after(text, 1);
    }
    expect(text.len > 0);
    text_our(&t, new, a);
    text_add(&t, str_after(text, str(old).len), a);
    return text_str(&t);
}

TEST(a_list_of_padlocks_is_complete_in_order_and_without_doubles)
{
    Vector v = vector_read("2of3", a);
    Padlocks p, twice = v.padlocks;
    expect_because(padlocks_read(with(v.lockset, "k 2", "k 4", a), &p), padlocks_count);
    expect_because(padlocks_read(with(v.lockset, "k 2", "k 0", a), &p), padlocks_count);
    expect_because(padlocks_read(with(v.lockset, "n 3", "n 33", a), &p), padlocks_count);
    expect_because(padlocks_read(with(v.lockset, "n 3", "n 2", a), &p), padlocks_unreadable);
    expect_because(padlocks_read(with(v.lockset, "n 3", "n 4", a), &p), padlocks_unreadable);
    expect_because(padlocks_read(with(v.lockset, "lock 2", "lock 3", a), &p), padlocks_unreadable);
    v.lockset.len--;
    expect_because(padlocks_read(v.lockset, &p), padlocks_unreadable);
    twice.row[2].padlock = twice.row[0].padlock;
    expect_because(padlocks_read(padlocks_write(&twice, a), &p), padlock_repeated);
}

/* ---- the vectors of the prototype ------------------------------------------------ */

static void forget(void *json) { json_decref(json); }

static Str hex_of(json_t *value, Arena *a)
{
    return bytes_of_hex(str(json_string_value(value)), a);
}

static void copy_all(json_t *list, void *to, Arena *a)
{
    size_t i;
    json_t *value;
    json_array_foreach (list, i, value)
        memcpy((char *)to + 32 * i, hex_of(value, a).at, 32);
}

/* Their dealer's nonces were chance and are gone; shares, key, proofs and turns are as now. */
static void old_vector(json_t *json, Arena *a)
{
    Padlocks p = { .k = (int)json_integer_value(json_object_get(json, "k")),
                   .n = (int)json_integer_value(json_object_get(json, "n")) };
    Point h[LOCKS_MOST];
    Deal deal = { 0 };
    Capsule c, dealt;
    AgeKey key;
    Hash ctx;
    Turn turns[LOCKS_MOST];
    copy_all(json_object_get(json, "h"), h, a);
    copy_all(json_object_get(json, "alpha"), deal.alpha, a);
    memcpy(ctx.byte, hex_of(json_object_get(json, "ctx"), a).at, 32);
    for (int i = 0; i < p.n; i++)
        p.row[i].padlock.h = h[i];
    expect(!memcmp(second_point.byte, hex_of(json_object_get(json, "g"), a).at, 32));
    expect_done(capsule_read(hex_of(json_object_get(json, "capsule"), a), &c));
    expect_done(capsule_check(&p, ctx, &c));
    expect_done(capsule_deal_with(&p, &deal, &dealt, &key));
    expect(!memcmp(dealt.C, c.C, sizeof c.C) && !memcmp(dealt.Y, c.Y, sizeof c.Y));
    expect(!memcmp(key.byte, hex_of(json_object_get(json, "identity_raw"), a).at, 32));
    expect_text(age_key_write(&key, a), json_string_value(json_object_get(json, "identity")));
    expect_text(age_recipient_write(age_recipient(&key), a),
                json_string_value(json_object_get(json, "recipient")));
    for (int i = 0; i < p.n; i++) {
        json_t *turn = json_array_get(json_object_get(json, "turns"), (size_t)i);
        expect_done(turn_read(hex_of(turn, a), &turns[i]));
        expect_done(turn_check(&p, ctx, &c, &turns[i]));
    }
    AgeKey opened;
    expect_done(capsule_open(&c, turns + p.n - p.k, p.k, &opened));
    expect(same_key(&key, &opened));
}

TEST(the_equations_agree_with_the_vectors_of_the_prototype)
{
    static const char *const files[] = { "1of1", "2of3", "3of5", "5of9" };
    for (int i = 0; i < countof(files); i++) {
        Text path = { 0 };
        text_put(&path, a, "capsule/v1-{}.json", str(files[i]));
        Str text = shared(a, str_terminated(text_str(&path), a));
        if (!text.at)
            skip("no shared data");
        json_t *json = json_loadb(text.at, (size_t)text.len, 0, NULL);
        expect(json != NULL);
        arena_defer(a, forget, json);
        old_vector(json, a);
    }
}

RUN("capsule_test",
    T(every_vector_is_dealt_again_byte_for_byte),
    T(every_vector_is_turned_again_byte_for_byte),
    T(the_head_of_every_vector_names_its_key_and_its_padlocks),
    T(every_sufficient_group_of_holders_gets_the_same_key),
    T(too_few_holders_or_one_twice_open_nothing),
    T(a_capsule_with_any_byte_changed_is_refused),
    T(a_capsule_belongs_to_one_head_only),
    T(a_capsule_belongs_to_one_list_of_padlocks_only),
    T(an_identity_in_a_capsule_is_refused),
    T(a_scalar_that_is_not_below_the_order_is_refused),
    T(the_same_scalar_in_another_spelling_is_refused),
    T(a_point_that_is_not_canonical_is_refused),
    T(a_point_with_the_highest_bit_set_is_refused),
    T(a_zero_scalar_is_left_to_the_equations),
    T(a_share_that_is_nothing_is_refused),
    T(a_turn_with_any_byte_changed_is_refused),
    T(a_turn_that_is_not_one_is_not_read),
    T(a_turn_of_what_is_no_point_is_refused_though_nobody_asked_before),
    T(a_holder_turns_his_own_padlock_and_proved_capsules_only),
    T(what_is_dealt_by_chance_opens_for_the_last_k_of_any_n),
    T(the_second_generator_is_the_point_of_its_name),
    T(a_padlock_has_one_spelling),
    T(a_padlock_that_opens_for_everybody_is_refused),
    T(possession_is_proved_for_one_head_and_one_padlock),
    T(a_list_of_padlocks_is_complete_in_order_and_without_doubles),
    T(the_equations_agree_with_the_vectors_of_the_prototype))

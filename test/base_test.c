#include "base/calendar.h"
#include "base/colour.h"
#include "base/fraction.h"
#include "base/hash.h"
#include "base/index.h"
#include "base/lines.h"
#include "base/money.h"
#include "base/near.h"
#include "base/tar.h"
#include "test/test.h"

#include <string.h>

typedef struct Note { char *to; char letter; } Note;

static void take_note(void *note)
{
    Note *n = note;
    n->to[strlen(n->to)] = n->letter;
}

TEST(an_arena_gives_back_in_reverse_order)
{
    char *order = make(a, char, 4);
    Note one = { order, '1' }, two = { order, '2' };
    Arena life = arena_begin(4096);
    arena_defer(&life, take_note, &one);
    arena_defer(&life, take_note, &two);
    arena_end(&life);
    expect_text(str(order), "21");
}

static const char *near_of(const char *word)
{
    static const char *const words[] = { "deposit", "publish", "lot", "procedure", "show" };
    Near near = { .word = str(word) };
    for (ptrdiff_t i = 0; i < countof(words); i++)
        near_try(&near, words[i]);
    return near.best ? near.best : "";
}

TEST(a_slip_of_the_finger_is_near_what_was_meant_and_nothing_else_is)
{
    (void)a;
    expect_text(str(near_of("depositt")), "deposit");
    expect_text(str(near_of("pubish")), "publish");
    expect_text(str(near_of("shwo")), "show");
    expect_text(str(near_of("proc")), "procedure");
    expect_text(str(near_of("lto")), "lot");
    expect_text(str(near_of("colour")), "");
    expect_text(str(near_of("")), "");
    expect_text(str(near_of("a-word-that-is-longer-than-forty-bytes-is-near-nothing")), "");
}

TEST(letters_of_ascii_are_alike_large_or_small_and_no_others)
{
    (void)a;
    expect(str_alike(S("Content-LENGTH"), S("content-length")) && str_alike(S(""), S("")));
    expect(!str_alike(S("Host"), S("Hos")) && !str_alike(S("Host"), S("Hose")));
    expect(!str_alike(S("@["), S("`{")) && !str_alike(S("\xc3\x84"), S("\xc3\xa4")));
}

TEST(an_arena_grows_past_its_first_block)
{
    (void)a;
    Arena life = arena_begin(1 << 20);
    LIST(int) numbers = { 0 };
    for (int i = 0; i < 50000; i++)
        *list_add(&numbers, &life) = i;
    int sum = 0;
    for (each(int, n, numbers))
        sum += *n == n - numbers.at;
    expect(sum == 50000);
    arena_end(&life);
}

TEST(a_list_that_grows_while_something_is_left_finds_its_room)
{
    (void)a;
    typedef struct Thing { char byte[400]; } Thing;
    for (ptrdiff_t limit = 1 << 18; limit < 64 << 20; limit += limit / 7) {
        Arena life = arena_begin(limit);
        LIST(Thing) things = { 0 };
        while (arena_left(&life) >= (1 << 16))
            list_add(&things, &life);
        expect(things.len * (ptrdiff_t)sizeof(Thing) > limit / 12);
        arena_end(&life);
    }
}

TEST(what_is_said_to_be_left_can_be_taken)
{
    static const ptrdiff_t patterns[][4] = {
        { 60000, 1, 40000, 100 }, { 17000, 17000, 3, 200 }, { 40000, 40000, 40000, 1 },
        { 1, 65536, 65537, 16384 }, { 65000, 1000, 65000, 1000 }
    };
    (void)a;
    for (ptrdiff_t i = 0; i < countof(patterns); i++) {
        Arena life = arena_begin(300 * 1000);
        for (int turn = 0; arena_left(&life) > 70000; turn++)
            make(&life, char, patterns[i][turn % 4]);
        for (ptrdiff_t left; (left = arena_left(&life)) > 0;)
            arena_take(&life, left, 1, _Alignof(max_align_t));
        arena_end(&life);
    }
}

TEST(a_number_is_read_in_exactly_one_spelling)
{
    (void)a;
    int64_t n = 7;
    expect(str_number(S("0"), &n) && n == 0);
    expect(str_number(S("999999999999999999"), &n) && n == 999999999999999999);
    expect(!str_number(S("01"), &n) && !str_number(S("+1"), &n) && !str_number(S("-1"), &n));
    expect(!str_number(S(""), &n) && !str_number(S("1 "), &n));
    expect(!str_number(S("1000000000000000000"), &n));
}

TEST(decimals_are_whole_numbers_of_the_smallest_unit)
{
    int64_t n;
    expect(str_decimal(S("41.5"), 3, &n) && n == 41500);
    expect(str_decimal(S("0.005"), 3, &n) && n == 5);
    expect(!str_decimal(S("41."), 3, &n) && !str_decimal(S(".5"), 3, &n));
    expect(!str_decimal(S("1.2345"), 3, &n) && !str_decimal(S("1.x"), 3, &n));
    expect_text(str_of_decimal(5, 3, a), "0.005");
    expect_text(str_of_decimal(-41500, 3, a), "-41.500");
    expect_text(str_shortened(S("60.000")), "60");
    expect_text(str_shortened(S("4.500")), "4.5");
    expect_text(str_shortened(S("0.000")), "0");
    expect_text(str_of_decimal(INT64_MIN, 0, a), "-9223372036854775808");
}

TEST(an_amount_has_the_decimals_of_its_currency)
{
    expect_text(str_of_money(123456789012, IN_GBP, a), "GBP 1,234,567,890.12");
    expect_text(str_of_money(-12345, IN_EUR, a), "EUR -123.45");
    expect_text(str_of_money(1500, IN_JPY, a), "JPY 1,500");
    expect_text(str_of_money(1234005, IN_KWD, a), "KWD 1,234.005");
}

TEST(a_comma_in_an_amount_parts_groups_of_three_digits_and_nothing_else)
{
    (void)a;
    int64_t n;
    expect(str_amount(S("1,500.00"), 2, &n) && n == 150000);
    expect(str_amount(S("1500"), 2, &n) && n == 150000);
    expect(str_amount(S("150,000"), 0, &n) && n == 150000);
    expect(str_amount(S("1,250,000.5"), 2, &n) && n == 125000050);
    expect(str_amount(S("9,999,999,999,999,999.99"), 2, &n) && n == 999999999999999999);
    expect(!str_amount(S("1,50"), 2, &n) && !str_amount(S("1.500,00"), 2, &n));
    expect(!str_amount(S("1,5000"), 2, &n) && !str_amount(S("1500,000"), 2, &n));
    expect(!str_amount(S("1500,000,000"), 2, &n) && !str_amount(S("1,00,000"), 2, &n));
    expect(!str_amount(S(",500"), 2, &n) && !str_amount(S("500,"), 2, &n));
    expect(!str_amount(S("1,,500"), 2, &n) && !str_amount(S("1,500.000"), 2, &n));
    expect(!str_amount(S("1,500.50"), 0, &n) && !str_amount(S("0,500"), 2, &n));
    expect(!str_amount(S("9,999,999,999,999,999,999,999,999,999,999"), 2, &n));
}

TEST(base64_has_one_text_for_one_value)
{
    unsigned char out[4];
    Text t = { 0 };
    text_base64(&t, "\x01\x02\x03\xff", 4, a);
    expect_text(text_str(&t), "AQID/w==");
    expect(str_base64(S("AQID/w=="), out, 4) && !memcmp(out, "\x01\x02\x03\xff", 4));
    expect(!str_base64(S("AQID/x=="), out, 4));      /* spare bits set */
    expect(!str_base64(S("AQID/w="), out, 4) && !str_base64(S("AQID/w==="), out, 4));
    expect(str_base64(S(""), out, 0));
}

TEST(base64_of_any_length_is_as_strict)
{
    Str bytes;
    expect(str_base64_any(S("AQID/w=="), &bytes, a) && str_same(bytes, S("\1\2\3\377")));
    expect(str_base64_any(S("AQID"), &bytes, a) && str_same(bytes, S("\1\2\3")));
    expect(str_base64_any(S(""), &bytes, a) && bytes.len == 0);
    expect(!str_base64_any(S("="), &bytes, a) && !str_base64_any(S("===="), &bytes, a));
    expect(!str_base64_any(S("AQID/x=="), &bytes, a) && !str_base64_any(S("AQI"), &bytes, a));
    expect(!str_base64_any(S("AQID\n"), &bytes, a));
}

TEST(what_a_stranger_wrote_cannot_move_the_cursor_or_turn_the_line)
{
    expect(str_is(str_plain(S("Bela \033[2JLtd\r\n"), 100, a), "Bela ?[2JLtd??"));
    expect(str_is(str_plain(S("\342\200\256dtL aleB"), 100, a), "?dtL aleB"));     /* RLO */
    expect(str_is(str_plain(S("\302\233" "2J"), 100, a), "?2J"));                   /* CSI */
    expect(str_is(str_plain(S("Caf\303\251"), 4, a), "Caf\303\251"));
    expect(str_is(str_plain(S("Caf\303\251s"), 4, a), "Caf\303\251..."));
    expect(str_is(str_plain(S("\377"), 4, a), "(not text)"));
}

static int hidden_among(int32_t first, int32_t last)
{
    int count = 0;
    for (int32_t rune = first; rune <= last; rune++)
        count += !rune_shows(rune);
    return count;
}

TEST(what_does_not_show_is_known_by_whole_kinds)
{
    static const struct { int32_t first, last; } kinds[] = {
        { 0x00, 0x1f }, { 0x7f, 0x9f },                       /* C0, DEL, C1 */
        { 0x061c, 0x061c }, { 0x200e, 0x200f },               /* UAX 9: marks, */
        { 0x202a, 0x202e }, { 0x2066, 0x2069 },               /* embeddings, overrides, isolates */
        { 0x200b, 0x200d }, { 0x2060, 0x2064 }, { 0xfeff, 0xfeff }, { 0xad, 0xad },  /* no width */
        { 0x2028, 0x2029 }, { 0xfff9, 0xfffb },               /* separators, annotations */
        { 0xe0001, 0xe0001 }, { 0xe0020, 0xe007f },           /* tags */
        { 0xfdd0, 0xfdef }, { 0xfffe, 0xffff }, { 0x10fffe, 0x10ffff },
    };
    static const int32_t shown[] = {
        ' ', '~', 0xa0, 0xe9, 0x301, 0x5d0, 0x627, 0x2010, 0x2027, 0x202f, 0x2065, 0xfe0f, 0xfffd,
        0x1f4c4, 0x10fffd,
    };
    (void)a;
    for (ptrdiff_t i = 0; i < countof(kinds); i++)
        expect(hidden_among(kinds[i].first, kinds[i].last) ==
               kinds[i].last - kinds[i].first + 1);
    for (ptrdiff_t i = 0; i < countof(shown); i++)
        expect(rune_shows(shown[i]));
    /* Of Unicode 16.0: Cc 65, Cf 170, Zl and Zp 1 each, noncharacters 66. */
    expect(hidden_among(0, 0x10ffff) == 65 + 170 + 1 + 1 + 66);
    expect(str_shows(S("H\303\266he")) && str_shows(S("")) && !str_shows(S("a\nb")));
    expect(!str_shows(S("a\342\200\250b")) && !str_shows(S("\377")));
}

TEST(a_character_has_one_spelling_in_utf8)
{
    (void)a;
    Str dash = S("\342\200\224!");
    int32_t rune;
    expect(str_rune(&dash, &rune) && rune == 0x2014 && str_is(dash, "!"));
    expect(str_utf8(S("")) && str_utf8(S("\303\251")) && str_utf8(S("\360\237\224\222")));
    expect(!str_utf8(S("\300\257")) && !str_utf8(S("\340\200\257")));       /* overlong */
    expect(!str_utf8(S("\355\240\200")) && !str_utf8(S("\364\220\200\200")));
    expect(!str_utf8(S("\342\200")) && !str_utf8(S("\200")) && !str_utf8(S("\377")));
}

TEST(sha256_agrees_with_the_standard)
{
    expect_text(str_of_hash(sha256(S("abc")), a),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(hash_same(sha256_of(S("a"), S(""), S("bc")), sha256(S("abc"))));
}

TEST(what_was_put_first_is_found_under_its_key_and_nothing_under_another)
{
    Index x = { 0 };
    expect(index_find(&x, numbers_key(1, 0, 0, 0)) < 0);
    for (int i = 0; i < 1000; i++)
        index_put(&x, numbers_key(i, 7, 0, i % 2), i, a);
    index_put(&x, numbers_key(5, 7, 0, 1), 99, a);
    for (int i = 0; i < 1000; i++) {
        expect(index_find(&x, numbers_key(i, 7, 0, i % 2)) == i);
        expect(index_find(&x, numbers_key(i, 7, 0, 1 - i % 2)) < 0);
        expect(index_find(&x, numbers_key(i, 7, 1, i % 2)) < 0);
    }
}

TEST(keys_that_strangers_made_alike_are_told_apart_by_their_last_bit)
{
    Index x = { 0 };
    for (int bit = 0; bit < 256; bit++) {
        Hash key = { 0 };
        key.byte[bit / 8] = (unsigned char)(1 << bit % 8);
        index_put(&x, key, bit, a);
    }
    for (int bit = 0; bit < 256; bit++) {
        Hash key = { 0 };
        key.byte[bit / 8] = (unsigned char)(1 << bit % 8);
        expect(index_find(&x, key) == bit);
        key.byte[31] ^= 0xc0;
        expect(index_find(&x, key) != bit);
    }
    expect(index_find(&x, (Hash){ 0 }) < 0);
}

TEST(fractions_add_without_loss)
{
    (void)a;
    Ratio sum = ratio(0, 1);
    int64_t out;
    for (int i = 1; i <= 20; i++)
        sum = ratio_add(sum, ratio(1, i * (i + 1)));       /* telescopes to 20/21 */
    expect(ratio_order(sum, ratio(20, 21)) == 0);
    expect(ratio_round(ratio(2, 3), 12, HALF_UP, &out) && out == 666666666667);
    expect(ratio_round(ratio(-5, 2), 0, HALF_UP, &out) && out == -3);
    expect(ratio_round(ratio(5, 2), 0, HALF_EVEN, &out) && out == 2);
    expect(ratio_round(ratio(7, 2), 0, HALF_EVEN, &out) && out == 4);
    expect(ratio_round(ratio(29, 10), 0, DOWN, &out) && out == 2);
    expect(ratio_round(ratio(21, 10), 0, UP, &out) && out == 3);
}

/* Of 1/p for the first 60 primes: a denominator of 384 bits. */
TEST(a_fraction_grows_with_what_is_put_into_it)
{
    Fraction sum = fraction(ratio(0, 1), a), back = sum;
    Sum quick = { 0 };
    int primes = 0;
    for (int n = 2; primes < 60; n++) {
        bool prime = true;
        for (int d = 2; d < n; d++)
            prime = prime && n % d;
        if (!prime)
            continue;
        sum = fraction_add(sum, fraction(ratio(1, n), a), a);
        sum_add(&quick, ratio(1, n), a);
        primes++;
    }
    expect(fraction_order(sum, sum_total(&quick, a)) == 0);
    expect(sum.den.len == 6);
    expect_text(str_of_fraction(sum, 12, a), "2.005908870312...");
    back = fraction_sub(fraction_mul(sum, sum, a), sum, a);
    expect(fraction_order(fraction_div(fraction_add(back, sum, a), sum, a), sum) == 0);
}

static Str rounded(int64_t num, int64_t den, int places, Rounding how, Arena *a)
{
    Decimal d;
    Ratio   r;
    Fraction x = fraction(ratio(num, den), a);
    expect(fraction_decimal(x, places, how, &d));
    expect(fraction_order(fraction_of_decimal(d, a), fraction_round(x, places, how, a)) == 0);
    expect(fraction_ratio(x, &r) && ratio_order(r, ratio(num, den)) == 0);
    return str_of_figure(d, a);
}

/* The half, above zero and below it. */
TEST(each_way_of_rounding_is_the_same_on_both_sides_of_zero)
{
    static const char *const is[][2] = { { "-3.000", "3.000" }, { "-2.000", "2.000" },
                                         { "-2.000", "2.000" }, { "-3.000", "3.000" } };
    for (Rounding how = HALF_UP; how < ROUNDINGS; how++) {
        expect_text(rounded(-5, 2, 0, how, a), is[how][0]);
        expect_text(rounded(5, 2, 0, how, a), is[how][1]);
    }
    expect_text(rounded(-9, 8, 0, HALF_UP, a), "-1.000");
    expect_text(rounded(-9, 8, 0, UP, a), "-2.000");
    expect_text(rounded(-1, 8, 0, HALF_UP, a), "0.000");
    expect_text(rounded(-1, 8, 3, HALF_UP, a), "-0.125");
    expect_text(rounded(1, 15000000, 10, HALF_UP, a), "0.0000000667");
}

TEST(a_figure_has_one_text)
{
    static const char *const good[] = { "0", "-7", "96.38", "0.000667", "1500.0001",
        "99999999999999999999999999999999999999", "0.000000000000000000000000000000000001" };
    static const char *const bad[] = { "", "-", ".5", "5.", "1,5", "+1", "1.2.3", "1e3",
        "999999999999999999999999999999999999999", "0.0000000000000000000000000000000000001" };
    static const char *const texts[] = { "0.000", "-7.000", "96.380", "0.000667", "1500.0001",
        "99999999999999999999999999999999999999.000", "0.000000000000000000000000000000000001" };
    Decimal d, again;
    for (int i = 0; i < countof(good); i++) {
        expect(str_figure(str(good[i]), &d));
        expect_text(str_of_figure(d, a), texts[i]);
        expect(str_figure(str_of_figure(d, a), &again) && decimal_same(d, again));
    }
    for (int i = 0; i < countof(bad); i++)
        expect(!str_figure(str(bad[i]), &d));
}

TEST(a_spilled_fraction_stays_spilled)
{
    (void)a;
    Ratio huge = ratio(INT64_MAX, 1);
    int64_t out;
    huge = ratio_mul(ratio_mul(huge, huge), huge);
    expect(ratio_spilled(huge));
    expect(ratio_spilled(ratio_sub(huge, huge)));
    expect(ratio_order(huge, huge) == 0);
    expect(ratio_order(huge, ratio(-1, 1)) < 0);
    expect(ratio_order(ratio(-1, 1), huge) > 0);
    expect(ratio_spilled(ratio_div(ratio(1, 1), ratio(0, 1))));
    expect(!ratio_round(huge, 2, HALF_UP, &out));
}

TEST(fractions_too_close_for_products_are_still_ordered)
{
    (void)a;
    Wide big = ((Wide)1 << 120) + 1;
    expect(ratio_order((Ratio){ big, big - 1 }, (Ratio){ big + 1, big }) > 0);
    expect(ratio_order((Ratio){ -big, big - 1 }, (Ratio){ -big - 1, big }) < 0);
    expect(ratio_order(ratio(-1, 2), ratio(1, 3)) < 0);
    Wide most = (((Wide)1 << 126) - 1) * 2 + 1;
    expect(ratio_order((Ratio){ -most, 3 }, (Ratio){ -most, 2 }) > 0);
    expect(ratio_order((Ratio){ -most, 3 }, (Ratio){ 1 - most, 3 }) < 0);
    expect(ratio_order((Ratio){ most, most - 1 }, (Ratio){ most - 1, most - 2 }) < 0);
    expect(ratio_order(ratio(3, 6), ratio(1, 2)) == 0);
}

TEST(every_day_of_four_centuries_has_its_date)
{
    (void)a;
    Day day = day_of((Civil){ 1996, 1, 1 });
    expect(day == 9496 && weekday(day) == 1);
    for (int i = 0; i < 146097; i++, day++) {
        Civil c = civil_of(day);
        expect(day_of(c) == day && civil_valid(c));
    }
    expect(!civil_valid((Civil){ 2023, 2, 29 }) && civil_valid((Civil){ 2024, 2, 29 }));
}

TEST(a_day_is_written_in_words_for_people)
{
    expect_text(str_of_day_words(day_of((Civil){ 2012, 2, 29 }), a), "Wednesday 29 February 2012");
}

TEST(a_length_of_time_is_said_in_its_two_largest_units)
{
    expect_text(str_of_span(0, a), "0 seconds");
    expect_text(str_of_span(1, a), "1 second");
    expect_text(str_of_span(690, a), "11 minutes 30 seconds");
    expect_text(str_of_span(2 * HOUR, a), "2 hours");
    expect_text(str_of_span(3 * DAY + HOUR + 59, a), "3 days 1 hour");
    expect_text(str_counted(1, "act", "acts", a), "1 act");
    expect_text(str_counted(0, "act", "acts", a), "0 acts");
}

TEST(the_wall_clock_follows_summer_time)
{
    Instant at;
    expect(str_moment(S("2012-01-26 12:00"), LONDON, &at) && at == 1327579200);
    expect(str_moment(S("2026-07-01 12:00"), LONDON, &at) && at == 1782903600);
    expect_text(str_of_moment(at, LONDON, a), "2026-07-01 12:00:00 BST");
    expect_text(str_of_moment(at, BRUSSELS, a), "2026-07-01 13:00:00 CEST");
    expect(!str_moment(S("2026-03-29 01:30"), LONDON, &at));        /* the clocks skip it */
    expect(str_moment(S("2026-10-25 01:30"), LONDON, &at));         /* twice: the first */
    expect_text(str_of_moment_words(at, LONDON, a), "Sunday 25 October 2026, 01:30 BST");
    expect(!str_moment(S("2026-02-30 01:30"), LONDON, &at));
    expect(!str_moment(S("2026-2-3 1:30"), LONDON, &at));
    expect(day_begins(day_at(at, LONDON), LONDON) == at - HOUR - 30 * MINUTE);
}

TEST(only_a_pair_of_braces_is_replaced)
{
    Text t = { 0 };
    text_put(&t, a, "{ \"{}\": {{}} }{", S("x{}"), S("{"));
    expect_text(text_str(&t), "{ \"x{}\": {{} }{");
}

static void has_one_spelling(Str named, int64_t size)
{
    TarHeader h = tar_header(named, size);
    Str block = { h.byte, TAR_BLOCK }, name;
    int64_t read;
    expect(tar_read(block, &name, &read) && str_same(name, named) && read == size);
    expect(!tar_read((Str){ h.byte, TAR_BLOCK - 1 }, &name, &read));
    for (int at = 0; at < TAR_BLOCK; at++) {
        h.byte[at] ^= 1;
        expect(!tar_read(block, &name, &read));
        h.byte[at] ^= 1;
    }
}

TEST(a_header_of_a_tar_has_one_spelling)
{
    const int64_t sizes[] = { 0, 1, TAR_OCTAL_MOST, TAR_OCTAL_MOST + 1, 10000000000,
                              TAR_BYTES_MOST };
    char *longest = make(a, char, TAR_NAME);
    memset(longest, 'n', TAR_NAME);
    for (ptrdiff_t i = 0; i < countof(sizes); i++) {
        has_one_spelling(S("words/x"), sizes[i]);
        has_one_spelling((Str){ longest, TAR_NAME }, sizes[i]);
    }
}

/* With its sum, as if somebody else had written it so. */
TEST(a_size_that_goes_into_digits_is_not_written_in_bytes)
{
    TarHeader *h = make(a, TarHeader, 1);
    Str     name;
    int64_t size, sum = 0;
    *h = tar_header(S("1"), 0);
    memset(h->byte + 124, 0, 12);
    h->byte[124] = (char)0x80;
    memset(h->byte + 148, ' ', 8);
    for (int i = 0; i < TAR_BLOCK; i++)
        sum += (unsigned char)h->byte[i];
    snprintf(h->byte + 148, 7, "%06o", (unsigned)sum);
    expect(!tar_read((Str){ h->byte, TAR_BLOCK }, &name, &size));
    h->byte[126] = 1;                                  /* and one beyond all bounds */
    expect(!tar_read((Str){ h->byte, TAR_BLOCK }, &name, &size));
}

typedef struct Walk { Str name; int64_t from, to; Hash map; Str word; } Walk;

static const LineRow walk_rows[] = {
    { "walk/v1" },
    { "name", &line_text,   offsetof(Walk, name) },
    { "days", &line_number, offsetof(Walk, from) },
    { NULL,   &line_number, offsetof(Walk, to) },
    { "map",  &line_hash,   offsetof(Walk, map) },
    { NULL,   &line_word,   offsetof(Walk, word) },
};

static bool is_walk(Str s)
{
    Walk w;
    return lines_whole(s, walk_rows, countof(walk_rows), &w);
}

static Str joined(Str x, Str y, Arena *a)
{
    Text t = { 0 };
    text_add(&t, x, a);
    text_add(&t, y, a);
    return text_str(&t);
}

TEST(lines_are_read_in_exactly_one_spelling)
{
    Text t = { 0 }, again = { 0 };
    Walk w = { S("H\xc3\xb6he"), 0, 12, sha256(S("")), S("a.b_c-9") };
    lines_write(&t, walk_rows, countof(walk_rows), &w, a);
    Str text = text_str(&t);
    expect(str_starts(text, "walk/v1\nname H\xc3\xb6he\ndays 0 12\nmap e3b0c4"));
    expect(lines_whole(text, walk_rows, countof(walk_rows), &w));
    lines_write(&again, walk_rows, countof(walk_rows), &w, a);
    expect(str_same(text_str(&again), text));
    const Str behind[] = { S("\n"), S(" "), S("\0"), S("\r\n"), S("x 1\n") };
    for (ptrdiff_t i = 0; i < countof(behind); i++)
        expect(!is_walk(joined(text, behind[i], a)));
    for (ptrdiff_t cut = 0; cut < text.len; cut++)
        expect(!is_walk((Str){ text.at, cut }));
    for (ptrdiff_t i = 0; i < text.len; i++) {
        bool parts = text.at[i] == ' ' || text.at[i] == '\n', in_name = i == 12;
        Str  twice = joined((Str){ text.at, i + 1 }, str_after(text, i), a);
        Str  never = joined((Str){ text.at, i }, str_after(text, i + 1), a);
        expect(!parts || is_walk(twice) == in_name);   /* a text may begin with a space */
        expect(!parts || !is_walk(never));
    }
}

TEST(a_value_of_a_line_is_never_empty)
{
    static const LineRow pair[] = {
        { "days", &line_number, offsetof(Walk, from) },
        { NULL,   &line_text,   offsetof(Walk, name) },
    };
    static const char *const texts[] = {
        "days\n", "days \n", "days  \n", "days 1\n", "days 1 \n", "days  1\n", "days 1 x",
    };
    Walk w;
    (void)a;
    for (int i = 0; i < countof(texts); i++) {
        Str rest = str(texts[i]);
        expect(!lines_read(&rest, pair, countof(pair), &w));
    }
    Str rest = S("days 1 x y\nz");
    expect(lines_read(&rest, pair, countof(pair), &w));
    expect(w.from == 1 && str_is(w.name, "x y") && str_is(rest, "z"));
}

static Colour colour_of(const char *typed, Arena *a)
{
    Colour c = { 0 };
    expect(colour_read(str(typed), &c, a));
    return c;
}

TEST(a_colour_is_six_digits)
{
    static const char *const none[] = { "", "#", "#12345", "1234567", "##12345", "#12345g", "red",
                                        "#0b2d5b0", "rgb(0" };
    Colour c;
    for (int i = 0; i < countof(none); i++)
        expect(!colour_read(str(none[i]), &c, a));
    expect_text(colour_str(colour_of("#0b2d5b", a), a), "#0b2d5b");
    expect_text(colour_str(colour_of("FF8800", a), a), "#ff8800");
}

/* Figures of WCAG 2.2's own formula, cut behind the hundredths. */
TEST(white_is_read_on_what_is_dark_enough_and_a_darker_one_is_found_for_the_rest)
{
    static const struct { const char *colour; int64_t is; const char *takes; } of[] = {
        { "#ffffff", 100, "#767676" }, { "#000000", 2100, "#000000" },
        { "#767676", 454, "#767676" }, { "#777777", 447, "#767676" },
        { "#ff0000", 399, "#ee0000" }, { "#0000ff", 859, "#0000ff" },
    };
    for (int i = 0; i < countof(of); i++) {
        Colour c = colour_of(of[i].colour, a);
        expect(contrast_with_white(c) == of[i].is);
        expect_text(colour_str(colour_readable(c), a), of[i].takes);
    }
}

RUN("base", T(a_colour_is_six_digits),
    T(white_is_read_on_what_is_dark_enough_and_a_darker_one_is_found_for_the_rest),
    T(an_arena_gives_back_in_reverse_order), T(an_arena_grows_past_its_first_block),
    T(a_list_that_grows_while_something_is_left_finds_its_room),
    T(what_is_said_to_be_left_can_be_taken),
    T(a_slip_of_the_finger_is_near_what_was_meant_and_nothing_else_is),
    T(a_number_is_read_in_exactly_one_spelling), T(decimals_are_whole_numbers_of_the_smallest_unit),
    T(an_amount_has_the_decimals_of_its_currency),
    T(a_comma_in_an_amount_parts_groups_of_three_digits_and_nothing_else),
    T(base64_has_one_text_for_one_value), T(base64_of_any_length_is_as_strict),
    T(what_a_stranger_wrote_cannot_move_the_cursor_or_turn_the_line),
    T(what_does_not_show_is_known_by_whole_kinds), T(a_character_has_one_spelling_in_utf8),
    T(sha256_agrees_with_the_standard),
    T(what_was_put_first_is_found_under_its_key_and_nothing_under_another),
    T(keys_that_strangers_made_alike_are_told_apart_by_their_last_bit),
    T(fractions_add_without_loss), T(a_fraction_grows_with_what_is_put_into_it),
    T(each_way_of_rounding_is_the_same_on_both_sides_of_zero), T(a_figure_has_one_text),
    T(a_spilled_fraction_stays_spilled),
    T(fractions_too_close_for_products_are_still_ordered),
    T(every_day_of_four_centuries_has_its_date), T(a_day_is_written_in_words_for_people),
    T(a_length_of_time_is_said_in_its_two_largest_units),
    T(the_wall_clock_follows_summer_time), T(only_a_pair_of_braces_is_replaced),
    T(a_header_of_a_tar_has_one_spelling),
    T(a_size_that_goes_into_digits_is_not_written_in_bytes),
    T(lines_are_read_in_exactly_one_spelling), T(a_value_of_a_line_is_never_empty),
    T(letters_of_ascii_are_alike_large_or_small_and_no_others))

#include "seal/bech32.h"

#include <string.h>

const Reason bech32_unreadable = { INVALID, "bech32-unreadable", "BIP 173",
    "This is not a key in the spelling expected here: a letter may be wrong or missing." };

enum { CHECK_LETTERS = 6, VALUE_LETTERS = 52, PADDING_BITS = 4 };

static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static char in_lower(char c)   { return is_capital(c) ? (char)(c - 'A' + 'a') : c; }
static char in_upper(char c)   { return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c; }

/* BIP 173, Checksum: a step of bech32_polymod. */
static uint32_t checksum_add(uint32_t sum, unsigned five)
{
    static const uint32_t generator[5] = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                           0x2a1462b3 };
    uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ five;
    for (int i = 0; i < 5; i++)
        if (top >> i & 1)
            sum ^= generator[i];
    return sum;
}

/* BIP 173, Checksum: bech32_hrp_expand. */
static uint32_t checksum_of_prefix(const char *prefix)
{
    uint32_t sum = 1;
    for (const char *p = prefix; *p; p++)
        sum = checksum_add(sum, (unsigned char)in_lower(*p) >> 5);
    sum = checksum_add(sum, 0);
    for (const char *p = prefix; *p; p++)
        sum = checksum_add(sum, in_lower(*p) & 31);
    return sum;
}

/* 0 to 31, or -1 for what is no letter of ours in this case. */
static int letter_value(char c, bool upper)
{
    for (int i = 0; i < 32; i++)
        if (c == (upper ? in_upper(letters[i]) : letters[i]))
            return i;
    return -1;
}

Result bech32_read(Str text, const char *prefix, unsigned char out[BECH32_BYTES])
{
    Str  rest  = str_after(text, str(prefix).len + 1);
    bool upper = is_capital(prefix[0]);
    uint32_t sum = checksum_of_prefix(prefix), held = 0;
    unsigned char bytes[BECH32_BYTES];
    int bits = 0, count = 0;
    if (rest.len != VALUE_LETTERS + CHECK_LETTERS || !str_starts(text, prefix) ||
        rest.at[-1] != '1')
        return because(&bech32_unreadable);
    for (ptrdiff_t i = 0; i < rest.len; i++) {
        int value = letter_value(rest.at[i], upper);
        if (value < 0)
            return because(&bech32_unreadable);
        sum = checksum_add(sum, (unsigned)value);
        if (i >= VALUE_LETTERS)
            continue;
        held = held << 5 | (uint32_t)value;
        bits += 5;
        if (bits >= 8)
            bytes[count++] = (unsigned char)(held >> (bits -= 8));
    }
    if (sum != 1 || (letter_value(rest.at[VALUE_LETTERS - 1], upper) & ((1 << PADDING_BITS) - 1)))
        return because(&bech32_unreadable);
    memcpy(out, bytes, BECH32_BYTES);
    return DONE;
}

/* Five bits from bit `at` on, high bits first; beyond the end there are zeros. */
static unsigned five_at(const unsigned char bytes[BECH32_BYTES], int at)
{
    unsigned two = (unsigned)bytes[at / 8] << 8;
    if (at / 8 + 1 < BECH32_BYTES)
        two |= bytes[at / 8 + 1];
    return two >> (11 - at % 8) & 31;
}

Str bech32_write(const char *prefix, const unsigned char bytes[BECH32_BYTES], Arena *a)
{
    Text t = { 0 };
    bool upper = is_capital(prefix[0]);
    uint32_t sum = checksum_of_prefix(prefix);
    text_our(&t, prefix, a);
    text_byte(&t, '1', a);
    for (int i = 0; i < VALUE_LETTERS; i++) {
        unsigned five = five_at(bytes, 5 * i);
        sum = checksum_add(sum, five);
        text_byte(&t, upper ? in_upper(letters[five]) : letters[five], a);
    }
    for (int i = 0; i < CHECK_LETTERS; i++)
        sum = checksum_add(sum, 0);
    sum ^= 1;
    for (int i = 0; i < CHECK_LETTERS; i++) {
        char c = letters[sum >> 5 * (5 - i) & 31];
        text_byte(&t, upper ? in_upper(c) : c, a);
    }
    return text_str(&t);
}

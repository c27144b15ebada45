#include "base/exact.h"

const Reason does_not_fit = { REFUSED, "does-not-fit", "doc/book.md, arithmetic",
    "A number in this calculation is too large to be exact." };

static const Ratio spilled = { 0, 0 };

__extension__ typedef unsigned __int128 UWide;

/* The least number has no opposite: it is none of ours. */
#define WIDE_MOST (((((Wide)1 << 126) - 1) << 1) + 1)

bool ratio_spilled(Ratio r) { return r.den == 0; }

/* Numbers of one machine word are the usual ones, and by far the quickest. */
static uint64_t word_common(uint64_t a, uint64_t b)
{
    if (!a || !b)
        return a | b;
    int twos = __builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b) {
        b >>= __builtin_ctzll(b);
        if (a > b) {
            uint64_t held = a;
            a = b;
            b = held;
        }
        b -= a;
    }
    return a << twos;
}

/* Without sign: the least number has no opposite, but it has a size. */
static UWide size_of(Wide n) { return n < 0 ? 0 - (UWide)n : (UWide)n; }

Wide wide_common(Wide x, Wide y)
{
    UWide a = size_of(x), b = size_of(y);
    while (b) {
        if (a <= UINT64_MAX && b <= UINT64_MAX)
            return word_common((uint64_t)a, (uint64_t)b);
        UWide rest = a % b;
        a = b;
        b = rest;
    }
    return a <= (UWide)WIDE_MOST ? (Wide)a : WIDE_MOST;
}

static bool times(Wide a, Wide b, Wide *out) { return !__builtin_mul_overflow(a, b, out); }

static Ratio lowest(Wide num, Wide den)
{
    if (den == 0 || num < -WIDE_MOST || den < -WIDE_MOST)
        return spilled;
    if (den < 0) {
        num = -num;
        den = -den;
    }
    Wide by = wide_common(num, den);
    return (Ratio){ num / by, den / by };
}

Ratio ratio(int64_t num, int64_t den) { return lowest(num, den); }

Ratio ratio_mul(Ratio x, Ratio y)
{
    if (ratio_spilled(x) || ratio_spilled(y))
        return spilled;
    Wide a = wide_common(x.num, y.den), b = wide_common(y.num, x.den), num, den;
    if (!times(x.num / a, y.num / b, &num) || !times(x.den / b, y.den / a, &den))
        return spilled;
    return num < -WIDE_MOST ? spilled : (Ratio){ num, num ? den : 1 };   /* in lowest terms */
}

Ratio ratio_div(Ratio x, Ratio y)
{
    if (ratio_spilled(y) || y.num == 0)
        return spilled;
    return ratio_mul(x, lowest(y.den, y.num));
}

Ratio ratio_add(Ratio x, Ratio y)
{
    if (ratio_spilled(x) || ratio_spilled(y))
        return spilled;
    Wide by = wide_common(x.den, y.den), left, right, num, den;
    if (!times(x.num, y.den / by, &left) || !times(y.num, x.den / by, &right) ||
        __builtin_add_overflow(left, right, &num) || !times(x.den, y.den / by, &den))
        return spilled;
    return lowest(num, den);
}

Ratio ratio_sub(Ratio x, Ratio y)
{
    return ratio_add(x, (Ratio){ -y.num, y.den });
}

/* The whole part, rounded down, and what is left of the numerator: 0 to den - 1. No product is
 * formed, for that could be too large where the fraction is not. */
typedef struct Parted { Wide whole, rest; } Parted;

static Parted part(Ratio r)
{
    Parted p = { r.num / r.den, r.num % r.den };
    if (p.rest < 0)
        p = (Parted){ p.whole - 1, p.rest + r.den };
    return p;
}

/* Compares the whole parts, then the fractions turned over: Euclid's way. */
int ratio_order(Ratio x, Ratio y)
{
    if (ratio_spilled(x) || ratio_spilled(y))
        return ratio_spilled(y) - ratio_spilled(x);
    for (int turn = 1;; turn = -turn) {
        Parted p = part(x), q = part(y);
        if (p.whole != q.whole)
            return p.whole < q.whole ? -turn : turn;
        if (p.rest == 0 || q.rest == 0)
            return p.rest == q.rest ? 0 : (p.rest == 0 ? -turn : turn);
        x = (Ratio){ x.den, p.rest };
        y = (Ratio){ y.den, q.rest };
    }
}

Ratio ratio_clamp(Ratio r, Ratio least, Ratio most)
{
    if (ratio_spilled(r) || ratio_spilled(least) || ratio_spilled(most))
        return spilled;
    if (ratio_order(r, least) < 0)
        return least;
    return ratio_order(r, most) > 0 ? most : r;
}

/* Is `rest` parts of `den` to be rounded away from zero? Without doubling, which could
 * overflow. */
static bool away(Wide whole, Wide rest, Wide den, Rounding how)
{
    switch (how) {
    case DOWN:      return false;
    case UP:        return rest > 0;
    case HALF_UP:   return rest >= den - rest;
    case HALF_EVEN: return rest > den - rest || (rest == den - rest && whole % 2 != 0);
    case ROUNDINGS: break;
    }
    return false;
}

bool ratio_round(Ratio r, int places, Rounding how, int64_t *out)
{
    Wide scale = 1;
    for (int i = 0; i < places; i++)
        scale *= 10;
    r = ratio_mul(r, (Ratio){ scale, 1 });
    if (ratio_spilled(r))
        return false;
    bool negative = r.num < 0;
    Wide size = negative ? -r.num : r.num, whole = size / r.den, rest = size % r.den;
    whole += away(whole, rest, r.den, how);
    if (whole > INT64_MAX)
        return false;
    *out = (int64_t)(negative ? -whole : whole);
    return true;
}

/* ---- decimals -------------------------------------------------------------------- */

Decimal decimal(Wide units, int places)
{
    for (; places > 0 && units % 10 == 0; places--)
        units /= 10;
    return (Decimal){ units, places };
}

bool decimal_same(Decimal x, Decimal y) { return x.units == y.units && x.places == y.places; }

/* Digits, written behind those of *units. */
static bool read_digits(Str s, Wide *units)
{
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9' || *units > DECIMAL_MOST / 10)
            return false;
        *units = *units * 10 + (s.at[i] - '0');
    }
    return true;
}

bool str_figure(Str s, Decimal *out)
{
    bool below = str_starts(s, "-");
    Str  fraction = str_after(s, below), whole = str_cut(&fraction, '.');
    bool point = whole.len + below < s.len;
    Wide units = 0;
    if (!whole.len || (point && !fraction.len))
        return false;
    while (fraction.len && fraction.at[fraction.len - 1] == '0')
        fraction.len--;
    if (fraction.len > DECIMAL_PLACES || !read_digits(whole, &units) ||
        !read_digits(fraction, &units))
        return false;
    *out = decimal(below ? -units : units, (int)fraction.len);
    return true;
}

Str str_of_figure(Decimal d, Arena *a)
{
    enum { LEAST_PLACES = 3 };
    Text t = { 0 }, whole = { 0 };
    text_wide(&whole, d.units < 0 ? -d.units : d.units, a);
    Str  digits = text_str(&whole);
    ptrdiff_t before = digits.len - d.places;
    text_our(&t, d.units < 0 ? "-" : "", a);
    text_our(&t, before <= 0 ? "0" : "", a);
    for (ptrdiff_t i = 0; i < before; i++)
        text_byte(&t, digits.at[i], a);
    text_byte(&t, '.', a);
    for (ptrdiff_t i = before; i < digits.len; i++)
        text_byte(&t, i < 0 ? '0' : digits.at[i], a);
    for (int64_t i = d.places; i < LEAST_PLACES; i++)
        text_byte(&t, '0', a);
    return text_str(&t);
}

/* ---- for people ------------------------------------------------------------------ */

void text_wide(Text *t, Wide n, Arena *a)
{
    char digits[41];
    int  at = countof(digits);
    bool below = n < 0;
    do {
        int digit = (int)(n % 10);
        digits[--at] = (char)('0' + (digit < 0 ? -digit : digit));
        n /= 10;
    } while (n);
    if (below)
        digits[--at] = '-';
    text_add(t, (Str){ digits + at, countof(digits) - at }, a);
}

Str str_of_ratio(Ratio r, Arena *a)
{
    Text t = { 0 };
    int64_t rounded;
    text_wide(&t, r.num, a);
    if (r.den == 1)
        return text_str(&t);
    text_byte(&t, '/', a);
    text_wide(&t, r.den, a);
    if (ratio_round(r, 3, HALF_UP, &rounded))
        text_put(&t, a, ratio_order(ratio(rounded, 1000), r) ? ", about {}" : " = {}",
                 str_of_decimal(rounded, 3, a));
    return text_str(&t);
}

#include "base/fraction.h"

#include <string.h>

__extension__ typedef unsigned __int128 Two;                 /* two digits */

enum { BITS = 64 };

/* ---- whole numbers --------------------------------------------------------------- */

static Whole trimmed(const uint64_t *at, ptrdiff_t len)
{
    while (len && !at[len - 1])
        len--;
    return (Whole){ at, len };
}

static Whole whole(Two n, Arena *a)
{
    uint64_t *at = make(a, uint64_t, 2);
    at[0] = (uint64_t)n;
    at[1] = (uint64_t)(n >> BITS);
    return trimmed(at, 2);
}

static Two small(Whole x)                                    /* of at most two digits */
{
    return (x.len > 0 ? x.at[0] : 0) | (x.len > 1 ? (Two)x.at[1] << BITS : 0);
}

static int whole_order(Whole x, Whole y)
{
    if (x.len != y.len)
        return x.len < y.len ? -1 : 1;
    for (ptrdiff_t i = x.len - 1; i >= 0; i--)
        if (x.at[i] != y.at[i])
            return x.at[i] < y.at[i] ? -1 : 1;
    return 0;
}

static Whole whole_add(Whole x, Whole y, Arena *a)
{
    if (x.len < y.len)
        return whole_add(y, x, a);
    uint64_t *at = make(a, uint64_t, x.len + 1), carry = 0;
    for (ptrdiff_t i = 0; i < x.len; i++) {
        Two sum = (Two)x.at[i] + (i < y.len ? y.at[i] : 0) + carry;
        at[i] = (uint64_t)sum;
        carry = (uint64_t)(sum >> BITS);
    }
    at[x.len] = carry;
    return trimmed(at, x.len + 1);
}

static Whole whole_sub(Whole x, Whole y, Arena *a)           /* x is not less than y */
{
    uint64_t *at = make(a, uint64_t, x.len), borrow = 0;
    for (ptrdiff_t i = 0; i < x.len; i++) {
        Two rest = (Two)x.at[i] - (i < y.len ? y.at[i] : 0) - borrow;
        at[i]  = (uint64_t)rest;
        borrow = (uint64_t)(rest >> BITS) & 1;
    }
    return trimmed(at, x.len);
}

/* Into x.len + y.len digits that are zero. */
static Whole product(Whole x, Whole y, uint64_t *at)
{
    for (ptrdiff_t i = 0; i < x.len; i++) {
        uint64_t carry = 0;
        for (ptrdiff_t k = 0; k < y.len; k++) {
            Two sum = (Two)x.at[i] * y.at[k] + at[i + k] + carry;
            at[i + k] = (uint64_t)sum;
            carry     = (uint64_t)(sum >> BITS);
        }
        at[i + y.len] = carry;
    }
    return trimmed(at, x.len + y.len);
}

static Whole whole_mul(Whole x, Whole y, Arena *a)
{
    return product(x, y, make(a, uint64_t, x.len + y.len));
}

static Whole shifted_up(Whole x, int by, Arena *a)           /* by 0 to 63; one digit longer */
{
    uint64_t *at = make(a, uint64_t, x.len + 1);
    for (ptrdiff_t i = 0; i < x.len; i++) {
        at[i] |= x.at[i] << by;
        at[i + 1] = by ? x.at[i] >> (BITS - by) : 0;
    }
    return (Whole){ at, x.len + 1 };
}

static Whole shifted_down(const uint64_t *x, ptrdiff_t len, int by, Arena *a)
{
    uint64_t *at = make(a, uint64_t, len);
    for (ptrdiff_t i = 0; i < len; i++)
        at[i] = x[i] >> by | (by && i + 1 < len ? x[i + 1] << (BITS - by) : 0);
    return trimmed(at, len);
}

static Whole by_one_digit(Whole x, uint64_t y, Whole *rest, Arena *a)
{
    uint64_t *at = make(a, uint64_t, x.len), left = 0;
    for (ptrdiff_t i = x.len - 1; i >= 0; i--) {
        Two part = (Two)left << BITS | x.at[i];
        at[i] = (uint64_t)(part / y);
        left  = (uint64_t)(part % y);
    }
    *rest = whole(left, a);
    return trimmed(at, x.len);
}

/* How often the n digits y, their highest bit set, lie in the n + 1 digits x; x becomes the rest.
 * The guess from the highest digits is at most one too great after the correction: Knuth, The Art
 * of Computer Programming, volume 2, algorithm D. */
static uint64_t one_step(uint64_t *x, const uint64_t *y, ptrdiff_t n)
{
    Two head = (Two)x[n] << BITS | x[n - 1], guess = head / y[n - 1], left = head % y[n - 1];
    while (guess >> BITS || guess * y[n - 2] > (left << BITS | x[n - 2])) {
        guess--;
        left += y[n - 1];
        if (left >> BITS)
            break;
    }
    uint64_t carry = 0, borrow = 0;
    for (ptrdiff_t i = 0; i <= n; i++) {
        Two part = guess * (i < n ? y[i] : 0) + carry;
        Two rest = (Two)x[i] - (uint64_t)part - borrow;
        x[i]   = (uint64_t)rest;
        carry  = (uint64_t)(part >> BITS);
        borrow = (uint64_t)(rest >> BITS) & 1;
    }
    if (!borrow)
        return (uint64_t)guess;
    carry = 0;
    for (ptrdiff_t i = 0; i <= n; i++) {                     /* it was one too great */
        Two sum = (Two)x[i] + (i < n ? y[i] : 0) + carry;
        x[i]  = (uint64_t)sum;
        carry = (uint64_t)(sum >> BITS);
    }
    return (uint64_t)guess - 1;
}

static Whole whole_div(Whole x, Whole y, Whole *rest, Arena *a)
{
    if (whole_order(x, y) < 0)
        return *rest = x, (Whole){ 0 };
    if (y.len == 1)
        return by_one_digit(x, y.at[0], rest, a);
    int       by = __builtin_clzll(y.at[y.len - 1]);
    Whole     over = shifted_up(y, by, a), under = shifted_up(x, by, a);
    uint64_t *left = (uint64_t *)under.at, *at = make(a, uint64_t, x.len - y.len + 1);
    for (ptrdiff_t i = x.len - y.len; i >= 0; i--)
        at[i] = one_step(left + i, over.at, y.len);
    *rest = shifted_down(left, y.len, by, a);
    return trimmed(at, x.len - y.len + 1);
}

static Whole whole_common(Whole x, Whole y, Arena *a)
{
    while (y.len > 2) {
        Whole rest;
        whole_div(x, y, &rest, a);
        x = y;
        y = rest;
    }
    if (x.len > 2 && y.len) {
        Whole rest;
        whole_div(x, y, &rest, a);
        x = y;
        y = rest;
    }
    return y.len ? whole((Two)wide_common((Wide)small(x), (Wide)small(y)), a) : x;
}

static Whole without(Whole x, Whole factor, Arena *a)
{
    Whole rest;
    return factor.len == 1 && factor.at[0] == 1 ? x : whole_div(x, factor, &rest, a);
}

static Whole power_of_ten(int places, Arena *a)
{
    static const uint64_t ten = 10, many = UINT64_C(10000000000000000000);
    Whole power = whole(1, a);
    for (; places >= 19; places -= 19)
        power = whole_mul(power, (Whole){ &many, 1 }, a);
    for (; places > 0; places--)
        power = whole_mul(power, (Whole){ &ten, 1 }, a);
    return power;
}

static Whole whole_copy(Whole x, Arena *a)
{
    uint64_t *at = make(a, uint64_t, x.len);
    if (x.len)
        memcpy(at, x.at, (size_t)x.len * sizeof *at);
    return (Whole){ at, x.len };
}

/* ---- fractions ------------------------------------------------------------------- */

/* Whatever is worked out on the way lives as long as this. */
enum { SCRATCH_BYTES = 1 << 30 };

static Two size_of(Wide n) { return n < 0 ? -(Two)n : (Two)n; }

Fraction fraction(Ratio r, Arena *a)
{
    return (Fraction){ r.num < 0, whole(size_of(r.num), a), whole((Two)r.den, a) };
}

bool fraction_none(Fraction x) { return !x.den.len; }

bool fraction_zero(Fraction x) { return x.den.len && !x.num.len; }

static Fraction kept(Fraction x, Arena *scratch, Arena *a)
{
    x.num = whole_copy(x.num, a);
    x.den = whole_copy(x.den, a);
    x.below &= x.num.len != 0;
    arena_end(scratch);
    return x;
}

static Fraction lowest(Fraction x, Arena *a)
{
    Whole by = whole_common(x.num, x.den, a);
    return (Fraction){ x.below, without(x.num, by, a), without(x.den, by, a) };
}

/* Over the least common denominator. */
static Fraction sum_of(Fraction x, Fraction y, Arena *a)
{
    Whole by = whole_common(x.den, y.den, a), left, right, more = without(y.den, by, a);
    Fraction sum = { .den = whole_mul(x.den, more, a) };
    left  = whole_mul(x.num, more, a);
    right = whole_mul(y.num, without(x.den, by, a), a);
    if (x.below == y.below) {
        sum.num   = whole_add(left, right, a);
        sum.below = x.below;
        return sum;
    }
    bool less = whole_order(left, right) < 0;
    sum.num   = less ? whole_sub(right, left, a) : whole_sub(left, right, a);
    sum.below = less ? y.below : x.below;
    return sum;
}

Fraction fraction_add(Fraction x, Fraction y, Arena *a)
{
    Arena scratch = arena_begin(SCRATCH_BYTES);
    return kept(sum_of(x, y, &scratch), &scratch, a);
}

Fraction fraction_sub(Fraction x, Fraction y, Arena *a)
{
    y.below = !y.below;
    return fraction_add(x, y, a);
}

Fraction fraction_mul(Fraction x, Fraction y, Arena *a)
{
    Arena    scratch = arena_begin(SCRATCH_BYTES);
    Fraction both = { x.below != y.below, whole_mul(x.num, y.num, &scratch),
                      whole_mul(x.den, y.den, &scratch) };
    return kept(lowest(both, &scratch), &scratch, a);
}

Fraction fraction_div(Fraction x, Fraction y, Arena *a)
{
    return fraction_mul(x, (Fraction){ y.below, y.den, y.num }, a);
}

/* Products of a few digits need no memory of their own. */
static int sizes_order(Fraction x, Fraction y)
{
    enum { FEW = 8 };
    uint64_t left[2 * FEW] = { 0 }, right[2 * FEW] = { 0 };
    if (whole_order(x.den, y.den) == 0)
        return whole_order(x.num, y.num);
    if (x.num.len <= FEW && x.den.len <= FEW && y.num.len <= FEW && y.den.len <= FEW)
        return whole_order(product(x.num, y.den, left), product(y.num, x.den, right));
    Arena a = arena_begin(SCRATCH_BYTES);
    int order = whole_order(whole_mul(x.num, y.den, &a), whole_mul(y.num, x.den, &a));
    arena_end(&a);
    return order;
}

int fraction_order(Fraction x, Fraction y)
{
    bool below = x.below && x.num.len, other = y.below && y.num.len;
    if (below != other)
        return below ? -1 : 1;
    return below ? sizes_order(y, x) : sizes_order(x, y);
}

static bool is_odd(Whole x) { return x.len && x.at[0] & 1; }

/* Is `rest` parts of `den` to be rounded away from zero? */
static bool away(Whole units, Whole rest, Whole den, Rounding how, Arena *a)
{
    int half = whole_order(whole_add(rest, rest, a), den);
    switch (how) {
    case DOWN:      return false;
    case UP:        return rest.len != 0;
    case HALF_UP:   return half >= 0;
    case HALF_EVEN: return half > 0 || (half == 0 && is_odd(units));
    case ROUNDINGS: break;
    }
    return false;
}

/* Without its sign. */
static Whole units_of(Fraction x, int places, Rounding how, Arena *a)
{
    Whole rest, units = whole_div(whole_mul(x.num, power_of_ten(places, a), a), x.den, &rest, a);
    return away(units, rest, x.den, how, a) ? whole_add(units, whole(1, a), a) : units;
}

Fraction fraction_round(Fraction x, int places, Rounding how, Arena *a)
{
    Arena scratch = arena_begin(SCRATCH_BYTES);
    return kept((Fraction){ x.below, units_of(x, places, how, &scratch),
                            power_of_ten(places, &scratch) }, &scratch, a);
}

bool fraction_decimal(Fraction x, int places, Rounding how, Decimal *out)
{
    Arena scratch = arena_begin(SCRATCH_BYTES);
    Whole units = units_of(x, places, how, &scratch);
    bool  fits = units.len <= 2 && small(units) <= DECIMAL_MOST;
    if (fits)
        *out = decimal(x.below ? -(Wide)small(units) : (Wide)small(units), places);
    arena_end(&scratch);
    return fits;
}

Fraction fraction_of_decimal(Decimal d, Arena *a)
{
    return (Fraction){ d.units < 0, whole(size_of(d.units), a), power_of_ten((int)d.places, a) };
}

bool fraction_ratio(Fraction x, Ratio *out)
{
    Arena    scratch = arena_begin(SCRATCH_BYTES);
    Fraction least = lowest(x, &scratch);
    bool     fits = least.num.len <= 2 && least.den.len <= 2 &&
                    !(small(least.num) >> 127) && !(small(least.den) >> 127);
    if (fits)
        *out = (Ratio){ x.below ? -(Wide)small(least.num) : (Wide)small(least.num),
                        (Wide)small(least.den) };
    arena_end(&scratch);
    return fits;
}

Str str_of_fraction(Fraction x, int places, Arena *a)
{
    Text    t = { 0 };
    Ratio   r;
    Decimal about;
    bool    fits = fraction_ratio(x, &r) && r.den <= (Wide)DECIMAL_MOST;
    if (fits) {
        text_wide(&t, r.num, a);
        if (r.den == 1)
            return text_str(&t);
        text_byte(&t, '/', a);
        text_wide(&t, r.den, a);
    }
    while (!fraction_decimal(x, places, HALF_UP, &about))
        if (places-- == 0)
            return fits ? text_str(&t) : S("more than 38 digits");
    if (fits)
        text_our(&t, fraction_order(fraction_of_decimal(about, a), x) ? ", about " : " = ", a);
    text_add(&t, str_of_figure(about, a), a);
    text_our(&t, fits ? "" : "...", a);
    return text_str(&t);
}

/* ---- many of them ---------------------------------------------------------------- */

static bool fits_one(Wide n) { return (uint64_t)n == (Two)n; }

/* How often y lies in x without a rest; 0: not so. */
static Wide times_in(Wide x, Wide y)
{
    if (fits_one(x) && fits_one(y))
        return (uint64_t)x % (uint64_t)y ? 0 : (Wide)((uint64_t)x / (uint64_t)y);
    return x % y ? 0 : x / y;
}

static bool added(Sum *s, Ratio r)
{
    Wide by = times_in(s->den, r.den), more, num, den = s->den;
    if (by)
        return !__builtin_mul_overflow(r.num, by, &more) &&
               !__builtin_add_overflow(s->num, more, &s->num);
    Wide part = r.den / wide_common(s->den, r.den);
    if (__builtin_mul_overflow(s->den, part, &den) || __builtin_mul_overflow(s->num, part, &num) ||
        __builtin_mul_overflow(r.num, den / r.den, &more) ||
        __builtin_add_overflow(num, more, &num))
        return false;
    s->num = num;
    s->den = den;
    return true;
}

void sum_add(Sum *s, Ratio r, Arena *a)
{
    Sum before = *s;
    if (!s->den)
        s->den = 1;
    if (added(s, r))
        return;
    *list_add(&s->set_aside, a) = (Ratio){ before.num, before.den };
    s->num = r.num;
    s->den = r.den;
}

Fraction sum_total(const Sum *s, Arena *a)
{
    if (!s->set_aside.len) {
        Wide den = s->den ? s->den : 1, by = wide_common(s->num, den);
        return fraction((Ratio){ s->num / by, den / by }, a);
    }
    Arena    scratch = arena_begin(SCRATCH_BYTES);
    Fraction sum = fraction((Ratio){ s->num, s->den }, &scratch);
    for (each(const Ratio, r, s->set_aside))
        sum = sum_of(sum, fraction(*r, &scratch), &scratch);
    return kept(sum, &scratch, a);
}

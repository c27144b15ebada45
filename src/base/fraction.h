/* fraction.h - fractions of any size, for sums whose denominators have nothing in common.
 *
 * A Ratio (exact.h) holds whatever one criterion or one price gives. What hundreds of them make
 * together, each with another greatest mark, need not fit any fixed number of bits; a Fraction
 * grows. It is not always in lowest terms: two of the same value may be written differently and
 * are still equal. Nothing here rounds but what says so, and nothing fails. */
#ifndef BASE_FRACTION_H
#define BASE_FRACTION_H

#include "base/exact.h"

typedef struct Whole { const uint64_t *at; ptrdiff_t len; } Whole;   /* lowest digit first, base
                                                                        2^64; 0 has none */
typedef struct Fraction { bool below; Whole num, den; } Fraction;    /* below: below zero */

Fraction fraction(Ratio, Arena *);           /* of one that is not spilled */
Fraction fraction_add(Fraction, Fraction, Arena *);
Fraction fraction_sub(Fraction, Fraction, Arena *);
Fraction fraction_mul(Fraction, Fraction, Arena *);
Fraction fraction_div(Fraction, Fraction, Arena *);      /* not by zero: asked before */
bool     fraction_none(Fraction);            /* made by nobody: all-zero memory */
bool     fraction_zero(Fraction);

/* <0, 0, >0. */
int      fraction_order(Fraction, Fraction);

/* The nearest multiple of 10^-places, as ratio_round() says. places: 0 to DECIMAL_PLACES. */
Fraction fraction_round(Fraction, int places, Rounding, Arena *);

/* The same as a decimal; false when it has more than DECIMAL_DIGITS digits. */
bool     fraction_decimal(Fraction, int places, Rounding, Decimal *);

Fraction fraction_of_decimal(Decimal, Arena *);

/* False when it does not fit a Ratio. */
bool     fraction_ratio(Fraction, Ratio *);

/* "24", or "80/3, about 26.667", half up to so many places; where numerator or denominator has more
 * than 38 digits only "26.667...". */
Str      str_of_fraction(Fraction, int places, Arena *);

/* ---- many of them ---------------------------------------------------------------- */

/* A sum in progress: quick as long as it fits 128 bits. All zero is nothing yet. */
typedef struct Sum {
    Wide num, den;
    LIST(Ratio) set_aside;       /* what did not fit beside the rest */
} Sum;

void     sum_add(Sum *, Ratio, Arena *);
Fraction sum_total(const Sum *, Arena *);

#endif

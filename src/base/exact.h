/* exact.h - fractions that are never nearly right.
 *
 * Numerator and denominator are 128-bit whole numbers, always in lowest terms, the
 * denominator above zero. A result that does not fit is *spilled* (denominator zero);
 * whatever is made of a spilled fraction is spilled too, so a formula is written straight
 * down and asked once at its end. Nothing here is floating point. */
#ifndef BASE_EXACT_H
#define BASE_EXACT_H

#include "base/base.h"

__extension__ typedef __int128 Wide;

typedef struct Ratio { Wide num, den; } Ratio;

/* units * 10^-places. Of one value there is one: no zero at the end after the point. */
typedef struct Decimal { Wide units; int64_t places; } Decimal;

enum { DECIMAL_DIGITS = 38, DECIMAL_PLACES = 36 };

typedef enum Rounding { HALF_UP, HALF_EVEN, DOWN, UP, ROUNDINGS } Rounding;

Ratio ratio(int64_t num, int64_t den);       /* den 0: spilled */
Ratio ratio_add(Ratio, Ratio);
Ratio ratio_sub(Ratio, Ratio);
Ratio ratio_mul(Ratio, Ratio);
Ratio ratio_div(Ratio, Ratio);               /* by zero: spilled */
Ratio ratio_clamp(Ratio, Ratio least, Ratio most);
bool  ratio_spilled(Ratio);

/* <0, 0, >0. Exact for all that is not spilled; what is spilled comes before all that is not, and
 * two such are the same. */
int   ratio_order(Ratio, Ratio);

/* The nearest multiple of 10^-places, as a whole number of such units. Half-up means away
 * from zero at the half; down is towards zero, up away from it. places: 0 to 12.
 * False when spilled or when it does not fit. */
bool  ratio_round(Ratio, int places, Rounding, int64_t *out);

Decimal decimal(Wide units, int places);
bool    decimal_same(Decimal, Decimal);

/* "96.380", "-7", "1500.0001" as people write them, to DECIMAL_PLACES; the digits must fit. */
bool    str_figure(Str, Decimal *);

/* The one text of a figure: three places, more where it has them. "96.380", "1500.0001". */
Str     str_of_figure(Decimal, Arena *);

/* The greatest common divisor, above zero; of 0 and 0 it is 0. Of -2^127 with itself or 0 there is
 * none that fits: 2^127 - 1 instead. */
Wide    wide_common(Wide, Wide);
void    text_wide(Text *, Wide, Arena *);

#define DECIMAL_MOST ((Wide)UINT64_C(10000000000000000000) * UINT64_C(10000000000000000000) - 1)

/* "24", "1/8 = 0.125", or "80/3, about 26.667" half up; a spilled one, or one too large for three
 * places: "80/3". */
Str   str_of_ratio(Ratio, Arena *);

extern const Reason does_not_fit;

#endif

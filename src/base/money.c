#include "base/money.h"

#define C(code, decimals) #code,
const char *const currency_codes[CURRENCY_KINDS] = { CURRENCIES(C) };
#undef C

#define C(code, decimals) decimals,
static const signed char decimals_of[CURRENCY_KINDS] = { CURRENCIES(C) };
#undef C

enum { AMOUNT_LONGEST = 32 };                /* 18 digits, their commas and a point are fewer */

int currency_decimals(Currency c) { return decimals_of[c]; }

static bool has_comma(Str s)
{
    Str rest = s;
    return str_cut(&rest, ',').len < s.len;
}

/* Every fourth byte from the right is a comma, and the first is none. */
static bool is_grouped(Str whole)
{
    for (ptrdiff_t i = 0; i < whole.len; i++)
        if ((whole.at[i] == ',') != ((whole.len - i) % 4 == 0))
            return false;
    return whole.len % 4;
}

bool str_amount(Str s, int decimals, int64_t *out)
{
    char plain[AMOUNT_LONGEST];
    ptrdiff_t count = 0;
    Str fraction = s, whole = str_cut(&fraction, '.');
    if (!has_comma(s))
        return str_decimal(s, decimals, out);
    if (s.len > AMOUNT_LONGEST || !is_grouped(whole))
        return false;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (i >= whole.len || s.at[i] != ',')
            plain[count++] = s.at[i];
    return str_decimal((Str){ plain, count }, decimals, out);
}

Str str_of_amount(int64_t n, int decimals, Arena *a)
{
    Text t = { 0 };
    Str  plain = str_of_decimal(n, decimals, a);
    ptrdiff_t sign = str_starts(plain, "-"), whole = plain.len - (decimals ? decimals + 1 : 0);
    for (ptrdiff_t i = 0; i < plain.len; i++) {
        if (i > sign && i < whole && (whole - i) % 3 == 0)
            text_byte(&t, ',', a);
        text_byte(&t, plain.at[i], a);
    }
    return text_str(&t);
}

Str str_of_money(Money m, Currency c, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}", str(currency_codes[c]), str_of_amount(m, currency_decimals(c), a));
    return text_str(&t);
}

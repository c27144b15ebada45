#include "base/near.h"

#include <string.h>

enum { LONGEST = 40, PREFIX_LEAST = 3 };

static ptrdiff_t least(ptrdiff_t x, ptrdiff_t y) { return x < y ? x : y; }

/* One more row of the table of what it takes to make the beginning of y of the beginning of x.
 * Source: Damerau-Levenshtein distance, in its form without edits inside of a swap. */
static void row_next(ptrdiff_t row[3][LONGEST + 1], ptrdiff_t i, Str x, Str y)
{
    ptrdiff_t *now = row[i % 3], *before = row[(i + 2) % 3], *swapped = row[(i + 1) % 3];
    now[0] = i;
    for (ptrdiff_t k = 1; k <= y.len; k++) {
        bool same = x.at[i - 1] == y.at[k - 1];
        now[k] = least(least(before[k], now[k - 1]) + 1, before[k - 1] + !same);
        if (i > 1 && k > 1 && x.at[i - 1] == y.at[k - 2] && x.at[i - 2] == y.at[k - 1])
            now[k] = least(now[k], swapped[k - 2] + 1);
    }
}

static ptrdiff_t letters_off(Str x, Str y)
{
    ptrdiff_t row[3][LONGEST + 1] = { { 0 } };
    for (ptrdiff_t k = 0; k <= y.len; k++)
        row[0][k] = k;
    for (ptrdiff_t i = 1; i <= x.len; i++)
        row_next(row, i, x, y);
    return row[x.len % 3][y.len];
}

void near_try(Near *near, const char *candidate)
{
    Str it = str(candidate), word = near->word;
    if (!word.len || word.len > LONGEST || it.len > LONGEST)
        return;
    bool begins = word.len >= PREFIX_LEAST && word.len < it.len &&
                  !memcmp(it.at, word.at, (size_t)word.len);
    ptrdiff_t off = begins ? 1 : letters_off(word, it);
    if (off * 3 > word.len + 1 || (near->best && off >= near->off))
        return;
    near->best = candidate;
    near->off  = off;
}

void near_put(Text *t, const Near *near, Arena *a)
{
    if (near->best)
        text_put(t, a, "; did you mean \"{}\"?", str(near->best));
}

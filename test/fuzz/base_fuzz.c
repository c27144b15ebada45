/* Whatever reads as a number, a decimal, base64, hex, a day, a moment or lines is written back byte
 * for byte, an amount to the same value. The first byte of the input chooses which. */
#include "base/calendar.h"
#include "base/hash.h"
#include "base/lines.h"
#include "base/money.h"
#include "fuzz.h"

static void number_law(Str s, Arena *a)
{
    int64_t n;
    if (str_number(s, &n))
        law(str_same(str_of_number(n, a), s));
}

/* A decimal may leave out zeros at its end; what is written never does, and reads the same. */
static void decimal_law(Str s, int places, Arena *a)
{
    int64_t n, again;
    if (!str_decimal(s, places, &n))
        return;
    Str written = str_of_decimal(n, places, a);
    law(str_same((Str){ written.at, s.len }, s));
    law(str_decimal(written, places, &again) && again == n);
}

/* What reads as an amount is, without its commas, a decimal of the same value; it is written with
 * commas, and reads the same again. */
static void amount_law(Str s, int decimals, Arena *a)
{
    int64_t n, plain, again;
    Text without = { 0 };
    if (!str_amount(s, decimals, &n))
        return;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != ',')
            text_byte(&without, s.at[i], a);
    law(str_decimal(text_str(&without), decimals, &plain) && plain == n);
    law(str_amount(str_of_amount(n, decimals, a), decimals, &again) && again == n);
}

static void base64_law(Str s, Arena *a)
{
    unsigned char bytes[64];
    for (ptrdiff_t count = 0; count <= countof(bytes); count++) {
        Text t = { 0 };
        if (!str_base64(s, bytes, count))
            continue;
        text_base64(&t, bytes, count, a);
        law(str_same(text_str(&t), s));
    }
}

static void hex_law(Str s, Arena *a)
{
    Hash h;
    if (str_hash(s, &h))
        law(str_same(str_of_hash(h, a), s));
}

static void day_law(Str s, Arena *a)
{
    Day day;
    if (str_day(s, &day))
        law(str_same(str_of_day(day, a), s));
}

/* The seconds may be left out when reading; the zone's letters are never read. */
static void moment_law(Str s, Zone zone, Arena *a)
{
    Instant at;
    if (!str_moment(s, zone, &at))
        return;
    Str written = str_of_moment(at, zone, a);
    law(written.len > s.len && str_same((Str){ written.at, s.len }, s));
    law(day_begins(day_at(at, zone), zone) <= at);
}

typedef struct Lines { Str word, text; int64_t n; } Lines;

static void lines_law(Str s, Arena *a)
{
    static const LineRow rows[] = {
        { NULL,  &line_word,   offsetof(Lines, word) },
        { NULL,  &line_number, offsetof(Lines, n) },
        { "end" },
        { "t",   &line_text,   offsetof(Lines, text) },
    };
    Lines lines;
    Text  t = { 0 };
    if (!lines_whole(s, rows, countof(rows), &lines))
        return;
    lines_write(&t, rows, countof(rows), &lines, a);
    law(str_same(text_str(&t), s));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    if (!count)
        return;
    Arena a = arena_begin(1 << 20);
    Str s = { (const char *)bytes + 1, (ptrdiff_t)count - 1 };
    switch (bytes[0] % 10) {
    case 0: number_law(s, &a); break;
    case 1: decimal_law(s, bytes[0] / 10 % 13, &a); break;
    case 2: base64_law(s, &a); break;
    case 3: hex_law(s, &a); break;
    case 4: day_law(s, &a); break;
    case 5: amount_law(s, bytes[0] / 10 % 4, &a); break;
    case 9: lines_law(s, &a); break;
    default: moment_law(s, bytes[0] % 10 - 6, &a); break;
    }
    arena_end(&a);
}

#include "draw/draw.h"

/* ---- colours --------------------------------------------------------------------- */

/* Source of the four: Government Analysis Function, data visualisation: colours. */
static const struct { uint32_t colour; Ink on; } inks[INKS] = {
    [INK_BLACK]  = { 0x0B0C0C, INK_WHITE }, [INK_WHITE]  = { 0xFFFFFF, INK_BLACK },
    [INK_SOFT]   = { 0x484949, INK_WHITE }, [INK_LINE]   = { 0xCECECE, INK_BLACK },
    [INK_NAVY]   = { 0x12436D, INK_WHITE }, [INK_TEAL]   = { 0x28A197, INK_BLACK },
    [INK_PLUM]   = { 0x801650, INK_WHITE }, [INK_ORANGE] = { 0xF46A25, INK_BLACK },
};

uint32_t ink_colour(Ink ink) { return inks[ink].colour; }
Ink      ink_on(Ink ink)     { return inks[ink].on; }

Ink ink_of_series(ptrdiff_t n)
{
    static const Ink series[SERIES] = { INK_NAVY, INK_TEAL, INK_PLUM, INK_ORANGE };
    return series[n % SERIES];
}

/* ---- marks ----------------------------------------------------------------------- */

static Stroke *mark_add(Graphic *d, MarkKind kind, Ink fill, Ink edge, Spot from, Spot to,
                        Arena *a)
{
    Stroke *mark = list_add(&d->marks, a);
    *mark = (Stroke){ .kind = kind, .fill = fill, .edge = edge, .from = from, .to = to };
    return mark;
}

void draw_line(Graphic *d, Ink ink, Spot from, Spot to, Arena *a)
{
    mark_add(d, MARK_LINE, INK_NONE, ink, from, to, a);
}

void draw_dashed(Graphic *d, Ink ink, Spot from, Spot to, Arena *a)
{
    Stroke *mark = mark_add(d, MARK_LINE, INK_NONE, ink, from, to, a);
    mark->dashed = mark->heavy = true;
}

void draw_box(Graphic *d, Ink fill, Ink edge, Spot from, Spot to, Arena *a)
{
    mark_add(d, MARK_BOX, fill, edge, from, to, a);
}

void draw_dashed_box(Graphic *d, Ink edge, Spot from, Spot to, Arena *a)
{
    mark_add(d, MARK_BOX, INK_NONE, edge, from, to, a)->dashed = true;
}

/* From the lower left to the upper right, each line cut where the box ends. */
void draw_hatched(Graphic *d, Ink edge, Spot from, Spot to, Arena *a)
{
    enum { APART = 90 };
    Tenth wide = to.x - from.x, high = to.y - from.y;
    draw_box(d, INK_WHITE, edge, from, to, a);
    for (Tenth c = APART; c < wide + high; c += APART) {
        Tenth left = c > high ? c - high : 0, right = c < wide ? c : wide;
        Spot  low = { from.x + left, from.y + c - left };
        Spot  up = { from.x + right, from.y + c - right };
        mark_add(d, MARK_LINE, INK_NONE, edge, low, up, a)->hatched = true;
    }
}

/* Corners on a circle of radius 1000. */
static const struct { int count; Spot at[SHAPE_SPOTS]; } shapes[] = {
    { 16, { { 0, -1000 }, { 383, -924 }, { 707, -707 }, { 924, -383 }, { 1000, 0 }, { 924, 383 },
            { 707, 707 }, { 383, 924 }, { 0, 1000 }, { -383, 924 }, { -707, 707 }, { -924, 383 },
            { -1000, 0 }, { -924, -383 }, { -707, -707 }, { -383, -924 } } },
    { 4, { { -880, -880 }, { 880, -880 }, { 880, 880 }, { -880, 880 } } },
    { 3, { { 0, -1000 }, { 1000, 800 }, { -1000, 800 } } },
    { 4, { { 0, -1150 }, { 1150, 0 }, { 0, 1150 }, { -1150, 0 } } },
};

void draw_shape(Graphic *d, ptrdiff_t n, Ink fill, Ink edge, Spot middle, Tenth radius, Arena *a)
{
    n %= countof(shapes);
    Tenth reach = radius * 115 / 100;
    Stroke *mark = mark_add(d, MARK_SHAPE, fill, edge, (Spot){ middle.x - reach, middle.y - reach },
                          (Spot){ middle.x + reach, middle.y + reach }, a);
    mark->spots = shapes[n].count;
    for (int i = 0; i < mark->spots; i++)
        mark->at[i] = (Spot){ middle.x + shapes[n].at[i].x * radius / 1000,
                              middle.y + shapes[n].at[i].y * radius / 1000 };
}

void draw_sign(Graphic *d, ptrdiff_t n, Spot middle, Tenth radius, Arena *a)
{
    Ink ink = ink_of_series(n + n / countof(shapes));
    draw_shape(d, n, ink, ink, middle, radius, a);
}

static Stroke *words_add(Graphic *d, Str words, Spot at, Anchor anchor, Ink ink, bool bold,
                         int size, Arena *a)
{
    Tenth wide = words_wide(words, size, bold);
    Tenth left = anchor == FROM_HERE     ? at.x
                 : anchor == AROUND_HERE ? at.x - wide / 2
                                         : at.x - wide;
    Stroke *mark = mark_add(d, MARK_WORDS, ink, INK_NONE, (Spot){ left, at.y },
                          (Spot){ left + wide, at.y }, a);
    mark->words  = words;
    mark->bold   = bold;
    mark->size   = size;
    mark->at[0]  = at;
    mark->anchor = anchor;
    return mark;
}

Stroke *draw_words(Graphic *d, Str words, Spot at, Anchor anchor, Ink ink, bool bold, Arena *a)
{
    return words_add(d, words, at, anchor, ink, bold, WORDS_SIZE, a);
}

Stroke *draw_small(Graphic *d, Str words, Spot at, Anchor anchor, Ink ink, Arena *a)
{
    return words_add(d, words, at, anchor, ink, false, SMALL_SIZE, a);
}

/* ---- how wide words are ---------------------------------------------------------- */

/* Of " " to "~", thousandths of the size; bold letters are wider by up to so much. */
static const short widths[] = {
    278, 278, 418, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
};
enum { BOLD_MORE = 56, LATIN_WIDE = 780, WIDEST = 1100 };

static bool is_digit(int32_t rune) { return rune >= '0' && rune <= '9'; }

/* Digits are as wide in bold. */
static int64_t rune_wide(int32_t rune, bool bold)
{
    int64_t wide = rune < ' ' || rune > 0x24F ? WIDEST
                   : rune > '~'               ? LATIN_WIDE
                                              : widths[rune - ' '];
    return wide + (bold && !is_digit(rune) ? BOLD_MORE : 0);
}

static int32_t rune_cut(Str *rest)
{
    int32_t rune = 0;
    if (str_rune(rest, &rune))
        return rune;
    *rest = str_after(*rest, 1);
    return 0xFFFD;
}

Tenth words_wide(Str s, int size, bool bold)
{
    int64_t wide = 0;
    while (s.len)
        wide += rune_wide(rune_cut(&s), bold);
    return (wide * size + 999) / 1000;
}

/* With what does not show replaced. */
static Str words_shown(Str s, Arena *a)
{
    Text t = { 0 };
    while (s.len) {
        Str     rest = s;
        int32_t rune = rune_cut(&rest);
        Str     here = { s.at, s.len - rest.len };
        text_add(&t, rune != 0xFFFD && rune_shows(rune)       ? here
                     : rune == '\n' || rune == '\t' || rune == '\r' ? S(" ")
                                                                    : S("\xEF\xBF\xBD"), a);
        s = rest;
    }
    return text_str(&t);
}

Str words_within(Str s, Tenth room, int size, bool bold, Arena *a)
{
    Text  t = { 0 };
    Tenth left = room - words_wide(S("..."), size, bold);
    s = words_shown(str_trim(s), a);
    if (words_wide(s, size, bold) <= room)
        return s;
    for (Str rest = s; rest.len;) {
        Str next = rest;
        left -= (rune_wide(rune_cut(&next), bold) * size + 999) / 1000;
        if (left < 0)
            break;
        text_add(&t, (Str){ rest.at, rest.len - next.len }, a);
        rest = next;
    }
    text_add(&t, S("..."), a);
    return text_str(&t);
}

/* ---- scales ---------------------------------------------------------------------- */

static Wide floor_to(int64_t n, Wide step)
{
    Wide whole = n / step * step;
    return whole > n ? whole - step : whole;
}

static Wide next_step(Wide step)
{
    Wide ten = 1;
    while (ten * 10 <= step)
        ten *= 10;
    return step == 2 * ten ? 5 * ten : step * 2;
}

Scale scale_over(int64_t least, int64_t greatest, int most)
{
    Wide step = 1, last = greatest > least ? greatest : (Wide)least + 1;
    for (;; step = next_step(step)) {
        Wide from = floor_to(least, step), steps = (last - from + step - 1) / step;
        bool fits = from >= INT64_MIN && from + steps * step <= INT64_MAX;
        if (steps <= most || !fits || step > INT64_MAX / 10)
            return (Scale){ (int64_t)(fits ? from : least), (int64_t)step,
                            (int)(steps < most ? steps : most) };
    }
}

int64_t scale_end(Scale s) { return (int64_t)((Wide)s.from + (Wide)s.step * s.steps); }

Tenth scale_at(Scale s, int64_t n, Tenth room)
{
    Wide whole = (Wide)s.step * s.steps, at = (Wide)n - s.from;
    at = at < 0 ? 0 : at > whole ? whole : at;
    return (Tenth)((at * room + whole / 2) / whole);
}

Str unit_says(Measure u, int64_t n, Arena *a)
{
    Text t = { 0 };
    Str  digits = str_of_decimal(n, u.places, a);
    bool below = str_starts(digits, "-");
    digits = u.places ? str_shortened(digits) : digits;
    text_put(&t, a, "{}{}{}{}", below ? S("-") : S(""), str(u.before),
             below ? str_after(digits, 1) : digits, str(u.after));
    return text_str(&t);
}

Str unit_says_short(Measure u, int64_t n, Arena *a)
{
    enum { MOST_PLACES = 2 };
    Wide part = 1;
    for (; u.places > MOST_PLACES; u.places--)
        part *= 10;
    return unit_says(u, (int64_t)((n + (n < 0 ? -part : part) / 2) / part), a);
}

Str unit_says_signed(Measure u, int64_t n, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}", n > 0 ? S("+") : S(""), unit_says(u, n, a));
    return text_str(&t);
}

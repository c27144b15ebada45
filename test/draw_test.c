/* draw_test.c - pictures: what they say is where it belongs, whoever's words and numbers they get.
 *
 * What each form looks like is kept in test/vectors/draw; with DRAW_TO=FOLDER these are written
 * anew. */
#include "draw/forms.h"
#include "test/test.h"

#include <stdlib.h>
#include <string.h>

#define add(list, ...) (*list_add(&(list), a) = (__VA_ARGS__))

/* ---- pictures to look at ----------------------------------------------------------- */

static const char *const bidders[] = {
    "Alder Group", "Birch <script>alert(1)</script> & \"Sons\"", "Cedar Partners",
    "\xD8\xB4\xD8\xB1\xD9\x83\xD8\xA9 \xD8\xA7\xD9\x84\xD8\xAF\xD8\xB1\xD8\xB9",
    "Elm \xE2\x80\xAEHolding", "Dunn",
    "Fern and the very long name of all those who joined it in May",
    "Gorse", "Hazel", "\xFF\xFE", "Larch", "Maple Services with a name that is long as well",
};

static Bars bars_of(int64_t count, Arena *a)
{
    static const char *const parts[] = { "Service (35)", "Transition (15)", "Staff (10)",
                                         "Social value (10)", "Price (30)" };
    Bars b = { .unit = { 3, "", "" }, .hatched = true, .greatest = 100000 };
    for (int i = 0; i < countof(parts); i++)
        add(b.parts, str(parts[i]));
    for (int64_t i = 0; i < count; i++) {
        Bar row = { .name = str(bidders[i % countof(bidders)]), .total = S("78.6") };
        for (int64_t j = 0; j < countof(parts); j++)
            add(row.parts, (28000 - 2311 * i + 7000 * j) % 20000);
        if (i % 5 == 4)
            row.instead = S("Not in the ranking: below the least mark for Transition, and more");
        add(b.bars, row);
    }
    return b;
}

static Scatter scatter_of(int64_t count, bool tied, Arena *a)
{
    Scatter s = { .across = { 1, "GBP ", "m" }, .up = { 3, "", "" }, .across_says = S("Price"),
                  .up_says = S("Points of quality, of 70") };
    for (int64_t i = 0; i < count; i++)
        add(s.points, (Dot){ str(bidders[i % countof(bidders)]),
                               tied ? 4120 : 3710 + i * 97 % 700,
                               tied ? 54000 : 40000 + i * 7411 % 20000 });
    return s;
}

static Dots dots_of(int64_t count, Arena *a)
{
    Dots dots = { .unit = { 3, "", "" }, .greatest = 5000,
                  .found_says = S("What an evaluator found; a number where several found the same"),
                  .agreed_says = S("What the panel agreed on") };
    for (int64_t i = 0; i < count; i++) {
        DotRow row = { .name = str(bidders[i % countof(bidders)]),
                       .under = S("Transition of those who were there before"),
                       .agreed = i % 6 * 1000, .is_agreed = i != 1 };
        for (int64_t j = 0; j < 4; j++)
            add(row.found, (i + j * i) % 6 * 1000);
        add(dots.rows, row);
    }
    return dots;
}

static Tornado tornado_of(int64_t count, Arena *a)
{
    Tornado t = { .unit = { 3, "", "" }, .lead = 700, .lost_says = S("lead lost"),
                  .across_says = S("Points that the lead gains or loses") };
    for (int64_t i = 0; i < count; i++)
        add(t.swings, (Swing){ .name = str(bidders[i % countof(bidders)]),
                               .under = S("Service to the public"), .one = -1300 + 250 * i,
                               .other = 1200 - 200 * i, .no_other = i == 2, .out_one = i == 3 });
    return t;
}

static Stairs stairs_of(int64_t count, int64_t reached, bool below, Arena *a)
{
    Stairs s = { .unit = { 1, "GBP ", "m" }, .aimed = true, .target = 1260, .reached = reached,
                 .target_says = S("Target GBP 126m"), .gap_says = S("GBP 12m short"),
                 .total_name = S("Towards the target"),
                 .left_says = S("All together, where somebody pays more") };
    add(s.parts, S("West Midlands Police"));
    add(s.parts, S("Surrey Police"));
    for (int64_t i = 0; i < count; i++) {
        Stair one = { .name = str_of_number(2013 + i, a) };
        add(one.parts, 120 + 50 * i);
        add(one.parts, below && i == 1 ? -400 : 60 + 10 * i);
        add(s.stairs, one);
    }
    return s;
}

/* Past the target, short of it, below zero, without one; a target of nothing. */
static Aims aims_of(int64_t count, bool below, Arena *a)
{
    Aims aims = { .unit = { 1, "GBP ", "m" }, .reached_says = S("Saved"),
                  .below_says = S("Costs more than before"), .target_says = S("Target") };
    for (int64_t i = 0; i < count; i++)
        add(aims.rows, (Aim){ .name = str(bidders[i % countof(bidders)]),
                              .under = S("GBP 130m, target GBP 126m"),
                              .reached = i % 5 == 2 && below ? -400 : 1300 - 350 * (i % 5),
                              .target = i % 5 == 4 ? 0 : 1260, .aimed = i % 5 != 3 });
    return aims;
}

static Gantt gantt_of(int64_t count, Instant length, Arena *a)
{
    Gantt g = { .zone = LONDON, .now = 1331290800 };
    for (int64_t i = 0; i < count; i++)
        add(g.spans, (Span){ str(bidders[i % countof(bidders)]), 1327579200 + i * length,
                             i % 3 == 2 ? 0 : 1327579200 + (i + 2) * length, (int)(i % 4) });
    return g;
}

/* ---- what is always so ------------------------------------------------------------- */

typedef struct Frame { Tenth left, top, right, bottom; } Frame;

static Frame frame_of(const Stroke *m)
{
    Frame f = { m->from.x, m->from.y, m->to.x, m->to.y };
    if (m->kind == MARK_WORDS) {
        f.top    -= m->size * 72 / 100;
        f.bottom += m->size * 21 / 100;
    }
    return f;
}

static bool touches(Frame x, Frame y)
{
    return x.left < y.right && y.left < x.right && x.top < y.bottom && y.top < x.bottom;
}

static bool holds(Frame outer, Frame inner)
{
    return outer.left <= inner.left && inner.right <= outer.right && outer.top <= inner.top &&
           inner.bottom <= outer.bottom;
}

static bool is_area(const Stroke *m)
{
    return (m->kind == MARK_BOX || m->kind == MARK_SHAPE) && m->fill && m->fill != INK_WHITE;
}

static void expect_words_clear(const Graphic *d, const Stroke *words)
{
    for (each(const Stroke, m, d->marks)) {
        if (m == words || (m->kind != MARK_WORDS && !is_area(m)) ||
            !touches(frame_of(m), frame_of(words)))
            continue;
        if (m->kind == MARK_WORDS || !words->on_ink)
            printf("    \"%.*s\" lies on %s \"%.*s\"\n", (int)words->words.len, words->words.at,
                   m->kind == MARK_WORDS ? "words" : "an area", (int)m->words.len,
                   m->words.len ? m->words.at : "");
        expect(m->kind != MARK_WORDS && words->on_ink);
        bool holds_it = m->kind == MARK_SHAPE || holds(frame_of(m), frame_of(words));
        if (!holds_it)
            printf("    \"%.*s\" lies across an edge\n", (int)words->words.len, words->words.at);
        expect(holds_it);
    }
}

/* Nothing leaves the picture, no words lie on words, and none lie across the edge of an area. */
static void expect_sound(const Graphic *d)
{
    Frame all = { 0, 0, d->wide, d->high };
    expect(d->marks.len && d->wide == PICTURE_WIDE);
    for (each(const Stroke, m, d->marks)) {
        if (!holds(all, frame_of(m)))
            printf("    \"%.*s\" (%d) leaves the picture\n", (int)m->words.len,
                   m->words.len ? m->words.at : "", (int)m->kind);
        expect(holds(all, frame_of(m)));
        if (m->kind == MARK_WORDS)
            expect_words_clear(d, m);
    }
}

static Str svg_of(Graphic *d, Arena *a)
{
    Text t = { 0 };
    d->title = S("A <picture>");
    d->says  = S("What is to be seen & heard");
    graphic_svg(&t, d, a);
    return text_str(&t);
}

static bool has(Str s, const char *what)
{
    for (; s.len; s = str_after(s, 1))
        if (str_starts(s, what))
            return true;
    return false;
}

#define DRAWN(form, ...)                                                                           \
    do {                                                                                           \
        Graphic d_ = { 0 };                                                                        \
        draw_##form(&d_, __VA_ARGS__, a);                                                          \
        expect_sound(&d_);                                                                         \
    } while (0)

TEST(words_never_lie_across_a_bar_and_nothing_leaves_the_picture)
{
    for (int64_t n = 1; n <= 12; n++) {
        DRAWN(bars, &(Bars[]){ bars_of(n, a) }[0]);
        DRAWN(scatter, &(Scatter[]){ scatter_of(n, false, a) }[0]);
        DRAWN(dots, &(Dots[]){ dots_of(n, a) }[0]);
        DRAWN(tornado, &(Tornado[]){ tornado_of(n, a) }[0]);
        DRAWN(stairs, &(Stairs[]){ stairs_of(n, 1140, false, a) }[0]);
        DRAWN(aims, &(Aims[]){ aims_of(n, n % 2, a) }[0]);
        DRAWN(gantt, &(Gantt[]){ gantt_of(n, 500000, a) }[0]);
    }
}

TEST(so_it_is_where_all_are_equal)
{
    DRAWN(scatter, &(Scatter[]){ scatter_of(12, true, a) }[0]);
    DRAWN(gantt, &(Gantt[]){ gantt_of(12, 0, a) }[0]);
}

/* The best quality at the lowest prices: the names look for room around what the axis is called. */
TEST(so_it_is_where_many_are_near_to_the_corner_where_an_axis_has_its_name)
{
    Scatter s = scatter_of(SIGNS, false, a);
    for (ptrdiff_t i = 0; i < s.points.len; i++) {
        s.points.at[i].x = i ? 100 + i : 90000;
        s.points.at[i].y = i ? 72000 - i : 20000;
    }
    DRAWN(scatter, &s);
}

/* Leads of tenders that are ranked by what they cost, in millions and to the last place. */
TEST(so_it_is_where_what_a_bar_says_is_long)
{
    for (int64_t n = 1; n <= 12; n++) {
        Tornado t = tornado_of(n, a);
        t.lead *= 1000003;
        for (each(Swing, s, t.swings))
            s->one *= 1000003, s->other *= 1000003;
        DRAWN(tornado, &t);
    }
}

TEST(so_it_is_for_a_day_and_for_a_century)
{
    for (Instant length = 1; length < INT64_C(1000000000); length *= 7)
        DRAWN(gantt, &(Gantt[]){ gantt_of(6, length, a) }[0]);
}

TEST(so_it_is_where_a_target_is_missed_reached_or_left_behind)
{
    static const int64_t reached[] = { -300, 0, 20, 1140, 1259, 1260, 1261, 1300, 9000 };
    for (int i = 0; i < countof(reached); i++)
        for (int below = 0; below < 2; below++)
            DRAWN(stairs, &(Stairs[]){ stairs_of(4, reached[i], below, a) }[0]);
}

/* What is drawn later lies on what was drawn before. */
static bool is_on_white(const Stroke *line, const Stroke *words)
{
    for (const Stroke *m = line + 1; m < words; m++)
        if (m->kind == MARK_BOX && m->fill == INK_WHITE && holds(frame_of(m), frame_of(words)))
            return true;
    return false;
}

TEST(no_words_lie_on_the_line_of_the_target)
{
    for (int64_t reached = -300; reached < 3000; reached += 7) {
        Graphic d = { 0 };
        draw_stairs(&d, &(Stairs[]){ stairs_of(4, reached, false, a) }[0], a);
        for (each(const Stroke, line, d.marks))
            for (each(const Stroke, words, d.marks))
                if (line->kind == MARK_LINE && line->dashed && words->kind == MARK_WORDS &&
                    touches((Frame){ line->from.x, line->from.y - 10, line->to.x,
                                     line->to.y + 10 }, frame_of(words)))
                    expect(is_on_white(line, words));
    }
}

static ptrdiff_t names_drawn(const Graphic *d)
{
    ptrdiff_t n = 0;
    for (each(const Stroke, mark, d->marks))
        n += mark->kind == MARK_WORDS && mark->bold;
    return n;
}

TEST(of_very_many_dots_the_first_have_names_that_can_be_read_on_the_others)
{
    Graphic d = { 0 };
    Scatter s = scatter_of(500, false, a);
    s.small = 488;
    draw_scatter(&d, &s, a);
    expect(names_drawn(&d) > 0 && names_drawn(&d) <= 12);
    for (each(const Stroke, dot, d.marks))
        for (each(const Stroke, words, d.marks))
            if (dot->kind == MARK_SHAPE && dot->fill == INK_SOFT && words->kind == MARK_WORDS &&
                words->bold && touches(frame_of(dot), frame_of(words)))
                expect(is_on_white(dot, words));
}

static Tenth wide_of(const Bars *b, ptrdiff_t nth, Arena *a)
{
    Graphic d = { 0 };
    draw_bars(&d, b, a);
    for (each(const Stroke, m, d.marks))
        if (m->kind == MARK_BOX && m->fill == INK_NAVY && !nth--)
            return m->to.x - m->from.x;
    return 0;
}

/* Points that are rounded up on each criterion may come to 101. */
TEST(a_bar_that_is_longer_than_all_there_is_is_not_cut)
{
    Bars b = { .unit = { 3, "", "" }, .greatest = 100000 };
    add(b.parts, S("Quality"));
    for (int i = 0; i < 2; i++) {
        Bar row = { .name = S("Bela"), .total = S("-") };
        add(row.parts, i ? 100000 : 110000);
        add(b.bars, row);
    }
    Tenth apart = 10 * wide_of(&b, 0, a) - 11 * wide_of(&b, 1, a);
    expect(wide_of(&b, 1, a) > 1000 && apart > -20 && apart < 20);
}

TEST(of_nothing_there_is_no_picture)
{
    Graphic d = { 0 };
    draw_bars(&d, &(Bars){ 0 }, a);
    draw_scatter(&d, &(Scatter){ 0 }, a);
    draw_dots(&d, &(Dots){ 0 }, a);
    draw_tornado(&d, &(Tornado){ 0 }, a);
    draw_stairs(&d, &(Stairs){ 0 }, a);
    draw_aims(&d, &(Aims){ 0 }, a);
    draw_gantt(&d, &(Gantt){ 0 }, a);
    expect(!graphic_there(&d));
    expect_text(svg_of(&d, a), "");
}

/* ---- words of the world ------------------------------------------------------------ */

TEST(names_become_no_markup_and_turn_no_writing)
{
    Graphic d = { 0 };
    Bars    b = bars_of(12, a);
    draw_bars(&d, &b, a);
    Str svg = svg_of(&d, a);
    expect(has(svg, "&lt;script&gt;") && !has(svg, "<script"));
    expect(has(svg, "<title>A &lt;picture&gt;</title>"));
    expect(has(svg, "Elm \xEF\xBF\xBDHolding") && !has(svg, "\xE2\x80\xAE"));
    expect(str_utf8(svg));
}

TEST(a_picture_has_no_style_and_no_script)
{
    Graphic d = { 0 };
    Gantt   g = gantt_of(6, 500000, a);
    draw_gantt(&d, &g, a);
    Str svg = svg_of(&d, a);
    expect(!has(svg, " style") && !has(svg, "<style") && !has(svg, " on") && !has(svg, "href"));
    expect(has(svg, "role=\"img\"") && has(svg, "<desc>What is to be seen &amp; heard</desc>"));
}

TEST(what_is_too_long_is_cut_and_says_so)
{
    Str long_name = str(bidders[6]);
    for (Tenth room = 100; room < 9000; room += 37) {
        Str cut = words_within(long_name, room, WORDS_SIZE, false, a);
        expect(words_wide(cut, WORDS_SIZE, false) <= room || str_is(cut, "..."));
        expect(str_same(cut, long_name) || has(cut, "..."));
    }
}

/* ---- scales ------------------------------------------------------------------------ */

static bool is_round(int64_t step)
{
    while (step % 10 == 0)
        step /= 10;
    return step == 1 || step == 2 || step == 5;
}

TEST(ticks_are_one_two_or_five_and_zeros_and_hold_both_ends)
{
    (void)a;
    static const int64_t ends[] = { 0, 1, -1, 3, 7, 99, 100, 101, 12345, -98765, 1000000007,
                                    -400000000000, 999999999999999999, -999999999999999999 };
    for (int i = 0; i < countof(ends); i++)
        for (int j = 0; j < countof(ends); j++)
            for (int most = 2; most < 12 && ends[i] <= ends[j]; most++) {
                Scale s = scale_over(ends[i], ends[j], most);
                expect(is_round(s.step) && s.steps >= 1 && s.steps <= most);
                expect(s.from <= ends[i] && ends[j] <= scale_end(s));
                expect(s.from % s.step == 0);
            }
}

TEST(numbers_stand_in_their_order)
{
    (void)a;
    Scale s = scale_over(0, 100000, 5);
    expect(scale_at(s, 0, 5000) == 0 && scale_at(s, 100000, 5000) == 5000);
    expect(scale_at(s, 50000, 5000) == 2500);
    expect(scale_at(s, -1, 5000) == 0 && scale_at(s, INT64_MAX, 5000) == 5000);
    for (int64_t n = 0; n < 100000; n += 1000)
        expect(scale_at(s, n, 5000) < scale_at(s, n + 1000, 5000));
}

TEST(a_number_with_little_room_has_two_digits_behind_the_point_at_most)
{
    Measure millions = { 8, "GBP ", "m" };
    expect_text(unit_says_short(millions, 1708427743, a), "GBP 17.08m");
    expect_text(unit_says_short(millions, 12694500000, a), "GBP 126.95m");
    expect_text(unit_says_short(millions, -500000, a), "-GBP 0.01m");
    expect_text(unit_says_short(millions, -499999, a), "GBP 0m");
    expect_text(unit_says_short(millions, INT64_MAX, a), "GBP 92233720368.55m");
    expect_text(unit_says_short((Measure){ 2, "GBP ", "" }, 955550, a), "GBP 9555.5");
}

static bool says_somewhere(const Graphic *d, Str words)
{
    for (each(const Stroke, m, d->marks))
        if (m->kind == MARK_WORDS && str_same(m->words, words))
            return true;
    return false;
}

TEST(what_hatching_stands_for_is_said_where_there_is_any)
{
    for (int below = 0; below < 2; below++) {
        Graphic d = { 0 };
        Stairs  s = stairs_of(4, 1140, below, a);
        draw_stairs(&d, &s, a);
        expect(says_somewhere(&d, s.left_says) == below);
    }
}

TEST(a_number_says_its_unit)
{
    Measure millions = { 8, "GBP ", "m" }, points = { 3, "", "" };
    expect_text(unit_says(millions, 12650000000, a), "GBP 126.5m");
    expect_text(unit_says(millions, -12650000000, a), "-GBP 126.5m");
    expect_text(unit_says(points, 38000, a), "38");
    expect_text(unit_says_signed(points, 500, a), "+0.5");
    expect_text(unit_says_signed(points, 0, a), "0");
    expect_text(unit_says((Measure){ 0, "", "" }, 100, a), "100");
}

/* ---- colours ----------------------------------------------------------------------- */

/* Of sRGB, to four digits: x^2.4 is x^2 times the fifth root of x^2. Source: WCAG 2.2, relative
 * luminance. */
static double channel(double c)
{
    double root = 1;
    if (c <= 0.04045)
        return c / 12.92;
    c = (c + 0.055) / 1.055;
    for (int i = 0; i < 60; i++)
        root -= (root * root * root * root * root - c * c) / (5 * root * root * root * root);
    return c * c * root;
}

static double luminance(Ink ink)
{
    uint32_t rgb = ink_colour(ink);
    return 0.2126 * channel((rgb >> 16) / 255.0) + 0.7152 * channel((rgb >> 8 & 255) / 255.0) +
           0.0722 * channel((rgb & 255) / 255.0);
}

static double contrast(Ink x, Ink y)
{
    double light = luminance(x), dark = luminance(y);
    return light > dark ? (light + 0.05) / (dark + 0.05) : (dark + 0.05) / (light + 0.05);
}

TEST(words_can_be_read_on_every_colour)
{
    (void)a;
    for (Ink ink = INK_BLACK; ink < INKS; ink++)
        expect(contrast(ink, ink_on(ink)) >= 4.5);
    expect(contrast(INK_SOFT, INK_WHITE) >= 4.5);
}

TEST(every_colour_of_a_series_stands_out_from_the_paper)
{
    (void)a;
    for (ptrdiff_t i = 0; i < SERIES; i++)
        expect(contrast(ink_of_series(i), INK_WHITE) >= 3);
}

TEST(all_signs_differ)
{
    Graphic d = { 0 };
    for (ptrdiff_t n = 0; n < SIGNS; n++)
        draw_sign(&d, n, (Spot){ 100, 100 }, 75, a);
    for (ptrdiff_t i = 0; i < SIGNS; i++)
        for (ptrdiff_t j = 0; j < i; j++)
            expect(d.marks.at[i].fill != d.marks.at[j].fill ||
                   memcmp(d.marks.at[i].at, d.marks.at[j].at, sizeof d.marks.at[i].at) != 0);
}

static ptrdiff_t navy_lines(const Graphic *d)
{
    ptrdiff_t n = 0;
    for (each(const Stroke, mark, d->marks))
        n += mark->kind == MARK_LINE && mark->edge == INK_NAVY;
    return n;
}

TEST(a_line_joins_its_spots_in_their_order_and_stays_in_the_picture)
{
    Graphic d = { 0 };
    Scatter s = scatter_of(2, false, a);
    for (int64_t i = 0; i < 9; i++)
        add(s.line, (Dot){ .x = 1000 * i, .y = 90000 - 10000 * i });
    draw_scatter(&d, &s, a);
    expect(navy_lines(&d) == 8);
    for (each(const Stroke, mark, d.marks))
        expect(mark->from.x >= 0 && mark->to.x <= d.wide && mark->from.y >= 0 &&
               mark->to.y <= d.high);
}

/* ---- each form --------------------------------------------------------------------- */

static void expect_looks(const char *name, Graphic *d, Arena *a)
{
    Text path = { 0 };
    const char *to = getenv("DRAW_TO");
    Str svg = svg_of(d, a);
    text_put(&path, a, "{}/{}.svg", str(to ? to : "test/vectors/draw"), str(name));
    const char *file = str_terminated(text_str(&path), a);
    FILE *out = to ? fopen(file, "w") : NULL;
    if (out) {
        fwrite(svg.at, 1, (size_t)svg.len, out);
        fclose(out);
    }
    Str kept = file_whole(file, a);
    if (!str_same(svg, kept))
        printf("    %s is another picture: DRAW_TO=FOLDER build/check/test/draw_test draws it\n",
               file);
    expect(str_same(svg, kept));
}

TEST(each_form_looks_as_it_did)
{
    Graphic bars = { 0 }, scatter = { 0 }, dots = { 0 }, tornado = { 0 }, stairs = { 0 },
            aims = { 0 }, gantt = { 0 };
    draw_bars(&bars, &(Bars[]){ bars_of(3, a) }[0], a);
    draw_scatter(&scatter, &(Scatter[]){ scatter_of(3, false, a) }[0], a);
    draw_dots(&dots, &(Dots[]){ dots_of(2, a) }[0], a);
    draw_tornado(&tornado, &(Tornado[]){ tornado_of(4, a) }[0], a);
    draw_stairs(&stairs, &(Stairs[]){ stairs_of(4, 1140, false, a) }[0], a);
    draw_aims(&aims, &(Aims[]){ aims_of(4, true, a) }[0], a);
    draw_gantt(&gantt, &(Gantt[]){ gantt_of(4, 500000, a) }[0], a);
    expect_looks("bars", &bars, a);
    expect_looks("scatter", &scatter, a);
    expect_looks("dots", &dots, a);
    expect_looks("tornado", &tornado, a);
    expect_looks("stairs", &stairs, a);
    expect_looks("aims", &aims, a);
    expect_looks("gantt", &gantt, a);
}

RUN("draw_test",
    T(words_never_lie_across_a_bar_and_nothing_leaves_the_picture),
    T(so_it_is_where_all_are_equal),
    T(so_it_is_where_many_are_near_to_the_corner_where_an_axis_has_its_name),
    T(so_it_is_where_what_a_bar_says_is_long), T(so_it_is_for_a_day_and_for_a_century),
    T(so_it_is_where_a_target_is_missed_reached_or_left_behind),
    T(no_words_lie_on_the_line_of_the_target),
    T(of_very_many_dots_the_first_have_names_that_can_be_read_on_the_others),
    T(a_bar_that_is_longer_than_all_there_is_is_not_cut),
    T(of_nothing_there_is_no_picture),
    T(names_become_no_markup_and_turn_no_writing),
    T(a_picture_has_no_style_and_no_script),
    T(what_is_too_long_is_cut_and_says_so),
    T(ticks_are_one_two_or_five_and_zeros_and_hold_both_ends),
    T(numbers_stand_in_their_order),
    T(a_number_with_little_room_has_two_digits_behind_the_point_at_most),
    T(what_hatching_stands_for_is_said_where_there_is_any), T(a_number_says_its_unit),
    T(words_can_be_read_on_every_colour),
    T(every_colour_of_a_series_stands_out_from_the_paper),
    T(a_line_joins_its_spots_in_their_order_and_stays_in_the_picture),
    T(a_line_joins_its_spots_in_their_order_and_stays_in_the_picture),
    T(all_signs_differ),
    T(each_form_looks_as_it_did))

/* svg.c - a drawing as SVG. */
#include "draw/draw.h"

static void tenth(Text *t, Tenth n, Arena *a)
{
    text_add(t, str_shortened(str_of_decimal(n, 1, a)), a);
}

static void attribute(Text *t, const char *name, Tenth n, Arena *a)
{
    text_put(t, a, " {}=\"", str(name));
    tenth(t, n, a);
    text_byte(t, '"', a);
}

static void colour(Text *t, const char *name, Ink ink, Arena *a)
{
    static const char digits[] = "0123456789ABCDEF";
    text_put(t, a, " {}=\"", str(name));
    if (!ink)
        text_our(t, "none", a);
    for (int i = 20; ink && i >= 0; i -= 4) {
        text_our(t, i == 20 ? "#" : "", a);
        text_byte(t, digits[ink_colour(ink) >> i & 15], a);
    }
    text_byte(t, '"', a);
}

/* What does not show was replaced by whoever made the words; here it is once more, so that no
 * drawing breaks a page. */
static void words(Text *t, Str s, Arena *a)
{
    while (s.len) {
        Str     rest = s;
        int32_t rune = 0;
        bool    sound = str_rune(&rest, &rune) && rune_shows(rune);
        if (rest.len == s.len)
            rest = str_after(s, 1);
        text_add(t, !sound        ? S("\xEF\xBF\xBD")
                    : rune == '&' ? S("&amp;")
                    : rune == '<' ? S("&lt;")
                    : rune == '>' ? S("&gt;")
                                  : (Str){ s.at, s.len - rest.len }, a);
        s = rest;
    }
}

static void line(Text *t, const Stroke *m, Arena *a)
{
    text_put(t, a, "<path class=\"{}\" d=\"M", str(m->hatched          ? "tb-draw__hatch"
                                                 : m->edge == INK_LINE ? "tb-draw__grid"
                                                                       : "tb-draw__line"));
    tenth(t, m->from.x, a);
    text_byte(t, ' ', a);
    tenth(t, m->from.y, a);
    text_byte(t, 'L', a);
    tenth(t, m->to.x, a);
    text_byte(t, ' ', a);
    tenth(t, m->to.y, a);
    text_byte(t, '"', a);
    colour(t, "stroke", m->edge, a);
    text_our(t, m->heavy ? " stroke-width=\"2\"" : "", a);
    text_our(t, m->dashed ? " stroke-dasharray=\"6 4\"/>\n" : "/>\n", a);
}

static void edges(Text *t, const Stroke *m, Arena *a)
{
    colour(t, "fill", m->fill, a);
    if (m->edge)
        colour(t, "stroke", m->edge, a);
    text_our(t, m->dashed ? " stroke-width=\"2\" stroke-dasharray=\"3 3\"/>\n" : "/>\n", a);
}

static void box(Text *t, const Stroke *m, Arena *a)
{
    bool ground = m->fill == INK_WHITE && !m->edge;
    text_our(t, ground ? "<rect class=\"tb-draw__ground\"" : "<rect class=\"tb-draw__area\"", a);
    attribute(t, "x", m->from.x, a);
    attribute(t, "y", m->from.y, a);
    attribute(t, "width", m->to.x - m->from.x, a);
    attribute(t, "height", m->to.y - m->from.y, a);
    edges(t, m, a);
}

static void shape(Text *t, const Stroke *m, Arena *a)
{
    text_our(t, "<path class=\"tb-draw__area\" d=\"", a);
    for (int i = 0; i < m->spots; i++) {
        text_byte(t, i ? 'L' : 'M', a);
        tenth(t, m->at[i].x, a);
        text_byte(t, ' ', a);
        tenth(t, m->at[i].y, a);
    }
    text_our(t, "Z\"", a);
    edges(t, m, a);
}

/* What stands on a coloured box keeps its colour where a reader's own colours are forced. */
static void text(Text *t, const Stroke *m, Arena *a)
{
    static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
    text_our(t, "<text", a);
    attribute(t, "x", m->at[0].x, a);
    attribute(t, "y", m->at[0].y, a);
    text_our(t, anchors[m->anchor], a);
    if (m->size != WORDS_SIZE)
        attribute(t, "font-size", m->size, a);
    text_our(t, m->bold ? " font-weight=\"bold\"" : "", a);
    text_our(t, m->on_ink ? " class=\"tb-draw__on\"" : "", a);
    if (m->fill != INK_BLACK || m->on_ink)
        colour(t, "fill", m->fill, a);
    text_byte(t, '>', a);
    words(t, m->words, a);
    text_our(t, "</text>\n", a);
}

void graphic_svg(Text *t, const Graphic *d, Arena *a)
{
    if (!graphic_there(d))
        return;
    text_our(t, "<svg class=\"tb-draw\" role=\"img\" viewBox=\"0 0 ", a);
    tenth(t, d->wide, a);
    text_byte(t, ' ', a);
    tenth(t, d->high, a);
    text_byte(t, '"', a);
    attribute(t, "width", d->wide, a);
    attribute(t, "height", d->high, a);
    text_our(t, ">\n<title>", a);
    words(t, d->title, a);
    text_our(t, "</title>\n<desc>", a);
    words(t, d->says, a);
    text_our(t, "</desc>\n<g direction=\"ltr\" font-family=\"Helvetica, Arial, 'Liberation Sans', "
                "sans-serif\"", a);
    attribute(t, "font-size", WORDS_SIZE, a);
    colour(t, "fill", INK_BLACK, a);
    text_our(t, ">\n", a);
    for (each(const Stroke, m, d->marks))
        switch (m->kind) {
        case MARK_LINE:  line(t, m, a);  break;
        case MARK_BOX:   box(t, m, a);   break;
        case MARK_SHAPE: shape(t, m, a); break;
        case MARK_WORDS: text(t, m, a);  break;
        }
    text_our(t, "</g>\n</svg>\n", a);
}

/* pdf.c - a document as A4 pages.
 *
 * Laid out twice: once to count the pages, once to draw them. Lengths are points, a 72nd of an
 * inch, from the upper left corner; this is the one place of the program where numbers float,
 * for the libraries that draw want them so, and nothing is decided by them. */
#include "base/calendar.h"
#include "draw/draw.h"
#include "letters/document.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

const Reason pdf_unmade = { BROKEN, "pdf-unmade", "doc/why/007-letters.md",
    "The document could not be drawn." };

#define PAPER_WIDTH  595.276           /* A4: 210 mm x 297 mm */
#define PAPER_HEIGHT 841.890
#define LEFT         54.0
#define TOP          54.0
#define WIDTH        (PAPER_WIDTH - 2 * LEFT)
#define BOTTOM       (PAPER_HEIGHT - 68.0)
#define FOOT         (PAPER_HEIGHT - 46.0)
#define CELL_GAP     12.0
#define INDENT       14.0

enum { COLUMNS = 12 };

typedef struct Style { double size, above, below; bool bold, grey; } Style;

static const Style title_style = { 20, 2, 4, true, false }, h2_style = { 13.5, 18, 4, true, false },
    h3_style = { 11, 12, 3, true, false }, body_style = { 10, 3, 3, false, false },
    note_style = { 10, 1, 1, false, true }, name_style = { 9, 3, 3, true, false },
    cell_style = { 9, 3, 3, false, false }, column_style = { 9, 0, 3, false, true },
    caption_style = { 9.5, 8, 5, true, false }, foot_style = { 8, 0, 0, false, true };

typedef struct Sheet {
    const Doc  *d;
    Arena           *a;
    cairo_surface_t *surface;
    cairo_t         *cr;
    PangoContext    *fonts;
    const char      *tag;              /* of the text under way: a page ends it for a while */
    int              page, pages;      /* pages 0: they are being counted */
    double           y;
} Sheet;

/* ---- text ------------------------------------------------------------------------ */

static PangoLayout *layout_of(Sheet *s, Str text, const Style *style, double width)
{
    PangoLayout *layout = pango_layout_new(s->fonts);
    PangoFontDescription *font = pango_font_description_new();
    PangoAttrList *attributes = pango_attr_list_new();
    pango_font_description_set_family_static(font, "Liberation Sans,Arial,Helvetica,sans-serif");
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_font_description_set_weight(font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_font_description(layout, font);
    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_wrap(layout, width > 0 ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
    pango_layout_set_width(layout, width < 0 ? -1 : (int)lround(width * PANGO_SCALE));
    pango_layout_set_line_spacing(layout, 1.15F);
    pango_layout_set_text(layout, text.len ? text.at : "", (int)text.len);
    pango_attr_list_unref(attributes);
    pango_font_description_free(font);
    return layout;
}

static double points(int pango) { return (double)pango / PANGO_SCALE; }

static double height_of(PangoLayout *layout)
{
    PangoRectangle all;
    pango_layout_get_extents(layout, NULL, &all);
    return points(all.height);
}

/* Across when width is -1; the longest word when it is 0. */
static double width_of(Sheet *s, Str text, const Style *style, double width)
{
    PangoRectangle all;
    PangoLayout   *layout = layout_of(s, text, style, width);
    pango_layout_get_extents(layout, NULL, &all);
    g_object_unref(layout);
    return points(all.width) + 0.5;
}

static void colour(Sheet *s, bool grey)
{
    if (grey)
        cairo_set_source_rgb(s->cr, 0.29, 0.33, 0.38);
    else
        cairo_set_source_rgb(s->cr, 0.08, 0.09, 0.11);
}

static void rule(Sheet *s, double y, double thick, double shade)
{
    cairo_set_source_rgb(s->cr, shade, shade, shade);
    cairo_set_line_width(s->cr, thick);
    cairo_move_to(s->cr, LEFT, y);
    cairo_line_to(s->cr, LEFT + WIDTH, y);
    cairo_stroke(s->cr);
}

/* ---- tags and pages -------------------------------------------------------------- */

static void tag_open(Sheet *s, const char *tag)
{
    cairo_tag_begin(s->cr, tag, NULL);
    s->tag = tag;
}

static void tag_close(Sheet *s)
{
    if (s->tag)
        cairo_tag_end(s->cr, s->tag);
    s->tag = NULL;
}

static void show_at(Sheet *s, Str text, const Style *style, double right, double y)
{
    PangoLayout *layout = layout_of(s, text, style, -1);
    PangoRectangle all;
    pango_layout_get_extents(layout, NULL, &all);
    colour(s, style->grey);
    cairo_move_to(s->cr, right > 0 ? right - points(all.width) : LEFT, y);
    pango_cairo_show_layout(s->cr, layout);
    g_object_unref(layout);
}

/* A page that was parted from the others says what it is of. */
static void name_at(Sheet *s, const Style *style, double width, double y)
{
    PangoLayout *layout = layout_of(s, s->d->title, style, width);
    pango_layout_set_height(layout, -1);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    colour(s, style->grey);
    cairo_move_to(s->cr, LEFT, y);
    pango_cairo_show_layout(s->cr, layout);
    g_object_unref(layout);
}

static void page_foot(Sheet *s)
{
    Text t = { 0 };
    text_put(&t, s->a, "Page {} of {}", str_of_number(s->page, s->a),
             str_of_number(s->pages ? s->pages : s->page, s->a));
    show_at(s, text_str(&t), &foot_style, LEFT + WIDTH, FOOT);
    name_at(s, &foot_style, WIDTH - width_of(s, text_str(&t), &foot_style, -1) - 24, FOOT);
}

static void page_next(Sheet *s)
{
    const char *tag = s->tag;
    tag_close(s);
    page_foot(s);
    cairo_show_page(s->cr);
    s->page++;
    s->y = TOP;
    if (tag)
        tag_open(s, tag);
}

static void need(Sheet *s, double height)
{
    if (s->y + height > BOTTOM && s->y > TOP)
        page_next(s);
}

/* ---- running text ---------------------------------------------------------------- */

static void line_show(Sheet *s, PangoLayoutIter *at, double x, double top, int first)
{
    cairo_move_to(s->cr, x, top + points(pango_layout_iter_get_baseline(at) - first));
    pango_cairo_show_layout_line(s->cr, pango_layout_iter_get_line_readonly(at));
}

/* Line after line, over as many pages as it takes. */
static void flow(Sheet *s, Str text, const Style *style, const char *tag, double indent)
{
    PangoLayout     *layout = layout_of(s, text, style, WIDTH - indent);
    PangoLayoutIter *at = pango_layout_get_iter(layout);
    bool more = true;
    s->y += s->y > TOP ? style->above : 0;
    tag_open(s, tag);
    while (more) {
        int upper, lower;
        pango_layout_iter_get_line_yrange(at, &upper, &lower);
        need(s, points(lower - upper));
        colour(s, style->grey);
        line_show(s, at, LEFT + indent, s->y, upper);
        s->y += points(lower - upper);
        more = pango_layout_iter_next_line(at);
    }
    tag_close(s);
    s->y += style->below;
    pango_layout_iter_free(at);
    g_object_unref(layout);
}

static void bookmark(Sheet *s, Str text)
{
    Text link = { 0 };
    if (!s->pages)
        return;
    text_put(&link, s->a, "page={} pos=[{} {}]", str_of_number(s->page, s->a), S("0"),
             str_of_number(lround(s->y), s->a));
    cairo_pdf_surface_add_outline(s->surface, CAIRO_PDF_OUTLINE_ROOT, str_terminated(text, s->a),
                                  str_terminated(text_str(&link), s->a), 0);
}

/* As wide as the page's text, and with its heading on one page. */
static double picture_scale(const Graphic *g)
{
    double wide = (double)g->wide / 10, high = (double)g->high / 10;
    return fmin(WIDTH / wide, (BOTTOM - TOP - 120) / high);
}

static double picture_high(const Graphic *g) { return (double)g->high / 10 * picture_scale(g); }

static const Block *block_after(const Sheet *s, const Block *b)
{
    return b + 1 < s->d->blocks.at + s->d->blocks.len ? b + 1 : NULL;
}

/* A heading never ends a page. */
static void heading(Sheet *s, const Block *b)
{
    const Style *style = b->level == 2 ? &h2_style : &h3_style;
    const Block *after = block_after(s, b);
    bool pictured = after && after->kind == PICTURE_OF;
    need(s, style->above + 75 + (pictured ? picture_high(after->graphic) : 0));
    if (b->level == 2) {
        bookmark(s, b->text);
        if (s->y > TOP)
            rule(s, s->y + style->above - 6, 0.8, 0.55);
    }
    flow(s, b->text, style, b->level == 2 ? "H2" : "H3", 0);
}

static void item(Sheet *s, Str text)
{
    PangoLayout *layout = layout_of(s, S("x"), &body_style, -1);
    need(s, height_of(layout) + body_style.above);
    g_object_unref(layout);
    show_at(s, S("\xE2\x80\xA2"), &body_style, LEFT + INDENT - 5, s->y + body_style.above);
    flow(s, text, &body_style, "P", INDENT);
}

/* ---- tables ---------------------------------------------------------------------- */

typedef struct Grid {
    const Block *b;
    ptrdiff_t    columns;
    double       x[COLUMNS], width[COLUMNS];
} Grid;

static const Style *style_in(ptrdiff_t column) { return column ? &cell_style : &name_style; }

static bool number_in(const Grid *g, ptrdiff_t column)
{
    return g->b->columns.len && g->b->columns.at[column].number;
}

static void widest(Sheet *s, const Grid *g, ptrdiff_t column, double *word, double *line)
{
    *word = *line = 0;
    if (g->b->columns.len) {
        *word = width_of(s, g->b->columns.at[column].title, &column_style, 0);
        *line = width_of(s, g->b->columns.at[column].title, &column_style, -1);
    }
    for (ptrdiff_t i = column; i < g->b->cells.len; i += g->columns) {
        *word = fmax(*word, width_of(s, g->b->cells.at[i], style_in(column), 0));
        *line = fmax(*line, width_of(s, g->b->cells.at[i], style_in(column), -1));
    }
}

/* How wide a column may be where not every word has room: the widest give way, so that no short
 * one is broken for them. */
static double widest_of(const double *word, ptrdiff_t count, double room)
{
    double most = room / (double)count;
    for (ptrdiff_t again = 0; again < count; again++) {
        double    left = room;
        ptrdiff_t wider = 0;
        for (ptrdiff_t i = 0; i < count; i++) {
            wider += word[i] > most;
            left  -= word[i] > most ? 0 : word[i];
        }
        most = wider ? left / (double)wider : most;
    }
    return most;
}

/* Every column gets its longest word or whole number, and of what is left as much as it could
 * use: up to half a page, so that one long reason does not squeeze the names beside it. */
static void columns_measure(Sheet *s, Grid *g)
{
    double word[COLUMNS], line[COLUMNS], words = 0, wishes = 0;
    double room = WIDTH - CELL_GAP * (double)(g->columns - 1), x = LEFT;
    for (ptrdiff_t i = 0; i < g->columns; i++) {
        widest(s, g, i, &word[i], &line[i]);
        word[i] = fmin(number_in(g, i) ? line[i] : word[i], room / 2);
        line[i] = fmax(fmin(line[i], room / 2), word[i]);
        words  += word[i];
        wishes += line[i] - word[i];
    }
    double most = widest_of(word, g->columns, room);
    for (ptrdiff_t i = 0; i < g->columns; i++) {
        double left = room - words;
        bool   rest = i == g->columns - 1 && !number_in(g, i);
        g->width[i] = left < 0        ? fmin(word[i], most)
                      : wishes > left ? word[i] + (line[i] - word[i]) * left / wishes
                      : rest          ? fmax(LEFT + WIDTH - x, line[i])
                                      : line[i];
        g->x[i] = x;
        x += g->width[i] + CELL_GAP;
    }
}

/* A table that does not need all the room is spread over it. */
static void columns_spread(Grid *g)
{
    double used = g->x[g->columns - 1] + g->width[g->columns - 1] - LEFT;
    double more = g->columns > 1 && g->b->columns.len
                      ? fmax(0, WIDTH - used) / (double)(g->columns - 1) : 0;
    for (ptrdiff_t i = 1; i < g->columns; i++)
        g->x[i] += more * (double)i;
}

typedef struct Cell { PangoLayout *layout; PangoLayoutIter *at; bool more; } Cell;

static void row_begin(Sheet *s, const Grid *g, const Str *texts, bool head, Cell *cells)
{
    for (ptrdiff_t i = 0; i < g->columns; i++) {
        const Style *style = head ? &column_style : style_in(i);
        cells[i].layout = layout_of(s, texts[i], style, g->width[i]);
        PangoAlignment side = number_in(g, i) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
        pango_layout_set_alignment(cells[i].layout, side);
        cells[i].at   = pango_layout_get_iter(cells[i].layout);
        cells[i].more = true;
    }
}

static double row_height(const Grid *g, const Cell *cells)
{
    double height = 0;
    for (ptrdiff_t i = 0; i < g->columns; i++)
        height = fmax(height, height_of(cells[i].layout));
    return height;
}

static void row_end(const Grid *g, Cell *cells)
{
    for (ptrdiff_t i = 0; i < g->columns; i++) {
        pango_layout_iter_free(cells[i].at);
        g_object_unref(cells[i].layout);
    }
}

/* As many lines of one cell as the page still takes; how far down they reach. */
static double cell_show(Sheet *s, const Grid *g, ptrdiff_t column, Cell *cell, const char *tag)
{
    int    upper, lower, first;
    double top = s->y, used = 0;
    pango_layout_iter_get_line_yrange(cell->at, &first, &lower);
    cairo_tag_begin(s->cr, tag, NULL);
    while (cell->more) {
        PangoRectangle line;
        pango_layout_iter_get_line_yrange(cell->at, &upper, &lower);
        if (top + points(lower - first) > BOTTOM + 1)
            break;
        pango_layout_iter_get_line_extents(cell->at, NULL, &line);
        line_show(s, cell->at, g->x[column] + points(line.x), top, first);
        used = points(lower - first);
        cell->more = pango_layout_iter_next_line(cell->at);
    }
    cairo_tag_end(s->cr, tag);
    return used;
}

/* True when something of the row is left for the next page. */
static bool row_part(Sheet *s, const Grid *g, Cell *cells, bool head)
{
    double used = 0;
    bool   left = false;
    cairo_tag_begin(s->cr, "TR", NULL);
    for (ptrdiff_t i = 0; i < g->columns; i++) {
        colour(s, head || (!g->b->columns.len && !i));
        used = fmax(used, cell_show(s, g, i, &cells[i], head || !i ? "TH" : "TD"));
        left = left || cells[i].more;
    }
    cairo_tag_end(s->cr, "TR");
    s->y += used;
    return left;
}

static void head_row(Sheet *s, const Grid *g)
{
    Cell cells[COLUMNS];
    Str  titles[COLUMNS];
    if (!g->b->columns.len)
        return;
    for (ptrdiff_t i = 0; i < g->columns; i++)
        titles[i] = g->b->columns.at[i].title;
    row_begin(s, g, titles, true, cells);
    row_part(s, g, cells, true);
    row_end(g, cells);
    rule(s, s->y + column_style.below, 0.9, 0.1);
    s->y += column_style.below;
}

static void row(Sheet *s, const Grid *g, const Str *texts)
{
    Cell cells[COLUMNS];
    bool lined = g->b->columns.len;
    row_begin(s, g, texts, false, cells);
    double height = row_height(g, cells) + cell_style.above;
    if (s->y + height > BOTTOM && (height < BOTTOM - TOP - 60 || s->y + 60 > BOTTOM)) {
        page_next(s);
        head_row(s, g);
    }
    s->y += cell_style.above;
    while (row_part(s, g, cells, false)) {
        page_next(s);
        head_row(s, g);
    }
    row_end(g, cells);
    if (lined)
        rule(s, s->y + cell_style.below, 0.4, 0.78);
    s->y += lined ? cell_style.below : 0;
}

static void table(Sheet *s, const Block *b)
{
    Grid g = { .b = b, .columns = b->columns.len ? b->columns.len : 2 };
    if (!b->cells.len || g.columns > COLUMNS)
        return;
    columns_measure(s, &g);
    columns_spread(&g);
    need(s, 70);
    if (b->text.len)
        flow(s, b->text, &caption_style, "P", 0);
    cairo_tag_begin(s->cr, "Table", NULL);
    head_row(s, &g);
    for (ptrdiff_t i = 0; i < b->cells.len; i += g.columns)
        row(s, &g, &b->cells.at[i]);
    cairo_tag_end(s->cr, "Table");
    s->y += 6;
}

/* ---- pictures -------------------------------------------------------------------- */

static double tenths(Tenth n, double scale) { return (double)n / 10 * scale; }

static void ink(Sheet *s, Ink which)
{
    uint32_t rgb = ink_colour(which);
    cairo_set_source_rgb(s->cr, (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0,
                         (rgb & 255) / 255.0);
}

static void stroke_words(Sheet *s, const Stroke *m, double scale, double x, double y)
{
    Style style = { .size = m->size / 10.0 * scale, .bold = m->bold };
    PangoLayout *layout = layout_of(s, m->words, &style, -1);
    PangoRectangle all;
    pango_layout_get_extents(layout, NULL, &all);
    double wide = points(all.width);
    double left = x + tenths(m->at[0].x, scale) -
                  (m->anchor == UP_TO_HERE ? wide : m->anchor == AROUND_HERE ? wide / 2 : 0);
    ink(s, m->fill);
    cairo_move_to(s->cr, left, y + tenths(m->at[0].y, scale) -
                                   points(pango_layout_get_baseline(layout)));
    pango_cairo_show_layout(s->cr, layout);
    g_object_unref(layout);
}

static void stroke_path(Sheet *s, const Stroke *m, double scale, double x, double y)
{
    double left = x + tenths(m->from.x, scale), top = y + tenths(m->from.y, scale);
    cairo_new_path(s->cr);
    if (m->kind == MARK_BOX)
        cairo_rectangle(s->cr, left, top, tenths(m->to.x - m->from.x, scale),
                        tenths(m->to.y - m->from.y, scale));
    if (m->kind == MARK_LINE) {
        cairo_move_to(s->cr, left, top);
        cairo_line_to(s->cr, x + tenths(m->to.x, scale), y + tenths(m->to.y, scale));
    }
    for (int i = 0; m->kind == MARK_SHAPE && i < m->spots; i++)
        cairo_line_to(s->cr, x + tenths(m->at[i].x, scale), y + tenths(m->at[i].y, scale));
    if (m->kind == MARK_SHAPE)
        cairo_close_path(s->cr);
}

static void stroke_draw(Sheet *s, const Stroke *m, double scale, double x, double y)
{
    const double dashes[] = { 4, 3 };
    stroke_path(s, m, scale, x, y);
    if (m->fill) {
        ink(s, m->fill);
        cairo_fill_preserve(s->cr);
    }
    if (m->edge) {
        ink(s, m->edge);
        cairo_set_line_width(s->cr, (m->heavy || m->dashed ? 2 : 1) * scale);
        cairo_set_dash(s->cr, dashes, m->dashed ? countof(dashes) : 0, 0);
        cairo_stroke_preserve(s->cr);
    }
    cairo_set_dash(s->cr, dashes, 0, 0);
    cairo_new_path(s->cr);
}

static void picture(Sheet *s, const Block *b)
{
    const Graphic *g = b->graphic;
    double scale = picture_scale(g), high = picture_high(g);
    need(s, high + 12);
    s->y += 6;
    cairo_tag_begin(s->cr, "Figure", NULL);
    for (each(const Stroke, m, g->marks)) {
        if (m->kind == MARK_WORDS)
            stroke_words(s, m, scale, LEFT, s->y);
        else
            stroke_draw(s, m, scale, LEFT, s->y);
    }
    cairo_tag_end(s->cr, "Figure");
    s->y += high + 4;
    flow(s, b->text, &body_style, "P", 0);
}

/* ---- all ------------------------------------------------------------------------- */

static void block(Sheet *s, const Block *b)
{
    switch (b->kind) {
    case HEADING:  heading(s, b);                          break;
    case SENTENCE: flow(s, b->text, &body_style, "P", 0);  break;
    case ITEM:     item(s, b->text);                       break;
    case FACTS_OF:
    case TABLE_OF: table(s, b);                            break;
    case PICTURE_OF: picture(s, b);                        break;
    }
}

static void todo(Sheet *s)
{
    s->y += 8;
    if (!s->d->tasks.len)
        return;
    rule(s, s->y, 1.6, 0.35);
    flow(s, doc_state(s->d), &h3_style, "H2", 0);
    for (each(const Task, task, s->d->tasks))
        item(s, doc_task(s->d, task));
}

static void sheet_draw(Sheet *s)
{
    const Doc *d = s->d;
    s->page = 1;
    s->y = TOP;
    cairo_tag_begin(s->cr, "Document", NULL);
    flow(s, d->from, &note_style, "P", 0);
    flow(s, d->title, &title_style, "H1", 0);
    flow(s, d->about, &note_style, "P", 0);
    todo(s);
    for (each(const Block, b, d->blocks))
        block(s, b);
    s->y += 14;
    flow(s, d->foot, &note_style, "P", 0);
    cairo_tag_end(s->cr, "Document");
    page_foot(s);
    cairo_show_page(s->cr);
}

static void property(Sheet *s, cairo_pdf_metadata_t which, Str value)
{
    cairo_pdf_surface_set_metadata(s->surface, which, str_terminated(value, s->a));
}

static void properties(Sheet *s)
{
    Text when = { 0 };
    Str  moment = str_of_moment(s->d->at, UTC, s->a), day = str_cut(&moment, ' ');
    text_put(&when, s->a, "{}T{}Z", day, str_cut(&moment, ' '));
    property(s, CAIRO_PDF_METADATA_TITLE, s->d->title);
    property(s, CAIRO_PDF_METADATA_AUTHOR, s->d->from);
    property(s, CAIRO_PDF_METADATA_SUBJECT, s->d->about);
    property(s, CAIRO_PDF_METADATA_CREATOR, S("tenderbox " TENDERBOX_VERSION));
    property(s, CAIRO_PDF_METADATA_CREATE_DATE, text_str(&when));
}

typedef struct Drawn { Text *t; Arena *a; } Drawn;

static cairo_status_t keep(void *self, const unsigned char *bytes, unsigned len)
{
    Drawn *to = self;
    if (to->t)
        text_add(to->t, (Str){ (const char *)bytes, (ptrdiff_t)len }, to->a);
    return CAIRO_STATUS_SUCCESS;
}

/* Draws into `t`, or nowhere; gives the pages. */
static Result draw(const Doc *d, PangoContext *fonts, Text *t, int pages, int *drawn, Arena *a)
{
    Drawn to = { t, a };
    Sheet s = { .d = d, .a = a, .fonts = fonts, .pages = pages };
    s.surface = cairo_pdf_surface_create_for_stream(keep, &to, PAPER_WIDTH, PAPER_HEIGHT);
    s.cr = cairo_create(s.surface);
    pango_cairo_update_context(s.cr, fonts);
    properties(&s);
    sheet_draw(&s);
    bool well = cairo_status(s.cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(s.cr);
    cairo_surface_finish(s.surface);
    well = well && cairo_surface_status(s.surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(s.surface);
    *drawn = s.page;
    return well ? DONE : because(&pdf_unmade);
}

/* Letters stand where the printer puts them, not where a screen's dots are. */
static PangoContext *fonts_new(PangoFontMap *map)
{
    PangoContext *fonts = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(fonts, options);
    pango_context_set_round_glyph_positions(fonts, FALSE);
    cairo_font_options_destroy(options);
    return fonts;
}

Result document_pdf(const Doc *d, Text *t, Arena *a)
{
    int pages;
    PangoFontMap *map = pango_cairo_font_map_new();
    PangoContext *fonts = fonts_new(map);
    Result r = draw(d, fonts, NULL, 0, &pages, a);
    if (!failed(r))
        r = draw(d, fonts, t, pages, &pages, a);
    g_object_unref(fonts);
    g_object_unref(map);
    return r;
}

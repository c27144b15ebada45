/* text.c - a document for a terminal: headings, sentences, facts and tables in lines of one width.
 */
#include "letters/document.h"

typedef struct Page { Text *t; ptrdiff_t width; Arena *a; } Page;

/* How many columns a text takes: characters, not bytes. */
static ptrdiff_t columns_of(Str s)
{
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return n;
}

static void spaces(const Page *page, ptrdiff_t n)
{
    while (n-- > 0)
        text_byte(page->t, ' ', page->a);
}

/* The rest of a line behind `from` columns, broken at spaces; what follows begins there, too. */
static void put_wrapped(const Page *page, Str words, ptrdiff_t from)
{
    ptrdiff_t at = from;
    while (words.len) {
        Str line = str_cut(&words, '\n');
        while (line.len) {
            Str word = str_cut(&line, ' ');
            if (at > from && at + 1 + columns_of(word) > page->width) {
                text_byte(page->t, '\n', page->a);
                spaces(page, from);
                at = from;
            }
            if (at > from)
                text_byte(page->t, ' ', page->a);
            at += columns_of(word) + (at > from);
            text_add(page->t, word, page->a);
        }
        if (words.len) {
            text_byte(page->t, '\n', page->a);
            spaces(page, from);
            at = from;
        }
    }
    text_byte(page->t, '\n', page->a);
}

static void put_facts(const Page *page, const Block *b)
{
    enum { BESIDE = 2 };
    ptrdiff_t widest = 0;
    for (ptrdiff_t i = 0; i < b->cells.len; i += 2)
        if (columns_of(b->cells.at[i]) > widest)
            widest = columns_of(b->cells.at[i]);
    for (ptrdiff_t i = 0; i < b->cells.len; i += 2) {
        text_add(page->t, b->cells.at[i], page->a);
        spaces(page, widest + BESIDE - columns_of(b->cells.at[i]));
        put_wrapped(page, b->cells.at[i + 1], widest + BESIDE);
    }
}

static Str cell_of(const Block *b, ptrdiff_t row, ptrdiff_t column)
{
    return row < 0 ? b->columns.at[column].title : b->cells.at[row * b->columns.len + column];
}

static ptrdiff_t widest_of(const Block *b, ptrdiff_t column)
{
    ptrdiff_t widest = 0;
    for (ptrdiff_t row = -1; row < b->cells.len / b->columns.len; row++)
        if (columns_of(cell_of(b, row, column)) > widest)
            widest = columns_of(cell_of(b, row, column));
    return widest;
}

/* The last column takes what is left of the line, and goes on below itself. */
static void put_row(const Page *page, const Block *b, ptrdiff_t row)
{
    ptrdiff_t at = 0;
    for (ptrdiff_t i = 0; i < b->columns.len; i++) {
        Str       cell = cell_of(b, row, i);
        ptrdiff_t room = widest_of(b, i), left = room - columns_of(cell);
        bool      last = i == b->columns.len - 1;
        if (b->columns.at[i].number)
            spaces(page, left);
        if (last) {
            put_wrapped(page, cell, b->columns.at[i].number ? at + left : at);
            continue;
        }
        text_add(page->t, cell, page->a);
        spaces(page, (b->columns.at[i].number ? 0 : left) + 2);
        at += room + 2;
    }
}

static void put_table(const Page *page, const Block *b)
{
    put_wrapped(page, b->text, 0);
    for (ptrdiff_t row = -1; row < b->cells.len / b->columns.len; row++)
        put_row(page, b, row);
}

static void put_block(const Page *page, const Block *b)
{
    switch (b->kind) {
    case HEADING:
        put_wrapped(page, b->text, 0);
        for (ptrdiff_t n = columns_of(b->text); b->level == 2 && n; n--)
            text_byte(page->t, '-', page->a);
        text_our(page->t, b->level == 2 ? "\n" : "", page->a);
        break;
    case SENTENCE:
    case PICTURE_OF:
        put_wrapped(page, b->text, 0);
        break;
    case ITEM:
        text_our(page->t, "- ", page->a);
        put_wrapped(page, b->text, 2);
        break;
    case FACTS_OF:
        put_facts(page, b);
        break;
    case TABLE_OF:
        put_table(page, b);
        break;
    }
}

void document_text(const Doc *d, ptrdiff_t width, Text *t, Arena *a)
{
    Page page = { t, width, a };
    put_wrapped(&page, d->title, 0);
    if (d->about.len)
        put_wrapped(&page, d->about, 0);
    for (each(const Block, b, d->blocks)) {
        bool beside = b > d->blocks.at && b->kind == ITEM && b[-1].kind == ITEM;
        bool below = b > d->blocks.at && b[-1].kind == HEADING;
        if (!beside && !below)
            text_byte(t, '\n', a);
        put_block(&page, b);
    }
}

#include "letters/document.h"

#include "draw/draw.h"

#include <assert.h>

/* ---- words from the world -------------------------------------------------------- */

/* Instead of what does not show, U+FFFD. */
static Str readable(Str s, Arena *a)
{
    Text t = { 0 };
    s = str_trim(s);
    while (s.len) {
        Str     rest = s;
        int32_t rune = 0;
        bool    sound = str_rune(&rest, &rune);
        if (sound && (rune == '\t' || rune == '\r'))
            text_byte(&t, ' ', a);
        else if (sound && (rune == '\n' || rune_shows(rune)))
            text_add(&t, (Str){ s.at, s.len - rest.len }, a);
        else
            text_our(&t, "\xEF\xBF\xBD", a);
        s = sound ? rest : str_after(s, 1);
    }
    return text_str(&t);
}

/* ---- parts ----------------------------------------------------------------------- */

Doc doc_new(Str from, Str title, Str about, Instant at, Arena *a)
{
    return (Doc){ .from = readable(from, a), .title = readable(title, a),
                       .about = readable(about, a), .at = at, .a = a };
}

void doc_todo(Doc *d, Str who, Str what, Str why)
{
    *list_add(&d->tasks, d->a) =
        (Task){ readable(who, d->a), readable(what, d->a), readable(why, d->a) };
}

static Block *block_add(Doc *d, BlockKind kind, Str text)
{
    Block *b = list_add(&d->blocks, d->a);
    *b = (Block){ .kind = kind, .text = readable(text, d->a) };
    return b;
}

void doc_heading(Doc *d, int level, Str text) { block_add(d, HEADING, text)->level = level; }

void doc_says(Doc *d, Str text) { block_add(d, SENTENCE, text); }

void doc_item(Doc *d, Str text) { block_add(d, ITEM, text); }

void doc_put_all(Doc *d, const char *form, const Str *with, ptrdiff_t count)
{
    Text t = { 0 };
    text_put_all(&t, d->a, form, with, count);
    doc_says(d, text_str(&t));
}

static Block *block_last(Doc *d, BlockKind kind)
{
    Block *last = d->blocks.len ? &d->blocks.at[d->blocks.len - 1] : NULL;
    return last && last->kind == kind ? last : NULL;
}

void doc_fact(Doc *d, const char *name, Str value)
{
    Block *b = block_last(d, FACTS_OF);
    if (!b)
        b = block_add(d, FACTS_OF, S(""));
    *list_add(&b->cells, d->a) = str(name);
    *list_add(&b->cells, d->a) = readable(value, d->a);
}

void doc_table_all(Doc *d, Str caption, const Column *columns, ptrdiff_t count)
{
    Block *b = block_add(d, TABLE_OF, caption);
    for (ptrdiff_t i = 0; i < count; i++)
        *list_add(&b->columns, d->a) = columns[i];
}

void doc_row_all(Doc *d, const Str *cells, ptrdiff_t count)
{
    Block *b = block_last(d, TABLE_OF);
    assert(b && b->columns.len == count);
    for (ptrdiff_t i = 0; i < count; i++)
        *list_add(&b->cells, d->a) = readable(cells[i], d->a);
}

void doc_picture(Doc *d, const Graphic *graphic)
{
    if (graphic_there(graphic))
        block_add(d, PICTURE_OF, graphic->says)->graphic = graphic;
    else
        doc_says(d, graphic->says);
}

static bool says_nothing(const Block *b, ptrdiff_t column)
{
    for (ptrdiff_t i = column; i < b->cells.len; i += b->columns.len)
        if (b->cells.at[i].len && !str_is(b->cells.at[i], "-"))
            return false;
    return b->cells.len > 0;
}

static void column_drop(Block *b, ptrdiff_t column)
{
    ptrdiff_t kept = 0, count = b->columns.len;
    for (ptrdiff_t i = 0; i < b->cells.len; i++)
        if (i % count != column)
            b->cells.at[kept++] = b->cells.at[i];
    b->cells.len = kept;
    for (ptrdiff_t i = column + 1; i < count; i++)
        b->columns.at[i - 1] = b->columns.at[i];
    b->columns.len--;
}

void doc_prune(Doc *d)
{
    for (each(Block, b, d->blocks))
        for (ptrdiff_t i = b->columns.len - 1; i > 0; i--)
            if (says_nothing(b, i))
                column_drop(b, i);
}

/* ---- what is missing ------------------------------------------------------------- */

Str doc_state(const Doc *d)
{
    Text t = { 0 };
    if (!d->tasks.len)
        return S("Nothing is missing.");
    text_put(&t, d->a, "Still to do: {}", str_of_number(d->tasks.len, d->a));
    return text_str(&t);
}

Str doc_task(const Doc *d, const Task *task)
{
    Text t = { 0 };
    text_put(&t, d->a, "{}: {}", task->who, task->what);
    if (task->why.len)
        text_put(&t, d->a, " ({})", task->why);
    return text_str(&t);
}

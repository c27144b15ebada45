#include "desk/lines.h"

#include "base/money.h"

#include <string.h>

enum { POINT_DECIMALS = 3, MINUTES = 16, SECONDS = 19 };

/* ---- one field ------------------------------------------------------------------- */

static bool fits_a_line(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] == '"' || s.at[i] == '\n' || s.at[i] == '\r')
            return false;
    return s.len && s.len < 4096 && str_utf8(s) && s.at[0] != '@' && !str_is(s, "-");
}

static const char *ending_of(Str bytes)
{
    return str_starts(bytes, "%PDF-") ? ".pdf" : str_starts(bytes, "PK\003\004") ? ".zip"
           : str_utf8(bytes)          ? ".txt"
                                      : "";
}

/* "document-1-2.pdf", "criterion-1-3-guide.txt" */
static Str paper_name(const Act *act, const Field *of, Str bytes, Arena *a)
{
    Text t = { 0 };
    const ActRow *row = act_rows[act->kind];
    text_our(&t, row->name, a);
    for (each_field(f, row))
        if (f->type == NUMBER && act_number(act, f) && (f->refers || f == row->fields + 1))
            text_put(&t, a, "-{}", str_of_number(act_number(act, f), a));
    if (of->type == WORDS)
        text_put(&t, a, "-{}", str(of->name));
    text_our(&t, ending_of(bytes), a);
    return text_str(&t);
}

static void put_words(const Act *act, const Field *f, Record *r, NamedPapers *papers, Text *t,
                      Arena *a)
{
    Str words = record_words(r, act_hash(act, f));
    if (fits_a_line(words)) {
        text_put(t, a, " {}=\"{}\"", str(f->name), words);
        return;
    }
    Str name = paper_name(act, f, words, a);
    *list_add(papers, a) = (NamedPaper){ name, words };
    text_put(t, a, " {}=@{}", str(f->name), name);
}

static Str moment_of(Instant at, Zone zone, Arena *a)
{
    Str s = str_of_moment(at, zone, a);
    s.len = s.len > SECONDS && at % 60 ? SECONDS : s.len > MINUTES ? MINUTES : s.len;
    return s;
}

static void put_value(const Act *act, const Field *f, const Procedure *p, Text *t, Arena *a)
{
    int64_t n = f->type == FIGURE || f->type == HASH ? 0 : act_number(act, f);
    text_put(t, a, " {}=", str(f->name));
    if (f->type == CHOICE)
        text_our(t, n >= 0 && n < f->choices->count && f->choices->at[n].word
                        ? f->choices->at[n].word : "-", a);
    else if (f->type == MOMENT)
        text_put(t, a, "\"{}\"", moment_of(n, p->zone, a));
    else if (f->type == DATE)
        text_add(t, str_of_day(n, a), a);
    else if (f->type == MONEY)
        text_add(t, str_of_amount(n, currency_decimals(p->currency), a), a);
    else if (f->type == POINTS)
        text_add(t, str_of_amount(n, POINT_DECIMALS, a), a);
    else if (f->type == FIGURE)
        text_add(t, str_of_figure(act_figure(act, f), a), a);
    else if (f->type == HASH)
        text_add(t, str_of_hash(act_hash(act, f), a), a);
    else
        text_add(t, str_of_number(n, a), a);
}

/* What who types it may leave out, and is nothing here. */
static bool says_nothing(const Act *act, const Field *f)
{
    if (field_is_shelved(f))
        return hash_none(act_hash(act, f));
    bool counts = f->type == NUMBER || f->type == MONEY || f->type == POINTS;
    return counts && !act_number(act, f) && strcmp(f->name, "mark") != 0;
}

void line_of_definition(const Act *act, Record *r, NamedPapers *papers, Text *t, Arena *a)
{
    const ActRow *row = act_rows[act->kind];
    text_our(t, row->name, a);
    for (each_field(f, row)) {
        if (says_nothing(act, f) || f->type == KEY || f->type == PROOF)
            continue;
        if (field_is_shelved(f))
            put_words(act, f, r, papers, t, a);
        else
            put_value(act, f, r->p, t, a);
    }
    text_our(t, "\n", a);
}

/* ---- one text against another ---------------------------------------------------- */

typedef LIST(Str) Texts;

typedef struct Compared {
    Texts        before, after;
    LineChanges *out;
    Arena       *a;
} Compared;

static void cut_lines(Str text, Texts *out, Arena *a)
{
    while (text.len)
        *list_add(out, a) = str_cut(&text, '\n');
}

static void change(const Compared *c, LineFate fate, ptrdiff_t before, ptrdiff_t after)
{
    Str text = fate == LINE_COMES ? c->after.at[after] : c->before.at[before];
    *list_add(c->out, c->a) = (LineChange){ fate, fate == LINE_COMES ? 0 : before + 1,
                                            fate == LINE_GOES ? 0 : after + 1, text };
}

static ptrdiff_t alike_at_front(const Compared *c)
{
    ptrdiff_t n = 0;
    while (n < c->before.len && n < c->after.len && str_same(c->before.at[n], c->after.at[n]))
        n++;
    return n;
}

static ptrdiff_t alike_at_end(const Compared *c, ptrdiff_t front)
{
    ptrdiff_t n = 0, b = c->before.len, d = c->after.len;
    while (n < b - front && n < d - front &&
           str_same(c->before.at[b - 1 - n], c->after.at[d - 1 - n]))
        n++;
    return n;
}

/* The longest common run of the middle, by the table of its lengths from the end. */
static void middle(const Compared *c, ptrdiff_t front, ptrdiff_t rows, ptrdiff_t columns)
{
    ptrdiff_t wide = columns + 1, i = 0, j = 0;
    int *length = make(c->a, int, (rows + 1) * wide);
    for (ptrdiff_t x = rows - 1; x >= 0; x--)
        for (ptrdiff_t y = columns - 1; y >= 0; y--) {
            int down = length[(x + 1) * wide + y], along = length[x * wide + y + 1];
            bool same = str_same(c->before.at[front + x], c->after.at[front + y]);
            length[x * wide + y] = same ? length[(x + 1) * wide + y + 1] + 1
                                        : down > along ? down : along;
        }
    while (i < rows || j < columns) {
        if (i < rows && j < columns && str_same(c->before.at[front + i], c->after.at[front + j]))
            change(c, LINE_STAYS, front + i, front + j), i++, j++;
        else if (j >= columns || (i < rows && length[(i + 1) * wide + j] >=
                                                  length[i * wide + j + 1]))
            change(c, LINE_GOES, front + i, 0), i++;
        else
            change(c, LINE_COMES, 0, front + j), j++;
    }
}

static void all_of_it(const Compared *c, ptrdiff_t front, ptrdiff_t rows, ptrdiff_t columns)
{
    for (ptrdiff_t i = 0; i < rows; i++)
        change(c, LINE_GOES, front + i, 0);
    for (ptrdiff_t j = 0; j < columns; j++)
        change(c, LINE_COMES, 0, front + j);
}

static bool is_near(const LineChanges *all, ptrdiff_t i, int around)
{
    for (ptrdiff_t j = i - around; j <= i + around; j++)
        if (j >= 0 && j < all->len && all->at[j].fate != LINE_STAYS)
            return true;
    return false;
}

void lines_compare(Str before, Str after, int around, LineChanges *out, Arena *a)
{
    LineChanges all = { 0 };
    Compared c = { .out = &all, .a = a };
    cut_lines(before, &c.before, a);
    cut_lines(after, &c.after, a);
    ptrdiff_t front = alike_at_front(&c), end = alike_at_end(&c, front);
    ptrdiff_t rows = c.before.len - front - end, columns = c.after.len - front - end;
    for (ptrdiff_t i = 0; i < front; i++)
        change(&c, LINE_STAYS, i, i);
    if (rows <= COMPARED_LINES && columns <= COMPARED_LINES)
        middle(&c, front, rows, columns);
    else
        all_of_it(&c, front, rows, columns);
    for (ptrdiff_t i = 0; i < end; i++)
        change(&c, LINE_STAYS, front + rows + i, front + columns + i);
    *out = (LineChanges){ 0 };
    for (ptrdiff_t i = 0; i < all.len; i++)
        if (is_near(&all, i, around))
            *list_add(out, a) = all.at[i];
}

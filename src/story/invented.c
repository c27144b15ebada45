#include "story/invented.h"

enum { PAGES_MOST = 24, BYTES_OF_PAGE = 5000, OBJECTS = 4 + 2 * PAGES_MOST, ENTRY_BYTES = 20 };

/* ---- text ------------------------------------------------------------------------- */

/* A text that says what it is, repeated to its size. */
static void say_again(Text *t, Str name, int64_t bytes, Arena *a)
{
    int64_t until = t->len + bytes;
    while (t->len < until)
        text_put(t, a, "{}: a page of an invented bid. ", name);
    t->len = until;
}

/* ---- PDF -------------------------------------------------------------------------- */

typedef struct Pdf {
    Text      text;
    int64_t   at[OBJECTS + 1];         /* where the object of that number begins */
    int       objects, pages;
    Str       name, title;
    Arena    *a;
} Pdf;

/* As a string of a PDF: letters that its own typeface lacks are left out. */
static Str quoted(Str s, Arena *a)
{
    Text t = { 0 };
    text_byte(&t, '(', a);
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (s.at[i] == '(' || s.at[i] == ')' || s.at[i] == '\\')
            text_byte(&t, '\\', a);
        if (s.at[i] >= ' ' && s.at[i] <= '~')
            text_byte(&t, s.at[i], a);
    }
    text_byte(&t, ')', a);
    return text_str(&t);
}

static Str ten_digits(int64_t n, Arena *a)
{
    char *at = make(a, char, 10);
    for (int i = 9; i >= 0; i--, n /= 10)
        at[i] = (char)('0' + n % 10);
    return (Str){ at, 10 };
}

static void object(Pdf *p, Str body)
{
    p->at[++p->objects] = p->text.len;
    text_put(&p->text, p->a, "{} 0 obj\n{}\nendobj\n", str_of_number(p->objects, p->a), body);
}

static void line(Text *t, const char *size, int64_t high, Str words, Arena *a)
{
    text_put(t, a, "BT /F {} Tf 60 {} Td {} Tj ET\n", str(size), str_of_number(high, a),
             quoted(words, a));
}

/* "Method statement, part 3" */
static Str part(const Pdf *p, int64_t page)
{
    Text t = { 0 };
    text_put(&t, p->a, "{}, part {}", p->title, str_of_number(page, p->a));
    return text_str(&t);
}

static void contents(const Pdf *p, Text *t)
{
    line(t, "14", 700, S("Contents"), p->a);
    for (int64_t i = 1; i <= p->pages; i++) {
        Text row = { 0 };
        text_put(&row, p->a, "{} ..... page {}", part(p, i), str_of_number(i, p->a));
        line(t, "11", 690 - 22 * i, text_str(&row), p->a);
    }
}

static void page(Pdf *p, int64_t number)
{
    Text drawn = { 0 }, foot = { 0 }, body = { 0 }, about = { 0 };
    line(&drawn, "22", 760, number == 1 ? p->title : part(p, number), p->a);
    if (number == 1)
        contents(p, &drawn);
    else
        line(&drawn, "11", 700, S("What would be offered here is left to your imagination."), p->a);
    text_put(&foot, p->a, "{}, page {} of {}. Invented: nobody offers this.", p->name,
             str_of_number(number, p->a), str_of_number(p->pages, p->a));
    line(&drawn, "9", 60, text_str(&foot), p->a);
    text_put(&about, p->a, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R"
                           "/Resources<</Font<</F 3 0 R>>>>>>",
             str_of_number(p->objects + 2, p->a));
    object(p, text_str(&about));
    text_put(&body, p->a, "<</Length {}>>\nstream\n{}endstream",
             str_of_number(drawn.len, p->a), text_str(&drawn));
    object(p, text_str(&body));
}

static void pages(Pdf *p)
{
    Text t = { 0 };
    text_our(&t, "<</Type/Pages/Kids[", p->a);
    for (int i = 0; i < p->pages; i++)
        text_put(&t, p->a, "{} 0 R ", str_of_number(4 + 2 * i, p->a));
    text_put(&t, p->a, "]/Count {}>>", str_of_number(p->pages, p->a));
    object(p, S("<</Type/Catalog/Pages 2 0 R>>"));
    object(p, text_str(&t));
    object(p, S("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
    for (int64_t i = 1; i <= p->pages; i++)
        page(p, i);
}

/* What nothing refers to, so that the whole has its size. */
static void filling(Pdf *p, int64_t bytes)
{
    Text t = { 0 };
    text_put(&t, p->a, "<</Length {}>>\nstream\n", ten_digits(bytes, p->a));
    say_again(&t, p->name, bytes, p->a);
    text_our(&t, "\nendstream", p->a);
    object(p, text_str(&t));
}

static void ending(Pdf *p)
{
    int64_t at = p->text.len;
    Str     all = str_of_number(p->objects + 1, p->a);
    text_put(&p->text, p->a, "xref\n0 {}\n0000000000 65535 f \n", all);
    for (int i = 1; i <= p->objects; i++)
        text_put(&p->text, p->a, "{} 00000 n \n", ten_digits(p->at[i], p->a));
    text_put(&p->text, p->a, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", all,
             str_of_number(at, p->a));
}

static Str pdf(Str name, int64_t bytes, Arena *a)
{
    enum { AROUND_FILLING = 70, ENDING = 90 };
    int64_t count = bytes / BYTES_OF_PAGE;
    Pdf *p = make(a, Pdf, 1);
    *p = (Pdf){ .name = name, .title = { name.at, name.len - 4 }, .a = a,
                .pages = count < 1 ? 1 : count > PAGES_MOST ? PAGES_MOST : (int)count };
    text_our(&p->text, "%PDF-1.4\n", a);
    pages(p);
    int64_t room = bytes - p->text.len - ENTRY_BYTES * (p->objects + 2) - AROUND_FILLING - ENDING;
    if (room > 0)
        filling(p, room);
    ending(p);
    while (p->text.len < bytes)
        text_byte(&p->text, '\n', a);
    return text_str(&p->text);
}

Str invented_file(Str name, int64_t bytes, Arena *a)
{
    Text t = { 0 };
    if (name.len > 4 && str_alike((Str){ name.at + name.len - 4, 4 }, S(".pdf")))
        return pdf(name, bytes, a);
    say_again(&t, name, bytes, a);
    return text_str(&t);
}

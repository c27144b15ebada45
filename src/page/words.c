#include "page/words.h"

#include <stdlib.h>
#include <string.h>

const char *const language_tags[LANGUAGES] = { [ENGLISH] = "en-GB", [WELSH] = "cy" };

static int said_order(const void *english, const void *said)
{
    return strcmp(english, ((const Said *)said)->english);
}

static const Said *said_of(Language l, const char *english)
{
    if (l == ENGLISH)
        return NULL;
    return bsearch(english, said_cy, (size_t)said_cy_count, sizeof *said_cy, said_order);
}

const char *words_in(Language l, const char *english)
{
    const Said *said = said_of(l, english);
    return said ? said->form[0] : english;
}

Str said_in(Language l, const char *english) { return str(words_in(l, english)); }

static int welsh_form(int64_t n)
{
    return n >= 0 && n <= 3 ? (int)n : n == 6 ? 4 : 5;
}

Str counted_in(Language l, int64_t n, const char *one, const char *many, Arena *a)
{
    Text t = { 0 };
    const Said *said = said_of(l, one);
    const char *form = said ? said->form[welsh_form(n)] : n == 1 ? one : many;
    Str number = str_of_number(n, a);
    text_put_all(&t, a, form, &number, strstr(form, "{}") ? 1 : 0);
    return text_str(&t);
}

/* Weekday and month are words of their own; the order is the same in both languages. */
Str day_in(Language l, Day day, Arena *a)
{
    Text t = { 0 };
    Str  rest = str_of_day_words(day, a);
    while (rest.len) {
        const char *word = str_terminated(str_cut(&rest, ' '), a);
        text_put(&t, a, t.len ? " {}" : "{}", said_in(l, word));
    }
    return text_str(&t);
}

Str moment_in(Language l, Instant at, Zone zone, Arena *a)
{
    Text t = { 0 };
    Str  rest = at ? str_of_moment_words(at, zone, a) : (Str){ 0 };
    if (!rest.len || l == ENGLISH)
        return rest;
    str_cut(&rest, ',');
    text_put(&t, a, "{},{}", day_in(l, day_at(at, zone), a), rest);
    return text_str(&t);
}

Str span_in(Language l, int64_t seconds, Arena *a)
{
    Text     t = { 0 };
    SpanPart part[SPAN_PARTS];
    int      count = span_parts(seconds, part);
    for (int i = 0; i < count; i++)
        text_put(&t, a, i ? " {}" : "{}", counted_in(l, part[i].n, part[i].one, part[i].many, a));
    return text_str(&t);
}

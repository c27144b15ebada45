#include "page/html.h"


void html_ours(Text *t, const char *ours, Arena *a) { text_our(t, ours, a); }

/* ---- text and values ------------------------------------------------------------- */

void html_words(Text *t, const char *words, Arena *a)
{
    if (words)
        html_str(t, str(words), a);
}

void html_number(Text *t, int64_t n, Arena *a) { text_number(t, n, a); }

/* ---- addresses ------------------------------------------------------------------- */

void html_part_str(Text *t, Str s, Arena *a) { text_percent(t, s, '/', a); }

void html_part_words(Text *t, const char *words, Arena *a)
{
    if (words)
        html_part_str(t, str(words), a);
}

/* "//elsewhere" would be another server, "/\elsewhere" to some browsers as well. */
static bool is_here(Str s)
{
    return s.len && (s.at[0] == '#' || s.at[0] == '?' ||
                     (s.at[0] == '/' && (s.len == 1 || (s.at[1] != '/' && s.at[1] != '\\'))));
}

void html_link_str(Text *t, Str s, Arena *a) { html_str(t, is_here(s) ? s : S("#"), a); }

void html_link_words(Text *t, const char *words, Arena *a)
{
    html_link_str(t, str(words ? words : ""), a);
}

/* ---- JSON ------------------------------------------------------------------------ */

/* No "</script", no "<!--"; the text stays the same JSON. Source: HTML, 4.12.1.3. */
void html_json(Text *t, Str s, Arena *a)
{
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (s.at[i] == '<')
            text_our(t, "\\u003c", a);
        else if (s.at[i] == '>')
            text_our(t, "\\u003e", a);
        else if (s.at[i] == '&')
            text_our(t, "\\u0026", a);
        else
            text_byte(t, s.at[i], a);
    }
}

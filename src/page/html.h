/* html.h - what templates write: our own markup as it is, everything else escaped for its place.
 *
 * tools/template.c makes the calls; the kind of a field chooses the function. */
#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include "letters/document.h"

/* Markup of a template. */
void html_ours(Text *, const char *, Arena *);

/* In text and in values of attributes, as html_str(). */
void html_words(Text *, const char *, Arena *);
void html_number(Text *, int64_t, Arena *);

/* A part of an address: all but letters, digits and -._~/ by their bytes. Source: RFC 3986, 2.3. */
void html_part_str(Text *, Str, Arena *);
void html_part_words(Text *, const char *, Arena *);

/* A whole address: one of this server ("/log", "#top", "?page=2"); any other is "#". */
void html_link_str(Text *, Str, Arena *);
void html_link_words(Text *, const char *, Arena *);

/* JSON that a program here has made, within <script type="application/json">. */
void html_json(Text *, Str, Arena *);

#define html_put(t, x, a)                                                                          \
    _Generic((x), Str: html_str, const char *: html_words, char *: html_words,                     \
             default: html_number)(t, x, a)
#define html_part(t, x, a)                                                                         \
    _Generic((x), Str: html_part_str, const char *: html_part_words, char *: html_part_words,      \
             default: html_number)(t, x, a)
#define html_link(t, x, a)                                                                         \
    _Generic((x), Str: html_link_str, const char *: html_link_words)(t, x, a)

/* Does it say something? */
static inline bool html_says_str(Str s)            { return s.len != 0; }
static inline bool html_says_words(const char *s)  { return s && *s; }
static inline bool html_says_number(int64_t n)     { return n != 0; }
#define html_says(x)                                                                               \
    _Generic((x), Str: html_says_str, const char *: html_says_words, char *: html_says_words,      \
             default: html_says_number)(x)

#endif

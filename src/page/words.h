/* words.h - fixed words and dates in the language of a page.
 *
 * Words of templates are said in it when they are compiled (tools/template.c); these are those that
 * C puts into a page's struct. Both stand in text/cy.po; what is missing there is said in English.
 */
#ifndef PAGE_WORDS_H
#define PAGE_WORDS_H

#include "base/calendar.h"
#include "base/language.h"

/* A row of a table that tools/po_words makes: forms by the number that is counted, else alike. */
enum { SAID_FORMS = 6 };
typedef struct Said { const char *english, *form[SAID_FORMS]; } Said;
extern const Said said_cy[];
extern const int  said_cy_count;

/* "cy", "en-GB": for lang="". Source: BCP 47. */
extern const char *const language_tags[LANGUAGES];

/* The same words; English where the language lacks them. */
const char *words_in(Language, const char *english);
Str         said_in(Language, const char *english);

/* one: "{} bid", many: "{} bids", each with one {} for the number or none. Welsh has six forms: of
 * 0, 1, 2, 3, 6 and of any other number. Source: Unicode CLDR, plural rules of cy. */
Str counted_in(Language, int64_t n, const char *one, const char *many, Arena *);

/* "Dydd Iau 26 Ionawr 2012" and "Dydd Iau 26 Ionawr 2012, 12:00 GMT"; no moment (0): empty. */
Str day_in(Language, Day, Arena *);
Str moment_in(Language, Instant, Zone, Arena *);

/* As str_of_span(). */
Str span_in(Language, int64_t seconds, Arena *);

#endif

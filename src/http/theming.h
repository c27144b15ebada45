/* theming.h - how pages look here: what people.db says of it, at hand for every page. */
#ifndef HTTP_THEMING_H
#define HTTP_THEMING_H

#include "accounts/theme.h"
#include "http/routes.h"

typedef struct Theming Theming;

/* Reads it. The life of the server ends it. Fails: people-broken. */
Result theming_begin(Server *, Theming **, Arena *);

/* What is so now, without the logo's bytes; NULL: nothing was ever said. etag: of the logo, empty:
 * there is none. */
typedef struct Themed { Theme is; Str etag; int64_t wide, high; } Themed;
Themed  theming_now(Theming *, Arena *);
int64_t theming_edition(Theming *);
Str     theming_logo(Theming *, Arena *);

/* From now on. What was read before may still be on its way. Fails: people-broken. */
Result theming_set(Server *, const Theme *);

/* Is it a logo? No more than LOGO_WIDE times LOGO_HIGH dots and LOGO_BYTES; it stands still; and
 * nothing comes behind it. Empty: it is. Source: PNG (third edition), 5.3 and 11.2.1. */
enum { LOGO_WIDE = 1000, LOGO_HIGH = 400 };
Str logo_wrong(Str png, Arena *);

#endif

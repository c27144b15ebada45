/* theme.h - how pages look: whose they are, their colour, a logo. */
#ifndef ACCOUNTS_THEME_H
#define ACCOUNTS_THEME_H

#include "accounts/accounts.h"

/* In bytes; of a logo also as the table says. */
enum { THEME_NAME = 200, THEME_SAYS = 200, LOGO_BYTES = 200000 };

typedef struct Theme {
    int64_t edition;                   /* another one with each change; 0: nobody said anything */
    Str     name;                      /* empty: as the settings say */
    Str     colour;                    /* "#0b2d5b"; empty: as it comes */
    Str     logo, says;                /* a PNG, empty: none; what it shows, in words */
    Id      by;                        /* who said so last, and when */
    Instant at;
} Theme;

/* All zero while nobody said anything. Fails: too-large (the arena). */
Result theme_get(People *, Theme *, Arena *);

/* The edition is counted here, not taken from it. */
Result theme_put(People *, const Theme *);

#endif

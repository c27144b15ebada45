/* assets.h - what pages bring along: the sheet of style, the scripts, and the licences of what
 * others wrote of them. Made by browser/build.mjs and part of the program. */
#ifndef HTTP_ASSETS_H
#define HTTP_ASSETS_H

#include "base/base.h"

typedef struct Asset {
    const char *name;                  /* "tenderbox.css": for us, the same in every edition */
    const char *address;               /* "/assets/tenderbox-125dac83faa547ff.css": for pages; in it
                                        * is a fingerprint of the bytes, so they never change */
    const char *type;                  /* "text/css; charset=utf-8" */
    Str         bytes, small;          /* small: the same by gzip */
} Asset;

extern const Asset assets[];
extern const ptrdiff_t asset_count;

/* By its name; NULL: there is none of it. */
const Asset *asset_of(Str name);

#endif

/* drawing.h - pages of PDFs that nobody vouches for as pictures, drawn by poppler in a child that
 * may do little (sys/child.h).
 *
 * One is drawn at a time, for it may take a whole processor. What was drawn last is kept, and that
 * it could not be, too: so a page that says what became of a picture and the picture itself are
 * one drawing, and a file that was made to take long does so once. */
#ifndef HTTP_DRAWING_H
#define HTTP_DRAWING_H

#include "base/hash.h"
#include "sys/child.h"

enum {
    DRAWING_SECONDS = 20, DRAWING_MEMORY = 1 << 30,          /* bytes */
    DRAWING_BYTES = 16 << 20, DRAWINGS_KEPT = 16, DRAWING_KEPT_BYTES = 2 << 20,
    DRAWN_PAGES = 9999                                       /* of one file */
};

/* fd: the file, of that fingerprint; seconds: DRAWING_SECONDS where it is 0. */
typedef struct Drawing { int fd; Hash file; int seconds; } Drawing;

/* CHILD_FAILED: it is no PDF, or locked, or says no number that can be. */
ChildEnd drawing_count(const Drawing *, int64_t *pages, Arena *);

/* A PNG, at most 1600 dots long. page: 1 to DRAWN_PAGES. */
ChildEnd drawing_page(const Drawing *, int64_t page, Str *png, Arena *);

#endif

/* lines.h - our canonical texts: lines of a key and its values, in fixed order.
 *
 *     tenderbox/turns/v1
 *     round 1
 *     bid <bidder> <ctx> <turn>
 *
 * A text is a table of rows; reading and writing walk the same table, so whatever reads is written
 * back byte for byte. Every line ends with one newline, the last one too, and nothing follows it.
 * Other rooms add types of their own. Source: doc/book.md, spelling. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include "base/base.h"

#include <stddef.h>

/* How a value is spelled. read: false for any other spelling; what it says goes to `to`. The value
 * has no newline and is not empty; before others in its line it has no space. */
typedef struct LineType {
    bool (*read)(Str, void *to);
    void (*write)(Text *, const void *from, Arena *);
} LineType;

extern const LineType
    line_text,        /* Str: characters of UTF-8 */
    line_word,        /* Str: 1 to 64 of A-Z a-z 0-9 . _ - */
    line_number,      /* int64_t, as str_number() */
    line_hash;        /* Hash: lower-case hex */

/* One value of a thing, at that offset in it. Without a key it stands behind the value of the row
 * before, in the same line; a first row without a key begins its line. Without a type the line is
 * the key: what a text begins with. */
typedef struct LineRow { const char *key; const LineType *type; size_t offset; } LineRow;

/* Cuts the rows' lines off *rest. False at the first that is not as its rows say; *thing is then
 * half filled. Words and texts are slices. */
bool lines_read(Str *rest, const LineRow *, ptrdiff_t rows, void *thing);

/* The same, of a text that ends with them. */
bool lines_whole(Str text, const LineRow *, ptrdiff_t rows, void *thing);
void lines_write(Text *, const LineRow *, ptrdiff_t rows, const void *thing, Arena *);

/* Cuts off one whole line, without its newline. False where none ends. */
bool line_cut(Str *rest, Str *line);

#endif

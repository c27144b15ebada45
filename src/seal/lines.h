/* lines.h - our canonical texts: one "key value" a line, in fixed order, ASCII.
 *
 * A text is a table of rows; reading and writing walk the same table, so whatever reads is
 * written back byte for byte. */
#ifndef SEAL_LINES_H
#define SEAL_LINES_H

#include "base/base.h"
#include "base/hash.h"

#include <stddef.h>

typedef enum LineType {
    LINE_WORD,        /* Str: 1 to 64 of A-Z a-z 0-9 . _ - */
    LINE_PLACE,       /* Str: the same and / : a log's origin, up to 200 */
    LINE_NUMBER,      /* int64_t */
    LINE_HASH,        /* Hash: lower-case hex */
    LINE_RECIPIENT,   /* Recipient: age1... */
} LineType;

typedef struct LineRow { const char *key; LineType type; size_t offset; } LineRow;

/* Cuts the lines off *rest. False at the first that is not as its row says; *thing is
 * then half filled. Words are slices of the text. */
bool lines_read(Str *rest, const LineRow *, ptrdiff_t rows, void *thing);
void lines_write(Text *, const LineRow *, ptrdiff_t rows, const void *thing, Arena *);

bool str_is_word(Str);

/* Cuts off one whole line with its end. False where no line ends. */
bool line_cut(Str *rest, Str *line);

#endif

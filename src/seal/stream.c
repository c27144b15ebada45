#include "seal/stream.h"

#include <errno.h>
#include <string.h>

const Reason file_unreadable = { BROKEN, "file-unreadable", "doc/book.md, envelopes",
    "A file could not be read." };
const Reason file_unwritable = { BROKEN, "file-unwritable", "doc/book.md, envelopes",
    "A file could not be written; one that is there already is not replaced." };

Result source_fill(Source from, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    *got = 0;
    while (*got < room) {
        ptrdiff_t more = 0;
        TRY(from.read(from.self, to + *got, room - *got, &more));
        if (!more)
            break;
        *got += more;
    }
    return DONE;
}

static Result read_str(void *rest, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    Str *left = rest;
    *got = left->len < room ? left->len : room;
    if (*got)
        memcpy(to, left->at, (size_t)*got);
    *left = str_after(*left, *got);
    return DONE;
}

Source source_of_str(Str *rest) { return (Source){ read_str, rest }; }

static Result read_file(void *file, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    *got = (ptrdiff_t)fread(to, 1, (size_t)room, file);
    return ferror(file) ? because_of(&file_unreadable, str(strerror(errno))) : DONE;
}

Source source_of_file(FILE *file) { return (Source){ read_file, file }; }

static Result write_file(void *file, Str bytes)
{
    return fwrite(bytes.at, 1, (size_t)bytes.len, file) == (size_t)bytes.len
               ? DONE
               : because_of(&file_unwritable, str(strerror(errno)));
}

Sink sink_of_file(FILE *file) { return (Sink){ write_file, file }; }

static Result write_nothing(void *self, Str bytes)
{
    (void)self, (void)bytes;
    return DONE;
}

Sink sink_of_nothing(void) { return (Sink){ write_nothing, NULL }; }

static Result write_text(void *self, Str bytes)
{
    Gathered *g = self;
    if (bytes.len > g->most - g->text.len)
        return because(&too_large);
    text_add(&g->text, bytes, g->arena);
    return DONE;
}

Sink sink_of_text(Gathered *g) { return (Sink){ write_text, g }; }

Metered metered(Source from)
{
    Metered m = { .from = from };
    sha256_begin(&m.sha);
    return m;
}

static Result read_metered(void *self, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    Metered *m = self;
    TRY(m->from.read(m->from.self, to, room, got));
    sha256_add(&m->sha, (Str){ to, *got });
    m->bytes += *got;
    return DONE;
}

Source source_of_metered(Metered *m) { return (Source){ read_metered, m }; }

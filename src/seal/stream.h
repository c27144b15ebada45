/* stream.h - bytes that come and go in pieces, so that a gigabyte never lies in memory.
 *
 * A source is asked until it gives nothing; a sink is handed what there is. Whoever makes
 * one says what stands behind it: a slice, a file, a request. */
#ifndef SEAL_STREAM_H
#define SEAL_STREAM_H

#include "base/base.h"
#include "base/hash.h"

#include <stdio.h>

/* read: puts 1 to `room` bytes at `to` and their number in *got; 0 means the end. */
typedef struct Source {
    Result (*read)(void *self, char *to, ptrdiff_t room, ptrdiff_t *got);
    void *self;
} Source;

/* write: takes all of the bytes or refuses; the slice is valid during the call only. */
typedef struct Sink {
    Result (*write)(void *self, Str bytes);
    void *self;
} Sink;

/* Reads until the room is full or the source is at its end. */
Result source_fill(Source, char *to, ptrdiff_t room, ptrdiff_t *got);

Source source_of_str(Str *rest);              /* eats *rest */
Source source_of_file(FILE *);                /* fails: file_unreadable */
Sink   sink_of_file(FILE *);                  /* fails: file_unwritable */
Sink   sink_of_nothing(void);

/* A text that grows up to `most` bytes; beyond that: too_large. */
typedef struct Gathered { Text text; ptrdiff_t most; Arena *arena; } Gathered;
Sink   sink_of_text(Gathered *);

/* Passes on what it reads and keeps count and SHA-256 of it. */
typedef struct Metered { Source from; Sha256 sha; int64_t bytes; } Metered;
Metered metered(Source);
Source  source_of_metered(Metered *);

extern const Reason file_unreadable, file_unwritable;

#endif

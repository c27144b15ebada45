/* tar.h - the one spelling of a member's header in our tars: bundles and envelopes.
 *
 * Mode 0644, no owner, no time: what a reader does not need, a writer cannot vary. A reader
 * makes the header again and compares it whole. A size of 8 GiB or more does not go into eleven
 * octal digits and is written in bytes, as GNU's tar, libarchive, Python and Go do. Source: POSIX.1
 * pax, ustar interchange format; GNU tar manual, "Basic Tar Format". */
#ifndef BASE_TAR_H
#define BASE_TAR_H

#include "base/base.h"

enum { TAR_BLOCK = 512, TAR_END = 2 * TAR_BLOCK, TAR_NAME = 100 };
#define TAR_OCTAL_MOST INT64_C(077777777777)   /* 8 GiB, less one: eleven octal digits */
#define TAR_BYTES_MOST (INT64_C(1) << 43)      /* 8 TiB */

typedef struct TarHeader { char byte[TAR_BLOCK]; } TarHeader;

/* name: 1 to TAR_NAME bytes; size: 0 to TAR_BYTES_MOST. */
TarHeader tar_header(Str name, int64_t size);

/* Name and size that a block says; false where it cannot be a header of ours. The name is a
 * slice of the block. */
bool tar_read(Str block, Str *name, int64_t *size);

int64_t tar_gap(int64_t size);                 /* zeros that fill the last block */

/* A member as a whole; and the end of a tar. */
void tar_add(Text *, Str name, Str bytes, Arena *);
void tar_end(Text *, Arena *);

/* Cuts the next member off; false: there is none. What lies between two is not looked at. */
bool tar_cut(Str *rest, Str *name, Str *bytes);

#endif

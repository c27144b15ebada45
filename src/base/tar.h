/* tar.h - the one spelling of a member's header in a bundle.
 *
 * Mode 0644, no owner, no time: what a reader does not need, a writer cannot vary. A reader
 * makes the header again and compares it whole. Source: POSIX.1 pax, ustar interchange format. */
#ifndef BASE_TAR_H
#define BASE_TAR_H

#include "base/base.h"

enum { USTAR_BLOCK = 512, USTAR_END = 2 * USTAR_BLOCK, USTAR_NAME = 100 };
#define USTAR_BYTES_MOST INT64_C(077777777777)   /* 8 GiB: eleven octal digits */

typedef struct UstarHeader { char byte[USTAR_BLOCK]; } UstarHeader;

/* name: 1 to USTAR_NAME bytes; size: 0 to USTAR_BYTES_MOST. */
UstarHeader ustar_header(Str name, int64_t size);

/* Name and size that a block says; false where it cannot be a header of ours. The name is a
 * slice of the block. */
bool ustar_read(Str block, Str *name, int64_t *size);

int64_t ustar_gap(int64_t size);                 /* zeros that fill the last block */

#endif

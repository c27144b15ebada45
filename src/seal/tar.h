/* tar.h - the one spelling of a member's header in our tars.
 *
 * Mode 0644, no owner, no time: what a reader does not need, a writer cannot vary. Shared by
 * packing and unpacking. Source: POSIX.1 pax, ustar interchange format. */
#ifndef SEAL_TAR_H
#define SEAL_TAR_H

#include "base/base.h"

enum { TAR_BLOCK = 512, TAR_END = 2 * TAR_BLOCK };

typedef struct TarHeader { char byte[TAR_BLOCK]; } TarHeader;

/* number 0 is the manifest; size: 0 to MEMBER_BYTES_MOST. */
TarHeader tar_header(int64_t number, int64_t size);

/* The size that a header names; false where it is no number. Whether the header is ours is
 * seen by writing it again. */
bool      tar_size(const TarHeader *, int64_t *size);

/* Zeros that fill the last block of a member. */
int64_t   tar_gap(int64_t size);

#endif

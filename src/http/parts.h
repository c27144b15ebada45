/* parts.h - the parts of a sealed file on its way: each is written once, at its place in one file
 * that becomes the whole as it lies there.
 *
 * In the folder of one way: ".bytes", the file; "0", "1", ... say that this part is there and on
 * the disk: as long as it, and empty. Where a place is taken, because a line that was cut still
 * holds it or because a part comes once more, it lies in "0.apart" instead, which counts before
 * its place. Who writes at a place holds a lock on it (F_OFD_SETLK), and who makes the whole one
 * on all of them; a file that has a second name, on the shelf, is never written again. */
#ifndef HTTP_PARTS_H
#define HTTP_PARTS_H

#include "http/request.h"

enum { PART_BYTES = 8 << 20 };

/* size: of the whole. count: how many parts it has, the last one perhaps shorter. */
typedef struct Parts { const char *folder; int64_t size, count; Arena *a; } Parts;

int64_t parts_length(const Parts *, int64_t n);
bool    parts_there(const Parts *, int64_t n);

/* For who receives part n where it will lie: the file, with its place held until it is closed.
 * Under 0: there is none yet, the part is there already, or its place is taken. */
int  parts_receive(const Parts *, int64_t n);

/* The body is part n: it counts, and is on the disk. Its place is free for others then. False, with
 * errno. */
bool parts_keep(const Parts *, const Request *, int64_t n);

/* One file of all parts, which nobody else writes until it is closed, at `path`. Under 0: some are
 * missing, or somebody else holds a place; each is to be read by itself. */
int  parts_gather(const Parts *, const char **path);

/* Part n to be read, from here on, as long as it is; under 0: it is not there. */
int  parts_open(const Parts *, int64_t n);

/* All of it goes, and nothing that is left by a crash meanwhile counts. */
void parts_remove(const Parts *);

/* What lies in a folder under this name takes room by its blocks; else it is a mark. */
bool parts_takes_room(const char *name);

#endif

/* own_disk.h - pages that are one file, to be opened from somebody's own disk without a network. */
#ifndef HTTP_OWN_DISK_H
#define HTTP_OWN_DISK_H

#include "core/procedure.h"
#include "http/assets.h"
#include "page/tool.h"

typedef enum OwnDisk { DISK_HOLDER, DISK_SEAL, OWN_DISKS } OwnDisk;

/* The word by which the command line calls it: "seal"; the file as it is saved. */
const char *own_disk_word(OwnDisk);
const Asset *own_disk_page(OwnDisk);
Hash        own_disk_fingerprint(OwnDisk);

/* What a procedure published of it; none: nothing. */
Hash        own_disk_published(const Procedure *, OwnDisk);

/* For pages, beside what this procedure published; NULL: no tender is meant. */
ToolShown   own_disk_shown(OwnDisk, const Procedure *, Arena *);

/* Those of this program: what `tools` means where it names none. */
const Tools *own_disk_tools(Arena *);

#endif

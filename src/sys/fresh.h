/* fresh.h - a file or a folder is at its place whole, or not at all.
 *
 * It is made beside its place, as tenderbox-<chance>.part, synced, and moved there; then the folder
 * above is synced. What a kill leaves is such a part, which stands in nobody's way and may be
 * removed. No link is followed at its place, and nothing is removed there that we did not make. */
#ifndef SYS_FRESH_H
#define SYS_FRESH_H

#include "base/base.h"

#include <stdio.h>

typedef struct Fresh {
    char *place, *above, *part;      /* above: the folder in which both lie */
    FILE *file;                      /* for writing and reading; NULL of a folder */
    bool  again, moved;              /* again: one of ours may be there; moved: this one is there */
    bool  there;                     /* whole at its place, this one or the very same */
} Fresh;

/* Who may look at it, besides its owner. */
typedef enum Reach { OWNER_ALONE, AS_UMASK } Reach;

/* Of all: false says errno, EEXIST where something lies there already, and leaves nothing. A folder
 * that is empty is nothing. Only of fresh_keep() there may be something: `there` says that it is at
 * its place, but not surely after a power cut. */
bool fresh_file(Fresh *, const char *place, Reach, Arena *);
bool fresh_folder(Fresh *, const char *place, Arena *);
bool fresh_keep(Fresh *);

/* A file of its owner's alone that takes the place of the older one, where a link leads to it of
 * what the link means (ENOENT where that is gone); a folder that is left as it is
 * where the very same lies there already, since a kill came between it and what was to follow. */
bool fresh_file_again(Fresh *, const char *place, Arena *);
bool fresh_folder_again(Fresh *, const char *place, Arena *);

/* Nothing is made; errno stays as it is. */
void fresh_drop(Fresh *);

#endif

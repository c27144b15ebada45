/* folder.h - folders and what lies in them. */
#ifndef SYS_FOLDER_H
#define SYS_FOLDER_H

#include "base/base.h"

/* folder/name, NUL-terminated. */
char *path_in(const char *folder, const char *name, Arena *);

/* Removes the folder and everything below it; follows no links. What cannot be removed stays. */
void folder_remove(const char *path);

/* Is it a folder with nothing in it? Else errno is EEXIST. Have two folders the same files in them,
 * byte by byte? */
bool folder_has_nothing(const char *path);
bool folder_same(const char *path, const char *other);

/* Does a path lead into the folder, or is it named there, as a link out of it is? */
bool folder_holds(const char *folder, const char *path);

#endif

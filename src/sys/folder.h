/* folder.h - folders and what lies in them. */
#ifndef SYS_FOLDER_H
#define SYS_FOLDER_H

#include "base/base.h"

/* folder/name, NUL-terminated. */
char *path_in(const char *folder, const char *name, Arena *);

/* Removes the folder and everything below it; follows no links. What cannot be removed stays. */
void folder_remove(const char *path);

#endif

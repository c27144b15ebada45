/* folder.h - a folder that is thrown away with all that is in it. */
#ifndef SYS_FOLDER_H
#define SYS_FOLDER_H

/* Removes the folder and everything below it; follows no links. What cannot be removed stays. */
void folder_remove(const char *path);

#endif

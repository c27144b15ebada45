/* folder.h - folders that a test makes and that are gone when it ends. */
#ifndef TEST_FOLDER_H
#define TEST_FOLDER_H

#include "sys/folder.h"

/* An empty folder's path; it is removed with all that is in it when the life ends. It lies in
 * memory where that can be, for a test is not about power cuts; TMPDIR says otherwise. */
const char *folder_new(Arena *);

/* Copies every file and folder in `from` into `to`, which is emptied first. */
void folder_copy(const char *from, const char *to);
void folder_empty(const char *);
int  folder_files(const char *);                      /* how many names are in it */

#endif

#include "sys/folder.h"

#include <ftw.h>
#include <stdio.h>

char *path_in(const char *folder, const char *name, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}/{}", str(folder), str(name));
    return str_terminated(text_str(&t), a);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    remove(path);
    return 0;
}

void folder_remove(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

#include "sys/folder.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- looking --------------------------------------------------------------------- */

static const char *name_next(DIR *folder)
{
    const struct dirent *file;
    while ((file = readdir(folder)))
        if (strcmp(file->d_name, ".") && strcmp(file->d_name, ".."))
            return file->d_name;
    return NULL;
}

bool folder_has_nothing(const char *path)
{
    DIR *folder = opendir(path);
    bool empty = folder && !name_next(folder);
    if (folder)
        closedir(folder);
    errno = EEXIST;
    return empty;
}

static bool bytes_same(FILE *one, FILE *other)
{
    char   part[4096], its[sizeof part];
    size_t got;
    do {
        got = fread(part, 1, sizeof part, one);
        if (fread(its, 1, sizeof its, other) != got || memcmp(part, its, got))
            return false;
    } while (got);
    return true;
}

static bool file_same(const char *path, const char *other)
{
    FILE *one = fopen(path, "rbe"), *two = fopen(other, "rbe");
    bool same = one && two && bytes_same(one, two);
    if (one)
        fclose(one);
    if (two)
        fclose(two);
    return same;
}

static int64_t files_in(const char *path)
{
    DIR *folder = opendir(path);
    int64_t count = 0;
    if (!folder)
        return -1;
    while (name_next(folder))
        count++;
    closedir(folder);
    return count;
}

static bool all_same(DIR *folder, const char *path, const char *other)
{
    const char *name;
    bool same = true;
    while (same && (name = name_next(folder))) {
        Arena a = arena_begin(1 << 20);
        same = file_same(path_in(path, name, &a), path_in(other, name, &a));
        arena_end(&a);
    }
    return same;
}

bool folder_same(const char *path, const char *other)
{
    DIR *folder = opendir(path);
    bool same = folder && files_in(path) == files_in(other) && all_same(folder, path, other);
    if (folder)
        closedir(folder);
    return same;
}

static bool is_within(const char *real, const char *path)
{
    char   there[PATH_MAX];
    size_t len = strlen(real);
    return realpath(path, there) && !strncmp(there, real, len) &&
           (there[len] == '/' || !there[len]);
}

bool folder_holds(const char *folder, const char *path)
{
    char real[PATH_MAX], above[PATH_MAX];
    const char *last = strrchr(path, '/');
    int len = last ? (int)(last - path) + 1 : 0;
    snprintf(above, sizeof above, "%.*s.", len, path);
    return realpath(folder, real) && (is_within(real, path) || is_within(real, above));
}

#include "test/folder.h"
#include "test/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void folder_empty(const char *path)
{
    folder_remove(path);
    if (mkdir(path, 0700))
        abort();
}

static void folder_end(void *path) { folder_remove(path); }

const char *folder_new(Arena *a)
{
    char *path = scratch("tenderbox", a);
    if (!mkdtemp(path))
        abort();
    arena_defer(a, folder_end, path);
    return path;
}

static void file_copy(const char *from, const char *to)
{
    char    bytes[65536];
    ssize_t got;
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (in < 0 || out < 0)
        abort();
    while ((got = read(in, bytes, sizeof bytes)) > 0)
        if (write(out, bytes, (size_t)got) != got)
            abort();
    close(in);
    close(out);
}

static void copy_into(const char *from, const char *to)
{
    DIR *folder = opendir(from);
    if (!folder)
        abort();
    for (struct dirent *file; (file = readdir(folder));) {
        Arena a = arena_begin(1 << 16);
        const char *source = path_in(from, file->d_name, &a);
        const char *target = path_in(to, file->d_name, &a);
        if (file->d_type == DT_DIR && file->d_name[0] != '.') {
            mkdir(target, 0700);
            copy_into(source, target);
        } else if (file->d_type != DT_DIR) {
            file_copy(source, target);
        }
        arena_end(&a);
    }
    closedir(folder);
}

void folder_copy(const char *from, const char *to)
{
    folder_empty(to);
    copy_into(from, to);
}

int folder_files(const char *path)
{
    int count = 0;
    DIR *folder = opendir(path);
    if (!folder)
        abort();
    for (struct dirent *file; (file = readdir(folder));)
        count += file->d_name[0] != '.';
    closedir(folder);
    return count;
}

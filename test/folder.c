#include "test/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int remove_one(const char *path, const struct stat *about, int what, struct FTW *walk)
{
    (void)about; (void)what;
    return walk->level ? remove(path) : 0;
}

void folder_empty(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

static void folder_remove(void *path)
{
    folder_empty(path);
    rmdir(path);
}

const char *folder_new(Arena *a)
{
    const char *given = getenv("TMPDIR"), *place = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
    Text t = { 0 };
    text_put(&t, a, "{}/tenderbox-XXXXXX", str(given ? given : place));
    char *path = str_terminated(text_str(&t), a);
    if (!mkdtemp(path))
        abort();
    arena_defer(a, folder_remove, path);
    return path;
}

const char *path_in(const char *folder, const char *name, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}/{}", str(folder), str(name));
    return str_terminated(text_str(&t), a);
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

#include "sys/fresh.h"

#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- beginning ------------------------------------------------------------------- */

static Str without_slashes(const char *path)
{
    Str s = str(path);
    while (s.len > 1 && s.at[s.len - 1] == '/')
        s.len--;
    return s;
}

static Str folder_of(Str path)
{
    ptrdiff_t len = path.len;
    while (len && path.at[len - 1] != '/')
        len--;
    return len > 1 ? (Str){ path.at, len - 1 } : len ? S("/") : S(".");
}

/* The part has a name of its own: that of its place may be as long as a disk takes. */
static bool fresh_begin(Fresh *f, const char *place, Arena *a)
{
    unsigned char chance[8];
    Text name = { 0 };
    Str  path = without_slashes(place);
    bool drawn = getrandom(chance, sizeof chance, 0) == sizeof chance;
    text_our(&name, "tenderbox-", a);
    text_bytes(&name, chance, sizeof chance, a);
    text_our(&name, ".part", a);
    *f = (Fresh){ .place = str_terminated(path, a), .above = str_terminated(folder_of(path), a) };
    f->part = path_in(f->above, str_terminated(text_str(&name), a), a);
    return drawn;
}

/* A link that leads nowhere is there, too. */
static bool place_free(const char *place)
{
    struct stat about;
    bool there = !lstat(place, &about);
    if (there)
        errno = EEXIST;
    return !there && errno == ENOENT;
}

static bool part_open(Fresh *f, Reach reach)
{
    int fd = open(f->part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, reach == AS_UMASK ? 0666 : 0600);
    f->file = fd < 0 ? NULL : fdopen(fd, "w+");
    return f->file;
}

bool fresh_file(Fresh *f, const char *place, Reach reach, Arena *a)
{
    return fresh_begin(f, place, a) && place_free(f->place) && part_open(f, reach);
}

/* What a link at that place leads to is what is kept there; the link stays. */
static const char *where_it_leads(const char *place, char real[PATH_MAX])
{
    struct stat about;
    bool link = !lstat(place, &about) && S_ISLNK(about.st_mode);
    return !link ? place : realpath(place, real);
}

bool fresh_file_again(Fresh *f, const char *place, Arena *a)
{
    char real[PATH_MAX];
    const char *leads = where_it_leads(place, real);
    bool begun = fresh_begin(f, leads ? leads : place, a) && leads;
    f->again = true;
    return begun && part_open(f, OWNER_ALONE);
}

bool fresh_folder(Fresh *f, const char *place, Arena *a)
{
    return fresh_begin(f, place, a) && (place_free(f->place) || folder_has_nothing(f->place)) &&
           !mkdir(f->part, 0700);
}

bool fresh_folder_again(Fresh *f, const char *place, Arena *a)
{
    bool begun = fresh_begin(f, place, a);
    f->again = true;
    return begun && !mkdir(f->part, 0700);
}

/* ---- keeping --------------------------------------------------------------------- */

/* Not every file system syncs folders, nor may everybody open the one above. */
static bool folder_synced(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = fd < 0 || !fsync(fd) || errno == EINVAL;
    if (fd >= 0)
        close(fd);
    return synced;
}

static bool file_whole(Fresh *f)
{
    bool whole = !ferror(f->file) && !fflush(f->file) && !fsync(fileno(f->file));
    int  why = errno;
    bool closed = !fclose(f->file);
    f->file = NULL;
    errno = whole && closed ? 0 : whole ? errno : why;
    return whole && closed;
}

/* Some file systems have no order not to replace. */
static bool moved_to_nothing(const Fresh *f)
{
    if (!renameat2(AT_FDCWD, f->part, AT_FDCWD, f->place, RENAME_NOREPLACE))
        return true;
    return (errno == EINVAL || errno == ENOSYS) && !link(f->part, f->place) && !unlink(f->part);
}

bool fresh_keep(Fresh *f)
{
    bool file = f->file, whole = file ? file_whole(f) : folder_synced(f->part);
    f->moved = whole && (file && !f->again ? moved_to_nothing(f) : !rename(f->part, f->place));
    f->there = f->moved || (whole && !file && f->again && folder_same(f->part, f->place));
    if (!f->moved)
        fresh_drop(f);
    return f->there && folder_synced(f->above);
}

void fresh_drop(Fresh *f)
{
    int why = errno;
    if (f->file)
        fclose(f->file);
    f->file = NULL;
    folder_remove(f->part);
    errno = why;
}

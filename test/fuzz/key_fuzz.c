/* Whatever is read as somebody's key file signs, and is written so that it reads the same again. */
#include "desk/actor.h"
#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file in memory that its owner alone may read. */
static int file_of(Str s, char path[32])
{
    int fd = memfd_create("key", MFD_CLOEXEC);
    law(fd >= 0 && !fchmod(fd, 0600));
    law(!s.len || write(fd, s.at, (size_t)s.len) == s.len);
    snprintf(path, 32, "/proc/self/fd/%d", fd);
    return fd;
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 24);
    Actor actor, again;
    char  path[32], written[64];
    int   fd = file_of((Str){ (const char *)bytes, (ptrdiff_t)count }, path);
    if (reads(actor_read(path, &actor, &a))) {
        snprintf(written, sizeof written, "/tmp/key-fuzz-%d", (int)getpid());
        law(!failed(actor_write(written, &actor, &a)));
        law(!failed(actor_read(written, &again, &a)) && !unlink(written));
        law(again.number == actor.number && str_same(again.name, actor.name) &&
            !memcmp(again.public.byte, actor.public.byte, sizeof actor.public.byte));
    }
    close(fd);
    arena_end(&a);
}
